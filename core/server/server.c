#define G_LOG_DOMAIN "bahe-server"

#include "server/server.h"
#include "server/live.h"

#include "bahe-web.h"

#include <string.h>

#define DEFAULT_ADDRESS "127.0.0.1"
#define RESOURCE_ROOT "/bahe/web/"

struct BaheServer {
  BaheUnit *unit;
  SoupServer *soup;
  BaheLive *live;
  char *address;
};

/* A page loads its own script and style and talks to its own origin, and nothing else. */
static const char content_policy[] = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                                     "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

static void
answer (SoupServerMessage *message, guint status, const char *type, const char *body, gsize length)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  soup_message_headers_replace (headers, "X-Content-Type-Options", "nosniff");
  soup_message_headers_replace (headers, "Referrer-Policy", "no-referrer");
  soup_message_headers_replace (headers, "Content-Security-Policy", content_policy);
  soup_message_headers_replace (headers, "Cache-Control", "no-cache");
  soup_server_message_set_status (message, status, NULL);
  soup_server_message_set_response (message, type, SOUP_MEMORY_COPY, body, length);
}

static void
answer_json (SoupServerMessage *message, guint status, json_object *object)
{
  const char *text = json_object_to_json_string_ext (object, JSON_C_TO_STRING_PLAIN | JSON_C_TO_STRING_NOSLASHESCAPE);
  answer (message, status, "application/json; charset=utf-8", text, strlen (text));
  json_object_put (object);
}

static void
answer_error (SoupServerMessage *message, guint status, const char *words)
{
  json_object *object = json_object_new_object ();
  json_object_object_add (object, "error", json_object_new_string (words));
  answer_json (message, status, object);
}

static void
answer_gerror (SoupServerMessage *message, const GError *error)
{
  guint status = SOUP_STATUS_INTERNAL_SERVER_ERROR;

  if (g_error_matches (error, BAHE_ERROR, BAHE_ERROR_NOT_FOUND))
    status = SOUP_STATUS_NOT_FOUND;
  else if (g_error_matches (error, BAHE_ERROR, BAHE_ERROR_PLUGIN))
    status = SOUP_STATUS_SERVICE_UNAVAILABLE; /* put aside: the operator can bring it back */
  else
    g_warning ("%s", error->message);
  answer_error (message, status, error->message);
}

/* GET and HEAD only: reading changes nothing, and nothing else is offered. */
static gboolean
only_reading (SoupServerMessage *message)
{
  const char *method = soup_server_message_get_method (message);

  if (method == SOUP_METHOD_GET || method == SOUP_METHOD_HEAD)
    return TRUE;
  soup_message_headers_replace (soup_server_message_get_response_headers (message), "Allow", "GET, HEAD");
  answer_error (message, SOUP_STATUS_METHOD_NOT_ALLOWED, _ ("this address can only be read"));
  return FALSE;
}

static void
answer_resource (SoupServerMessage *message, const char *name, const char *type)
{
  g_autofree char *path = g_strconcat (RESOURCE_ROOT, name, NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  if (bytes == NULL) {
    answer_error (message, SOUP_STATUS_NOT_FOUND, _ ("there is no page at this address"));
    return;
  }
  gsize size = 0;
  const char *data = g_bytes_get_data (bytes, &size);
  answer (message, SOUP_STATUS_OK, type, data, size);
}

static json_object *
activity_json (const BaheActivity *activity)
{
  json_object *object = json_object_new_object ();
  g_autofree char *when = bahe_span_format (&activity->when);
  g_autofree char *shown = bahe_span_show (&activity->when, 0);

  json_object_object_add (object, "number", json_object_new_int64 (activity->number));
  json_object_object_add (object, "kind", json_object_new_string (activity->kind));
  if (activity->info != NULL)
    json_object_object_add (object, "kind_label", json_object_new_string (bahe_label (&activity->info->table->label)));
  json_object_object_add (object, "title", json_object_new_string (activity->title));
  json_object_object_add (object, "when", json_object_new_string (when));
  json_object_object_add (object, "when_shown", json_object_new_string (shown));
  json_object_object_add (object, "closed", json_object_new_boolean (activity->closed));
  json_object_object_add (object, "demo", json_object_new_boolean (activity->demo));
  json_object_object_add (object, "has_board",
                          json_object_new_boolean (activity->info != NULL && activity->info->table->rule != NULL));
  return object;
}

static void
list_activities (BaheServer *server, SoupServerMessage *message)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) activities = bahe_unit_activities (server->unit, &error);

  if (activities == NULL) {
    answer_gerror (message, error);
    return;
  }
  json_object *list = json_object_new_array ();
  for (guint i = 0; i < activities->len; i++)
    json_object_array_add (list, activity_json (activities->pdata[i]));
  answer_json (message, SOUP_STATUS_OK, list);
}

static void
show_boards (BaheServer *server, SoupServerMessage *message, gint64 activity)
{
  g_autoptr (GError) error = NULL;
  json_object *boards = bahe_unit_boards_json (server->unit, activity, NULL, &error);

  if (boards == NULL)
    answer_gerror (message, error);
  else
    answer_json (message, SOUP_STATUS_OK, boards);
}

static void
join_live (BaheServer *server, SoupServerMessage *message, gint64 activity)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BaheActivity) there = bahe_unit_activity (server->unit, activity, &error);
  const char *seen = soup_message_headers_get_one (soup_server_message_get_request_headers (message), "Last-Event-ID");
  gint64 seq = -1;

  if (there == NULL) {
    answer_gerror (message, error);
    return;
  }
  if (soup_server_message_get_method (message) == SOUP_METHOD_HEAD) {
    answer (message, SOUP_STATUS_OK, "text/event-stream; charset=utf-8", "", 0);
    return;
  }
  if (seen != NULL)
    g_ascii_string_to_signed (seen, 10, 0, G_MAXINT64, &seq, NULL);
  bahe_live_join (server->live, message, activity, seq);
}

/* "/api/activity/7/boards" → 7 and "boards". */
static gboolean
split_activity (const char *path, const char *prefix, gint64 *activity, const char **rest)
{
  if (!g_str_has_prefix (path, prefix))
    return FALSE;
  const char *number = path + strlen (prefix);
  const char *slash = strchrnul (number, '/');
  g_autofree char *digits = g_strndup (number, (gsize) (slash - number));
  *rest = *slash == '/' ? slash + 1 : slash;
  return g_ascii_string_to_signed (digits, 10, 1, G_MAXINT64, activity, NULL);
}

static void
on_api (SoupServer *soup, SoupServerMessage *message, const char *path, GHashTable *query, gpointer data)
{
  BaheServer *server = data;
  gint64 activity = 0;
  const char *rest = NULL;

  if (!only_reading (message))
    return;
  if (strcmp (path, "/api/activities") == 0)
    list_activities (server, message);
  else if (!split_activity (path, "/api/activity/", &activity, &rest))
    answer_error (message, SOUP_STATUS_NOT_FOUND, _ ("there is no page at this address"));
  else if (strcmp (rest, "boards") == 0)
    show_boards (server, message, activity);
  else if (strcmp (rest, "live") == 0)
    join_live (server, message, activity);
  else
    answer_error (message, SOUP_STATUS_NOT_FOUND, _ ("there is no page at this address"));
}

static void
on_page (SoupServer *soup, SoupServerMessage *message, const char *path, GHashTable *query, gpointer data)
{
  gint64 activity = 0;
  const char *rest = NULL;

  if (!only_reading (message))
    return;
  if (strcmp (path, "/") == 0 || (split_activity (path, "/activity/", &activity, &rest) && *rest == '\0'))
    answer_resource (message, "index.html", "text/html; charset=utf-8");
  else if (strcmp (path, "/static/app.js") == 0)
    answer_resource (message, "app.js", "text/javascript; charset=utf-8");
  else if (strcmp (path, "/static/app.css") == 0)
    answer_resource (message, "app.css", "text/css; charset=utf-8");
  else
    answer_error (message, SOUP_STATUS_NOT_FOUND, _ ("there is no page at this address"));
}

/* Nothing is sent to a server that is only read: a body that comes all the same is read past, not kept. */
static void
on_headers (SoupServer *soup, SoupServerMessage *message, const char *path, GHashTable *query, gpointer data)
{
  soup_message_body_set_accumulate (soup_server_message_get_request_body (message), FALSE);
}

static gboolean
listen (BaheServer *server, const BaheServerOptions *options, GError **error)
{
  const char *address = options->address != NULL ? options->address : DEFAULT_ADDRESS;
  g_autoptr (GInetAddress) inet = g_inet_address_new_from_string (address);

  if (inet == NULL) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID,
                 _ ("“%s” is not an address of this machine; write 127.0.0.1, or 0.0.0.0 for all"), address);
    return FALSE;
  }
  g_autoptr (GSocketAddress) socket = g_inet_socket_address_new (inet, (guint16) options->port);
  g_autoptr (GError) reason = NULL;
  if (!soup_server_listen (server->soup, socket, 0, &reason)) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_STORE, _ ("cannot listen on %s port %u: %s; choose another with --port"),
                 address, options->port, reason->message);
    return FALSE;
  }
  GSList *uris = soup_server_get_uris (server->soup);
  server->address = g_strdup_printf ("http://%s:%d/", address, g_uri_get_port (uris->data));
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  return TRUE;
}

BaheServer *
bahe_server_new (BaheUnit *unit, const BaheServerOptions *options, GError **error)
{
  g_autoptr (BaheServer) server = g_new0 (BaheServer, 1);

  server->unit = unit;
  bahe_web_register_resource (); /* a static library keeps no constructor that nobody calls */
  server->soup = soup_server_new ("server-header", "bahe", NULL);
  server->live = bahe_live_new (unit);
  soup_server_add_early_handler (server->soup, NULL, on_headers, NULL, NULL);
  soup_server_add_handler (server->soup, "/", on_page, server, NULL);
  soup_server_add_handler (server->soup, "/api", on_api, server, NULL);
  if (!listen (server, options, error))
    return NULL;
  return g_steal_pointer (&server);
}

void
bahe_server_free (BaheServer *server)
{
  if (server == NULL)
    return;
  soup_server_disconnect (server->soup);
  bahe_live_free (server->live);
  g_object_unref (server->soup);
  g_free (server->address);
  g_free (server);
}

const char *
bahe_server_address (const BaheServer *server)
{
  return server->address;
}
