/* swiss.json: standings and the direct encounter, with the shipped rule. */
#include "case.h"

/* What the case files call a criterion, and what a rule calls it; the others have one name. */
static const struct {
  const char *name, *criterion;
} criteria[] = { { "score", "points" }, { "wins", "won" }, { "direct_encounter", "tied.points" } };

static const char *
criterion_named (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (criteria); i++)
    if (g_str_equal (criteria[i].name, name))
      return criteria[i].criterion;
  return name;
}

static json_object *
rank_by (const char *first)
{
  json_object *rank = json_object_new_array ();
  json_object_array_add (rank, json_object_new_string (first));
  return rank;
}

static void
add_games (Case *the_case, Contest *contest)
{
  static const struct {
    const char *result;
    gint64 white, black;
  } results[] = { { "1-0", 1, 0 }, { "0-1", 0, 1 }, { "1/2", 1, 1 } };
  json_object *games = case_list (the_case, the_case->input, "games");
  for (gsize i = 0; i < json_object_array_length (games); i++) {
    json_object *game = json_object_array_get_idx (games, i);
    const char *result = case_text (the_case, game, "result");
    gsize k = 0;
    while (k < G_N_ELEMENTS (results) && !g_str_equal (results[k].result, result))
      k++;
    if (k == G_N_ELEMENTS (results)) {
      case_malformed (the_case, "the result “%s” is unknown", result);
      return;
    }
    contest_add_fact (contest, (BaheFactRow){
                                   .shape = BAHE_MATCH,
                                   .entrant = contest_entrant (contest, case_text (the_case, game, "white")),
                                   .other = contest_entrant (contest, case_text (the_case, game, "black")),
                                   .value = { results[k].white, 0, TRUE },
                                   .against = { results[k].black, 0, TRUE },
                                   .round = json_object_get_int64 (case_optional (game, "round")),
                               });
  }
}

static void
add_byes (Case *the_case, Contest *contest)
{
  if (case_optional (the_case->input, "byes") == NULL)
    return;
  json_object *byes = case_list (the_case, the_case->input, "byes");
  for (gsize i = 0; i < json_object_array_length (byes); i++) {
    json_object *bye = json_object_array_get_idx (byes, i);
    contest_add_fact (contest, (BaheFactRow){
                                   .shape = BAHE_MATCH,
                                   .entrant = contest_entrant (contest, case_text (the_case, bye, "id")),
                                   .value = case_amount_of (the_case, case_optional (bye, "points"), "points"),
                                   .round = json_object_get_int64 (case_optional (bye, "round")),
                                   .ended = "bye",
                               });
  }
}

static json_object *
order_of (Contest *contest)
{
  json_object *came = json_object_new_object ();
  const BaheBoard *board = contest_board (contest);
  if (board != NULL)
    case_put (came, "order", board_order (board));
  return came;
}

static json_object *
run_standings (Case *the_case)
{
  json_object *rank = rank_by ("points"), *tiebreaks = case_list (the_case, the_case->input, "tiebreaks");
  for (gsize i = 0; i < json_object_array_length (tiebreaks); i++) {
    const char *name = case_text_of (the_case, json_object_array_get_idx (tiebreaks, i), "tiebreaks");
    json_object_array_add (rank, json_object_new_string (criterion_named (name)));
  }
  g_autoptr (Contest) contest = contest_new (the_case, "swiss", (ContestSetup){ .rank = rank, .restart = "no" });
  contest_add_sorted (contest, case_list (the_case, the_case->input, "players"));
  add_games (the_case, contest);
  add_byes (the_case, contest);
  return order_of (contest);
}

static json_object *
run_direct_encounter (Case *the_case)
{
  ContestSetup setup = { .rank = rank_by ("encounter"), .restart = "any" };
  g_autoptr (Contest) contest = contest_new (the_case, "swiss", setup);
  contest_add_sorted (contest, case_list (the_case, the_case->input, "tied"));
  add_games (the_case, contest);
  return order_of (contest);
}

/* Each value that is asked for, from the column that shows it. */
static json_object *
run_tiebreaks (Case *the_case)
{
  json_object *came = json_object_new_object (), *values = json_object_new_object (), *expected = NULL;
  g_autoptr (Contest) contest = contest_new (the_case, "swiss_values", (ContestSetup){ 0 });
  contest_add_sorted (contest, case_list (the_case, the_case->input, "players"));
  add_games (the_case, contest);
  add_byes (the_case, contest);
  const BaheBoard *board = contest_board (contest);
  json_object_object_get_ex (the_case->expected, "values", &expected);
  json_object_object_foreach (expected, id, asked)
  {
    const BaheBoardRow *row = board != NULL ? board_row_named (board, id) : NULL;
    json_object *own = json_object_new_object ();
    json_object_object_foreach (asked, name, value)
    {
      const BaheNumber *number = row != NULL ? board_value (board, row, criterion_named (name)) : NULL;
      (void) value;
      case_put (own, name, number != NULL ? case_number (number) : NULL);
    }
    case_put (values, id, own);
  }
  case_put (came, "values", values);
  return came;
}

const CaseKind swiss_kinds[] = {
  { "swiss_tiebreaks", run_tiebreaks },
  { "swiss_standings", run_standings },
  { "direct_encounter", run_direct_encounter },
  { NULL, NULL },
};
