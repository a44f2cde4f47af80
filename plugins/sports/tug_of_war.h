/* Tug-of-war: the tables' rows by name, and the contest as its events have left it.
 *
 * The record is the end (局): who won it, or why it is pulled again. A match is derived: evolve decides it when its
 * ends do, and gives the fact. Who meets whom is plugins/draw's.
 */
#ifndef BAHE_SPORTS_TUG_OF_WAR_H
#define BAHE_SPORTS_TUG_OF_WAR_H

#include "draw/draw.h"
#include "kinds.h"

/* ---- rows of the tables ------------------------------------------------------------------------------------------ */

enum {
  SETUP_FORMAT,
  SETUP_LEGS,
  SETUP_ENDS,
  SETUP_GROUPS,
  SETUP_GO_ON,
  SETUP_THIRD,
  SETUP_TIME,
  SETUP_LATE,
  SETUP_CAUTIONS,
  SETUP_TOTAL,
  SETUP_WOMEN,
  SETUP_MEN,
  SETUP_KEEP_SIDES,
  SETUP_MINUTES
};
enum { ENDS_BEST_OF_THREE, ENDS_TWO, ENDS_ONE };
enum { REPLAY_ROPE, REPLAY_EARLY, REPLAY_COMMAND, REPLAY_NOT_CROSSED, REPLAY_LEVEL };

/* Behind those of the draw. */
enum {
  MATCH_STARTED = DRAW_EVENTS_N,
  SIDES_SET,
  END_RECORDED,
  END_REPLAYED,
  END_TIMED_OUT,
  FOUL_CALLED,
  CAUTION_GIVEN,
  SUBSTITUTED,
  LINEUP_GIVEN,
  FORFEITED,
  LATE_RECORDED,
  RESULT_RECORDED
};

enum { LINEUP_TEAM, LINEUP_PEOPLE };

/* What the verbs of one match ask, in this order: the value that is theirs, who, which match. */
enum { ASK_FIRST, ASK_SECOND, ASK_TEAM, ASK_MATCH, ASK_MORE };
enum {
  RESULT_RED,
  RESULT_BLUE,
  RESULT_RED_ENDS,
  RESULT_BLUE_ENDS,
  RESULT_ENDED,
  RESULT_RED_CAUTIONS,
  RESULT_BLUE_CAUTIONS
};

/* Behind those of the draw. */
enum {
  WHICH_MARKER = DRAW_REFUSALS_N,
  ALREADY_STARTED,
  HAS_ENDS,
  LINEUP_REPEATS,
  LINEUP_TOTAL,
  LINEUP_WOMEN,
  LINEUP_MEN,
  LINEUP_ELSEWHERE,
  LINEUP_CLOSED,
  ONLY_INJURY,
  NOT_IN_LINEUP,
  IN_LINEUP_ALREADY
};

enum { MATCH_RED_END_CAUTIONS = MATCH_COLUMNS_N, MATCH_BLUE_END_CAUTIONS, MATCH_AGAIN };

/* ---- the contest ---------------------------------------------------------------------------------------- */

typedef enum { END_PULLED, END_AGAIN, END_BY_MARKER, END_BY_FOUL, END_BY_CAUTIONS } EndHow;

typedef struct {
  guint number; /* of the end it was pulled for: an end pulled again has it twice */
  EndHow how;
  gint64 red, blue, winner; /* teams; winner 0: pulled again */
  gint64 reason;            /* row of the choice; −1: none */
  BaheValue seconds, cm;    /* as recorded; unset: not given */
} End;

/* What the draw has of a match, and who was cautioned in the end that is being pulled. */
typedef struct {
  Match match;
  guint cautions[2];
} Pull;

typedef struct {
  Draw draw;
  guint ends;
  gboolean keep_sides;
  gint64 time_limit, late_limit, caution_limit;
  gint64 total, women, men;
  GHashTable *lineups; /* team → GArray of persons */
} Contest;

/* tug_of_war_contest.c: what is asked of a contest. */
guint tug_ends_to_pull (const Contest *contest, const Match *match);
gboolean tug_score_fits (const Contest *contest, const Match *match, gint64 ours, gint64 theirs);

/* tug_of_war_decide.c and tug_of_war_lineup.c: verbs. */
gboolean tug_decide_lineup (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean tug_decide_substitute (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean tug_decide_start (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean tug_decide_sides (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean tug_decide_end (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean tug_decide_replay (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean tug_decide_time_out (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean tug_decide_foul (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean tug_decide_caution (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean tug_decide_forfeit (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean tug_decide_late (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean tug_decide_result (const BaheAsk *ask, const BaheValue *given, BaheOut *out);

#endif
