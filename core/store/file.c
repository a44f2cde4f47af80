/* Files: content under its hash, in the unit's own file, so that a backup, a crash and a copy treat it like the record.
 */
#include "store/private.h"

#include <sodium.h>
#include <string.h>

/* ---- hashes as text -------------------------------------------------------------------------------- */

gboolean
bahe_hash_parse (const char *text, guint8 hash[BAHE_HASH_SIZE])
{
  size_t length = 0;

  return text != NULL && strlen (text) == 2 * (size_t) BAHE_HASH_SIZE &&
         sodium_hex2bin (hash, BAHE_HASH_SIZE, text, strlen (text), NULL, &length, NULL) == 0 &&
         length == BAHE_HASH_SIZE;
}

char *
bahe_hash_text (const guint8 hash[BAHE_HASH_SIZE])
{
  char *text = g_malloc (2 * BAHE_HASH_SIZE + 1);

  sodium_bin2hex (text, 2 * BAHE_HASH_SIZE + 1, hash, BAHE_HASH_SIZE);
  return text;
}

/* ---- what bodies tell of ---------------------------------------------------------------------------- */

static void
tell_one (json_object *file, json_object *hash, const char *path, guint n, BaheEachFile each, gpointer data)
{
  if (json_object_is_type (hash, json_type_string))
    each (file, path, n, json_object_get_string (hash), data);
}

static void
find_files (json_object *value, const char *path, guint n, BaheEachFile each, gpointer data)
{
  json_object *hash = NULL;

  if (json_object_is_type (value, json_type_array)) {
    for (size_t i = 0; i < json_object_array_length (value); i++) {
      json_object *item = json_object_array_get_idx (value, i);
      gboolean file = json_object_is_type (item, json_type_object) && json_object_object_get_ex (item, "blake2b", NULL);
      g_autofree char *inner = file ? g_strdup (path) : g_strdup_printf ("%s/%u", path, (guint) i + 1);
      find_files (item, inner, (guint) i + 1, each, data);
    }
    return;
  }
  if (!json_object_is_type (value, json_type_object))
    return;
  if (json_object_object_get_ex (value, "blake2b", &hash)) {
    tell_one (value, hash, path, n, each, data);
    for (size_t i = 0; json_object_is_type (hash, json_type_array) && i < json_object_array_length (hash); i++)
      tell_one (value, json_object_array_get_idx (hash, i), path, (guint) i + 1, each, data);
    return;
  }
  json_object_object_foreach (value, name, member)
  {
    g_autofree char *inner = *path != '\0' ? g_strconcat (path, "/", name, NULL) : g_strdup (name);
    find_files (member, inner, 1, each, data);
  }
}

void
bahe_each_file (json_object *body, BaheEachFile each, gpointer data)
{
  find_files (body, "", 1, each, data);
}

/* ---- keeping and reading ---------------------------------------------------------------------------- */

/* The SQL of the trigger that keeps content as it is. Free with g_free; NULL with an error. */
static char *
guard_of_content (BaheConnection *connection, GError **error)
{
  g_auto (BaheQuery) query = { 0 };
  gboolean row;

  if (!bahe_query_begin (&query, connection, "SELECT sql FROM sqlite_schema WHERE name = 'file_is_only_forgotten'",
                         error) ||
      !bahe_query_step (&query, &row, error))
    return NULL;
  return g_strdup (row ? (const char *) sqlite3_column_text (query.statement, 0) : "");
}

static gboolean
replace_content (BaheConnection *connection, const guint8 hash[BAHE_HASH_SIZE], GBytes *bytes, GError **error)
{
  g_auto (BaheQuery) query = { 0 };
  gsize length;
  const void *content = g_bytes_get_data (bytes, &length);

  if (!bahe_query_begin (&query, connection, "UPDATE file SET bytes = ?2 WHERE hash = ?1", error))
    return FALSE;
  bahe_query_bytes (&query, 1, hash, BAHE_HASH_SIZE);
  bahe_query_bytes (&query, 2, content, length);
  return bahe_query_run (&query, error);
}

/* What the disk or somebody altered is made good by the original, whose hash says that it is that. Within the
 * transaction nobody else sees the table without its guard. */
static gboolean
mend (BaheTransaction *transaction, const guint8 hash[BAHE_HASH_SIZE], GBytes *bytes, GError **error)
{
  BaheConnection *connection = transaction->connection;
  BaheFileState state;
  g_autoptr (GBytes) altered = NULL;

  if (!bahe_view_file (&transaction->view, hash, &state, &altered, error))
    return FALSE;
  if (state != BAHE_FILE_ALTERED)
    return TRUE;
  g_autofree char *guard = guard_of_content (connection, error);
  return guard != NULL && bahe_connection_run (connection, "DROP TRIGGER IF EXISTS file_is_only_forgotten", error) &&
         replace_content (connection, hash, bytes, error) && bahe_connection_run (connection, guard, error);
}

gboolean
bahe_transaction_put_file (BaheTransaction *transaction, const guint8 hash[BAHE_HASH_SIZE], GBytes *bytes,
                           gint64 person, GError **error)
{
  g_auto (BaheQuery) query = { 0 };
  gsize length;
  const void *content = g_bytes_get_data (bytes, &length);

  if (!bahe_query_begin (&query, transaction->connection,
                         "INSERT INTO file (hash, person, bytes) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING", error))
    return FALSE;
  bahe_query_bytes (&query, 1, hash, BAHE_HASH_SIZE);
  bahe_query_reference (&query, 2, person);
  bahe_query_bytes (&query, 3, content, length);
  if (!bahe_query_run (&query, error))
    return FALSE;
  return sqlite3_changes (transaction->connection->db) > 0 || mend (transaction, hash, bytes, error);
}

gboolean
bahe_view_file (BaheView *view, const guint8 hash[BAHE_HASH_SIZE], BaheFileState *state, GBytes **bytes, GError **error)
{
  g_auto (BaheQuery) query = { 0 };
  guint8 found[BAHE_HASH_SIZE];
  gboolean row;

  *bytes = NULL;
  *state = BAHE_FILE_MISSING;
  if (!bahe_query_begin (&query, view->connection, "SELECT bytes FROM file WHERE hash = ?1", error))
    return FALSE;
  bahe_query_bytes (&query, 1, hash, BAHE_HASH_SIZE);
  if (!bahe_query_step (&query, &row, error))
    return FALSE;
  if (!row)
    return TRUE;
  *state = BAHE_FILE_FORGOTTEN;
  if (sqlite3_column_type (query.statement, 0) == SQLITE_NULL)
    return TRUE;
  const void *content = sqlite3_column_blob (query.statement, 0);
  *bytes = g_bytes_new (content, (gsize) sqlite3_column_bytes (query.statement, 0));
  bahe_hash (g_bytes_get_data (*bytes, NULL), g_bytes_get_size (*bytes), NULL, 0, found);
  *state = memcmp (found, hash, sizeof found) == 0 ? BAHE_FILE_HERE : BAHE_FILE_ALTERED;
  return TRUE;
}

/* A copy in an older format, which is only looked at, has no table for them. */
static gboolean
keeps_files (BaheView *view, gboolean *here, GError **error)
{
  gint64 format = 0;

  if (!bahe_connection_integer (view->connection, "PRAGMA user_version", &format, error))
    return FALSE;
  *here = format >= BAHE_FORMAT_WITH_FILES;
  return TRUE;
}

gboolean
bahe_view_each_file (BaheView *view, void (*each) (const char *hash, gpointer data), gpointer data, GError **error)
{
  g_auto (BaheQuery) query = { 0 };
  guint8 hash[BAHE_HASH_SIZE];
  gboolean row, here = FALSE;

  if (!keeps_files (view, &here, error))
    return FALSE;
  if (!here)
    return TRUE;
  if (!bahe_query_begin (&query, view->connection, "SELECT hash FROM file", error))
    return FALSE;
  while (bahe_query_step (&query, &row, error)) {
    if (!row)
      return TRUE;
    if (!bahe_query_read_bytes (&query, 0, hash, sizeof hash, error))
      return FALSE;
    g_autofree char *text = bahe_hash_text (hash);
    each (text, data);
  }
  return FALSE;
}

/* ---- forgetting -------------------------------------------------------------------------------------- */

gboolean
bahe_view_file_is_gone (BaheView *view, const guint8 hash[BAHE_HASH_SIZE], gboolean *gone, GError **error)
{
  g_auto (BaheQuery) query = { 0 };
  gint64 n = 0;

  if (!bahe_query_begin (&query, view->connection, "SELECT count (*) FROM file WHERE hash = ?1 AND bytes IS NULL",
                         error))
    return FALSE;
  bahe_query_bytes (&query, 1, hash, BAHE_HASH_SIZE);
  gboolean read = bahe_query_number (&query, 0, &n, error);
  *gone = n > 0;
  return read;
}

gboolean
bahe_view_files_forgotten (BaheView *view, void (*each) (gint64 person, const char *hash, gpointer data), gpointer data,
                           GError **error)
{
  g_auto (BaheQuery) query = { 0 };
  guint8 hash[BAHE_HASH_SIZE];
  gboolean row, here = FALSE;

  if (!keeps_files (view, &here, error))
    return FALSE;
  if (!here)
    return TRUE;
  if (!bahe_query_begin (&query, view->connection,
                         "SELECT hash, person FROM file WHERE person IS NOT NULL AND bytes IS NULL", error))
    return FALSE;
  while (bahe_query_step (&query, &row, error)) {
    if (!row)
      return TRUE;
    if (!bahe_query_read_bytes (&query, 0, hash, sizeof hash, error))
      return FALSE;
    g_autofree char *text = bahe_hash_text (hash);
    each (sqlite3_column_int64 (query.statement, 1), text, data);
  }
  return FALSE;
}

/* Which files: those of persons, or those named. */
typedef struct {
  const gint64 *persons; /* NULL: `files` */
  const BaheSealedFile *files;
  guint n;
} Forgetting;

static gboolean
each_one (BaheConnection *connection, const Forgetting *forgetting, const char *sql, gint64 *sum, GError **error)
{
  g_auto (BaheQuery) query = { 0 };
  g_autofree char *whole = g_strconcat (sql, forgetting->persons != NULL ? " person = ?1" : " hash = ?1", NULL);

  if (!bahe_query_begin (&query, connection, whole, error))
    return FALSE;
  for (guint i = 0; i < forgetting->n; i++) {
    gint64 number = 0;
    if (forgetting->persons != NULL)
      bahe_query_integer (&query, 1, forgetting->persons[i]);
    else
      bahe_query_bytes (&query, 1, forgetting->files[i].hash, BAHE_HASH_SIZE);
    if (sum == NULL ? !bahe_query_run (&query, error) : !bahe_query_number (&query, 0, &number, error))
      return FALSE;
    if (sum != NULL) {
      *sum += number;
      sqlite3_reset (query.statement);
    }
  }
  return TRUE;
}

/* What is freed is overwritten with zeros, and the log cut off behind it. */
static gboolean
forget_work (BaheTransaction *transaction, gpointer data, GError **error)
{
  BaheConnection *connection = transaction->connection;
  gboolean done = bahe_connection_run (connection, "PRAGMA secure_delete = ON", error) &&
                  each_one (connection, data, "UPDATE file SET bytes = NULL WHERE bytes IS NOT NULL AND", NULL, error);

  transaction->scrub = TRUE;
  return bahe_connection_run (connection, "PRAGMA secure_delete = OFF", done ? error : NULL) && done;
}

static gboolean
forget (BaheStore *store, Forgetting *forgetting, GError **error)
{
  gint64 kept = 0;

  if (store->read_only || forgetting->n == 0)
    return TRUE;
  {
    g_autoptr (BaheView) view = bahe_view_begin (store, error);
    if (view == NULL || !each_one (view->connection, forgetting,
                                   "SELECT count (*) FROM file WHERE bytes IS NOT NULL AND", &kept, error))
      return FALSE;
  }
  return kept == 0 || bahe_store_write (store, forget_work, forgetting, error);
}

gboolean
bahe_store_forget_files (BaheStore *store, const gint64 *persons, guint n, GError **error)
{
  Forgetting forgetting = { .persons = persons, .n = persons != NULL ? n : 0 };

  return forget (store, &forgetting, error);
}

gboolean
bahe_store_destroy_files (BaheStore *store, const BaheSealedFile *files, guint n, GError **error)
{
  Forgetting forgetting = { .files = files, .n = n };

  for (guint i = 0; i < n; i++)
    if (!bahe_keys_put (store->keys, bahe_file_key (files[i].place), NULL, error))
      return FALSE;
  return forget (store, &forgetting, error);
}
