/* Forgetting: whose private values are asked to be destroyed, and what the record of it has gone for good. */
#include "activity/private.h"

#include <string.h>

/* Of the roster's kind: what forgetting leaves in its stream. */
#define VERB_FORGET "forget"
#define VIEW_ASKED "forget-asked"
#define TYPE_FORGOTTEN "person.forgotten"

json_object *
bahe_unit_forget_asked (BaheUnit *unit, BaheRole role, GError **error)
{
  const BaheBoardQuery query = { .role = role };
  g_autoptr (BaheJson) views = bahe_unit_views (unit, BAHE_ROSTER_STREAM, &query, error);

  if (views == NULL)
    return NULL;
  json_object *asked = bahe_json_member (views, VIEW_ASKED);
  return asked != NULL ? json_object_get (asked) : json_object_new_array ();
}

typedef struct {
  GArray *people;  /* gint64, all of whose private values go */
  GArray *records; /* gint64, of which only the sealed files go */
} Forgotten;

static gboolean
note_forgotten (const BaheEventRow *row, gpointer data, GError **error)
{
  g_autoptr (BaheJson) body = bahe_json_parse (row->body, row->body_length, row->type, error);
  gint64 person = bahe_json_integer (body, "person"), record = bahe_json_integer (body, "record");
  const Forgotten *forgotten = data;

  if (body == NULL)
    return FALSE;
  if (record != 0)
    g_array_append_val (forgotten->records, record);
  else
    g_array_append_val (forgotten->people, person);
  return TRUE;
}

/* Values sealed under a name that was joined to the person later are the person's too. */
static gboolean
add_joined_names (BaheUnit *unit, GArray *people, GError **error)
{
  g_autoptr (BaheJson) roster = bahe_unit_roster (unit, G_MAXINT64, error);
  json_object *joined = bahe_json_member (roster, "joined");
  guint n = people->len;

  for (gsize i = 0; joined != NULL && i < json_object_array_length (joined); i++) {
    json_object *row = json_object_array_get_idx (joined, i);
    gint64 number = bahe_json_integer (row, "number"), to = bahe_json_integer (row, "joined_to");
    for (guint k = 0; k < n; k++)
      if (g_array_index (people, gint64, k) == to) {
        g_array_append_val (people, number);
        break;
      }
  }
  return roster != NULL;
}

static void
forgotten_clear (Forgotten *forgotten)
{
  g_clear_pointer (&forgotten->people, g_array_unref);
  g_clear_pointer (&forgotten->records, g_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Forgotten, forgotten_clear)

/* People with all names they were joined from. */
static gboolean
read_forgotten (BaheUnit *unit, Forgotten *forgotten, GError **error)
{
  const BaheEventQuery query = { .activity = BAHE_ROSTER_STREAM, .type = TYPE_FORGOTTEN };

  *forgotten = (Forgotten){ g_array_new (FALSE, FALSE, sizeof (gint64)), g_array_new (FALSE, FALSE, sizeof (gint64)) };
  {
    g_autoptr (BaheView) view = bahe_view_begin (unit->store, error);
    if (view == NULL || !bahe_view_each_event (view, &query, note_forgotten, forgotten, error))
      return FALSE;
  }
  return forgotten->people->len == 0 || add_joined_names (unit, forgotten->people, error);
}

/* ---- the sealed files of a record ------------------------------------------------------------------- */

typedef struct {
  gint64 record, activity;
  char *place; /* of the event that is looked at */
  GArray *files;
} Collecting;

static void
sealed_file_clear (gpointer data)
{
  g_free (((BaheSealedFile *) data)->place);
}

static void
collect_file (json_object *file, const char *path, guint n, const char *hash, gpointer data)
{
  static const char correction[] = "values/";
  const Collecting *collecting = data;
  BaheSealedFile one;

  if (bahe_json_text (file, "sealed") == NULL || !bahe_hash_parse (hash, one.hash))
    return;
  if (g_str_has_prefix (path, correction))
    path += strlen (correction);
  one.place = g_strdup_printf ("%s/%s#%u", collecting->place, path, n);
  g_array_append_val (collecting->files, one);
}

/* A file was sealed in the record itself, or in one that corrected it. */
static gboolean
collect_files (const BaheEventRow *row, gpointer data, GError **error)
{
  Collecting *collecting = data;
  g_autoptr (BaheJson) body = bahe_json_parse (row->body, row->body_length, row->type, error);

  if (body == NULL)
    return FALSE;
  if (row->seq != collecting->record && bahe_json_integer (body, "of") != collecting->record)
    return TRUE;
  collecting->activity = row->activity;
  collecting->place = bahe_event_place (row);
  bahe_each_file (body, collect_file, collecting);
  g_clear_pointer (&collecting->place, g_free);
  return TRUE;
}

/* An array of BaheSealedFile of these records; NULL with an error. */
static GArray *
sealed_files (BaheUnit *unit, const GArray *records, GError **error)
{
  g_autoptr (BaheView) view = bahe_view_begin (unit->store, error);
  g_autoptr (GArray) files = g_array_new (FALSE, FALSE, sizeof (BaheSealedFile));

  g_array_set_clear_func (files, sealed_file_clear);
  for (guint i = 0; view != NULL && i < records->len; i++) {
    Collecting collecting = { .record = g_array_index (records, gint64, i), .files = files };
    g_autoptr (GError) missing = NULL;
    if (!bahe_view_event (view, collecting.record, collect_files, &collecting, &missing)) {
      if (g_error_matches (missing, BAHE_ERROR, BAHE_ERROR_NOT_FOUND))
        continue;
      g_propagate_error (error, g_steal_pointer (&missing));
      return NULL;
    }
    const BaheEventQuery query = { .activity = collecting.activity, .type = BAHE_TYPE_CORRECTED };
    if (!bahe_view_each_event (view, &query, collect_files, &collecting, error))
      return NULL;
  }
  return view != NULL ? g_steal_pointer (&files) : NULL;
}

/* ---- destroying, and what is gone -------------------------------------------------------------------- */

gboolean
bahe_unit_forget_again (BaheUnit *unit, GError **error)
{
  g_auto (Forgotten) forgotten = { 0 };

  if (!read_forgotten (unit, &forgotten, error))
    return FALSE;
  for (guint i = 0; i < forgotten.people->len; i++)
    if (!bahe_store_destroy_key (unit->store, g_array_index (forgotten.people, gint64, i), error))
      return FALSE;
  if (!bahe_store_forget_files (unit->store, (const gint64 *) (gpointer) forgotten.people->data, forgotten.people->len,
                                error))
    return FALSE;
  if (forgotten.records->len == 0)
    return TRUE;
  g_autoptr (GArray) files = sealed_files (unit, forgotten.records, error);
  return files != NULL &&
         bahe_store_destroy_files (unit->store, (const BaheSealedFile *) (gpointer) files->data, files->len, error);
}

typedef struct {
  gint64 person;
  char *hash;
} Gone;

static void
gone_free (gpointer data)
{
  g_free (((Gone *) data)->hash);
  g_free (data);
}

static void
note_gone (gint64 person, const char *hash, gpointer data)
{
  Gone *gone = g_new (Gone, 1);

  *gone = (Gone){ person, g_strdup (hash) };
  g_ptr_array_add (data, gone);
}

static gboolean
was_forgotten (const Forgotten *forgotten, const GArray *files, const Gone *gone)
{
  for (guint i = 0; i < forgotten->people->len; i++)
    if (g_array_index (forgotten->people, gint64, i) == gone->person)
      return TRUE;
  for (guint i = 0; i < files->len; i++) {
    g_autofree char *destroyed = bahe_hash_text (g_array_index (files, BaheSealedFile, i).hash);
    if (g_str_equal (destroyed, gone->hash))
      return TRUE;
  }
  return FALSE;
}

/* Files go after the record that has them go, so they are looked at first: somebody may be forgotten meanwhile. */
gboolean
bahe_unit_verify_forgotten (BaheUnit *unit, GPtrArray *problems, GError **error)
{
  g_autoptr (GPtrArray) gone = g_ptr_array_new_with_free_func (gone_free);
  g_auto (Forgotten) forgotten = { 0 };
  {
    g_autoptr (BaheView) view = bahe_view_begin (unit->store, error);
    if (view == NULL || !bahe_view_files_forgotten (view, note_gone, gone, error))
      return FALSE;
  }
  if (!read_forgotten (unit, &forgotten, error))
    return FALSE;
  g_autoptr (GArray) files = sealed_files (unit, forgotten.records, error);
  for (guint i = 0; files != NULL && i < gone->len; i++) {
    const Gone *one = gone->pdata[i];
    g_autofree char *problem = g_strdup_printf (_ ("sealed files of person %" PRId64
                                                   " are gone though nobody had them forgotten; bring them back from "
                                                   "the last backup"),
                                                one->person);
    if (!was_forgotten (&forgotten, files, one) &&
        !g_ptr_array_find_with_equal_func (problems, problem, g_str_equal, NULL))
      g_ptr_array_add (problems, g_steal_pointer (&problem));
  }
  return files != NULL;
}

gboolean
bahe_request_forgets (const BaheRequest *request)
{
  return request->activity == BAHE_ROSTER_STREAM && g_strcmp0 (request->verb, VERB_FORGET) == 0;
}
