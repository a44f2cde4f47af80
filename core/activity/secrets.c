/* Private values for people: which there are, and reading them, which leaves a trace. */
#include "activity/private.h"

#include <string.h>

/* Of the roster's kind: what reading leaves in its stream. */
#define VERB_READ "read-private"

/* ---- what is sealed in a record ------------------------------------------------------------------ */

typedef struct {
  const BaheField *field;
  gint64 person;
  json_object *holder; /* object whose member is sealed */
  char *path;          /* "reason", "gifts/2/note": as it is bound in */
} Sealed;

static void
sealed_clear (gpointer data)
{
  g_free (((Sealed *) data)->path);
}

static void
find_sealed (const BaheField *fields, json_object *body, json_object *whole, const char *before, GArray *found)
{
  for (guint i = 0; fields != NULL && fields[i].name != NULL; i++) {
    json_object *value = bahe_json_member (body, fields[i].name);
    g_autofree char *path = g_strconcat (before, fields[i].name, NULL);
    if (fields[i].private_to != NULL && bahe_json_text (value, "sealed") != NULL) {
      json_object *owner = bahe_json_member (body, fields[i].private_to) != NULL ? body : whole;
      Sealed sealed = { .field = &fields[i],
                        .person = bahe_json_integer (owner, fields[i].private_to),
                        .holder = body,
                        .path = g_steal_pointer (&path) };
      g_array_append_val (found, sealed);
    } else if (fields[i].columns != NULL && json_object_is_type (value, json_type_array)) {
      for (gsize row = 0; row < json_object_array_length (value); row++) {
        g_autofree char *inner = g_strdup_printf ("%s/%u/", path, (guint) row + 1);
        find_sealed (fields[i].columns, json_object_array_get_idx (value, row), whole, inner, found);
      }
    }
  }
}

/* An array of Sealed of a record of the kind's own; none of any other. */
static GArray *
sealed_in (const BaheKindInfo *info, const char *type, json_object *body)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (Sealed));
  int event = info != NULL ? bahe_kind_event (info, type) : -1;

  g_array_set_clear_func (found, sealed_clear);
  if (event >= 0)
    find_sealed (info->events[event].table->fields, body, body, "", found);
  return found;
}

/* ---- records that hold something ------------------------------------------------------------------ */

typedef struct {
  gint64 seq, activity, first; /* first: the minute it happened */
  char *type, *when, *place;
  json_object *body; /* effective, a copy */
  gboolean cancelled;
  GArray *sealed; /* points into body */
} Holding;

static void
holding_free (gpointer data)
{
  Holding *holding = data;

  g_array_unref (holding->sealed);
  json_object_put (holding->body);
  g_free (holding->type);
  g_free (holding->when);
  g_free (holding->place);
  g_free (holding);
}

char *
bahe_event_place (const BaheEventRow *row)
{
  g_autofree char *id = bahe_id_format (&row->id);

  return g_strdup_printf ("%s:%u", id, row->part);
}

typedef struct {
  BaheSink sink;       /* first: a sink is one of these */
  GPtrArray *holdings; /* of Holding */
  GHashTable *ended;   /* person → minute of the record from which the years of retention run; NULL: not asked */
} Search;

static void
note_end (GHashTable *ended, const BaheFold *fold, const BaheEventRow *row, json_object *body)
{
  gint64 person;

  if (bahe_retention_ends (fold->info, row->type, body, &person))
    g_hash_table_replace (ended, g_memdup2 (&person, sizeof person),
                          g_memdup2 (&row->when.first, sizeof row->when.first));
}

static gboolean
take_record (BaheSink *sink, const BaheFold *fold, const BaheEventRow *row, json_object *body, gboolean cancelled,
             GError **error)
{
  json_object *copy = bahe_json_copy (body);
  GArray *sealed = sealed_in (fold->info, row->type, copy);
  const Search *search = (Search *) sink;

  if (search->ended != NULL && !cancelled)
    note_end (search->ended, fold, row, body);

  if (sealed->len == 0) {
    g_array_unref (sealed);
    json_object_put (copy);
    return TRUE;
  }
  Holding *holding = g_new0 (Holding, 1);
  *holding = (Holding){ .seq = row->seq,
                        .activity = row->activity,
                        .first = row->when.first,
                        .type = g_strdup (row->type),
                        .when = bahe_span_format (&row->when),
                        .place = bahe_event_place (row),
                        .body = copy,
                        .cancelled = cancelled,
                        .sealed = sealed };
  g_ptr_array_add (search->holdings, holding);
  return TRUE;
}

/* The fold of an activity, and what of it holds something private. */
static BaheFold *
search (BaheUnit *unit, BaheView *view, gint64 activity, GPtrArray *holdings, GError **error)
{
  Search search = { .sink = { .event = take_record }, .holdings = holdings };

  return bahe_fold_load (unit, view, activity, 0, NULL, &search.sink, error);
}

/* ---- the list ------------------------------------------------------------------------------------ */

typedef struct {
  BaheUnit *unit;
  BaheView *view;
  gint64 person; /* 0: all */
  BaheRetentions *retentions;
  GHashTable *ended; /* of the activity that is listed */
  json_object *list;
} Listing;

/* Its key is here, and of a file the content too. */
static gboolean
is_readable (const Listing *listing, const Sealed *sealed)
{
  json_object *hashes = bahe_json_member (bahe_json_member (sealed->holder, sealed->field->name), "blake2b");
  guint8 hash[BAHE_HASH_SIZE];
  gboolean gone = FALSE;

  if (hashes != NULL && json_object_array_length (hashes) > 0 &&
      bahe_hash_parse (json_object_get_string (json_object_array_get_idx (hashes, 0)), hash) &&
      !bahe_view_file_is_gone (listing->view, hash, &gone, NULL))
    return FALSE;
  return !gone && bahe_store_key_is_here (listing->unit->store, sealed->person);
}

static void
add_due (const Listing *listing, const BaheFold *fold, const Holding *holding, const Sealed *sealed, json_object *row)
{
  g_autofree char *due = bahe_retention_due (listing->retentions, fold->kind, sealed->field, holding->first,
                                             g_hash_table_lookup (listing->ended, &sealed->person));

  bahe_json_add_text (row, "due", due != NULL ? due : "");
}

static void
list_holding (const Listing *listing, BaheNaming *naming, const BaheFold *fold, const Holding *holding)
{
  gint64 person = listing->person;

  for (guint i = 0; i < holding->sealed->len; i++) {
    const Sealed *sealed = &g_array_index (holding->sealed, Sealed, i);
    if (person != 0 && bahe_roster_resolve (naming->roster, sealed->person) != person && sealed->person != person)
      continue;
    json_object *row = json_object_new_object ();
    g_autofree char *name = bahe_roster_name (naming->roster, sealed->person);
    json_object_object_add (row, "seq", json_object_new_int64 (holding->seq));
    json_object_object_add (row, "activity", json_object_new_int64 (holding->activity));
    bahe_json_add_text (row, "title", fold->title);
    bahe_json_add_text (row, "when", holding->when);
    bahe_json_add_text (row, "record", bahe_event_title (fold->info, holding->type));
    bahe_json_add_text (row, "field", bahe_label (&sealed->field->label));
    json_object_object_add (row, "person", json_object_new_int64 (sealed->person));
    bahe_json_add_text (row, "name", name);
    json_object_object_add (row, "cancelled", json_object_new_boolean (holding->cancelled));
    json_object_object_add (row, "file", json_object_new_boolean (sealed->field->type == BAHE_FILE));
    json_object_object_add (row, "readable", json_object_new_boolean (is_readable (listing, sealed)));
    add_due (listing, fold, holding, sealed, row);
    json_object_array_add (listing->list, row);
  }
}

static gboolean
list_activity (Listing *listing, gint64 activity, GError **error)
{
  g_autoptr (GPtrArray) holdings = g_ptr_array_new_with_free_func (holding_free);
  g_autoptr (GHashTable) ended = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  Search search = { .sink = { .event = take_record }, .holdings = holdings, .ended = ended };
  g_autoptr (BaheFold) fold = bahe_fold_load (listing->unit, listing->view, activity, 0, NULL, &search.sink, error);
  g_auto (BaheNaming) naming = { 0 };

  if (fold == NULL || !bahe_naming_init (&naming, listing->unit, listing->view, fold, 0, error))
    return FALSE;
  listing->ended = ended;
  for (guint i = 0; i < holdings->len; i++)
    list_holding (listing, &naming, fold, holdings->pdata[i]);
  return TRUE;
}

static gboolean
note_number (const BaheActivityRow *row, gpointer data, GError **error)
{
  g_array_append_val ((GArray *) data, row->number);
  return TRUE;
}

json_object *
bahe_unit_private (BaheUnit *unit, gint64 person, GError **error)
{
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (BaheView) view = bahe_view_begin (unit->store, error);
  g_autoptr (BaheRetentions) retentions = view != NULL ? bahe_retentions_read (unit, view, error) : NULL;
  g_autoptr (BaheJson) list = json_object_new_array ();
  Listing listing = { .unit = unit, .view = view, .person = person, .retentions = retentions, .list = list };

  if (retentions == NULL || !bahe_view_each_activity (view, note_number, numbers, error))
    return NULL;
  for (guint i = 0; i < numbers->len; i++)
    if (!list_activity (&listing, g_array_index (numbers, gint64, i), error))
      return NULL;
  return g_steal_pointer (&list);
}

/* ---- reading --------------------------------------------------------------------------------------- */

typedef struct {
  gint64 of;
  GPtrArray *places;
} Corrections;

static gboolean
take_correction (const BaheEventRow *row, gpointer data, GError **error)
{
  Corrections *corrections = data;
  g_autoptr (BaheJson) body = bahe_json_parse (row->body, row->body_length, row->type, error);

  if (body == NULL)
    return FALSE;
  if (bahe_json_integer (body, "of") == corrections->of)
    g_ptr_array_add (corrections->places, bahe_event_place (row));
  return TRUE;
}

/* A value was sealed in its own record, or in one that corrected it. */
static GPtrArray *
places_of (BaheView *view, const Holding *holding, GError **error)
{
  g_autoptr (GPtrArray) places = g_ptr_array_new_with_free_func (g_free);
  const BaheEventQuery query = { .activity = holding->activity, .type = BAHE_TYPE_CORRECTED };
  Corrections corrections = { .of = holding->seq, .places = places };

  g_ptr_array_add (places, g_strdup (holding->place));
  if (!bahe_view_each_event (view, &query, take_correction, &corrections, error))
    return NULL;
  return g_steal_pointer (&places);
}

/* The JSON of a sealed value; NULL where the person was forgotten, or with CORRUPT. */
static char *
unseal (BaheUnit *unit, const Sealed *sealed, const GPtrArray *places, GError **error)
{
  json_object *value = bahe_json_member (sealed->holder, sealed->field->name);
  const char *text = bahe_json_text (value, "sealed");
  char *plain = NULL;

  for (guint i = 0; i < places->len && plain == NULL; i++) {
    g_autofree char *place = g_strdup_printf ("%s/%s", (const char *) places->pdata[i], sealed->path);
    g_clear_error (error);
    plain = bahe_store_unseal (unit->store, sealed->person, place, text, error);
  }
  return plain;
}

/* Opens the sealed values of a record; what was destroyed is passed over. */
static gboolean
open_each (BaheUnit *unit, BaheView *view, const Holding *holding, BaheEachPrivate each, gpointer data, GError **error)
{
  g_autoptr (GPtrArray) places = places_of (view, holding, error);

  for (guint i = 0; places != NULL && i < holding->sealed->len; i++) {
    const Sealed *sealed = &g_array_index (holding->sealed, Sealed, i);
    g_autoptr (GError) erased = NULL;
    g_autofree char *plain = unseal (unit, sealed, places, &erased);
    if (plain != NULL)
      each (sealed->person, plain, data);
    else if (!g_error_matches (erased, BAHE_ERROR, BAHE_ERROR_NOT_FOUND)) {
      g_propagate_error (error, g_steal_pointer (&erased));
      return FALSE;
    }
  }
  return places != NULL;
}

gboolean
bahe_private_each (BaheUnit *unit, gint64 activity, const char *type, BaheEachPrivate each, gpointer data,
                   GError **error)
{
  g_autoptr (BaheView) view = bahe_view_begin (unit->store, error);
  g_autoptr (GPtrArray) holdings = g_ptr_array_new_with_free_func (holding_free);
  g_autoptr (BaheFold) fold = view != NULL ? search (unit, view, activity, holdings, error) : NULL;

  for (guint i = 0; fold != NULL && i < holdings->len; i++) {
    const Holding *holding = holdings->pdata[i];
    if (!holding->cancelled && g_str_equal (holding->type, type) && !open_each (unit, view, holding, each, data, error))
      return FALSE;
  }
  return fold != NULL;
}

/* What a sealed value says, for people. */
static char *
show_plain (BaheNaming *naming, const Sealed *sealed, const char *plain)
{
  const BaheField only[] = { *sealed->field, { 0 } };
  g_autoptr (BaheJson) body = json_object_new_object ();

  json_object_object_add (body, only->name, json_tokener_parse (plain));
  g_autoptr (BaheValues) values = bahe_values_from_json (only, body, &naming->names, NULL);
  return values != NULL ? bahe_naming_show (naming, only, bahe_values_get (values)) : g_strdup (plain);
}

/* What each sealed file is, without its content. */
static json_object *
files_of (const Sealed *sealed, const char *plain)
{
  g_autoptr (BaheJson) value = json_tokener_parse (plain), body = json_object_new_object ();
  g_autofree char *top = g_strndup (sealed->path, strcspn (sealed->path, "/"));

  json_object_object_add (body, top, json_object_get (value));
  return bahe_files_listed (body);
}

static gboolean
read_holding (BaheUnit *unit, BaheView *view, BaheNaming *naming, const Holding *holding, json_object *list,
              GError **error)
{
  g_autoptr (GPtrArray) places = places_of (view, holding, error);

  for (guint i = 0; places != NULL && i < holding->sealed->len; i++) {
    const Sealed *sealed = &g_array_index (holding->sealed, Sealed, i);
    g_autoptr (GError) erased = NULL;
    g_autofree char *plain = unseal (unit, sealed, places, &erased);
    if (plain == NULL && !g_error_matches (erased, BAHE_ERROR, BAHE_ERROR_NOT_FOUND)) {
      g_propagate_error (error, g_steal_pointer (&erased));
      return FALSE;
    }
    json_object *row = json_object_new_object ();
    g_autofree char *name = bahe_roster_name (naming->roster, sealed->person);
    g_autofree char *text = plain != NULL ? show_plain (naming, sealed, plain) : g_strdup (_ ("destroyed"));
    bahe_json_add_text (row, "name", name);
    bahe_json_add_text (row, "field", bahe_label (&sealed->field->label));
    bahe_json_add_text (row, "text", text);
    if (plain != NULL && sealed->field->type == BAHE_FILE)
      json_object_object_add (row, "files", files_of (sealed, plain));
    json_object_object_add (row, "readable", json_object_new_boolean (plain != NULL));
    json_object_array_add (list, row);
  }
  return places != NULL;
}

static gboolean
find_activity_of (const BaheEventRow *row, gpointer data, GError **error)
{
  *(gint64 *) data = row->activity;
  return TRUE;
}

/* The private values of a record, out of the store as it is now. */
static json_object *
open_record (BaheUnit *unit, gint64 seq, GError **error)
{
  g_autoptr (BaheView) view = bahe_view_begin (unit->store, error);
  g_autoptr (GPtrArray) holdings = g_ptr_array_new_with_free_func (holding_free);
  g_autoptr (BaheJson) list = json_object_new_array ();
  g_auto (BaheNaming) naming = { 0 };
  gint64 activity = 0;

  if (view == NULL || !bahe_view_event (view, seq, find_activity_of, &activity, error))
    return NULL;
  g_autoptr (BaheFold) fold = search (unit, view, activity, holdings, error);
  if (fold == NULL || !bahe_naming_init (&naming, unit, view, fold, 0, error))
    return NULL;
  for (guint i = 0; i < holdings->len; i++)
    if (((const Holding *) holdings->pdata[i])->seq == seq &&
        !read_holding (unit, view, &naming, holdings->pdata[i], list, error))
      return NULL;
  if (json_object_array_length (list) > 0)
    return g_steal_pointer (&list);
  g_set_error (error, BAHE_ERROR, BAHE_ERROR_NOT_FOUND,
               _ ("record %" PRId64 " holds nothing private; bahe private lists those that do"), seq);
  return NULL;
}

/* Leaves in the roster that a record was read, by whom and why. */
static gboolean
record_reading (BaheUnit *unit, const BaheRequest *who, gint64 seq, GError **error)
{
  g_autoptr (BaheJson) given = bahe_given_copy (who->given);
  g_auto (BaheAnswer) answer = { 0 };
  BaheRequest request = *who;

  json_object_object_add (given, "record", json_object_new_int64 (seq));
  request.activity = BAHE_ROSTER_STREAM;
  request.verb = VERB_READ;
  request.given = given;
  return bahe_unit_do (unit, &request, &answer, error);
}

json_object *
bahe_unit_read_private (BaheUnit *unit, const BaheRequest *who, gint64 seq, GError **error)
{
  g_autoptr (BaheJson) list = open_record (unit, seq, error);

  /* Nothing is shown that has left no trace. */
  return list != NULL && record_reading (unit, who, seq, error) ? g_steal_pointer (&list) : NULL;
}

/* ---- reading a file ---------------------------------------------------------------------------------- */

/* The n-th file of a sealed value; FALSE without an error where there are not so many, with one if it cannot be read.
 */
static gboolean
open_file (BaheUnit *unit, BaheView *view, const Sealed *sealed, const GPtrArray *places, guint n, BaheFile *file,
           GError **error)
{
  g_autofree char *plain = unseal (unit, sealed, places, error);
  g_autoptr (BaheJson) value = plain != NULL ? json_tokener_parse (plain) : NULL;
  json_object *hashes = bahe_json_member (bahe_json_member (sealed->holder, sealed->field->name), "blake2b");
  json_object *one = json_object_is_type (value, json_type_array) ? json_object_array_get_idx (value, n - 1) : value;
  g_autoptr (GBytes) stored = NULL;

  if (plain == NULL || hashes == NULL || n > json_object_array_length (hashes) ||
      !bahe_file_content (view, json_object_get_string (json_object_array_get_idx (hashes, n - 1)), &stored, error))
    return FALSE;
  for (guint i = 0; i < places->len && file->bytes == NULL; i++) {
    g_autofree char *place = g_strdup_printf ("%s/%s#%u", (const char *) places->pdata[i], sealed->path, n);
    g_clear_error (error);
    file->bytes = bahe_store_unseal_bytes (unit->store, sealed->person, place, stored, error);
  }
  file->name = g_strdup (bahe_json_text (one, "name"));
  file->media = bahe_media_named (bahe_json_text (one, "type"));
  return file->bytes != NULL;
}

static guint
files_in (const Sealed *sealed)
{
  json_object *hashes = bahe_json_member (bahe_json_member (sealed->holder, sealed->field->name), "blake2b");

  return hashes != NULL ? (guint) json_object_array_length (hashes) : 0;
}

/* Counts on over the rows that have the field, as the list of a record's files does. */
static gboolean
find_file (BaheUnit *unit, BaheView *view, const Holding *holding, const BaheFileAsk *ask, BaheFile *file,
           GError **error)
{
  g_autoptr (GPtrArray) places = places_of (view, holding, error);
  guint n = ask->n;

  for (guint i = 0; places != NULL && i < holding->sealed->len; i++) {
    const Sealed *sealed = &g_array_index (holding->sealed, Sealed, i);
    gsize length = strcspn (sealed->path, "/");
    if (strlen (ask->field) != length || strncmp (sealed->path, ask->field, length) != 0)
      continue;
    if (n <= files_in (sealed))
      return open_file (unit, view, sealed, places, n, file, error);
    n -= files_in (sealed);
  }
  if (places != NULL)
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_NOT_FOUND, _ ("record %" PRId64 " has no such private file in “%s”"),
                 ask->seq, ask->field);
  return FALSE;
}

static gboolean
open_record_file (BaheUnit *unit, const BaheFileAsk *ask, BaheFile *file, GError **error)
{
  g_autoptr (BaheView) view = bahe_view_begin (unit->store, error);
  g_autoptr (GPtrArray) holdings = g_ptr_array_new_with_free_func (holding_free);
  gint64 activity = 0;

  if (view == NULL || !bahe_view_event (view, ask->seq, find_activity_of, &activity, error))
    return FALSE;
  g_autoptr (BaheFold) fold = search (unit, view, activity, holdings, error);
  if (fold == NULL)
    return FALSE;
  for (guint i = 0; i < holdings->len; i++)
    if (((const Holding *) holdings->pdata[i])->seq == ask->seq)
      return find_file (unit, view, holdings->pdata[i], ask, file, error);
  g_set_error (error, BAHE_ERROR, BAHE_ERROR_NOT_FOUND,
               _ ("record %" PRId64 " holds nothing private; bahe private lists those that do"), ask->seq);
  return FALSE;
}

gboolean
bahe_unit_read_private_file (BaheUnit *unit, const BaheRequest *who, const BaheFileAsk *ask, BaheFile *file,
                             GError **error)
{
  *file = (BaheFile){ 0 };
  if (open_record_file (unit, ask, file, error) && record_reading (unit, who, ask->seq, error))
    return TRUE;
  bahe_file_clear (file);
  return FALSE;
}
