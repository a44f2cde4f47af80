/* Single elimination: a list of matches in order of round and number, where each winner's next place is known by
 * arithmetic. */
#include "format/format.h"

struct BaheBracket {
  guint n, rounds;
  guint main; /* matches of the main bracket; the match for the third place follows, if there is one */
  GArray *matches;
};

static BaheBracketMatch *
match_at (const BaheBracket *bracket, guint place)
{
  return &g_array_index (bracket->matches, BaheBracketMatch, place);
}

/* Where the match `number` of `round` stands in the list. */
static guint
place_of (const BaheBracket *bracket, guint round, guint number)
{
  guint size = bracket->main + 1;

  return size - (size >> (round - 1)) + number - 1;
}

static void
take_slot (BaheBracketMatch *match, gboolean upper, int entrant)
{
  if (upper)
    match->a = entrant;
  else
    match->b = entrant;
  if (match->bye)
    match->winner = entrant;
}

/* The winner goes on; the loser of a semi-final goes to the match for the third place. */
static void
advance (BaheBracket *bracket, const BaheBracketMatch *played)
{
  gboolean upper = played->number % 2 == 1;
  int loser = played->winner == played->a ? played->b : played->a;

  if (played->third || played->round == bracket->rounds)
    return;
  take_slot (match_at (bracket, place_of (bracket, played->round + 1, (played->number + 1) / 2)), upper,
             played->winner);
  if (played->round + 1 == bracket->rounds && bracket->matches->len > bracket->main && loser >= 0)
    take_slot (match_at (bracket, bracket->main), upper, loser);
}

static void
append_matches (BaheBracket *bracket, guint size, gboolean third_place)
{
  for (guint round = 1; round <= bracket->rounds; round++) {
    for (guint number = 1; number <= size >> round; number++) {
      BaheBracketMatch match = { .round = round, .number = number, .a = -1, .b = -1, .winner = -1 };
      g_array_append_val (bracket->matches, match);
    }
  }
  if (third_place && bracket->rounds >= 2) {
    /* Three entrants: one semi-final is a bye, so its loser is nobody and the other loser is third without a match. */
    BaheBracketMatch match = {
      .third = TRUE, .round = bracket->rounds, .number = 1, .a = -1, .b = -1, .winner = -1, .bye = bracket->n == 3
    };
    g_array_append_val (bracket->matches, match);
  }
}

BaheBracket *
bahe_bracket_new (guint n, gboolean third_place)
{
  BaheBracket *bracket = g_new0 (BaheBracket, 1);
  guint size = bahe_bracket_size (MAX (n, 2));
  g_autofree guint *seeds = g_new (guint, size);

  bracket->n = n;
  bracket->main = size - 1;
  bracket->rounds = g_bit_storage (size) - 1;
  bracket->matches = g_array_new (FALSE, FALSE, sizeof (BaheBracketMatch));
  append_matches (bracket, size, third_place);
  bahe_bracket_seeds (size, seeds);
  for (guint i = 0; i < size / 2; i++) {
    BaheBracketMatch *match = match_at (bracket, i);
    match->a = (int) seeds[2 * i] - 1;
    match->bye = seeds[2 * i + 1] > n;
    match->b = match->bye ? -1 : (int) seeds[2 * i + 1] - 1;
    if (match->bye) {
      match->winner = match->a;
      advance (bracket, match);
    }
  }
  return bracket;
}

void
bahe_bracket_free (BaheBracket *bracket)
{
  g_array_unref (bracket->matches);
  g_free (bracket);
}

const BaheBracketMatch *
bahe_bracket_matches (const BaheBracket *bracket, gsize *n)
{
  *n = bracket->matches->len;
  return match_at (bracket, 0);
}

static gboolean
is_open (const BaheBracketMatch *match)
{
  return match->winner < 0 && match->a >= 0 && match->b >= 0;
}

int
bahe_bracket_open (const BaheBracket *bracket, int a, int b)
{
  for (guint i = 0; i < bracket->matches->len; i++) {
    const BaheBracketMatch *match = match_at (bracket, i);
    if (is_open (match) && ((match->a == a && match->b == b) || (match->a == b && match->b == a)))
      return (int) i;
  }
  return -1;
}

gboolean
bahe_bracket_play (BaheBracket *bracket, guint match, int winner)
{
  if (match >= bracket->matches->len)
    return FALSE;
  BaheBracketMatch *played = match_at (bracket, match);
  if (!is_open (played) || (winner != played->a && winner != played->b))
    return FALSE;
  played->winner = winner;
  advance (bracket, played);
  return TRUE;
}

static int
compare_entrants (gconstpointer a, gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

/* Those who lost in this round and play for nothing more, as one place; none: no place. */
static void
add_losers (const BaheBracket *bracket, guint round, GPtrArray *places)
{
  g_autoptr (GArray) losers = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint i = 0; i < bracket->main; i++) {
    const BaheBracketMatch *match = match_at (bracket, i);
    if (match->round == round && !match->bye)
      g_array_append_val (losers, *(match->winner == match->a ? &match->b : &match->a));
  }
  g_array_sort (losers, compare_entrants);
  if (losers->len > 0)
    g_ptr_array_add (places, g_steal_pointer (&losers));
}

static void
add_one (GPtrArray *places, int entrant)
{
  GArray *place = g_array_new (FALSE, FALSE, sizeof (int));

  g_array_append_val (place, entrant);
  g_ptr_array_add (places, place);
}

GPtrArray *
bahe_bracket_places (const BaheBracket *bracket)
{
  gboolean third = bracket->matches->len > bracket->main;
  const BaheBracketMatch *last = match_at (bracket, bracket->main);

  for (guint i = 0; i < bracket->matches->len; i++)
    if (match_at (bracket, i)->winner < 0)
      return NULL;
  GPtrArray *places = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  add_one (places, match_at (bracket, bracket->main - 1)->winner);
  add_losers (bracket, bracket->rounds, places);
  if (third) {
    add_one (places, last->winner);
    if (!last->bye)
      add_one (places, last->winner == last->a ? last->b : last->a);
  }
  for (guint round = third ? bracket->rounds - 2 : bracket->rounds - 1; round >= 1; round--)
    add_losers (bracket, round, places);
  return places;
}
