#include "../suite.h"
#include "../builtin/world.h"
#include "report/report.h"

#include <string.h>

/* A drive of goods: quantities that may not be summed across units, and who gave. */
static const BaheField gift[] = {
  { .name = "giver", .type = BAHE_PERSON, .label = { "捐赠人", "Giver" } },
  { .name = "amount", .type = BAHE_QUANTITY, .flags = BAHE_ROUGH, .label = { "数量", "Amount" }, .units = "件|斤|桶" },
  { .name = "what",
    .type = BAHE_CHOICE,
    .label = { "物品", "Goods" },
    .choices = BAHE_TABLE (BaheChoice, { "clothes", { "冬衣", "winter clothes" } }, { "rice", { "大米", "rice" } }) },
  { 0 },
};
static const BaheKind kinds[] = {
  { .name = "goods-drive",
    .label = { "捐物", "Goods drive" },
    .events = BAHE_TABLE (BaheEventType, { .name = "given", .label = { "捐物", "Given" }, .fields = gift },
                          { .name = "handed", .label = { "转交", "Handed over" }, .fields = gift }),
    .verbs = BAHE_TABLE (
        BaheVerb,
        { .name = "give", .label = { "捐物", "Give" }, .role = "recorder", .fields = gift, .records = "given" },
        { .name = "hand", .label = { "转交", "Hand over" }, .role = "recorder", .fields = gift, .records = "handed" }),
    .figures = BAHE_TABLE (
        BaheFigure,
        { .name = "gifts",
          .label = { "捐物件数", "Gifts" },
          .event = "given",
          .how = BAHE_SUM,
          .field = "amount",
          .by = "what" },
        { .name = "givers",
          .label = { "捐赠人数", "Givers" },
          .event = "given",
          .how = BAHE_DISTINCT,
          .field = "giver",
          .unit = { "人", "people" } },
        { .name = "handed-over",
          .label = { "转交数量", "Handed over" },
          .event = "handed",
          .how = BAHE_SUM,
          .field = "amount",
          .by = "what" },
        { .name = "left",
          .label = { "结余", "Left" },
          .how = BAHE_BALANCE,
          .of = "gifts",
          .over = "handed-over",
          .by = "what" },
        { .name = "handed-rate",
          .label = { "转交率", "Share handed over" },
          .how = BAHE_RATE,
          .of = "handed-over",
          .over = "gifts" },
        { .name = "each", .label = { "人均", "Each" }, .how = BAHE_EACH, .of = "gifts", .over = "givers" }) },
  { 0 },
};
static const BahePlugin goods =
    BAHE_PLUGIN_TABLE (.name = "test-goods", .version = "1", .summary = { "捐物", "Goods" }, .kinds = kinds);

static json_object *
figures (World *world, const BaheFigureAsk *ask)
{
  g_autoptr (GError) error = NULL;
  json_object *lines = bahe_figures (world->unit, ask, &error);

  ck_assert_msg (lines != NULL, "%s", error != NULL ? error->message : "");
  return lines;
}

/* The only line of the answer. */
static json_object *
only (json_object *lines)
{
  ck_assert_msg (json_object_array_length (lines) == 1, "%s", json_object_to_json_string (lines));
  return json_object_array_get_idx (lines, 0);
}

static void
assert_line (json_object *line, const char *value, const char *how, gint64 unknown)
{
  const char *all = json_object_to_json_string (line);

  ck_assert_msg (g_strcmp0 (world_text (line, "value"), value) == 0, "value is not %s: %s", value, all);
  ck_assert_msg (g_strcmp0 (world_text (line, "how"), how) == 0, "how is not %s: %s", how, all);
  ck_assert_int_eq (world_number (line, "unknown"), unknown);
}

static void
assert_total (World *world, const char *name, const char *value, const char *how, gint64 unknown)
{
  json_object *lines = figures (world, &(BaheFigureAsk){ .name = name });

  assert_line (only (lines), value, how, unknown);
  json_object_put (lines);
}

START_TEST (given_amounts_of_every_sort_when_summed_then_the_total_says_how_sure_it_is)
{
  static const struct {
    const char *headcount, *value, *how;
    gint64 unknown;
  } steps[] = {
    { "50", "50", "exact", 0 },    { "470多", "520", "at-least", 0 }, { "不详", "520", "at-least", 1 },
    { "近百", "620", "about", 1 }, { "约30", "650", "about", 1 },
  };
  g_autoptr (World) world = world_new (NULL);
  gint64 notes = world_open (world, "{'kind':'plain-activity','title':'活动'}");

  assert_total (world, "attendances", NULL, "unset", 0);
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++) {
    g_autofree char *given = g_strdup_printf ("{'headcount':'%s'}", steps[i].headcount);
    world_do (world, notes, "note", given, "2026-05-01");
    assert_total (world, "attendances", steps[i].value, steps[i].how, steps[i].unknown);
  }
  assert_total (world, "times", "5", "exact", 0);
  json_object *times = figures (world, &(BaheFigureAsk){ .name = "times" });
  ck_assert_str_eq (world_text (only (times), "text"), "5 次");
  ck_assert_str_eq (world_text (only (times), "unit"), "次");
  json_object_put (times);
  assert_total (world, "sessions", "0", "exact", 0);
}
END_TEST

START_TEST (given_only_unknown_amounts_when_summed_then_there_is_no_number)
{
  g_autoptr (World) world = world_new (NULL);
  gint64 notes = world_open (world, "{'kind':'plain-activity','title':'为病残儿童捐款'}");

  world_do (world, notes, "note", "{}", "9月初");
  assert_total (world, "attendances", NULL, "unknown", 1);
}
END_TEST

START_TEST (given_nearly_alone_when_summed_with_exact_then_it_is_nearly)
{
  g_autoptr (World) world = world_new (NULL);
  gint64 notes = world_open (world, "{'kind':'plain-activity','title':'活动'}");

  world_do (world, notes, "note", "{'headcount':'近百'}", "2026-05-01");
  world_do (world, notes, "note", "{'headcount':'20'}", "2026-05-02");
  assert_total (world, "attendances", "120", "nearly", 0);
}
END_TEST

START_TEST (given_money_when_summed_then_it_is_yuan_with_fen_only_where_there_are_some)
{
  g_autoptr (World) world = world_new (NULL);
  gint64 notes = world_open (world, "{'kind':'plain-activity','title':'活动'}");

  world_do (world, notes, "note", "{'cost':'3400元','headcount':'60'}", "2026-10-09");
  json_object *whole = figures (world, &(BaheFigureAsk){ .name = "cost" });
  ck_assert_str_eq (world_text (only (whole), "text"), "3400 元");
  json_object_put (whole);
  world_do (world, notes, "note", "{'cost':'12元5角','headcount':'1'}", "2026-10-10");
  json_object *parts = figures (world, &(BaheFigureAsk){ .name = "cost" });
  ck_assert_str_eq (world_text (only (parts), "text"), "3412.50 元");
  json_object_put (parts);
}
END_TEST

START_TEST (given_quantities_when_summed_then_units_are_never_added_to_each_other)
{
  g_autoptr (World) world = world_new (&goods);
  gint64 drive = world_open (world, "{'kind':'goods-drive','title':'捐冬衣冬被'}");

  world_do (world, drive, "give", "{'amount':'470多件','what':'冬衣'}", "2026-11-03");
  world_do (world, drive, "give", "{'amount':'400斤','what':'大米'}", "2026-11-04");
  world_do (world, drive, "give", "{'amount':'2.5斤','what':'大米'}", "2026-11-04");
  json_object *lines = figures (world, &(BaheFigureAsk){ .name = "gifts" });
  ck_assert_uint_eq (json_object_array_length (lines), 2);
  for (gsize i = 0; i < 2; i++) {
    json_object *line = json_object_array_get_idx (lines, i);
    gboolean rice = g_strcmp0 (world_text (line, "unit"), "斤") == 0;
    assert_line (line, rice ? "402.5" : "470", rice ? "exact" : "at-least", 0);
  }
  json_object_put (lines);
  json_object *by =
      figures (world, &(BaheFigureAsk){ .name = "捐物件数", .by = (const char *const[]){ "what", NULL } });
  ck_assert_uint_eq (json_object_array_length (by), 2);
  ck_assert_msg (strstr (json_object_to_json_string (by), "大米") != NULL, "%s", json_object_to_json_string (by));
  json_object_put (by);
}
END_TEST

static json_object *
line_in (json_object *lines, const char *unit)
{
  for (gsize i = 0; i < json_object_array_length (lines); i++)
    if (g_strcmp0 (world_text (json_object_array_get_idx (lines, i), "unit"), unit) == 0)
      return json_object_array_get_idx (lines, i);
  ck_abort_msg ("no line in %s: %s", unit, json_object_to_json_string (lines));
}

START_TEST (given_two_figures_when_a_balance_a_rate_and_a_share_each_are_asked_then_they_are_as_sure_as_both)
{
  g_autoptr (World) world = world_new (&goods);
  gint64 drive = world_open (world, "{'kind':'goods-drive','title':'捐冬衣冬被'}");

  assert_total (world, "left", NULL, "unset", 0);
  assert_total (world, "handed-rate", NULL, "unset", 0);
  world_do (world, ROSTER, "add-person", "{'name':'李秀'}", "2026-01-01");
  world_do (world, ROSTER, "add-person", "{'name':'张伟'}", "2026-01-01");
  world_do (world, ROSTER, "add-person", "{'name':'王芳'}", "2026-01-01");
  world_do (world, drive, "give", "{'giver':'李秀','amount':'70件','what':'冬衣'}", "2026-11-03");
  assert_total (world, "left", "70", "exact", 0); /* nothing was handed over yet */
  assert_total (world, "handed-rate", "0.00", "exact", 0);
  world_do (world, drive, "give", "{'giver':'张伟','amount':'11件','what':'冬衣'}", "2026-11-03");
  world_do (world, drive, "give", "{'giver':'王芳','amount':'400斤','what':'大米'}", "2026-11-04");
  world_do (world, drive, "hand", "{'amount':'75件','what':'冬衣'}", "2026-11-05");
  json_object *left = figures (world, &(BaheFigureAsk){ .name = "结余", .explain = TRUE });
  assert_line (line_in (left, "件"), "6", "exact", 0);
  assert_line (line_in (left, "斤"), "400", "exact", 0);
  ck_assert_uint_eq (json_object_array_length (world_member (line_in (left, "件"), "events")), 3);
  json_object_put (left);
  json_object *rate = figures (world, &(BaheFigureAsk){ .name = "handed-rate" });
  assert_line (json_object_array_get_idx (rate, 0), "92.59", "exact", 0);
  ck_assert_str_eq (world_text (json_object_array_get_idx (rate, 0), "text"), "92.59 %");
  json_object_put (rate);
  json_object *each = figures (world, &(BaheFigureAsk){ .name = "each" });
  assert_line (line_in (each, "斤"), "133.33", "exact", 0);
  assert_line (line_in (each, "件"), "27", "exact", 0);
  json_object_put (each);
  json_object *by = figures (world, &(BaheFigureAsk){ .name = "left", .by = (const char *const[]){ "what", NULL } });
  ck_assert_uint_eq (json_object_array_length (by), 2);
  json_object_put (by);
  /* 35 of 61, as a town told of its pairs that passed. */
  gint64 pairs = world_open (world, "{'kind':'goods-drive','title':'又一次'}");
  world_do (world, pairs, "give", "{'giver':'李秀','amount':'61件','what':'冬衣'}", "2026-11-06");
  world_do (world, pairs, "hand", "{'amount':'35件','what':'冬衣'}", "2026-11-06");
  json_object *passed = figures (world, &(BaheFigureAsk){ .name = "handed-rate", .activity = pairs });
  assert_line (json_object_array_get_idx (passed, 0), "57.38", "exact", 0);
  json_object_put (passed);
}
END_TEST

START_TEST (given_rough_parts_when_an_expression_is_asked_then_it_never_says_more_than_they_do)
{
  static const struct {
    const char *given, *handed, *left, *how;
    gint64 unknown;
  } rows[] = {
    { "470多件", "400件", "70", "at-least", 0 }, { "近500件", "400件", "100", "nearly", 0 },
    { "500件", "400多件", "100", "about", 0 },   { "约500件", "400件", "100", "about", 0 },
    { "不详", "400件", NULL, "unknown", 1 },     { "500件", "不详", NULL, "unknown", 1 },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (World) world = world_new (&goods);
    gint64 drive = world_open (world, "{'kind':'goods-drive','title':'捐冬衣冬被'}");
    g_autofree char *given = g_strdup_printf ("{'amount':'%s','what':'冬衣'}", rows[i].given);
    g_autofree char *handed = g_strdup_printf ("{'amount':'%s','what':'冬衣'}", rows[i].handed);
    world_do (world, drive, "give", given, "2026-11-03");
    world_do (world, drive, "hand", handed, "2026-11-04");
    json_object *lines = figures (world, &(BaheFigureAsk){ .name = "left" });
    assert_line (json_object_array_get_idx (lines, 0), rows[i].left, rows[i].how, rows[i].unknown);
    json_object_put (lines);
  }
}
END_TEST

START_TEST (given_one_who_gives_twice_and_a_name_joined_to_them_when_counted_then_it_is_one_giver)
{
  g_autoptr (World) world = world_new (&goods);
  gint64 drive = world_open (world, "{'kind':'goods-drive','title':'捐冬衣冬被'}");

  world_do (world, ROSTER, "add-person", "{'name':'李秀'}", "2026-01-01");
  world_do (world, ROSTER, "add-person", "{'name':'张伟'}", "2026-01-01");
  world_do (world, ROSTER, "add-name", "{'name':'李老师'}", "2026-01-01");
  world_do (world, drive, "give", "{'giver':'李秀','amount':'1件'}", "2026-11-03");
  world_do (world, drive, "give", "{'giver':'李秀','amount':'2件'}", "2026-11-04");
  world_do (world, drive, "give", "{'giver':'李老师','amount':'1件'}", "2026-11-04");
  world_do (world, drive, "give", "{'giver':'张伟','amount':'1件'}", "2026-11-04");
  assert_total (world, "givers", "3", "exact", 0);
  world_do (world, ROSTER, "join", "{'name':'李老师','person':'李秀'}", NULL);
  assert_total (world, "givers", "2", "exact", 0);
}
END_TEST

START_TEST (given_a_training_when_its_figures_are_asked_by_session_then_expected_and_present_stand_side_by_side)
{
  g_autoptr (World) world = world_new (NULL);
  gint64 training = world_open (world, "{'kind':'session','title':'广播操训练','expected':'40'}");

  world_do (world, training, "attendance", "{}", "2026-05-11");
  world_do (world, training, "attendance", "{'present':'38'}", "2026-05-12");
  assert_total (world, "应到", "80", "exact", 0);
  assert_total (world, "实到", "78", "exact", 0);
  assert_total (world, "sessions", "2", "exact", 0);
  json_object *by =
      figures (world, &(BaheFigureAsk){ .name = "present", .by = (const char *const[]){ "session", NULL } });
  ck_assert_uint_eq (json_object_array_length (by), 2);
  assert_line (json_object_array_get_idx (by, 0), "40", "exact", 0);
  assert_line (json_object_array_get_idx (by, 1), "38", "exact", 0);
  ck_assert_str_eq (world_text (json_object_array_get_idx (by, 1), "of"), "第几次 2");
  json_object_put (by);
}
END_TEST

START_TEST (given_notes_and_sessions_when_attendances_are_asked_then_both_count_and_activities_tell_them_apart)
{
  g_autoptr (World) world = world_new (NULL);
  gint64 notes = world_open (world, "{'kind':'plain-activity','title':'迎新茶话会'}");
  gint64 training = world_open (world, "{'kind':'session','title':'广播操训练','expected':'40'}");

  world_do (world, notes, "note", "{'headcount':'52'}", "2026-01-23");
  world_do (world, training, "attendance", "{}", "2026-05-11");
  assert_total (world, "参加人次", "92", "exact", 0);
  json_object *by =
      figures (world, &(BaheFigureAsk){ .name = "attendances", .by = (const char *const[]){ "activity", NULL } });
  ck_assert_uint_eq (json_object_array_length (by), 2);
  ck_assert_str_eq (world_text (world_member (json_object_array_get_idx (by, 0), "group"), "activity"), "迎新茶话会");
  assert_line (json_object_array_get_idx (by, 1), "40", "exact", 0);
  json_object_put (by);
  json_object *one = figures (world, &(BaheFigureAsk){ .name = "attendances", .activity = training });
  assert_line (only (one), "40", "exact", 0);
  json_object_put (one);
}
END_TEST

START_TEST (given_two_years_when_asked_for_one_then_only_its_records_count)
{
  g_autoptr (World) world = world_new (NULL);
  gint64 notes = world_open (world, "{'kind':'plain-activity','title':'团圆饭'}");

  world_do (world, notes, "note", "{'headcount':'78'}", "2026-01-15");
  world_do (world, notes, "note", "{'headcount':'80'}", "2025-01-15");
  json_object *one = figures (world, &(BaheFigureAsk){ .name = "attendances", .year = 2026 });
  assert_line (only (one), "78", "exact", 0);
  json_object_put (one);
  json_object *by =
      figures (world, &(BaheFigureAsk){ .name = "attendances", .by = (const char *const[]){ "year", NULL } });
  ck_assert_uint_eq (json_object_array_length (by), 2);
  ck_assert_int_eq (world_number (world_member (json_object_array_get_idx (by, 0), "group"), "year"), 2025);
  json_object_put (by);
}
END_TEST

START_TEST (given_a_correction_when_asked_now_and_as_of_before_then_each_has_its_number_and_its_events)
{
  g_autoptr (World) world = world_new (NULL);
  gint64 notes = world_open (world, "{'kind':'plain-activity','title':'摘杨梅'}");
  gint64 first = world_do (world, notes, "note", "{'headcount':'57'}", "2026-06-12");
  gint64 second = world_do (world, notes, "note", "{'headcount':'3'}", "2026-06-13");
  g_autofree char *correct =
      g_strdup_printf ("{'event':%" G_GINT64_FORMAT ",'values':{'headcount':'58'},'reason':'数错'}", first);

  world_do (world, notes, "correct", correct, NULL);
  json_object *now = figures (world, &(BaheFigureAsk){ .name = "attendances", .explain = TRUE });
  assert_line (only (now), "61", "exact", 0);
  json_object *events = world_member (only (now), "events");
  ck_assert_uint_eq (json_object_array_length (events), 2);
  ck_assert_int_eq (world_number (json_object_array_get_idx (events, 0), "seq"), first);
  ck_assert_int_eq (world_number (json_object_array_get_idx (events, 1), "seq"), second);
  ck_assert_str_eq (world_text (json_object_array_get_idx (events, 0), "title"), "摘杨梅");
  json_object_put (now);
  json_object *before = figures (world, &(BaheFigureAsk){ .name = "attendances", .as_of = second });
  assert_line (only (before), "60", "exact", 0);
  json_object_put (before);
}
END_TEST

START_TEST (given_a_demonstration_when_summed_then_it_stays_outside_the_year)
{
  g_autoptr (World) world = world_new (NULL);
  gint64 demo = world_open (world, "{'kind':'plain-activity','title':'演示','demo':'是'}");

  world_do (world, demo, "note", "{'headcount':'100'}", "2026-06-12");
  assert_total (world, "attendances", NULL, "unset", 0);
}
END_TEST

START_TEST (given_another_first_month_when_figures_are_asked_by_year_then_each_record_falls_into_the_new_year)
{
  g_autoptr (World) world = world_new (NULL);
  gint64 notes = world_open (world, "{'kind':'plain-activity','title':'迎新茶话会'}");

  world_do (world, notes, "note", "{'headcount':'52'}", "2026-01-23");
  world_do (world, 1, "correct", "{'event':1,'values':{'first-month':9},'reason':'按学年'}", NULL);
  json_object *by =
      figures (world, &(BaheFigureAsk){ .name = "attendances", .by = (const char *const[]){ "year", NULL } });
  ck_assert_int_eq (world_number (world_member (only (by), "group"), "year"), 2025);
  json_object_put (by);
}
END_TEST

START_TEST (given_a_name_that_no_figure_has_when_asked_then_the_nearest_is_named)
{
  g_autoptr (World) world = world_new (NULL);
  g_autoptr (GError) error = NULL, other = NULL;

  ck_assert_ptr_null (bahe_figures (world->unit, &(BaheFigureAsk){ .name = "attendance" }, &error));
  ck_assert (g_error_matches (error, BAHE_ERROR, BAHE_ERROR_NOT_FOUND));
  ck_assert_msg (strstr (error->message, "attendances") != NULL, "%s", error->message);
  const BaheFigureAsk ask = { .name = "sessions", .by = (const char *const[]){ "person", NULL } };
  ck_assert_ptr_null (bahe_figures (world->unit, &ask, &other));
  ck_assert (g_error_matches (other, BAHE_ERROR, BAHE_ERROR_INVALID));
  json_object *all = figures (world, &(BaheFigureAsk){ 0 });
  ck_assert_uint_ge (json_object_array_length (all), 6);
  json_object_put (all);
}
END_TEST

int
main (void)
{
  return RUN_TESTS ("figures",
                    given_another_first_month_when_figures_are_asked_by_year_then_each_record_falls_into_the_new_year,
                    given_amounts_of_every_sort_when_summed_then_the_total_says_how_sure_it_is,
                    given_only_unknown_amounts_when_summed_then_there_is_no_number,
                    given_nearly_alone_when_summed_with_exact_then_it_is_nearly,
                    given_money_when_summed_then_it_is_yuan_with_fen_only_where_there_are_some,
                    given_quantities_when_summed_then_units_are_never_added_to_each_other,
                    given_two_figures_when_a_balance_a_rate_and_a_share_each_are_asked_then_they_are_as_sure_as_both,
                    given_rough_parts_when_an_expression_is_asked_then_it_never_says_more_than_they_do,
                    given_one_who_gives_twice_and_a_name_joined_to_them_when_counted_then_it_is_one_giver,
                    given_a_training_when_its_figures_are_asked_by_session_then_expected_and_present_stand_side_by_side,
                    given_notes_and_sessions_when_attendances_are_asked_then_both_count_and_activities_tell_them_apart,
                    given_two_years_when_asked_for_one_then_only_its_records_count,
                    given_a_correction_when_asked_now_and_as_of_before_then_each_has_its_number_and_its_events,
                    given_a_demonstration_when_summed_then_it_stays_outside_the_year,
                    given_a_name_that_no_figure_has_when_asked_then_the_nearest_is_named);
}
