/* 封榜, 揭晓, 亮分 and the bracket, of the two sports as a contest day has them. */
#include "../house_test.h"

static const char *const teams[] = { "后勤组", "大班组", "中班组", "小班组", NULL };

static json_object *
boards_of (gint64 activity, const BaheBoardQuery *query)
{
  g_autoptr (GError) error = NULL;
  json_object *all = bahe_unit_boards_json (world.unit, activity, query, &error);

  assert_no_error (error);
  return all;
}

static char *
text_of (json_object *object)
{
  return g_strdup (json_object_to_json_string_ext (object, JSON_C_TO_STRING_PLAIN));
}

static char *
boards_text (gint64 activity, const BaheBoardQuery *query)
{
  json_object *all = boards_of (activity, query);
  char *text = text_of (all);

  json_object_put (all);
  return text;
}

/* "name: cell cell …" of the rows of a view, by the texts of these columns. */
static char *
view_text (gint64 activity, const BaheBoardQuery *query, const char *view, const char *const *columns)
{
  json_object *all = boards_of (activity, query), *rows = NULL;
  GString *text = g_string_new (NULL);

  json_object_object_get_ex (json_object_object_get (all, "views"), view, &rows);
  ck_assert_msg (rows != NULL, "no view %s", view);
  for (gsize i = 0; i < json_object_array_length (rows); i++) {
    g_string_append (text, i > 0 ? "; " : "");
    for (const char *const *column = columns; *column != NULL; column++) {
      json_object *cell = json_object_object_get (json_object_array_get_idx (rows, i), *column);
      const char *shown = json_object_get_string (json_object_object_get (cell, "text"));
      g_string_append_printf (text, "%s%s", column > columns ? " " : "", *shown != '\0' ? shown : "–");
    }
  }
  json_object_put (all);
  return g_string_free (text, FALSE);
}

static gint64
exercise (void)
{
  gint64 contest = world_open (&world, "{'kind':'broadcast-exercise','title':'广播操'}", teams);

  record (contest, "order", "{'order':['小班组','中班组','大班组','后勤组']}");
  return contest;
}

START_TEST (given_a_held_exercise_then_teams_wait_in_their_order_of_appearance_and_the_field_goes_on)
{
  static const char *const appearance[] = { "team", "absent", NULL };
  gint64 contest = exercise ();

  record (contest, "absent", "{'team':'小班组','absent':1}");
  record (contest, "mark", "{'team':'小班组','marks':['93.1','94','95','92','93']}");
  record (contest, "hold", "{}");
  record (contest, "appear", "{'team':'中班组'}");
  record (contest, "absent", "{'team':'大班组','absent':13}");
  record (contest, "mark", "{'team':'后勤组','marks':['81.7','81.7','81.7','81.7','81.7']}");
  record (contest, "mark", "{'team':'大班组','marks':['97.7','97.7','97.7','97.7','97.7']}");

  json_object *all = boards_of (contest, NULL);
  json_object *rows =
      json_object_object_get (json_object_array_get_idx (json_object_object_get (all, "boards"), 0), "rows");
  g_autofree char *text = text_of (all), *order = text_of (rows);
  const char *first = strstr (order, "小班组"), *second = strstr (order, "大班组"), *third = strstr (order, "后勤组"),
             *last = strstr (order, "中班组");
  ck_assert (first < second && second < third && third < last);
  assert_has (text, "\"text\":\"On the field\""); /* it is 中班组 who is on the field */
  assert_has_not (text, "81.7");
  assert_has_not (text, "97.7");
  assert_has_not (text, "缺勤13人");
  g_autofree char *field = view_text (contest, NULL, "appearance", appearance);
  ck_assert_str_eq (field, "小班组 1; 中班组 –; 大班组 –; 后勤组 –");
  const BaheBoardQuery officer = { .role = BAHE_OFFICER, .reveal = TRUE };
  g_autofree char *seen = view_text (contest, &officer, "appearance", appearance);
  ck_assert_str_eq (seen, "小班组 1; 中班组 –; 大班组 13; 后勤组 –");
  json_object_put (all);
}
END_TEST

START_TEST (given_a_held_tug_of_war_then_viewers_see_the_matches_of_the_hold_and_recorders_all)
{
  static const char *const matches[] = { "red", "red-ends", "blue-ends", "blue", "winner", NULL };
  static const char *const three[] = { "甲", "乙", "丙", NULL };
  gint64 contest = world_open (&world, "{'kind':'tug-of-war','title':'拔河'}", three);
  const BaheBoardQuery recorder = { .role = BAHE_RECORDER };

  record (contest, "result", "{'red':'甲','blue':'乙','red-ends':2,'blue-ends':1}");
  g_autofree char *before = view_text (contest, NULL, "match", matches);
  record (contest, "hold", "{}");
  record (contest, "result", "{'red':'乙','blue':'丙','red-ends':0,'blue-ends':2}");
  g_autofree char *held = view_text (contest, NULL, "match", matches);
  g_autofree char *working = view_text (contest, &recorder, "match", matches);
  ck_assert_str_eq (held, before);
  assert_has (working, "乙 0 2 丙 丙");
  record (contest, "reveal", "{'all':true}");
  g_autofree char *after = view_text (contest, NULL, "match", matches);
  ck_assert_str_eq (after, working);
}
END_TEST

static const char *const bracket[] = { "place",  "round", "first",       "second",       "first-from", "second-from",
                                       "winner", "bye",   "first-score", "second-score", "match",      NULL };

START_TEST (a_knock_out_is_told_as_a_bracket_with_byes_and_where_the_sides_come_from)
{
  static const char *const five[] = { "甲", "乙", "丙", "丁", "戊", NULL };
  gint64 contest =
      world_open (&world, "{'kind':'tug-of-war','title':'淘汰','system':'knock-out','third-place':true}", five);

  record (contest, "draw-order", "{'order':['甲','乙','丙','丁','戊']}");
  g_autofree char *drawn = view_text (contest, NULL, "bracket", bracket);
  ck_assert_str_eq (drawn, "1 1 甲 – – – 甲 yes – – –; 2 1 丁 戊 – – – no – – 1; 3 1 乙 – – – 乙 yes – – –; "
                           "4 1 丙 – – – 丙 yes – – –; 5 2 甲 – 1 2 – no – – 2; 6 2 乙 丙 3 4 – no – – 3; "
                           "7 3 – – 5 6 – no – – 5; 8 3 – – 5 6 – no – – 4");
  record (contest, "result", "{'red':'戊','blue':'丁','red-ends':2,'blue-ends':1}");
  record (contest, "result", "{'red':'甲','blue':'戊','red-ends':2,'blue-ends':0}");
  g_autofree char *later = view_text (contest, NULL, "bracket", bracket);
  assert_has (later, "2 1 丁 戊 – – 戊 no 1 2 1; ");
  assert_has (later, "5 2 甲 戊 1 2 甲 no 2 0 2; ");
  assert_has (later, "7 3 甲 – 5 6 – no – – 5; 8 3 戊 – 5 6 – no – – 4");
  record (contest, "hold", "{}");
  record (contest, "result", "{'red':'乙','blue':'丙','red-ends':2,'blue-ends':0}");
  g_autofree char *held = view_text (contest, NULL, "bracket", bracket);
  ck_assert_str_eq (held, later);
}
END_TEST

/* ---- 亮分 ---------------------------------------------------------------------------------------- */

static char *
marks_text (gint64 contest, gint64 entrant, const BaheBoardQuery *query)
{
  g_autoptr (GError) error = NULL;
  json_object *marks = bahe_unit_marks (world.unit, contest, entrant, query, &error);
  char *text = marks != NULL ? text_of (marks) : g_strdup (error->message);

  json_object_put (marks);
  return text;
}

/* The marks that a dry run shows this role; "" where it shows none. */
static char *
tried (gint64 contest, const char *verb, const char *given, BaheRole role)
{
  g_autoptr (GError) error = NULL;
  g_auto (BaheAnswer) answer = { 0 };
  json_object *object = world_json (given);
  BaheRequest request = {
    .id = bahe_id_new (), .activity = contest, .verb = verb, .given = object, .role = role, .seat = "1", .dry_run = TRUE
  };

  bahe_unit_do (world.unit, &request, &answer, &error);
  json_object_put (object);
  assert_no_error (error);
  return answer.marks != NULL ? text_of (answer.marks) : g_strdup ("");
}

enum { LOGISTICS = 1, BIG, MIDDLE, SMALL }; /* entrants, in the order of `teams` */

START_TEST (given_marks_read_out_then_it_is_told_how_the_final_mark_came_about)
{
  static const char given[] = "{'team':'小班组','marks':['93.5','94','95','90','94']}";
  gint64 contest = exercise ();

  record (contest, "absent", "{'team':'小班组','absent':1}");
  g_autofree char *before = marks_text (contest, SMALL, NULL);
  assert_has (before, "\"judges\":[]");
  g_autofree char *first = tried (contest, "mark", given, BAHE_RECORDER);
  record (contest, "mark", "%s", given);
  g_autofree char *text = marks_text (contest, SMALL, NULL);
  ck_assert_str_eq (first, text); /* it was seen before it was saved */
  assert_has (text, "{\"seat\":3,\"mark\":\"95.00\",\"dropped\":true}");
  assert_has (text, "\"equation\":\"(93.50+94.00+94.00)÷3 = 93.83\"");
  assert_has (text, "\"deductions\":[{\"reason\":\"缺勤1人\",\"points\":\"1.00\"}]");
  assert_has (text, "\"final\":\"92.83\",\"place\":1");
  assert_has (text, "\"name\":\"小班组\",\"number\":1");
  g_autofree char *nobody = marks_text (contest, 99, NULL);
  assert_has (nobody, "not on this board");
}
END_TEST

START_TEST (given_a_hold_then_the_marks_of_who_waits_are_for_officers_alone)
{
  static const char given[] = "{'team':'大班组','marks':['97.7','97.7','97.7','97.7','97.7']}";
  const BaheBoardQuery officer = { .role = BAHE_OFFICER, .reveal = TRUE };
  gint64 contest = exercise ();

  record (contest, "mark", "{'team':'小班组','marks':['93.5','94','95','90','94']}");
  record (contest, "hold", "{}");
  g_autofree char *open = marks_text (contest, SMALL, NULL);
  assert_has (open, "\"final\":\"93.83\",\"place\":null");
  g_autofree char *hidden = tried (contest, "mark", given, BAHE_RECORDER);
  g_autofree char *seen = tried (contest, "mark", given, BAHE_OFFICER);
  ck_assert_str_eq (hidden, "");
  assert_has (seen, "97.7");
  record (contest, "mark", "%s", given);
  g_autofree char *viewer = marks_text (contest, BIG, NULL);
  assert_has_not (viewer, "97.7");
  assert_has (viewer, "held");
  g_autofree char *whole = marks_text (contest, BIG, &officer);
  assert_has (whole, "97.7");
  record (contest, "reveal", "{}");
  g_autofree char *last = marks_text (contest, SMALL, NULL), *still = marks_text (contest, BIG, NULL);
  assert_has (last, "\"place\":2");
  assert_has_not (still, "97.7");
  record (contest, "reveal", "{}");
  g_autofree char *winner = marks_text (contest, BIG, NULL);
  assert_has (winner, "\"final\":\"97.70\",\"place\":1");
}
END_TEST

START_TEST (given_a_sheet_that_is_tried_then_only_an_officer_sees_what_would_come_of_it)
{
  gint64 contest = world_open (&world,
                               "{'kind':'broadcast-exercise','title':'广播操','judges':'2','scale':'10','criteria':[{"
                               "'criterion':'动作质量','full':'7'},{'criterion':'其他','full':'3'}]}",
                               teams);
  static const char second[] = "{'seat':1,'team':'小班组','marks':[{'criterion':'动作质量','mark':'6.1'},{'criterion':"
                               "'其他','mark':'2.2'}]}";

  record (
      contest, "sheet",
      "{'seat':2,'team':'小班组','marks':[{'criterion':'动作质量','mark':'6.6'},{'criterion':'其他','mark':'2.6'}]}");
  g_autofree char *judge = tried (contest, "sheet", second, BAHE_JUDGE);
  g_autofree char *officer = tried (contest, "sheet", second, BAHE_OFFICER);
  ck_assert_str_eq (judge, "");
  assert_has (officer, "\"equation\":\"(8.30+9.20)÷2 = 8.75\"");
  g_autofree char *viewer = marks_text (contest, SMALL, NULL);
  assert_has_not (viewer, "9.2");
}
END_TEST

START_TEST (boards_carry_what_was_set_up)
{
  gint64 contest = world_open (&world, "{'kind':'tug-of-war','title':'拔河','ends':'two'}", teams);
  g_autofree char *text = boards_text (contest, NULL);

  assert_has (text, "\"setup\":{\"system\":{\"value\":\"league\",\"text\":");
  assert_has (text, "\"ends\":{\"value\":\"two\",\"text\":");
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("sports ceremony");
  TCase *tests = tcase_create ("ceremony");

  tcase_add_checked_fixture (tests, begin, end);
  tcase_add_test (tests, given_a_held_exercise_then_teams_wait_in_their_order_of_appearance_and_the_field_goes_on);
  tcase_add_test (tests, given_a_held_tug_of_war_then_viewers_see_the_matches_of_the_hold_and_recorders_all);
  tcase_add_test (tests, a_knock_out_is_told_as_a_bracket_with_byes_and_where_the_sides_come_from);
  tcase_add_test (tests, given_marks_read_out_then_it_is_told_how_the_final_mark_came_about);
  tcase_add_test (tests, given_a_hold_then_the_marks_of_who_waits_are_for_officers_alone);
  tcase_add_test (tests, given_a_sheet_that_is_tried_then_only_an_officer_sees_what_would_come_of_it);
  tcase_add_test (tests, boards_carry_what_was_set_up);
  suite_add_tcase (suite, tests);
  return run_suite (suite);
}
