/* A connection is kept for the next request, but not for ever: sockets are few, and a phone that went home says
 * nothing. Shut down here, both ends see that it is over. (The socket's own time limit ends only the reading: the
 * connection stays open, and the next request on it is never answered.) All are looked at once a second: a timer for
 * each, set anew three times a request, costs a quarter of what it costs to answer with a board that is kept. */
#include "server/connections.h"

struct BaheConnections {
  GQueue all;  /* of Connection, by their own links */
  guint sweep; /* the timer; 0: there is no connection */
};

typedef struct {
  BaheConnections *of; /* NULL: they are gone */
  GSocket *socket;     /* which owns this */
  gint64 ends;         /* on the monotonic clock */
  GList link;
} Connection;

static GQuark
connection_key (void)
{
  static GQuark key = 0;

  if (key == 0)
    key = g_quark_from_static_string ("bahe-connection");
  return key;
}

static void
forget (gpointer data)
{
  Connection *connection = data;

  if (connection->of != NULL)
    g_queue_unlink (&connection->of->all, &connection->link);
  g_free (connection);
}

static gboolean
on_sweep (gpointer data)
{
  BaheConnections *connections = data;
  gint64 now = g_get_monotonic_time ();

  for (GList *link = connections->all.head; link != NULL; link = link->next) {
    Connection *connection = link->data;
    if (connection->ends > now)
      continue;
    connection->ends = G_MAXINT64;
    g_socket_shutdown (connection->socket, TRUE, TRUE, NULL);
  }
  if (connections->all.head != NULL)
    return G_SOURCE_CONTINUE;
  connections->sweep = 0;
  return G_SOURCE_REMOVE;
}

static Connection *
note (BaheConnections *connections, GSocket *socket)
{
  Connection *connection = g_new0 (Connection, 1);

  connection->of = connections;
  connection->socket = socket;
  connection->link.data = connection;
  g_queue_push_tail_link (&connections->all, &connection->link);
  g_object_set_qdata_full (G_OBJECT (socket), connection_key (), connection, forget);
  if (connections->sweep == 0)
    connections->sweep = g_timeout_add_seconds (1, on_sweep, connections);
  return connection;
}

void
bahe_connections_end_in (BaheConnections *connections, GSocket *socket, guint seconds)
{
  Connection *connection = g_object_get_qdata (G_OBJECT (socket), connection_key ());

  if (connection == NULL)
    connection = note (connections, socket);
  connection->ends = g_get_monotonic_time () + (gint64) seconds * G_USEC_PER_SEC;
}

BaheConnections *
bahe_connections_new (void)
{
  return g_new0 (BaheConnections, 1);
}

void
bahe_connections_free (BaheConnections *connections)
{
  if (connections == NULL)
    return;
  for (GList *link = connections->all.head; link != NULL; link = link->next)
    ((Connection *) link->data)->of = NULL;
  if (connections->sweep != 0)
    g_source_remove (connections->sweep);
  g_free (connections);
}
