/* Fund rules at the command line: which there are, whether their examples hold, what is still allowed, and exceptions.
 */
#include "cli/private.h"

#include <string.h>

static json_object *
member (json_object *object, const char *name)
{
  json_object *value = NULL;

  if (object != NULL)
    json_object_object_get_ex (object, name, &value);
  return value;
}

static const char *
text (json_object *object, const char *name)
{
  json_object *value = member (object, name);

  return value != NULL ? json_object_get_string (value) : "";
}

/* Prints what was found as JSON where that is asked for; it is let go. */
static gboolean
print_plain (BaheCli *cli, json_object *found)
{
  if (cli->format != BAHE_CLI_JSON)
    return FALSE;
  bahe_cli_print_json (found);
  return TRUE;
}

static gboolean
minute_of (BaheCli *cli, gint64 *minute, GError **error)
{
  BaheUnit *unit = bahe_cli_unit (cli, error);
  BaheSpan span;

  if (unit == NULL)
    return FALSE;
  *minute = bahe_now (bahe_store_zone (bahe_unit_store (unit)));
  if (cli->when == NULL)
    return TRUE;
  if (!bahe_span_parse (cli->when, *minute, &span, error))
    return FALSE;
  *minute = span.first;
  return TRUE;
}

/* ---- which there are ---------------------------------------------------------------------------- */

static const char *
ceiling_text (json_object *item)
{
  json_object *most = member (item, "most");

  if (json_object_is_type (most, json_type_array) && json_object_array_length (most) == 2)
    return json_object_get_string (most);
  return most != NULL ? json_object_get_string (most) : "";
}

static const char *
state_text (json_object *item)
{
  json_object *confirmed = member (item, "confirmed");

  if (confirmed != NULL && !json_object_get_boolean (confirmed))
    return _ ("amount not confirmed");
  return g_str_equal (text (item, "severity"), "block") ? _ ("blocked") : _ ("check");
}

static void
print_items (BaheCli *cli, json_object *items)
{
  g_autoptr (BaheTable) table = bahe_table_new ();

  bahe_table_add_column (table, "item", _ ("item"), FALSE);
  bahe_table_add_column (table, "title", _ ("meaning"), FALSE);
  bahe_table_add_column (table, "most", _ ("ceiling"), TRUE);
  bahe_table_add_column (table, "state", _ ("when it is over"), FALSE);
  bahe_table_add_column (table, "source", _ ("source"), FALSE);
  for (size_t i = 0; i < json_object_array_length (items); i++) {
    json_object *item = json_object_array_get_idx (items, i);
    bahe_table_add_row (table, BAHE_PLAIN);
    bahe_table_add_cell (table, text (item, "item"));
    bahe_table_add_cell (table, text (item, "title"));
    bahe_table_add_cell (table, ceiling_text (item));
    bahe_table_add_cell (table, state_text (item));
    bahe_table_add_cell (table, text (item, "source"));
  }
  bahe_cli_print_table (cli, table);
}

static gboolean
run_show (BaheCli *cli, const BaheArguments *arguments, GError **error)
{
  gint64 minute = 0;
  json_object *all = minute_of (cli, &minute, error) ? bahe_unit_policies (cli->unit, minute, error) : NULL;

  if (all == NULL)
    return FALSE;
  if (!print_plain (cli, all)) {
    json_object *profile = member (all, "profile");
    if (cli->format == BAHE_CLI_TABLE) {
      gboolean chosen = json_object_get_boolean (member (profile, "chosen"));
      bahe_cli_printf (chosen ? _ ("amounts of: %s\n\n")
                              : _ ("amounts of: %s (not chosen yet: bahe do 1 profile hubei)\n\n"),
                       text (profile, "title"));
    }
    print_items (cli, member (all, "items"));
  }
  json_object_put (all);
  return TRUE;
}

static void
add_files (BaheTable *table, json_object *files, const char *sort, guint *faults)
{
  for (size_t i = 0; i < json_object_array_length (files); i++) {
    json_object *file = json_object_array_get_idx (files, i);
    gboolean bad = member (file, "fault") != NULL;
    *faults += bad;
    bahe_table_add_row (table, bad ? BAHE_BAD : BAHE_PLAIN);
    bahe_table_add_cell (table, sort);
    bahe_table_add_cell (table, text (file, "name"));
    bahe_table_add_cell (table, bad ? text (file, "fault") : text (file, "title"));
    bahe_table_add_cell (table, text (file, "path"));
  }
}

static gboolean
run_list (BaheCli *cli, const BaheArguments *arguments, GError **error)
{
  gint64 minute = 0;
  guint faults = 0;
  json_object *all = minute_of (cli, &minute, error) ? bahe_unit_policies (cli->unit, minute, error) : NULL;
  g_autoptr (BaheTable) table = bahe_table_new ();

  if (all == NULL)
    return FALSE;
  bahe_table_add_column (table, "sort", _ ("sort"), FALSE);
  bahe_table_add_column (table, "name", _ ("name"), FALSE);
  bahe_table_add_column (table, "title", _ ("meaning"), FALSE);
  bahe_table_add_column (table, "path", _ ("file"), FALSE);
  add_files (table, member (all, "packs"), _ ("fund rule"), &faults);
  add_files (table, member (all, "profiles"), _ ("amounts"), &faults);
  if (!print_plain (cli, all))
    bahe_cli_print_table (cli, table);
  json_object_put (all);
  cli->code = faults > 0 ? 2 : 0;
  return TRUE;
}

static gboolean
run_test (BaheCli *cli, const BaheArguments *arguments, GError **error)
{
  BaheUnit *unit = bahe_cli_unit (cli, error);
  json_object *all = unit != NULL ? bahe_unit_policy_tests (unit, bahe_arguments_word (arguments, 0), error) : NULL;
  g_autoptr (BaheTable) table = bahe_table_new ();
  guint failed = 0;

  if (all == NULL)
    return FALSE;
  bahe_table_add_column (table, "policy", _ ("fund rule"), FALSE);
  bahe_table_add_column (table, "name", _ ("example"), FALSE);
  bahe_table_add_column (table, "result", _ ("result"), FALSE);
  for (size_t i = 0; i < json_object_array_length (all); i++) {
    json_object *one = json_object_array_get_idx (all, i);
    gboolean passed = json_object_get_boolean (member (one, "passed"));
    failed += !passed;
    bahe_table_add_row (table, passed ? BAHE_PLAIN : BAHE_BAD);
    bahe_table_add_cell (table, text (one, "policy"));
    bahe_table_add_cell (table, text (one, "name"));
    bahe_table_add_cell (table, text (one, "words"));
  }
  if (!print_plain (cli, all)) {
    bahe_cli_print_table (cli, table);
    if (cli->format == BAHE_CLI_TABLE)
      bahe_cli_printf (_ ("%u examples, %u failed\n"), (guint) json_object_array_length (all), failed);
  }
  json_object_put (all);
  cli->code = failed > 0 ? 1 : 0;
  return TRUE;
}

/* ---- what is still allowed ---------------------------------------------------------------------- */

static gboolean
run_allowed (BaheCli *cli, const BaheArguments *arguments, GError **error)
{
  gint64 minute = 0, person = 0;
  json_object *all = NULL;
  g_autoptr (BaheTable) table = bahe_table_new ();

  if (minute_of (cli, &minute, error) &&
      bahe_cli_find_person (cli->unit, bahe_arguments_word (arguments, 0), &person, error))
    all = bahe_unit_allowed (cli->unit, person, bahe_arguments_option (arguments, "occasion"), minute, error);
  if (all == NULL)
    return FALSE;
  bahe_table_add_column (table, "label", _ ("for what"), FALSE);
  bahe_table_add_column (table, "given", _ ("given this year"), TRUE);
  bahe_table_add_column (table, "allowed", _ ("ceiling"), TRUE);
  bahe_table_add_column (table, "left", _ ("still allowed"), TRUE);
  bahe_table_add_column (table, "state", _ ("remark"), FALSE);
  for (size_t i = 0; i < json_object_array_length (all); i++) {
    json_object *one = json_object_array_get_idx (all, i), *confirmed = member (one, "confirmed");
    bahe_table_add_row (table, BAHE_PLAIN);
    bahe_table_add_cell (table, text (one, "label"));
    bahe_table_add_cell (table, text (one, "given"));
    bahe_table_add_cell (table, text (one, "allowed"));
    bahe_table_add_cell (table, text (one, "left"));
    bahe_table_add_cell (table,
                         confirmed != NULL && !json_object_get_boolean (confirmed) ? _ ("amount not confirmed") : "");
  }
  if (!print_plain (cli, all)) {
    if (json_object_array_length (all) == 1 && cli->format == BAHE_CLI_TABLE)
      bahe_cli_printf (_ ("still allowed this year: %s yuan\n"), text (json_object_array_get_idx (all, 0), "left"));
    bahe_cli_print_table (cli, table);
  }
  json_object_put (all);
  return TRUE;
}

/* ---- exceptions --------------------------------------------------------------------------------- */

static const char *
review_state (json_object *one)
{
  const char *state = text (one, "state");

  if (g_str_equal (state, "open"))
    return _ ("to be reviewed");
  if (g_str_equal (state, "agreed"))
    return _ ("agreed");
  return g_str_equal (state, "refused") ? _ ("not agreed") : _ ("void");
}

static gboolean
run_exceptions (BaheCli *cli, const BaheArguments *arguments, GError **error)
{
  BaheUnit *unit = bahe_cli_unit (cli, error);
  gboolean every = bahe_arguments_option (arguments, "all") != NULL;
  json_object *all = unit != NULL ? bahe_unit_exceptions (unit, every, cli->role, error) : NULL;
  g_autoptr (BaheTable) table = bahe_table_new ();

  if (all == NULL)
    return FALSE;
  bahe_table_add_column (table, "seq", _ ("no."), TRUE);
  bahe_table_add_column (table, "when", _ ("when"), FALSE);
  bahe_table_add_column (table, "title", _ ("activity"), FALSE);
  bahe_table_add_column (table, "words", _ ("why it was blocked"), FALSE);
  bahe_table_add_column (table, "reason", _ ("reason for the exception"), FALSE);
  bahe_table_add_column (table, "by", _ ("recorded by"), FALSE);
  bahe_table_add_column (table, "state", _ ("state"), FALSE);
  bahe_table_add_column (table, "reviewer", _ ("reviewer"), FALSE);
  for (size_t i = 0; i < json_object_array_length (all); i++) {
    json_object *one = json_object_array_get_idx (all, i);
    const char *columns[] = { "when", "title", "words", "reason", "by" };
    bahe_table_add_row (table, BAHE_PLAIN);
    bahe_table_add_cell (table, text (one, "seq"));
    for (guint k = 0; k < G_N_ELEMENTS (columns); k++)
      bahe_table_add_cell (table, text (one, columns[k]));
    bahe_table_add_cell (table, review_state (one));
    bahe_table_add_cell (table, text (one, "reviewer"));
  }
  if (!print_plain (cli, all)) {
    bahe_cli_print_table (cli, table);
    if (cli->format == BAHE_CLI_TABLE && !every)
      bahe_cli_printf (_ ("\nReview one: bahe do 1 review NO. agreed REVIEWER\n"));
  }
  json_object_put (all);
  return TRUE;
}

static const BaheCliOption allowed_options[] = {
  { "occasion", N_ ("ITEM"), N_ ("only this: hospital, birthday … as `bahe fund-rules show` lists them") },
  { 0 },
};
static const BaheCliOption exceptions_options[] = {
  { "all", NULL, N_ ("reviewed ones too") },
  { 0 },
};

const BaheCliCommand bahe_cli_policy_commands[] = {
  { "fund-rules show", NULL, N_ ("amounts in force on a day (--when), and where they come from"), 0, 0, FALSE, NULL,
    run_show },
  { "fund-rules list", NULL, N_ ("fund rules and profiles, and what is wrong with them"), 0, 0, FALSE, NULL, run_list },
  { "fund-rules test", N_ ("[NAME]"), N_ ("run the examples that fund rules carry"), 0, 1, FALSE, NULL, run_test },
  { "allowed", N_ ("PERSON"), N_ ("what somebody may still be given this year"), 1, 1, FALSE, allowed_options,
    run_allowed },
  { "exceptions", NULL, N_ ("exceptions to fund rules that are to be reviewed"), 0, 0, FALSE, exceptions_options,
    run_exceptions },
  { 0 },
};
