#include "server/form.h"

#include "server/answer.h"

/* ---- fields --------------------------------------------------------------------------------------------------------
 */

static const char *const types[] = {
  [BAHE_TEXT] = "text",         [BAHE_INTEGER] = "integer", [BAHE_DECIMAL] = "decimal", [BAHE_MONEY] = "money",
  [BAHE_QUANTITY] = "quantity", [BAHE_WHEN] = "when",       [BAHE_FLAG] = "flag",       [BAHE_CHOICE] = "choice",
  [BAHE_ENTRANT] = "entrant",   [BAHE_PERSON] = "person",   [BAHE_GROUP] = "group",     [BAHE_ACTIVITY] = "activity",
  [BAHE_EVENT] = "event",       [BAHE_FILE] = "file",       [BAHE_ROWS] = "rows",
};

static void
add_said (json_object *object, const char *name, const char *text)
{
  if (text != NULL)
    bahe_answer_add_text (object, name, text);
}

static void
add_flag (json_object *object, const char *name, gboolean set)
{
  if (set)
    json_object_object_add (object, name, json_object_new_boolean (TRUE));
}

static json_object *
choices_json (const BaheChoice *choices)
{
  json_object *list = json_object_new_array ();

  for (const BaheChoice *choice = choices; choice->name != NULL; choice++) {
    json_object *object = json_object_new_object ();
    bahe_answer_add_text (object, "name", choice->name);
    bahe_answer_add_text (object, "label", bahe_label (&choice->label));
    json_object_array_add (list, object);
  }
  return list;
}

static json_object *
field_json (const BaheField *field)
{
  json_object *object = json_object_new_object ();

  bahe_answer_add_text (object, "name", field->name);
  bahe_answer_add_text (object, "label", bahe_label (&field->label));
  bahe_answer_add_text (object, "type", types[field->type]);
  add_flag (object, "required", (field->flags & BAHE_REQUIRED) != 0);
  add_flag (object, "many", (field->flags & BAHE_MANY) != 0);
  add_flag (object, "rough", (field->flags & BAHE_ROUGH) != 0);
  add_said (object, "min", field->min);
  add_said (object, "max", field->max);
  add_said (object, "fallback", field->fallback);
  add_said (object, "units", field->units);
  if (field->choices != NULL)
    json_object_object_add (object, "choices", choices_json (field->choices));
  if (field->columns != NULL)
    json_object_object_add (object, "columns", bahe_form_fields (field->columns));
  add_flag (object, "private", field->private_to != NULL);
  if (field->type == BAHE_FILE)
    json_object_object_add (object, "largest", json_object_new_int (BAHE_LARGEST_FILE));
  return object;
}

json_object *
bahe_form_fields (const BaheField *fields)
{
  json_object *list = json_object_new_array ();

  for (const BaheField *field = fields; field != NULL && field->name != NULL; field++)
    json_object_array_add (list, field_json (field));
  return list;
}

/* ---- verbs ---------------------------------------------------------------------------------------------------------
 */

static json_object *
verb_json (const BaheKindInfo *kind, const BaheVerb *verb, gboolean host)
{
  g_autofree BaheField *fields = bahe_verb_fields (kind, verb->name);
  json_object *object = json_object_new_object ();

  bahe_answer_add_text (object, "name", verb->name);
  bahe_answer_add_text (object, "label", bahe_label (&verb->label));
  bahe_answer_add_text (object, "role", bahe_role_name (bahe_verb_least_role (verb)));
  add_said (object, "own", verb->own);
  add_flag (object, "host", host);
  json_object_object_add (object, "fields", bahe_form_fields (fields));
  return object;
}

json_object *
bahe_form_verbs (const BaheActivity *activity, const gboolean *offered, BaheRole role)
{
  json_object *list = json_object_new_array ();
  const BaheKindInfo *info = activity->info;

  for (guint i = 0; info != NULL && !activity->closed && i < info->n_verbs; i++) {
    if (role < bahe_verb_least_role (info->verbs[i].table))
      continue;
    json_object *verb = verb_json (info, info->verbs[i].table, FALSE);
    add_flag (verb, "idle", !offered[i]);
    json_object_array_add (list, verb);
  }
  for (const BaheVerb *const *verb = bahe_host_verbs (); *verb != NULL; verb++)
    if (role >= bahe_verb_least_role (*verb) && bahe_activity_takes (activity, *verb))
      json_object_array_add (list, verb_json (info, *verb, TRUE));
  return list;
}

/* ---- kinds ---------------------------------------------------------------------------------------------------------
 */

/* What a choice fills in elsewhere, so that a form can show it before it is sent: "unit=count" as {"unit": "count"}. */
static json_object *
presets_json (const BahePreset *rows)
{
  json_object *list = json_object_new_array ();

  for (guint i = 0; rows != NULL && rows[i].field != NULL; i++) {
    json_object *object = json_object_new_object (), *values = json_object_new_object ();
    g_auto (GStrv) words = g_strsplit (rows[i].values, " ", -1);
    for (guint k = 0; words[k] != NULL; k++) {
      g_auto (GStrv) pair = g_strsplit (words[k], "=", 2);
      bahe_answer_add_text (values, pair[0], pair[1]);
    }
    bahe_answer_add_text (object, "field", rows[i].field);
    bahe_answer_add_text (object, "choice", rows[i].choice);
    json_object_object_add (object, "values", values);
    json_object_array_add (list, object);
  }
  return list;
}

json_object *
bahe_form_category (BaheCategory category)
{
  json_object *object = json_object_new_object ();

  bahe_answer_add_text (object, "name", bahe_category_name (category));
  bahe_answer_add_text (object, "label", bahe_category_label (category));
  json_object_object_add (object, "order", json_object_new_int ((int) category));
  return object;
}

json_object *
bahe_form_kind (const BaheKindInfo *kind)
{
  json_object *object = json_object_new_object ();

  bahe_answer_add_text (object, "name", kind->table->name);
  bahe_answer_add_text (object, "label", bahe_label (&kind->table->label));
  json_object_object_add (object, "category", bahe_form_category (kind->category));
  json_object_object_add (object, "setup", bahe_form_fields (kind->setup));
  json_object_object_add (object, "presets", presets_json (kind->table->presets));
  json_object_object_add (object, "entry", kind->entrants ? bahe_form_fields (kind->entry) : NULL);
  return object;
}
