/* Live boards: what viewers get, what they get after a cut, and that one of them cannot harm the others. */
#include "kit.h"

#include <string.h>

enum { LEAGUE = 3, VIEWERS = 50 };

static int
next_points (Viewer *viewer, const char *team)
{
  json_object *message = viewer_next (viewer);
  int points = points_of (message, team);

  json_object_put (message);
  return points;
}

/* The words under the first board. */
static const char *
sentence_of (json_object *message)
{
  json_object *boards = NULL, *sentence = NULL;

  ck_assert (json_object_object_get_ex (message, "boards", &boards) &&
             json_object_object_get_ex (json_object_array_get_idx (boards, 0), "sentence", &sentence));
  return json_object_get_string (sentence);
}

START_TEST (given_viewers_when_another_process_records_then_the_board_comes_in_the_language_of_each)
{
  g_auto (World) world = { 0 };
  world_league (&world);
  Server server = server_start (&world, 0, NULL);
  Viewer viewer = { .activity = LEAGUE, .id = -1 }, english = viewer;

  viewer_join (&viewer, &server);
  ck_assert_int_le (next_points (&viewer, "小班组"), 0);
  ck_assert (viewer_open (&english, &server, "/api/activity/3/live?lang=en", NULL));
  json_object_put (viewer_next (&english));
  gint64 first = viewer.id;
  record_match (&world, "小班组", "后勤组");
  json_object *message = viewer_next (&viewer), *translated = viewer_next (&english);
  ck_assert_int_eq (points_of (message, "小班组"), 2);
  ck_assert_int_eq (points_of (translated, "小班组"), 2);
  ck_assert (!g_str_is_ascii (sentence_of (message)) && g_str_is_ascii (sentence_of (translated)));
  ck_assert_int_gt (viewer.id, first);
  ck_assert_int_eq (english.id, viewer.id);
  json_object_put (message);
  json_object_put (translated);
  viewer_leave (&viewer);
  viewer_leave (&english);
  server_stop (&server);
}
END_TEST

START_TEST (given_boards_fetched_again_and_again_then_none_is_older_than_the_last_record)
{
  g_auto (World) world = { 0 };
  world_league (&world);
  Server server = server_start (&world, 0, NULL);
  static const char *const losers[] = { "后勤组", "大班组", "中班组" };

  for (guint i = 0; i < G_N_ELEMENTS (losers); i++) {
    record_match (&world, "小班组", losers[i]);
    for (guint again = 0; again < 3; again++) { /* what is made, and twice what is kept of it */
      g_auto (Answer) answer = ask (&server, "GET", "/api/activity/3/boards");
      json_object *boards = json_tokener_parse (answer.body);
      ck_assert_int_eq (points_of (boards, "小班组"), 2 * (int) (i + 1));
      ck_assert_ptr_null (answer_header (&answer, "Connection")); /* kept for the next request */
      json_object_put (boards);
    }
    g_auto (Answer) translated = ask (&server, "GET", "/api/activity/3/boards?lang=en");
    json_object *boards = json_tokener_parse (translated.body);
    ck_assert_int_eq (points_of (boards, "小班组"), 2 * (int) (i + 1));
    ck_assert (g_str_is_ascii (sentence_of (boards)));
    json_object_put (boards);
  }
  server_stop (&server);
}
END_TEST

START_TEST (given_a_viewer_who_comes_back_then_nothing_is_sent_twice_and_nothing_is_missed)
{
  g_auto (World) world = { 0 };
  world_league (&world);
  record_match (&world, "小班组", "后勤组");
  Server server = server_start (&world, 0, NULL);
  Viewer current = { .activity = LEAGUE, .id = -1 }, older = { .activity = LEAGUE, .id = -1 };

  viewer_join (&current, &server);
  ck_assert_int_eq (next_points (&current, "小班组"), 2);
  gint64 seen = current.id;
  viewer_leave (&current);
  viewer_join (&current, &server); /* with the id of what it has */
  older.id = seen - 1;
  viewer_join (&older, &server);
  ck_assert_int_eq (next_points (&older, "小班组"), 2);
  ck_assert_int_eq (older.id, seen);

  record_match (&world, "小班组", "大班组");
  ck_assert_int_eq (next_points (&current, "小班组"), 4); /* so the other one was not sent again */
  ck_assert_int_gt (current.id, seen);
  ck_assert_int_eq (next_points (&older, "小班组"), 4);
  viewer_leave (&current);
  viewer_leave (&older);
  server_stop (&server);
}
END_TEST

START_TEST (given_records_of_other_activities_then_only_what_shows_is_sent)
{
  g_auto (World) world = { 0 };
  world_league (&world);
  bahe_ok (&world, "open", "plain-activity", "记事");
  Server server = server_start (&world, 0, NULL);
  Viewer viewer = { .activity = LEAGUE, .id = -1 };

  viewer_join (&viewer, &server);
  ck_assert_int_ge (next_points (&viewer, "后勤组"), 0);
  gint64 first = viewer.id;
  bahe_ok (&world, "do", "记事", "note", "--title", "茶话会");
  bahe_ok (&world, "correct", "3", "--because", "改了名", "--name", "保障组", "--yes"); /* a name on the board */
  ck_assert_int_ge (next_points (&viewer, "保障组"), 0);
  ck_assert_int_gt (viewer.id, first);
  viewer_leave (&viewer);
  server_stop (&server);
}
END_TEST

START_TEST (given_fifty_viewers_when_the_server_is_killed_then_all_come_back_and_miss_nothing)
{
  g_auto (World) world = { 0 };
  world_league (&world);
  guint port = free_port ();
  Server server = server_start (&world, port, NULL);
  Viewer viewers[VIEWERS];

  for (guint i = 0; i < VIEWERS; i++) {
    viewers[i] = (Viewer){ .activity = LEAGUE, .id = -1 };
    viewer_join (&viewers[i], &server);
  }
  record_match (&world, "小班组", "后勤组");
  for (guint i = 0; i < VIEWERS; i++)
    while (next_points (&viewers[i], "小班组") != 2)
      continue;
  gint64 seen = viewers[0].id;
  SoupSession *old = g_object_ref (server.session);
  server_kill (&server);
  for (guint i = 0; i < VIEWERS; i++) {
    ck_assert_int_eq (viewers[i].id, seen);
    viewer_wait_cut (&viewers[i]);
  }
  g_object_unref (old);

  record_match (&world, "小班组", "大班组"); /* while nobody serves */
  server = server_start (&world, port, NULL);
  for (guint i = 0; i < VIEWERS; i++)
    viewer_join (&viewers[i], &server);
  for (guint i = 0; i < VIEWERS; i++)
    ck_assert_int_eq (next_points (&viewers[i], "小班组"), 4);
  record_match (&world, "小班组", "中班组");
  for (guint i = 0; i < VIEWERS; i++) {
    ck_assert_int_eq (next_points (&viewers[i], "小班组"), 6);
    viewer_leave (&viewers[i]);
  }
  server_stop (&server);
}
END_TEST

START_TEST (given_viewers_who_leave_at_once_then_the_others_do_not_feel_it)
{
  static const char request[] = "GET /api/activity/3/live HTTP/1.1\r\nHost: x\r\n\r\n";
  g_auto (World) world = { 0 };
  world_league (&world);
  Server server = server_start (&world, 0, NULL);
  Viewer viewer = { .activity = LEAGUE, .id = -1 };
  g_autoptr (GSocketClient) client = g_socket_client_new ();

  viewer_join (&viewer, &server);
  next_points (&viewer, "小班组");
  for (guint i = 0; i < 200; i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (GSocketConnection) connection =
        g_socket_client_connect_to_host (client, "127.0.0.1", (guint16) server.port, NULL, &error);
    g_assert_no_error (error);
    g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)), request, strlen (request),
                               NULL, NULL, NULL);
    if (i % 2 == 0) /* the hard way: what is not read yet is reset, not closed */
      g_socket_set_option (g_socket_connection_get_socket (connection), 1 /* SOL_SOCKET */, 13 /* SO_LINGER */, 1,
                           NULL);
    g_io_stream_close (G_IO_STREAM (connection), NULL, NULL);
  }
  record_match (&world, "小班组", "后勤组");
  ck_assert_int_eq (next_points (&viewer, "小班组"), 2);
  viewer_leave (&viewer);
  server_stop (&server);
}
END_TEST

/* What has just been recorded is found by the newcomer before the watch finds it. */
START_TEST (given_newcomers_right_after_records_then_those_who_watch_are_told_too)
{
  static const char *const losers[] = { "后勤组", "大班组", "中班组" };
  g_auto (World) world = { 0 };
  world_league (&world);
  Server server = server_start (&world, 0, NULL);
  Viewer viewer = { .activity = LEAGUE, .id = -1 };

  viewer_join (&viewer, &server);
  next_points (&viewer, "小班组");
  for (guint i = 0; i < G_N_ELEMENTS (losers); i++) {
    Viewer newcomer = { .activity = LEAGUE, .id = -1 };
    record_match (&world, "小班组", losers[i]);
    viewer_join (&newcomer, &server);
    ck_assert_int_eq (next_points (&viewer, "小班组"), 2 * (int) (i + 1));
    viewer_leave (&newcomer);
  }
  viewer_leave (&viewer);
  server_stop (&server);
}
END_TEST

/* ---- one that never reads ----------------------------------------------------------------------- */

/* Forty teams and their 780 matches: a board of which few messages fill what a socket holds. */
static void
open_large_contest (const World *world)
{
  g_autoptr (GString) groups = g_string_new ("小组\n"), teams = g_string_new ("会员或工会小组\n"),
                      order = g_string_new (NULL);

  for (guint i = 1; i <= 40; i++) {
    g_string_append_printf (groups, "第%u小组\n", i);
    g_string_append_printf (teams, "第%u小组\n", i);
    g_string_append_printf (order, "%s第%u小组", i > 1 ? "、" : "", i);
  }
  g_autofree char *group_file = world_file (world, "groups.csv", groups->str);
  g_autofree char *team_file = world_file (world, "teams.csv", teams->str);
  bahe_ok (world, "import", "花名册", "add-group", group_file);
  bahe_ok (world, "open", "tug-of-war", "大联赛");
  bahe_ok (world, "import", "大联赛", "enter", team_file);
  bahe_ok (world, "do", "大联赛", "draw-order", "--order", order->str);
}

static GSocketConnection *
join_without_reading (const Server *server, gint64 activity)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autofree char *request =
      g_strdup_printf ("GET /api/activity/%" G_GINT64_FORMAT "/live HTTP/1.1\r\nHost: x\r\n\r\n", activity);
  g_autoptr (GError) error = NULL;

  g_socket_client_set_timeout (client, 60);
  GSocketConnection *connection =
      g_socket_client_connect_to_host (client, "127.0.0.1", (guint16) server->port, NULL, &error);
  g_assert_no_error (error);
  ck_assert (g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)), request,
                                        strlen (request), NULL, NULL, NULL));
  return connection;
}

/* Whether the other side has hung up, after whatever it had sent. A side that is still there says nothing, and the
 * time runs out. */
static gboolean
was_dropped (GSocketConnection *connection)
{
  GInputStream *in = g_io_stream_get_input_stream (G_IO_STREAM (connection));
  g_autofree char *block = g_malloc (1 << 16);
  g_autoptr (GError) error = NULL;
  gssize n;

  while ((n = g_input_stream_read (in, block, 1 << 16, NULL, &error)) > 0)
    continue;
  return n == 0 || !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT);
}

START_TEST (given_a_viewer_that_never_reads_then_it_is_dropped_and_the_others_go_on)
{
  enum { LARGE = 4, CHANGES = 24 };
  g_auto (World) world = { 0 };
  world_league (&world);
  open_large_contest (&world);
  Server server = server_start (&world, 0, NULL);
  Viewer viewer = { .activity = LARGE, .id = -1 };
  g_autoptr (GSocketConnection) lazy = join_without_reading (&server, LARGE);

  viewer_join (&viewer, &server);
  json_object *message = viewer_next (&viewer);
  gsize sent = strlen (json_object_to_json_string_ext (message, JSON_C_TO_STRING_PLAIN));
  json_object_put (message);
  ck_assert_msg (sent * CHANGES > 8 << 20, "messages of %zu bytes do not fill a socket", sent);
  for (guint i = 0; i < CHANGES; i++) {
    g_autofree char *match = g_strdup_printf ("%u", i / 3 + 1); /* sides change, so red needs three ends */
    bahe_ok (&world, "do", "大联赛", "end", "--match", match, "--winner", "红方");
    json_object_put (viewer_next (&viewer));
  }
  ck_assert (was_dropped (lazy));
  viewer_leave (&viewer);
  server_stop (&server);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("server live");
  TCase *tests = tcase_create ("live");

  tcase_add_test (tests, given_viewers_when_another_process_records_then_the_board_comes_in_the_language_of_each);
  tcase_add_test (tests, given_boards_fetched_again_and_again_then_none_is_older_than_the_last_record);
  tcase_add_test (tests, given_a_viewer_who_comes_back_then_nothing_is_sent_twice_and_nothing_is_missed);
  tcase_add_test (tests, given_records_of_other_activities_then_only_what_shows_is_sent);
  tcase_add_test (tests, given_fifty_viewers_when_the_server_is_killed_then_all_come_back_and_miss_nothing);
  tcase_add_test (tests, given_viewers_who_leave_at_once_then_the_others_do_not_feel_it);
  tcase_add_test (tests, given_newcomers_right_after_records_then_those_who_watch_are_told_too);
  tcase_add_test (tests, given_a_viewer_that_never_reads_then_it_is_dropped_and_the_others_go_on);
  suite_add_tcase (suite, tests);
  return run_suite (suite);
}
