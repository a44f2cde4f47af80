/* The hall's network: what `bahe serve` says to whom, QR codes, as many viewers as there is room for, pages that are
 * not there. */
#include "kit.h"

#include <qrencode.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LEAGUE = 3 };

START_TEST (given_a_file_or_a_log_then_nothing_that_is_said_lets_anybody_in)
{
  g_auto (World) world = { 0 };
  world_league (&world);
  g_autoptr (GString) said = g_string_new (NULL);
  Server server = server_start_how (&world, &(ServerHow){ .option = "--lan" }, said);

  assert_lacks (said->str, "#");
  assert_lacks (said->str, "\033");
  assert_holds (said->str, "bahe link");
  server_stop (&server);
}
END_TEST

/* Sends one request for what everybody may see; how many bytes came back, 0 at the end of the connection. */
static gssize
ask_on (GSocket *socket)
{
  static const char request[] = "GET /api/me HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
  char answer[4096];

  g_socket_send (socket, request, sizeof request - 1, NULL, NULL);
  return g_socket_receive (socket, answer, sizeof answer, NULL, NULL);
}

static GSocketConnection *
connect_to (const Server *server)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  GSocketConnection *connection =
      g_socket_client_connect_to_host (client, "127.0.0.1", (guint16) server->port, NULL, NULL);

  ck_assert_ptr_nonnull (connection);
  g_socket_set_timeout (g_socket_connection_get_socket (connection), 10);
  return connection;
}

static void
assert_over (GSocketConnection *connection)
{
  g_autoptr (GError) error = NULL;
  char rest[16];
  gssize end;

  while ((end = g_socket_receive (g_socket_connection_get_socket (connection), rest, sizeof rest, NULL, &error)) > 0)
    ; /* the rest of an answer */
  ck_assert_msg (end == 0, "the connection is not over: %s", error != NULL ? error->message : "");
}

/* A socket each, of which there are few: a browser that connects ahead, a phone that went home, somebody who means ill.
 */
START_TEST (given_connections_that_rest_then_they_end_and_none_is_left_without_an_answer)
{
  static const char half[] = "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n";
  g_auto (World) world = { 0 };
  world_league (&world);
  Server server = server_start (&world, 0, NULL);
  g_autoptr (GSocketConnection) rests = connect_to (&server), silent = connect_to (&server),
                                begun = connect_to (&server);

  ck_assert_int_gt (ask_on (g_socket_connection_get_socket (rests)), 0);
  ck_assert_int_gt (g_socket_send (g_socket_connection_get_socket (begun), half, sizeof half - 1, NULL, NULL), 0);
  g_usleep (33 * G_USEC_PER_SEC); /* longer than they are kept */
  assert_over (rests);
  assert_over (silent);
  assert_over (begun);
  g_autoptr (GSocketConnection) fresh = connect_to (&server);
  ck_assert_int_gt (ask_on (g_socket_connection_get_socket (fresh)), 0);
  server_stop (&server);
}
END_TEST

/* The addresses that were said for others, each until its slash. */
static GPtrArray *
addresses_in (const char *said)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) lines = g_strsplit (said, "\n", -1);

  for (char **line = lines; *line != NULL; line++) {
    const char *address = strstr (*line, "http://");
    if (address != NULL && strstr (address, "127.0.0.1") == NULL && strstr (address, "#") == NULL)
      g_ptr_array_add (found, g_strndup (address, strcspn (address + strlen ("http://"), "/") + strlen ("http://")));
  }
  return found;
}

START_TEST (given_lan_then_each_address_that_is_said_can_be_reached_and_without_it_none)
{
  g_auto (World) world = { 0 };
  world_league (&world);
  g_autoptr (GString) said = g_string_new (NULL);
  Server server = server_start_how (&world, &(ServerHow){ .option = "--lan" }, said);
  g_autoptr (GPtrArray) addresses = addresses_in (said->str);
  g_auto (Answer) here = ask (&server, "GET", "/api/activities");

  ck_assert_int_eq (here.status, 200);
  if (addresses->len == 0)
    assert_holds (said->str, "联网");
  for (guint i = 0; i < addresses->len; i++) {
    g_autofree char *path = g_strconcat (addresses->pdata[i], "/api/activities", NULL);
    g_autoptr (SoupMessage) message = soup_message_new ("GET", path);
    g_autoptr (GBytes) bytes = soup_session_send_and_read (server.session, message, NULL, NULL);
    ck_assert_msg (soup_message_get_status (message) == 200, "%s", path);
  }
  g_auto (Run) link = bahe (&world, "link"); /* for whoever sits here, in full */
  ck_assert_int_eq (link.code, 0);
  if (addresses->len > 0)
    ck_assert_msg (g_str_has_prefix (link.out, addresses->pdata[0]), "%s", link.out);
  server_stop (&server);

  Server alone = server_start (&world, 0, NULL);
  for (guint i = 0; i < addresses->len; i++) {
    const char *port = strrchr (addresses->pdata[i], ':');
    g_autofree char *path = g_strdup_printf ("%.*s:%u/", (int) (port - (char *) addresses->pdata[i]),
                                             (char *) addresses->pdata[i], alone.port);
    g_autoptr (SoupMessage) message = soup_message_new ("GET", path);
    g_autoptr (GBytes) bytes = soup_session_send_and_read (alone.session, message, NULL, NULL);
    ck_assert_msg (bytes == NULL, "%s answers, though nobody opened the network to it", path);
  }
  server_stop (&alone);
}
END_TEST

START_TEST (given_a_terminal_then_it_shows_the_administrators_link_once_and_not_again_after_a_crash)
{
  g_auto (World) world = { 0 };
  world_league (&world);
  g_autoptr (GString) said = g_string_new (NULL), again = g_string_new (NULL);
  world.plugins =
      g_strdup_printf ("%s/plugins/sports:%s/tests/server/data", g_getenv ("BAHE_BUILD"), g_getenv ("BAHE_BUILD"));
  bahe_ok (&world, "open", "stumbling", "健步走");
  bahe_ok (&world, "do", "健步走", "walk", "--steps", "7000");
  Server server = server_start_how (
      &world, &(ServerHow){ .port = free_port (), .option = "--lan", .terminal = TRUE, .stumble = "view" }, said);
  const char *link = strstr (said->str, "/link#");

  ck_assert_msg (link != NULL, "%s", said->str);
  g_autofree char *token = g_strndup (link + strlen ("/link#"), strcspn (link + strlen ("/link#"), "\r\n"));
  g_autofree char *body = g_strdup_printf ("{\"link\": \"%s\"}", token);
  g_autoptr (GPtrArray) addresses = addresses_in (said->str);
  if (addresses->len > 0)
    assert_holds (said->str, "▀");
  g_auto (Phone) phone = { .server = &server };
  json_object_put (phone_ok (&phone, "POST", "/api/session", body));
  g_auto (Answer) crashed = ask (&server, "GET", "/api/activity/4/boards");
  ck_assert_int_eq (crashed.status, 0);
  server_wait_ready (&server, again);
  assert_lacks (again->str, "#");
  json_object_put (phone_ok (&phone, "GET", "/api/me", NULL)); /* and whoever was signed in still is */
  server_stop (&server);
}
END_TEST

/* Whether the picture is this text's code: each dark run of it, and as many dark modules as the code has. */
static void
assert_code (const char *svg, const char *text)
{
  QRcode *code = QRcode_encodeString8bit (text, 0, QR_ECLEVEL_M);
  int dark = 0, drawn = 0, x, y, run;

  for (int i = 0; i < code->width * code->width; i++)
    dark += code->data[i] & 1;
  for (const char *at = strstr (svg, " d=\""); (at = strchr (at, 'M')) != NULL; at++) {
    ck_assert_int_eq (sscanf (at, "M%d %dh%dv1h-", &x, &y, &run), 3);
    for (int i = 0; i < run; i++)
      ck_assert_msg ((code->data[(y - 4) * code->width + x - 4 + i] & 1) != 0, "%s: %d %d is light", text, x + i, y);
    drawn += run;
  }
  ck_assert_int_eq (drawn, dark);
  QRcode_free (code);
}

START_TEST (given_a_path_then_its_qr_code_leads_to_this_server_and_to_no_other)
{
  static const char *const others[] = { "",
                                        "?path=",
                                        "?path=//evil.example/",
                                        "?path=/%5Cevil.example",
                                        "?path=evil",
                                        "?path=http://evil.example/",
                                        "?path=/a%20b",
                                        "?path=/%0d%0a" };
  g_auto (World) world = { 0 };
  world_league (&world);
  Server server = server_start (&world, 0, NULL);
  g_auto (Answer) code = ask (&server, "GET", "/api/qr.svg?path=/code%23123456");
  g_autofree char *text = g_strdup_printf ("http://127.0.0.1:%u/code#123456", server.port);

  ck_assert_int_eq (code.status, 200);
  ck_assert_str_eq (answer_header (&code, "Content-Type"), "image/svg+xml");
  assert_code (code.body, text);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++) {
    g_autofree char *path = g_strconcat ("/api/qr.svg", others[i], NULL);
    g_auto (Answer) answer = ask (&server, "GET", path);
    ck_assert_msg (answer.status == 400, "%s: %u", path, answer.status);
  }
  server_stop (&server);
}
END_TEST

START_TEST (given_more_viewers_than_there_is_room_for_then_the_next_is_told_and_the_others_go_on)
{
  enum { FILES = 220, VIEWERS = FILES - 100 };
  g_auto (World) world = { 0 };
  world_league (&world);
  Server server = server_start_how (&world, &(ServerHow){ .most_files = FILES }, NULL);
  Viewer viewers[VIEWERS] = { 0 };

  for (guint i = 0; i < VIEWERS; i++) {
    viewers[i] = (Viewer){ .activity = LEAGUE, .id = -1 };
    viewer_join (&viewers[i], &server);
    json_object_put (viewer_next (&viewers[i]));
  }
  g_auto (Answer) busy = ask (&server, "GET", "/api/activity/3/live");
  ck_assert_int_eq (busy.status, 503);
  ck_assert_str_eq (answer_code (&busy), "busy");
  ck_assert_str_eq (answer_header (&busy, "Connection"), "close"); /* so that sockets are left */
  ck_assert_int_gt (atoi (answer_header (&busy, "Retry-After")), 0);
  g_auto (Phone) officer = phone_administrator (&world, &server); /* who records still gets in */
  record_match (&world, "小班组", "后勤组");
  for (guint i = 0; i < VIEWERS; i++) {
    json_object *message = viewer_next (&viewers[i]);
    ck_assert_int_eq (points_of (message, "小班组"), 2);
    json_object_put (message);
    viewer_leave (&viewers[i]);
  }
  Viewer late = { .activity = LEAGUE, .id = -1 };
  do { /* until the server has seen that one has left */
    g_auto (Answer) again = ask (&server, "HEAD", "/api/activity/3/live");
    ck_assert_int_eq (again.status, 200);
  } while (!viewer_try_join (&late, &server));
  json_object_put (viewer_next (&late));
  viewer_leave (&late);
  server_stop (&server);
}
END_TEST

START_TEST (given_an_address_without_a_page_then_a_person_gets_a_page_and_a_program_json)
{
  g_auto (World) world = { 0 };
  world_league (&world);
  Server server = server_start (&world, 0, NULL);
  g_auto (Phone) browser = { .server = &server, .accept = "text/html,application/xhtml+xml,*/*;q=0.8" };
  g_auto (Phone) program = { .server = &server };

  g_auto (Answer) page = phone_ask (&browser, "GET", "/nowhere", NULL);
  ck_assert_int_eq (page.status, 404);
  assert_holds (page.body, "<!doctype html>");
  assert_holds (answer_header (&page, "Content-Security-Policy"), "default-src 'none'");
  g_auto (Answer) api = phone_ask (&browser, "GET", "/api/nowhere", NULL);
  ck_assert_int_eq (api.status, 404);
  ck_assert_str_eq (answer_code (&api), "not-found");
  g_auto (Answer) json = phone_ask (&program, "GET", "/nowhere", NULL);
  ck_assert_int_eq (json.status, 404);
  ck_assert_str_eq (answer_code (&json), "not-found");
  server_stop (&server);
}
END_TEST

/* Both at once, so that a language which leaks from one thread to the next request shows. */
START_TEST (given_requests_in_two_languages_then_each_is_answered_in_its_own)
{
  g_auto (World) world = { 0 };
  world_league (&world);
  Server server = server_start (&world, 0, NULL);
  g_auto (Phone) english = { .server = &server };

  g_auto (Answer) list_en = phone_ask (&english, "GET", "/api/activities", NULL);
  g_auto (Answer) list_zh = ask (&server, "GET", "/api/activities");
  assert_holds (list_en.body, "\"category\":{\"name\":\"contest\",\"label\":\"Contests\",\"order\":1}");
  assert_holds (list_zh.body, "\"category\":{\"name\":\"contest\",\"label\":\"比赛\",\"order\":1}");
  for (guint i = 0; i < 40; i++) {
    g_auto (Answer) en = phone_ask (&english, "GET", "/api/activity/3/form", NULL);
    g_auto (Answer) zh = ask (&server, "GET", "/api/activity/3/form");
    g_auto (Answer) asked = ask (&server, "GET", "/api/activity/3/form?lang=en");
    assert_holds (en.body, "\"kind_label\":\"Tug-of-war\"");
    assert_holds (zh.body, "\"kind_label\":\"拔河\"");
    ck_assert_str_eq (asked.body, en.body);
    g_auto (Answer) none_en = phone_ask (&english, "GET", "/api/activity/99/form", NULL);
    g_auto (Answer) none_zh = ask (&server, "GET", "/api/activity/99/form");
    assert_holds (none_en.body, "there is no activity 99");
    assert_lacks (none_zh.body, "there is");
  }
  server_stop (&server);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("server network");
  TCase *tests = tcase_create ("network");

  tcase_add_test (tests, given_connections_that_rest_then_they_end_and_none_is_left_without_an_answer);
  tcase_add_test (tests, given_a_file_or_a_log_then_nothing_that_is_said_lets_anybody_in);
  tcase_add_test (tests, given_lan_then_each_address_that_is_said_can_be_reached_and_without_it_none);
  tcase_add_test (tests, given_a_terminal_then_it_shows_the_administrators_link_once_and_not_again_after_a_crash);
  tcase_add_test (tests, given_a_path_then_its_qr_code_leads_to_this_server_and_to_no_other);
  tcase_add_test (tests, given_more_viewers_than_there_is_room_for_then_the_next_is_told_and_the_others_go_on);
  tcase_add_test (tests, given_an_address_without_a_page_then_a_person_gets_a_page_and_a_program_json);
  tcase_add_test (tests, given_requests_in_two_languages_then_each_is_answered_in_its_own);
  suite_add_tcase (suite, tests);
  return run_suite (suite);
}
