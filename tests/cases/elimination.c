/* elimination.json: seeds, groups, and single elimination: played in a bracket, placed by the shipped rule. */
#include "case.h"

#include "format/format.h"

#include <string.h>

#define MOST_ENTRANTS 4096

static json_object *
seed_or_nobody (guint seed, int entrants)
{
  return seed > (guint) entrants ? NULL : json_object_new_int ((int) seed);
}

static json_object *
run_seeding (Case *the_case)
{
  int entrants = case_count (the_case, the_case->input, "entrants", 2, MOST_ENTRANTS);
  guint size = bahe_bracket_size ((guint) entrants);
  g_autofree guint *seeds = g_new (guint, size);
  bahe_bracket_seeds (size, seeds);
  json_object *came = json_object_new_object (), *first = json_object_new_array ();
  for (guint i = 0; i < size; i += 2) {
    json_object *pair = json_object_new_array ();
    json_object_array_add (pair, seed_or_nobody (seeds[i], entrants));
    json_object_array_add (pair, seed_or_nobody (seeds[i + 1], entrants));
    json_object_array_add (first, pair);
  }
  case_put_int (came, "size", size);
  case_put_int (came, "rounds", g_bit_storage (size) - 1);
  case_put_int (came, "byes", (gint64) size - entrants);
  case_put (came, "first_round", first);
  return came;
}

static json_object *
run_group_draw (Case *the_case)
{
  int entrants = case_count (the_case, the_case->input, "entrants", 1, MOST_ENTRANTS);
  int groups = case_count (the_case, the_case->input, "groups", 1, MOST_ENTRANTS);
  const char *method = case_text (the_case, the_case->input, "method");
  if (!g_str_equal (method, "snake") && !g_str_equal (method, "stride"))
    case_malformed (the_case, "“method” is neither snake nor stride");
  json_object *came = json_object_new_object (), *lists = json_object_new_array ();
  for (int i = 0; i < groups; i++)
    json_object_array_add (lists, json_object_new_array ());
  for (int seed = 0; seed < entrants; seed++) {
    guint group =
        bahe_group_of ((guint) seed, (guint) groups, g_str_equal (method, "snake") ? BAHE_SNAKE : BAHE_STRIDE);
    json_object_array_add (json_object_array_get_idx (lists, group), json_object_new_int (seed + 1));
  }
  case_put (came, "groups", lists);
  return came;
}

/* ---- single elimination ----------------------------------------------------------------------------------- */

typedef struct {
  Case *the_case;
  BaheBracket *bracket;
  json_object *names;
  gboolean twice; /* double elimination */
} Cup;

static const char *
name_of (const Cup *cup, int entrant)
{
  return entrant < 0 ? NULL : json_object_get_string (json_object_array_get_idx (cup->names, (gsize) entrant));
}

static int
entrant_named (const Cup *cup, const char *name)
{
  for (gsize i = 0; i < json_object_array_length (cup->names); i++)
    if (g_strcmp0 (name_of (cup, (int) i), name) == 0)
      return (int) i;
  case_malformed (cup->the_case, "“%s” does not take part", name);
  return -1;
}

static void
play_all (const Cup *cup)
{
  json_object *results = case_list (cup->the_case, cup->the_case->input, "results");
  for (gsize i = 0; i < json_object_array_length (results); i++) {
    json_object *result = json_object_array_get_idx (results, i);
    int a = entrant_named (cup, case_text (cup->the_case, result, "a"));
    int b = entrant_named (cup, case_text (cup->the_case, result, "b"));
    int winner = entrant_named (cup, case_text (cup->the_case, result, "winner"));
    int match = bahe_bracket_open (cup->bracket, a, b);
    if (match < 0 || !bahe_bracket_play (cup->bracket, (guint) match, winner)) {
      g_set_error (&cup->the_case->error, BAHE_ERROR, BAHE_ERROR_REFUSED, "results[%zu] cannot be played", i);
      return;
    }
  }
}

static json_object *
match_row (const Cup *cup, const BaheBracketMatch *match)
{
  static const char *const parts[] = { "upper", "third_place", "lower", "final" };
  json_object *row = json_object_new_object ();
  case_put_text (row, "bracket", match->part == BAHE_UPPER && !cup->twice ? "main" : parts[match->part]);
  case_put_int (row, "round", match->third ? 1 : match->round);
  case_put_int (row, "number", match->number);
  case_put_text (row, "a", name_of (cup, match->a));
  case_put_text (row, "b", name_of (cup, match->b));
  case_put_text (row, "winner", name_of (cup, match->winner));
  return row;
}

/* A match as the fact that a knock-out stage gives; entrants of the contest are numbered from 1. */
static void
add_match (Contest *contest, const BaheBracketMatch *match)
{
  gint64 winner = match->winner + 1, loser = (match->winner == match->a ? match->b : match->a) + 1;
  contest_add_fact (contest, (BaheFactRow){
                                 .shape = BAHE_MATCH,
                                 .entrant = winner,
                                 .other = match->bye ? 0 : loser,
                                 .value = { 1, 0, TRUE },
                                 .against = { 0, 0, !match->bye },
                                 .round = match->round,
                                 .ended = match->bye ? "bye" : "played",
                                 .more = match->third ? "{\"bracket\":\"third\"}" : "{\"bracket\":\"main\"}",
                             });
}

static json_object *
bracket_groups (const Cup *cup)
{
  GPtrArray *places = bahe_bracket_places (cup->bracket);
  json_object *groups = json_object_new_array ();
  for (guint i = 0; places != NULL && i < places->len; i++) {
    const GArray *place = g_ptr_array_index (places, i);
    json_object *group = json_object_new_array ();
    for (guint k = 0; k < place->len; k++)
      json_object_array_add (group, json_object_new_string (name_of (cup, g_array_index (place, int, k))));
    json_object_array_add (groups, group);
  }
  if (places != NULL)
    g_ptr_array_unref (places);
  return groups;
}

static int
compare_names (const void *a, const void *b)
{
  return strcmp (json_object_get_string (*(json_object *const *) a),
                 json_object_get_string (*(json_object *const *) b));
}

/* The rule and the bracket must say the same; inside a place order has no meaning, the case files have it by id. */
static json_object *
final_groups (const Cup *cup, const BaheBoard *board)
{
  json_object *ruled = board_groups (board), *bracketed = bracket_groups (cup);
  for (gsize i = 0; i < json_object_array_length (ruled); i++)
    json_object_array_sort (json_object_array_get_idx (ruled, i), compare_names);
  for (gsize i = 0; i < json_object_array_length (bracketed); i++)
    json_object_array_sort (json_object_array_get_idx (bracketed, i), compare_names);
  if (!json_object_equal (ruled, bracketed))
    g_set_error (&cup->the_case->error, BAHE_ERROR, BAHE_ERROR_CONFLICT, "the rule places %s, the bracket %s",
                 json_object_to_json_string (ruled), json_object_to_json_string (bracketed));
  json_object_put (bracketed);
  return ruled;
}

static json_object *
cup_came (const Cup *cup, Contest *contest)
{
  json_object *came = json_object_new_object (), *rows = json_object_new_array ();
  gsize n;
  const BaheBracketMatch *matches = bahe_bracket_matches (cup->bracket, &n);
  const char *champion = NULL;
  for (gsize i = 0; i < n; i++) {
    if (matches[i].winner < 0)
      continue;
    if (!matches[i].bye)
      json_object_array_add (rows, match_row (cup, &matches[i]));
    if (!matches[i].bye || !matches[i].third)
      add_match (contest, &matches[i]);
    if (!matches[i].third && (i + 1 == n || matches[i + 1].third))
      champion = name_of (cup, matches[i].winner);
  }
  case_put_text (came, "champion", champion);
  case_put_int (came, "matches_played", (gint64) json_object_array_length (rows));
  case_put (came, "matches", rows);
  const BaheBoard *board = contest_board (contest);
  if (board != NULL)
    case_put (came, "final_groups", final_groups (cup, board));
  return came;
}

static json_object *
run_single_elimination (Case *the_case)
{
  Cup cup = { .the_case = the_case, .names = case_list (the_case, the_case->input, "entrants") };
  gsize n = json_object_array_length (cup.names);
  if (n < 2 || n > MOST_ENTRANTS) {
    case_malformed (the_case, "“entrants” are not from 2 to %d", MOST_ENTRANTS);
    return NULL;
  }
  cup.bracket = bahe_bracket_new ((guint) n, case_flag (the_case->input, "third_place_match"));
  play_all (&cup);
  g_autoptr (Contest) contest = contest_new (the_case, "knock_out", (ContestSetup){ 0 });
  for (gsize i = 0; i < n; i++)
    contest_add_entrant (contest, case_text_of (the_case, json_object_array_get_idx (cup.names, i), "entrants"), NULL);
  json_object *came = cup_came (&cup, contest);
  bahe_bracket_free (cup.bracket);
  return came;
}

/* ---- double elimination ----------------------------------------------------------------------------------- */

static int
index_of_word (Case *the_case, const char *word, const char *const *words, const char *what)
{
  for (int i = 0; words[i] != NULL; i++)
    if (g_str_equal (words[i], word))
      return i;
  case_malformed (the_case, "there is no %s “%s”", what, word);
  return 0;
}

static BaheBracket *
double_bracket (Case *the_case, guint n)
{
  static const char *const finals[] = { "none", "simple", "double", NULL };
  static const char *const names[] = { "natural", "reverse", "half_shift", "reverse_half_shift", "pair_flip", NULL };
  json_object *given = case_list (the_case, the_case->input, "lower_order");
  gsize n_orders = json_object_array_length (given);
  g_autofree BaheLowerOrder *orders = g_new (BaheLowerOrder, n_orders + 1);

  for (gsize i = 0; i < n_orders; i++)
    orders[i] = (BaheLowerOrder) index_of_word (
        the_case, case_text_of (the_case, json_object_array_get_idx (given, i), "lower_order"), names, "order");
  int final = index_of_word (the_case, case_text (the_case, the_case->input, "grand_final"), finals, "grand final");
  return bahe_bracket_new_double (n, (BaheGrandFinal) final, orders, (guint) n_orders);
}

static json_object *
double_came (const Cup *cup)
{
  json_object *came = json_object_new_object (), *rows = json_object_new_array (), *groups = bracket_groups (cup);
  gsize n;
  const BaheBracketMatch *matches = bahe_bracket_matches (cup->bracket, &n);

  for (gsize i = 0; i < n; i++)
    if (matches[i].winner >= 0 && !matches[i].bye)
      json_object_array_add (rows, match_row (cup, &matches[i]));
  for (gsize i = 0; i < json_object_array_length (groups); i++)
    json_object_array_sort (json_object_array_get_idx (groups, i), compare_names);
  if (json_object_array_length (groups) > 0)
    case_put_text (came, "champion",
                   json_object_get_string (json_object_array_get_idx (json_object_array_get_idx (groups, 0), 0)));
  case_put_int (came, "matches_played", (gint64) json_object_array_length (rows));
  case_put (came, "matches", rows);
  case_put (came, "final_groups", groups);
  return came;
}

static json_object *
run_double_elimination (Case *the_case)
{
  Cup cup = { .the_case = the_case, .names = case_list (the_case, the_case->input, "entrants"), .twice = TRUE };
  gsize n = json_object_array_length (cup.names);

  if (n < 2 || n > MOST_ENTRANTS) {
    case_malformed (the_case, "“entrants” are not from 2 to %d", MOST_ENTRANTS);
    return NULL;
  }
  cup.bracket = double_bracket (the_case, (guint) n);
  play_all (&cup);
  json_object *came = double_came (&cup);
  bahe_bracket_free (cup.bracket);
  return came;
}

const CaseKind elimination_kinds[] = {
  { "seeding", run_seeding },
  { "group_draw", run_group_draw },
  { "single_elim", run_single_elimination },
  { "double_elim", run_double_elimination },
  { NULL, NULL },
};
