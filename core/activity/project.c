/* Projections: written as events come, built again from the stream, and compared with a rebuild. */
#include "activity/private.h"

#include <string.h>

static gboolean
store_fact (BaheSink *sink, const BaheFactRow *fact, GError **error)
{
  BaheStoreSink *store = (BaheStoreSink *) sink;

  return bahe_transaction_add_fact (store->transaction, store->activity, store->from, fact, error);
}

static gboolean
store_figure (BaheSink *sink, const BaheFigureEntry *entry, GError **error)
{
  BaheStoreSink *store = (BaheStoreSink *) sink;

  return bahe_transaction_add_figure_entry (store->transaction, store->from, entry, error);
}

void
bahe_store_sink_init (BaheStoreSink *sink, BaheTransaction *transaction, gint64 activity, gint64 from)
{
  *sink = (BaheStoreSink){
    .sink = { .fact = store_fact, .figure = store_figure },
    .transaction = transaction,
    .activity = activity,
    .from = from,
  };
}

/* ---- from what it was built --------------------------------------------------------------------- */

/* The declaration, and the month in which the year begins, because entries carry their year. */
static void
declaration_hash (const BaheFold *fold, int first_month, guint8 hash[BAHE_HASH_SIZE])
{
  guint8 bytes[sizeof fold->info->hash + 1];

  memcpy (bytes, fold->info->hash, sizeof fold->info->hash);
  bytes[sizeof fold->info->hash] = (guint8) first_month;
  bahe_hash (bytes, sizeof bytes, NULL, 0, hash);
}

gboolean
bahe_projection_current (BaheView *view, const BaheFold *fold)
{
  guint8 stored[BAHE_HASH_SIZE], now[BAHE_HASH_SIZE];

  if (fold->info == NULL)
    return TRUE;
  declaration_hash (fold, bahe_unit_first_month (view), now);
  return bahe_view_projection_hash (view, fold->activity, stored) && memcmp (stored, now, sizeof now) == 0;
}

gboolean
bahe_projection_stamp (BaheTransaction *transaction, const BaheFold *fold, GError **error)
{
  guint8 now[BAHE_HASH_SIZE];

  if (fold->info == NULL)
    return TRUE;
  declaration_hash (fold, bahe_unit_first_month (bahe_transaction_view (transaction)), now);
  return bahe_transaction_set_projection_hash (transaction, fold->activity, now, error);
}

/* ---- the whole history again -------------------------------------------------------------------- */

static gboolean
note_correction (const BaheEventRow *row, gpointer data, GError **error)
{
  g_array_append_val ((GArray *) data, row->seq);
  return TRUE;
}

static GArray *
correction_seqs (BaheView *view, gint64 activity, GError **error)
{
  g_autoptr (GArray) seqs = g_array_new (FALSE, FALSE, sizeof (gint64));
  BaheEventQuery query = { .activity = activity, .type = BAHE_TYPE_CORRECTED };

  if (!bahe_view_each_event (view, &query, note_correction, seqs, error))
    return NULL;
  return g_steal_pointer (&seqs);
}

static BaheRows *
rows_as_of (BaheUnit *unit, BaheView *view, gint64 activity, gint64 until, GError **error)
{
  g_autoptr (BaheRows) rows = bahe_rows_new ();
  g_autoptr (BaheFold) fold = bahe_fold_load (unit, view, activity, until, NULL, bahe_rows_sink (rows), error);

  return fold != NULL ? g_steal_pointer (&rows) : NULL;
}

typedef struct { /* facts of an event are valid from that event on */
  BaheStoreSink store;
  gint64 after; /* leave out what came before */
} LaterSink;

static gboolean
later_fact (BaheSink *sink, const BaheFactRow *fact, GError **error)
{
  LaterSink *later = (LaterSink *) sink;

  later->store.from = fact->seq;
  return fact->seq <= later->after || store_fact (sink, fact, error);
}

static gboolean
later_figure (BaheSink *sink, const BaheFigureEntry *entry, GError **error)
{
  LaterSink *later = (LaterSink *) sink;

  later->store.from = entry->seq;
  return entry->seq <= later->after || store_figure (sink, entry, error);
}

/* Adds what the events after `after` and up to `until` gave as they came. */
static gboolean
write_stretch (BaheUnit *unit, BaheTransaction *transaction, gint64 activity, gint64 after, gint64 until,
               GError **error)
{
  LaterSink later = { .after = after };

  bahe_store_sink_init (&later.store, transaction, activity, 0);
  later.store.sink.fact = later_fact;
  later.store.sink.figure = later_figure;
  BaheView *view = bahe_transaction_view (transaction);
  g_autoptr (BaheFold) fold = bahe_fold_load (unit, view, activity, until, NULL, &later.store.sink, error);
  return fold != NULL;
}

/* As it happened: events give their rows as they come, and each correction closes and adds, so that the past reads as
 * before. */
gboolean
bahe_projection_rebuild (BaheUnit *unit, BaheTransaction *transaction, gint64 activity, GError **error)
{
  BaheView *view = bahe_transaction_view (transaction);
  g_autoptr (GArray) seqs = correction_seqs (view, activity, error);
  if (seqs == NULL || !bahe_transaction_clear_projection (transaction, activity, error))
    return FALSE;

  gint64 after = 0;
  for (guint i = 0; i < seqs->len; i++) {
    gint64 seq = g_array_index (seqs, gint64, i);
    if (!write_stretch (unit, transaction, activity, after, seq - 1, error))
      return FALSE;
    g_autoptr (BaheRows) before = rows_as_of (unit, view, activity, seq - 1, error);
    g_autoptr (BaheRows) now = before != NULL ? rows_as_of (unit, view, activity, seq, error) : NULL;
    if (now == NULL || !bahe_rows_write_changes (before, now, transaction, activity, seq, error))
      return FALSE;
    after = seq;
  }
  if (!write_stretch (unit, transaction, activity, after, 0, error))
    return FALSE;
  g_autoptr (BaheFold) fold = bahe_fold_load (unit, view, activity, 0, NULL, NULL, error);
  return fold != NULL && bahe_projection_stamp (transaction, fold, error);
}

/* ---- of some or all activities ------------------------------------------------------------------ */

static gboolean
note_activity (const BaheActivityRow *row, gpointer data, GError **error)
{
  g_array_append_val ((GArray *) data, row->number);
  return TRUE;
}

static GArray *
activity_numbers (BaheView *view, gint64 only, GError **error)
{
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (only != 0)
    g_array_append_val (numbers, only);
  else if (!bahe_view_each_activity (view, note_activity, numbers, error))
    return NULL;
  return g_steal_pointer (&numbers);
}

typedef struct {
  BaheUnit *unit;
  gint64 activity;
} RebuildWork;

static gboolean
rebuild_work (BaheTransaction *transaction, gpointer data, GError **error)
{
  RebuildWork *work = data;

  bahe_act_forget_fold (work->unit, work->activity);
  g_autoptr (BaheFold) fold =
      bahe_fold_load (work->unit, bahe_transaction_view (transaction), work->activity, 0, NULL, NULL, error);
  return fold != NULL && bahe_projection_row (transaction, fold, error) &&
         bahe_projection_rebuild (work->unit, transaction, work->activity, error);
}

gboolean
bahe_unit_rebuild (BaheUnit *unit, gint64 activity, BaheProgress progress, gpointer data, GError **error)
{
  g_autoptr (GArray) numbers = NULL;
  {
    g_autoptr (BaheView) view = bahe_view_begin (unit->store, error);
    if (view == NULL)
      return FALSE;
    numbers = activity_numbers (view, activity, error);
  }
  if (numbers == NULL)
    return FALSE;
  for (guint i = 0; i < numbers->len; i++) {
    if (progress != NULL)
      progress (_ ("building facts and figures again"), i, numbers->len, data);
    RebuildWork work = { unit, g_array_index (numbers, gint64, i) };
    if (!bahe_store_write (unit->store, rebuild_work, &work, error))
      return FALSE;
  }
  return TRUE;
}

/* Now, and just before each correction, so that closed rows are looked at too. */
static gboolean
verify_as_of (BaheUnit *unit, BaheView *view, gint64 activity, gint64 as_of, GPtrArray *problems, GError **error)
{
  g_autoptr (BaheRows) stored = bahe_rows_new ();
  g_autoptr (BaheRows) built = rows_as_of (unit, view, activity, as_of, error);
  if (built == NULL || !bahe_rows_read (stored, view, activity, as_of, error))
    return FALSE;

  g_autoptr (GArray) differ = bahe_rows_differ (stored, built);
  for (guint i = 0; i < differ->len; i++)
    g_ptr_array_add (
        problems,
        g_strdup_printf (_ ("activity %" PRId64 ", record %" PRId64
                            ": its facts or figures are not what the record gives; `bahe rebuild` makes them again"),
                         activity, g_array_index (differ, gint64, i)));
  return TRUE;
}

gboolean
bahe_projection_row (BaheTransaction *transaction, const BaheFold *fold, GError **error)
{
  BaheActivityRow row = { .number = fold->activity,
                          .kind = fold->kind,
                          .title = fold->title,
                          .part_of = fold->part_of,
                          .when = fold->when,
                          .demo = fold->demo };

  return bahe_transaction_set_activity (transaction, &row, error);
}

typedef struct {
  const BaheFold *fold;
  gboolean same;
} RowCheck;

static gboolean
compare_row (const BaheActivityRow *row, gpointer data, GError **error)
{
  RowCheck *check = data;
  const BaheFold *fold = check->fold;

  if (row->number != fold->activity)
    return TRUE;
  check->same = g_strcmp0 (row->title, fold->title) == 0 && g_strcmp0 (row->kind, fold->kind) == 0 &&
                row->part_of == fold->part_of && row->when.first == fold->when.first &&
                row->when.last == fold->when.last && row->demo == fold->demo;
  return FALSE;
}

/* The list of activities is made of their opening events, as corrected. */
static gboolean
verify_row (BaheView *view, const BaheFold *fold, GPtrArray *problems, GError **error)
{
  RowCheck check = { fold, FALSE };

  if (!bahe_view_each_activity (view, compare_row, &check, error))
    return FALSE;
  if (!check.same)
    g_ptr_array_add (problems,
                     g_strdup_printf (_ ("activity %" PRId64 ": its title, type or day is not what its record "
                                         "gives; `bahe rebuild` makes them again"),
                                      fold->activity));
  return TRUE;
}

static gboolean
verify_activity (BaheUnit *unit, BaheView *view, gint64 activity, GPtrArray *problems, GError **error)
{
  g_autoptr (BaheFold) fold = bahe_fold_load (unit, view, activity, 0, NULL, NULL, error);
  if (fold == NULL || !verify_row (view, fold, problems, error))
    return FALSE;
  /* Without its plugin nothing can be compared; built from an older declaration, it is built again before it is read.
   */
  if (fold->info == NULL || !bahe_projection_current (view, fold))
    return TRUE;

  g_autoptr (GArray) seqs = correction_seqs (view, activity, error);
  if (seqs == NULL)
    return FALSE;
  for (guint i = 0; i < seqs->len; i++)
    if (!verify_as_of (unit, view, activity, g_array_index (seqs, gint64, i) - 1, problems, error))
      return FALSE;
  return verify_as_of (unit, view, activity, 0, problems, error);
}

gboolean
bahe_unit_verify (BaheUnit *unit, BaheProgress progress, gpointer data, GPtrArray *problems, GError **error)
{
  g_autoptr (BaheView) view = bahe_view_begin (unit->store, error);
  if (view == NULL)
    return FALSE;
  g_autoptr (GArray) numbers = activity_numbers (view, 0, error);
  if (numbers == NULL)
    return FALSE;
  for (guint i = 0; i < numbers->len; i++) {
    gint64 number = g_array_index (numbers, gint64, i);
    g_autoptr (GError) wrong = NULL;
    if (progress != NULL)
      progress (_ ("comparing facts and figures with the records"), i, numbers->len, data);
    if (!verify_activity (unit, view, number, problems, &wrong))
      g_ptr_array_add (problems, g_strdup_printf (_ ("activity %" PRId64 ": %s"), number, wrong->message));
  }
  g_clear_pointer (&view, bahe_view_end);
  return bahe_unit_verify_forgotten (unit, problems, error);
}
