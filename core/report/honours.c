/* 荣誉台账: awards of this union's own contests and honours received from outside, of a person, a group or the union.
 */
#include "report/paper.h"

#include <string.h>

static gboolean
has_honours (const BaheKindInfo *kind)
{
  for (guint i = 0; kind != NULL && i < kind->n_events; i++)
    if (bahe_event_tells_honours (&kind->events[i]))
      return TRUE;
  return FALSE;
}

typedef struct {
  json_object *list;
  const char *who; /* NULL: everybody */
} Ledger;

static void
add_text (json_object *object, const char *name, const char *text)
{
  if (text != NULL && *text != '\0')
    json_object_object_add (object, name, json_object_new_string (text));
}

static gboolean
names (json_object *receivers, const char *who)
{
  g_autofree char *key = bahe_text_key (who);

  for (size_t i = 0; i < json_object_array_length (receivers); i++) {
    g_autofree char *name = bahe_text_key (json_object_get_string (json_object_array_get_idx (receivers, i)));
    if (g_str_equal (name, key) || (g_str_has_prefix (name, key) && g_str_has_prefix (name + strlen (key), "(")))
      return TRUE;
  }
  return FALSE;
}

/* Takes the row and those who received it. */
static void
add_row (Ledger *ledger, json_object *row, json_object *receivers)
{
  if (ledger->who != NULL && !names (receivers, ledger->who)) {
    json_object_put (row);
    json_object_put (receivers);
    return;
  }
  json_object_object_add (row, "receivers", receivers);
  json_object_array_add (ledger->list, row);
}

/* ---- received from outside -----------------------------------------------------------------------------------------
 */

static const BaheChoice *
choice_named (const BaheField *field, const char *name)
{
  for (const BaheChoice *choice = field->choices; choice != NULL && choice->name != NULL; choice++)
    if (g_str_equal (choice->name, name))
      return choice;
  return NULL;
}

/* The names that a record shows of its persons and groups; the union is called by its own name. */
static json_object *
receivers_of (const BaheEventInfo *type, json_object *event, json_object *roster, const char *unit)
{
  json_object *values = bahe_paper_member (event, "values"), *list = json_object_new_array ();

  for (const BaheField *field = type->table->fields; field->name != NULL; field++) {
    json_object *value = bahe_paper_member (values, field->name);
    if (value != NULL && field->type == BAHE_FLAG && g_str_equal (field->name, "union") &&
        json_object_get_boolean (value))
      json_object_array_add (list, json_object_new_string (unit));
    if (value == NULL || (field->type != BAHE_PERSON && field->type != BAHE_GROUP))
      continue;
    gboolean many = json_object_is_type (value, json_type_array);
    for (size_t i = 0; i < (many ? json_object_array_length (value) : 1); i++) {
      json_object *number = many ? json_object_array_get_idx (value, i) : value;
      const char *name = bahe_paper_text (roster, json_object_get_string (number));
      json_object_array_add (list, json_object_new_string (*name != '\0' ? name : "?"));
    }
  }
  return list;
}

/* "2026", "20××" where it was masked, else that of the record. */
static char *
year_of (json_object *event)
{
  json_object *year = bahe_paper_member (bahe_paper_member (event, "values"), "year");

  if (year != NULL && json_object_is_type (year, json_type_int))
    return g_strdup (json_object_get_string (year));
  if (year != NULL)
    return g_strdup (_ ("masked"));
  return g_strndup (bahe_paper_text (event, "when"), 4);
}

static void
add_received (Ledger *ledger, const BaheEventInfo *type, json_object *event, json_object *roster, const char *unit)
{
  static const char *const same[] = { "honour", "giver", "grade", "contest", "work", "evidence" };
  json_object *values = bahe_paper_member (event, "values"), *row = json_object_new_object ();
  const BaheField *level = &type->table->fields[bahe_field_index (type->table->fields, "level")];
  const BaheChoice *choice = choice_named (level, bahe_paper_text (values, "level"));
  g_autofree char *year = year_of (event);

  add_text (row, "source", "received");
  add_text (row, "year", year);
  add_text (row, "when", bahe_paper_text (event, "when"));
  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    add_text (row, same[i], bahe_paper_text (values, same[i]));
  add_text (row, "level", choice != NULL ? bahe_label (&choice->label) : bahe_paper_text (values, "level"));
  json_object_object_add (row, "seq", json_object_get (bahe_paper_member (event, "seq")));
  json_object_object_add (row, "activity", json_object_get (bahe_paper_member (event, "activity")));
  add_row (ledger, row, receivers_of (type, event, roster, unit));
}

static gboolean
read_received (Ledger *ledger, BaheUnit *unit, const BaheActivity *activity, json_object *roster, const char *title,
               GError **error)
{
  json_object *events = bahe_unit_events (unit, activity->number, BAHE_OFFICER, error);

  for (size_t i = 0; events != NULL && i < json_object_array_length (events); i++) {
    json_object *event = json_object_array_get_idx (events, i);
    int type = bahe_kind_event (activity->info, bahe_paper_text (event, "type"));
    if (type >= 0 && bahe_event_tells_honours (&activity->info->events[type]) &&
        !json_object_get_boolean (bahe_paper_member (event, "cancelled")))
      add_received (ledger, &activity->info->events[type], event, roster, title);
  }
  json_object_put (events);
  return events != NULL;
}

/* ---- this union's own ----------------------------------------------------------------------------------------------
 */

static void
add_awarded (Ledger *ledger, const BaheActivity *activity, json_object *list, json_object *row, const char *unit)
{
  json_object *one = json_object_new_object (), *receivers = json_object_new_array ();
  json_object *members = bahe_paper_member (row, "names");
  const char *name = bahe_paper_text (row, "name");
  g_autofree char *year = g_strndup (bahe_paper_text (list, "given"), 4);

  add_text (one, "source", "award");
  add_text (one, "year", year);
  add_text (one, "when", bahe_paper_text (list, "given"));
  add_text (one, "honour", activity->title);
  add_text (one, "grade", bahe_paper_text (row, "award"));
  add_text (one, "giver", unit);
  add_text (one, "level", _ ("own unit"));
  add_text (one, "evidence", bahe_paper_text (row, "number"));
  json_object_object_add (one, "activity", json_object_new_int64 (activity->number));
  json_object_object_add (one, "seq", json_object_get (bahe_paper_member (list, "granted")));
  json_object_array_add (receivers, json_object_new_string (name));
  for (size_t i = 0; members != NULL && ledger->who != NULL && i < json_object_array_length (members); i++) {
    json_object *member = json_object_array_get_idx (members, i);
    if (!g_str_equal (json_object_get_string (member), name)) /* who enters alone is the winner and its one member */
      json_object_array_add (receivers, json_object_get (member));
  }
  add_row (ledger, one, receivers);
}

static gboolean
read_awarded (Ledger *ledger, BaheUnit *unit, const BaheActivity *activity, const char *title, GError **error)
{
  const BaheBoardQuery officer = { .role = BAHE_OFFICER };
  json_object *awards = bahe_unit_awards (unit, activity->number, &officer, error);
  json_object *lists = bahe_paper_member (awards, "lists");

  for (size_t i = 0; lists != NULL && i < json_object_array_length (lists); i++) {
    json_object *list = json_object_array_get_idx (lists, i), *rows = bahe_paper_member (list, "rows");
    for (size_t k = 0; bahe_paper_member (list, "granted") != NULL && k < json_object_array_length (rows); k++)
      if (bahe_paper_member (json_object_array_get_idx (rows, k), "state") == NULL)
        add_awarded (ledger, activity, list, json_object_array_get_idx (rows, k), title);
  }
  json_object_put (awards);
  return awards != NULL;
}

/* ---- the whole -----------------------------------------------------------------------------------------------------
 */

/* {"12": "王芳（低段组）"}: persons and groups by number, as they are shown. */
static json_object *
names_by_number (BaheUnit *unit, GError **error)
{
  static const char *const parts[] = { "people", "groups", "joined" };
  json_object *roster = bahe_unit_roster (unit, G_MAXINT64, error), *all = json_object_new_object ();

  for (guint p = 0; roster != NULL && p < G_N_ELEMENTS (parts); p++) {
    json_object *list = bahe_paper_member (roster, parts[p]);
    for (size_t i = 0; list != NULL && i < json_object_array_length (list); i++) {
      json_object *one = json_object_array_get_idx (list, i);
      const char *shown = bahe_paper_text (one, "shown");
      json_object_object_add (all, bahe_paper_text (one, "number"),
                              json_object_new_string (*shown != '\0' ? shown : bahe_paper_text (one, "name")));
    }
  }
  json_object_put (roster);
  return all;
}

static int
by_when (const void *a, const void *b)
{
  json_object *one = *(json_object *const *) a, *other = *(json_object *const *) b;

  int days = g_strcmp0 (bahe_paper_text (one, "when"), bahe_paper_text (other, "when"));
  gint64 before = json_object_get_int64 (bahe_paper_member (one, "seq"));
  gint64 after = json_object_get_int64 (bahe_paper_member (other, "seq"));

  return days != 0 ? days : before < after ? -1 : before > after;
}

json_object *
bahe_honours (BaheUnit *unit, const char *who, GError **error)
{
  g_autoptr (GPtrArray) activities = bahe_unit_activities (unit, error);
  json_object *roster = activities != NULL ? names_by_number (unit, error) : NULL;
  Ledger ledger = { json_object_new_array (), who };
  const char *title = activities != NULL && activities->len > 0 ? ((BaheActivity *) activities->pdata[0])->title : "";
  gboolean read = roster != NULL;

  for (guint i = 0; read && i < activities->len; i++) {
    const BaheActivity *activity = activities->pdata[i];
    if (activity->demo)
      continue;
    if (has_honours (activity->info))
      read = read_received (&ledger, unit, activity, roster, title, error);
    if (read && activity->award_lists_given > 0)
      read = read_awarded (&ledger, unit, activity, title, error);
  }
  json_object_put (roster);
  if (read) {
    json_object_array_sort (ledger.list, by_when);
    return ledger.list;
  }
  json_object_put (ledger.list);
  return NULL;
}
