#include "world.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>

START_TEST (given_a_sealed_value_when_unsealed_with_the_same_person_and_place_then_it_is_the_same)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sealed = NULL;
  g_autofree char *again = NULL;
  g_autofree char *plain = NULL;
  World world;

  world_begin (&world);
  sealed = bahe_store_seal (world.store, 7, "id/0/reason", "住院", &error);
  again = bahe_store_seal (world.store, 7, "id/0/reason", "住院", &error);
  assert_no_error (error);
  ck_assert_str_ne (sealed, again); /* a nonce each */
  ck_assert_ptr_null (strstr (sealed, "住院"));
  world_open (&world, BAHE_STORE_WRITE); /* from the file, not from memory */
  plain = bahe_store_unseal (world.store, 7, "id/0/reason", sealed, &error);
  assert_no_error (error);
  ck_assert_str_eq (plain, "住院");
  world_end (&world);
}
END_TEST

static void
assert_corrupt (BaheStore *store, gint64 person, const char *place, const char *sealed)
{
  g_autoptr (GError) error = NULL;

  ck_assert_ptr_null (bahe_store_unseal (store, person, place, sealed, &error));
  assert_error (error, BAHE_ERROR_CORRUPT);
}

START_TEST (given_a_sealed_value_when_altered_or_moved_then_corrupt)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sealed = NULL;
  g_autofree char *other = NULL;
  World world;

  world_begin (&world);
  sealed = bahe_store_seal (world.store, 7, "id/0/reason", "手术", &error);
  other = bahe_store_seal (world.store, 8, "id/0/reason", "手术", &error);
  assert_no_error (error);
  assert_corrupt (world.store, 7, "id/1/reason", sealed);
  assert_corrupt (world.store, 8, "id/0/reason", sealed);
  assert_corrupt (world.store, 7, "id/0/reason", "");
  assert_corrupt (world.store, 7, "id/0/reason", "AAAA");
  sealed[20] = sealed[20] == 'A' ? 'B' : 'A';
  assert_corrupt (world.store, 7, "id/0/reason", sealed);
  world_end (&world);
}
END_TEST

START_TEST (given_no_key_when_unsealed_then_not_found)
{
  g_autoptr (GError) error = NULL;
  World world;

  world_begin (&world);
  ck_assert_ptr_null (bahe_store_unseal (world.store, 9, "x", "AAAA", &error));
  assert_error (error, BAHE_ERROR_NOT_FOUND);
  world_end (&world);
}
END_TEST

/* What erasing will do, from another process. */
static void
destroy_key (const World *world, gint64 person)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE key SET bytes = NULL WHERE person = %ld", (long) person);
  sqlite3 *db = NULL;

  ck_assert_int_eq (sqlite3_open (world->keys, &db), SQLITE_OK);
  ck_assert_int_eq (sqlite3_exec (db, sql, NULL, NULL, NULL), SQLITE_OK);
  sqlite3_close (db);
}

START_TEST (given_a_key_destroyed_by_another_process_then_the_cached_one_is_used_no_more_and_none_is_made)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sealed = NULL;
  World world;

  world_begin (&world);
  sealed = bahe_store_seal (world.store, 7, "x", "困难补助", &error);
  destroy_key (&world, 7);
  ck_assert_ptr_null (bahe_store_unseal (world.store, 7, "x", sealed, &error));
  assert_error (error, BAHE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  ck_assert_ptr_null (bahe_store_seal (world.store, 7, "x", "又一次", &error));
  assert_error (error, BAHE_ERROR_NOT_FOUND);
  world_end (&world);
}
END_TEST

/* The key of a person as it stands in the file. */
static void
read_key (const World *world, gint64 person, guint8 key[32])
{
  sqlite3 *db = NULL;
  sqlite3_stmt *statement = NULL;

  ck_assert_int_eq (sqlite3_open (world->keys, &db), SQLITE_OK);
  ck_assert_int_eq (sqlite3_prepare_v2 (db, "SELECT bytes FROM key WHERE person = ?1", -1, &statement, NULL),
                    SQLITE_OK);
  sqlite3_bind_int64 (statement, 1, person);
  ck_assert_int_eq (sqlite3_step (statement), SQLITE_ROW);
  ck_assert_int_eq (sqlite3_column_bytes (statement, 0), 32);
  memcpy (key, sqlite3_column_blob (statement, 0), 32);
  sqlite3_finalize (statement);
  sqlite3_close (db);
}

START_TEST (given_a_key_when_destroyed_then_no_byte_of_it_is_left_in_its_folder)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sealed = NULL, *folder = NULL;
  guint8 key[32];
  World world;

  world_begin (&world);
  sealed = bahe_store_seal (world.store, 7, "x", "困难补助", &error);
  read_key (&world, 7, key);
  ck_assert (bahe_store_destroy_key (world.store, 7, &error));
  folder = g_path_get_dirname (world.keys);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  for (const char *name; (name = g_dir_read_name (dir)) != NULL;) {
    g_autofree char *path = g_build_filename (folder, name, NULL), *bytes = NULL;
    gsize length = 0;
    if (g_file_get_contents (path, &bytes, &length, NULL))
      ck_assert_msg (memmem (bytes, length, key, sizeof key) == NULL, "the destroyed key is in %s", path);
  }
  world_end (&world);
}
END_TEST

START_TEST (given_two_stores_open_when_both_seal_for_a_new_person_then_they_share_one_key)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BaheStore) other = NULL;
  g_autofree char *sealed = NULL;
  g_autofree char *plain = NULL;
  World world;

  world_begin (&world);
  other = bahe_store_open (world.path, world.keys, BAHE_STORE_WRITE, &error);
  g_free (bahe_store_seal (other, 1, "x", "a", &error));
  sealed = bahe_store_seal (world.store, 1, "x", "b", &error);
  plain = bahe_store_unseal (other, 1, "x", sealed, &error);
  assert_no_error (error);
  ck_assert_str_eq (plain, "b");
  g_clear_pointer (&other, bahe_store_close);
  world_end (&world);
}
END_TEST

START_TEST (given_a_private_digest_then_it_is_stable_for_a_person_and_differs_between_persons)
{
  g_autoptr (GError) error = NULL;
  guint8 one[BAHE_HASH_SIZE], again[BAHE_HASH_SIZE], other[BAHE_HASH_SIZE], plain[BAHE_HASH_SIZE];
  World world;

  world_begin (&world);
  ck_assert (bahe_store_private_digest (world.store, 1, "男", one, &error));
  ck_assert (bahe_store_private_digest (world.store, 1, "男", again, &error));
  ck_assert (bahe_store_private_digest (world.store, 2, "男", other, &error));
  bahe_hash ("男", strlen ("男"), NULL, 0, plain);
  ck_assert_mem_eq (one, again, BAHE_HASH_SIZE);
  ck_assert_mem_ne (one, other, BAHE_HASH_SIZE);
  ck_assert_mem_ne (one, plain, BAHE_HASH_SIZE);
  world_end (&world);
}
END_TEST

START_TEST (given_keys_in_the_folder_of_the_store_or_of_another_unit_then_they_are_refused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *inside = NULL;
  g_autofree char *path = NULL;
  g_autoptr (BaheStore) second = NULL;
  World world;

  world_begin (&world);
  inside = world_file (&world, "data/unit.keys");
  ck_assert_ptr_null (bahe_store_open (world.path, inside, BAHE_STORE_WRITE, &error));
  assert_error (error, BAHE_ERROR_INVALID);
  g_clear_error (&error);
  g_free (bahe_store_seal (world.store, 1, "x", "a", &error));
  path = world_file (&world, "data/second.bahe");
  second = bahe_store_create (path, world.keys, NULL, &error);
  assert_no_error (error);
  ck_assert_ptr_null (bahe_store_seal (second, 1, "x", "a", &error));
  assert_error (error, BAHE_ERROR_INVALID);
  g_clear_pointer (&second, bahe_store_close);
  world_end (&world);
}
END_TEST

START_TEST (given_the_file_of_keys_then_only_its_owner_may_read_it)
{
  g_autoptr (GError) error = NULL;
  GStatBuf info;
  World world;

  world_begin (&world);
  g_free (bahe_store_seal (world.store, 1, "x", "a", &error));
  ck_assert_int_eq (g_stat (world.keys, &info), 0);
  ck_assert_int_eq (info.st_mode & 0777, 0600);
  world_end (&world);
}
END_TEST

int
main (void)
{
  const TTest *tests[] = {
    given_a_sealed_value_when_unsealed_with_the_same_person_and_place_then_it_is_the_same,
    given_a_sealed_value_when_altered_or_moved_then_corrupt,
    given_no_key_when_unsealed_then_not_found,
    given_a_key_destroyed_by_another_process_then_the_cached_one_is_used_no_more_and_none_is_made,
    given_a_key_when_destroyed_then_no_byte_of_it_is_left_in_its_folder,
    given_two_stores_open_when_both_seal_for_a_new_person_then_they_share_one_key,
    given_a_private_digest_then_it_is_stable_for_a_person_and_differs_between_persons,
    given_keys_in_the_folder_of_the_store_or_of_another_unit_then_they_are_refused,
    given_the_file_of_keys_then_only_its_owner_may_read_it,
  };

  return run_tests ("store keys", tests, G_N_ELEMENTS (tests), 60);
}
