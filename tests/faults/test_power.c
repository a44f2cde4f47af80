/* Power cuts: whatever was acknowledged is there afterwards, whichever unsynced sectors the disk had kept. */
#include "shim.h"
#include "world.h"

#include <glib/gstdio.h>
#include <string.h>

#define CUTS 400
#define CUTS_A_STORE 20 /* then a new one, so that young and grown ones are both met */
#define VERBS_A_ROUND 30
#define CHANGES_A_ROUND 700 /* writes and syncs of a round and its close, about */

typedef struct {
  guint64 acknowledged, lost;
} Tally;

/* Records until the machine stops; what was acknowledged is added to `ids`. */
static void
record_until_cut (World *world, GArray *ids)
{
  for (guint i = 0; i < VERBS_A_ROUND && !shim_is_cut (); i++) {
    Verb verb = { .id = bahe_id_new (), .activity = 1, .n = i };

    if (bahe_store_write (world->store, verb_work, &verb, NULL))
      g_array_append_val (ids, verb.id);
  }
}

static void
remove_shared_memory (const World *world)
{
  g_autofree char *name = g_strconcat (world->path, "-shm", NULL);

  g_unlink (name); /* it was memory */
}

static guint64
count_lost (BaheStore *store, GArray *ids)
{
  guint64 lost = 0;

  for (guint i = 0; i < ids->len; i++)
    lost += !is_known (store, &g_array_index (ids, BaheId, i));
  return lost;
}

static void
one_cut (World *world, BaheStoreFlags flags, guint round, GArray *ids, Tally *tally)
{
  g_autoptr (GRand) chance = g_rand_new_with_seed (round);
  guint before = ids->len;

  shim_reset ();
  world_open_with (world, flags, SHIM);
  shim_remember ((guint64) g_rand_int_range (chance, 1, CHANGES_A_ROUND), round);
  record_until_cut (world, ids);
  world_close (world);
  shim_lose_unsynced ();
  remove_shared_memory (world);
  world_open (world, BAHE_STORE_READ);
  tally->acknowledged += ids->len - before;
  tally->lost += count_lost (world->store, ids);
}

static Tally
cut_often (BaheStoreFlags flags, guint cuts, guint cuts_a_store)
{
  Tally tally = { 0 };

  for (guint round = 0; round < cuts;) {
    g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (BaheId));
    World world;

    world_begin (&world);
    world_close (&world);
    for (guint i = 0; i < cuts_a_store; i++, round++) {
      one_cut (&world, flags, round, ids, &tally);
      if ((flags & BAHE_STORE_UNSAFE_NORMAL) == 0)
        assert_sound (world.store);
    }
    world_end (&world);
  }
  return tally;
}

START_TEST (given_full_syncs_when_power_is_cut_400_times_then_nothing_acknowledged_is_lost_and_all_is_sound)
{
  Tally tally = cut_often (BAHE_STORE_WRITE, CUTS, CUTS_A_STORE);

  printf ("full: %lu acknowledged, %lu lost\n", (unsigned long) tally.acknowledged, (unsigned long) tally.lost);
  ck_assert_uint_gt (tally.acknowledged, CUTS);
  ck_assert_uint_eq (tally.lost, 0);
}
END_TEST

/* The control: if this lost nothing, the test above would show nothing. */
START_TEST (given_normal_syncs_when_power_is_cut_then_some_acknowledged_events_are_lost)
{
  Tally tally = cut_often (BAHE_STORE_WRITE | BAHE_STORE_UNSAFE_NORMAL, CUTS / 4, 1);

  printf ("normal: %lu acknowledged, %lu lost\n", (unsigned long) tally.acknowledged, (unsigned long) tally.lost);
  ck_assert_uint_gt (tally.lost, 0);
}
END_TEST

int
main (void)
{
  const TTest *tests[] = {
    given_full_syncs_when_power_is_cut_400_times_then_nothing_acknowledged_is_lost_and_all_is_sound,
    given_normal_syncs_when_power_is_cut_then_some_acknowledged_events_are_lost,
  };

  return run_tests ("faults power", tests, G_N_ELEMENTS (tests), 280);
}
