/* The recorded awards of an activity beside its board, and certificates by their check code. */
#include "cli/private.h"

static gboolean
is_true (json_object *object, const char *name)
{
  return json_object_get_boolean (bahe_cli_json_get (object, name));
}

static const char *
row_words (json_object *row)
{
  const char *state = bahe_cli_json_text (row, "state");

  if (g_str_equal (state, "replaced"))
    return C_ ("certificate", "exchanged");
  if (g_str_equal (state, "taken-back"))
    return C_ ("certificate", "taken back");
  return is_true (row, "supplement") ? C_ ("certificate", "awarded too") : "";
}

static void
add_row (BaheTable *table, json_object *row)
{
  bahe_table_add_row (table, *bahe_cli_json_text (row, "state") != '\0' ? BAHE_FAINT : BAHE_PLAIN);
  bahe_table_add_cell (table, bahe_cli_json_text (row, "place"));
  bahe_table_add_cell (table, bahe_cli_json_text (row, "name"));
  bahe_table_add_cell (table, bahe_cli_json_text (row, "award"));
  bahe_table_add_cell (table, bahe_cli_json_text (row, "people"));
  bahe_table_add_cell (table, bahe_cli_json_text (row, "number"));
  bahe_table_add_cell (table, bahe_cli_json_text (row, "code"));
  bahe_table_add_cell (table, row_words (row));
}

static BaheTable *
list_table (json_object *list)
{
  BaheTable *table = bahe_table_new ();
  json_object *rows = bahe_cli_json_get (list, "rows");

  bahe_table_add_column (table, "place", _ ("place"), FALSE);
  bahe_table_add_column (table, "name", _ ("team or player"), FALSE);
  bahe_table_add_column (table, "award", _ ("award"), FALSE);
  bahe_table_add_column (table, "people", C_ ("awards", "people"), TRUE);
  bahe_table_add_column (table, "number", _ ("certificate"), FALSE);
  bahe_table_add_column (table, "code", _ ("check code"), FALSE);
  bahe_table_add_column (table, "state", _ ("state"), FALSE);
  for (size_t i = 0; rows != NULL && i < json_object_array_length (rows); i++)
    add_row (table, json_object_array_get_idx (rows, i));
  return table;
}

static void
print_moved (json_object *list)
{
  json_object *moved = bahe_cli_json_get (list, "moved");

  for (size_t i = 0; moved != NULL && i < json_object_array_length (moved); i++) {
    json_object *one = json_object_array_get_idx (moved, i);
    const char *recorded = bahe_cli_json_text (one, "recorded"), *now = bahe_cli_json_text (one, "now");
    bahe_cli_printf (_ ("  %s: recorded %s, now %s\n"), bahe_cli_json_text (one, "name"),
                     *recorded != '\0' ? recorded : _ ("none"), *now != '\0' ? now : _ ("none"));
  }
}

static void
print_list (BaheCli *cli, json_object *list)
{
  g_autoptr (BaheTable) table = list_table (list);
  const char *heading = bahe_cli_json_text (list, "heading"), *until = bahe_cli_json_text (list, "until");

  if (cli->format == BAHE_CLI_CSV || cli->format == BAHE_CLI_XLSX) {
    bahe_cli_print_table (cli, table);
    return;
  }
  bahe_cli_printf ("%s%s[%s]\n", heading, *heading != '\0' ? "  " : "", bahe_cli_json_text (list, "state_words"));
  bahe_cli_print_table (cli, table);
  bahe_cli_printf (_ ("%s people awarded of %s who took part\n"), bahe_cli_json_text (list, "winners"),
                   bahe_cli_json_text (list, "participants"));
  if (*until != '\0' && bahe_cli_json_get (list, "granted") == NULL)
    bahe_cli_printf (_ ("in public notice until %s\n"), until);
  if (json_object_array_length (bahe_cli_json_get (list, "moved")) > 0)
    bahe_cli_printf (_ ("the board has moved since:\n"));
  print_moved (list);
}

static gboolean
run_awards (BaheCli *cli, const BaheArguments *arguments, GError **error)
{
  gint64 activity = bahe_cli_activity (cli, bahe_arguments_word (arguments, 0), error);
  const BaheBoardQuery query = { .role = cli->role };
  json_object *json = activity != 0 ? bahe_unit_awards (cli->unit, activity, &query, error) : NULL;

  if (json == NULL)
    return FALSE;
  json_object *lists = bahe_cli_json_get (json, "lists");
  if (cli->format == BAHE_CLI_JSON)
    bahe_cli_print_json (json);
  else if (json_object_array_length (lists) == 0)
    bahe_cli_printf (_ ("no awards are recorded yet; `bahe award %s` records them from the board\n"),
                     bahe_cli_json_text (json, "title"));
  for (size_t i = 0; cli->format != BAHE_CLI_JSON && i < json_object_array_length (lists); i++)
    print_list (cli, json_object_array_get_idx (lists, i));
  json_object_put (json);
  return TRUE;
}

/* ---- certificates --------------------------------------------------------------------------------------------------
 */

static const char *
certificate_words (const char *state)
{
  if (g_str_equal (state, "replaced"))
    return _ ("this certificate was exchanged for another and is not valid any more");
  if (g_str_equal (state, "taken-back"))
    return _ ("this certificate was taken back and is not valid any more");
  return _ ("this certificate is valid");
}

static gboolean
run_check (BaheCli *cli, const BaheArguments *arguments, GError **error)
{
  BaheUnit *unit = bahe_cli_unit (cli, error);
  json_object *json = unit != NULL ? bahe_unit_certificate (unit, bahe_arguments_word (arguments, 0), error) : NULL;

  if (json == NULL)
    return FALSE;
  if (cli->format == BAHE_CLI_JSON)
    bahe_cli_print_json (json);
  else
    bahe_cli_printf ("%s\n%s  %s  %s  %s\n", certificate_words (bahe_cli_json_text (json, "state")),
                     bahe_cli_json_text (json, "number"), bahe_cli_json_text (json, "title"),
                     bahe_cli_json_text (json, "award"), bahe_cli_json_text (json, "receiver"));
  json_object_put (json);
  return TRUE;
}

static gboolean
run_certificates (BaheCli *cli, const BaheArguments *arguments, GError **error)
{
  static const char *const columns[] = { "number", "code", "receiver", "award", "given" };
  const char *const labels[] = { _ ("certificate"), _ ("check code"), _ ("received by"), _ ("award"), _ ("day") };
  gint64 activity = bahe_cli_activity (cli, bahe_arguments_word (arguments, 0), error);
  g_autoptr (BaheTable) table = bahe_table_new ();

  if (activity != 0 && cli->role < BAHE_OFFICER) {
    g_set_error_literal (error, BAHE_ERROR, BAHE_ERROR_REFUSED, _ ("check codes are for officers"));
    return FALSE;
  }
  json_object *list = activity != 0 ? bahe_unit_certificates (cli->unit, activity, error) : NULL;
  if (list == NULL)
    return FALSE;
  for (guint c = 0; c < G_N_ELEMENTS (columns); c++)
    bahe_table_add_column (table, columns[c], labels[c], FALSE);
  bahe_table_add_column (table, "state", _ ("state"), FALSE);
  for (size_t i = 0; i < json_object_array_length (list); i++) {
    json_object *row = json_object_array_get_idx (list, i);
    bahe_table_add_row (table, g_str_equal (bahe_cli_json_text (row, "state"), "valid") ? BAHE_PLAIN : BAHE_FAINT);
    for (guint c = 0; c < G_N_ELEMENTS (columns); c++)
      bahe_table_add_cell (table, bahe_cli_json_text (row, columns[c]));
    bahe_table_add_cell (table, row_words (row));
  }
  json_object_put (list);
  bahe_cli_print_table (cli, table);
  return TRUE;
}

/* ---- the ledger ----------------------------------------------------------------------------------------------------
 */

static char *
receivers_of (json_object *row)
{
  json_object *list = bahe_cli_json_get (row, "receivers");
  GString *names = g_string_new (NULL);

  for (size_t i = 0; list != NULL && i < json_object_array_length (list); i++)
    g_string_append_printf (names, "%s%s", i > 0 ? C_ ("list", ", ") : "",
                            json_object_get_string (json_object_array_get_idx (list, i)));
  return g_string_free (names, FALSE);
}

static gboolean
run_honours (BaheCli *cli, const BaheArguments *arguments, GError **error)
{
  static const char *const columns[] = { "year", "level", "honour", "grade", "giver", "work", "evidence" };
  const char *const labels[] = { _ ("year"),     _ ("level"), _ ("honour"),  _ ("award"),
                                 _ ("given by"), _ ("work"),  _ ("evidence") };
  BaheUnit *unit = bahe_cli_unit (cli, error);
  json_object *list = unit != NULL ? bahe_honours (unit, bahe_arguments_word (arguments, 0), error) : NULL;
  g_autoptr (BaheTable) table = bahe_table_new ();

  if (list == NULL)
    return FALSE;
  for (guint c = 0; c < G_N_ELEMENTS (columns); c++)
    bahe_table_add_column (table, columns[c], labels[c], FALSE);
  bahe_table_add_column (table, "receivers", _ ("received by"), FALSE);
  for (size_t i = 0; i < json_object_array_length (list); i++) {
    json_object *row = json_object_array_get_idx (list, i);
    g_autofree char *receivers = receivers_of (row);
    bahe_table_add_row (table, BAHE_PLAIN);
    for (guint c = 0; c < G_N_ELEMENTS (columns); c++)
      bahe_table_add_cell (table, bahe_cli_json_text (row, columns[c]));
    bahe_table_add_cell (table, receivers);
  }
  json_object_put (list);
  bahe_cli_print_table (cli, table);
  return TRUE;
}

static void
print_apart (json_object *list)
{
  for (size_t i = 0; i < json_object_array_length (list); i++) {
    json_object *one = json_object_array_get_idx (list, i);
    bahe_cli_printf (_ ("%s: judge %s gave %s, the median is %s; look at it again\n"),
                     bahe_cli_json_text (one, "name"), bahe_cli_json_text (one, "seat"),
                     bahe_cli_json_text (one, "mark"), bahe_cli_json_text (one, "median"));
  }
}

static gboolean
run_judges (BaheCli *cli, const BaheArguments *arguments, GError **error)
{
  static const char *const columns[] = { "seat", "marked", "mean", "low", "high", "lean", "dropped" };
  const char *const labels[] = { _ ("judge"),   _ ("works"),        _ ("mean"),   _ ("lowest"),
                                 _ ("highest"), _ ("above others"), _ ("dropped") };
  const BaheBoardQuery query = { .role = cli->role, .reveal = cli->role >= BAHE_OFFICER };
  BaheUnit *unit = bahe_cli_unit (cli, error);
  gint64 number = unit != NULL ? bahe_unit_find_activity (unit, bahe_arguments_word (arguments, 0), error) : 0;
  json_object *told = number != 0 ? bahe_judges (unit, number, &query, error) : NULL;
  json_object *judges = told != NULL ? bahe_cli_json_get (told, "judges") : NULL;
  g_autoptr (BaheTable) table = bahe_table_new ();

  if (told == NULL)
    return FALSE;
  for (guint c = 0; c < G_N_ELEMENTS (columns); c++)
    bahe_table_add_column (table, columns[c], labels[c], TRUE);
  for (size_t i = 0; i < json_object_array_length (judges); i++) {
    bahe_table_add_row (table, BAHE_PLAIN);
    for (guint c = 0; c < G_N_ELEMENTS (columns); c++)
      bahe_table_add_cell (table, bahe_cli_json_text (json_object_array_get_idx (judges, i), columns[c]));
  }
  if (cli->format == BAHE_CLI_JSON)
    bahe_cli_print_json (told);
  else
    bahe_cli_print_table (cli, table);
  if (cli->format == BAHE_CLI_TABLE)
    print_apart (bahe_cli_json_get (told, "apart"));
  json_object_put (told);
  return TRUE;
}

const BaheCliCommand bahe_cli_awards_commands[] = {
  { "awards", N_ ("ACTIVITY"), N_ ("the awards recorded, how far they are, and where the board has moved since"), 1, 1,
    FALSE, NULL, run_awards },
  { "certificate", N_ ("CODE"), N_ ("whether the certificate with this check code is valid"), 1, 1, FALSE, NULL,
    run_check },
  { "certificates", N_ ("ACTIVITY"), N_ ("the certificates of an activity with their check codes"), 1, 1, FALSE, NULL,
    run_certificates },
  { "honours", N_ ("[NAME]"), N_ ("honours received and awards given: of all, or of a person, a group or the union"), 0,
    1, FALSE, NULL, run_honours },
  { "judges", N_ ("ACTIVITY"), N_ ("how each judge marked beside the others, and marks that stand far apart"), 1, 1,
    FALSE, NULL, run_judges },
  { 0 },
};
