/* plugins/draw — contests in which entrants meet two by two: who meets whom, when and where, who goes on, who withdraws
 * and who comes late. Linked by the kinds of such contests; their tables take their first rows from rows.h.
 *
 * A contest is a list of matches in the order in which they are played. A bracket, where there is one, knows who goes
 * on. How a match is won, and what its ends or sets are, is the kind's own.
 */
#ifndef BAHE_DRAW_H
#define BAHE_DRAW_H

#include "format/format.h"
#include "list.h"

#include <bahe/plugin.h>
#include <bahe/value.h>

/* ---- rows of the tables --------------------------------------------------------------------------------- */

/* A kind may offer the first of these only. */
enum { FORMAT_LEAGUE, FORMAT_KNOCK_OUT, FORMAT_GROUPS, FORMAT_DOUBLE, FORMAT_SWISS };
enum { LEGS_SINGLE, LEGS_DOUBLE };
enum { SIDE_RED, SIDE_BLUE, SIDE_BOTH };
enum { STAGE_GROUP, STAGE_KNOCK_OUT, STAGE_DOUBLE, STAGE_NONE };
enum { BRACKET_MAIN, BRACKET_THIRD, BRACKET_UPPER, BRACKET_LOWER, BRACKET_FINAL };
enum { ENDED_PLAYED, ENDED_FORFEIT, ENDED_RETIRED, ENDED_BYE };
enum { CLASH_VENUE, CLASH_ENTRANT };

/* Events: those of the kind follow. */
enum { ORDER_DRAWN, WENT_ON, LOTS_DRAWN, TIME_SET, MATCH_DECIDED, MEMBER_PLACED, DRAW_EVENTS_N };
enum { TIE_STAGE, TIE_GROUP, TIE_LOTS };
enum { TIME_MATCH, TIME_VENUE, TIME_START, TIME_MINUTES, TIME_ANYWAY }; /* the last is asked, not recorded */
/* The events of one match say which, and who met, so that they mean the same after an earlier one is corrected. What
 * the kind records of it follows. */
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
  DECIDED_WINNER,
  DECIDED_N
};
enum { MEMBER_TEAM, MEMBER_STAGE, MEMBER_GROUP };

/* Refusals: those of the kind follow. */
enum {
  DRAWN_ALREADY,
  BEGUN_ALREADY,
  TOO_FEW,
  TOO_FEW_FOR_GROUPS,
  NOT_DRAWN,
  ORDER_WRONG,
  NO_SUCH_MATCH,
  NOTHING_TO_PLAY,
  SIDES_NOT_KNOWN,
  MATCH_OVER,
  WHICH_SIDE,
  NOT_IN_MATCH,
  SIDE_AND_TEAM,
  NOT_NEXT,
  WRONG_SCORE,
  HAS_WITHDRAWN,
  NO_GROUPS,
  GROUPS_NOT_OVER,
  LEVEL_AT_THE_CUT,
  WENT_ON_ALREADY,
  GO_ON_WRONG,
  LOTS_TOO_FEW,
  LOTS_NOT_TOGETHER,
  KNOCK_OUT_NO_LOTS,
  VENUE_TAKEN,
  ENTRANT_ELSEWHERE,
  DRAW_REFUSALS_N
};

enum { VIEW_MATCH, VIEW_PART, VIEW_ENTRANT, VIEW_BRACKET, VIEW_CONFLICT };
/* The first columns of the view of matches; those of the kind follow. */
enum {
  MATCH_NUMBER,
  MATCH_STAGE,
  MATCH_GROUP,
  MATCH_ROUND,
  MATCH_BRACKET,
  MATCH_RED,
  MATCH_RED_SCORE,
  MATCH_BLUE_SCORE,
  MATCH_BLUE,
  MATCH_STATE,
  MATCH_WINNER,
  MATCH_END,
  MATCH_RED_CAUTIONS,
  MATCH_BLUE_CAUTIONS,
  MATCH_START,
  MATCH_VENUE,
  MATCH_CURRENT,
  MATCH_NEXT,
  MATCH_COLUMNS_N
};

/* ---- the contest ---------------------------------------------------------------------------------------- */

typedef enum { MATCH_OPEN, MATCH_PLAYED, MATCH_FORFEITED, MATCH_RETIRED, MATCH_BYE } MatchState;

/* The first member of a kind's own match. */
typedef struct {
  guint number; /* from 1; 0: a bye, which is no match */
  guint stage, group, round;
  int slot; /* in the bracket; −1: none */
  BaheBracketPart part;
  gint64 side[2]; /* 0: not known yet, or nobody */
  gint64 red;     /* who stands on the red side: the first, unless the kind lets them change */
  gint64 score[2];
  guint cautions[2];
  GArray *parts; /* ends or sets, as the kind keeps them */
  MatchState state;
  gint64 winner;               /* 0: open, or drawn */
  gboolean named;              /* the winner was named: the score does not say it */
  char *venue;                 /* NULL: none */
  gint64 start, last, minutes; /* from first to last minute it can mean; start 0: no time set */
} Match;

typedef struct Draw Draw;

typedef struct {
  gint64 side[2];
} PartScore;

/* How a kind differs. */
typedef struct {
  gsize match_size, part_size;
  gboolean plays_undrawn; /* a league needs no draw: it is played in the order in which they entered */
  /* The score against who does not come. */
  gint64 (*forfeit_score) (const Draw *draw, const Match *match);
  /* What each part gave, from the first side, for the rule: appended to `scores`, of PartScore. */
  void (*part_scores) (const Match *match, GArray *scores);
} DrawKind;

/* The first member of a kind's own contest. */
struct Draw {
  const DrawKind *kind;
  guint format, legs, groups, go_on;
  BaheGrandFinal grand_final;
  gboolean third_place;
  gint64 minutes;       /* that a match takes */
  GArray *entrants;     /* gint64, in the order in which they entered */
  GArray *withdrawn;    /* gint64 */
  GArray *order;        /* gint64, as drawn; the late behind */
  gboolean drawn;       /* lots were drawn */
  gboolean begun;       /* somebody has played, perhaps without a draw */
  GPtrArray *matches;   /* of Match, in the order in which they are played */
  BaheBracket *bracket; /* NULL: none yet */
  GArray *seeds;        /* gint64, of the bracket */
  Match *current;       /* last touched, and open; NULL: none */
};

/* Gives the lists to a contest whose other members say how it is played. Free with draw_clear. */
void draw_prepare (Draw *draw);
void draw_clear (Draw *draw);

/* ---- draw.c: what is asked of a contest ------------------------------------------------------------------ */

int draw_side_of (const Match *match, gint64 entrant); /* 0 or 1; −1: not in it */
gint64 draw_blue_of (const Match *match);
gboolean draw_is_known (const Match *match);
/* An open match that both its sides could play now. */
gboolean draw_is_ready (const Match *match);
gboolean draw_in_bracket (const Match *match);
/* The row of its choice; `lower`: the bracket has a lower one too. */
gint64 draw_bracket_row (BaheBracketPart part, gboolean lower);
/* The same as a value, unset for a match outside a bracket. */
BaheValue draw_bracket_of (const Match *match);
Match *draw_numbered (const Draw *draw, gint64 number);
/* The open match of these two with that number, else the first of these two; NULL: none. */
Match *draw_between (const Draw *draw, gint64 number, gint64 a, gint64 b);
/* The first that can be played now, other than `but` (NULL: any); NULL: none. */
Match *draw_next (const Draw *draw, const Match *but);
/* Who meets whom no longer changes with who enters. */
gboolean draw_is_fixed (const Draw *draw);
/* Whether each of the list is an entrant, and none stands there twice. */
gboolean draw_names_entrants (const Draw *draw, const BaheValue *list);
/* The place of an entrant in the drawn order; −1: none. */
int draw_place_of (const Draw *draw, gint64 entrant);
/* The group (from 0) that an entrant was drawn into; −1: none. */
int draw_group_of (const Draw *draw, gint64 entrant);
/* "A", "B" … "Z", "AA"; to be freed. */
char *draw_group_name (guint group);
/* Whether the two take place at once, in one place (CLASH_VENUE) or with one of the same entrants; −1: no. */
int draw_clash (const Match *a, const Match *b);

/* ---- draw_schedule.c: which matches there are ------------------------------------------------------------- */

Match *draw_add_match (Draw *draw, guint stage, guint group, guint round, gint64 red, gint64 blue);
guint draw_last_number (const Draw *draw);
/* Those of a league in the order in which they stand now; what was there before is gone. */
void draw_schedule_league (Draw *draw);
void draw_schedule_groups (Draw *draw, BaheOut *out);
void draw_schedule_bracket (Draw *draw, BaheOut *out);
/* Those of who enters after all was set. FALSE: there is no place for one who comes now. */
gboolean draw_schedule_late (Draw *draw, gint64 entrant, BaheOut *out);
/* Who meets whom, now that a match of the bracket was won. */
void draw_follow (Draw *draw, const Match *won);

/* ---- draw_evolve.c: what events leave behind, and the facts they give ------------------------------------- */

/* Of entries, withdrawals and the events of this page's table; FALSE where it does not fit. */
gboolean draw_evolve (Draw *draw, const BaheEvent *event, BaheOut *out);
/* A match is over. `winner` 0: as the score says. */
void draw_finish (Draw *draw, Match *match, MatchState state, gint64 winner, BaheOut *out);
/* Who does not come loses; `side` 2: neither came. */
void draw_forfeit (Draw *draw, Match *match, guint side, BaheOut *out);
/* Whoever has withdrawn forfeits each match that is ready. */
void draw_forfeit_for_withdrawn (Draw *draw, BaheOut *out);
/* The fact of somebody who has nobody to meet in a round; `stage` STAGE_NONE: outside a bracket. */
void draw_give_bye (gint64 entrant, guint stage, guint round, BaheOut *out);

/* ---- draw_decide.c, draw_go_on.c: verbs; the state of the kind begins with a Draw --------------------------- */

gboolean draw_decide_draw (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean draw_decide_draw_order (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean draw_decide_lots (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean draw_decide_go_on (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
/* A match of the groups that is still to be played; NULL: none. */
const Match *draw_group_match_open (const Draw *draw);

/* draw_now.c: which verbs are offered in a state, the contest. */
gboolean draw_now_draw (const void *state);
gboolean draw_now_schedule (const void *state);
gboolean draw_now_lots (const void *state);
gboolean draw_now_go_on (const void *state);
gboolean draw_now_play (const void *state); /* there is a match that can be played now */
gboolean draw_decide_schedule (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
/* Refuses, because there is no match to play. */
gboolean draw_refuse_no_match (const Draw *draw, BaheOut *out);
/* The match that a number names, or the current one, ready, with `on` its first three values; NULL: refused. */
Match *draw_ask_match (const Draw *draw, const BaheValue *number, int field, BaheValue *on, BaheOut *out);
/* The first three values of an event of a match, with this entrant on the red side. */
void draw_fill_on (const Match *match, gint64 red, BaheValue *on);
/* Which side: by colour or by name; −1: refused. */
int draw_ask_side (const Match *match, const BaheValue *side, int side_field, const BaheValue *team, int team_field,
                   BaheOut *out);

/* ---- draw_view.c: what a recorder's phone, a big screen and a terminal see ---------------------------------- */

typedef struct {
  const Match *current; /* being played; with none started the first that can be; NULL: none */
  const Match *next;    /* to be called up: the first that can be played besides; NULL: none */
} DrawFocus;
DrawFocus draw_focus (const Draw *draw);
/* A row of the view of matches, red first: `values` has room for all columns of the kind, whose own are filled already.
 */
void draw_show_match (const Draw *draw, const Match *match, const DrawFocus *focus, gint64 red, BaheValue *values,
                      BaheOut *out);
void draw_show_bracket (const Draw *draw, BaheOut *out);
void draw_show_conflicts (const Draw *draw, BaheOut *out);

#endif
