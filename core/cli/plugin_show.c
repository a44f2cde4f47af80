/* The reference of a plugin, made from its tables and from nothing else. */
#include "cli/private.h"

/* ---- which one
 * ----------------------------------------------------------------------------------------------------------- */

static const BahePluginInfo *
find_plugin (BahePlugins *plugins, const char *name, GError **error)
{
  const GPtrArray *list = bahe_plugins_list (plugins);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < list->len; i++) {
    const BahePluginInfo *plugin = list->pdata[i];
    if (g_strcmp0 (plugin->table->name, name) == 0)
      return plugin;
    g_ptr_array_add (names, (gpointer) plugin->table->name);
    for (guint k = 0; k < plugin->n_kinds; k++)
      if (g_strcmp0 (plugin->kinds[k].table->name, name) == 0)
        return plugin;
  }
  const char *nearest = bahe_cli_nearest (name, names);
  g_set_error (error, BAHE_ERROR, BAHE_ERROR_NOT_FOUND,
               nearest != NULL ? _ ("there is no plugin “%s”; did you mean “%s”?")
                               : _ ("there is no plugin “%s”; bahe plugin list names them"),
               name, nearest);
  return NULL;
}

/* ---- rows for a program
 * -------------------------------------------------------------------------------------------------- */

static void
add_field_rows (BaheTable *table, const char *part, const BaheField *fields)
{
  for (const BaheField *field = fields; field != NULL && field->name != NULL; field++) {
    g_autofree char *value = bahe_cli_field_value (field);
    bahe_table_add_row (table, BAHE_PLAIN);
    bahe_table_add_cell (table, part);
    bahe_table_add_cell (table, field->name);
    bahe_table_add_cell (table, bahe_label (&field->label));
    bahe_table_add_cell (table, (field->flags & BAHE_REQUIRED) != 0 ? "✓" : "");
    bahe_table_add_cell (table, value);
    bahe_table_add_cell (table, field->fallback);
  }
}

static void
add_kind_rows (BaheTable *table, const BaheKindInfo *kind)
{
  g_autofree char *setup = g_strdup_printf ("%s: %s", kind->table->name, _ ("setup"));
  g_autofree char *entry = g_strdup_printf ("%s: %s", kind->table->name, _ ("entry"));

  add_field_rows (table, setup, kind->setup);
  add_field_rows (table, entry, kind->entry);
  for (guint i = 0; i < kind->n_verbs; i++) {
    const BaheVerb *verb = kind->verbs[i].table;
    g_autofree char *part = g_strdup_printf ("%s: %s", kind->table->name, verb->name);
    bahe_table_add_row (table, BAHE_FIRST);
    bahe_table_add_cell (table, part);
    bahe_table_add_cell (table, "");
    bahe_table_add_cell (table, bahe_label (&verb->label));
    bahe_table_add_cell (table, "");
    bahe_table_add_cell (table, verb->role);
    add_field_rows (table, part, verb->fields);
  }
}

static void
print_rows (BaheCli *cli, const BahePluginInfo *plugin)
{
  g_autoptr (BaheTable) table = bahe_table_new ();

  bahe_table_add_column (table, "part", _ ("part"), FALSE);
  bahe_table_add_column (table, "name", _ ("name"), FALSE);
  bahe_table_add_column (table, "label", _ ("label"), FALSE);
  bahe_table_add_column (table, "required", _ ("required"), FALSE);
  bahe_table_add_column (table, "value", _ ("value"), FALSE);
  bahe_table_add_column (table, "fallback", _ ("else"), FALSE);
  for (guint i = 0; i < plugin->n_kinds; i++)
    add_kind_rows (table, &plugin->kinds[i]);
  bahe_cli_print_table (cli, table);
}

/* ---- pages for people
 * ---------------------------------------------------------------------------------------------------- */

static void
print_part (const BaheCli *cli, const char *name, const char *label)
{
  g_autofree char *words = g_strjoin (" ", name, label, NULL);
  g_autofree char *strong = bahe_cli_strong (cli, words);

  bahe_cli_printf ("\n%s\n", strong);
}

static void
print_fields (const BaheCli *cli, const char *name, const char *label, const BaheField *fields)
{
  if (fields->name == NULL)
    return;
  print_part (cli, name, label);
  for (; fields->name != NULL; fields++)
    bahe_cli_print_field (fields);
}

static void
print_verb (const BaheCli *cli, const BaheVerb *verb)
{
  g_autofree char *label = g_strdup_printf ("%s · %s", bahe_label (&verb->label), bahe_verb_role (verb));

  print_part (cli, verb->name, label);
  if (verb->records != NULL)
    bahe_cli_printf (_ ("  records %s\n"), verb->records);
  for (const BaheField *field = verb->fields; field != NULL && field->name != NULL; field++)
    bahe_cli_print_field (field);
}

static const char *
shape_name (BaheShape shape)
{
  static const char *const names[] = { "", "match", "mark", "measure", "tally", "lot", "member" };

  return (guint) shape < G_N_ELEMENTS (names) ? names[shape] : "";
}

/* "measure: entrant = player, value = count" */
static void
print_fact (const BaheFact *fact)
{
  const struct {
    const char *slot, *field;
  } slots[] = {
    { "rows", fact->rows },
    { "entrant", fact->entrant },
    { "value", fact->value },
    { "other", fact->other },
    { "against", fact->against },
    { "faults", fact->faults },
    { "other_faults", fact->other_faults },
    { "ended", fact->ended },
    { "parts", fact->parts },
    { "by", fact->by },
    { "about", fact->about },
    { "stage", fact->stage },
    { "group", fact->group },
    { "round", fact->round },
  };
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (slots); i++)
    if (slots[i].field != NULL)
      g_string_append_printf (words, "%s%s = %s", words->len > 0 ? ", " : "", slots[i].slot, slots[i].field);
  bahe_cli_printf (_ ("    a rule reads %s: %s\n"), shape_name (fact->shape), words->str);
  g_string_free (words, TRUE);
}

static void
print_event (const BaheEventType *event)
{
  bahe_cli_printf ("  %s  %s", event->name, bahe_label (&event->label));
  for (const BaheField *field = event->fields; field != NULL && field->name != NULL; field++)
    bahe_cli_printf ("%s%s%s", field == event->fields ? " (" : ", ", field->name, field[1].name == NULL ? ")" : "");
  if (event->hidden_until != NULL)
    bahe_cli_printf (_ (" · hidden until %s"), event->hidden_until);
  bahe_cli_print ("\n");
  for (const BaheFact *fact = event->facts; fact != NULL && fact->shape != 0; fact++)
    print_fact (fact);
}

static void
print_figure (const BaheFigure *figure)
{
  static const char *const how[] = { "",          N_ ("count"), N_ ("sum"),     N_ ("distinct"),
                                     N_ ("rate"), N_ ("each"),  N_ ("balance"), N_ ("latest") };

  if (bahe_is_expression (figure)) {
    bahe_cli_printf ("  %s  %s: %s %s%s%s%s%s\n", figure->name, bahe_label (&figure->label), _ (how[figure->how]),
                     figure->of, figure->how == BAHE_BALANCE ? " − " : " ÷ ", figure->over,
                     figure->by != NULL ? _ (", by ") : "", figure->by != NULL ? figure->by : "");
    return;
  }
  bahe_cli_printf ("  %s  %s: %s %s%s%s%s%s%s%s\n", figure->name, bahe_label (&figure->label), _ (how[figure->how]),
                   figure->view != NULL ? figure->view : figure->event, figure->field != NULL ? "." : "",
                   figure->field != NULL ? figure->field : "", figure->by != NULL ? _ (", by ") : "",
                   figure->by != NULL ? figure->by : "", figure->unit.zh != NULL ? ", " : "",
                   figure->unit.zh != NULL ? bahe_label (&figure->unit) : "");
}

static void
print_tables (const BaheCli *cli, const BaheKindInfo *kind)
{
  if (kind->n_events > 0)
    print_part (cli, _ ("What is recorded"), NULL);
  for (guint i = 0; i < kind->n_events; i++)
    print_event (kind->events[i].table);
  if (kind->n_views > 0)
    print_part (cli, _ ("Rows that a page is made from, never stored"), NULL);
  for (guint i = 0; i < kind->n_views; i++)
    print_event (kind->views[i].table);
  if (kind->n_refusals > 0)
    print_part (cli, _ ("Why it says no"), NULL);
  for (guint i = 0; i < kind->n_refusals; i++)
    bahe_cli_printf ("  %s  %s\n", kind->table->refusals[i].name, bahe_label (&kind->table->refusals[i].message));
  if (kind->n_figures > 0)
    print_part (cli, _ ("Figures"), NULL);
  for (guint i = 0; i < kind->n_figures; i++)
    print_figure (kind->figures[i].table);
}

static void
print_kind (const BaheCli *cli, const BaheKindInfo *kind)
{
  g_autofree char *label = g_strdup_printf (
      "%s · %s%s%s", bahe_label (&kind->table->label), bahe_category_label (kind->category),
      kind->table->rule != NULL ? _ (" · scoring rule ") : "", kind->table->rule != NULL ? kind->table->rule : "");

  print_part (cli, kind->table->name, label);
  if (!kind->entrants)
    bahe_cli_printf (_ ("  nobody is entered\n"));
  print_fields (cli, "open", _ ("setup"), kind->setup);
  print_fields (cli, "enter", _ ("entry"), kind->entry);
  for (guint i = 0; i < kind->n_verbs; i++)
    print_verb (cli, kind->verbs[i].table);
  print_tables (cli, kind);
}

static gboolean
run_show (BaheCli *cli, const BaheArguments *arguments, GError **error)
{
  const char *words = bahe_arguments_word (arguments, 0);
  gboolean file = g_str_has_suffix (words, ".so");
  g_autoptr (BahePlugins) own = bahe_plugins_new ();
  BahePlugins *plugins = file ? own : bahe_cli_plugins (cli, error);

  if (plugins == NULL || (file && !bahe_plugins_load (own, words, error)))
    return FALSE;
  const BahePluginInfo *plugin = file ? bahe_plugins_list (own)->pdata[0] : find_plugin (plugins, words, error);
  if (plugin == NULL)
    return FALSE;
  if (cli->format != BAHE_CLI_TABLE) {
    print_rows (cli, plugin);
    return TRUE;
  }
  bahe_cli_printf ("%s %s  %s\n", plugin->table->name, plugin->table->version, bahe_label (&plugin->table->summary));
  for (guint i = 0; i < plugin->n_kinds; i++)
    print_kind (cli, &plugin->kinds[i]);
  return TRUE;
}

const BaheCliCommand bahe_cli_plugin_show_commands[] = {
  { "plugin show", N_ ("NAME|FILE.so"), N_ ("the reference of a plugin, made from its tables"), 1, 1, FALSE, NULL,
    run_show },
  { 0 },
};
