#include "world.h"

#include <string.h>

START_TEST (given_the_demo_roster_when_counted_then_81_serve_in_eight_groups_and_14_are_retired)
{
  static const struct {
    const char *name;
    gint64 size;
  } groups[] = { { "低段组", 12 }, { "中段组", 12 }, { "高段组", 12 }, { "综合组", 9 },
                 { "大班组", 9 },  { "中班组", 9 },  { "小班组", 9 },  { "后勤组", 9 } };
  g_autoptr (World) world = world_new (NULL);

  world_import_demo_roster (world);
  json_object *roster = world_roster (world, NULL);
  ck_assert_int_eq (world_number (roster, "size"), 81);
  ck_assert_int_eq (world_number (roster, "women"), 58);
  ck_assert_int_eq (world_number (roster, "men"), 23);
  ck_assert_int_eq (world_number (roster, "retired"), 14);
  ck_assert_uint_eq (json_object_array_length (world_member (roster, "people")), 95);
  ck_assert_uint_eq (json_object_array_length (world_member (roster, "groups")), 8);
  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    ck_assert_int_eq (world_number (world_row (roster, "groups", groups[i].name), "size"), groups[i].size);
  json_object_put (roster);
}
END_TEST

START_TEST (given_two_of_one_name_when_one_is_meant_then_the_group_tells_which)
{
  g_autoptr (World) world = world_new (NULL);

  world_import_demo_roster (world);
  world_refuses (world, ROSTER, "assign", "{'person':'王芳','group':'中段组'}", "2026-03-01", BAHE_ERROR_AMBIGUOUS,
                 "王芳（低段组）");
  world_refuses (world, ROSTER, "assign", "{'person':'王芳','group':'中段组'}", "2026-03-01", BAHE_ERROR_AMBIGUOUS,
                 "王芳（后勤组）");
  world_do (world, ROSTER, "role", "{'person':'王芳（低段组）','role':'小组长'}", "2026-03-01");
  world_do (world, ROSTER, "role", "{'person':'王芳 (后勤组)','role':'委员'}", "2026-03-01");
  json_object *roster = world_roster (world, NULL);
  ck_assert_str_eq (world_text (world_row (roster, "people", "王芳（低段组）"), "roles"), "member,group-leader");
  ck_assert_str_eq (world_text (world_row (roster, "people", "王芳（低段组）"), "roles_shown"), "会员、小组长");
  ck_assert_str_eq (world_text (world_row (roster, "people", "王芳（低段组）"), "sex_shown"), "女");
  ck_assert_str_eq (world_text (world_row (roster, "people", "王芳（后勤组）"), "roles"), "member,committee");
  ck_assert_ptr_null (world_row (roster, "people", "王芳"));
  json_object *leaders = world_member (world_row (roster, "groups", "低段组"), "leaders");
  ck_assert_uint_eq (json_object_array_length (leaders), 1);
  ck_assert_str_eq (json_object_get_string (json_object_array_get_idx (leaders, 0)), "王芳（低段组）");
  json_object_put (roster);
}
END_TEST

START_TEST (given_two_of_one_name_in_one_group_when_shown_then_their_numbers_tell_them_apart)
{
  g_autoptr (World) world = world_new (NULL);

  world_do (world, ROSTER, "add-group", "{'name':'低段组'}", NULL);
  world_do (world, ROSTER, "add-person", "{'name':'周敏','group':'低段组'}", NULL);
  world_refuses (world, ROSTER, "add-person", "{'name':'周 敏','group':'低段组'}", NULL, BAHE_ERROR_REFUSED,
                 "同名另一人");
  world_do (world, ROSTER, "add-person", "{'name':'周敏','group':'低段组','namesake':'是'}", NULL);
  json_object *roster = world_roster (world, NULL);
  ck_assert_ptr_nonnull (world_row (roster, "people", "周敏（低段组 #2）"));
  ck_assert_ptr_nonnull (world_row (roster, "people", "周敏（低段组 #3）"));
  json_object_put (roster);
  world_do (world, ROSTER, "role", "{'person':'周敏（低段组 ＃３）','role':'主席'}", NULL);
  world_do (world, ROSTER, "rename", "{'person':'#2','name':'周小敏'}", NULL);
  roster = world_roster (world, NULL);
  ck_assert_str_eq (world_text (world_row (roster, "people", "周敏"), "roles"), "member,chair");
  ck_assert_ptr_nonnull (world_row (roster, "people", "周小敏"));
  json_object_put (roster);
}
END_TEST

START_TEST (given_a_name_typed_with_a_wide_space_when_named_without_it_then_it_is_found)
{
  g_autoptr (World) world = world_new (NULL);

  world_import_demo_roster (world);
  world_do (world, ROSTER, "assign", "{'person':'陶然','group':'高段组'}", "2026-03-01");
  g_autofree char *group = world_group_of (world, "陶　然", NULL);
  ck_assert_str_eq (group, "高段组");
}
END_TEST

START_TEST (given_a_rare_character_and_a_dotted_name_when_added_then_they_stay_as_written)
{
  g_autoptr (World) world = world_new (NULL);

  world_do (world, ROSTER, "add-person", "{'name':'𡥼明'}", NULL);
  world_do (world, ROSTER, "add-person", "{'name':'阿依古丽·买买提'}", NULL);
  world_do (world, ROSTER, "status", "{'person':'𡥼明','status':'退休'}", NULL);
  json_object *roster = world_roster (world, NULL);
  ck_assert_str_eq (world_text (world_row (roster, "people", "𡥼明"), "status"), "retired");
  ck_assert_ptr_nonnull (world_row (roster, "people", "阿依古丽·买买提"));
  json_object_put (roster);
}
END_TEST

START_TEST (given_only_a_name_when_it_is_joined_later_then_it_is_that_person_everywhere)
{
  g_autoptr (World) world = world_new (NULL);

  world_do (world, ROSTER, "add-group", "{'name':'低段组'}", NULL);
  world_do (world, ROSTER, "add-name", "{'name':'李老师'}", NULL);
  world_do (world, ROSTER, "add-person", "{'name':'李秀','group':'低段组'}", NULL);
  gint64 noted = world_open (world, "{'kind':'plain-activity','title':'征文'}");
  world_do (world, noted, "note", "{'people':'李老师'}", "2026-03-20");
  world_refuses (world, ROSTER, "assign", "{'person':'李老师','group':'低段组'}", NULL, BAHE_ERROR_REFUSED,
                 "只是一个称呼");
  world_refuses (world, ROSTER, "join", "{'name':'李秀','person':'李秀'}", NULL, BAHE_ERROR_REFUSED,
                 "不是待对应的称呼");
  world_do (world, ROSTER, "join", "{'name':'李老师','person':'李秀'}", NULL);
  world_refuses (world, ROSTER, "join", "{'name':'李老师','person':'李秀'}", NULL, BAHE_ERROR_REFUSED,
                 "不是待对应的称呼");

  json_object *roster = world_roster (world, NULL);
  ck_assert_uint_eq (json_object_array_length (world_member (roster, "people")), 1);
  ck_assert_uint_eq (json_object_array_length (world_member (roster, "joined")), 1);
  json_object_put (roster);
  world_do (world, ROSTER, "role", "{'person':'李老师','role':'委员'}", NULL);
  json_object *events = bahe_unit_events (world->unit, noted, BAHE_OFFICER, NULL);
  const char *text = json_object_to_json_string (events);
  ck_assert_msg (strstr (text, "李秀") != NULL, "%s", text);
  json_object_put (events);
}
END_TEST

/* Requests in one batch, each an activity, a verb and values; the words of the last answer. */
static gboolean
send_batch (World *world, const char *const (*asked)[2], const gint64 *activities, guint n, char **words)
{
  BaheRequest requests[4] = { 0 };
  BaheAnswer answers[4] = { 0 };

  for (guint i = 0; i < n; i++)
    requests[i] = (BaheRequest){ .id = bahe_id_new (),
                                 .activity = activities[i],
                                 .verb = asked[i][0],
                                 .given = json_tokener_parse (asked[i][1]),
                                 .role = BAHE_OFFICER };
  gboolean done = bahe_unit_batch (world->unit, requests, n, answers, NULL);
  *words = done ? g_strdup (answers[n - 1].words) : NULL;
  for (guint i = 0; i < n; i++) {
    json_object_put (requests[i].given);
    bahe_answer_clear (&answers[i]);
  }
  return done;
}

START_TEST (given_a_batch_when_it_names_whom_it_brought_then_they_are_known_and_undone_with_it)
{
  g_autoptr (World) world = world_new (NULL);
  g_autofree char *words = NULL, *none = NULL;
  gint64 noted = world_open (world, "{'kind':'plain-activity','title':'征文'}");
  const gint64 activities[] = { ROSTER, ROSTER, noted, noted };
  const char *const asked[][2] = { { "add-group", "{\"name\":\"低段组\"}" },
                                   { "add-person", "{\"name\":\"李秀\",\"group\":\"低段组\"}" },
                                   { "note", "{\"people\":\"李秀\"}" },
                                   { "note", "{\"people\":\"无此人\"}" } };

  ck_assert (!send_batch (world, asked, activities, 4, &none));
  world_refuses (world, noted, "note", "{'people':'李秀'}", NULL, BAHE_ERROR_NOT_FOUND, "李秀");
  ck_assert (send_batch (world, asked, activities, 3, &words));
  ck_assert_msg (strstr (words, "李秀") != NULL, "%s", words);
  world_do (world, noted, "note", "{'people':'李秀'}", NULL);
}
END_TEST

START_TEST (given_a_transfer_in_september_when_asked_by_day_then_the_denominators_change_that_day)
{
  g_autoptr (World) world = world_new (NULL);
  static const struct {
    const char *day;
    gint64 size, logistics, top_class;
  } days[] = {
    { "2025-12-31", 0, 0, 0 }, { "2026-08-31", 81, 9, 9 }, { "2026-09-02", 82, 8, 11 }, { "2026-10-15", 81, 8, 10 }
  };

  world_import_demo_roster (world);
  world_do (world, ROSTER, "assign", "{'person':'王芳（后勤组）','group':'大班组','from':'2026-09-01'}", "2026-10-20");
  world_do (world, ROSTER, "add-person", "{'name':'沈调入','sex':'男','group':'大班组','since':'2026-09-02'}",
            "2026-10-20");
  world_do (world, ROSTER, "status", "{'person':'沈调入','status':'调出'}", "2026-10-15");
  for (gsize i = 0; i < G_N_ELEMENTS (days); i++) {
    json_object *roster = world_roster (world, days[i].day);
    ck_assert_int_eq (world_number (roster, "size"), days[i].size);
    ck_assert_int_eq (world_number (world_row (roster, "groups", "后勤组"), "size"), days[i].logistics);
    ck_assert_int_eq (world_number (world_row (roster, "groups", "大班组"), "size"), days[i].top_class);
    json_object_put (roster);
  }
}
END_TEST

START_TEST (given_a_role_with_an_end_when_asked_by_day_then_it_is_held_through_that_day_only)
{
  g_autoptr (World) world = world_new (NULL);

  world_do (world, ROSTER, "add-person", "{'name':'何明'}", "2026-01-01");
  world_do (world, ROSTER, "role", "{'person':'何明','role':'职工代表','from':'2026-02-01','to':'2026-06-30'}",
            "2026-02-01");
  world_do (world, ROSTER, "role", "{'person':'何明','role':'委员','from':'2026-02-01'}", "2026-02-01");
  world_do (world, ROSTER, "end-role", "{'person':'何明','role':'委员','to':'2026-08-27'}", "2026-08-27");
  world_refuses (world, ROSTER, "end-role", "{'person':'何明','role':'委员'}", NULL, BAHE_ERROR_REFUSED, "没有担任");
  world_refuses (world, ROSTER, "role", "{'person':'何明','role':'主席','from':'2026-05-01','to':'2026-04-01'}", NULL,
                 BAHE_ERROR_REFUSED, "早于");
  static const char *const expected[][2] = { { "2026-01-15", "member" },
                                             { "2026-06-30", "member,delegate,committee" },
                                             { "2026-07-01", "member,committee" },
                                             { "2026-08-28", "member" } };
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++) {
    json_object *roster = world_roster (world, expected[i][0]);
    ck_assert_str_eq (world_text (world_row (roster, "people", "何明"), "roles"), expected[i][1]);
    json_object_put (roster);
  }
}
END_TEST

START_TEST (given_a_cancelled_person_when_another_is_added_then_the_number_is_not_given_again)
{
  g_autoptr (World) world = world_new (NULL);
  g_autofree char *cancel = NULL;

  world_do (world, ROSTER, "add-person", "{'name':'甲一'}", NULL);
  cancel = g_strdup_printf ("{'event':%" G_GINT64_FORMAT ",'reason':'误录'}",
                            world_do (world, ROSTER, "add-person", "{'name':'乙二'}", NULL));
  world_do (world, ROSTER, "cancel", cancel, NULL);
  world_do (world, ROSTER, "add-person", "{'name':'丙三'}", NULL);
  json_object *roster = world_roster (world, NULL);
  ck_assert_ptr_null (world_row (roster, "people", "乙二"));
  ck_assert_int_eq (world_number (world_row (roster, "people", "甲一"), "number"), 1);
  ck_assert_int_eq (world_number (world_row (roster, "people", "丙三"), "number"), 3);
  json_object_put (roster);
}
END_TEST

START_TEST (given_a_corrected_name_and_day_when_folded_then_the_new_values_count)
{
  g_autoptr (World) world = world_new (NULL);

  world_do (world, ROSTER, "add-group", "{'name':'低段组'}", "2026-01-01");
  world_do (world, ROSTER, "add-group", "{'name':'中段组'}", "2026-01-01");
  gint64 added = world_do (world, ROSTER, "add-person", "{'name':'张炜','group':'低段组'}", "2026-01-01");
  gint64 moved =
      world_do (world, ROSTER, "assign", "{'person':'张炜','group':'中段组','from':'2026-09-01'}", "2026-09-01");
  g_autofree char *name =
      g_strdup_printf ("{'event':%" G_GINT64_FORMAT ",'values':{'name':'张伟'},'reason':'错字'}", added);
  g_autofree char *day =
      g_strdup_printf ("{'event':%" G_GINT64_FORMAT ",'values':{'from':'2026-10-01'},'reason':'日期写错'}", moved);
  world_do (world, ROSTER, "correct", name, NULL);
  world_do (world, ROSTER, "correct", day, NULL);
  g_autofree char *september = world_group_of (world, "张伟", "2026-09-15");
  g_autofree char *october = world_group_of (world, "张伟", "2026-10-15");
  ck_assert_str_eq (september, "低段组");
  ck_assert_str_eq (october, "中段组");
}
END_TEST

START_TEST (given_one_who_died_when_moved_or_given_a_role_then_it_is_refused)
{
  g_autoptr (World) world = world_new (NULL);

  world_do (world, ROSTER, "add-group", "{'name':'低段组'}", "2026-01-01");
  world_do (world, ROSTER, "add-person", "{'name':'江城','status':'退休'}", "2026-01-01");
  world_do (world, ROSTER, "status", "{'person':'江城','status':'去世'}", "2026-11-17");
  world_refuses (world, ROSTER, "assign", "{'person':'江城','group':'低段组'}", NULL, BAHE_ERROR_REFUSED, "已经去世");
  world_refuses (world, ROSTER, "role", "{'person':'江城','role':'委员'}", NULL, BAHE_ERROR_REFUSED, "已经去世");
  json_object *before = world_roster (world, "2026-11-16"), *after = world_roster (world, "2026-11-18");
  ck_assert_int_eq (world_number (before, "retired"), 1);
  ck_assert_int_eq (world_number (after, "retired"), 0);
  json_object_put (before);
  json_object_put (after);
}
END_TEST

START_TEST (given_an_unknown_name_when_used_then_the_nearest_is_named)
{
  g_autoptr (World) world = world_new (NULL);

  world_import_demo_roster (world);
  world_refuses (world, ROSTER, "assign", "{'person':'江聪真','group':'中段组'}", NULL, BAHE_ERROR_NOT_FOUND, "江聪珍");
  world_refuses (world, ROSTER, "assign", "{'person':'江聪珍','group':'中断组'}", NULL, BAHE_ERROR_NOT_FOUND, "中段组");
  world_refuses (world, ROSTER, "add-group", "{'name':'低 段组'}", NULL, BAHE_ERROR_REFUSED, "已经有小组");
  world_refuses (world, ROSTER, "rename-group", "{'group':'低段组','name':'中段组'}", NULL, BAHE_ERROR_REFUSED,
                 "已经有小组");
  world_do (world, ROSTER, "rename-group", "{'group':'低段组','name':'一二年级组'}", NULL);
  world_do (world, ROSTER, "assign", "{'person':'王芳（一二年级组）','group':'中段组'}", NULL);
  world_do (world, ROSTER, "assign", "{'person':'江聪珍','group':'低段组'}", NULL);
}
END_TEST

int
main (void)
{
  return RUN_TESTS ("roster", given_the_demo_roster_when_counted_then_81_serve_in_eight_groups_and_14_are_retired,
                    given_two_of_one_name_when_one_is_meant_then_the_group_tells_which,
                    given_two_of_one_name_in_one_group_when_shown_then_their_numbers_tell_them_apart,
                    given_a_name_typed_with_a_wide_space_when_named_without_it_then_it_is_found,
                    given_a_rare_character_and_a_dotted_name_when_added_then_they_stay_as_written,
                    given_only_a_name_when_it_is_joined_later_then_it_is_that_person_everywhere,
                    given_a_batch_when_it_names_whom_it_brought_then_they_are_known_and_undone_with_it,
                    given_a_transfer_in_september_when_asked_by_day_then_the_denominators_change_that_day,
                    given_a_role_with_an_end_when_asked_by_day_then_it_is_held_through_that_day_only,
                    given_a_cancelled_person_when_another_is_added_then_the_number_is_not_given_again,
                    given_a_corrected_name_and_day_when_folded_then_the_new_values_count,
                    given_one_who_died_when_moved_or_given_a_role_then_it_is_refused,
                    given_an_unknown_name_when_used_then_the_nearest_is_named);
}
