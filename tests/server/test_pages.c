/* What a browser is answered: pages, JSON, refusals in words, headers; and never a private value. */
#include "kit.h"

#include <string.h>

static const char *const pages[] = { "/", "/activity/3", "/api/activity/1/boards", "/api/activity/2/boards",
                                     "/api/activity/3/boards" };

static void
assert_guarded (const Answer *answer)
{
  ck_assert_str_eq (answer_header (answer, "X-Content-Type-Options"), "nosniff");
  ck_assert_str_eq (answer_header (answer, "Referrer-Policy"), "no-referrer");
  const char *policy = answer_header (answer, "Content-Security-Policy");
  ck_assert_ptr_nonnull (policy);
  assert_holds (policy, "default-src 'none'");
  assert_holds (policy, "frame-ancestors 'none'");
  assert_lacks (policy, "unsafe");
}

static void
assert_words (const Answer *answer)
{
  json_object *json = json_tokener_parse (answer->body), *words = NULL;

  ck_assert_msg (json_object_object_get_ex (json, "error", &words), "no words: %s", answer->body);
  ck_assert_int_gt (json_object_get_string_len (words), 6);
  json_object_put (json);
}

START_TEST (given_a_league_then_every_page_is_answered_with_headers_that_guard_it)
{
  g_auto (World) world = { 0 };
  world_league (&world);
  Server server = server_start (&world, 0, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++) {
    g_auto (Answer) whole = ask (&server, "GET", pages[i]);
    ck_assert_msg (whole.status == 200, "%s: %u", pages[i], whole.status);
    assert_guarded (&whole);
    g_auto (Answer) head = ask (&server, "HEAD", pages[i]);
    ck_assert_int_eq (head.status, 200);
    ck_assert_str_eq (head.body, "");
    ck_assert_str_eq (answer_header (&head, "Content-Type"), answer_header (&whole, "Content-Type"));
    ck_assert_str_eq (answer_header (&head, "Content-Length"), answer_header (&whole, "Content-Length"));
  }
  g_auto (Answer) live = ask (&server, "HEAD", "/api/activity/3/live");
  ck_assert_int_eq (live.status, 200);
  g_auto (Answer) page = ask (&server, "GET", "/");
  assert_lacks (page.body, "<script>"); /* the policy would not run it */
  server_stop (&server);
}
END_TEST

/* The addresses of files that a page names. Free with g_ptr_array_unref. */
static GPtrArray *
files_of (const char *page)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_free);

  for (const char *found = page; (found = strstr (found, "\"/static/")) != NULL; found++)
    g_ptr_array_add (files, g_strndup (found + 1, strcspn (found + 1, "\"")));
  return files;
}

/* Of browsers that read gzip few bytes are asked for; others get the same file. */
static void
assert_file (const Server *server, const char *path)
{
  g_auto (Answer) plain = ask_with (server, path, "Accept-Encoding", "identity, gzip;q=0");
  g_auto (Answer) packed = ask_with (server, path, "Accept-Encoding", "br, gzip");
  g_auto (Answer) head = ask (server, "HEAD", path);

  ck_assert_msg (plain.status == 200 && packed.status == 200 && head.status == 200, "%s: %u", path, plain.status);
  assert_guarded (&packed);
  ck_assert_ptr_null (answer_header (&plain, "Content-Encoding"));
  ck_assert_str_eq (answer_header (&packed, "Content-Encoding"), "gzip");
  ck_assert_str_eq (plain.body, packed.body); /* which the client has unpacked */
  ck_assert_uint_eq (g_ascii_strtoull (answer_header (&plain, "Content-Length"), NULL, 10), strlen (plain.body));
  ck_assert_uint_lt (g_ascii_strtoull (answer_header (&packed, "Content-Length"), NULL, 10), strlen (plain.body));
  ck_assert_str_eq (answer_header (&packed, "Vary"), "Accept-Encoding");
  assert_holds (answer_header (&packed, "Content-Type"),
                g_str_has_suffix (path, ".css") ? "text/css" : "text/javascript");
  assert_holds (answer_header (&packed, "Cache-Control"), "immutable");
}

START_TEST (given_a_page_then_its_files_are_kept_for_good_and_it_is_asked_for_again)
{
  g_auto (World) world = { 0 };
  world_league (&world);
  Server server = server_start (&world, 0, NULL);

  g_auto (Answer) page = ask (&server, "GET", "/activity/3");
  ck_assert_str_eq (answer_header (&page, "Cache-Control"), "no-cache");
  const char *tag = answer_header (&page, "ETag");
  ck_assert_ptr_nonnull (tag);
  g_auto (Answer) again = ask_with (&server, "/manage/3", "If-None-Match", tag);
  ck_assert_int_eq (again.status, 304); /* it is the same for every address */
  g_autoptr (GPtrArray) files = files_of (page.body);
  ck_assert_uint_gt (files->len, 5);
  for (guint i = 0; i < files->len; i++)
    assert_file (&server, files->pdata[i]);
  g_auto (Answer) gone = ask (&server, "GET", "/static/app-OLDER123.js");
  ck_assert_int_eq (gone.status, 404);
  ck_assert_str_eq (answer_header (&gone, "Cache-Control"), "no-store"); /* it may be there tomorrow */
  server_stop (&server);
}
END_TEST

START_TEST (given_what_is_not_there_or_not_offered_then_it_is_refused_in_words)
{
  static const char *const missing[] = { "/no",
                                         "/activity/",
                                         "/activity/x",
                                         "/activity/3/x",
                                         "/activity/-3",
                                         "/static/",
                                         "/static/../app.js",
                                         "/static/%2e%2e/%2e%2e/etc/passwd",
                                         "/api",
                                         "/api/",
                                         "/api/x",
                                         "/api/activity/99/boards",
                                         "/api/activity/99/live",
                                         "/api/activity/3",
                                         "/api/activity/3/x",
                                         "/api/activity/99999999999999999999/boards" };
  static const char *const methods[] = { "POST", "PUT", "DELETE", "PATCH", "OPTIONS" };
  g_auto (World) world = { 0 };
  world_league (&world);
  Server server = server_start (&world, 0, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (missing); i++) {
    g_auto (Answer) answer = ask (&server, "GET", missing[i]);
    ck_assert_msg (answer.status == 404, "%s: %u", missing[i], answer.status);
    assert_guarded (&answer);
    assert_words (&answer);
  }
  for (guint i = 0; i < G_N_ELEMENTS (methods); i++)
    for (guint p = 0; p < G_N_ELEMENTS (pages); p++) {
      g_auto (Answer) answer = ask (&server, methods[i], pages[p]);
      ck_assert_msg (answer.status == 405, "%s %s: %u", methods[i], pages[p], answer.status);
      ck_assert_str_eq (answer_header (&answer, "Allow"), "GET, HEAD");
      assert_guarded (&answer);
      assert_words (&answer);
    }
  server_stop (&server);
}
END_TEST

START_TEST (given_a_match_then_the_json_says_what_the_board_says)
{
  g_auto (World) world = { 0 };
  world_league (&world);
  record_match (&world, "小班组", "后勤组");
  Server server = server_start (&world, 0, NULL);
  json_object *activities = ask_json (&server, "/api/activities"),
              *boards = ask_json (&server, "/api/activity/3/boards");
  json_object *league = json_object_array_get_idx (activities, 2), *title = NULL, *unit = NULL;

  g_auto (Answer) put = ask (&server, "PUT", "/api/activities");
  ck_assert_int_eq (put.status, 405);
  ck_assert_str_eq (answer_header (&put, "Allow"), "GET, HEAD, POST");
  ck_assert_uint_eq (json_object_array_length (activities), 3);
  ck_assert (json_object_object_get_ex (league, "title", &title));
  ck_assert_str_eq (json_object_get_string (title), "拔河");
  ck_assert (json_object_object_get_ex (boards, "unit", &unit));
  ck_assert_str_eq (json_object_get_string (unit), "青禾小学工会");
  ck_assert_int_eq (points_of (boards, "小班组"), 2);
  ck_assert_int_eq (points_of (boards, "后勤组"), 1);
  json_object_put (activities);
  json_object_put (boards);
  server_stop (&server);
}
END_TEST

START_TEST (given_a_private_reason_then_no_answer_has_it)
{
  g_auto (World) world = { 0 };
  world_league (&world);
  bahe_ok (&world, "roster", "add-person", "蒋小满", "--group", "后勤组");
  bahe_ok (&world, "open", "session", "训练", "--expected", "1");
  run_ok (bahe_input (&world, "蒋小满 病假\n", "do", "训练", "attendance", "--private", "absent=-", NULL));
  Server server = server_start (&world, 0, NULL);
  Viewer viewer = { .activity = 4, .id = -1 };

  for (guint activity = 1; activity <= 4; activity++) {
    g_autofree char *path = g_strdup_printf ("/api/activity/%u/boards", activity);
    g_auto (Answer) answer = ask (&server, "GET", path);
    ck_assert_int_eq (answer.status, 200);
    assert_lacks (answer.body, "病假");
    assert_lacks (answer.body, "sick");
  }
  viewer_join (&viewer, &server);
  json_object *message = viewer_next (&viewer);
  assert_lacks (json_object_to_json_string (message), "病假");
  assert_lacks (json_object_to_json_string (message), "sick");
  json_object_put (message);
  viewer_leave (&viewer);
  server_stop (&server);
}
END_TEST

static char *
raw (const Server *server, const char *start, gsize filling, const char *end)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GSocketConnection) connection =
      g_socket_client_connect_to_host (client, "127.0.0.1", (guint16) server->port, NULL, &error);
  g_assert_no_error (error);
  GOutputStream *out = g_io_stream_get_output_stream (G_IO_STREAM (connection));
  g_autofree char *block = g_strnfill (1 << 16, 'x');
  char answer[256] = "";

  gboolean sent = g_output_stream_write_all (out, start, strlen (start), NULL, NULL, NULL);
  for (gsize done = 0; sent && done < filling; done += 1 << 16) /* it may hang up before the end */
    sent = g_output_stream_write_all (out, block, 1 << 16, NULL, NULL, NULL);
  if (sent)
    g_output_stream_write_all (out, end, strlen (end), NULL, NULL, NULL);
  g_input_stream_read (g_io_stream_get_input_stream (G_IO_STREAM (connection)), answer, sizeof answer - 1, NULL, NULL);
  return g_strdup (answer);
}

/* The most memory that a process ever had, in bytes. */
static gsize
peak_of (const char *pid)
{
  g_autofree char *path = g_strconcat ("/proc/", pid, "/status", NULL), *text = NULL;

  ck_assert (g_file_get_contents (path, &text, NULL, NULL));
  const char *peak = strstr (text, "VmHWM:");
  ck_assert_ptr_nonnull (peak);
  return (gsize) g_ascii_strtoull (peak + strlen ("VmHWM:"), NULL, 10) * 1024;
}

/* Of the process that answers: the one child of the one that watches over it. */
static char *
serving_process (const Server *server)
{
  const char *pid = g_subprocess_get_identifier (server->process);
  g_autofree char *path = g_strdup_printf ("/proc/%s/task/%s/children", pid, pid), *text = NULL;

  ck_assert (g_file_get_contents (path, &text, NULL, NULL));
  return g_strdup (g_strstrip (text));
}

START_TEST (given_a_flood_in_a_request_then_it_is_neither_kept_nor_harmful)
{
  const gsize flood = 64 << 20;
  g_auto (World) world = { 0 };
  world_league (&world);
  Server server = server_start (&world, 0, NULL);
  g_auto (Answer) before = ask (&server, "GET", "/api/activity/3/boards");
  g_autofree char *pid = serving_process (&server);
  gsize peak = peak_of (pid);

  g_autofree char *body = raw (&server, "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 67108864\r\n\r\n", flood, "");
  ck_assert_msg (g_str_has_prefix (body, "HTTP/1.1 405"), "%s", body);
  g_autofree char *header = raw (&server, "GET / HTTP/1.1\r\nHost: x\r\nX-Long: ", flood, "\r\n\r\n");
  ck_assert_msg (!g_str_has_prefix (header, "HTTP/1.1 200"), "%s", header);
  g_autofree char *nonsense = raw (&server, "\001\002\003\r\n\r\n", 0, "\r\n");
  ck_assert (!g_str_has_prefix (nonsense, "HTTP/1.1 200"));
  ck_assert_uint_lt (peak_of (pid) - peak, flood / 4);
  g_auto (Answer) after = ask (&server, "GET", "/api/activity/3/boards");
  ck_assert_int_eq (after.status, 200);
  ck_assert_str_eq (after.body, before.body);
  server_stop (&server);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("server pages");
  TCase *tests = tcase_create ("pages");

  tcase_add_test (tests, given_a_league_then_every_page_is_answered_with_headers_that_guard_it);
  tcase_add_test (tests, given_a_page_then_its_files_are_kept_for_good_and_it_is_asked_for_again);
  tcase_add_test (tests, given_what_is_not_there_or_not_offered_then_it_is_refused_in_words);
  tcase_add_test (tests, given_a_match_then_the_json_says_what_the_board_says);
  tcase_add_test (tests, given_a_private_reason_then_no_answer_has_it);
  tcase_add_test (tests, given_a_flood_in_a_request_then_it_is_neither_kept_nor_harmful);
  suite_add_tcase (suite, tests);
  return run_suite (suite);
}
