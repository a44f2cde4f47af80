#include "kit.h"

#include <gio/gunixinputstream.h>
#include <pty.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#define PATIENCE 60 /* seconds that a client waits for a server that says nothing, before the test fails */

/* ---- the server --------------------------------------------------------------------------------- */

guint
free_port (void)
{
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();
  g_autoptr (GError) error = NULL;
  guint port = g_socket_listener_add_any_inet_port (listener, NULL, &error);

  g_assert_no_error (error);
  g_socket_listener_close (listener);
  return port;
}

void
server_wait_ready (Server *server, GString *said)
{
  g_autoptr (GError) error = NULL;

  for (;;) {
    g_autofree char *line = g_data_input_stream_read_line (server->out, NULL, NULL, &error);
    g_assert_no_error (error);
    ck_assert_msg (line != NULL, "the server ended before it said where it is");
    if (said != NULL)
      g_string_append_printf (said, "%s\n", line);
    const char *address = strstr (line, "http://127.0.0.1:");
    if (address != NULL && strstr (address, "/link") == NULL) {
      server->port = (guint) strtoul (address + strlen ("http://127.0.0.1:"), NULL, 10);
      return;
    }
  }
}

/* A test that fails leaves no server behind. */
static void
in_child (gpointer data)
{
  const guint *most_files = data;

  prctl (PR_SET_PDEATHSIG, SIGKILL);
  if (*most_files > 0)
    setrlimit (RLIMIT_NOFILE, &(struct rlimit){ *most_files, *most_files });
}

/* Both ends of a terminal of its own; the server gets the one, its lines come out of the other. */
static GInputStream *
open_terminal (GSubprocessLauncher *launcher)
{
  int ours = -1, theirs = -1;

  ck_assert_int_eq (openpty (&ours, &theirs, NULL, NULL, NULL), 0);
  g_subprocess_launcher_take_stdout_fd (launcher, theirs);
  return g_unix_input_stream_new (ours, TRUE);
}

Server
server_start_how (const World *world, const ServerHow *how, GString *said)
{
  GSubprocessFlags flags = how->terminal ? G_SUBPROCESS_FLAGS_NONE : G_SUBPROCESS_FLAGS_STDOUT_PIPE;
  g_autoptr (GSubprocessLauncher) launcher = world_launcher (world, flags);
  g_autofree char *program = g_build_filename (g_getenv ("BAHE_BUILD"), "core", "app", "bahe", NULL);
  g_autofree char *number = g_strdup_printf ("%u", how->port);
  g_autoptr (GInputStream) terminal = how->terminal ? open_terminal (launcher) : NULL;
  guint most_files = how->most_files;
  g_autoptr (GError) error = NULL;
  Server server = { 0 };

  if (how->log != NULL)
    g_subprocess_launcher_set_stderr_file_path (launcher, how->log);
  if (how->now != NULL)
    g_subprocess_launcher_setenv (launcher, "BAHE_NOW", how->now, TRUE);
  if (how->stumble != NULL)
    g_subprocess_launcher_setenv (launcher, "STUMBLE", how->stumble, TRUE);
  /* a plugin that crashes ends the process by its signal, and memory that is freed is free, as without sanitizers */
  g_subprocess_launcher_setenv (launcher, "ASAN_OPTIONS", "handle_segv=0:quarantine_size_mb=1", TRUE);
  g_subprocess_launcher_set_child_setup (launcher, in_child, &most_files, NULL);
  server.process =
      g_subprocess_launcher_spawn (launcher, &error, program, "serve", "--port", number, how->option, NULL);
  g_assert_no_error (error);
  g_subprocess_launcher_close (launcher);
  server.out = g_data_input_stream_new (terminal != NULL ? terminal : g_subprocess_get_stdout_pipe (server.process));
  server.session =
      soup_session_new_with_options ("max-conns", 400, "max-conns-per-host", 400, "timeout", PATIENCE, NULL);
  server_wait_ready (&server, said);
  return server;
}

Server
server_start (const World *world, guint port, const char *stumble)
{
  return server_start_how (world, &(ServerHow){ .port = port, .stumble = stumble }, NULL);
}

static void
server_clear (Server *server)
{
  soup_session_abort (server->session);
  g_clear_object (&server->session);
  g_clear_object (&server->out);
  g_clear_object (&server->process);
}

void
server_kill (Server *server)
{
  g_subprocess_force_exit (server->process);
  ck_assert (g_subprocess_wait (server->process, NULL, NULL));
  server_clear (server);
}

void
server_stop (Server *server)
{
  g_subprocess_send_signal (server->process, SIGTERM);
  ck_assert (g_subprocess_wait (server->process, NULL, NULL));
  ck_assert (g_subprocess_get_if_exited (server->process));
  ck_assert_int_eq (g_subprocess_get_exit_status (server->process), 0);
  server_clear (server);
}

/* ---- asking ------------------------------------------------------------------------------------- */

static SoupMessage *
message_to (const Server *server, const char *method, const char *path)
{
  g_autofree char *address = g_strdup_printf ("http://127.0.0.1:%u%s", server->port, path);
  SoupMessage *message = soup_message_new (method, address);

  ck_assert_msg (message != NULL, "not an address: %s", address);
  return message;
}

void
answer_clear (Answer *answer)
{
  g_clear_pointer (&answer->body, g_free);
  g_clear_object (&answer->message);
}

static void
send_message (const Server *server, Answer *answer)
{
  g_autoptr (GBytes) bytes = soup_session_send_and_read (server->session, answer->message, NULL, NULL);

  if (bytes == NULL)
    return;
  answer->status = soup_message_get_status (answer->message);
  answer->body =
      g_strndup (g_bytes_get_size (bytes) > 0 ? g_bytes_get_data (bytes, NULL) : "", g_bytes_get_size (bytes));
}

Answer
ask (const Server *server, const char *method, const char *path)
{
  Answer answer = { .message = message_to (server, method, path) };

  send_message (server, &answer);
  return answer;
}

Answer
ask_with (const Server *server, const char *path, const char *header, const char *value)
{
  Answer answer = { .message = message_to (server, "GET", path) };

  soup_message_headers_replace (soup_message_get_request_headers (answer.message), header, value);
  send_message (server, &answer);
  return answer;
}

const char *
answer_header (const Answer *answer, const char *name)
{
  return soup_message_headers_get_one (soup_message_get_response_headers (answer->message), name);
}

json_object *
ask_json (const Server *server, const char *path)
{
  g_auto (Answer) answer = ask (server, "GET", path);

  ck_assert_msg (answer.status == 200, "%s: %u %s", path, answer.status, answer.body);
  json_object *json = json_tokener_parse (answer.body);
  ck_assert_msg (json != NULL, "%s: not JSON: %s", path, answer.body);
  return json;
}

/* ---- signed in ---------------------------------------------------------------------------------- */

void
phone_clear (Phone *phone)
{
  g_clear_pointer (&phone->cookie, g_free);
  g_clear_pointer (&phone->token, g_free);
}

static const char *
text_of (json_object *object, const char *name)
{
  json_object *member = NULL;

  return json_object_object_get_ex (object, name, &member) ? json_object_get_string (member) : NULL;
}

static void
keep_cookie (Phone *phone, const Answer *answer)
{
  const char *cookie = answer_header (answer, "Set-Cookie");

  if (cookie == NULL)
    return;
  g_free (phone->cookie);
  phone->cookie = strstr (cookie, "Max-Age=0") == NULL ? g_strndup (cookie, strcspn (cookie, ";")) : NULL;
}

static void
keep_token (Phone *phone, const char *path, const Answer *answer)
{
  if (answer->status != 200 || (strcmp (path, "/api/me") != 0 && strcmp (path, "/api/session") != 0))
    return;
  json_object *me = json_tokener_parse (answer->body);
  g_free (phone->token);
  phone->token = g_strdup (text_of (me, "token"));
  json_object_put (me);
}

Answer
phone_ask (Phone *phone, const char *method, const char *path, const char *body)
{
  Answer answer = { .message = message_to (phone->server, method, path) };
  SoupMessageHeaders *headers = soup_message_get_request_headers (answer.message);

  if (phone->cookie != NULL)
    soup_message_headers_append (headers, "Cookie", phone->cookie);
  if (phone->token != NULL)
    soup_message_headers_append (headers, "X-Bahe-Token", phone->token);
  if (phone->accept != NULL)
    soup_message_headers_append (headers, "Accept", phone->accept);
  if (phone->origin != NULL)
    soup_message_headers_append (headers, "Origin", phone->origin);
  soup_message_headers_append (headers, "Accept-Language", "en");
  if (body != NULL) {
    g_autoptr (GBytes) bytes = g_bytes_new (body, strlen (body));
    soup_message_set_request_body_from_bytes (answer.message, phone->type != NULL ? phone->type : "application/json",
                                              bytes);
  }
  send_message (phone->server, &answer);
  keep_cookie (phone, &answer);
  keep_token (phone, path, &answer);
  return answer;
}

json_object *
phone_ok (Phone *phone, const char *method, const char *path, const char *body)
{
  g_auto (Answer) answer = phone_ask (phone, method, path, body);

  ck_assert_msg (answer.status == 200, "%s %s: %u %s", method, path, answer.status, answer.body);
  json_object *json = json_tokener_parse (answer.body);
  ck_assert_msg (json != NULL, "%s: not JSON: %s", path, answer.body);
  return json;
}

Phone
phone_administrator (const World *world, const Server *server)
{
  g_auto (Run) run = bahe (world, "link");
  Phone phone = { .server = server };

  ck_assert_msg (run.code == 0 && strstr (run.out, "/link#") != NULL, "%s%s", run.out, run.err);
  g_autofree char *token = g_strdup (strstr (run.out, "/link#") + strlen ("/link#"));
  g_autofree char *body = g_strdup_printf ("{\"link\": \"%s\"}", g_strchomp (token));
  json_object_put (phone_ok (&phone, "POST", "/api/session", body));
  return phone;
}

char *
phone_new_code (Phone *officer, gint64 activity, const char *asked)
{
  g_autofree char *path = g_strdup_printf ("/api/activity/%" G_GINT64_FORMAT "/seats", activity);
  json_object *seat = phone_ok (officer, "POST", path, asked);
  char *code = g_strdup (text_of (seat, "code"));

  json_object_put (seat);
  ck_assert_uint_eq (strlen (code), 6);
  return code;
}

Phone
phone_with_code (const Server *server, const char *code)
{
  Phone phone = { .server = server };
  g_autofree char *body = g_strdup_printf ("{\"code\": \"%s\"}", code);

  json_object_put (phone_ok (&phone, "POST", "/api/session", body));
  return phone;
}

const char *
answer_code (const Answer *answer)
{
  static char code[64];
  json_object *refusal = json_tokener_parse (answer->body != NULL ? answer->body : "");
  const char *said = json_object_is_type (refusal, json_type_object) ? text_of (refusal, "code") : NULL;

  g_strlcpy (code, said != NULL ? said : "", sizeof code);
  json_object_put (refusal);
  return code;
}

/* ---- watching ----------------------------------------------------------------------------------- */

gboolean
viewer_open (Viewer *viewer, const Server *server, const char *path, const char *cookie)
{
  g_autoptr (SoupMessage) message = message_to (server, "GET", path);
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);
  g_autoptr (GError) error = NULL;

  if (viewer->id >= 0) {
    g_autofree char *seen = g_strdup_printf ("%" G_GINT64_FORMAT, viewer->id);
    soup_message_headers_append (headers, "Last-Event-ID", seen);
  }
  if (cookie != NULL)
    soup_message_headers_append (headers, "Cookie", cookie);
  g_autoptr (GInputStream) stream = soup_session_send (server->session, message, NULL, &error);
  g_assert_no_error (error);
  if (soup_message_get_status (message) == 503)
    return FALSE;
  ck_assert_int_eq (soup_message_get_status (message), 200);
  ck_assert_str_eq (soup_message_headers_get_content_type (soup_message_get_response_headers (message), NULL),
                    "text/event-stream");
  viewer->lines = g_data_input_stream_new (stream);
  return TRUE;
}

gboolean
viewer_try_join (Viewer *viewer, const Server *server)
{
  g_autofree char *path = g_strdup_printf ("/api/activity/%" G_GINT64_FORMAT "/live", viewer->activity);

  return viewer_open (viewer, server, path, NULL);
}

void
viewer_join (Viewer *viewer, const Server *server)
{
  ck_assert_msg (viewer_try_join (viewer, server), "there is no room to watch");
}

json_object *
viewer_next_of (Viewer *viewer, const char *event)
{
  json_object *json = NULL;
  g_autofree char *name = NULL;

  for (;;) {
    g_autoptr (GError) error = NULL;
    g_autofree char *line = g_data_input_stream_read_line (viewer->lines, NULL, NULL, &error);
    ck_assert_msg (line != NULL, "the stream ended: %s", error != NULL ? error->message : "closed");
    if (g_str_has_prefix (line, "id: ")) {
      viewer->id = g_ascii_strtoll (line + strlen ("id: "), NULL, 10);
    } else if (g_str_has_prefix (line, "event: ")) {
      g_free (name);
      name = g_strdup (line + strlen ("event: "));
    } else if (g_str_has_prefix (line, "data: ")) {
      ck_assert_ptr_null (json);
      json = json_tokener_parse (line + strlen ("data: "));
      ck_assert_msg (json != NULL, "not JSON: %s", line);
    } else if (*line == '\0' && json != NULL) {
      if (g_strcmp0 (name, event) == 0)
        return json;
      g_clear_pointer (&json, json_object_put);
      g_clear_pointer (&name, g_free);
    }
  }
}

json_object *
viewer_next (Viewer *viewer)
{
  return viewer_next_of (viewer, NULL);
}

void
viewer_wait_cut (Viewer *viewer)
{
  for (char *line; (line = g_data_input_stream_read_line (viewer->lines, NULL, NULL, NULL)) != NULL;)
    g_free (line);
  viewer_leave (viewer);
}

void
viewer_leave (Viewer *viewer)
{
  g_clear_object (&viewer->lines);
}

/* ---- the league --------------------------------------------------------------------------------- */

void
record_match (const World *world, const char *winner, const char *loser)
{
  bahe_ok (world, "do", "拔河", "result", "--red", winner, "--blue", loser, "--red-ends", "2", "--blue-ends", "0");
}

int
points_of (json_object *boards, const char *team)
{
  json_object *list = NULL, *rows = NULL, *row, *name = NULL, *shown = NULL, *points = NULL;

  ck_assert (json_object_object_get_ex (boards, "boards", &list) && json_object_array_length (list) > 0);
  ck_assert (json_object_object_get_ex (json_object_array_get_idx (list, 0), "rows", &rows));
  for (size_t i = 0; i < json_object_array_length (rows); i++) {
    row = json_object_array_get_idx (rows, i);
    ck_assert (json_object_object_get_ex (row, "name", &name) && json_object_object_get_ex (row, "shown", &shown));
    if (strcmp (json_object_get_string (name), team) == 0 && json_object_object_get_ex (shown, "points", &points))
      return atoi (json_object_get_string (points));
  }
  return -1;
}
