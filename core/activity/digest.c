/* What was given with a verb, as one digest: the same id with the same digest is the same verb. */
#include "activity/private.h"

#include <string.h>

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
  if (field->private_to != NULL)
    return TRUE;
  for (const BaheField *column = field->columns; column != NULL && column->name != NULL; column++)
    if (column->private_to != NULL)
      return TRUE;
  return FALSE;
}

/* A private value stands in the digest under its person's key, so that nobody can guess it from there. */
static gboolean
hide_private (BaheNaming *naming, const BaheField *fields, json_object *given, GError **error)
{
  for (const BaheField *field = fields; field != NULL && field->name != NULL; field++) {
    json_object *value = bahe_json_member (given, field->name);
    if (value == NULL || !is_private (field))
      continue;
    guint8 digest[BAHE_HASH_SIZE];
    gint64 person = field->private_to != NULL ? owner_of (naming, fields, field, given) : 0;
    g_autofree char *plain = bahe_json_canonical (value);
    if (!bahe_store_private_digest (naming->unit->store, person, plain, digest, error))
      return FALSE;
    GString *hex = g_string_new ("private:");
    for (guint i = 0; i < sizeof digest; i++)
      g_string_append_printf (hex, "%02x", digest[i]);
    json_object_object_add (given, field->name, json_object_new_string (hex->str));
    g_string_free (hex, TRUE);
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

gboolean
bahe_act_digest (BaheAct *act, GError **error)
{
  const BaheRequest *request = act->request;
  g_autoptr (BaheJson) all = json_object_new_object ();
  json_object *given = bahe_given_copy (request->given);
  g_autofree BaheField *fields = bahe_verb_fields (kind_of (act), request->verb);
  BaheNaming *naming = bahe_act_naming (act, error);

  json_object_object_add (all, "given", given);
  json_object_object_add (all, "activity", json_object_new_int64 (act->activity));
  bahe_json_add_text (all, "verb", request->verb);
  bahe_json_add_text (all, "when", request->when);
  if (naming == NULL || !hide_private (naming, fields, given, error))
    return FALSE;
  g_autofree char *text = bahe_json_canonical (all);
  bahe_hash (text, strlen (text), NULL, 0, act->digest);
  return TRUE;
}
