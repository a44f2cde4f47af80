/* Doing: open an activity, do a verb, award, import; what every verb takes comes from its fields. */
#include "cli/private.h"

#include <string.h>

static const BaheVerb *
host_verb (const char *name)
{
  for (const BaheVerb *const *verb = bahe_host_verbs (); *verb != NULL; verb++)
    if (g_str_equal ((*verb)->name, name))
      return *verb;
  return NULL;
}

static void
set_unknown_verb (GError **error, const BaheKindInfo *kind, const char *name)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; kind != NULL && i < kind->n_verbs; i++)
    g_ptr_array_add (names, (gpointer) kind->verbs[i].table->name);
  for (const BaheVerb *const *verb = bahe_host_verbs (); *verb != NULL; verb++)
    g_ptr_array_add (names, (gpointer) (*verb)->name);
  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", (const char *) names->pdata[i]);
  const char *nearest = bahe_cli_nearest (name, names);
  if (nearest != NULL)
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID,
                 _ ("this activity has no “%1$s”; did you mean “%2$s”? It has: %3$s"), name, nearest, list->str);
  else
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID, _ ("this activity has no “%s”; it has: %s"), name, list->str);
}

const BaheField *
bahe_cli_verb_fields (const BaheKindInfo *kind, const char *name, BaheLabel *label, BaheField **owned, GError **error)
{
  const BaheVerb *host = host_verb (name);
  const BaheVerbInfo *own = kind != NULL ? bahe_kind_verb (kind, name) : NULL;

  *owned = NULL;
  if (own != NULL && !own->host) {
    *label = own->table->label;
    return own->table->fields != NULL ? own->table->fields : &bahe_nothing;
  }
  if (host == NULL) {
    set_unknown_verb (error, kind, name);
    return NULL;
  }
  *label = host->label;
  *owned = bahe_verb_fields (kind, name);
  return *owned != NULL ? *owned : &bahe_nothing;
}

/* What fund rules say, a line each; nothing where all is well. */
static void
print_verdict (json_object *policy)
{
  json_object *verdict = NULL, *findings = NULL, *text = NULL;

  if (policy == NULL || !json_object_object_get_ex (policy, "verdict", &verdict) ||
      !json_object_object_get_ex (policy, "findings", &findings) ||
      g_str_equal (json_object_get_string (verdict), "pass"))
    return;
  for (size_t i = 0; i < json_object_array_length (findings); i++) {
    const char *name = bahe_language () == BAHE_ZH ? "zh" : "en";
    if (json_object_object_get_ex (json_object_array_get_idx (findings, i), name, &text))
      bahe_cli_printf (_ ("%s: %s\n"), bahe_verdict_words (json_object_get_string (verdict)),
                       json_object_get_string (text));
  }
}

static void
print_answer (BaheCli *cli, const BaheAnswer *answer)
{
  if (cli->format != BAHE_CLI_JSON) {
    const char *words = answer->words != NULL ? answer->words : "";
    if (cli->dry_run)
      bahe_cli_printf (_ ("would be recorded: %s\n"), words);
    else if (answer->repeated)
      bahe_cli_printf (_ ("recorded before (%" PRId64 "): %s\n"), answer->first_seq, words);
    else
      bahe_cli_printf (_ ("recorded (%" PRId64 "): %s\n"), answer->first_seq, words);
    print_verdict (answer->policy);
    return;
  }
  json_object *json = json_object_new_object ();
  json_object_object_add (json, "dry_run", json_object_new_boolean (cli->dry_run));
  json_object_object_add (json, "repeated", json_object_new_boolean (answer->repeated));
  json_object_object_add (json, "activity", json_object_new_int64 (answer->activity));
  json_object_object_add (json, "first_seq", json_object_new_int64 (answer->first_seq));
  json_object_object_add (json, "last_seq", json_object_new_int64 (answer->last_seq));
  json_object_object_add (json, "words", json_object_new_string (answer->words != NULL ? answer->words : ""));
  if (answer->policy != NULL)
    json_object_object_add (json, "policy", json_object_get (answer->policy));
  bahe_cli_print_json (json);
  json_object_put (json);
}

static gboolean
is_blocked (const BaheAnswer *answer)
{
  json_object *verdict = NULL;

  return answer->policy != NULL && json_object_object_get_ex (answer->policy, "verdict", &verdict) &&
         g_str_equal (json_object_get_string (verdict), "block");
}

gboolean
bahe_cli_do_request (BaheCli *cli, const BaheRequest *request, GError **error)
{
  g_auto (BaheAnswer) answer = { 0 };

  if (!bahe_unit_do (cli->unit, request, &answer, error))
    return FALSE;
  print_answer (cli, &answer);
  cli->code = is_blocked (&answer) ? 2 : 0;
  return TRUE;
}

/* Fields to options to a request; `prefilled` is what the command's own words said. */
static gboolean
do_fields (BaheCli *cli, gint64 activity, const char *verb, const char *usage, const BaheKindInfo *kind,
           json_object *prefilled, const GPtrArray *rest, GError **error)
{
  g_autofree BaheField *owned = NULL;
  BaheLabel label = { 0 };
  BaheRequest request;
  const BaheField *fields = bahe_cli_verb_fields (kind, verb, &label, &owned, error);

  if (fields == NULL)
    return FALSE;
  if (cli->help) {
    bahe_cli_print_field_help (usage, bahe_label (&label), fields, prefilled);
    return TRUE;
  }
  json_object *given = bahe_cli_given (cli, fields, prefilled, rest, error);
  if (given == NULL)
    return FALSE;
  gboolean done = bahe_cli_request (cli, activity, verb, &request, error);
  request.given = given;
  done = done && bahe_cli_do_request (cli, &request, error);
  json_object_put (given);
  return done;
}

gboolean
bahe_cli_do_verb (BaheCli *cli, gint64 number, const char *verb, const GPtrArray *rest, GError **error)
{
  g_autoptr (BaheActivity) activity = bahe_unit_activity (cli->unit, number, error);

  if (activity == NULL)
    return FALSE;
  g_autofree char *usage = g_strdup_printf ("bahe do %s %s", activity->title != NULL ? activity->title : "", verb);
  return do_fields (cli, number, verb, usage, activity->info, NULL, rest, error);
}

static void
add_verb_row (BaheTable *table, const BaheVerb *verb)
{
  bahe_table_add_row (table, BAHE_PLAIN);
  bahe_table_add_cell (table, verb->name);
  bahe_table_add_cell (table, bahe_label (&verb->label));
  bahe_table_add_cell (table, bahe_verb_role (verb));
}

/* The verbs of the kind, and those of the host, that make sense as things stand; the names of the others come to
 * `idle`. */
static void
add_verb_rows (BaheTable *table, const BaheActivity *activity, const gboolean *offered, GString *idle)
{
  for (guint i = 0; activity->info != NULL && i < activity->info->n_verbs; i++)
    if (offered[i])
      add_verb_row (table, activity->info->verbs[i].table);
    else
      g_string_append_printf (idle, "%s%s", idle->len > 0 ? ", " : "", activity->info->verbs[i].table->name);
  for (const BaheVerb *const *verb = bahe_host_verbs (); *verb != NULL; verb++)
    if (bahe_activity_takes (activity, *verb))
      add_verb_row (table, *verb);
    else if (!g_str_equal ((*verb)->name, "open"))
      g_string_append_printf (idle, "%s%s", idle->len > 0 ? ", " : "", (*verb)->name);
}

/* What can be done in an activity: what its kind offers, then what the host does for every kind. */
static gboolean
list_verbs (BaheCli *cli, gint64 number, GError **error)
{
  g_autoptr (BaheActivity) activity = bahe_unit_activity (cli->unit, number, error);
  g_autofree gboolean *offered = activity != NULL ? bahe_unit_offers (cli->unit, activity, error) : NULL;
  g_autoptr (BaheTable) table = bahe_table_new ();
  g_autoptr (GString) idle = g_string_new (NULL);

  if (offered == NULL)
    return FALSE;
  bahe_table_add_column (table, "what", _ ("what"), FALSE);
  bahe_table_add_column (table, "label", _ ("meaning"), FALSE);
  bahe_table_add_column (table, "role", _ ("least role"), FALSE);
  add_verb_rows (table, activity, offered, idle);
  bahe_cli_print_table (cli, table);
  if (cli->format == BAHE_CLI_TABLE && idle->len > 0)
    bahe_cli_printf (_ ("\nNot of use as things stand: %s\n"), idle->str);
  if (cli->format == BAHE_CLI_TABLE)
    bahe_cli_printf (_ ("\nThe options of one: bahe do %s WHAT --help\n"),
                     activity->title != NULL ? activity->title : "ACTIVITY");
  return TRUE;
}

static GPtrArray *
words_from (const BaheArguments *arguments, guint first)
{
  GPtrArray *rest = g_ptr_array_new ();
  for (guint i = first; i < arguments->words->len; i++)
    g_ptr_array_add (rest, arguments->words->pdata[i]);
  return rest;
}

static gboolean
run_do (BaheCli *cli, const BaheArguments *arguments, GError **error)
{
  gint64 activity = bahe_cli_activity (cli, bahe_arguments_word (arguments, 0), error);
  if (activity == 0)
    return FALSE;
  if (bahe_arguments_word (arguments, 1) == NULL)
    return list_verbs (cli, activity, error);
  g_autoptr (GPtrArray) rest = words_from (arguments, 2);
  return bahe_cli_do_verb (cli, activity, bahe_arguments_word (arguments, 1), rest, error);
}

static const BaheKindInfo *
find_kind (BahePlugins *plugins, const char *words, GError **error)
{
  g_autoptr (GPtrArray) kinds = bahe_plugins_kinds (plugins);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GString) list = g_string_new (NULL);
  g_autofree char *key = bahe_text_key (words);

  for (guint i = 0; i < kinds->len; i++) {
    const BaheKindInfo *kind = kinds->pdata[i];
    g_autofree char *zh = bahe_text_key (kind->table->label.zh != NULL ? kind->table->label.zh : "");
    g_autofree char *en = bahe_text_key (kind->table->label.en != NULL ? kind->table->label.en : "");
    if (g_str_equal (kind->table->name, words) || g_str_equal (zh, key) || g_str_equal (en, key))
      return kind;
    g_ptr_array_add (names, (gpointer) kind->table->name);
    g_string_append_printf (list, "%s%s %s", i > 0 ? ", " : "", kind->table->name, bahe_label (&kind->table->label));
  }
  const char *nearest = bahe_cli_nearest (words, names);
  g_autofree char *hint = nearest != NULL ? g_strdup_printf (_ ("; did you mean “%s”?"), nearest) : g_strdup ("");
  g_set_error (error, BAHE_ERROR, BAHE_ERROR_NOT_FOUND, _ ("there is no activity type “%1$s”%2$s\nthere are: %3$s"),
               words, hint, list->str);
  return NULL;
}

/* TYPE and TITLE stand for the fields "kind" and "title"; every further word and option is a field of its own. */
static gboolean
run_open (BaheCli *cli, const BaheArguments *arguments, GError **error)
{
  const char *title = bahe_arguments_word (arguments, 1);
  BaheUnit *unit = cli->help ? NULL : bahe_cli_unit (cli, error);
  BahePlugins *plugins = unit != NULL ? bahe_unit_plugins (unit) : cli->help ? bahe_cli_plugins (cli, error) : NULL;
  if (plugins == NULL)
    return FALSE;
  const BaheKindInfo *kind = find_kind (plugins, bahe_arguments_word (arguments, 0), error);
  if (kind == NULL)
    return FALSE;
  gboolean titled = title != NULL && !g_str_has_prefix (title, "--");
  g_autofree char *usage = g_strdup_printf ("bahe open %s %s", kind->table->name, titled ? title : _ ("TITLE"));
  g_autoptr (GPtrArray) rest = words_from (arguments, titled ? 2 : 1);
  json_object *prefilled = json_object_new_object ();
  json_object_object_add (prefilled, "kind", json_object_new_string (kind->table->name));
  if (titled || cli->help)
    json_object_object_add (prefilled, "title", json_object_new_string (titled ? title : ""));
  gboolean done = do_fields (cli, 0, "open", usage, kind, prefilled, rest, error);
  json_object_put (prefilled);
  return done;
}

static gboolean
run_award (BaheCli *cli, const BaheArguments *arguments, GError **error)
{
  gint64 activity = bahe_cli_activity (cli, bahe_arguments_word (arguments, 0), error);
  if (activity == 0)
    return FALSE;
  g_autoptr (GPtrArray) rest = words_from (arguments, 1);
  return bahe_cli_do_verb (cli, activity, "award", rest, error);
}

static const char *
import_state (const BaheImportRow *row)
{
  switch (row->state) {
  case BAHE_IMPORT_NEW:
    return C_ ("import", "new");
  case BAHE_IMPORT_KNOWN:
    return C_ ("import", "known");
  case BAHE_IMPORT_DOUBTFUL:
    return C_ ("import", "doubtful");
  case BAHE_IMPORT_WRONG:
    return C_ ("import", "wrong");
  }
  return "";
}

static void
print_import (BaheCli *cli, const GPtrArray *rows, guint counts[4])
{
  g_autoptr (BaheTable) table = bahe_table_new ();

  bahe_table_add_column (table, "line", _ ("line"), TRUE);
  bahe_table_add_column (table, "state", _ ("state"), FALSE);
  bahe_table_add_column (table, "words", _ ("content"), FALSE);
  for (guint i = 0; i < rows->len; i++) {
    const BaheImportRow *row = rows->pdata[i];
    counts[row->state]++;
    bahe_table_add_row (table, row->state == BAHE_IMPORT_NEW     ? BAHE_PLAIN
                               : row->state == BAHE_IMPORT_KNOWN ? BAHE_FAINT
                                                                 : BAHE_BAD);
    bahe_table_add_cellf (table, "%u", row->line);
    bahe_table_add_cell (table, import_state (row));
    bahe_table_add_cell (table, row->words);
  }
  bahe_cli_print_table (cli, table);
}

gboolean
bahe_cli_import_file (BaheCli *cli, gint64 activity, const char *verb, const char *path, GError **error)
{
  g_autofree char *bytes = NULL;
  gsize length = 0;
  BaheRequest request;
  g_autoptr (GPtrArray) rows = NULL;
  guint counts[4] = { 0 };

  if (!bahe_cli_read_file (path, &bytes, &length, error) || !bahe_cli_request (cli, activity, verb, &request, error))
    return FALSE;
  g_autofree char *text = bahe_text_decode (bytes, length, error);
  if (text == NULL)
    return FALSE;
  gboolean done = bahe_unit_import (cli->unit, &request, text, &rows, error);
  if (rows != NULL)
    print_import (cli, rows, counts);
  if (!done)
    return FALSE;
  guint bad = counts[BAHE_IMPORT_DOUBTFUL] + counts[BAHE_IMPORT_WRONG];
  if (bad > 0) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_REFUSED,
                 _ ("nothing was recorded: %u lines are doubtful or wrong; mend them in %s and import it again"), bad,
                 path);
    return FALSE;
  }
  if (cli->format == BAHE_CLI_TABLE)
    bahe_cli_printf (cli->dry_run ? _ ("would be recorded: %u new, %u known before\n")
                                  : _ ("recorded: %u new, %u known before\n"),
                     counts[BAHE_IMPORT_NEW], counts[BAHE_IMPORT_KNOWN]);
  return TRUE;
}

static gboolean
run_import (BaheCli *cli, const BaheArguments *arguments, GError **error)
{
  gint64 activity = bahe_cli_activity (cli, bahe_arguments_word (arguments, 0), error);
  if (activity == 0)
    return FALSE;
  return bahe_cli_import_file (cli, activity, bahe_arguments_word (arguments, 1), bahe_arguments_word (arguments, 2),
                               error);
}

const BaheCliCommand bahe_cli_act_commands[] = {
  { "open", N_ ("TYPE TITLE [--OPTION VALUE …]"), N_ ("open an activity"), 1, 0, TRUE, NULL, run_open },
  { "do", N_ ("ACTIVITY WHAT [VALUE …] [--OPTION VALUE …]"),
    N_ ("record what happened in an activity; without WHAT: list what can be recorded there"), 1, 2, TRUE, NULL,
    run_do },
  { "award", N_ ("ACTIVITY [--OPTION VALUE …]"), N_ ("record the awards as the board gives them"), 1, 0, TRUE, NULL,
    run_award },
  { "import", N_ ("ACTIVITY WHAT FILE"),
    N_ ("record a table (CSV or cells copied from a spreadsheet; - reads standard input); all or nothing"), 3, 3, FALSE,
    NULL, run_import },
  { 0 },
};
