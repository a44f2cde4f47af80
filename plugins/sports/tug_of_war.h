/* Tug-of-war: the tables' rows by name, and the contest as its events have left it.
 *
 * The record is the end (局): who won it, or why it is pulled again. A match is derived: evolve decides it when its
 * ends do, and gives the fact. A contest is a list of matches in the order in which they are pulled; a bracket, where
 * there is one, knows who goes on.
 */
#ifndef BAHE_SPORTS_TUG_OF_WAR_H
#define BAHE_SPORTS_TUG_OF_WAR_H

#include "format/format.h"
#include "kinds.h"
#include "value.h"

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
  SETUP_KEEP_SIDES
};
enum { FORMAT_LEAGUE, FORMAT_KNOCK_OUT, FORMAT_GROUPS };
enum { LEGS_SINGLE, LEGS_DOUBLE };
enum { ENDS_BEST_OF_THREE, ENDS_TWO, ENDS_ONE };
enum { SIDE_RED, SIDE_BLUE };
enum { STAGE_GROUP, STAGE_KNOCK_OUT, STAGE_NONE };
enum { BRACKET_MAIN, BRACKET_THIRD };
enum { ENDED_PLAYED, ENDED_FORFEIT, ENDED_BYE };
enum { REPLAY_ROPE, REPLAY_EARLY, REPLAY_COMMAND, REPLAY_NOT_CROSSED, REPLAY_LEVEL };

enum {
  ORDER_DRAWN,
  MATCH_STARTED,
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
  RESULT_RECORDED,
  TEAMS_WENT_ON,
  LOTS_DRAWN,
  MATCH_DECIDED,
  MEMBER_PLACED
};

/* The events of one match say which, and who stood where, so that they mean the same after an earlier one is corrected.
 */
enum { ON_MATCH, ON_RED, ON_BLUE, ON_FIRST, ON_SECOND, ON_THIRD, ON_FOURTH, ON_FIFTH };
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
  DECIDED_N
};
enum { MEMBER_TEAM, MEMBER_STAGE, MEMBER_GROUP };
enum { TIE_STAGE, TIE_GROUP, TIE_LOTS };
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

enum {
  DRAWN_ALREADY,
  BEGUN_ALREADY,
  TOO_FEW,
  TOO_FEW_FOR_GROUPS,
  NOT_DRAWN,
  ORDER_WRONG,
  NO_SUCH_MATCH,
  NOTHING_TO_PLAY,
  TEAMS_NOT_KNOWN,
  MATCH_OVER,
  WHICH_SIDE,
  NOT_IN_MATCH,
  SIDE_AND_TEAM,
  WHICH_MARKER,
  ALREADY_STARTED,
  NOT_NEXT,
  HAS_ENDS,
  WRONG_SCORE,
  WITHDRAWN_TEAM,
  NO_GROUPS,
  GROUPS_NOT_OVER,
  LEVEL_AT_THE_CUT,
  WENT_ON_ALREADY,
  GO_ON_WRONG,
  LOTS_TOO_FEW,
  LOTS_NOT_TOGETHER,
  LINEUP_REPEATS,
  LINEUP_TOTAL,
  LINEUP_WOMEN,
  LINEUP_MEN,
  LINEUP_ELSEWHERE,
  LINEUP_CLOSED,
  ONLY_INJURY,
  NOT_IN_LINEUP,
  IN_LINEUP_ALREADY,
  KNOCK_OUT_NO_LOTS
};

enum { VIEW_MATCH, VIEW_END, VIEW_TEAM, VIEW_BRACKET };

/* ---- the contest --------------------------------------------------------------------------------------------------
 */

typedef enum { END_PULLED, END_AGAIN, END_BY_MARKER, END_BY_FOUL, END_BY_CAUTIONS } EndHow;

typedef struct {
  guint number; /* of the end it was pulled for: an end pulled again has it twice */
  EndHow how;
  gint64 red, blue, winner; /* teams; winner 0: pulled again */
  gint64 reason;            /* row of the choice; −1: none */
  BaheValue seconds, cm;    /* as recorded; unset: not given */
} End;

typedef enum { MATCH_OPEN, MATCH_PLAYED, MATCH_FORFEITED, MATCH_BYE } MatchState;

typedef struct {
  guint number; /* from 1; 0: a bye, which is no match */
  guint stage, group, round;
  int slot; /* in the bracket; −1: none */
  gboolean third;
  gint64 team[2]; /* 0: not known yet */
  gint64 red;     /* who stands on the red side for the next end */
  guint won[2], cautions[2], pull_cautions[2];
  GArray *ends; /* of End */
  MatchState state;
  gint64 winner; /* 0: not decided, or drawn */
} Match;

typedef struct {
  guint format, legs, ends, groups, go_on;
  gboolean third_place, keep_sides;
  gint64 time_limit, late_limit, caution_limit;
  gint64 total, women, men;
  GArray *teams, *withdrawn; /* gint64, in order of entry */
  GArray *order;             /* gint64, as drawn */
  gboolean drawn, begun;
  GPtrArray *matches;   /* of Match, in the order they are pulled */
  BaheBracket *bracket; /* NULL: no knock-out stage yet */
  GArray *seeds;        /* gint64, of the bracket */
  Match *current;       /* started or last touched, and open; NULL: none */
  GHashTable *lineups;  /* team → GArray of persons */
} Contest;

/* tug_of_war_schedule.c: which matches there are. */
void tug_schedule_league (Contest *contest);
void tug_schedule_late_team (Contest *contest, gint64 team);
void tug_schedule_groups (Contest *contest, BaheOut *out);
void tug_schedule_bracket (Contest *contest, BaheOut *out);
void tug_bracket_follow (Contest *contest);
void tug_match_free (gpointer match);

/* tug_of_war_contest.c: what is asked of a contest. */
int tug_side_of (const Match *match, gint64 team); /* 0 or 1; −1: not in it */
gint64 tug_blue_of (const Match *match);
gboolean tug_is_known (const Match *match);
Match *tug_match_numbered (const Contest *contest, gint64 number);
Match *tug_match_of (const Contest *contest, gint64 number, gint64 red, gint64 blue);
/* The first that can be pulled now, other than `but` (NULL: any); NULL: none. */
Match *tug_match_next (const Contest *contest, const Match *but);
guint tug_ends_to_pull (const Contest *contest, const Match *match);
gboolean tug_score_fits (const Contest *contest, const Match *match, gint64 ours, gint64 theirs);
/* The group (from 0) that a team was drawn into; −1: none. */
int tug_group_of_team (const Contest *contest, gint64 team);
/* Whether each of the list is a team of the contest, and none stands there twice. */
gboolean tug_names_teams (const Contest *contest, const BaheValue *list);
/* "A", "B" …; to be freed. */
char *tug_group_name (guint group);

/* tug_of_war_decide.c and tug_of_war_teams.c: verbs. */
gboolean tug_decide_draw (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean tug_decide_draw_order (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean tug_decide_go_on (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean tug_decide_lots (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
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

/* The match a verb is about, ready for it, with `on` its first three values; NULL: refused. */
Match *tug_ask_match (const BaheAsk *ask, const BaheValue *number, int field, BaheValue *on, BaheOut *out);
/* Which side: by colour or by team; −1: refused. */
int tug_ask_side (const Match *match, const BaheValue *side, int side_field, const BaheValue *team, int team_field,
                  BaheOut *out);

#endif
