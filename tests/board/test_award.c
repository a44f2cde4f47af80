/* Awards: shares, counts, marks, ties across a cut, the cap of two thirds, and functions that give them. */
#include "contest.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

/* n entrants with the marks n, n − 1 … unless said otherwise. */
static Contest *
ranked (const char *awards, const char *marks)
{
  g_autofree char *options = g_strdup_printf ("{\"awards\":%s}", awards);
  g_auto (GStrv) list = g_strsplit (marks, " ", -1);
  Contest *contest = contest_of ("return { columns = { \"score\" }, rank = { \"score\" },\n"
                                 "  tally = function (t) return { score = t.value } end }",
                                 options);
  for (guint i = 0; list[i] != NULL && *list[i] != '\0'; i++) {
    g_autofree char *name = g_strdup_printf ("e%u", i + 1);
    contest_enter (contest, name);
    contest_tally (contest, name, "mark", list[i]);
  }
  return contest;
}

/* "一1 二2 –7": how many of each award, in order. */
static char *
given (const BaheBoard *board)
{
  GString *text = g_string_new (NULL);
  for (gsize i = 0; i < bahe_board_size (board);) {
    const char *award = bahe_board_row (board, i)->award;
    gsize n = 0;
    while (i < bahe_board_size (board) && g_strcmp0 (bahe_board_row (board, i)->award, award) == 0) {
      i++;
      n++;
    }
    g_string_append_printf (text, "%s%s%u", text->len > 0 ? " " : "", award != NULL ? award : "–", (guint) n);
  }
  return g_string_free (text, FALSE);
}

static char *
marks_down_from (guint n)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%u", i > 0 ? " " : "", n - i);
  return g_string_free (text, FALSE);
}

#define THREE "{\"zh\":\"一\",\"share\":\"10%\"},{\"zh\":\"二\",\"share\":\"20%\"},{\"zh\":\"三\",\"share\":0.3}"
#define LIST(options) "{\"list\":[" THREE "]" options "}"
#define TEN_MARKS "96.10 94.20 93.50 93.50 92.80 91.00 91.00 90.20 89.00 88.00"

static const struct {
  const char *awards;
  guint n;
  const char *given;
} shares[] = {
  { LIST (""), 23, "一2 二5 三7 –9" },
  { LIST (",\"round\":\"floor\""), 23, "一2 二4 三6 –11" },
  { LIST (",\"round\":\"ceil\",\"cap\":\"2/3\""), 23, "一3 二5 三7 –8" },
  { LIST (",\"running\":true"), 23, "一2 二5 三7 –9" },
  { LIST (",\"running\":true"), 24, "一2 二5 三7 –10" },
  { LIST (",\"first\":1,\"cap\":\"2/3\""), 4, "一1 二1 –2" },
  { LIST (",\"round\":\"ceil\""), 4, "一1 二1 三2" },
  { LIST (",\"first\":1,\"cap\":\"2/3\""), 10, "一1 二2 三3 –4" },
  { LIST (",\"first\":1,\"cap\":\"2/3\""), 1, "–1" }, /* one prize among one would be more than two thirds */
  { LIST (",\"first\":1"), 1, "一1" },
  { "[{\"zh\":\"一\",\"count\":1},{\"zh\":\"二\",\"count\":\"3\"}]", 6, "一1 二3 –2" },
  { "[{\"zh\":\"一\",\"count\":1},{\"zh\":\"参与\",\"rest\":true}]", 4, "一1 参与3" },
  { "[{\"zh\":\"优\",\"least\":90},{\"zh\":\"良\",\"least\":\"80\"}]", 95, "优6 良10 –79" },
  { "[{\"zh\":\"一\",\"share\":\"1/3\",\"least\":9},{\"zh\":\"二\",\"rest\":true}]", 10, "一2 二8" },
};

START_TEST (so_many_entries_get_so_many_awards)
{
  g_autofree char *marks = marks_down_from (shares[_i].n);
  g_autoptr (Contest) contest = ranked (shares[_i].awards, marks);
  g_autoptr (BaheBoard) board = contest_board (contest);
  g_autofree char *text = given (board);
  ck_assert_msg (g_str_equal (text, shares[_i].given), "%s for %u: %s, expected %s", shares[_i].awards, shares[_i].n,
                 text, shares[_i].given);
  ck_assert (!bahe_board_over_cap (board, NULL, NULL));
}
END_TEST

START_TEST (ties_at_a_cut_share_up_and_may_break_the_cap)
{
  guint won = 0, cap = 0;
  g_autoptr (Contest) contest = ranked (LIST (",\"cap\":\"2/3\""), TEN_MARKS);
  g_autoptr (BaheBoard) board = contest_board (contest);
  g_autofree char *text = given (board);
  ck_assert_str_eq (text, "一1 二3 三3 –3");
  ck_assert (bahe_board_over_cap (board, &won, &cap));
  ck_assert_uint_eq (won, 7);
  ck_assert_uint_eq (cap, 6);
}
END_TEST

START_TEST (ties_at_a_cut_share_down)
{
  g_autoptr (Contest) contest = ranked (LIST (",\"cap\":\"2/3\",\"ties\":\"down\""), TEN_MARKS);
  g_autoptr (BaheBoard) board = contest_board (contest);
  g_autofree char *text = given (board);
  ck_assert_str_eq (text, "一1 二1 三3 –5");
  ck_assert (!bahe_board_over_cap (board, NULL, NULL));
}
END_TEST

/* Six teams, three of 25 people and three of 15: 120 people. Four winning teams are two thirds of the teams, but 90
 * people. */
START_TEST (the_cap_may_count_people_instead_of_teams)
{
  static const char source[] =
      "return { reads = { \"tally\" }, columns = { \"points\", \"people\" }, rank = { \"points\" },\n"
      "  tally = function (t) return { [t.reason] = t.value } end }";
  static const struct {
    const char *awards;
    guint won;
    gboolean over;
  } cases[] = {
    { "{\"awards\":{\"list\":[{\"zh\":\"奖\",\"count\":4}],\"cap\":\"2/3\",\"people\":\"people\"}}", 90, TRUE },
    { "{\"awards\":{\"list\":[{\"zh\":\"奖\",\"count\":3}],\"cap\":\"2/3\",\"people\":\"people\"}}", 75, FALSE },
    { "{\"awards\":{\"list\":[{\"zh\":\"奖\",\"count\":4}],\"cap\":\"2/3\"}}", 4, FALSE },
  };
  for (guint c = 0; c < G_N_ELEMENTS (cases); c++) {
    g_autoptr (Contest) contest = contest_of (source, cases[c].awards);
    contest_enter (contest, "A B C D E F");
    for (guint i = 0; i < 6; i++) {
      char name[2] = { (char) ('A' + i), '\0' };
      g_autofree char *points = g_strdup_printf ("%u", 6 - i);
      contest_tally (contest, name, "points", points);
      contest_tally (contest, name, "people", i < 3 ? "25" : "15");
    }
    g_autoptr (BaheBoard) board = contest_board (contest);
    guint won = 0, cap = 0;
    gboolean over = bahe_board_over_cap (board, &won, &cap);
    ck_assert_int_eq (over, cases[c].over);
    if (over) {
      ck_assert_uint_eq (won, cases[c].won);
      ck_assert_uint_eq (cap, 80);
    }
  }
}
END_TEST

START_TEST (everybody_may_get_one_where_no_cap_is_set)
{
  g_autofree char *marks = marks_down_from (40);
  g_autoptr (Contest) contest = ranked (
      "[{\"zh\":\"一\",\"share\":\"15%\"},{\"zh\":\"二\",\"share\":\"30%\"},{\"zh\":\"三\",\"share\":\"55%\"}]", marks);
  g_autoptr (BaheBoard) board = contest_board (contest);
  g_autofree char *text = given (board);
  ck_assert_str_eq (text, "一6 二12 三22");
  g_autofree char *fewer = marks_down_from (23);
  g_autoptr (Contest) calligraphy =
      ranked ("[{\"zh\":\"一\",\"share\":0.3},{\"zh\":\"二\",\"share\":0.4},{\"zh\":\"三\",\"rest\":true}]", fewer);
  g_autoptr (BaheBoard) other = contest_board (calligraphy);
  g_autofree char *ratio = given (other);
  ck_assert_str_eq (ratio, "一7 二9 三7"); /* 3:4:3 of 23 */
}
END_TEST

START_TEST (nobody_entered_is_no_error)
{
  g_autoptr (Contest) contest = ranked (LIST (",\"first\":1,\"cap\":\"2/3\""), "");
  g_autoptr (BaheBoard) board = contest_board (contest);
  ck_assert_uint_eq (bahe_board_size (board), 0);
}
END_TEST

START_TEST (a_cut_without_a_board)
{
  const BaheAward awards[] = { { .share = { 1, 10, NULL }, .count = -1 }, { .share = { 1, 5, NULL }, .count = -1 } };
  const BaheAwardOptions options = { .rounding = BAHE_ROUND_HALF_UP, .ties_down = TRUE, .cap = { 0, 0, NULL } };
  const guint ranks[] = { 1, 2, 2, 2, 5, 6, 7, 8, 9, 10 };
  guint last[2];
  int got[10];
  bahe_award_cut (awards, 2, &options, ranks, 10, last, got);
  ck_assert_uint_eq (last[0], 1);
  ck_assert_uint_eq (last[1], 3);
  ck_assert_int_eq (got[0], 0);
  ck_assert_int_eq (got[1], -1); /* its tie takes up place 4 */
}
END_TEST

/* ---- functions ---------------------------------------------------------------------------------------- */

static Contest *
election (const char *counts)
{
  g_autofree char *options = g_strdup_printf (
      "{\"params\":{\"seats\":7,\"counts\":%s,\"quorum\":{\"num\":2,\"den\":3,\"of\":\"eligible\",\"who\":\"present\"},"
      "\"majority\":{\"num\":1,\"den\":2,\"of\":\"eligible\",\"strict\":true},\"returned_at_most_issued\":true,"
      "\"shortfall\":\"revote_among_unsuccessful\"}}",
      counts);
  return contest_open ("election.lua", options);
}

static void
vote (Contest *contest, const char *votes)
{
  g_auto (GStrv) list = g_strsplit (votes, " ", -1);
  for (guint i = 0; list[i] != NULL; i++) {
    char name[2] = { (char) ('A' + i), '\0' };
    contest_enter (contest, name);
    contest_tally (contest, name, "votes", list[i]);
  }
}

static char *
outcome_of (const BaheBoard *board)
{
  return g_strdup (json_object_to_json_string_ext (bahe_board_outcome (board), JSON_C_TO_STRING_PLAIN));
}

#define EIGHTY_ONE "{\"eligible\":81,\"present\":60,\"ballots_issued\":60,\"ballots_returned\":58}"

START_TEST (an_election_elects_and_names_the_run_off)
{
  g_autoptr (Contest) contest = election (EIGHTY_ONE);
  vote (contest, "55 52 50 48 45 42 41 41");
  g_autoptr (BaheBoard) board = contest_board (contest);
  g_autofree char *awards = given (board), *outcome = outcome_of (board);
  ck_assert_str_eq (awards, "elected6 –2");
  ck_assert_str_eq (outcome,
                    "{\"runoff\":{\"candidates\":[7,8],\"reason\":\"tie\",\"seats\":1},\"unfilled\":1,\"valid\":true}");
}
END_TEST

START_TEST (an_election_below_the_majority_fills_by_votes)
{
  g_autoptr (Contest) contest = election (EIGHTY_ONE);
  vote (contest, "55 52 50 48 45 42 41 40");
  g_autoptr (BaheBoard) board = contest_board (contest);
  g_autofree char *awards = given (board), *outcome = outcome_of (board);
  ck_assert_str_eq (awards, "elected7 –1");
  ck_assert_str_eq (outcome, "{\"unfilled\":0,\"valid\":true}");
}
END_TEST

START_TEST (an_election_with_too_many_ballots_is_void)
{
  g_autoptr (Contest) contest =
      election ("{\"eligible\":81,\"present\":60,\"ballots_issued\":60,\"ballots_returned\":61}");
  vote (contest, "55 52");
  g_autoptr (BaheBoard) board = contest_board (contest);
  g_autofree char *outcome = outcome_of (board);
  ck_assert_str_eq (outcome, "{\"reason\":\"more_ballots_than_issued\",\"unfilled\":7,\"valid\":false}");
}
END_TEST

START_TEST (what_a_function_sets_besides_is_in_the_json)
{
  g_autoptr (Contest) contest = contest_of ("return { columns = { \"x\" }, rank = { \"x\" },\n"
                                            "  tally = function (t) return { x = t.value } end,\n"
                                            "  awards = function (rows, p) for _, r in ipairs (rows) do\n"
                                            "    r.award = \"place \" .. r.rank  r.shown = r.x / 2 end end }",
                                            NULL);
  contest_enter (contest, "A");
  contest_tally (contest, "A", "x", "3");
  g_autoptr (BaheBoard) board = contest_board (contest);
  json_object *json = bahe_board_to_json (board);
  const char *text = json_object_to_json_string_ext (json, JSON_C_TO_STRING_PLAIN);
  ck_assert_msg (strstr (text, "\"award\":\"place 1\"") != NULL, "%s", text);
  ck_assert_msg (strstr (text, "\"more\":{\"shown\":1.5}") != NULL, "%s", text);
  ck_assert (bahe_board_outcome (board) == NULL);
  json_object_put (json);
}
END_TEST

START_TEST (rows_can_be_set_in_an_awards_function_only)
{
  g_autoptr (Contest) contest = contest_of ("return { columns = { \"x\" }, rank = { \"x\" },\n"
                                            "  score = function (e)\n    e.award = \"mine\"\n  end }",
                                            NULL);
  contest_enter (contest, "A");
  g_autofree char *message = contest_error (contest, NULL);
  ck_assert_msg (g_str_has_prefix (message, "my.lua:3: "), "%s", message);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("board award");
  TCase *tests = tcase_create ("award");
  tcase_add_loop_test (tests, so_many_entries_get_so_many_awards, 0, G_N_ELEMENTS (shares));
  tcase_add_test (tests, ties_at_a_cut_share_up_and_may_break_the_cap);
  tcase_add_test (tests, ties_at_a_cut_share_down);
  tcase_add_test (tests, the_cap_may_count_people_instead_of_teams);
  tcase_add_test (tests, everybody_may_get_one_where_no_cap_is_set);
  tcase_add_test (tests, nobody_entered_is_no_error);
  tcase_add_test (tests, a_cut_without_a_board);
  tcase_add_test (tests, an_election_elects_and_names_the_run_off);
  tcase_add_test (tests, an_election_below_the_majority_fills_by_votes);
  tcase_add_test (tests, an_election_with_too_many_ballots_is_void);
  tcase_add_test (tests, what_a_function_sets_besides_is_in_the_json);
  tcase_add_test (tests, rows_can_be_set_in_an_awards_function_only);
  suite_add_tcase (suite, tests);
  return contest_run (suite);
}
