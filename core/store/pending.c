/* What events gave and has no row of its own yet. An event and what it gives are written as one row, so that a commit
 * touches no more pages than the event needs; later, many at a time, the facts and figure entries are settled into
 * their tables, in order of their keys. Whoever reads them reads both (projection.c). */
#include "store/private.h"

#define MUCH_FOR_A_VERB 256 /* events */

gboolean
bahe_view_settled (BaheView *view, gint64 *seq, GError **error)
{
  g_auto (BaheQuery) query = { 0 };

  /* Where nothing is told the file is a copy in format 1, which knows only rows. */
  return bahe_query_begin (&query, view->connection, "SELECT value FROM meta WHERE key = 'settled'", error) &&
         bahe_query_number (&query, G_MAXINT64, seq, error);
}

/* ---- reading
 * --------------------------------------------------------------------------------------------------------- */

static gboolean
each_of_event (BaheQuery *query, BaheEachCells each, gpointer data, GError **error)
{
  sqlite3_stmt *row = query->statement;
  BaheCells cells = { .seq = sqlite3_column_int64 (row, 0), .activity = sqlite3_column_int64 (row, 1) };
  const guint8 *at = sqlite3_column_blob (row, 2);
  const guint8 *end = at != NULL ? at + sqlite3_column_bytes (row, 2) : NULL;

  while (at < end) {
    if (!bahe_cells_unpack (&at, end, &cells)) {
      g_set_error (error, BAHE_ERROR, BAHE_ERROR_CORRUPT,
                   _ ("%s is damaged: what event %ld gave cannot be read. `bahe rebuild` makes it again."),
                   query->connection->path, (long) cells.seq);
      return FALSE;
    }
    if (!each (&cells, data, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
each_row (BaheQuery *query, BaheEachCells each, gpointer data, GError **error)
{
  gboolean row;

  while (bahe_query_step (query, &row, error) && (!row || each_of_event (query, each, data, error)))
    if (!row)
      return TRUE;
  return FALSE;
}

/* The version of an activity's last event that is settled, looked for from the end: the others are few. */
static gboolean
settled_version (BaheView *view, gint64 activity, gint64 settled, gint64 *version, gboolean *pending, GError **error)
{
  g_auto (BaheQuery) query = { 0 };
  gboolean row;

  *version = 0;
  *pending = FALSE;
  if (!bahe_query_begin (&query, view->connection,
                         "SELECT seq, version FROM event WHERE activity = ?1 ORDER BY version DESC", error))
    return FALSE;
  bahe_query_integer (&query, 1, activity);
  while (bahe_query_step (&query, &row, error)) {
    if (!row)
      return TRUE;
    if (sqlite3_column_int64 (query.statement, 0) <= settled) {
      *version = sqlite3_column_int64 (query.statement, 1);
      return TRUE;
    }
    *pending = TRUE;
  }
  return FALSE;
}

static gboolean
each_of_activity (BaheView *view, gint64 activity, gint64 settled, gint64 until, BaheEachCells each, gpointer data,
                  GError **error)
{
  g_auto (BaheQuery) query = { 0 };
  gint64 version;
  gboolean pending;

  if (!settled_version (view, activity, settled, &version, &pending, error))
    return FALSE;
  if (!pending)
    return TRUE;
  if (!bahe_query_begin (&query, view->connection,
                         "SELECT seq, activity, gave FROM event WHERE activity = ?1 AND version > ?2 AND +seq <= ?3"
                         " ORDER BY version",
                         error))
    return FALSE;
  bahe_query_integer (&query, 1, activity);
  bahe_query_integer (&query, 2, version);
  bahe_query_integer (&query, 3, until);
  return each_row (&query, each, data, error);
}

/* A work that goes through all that is pending is seldom the only one: fund rules count at each verb of an import. */
static gboolean
settle_what_is_much (BaheView *view, GError **error)
{
  BaheTransaction *transaction = view->transaction;

  return transaction == NULL || transaction->head.seq - transaction->settled < MUCH_FOR_A_VERB ||
         bahe_transaction_settle (transaction, transaction->head.seq, error);
}

gboolean
bahe_pending_each (BaheView *view, gint64 activity, gint64 as_of, BaheEachCells each, gpointer data, GError **error)
{
  g_auto (BaheQuery) query = { 0 };
  gint64 settled, until = as_of == 0 ? G_MAXINT64 : as_of;

  if ((activity == 0 && !settle_what_is_much (view, error)) || !bahe_view_settled (view, &settled, error))
    return FALSE;
  if (settled >= until)
    return TRUE;
  if (activity != 0)
    return each_of_activity (view, activity, settled, until, each, data, error);
  if (!bahe_query_begin (&query, view->connection,
                         "SELECT seq, activity, gave FROM event WHERE seq > ?1 AND seq <= ?2 ORDER BY seq", error))
    return FALSE;
  bahe_query_integer (&query, 1, settled);
  bahe_query_integer (&query, 2, until);
  return each_row (&query, each, data, error);
}

/* ---- settling
 * --------------------------------------------------------------------------------------------------------- */

typedef struct {
  GArray *facts, *entries; /* of BaheCells */
  GStringChunk *texts;     /* their `more` */
} Gathered;

static gboolean
gather (const BaheCells *cells, gpointer data, GError **error)
{
  Gathered *gathered = data;
  BaheCells kept = *cells;

  if (kept.more != NULL)
    kept.more = g_string_chunk_insert (gathered->texts, kept.more);
  g_array_append_val (kept.is_fact ? gathered->facts : gathered->entries, kept);
  return TRUE;
}

static int
compare (gint64 left, gint64 right)
{
  return left < right ? -1 : left > right;
}

/* As the keys of the tables: an entry by its figure first. */
static int
compare_keys (gconstpointer a, gconstpointer b)
{
  const BaheCells *left = a, *right = b;
  guint n = left->is_fact ? (guint) BAHE_FACT_N : (guint) BAHE_ENTRY_N;
  int order = left->is_fact ? 0 : compare (left->cells[BAHE_ENTRY_FIGURE], right->cells[BAHE_ENTRY_FIGURE]);

  if (order == 0)
    order = compare (left->activity, right->activity);
  if (order == 0)
    order = compare (left->seq, right->seq);
  return order != 0 ? order : compare (left->cells[n], right->cells[n]);
}

static gboolean
insert_all (BaheConnection *connection, GArray *rows, gboolean facts, GError **error)
{
  g_auto (BaheQuery) query = { 0 };

  g_array_sort (rows, compare_keys);
  if (!bahe_cells_insert_begin (&query, connection, facts, error))
    return FALSE;
  for (guint i = 0; i < rows->len; i++) {
    const BaheCells *cells = &g_array_index (rows, BaheCells, i);
    if (!bahe_cells_insert (&query, cells, cells->seq, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
note_settled (BaheConnection *connection, gint64 seq, GError **error)
{
  g_auto (BaheQuery) query = { 0 };

  if (!bahe_query_begin (&query, connection, "UPDATE meta SET value = ?1 WHERE key = 'settled'", error))
    return FALSE;
  bahe_query_integer (&query, 1, seq);
  return bahe_query_run (&query, error);
}

/* What cannot be read is built again from the record before it is next used, and holds up nothing else. */
static gboolean
gather_event (BaheTransaction *transaction, BaheQuery *query, Gathered *gathered, GError **error)
{
  const guint8 nothing[BAHE_HASH_SIZE] = { 0 };
  g_autoptr (GError) wrong = NULL;

  if (each_of_event (query, gather, gathered, &wrong))
    return TRUE;
  g_warning ("%s", wrong->message);
  return bahe_transaction_set_projection_hash (transaction, sqlite3_column_int64 (query->statement, 1), nothing, error);
}

static gboolean
gather_all (BaheTransaction *transaction, gint64 until, Gathered *gathered, GError **error)
{
  g_auto (BaheQuery) query = { 0 };
  gboolean row;

  if (!bahe_query_begin (&query, transaction->connection,
                         "SELECT seq, activity, gave FROM event WHERE seq > ?1 AND seq <= ?2 ORDER BY seq", error))
    return FALSE;
  bahe_query_integer (&query, 1, transaction->settled);
  bahe_query_integer (&query, 2, until);
  while (bahe_query_step (&query, &row, error) && (!row || gather_event (transaction, &query, gathered, error)))
    if (!row)
      return TRUE;
  return FALSE;
}

static gboolean
settle (BaheTransaction *transaction, gint64 until, GError **error)
{
  Gathered gathered = { .facts = g_array_new (FALSE, FALSE, sizeof (BaheCells)),
                        .entries = g_array_new (FALSE, FALSE, sizeof (BaheCells)),
                        .texts = g_string_chunk_new (4096) };
  gboolean done = gather_all (transaction, until, &gathered, error) &&
                  insert_all (transaction->connection, gathered.facts, TRUE, error) &&
                  insert_all (transaction->connection, gathered.entries, FALSE, error) &&
                  note_settled (transaction->connection, until, error);

  g_array_unref (gathered.facts);
  g_array_unref (gathered.entries);
  g_string_chunk_free (gathered.texts);
  return done;
}

gboolean
bahe_transaction_settle (BaheTransaction *transaction, gint64 until, GError **error)
{
  if (transaction->settled >= until)
    return TRUE;
  if (!settle (transaction, until, error))
    return FALSE;
  transaction->settled = until;
  return TRUE;
}
