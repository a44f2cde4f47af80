/* Five thousand phones watch a board: how long until the last one has what all are sent, beside an epoll loop that
 * sends as many bytes to as many sockets and does nothing else; and what each of them costs in memory. */
#include "bench_served.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#define VIEWERS 5000
#define AT_ONCE 512
#define QUIET 1500 /* milliseconds without a byte: all have what they were sent */

/* ---- the limit: a loop that does nothing else ---------------------------------------------------------------------
 */

static int
listen_anywhere (guint *port)
{
  struct sockaddr_in here = { .sin_family = AF_INET };
  socklen_t size = sizeof here;
  int listener = socket (AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

  here.sin_addr.s_addr = htonl (INADDR_LOOPBACK);
  bench_check (bind (listener, (struct sockaddr *) &here, size) == 0 && listen (listener, AT_ONCE) == 0 &&
                   getsockname (listener, (struct sockaddr *) &here, &size) == 0,
               NULL, "listen");
  *port = ntohs (here.sin_port);
  return listener;
}

static void
epoll_add (int epoll, int socket)
{
  struct epoll_event event = { .events = EPOLLIN, .data.fd = socket };

  bench_check (epoll_ctl (epoll, EPOLL_CTL_ADD, socket, &event) == 0, NULL, "epoll");
}

/* Whoever sends a number has so many bytes sent to all but itself. */
void
serve_crowd (void)
{
  static char bytes[1 << 16];
  g_autoptr (GArray) sockets = g_array_new (FALSE, FALSE, sizeof (int));
  struct epoll_event events[AT_ONCE];
  guint port, length;
  int listener = listen_anywhere (&port), epoll = epoll_create1 (EPOLL_CLOEXEC);

  printf ("http://127.0.0.1:%u/ -\n", port);
  fflush (stdout);
  epoll_add (epoll, listener);
  for (;;) {
    int n = epoll_wait (epoll, events, AT_ONCE, -1);
    for (int i = 0; i < n; i++) {
      int from = events[i].data.fd;
      if (from == listener) {
        int joined = accept4 (listener, NULL, NULL, SOCK_CLOEXEC);
        epoll_add (epoll, joined);
        g_array_append_val (sockets, joined);
      } else if (recv (from, &length, sizeof length, 0) == sizeof length) {
        for (guint s = 0; s < sockets->len; s++)
          if (g_array_index (sockets, int, s) != from)
            send (g_array_index (sockets, int, s), bytes, MIN (length, sizeof bytes), MSG_NOSIGNAL | MSG_DONTWAIT);
      } else {
        _exit (0);
      }
    }
  }
}

/* ---- those who watch ----------------------------------------------------------------------------------------------
 */

typedef struct {
  Served *served;
  Child crowd;
  int ours, least, control; /* epolls of the sockets that watch; the socket that tells the crowd how much to send */
  Wire wire;                /* of who sets the clock */
  gsize bytes;              /* that one message has for one viewer */
  double before;            /* kilobytes of our server before they came */
} Watched;

static int
join_all (guint port, const char *request)
{
  int epoll = epoll_create1 (EPOLL_CLOEXEC);

  for (guint i = 0; i < VIEWERS; i++) {
    int viewer = wire_socket (port);
    gssize n = (gssize) strlen (request);
    bench_check (send (viewer, request, (gsize) n, MSG_NOSIGNAL) == n, NULL, "join");
    epoll_add (epoll, viewer);
  }
  return epoll;
}

/* Takes what comes until `most` bytes are there, or nothing came for so many milliseconds; how many came. */
static gsize
take (int epoll, gsize most, int quiet)
{
  static char part[1 << 16];
  struct epoll_event events[AT_ONCE];
  gsize all = 0;

  while (all < most) {
    int n = epoll_wait (epoll, events, AT_ONCE, quiet);
    if (n <= 0)
      return all;
    for (int i = 0; i < n; i++) {
      gssize got = recv (events[i].data.fd, part, sizeof part, MSG_DONTWAIT);
      bench_check (got > 0, NULL, "a viewer was cut");
      all += (gsize) got;
    }
  }
  return all;
}

static void
send_clock (Watched *watched)
{
  g_autofree char *path = g_strdup_printf ("/api/activity/%d/clock", FIRST_ACTIVITY);
  g_autofree char *request =
      request_text ("PUT", path, watched->served->signed_in, "{\"kind\":\"end\",\"seconds\":600,\"running\":false}");

  wire_send (&watched->wire, request, strlen (request));
}

static void
wait_clock (Watched *watched)
{
  wire_wait (&watched->wire);
  bench_check (watched->wire.status == 200, NULL, watched->wire.in->str);
}

static void
set_clock (Watched *watched)
{
  send_clock (watched);
  wait_clock (watched);
}

/* Every process may have as many sockets as this machine lets it; those that are started now have them too. */
static void
make_room (void)
{
  struct rlimit files;

  getrlimit (RLIMIT_NOFILE, &files);
  files.rlim_cur = files.rlim_max;
  setrlimit (RLIMIT_NOFILE, &files);
  bench_check (files.rlim_cur > 2 * VIEWERS + 100, NULL, "5,000 viewers need 10,100 open files: ulimit -Hn");
}

static gpointer
begin (const BenchPlace *place)
{
  Watched *watched = g_new0 (Watched, 1);
  g_autofree char *request =
      g_strdup_printf ("GET /api/activity/%d/live HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", FIRST_ACTIVITY);

  make_room ();
  watched->served = served_new (place, "crowd");
  watched->crowd = child_start ("crowd", "-", "-", place->source);
  watched->control = wire_socket (watched->crowd.port);
  watched->least = join_all (watched->crowd.port, "");
  wire_open (&watched->wire, watched->served->ours.port);
  set_clock (watched);
  watched->before = child_kilobytes (&watched->served->ours);
  watched->ours = join_all (watched->served->ours.port, request);
  take (watched->ours, G_MAXSIZE, QUIET);
  set_clock (watched);
  watched->bytes = take (watched->ours, G_MAXSIZE, QUIET) / VIEWERS;
  bench_check (watched->bytes > 0 && watched->bytes < 1 << 16, NULL, "the clock did not come to all");
  return watched;
}

static void
end (gpointer data)
{
  Watched *watched = data;

  wire_close (&watched->wire);
  child_end (&watched->crowd);
  served_free (watched->served);
  g_free (watched);
}

static void
watch (Watched *watched, gboolean ours, const BenchPlace *place, BenchRound *round)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  guint length = (guint) watched->bytes;
  double until = bench_now () + place->seconds;

  do {
    take (ours ? watched->ours : watched->least, G_MAXSIZE, 0); /* a heartbeat */
    double from = bench_now ();
    if (ours)
      send_clock (watched);
    else
      bench_check (send (watched->control, &length, sizeof length, MSG_NOSIGNAL) == sizeof length, NULL, "send");
    gsize came = take (ours ? watched->ours : watched->least, watched->bytes * VIEWERS, QUIET);
    double took = (bench_now () - from) * 1000;
    bench_check (came >= watched->bytes * VIEWERS, NULL, "not all were told");
    g_array_append_val (times, took);
    if (ours)
      wait_clock (watched);
  } while (bench_now () < until);
  round->value = bench_percentile ((double *) times->data, times->len, 0.5);
}

static void
sse (gpointer data, const BenchPlace *place, BenchRound *round)
{
  watch (data, TRUE, place, round);
}

static void
sse_limit (gpointer data, const BenchPlace *place, BenchRound *round)
{
  watch (data, FALSE, place, round);
}

static void
sse_memory (gpointer data, const BenchPlace *place, BenchRound *round)
{
  Watched *watched = data;

  round->value = (child_kilobytes (&watched->served->ours) - watched->before) / VIEWERS;
}

const BenchRow bench_sse_rows[] = {
  { .name = "sse",
    .what = "a message to 5,000 who watch",
    .unit = "ms",
    .less_is_better = TRUE,
    .ratio = 1 / 1.3,
    .begin = begin,
    .ours = sse,
    .limit = sse_limit,
    .end = end },
  { .name = "sse-memory",
    .what = "what each of them costs the server",
    .unit = "KB",
    .less_is_better = TRUE,
    .most = 4,
    .begin = begin,
    .ours = sse_memory,
    .end = end },
  { 0 },
};
