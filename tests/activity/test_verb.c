/* One verb and several: identity, roles, refusals, batches, rehearsal, private values. */
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

static gboolean
do_request (const BaheRequest *request, BaheAnswer *answer, GError **error)
{
  return bahe_unit_do (world.unit, request, answer, error);
}

START_TEST (the_first_two_streams_are_the_unit_and_the_roster)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = bahe_unit_activities (world.unit, &error);

  assert_no_error (error);
  ck_assert_uint_eq (all->len, 2);
  ck_assert_str_eq (((BaheActivity *) all->pdata[0])->kind, "unit");
  ck_assert_str_eq (((BaheActivity *) all->pdata[1])->kind, "roster");
  g_autofree char *words = world_no (&world, 0, "open", "{'kind':'roster'}", BAHE_ERROR_REFUSED);
  assert_has (words, "already");
}
END_TEST

START_TEST (a_verb_is_recorded_and_read_again)
{
  gint64 race = world_open (&world, "{'kind':'race','title':'五十米'}", teams);
  BaheAnswer answer = world_do (&world, race, "run", "{'runner':'大班组','seconds':'9.50'}");

  ck_assert_int_eq (answer.activity, race);
  ck_assert_int_eq (answer.first_seq, answer.last_seq);
  g_autofree char *events = world_events (&world, race, BAHE_VIEWER);
  assert_has (events, "\"seconds\":\"9.50\"");
  assert_has (events, "大班组");
  g_autofree char *rows = world_rows (&world, race, 0);
  assert_has (rows, "shape 3: 2 950e-2");
  assert_has (rows, "race.runs");
  world_verify (&world);
}
END_TEST

START_TEST (the_same_id_with_the_same_values_answers_the_same)
{
  g_autoptr (GError) error = NULL;
  gint64 race = world_open (&world, "{'kind':'race'}", teams);
  json_object *given = world_json ("{'runner':'大班组','seconds':'9.50'}");
  json_object *same = world_json ("{'seconds':'9.50','runner':'大班组'}");
  json_object *other = world_json ("{'runner':'大班组','seconds':'9.40'}");
  BaheRequest request = { .id = bahe_id_new (), .activity = race, .verb = "run", .given = given, .role = BAHE_OFFICER };
  g_auto (BaheAnswer) first = { 0 }, second = { 0 }, third = { 0 };

  ck_assert (do_request (&request, &first, &error));
  g_autofree char *before = world_events (&world, 0, BAHE_OFFICER);
  request.given = same;
  ck_assert (do_request (&request, &second, &error));
  ck_assert (!first.repeated && second.repeated);
  ck_assert_int_eq (first.first_seq, second.first_seq);
  ck_assert_str_eq (first.words, second.words);
  g_autofree char *after = world_events (&world, 0, BAHE_OFFICER);
  ck_assert_str_eq (before, after);

  request.given = other;
  ck_assert (!do_request (&request, &third, &error));
  ck_assert (g_error_matches (error, BAHE_ERROR, BAHE_ERROR_CONFLICT));
  g_clear_error (&error);
  request.given = given;
  request.when = "2026-06-02";
  ck_assert (!do_request (&request, &third, &error));
  ck_assert (g_error_matches (error, BAHE_ERROR, BAHE_ERROR_CONFLICT));
  json_object_put (given);
  json_object_put (same);
  json_object_put (other);
}
END_TEST

/* Ids come in order of time, so a new one is taken as new without a search: neither an older one nor a stranger's may
 * slip through. */
START_TEST (an_id_is_known_again_whoever_recorded_it_and_whatever_came_since)
{
  g_autoptr (GError) error = NULL;
  gint64 race = world_open (&world, "{'kind':'race'}", teams);
  g_autoptr (BaheStore) beside_store = bahe_store_open (world.path, world.keys, BAHE_STORE_WRITE, &error);
  assert_no_error (error);
  BaheUnit *beside = bahe_unit_new (g_steal_pointer (&beside_store), world.plugins, NULL, &error);
  json_object *given = world_json ("{'runner':'大班组','seconds':'9.50'}");
  BaheRequest early = { .id = bahe_id_new (), .activity = race, .verb = "run", .given = given, .role = BAHE_OFFICER };
  BaheRequest middle = early, late = early;
  g_auto (BaheAnswer) answer = { 0 };

  middle.id = bahe_id_new ();
  late.id = bahe_id_new ();
  ck_assert (bahe_unit_do (world.unit, &late, &answer, &error) && !answer.repeated);
  bahe_answer_clear (&answer);
  ck_assert (bahe_unit_do (world.unit, &early, &answer, &error) && !answer.repeated);
  bahe_answer_clear (&answer);
  ck_assert (bahe_unit_do (beside, &middle, &answer, &error) && !answer.repeated);
  bahe_answer_clear (&answer);
  const BaheRequest *all[] = { &early, &middle, &late };
  for (gsize i = 0; i < G_N_ELEMENTS (all); i++) {
    ck_assert (bahe_unit_do (i == 1 ? world.unit : beside, all[i], &answer, &error) && answer.repeated);
    bahe_answer_clear (&answer);
  }
  BaheRequest newest = early;
  newest.id = bahe_id_new ();
  ck_assert (bahe_unit_do (beside, &newest, &answer, &error) && !answer.repeated);
  bahe_answer_clear (&answer);
  ck_assert (bahe_unit_do (world.unit, &newest, &answer, &error) && answer.repeated);
  bahe_unit_free (beside);
  world_verify (&world);
  json_object_put (given);
}
END_TEST

static gboolean
keep_event (const BaheEventRow *row, gpointer data, GError **error)
{
  guint8 *digest = ((gpointer *) data)[0];
  char **body = ((gpointer *) data)[1];

  memcpy (digest, row->digest, BAHE_HASH_SIZE);
  *body = g_strndup (row->body, row->body_length);
  return TRUE;
}

/* Both outlive the program that wrote them: a retry after an update must find the same digest. */
START_TEST (digest_and_body_have_the_bytes_that_were_agreed)
{
  g_autoptr (GError) error = NULL;
  gint64 notes = world_open (&world, "{'kind':'race'}", teams);
  json_object *given = world_json ("{'seconds':'9.50','runner':'#2'}");
  json_object_object_add (given, "note", json_object_new_string ("a/b \\ \"c\" 中\t末"));
  BaheRequest request = {
    .id = bahe_id_new (), .activity = notes, .verb = "run", .given = given, .role = BAHE_OFFICER, .when = "2026-06-01"
  };
  g_auto (BaheAnswer) answer = { 0 };
  guint8 digest[BAHE_HASH_SIZE], expected[BAHE_HASH_SIZE];
  g_autofree char *body = NULL;
  gpointer kept[] = { digest, &body };

  ck_assert_msg (bahe_unit_do (world.unit, &request, &answer, &error), "%s", error != NULL ? error->message : "");
  g_autoptr (BaheView) view = bahe_view_begin (bahe_unit_store (world.unit), &error);
  ck_assert (bahe_view_event (view, answer.first_seq, keep_event, kept, &error));
  g_autofree char *text =
      g_strdup_printf ("{\"activity\":%" G_GINT64_FORMAT
                       ",\"given\":{\"note\":\"a/b \\\\ \\\"c\\\" 中\\t末\",\"runner\":\"#2\",\"seconds\":\"9.50\"},"
                       "\"verb\":\"run\",\"when\":\"2026-06-01\"}",
                       notes);
  bahe_hash (text, strlen (text), NULL, 0, expected);
  ck_assert_mem_eq (digest, expected, sizeof digest);
  g_autofree char *stored = g_strdup (body);
  json_object *read = json_tokener_parse (stored);
  ck_assert_str_eq (stored,
                    json_object_to_json_string_ext (read, JSON_C_TO_STRING_PLAIN | JSON_C_TO_STRING_NOSLASHESCAPE));
  assert_has (stored, "a/b \\\\ \\\"c\\\" 中\\t末");
  json_object_put (read);
  json_object_put (given);
}
END_TEST

/* What was only tried, or undone with its batch, is in no roster that later verbs read names from. */
START_TEST (a_person_whose_record_was_undone_is_nobody)
{
  g_autoptr (GError) error = NULL;
  json_object *added = world_json ("{'name':'周小满'}"), *entered = world_json ("{'who':'周小满'}");
  json_object *nobody = world_json ("{'who':'没有这个人'}");
  gint64 race = world_open (&world, "{'kind':'race'}", NULL);
  BaheRequest requests[] = {
    { .id = bahe_id_new (), .activity = 2, .verb = "add-person", .given = added, .role = BAHE_OFFICER },
    { .id = bahe_id_new (), .activity = race, .verb = "enter", .given = nobody, .role = BAHE_OFFICER },
  };
  BaheAnswer answers[2] = { 0 };

  ck_assert (!bahe_unit_batch (world.unit, requests, 2, answers, &error));
  ck_assert_msg (g_error_matches (error, BAHE_ERROR, BAHE_ERROR_NOT_FOUND), "%s", error->message);
  g_clear_error (&error);
  g_autofree char *first = world_no (&world, race, "enter", "{'who':'周小满'}", BAHE_ERROR_NOT_FOUND);
  requests[0].dry_run = requests[1].dry_run = TRUE;
  requests[1].given = entered;
  ck_assert_msg (bahe_unit_batch (world.unit, requests, 2, answers, &error), "%s", error != NULL ? error->message : "");
  for (int i = 0; i < 2; i++)
    bahe_answer_clear (&answers[i]);
  g_autofree char *second = world_no (&world, race, "enter", "{'who':'周小满'}", BAHE_ERROR_NOT_FOUND);
  world_do (&world, 2, "add-person", "{'name':'赵立夏'}");
  world_do (&world, race, "enter", "{'who':'赵立夏'}");
  g_autofree char *third = world_no (&world, race, "enter", "{'who':'周小满'}", BAHE_ERROR_NOT_FOUND);
  json_object_put (added);
  json_object_put (entered);
  json_object_put (nobody);
}
END_TEST

START_TEST (bad_values_name_their_field_and_record_nothing)
{
  gint64 race = world_open (&world, "{'kind':'race'}", teams);
  g_autofree char *before = world_events (&world, race, BAHE_OFFICER);
  g_autofree char *high = world_no (&world, race, "run", "{'runner':'大班组','seconds':'101'}", BAHE_ERROR_INVALID);
  g_autofree char *none = world_no (&world, race, "run", "{'runner':'大班组'}", BAHE_ERROR_INVALID);
  g_autofree char *who = world_no (&world, race, "run", "{'runner':'大班','seconds':'9'}", BAHE_ERROR_NOT_FOUND);
  g_autofree char *number = world_no (&world, race, "run", "{'runner':99,'seconds':'9'}", BAHE_ERROR_NOT_FOUND);
  g_autofree char *verb = world_no (&world, race, "rum", "{}", BAHE_ERROR_INVALID);

  assert_has (high, "Seconds");
  assert_has (none, "Seconds");
  assert_has (who, "大班组");
  assert_has (number, "99");
  assert_has (verb, "run");
  g_autofree char *after = world_events (&world, race, BAHE_OFFICER);
  ck_assert_str_eq (before, after);
}
END_TEST

START_TEST (a_refusal_speaks_in_the_words_of_its_row)
{
  gint64 cup = world_open (&world, "{'kind':'cup'}", teams);
  world_do (&world, cup, "result", "{'winner':'后勤组','loser':'大班组'}");
  g_autofree char *english =
      world_no (&world, cup, "result", "{'winner':'中班组','loser':'大班组'}", BAHE_ERROR_REFUSED);

  ck_assert_str_eq (english, "中班组 against 大班组: number 2 is out");
  bahe_language_set (BAHE_ZH);
  g_autofree char *chinese =
      world_no (&world, cup, "result", "{'winner':'中班组','loser':'大班组'}", BAHE_ERROR_REFUSED);
  ck_assert_str_eq (chinese, "大班组对中班组：第2号已经出局");
  bahe_language_set (BAHE_EN);
  g_autofree char *nothing = world_no (&world, cup, "nothing", "{}", BAHE_ERROR_REFUSED);
  assert_has (nothing, "nothing");
}
END_TEST

START_TEST (what_a_kind_makes_up_must_be_what_can_be_read_again)
{
  gint64 cup = world_open (&world, "{'kind':'cup'}", teams), race = world_open (&world, "{'kind':'race'}", teams);
  g_autofree char *before = world_events (&world, 0, BAHE_OFFICER);
  g_autofree char *stranger =
      world_no (&world, cup, "stranger", "{'winner':'后勤组','loser':'大班组'}", BAHE_ERROR_PLUGIN);
  assert_has (stranger, "loser");
  g_autofree char *bytes = world_no (&world, race, "scribble", "{'runner':'大班组','seconds':'9'}", BAHE_ERROR_PLUGIN);
  assert_has (bytes, "note");
  g_autofree char *refused =
      world_no (&world, cup, "forget", "{'winner':'后勤组','loser':'大班组'}", BAHE_ERROR_REFUSED);
  assert_has (refused, "大班组");
  g_autofree char *after = world_events (&world, 0, BAHE_OFFICER);
  ck_assert_str_eq (before, after);
}
END_TEST

START_TEST (a_figure_of_a_field_counts_the_records_that_say_it)
{
  gint64 race = world_open (&world, "{'kind':'race'}", teams);
  world_do (&world, race, "run", "{'runner':'大班组','seconds':'9'}");
  g_autofree char *without = world_rows (&world, race, 0);
  assert_has_not (without, "race.notes");
  assert_has (without, "race.runs");
  world_do (&world, race, "run", "{'runner':'大班组','seconds':'8','note':'顺风'}");
  g_autofree char *with = world_rows (&world, race, 0);
  assert_has (with, "race.notes");
  world_verify (&world);
}
END_TEST

START_TEST (roles_and_seats_are_kept)
{
  g_autoptr (GError) error = NULL;
  gint64 panel = world_open (&world, "{'kind':'panel','judges':2}", teams);
  json_object *sheet = world_json ("{'team':'大班组','marks':'动作 9.5'}");
  json_object *others = world_json ("{'judge':1,'team':'大班组','marks':'动作 9.5'}");
  BaheRequest request = {
    .id = bahe_id_new (), .activity = panel, .verb = "sheet", .given = sheet, .role = BAHE_VIEWER
  };

  ck_assert (!do_request (&request, NULL, &error));
  ck_assert (g_error_matches (error, BAHE_ERROR, BAHE_ERROR_REFUSED));
  g_clear_error (&error);
  request.role = BAHE_JUDGE;
  ck_assert (!do_request (&request, NULL, &error));
  g_clear_error (&error);
  request.seat = "2";
  request.given = others;
  ck_assert (!do_request (&request, NULL, &error));
  ck_assert (g_error_matches (error, BAHE_ERROR, BAHE_ERROR_REFUSED));
  g_clear_error (&error);
  request.given = sheet;
  ck_assert (do_request (&request, NULL, &error));
  g_autofree char *events = world_events (&world, panel, BAHE_OFFICER);
  assert_has (events, "\"judge\":2");

  request.id = bahe_id_new ();
  request.verb = "lock";
  request.given = NULL;
  ck_assert (!do_request (&request, NULL, &error));
  json_object_put (sheet);
  json_object_put (others);
}
END_TEST

START_TEST (entering_and_withdrawing_belong_to_the_host)
{
  gint64 cup = world_open (&world, "{'kind':'cup'}", teams);
  g_autofree char *twice = world_no (&world, cup, "enter", "{'guest':'大 班组'}", BAHE_ERROR_REFUSED);
  g_autofree char *nobody = world_no (&world, cup, "enter", "{'who':'没有的组'}", BAHE_ERROR_NOT_FOUND);
  g_autofree char *neither = world_no (&world, cup, "enter", "{}", BAHE_ERROR_INVALID);
  world_do (&world, cup, "withdraw", "{'entrant':'小班组','reason':'缺人'}");
  g_autofree char *again =
      world_no (&world, cup, "withdraw", "{'entrant':'小班组','reason':'缺人'}", BAHE_ERROR_REFUSED);

  assert_has (twice, "大班组");
  assert_has (nobody, "没有的组");
  assert_has (neither, "guest");
  assert_has (again, "withdrawn");
  json_object *entrants = bahe_unit_entrants (world.unit, cup, NULL);
  ck_assert_uint_eq (json_object_array_length (entrants), 4);
  json_object *withdrawn = NULL;
  json_object_object_get_ex (json_object_array_get_idx (entrants, 3), "withdrawn", &withdrawn);
  ck_assert_str_eq (json_object_get_string (withdrawn), "缺人");
  json_object_put (entrants);
  g_autofree char *plain = world_no (&world, 1, "enter", "{'guest':'甲'}", BAHE_ERROR_REFUSED);
  assert_has (plain, "signs up");
}
END_TEST

START_TEST (groups_and_people_of_the_roster_enter_under_their_names)
{
  world_do (&world, 2, "add-group", "{'name':'低段组'}");
  world_do (&world, 2, "add-person", "{'name':'陶　然','sex':'male','group':'低段组'}");
  gint64 race = world_open (&world, "{'kind':'race'}", NULL);
  world_do (&world, race, "enter", "{'who':'低段组'}");
  world_do (&world, race, "enter", "{'who':'陶然'}");
  world_do (&world, race, "run", "{'runner':'陶然','seconds':'8'}");
  g_autofree char *rows = world_rows (&world, race, 0);

  assert_has (rows, "shape 3: 2 8e0");
  assert_has (rows, "person 2");
  g_autofree char *events = world_events (&world, race, BAHE_VIEWER);
  assert_has (events, "低段组");
}
END_TEST

START_TEST (a_closed_activity_takes_nothing_until_it_is_reopened)
{
  gint64 race = world_open (&world, "{'kind':'race'}", teams);
  world_do (&world, race, "close", "{}");
  g_autofree char *closed = world_no (&world, race, "run", "{'runner':'大班组','seconds':'9'}", BAHE_ERROR_REFUSED);
  g_autoptr (BaheActivity) activity = bahe_unit_activity (world.unit, race, NULL);

  assert_has (closed, "closed");
  ck_assert (activity->closed);
  world_do (&world, race, "reopen", "{}");
  world_do (&world, race, "run", "{'runner':'大班组','seconds':'9'}");
}
END_TEST

START_TEST (a_batch_is_all_or_nothing_and_may_open_what_it_uses)
{
  g_autoptr (GError) error = NULL;
  json_object *open = world_json ("{'kind':'race','title':'新的'}"), *enter = world_json ("{'guest':'甲'}");
  json_object *run = world_json ("{'runner':'甲','seconds':'9'}"), *bad = world_json ("{'runner':'乙','seconds':'9'}");
  BaheRequest requests[] = {
    { .id = bahe_id_new (), .verb = "open", .given = open, .role = BAHE_OFFICER },
    { .id = bahe_id_new (), .activity = -1, .verb = "enter", .given = enter, .role = BAHE_OFFICER },
    { .id = bahe_id_new (), .activity = -1, .verb = "run", .given = bad, .role = BAHE_OFFICER },
  };
  BaheAnswer answers[3] = { 0 };
  g_autofree char *before = world_events (&world, 0, BAHE_OFFICER);

  ck_assert (!bahe_unit_batch (world.unit, requests, 3, answers, &error));
  assert_has (error->message, "3");
  g_clear_error (&error);
  g_autofree char *after = world_events (&world, 0, BAHE_OFFICER);
  ck_assert_str_eq (before, after);

  requests[2].given = run;
  ck_assert (bahe_unit_batch (world.unit, requests, 3, answers, &error));
  ck_assert_int_eq (answers[2].activity, answers[0].activity);
  g_autofree char *rows = world_rows (&world, answers[0].activity, 0);
  assert_has (rows, "fact");
  for (int i = 0; i < 3; i++)
    bahe_answer_clear (&answers[i]);

  ck_assert (bahe_unit_batch (world.unit, requests, 3, answers, &error));
  ck_assert (answers[0].repeated && answers[1].repeated && answers[2].repeated);
  for (int i = 0; i < 3; i++)
    bahe_answer_clear (&answers[i]);
  json_object_put (open);
  json_object_put (enter);
  json_object_put (run);
  json_object_put (bad);
}
END_TEST

START_TEST (a_rehearsal_says_what_would_be_and_records_nothing)
{
  g_autoptr (GError) error = NULL;
  gint64 race = world_open (&world, "{'kind':'race'}", teams);
  json_object *given = world_json ("{'runner':'大班组','seconds':'9.50'}");
  BaheRequest request = {
    .id = bahe_id_new (), .activity = race, .verb = "run", .given = given, .role = BAHE_OFFICER, .dry_run = TRUE
  };
  g_auto (BaheAnswer) answer = { 0 }, real = { 0 };
  g_autofree char *before = world_events (&world, 0, BAHE_OFFICER);

  ck_assert (do_request (&request, &answer, &error));
  assert_has (answer.words, "大班组");
  g_autofree char *after = world_events (&world, 0, BAHE_OFFICER);
  ck_assert_str_eq (before, after);
  request.dry_run = FALSE;
  ck_assert (do_request (&request, &real, &error));
  ck_assert (!real.repeated);
  world_verify (&world);
  json_object_put (given);
}
END_TEST

static gboolean
no_plain_text (const BaheEventRow *row, gpointer data, GError **error)
{
  assert_has_not (row->body, "肺炎");
  if (g_str_equal (row->type, "visited"))
    assert_has (row->body, "sealed");
  return TRUE;
}

START_TEST (a_private_value_is_nowhere_in_plain)
{
  g_autoptr (GError) error = NULL;
  world_do (&world, 2, "add-person", "{'name':'陶然'}");
  gint64 visits = world_open (&world, "{'kind':'visits','title':'慰问'}", NULL);
  json_object *given = world_json ("{'person':'陶然','money':'500元','illness':'肺炎'}");
  json_object *other = world_json ("{'person':'陶然','money':'500元','illness':'骨折'}");
  BaheRequest request = {
    .id = bahe_id_new (), .activity = visits, .verb = "visit", .given = given, .role = BAHE_OFFICER
  };
  g_auto (BaheAnswer) first = { 0 }, second = { 0 }, third = { 0 };

  ck_assert (do_request (&request, &first, &error));
  assert_has_not (first.words, "肺炎");
  {
    g_autoptr (BaheView) view = bahe_view_begin (bahe_unit_store (world.unit), NULL);
    BaheEventQuery query = { .activity = visits };
    ck_assert (bahe_view_each_event (view, &query, no_plain_text, NULL, &error));
  }
  g_autofree char *events = world_events (&world, visits, BAHE_OFFICER);
  assert_has_not (events, "肺炎");
  assert_has_not (events, "sealed");
  g_autofree char *rows = world_rows (&world, visits, 0);
  assert_has (rows, "50000e-2 元");

  /* The digest tells the same from another value without betraying it. */
  ck_assert (do_request (&request, &second, &error));
  ck_assert (second.repeated);
  request.given = other;
  ck_assert (!do_request (&request, &third, &error));
  ck_assert (g_error_matches (error, BAHE_ERROR, BAHE_ERROR_CONFLICT));
  json_object_put (given);
  json_object_put (other);
}
END_TEST

START_TEST (an_activity_is_found_by_number_title_or_a_part_only_it_has)
{
  g_autoptr (GError) error = NULL;
  gint64 first = world_open (&world, "{'kind':'race','title':'五十米 春'}", NULL);
  gint64 second = world_open (&world, "{'kind':'race','title':'五十米 秋'}", NULL);

  ck_assert_int_eq (bahe_unit_find_activity (world.unit, "秋", &error), second);
  ck_assert_int_eq (bahe_unit_find_activity (world.unit, "#3", &error), first);
  ck_assert_int_eq (bahe_unit_find_activity (world.unit, "五十米", &error), 0);
  ck_assert (g_error_matches (error, BAHE_ERROR, BAHE_ERROR_AMBIGUOUS));
  assert_has (error->message, "#4");
  g_clear_error (&error);
  ck_assert_int_eq (bahe_unit_find_activity (world.unit, "一百米", &error), 0);
  ck_assert (g_error_matches (error, BAHE_ERROR, BAHE_ERROR_NOT_FOUND));
}
END_TEST

START_TEST (opening_says_what_is_wrong)
{
  g_autofree char *kind = world_no (&world, 0, "open", "{'kind':'rase'}", BAHE_ERROR_NOT_FOUND);
  g_autofree char *rule = world_no (&world, 0, "open", "{'kind':'race','rule':'fastes'}", BAHE_ERROR_NOT_FOUND);
  g_autofree char *param = world_no (&world, 0, "open", "{'kind':'race','params':{'penalti':1}}", BAHE_ERROR_INVALID);
  g_autofree char *setup = world_no (&world, 0, "open", "{'kind':'panel'}", BAHE_ERROR_INVALID);

  assert_has (kind, "race");
  assert_has (rule, "fastest");
  assert_has (param, "penalty");
  assert_has (setup, "Judges");
  gint64 activity = world_do (&world, 0, "open", "{'kind':'赛跑','title':'用中文名'}").activity;
  g_autoptr (BaheActivity) opened = bahe_unit_activity (world.unit, activity, NULL);
  ck_assert_str_eq (opened->kind, "race");
}
END_TEST

START_TEST (host_verbs_are_tables_with_the_kinds_own_fields)
{
  const BaheKindInfo *panel = bahe_plugins_kind (world.plugins, "panel");
  g_autofree BaheField *open = bahe_verb_fields (panel, "open");
  g_autofree BaheField *own = bahe_verb_fields (panel, "sheet");

  ck_assert_int_ge (bahe_field_index (open, "judges"), 0);
  ck_assert_int_ge (bahe_field_index (open, "title"), 0);
  ck_assert_int_eq (bahe_field_index (own, "judge"), 0);
  ck_assert_ptr_null (bahe_verb_fields (panel, "no-such-verb"));
  ck_assert_uint_eq (bahe_field_count (&bahe_nothing), 0);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("activity verbs");
  TCase *verbs = tcase_create ("verbs");

  tcase_add_checked_fixture (verbs, begin, end);
  tcase_add_test (verbs, the_first_two_streams_are_the_unit_and_the_roster);
  tcase_add_test (verbs, a_verb_is_recorded_and_read_again);
  tcase_add_test (verbs, the_same_id_with_the_same_values_answers_the_same);
  tcase_add_test (verbs, an_id_is_known_again_whoever_recorded_it_and_whatever_came_since);
  tcase_add_test (verbs, digest_and_body_have_the_bytes_that_were_agreed);
  tcase_add_test (verbs, a_person_whose_record_was_undone_is_nobody);
  tcase_add_test (verbs, bad_values_name_their_field_and_record_nothing);
  tcase_add_test (verbs, a_refusal_speaks_in_the_words_of_its_row);
  tcase_add_test (verbs, roles_and_seats_are_kept);
  tcase_add_test (verbs, what_a_kind_makes_up_must_be_what_can_be_read_again);
  tcase_add_test (verbs, a_figure_of_a_field_counts_the_records_that_say_it);
  tcase_add_test (verbs, entering_and_withdrawing_belong_to_the_host);
  tcase_add_test (verbs, groups_and_people_of_the_roster_enter_under_their_names);
  tcase_add_test (verbs, a_closed_activity_takes_nothing_until_it_is_reopened);
  tcase_add_test (verbs, a_batch_is_all_or_nothing_and_may_open_what_it_uses);
  tcase_add_test (verbs, a_rehearsal_says_what_would_be_and_records_nothing);
  tcase_add_test (verbs, a_private_value_is_nowhere_in_plain);
  tcase_add_test (verbs, an_activity_is_found_by_number_title_or_a_part_only_it_has);
  tcase_add_test (verbs, opening_says_what_is_wrong);
  tcase_add_test (verbs, host_verbs_are_tables_with_the_kinds_own_fields);
  suite_add_tcase (suite, verbs);
  return run_suite (suite);
}
