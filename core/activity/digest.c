/* What was given with a verb, as one digest: the same id with the same digest is the same verb. */
#include "activity/private.h"

#include <string.h>

#define MOST_REQUESTS 1000 /* bytes that hold nearly every one, and no more than malloc keeps at hand */

/* The person whose key hides a private value; 0: none is named, so the unit's own. */
static gint64
owner_of (BaheNaming *naming, const BaheField *fields, const BaheField *private, json_object *given)
{
  int place = bahe_field_index (fields, private->private_to);
  json_object *who = bahe_json_member (given, private->private_to);

  if (place < 0 || who == NULL)
    return 0;
  if (json_object_is_type (who, json_type_int))
    return json_object_get_int64 (who);
  gint64 number = 0;
  naming->names.find (naming, fields[place].type, json_object_get_string (who), &number, NULL);
  return number;
}

static gboolean
is_private (const BaheField *field)
{
  return field->private_to != NULL || bahe_fields_private (field->columns);
}

gboolean
bahe_fields_private (const BaheField *fields)
{
  for (const BaheField *field = fields; field != NULL && field->name != NULL; field++)
    if (is_private (field))
      return TRUE;
  return FALSE;
}

static gboolean
gives_private (const BaheField *fields, json_object *given)
{
  for (const BaheField *field = fields; field != NULL && field->name != NULL; field++)
    if (is_private (field) && bahe_json_member (given, field->name) != NULL)
      return TRUE;
  return FALSE;
}

/* Puts the digest of a member under that person's key in its place. */
static gboolean
hide (BaheNaming *naming, json_object *given, const char *name, gint64 person, GError **error)
{
  guint8 digest[BAHE_HASH_SIZE];
  g_autofree char *plain = bahe_json_canonical (bahe_json_member (given, name));

  if (!bahe_store_private_digest (naming->unit->store, person, plain, digest, error))
    return FALSE;
  g_autofree char *hex = bahe_hash_text (digest);
  g_autofree char *text = g_strconcat ("private:", hex, NULL);
  bahe_json_add_text (given, name, text);
  return TRUE;
}

gboolean
bahe_given_hide_private (BaheNaming *naming, const BaheField *fields, json_object *given, GError **error)
{
  for (const BaheField *field = fields; field != NULL && field->name != NULL; field++) {
    if (bahe_json_member (given, field->name) == NULL || !is_private (field))
      continue;
    gint64 person = field->private_to != NULL ? owner_of (naming, fields, field, given) : 0;
    if (!hide (naming, given, field->name, person, error))
      return FALSE;
  }
  return TRUE;
}

static const BaheKindInfo *
kind_of (BaheAct *act)
{
  if (act->fold != NULL)
    return act->fold->info;
  const char *kind = bahe_json_text (act->request->given, "kind");
  return kind != NULL ? bahe_plugins_kind (act->unit->plugins, kind) : NULL;
}

/* {"activity":3,"given":{…},"verb":"count","when":"昨天"} in canonical form; what is not given is left out. */
static void
digest_of (const BaheRequest *request, gint64 activity, json_object *given, GString *text,
           guint8 digest[BAHE_HASH_SIZE])
{
  g_string_assign (text, "{\"activity\":");
  bahe_text_add_integer (text, activity);
  bahe_text_add (text, ",\"given\":", strlen (",\"given\":"));
  if (given != NULL)
    bahe_json_write_canonical (text, given);
  else
    g_string_append (text, "{}");
  bahe_json_write_text (text, ",\"verb\":", request->verb);
  bahe_json_write_text (text, ",\"when\":", request->when);
  g_string_append_c (text, '}');
  bahe_hash (text->str, text->len, NULL, 0, digest);
}

void
bahe_requests_digest (const BaheRequest *requests, gsize n, guint8 (*digests)[BAHE_HASH_SIZE])
{
  g_autoptr (GString) text = g_string_sized_new (MOST_REQUESTS);

  for (gsize i = 0; i < n; i++)
    digest_of (&requests[i], requests[i].activity, requests[i].given, text, digests[i]);
}

/* What fields the verb takes; `made` holds them where they had to be put together. */
static const BaheField *
fields_of (BaheAct *act, BaheField **made)
{
  const BaheKindInfo *kind = kind_of (act);
  const char *verb = act->request->verb;

  if (act->host != NULL)
    return *made = bahe_verb_fields (kind, verb);
  const BaheVerbInfo *own = kind != NULL ? bahe_kind_verb (kind, verb) : NULL;
  return own != NULL ? own->table->fields : NULL;
}

/* The new values of a correction may be of any record of the kind. As text they are not looked into. */
static gboolean
corrects_private (BaheAct *act)
{
  if (!g_str_equal (act->request->verb, "correct"))
    return FALSE;
  const BaheKindInfo *kind = kind_of (act);
  json_object *values = bahe_json_member (act->request->given, "values");
  gboolean text = json_object_is_type (values, json_type_string);

  if (kind == NULL || values == NULL)
    return FALSE;
  if (text ? bahe_fields_private (kind->entry) || bahe_fields_private (kind->setup)
           : gives_private (kind->entry, values) || gives_private (kind->setup, values))
    return TRUE;
  for (guint i = 0; i < kind->n_events; i++) {
    const BaheField *fields = kind->events[i].table->fields;
    if (text ? bahe_fields_private (fields) : gives_private (fields, values))
      return TRUE;
  }
  return FALSE;
}

gboolean
bahe_act_digest (BaheAct *act, GError **error)
{
  const BaheRequest *request = act->request;
  g_autofree BaheField *made = NULL;
  const BaheField *fields = fields_of (act, &made);
  gboolean corrects = corrects_private (act);
  gboolean private = corrects || gives_private (fields, request->given);
  if (!private && act->activity == request->activity) {
    memcpy (act->digest, act->prepared, sizeof act->digest);
    return TRUE;
  }
  g_autoptr (GString) text = g_string_sized_new (MOST_REQUESTS);
  if (!private) { /* known only since: the activity is that of another request of the batch, or of the record named */
    digest_of (request, act->activity, request->given, text, act->digest);
    return TRUE;
  }
  g_autoptr (BaheJson) given = bahe_given_copy (request->given);
  BaheNaming *naming = bahe_act_naming (act, error);
  if (naming == NULL || !bahe_given_hide_private (naming, fields, given, error) ||
      (corrects && !hide (naming, given, "values", 0, error)))
    return FALSE;
  digest_of (request, act->activity, given, text, act->digest);
  return TRUE;
}
