/* What work that records may do. */
#include "store/private.h"

#include <string.h>

BaheView *
bahe_transaction_view (BaheTransaction *transaction)
{
  return &transaction->view;
}

/* ---- events
 * ------------------------------------------------------------------------------------------------------------ */

static gboolean
check_part (BaheTransaction *transaction, const BaheEventRow *event, GError **error)
{
  gboolean follows = transaction->appended && event->part == transaction->last_part + 1 &&
                     memcmp (&transaction->last_id, &event->id, sizeof event->id) == 0;

  if (event->part == 0 || follows)
    return TRUE;
  g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID,
               _ ("Part %u of a verb was to be recorded without the part before it."), event->part);
  return FALSE;
}

/* The statement is kept for the next event of the group: every column is bound each time. */
static gboolean
insert_event (BaheTransaction *transaction, const BaheEventRow *event, GError **error)
{
  BaheQuery *query = transaction->appending;

  if (query->statement == NULL &&
      !bahe_query_begin (
          query, transaction->connection,
          "INSERT INTO event (seq, id, part, activity, version, type, actor, first, last, words, recorded,"
          " body, digest, hash, gave) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
          error))
    return FALSE;
  bahe_query_integer (query, 1, event->seq);
  bahe_query_bytes (query, 2, event->id.bytes, sizeof event->id.bytes);
  bahe_query_integer (query, 3, event->part);
  bahe_query_integer (query, 4, event->activity);
  bahe_query_integer (query, 5, event->version);
  bahe_query_text (query, 6, event->type);
  bahe_query_integer (query, 7, event->actor);
  bahe_query_integer (query, 8, event->when.first);
  bahe_query_integer (query, 9, event->when.last);
  bahe_query_text (query, 10, event->when_words);
  bahe_query_integer (query, 11, event->recorded);
  bahe_query_text_of (query, 12, event->body, event->body_length);
  bahe_query_bytes (query, 13, event->digest, BAHE_HASH_SIZE);
  bahe_query_bytes (query, 14, event->hash, BAHE_HASH_SIZE);
  if (transaction->gave->len > 0)
    bahe_query_bytes (query, 15, transaction->gave->data, transaction->gave->len);
  else
    bahe_query_null (query, 15);
  if (bahe_query_run (query, error))
    return TRUE;
  if (sqlite3_extended_errcode (transaction->connection->db) == SQLITE_CONSTRAINT_UNIQUE) {
    g_clear_error (error);
    g_set_error_literal (error, BAHE_ERROR, BAHE_ERROR_CONFLICT, _ ("A verb with this id is recorded already."));
  }
  return FALSE;
}

static gboolean
set_opened (BaheTransaction *transaction, const BaheEventRow *event, GError **error)
{
  g_auto (BaheQuery) query = { 0 };

  if (!bahe_query_begin (&query, transaction->connection, "UPDATE activity SET opened = ?2 WHERE number = ?1", error))
    return FALSE;
  bahe_query_integer (&query, 1, event->activity);
  bahe_query_integer (&query, 2, event->seq);
  return bahe_query_run (&query, error);
}

gboolean
bahe_transaction_place (BaheTransaction *transaction, BaheEventRow *event, GError **error)
{
  gint64 version = bahe_view_version (&transaction->view, event->activity);

  if (version < 0)
    return bahe_connection_fail (transaction->connection, sqlite3_extended_errcode (transaction->connection->db),
                                 error);
  event->seq = transaction->head.seq + 1;
  event->version = version + 1;
  event->recorded = g_get_real_time () / 1000;
  transaction->placed = event->seq;
  g_byte_array_set_size (transaction->gave, 0);
  return TRUE;
}

static void
note_appended (BaheTransaction *transaction, const BaheEventRow *event)
{
  BaheId *greatest = &transaction->connection->greatest;

  bahe_connection_set_version (transaction->connection, event->activity, event->version);
  transaction->head.seq = event->seq;
  memcpy (transaction->head.hash, event->hash, BAHE_HASH_SIZE);
  if (memcmp (&event->id, greatest, sizeof event->id) > 0)
    *greatest = event->id;
  transaction->last_id = event->id;
  transaction->last_part = event->part;
  transaction->appended = TRUE;
  transaction->placed = 0;
}

gboolean
bahe_transaction_append (BaheTransaction *transaction, BaheEventRow *event, GError **error)
{
  if ((transaction->placed == 0 || transaction->placed != event->seq) &&
      !bahe_transaction_place (transaction, event, error))
    return FALSE;
  if (!check_part (transaction, event, error))
    return FALSE;
  memcpy (event->hash, transaction->head.hash, BAHE_HASH_SIZE);
  bahe_chain_link (event, event->hash);
  if (!insert_event (transaction, event, error) || (event->version == 1 && !set_opened (transaction, event, error)))
    return FALSE;
  note_appended (transaction, event);
  return TRUE;
}

/* ---- activities
 * ---------------------------------------------------------------------------------------------------------- */

gboolean
bahe_transaction_add_activity (BaheTransaction *transaction, BaheActivityRow *row, GError **error)
{
  g_auto (BaheQuery) query = { 0 };

  if (!bahe_query_begin (
          &query, transaction->connection,
          "INSERT INTO activity (kind, title, part_of, first, last, demo) VALUES (?1, ?2, ?3, ?4, ?5, ?6)", error))
    return FALSE;
  bahe_query_text (&query, 1, row->kind);
  bahe_query_text (&query, 2, row->title);
  bahe_query_reference (&query, 3, row->part_of);
  bahe_query_integer (&query, 4, row->when.first);
  bahe_query_integer (&query, 5, row->when.last);
  bahe_query_integer (&query, 6, row->demo ? 1 : 0);
  if (!bahe_query_run (&query, error))
    return FALSE;
  row->number = sqlite3_last_insert_rowid (transaction->connection->db);
  return TRUE;
}

gboolean
bahe_transaction_set_activity (BaheTransaction *transaction, const BaheActivityRow *row, GError **error)
{
  g_auto (BaheQuery) query = { 0 };

  if (!bahe_query_begin (&query, transaction->connection,
                         "UPDATE activity SET title = ?2, part_of = ?3, first = ?4, last = ?5 WHERE number = ?1",
                         error))
    return FALSE;
  bahe_query_integer (&query, 1, row->number);
  bahe_query_text (&query, 2, row->title);
  bahe_query_reference (&query, 3, row->part_of);
  bahe_query_integer (&query, 4, row->when.first);
  bahe_query_integer (&query, 5, row->when.last);
  if (!bahe_query_run (&query, error))
    return FALSE;
  if (sqlite3_changes (transaction->connection->db) == 1)
    return TRUE;
  g_set_error (error, BAHE_ERROR, BAHE_ERROR_NOT_FOUND, _ ("There is no activity %ld in this store."),
               (long) row->number);
  return FALSE;
}

/* ---- facts
 * ----------------------------------------------------------------------------------------------------------------- */

/* Beside the event that comes next, or as a row of its own behind those that others have given. */
static gboolean
add_cells (BaheTransaction *transaction, const BaheCells *cells, gint64 from, GError **error)
{
  g_auto (BaheQuery) query = { 0 };

  if (transaction->placed != 0 && cells->seq == transaction->placed && from == transaction->placed) {
    bahe_cells_pack (cells, transaction->gave);
    return TRUE;
  }
  return bahe_transaction_settle (transaction, transaction->head.seq, error) &&
         bahe_cells_insert_begin (&query, transaction->connection, cells->is_fact, error) &&
         bahe_cells_insert (&query, cells, from, error);
}

gboolean
bahe_transaction_add_fact (BaheTransaction *transaction, gint64 activity, gint64 from, const BaheFactRow *fact,
                           GError **error)
{
  BaheCells cells;

  return bahe_cells_of_fact (&cells, transaction->connection, activity, fact, error) &&
         add_cells (transaction, &cells, from, error);
}

static gboolean
run_on_activity (BaheTransaction *transaction, const char *sql, gint64 activity, gint64 seq, gint64 until,
                 GError **error)
{
  g_auto (BaheQuery) query = { 0 };

  if (!bahe_query_begin (&query, transaction->connection, sql, error))
    return FALSE;
  bahe_query_integer (&query, 1, activity);
  if (seq != 0) {
    bahe_query_integer (&query, 2, seq);
    bahe_query_integer (&query, 3, until);
  }
  return bahe_query_run (&query, error);
}

gboolean
bahe_transaction_close_facts (BaheTransaction *transaction, gint64 activity, gint64 seq, gint64 until, GError **error)
{
  return bahe_transaction_settle (transaction, transaction->head.seq, error) &&
         run_on_activity (transaction, "UPDATE fact SET until = ?3 WHERE activity = ?1 AND seq = ?2 AND until IS NULL",
                          activity, seq, until, error);
}

/* ---- figure entries
 * ---------------------------------------------------------------------------------------------------------- */

/* The figures in use, each found by one step in the key: figures are few, their entries many. */
#define USED_FIGURES                                                                                                   \
  "WITH RECURSIVE used (number) AS (SELECT min (figure) FROM figure UNION ALL"                                         \
  " SELECT (SELECT min (figure) FROM figure WHERE figure > number) FROM used WHERE number IS NOT NULL) "
#define OF_USED "figure IN (SELECT number FROM used WHERE number IS NOT NULL) AND activity = ?1 "

gboolean
bahe_transaction_add_figure_entry (BaheTransaction *transaction, gint64 from, const BaheFigureEntry *entry,
                                   GError **error)
{
  BaheCells cells;

  return bahe_cells_of_entry (&cells, transaction->connection, entry, error) &&
         add_cells (transaction, &cells, from, error);
}

gboolean
bahe_transaction_close_figure_entries (BaheTransaction *transaction, gint64 activity, gint64 seq, gint64 until,
                                       GError **error)
{
  return bahe_transaction_settle (transaction, transaction->head.seq, error) &&
         run_on_activity (transaction,
                          USED_FIGURES "UPDATE figure SET until = ?3 WHERE " OF_USED "AND seq = ?2 AND until IS NULL",
                          activity, seq, until, error);
}

/* ---- projections and scripts
 * ---------------------------------------------------------------------------------------------------- */

gboolean
bahe_transaction_clear_projection (BaheTransaction *transaction, gint64 activity, GError **error)
{
  return bahe_transaction_settle (transaction, transaction->head.seq, error) &&
         run_on_activity (transaction, "DELETE FROM fact WHERE activity = ?1", activity, 0, 0, error) &&
         run_on_activity (transaction, USED_FIGURES "DELETE FROM figure WHERE " OF_USED, activity, 0, 0, error) &&
         run_on_activity (transaction, "UPDATE activity SET projection = NULL WHERE number = ?1", activity, 0, 0,
                          error);
}

gboolean
bahe_transaction_set_projection_hash (BaheTransaction *transaction, gint64 activity, const guint8 hash[BAHE_HASH_SIZE],
                                      GError **error)
{
  g_auto (BaheQuery) query = { 0 };

  if (!bahe_query_begin (&query, transaction->connection, "UPDATE activity SET projection = ?2 WHERE number = ?1",
                         error))
    return FALSE;
  bahe_query_integer (&query, 1, activity);
  bahe_query_bytes (&query, 2, hash, BAHE_HASH_SIZE);
  return bahe_query_run (&query, error);
}

gboolean
bahe_transaction_put_script (BaheTransaction *transaction, const char *text, guint8 hash[BAHE_HASH_SIZE],
                             GError **error)
{
  g_auto (BaheQuery) query = { 0 };

  bahe_hash (text, strlen (text), NULL, 0, hash);
  if (!bahe_query_begin (&query, transaction->connection,
                         "INSERT INTO script (hash, text) VALUES (?1, ?2) ON CONFLICT DO NOTHING", error))
    return FALSE;
  bahe_query_bytes (&query, 1, hash, BAHE_HASH_SIZE);
  bahe_query_text (&query, 2, text);
  return bahe_query_run (&query, error);
}
