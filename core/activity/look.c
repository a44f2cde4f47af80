/* Records, setups and entrants for people and for JSON. */
#include "activity/private.h"

#include <string.h>

/* ---- one record in words ------------------------------------------------------------------------ */

static const BaheLabel *
event_label (const BaheKindInfo *info, const char *type)
{
  const BaheLabel *host = bahe_host_event_label (type);
  if (host != NULL)
    return host;
  int event = info != NULL ? bahe_kind_event (info, type) : -1;
  return event >= 0 ? &info->events[event].table->label : NULL;
}

static const char *
label_or_type (const BaheLabel *label, const char *type)
{
  return label != NULL && *bahe_label (label) != '\0' ? bahe_label (label) : type;
}

const char *
bahe_event_title (const BaheKindInfo *info, const char *type)
{
  return label_or_type (event_label (info, type), type);
}

static void
add_shown (json_object *shown, BaheNaming *naming, const BaheField *fields, const BaheValue *values)
{
  for (guint i = 0; fields != NULL && fields[i].name != NULL; i++) {
    if (values[i].how == BAHE_UNSET || (fields[i].flags & BAHE_CERTIFICATE) != 0)
      continue;
    g_autofree char *text = bahe_naming_show (naming, &fields[i], &values[i]);
    bahe_json_add_text (shown, label_or_type (&fields[i].label, fields[i].name), text);
  }
}

/* Fields whose JSON is laid out as fields say, or nothing where it cannot be read so. */
static void
show_fields (json_object *shown, BaheNaming *naming, const BaheField *fields, json_object *body)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BaheValues) values = bahe_values_from_json (fields, body, &naming->names, &error);

  if (values != NULL)
    add_shown (shown, naming, fields, bahe_values_get (values));
  else
    g_warning ("%s", error->message);
}

static void
show_entered (json_object *shown, BaheNaming *naming, const BaheFold *fold, json_object *body)
{
  BaheEntrant entrant = { .number = bahe_json_integer (body, "entrant"), .fields = body };
  json_object *who = bahe_json_member (body, "who");
  gint64 group = bahe_json_integer (who, "group"), person = bahe_json_integer (who, "person");

  entrant.type = group != 0 ? BAHE_GROUP : person != 0 ? BAHE_PERSON : BAHE_TEXT;
  entrant.who = group != 0 ? group : person;
  entrant.guest = (char *) bahe_json_text (who, "guest");
  g_autofree char *name = bahe_entrant_name (naming, &entrant);
  static const BaheLabel team = { "队", "Team" }, player = { "选手", "Player" },
                         guest = { "队 / 选手", "Team or player" };
  const BaheLabel *label = entrant.type == BAHE_GROUP ? &team : entrant.type == BAHE_PERSON ? &player : &guest;
  bahe_json_add_text (shown, bahe_label (label), name);
  if (fold->info != NULL)
    show_fields (shown, naming, fold->info->entry, body);
}

/* Without its plugin a record is shown as it is stored. */
static void
show_raw (json_object *shown, json_object *values)
{
  json_object_object_foreach (values, name, value)
  {
    const char *text = json_object_is_type (value, json_type_string) ? json_object_get_string (value)
                       : value != NULL                               ? bahe_json_plain (value)
                                                                     : "";
    bahe_json_add_text (shown, name, text);
  }
}

static json_object *mask (json_object *value);

static json_object *
mask_members (json_object *object)
{
  json_object *masked = json_object_new_object ();

  json_object_object_foreach (object, name, value)
  {
    json_object_object_add (masked, name, mask (value));
  }
  return masked;
}

/* A copy in which what is private only says that it was given. */
static json_object *
mask (json_object *value)
{
  if (json_object_is_type (value, json_type_array)) {
    json_object *masked = json_object_new_array ();
    for (size_t i = 0; i < json_object_array_length (value); i++)
      json_object_array_add (masked, mask (json_object_array_get_idx (value, i)));
    return masked;
  }
  if (!json_object_is_type (value, json_type_object))
    return json_object_get (value);
  if (bahe_json_member (value, "sealed") != NULL)
    return json_object_new_string (_ ("given"));
  return mask_members (value);
}

/* Awards are recorded in both languages; one of them is shown. */
static json_object *
awards_to_show (json_object *body)
{
  json_object *copy = NULL;

  if (json_object_deep_copy (body, &copy, NULL) != 0)
    return NULL;
  json_object *rows = bahe_json_member (copy, "rows");
  for (size_t i = 0; rows != NULL && i < json_object_array_length (rows); i++) {
    json_object *row = json_object_array_get_idx (rows, i);
    g_autofree char *award = g_strdup (bahe_awarded_name (row));
    bahe_json_add_text (row, "award", award);
  }
  return copy;
}

/* {label: text}: what a person reads of the body. */
static json_object *
shown_of (BaheNaming *naming, const BaheFold *fold, const char *type, json_object *body)
{
  json_object *shown = json_object_new_object ();
  const BaheField *host = bahe_host_event_fields (type);

  if (g_str_equal (type, BAHE_TYPE_ENTERED)) {
    show_entered (shown, naming, fold, body);
  } else if (g_str_equal (type, BAHE_TYPE_AWARDED)) {
    g_autoptr (BaheJson) awards = awards_to_show (body);
    show_fields (shown, naming, host, awards);
  } else if (host != NULL) {
    show_fields (shown, naming, host, body);
    if (g_str_equal (type, BAHE_TYPE_OPENED) && fold->info != NULL && bahe_json_member (body, "setup") != NULL)
      show_fields (shown, naming, fold->info->setup, bahe_json_member (body, "setup"));
  } else {
    int event = fold->info != NULL ? bahe_kind_event (fold->info, type) : -1;
    g_autoptr (GError) error = NULL;
    g_autoptr (BaheValues) values =
        event >= 0 ? bahe_event_values (fold->info, event, body, &naming->names, &error) : NULL;
    g_autoptr (BaheJson) masked = values == NULL ? mask (body) : NULL;
    if (values != NULL)
      add_shown (shown, naming, fold->info->events[event].table->fields, bahe_values_get (values));
    else
      show_raw (shown, masked);
  }
  return shown;
}

static void
write_title (GString *words, const BaheLabel *label, const char *type)
{
  const char *title = label_or_type (label, type);

  bahe_text_add (words, title, strlen (title));
}

void
bahe_event_write_own (GString *words, BaheNaming *naming, const BaheFold *fold, int event, const BaheValue *values)
{
  const BaheEventType *table = fold->info->events[event].table;

  write_title (words, &table->label, table->name);
  for (const BaheField *field = table->fields; field != NULL && field->name != NULL; field++, values++) {
    if (values->how == BAHE_UNSET || (field->flags & BAHE_CERTIFICATE) != 0)
      continue;
    bahe_text_add (words, " · ", strlen (" · "));
    write_title (words, &field->label, field->name);
    bahe_text_add (words, " ", 1);
    bahe_naming_write (words, naming, field, values);
  }
}

char *
bahe_event_words (BaheNaming *naming, const BaheFold *fold, const char *type, json_object *body)
{
  GString *words = g_string_new (NULL);
  int event = fold->info != NULL && bahe_host_event_label (type) == NULL ? bahe_kind_event (fold->info, type) : -1;
  g_autoptr (BaheValues) own = event >= 0 ? bahe_event_values (fold->info, event, body, NULL, NULL) : NULL;

  if (own != NULL) {
    bahe_event_write_own (words, naming, fold, event, bahe_values_get (own));
    return g_string_free (words, FALSE);
  }
  g_string_append (words, bahe_event_title (fold->info, type));
  if (g_str_equal (type, BAHE_TYPE_CORRECTED) && bahe_json_member (body, "values") == NULL)
    g_string_assign (words, _ ("Voided"));
  g_autoptr (BaheJson) shown = shown_of (naming, fold, type, body);
  json_object_object_foreach (shown, label, text)
  {
    g_string_append_printf (words, " · %s %s", label, json_object_get_string (text));
  }
  return g_string_free (words, FALSE);
}

/* ---- the history -------------------------------------------------------------------------------- */

typedef struct {
  BaheSink sink;     /* first: a sink is one of these */
  GPtrArray *events; /* of json_object */
} History;

static gboolean
note_event (BaheSink *sink, const BaheFold *fold, const BaheEventRow *row, json_object *body, gboolean cancelled,
            GError **error)
{
  History *history = (History *) sink;
  json_object *event = json_object_new_object ();
  g_autofree char *when = bahe_span_format (&row->when);

  json_object_object_add (event, "seq", json_object_new_int64 (row->seq));
  json_object_object_add (event, "activity", json_object_new_int64 (row->activity));
  json_object_object_add (event, "version", json_object_new_int64 (row->version));
  bahe_json_add_text (event, "type", row->type);
  bahe_json_add_text (event, "when", when);
  bahe_json_add_text (event, "when_words", row->when_words);
  json_object_object_add (event, "recorded", json_object_new_int64 (row->recorded));
  json_object_object_add (event, "actor", json_object_new_int64 (row->actor));
  json_object_object_add (event, "values", json_object_get (body));
  const BaheCorrection *correction = bahe_seq_table_get (fold->corrections, row->seq);
  json_object_object_add (event, "corrected_by", correction != NULL ? json_object_new_int64 (correction->by) : NULL);
  if (correction != NULL && correction->when != NULL)
    bahe_json_add_text (event, "when", correction->when);
  json_object_object_add (event, "cancelled", json_object_new_boolean (cancelled));
  json_object_object_add (event, "conflict", json_object_new_boolean (bahe_fold_in_conflict (fold, row->seq)));
  g_ptr_array_add (history->events, event);
  return TRUE;
}

/* Before the event that opens it, a hidden record says to others only that it is there. */
static gboolean
is_hidden (const BaheFold *fold, const char *type, BaheRole role)
{
  int event = fold->info != NULL ? bahe_kind_event (fold->info, type) : -1;
  int until = event >= 0 ? fold->info->events[event].hidden_until : -1;

  return role < BAHE_OFFICER && until >= 0 && fold->happened[until] == 0;
}

gboolean
bahe_event_is_kept_back (const BaheFold *fold, const char *type, gint64 seq, const BaheCorrection *correction,
                         BaheRole role)
{
  gint64 by = correction != NULL ? correction->by : 0;

  return is_hidden (fold, type, role) ||
         (role < BAHE_OFFICER && (bahe_hold_hides (fold, type, seq) || bahe_hold_hides (fold, type, by)));
}

/* Whoever has what a check code is made of can make the code. */
static void
drop_secrets (json_object *values, const BaheFold *fold, const char *type)
{
  int event = fold->info != NULL ? bahe_kind_event (fold->info, type) : -1;
  const BaheField *fields = event >= 0 ? fold->info->events[event].table->fields : NULL;

  for (const BaheField *field = fields; field != NULL && field->name != NULL; field++)
    if ((field->flags & BAHE_CERTIFICATE) != 0)
      json_object_object_del (values, field->name);
}

/* Names are known only when the whole stream is folded, so what is shown is made at the end. */
static void
finish_event (json_object *event, BaheNaming *naming, const BaheFold *fold, BaheRole role)
{
  const char *type = bahe_json_text (event, "type");
  json_object *body = bahe_json_member (event, "values");
  gint64 seq = bahe_json_integer (event, "seq");
  const BaheCorrection *correction = bahe_seq_table_get (fold->corrections, seq);
  g_autoptr (BaheJson) shown = NULL, values = NULL;

  if (bahe_event_is_kept_back (fold, type, seq, correction, role)) {
    shown = json_object_new_object ();
    values = json_object_new_object ();
    json_object_object_add (event, "hidden", json_object_new_boolean (TRUE));
  } else {
    json_object *policy = bahe_json_member (body, "_policy");
    shown = shown_of (naming, fold, type, body);
    values = mask (body);
    json_object_object_del (values, "_policy");
    drop_secrets (values, fold, type);
    g_autoptr (BaheJson) files = bahe_files_listed (body);
    if (json_object_array_length (files) > 0)
      json_object_object_add (event, "files", g_steal_pointer (&files));
    if (policy != NULL)
      json_object_object_add (event, "policy", json_object_get (policy));
  }
  bahe_json_add_text (event, "label", bahe_event_title (fold->info, type));
  json_object_object_add (event, "shown", g_steal_pointer (&shown));
  json_object_object_add (event, "values", g_steal_pointer (&values));
}

static gboolean
add_history (BaheUnit *unit, BaheView *view, gint64 activity, BaheRole role, GPtrArray *all, GError **error)
{
  History history = { .sink = { .event = note_event }, .events = all };
  guint before = all->len;
  g_autoptr (BaheFold) fold = bahe_fold_load (unit, view, activity, 0, NULL, &history.sink, error);
  g_auto (BaheNaming) naming = { 0 };

  if (fold == NULL || !bahe_naming_init (&naming, unit, view, fold, 0, error))
    return FALSE;
  for (guint i = before; i < all->len; i++)
    finish_event (all->pdata[i], &naming, fold, role);
  return TRUE;
}

static int
compare_events (gconstpointer a, gconstpointer b)
{
  gint64 left = bahe_json_integer (*(json_object *const *) a, "seq");
  gint64 right = bahe_json_integer (*(json_object *const *) b, "seq");

  return left < right ? -1 : left > right;
}

static gboolean
note_number (const BaheActivityRow *row, gpointer data, GError **error)
{
  g_array_append_val ((GArray *) data, row->number);
  return TRUE;
}

json_object *
bahe_unit_events (BaheUnit *unit, gint64 activity, BaheRole role, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) bahe_json_put);
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (BaheView) view = bahe_view_begin (unit->store, error);
  if (view == NULL)
    return NULL;
  if (activity != 0)
    g_array_append_val (numbers, activity);
  else if (!bahe_view_each_activity (view, note_number, numbers, error))
    return NULL;

  for (guint i = 0; i < numbers->len; i++)
    if (!add_history (unit, view, g_array_index (numbers, gint64, i), role, all, error))
      return NULL;
  g_ptr_array_sort (all, compare_events);
  json_object *list = json_object_new_array ();
  for (guint i = 0; i < all->len; i++)
    json_object_array_add (list, json_object_get (all->pdata[i]));
  return list;
}

/* ---- the setup ---------------------------------------------------------------------------------- */

json_object *
bahe_setup_json (BaheUnit *unit, BaheView *view, const BaheFold *fold, gint64 as_of, GError **error)
{
  g_auto (BaheNaming) naming = { 0 };

  if (fold->info == NULL || fold->setup == NULL)
    return json_object_new_object ();
  if (!bahe_naming_init (&naming, unit, view, fold, as_of, error))
    return NULL;
  return bahe_row_json (&naming, fold->info->setup, bahe_values_get (fold->setup));
}

json_object *
bahe_unit_setup (BaheUnit *unit, gint64 activity, GError **error)
{
  g_autoptr (BaheView) view = bahe_view_begin (unit->store, error);
  BaheFold *fold = view != NULL ? bahe_unit_take_fold (unit, view, activity, error) : NULL;
  if (fold == NULL)
    return NULL;
  json_object *setup = bahe_setup_json (unit, view, fold, 0, error);
  bahe_unit_give_fold (unit, fold);
  return setup;
}

/* ---- entrants ----------------------------------------------------------------------------------- */

static json_object *
entrant_json (BaheNaming *naming, const BaheEntrant *entrant)
{
  g_autoptr (BaheJson) object = mask (entrant->fields);
  g_autofree char *name = bahe_entrant_name (naming, entrant);

  json_object_object_del (object, "entrant");
  json_object_object_add (object, "number", json_object_new_int64 (entrant->number));
  bahe_json_add_text (object, "name", name);
  json_object_object_add (object, "withdrawn", entrant->out != NULL ? json_object_new_string (entrant->out) : NULL);
  return g_steal_pointer (&object);
}

json_object *
bahe_unit_entrants (BaheUnit *unit, gint64 activity, GError **error)
{
  g_autoptr (BaheView) view = bahe_view_begin (unit->store, error);
  BaheFold *fold = view != NULL ? bahe_unit_take_fold (unit, view, activity, error) : NULL;
  if (fold == NULL)
    return NULL;
  json_object *list = NULL;
  {
    g_auto (BaheNaming) naming = { 0 };
    if (bahe_naming_init (&naming, unit, view, fold, 0, error)) {
      list = json_object_new_array ();
      for (guint i = 0; i < fold->entrants->len; i++)
        json_object_array_add (list, entrant_json (&naming, fold->entrants->pdata[i]));
    }
  }
  bahe_unit_give_fold (unit, fold);
  return list;
}

/* ---- what boards are made from ------------------------------------------------------------------ */

static gboolean
see_seq (const BaheEventRow *row, gpointer data, GError **error)
{
  *(gint64 *) data = row->seq;
  return TRUE;
}

/* Whether its rows tell what was done in other activities, so that any record may change them. */
static gboolean
looks_everywhere (BaheUnit *unit, BaheView *view, gint64 activity)
{
  const char *kind = bahe_kind_of (view, activity);

  const BaheKindInfo *info = kind != NULL ? bahe_plugins_kind (unit->plugins, kind) : NULL;
  return info != NULL && info->table->view_deeds != NULL;
}

gboolean
bahe_boards_seq (BaheUnit *unit, BaheView *view, gint64 activity, gint64 *seq, GError **error)
{
  const gint64 usual[] = { activity, BAHE_ROSTER_STREAM, BAHE_UNIT_STREAM };
  g_autoptr (GArray) streams = g_array_new (FALSE, FALSE, sizeof (gint64));

  *seq = 0;
  if (looks_everywhere (unit, view, activity)) {
    *seq = MAX (bahe_view_last_seq (view), 0);
    return TRUE;
  }
  g_array_append_vals (streams, usual, G_N_ELEMENTS (usual));
  if (!bahe_from_sources (unit, view, activity, streams, error))
    return FALSE;
  for (guint i = 0; i < streams->len; i++) {
    gint64 stream = g_array_index (streams, gint64, i), version = bahe_view_version (view, stream), last = 0;
    const BaheEventQuery query = { .activity = stream, .after_version = version - 1 };
    if (version > 0 && !bahe_view_each_event (view, &query, see_seq, &last, error))
      return FALSE;
    *seq = MAX (*seq, last);
  }
  return TRUE;
}

gint64
bahe_unit_boards_seq (BaheUnit *unit, gint64 activity, GError **error)
{
  gint64 seq = 0;
  g_autoptr (BaheView) view = bahe_view_begin (unit->store, error);

  if (view == NULL)
    return 0;
  if (bahe_view_version (view, activity) <= 0) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_NOT_FOUND,
                 _ ("there is no activity %" PRId64 "; `bahe list` shows them all"), activity);
    return 0;
  }
  return bahe_boards_seq (unit, view, activity, &seq, error) ? seq : 0;
}
