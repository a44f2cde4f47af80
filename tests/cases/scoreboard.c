/* scoreboard.json: programming contests, best scores and values that fall with every solve. */
#include "case.h"

#define MOST_SUBMISSIONS 1000

/* ---- submissions ------------------------------------------------------------------------------------------ */

/* Whether the public does not see the result yet. */
static gboolean
is_frozen (Case *the_case, json_object *submission)
{
  json_object *freeze = case_optional (the_case->input, "freeze_s");
  if (freeze == NULL || !g_str_equal (case_text (the_case, the_case->input, "view"), "public"))
    return FALSE;
  g_auto (BaheNumber) limit = case_number_of (the_case, freeze, "freeze_s");
  g_auto (BaheNumber) time = case_number_of (the_case, case_optional (submission, "time_s"), "time_s");
  return bahe_number_compare (&time, &limit) >= 0;
}

static gboolean
is_ignored (json_object *submission)
{
  json_object *valid = case_optional (submission, "valid");
  return valid != NULL && !json_object_get_boolean (valid);
}

static void
add_attempt (Contest *contest, gint64 team, const char *problem, BaheAmount value, const char *verdict)
{
  json_object *more = json_object_new_object ();
  case_put_text (more, "verdict", verdict);
  contest_add_fact (contest, (BaheFactRow){ .shape = BAHE_MEASURE,
                                            .entrant = team,
                                            .about = problem,
                                            .value = value,
                                            .more = json_object_to_json_string (more) });
  json_object_put (more);
}

static json_object *
icpc_params (Case *the_case)
{
  json_object *params = json_object_new_object (), *free_verdicts = json_object_new_object ();
  case_put_int (params, "penalty", case_count (the_case, the_case->input, "penalty_minutes", 0, 100000));
  json_object *ignored = case_optional (the_case->input, "ignored_verdicts");
  gsize n = json_object_is_type (ignored, json_type_array) ? json_object_array_length (ignored) : 0;
  for (gsize i = 0; i < n; i++)
    case_put (free_verdicts, case_text_of (the_case, json_object_array_get_idx (ignored, i), "ignored_verdicts"),
              json_object_new_boolean (TRUE));
  case_put (params, "free", free_verdicts);
  return params;
}

/* The rows of those teams that are expected, in that order; with the columns named. */
static json_object *
expected_rows (Case *the_case, const BaheBoard *board, const char *const *columns)
{
  json_object *rows = json_object_new_array (), *expected = case_list (the_case, the_case->expected, "rows");
  for (gsize i = 0; i < json_object_array_length (expected); i++) {
    const char *team = case_text (the_case, json_object_array_get_idx (expected, i), "team");
    const BaheBoardRow *row = board_row_named (board, team);
    json_object *came = json_object_new_object ();
    json_object_array_add (rows, came);
    if (row == NULL)
      continue;
    case_put_text (came, "team", team);
    case_put_int (came, "rank", row->place);
    for (gsize k = 0; columns[k] != NULL; k++) {
      const BaheNumber *value = board_value (board, row, columns[k]);
      case_put (came, columns[k], value == NULL ? NULL : case_number (value));
    }
  }
  return rows;
}

static const char *const icpc_columns[] = { "solved", "time", NULL };

static json_object *
first_to_solve (const BaheBoard *board)
{
  json_object *first = case_optional (bahe_board_outcome (board), "first"), *came = json_object_new_object ();
  if (!json_object_is_type (first, json_type_object))
    return came;
  json_object_object_foreach (first, problem, number)
      case_put_text (came, problem, board_name (board, json_object_get_int64 (number)));
  return came;
}

static json_object *
run_icpc (Case *the_case)
{
  g_autoptr (Contest) contest = contest_new (the_case, "icpc", (ContestSetup){ .params = icpc_params (the_case) });
  contest_add_sorted (contest, case_list (the_case, the_case->input, "teams"));
  json_object *submissions = case_list (the_case, the_case->input, "submissions");
  for (gsize i = 0; i < json_object_array_length (submissions); i++) {
    json_object *submission = json_object_array_get_idx (submissions, i),
                *verdict = case_optional (submission, "verdict");
    if (is_ignored (submission))
      continue;
    if (verdict != NULL && is_frozen (the_case, submission))
      verdict = NULL;
    add_attempt (contest, contest_entrant (contest, case_text (the_case, submission, "team")),
                 case_text (the_case, submission, "problem"),
                 case_amount_of (the_case, case_optional (submission, "time_s"), "time_s"),
                 verdict == NULL ? NULL : case_text_of (the_case, verdict, "verdict"));
  }
  json_object *came = json_object_new_object ();
  const BaheBoard *board = contest_board (contest);
  if (board == NULL)
    return came;
  case_put (came, "rows", expected_rows (the_case, board, icpc_columns));
  case_put (came, "first_to_solve", first_to_solve (board));
  return came;
}

/* What the cells of a team say, as the submissions they come from: all but the last rejected. */
static void
add_cells (Case *the_case, Contest *contest, json_object *row)
{
  gint64 team = contest_entrant (contest, case_text (the_case, row, "team"));
  json_object *problems = case_list (the_case, row, "problems");
  for (gsize i = 0; i < json_object_array_length (problems); i++) {
    json_object *cell = json_object_array_get_idx (problems, i), *minute = case_optional (cell, "minute");
    const char *label = case_text (the_case, cell, "label");
    int submissions = case_count (the_case, cell, "submissions", 0, MOST_SUBMISSIONS);
    for (int k = minute == NULL ? 0 : 1; k < submissions; k++)
      add_attempt (contest, team, label, (BaheAmount){ 0, 0, TRUE }, "rejected");
    if (minute != NULL)
      add_attempt (contest, team, label,
                   (BaheAmount){ 60 * (gint64) case_count_of (the_case, minute, "minute", 0, 1000000), 0, TRUE },
                   "correct");
  }
}

static json_object *
run_icpc_matrix (Case *the_case)
{
  g_autoptr (Contest) contest = contest_new (the_case, "icpc", (ContestSetup){ .params = icpc_params (the_case) });
  json_object *rows = case_list (the_case, the_case->input, "rows");
  for (gsize i = 0; i < json_object_array_length (rows); i++)
    contest_add_entrant (contest, case_text (the_case, json_object_array_get_idx (rows, i), "team"), NULL);
  for (gsize i = 0; i < json_object_array_length (rows); i++)
    add_cells (the_case, contest, json_object_array_get_idx (rows, i));
  json_object *came = json_object_new_object ();
  const BaheBoard *board = contest_board (contest);
  if (board != NULL)
    case_put (came, "rows", expected_rows (the_case, board, icpc_columns));
  return came;
}

static json_object *
run_best_score (Case *the_case)
{
  static const char *const columns[] = { "score", NULL };
  g_autoptr (Contest) contest = contest_new (the_case, "best_score", (ContestSetup){ 0 });
  contest_add_sorted (contest, case_list (the_case, the_case->input, "teams"));
  json_object *submissions = case_list (the_case, the_case->input, "submissions");
  for (gsize i = 0; i < json_object_array_length (submissions); i++) {
    json_object *submission = json_object_array_get_idx (submissions, i),
                *points = case_optional (submission, "points");
    if (is_ignored (submission) || points == NULL || is_frozen (the_case, submission))
      continue;
    add_attempt (contest, contest_entrant (contest, case_text (the_case, submission, "team")),
                 case_text (the_case, submission, "problem"), case_amount_of (the_case, points, "points"), NULL);
  }
  json_object *came = json_object_new_object ();
  const BaheBoard *board = contest_board (contest);
  if (board != NULL)
    case_put (came, "rows", expected_rows (the_case, board, columns));
  return came;
}

/* ---- values that fall ------------------------------------------------------------------------------------- */

static Contest *
new_capture (Case *the_case, json_object *challenges)
{
  json_object *params = json_object_new_object ();
  case_put (params, "challenges", challenges);
  return contest_new (the_case, "ctf", (ContestSetup){ .params = params });
}

static void
add_solve (Contest *contest, gint64 user, const char *challenge)
{
  contest_add_fact (contest, (BaheFactRow){ .shape = BAHE_TALLY, .entrant = user, .about = challenge });
}

static json_object *
value_after (Case *the_case, int solves)
{
  static const char *const keys[] = { "initial", "minimum", "decay", "function" };
  json_object *challenge = json_object_new_object (), *challenges = json_object_new_object ();
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    case_put (challenge, keys[i], json_object_get (case_optional (the_case->input, keys[i])));
  case_put (challenges, "it", challenge);
  g_autoptr (Contest) contest = new_capture (the_case, challenges);
  for (int i = 1; i <= solves; i++) {
    g_autofree char *user = g_strdup_printf ("%d", i);
    contest_add_entrant (contest, user, NULL);
    add_solve (contest, i, "it");
  }
  const BaheBoard *board = contest_board (contest);
  json_object *values = board == NULL ? NULL : case_optional (bahe_board_outcome (board), "values");
  return json_object_get (case_optional (values, "it"));
}

static json_object *
run_dynamic_value (Case *the_case)
{
  json_object *came = json_object_new_object (), *values = json_object_new_array ();
  json_object *solves = case_list (the_case, the_case->input, "solves");
  for (gsize i = 0; i < json_object_array_length (solves); i++) {
    int n = case_count_of (the_case, json_object_array_get_idx (solves, i), "solves", 0, MOST_SUBMISSIONS);
    json_object_array_add (values, value_after (the_case, n));
  }
  case_put (came, "values", values);
  return came;
}

static json_object *
place_rows (const BaheBoard *board)
{
  json_object *order = json_object_new_array ();
  for (gsize i = 0; i < bahe_board_size (board); i++) {
    const BaheBoardRow *row = bahe_board_row (board, i);
    const BaheNumber *score = board_value (board, row, "score");
    json_object *came = json_object_new_object ();
    case_put_int (came, "place", row->place);
    case_put_text (came, "user", row->name);
    case_put (came, "score", score == NULL ? NULL : case_number (score));
    json_object_array_add (order, came);
  }
  return order;
}

/* Those who are not hidden. */
static json_object *
shown_users (json_object *users)
{
  json_object *shown = json_object_new_array ();
  json_object_object_foreach (users, user, about)
  {
    if (!case_flag (about, "hidden"))
      json_object_array_add (shown, json_object_new_string (user));
  }
  return shown;
}

static json_object *
run_capture_board (Case *the_case)
{
  json_object *users = case_optional (the_case->input, "users"),
              *challenges = case_optional (the_case->input, "challenges");
  if (!json_object_is_type (users, json_type_object) || !json_object_is_type (challenges, json_type_object)) {
    case_malformed (the_case, "“users” and “challenges” must be objects");
    return NULL;
  }
  g_autoptr (Contest) contest = new_capture (the_case, json_object_get (challenges));
  json_object *shown = shown_users (users);
  contest_add_sorted (contest, shown);
  json_object *solves = case_list (the_case, the_case->input, "solves");
  for (gsize i = 0; i < json_object_array_length (solves); i++) {
    json_object *solve = json_object_array_get_idx (solves, i);
    const char *solver = case_text (the_case, solve, "user");
    if (!case_flag (case_optional (users, solver), "hidden"))
      add_solve (contest, contest_entrant (contest, solver), case_text (the_case, solve, "challenge"));
  }
  json_object_put (shown);
  json_object *came = json_object_new_object ();
  const BaheBoard *board = contest_board (contest);
  if (board == NULL)
    return came;
  case_put (came, "values", json_object_get (case_optional (bahe_board_outcome (board), "values")));
  case_put (came, "order", place_rows (board));
  return came;
}

const CaseKind scoreboard_kinds[] = {
  { "icpc", run_icpc },
  { "icpc_matrix", run_icpc_matrix },
  { "best_score", run_best_score },
  { "ctf_dynamic_value", run_dynamic_value },
  { "ctf_board", run_capture_board },
  { NULL, NULL },
};
