/* Corrections, conflicts, undo: the effective history and what it does to facts, figures and names. */
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

static BaheAnswer
correct (gint64 seq, const char *values)
{
  g_autofree char *given = g_strdup_printf ("{'event':%ld,'values':%s,'reason':'抄错了'}", (long) seq, values);

  return world_do (&world, 0, "correct", given);
}

static BaheAnswer
cancel (gint64 seq)
{
  g_autofree char *given = g_strdup_printf ("{'event':%ld,'reason':'记错了'}", (long) seq);

  return world_do (&world, 0, "cancel", given);
}

static json_object *
event_of (json_object *events, gint64 seq)
{
  for (size_t i = 0; i < json_object_array_length (events); i++) {
    json_object *event = json_object_array_get_idx (events, i), *number = NULL;
    json_object_object_get_ex (event, "seq", &number);
    if (json_object_get_int64 (number) == seq)
      return event;
  }
  ck_abort_msg ("no event %ld", (long) seq);
  return NULL;
}

/* A member of an event as text. */
static char *
member (gint64 activity, gint64 seq, const char *name)
{
  json_object *events = bahe_unit_events (world.unit, activity, BAHE_OFFICER, NULL), *value = NULL;

  json_object_object_get_ex (event_of (events, seq), name, &value);
  char *text = g_strdup (json_object_to_json_string_ext (value, JSON_C_TO_STRING_PLAIN));
  json_object_put (events);
  return text;
}

START_TEST (corrected_values_stand_in_the_old_ones_place)
{
  gint64 race = world_open (&world, "{'kind':'race'}", teams);
  gint64 run = world_seq (&world, race, "run", "{'runner':'大班组','seconds':'9.50','note':'顺风'}");
  gint64 other = world_seq (&world, race, "run", "{'runner':'中班组','seconds':'8'}");
  g_autofree char *before = world_rows (&world, race, 0);
  BaheAnswer correction = correct (run, "{'seconds':'9.05'}");
  g_autofree char *after = world_rows (&world, race, 0);
  g_autofree char *past = world_rows (&world, race, correction.first_seq - 1);
  g_autofree char *values = member (race, run, "values");

  assert_has (before, "2 950e-2");
  assert_has (after, "2 905e-2");
  assert_has_not (after, "950e-2");
  assert_has (after, "3 8e0");
  ck_assert_str_eq (before, past);
  assert_has (values, "9.05");
  assert_has (values, "顺风");
  g_autofree char *by = member (race, run, "corrected_by"), *not = member (race, other, "corrected_by");
  ck_assert_int_eq (g_ascii_strtoll (by, NULL, 10), correction.first_seq);
  ck_assert_str_eq (not, "null");
  world_verify (&world);
}
END_TEST

START_TEST (a_correction_of_a_correction_counts_and_may_be_voided)
{
  gint64 race = world_open (&world, "{'kind':'race'}", teams);
  gint64 run = world_seq (&world, race, "run", "{'runner':'大班组','seconds':'9.50','note':'顺风'}");
  correct (run, "{'seconds':'9.05'}");
  gint64 second = correct (run, "{'note':''}").first_seq;
  g_autofree char *both = member (race, run, "values");
  assert_has (both, "9.05");
  assert_has_not (both, "顺风");

  cancel (second);
  g_autofree char *one = member (race, run, "values");
  assert_has (one, "9.05");
  assert_has (one, "顺风");
  gint64 third = correct (second, "{'seconds':'7'}").first_seq;
  g_autofree char *again = member (race, run, "values");
  assert_has (again, "\"7\"");
  cancel (third);
  cancel (run);
  g_autofree char *gone = world_rows (&world, race, 0);
  ck_assert_str_eq (gone, "");
  correct (run, "{'seconds':'6'}");
  g_autofree char *back = world_rows (&world, race, 0);
  assert_has (back, "2 6e0");
  world_verify (&world);
}
END_TEST

START_TEST (a_wrong_correction_is_refused_with_what_fits)
{
  gint64 race = world_open (&world, "{'kind':'race'}", teams);
  gint64 run = world_seq (&world, race, "run", "{'runner':'大班组','seconds':'9.50'}");
  const struct {
    const char *values, *says;
    gint code;
  } wrong[] = {
    { "{'secnds':'9'}", "seconds", BAHE_ERROR_INVALID },
    { "{'seconds':'101'}", "Seconds", BAHE_ERROR_INVALID },
    { "{'seconds':''}", "Seconds", BAHE_ERROR_INVALID },
    { "{'runner':'没有'}", "没有", BAHE_ERROR_NOT_FOUND },
    { "{}", "field", BAHE_ERROR_INVALID },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autofree char *given = g_strdup_printf ("{'event':%ld,'values':%s,'reason':'x'}", (long) run, wrong[i].values);
    g_autofree char *words = world_no (&world, race, "correct", given, wrong[i].code);
    assert_has (words, wrong[i].says);
  }
  g_autofree char *given = g_strdup_printf ("{'event':%ld,'values':{'seconds':'9'}}", (long) run);
  g_autofree char *no_reason = world_no (&world, race, "correct", given, BAHE_ERROR_INVALID);
  assert_has (no_reason, "Reason");
  g_autofree char *elsewhere = g_strdup_printf ("{'event':%ld,'reason':'x'}", (long) run);
  g_autofree char *other = world_no (&world, 1, "cancel", elsewhere, BAHE_ERROR_INVALID);
  assert_has (other, "belongs to");
  g_autofree char *opening = g_strdup_printf ("{'event':%ld,'reason':'x'}", 3L);
  g_autofree char *kept = world_no (&world, race, "cancel", opening, BAHE_ERROR_REFUSED);
  assert_has (kept, "cannot be voided");
}
END_TEST

START_TEST (what_no_longer_fits_is_shown_in_conflict_and_gives_nothing)
{
  gint64 cup = world_open (&world, "{'kind':'cup'}", teams);
  gint64 first = world_seq (&world, cup, "result", "{'winner':'后勤组','loser':'大班组'}");
  world_seq (&world, cup, "result", "{'winner':'中班组','loser':'小班组'}");
  gint64 final = world_seq (&world, cup, "result", "{'winner':'后勤组','loser':'中班组'}");
  g_autofree char *before = world_rows (&world, cup, 0);
  assert_has (before, "shape 4: 1 1e0"); /* crowned, derived by evolve */

  correct (first, "{'winner':'大班组','loser':'后勤组'}");
  g_autofree char *conflict = member (cup, final, "conflict"), *fits = member (cup, first, "conflict");
  ck_assert_str_eq (conflict, "true");
  ck_assert_str_eq (fits, "false");
  g_autofree char *after = world_rows (&world, cup, 0);
  assert_has_not (after, "shape 4");
  world_verify (&world);

  correct (final, "{'winner':'大班组','loser':'中班组'}");
  g_autofree char *settled = member (cup, final, "conflict");
  ck_assert_str_eq (settled, "false");
  g_autofree char *crowned = world_rows (&world, cup, 0);
  assert_has (crowned, "shape 4: 2 1e0");
  world_verify (&world);
}
END_TEST

START_TEST (values_that_would_not_fit_themselves_are_refused)
{
  gint64 cup = world_open (&world, "{'kind':'cup'}", teams);
  world_seq (&world, cup, "result", "{'winner':'后勤组','loser':'大班组'}");
  gint64 second = world_seq (&world, cup, "result", "{'winner':'中班组','loser':'小班组'}");
  g_autofree char *given = g_strdup_printf ("{'event':%ld,'values':{'loser':'大班组'},'reason':'x'}", (long) second);
  g_autofree char *before = world_events (&world, cup, BAHE_OFFICER);
  g_autofree char *words = world_no (&world, cup, "correct", given, BAHE_ERROR_REFUSED);

  assert_has (words, "does not fit");
  g_autofree char *after = world_events (&world, cup, BAHE_OFFICER);
  ck_assert_str_eq (before, after);
  world_seq (&world, cup, "result", "{'winner':'后勤组','loser':'中班组'}");
  world_verify (&world);
}
END_TEST

/* "held 2": how far a list says the panel is, and the judges of its setup. */
static char *
listed (gint64 panel)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = bahe_unit_activities (world.unit, &error);
  g_autoptr (BaheActivity) one = bahe_unit_activity (world.unit, panel, &error);

  assert_no_error (error);
  const BaheActivity *activity = all->pdata[panel - 1];
  ck_assert_int_eq (activity->number, panel);
  ck_assert_str_eq (bahe_activity_state (activity), bahe_activity_state (one));
  return g_strdup_printf ("%s %ld", bahe_activity_state (activity),
                          (long) bahe_values_get (activity->setup)[0].integer);
}

static void
check_listed (gint64 panel, const char *wanted)
{
  g_autofree char *warm = listed (panel);

  ck_assert_str_eq (warm, wanted);
  world_again (&world, plugins); /* a list that was never looked at reads the same */
  g_autofree char *cold = listed (panel);
  ck_assert_str_eq (cold, wanted);
}

START_TEST (a_list_that_was_looked_at_follows_what_is_recorded_and_corrected)
{
  gint64 panel = world_open (&world, "{'kind':'panel','title':'广播操','judges':2}", teams);
  g_autofree char *first = listed (panel);
  ck_assert_str_eq (first, "open 2");
  gint64 lock = world_seq (&world, panel, "lock", "{}");
  check_listed (panel, "marked 2");
  world_do (&world, panel, "hold", "{}");
  gint64 closed = world_seq (&world, panel, "close", "{}");
  check_listed (panel, "held 2");
  world_do (&world, panel, "reveal", "{'all':true}");
  check_listed (panel, "closed 2");
  cancel (closed);
  cancel (lock);
  json_object *events = bahe_unit_events (world.unit, panel, BAHE_OFFICER, NULL), *seq = NULL;
  json_object_object_get_ex (json_object_array_get_idx (events, 0), "seq", &seq);
  gint64 corrected = correct (json_object_get_int64 (seq), "{'judges':5}").last_seq;
  json_object_put (events);
  g_autofree char *five = listed (panel);
  ck_assert_str_eq (five, "open 5");
  cancel (corrected); /* a correction of what an earlier look had laid over already */
  check_listed (panel, "open 2");
}
END_TEST

START_TEST (opening_and_entries_are_corrected_like_any_record)
{
  gint64 panel = world_open (&world, "{'kind':'panel','title':'广播操','judges':2}", teams);
  g_autoptr (BaheActivity) before = bahe_unit_activity (world.unit, panel, NULL);
  json_object *events = bahe_unit_events (world.unit, panel, BAHE_OFFICER, NULL), *seq = NULL;

  json_object_object_get_ex (json_object_array_get_idx (events, 0), "seq", &seq);
  gint64 opened = json_object_get_int64 (seq);
  json_object_put (events);
  ck_assert_int_eq (bahe_values_get (before->setup)[0].integer, 2);
  correct (opened, "{'title':'校内广播操','judges':5,'when':'2026-05-26'}");
  correct (opened + 1, "{'guest':'后勤一组'}");
  g_autoptr (BaheActivity) after = bahe_unit_activity (world.unit, panel, NULL);
  ck_assert_str_eq (after->title, "校内广播操");
  ck_assert_int_eq (bahe_values_get (after->setup)[0].integer, 5);
  g_autofree char *when = bahe_span_format (&after->when);
  ck_assert_str_eq (when, "2026-05-26");
  json_object *entrants = bahe_unit_entrants (world.unit, panel, NULL);
  assert_has (json_object_to_json_string (entrants), "后勤一组");
  json_object_put (entrants);

  cancel (opened + 4);
  world_do (&world, panel, "enter", "{'guest':'新组'}");
  entrants = bahe_unit_entrants (world.unit, panel, NULL);
  ck_assert_uint_eq (json_object_array_length (entrants), 4);
  json_object_object_get_ex (json_object_array_get_idx (entrants, 3), "number", &seq);
  ck_assert_int_eq (json_object_get_int64 (seq), 5); /* never 4 again */
  json_object_put (entrants);
}
END_TEST

START_TEST (the_year_of_a_figure_follows_the_day_and_the_units_first_month)
{
  g_autoptr (GError) error = NULL;
  gint64 race = world_open (&world, "{'kind':'race'}", teams);
  json_object *given = world_json ("{'runner':'大班组','seconds':'9'}");
  BaheRequest request = {
    .id = bahe_id_new (), .activity = race, .verb = "run", .given = given, .when = "2026-06-02", .role = BAHE_OFFICER
  };
  g_auto (BaheAnswer) answer = { 0 };

  ck_assert (bahe_unit_do (world.unit, &request, &answer, &error));
  g_autofree char *june = world_rows (&world, race, 0);
  assert_has (june, "race.runs 2026");
  correct (answer.first_seq, "{'when':'2025-06-02'}");
  g_autofree char *last = world_rows (&world, race, 0);
  assert_has (last, "race.runs 2025");

  correct (1, "{'first-month':9}");
  g_autofree char *board = world_board (&world, race, NULL); /* whoever reads builds again what is old */
  assert_has (board, "大班组 1");
  g_autofree char *school = world_rows (&world, race, 0);
  assert_has (school, "race.runs 2024");
  world_verify (&world);
  json_object_put (given);
}
END_TEST

START_TEST (an_undo_takes_back_every_part_of_the_actors_last_verb)
{
  gint64 cup = world_open (&world, "{'kind':'cup'}", teams);
  g_autofree char *before = world_rows (&world, cup, 0);
  BaheAnswer two = world_do (&world, cup, "two", "{'winner':'后勤组','loser':'大班组'}");

  ck_assert_int_eq (two.last_seq, two.first_seq + 1);
  g_autofree char *played = world_rows (&world, cup, 0);
  ck_assert_str_ne (before, played);
  BaheAnswer undo = world_do (&world, cup, "undo", "{}");
  ck_assert_int_eq (undo.last_seq, undo.first_seq + 1);
  g_autofree char *after = world_rows (&world, cup, 0);
  ck_assert_str_eq (before, after);
  g_autofree char *cancelled = member (cup, two.first_seq, "cancelled");
  ck_assert_str_eq (cancelled, "true");
  g_autofree char *why = member (cup, undo.first_seq, "values");
  assert_has (why, "误触");
  g_autofree char *twice = world_no (&world, cup, "undo", "{}", BAHE_ERROR_REFUSED);
  assert_has (twice, "undone already");
  world_verify (&world);
  world_do (&world, cup, "result", "{'winner':'大班组','loser':'后勤组'}");
}
END_TEST

START_TEST (an_undo_that_names_a_record_leaves_what_came_after_it)
{
  gint64 race = world_open (&world, "{'kind':'race'}", teams);
  gint64 first = world_seq (&world, race, "run", "{'runner':'大班组','seconds':'9'}");
  gint64 second = world_seq (&world, race, "run", "{'runner':'后勤组','seconds':'8'}");
  g_autofree char *named = g_strdup_printf ("{'event':'#%" PRId64 "'}", first);

  world_do (&world, race, "undo", named);
  g_autofree char *gone = member (race, first, "cancelled"), *stays = member (race, second, "cancelled");
  ck_assert_str_eq (gone, "true");
  ck_assert_str_eq (stays, "false");
  g_autofree char *twice = world_no (&world, race, "undo", named, BAHE_ERROR_REFUSED);
  assert_has (twice, "void already");
  gint64 other = world_open (&world, "{'kind':'race'}", teams);
  g_autofree char *elsewhere = world_no (&world, other, "undo", named, BAHE_ERROR_INVALID);
  assert_has (elsewhere, "belongs to activity");
  world_verify (&world);
}
END_TEST

START_TEST (nobody_undoes_what_another_did)
{
  g_autoptr (GError) error = NULL;
  gint64 race = world_open (&world, "{'kind':'race'}", teams);
  json_object *given = world_json ("{'runner':'大班组','seconds':'9'}");
  BaheRequest mine = {
    .id = bahe_id_new (), .activity = race, .verb = "run", .given = given, .actor = 7, .role = BAHE_RECORDER
  };
  BaheRequest theirs = { .id = bahe_id_new (), .activity = race, .verb = "undo", .actor = 8, .role = BAHE_RECORDER };
  g_auto (BaheAnswer) answer = { 0 };

  ck_assert (bahe_unit_do (world.unit, &mine, &answer, &error));
  ck_assert (!bahe_unit_do (world.unit, &theirs, NULL, &error));
  ck_assert (g_error_matches (error, BAHE_ERROR, BAHE_ERROR_REFUSED));
  g_clear_error (&error);
  g_autofree char *named = g_strdup_printf ("{'event':'#%" PRId64 "'}", answer.last_seq);
  theirs.given = world_json (named);
  ck_assert (!bahe_unit_do (world.unit, &theirs, NULL, &error));
  ck_assert (g_error_matches (error, BAHE_ERROR, BAHE_ERROR_REFUSED));
  g_clear_error (&error);
  theirs.actor = 7;
  ck_assert (bahe_unit_do (world.unit, &theirs, NULL, &error));
  json_object_put (theirs.given);
  json_object_put (given);
}
END_TEST

START_TEST (a_private_value_survives_the_correction_of_another_and_can_be_corrected)
{
  world_do (&world, 2, "add-person", "{'name':'陶然'}");
  gint64 visits = world_open (&world, "{'kind':'visits'}", NULL);
  gint64 visit = world_seq (&world, visits, "visit", "{'person':'陶然','money':'500元','illness':'肺炎'}");
  correct (visit, "{'money':'600元'}");
  correct (visit, "{'illness':'骨折'}");
  g_autofree char *rows = world_rows (&world, visits, 0);
  g_autofree char *values = member (visits, visit, "values");
  g_autofree char *events = world_events (&world, visits, BAHE_OFFICER);

  assert_has (rows, "60000e-2");
  assert_has (values, "given");
  assert_has_not (events, "骨折");
  assert_has_not (events, "sealed");
  world_verify (&world);
}
END_TEST

/* Who has the records but no keys must not find out by trying which value has this digest. */
static gboolean
take_digest (const BaheEventRow *row, gpointer data, GError **error)
{
  memcpy (data, row->digest, BAHE_HASH_SIZE);
  return TRUE;
}

START_TEST (the_digest_of_a_correction_betrays_no_private_value)
{
  g_autoptr (GError) error = NULL;
  guint8 stored[BAHE_HASH_SIZE], guessed[BAHE_HASH_SIZE];
  world_do (&world, 2, "add-person", "{'name':'陶然'}");
  gint64 visits = world_open (&world, "{'kind':'visits'}", NULL);
  gint64 visit = world_seq (&world, visits, "visit", "{'person':'陶然','illness':'肺炎'}");
  g_autofree char *text = g_strdup_printf ("{'event':%ld,'reason':'抄错了','values':{'illness':'骨折'}}", (long) visit);
  json_object *given = world_json (text);
  const BaheRequest request = {
    .id = bahe_id_new (), .activity = visits, .verb = "correct", .given = given, .role = BAHE_OFFICER
  };
  g_auto (BaheAnswer) first = { 0 }, again = { 0 }, other = { 0 };

  ck_assert (bahe_unit_do (world.unit, &request, &first, &error));
  g_autofree char *guess = g_strdup_printf ("{\"activity\":%ld,\"given\":%s,\"verb\":\"correct\"}", (long) visits,
                                            json_object_to_json_string_ext (given, JSON_C_TO_STRING_PLAIN));
  bahe_hash (guess, strlen (guess), NULL, 0, guessed);
  g_autoptr (BaheView) view = bahe_view_begin (bahe_unit_store (world.unit), NULL);
  ck_assert (bahe_view_event (view, first.first_seq, take_digest, stored, &error));
  g_clear_pointer (&view, bahe_view_end);
  ck_assert (memcmp (stored, guessed, sizeof stored) != 0);
  ck_assert (bahe_unit_do (world.unit, &request, &again, &error) && again.repeated);
  json_object_object_add (given, "values", world_json ("{'illness':'流感'}"));
  ck_assert (!bahe_unit_do (world.unit, &request, &other, &error));
  ck_assert (g_error_matches (error, BAHE_ERROR, BAHE_ERROR_CONFLICT));
  json_object_put (given);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("activity corrections");
  TCase *corrections = tcase_create ("corrections");

  tcase_add_checked_fixture (corrections, begin, end);
  tcase_add_test (corrections, corrected_values_stand_in_the_old_ones_place);
  tcase_add_test (corrections, a_correction_of_a_correction_counts_and_may_be_voided);
  tcase_add_test (corrections, a_wrong_correction_is_refused_with_what_fits);
  tcase_add_test (corrections, what_no_longer_fits_is_shown_in_conflict_and_gives_nothing);
  tcase_add_test (corrections, values_that_would_not_fit_themselves_are_refused);
  tcase_add_test (corrections, opening_and_entries_are_corrected_like_any_record);
  tcase_add_test (corrections, the_year_of_a_figure_follows_the_day_and_the_units_first_month);
  tcase_add_test (corrections, an_undo_takes_back_every_part_of_the_actors_last_verb);
  tcase_add_test (corrections, a_list_that_was_looked_at_follows_what_is_recorded_and_corrected);
  tcase_add_test (corrections, an_undo_that_names_a_record_leaves_what_came_after_it);
  tcase_add_test (corrections, nobody_undoes_what_another_did);
  tcase_add_test (corrections, a_private_value_survives_the_correction_of_another_and_can_be_corrected);
  tcase_add_test (corrections, the_digest_of_a_correction_betrays_no_private_value);
  suite_add_tcase (suite, corrections);
  return run_suite (suite);
}
