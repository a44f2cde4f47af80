/* Looking: activities, their records and views, and figures. */
#include "cli/private.h"

#include <string.h>

static int
this_year (BaheUnit *unit)
{
  int year, month, day, hour, minute;
  bahe_minute_split (bahe_now (bahe_store_zone (bahe_unit_store (unit))), &year, &month, &day, &hour, &minute);
  return year;
}

static const char *
kind_label (const BaheActivity *activity)
{
  return activity->info != NULL ? bahe_label (&activity->info->table->label) : activity->kind;
}

static const char *
activity_state (const BaheActivity *activity)
{
  if (activity->info == NULL)
    return _ ("activity type missing");
  if (activity->demo)
    return _ ("demonstration");
  static const struct {
    const char *state, *words;
  } states[] = { { "held", N_ ("held") },
                 { "closed", N_ ("closed") },
                 { "granted", N_ ("prizes given") },
                 { "awarded", N_ ("prizes settled") },
                 { "marked", N_ ("marking closed") } };
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (g_str_equal (states[i].state, bahe_activity_state (activity)))
      return _ (states[i].words);
  return _ ("open");
}

static gboolean
run_list (BaheCli *cli, const BaheArguments *arguments, GError **error)
{
  BaheUnit *unit = bahe_cli_unit (cli, error);
  g_autoptr (GPtrArray) activities = unit != NULL ? bahe_unit_activities (unit, error) : NULL;
  if (activities == NULL)
    return FALSE;
  g_autoptr (BaheTable) table = bahe_table_new ();
  bahe_table_add_column (table, "number", _ ("no."), TRUE);
  bahe_table_add_column (table, "type", _ ("type"), FALSE);
  bahe_table_add_column (table, "title", _ ("title"), FALSE);
  bahe_table_add_column (table, "when", _ ("when"), FALSE);
  bahe_table_add_column (table, "state", _ ("state"), FALSE);
  bahe_table_add_column (table, "records", _ ("records"), TRUE);
  for (guint i = 0; i < activities->len; i++) {
    const BaheActivity *activity = activities->pdata[i];
    g_autofree char *when = cli->format == BAHE_CLI_TABLE ? bahe_span_show (&activity->when, this_year (unit))
                                                          : bahe_span_format (&activity->when);
    bahe_table_add_row (table, activity->info == NULL ? BAHE_BAD : activity->closed ? BAHE_FAINT : BAHE_PLAIN);
    bahe_table_add_cellf (table, "%" PRId64, activity->number);
    bahe_table_add_cell (table, kind_label (activity));
    bahe_table_add_cell (table, activity->title);
    bahe_table_add_cell (table, when);
    bahe_table_add_cell (table, activity_state (activity));
    bahe_table_add_cellf (table, "%" PRId64, activity->version);
  }
  bahe_cli_print_table (cli, table);
  return TRUE;
}

/* "胜方 红方；用时 48": what the host shows of a record's values, on one line. */
static char *
shown_values (json_object *shown)
{
  GString *text = g_string_new (NULL);

  if (shown != NULL && json_object_is_type (shown, json_type_object)) {
    json_object_object_foreach (shown, label, value)
        g_string_append_printf (text, "%s%s %s", text->len > 0 ? _ ("; ") : "", label, json_object_get_string (value));
  }
  return g_string_free (text, FALSE);
}

static char *
event_state (json_object *event)
{
  json_object *corrected = bahe_cli_json_get (event, "corrected_by");
  json_object *cancelled = bahe_cli_json_get (event, "cancelled");

  if (cancelled != NULL && json_object_get_boolean (cancelled))
    return g_strdup (_ ("cancelled"));
  if (json_object_get_boolean (bahe_cli_json_get (event, "conflict")))
    return g_strdup (_ ("no longer fits"));
  if (corrected != NULL && json_object_get_int64 (corrected) != 0)
    return g_strdup_printf (_ ("corrected by %" PRId64), json_object_get_int64 (corrected));
  return g_strdup ("");
}

static void
add_event_row (BaheTable *table, json_object *event, gboolean of_all)
{
  g_autofree char *shown = shown_values (bahe_cli_json_get (event, "shown"));
  g_autofree char *state = event_state (event);
  const char *label = bahe_cli_json_text (event, "label");

  bahe_table_add_row (table, *state != '\0' ? BAHE_FAINT : BAHE_PLAIN);
  bahe_table_add_cell (table, bahe_cli_json_text (event, "seq"));
  if (of_all)
    bahe_table_add_cell (table, bahe_cli_json_text (event, "activity"));
  bahe_table_add_cell (table, bahe_cli_json_text (event, "when"));
  bahe_table_add_cell (table, *label != '\0' ? label : bahe_cli_json_text (event, "type"));
  bahe_table_add_cell (table, shown);
  bahe_table_add_cell (table, state);
}

static gboolean
run_events (BaheCli *cli, const BaheArguments *arguments, GError **error)
{
  BaheUnit *unit = bahe_cli_unit (cli, error);
  const char *words = bahe_arguments_word (arguments, 0);
  if (unit == NULL)
    return FALSE;
  gint64 activity = words != NULL ? bahe_unit_find_activity (unit, words, error) : 0;
  if (words != NULL && activity == 0)
    return FALSE;
  json_object *events = bahe_unit_events (unit, activity, cli->role, error);
  if (events == NULL)
    return FALSE;
  if (cli->format == BAHE_CLI_JSON) {
    bahe_cli_print_json (events);
    json_object_put (events);
    return TRUE;
  }
  g_autoptr (BaheTable) table = bahe_table_new ();
  bahe_table_add_column (table, "seq", _ ("no."), TRUE);
  if (activity == 0)
    bahe_table_add_column (table, "activity", _ ("activity"), TRUE);
  bahe_table_add_column (table, "when", _ ("when"), FALSE);
  bahe_table_add_column (table, "label", _ ("record"), FALSE);
  bahe_table_add_column (table, "shown", _ ("content"), FALSE);
  bahe_table_add_column (table, "state", _ ("state"), FALSE);
  for (gsize i = 0; i < json_object_array_length (events); i++)
    add_event_row (table, json_object_array_get_idx (events, i), activity == 0);
  json_object_put (events);
  bahe_cli_print_table (cli, table);
  return TRUE;
}

/* A cell of a view is {"value":…,"text":…}, or plain. */
static const char *
cell_text (json_object *cell)
{
  if (cell == NULL)
    return "";
  return json_object_is_type (cell, json_type_object) ? bahe_cli_json_text (cell, "text")
                                                      : json_object_get_string (cell);
}

static gboolean
is_number_field (const BaheField *field)
{
  return field->type == BAHE_INTEGER || field->type == BAHE_DECIMAL || field->type == BAHE_MONEY;
}

static void
print_views (BaheCli *cli, const BaheActivity *activity, json_object *views)
{
  for (guint i = 0; activity->info != NULL && i < activity->info->n_views; i++) {
    const BaheEventType *view = activity->info->views[i].table;
    json_object *rows = bahe_cli_json_get (views, view->name);
    if (rows == NULL || json_object_array_length (rows) == 0)
      continue;
    g_autoptr (BaheTable) table = bahe_view_table (view, rows, cli->format != BAHE_CLI_TABLE);
    g_autofree char *title = bahe_cli_strong (cli, bahe_label (&view->label));
    if (cli->format == BAHE_CLI_TABLE)
      bahe_cli_printf ("\n%s\n", title);
    bahe_cli_print_table (cli, table);
  }
}

static void
print_entrants (BaheCli *cli, const BaheActivity *activity, json_object *entrants)
{
  if (entrants == NULL || json_object_array_length (entrants) == 0)
    return;
  g_autoptr (BaheTable) table = bahe_table_new ();
  bahe_table_add_column (table, "number", _ ("no."), TRUE);
  bahe_table_add_column (table, "name", _ ("team or player"), FALSE);
  for (guint i = 0; activity->info != NULL && i < activity->info->n_entry; i++)
    bahe_table_add_column (table, activity->info->entry[i].name, bahe_label (&activity->info->entry[i].label),
                           is_number_field (&activity->info->entry[i]));
  bahe_table_add_column (table, "withdrawn", _ ("state"), FALSE);
  for (gsize i = 0; i < json_object_array_length (entrants); i++) {
    json_object *entrant = json_object_array_get_idx (entrants, i);
    gboolean out = json_object_get_boolean (bahe_cli_json_get (entrant, "withdrawn"));
    bahe_table_add_row (table, out ? BAHE_FAINT : BAHE_PLAIN);
    bahe_table_add_cell (table, bahe_cli_json_text (entrant, "number"));
    bahe_table_add_cell (table, bahe_cli_json_text (entrant, "name"));
    for (guint k = 0; activity->info != NULL && k < activity->info->n_entry; k++)
      bahe_table_add_cell (table, cell_text (bahe_cli_json_get (entrant, activity->info->entry[k].name)));
    bahe_table_add_cell (table, out ? _ ("withdrawn") : "");
  }
  g_autofree char *title = bahe_cli_strong (cli, _ ("Teams and players"));
  bahe_cli_printf ("\n%s\n", title);
  bahe_cli_print_table (cli, table);
}

static void
print_setup (BaheCli *cli, BaheUnit *unit, const BaheActivity *activity)
{
  g_autofree char *title = bahe_cli_strong (cli, activity->title != NULL ? activity->title : "");
  g_autofree char *when = bahe_span_show (&activity->when, this_year (unit));

  bahe_cli_printf ("%s\n%s · %s · %s\n", title, kind_label (activity), when, activity_state (activity));
  for (guint i = 0; activity->info != NULL && activity->setup != NULL && i < activity->info->n_setup; i++) {
    const BaheField *field = &activity->info->setup[i];
    const BaheValue *value = &bahe_values_get (activity->setup)[i];
    if (value->how == BAHE_UNSET)
      continue;
    g_autofree char *shown = bahe_value_show (field, value);
    bahe_cli_printf ("%s  %s\n", bahe_label (&field->label), shown);
  }
}

static void
print_activity_json (const BaheActivity *activity, json_object *entrants, json_object *views)
{
  json_object *json = json_object_new_object ();
  g_autofree char *when = bahe_span_format (&activity->when);

  json_object_object_add (json, "number", json_object_new_int64 (activity->number));
  json_object_object_add (json, "kind", json_object_new_string (activity->kind));
  json_object_object_add (json, "title", json_object_new_string (activity->title != NULL ? activity->title : ""));
  json_object_object_add (json, "when", json_object_new_string (when));
  json_object_object_add (json, "demo", json_object_new_boolean (activity->demo));
  json_object_object_add (json, "closed", json_object_new_boolean (activity->closed));
  if (activity->info != NULL && activity->setup != NULL)
    json_object_object_add (
        json, "setup", bahe_values_to_json (activity->info->setup, bahe_values_get (activity->setup), NULL, "", NULL));
  json_object_object_add (json, "entrants", json_object_get (entrants));
  json_object_object_add (json, "views", json_object_get (views));
  bahe_cli_print_json (json);
  json_object_put (json);
}

static gboolean
run_show (BaheCli *cli, const BaheArguments *arguments, GError **error)
{
  BaheUnit *unit = bahe_cli_unit (cli, error);
  gint64 number = unit != NULL ? bahe_unit_find_activity (unit, bahe_arguments_word (arguments, 0), error) : 0;
  g_autoptr (BaheActivity) activity = number != 0 ? bahe_unit_activity (unit, number, error) : NULL;
  if (activity == NULL)
    return FALSE;
  const BaheBoardQuery query = { .role =
                                     bahe_arguments_option (arguments, "reveal") != NULL ? cli->role : BAHE_VIEWER };
  json_object *views = bahe_unit_views (unit, number, &query, error);
  json_object *entrants = views != NULL ? bahe_unit_entrants (unit, number, error) : NULL;
  if (entrants != NULL) {
    if (cli->format == BAHE_CLI_JSON)
      print_activity_json (activity, entrants, views);
    else {
      if (cli->format == BAHE_CLI_TABLE) {
        print_setup (cli, unit, activity);
        print_entrants (cli, activity, entrants);
      }
      print_views (cli, activity, views);
    }
  }
  gboolean done = entrants != NULL;
  json_object_put (views);
  json_object_put (entrants);
  return done;
}

static void
print_figure_events (json_object *figure)
{
  json_object *events = bahe_cli_json_get (figure, "events");

  if (events == NULL)
    return;
  bahe_cli_printf (_ ("  made from the records:"));
  for (gsize i = 0; i < json_object_array_length (events); i++) {
    json_object *event = json_object_array_get_idx (events, i);
    bahe_cli_printf (" %s", json_object_is_type (event, json_type_object) ? bahe_cli_json_text (event, "seq")
                                                                          : json_object_get_string (event));
  }
  bahe_cli_printf ("\n");
}

static void
print_figures (BaheCli *cli, json_object *figures, gboolean explain)
{
  g_autoptr (BaheTable) table = bahe_figure_table (figures, cli->format != BAHE_CLI_TABLE);

  bahe_cli_print_table (cli, table);
  for (gsize i = 0; explain && cli->format == BAHE_CLI_TABLE && i < json_object_array_length (figures); i++) {
    json_object *figure = json_object_array_get_idx (figures, i);
    bahe_cli_printf ("\n%s  %s\n", bahe_cli_json_text (figure, "label"), bahe_cli_json_text (figure, "text"));
    print_figure_events (figure);
  }
}

static gboolean
run_figure (BaheCli *cli, const BaheArguments *arguments, GError **error)
{
  BaheUnit *unit = bahe_cli_unit (cli, error);
  BaheFigureAsk ask = { .name = bahe_arguments_word (arguments, 0) };
  const char *of = bahe_arguments_option (arguments, "of");
  const char *by = bahe_arguments_option (arguments, "by");
  const char *month = bahe_arguments_option (arguments, "month");
  gint64 year;

  if (unit == NULL || (month != NULL && !bahe_cli_month (unit, month, &ask.period, error)) ||
      !bahe_arguments_number (arguments, "year", 1900, 0, &year, error) ||
      !bahe_arguments_number (arguments, "as-of", 1, 0, &ask.as_of, error))
    return FALSE;
  ask.year = (int) year;
  ask.explain = bahe_arguments_option (arguments, "explain") != NULL;
  if (of != NULL && (ask.activity = bahe_unit_find_activity (unit, of, error)) == 0)
    return FALSE;
  g_auto (GStrv) fields = by != NULL ? g_strsplit (by, ",", -1) : NULL;
  ask.by = (const char *const *) fields;
  json_object *figures = bahe_figures (unit, &ask, error);
  if (figures == NULL)
    return FALSE;
  if (cli->format == BAHE_CLI_JSON)
    bahe_cli_print_json (figures);
  else
    print_figures (cli, figures, ask.explain);
  json_object_put (figures);
  return TRUE;
}

static const BaheCliOption show_options[] = {
  { "reveal", NULL, N_ ("with what is held; for officers") },
  { 0 },
};

static const BaheCliOption figure_options[] = {
  { "by", N_ ("FIELD,…"), N_ ("apart by these: activity, year, or fields of the record") },
  { "year", N_ ("YEAR"), N_ ("of one reporting year") },
  { "month", N_ ("MONTH"), N_ ("of what happened in one month: 2026-11, 11月") },
  { "of", N_ ("ACTIVITY"), N_ ("of one activity") },
  { "as-of", N_ ("RECORD-NUMBER"), N_ ("as it stood after this record") },
  { "explain", NULL, N_ ("name the records that each figure is made from") },
  { 0 },
};

const BaheCliCommand bahe_cli_look_commands[] = {
  { "list", NULL, N_ ("list the activities"), 0, 0, FALSE, NULL, run_list },
  { "show", N_ ("ACTIVITY"), N_ ("show an activity: its setup, teams, matches or sheets"), 1, 1, FALSE, show_options,
    run_show },
  { "events", N_ ("[ACTIVITY]"), N_ ("list the records"), 0, 1, FALSE, NULL, run_events },
  { "figure", N_ ("[NAME]"), N_ ("find a figure, and where it comes from"), 0, 1, FALSE, figure_options, run_figure },
  { 0 },
};
