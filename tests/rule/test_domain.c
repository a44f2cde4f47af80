/* The worked examples that the rules stand on: the same facts must give the same numbers. */
#include "contest.h"

#include <check.h>
#include <stdlib.h>

#define H_D_Z_X "H 2:0 Z", "Z 2:1 D", "D 2:1 H", "H 2:0 X", "D 2:1 X", "Z 2:0 X"

static void
play (Contest *contest, const char *const *matches, gsize n)
{
  for (gsize i = 0; i < n; i++)
    contest_match (contest, matches[i], NULL);
}

#define PLAY(contest, ...)                                                                                             \
  do {                                                                                                                 \
    static const char *const matches[] = { __VA_ARGS__ };                                                              \
    play (contest, matches, G_N_ELEMENTS (matches));                                                                   \
  } while (0)

START_TEST (league_of_two_ends)
{
  g_autoptr (Contest) contest = contest_open ("twif_league.lua", NULL);
  contest_enter (contest, "A B C D");
  PLAY (contest, "A 1:1 B", "A 2:0 C", "A 2:0 D", "B 2:0 C", "B 1:1 D", "C 2:0 D");
  contest_expect_order (contest, "A B C D");
  contest_expect_column (contest, "A", "points", "7");
  contest_expect_column (contest, "B", "points", "5");
  contest_expect_column (contest, "C", "points", "3");
  contest_expect_column (contest, "D", "points", "1");
}
END_TEST

static Contest *
two_level_in_the_league (const char *more, const char *fields_a, const char *fields_b)
{
  Contest *contest = contest_open ("twif_league.lua", NULL);
  contest_enter_with (contest, "A", fields_a, NULL);
  contest_enter_with (contest, "B", fields_b, NULL);
  contest_enter (contest, "C");
  contest_match (contest, "A 1:1 B", more);
  PLAY (contest, "A 2:0 C", "B 2:0 C");
  return contest;
}

START_TEST (level_in_the_league_by_cautions)
{
  g_autoptr (Contest) contest = two_level_in_the_league ("{\"cautions\":2,\"other_cautions\":1}", NULL, NULL);
  contest_expect_order (contest, "B A C");
}
END_TEST

START_TEST (level_in_the_league_by_weight)
{
  g_autoptr (Contest) contest = two_level_in_the_league ("{\"cautions\":1,\"other_cautions\":1}",
                                                         "{\"weight\":\"612.5\"}", "{\"weight\":\"618.0\"}");
  contest_expect_order (contest, "A B C");
}
END_TEST

START_TEST (level_in_the_league_needs_lots)
{
  g_autoptr (Contest) contest = two_level_in_the_league (NULL, "{\"weight\":\"612.5\"}", "{\"weight\":\"612.50\"}");
  g_autoptr (BaheBoard) board = contest_board (contest);
  g_autofree char *order = contest_order_of (board);
  ck_assert_str_eq (order, "A=B C");
  ck_assert_uint_eq (bahe_board_need_lots (board)->len, 1);
  contest_lot (contest, "A", 2);
  contest_lot (contest, "B", 1);
  contest_expect_order (contest, "B A C");
}
END_TEST

START_TEST (three_level_by_ends_among_them)
{
  g_autoptr (Contest) contest = contest_open ("tug_of_war.lua", NULL);
  contest_enter (contest, "X D Z H");
  PLAY (contest, H_D_Z_X);
  contest_expect_order (contest, "H D Z X");
  contest_expect_column (contest, "D", "points", "5");
  contest_expect_column (contest, "X", "points", "3");
  contest_expect_column (contest, "H", "diff", "3");
  contest_expect_column (contest, "X", "diff", "-5");
}
END_TEST

START_TEST (the_scheme_changes_the_podium)
{
  g_autoptr (Contest) contest =
      contest_open ("tug_of_war.lua", "{\"params\":{\"by_score\":{\"2:0\":3,\"2:1\":\"2\",\"1:2\":1,\"0:2\":0}}}");
  contest_enter (contest, "H D Z X");
  PLAY (contest, H_D_Z_X);
  contest_expect_order (contest, "H Z D X");
  contest_expect_column (contest, "H", "points", "7");
  contest_expect_column (contest, "Z", "points", "5");
}
END_TEST

START_TEST (a_forfeit_gives_the_side_that_stayed_away_nothing)
{
  g_autoptr (Contest) contest = contest_open ("tug_of_war.lua", NULL);
  contest_enter (contest, "A B C D");
  contest_match (contest, "A 2:1 B", NULL);
  contest_match_ended (contest, "C 0:2 D", "forfeit", NULL);
  contest_expect_column (contest, "C", "points", "0");
  contest_expect_column (contest, "D", "points", "2");
  contest_expect_column (contest, "B", "points", "1");
}
END_TEST

static Contest *
five_judges (const char *options)
{
  Contest *contest = contest_open ("broadcast_exercise.lua", options);
  contest_enter (contest, "甲 乙 丙");
  contest_marks (contest, "甲", "总分", "91.5 93.0 92.0 94.5 92.5");
  contest_marks (contest, "乙", "总分", "95.0 93.5 94.0 92.5 94.0");
  contest_marks (contest, "丙", "总分", "92.5 92.5 93.0 92.0 93.5");
  return contest;
}

START_TEST (trimming_and_an_absence)
{
  g_autoptr (Contest) contest = five_judges (NULL);
  contest_tally (contest, "乙", "缺席", "1");
  contest_expect_order (contest, "乙 丙 甲");
  contest_expect_column (contest, "甲", "score", "92.5");
  contest_expect_column (contest, "乙", "score", "92.83");
  contest_expect_column (contest, "丙", "score", "92.67");
  contest_expect_column (contest, "丙", "deducted", "0");
  contest_tally (contest, "乙", "缺席", "4");
  contest_expect_order (contest, "丙 甲 乙");
  contest_expect_column (contest, "乙", "score", "88.83");
}
END_TEST

static void
mark_twice (Contest *contest, const char *who, const char *totals, const char *actions)
{
  g_auto (GStrv) total = g_strsplit (totals, " ", -1), action = g_strsplit (actions, " ", -1);
  for (guint i = 0; total[i] != NULL; i++) {
    g_autofree char *judge = g_strdup_printf ("%u", i);
    g_auto (BaheNumber) whole = BAHE_NUMBER_INT (0), part = BAHE_NUMBER_INT (0);
    bahe_number_parse (total[i], &whole, NULL);
    bahe_number_parse (action[i], &part, NULL);
    g_auto (BaheNumber) rest = bahe_number_subtract (&whole, &part);
    g_autofree char *other = bahe_number_format (&rest, -1);
    contest_mark (contest, who, judge, "动作质量", action[i]);
    contest_mark (contest, who, judge, "其他", other);
  }
}

START_TEST (equal_marks_go_by_the_key_item)
{
  g_autoptr (Contest) contest = contest_open ("broadcast_exercise.lua", NULL);
  contest_enter (contest, "T3 T2 T1");
  mark_twice (contest, "T1", "9.2 9.2 9.2 8.8 8.8", "6.3 6.4 6.3 6.1 6.2");
  mark_twice (contest, "T2", "9.1 9.1 9.0 9.1 9.3", "6.2 6.2 6.2 6.2 6.2");
  mark_twice (contest, "T3", "9.0 9.1 9.1 9.0 9.4", "6.2 6.2 6.2 6.3 6.5");
  contest_expect_order (contest, "T2 T1 T3");
  contest_expect_column (contest, "T1", "score", "9.07");
  contest_expect_column (contest, "T3", "score", "9.07");
  contest_expect_column (contest, "T1", "action", "94/15");
  contest_expect_column (contest, "T3", "action", "187/30");
}
END_TEST

START_TEST (composite_of_field_and_daily)
{
  g_autoptr (Contest) contest = contest_open ("composite.lua", NULL);
  contest_enter (contest, "A B");
  contest_tally (contest, "A", "field", "90");
  contest_tally (contest, "A", "daily", "85");
  contest_tally (contest, "B", "field", "88");
  contest_tally (contest, "B", "daily", "92");
  contest_expect_order (contest, "B A");
  contest_expect_column (contest, "A", "score", "88.5");
  contest_expect_column (contest, "B", "score", "89.2");
}
END_TEST

START_TEST (deductions_end_at_the_weight_of_the_item)
{
  g_autoptr (Contest) contest = contest_open ("deductions.lua", NULL);
  contest_enter (contest, "A");
  contest_tally (contest, "A", "进场", "0.5");
  contest_tally (contest, "A", "进场", "0.3");
  contest_tally (contest, "A", "进场", "2.0");
  contest_expect_column (contest, "A", "score", "1"); /* 0 of 2, and all of the other item's 1 */
}
END_TEST

START_TEST (speech_with_time)
{
  g_autoptr (Contest) contest = contest_open ("speech.lua", NULL);
  contest_enter (contest, "C4 C3 C2 C1");
  contest_marks (contest, "C1", NULL, "9.56 9.48 9.62 9.50 9.55 9.40 9.58");
  contest_marks (contest, "C2", NULL, "9.70 9.65 9.60 9.72 9.68 9.55 9.66");
  contest_marks (contest, "C3", NULL, "9.50 9.45 9.52 9.48 9.47 9.60 9.40");
  contest_marks (contest, "C4", NULL, "9.80 9.75 9.78 9.70 9.77 9.82 9.69");
  contest_measure (contest, "C1", "time", "489");
  contest_measure (contest, "C2", "time", "505");
  contest_measure (contest, "C3", "time", "450");
  contest_measure (contest, "C4", "time", "511");
  contest_expect_order (contest, "C1 C3 C2 C4");
  contest_expect_column (contest, "C1", "score", "9.534");
  contest_expect_column (contest, "C2", "score", "9.458");
  contest_expect_column (contest, "C3", "score", "9.484");
  contest_expect_column (contest, "C4", "score", "9.26");
}
END_TEST

START_TEST (speech_limits_belong_to_the_lower_band)
{
  static const struct {
    const char *seconds, *penalty;
  } cases[] = { { "490", "0" }, { "491", "0.2" }, { "510", "0.2" }, { "511", "0.5" } };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (Contest) contest = contest_open ("speech.lua", NULL);
    contest_enter (contest, "A");
    contest_measure (contest, "A", "time", cases[i].seconds);
    contest_expect_column (contest, "A", "penalty", cases[i].penalty);
    contest_expect_column (contest, "A", "score", "none");
  }
}
END_TEST

START_TEST (cooking_two_dishes)
{
  g_autoptr (Contest) contest = contest_open ("cooking.lua", NULL);
  contest_enter (contest, "T1 T2 T3");
  contest_marks (contest, "T1", "dish 1", "88 90 92 85 91");
  contest_marks (contest, "T1", "dish 2", "90 90 89 93 87");
  contest_marks (contest, "T2", "dish 1", "86 87 88 85 86");
  contest_marks (contest, "T2", "dish 2", "88 88 86 87 90");
  contest_marks (contest, "T3", "dish 1", "99 99 99 99 99");
  contest_measure (contest, "T1", "over", "12");
  contest_measure (contest, "T3", "over", "30");
  contest_expect_order (contest, "T2 T1 / T3");
  contest_expect_column (contest, "T2", "score", "174");
  contest_expect_column (contest, "T1", "score", "520/3");
}
END_TEST

START_TEST (a_star_rests_after_a_win)
{
  g_autoptr (Contest) contest = contest_open ("monthly_star.lua", "{\"params\":{\"month\":2}}");
  contest_enter (contest, "A B");
  BaheFactRow star = {
    .shape = BAHE_TALLY, .entrant = 1, .about = "star", .value = { 1, 0, TRUE }, .more = "{\"month\":1}"
  };
  BaheFactRow high = {
    .shape = BAHE_TALLY, .entrant = 1, .about = "科研", .value = { 9, 0, TRUE }, .more = "{\"month\":2}"
  };
  BaheFactRow low = {
    .shape = BAHE_TALLY, .entrant = 2, .about = "科研", .value = { 5, 0, TRUE }, .more = "{\"month\":2}"
  };
  contest_add (contest, &star);
  contest_add (contest, &high);
  contest_add (contest, &low);
  g_autoptr (BaheBoard) board = contest_board (contest);
  g_autofree char *order = contest_order_of (board);
  ck_assert_str_eq (order, "B / A");
  ck_assert_str_eq (contest_row (board, "B")->award, "月度之星");
  ck_assert_str_eq (contest_row (board, "A")->out, "间隔未满");
}
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("rule domain");
  TCase *matches = tcase_create ("matches"), *judged = tcase_create ("judged");
  tcase_add_test (matches, league_of_two_ends);
  tcase_add_test (matches, level_in_the_league_by_cautions);
  tcase_add_test (matches, level_in_the_league_by_weight);
  tcase_add_test (matches, level_in_the_league_needs_lots);
  tcase_add_test (matches, three_level_by_ends_among_them);
  tcase_add_test (matches, the_scheme_changes_the_podium);
  tcase_add_test (matches, a_forfeit_gives_the_side_that_stayed_away_nothing);
  tcase_add_test (judged, trimming_and_an_absence);
  tcase_add_test (judged, equal_marks_go_by_the_key_item);
  tcase_add_test (judged, composite_of_field_and_daily);
  tcase_add_test (judged, deductions_end_at_the_weight_of_the_item);
  tcase_add_test (judged, speech_with_time);
  tcase_add_test (judged, speech_limits_belong_to_the_lower_band);
  tcase_add_test (judged, cooking_two_dishes);
  tcase_add_test (judged, a_star_rests_after_a_win);
  suite_add_tcase (suite, matches);
  suite_add_tcase (suite, judged);
  return suite;
}

int
main (void)
{
  return contest_run (make_suite ());
}
