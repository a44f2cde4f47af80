#define G_LOG_DOMAIN "bahe-server-live"

#include "server/live.h"

#include <gio/gunixconnection.h>
#include <string.h>
#include <sys/resource.h>

#define HEARTBEAT_SECONDS 15
#define MOST_WAITING                                                                                                   \
  (1 << 20) /* bytes a slow viewer may lag behind before it is dropped; it will come back by itself */

#define MOST_VIEWERS 2000     /* each holds a socket; the next one is told so in words, and comes back by itself */
#define SOCKETS_OF_OTHERS 100 /* that those who watch leave to those who record, and to the store */

static const char response_head[] = "HTTP/1.1 200 OK\r\n"
                                    "Content-Type: text/event-stream; charset=utf-8\r\n"
                                    "Cache-Control: no-store\r\n"
                                    "X-Content-Type-Options: nosniff\r\n"
                                    "X-Accel-Buffering: no\r\n"
                                    "Connection: close\r\n\r\n"
                                    "retry: 1000\n\n";

typedef struct {
  gint64 activity;
  GPtrArray *viewers; /* of Viewer, owned */
  GBytes *message;    /* the last one, "id: …\ndata: …\n\n"; NULL: none yet */
  gint64 seq;         /* its id: of the last record that it was made from */
} Channel;

struct BaheLive {
  BaheUnit *unit;
  GHashTable *channels; /* activity → Channel */
  guint watch, heartbeat;
  guint n_viewers, most_viewers;
  GPtrArray *joining; /* of Joining: requests whose socket is taken over in the next turn of the loop */
};

typedef struct {
  BaheLive *live;
  Channel *channel;
  GIOStream *stream;
  GPollableOutputStream *out;
  GQueue waiting;            /* of GBytes */
  gsize waiting_bytes, sent; /* sent: of the first one waiting */
  GSource *writable, *gone;
} Viewer;

typedef struct {
  BaheLive *live;
  SoupServerMessage *message;
  gint64 activity, seen;
  guint idle;
} Joining;

static void
drop_source (GSource **source)
{
  if (*source != NULL) {
    g_source_destroy (*source);
    g_source_unref (*source);
    *source = NULL;
  }
}

static void
viewer_free (gpointer data)
{
  Viewer *viewer = data;

  drop_source (&viewer->writable);
  drop_source (&viewer->gone);
  g_queue_clear_full (&viewer->waiting, (GDestroyNotify) g_bytes_unref);
  g_io_stream_close (viewer->stream, NULL, NULL);
  g_object_unref (viewer->stream);
  g_free (viewer);
}

static void
channel_free (gpointer data)
{
  Channel *channel = data;

  g_ptr_array_unref (channel->viewers);
  g_clear_pointer (&channel->message, g_bytes_unref);
  g_free (channel);
}

/* Frees the viewer, and the channel after its last one. */
static void
viewer_leave (Viewer *viewer)
{
  Channel *channel = viewer->channel;
  GHashTable *channels = viewer->live->channels;

  viewer->live->n_viewers--;
  g_ptr_array_remove_fast (channel->viewers, viewer);
  if (channel->viewers->len == 0)
    g_hash_table_remove (channels, &channel->activity);
}

static gboolean on_writable (GObject *stream, gpointer data);

/* Writes what the socket takes now. FALSE: the viewer is gone. */
static gboolean
viewer_flush (Viewer *viewer)
{
  GBytes *first;

  while ((first = g_queue_peek_head (&viewer->waiting)) != NULL) {
    g_autoptr (GError) error = NULL;
    gsize size = 0;
    const guint8 *bytes = g_bytes_get_data (first, &size);
    gssize n = g_pollable_output_stream_write_nonblocking (viewer->out, bytes + viewer->sent, size - viewer->sent, NULL,
                                                           &error);
    if (n < 0 && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_WOULD_BLOCK)) {
      if (viewer->writable == NULL) {
        viewer->writable = g_pollable_output_stream_create_source (viewer->out, NULL);
        g_source_set_callback (viewer->writable, G_SOURCE_FUNC (on_writable), viewer, NULL);
        g_source_attach (viewer->writable, NULL);
      }
      return TRUE;
    }
    if (n < 0)
      return FALSE;
    viewer->sent += (gsize) n;
    viewer->waiting_bytes -= (gsize) n;
    if (viewer->sent == size) {
      g_bytes_unref (g_queue_pop_head (&viewer->waiting));
      viewer->sent = 0;
    }
  }
  drop_source (&viewer->writable);
  return TRUE;
}

static gboolean
on_writable (GObject *stream, gpointer data)
{
  if (!viewer_flush (data))
    viewer_leave (data);
  return G_SOURCE_CONTINUE;
}

/* A viewer sends nothing more: whatever comes, or the end, means it left. */
static gboolean
on_gone (GObject *stream, gpointer data)
{
  viewer_leave (data);
  return G_SOURCE_REMOVE;
}

static gboolean
viewer_send (Viewer *viewer, GBytes *bytes)
{
  if (viewer->waiting_bytes > MOST_WAITING)
    return FALSE;
  g_queue_push_tail (&viewer->waiting, g_bytes_ref (bytes));
  viewer->waiting_bytes += g_bytes_get_size (bytes);
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

/* The boards as a message; its id in *seq. NULL: they cannot be made now. */
static GBytes *
make_message (BaheLive *live, gint64 activity, gint64 *seq, GError **error)
{
  json_object *boards = bahe_unit_boards_json (live->unit, activity, NULL, error);
  json_object *id = NULL;

  if (boards == NULL)
    return NULL;
  json_object_object_get_ex (boards, "seq", &id);
  *seq = json_object_get_int64 (id);
  const char *text = json_object_to_json_string_ext (boards, JSON_C_TO_STRING_PLAIN | JSON_C_TO_STRING_NOSLASHESCAPE);
  char *message = g_strdup_printf ("id: %" PRId64 "\ndata: %s\n\n", *seq, text);
  json_object_put (boards);
  return g_bytes_new_take (message, strlen (message));
}

/* Makes the channel's message anew if a record came that its boards are made from. TRUE: it is another one now. */
static gboolean
channel_refresh (BaheLive *live, Channel *channel)
{
  g_autoptr (GError) error = NULL;
  gint64 seq = bahe_unit_boards_seq (live->unit, channel->activity, &error);

  if (channel->message != NULL && seq == channel->seq)
    return FALSE;
  GBytes *message = seq != 0 ? make_message (live, channel->activity, &seq, &error) : NULL;
  if (message == NULL) { /* a rule that fails leaves the last good board standing */
    g_warning ("activity %" PRId64 ": %s", channel->activity, error->message);
    return FALSE;
  }
  gboolean other = channel->message == NULL || channel->seq != seq;
  g_clear_pointer (&channel->message, g_bytes_unref);
  channel->message = message;
  channel->seq = seq;
  return other;
}

static void
on_changed (gint64 last_seq, gpointer data)
{
  BaheLive *live = data;
  g_autoptr (GList) channels = g_hash_table_get_values (live->channels);

  for (GList *c = channels; c != NULL; c = c->next) {
    Channel *channel = c->data;
    if (channel_refresh (live, channel))
      channel_send (channel, channel->message);
  }
}

static gboolean
on_heartbeat (gpointer data)
{
  static const char comment[] = ": \n\n";
  BaheLive *live = data;
  g_autoptr (GBytes) bytes = g_bytes_new_static (comment, sizeof comment - 1);
  g_autoptr (GList) channels = g_hash_table_get_values (live->channels);

  for (GList *c = channels; c != NULL; c = c->next)
    channel_send (c->data, bytes);
  return G_SOURCE_CONTINUE;
}

static Channel *
channel_of (BaheLive *live, gint64 activity)
{
  Channel *channel = g_hash_table_lookup (live->channels, &activity);

  if (channel == NULL) {
    channel = g_new0 (Channel, 1);
    channel->activity = activity;
    channel->viewers = g_ptr_array_new_with_free_func (viewer_free);
    g_hash_table_insert (live->channels, &channel->activity, channel);
  }
  return channel;
}

static void
viewer_watch_end (Viewer *viewer)
{
  GInputStream *in = g_io_stream_get_input_stream (viewer->stream);

  if (!G_IS_POLLABLE_INPUT_STREAM (in))
    return;
  viewer->gone = g_pollable_input_stream_create_source (G_POLLABLE_INPUT_STREAM (in), NULL);
  g_source_set_callback (viewer->gone, G_SOURCE_FUNC (on_gone), viewer, NULL);
  g_source_attach (viewer->gone, NULL);
}

/* In a turn of the loop of its own: taking a socket over within libsoup's handler would free what it still works on. */
static gboolean
on_take_over (gpointer data)
{
  Joining *joining = data;
  BaheLive *live = joining->live;
  GIOStream *stream = soup_server_message_steal_connection (joining->message);
  gint64 activity = joining->activity, seen = joining->seen;

  joining->idle = 0;
  g_ptr_array_remove_fast (live->joining, joining);
  if (stream == NULL || !G_IS_POLLABLE_OUTPUT_STREAM (g_io_stream_get_output_stream (stream))) {
    g_clear_object (&stream);
    return G_SOURCE_REMOVE;
  }
  Viewer *viewer = g_new0 (Viewer, 1);
  viewer->live = live;
  viewer->stream = stream;
  viewer->out = G_POLLABLE_OUTPUT_STREAM (g_io_stream_get_output_stream (stream));
  viewer->channel = channel_of (live, activity);
  g_queue_init (&viewer->waiting);
  g_ptr_array_add (viewer->channel->viewers, viewer);
  live->n_viewers++;
  viewer_watch_end (viewer);

  g_autoptr (GBytes) head = g_bytes_new_static (response_head, sizeof response_head - 1);
  channel_refresh (live, viewer->channel);
  Channel *channel = viewer->channel;
  gboolean here = viewer_send (viewer, head);
  if (here && channel->message != NULL && channel->seq != seen)
    here = viewer_send (viewer, channel->message);
  if (!here)
    viewer_leave (viewer);
  return G_SOURCE_REMOVE;
}

static void
joining_free (gpointer data)
{
  Joining *joining = data;

  if (joining->idle != 0)
    g_source_remove (joining->idle);
  g_object_unref (joining->message);
  g_free (joining);
}

gboolean
bahe_live_join (BaheLive *live, SoupServerMessage *message, gint64 activity, gint64 seen, GError **error)
{
  if (live->n_viewers + live->joining->len >= live->most_viewers) {
    g_set_error (error, BAHE_HTTP_ERROR, BAHE_HTTP_BUSY,
                 _ ("%u phones and screens are watching, and there is room for no more; try again in a minute"),
                 live->most_viewers);
    return FALSE;
  }
  Joining *joining = g_new0 (Joining, 1);
  joining->live = live;
  joining->message = g_object_ref (message);
  joining->activity = activity;
  joining->seen = seen;
  soup_server_message_pause (message);
  joining->idle = g_idle_add_full (G_PRIORITY_DEFAULT, on_take_over, joining, NULL);
  g_ptr_array_add (live->joining, joining);
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

BaheLive *
bahe_live_new (BaheUnit *unit)
{
  BaheLive *live = g_new0 (BaheLive, 1);

  live->most_viewers = most_viewers ();

  live->unit = unit;
  live->channels = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, channel_free);
  live->joining = g_ptr_array_new_with_free_func (joining_free);
  live->watch = bahe_store_watch (bahe_unit_store (unit), on_changed, live);
  live->heartbeat = g_timeout_add_seconds (HEARTBEAT_SECONDS, on_heartbeat, live);
  return live;
}

void
bahe_live_free (BaheLive *live)
{
  if (live == NULL)
    return;
  bahe_store_unwatch (bahe_unit_store (live->unit), live->watch);
  g_source_remove (live->heartbeat);
  g_ptr_array_unref (live->joining);
  g_hash_table_unref (live->channels);
  g_free (live);
}
