/* Big screens: how they are known, who drives them, what they are sent, and what is left after a restart. */
#include "base/base.h"
#include "kit.h"

#include <string.h>

enum { LEAGUE = 3, OTHER = 4 };

static const char recorder[] = "{\"role\": \"recorder\"}";

static const char *
member (json_object *object, const char *name)
{
  json_object *found = NULL;

  return json_object_object_get_ex (object, name, &found) && found != NULL ? json_object_get_string (found) : "";
}

static json_object *
inner (json_object *object, const char *name)
{
  json_object *found = NULL;

  json_object_object_get_ex (object, name, &found);
  return found;
}

static void
assert_refused (const Answer *answer, guint status, const char *code)
{
  ck_assert_msg (answer->status == status && strcmp (answer_code (answer), code) == 0, "not %u %s but %u %s", status,
                 code, answer->status, answer->body);
}

typedef struct {
  char *name, *code;
  Viewer viewer;
} Screen;

/* `name` NULL: a new one; `scene` NULL: it chooses none. */
static Screen
screen_on (const Server *server, const char *name, const char *scene)
{
  Phone browser = { .server = server };
  g_autofree char *body =
      g_strdup_printf ("{%s%s%s%s\"scene\": %s}", name != NULL ? "\"screen\": \"" : "", name != NULL ? name : "",
                       name != NULL ? "\"" : "", name != NULL ? "," : "", scene != NULL ? scene : "null");
  json_object *known = phone_ok (&browser, "POST", "/api/screens", body);
  Screen screen = { g_strdup (member (known, "screen")), g_strdup (member (known, "code")), { .id = -1 } };
  g_autofree char *path = g_strdup_printf ("/api/screens/%s/live", screen.name);

  json_object_put (known);
  ck_assert_uint_eq (strlen (screen.code), 4);
  ck_assert (viewer_open (&screen.viewer, server, path, NULL));
  return screen;
}

static void
screen_clear (Screen *screen)
{
  viewer_leave (&screen->viewer);
  g_free (screen->name);
  g_free (screen->code);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Screen, screen_clear)

/* The next scene that a screen is sent, as text; "" where there is none. */
static char *
next_scene (Screen *screen)
{
  json_object *said = viewer_next (&screen->viewer), *scene = inner (said, "scene");
  char *text = g_strdup (scene != NULL ? json_object_to_json_string_ext (scene, JSON_C_TO_STRING_PLAIN) : "");

  ck_assert_str_eq (member (said, "code"), screen->code);
  json_object_put (said);
  return text;
}

static char *
scene_path (const Screen *screen)
{
  return g_strdup_printf ("/api/screens/%s/scene", screen->name);
}

static void
check_scene (Screen *screen, const char *wanted)
{
  g_autofree char *scene = next_scene (screen);

  ck_assert_str_eq (scene, wanted);
}

START_TEST (given_the_code_of_a_screen_then_a_recorder_chooses_its_scene)
{
  g_auto (World) world = { 0 };
  world_league (&world);
  Server server = server_start (&world, 0, NULL);
  g_auto (Phone) officer = phone_administrator (&world, &server), nobody = { .server = &server };
  g_autofree char *seat = phone_new_code (&officer, LEAGUE, recorder);
  g_auto (Phone) phone = phone_with_code (&server, seat);
  g_auto (Screen) screen = screen_on (&server, NULL, "{\"name\":\"match\",\"activity\":3}");
  g_autofree char *body = g_strdup_printf ("{\"code\": \"%s\"}", screen.code), *path = scene_path (&screen);

  check_scene (&screen, "{\"name\":\"match\",\"activity\":3}");
  g_auto (Answer) stranger = phone_ask (&nobody, "POST", "/api/remote", body);
  assert_refused (&stranger, 401, "no-session");
  json_object *remote = phone_ok (&phone, "POST", "/api/remote", body);
  ck_assert_str_eq (member (remote, "screen"), screen.name);
  ck_assert_str_eq (member (inner (remote, "scene"), "name"), "match");
  json_object_put (remote);

  json_object_put (phone_ok (&phone, "PUT", path, "{\"name\":\"standings\",\"theme\":\"dark\",\"sound\":false}"));
  check_scene (&screen, "{\"name\":\"standings\",\"activity\":3,\"theme\":\"dark\",\"sound\":false}");
  g_auto (Answer) away = phone_ask (&phone, "PUT", path, "{\"name\":\"standings\",\"activity\":1}");
  assert_refused (&away, 403, "not-allowed");
  server_stop (&server);
}
END_TEST

START_TEST (given_screens_of_one_activity_then_those_that_follow_change_together)
{
  g_auto (World) world = { 0 };
  world_league (&world);
  Server server = server_start (&world, 0, NULL);
  g_auto (Phone) officer = phone_administrator (&world, &server);
  g_auto (Screen) one = screen_on (&server, NULL, "{\"name\":\"match\",\"activity\":3}");
  g_auto (Screen) two = screen_on (&server, NULL, "{\"name\":\"standings\",\"activity\":3}");
  g_auto (Screen) own = screen_on (&server, NULL, "{\"name\":\"bracket\",\"activity\":3,\"follow\":false}");
  g_auto (Screen) other = screen_on (&server, NULL, "{\"name\":\"standings\",\"activity\":1}");
  Screen *all[] = { &one, &two, &own, &other };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    g_free (next_scene (all[i]));
  json_object *answer = phone_ok (&officer, "PUT", "/api/activity/3/scene", "{\"name\":\"results\",\"step\":2}");
  ck_assert_str_eq (member (answer, "screens"), "2");
  json_object_put (answer);
  check_scene (&one, "{\"name\":\"results\",\"activity\":3,\"step\":2}");
  check_scene (&two, "{\"name\":\"results\",\"activity\":3,\"step\":2}");
  for (guint i = 2; i < 4; i++) { /* whoever was left out hears of nothing but their own */
    g_autofree char *path = scene_path (all[i]);
    json_object_put (phone_ok (&officer, "PUT", path, "{\"name\":\"countdown\",\"seconds\":5}"));
    check_scene (all[i], "{\"name\":\"countdown\",\"seconds\":5}");
  }
  server_stop (&server);
}
END_TEST

START_TEST (given_a_restart_then_a_screen_says_its_name_and_scene_and_is_the_same)
{
  g_auto (World) world = { 0 };
  world_league (&world);
  guint port = free_port ();
  Server server = server_start (&world, port, NULL);
  g_auto (Phone) officer = phone_administrator (&world, &server);
  g_auto (Screen) screen = screen_on (&server, NULL, "{\"name\":\"match\",\"activity\":3}");
  g_autofree char *path = scene_path (&screen), *name = g_strdup (screen.name);

  g_free (next_scene (&screen));
  json_object_put (phone_ok (&officer, "PUT", path, "{\"name\":\"standings\",\"activity\":3}"));
  g_autofree char *chosen = next_scene (&screen);
  g_auto (Screen) reloaded = screen_on (&server, name, "{\"name\":\"match\",\"activity\":3}");
  check_scene (&reloaded, chosen); /* the server knows better what was chosen last */
  ck_assert_str_eq (reloaded.code, screen.code);
  SoupSession *old = g_object_ref (server.session);
  server_kill (&server);
  viewer_wait_cut (&screen.viewer);
  g_object_unref (old);

  server = server_start (&world, port, NULL);
  g_auto (Screen) again = screen_on (&server, name, chosen);
  ck_assert_str_eq (again.name, name);
  check_scene (&again, chosen);
  json_object_put (phone_ok (&officer, "PUT", path, "{\"name\":\"hold\",\"activity\":3}"));
  check_scene (&again, "{\"name\":\"hold\",\"activity\":3}");
  server_stop (&server);
}
END_TEST

START_TEST (what_is_no_scene_screen_or_clock_is_refused_in_words)
{
  static const struct {
    const char *path, *body;
    guint status;
    const char *code;
  } wrong[] = {
    { "/api/activity/3/scene", "{}", 400, "invalid" },
    { "/api/activity/3/scene", "{\"name\":\"fireworks\"}", 400, "invalid" },
    { "/api/activity/3/scene", "{\"name\":\"match\",\"step\":-1}", 400, "invalid" },
    { "/api/activity/3/scene", "{\"name\":\"match\",\"step\":\"2\"}", 400, "invalid" },
    { "/api/activity/3/scene", "{\"name\":\"match\",\"theme\":\"pink\"}", 400, "invalid" },
    { "/api/activity/3/scene", "{\"name\":\"match\",\"follow\":1}", 400, "invalid" },
    { "/api/activity/3/scene", "{\"name\":\"match\",\"activity\":1}", 400, "invalid" },
    { "/api/activity/99/scene", "{\"name\":\"match\"}", 404, "not-found" },
    { "/api/screens/0123456789abcdef/scene", "{\"name\":\"match\",\"activity\":3}", 404, "not-found" },
    { "/api/activity/3/clock", "{\"kind\":\"cuckoo\",\"seconds\":1}", 400, "invalid" },
    { "/api/activity/3/clock", "{\"kind\":\"end\"}", 400, "invalid" },
    { "/api/activity/3/clock", "{\"kind\":\"end\",\"seconds\":36001}", 400, "invalid" },
    { "/api/activity/3/clock", "{\"kind\":\"end\",\"seconds\":60,\"running\":\"yes\"}", 400, "invalid" },
    { "/api/activity/99/clock", "{\"kind\":\"end\",\"seconds\":60}", 404, "not-found" },
  };
  g_auto (World) world = { 0 };
  world_league (&world);
  Server server = server_start (&world, 0, NULL);
  g_auto (Phone) officer = phone_administrator (&world, &server);

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_auto (Answer) answer = phone_ask (&officer, "PUT", wrong[i].path, wrong[i].body);
    ck_assert_msg (answer.status == wrong[i].status && strcmp (answer_code (&answer), wrong[i].code) == 0,
                   "%s %s: %u %s", wrong[i].path, wrong[i].body, answer.status, answer.body);
  }
  g_auto (Answer) name = phone_ask (&officer, "POST", "/api/screens", "{\"screen\": \"../../etc\"}");
  assert_refused (&name, 400, "invalid");
  g_auto (Answer) scene = phone_ask (&officer, "POST", "/api/screens", "{\"scene\": {\"name\": \"x\"}}");
  assert_refused (&scene, 400, "invalid");
  g_auto (Answer) live = ask (&server, "GET", "/api/screens/0123456789abcdef/live");
  assert_refused (&live, 404, "not-found");
  server_stop (&server);
}
END_TEST

START_TEST (given_codes_tried_at_random_then_they_are_soon_tried_no_more)
{
  g_auto (World) world = { 0 };
  world_league (&world);
  Server server = server_start (&world, 0, NULL);
  g_auto (Phone) officer = phone_administrator (&world, &server);
  g_auto (Screen) screen = screen_on (&server, NULL, NULL);
  guint tries = 0;

  check_scene (&screen, "");
  for (;; tries++) {
    ck_assert_uint_lt (tries, 100);
    g_autofree char *guess = g_strdup_printf ("{\"code\": \"%04u\"}", (g_ascii_digit_value (screen.code[0]) + 1) % 10);
    g_auto (Answer) answer = phone_ask (&officer, "POST", "/api/remote", guess);
    if (answer.status == 429) {
      assert_refused (&answer, 429, "too-many");
      ck_assert_ptr_nonnull (answer_header (&answer, "Retry-After"));
      break;
    }
    if (answer.status == 401)
      assert_refused (&answer, 401, "wrong-code");
  }
  ck_assert_uint_ge (tries, 5);
  server_stop (&server);
}
END_TEST

START_TEST (given_more_screens_than_a_hall_has_then_those_nobody_looks_at_make_room)
{
  enum { MANY = 230 };
  g_auto (World) world = { 0 };
  world_league (&world);
  Server server = server_start (&world, 0, NULL);
  g_auto (Screen) watched = screen_on (&server, NULL, NULL);
  g_auto (Phone) browser = { .server = &server };
  g_autofree char *first = NULL;

  check_scene (&watched, "");
  for (guint i = 0; i < MANY; i++) {
    json_object *known = phone_ok (&browser, "POST", "/api/screens", "{}");
    if (i == 0)
      first = g_strdup (member (known, "screen"));
    json_object_put (known);
  }
  g_autofree char *gone = g_strdup_printf ("/api/screens/%s/live", first);
  g_auto (Answer) answer = ask (&server, "GET", gone);
  assert_refused (&answer, 404, "not-found");
  g_auto (Screen) same = screen_on (&server, watched.name, NULL);
  ck_assert_str_eq (same.code, watched.code);
  server_stop (&server);
}
END_TEST

/* ---- clocks ------------------------------------------------------------------------------------- */

static void
check_clock (Viewer *viewer, const char *kind, int most, const char *running)
{
  json_object *clock = viewer_next_of (viewer, "clock");
  int remaining = atoi (member (clock, "remaining"));

  ck_assert_str_eq (member (clock, "kind"), kind);
  ck_assert_str_eq (member (clock, "running"), running);
  ck_assert_msg (remaining >= 0 && remaining <= most, "%d", remaining);
  if (*running == 'f')
    ck_assert_int_eq (remaining, most);
  json_object_put (clock);
}

START_TEST (given_a_clock_then_all_who_watch_see_it_and_those_who_come_later)
{
  g_auto (World) world = { 0 };
  world_league (&world);
  Server server = server_start (&world, 0, NULL);
  g_auto (Phone) officer = phone_administrator (&world, &server);
  g_autofree char *seat = phone_new_code (&officer, LEAGUE, recorder);
  g_auto (Phone) phone = phone_with_code (&server, seat);
  Viewer viewer = { .activity = LEAGUE, .id = -1 }, later = { .activity = LEAGUE, .id = -1 }, works = { .id = -1 };

  viewer_join (&viewer, &server);
  check_clock (&viewer, "", 0, "");
  json_object_put (
      phone_ok (&phone, "PUT", "/api/activity/3/clock", "{\"kind\":\"end\",\"seconds\":180,\"running\":true}"));
  check_clock (&viewer, "end", 180, "true");
  viewer_join (&later, &server);
  check_clock (&later, "end", 180, "true");
  ck_assert (viewer_open (&works, &server, "/api/activity/3/live?work=1", phone.cookie));
  check_clock (&works, "end", 180, "true");
  json_object_put (phone_ok (&phone, "PUT", "/api/activity/3/clock", "{\"kind\":\"end\",\"seconds\":57}"));
  check_clock (&viewer, "end", 57, "false");
  check_clock (&works, "end", 57, "false");
  json_object_put (phone_ok (&phone, "PUT", "/api/activity/3/clock", "{}"));
  check_clock (&viewer, "", 0, "");
  g_auto (Answer) other = phone_ask (&phone, "PUT", "/api/activity/1/clock", "{}");
  assert_refused (&other, 403, "not-allowed");
  viewer_leave (&viewer);
  viewer_leave (&later);
  viewer_leave (&works);
  server_stop (&server);
}
END_TEST

/* ---- the ceremony ------------------------------------------------------------------------------- */

static void
do_verb (Phone *phone, const char *verb, const char *given)
{
  g_autofree char *path = g_strdup_printf ("/api/activity/3/do/%s", verb);
  BaheId id = bahe_id_new ();
  g_autofree char *text = bahe_id_format (&id);
  g_autofree char *body = g_strdup_printf ("{\"id\": \"%s\", \"given\": %s}", text, given);

  json_object_put (phone_ok (phone, "POST", path, body));
}

/* "小班组,大班组" of the rows in the data of a reveal. */
static void
check_reveal (Screen *screen, const char *wanted)
{
  json_object *said = viewer_next (&screen->viewer), *rows = inner (inner (inner (said, "scene"), "data"), "rows");
  g_autoptr (GString) names = g_string_new (NULL);

  ck_assert_ptr_nonnull (rows);
  for (size_t i = 0; i < json_object_array_length (rows); i++)
    g_string_append_printf (names, "%s%s", i > 0 ? "," : "", member (json_object_array_get_idx (rows, i), "name"));
  ck_assert_msg (strcmp (names->str, wanted) == 0, "%s", json_object_to_json_string (said));
  json_object_put (said);
}

START_TEST (given_a_reveal_then_the_screen_gets_one_place_more_at_a_time)
{
  g_auto (World) world = { 0 };
  world_league (&world);
  record_match (&world, "小班组", "后勤组");
  record_match (&world, "小班组", "大班组");
  record_match (&world, "小班组", "中班组");
  record_match (&world, "后勤组", "大班组");
  record_match (&world, "后勤组", "中班组");
  record_match (&world, "大班组", "中班组");
  Server server = server_start (&world, 0, NULL);
  g_auto (Phone) officer = phone_administrator (&world, &server);
  g_auto (Screen) screen = screen_on (&server, NULL, NULL);
  g_autofree char *path = scene_path (&screen);

  check_scene (&screen, "");
  do_verb (&officer, "hold", "{}");
  json_object_put (phone_ok (&officer, "PUT", path, "{\"name\":\"reveal\",\"activity\":3,\"step\":4}"));
  check_reveal (&screen, "");
  do_verb (&officer, "reveal", "{}");
  check_reveal (&screen, "中班组");
  do_verb (&officer, "reveal", "{\"places\":2}");
  check_reveal (&screen, "后勤组,大班组,中班组");
  do_verb (&officer, "reveal", "{}");
  check_reveal (&screen, "小班组,后勤组,大班组,中班组");
  json_object_put (phone_ok (&officer, "PUT", path, "{\"name\":\"reveal\",\"activity\":3,\"step\":1}"));
  check_reveal (&screen, "中班组");
  server_stop (&server);
}
END_TEST

START_TEST (given_a_hold_then_viewers_wait_and_who_records_goes_on_seeing_matches)
{
  g_auto (World) world = { 0 };
  world_league (&world);
  Server server = server_start (&world, 0, NULL);
  g_auto (Phone) officer = phone_administrator (&world, &server);
  Viewer viewer = { .id = -1 }, works = { .id = -1 };

  do_verb (&officer, "hold", "{}");
  ck_assert (viewer_open (&viewer, &server, "/api/activity/3/live", officer.cookie)); /* as a projector may be */
  ck_assert (viewer_open (&works, &server, "/api/activity/3/live?work=1", officer.cookie));
  json_object_put (viewer_next (&viewer));
  json_object_put (viewer_next (&works));
  record_match (&world, "小班组", "后勤组");
  json_object *seen = viewer_next (&viewer), *working = viewer_next (&works);
  const char *views = json_object_to_json_string (inner (seen, "views"));
  ck_assert_int_le (points_of (seen, "小班组"), 0);
  ck_assert_ptr_null (strstr (views, "\"played\""));
  ck_assert_int_le (points_of (working, "小班组"), 0);
  ck_assert_ptr_nonnull (strstr (json_object_to_json_string (inner (working, "views")), "\"played\""));
  json_object_put (seen);
  json_object_put (working);
  viewer_leave (&viewer);
  viewer_leave (&works);
  server_stop (&server);
}
END_TEST

START_TEST (given_a_seat_that_is_withdrawn_then_its_phone_watches_as_anybody)
{
  g_auto (World) world = { 0 };
  world_league (&world);
  Server server = server_start (&world, 0, NULL);
  g_auto (Phone) officer = phone_administrator (&world, &server);
  g_autofree char *seat = phone_new_code (&officer, LEAGUE, recorder);
  g_auto (Phone) phone = phone_with_code (&server, seat);
  Viewer viewer = { .id = -1 }, works = { .id = -1 };

  do_verb (&officer, "hold", "{}");
  record_match (&world, "小班组", "后勤组");
  ck_assert (viewer_open (&viewer, &server, "/api/activity/3/live", NULL));
  json_object_put (viewer_next (&viewer));
  ck_assert (viewer_open (&works, &server, "/api/activity/3/live?work=1", phone.cookie));
  json_object *working = viewer_next (&works);
  ck_assert_ptr_nonnull (strstr (json_object_to_json_string (inner (working, "views")), "\"played\""));
  json_object_put (working);
  json_object_put (phone_ok (&officer, "DELETE", "/api/activity/3/seats/1", NULL));
  viewer_wait_cut (&works);
  works.id = -1;
  ck_assert (viewer_open (&works, &server, "/api/activity/3/live?work=1", phone.cookie));
  json_object *seen = viewer_next (&works);
  ck_assert_ptr_null (strstr (json_object_to_json_string (inner (seen, "views")), "\"played\""));
  json_object_put (seen);
  record_match (&world, "小班组", "大班组");
  json_object_put (viewer_next (&viewer)); /* whoever only watches was not cut */
  viewer_leave (&viewer);
  viewer_leave (&works);
  server_stop (&server);
}
END_TEST

/* ---- nothing leaks ------------------------------------------------------------------------------ */

enum { EXERCISE = 4 };

static const char *const planted[] = { "71.7", "77.7", "64.67", "秘密缘由", "缺勤13人" };

static void
assert_clean (const char *where, const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (planted); i++)
    ck_assert_msg (strstr (text, planted[i]) == NULL, "%s tells %s: %s", where, planted[i], text);
}

/* A contest of which two teams are marked before the hold, two after it, with marks that are found wherever they are.
 */
static void
hold_exercise (const World *world)
{
  static const char *const groups[] = { "后勤组", "大班组", "中班组", "小班组" };

  bahe_ok (world, "open", "broadcast-exercise", "广播操");
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    bahe_ok (world, "do", "广播操", "enter", (char *) groups[i]);
  bahe_ok (world, "do", "广播操", "draw");
  bahe_ok (world, "do", "广播操", "mark", "后勤组", "--marks", "90,91,92,93,94");
  bahe_ok (world, "do", "广播操", "mark", "大班组", "--marks", "80,81,82,83,84");
  bahe_ok (world, "do", "广播操", "hold");
  bahe_ok (world, "do", "广播操", "absent", "中班组", "13");
  bahe_ok (world, "do", "广播操", "deduct", "中班组", "0.03", "秘密缘由");
  bahe_ok (world, "do", "广播操", "mark", "中班组", "--marks", "77.7,77.7,77.7,77.7,77.7");
  bahe_ok (world, "do", "广播操", "mark", "小班组", "--marks", "71.7,71.7,71.7,71.7,71.7");
}

START_TEST (given_marks_after_a_hold_then_no_address_for_everybody_tells_one)
{
  static const char *const paths[] = { "/api/activities",
                                       "/api/me",
                                       "/api/activity/4/boards",
                                       "/api/activity/4/boards?lang=en",
                                       "/api/activity/4/form",
                                       "/api/activity/4/marks/1",
                                       "/api/activity/4/marks/2",
                                       "/api/activity/4/marks/3",
                                       "/api/activity/4/marks/4",
                                       "/api/activity/4/events",
                                       "/activity/4/board.txt",
                                       "/activity/4/board.svg",
                                       "/activity/4" };
  static const char *const of_recorder[] = { "/api/activity/4/boards", "/api/activity/4/events?last=500",
                                             "/api/activity/4/choices", "/api/activity/4/marks/3" };
  g_auto (World) world = { 0 };
  world_league (&world);
  hold_exercise (&world);
  Server server = server_start (&world, 0, NULL);
  g_auto (Phone) officer = phone_administrator (&world, &server);
  g_autofree char *seat = phone_new_code (&officer, EXERCISE, recorder);
  g_auto (Phone) phone = phone_with_code (&server, seat);
  Viewer viewer = { .activity = EXERCISE, .id = -1 };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++) {
    g_auto (Answer) answer = ask (&server, "GET", paths[i]);
    ck_assert_uint_ne (answer.status, 0);
    assert_clean (paths[i], answer.body);
  }
  for (guint i = 0; i < G_N_ELEMENTS (of_recorder); i++) {
    g_auto (Answer) answer = phone_ask (&phone, "GET", of_recorder[i], NULL);
    assert_clean (of_recorder[i], answer.body);
    g_autofree char *asked = g_strconcat (of_recorder[i], "?reveal=1", NULL);
    g_auto (Answer) more = phone_ask (&phone, "GET", asked, NULL);
    assert_clean (asked, more.body);
    g_autofree char *work = g_strconcat (of_recorder[i], "?work=1", NULL);
    g_auto (Answer) working = phone_ask (&phone, "GET", work, NULL);
    assert_clean (work, working.body);
  }
  viewer_join (&viewer, &server);
  json_object *live = viewer_next (&viewer);
  assert_clean ("live", json_object_to_json_string_ext (live, JSON_C_TO_STRING_PLAIN));
  ck_assert_str_eq (member (live, "state"), "held");
  json_object_put (live);
  static const char *const commands[][4] = { { "board", "广播操" },
                                             { "board", "广播操", "--format=json" },
                                             { "show", "广播操" },
                                             { "show", "广播操", "--format=json" } };
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++) {
    g_auto (Run) run = bahe (&world, commands[i][0], commands[i][1], commands[i][2], NULL);
    ck_assert_msg (run.code == 0, "%s%s", run.out, run.err);
    assert_clean (commands[i][0], run.out);
  }
  g_auto (Answer) whole = phone_ask (&officer, "GET", "/api/activity/4/boards?reveal=1", NULL);
  ck_assert_ptr_nonnull (strstr (whole.body, "71.7")); /* they are there */
  viewer_leave (&viewer);
  server_stop (&server);
}
END_TEST

START_TEST (given_the_scene_of_marks_then_it_has_them_when_they_may_be_seen)
{
  g_auto (World) world = { 0 };
  world_league (&world);
  hold_exercise (&world);
  Server server = server_start (&world, 0, NULL);
  g_auto (Phone) officer = phone_administrator (&world, &server);
  g_auto (Screen) screen = screen_on (&server, NULL, NULL);
  g_autofree char *path = scene_path (&screen);

  check_scene (&screen, "");
  json_object_put (phone_ok (&officer, "PUT", path, "{\"name\":\"marks\",\"activity\":4,\"entrant\":1}"));
  g_autofree char *shown = next_scene (&screen);
  ck_assert_ptr_nonnull (strstr (shown, "(91.00+92.00+93.00)÷3 = 92.00"));
  g_auto (Answer) held = phone_ask (&officer, "PUT", path, "{\"name\":\"marks\",\"activity\":4,\"entrant\":3}");
  assert_refused (&held, 409, "refused");
  json_object_put (phone_ok (&officer, "PUT", path, "{\"name\":\"marks\",\"activity\":4}"));
  check_scene (&screen, "{\"name\":\"marks\",\"activity\":4}");
  server_stop (&server);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("server screen");
  TCase *tests = tcase_create ("screen");

  tcase_add_test (tests, given_the_code_of_a_screen_then_a_recorder_chooses_its_scene);
  tcase_add_test (tests, given_screens_of_one_activity_then_those_that_follow_change_together);
  tcase_add_test (tests, given_a_restart_then_a_screen_says_its_name_and_scene_and_is_the_same);
  tcase_add_test (tests, what_is_no_scene_screen_or_clock_is_refused_in_words);
  tcase_add_test (tests, given_codes_tried_at_random_then_they_are_soon_tried_no_more);
  tcase_add_test (tests, given_more_screens_than_a_hall_has_then_those_nobody_looks_at_make_room);
  tcase_add_test (tests, given_a_clock_then_all_who_watch_see_it_and_those_who_come_later);
  tcase_add_test (tests, given_a_reveal_then_the_screen_gets_one_place_more_at_a_time);
  tcase_add_test (tests, given_a_hold_then_viewers_wait_and_who_records_goes_on_seeing_matches);
  tcase_add_test (tests, given_a_seat_that_is_withdrawn_then_its_phone_watches_as_anybody);
  tcase_add_test (tests, given_marks_after_a_hold_then_no_address_for_everybody_tells_one);
  tcase_add_test (tests, given_the_scene_of_marks_then_it_has_them_when_they_may_be_seen);
  suite_add_tcase (suite, tests);
  return run_suite (suite);
}
