#include "shim.h"
#include "world.h"

#include <glib/gstdio.h>
#include <string.h>

#define SPACE (16 * 1024 * 1024)
#define BODY 20000

/* An event with a large body. */
static gboolean
append_large (BaheTransaction *transaction, gpointer id, GError **error)
{
  g_autofree char *filling = g_strnfill (BODY, 'x');
  g_autofree char *body = g_strdup_printf ("{\"text\":\"%s\"}", filling);
  BaheEventRow event = {
    .id = *(BaheId *) id, .activity = 1, .type = "test.large", .body = body, .body_length = strlen (body)
  };

  return bahe_transaction_append (transaction, &event, error);
}

static gboolean
append (BaheStore *store, GArray *ids, GError **error)
{
  BaheId id = bahe_id_new ();

  if (!bahe_store_write (store, append_large, &id, error))
    return FALSE;
  g_array_append_val (ids, id);
  return TRUE;
}

static void
fill_disk (BaheStore *store, GArray *ids)
{
  for (guint i = 0;; i++) {
    g_autoptr (GError) error = NULL;

    ck_assert_uint_lt (i, 2 * SPACE / BODY);
    if (append (store, ids, &error))
      continue;
    assert_error (error, BAHE_ERROR_FULL);
    return;
  }
}

static void
assert_all_there (BaheStore *store, GArray *ids)
{
  for (guint i = 0; i < ids->len; i++)
    ck_assert_msg (is_known (store, &g_array_index (ids, BaheId, i)), "verb %u is lost", i);
  assert_sound (store);
}

static gint64
size_of (const World *world, const char *suffix)
{
  g_autofree char *name = g_strconcat (world->path, suffix, NULL);
  GStatBuf info;

  return g_stat (name, &info) == 0 ? (gint64) info.st_size : -1;
}

START_TEST (given_a_disk_that_fills_when_verbs_come_then_they_are_refused_reading_goes_on_and_it_resumes_by_itself)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (BaheId));
  g_autoptr (GError) error = NULL;
  World world;
  gint64 resumed;

  world_begin (&world);
  shim_reset ();
  shim_skip_syncs (TRUE);
  world_open_with (&world, BAHE_STORE_WRITE, SHIM);
  shim_set_space (SPACE);
  fill_disk (world.store, ids);
  ck_assert_uint_gt (ids->len, SPACE / BODY / 4);
  ck_assert_msg (size_of (&world, ".reserve") < 0, "the reserve was not given back");
  ck_assert_msg (size_of (&world, "-wal") == 0, "the log was not folded in with the reserve");
  ck_assert (!append (world.store, ids, &error));
  assert_error (error, BAHE_ERROR_FULL);
  g_clear_error (&error);
  /* The room of the log is free again; after a second it is used, up to the last of it. */
  g_usleep (1100000);
  fill_disk (world.store, ids);
  assert_all_there (world.store, ids);
  shim_set_space (4 * SPACE);
  resumed = g_get_monotonic_time () + 5 * G_TIME_SPAN_SECOND;
  while (!append (world.store, ids, NULL) && g_get_monotonic_time () < resumed)
    g_usleep (10000);
  append (world.store, ids, &error);
  assert_no_error (error);
  ck_assert_int_gt (size_of (&world, ".reserve"), 0);
  world_open (&world, BAHE_STORE_WRITE);
  assert_all_there (world.store, ids);
  world_end (&world);
}
END_TEST

START_TEST (given_a_disk_full_from_the_start_when_a_verb_comes_then_it_is_refused_and_reading_works)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (BaheId));
  g_autoptr (GError) error = NULL;
  g_autofree char *reserve = NULL;
  World world;

  world_begin (&world);
  record_many (world.store, 1, 1, 5);
  world_close (&world);
  reserve = g_strconcat (world.path, ".reserve", NULL);
  g_unlink (reserve);
  shim_reset ();
  shim_set_space (1);
  world_open_with (&world, BAHE_STORE_WRITE, SHIM);
  ck_assert (!append (world.store, ids, &error));
  assert_error (error, BAHE_ERROR_FULL);
  ck_assert_int_eq (count_events (world.store), 6);
  assert_sound (world.store);
  world_end (&world);
}
END_TEST

int
main (void)
{
  const TTest *tests[] = {
    given_a_disk_that_fills_when_verbs_come_then_they_are_refused_reading_goes_on_and_it_resumes_by_itself,
    given_a_disk_full_from_the_start_when_a_verb_comes_then_it_is_refused_and_reading_works,
  };

  return run_tests ("faults full disk", tests, G_N_ELEMENTS (tests), 120);
}
