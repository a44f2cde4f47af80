/* Private values over HTTP: where they stand, and reading those of one record, which leaves a trace. Both for officers.
 */
#include "server/private.h"

#include "server/answer.h"
#include "server/file.h"

/* Where they stand, how long they are kept, and whose are asked to be destroyed. */
static gboolean
list_private (BaheCall *call, BaheReply *reply, GError **error)
{
  BaheUnit *unit = call->server->unit;
  json_object *object = json_object_new_object (), *values = bahe_unit_private (unit, 0, error);
  json_object *periods = values != NULL ? bahe_unit_retention (unit, error) : NULL;
  json_object *asked = periods != NULL ? bahe_unit_forget_asked (unit, call->role, error) : NULL;

  json_object_object_add (object, "values", values);
  json_object_object_add (object, "periods", periods);
  json_object_object_add (object, "asked", asked);
  gboolean recovery = FALSE,
           known = asked != NULL && bahe_store_has_recovery (bahe_unit_store (unit), &recovery, error);
  json_object_object_add (object, "recovery", json_object_new_boolean (recovery));
  if (!known) {
    json_object_put (object);
    return FALSE;
  }
  return bahe_reply_json (reply, object);
}

static gboolean
read_private (BaheCall *call, BaheReply *reply, GError **error)
{
  BaheRequest who = { .role = call->role };
  gint64 seq = 0;

  if (!g_ascii_string_to_signed (call->words[0], 10, 1, G_MAXINT64, &seq, NULL))
    return bahe_call_say_field ("record", _ ("this is not the number of a record"), error);
  if (!bahe_call_asked (call, &who.id, &who.given, error))
    return FALSE;
  json_object *values = bahe_unit_read_private (call->server->unit, &who, seq, error);
  if (values == NULL)
    return FALSE;
  json_object *object = json_object_new_object ();
  json_object_object_add (object, "values", values);
  return bahe_reply_json (reply, object);
}

static gboolean
read_private_file (BaheCall *call, BaheReply *reply, GError **error)
{
  BaheRequest who = { .role = call->role };
  BaheFileAsk ask;
  g_auto (BaheFile) file = { 0 };

  return bahe_file_asked (call, &ask, error) && bahe_call_asked (call, &who.id, &who.given, error) &&
         bahe_unit_read_private_file (call->server->unit, &who, &ask, &file, error) && bahe_file_reply (reply, &file);
}

const BaheRoute bahe_secrets_routes[] = {
  { "GET", "/api/private", BAHE_OFFICER, BAHE_ROUTE_THREAD, 0, list_private },
  { "POST", "/api/private/{word}", BAHE_OFFICER, BAHE_ROUTE_THREAD, BAHE_SMALL_BODY, read_private },
  { "POST", "/api/private/{word}/file/{word}", BAHE_OFFICER, BAHE_ROUTE_THREAD, BAHE_SMALL_BODY, read_private_file },
  { 0 },
};
