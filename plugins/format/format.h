/* plugins/format — schedules, brackets and draws for kinds of contests. GLib only; linked by plugins and by bahe-cases.
 *
 * Entrants are places in a list, from 0, best seed first; −1 is nobody (a bye). All functions are pure.
 */
#ifndef BAHE_FORMAT_H
#define BAHE_FORMAT_H

#include <glib.h>

/* ---- round robin -------------------------------------------------------------------------------------------------------- */

typedef struct {
  guint round; /* from 1 */
  int home, away;
} BaheMatch;

/* Circle method with balanced sides: each pair meets `legs` (1 or 2) times, nobody twice in a round, |home − away| of anybody at
 * most 1 (0 when two legs or an odd number). An array of BaheMatch in order of round; free with g_array_unref. n >= 2. */
GArray *bahe_round_robin (guint n, guint legs);

typedef enum { BAHE_SCHEDULE_VALID, BAHE_SCHEDULE_PLAYS_TWICE, BAHE_SCHEDULE_PAIR_MISSING, BAHE_SCHEDULE_PAIR_REPEATED } BaheScheduleFault;
/* Which fault a schedule has (the first of the three, in this order), and the largest |home − away| if none; `difference` may be NULL.
 * A match of one with himself is playing twice; a match with somebody outside 0 … n−1 is a pair too many. */
BaheScheduleFault bahe_round_robin_check (const BaheMatch *matches, gsize n_matches, guint n, guint legs, guint *difference);

/* ---- seeds and groups ------------------------------------------------------------------------------------------------------ */

/* The least power of two >= n. */
guint bahe_bracket_size (guint n);
/* Seeds (from 1) in bracket order: 1 8 4 5 2 7 3 6. `places` has room for size. */
void bahe_bracket_seeds (guint size, guint *places);

typedef enum { BAHE_SNAKE, BAHE_STRIDE } BaheGroupMethod;
/* The group (from 0) of the entrant with that seed (from 0). */
guint bahe_group_of (guint seed, guint groups, BaheGroupMethod method);

typedef struct {
  guint group, round; /* group from 0, round from 1 */
  int home, away;     /* seeds, from 0 */
} BaheGroupMatch;
/* A round robin in each group of the snake, the groups side by side: in order of round, then group. An array of
 * BaheGroupMatch; free with g_array_unref. */
GArray *bahe_group_schedule (guint n, guint groups, guint legs);
/* The matches of one who comes late against each of the others after all that was set before, sides in turn. He is
 * number `others`. An array of BaheMatch; free with g_array_unref. */
GArray *bahe_late_matches (guint others, guint legs, guint last_round);
/* A better order for a knock-out of n who come from groups: those of one tier (their place in their groups) change among
 * themselves as long as that parts two of one group who would meet at once. Entrant i, best first, is of `tier[i]` and
 * `group[i]`; order[k] is who stands as seed k. */
void bahe_part_groups (guint n, const guint *tier, const guint *group, guint *order);

/* A random order of 0 … n−1 from a seed; the same seed gives the same order. */
void bahe_shuffle (guint64 seed, guint n, guint *order);

/* ---- elimination ------------------------------------------------------------------------------------------------------ */

typedef struct BaheBracket BaheBracket;

typedef enum { BAHE_UPPER, BAHE_THIRD, BAHE_LOWER, BAHE_FINAL } BaheBracketPart; /* a single elimination has no lower */

typedef struct {
  BaheBracketPart part;
  gboolean third; /* the match for the third place */
  guint round, number; /* from 1, in bracket order; byes keep their number */
  int a, b;       /* entrants; −1: not known yet, or a bye */
  int winner;     /* −1: not played, or nobody */
  gboolean bye;   /* a side is nobody: no match */
} BaheBracketMatch;

/* Entrant i stands as seed i + 1; whoever seeds from a group stage keeps his own list. The match for the third place needs
 * semi-finals, so at least three entrants; with three it is a bye: who lost the one semi-final is third. n >= 2. Free with bahe_bracket_free. */
BaheBracket *bahe_bracket_new (guint n, gboolean third_place);
void bahe_bracket_free (BaheBracket *bracket);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BaheBracket, bahe_bracket_free)

typedef enum {
  BAHE_NO_FINAL,     /* whoever wins the upper bracket is first, whoever wins the lower one second */
  BAHE_SINGLE_FINAL, /* these two play one match */
  BAHE_DOUBLE_FINAL, /* and a second one if whoever comes from below wins the first */
} BaheGrandFinal;
/* How the losers of an upper round are ordered before they enter the lower bracket: half shift puts the second half first,
 * reverse half shift reverses each half in its place, pair flip exchanges neighbours. */
typedef enum { BAHE_NATURAL, BAHE_REVERSE, BAHE_HALF_SHIFT, BAHE_REVERSE_HALF_SHIFT, BAHE_PAIR_FLIP } BaheLowerOrder;

/* Double elimination. Round 1 of the lower bracket pairs the losers of upper round 1; then in turn a round in which those who
 * come down (side a) meet the winners below (side b), and one among the winners below. `orders`: one an upper round from the
 * first; those missing are natural. n >= 2. The order of brackets-manager 1.11, whose results the cases hold. */
BaheBracket *bahe_bracket_new_double (guint n, BaheGrandFinal grand_final, const BaheLowerOrder *orders, guint n_orders);

/* Every match, the upper bracket first, in order of round and number; then the third-place match, or the lower bracket and the
 * finals. Borrowed; changes with results. */
const BaheBracketMatch *bahe_bracket_matches (const BaheBracket *bracket, gsize *n);
/* The open match of these two as its place in the list, −1 if they have none to play now. Order of a and b does not matter. */
int bahe_bracket_open (const BaheBracket *bracket, int a, int b);
/* Plays a match (its place in the list). FALSE if it is not open or `winner` is not in it. */
gboolean bahe_bracket_play (BaheBracket *bracket, guint match, int winner);
typedef struct {     /* beside each match of the list */
  int from[2];       /* the match that side a and b come from; −1: seeded there, or it has no such match */
  gboolean loser[2]; /* as its loser */
} BaheBracketSource;
/* Whom the sides of each match come from: an array of BaheBracketSource; free with g_array_unref. */
GArray *bahe_bracket_sources (const BaheBracket *bracket);
/* Final places best first: group k of entrants who share a place, in order of seed: an array of GArray of int that frees them.
 * NULL until all is played. */
GPtrArray *bahe_bracket_places (const BaheBracket *bracket);

/* ---- Swiss -------------------------------------------------------------------------------------------------------------- */

typedef struct {
  gint64 score;     /* in whatever whole unit: half points, usually */
  gboolean had_bye; /* may not be left out again */
  int sides;        /* how much more often he has had the first side than the second */
} BaheSwissPlayer;

/* Pairs a round. Players stand by rank or seed; `met` is n × n, 1 where two have met, symmetric. Sets opponents[i], −1 for the one
 * who is left out when n is odd. Nobody meets an old opponent or is left out twice; the bye goes to the lowest score possible, then
 * the scores of opponents differ as little as can be in all, then sides alternate, then the upper half of a score meets its lower
 * half. FALSE: no such round exists, and the opponents say nothing. In the time of n³. */
gboolean bahe_swiss_pair (const BaheSwissPlayer *players, guint n, const guint8 *met, int *opponents);

#endif
