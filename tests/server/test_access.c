/* Who may: links, codes, seats and sessions, and what guards them. */
#include "kit.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <time.h>
#include <utime.h>

#include <string.h>

enum { LEAGUE = 3, OTHER = 4 };

static const char seats_path[] = "/api/activity/3/seats";
static const char recorder[] = "{\"role\": \"recorder\"}";

static const char *
member (json_object *object, const char *name)
{
  json_object *found = NULL;

  return json_object_object_get_ex (object, name, &found) && found != NULL ? json_object_get_string (found) : "";
}

static Answer
try_code (Phone *phone, const char *code, gboolean take_over)
{
  g_autofree char *body = g_strdup_printf ("{\"code\": \"%s\", \"take_over\": %s}", code, take_over ? "true" : "false");

  return phone_ask (phone, "POST", "/api/session", body);
}

static void
assert_me (Phone *phone, const char *role, const char *activity, const char *label)
{
  json_object *me = phone_ok (phone, "GET", "/api/me", NULL);

  ck_assert_str_eq (member (me, "role"), role);
  ck_assert_str_eq (member (me, "activity"), activity);
  ck_assert_str_eq (member (me, "label"), label);
  ck_assert_str_eq (member (me, "unit"), "青禾小学工会");
  json_object_put (me);
}

static void
assert_refused (const Answer *answer, guint status, const char *code)
{
  ck_assert_msg (answer->status == status && strcmp (answer_code (answer), code) == 0, "not %u %s but %u %s", status,
                 code, answer->status, answer->body);
}

START_TEST (given_a_link_then_it_signs_one_browser_in_once)
{
  g_auto (World) world = { 0 };
  world_league (&world);
  Server server = server_start (&world, 0, NULL);
  g_auto (Phone) nobody = { .server = &server };
  g_auto (Run) run = bahe (&world, "link");
  g_autofree char *token = g_strchomp (g_strdup (strstr (run.out, "/link#") + strlen ("/link#")));
  g_autofree char *body = g_strdup_printf ("{\"link\": \"%s\"}", token);

  assert_me (&nobody, "viewer", "", "");
  g_auto (Answer) looked = phone_ask (&nobody, "GET", "/link", NULL); /* a preview uses nothing up */
  ck_assert_int_eq (looked.status, 200);
  g_auto (Phone) administrator = { .server = &server };
  g_auto (Answer) in = phone_ask (&administrator, "POST", "/api/session", body);
  ck_assert_int_eq (in.status, 200);
  const char *cookie = answer_header (&in, "Set-Cookie");
  assert_holds (cookie, "HttpOnly");
  assert_holds (cookie, "SameSite=Lax");
  assert_me (&administrator, "administrator", "", "");
  g_auto (Answer) again = phone_ask (&nobody, "POST", "/api/session", body);
  assert_refused (&again, 401, "wrong-link");
  g_auto (Answer) made_up = phone_ask (&nobody, "POST", "/api/session", "{\"link\": \"../address\"}");
  assert_refused (&made_up, 401, "wrong-link");
  json_object_put (phone_ok (&administrator, "DELETE", "/api/session", NULL));
  assert_me (&administrator, "viewer", "", "");
  server_stop (&server);
}
END_TEST

START_TEST (given_a_code_then_one_phone_has_the_seat_until_another_takes_it_over)
{
  g_auto (World) world = { 0 };
  world_league (&world);
  Server server = server_start (&world, 0, NULL);
  g_auto (Phone) officer = phone_administrator (&world, &server);
  g_autofree char *code = phone_new_code (&officer, LEAGUE, recorder);
  g_auto (Phone) first = phone_with_code (&server, code), second = { .server = &server };

  assert_me (&first, "recorder", "3", "recorder 1");
  g_auto (Answer) same = try_code (&first, code, FALSE); /* the page was opened once more */
  ck_assert_int_eq (same.status, 200);
  g_auto (Answer) taken = try_code (&second, code, FALSE);
  assert_refused (&taken, 409, "seat-taken");
  g_auto (Answer) over = try_code (&second, code, TRUE);
  ck_assert_int_eq (over.status, 200);
  assert_me (&second, "recorder", "3", "recorder 1");

  g_auto (Answer) moved = phone_ask (&first, "GET", "/api/activity/3/choices", NULL);
  assert_refused (&moved, 410, "moved");
  g_auto (Answer) boards = phone_ask (&first, "GET", "/api/activity/3/boards", NULL); /* anybody may look on */
  ck_assert_int_eq (boards.status, 200);
  g_auto (Answer) told = phone_ask (&first, "GET", "/api/me", NULL);
  assert_refused (&told, 410, "moved");
  assert_me (&first, "viewer", "", "");
  server_stop (&server);
}
END_TEST

START_TEST (given_an_officer_withdraws_a_seat_then_its_phone_is_told_and_the_code_opens_nothing)
{
  g_auto (World) world = { 0 };
  world_league (&world);
  Server server = server_start (&world, 0, NULL);
  g_auto (Phone) officer = phone_administrator (&world, &server);
  g_autofree char *code = phone_new_code (&officer, LEAGUE, "{\"role\": \"judge\", \"seat\": \"3\", \"label\": \"\"}");
  g_auto (Phone) judge = phone_with_code (&server, code), late = { .server = &server };
  json_object *seats = phone_ok (&officer, "GET", seats_path, NULL), *seat = json_object_array_get_idx (seats, 0);

  ck_assert_str_eq (member (seat, "state"), "in-use");
  ck_assert_str_eq (member (seat, "role"), "judge");
  ck_assert_str_eq (member (seat, "seat"), "3");
  ck_assert_str_eq (member (seat, "label"), "judge 3");
  assert_lacks (json_object_to_json_string (seats), code);
  g_auto (Answer) twice = phone_ask (&officer, "POST", seats_path, "{\"role\": \"judge\", \"seat\": \"３\"}");
  assert_refused (&twice, 409, "refused");
  g_autofree char *path = g_strconcat (seats_path, "/", member (seat, "number"), NULL);
  g_auto (Answer) elsewhere = phone_ask (&officer, "DELETE", "/api/activity/1/seats/1", NULL);
  assert_refused (&elsewhere, 404, "not-found");
  json_object *gone = phone_ok (&officer, "DELETE", path, NULL);
  ck_assert_str_eq (member (gone, "state"), "withdrawn");

  g_auto (Answer) told = phone_ask (&judge, "GET", "/api/activity/3/choices", NULL);
  assert_refused (&told, 410, "withdrawn");
  g_auto (Answer) once = phone_ask (&judge, "GET", "/api/me", NULL);
  assert_refused (&once, 410, "withdrawn");
  assert_me (&judge, "viewer", "", "");
  g_auto (Answer) closed = try_code (&late, code, TRUE);
  assert_refused (&closed, 401, "wrong-code");
  json_object_put (gone);
  json_object_put (seats);
  server_stop (&server);
}
END_TEST

START_TEST (given_somebody_guesses_codes_then_they_must_wait_and_a_right_one_costs_nothing)
{
  g_auto (World) world = { 0 };
  world_league (&world);
  Server server = server_start (&world, 0, NULL);
  g_auto (Phone) officer = phone_administrator (&world, &server), guesser = { .server = &server };
  g_autofree char *code = phone_new_code (&officer, LEAGUE, recorder);
  guint wrong = 0;

  for (guint i = 0; i < 30; i++) { /* one hall, one router: thirty phones that type it right are no guessers */
    g_auto (Phone) right = { .server = &server };
    g_auto (Answer) answer = try_code (&right, code, TRUE);
    ck_assert_int_eq (answer.status, 200);
  }
  for (guint i = 0; i < 100; i++) {
    g_autofree char *guess = g_strdup_printf ("%06u", (guint) (strtoul (code, NULL, 10) + 1 + i) % 1000000);
    g_auto (Answer) answer = try_code (&guesser, guess, FALSE);
    if (answer.status == 429) {
      ck_assert_str_eq (answer_code (&answer), "too-many");
      ck_assert_int_gt (atoi (answer_header (&answer, "Retry-After")), 0);
      break;
    }
    assert_refused (&answer, 401, "wrong-code");
    wrong++;
  }
  ck_assert_uint_ge (wrong, 5);
  ck_assert_uint_le (wrong, 12);
  g_auto (Answer) locked = try_code (&guesser, code, TRUE); /* not even the right one: it would say which it is */
  assert_refused (&locked, 429, "too-many");
  assert_me (&officer, "administrator", "", "");
  server_stop (&server);
}
END_TEST

START_TEST (given_another_page_or_an_old_token_then_nothing_is_done)
{
  g_auto (World) world = { 0 };
  world_league (&world);
  Server server = server_start (&world, 0, NULL);
  g_auto (Phone) officer = phone_administrator (&world, &server);
  g_auto (Phone) forged = { .server = &server, .cookie = g_strdup (officer.cookie) };

  g_auto (Answer) without = phone_ask (&forged, "POST", seats_path, recorder);
  assert_refused (&without, 403, "wrong-token");
  forged.token = g_strdup ("ldzlWZM2TKmXUSLI115DnAx92LErhQ09OcQ1xavT2Sc");
  g_auto (Answer) other = phone_ask (&forged, "POST", seats_path, recorder);
  assert_refused (&other, 403, "wrong-token");
  static const char *const origins[] = { "http://evil.example", "null", "http://127.0.0.1:1", "http://127.0.0.1" };
  for (guint i = 0; i < G_N_ELEMENTS (origins); i++) {
    officer.origin = origins[i];
    g_auto (Answer) foreign = phone_ask (&officer, "POST", seats_path, recorder);
    assert_refused (&foreign, 403, "wrong-origin");
    g_auto (Answer) signing = phone_ask (&officer, "POST", "/api/session", "{\"code\": \"000000\"}");
    assert_refused (&signing, 403, "wrong-origin");
  }
  g_autofree char *own = g_strdup_printf ("http://127.0.0.1:%u", server.port);
  officer.origin = own;
  json_object_put (phone_ok (&officer, "POST", seats_path, recorder));
  g_auto (Phone) nobody = { .server = &server };
  g_auto (Answer) stranger = phone_ask (&nobody, "POST", seats_path, recorder);
  assert_refused (&stranger, 401, "no-session");
  server_stop (&server);
}
END_TEST

START_TEST (given_bodies_that_do_not_fit_then_each_is_refused_in_its_own_way)
{
  static const struct {
    const char *body, *type;
    guint status;
    const char *code;
  } bodies[] = {
    { "", "application/json", 400, "invalid" },
    { "{", "application/json", 400, "invalid" },
    { "[]", "application/json", 400, "invalid" },
    { "{} {}", "application/json", 400, "invalid" },
    { "\"recorder\"", "application/json", 400, "invalid" },
    { "{\"role\": \"\xff\"}", "application/json", 400, "invalid" },
    { "{}", "application/json", 400, "invalid" },
    { "{\"role\": 3}", "application/json", 400, "invalid" },
    { "{\"role\": \"officer\"}", "application/json", 400, "invalid" },
    { "{\"role\": \"recorder\", \"seat\": [1]}", "application/json", 400, "invalid" },
    { "{\"role\": \"recorder\", \"label\": \"a\\u0001\"}", "application/json", 400, "invalid" },
    { recorder, "text/plain", 415, "type" },
    { recorder, "application/x-www-form-urlencoded", 415, "type" },
    { "role=recorder", "multipart/form-data; boundary=x", 415, "type" },
  };
  g_auto (World) world = { 0 };
  world_league (&world);
  Server server = server_start (&world, 0, NULL);
  g_auto (Phone) officer = phone_administrator (&world, &server);

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++) {
    officer.type = bodies[i].type;
    g_auto (Answer) answer = phone_ask (&officer, "POST", seats_path, bodies[i].body);
    assert_refused (&answer, bodies[i].status, bodies[i].code);
  }
  officer.type = NULL;
  g_autofree char *long_label = g_strnfill (64 * 1024, 'x');
  g_autofree char *large = g_strdup_printf ("{\"role\": \"recorder\", \"label\": \"%s\"}", long_label);
  g_auto (Answer) too_large = phone_ask (&officer, "POST", seats_path, large);
  assert_refused (&too_large, 413, "too-large");
  json_object *seats = phone_ok (&officer, "GET", seats_path, NULL);
  ck_assert_uint_eq (json_object_array_length (seats), 0);
  json_object_put (seats);
  server_stop (&server);
}
END_TEST

/* The one file of those that end so beside the keys; what is in it. */
static char *
secrets_of (const World *world, const char *end, char **path)
{
  g_autofree char *folder = g_build_filename (world->folder, "bahe", "keys", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  char *text = NULL;

  ck_assert_ptr_nonnull (dir);
  for (const char *name; (name = g_dir_read_name (dir)) != NULL;)
    if (g_str_has_suffix (name, end))
      *path = g_build_filename (folder, name, NULL);
  ck_assert_ptr_nonnull (*path);
  ck_assert (g_file_get_contents (*path, &text, NULL, NULL));
  return text;
}

START_TEST (given_the_power_goes_then_who_was_signed_in_still_is)
{
  g_auto (World) world = { 0 };
  world_league (&world);
  guint port = free_port ();
  Server server = server_start (&world, port, NULL);
  g_auto (Phone) officer = phone_administrator (&world, &server);
  g_autofree char *code = phone_new_code (&officer, LEAGUE, recorder);
  g_autofree char *judge = phone_new_code (&officer, LEAGUE, "{\"role\": \"judge\"}");
  g_auto (Phone) phone = phone_with_code (&server, code);

  server_kill (&server);
  server = server_start (&world, port, NULL);
  assert_me (&officer, "administrator", "", "");
  assert_me (&phone, "recorder", "3", "recorder 1");
  g_auto (Phone) late = phone_with_code (&server, judge);
  assert_me (&late, "judge", "3", "judge 1");
  json_object_put (phone_ok (&officer, "POST", seats_path, recorder)); /* the token holds too */

  g_autofree char *path = NULL;
  g_autofree char *text = secrets_of (&world, ".sessions", &path);
  GStatBuf status;
  ck_assert_int_eq (g_stat (path, &status), 0);
  ck_assert_int_eq (status.st_mode & 0777, 0600);
  assert_lacks (text, code);
  assert_lacks (text, judge);
  assert_lacks (text, officer.cookie + strlen ("bahe="));
  assert_lacks (text, officer.token);
  server_stop (&server);
}
END_TEST

START_TEST (given_a_file_of_sessions_that_is_damaged_then_the_server_says_which)
{
  g_auto (World) world = { 0 };
  world_league (&world);
  Server server = server_start (&world, 0, NULL);
  g_auto (Phone) officer = phone_administrator (&world, &server);
  g_autofree char *path = NULL;
  g_autofree char *text = secrets_of (&world, ".sessions", &path);

  server_stop (&server);
  ck_assert (g_file_set_contents (path, text, (gssize) strlen (text) / 2, NULL));
  g_auto (Run) run = bahe (&world, "serve", "--port", "0");
  ck_assert_int_eq (run.code, 1);
  assert_holds (run.err, path);
}
END_TEST

START_TEST (given_days_pass_then_codes_close_first_and_sessions_end_half_a_year_later)
{
  g_auto (World) world = { 0 };
  world_league (&world);
  guint port = free_port ();
  Server server = server_start (&world, port, NULL);
  g_auto (Phone) officer = phone_administrator (&world, &server);
  g_autofree char *code = phone_new_code (&officer, LEAGUE, recorder);
  g_auto (Phone) phone = phone_with_code (&server, code), late = { .server = &server };

  server_stop (&server);
  server = server_start_how (&world, &(ServerHow){ .port = port, .now = "2026-11-14T15:00" }, NULL);
  g_auto (Answer) old = try_code (&late, code, TRUE);
  assert_refused (&old, 401, "wrong-code");
  assert_me (&phone, "recorder", "3", "recorder 1");
  server_stop (&server);
  server = server_start_how (&world, &(ServerHow){ .port = port, .now = "2027-06-01T15:00" }, NULL);
  assert_me (&phone, "viewer", "", "");
  assert_me (&officer, "viewer", "", "");
  server_stop (&server);
}
END_TEST

START_TEST (given_a_lost_computer_then_a_link_alone_signs_it_out_at_once_and_leaves_the_phones)
{
  g_auto (World) world = { 0 };
  world_league (&world);
  Server server = server_start (&world, 0, NULL);
  g_auto (Phone) lost = phone_administrator (&world, &server);
  g_autofree char *code = phone_new_code (&lost, LEAGUE, recorder);
  g_auto (Phone) phone = phone_with_code (&server, code);
  g_auto (Run) run = bahe (&world, "link", "--alone");
  g_autofree char *token = g_strchomp (g_strdup (strstr (run.out, "/link#") + strlen ("/link#")));
  g_autofree char *body = g_strdup_printf ("{\"link\": \"%s\"}", token);
  g_auto (Phone) found = { .server = &server };

  g_auto (Answer) out = phone_ask (&lost, "POST", seats_path, recorder);
  assert_refused (&out, 401, "no-session");
  json_object_put (phone_ok (&found, "POST", "/api/session", body));
  assert_me (&found, "administrator", "", "");
  assert_me (&phone, "recorder", "3", "recorder 1");
  json_object_put (phone_ok (&found, "POST", seats_path, recorder));
  server_stop (&server);
}
END_TEST

START_TEST (given_two_servers_of_one_unit_then_who_signs_in_at_one_is_known_to_both)
{
  g_auto (World) world = { 0 };
  world_league (&world);
  Server one = server_start (&world, 0, NULL), other = server_start (&world, 0, NULL);
  g_auto (Phone) officer = phone_administrator (&world, &one);
  g_autofree char *first = phone_new_code (&officer, LEAGUE, recorder);

  officer.server = &other;
  g_autofree char *second = phone_new_code (&officer, LEAGUE, recorder);
  g_auto (Phone) a = phone_with_code (&other, first), b = phone_with_code (&one, second);
  a.server = &one;
  b.server = &other;
  assert_me (&a, "recorder", "3", "recorder 1");
  assert_me (&b, "recorder", "3", "recorder 2");
  g_autofree char *path = NULL;
  g_autofree char *text = secrets_of (&world, ".sessions", &path);
  ck_assert_int_eq (g_unlink (path), 0); /* the file is taken away: everybody signs in anew */
  assert_me (&a, "viewer", "", "");
  assert_me (&officer, "viewer", "", "");
  g_auto (Phone) again = phone_administrator (&world, &one);
  assert_me (&again, "administrator", "", "");
  server_stop (&one);
  server_stop (&other);
}
END_TEST

START_TEST (given_a_link_of_last_week_then_it_opens_nothing)
{
  g_auto (World) world = { 0 };
  world_league (&world);
  Server server = server_start (&world, 0, NULL);
  g_auto (Phone) phone = { .server = &server };
  g_auto (Run) run = bahe (&world, "link");
  g_autofree char *token = g_strchomp (g_strdup (strstr (run.out, "/link#") + strlen ("/link#")));
  g_autofree char *body = g_strdup_printf ("{\"link\": \"%s\"}", token), *folder = NULL;
  g_autofree char *keys = g_build_filename (world.folder, "bahe", "keys", NULL);
  g_autoptr (GDir) dir = g_dir_open (keys, 0, NULL);
  guint aged = 0;

  for (const char *name; (name = g_dir_read_name (dir)) != NULL;)
    if (g_str_has_suffix (name, ".links"))
      folder = g_build_filename (keys, name, NULL);
  g_autoptr (GDir) links = g_dir_open (folder, 0, NULL);
  for (const char *name; (name = g_dir_read_name (links)) != NULL;) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    struct utimbuf week_ago = { time (NULL) - 8 * 24 * 60 * 60, time (NULL) - 8 * 24 * 60 * 60 };
    ck_assert_ptr_null (strstr (name, token)); /* the name is no key either */
    ck_assert_int_eq (g_utime (path, &week_ago), 0);
    aged++;
  }
  ck_assert_uint_ge (aged, 1);
  g_auto (Answer) answer = phone_ask (&phone, "POST", "/api/session", body);
  assert_refused (&answer, 401, "wrong-link");
  server_stop (&server);
}
END_TEST

START_TEST (given_all_this_then_the_log_has_nothing_that_lets_anybody_in)
{
  g_auto (World) world = { 0 };
  world_league (&world);
  g_autofree char *log = g_build_filename (world.folder, "log", NULL), *text = NULL;
  Server server = server_start_how (&world, &(ServerHow){ .log = log, .option = "--lan" }, NULL);
  g_auto (Phone) officer = phone_administrator (&world, &server), guesser = { .server = &server };
  g_autofree char *code = phone_new_code (&officer, LEAGUE, recorder);
  g_auto (Phone) phone = phone_with_code (&server, code);

  for (guint i = 0; i < 15; i++) {
    g_auto (Answer) wrong = try_code (&guesser, "753951", FALSE);
    ck_assert_int_ne (wrong.status, 200);
  }
  g_auto (Answer) link = phone_ask (&guesser, "POST", "/api/session", "{\"link\": \"qTq753951\"}");
  assert_refused (&link, 401, "wrong-link");
  server_stop (&server);
  ck_assert (g_file_get_contents (log, &text, NULL, NULL));
  assert_holds (text, "127.0.0.1"); /* who guesses is named */
  assert_lacks (text, code);
  assert_lacks (text, "753951");
  assert_lacks (text, officer.token);
  assert_lacks (text, officer.cookie + strlen ("bahe="));
  assert_lacks (text, phone.cookie + strlen ("bahe="));
}
END_TEST

static World
two_leagues (void)
{
  World world;

  world_league (&world);
  bahe_ok (&world, "open", "tug-of-war", "决赛");
  return world;
}

START_TEST (given_a_recorder_then_only_their_own_activity_and_no_officers_work_is_open_to_them)
{
  static const struct {
    const char *method, *path, *body;
  } officers[] = {
    { "GET", "/api/activity/3/seats", NULL },
    { "POST", "/api/activity/3/seats", recorder },
    { "DELETE", "/api/activity/3/seats/1", NULL },
    { "GET", "/api/kinds", NULL },
    { "GET", "/api/roster", NULL },
    { "GET", "/api/activity/4/choices", NULL },
    { "GET", "/api/activity/3/boards?reveal=1", NULL },
  };
  g_auto (World) world = two_leagues ();
  Server server = server_start (&world, 0, NULL);
  g_auto (Phone) officer = phone_administrator (&world, &server);
  g_autofree char *code = phone_new_code (&officer, LEAGUE, recorder);
  g_auto (Phone) phone = phone_with_code (&server, code), nobody = { .server = &server };

  for (guint i = 0; i < G_N_ELEMENTS (officers); i++) {
    g_auto (Answer) answer = phone_ask (&phone, officers[i].method, officers[i].path, officers[i].body);
    assert_refused (&answer, 403, "not-allowed");
    g_auto (Answer) stranger = phone_ask (&nobody, officers[i].method, officers[i].path, officers[i].body);
    if (strstr (officers[i].path, "reveal") == NULL)
      assert_refused (&stranger, 401, "no-session");
    else
      assert_refused (&stranger, 403, "not-allowed");
  }
  g_auto (Answer) other = phone_ask (&nobody, "GET", "/api/activity/4/boards", NULL); /* anybody may look at it */
  ck_assert_int_eq (other.status, 200);
  g_auto (Answer) none = phone_ask (&officer, "POST", "/api/activity/99/seats", recorder);
  assert_refused (&none, 404, "not-found");
  server_stop (&server);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("server access");
  TCase *tests = tcase_create ("access");

  tcase_add_test (tests, given_a_link_then_it_signs_one_browser_in_once);
  tcase_add_test (tests, given_a_code_then_one_phone_has_the_seat_until_another_takes_it_over);
  tcase_add_test (tests, given_an_officer_withdraws_a_seat_then_its_phone_is_told_and_the_code_opens_nothing);
  tcase_add_test (tests, given_somebody_guesses_codes_then_they_must_wait_and_a_right_one_costs_nothing);
  tcase_add_test (tests, given_another_page_or_an_old_token_then_nothing_is_done);
  tcase_add_test (tests, given_bodies_that_do_not_fit_then_each_is_refused_in_its_own_way);
  tcase_add_test (tests, given_the_power_goes_then_who_was_signed_in_still_is);
  tcase_add_test (tests, given_a_file_of_sessions_that_is_damaged_then_the_server_says_which);
  tcase_add_test (tests, given_days_pass_then_codes_close_first_and_sessions_end_half_a_year_later);
  tcase_add_test (tests, given_a_lost_computer_then_a_link_alone_signs_it_out_at_once_and_leaves_the_phones);
  tcase_add_test (tests, given_two_servers_of_one_unit_then_who_signs_in_at_one_is_known_to_both);
  tcase_add_test (tests, given_a_link_of_last_week_then_it_opens_nothing);
  tcase_add_test (tests, given_all_this_then_the_log_has_nothing_that_lets_anybody_in);
  tcase_add_test (tests, given_a_recorder_then_only_their_own_activity_and_no_officers_work_is_open_to_them);
  suite_add_tcase (suite, tests);
  return run_suite (suite);
}
