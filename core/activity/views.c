/* The rows of a kind's views as JSON, each cell for people and for programs, as whoever looks may see them. */
#include "activity/private.h"

#include <string.h>

/* ---- cells -------------------------------------------------------------------------------------- */

static json_object *
cell_value (const BaheField *field, const BaheValue *value)
{
  switch (field->type) {
  case BAHE_TEXT:
  case BAHE_QUANTITY:
  case BAHE_FILE:
  case BAHE_DECIMAL:
  case BAHE_WHEN:
    return NULL; /* the text says it */
  case BAHE_CHOICE:
    return json_object_new_string (field->choices[value->integer].name);
  case BAHE_FLAG:
    return json_object_new_boolean (value->integer != 0);
  default:
    return value->how == BAHE_SEALED ? NULL : json_object_new_int64 (value->integer);
  }
}

/* A number or a time as a program reads it, without the words around it; an amount in yuan. NULL: no such thing is
 * known. Free with g_free. */
static char *
plain_text (const BaheField *field, const BaheValue *value)
{
  if (value->how == BAHE_UNKNOWN || value->how == BAHE_SEALED)
    return NULL;
  switch (field->type) {
  case BAHE_MONEY:
    return bahe_exact_text (value->integer, -2);
  case BAHE_DECIMAL:
  case BAHE_QUANTITY:
    return bahe_exact_text (value->integer, value->exponent);
  case BAHE_WHEN:
    return bahe_span_format (&(BaheSpan){ value->integer, value->last });
  default:
    return NULL;
  }
}

static void
add_plain (json_object *cell, const BaheField *field, const BaheValue *value)
{
  g_autofree char *plain = plain_text (field, value);

  bahe_json_add_text (cell, "how", bahe_how_name (value->how));
  bahe_json_add_text (cell, "plain", plain);
  if (field->type == BAHE_QUANTITY && plain != NULL)
    bahe_json_add_text (cell, "unit", value->text);
}

/* The day is each person's own and known to officers alone: only how it is found, and between which days. */
static void
add_own_day (json_object *cell, const BaheValue *value)
{
  g_autofree char *window = bahe_span_format (&(BaheSpan){ value->integer, value->last });

  bahe_json_add_text (cell, "text", bahe_births_day_label (value->text));
  bahe_json_add_text (cell, "own_day", value->text);
  bahe_json_add_text (cell, "window", window);
}

static json_object *
cell_json (BaheNaming *naming, const BaheField *field, const BaheValue *value)
{
  json_object *cell = json_object_new_object ();
  g_autofree char *text = value->how != BAHE_UNSET ? bahe_naming_show (naming, field, value) : g_strdup ("");
  gboolean list = field->type == BAHE_ROWS || (field->flags & BAHE_MANY) != 0;

  json_object *plain = NULL;
  if (value->how != BAHE_UNSET && list && field->type != BAHE_ROWS) {
    plain = json_object_new_array ();
    for (gsize i = 0; i < value->n; i++)
      json_object_array_add (plain, cell_value (field, &value->items[i]));
  } else if (value->how != BAHE_UNSET && field->type != BAHE_ROWS) {
    plain = cell_value (field, value);
    if (plain == NULL && value->how != BAHE_SEALED)
      plain = json_object_new_string (text);
  }
  json_object_object_add (cell, "value", plain);
  bahe_json_add_text (cell, "text", text);
  if (value->how != BAHE_UNSET && !list)
    add_plain (cell, field, value);
  if ((field->flags & BAHE_DUE) != 0 && value->how == BAHE_EXACT) {
    /* To be compared with today by whoever shows it: a view itself knows no clock. */
    g_autofree char *day = bahe_span_format (&(BaheSpan){ value->last, value->last });
    day[strlen ("2026-06-02")] = '\0';
    bahe_json_add_text (cell, "day", day);
  }
  if ((field->flags & BAHE_DUE) != 0 && value->how == BAHE_SEALED)
    add_own_day (cell, value);
  return cell;
}

json_object *
bahe_row_json (BaheNaming *naming, const BaheField *fields, const BaheValue *values)
{
  json_object *row = json_object_new_object ();

  for (guint i = 0; fields != NULL && fields[i].name != NULL; i++)
    if ((fields[i].flags & BAHE_CERTIFICATE) == 0)
      json_object_object_add (row, fields[i].name, cell_json (naming, &fields[i], &values[i]));
  return row;
}

void
bahe_views_call (const BaheFold *fold, BaheOutBuffer *buffer)
{
  bahe_out_init (buffer, fold->info->views, fold->info->n_views);
  bahe_kind_enter (fold->info, "view");
  fold->info->table->view (fold->state, &buffer->out);
  bahe_kind_leave ();
}

gboolean
bahe_views_gather (BaheNaming *naming, const BaheFold *fold, gint64 as_of, BaheOutBuffer *rows, GError **error)
{
  if (fold->info->table->view_deeds == NULL) {
    bahe_views_call (fold, rows);
    return TRUE;
  }
  bahe_out_init (rows, fold->info->views, fold->info->n_views);
  g_autoptr (BaheDeeds) deeds = bahe_deeds_read (naming, fold, as_of, error);
  gsize n = 0;
  if (deeds == NULL)
    return FALSE;
  const BaheDeed *const *list = bahe_deeds_list (deeds, &n);
  bahe_kind_enter (fold->info, "view_deeds");
  fold->info->table->view_deeds (fold->state, list, n, &rows->out);
  bahe_kind_leave ();
  return TRUE;
}

static const BaheValue *
row_of (const BaheOutBuffer *rows, int view, guint field, gint64 entrant)
{
  for (guint i = 0; i < rows->n_recorded; i++) {
    const BaheRecorded *one = &rows->recorded[i];
    if (one->event == view && bahe_values_get (one->values)[field].integer == entrant)
      return bahe_values_get (one->values);
  }
  return NULL;
}

/* The values of a row as they may be seen while the board is held: what tells results is that of the hold. */
static BaheValue *
values_held (const BaheEventInfo *view, int place, guint in_order, const BaheValue *now, const BaheOutBuffer *then)
{
  BaheValue *values = g_memdup2 (now, view->n_fields * sizeof *now);
  const BaheValue *old = row_of (then, place, in_order, now[in_order].integer);

  for (guint i = 0; i < view->n_fields; i++)
    if ((view->table->fields[i].flags & BAHE_RESULT) != 0)
      values[i] = old != NULL ? old[i] : (BaheValue){ 0 };
  return values;
}

static void
add_row (json_object *all, BaheNaming *naming, BaheRole role, const BaheEventInfo *view, const BaheValue *values)
{
  g_autofree BaheValue *seen = bahe_row_in_sight (naming->roster, view, values, role);

  if (seen != NULL)
    json_object_array_add (bahe_json_member (all, view->table->name),
                           bahe_row_json (naming, view->table->fields, seen));
}

/* `then` NULL: nothing is held. Else a view of results has its rows from there. */
static void
add_views (json_object *all, BaheNaming *naming, BaheRole role, const BaheKindInfo *info, const BaheOutBuffer *now,
           const BaheOutBuffer *then)
{
  for (guint i = 0; i < now->n_recorded; i++) {
    const BaheRecorded *one = &now->recorded[i];
    const BaheEventInfo *view = &info->views[one->event];
    int in_order = bahe_view_in_order (view);
    const BaheValue *values = bahe_values_get (one->values);
    g_autofree BaheValue *held =
        then != NULL && in_order >= 0 ? values_held (view, one->event, (guint) in_order, values, then) : NULL;
    if (then == NULL || in_order >= 0 || !bahe_view_has_results (view))
      add_row (all, naming, role, view, held != NULL ? held : values);
  }
  for (guint i = 0; then != NULL && i < then->n_recorded; i++) {
    const BaheRecorded *one = &then->recorded[i];
    const BaheEventInfo *view = &info->views[one->event];
    if (bahe_view_in_order (view) < 0 && bahe_view_has_results (view))
      add_row (all, naming, role, view, bahe_values_get (one->values));
  }
}

json_object *
bahe_views_json (BaheUnit *unit, BaheView *view, const BaheFold *fold, const BaheBoardQuery *query, GError **error)
{
  const BaheKindInfo *info = fold->info;
  g_autoptr (BaheJson) views = json_object_new_object ();
  g_auto (BaheNaming) naming = { 0 };
  gboolean held = bahe_hold_applies (fold, query) && (query == NULL || query->role < BAHE_RECORDER);

  if (info == NULL || info->table->view == NULL)
    return g_steal_pointer (&views);
  if (!bahe_naming_init (&naming, unit, view, fold, query != NULL ? query->as_of : 0, error))
    return NULL;
  for (guint i = 0; i < info->n_views; i++)
    json_object_object_add (views, info->views[i].table->name, json_object_new_array ());
  g_auto (BaheOutBuffer) now, then;
  bahe_views_call (held ? fold->then : fold, &then);
  if (!bahe_views_gather (&naming, fold, query != NULL ? query->as_of : 0, &now, error))
    return NULL;
  add_views (views, &naming, query != NULL ? query->role : BAHE_VIEWER, info, &now, held ? &then : NULL);
  return g_steal_pointer (&views);
}

static gpointer
views_in_view (BaheUnit *unit, BaheView *view, const BaheFold *fold, const BaheBoardQuery *query, GError **error)
{
  return bahe_views_json (unit, view, fold, query, error);
}

static gpointer
offers_in_view (BaheUnit *unit, BaheView *view, const BaheFold *fold, const BaheBoardQuery *query, GError **error)
{
  (void) unit, (void) view, (void) query, (void) error;
  guint n = fold->info != NULL ? fold->info->n_verbs : 0;
  gboolean *offered = g_new0 (gboolean, n + 1);

  for (guint i = 0; i < n; i++) {
    const BaheVerb *verb = fold->info->verbs[i].table;
    bahe_kind_enter (fold->info, "now");
    offered[i] = verb->now == NULL || verb->now (fold->state);
    bahe_kind_leave ();
  }
  return offered;
}

gboolean *
bahe_unit_offers (BaheUnit *unit, const BaheActivity *activity, GError **error)
{
  const BaheBoardQuery officer = { .role = BAHE_OFFICER };
  guint n = activity->info != NULL ? activity->info->n_verbs : 0;

  if (activity->closed || n == 0)
    return g_new0 (gboolean, n + 1);
  return bahe_boards_look (unit, activity->number, &officer, offers_in_view, error);
}

json_object *
bahe_unit_views (BaheUnit *unit, gint64 activity, const BaheBoardQuery *query, GError **error)
{
  return bahe_boards_look (unit, activity, query, views_in_view, error);
}
