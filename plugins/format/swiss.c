/* A round of a Swiss tournament: a matching in which the scores of opponents differ least. */
#include "format/format.h"
#include "format/matching.h"

#include <string.h>

/* In this order: everybody is paired, the bye goes to a low score, scores differ little, sides alternate, the upper
 * half of a score meets the lower half. Each is worth more than all that follow it together. */
enum { PLACE_WORTH = 1, SIDE_WORTH = 4096 };

typedef struct {
  const BaheSwissPlayer *players;
  guint n, size;        /* with nobody as one more, if n is odd */
  const guint8 *met;    /* n × n */
  guint *place, *group; /* within those of one score: from 0, and how many they are */
  gint64 lowest, score_worth, bye_worth, pair_worth;
} Round;

static void
place_in_groups (Round *round)
{
  for (guint i = 0; i < round->n; i++) {
    round->place[i] = round->group[i] = 0;
    for (guint k = 0; k < round->n; k++) {
      if (round->players[k].score != round->players[i].score)
        continue;
      round->group[i]++;
      round->place[i] += k < i;
    }
  }
}

/* How far two of one score are from meeting across the middle of their group. */
static gint64
off_the_middle (const Round *round, guint a, guint b)
{
  if (round->players[a].score != round->players[b].score)
    return 0;
  gint64 apart = ABS ((gint64) round->place[a] - (gint64) round->place[b]);

  return ABS (apart - (gint64) (round->group[a] / 2));
}

/* Both have had the same side more often: one of them must have it again. */
static gint64
sides_against (const BaheSwissPlayer *a, const BaheSwissPlayer *b)
{
  return (gint64) a->sides * b->sides > 0 ? MIN (ABS (a->sides), ABS (b->sides)) : 0;
}

static gint64
cost_of_pair (const Round *round, guint a, guint b)
{
  const BaheSwissPlayer *left = &round->players[a], *right = &round->players[b];

  return ABS (left->score - right->score) * round->score_worth + MIN (sides_against (left, right), 8) * SIDE_WORTH +
         off_the_middle (round, a, b) * PLACE_WORTH;
}

/* 0: they may not meet, or he may not be left out. */
static gint64
weight_of (const Round *round, guint a, guint b)
{
  if (b < round->n)
    return round->met[a * round->n + b] ? 0 : round->pair_worth - cost_of_pair (round, a, b);
  if (round->players[a].had_bye)
    return 0;
  return round->pair_worth - (round->players[a].score - round->lowest) * round->bye_worth -
         (gint64) (round->n - 1 - a) * PLACE_WORTH;
}

static void
set_worths (Round *round)
{
  gint64 highest = G_MININT64;

  round->lowest = G_MAXINT64;
  for (guint i = 0; i < round->n; i++) {
    round->lowest = MIN (round->lowest, round->players[i].score);
    highest = MAX (highest, round->players[i].score);
  }
  gint64 span = MAX (highest - round->lowest, 1), pairs = round->n / 2 + 1;
  round->score_worth = pairs * (8 * SIDE_WORTH + round->n) + 1;
  round->bye_worth = pairs * (span * round->score_worth + 8 * SIDE_WORTH + round->n) + 1;
  round->pair_worth = pairs * (span * round->bye_worth + round->n) + 1;
}

gboolean
bahe_swiss_pair (const BaheSwissPlayer *players, guint n, const guint8 *met, int *opponents)
{
  Round round = { .players = players, .n = n, .size = n + n % 2, .met = met };
  g_autofree guint *place = g_new (guint, n + 1), *group = g_new (guint, n + 1);
  g_autofree gint64 *weights = g_new0 (gint64, (gsize) round.size * round.size + 1);
  g_autofree int *partners = g_new (int, round.size + 1);

  round.place = place;
  round.group = group;
  place_in_groups (&round);
  set_worths (&round);
  for (guint a = 0; a < n; a++)
    for (guint b = a + 1; b < round.size; b++)
      weights[(gsize) a * round.size + b] = weights[(gsize) b * round.size + a] = weight_of (&round, a, b);
  bahe_heaviest_matching (weights, round.size, partners);
  for (guint i = 0; i < n; i++) {
    if (partners[i] < 0)
      return FALSE;
    opponents[i] = partners[i] < (int) n ? partners[i] : -1;
  }
  return TRUE;
}
