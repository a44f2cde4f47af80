/* The server: boards fetched, verbs recorded by clients that wait, and what it holds of memory; beside a minimal
 * libsoup server that does as little as can be done. Each server is a process of its own, as it would be. */
#include "bench_served.h"

#include "server/server.h"

#include <arpa/inet.h>
#include <libsoup/soup.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#define ANSWER_BYTES 2048
#define READERS 64
#define WRITERS 16

/* ---- a client ------------------------------------------------------------------------------------------------------
 */

int
wire_socket (guint port)
{
  struct sockaddr_in to = { .sin_family = AF_INET, .sin_port = htons ((guint16) port) };
  int on = 1, made = socket (AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

  to.sin_addr.s_addr = htonl (INADDR_LOOPBACK);
  bench_check (connect (made, (struct sockaddr *) &to, sizeof to) == 0, NULL, "connect");
  setsockopt (made, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  return made;
}

void
wire_open (Wire *wire, guint port)
{
  *wire = (Wire){ .socket = -1, .port = port, .in = g_string_new (NULL) };
}

static void
wire_cut (Wire *wire)
{
  if (wire->socket >= 0)
    close (wire->socket);
  wire->socket = -1;
}

void
wire_close (Wire *wire)
{
  wire_cut (wire);
  g_string_free (wire->in, TRUE);
}

/* The length of the whole answer once its head is there; 0: not yet. */
static gsize
whole_length (const Wire *wire)
{
  const char *body = strstr (wire->in->str, "\r\n\r\n");
  const char *length = body != NULL ? strcasestr (wire->in->str, "\r\nContent-Length:") : NULL;

  if (length == NULL || length > body)
    return 0;
  return (gsize) (body + 4 - wire->in->str) + (gsize) g_ascii_strtoull (strchr (length, ':') + 1, NULL, 10);
}

void
wire_send (Wire *wire, const char *request, gsize n)
{
  if (wire->socket < 0)
    wire->socket = wire_socket (wire->port);
  bench_check (send (wire->socket, request, n, MSG_NOSIGNAL) == (gssize) n, NULL, "send");
}

void
wire_wait (Wire *wire)
{
  char part[8192];
  gsize whole = 0;

  g_string_truncate (wire->in, 0);
  while (whole == 0 || wire->in->len < whole) {
    gssize got = recv (wire->socket, part, sizeof part, 0);
    bench_check (got > 0, NULL, "the server has cut the connection");
    g_string_append_len (wire->in, part, got);
    whole = whole_length (wire);
  }
  wire->status = (guint) g_ascii_strtoull (wire->in->str + strlen ("HTTP/1.1 "), NULL, 10);
  if (strcasestr (wire->in->str, "\r\nConnection: close") != NULL)
    wire_cut (wire);
}

void
wire_ask (Wire *wire, const char *request, gsize n)
{
  wire_send (wire, request, n);
  wire_wait (wire);
}

char *
request_text (const char *method, const char *path, const char *headers, const char *body)
{
  return g_strdup_printf ("%s %s HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n%s"
                          "Content-Length: %zu\r\n\r\n%s",
                          method, path, headers, strlen (body), body);
}

/* ---- the two servers ------------------------------------------------------------------------------------------------
 */

G_NORETURN static void
serve_ours (const BenchPlace *place, const char *path, const char *keys)
{
  g_autoptr (GError) error = NULL;
  BaheUnit *unit = bench_world_reopen (place, path, keys);
  BaheServer *server = bahe_server_new (unit, &(BaheServerOptions){ 0 }, &error);

  bench_check (server != NULL, &error, "server");
  g_autofree char *link = bahe_server_new_link (unit, FALSE, &error);
  bench_check (link != NULL, &error, "link");
  printf ("%s %s\n", bahe_server_address (server), strchr (link, '#') + 1);
  fflush (stdout);
  g_main_loop_run (g_main_loop_new (NULL, FALSE));
  exit (0);
}

typedef struct {
  BenchLimit *limit;
  GPtrArray *waiting; /* of SoupServerMessage, for the next commit */
  char answer[ANSWER_BYTES];
} Minimal;

static void
answer (Minimal *minimal, SoupServerMessage *message)
{
  soup_server_message_set_status (message, 200, NULL);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_STATIC, minimal->answer, ANSWER_BYTES);
}

/* All that came since the last commit share one. */
static gboolean
commit (gpointer data)
{
  Minimal *minimal = data;
  g_autoptr (GPtrArray) waiting = minimal->waiting;

  minimal->waiting = g_ptr_array_new ();
  bench_limit_append (minimal->limit, waiting->len);
  for (guint i = 0; i < waiting->len; i++) {
    answer (minimal, waiting->pdata[i]);
    soup_server_message_unpause (waiting->pdata[i]);
  }
  return G_SOURCE_REMOVE;
}

static void
on_request (SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query, gpointer data)
{
  Minimal *minimal = data;

  if (strcmp (soup_server_message_get_method (message), "POST") != 0) {
    answer (minimal, message);
    return;
  }
  soup_server_message_pause (message);
  g_ptr_array_add (minimal->waiting, message);
  if (minimal->waiting->len == 1)
    g_idle_add (commit, minimal);
}

G_NORETURN static void
serve_least (const char *path)
{
  static Minimal minimal;
  g_autoptr (GError) error = NULL;
  SoupServer *server = soup_server_new (NULL, NULL);

  minimal.limit = bench_limit_open (path, 1);
  minimal.waiting = g_ptr_array_new ();
  memset (minimal.answer, 'x', sizeof minimal.answer);
  soup_server_add_handler (server, NULL, on_request, &minimal, NULL);
  bench_check (soup_server_listen_local (server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error), &error, "listen");
  GSList *addresses = soup_server_get_uris (server);
  g_autofree char *address = g_uri_to_string (addresses->data);
  printf ("%s -\n", address);
  fflush (stdout);
  g_main_loop_run (g_main_loop_new (NULL, FALSE));
  exit (0);
}

int
bench_server_child (const BenchPlace *place, const char *which, const char *path, const char *keys)
{
  if (g_str_equal (which, "ours"))
    serve_ours (place, path, keys);
  if (g_str_equal (which, "crowd"))
    serve_crowd ();
  serve_least (path);
}

/* ---- both, started --------------------------------------------------------------------------------------------------
 */

Child
child_start (const char *which, const char *path, const char *keys, const char *source)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  char line[512] = "";
  int ends[2];

  bench_check (pipe (ends) == 0, NULL, "pipe");
  Child child = { .process = fork () };
  if (child.process == 0) {
    prctl (PR_SET_PDEATHSIG, SIGKILL);
    dup2 (ends[1], STDOUT_FILENO);
    execl (self, self, "--serve", which, path, keys, source, NULL);
    _exit (1);
  }
  close (ends[1]);
  FILE *out = fdopen (ends[0], "r");
  bench_check (fgets (line, sizeof line, out) != NULL, NULL, "the server did not start");
  fclose (out);
  g_auto (GStrv) words = g_strsplit (g_strchomp (line), " ", 2);
  child.port = (guint) g_ascii_strtoull (strrchr (words[0], ':') + 1, NULL, 10);
  child.said = g_strdup (words[1]);
  return child;
}

void
child_end (Child *child)
{
  kill (child->process, SIGKILL);
  waitpid (child->process, NULL, 0);
  g_free (child->said);
}

static char *
between (const char *text, const char *before, const char *after)
{
  const char *start = strstr (text, before);

  bench_check (start != NULL, NULL, before);
  start += strlen (before);
  return g_strndup (start, strcspn (start, after));
}

/* The headers of whoever signed in as administrator. */
static char *
sign_in (const Child *child)
{
  g_autofree char *body = g_strdup_printf ("{\"link\":\"%s\"}", child->said);
  g_autofree char *request = request_text ("POST", "/api/session", "", body);
  Wire wire;

  wire_open (&wire, child->port);
  wire_ask (&wire, request, strlen (request));
  bench_check (wire.status == 200, NULL, wire.in->str);
  g_autofree char *cookie = between (wire.in->str, "Set-Cookie: ", ";\r");
  g_autofree char *token = between (strstr (wire.in->str, "\r\n\r\n"), "\"token\":\"", "\"");
  wire_close (&wire);
  return g_strdup_printf ("Cookie: %s\r\nX-Bahe-Token: %s\r\n", cookie, token);
}

double
child_kilobytes (const Child *child)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/status", (int) child->process), *status = NULL;

  bench_check (g_file_get_contents (path, &status, NULL, NULL), NULL, path);
  g_autofree char *resident = between (status, "VmRSS:", "\n");
  return g_ascii_strtod (g_strstrip (resident), NULL);
}

Served *
served_new (const BenchPlace *place, const char *name)
{
  Served *served = g_new0 (Served, 1);

  served->world = bench_world_new (place, name, 20, 10, 0, 2000);
  g_autofree char *copy = bench_world_copy (served->world, ".limit");
  served->ours = child_start ("ours", served->world->path, served->world->keys, place->source);
  served->least = child_start ("least", copy, "-", place->source);
  served->signed_in = sign_in (&served->ours);
  return served;
}

void
served_free (Served *served)
{
  child_end (&served->ours);
  child_end (&served->least);
  bench_world_free (served->world);
  g_free (served->signed_in);
  g_free (served);
}

static gpointer
begin (const BenchPlace *place)
{
  return served_new (place, "server");
}

static void
end (gpointer data)
{
  served_free (data);
}

/* ---- clients --------------------------------------------------------------------------------------------------------
 */

typedef struct {
  Served *served;
  guint port;
  gboolean records;
  double until;
  GArray *times; /* of double, microseconds a request */
} Client;

static char *
next_verb (Served *served)
{
  guint64 n = atomic_fetch_add (&served->next, 1);
  BaheRequest request;

  bench_world_request (served->world, n, &request);
  g_autofree char *id = bahe_id_format (&request.id);
  g_autofree char *path = g_strdup_printf ("/api/activity/%" G_GINT64_FORMAT "/do/%s", request.activity, request.verb);
  g_autofree char *body = g_strdup_printf ("{\"id\":\"%s\",\"given\":%s}", id,
                                           json_object_to_json_string_ext (request.given, JSON_C_TO_STRING_PLAIN));
  json_object_put (request.given);
  return request_text ("POST", path, served->signed_in, body);
}

static gpointer
ask_on (gpointer data)
{
  Client *client = data;
  Wire wire;

  wire_open (&wire, client->port);
  for (double before = bench_now (); before < client->until;) {
    g_autofree char *request =
        client->records
            ? next_verb (client->served)
            : g_strdup_printf ("GET /api/activity/%d/boards HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", FIRST_ACTIVITY);
    wire_ask (&wire, request, strlen (request));
    bench_check (wire.status == 200, NULL, wire.in->str);
    double after = bench_now (), took = (after - before) * 1e6;
    g_array_append_val (client->times, took);
    before = after;
  }
  wire_close (&wire);
  return NULL;
}

static void
ask_all (Served *served, guint port, guint n, gboolean records, const BenchPlace *place, BenchRound *round)
{
  g_autofree Client *clients = g_new0 (Client, n);
  g_autofree GThread **threads = g_new0 (GThread *, n);
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (double));
  double from = bench_now ();

  for (guint i = 0; i < n; i++) {
    clients[i] = (Client){ served, port, records, from + place->seconds, g_array_new (FALSE, FALSE, sizeof (double)) };
    threads[i] = g_thread_new ("client", ask_on, &clients[i]);
  }
  for (guint i = 0; i < n; i++) {
    g_thread_join (threads[i]);
    g_array_append_vals (all, clients[i].times->data, clients[i].times->len);
    g_array_unref (clients[i].times);
  }
  round->value = all->len / (bench_now () - from);
  round->p50 = bench_percentile ((double *) all->data, all->len, 0.5);
  round->p99 = bench_percentile ((double *) all->data, all->len, 0.99);
}

static void
web (gpointer data, const BenchPlace *place, BenchRound *round)
{
  Served *served = data;

  ask_all (served, served->ours.port, READERS, FALSE, place, round);
}

static void
web_limit (gpointer data, const BenchPlace *place, BenchRound *round)
{
  Served *served = data;

  ask_all (served, served->least.port, READERS, FALSE, place, round);
}

static void
rest (gpointer data, const BenchPlace *place, BenchRound *round)
{
  Served *served = data;

  ask_all (served, served->ours.port, WRITERS, TRUE, place, round);
}

static void
rest_limit (gpointer data, const BenchPlace *place, BenchRound *round)
{
  Served *served = data;

  ask_all (served, served->least.port, WRITERS, TRUE, place, round);
}

/* What a server holds that has shown a board of each activity once. */
static void
memory (gpointer data, const BenchPlace *place, BenchRound *round)
{
  Served *served = data;
  Wire wire;

  wire_open (&wire, served->ours.port);
  for (guint i = 0; i < served->world->n_activities; i++) {
    g_autofree char *request =
        g_strdup_printf ("GET /api/activity/%" G_GINT64_FORMAT "/boards HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
                         served->world->activities[i]);
    wire_ask (&wire, request, strlen (request));
    bench_check (wire.status == 200, NULL, wire.in->str);
  }
  wire_close (&wire);
  round->value = child_kilobytes (&served->ours) / 1024;
}

const BenchRow bench_server_rows[] = {
  { .name = "memory",
    .what = "a server that has shown 20 boards, resident",
    .unit = "MB",
    .less_is_better = TRUE,
    .most = 60,
    .begin = begin,
    .ours = memory,
    .end = end },
  { .name = "web",
    .what = "the same board to 64 connections",
    .unit = "requests/s",
    .ratio = 0.80,
    .begin = begin,
    .ours = web,
    .limit = web_limit,
    .end = end },
  { .name = "rest",
    .what = "durable verb over HTTP, 16 clients that wait",
    .unit = "requests/s",
    .ratio = 0.65,
    .begin = begin,
    .ours = rest,
    .limit = rest_limit,
    .end = end },
  { 0 },
};
