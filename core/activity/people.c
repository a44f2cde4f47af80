/* The people behind an entrant: the fund rules speak of people (参与人数), not of teams, and each signs for a prize. */
#include "activity/private.h"

#include <string.h>

static void
add_all (GArray *people, const BaheValue *list)
{
  for (gsize i = 0; i < list->n; i++)
    g_array_append_val (people, list->items[i].integer);
}

static gboolean
names_people (const BaheField *field)
{
  return field->type == BAHE_PERSON && (field->flags & BAHE_MANY) != 0;
}

struct BahePeople {
  const BaheNaming *naming;
  const BaheFold *fold;
  gint64 day;
  GHashTable *line_ups; /* entrant → GArray of persons */
};

static void
free_people (gpointer people)
{
  g_array_unref (people);
}

static const BaheValue *
first_entrant (const BaheField *fields, const BaheValue *values)
{
  for (guint f = 0; fields[f].name != NULL; f++)
    if (fields[f].type == BAHE_ENTRANT && (fields[f].flags & BAHE_MANY) == 0 && values[f].how != BAHE_UNSET)
      return &values[f];
  return NULL;
}

/* The line-ups that a view of the kind shows: rows with an entrant and a list of persons. */
static void
read_line_ups (BahePeople *people)
{
  if (people->fold->info == NULL || people->fold->info->table->view == NULL)
    return;
  g_auto (BaheOutBuffer) rows;
  bahe_views_call (people->fold, &rows);
  for (guint i = 0; i < rows.n_recorded; i++) {
    const BaheRecorded *one = &rows.recorded[i];
    const BaheField *fields = people->fold->info->views[one->event].table->fields;
    const BaheValue *values = bahe_values_get (one->values), *about = first_entrant (fields, values);
    for (guint f = 0; about != NULL && fields[f].name != NULL; f++) {
      if (!names_people (&fields[f]) || values[f].n == 0)
        continue;
      GArray *list = g_array_new (FALSE, FALSE, sizeof (gint64));
      add_all (list, &values[f]);
      g_hash_table_replace (people->line_ups, g_memdup2 (&about->integer, sizeof about->integer), list);
    }
  }
}

BahePeople *
bahe_people_new (const BaheNaming *naming, const BaheFold *fold, gint64 day)
{
  BahePeople *people = g_new0 (BahePeople, 1);

  *people = (BahePeople){ naming, fold, day, g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_people) };
  read_line_ups (people);
  return people;
}

void
bahe_people_free (BahePeople *people)
{
  g_hash_table_unref (people->line_ups);
  g_free (people);
}

static BaheValues *
entry_values (const BaheFold *fold, const BaheEntrant *entrant)
{
  return fold->info != NULL ? bahe_values_from_json (fold->info->entry, entrant->fields, NULL, NULL) : NULL;
}

/* Everybody in service in the group on that day. */
static void
add_group (GArray *list, const BahePeople *people, gint64 group)
{
  const BaheRoster *roster = people->naming->roster;
  BaheValue last, in, status;

  if (!bahe_roster_field (roster, 0, "last", people->day, &last))
    return;
  for (gint64 person = 1; person <= last.integer; person++)
    if (bahe_roster_resolve (roster, person) == person &&
        bahe_roster_field (roster, person, "group", people->day, &in) && in.integer == group &&
        bahe_roster_field (roster, person, "status", people->day, &status) &&
        g_strcmp0 (status.text, "in-service") == 0)
      g_array_append_val (list, person);
}

GArray *
bahe_people_named (const BahePeople *people, const BaheEntrant *entrant)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (gint64));
  const GArray *line_up = g_hash_table_lookup (people->line_ups, &entrant->number);
  g_autoptr (BaheValues) entry = entry_values (people->fold, entrant);

  if (line_up != NULL)
    g_array_append_vals (list, line_up->data, line_up->len);
  for (guint i = 0; entry != NULL && list->len == 0 && people->fold->info->entry[i].name != NULL; i++)
    if (names_people (&people->fold->info->entry[i]))
      add_all (list, &bahe_values_get (entry)[i]);
  if (list->len == 0 && entrant->type == BAHE_PERSON)
    g_array_append_val (list, entrant->who);
  return list;
}

GArray *
bahe_people_of (const BahePeople *people, const BaheEntrant *entrant)
{
  GArray *list = bahe_people_named (people, entrant);

  if (list->len == 0 && entrant->type == BAHE_GROUP)
    add_group (list, people, entrant->who);
  return list;
}

gint64
bahe_headcount_of (const BahePeople *people, const BaheEntrant *entrant)
{
  g_autoptr (BaheValues) entry = entry_values (people->fold, entrant);
  int told = people->fold->info != NULL ? bahe_field_index (people->fold->info->entry, "headcount") : -1;

  if (entry != NULL && told >= 0 && bahe_values_get (entry)[told].how == BAHE_EXACT)
    return bahe_values_get (entry)[told].integer;
  g_autoptr (GArray) list = bahe_people_of (people, entrant);
  return MAX (list->len, 1);
}

/* ---- for papers --------------------------------------------------------------------------------- */

json_object *
bahe_people_names (const BahePeople *people, const BaheEntrant *entrant)
{
  json_object *names = json_object_new_array ();
  g_autoptr (GArray) list = bahe_people_of (people, entrant);

  for (guint i = 0; i < list->len; i++) {
    g_autofree char *name = bahe_roster_name (people->naming->roster, g_array_index (list, gint64, i));
    json_object_array_add (names, json_object_new_string (name != NULL ? name : "?"));
  }
  return names;
}

static json_object *
members_json (BaheNaming *naming, const BaheFold *fold)
{
  g_autoptr (BahePeople) people = bahe_people_new (naming, fold, fold->when.first);
  json_object *all = json_object_new_array ();

  for (guint i = 0; i < fold->entrants->len; i++) {
    const BaheEntrant *entrant = fold->entrants->pdata[i];
    g_autofree char *name = bahe_entrant_name (naming, entrant);
    json_object *one = json_object_new_object ();
    json_object_object_add (one, "number", json_object_new_int64 (entrant->number));
    bahe_json_add_text (one, "name", name);
    json_object_object_add (one, "withdrawn", json_object_new_boolean (entrant->out != NULL));
    json_object_object_add (one, "people", json_object_new_int64 (bahe_headcount_of (people, entrant)));
    json_object_object_add (one, "names", bahe_people_names (people, entrant));
    json_object_array_add (all, one);
  }
  return all;
}

json_object *
bahe_unit_members (BaheUnit *unit, gint64 activity, GError **error)
{
  g_autoptr (BaheView) view = bahe_view_begin (unit->store, error);
  BaheFold *fold = view != NULL ? bahe_unit_take_fold (unit, view, activity, error) : NULL;
  json_object *members = NULL;

  if (fold == NULL)
    return NULL;
  {
    g_auto (BaheNaming) naming = { 0 };
    if (bahe_naming_init (&naming, unit, view, fold, 0, error))
      members = members_json (&naming, fold);
  }
  bahe_unit_give_fold (unit, fold);
  return members;
}
