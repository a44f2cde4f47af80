/* Fund rules at the command line: which there are, whether their examples hold, what is still allowed, and exceptions.
 */
#include "cli/private.h"

#include <string.h>

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
  json_object *most = bahe_cli_json_get (item, "most");

  if (json_object_is_type (most, json_type_array) && json_object_array_length (most) == 2) {
    g_autofree char *share = g_strdup_printf ("%s/%s", json_object_get_string (json_object_array_get_idx (most, 0)),
                                              json_object_get_string (json_object_array_get_idx (most, 1)));
    most = json_object_new_string (share);
    json_object_object_add (item, "most", most);
  }
  return most != NULL ? json_object_get_string (most) : "";
}

static const char *
state_text (json_object *item)
{
  json_object *confirmed = bahe_cli_json_get (item, "confirmed");

  if (confirmed != NULL && !json_object_get_boolean (confirmed))
    return _ ("amount not confirmed");
  return g_str_equal (bahe_cli_json_text (item, "severity"), "block") ? _ ("blocked") : _ ("check");
}

static const BaheCliColumn item_columns[] = {
  { "item", N_ ("item") },
  { "title", N_ ("meaning") },
  { "most", N_ ("ceiling"), .number = TRUE, .say = ceiling_text },
  { "state", N_ ("when it is over"), .say = state_text },
  { "source", N_ ("source") },
  { 0 },
};

static void
print_items (BaheCli *cli, json_object *items)
{
  g_autoptr (BaheTable) table = bahe_table_new ();

  bahe_cli_add_rows (table, items, item_columns, NULL);
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
    json_object *profile = bahe_cli_json_get (all, "profile");
    if (cli->format == BAHE_CLI_TABLE) {
      gboolean chosen = json_object_get_boolean (bahe_cli_json_get (profile, "chosen"));
      bahe_cli_printf (chosen ? _ ("amounts of: %s\n\n")
                              : _ ("amounts of: %s (not chosen yet: bahe do 1 profile hubei)\n\n"),
                       bahe_cli_json_text (profile, "title"));
    }
    print_items (cli, bahe_cli_json_get (all, "items"));
  }
  json_object_put (all);
  return TRUE;
}

static void
add_files (BaheTable *table, json_object *files, const char *sort, guint *faults)
{
  for (size_t i = 0; i < json_object_array_length (files); i++) {
    json_object *file = json_object_array_get_idx (files, i);
    gboolean bad = bahe_cli_json_get (file, "fault") != NULL;
    *faults += bad;
    bahe_table_add_row (table, bad ? BAHE_BAD : BAHE_PLAIN);
    bahe_table_add_cell (table, sort);
    bahe_table_add_cell (table, bahe_cli_json_text (file, "name"));
    bahe_table_add_cell (table, bad ? bahe_cli_json_text (file, "fault") : bahe_cli_json_text (file, "title"));
    bahe_table_add_cell (table, bahe_cli_json_text (file, "path"));
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
  add_files (table, bahe_cli_json_get (all, "packs"), _ ("fund rule"), &faults);
  add_files (table, bahe_cli_json_get (all, "profiles"), _ ("amounts"), &faults);
  if (!print_plain (cli, all))
    bahe_cli_print_table (cli, table);
  json_object_put (all);
  cli->code = faults > 0 ? 2 : 0;
  return TRUE;
}

static gboolean
has_passed (json_object *example)
{
  return json_object_get_boolean (bahe_cli_json_get (example, "passed"));
}

static BaheRowStyle
example_style (json_object *example)
{
  return has_passed (example) ? BAHE_PLAIN : BAHE_BAD;
}

static const char *
example_words (json_object *example)
{
  return bahe_cli_json_text (example, "words");
}

static const BaheCliColumn example_columns[] = {
  { "policy", N_ ("fund rule") },
  { "name", N_ ("example") },
  { "result", N_ ("result"), .say = example_words },
  { 0 },
};

static gboolean
run_test (BaheCli *cli, const BaheArguments *arguments, GError **error)
{
  BaheUnit *unit = bahe_cli_unit (cli, error);
  json_object *all = unit != NULL ? bahe_unit_policy_tests (unit, bahe_arguments_word (arguments, 0), error) : NULL;
  g_autoptr (BaheTable) table = bahe_table_new ();
  guint failed = 0;

  if (all == NULL)
    return FALSE;
  for (size_t i = 0; i < json_object_array_length (all); i++)
    failed += !has_passed (json_object_array_get_idx (all, i));
  bahe_cli_add_rows (table, all, example_columns, example_style);
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

static const char *
say_unconfirmed (json_object *one)
{
  json_object *confirmed = bahe_cli_json_get (one, "confirmed");

  return confirmed != NULL && !json_object_get_boolean (confirmed) ? _ ("amount not confirmed") : "";
}

static const BaheCliColumn allowed_columns[] = {
  { "label", N_ ("for what") },
  { "given", N_ ("given this year"), .number = TRUE },
  { "allowed", N_ ("ceiling"), .number = TRUE },
  { "left", N_ ("still allowed"), .number = TRUE },
  { "state", N_ ("remark"), .say = say_unconfirmed },
  { 0 },
};

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
  bahe_cli_add_rows (table, all, allowed_columns, NULL);
  if (!print_plain (cli, all)) {
    if (json_object_array_length (all) == 1 && cli->format == BAHE_CLI_TABLE)
      bahe_cli_printf (_ ("still allowed this year: %s yuan\n"),
                       bahe_cli_json_text (json_object_array_get_idx (all, 0), "left"));
    bahe_cli_print_table (cli, table);
  }
  json_object_put (all);
  return TRUE;
}

/* ---- exceptions --------------------------------------------------------------------------------- */

static const char *
review_state (json_object *one)
{
  const char *state = bahe_cli_json_text (one, "state");

  if (g_str_equal (state, "open"))
    return _ ("to be reviewed");
  if (g_str_equal (state, "agreed"))
    return _ ("agreed");
  return g_str_equal (state, "refused") ? _ ("not agreed") : _ ("void");
}

static const BaheCliColumn exception_columns[] = {
  { "seq", N_ ("no."), .number = TRUE },
  { "when", N_ ("when") },
  { "title", N_ ("activity") },
  { "words", N_ ("why it was blocked") },
  { "reason", N_ ("reason for the exception") },
  { "by", N_ ("recorded by") },
  { "state", N_ ("state"), .say = review_state },
  { "reviewer", N_ ("reviewer") },
  { 0 },
};

static gboolean
run_exceptions (BaheCli *cli, const BaheArguments *arguments, GError **error)
{
  BaheUnit *unit = bahe_cli_unit (cli, error);
  gboolean every = bahe_arguments_option (arguments, "all") != NULL;
  json_object *all = unit != NULL ? bahe_unit_exceptions (unit, every, cli->role, error) : NULL;
  g_autoptr (BaheTable) table = bahe_table_new ();

  if (all == NULL)
    return FALSE;
  bahe_cli_add_rows (table, all, exception_columns, NULL);
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
