/* Private values: where they stand, reading them with a trace, destroying them, and the paper that brings their keys
 * back. */
#include "cli/private.h"

#include <string.h>

/* ---- where they stand ------------------------------------------------------------------------------ */

static gboolean
is_readable (json_object *row)
{
  return json_object_get_boolean (bahe_cli_json_get (row, "readable"));
}

static const char *
say_state (json_object *row)
{
  return is_readable (row) ? _ ("sealed") : _ ("destroyed");
}

static const char *
say_due (json_object *row)
{
  return is_readable (row) ? bahe_cli_json_text (row, "due") : "";
}

static BaheRowStyle
style_of (json_object *row)
{
  return is_readable (row) ? BAHE_PLAIN : BAHE_FAINT;
}

static const BaheCliColumn value_columns[] = {
  { "seq", N_ ("record"), .number = TRUE },
  { "title", N_ ("activity") },
  { "when", N_ ("when") },
  { "name", N_ ("about") },
  { "field", N_ ("private field") },
  { "state", N_ ("state"), .say = say_state },
  { "due", N_ ("to be destroyed by"), .say = say_due },
  { 0 },
};
static const BaheCliColumn period_columns[] = {
  { "kind", N_ ("type") },
  { "kind_label", N_ ("activity type") },
  { "field", N_ ("field") },
  { "field_label", N_ ("private field") },
  { "years", N_ ("years kept"), .number = TRUE },
  { "until", N_ ("from") },
  { "source", N_ ("according to") },
  { 0 },
};

static void
print_list (BaheCli *cli, json_object *list, const BaheCliColumn *columns, BaheRowStyle (*style) (json_object *row))
{
  g_autoptr (BaheTable) table = bahe_table_new ();

  bahe_cli_add_rows (table, list, columns, style);
  bahe_cli_print_table (cli, table);
}

/* Keeps what is to be destroyed by today. */
static json_object *
only_due (BaheUnit *unit, json_object *list)
{
  json_object *due = json_object_new_array ();
  gint64 now = bahe_now (bahe_store_zone (bahe_unit_store (unit)));
  g_autofree char *today = bahe_span_format (&(BaheSpan){ now, now });

  for (gsize i = 0; i < json_object_array_length (list); i++) {
    json_object *row = json_object_array_get_idx (list, i);
    const char *day = bahe_cli_json_text (row, "due");
    if (is_readable (row) && *day != '\0' && strncmp (day, today, strlen ("2026-11-06")) <= 0)
      json_object_array_add (due, json_object_get (row));
  }
  return due;
}

/* How long each private field is kept; `bahe do 1 retention` sets another period for one. */
static gboolean
run_periods (BaheCli *cli, BaheUnit *unit, GError **error)
{
  json_object *list = bahe_unit_retention (unit, error);

  if (list == NULL)
    return FALSE;
  if (cli->format == BAHE_CLI_JSON)
    bahe_cli_print_json (list);
  else
    print_list (cli, list, period_columns, NULL);
  json_object_put (list);
  return TRUE;
}

static gboolean
run_private (BaheCli *cli, const BaheArguments *arguments, GError **error)
{
  BaheUnit *unit = bahe_cli_unit (cli, error);
  const char *words = bahe_arguments_word (arguments, 0);
  gint64 person = 0;

  if (unit != NULL && bahe_arguments_option (arguments, "periods") != NULL)
    return run_periods (cli, unit, error);
  if (unit == NULL || (words != NULL && !bahe_cli_find_person (unit, words, &person, error)))
    return FALSE;
  json_object *list = bahe_unit_private (unit, person, error);
  if (list == NULL)
    return FALSE;
  if (bahe_arguments_option (arguments, "due") != NULL) {
    json_object *all = list;
    list = only_due (unit, all);
    json_object_put (all);
  }
  gboolean recovery = TRUE, any = json_object_array_length (list) > 0;
  gboolean known = !any || bahe_store_has_recovery (bahe_unit_store (unit), &recovery, error);
  if (cli->format == BAHE_CLI_JSON)
    bahe_cli_print_json (list);
  else
    print_list (cli, list, value_columns, style_of);
  if (known && !recovery && cli->format == BAHE_CLI_TABLE)
    bahe_cli_printf (
        _ ("There is no recovery sheet yet: if this machine breaks, nobody can read these values again. Make "
           "one for the safe: bahe recovery sheet FILE.pdf\n"));
  json_object_put (list);
  return known;
}

/* ---- reading and destroying --------------------------------------------------------------------------- */

static gboolean
need_reason (const BaheArguments *arguments, const char **because, GError **error)
{
  *because = bahe_arguments_option (arguments, "because");
  if (*because != NULL && **because != '\0')
    return TRUE;
  g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID, _ ("say why with --because; it stays in the record"));
  return FALSE;
}

static gboolean
record_number (const char *word, gint64 *seq, GError **error)
{
  if (g_ascii_string_to_signed (*word == '#' ? word + 1 : word, 10, 1, G_MAXINT64, seq, NULL))
    return TRUE;
  g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID, _ ("“%s” is not the number of a record; bahe private lists them"),
               word);
  return FALSE;
}

static gboolean
run_read_private (BaheCli *cli, const BaheArguments *arguments, GError **error)
{
  BaheUnit *unit = bahe_cli_unit (cli, error);
  const char *word = bahe_arguments_word (arguments, 0), *because;
  BaheRequest request;
  gint64 seq;

  if (unit == NULL || !need_reason (arguments, &because, error))
    return FALSE;
  if (!record_number (word, &seq, error) || !bahe_cli_request (cli, 0, "", &request, error))
    return FALSE;
  request.given = json_object_new_object ();
  json_object_object_add (request.given, "because", json_object_new_string (because));
  json_object *list = bahe_unit_read_private (unit, &request, seq, error);
  json_object_put (request.given);
  if (list == NULL)
    return FALSE;
  if (cli->dry_run)
    bahe_cli_printf (_ ("It would be read; without --dry-run it is shown, and that it was read is recorded.\n"));
  else if (cli->format == BAHE_CLI_JSON)
    bahe_cli_print_json (list);
  for (gsize i = 0; !cli->dry_run && cli->format != BAHE_CLI_JSON && i < json_object_array_length (list); i++) {
    json_object *row = json_object_array_get_idx (list, i);
    bahe_cli_printf ("%s · %s: %s\n", bahe_cli_json_text (row, "name"), bahe_cli_json_text (row, "field"),
                     bahe_cli_json_text (row, "text"));
  }
  json_object_put (list);
  return TRUE;
}

/* What waits for a second person. */
static gboolean
print_asked (BaheCli *cli, BaheUnit *unit, GError **error)
{
  json_object *rows = bahe_unit_forget_asked (unit, cli->role, error);
  g_autoptr (BaheTable) table = bahe_table_new ();
  const char *const columns[][2] = { { "person", _ ("about") },
                                     { "record", _ ("only the files of") },
                                     { "because", _ ("reason") },
                                     { "by", _ ("asked by") },
                                     { "due", _ ("since") } };

  if (rows == NULL)
    return FALSE;
  for (guint c = 0; c < G_N_ELEMENTS (columns); c++)
    bahe_table_add_column (table, columns[c][0], columns[c][1], FALSE);
  for (gsize i = 0; i < json_object_array_length (rows); i++) {
    json_object *row = json_object_array_get_idx (rows, i);
    bahe_table_add_row (table, BAHE_PLAIN);
    for (guint c = 0; c < G_N_ELEMENTS (columns); c++)
      bahe_table_add_cell (table, bahe_cli_json_text (bahe_cli_json_get (row, columns[c][0]), "text"));
  }
  bahe_cli_print_table (cli, table);
  json_object_put (rows);
  return TRUE;
}

/* What is private of a person, or only the files of one record; NOT_FOUND: it has none. */
static json_object *
private_of (BaheUnit *unit, gint64 person, gint64 record, GError **error)
{
  json_object *all = bahe_unit_private (unit, person, error), *list = json_object_new_array ();

  for (gsize i = 0; all != NULL && i < json_object_array_length (all); i++) {
    json_object *row = json_object_array_get_idx (all, i);
    gboolean of_record = json_object_get_int64 (bahe_cli_json_get (row, "seq")) == record &&
                         json_object_get_boolean (bahe_cli_json_get (row, "file"));
    if (record == 0 || of_record)
      json_object_array_add (list, json_object_get (row));
  }
  gboolean found = all != NULL && (record == 0 || json_object_array_length (list) > 0);
  json_object_put (all);
  if (found)
    return list;
  json_object_put (list);
  if (all != NULL)
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_NOT_FOUND,
                 _ ("record %" PRId64 " has no private files of this person; bahe private lists those that have"),
                 record);
  return NULL;
}

static gboolean
show_what_goes (BaheCli *cli, BaheUnit *unit, gint64 person, gint64 record, GError **error)
{
  json_object *list = private_of (unit, person, record, error);

  if (list == NULL)
    return FALSE;
  if (cli->format != BAHE_CLI_JSON)
    print_list (cli, list, value_columns, style_of);
  json_object_put (list);
  return cli->dry_run ||
         bahe_cli_confirm (cli, _ ("Destroy these values for good? Nobody can read them again; totals stay."), error);
}

static gboolean
do_forget (BaheCli *cli, gint64 roster, const char *verb, gint64 person, gint64 record, const char *because,
           GError **error)
{
  BaheRequest request;

  if (!bahe_cli_request (cli, roster, verb, &request, error))
    return FALSE;
  request.given = json_object_new_object ();
  json_object_object_add (request.given, "person", json_object_new_int64 (person));
  json_object_object_add (request.given, "because", json_object_new_string (because));
  if (record != 0)
    json_object_object_add (request.given, "record", json_object_new_int64 (record));
  gboolean done = bahe_cli_do_request (cli, &request, error);
  json_object_put (request.given);
  return done;
}

/* 0 where none is given. */
static gboolean
record_option (const BaheArguments *arguments, gint64 *record, GError **error)
{
  const char *word = bahe_arguments_option (arguments, "record");

  *record = 0;
  return word == NULL || record_number (word, record, error);
}

static gboolean
has_private (BaheUnit *unit, gint64 person, gint64 record, GError **error)
{
  json_object *list = record != 0 ? private_of (unit, person, record, error) : NULL;

  json_object_put (list);
  return record == 0 || list != NULL;
}

/* Asked by one, agreed to by another: what is destroyed cannot be brought back. */
static gboolean
run_forget (BaheCli *cli, const BaheArguments *arguments, GError **error)
{
  BaheUnit *unit = bahe_cli_unit (cli, error);
  const char *because, *words = bahe_arguments_word (arguments, 0);
  gboolean agree = bahe_arguments_option (arguments, "agree") != NULL,
           refuse = bahe_arguments_option (arguments, "refuse") != NULL;
  gint64 person, record = 0, roster = unit != NULL ? bahe_unit_find_activity (unit, "花名册", error) : 0;

  if (roster == 0)
    return FALSE;
  if (words == NULL)
    return print_asked (cli, unit, error);
  if (!need_reason (arguments, &because, error) || !bahe_cli_find_person (unit, words, &person, error) ||
      !record_option (arguments, &record, error) || !has_private (unit, person, record, error) ||
      (agree && !show_what_goes (cli, unit, person, record, error)) ||
      !do_forget (cli, roster,
                  agree    ? "forget"
                  : refuse ? "refuse-forget"
                           : "ask-forget",
                  person, record, because, error))
    return FALSE;
  if (!agree && !refuse && cli->format == BAHE_CLI_TABLE)
    bahe_cli_printf (_ ("Somebody else agrees with: bahe forget PERSON --agree --because … --as NAME\n"));
  return TRUE;
}

/* ---- the recovery sheet -------------------------------------------------------------------------------- */

static gboolean
run_sheet (BaheCli *cli, const BaheArguments *arguments, GError **error)
{
  BaheUnit *unit = bahe_cli_unit (cli, error);

  if (unit == NULL)
    return FALSE;
  if (cli->dry_run) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID,
                 _ ("a sheet that is not made opens nothing; leave out --dry-run"));
    return FALSE;
  }
  if (!bahe_cli_confirm (cli, _ ("Make a new recovery sheet? Copies of keys saved from now on open with it alone."),
                         error))
    return FALSE;
  char *code = bahe_store_make_recovery (bahe_unit_store (unit), error);
  GBytes *paper = code != NULL ? bahe_recovery_sheet (unit, code, error) : NULL;
  const char *path = bahe_arguments_word (arguments, 0);
  gboolean done = paper != NULL &&
                  g_file_set_contents_full (path, g_bytes_get_data (paper, NULL), (gssize) g_bytes_get_size (paper),
                                            G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
  if (done)
    bahe_cli_printf (_ ("%s: print it, put it into the safe, then delete the file. Try it with: bahe recovery try\n"),
                     path);
  if (code != NULL)
    bahe_cli_forget (code);
  g_clear_pointer (&paper, g_bytes_unref);
  return done;
}

/* The code is asked for, or read from standard input: never from argv, which others can see. */
static char *
ask_code (GError **error)
{
  return bahe_cli_interactive () ? bahe_cli_ask_secret (_ ("Code of the recovery sheet"), error)
                                 : bahe_cli_read_line (error);
}

static gboolean
open_keys (BaheUnit *unit, const char *sealed, gboolean put, guint *n, GError **error)
{
  char *code = ask_code (error);

  if (code == NULL)
    return FALSE;
  gboolean done = bahe_store_open_keys (bahe_unit_store (unit), sealed, code, put, n, error);
  bahe_cli_forget (code);
  return done;
}

/* The drill: does the paper in the safe open the keys as they are now? */
static gboolean
run_try (BaheCli *cli, const BaheArguments *arguments, GError **error)
{
  BaheUnit *unit = bahe_cli_unit (cli, error);
  g_autofree char *sealed = unit != NULL ? bahe_store_seal_keys (bahe_unit_store (unit), error) : NULL;
  guint n = 0;

  if (sealed == NULL || !open_keys (unit, sealed, FALSE, &n, error))
    return FALSE;
  bahe_cli_printf (_ ("The sheet opens the keys of %u people.\n"), n);
  return TRUE;
}

static gboolean
run_bring_back (BaheCli *cli, const BaheArguments *arguments, GError **error)
{
  BaheUnit *unit = bahe_cli_unit (cli, error);
  g_autofree char *sealed = NULL;
  gsize length;
  guint n = 0;

  if (unit == NULL || !bahe_cli_read_file (bahe_arguments_word (arguments, 0), &sealed, &length, error) ||
      !open_keys (unit, sealed, !cli->dry_run, &n, error) || (!cli->dry_run && !bahe_unit_forget_again (unit, error)))
    return FALSE;
  bahe_cli_printf (cli->dry_run ? _ ("The keys of %u people would come back; who was forgotten stays forgotten.\n")
                                : _ ("The keys of %u people are back; who was forgotten stays forgotten.\n"),
                   n);
  return TRUE;
}

static const BaheCliOption private_options[] = {
  { "due", NULL, N_ ("only what has been kept long enough and is still readable") },
  { "periods", NULL, N_ ("how long each private field is kept, and which rule says so") },
  { 0 },
};
static const BaheCliOption forget_options[] = {
  { "because", N_ ("REASON"), N_ ("why; it stays in the record") },
  { "record", N_ ("NO."), N_ ("only the files of this record: medical papers whose purpose is met") },
  { "agree", NULL, N_ ("as a second person: destroy what another has asked for") },
  { "refuse", NULL, N_ ("keep what somebody asked to destroy") },
  { 0 },
};
static const BaheCliOption because_options[] = {
  { "because", N_ ("REASON"), N_ ("why; it stays in the record") },
  { 0 },
};

const BaheCliCommand bahe_cli_secrets_commands[] = {
  { "private", N_ ("[PERSON]"), N_ ("where private values stand, without showing any"), 0, 1, FALSE, private_options,
    run_private },
  { "read-private", N_ ("RECORD-NUMBER"), N_ ("show the private values of a record; that they were read is recorded"),
    1, 1, FALSE, because_options, run_read_private },
  { "forget", N_ ("[PERSON]"),
    N_ ("ask to destroy the private values of a person for good, or agree to it; without a person: what waits"), 0, 1,
    FALSE, forget_options, run_forget },
  { "recovery sheet", N_ ("FILE.pdf"), N_ ("make the recovery sheet for the safe: it opens saved keys"), 1, 1, FALSE,
    NULL, run_sheet },
  { "recovery try", NULL, N_ ("the drill: does the sheet in the safe open the keys?"), 0, 0, FALSE, NULL, run_try },
  { "recovery restore", N_ ("FILE"), N_ ("bring keys back from the file that was saved with a backup"), 1, 1, FALSE,
    NULL, run_bring_back },
  { 0 },
};
