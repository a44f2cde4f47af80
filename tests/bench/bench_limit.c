/* The least that an append can cost here: one INSERT into the store's own event table, and the sync. */
#include "bench.h"

#include <string.h>

struct BenchLimit {
  sqlite3 *db;
  sqlite3_stmt *insert, *begin, *commit;
  gint64 seq;
  GArray *streams; /* of Stream */
  char *body;
};

typedef struct {
  gint64 activity, version;
} Stream;

static void
run (BenchLimit *limit, const char *sql)
{
  if (sqlite3_exec (limit->db, sql, NULL, NULL, NULL) == SQLITE_OK)
    return;
  g_printerr ("bahe-bench: %s: %s\n", sql, sqlite3_errmsg (limit->db));
  exit (1);
}

static gint64
number (BenchLimit *limit, const char *sql)
{
  sqlite3_stmt *statement = NULL;
  gint64 value = 0;

  sqlite3_prepare_v2 (limit->db, sql, -1, &statement, NULL);
  if (sqlite3_step (statement) == SQLITE_ROW)
    value = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  return value;
}

/* As large as the body of the events of ours. */
static char *
body_like_ours (BenchLimit *limit)
{
  sqlite3_stmt *statement = NULL;
  char *body = NULL;

  sqlite3_prepare_v2 (limit->db, "SELECT body FROM event WHERE type = 'counted' LIMIT 1", -1, &statement, NULL);
  if (sqlite3_step (statement) == SQLITE_ROW)
    body = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
  return body != NULL ? body : g_strnfill (400, 'x');
}

static GArray *
find_streams (BenchLimit *limit, guint n)
{
  GArray *streams = g_array_new (FALSE, FALSE, sizeof (Stream));
  sqlite3_stmt *statement = NULL;

  sqlite3_prepare_v2 (limit->db,
                      "SELECT number, (SELECT max (version) FROM event WHERE activity = number) FROM activity"
                      " WHERE kind = 'count' ORDER BY number LIMIT ?1",
                      -1, &statement, NULL);
  sqlite3_bind_int64 (statement, 1, n);
  while (sqlite3_step (statement) == SQLITE_ROW) {
    Stream stream = { sqlite3_column_int64 (statement, 0), sqlite3_column_int64 (statement, 1) };
    g_array_append_val (streams, stream);
  }
  sqlite3_finalize (statement);
  bench_check (streams->len == n, NULL, "the limit has other activities");
  return streams;
}

BenchLimit *
bench_limit_open (const char *path, guint n_activities)
{
  BenchLimit *limit = g_new0 (BenchLimit, 1);
  int persist = 1;

  if (sqlite3_open_v2 (path, &limit->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK) {
    g_printerr ("bahe-bench: %s: %s\n", path, sqlite3_errmsg (limit->db));
    exit (1);
  }
  sqlite3_file_control (limit->db, "main", SQLITE_FCNTL_PERSIST_WAL, &persist);
  run (limit, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA mmap_size = 0; "
              "PRAGMA temp_store = MEMORY;");
  limit->seq = number (limit, "SELECT max (seq) FROM event");
  limit->streams = find_streams (limit, n_activities);
  limit->body = body_like_ours (limit);
  sqlite3_prepare_v3 (limit->db,
                      "INSERT INTO event (seq, id, part, activity, version, type, actor, first, last, words, recorded, "
                      "body, digest, hash)"
                      " VALUES (?1, ?2, 0, ?3, ?4, 'counted', 0, 0, 0, NULL, ?5, ?6, ?7, ?7)",
                      -1, SQLITE_PREPARE_PERSISTENT, &limit->insert, NULL);
  sqlite3_prepare_v3 (limit->db, "BEGIN IMMEDIATE", -1, SQLITE_PREPARE_PERSISTENT, &limit->begin, NULL);
  sqlite3_prepare_v3 (limit->db, "COMMIT", -1, SQLITE_PREPARE_PERSISTENT, &limit->commit, NULL);
  return limit;
}

void
bench_limit_close (BenchLimit *limit)
{
  sqlite3_finalize (limit->insert);
  sqlite3_finalize (limit->begin);
  sqlite3_finalize (limit->commit);
  sqlite3_close (limit->db);
  g_array_unref (limit->streams);
  g_free (limit->body);
  g_free (limit);
}

sqlite3 *
bench_limit_db (BenchLimit *limit)
{
  return limit->db;
}

static void
step (BenchLimit *limit, sqlite3_stmt *statement)
{
  if (sqlite3_step (statement) != SQLITE_DONE) {
    g_printerr ("bahe-bench: %s\n", sqlite3_errmsg (limit->db));
    exit (1);
  }
  sqlite3_reset (statement);
}

void
bench_limit_append (BenchLimit *limit, guint n)
{
  guint8 hash[BAHE_HASH_SIZE] = { 0 };

  step (limit, limit->begin);
  for (guint i = 0; i < n; i++) {
    BaheId id = bahe_id_new ();
    limit->seq++;
    Stream *stream = &g_array_index (limit->streams, Stream, (guint64) limit->seq % limit->streams->len);
    stream->version++;
    memcpy (hash, &limit->seq, sizeof limit->seq);
    sqlite3_bind_int64 (limit->insert, 1, limit->seq);
    sqlite3_bind_blob (limit->insert, 2, id.bytes, sizeof id.bytes, SQLITE_STATIC);
    sqlite3_bind_int64 (limit->insert, 3, stream->activity);
    sqlite3_bind_int64 (limit->insert, 4, stream->version);
    sqlite3_bind_int64 (limit->insert, 5, g_get_real_time () / 1000);
    sqlite3_bind_text (limit->insert, 6, limit->body, -1, SQLITE_STATIC);
    sqlite3_bind_blob (limit->insert, 7, hash, sizeof hash, SQLITE_STATIC);
    step (limit, limit->insert);
  }
  step (limit, limit->commit);
}
