/* What the layouts of brackets share: a list of matches, and where the winner and the loser of each go on. */
#ifndef BAHE_FORMAT_BRACKET_H
#define BAHE_FORMAT_BRACKET_H

#include "format/format.h"

#define BAHE_NOWHERE (-1)

typedef struct {                  /* beside each match */
  int winner_to, loser_to;        /* places of matches; BAHE_NOWHERE: goes out, or has won it all */
  guint8 winner_slot, loser_slot; /* 0: a, 1: b */
  gboolean known[2];              /* who stands in a and b is decided, even if it is nobody */
} BaheBracketLink;

struct BaheBracket {
  guint n, rounds; /* entrants, rounds of the upper (or only) bracket */
  guint upper;     /* its matches, which come first */
  gboolean lower;  /* it is a double elimination */
  BaheGrandFinal grand_final;
  GArray *matches; /* of BaheBracketMatch */
  GArray *links;   /* of BaheBracketLink */
  int *next;       /* per entrant: the match he stands in now, BAHE_NOWHERE: none */
};

BaheBracketMatch *bahe_bracket_match (const BaheBracket *bracket, guint place);
BaheBracketLink *bahe_bracket_link (const BaheBracket *bracket, guint place);
/* An empty bracket of n entrants whose upper rounds are laid out and linked; nobody stands in it yet. */
BaheBracket *bahe_bracket_lay_out (guint n);
guint bahe_bracket_append (BaheBracket *bracket, BaheBracketPart part, guint round, guint number);
/* Where the match `number` of `round` of the upper bracket stands in the list. */
guint bahe_bracket_place_of (const BaheBracket *bracket, guint round, guint number);
/* Who seeds stand where; byes go on at once. When all is linked. */
void bahe_bracket_seat (BaheBracket *bracket);
/* Puts an entrant, or nobody (−1), into a slot, and plays what is then a bye. */
void bahe_bracket_put (BaheBracket *bracket, int place, guint slot, int entrant);

/* Of a double elimination in which all is played. */
GPtrArray *bahe_double_places (const BaheBracket *bracket);
/* Places, best first, are built of these. */
void bahe_places_add (GPtrArray *places, int entrant);
/* Those who lost in this round of that part, as one place in order of seed; nobody: no place. */
void bahe_places_add_losers (const BaheBracket *bracket, BaheBracketPart part, guint round, GPtrArray *places);

#endif
