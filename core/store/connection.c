#include "store/connection.h"

#include <errno.h>
#include <string.h>

#define KEPT_BLOCK 2048 /* bytes that an INSERT allocates at once, at most but for an event's body */
#define KEPT_BLOCKS 40
#define NAMES_AT_MOST 100000     /* texts held a connection; beyond, all are let go and met anew */
#define NUMBER_AT_MOST 100000000 /* of a name: a larger one can only come from a damaged file */

gboolean
bahe_sqlite_fail (sqlite3 *db, int code, const char *path, GError **error)
{
  const char *detail = db != NULL ? sqlite3_errmsg (db) : sqlite3_errstr (code);
  int primary = code & 0xff;
  gboolean quota = db != NULL && primary == SQLITE_IOERR && sqlite3_system_errno (db) == EDQUOT;

  if (primary == SQLITE_FULL || quota)
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_FULL,
                 _ ("No space is left for %s. Nothing was recorded; free some space and try again. Reading goes on."),
                 path);
  else if (primary == SQLITE_READONLY)
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_READ_ONLY, _ ("%s is open for reading only (%s)."), path, detail);
  else if (primary == SQLITE_CORRUPT || primary == SQLITE_NOTADB)
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_CORRUPT,
                 _ ("%s is damaged (%s). Restore the last backup: bahe restore."), path, detail);
  else if (primary == SQLITE_BUSY)
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_STORE, _ ("Another program holds %s. Close it and try again."), path);
  else
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_STORE, _ ("Reading or writing %s failed: %s (%d)."), path, detail, code);
  return FALSE;
}

gboolean
bahe_connection_fail (BaheConnection *connection, int code, GError **error)
{
  return bahe_sqlite_fail (connection->db, code, connection->path, error);
}

gboolean
bahe_connection_run (BaheConnection *connection, const char *sql, GError **error)
{
  int code = sqlite3_exec (connection->db, sql, NULL, NULL, NULL);

  return code == SQLITE_OK || bahe_connection_fail (connection, code, error);
}

gboolean
bahe_connection_integer (BaheConnection *connection, const char *sql, gint64 *value, GError **error)
{
  sqlite3_stmt *statement = NULL;
  int code = sqlite3_prepare_v2 (connection->db, sql, -1, &statement, NULL);

  if (code == SQLITE_OK)
    code = sqlite3_step (statement);
  if (code == SQLITE_ROW)
    *value = sqlite3_column_int64 (statement, 0);
  else
    bahe_connection_fail (connection, code, error);
  sqlite3_finalize (statement);
  return code == SQLITE_ROW;
}

/* ---- opening --------------------------------------------------------------------------------------------------- */

static gboolean
harden (BaheConnection *connection, BaheConnectionFlags flags, GError **error)
{
  sqlite3_db_config (connection->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (connection->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (connection->db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
  sqlite3_db_config (connection->db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
  sqlite3_db_config (connection->db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  /* Recursive triggers, so that INSERT OR REPLACE meets the trigger that forbids deleting. */
  if (!bahe_connection_run (connection,
                            "PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON; PRAGMA cell_size_check = ON;"
                            "PRAGMA mmap_size = 0; PRAGMA temp_store = MEMORY;",
                            error))
    return FALSE;
  if (flags & BAHE_CONNECTION_WRITE)
    return bahe_connection_run (
        connection, flags & BAHE_CONNECTION_NORMAL ? "PRAGMA synchronous = NORMAL" : "PRAGMA synchronous = FULL",
        error);
  return bahe_connection_run (connection, "PRAGMA query_only = ON", error);
}

static int
open_flags (BaheConnectionFlags flags)
{
  int how = SQLITE_OPEN_NOMUTEX;

  if (flags & (BAHE_CONNECTION_FIXED | BAHE_CONNECTION_IMMUTABLE))
    how |= SQLITE_OPEN_READONLY;
  else
    how |= SQLITE_OPEN_READWRITE;
  if (flags & BAHE_CONNECTION_CREATE)
    how |= SQLITE_OPEN_CREATE;
  return flags & BAHE_CONNECTION_IMMUTABLE ? how | SQLITE_OPEN_URI : how;
}

/* Before the first connection of the process. Counting what is allocated takes a lock at each allocation, and nobody
 * asks. */
static void
configure_once (void)
{
  static gsize configured = 0;

  if (!g_once_init_enter (&configured))
    return;
  sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
  g_once_init_leave (&configured, 1);
}

BaheConnection *
bahe_connection_open (const char *path, const char *vfs, BaheConnectionFlags flags, GError **error)
{
  g_autoptr (BaheConnection) connection = g_new0 (BaheConnection, 1);
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *escaped = g_uri_escape_string (absolute, "/", FALSE);
  g_autofree char *uri = g_strdup_printf ("file:%s?immutable=1", escaped);
  const char *name = absolute;
  int code, persist = 1;

  configure_once ();
  connection->path = g_strdup (path);
  connection->names = g_ptr_array_new_with_free_func (g_free);
  connection->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  connection->versions = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  if (flags & BAHE_CONNECTION_MEMORY)
    name = ":memory:";
  else if (flags & BAHE_CONNECTION_IMMUTABLE)
    name = uri;
  code = sqlite3_open_v2 (name, &connection->db, open_flags (flags), vfs);
  if (code != SQLITE_OK) {
    bahe_connection_fail (connection, code, error);
    return NULL;
  }
  sqlite3_extended_result_codes (connection->db, 1);
  if (flags & BAHE_CONNECTION_WRITE)
    sqlite3_db_config (connection->db, SQLITE_DBCONFIG_LOOKASIDE, NULL, KEPT_BLOCK, KEPT_BLOCKS);
  sqlite3_busy_timeout (connection->db, BAHE_BUSY_TIMEOUT);
  sqlite3_file_control (connection->db, "main", SQLITE_FCNTL_PERSIST_WAL, &persist);
  if (!harden (connection, flags, error))
    return NULL;
  return g_steal_pointer (&connection);
}

void
bahe_connection_close (BaheConnection *connection)
{
  if (connection == NULL)
    return;
  /* Whoever closes last leaves an empty log: what is folded in already need not be read, and cannot be damaged, again.
   */
  if (connection->db != NULL)
    sqlite3_exec (connection->db, "PRAGMA journal_size_limit = 0", NULL, NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (connection->statements); i++)
    sqlite3_finalize (connection->statements[i].statement);
  sqlite3_close (connection->db);
  g_ptr_array_unref (connection->names);
  g_hash_table_unref (connection->numbers);
  g_hash_table_unref (connection->versions);
  g_free (connection->path);
  g_free (connection);
}

/* ---- queries ---------------------------------------------------------------------------------------------------- */

/* The place of this SQL among what is kept, or one that is free for it; NULL: all are taken by others. */
static BaheKeptStatement *
kept_place (BaheConnection *connection, const char *sql)
{
  guint first = (guint) (((guint64) (gsize) sql * 0x9e3779b97f4a7c15u) >> 32);

  for (guint i = 0; i < BAHE_STATEMENTS_AT_MOST; i++) {
    BaheKeptStatement *place = &connection->statements[(first + i) % BAHE_STATEMENTS_AT_MOST];
    if (place->sql == sql || place->sql == NULL)
      return place;
  }
  return NULL;
}

gboolean
bahe_query_begin (BaheQuery *query, BaheConnection *connection, const char *sql, GError **error)
{
  BaheKeptStatement *place = kept_place (connection, sql);
  int code;

  *query = (BaheQuery){ .connection = connection, .sql = sql };
  if (place != NULL && place->statement != NULL) {
    query->statement = g_steal_pointer (&place->statement);
    return TRUE;
  }
  code = sqlite3_prepare_v3 (connection->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &query->statement, NULL);
  return code == SQLITE_OK || bahe_connection_fail (connection, code, error);
}

void
bahe_query_end (BaheQuery *query)
{
  if (query->statement == NULL)
    return;
  sqlite3_reset (query->statement);
  sqlite3_clear_bindings (query->statement);
  BaheKeptStatement *place = kept_place (query->connection, query->sql);
  if (place == NULL || place->statement != NULL)
    sqlite3_finalize (query->statement);
  else
    *place = (BaheKeptStatement){ query->sql, query->statement };
  query->statement = NULL;
}

gboolean
bahe_connection_do (BaheConnection *connection, const char *sql, GError **error)
{
  g_auto (BaheQuery) query = { 0 };

  return bahe_query_begin (&query, connection, sql, error) && bahe_query_run (&query, error);
}

static void
bound (BaheQuery *query, int code)
{
  if (query->code == SQLITE_OK)
    query->code = code;
}

void
bahe_query_integer (BaheQuery *query, int column, gint64 value)
{
  bound (query, sqlite3_bind_int64 (query->statement, column, value));
}

void
bahe_query_null (BaheQuery *query, int column)
{
  bound (query, sqlite3_bind_null (query->statement, column));
}

void
bahe_query_reference (BaheQuery *query, int column, gint64 value)
{
  if (value == 0)
    bahe_query_null (query, column);
  else
    bahe_query_integer (query, column, value);
}

void
bahe_query_text (BaheQuery *query, int column, const char *text)
{
  bound (query, sqlite3_bind_text (query->statement, column, text, -1, SQLITE_STATIC));
}

void
bahe_query_text_of (BaheQuery *query, int column, const char *text, gsize length)
{
  bound (query, sqlite3_bind_text64 (query->statement, column, text, length, SQLITE_STATIC, SQLITE_UTF8));
}

void
bahe_query_bytes (BaheQuery *query, int column, const void *bytes, gsize length)
{
  bound (query, sqlite3_bind_blob64 (query->statement, column, bytes, length, SQLITE_STATIC));
}

gboolean
bahe_query_step (BaheQuery *query, gboolean *row, GError **error)
{
  int code = query->code != SQLITE_OK ? query->code : sqlite3_step (query->statement);

  *row = code == SQLITE_ROW;
  return *row || code == SQLITE_DONE || bahe_connection_fail (query->connection, code, error);
}

gboolean
bahe_query_run (BaheQuery *query, GError **error)
{
  gboolean row, done = bahe_query_step (query, &row, error);

  sqlite3_reset (query->statement);
  query->code = SQLITE_OK;
  return done;
}

gboolean
bahe_query_number (BaheQuery *query, gint64 missing, gint64 *value, GError **error)
{
  gboolean row;

  if (!bahe_query_step (query, &row, error))
    return FALSE;
  *value = missing;
  if (row && sqlite3_column_type (query->statement, 0) != SQLITE_NULL)
    *value = sqlite3_column_int64 (query->statement, 0);
  return TRUE;
}

gboolean
bahe_query_read_bytes (BaheQuery *query, int column, guint8 *bytes, gsize length, GError **error)
{
  const void *stored = sqlite3_column_blob (query->statement, column);

  if (stored == NULL || (gsize) sqlite3_column_bytes (query->statement, column) != length) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_CORRUPT, _ ("%s is damaged: a stored hash has the wrong length."),
                 query->connection->path);
    return FALSE;
  }
  memcpy (bytes, stored, length);
  return TRUE;
}

/* ---- names ------------------------------------------------------------------------------------------------------- */

void
bahe_connection_forget_events (BaheConnection *connection)
{
  g_hash_table_remove_all (connection->versions);
  connection->greatest_known = FALSE;
}

void
bahe_connection_forget (BaheConnection *connection)
{
  bahe_connection_forget_events (connection);
  g_ptr_array_set_size (connection->names, 0);
  g_hash_table_remove_all (connection->numbers);
}

void
bahe_connection_set_version (BaheConnection *connection, gint64 activity, gint64 version)
{
  gint64 *known = g_hash_table_lookup (connection->versions, &activity);

  if (known != NULL) {
    *known = version;
    return;
  }
  if (g_hash_table_size (connection->versions) >= NAMES_AT_MOST)
    g_hash_table_remove_all (connection->versions);
  g_hash_table_insert (connection->versions, g_memdup2 (&activity, sizeof activity),
                       g_memdup2 (&version, sizeof version));
}

gboolean
bahe_connection_number (BaheConnection *connection, const char *name, gint64 *number, GError **error)
{
  g_auto (BaheQuery) find = { 0 };
  g_auto (BaheQuery) add = { 0 };
  gint64 *known;

  *number = 0;
  if (name == NULL)
    return TRUE;
  known = g_hash_table_lookup (connection->numbers, name);
  if (known != NULL) {
    *number = *known;
    return TRUE;
  }
  if (!bahe_query_begin (&find, connection, "SELECT number FROM name WHERE text = ?1", error))
    return FALSE;
  bahe_query_text (&find, 1, name);
  if (!bahe_query_number (&find, 0, number, error))
    return FALSE;
  if (*number == 0) {
    if (!bahe_query_begin (&add, connection, "INSERT INTO name (text) VALUES (?1)", error))
      return FALSE;
    bahe_query_text (&add, 1, name);
    if (!bahe_query_run (&add, error))
      return FALSE;
    *number = sqlite3_last_insert_rowid (connection->db);
  }
  if (g_hash_table_size (connection->numbers) >= NAMES_AT_MOST)
    g_hash_table_remove_all (connection->numbers);
  g_hash_table_insert (connection->numbers, g_strdup (name), g_memdup2 (number, sizeof *number));
  return TRUE;
}

static gboolean
read_name (BaheConnection *connection, gint64 number, char **name, GError **error)
{
  g_auto (BaheQuery) query = { 0 };
  gboolean row;

  if (!bahe_query_begin (&query, connection, "SELECT text FROM name WHERE number = ?1", error))
    return FALSE;
  bahe_query_integer (&query, 1, number);
  if (!bahe_query_step (&query, &row, error))
    return FALSE;
  if (!row || number > NUMBER_AT_MOST) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_CORRUPT, _ ("%s is damaged: name %ld is missing."), connection->path,
                 (long) number);
    return FALSE;
  }
  *name = g_strdup ((const char *) sqlite3_column_text (query.statement, 0));
  return TRUE;
}

gboolean
bahe_connection_name (BaheConnection *connection, gint64 number, const char **name, GError **error)
{
  char *text = NULL;

  *name = NULL;
  if (number == 0)
    return TRUE;
  if (number > 0 && (guint64) number < connection->names->len && connection->names->pdata[number] != NULL) {
    *name = connection->names->pdata[number];
    return TRUE;
  }
  if (!read_name (connection, number, &text, error))
    return FALSE;
  if ((guint64) number >= connection->names->len)
    g_ptr_array_set_size (connection->names, (int) number + 1);
  connection->names->pdata[number] = text;
  *name = text;
  return TRUE;
}
