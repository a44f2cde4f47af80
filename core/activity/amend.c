/* Corrections: correct, cancel and undo are all `corrected` events; a preview is a fold with one more of them in
 * memory. */
#include "activity/policy.h"

#include <string.h>

#define UNDO_SECONDS 30
#define UNDO_LOOKS_BACK 500 /* records of a stream among which the last of an actor is looked for */

/* ---- the event to be corrected ------------------------------------------------------------------ */

typedef struct {
  gint64 seq, activity, actor, recorded;
  char *type;
  BaheId id;
  json_object *body;
} Target;

static void
target_clear (Target *target)
{
  g_free (target->type);
  json_object_put (target->body);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Target, target_clear)

static gboolean
take_target (const BaheEventRow *row, gpointer data, GError **error)
{
  Target *target = data;

  target->seq = row->seq;
  target->activity = row->activity;
  target->actor = row->actor;
  target->recorded = row->recorded;
  target->id = row->id;
  target->type = g_strdup (row->type);
  target->body = bahe_json_parse (row->body, row->body_length, row->type, error);
  return target->body != NULL;
}

static gboolean
find_target (BaheView *view, const BaheFold *fold, gint64 seq, Target *target, GError **error)
{
  if (!bahe_view_event (view, seq, take_target, target, error))
    return FALSE;
  if (target->body == NULL)
    return FALSE;
  if (target->activity == fold->activity)
    return TRUE;
  g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID,
               _ ("record %" PRId64 " belongs to activity %" PRId64 ", not to \"%s\""), seq, target->activity,
               fold->title);
  return FALSE;
}

static const BaheField *
fields_of (const GArray *fields)
{
  return fields->len > 0 ? (const BaheField *) (gpointer) fields->data : &bahe_nothing;
}

/* An array of BaheField that ends with zeros. */
static GArray *
correctable (const BaheKindInfo *info, const char *type)
{
  GArray *fields = g_array_new (TRUE, TRUE, sizeof (BaheField));
  const BaheField *host = bahe_host_event_fields (type);
  gboolean own_words = g_str_equal (type, BAHE_TYPE_OPENED) || g_str_equal (type, BAHE_TYPE_WITHDRAWN);

  if (own_words)
    g_array_append_vals (fields, host, bahe_field_count (host));
  if (info == NULL)
    return fields;
  if (g_str_equal (type, BAHE_TYPE_OPENED)) {
    g_array_append_vals (fields, info->setup, info->n_setup);
  } else if (g_str_equal (type, BAHE_TYPE_ENTERED)) {
    g_array_append_vals (fields, info->entry, info->n_entry);
  } else if (host == NULL) {
    int event = bahe_kind_event (info, type);
    for (guint i = 0; event >= 0 && i < info->events[event].n_fields; i++)
      if ((info->events[event].table->fields[i].flags & BAHE_CERTIFICATE) == 0) /* it stands on a paper */
        g_array_append_val (fields, info->events[event].table->fields[i]);
  }
  return fields;
}

BaheField *
bahe_correctable_fields (const BaheKindInfo *kind, const char *type)
{
  return (BaheField *) (gpointer) g_array_free (correctable (kind, type), FALSE);
}

/* ---- new values --------------------------------------------------------------------------------- */

static gboolean
say_unknown (const GArray *fields, const char *name, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < fields->len; i++)
    g_ptr_array_add (names, (char *) g_array_index (fields, BaheField, i).name);
  g_ptr_array_add (names, (char *) "when");
  const char *nearest = bahe_text_nearest (name, (const char *const *) names->pdata, names->len);
  if (nearest != NULL)
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID,
                 _ ("this record has no value \"%s\" to correct; did you mean \"%s\"?"), name, nearest);
  else
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID, _ ("this record has no value \"%s\" to correct"), name);
  return FALSE;
}

static gboolean
is_empty (json_object *value)
{
  return value == NULL || (json_object_is_type (value, json_type_string) && json_object_get_string_len (value) == 0);
}

typedef struct {       /* what is named in a correction, taken apart */
  GArray *fields;      /* those with a new value */
  json_object *given;  /* those values */
  json_object *values; /* as they will be stored: null for those taken away */
  char *when;
} Named;

static void
named_clear (Named *named)
{
  g_array_unref (named->fields);
  json_object_put (named->given);
  json_object_put (named->values);
  g_free (named->when);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Named, named_clear)

/* The key of a private value is that of a person named beside it, who is taken from the record if not given anew. */
static void
add_owner (Named *named, const GArray *fields, const char *private_to, json_object *body)
{
  if (private_to == NULL || bahe_json_member (named->given, private_to) != NULL)
    return;
  int place = bahe_field_index (fields_of (fields), private_to);
  json_object *owner = bahe_json_member (body, private_to);
  if (place < 0 || owner == NULL)
    return;
  g_array_append_val (named->fields, g_array_index (fields, BaheField, place));
  json_object_object_add (named->given, private_to, json_object_get (owner));
}

static gboolean
name_value (Named *named, const GArray *fields, const char *name, json_object *value, GError **error)
{
  int place = bahe_field_index (fields_of (fields), name);

  if (place < 0)
    return say_unknown (fields, name, error);
  const BaheField *field = &g_array_index (fields, BaheField, place);
  if (!is_empty (value)) {
    g_array_append_val (named->fields, *field);
    json_object_object_add (named->given, name, json_object_get (value));
    return TRUE;
  }
  if ((field->flags & BAHE_REQUIRED) != 0) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID, _ ("%s: cannot be left empty"), bahe_label (&field->label));
    return FALSE;
  }
  json_object_object_add (named->values, name, NULL);
  return TRUE;
}

static gboolean
name_who (Named *named, BaheNaming *naming, json_object *value, const char *name, GError **error)
{
  g_autoptr (BaheJson) who = json_object_new_object ();
  const char *words = value != NULL ? json_object_get_string (value) : "";
  gint64 number = 0;

  if (g_str_equal (name, "guest")) {
    bahe_json_add_text (who, "guest", words);
  } else if (bahe_roster_find (naming->roster, BAHE_GROUP, words, &number, NULL)) {
    json_object_object_add (who, "group", json_object_new_int64 (number));
  } else {
    if (!bahe_roster_find (naming->roster, BAHE_PERSON, words, &number, error))
      return FALSE;
    json_object_object_add (who, "person", json_object_new_int64 (number));
  }
  json_object_object_add (named->values, "who", g_steal_pointer (&who));
  return TRUE;
}

static gboolean
take_apart (Named *named, BaheNaming *naming, const GArray *fields, const Target *target, json_object *values,
            GError **error)
{
  gboolean entered = g_str_equal (target->type, BAHE_TYPE_ENTERED);

  json_object_object_foreach (values, name, value)
  {
    gboolean own_field = bahe_field_index (fields_of (fields), name) >= 0;
    if (g_str_equal (name, "when") && !own_field) {
      BaheSpan span;
      if (!bahe_span_parse (value != NULL ? json_object_get_string (value) : "", naming->names.today, &span, error))
        return FALSE;
      g_free (named->when);
      named->when = bahe_span_format (&span);
    } else if (entered && (g_str_equal (name, "who") || g_str_equal (name, "guest")) && !own_field) {
      if (!name_who (named, naming, value, name, error))
        return FALSE;
    } else if (!name_value (named, fields, name, value, error)) {
      return FALSE;
    }
  }
  return TRUE;
}

/* Only what is named is checked and stored; the rest keeps its value, sealed ones included. */
static gboolean
store_named (Named *named, BaheNaming *naming, const GArray *fields, json_object *body, const BaheSealing *sealing,
             const char *place, GError **error)
{
  guint n = named->fields->len;

  for (guint i = 0; i < n; i++)
    add_owner (named, fields, g_array_index (named->fields, BaheField, i).private_to, body);
  const BaheField *table = fields_of (named->fields);
  naming->standing = body;
  g_autoptr (BaheValues) values = bahe_values_parse (table, named->given, &naming->names, error);
  naming->standing = NULL;
  if (values == NULL)
    return FALSE;
  g_autoptr (BaheJson) stored = bahe_values_to_json (table, bahe_values_get (values), sealing, place, error);
  if (stored == NULL)
    return FALSE;
  json_object_object_foreach (stored, name, value)
  {
    json_object_object_add (named->values, name, json_object_get (value));
  }
  return TRUE;
}

/* Of an opening, the setup stands apart in the body. */
static json_object *
arrange (const BaheFold *fold, const Target *target, json_object *values)
{
  if (!g_str_equal (target->type, BAHE_TYPE_OPENED) || fold->info == NULL)
    return json_object_get (values);

  json_object *arranged = json_object_new_object (), *setup = json_object_new_object ();
  const BaheField *host = bahe_host_event_fields (BAHE_TYPE_OPENED);
  json_object_object_foreach (values, name, value)
  {
    if (bahe_field_index (fold->info->setup, name) >= 0)
      json_object_object_add (setup, name, json_object_get (value));
    if (bahe_field_index (host, name) >= 0)
      json_object_object_add (arranged, name, json_object_get (value));
  }
  json_object_object_add (arranged, "setup", setup);
  return arranged;
}

/* What stands of the body now, so that a later correction finds the owner of a private value. */
static json_object *
standing_body (const BaheFold *fold, const Target *target)
{
  json_object *body = bahe_effective_body (target->body, bahe_seq_table_get (fold->corrections, target->seq));
  json_object *setup = g_str_equal (target->type, BAHE_TYPE_OPENED) ? bahe_json_member (body, "setup") : NULL;

  if (setup == NULL)
    return body;
  json_object *flat = bahe_json_copy (setup);
  json_object_put (body);
  return flat;
}

static gboolean
check_cancel (const BaheFold *fold, const Target *target, GError **error)
{
  if (g_str_equal (target->type, BAHE_TYPE_OPENED)) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_REFUSED,
                 _ ("the opening of an activity cannot be voided; correct it, or close the activity"));
    return FALSE;
  }
  const BaheCorrection *before = bahe_seq_table_get (fold->corrections, target->seq);
  if (before != NULL && before->cancelled) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_REFUSED, _ ("record %" PRId64 " is void already"), target->seq);
    return FALSE;
  }
  return TRUE;
}

/* A correction is corrected by giving the record it was about its values: so both read alike. */
static gboolean
follow_correction (BaheView *view, const BaheFold *fold, Target *target, GError **error)
{
  while (g_str_equal (target->type, BAHE_TYPE_CORRECTED)) {
    gint64 of = bahe_json_integer (target->body, "of");
    target_clear (target);
    *target = (Target){ 0 };
    if (!find_target (view, fold, of, target, error))
      return FALSE;
  }
  return TRUE;
}

json_object *
bahe_amend_body (BaheNaming *naming, gint64 seq, json_object *values, const char *reason, const BaheSealing *sealing,
                 const char *place, GError **error)
{
  const BaheFold *fold = naming->fold;
  g_auto (Target) target = { 0 };
  g_auto (Named) named = { .fields = g_array_new (TRUE, TRUE, sizeof (BaheField)),
                           .given = json_object_new_object (),
                           .values = json_object_new_object () };

  if (!find_target (naming->view, fold, seq, &target, error))
    return NULL;
  if (values == NULL && !check_cancel (fold, &target, error))
    return NULL;
  if (values != NULL && !follow_correction (naming->view, fold, &target, error))
    return NULL;
  if (!bahe_awards_may_amend (fold, target.type, target.seq, error))
    return NULL;
  if (values != NULL) {
    if (!json_object_is_type (values, json_type_object) || json_object_object_length (values) == 0) {
      g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID, _ ("say what is to be corrected, as {\"field\": value, …}"));
      return NULL;
    }
    g_autoptr (GArray) fields = correctable (fold->info, target.type);
    g_autoptr (BaheJson) standing = standing_body (fold, &target);
    if (!take_apart (&named, naming, fields, &target, values, error) ||
        !store_named (&named, naming, fields, standing, sealing, place, error))
      return NULL;
  }
  json_object *body = json_object_new_object ();
  json_object_object_add (body, "of", json_object_new_int64 (target.seq));
  json_object_object_add (body, "values", values != NULL ? arrange (fold, &target, named.values) : NULL);
  bahe_json_add_text (body, "when", named.when);
  bahe_json_add_text (body, "reason", reason);
  return body;
}

/* ---- verbs -------------------------------------------------------------------------------------- */

static gboolean
take_row_when (const BaheEventRow *row, gpointer data, GError **error)
{
  *(BaheSpan *) data = row->when;
  return TRUE;
}

/* Fund rules look at the record as it will stand. */
static gboolean
judge (BaheAct *act, json_object *body, GError **error)
{
  g_auto (Target) target = { 0 };
  BaheSpan when;
  const char *changed = bahe_json_text (body, "when");

  if (bahe_json_member (body, "values") == NULL && changed == NULL)
    return TRUE;
  if (!find_target (act->view, act->fold, bahe_json_integer (body, "of"), &target, error) ||
      !bahe_view_event (act->view, target.seq, take_row_when, &when, error))
    return FALSE;
  const BaheCorrection *before = bahe_seq_table_get (act->fold->corrections, target.seq);
  if (changed == NULL && before != NULL)
    changed = before->when;
  if (changed != NULL && !bahe_span_parse (changed, when.first, &when, error))
    return FALSE;
  g_autoptr (BaheJson) standing = bahe_effective_body (target.body, before);
  g_autoptr (BaheJson) effective = bahe_json_copy (standing);
  json_object *values = bahe_json_member (body, "values");
  if (values != NULL) {
    json_object_object_foreach (values, name, value)
    {
      if (value != NULL)
        json_object_object_add (effective, name, json_object_get (value));
      else
        json_object_object_del (effective, name);
    }
  }
  return bahe_policy_judge_correction (act, target.type, target.seq, effective, &when, body, error);
}

/* One correction; refused if the record corrected would itself no longer fit. */
static gboolean
amend (BaheAct *act, gint64 seq, json_object *values, const char *reason, GError **error)
{
  BaheNaming *naming = bahe_act_naming (act, error);
  g_autofree char *place = bahe_act_place (act);
  const BaheSealing sealing = bahe_act_sealing (act);

  if (naming == NULL)
    return FALSE;
  g_autoptr (BaheJson) body = bahe_amend_body (naming, seq, values, reason, &sealing, place, error);
  if (body == NULL)
    return FALSE;
  gint64 of = bahe_json_integer (body, "of");
  gboolean fitted = !bahe_fold_in_conflict (act->fold, of);
  if (!judge (act, body, error) || !bahe_act_append (act, BAHE_TYPE_CORRECTED, body, error) ||
      !bahe_policy_claim (act, body, error))
    return FALSE;
  if (values == NULL || !fitted || !bahe_fold_in_conflict (act->fold, of))
    return TRUE;
  g_set_error (error, BAHE_ERROR, BAHE_ERROR_REFUSED,
               _ ("with these values record %" PRId64 " does not fit what came before it"), of);
  return FALSE;
}

static gboolean
read_amendment (BaheAct *act, json_object *given, gint64 *seq, char **reason, GError **error)
{
  BaheNaming *naming = bahe_act_naming (act, error);
  g_autofree BaheField *fields = bahe_verb_fields (NULL, "cancel");

  if (naming == NULL)
    return FALSE;
  g_autoptr (BaheValues) parsed = bahe_values_parse (fields, given, &naming->names, error);
  if (parsed == NULL)
    return FALSE;
  *seq = bahe_values_get (parsed)[0].integer;
  *reason = g_strdup (bahe_values_get (parsed)[1].text);
  return TRUE;
}

gboolean
bahe_do_correct (BaheAct *act, GError **error)
{
  g_autoptr (BaheJson) given = bahe_given_copy (act->request->given);
  g_autoptr (BaheJson) values = NULL;
  g_autofree char *reason = NULL;
  gint64 seq = 0;

  if (!bahe_take_json (given, "values", &values, error) || !read_amendment (act, given, &seq, &reason, error))
    return FALSE;
  if (values != NULL)
    return amend (act, seq, values, reason, error);
  g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID, _ ("say what is to be corrected, as {\"field\": value, …}"));
  return FALSE;
}

gboolean
bahe_do_cancel (BaheAct *act, GError **error)
{
  g_autofree char *reason = NULL;
  gint64 seq = 0;

  return read_amendment (act, act->request->given, &seq, &reason, error) && amend (act, seq, NULL, reason, error);
}

/* ---- undo --------------------------------------------------------------------------------------- */

typedef struct {
  gint64 actor;
  const BaheId *id; /* of the verb that is meant; NULL: the actor's last one */
  GPtrArray *parts; /* of Target: its events */
} LastVerb;

static void
target_free (gpointer data)
{
  target_clear (data);
  g_free (data);
}

static gboolean
note_last (const BaheEventRow *row, gpointer data, GError **error)
{
  LastVerb *last = data;

  if (row->actor != last->actor || (last->id != NULL && memcmp (last->id, &row->id, sizeof row->id) != 0))
    return TRUE;
  if (last->parts->len > 0 && memcmp (&((Target *) last->parts->pdata[0])->id, &row->id, sizeof row->id) != 0)
    g_ptr_array_set_size (last->parts, 0);
  Target *target = g_new0 (Target, 1);
  g_ptr_array_add (last->parts, target);
  return take_target (row, target, error);
}

/* Milliseconds between the record and the wish to undo it. A phone without a network sends its wish later, and says of
 * which minute it is. */
static gint64
asked_after (const BaheAct *act, gint64 recorded)
{
  gint64 minutes_under_way = act->now - act->when.last, passed = g_get_real_time () / 1000 - recorded;

  return minutes_under_way > 0 ? passed - (minutes_under_way + 1) * 60 * 1000 : passed;
}

static gboolean
check_undo (const LastVerb *last, const BaheAct *act, GError **error)
{
  const Target *first = last->parts->len > 0 ? last->parts->pdata[0] : NULL;
  const char *why = NULL;

  if (first == NULL || g_str_equal (first->type, BAHE_TYPE_OPENED))
    why = _ ("there is nothing of yours to undo here");
  else if (asked_after (act, first->recorded) > UNDO_SECONDS * 1000)
    why = _ ("more than 30 seconds have passed; void or correct the record instead, with a reason");
  else if (g_str_equal (first->type, BAHE_TYPE_CORRECTED) && bahe_json_flag (first->body, "undo"))
    why = _ ("your last record is undone already");
  else {
    const BaheCorrection *correction = bahe_seq_table_get (act->fold->corrections, first->seq);
    if (correction != NULL && correction->cancelled)
      why = _ ("your last record is void already");
  }
  if (why == NULL)
    return TRUE;
  g_set_error_literal (error, BAHE_ERROR, BAHE_ERROR_REFUSED, why);
  return FALSE;
}

/* The record that is to be undone, where it is named: several phones record at once, and the last record may be another
 * one's. `target` stays empty where it is not. */
static gboolean
read_undone (BaheAct *act, Target *target, GError **error)
{
  BaheNaming *naming = bahe_act_naming (act, error);
  g_autofree BaheField *fields = bahe_verb_fields (NULL, "undo");

  if (naming == NULL)
    return FALSE;
  g_autoptr (BaheValues) given = bahe_values_parse (fields, act->request->given, &naming->names, error);
  if (given == NULL)
    return FALSE;
  const BaheValue *event = &bahe_values_get (given)[0];
  return event->how == BAHE_UNSET || find_target (act->view, act->fold, event->integer, target, error);
}

gboolean
bahe_do_undo (BaheAct *act, GError **error)
{
  g_auto (Target) named = { 0 };

  if (!read_undone (act, &named, error))
    return FALSE;
  if (act->request->role < BAHE_RECORDER && act->request->actor == 0) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_REFUSED, _ ("nobody knows which records are yours; ask an officer"));
    return FALSE;
  }
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (target_free);
  LastVerb last = { .actor = act->request->actor, .id = named.body != NULL ? &named.id : NULL, .parts = parts };
  BaheEventQuery query = { .activity = act->activity, .after_version = MAX (act->fold->version - UNDO_LOOKS_BACK, 0) };
  if (!bahe_view_each_event (act->view, &query, note_last, &last, error) || !check_undo (&last, act, error))
    return FALSE;

  for (guint i = parts->len; i > 0; i--) {
    g_autoptr (BaheJson) body = json_object_new_object ();
    json_object_object_add (body, "of", json_object_new_int64 (((Target *) parts->pdata[i - 1])->seq));
    json_object_object_add (body, "values", NULL);
    bahe_json_add_text (body, "reason", "误触");
    json_object_object_add (body, "undo", json_object_new_boolean (TRUE));
    if (!bahe_act_append (act, BAHE_TYPE_CORRECTED, body, error))
      return FALSE;
  }
  return TRUE;
}
