/* One key a person, and one a sealed file (by a number below 0), in a file of its own: whoever copies the folder of the
 * store has the record and no private value in it. A destroyed key stays as a row without key, so that it is not made
 * again by the next value of that person. */
#include "store/private.h"

#include <glib/gstdio.h>
#include <sodium.h>
#include <string.h>

#define KEY_SIZE BAHE_KEY_SIZE
G_STATIC_ASSERT (KEY_SIZE == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
#define NONCE_SIZE crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
#define TAG_SIZE crypto_aead_xchacha20poly1305_ietf_ABYTES
#define KEYS_APPLICATION 0x62616b79 /* "baky" */

struct BaheKeys {
  char *path, *unit_id;
  GMutex mutex;
  BaheConnection *connection; /* opened at the first use */
  GHashTable *cache;          /* person → key, of the file as of `data_version` */
  gint64 data_version;
};

/* A row that stays, so that the key is not made again by the next value of that person. */
#define DESTROY "INSERT INTO key (person, bytes) VALUES (?1, NULL) ON CONFLICT (person) DO UPDATE SET bytes = NULL"

typedef struct {
  guint8 bytes[KEY_SIZE];
} Key;

static void
free_key (gpointer key)
{
  sodium_memzero (key, sizeof (Key));
  g_free (key);
}

BaheKeys *
bahe_keys_new (const char *path, const char *unit_id)
{
  BaheKeys *keys = g_new0 (BaheKeys, 1);

  keys->path = g_strdup (path);
  keys->unit_id = g_strdup (unit_id);
  keys->cache = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_key);
  g_mutex_init (&keys->mutex);
  return keys;
}

void
bahe_keys_free (BaheKeys *keys)
{
  if (keys == NULL)
    return;
  g_hash_table_unref (keys->cache);
  bahe_connection_close (keys->connection);
  g_mutex_clear (&keys->mutex);
  g_free (keys->path);
  g_free (keys->unit_id);
  g_free (keys);
}

char *
bahe_keys_place (const char *keys_path, const char *store_path, const char *unit_id, GError **error)
{
  g_autofree char *store = g_canonicalize_filename (store_path, NULL);
  g_autofree char *folder = g_path_get_dirname (store);
  g_autofree char *inside = g_strconcat (folder, G_DIR_SEPARATOR_S, NULL);
  g_autofree char *name = g_strconcat (unit_id, ".keys", NULL);
  g_autofree char *place = keys_path != NULL ? g_canonicalize_filename (keys_path, NULL)
                                             : g_build_filename (g_get_user_data_dir (), "bahe", "keys", name, NULL);

  if (keys_path == NULL || !g_str_has_prefix (place, inside))
    return g_steal_pointer (&place);
  g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID,
               _ ("The keys %s may not lie in the folder of the store: a copy of the folder would carry them along. "
                  "Choose a place outside it."),
               place);
  return NULL;
}

/* ---- the file
 * ---------------------------------------------------------------------------------------------------------- */

static gboolean
make_folder (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;
  g_set_error (error, BAHE_ERROR, BAHE_ERROR_STORE, _ ("The folder of the keys, %s, could not be made."), folder);
  return FALSE;
}

static gboolean
make_tables (BaheKeys *keys, BaheConnection *connection, GError **error)
{
  g_auto (BaheQuery) query = { 0 };
  g_autofree char *application =
      g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = 1", KEYS_APPLICATION);

  if (!bahe_connection_run (connection, application, error) ||
      !bahe_connection_run (
          connection,
          "CREATE TABLE unit (id TEXT PRIMARY KEY) STRICT;"
          "CREATE TABLE key (person INTEGER PRIMARY KEY, bytes BLOB CHECK (length (bytes) = 32)) STRICT",
          error) ||
      !bahe_query_begin (&query, connection, "INSERT INTO unit (id) VALUES (?1)", error))
    return FALSE;
  bahe_query_text (&query, 1, keys->unit_id);
  return bahe_query_run (&query, error);
}

static gboolean
check_unit (BaheKeys *keys, BaheConnection *connection, GError **error)
{
  g_auto (BaheQuery) query = { 0 };
  gint64 found = 0;

  if (!bahe_query_begin (&query, connection, "SELECT count (*) FROM unit WHERE id = ?1", error))
    return FALSE;
  bahe_query_text (&query, 1, keys->unit_id);
  if (!bahe_query_number (&query, 0, &found, error))
    return FALSE;
  if (found == 0)
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID, _ ("The keys in %s belong to another unit."), keys->path);
  return found == 1;
}

static gboolean
prepare_file (BaheKeys *keys, BaheConnection *connection, GError **error)
{
  gint64 application = 0;

  /* EXTRA also syncs the folder once the journal is gone; secure_delete overwrites what a destroyed key leaves. */
  if (!bahe_connection_run (connection, "PRAGMA synchronous = EXTRA; PRAGMA secure_delete = ON; BEGIN IMMEDIATE",
                            error) ||
      !bahe_connection_integer (connection, "PRAGMA application_id", &application, error))
    return FALSE;
  if (application != 0 && application != KEYS_APPLICATION) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_CORRUPT, _ ("%s does not hold keys of bahe."), keys->path);
    return FALSE;
  }
  return (application != 0 || make_tables (keys, connection, error)) && check_unit (keys, connection, error) &&
         bahe_connection_run (connection, "COMMIT", error);
}

static gboolean
open_file (BaheKeys *keys, GError **error)
{
  BaheConnectionFlags how = BAHE_CONNECTION_WRITE | BAHE_CONNECTION_CREATE;
  g_autoptr (BaheConnection) connection = NULL;

  if (keys->connection != NULL)
    return TRUE;
  if (!make_folder (keys->path, error))
    return FALSE;
  connection = bahe_connection_open (keys->path, NULL, how, error);
  if (connection == NULL)
    return FALSE;
  if (g_chmod (keys->path, 0600) != 0 || !prepare_file (keys, connection, error))
    return FALSE;
  keys->connection = g_steal_pointer (&connection);
  return TRUE;
}

/* Another process may have destroyed a key: what is cached holds only as long as the file has not changed. */
static gboolean
refresh (BaheKeys *keys, GError **error)
{
  g_auto (BaheQuery) query = { 0 };
  gint64 version = 0;

  if (!open_file (keys, error) || !bahe_query_begin (&query, keys->connection, "PRAGMA data_version", error) ||
      !bahe_query_number (&query, 0, &version, error))
    return FALSE;
  if (version != keys->data_version)
    g_hash_table_remove_all (keys->cache);
  keys->data_version = version;
  return TRUE;
}

/* ---- one key
 * -------------------------------------------------------------------------------------------------------------- */

typedef enum { KEY_NONE, KEY_DESTROYED, KEY_HERE } KeyState;

static gboolean
read_key (BaheKeys *keys, gint64 person, KeyState *state, Key *key, GError **error)
{
  g_auto (BaheQuery) query = { 0 };
  gboolean row;

  if (!bahe_query_begin (&query, keys->connection, "SELECT bytes FROM key WHERE person = ?1", error))
    return FALSE;
  bahe_query_integer (&query, 1, person);
  if (!bahe_query_step (&query, &row, error))
    return FALSE;
  *state = !row ? KEY_NONE : sqlite3_column_type (query.statement, 0) == SQLITE_NULL ? KEY_DESTROYED : KEY_HERE;
  return *state != KEY_HERE || bahe_query_read_bytes (&query, 0, key->bytes, KEY_SIZE, error);
}

static gboolean
make_key (BaheKeys *keys, gint64 person, GError **error)
{
  g_auto (BaheQuery) query = { 0 };
  gboolean done;
  Key key;

  if (!bahe_query_begin (&query, keys->connection,
                         "INSERT INTO key (person, bytes) VALUES (?1, ?2) ON CONFLICT DO NOTHING", error))
    return FALSE;
  randombytes_buf (key.bytes, KEY_SIZE);
  bahe_query_integer (&query, 1, person);
  bahe_query_bytes (&query, 2, key.bytes, KEY_SIZE);
  done = bahe_query_run (&query, error);
  sodium_memzero (&key, sizeof key);
  return done;
}

/* Two processes may make the same person's key at once: one wins, and both read that one. */
static gboolean
find_key (BaheKeys *keys, gint64 person, gboolean make, Key *key, GError **error)
{
  KeyState state = KEY_NONE;
  Key *cached;

  if (!refresh (keys, error))
    return FALSE;
  cached = g_hash_table_lookup (keys->cache, &person);
  if (cached != NULL) {
    *key = *cached;
    return TRUE;
  }
  if (!read_key (keys, person, &state, key, error))
    return FALSE;
  if (state == KEY_NONE && make && (!make_key (keys, person, error) || !read_key (keys, person, &state, key, error)))
    return FALSE;
  if (state != KEY_HERE) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_NOT_FOUND,
                 state == KEY_DESTROYED ? _ ("The private values of person %ld were erased.")
                                        : _ ("There is no key for the private values of person %ld."),
                 (long) person);
    return FALSE;
  }
  g_hash_table_insert (keys->cache, g_memdup2 (&person, sizeof person), g_memdup2 (key, sizeof *key));
  return TRUE;
}

static gboolean
get_key (BaheKeys *keys, gint64 person, gboolean make, Key *key, GError **error)
{
  gboolean found;

  g_mutex_lock (&keys->mutex);
  found = find_key (keys, person, make, key, error);
  g_mutex_unlock (&keys->mutex);
  return found;
}

/* ---- saving and bringing back
 * -------------------------------------------------------------------------------------------------------------- */

static gboolean
each_key (BaheKeys *keys, BaheEachKey each, gpointer data, GError **error)
{
  g_auto (BaheQuery) query = { 0 };
  gboolean row;
  Key key;

  if (!refresh (keys, error) ||
      !bahe_query_begin (&query, keys->connection, "SELECT bytes, person FROM key ORDER BY person", error))
    return FALSE;
  while (bahe_query_step (&query, &row, error)) {
    if (!row)
      return TRUE;
    gboolean here = sqlite3_column_type (query.statement, 0) != SQLITE_NULL;
    if (here && !bahe_query_read_bytes (&query, 0, key.bytes, KEY_SIZE, error))
      return FALSE;
    each (sqlite3_column_int64 (query.statement, 1), here ? key.bytes : NULL, data);
    sodium_memzero (&key, sizeof key);
  }
  return FALSE;
}

gboolean
bahe_keys_each (BaheKeys *keys, BaheEachKey each, gpointer data, GError **error)
{
  g_mutex_lock (&keys->mutex);
  gboolean done = each_key (keys, each, data, error);
  g_mutex_unlock (&keys->mutex);
  return done;
}

static gboolean
run_with (BaheKeys *keys, const char *sql, gint64 person, const guint8 *bytes, GError **error)
{
  g_auto (BaheQuery) query = { 0 };

  if (!bahe_query_begin (&query, keys->connection, sql, error))
    return FALSE;
  bahe_query_integer (&query, 1, person);
  if (bytes != NULL)
    bahe_query_bytes (&query, 2, bytes, KEY_SIZE);
  return bahe_query_run (&query, error);
}

gboolean
bahe_keys_put (BaheKeys *keys, gint64 person, const guint8 *bytes, GError **error)
{
  const char *sql = bytes != NULL ? "INSERT INTO key (person, bytes) VALUES (?1, ?2) ON CONFLICT DO NOTHING" : DESTROY;

  g_mutex_lock (&keys->mutex);
  gboolean done = refresh (keys, error) && run_with (keys, sql, person, bytes, error);
  g_hash_table_remove (keys->cache, &person);
  g_mutex_unlock (&keys->mutex);
  return done;
}

/* Files of before had no such table. */
#define RECOVERY_TABLE                                                                                                 \
  "CREATE TABLE IF NOT EXISTS recovery (one INTEGER PRIMARY KEY CHECK (one = 1), public BLOB NOT NULL) STRICT"

gboolean
bahe_keys_set_recovery (BaheKeys *keys, const guint8 public[BAHE_KEY_SIZE], GError **error)
{
  g_mutex_lock (&keys->mutex);
  gboolean done = refresh (keys, error) && bahe_connection_run (keys->connection, RECOVERY_TABLE, error) &&
                  run_with (keys, "INSERT OR REPLACE INTO recovery (one, public) VALUES (?1, ?2)", 1, public, error);
  g_mutex_unlock (&keys->mutex);
  return done;
}

static gboolean
read_recovery (BaheKeys *keys, guint8 public[BAHE_KEY_SIZE], gboolean *there, GError **error)
{
  g_auto (BaheQuery) query = { 0 };

  *there = FALSE;
  return refresh (keys, error) && bahe_connection_run (keys->connection, RECOVERY_TABLE, error) &&
         bahe_query_begin (&query, keys->connection, "SELECT public FROM recovery", error) &&
         bahe_query_step (&query, there, error) &&
         (!*there || bahe_query_read_bytes (&query, 0, public, KEY_SIZE, error));
}

gboolean
bahe_keys_recovery (BaheKeys *keys, guint8 public[BAHE_KEY_SIZE], gboolean *there, GError **error)
{
  g_mutex_lock (&keys->mutex);
  gboolean done = read_recovery (keys, public, there, error);
  g_mutex_unlock (&keys->mutex);
  return done;
}

gboolean
bahe_store_destroy_key (BaheStore *store, gint64 person, GError **error)
{
  return bahe_keys_put (store->keys, person, NULL, error);
}

static gboolean
state_of (BaheKeys *keys, gint64 number, KeyState *state, GError **error)
{
  Key key;

  g_mutex_lock (&keys->mutex);
  gboolean read = refresh (keys, error) && read_key (keys, number, state, &key, error);
  g_mutex_unlock (&keys->mutex);
  sodium_memzero (&key, sizeof key);
  return read;
}

gboolean
bahe_store_key_is_here (BaheStore *store, gint64 person)
{
  KeyState state = KEY_NONE;

  return state_of (store->keys, person, &state, NULL) && state == KEY_HERE;
}

/* ---- private values
 * ----------------------------------------------------------------------------------------------------------- */

/* Nonce and ciphertext; NULL with an error. */
static guint8 *
seal (BaheStore *store, gint64 person, const char *place, const void *plain, gsize length, gsize *sealed_length,
      GError **error)
{
  Key key;

  if (!get_key (store->keys, person, TRUE, &key, error))
    return NULL;
  *sealed_length = NONCE_SIZE + length + TAG_SIZE;
  guint8 *sealed = g_malloc (*sealed_length);
  randombytes_buf (sealed, NONCE_SIZE);
  crypto_aead_xchacha20poly1305_ietf_encrypt (sealed + NONCE_SIZE, NULL, plain, length, (const guint8 *) place,
                                              strlen (place), NULL, sealed, key.bytes);
  sodium_memzero (&key, sizeof key);
  return sealed;
}

/* With a zero behind it; *plain_length is without that. */
static guint8 *
unseal (BaheStore *store, gint64 person, const char *place, const guint8 *bytes, gsize length, gsize *plain_length,
        GError **error)
{
  g_autofree guint8 *plain = NULL;
  gboolean opened = length >= NONCE_SIZE + TAG_SIZE;
  Key key;

  if (!get_key (store->keys, person, FALSE, &key, error))
    return NULL;
  if (opened) {
    *plain_length = length - NONCE_SIZE - TAG_SIZE;
    plain = g_malloc0 (*plain_length + 1);
    opened = crypto_aead_xchacha20poly1305_ietf_decrypt (plain, NULL, NULL, bytes + NONCE_SIZE, length - NONCE_SIZE,
                                                         (const guint8 *) place, strlen (place), bytes, key.bytes) == 0;
  }
  sodium_memzero (&key, sizeof key);
  if (opened)
    return g_steal_pointer (&plain);
  g_set_error (error, BAHE_ERROR, BAHE_ERROR_CORRUPT,
               _ ("A private value of person %ld (%s) was altered, or its key is another one's."), (long) person,
               place);
  return NULL;
}

char *
bahe_store_seal (BaheStore *store, gint64 person, const char *place, const char *plain, GError **error)
{
  gsize length = 0;
  g_autofree guint8 *sealed = seal (store, person, place, plain, strlen (plain), &length, error);

  return sealed != NULL ? g_base64_encode (sealed, length) : NULL;
}

char *
bahe_store_unseal (BaheStore *store, gint64 person, const char *place, const char *sealed, GError **error)
{
  gsize length, plain_length;
  g_autofree guint8 *bytes = g_base64_decode (sealed, &length);

  return (char *) unseal (store, person, place, bytes, length, &plain_length, error);
}

gint64
bahe_file_key (const char *place)
{
  guint8 hash[BAHE_HASH_SIZE];
  gint64 number;

  bahe_hash (place, strlen (place), NULL, 0, hash);
  memcpy (&number, hash, sizeof number);
  return GINT64_FROM_LE (number) | G_MININT64;
}

GBytes *
bahe_store_seal_bytes (BaheStore *store, gint64 person, const char *place, GBytes *plain, GError **error)
{
  gsize length, inner_length = 0, sealed_length = 0;
  const void *bytes = g_bytes_get_data (plain, &length);
  g_autofree guint8 *inner = seal (store, person, place, bytes, length, &inner_length, error);
  guint8 *sealed =
      inner != NULL ? seal (store, bahe_file_key (place), place, inner, inner_length, &sealed_length, error) : NULL;

  return sealed != NULL ? g_bytes_new_take (sealed, sealed_length) : NULL;
}

GBytes *
bahe_store_unseal_bytes (BaheStore *store, gint64 person, const char *place, GBytes *sealed, GError **error)
{
  gsize length, plain_length = 0;
  const guint8 *bytes = g_bytes_get_data (sealed, &length);
  g_autofree guint8 *inner = NULL;
  KeyState state = KEY_NONE;

  if (!state_of (store->keys, bahe_file_key (place), &state, error))
    return NULL;
  if (state == KEY_DESTROYED) {
    g_set_error_literal (error, BAHE_ERROR, BAHE_ERROR_NOT_FOUND, _ ("The file was destroyed."));
    return NULL;
  }
  /* Files of before are sealed with the person's key alone. */
  if (state != KEY_NONE) {
    inner = unseal (store, bahe_file_key (place), place, bytes, length, &length, error);
    if (inner == NULL)
      return NULL;
    bytes = inner;
  }
  guint8 *plain = unseal (store, person, place, bytes, length, &plain_length, error);
  return plain != NULL ? g_bytes_new_take (plain, plain_length) : NULL;
}

gboolean
bahe_store_private_digest (BaheStore *store, gint64 person, const char *plain, guint8 digest[BAHE_HASH_SIZE],
                           GError **error)
{
  static const char purpose[] = "digest of what was given";
  guint8 derived[BAHE_HASH_SIZE];
  Key key;

  if (!get_key (store->keys, person, TRUE, &key, error))
    return FALSE;
  /* A key of its own, so that the encrypting one serves one purpose only. */
  bahe_hash (purpose, sizeof purpose, key.bytes, KEY_SIZE, derived);
  bahe_hash (plain, strlen (plain), derived, sizeof derived, digest);
  sodium_memzero (&key, sizeof key);
  sodium_memzero (derived, sizeof derived);
  return TRUE;
}
