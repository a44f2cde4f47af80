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

typedef struct {
  const GArray *stale;
  BaheEachFigureEntry each;
  gpointer data;
} Passing;

static gboolean
pass_current (const BaheFigureEntry *entry, gpointer data, GError **error)
{
  const Passing *passing = data;

  for (guint i = 0; i < passing->stale->len; i++)
    if (g_array_index (passing->stale, gint64, i) == entry->activity)
      return TRUE;
  return passing->each (entry, passing->data, error);
}

gboolean
bahe_unit_each_figure_entry (BaheUnit *unit, const BaheFigureQuery *query, BaheEachFigureEntry each, gpointer data,
                             GError **error)
{
  if (!bahe_store_read_only (unit->store) && !rebuild_stale (unit, query->activity, error))
    return FALSE;

  g_autoptr (BaheView) view = bahe_view_begin (unit->store, error);
  g_autoptr (GArray) stale = view != NULL ? stale_activities (unit, view, query->activity, error) : NULL;
  if (stale == NULL)
    return FALSE;
  Passing passing = { stale, each, data };
  if (!bahe_view_each_figure_entry (view, query, pass_current, &passing, error))
    return FALSE;
  for (guint i = 0; i < stale->len; i++) {
    Handing handing = { { .figure = hand_on }, query, each, data };
    g_autoptr (BaheFold) fold =
        bahe_fold_load (unit, view, g_array_index (stale, gint64, i), query->as_of, NULL, &handing.sink, error);
    if (fold == NULL)
      return FALSE;
  }
  return TRUE;
}
