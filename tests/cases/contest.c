/* A contest of a case: a rule file, entrants by id, facts, and the board they come to. */
#include "case.h"

#include <string.h>

struct Contest {
  Case *the_case;
  BaheRule *rule; /* of the cache */
  json_object *params, *rank, *awards;
  BaheScoring *scoring;
  GHashTable *numbers; /* id → number of entrant */
  BaheBoard *board;
  gint64 facts;
};

/* Rule files read so far; one run has a handful. */
static GHashTable *rules = NULL;

static char *
rule_path (const char *name)
{
  const char *source = g_getenv ("BAHE_SOURCE");
  const char *root = source != NULL ? source : BAHE_SOURCE_ROOT;
  g_autofree char *file = g_strconcat (name, ".lua", NULL);
  char *shipped = g_build_filename (root, "scripts", "scoring", file, NULL);
  if (g_file_test (shipped, G_FILE_TEST_EXISTS))
    return shipped;
  g_free (shipped);
  return g_build_filename (root, "tests", "cases", "rules", file, NULL);
}

static BaheRule *
load_rule (const char *name, GError **error)
{
  if (rules == NULL)
    rules = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) bahe_rule_free);
  BaheRule *rule = g_hash_table_lookup (rules, name);
  if (rule != NULL)
    return rule;
  g_autofree char *path = rule_path (name), *source = NULL;
  gsize length = 0;
  if (!g_file_get_contents (path, &source, &length, error))
    return NULL;
  g_autofree char *file = g_path_get_basename (path);
  rule = bahe_rule_new (file, source, length, error);
  if (rule != NULL)
    g_hash_table_insert (rules, g_strdup (name), rule);
  return rule;
}

void
contest_forget_rules (void)
{
  g_clear_pointer (&rules, g_hash_table_unref);
}

Contest *
contest_new (Case *the_case, const char *rule, ContestSetup setup)
{
  Contest *contest = g_new0 (Contest, 1);
  contest->the_case = the_case;
  contest->params = setup.params;
  contest->rank = setup.rank;
  contest->awards = setup.awards;
  contest->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  contest->rule = load_rule (rule, &the_case->error);
  if (contest->rule == NULL)
    return contest;
  BaheScoringOptions options = {
    .params = setup.params, .rank = setup.rank, .restart = setup.restart, .awards = setup.awards
  };
  contest->scoring = bahe_scoring_new (contest->rule, &options, &the_case->error);
  return contest;
}

void
contest_free (Contest *contest)
{
  if (contest->board != NULL)
    bahe_board_free (contest->board);
  if (contest->scoring != NULL)
    bahe_scoring_free (contest->scoring);
  g_hash_table_unref (contest->numbers);
  json_object_put (contest->params);
  json_object_put (contest->rank);
  json_object_put (contest->awards);
  g_free (contest);
}

static gboolean
goes_on (const Contest *contest)
{
  return contest->scoring != NULL && contest->the_case->error == NULL;
}

void
contest_add_entrant (Contest *contest, const char *id, json_object *fields)
{
  gint64 number = g_hash_table_size (contest->numbers) + 1;
  if (!g_hash_table_insert (contest->numbers, g_strdup (id), g_memdup2 (&number, sizeof number)))
    case_malformed (contest->the_case, "“%s” is there twice", id);
  else if (goes_on (contest))
    bahe_scoring_add_entrant (contest->scoring, number, id, fields, NULL, &contest->the_case->error);
}

static gint
compare_text (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

void
contest_add_sorted (Contest *contest, json_object *ids)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  for (gsize i = 0; i < json_object_array_length (ids); i++)
    g_ptr_array_add (sorted, (gpointer) case_text_of (contest->the_case, json_object_array_get_idx (ids, i), "id"));
  g_ptr_array_sort (sorted, compare_text);
  for (guint i = 0; i < sorted->len; i++)
    contest_add_entrant (contest, g_ptr_array_index (sorted, i), NULL);
}

gint64
contest_entrant (Contest *contest, const char *id)
{
  const gint64 *number = g_hash_table_lookup (contest->numbers, id);
  if (number != NULL)
    return *number;
  case_malformed (contest->the_case, "“%s” does not take part", id);
  return 0;
}

void
contest_add_fact (Contest *contest, BaheFactRow fact)
{
  fact.seq = ++contest->facts;
  if (goes_on (contest) && contest->the_case->malformed == NULL)
    bahe_scoring_add_fact (contest->scoring, &fact, &contest->the_case->error);
}

const BaheBoard *
contest_board (Contest *contest)
{
  if (goes_on (contest) && contest->the_case->malformed == NULL)
    contest->board = bahe_board_new (contest->scoring, &contest->the_case->error);
  return contest->board;
}

const BaheNumber *
board_value (const BaheBoard *board, const BaheBoardRow *row, const char *column)
{
  gsize n;
  const BaheRuleColumn *columns = bahe_board_columns (board, &n);
  for (gsize i = 0; i < n; i++)
    if (g_str_equal (columns[i].name, column))
      return row->has[i] ? &row->columns[i] : NULL;
  return NULL;
}

const BaheBoardRow *
board_row_named (const BaheBoard *board, const char *id)
{
  for (gsize i = 0; i < bahe_board_size (board); i++)
    if (g_str_equal (bahe_board_row (board, i)->name, id))
      return bahe_board_row (board, i);
  return NULL;
}

const char *
board_name (const BaheBoard *board, gint64 entrant)
{
  for (gsize i = 0; i < bahe_board_size (board); i++)
    if (bahe_board_row (board, i)->entrant == entrant)
      return bahe_board_row (board, i)->name;
  return "";
}

json_object *
board_groups (const BaheBoard *board)
{
  json_object *groups = json_object_new_array ();
  guint place = 0;
  for (gsize i = 0; i < bahe_board_size (board); i++) {
    const BaheBoardRow *row = bahe_board_row (board, i);
    if (row->place != place)
      json_object_array_add (groups, json_object_new_array ());
    place = row->place;
    json_object *group = json_object_array_get_idx (groups, json_object_array_length (groups) - 1);
    json_object_array_add (group, json_object_new_string (row->name));
  }
  return groups;
}

json_object *
board_order (const BaheBoard *board)
{
  json_object *order = json_object_new_array ();
  for (gsize i = 0; i < bahe_board_size (board); i++) {
    const BaheBoardRow *row = bahe_board_row (board, i);
    json_object *entry = json_object_new_object ();
    case_put (entry, "rank", row->place == 0 ? NULL : json_object_new_int ((int) row->place));
    case_put_text (entry, "id", row->name);
    json_object_array_add (order, entry);
  }
  return order;
}
