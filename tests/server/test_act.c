/* What phones and the office send: done once, by who may, all or nothing; and what forms are made from. */
#include "kit.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

enum { LEAGUE = 3 };

static const char result_path[] = "/api/activity/3/do/result";
static const char recorder[] = "{\"role\": \"recorder\"}";

static json_object *
member (json_object *object, const char *name)
{
  json_object *found = NULL;

  json_object_object_get_ex (object, name, &found);
  return found;
}

static const char *
text_of (json_object *object, const char *name)
{
  json_object *found = member (object, name);

  return found != NULL ? json_object_get_string (found) : "";
}

static json_object *
named (json_object *list, const char *name)
{
  for (size_t i = 0; i < json_object_array_length (list); i++)
    if (strcmp (text_of (json_object_array_get_idx (list, i), "name"), name) == 0)
      return json_object_array_get_idx (list, i);
  return NULL;
}

static void
assert_refused (const Answer *answer, guint status, const char *code)
{
  ck_assert_msg (answer->status == status && strcmp (answer_code (answer), code) == 0, "not %u %s but %u %s", status,
                 code, answer->status, answer->body);
}

/* {"id": …, "given": {a match of 小班组 and 后勤组}}; `n` tells ids apart. */
static char *
match_body (guint n, const char *red_ends)
{
  return g_strdup_printf (
      "{\"id\": \"0190b6a0-1c2d-7e3f-8a4b-5c6d7e8f%04x\", \"when\": \"2026-11-06 14:20\", \"given\": "
      "{\"red\": \"小班组\", \"blue\": \"后勤组\", \"red-ends\": %s, \"blue-ends\": \"0\"}}",
      n, red_ends);
}

static Phone
recorder_of (Phone *officer, gint64 activity)
{
  g_autofree char *code = phone_new_code (officer, activity, recorder);

  return phone_with_code (officer->server, code);
}

START_TEST (given_a_recorder_when_they_send_a_result_then_the_board_moves_and_sending_it_again_changes_nothing)
{
  g_auto (World) world = { 0 };
  world_league (&world);
  Server server = server_start (&world, 0, NULL);
  g_auto (Phone) officer = phone_administrator (&world, &server), phone = recorder_of (&officer, LEAGUE);
  g_autofree char *body = match_body (1, "\"2\""), *other = match_body (1, "\"1\"");
  Viewer viewer = { .activity = LEAGUE, .id = -1 };

  viewer_join (&viewer, &server);
  json_object_put (viewer_next (&viewer));
  guint before = record_count (&world);
  json_object *first = phone_ok (&phone, "POST", result_path, body);
  json_object *moved = viewer_next (&viewer);
  ck_assert_int_eq (points_of (moved, "小班组"), 2);
  assert_holds (text_of (first, "words"), "小班组");
  ck_assert_str_eq (text_of (first, "repeated"), "false");
  json_object *again = phone_ok (&phone, "POST", result_path, body);
  ck_assert_str_eq (text_of (again, "repeated"), "true");
  ck_assert_str_eq (text_of (again, "last_seq"), text_of (first, "last_seq"));
  ck_assert_str_eq (text_of (again, "words"), text_of (first, "words"));
  g_auto (Answer) conflict = phone_ask (&phone, "POST", result_path, other);
  assert_refused (&conflict, 409, "conflict");
  ck_assert_uint_eq (record_count (&world), before + 1);
  json_object_put (first);
  json_object_put (moved);
  json_object_put (again);
  viewer_leave (&viewer);
  server_stop (&server);
}
END_TEST

START_TEST (given_a_dry_run_then_it_is_answered_or_refused_alike_and_nothing_is_recorded)
{
  g_auto (World) world = { 0 };
  world_league (&world);
  Server server = server_start (&world, 0, NULL);
  g_auto (Phone) officer = phone_administrator (&world, &server), phone = recorder_of (&officer, LEAGUE);
  g_autofree char *path = g_strconcat (result_path, "?dry-run=1", NULL);
  g_autofree char *body = match_body (1, "\"2\""), *wrong = match_body (2, "\"many\"");
  guint before = record_count (&world);

  json_object *tried = phone_ok (&phone, "POST", path, body);
  assert_holds (text_of (tried, "words"), "小班组");
  json_object_put (tried);
  g_auto (Answer) refused = phone_ask (&phone, "POST", path, wrong);
  assert_refused (&refused, 400, "invalid");
  assert_holds (refused.body, "\"field\":\"red-ends\"");
  ck_assert_uint_eq (record_count (&world), before);
  json_object_put (phone_ok (&phone, "POST", result_path, body)); /* the id was not used up */
  ck_assert_uint_eq (record_count (&world), before + 1);
  server_stop (&server);
}
END_TEST

START_TEST (given_what_a_phone_may_not_do_then_nothing_is_recorded)
{
  static const struct {
    const char *path, *body;
    guint status;
    const char *code;
  } tries[] = {
    { "/api/activity/4/do/result", "{}", 403, "not-allowed" }, /* the other league's */
    { "/api/activity/3/do/close", "{\"id\": \"0190b6a0-1c2d-7e3f-8a4b-5c6d7e8f0101\"}", 403, "not-allowed" },
    { "/api/activity/3/do/award", "{\"id\": \"0190b6a0-1c2d-7e3f-8a4b-5c6d7e8f0102\"}", 403, "not-allowed" },
    { "/api/activity/3/do/open", "{\"id\": \"0190b6a0-1c2d-7e3f-8a4b-5c6d7e8f0103\"}", 404, "not-found" },
    { "/api/activity/3/do/fly", "{\"id\": \"0190b6a0-1c2d-7e3f-8a4b-5c6d7e8f0104\"}", 400, "invalid" },
    { "/api/activity/3/do/result", "{\"given\": {}}", 400, "invalid" },
    { "/api/activity/3/do/result", "{\"id\": \"12\", \"given\": {}}", 400, "invalid" },
    { "/api/activity/3/do/result", "{\"id\": 12, \"given\": {}}", 400, "invalid" },
    { "/api/activity/3/do/result", "{\"id\": \"0190b6a0-1c2d-7e3f-8a4b-5c6d7e8f0105\", \"given\": [1]}", 400,
      "invalid" },
    { "/api/activity/3/do/result", "{\"id\": \"0190b6a0-1c2d-7e3f-8a4b-5c6d7e8f0106\", \"given\": {}, \"when\": 5}",
      400, "invalid" },
    { "/api/activities", "{}", 403, "not-allowed" },
  };
  g_auto (World) world = { 0 };
  world_league (&world);
  bahe_ok (&world, "open", "tug-of-war", "决赛");
  Server server = server_start (&world, 0, NULL);
  g_auto (Phone) officer = phone_administrator (&world, &server), phone = recorder_of (&officer, LEAGUE);
  g_auto (Phone) nobody = { .server = &server };
  guint before = record_count (&world);

  for (guint i = 0; i < G_N_ELEMENTS (tries); i++) {
    g_auto (Answer) answer = phone_ask (&phone, "POST", tries[i].path, tries[i].body);
    assert_refused (&answer, tries[i].status, tries[i].code);
    g_auto (Answer) stranger = phone_ask (&nobody, "POST", tries[i].path, tries[i].body);
    assert_refused (&stranger, 401, "no-session");
  }
  ck_assert_uint_eq (record_count (&world), before);
  server_stop (&server);
}
END_TEST

static json_object *
verbs_of (Phone *phone, const char *path, json_object **form)
{
  *form = phone_ok (phone, "GET", path, NULL);
  return member (*form, "verbs");
}

START_TEST (given_a_form_then_it_has_the_verbs_that_this_session_may_do)
{
  g_auto (World) world = { 0 };
  world_league (&world);
  Server server = server_start (&world, 0, NULL);
  g_auto (Phone) officer = phone_administrator (&world, &server), phone = recorder_of (&officer, LEAGUE);
  g_auto (Phone) nobody = { .server = &server };
  json_object *form = NULL, *verbs = verbs_of (&nobody, "/api/activity/3/form", &form);

  ck_assert_uint_eq (json_object_array_length (verbs), 0);
  ck_assert_str_eq (text_of (form, "kind"), "tug-of-war");
  ck_assert_str_eq (text_of (member (member (form, "setup"), "ends"), "value"), "best-of-three");
  json_object_put (form);

  verbs = verbs_of (&phone, "/api/activity/3/form", &form);
  json_object *result = named (verbs, "result"), *red = named (member (result, "fields"), "red");
  ck_assert_str_eq (text_of (red, "type"), "entrant");
  ck_assert_str_eq (text_of (red, "required"), "true");
  ck_assert_ptr_nonnull (named (verbs, "undo"));
  ck_assert_str_eq (text_of (named (verbs, "enter"), "host"), "true");
  ck_assert_ptr_null (named (verbs, "close"));
  ck_assert_ptr_null (named (verbs, "open"));
  json_object_put (form);

  verbs = verbs_of (&officer, "/api/activity/3/form", &form);
  ck_assert_ptr_nonnull (named (verbs, "close"));
  ck_assert_ptr_null (named (verbs, "reopen"));
  ck_assert_str_eq (text_of (named (verbs, "go-on"), "idle"), "true"); /* a league has no groups */
  ck_assert_ptr_null (member (named (verbs, "result"), "idle"));
  json_object_put (form);
  json_object_put (
      phone_ok (&officer, "POST", "/api/activity/3/do/close", "{\"id\": \"0190b6a0-1c2d-7e3f-8a4b-5c6d7e8f0001\"}"));
  verbs = verbs_of (&officer, "/api/activity/3/form", &form);
  ck_assert_ptr_nonnull (named (verbs, "reopen"));
  ck_assert_ptr_null (named (verbs, "close"));
  ck_assert_ptr_null (named (verbs, "result"));
  ck_assert_ptr_null (named (verbs, "enter"));
  json_object_put (form);
  server_stop (&server);
}
END_TEST

/* Only what names somebody: an object with exactly these members. */
static void
assert_members (json_object *list, const char *const *names)
{
  ck_assert_uint_gt (json_object_array_length (list), 0);
  for (size_t i = 0; i < json_object_array_length (list); i++) {
    json_object_object_foreach (json_object_array_get_idx (list, i), name, value)
    {
      ck_assert_msg (g_strv_contains (names, name), "“%s” is more than a name", name);
      (void) value;
    }
  }
}

START_TEST (given_choices_then_they_name_people_and_say_nothing_else_of_them)
{
  static const char *const of_entrant[] = { "number", "name", "withdrawn", NULL };
  static const char *const of_group[] = { "number", "name", "size", NULL };
  static const char *const of_person[] = { "number", "name", "group", "initials", NULL };
  g_auto (World) world = { 0 };
  world_league (&world);
  bahe_ok (&world, "roster", "add-person", "蒋小满", "--group", "后勤组", "--sex", "female");
  bahe_ok (&world, "roster", "add-person", "田野", "--status", "transferred");
  bahe_ok (&world, "do", "拔河", "withdraw", "大班组", "--reason", "多人病假");
  Server server = server_start (&world, 0, NULL);
  g_auto (Phone) officer = phone_administrator (&world, &server), phone = recorder_of (&officer, LEAGUE);
  g_autofree char *code = phone_new_code (&officer, LEAGUE, "{\"role\": \"judge\"}");
  g_auto (Phone) judge = phone_with_code (&server, code);
  json_object *choices = phone_ok (&phone, "GET", "/api/activity/3/choices", NULL),
              *people = member (choices, "people");

  assert_members (member (choices, "entrants"), of_entrant);
  assert_members (member (choices, "groups"), of_group);
  assert_members (people, of_person);
  ck_assert_str_eq (text_of (named (member (choices, "entrants"), "大班组"), "withdrawn"), "true");
  ck_assert_str_eq (text_of (named (people, "蒋小满"), "initials"), "JXM");
  ck_assert_str_eq (text_of (named (people, "蒋小满"), "group"), "后勤组");
  ck_assert_ptr_null (named (people, "田野"));
  assert_lacks (json_object_to_json_string (choices), "病假");
  json_object *own = phone_ok (&judge, "GET", "/api/activity/3/choices", NULL);
  ck_assert_ptr_null (member (own, "people"));
  ck_assert_ptr_null (member (own, "groups"));
  json_object *roster = phone_ok (&officer, "GET", "/api/roster", NULL);
  assert_members (member (roster, "people"), of_person);
  json_object_put (roster);
  json_object_put (own);
  json_object_put (choices);
  server_stop (&server);
}
END_TEST

START_TEST (given_records_then_the_latest_come_first_without_what_is_private)
{
  g_auto (World) world = { 0 };
  world_league (&world);
  bahe_ok (&world, "roster", "add-person", "蒋小满", "--group", "后勤组");
  bahe_ok (&world, "open", "session", "训练", "--expected", "1");
  run_ok (bahe_input (&world, "蒋小满 病假\n", "do", "训练", "attendance", "--private", "absent=-", NULL));
  record_match (&world, "小班组", "后勤组");
  Server server = server_start (&world, 0, NULL);
  g_auto (Phone) officer = phone_administrator (&world, &server), phone = recorder_of (&officer, LEAGUE);
  g_auto (Phone) trainer = recorder_of (&officer, 4);
  json_object *events = phone_ok (&phone, "GET", "/api/activity/3/events?last=2", NULL);

  ck_assert_uint_eq (json_object_array_length (events), 2);
  ck_assert_int_gt (atoi (text_of (json_object_array_get_idx (events, 0), "seq")),
                    atoi (text_of (json_object_array_get_idx (events, 1), "seq")));
  assert_holds (json_object_to_json_string_ext (json_object_array_get_idx (events, 0), JSON_C_TO_STRING_PLAIN),
                "小班组");
  json_object *fields = member (json_object_array_get_idx (events, 0), "fields");
  assert_holds (json_object_to_json_string_ext (fields, JSON_C_TO_STRING_PLAIN), "\"name\":\"red-ends\"");
  json_object *training = phone_ok (&trainer, "GET", "/api/activity/4/events", NULL);
  assert_holds (json_object_to_json_string (training), "蒋小满 given");
  assert_lacks (json_object_to_json_string (training), "病假");
  assert_lacks (json_object_to_json_string (training), "sealed");
  json_object_put (training);
  json_object_put (events);
  server_stop (&server);
}
END_TEST

START_TEST (given_two_recorders_when_one_undoes_then_it_is_their_own_record)
{
  g_auto (World) world = { 0 };
  world_league (&world);
  Server server = server_start (&world, 0, NULL);
  g_auto (Phone) officer = phone_administrator (&world, &server);
  g_auto (Phone) first = recorder_of (&officer, LEAGUE), second = recorder_of (&officer, LEAGUE);
  g_autofree char *body = match_body (1, "\"2\"");
  json_object *mine = phone_ok (&first, "POST", result_path, body);
  json_object *theirs = phone_ok (
      &second, "POST", result_path,
      "{\"id\": \"0190b6a0-1c2d-7e3f-8a4b-5c6d7e8f0002\", \"given\": {\"red\": \"大班组\", \"blue\": \"中班组\", "
      "\"red-ends\": \"2\", \"blue-ends\": \"0\"}}");
  g_autofree char *undo =
      g_strdup_printf ("{\"id\": \"0190b6a0-1c2d-7e3f-8a4b-5c6d7e8f0003\", \"given\": {\"event\": \"#%s\"}}",
                       text_of (mine, "last_seq"));

  json_object_put (phone_ok (&first, "POST", "/api/activity/3/do/undo", undo));
  json_object *boards = ask_json (&server, "/api/activity/3/boards");
  ck_assert_int_le (points_of (boards, "小班组"), 0);
  ck_assert_int_eq (points_of (boards, "大班组"), 2);
  json_object_put (boards);
  json_object_put (theirs);
  json_object_put (mine);
  server_stop (&server);
}
END_TEST

typedef struct {
  const Phone *phone;
  const char *path, *body;
  guint status;
} Sending;

/* A phone of its own, on a thread of its own. */
static gpointer
send_alone (gpointer data)
{
  Sending *sending = data;
  Server server = *sending->phone->server;
  Phone phone = { .server = &server, .cookie = sending->phone->cookie, .token = sending->phone->token };

  server.session = soup_session_new_with_options ("timeout", 60, NULL);
  g_auto (Answer) answer = phone_ask (&phone, "POST", sending->path, sending->body);
  sending->status = answer.status;
  g_object_unref (server.session);
  return NULL;
}

START_TEST (given_the_disk_is_slow_then_who_looks_does_not_wait_for_who_records)
{
  enum { PHONES = 40 };
  g_auto (World) world = { 0 };
  world_league (&world);
  Server server = server_start (&world, 0, NULL);
  g_auto (Phone) officer = phone_administrator (&world, &server), phone = recorder_of (&officer, LEAGUE);
  g_autofree char *lock_path = g_strconcat (world.store, ".write", NULL), *body = match_body (1, "\"2\"");
  int lock = open (lock_path, O_RDWR | O_CLOEXEC);
  Sending sendings[PHONES];
  GThread *threads[PHONES];

  ck_assert_int_eq (flock (lock, LOCK_EX), 0); /* nothing can be written now */
  for (guint i = 0; i < PHONES; i++) {
    sendings[i] = (Sending){ .phone = &phone, .path = result_path, .body = body };
    threads[i] = g_thread_new ("phone", send_alone, &sendings[i]);
  }
  for (guint i = 0; i < 50; i++) { /* while some of them wait, and before and after */
    g_auto (Answer) boards = ask (&server, "GET", "/api/activity/3/boards");
    ck_assert_int_eq (boards.status, 200);
    g_auto (Answer) me = ask (&server, "GET", "/api/me");
    ck_assert_int_eq (me.status, 200);
  }
  guint before = record_count (&world);
  ck_assert_int_eq (flock (lock, LOCK_UN), 0);
  close (lock);
  for (guint i = 0; i < PHONES; i++) {
    g_thread_join (threads[i]);
    ck_assert_uint_eq (sendings[i].status, 200);
  }
  ck_assert_uint_eq (record_count (&world), before + 1); /* all sent the same */
  server_stop (&server);
}
END_TEST

START_TEST (given_a_judge_then_the_seat_of_their_code_is_the_one_that_counts)
{
  g_auto (World) world = { 0 };
  world_league (&world);
  bahe_ok (&world, "open", "broadcast-exercise", "广播操");
  bahe_ok (&world, "do", "广播操", "enter", "小班组");
  Server server = server_start (&world, 0, NULL);
  g_auto (Phone) officer = phone_administrator (&world, &server);
  g_auto (Answer) none =
      phone_ask (&officer, "POST", "/api/activity/4/seats", "{\"role\": \"judge\", \"seat\": \"99\"}");
  assert_refused (&none, 400, "invalid");
  assert_holds (none.body, "\"field\":\"seat\"");
  g_autofree char *code = phone_new_code (&officer, 4, "{\"role\": \"judge\", \"seat\": \"2\"}");
  g_auto (Phone) judge = phone_with_code (&server, code);
  json_object *form = NULL, *verbs = verbs_of (&judge, "/api/activity/4/form", &form);
  json_object *sheet = named (verbs, "sheet");

  ck_assert_ptr_nonnull (sheet);
  ck_assert_str_eq (text_of (sheet, "own"), "seat");
  ck_assert_ptr_null (named (verbs, "deduct"));
  json_object_put (form);
  g_auto (Answer) others =
      phone_ask (&judge, "POST", "/api/activity/4/do/sheet",
                 "{\"id\": \"0190b6a0-1c2d-7e3f-8a4b-5c6d7e8f0009\", \"given\": {\"seat\": \"3\", \"team\": "
                 "\"小班组\"}}");
  assert_refused (&others, 409, "refused");
  assert_holds (others.body, "only an officer");
  g_auto (Answer) more = phone_ask (&judge, "POST", "/api/activity/4/do/deduct",
                                    "{\"id\": \"0190b6a0-1c2d-7e3f-8a4b-5c6d7e8f000a\", \"given\": {}}");
  assert_refused (&more, 403, "not-allowed");
  server_stop (&server);
}
END_TEST

#define OPENING(id, entrants)                                                                                          \
  "{\"id\": \"0190b6a0-1c2d-7e3f-8a4b-5c6d7e8f" id                                                                     \
  "\", \"given\": {\"kind\": \"tug-of-war\", \"title\": \"教工拔河\", "                                            \
  "\"when\": \"2026-11-20\", \"ends\": \"best-of-three\"}, \"entrants\": [" entrants "]}"

START_TEST (given_an_opening_then_it_and_all_who_take_part_are_there_once_or_not_at_all)
{
  static const char both[] = OPENING ("aa01", "{\"who\": \"小班组\"}, {\"who\": \"后勤组\"}");
  static const char *const others[] = {
    OPENING ("aa01", "{\"who\": \"小班组\"}"), OPENING ("aa01", "{\"who\": \"小班组\"}, {\"who\": \"大班组\"}"),
    OPENING ("aa01", "{\"who\": \"小班组\"}, {\"who\": \"后勤组\"}, {\"who\": \"大班组\"}"), OPENING ("aa01", "")
  };
  static const char wrong[] = OPENING ("aa02", "{\"who\": \"小班组\"}, {\"who\": \"没有的组\"}");
  g_auto (World) world = { 0 };
  world_league (&world);
  Server server = server_start (&world, 0, NULL);
  g_auto (Phone) officer = phone_administrator (&world, &server);
  json_object *opened = phone_ok (&officer, "POST", "/api/activities", both);
  g_autofree char *number = g_strdup (text_of (opened, "activity"));
  guint count = record_count (&world);

  json_object *again = phone_ok (&officer, "POST", "/api/activities", both);
  ck_assert_str_eq (text_of (again, "activity"), number);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++) {
    g_auto (Answer) conflict = phone_ask (&officer, "POST", "/api/activities", others[i]);
    assert_refused (&conflict, 409, "conflict");
  }
  g_auto (Answer) refused = phone_ask (&officer, "POST", "/api/activities", wrong);
  assert_refused (&refused, 404, "not-found");
  assert_holds (refused.body, "\"error\":\"没有的组: ");
  assert_holds (refused.body, "\"field\":\"entrants\"");
  ck_assert_uint_eq (record_count (&world), count);
  g_autofree char *path = g_strdup_printf ("/api/activity/%s/choices", number);
  json_object *choices = phone_ok (&officer, "GET", path, NULL);
  ck_assert_uint_eq (json_object_array_length (member (choices, "entrants")), 2);
  json_object *activities = ask_json (&server, "/api/activities");
  ck_assert_str_eq (text_of (json_object_array_get_idx (activities, 3), "when"), "2026-11-20");
  json_object_put (activities);
  json_object_put (choices);
  json_object_put (again);
  json_object_put (opened);
  server_stop (&server);
}
END_TEST

START_TEST (given_an_opening_that_does_not_fit_then_it_is_refused_and_nothing_is_there)
{
  static const struct {
    const char *body;
    guint status;
    const char *code;
  } bodies[] = {
    { "{\"id\": \"0190b6a0-1c2d-7e3f-8a4b-5c6d7e8faa01\"}", 400, "invalid" },
    { "{\"id\": \"0190b6a0-1c2d-7e3f-8a4b-5c6d7e8faa01\", \"given\": {}}", 400, "invalid" },
    { "{\"id\": \"0190b6a0-1c2d-7e3f-8a4b-5c6d7e8faa01\", \"given\": {\"kind\": \"chess\"}}", 404, "not-found" },
    { "{\"id\": \"0190b6a0-1c2d-7e3f-8a4b-5c6d7e8faa01\", \"given\": {\"kind\": \"roster\"}}", 409, "refused" },
    { "{\"id\": \"0190b6a0-1c2d-7e3f-8a4b-5c6d7e8faa01\", \"given\": {\"kind\": \"tug-of-war\", \"when\": 3}}", 400,
      "invalid" },
    { "{\"id\": \"0190b6a0-1c2d-7e3f-8a4b-5c6d7e8faa01\", \"given\": {\"kind\": \"tug-of-war\"}, \"entrants\": {}}",
      400, "invalid" },
    { OPENING ("aa01", "\"小班组\""), 400, "invalid" },
    { OPENING ("aa01", "{}"), 400, "invalid" },
    { OPENING ("aa01", "{\"who\": \"小班组\"}, {\"who\": \"小班组\"}"), 409, "refused" },
  };
  g_auto (World) world = { 0 };
  world_league (&world);
  Server server = server_start (&world, 0, NULL);
  g_auto (Phone) officer = phone_administrator (&world, &server);
  guint count = record_count (&world);

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++) {
    g_auto (Answer) answer = phone_ask (&officer, "POST", "/api/activities", bodies[i].body);
    assert_refused (&answer, bodies[i].status, bodies[i].code);
  }
  ck_assert_uint_eq (record_count (&world), count);
  server_stop (&server);
}
END_TEST

START_TEST (given_kinds_then_forms_can_be_made_of_all_that_can_be_opened)
{
  g_auto (World) world = { 0 };
  world_league (&world);
  Server server = server_start (&world, 0, NULL);
  g_auto (Phone) officer = phone_administrator (&world, &server);
  json_object *kinds = phone_ok (&officer, "GET", "/api/kinds", NULL), *tug = named (kinds, "tug-of-war");
  json_object *ends = named (member (tug, "setup"), "ends");

  ck_assert_ptr_null (named (kinds, "roster"));
  ck_assert_ptr_null (named (kinds, "unit"));
  ck_assert (json_object_is_type (member (tug, "entry"), json_type_array));
  ck_assert (json_object_is_type (member (named (kinds, "session"), "entry"), json_type_null));
  ck_assert_str_eq (text_of (ends, "type"), "choice");
  ck_assert_ptr_nonnull (named (member (ends, "choices"), "best-of-three"));
  ck_assert_str_eq (text_of (tug, "label"), "Tug-of-war");
  json_object_put (kinds);
  server_stop (&server);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("server act");
  TCase *tests = tcase_create ("act");

  tcase_add_test (tests,
                  given_a_recorder_when_they_send_a_result_then_the_board_moves_and_sending_it_again_changes_nothing);
  tcase_add_test (tests, given_a_dry_run_then_it_is_answered_or_refused_alike_and_nothing_is_recorded);
  tcase_add_test (tests, given_what_a_phone_may_not_do_then_nothing_is_recorded);
  tcase_add_test (tests, given_a_form_then_it_has_the_verbs_that_this_session_may_do);
  tcase_add_test (tests, given_choices_then_they_name_people_and_say_nothing_else_of_them);
  tcase_add_test (tests, given_records_then_the_latest_come_first_without_what_is_private);
  tcase_add_test (tests, given_two_recorders_when_one_undoes_then_it_is_their_own_record);
  tcase_add_test (tests, given_the_disk_is_slow_then_who_looks_does_not_wait_for_who_records);
  tcase_add_test (tests, given_a_judge_then_the_seat_of_their_code_is_the_one_that_counts);
  tcase_add_test (tests, given_an_opening_then_it_and_all_who_take_part_are_there_once_or_not_at_all);
  tcase_add_test (tests, given_an_opening_that_does_not_fit_then_it_is_refused_and_nothing_is_there);
  tcase_add_test (tests, given_kinds_then_forms_can_be_made_of_all_that_can_be_opened);
  suite_add_tcase (suite, tests);
  return run_suite (suite);
}
