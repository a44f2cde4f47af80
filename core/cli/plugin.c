/* Plugins: which there are, what is wrong with one. */
#include "cli/private.h"

static char *
kinds_of (const BahePluginInfo *plugin)
{
  GString *kinds = g_string_new (NULL);
  for (guint i = 0; i < plugin->n_kinds; i++)
    g_string_append_printf (kinds, "%s%s %s", i > 0 ? ", " : "", plugin->kinds[i].table->name,
                            bahe_label (&plugin->kinds[i].table->label));
  return g_string_free (kinds, FALSE);
}

static gboolean
run_list (BaheCli *cli, const BaheArguments *arguments, GError **error)
{
  BahePlugins *plugins = bahe_cli_plugins (cli, error);
  if (plugins == NULL)
    return FALSE;
  const GPtrArray *list = bahe_plugins_list (plugins), *refused = bahe_plugins_refused (plugins);
  g_autoptr (BaheTable) table = bahe_table_new ();
  bahe_table_add_column (table, "name", _ ("name"), FALSE);
  bahe_table_add_column (table, "version", _ ("version"), FALSE);
  bahe_table_add_column (table, "kinds", _ ("activity types"), FALSE);
  bahe_table_add_column (table, "path", _ ("file"), FALSE);
  bahe_table_add_column (table, "state", _ ("state"), FALSE);
  for (guint i = 0; i < list->len; i++) {
    const BahePluginInfo *plugin = list->pdata[i];
    g_autofree char *kinds = kinds_of (plugin);
    bahe_table_add_row (table, BAHE_PLAIN);
    bahe_table_add_cell (table, plugin->table->name);
    bahe_table_add_cell (table, plugin->table->version);
    bahe_table_add_cell (table, kinds);
    bahe_table_add_cell (table, plugin->path != NULL ? plugin->path : _ ("built in"));
    bahe_table_add_cell (table, "");
  }
  for (guint i = 0; refused != NULL && i < refused->len; i++) {
    const BahePluginRefused *one = refused->pdata[i];
    g_autofree char *name = g_path_get_basename (one->path);
    bahe_table_add_row (table, BAHE_BAD);
    bahe_table_add_cell (table, name);
    bahe_table_add_cell (table, "");
    bahe_table_add_cell (table, "");
    bahe_table_add_cell (table, one->path);
    bahe_table_add_cellf (table, _ ("refused: %s"), one->reason);
  }
  bahe_cli_print_table (cli, table);
  return TRUE;
}

gboolean
bahe_cli_check_plugin (BaheCli *cli, const char *path, GError **error)
{
  if (!g_file_test (path, G_FILE_TEST_EXISTS)) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_NOT_FOUND, _ ("there is no file %s"), path);
    return FALSE;
  }
  const BahePlugins *plugins = bahe_cli_plugins (cli, error);
  if (plugins == NULL)
    return FALSE;
  g_autoptr (GPtrArray) faults = bahe_plugin_check_beside (plugins, path);
  if (cli->format == BAHE_CLI_TABLE && faults->len == 0)
    bahe_cli_printf (_ ("%s: nothing is wrong with it\n"), path);
  else if (cli->format == BAHE_CLI_TABLE)
    for (guint i = 0; i < faults->len; i++)
      bahe_cli_printf ("%s\n", (const char *) faults->pdata[i]);
  else {
    g_autoptr (BaheTable) table = bahe_table_new ();
    bahe_table_add_column (table, "fault", _ ("fault"), FALSE);
    for (guint i = 0; i < faults->len; i++) {
      bahe_table_add_row (table, BAHE_BAD);
      bahe_table_add_cell (table, faults->pdata[i]);
    }
    bahe_cli_print_table (cli, table);
  }
  if (faults->len > 0)
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_PLUGIN, _ ("%s: %u faults; it would be refused"), path, faults->len);
  return faults->len == 0;
}

static gboolean
run_check (BaheCli *cli, const BaheArguments *arguments, GError **error)
{
  return bahe_cli_check_plugin (cli, bahe_arguments_word (arguments, 0), error);
}

static gboolean
run_release (BaheCli *cli, const BaheArguments *arguments, GError **error)
{
  const char *name = bahe_arguments_word (arguments, 0);
  g_autofree char *folder = cli->host->quarantine_folder (cli->store);

  if (!bahe_plugin_release (folder, name, error))
    return FALSE;
  bahe_cli_printf (_ ("%s is used again from the next start on\n"), name);
  return TRUE;
}

const BaheCliCommand bahe_cli_plugin_commands[] = {
  { "plugin list", NULL, N_ ("list the plugins, the refused ones with the reason"), 0, 0, FALSE, NULL, run_list },
  { "plugin check", N_ ("FILE"), N_ ("say everything that is wrong with a plugin's file"), 1, 1, FALSE, NULL,
    run_check },
  { "plugin release", N_ ("NAME"), N_ ("use a plugin again that was put aside after a crash"), 1, 1, FALSE, NULL,
    run_release },
  { 0 },
};
