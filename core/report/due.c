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

/* "张伟 · 看望": what the row says besides its day. */
static char *
row_words (const BaheEventType *view, const BaheField *due, json_object *row)
{
  GString *words = g_string_new (NULL);

  for (const BaheField *field = view->fields; field->name != NULL; field++) {
    const char *text = field != due ? json_object_get_string (cell (row, field->name, "text")) : NULL;
    if (text == NULL || *text == '\0' || field->type == BAHE_INTEGER)
      continue;
    g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", text);
  }
  return g_string_free (words, FALSE);
}

static void
add_due (json_object *list, const BaheActivity *activity, const BaheEventType *view, json_object *row, gint64 today,
         guint days)
{
  const BaheField *due = due_field (view);
  const char *day = json_object_get_string (cell (row, due->name, "day"));
  BaheSpan span;

  if (day == NULL || !bahe_span_parse (day, today, &span, NULL))
    return;
  gint64 late = (today - today % MINUTES_A_DAY - span.first) / MINUTES_A_DAY;
  if (late < -(gint64) days)
    return;
  g_autofree char *words = row_words (view, due, row);
  json_object *object = json_object_new_object ();
  json_object_object_add (object, "activity", json_object_new_int64 (activity->number));
  json_object_object_add (object, "title", json_object_new_string (activity->title));
  json_object_object_add (object, "what", json_object_new_string (bahe_label (&view->label)));
  json_object_object_add (object, "day", json_object_new_string (day));
  json_object_object_add (object, "late", json_object_new_int64 (late));
  json_object_object_add (object, "words", json_object_new_string (words));
  json_object_array_add (list, object);
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
add_activity (json_object *list, BaheUnit *unit, const BaheActivity *activity, const BaheDueAsk *ask, GError **error)
{
  const BaheBoardQuery query = { .role = ask->role };
  json_object *views = bahe_unit_views (unit, activity->number, &query, error);

  for (guint i = 0; views != NULL && i < activity->info->n_views; i++) {
    const BaheEventType *view = activity->info->views[i].table;
    json_object *rows = NULL;
    if (due_field (view) == NULL || !json_object_object_get_ex (views, view->name, &rows))
      continue;
    for (gsize r = 0; r < json_object_array_length (rows); r++)
      add_due (list, activity, view, json_object_array_get_idx (rows, r), ask->today, ask->days);
  }
  json_object_put (views);
  return views != NULL;
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
  json_object *list = activities != NULL ? json_object_new_array () : NULL;

  for (guint i = 0; list != NULL && i < activities->len; i++)
    if (has_due (activities->pdata[i]) && !add_activity (list, unit, activities->pdata[i], ask, error)) {
      json_object_put (list);
      return NULL;
    }
  if (list != NULL)
    json_object_array_sort (list, by_day);
  return list;
}
