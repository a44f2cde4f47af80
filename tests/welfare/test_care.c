/* Visits through the whole house: who sees what, what is due, and whom a death takes off every list. */
#include "report/report.h"
#include "world.h"

#include <stdlib.h>
#include <string.h>

extern const BahePlugin bahe_plugin_v1;

static World *world;
static gint64 visits;

static void
begin (void)
{
  world = world_new (&bahe_plugin_v1);
  world_import_demo_roster (world);
  visits = world_open (world, "{'kind':'welfare-visit','title':'慰问'}");
}

static void
end (void)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);

  ck_assert (bahe_unit_verify (world->unit, NULL, NULL, problems, NULL));
  ck_assert_uint_eq (problems->len, 0);
  world_free (world);
}

/* The views of an activity as one text, for this role. */
static char *
seen_by (gint64 activity, BaheRole role)
{
  const BaheBoardQuery query = { .role = role };
  json_object *boards = bahe_unit_boards_json (world->unit, activity, &query, NULL);
  json_object *views = NULL;

  ck_assert (json_object_object_get_ex (boards, "views", &views));
  char *text = g_strdup (json_object_to_json_string_ext (views, JSON_C_TO_STRING_PLAIN));
  json_object_put (boards);
  return text;
}

static char *
due_on (const char *day, BaheRole role)
{
  BaheSpan span;

  ck_assert (bahe_span_parse (day, 0, &span, NULL));
  const BaheDueAsk ask = { .role = role, .today = span.first, .days = 0 };
  json_object *list = bahe_due (world->unit, &ask, NULL);
  ck_assert_ptr_nonnull (list);
  char *text = g_strdup (json_object_to_json_string_ext (list, JSON_C_TO_STRING_PLAIN));
  json_object_put (list);
  return text;
}

#define assert_has(text, part) ck_assert_msg (strstr ((text), (part)) != NULL, "“%s” is not in: %s", (part), (text))
#define assert_has_not(text, part) ck_assert_msg (strstr ((text), (part)) == NULL, "“%s” is in: %s", (part), (text))

#define HOSPITAL_VISIT                                                                                                 \
  "{'recipient':'龙娜','occasion':'hospital','items':[{'form':'cash','what':'慰问金','amount':'500'},"            \
  "{'form':'goods','what':'水果','quantity':'2箱'}],'visitors':'何武、钱瑞','diagnosis':'不可告人的病名'}"

START_TEST (given_a_visit_when_anybody_looks_then_only_totals_are_seen)
{
  world_do (world, visits, "visit", HOSPITAL_VISIT, "2026-03-26");
  g_autofree char *public = seen_by (visits, BAHE_VIEWER), *work = seen_by (visits, BAHE_RECORDER);

  assert_has (public, "某教师因病住院");
  assert_has (public, "\"times\":{\"value\":1");
  assert_has (public, "500");
  assert_has_not (public, "龙娜");
  assert_has_not (public, "何武");
  assert_has (work, "龙娜");
  assert_has (work, "何武");
  assert_has_not (work, "不可告人的病名");
}
END_TEST

START_TEST (given_something_reported_when_nobody_goes_then_it_is_overdue_and_says_no_illness)
{
  world_do (world, visits, "report", "{'recipient':'龙娜','occasion':'hospital','note':'手术'}", "2026-03-20");
  g_autofree char *before = due_on ("2026-03-26", BAHE_OFFICER), *after = due_on ("2026-04-01", BAHE_OFFICER);
  g_autofree char *public = due_on ("2026-04-01", BAHE_VIEWER);

  ck_assert_str_eq (before, "[]");
  assert_has (after, "\"late\":5");
  assert_has (after, "龙娜 · 看望");
  assert_has_not (after, "住院");
  assert_has_not (after, "手术");
  ck_assert_str_eq (public, "[]");
  world_do (world, visits, "visit", HOSPITAL_VISIT, "2026-04-01");
  g_autofree char *done = due_on ("2026-04-02", BAHE_OFFICER);
  ck_assert_str_eq (done, "[]");
}
END_TEST

START_TEST (given_a_list_when_somebody_dies_then_it_drops_them_and_the_family_is_visited)
{
  world_do (world, visits, "plan",
            "{'occasion':'festival','festival':'spring-festival','for':'retired','by':'2026-02-10'}", "2026-01-10");
  g_autofree char *before = due_on ("2026-02-20", BAHE_OFFICER);
  assert_has (before, "钟伟永");
  world_do (world, ROSTER, "status", "{'person':'钟伟永','status':'died','from':'2026-01-20'}", "2026-01-20");
  g_autofree char *after = due_on ("2026-02-20", BAHE_OFFICER);
  assert_has_not (after, "钟伟永");
  world_refuses (world, visits, "visit",
                 "{'recipient':'钟伟永','occasion':'festival','festival':'spring-festival','visitors':'何武、钱瑞'}",
                 "2026-02-01", BAHE_ERROR_REFUSED, "钟伟永");
  world_do (world, visits, "visit",
            "{'recipient':'钟伟永','occasion':'death-member','items':[{'form':'cash','amount':'1000'}],"
            "'visitors':'何武、钱瑞'}",
            "2026-01-21");
  /* What was done while they lived, and dated so, is still recorded. */
  world_do (world, visits, "visit", "{'recipient':'钟伟永','occasion':'warm','visitors':'何武、钱瑞'}", "2026-01-12");
}
END_TEST

/* Known by their sealed dates of birth alone: who is on the list and not visited, each on a day of their own. */
START_TEST (given_birthdays_told_when_somebody_looks_what_is_due_then_each_has_a_day_and_29_february_is_safe)
{
  gint64 cakes =
      world_open (world, "{'kind':'benefit','title':'生日蛋糕','occasion':'birthday','form':'cake','for':'members'}");

  world_do (world, ROSTER, "birth", "{'person':'龙娜','birthday':'1972-02-29'}", "2026-01-02");
  world_do (world, ROSTER, "birth", "{'person':'江聪珍','birthday':'3月9日'}", "2026-01-02");
  world_do (world, cakes, "list", "{}", "2026-01-05");
  g_autofree char *before = due_on ("2026-02-27", BAHE_OFFICER), *due = due_on ("2026-03-10", BAHE_OFFICER);
  g_autofree char *recorder = due_on ("2026-03-10", BAHE_RECORDER);
  ck_assert_str_eq (before, "[]");
  assert_has (due, "\"day\":\"2026-02-28\",\"late\":10,\"words\":\"龙娜");
  assert_has (due, "\"day\":\"2026-03-09\",\"late\":1,\"words\":\"江聪珍");
  assert_has_not (due, "1972");
  ck_assert_str_eq (recorder, "[]");
  world_do (world, ROSTER, "birth", "{'person':'毛莺','birthday':'3月9日'}", "2026-01-02");
  world_do (world, ROSTER, "status", "{'person':'毛莺','status':'调出','from':'2026-03-01'}", "2026-03-01");
  g_autofree char *moved = due_on ("2026-03-10", BAHE_OFFICER);
  assert_has_not (moved, "毛莺");
  g_autofree char *waiting = seen_by (cakes, BAHE_RECORDER);
  assert_has_not (waiting, "毛莺");
  world_do (world, cakes, "give", "{'people':'龙娜'}", "2026-02-28");
  world_do (world, ROSTER, "status", "{'person':'江聪珍','status':'died','from':'2026-03-01'}", "2026-03-01");
  g_autofree char *after = due_on ("2026-03-10", BAHE_OFFICER);
  ck_assert_str_eq (after, "[]");
}
END_TEST

START_TEST (given_a_year_of_birth_when_somebody_reaches_the_age_of_retirement_then_a_farewell_is_due)
{
  static const struct {
    const char *sex, *post;
    int year, month, day, to_year, to_month, to_day;
  } people[] = {
    { "male", "worker", 1965, 1, 15, 2025, 2, 15 },     { "male", NULL, 1964, 12, 15, 2024, 12, 15 },
    { "male", NULL, 1965, 5, 15, 2025, 7, 15 },         { "male", NULL, 1976, 9, 15, 2039, 9, 15 },
    { "female", "cadre", 1970, 1, 15, 2025, 2, 15 },    { "female", NULL, 1971, 5, 31, 2026, 10, 31 },
    { "female", "worker", 1974, 12, 31, 2024, 12, 31 }, { "female", "worker", 1975, 1, 15, 2025, 2, 15 },
    { "female", "worker", 1975, 3, 31, 2025, 5, 31 },   { "female", "worker", 1984, 11, 15, 2039, 11, 15 },
    { "female", "worker", 1990, 6, 15, 2045, 6, 15 },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (people); i++) {
    gint64 minute = 0;
    ck_assert (
        bahe_retirement_day (people[i].sex, people[i].post, people[i].year, people[i].month, people[i].day, &minute));
    ck_assert_int_eq (minute, bahe_minute_of (people[i].to_year, people[i].to_month, people[i].to_day, 0, 0));
  }
  world_do (world, ROSTER, "birth", "{'person':'龙娜','birthday':'1971-05-31'}", "2026-01-02");
  world_do (world, ROSTER, "birth", "{'person':'江聪珍','birthday':'05-31'}", "2026-01-02");
  world_do (world, visits, "plan", "{'occasion':'retirement','for':'staff'}", "2026-01-05");
  g_autofree char *due = due_on ("2026-11-01", BAHE_OFFICER), *work = seen_by (visits, BAHE_RECORDER);
  assert_has (due, "\"day\":\"2026-10-31\",\"late\":1,\"words\":\"龙娜 · 欢送\"");
  assert_has_not (due, "江聪珍");
  assert_has (work, "\"expected\":[]");
  world_do (world, visits, "visit", "{'recipient':'龙娜','occasion':'retirement','visitors':'何武、钱瑞'}",
            "2026-10-30");
  g_autofree char *after = due_on ("2026-11-01", BAHE_OFFICER);
  ck_assert_str_eq (after, "[]");
}
END_TEST

/* A woman in a worker's post retires earlier; whoever is in another post by then does not. */
START_TEST (given_a_post_of_workers_with_its_days_when_its_age_comes_then_a_farewell_is_due_unless_the_post_ended)
{
  world_do (world, ROSTER, "birth", "{'person':'龙娜','birthday':'1975-09-10'}", "2026-01-02");
  world_do (world, ROSTER, "birth", "{'person':'江聪珍','birthday':'1975-09-10'}", "2026-01-02");
  world_do (world, ROSTER, "birth", "{'person':'毛莺','birthday':'1975-09-10'}", "2026-01-02");
  world_do (world, ROSTER, "post", "{'person':'龙娜','post':'工人岗','from':'2020-09-01'}", "2026-01-02");
  world_do (world, ROSTER, "post", "{'person':'毛莺','post':'worker','from':'2020-09-01','to':'2025-08-31'}",
            "2026-01-02");
  world_refuses (world, ROSTER, "post", "{'person':'毛莺','post':'worker','from':'2020-09-01','to':'2019-08-31'}",
                 "2026-01-02", BAHE_ERROR_REFUSED, "早于开始");
  world_do (world, visits, "plan", "{'occasion':'retirement','for':'staff'}", "2026-01-05");
  g_autofree char *due = due_on ("2026-02-12", BAHE_OFFICER);
  assert_has (due, "\"day\":\"2026-02-10\",\"late\":2,\"words\":\"龙娜 · 欢送\"");
  assert_has_not (due, "江聪珍");
  assert_has_not (due, "毛莺");
}
END_TEST

/* 农历闰四月初八 is kept in the fourth month where a year has no leap one; 腊月 of one year lies in the next. */
START_TEST (given_lunar_birthdays_when_somebody_looks_what_is_due_then_each_is_on_its_solar_day)
{
  gint64 cakes =
      world_open (world, "{'kind':'benefit','title':'生日蛋糕','occasion':'birthday','form':'cake','for':'members'}");

  world_do (world, ROSTER, "birth", "{'person':'龙娜','birthday':'农历1968年闰四月初八'}", "2026-01-02");
  world_do (world, ROSTER, "birth", "{'person':'江聪珍','birthday':'农历腊月初八'}", "2026-01-02");
  world_do (world, cakes, "list", "{}", "2026-01-05");
  g_autofree char *winter = due_on ("2026-01-26", BAHE_OFFICER), *summer = due_on ("2026-05-24", BAHE_OFFICER);
  assert_has (winter, "\"day\":\"2026-01-26\",\"late\":0,\"words\":\"江聪珍");
  assert_has (summer, "\"day\":\"2026-05-24\",\"late\":0,\"words\":\"龙娜");
  assert_has_not (summer, "1968");
  assert_has_not (summer, "农历");
}
END_TEST

/* The day that a private value of this field is to be destroyed by; "": none. Free with g_free. */
static char *
kept_until (const char *field)
{
  json_object *list = bahe_unit_private (world->unit, 0, NULL);
  char *due = NULL;

  for (gsize i = 0; i < json_object_array_length (list); i++) {
    json_object *row = json_object_array_get_idx (list, i);
    if (strcmp (world_text (row, "field"), field) == 0) {
      g_free (due);
      due = g_strdup (world_text (row, "due"));
    }
  }
  json_object_put (list);
  return due;
}

START_TEST (given_private_values_when_their_time_is_asked_for_then_it_is_that_of_the_kind)
{
  gint64 files = world_open (world, "{'kind':'dossier','title':'困难职工档案','dibao':'800'}");

  world_do (world, visits, "visit", HOSPITAL_VISIT, "2026-03-26");
  world_do (world, files, "file",
            "{'person':'龙娜','heads':3,'income':'3600','rigid':'1500','cause':'久病','verifiers':'何武、钱瑞'}",
            "2020-02-29");
  g_autofree char *illness = kept_until ("病情"), *open = kept_until ("家庭月收入");
  ck_assert_str_eq (illness, "2027-03-26");
  ck_assert_str_eq (open, "");
  world_do (world, files, "close-file", "{'person':'龙娜','reason':'better'}", "2020-02-29");
  g_autofree char *closed = kept_until ("家庭月收入");
  ck_assert_str_eq (closed, "2025-02-28");
}
END_TEST

START_TEST (given_the_women_of_the_roster_when_listed_then_they_are_67_and_who_misses_is_named)
{
  gint64 check =
      world_open (world, "{'kind':'benefit','title':'体检','for':'women-all','form':'service','what':'体检'}");

  world_do (world, check, "list", "{'by':'2026-03-31'}", "2026-03-02");
  world_do (world, check, "give", "{'all':'是','except':'龙娜、姜兰'}", "2026-03-06");
  g_autofree char *due = due_on ("2026-04-01", BAHE_OFFICER), *public = seen_by (check, BAHE_VIEWER);
  assert_has (due, "龙娜, 姜兰");
  assert_has (public, "\"listed\":{\"value\":67");
  assert_has (public, "\"given\":{\"value\":65");
  assert_has_not (public, "龙娜");
}
END_TEST

/* Six of each are visited; the retired get less and wait longer. */
START_TEST (given_two_sorts_of_people_when_care_differs_then_it_is_listed_from_five_on)
{
  static const char *const serving[] = { "龙娜", "江聪珍", "白凡", "秦爱聪", "孙秀娜" };
  json_object *roster = bahe_unit_roster (world->unit, G_MAXINT64, NULL), *people = world_member (roster, "people");

  for (gsize i = 0; i < G_N_ELEMENTS (serving); i++) {
    g_autofree char *given = g_strdup_printf ("{'recipient':'%s','occasion':'illness','items':[{'form':'cash',"
                                              "'amount':'500'}],'visitors':'何武、钱瑞'}",
                                              serving[i]);
    world_do (world, visits, "visit", given, "2026-05-10");
  }
  guint retired = 0;
  for (gsize i = 0; i < json_object_array_length (people) && retired < 5; i++) {
    json_object *person = json_object_array_get_idx (people, i);
    if (strcmp (world_text (person, "status"), "retired") != 0)
      continue;
    g_autofree char *work = seen_by (visits, BAHE_RECORDER);
    assert_has (work, "\"alike\":[]");
    g_autofree char *given = g_strdup_printf ("{'recipient':'#%d','occasion':'illness','items':[{'form':'cash',"
                                              "'amount':'300'}],'visitors':'何武、钱瑞'}",
                                              (int) world_number (person, "number"));
    world_do (world, visits, "visit", given, "2026-05-11");
    retired++;
  }
  json_object_put (roster);
  g_autofree char *work = seen_by (visits, BAHE_RECORDER);
  assert_has_not (work, "\"alike\":[]");
  assert_has (work, "\"mean\":{\"value\":30000");
  assert_has (work, "\"mean\":{\"value\":50000");
}
END_TEST

/* 人次 and people apart, goods by their units, an amount nobody wrote down as unknown. */
START_TEST (given_visits_when_figures_are_asked_for_then_nothing_is_mixed)
{
  static const char *const by_what[] = { "items.what", NULL };
  const BaheFigureAsk people = { .name = "welfare-people" }, times = { .name = "welfare-times" },
                      money = { .name = "welfare-amount" }, goods = { .name = "welfare-goods", .by = by_what };
  const BaheFigureAsk asks[] = { people, times, money, goods };
  static const char *const wanted[] = { "\"value\":\"1\"", "\"value\":\"2\"", "\"how\":\"at-least\"",
                                        "\"unit\":\"箱\"" };

  world_do (world, visits, "visit", HOSPITAL_VISIT, "2026-03-26");
  world_do (world, visits, "visit",
            "{'recipient':'龙娜','occasion':'wedding','items':[{'form':'cash','amount':'未填'},"
            "{'form':'goods','what':'水果','quantity':'3篮'}],'visitors':'何武、钱瑞'}",
            "2026-05-20");
  for (gsize i = 0; i < G_N_ELEMENTS (asks); i++) {
    json_object *figures = bahe_figures (world->unit, &asks[i], NULL);
    ck_assert_ptr_nonnull (figures);
    const char *text = json_object_to_json_string_ext (figures, JSON_C_TO_STRING_PLAIN);
    assert_has (text, wanted[i]);
    json_object_put (figures);
  }
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("welfare care");
  TCase *test_case = tcase_create ("care");

  bahe_language_set (BAHE_ZH);
  tcase_add_checked_fixture (test_case, begin, end);
  tcase_add_test (test_case, given_a_visit_when_anybody_looks_then_only_totals_are_seen);
  tcase_add_test (test_case, given_something_reported_when_nobody_goes_then_it_is_overdue_and_says_no_illness);
  tcase_add_test (test_case, given_a_list_when_somebody_dies_then_it_drops_them_and_the_family_is_visited);
  tcase_add_test (test_case,
                  given_birthdays_told_when_somebody_looks_what_is_due_then_each_has_a_day_and_29_february_is_safe);
  tcase_add_test (test_case, given_a_year_of_birth_when_somebody_reaches_the_age_of_retirement_then_a_farewell_is_due);
  tcase_add_test (
      test_case, given_a_post_of_workers_with_its_days_when_its_age_comes_then_a_farewell_is_due_unless_the_post_ended);
  tcase_add_test (test_case, given_lunar_birthdays_when_somebody_looks_what_is_due_then_each_is_on_its_solar_day);
  tcase_add_test (test_case, given_private_values_when_their_time_is_asked_for_then_it_is_that_of_the_kind);
  tcase_add_test (test_case, given_the_women_of_the_roster_when_listed_then_they_are_67_and_who_misses_is_named);
  tcase_add_test (test_case, given_two_sorts_of_people_when_care_differs_then_it_is_listed_from_five_on);
  tcase_add_test (test_case, given_visits_when_figures_are_asked_for_then_nothing_is_mixed);
  suite_add_tcase (suite, test_case);
  return run_suite (suite);
}
