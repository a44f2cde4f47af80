/* Files in the store: kept once under their hash with the events that tell of them, verified, copied, forgotten. */
#include "world.h"

#include <sqlite3.h>
#include <string.h>

#define PERSON 7
#define BIG (300 * 1024) /* many pages */
#define FREE_FILES "DROP TRIGGER file_is_only_forgotten; DROP TRIGGER file_is_never_deleted;"

/* Bytes that compress and repeat nowhere. Free with g_bytes_unref. */
static GBytes *
make_bytes (guint32 seed, gsize length)
{
  g_autoptr (GRand) chance = g_rand_new_with_seed (seed);
  guint8 *bytes = g_malloc (length);

  for (gsize i = 0; i < length; i++)
    bytes[i] = (guint8) g_rand_int (chance);
  return g_bytes_new_take (bytes, length);
}

typedef struct {
  GBytes *bytes;
  gint64 person; /* 0: not sealed */
  char *hash;    /* filled */
} Attached;

static gboolean
attach_work (BaheTransaction *transaction, gpointer data, GError **error)
{
  Attached *attached = data;
  guint8 hash[BAHE_HASH_SIZE];

  bahe_hash (g_bytes_get_data (attached->bytes, NULL), g_bytes_get_size (attached->bytes), NULL, 0, hash);
  g_free (attached->hash);
  attached->hash = bahe_hash_text (hash);
  g_autofree char *body =
      attached->person != 0
          ? g_strdup_printf ("{\"person\":7,\"items\":[{\"receipt\":{\"sealed\":\"x\",\"blake2b\":[\"%s\"]}}]}",
                             attached->hash)
          : g_strdup_printf (
                "{\"scans\":[{\"name\":\"收据.png\",\"type\":\"image/png\",\"size\":1,\"blake2b\":\"%s\"}]}",
                attached->hash);
  BaheEventRow event = { .id = bahe_id_new (),
                         .activity = 1,
                         .type = "test.attached",
                         .when = { 1, 1 },
                         .body = body,
                         .body_length = strlen (body) };
  return bahe_transaction_put_file (transaction, hash, attached->bytes, attached->person, error) &&
         bahe_transaction_append (transaction, &event, error);
}

static char *
attach (BaheStore *store, GBytes *bytes, gint64 person)
{
  g_autoptr (GError) error = NULL;
  Attached attached = { bytes, person, NULL };

  bahe_store_write (store, attach_work, &attached, &error);
  assert_no_error (error);
  return attached.hash;
}

static BaheFileState
state_of (BaheStore *store, const char *text, GBytes *wanted)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BaheView) view = bahe_view_begin (store, &error);
  g_autoptr (GBytes) bytes = NULL;
  BaheFileState state = BAHE_FILE_MISSING;
  guint8 hash[BAHE_HASH_SIZE];

  ck_assert (bahe_hash_parse (text, hash));
  bahe_view_file (view, hash, &state, &bytes, &error);
  assert_no_error (error);
  if (state == BAHE_FILE_HERE && wanted != NULL)
    ck_assert (g_bytes_equal (bytes, wanted));
  return state;
}

static guint
files_told (BaheStore *store, guint *forgotten)
{
  g_autoptr (GError) error = NULL;
  BaheVerifyReport report;

  bahe_store_verify (store, NULL, NULL, &report, &error);
  assert_no_error (error);
  ck_assert_msg (report.problems->len == 0, "%s", report.problems->len > 0 ? (char *) report.problems->pdata[0] : "");
  guint files = report.files;
  *forgotten = report.forgotten;
  bahe_verify_report_clear (&report);
  return files;
}

START_TEST (given_the_same_content_twice_when_kept_then_it_is_there_once_and_read_back_byte_for_byte)
{
  World world;
  guint forgotten;

  world_begin (&world);
  g_autoptr (GBytes) bytes = make_bytes (1, BIG), other = make_bytes (2, 10);
  g_autofree char *hash = attach (world.store, bytes, 0), *again = attach (world.store, bytes, 0);
  g_autofree char *small = attach (world.store, other, 0);
  ck_assert_str_eq (hash, again);
  ck_assert_int_eq (state_of (world.store, hash, bytes), BAHE_FILE_HERE);
  ck_assert_int_eq (state_of (world.store, small, other), BAHE_FILE_HERE);
  ck_assert_uint_eq (files_told (world.store, &forgotten), 2);
  world_end (&world);
}
END_TEST

START_TEST (given_content_that_was_altered_or_taken_away_when_verified_then_event_and_field_are_named)
{
  World world;

  world_begin (&world);
  record_many (world.store, 1, 1, 3);
  g_autoptr (GBytes) bytes = make_bytes (1, BIG), gone = make_bytes (2, 100);
  g_autofree char *hash = attach (world.store, bytes, 0), *lost = attach (world.store, gone, 0);
  g_autofree char *alter = g_strdup_printf (
      FREE_FILES "UPDATE file SET bytes = CAST (substr (bytes, 1, 5000) || x'00' || substr (bytes, 5002) AS BLOB)"
                 " WHERE hash = x'%s'; DELETE FROM file WHERE hash = x'%s'",
      hash, lost);
  world_tamper (&world, alter);
  assert_named (world.store, "event 5, scans: the content of the file 收据.png was altered");
  assert_named (world.store, "event 6, scans: the content of the file 收据.png is missing");
  assert_named (world.store, "last backup");
  world_end (&world);
}
END_TEST

/* The trigger that keeps content as it is. Free with g_free. */
static char *
guard_sql (const World *world)
{
  sqlite3 *db = NULL;
  sqlite3_stmt *statement = NULL;

  ck_assert_int_eq (sqlite3_open (world->path, &db), SQLITE_OK);
  sqlite3_prepare_v2 (db, "SELECT sql FROM sqlite_schema WHERE name = 'file_is_only_forgotten'", -1, &statement, NULL);
  ck_assert_int_eq (sqlite3_step (statement), SQLITE_ROW);
  char *sql = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
  sqlite3_close (db);
  return sql;
}

START_TEST (given_content_that_was_altered_when_it_is_kept_again_then_it_is_made_good_and_guarded_as_before)
{
  World world;
  guint forgotten;
  sqlite3 *db = NULL;

  world_begin (&world);
  g_autoptr (GBytes) bytes = make_bytes (1, BIG);
  g_autofree char *hash = attach (world.store, bytes, 0);
  g_autofree char *guard = guard_sql (&world);
  g_autofree char *alter =
      g_strdup_printf ("DROP TRIGGER file_is_only_forgotten; UPDATE file SET bytes = x'00'; %s", guard);
  world_tamper (&world, alter);
  ck_assert_int_eq (state_of (world.store, hash, NULL), BAHE_FILE_ALTERED);
  g_autofree char *again = attach (world.store, bytes, 0);
  ck_assert_int_eq (state_of (world.store, again, bytes), BAHE_FILE_HERE);
  ck_assert_uint_eq (files_told (world.store, &forgotten), 1);
  world_close (&world);
  ck_assert_int_eq (sqlite3_open (world.path, &db), SQLITE_OK);
  ck_assert_int_ne (sqlite3_exec (db, "UPDATE file SET bytes = x'00'", NULL, NULL, NULL), SQLITE_OK);
  sqlite3_close (db);
  world_end (&world);
}
END_TEST

START_TEST (given_content_that_nobody_recorded_when_verified_then_it_is_named)
{
  World world;

  world_begin (&world);
  record_many (world.store, 1, 1, 3);
  world_tamper (&world, "INSERT INTO file (hash, bytes) VALUES (zeroblob (32), x'00')");
  assert_named (world.store, "no event tells of it");
  world_end (&world);
}
END_TEST

START_TEST (given_somebody_with_the_shell_when_a_file_is_changed_or_deleted_then_the_store_says_no)
{
  World world;
  sqlite3 *db = NULL;

  world_begin (&world);
  g_autoptr (GBytes) bytes = make_bytes (1, 100);
  g_autofree char *hash = attach (world.store, bytes, 0);
  world_close (&world);
  ck_assert_int_eq (sqlite3_open (world.path, &db), SQLITE_OK);
  ck_assert_int_ne (sqlite3_exec (db, "DELETE FROM file", NULL, NULL, NULL), SQLITE_OK);
  ck_assert_int_ne (sqlite3_exec (db, "UPDATE file SET bytes = NULL", NULL, NULL, NULL), SQLITE_OK);
  ck_assert_int_ne (sqlite3_exec (db, "UPDATE file SET bytes = x'00'", NULL, NULL, NULL), SQLITE_OK);
  sqlite3_close (db);
  world_end (&world);
}
END_TEST

START_TEST (given_files_when_saved_and_restored_then_they_come_along_and_a_lost_one_stops_it)
{
  g_autoptr (GError) error = NULL;
  World world;

  world_begin (&world);
  g_autoptr (GBytes) bytes = make_bytes (1, BIG);
  g_autofree char *hash = attach (world.store, bytes, 0);
  g_autofree char *saved = world_file (&world, "saved.bahe"), *again = world_file (&world, "again.bahe");
  g_autofree char *never = world_file (&world, "never.bahe");
  bahe_store_backup (world.store, saved, NULL, NULL, &error);
  assert_no_error (error);
  bahe_store_restore (saved, again, &error);
  assert_no_error (error);
  g_autoptr (BaheStore) restored = bahe_store_open (again, NULL, BAHE_STORE_READ, &error);
  assert_no_error (error);
  ck_assert_int_eq (state_of (restored, hash, bytes), BAHE_FILE_HERE);
  world_tamper (&world, FREE_FILES "DELETE FROM file");
  ck_assert (!bahe_store_backup (world.store, never, NULL, NULL, &error));
  assert_error (error, BAHE_ERROR_CORRUPT);
  ck_assert (!g_file_test (never, G_FILE_TEST_EXISTS));
  world_end (&world);
}
END_TEST

/* Whether any stretch of the content is in the store's file or its log. */
static gboolean
is_found (const World *world, GBytes *bytes)
{
  static const char *const suffixes[] = { "", "-wal" };
  gsize length;
  const guint8 *content = g_bytes_get_data (bytes, &length);

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++) {
    g_autofree char *path = g_strconcat (world->path, suffixes[i], NULL), *file = NULL;
    gsize size = 0;
    if (!g_file_get_contents (path, &file, &size, NULL))
      continue;
    for (gsize at = 0; at + 16 <= length; at += 512)
      if (memmem (file, size, content + at, 16) != NULL)
        return TRUE;
  }
  return FALSE;
}

static void
note_gone (gint64 person, const char *hash, gpointer data)
{
  g_ptr_array_add (data, g_strdup_printf ("%d %s", (int) person, hash));
}

/* "PERSON HASH" of each sealed file that is gone. */
static GPtrArray *
gone_from (BaheStore *store)
{
  GPtrArray *gone = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (BaheView) view = bahe_view_begin (store, &error);

  ck_assert (bahe_view_files_forgotten (view, note_gone, gone, &error));
  return gone;
}

static gboolean
is_gone (BaheStore *store, const guint8 hash[BAHE_HASH_SIZE])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BaheView) view = bahe_view_begin (store, &error);
  gboolean gone = FALSE;

  ck_assert (bahe_view_file_is_gone (view, hash, &gone, &error));
  return gone;
}

START_TEST (given_two_files_of_one_person_when_one_is_destroyed_then_the_other_can_be_read_and_no_copy_of_the_one)
{
  g_autoptr (GError) error = NULL;
  World world;

  world_begin (&world);
  g_autoptr (GBytes) plain = make_bytes (1, BIG), other = make_bytes (2, BIG);
  g_autoptr (GBytes) sealed = bahe_store_seal_bytes (world.store, PERSON, "place#1", plain, &error);
  g_autoptr (GBytes) kept = bahe_store_seal_bytes (world.store, PERSON, "place#2", other, &error);
  g_autofree char *hash = attach (world.store, sealed, PERSON), *kept_hash = attach (world.store, kept, PERSON);
  BaheSealedFile one = { .place = (char *) "place#1" };
  ck_assert (bahe_hash_parse (hash, one.hash));
  ck_assert (!is_gone (world.store, one.hash));

  ck_assert (bahe_store_destroy_files (world.store, &one, 1, &error));
  ck_assert (bahe_store_destroy_files (world.store, &one, 1, &error));
  assert_no_error (error);
  ck_assert (!is_found (&world, sealed) && is_found (&world, kept));
  ck_assert (is_gone (world.store, one.hash));
  g_autoptr (GBytes) opened = bahe_store_unseal_bytes (world.store, PERSON, "place#2", kept, &error);
  ck_assert (g_bytes_equal (opened, other));
  /* A copy that somebody saved before is of no use either. */
  ck_assert_ptr_null (bahe_store_unseal_bytes (world.store, PERSON, "place#1", sealed, &error));
  ck_assert (g_error_matches (error, BAHE_ERROR, BAHE_ERROR_NOT_FOUND));
  g_autoptr (GPtrArray) gone = gone_from (world.store);
  g_autofree char *wanted = g_strdup_printf ("%d %s", PERSON, hash);
  ck_assert_uint_eq (gone->len, 1);
  ck_assert_str_eq (gone->pdata[0], wanted);
  assert_sound (world.store);
  world_end (&world);
}
END_TEST

START_TEST (given_sealed_files_when_their_person_is_forgotten_then_no_stretch_of_them_is_left_and_verify_says_so)
{
  const gint64 persons[] = { 3, PERSON };
  g_autoptr (GError) error = NULL;
  World world;
  guint forgotten;

  world_begin (&world);
  g_autoptr (GBytes) plain = make_bytes (1, BIG), open = make_bytes (2, BIG);
  g_autoptr (GBytes) sealed = bahe_store_seal_bytes (world.store, PERSON, "place#1", plain, &error);
  g_autoptr (GBytes) opened = bahe_store_unseal_bytes (world.store, PERSON, "place#1", sealed, &error);
  assert_no_error (error);
  ck_assert (g_bytes_equal (opened, plain));
  ck_assert_ptr_null (bahe_store_unseal_bytes (world.store, PERSON, "place#2", sealed, NULL));
  g_autofree char *hash = attach (world.store, sealed, PERSON), *other = attach (world.store, open, 0);
  ck_assert (is_found (&world, sealed) && !is_found (&world, plain));

  ck_assert (bahe_store_destroy_key (world.store, PERSON, &error));
  ck_assert (bahe_store_forget_files (world.store, persons, G_N_ELEMENTS (persons), &error));
  ck_assert (bahe_store_forget_files (world.store, persons, G_N_ELEMENTS (persons), &error));
  assert_no_error (error);
  ck_assert (!is_found (&world, sealed));
  ck_assert_int_eq (state_of (world.store, hash, NULL), BAHE_FILE_FORGOTTEN);
  ck_assert_int_eq (state_of (world.store, other, open), BAHE_FILE_HERE);
  ck_assert_uint_eq (files_told (world.store, &forgotten), 2);
  ck_assert_uint_eq (forgotten, 1);
  g_autoptr (GPtrArray) gone = gone_from (world.store);
  g_autofree char *wanted = g_strdup_printf ("%d %s", PERSON, hash);
  ck_assert_uint_eq (gone->len, 1);
  ck_assert_str_eq (gone->pdata[0], wanted);
  record_many (world.store, 1, 1, 40); /* the log grows again */
  assert_sound (world.store);
  world_end (&world);
}
END_TEST

START_TEST (given_somebody_who_reads_while_a_person_is_forgotten_then_the_log_is_emptied_once_they_have_read)
{
  const gint64 persons[] = { PERSON };
  g_autoptr (GError) error = NULL;
  World world;

  world_begin (&world);
  g_autoptr (GBytes) sealed = make_bytes (1, BIG);
  g_autofree char *hash = attach (world.store, sealed, PERSON);
  g_autoptr (BaheView) reader = bahe_view_begin (world.store, &error);
  ck_assert (bahe_store_forget_files (world.store, persons, G_N_ELEMENTS (persons), &error));
  ck_assert_int_eq (state_of (world.store, hash, NULL), BAHE_FILE_FORGOTTEN);
  record_many (world.store, 1, 1, 1); /* still held up, and not waited for */
  ck_assert (is_found (&world, sealed));
  g_clear_pointer (&reader, bahe_view_end);
  record_many (world.store, 1, 1, 1);
  ck_assert (!is_found (&world, sealed));
  assert_sound (world.store);
  world_end (&world);
}
END_TEST

int
main (void)
{
  const TTest *const tests[] = {
    given_content_that_was_altered_when_it_is_kept_again_then_it_is_made_good_and_guarded_as_before,
    given_somebody_who_reads_while_a_person_is_forgotten_then_the_log_is_emptied_once_they_have_read,
    given_the_same_content_twice_when_kept_then_it_is_there_once_and_read_back_byte_for_byte,
    given_content_that_was_altered_or_taken_away_when_verified_then_event_and_field_are_named,
    given_content_that_nobody_recorded_when_verified_then_it_is_named,
    given_somebody_with_the_shell_when_a_file_is_changed_or_deleted_then_the_store_says_no,
    given_files_when_saved_and_restored_then_they_come_along_and_a_lost_one_stops_it,
    given_two_files_of_one_person_when_one_is_destroyed_then_the_other_can_be_read_and_no_copy_of_the_one,
    given_sealed_files_when_their_person_is_forgotten_then_no_stretch_of_them_is_left_and_verify_says_so,
  };

  return run_tests ("store files", tests, G_N_ELEMENTS (tests), 60);
}
