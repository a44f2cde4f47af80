/* Making, opening and closing a store. */
#include "store/private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sodium.h>
#include <stdio.h>
#include <unistd.h>

#define DEFAULT_ZONE "Asia/Shanghai"

const char *
bahe_store_path (const BaheStore *store)
{
  return store->path;
}

const char *
bahe_store_unit_id (const BaheStore *store)
{
  return store->unit_id;
}

const char *
bahe_store_zone (const BaheStore *store)
{
  return store->zone;
}

const char *
bahe_store_keys_path (const BaheStore *store)
{
  return store->keys_path;
}

gboolean
bahe_store_read_only (const BaheStore *store)
{
  return store->read_only;
}

guint64
bahe_store_failed_commits (BaheStore *store)
{
  return atomic_load (&store->failed_commits);
}

gboolean
bahe_store_write (BaheStore *store, BaheStoreWork work, gpointer data, GError **error)
{
  if (store->writer != NULL)
    return bahe_writer_run (store->writer, work, data, error);
  g_set_error (error, BAHE_ERROR, BAHE_ERROR_READ_ONLY,
               _ ("%s is open for reading only. Look at the rights of the file and its folder."), store->path);
  return FALSE;
}

/* ---- closing --------------------------------------------------------------------------------------------------------
 */

void
bahe_store_close (BaheStore *store)
{
  if (store == NULL)
    return;
  bahe_watches_free (store->watches);
  g_queue_clear_full (&store->pool, (GDestroyNotify) bahe_connection_close);
  bahe_writer_free (store->writer);
  bahe_keys_free (store->keys);
  g_mutex_clear (&store->pool_mutex);
  g_free (store->path);
  g_free (store->unit_id);
  g_free (store->zone);
  g_free (store->keys_path);
  g_free (store);
}

static BaheStore *
store_new (const char *path, BaheStoreFlags flags, const BaheStoreOptions *options)
{
  BaheStore *store = g_new0 (BaheStore, 1);

  store->path = g_strdup (path);
  store->flags = flags;
  if (options != NULL)
    store->options = *options;
  g_mutex_init (&store->pool_mutex);
  g_queue_init (&store->pool);
  return store;
}

/* ---- what the store is, in its meta table
 * ------------------------------------------------------------------------------ */

static gboolean
put_meta (BaheConnection *connection, const char *key, const char *text, gint64 integer, GError **error)
{
  g_auto (BaheQuery) query = { 0 };

  if (!bahe_query_begin (&query, connection, "INSERT INTO meta (key, value) VALUES (?1, ?2)", error))
    return FALSE;
  bahe_query_text (&query, 1, key);
  if (text != NULL)
    bahe_query_text (&query, 2, text);
  else
    bahe_query_integer (&query, 2, integer);
  return bahe_query_run (&query, error);
}

static gboolean
read_meta (BaheStore *store, BaheConnection *connection, GError **error)
{
  g_auto (BaheQuery) query = { 0 };
  gboolean row;

  if (!bahe_query_begin (
          &query, connection,
          "SELECT (SELECT value FROM meta WHERE key = 'unit_id'), (SELECT value FROM meta WHERE key = 'zone'),"
          " (SELECT value FROM meta WHERE key = 'epoch'), (SELECT value FROM meta WHERE key = 'format')",
          error) ||
      !bahe_query_step (&query, &row, error))
    return FALSE;
  store->unit_id = g_strdup ((const char *) sqlite3_column_text (query.statement, 0));
  store->zone = g_strdup ((const char *) sqlite3_column_text (query.statement, 1));
  store->epoch = sqlite3_column_int64 (query.statement, 2);
  store->made_format = sqlite3_column_int64 (query.statement, 3);
  if (store->unit_id != NULL && store->zone != NULL && g_utf8_validate (store->unit_id, -1, NULL))
    return TRUE;
  g_set_error (error, BAHE_ERROR, BAHE_ERROR_CORRUPT,
               _ ("%s is damaged: it does not say whose it is. Restore the last backup: bahe restore."), store->path);
  return FALSE;
}

/* ---- opening
 * ------------------------------------------------------------------------------------------------------------- */

static gboolean
can_write (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return g_access (path, R_OK | W_OK) == 0 && g_access (folder, W_OK | X_OK) == 0;
}

/* How connections that read are opened. Where nothing can be written and no log is left, SQLite could not make its side
 * files. */
static BaheConnectionFlags
how_to_read (const char *path)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  GStatBuf info;

  if (can_write (path))
    return BAHE_CONNECTION_READ;
  if (g_stat (log, &info) != 0 || info.st_size == 0)
    return BAHE_CONNECTION_IMMUTABLE;
  return BAHE_CONNECTION_FIXED;
}

/* A name that nothing has yet: what an upgrade left that was cut off, or the upgrade of a store that stood here before,
 * may hold other records than this one does now. Free with g_free. */
static char *
name_of_saved (const BaheStore *store, gint64 present)
{
  char *name = g_strdup_printf ("%s.before-format-%ld", store->path, (long) present);

  for (guint n = 2; g_file_test (name, G_FILE_TEST_EXISTS); n++) {
    g_free (name);
    name = g_strdup_printf ("%s.before-format-%ld-%u", store->path, (long) present, n);
  }
  return name;
}

static gboolean
migrate (BaheStore *store, BaheConnection *connection, gint64 format, GError **error)
{
  gint64 present = bahe_schema_format (&store->options);

  if (format == present || store->reading == BAHE_CONNECTION_IMMUTABLE)
    return TRUE; /* a copy that is only looked at keeps its format */
  if (connection == NULL) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_VERSION,
                 _ ("%s has the older format %ld and must be opened for writing once, to become format %ld."),
                 store->path, (long) format, (long) present);
    return FALSE;
  }
  g_autofree char *saved = name_of_saved (store, present);
  if (!bahe_store_copy (store, saved, NULL, NULL, error)) {
    g_prefix_error (error, _ ("Before a new format there must be a backup, which failed: "));
    return FALSE;
  }
  return bahe_schema_migrate (connection, &store->options, format, error);
}

/* Migrates under the lock of writers, looking at the format again once it is held. */
static gboolean
migrate_in_turn (BaheStore *store, BaheConnection *connection, gint64 format, GError **error)
{
  BaheTurn turn = { -1, -1 };
  gboolean done;

  if (format == bahe_schema_format (&store->options) || connection == NULL)
    return migrate (store, connection, format, error);
  done = bahe_turn_open (&turn, store->path, error) && bahe_turn_take (&turn, error) &&
         bahe_schema_check (connection, &store->options, &format, error) && migrate (store, connection, format, error);
  bahe_turn_close (&turn);
  return done;
}

static gboolean
check_opened (BaheStore *store, BaheConnection *connection, BaheConnection *for_writing, GError **error)
{
  gint64 format;

  return bahe_schema_check (connection, &store->options, &format, error) && read_meta (store, connection, error) &&
         migrate_in_turn (store, for_writing, format, error);
}

/* Opens a connection and looks at the file: the writer's if it can be written, else one for the pool. */
static gboolean
connect_store (BaheStore *store, GError **error)
{
  gboolean write = (store->flags & BAHE_STORE_WRITE) != 0 && !store->read_only;
  BaheConnectionFlags how =
      store->flags & BAHE_STORE_UNSAFE_NORMAL ? BAHE_CONNECTION_WRITE | BAHE_CONNECTION_NORMAL : BAHE_CONNECTION_WRITE;
  g_autoptr (BaheConnection) connection =
      bahe_connection_open (store->path, store->options.vfs, write ? how : store->reading, error);

  if (connection == NULL || !check_opened (store, connection, write ? connection : NULL, error))
    return FALSE;
  if (write)
    store->writer = bahe_writer_new (store, g_steal_pointer (&connection));
  else
    bahe_store_give_connection (store, g_steal_pointer (&connection));
  return TRUE;
}

static BaheStore *
open_store (const char *path, const char *keys_path, BaheStoreFlags flags, const BaheStoreOptions *options,
            gboolean still, GError **error)
{
  g_autoptr (BaheStore) store = store_new (path, flags, options);

  if (sodium_init () < 0) {
    g_set_error_literal (error, BAHE_ERROR, BAHE_ERROR_STORE, _ ("The system gives no random numbers."));
    return NULL;
  }
  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR)) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_NOT_FOUND, _ ("There is no store at %s. Make one: bahe init."), path);
    return NULL;
  }
  store->reading = still ? BAHE_CONNECTION_IMMUTABLE : how_to_read (path);
  store->read_only = (flags & BAHE_STORE_WRITE) == 0 || !can_write (path);
  if (!connect_store (store, error))
    return NULL;
  store->keys_path = bahe_keys_place (keys_path, path, store->unit_id, error);
  if (store->keys_path == NULL)
    return NULL;
  store->keys = bahe_keys_new (store->keys_path, store->unit_id);
  return g_steal_pointer (&store);
}

BaheStore *
bahe_store_open_with (const char *path, const char *keys_path, BaheStoreFlags flags, const BaheStoreOptions *options,
                      GError **error)
{
  return open_store (path, keys_path, flags, options, FALSE, error);
}

BaheStore *
bahe_store_open_still (const char *path, const BaheStoreOptions *options, GError **error)
{
  return open_store (path, NULL, BAHE_STORE_READ, options, TRUE, error);
}

BaheStore *
bahe_store_open (const char *path, const char *keys_path, BaheStoreFlags flags, GError **error)
{
  return bahe_store_open_with (path, keys_path, flags, NULL, error);
}

/* ---- making
 * ---------------------------------------------------------------------------------------------------------------- */

static gboolean
fill_new (BaheConnection *connection, const BaheStoreIdentity *identity, const char *unit_id, GError **error)
{
  const char *zone = identity != NULL && identity->zone != NULL ? identity->zone : DEFAULT_ZONE;
  gint64 format = bahe_schema_format (NULL);

  return bahe_connection_run (connection, "PRAGMA page_size = 4096; PRAGMA journal_mode = WAL; BEGIN IMMEDIATE",
                              error) &&
         bahe_schema_create (connection, NULL, format, error) && put_meta (connection, "unit_id", unit_id, 0, error) &&
         put_meta (connection, "zone", zone, 0, error) &&
         put_meta (connection, "epoch", NULL, identity != NULL ? identity->epoch : 0, error) &&
         put_meta (connection, "format", NULL, format, error) &&
         bahe_connection_run (connection, "COMMIT; PRAGMA wal_checkpoint (TRUNCATE)", error);
}

void
bahe_remove_with_side_files (const char *path)
{
  static const char *const suffixes[] = { "", "-wal", "-shm", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++) {
    g_autofree char *name = g_strconcat (path, suffixes[i], NULL);

    g_unlink (name);
  }
}

gboolean
bahe_refuse_taken (const char *path, GError **error)
{
  if (!g_file_test (path, G_FILE_TEST_EXISTS) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    return TRUE;
  g_set_error (error, BAHE_ERROR, BAHE_ERROR_CONFLICT,
               _ ("%s exists already and is left as it is. Choose another name."), path);
  return FALSE;
}

/* Opens the made file's folder and syncs it, so that the new name survives a power cut. */
static void
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int file = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (file < 0)
    return;
  fsync (file);
  close (file);
}

gboolean
bahe_put_in_place (const char *made, const char *path, GError **error)
{
  int file = open (made, O_RDONLY | O_CLOEXEC);
  gboolean synced = file >= 0 && fsync (file) == 0;

  if (file >= 0)
    close (file);
  if (!synced || renameat2 (AT_FDCWD, made, AT_FDCWD, path, RENAME_NOREPLACE) != 0) {
    if (errno == EEXIST)
      return bahe_refuse_taken (path, error);
    /* Not every file system knows a rename that never replaces; a second link does as much. */
    if (!synced || errno != EINVAL || link (made, path) != 0 || g_unlink (made) != 0) {
      g_set_error (error, BAHE_ERROR, BAHE_ERROR_STORE, _ ("%s could not be put in place: %s."), path,
                   g_strerror (errno));
      return FALSE;
    }
  }
  sync_folder (path);
  return TRUE;
}

static gboolean
make_file (const char *path, const BaheStoreIdentity *identity, const char *unit_id, GError **error)
{
  g_autofree char *made = g_strconcat (path, ".new", NULL);
  g_autoptr (BaheConnection) connection = NULL;
  gboolean done;

  bahe_remove_with_side_files (made);
  connection = bahe_connection_open (made, NULL, BAHE_CONNECTION_WRITE | BAHE_CONNECTION_CREATE, error);
  done = connection != NULL && fill_new (connection, identity, unit_id, error);
  g_clear_pointer (&connection, bahe_connection_close);
  done = done && bahe_put_in_place (made, path, error);
  bahe_remove_with_side_files (made);
  return done;
}

BaheStore *
bahe_store_create (const char *path, const char *keys_path, const BaheStoreIdentity *identity, GError **error)
{
  BaheId id = bahe_id_new ();
  g_autofree char *unit_id =
      identity != NULL && identity->unit_id != NULL ? g_strdup (identity->unit_id) : bahe_id_format (&id);
  g_autofree char *keys = bahe_keys_place (keys_path, path, unit_id, error);

  if (keys == NULL || !bahe_refuse_taken (path, error) || !make_file (path, identity, unit_id, error))
    return NULL;
  return bahe_store_open (path, keys_path, BAHE_STORE_WRITE, error);
}
