/* Criteria, restart, lots: what decides between those who are level. */
#include "contest.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static void
play (Contest *contest, const char *matches)
{
  g_auto (GStrv) list = g_strsplit (matches, ", ", -1);
  for (char **match = list; *match != NULL && **match != '\0'; match++)
    contest_match (contest, *match, NULL);
}

#define LEAGUE                                                                                                         \
  "return { reads = { \"match.cautions\", \"entrant.weight\" }, columns = { \"points\", \"won\", \"diff\", "           \
  "\"cautions\", \"weight\" },\n"                                                                                      \
  "  match = function (m) return { points = m.bye or m.won and 1 or m.drawn and 0.5 or 0, cautions = m.cautions or 0 " \
  "} end,\n"                                                                                                           \
  "  rank = { \"points\", { \"nearest\", zh = \"最近\", less = true, by = function (e, tied)\n"                      \
  "    return e.weight and abs (e.weight - 600) end }, }, }"

static Contest *
league (const char *rank, const char *restart, const char *entrants, const char *matches)
{
  g_autofree char *options = g_strdup_printf ("{\"rank\":%s%s%s%s}", rank, restart != NULL ? ",\"restart\":\"" : "",
                                              restart != NULL ? restart : "", restart != NULL ? "\"" : "");
  Contest *contest = contest_of (LEAGUE, options);
  contest_enter (contest, entrants);
  play (contest, matches);
  return contest;
}

typedef struct {
  const char *rank, *restart, *entrants, *matches, *order;
} Case;

#define BO3_LEAGUE "A 0:2 B, A 2:1 C, A 2:0 D, B 2:0 C, B 0:2 D, C 0:2 D"
#define PAIR_THEN_TIED "[\"points\",\"pair.points\",\"tied.diff\",\"diff\"]"

static const Case cases[] = {
  { "[\"points\"]", NULL, "A B C", "A 1:0 B, A 1:0 C, B 1:0 C", "A B C" },
  { "[\"-points\"]", NULL, "A B C", "A 1:0 B, A 1:0 C, B 1:0 C", "C B A" },
  { "[\"points\"]", NULL, "A B C", "A 1:0 B, C 1:0 B", "A=C B" },
  { "[]", NULL, "B A", "", "B=A" },
  { "[\"diff\"]", NULL, "A B", "A 1:3 B", "B A" },
  { "[\"scored/conceded\"]", NULL, "A B C D", "A 3:2 B, C 1:0 D", "C A B D" }, /* 1/0 beats all, 0/1 is less than 2/3 */
  { "[\"scored/conceded\"]", NULL, "A B C", "A 1:2 B", "B A C" },              /* 0/0 is 0 */
  { "[\"won\",\"scored/conceded\"]", NULL, "A B", "A 6:3 B, B 4:2 A", "A B" }, /* 8/7 before 7/8 */
  /* the example of the rule language: D before B only if every split starts again at the top */
  { PAIR_THEN_TIED, "tied", "A B C D", BO3_LEAGUE, "B=D A C" },
  { PAIR_THEN_TIED, "any", "A B C D", BO3_LEAGUE, "D B A C" },
  /* three level, split by the ends among them */
  { "[\"points\",\"tied.diff\",\"diff\"]", "tied", "A B C", "A 2:0 B, B 2:1 C, C 2:0 A", "C A B" },
  { "[\"points\",\"pair.points\"]", NULL, "A B C", "A 1:0 B, B 1:0 C, C 1:0 A", "A=B=C" }, /* skipped for three */
  { "[\"points\",\"pair.points\"]", NULL, "A B C D", "A 1:0 B, B 1:0 C, B 1:0 D, A 0:1 C, A 1:0 D", "A B C D" },
  /* Swiss */
  { "[\"points\",\"buchholz\"]", NULL, "A B C D", "A 1:0 B, C 1:0 D, A 1/2:1/2 C, B 1:0 D", "A C B D" },
  { "[\"points\",\"sonneborn_berger\"]", NULL, "A B C D", "A 1:0 B, C 1:0 D, A 0:0 C, B 1:0 D", "A C B D" },
  { "[\"black_wins\"]", NULL, "A B", "A 0:1 B, B 1:0 A", "B A" },
  { "[\"points\",\"cumulative\"]", NULL, "A B C D", "A 1:0 C 1, B 0:1 D 1, A 0:1 D 2, B 1:0 C 2", "D A B C" },
  { "[\"koya\"]", NULL, "A B C", "A 1:0 B, A 1:0 C, B 1:0 C", "A B=C" },
  { "[\"points\",\"encounter\"]", NULL, "A B", "A 1:0 B, B 1:0 A, B 1:0 A, A 1:0 B", "A=B" },
};

START_TEST (these_matches_give_this_order)
{
  const Case *one = &cases[_i];
  g_autoptr (Contest) contest = league (one->rank, one->restart, one->entrants, one->matches);
  g_autofree char *order = contest_order (contest);
  ck_assert_msg (g_str_equal (order, one->order), "%s %s on %s: %s, expected %s", one->rank,
                 one->restart != NULL ? one->restart : "", one->matches, order, one->order);
}
END_TEST

START_TEST (a_column_without_a_value_is_last_in_either_direction)
{
  static const char *const ranks[][2] = { { "{\"rank\":[\"weight\"]}", "B A C" },
                                          { "{\"rank\":[\"-weight\"]}", "A B C" } };
  for (gsize i = 0; i < G_N_ELEMENTS (ranks); i++) {
    g_autoptr (Contest) contest = contest_of (LEAGUE, ranks[i][0]);
    contest_enter_with (contest, "A", "{\"weight\":500}", NULL);
    contest_enter_with (contest, "B", "{\"weight\":600.5}", NULL);
    contest_enter_with (contest, "C", NULL, NULL);
    contest_expect_order (contest, ranks[i][1]);
    contest_expect_column (contest, "C", "weight", "none");
    contest_expect_column (contest, "B", "weight", "600.5");
  }
}
END_TEST

START_TEST (an_own_criterion_ranks_and_can_be_named_by_an_activity)
{
  static const char *const options[] = { NULL, "{\"rank\":[\"nearest\"]}" };
  for (gsize i = 0; i < G_N_ELEMENTS (options); i++) {
    g_autoptr (Contest) contest = contest_of (LEAGUE, options[i]);
    contest_enter_with (contest, "A", "{\"weight\":620}", NULL);
    contest_enter_with (contest, "B", "{\"weight\":590}", NULL);
    contest_enter_with (contest, "C", NULL, NULL);
    contest_expect_order (contest, "B A C");
  }
}
END_TEST

START_TEST (lots_decide_only_when_all_of_the_level_drew)
{
  g_autoptr (Contest) contest = league ("[\"points\",\"lot\"]", NULL, "A B C D", "A 1:0 D, B 1:0 D, C 1:0 D");
  contest_lot (contest, "A", 3);
  contest_lot (contest, "B", 1);
  g_autoptr (BaheBoard) before = contest_board (contest);
  g_autofree char *order = contest_order_of (before);
  ck_assert_str_eq (order, "A=B=C D");
  ck_assert_uint_eq (bahe_board_need_lots (before)->len, 1);
  const GArray *group = bahe_board_need_lots (before)->pdata[0];
  ck_assert_uint_eq (group->len, 3);
  ck_assert_int_eq (g_array_index (group, gint64, 2), 3);
  contest_lot (contest, "C", 2);
  contest_lot (contest, "A", 4); /* drawn again: the latest counts */
  g_autoptr (BaheBoard) after = contest_board (contest);
  g_autofree char *drawn = contest_order_of (after);
  ck_assert_str_eq (drawn, "B C A D");
  ck_assert_uint_eq (bahe_board_need_lots (after)->len, 0);
}
END_TEST

START_TEST (in_an_open_encounter_only_the_unreachable_goes_ahead)
{
  /* A beat B and C; B and C have not met, so whoever wins has at most 1 */
  g_autoptr (Contest) contest = league ("[\"encounter\"]", NULL, "B C A", "A 1:0 B, A 1:0 C");
  contest_expect_order (contest, "A B=C");
  /* A beat B only: C could reach him */
  g_autoptr (Contest) other = league ("[\"encounter\"]", NULL, "B C A", "A 1:0 B");
  contest_expect_order (other, "B=C=A");
}
END_TEST

START_TEST (those_out_are_listed_last_with_the_reason)
{
  g_autoptr (Contest) contest = contest_of (LEAGUE, NULL);
  contest_enter_with (contest, "A", NULL, "退出");
  contest_enter (contest, "B C");
  play (contest, "A 1:0 B, A 1:0 C, B 0:1 C");
  contest_expect_order (contest, "C B / A");
  g_autoptr (BaheBoard) board = contest_board (contest);
  ck_assert_str_eq (contest_row (board, "A")->out, "退出");
  ck_assert_uint_eq (contest_row (board, "A")->place, 0);
  ck_assert_uint_eq (contest_row (board, "B")->place, 2);
}
END_TEST

static const char *const random_rank =
    "[\"points\",\"tied.points\",\"tied.diff\",\"buchholz\",\"encounter\",\"-cautions\"]";

/* A league of eight with many ties; facts are handed over in the order of `seed`. */
static char *
board_of_shuffled (guint32 seed)
{
  g_autoptr (GRand) results = g_rand_new_with_seed (7), order = g_rand_new_with_seed (seed);
  g_autoptr (Contest) contest = league (random_rank, "tied", "A B C D E F G H", "A 1:1 B");
  BaheFactRow facts[28];
  guint n = 0;
  for (gint64 a = 1; a <= 8; a++)
    for (gint64 b = a + 1; b <= 8; b++, n++)
      facts[n] = (BaheFactRow){ .seq = 10 + n / 2,
                                .n = n % 2,
                                .shape = BAHE_MATCH,
                                .entrant = a,
                                .other = b,
                                .round = 1 + n % 7,
                                .value = { g_rand_int_range (results, 0, 2), 0, TRUE },
                                .against = { g_rand_int_range (results, 0, 2), 0, TRUE } };
  for (guint i = n - 1; i > 0; i--) {
    guint j = (guint) g_rand_int_range (order, 0, (gint32) i + 1);
    BaheFactRow swap = facts[i];
    facts[i] = facts[j];
    facts[j] = swap;
  }
  for (guint i = 0; i < n; i++)
    contest_add (contest, &facts[i]);
  g_autoptr (BaheBoard) board = contest_board (contest);
  json_object *json = bahe_board_to_json (board);
  char *text = g_strdup (json_object_to_json_string_ext (json, JSON_C_TO_STRING_PLAIN));
  json_object_put (json);
  return text;
}

START_TEST (the_order_facts_are_handed_over_does_not_matter)
{
  g_autofree char *first = board_of_shuffled (1);
  ck_assert (strstr (first, "\"shared\"") != NULL || strlen (first) > 100);
  for (guint32 seed = 2; seed < 40; seed++) {
    g_autofree char *text = board_of_shuffled (seed);
    ck_assert_str_eq (text, first);
  }
}
END_TEST

START_TEST (plain_scores_rank_by_each_method)
{
  static const gint64 scores[] = { 7, 9, 7, 3 };
  static const char *const expected[] = { "2 1 2 4", "3 1 3 4", "2 1 2 3", "2 1 3 4", "2.5 1 2.5 4" };
  BaheNumber numbers[4], ranks[4];
  for (guint i = 0; i < 4; i++)
    numbers[i] = BAHE_NUMBER_INT (scores[i]);
  for (guint method = BAHE_RANK_STANDARD; method <= BAHE_RANK_FRACTIONAL; method++) {
    g_autoptr (GString) text = g_string_new (NULL);
    bahe_rank (numbers, 4, FALSE, method, ranks);
    for (guint i = 0; i < 4; i++) {
      g_autofree char *one = bahe_number_format (&ranks[i], -1);
      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", one);
    }
    ck_assert_str_eq (text->str, expected[method]);
  }
  bahe_rank (numbers, 4, TRUE, BAHE_RANK_STANDARD, ranks);
  ck_assert_int_eq (ranks[3].numerator, 1);
  bahe_rank (numbers, 0, TRUE, BAHE_RANK_STANDARD, ranks);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("board rank");
  TCase *tests = tcase_create ("rank");
  tcase_add_loop_test (tests, these_matches_give_this_order, 0, G_N_ELEMENTS (cases));
  tcase_add_test (tests, a_column_without_a_value_is_last_in_either_direction);
  tcase_add_test (tests, an_own_criterion_ranks_and_can_be_named_by_an_activity);
  tcase_add_test (tests, lots_decide_only_when_all_of_the_level_drew);
  tcase_add_test (tests, in_an_open_encounter_only_the_unreachable_goes_ahead);
  tcase_add_test (tests, those_out_are_listed_last_with_the_reason);
  tcase_add_test (tests, the_order_facts_are_handed_over_does_not_matter);
  tcase_add_test (tests, plain_scores_rank_by_each_method);
  suite_add_tcase (suite, tests);
  return contest_run (suite);
}
