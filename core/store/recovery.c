/* The recovery sheet: the keys of private values, sealed so that only the code on a paper in the safe opens them.
 *
 * The file of keys knows the public half, so a sealed copy can be made at every backup without the paper; the secret
 * half is printed once and kept nowhere else. */
#include "store/private.h"

#include <json-c/json.h>
#include <sodium.h>
#include <string.h>

#define FIRST_LINE "bahe sealed keys 1"
#define GROUP 4 /* digits that stand together on the paper */
#define CHECK_SIZE 2

/* ---- the code on the paper -------------------------------------------------------------------------- */

static void
check_bytes (const guint8 secret[crypto_box_SECRETKEYBYTES], guint8 check[CHECK_SIZE])
{
  guint8 hash[BAHE_HASH_SIZE];

  bahe_hash (secret, crypto_box_SECRETKEYBYTES, NULL, 0, hash);
  memcpy (check, hash, CHECK_SIZE);
}

/* Hexadecimal digits in groups of four: no letter of them is taken for another on paper; the last group checks the
 * rest. */
static char *
code_text (const guint8 secret[crypto_box_SECRETKEYBYTES])
{
  guint8 bytes[crypto_box_SECRETKEYBYTES + CHECK_SIZE];
  GString *text = g_string_sized_new (5 * sizeof bytes);

  memcpy (bytes, secret, crypto_box_SECRETKEYBYTES);
  check_bytes (secret, bytes + crypto_box_SECRETKEYBYTES);
  for (guint i = 0; i < sizeof bytes; i++)
    g_string_append_printf (text, "%s%02X", i > 0 && i % (GROUP / 2) == 0 ? "-" : "", bytes[i]);
  sodium_memzero (bytes, sizeof bytes);
  return g_string_free (text, FALSE);
}

static gboolean
parse_code (const char *code, guint8 secret[crypto_box_SECRETKEYBYTES], GError **error)
{
  guint8 bytes[crypto_box_SECRETKEYBYTES + CHECK_SIZE], check[CHECK_SIZE];
  g_autofree char *plain = g_utf8_normalize (code, -1, G_NORMALIZE_NFKC);
  size_t length = 0;
  gboolean good =
      plain != NULL && sodium_hex2bin (bytes, sizeof bytes, plain, strlen (plain), "-– \t\n", &length, NULL) == 0;

  good = good && length == sizeof bytes;
  if (good) {
    memcpy (secret, bytes, crypto_box_SECRETKEYBYTES);
    check_bytes (secret, check);
    good = memcmp (check, bytes + crypto_box_SECRETKEYBYTES, CHECK_SIZE) == 0;
  }
  if (plain != NULL)
    sodium_memzero (plain, strlen (plain));
  sodium_memzero (bytes, sizeof bytes);
  if (!good)
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID,
                 _ ("This is not the code of a recovery sheet: 17 groups of 4, of the digits 0–9 and the letters A–F. "
                    "Compare it with the paper group by group."));
  return good;
}

gboolean
bahe_store_has_recovery (BaheStore *store, gboolean *there, GError **error)
{
  guint8 public[BAHE_KEY_SIZE];

  return bahe_keys_recovery (store->keys, public, there, error);
}

/* ---- sealing ---------------------------------------------------------------------------------------- */

char *
bahe_store_make_recovery (BaheStore *store, GError **error)
{
  guint8 public[crypto_box_PUBLICKEYBYTES], secret[crypto_box_SECRETKEYBYTES];
  char *code = NULL;

  crypto_box_keypair (public, secret);
  if (bahe_keys_set_recovery (store->keys, public, error))
    code = code_text (secret);
  sodium_memzero (secret, sizeof secret);
  return code;
}

static void
add_key (gint64 person, const guint8 *bytes, gpointer data)
{
  g_autofree char *name = g_strdup_printf ("%" PRId64, person);
  g_autofree char *key = bytes != NULL ? g_base64_encode (bytes, BAHE_KEY_SIZE) : NULL;

  json_object_object_add (data, name, key != NULL ? json_object_new_string (key) : NULL);
}

char *
bahe_store_seal_keys (BaheStore *store, GError **error)
{
  guint8 public[crypto_box_PUBLICKEYBYTES];
  gboolean there = FALSE;

  if (!bahe_keys_recovery (store->keys, public, &there, error))
    return NULL;
  if (!there) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_NOT_FOUND,
                 _ ("There is no recovery sheet yet, so nothing could open a saved copy of the keys. Print one first: "
                    "bahe recovery sheet"));
    return NULL;
  }
  json_object *keys = json_object_new_object ();
  gboolean read = bahe_keys_each (store->keys, add_key, keys, error);
  const char *plain = json_object_to_json_string_ext (keys, JSON_C_TO_STRING_PLAIN);
  gsize length = strlen (plain);
  g_autofree guint8 *sealed = g_malloc (length + crypto_box_SEALBYTES);
  crypto_box_seal (sealed, (const guint8 *) plain, length, public);
  sodium_memzero ((char *) plain, length);
  json_object_put (keys);
  if (!read)
    return NULL;
  g_autofree char *base64 = g_base64_encode (sealed, length + crypto_box_SEALBYTES);
  return g_strdup_printf (FIRST_LINE "\n%s\n%s\n", store->unit_id, base64);
}

/* ---- opening ---------------------------------------------------------------------------------------- */

static json_object *
open_text (BaheStore *store, const char *sealed, const guint8 secret[crypto_box_SECRETKEYBYTES], GError **error)
{
  g_auto (GStrv) lines = g_strsplit (sealed, "\n", -1);
  guint8 public[crypto_box_PUBLICKEYBYTES];

  if (g_strv_length (lines) < 3 || !g_str_equal (lines[0], FIRST_LINE) || !g_str_equal (lines[1], store->unit_id)) {
    g_set_error (
        error, BAHE_ERROR, BAHE_ERROR_INVALID,
        _ ("This is no sealed copy of the keys of this unit. Choose the file that bahe backup wrote beside the "
           "backup of this unit."));
    return NULL;
  }
  gsize length = 0;
  g_autofree guint8 *bytes = g_base64_decode (lines[2], &length);
  gsize plain_length = length > crypto_box_SEALBYTES ? length - crypto_box_SEALBYTES : 0;
  g_autofree char *plain = g_malloc0 (plain_length + 1);
  crypto_scalarmult_base (public, secret);
  json_object *keys = NULL;
  if (plain_length > 0 && crypto_box_seal_open ((guint8 *) plain, bytes, length, public, secret) == 0)
    keys = json_tokener_parse (plain);
  sodium_memzero (plain, plain_length);
  if (keys == NULL)
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_REFUSED,
                 _ ("The code does not open this copy of the keys: it was sealed for another recovery sheet, or it was "
                    "altered. Try the sheet that was printed last before it."));
  return keys;
}

/* The other keys are of files. */
static guint
people_in (json_object *keys)
{
  guint n = 0;

  json_object_object_foreach (keys, name, value)
  {
    n += *name != '-';
  }
  return n;
}

static gboolean
put_keys (BaheStore *store, json_object *keys, GError **error)
{
  json_object_object_foreach (keys, name, value)
  {
    gsize length = 0;
    g_autofree guint8 *bytes = value != NULL ? g_base64_decode (json_object_get_string (value), &length) : NULL;
    if (bytes != NULL && length != BAHE_KEY_SIZE)
      continue;
    gboolean put = bahe_keys_put (store->keys, g_ascii_strtoll (name, NULL, 10), bytes, error);
    if (bytes != NULL)
      sodium_memzero (bytes, length);
    if (!put)
      return FALSE;
  }
  return TRUE;
}

gboolean
bahe_store_open_keys (BaheStore *store, const char *sealed, const char *code, gboolean put, guint *n, GError **error)
{
  guint8 secret[crypto_box_SECRETKEYBYTES];

  if (!parse_code (code, secret, error))
    return FALSE;
  json_object *keys = open_text (store, sealed, secret, error);
  sodium_memzero (secret, sizeof secret);
  if (keys == NULL)
    return FALSE;
  *n = people_in (keys);
  gboolean done = !put || put_keys (store, keys, error);
  json_object_put (keys);
  return done;
}
