/* Boards: of the pinned rule, as of a seq, with hidden sheets, tried and adopted rules, awards and previews. */
#include "world.h"

#include <string.h>

static World world;
static const BahePlugin *const plugins[] = { &test_plugin, NULL };
static const char *const teams[] = { "后勤组", "大班组", "中班组", NULL };

static void
begin (void)
{
  world_begin (&world, plugins);
}

static void
end (void)
{
  world_end (&world);
}

static char *
boards_text (gint64 activity, const BaheBoardQuery *query)
{
  g_autoptr (GError) error = NULL;
  json_object *json = bahe_unit_boards_json (world.unit, activity, query, &error);

  assert_no_error (error);
  char *text = g_strdup (json_object_to_json_string_ext (json, JSON_C_TO_STRING_PLAIN));
  json_object_put (json);
  return text;
}

static gint64
race_of_three (void)
{
  gint64 race = world_open (&world, "{'kind':'race','title':'五十米'}", teams);

  world_do (&world, race, "run", "{'runner':'后勤组','seconds':'9.50'}");
  world_do (&world, race, "run", "{'runner':'大班组','seconds':'8.20'}");
  return race;
}

START_TEST (a_board_is_made_of_the_facts_by_the_pinned_rule)
{
  gint64 race = race_of_three ();
  g_autofree char *first = world_board (&world, race, NULL);
  ck_assert_str_eq (first, "大班组 1,后勤组 2,中班组 3");

  world_do (&world, race, "run", "{'runner':'后勤组','seconds':'7.90'}");
  g_autofree char *then = world_board (&world, race, NULL);
  ck_assert_str_eq (then, "后勤组 1,大班组 2,中班组 3");
  g_autofree char *json = boards_text (race, NULL), *again = boards_text (race, NULL);
  assert_has (json, "7.90");
  assert_has (json, "\"state\":\"open\"");
  ck_assert_str_eq (json, again);
}
END_TEST

START_TEST (a_board_as_of_a_record_is_the_board_of_that_day)
{
  gint64 race = race_of_three ();
  gint64 third = world_seq (&world, race, "run", "{'runner':'中班组','seconds':'7'}");
  g_autofree char *given = g_strdup_printf ("{'event':%ld,'values':{'seconds':'10'},'reason':'x'}", (long) third);
  gint64 correction = world_seq (&world, race, "correct", given);
  BaheBoardQuery before = { .as_of = third - 1 }, between = { .as_of = correction - 1 }, now = { .as_of = correction };
  g_autofree char *a = world_board (&world, race, &before), *b = world_board (&world, race, &between);
  g_autofree char *c = world_board (&world, race, &now), *d = world_board (&world, race, NULL);

  ck_assert_str_eq (a, "大班组 1,后勤组 2,中班组 3");
  ck_assert_str_eq (b, "中班组 1,大班组 2,后勤组 3");
  ck_assert_str_eq (c, "大班组 1,后勤组 2,中班组 3");
  ck_assert_str_eq (c, d);
}
END_TEST

START_TEST (who_withdraws_stands_last_and_the_board_does_not_say_why)
{
  gint64 race = race_of_three ();
  world_do (&world, race, "withdraw", "{'entrant':'大班组','reason':'受伤'}");
  g_autofree char *board = world_board (&world, race, NULL);
  g_autofree char *json = boards_text (race, NULL);

  ck_assert_str_eq (board, "后勤组 1,中班组 2,大班组 0");
  assert_has (json, "withdrawn");
  assert_has_not (json, "受伤");
}
END_TEST

START_TEST (hidden_sheets_count_for_nobody_but_an_officer_until_the_lock)
{
  gint64 panel = world_open (&world, "{'kind':'panel','judges':2}", teams);
  world_do (&world, panel, "sheet", "{'judge':1,'team':'中班组','marks':'动作 9.5；服装 9'}");
  BaheBoardQuery officer = { .role = BAHE_OFFICER, .reveal = TRUE },
                 recorder = { .role = BAHE_RECORDER, .reveal = TRUE };
  g_autofree char *viewer = boards_text (panel, NULL), *revealed = world_board (&world, panel, &officer);
  g_autofree char *other = world_board (&world, panel, &recorder);
  g_autofree char *events = world_events (&world, panel, BAHE_VIEWER);

  assert_has_not (viewer, "18.5");
  assert_has (viewer, "\"hidden\":{\"given\":1,\"of\":6}");
  assert_has (viewer, "\"state\":\"marking\"");
  ck_assert_str_eq (revealed, "中班组 1,后勤组 2,大班组 2");
  ck_assert_str_eq (other, "后勤组 1,大班组 1,中班组 1");
  assert_has_not (events, "9.5");
  g_autofree char *early = world_no (&world, panel, "award", "{}", BAHE_ERROR_REFUSED);
  assert_has (early, "marking");

  world_do (&world, panel, "lock", "{}");
  g_autofree char *open = world_board (&world, panel, NULL);
  ck_assert_str_eq (open, "中班组 1,后勤组 2,大班组 2");
  g_autofree char *shown = world_events (&world, panel, BAHE_VIEWER);
  assert_has (shown, "9.5");
  g_autofree char *over = boards_text (panel, NULL);
  assert_has (over, "\"state\":\"marked\"");
}
END_TEST

START_TEST (a_rule_is_tried_without_trace_and_adopted_by_hash)
{
  gint64 race = race_of_three ();
  g_autofree char *source = bahe_unit_rule_source (world.unit, "longest", NULL, NULL);
  BaheBoardQuery trial = { .rule_name = "longest.lua", .rule_source = source };
  g_autofree char *before = world_events (&world, race, BAHE_OFFICER);
  g_autofree char *tried = world_board (&world, race, &trial), *pinned = world_board (&world, race, NULL);
  g_autofree char *after = world_events (&world, race, BAHE_OFFICER);

  ck_assert_str_eq (tried, "后勤组 1,大班组 2,中班组 3");
  ck_assert_str_eq (pinned, "大班组 1,后勤组 2,中班组 3");
  ck_assert_str_eq (before, after);
  gint64 adopted = world_seq (&world, race, "adopt", "{'rule':'longest'}");
  g_autofree char *now = world_board (&world, race, NULL);
  ck_assert_str_eq (now, tried);
  BaheBoardQuery earlier = { .as_of = adopted - 1 };
  g_autofree char *then = world_board (&world, race, &earlier);
  ck_assert_str_eq (then, pinned);
}
END_TEST

START_TEST (parameters_are_checked_and_change_the_board)
{
  gint64 race = world_open (&world, "{'kind':'race','params':{'penalty':2}}", teams);
  world_do (&world, race, "run", "{'runner':'大班组','seconds':'8.20'}");
  g_autofree char *two = boards_text (race, NULL);
  assert_has (two, "10.20");
  assert_has (two, "\"sentence\":\"Shortest time; 每次加时 2; places by ");
  world_do (&world, race, "adopt", "{'params':{'penalty':'0.5'}}");
  g_autofree char *half = boards_text (race, NULL);
  assert_has (half, "8.70");
  g_autofree char *wrong = world_no (&world, race, "adopt", "{'params':{'penalti':1}}", BAHE_ERROR_INVALID);
  assert_has (wrong, "penalty");
  /* A rule that reads only what the kind never records would leave every place empty. */
  g_autofree char *unfit = world_no (&world, race, "adopt", "{'rule':'panel'}", BAHE_ERROR_INVALID);
  assert_has (unfit, "mark");
  g_autofree char *from_the_start = world_no (&world, 0, "open", "{'kind':'race','rule':'panel'}", BAHE_ERROR_INVALID);
  assert_has (from_the_start, "mark");
  g_autofree char *panel = bahe_unit_rule_source (world.unit, "panel", NULL, NULL);
  BaheBoardQuery trial = { .rule_name = "panel.lua", .rule_source = panel };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) none = bahe_unit_boards (world.unit, race, &trial, &error);
  ck_assert (none == NULL && g_error_matches (error, BAHE_ERROR, BAHE_ERROR_INVALID));
  g_autofree char *bad = world_no (&world, race, "adopt", "{'source':'return { title = 1 }'}", BAHE_ERROR_RULE);
  ck_assert_uint_gt (strlen (bad), 0);
  BaheBoardQuery other = { .params = world_json ("{'penalty':1}") };
  g_autofree char *one = boards_text (race, &other);
  assert_has (one, "9.20");
  json_object_put (other.params);
}
END_TEST

START_TEST (awards_are_recorded_once_from_the_board)
{
  gint64 race = race_of_three ();
  world_do (&world, race, "award", "{}");
  g_autofree char *events = world_events (&world, race, BAHE_VIEWER), *json = boards_text (race, NULL);

  assert_has (events, "\"award\":\"一等奖\"");
  assert_has (events, "大班组");
  assert_has (json, "\"state\":\"awarded\"");
  g_autofree char *twice = world_no (&world, race, "award", "{}", BAHE_ERROR_REFUSED);
  assert_has (twice, "already");
  gint64 longest = world_open (&world, "{'kind':'race','rule':'longest'}", teams);
  world_do (&world, longest, "run", "{'runner':'大班组','seconds':'8.20'}");
  g_autofree char *nobody = world_no (&world, longest, "award", "{}", BAHE_ERROR_REFUSED);
  assert_has (nobody, "nobody");
}
END_TEST

START_TEST (a_preview_names_what_falls_and_who_moves_and_changes_nothing)
{
  g_autoptr (GError) error = NULL;
  gint64 cup = world_open (&world, "{'kind':'cup'}", teams);
  gint64 first = world_seq (&world, cup, "result", "{'winner':'后勤组','loser':'大班组'}");
  gint64 final = world_seq (&world, cup, "result", "{'winner':'后勤组','loser':'中班组'}");
  json_object *values = world_json ("{'winner':'大班组','loser':'后勤组'}");
  BahePreview preview = { 0 }, cancelled = { 0 };
  g_autofree char *before = world_events (&world, cup, BAHE_OFFICER);

  ck_assert (bahe_unit_preview (world.unit, first, values, &preview, &error));
  assert_no_error (error);
  ck_assert_uint_eq (preview.conflicts->len, 1);
  g_autofree char *number = g_strdup_printf ("record %ld", (long) final);
  assert_has ((char *) preview.conflicts->pdata[0], number);
  assert_has ((char *) preview.conflicts->pdata[0], "中班组");
  ck_assert_uint_eq (preview.moves->len, 2);
  assert_has ((char *) preview.moves->pdata[0], "大班组: place 2 → 1");
  g_autofree char *after = world_events (&world, cup, BAHE_OFFICER);
  ck_assert_str_eq (before, after);

  ck_assert (bahe_unit_preview (world.unit, final, NULL, &cancelled, &error));
  ck_assert_uint_eq (cancelled.conflicts->len, 0);
  bahe_preview_clear (&preview);
  bahe_preview_clear (&cancelled);
  ck_assert (!bahe_unit_preview (world.unit, 9999, NULL, &preview, &error));
  ck_assert (g_error_matches (error, BAHE_ERROR, BAHE_ERROR_NOT_FOUND));
  bahe_preview_clear (&preview);
  json_object_put (values);
}
END_TEST

START_TEST (views_are_rows_with_names)
{
  gint64 cup = world_open (&world, "{'kind':'cup'}", teams);
  world_seq (&world, cup, "result", "{'winner':'后勤组','loser':'大班组'}");
  json_object *views = bahe_unit_views (world.unit, cup, NULL, NULL), *left = NULL;

  json_object_object_get_ex (views, "left", &left);
  ck_assert_uint_eq (json_object_array_length (left), 2);
  ck_assert_str_eq (json_object_to_json_string_ext (left, JSON_C_TO_STRING_PLAIN),
                    "[{\"team\":{\"value\":1,\"text\":\"后勤组\"}},{\"team\":{\"value\":3,\"text\":\"中班组\"}}]");
  json_object_put (views);
}
END_TEST

static gpointer
look_on (gpointer data)
{
  for (guint i = 0; i < 40; i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) boards = bahe_unit_boards (world.unit, *(gint64 *) data, NULL, &error);
    if (boards == NULL)
      return g_strdup (error->message);
  }
  return NULL;
}

START_TEST (boards_are_read_on_other_threads_while_verbs_are_done)
{
  gint64 race = race_of_three ();
  GThread *viewers[3];

  for (guint i = 0; i < G_N_ELEMENTS (viewers); i++)
    viewers[i] = g_thread_new ("viewer", look_on, &race);
  for (guint i = 0; i < 40; i++) {
    g_autofree char *given = g_strdup_printf ("{'runner':'中班组','seconds':'%u'}", 60 - i);
    world_do (&world, race, "run", given);
  }
  for (guint i = 0; i < G_N_ELEMENTS (viewers); i++) {
    g_autofree char *wrong = g_thread_join (viewers[i]);
    ck_assert_msg (wrong == NULL, "%s", wrong);
  }
  g_autofree char *board = world_board (&world, race, NULL);
  ck_assert_str_eq (board, "大班组 1,后勤组 2,中班组 3");
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("activity boards");
  TCase *boards = tcase_create ("boards");

  tcase_add_checked_fixture (boards, begin, end);
  tcase_add_test (boards, a_board_is_made_of_the_facts_by_the_pinned_rule);
  tcase_add_test (boards, a_board_as_of_a_record_is_the_board_of_that_day);
  tcase_add_test (boards, who_withdraws_stands_last_and_the_board_does_not_say_why);
  tcase_add_test (boards, hidden_sheets_count_for_nobody_but_an_officer_until_the_lock);
  tcase_add_test (boards, a_rule_is_tried_without_trace_and_adopted_by_hash);
  tcase_add_test (boards, parameters_are_checked_and_change_the_board);
  tcase_add_test (boards, awards_are_recorded_once_from_the_board);
  tcase_add_test (boards, a_preview_names_what_falls_and_who_moves_and_changes_nothing);
  tcase_add_test (boards, views_are_rows_with_names);
  tcase_add_test (boards, boards_are_read_on_other_threads_while_verbs_are_done);
  suite_add_tcase (suite, boards);
  return run_suite (suite);
}
