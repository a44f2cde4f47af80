#include "store/private.h"

#include <string.h>

/* ---- pool ----------------------------------------------------------------------------------------------------------
 */

BaheConnection *
bahe_store_take_connection (BaheStore *store, GError **error)
{
  BaheConnection *connection;

  g_mutex_lock (&store->pool_mutex);
  connection = g_queue_pop_head (&store->pool);
  g_mutex_unlock (&store->pool_mutex);
  return connection != NULL ? connection
                            : bahe_connection_open (store->path, store->options.vfs, store->reading, error);
}

void
bahe_store_give_connection (BaheStore *store, BaheConnection *connection)
{
  g_mutex_lock (&store->pool_mutex);
  g_queue_push_head (&store->pool, connection);
  g_mutex_unlock (&store->pool_mutex);
}

static gboolean
read_something (BaheConnection *connection, GError **error)
{
  g_auto (BaheQuery) query = { 0 };
  gint64 rows;

  return bahe_query_begin (&query, connection, "SELECT count (*) FROM meta", error) &&
         bahe_query_number (&query, 0, &rows, error);
}

BaheView *
bahe_view_begin (BaheStore *store, GError **error)
{
  g_autoptr (BaheConnection) connection = bahe_store_take_connection (store, error);
  BaheView *view;

  /* BEGIN alone sees nothing yet: the first read fixes what the view will see. */
  if (connection == NULL || !bahe_connection_do (connection, "BEGIN", error) || !read_something (connection, error))
    return NULL;
  view = g_new0 (BaheView, 1);
  view->store = store;
  view->connection = g_steal_pointer (&connection);
  return view;
}

void
bahe_view_end (BaheView *view)
{
  g_autoptr (GError) error = NULL;

  if (view == NULL)
    return;
  if (bahe_connection_do (view->connection, "ROLLBACK", &error))
    bahe_store_give_connection (view->store, view->connection);
  else
    bahe_connection_close (view->connection);
  g_free (view);
}

/* ---- numbers
 * --------------------------------------------------------------------------------------------------------- */

static gint64
view_number (BaheView *view, const char *sql, gint64 key)
{
  g_auto (BaheQuery) query = { 0 };
  g_autoptr (GError) error = NULL;
  gint64 value = -1;

  if (!bahe_query_begin (&query, view->connection, sql, &error))
    return -1;
  if (key != 0)
    bahe_query_integer (&query, 1, key);
  return bahe_query_number (&query, 0, &value, &error) ? value : -1;
}

gint64
bahe_view_last_seq (BaheView *view)
{
  return view_number (view, "SELECT max (seq) FROM event", 0);
}

gint64
bahe_view_version (BaheView *view, gint64 activity)
{
  GHashTable *versions = view->transaction != NULL ? view->connection->versions : NULL;
  const gint64 *known = versions != NULL ? g_hash_table_lookup (versions, &activity) : NULL;

  if (known != NULL)
    return *known;
  gint64 version = view_number (view, "SELECT max (version) FROM event WHERE activity = ?1", activity);
  if (versions != NULL && version >= 0)
    bahe_connection_set_version (view->connection, activity, version);
  return version;
}

gint64
bahe_view_latest (BaheView *view, gint64 activity)
{
  return MAX (0,
              view_number (view, "SELECT seq FROM event WHERE activity = ?1 ORDER BY version DESC LIMIT 1", activity));
}

gboolean
bahe_view_head (BaheView *view, BaheHead *head, GError **error)
{
  g_auto (BaheQuery) query = { 0 };
  gboolean row;

  if (!bahe_query_begin (&query, view->connection, "SELECT seq, hash FROM event ORDER BY seq DESC LIMIT 1", error) ||
      !bahe_query_step (&query, &row, error))
    return FALSE;
  head->seq = 0;
  if (!row) {
    bahe_chain_start (view->store, head->hash);
    return TRUE;
  }
  head->seq = sqlite3_column_int64 (query.statement, 0);
  return bahe_query_read_bytes (&query, 1, head->hash, BAHE_HASH_SIZE, error);
}

gboolean
bahe_stopped (GError *stopped, GError **error)
{
  if (stopped != NULL)
    g_propagate_error (error, stopped);
  return stopped == NULL;
}

/* ---- events
 * ---------------------------------------------------------------------------------------------------------- */

#define EVENT                                                                                                          \
  "SELECT seq, id, part, activity, version, type, actor, first, last, words, recorded, body, digest, hash FROM event "
#define RANGE "seq > ?1 AND seq <= ?2 "
#define WITHIN "activity = ?3 AND version > ?4 AND +seq > ?1 AND +seq <= ?2 " /* + keeps to the index of the stream */

#define OF_TYPES "AND instr (?5, ' ' || type || ' ') > 0 "

static gboolean
read_event (BaheQuery *query, BaheEventRow *event, GError **error)
{
  sqlite3_stmt *row = query->statement;

  event->seq = sqlite3_column_int64 (row, 0);
  event->part = (guint) sqlite3_column_int64 (row, 2);
  event->activity = sqlite3_column_int64 (row, 3);
  event->version = sqlite3_column_int64 (row, 4);
  event->type = (const char *) sqlite3_column_text (row, 5);
  event->actor = sqlite3_column_int64 (row, 6);
  event->when.first = sqlite3_column_int64 (row, 7);
  event->when.last = sqlite3_column_int64 (row, 8);
  event->when_words = (const char *) sqlite3_column_text (row, 9);
  event->recorded = sqlite3_column_int64 (row, 10);
  event->body = (const char *) sqlite3_column_text (row, 11);
  event->body_length = (gsize) sqlite3_column_bytes (row, 11);
  if (event->type == NULL || event->body == NULL) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_CORRUPT, _ ("%s is damaged: event %ld has no type or no body."),
                 query->connection->path, (long) event->seq);
    return FALSE;
  }
  return bahe_query_read_bytes (query, 1, event->id.bytes, sizeof event->id.bytes, error) &&
         bahe_query_read_bytes (query, 12, event->digest, BAHE_HASH_SIZE, error) &&
         bahe_query_read_bytes (query, 13, event->hash, BAHE_HASH_SIZE, error);
}

static gboolean
each_event (BaheQuery *query, BaheEachEvent each, gpointer data, guint *n, GError **error)
{
  BaheEventRow event;
  gboolean row;

  for (*n = 0;; (*n)++) {
    g_autoptr (GError) stopped = NULL;

    if (!bahe_query_step (query, &row, error) || (row && !read_event (query, &event, error)))
      return FALSE;
    if (!row)
      return TRUE;
    if (each (&event, data, &stopped))
      continue;
    (*n)++;
    return bahe_stopped (g_steal_pointer (&stopped), error);
  }
}

static const char *
event_sql (const BaheEventQuery *query)
{
  if (query->activity != 0 && query->types != NULL)
    return EVENT "WHERE " WITHIN OF_TYPES "ORDER BY version";
  if (query->activity != 0)
    return query->type != NULL ? EVENT "WHERE " WITHIN "AND type = ?5 ORDER BY version"
                               : EVENT "WHERE " WITHIN "ORDER BY version";
  if (query->types != NULL)
    return EVENT "WHERE " RANGE OF_TYPES "ORDER BY seq";
  return query->type != NULL ? EVENT "WHERE " RANGE "AND type = ?5 ORDER BY seq" : EVENT "WHERE " RANGE "ORDER BY seq";
}

gboolean
bahe_view_each_event (BaheView *view, const BaheEventQuery *query, BaheEachEvent each, gpointer data, GError **error)
{
  const char *types = query->types != NULL ? query->types : query->type;
  g_auto (BaheQuery) rows = { 0 };
  guint n;

  if (!bahe_query_begin (&rows, view->connection, event_sql (query), error))
    return FALSE;
  bahe_query_integer (&rows, 1, query->after_seq);
  bahe_query_integer (&rows, 2, query->until_seq == 0 ? G_MAXINT64 : query->until_seq);
  if (query->activity != 0) {
    bahe_query_integer (&rows, 3, query->activity);
    bahe_query_integer (&rows, 4, query->after_version);
  }
  if (types != NULL)
    bahe_query_text (&rows, 5, types);
  return each_event (&rows, each, data, &n, error);
}

gboolean
bahe_view_event (BaheView *view, gint64 seq, BaheEachEvent each, gpointer data, GError **error)
{
  g_auto (BaheQuery) rows = { 0 };
  guint n;

  if (!bahe_query_begin (&rows, view->connection, EVENT "WHERE seq = ?1", error))
    return FALSE;
  bahe_query_integer (&rows, 1, seq);
  if (!each_event (&rows, each, data, &n, error))
    return FALSE;
  if (n == 0)
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_NOT_FOUND, _ ("There is no event %ld in this store."), (long) seq);
  return n > 0;
}

static gboolean
read_hash (const BaheEventRow *event, gpointer data, GError **error)
{
  memcpy (data, event->hash, BAHE_HASH_SIZE);
  return TRUE;
}

char *
bahe_view_witness (BaheView *view, gint64 seq, GError **error)
{
  guint8 hash[BAHE_HASH_SIZE];

  if (!bahe_view_event (view, seq, read_hash, hash, error))
    return NULL;
  return g_strdup_printf ("%" PRId64 "-%02x%02x-%02x%02x-%02x%02x-%02x%02x", seq, hash[0], hash[1], hash[2], hash[3],
                          hash[4], hash[5], hash[6], hash[7]);
}

/* Ids are in order of time (bahe_id_new), so nearly every new one is beyond all that are recorded: to see that, no
 * index is searched. */
static gboolean
is_beyond_all (BaheView *view, const BaheId *id, gboolean *beyond, GError **error)
{
  BaheConnection *connection = view->connection;
  g_auto (BaheQuery) query = { 0 };
  gboolean row;

  *beyond = FALSE;
  if (view->transaction == NULL)
    return TRUE;
  if (!connection->greatest_known) {
    if (!bahe_query_begin (&query, connection, "SELECT max (id) FROM event", error) ||
        !bahe_query_step (&query, &row, error))
      return FALSE;
    connection->greatest = (BaheId){ 0 };
    if (row && sqlite3_column_type (query.statement, 0) != SQLITE_NULL &&
        !bahe_query_read_bytes (&query, 0, connection->greatest.bytes, sizeof connection->greatest.bytes, error))
      return FALSE;
    connection->greatest_known = TRUE;
  }
  *beyond = memcmp (id, &connection->greatest, sizeof *id) > 0;
  return TRUE;
}

gboolean
bahe_view_known (BaheView *view, const BaheId *id, gint64 *first_seq, guint *n, guint8 digest[BAHE_HASH_SIZE],
                 GError **error)
{
  g_auto (BaheQuery) query = { 0 };
  gboolean row, beyond;

  *first_seq = 0;
  *n = 0;
  if (!is_beyond_all (view, id, &beyond, error))
    return FALSE;
  if (beyond)
    return TRUE;
  if (!bahe_query_begin (&query, view->connection, "SELECT seq, digest FROM event WHERE id = ?1 ORDER BY part", error))
    return FALSE;
  bahe_query_bytes (&query, 1, id->bytes, sizeof id->bytes);
  for (;; (*n)++) {
    if (!bahe_query_step (&query, &row, error))
      return FALSE;
    if (!row)
      return TRUE;
    if (*n > 0)
      continue;
    *first_seq = sqlite3_column_int64 (query.statement, 0);
    if (!bahe_query_read_bytes (&query, 1, digest, BAHE_HASH_SIZE, error))
      return FALSE;
  }
}

/* ---- activities, scripts
 * ------------------------------------------------------------------------------------------------ */

gboolean
bahe_view_each_activity (BaheView *view, BaheEachActivity each, gpointer data, GError **error)
{
  g_auto (BaheQuery) query = { 0 };
  gboolean row;

  if (!bahe_query_begin (&query, view->connection,
                         "SELECT number, kind, title, part_of, opened, first, last, demo FROM activity ORDER BY number",
                         error))
    return FALSE;
  while (bahe_query_step (&query, &row, error)) {
    g_autoptr (GError) stopped = NULL;
    BaheActivityRow activity;

    if (!row)
      return TRUE;
    activity = (BaheActivityRow){
      .number = sqlite3_column_int64 (query.statement, 0),
      .kind = (const char *) sqlite3_column_text (query.statement, 1),
      .title = (const char *) sqlite3_column_text (query.statement, 2),
      .part_of = sqlite3_column_int64 (query.statement, 3),
      .opened = sqlite3_column_int64 (query.statement, 4),
      .when = { sqlite3_column_int64 (query.statement, 5), sqlite3_column_int64 (query.statement, 6) },
      .demo = sqlite3_column_int (query.statement, 7) != 0,
    };
    if (each (&activity, data, &stopped))
      continue;
    return bahe_stopped (g_steal_pointer (&stopped), error);
  }
  return FALSE;
}

char *
bahe_view_script (BaheView *view, const guint8 hash[BAHE_HASH_SIZE], GError **error)
{
  g_auto (BaheQuery) query = { 0 };
  gboolean row;

  if (!bahe_query_begin (&query, view->connection, "SELECT text FROM script WHERE hash = ?1", error))
    return NULL;
  bahe_query_bytes (&query, 1, hash, BAHE_HASH_SIZE);
  if (!bahe_query_step (&query, &row, error))
    return NULL;
  if (!row) {
    g_set_error_literal (error, BAHE_ERROR, BAHE_ERROR_NOT_FOUND, _ ("This store keeps no script with that hash."));
    return NULL;
  }
  return g_strdup ((const char *) sqlite3_column_text (query.statement, 0));
}

gboolean
bahe_view_projection_hash (BaheView *view, gint64 activity, guint8 hash[BAHE_HASH_SIZE])
{
  g_auto (BaheQuery) query = { 0 };
  gboolean row;

  if (!bahe_query_begin (&query, view->connection, "SELECT projection FROM activity WHERE number = ?1", NULL))
    return FALSE;
  bahe_query_integer (&query, 1, activity);
  return bahe_query_step (&query, &row, NULL) && row && bahe_query_read_bytes (&query, 0, hash, BAHE_HASH_SIZE, NULL);
}
