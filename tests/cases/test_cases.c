/* The runner itself: it must fail where figures differ, and refuse what it cannot understand. */
#include "../suite.h"

#include <glib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#define KEPT_CASES 130 /* at least so many stand in data/ */

static const char *runner_path; /* the first argument */

typedef struct {
  int code;
  char *output, *errors;
} Run;

static void
run_clear (Run *run)
{
  g_free (run->output);
  g_free (run->errors);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

static Run
run_runner (const char *argument)
{
  Run run = { 0 };
  int status = 0;
  char *arguments[] = { (char *) runner_path, (char *) argument, NULL };
  g_autoptr (GError) error = NULL;
  g_spawn_sync (NULL, arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, &run.output, &run.errors, &status, &error);
  ck_assert_msg (error == NULL, "%s", error == NULL ? "" : error->message);
  ck_assert (WIFEXITED (status));
  run.code = WEXITSTATUS (status);
  return run;
}

/* Runs one file with this text. */
static Run
run_text (const char *text)
{
  g_autofree char *folder = g_dir_make_tmp ("bahe-cases-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "some.json", NULL);
  ck_assert (g_file_set_contents (path, text, -1, NULL));
  Run run = run_runner (folder);
  g_unlink (path);
  g_rmdir (folder);
  return run;
}

static void
assert_has (const char *text, const char *part)
{
  ck_assert_msg (strstr (text, part) != NULL, "“%s” is not in: %s", part, text);
}

#define RANK(expected)                                                                                                 \
  "{\"id\": \"r\", \"kind\": \"rank\", \"input\": {\"scores\": [3, 9, 9], \"order\": \"desc\", "                       \
  "\"method\": \"standard\"}, \"expected\": {\"ranks\": " expected "}}"

START_TEST (given_right_wrong_and_unknown_cases_when_run_then_counted_and_named)
{
  g_auto (Run) run = run_text ("[" RANK ("[3, 1, 1]") ", " RANK ("[3, 1, 2]") ", " RANK (
      "[3, 1]") ", {\"id\": \"x\", \"kind\": \"unheard_of\", \"input\": {}, \"expected\": {}}]");
  ck_assert_int_eq (run.code, 1);
  assert_has (run.output, "FAILED r (rank, some.json)");
  assert_has (run.output, "ranks[2]: expected 2, came 1");
  assert_has (run.output, "ranks: expected 2, came 3");
  ck_assert (g_str_has_suffix (run.output, "1 passed, 2 failed, 1 skipped\n"));
}
END_TEST

START_TEST (given_a_figure_that_nothing_computes_when_run_then_it_fails)
{
  g_auto (Run) run = run_text ("[{\"id\": \"r\", \"kind\": \"rank\", \"input\": {\"scores\": [1], \"method\": "
                               "\"standard\"}, \"expected\": {\"ranks\": [1], \"more\": 2}}]");
  ck_assert_int_eq (run.code, 1);
  assert_has (run.output, "more: expected 2, came null");
}
END_TEST

START_TEST (given_only_right_cases_when_run_then_code_zero)
{
  g_auto (Run) run = run_text ("[" RANK ("[3, 1.0, 1]") "]");
  ck_assert_int_eq (run.code, 0);
  ck_assert_str_eq (run.output, "1 passed, 0 failed, 0 skipped\n");
}
END_TEST

START_TEST (given_a_schedule_better_than_the_bound_when_run_then_it_passes)
{
  g_auto (Run) run =
      run_text ("[{\"id\": \"s\", \"kind\": \"rr_schedule\", \"input\": {\"participants\": 4, \"legs\": 1},"
                " \"expected\": {\"rounds\": 3, \"matches\": 6, \"max_home_away_difference\": 3}}]");
  ck_assert_int_eq (run.code, 0);
}
END_TEST

#define CASE(kind, input) "[{\"id\": \"that\", \"kind\": \"" kind "\", \"input\": " input ", \"expected\": {}}]"
#define LEAGUE(rest) "{\"participants\": [\"A\", \"B\"], \"points\": {\"win\": 3}, " rest "}"

static const struct {
  const char *text, *message;
} refused[] = {
  { "[\n{\"id\": 1,\n", "some.json:3: " },
  { "{}", "not a JSON array of cases" },
  { "[1]", "“id” is missing" },
  { "[{\"id\": \"that\", \"kind\": \"rank\"}]", "“input” and “expected” must be objects" },
  { CASE ("rank", "{\"scores\": [1], \"method\": \"odd\"}"), "“odd” of “method” is unknown" },
  { CASE ("rank", "{\"scores\": [\"ten\"], \"method\": \"dense\"}"), "“ten” of “scores” is not a number" },
  { CASE ("rank", "{\"scores\": [1e300], \"method\": \"dense\"}"), "“1e300” of “scores” is not a number" },
  { CASE ("rank", "{\"method\": \"dense\"}"), "“scores” is missing" },
  { CASE ("seeding", "{\"entrants\": 100000000}"), "“entrants” is not from 2 to" },
  { CASE ("rr_schedule", "{\"participants\": \"four\", \"legs\": 1}"), "“participants” is not a whole number" },
  { CASE ("rr_schedule_check", "{\"participants\": 2, \"legs\": 1, \"rounds\": [[[1]]]}"),
    "a match is not [home, away]" },
  { CASE ("rr_standings", LEAGUE ("\"tiebreaks\": [\"luck\"], \"matches\": []")), "the tie-break “luck” is unknown" },
  { CASE ("rr_standings", LEAGUE ("\"tiebreaks\": [\"points\"], \"matches\": [{\"home\": \"A\", \"away\": \"Z\", "
                                  "\"home_score\": 1, \"away_score\": 0}]")),
    "“Z” does not take part" },
  { CASE ("single_elim", "{\"entrants\": [\"A\"], \"results\": []}"), "“entrants” are not from 2 to" },
  { CASE ("panel", "{\"marks\": 7, \"decimals\": 2}"), "“marks” is not a list" },
  { CASE ("percentile_rank", "{\"data\": [], \"value\": 1, \"method\": \"weak\"}"), "“data” is empty" },
};

START_TEST (given_a_malformed_file_when_run_then_refused_with_its_place)
{
  g_auto (Run) run = run_text (refused[_i].text);
  ck_assert_int_eq (run.code, 2);
  assert_has (run.errors, refused[_i].message);
  assert_has (run.errors, "some.json");
  ck_assert (g_str_has_suffix (run.output, " failed, 0 skipped\n"));
}
END_TEST

START_TEST (given_no_such_file_or_no_argument_when_run_then_refused)
{
  g_auto (Run) missing = run_runner ("/nonexistent/cases.json");
  ck_assert_int_eq (missing.code, 2);
  assert_has (missing.errors, "/nonexistent/cases.json");
  g_auto (Run) alone = run_runner (NULL);
  ck_assert_int_eq (alone.code, 2);
  assert_has (alone.errors, "Usage: bahe-cases");
}
END_TEST

/* Published and worked cases that stand in this tree. */
START_TEST (given_the_kept_cases_when_run_then_all_pass_and_none_is_skipped)
{
  g_autofree char *folder = g_build_filename (g_getenv ("BAHE_SOURCE"), "tests", "cases", "data", NULL);
  g_auto (Run) run = run_runner (folder);
  ck_assert_msg (run.code == 0, "%s%s", run.output, run.errors);
  ck_assert (g_str_has_suffix (run.output, " passed, 0 failed, 0 skipped\n"));
  ck_assert_int_ge (g_ascii_strtoll (run.output, NULL, 10), KEPT_CASES);
}
END_TEST

int
main (int argc, char **argv)
{
  if (argc < 2)
    return EXIT_FAILURE;
  runner_path = argv[1];
  TCase *tests = tcase_create ("runner");
  tcase_add_test (tests, given_right_wrong_and_unknown_cases_when_run_then_counted_and_named);
  tcase_add_test (tests, given_a_figure_that_nothing_computes_when_run_then_it_fails);
  tcase_add_test (tests, given_only_right_cases_when_run_then_code_zero);
  tcase_add_test (tests, given_a_schedule_better_than_the_bound_when_run_then_it_passes);
  tcase_add_loop_test (tests, given_a_malformed_file_when_run_then_refused_with_its_place, 0, G_N_ELEMENTS (refused));
  tcase_add_test (tests, given_no_such_file_or_no_argument_when_run_then_refused);
  tcase_add_test (tests, given_the_kept_cases_when_run_then_all_pass_and_none_is_skipped);
  Suite *suite = suite_create ("cases");
  suite_add_tcase (suite, tests);
  return run_suite (suite);
}
