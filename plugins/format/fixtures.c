/* What schedules of leagues, groups and brackets share beyond one round robin or one bracket. */
#include "format/bracket.h"

/* ---- groups --------------------------------------------------------------------------------------------- */

static int
compare_group_matches (gconstpointer a, gconstpointer b)
{
  const BaheGroupMatch *x = a, *y = b;

  if (x->round != y->round)
    return x->round < y->round ? -1 : 1;
  return x->group != y->group ? (x->group < y->group ? -1 : 1) : x->home - y->home;
}

/* The seeds (from 0) of a group, in order. Free with g_free. */
static int *
seeds_of_group (guint n, guint groups, guint group, guint *count)
{
  int *seeds = g_new (int, n + 1);

  *count = 0;
  for (guint seed = 0; seed < n; seed++)
    if (bahe_group_of (seed, groups, BAHE_SNAKE) == group)
      seeds[(*count)++] = (int) seed;
  return seeds;
}

GArray *
bahe_group_schedule (guint n, guint groups, guint legs)
{
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (BaheGroupMatch));

  for (guint group = 0; group < groups; group++) {
    guint count;
    g_autofree int *seeds = seeds_of_group (n, groups, group, &count);
    if (count < 2)
      continue;
    g_autoptr (GArray) pairs = bahe_round_robin (count, legs);
    for (guint i = 0; i < pairs->len; i++) {
      const BaheMatch *pair = &g_array_index (pairs, BaheMatch, i);
      BaheGroupMatch match = { group, pair->round, seeds[pair->home], seeds[pair->away] };
      g_array_append_val (matches, match);
    }
  }
  g_array_sort (matches, compare_group_matches);
  return matches;
}

GArray *
bahe_late_matches (guint others, guint legs, guint last_round)
{
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (BaheMatch));

  for (guint leg = 0; leg < legs; leg++) {
    for (guint i = 0; i < others; i++) {
      gboolean at_home = (i + leg) % 2 == 0;
      BaheMatch match = { ++last_round, at_home ? (int) others : (int) i, at_home ? (int) i : (int) others };
      g_array_append_val (matches, match);
    }
  }
  return matches;
}

/* ---- from groups to the knock-out ------------------------------------------------------------------------ */

/* How many first matches would be between two of one group. */
static guint
meetings_again (guint n, const guint *order, const guint *group, const guint *places, guint size)
{
  guint meetings = 0;

  for (guint i = 0; i < size; i += 2)
    if (places[i + 1] <= n)
      meetings += group[order[places[i] - 1]] == group[order[places[i + 1] - 1]];
  return meetings;
}

static void
swap_places (guint *order, guint i, guint j)
{
  guint held = order[i];

  order[i] = order[j];
  order[j] = held;
}

void
bahe_part_groups (guint n, const guint *tier, const guint *group, guint *order)
{
  guint size = bahe_bracket_size (n);
  g_autofree guint *places = g_new (guint, size);

  bahe_bracket_seeds (size, places);
  for (guint i = 0; i < n; i++)
    order[i] = i;
  guint meetings = meetings_again (n, order, group, places, size);
  for (guint i = 0; meetings > 0 && i < n; i++) {
    for (guint j = i + 1; meetings > 0 && j < n; j++) {
      if (tier[i] != tier[j])
        continue;
      swap_places (order, i, j);
      guint now = meetings_again (n, order, group, places, size);
      if (now < meetings)
        meetings = now;
      else
        swap_places (order, i, j);
    }
  }
}

/* ---- brackets -------------------------------------------------------------------------------------------- */

static void
note_source (GArray *sources, int to, guint slot, guint from, gboolean loser)
{
  if (to == BAHE_NOWHERE)
    return;
  BaheBracketSource *source = &g_array_index (sources, BaheBracketSource, to);
  source->from[slot] = (int) from;
  source->loser[slot] = loser;
}

GArray *
bahe_bracket_sources (const BaheBracket *bracket)
{
  guint n = bracket->matches->len;
  GArray *sources = g_array_sized_new (FALSE, FALSE, sizeof (BaheBracketSource), n);

  for (guint i = 0; i < n; i++) {
    BaheBracketSource none = { .from = { -1, -1 } };
    g_array_append_val (sources, none);
  }
  for (guint i = 0; i < n; i++) {
    const BaheBracketLink *link = bahe_bracket_link (bracket, i);
    note_source (sources, link->winner_to, link->winner_slot, i, FALSE);
    note_source (sources, link->loser_to, link->loser_slot, i, TRUE);
  }
  return sources;
}
