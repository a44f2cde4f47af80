/* What could stand next on a command line: commands, options, activities, fields and choices, as the shell asks for
 * them. */
#include "cli/private.h"

#include <string.h>

typedef struct {
  BaheCli *cli;
  const char *typed; /* the word being written, "" for a new one */
} Completing;

static void
offer (const Completing *completing, const char *candidate)
{
  if (candidate != NULL && g_str_has_prefix (candidate, completing->typed))
    bahe_cli_printf ("%s\n", candidate);
}

static void
offer_option (const Completing *completing, const char *name)
{
  g_autofree char *typed = g_strconcat ("--", name, NULL);
  offer (completing, typed);
}

static void
offer_options (const Completing *completing, const BaheCliOption *options)
{
  for (const BaheCliOption *option = options; option != NULL && option->name != NULL; option++)
    offer_option (completing, option->name);
}

static void
offer_commands (const Completing *completing, const char *group)
{
  g_autoptr (GHashTable) offered = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (const BaheCliCommand *const *command = bahe_cli_commands (); *command != NULL; command++) {
    g_auto (GStrv) parts = g_strsplit ((*command)->name, " ", 2);
    const char *part = group == NULL ? parts[0] : g_str_equal (parts[0], group) ? parts[1] : NULL;
    if ((*command)->hidden || part == NULL || g_str_equal (part, "*") || !g_hash_table_add (offered, g_strdup (part)))
      continue;
    offer (completing, part);
  }
}

/* "table|json|csv" */
static void
offer_alternatives (const Completing *completing, const char *alternatives)
{
  if (strchr (alternatives, '|') == NULL)
    return;
  g_auto (GStrv) parts = g_strsplit (alternatives, "|", -1);
  for (char **part = parts; *part != NULL; part++)
    offer (completing, *part);
}

static void
offer_activities (const Completing *completing)
{
  BaheUnit *unit = bahe_cli_unit (completing->cli, NULL);
  g_autoptr (GPtrArray) activities = unit != NULL ? bahe_unit_activities (unit, NULL) : NULL;

  for (guint i = 0; activities != NULL && i < activities->len; i++)
    offer (completing, ((const BaheActivity *) activities->pdata[i])->title);
}

static void
offer_kinds (const Completing *completing)
{
  BahePlugins *plugins = bahe_cli_plugins (completing->cli, NULL);
  g_autoptr (GPtrArray) kinds = plugins != NULL ? bahe_plugins_kinds (plugins) : NULL;

  for (guint i = 0; kinds != NULL && i < kinds->len; i++)
    offer (completing, ((const BaheKindInfo *) kinds->pdata[i])->table->name);
}

static void
offer_rules (const Completing *completing)
{
  for (const char *const *folder = completing->cli->host->script_folders (); *folder != NULL; folder++) {
    g_autoptr (GDir) dir = g_dir_open (*folder, 0, NULL);
    for (const char *file; dir != NULL && (file = g_dir_read_name (dir)) != NULL;)
      if (g_str_has_suffix (file, ".lua")) {
        g_autofree char *name = g_strndup (file, strlen (file) - 4);
        offer (completing, name);
      }
  }
}

static void
offer_verbs (const Completing *completing, const BaheKindInfo *kind)
{
  for (guint i = 0; kind != NULL && i < kind->n_verbs; i++)
    offer (completing, kind->verbs[i].table->name);
  for (const BaheVerb *const *verb = bahe_host_verbs (); *verb != NULL; verb++)
    if (!g_str_equal ((*verb)->name, "open"))
      offer (completing, (*verb)->name);
}

static void
offer_entrants (const Completing *completing, gint64 activity)
{
  json_object *entrants = activity != 0 ? bahe_unit_entrants (completing->cli->unit, activity, NULL) : NULL;

  for (gsize i = 0; entrants != NULL && i < json_object_array_length (entrants); i++)
    offer (completing, bahe_cli_json_text (json_object_array_get_idx (entrants, i), "name"));
  json_object_put (entrants);
}

static void
offer_value (const Completing *completing, const BaheField *field, gint64 activity)
{
  for (const BaheChoice *choice = field->choices; choice != NULL && choice->name != NULL; choice++) {
    offer (completing, choice->name);
    if (g_strcmp0 (choice->name, bahe_label (&choice->label)) != 0)
      offer (completing, bahe_label (&choice->label));
  }
  if (field->type == BAHE_ENTRANT)
    offer_entrants (completing, activity);
  else if (field->type == BAHE_ACTIVITY)
    offer_activities (completing);
}

/* The fields of the verb that stands in `words` behind its command; NULL: none known yet. */
static const BaheField *
fields_of (const Completing *completing, const BaheCliCommand *command, const GPtrArray *words, gint64 *number,
           guint *head, BaheField **owned)
{
  gboolean opens = g_str_equal (command->name, "open"), rosters = g_str_equal (command->name, "roster *");
  BaheLabel label;

  *number = 0;
  *head = g_str_equal (command->name, "do") || opens ? 2 : 1;
  if (!command->fields || words->len < (opens ? 1 : *head) || g_str_equal (command->name, "correct"))
    return NULL;
  if (opens) {
    BahePlugins *plugins = bahe_cli_plugins (completing->cli, NULL);
    const BaheKindInfo *kind = plugins != NULL ? bahe_plugins_kind (plugins, words->pdata[0]) : NULL;
    return kind != NULL ? bahe_cli_verb_fields (kind, "open", &label, owned, NULL) : NULL;
  }
  BaheUnit *unit = bahe_cli_unit (completing->cli, NULL);
  *number = unit == NULL ? 0 : bahe_unit_find_activity (unit, rosters ? "#2" : words->pdata[0], NULL);
  g_autoptr (BaheActivity) activity = *number != 0 ? bahe_unit_activity (unit, *number, NULL) : NULL;
  const char *verb = g_str_equal (command->name, "do") ? words->pdata[1] : rosters ? words->pdata[0] : "award";
  return activity != NULL ? bahe_cli_verb_fields (activity->info, verb, &label, owned, NULL) : NULL;
}

static void
offer_head_word (const Completing *completing, const BaheCliCommand *command, const GPtrArray *words)
{
  g_auto (GStrv) usage = g_strsplit (command->words != NULL ? command->words : "", " ", -1);
  const char *what = words->len < g_strv_length (usage) ? usage[words->len] : "";

  if (g_str_has_prefix (what, "ACTIVITY") || g_str_has_prefix (what, "[ACTIVITY"))
    offer_activities (completing);
  else if (g_str_equal (what, "TYPE"))
    offer_kinds (completing);
  else if (g_str_equal (what, "RULE"))
    offer_rules (completing);
  else if (g_str_equal (what, "WHAT")) {
    BaheUnit *unit = bahe_cli_unit (completing->cli, NULL);
    gint64 number = unit != NULL && words->len > 0 ? bahe_unit_find_activity (unit, words->pdata[0], NULL) : 0;
    g_autoptr (BaheActivity) activity = number != 0 ? bahe_unit_activity (unit, number, NULL) : NULL;
    if (activity != NULL)
      offer_verbs (completing, activity->info);
  }
}

/* `words` are those behind the command, without options; `option` is the one whose value is being written, or NULL. */
static void
complete_command (const Completing *completing, const BaheCliCommand *command, const GPtrArray *words,
                  const char *option)
{
  g_autofree BaheField *owned = NULL;
  gint64 number;
  guint head;
  const BaheField *fields = fields_of (completing, command, words, &number, &head, &owned);
  const BaheField *field = fields != NULL && option != NULL ? bahe_cli_field (fields, option) : NULL;

  if (field != NULL) {
    offer_value (completing, field, number);
  } else if (option != NULL) {
    const BaheCliOption *known = bahe_cli_option (command->options, option);
    known = known != NULL ? known : bahe_cli_option (bahe_cli_global_options, option);
    if (known != NULL)
      offer_alternatives (completing, known->value);
  } else if (g_str_has_prefix (completing->typed, "-")) {
    for (const BaheField *each = fields; each != NULL && each->name != NULL; each++)
      if (!bahe_cli_field_is_private (each))
        offer_option (completing, each->name);
    offer_options (completing, command->options);
    offer_options (completing, bahe_cli_global_options);
  } else if (fields != NULL) {
    json_object *said = json_object_new_object (); /* TYPE and TITLE of open; no other verb has these two */
    json_object_object_add (said, g_str_equal (command->name, "open") ? "kind" : "", json_object_new_string (""));
    json_object_object_add (said, g_str_equal (command->name, "open") ? "title" : "", json_object_new_string (""));
    g_autoptr (GPtrArray) positional = bahe_cli_positional_fields (fields, said);
    if (words->len >= head && words->len - head < positional->len)
      offer_value (completing, positional->pdata[words->len - head], number);
    json_object_put (said);
  } else {
    offer_head_word (completing, command, words);
  }
}

/* Whether an option of this name takes the word behind it: any of a command's that says so, and every field's but a
 * flag's. */
static gboolean
takes_value (const BaheCliCommand *command, const char *name)
{
  const BaheCliOption *option = command != NULL ? bahe_cli_option (command->options, name) : NULL;

  if (option == NULL)
    option = bahe_cli_option (bahe_cli_global_options, name);
  return option != NULL ? option->value != NULL : command != NULL && command->fields;
}

static gboolean
run_complete (BaheCli *cli, const BaheArguments *arguments, GError **error)
{
  guint n = arguments->words->len;
  Completing completing = { cli, n > 0 ? arguments->words->pdata[n - 1] : "" };
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  const BaheCliCommand *command = NULL;
  const char *option = NULL, *group = NULL;
  guint used;
  gboolean known;

  for (guint i = 0; i + 1 < n; i++) {
    char *word = arguments->words->pdata[i];
    if (option != NULL) {
      if (g_str_equal (option, "store") || g_str_equal (option, "lang"))
        bahe_cli_set_global (cli, option, word, &known, NULL);
      option = NULL;
    } else if (g_str_has_prefix (word, "--")) {
      option = strchr (word, '=') == NULL && takes_value (command, word + 2) ? word + 2 : NULL;
    } else if (command != NULL) {
      g_ptr_array_add (words, word);
    } else {
      char *pair[] = { group != NULL ? (char *) group : word, word };
      command = group == NULL && bahe_cli_is_group (word)
                    ? NULL
                    : bahe_cli_find_command (pair, group != NULL ? 2 : 1, &used, NULL);
      if (command != NULL && group != NULL && used == 1)
        g_ptr_array_add (words, word); /* the verb of "roster *" */
      group = word;
    }
  }
  if (command != NULL)
    complete_command (&completing, command, words, option);
  else if (option != NULL)
    offer_alternatives (&completing, bahe_cli_option (bahe_cli_global_options, option)->value);
  else if (g_str_has_prefix (completing.typed, "-"))
    offer_options (&completing, bahe_cli_global_options);
  else
    offer_commands (&completing, group);
  return TRUE;
}

const BaheCliCommand bahe_cli_complete_commands[] = {
  { "__complete", "-- WORD …", "", 0, 1000, FALSE, NULL, run_complete, TRUE },
  { 0 },
};
