/* An activity is opened with all who take part, or not at all. */
#include "server/private.h"

#include <string.h>

#define MOST_ENTRANTS 500

typedef struct { /* one opening: request 0 opens, the others enter */
  BaheCall *call;
  BaheId id; /* of the opening; the others' are made from it */
  json_object *given;
  const char *when;
  json_object *entrants; /* NULL: none; borrowed from the body */
  gsize n;               /* of requests */
  BaheRequest *requests;
  BaheAnswer *answers;
} Opening;

static void
opening_clear (Opening *opening)
{
  for (gsize i = 0; opening->answers != NULL && i < opening->n; i++)
    bahe_answer_clear (&opening->answers[i]);
  g_free (opening->answers);
  g_free (opening->requests);
  json_object_put (opening->given);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Opening, opening_clear)

/* Of the i-th request (from 0): the same each time the page sends the same opening. */
static BaheId
derived_id (const BaheId *id, gsize i)
{
  guint8 hash[BAHE_HASH_SIZE];
  BaheId derived;
  g_autofree char *name = g_strdup_printf ("enter %" G_GSIZE_FORMAT, i);

  bahe_hash (name, strlen (name), id->bytes, sizeof id->bytes, hash);
  memcpy (derived.bytes, hash, sizeof derived.bytes);
  derived.bytes[6] = (guint8) (0x80 | (derived.bytes[6] & 0x0f)); /* UUIDv8: made from something else */
  derived.bytes[8] = (guint8) (0x80 | (derived.bytes[8] & 0x3f));
  return derived;
}

/* ---- reading -------------------------------------------------------------------------------------------------------
 */

/* What the page gives of the activity; when it takes place is no field of the kind. */
static gboolean
read_given (Opening *opening, json_object *given, GError **error)
{
  json_object *when = NULL;

  opening->given = json_object_new_object ();
  json_object_object_foreach (given, name, value)
      json_object_object_add (opening->given, name, json_object_get (value));
  if (!json_object_object_get_ex (given, "when", &when))
    return TRUE;
  if (when != NULL && !json_object_is_type (when, json_type_string))
    return bahe_call_say_field ("when", _ ("“when” must be a text"), error);
  opening->when = when != NULL && json_object_get_string_len (when) > 0 ? json_object_get_string (when) : NULL;
  json_object_object_del (opening->given, "when");
  return TRUE;
}

static gboolean
read_entrants (Opening *opening, GError **error)
{
  json_object *entrants = NULL;

  json_object_object_get_ex (opening->call->body, "entrants", &entrants);
  if (entrants == NULL)
    return TRUE;
  if (!json_object_is_type (entrants, json_type_array))
    return bahe_call_say_field ("entrants", _ ("those who take part must be a list of objects: [{\"who\": …}]"), error);
  if (json_object_array_length (entrants) > MOST_ENTRANTS)
    return bahe_call_say_field ("entrants", _ ("too many take part at once; enter the others afterwards"), error);
  for (size_t i = 0; i < json_object_array_length (entrants); i++)
    if (!json_object_is_type (json_object_array_get_idx (entrants, i), json_type_object))
      return bahe_call_say_field ("entrants", _ ("those who take part must be a list of objects: [{\"who\": …}]"),
                                  error);
  opening->entrants = entrants;
  return TRUE;
}

static void
make_requests (Opening *opening)
{
  opening->n = 1 + (opening->entrants != NULL ? json_object_array_length (opening->entrants) : 0);
  opening->requests = g_new0 (BaheRequest, opening->n);
  opening->answers = g_new0 (BaheAnswer, opening->n);
  opening->requests[0] = (BaheRequest){
    .id = opening->id, .verb = "open", .given = opening->given, .when = opening->when, .role = opening->call->role
  };
  for (gsize i = 1; i < opening->n; i++)
    opening->requests[i] = (BaheRequest){ .id = derived_id (&opening->id, i),
                                          .activity = -1,
                                          .verb = "enter",
                                          .given = json_object_array_get_idx (opening->entrants, i - 1),
                                          .role = opening->call->role };
}

/* ---- opening -------------------------------------------------------------------------------------------------------
 */

static gboolean
is_known (BaheView *view, const BaheId *id, gboolean *known, GError **error)
{
  guint8 digest[BAHE_HASH_SIZE];
  gint64 first = 0;
  guint n = 0;

  if (!bahe_view_known (view, id, &first, &n, digest, error))
    return FALSE;
  *known = n > 0;
  return TRUE;
}

/* Each request of an opening that came before is compared by itself; one more or one less would not be noticed there.
 */
static gboolean
check_same_number (Opening *opening, GError **error)
{
  g_autoptr (BaheView) view = bahe_view_begin (bahe_unit_store (opening->call->server->unit), error);
  const BaheId next = derived_id (&opening->id, opening->n);
  gboolean opened = FALSE, last = FALSE, more = FALSE;

  if (view == NULL || !is_known (view, &opening->id, &opened, error) ||
      !is_known (view, &opening->requests[opening->n - 1].id, &last, error) || !is_known (view, &next, &more, error))
    return FALSE;
  if (!opened || (last && !more))
    return TRUE;
  g_set_error (error, BAHE_ERROR, BAHE_ERROR_CONFLICT,
               _ ("this activity was opened with the same id but with others who take part; nothing was changed"));
  return FALSE;
}

/* A page shows whose line is wrong, not which request of a batch. */
static void
say_who (const Opening *opening, GError *error)
{
  gsize at = 0;

  while (at + 1 < opening->n && opening->answers[at].activity != 0)
    at++;
  const char *said = bahe_batch_words (opening->requests, at, error);
  if (said == error->message)
    return;
  json_object *who = NULL;
  if (at > 0 && !json_object_object_get_ex (opening->requests[at].given, "who", &who))
    json_object_object_get_ex (opening->requests[at].given, "guest", &who);
  const char *name = who != NULL ? json_object_get_string (who) : NULL;
  char *words = name != NULL ? g_strdup_printf (_ ("%s: %s"), name, said) : g_strdup (said);
  g_free (error->message);
  error->message = words;
  if (at > 0)
    bahe_error_set_field (error, "entrants");
}

static gboolean
open_all (Opening *opening, GError **error)
{
  BaheServer *server = opening->call->server;
  g_autoptr (GError) reason = NULL;

  g_mutex_lock (&server->opening); /* nobody sends the same opening between the check and the deed */
  gboolean done = check_same_number (opening, &reason) &&
                  bahe_unit_batch (server->unit, opening->requests, opening->n, opening->answers, &reason);
  g_mutex_unlock (&server->opening);
  if (done)
    return TRUE;
  say_who (opening, reason);
  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

static gboolean
open_activity (BaheCall *call, BaheReply *reply, GError **error)
{
  g_auto (Opening) opening = { .call = call };
  json_object *given = NULL;

  if (!bahe_call_asked (call, &opening.id, &given, error))
    return FALSE;
  if (given == NULL)
    return bahe_call_say_field ("given", _ ("say what is to be opened, as {\"title\": …}"), error);
  if (!read_given (&opening, given, error) || !read_entrants (&opening, error))
    return FALSE;
  make_requests (&opening);
  if (!open_all (&opening, error))
    return FALSE;
  json_object *object = json_object_new_object ();
  json_object_object_add (object, "activity", json_object_new_int64 (opening.answers[0].activity));
  return bahe_reply_json (reply, object);
}

const BaheRoute bahe_open_routes[] = {
  { "POST", "/api/activities", BAHE_OFFICER, BAHE_ROUTE_THREAD | BAHE_ROUTE_FILES, BAHE_SMALL_BODY, open_activity },
  { 0 },
};
