/* scoreboard.json: penalties and clocks of programming contests, who is ahead, medals and honours. */
#include "case.h"

#define MOST_SUBMISSIONS 1000
#define MOST_PENALTY 100000

/* ---- penalty and clock: a contest of one problem ----------------------------------------------------------- */

/* What `time` of the only team comes to when it sent `wrong` rejected ones and, if it `solved` the problem, one at
 * `time`. */
static json_object *
time_after (Case *the_case, json_object *params, int wrong, gboolean solved, BaheAmount time)
{
  g_autoptr (Contest) contest = contest_new (the_case, "icpc", (ContestSetup){ .params = params });
  contest_add_entrant (contest, "team", NULL);
  for (int k = 0; k < wrong + (solved ? 1 : 0); k++)
    contest_add_fact (
        contest, (BaheFactRow){ .shape = BAHE_MEASURE,
                                .entrant = 1,
                                .about = "problem",
                                .value = k < wrong ? (BaheAmount){ 0, 0, TRUE } : time,
                                .more = k < wrong ? "{\"verdict\": \"rejected\"}" : "{\"verdict\": \"correct\"}" });
  const BaheBoard *board = contest_board (contest);
  const BaheNumber *value = board != NULL ? board_value (board, bahe_board_row (board, 0), "time") : NULL;
  return value != NULL ? case_number (value) : NULL;
}

static json_object *
run_penalty (Case *the_case)
{
  json_object *came = json_object_new_object (), *penalties = json_object_new_array ();
  json_object *rows = case_list (the_case, the_case->input, "rows");
  for (gsize i = 0; i < json_object_array_length (rows); i++) {
    json_object *row = json_object_array_get_idx (rows, i), *params = json_object_new_object ();
    gboolean solved = case_flag (row, "solved");
    int sent = case_count (the_case, row, "submissions", 0, MOST_SUBMISSIONS);
    case_put_int (params, "penalty", case_count (the_case, row, "penalty_minutes", 0, MOST_PENALTY));
    case_put (params, "in_seconds", json_object_new_boolean (case_flag (row, "in_seconds")));
    json_object_array_add (
        penalties, time_after (the_case, params, MAX (sent - (solved ? 1 : 0), 0), solved, (BaheAmount){ 0, 0, TRUE }));
  }
  case_put (came, "penalty", penalties);
  return came;
}

static json_object *
run_clock (Case *the_case)
{
  json_object *came = json_object_new_object (), *shown = json_object_new_array ();
  json_object *times = case_list (the_case, the_case->input, "times");
  gboolean seconds = g_str_equal (case_text (the_case, the_case->input, "unit"), "seconds");
  for (gsize i = 0; i < json_object_array_length (times); i++) {
    json_object *params = json_object_new_object ();
    case_put (params, "in_seconds", json_object_new_boolean (seconds));
    BaheAmount time = case_amount_of (the_case, json_object_array_get_idx (times, i), "times");
    json_object_array_add (shown, time_after (the_case, params, 0, TRUE, time));
  }
  case_put (came, "shown", shown);
  return came;
}

/* ---- teams that are scored already -------------------------------------------------------------------------- */

/* Takes `params` over. */
static Contest *
contest_of_scored (Case *the_case, json_object *params)
{
  return contest_new (the_case, "icpc_honours", (ContestSetup){ .params = params });
}

static void
add_scored (Case *the_case, Contest *contest, const char *id, json_object *row)
{
  static const char *const keys[] = { "solved", "time", "last", "category" };
  json_object *fields = json_object_new_object ();
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    if (case_optional (row, keys[i]) != NULL)
      case_put (fields, keys[i], json_object_get (case_optional (row, keys[i])));
  contest_add_entrant (contest, id, fields);
  json_object_put (fields);
}

static int
compare_pair (Case *the_case, json_object *pair)
{
  g_autoptr (Contest) contest = contest_of_scored (the_case, json_object_new_object ());
  add_scored (the_case, contest, "a", json_object_array_get_idx (pair, 0));
  add_scored (the_case, contest, "b", json_object_array_get_idx (pair, 1));
  const BaheBoard *board = contest_board (contest);
  if (board == NULL)
    return 0;
  guint a = board_row_named (board, "a")->place, b = board_row_named (board, "b")->place;
  return a < b ? 1 : a > b ? -1 : 0;
}

static json_object *
run_compare (Case *the_case)
{
  json_object *came = json_object_new_object (), *better = json_object_new_array ();
  json_object *pairs = case_list (the_case, the_case->input, "pairs");
  for (gsize i = 0; i < json_object_array_length (pairs); i++) {
    json_object *pair = json_object_array_get_idx (pairs, i);
    if (!json_object_is_type (pair, json_type_array) || json_object_array_length (pair) != 2)
      case_malformed (the_case, "each of “pairs” must be a list of two");
    else
      json_object_array_add (better, json_object_new_int (compare_pair (the_case, pair)));
  }
  case_put (came, "better", better);
  return came;
}

/* `medals` is the object that says how many of each. */
static json_object *
honour_params (Case *the_case, json_object *medals, gboolean all_categories)
{
  static const char *const counts[] = { "gold", "silver", "bronze" };
  json_object *params = json_object_new_object (), *categories = json_object_new_object ();
  json_object *named = case_optional (the_case->input, "medal_categories"),
              *individual = case_optional (the_case->input, "individual_ranks");
  gsize n = json_object_is_type (named, json_type_array) ? json_object_array_length (named) : 0;
  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
    case_put_int (params, counts[i], case_count (the_case, medals, counts[i], 0, 10000));
  for (gsize i = 0; i < n; i++)
    case_put (categories, case_text_of (the_case, json_object_array_get_idx (named, i), "medal_categories"),
              json_object_new_boolean (TRUE));
  case_put (params, "categories", categories);
  case_put (params, "all_categories", json_object_new_boolean (all_categories));
  if (individual != NULL)
    case_put (params, "individual_ranks", json_object_get (individual));
  return params;
}

/* NULL if anything went wrong. The contest is handed out with it. */
static const BaheBoard *
honours_of (Case *the_case, json_object *params, Contest **contest)
{
  json_object *rows = case_list (the_case, the_case->input, "rows");
  *contest = contest_of_scored (the_case, params);
  for (gsize i = 0; i < json_object_array_length (rows); i++) {
    json_object *row = json_object_array_get_idx (rows, i);
    add_scored (the_case, *contest, case_text (the_case, row, "team"), row);
  }
  return contest_board (*contest);
}

static json_object *
teams_with (const BaheBoard *board, const char *award)
{
  json_object *teams = json_object_new_array ();
  for (gsize i = 0; i < bahe_board_size (board); i++) {
    const BaheBoardRow *row = bahe_board_row (board, i);
    if (g_strcmp0 (row->award, award) == 0)
      json_object_array_add (teams, json_object_new_string (row->name));
  }
  return teams;
}

static json_object *
winners_of (const BaheBoard *board)
{
  json_object *winners = case_optional (bahe_board_outcome (board), "winners"), *teams = json_object_new_array ();
  gsize n = json_object_is_type (winners, json_type_array) ? json_object_array_length (winners) : 0;
  for (gsize i = 0; i < n; i++) {
    gint64 number = json_object_get_int64 (json_object_array_get_idx (winners, i));
    json_object_array_add (teams, json_object_new_string (board_name (board, number)));
  }
  return teams;
}

static json_object *
run_medals (Case *the_case)
{
  g_autoptr (Contest) contest = NULL;
  json_object *came = json_object_new_object ();
  const BaheBoard *board = honours_of (the_case, honour_params (the_case, the_case->input, FALSE), &contest);
  if (board == NULL)
    return came;
  case_put (came, "winner", winners_of (board));
  case_put (came, "gold", teams_with (board, "Gold Medal"));
  case_put (came, "silver", teams_with (board, "Silver Medal"));
  case_put (came, "bronze", teams_with (board, "Bronze Medal"));
  return came;
}

static json_object *
run_results (Case *the_case)
{
  g_autoptr (Contest) contest = NULL;
  json_object *came = json_object_new_object (), *rows = json_object_new_array ();
  gboolean all = case_flag (the_case->input, "all_teams_in_medal_categories");
  json_object *params = honour_params (the_case, case_optional (the_case->input, "medals"), all);
  const BaheBoard *board = honours_of (the_case, params, &contest);
  json_object *ranks = board != NULL ? case_optional (bahe_board_outcome (board), "ranks") : NULL;
  for (gsize i = 0; board != NULL && i < bahe_board_size (board); i++) {
    const BaheBoardRow *row = bahe_board_row (board, i);
    json_object *one = json_object_new_object (), *rank = json_object_array_get_idx (ranks, i);
    case_put_text (one, "team", row->name);
    case_put (one, "rank", json_object_is_type (rank, json_type_int) ? json_object_get (rank) : NULL);
    case_put_text (one, "award", row->award);
    json_object_array_add (rows, one);
  }
  case_put (came, "rows", rows);
  return came;
}

const CaseKind scoreboard_honour_kinds[] = {
  { "icpc_penalty", run_penalty }, { "icpc_clock", run_clock },     { "icpc_compare", run_compare },
  { "icpc_medals", run_medals },   { "icpc_results", run_results }, { NULL, NULL },
};
