/* Forgetting: whose private values are asked to be destroyed, and what the record of it has gone for good. */
#include "activity/private.h"

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

static gboolean
note_forgotten (const BaheEventRow *row, gpointer data, GError **error)
{
  g_autoptr (BaheJson) body = bahe_json_parse (row->body, row->body_length, row->type, error);
  gint64 person = bahe_json_integer (body, "person");

  if (body == NULL)
    return FALSE;
  g_array_append_val ((GArray *) data, person);
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

/* An array of person numbers (gint64), with all names they were joined from; NULL with an error. */
static GArray *
forgotten_people (BaheUnit *unit, GError **error)
{
  g_autoptr (GArray) people = g_array_new (FALSE, FALSE, sizeof (gint64));
  const BaheEventQuery query = { .activity = BAHE_ROSTER_STREAM, .type = TYPE_FORGOTTEN };
  {
    g_autoptr (BaheView) view = bahe_view_begin (unit->store, error);
    if (view == NULL || !bahe_view_each_event (view, &query, note_forgotten, people, error))
      return NULL;
  }
  if (people->len > 0 && !add_joined_names (unit, people, error))
    return NULL;
  return g_steal_pointer (&people);
}

gboolean
bahe_unit_forget_again (BaheUnit *unit, GError **error)
{
  g_autoptr (GArray) people = forgotten_people (unit, error);

  if (people == NULL)
    return FALSE;
  for (guint i = 0; i < people->len; i++)
    if (!bahe_store_destroy_key (unit->store, g_array_index (people, gint64, i), error))
      return FALSE;
  return bahe_store_forget_files (unit->store, (const gint64 *) (gpointer) people->data, people->len, error);
}

static gboolean
holds_number (const GArray *numbers, gint64 number)
{
  for (guint i = 0; i < numbers->len; i++)
    if (g_array_index (numbers, gint64, i) == number)
      return TRUE;
  return FALSE;
}

/* Files go after the record that has them go, so they are looked at first: somebody may be forgotten meanwhile. */
gboolean
bahe_unit_verify_forgotten (BaheUnit *unit, GPtrArray *problems, GError **error)
{
  g_autoptr (GArray) gone = g_array_new (FALSE, FALSE, sizeof (gint64));
  {
    g_autoptr (BaheView) view = bahe_view_begin (unit->store, error);
    if (view == NULL || !bahe_view_files_forgotten (view, gone, error))
      return FALSE;
  }
  g_autoptr (GArray) people = forgotten_people (unit, error);

  if (people == NULL)
    return FALSE;
  for (guint i = 0; i < gone->len; i++) {
    gint64 person = g_array_index (gone, gint64, i);
    if (!holds_number (people, person))
      g_ptr_array_add (problems, g_strdup_printf (_ ("sealed files of person %" PRId64
                                                     " are gone though nobody had them forgotten; bring them back from "
                                                     "the last backup"),
                                                  person));
  }
  return TRUE;
}

gboolean
bahe_request_forgets (const BaheRequest *request)
{
  return request->activity == BAHE_ROSTER_STREAM && g_strcmp0 (request->verb, VERB_FORGET) == 0;
}
