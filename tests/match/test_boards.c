/* Contests of matches through the whole house: verbs, store, facts, the rule that the sport chooses, boards, and what a
 * correction of an earlier result moves. */
#include "../house_test.h"

static const char *const four[] = { "甲", "乙", "丙", "丁", NULL };

static gint64
result (gint64 contest, const char *red, const char *blue, int ours, int theirs)
{
  return record (contest, "result", "{'red':'%s','blue':'%s','red-ends':%d,'blue-ends':%d}", red, blue, ours, theirs);
}

static void
check_board (gint64 activity, const char *stage, const char *group, const char *column, const char *wanted)
{
  check_rows (activity, NULL, stage, group, column, wanted);
}

static gint64
open_drawn (const char *setup, const char *const *entrants)
{
  g_autofree char *given = g_strdup_printf ("{'kind':'match-contest','title':'比赛'%s}", setup);
  gint64 contest = world_open (&world, given, entrants);
  g_autoptr (GString) order = g_string_new ("{'order':[");

  for (guint i = 0; entrants[i] != NULL; i++)
    g_string_append_printf (order, "%s'%s'", i > 0 ? "," : "", entrants[i]);
  g_string_append (order, "]}");
  world_do (&world, contest, "draw-order", order->str);
  return contest;
}

static const struct {
  const char *setup, *rule;
} rules[] = {
  { "", "league" },
  { ",'preset':'chess'", "chess" },
  { ",'preset':'chess','system':'swiss'", "chess" },
  { ",'system':'swiss'", "swiss" },
  { ",'preset':'table-tennis'", "table_tennis" },
  { ",'preset':'football'", "football" },
  { ",'preset':'volleyball'", "volleyball" },
  { ",'preset':'basketball'", "basketball" },
  { ",'preset':'basketball','rule':'league'", "league" },
  { ",'preset':'football','system':'knock-out'", "knock_out" },
  { ",'system':'double-elimination'", "double_elimination" },
};

START_TEST (given_a_sport_when_opened_then_its_rule_is_pinned)
{
  g_autoptr (GError) error = NULL;
  gint64 contest = open_drawn (rules[_i].setup, four);
  g_autoptr (GPtrArray) boards = bahe_unit_boards (world.unit, contest, NULL, &error);

  assert_no_error (error);
  ck_assert_uint_eq (boards->len, 1);
  const BaheBoardOf *board = boards->pdata[0];
  g_autofree char *wanted = g_strconcat (rules[_i].rule, " ", NULL);
  ck_assert_msg (g_str_has_prefix (board->rule, wanted), "%s, not %s", board->rule, wanted);
  ck_assert_uint_eq (bahe_board_size (board->board), 4);
}
END_TEST

START_TEST (given_a_football_league_when_played_then_draws_give_a_point_and_goals_decide)
{
  gint64 contest = open_drawn (",'preset':'football'", four);

  result (contest, "甲", "丁", 2, 1);
  result (contest, "乙", "丙", 1, 1);
  result (contest, "丁", "乙", 0, 3);
  result (contest, "丙", "甲", 0, 0);
  record (contest, "forfeit", "{'team':'丙'}");
  result (contest, "甲", "乙", 1, 1);
  check_board (contest, NULL, NULL, "points", "1 乙 5, 2 甲 5, 3 丁 3, 4 丙 2");
  check_board (contest, NULL, NULL, "diff", "1 乙 3, 2 甲 1, 3 丁 -1, 4 丙 -3");
}
END_TEST

START_TEST (given_sets_when_recorded_then_points_of_sets_split_the_level)
{
  static const char *const three[] = { "甲", "乙", "丙", NULL };
  gint64 contest = open_drawn (",'preset':'table-tennis','ends':'best-of-three'", three);

  record (contest, "result", "{'red':'乙','blue':'丙','sets':[{'red':11,'blue':3},{'red':11,'blue':4}]}");
  record (contest, "result", "{'red':'丙','blue':'甲','sets':[{'red':11,'blue':9},{'red':12,'blue':10}]}");
  record (contest, "result", "{'red':'甲','blue':'乙','sets':[{'red':11,'blue':8},{'red':11,'blue':9}]}");
  check_board (contest, NULL, NULL, "rally_won", "1 乙 39, 2 甲 41, 3 丙 30");
}
END_TEST

/* ---- who withdraws in the middle -------------------------------------------------------------------------- */

static gint64
with_one_gone (const char *withdrawn)
{
  g_autofree char *setup = g_strdup_printf (",'preset':'football'%s", withdrawn);
  gint64 contest = open_drawn (setup, four);

  result (contest, "甲", "丁", 0, 4);
  result (contest, "乙", "丙", 1, 0);
  record (contest, "withdraw", "{'entrant':'丁','reason':'参加培训'}");
  result (contest, "丙", "甲", 2, 2);
  result (contest, "甲", "乙", 1, 1);
  return contest;
}

START_TEST (given_a_withdrawal_when_results_stand_then_the_rest_are_forfeits)
{
  check_board (with_one_gone (""), NULL, NULL, "points", "1 乙 7, 2 丙 4, 3 甲 2, - 丁 withdrawn");
  check_board (with_one_gone (",'withdrawn':'keep'"), NULL, NULL, "points", "1 乙 7, 2 丙 4, 3 甲 2, - 丁 withdrawn");
}
END_TEST

START_TEST (given_a_withdrawal_when_nothing_counts_then_its_matches_are_gone)
{
  check_board (with_one_gone (",'withdrawn':'void'"), NULL, NULL, "points", "1 乙 4, 2 甲 2, 3 丙 1, - 丁 withdrawn");
  check_board (with_one_gone (",'withdrawn':'void'"), NULL, NULL, "played", "1 乙 2, 2 甲 2, 3 丙 2, - 丁 withdrawn");
}
END_TEST

START_TEST (given_a_withdrawal_when_half_counts_then_one_match_of_three_is_too_few)
{
  check_board (with_one_gone (",'withdrawn':'half'"), NULL, NULL, "points", "1 乙 4, 2 甲 2, 3 丙 1, - 丁 withdrawn");
}
END_TEST

/* ---- an earlier result is corrected ------------------------------------------------------------------------ */

static BahePreview
preview (gint64 seq, const char *values)
{
  g_autoptr (GError) error = NULL;
  BahePreview seen = { 0 };
  json_object *json = world_json (values);

  bahe_unit_preview (world.unit, seq, json, &seen, &error);
  assert_no_error (error);
  json_object_put (json);
  return seen;
}

START_TEST (given_later_rounds_when_a_semi_final_is_corrected_then_what_no_longer_fits_is_shown_first)
{
  gint64 contest = open_drawn (",'preset':'football','system':'knock-out','third-place':true", four);
  gint64 semi = result (contest, "甲", "丁", 2, 1);
  result (contest, "乙", "丙", 1, 0);
  gint64 third = result (contest, "丁", "丙", 0, 1), final = result (contest, "甲", "乙", 3, 1);

  check_board (contest, "knock-out", NULL, "won", "1 甲 2, 2 乙 1, 3 丙 1, 4 丁 0");
  BahePreview seen = preview (semi, "{'red-ends':1,'blue-ends':2}");
  ck_assert_uint_eq (seen.conflicts->len, 2);
  g_autofree char *first = g_strdup_printf ("record %ld", (long) third),
                  *second = g_strdup_printf ("record %ld", (long) final);
  assert_has ((char *) seen.conflicts->pdata[0], first);
  assert_has ((char *) seen.conflicts->pdata[1], second);
  ck_assert_uint_gt (seen.moves->len, 0);
  bahe_preview_clear (&seen);
  check_board (contest, "knock-out", NULL, "won", "1 甲 2, 2 乙 1, 3 丙 1, 4 丁 0");

  record (0, "correct", "{'event':%ld,'values':{'red-ends':1,'blue-ends':2},'reason':'记反了'}", (long) semi);
  result (contest, "丁", "乙", 2, 0);
  result (contest, "甲", "丙", 2, 0);
  check_board (contest, "knock-out", NULL, "won", "1 丁 2, 2 乙 1, 3 甲 1, 4 丙 0");
}
END_TEST

START_TEST (given_a_swiss_tournament_when_the_first_round_is_corrected_then_the_pairs_stay_and_the_board_moves)
{
  gint64 contest = open_drawn (",'preset':'chess','system':'swiss','rounds':2", four);

  record (contest, "pair", "{}");
  gint64 first = result (contest, "甲", "丙", 2, 0);
  result (contest, "丁", "乙", 0, 2);
  record (contest, "pair", "{}");
  result (contest, "甲", "乙", 2, 0);
  result (contest, "丙", "丁", 2, 0);
  check_board (contest, NULL, NULL, "points", "1 甲 4, 2 乙 2, 3 丙 2, 4 丁 0");
  BahePreview seen = preview (first, "{'red-ends':1,'blue-ends':1}");
  ck_assert_uint_eq (seen.conflicts->len, 0);
  ck_assert_uint_gt (seen.moves->len, 0);
  bahe_preview_clear (&seen);
  record (0, "correct", "{'event':%ld,'values':{'red-ends':1,'blue-ends':1},'reason':'和棋'}", (long) first);
  check_board (contest, NULL, NULL, "points", "1 甲 3, 2 丙 3, 3 乙 2, 4 丁 0");
  g_autofree char *over = world_no (&world, contest, "pair", "{}", BAHE_ERROR_REFUSED);
  assert_has (over, "All 2 rounds are over");
}
END_TEST

START_TEST (given_ten_at_chess_when_five_rounds_are_paired_then_all_have_played_five)
{
  static const char *const ten[] = { "甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸", NULL };
  gint64 contest = open_drawn (",'preset':'chess','system':'swiss','rounds':5", ten);

  for (guint round = 0; round < 5; round++) {
    record (contest, "pair", "{}");
    for (guint board = 0; board < 5; board++)
      record (contest, "walkover", "{'side':'%s'}", (round + board) % 3 == 0 ? "blue" : "red");
  }
  check_board (contest, NULL, NULL, "played",
               "1 丙 5, 2 己 5, 3 丁 5, 4 壬 5, 5 庚 5, 6 戊 5, 7 乙 5, 8 癸 5, 9 辛 5, 10 甲 5");
}
END_TEST

/* ---- both stages, and both brackets ------------------------------------------------------------------------ */

START_TEST (given_groups_when_they_are_over_then_seeds_are_carried_into_the_knock_out)
{
  gint64 contest = open_drawn (",'preset':'basketball','system':'groups','go-on':1", four);

  check_board (contest, "group", "A", "points", "1 甲 0, 1 丁 0");
  result (contest, "甲", "丁", 60, 51);
  g_autofree char *early = world_no (&world, contest, "go-on", "{}", BAHE_ERROR_REFUSED);
  assert_has (early, "match 2");
  result (contest, "乙", "丙", 40, 44);
  record (contest, "go-on", "{}");
  check_board (contest, "group", "B", "points", "1 丙 2, 2 乙 1");
  result (contest, "甲", "丙", 70, 71);
  check_board (contest, "knock-out", NULL, "won", "1 丙 1, 2 甲 0");
}
END_TEST

START_TEST (given_a_double_elimination_when_the_lower_side_wins_then_it_takes_two_matches)
{
  gint64 contest = open_drawn (",'system':'double-elimination'", four);

  result (contest, "甲", "丁", 1, 0);
  result (contest, "乙", "丙", 1, 0);
  result (contest, "丁", "丙", 0, 1);
  result (contest, "甲", "乙", 0, 1);
  result (contest, "甲", "丙", 1, 0);
  result (contest, "乙", "甲", 0, 1);
  check_board (contest, "double-elimination", NULL, "lost", "1 甲 1, 2 乙 1, 3 丙 2, 4 丁 2");
  result (contest, "乙", "甲", 0, 1);
  check_board (contest, "double-elimination", NULL, "lost", "1 甲 1, 2 乙 2, 3 丙 2, 4 丁 2");
}
END_TEST

START_TEST (given_who_is_not_there_when_recorded_then_the_name_is_told)
{
  gint64 contest = open_drawn ("", four);
  g_autofree char *unknown =
      world_no (&world, contest, "result", "{'red':'甲','blue':'戊','red-ends':1,'blue-ends':0}", BAHE_ERROR_NOT_FOUND);

  assert_has (unknown, "戊");
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("match boards");
  TCase *tests = tcase_create ("boards");

  tcase_add_checked_fixture (tests, begin, end);
  tcase_add_loop_test (tests, given_a_sport_when_opened_then_its_rule_is_pinned, 0, G_N_ELEMENTS (rules));
  tcase_add_test (tests, given_a_football_league_when_played_then_draws_give_a_point_and_goals_decide);
  tcase_add_test (tests, given_sets_when_recorded_then_points_of_sets_split_the_level);
  tcase_add_test (tests, given_a_withdrawal_when_results_stand_then_the_rest_are_forfeits);
  tcase_add_test (tests, given_a_withdrawal_when_nothing_counts_then_its_matches_are_gone);
  tcase_add_test (tests, given_a_withdrawal_when_half_counts_then_one_match_of_three_is_too_few);
  tcase_add_test (tests, given_later_rounds_when_a_semi_final_is_corrected_then_what_no_longer_fits_is_shown_first);
  tcase_add_test (tests,
                  given_a_swiss_tournament_when_the_first_round_is_corrected_then_the_pairs_stay_and_the_board_moves);
  tcase_add_test (tests, given_ten_at_chess_when_five_rounds_are_paired_then_all_have_played_five);
  tcase_add_test (tests, given_groups_when_they_are_over_then_seeds_are_carried_into_the_knock_out);
  tcase_add_test (tests, given_a_double_elimination_when_the_lower_side_wins_then_it_takes_two_matches);
  tcase_add_test (tests, given_who_is_not_there_when_recorded_then_the_name_is_told);
  suite_add_tcase (suite, tests);
  return run_suite (suite);
}
