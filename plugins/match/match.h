/* A contest of matches: the tables' rows by name, and the contest as its events have left it.
 *
 * Players, teams and guests meet two by two, as plugins/draw has it. The record is a whole match or a set of it; who
 * goes on, and the fact that a rule reads, is derived by evolve. Of a Swiss tournament each round's pairs are recorded.
 */
#ifndef BAHE_MATCH_MATCH_H
#define BAHE_MATCH_MATCH_H

#include "draw/draw.h"
#include "kinds.h"

/* ---- rows of the tables --------------------------------------------------------------------------------- */

enum {
  SETUP_PRESET,
  SETUP_FORMAT,
  SETUP_LEGS,
  SETUP_GROUPS,
  SETUP_GO_ON,
  SETUP_THIRD,
  SETUP_GRAND_FINAL,
  SETUP_ROUNDS,
  SETUP_ENDS,
  SETUP_SET_POINTS,
  SETUP_LAST_POINTS,
  SETUP_DRAWS,
  SETUP_MINUTES,
  SETUP_WITHDRAWN
};
enum { PRESET_PLAIN, PRESET_TABLE_TENNIS, PRESET_CHESS, PRESET_FOOTBALL, PRESET_VOLLEYBALL, PRESET_BASKETBALL };

/* Behind those of the draw. */
enum { ROUND_PAIRED = DRAW_EVENTS_N, SET_RECORDED, FORFEITED, RETIRED, MATCH_STARTED, RESULT_RECORDED };

enum { PAIRED_ROUND, PAIRED_PAIRS };
enum { PAIR_RED, PAIR_BLUE };
enum { ON_RED_ENDS = ON_FIRST, ON_BLUE_ENDS, ON_ENDED, ON_SETS, ON_WINNER, ON_RED_CAUTIONS, ON_BLUE_CAUTIONS, ON_N };

/* What the verbs of one match ask, in this order. */
enum { ASK_SIDE, ASK_MORE, ASK_TEAM, ASK_MATCH };
enum { SET_WINNER, SET_RED_POINTS, SET_BLUE_POINTS, SET_TEAM, SET_MATCH };
enum {
  RESULT_RED,
  RESULT_BLUE,
  RESULT_RED_ENDS,
  RESULT_BLUE_ENDS,
  RESULT_ENDED,
  RESULT_SETS,
  RESULT_WINNER,
  RESULT_RED_CAUTIONS,
  RESULT_BLUE_CAUTIONS,
  RESULT_MATCH
};

/* Behind those of the draw. */
enum {
  RESULT_TWICE = DRAW_REFUSALS_N,
  WITH_ONESELF,
  NO_SETS,
  HAS_SETS,
  SCORE_MISSING,
  WRONG_SET,
  SETS_DISAGREE,
  NO_DRAW,
  WINNER_MISSING,
  WINNER_WRONG,
  ONE_GOES_ON,
  NOT_SWISS,
  ROUND_NOT_OVER,
  ROUNDS_OVER,
  NO_PAIRING
};

enum { MATCH_TO_WIN = MATCH_COLUMNS_N };

/* ---- the contest ---------------------------------------------------------------------------------------- */

typedef struct {
  gint64 points[2];
  gboolean has_points;
  guint winner; /* 0 or 1: the side; 2: broken off before it was decided */
} Set;

typedef struct {
  Draw draw;
  guint rounds, paired; /* of a Swiss tournament; rounds 0: by how many there are */
  guint best_of;
  gboolean draws;
  gint64 set_points, last_points;
  gint64 total;   /* what both scores add up to; 0: anything */
  gint64 forfeit; /* the score against who does not come */
} Contest;

/* match_state.c: what is asked of a contest. */
guint match_sets_to_win (const Contest *contest); /* 0: not played by sets */
/* Whether that is the score of a match that is over; `level_fits`: it may be level too. */
gboolean match_score_fits (const Contest *contest, gint64 ours, gint64 theirs, gboolean level_fits);
/* Whether the set with that number (from 1) can end so. */
gboolean match_set_fits (const Contest *contest, guint number, gint64 ours, gint64 theirs);
guint match_rounds_of (const Contest *contest); /* of a Swiss tournament */

/* match_decide*.c: verbs. */
gboolean match_decide_pair (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean match_now_pair (const void *state); /* whether a round can be paired now */
gboolean match_decide_start (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean match_decide_set (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean match_decide_forfeit (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean match_decide_walkover (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean match_decide_retire (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean match_decide_result (const BaheAsk *ask, const BaheValue *given, BaheOut *out);

#endif
