#include "world.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static gint64
size_of (const World *world, const char *suffix)
{
  g_autofree char *name = g_strconcat (world->path, suffix, NULL);
  GStatBuf info;

  return g_stat (name, &info) == 0 ? (gint64) info.st_size : -1;
}

static void
overwrite (const char *path, gsize at, const void *bytes, gsize length)
{
  FILE *file = fopen (path, "r+b");

  ck_assert_ptr_nonnull (file);
  ck_assert_int_eq (fseek (file, (long) at, SEEK_SET), 0);
  ck_assert_uint_eq (fwrite (bytes, 1, length, file), length);
  fclose (file);
}

static void
assert_refused (const World *world, BaheErrorCode code)
{
  g_autoptr (GError) error = NULL;

  ck_assert_ptr_null (bahe_store_open (world->path, world->keys, BAHE_STORE_WRITE, &error));
  assert_error (error, code);
  ck_assert_msg (strstr (error->message, world->path) != NULL, "the file is not named: %s", error->message);
}

START_TEST (given_no_file_when_opened_then_not_found)
{
  World world;

  world_begin (&world);
  world_close (&world);
  g_unlink (world.path);
  assert_refused (&world, BAHE_ERROR_NOT_FOUND);
  world_end (&world);
}
END_TEST

START_TEST (given_a_file_of_another_kind_when_opened_then_it_is_named_and_unchanged)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  World world;

  world_begin (&world);
  world_close (&world);
  g_file_set_contents (world.path, "姓名\t得分\n", -1, NULL);
  assert_refused (&world, BAHE_ERROR_CORRUPT);
  g_file_get_contents (world.path, &text, NULL, &error);
  ck_assert_str_eq (text, "姓名\t得分\n");
  g_file_set_contents (world.path, "", -1, NULL);
  assert_refused (&world, BAHE_ERROR_CORRUPT);
  world_end (&world);
}
END_TEST

START_TEST (given_a_damaged_first_page_when_opened_then_corrupt)
{
  World world;

  world_begin (&world);
  world_close (&world);
  overwrite (world.path, 0, "SQLite format 4", 15);
  assert_refused (&world, BAHE_ERROR_CORRUPT);
  world_end (&world);
}
END_TEST

START_TEST (given_another_application_when_opened_then_corrupt)
{
  World world;

  world_begin (&world);
  world_close (&world);
  overwrite (world.path, 68, "XXXX", 4); /* where SQLite keeps the application id */
  assert_refused (&world, BAHE_ERROR_CORRUPT);
  world_end (&world);
}
END_TEST

START_TEST (given_a_newer_format_when_opened_then_version)
{
  World world;

  world_begin (&world);
  world_close (&world);
  overwrite (world.path, 60, "\0\0\0\x63", 4); /* where SQLite keeps the user version: 99 */
  assert_refused (&world, BAHE_ERROR_VERSION);
  world_end (&world);
}
END_TEST

START_TEST (given_a_store_open_for_reading_when_written_then_read_only)
{
  g_autoptr (GError) error = NULL;
  World world;

  world_begin (&world);
  world_open (&world, BAHE_STORE_READ);
  ck_assert (!record (world.store, 1, 1, NULL, &error));
  assert_error (error, BAHE_ERROR_READ_ONLY);
  ck_assert_int_eq (count_events (world.store), 1);
  world_end (&world);
}
END_TEST

/* Root may write anywhere: so the test goes on as nobody. */
static void
become_nobody (void)
{
  if (geteuid () == 0)
    ck_assert_int_eq (setuid (65534), 0);
}

/* In a child, which may give up its rights; the parent can still remove the folder. */
static void
assert_reads_only (const World *world, gint64 events)
{
  pid_t child = fork ();
  int status;

  if (child == 0) {
    g_autoptr (GError) error = NULL;
    World reader = *world;

    reader.store = NULL; /* it is the parent's */
    become_nobody ();
    world_open (&reader, BAHE_STORE_WRITE);
    ck_assert (bahe_store_read_only (reader.store));
    ck_assert_int_eq (count_events (reader.store), events);
    ck_assert (!record (reader.store, 1, 1, NULL, &error));
    assert_error (error, BAHE_ERROR_READ_ONLY);
    assert_sound (reader.store);
    world_close (&reader);
    _exit (0);
  }
  ck_assert_int_eq (waitpid (child, &status, 0), child);
  ck_assert_int_eq (status, 0);
}

START_TEST (given_a_read_only_file_when_opened_for_writing_then_it_reads_and_says_so)
{
  World world;

  world_begin (&world);
  record_many (world.store, 1, 1, 3);
  world_close (&world);
  ck_assert_int_eq (g_chmod (world.folder, 0755), 0);
  ck_assert_int_eq (g_chmod (world.path, 0444), 0);
  assert_reads_only (&world, 4);
  world_end (&world);
}
END_TEST

START_TEST (given_a_read_only_folder_when_opened_for_writing_then_it_reads_and_says_so)
{
  g_autofree char *data = NULL;
  World world;

  world_begin (&world);
  record_many (world.store, 1, 1, 3);
  world_close (&world);
  data = world_file (&world, "data");
  ck_assert_int_eq (g_chmod (world.folder, 0755), 0);
  ck_assert_int_eq (g_chmod (data, 0555), 0);
  assert_reads_only (&world, 4);
  g_chmod (data, 0755);
  world_end (&world);
}
END_TEST

START_TEST (given_a_folder_that_became_read_only_while_the_log_was_full_then_the_log_is_read_too)
{
  g_autofree char *data = NULL;
  World world;

  world_begin (&world);
  record_many (world.store, 1, 1, 3);
  data = world_file (&world, "data");
  ck_assert_int_eq (g_chmod (world.folder, 0755), 0);
  ck_assert_int_eq (g_chmod (data, 0555), 0);
  ck_assert_int_gt (size_of (&world, "-wal"), 0);
  assert_reads_only (&world, 4);
  g_chmod (data, 0755);
  world_end (&world);
}
END_TEST

START_TEST (given_a_clean_close_then_the_log_is_empty_and_kept)
{
  World world;

  world_begin (&world);
  record_many (world.store, 1, 1, 50);
  ck_assert_int_gt (size_of (&world, "-wal"), 4096);
  world_close (&world);
  ck_assert_int_eq (size_of (&world, "-wal"), 0);
  world_end (&world);
}
END_TEST

/* ---- migrations
 * -------------------------------------------------------------------------------------------------------- */

static const BaheMigration two_steps[] = {
  { 4, "CREATE TABLE colour (number INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT; INSERT INTO colour VALUES (1, "
       "'red')" },
  { 5, "ALTER TABLE activity ADD COLUMN note TEXT" },
};
static const BaheMigration broken_step[] = {
  { 4, "CREATE TABLE colour (number INTEGER PRIMARY KEY) STRICT; INSERT INTO no_such_table VALUES (1)" },
};

static BaheStore *
open_migrating (const World *world, BaheStoreFlags flags, const BaheMigration *migrations, guint n, GError **error)
{
  BaheStoreOptions options = { .migrations = migrations, .n_migrations = n };

  return bahe_store_open_with (world->path, world->keys, flags, &options, error);
}

START_TEST (given_an_older_format_when_opened_for_writing_then_it_is_backed_up_and_migrated)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BaheStore) saved = NULL;
  g_autofree char *backup = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *in_backup = NULL;
  World world;

  world_begin (&world);
  record_many (world.store, 1, 1, 20);
  before = dump_store (world.store, &error);
  world_close (&world);
  world.store = open_migrating (&world, BAHE_STORE_WRITE, two_steps, G_N_ELEMENTS (two_steps), &error);
  assert_no_error (error);
  after = dump_store (world.store, &error);
  ck_assert_str_eq (before, after);
  assert_sound (world.store);
  record_many (world.store, 1, 21, 1);
  world_close (&world);
  assert_refused (&world, BAHE_ERROR_VERSION); /* the host without these migrations */
  backup = g_strconcat (world.path, ".before-format-5", NULL);
  saved = bahe_store_open (backup, world.keys, BAHE_STORE_READ, &error);
  assert_no_error (error);
  in_backup = dump_store (saved, &error);
  ck_assert_str_eq (before, in_backup);
  g_clear_pointer (&saved, bahe_store_close);
  world_end (&world);
}
END_TEST

/* The copy that is there may be of an upgrade that was cut off, after which the older host went on recording. */
START_TEST (given_a_copy_of_before_when_migrated_then_another_is_made_of_what_is_there_now)
{
  g_autoptr (GError) error = NULL;
  World world;

  world_begin (&world);
  record_many (world.store, 1, 1, 3);
  g_autofree char *old = g_strconcat (world.path, ".before-format-5", NULL),
                  *made = g_strconcat (world.path, ".before-format-5-2", NULL);
  ck_assert (bahe_store_backup (world.store, old, NULL, NULL, &error));
  record_many (world.store, 1, 4, 2);
  g_autofree char *before = dump_store (world.store, &error);
  world_close (&world);
  world.store = open_migrating (&world, BAHE_STORE_WRITE, two_steps, G_N_ELEMENTS (two_steps), &error);
  assert_no_error (error);
  g_autoptr (BaheStore) saved = bahe_store_open (made, world.keys, BAHE_STORE_READ, &error);
  assert_no_error (error);
  g_autofree char *kept = dump_store (saved, &error);
  ck_assert_str_eq (before, kept);
  g_clear_pointer (&saved, bahe_store_close);
  world_end (&world);
}
END_TEST

/* What format 1 did not have is taken away again. */
START_TEST (given_a_store_of_format_1_when_opened_then_its_facts_are_still_read_and_new_ones_stand_beside_their_events)
{
  g_autoptr (GError) error = NULL;
  sqlite3 *db = NULL;
  World world;

  world_begin (&world);
  record_many (world.store, 1, 1, 50); /* the fiftieth settles them */
  g_autofree char *before = dump_store (world.store, &error);
  world_close (&world);
  ck_assert_int_eq (sqlite3_open (world.path, &db), SQLITE_OK);
  ck_assert_int_eq (
      sqlite3_exec (db,
                    "DROP TABLE file; ALTER TABLE event DROP COLUMN gave; DELETE FROM meta WHERE key = 'settled';"
                    "PRAGMA user_version = 1",
                    NULL, NULL, NULL),
      SQLITE_OK);
  sqlite3_close (db);
  world_open (&world, BAHE_STORE_WRITE);
  g_autofree char *after = dump_store (world.store, &error);
  ck_assert_str_eq (before, after);
  record_many (world.store, 1, 51, 9);
  g_autofree char *kept = dump_projections (world.store, &error);
  g_autofree char *told = dump_rebuilt (world.store, &error);
  ck_assert_str_eq (kept, told);
  assert_sound (world.store);
  world_end (&world);
}
END_TEST

START_TEST (given_an_older_format_when_opened_for_reading_then_version_and_nothing_is_changed)
{
  g_autoptr (GError) error = NULL;
  World world;

  world_begin (&world);
  world_close (&world);
  ck_assert_ptr_null (open_migrating (&world, BAHE_STORE_READ, two_steps, G_N_ELEMENTS (two_steps), &error));
  assert_error (error, BAHE_ERROR_VERSION);
  world_open (&world, BAHE_STORE_WRITE);
  assert_sound (world.store);
  world_end (&world);
}
END_TEST

START_TEST (given_a_migration_that_fails_when_opened_then_the_store_stays_as_it_was)
{
  g_autoptr (GError) error = NULL;
  World world;

  world_begin (&world);
  record_many (world.store, 1, 1, 3);
  world_close (&world);
  ck_assert_ptr_null (open_migrating (&world, BAHE_STORE_WRITE, broken_step, G_N_ELEMENTS (broken_step), &error));
  ck_assert_ptr_nonnull (error);
  world_open (&world, BAHE_STORE_WRITE);
  assert_sound (world.store);
  record_many (world.store, 1, 4, 1);
  world_end (&world);
}
END_TEST

int
main (void)
{
  const TTest *tests[] = {
    given_no_file_when_opened_then_not_found,
    given_a_file_of_another_kind_when_opened_then_it_is_named_and_unchanged,
    given_a_damaged_first_page_when_opened_then_corrupt,
    given_another_application_when_opened_then_corrupt,
    given_a_newer_format_when_opened_then_version,
    given_a_store_open_for_reading_when_written_then_read_only,
    given_a_read_only_file_when_opened_for_writing_then_it_reads_and_says_so,
    given_a_read_only_folder_when_opened_for_writing_then_it_reads_and_says_so,
    given_a_folder_that_became_read_only_while_the_log_was_full_then_the_log_is_read_too,
    given_a_clean_close_then_the_log_is_empty_and_kept,
    given_an_older_format_when_opened_for_writing_then_it_is_backed_up_and_migrated,
    given_a_copy_of_before_when_migrated_then_another_is_made_of_what_is_there_now,
    given_a_store_of_format_1_when_opened_then_its_facts_are_still_read_and_new_ones_stand_beside_their_events,
    given_an_older_format_when_opened_for_reading_then_version_and_nothing_is_changed,
    given_a_migration_that_fails_when_opened_then_the_store_stays_as_it_was,
  };

  return run_tests ("store opening", tests, G_N_ELEMENTS (tests), 60);
}
