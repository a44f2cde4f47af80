/* Brackets: a list of matches in order of round and number, each knowing where its winner and its loser go on. The
 * single elimination is laid out here, the double one in double.c. */
#include "format/bracket.h"

BaheBracketMatch *
bahe_bracket_match (const BaheBracket *bracket, guint place)
{
  return &g_array_index (bracket->matches, BaheBracketMatch, place);
}

BaheBracketLink *
bahe_bracket_link (const BaheBracket *bracket, guint place)
{
  return &g_array_index (bracket->links, BaheBracketLink, place);
}

guint
bahe_bracket_place_of (const BaheBracket *bracket, guint round, guint number)
{
  guint size = bracket->upper + 1;

  return size - (size >> (round - 1)) + number - 1;
}

/* ---- going on ------------------------------------------------------------------------------------------- */

static int
loser_of (const BaheBracketMatch *match)
{
  return match->winner == match->a ? match->b : match->a;
}

static void
go_on (BaheBracket *bracket, guint place)
{
  const BaheBracketMatch *match = bahe_bracket_match (bracket, place);
  const BaheBracketLink *link = bahe_bracket_link (bracket, place);

  bahe_bracket_put (bracket, link->winner_to, link->winner_slot, match->winner);
  bahe_bracket_put (bracket, link->loser_to, link->loser_slot, loser_of (match));
}

void
bahe_bracket_put (BaheBracket *bracket, int place, guint slot, int entrant)
{
  if (entrant >= 0)
    bracket->next[entrant] = place;
  if (place == BAHE_NOWHERE)
    return;
  BaheBracketMatch *match = bahe_bracket_match (bracket, (guint) place);
  BaheBracketLink *link = bahe_bracket_link (bracket, (guint) place);
  *(slot == 0 ? &match->a : &match->b) = entrant;
  link->known[slot] = TRUE;
  match->bye = match->bye || entrant < 0;
  if (!match->bye || !link->known[0] || !link->known[1])
    return;
  match->winner = MAX (match->a, match->b); /* nobody, if both are */
  go_on (bracket, (guint) place);
}

gboolean
bahe_bracket_play (BaheBracket *bracket, guint place, int winner)
{
  if (place >= bracket->matches->len)
    return FALSE;
  BaheBracketMatch *match = bahe_bracket_match (bracket, place);
  if (match->winner >= 0 || match->a < 0 || match->b < 0 || (winner != match->a && winner != match->b))
    return FALSE;
  match->winner = winner;
  go_on (bracket, place);
  if (match->part == BAHE_FINAL && match->round == 1 && bracket->grand_final == BAHE_DOUBLE_FINAL) {
    /* The second is only for whoever comes from the lower bracket and wins the first. */
    gboolean again = winner == match->b;
    bahe_bracket_put (bracket, (int) place + 1, 0, again ? match->a : -1);
    bahe_bracket_put (bracket, (int) place + 1, 1, again ? match->b : -1);
  }
  return TRUE;
}

int
bahe_bracket_open (const BaheBracket *bracket, int a, int b)
{
  int place = a >= 0 && (guint) a < bracket->n ? bracket->next[a] : BAHE_NOWHERE;

  if (place == BAHE_NOWHERE)
    return -1;
  const BaheBracketMatch *match = bahe_bracket_match (bracket, (guint) place);
  gboolean theirs = (match->a == a && match->b == b) || (match->a == b && match->b == a);
  return theirs && b >= 0 && match->winner < 0 ? place : -1;
}

const BaheBracketMatch *
bahe_bracket_matches (const BaheBracket *bracket, gsize *n)
{
  *n = bracket->matches->len;
  return bahe_bracket_match (bracket, 0);
}

/* ---- laying out ------------------------------------------------------------------------------------------ */

guint
bahe_bracket_append (BaheBracket *bracket, BaheBracketPart part, guint round, guint number)
{
  BaheBracketMatch match = {
    .part = part, .third = part == BAHE_THIRD, .round = round, .number = number, .a = -1, .b = -1, .winner = -1
  };
  BaheBracketLink link = { .winner_to = BAHE_NOWHERE, .loser_to = BAHE_NOWHERE };

  g_array_append_val (bracket->matches, match);
  g_array_append_val (bracket->links, link);
  return bracket->matches->len - 1;
}

BaheBracket *
bahe_bracket_lay_out (guint n)
{
  BaheBracket *bracket = g_new0 (BaheBracket, 1);
  guint size = bahe_bracket_size (MAX (n, 2));

  bracket->n = n;
  bracket->upper = size - 1;
  bracket->rounds = g_bit_storage (size) - 1;
  bracket->matches = g_array_new (FALSE, FALSE, sizeof (BaheBracketMatch));
  bracket->links = g_array_new (FALSE, FALSE, sizeof (BaheBracketLink));
  bracket->next = g_new (int, n + 1);
  for (guint round = 1; round <= bracket->rounds; round++)
    for (guint number = 1; number <= size >> round; number++) {
      guint place = bahe_bracket_append (bracket, BAHE_UPPER, round, number);
      if (round == bracket->rounds)
        continue;
      BaheBracketLink *link = bahe_bracket_link (bracket, place);
      link->winner_to = (int) bahe_bracket_place_of (bracket, round + 1, (number + 1) / 2);
      link->winner_slot = number % 2 == 0;
    }
  return bracket;
}

void
bahe_bracket_seat (BaheBracket *bracket)
{
  guint size = bracket->upper + 1;
  g_autofree guint *seeds = g_new (guint, size);

  for (guint i = 0; i < bracket->n; i++)
    bracket->next[i] = BAHE_NOWHERE;
  bahe_bracket_seeds (size, seeds);
  for (guint i = 0; i < size; i++)
    bahe_bracket_put (bracket, (int) i / 2, i % 2, seeds[i] <= bracket->n ? (int) seeds[i] - 1 : -1);
}

/* The losers of the semi-finals, who are two of the matches before the last. */
static void
add_third (BaheBracket *bracket)
{
  guint final = bracket->upper - 1, third = bahe_bracket_append (bracket, BAHE_THIRD, bracket->rounds, 1);

  for (guint slot = 0; slot < 2; slot++) {
    BaheBracketLink *semi = bahe_bracket_link (bracket, final - 2 + slot);
    semi->loser_to = (int) third;
    semi->loser_slot = (guint8) slot;
  }
}

BaheBracket *
bahe_bracket_new (guint n, gboolean third_place)
{
  BaheBracket *bracket = bahe_bracket_lay_out (n);

  if (third_place && bracket->rounds >= 2)
    add_third (bracket);
  bahe_bracket_seat (bracket);
  return bracket;
}

void
bahe_bracket_free (BaheBracket *bracket)
{
  g_array_unref (bracket->matches);
  g_array_unref (bracket->links);
  g_free (bracket->next);
  g_free (bracket);
}

/* ---- places ---------------------------------------------------------------------------------------------- */

static int
compare_entrants (gconstpointer a, gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

void
bahe_places_add_losers (const BaheBracket *bracket, BaheBracketPart part, guint round, GPtrArray *places)
{
  g_autoptr (GArray) losers = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint i = 0; i < bracket->matches->len; i++) {
    const BaheBracketMatch *match = bahe_bracket_match (bracket, i);
    int loser = loser_of (match);
    if (match->part == part && match->round == round && !match->bye)
      g_array_append_val (losers, loser);
  }
  g_array_sort (losers, compare_entrants);
  if (losers->len > 0)
    g_ptr_array_add (places, g_steal_pointer (&losers));
}

void
bahe_places_add (GPtrArray *places, int entrant)
{
  GArray *place = g_array_new (FALSE, FALSE, sizeof (int));

  g_array_append_val (place, entrant);
  g_ptr_array_add (places, place);
}

static GPtrArray *
single_places (const BaheBracket *bracket)
{
  GPtrArray *places = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  gboolean third = bracket->matches->len > bracket->upper;
  const BaheBracketMatch *last = bahe_bracket_match (bracket, bracket->matches->len - 1);

  bahe_places_add (places, bahe_bracket_match (bracket, bracket->upper - 1)->winner);
  bahe_places_add_losers (bracket, BAHE_UPPER, bracket->rounds, places);
  if (third) {
    bahe_places_add (places, last->winner);
    if (!last->bye)
      bahe_places_add (places, loser_of (last));
  }
  for (guint round = third ? bracket->rounds - 2 : bracket->rounds - 1; round >= 1; round--)
    bahe_places_add_losers (bracket, BAHE_UPPER, round, places);
  return places;
}

GPtrArray *
bahe_bracket_places (const BaheBracket *bracket)
{
  for (guint i = 0; i < bracket->matches->len; i++) {
    const BaheBracketMatch *match = bahe_bracket_match (bracket, i);
    const BaheBracketLink *link = bahe_bracket_link (bracket, i);
    if (match->winner < 0 && !(match->bye && link->known[0] && link->known[1]))
      return NULL;
  }
  return bracket->lower ? bahe_double_places (bracket) : single_places (bracket);
}
