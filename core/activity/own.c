/* A verb of a kind: values checked by its fields, the actor's own seat, decide, and the events it comes to. */
#include "activity/policy.h"

#include <string.h>

/* ---- the actor's own seat ----------------------------------------------------------------------- */

static gboolean
same_value (const BaheValue *a, const BaheValue *b)
{
  if (a->how != b->how || a->integer != b->integer)
    return FALSE;
  g_autofree char *left = bahe_text_key (a->text != NULL ? a->text : "");
  g_autofree char *right = bahe_text_key (b->text != NULL ? b->text : "");
  return g_str_equal (left, right);
}

/* Whoever is no officer fills in only the seat that is theirs; left out, it is filled in for them. */
static gboolean
fill_own_seat (BaheAct *act, const BaheVerbInfo *verb, json_object *given, const BaheNames *names, GError **error)
{
  if (verb->own < 0 || act->request->role >= BAHE_OFFICER)
    return TRUE;
  const BaheField *field = &verb->table->fields[verb->own];
  const char *seat = act->request->seat;
  if (seat == NULL) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_REFUSED, _ ("%s: only an officer may fill this in for another"),
                 bahe_label (&field->label));
    return FALSE;
  }
  json_object *there = bahe_json_member (given, field->name);
  if (there == NULL) {
    json_object_object_add (given, field->name, json_object_new_string (seat));
    return TRUE;
  }

  BaheField only[] = { *field, { 0 } };
  g_autoptr (BaheJson) mine = json_object_new_object (), theirs = json_object_new_object ();
  json_object_object_add (mine, field->name, json_object_new_string (seat));
  json_object_object_add (theirs, field->name, json_object_get (there));
  g_autoptr (BaheValues) own = bahe_values_parse (only, mine, names, error);
  g_autoptr (BaheValues) filled = own != NULL ? bahe_values_parse (only, theirs, names, error) : NULL;
  if (filled == NULL)
    return FALSE;
  if (same_value (bahe_values_get (own), bahe_values_get (filled)))
    return TRUE;
  g_set_error (error, BAHE_ERROR, BAHE_ERROR_REFUSED,
               _ ("%s: your own is %s; only an officer may fill this in for another"), bahe_label (&field->label),
               seat);
  return FALSE;
}

/* ---- a refusal in words ------------------------------------------------------------------------- */

static char *
placeholder (BaheNaming *naming, const char *name, const BaheField *fields, const BaheValue *given,
             const BaheOutBuffer *out)
{
  if (g_str_equal (name, "detail")) {
    if (out->detail == NULL)
      return g_strdup ("");
    if (out->detail->text != NULL)
      return g_strdup (out->detail->text);
    g_auto (BaheNumber) number = bahe_number_scaled (out->detail->integer, out->detail->exponent);
    return bahe_number_format (&number, -1);
  }
  int place = bahe_field_index (fields, name);
  return place >= 0 ? bahe_naming_show (naming, &fields[place], &given[place]) : g_strdup_printf ("{%s}", name);
}

/* {field} becomes what was given, {detail} what the kind adds. */
static char *
fill_message (BaheNaming *naming, const char *message, const BaheField *fields, const BaheValue *given,
              const BaheOutBuffer *out)
{
  GString *words = g_string_new (NULL);

  for (const char *at = message; *at != '\0';) {
    const char *end = *at == '{' ? strchr (at, '}') : NULL;
    if (end == NULL) {
      g_string_append_c (words, *at++);
      continue;
    }
    g_autofree char *name = g_strndup (at + 1, (gsize) (end - at - 1));
    g_autofree char *shown = placeholder (naming, name, fields, given, out);
    g_string_append (words, shown);
    at = end + 1;
  }
  return g_string_free (words, FALSE);
}

static gboolean
say_refusal (BaheAct *act, BaheNaming *naming, const BaheVerbInfo *verb, const BaheField *fields,
             const BaheValue *given, const BaheOutBuffer *out, GError **error)
{
  const BaheKindInfo *info = act->fold->info;

  if (out->refusal < 0 || (guint) out->refusal >= info->n_refusals) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_PLUGIN,
                 _ ("activity type %s refuses \"%s\" without saying why; report this to its author"), info->table->name,
                 verb->table->name);
    return FALSE;
  }
  const char *message = bahe_label (&info->table->refusals[out->refusal].message);
  g_autofree char *words = fill_message (naming, message, fields, given, out);
  GError *reason = g_error_new_literal (BAHE_ERROR, BAHE_ERROR_REFUSED, words);
  if (out->field >= 0 && (guint) out->field < verb->n_fields)
    bahe_error_set_field (reason, fields[out->field].name);
  g_propagate_error (error, reason);
  return FALSE;
}

/* ---- what numbers point at ---------------------------------------------------------------------- */

static gboolean check_named (const BaheField *fields, const BaheValue *values, GError **error);

static gboolean
check_one (const BaheField *field, const BaheValue *value, GError **error)
{
  gboolean points = field->type == BAHE_ENTRANT || field->type == BAHE_PERSON || field->type == BAHE_GROUP ||
                    field->type == BAHE_ACTIVITY;

  if (!points || value->how != BAHE_EXACT || value->text != NULL)
    return TRUE;
  g_set_error (error, BAHE_ERROR, BAHE_ERROR_NOT_FOUND, _ ("%s: there is no number %" PRId64),
               bahe_label (&field->label), value->integer);
  return FALSE;
}

/* A number that names nobody has no name to show. */
static gboolean
check_field (const BaheField *field, const BaheValue *value, GError **error)
{
  gboolean many = (field->flags & BAHE_MANY) != 0;

  if (field->type != BAHE_ROWS && !many)
    return check_one (field, value, error);
  for (gsize i = 0; i < value->n; i++)
    if (field->type == BAHE_ROWS ? !check_named (field->columns, value->items[i].items, error)
                                 : !check_one (field, &value->items[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
check_named (const BaheField *fields, const BaheValue *values, GError **error)
{
  for (guint i = 0; fields[i].name != NULL; i++)
    if (!check_field (&fields[i], &values[i], error))
      return FALSE;
  return TRUE;
}

/* ---- the events it comes to --------------------------------------------------------------------- */

/* A record that is judged, or whose values are not all plain. */
static gboolean
record_body (BaheAct *act, int event, const BaheValue *values, GError **error)
{
  const BaheEventType *table = act->fold->info->events[event].table;
  g_autoptr (BaheJson) body = bahe_act_body (act, table->fields != NULL ? table->fields : &bahe_nothing, values, error);

  if (body == NULL)
    return FALSE;
  if (table->version > 0)
    json_object_object_add (body, "_version", json_object_new_int64 (table->version));
  if (!bahe_policy_judge_own (act, event, values, body, error))
    return FALSE;
  g_autoptr (GString) text = bahe_json_stored (body);
  g_autoptr (BaheValues) stored = bahe_event_values (act->fold->info, event, body, NULL, error);
  return stored != NULL && bahe_act_keep_files (act, body, error) &&
         bahe_act_append_own (act, event, text, bahe_values_get (stored), error) &&
         bahe_policy_claim (act, body, error);
}

/* What is folded is what will be read of the body, never what was given. */
static gboolean
record (BaheAct *act, int event, const BaheValue *values, GError **error)
{
  const BaheEventType *table = act->fold->info->events[event].table;

  if (table->version > 0 || bahe_policy_judges_own (act, table->name))
    return record_body (act, event, values, error);
  g_string_truncate (act->body, 0);
  g_autoptr (BaheValues) stored = bahe_values_store_plain (table->fields, values, act->body);
  return stored != NULL ? bahe_act_append_own (act, event, act->body, bahe_values_get (stored), error)
                        : record_body (act, event, values, error);
}

/* The verb's values under the same names in the event it records. */
static gboolean
record_given (BaheAct *act, const BaheVerbInfo *verb, const BaheField *fields, const BaheValue *given, GError **error)
{
  const BaheEventInfo *event = &act->fold->info->events[verb->records];
  if (verb->alike)
    return record (act, verb->records, given, error);
  g_autofree BaheValue *values = g_new0 (BaheValue, event->n_fields + 1);

  for (guint i = 0; i < event->n_fields; i++) {
    int place = bahe_field_index (fields, event->table->fields[i].name);
    if (place >= 0)
      values[i] = given[place];
  }
  return record (act, verb->records, values, error);
}

/* What a kind makes up itself must be what can be read again: UTF-8, and entrants that are there. */
static gboolean
is_one_sound (const BaheFold *fold, const BaheField *field, const BaheValue *value)
{
  if (value->text != NULL && !g_utf8_validate (value->text, -1, NULL))
    return FALSE;
  return field->type != BAHE_ENTRANT || value->how != BAHE_EXACT || bahe_fold_entrant (fold, value->integer) != NULL;
}

static gboolean
is_sound (const BaheFold *fold, const BaheField *field, const BaheValue *value)
{
  if (field->type != BAHE_ROWS && (field->flags & BAHE_MANY) == 0)
    return is_one_sound (fold, field, value);
  for (gsize i = 0; i < value->n; i++) {
    if (field->type != BAHE_ROWS && !is_one_sound (fold, field, &value->items[i]))
      return FALSE;
    for (guint c = 0; field->type == BAHE_ROWS && field->columns[c].name != NULL; c++)
      if (!is_sound (fold, &field->columns[c], &value->items[i].items[c]))
        return FALSE;
  }
  return TRUE;
}

static gboolean
check_made (const BaheFold *fold, int event, const BaheValue *values, GError **error)
{
  const BaheEventType *table = fold->info->events[event].table;

  for (guint i = 0; i < fold->info->events[event].n_fields; i++)
    if (!is_sound (fold, &table->fields[i], &values[i])) {
      g_set_error (error, BAHE_ERROR, BAHE_ERROR_PLUGIN,
                   _ ("activity type %s would record in “%s” of “%s” what cannot be: a text that is no UTF-8, or an "
                      "entrant who is not there; report this to its author"),
                   fold->kind, table->fields[i].name, table->name);
      return FALSE;
    }
  return TRUE;
}

static gboolean
record_all (BaheAct *act, const BaheOutBuffer *out, GError **error)
{
  for (guint i = 0; i < out->n_recorded; i++) {
    const BaheRecorded *one = &out->recorded[i];
    const BaheValue *values = bahe_values_get (one->values);
    if (!check_made (act->fold, one->event, values, error) || !record (act, one->event, values, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
decide (BaheAct *act, BaheNaming *naming, const BaheVerbInfo *verb, const BaheField *fields, const BaheValue *given,
        BaheOutBuffer *out, GError **error)
{
  if (verb->table->decide == NULL)
    return TRUE;
  g_autoptr (BaheAsking) asking = bahe_asking_new (naming, act->fold, act->request->actor, &act->when, fields, given);
  bahe_kind_enter (act->fold->info, verb->table->name);
  gboolean yes = verb->table->decide (bahe_asking_ask (asking), given, &out->out);
  bahe_kind_leave ();
  if (!yes || out->refusal >= 0) /* who says why not means no, whatever is returned */
    return say_refusal (act, naming, verb, fields, given, out, error);
  if (!out->wrong)
    return TRUE;
  g_set_error (error, BAHE_ERROR, BAHE_ERROR_PLUGIN,
               _ ("activity type %s names a record type that it does not have; report this to its author"),
               act->fold->kind);
  return FALSE;
}

gboolean
bahe_do_kind_verb (BaheAct *act, const BaheVerbInfo *verb, GError **error)
{
  const BaheField *fields = verb->table->fields != NULL ? verb->table->fields : &bahe_nothing;
  gboolean seated = verb->own >= 0 && act->request->role < BAHE_OFFICER; /* what was given may be filled in */
  g_autoptr (BaheJson) given = seated ? bahe_given_copy (act->request->given) : json_object_get (act->request->given);
  BaheNaming *naming = bahe_act_naming (act, error);
  g_auto (BaheOutBuffer) out;

  bahe_out_init (&out, act->fold->info->events, act->fold->info->n_events);
  if (naming == NULL || !fill_own_seat (act, verb, given, &naming->names, error))
    return FALSE;
  g_autoptr (BaheValues) values = bahe_values_parse (fields, given, &naming->names, error);
  if (values == NULL)
    return FALSE;
  const BaheValue *all = bahe_values_get (values);
  if (!check_named (fields, all, error) || !decide (act, naming, verb, fields, all, &out, error))
    return FALSE;
  if (out.n_recorded > 0)
    return record_all (act, &out, error);
  return verb->records < 0 || record_given (act, verb, fields, all, error);
}
