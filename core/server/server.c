#define G_LOG_DOMAIN "bahe-server"

#include "server/private.h"

#include "bahe-web.h"

#define DEFAULT_ADDRESS "127.0.0.1"
#define MOST_WAITING_TO_JOIN 511 /* all viewers of a hall come back in the same second after a cut */

static const BaheRoute *const tables[] = { bahe_page_routes,  bahe_access_routes, bahe_act_routes,
                                           bahe_board_routes, bahe_open_routes,   NULL };

static void
on_headers (SoupServer *soup, SoupServerMessage *message, const char *path, GHashTable *query, gpointer data)
{
  bahe_routes_expect (tables, message, path);
}

static void
on_request (SoupServer *soup, SoupServerMessage *message, const char *path, GHashTable *query, gpointer data)
{
  bahe_routes_answer (data, tables, message, path, query);
}

static gboolean
on_incoming (GSocketService *service, GSocketConnection *connection, GObject *source, gpointer data)
{
  BaheServer *server = data;
  g_autoptr (GSocketAddress) local = g_socket_connection_get_local_address (connection, NULL);
  g_autoptr (GSocketAddress) remote = g_socket_connection_get_remote_address (connection, NULL);
  g_autoptr (GError) error = NULL;

  if (!soup_server_accept_iostream (server->soup, G_IO_STREAM (connection), local, remote, &error))
    g_warning ("%s", error->message);
  return TRUE;
}

static gboolean
listen (BaheServer *server, const BaheServerOptions *options, GError **error)
{
  const char *address = options->address != NULL ? options->address : DEFAULT_ADDRESS;
  g_autoptr (GInetAddress) inet = g_inet_address_new_from_string (address);
  g_autoptr (GSocketAddress) effective = NULL;
  g_autoptr (GError) reason = NULL;

  if (inet == NULL) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID,
                 _ ("“%s” is not an address of this machine; write 127.0.0.1, or 0.0.0.0 for all"), address);
    return FALSE;
  }
  g_autoptr (GSocketAddress) socket = g_inet_socket_address_new (inet, (guint16) options->port);
  g_socket_listener_set_backlog (G_SOCKET_LISTENER (server->service), MOST_WAITING_TO_JOIN);
  if (!g_socket_listener_add_address (G_SOCKET_LISTENER (server->service), socket, G_SOCKET_TYPE_STREAM,
                                      G_SOCKET_PROTOCOL_TCP, NULL, &effective, &reason)) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_STORE, _ ("cannot listen on %s port %u: %s; choose another with --port"),
                 address, options->port, reason->message);
    return FALSE;
  }
  guint port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (effective));
  server->address = g_strdup_printf ("http://%s:%u/", address, port);
  g_signal_connect (server->service, "incoming", G_CALLBACK (on_incoming), server);
  g_socket_service_start (server->service);
  return TRUE;
}

BaheServer *
bahe_server_new (BaheUnit *unit, const BaheServerOptions *options, GError **error)
{
  g_autoptr (BaheServer) server = g_new0 (BaheServer, 1);

  server->unit = unit;
  bahe_web_register_resource (); /* a static library keeps no constructor that nobody calls */
  server->soup = soup_server_new ("server-header", "bahe", NULL);
  server->service = g_socket_service_new ();
  server->live = bahe_live_new (unit);
  server->limit = bahe_limit_new ();
  g_mutex_init (&server->opening);
  server->workers = bahe_routes_workers ();
  server->sessions = bahe_sessions_open (bahe_unit_store (unit), error);
  soup_server_add_early_handler (server->soup, NULL, on_headers, NULL, NULL);
  soup_server_add_handler (server->soup, NULL, on_request, server, NULL);
  if (server->sessions == NULL || !listen (server, options, error))
    return NULL;
  g_autoptr (GError) reason = NULL;
  if (!bahe_link_set_address (bahe_unit_store (unit), server->address, &reason))
    g_warning ("%s", reason->message);
  return g_steal_pointer (&server);
}

void
bahe_server_free (BaheServer *server)
{
  if (server == NULL)
    return;
  g_socket_service_stop (server->service);
  g_socket_listener_close (G_SOCKET_LISTENER (server->service));
  bahe_routes_workers_free (server->workers);
  soup_server_disconnect (server->soup);
  bahe_live_free (server->live);
  bahe_sessions_free (server->sessions);
  bahe_limit_free (server->limit);
  g_mutex_clear (&server->opening);
  g_object_unref (server->service);
  g_object_unref (server->soup);
  g_free (server->address);
  g_free (server);
}

const char *
bahe_server_address (const BaheServer *server)
{
  return server->address;
}

char *
bahe_server_new_link (BaheUnit *unit, GError **error)
{
  BaheStore *store = bahe_unit_store (unit);
  g_autofree char *path = bahe_link_new (store, error);
  g_autofree char *address = bahe_link_address (store);

  if (path == NULL)
    return NULL;
  return g_strconcat (address != NULL ? address : "http://" DEFAULT_ADDRESS ":8017", path, NULL);
}
