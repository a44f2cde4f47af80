/* The roster: who is in it, and its verbs. */
#include "cli/private.h"

#include <string.h>

/* The roster is one activity of the kind "roster". */
static gint64
roster_number (BaheUnit *unit, GError **error)
{
  g_autoptr (GPtrArray) activities = bahe_unit_activities (unit, error);

  for (guint i = 0; activities != NULL && i < activities->len; i++) {
    const BaheActivity *activity = activities->pdata[i];
    if (g_strcmp0 (activity->kind, "roster") == 0)
      return activity->number;
  }
  if (activities != NULL)
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_NOT_FOUND,
                 _ ("this store has no roster; bahe init makes a store with one"));
  return 0;
}

gboolean
bahe_cli_find_person (BaheUnit *unit, const char *words, gint64 *number, GError **error)
{
  json_object *roster = bahe_unit_roster (unit, G_MAXINT64, error);
  json_object *people = bahe_cli_json_get (roster, "people");
  g_autofree char *key = bahe_text_key (words);
  g_autoptr (GString) list = g_string_new (NULL);
  guint found = 0;

  if (roster == NULL)
    return FALSE;
  for (gsize i = 0; people != NULL && i < json_object_array_length (people); i++) {
    json_object *person = json_object_array_get_idx (people, i);
    g_autofree char *name = bahe_text_key (bahe_cli_json_text (person, "name"));
    g_autofree char *shown = bahe_text_key (bahe_cli_json_text (person, "shown"));
    g_autofree char *hash = g_strconcat ("#", bahe_cli_json_text (person, "number"), NULL);
    if (!g_str_equal (name, key) && !g_str_equal (shown, key) && !g_str_equal (hash, key))
      continue;
    *number = json_object_get_int64 (bahe_cli_json_get (person, "number"));
    g_string_append_printf (list, "%s%s", found++ > 0 ? C_ ("list", ", ") : "", bahe_cli_json_text (person, "shown"));
  }
  json_object_put (roster);
  if (found == 0)
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_NOT_FOUND,
                 _ ("“%s” is not in the roster; bahe roster list names everybody"), words);
  else if (found > 1)
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_AMBIGUOUS, _ ("“%s” could be: %s; say which"), words, list->str);
  return found == 1;
}

/* Every member that a row of the roster has, for JSON and CSV alike; labels for those that are known. */
static const BaheCliColumn people_columns[] = {
  { "number", N_ ("no."), .number = TRUE },
  { "shown", N_ ("name") },
  { "group", N_ ("group") },
  { "sex_shown", N_ ("sex") },
  { "status_shown", N_ ("status") },
  { 0 },
};

static void
print_people (BaheCli *cli, json_object *people)
{
  g_autoptr (BaheTable) table = bahe_table_new ();

  bahe_cli_add_rows (table, people, people_columns, NULL);
  bahe_cli_print_table (cli, table);
}

static gboolean
run_list (BaheCli *cli, const BaheArguments *arguments, GError **error)
{
  BaheUnit *unit = bahe_cli_unit (cli, error);
  const char *on = bahe_arguments_option (arguments, "on");
  BaheSpan day = { .first = G_MAXINT64 };

  if (unit == NULL)
    return FALSE;
  if (on != NULL && !bahe_span_parse (on, bahe_now (bahe_store_zone (bahe_unit_store (unit))), &day, error))
    return FALSE;
  json_object *roster = bahe_unit_roster (unit, day.first, error);
  if (roster == NULL)
    return FALSE;
  if (cli->format == BAHE_CLI_JSON)
    bahe_cli_print_json (roster);
  else {
    json_object *people = bahe_cli_json_get (roster, "people");
    print_people (cli, people);
    if (cli->format == BAHE_CLI_TABLE)
      bahe_cli_printf (_ ("\n%u people\n"), people != NULL ? (guint) json_object_array_length (people) : 0);
  }
  json_object_put (roster);
  return TRUE;
}

static gboolean
run_import (BaheCli *cli, const BaheArguments *arguments, GError **error)
{
  BaheUnit *unit = bahe_cli_unit (cli, error);
  gint64 roster = unit != NULL ? roster_number (unit, error) : 0;
  return roster != 0 && bahe_cli_import_file (cli, roster, "add-person", bahe_arguments_word (arguments, 0), error);
}

/* `bahe roster add-person 王芳 …` is `bahe do ROSTER add-person 王芳 …`. */
static gboolean
run_verb (BaheCli *cli, const BaheArguments *arguments, GError **error)
{
  BaheUnit *unit = bahe_cli_unit (cli, error);
  gint64 roster = unit != NULL ? roster_number (unit, error) : 0;
  g_autoptr (GPtrArray) rest = g_ptr_array_new ();

  if (roster == 0)
    return FALSE;
  for (guint i = 1; i < arguments->words->len; i++)
    g_ptr_array_add (rest, arguments->words->pdata[i]);
  return bahe_cli_do_verb (cli, roster, bahe_arguments_word (arguments, 0), rest, error);
}

static const BaheCliOption list_options[] = {
  { "on", N_ ("DATE"), N_ ("as it stood on a day") },
  { 0 },
};

const BaheCliCommand bahe_cli_roster_commands[] = {
  { "roster list", NULL, N_ ("list the people of the roster"), 0, 0, FALSE, list_options, run_list },
  { "roster import", N_ ("FILE"), N_ ("record a table of people; all or nothing"), 1, 1, FALSE, NULL, run_import },
  { "roster *", N_ ("WHAT [VALUE …] [--OPTION VALUE …]"),
    N_ ("record a change of the roster: add-person, add-group, assign …"), 1, 0, TRUE, NULL, run_verb },
  { 0 },
};
