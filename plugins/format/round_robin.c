/* Everybody meets everybody. */
#include "format/format.h"

#include <stdlib.h>

/* The circle: round r pairs r+k with r−k (mod the odd size of the circle) and r with the one who stays in the middle,
 * who is nobody when n is odd. Who is at home changes with k, and k changes by one a round, so everybody alternates and
 * ends level. */
static void
append_leg (GArray *matches, guint n, guint leg)
{
  guint circle = n % 2 == 0 ? n - 1 : n;

  for (guint r = 0; r < circle; r++) {
    for (guint k = n % 2 == 0 ? 0 : 1; k <= circle / 2; k++) {
      int left = (int) ((r + k) % circle), right = k == 0 ? (int) n - 1 : (int) ((r + circle - k) % circle);
      gboolean left_at_home = k == 0 ? r % 2 == 0 : k % 2 == 1;
      if (leg % 2 == 1)
        left_at_home = !left_at_home;
      BaheMatch match = { .round = leg * circle + r + 1,
                          .home = left_at_home ? left : right,
                          .away = left_at_home ? right : left };
      g_array_append_val (matches, match);
    }
  }
}

GArray *
bahe_round_robin (guint n, guint legs)
{
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (BaheMatch));

  for (guint leg = 0; leg < legs && n >= 2; leg++)
    append_leg (matches, n, leg);
  return matches;
}

static gboolean
takes_part (int entrant, guint n)
{
  return entrant >= 0 && (guint) entrant < n;
}

static gboolean
somebody_plays_twice (const BaheMatch *matches, gsize n_matches)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (gsize i = 0; i < n_matches; i++) {
    for (int side = 0; side < 2; side++) {
      gint64 key = ((gint64) matches[i].round << 32) | (guint32) (side == 0 ? matches[i].home : matches[i].away);
      if (!g_hash_table_add (seen, g_memdup2 (&key, sizeof key)))
        return TRUE;
    }
  }
  return FALSE;
}

/* How often each pair meets, as n × n with the lower number first; FALSE: a match has somebody who does not take part.
 */
static gboolean
count_meetings (const BaheMatch *matches, gsize n_matches, guint n, guint *meetings)
{
  gboolean all_take_part = TRUE;

  for (gsize i = 0; i < n_matches; i++) {
    if (!takes_part (matches[i].home, n) || !takes_part (matches[i].away, n)) {
      all_take_part = FALSE;
      continue;
    }
    guint low = (guint) MIN (matches[i].home, matches[i].away), high = (guint) MAX (matches[i].home, matches[i].away);
    meetings[low * n + high]++;
  }
  return all_take_part;
}

static guint
largest_difference (const BaheMatch *matches, gsize n_matches, guint n)
{
  g_autofree int *balance = g_new0 (int, n + 1);
  guint largest = 0;

  for (gsize i = 0; i < n_matches; i++) {
    balance[matches[i].home]++;
    balance[matches[i].away]--;
  }
  for (guint i = 0; i < n; i++)
    largest = MAX (largest, (guint) abs (balance[i]));
  return largest;
}

BaheScheduleFault
bahe_round_robin_check (const BaheMatch *matches, gsize n_matches, guint n, guint legs, guint *difference)
{
  g_autofree guint *meetings = g_new0 (guint, (gsize) n * n + 1);
  gboolean missing = FALSE, repeated;

  if (somebody_plays_twice (matches, n_matches))
    return BAHE_SCHEDULE_PLAYS_TWICE;
  repeated = !count_meetings (matches, n_matches, n, meetings);
  for (guint low = 0; low < n; low++) {
    for (guint high = low + 1; high < n; high++) {
      missing = missing || meetings[low * n + high] < legs;
      repeated = repeated || meetings[low * n + high] > legs;
    }
  }
  if (missing)
    return BAHE_SCHEDULE_PAIR_MISSING;
  if (repeated)
    return BAHE_SCHEDULE_PAIR_REPEATED;
  if (difference != NULL)
    *difference = largest_difference (matches, n_matches, n);
  return BAHE_SCHEDULE_VALID;
}
