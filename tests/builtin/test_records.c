#include "world.h"

#include <string.h>

/* The stored body of the activity's last event. Free with g_free. */
static gboolean
keep_body (const BaheEventRow *row, gpointer data, GError **error)
{
  g_free (*(char **) data);
  *(char **) data = g_strndup (row->body, row->body_length);
  return TRUE;
}

static char *
last_body (World *world, gint64 activity)
{
  g_autoptr (BaheView) view = bahe_view_begin (bahe_unit_store (world->unit), NULL);
  BaheEventQuery query = { .activity = activity };
  char *body = NULL;

  ck_assert (bahe_view_each_event (view, &query, keep_body, &body, NULL));
  return body;
}

static json_object *
last_values (World *world, gint64 activity, BaheRole role, json_object **events)
{
  *events = bahe_unit_events (world->unit, activity, role, NULL);
  ck_assert_ptr_nonnull (*events);
  return world_member (json_object_array_get_idx (*events, json_object_array_length (*events) - 1), "values");
}

static void
add_people (World *world, const char *const *names)
{
  for (; *names != NULL; names++) {
    g_autofree char *given = g_strdup_printf ("{'name':'%s'}", *names);
    world_do (world, ROSTER, "add-person", given, "2026-01-01");
  }
}

static const char *const four[] = { "张伟", "李娜", "何明", "周敏", NULL };

/* ---- 记一笔 ------------------------------------------------------------------------------------- */

START_TEST (given_rough_words_when_noted_then_they_are_kept_as_rough)
{
  g_autoptr (World) world = world_new (NULL);
  gint64 notes = world_open (world, "{'kind':'plain-activity','title':'捐衣'}");
  json_object *events;

  world_do (world, notes, "note", "{'title':'为病残儿童捐款','headcount':'近百','cost':'2760多元','afterwards':'是'}",
            "9月初");
  g_autofree char *body = last_body (world, notes);
  ck_assert_msg (strstr (body, "nearly") != NULL && strstr (body, "at-least") != NULL, "%s", body);
  ck_assert_msg (strstr (body, "276000") != NULL, "%s", body);
  json_object *values = last_values (world, notes, BAHE_VIEWER, &events);
  ck_assert (json_object_get_boolean (world_member (values, "afterwards")));
  json_object_put (events);
}
END_TEST

START_TEST (given_no_headcount_when_noted_then_it_is_unknown_and_never_zero)
{
  g_autoptr (World) world = world_new (NULL);
  gint64 notes = world_open (world, "{'kind':'plain-activity','title':'座谈'}");

  world_do (world, notes, "note", "{'title':'退休座谈'}", "2026-09-18");
  g_autofree char *body = last_body (world, notes);
  ck_assert_msg (strstr (body, "unknown") != NULL, "%s", body);
}
END_TEST

START_TEST (given_people_when_noted_without_a_headcount_then_it_is_their_number)
{
  g_autoptr (World) world = world_new (NULL);
  gint64 notes = world_open (world, "{'kind':'plain-activity','title':'参观'}");
  json_object *events;

  add_people (world, four);
  world_do (world, notes, "note", "{'people':'张伟、李娜，何明'}", "2026-03-05");
  json_object *values = last_values (world, notes, BAHE_VIEWER, &events);
  ck_assert_int_eq (world_number (values, "headcount"), 3);
  json_object_put (events);
  world_do (world, notes, "note", "{'people':'张伟、李娜','headcount':'12'}", "2026-03-06");
  world_refuses (world, notes, "note", "{'people':'张伟、李娜、何明','headcount':'2'}", NULL, BAHE_ERROR_REFUSED, "3");
  world_refuses (world, notes, "note", "{'people':'张伟、李娜、张伟'}", NULL, BAHE_ERROR_REFUSED, "张伟");
}
END_TEST

START_TEST (given_one_entered_afterwards_when_shown_then_it_stands_where_its_day_does)
{
  g_autoptr (World) world = world_new (NULL);
  gint64 notes = world_open (world, "{'kind':'plain-activity','title':'活动记录'}");

  world_do (world, notes, "note", "{'title':'春游'}", "2026-04-03");
  world_do (world, notes, "note", "{'title':'冬至'}", "2026-12-22");
  world_do (world, notes, "note", "{'title':'中秋'}", "2026-09-25");
  json_object *views = bahe_unit_views (world->unit, notes, NULL, NULL);
  const char *text = json_object_to_json_string (views);
  ck_assert_msg (strstr (text, "春游") < strstr (text, "中秋") && strstr (text, "中秋") < strstr (text, "冬至"), "%s",
                 text);
  json_object_put (views);
}
END_TEST

/* ---- sessions -------------------------------------------------------------------------------- */

START_TEST (given_people_expected_when_only_the_absent_are_marked_then_the_rest_were_present)
{
  g_autoptr (World) world = world_new (NULL);
  json_object *events;

  add_people (world, four);
  gint64 training = world_open (world, "{'kind':'session','title':'广播操训练','people':'张伟、李娜、何明、周敏'}");
  world_do (world, training, "attendance", "{}", "2026-05-11");
  world_do (world, training, "attendance", "{'absent':[{'person':'李娜','reason':'病假'},{'person':'周敏'}]}",
            "2026-05-12");
  json_object *values = last_values (world, training, BAHE_OFFICER, &events);
  ck_assert_int_eq (world_number (values, "session"), 2);
  ck_assert_int_eq (world_number (values, "expected"), 4);
  ck_assert_int_eq (world_number (values, "present"), 2);
  json_object_put (events);
}
END_TEST

START_TEST (given_a_reason_of_absence_when_stored_and_shown_then_it_is_nowhere_in_plain)
{
  g_autoptr (World) world = world_new (NULL);
  static const char *const hidden[] = { "sick", "病假" };

  add_people (world, four);
  gint64 training = world_open (world, "{'kind':'session','title':'广播操训练','people':'张伟、李娜、何明、周敏'}");
  world_do (world, training, "attendance", "{'absent':[{'person':'李娜','reason':'病假'}]}", "2026-05-12");
  g_autofree char *body = last_body (world, training);
  json_object *events = bahe_unit_events (world->unit, training, BAHE_VIEWER, NULL);
  json_object *views = bahe_unit_views (world->unit, training, NULL, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (hidden); i++) {
    ck_assert_msg (strstr (body, hidden[i]) == NULL, "%s", body);
    ck_assert_msg (strstr (json_object_to_json_string (events), hidden[i]) == NULL, "%s",
                   json_object_to_json_string (events));
    ck_assert_msg (strstr (json_object_to_json_string (views), hidden[i]) == NULL, "%s",
                   json_object_to_json_string (views));
  }
  ck_assert_msg (strstr (json_object_to_json_string (views), "李娜") != NULL, "%s", json_object_to_json_string (views));
  json_object_put (events);
  json_object_put (views);
}
END_TEST

START_TEST (given_only_a_number_expected_when_counted_then_present_is_given_or_follows)
{
  g_autoptr (World) world = world_new (NULL);
  json_object *events;

  add_people (world, four);
  gint64 congress = world_open (world, "{'kind':'session','title':'教代会','expected':'14'}");
  world_do (world, congress, "attendance", "{'present':'10'}", "2026-06-24");
  json_object *values = last_values (world, congress, BAHE_OFFICER, &events);
  ck_assert_int_eq (world_number (values, "expected"), 14);
  ck_assert_int_eq (world_number (values, "present"), 10);
  json_object_put (events);
  world_do (world, congress, "attendance", "{'expected':'81','present':'76'}", "2026-01-09");
  world_do (world, congress, "attendance", "{'absent':[{'person':'张伟'}],'present':'13'}", "2026-06-25");
}
END_TEST

START_TEST (given_numbers_that_do_not_fit_when_recorded_then_each_is_refused_with_what_to_do)
{
  g_autoptr (World) world = world_new (NULL);

  add_people (world, four);
  gint64 open = world_open (world, "{'kind':'session','title':'学习'}");
  gint64 three = world_open (world, "{'kind':'session','title':'训练','people':'张伟、李娜、何明'}");
  world_refuses (world, open, "attendance", "{'title':'第一次'}", NULL, BAHE_ERROR_REFUSED, "应到");
  world_refuses (world, open, "attendance", "{'expected':'1','absent':[{'person':'张伟'},{'person':'李娜'}]}", NULL,
                 BAHE_ERROR_REFUSED, "核对应到人数");
  world_refuses (world, open, "attendance", "{'expected':'5','present':'6'}", NULL, BAHE_ERROR_REFUSED, "多于应到");
  world_refuses (world, open, "attendance", "{'expected':'1','people':'张伟、李娜'}", NULL, BAHE_ERROR_REFUSED, "2");
  world_refuses (world, three, "attendance", "{'absent':[{'person':'周敏'}]}", NULL, BAHE_ERROR_REFUSED, "周敏");
  world_refuses (world, three, "attendance", "{'absent':[{'person':'张伟'},{'person':'张伟'}]}", NULL,
                 BAHE_ERROR_REFUSED, "两次");
  world_refuses (world, three, "attendance", "{'absent':[{'person':'张伟'}],'present':'3'}", NULL, BAHE_ERROR_REFUSED,
                 "实到");
}
END_TEST

START_TEST (given_an_absence_corrected_without_the_number_present_when_previewed_then_it_no_longer_fits)
{
  g_autoptr (World) world = world_new (NULL);
  g_autoptr (GError) error = NULL;
  BahePreview preview = { 0 };

  add_people (world, four);
  gint64 training = world_open (world, "{'kind':'session','title':'训练','people':'张伟、李娜、何明、周敏'}");
  gint64 seq = world_do (world, training, "attendance", "{'absent':[{'person':'张伟'}]}", "2026-05-11");
  json_object *alone = json_tokener_parse ("{\"absent\":[{\"person\":\"张伟\"},{\"person\":\"李娜\"}]}");
  ck_assert_msg (bahe_unit_preview (world->unit, seq, alone, &preview, &error), "%s",
                 error != NULL ? error->message : "");
  ck_assert_uint_eq (preview.conflicts->len, 1);
  bahe_preview_clear (&preview);
  json_object_object_add (alone, "present", json_object_new_string ("2"));
  ck_assert_msg (bahe_unit_preview (world->unit, seq, alone, &preview, &error), "%s",
                 error != NULL ? error->message : "");
  ck_assert_uint_eq (preview.conflicts->len, 0);
  bahe_preview_clear (&preview);
  json_object_put (alone);
}
END_TEST

/* ---- the unit -------------------------------------------------------------------------------- */

START_TEST (given_the_unit_when_its_first_month_is_none_of_twelve_then_it_is_refused)
{
  g_autoptr (World) world = world_new (NULL);
  g_autoptr (GError) error = NULL;

  ck_assert_int_eq (
      world_try (world, 0, "open", "{'kind':'unit','title':'乙校','name':'乙校','first-month':'13'}", NULL, &error), 0);
  ck_assert_int_eq (error->code, BAHE_ERROR_INVALID);
  world_do (world, 1, "change", "{'name':'青禾学校工会'}", NULL);
}
END_TEST

int
main (void)
{
  return RUN_TESTS ("records", given_rough_words_when_noted_then_they_are_kept_as_rough,
                    given_no_headcount_when_noted_then_it_is_unknown_and_never_zero,
                    given_people_when_noted_without_a_headcount_then_it_is_their_number,
                    given_one_entered_afterwards_when_shown_then_it_stands_where_its_day_does,
                    given_people_expected_when_only_the_absent_are_marked_then_the_rest_were_present,
                    given_a_reason_of_absence_when_stored_and_shown_then_it_is_nowhere_in_plain,
                    given_only_a_number_expected_when_counted_then_present_is_given_or_follows,
                    given_numbers_that_do_not_fit_when_recorded_then_each_is_refused_with_what_to_do,
                    given_an_absence_corrected_without_the_number_present_when_previewed_then_it_no_longer_fits,
                    given_the_unit_when_its_first_month_is_none_of_twelve_then_it_is_refused);
}
