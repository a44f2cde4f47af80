#define G_LOG_DOMAIN "bahe-server-live"

#include "server/stream.h"

#include <errno.h>
#include <fcntl.h>
#include <glib-unix.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#define HEARTBEAT_SECONDS 15
#define MOST_WAITING                                                                                                   \
  (1 << 20) /* bytes a slow viewer may lag behind before it is dropped; it will come back by itself */

#define MOST_VIEWERS 6000 /* each holds a socket; the next one is told so in words, and comes back by itself */
#define MOST_AT_ONCE 64
#define SOCKETS_OF_OTHERS 100 /* that those who watch leave to those who record, and to the store */

static const char response_head[] = "HTTP/1.1 200 OK\r\n"
                                    "Content-Type: text/event-stream; charset=utf-8\r\n"
                                    "Cache-Control: no-store\r\n"
                                    "X-Content-Type-Options: nosniff\r\n"
                                    "X-Accel-Buffering: no\r\n"
                                    "Connection: close\r\n\r\n"
                                    "retry: 1000\n\n";

typedef struct {
  char *name;
  GPtrArray *viewers; /* of BaheStreamViewer, owned */
} Channel;

struct BaheStreams {
  GHashTable *channels; /* name → Channel */
  guint heartbeat, n_viewers, most_viewers;
  int sockets; /* of all viewers, in one epoll: a source of the loop each would be looked at in each of its turns */
  guint ready; /* the source of that epoll */
  GPtrArray *joining; /* of Joining: requests whose socket is taken over in the next turn of the loop */
};

struct BaheStreamViewer {
  BaheStreams *streams;
  Channel *channel;
  int socket;
  GQueue waiting;            /* of GBytes */
  gsize waiting_bytes, sent; /* sent: of the first one waiting */
  gboolean lost;             /* while it is welcomed: nothing more can be sent to it */
  gboolean awaited;          /* it is told when the socket takes more */
};
typedef BaheStreamViewer Viewer;

typedef struct {
  BaheStreams *streams;
  SoupServerMessage *message;
  char *channel;
  BaheStreamWelcome welcome;
  gpointer data;
  GDestroyNotify free_data;
  guint idle;
} Joining;

static void
viewer_free (gpointer data)
{
  Viewer *viewer = data;

  g_queue_clear_full (&viewer->waiting, (GDestroyNotify) g_bytes_unref);
  epoll_ctl (viewer->streams->sockets, EPOLL_CTL_DEL, viewer->socket, NULL);
  close (viewer->socket);
  g_free (viewer);
}

static void
channel_free (gpointer data)
{
  Channel *channel = data;

  g_ptr_array_unref (channel->viewers);
  g_free (channel->name);
  g_free (channel);
}

/* Frees the viewer, and the channel after its last one. */
static void
viewer_leave (Viewer *viewer)
{
  Channel *channel = viewer->channel;
  GHashTable *channels = viewer->streams->channels;

  viewer->streams->n_viewers--;
  g_ptr_array_remove_fast (channel->viewers, viewer);
  if (channel->viewers->len == 0)
    g_hash_table_remove (channels, channel->name);
}

/* Nothing is ever read from a viewer: whatever comes, or the end, means it left. */
static gboolean
viewer_await (Viewer *viewer, int operation, gboolean room)
{
  struct epoll_event event = { .events = EPOLLIN | EPOLLRDHUP | (room ? EPOLLOUT : 0), .data.ptr = viewer };

  viewer->awaited = room;
  return epoll_ctl (viewer->streams->sockets, operation, viewer->socket, &event) == 0;
}

/* How much the socket takes of these bytes now, from the `sent`-th on; −1: the viewer is gone. */
static gssize
viewer_write (const Viewer *viewer, GBytes *bytes, gsize sent)
{
  gsize size = 0;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  gssize n;

  do
    n = send (viewer->socket, data + sent, size - sent, MSG_DONTWAIT | MSG_NOSIGNAL);
  while (n < 0 && errno == EINTR);
  return n < 0 && (errno == EAGAIN || errno == EWOULDBLOCK) ? 0 : n;
}

/* Writes what the socket takes now. FALSE: the viewer is gone. */
static gboolean
viewer_flush (Viewer *viewer)
{
  GBytes *first;

  while ((first = g_queue_peek_head (&viewer->waiting)) != NULL) {
    gssize n = viewer_write (viewer, first, viewer->sent);
    if (n < 0)
      return FALSE;
    if (n == 0)
      return viewer->awaited || viewer_await (viewer, EPOLL_CTL_MOD, TRUE);
    viewer->sent += (gsize) n;
    viewer->waiting_bytes -= (gsize) n;
    if (viewer->sent == g_bytes_get_size (first)) {
      g_bytes_unref (g_queue_pop_head (&viewer->waiting));
      viewer->sent = 0;
    }
  }
  return !viewer->awaited || viewer_await (viewer, EPOLL_CTL_MOD, FALSE);
}

static gboolean
on_ready (gint sockets, GIOCondition condition, gpointer data)
{
  struct epoll_event events[MOST_AT_ONCE];
  int n = epoll_wait (sockets, events, MOST_AT_ONCE, 0);

  for (int i = 0; i < n; i++) {
    Viewer *viewer = events[i].data.ptr;
    if ((events[i].events & ~EPOLLOUT) != 0 || !viewer_flush (viewer))
      viewer_leave (viewer);
  }
  return G_SOURCE_CONTINUE;
}

static gboolean
viewer_send (Viewer *viewer, GBytes *bytes)
{
  gssize n = 0;

  if (viewer->waiting_bytes > MOST_WAITING)
    return FALSE;
  if (viewer->waiting_bytes == 0)
    n = viewer_write (viewer, bytes, 0);
  if (n < 0 || (gsize) n == g_bytes_get_size (bytes))
    return n >= 0; /* nearly always: nothing is left to wait for */
  g_queue_push_tail (&viewer->waiting, g_bytes_ref (bytes));
  viewer->waiting_bytes += g_bytes_get_size (bytes) - (gsize) n;
  if (n > 0)
    viewer->sent = (gsize) n;
  return viewer_flush (viewer);
}

static void
channel_send (Channel *channel, GBytes *bytes)
{
  g_autoptr (GPtrArray) left = g_ptr_array_new ();

  for (guint i = 0; i < channel->viewers->len; i++)
    if (!viewer_send (channel->viewers->pdata[i], bytes))
      g_ptr_array_add (left, channel->viewers->pdata[i]);
  for (guint i = 0; i < left->len; i++)
    viewer_leave (left->pdata[i]);
}

void
bahe_stream_send (BaheStreamViewer *viewer, GBytes *bytes)
{
  viewer->lost = viewer->lost || !viewer_send (viewer, bytes);
}

void
bahe_streams_send (BaheStreams *streams, const char *channel, GBytes *bytes)
{
  Channel *found = g_hash_table_lookup (streams->channels, channel);

  if (found != NULL)
    channel_send (found, bytes);
}

void
bahe_streams_cut (BaheStreams *streams, const char *channel)
{
  Channel *found = g_hash_table_lookup (streams->channels, channel);

  if (found == NULL)
    return;
  streams->n_viewers -= found->viewers->len;
  g_hash_table_remove (streams->channels, channel);
}

gboolean
bahe_streams_crowded (const BaheStreams *streams)
{
  return 2 * streams->n_viewers > streams->most_viewers;
}

gboolean
bahe_streams_watched (BaheStreams *streams, const char *channel)
{
  return g_hash_table_contains (streams->channels, channel);
}

GBytes *
bahe_stream_message (const char *event, gint64 id, json_object *data)
{
  const char *text = json_object_to_json_string_ext (data, JSON_C_TO_STRING_PLAIN | JSON_C_TO_STRING_NOSLASHESCAPE);

  return bahe_stream_text (event, id, text, strlen (text));
}

GBytes *
bahe_stream_text (const char *event, gint64 id, const char *text, gsize length)
{
  GString *message = g_string_sized_new (length + 64);

  if (id >= 0)
    g_string_append_printf (message, "id: %" G_GINT64_FORMAT "\n", id);
  if (event != NULL)
    g_string_append_printf (message, "event: %s\n", event);
  g_string_append (message, "data: ");
  g_string_append_len (message, text, (gssize) length);
  g_string_append (message, "\n\n");
  return g_string_free_to_bytes (message);
}

static gboolean
on_heartbeat (gpointer data)
{
  static const char comment[] = ": \n\n";
  BaheStreams *streams = data;
  g_autoptr (GBytes) bytes = g_bytes_new_static (comment, sizeof comment - 1);
  g_autoptr (GList) channels = g_hash_table_get_values (streams->channels);

  for (GList *c = channels; c != NULL; c = c->next)
    channel_send (c->data, bytes);
  return G_SOURCE_CONTINUE;
}

static Channel *
channel_of (BaheStreams *streams, const char *name)
{
  Channel *channel = g_hash_table_lookup (streams->channels, name);

  if (channel == NULL) {
    channel = g_new0 (Channel, 1);
    channel->name = g_strdup (name);
    channel->viewers = g_ptr_array_new_with_free_func (viewer_free);
    g_hash_table_insert (streams->channels, channel->name, channel);
  }
  return channel;
}

static Viewer *
viewer_new (BaheStreams *streams, const char *channel, int socket)
{
  Viewer *viewer = g_new0 (Viewer, 1);

  viewer->streams = streams;
  viewer->socket = socket;
  viewer->channel = channel_of (streams, channel);
  g_queue_init (&viewer->waiting);
  g_ptr_array_add (viewer->channel->viewers, viewer);
  streams->n_viewers++;
  viewer->lost = !viewer_await (viewer, EPOLL_CTL_ADD, FALSE);
  return viewer;
}

static void
joining_free (gpointer data)
{
  Joining *joining = data;

  if (joining->idle != 0)
    g_source_remove (joining->idle);
  if (joining->free_data != NULL)
    joining->free_data (joining->data);
  g_object_unref (joining->message);
  g_free (joining->channel);
  g_free (joining);
}

/* The socket alone, without all that libsoup keeps about it; −1: it has none. */
static int
steal_socket (SoupServerMessage *message)
{
  GSocket *socket = soup_server_message_get_socket (message);
  int own = socket != NULL ? fcntl (g_socket_get_fd (socket), F_DUPFD_CLOEXEC, 0) : -1;
  g_autoptr (GIOStream) stream = soup_server_message_steal_connection (message);

  if (stream != NULL)
    g_io_stream_close (stream, NULL, NULL); /* what libsoup had; the socket stays open as our own */
  return own;
}

/* In a turn of the loop of its own: taking a socket over within libsoup's handler would free what it still works on. */
static gboolean
on_take_over (gpointer data)
{
  Joining *joining = data;
  BaheStreams *streams = joining->streams;
  int socket = steal_socket (joining->message);
  g_autoptr (GBytes) head = g_bytes_new_static (response_head, sizeof response_head - 1);

  joining->idle = 0;
  if (socket >= 0) {
    Viewer *viewer = viewer_new (streams, joining->channel, socket);
    bahe_stream_send (viewer, head);
    joining->welcome (viewer, joining->data);
    if (viewer->lost)
      viewer_leave (viewer);
  }
  g_ptr_array_remove_fast (streams->joining, joining);
  return G_SOURCE_REMOVE;
}

gboolean
bahe_streams_join (BaheStreams *streams, SoupServerMessage *message, const char *channel, BaheStreamWelcome welcome,
                   gpointer data, GDestroyNotify free_data, GError **error)
{
  if (streams->n_viewers + streams->joining->len >= streams->most_viewers) {
    g_set_error (error, BAHE_HTTP_ERROR, BAHE_HTTP_BUSY,
                 _ ("%u phones and screens are watching, and there is room for no more; try again in a minute"),
                 streams->most_viewers);
    if (free_data != NULL)
      free_data (data);
    return FALSE;
  }
  Joining *joining = g_new0 (Joining, 1);
  *joining = (Joining){ streams, g_object_ref (message), g_strdup (channel), welcome, data, free_data, 0 };
  soup_server_message_pause (message);
  joining->idle = g_idle_add_full (G_PRIORITY_DEFAULT, on_take_over, joining, NULL);
  g_ptr_array_add (streams->joining, joining);
  return TRUE;
}

/* As many as this process may have sockets for. */
static guint
most_viewers (void)
{
  struct rlimit files;

  if (getrlimit (RLIMIT_NOFILE, &files) != 0 || files.rlim_cur > MOST_VIEWERS + SOCKETS_OF_OTHERS)
    return MOST_VIEWERS;
  return files.rlim_cur > 2 * SOCKETS_OF_OTHERS ? (guint) files.rlim_cur - SOCKETS_OF_OTHERS : SOCKETS_OF_OTHERS;
}

BaheStreams *
bahe_streams_new (void)
{
  BaheStreams *streams = g_new0 (BaheStreams, 1);

  streams->most_viewers = most_viewers ();
  streams->sockets = epoll_create1 (EPOLL_CLOEXEC);
  streams->ready = g_unix_fd_add (streams->sockets, G_IO_IN, on_ready, streams);
  streams->channels = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, channel_free);
  streams->joining = g_ptr_array_new_with_free_func (joining_free);
  streams->heartbeat = g_timeout_add_seconds (HEARTBEAT_SECONDS, on_heartbeat, streams);
  return streams;
}

void
bahe_streams_free (BaheStreams *streams)
{
  if (streams == NULL)
    return;
  g_source_remove (streams->heartbeat);
  g_ptr_array_unref (streams->joining);
  g_hash_table_unref (streams->channels);
  g_source_remove (streams->ready);
  close (streams->sockets);
  g_free (streams);
}
