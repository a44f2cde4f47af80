/* Reading figure entries: never those of an older declaration. */
#include "activity/private.h"

typedef struct {
  BaheUnit *unit;
  BaheView *view;
  gint64 activity; /* 0: of all */
  GArray *stale;   /* numbers of activities whose entries were built from another declaration */
} Looking;

static gboolean
note_stale (const BaheActivityRow *row, gpointer data, GError **error)
{
  Looking *looking = data;
  BaheFold like = { .activity = row->number, .info = bahe_plugins_kind (looking->unit->plugins, row->kind) };

  if ((looking->activity == 0 || looking->activity == row->number) && !bahe_projection_current (looking->view, &like))
    g_array_append_val (looking->stale, row->number);
  return TRUE;
}

static GArray *
stale_activities (BaheUnit *unit, BaheView *view, gint64 activity, GError **error)
{
  g_autoptr (GArray) stale = g_array_new (FALSE, FALSE, sizeof (gint64));
  Looking looking = { unit, view, activity, stale };

  return bahe_view_each_activity (view, note_stale, &looking, error) ? g_steal_pointer (&stale) : NULL;
}

static gboolean
rebuild_stale (BaheUnit *unit, gint64 activity, GError **error)
{
  g_autoptr (GArray) stale = NULL;
  {
    g_autoptr (BaheView) view = bahe_view_begin (unit->store, error);
    stale = view != NULL ? stale_activities (unit, view, activity, error) : NULL;
  }
  if (stale == NULL)
    return FALSE;
  for (guint i = 0; i < stale->len; i++)
    if (!bahe_unit_rebuild (unit, g_array_index (stale, gint64, i), NULL, NULL, error))
      return FALSE;
  return TRUE;
}

/* ---- where nothing can be written ------------------------------------------------------------ */

typedef struct { /* hands on what a fold gives, as the store would */
  BaheSink sink;
  const BaheFigureQuery *query;
  BaheEachFigureEntry each;
  gpointer data;
} Handing;

static gboolean
hand_on (BaheSink *sink, const BaheFigureEntry *entry, GError **error)
{
  Handing *handing = (Handing *) sink;
  const BaheFigureQuery *query = handing->query;

  if ((query->figure != NULL && !g_str_equal (query->figure, entry->figure)) ||
      (query->year != 0 && query->year != entry->year))
    return TRUE;
  return handing->each (entry, handing->data, error);
}

/* ---- what is held ---------------------------------------------------------------------------- */

typedef struct {
  gint64 activity, held;
} Held;

typedef struct {
  BaheUnit *unit;
  gint64 activity;    /* 0: of all */
  GArray *with_board; /* gint64 */
} Boards;

static gboolean
note_board (const BaheActivityRow *row, gpointer data, GError **error)
{
  Boards *boards = data;
  const BaheKindInfo *info = bahe_plugins_kind (boards->unit->plugins, row->kind);

  if (info != NULL && info->table->rule != NULL && (boards->activity == 0 || boards->activity == row->number))
    g_array_append_val (boards->with_board, row->number);
  return TRUE;
}

static gboolean
see_any (const BaheEventRow *row, gpointer data, GError **error)
{
  *(gboolean *) data = TRUE;
  return FALSE;
}

/* The hold of an activity now; 0: none. Most have never had one, which needs no fold. */
static gboolean
find_hold (BaheUnit *unit, BaheView *view, gint64 activity, gint64 *held, GError **error)
{
  const BaheEventQuery query = { .activity = activity, .type = BAHE_TYPE_HELD };
  gboolean ever = FALSE;

  *held = 0;
  if (!bahe_view_each_event (view, &query, see_any, &ever, error))
    return FALSE;
  BaheFold *fold = ever ? bahe_unit_take_fold (unit, view, activity, error) : NULL;
  if (fold != NULL)
    *held = fold->held;
  bahe_unit_give_fold (unit, fold);
  return !ever || fold != NULL;
}

/* Activities of which figures are given as of the hold, until all is revealed: a number that a record after it moved
 * would tell of it. */
static GArray *
held_activities (BaheUnit *unit, BaheView *view, const BaheFigureQuery *query, GError **error)
{
  g_autoptr (GArray) held = g_array_new (FALSE, FALSE, sizeof (Held));
  g_autoptr (GArray) with_board = g_array_new (FALSE, FALSE, sizeof (gint64));
  Boards boards = { unit, query->activity, with_board };

  if (!bahe_view_each_activity (view, note_board, &boards, error))
    return NULL;
  for (guint i = 0; i < with_board->len; i++) {
    Held one = { .activity = g_array_index (with_board, gint64, i) };
    if (!find_hold (unit, view, one.activity, &one.held, error))
      return NULL;
    if (one.held != 0 && (query->as_of == 0 || query->as_of > one.held))
      g_array_append_val (held, one);
  }
  return g_steal_pointer (&held);
}

static gboolean
holds (const GArray *held, gint64 activity)
{
  for (guint i = 0; i < held->len; i++)
    if (g_array_index (held, Held, i).activity == activity)
      return TRUE;
  return FALSE;
}

/* ---- all of them ----------------------------------------------------------------------------- */

typedef struct {
  const GArray *stale, *held;
  BaheEachFigureEntry each;
  gpointer data;
} Passing;

static gboolean
is_stale (const GArray *stale, gint64 activity)
{
  for (guint i = 0; i < stale->len; i++)
    if (g_array_index (stale, gint64, i) == activity)
      return TRUE;
  return FALSE;
}

static gboolean
pass_current (const BaheFigureEntry *entry, gpointer data, GError **error)
{
  const Passing *passing = data;

  if (holds (passing->held, entry->activity))
    return TRUE;
  return is_stale (passing->stale, entry->activity) || passing->each (entry, passing->data, error);
}

static gboolean
each_held (BaheView *view, const BaheFigureQuery *query, const Passing *passing, GError **error)
{
  for (guint i = 0; i < passing->held->len; i++) {
    const Held *held = &g_array_index (passing->held, Held, i);
    BaheFigureQuery then = *query;
    then.activity = held->activity;
    then.as_of = held->held;
    if (!is_stale (passing->stale, held->activity) &&
        !bahe_view_each_figure_entry (view, &then, passing->each, passing->data, error))
      return FALSE;
  }
  return TRUE;
}

/* Of a stale activity, in memory. */
static gboolean
each_stale (BaheUnit *unit, BaheView *view, const BaheFigureQuery *query, const Passing *passing, GError **error)
{
  for (guint i = 0; i < passing->stale->len; i++) {
    gint64 activity = g_array_index (passing->stale, gint64, i), as_of = query->as_of;
    for (guint k = 0; k < passing->held->len; k++)
      if (g_array_index (passing->held, Held, k).activity == activity)
        as_of = g_array_index (passing->held, Held, k).held;
    Handing handing = { { .figure = hand_on }, query, passing->each, passing->data };
    g_autoptr (BaheFold) fold = bahe_fold_load (unit, view, activity, as_of, NULL, &handing.sink, error);
    if (fold == NULL)
      return FALSE;
  }
  return TRUE;
}

/* ---- of views -------------------------------------------------------------------------------- */

typedef struct {
  BaheUnit *unit;
  const BaheFigureQuery *query;
  GArray *activities; /* gint64: of kinds with a figure over a view that is asked for */
} Viewed;

static gboolean
note_viewed (const BaheActivityRow *row, gpointer data, GError **error)
{
  Viewed *viewed = data;
  const BaheFigureQuery *query = viewed->query;
  const BaheKindInfo *info = bahe_plugins_kind (viewed->unit->plugins, row->kind);

  if (info == NULL || row->demo || (query->activity != 0 && query->activity != row->number))
    return TRUE;
  for (guint i = 0; i < info->n_figures; i++)
    if (info->figures[i].view >= 0 &&
        (query->figure == NULL || g_str_equal (query->figure, info->figures[i].table->name))) {
      g_array_append_val (viewed->activities, row->number);
      return TRUE;
    }
  return TRUE;
}

static gboolean
give_rows (BaheUnit *unit, BaheView *view, const BaheFold *fold, gint64 as_of, BaheSink *sink, GError **error)
{
  g_auto (BaheNaming) naming = { 0 };
  guint n = 0;

  if (!bahe_naming_init (&naming, unit, view, fold, as_of, error))
    return FALSE;
  g_auto (BaheOutBuffer) rows;
  gboolean given = bahe_views_gather (&naming, fold, as_of, &rows, error);
  for (guint i = 0; given && i < rows.n_recorded; i++) {
    const BaheRecorded *one = &rows.recorded[i];
    given = bahe_give_row (fold, one->event, bahe_values_get (one->values), &n, sink, error);
  }
  return given;
}

/* They are never stored: what they are made of may change in any other activity. */
static gboolean
each_viewed (BaheUnit *unit, BaheView *view, const BaheFigureQuery *query, const Passing *passing, GError **error)
{
  g_autoptr (GArray) activities = g_array_new (FALSE, FALSE, sizeof (gint64));
  Viewed viewed = { unit, query, activities };
  gboolean given = bahe_view_each_activity (view, note_viewed, &viewed, error);

  for (guint i = 0; given && i < activities->len; i++) {
    Handing handing = { { .figure = hand_on }, query, passing->each, passing->data };
    g_autoptr (GError) missing = NULL;
    BaheFold *fold = bahe_fold_to_look (unit, view, g_array_index (activities, gint64, i), query->as_of, &missing);
    if (fold == NULL && g_error_matches (missing, BAHE_ERROR, BAHE_ERROR_NOT_FOUND))
      continue; /* it was opened later */
    if (fold == NULL)
      g_propagate_error (error, g_steal_pointer (&missing));
    given = fold != NULL && give_rows (unit, view, fold, query->as_of, &handing.sink, error);
    bahe_fold_looked (unit, fold, query->as_of);
  }
  return given;
}

gboolean
bahe_unit_each_figure_entry (BaheUnit *unit, const BaheFigureQuery *query, BaheEachFigureEntry each, gpointer data,
                             GError **error)
{
  if (!bahe_store_read_only (unit->store) && !rebuild_stale (unit, query->activity, error))
    return FALSE;

  g_autoptr (BaheView) view = bahe_view_begin (unit->store, error);
  g_autoptr (GArray) stale = view != NULL ? stale_activities (unit, view, query->activity, error) : NULL;
  g_autoptr (GArray) held = stale != NULL ? held_activities (unit, view, query, error) : NULL;
  if (held == NULL)
    return FALSE;
  const Passing passing = { stale, held, each, data };
  return bahe_view_each_figure_entry (view, query, pass_current, (gpointer) &passing, error) &&
         each_held (view, query, &passing, error) && each_stale (unit, view, query, &passing, error) &&
         each_viewed (unit, view, query, &passing, error);
}
