/* What persons did in other activities, as it stands: prizes that were given, honours from outside, and taking part in
 * what an activity names. Read whenever somebody looks, so a prize that is taken back is gone from everywhere. */
#include "activity/award.h"

#include <string.h>

struct BaheDeeds {
  GPtrArray *list;     /* of BaheDeed */
  GStringChunk *texts; /* theirs */
};

void
bahe_deeds_free (BaheDeeds *deeds)
{
  g_ptr_array_unref (deeds->list);
  g_string_chunk_free (deeds->texts);
  g_free (deeds);
}

const BaheDeed *const *
bahe_deeds_list (const BaheDeeds *deeds, gsize *n)
{
  *n = deeds->list->len;
  return (const BaheDeed *const *) deeds->list->pdata;
}

/* ---- one deed ------------------------------------------------------------------------------------------------------
 */

typedef struct {
  BaheDeeds *deeds;
  BaheNaming *naming;
  GHashTable *named;    /* activities (gint64) in which taking part counts */
  const BaheFold *fold; /* the activity looked at now */
} Reading;

typedef struct { /* a deed and its time in one piece of memory */
  BaheDeed deed;
  BaheValue when;
} Kept;

static const char *
keep_text (const Reading *reading, const char *text)
{
  return text != NULL && *text != '\0' ? g_string_chunk_insert_const (reading->deeds->texts, text) : NULL;
}

/* Once for each person, by the number of whoever a name was joined to. */
static void
add (Reading *reading, const BaheDeed *like, const GArray *persons, const BaheSpan *when)
{
  for (guint i = 0; i < persons->len; i++) {
    gint64 person = bahe_roster_resolve (reading->naming->roster, g_array_index (persons, gint64, i));
    gboolean before = FALSE;
    for (guint k = 0; k < i; k++)
      before |= bahe_roster_resolve (reading->naming->roster, g_array_index (persons, gint64, k)) == person;
    if (before)
      continue;
    Kept *kept = g_new (Kept, 1);
    *kept = (Kept){ *like, { .how = BAHE_EXACT, .integer = when->first, .last = when->last } };
    kept->deed.size = sizeof (BaheDeed);
    kept->deed.activity = reading->fold->activity;
    kept->deed.person = person;
    kept->deed.when = &kept->when;
    kept->deed.title = keep_text (reading, like->title);
    kept->deed.group = keep_text (reading, like->group);
    kept->deed.award = keep_text (reading, like->award);
    g_ptr_array_add (reading->deeds->list, kept);
  }
}

/* ---- prizes --------------------------------------------------------------------------------------------------------
 */

static gboolean
add_list (Reading *reading, const BahePeople *people, json_object *list, GError **error)
{
  json_object *rows = bahe_json_member (list, "rows");
  BaheSpan when;

  if (!bahe_awards_are_given (list))
    return TRUE;
  if (!bahe_span_parse (bahe_json_text (list, "given"), 0, &when, error))
    return FALSE;
  for (size_t i = 0; i < json_object_array_length (rows); i++) {
    json_object *row = json_object_array_get_idx (rows, i);
    const BaheEntrant *entrant = bahe_fold_entrant (reading->fold, bahe_json_integer (row, "entrant"));
    if (entrant == NULL || !bahe_award_stands (row))
      continue;
    g_autoptr (GArray) persons = bahe_people_named (people, entrant);
    const BaheDeed deed = { .sort = BAHE_DEED_AWARD,
                            .seq = bahe_json_integer (list, "granted"),
                            .first = bahe_json_integer (list, "seq"),
                            .entrant = entrant->number,
                            .title = reading->fold->title,
                            .group = bahe_json_text (list, "group"),
                            .award = bahe_awarded_name (row) };
    add (reading, &deed, persons, &when);
  }
  return TRUE;
}

static gboolean
add_awards (Reading *reading, GError **error)
{
  const BaheFold *fold = reading->fold;
  g_autoptr (BahePeople) people = bahe_people_new (reading->naming, fold, fold->when.first);

  for (size_t i = 0; i < json_object_array_length (fold->awarded); i++)
    if (!add_list (reading, people, json_object_array_get_idx (fold->awarded, i), error))
      return FALSE;
  return TRUE;
}

/* ---- taking part
 * ----------------------------------------------------------------------------------------------------- */

static void
add_parts (Reading *reading)
{
  const BaheFold *fold = reading->fold;
  g_autoptr (BahePeople) people = bahe_people_new (reading->naming, fold, fold->when.first);

  for (guint i = 0; i < fold->entrants->len; i++) {
    const BaheEntrant *entrant = fold->entrants->pdata[i];
    if (entrant->out != NULL)
      continue;
    g_autoptr (GArray) persons = bahe_people_named (people, entrant);
    const BaheDeed deed = { .sort = BAHE_DEED_PART,
                            .seq = entrant->seq,
                            .first = entrant->seq,
                            .entrant = entrant->number,
                            .title = fold->title };
    add (reading, &deed, persons, &fold->when);
  }
}

/* ---- honours from outside
 * ---------------------------------------------------------------------------------------------- */

gboolean
bahe_event_tells_honours (const BaheEventInfo *event)
{
  return bahe_field_index (event->table->fields, "honour") >= 0 &&
         bahe_field_index (event->table->fields, "level") >= 0;
}

static gboolean
has_honours (const BaheKindInfo *info)
{
  for (guint i = 0; i < info->n_events; i++)
    if (bahe_event_tells_honours (&info->events[i]))
      return TRUE;
  return FALSE;
}

static GArray *
persons_of (const BaheField *fields, const BaheValue *values)
{
  GArray *persons = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; fields[i].name != NULL; i++) {
    if (fields[i].type != BAHE_PERSON || values[i].how == BAHE_UNSET)
      continue;
    if ((fields[i].flags & BAHE_MANY) == 0)
      g_array_append_val (persons, values[i].integer);
    for (gsize k = 0; (fields[i].flags & BAHE_MANY) != 0 && k < values[i].n; k++)
      g_array_append_val (persons, values[i].items[k].integer);
  }
  return persons;
}

typedef struct {
  BaheSink sink; /* first: a sink is one of these */
  Reading *reading;
} Honours;

static gboolean
take_honour (BaheSink *sink, const BaheFold *fold, const BaheEventRow *row, json_object *body, gboolean cancelled,
             GError **error)
{
  Honours *honours = (Honours *) sink;
  int event = fold->info != NULL ? bahe_kind_event (fold->info, row->type) : -1;
  const BaheCorrection *correction = bahe_seq_table_get (fold->corrections, row->seq);
  BaheSpan when = row->when;

  if (cancelled || event < 0 || !bahe_event_tells_honours (&fold->info->events[event]) ||
      bahe_fold_in_conflict (fold, row->seq))
    return TRUE;
  g_autoptr (BaheValues) all = bahe_event_values (fold->info, event, body, NULL, error);
  if (all == NULL || (correction != NULL && correction->when != NULL &&
                      !bahe_span_parse (correction->when, row->when.first, &when, error)))
    return FALSE;
  const BaheField *fields = fold->info->events[event].table->fields;
  const BaheValue *values = bahe_values_get (all);
  g_autoptr (GArray) persons = persons_of (fields, values);
  int grade = bahe_field_index (fields, "grade");
  const BaheDeed deed = { .sort = BAHE_DEED_HONOUR,
                          .seq = row->seq,
                          .first = row->seq,
                          .award = grade >= 0 && fields[grade].type == BAHE_TEXT ? values[grade].text : NULL,
                          .title = values[bahe_field_index (fields, "honour")].text };
  honours->reading->fold = fold;
  add (honours->reading, &deed, persons, &when);
  return TRUE;
}

/* ---- all of them
 * ------------------------------------------------------------------------------------------------------- */

typedef struct {
  BaheUnit *unit;
  gint64 but;         /* the activity that looks */
  GArray *activities; /* BaheActivityRow: number and kind */
} Listing;

static gboolean
note_activity (const BaheActivityRow *row, gpointer data, GError **error)
{
  Listing *listing = data;
  BaheActivityRow kept = { .number = row->number, .kind = g_intern_string (row->kind) };

  if (!row->demo && row->number != listing->but && bahe_plugins_kind (listing->unit->plugins, row->kind) != NULL)
    g_array_append_val (listing->activities, kept);
  return TRUE;
}

static gboolean
see_any (const BaheEventRow *row, gpointer data, GError **error)
{
  *(gboolean *) data = TRUE;
  return FALSE;
}

/* The activities that the rows of its own views name. */
static GHashTable *
named_by (const BaheFold *fold)
{
  GHashTable *named = bahe_seq_table_new (NULL);
  g_auto (BaheOutBuffer) rows;

  bahe_views_call (fold, &rows);
  for (guint i = 0; i < rows.n_recorded; i++) {
    const BaheRecorded *one = &rows.recorded[i];
    const BaheField *fields = fold->info->views[one->event].table->fields;
    for (guint f = 0; fields[f].name != NULL; f++)
      if (fields[f].type == BAHE_ACTIVITY && bahe_values_get (one->values)[f].how == BAHE_EXACT)
        bahe_seq_table_put (named, bahe_values_get (one->values)[f].integer, NULL);
  }
  return named;
}

static gboolean
read_fold (Reading *reading, gint64 activity, gboolean awards, gboolean parts, gint64 as_of, GError **error)
{
  BaheUnit *unit = reading->naming->unit;
  BaheFold *fold = bahe_fold_to_look (unit, reading->naming->view, activity, as_of, error);

  if (fold == NULL)
    return FALSE;
  reading->fold = fold;
  gboolean read = !awards || add_awards (reading, error);
  if (read && parts)
    add_parts (reading);
  bahe_fold_looked (unit, fold, as_of);
  return read;
}

/* Of most activities nothing is to be told, which needs no fold. */
static gboolean
read_activity (Reading *reading, const BaheActivityRow *row, gint64 as_of, GError **error)
{
  BaheUnit *unit = reading->naming->unit;
  BaheView *view = reading->naming->view;
  const BaheEventQuery granted = { .activity = row->number, .until_seq = as_of, .type = BAHE_TYPE_AWARDS_GRANTED };
  gboolean awards = FALSE, parts = g_hash_table_contains (reading->named, &row->number);

  if (has_honours (bahe_plugins_kind (unit->plugins, row->kind))) {
    Honours honours = { { .event = take_honour }, reading };
    g_autoptr (BaheFold) fold = bahe_fold_load (unit, view, row->number, as_of, NULL, &honours.sink, error);
    if (fold == NULL)
      return FALSE;
  }
  return bahe_view_each_event (view, &granted, see_any, &awards, error) &&
         ((!awards && !parts) || read_fold (reading, row->number, awards, parts, as_of, error));
}

static int
by_record (gconstpointer a, gconstpointer b)
{
  const BaheDeed *left = *(const BaheDeed *const *) a, *right = *(const BaheDeed *const *) b;
  const gint64 pairs[][2] = { { left->seq, right->seq },
                              { left->activity, right->activity },
                              { left->entrant, right->entrant },
                              { left->person, right->person } };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (pairs[i][0] != pairs[i][1])
      return pairs[i][0] < pairs[i][1] ? -1 : 1;
  return 0;
}

BaheDeeds *
bahe_deeds_read (BaheNaming *naming, const BaheFold *fold, gint64 as_of, GError **error)
{
  g_autoptr (BaheDeeds) deeds = g_new0 (BaheDeeds, 1);
  g_autoptr (GArray) activities = g_array_new (FALSE, FALSE, sizeof (BaheActivityRow));
  g_autoptr (GHashTable) named = named_by (fold);
  Reading reading = { deeds, naming, named, NULL };
  Listing listing = { naming->unit, fold->activity, activities };

  deeds->list = g_ptr_array_new_with_free_func (g_free);
  deeds->texts = g_string_chunk_new (1024);
  if (!bahe_view_each_activity (naming->view, note_activity, &listing, error))
    return NULL;
  for (guint i = 0; i < activities->len; i++) {
    g_autoptr (GError) missing = NULL;
    /* As of a seq before it was opened there is no such activity. */
    if (!read_activity (&reading, &g_array_index (activities, BaheActivityRow, i), as_of, &missing) &&
        !g_error_matches (missing, BAHE_ERROR, BAHE_ERROR_NOT_FOUND)) {
      g_propagate_error (error, g_steal_pointer (&missing));
      return NULL;
    }
  }
  g_ptr_array_sort (deeds->list, by_record);
  return g_steal_pointer (&deeds);
}
