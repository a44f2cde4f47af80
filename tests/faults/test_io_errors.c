/* An I/O error at the n-th call that reaches the disk, for every n of a script of 200 operations: an error is returned,
 * nothing crashes, what was acknowledged is there, the chain verifies, and the very same store object goes on. */
#include "shim.h"
#include "world.h"

#include <glib/gstdio.h>

#define PARTS                                                                                                          \
  4 /* of the script, each with an opening and a closing, so that a run need not begin at the very start               \
     */
#define OPERATIONS 200
#define MAKING_RESERVE                                                                                                 \
  100                /* calls within which the reserve is made; later ones begin with it, which takes less time        \
                      */
#define MORE_AFTER 6 /* operations after the one that failed, which must work */

typedef struct {
  GArray *ids; /* acknowledged */
  guint operations, failures;
} Script;

static gboolean
read_all (BaheStore *store, GError **error)
{
  g_autofree char *text = dump_projections (store, error);

  return text != NULL;
}

static gboolean
one_operation (BaheStore *store, guint i, Script *script, GError **error)
{
  Verb verb = { .id = bahe_id_new (), .activity = 1, .n = i };

  if (i % 10 == 9)
    return read_all (store, error);
  if (!bahe_store_write (store, verb_work, &verb, error))
    return FALSE;
  g_array_append_val (script->ids, verb.id);
  return TRUE;
}

static void
run_operations (BaheStore *store, Script *script)
{
  guint after = 0;

  for (guint i = 0; i < OPERATIONS / PARTS && after < MORE_AFTER; i++) {
    g_autoptr (GError) error = NULL;
    gboolean failed_before = shim_has_failed ();
    gboolean done = one_operation (store, i, script, &error);

    ck_assert_msg (done || error != NULL, "an operation failed without an error");
    ck_assert_msg (done || !failed_before, "still failing after the disk was well again: %s", error->message);
    script->operations++;
    script->failures += !done;
    after += failed_before;
  }
}

static void
put_back (const World *world, const char *template, gsize length, gboolean with_reserve)
{
  static const char *const suffixes[] = { "-wal", "-shm", ".write", ".turn", ".reserve" };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (suffixes) - (with_reserve ? 1 : 0); i++) {
    g_autofree char *name = g_strconcat (world->path, suffixes[i], NULL);

    g_unlink (name);
  }
  g_file_set_contents_full (world->path, template, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0644, &error);
  assert_no_error (error);
}

/* The whole script from opening to closing with the n-th call failing; FALSE once n is past the end. */
static gboolean
run_script (World *world, guint64 n, guint64 *failures)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (BaheId));
  BaheStoreOptions options = { .vfs = SHIM };
  Script script = { .ids = ids };
  gboolean failed;

  shim_reset ();
  shim_skip_syncs (TRUE);
  shim_fail_at (n);
  world->store = bahe_store_open_with (world->path, world->keys, BAHE_STORE_WRITE, &options, &error);
  ck_assert (world->store != NULL || (error != NULL && shim_has_failed ()));
  if (world->store != NULL)
    run_operations (world->store, &script);
  world_close (world);
  failed = shim_has_failed ();
  shim_fail_at (0);
  *failures += script.failures + (error != NULL);
  world_open_with (world, BAHE_STORE_WRITE, SHIM); /* without harm now, and still without waiting for syncs */
  assert_sound (world->store);
  for (guint i = 0; i < ids->len; i++)
    ck_assert_msg (is_known (world->store, &g_array_index (ids, BaheId, i)), "call %lu: verb %u is lost",
                   (unsigned long) n, i);
  world_close (world);
  return failed;
}

/* Every call of one part; the last run, which meets no error, leaves the store that the next part begins with. */
static void
fail_in_turn (World *world, guint64 *calls, guint64 *failures)
{
  g_autofree char *template = NULL;
  guint64 n = 1;
  gsize length;

  ck_assert (g_file_get_contents (world->path, &template, &length, NULL));
  while (run_script (world, n, failures)) {
    put_back (world, template, length, n > MAKING_RESERVE);
    n++;
  }
  *calls += n - 1;
}

START_TEST (given_a_script_when_every_call_to_the_disk_fails_once_in_turn_then_the_store_holds)
{
  guint64 calls = 0, failures = 0;
  World world;

  world_begin (&world);
  world_close (&world);
  for (guint part = 0; part < PARTS; part++)
    fail_in_turn (&world, &calls, &failures);
  printf ("%lu calls failed in turn, %lu operations were told\n", (unsigned long) calls, (unsigned long) failures);
  ck_assert_uint_gt (calls, OPERATIONS);
  ck_assert_uint_gt (failures, OPERATIONS);
  world_open (&world, BAHE_STORE_READ);
  ck_assert_int_gt (count_events (world.store), OPERATIONS * 8 / 10);
  world_end (&world);
}
END_TEST

int
main (void)
{
  const TTest *tests[] = { given_a_script_when_every_call_to_the_disk_fails_once_in_turn_then_the_store_holds };

  return run_tests ("faults I/O errors", tests, G_N_ELEMENTS (tests), 280);
}
