#define G_LOG_DOMAIN "bahe-server"

#include "server/private.h"

#include "bahe-web.h"

#include <errno.h>
#include <sys/socket.h>

#define DEFAULT_ADDRESS "127.0.0.1"
#define IDLE_SECONDS 30
#define REQUEST_SECONDS 300      /* a photo from a phone far from the router; then it has gone home */
#define MOST_WAITING_TO_JOIN 511 /* all viewers of a hall come back in the same second after a cut */

static const BaheRoute *const tables[] = { bahe_page_routes,
                                           bahe_access_routes,
                                           bahe_act_routes,
                                           bahe_board_routes,
                                           bahe_awards_routes,
                                           bahe_open_routes,
                                           bahe_paper_routes,
                                           bahe_qr_routes,
                                           bahe_screen_routes,
                                           bahe_policy_routes,
                                           bahe_secrets_routes,
                                           bahe_file_routes,
                                           NULL };

/* Somebody has connected, or has been answered: who then says nothing, or half a request, holds a socket. */
static void
on_silence (SoupServer *soup, SoupServerMessage *message, gpointer data)
{
  const BaheServer *server = data;
  GSocket *socket = soup_server_message_get_socket (message);

  if (socket != NULL)
    bahe_connections_end_in (server->connections, socket, IDLE_SECONDS);
}

static void
on_headers (SoupServer *soup, SoupServerMessage *message, const char *path, GHashTable *query, gpointer data)
{
  BaheServer *server = data;
  GSocket *socket = soup_server_message_get_socket (message);

  if (socket != NULL)
    bahe_connections_end_in (server->connections, socket, REQUEST_SECONDS);
  bahe_routes_expect (data, message, path);
}

static void
on_request (SoupServer *soup, SoupServerMessage *message, const char *path, GHashTable *query, gpointer data)
{
  bahe_routes_answer (data, message, path, query);
}

static gboolean
say_port (guint port, const GError *reason, const char *address, GError **error)
{
  g_set_error (error, BAHE_ERROR, BAHE_ERROR_STORE, _ ("cannot listen on %s port %u: %s; choose another with --port"),
               address, port, reason->message);
  return FALSE;
}

static gboolean
listen_to_one (BaheServer *server, const char *address, GError **error)
{
  g_autoptr (GInetAddress) inet = g_inet_address_new_from_string (address);
  g_autoptr (GError) reason = NULL;

  if (inet == NULL) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID,
                 _ ("“%s” is not an address of this machine; write 127.0.0.1, or --lan instead for all"), address);
    return FALSE;
  }
  g_autoptr (GSocketAddress) socket = g_inet_socket_address_new (inet, (guint16) server->port);
  return soup_server_listen (server->soup, socket, 0, &reason) || say_port (server->port, reason, address, error);
}

/* On 0.0.0.0 and ::, or on what this machine has of the two. */
static gboolean
listen_to_all (BaheServer *server, GError **error)
{
  g_autoptr (GError) reason = NULL;

  return soup_server_listen_all (server->soup, server->port, 0, &reason) ||
         say_port (server->port, reason, "0.0.0.0", error);
}

/* The port that was found where any was asked for, and room for all who come at once: to listen again says no more. */
static void
settle_listeners (BaheServer *server)
{
  g_autoptr (GSList) listeners = soup_server_get_listeners (server->soup);

  for (GSList *one = listeners; one != NULL; one = one->next) {
    g_autoptr (GSocketAddress) bound = g_socket_get_local_address (one->data, NULL);
    if (bound != NULL)
      server->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (bound));
    if (listen (g_socket_get_fd (one->data), MOST_WAITING_TO_JOIN) != 0)
      g_warning ("%s", g_strerror (errno));
  }
}

char **
bahe_server_find_addresses (const BaheServer *server)
{
  g_autoptr (GPtrArray) found = bahe_lan_addresses ();
  GPtrArray *all = g_ptr_array_new ();

  for (guint i = 0; server->lan && i < found->len; i++)
    g_ptr_array_add (all, g_strdup_printf ("http://%s:%u/", (const char *) found->pdata[i], server->port));
  if (all->len == 0)
    g_ptr_array_add (all, g_strdup (server->address));
  g_ptr_array_add (all, NULL);
  return (char **) g_ptr_array_free (all, FALSE);
}

static gboolean
begin_to_listen (BaheServer *server, const BaheServerOptions *options, GError **error)
{
  const char *address = options->address != NULL ? options->address : DEFAULT_ADDRESS;
  gboolean six = strchr (address, ':') != NULL;

  server->port = options->port;
  server->lan = options->lan;
  if (options->lan ? !listen_to_all (server, error) : !listen_to_one (server, address, error))
    return FALSE;
  settle_listeners (server);
  server->address = g_strdup_printf (six ? "http://[%s]:%u/" : "http://%s:%u/", address, server->port);
  server->addresses = bahe_server_find_addresses (server);
  return TRUE;
}

BaheServer *
bahe_server_new (BaheUnit *unit, const BaheServerOptions *options, GError **error)
{
  g_autoptr (BaheServer) server = g_new0 (BaheServer, 1);

  server->unit = unit;
  bahe_web_register_resource (); /* a static library keeps no constructor that nobody calls */
  server->soup = soup_server_new ("server-header", "bahe", NULL);
  server->routes = bahe_addresses_new (tables);
  server->streams = bahe_streams_new ();
  server->made = bahe_made_new (unit);
  server->live = bahe_live_new (server->made, server->streams);
  server->screens = bahe_screens_new (unit, server->streams);
  server->limit = bahe_limit_new ();
  server->connections = bahe_connections_new ();
  g_mutex_init (&server->opening);
  server->readers = bahe_routes_workers ();
  server->writers = bahe_routes_workers ();
  server->papers = bahe_papers_new ();
  server->sessions = bahe_sessions_open (bahe_unit_store (unit), error);
  g_signal_connect (server->soup, "request-started", G_CALLBACK (on_silence), server);
  g_signal_connect (server->soup, "request-finished", G_CALLBACK (on_silence), server);
  soup_server_add_early_handler (server->soup, NULL, on_headers, server, NULL);
  soup_server_add_handler (server->soup, NULL, on_request, server, NULL);
  if (server->sessions == NULL || !begin_to_listen (server, options, error))
    return NULL;
  g_autoptr (GError) reason = NULL;
  if (!bahe_link_set_address (bahe_unit_store (unit), server->addresses[0], &reason))
    g_warning ("%s", reason->message);
  return g_steal_pointer (&server);
}

void
bahe_server_free (BaheServer *server)
{
  if (server == NULL)
    return;
  bahe_routes_workers_free (server->readers);
  bahe_routes_workers_free (server->writers);
  soup_server_disconnect (server->soup);
  bahe_streams_free (server->streams);
  bahe_live_free (server->live);
  bahe_made_free (server->made);
  bahe_screens_free (server->screens);
  bahe_sessions_free (server->sessions);
  bahe_limit_free (server->limit);
  bahe_papers_free (server->papers);
  g_mutex_clear (&server->opening);
  g_object_unref (server->soup);
  bahe_connections_free (server->connections);
  bahe_addresses_free (server->routes);
  g_strfreev (server->addresses);
  g_free (server->address);
  g_free (server);
}

const char *
bahe_server_address (const BaheServer *server)
{
  return server->address;
}

const char *const *
bahe_server_addresses (const BaheServer *server)
{
  return (const char *const *) server->addresses;
}

char *
bahe_server_qr (const char *address)
{
  return bahe_qr_terminal (address);
}

static gboolean
sign_administrators_out (BaheStore *store, GError **error)
{
  g_autoptr (BaheSessions) sessions = bahe_sessions_open (store, error);

  return sessions != NULL && bahe_sessions_end_administrators (sessions, error);
}

char *
bahe_server_new_link (BaheUnit *unit, gboolean alone, GError **error)
{
  BaheStore *store = bahe_unit_store (unit);
  if (alone && !sign_administrators_out (store, error))
    return NULL;
  g_autofree char *path = bahe_link_new (store, error);
  g_autofree char *address = bahe_link_address (store);

  if (path == NULL)
    return NULL;
  return g_strconcat (address != NULL ? address : "http://" DEFAULT_ADDRESS ":8017", path, NULL);
}
