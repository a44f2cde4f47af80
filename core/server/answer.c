#define G_LOG_DOMAIN "bahe-server"

#include "server/answer.h"

#include <string.h>

G_DEFINE_QUARK (bahe - http - error - quark, bahe_http_error)

/* ---- refusals ------------------------------------------------------------------------------------------------------
 */

typedef struct {
  int error;
  guint status;
  const char *code;
  gboolean logged; /* somebody who runs this server should know */
} Refusal;

static const Refusal refusals[] = {
  { BAHE_ERROR_INVALID, SOUP_STATUS_BAD_REQUEST, "invalid" },
  { BAHE_ERROR_AMBIGUOUS, SOUP_STATUS_BAD_REQUEST, "ambiguous" },
  { BAHE_ERROR_NOT_FOUND, SOUP_STATUS_NOT_FOUND, "not-found" },
  { BAHE_ERROR_REFUSED, SOUP_STATUS_CONFLICT, "refused" },
  { BAHE_ERROR_BLOCKED, SOUP_STATUS_CONFLICT, "blocked" },
  { BAHE_ERROR_CONFLICT, SOUP_STATUS_CONFLICT, "conflict" },
  { BAHE_ERROR_RULE, SOUP_STATUS_SERVICE_UNAVAILABLE, "rule", TRUE },
  { BAHE_ERROR_LIMIT, SOUP_STATUS_SERVICE_UNAVAILABLE, "limit", TRUE },
  { BAHE_ERROR_PLUGIN, SOUP_STATUS_SERVICE_UNAVAILABLE, "plugin" }, /* put aside: the operator can bring it back */
  { BAHE_ERROR_STORE, SOUP_STATUS_SERVICE_UNAVAILABLE, "store", TRUE },
  { BAHE_ERROR_FULL, SOUP_STATUS_INSUFFICIENT_STORAGE, "full", TRUE },
  { BAHE_ERROR_READ_ONLY, SOUP_STATUS_SERVICE_UNAVAILABLE, "read-only", TRUE },
  { BAHE_ERROR_CORRUPT, SOUP_STATUS_SERVICE_UNAVAILABLE, "store", TRUE },
  { BAHE_ERROR_VERSION, SOUP_STATUS_SERVICE_UNAVAILABLE, "store", TRUE },
};

static const Refusal http_refusals[] = {
  { BAHE_HTTP_NO_SESSION, SOUP_STATUS_UNAUTHORIZED, "no-session" },
  { BAHE_HTTP_WRONG_CODE, SOUP_STATUS_UNAUTHORIZED, "wrong-code" },
  { BAHE_HTTP_WRONG_LINK, SOUP_STATUS_UNAUTHORIZED, "wrong-link" },
  { BAHE_HTTP_NOT_ALLOWED, SOUP_STATUS_FORBIDDEN, "not-allowed" },
  { BAHE_HTTP_WRONG_TOKEN, SOUP_STATUS_FORBIDDEN, "wrong-token" },
  { BAHE_HTTP_WRONG_ORIGIN, SOUP_STATUS_FORBIDDEN, "wrong-origin" },
  { BAHE_HTTP_NOT_FOUND, SOUP_STATUS_NOT_FOUND, "not-found" },
  { BAHE_HTTP_METHOD, SOUP_STATUS_METHOD_NOT_ALLOWED, "method" },
  { BAHE_HTTP_TOO_LARGE, SOUP_STATUS_REQUEST_ENTITY_TOO_LARGE, "too-large" },
  { BAHE_HTTP_TYPE, SOUP_STATUS_UNSUPPORTED_MEDIA_TYPE, "type" },
  { BAHE_HTTP_SEAT_TAKEN, SOUP_STATUS_CONFLICT, "seat-taken" },
  { BAHE_HTTP_WITHDRAWN, SOUP_STATUS_GONE, "withdrawn" },
  { BAHE_HTTP_MOVED, SOUP_STATUS_GONE, "moved" },
  { BAHE_HTTP_TOO_MANY, 429, "too-many" },
  { BAHE_HTTP_BUSY, SOUP_STATUS_SERVICE_UNAVAILABLE, "busy" },
};

static const Refusal *
find_refusal (const GError *error)
{
  static const Refusal other = { -1, SOUP_STATUS_INTERNAL_SERVER_ERROR, "failed", TRUE };
  const Refusal *table = error->domain == BAHE_ERROR ? refusals : http_refusals;
  guint n = error->domain == BAHE_ERROR ? G_N_ELEMENTS (refusals) : G_N_ELEMENTS (http_refusals);

  if (error->domain != BAHE_ERROR && error->domain != BAHE_HTTP_ERROR)
    return &other;
  for (guint i = 0; i < n; i++)
    if (table[i].error == error->code)
      return &table[i];
  return &other;
}

/* ---- replies -------------------------------------------------------------------------------------------------------
 */

void
bahe_reply_clear (BaheReply *reply)
{
  g_clear_pointer (&reply->bytes, g_bytes_unref);
  g_free (reply->cookie);
  g_free (reply->tag);
  g_free (reply->file);
  *reply = (BaheReply){ 0 };
}

gboolean
bahe_reply_bytes (BaheReply *reply, const char *type, GBytes *bytes)
{
  g_clear_pointer (&reply->bytes, g_bytes_unref);
  reply->type = type;
  reply->bytes = bytes;
  return TRUE;
}

char *
bahe_reply_tag_of (GBytes *bytes)
{
  g_autofree char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

  hash[32] = '\0';
  return g_strdup_printf ("\"%s\"", hash);
}

gboolean
bahe_reply_json (BaheReply *reply, json_object *object)
{
  const char *text = json_object_to_json_string_ext (object, JSON_C_TO_STRING_PLAIN | JSON_C_TO_STRING_NOSLASHESCAPE);

  bahe_reply_bytes (reply, BAHE_JSON_TYPE, g_bytes_new (text, strlen (text)));
  json_object_put (object);
  return TRUE;
}

void
bahe_reply_error (BaheReply *reply, const GError *error)
{
  const Refusal *refusal = find_refusal (error);
  json_object *object = json_object_new_object ();

  json_object_object_add (object, "error", json_object_new_string (error->message));
  json_object_object_add (object, "code", json_object_new_string (refusal->code));
  if (bahe_error_field (error) != NULL)
    json_object_object_add (object, "field", json_object_new_string (bahe_error_field (error)));
  reply->status = refusal->status;
  reply->keep = BAHE_KEEP_NOT;
  reply->zipped = FALSE;
  g_clear_pointer (&reply->tag, g_free);
  g_clear_pointer (&reply->file, g_free);
  bahe_reply_json (reply, object);
  if (refusal->logged)
    g_warning ("%s", error->message);
}

/* A page loads its own script and style and talks to its own origin, and nothing else. What somebody brought is
 * nobody's page: no script, no form, no frame, an origin of its own. */
#define NOTHING "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
static const char *const content_policies[] = {
  [BAHE_OPENED] = NOTHING "; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'",
  [BAHE_BOXED] = NOTHING "; sandbox",
  [BAHE_PAPER] = NOTHING "; object-src 'self'; style-src 'unsafe-inline'",
  [BAHE_SAVED] = NOTHING "; sandbox",
};

static const char *const keeping[] = {
  [BAHE_KEEP_NOT] = "no-store",
  [BAHE_KEEP_AND_ASK] = "no-cache",
  [BAHE_KEEP_FOREVER] = "public, max-age=31536000, immutable",
};

/* An answer has no headers yet, so none has to be looked for. */
static void
send_headers (const BaheReply *reply, SoupMessageHeaders *headers)
{
  if (reply->last)
    soup_message_headers_append (headers, "Connection", "close");
  soup_message_headers_append (headers, "X-Content-Type-Options", "nosniff");
  soup_message_headers_append (headers, "Referrer-Policy", "no-referrer");
  soup_message_headers_append (headers, "Content-Security-Policy", content_policies[reply->disposition]);
  if (reply->disposition != BAHE_OPENED)
    soup_message_headers_append (headers, "Cross-Origin-Resource-Policy", "same-origin");
  soup_message_headers_append (headers, "Cache-Control", keeping[reply->keep]);
  if (reply->cookie != NULL)
    soup_message_headers_append (headers, "Set-Cookie", reply->cookie);
  if (reply->tag != NULL)
    soup_message_headers_append (headers, "ETag", reply->tag);
  if (reply->zipped)
    soup_message_headers_append (headers, "Vary", "Accept-Encoding");
  if (reply->file != NULL) {
    g_autofree char *escaped = g_uri_escape_string (reply->file, NULL, FALSE);
    g_autofree char *disposition =
        g_strconcat (reply->disposition == BAHE_SAVED ? "attachment" : "inline", "; filename*=UTF-8''", escaped, NULL);
    soup_message_headers_append (headers, "Content-Disposition", disposition);
  }
  if (reply->retry_after > 0) {
    g_autofree char *seconds = g_strdup_printf ("%u", reply->retry_after);
    soup_message_headers_append (headers, "Retry-After", seconds);
  }
}

/* Whoever asks already has these bytes, so they are not sent again. */
static gboolean
is_known (const BaheReply *reply, SoupServerMessage *message)
{
  SoupMessageHeaders *asked = soup_server_message_get_request_headers (message);
  const char *known = soup_message_headers_get_list (asked, "If-None-Match");

  return reply->tag != NULL && reply->status == 0 && known != NULL && strstr (known, reply->tag) != NULL;
}

static gboolean
reads_gzip (SoupServerMessage *message)
{
  SoupMessageHeaders *asked = soup_server_message_get_request_headers (message);
  const char *accepted = soup_message_headers_get_list (asked, "Accept-Encoding");
  GSList *codings = accepted != NULL ? soup_header_parse_quality_list (accepted, NULL) : NULL;
  gboolean reads = g_slist_find_custom (codings, "gzip", (GCompareFunc) g_ascii_strcasecmp) != NULL;

  soup_header_free_list (codings);
  return reads;
}

/* What the bytes of gzip hold. They are of this program, so they can be read. */
static GBytes *
unzip (GBytes *zipped)
{
  g_autoptr (GConverter) inflate = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  g_autoptr (GOutputStream) held = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) through = g_converter_output_stream_new (held, inflate);
  gsize size;
  const void *data = g_bytes_get_data (zipped, &size);

  if (!g_output_stream_write_all (through, data, size, NULL, NULL, NULL) ||
      !g_output_stream_close (through, NULL, NULL))
    g_error ("a file of this program cannot be unpacked");
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (held));
}

static void
send_body (const BaheReply *reply, SoupServerMessage *message, SoupMessageHeaders *headers)
{
  gboolean as_it_is = !reply->zipped || reads_gzip (message);
  g_autoptr (GBytes) bytes = as_it_is ? g_bytes_ref (reply->bytes) : unzip (reply->bytes);
  SoupMessageBody *body = soup_server_message_get_response_body (message);

  if (reply->zipped && as_it_is)
    soup_message_headers_replace (headers, "Content-Encoding", "gzip");
  soup_message_body_truncate (body);
  soup_message_body_append_bytes (body, bytes);
}

void
bahe_reply_send (const BaheReply *reply, SoupServerMessage *message)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  guint status = reply->status != 0 ? reply->status : SOUP_STATUS_OK;

  if (is_known (reply, message)) {
    send_headers (reply, headers);
    soup_server_message_set_status (message, SOUP_STATUS_NOT_MODIFIED, NULL);
    return;
  }
  send_headers (reply, headers);
  soup_server_message_set_status (message, status, status == 429 ? "Too Many Requests" : NULL);
  soup_message_headers_append (headers, "Content-Type", reply->type);
  if (reply->bytes != NULL && g_bytes_get_size (reply->bytes) > 0)
    send_body (reply, message, headers);
}

void
bahe_answer_add_text (json_object *object, const char *name, const char *text)
{
  json_object_object_add (object, name, text != NULL ? json_object_new_string (text) : NULL);
}
