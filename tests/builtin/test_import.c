#include "world.h"

#include <string.h>

#define IMPORT(world, text, dry, done, message) world_import (world, ROSTER, "add-person", text, dry, done, message)

static void
assert_says (const char *message, const char *words)
{
  ck_assert_msg (strstr (message, words) != NULL, "\"%s\" is not in: %s", words, message);
}

START_TEST (given_the_demo_roster_in_gb18030_when_decoded_and_imported_then_it_is_the_same)
{
  g_autoptr (World) world = world_new (NULL);
  g_autofree char *utf8 = world_demo_roster ();
  g_autoptr (GError) error = NULL;
  gsize length = 0;
  g_autofree char *bytes = g_convert (utf8, -1, "GB18030", "UTF-8", NULL, &length, &error);

  ck_assert_msg (bytes != NULL, "%s", error != NULL ? error->message : "");
  g_autofree char *text = bahe_text_decode (bytes, length, &error);
  ck_assert_msg (text != NULL, "%s", error != NULL ? error->message : "");
  g_autofree char *states = IMPORT (world, text, FALSE, NULL, NULL);
  ck_assert_uint_eq (strspn (states, "N"), 95);
  json_object *roster = world_roster (world, NULL);
  ck_assert_int_eq (world_number (roster, "size"), 81);
  ck_assert_ptr_nonnull (world_row (roster, "people", "陶　然"));
  json_object_put (roster);
  g_autofree char *again = IMPORT (world, utf8, FALSE, NULL, NULL);
  ck_assert_uint_eq (strspn (again, "K"), 95);
}
END_TEST

START_TEST (given_the_same_file_twice_when_imported_then_nothing_is_added)
{
  g_autoptr (World) world = world_new (NULL);
  g_autofree char *text = world_demo_roster ();

  world_import_demo_roster (world);
  gint64 version = world_version (world, ROSTER);
  g_autofree char *states = IMPORT (world, text, FALSE, NULL, NULL);
  ck_assert_uint_eq (strspn (states, "K"), 95);
  ck_assert_uint_eq (strlen (states), 95);
  ck_assert_int_eq (world_version (world, ROSTER), version);
}
END_TEST

START_TEST (given_a_column_of_birthdays_when_imported_then_each_is_sealed_and_shown_nowhere)
{
  g_autoptr (World) world = world_new (NULL);
  g_autofree char *words = NULL, *wrong = NULL;
  gboolean done;

  g_autofree char *states = IMPORT (world,
                                    "姓名,性别,小组,生日\n王芳,女,低段组,1971年12月7日\n王芳,女,后勤组,2-29\n"
                                    "李明,男,后勤组,\n",
                                    FALSE, NULL, &words);
  ck_assert_str_eq (states, "NNN");
  ck_assert_ptr_null (strstr (words, "1971"));
  ck_assert_ptr_null (strstr (words, "2-29"));
  json_object *private = bahe_unit_private (world->unit, 0, NULL);
  ck_assert_uint_eq (json_object_array_length (private), 2);
  json_object *events = bahe_unit_events (world->unit, ROSTER, BAHE_ADMINISTRATOR, NULL);
  json_object *roster = world_roster (world, NULL);
  json_object *const all[] = { private, events, roster };
  for (gsize i = 0; i < G_N_ELEMENTS (all); i++) {
    ck_assert_ptr_null (strstr (json_object_to_json_string (all[i]), "12-07"));
    ck_assert_ptr_null (strstr (json_object_to_json_string (all[i]), "02-29"));
    json_object_put (all[i]);
  }
  /* The same file again tells nothing new, though no id betrays a birthday. */
  g_autofree char *again = IMPORT (world, "姓名,小组,生日\n王芳,低段组,1971年12月7日\n", FALSE, NULL, NULL);
  ck_assert_str_eq (again, "K");
  g_autofree char *bad = IMPORT (world, "姓名,小组,生日\n何武,后勤组,2月30日\n", FALSE, &done, &wrong);
  ck_assert_str_eq (bad, "W");
  assert_says (wrong, "生日没有看懂");
}
END_TEST

START_TEST (given_birthdays_when_told_then_only_days_of_grown_up_living_people_are_taken)
{
  static const char *const days[] = { "5月12日",          "05-12",          "5/12",        "５月１２号",
                                      "1968-05-12",       "1968年2月29日",  "2.29",        "农历五月十二",
                                      "阴历腊月廿三",     "农历闰四月初八", "农历 5-12",   "农历1968年闰七月初三",
                                      "lunar leap 04-08", "农历冬月三十",   "农历正月初一" };
  static const char *const wrong[] = { "2月30日",        "1970-02-29", "13-01", "五月",          "农历三月",
                                       "0512",           "1850-01-01", "5月",   "闰四月初八",    "农历十三月初一",
                                       "农历三月三十一", "农历三月初", "农历",  "农历1850-01-01" };
  g_autoptr (World) world = world_new (NULL);

  world_import_demo_roster (world);
  for (gsize i = 0; i < G_N_ELEMENTS (days); i++) {
    g_autofree char *given = g_strdup_printf ("{'person':'龙娜','birthday':'%s'}", days[i]);
    world_do (world, ROSTER, "birth", given, "2026-03-01");
  }
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autofree char *given = g_strdup_printf ("{'person':'龙娜','birthday':'%s'}", wrong[i]);
    world_refuses (world, ROSTER, "birth", given, "2026-03-01", BAHE_ERROR_REFUSED, "生日没有看懂");
  }
  world_refuses (world, ROSTER, "birth", "{'person':'龙娜','birthday':'2014-05-12'}", "2026-03-01", BAHE_ERROR_REFUSED,
                 "未满16岁");
  world_do (world, ROSTER, "status", "{'person':'钟伟永','status':'died','from':'2026-01-20'}", "2026-01-20");
  world_refuses (world, ROSTER, "birth", "{'person':'钟伟永','birthday':'05-12'}", "2026-03-01", BAHE_ERROR_REFUSED,
                 "已经去世");
}
END_TEST

START_TEST (given_somebody_asked_to_forget_when_asked_again_then_refused_and_officers_see_it)
{
  g_autoptr (World) world = world_new (NULL);

  world_import_demo_roster (world);
  world_refuses (world, ROSTER, "ask-forget", "{'person':'龙娜','because':'本人要求'}", NULL, BAHE_ERROR_REFUSED,
                 "没有写谁办理");
  world_do (world, ROSTER, "ask-forget", "{'person':'龙娜','because':'本人要求','by':'何武'}", "2026-03-01");
  world_refuses (world, ROSTER, "ask-forget", "{'person':'龙娜','because':'本人要求','by':'钱瑞'}", NULL,
                 BAHE_ERROR_REFUSED, "正等另一个人同意");
  const BaheBoardQuery officer = { .role = BAHE_OFFICER }, viewer = { .role = BAHE_VIEWER };
  json_object *asked = bahe_unit_views (world->unit, ROSTER, &officer, NULL);
  json_object *hidden = bahe_unit_views (world->unit, ROSTER, &viewer, NULL);
  ck_assert_uint_eq (json_object_array_length (world_member (asked, "forget-asked")), 1);
  ck_assert_uint_eq (json_object_array_length (world_member (hidden, "forget-asked")), 0);
  json_object_put (asked);
  json_object_put (hidden);
  world_do (world, ROSTER, "refuse-forget", "{'person':'龙娜','because':'还要用','by':'何武'}", NULL);
  world_do (world, ROSTER, "ask-forget", "{'person':'龙娜','because':'本人要求','by':'何武'}", NULL);
}
END_TEST

/* The texts of a column of the consents, as an officer sees them; "" of who may not. Free with g_free. */
static char *
consents (World *world, BaheRole role, const char *column)
{
  const BaheBoardQuery query = { .role = role };
  json_object *views = bahe_unit_views (world->unit, ROSTER, &query, NULL), *rows = world_member (views, "consent");
  GString *texts = g_string_new (NULL);

  for (gsize i = 0; i < json_object_array_length (rows); i++) {
    json_object *cell = world_member (json_object_array_get_idx (rows, i), column);
    g_string_append_printf (texts, "%s;", json_object_get_string (world_member (cell, "text")));
  }
  json_object_put (views);
  return g_string_free (texts, FALSE);
}

static void
assert_consents (World *world, BaheRole role, const char *column, const char *expected)
{
  g_autofree char *texts = consents (world, role, column);

  ck_assert_str_eq (texts, expected);
}

START_TEST (given_a_consent_when_withdrawn_then_it_is_due_until_settled_and_can_be_given_anew)
{
  static const char given[] = "{'person':'龙娜','scope':'health','how':'written','from':'2026-02-01'}";
  g_autoptr (World) world = world_new (NULL);

  world_import_demo_roster (world);
  world_refuses (world, ROSTER, "withdraw-consent", "{'person':'龙娜','scope':'health'}", "2026-03-01",
                 BAHE_ERROR_REFUSED, "没有记过");
  world_do (world, ROSTER, "consent", given, "2026-02-02");
  world_refuses (world, ROSTER, "consent", given, "2026-02-03", BAHE_ERROR_REFUSED, "已经同意过");
  world_do (world, ROSTER, "consent", "{'person':'龙娜','scope':'publish','how':'own'}", "2026-02-03");
  world_refuses (world, ROSTER, "settle-consent", "{'person':'龙娜','scope':'health','done':'已销毁'}", "2026-03-01",
                 BAHE_ERROR_REFUSED, "没有撤回");
  world_refuses (world, ROSTER, "withdraw-consent", "{'person':'龙娜','scope':'health','from':'2026-01-31'}",
                 "2026-03-01", BAHE_ERROR_REFUSED, "早于同意的日子");
  assert_consents (world, BAHE_OFFICER, "due", ";;");
  world_do (world, ROSTER, "withdraw-consent", "{'person':'龙娜','scope':'health'}", "2026-03-01");
  assert_consents (world, BAHE_OFFICER, "due", "2026年3月1日（周日）;;");
  assert_consents (world, BAHE_VIEWER, "due", "");
  world_do (world, ROSTER, "settle-consent", "{'person':'龙娜','scope':'health','done':'已销毁'}", "2026-03-02");
  assert_consents (world, BAHE_OFFICER, "due", ";;");
  assert_consents (world, BAHE_OFFICER, "withdrawn", "2026年3月1日（周日）;;");
  world_do (world, ROSTER, "consent", "{'person':'龙娜','scope':'health','how':'written'}", "2026-06-01");
  assert_consents (world, BAHE_OFFICER, "scope",
                   "健康信息（看望、补助）;公开姓名（捐赠名单、公示）;健康信息（看望、补助）;");
}
END_TEST

START_TEST (given_a_later_file_with_one_more_person_when_imported_then_only_that_one_is_new)
{
  g_autoptr (World) world = world_new (NULL);
  g_autofree char *text = world_demo_roster ();
  g_autofree char *more = g_strconcat (text, "方新\t女\t小班组\t在职\n", NULL);

  world_import_demo_roster (world);
  g_autofree char *states = IMPORT (world, more, FALSE, NULL, NULL);
  ck_assert_uint_eq (strspn (states, "K"), 95);
  ck_assert_str_eq (states + 95, "N");
  json_object *roster = world_roster (world, NULL);
  ck_assert_int_eq (world_number (roster, "size"), 82);
  json_object_put (roster);
}
END_TEST

START_TEST (given_a_dry_run_when_imported_then_it_tells_and_records_nothing)
{
  g_autoptr (World) world = world_new (NULL);
  g_autofree char *text = world_demo_roster (), *message = NULL;
  gint64 version = world_version (world, ROSTER);
  g_autofree char *states = IMPORT (world, text, TRUE, NULL, &message);

  ck_assert_uint_eq (strspn (states, "N"), 95);
  assert_says (message, "2: 王芳 女 低段组 在职");
  assert_says (message, "低段组");
  ck_assert_int_eq (world_version (world, ROSTER), version);
  json_object *roster = world_roster (world, NULL);
  ck_assert_int_eq (world_number (roster, "size"), 0);
  ck_assert_uint_eq (json_object_array_length (world_member (roster, "groups")), 0);
  json_object_put (roster);
}
END_TEST

START_TEST (given_a_repeated_name_without_groups_when_imported_then_both_rows_are_doubtful_and_nothing_is_recorded)
{
  g_autoptr (World) world = world_new (NULL);
  g_autofree char *message = NULL;
  gboolean done = TRUE;
  gint64 version = world_version (world, ROSTER);
  g_autofree char *states = IMPORT (world, "姓名\t性别\n张伟\t男\n李娜\t女\n张　伟\t男\n", FALSE, &done, &message);

  ck_assert_str_eq (states, "DND");
  ck_assert (!done);
  assert_says (message, "2: ");
  ck_assert_int_eq (world_version (world, ROSTER), version);
  g_autofree char *said =
      IMPORT (world, "姓名\t性别\t同名另一人\n张伟\t男\t\n李娜\t女\t\n张　伟\t男\t是\n", FALSE, NULL, NULL);
  ck_assert_str_eq (said, "NNN");
}
END_TEST

START_TEST (given_someone_of_that_name_in_another_group_when_a_row_comes_alone_then_it_is_doubtful)
{
  g_autoptr (World) world = world_new (NULL);
  g_autofree char *message = NULL, *other = NULL;
  gboolean done = TRUE;

  g_autofree char *first = IMPORT (world, "姓名\t小组\n王芳\t低段组\n", FALSE, NULL, NULL);
  ck_assert_str_eq (first, "N");
  g_autofree char *alone = IMPORT (world, "姓名\t小组\n王芳\t后勤组\n", FALSE, &done, &message);
  ck_assert_str_eq (alone, "D");
  ck_assert (!done);
  g_autofree char *without = IMPORT (world, "姓名\n王芳\n", TRUE, NULL, &other);
  ck_assert_str_eq (without, "D");
  g_autofree char *both = IMPORT (world, "姓名\t小组\n王芳\t低段组\n王芳\t后勤组\n", FALSE, NULL, NULL);
  ck_assert_str_eq (both, "KN");
}
END_TEST

START_TEST (given_headings_that_fit_no_field_when_imported_then_each_is_named_with_the_nearest)
{
  g_autoptr (World) world = world_new (NULL);
  g_autofree char *message = NULL, *twice = NULL;
  gboolean done = TRUE;
  g_autofree char *states = IMPORT (world, "姓各\t性别\t手机号码\n张伟\t男\t1\n", FALSE, &done, &message);

  ck_assert_str_eq (states, "");
  ck_assert (!done);
  assert_says (message, "姓名");
  assert_says (message, "手机号码");
  g_autofree char *same = IMPORT (world, "姓名\t姓 名\n张伟\t张伟\n", FALSE, &done, &twice);
  ck_assert (!done);
  assert_says (twice, "姓 名");
}
END_TEST

START_TEST (given_headings_in_english_or_with_full_width_and_spaces_when_imported_then_they_fit)
{
  g_autoptr (World) world = world_new (NULL);
  g_autofree char *english = IMPORT (world, "ＮＡＭＥ,Sex,group\n张伟,男,低段组\n", FALSE, NULL, NULL);
  g_autofree char *spaced = IMPORT (world, "姓　名,性 别,小组\n李娜,female,低段组\n", FALSE, NULL, NULL);

  ck_assert_str_eq (english, "N");
  ck_assert_str_eq (spaced, "N");
  json_object *roster = world_roster (world, NULL);
  ck_assert_int_eq (world_number (world_row (roster, "groups", "低段组"), "women"), 1);
  ck_assert_int_eq (world_number (world_row (roster, "groups", "低段组"), "men"), 1);
  json_object_put (roster);
}
END_TEST

START_TEST (given_csv_from_an_office_when_imported_then_mark_ends_quotes_and_blank_lines_are_read)
{
  g_autoptr (World) world = world_new (NULL);
  gint64 notes = world_open (world, "{'kind':'plain-activity','title':'补录'}");
  const char *text = "\xef\xbb\xbf名称,时间,人数,一句话,\r\n"
                     "\"摘杨梅, 2小时\",6月12日,57,\"他说\"\"好\"\"\r\n第二行\",\r\n"
                     "\r\n,,,,\r\n"
                     "健康有益的\\'文体活动,9月初,470多,=1+1,\r\n";
  g_autofree char *states = world_import (world, notes, "note", text, FALSE, NULL, NULL);

  ck_assert_str_eq (states, "NN");
  json_object *events = bahe_unit_events (world->unit, notes, BAHE_OFFICER, NULL);
  json_object *first = world_member (json_object_array_get_idx (events, 1), "values");
  json_object *second = world_member (json_object_array_get_idx (events, 2), "values");
  ck_assert_str_eq (world_text (first, "title"), "摘杨梅, 2小时");
  ck_assert_str_eq (world_text (first, "sentence"), "他说\"好\"\n第二行");
  ck_assert_str_eq (world_text (second, "title"), "健康有益的\\'文体活动");
  ck_assert_str_eq (world_text (second, "sentence"), "=1+1");
  json_object_put (events);
}
END_TEST

START_TEST (given_rows_that_are_wrong_when_imported_then_each_says_why_with_its_line_and_nothing_is_recorded)
{
  g_autoptr (World) world = world_new (NULL);
  gint64 notes = world_open (world, "{'kind':'plain-activity','title':'补录'}");
  g_autofree char *message = NULL;
  gboolean done = TRUE;
  gint64 version = world_version (world, notes);
  const char *text = "名称\t日期\t人数\t参加人员\n"
                     "迎新茶话会\t1月23日\t52\t\n"
                     "\n"
                     "团圆饭\t13月1日\t3\t\n"
                     "观看演出\t2026-12-18\t七十三\t\n"
                     "参观\t2026-03-05\t3\t查无此人\n"
                     "舞蹈\t2026-09-10\t16\t\t多的\n";
  g_autofree char *states = world_import (world, notes, "note", text, FALSE, &done, &message);

  ck_assert_str_eq (states, "NWWWW");
  ck_assert (!done);
  assert_says (message, "4: ");
  assert_says (message, "查无此人");
  assert_says (message, "多的");
  ck_assert_int_eq (world_version (world, notes), version);
}
END_TEST

START_TEST (given_a_row_that_is_refused_after_the_rows_before_it_when_imported_then_that_row_is_named)
{
  g_autoptr (World) world = world_new (NULL);
  g_autofree char *message = NULL;
  gboolean done = TRUE;
  gint64 version = world_version (world, ROSTER);
  g_autofree char *states =
      world_import (world, ROSTER, "add-group", "小组\n低段组\n中段组\n低 段组\n高段组\n", FALSE, &done, &message);

  ck_assert_str_eq (states, "NNWN");
  ck_assert (!done);
  assert_says (message, "4: ");
  assert_says (message, "已经有小组");
  ck_assert_int_eq (world_version (world, ROSTER), version);
}
END_TEST

START_TEST (given_text_that_is_no_table_when_imported_then_it_says_so)
{
  g_autoptr (World) world = world_new (NULL);
  static const char *const texts[] = { "", "\n\n", "姓名,性别\n\"张伟,男\n李娜,女\n" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autofree char *message = NULL;
    gboolean done = TRUE;
    g_autofree char *states = IMPORT (world, texts[i], FALSE, &done, &message);
    ck_assert_str_eq (states, "");
    ck_assert (!done);
    ck_assert_uint_gt (strlen (message), 0);
  }
  gboolean done = TRUE;
  g_autofree char *states = world_import (world, ROSTER, "add-persons", "姓名\n张伟\n", FALSE, &done, NULL);
  ck_assert (!done);
}
END_TEST

START_TEST (given_equal_rows_that_are_not_people_when_imported_then_each_counts_and_a_second_time_none)
{
  g_autoptr (World) world = world_new (NULL);
  gint64 notes = world_open (world, "{'kind':'plain-activity','title':'补录'}");
  const char *text = "名称\t时间\t人数\n下棋\t2026-04-17\t10\n下棋\t2026-04-17\t10\n";
  g_autofree char *first = world_import (world, notes, "note", text, FALSE, NULL, NULL);
  g_autofree char *second = world_import (world, notes, "note", text, FALSE, NULL, NULL);

  ck_assert_str_eq (first, "NN");
  ck_assert_str_eq (second, "KK");
}
END_TEST

int
main (void)
{
  return RUN_TESTS (
      "import", given_the_demo_roster_in_gb18030_when_decoded_and_imported_then_it_is_the_same,
      given_the_same_file_twice_when_imported_then_nothing_is_added,
      given_a_column_of_birthdays_when_imported_then_each_is_sealed_and_shown_nowhere,
      given_birthdays_when_told_then_only_days_of_grown_up_living_people_are_taken,
      given_somebody_asked_to_forget_when_asked_again_then_refused_and_officers_see_it,
      given_a_consent_when_withdrawn_then_it_is_due_until_settled_and_can_be_given_anew,
      given_a_later_file_with_one_more_person_when_imported_then_only_that_one_is_new,
      given_a_dry_run_when_imported_then_it_tells_and_records_nothing,
      given_a_repeated_name_without_groups_when_imported_then_both_rows_are_doubtful_and_nothing_is_recorded,
      given_someone_of_that_name_in_another_group_when_a_row_comes_alone_then_it_is_doubtful,
      given_headings_that_fit_no_field_when_imported_then_each_is_named_with_the_nearest,
      given_headings_in_english_or_with_full_width_and_spaces_when_imported_then_they_fit,
      given_csv_from_an_office_when_imported_then_mark_ends_quotes_and_blank_lines_are_read,
      given_rows_that_are_wrong_when_imported_then_each_says_why_with_its_line_and_nothing_is_recorded,
      given_a_row_that_is_refused_after_the_rows_before_it_when_imported_then_that_row_is_named,
      given_text_that_is_no_table_when_imported_then_it_says_so,
      given_equal_rows_that_are_not_people_when_imported_then_each_counts_and_a_second_time_none);
}
