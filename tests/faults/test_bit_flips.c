/* One bit turned over in the database or in its log: it is named when opening or verifying, or by projections that
 * differ from those told again from the events; or else everything that can be read is the same as before. */
#include "world.h"

#include <glib/gstdio.h>
#include <string.h>

#define EVENTS 120
#define FLIPS_AT_REST 250 /* in the database of a closed store */
#define FLIPS_IN_LOG 200  /* in the log of a store that was killed */
#define FLIPS_BENEATH 50  /* in the database below that log */

typedef struct {
  char *bytes[3]; /* database, log, note of the last commit */
  gsize lengths[3];
} Image;

static const char *const suffixes[] = { "", "-wal", ".write" };

static void
take_image (const World *world, Image *image)
{
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++) {
    g_autofree char *name = g_strconcat (world->path, suffixes[i], NULL);

    ck_assert (g_file_get_contents (name, &image->bytes[i], &image->lengths[i], NULL));
  }
}

static void
clear_image (Image *image)
{
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    g_free (image->bytes[i]);
}

static void
put_file (const char *name, const char *bytes, gsize length)
{
  FILE *file = fopen (name, "wb");

  ck_assert_ptr_nonnull (file);
  ck_assert_uint_eq (fwrite (bytes, 1, length, file), length);
  fclose (file);
}

static void
put_image (const World *world, const Image *image)
{
  g_autofree char *shared = g_strconcat (world->path, "-shm", NULL);

  g_unlink (shared);
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++) {
    g_autofree char *name = g_strconcat (world->path, suffixes[i], NULL);

    put_file (name, image->bytes[i], image->lengths[i]);
  }
}

typedef enum { NAMED_AT_OPENING, NAMED_BY_VERIFY, NAMED_BY_REBUILD, HARMLESS, MISSED } Outcome;

static gboolean
named_by_verify (BaheStore *store)
{
  BaheVerifyReport report = { 0 };
  gboolean named;

  if (!bahe_store_verify (store, NULL, NULL, &report, NULL))
    return TRUE;
  named = report.problems->len > 0;
  bahe_verify_report_clear (&report);
  return named;
}

static Outcome
look (const World *world, const char *before)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BaheStore) store = bahe_store_open (world->path, world->keys, BAHE_STORE_READ, &error);
  g_autofree char *kept = NULL;
  g_autofree char *told = NULL;
  g_autofree char *now = NULL;

  if (store == NULL) {
    ck_assert (error->domain == BAHE_ERROR);
    return NAMED_AT_OPENING;
  }
  if (named_by_verify (store))
    return NAMED_BY_VERIFY;
  kept = dump_projections (store, NULL);
  told = dump_rebuilt (store, NULL);
  if (g_strcmp0 (kept, told) != 0)
    return NAMED_BY_REBUILD;
  now = dump_store (store, NULL);
  return g_strcmp0 (now, before) == 0 ? HARMLESS : MISSED;
}

static void
flip_often (World *world, Image *image, guint file, guint flips, const char *before)
{
  g_autoptr (GRand) chance = g_rand_new_with_seed (file * 1000 + flips);
  guint outcomes[MISSED + 1] = { 0 };

  put_image (world, image);
  ck_assert_msg (look (world, before) == HARMLESS, "the image is not sound before any bit is turned");
  for (guint i = 0; i < flips; i++) {
    gsize at = (gsize) g_rand_int_range (chance, 0, (gint32) image->lengths[file]);
    char bit = (char) (1 << g_rand_int_range (chance, 0, 8));
    Outcome outcome;

    image->bytes[file][at] ^= bit;
    put_image (world, image);
    outcome = look (world, before);
    image->bytes[file][at] ^= bit;
    outcomes[outcome]++;
    ck_assert_msg (outcome != MISSED, "a bit at %lu of %s changed what is read and nothing named it",
                   (unsigned long) at, suffixes[file]);
  }
  printf ("%u flips in “%s”: %u named at opening, %u by verify, %u by a rebuild, %u harmless\n", flips, suffixes[file],
          outcomes[NAMED_AT_OPENING], outcomes[NAMED_BY_VERIFY], outcomes[NAMED_BY_REBUILD], outcomes[HARMLESS]);
  ck_assert_uint_gt (outcomes[NAMED_BY_VERIFY], 0);
}

static gboolean
put_script (BaheTransaction *transaction, gpointer data, GError **error)
{
  guint8 hash[BAHE_HASH_SIZE];

  return bahe_transaction_put_script (transaction, "return { reads = 'mark' }", hash, error);
}

START_TEST (given_a_closed_store_when_a_bit_turns_in_the_database_then_it_is_named_or_nothing_changed)
{
  g_autofree char *before = NULL;
  Image image;
  World world;

  world_begin (&world);
  record_many (world.store, 1, 1, EVENTS);
  ck_assert (bahe_store_write (world.store, put_script, NULL, NULL));
  before = dump_store (world.store, NULL);
  world_close (&world);
  take_image (&world, &image);
  flip_often (&world, &image, 0, FLIPS_AT_REST, before);
  clear_image (&image);
  world_end (&world);
}
END_TEST

START_TEST (given_a_killed_store_when_a_bit_turns_in_its_log_or_below_it_then_it_is_named_or_nothing_changed)
{
  g_autofree char *before = NULL;
  Image image;
  World world;

  world_begin (&world);
  record_many (world.store, 1, 1, EVENTS / 2);
  world_open (&world, BAHE_STORE_WRITE); /* the first half is folded into the database, the second is in the log */
  record_many (world.store, 1, EVENTS / 2 + 1, EVENTS / 4);
  before = dump_store (world.store, NULL);
  take_image (&world, &image);
  world_close (&world);
  ck_assert_uint_gt (image.lengths[1], 4096);
  flip_often (&world, &image, 1, FLIPS_IN_LOG, before);
  flip_often (&world, &image, 0, FLIPS_BENEATH, before);
  clear_image (&image);
  world_end (&world);
}
END_TEST

int
main (void)
{
  const TTest *tests[] = {
    given_a_closed_store_when_a_bit_turns_in_the_database_then_it_is_named_or_nothing_changed,
    given_a_killed_store_when_a_bit_turns_in_its_log_or_below_it_then_it_is_named_or_nothing_changed,
  };

  return run_tests ("faults bit flips", tests, G_N_ELEMENTS (tests), 280);
}
