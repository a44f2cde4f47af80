/* A contest of matches: the tables' rows by name, and the contest as its events have left it.
 *
 * Players, teams and guests meet two by two. The record is a whole match or a set of it; who goes on, and the fact that
 * a rule reads, is derived by evolve. A contest is a list of matches in the order in which they are played; a bracket,
 * where there is one, knows who goes on; of a Swiss tournament each round's pairs are recorded.
 */
#ifndef BAHE_MATCH_MATCH_H
#define BAHE_MATCH_MATCH_H

#include "format/format.h"
#include "kinds.h"
#include "sports/value.h"

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
enum { FORMAT_LEAGUE, FORMAT_KNOCK_OUT, FORMAT_DOUBLE, FORMAT_SWISS, FORMAT_GROUPS };
enum { LEGS_SINGLE, LEGS_DOUBLE };
enum { SIDE_RED, SIDE_BLUE, SIDE_BOTH };
enum { STAGE_GROUP, STAGE_KNOCK_OUT, STAGE_DOUBLE, STAGE_NONE };
enum { BRACKET_MAIN, BRACKET_THIRD, BRACKET_UPPER, BRACKET_LOWER, BRACKET_FINAL };
enum { ENDED_PLAYED, ENDED_FORFEIT, ENDED_RETIRED, ENDED_BYE };

enum {
  ORDER_DRAWN,
  ROUND_PAIRED,
  WENT_ON,
  LOTS_DRAWN,
  TIME_SET,
  SET_RECORDED,
  FORFEITED,
  RETIRED,
  MATCH_STARTED,
  RESULT_RECORDED,
  MATCH_DECIDED,
  MEMBER_PLACED
};

enum { PAIRED_ROUND, PAIRED_PAIRS };
enum { PAIR_RED, PAIR_BLUE };
enum { TIE_STAGE, TIE_GROUP, TIE_LOTS };
enum { TIME_MATCH, TIME_VENUE, TIME_START, TIME_MINUTES };
/* The events of one match say which, and who met, so that they mean the same after an earlier one is corrected. */
enum { ON_MATCH, ON_RED, ON_BLUE, ON_FIRST, ON_SECOND, ON_THIRD };
enum { ON_RED_ENDS = ON_FIRST, ON_BLUE_ENDS, ON_ENDED, ON_SETS, ON_WINNER, ON_RED_CAUTIONS, ON_BLUE_CAUTIONS, ON_N };
enum {
  DECIDED_NUMBER,
  DECIDED_RED,
  DECIDED_BLUE,
  DECIDED_RED_ENDS,
  DECIDED_BLUE_ENDS,
  DECIDED_ENDED,
  DECIDED_ENDS,
  DECIDED_CAUTIONS,
  DECIDED_OTHER_CAUTIONS,
  DECIDED_STAGE,
  DECIDED_GROUP,
  DECIDED_ROUND,
  DECIDED_BRACKET,
  DECIDED_WINNER,
  DECIDED_N
};
enum { MEMBER_TEAM, MEMBER_STAGE, MEMBER_GROUP };

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
enum { SCHEDULE_MATCH, SCHEDULE_VENUE, SCHEDULE_START, SCHEDULE_MINUTES, SCHEDULE_ANYWAY };

enum {
  DRAWN_ALREADY,
  TOO_FEW,
  TOO_FEW_FOR_GROUPS,
  NOT_DRAWN,
  ORDER_WRONG,
  NO_SUCH_MATCH,
  NOTHING_TO_PLAY,
  SIDES_NOT_KNOWN,
  MATCH_OVER,
  RESULT_TWICE,
  WHICH_SIDE,
  NOT_IN_MATCH,
  SIDE_AND_TEAM,
  NOT_NEXT,
  WITH_ONESELF,
  WITHDRAWN_ENTRANT,
  NO_SETS,
  HAS_SETS,
  SCORE_MISSING,
  WRONG_SCORE,
  WRONG_SET,
  SETS_DISAGREE,
  NO_DRAW,
  WINNER_MISSING,
  WINNER_WRONG,
  ONE_GOES_ON,
  NOT_SWISS,
  ROUND_NOT_OVER,
  ROUNDS_OVER,
  NO_PAIRING,
  NO_GROUPS,
  GROUPS_NOT_OVER,
  LEVEL_AT_THE_CUT,
  WENT_ON_ALREADY,
  GO_ON_WRONG,
  LOTS_TOO_FEW,
  LOTS_NOT_TOGETHER,
  KNOCK_OUT_NO_LOTS,
  VENUE_TAKEN,
  ENTRANT_ELSEWHERE
};

enum { VIEW_MATCH, VIEW_SET, VIEW_ENTRANT, VIEW_BRACKET, VIEW_CONFLICT };
enum { CLASH_VENUE, CLASH_ENTRANT };

/* ---- the contest ---------------------------------------------------------------------------------------- */

typedef struct {
  gint64 points[2];
  gboolean has_points;
  guint winner; /* 0 or 1: the side; 2: broken off before it was decided */
} Set;

typedef enum { MATCH_OPEN, MATCH_PLAYED, MATCH_FORFEITED, MATCH_RETIRED, MATCH_BYE } MatchState;

typedef struct {
  guint number; /* from 1; 0: a bye, which is no match */
  guint stage, group, round;
  int slot; /* in the bracket; −1: none */
  BaheBracketPart part;
  gint64 side[2]; /* 0: not known yet, or nobody */
  gint64 score[2];
  guint cautions[2];
  GArray *sets; /* of Set */
  MatchState state;
  gint64 winner;               /* 0: open, or drawn */
  gboolean named;              /* the winner was named: the score does not say it */
  char *venue;                 /* NULL: none */
  gint64 start, last, minutes; /* from first to last minute it can mean; start 0: no time set */
} Match;

typedef struct {
  guint format, legs, groups, go_on, rounds, best_of;
  BaheGrandFinal grand_final;
  gboolean third_place, draws;
  gint64 set_points, last_points, minutes;
  gint64 total;      /* what both scores add up to; 0: anything */
  gint64 forfeit;    /* the score against who does not come */
  GArray *entrants;  /* gint64, in the order in which they entered */
  GArray *withdrawn; /* gint64 */
  GArray *order;     /* gint64, as drawn; the late behind */
  gboolean drawn;
  guint paired;         /* rounds of a Swiss tournament */
  GPtrArray *matches;   /* of Match, in the order in which they are played */
  BaheBracket *bracket; /* NULL: none yet */
  GArray *seeds;        /* gint64, of the bracket */
  Match *current;       /* last touched, and open; NULL: none */
} Contest;

/* match_state.c: what is asked of a contest. */
Match *match_new (Contest *contest, guint stage, guint group, guint round, gint64 red, gint64 blue);
int match_side_of (const Match *match, gint64 entrant); /* 0 or 1; −1: not in it */
gboolean match_is_known (const Match *match);
/* An open match that both its sides could play now. */
gboolean match_is_ready (const Match *match);
Match *match_numbered (const Contest *contest, gint64 number);
/* The open match of these two with that number, else the first of these two; NULL: none. */
Match *match_between (const Contest *contest, gint64 number, gint64 a, gint64 b);
/* The first that can be played now, other than `but` (NULL: any); NULL: none. */
Match *match_next (const Contest *contest, const Match *but);
gboolean match_in_bracket (const Match *match);
/* The row of its choice; `lower`: the bracket has a lower one too. */
gint64 match_bracket_of (BaheBracketPart part, gboolean lower);
guint match_sets_to_win (const Contest *contest); /* 0: not played by sets */
/* Whether that is the score of a match that is over; `level_fits`: it may be level too. */
gboolean match_score_fits (const Contest *contest, gint64 ours, gint64 theirs, gboolean level_fits);
/* Whether the set with that number (from 1) can end so. */
gboolean match_set_fits (const Contest *contest, guint number, gint64 ours, gint64 theirs);
gboolean match_names_entrants (const Contest *contest, const BaheValue *list);
/* The place of an entrant in the drawn order; −1: none. */
int match_place_of (const Contest *contest, gint64 entrant);
int match_group_of (const Contest *contest, gint64 entrant);
/* "A", "B" … "Z", "AA"; to be freed. */
char *match_group_name (guint group);
guint match_rounds_of (const Contest *contest); /* of a Swiss tournament */
/* Whether the two take place at once, in one place (CLASH_VENUE) or with one of the same entrants; −1: no. */
int match_clash (const Match *a, const Match *b);

/* match_schedule.c: which matches there are. */
void match_schedule_drawn (Contest *contest, BaheOut *out);
void match_schedule_bracket (Contest *contest, BaheOut *out);
void match_schedule_round (Contest *contest, guint round, const BaheValue *pairs, BaheOut *out);
/* FALSE: there is no place for one who comes now. */
gboolean match_schedule_late (Contest *contest, gint64 entrant, BaheOut *out);
/* Who meets whom, now that a match of the bracket was won. */
void match_bracket_follow (Contest *contest, const Match *won);

/* match_evolve.c: the fact of a match that is over. */
void match_give (const Match *match, BaheOut *out);

/* match_decide*.c: verbs. */
gboolean match_decide_draw (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean match_decide_draw_order (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean match_decide_pair (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean match_decide_go_on (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean match_decide_lots (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean match_decide_schedule (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean match_decide_start (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean match_decide_set (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean match_decide_forfeit (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean match_decide_walkover (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean match_decide_retire (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean match_decide_result (const BaheAsk *ask, const BaheValue *given, BaheOut *out);

#endif
