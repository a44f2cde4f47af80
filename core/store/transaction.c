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

static gboolean
insert_event (BaheTransaction *transaction, const BaheEventRow *event, GError **error)
{
  g_auto (BaheQuery) query = { 0 };

  if (!bahe_query_begin (
          &query, transaction->connection,
          "INSERT INTO event (seq, id, part, activity, version, type, actor, first, last, words, recorded,"
          " body, digest, hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
          error))
    return FALSE;
  bahe_query_integer (&query, 1, event->seq);
  bahe_query_bytes (&query, 2, event->id.bytes, sizeof event->id.bytes);
  bahe_query_integer (&query, 3, event->part);
  bahe_query_integer (&query, 4, event->activity);
  bahe_query_integer (&query, 5, event->version);
  bahe_query_text (&query, 6, event->type);
  bahe_query_integer (&query, 7, event->actor);
  bahe_query_integer (&query, 8, event->when.first);
  bahe_query_integer (&query, 9, event->when.last);
  bahe_query_text (&query, 10, event->when_words);
  bahe_query_integer (&query, 11, event->recorded);
  bahe_query_text_of (&query, 12, event->body, event->body_length);
  bahe_query_bytes (&query, 13, event->digest, BAHE_HASH_SIZE);
  bahe_query_bytes (&query, 14, event->hash, BAHE_HASH_SIZE);
  if (bahe_query_run (&query, error))
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
bahe_transaction_append (BaheTransaction *transaction, BaheEventRow *event, GError **error)
{
  gint64 version = bahe_view_version (&transaction->view, event->activity);

  if (version < 0)
    return bahe_connection_fail (transaction->connection, sqlite3_extended_errcode (transaction->connection->db),
                                 error);
  if (!check_part (transaction, event, error))
    return FALSE;
  event->seq = transaction->head.seq + 1;
  event->version = version + 1;
  event->recorded = g_get_real_time () / 1000;
  memcpy (event->hash, transaction->head.hash, BAHE_HASH_SIZE);
  bahe_chain_link (event, event->hash);
  if (!insert_event (transaction, event, error) || (version == 0 && !set_opened (transaction, event, error)))
    return FALSE;
  bahe_connection_set_version (transaction->connection, event->activity, event->version);
  transaction->head.seq = event->seq;
  memcpy (transaction->head.hash, event->hash, BAHE_HASH_SIZE);
  BaheId *greatest = &transaction->connection->greatest;
  if (memcmp (&event->id, greatest, sizeof event->id) > 0)
    *greatest = event->id;
  transaction->last_id = event->id;
  transaction->last_part = event->part;
  transaction->appended = TRUE;
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

static void
bind_amount (BaheQuery *query, int column, const BaheAmount *amount)
{
  if (amount->set)
    bahe_query_integer (query, column, amount->integer);
  else
    bahe_query_null (query, column);
}

static gint64
scale_of (const BaheFactRow *fact)
{
  return (gint64) (guint8) fact->value.exponent | (gint64) (guint8) fact->against.exponent << 8 |
         (gint64) (guint8) fact->faults.exponent << 16 | (gint64) (guint8) fact->other_faults.exponent << 24;
}

/* Binds interned names from column `first` on. */
static gboolean
bind_names (BaheQuery *query, int first, const char *const *names, guint n, GError **error)
{
  for (guint i = 0; i < n; i++) {
    gint64 number;

    if (!bahe_connection_number (query->connection, names[i], &number, error))
      return FALSE;
    bahe_query_reference (query, first + (int) i, number);
  }
  return TRUE;
}

gboolean
bahe_transaction_add_fact (BaheTransaction *transaction, gint64 activity, gint64 from, const BaheFactRow *fact,
                           GError **error)
{
  const char *names[] = { fact->ended, fact->by, fact->about, fact->stage, fact->group };
  g_auto (BaheQuery) query = { 0 };

  if (!bahe_query_begin (
          &query, transaction->connection,
          "INSERT INTO fact (activity, seq, n, since, shape, entrant, other, value, against, faults,"
          " other_faults, scale, round, ended, \"by\", about, stage, \"group\", more)"
          " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19)",
          error) ||
      !bind_names (&query, 14, names, G_N_ELEMENTS (names), error))
    return FALSE;
  bahe_query_integer (&query, 1, activity);
  bahe_query_integer (&query, 2, fact->seq);
  bahe_query_integer (&query, 3, fact->n);
  bahe_query_integer (&query, 4, from);
  bahe_query_integer (&query, 5, fact->shape);
  bahe_query_integer (&query, 6, fact->entrant);
  bahe_query_integer (&query, 7, fact->other);
  bind_amount (&query, 8, &fact->value);
  bind_amount (&query, 9, &fact->against);
  bind_amount (&query, 10, &fact->faults);
  bind_amount (&query, 11, &fact->other_faults);
  bahe_query_integer (&query, 12, scale_of (fact));
  bahe_query_integer (&query, 13, fact->round);
  bahe_query_text (&query, 19, fact->more);
  return bahe_query_run (&query, error);
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
  return run_on_activity (transaction, "UPDATE fact SET until = ?3 WHERE activity = ?1 AND seq = ?2 AND until IS NULL",
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
  const char *names[] = { entry->key, entry->unit, entry->distinct };
  g_auto (BaheQuery) query = { 0 };
  gint64 figure;

  if (!bahe_connection_number (transaction->connection, entry->figure, &figure, error) ||
      !bahe_query_begin (
          &query, transaction->connection,
          "INSERT INTO figure (figure, activity, seq, n, since, year, amount, exponent, how, by_values, unit,"
          " distinct_value) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
          error) ||
      !bind_names (&query, 10, names, G_N_ELEMENTS (names), error))
    return FALSE;
  bahe_query_integer (&query, 1, figure);
  bahe_query_integer (&query, 2, entry->activity);
  bahe_query_integer (&query, 3, entry->seq);
  bahe_query_integer (&query, 4, entry->n);
  bahe_query_integer (&query, 5, from);
  bahe_query_integer (&query, 6, entry->year);
  bind_amount (&query, 7, &entry->amount);
  bahe_query_integer (&query, 8, entry->amount.exponent);
  bahe_query_integer (&query, 9, entry->how);
  return bahe_query_run (&query, error);
}

gboolean
bahe_transaction_close_figure_entries (BaheTransaction *transaction, gint64 activity, gint64 seq, gint64 until,
                                       GError **error)
{
  return run_on_activity (transaction,
                          USED_FIGURES "UPDATE figure SET until = ?3 WHERE " OF_USED "AND seq = ?2 AND until IS NULL",
                          activity, seq, until, error);
}

/* ---- projections and scripts
 * ---------------------------------------------------------------------------------------------------- */

gboolean
bahe_transaction_clear_projection (BaheTransaction *transaction, gint64 activity, GError **error)
{
  return run_on_activity (transaction, "DELETE FROM fact WHERE activity = ?1", activity, 0, 0, error) &&
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
