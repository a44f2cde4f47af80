/* What is due: the rows of all kinds' views that wait for a day, across the activities of a unit. */
#include "report/private.h"

#include <string.h>

#define MINUTES_A_DAY (24 * 60)

/* The field that says until when; NULL: nothing of this view is ever due. */
static const BaheField *
due_field (const BaheEventType *view)
{
  for (const BaheField *field = view->fields; field != NULL && field->name != NULL; field++)
    if ((field->flags & BAHE_DUE) != 0)
      return field;
  return NULL;
}

static json_object *
cell (json_object *row, const char *field, const char *name)
{
  json_object *object = NULL, *value = NULL;

  if (json_object_object_get_ex (row, field, &object))
    json_object_object_get_ex (object, name, &value);
  return value;
}

typedef struct {
  BaheUnit *unit;
  const BaheDueAsk *ask;
  const BaheActivity *activity;
  const BaheEventType *view;
  const BaheField *due;
  BaheBirths *births; /* opened where a row needs them */
  json_object *list;
} Listing;

/* "张伟 · 看望": what the row says besides its days, `who` in the place of its people where not NULL. */
static char *
row_words (const Listing *listing, json_object *row, const char *who)
{
  GString *words = g_string_new (who);

  for (const BaheField *field = listing->view->fields; field->name != NULL; field++) {
    const char *text = json_object_get_string (cell (row, field->name, "text"));
    gboolean told = who != NULL && field->type == BAHE_PERSON;
    if (text == NULL || *text == '\0' || field->type == BAHE_INTEGER || field->type == BAHE_WHEN || told)
      continue;
    g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", text);
  }
  return g_string_free (words, FALSE);
}

static void
add_day (const Listing *listing, json_object *row, gint64 minute, const char *who)
{
  gint64 today = listing->ask->today, late = (today - today % MINUTES_A_DAY - minute) / MINUTES_A_DAY;

  if (late < -(gint64) listing->ask->days)
    return;
  g_autofree char *words = row_words (listing, row, who);
  g_autofree char *day = bahe_span_format (&(BaheSpan){ minute, minute + MINUTES_A_DAY - 1 });
  json_object *object = json_object_new_object ();
  json_object_object_add (object, "activity", json_object_new_int64 (listing->activity->number));
  json_object_object_add (object, "title", json_object_new_string (listing->activity->title));
  json_object_object_add (object, "what", json_object_new_string (bahe_label (&listing->view->label)));
  json_object_object_add (object, "day", json_object_new_string (day));
  json_object_object_add (object, "late", json_object_new_int64 (late));
  json_object_object_add (object, "words", json_object_new_string (words));
  json_object_array_add (listing->list, object);
}

/* Whom the row waits for: the numbers in its field of the living. */
static json_object *
people_of (const Listing *listing, json_object *row)
{
  for (const BaheField *field = listing->view->fields; field->name != NULL; field++)
    if ((field->flags & BAHE_LIVING) != 0)
      return cell (row, field->name, "value");
  return NULL;
}

/* Each on a day of their own. Whoever looks sees that somebody is due, and not the date of birth; only officers do. */
static gboolean
add_own_days (Listing *listing, json_object *row, const char *own_day, GError **error)
{
  json_object *people = people_of (listing, row);
  BaheSpan window;
  gint64 minute;

  if (listing->ask->role < BAHE_OFFICER || !json_object_is_type (people, json_type_array) ||
      !bahe_span_parse (json_object_get_string (cell (row, listing->due->name, "window")), 0, &window, NULL))
    return TRUE;
  if (listing->births == NULL && (listing->births = bahe_unit_births (listing->unit, error)) == NULL)
    return FALSE;
  for (gsize i = 0; i < json_object_array_length (people); i++) {
    gint64 person = json_object_get_int64 (json_object_array_get_idx (people, i));
    g_autofree char *name = bahe_births_name (listing->births, person);
    if (bahe_births_day (listing->births, own_day, person, &window, &minute))
      add_day (listing, row, minute, name);
  }
  return TRUE;
}

static gboolean
add_due (Listing *listing, json_object *row, GError **error)
{
  const char *day = json_object_get_string (cell (row, listing->due->name, "day"));
  const char *own_day = json_object_get_string (cell (row, listing->due->name, "own_day"));
  BaheSpan span;

  if (own_day != NULL)
    return add_own_days (listing, row, own_day, error);
  if (day != NULL && bahe_span_parse (day, listing->ask->today, &span, NULL))
    add_day (listing, row, span.first, NULL);
  return TRUE;
}

static gboolean
has_due (const BaheActivity *activity)
{
  for (guint i = 0; activity->info != NULL && i < activity->info->n_views; i++)
    if (due_field (activity->info->views[i].table) != NULL)
      return !activity->closed && !activity->demo;
  return FALSE;
}

static gboolean
add_activity (Listing *listing, const BaheActivity *activity, GError **error)
{
  const BaheBoardQuery query = { .role = listing->ask->role };
  json_object *views = bahe_unit_views (listing->unit, activity->number, &query, error), *rows = NULL;
  gboolean added = views != NULL;

  listing->activity = activity;
  for (guint i = 0; added && i < activity->info->n_views; i++) {
    listing->view = activity->info->views[i].table;
    listing->due = due_field (listing->view);
    if (listing->due == NULL || !json_object_object_get_ex (views, listing->view->name, &rows))
      continue;
    for (gsize r = 0; added && r < json_object_array_length (rows); r++)
      added = add_due (listing, json_object_array_get_idx (rows, r), error);
  }
  json_object_put (views);
  return added;
}

static const char *
member_text (const void *object, const char *name)
{
  json_object *member = NULL;

  json_object_object_get_ex (*(json_object *const *) object, name, &member);
  return json_object_get_string (member);
}

/* The longest overdue first; of one day by activity. */
static int
by_day (const void *a, const void *b)
{
  static const char *const names[] = { "day", "title", "words" };
  int order = 0;

  for (gsize i = 0; order == 0 && i < G_N_ELEMENTS (names); i++)
    order = strcmp (member_text (a, names[i]), member_text (b, names[i]));
  return order;
}

json_object *
bahe_due (BaheUnit *unit, const BaheDueAsk *ask, GError **error)
{
  g_autoptr (GPtrArray) activities = bahe_unit_activities (unit, error);
  Listing listing = { .unit = unit, .ask = ask, .list = json_object_new_array () };
  gboolean listed = activities != NULL;

  for (guint i = 0; listed && i < activities->len; i++)
    listed = !has_due (activities->pdata[i]) || add_activity (&listing, activities->pdata[i], error);
  bahe_births_free (listing.births);
  if (listed)
    json_object_array_sort (listing.list, by_day);
  else
    g_clear_pointer (&listing.list, json_object_put);
  return listing.list;
}
