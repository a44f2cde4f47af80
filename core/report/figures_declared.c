/* Which figures the loaded kinds declare under a name, and which of them are told apart by what is asked for. */
#include "report/private.h"

int
bahe_figure_by_place (const BaheFigure *figure, const char *field)
{
  g_auto (GStrv) names = figure->by != NULL ? g_strsplit (figure->by, ",", -1) : NULL;

  for (int i = 0; names != NULL && names[i] != NULL; i++)
    if (g_str_equal (g_strstrip (names[i]), field))
      return i;
  return -1;
}

static gboolean
is_named (const BaheFigure *figure, const char *words)
{
  g_autofree char *key = bahe_text_key (words);
  const char *const names[] = { figure->name, figure->label.zh, figure->label.en };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *name = bahe_text_key (names[i] != NULL ? names[i] : "");
    if (g_str_equal (name, key))
      return TRUE;
  }
  return FALSE;
}

GArray *
bahe_figures_declared (BaheUnit *unit, const char *name, GError **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (BaheDeclared));
  g_autoptr (GPtrArray) kinds = bahe_plugins_kinds (bahe_unit_plugins (unit));
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < kinds->len; i++) {
    const BaheKindInfo *kind = kinds->pdata[i];
    for (guint j = 0; j < kind->n_figures; j++) {
      BaheDeclared declared = { kind, &kind->figures[j] };
      g_ptr_array_add (names, (gpointer) declared.figure->table->name);
      g_ptr_array_add (names, (gpointer) bahe_label (&declared.figure->table->label));
      if (name == NULL || is_named (declared.figure->table, name))
        g_array_append_val (found, declared);
    }
  }
  if (found->len > 0 || name == NULL)
    return g_steal_pointer (&found);
  const char *near = bahe_text_nearest (name, (const char *const *) names->pdata, names->len);
  if (near != NULL)
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_NOT_FOUND, _ ("there is no figure “%s”; did you mean “%s”?"), name,
                 near);
  else
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_NOT_FOUND,
                 _ ("there is no figure “%s”; ask without a name to see all of them"), name);
  return NULL;
}

static gboolean
always_there (const char *field)
{
  return g_str_equal (field, "activity") || g_str_equal (field, "year");
}

gboolean
bahe_figures_keep_by (GArray *figures, const char *const *by, GError **error)
{
  g_autoptr (GString) known = g_string_new ("activity, year");

  for (gsize k = 0; by != NULL && by[k] != NULL; k++)
    for (guint i = figures->len; i > 0 && !always_there (by[k]); i--) {
      const BaheFigure *figure = g_array_index (figures, BaheDeclared, i - 1).figure->table;
      if (bahe_figure_by_place (figure, by[k]) >= 0)
        continue;
      if (figure->by != NULL && figures->len == 1)
        g_string_append_printf (known, ", %s", figure->by);
      g_array_remove_index (figures, i - 1);
      if (figures->len == 0) {
        g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID, _ ("“%s” is not counted by “%s”; it is by: %s"),
                     bahe_label (&figure->label), by[k], known->str);
        return FALSE;
      }
    }
  return TRUE;
}
