#include "store/schema.h"

#define FIRST_FORMAT 1

/* Format 1. Anyone can read this with the sqlite3 shell, and in fifty years someone may have to: keep it plain. What
 * changes is a row in `migrations`: a new store is made by the same steps as an old one is brought up. */
static const char *const tables =
    /* unit_id, epoch, zone, format: what the first link of the chain is made from. */
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value ANY NOT NULL) STRICT, WITHOUT ROWID;"
    /* One row a stream. `opened` is the seq of its first event, `projection` the hash of the declaration that its
     * facts and figure entries were built from. */
    "CREATE TABLE activity ("
    " number INTEGER PRIMARY KEY, kind TEXT NOT NULL, title TEXT NOT NULL, part_of INTEGER REFERENCES activity,"
    " opened INTEGER, first INTEGER NOT NULL, last INTEGER NOT NULL, demo INTEGER NOT NULL, projection BLOB) STRICT;"
    /* The record. `words` is the when as it was said; `recorded` milliseconds since 1970 UTC. */
    "CREATE TABLE event ("
    " seq INTEGER PRIMARY KEY, id BLOB NOT NULL CHECK (length (id) = 16), part INTEGER NOT NULL,"
    " activity INTEGER NOT NULL REFERENCES activity, version INTEGER NOT NULL, type TEXT NOT NULL,"
    " actor INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL, words TEXT, recorded INTEGER NOT NULL,"
    " body TEXT NOT NULL, digest BLOB NOT NULL CHECK (length (digest) = 32), hash BLOB NOT NULL CHECK (length (hash) = "
    "32),"
    " UNIQUE (id, part), UNIQUE (activity, version)) STRICT;"
    "CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event"
    " BEGIN SELECT RAISE (ABORT, 'events are never changed'); END;"
    "CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event"
    " BEGIN SELECT RAISE (ABORT, 'events are never deleted'); END;"
    /* Texts that facts and figure entries share, told once. */
    "CREATE TABLE name (number INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT;"
    /* Valid from seq `since` until before seq `until` (NULL: still). `scale` holds the four exponents of ten, a byte
     * each: value, against, faults, other_faults from the lowest. */
    "CREATE TABLE fact ("
    " activity INTEGER NOT NULL, seq INTEGER NOT NULL, n INTEGER NOT NULL, since INTEGER NOT NULL, until INTEGER,"
    " shape INTEGER NOT NULL, entrant INTEGER NOT NULL, other INTEGER NOT NULL, value INTEGER, against INTEGER,"
    " faults INTEGER, other_faults INTEGER, scale INTEGER NOT NULL, round INTEGER NOT NULL, ended INTEGER, \"by\" "
    "INTEGER,"
    " about INTEGER, stage INTEGER, \"group\" INTEGER, more TEXT, PRIMARY KEY (activity, seq, n, since)) STRICT, "
    "WITHOUT ROWID;"
    /* What one event adds to one figure; figure, by_values, unit and distinct_value are numbers of names. */
    "CREATE TABLE figure ("
    " figure INTEGER NOT NULL, activity INTEGER NOT NULL, seq INTEGER NOT NULL, n INTEGER NOT NULL, since INTEGER NOT "
    "NULL,"
    " until INTEGER, year INTEGER NOT NULL, by_values INTEGER NOT NULL, unit INTEGER, amount INTEGER, exponent INTEGER "
    "NOT NULL,"
    " how INTEGER NOT NULL, distinct_value INTEGER, PRIMARY KEY (figure, activity, seq, n, since)) STRICT, WITHOUT "
    "ROWID;"
    /* Rules, policies and templates by the BLAKE2b-256 of their text. */
    "CREATE TABLE script (hash BLOB PRIMARY KEY CHECK (length (hash) = 32), text TEXT NOT NULL) STRICT, WITHOUT ROWID;"
    "CREATE TRIGGER script_is_never_changed BEFORE UPDATE ON script"
    " BEGIN SELECT RAISE (ABORT, 'scripts are never changed'); END;"
    "CREATE TRIGGER script_is_never_deleted BEFORE DELETE ON script"
    " BEGIN SELECT RAISE (ABORT, 'scripts are never deleted'); END;";

/* From each format to the next, in order. */
static const BaheMigration migrations[] = {
  /* `gave` is what the event gave at once, packed (cells.c): facts and figure entries have rows of their own up to the
   * seq that meta calls `settled`, later ones stand only here. */
  { 2, "ALTER TABLE event ADD COLUMN gave BLOB;"
       "INSERT INTO meta (key, value) SELECT 'settled', coalesce (max (seq), 0) FROM event" },
  /* The content of files, by the BLAKE2b-256 of these very bytes; events tell of it by that hash. `person`: whose key
   * seals it (NULL: it is not sealed); when that one is forgotten the bytes go and the row stays. */
  { 3, "CREATE TABLE file (hash BLOB PRIMARY KEY CHECK (length (hash) = 32), person INTEGER, bytes BLOB,"
       " CHECK (bytes IS NOT NULL OR person IS NOT NULL)) STRICT;"
       "CREATE INDEX file_of_person ON file (person) WHERE person IS NOT NULL;"
       "CREATE TRIGGER file_is_only_forgotten BEFORE UPDATE ON file"
       " WHEN new.bytes IS NOT NULL OR new.hash IS NOT old.hash OR new.person IS NOT old.person"
       " BEGIN SELECT RAISE (ABORT, 'files are never changed'); END;"
       "CREATE TRIGGER file_is_never_deleted BEFORE DELETE ON file"
       " BEGIN SELECT RAISE (ABORT, 'files are never deleted'); END" },
};

static const BaheMigration *
migration_to (const BaheStoreOptions *options, gint64 format)
{
  for (guint i = 0; i < G_N_ELEMENTS (migrations); i++)
    if (migrations[i].to == format)
      return &migrations[i];
  for (guint i = 0; options != NULL && i < options->n_migrations; i++)
    if (options->migrations[i].to == format)
      return &options->migrations[i];
  return NULL;
}

gint64
bahe_schema_format (const BaheStoreOptions *options)
{
  gint64 format = FIRST_FORMAT;

  while (migration_to (options, format + 1) != NULL)
    format++;
  return format;
}

static gboolean
set_format (BaheConnection *connection, gint64 format, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA user_version = %ld", (long) format);

  return bahe_connection_run (connection, sql, error);
}

gboolean
bahe_schema_check (BaheConnection *connection, const BaheStoreOptions *options, gint64 *format, GError **error)
{
  gint64 application = 0, present = bahe_schema_format (options);

  if (!bahe_connection_integer (connection, "PRAGMA application_id", &application, error) ||
      !bahe_connection_integer (connection, "PRAGMA user_version", format, error))
    return FALSE;
  if (application != BAHE_STORE_APPLICATION || *format < 1) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_CORRUPT, _ ("%s is not a store of bahe, or its first page is damaged."),
                 connection->path);
    return FALSE;
  }
  if (*format > present) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_VERSION,
                 _ ("%s was written by a newer bahe (format %ld; this one knows %ld). Install the newer one."),
                 connection->path, (long) *format, (long) present);
    return FALSE;
  }
  return TRUE;
}

static gboolean
run_migrations (BaheConnection *connection, const BaheStoreOptions *options, gint64 from, gint64 to, GError **error)
{
  for (gint64 format = from + 1; format <= to; format++) {
    const BaheMigration *migration = migration_to (options, format);

    if (!bahe_connection_run (connection, migration->sql, error) || !set_format (connection, format, error))
      return FALSE;
  }
  return TRUE;
}

gboolean
bahe_schema_create (BaheConnection *connection, const BaheStoreOptions *options, gint64 format, GError **error)
{
  g_autofree char *application = g_strdup_printf ("PRAGMA application_id = %d", BAHE_STORE_APPLICATION);

  return bahe_connection_run (connection, application, error) && set_format (connection, FIRST_FORMAT, error) &&
         bahe_connection_run (connection, tables, error) &&
         run_migrations (connection, options, FIRST_FORMAT, format, error);
}

gboolean
bahe_schema_migrate (BaheConnection *connection, const BaheStoreOptions *options, gint64 format, GError **error)
{
  if (!bahe_connection_run (connection, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (run_migrations (connection, options, format, bahe_schema_format (options), error) &&
      bahe_connection_run (connection, "COMMIT", error))
    return TRUE;
  sqlite3_exec (connection->db, "ROLLBACK", NULL, NULL, NULL);
  g_prefix_error (error, _ ("%s could not be brought to the present format and is unchanged: "), connection->path);
  return FALSE;
}

/* ---- comparing -----------------------------------------------------------------------------------------------------
 */

/* "table event" → its SQL. */
static GHashTable *
read_schema (BaheConnection *connection, GError **error)
{
  g_autoptr (GHashTable) schema = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_auto (BaheQuery) query = { 0 };
  gboolean row;

  if (!bahe_query_begin (&query, connection, "SELECT type || ' ' || name, coalesce (sql, '') FROM sqlite_schema",
                         error))
    return NULL;
  while (bahe_query_step (&query, &row, error)) {
    if (!row)
      return g_steal_pointer (&schema);
    g_hash_table_insert (schema, g_strdup ((const char *) sqlite3_column_text (query.statement, 0)),
                         g_strdup ((const char *) sqlite3_column_text (query.statement, 1)));
  }
  return NULL;
}

static GHashTable *
expected_schema (const BaheStoreOptions *options, gint64 format, GError **error)
{
  BaheConnectionFlags flags = BAHE_CONNECTION_WRITE | BAHE_CONNECTION_MEMORY;
  g_autoptr (BaheConnection) model = bahe_connection_open (":memory:", NULL, flags, error);

  if (model == NULL)
    return NULL;
  if (!bahe_schema_create (model, options, format, error))
    return NULL;
  return read_schema (model, error);
}

gboolean
bahe_schema_compare (BaheConnection *connection, const BaheStoreOptions *options, GPtrArray *problems, GError **error)
{
  g_autoptr (GHashTable) expected = NULL;
  g_autoptr (GHashTable) found = NULL;
  GHashTableIter iter;
  gpointer name, sql;
  gint64 format;

  if (!bahe_schema_check (connection, options, &format, error))
    return FALSE;
  expected = expected_schema (options, format, error);
  found = read_schema (connection, error);
  if (expected == NULL || found == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, expected);
  while (g_hash_table_iter_next (&iter, &name, &sql)) {
    const char *other = g_hash_table_lookup (found, name);

    if (other == NULL)
      g_ptr_array_add (problems, g_strdup_printf (_ ("schema: %s is missing"), (const char *) name));
    else if (g_strcmp0 (sql, other) != 0)
      g_ptr_array_add (problems, g_strdup_printf (_ ("schema: %s was altered"), (const char *) name));
  }
  g_hash_table_iter_init (&iter, found);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    if (!g_hash_table_contains (expected, name))
      g_ptr_array_add (problems, g_strdup_printf (_ ("schema: %s does not belong here"), (const char *) name));
  return TRUE;
}
