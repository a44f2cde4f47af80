/* Double elimination: who loses once goes on in the lower bracket, who loses there is out. */
#include "format/bracket.h"

/* ---- in which order the losers of a round come down ------------------------------------------------------- */

/* Which of n losers stands at `i` after ordering. */
static guint
ordered (BaheLowerOrder order, guint n, guint i)
{
  guint half = n / 2;

  switch (order) {
  case BAHE_REVERSE:
    return n - 1 - i;
  case BAHE_HALF_SHIFT:
    return n < 2 ? i : (i + half) % n;
  case BAHE_REVERSE_HALF_SHIFT:
    return n < 2 ? i : i < half ? half - 1 - i : n - 1 - (i - half);
  case BAHE_PAIR_FLIP:
    return n < 2 ? i : i ^ 1u;
  default:
    return i;
  }
}

/* ---- laying out ------------------------------------------------------------------------------------------ */

typedef struct {
  BaheBracket *bracket;
  const BaheLowerOrder *orders;
  guint n_orders;
  guint round;          /* of the lower bracket, the last that was laid out */
  guint first, matches; /* where its matches begin, and how many it has */
} Lower;

/* The match of upper `round` whose loser is the i-th to come down. */
static BaheBracketLink *
nth_loser (const Lower *lower, guint round, guint i)
{
  guint n = (lower->bracket->upper + 1) >> round;
  BaheLowerOrder order = round <= lower->n_orders ? lower->orders[round - 1] : BAHE_NATURAL;

  return bahe_bracket_link (lower->bracket, bahe_bracket_place_of (lower->bracket, round, ordered (order, n, i) + 1));
}

static guint
begin_round (Lower *lower, guint matches)
{
  guint first = lower->bracket->matches->len;

  lower->round++;
  for (guint i = 0; i < matches; i++)
    bahe_bracket_append (lower->bracket, BAHE_LOWER, lower->round, i + 1);
  lower->matches = matches;
  return first;
}

/* The losers of upper round 1 among themselves. */
static void
add_first (Lower *lower)
{
  lower->first = begin_round (lower, (lower->bracket->upper + 1) / 4);
  for (guint i = 0; i < 2 * lower->matches; i++) {
    BaheBracketLink *link = nth_loser (lower, 1, i);
    link->loser_to = (int) (lower->first + i / 2);
    link->loser_slot = i % 2;
  }
}

/* Who comes down from the upper round against who has won in the lower one. */
static void
add_meeting (Lower *lower, guint upper_round)
{
  guint before = lower->first, matches = lower->matches;

  lower->first = begin_round (lower, matches);
  for (guint i = 0; i < matches; i++) {
    BaheBracketLink *down = nth_loser (lower, upper_round, i), *on = bahe_bracket_link (lower->bracket, before + i);
    down->loser_to = on->winner_to = (int) (lower->first + i);
    down->loser_slot = 0;
    on->winner_slot = 1;
  }
}

/* Those of the lower bracket among themselves. */
static void
add_halving (Lower *lower)
{
  guint before = lower->first, winners = lower->matches;

  lower->first = begin_round (lower, winners / 2);
  for (guint i = 0; i < winners; i++) {
    BaheBracketLink *on = bahe_bracket_link (lower->bracket, before + i);
    on->winner_to = (int) (lower->first + i / 2);
    on->winner_slot = i % 2;
  }
}

/* Whoever wins above against whoever wins below; two entrants have no lower bracket, so the loser is who wins below. */
static void
add_finals (Lower *lower)
{
  BaheBracket *bracket = lower->bracket;
  guint final = bahe_bracket_append (bracket, BAHE_FINAL, 1, 1);
  BaheBracketLink *above = bahe_bracket_link (bracket, bracket->upper - 1);

  above->winner_to = (int) final;
  above->winner_slot = 0;
  if (lower->round == 0) {
    above->loser_to = (int) final;
    above->loser_slot = 1;
  } else {
    BaheBracketLink *below = bahe_bracket_link (bracket, lower->first);
    below->winner_to = (int) final;
    below->winner_slot = 1;
  }
  if (bracket->grand_final == BAHE_DOUBLE_FINAL)
    bahe_bracket_append (bracket, BAHE_FINAL, 2, 1);
}

BaheBracket *
bahe_bracket_new_double (guint n, BaheGrandFinal grand_final, const BaheLowerOrder *orders, guint n_orders)
{
  BaheBracket *bracket = bahe_bracket_lay_out (n);
  Lower lower = { .bracket = bracket, .orders = orders, .n_orders = n_orders };

  bracket->lower = TRUE;
  bracket->grand_final = grand_final;
  for (guint round = 2; round <= bracket->rounds; round++) {
    if (round == 2)
      add_first (&lower);
    else
      add_halving (&lower);
    add_meeting (&lower, round);
  }
  if (grand_final != BAHE_NO_FINAL)
    add_finals (&lower);
  bahe_bracket_seat (bracket);
  return bracket;
}

/* ---- places ---------------------------------------------------------------------------------------------- */

/* Whoever wins the last match of the lower bracket; of two entrants, the loser of the only match. */
static int
lower_winner (const BaheBracket *bracket, guint rounds)
{
  const BaheBracketMatch *last = bahe_bracket_match (bracket, bracket->upper - 1);

  if (rounds == 0)
    return last->winner == last->a ? last->b : last->a;
  for (guint i = bracket->upper; i < bracket->matches->len; i++) {
    const BaheBracketMatch *match = bahe_bracket_match (bracket, i);
    if (match->part == BAHE_LOWER && match->round == rounds)
      return match->winner;
  }
  return -1;
}

GPtrArray *
bahe_double_places (const BaheBracket *bracket)
{
  GPtrArray *places = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  guint rounds = 2 * (bracket->rounds - 1);
  int above = bahe_bracket_match (bracket, bracket->upper - 1)->winner, below = lower_winner (bracket, rounds);
  const BaheBracketMatch *final = NULL;

  for (guint i = bracket->upper; i < bracket->matches->len; i++) {
    const BaheBracketMatch *match = bahe_bracket_match (bracket, i);
    if (match->part == BAHE_FINAL && match->winner >= 0)
      final = match;
  }
  int first = final != NULL ? final->winner : above;
  bahe_places_add (places, first);
  if (below >= 0)
    bahe_places_add (places, first == above ? below : above);
  for (guint round = rounds; round >= 1; round--)
    bahe_places_add_losers (bracket, BAHE_LOWER, round, places);
  return places;
}
