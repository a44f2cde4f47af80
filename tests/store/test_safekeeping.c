/* Verifying, backups, restoring, watching. */
#include "world.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#define FREE_EVENTS "DROP TRIGGER event_is_never_changed; DROP TRIGGER event_is_never_deleted;"

static const struct {
  const char *change, *named[2];
} alterations[] = {
  { "UPDATE event SET body = '{\"n\":99}' WHERE seq = 5", { "event 5:", "schema: trigger event_is_never_changed" } },
  { "DELETE FROM event WHERE seq = 5", { "events 5 to 5", "version 6" } },
  { "DELETE FROM event WHERE seq > 8", { "events 9 to 11 were acknowledged" } },
};

START_TEST (given_events_altered_or_removed_when_verified_then_they_are_named)
{
  for (guint i = 0; i < G_N_ELEMENTS (alterations); i++) {
    g_autofree char *change = g_strconcat (FREE_EVENTS, alterations[i].change, NULL);
    World world;

    world_begin (&world);
    record_many (world.store, 1, 1, 10);
    world_tamper (&world, change);
    for (guint k = 0; k < 2 && alterations[i].named[k] != NULL; k++)
      assert_named (world.store, alterations[i].named[k]);
    world_end (&world);
  }
}
END_TEST

START_TEST (given_altered_facts_beside_an_event_when_verified_then_it_is_named_and_holds_nothing_up)
{
  World world;

  world_begin (&world);
  record_many (world.store, 1, 1, 10);
  world_tamper (&world, FREE_EVENTS "UPDATE event SET gave = x'ffff' WHERE seq = 5");
  assert_named (world.store, "what event 5 gave");
  record_many (world.store, 1, 50, 1); /* settles */
  world_tamper (&world, "UPDATE meta SET value = 5 WHERE key = 'settled'");
  assert_named (world.store, "that is not settled: 6");
  world_open (&world, BAHE_STORE_WRITE);
  record_many (world.store, 1, 50, 1);
  ck_assert_int_eq (count_events (world.store), 13);
  world_end (&world);
}
END_TEST

START_TEST (given_other_rows_that_do_not_fit_when_verified_then_each_is_named)
{
  World world;

  world_begin (&world);
  record_many (world.store, 1, 1, 3);
  world_tamper (&world, "INSERT INTO fact (activity, seq, n, since, shape, entrant, other, scale, round)"
                        " VALUES (1, 77, 0, 77, 1, 1, 1, 0, 0);"
                        "INSERT INTO script (hash, text) VALUES (zeroblob (32), 'return 1');"
                        "CREATE TABLE stranger (x);"
                        "INSERT INTO activity VALUES (9, 'x', 'y', NULL, 5, 0, 0, 0, NULL)");
  assert_named (world.store, "77");
  assert_named (world.store, "script 00000000");
  assert_named (world.store, "stranger");
  assert_named (world.store, "9 y");
  world_end (&world);
}
END_TEST

START_TEST (given_the_file_open_elsewhere_when_events_are_updated_or_deleted_then_the_store_refuses)
{
  static const char *const changes[] = { "UPDATE event SET body = '{}'", "DELETE FROM event",
                                         "UPDATE script SET text = ''", "DELETE FROM script" };
  g_autoptr (GError) error = NULL;
  sqlite3 *db = NULL;
  World world;

  world_begin (&world);
  world_tamper (&world, "INSERT INTO script (hash, text) VALUES (zeroblob (32), 'x')");
  ck_assert_int_eq (sqlite3_open (world.path, &db), SQLITE_OK);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    ck_assert_int_eq (sqlite3_exec (db, changes[i], NULL, NULL, NULL), SQLITE_CONSTRAINT);
  sqlite3_close (db);
  world_end (&world);
}
END_TEST

/* ---- backup and restore
 * --------------------------------------------------------------------------------------------------- */

typedef struct {
  World *world;
  gint stop;
} Load;

static gpointer
keep_recording (gpointer data)
{
  Load *load = data;

  for (gint64 n = 0; !g_atomic_int_get (&load->stop); n++)
    record_many (load->world->store, 1, n, 1);
  return NULL;
}

START_TEST (given_a_store_under_load_when_backed_up_then_the_copy_is_sound_and_a_prefix)
{
  World world;
  Load load = { .world = &world };
  GThread *thread;

  world_begin (&world);
  record_many (world.store, 1, 1, 300);
  thread = g_thread_new ("load", keep_recording, &load);
  for (guint i = 0; i < 5; i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (BaheStore) copy = NULL;
    g_autofree char *name = g_strdup_printf ("copy-%u.bahe", i);
    g_autofree char *to = world_file (&world, name);
    g_autofree char *whole = NULL;
    g_autofree char *part = NULL;
    g_autofree char *log = g_strconcat (to, "-wal", NULL);
    char *activity;

    bahe_store_backup (world.store, to, NULL, NULL, &error);
    assert_no_error (error);
    ck_assert (!g_file_test (log, G_FILE_TEST_EXISTS));
    copy = bahe_store_open (to, NULL, BAHE_STORE_READ, &error);
    assert_no_error (error);
    assert_sound (copy);
    ck_assert_int_ge (count_events (copy), 301);
    whole = dump_store (world.store, &error);
    part = dump_store (copy, &error);
    activity = strstr (part, "activity 1 ");
    ck_assert_ptr_nonnull (activity);
    ck_assert_int_eq (strncmp (whole, part, (gsize) (activity - part)), 0);
  }
  g_atomic_int_set (&load.stop, 1);
  g_thread_join (thread);
  world_end (&world);
}
END_TEST

START_TEST (given_a_backup_when_restored_then_the_store_is_the_same_and_goes_on)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BaheStore) again = NULL;
  g_autofree char *to = NULL;
  g_autofree char *back = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  World world;

  world_begin (&world);
  record_many (world.store, 1, 1, 30);
  before = dump_store (world.store, &error);
  to = world_file (&world, "backup.bahe");
  ck_assert (bahe_store_backup (world.store, to, NULL, NULL, &error));
  ck_assert (!bahe_store_backup (world.store, to, NULL, NULL, &error));
  assert_error (error, BAHE_ERROR_CONFLICT);
  g_clear_error (&error);
  ck_assert (!bahe_store_restore (to, world.path, &error));
  assert_error (error, BAHE_ERROR_CONFLICT);
  g_clear_error (&error);
  back = world_file (&world, "data/back.bahe");
  bahe_store_restore (to, back, &error);
  assert_no_error (error);
  again = bahe_store_open (back, world.keys, BAHE_STORE_WRITE, &error);
  assert_no_error (error);
  after = dump_store (again, &error);
  ck_assert_str_eq (before, after);
  record_many (again, 1, 31, 2);
  assert_sound (again);
  g_clear_pointer (&again, bahe_store_close);
  world_end (&world);
}
END_TEST

START_TEST (given_a_damaged_store_when_backed_up_or_restored_then_corrupt_and_no_file_is_left)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *to = NULL;
  g_autofree char *partial = NULL;
  World world;

  world_begin (&world);
  record_many (world.store, 1, 1, 10);
  world_tamper (&world, FREE_EVENTS "UPDATE event SET body = '{\"n\":99}' WHERE seq = 5");
  to = world_file (&world, "backup.bahe");
  partial = g_strconcat (to, ".partial", NULL);
  ck_assert (!bahe_store_backup (world.store, to, NULL, NULL, &error));
  assert_error (error, BAHE_ERROR_CORRUPT);
  g_clear_error (&error);
  world_close (&world);
  ck_assert (!bahe_store_restore (world.path, to, &error));
  assert_error (error, BAHE_ERROR_CORRUPT);
  ck_assert (!g_file_test (to, G_FILE_TEST_EXISTS));
  ck_assert (!g_file_test (partial, G_FILE_TEST_EXISTS));
  world_end (&world);
}
END_TEST

/* ---- watching
 * ------------------------------------------------------------------------------------------------------------------ */

typedef struct {
  GMainLoop *loop;
  gint64 last_seq;
  guint calls;
} Watched;

static void
note_change (gint64 last_seq, gpointer data)
{
  Watched *watched = data;

  watched->calls++;
  watched->last_seq = last_seq;
  g_main_loop_quit (watched->loop);
}

static gboolean
stop_loop (gpointer loop)
{
  g_main_loop_quit (loop);
  return G_SOURCE_CONTINUE;
}

static void
wait_for_change (Watched *watched, guint milliseconds)
{
  guint limit = g_timeout_add (milliseconds, stop_loop, watched->loop);

  g_main_loop_run (watched->loop);
  g_source_remove (limit);
}

START_TEST (given_a_watch_when_this_or_another_store_object_commits_then_it_is_called_until_unwatched)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BaheStore) other = NULL;
  Watched watched = { .loop = g_main_loop_new (NULL, FALSE) };
  World world;
  guint watch;

  world_begin (&world);
  other = bahe_store_open (world.path, world.keys, BAHE_STORE_WRITE, &error);
  watch = bahe_store_watch (world.store, note_change, &watched);
  ck_assert_uint_ne (watch, 0);
  record_many (other, 1, 1, 1);
  wait_for_change (&watched, 5000);
  ck_assert_int_eq (watched.last_seq, 2);
  record_many (world.store, 1, 2, 1);
  wait_for_change (&watched, 5000);
  ck_assert_int_eq (watched.last_seq, 3);
  bahe_store_unwatch (world.store, watch);
  record_many (world.store, 1, 3, 1);
  wait_for_change (&watched, 200);
  ck_assert_uint_eq (watched.calls, 2);
  g_clear_pointer (&other, bahe_store_close);
  world_end (&world);
  g_main_loop_unref (watched.loop);
}
END_TEST

int
main (void)
{
  const TTest *tests[] = {
    given_events_altered_or_removed_when_verified_then_they_are_named,
    given_altered_facts_beside_an_event_when_verified_then_it_is_named_and_holds_nothing_up,
    given_other_rows_that_do_not_fit_when_verified_then_each_is_named,
    given_the_file_open_elsewhere_when_events_are_updated_or_deleted_then_the_store_refuses,
    given_a_store_under_load_when_backed_up_then_the_copy_is_sound_and_a_prefix,
    given_a_backup_when_restored_then_the_store_is_the_same_and_goes_on,
    given_a_damaged_store_when_backed_up_or_restored_then_corrupt_and_no_file_is_left,
    given_a_watch_when_this_or_another_store_object_commits_then_it_is_called_until_unwatched,
  };

  return run_tests ("store safekeeping", tests, G_N_ELEMENTS (tests), 60);
}
