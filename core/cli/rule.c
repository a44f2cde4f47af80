/* Scoring rules: which there are, what one asks for, whether it is right, and whether its own tests hold. */
#include "cli/private.h"
#include "cli/rule_test.h"

#include <string.h>

/* ---- finding one ---------------------------------------------------------------------------------------------------
 */

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
rule_names (const BaheCli *cli)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (const char *const *folder = cli->host->script_folders (); *folder != NULL; folder++) {
    g_autoptr (GDir) dir = g_dir_open (*folder, 0, NULL);
    for (const char *file; dir != NULL && (file = g_dir_read_name (dir)) != NULL;) {
      if (!g_str_has_suffix (file, ".lua"))
        continue;
      g_autofree char *name = g_strndup (file, strlen (file) - 4);
      if (!g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
        g_ptr_array_add (names, g_steal_pointer (&name));
    }
  }
  g_ptr_array_sort (names, compare_names);
  return names;
}

char *
bahe_cli_rule_path (const BaheCli *cli, const char *name)
{
  for (const char *const *folder = cli->host->script_folders (); *folder != NULL; folder++) {
    g_autofree char *file = g_strconcat (name, ".lua", NULL);
    char *path = g_build_filename (*folder, file, NULL);
    if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
      return path;
    g_free (path);
  }
  return NULL;
}

static gboolean
is_file (const char *words)
{
  return strchr (words, '/') != NULL || g_str_has_suffix (words, ".lua");
}

char *
bahe_cli_rule_text (BaheCli *cli, const char *words, char **name, GError **error)
{
  g_autofree char *path = is_file (words) ? g_strdup (words) : bahe_cli_rule_path (cli, words);
  char *text = NULL;
  gsize length;

  if (path == NULL) {
    g_autoptr (GPtrArray) names = rule_names (cli);
    const char *nearest = bahe_cli_nearest (words, names);
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_NOT_FOUND,
                 nearest != NULL ? _ ("there is no scoring rule “%s”; did you mean “%s”?")
                                 : _ ("there is no scoring rule “%s”; bahe rule list names them"),
                 words, nearest);
    return NULL;
  }
  if (!bahe_cli_read_file (path, &text, &length, error))
    return NULL;
  if (strlen (text) != length) {
    g_free (text);
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_RULE, _ ("%s is not text: a scoring rule is a text file in Lua"), path);
    return NULL;
  }
  if (name != NULL)
    *name = g_strdup (path);
  return text;
}

static BaheRule *
load_rule (BaheCli *cli, const char *words, char **path, GError **error)
{
  g_autofree char *found = NULL;
  g_autofree char *text = bahe_cli_rule_text (cli, words, &found, error);
  if (text == NULL)
    return NULL;
  g_autofree char *base = g_path_get_basename (found);
  BaheRule *rule = bahe_rule_new (base, text, strlen (text), error);
  if (rule != NULL && path != NULL)
    *path = g_steal_pointer (&found);
  return rule;
}

json_object *
bahe_cli_params (const GPtrArray *pairs, GError **error)
{
  json_object *params = pairs != NULL ? json_object_new_object () : NULL;

  for (guint i = 0; pairs != NULL && i < pairs->len; i++) {
    const char *pair = pairs->pdata[i];
    const char *equals = strchr (pair, '=');
    if (equals == NULL || equals == pair) {
      json_object_put (params);
      g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID, _ ("“%s” is no NAME=VALUE, as --param win=3"), pair);
      return NULL;
    }
    g_autofree char *name = g_strndup (pair, (gsize) (equals - pair));
    json_object *value = equals[1] == '{' || equals[1] == '[' ? json_tokener_parse (equals + 1) : NULL;
    json_object_object_add (params, name, value != NULL ? value : json_object_new_string (equals + 1));
  }
  return params;
}

/* ---- list, show
 * ------------------------------------------------------------------------------------------------- */

static gboolean
run_list (BaheCli *cli, const BaheArguments *arguments, GError **error)
{
  g_autoptr (GPtrArray) names = rule_names (cli);
  g_autoptr (BaheTable) table = bahe_table_new ();

  bahe_table_add_column (table, "name", _ ("name"), FALSE);
  bahe_table_add_column (table, "title", _ ("title"), FALSE);
  bahe_table_add_column (table, "class", _ ("one more record costs"), FALSE);
  bahe_table_add_column (table, "path", _ ("file"), FALSE);
  for (guint i = 0; i < names->len; i++) {
    g_autoptr (GError) wrong = NULL;
    g_autofree char *path = bahe_cli_rule_path (cli, names->pdata[i]);
    g_autoptr (BaheRule) rule = load_rule (cli, names->pdata[i], NULL, &wrong);
    bahe_table_add_row (table, rule != NULL ? BAHE_PLAIN : BAHE_BAD);
    bahe_table_add_cell (table, names->pdata[i]);
    bahe_table_add_cell (table, rule != NULL ? bahe_label (bahe_rule_title (rule)) : wrong->message);
    bahe_table_add_cell (table, rule != NULL ? bahe_rule_class (rule) : "");
    bahe_table_add_cell (table, path);
  }
  bahe_cli_print_table (cli, table);
  return TRUE;
}

static BaheTable *
param_table (const BaheRule *rule)
{
  BaheTable *table = bahe_table_new ();
  gsize n;
  const BaheRuleParam *params = bahe_rule_params (rule, &n);

  bahe_table_add_column (table, "name", _ ("name"), FALSE);
  bahe_table_add_column (table, "label", _ ("label"), FALSE);
  bahe_table_add_column (table, "fallback", _ ("else"), TRUE);
  bahe_table_add_column (table, "one_of", _ ("one of"), FALSE);
  for (gsize i = 0; i < n; i++) {
    bahe_table_add_row (table, BAHE_PLAIN);
    bahe_table_add_cell (table, params[i].name);
    bahe_table_add_cell (table, bahe_label (&params[i].label));
    bahe_table_add_cell (table, params[i].fallback != NULL ? json_object_get_string (params[i].fallback) : "");
    bahe_table_add_cell (table, params[i].one_of != NULL ? json_object_get_string (params[i].one_of) : "");
  }
  return table;
}

static void
print_columns (const BaheRule *rule)
{
  gsize n;
  const BaheRuleColumn *columns = bahe_rule_columns (rule, &n);

  bahe_cli_printf (_ ("columns:"));
  for (gsize i = 0; i < n; i++) {
    const char *label = bahe_label (&columns[i].label);
    bahe_cli_printf (" %s%s%s", columns[i].name, *label != '\0' ? "=" : "", label);
  }
  bahe_cli_printf (_ ("\nreads:"));
  for (const char *const *name = bahe_rule_reads (rule); name != NULL && *name != NULL; name++)
    bahe_cli_printf (" %s", *name);
  bahe_cli_printf ("\n\n");
}

static gboolean
run_show (BaheCli *cli, const BaheArguments *arguments, GError **error)
{
  const char *words = bahe_arguments_word (arguments, 0);
  g_autofree char *path = NULL;

  if (bahe_arguments_option (arguments, "source") != NULL) {
    g_autofree char *text = bahe_cli_rule_text (cli, words, NULL, error);
    if (text != NULL)
      bahe_cli_print (text);
    return text != NULL;
  }
  g_autoptr (BaheRule) rule = load_rule (cli, words, &path, error);
  if (rule == NULL)
    return FALSE;
  if (cli->format == BAHE_CLI_TABLE) {
    g_autofree char *title = bahe_cli_strong (cli, bahe_label (bahe_rule_title (rule)));
    bahe_cli_printf ("%s  %s\n", title, path);
    print_columns (rule);
  }
  g_autoptr (BaheTable) table = param_table (rule);
  bahe_cli_print_table (cli, table);
  return TRUE;
}

/* ---- check, test
 * --------------------------------------------------------------------------------------------------------- */

/* A rule's further tests stand beside it: NAME.tests.json. */
static char *
tests_beside (const char *path)
{
  g_autofree char *stem = g_str_has_suffix (path, ".lua") ? g_strndup (path, strlen (path) - 4) : g_strdup (path);
  return g_strconcat (stem, ".tests.json", NULL);
}

static json_object *
read_tests (const char *path, GError **error)
{
  g_autofree char *text = NULL;
  gsize length;
  enum json_tokener_error wrong = json_tokener_success;

  if (!bahe_cli_read_file (path, &text, &length, error))
    return NULL;
  json_object *json = json_tokener_parse_verbose (text, &wrong);
  if (json != NULL)
    return json;
  g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID, _ ("%s is no JSON: %s"), path, json_tokener_error_desc (wrong));
  return NULL;
}

typedef struct {
  BaheRule *rule;
  gboolean quiet; /* only what is wrong is printed */
  guint tried, differing;
} Trials;

/* "my.lua:31: 三队同分", or "test 2". */
static char *
called (const Trials *trials, json_object *test)
{
  const char *name = bahe_cli_json_text (test, "name");
  int line = *name != '\0' ? bahe_rule_line (trials->rule, name) : 0;

  if (line > 0)
    return g_strdup_printf ("%s:%d: %s", bahe_rule_name (trials->rule), line, name);
  return *name != '\0' ? g_strdup (name) : g_strdup_printf (_ ("test %u"), trials->tried);
}

static gboolean
run_one_test (Trials *trials, json_object *test, GError **error)
{
  g_autoptr (GPtrArray) differences = g_ptr_array_new_with_free_func (g_free);

  trials->tried++;
  g_autofree char *name = called (trials, test);
  if (!bahe_cli_rule_test (trials->rule, test, differences, error)) {
    g_prefix_error (error, "%s: ", name);
    return FALSE;
  }
  if (differences->len > 0 || !trials->quiet)
    bahe_cli_printf (differences->len == 0 ? _ ("right  %s\n") : _ ("WRONG  %s\n"), name);
  for (guint i = 0; i < differences->len; i++)
    bahe_cli_printf ("       %s\n", (const char *) differences->pdata[i]);
  trials->differing += differences->len > 0;
  return TRUE;
}

/* One test, or a list of them. */
static gboolean
run_tests (Trials *trials, json_object *tests, GError **error)
{
  gboolean list = json_object_is_type (tests, json_type_array);
  gsize n = tests == NULL ? 0 : list ? json_object_array_length (tests) : 1;

  for (gsize i = 0; i < n; i++)
    if (!run_one_test (trials, list ? json_object_array_get_idx (tests, i) : tests, error))
      return FALSE;
  return TRUE;
}

static gboolean
run_file (Trials *trials, const char *path, GError **error)
{
  json_object *tests = read_tests (path, error);
  gboolean done = tests != NULL && run_tests (trials, tests, error);

  json_object_put (tests);
  return done;
}

/* Those the rule carries and those that stand beside it. */
static gboolean
run_own (Trials *trials, const char *path, GError **error)
{
  g_autofree char *beside = tests_beside (path);

  return run_tests (trials, bahe_rule_tests (trials->rule), error) &&
         (!g_file_test (beside, G_FILE_TEST_EXISTS) || run_file (trials, beside, error));
}

static gboolean
refuse_differing (const Trials *trials, const char *path, GError **error)
{
  if (trials->differing > 0)
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_RULE, _ ("%s: %u of %u tests came out otherwise"), path,
                 trials->differing, trials->tried);
  return trials->differing == 0;
}

static gboolean
run_check (BaheCli *cli, const BaheArguments *arguments, GError **error)
{
  g_autofree char *path = NULL;
  g_autoptr (BaheRule) rule = load_rule (cli, bahe_arguments_word (arguments, 0), &path, error);
  if (rule == NULL)
    return FALSE;
  g_autoptr (BaheScoring) scoring = bahe_scoring_new (rule, NULL, error);
  Trials trials = { .rule = rule, .quiet = TRUE };
  if (scoring == NULL || !run_own (&trials, path, error) || !refuse_differing (&trials, path, error))
    return FALSE;
  if (trials.tried > 0)
    bahe_cli_printf (_ ("%s: nothing is wrong with it; its examples hold (%u)\n"), path, trials.tried);
  else
    bahe_cli_printf (_ ("%s: nothing is wrong with its table; it has no examples, so its functions were not tried: add "
                        "tests = { … }\n"),
                     path);
  return TRUE;
}

static gboolean
run_test (BaheCli *cli, const BaheArguments *arguments, GError **error)
{
  g_autofree char *path = NULL;
  g_autoptr (BaheRule) rule = load_rule (cli, bahe_arguments_word (arguments, 0), &path, error);
  const char *given = bahe_arguments_word (arguments, 1);
  Trials trials = { .rule = rule };

  if (rule == NULL || !(given != NULL ? run_file (&trials, given, error) : run_own (&trials, path, error)))
    return FALSE;
  if (trials.tried == 0) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID,
                 _ ("%s has no tests; write tests = { { \"name\", facts = { … }, expect = { … } } } into it"), path);
    return FALSE;
  }
  bahe_cli_printf (_ ("%u right, %u wrong\n"), trials.tried - trials.differing, trials.differing);
  return refuse_differing (&trials, path, error);
}

/* ---- try, adopt
 * ------------------------------------------------------------------------------------------------------------- */

static gboolean
run_try (BaheCli *cli, const BaheArguments *arguments, GError **error)
{
  g_autofree char *text = bahe_cli_trial (cli, bahe_arguments_word (arguments, 0), bahe_arguments_word (arguments, 1),
                                          bahe_arguments_all (arguments, "param"), error);
  if (text == NULL)
    return FALSE;
  bahe_cli_print (text);
  return TRUE;
}

/* A rule of the folders goes by its name; a file's text goes with it. */
static gboolean
add_rule (BaheCli *cli, json_object *given, const char *words, GError **error)
{
  g_autofree char *path = NULL;
  g_autofree char *text = bahe_cli_rule_text (cli, words, &path, error);
  if (text == NULL)
    return FALSE;
  g_autofree char *base = g_path_get_basename (path);
  gboolean lua = g_str_has_suffix (base, ".lua");
  json_object_object_add (given, "rule", json_object_new_string_len (base, (int) (strlen (base) - (lua ? 4 : 0))));
  if (is_file (words))
    json_object_object_add (given, "source", json_object_new_string (text));
  return TRUE;
}

static gboolean
adopt (BaheCli *cli, gint64 activity, const BaheArguments *arguments, json_object *params, GError **error)
{
  BaheRequest request;
  const char *stage = bahe_arguments_option (arguments, "stage");

  if (!bahe_cli_request (cli, activity, "adopt", &request, error))
    return FALSE;
  request.given = json_object_new_object ();
  if (!add_rule (cli, request.given, bahe_arguments_word (arguments, 0), error)) {
    json_object_put (request.given);
    return FALSE;
  }
  if (params != NULL)
    json_object_object_add (request.given, "params", json_object_get (params));
  if (stage != NULL)
    json_object_object_add (request.given, "stage", json_object_new_string (stage));
  gboolean done = bahe_cli_do_request (cli, &request, error);
  json_object_put (request.given);
  return done;
}

static gboolean
run_adopt (BaheCli *cli, const BaheArguments *arguments, GError **error)
{
  const GPtrArray *pairs = bahe_arguments_all (arguments, "param");
  const char *words = bahe_arguments_word (arguments, 1);
  BaheCliFormat format = cli->format;

  if (bahe_cli_unit (cli, error) == NULL)
    return FALSE;
  gint64 activity = bahe_unit_find_activity (cli->unit, words, error);
  if (activity == 0)
    return FALSE;
  cli->format = BAHE_CLI_TABLE;
  g_autofree char *moves = bahe_cli_trial (cli, bahe_arguments_word (arguments, 0), words, pairs, error);
  cli->format = format;
  if (moves == NULL)
    return FALSE;
  if (format == BAHE_CLI_TABLE)
    bahe_cli_print (moves);
  if (!cli->dry_run && !bahe_cli_confirm (cli, _ ("Use this scoring rule from the next record on?"), error))
    return FALSE;
  g_autoptr (GError) wrong = NULL;
  json_object *params = bahe_cli_params (pairs, &wrong);
  if (wrong != NULL) {
    g_propagate_error (error, g_steal_pointer (&wrong));
    return FALSE;
  }
  gboolean done = adopt (cli, activity, arguments, params, error);
  json_object_put (params);
  return done;
}

static const BaheCliOption show_options[] = {
  { "source", NULL, N_ ("print its text") },
  { 0 },
};

static const BaheCliOption try_options[] = {
  { "param", N_ ("NAME=VALUE"), N_ ("a parameter of the rule; may be given again") },
  { 0 },
};

static const BaheCliOption adopt_options[] = {
  { "param", N_ ("NAME=VALUE"), N_ ("a parameter of the rule; may be given again") },
  { "stage", N_ ("STAGE"), N_ ("only for the boards of this stage") },
  { 0 },
};

const BaheCliCommand bahe_cli_rule_commands[] = {
  { "rule list", NULL, N_ ("list the scoring rules"), 0, 0, FALSE, NULL, run_list },
  { "rule show", N_ ("RULE"), N_ ("show a scoring rule's parameters and columns"), 1, 1, FALSE, show_options,
    run_show },
  { "rule check", N_ ("FILE"), N_ ("say whether a scoring rule is right"), 1, 1, FALSE, NULL, run_check },
  { "rule test", N_ ("RULE [FACTS.json]"), N_ ("run a scoring rule over its tests, or over these"), 1, 2, FALSE, NULL,
    run_test },
  { "rule try", N_ ("RULE ACTIVITY"), N_ ("say who would move under another scoring rule; nothing is recorded"), 2, 2,
    FALSE, try_options, run_try },
  { "rule adopt", N_ ("RULE ACTIVITY"),
    N_ ("use another scoring rule from the next record on; who moves is shown first"), 2, 2, FALSE, adopt_options,
    run_adopt },
  { 0 },
};
