/* Scoring rules from the command line: list, show, check, test, try in a child process, adopt. */
#include "kit.h"

#include <string.h>

#define FIVE_A_WIN                                                                                                     \
  "return {\n  title = { zh = \"胜场\", en = \"Wins\" },\n"                                                          \
  "  params = { { \"win\", 5, zh = \"胜一场\" }, { \"loss\", 0, zh = \"负一场\" } },\n"                          \
  "  columns = { \"played\", { \"points\", zh = \"积分\" } },\n"                                                     \
  "  match = function (m, p) return { points = m.won and p.win or p.loss } end,\n"                                     \
  "  rank = { \"points\" },\n}\n"

START_TEST (given_the_shipped_rules_then_they_are_listed_and_shown)
{
  g_auto (World) world = world_new ();
  g_auto (Run) list = bahe (&world, "rule", "list"), show = bahe (&world, "rule", "show", "tug_of_war");
  g_auto (Run) source = bahe (&world, "rule", "show", "tug_of_war", "--source");
  assert_holds (list.out, "tug_of_war");
  assert_holds (list.out, "broadcast_exercise");
  assert_holds (show.out, "胜一场");
  assert_holds (source.out, "return {");
}
END_TEST

START_TEST (given_a_users_own_rule_then_it_comes_first)
{
  g_auto (World) world = world_new ();
  g_autofree char *folder = g_build_filename (world.folder, "bahe", "scripts", NULL);
  ck_assert_int_eq (g_mkdir_with_parents (folder, 0700), 0);
  g_autofree char *own = world_file (&world, "bahe/scripts/tug_of_war.lua", FIVE_A_WIN);
  g_auto (Run) show = bahe (&world, "rule", "show", "tug_of_war");
  assert_holds (show.out, own);
  assert_holds (show.out, "胜场");
}
END_TEST

START_TEST (given_a_wrong_rule_then_check_names_file_and_line)
{
  g_auto (World) world = world_new ();
  g_autofree char *good = world_file (&world, "good.lua", FIVE_A_WIN);
  g_autofree char *bad = world_file (&world, "bad.lua", "return {\n  titel = {},\n}\n");
  g_autofree char *cut = world_file (&world, "cut.lua", "return {\n  title = { zh = \"甲\"\n");
  g_auto (Run) right = bahe (&world, "rule", "check", good), wrong = bahe (&world, "rule", "check", bad);
  g_auto (Run) half = bahe (&world, "rule", "check", cut), none = bahe (&world, "rule", "check", "./none.lua");
  ck_assert_msg (right.code == 0, "%s", right.err);
  ck_assert_int_eq (wrong.code, 1);
  assert_holds (wrong.err, "bad.lua");
  assert_holds (wrong.err, "title");
  ck_assert_int_eq (half.code, 1);
  assert_holds (half.err, "cut.lua:");
  ck_assert_int_eq (none.code, 2);
}
END_TEST

START_TEST (given_tests_beside_a_rule_then_they_are_run_and_a_difference_is_told)
{
  g_auto (World) world = world_new ();
  g_autofree char *rule = world_file (&world, "five.lua", FIVE_A_WIN);
  g_autofree char *own = world_file (
      &world, "five.tests.json",
      "[{\"name\":\"一场\",\"entrants\":[\"甲队\",\"乙队\"],\"facts\":[{\"match\":[\"甲队\",2,\"乙队\",1]}],"
      "\"expect\":[{\"name\":\"甲队\",\"place\":1,\"columns\":{\"points\":\"5\"}},{\"name\":\"乙队\",\"place\":2}]}]");
  g_autofree char *other = world_file (
      &world, "other.json",
      "{\"params\":{\"win\":3},\"entrants\":[\"甲队\",\"乙队\"],\"facts\":[{\"match\":[\"甲队\",2,\"乙队\",1]}],"
      "\"expect\":[{\"name\":\"甲队\",\"place\":2,\"columns\":{\"points\":\"5\"}}]}");
  g_autofree char *empty = world_file (&world, "empty.json", "{\"entrants\":[\"甲队\"],\"facts\":[]}");
  g_auto (Run) right = bahe (&world, "rule", "test", rule), wrong = bahe (&world, "rule", "test", rule, other);
  g_auto (Run) nothing = bahe (&world, "rule", "test", rule, empty);
  ck_assert_msg (right.code == 0, "%s%s", right.out, right.err);
  assert_holds (right.out, "相符  一场");
  ck_assert_int_eq (wrong.code, 1);
  assert_holds (wrong.out, "points 是 3，应为 5");
  assert_holds (wrong.out, "第 1 名，应为第 2 名");
  ck_assert_int_eq (nothing.code, 2);
}
END_TEST

START_TEST (given_the_shipped_rules_with_tests_then_these_hold)
{
  g_auto (World) world = world_new ();
  g_auto (Run) run = bahe (&world, "rule", "test", "tug_of_war");
  ck_assert_msg (run.code == 0, "%s%s", run.out, run.err);
}
END_TEST

START_TEST (given_another_rule_then_try_says_who_moves_and_adopt_records_it)
{
  g_auto (World) world = { 0 };
  world_league (&world);
  bahe_ok (&world, "do", "拔河", "result", "后勤组", "大班组", "2", "0");
  bahe_ok (&world, "do", "拔河", "result", "中班组", "小班组", "2", "1");
  g_autofree char *rule = world_file (&world, "less.lua",
                                      "return {\n  title = { zh = \"倒数\", en = \"Reversed\" },\n"
                                      "  columns = { { \"points\", zh = \"积分\" } },\n"
                                      "  match = function (m) return { points = m.lost and 1 or 0 } end,\n"
                                      "  rank = { \"points\" },\n}\n");
  guint before = record_count (&world);
  g_auto (Run) tried = bahe (&world, "rule", "try", rule, "拔河"),
               json = bahe (&world, "rule", "try", rule, "拔河", "--format", "json");
  ck_assert_msg (tried.code == 0, "%s", tried.err);
  assert_holds (tried.out, "大班组");
  json_object_put (json_of (&json));
  ck_assert_uint_eq (record_count (&world), before);
  g_auto (Run) unasked = bahe (&world, "rule", "adopt", rule, "拔河");
  ck_assert_int_eq (unasked.code, 1);
  ck_assert_uint_eq (record_count (&world), before);
  g_auto (Run) done = bahe (&world, "rule", "adopt", rule, "拔河", "--yes");
  ck_assert_msg (done.code == 0, "%s", done.err);
  g_auto (Run) board = bahe (&world, "board", "拔河", "--format", "csv");
  g_auto (GStrv) rows = g_strsplit (board.out, "\n", -1);
  assert_holds (rows[1], "1 并列,大班组");
  assert_holds (rows[3], "3 并列,后勤组");
}
END_TEST

START_TEST (given_an_endless_or_greedy_rule_then_the_trial_is_stopped)
{
  static const char *const bodies[] = {
    "while true do end",
    "local t = {} while true do t[#t + 1] = tostring (#t) .. \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\" end",
  };
  g_auto (World) world = { 0 };
  world_league (&world);
  bahe_ok (&world, "do", "拔河", "result", "后勤组", "大班组", "2", "0");
  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++) {
    g_autofree char *text = g_strdup_printf (
        "return {\n  title = { zh = \"坏\", en = \"Bad\" },\n  columns = { { \"points\", zh = \"积分\" } },\n"
        "  match = function (m) %s return { points = 1 } end,\n  rank = { \"points\" },\n}\n",
        bodies[i]);
    g_autofree char *rule = world_file (&world, "bad.lua", text);
    g_auto (Run) run = bahe (&world, "rule", "try", rule, "拔河");
    ck_assert_int_eq (run.code, 1);
    assert_holds (run.err, "bahe: ");
  }
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("cli rule");
  TCase *tests = tcase_create ("rule");
  tcase_add_test (tests, given_the_shipped_rules_then_they_are_listed_and_shown);
  tcase_add_test (tests, given_a_users_own_rule_then_it_comes_first);
  tcase_add_test (tests, given_a_wrong_rule_then_check_names_file_and_line);
  tcase_add_test (tests, given_tests_beside_a_rule_then_they_are_run_and_a_difference_is_told);
  tcase_add_test (tests, given_the_shipped_rules_with_tests_then_these_hold);
  tcase_add_test (tests, given_another_rule_then_try_says_who_moves_and_adopt_records_it);
  tcase_add_test (tests, given_an_endless_or_greedy_rule_then_the_trial_is_stopped);
  suite_add_tcase (suite, tests);
  return run_suite (suite);
}
