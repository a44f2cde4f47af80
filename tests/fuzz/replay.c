/* replay FOLDER|FILE… — hands each file to the target as it is, and with a few bytes changed, always the same ones:
 * that the target still works, not a search. */
#include "fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CHANGED_COPIES = 40 };

static void
hand_in (const char *bytes, gsize length)
{
  g_autofree guint8 *copy = g_malloc (MAX (length, 1)); /* of its exact size, so that reading past its end is seen */

  memcpy (copy, bytes, length);
  LLVMFuzzerTestOneInput (copy, length);
}

static guint
replay_file (const char *path, GRand *random)
{
  g_autofree char *bytes = NULL;
  gsize length;

  if (!g_file_get_contents (path, &bytes, &length, NULL))
    return 0;
  hand_in (bytes, length);
  for (guint copy = 0; copy < CHANGED_COPIES && length > 0; copy++) {
    gsize changed =
        copy % 4 == 0 ? (gsize) g_rand_int_range (random, 0, (gint32) length) : length; /* cut short, or changed */
    g_autofree char *other = g_memdup2 (bytes, length);
    for (guint i = 0; copy % 4 != 0 && i < copy; i++)
      other[g_rand_int_range (random, 0, (gint32) length)] = (char) g_rand_int_range (random, 0, 256);
    hand_in (other, changed);
  }
  return 1;
}

static guint
replay (const char *path, GRand *random)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  guint n = 0;

  if (folder == NULL)
    return replay_file (path, random);
  for (const char *name; (name = g_dir_read_name (folder)) != NULL;) {
    g_autofree char *file = g_build_filename (path, name, NULL);
    if (g_file_test (file, G_FILE_TEST_IS_REGULAR))
      n += replay_file (file, random);
  }
  return n;
}

int
main (int argc, char **argv)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20);
  guint n = 0;

  for (int i = 1; i < argc; i++)
    n += replay (argv[i], random);
  printf ("%u seeds, each with %d changed copies\n", n, CHANGED_COPIES);
  return n > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
