/* 封榜 and 揭晓: what people see between them, and that nothing gives away what is kept back. */
#include "world.h"

#include <string.h>

static World world;
static const BahePlugin *const plugins[] = { &test_plugin, NULL };
static const char *const runners[] = { "甲队", "乙队", "丙队", "丁队", NULL };
static const BaheBoardQuery officer = { .role = BAHE_OFFICER, .reveal = TRUE };

static void
begin (void)
{
  world_begin (&world, plugins);
}

static void
end (void)
{
  world_verify (&world);
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

static void
check_board (gint64 activity, const BaheBoardQuery *query, const char *wanted)
{
  g_autofree char *board = world_board (&world, activity, query);

  ck_assert_str_eq (board, wanted);
}

/* Two have run before the hold, the third after it; the fourth has not run. */
static gint64
held_race (void)
{
  gint64 race = world_open (&world, "{'kind':'race','title':'五十米'}", runners);

  world_do (&world, race, "run", "{'runner':'乙队','seconds':'8.20'}");
  world_do (&world, race, "run", "{'runner':'甲队','seconds':'9.50'}");
  world_do (&world, race, "hold", "{}");
  world_do (&world, race, "run", "{'runner':'丙队','seconds':'7.77','note':'暗号'}");
  return race;
}

START_TEST (given_a_hold_then_who_is_scored_after_it_stands_without_place_and_numbers)
{
  gint64 race = held_race ();

  check_board (race, NULL, "乙队 1,甲队 2,丁队 3,丙队 0");
  g_autofree char *viewer = boards_text (race, NULL), *seen = boards_text (race, &officer);
  assert_has (viewer, "\"state\":\"held\"");
  assert_has (viewer, "\"revealed\":0,");
  assert_has (viewer, "\"place\":null,\"entrant\":3,\"name\":\"丙队\",\"held\":true");
  assert_has (viewer, "8.20");
  assert_has_not (viewer, "一等奖"); /* who leads as of the hold has won nothing */
  assert_has_not (viewer, "7.77");
  assert_has (seen, "7.77");
  check_board (race, &officer, "丙队 1,乙队 2,甲队 3,丁队 4");
}
END_TEST

START_TEST (given_a_hold_then_the_order_of_results_is_not_the_order_of_the_rows)
{
  gint64 race = held_race ();

  world_do (&world, race, "run", "{'runner':'丁队','seconds':'6.66'}");
  world_do (&world, race, "run", "{'runner':'甲队','seconds':'5.55'}");
  check_board (race, NULL, "乙队 1,甲队 0,丙队 0,丁队 0");
  g_autofree char *viewer = boards_text (race, NULL);
  assert_has_not (viewer, "9.50"); /* what stood there says that it stands no more, and nothing else */
}
END_TEST

START_TEST (given_a_hold_then_no_text_for_others_than_officers_tells_a_result)
{
  gint64 race = held_race ();
  gint64 ran = world_seq (&world, race, "run", "{'runner':'丁队','seconds':'6.66'}");
  g_autofree char *given = g_strdup_printf ("{'event':%ld,'values':{'seconds':'3.33'},'reason':'看错'}", (long) ran);
  const BaheBoardQuery recorder = { .role = BAHE_RECORDER, .reveal = TRUE }, judge = { .role = BAHE_JUDGE };

  world_do (&world, race, "correct", given);
  world_do (&world, race, "award", "{}");
  g_auto (GStrv) texts = g_new0 (char *, 6);
  texts[0] = boards_text (race, NULL);
  texts[1] = boards_text (race, &recorder);
  texts[2] = boards_text (race, &judge);
  texts[3] = world_events (&world, race, BAHE_RECORDER);
  texts[4] = world_events (&world, race, BAHE_VIEWER);
  for (guint i = 0; i < 5; i++) {
    assert_has_not (texts[i], "7.77");
    assert_has_not (texts[i], "6.66");
    assert_has_not (texts[i], "3.33");
    assert_has_not (texts[i], "暗号");
    assert_has_not (texts[i], "\"awarded\":");
  }
  g_autofree char *all = world_events (&world, race, BAHE_OFFICER);
  assert_has (all, "3.33");
}
END_TEST

START_TEST (given_a_correction_of_an_earlier_result_then_it_is_kept_back_too)
{
  gint64 race = world_open (&world, "{'kind':'race'}", runners);
  gint64 first = world_seq (&world, race, "run", "{'runner':'乙队','seconds':'8.20'}");
  g_autofree char *given = g_strdup_printf ("{'event':%ld,'values':{'seconds':'4.44'},'reason':'看错'}", (long) first);

  world_do (&world, race, "hold", "{}");
  world_do (&world, race, "correct", given);
  g_autofree char *board = boards_text (race, NULL), *events = world_events (&world, race, BAHE_RECORDER);
  assert_has_not (board, "4.44");
  assert_has_not (events, "4.44");
  assert_has (board, "\"name\":\"乙队\",\"held\":true");
}
END_TEST

START_TEST (given_a_reveal_then_places_come_from_the_last_to_the_first_and_the_last_step_ends_it)
{
  gint64 race = held_race ();

  world_do (&world, race, "run", "{'runner':'丁队','seconds':'9.50'}"); /* level with the first */
  world_do (&world, race, "reveal", "{}");
  check_board (race, NULL, "乙队 0,丙队 0,甲队 3,丁队 3");
  g_autofree char *one = boards_text (race, NULL);
  assert_has (one, "\"state\":\"held\"");
  assert_has (one, "\"revealed\":1,");
  assert_has_not (one, "8.20");
  assert_has_not (one, "7.77");
  world_do (&world, race, "reveal", "{}");
  check_board (race, NULL, "丙队 0,乙队 2,甲队 3,丁队 3");
  world_do (&world, race, "undo", "{}");
  check_board (race, NULL, "乙队 0,丙队 0,甲队 3,丁队 3");
  world_do (&world, race, "reveal", "{'places':2}");
  check_board (race, NULL, "丙队 1,乙队 2,甲队 3,丁队 3");
  g_autofree char *all = boards_text (race, NULL);
  assert_has (all, "\"state\":\"open\"");
  assert_has (all, "7.77");
  g_autofree char *events = world_events (&world, race, BAHE_VIEWER);
  assert_has (events, "7.77");
}
END_TEST

START_TEST (given_a_hold_undone_or_all_revealed_then_everything_is_there_again)
{
  gint64 race = world_open (&world, "{'kind':'race'}", runners);

  world_do (&world, race, "hold", "{}");
  world_do (&world, race, "undo", "{}");
  world_do (&world, race, "run", "{'runner':'丙队','seconds':'7.77'}");
  check_board (race, NULL, "丙队 1,甲队 2,乙队 2,丁队 2");
  world_do (&world, race, "hold", "{}");
  world_do (&world, race, "run", "{'runner':'甲队','seconds':'7.70'}");
  check_board (race, NULL, "丙队 1,乙队 2,丁队 2,甲队 0");
  world_do (&world, race, "reveal", "{'all':true}");
  check_board (race, NULL, "甲队 1,丙队 2,乙队 3,丁队 3");
}
END_TEST

START_TEST (what_cannot_be_held_or_revealed_is_refused_in_words)
{
  static const char *const teams[] = { "一队", "二队", NULL };
  gint64 race = world_open (&world, "{'kind':'race','title':'五十米'}", runners);
  gint64 visits = world_open (&world, "{'kind':'visits','title':'慰问'}", NULL);
  gint64 panel = world_open (&world, "{'kind':'panel','judges':1}", teams);
  g_autofree char *early = world_no (&world, race, "reveal", "{}", BAHE_ERROR_REFUSED);
  g_autofree char *boardless = world_no (&world, visits, "hold", "{}", BAHE_ERROR_REFUSED);

  assert_has (early, "not held");
  assert_has (boardless, "no board");
  world_do (&world, race, "hold", "{}");
  g_autofree char *twice = world_no (&world, race, "hold", "{}", BAHE_ERROR_REFUSED);
  assert_has (twice, "already");
  g_autofree char *none = world_no (&world, race, "reveal", "{'places':0}", BAHE_ERROR_INVALID);
  ck_assert_uint_gt (strlen (none), 0);
  world_do (&world, panel, "sheet", "{'judge':1,'team':'二队','marks':'动作 9.5'}");
  world_do (&world, panel, "hold", "{}");
  g_autofree char *marking = world_no (&world, panel, "reveal", "{}", BAHE_ERROR_REFUSED);
  assert_has (marking, "marks are still being given");
}
END_TEST

START_TEST (given_a_hold_then_an_earlier_board_and_what_decides_asks_are_whole)
{
  gint64 race = held_race ();
  gint64 last = world_seq (&world, race, "run", "{'runner':'丁队','seconds':'6.66'}");
  const BaheBoardQuery as_of_hold = { .as_of = last - 2 }, compared = { .role = BAHE_OFFICER, .unheld = TRUE },
                       pretended = { .role = BAHE_JUDGE, .unheld = TRUE };

  check_board (race, &as_of_hold, "乙队 1,甲队 2,丙队 3,丁队 3");
  check_board (race, &compared, "丁队 1,丙队 2,乙队 3,甲队 4");
  check_board (race, &pretended, "乙队 1,甲队 2,丙队 0,丁队 0");
}
END_TEST

static gboolean
count_entry (const BaheFigureEntry *entry, gpointer data, GError **error)
{
  g_string_append_printf (data, "%s%" G_GINT64_FORMAT "e%d", ((GString *) data)->len > 0 ? " " : "",
                          entry->amount.integer, entry->amount.exponent);
  return TRUE;
}

static void
check_figures (gint64 activity, const char *wanted)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  const BaheFigureQuery query = { .activity = activity, .figure = "race.seconds" };

  ck_assert (bahe_unit_each_figure_entry (world.unit, &query, count_entry, text, &error));
  assert_no_error (error);
  ck_assert_str_eq (text->str, wanted);
}

START_TEST (given_a_hold_then_figures_stay_as_they_were_until_all_is_revealed)
{
  gint64 race = held_race (), other = world_open (&world, "{'kind':'race'}", runners);

  world_do (&world, other, "run", "{'runner':'甲队','seconds':'1.25'}");
  check_figures (race, "820e-2 950e-2");
  check_figures (0, "125e-2 820e-2 950e-2");
  world_do (&world, race, "reveal", "{}");
  check_figures (race, "820e-2 950e-2");
  world_do (&world, race, "reveal", "{'all':true}");
  check_figures (race, "820e-2 950e-2 777e-2");
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("activity hold");
  TCase *tests = tcase_create ("hold");

  tcase_add_checked_fixture (tests, begin, end);
  tcase_add_test (tests, given_a_hold_then_who_is_scored_after_it_stands_without_place_and_numbers);
  tcase_add_test (tests, given_a_hold_then_the_order_of_results_is_not_the_order_of_the_rows);
  tcase_add_test (tests, given_a_hold_then_no_text_for_others_than_officers_tells_a_result);
  tcase_add_test (tests, given_a_correction_of_an_earlier_result_then_it_is_kept_back_too);
  tcase_add_test (tests, given_a_reveal_then_places_come_from_the_last_to_the_first_and_the_last_step_ends_it);
  tcase_add_test (tests, given_a_hold_undone_or_all_revealed_then_everything_is_there_again);
  tcase_add_test (tests, what_cannot_be_held_or_revealed_is_refused_in_words);
  tcase_add_test (tests, given_a_hold_then_an_earlier_board_and_what_decides_asks_are_whole);
  tcase_add_test (tests, given_a_hold_then_figures_stay_as_they_were_until_all_is_revealed);
  suite_add_tcase (suite, tests);
  return run_suite (suite);
}
