#define G_LOG_DOMAIN "bahe-server"

#include "server/private.h"

#include <sodium.h>
#include <string.h>

#define COMING_KEY "bahe-coming"
#define COOKIE "bahe"
#define LONGEST_SECRET 128

/* ---- the cookie ----------------------------------------------------------------------------------------------------
 */

/* The value of the cookie, as the browser sends it among others. Free with g_free; NULL: none. */
static char *
read_cookie (SoupServerMessage *message)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  const char *cookies = soup_message_headers_get_list (headers, "Cookie");
  g_auto (GStrv) parts = cookies != NULL ? g_strsplit (cookies, ";", -1) : NULL;

  for (char **part = parts; part != NULL && *part != NULL; part++) {
    const char *cookie = g_strstrip (*part);
    if (g_str_has_prefix (cookie, COOKIE "=") && strlen (cookie) < LONGEST_SECRET)
      return g_strdup (cookie + strlen (COOKIE "="));
  }
  return NULL;
}

/* ---- the body ------------------------------------------------------------------------------------------------------
 */

typedef struct { /* of a message, from its headers on */
  BaheAddress address;
  SoupMessageBody *body;
  gsize most, came;
} Coming;

static void
coming_free (gpointer data)
{
  Coming *coming = data;

  bahe_address_clear (&coming->address);
  g_free (coming);
}

/* What is too much is read past and not kept. */
static void
on_chunk (SoupServerMessage *message, GBytes *chunk, gpointer data)
{
  Coming *coming = data;

  coming->came += g_bytes_get_size (chunk);
  if (coming->came > coming->most)
    soup_message_body_set_accumulate (coming->body, FALSE);
}

static gboolean
takes_files (const BaheField *fields)
{
  for (const BaheField *field = fields; field != NULL && field->name != NULL; field++)
    if (field->type == BAHE_FILE || takes_files (field->columns))
      return TRUE;
  return FALSE;
}

/* Of what opens an activity: the kind stands in the body. */
static gboolean
opens_with_files (BaheServer *server)
{
  g_autoptr (GPtrArray) kinds = bahe_plugins_kinds (bahe_unit_plugins (server->unit));
  gboolean files = FALSE;

  for (guint i = 0; i < kinds->len; i++) {
    const BaheKindInfo *kind = kinds->pdata[i];
    files = files || takes_files (kind->setup) || takes_files (kind->entry);
  }
  return files;
}

static gboolean
may_bring_files (BaheServer *server, const BaheRoute *route, SoupServerMessage *message, gint64 activity,
                 const char *verb)
{
  g_autofree char *secret = read_cookie (message);
  BaheSession session = { 0 };
  const BaheKindInfo *kind = NULL;

  bahe_sessions_find (server->sessions, secret, &session);
  gboolean may = session.state == BAHE_SESSION_LIVE && session.role >= route->role &&
                 (session.activity == 0 || session.activity == activity);
  bahe_session_clear (&session);
  if (may && activity == 0)
    return opens_with_files (server);
  if (!may || !bahe_unit_activity_kind (server->unit, activity, &kind, NULL))
    return FALSE;
  g_autofree BaheField *fields = bahe_verb_fields (kind, verb);
  return takes_files (fields) || (fields != NULL && g_str_equal (verb, "correct"));
}

/* How many bytes are kept of the body. */
static gsize
most_of (BaheServer *server, const BaheRoute *route, SoupServerMessage *message, gint64 activity, const char *verb)
{
  goffset said = soup_message_headers_get_content_length (soup_server_message_get_request_headers (message));
  gboolean small = said > 0 && (gsize) said <= route->body;

  if ((route->flags & BAHE_ROUTE_FILES) == 0 || small || !may_bring_files (server, route, message, activity, verb))
    return route->body;
  return BAHE_FILES_BODY;
}

void
bahe_routes_expect (BaheServer *server, SoupServerMessage *message, const char *path)
{
  Coming *coming = g_new0 (Coming, 1);
  BaheAddress *address = &coming->address;

  bahe_addresses_find (server->routes, soup_server_message_get_method (message), path, address);
  coming->body = soup_server_message_get_request_body (message);
  coming->most =
      address->route != NULL ? most_of (server, address->route, message, address->activity, address->words[0]) : 0;
  soup_message_body_set_accumulate (coming->body, coming->most > 0);
  g_object_set_data_full (G_OBJECT (message), COMING_KEY, coming, coming_free);
  if (coming->most > 0)
    g_signal_connect (message, "got-chunk", G_CALLBACK (on_chunk), coming);
}

static json_object *
parse_object (const char *text, gsize length)
{
  struct json_tokener *tokener = json_tokener_new ();
  json_tokener_set_flags (tokener, JSON_TOKENER_STRICT | JSON_TOKENER_VALIDATE_UTF8);
  json_object *object = json_tokener_parse_ex (tokener, text, (int) length);
  gboolean whole = json_tokener_get_error (tokener) == json_tokener_success;

  json_tokener_free (tokener);
  if (whole && json_object_is_type (object, json_type_object))
    return object;
  json_object_put (object);
  return NULL;
}

static gboolean
read_body (BaheCall *call, GError **error)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (call->message);
  const Coming *coming = g_object_get_data (G_OBJECT (call->message), COMING_KEY);

  if (call->route->body == 0)
    return TRUE;
  if (coming->came > coming->most) {
    g_set_error (error, BAHE_HTTP_ERROR, BAHE_HTTP_TOO_LARGE, _ ("this is too much at once: at most %d KB"),
                 (int) (coming->most / 1024));
    return FALSE;
  }
  const char *type = soup_message_headers_get_content_type (headers, NULL);
  if (g_strcmp0 (type, "application/json") != 0) {
    g_set_error (error, BAHE_HTTP_ERROR, BAHE_HTTP_TYPE, _ ("send the values as application/json"));
    return FALSE;
  }
  g_autoptr (GBytes) bytes = soup_message_body_flatten (soup_server_message_get_request_body (call->message));
  call->body = parse_object (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  if (call->body == NULL)
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID, _ ("the values must be one JSON object: {\"name\": …}"));
  return call->body != NULL;
}

const char *
bahe_call_query (const BaheCall *call, const char *name)
{
  return call->query != NULL ? g_hash_table_lookup (call->query, name) : NULL;
}

gboolean
bahe_call_query_flag (const BaheCall *call, const char *name)
{
  return g_strcmp0 (bahe_call_query (call, name), "1") == 0;
}

gint64
bahe_call_query_integer (const BaheCall *call, const char *name, gint64 fallback)
{
  const char *text = bahe_call_query (call, name);
  gint64 number = fallback;

  if (text != NULL && !g_ascii_string_to_signed (text, 10, 0, G_MAXINT64, &number, NULL))
    return fallback;
  return number;
}

gboolean
bahe_call_say_field (const char *field, const char *words, GError **error)
{
  g_autoptr (GError) reason = g_error_new_literal (BAHE_ERROR, BAHE_ERROR_INVALID, words);

  bahe_error_set_field (reason, field);
  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

gboolean
bahe_call_text (const BaheCall *call, const char *name, gboolean required, const char **text, GError **error)
{
  json_object *member = NULL;
  g_autofree char *wrong = NULL;

  *text = NULL;
  json_object_object_get_ex (call->body, name, &member);
  if (member == NULL && !required)
    return TRUE;
  if (member == NULL)
    wrong = g_strdup_printf (_ ("“%s” is missing"), name);
  else if (!json_object_is_type (member, json_type_string))
    wrong = g_strdup_printf (_ ("“%s” must be a text"), name);
  if (wrong != NULL)
    return bahe_call_say_field (name, wrong, error);
  *text = json_object_get_string (member);
  return TRUE;
}

gboolean
bahe_call_asked (const BaheCall *call, BaheId *id, json_object **given, GError **error)
{
  const char *text = NULL;
  g_autoptr (GError) reason = NULL;

  if (!bahe_call_text (call, "id", TRUE, &text, error))
    return FALSE;
  if (!bahe_id_parse (text, id, &reason))
    return bahe_call_say_field ("id", reason->message, error);
  json_object_object_get_ex (call->body, "given", given);
  if (*given != NULL && !json_object_is_type (*given, json_type_object))
    return bahe_call_say_field ("given", _ ("the values must be one JSON object: {\"name\": …}"), error);
  return TRUE;
}

/* ---- who may -------------------------------------------------------------------------------------------------------
 */

static gboolean
is_reading (const BaheCall *call)
{
  return g_str_equal (call->route->method, "GET");
}

/* A browser says which page a request comes from; another site's page has no business here. Other programs say nothing,
 * and carry nobody's cookie. */
static gboolean
check_origin (BaheCall *call, GError **error)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (call->message);
  const char *origin = soup_message_headers_get_one (headers, "Origin");
  const char *host = soup_message_headers_get_one (headers, "Host");
  g_autofree char *own = g_strconcat ("http://", host, NULL), *secure = g_strconcat ("https://", host, NULL);

  if (origin == NULL || (host != NULL && (g_ascii_strcasecmp (origin, own) == 0 || /* a proxy may speak TLS */
                                          g_ascii_strcasecmp (origin, secure) == 0)))
    return TRUE;
  g_set_error (error, BAHE_HTTP_ERROR, BAHE_HTTP_WRONG_ORIGIN,
               _ ("this came from another site's page, and is not done"));
  return FALSE;
}

gboolean
bahe_call_check_ended (const BaheCall *call, GError **error)
{
  if (call->session.state == BAHE_SESSION_WITHDRAWN)
    g_set_error (error, BAHE_HTTP_ERROR, BAHE_HTTP_WITHDRAWN,
                 _ ("an officer has signed this phone out; what it has not sent yet stays on it"));
  else if (call->session.state == BAHE_SESSION_MOVED)
    g_set_error (error, BAHE_HTTP_ERROR, BAHE_HTTP_MOVED,
                 _ ("another phone records in this one's place now; what this one has not sent yet stays on it"));
  return call->session.state == BAHE_SESSION_NONE || call->session.state == BAHE_SESSION_LIVE;
}

/* Only a page of this server can read the token, wherever the request comes from that a browser sends the cookie with.
 */
static gboolean
check_token (const BaheCall *call, GError **error)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (call->message);
  const char *token = soup_message_headers_get_one (headers, "X-Bahe-Token"), *own = call->session.page_token;

  if (token != NULL && own != NULL && strlen (token) == strlen (own) && sodium_memcmp (token, own, strlen (own)) == 0)
    return TRUE;
  g_set_error (error, BAHE_HTTP_ERROR, BAHE_HTTP_WRONG_TOKEN,
               _ ("this page is from before the phone signed in; load it again"));
  return FALSE;
}

static gboolean
check_role (const BaheCall *call, GError **error)
{
  if (call->role >= call->route->role &&
      (call->bound == 0 || call->activity == 0 || call->bound == call->activity || call->route->role == BAHE_VIEWER))
    return TRUE;
  if (call->role == BAHE_VIEWER)
    g_set_error (error, BAHE_HTTP_ERROR, BAHE_HTTP_NO_SESSION,
                 _ ("enter a code or open the administrator's link first"));
  else if (call->role >= call->route->role)
    g_set_error (error, BAHE_HTTP_ERROR, BAHE_HTTP_NOT_ALLOWED, _ ("this phone is for another activity"));
  else
    g_set_error (error, BAHE_HTTP_ERROR, BAHE_HTTP_NOT_ALLOWED, _ ("this phone may not do that; ask an officer"));
  return FALSE;
}

static gboolean
admit (BaheCall *call, GError **error)
{
  if (!is_reading (call) && !check_origin (call, error))
    return FALSE;
  if (call->route->role == BAHE_VIEWER)
    return TRUE;
  return bahe_call_check_ended (call, error) && check_role (call, error) &&
         (is_reading (call) || check_token (call, error));
}

char *
bahe_call_cookie (const char *secret)
{
  const char *value = secret != NULL ? secret : "";
  int seconds = secret != NULL ? BAHE_SESSION_DAYS * 24 * 60 * 60 : 0;

  return g_strdup_printf (COOKIE "=%s; Path=/; Max-Age=%d; HttpOnly; SameSite=Lax", value, seconds);
}

static void
identify (BaheCall *call)
{
  call->secret = read_cookie (call->message);
  bahe_sessions_find (call->server->sessions, call->secret, &call->session);
  call->role = call->session.role;
  call->bound = call->session.activity;
  call->number = call->session.number;
  call->seat = call->session.seat;
}

/* ---- answering -----------------------------------------------------------------------------------------------------
 */

typedef struct {
  BaheCall call;
  BaheReply reply;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  for (guint i = 0; i < BAHE_MOST_WORDS; i++)
    g_free (work->call.words[i]);
  json_object_put (work->call.body);
  bahe_session_clear (&work->call.session);
  g_free (work->call.secret);
  g_free (work->call.from);
  g_clear_pointer (&work->call.query, g_hash_table_unref);
  g_object_unref (work->call.message);
  bahe_reply_clear (&work->reply);
  g_free (work);
}

static void
handle (Work *work)
{
  g_autoptr (GError) error = NULL;

  bahe_language_use (work->call.language);
  if (!work->call.route->handle (&work->call, &work->reply, &error)) {
    work->reply.taken = FALSE;
    bahe_reply_error (&work->reply, error);
  }
  bahe_language_use_default ();
}

static void
run_work (gpointer data)
{
  handle (data);
}

static void
finish_work (gpointer data)
{
  Work *work = data;

  bahe_reply_send (&work->reply, work->call.message);
  if (work->reply.rejoin != 0)
    bahe_live_rejoin (work->call.server->live, work->reply.rejoin);
  soup_server_message_unpause (work->call.message);
  work_free (work);
}

BaheWorkers *
bahe_routes_workers (void)
{
  return bahe_workers_new (run_work, finish_work);
}

void
bahe_routes_workers_free (BaheWorkers *workers)
{
  bahe_workers_free (workers, work_free);
}

/* Those who ask for English in so many words get it; a browser that merely would also like it does not. */
static BaheLanguage
language_of (SoupServerMessage *message, GHashTable *query)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  const char *wanted = query != NULL ? g_hash_table_lookup (query, "lang") : NULL;

  if (wanted == NULL)
    wanted = soup_message_headers_get_one (headers, "Accept-Language");
  if (g_strcmp0 (wanted, "en") == 0)
    return BAHE_EN;
  return g_strcmp0 (wanted, "zh") == 0 || g_strcmp0 (wanted, "zh-CN") == 0 ? BAHE_ZH : bahe_language ();
}

/* Somebody who typed an address reads a page; a program reads JSON. */
static gboolean
wants_page (SoupServerMessage *message, const char *path)
{
  const char *accepted = soup_message_headers_get_list (soup_server_message_get_request_headers (message), "Accept");
  const char *method = soup_server_message_get_method (message);

  return (method == SOUP_METHOD_GET || method == SOUP_METHOD_HEAD) && accepted != NULL &&
         strstr (accepted, "text/html") != NULL && !g_str_has_prefix (path, "/api") &&
         !g_str_has_prefix (path, "/static/");
}

static void
refuse_address (BaheReply *reply, SoupServerMessage *message, const char *path, const char *allowed)
{
  g_autoptr (GError) error = NULL;

  if (allowed == NULL && wants_page (message, path) && bahe_pages_missing (reply, &error))
    return;
  g_clear_error (&error);
  if (allowed == NULL) {
    error = g_error_new (BAHE_HTTP_ERROR, BAHE_HTTP_NOT_FOUND, _ ("there is no page at this address"));
  } else {
    soup_message_headers_replace (soup_server_message_get_response_headers (message), "Allow", allowed);
    error = g_error_new (BAHE_HTTP_ERROR, BAHE_HTTP_METHOD, _ ("this address only answers to: %s"), allowed);
  }
  bahe_reply_error (reply, error);
}

/* Takes over what was found when the headers were there. */
static void
take_address (BaheCall *call, BaheAddress *address)
{
  call->route = address->route;
  call->activity = address->activity;
  memcpy (call->words, address->words, sizeof call->words);
  memset (address->words, 0, sizeof address->words);
}

/* FALSE: refused, and the reply says why. */
static gboolean
prepare (Work *work, const char *path)
{
  BaheCall *call = &work->call;
  g_autoptr (GError) error = NULL;

  if (g_object_get_data (G_OBJECT (call->message), COMING_KEY) == NULL) /* nobody saw its headers */
    bahe_routes_expect (call->server, call->message, path);
  Coming *coming = g_object_get_data (G_OBJECT (call->message), COMING_KEY);
  take_address (call, &coming->address);
  if (call->route == NULL) {
    refuse_address (&work->reply, call->message, path, coming->address.allowed);
    return FALSE;
  }
  if (call->route->body > 0) /* of those who only look nobody asks from where */
    call->from = g_strdup (soup_server_message_get_remote_host (call->message));
  if (admit (call, &error) && read_body (call, &error))
    return TRUE;
  bahe_reply_error (&work->reply, error);
  return FALSE;
}

void
bahe_routes_answer (BaheServer *server, SoupServerMessage *message, const char *path, GHashTable *query)
{
  Work *work = g_new0 (Work, 1);

  work->call.server = server;
  work->call.message = g_object_ref (message);
  work->call.query = query != NULL ? g_hash_table_ref (query) : NULL;
  work->call.language = language_of (message, query);
  work->reply.last = bahe_streams_crowded (server->streams);
  identify (&work->call);
  bahe_language_use (work->call.language);
  gboolean admitted = prepare (work, path);
  bahe_language_use_default ();
  if (admitted && work->call.route->at_once != NULL && work->call.route->at_once (&work->call, &work->reply)) {
    bahe_reply_send (&work->reply, message);
    work_free (work);
    return;
  }
  if (admitted && (work->call.route->flags & BAHE_ROUTE_THREAD) != 0) {
    soup_server_message_pause (message);
    bahe_workers_give (is_reading (&work->call) ? server->readers : server->writers, work);
    return;
  }
  if (admitted)
    handle (work);
  if (!work->reply.taken)
    bahe_reply_send (&work->reply, message);
  work_free (work);
}
