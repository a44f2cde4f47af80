/* A stream folded: what an activity is after its events, with the plugin's state and the host's own part. */
#include "activity/private.h"

#include <inttypes.h>
#include <string.h>

static void
entrant_free (gpointer data)
{
  BaheEntrant *entrant = data;

  g_free (entrant->guest);
  g_free (entrant->out);
  g_free (entrant->named);
  g_free (entrant->key);
  json_object_put (entrant->fields);
  g_free (entrant);
}

static void
hidden_clear (gpointer data)
{
  g_free (((BaheHidden *) data)->sheet);
}

static BaheFold *
fold_new (BaheUnit *unit, gint64 activity)
{
  BaheFold *fold = g_new0 (BaheFold, 1);

  fold->activity = activity;
  fold->first_month = 1;
  fold->entrants = g_ptr_array_new_with_free_func (entrant_free);
  fold->rules = bahe_rules_new ();
  fold->conflicts = bahe_seq_table_new (NULL);
  fold->hidden = g_array_new (FALSE, FALSE, sizeof (BaheHidden));
  g_array_set_clear_func (fold->hidden, hidden_clear);
  fold->awarded = json_object_new_array ();
  fold->failed_commits = bahe_store_failed_commits (unit->store);
  return fold;
}

void
bahe_fold_free (BaheFold *fold)
{
  if (fold == NULL)
    return;
  if (fold->state != NULL && fold->info->table->state_free != NULL) {
    bahe_kind_enter (fold->info, "state_free");
    fold->info->table->state_free (fold->state);
    bahe_kind_leave ();
  }
  g_free (fold->kind);
  g_free (fold->title);
  bahe_values_free (fold->setup);
  json_object_put (fold->setup_body);
  g_ptr_array_unref (fold->rules);
  g_ptr_array_unref (fold->entrants);
  g_clear_pointer (&fold->corrections, g_hash_table_unref);
  g_hash_table_unref (fold->conflicts);
  g_free (fold->happened);
  g_array_unref (fold->hidden);
  json_object_put (fold->awarded);
  bahe_fold_free (fold->then);
  g_free (fold);
}

BaheEntrant *
bahe_fold_entrant (const BaheFold *fold, gint64 number)
{
  /* Numbers are given from 1 on, so nearly all stand at their own place. */
  if (number > 0 && number <= fold->entrants->len) {
    BaheEntrant *entrant = fold->entrants->pdata[number - 1];
    if (entrant->number == number)
      return entrant;
  }
  for (guint i = 0; i < fold->entrants->len; i++) {
    BaheEntrant *entrant = fold->entrants->pdata[i];
    if (entrant->number == number)
      return entrant;
  }
  return NULL;
}

gboolean
bahe_fold_in_conflict (const BaheFold *fold, gint64 seq)
{
  return g_hash_table_size (fold->conflicts) > 0 && g_hash_table_contains (fold->conflicts, &seq);
}

/* ---- one event ---------------------------------------------------------------------------------- */

typedef struct { /* one event on its way into the fold */
  BaheFold *fold;
  const BaheEventRow *row;
  json_object *body; /* effective */
  BaheSpan when;     /* effective */
  BaheSink *sink;
} Step;

static BaheValue
when_value (const BaheSpan *span)
{
  return (BaheValue){ .how = BAHE_EXACT, .integer = span->first, .last = span->last };
}

/* Hands the event to the kind; what the kind records of it in turn comes back in `derived`. */
static gboolean
evolve (const Step *step, guint type, const BaheValue *values, BaheOutBuffer *derived)
{
  const BaheKindInfo *info = step->fold->info;

  if (info->table->evolve == NULL)
    return TRUE;
  BaheValue when = when_value (&step->when);
  BaheEvent event = { .size = sizeof event, .type = type, .seq = step->row->seq, .when = &when, .values = values };
  bahe_kind_enter (info, "evolve");
  gboolean fits = info->table->evolve (step->fold->state, &event, &derived->out);
  bahe_kind_leave ();
  return fits;
}

static gboolean
give_all (const Step *step, int event, const BaheValue *values, const BaheOutBuffer *derived, GError **error)
{
  guint n_fact = 0, n_figure = 0;
  gint64 seq = step->row->seq;

  if (event >= 0 && !bahe_give (step->fold, event, values, &step->when, seq, &n_fact, &n_figure, step->sink, error))
    return FALSE;
  for (guint i = 0; i < derived->n_recorded; i++) {
    const BaheRecorded *one = &derived->recorded[i];
    if (!bahe_give (step->fold, one->event, bahe_values_get (one->values), &step->when, seq, &n_fact, &n_figure,
                    step->sink, error))
      return FALSE;
  }
  return TRUE;
}

/* The field that is the seat of who records this event type; −1: no verb says. */
static int
seat_field (const BaheKindInfo *info, int event)
{
  for (guint i = 0; i < info->n_verbs; i++)
    if (info->verbs[i].records == event && info->verbs[i].own >= 0)
      return info->verbs[i].own;
  return -1;
}

static void
note_hidden (BaheFold *fold, int event, const BaheValue *values, gint64 seq)
{
  const BaheEventInfo *info = &fold->info->events[event];
  int seat = seat_field (fold->info, event);
  BaheHidden hidden = { .seq = seq, .event = event, .until = info->hidden_until };
  gint64 work = 0; /* of a sheet that names no entrant: the number it names instead */

  for (guint i = 0; i < info->n_fields && hidden.entrant == 0; i++)
    if (info->table->fields[i].type == BAHE_ENTRANT && (info->table->fields[i].flags & BAHE_MANY) == 0)
      hidden.entrant = values[i].integer;
  for (guint i = 0; i < info->n_fields && hidden.entrant == 0 && work == 0; i++)
    if ((int) i != seat && info->table->fields[i].type == BAHE_INTEGER)
      work = values[i].integer;
  hidden.sheet = seat < 0 ? g_strdup_printf ("%" PRId64, seq)
                          : g_strdup_printf ("%d %" PRId64 " %" PRId64 " %" PRId64 " %s", event, hidden.entrant, work,
                                             values[seat].integer, values[seat].text != NULL ? values[seat].text : "");
  g_array_append_val (fold->hidden, hidden);
}

/* evolve, then facts and figures; an event that does not fit gives none and is remembered. */
static gboolean
take_in (const Step *step, guint type, int event, const BaheValue *values, GError **error)
{
  BaheFold *fold = step->fold;
  g_auto (BaheOutBuffer) derived;

  bahe_out_init (&derived, fold->info->events, fold->info->n_events);
  if (!evolve (step, type, values, &derived)) {
    bahe_seq_table_put (fold->conflicts, step->row->seq, NULL);
    return TRUE;
  }
  if (derived.wrong) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_PLUGIN,
                 _ ("activity type %s names a record type that it does not have; report this to its author"),
                 fold->kind);
    return FALSE;
  }
  if (event >= 0) {
    fold->happened[event]++;
    if (fold->info->events[event].hidden_until >= 0)
      note_hidden (fold, event, values, step->row->seq);
  }
  return give_all (step, event, values, &derived, error);
}

static gboolean
apply_own (const Step *step, GError **error)
{
  const BaheKindInfo *info = step->fold->info;
  int event = info != NULL ? bahe_kind_event (info, step->row->type) : -1;

  if (event < 0)
    return TRUE;
  g_autoptr (BaheValues) values = bahe_event_values (info, event, step->body, NULL, error);
  return values != NULL && take_in (step, (guint) event, event, bahe_values_get (values), error);
}

static gboolean
apply_opened (const Step *step, GError **error)
{
  BaheFold *fold = step->fold;
  json_object *body = step->body;

  g_free (fold->title);
  fold->title = g_strdup (bahe_json_text (body, "title"));
  fold->part_of = bahe_json_integer (body, "part_of");
  fold->demo = bahe_json_flag (body, "demo");
  fold->when = step->when;
  bahe_rules_take (fold->rules, body);
  fold->setup_body = json_object_get (bahe_json_member (body, "setup"));
  if (fold->info == NULL)
    return TRUE;

  fold->happened = g_new0 (guint, fold->info->n_events + 1);
  g_autoptr (BaheJson) none = json_object_new_object ();
  fold->setup =
      bahe_values_from_json (fold->info->setup, fold->setup_body != NULL ? fold->setup_body : none, NULL, error);
  if (fold->setup == NULL)
    return FALSE;
  if (fold->info->table->state_new != NULL) {
    bahe_kind_enter (fold->info, "state_new");
    fold->state = fold->info->table->state_new (bahe_values_get (fold->setup));
    bahe_kind_leave ();
  }
  return TRUE;
}

static void
take_who (BaheEntrant *entrant, json_object *who)
{
  entrant->guest = g_strdup (bahe_json_text (who, "guest"));
  gint64 group = bahe_json_integer (who, "group"), person = bahe_json_integer (who, "person");
  entrant->type = group != 0 ? BAHE_GROUP : person != 0 ? BAHE_PERSON : BAHE_TEXT;
  entrant->who = group != 0 ? group : person;
}

/* The kind sees the entrant's number first, then the fields of its entry. */
static gboolean
apply_entered (const Step *step, GError **error)
{
  BaheFold *fold = step->fold;
  BaheEntrant *entrant = g_new0 (BaheEntrant, 1);

  entrant->number = bahe_json_integer (step->body, "entrant");
  entrant->seq = step->row->seq;
  entrant->fields = json_object_get (step->body);
  take_who (entrant, bahe_json_member (step->body, "who"));
  g_ptr_array_add (fold->entrants, entrant);
  if (fold->info == NULL)
    return TRUE;

  g_autoptr (BaheValues) entry = bahe_values_from_json (fold->info->entry, step->body, NULL, error);
  if (entry == NULL)
    return FALSE;
  g_autofree BaheValue *values = g_new0 (BaheValue, fold->info->n_entry + 2);
  values[0] = (BaheValue){ .how = BAHE_EXACT, .integer = entrant->number };
  if (fold->info->n_entry > 0)
    memcpy (values + 1, bahe_values_get (entry), fold->info->n_entry * sizeof (BaheValue));
  if (!take_in (step, BAHE_ENTERED, -1, values, error))
    return FALSE;
  if (bahe_fold_in_conflict (fold, step->row->seq))
    g_ptr_array_remove (fold->entrants, entrant);
  return TRUE;
}

static gboolean
apply_withdrawn (const Step *step, GError **error)
{
  BaheFold *fold = step->fold;
  gint64 number = bahe_json_integer (step->body, "entrant");
  const char *reason = bahe_json_text (step->body, "reason");
  BaheEntrant *entrant = bahe_fold_entrant (fold, number);

  if (entrant == NULL || entrant->out != NULL) {
    bahe_seq_table_put (fold->conflicts, step->row->seq, NULL);
    return TRUE;
  }
  if (fold->info != NULL) {
    BaheValue values[] = { { .how = BAHE_EXACT, .integer = number },
                           { .how = reason != NULL ? BAHE_EXACT : BAHE_UNSET, .text = reason } };
    if (!take_in (step, BAHE_WITHDRAWN, -1, values, error))
      return FALSE;
  }
  if (!bahe_fold_in_conflict (fold, step->row->seq))
    entrant->out = g_strdup (reason != NULL ? reason : _ ("withdrawn"));
  return TRUE;
}

static gboolean
is_about_awards (const char *type)
{
  return g_str_equal (type, BAHE_TYPE_AWARDED) || g_str_equal (type, BAHE_TYPE_AWARDS_PUBLISHED) ||
         g_str_equal (type, BAHE_TYPE_AWARDS_GRANTED) || g_str_equal (type, BAHE_TYPE_AWARDS_CORRECTED);
}

static void
take_awards (const Step *step)
{
  if (!bahe_awards_take (step->fold, step->row->type, step->body, step->row->seq, &step->when))
    bahe_seq_table_put (step->fold->conflicts, step->row->seq, NULL);
}

/* A reveal without a hold is what a cancelled hold leaves behind. */
static void
take_hold (const Step *step)
{
  BaheFold *fold = step->fold;
  gboolean hold = g_str_equal (step->row->type, BAHE_TYPE_HELD);

  if (hold == (fold->held != 0)) {
    bahe_seq_table_put (fold->conflicts, step->row->seq, NULL);
    return;
  }
  if (hold)
    fold->held = step->row->seq;
  else if (bahe_json_flag (step->body, "all"))
    fold->held = 0;
  else
    fold->revealed += (guint) bahe_json_integer (step->body, "places");
  if (hold || fold->held == 0)
    fold->revealed = 0;
}

static gboolean
apply_effective (const Step *step, GError **error)
{
  BaheFold *fold = step->fold;
  const char *type = step->row->type;

  if (g_str_equal (type, BAHE_TYPE_OPENED))
    return apply_opened (step, error);
  if (g_str_equal (type, BAHE_TYPE_ENTERED))
    return apply_entered (step, error);
  if (g_str_equal (type, BAHE_TYPE_WITHDRAWN))
    return apply_withdrawn (step, error);
  if (g_str_equal (type, BAHE_TYPE_ADOPTED))
    bahe_rules_take (fold->rules, step->body);
  else if (is_about_awards (type))
    take_awards (step);
  else if (g_str_equal (type, BAHE_TYPE_CLOSED) || g_str_equal (type, BAHE_TYPE_REOPENED))
    fold->closed = g_str_equal (type, BAHE_TYPE_CLOSED);
  else if (g_str_equal (type, BAHE_TYPE_HELD) || g_str_equal (type, BAHE_TYPE_REVEALED))
    take_hold (step);
  else if (!g_str_equal (type, BAHE_TYPE_ATTACHED))
    return apply_own (step, error);
  return TRUE;
}

gboolean
bahe_fold_apply (BaheFold *fold, const BaheEventRow *row, BaheSink *sink, GError **error)
{
  g_autoptr (GError) wrong = NULL;
  g_autoptr (BaheJson) body = bahe_json_parse (row->body, row->body_length, row->type, &wrong);

  if (body != NULL)
    return bahe_fold_apply_body (fold, row, body, sink, error);
  g_propagate_prefixed_error (error, g_steal_pointer (&wrong), _ ("Record %" PRId64 ": "), row->seq);
  return FALSE;
}

gboolean
bahe_fold_apply_body (BaheFold *fold, const BaheEventRow *row, json_object *body, BaheSink *sink, GError **error)
{
  const BaheCorrection *correction = bahe_seq_table_get (fold->corrections, row->seq);
  g_autoptr (BaheJson) effective = bahe_effective_body (body, correction);
  gboolean cancelled = correction != NULL && correction->cancelled;
  Step step = { .fold = fold, .row = row, .body = effective, .when = row->when, .sink = sink };
  if (correction != NULL && correction->when != NULL &&
      !bahe_span_parse (correction->when, row->when.first, &step.when, error))
    return FALSE;

  fold->version = row->version;
  fold->seq = row->seq;
  /* A number once given to an entrant is never given again, not even after its entry was cancelled. */
  if (g_str_equal (row->type, BAHE_TYPE_ENTERED))
    fold->last_entrant = MAX (fold->last_entrant, bahe_json_integer (body, "entrant"));
  if (!cancelled && !g_str_equal (row->type, BAHE_TYPE_CORRECTED) && !apply_effective (&step, error)) {
    g_prefix_error (error, _ ("Record %" PRId64 ": "), row->seq);
    return FALSE;
  }
  return sink == NULL || sink->event == NULL || sink->event (sink, fold, row, effective, cancelled, error);
}

gboolean
bahe_fold_apply_own (BaheFold *fold, const BaheEventRow *row, int event, const BaheValue *values, BaheSink *sink,
                     GError **error)
{
  const Step step = { .fold = fold, .row = row, .when = row->when, .sink = sink };

  fold->version = row->version;
  fold->seq = row->seq;
  if (take_in (&step, (guint) event, event, values, error))
    return TRUE;
  g_prefix_error (error, _ ("Record %" PRId64 ": "), row->seq);
  return FALSE;
}

/* ---- a whole stream ----------------------------------------------------------------------------- */

typedef struct {
  BaheUnit *unit;
  BaheFold *fold;
  BaheSink *sink;
  gboolean corrected; /* catch-up met a correction */
} Walk;

static gboolean
walk_all (const BaheEventRow *row, gpointer data, GError **error)
{
  Walk *walk = data;
  BaheFold *fold = walk->fold;

  if (fold->kind == NULL && g_str_equal (row->type, BAHE_TYPE_OPENED)) {
    g_autoptr (BaheJson) body = bahe_json_parse (row->body, row->body_length, BAHE_TYPE_OPENED, error);
    if (body == NULL)
      return FALSE;
    fold->kind = g_strdup (bahe_json_text (body, "kind"));
    fold->info = fold->kind != NULL ? bahe_plugins_kind (walk->unit->plugins, fold->kind) : NULL;
  }
  return bahe_fold_apply (fold, row, walk->sink, error);
}

BaheFold *
bahe_fold_load (BaheUnit *unit, BaheView *view, gint64 activity, gint64 until, json_object *extra, BaheSink *sink,
                GError **error)
{
  g_autoptr (BaheFold) fold = fold_new (unit, activity);
  Walk walk = { .unit = unit, .fold = fold, .sink = sink };
  BaheEventQuery query = { .activity = activity, .until_seq = until };

  fold->first_month = bahe_unit_first_month (view);
  fold->unit_version = bahe_view_version (view, BAHE_UNIT_STREAM);
  fold->corrections = bahe_corrections_read (view, activity, until, extra, error);
  if (fold->corrections == NULL || !bahe_view_each_event (view, &query, walk_all, &walk, error))
    return NULL;
  if (fold->kind == NULL) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_NOT_FOUND,
                 _ ("there is no activity %" PRId64 "; `bahe list` shows them all"), activity);
    return NULL;
  }
  return g_steal_pointer (&fold);
}

/* An event of which something must be told cannot be thought up. */
static gboolean
needs_values (const BaheField *field)
{
  for (; field != NULL && field->name != NULL; field++)
    if ((field->flags & BAHE_REQUIRED) != 0)
      return TRUE;
  return FALSE;
}

static gboolean
imagine (BaheFold *fold, int event, BaheSink *sink, GError **error)
{
  BaheEventRow row = {
    .activity = fold->activity, .seq = fold->seq + 1, .type = fold->info->events[event].table->name, .when = fold->when
  };
  g_autoptr (BaheJson) body = json_object_new_object ();
  Step step = { .fold = fold, .row = &row, .body = body, .when = row.when, .sink = sink };

  fold->seq = row.seq;
  return apply_own (&step, error);
}

BaheFold *
bahe_fold_load_opened (BaheUnit *unit, BaheView *view, gint64 activity, gint64 until, BaheSink *sink, GError **error)
{
  g_autoptr (BaheFold) fold = bahe_fold_load (unit, view, activity, until, NULL, sink, error);

  for (guint i = 0; fold != NULL && i < fold->hidden->len; i++) {
    int opens = g_array_index (fold->hidden, BaheHidden, i).until;
    if (fold->happened[opens] == 0 && !needs_values (fold->info->events[opens].table->fields) &&
        !imagine (fold, opens, sink, error))
      return NULL;
  }
  return g_steal_pointer (&fold);
}

static gboolean
walk_later (const BaheEventRow *row, gpointer data, GError **error)
{
  Walk *walk = data;

  if (g_str_equal (row->type, BAHE_TYPE_CORRECTED)) {
    walk->corrected = TRUE;
    return FALSE;
  }
  return bahe_fold_apply (walk->fold, row, walk->sink, error);
}

gboolean
bahe_fold_is_current (const BaheFold *fold, BaheView *view)
{
  return fold->unit_version == bahe_view_version (view, BAHE_UNIT_STREAM) &&
         fold->version == bahe_view_version (view, fold->activity);
}

gboolean
bahe_fold_catch_up (BaheUnit *unit, BaheView *view, BaheFold **fold, GError **error)
{
  gint64 activity = (*fold)->activity, version = bahe_view_version (view, activity);
  gboolean same_year = (*fold)->unit_version == bahe_view_version (view, BAHE_UNIT_STREAM);

  if (same_year && (*fold)->version == version)
    return TRUE;
  if (same_year && (*fold)->version < version) {
    Walk walk = { .unit = unit, .fold = *fold };
    BaheEventQuery query = { .activity = activity, .after_version = (*fold)->version };
    if (!bahe_view_each_event (view, &query, walk_later, &walk, error))
      return FALSE;
    if (!walk.corrected)
      return TRUE;
  }
  g_clear_pointer (fold, bahe_fold_free);
  *fold = bahe_fold_load (unit, view, activity, 0, NULL, NULL, error);
  return *fold != NULL;
}

static gboolean
read_month (const BaheEventRow *row, gpointer data, GError **error)
{
  int *month = data;
  g_autoptr (BaheJson) body = bahe_json_parse (row->body, row->body_length, row->type, error);
  if (body == NULL)
    return FALSE;

  json_object *values = bahe_json_member (body, "values");
  json_object *setup = bahe_json_member (values != NULL ? values : body, "setup");
  const char *name = "first-month";
  gint64 found = bahe_json_integer (setup, name);
  if (found == 0)
    found = bahe_json_integer (values != NULL ? values : body, name);
  if (found >= 1 && found <= 12)
    *month = (int) found;
  return TRUE;
}

int
bahe_unit_first_month (BaheView *view)
{
  int month = 1;
  BaheEventQuery query = { .activity = BAHE_UNIT_STREAM };
  g_autoptr (GError) error = NULL;

  if (!bahe_view_each_event (view, &query, read_month, &month, &error))
    g_warning ("first month of the year: %s", error->message);
  return month;
}
