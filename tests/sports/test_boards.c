/* Both kinds through the whole house: verbs, store, facts, shipped rules, boards. The worked examples of the two
 * sports. */
#include "../house_test.h"

static const char *const teams[] = { "后勤组", "大班组", "中班组", "小班组", NULL };

static void
result (gint64 contest, const char *red, const char *blue, int ours, int theirs)
{
  record (contest, "result", "{'red':'%s','blue':'%s','red-ends':%d,'blue-ends':%d}", red, blue, ours, theirs);
}

static void
check_board (gint64 activity, const char *stage, const char *group, const char *column, const char *wanted)
{
  check_rows (activity, NULL, stage, group, column, wanted);
}

START_TEST (three_level_in_points_are_split_by_net_ends_among_them)
{
  gint64 contest = world_open (&world, "{'kind':'tug-of-war','title':'教工拔河赛'}", teams);

  check_board (contest, NULL, NULL, "points", "1 后勤组 0, 1 大班组 0, 1 中班组 0, 1 小班组 0");
  result (contest, "后勤组", "中班组", 2, 0);
  result (contest, "中班组", "大班组", 2, 1);
  result (contest, "大班组", "后勤组", 2, 1);
  result (contest, "后勤组", "小班组", 2, 0);
  result (contest, "大班组", "小班组", 2, 1);
  record (contest, "end", "{'team':'中班组','seconds':48}");
  record (contest, "replay", "{'reason':'绳滑'}");
  record (contest, "end", "{'team':'小班组'}");
  check_board (contest, NULL, NULL, "points", "1 大班组 5, 2 后勤组 5, 3 中班组 3, 4 小班组 2");
  record (contest, "undo", "{}");
  record (contest, "end", "{'team':'中班组'}");
  check_board (contest, NULL, NULL, "points", "1 后勤组 5, 2 大班组 5, 3 中班组 5, 4 小班组 3");
}
END_TEST

START_TEST (a_forfeit_gives_nothing_and_a_time_out_goes_by_the_marker)
{
  gint64 contest = world_open (&world, "{'kind':'tug-of-war','title':'教工拔河赛'}", teams);

  record (contest, "start", "{'match':6}");
  record (contest, "end", "{'team':'后勤组','seconds':80}");
  record (contest, "time-out", "{'team':'大班组','cm':35}");
  record (contest, "time-out", "{'cm':0}");
  record (contest, "end", "{'team':'后勤组'}");
  record (contest, "late", "{'team':'中班组','minutes':11,'match':5}");
  check_board (contest, NULL, NULL, "points", "1 小班组 2, 2 后勤组 2, 3 大班组 1, 4 中班组 0");
}
END_TEST

START_TEST (the_groups_boards_say_who_goes_on_and_the_bracket_has_its_own)
{
  static const char *const eight[] = { "甲", "乙", "丙", "丁", "戊", "己", NULL };
  gint64 contest =
      world_open (&world, "{'kind':'tug-of-war','title':'分组','system':'groups','third-place':true}", eight);
  g_autofree char *early = world_no (&world, contest, "end", "{'winner':'red'}", BAHE_ERROR_REFUSED);

  assert_has (early, "Lots have not been drawn");
  record (contest, "draw-order", "{'order':['甲','乙','丙','丁','戊','己']}");
  check_board (contest, "group", "A", "points", "1 甲 0, 1 丁 0, 1 戊 0");
  result (contest, "丁", "戊", 2, 0);
  result (contest, "甲", "戊", 2, 0);
  result (contest, "甲", "丁", 2, 1);
  result (contest, "乙", "丙", 2, 0);
  result (contest, "丙", "己", 2, 0);
  result (contest, "己", "乙", 2, 0);
  check_board (contest, "group", "A", "points", "1 甲 4, 2 丁 3, 3 戊 2");
  check_board (contest, "group", "B", "points", "1 乙 3, 1 丙 3, 1 己 3");
  g_autofree char *level = world_no (&world, contest, "go-on", "{}", BAHE_ERROR_REFUSED);
  assert_has (level, "Some of group B are level");
  record (contest, "lots", "{'teams':['己','丙','乙'],'drawn':true}");
  check_board (contest, "group", "B", "points", "1 己 3, 2 丙 3, 3 乙 3");
  record (contest, "go-on", "{}");
  result (contest, "甲", "丙", 2, 0);
  result (contest, "己", "丁", 1, 2);
  result (contest, "丙", "己", 2, 0);
  result (contest, "甲", "丁", 0, 2);
  check_board (contest, "knock-out", NULL, "won", "1 丁 2, 2 甲 1, 3 丙 1, 4 己 0");
}
END_TEST

START_TEST (byes_go_on_and_losers_of_a_round_share_a_place)
{
  static const char *const five[] = { "甲", "乙", "丙", "丁", "戊", NULL };
  gint64 contest = world_open (&world, "{'kind':'tug-of-war','title':'淘汰','system':'knock-out'}", five);

  record (contest, "draw-order", "{'order':['甲','乙','丙','丁','戊']}");
  result (contest, "丁", "戊", 0, 2);
  result (contest, "甲", "戊", 2, 0);
  result (contest, "乙", "丙", 2, 1);
  result (contest, "甲", "乙", 1, 2);
  check_board (contest, "knock-out", NULL, "won", "1 乙 2, 2 甲 1, 3 丙 0, 3 戊 1, 5 丁 0");
}
END_TEST

static gint64
exercise (const char *absence)
{
  static const char *const three[] = { "甲", "乙", "丙", NULL };
  g_autofree char *given = g_strdup_printf ("{'kind':'broadcast-exercise','title':'广播操','absence':'%s'}", absence);
  gint64 contest = world_open (&world, given, three);

  record (contest, "mark", "{'team':'甲','marks':['91.5','93.0','92.0','94.5','92.5']}");
  record (contest, "mark", "{'team':'乙','marks':['95.0','93.5','94.0','92.5','94.0']}");
  record (contest, "mark", "{'team':'丙','marks':['92.5','92.5','93.0','92.0','93.5']}");
  record (contest, "absent", "{'team':'乙','absent':1}");
  return contest;
}

START_TEST (one_absent_costs_one_point_or_five)
{
  check_board (exercise ("1"), NULL, NULL, "score", "1 乙 92.83, 2 丙 92.67, 3 甲 92.50");
}
END_TEST

START_TEST (five_points_a_head_turn_the_board)
{
  check_board (exercise ("5"), NULL, NULL, "score", "1 丙 92.67, 2 甲 92.50, 3 乙 88.83");
}
END_TEST

/* Two criteria that make ten: what is not the movement is the rest of the judge's mark. */
static void
sheet (gint64 contest, int seat, const char *team, const char *movement, const char *rest)
{
  record (contest, "sheet",
          "{'seat':%d,'team':'%s','marks':[{'criterion':'动作质量','mark':'%s'},{'criterion':'其他','mark':'%s'}]}",
          seat, team, movement, rest);
}

static void
sheets (gint64 contest, const char *team, const char *const marks[5][2])
{
  for (int seat = 0; seat < 5; seat++)
    sheet (contest, seat + 1, team, marks[seat][0], marks[seat][1]);
}

START_TEST (sheets_stay_hidden_until_the_lock_and_equal_marks_are_split_by_the_movement)
{
  static const char *const three[] = { "一队", "二队", "三队", NULL };
  gint64 contest = world_open (&world,
                               "{'kind':'broadcast-exercise','title':'广播操','scale':'10','criteria':[{'criterion':'"
                               "动作质量','full':'7'},{'criterion':'其他','full':'3'}]}",
                               three);

  sheets (contest, "一队",
          (const char *const[5][2]){
              { "6.3", "2.9" }, { "6.4", "2.8" }, { "6.3", "2.9" }, { "6.1", "2.7" }, { "6.2", "2.6" } });
  sheets (contest, "二队",
          (const char *const[5][2]){
              { "6.2", "2.9" }, { "6.2", "2.9" }, { "6.2", "2.8" }, { "6.2", "2.9" }, { "6.3", "3.0" } });
  sheets (contest, "三队",
          (const char *const[5][2]){
              { "6.2", "2.8" }, { "6.2", "2.9" }, { "6.2", "2.9" }, { "6.3", "2.7" }, { "6.5", "2.9" } });
  check_board (contest, NULL, NULL, "score", "- 一队 no marks, - 二队 no marks, - 三队 no marks");
  g_autofree char *events = world_events (&world, contest, BAHE_VIEWER);
  assert_has_not (events, "\"6.4\"");
  record (contest, "lock", "{}");
  check_board (contest, NULL, NULL, "score", "1 二队 9.10, 2 一队 9.07, 3 三队 9.07");
}
END_TEST

static void
check_hidden (gint64 contest, const BaheBoardQuery *query, const char *hidden)
{
  json_object *all = bahe_unit_boards_json (world.unit, contest, query, NULL);

  ck_assert_ptr_nonnull (all);
  ck_assert_str_eq (json_object_to_json_string_ext (json_object_object_get (all, "hidden"), JSON_C_TO_STRING_PLAIN),
                    hidden);
  json_object_put (all);
}

START_TEST (an_officer_sees_the_latest_sheets_counted_before_the_lock_and_nobody_else_does)
{
  static const char *const teams_of_three[] = { "一队", "二队", "三队", NULL };
  gint64 contest = world_open (&world,
                               "{'kind':'broadcast-exercise','title':'广播操','judges':'2','scale':'10','criteria':[{"
                               "'criterion':'动作质量','full':'7'},{'criterion':'其他','full':'3'}]}",
                               teams_of_three);
  const BaheBoardQuery officer = { .role = BAHE_OFFICER, .reveal = TRUE },
                       judge = { .role = BAHE_JUDGE, .reveal = TRUE };

  sheet (contest, 1, "一队", "6.9", "2.9");
  sheet (contest, 1, "一队", "6.0", "2.0");
  sheet (contest, 2, "一队", "6.0", "2.0");
  sheet (contest, 1, "二队", "6.5", "2.5");
  check_hidden (contest, NULL, "{\"given\":3,\"of\":6}");
  check_hidden (contest, &officer, "{\"given\":3,\"of\":6}");
  check_rows (contest, &officer, NULL, NULL, "score", "1 二队 9.00, 2 一队 8.00, - 三队 no marks");
  check_rows (contest, &judge, NULL, NULL, "score", "- 一队 no marks, - 二队 no marks, - 三队 no marks");
  check_board (contest, NULL, NULL, "score", "- 一队 no marks, - 二队 no marks, - 三队 no marks");

  record (contest, "confirm", "{'team':'一队'}");
  check_rows (contest, &officer, NULL, NULL, "score", "1 二队 9.00, 2 一队 8.00, - 三队 no marks");
  check_board (contest, NULL, NULL, "score", "1 一队 8.00, - 二队 no marks, - 三队 no marks");
  record (contest, "lock", "{'anyway':'yes'}");
  check_hidden (contest, NULL, "{\"given\":0,\"of\":6}");
  check_board (contest, NULL, NULL, "score", "1 二队 9.00, 2 一队 8.00, - 三队 no marks");
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("sports boards");
  TCase *tug = tcase_create ("tug-of-war"), *judged = tcase_create ("broadcast exercise");

  tcase_add_checked_fixture (tug, begin, end);
  tcase_add_checked_fixture (judged, begin, end);
  tcase_add_test (tug, three_level_in_points_are_split_by_net_ends_among_them);
  tcase_add_test (tug, a_forfeit_gives_nothing_and_a_time_out_goes_by_the_marker);
  tcase_add_test (tug, the_groups_boards_say_who_goes_on_and_the_bracket_has_its_own);
  tcase_add_test (tug, byes_go_on_and_losers_of_a_round_share_a_place);
  tcase_add_test (judged, one_absent_costs_one_point_or_five);
  tcase_add_test (judged, five_points_a_head_turn_the_board);
  tcase_add_test (judged, sheets_stay_hidden_until_the_lock_and_equal_marks_are_split_by_the_movement);
  tcase_add_test (judged, an_officer_sees_the_latest_sheets_counted_before_the_lock_and_nobody_else_does);
  suite_add_tcase (suite, tug);
  suite_add_tcase (suite, judged);
  return run_suite (suite);
}
