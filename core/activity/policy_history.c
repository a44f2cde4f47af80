/* What this year has had already: declared figures, by the roles of the record that is judged. */
#include "activity/policy.h"

#include <string.h>

typedef struct {
  const BaheHistoryAsk *ask;
  const char *figure;
  GArray *places;    /* of int: of each name asked by, its place in the entries' keys */
  GPtrArray *wanted; /* of json_object, borrowed: what must stand there */
  GArray *is_person; /* of gboolean */
  gboolean here;
  BaheNumber sum;
  gint64 count, unknown;
} Sought;

static void
sought_clear (Sought *sought)
{
  g_array_unref (sought->places);
  g_ptr_array_unref (sought->wanted);
  g_array_unref (sought->is_person);
  bahe_number_clear (&sought->sum);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sought, sought_clear)

static gboolean
is_among (json_object *list, const char *text)
{
  for (size_t i = 0; i < json_object_array_length (list); i++)
    if (g_str_equal (json_object_get_string (json_object_array_get_idx (list, i)), text))
      return TRUE;
  return FALSE;
}

/* A name that was joined to a person is that person, in both; of a list of values one must stand there. */
static gboolean
same (const Sought *sought, guint i, json_object *there)
{
  json_object *wanted = sought->wanted->pdata[i];

  if (wanted == NULL || there == NULL)
    return wanted == there;
  if (json_object_is_type (wanted, json_type_array))
    return is_among (wanted, json_object_get_string (there));
  if (g_array_index (sought->is_person, gboolean, i)) {
    const BaheRoster *roster = sought->ask->naming->roster;
    return bahe_roster_resolve (roster, json_object_get_int64 (wanted)) ==
           bahe_roster_resolve (roster, json_object_get_int64 (there));
  }
  return g_str_equal (json_object_get_string (wanted), json_object_get_string (there));
}

static gboolean
count_entry (const BaheFigureEntry *entry, gpointer data, GError **error)
{
  Sought *sought = data;

  if (entry->seq == sought->ask->except || (sought->here && entry->activity != sought->ask->activity))
    return TRUE;
  g_autoptr (BaheJson) key = json_tokener_parse (entry->key);
  for (guint i = 0; i < sought->places->len; i++)
    if (!same (sought, i, json_object_array_get_idx (key, (size_t) g_array_index (sought->places, int, i))))
      return TRUE;
  sought->count++;
  if (!entry->amount.set) {
    sought->unknown++;
    return TRUE;
  }
  g_auto (BaheNumber) before = sought->sum;
  g_auto (BaheNumber) amount = bahe_number_scaled (entry->amount.integer, entry->amount.exponent);
  sought->sum = bahe_number_add (&before, &amount);
  return TRUE;
}

/* ---- where a figure keeps what it is counted by --------------------------------------------------- */

static int
by_place (const BaheFigure *figure, const char *name)
{
  g_auto (GStrv) names = g_strsplit (figure->by != NULL ? figure->by : "", ",", -1);

  for (int i = 0; names[i] != NULL; i++)
    if (g_str_equal (g_strstrip (names[i]), name))
      return i;
  return -1;
}

static gboolean
is_person (const BaheKindInfo *kind, const BaheFigureInfo *figure, int place)
{
  const BaheField *fields = bahe_figure_fields (kind, figure);
  const BaheField *field = &fields[figure->by[place].field];

  return (figure->by[place].column >= 0 ? field->columns[figure->by[place].column].type : field->type) == BAHE_PERSON;
}

/* The same place in every kind that declares the figure; −1 with an error where they differ or none has it. */
static int
find_place (const Sought *sought, const char *name, gboolean *person, GError **error)
{
  g_autoptr (GPtrArray) kinds = bahe_plugins_kinds (sought->ask->plugins);
  int place = -1;

  for (guint i = 0; i < kinds->len; i++) {
    const BaheKindInfo *kind = kinds->pdata[i];
    for (guint j = 0; j < kind->n_figures; j++) {
      if (!g_str_equal (kind->figures[j].table->name, sought->figure))
        continue;
      int here = by_place (kind->figures[j].table, name);
      if (here < 0 || (place >= 0 && here != place)) {
        g_set_error (
            error, BAHE_ERROR, BAHE_ERROR_RULE,
            _ ("the figure “%s” of activity type %s does not have “%s” where others have it; a fund rule counts by it"),
            sought->figure, kind->table->name, name);
        return -1;
      }
      place = here;
      *person = is_person (kind, &kind->figures[j], here);
    }
  }
  return place >= 0 ? place : G_MAXINT; /* no kind has the figure: there is nothing to count */
}

static gboolean
seek (Sought *sought, json_object *by, json_object *record, GError **error)
{
  json_object_object_foreach (by, name, role)
  {
    gboolean person = FALSE;
    int place = find_place (sought, name, &person, error);
    if (place < 0)
      return FALSE;
    g_array_append_val (sought->places, place);
    g_array_append_val (sought->is_person, person);
    gboolean list = json_object_is_type (role, json_type_array);
    g_ptr_array_add (sought->wanted, list ? role : bahe_json_member (record, json_object_get_string (role)));
  }
  BaheFigureQuery query = { .figure = sought->figure, .year = sought->ask->year };
  if (sought->here)
    query.activity = sought->ask->activity;
  return bahe_view_each_figure_entry (sought->ask->view, &query, count_entry, sought, error);
}

static json_object *
answer (const Sought *sought)
{
  json_object *found = json_object_new_object ();
  gint64 whole = 0;

  if (bahe_number_to_integer (&sought->sum, &whole)) {
    json_object_object_add (found, "sum", json_object_new_int64 (whole));
  } else {
    g_autofree char *text = bahe_number_format (&sought->sum, -1);
    json_object_object_add (found, "sum", json_object_new_double_s (g_ascii_strtod (text, NULL), text));
  }
  json_object_object_add (found, "count", json_object_new_int64 (sought->count));
  json_object_object_add (found, "unknown", json_object_new_int64 (sought->unknown));
  return found;
}

json_object *
bahe_policy_history_of (const BahePolicy *policy, const BaheHistoryAsk *ask, json_object *record, GError **error)
{
  g_autoptr (BaheJson) all = json_object_new_object ();

  json_object_object_foreach (bahe_policy_history (policy), name, row)
  {
    g_auto (Sought) sought = { .ask = ask,
                               .figure = bahe_json_text (row, "figure"),
                               .places = g_array_new (FALSE, FALSE, sizeof (int)),
                               .wanted = g_ptr_array_new (),
                               .is_person = g_array_new (FALSE, FALSE, sizeof (gboolean)),
                               .here = bahe_json_flag (row, "here"),
                               .sum = BAHE_NUMBER_INT (0) };
    if (!seek (&sought, bahe_json_member (row, "by"), record, error))
      return NULL;
    json_object_object_add (all, name, answer (&sought));
  }
  return json_object_get (all);
}
