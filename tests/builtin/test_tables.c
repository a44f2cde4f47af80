#include "../suite.h"
#include "builtin/builtin.h"
#include "plugin/plugin.h"

START_TEST (given_the_builtin_tables_when_checked_then_every_name_resolves)
{
  g_autoptr (GPtrArray) faults = bahe_plugin_faults (&bahe_builtin_plugin);

  ck_assert_msg (faults->len == 0, "%s", faults->len > 0 ? (const char *) faults->pdata[0] : "");
}
END_TEST

START_TEST (given_the_builtin_tables_when_added_then_the_five_kinds_are_there)
{
  static const char *const kinds[] = { "unit", "roster", "plain-activity", "session", "honours" };
  g_autoptr (BahePlugins) plugins = bahe_plugins_new ();
  g_autoptr (GError) error = NULL;

  ck_assert_msg (bahe_plugins_add (plugins, &bahe_builtin_plugin, &error), "%s", error != NULL ? error->message : "");
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    ck_assert_msg (bahe_plugins_kind (plugins, kinds[i]) != NULL, "%s", kinds[i]);
  ck_assert_ptr_null (bahe_plugins_kind (plugins, "session "));
}
END_TEST

int
main (void)
{
  return RUN_TESTS ("tables", given_the_builtin_tables_when_checked_then_every_name_resolves,
                    given_the_builtin_tables_when_added_then_the_five_kinds_are_there);
}
