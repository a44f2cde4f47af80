/* The life of awards: drafted from the board, in public notice, given with certificates, corrected where the board
 * moved. */
#include "world.h"

#include <string.h>

static World world;
static const BahePlugin *const plugins[] = { &test_plugin, NULL };
static const char *const teams[] = { "后勤组", "大班组", "中班组", "小班组", NULL };

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

/* Four have run: 后勤组 7.90, 大班组 8.20, 中班组 8.50 and 小班组 9.00; first prize one, second prize one. */
static gint64
race_run (gint64 *slow)
{
  gint64 race =
      world_open (&world,
                  "{'kind':'race','title':'五十米','awards':{'list':[{'zh':'一等奖','en':'First prize','count':1},"
                  "{'zh':'二等奖','en':'Second prize','count':1}]}}",
                  teams);
  gint64 seq = world_seq (&world, race, "run", "{'runner':'后勤组','seconds':'7.90'}");

  if (slow != NULL)
    *slow = seq;
  world_do (&world, race, "run", "{'runner':'大班组','seconds':'8.20'}");
  world_do (&world, race, "run", "{'runner':'中班组','seconds':'8.50'}");
  world_do (&world, race, "run", "{'runner':'小班组','seconds':'9.00'}");
  return race;
}

static json_object *
member (json_object *object, const char *name)
{
  json_object *value = NULL;

  json_object_object_get_ex (object, name, &value);
  return value;
}

static json_object *
awards_of (gint64 activity)
{
  g_autoptr (GError) error = NULL;
  const BaheBoardQuery query = { .role = BAHE_OFFICER };
  json_object *json = bahe_unit_awards (world.unit, activity, &query, &error);

  assert_no_error (error);
  return json;
}

/* "state: 后勤组 一等奖; 大班组 二等奖 replaced": every row of the first list in order. */
static char *
list_text (gint64 activity)
{
  json_object *json = awards_of (activity), *list = json_object_array_get_idx (member (json, "lists"), 0);
  GString *text = g_string_new (json_object_get_string (member (list, "state")));

  for (size_t i = 0; i < json_object_array_length (member (list, "rows")); i++) {
    json_object *row = json_object_array_get_idx (member (list, "rows"), i), *state = member (row, "state");
    g_string_append_printf (text, "%s %s %s%s%s", i == 0 ? ":" : ";", json_object_get_string (member (row, "name")),
                            json_object_get_string (member (row, "award")), state != NULL ? " " : "",
                            state != NULL ? json_object_get_string (state) : "");
  }
  json_object_put (json);
  return g_string_free (text, FALSE);
}

static void
check_list (gint64 activity, const char *expected)
{
  g_autofree char *text = list_text (activity);

  ck_assert_str_eq (text, expected);
}

/* The check code of the i-th row of the first list. */
static char *
code_of (gint64 activity, gsize i)
{
  json_object *json = awards_of (activity), *list = json_object_array_get_idx (member (json, "lists"), 0);
  char *code =
      g_strdup (json_object_get_string (member (json_object_array_get_idx (member (list, "rows"), i), "code")));

  json_object_put (json);
  return code;
}

static void
check_certificate (const char *code, const char *state)
{
  g_autoptr (GError) error = NULL;
  json_object *json = bahe_unit_certificate (world.unit, code, &error);

  assert_no_error (error);
  ck_assert_str_eq (json_object_get_string (member (json, "state")), state);
  json_object_put (json);
}

/* The first run becomes so slow that 大班组 was first and 中班组 second. */
static void
move_the_board (gint64 race, gint64 first_run)
{
  g_autofree char *given =
      g_strdup_printf ("{'event':'#%" PRId64 "','values':{'seconds':'9.90'},'reason':'秒表读错'}", first_run);

  world_do (&world, race, "correct", given);
}

START_TEST (given_a_draft_then_notice_then_the_awards_are_given)
{
  gint64 race = race_run (NULL);
  world_do (&world, race, "award", "{}");
  check_list (race, "drafted: 后勤组 First prize; 大班组 Second prize");
  gint64 notice = world_seq (&world, race, "publish-awards", "{'until':'2099-12-31'}");
  check_list (race, "published: 后勤组 First prize; 大班组 Second prize");
  g_autofree char *early = world_no (&world, race, "grant-awards", "{}", BAHE_ERROR_REFUSED);
  assert_has (early, "2099");
  g_autofree char *over = world_no (&world, race, "publish-awards", "{'until':'2001-01-01'}", BAHE_ERROR_INVALID);
  assert_has (over, "before it begins");
  g_autofree char *cancel = g_strdup_printf ("{'event':'#%" PRId64 "','reason':'不用公示'}", notice);
  world_do (&world, race, "cancel", cancel);
  world_do (&world, race, "grant-awards", "{'by':'校长'}");
  check_list (race, "granted: 后勤组 First prize; 大班组 Second prize");
  world_verify (&world);
}
END_TEST

START_TEST (given_no_list_then_nothing_can_be_given_or_corrected)
{
  gint64 race = race_run (NULL);
  const char *verbs[] = { "publish-awards", "grant-awards", "correct-awards" };

  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++) {
    g_autofree char *no = world_no (&world, race, verbs[i], i == 2 ? "{'reason':'错'}" : "{}", BAHE_ERROR_REFUSED);
    assert_has (no, "no awards are recorded");
  }
}
END_TEST

START_TEST (given_a_draft_that_the_board_left_then_it_is_not_given)
{
  gint64 first = 0, race = race_run (&first);
  world_do (&world, race, "award", "{}");
  move_the_board (race, first);
  g_autofree char *moved = world_no (&world, race, "grant-awards", "{}", BAHE_ERROR_REFUSED);
  assert_has (moved, "moved");
  g_autofree char *notice = world_no (&world, race, "publish-awards", "{}", BAHE_ERROR_REFUSED);
  assert_has (notice, "award again");
  g_autofree char *draft = world_no (&world, race, "correct-awards", "{'reason':'错'}", BAHE_ERROR_REFUSED);
  assert_has (draft, "not given yet");
}
END_TEST

START_TEST (given_awards_were_given_then_the_signed_list_stays_whatever_the_board_does)
{
  gint64 first = 0, race = race_run (&first), award = world_seq (&world, race, "award", "{}");
  world_do (&world, race, "grant-awards", "{}");
  move_the_board (race, first);
  check_list (race, "granted: 后勤组 First prize; 大班组 Second prize");
  g_autofree char *cancel = g_strdup_printf ("{'event':'#%" PRId64 "','reason':'重来'}", award);
  g_autofree char *voided = world_no (&world, race, "cancel", cancel, BAHE_ERROR_REFUSED);
  assert_has (voided, "signed");
  g_autofree char *again = world_no (&world, race, "award", "{}", BAHE_ERROR_REFUSED);
  assert_has (again, "correct-awards");
  g_autofree char *twice = world_no (&world, race, "grant-awards", "{}", BAHE_ERROR_REFUSED);
  assert_has (twice, "given already");
}
END_TEST

START_TEST (given_a_mistake_then_by_default_prizes_are_kept_and_the_wronged_are_awarded_too)
{
  gint64 first = 0, race = race_run (&first);
  world_do (&world, race, "award", "{'participants':40}");
  world_do (&world, race, "grant-awards", "{}");
  g_autofree char *kept = code_of (race, 0), *second = code_of (race, 1);
  move_the_board (race, first);
  world_do (&world, race, "correct-awards", "{'reason':'秒表读错'}");
  check_list (race,
              "corrected: 后勤组 First prize; 大班组 Second prize replaced; 大班组 First prize; 中班组 Second prize");
  check_certificate (kept, "valid");
  check_certificate (second, "replaced");
  g_autofree char *fresh = code_of (race, 2), *late = code_of (race, 3);
  check_certificate (fresh, "valid");
  check_certificate (late, "valid");
  ck_assert_str_ne (fresh, second);

  json_object *json = awards_of (race), *list = json_object_array_get_idx (member (json, "lists"), 0);
  ck_assert_int_eq (json_object_get_int64 (member (list, "winners")), 3);
  ck_assert_int_eq (json_object_get_int64 (member (list, "participants")), 40);
  ck_assert_uint_eq (json_object_array_length (member (list, "moved")), 0);
  ck_assert_uint_eq (json_object_array_length (member (list, "corrections")), 1);
  json_object_put (json);
  g_autofree char *nothing = world_no (&world, race, "correct-awards", "{'reason':'再来'}", BAHE_ERROR_REFUSED);
  assert_has (nothing, "those of the board");
  world_verify (&world);
}
END_TEST

START_TEST (given_take_back_or_exchange_then_each_prize_goes_its_own_way)
{
  gint64 first = 0, race = race_run (&first);
  world_do (&world, race, "award", "{}");
  world_do (&world, race, "grant-awards", "{}");
  g_autofree char *taken = code_of (race, 0);
  move_the_board (race, first);
  g_autofree char *none =
      world_no (&world, race, "correct-awards", "{'reason':'错','exchange':['后勤组']}", BAHE_ERROR_REFUSED);
  assert_has (none, "no award");
  g_autofree char *unmoved =
      world_no (&world, race, "correct-awards", "{'reason':'错','take-back':['小班组']}", BAHE_ERROR_REFUSED);
  assert_has (unmoved, "小班组");
  world_do (&world, race, "correct-awards", "{'reason':'秒表读错','take-back':['后勤组']}");
  check_list (race, "corrected: 后勤组 First prize taken-back; 大班组 Second prize replaced; 大班组 First prize; "
                    "中班组 Second prize");
  check_certificate (taken, "taken-back");
}
END_TEST

START_TEST (given_a_prize_or_headcount_that_does_not_fit_then_it_is_refused_by_name)
{
  gint64 race = race_run (NULL);
  g_autofree char *prize = world_no (
      &world, race, "award", "{'prizes':[{'award':'特等奖','what':'保温杯','value':'50'}]}", BAHE_ERROR_INVALID);
  assert_has (prize, "特等奖");
  g_autofree char *people = world_no (&world, race, "award", "{'participants':1}", BAHE_ERROR_INVALID);
  assert_has (people, "took part");
  world_do (&world, race, "award", "{'prizes':[{'award':'一等奖','what':'保温杯','value':'50'}],'souvenirs':2}");
  g_autofree char *events = world_events (&world, race, BAHE_OFFICER);
  assert_has (events, "\"material\":true");
  assert_has (events, "\"prize\":5000");
  assert_has (events, "\"winners\":2");
  assert_has (events, "\"participants\":4");
}
END_TEST

START_TEST (given_a_check_code_then_no_name_of_a_person_is_told)
{
  const char *const guests[] = { "王小明", NULL };
  g_autoptr (GError) error = NULL;
  gint64 race = world_open (&world, "{'kind':'race','title':'跳远'}", guests);
  world_do (&world, race, "run", "{'runner':'王小明','seconds':'7.90'}");
  world_do (&world, race, "award", "{}");
  world_do (&world, race, "grant-awards", "{}");
  g_autofree char *code = code_of (race, 0), *typed = g_ascii_strdown (code, -1);
  json_object *json = bahe_unit_certificate (world.unit, typed, &error);
  assert_no_error (error);
  const char *text = json_object_to_json_string_ext (json, JSON_C_TO_STRING_PLAIN);
  assert_has (text, "王※※");
  assert_has_not (text, "小明");
  assert_has (text, "跳远");
  json_object_put (json);
  const char *const wrong[] = { "1", "", "99999-AAAAAAAA", "关于-王小明", "3-00000000" };
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_clear_error (&error);
    ck_assert_ptr_null (bahe_unit_certificate (world.unit, wrong[i], &error));
    ck_assert (g_error_matches (error, BAHE_ERROR, BAHE_ERROR_NOT_FOUND));
  }
}
END_TEST

START_TEST (given_awards_were_given_then_a_preview_says_that_the_list_stays)
{
  g_autoptr (GError) error = NULL;
  gint64 first = 0, race = race_run (&first);
  BahePreview preview = { 0 };
  json_object *values = world_json ("{'seconds':'9.90'}");
  world_do (&world, race, "award", "{}");
  world_do (&world, race, "grant-awards", "{}");
  ck_assert (bahe_unit_preview (world.unit, first, values, &preview, &error));
  assert_no_error (error);
  const char *last = preview.moves->pdata[preview.moves->len - 1];
  assert_has (last, "correct-awards");
  assert_has (last, "后勤组");
  bahe_preview_clear (&preview);
  json_object_put (values);
}
END_TEST

START_TEST (given_a_held_board_then_its_awards_are_told_to_nobody)
{
  g_autoptr (GError) error = NULL;
  gint64 race = race_run (NULL);
  world_do (&world, race, "hold", "{}");
  world_do (&world, race, "award", "{}");
  json_object *viewer = bahe_unit_awards (world.unit, race, NULL, &error);
  assert_no_error (error);
  ck_assert_uint_eq (json_object_array_length (member (viewer, "lists")), 0);
  const BaheBoardQuery reveal = { .role = BAHE_OFFICER, .reveal = TRUE };
  json_object *officer = bahe_unit_awards (world.unit, race, &reveal, &error);
  assert_no_error (error);
  ck_assert_uint_eq (json_object_array_length (member (officer, "lists")), 1);
  json_object_put (viewer);
  json_object_put (officer);
  world_do (&world, race, "reveal", "{'all':true}");
  check_list (race, "drafted: 后勤组 First prize; 大班组 Second prize");
}
END_TEST

START_TEST (given_a_viewer_then_codes_and_members_are_not_told)
{
  g_autoptr (GError) error = NULL;
  gint64 race = race_run (NULL);
  world_do (&world, race, "award", "{}");
  world_do (&world, race, "grant-awards", "{}");
  json_object *json = bahe_unit_awards (world.unit, race, NULL, &error);
  assert_no_error (error);
  const char *text = json_object_to_json_string_ext (json, JSON_C_TO_STRING_PLAIN);
  assert_has (text, "\"number\":");
  assert_has_not (text, "\"code\":");
  assert_has_not (text, "\"names\":");
  json_object_put (json);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("activity awards");
  TCase *awards = tcase_create ("awards");

  tcase_set_timeout (awards, 60);
  tcase_add_checked_fixture (awards, begin, end);
  tcase_add_test (awards, given_a_draft_then_notice_then_the_awards_are_given);
  tcase_add_test (awards, given_no_list_then_nothing_can_be_given_or_corrected);
  tcase_add_test (awards, given_a_draft_that_the_board_left_then_it_is_not_given);
  tcase_add_test (awards, given_awards_were_given_then_the_signed_list_stays_whatever_the_board_does);
  tcase_add_test (awards, given_a_mistake_then_by_default_prizes_are_kept_and_the_wronged_are_awarded_too);
  tcase_add_test (awards, given_take_back_or_exchange_then_each_prize_goes_its_own_way);
  tcase_add_test (awards, given_a_prize_or_headcount_that_does_not_fit_then_it_is_refused_by_name);
  tcase_add_test (awards, given_a_check_code_then_no_name_of_a_person_is_told);
  tcase_add_test (awards, given_awards_were_given_then_a_preview_says_that_the_list_stays);
  tcase_add_test (awards, given_a_held_board_then_its_awards_are_told_to_nobody);
  tcase_add_test (awards, given_a_viewer_then_codes_and_members_are_not_told);
  suite_add_tcase (suite, awards);
  return run_suite (suite);
}
