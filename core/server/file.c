/* Files of records over HTTP: as safe to hand out as what a stranger brought must be. */
#include "server/file.h"

#include "server/private.h"

gboolean
bahe_file_reply (BaheReply *reply, BaheFile *file)
{
  gboolean readable = file->media != NULL && file->media->readable;

  reply->disposition = !readable ? BAHE_SAVED : file->media->picture ? BAHE_BOXED : BAHE_PAPER;
  reply->file = g_steal_pointer (&file->name);
  return bahe_reply_bytes (reply, file->media != NULL ? file->media->type : "application/octet-stream",
                           g_steal_pointer (&file->bytes));
}

gboolean
bahe_file_asked (const BaheCall *call, BaheFileAsk *ask, GError **error)
{
  gint64 n = bahe_call_query_integer (call, "n", 1);

  *ask = (BaheFileAsk){ .activity = call->activity,
                        .field = call->words[1],
                        .n = (guint) CLAMP (n, 1, G_MAXUINT16),
                        .original = bahe_call_query_flag (call, "original"),
                        .role = call->role };
  return g_ascii_string_to_signed (call->words[0], 10, 1, G_MAXINT64, &ask->seq, NULL) ||
         bahe_call_say_field ("record", _ ("this is not the number of a record"), error);
}

/* The content never changes under its hash, but who may see it does: it is asked for again each time. */
static gboolean
show_file (BaheCall *call, BaheReply *reply, GError **error)
{
  BaheFileAsk ask;
  g_auto (BaheFile) file = { 0 };

  return bahe_file_asked (call, &ask, error) && bahe_unit_file (call->server->unit, &ask, &file, error) &&
         bahe_file_reply (reply, &file);
}

const BaheRoute bahe_file_routes[] = {
  { "GET", "/api/activity/{activity}/file/{word}/{word}", BAHE_RECORDER, BAHE_ROUTE_THREAD, 0, show_file },
  { 0 },
};
