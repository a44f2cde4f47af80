/* Seeds, groups and lots. */
#include "format/format.h"

guint
bahe_bracket_size (guint n)
{
  guint size = 1;

  while (size < n)
    size *= 2;
  return size;
}

void
bahe_bracket_seeds (guint size, guint *places)
{
  places[0] = 1;
  for (guint half = 1; half < size; half *= 2) {
    /* From the end, so that each seed is read before its place is written over. */
    for (guint i = half; i-- > 0;) {
      guint seed = places[i];
      places[2 * i] = seed;
      places[2 * i + 1] = 2 * half + 1 - seed;
    }
  }
}

guint
bahe_group_of (guint seed, guint groups, BaheGroupMethod method)
{
  guint row = seed / groups, place = seed % groups;

  return method == BAHE_SNAKE && row % 2 == 1 ? groups - 1 - place : place;
}

/* splitmix64: small, well mixed from any seed, and the same on every machine. */
static guint64
next_random (guint64 *state)
{
  guint64 z = (*state += G_GUINT64_CONSTANT (0x9E3779B97F4A7C15));

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xBF58476D1CE4E5B9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94D049BB133111EB);
  return z ^ (z >> 31);
}

/* Each of 0 … n−1 equally likely: numbers from the incomplete last block are thrown away. */
static guint
random_below (guint64 *state, guint n)
{
  guint64 last = G_MAXUINT64 - (G_MAXUINT64 % n + 1) % n, drawn;

  do
    drawn = next_random (state);
  while (drawn > last);
  return (guint) (drawn % n);
}

void
bahe_shuffle (guint64 seed, guint n, guint *order)
{
  for (guint i = 0; i < n; i++) {
    guint j = random_below (&seed, i + 1);
    order[i] = order[j];
    order[j] = i;
  }
}
