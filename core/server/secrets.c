/* Private values over HTTP: where they stand, and reading those of one record, which leaves a trace. Both for officers.
 */
#include "server/private.h"

#include "server/answer.h"

static gboolean
list_private (BaheCall *call, BaheReply *reply, GError **error)
{
  json_object *values = bahe_unit_private (call->server->unit, 0, error);

  if (values == NULL)
    return FALSE;
  json_object *object = json_object_new_object ();
  json_object_object_add (object, "values", values);
  return bahe_reply_json (reply, object);
}

static gboolean
read_private (BaheCall *call, BaheReply *reply, GError **error)
{
  BaheRequest who = { .role = call->role };
  json_object *given = NULL, *because = NULL;
  gint64 seq = 0;

  if (!g_ascii_string_to_signed (call->words[0], 10, 1, G_MAXINT64, &seq, NULL))
    return bahe_call_say_field ("record", _ ("this is not the number of a record"), error);
  if (!bahe_call_asked (call, &who.id, &given, error))
    return FALSE;
  json_object_object_get_ex (given, "because", &because);
  json_object *values = bahe_unit_read_private (call->server->unit, &who, seq,
                                                because != NULL ? json_object_get_string (because) : NULL, error);
  if (values == NULL)
    return FALSE;
  json_object *object = json_object_new_object ();
  json_object_object_add (object, "values", values);
  return bahe_reply_json (reply, object);
}

const BaheRoute bahe_secrets_routes[] = {
  { "GET", "/api/private", BAHE_OFFICER, BAHE_ROUTE_THREAD, 0, list_private },
  { "POST", "/api/private/{word}", BAHE_OFFICER, BAHE_ROUTE_THREAD, BAHE_SMALL_BODY, read_private },
  { 0 },
};
