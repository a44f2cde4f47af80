/* The measured contest through the whole house: verbs, store, facts, the shipped rule, boards. */
#include "../house_test.h"

static void
add_board (GString *text, const BaheBoardOf *board)
{
  gsize n;
  const BaheRuleColumn *columns = bahe_board_columns (board->board, &n);

  if (board->stage != NULL || board->group != NULL)
    g_string_append_printf (text, "%s[%s/%s] ", text->len > 0 ? " " : "", board->stage != NULL ? board->stage : "-",
                            board->group != NULL ? board->group : "-");
  for (gsize k = 0; k < bahe_board_size (board->board); k++) {
    const BaheBoardRow *row = bahe_board_row (board->board, k);
    g_autofree char *result = bahe_number_format (&row->columns[0], columns[0].places);
    g_string_append_printf (text, "%s%u %s %s", k > 0 ? ", " : "", row->place, row->name,
                            row->out != NULL ? row->out
                            : row->has[0]    ? result
                                             : "-");
  }
}

/* "1 甲 14.80, 2 乙 15.20" of each board, with its stage and division where it has one. */
static void
check_boards (gint64 activity, const char *wanted)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) boards = bahe_unit_boards (world.unit, activity, NULL, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  assert_no_error (error);
  for (guint i = 0; i < boards->len; i++)
    add_board (text, boards->pdata[i]);
  ck_assert_str_eq (text->str, wanted);
}

#define NOTHING_YET "0 甲 no result yet, 0 乙 no result yet, 0 丙 no result yet, 0 丁 no result yet"
static const char *const four[] = { "甲", "乙", "丙", "丁", NULL };

START_TEST (given_ropes_counted_when_counts_are_level_then_fewer_faults_go_first_and_the_level_share_a_place)
{
  gint64 contest = world_open (&world, "{'kind':'measured-contest','title':'跳绳','preset':'short-rope'}", four);

  check_boards (contest, NOTHING_YET);
  record (contest, "attempt", "{'team':'甲','result':['131'],'faults':[3]}");
  record (contest, "attempt", "{'team':'乙','result':['131次'],'faults':[1]}");
  record (contest, "attempt", "{'team':'丙','result':['131'],'faults':[1]}");
  record (contest, "attempt", "{'team':'丁','result':['140'],'faults':[9]}");
  check_boards (contest, "1 丁 140, 2 乙 131, 2 丙 131, 4 甲 131");
}
END_TEST

START_TEST (given_three_attempts_when_the_best_their_mean_or_their_sum_counts_then_places_follow)
{
  static const char *const counts[] = { "best", "mean", "sum" };
  static const char *const wanted[] = { "1 甲 14.00, 2 乙 14.90", "1 乙 14.90, 2 甲 15.33", "1 乙 44.70, 2 甲 46.00" };
  static const char *const two[] = { "甲", "乙", NULL };
  g_autofree char *given =
      g_strdup_printf ("{'kind':'measured-contest','title':'运球','attempts':'3','counts':'%s'}", counts[_i]);
  gint64 contest = world_open (&world, given, two);

  record (contest, "attempt", "{'team':'甲','result':['14','16','16']}");
  record (contest, "attempt", "{'team':'乙','result':'14.9、14.9、14.9'}");
  check_boards (contest, wanted[_i]);
}
END_TEST

START_TEST (given_faults_that_cost_seconds_when_recorded_then_they_are_in_the_result)
{
  gint64 contest =
      world_open (&world, "{'kind':'measured-contest','title':'障碍跑','preset':'obstacle','lanes':'0'}", four);

  record (contest, "attempt", "{'team':'甲','result':['20.5'],'faults':[1]}");
  record (contest, "attempt", "{'team':'乙','result':['22'],'faults':[0]}");
  record (contest, "attempt", "{'team':'丙','result':['未完成'],'reason':'扭脚'}");
  record (contest, "attempt", "{'team':'丁','result':['未到']}");
  check_boards (contest, "1 乙 22.00, 2 甲 22.50, 0 丙 did not finish, 0 丁 did not start");
}
END_TEST

START_TEST (given_heats_when_the_final_is_drawn_then_the_best_and_those_level_with_them_are_on_its_board)
{
  gint64 contest = world_open (&world, "{'kind':'measured-contest','title':'接力','lanes':'2','finalists':'2'}", four);
  g_autofree char *early = world_no (&world, contest, "attempt", "{'team':'甲','result':['60']}", BAHE_ERROR_REFUSED);

  assert_has (early, "not drawn yet");
  record (contest, "draw", "{}");
  record (contest, "attempt", "{'team':'甲','result':['1:02.5']}");
  record (contest, "attempt", "{'team':'乙','result':['61']}");
  record (contest, "attempt", "{'team':'丙','result':['62.5']}");
  record (contest, "attempt", "{'team':'丁','result':['70']}");
  record (contest, "final", "{}");
  check_boards (contest, "[heats/-] 1 乙 61.00, 2 甲 62.50, 2 丙 62.50, 4 丁 70.00 [final/-] 0 甲 no result yet, 0 乙 "
                         "no result yet, 0 丙 no result yet");
  g_autofree char *out = world_no (&world, contest, "attempt", "{'team':'丁','result':['60']}", BAHE_ERROR_REFUSED);
  assert_has (out, "not in it");
  record (contest, "attempt", "{'team':'丙','result':['59.9']}");
  record (contest, "attempt", "{'team':'乙','result':['60']}");
  check_boards (
      contest,
      "[heats/-] 1 乙 61.00, 2 甲 62.50, 2 丙 62.50, 4 丁 70.00 [final/-] 1 丙 59.90, 2 乙 60.00, 0 甲 no result yet");
}
END_TEST

/* Persons of the roster by their sex, a guest by what the entry says. */
START_TEST (given_divisions_when_measured_then_each_has_a_board_of_its_own)
{
  gint64 contest = world_open (&world,
                               "{'kind':'measured-contest','title':'长跑','preset':'long-run','divisions':["
                               "{'division':'男子组','sex':'male'},{'division':'女子甲组','sex':'female','to':'40'},"
                               "{'division':'女子乙组','sex':'female','from':'41'}]}",
                               NULL);

  world_do (&world, 2, "add-person", "{'name':'石南','sex':'male'}");
  world_do (&world, 2, "add-person", "{'name':'白露','sex':'female'}");
  record (contest, "enter", "{'who':'石南'}");
  record (contest, "enter", "{'who':'白露','age':'38'}");
  record (contest, "enter", "{'guest':'友邻队员','sex':'female','age':'45'}");
  record (contest, "enter", "{'guest':'没写的'}");
  record (contest, "attempt", "{'team':'石南','result':['21:30']}");
  record (contest, "attempt", "{'team':'白露','result':['25:01']}");
  record (contest, "attempt", "{'team':'友邻队员','result':['24分59秒']}");
  g_autofree char *none =
      world_no (&world, contest, "attempt", "{'team':'没写的','result':['1500']}", BAHE_ERROR_REFUSED);
  g_autofree char *nobody =
      world_no (&world, contest, "attempt", "{'team':'不在册的人','result':['1500']}", BAHE_ERROR_NOT_FOUND);

  assert_has (none, "The division of entrant 4 is not known");
  assert_has (nobody, "不在册的人");
  check_boards (contest, "[-/女子乙组] 1 友邻队员 1499 [-/女子甲组] 1 白露 1501 [-/男子组] 1 石南 1290");
}
END_TEST

START_TEST (given_members_measured_one_by_one_when_the_best_two_are_added_then_a_short_team_is_not_ranked)
{
  static const char *const two[] = { "甲队", "乙队", NULL };
  static const char *const people[] = { "一", "二", "三" };
  gint64 contest = world_open (&world,
                               "{'kind':'measured-contest','title':'踢毽','preset':'shuttlecock','members':'2',"
                               "'attempts':'1'}",
                               two);

  for (guint i = 0; i < 3; i++) {
    g_autofree char *given = g_strdup_printf ("{'name':'毽友%s','sex':'female'}", people[i]);
    world_do (&world, 2, "add-person", given);
    record (contest, "attempt", "{'team':'甲队','member':'毽友%s','result':['%u']}", people[i], 50 + 10 * i);
  }
  record (contest, "attempt", "{'team':'乙队','member':'毽友一','result':['200']}");
  check_boards (contest, "1 甲队 130, 0 乙队 fewer than 2 results");
}
END_TEST

START_TEST (given_a_result_when_it_is_corrected_or_voided_then_the_board_follows)
{
  static const char *const two[] = { "甲", "乙", NULL };
  gint64 contest = world_open (&world, "{'kind':'measured-contest','title':'滚铁环','lanes':'0'}", two);
  gint64 seq = world_seq (&world, contest, "attempt", "{'team':'甲','result':['15']}");

  record (contest, "attempt", "{'team':'乙','result':['14']}");
  check_boards (contest, "1 乙 14.00, 2 甲 15.00");
  record (contest, "correct", "{'event':%" G_GINT64_FORMAT ",'values':{'value':'13.5'},'reason':'看错表'}", seq);
  check_boards (contest, "1 甲 13.50, 2 乙 14.00");
  record (contest, "cancel", "{'event':%" G_GINT64_FORMAT ",'reason':'重赛'}", seq);
  check_boards (contest, "1 乙 14.00, 0 甲 no result yet");
  record (contest, "withdraw", "{'entrant':'乙','reason':'受伤'}");
  record (contest, "attempt", "{'team':'甲','result':['16']}");
  check_boards (contest, "1 甲 16.00, 0 乙 withdrawn");
}
END_TEST

START_TEST (given_a_preset_when_the_contest_is_opened_then_what_it_says_is_recorded_but_for_what_was_given)
{
  gint64 contest =
      world_open (&world, "{'kind':'measured-contest','title':'滚铁环','preset':'滚铁环','attempts':'3'}", NULL);
  json_object *setup = bahe_unit_setup (world.unit, contest, NULL);

  ck_assert_ptr_nonnull (setup);
  const char *text = json_object_to_json_string_ext (setup, JSON_C_TO_STRING_PLAIN);
  assert_has (text, "\"attempts\":{\"value\":3");
  assert_has (text, "\"lanes\":{\"value\":4");
  assert_has (text, "\"faults\":{\"value\":true");
  json_object_put (setup);
}
END_TEST

START_TEST (given_a_pasted_table_when_imported_then_each_row_is_a_result_and_a_wrong_row_records_nothing)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  gint64 contest = world_open (&world, "{'kind':'measured-contest','title':'运球','preset':'dribble'}", four);
  BaheRequest request = { .activity = contest, .verb = "attempt", .role = BAHE_RECORDER };

  ck_assert (
      !bahe_unit_import (world.unit, &request, "参赛者\t成绩\t失误\n甲\t14.8、15\t0、1\n乙\t慢\t0\n", &rows, &error));
  check_boards (contest, NOTHING_YET);
  g_clear_error (&error);
  g_clear_pointer (&rows, g_ptr_array_unref);
  ck_assert (bahe_unit_import (
      world.unit, &request,
      "参赛者\t成绩\t失误\t原因\n甲\t14.8、15\t0、1\t\n乙\t14.8\t1\t\n丙\t未完成\t\t丢球\n丁\tDNS\t\t\n", &rows,
      &error));
  assert_no_error (error);
  check_boards (contest, "1 甲 14.80, 2 乙 14.80, 0 丙 did not finish, 0 丁 did not start");
}
END_TEST

/* ---- any contest, replayed --------------------------------------------------------------------------------------- */

static char *
all_boards (gint64 contest)
{
  g_autoptr (GError) error = NULL;
  json_object *all = bahe_unit_boards_json (world.unit, contest, NULL, &error);

  assert_no_error (error);
  char *text = g_strdup (json_object_to_json_string (all));
  json_object_put (all);
  return text;
}

/* Refused or not, it is all the same here. */
static gint64
try_verb (gint64 contest, const char *verb, char *given)
{
  g_autofree char *held = given;
  json_object *json = world_json (held);
  g_auto (BaheAnswer) answer = { 0 };
  BaheRequest request = {
    .id = bahe_id_new (), .activity = contest, .verb = verb, .given = json, .role = BAHE_OFFICER
  };

  gboolean done = bahe_unit_do (world.unit, &request, &answer, NULL);
  json_object_put (json);
  return done ? answer.first_seq : 0;
}

static void
do_something (GRand *random, gint64 contest, GArray *seqs)
{
  int who = g_rand_int_range (random, 0, 4), chance = g_rand_int_range (random, 0, 12);
  gint64 seq = seqs->len > 0 ? g_array_index (seqs, gint64, g_rand_int_range (random, 0, (gint32) seqs->len)) : 0;

  if (chance == 0 && seq > 0)
    try_verb (contest, "cancel", g_strdup_printf ("{'event':%" G_GINT64_FORMAT ",'reason':'x'}", seq));
  else if (chance == 1 && seq > 0)
    try_verb (contest, "correct",
              g_strdup_printf ("{'event':%" G_GINT64_FORMAT ",'values':{'value':'%d'},'reason':'x'}", seq,
                               g_rand_int_range (random, 10, 30)));
  else if (chance == 2 && seqs->len > 8)
    try_verb (contest, "withdraw", g_strdup_printf ("{'entrant':'%s','reason':'x'}", four[who]));
  else if (chance == 3)
    try_verb (contest, "draw", g_strdup ("{}"));
  else if (chance == 4 && seqs->len > 4)
    try_verb (contest, "final", g_strdup ("{'anyway':true}"));
  else {
    seq = try_verb (contest, "attempt",
                    g_strdup_printf ("{'team':'%s','result':['%d.%d'],'faults':[%d]}", four[who],
                                     g_rand_int_range (random, 10, 30), who, who % 2));
    if (seq > 0)
      g_array_append_val (seqs, seq);
  }
}

START_TEST (given_any_contest_when_all_is_replayed_then_the_boards_are_the_same_byte_for_byte)
{
  static const char *const setups[] = { "'attempts':'3','faults':true", "'lanes':'2','attempts':'2','faults':true",
                                        "'lanes':'3','finalists':'2','faults':true" };
  g_autofree char *given = g_strdup_printf ("{'kind':'measured-contest','title':'随机',%s}", setups[_i]);
  gint64 contest = world_open (&world, given, four);

  for (guint32 seed = 0; seed < 4; seed++) {
    g_autoptr (GRand) random = g_rand_new_with_seed (seed);
    g_autoptr (GArray) seqs = g_array_new (FALSE, FALSE, sizeof (gint64));
    for (guint step = 0; step < 40; step++)
      do_something (random, contest, seqs);
    g_autofree char *before = all_boards (contest);
    world_again (&world, plugins);
    g_autofree char *after = all_boards (contest);
    ck_assert_str_eq (before, after);
    contest = world_open (&world, given, four);
  }
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("measured boards");
  TCase *all = tcase_create ("boards");

  tcase_add_checked_fixture (all, begin, end);
  tcase_add_test (all,
                  given_ropes_counted_when_counts_are_level_then_fewer_faults_go_first_and_the_level_share_a_place);
  tcase_add_loop_test (all, given_three_attempts_when_the_best_their_mean_or_their_sum_counts_then_places_follow, 0, 3);
  tcase_add_test (all, given_faults_that_cost_seconds_when_recorded_then_they_are_in_the_result);
  tcase_add_test (all, given_heats_when_the_final_is_drawn_then_the_best_and_those_level_with_them_are_on_its_board);
  tcase_add_test (all, given_divisions_when_measured_then_each_has_a_board_of_its_own);
  tcase_add_test (all, given_members_measured_one_by_one_when_the_best_two_are_added_then_a_short_team_is_not_ranked);
  tcase_add_test (all, given_a_result_when_it_is_corrected_or_voided_then_the_board_follows);
  tcase_add_test (all, given_a_preset_when_the_contest_is_opened_then_what_it_says_is_recorded_but_for_what_was_given);
  tcase_add_test (all, given_a_pasted_table_when_imported_then_each_row_is_a_result_and_a_wrong_row_records_nothing);
  tcase_add_loop_test (all, given_any_contest_when_all_is_replayed_then_the_boards_are_the_same_byte_for_byte, 0, 3);
  suite_add_tcase (suite, all);
  return run_suite (suite);
}
