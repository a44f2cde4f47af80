/* 团体总分 and 年度总积分 over real contests: made of their boards, right whenever one of them changes. */
#include "../house_test.h"

static const BaheBoardQuery officer = { .role = BAHE_OFFICER, .reveal = TRUE };

static void
begin_with_groups (void)
{
  begin ();
  for (guint i = 0; i < 3; i++) {
    g_autofree char *given = g_strdup_printf ("{'name':'%s组'}", (const char *[]){ "甲", "乙", "丙" }[i]);
    world_do (&world, 2, "add-group", given);
  }
}

/* A contest with results of these seconds by the entrants named: "甲组 12, 乙组 13". */
static gint64
contest (const char *title, const char *more, const char *results)
{
  g_autofree char *given = g_strdup_printf ("{'kind':'measured-contest','title':'%s'%s}", title, more);
  gint64 number = world_open (&world, given, NULL);
  g_auto (GStrv) rows = g_strsplit (results, ", ", -1);

  for (guint i = 0; rows[i] != NULL; i++) {
    g_auto (GStrv) words = g_strsplit (rows[i], " ", 2);
    record (number, "enter", "{'who':'%s'}", words[0]);
    if (words[1] != NULL)
      record (number, "attempt", "{'team':'%s','result':['%s']}", words[0], words[1]);
  }
  return number;
}

static gint64
trophy (const char *given, const char *entrants)
{
  gint64 number = world_open (&world, given, NULL);
  g_auto (GStrv) names = g_strsplit (entrants, " ", -1);

  for (guint i = 0; names[i] != NULL; i++)
    record (number, "enter", "{'who':'%s'}", names[i]);
  return number;
}

static void
check (gint64 activity, const BaheBoardQuery *query, const char *column, const char *wanted)
{
  check_rows (activity, query, NULL, NULL, column, wanted);
}

START_TEST (given_a_team_that_comes_late_when_it_is_measured_then_the_total_moves)
{
  gint64 hoop = contest ("滚铁环", "", "甲组 12, 乙组 13"), run = contest ("障碍跑", "", "甲组 30, 乙组 20");
  gint64 total = trophy ("{'kind':'trophy','title':'团体总分','contests':'滚铁环;障碍跑'}", "甲组 乙组 丙组");
  gint64 before = bahe_unit_boards_seq (world.unit, total, NULL);

  check (total, NULL, "points", "1 甲组 16, 1 乙组 16, 3 丙组 0");
  record (run, "enter", "{'who':'丙组'}");
  record (run, "attempt", "{'team':'丙组','result':['10']}");
  ck_assert_int_gt (bahe_unit_boards_seq (world.unit, total, NULL), before);
  check (total, NULL, "points", "1 甲组 15, 2 乙组 14, 3 丙组 9");
  gint64 seq = world_seq (&world, hoop, "withdraw", "{'entrant':'甲组','reason':'受伤'}");
  check (total, NULL, "points", "1 乙组 16, 2 丙组 9, 3 甲组 6");
  record (hoop, "cancel", "{'event':%" G_GINT64_FORMAT ",'reason':'写错'}", seq);
  check (total, NULL, "points", "1 甲组 15, 2 乙组 14, 3 丙组 9");
}
END_TEST

START_TEST (given_weights_and_shared_places_when_totalled_then_a_contest_counts_double_and_places_are_halved)
{
  contest ("滚铁环", "", "甲组 12, 乙组 12, 丙组 14");
  contest ("接力", "", "丙组 60, 甲组 61");
  gint64 total = trophy ("{'kind':'trophy','title':'团体总分','contests':'滚铁环;接力 2','params':{'ties':'share'}}",
                         "甲组 乙组 丙组");

  check (total, NULL, "points", "1 丙组 24, 2 甲组 22, 3 乙组 8");
}
END_TEST

START_TEST (given_contests_of_persons_when_groups_are_in_the_trophy_then_places_count_for_the_groups)
{
  world_do (&world, 2, "add-person", "{'name':'石南','sex':'male','group':'甲组'}");
  world_do (&world, 2, "add-person", "{'name':'白露','sex':'female','group':'乙组'}");
  world_do (&world, 2, "add-person", "{'name':'江一','sex':'male','group':'乙组'}");
  contest ("踢毽", "", "石南 10, 白露 11, 江一 12");
  contest ("跳绳", "", "白露 9");
  gint64 groups = trophy ("{'kind':'trophy','title':'团体总分','contests':'踢毽;跳绳'}", "甲组 乙组");
  gint64 persons = trophy ("{'kind':'trophy','title':'个人全能','contests':'踢毽;跳绳'}", "石南 白露");

  check (groups, NULL, "points", "1 乙组 22, 2 甲组 9");
  check (groups, NULL, "contests", "1 乙组 3, 2 甲组 1");
  check (persons, NULL, "points", "1 白露 16, 2 石南 9");
}
END_TEST

START_TEST (given_heats_and_a_final_when_totalled_then_finalists_stand_before_all_others)
{
  gint64 race = contest ("接力", ",'finalists':'2'", "甲组, 乙组, 丙组");

  record (race, "draw", "{}");
  record (race, "attempt", "{'team':'甲组','result':['50']}");
  record (race, "attempt", "{'team':'乙组','result':['51']}");
  record (race, "attempt", "{'team':'丙组','result':['52']}");
  gint64 total = trophy ("{'kind':'trophy','title':'团体总分','contests':'接力'}", "甲组 乙组 丙组");
  check (total, NULL, "points", "1 甲组 9, 2 乙组 7, 3 丙组 6");
  record (race, "final", "{}");
  record (race, "attempt", "{'team':'乙组','result':['49']}");
  check (total, NULL, "points", "1 乙组 9, 2 甲组 7, 3 丙组 6");
}
END_TEST

START_TEST (given_a_contest_that_is_held_when_the_total_is_looked_at_then_nothing_kept_back_is_in_it)
{
  gint64 hoop = contest ("滚铁环", "", "甲组 12, 乙组 13, 丙组");
  gint64 total = trophy ("{'kind':'trophy','title':'团体总分','contests':'滚铁环'}", "甲组 乙组 丙组");

  record (hoop, "hold", "{}");
  record (hoop, "attempt", "{'team':'丙组','result':['11']}");
  check (total, NULL, "points", "1 甲组 9, 2 乙组 7, 3 丙组 0");
  check (total, &officer, "points", "1 丙组 9, 2 甲组 7, 3 乙组 6");
  record (hoop, "reveal", "{'all':true}");
  check (total, NULL, "points", "1 丙组 9, 2 甲组 7, 3 乙组 6");
}
END_TEST

/* 封榜 and 揭晓 of the trophy itself: who looks sees it as of the hold, however its contests go on, and then from the
 * last. */
START_TEST (given_a_trophy_that_is_held_when_its_contests_go_on_then_it_is_told_place_by_place_from_the_last)
{
  gint64 hoop = contest ("滚铁环", "", "甲组 12, 乙组 13, 丙组");
  gint64 total = trophy ("{'kind':'trophy','title':'团体总分','contests':'滚铁环'}", "甲组 乙组 丙组");

  record (total, "hold", "{}");
  record (hoop, "attempt", "{'team':'丙组','result':['11']}");
  check (total, NULL, "points", "1 甲组 9, 2 乙组 7, 3 丙组 0");
  check (total, &officer, "points", "1 丙组 9, 2 甲组 7, 3 乙组 6");
  record (total, "reveal", "{'places':1}");
  check (total, NULL, "points", "0 甲组 0, 0 丙组 0, 3 乙组 6");
  record (total, "reveal", "{'all':true}");
  check (total, NULL, "points", "1 丙组 9, 2 甲组 7, 3 乙组 6");
}
END_TEST

START_TEST (given_marks_with_weights_when_totalled_by_the_composite_rule_then_they_are_added_up)
{
  contest ("笔试", ",'unit':'count','direction':'more','digits':'0'", "甲组 90, 乙组 70");
  contest ("演讲", ",'unit':'count','direction':'more','digits':'0'", "甲组 60, 乙组 95");
  gint64 total = trophy ("{'kind':'trophy','title':'综合','counts':'mark','rule':'composite',"
                         "'contests':'笔试 0.4;演讲 0.6'}",
                         "甲组 乙组");

  check (total, NULL, "score", "1 乙组 85.00, 2 甲组 72.00");
}
END_TEST

START_TEST (given_what_cannot_be_counted_when_a_trophy_is_opened_then_it_is_refused_by_name)
{
  contest ("滚铁环", "", "甲组 12");
  world_do (&world, 0, "open", "{'kind':'plain-activity','title':'记一笔'}");
  trophy ("{'kind':'trophy','title':'总分','contests':'滚铁环'}", "甲组");
  g_autofree char *twice =
      world_no (&world, 0, "open", "{'kind':'trophy','title':'二','contests':'滚铁环;滚铁环'}", BAHE_ERROR_REFUSED);
  g_autofree char *none =
      world_no (&world, 0, "open", "{'kind':'trophy','title':'三','contests':'记一笔'}", BAHE_ERROR_REFUSED);
  g_autofree char *again =
      world_no (&world, 0, "open", "{'kind':'trophy','title':'四','contests':'总分'}", BAHE_ERROR_REFUSED);

  assert_has (twice, "counted twice");
  assert_has (none, "no board that could be counted");
  assert_has (again, "itself made of other contests");
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("trophy");
  TCase *all = tcase_create ("trophy");

  tcase_add_checked_fixture (all, begin_with_groups, end);
  tcase_add_test (all, given_a_team_that_comes_late_when_it_is_measured_then_the_total_moves);
  tcase_add_test (all,
                  given_weights_and_shared_places_when_totalled_then_a_contest_counts_double_and_places_are_halved);
  tcase_add_test (all, given_contests_of_persons_when_groups_are_in_the_trophy_then_places_count_for_the_groups);
  tcase_add_test (all, given_heats_and_a_final_when_totalled_then_finalists_stand_before_all_others);
  tcase_add_test (all, given_a_contest_that_is_held_when_the_total_is_looked_at_then_nothing_kept_back_is_in_it);
  tcase_add_test (all,
                  given_a_trophy_that_is_held_when_its_contests_go_on_then_it_is_told_place_by_place_from_the_last);
  tcase_add_test (all, given_marks_with_weights_when_totalled_by_the_composite_rule_then_they_are_added_up);
  tcase_add_test (all, given_what_cannot_be_counted_when_a_trophy_is_opened_then_it_is_refused_by_name);
  suite_add_tcase (suite, all);
  return run_suite (suite);
}
