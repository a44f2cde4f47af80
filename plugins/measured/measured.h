/* A measured contest: the tables' rows by name, and the contest as its events have left it.
 *
 * Entrants come in heats of so many lanes, or one after another. With a final there are two stages, and the draw of the
 * final is made from the board of the heats. Each stage has a board for each division (组别), which is settled when an
 * entrant is drawn or first measured, and recorded, so that the roster's later changes move nobody.
 */
#ifndef BAHE_MEASURED_MEASURED_H
#define BAHE_MEASURED_MEASURED_H

#include "kinds.h"

/* ---- rows of the tables ------------------------------------------------------------------------------------------ */

enum {
  SETUP_PRESET,
  SETUP_UNIT,
  SETUP_DIRECTION,
  SETUP_DIGITS,
  SETUP_ATTEMPTS,
  SETUP_COUNTS,
  SETUP_LANES,
  SETUP_FINALISTS,
  SETUP_FAULTS,
  SETUP_FAULT_COST,
  SETUP_MEMBERS,
  SETUP_ENTRANT,
  SETUP_DIVISIONS,
  SETUP_LEAST,
  SETUP_MOST,
  SETUP_LIMIT
};
enum { UNIT_SECONDS, UNIT_COUNT, UNIT_METRES, UNIT_CLOCK };
enum { ENTRANT_ANY, ENTRANT_PERSON, ENTRANT_GROUP };
enum { DIVISION_NAME, DIVISION_SEX, DIVISION_FROM, DIVISION_TO };
enum { SEX_MALE, SEX_FEMALE };
enum { ENTRY_SEX = 1, ENTRY_AGE, ENTRY_DIVISION, ENTRY_MEMBERS }; /* after the entrant itself */

enum { HEATS_DRAWN, LANE_GIVEN, ATTEMPTED };
enum { DRAWN_LANES, DRAWN_STAGE };
enum { LANE_TEAM, LANE_HEAT, LANE_LANE, LANE_DIVISION, LANE_STAGE }; /* a row of the draw has all but the stage */
enum {
  ATTEMPT_TEAM,
  ATTEMPT_VALUE,
  ATTEMPT_FAULTS,
  ATTEMPT_NUMBER,
  ATTEMPT_ENDED,
  ATTEMPT_REASON,
  ATTEMPT_MEMBER,
  ATTEMPT_DIVISION,
  ATTEMPT_STAGE
};
enum { ENDED_VOID, ENDED_NOT_STARTED, ENDED_NOT_FINISHED, ENDED_DISQUALIFIED };
enum { STAGE_HEATS, STAGE_FINAL, N_STAGES };

enum { ASK_TEAM, ASK_RESULTS, ASK_FAULTS, ASK_NUMBER, ASK_REASON, ASK_MEMBER };
enum { FINAL_ORDER, FINAL_ANYWAY };

enum {
  NO_SUCH_TEAM,
  WITHDRAWN,
  WRONG_ENTRANT,
  DRAWN_ALREADY,
  NOT_DRAWN,
  NOT_PLACED,
  PLACED_ALREADY,
  TOO_FEW,
  ENTRANT_TWICE,
  LANE_TAKEN,
  NO_SUCH_LANE,
  LIST_INCOMPLETE,
  LIST_WRONG,
  NO_DIVISION,
  DIVISION_UNKNOWN,
  NO_FINAL,
  HEATS_OPEN,
  NOT_IN_FINAL,
  NOT_A_MEASURE,
  TOO_FINE,
  OUT_OF_BOUNDS,
  ATTEMPT_TWICE,
  ATTEMPTS_USED,
  GONE,
  REASON_NEEDED,
  NO_FAULTS,
  FAULTS_COUNT,
  MEMBER_NEEDED,
  MEMBER_ELSEWHERE,
  TEAM_RESULT
};

enum { VIEW_LANE };

/* ---- the contest ------------------------------------------------------------------------------------------------- */

typedef struct { /* a measure, exact: integer × 10^exponent, the exponent never above 0 */
  gint64 integer;
  gint32 exponent;
} Measure;

typedef struct {
  int stage, ended; /* ended −1: it counts */
  gint64 number, member;
  Measure value;
  gint64 faults;
} Attempt;

typedef struct {
  gint64 heat, lane; /* lane 0: it goes alone; heat 0: not drawn */
} Place;

typedef struct {
  gint64 number, age; /* age −1: not said */
  int sex;            /* −1: not said */
  gboolean withdrawn;
  char *said, *division; /* as the entry says it; as it was settled. NULL: neither */
  gboolean settled;
  GArray *members;  /* gint64; empty: not said */
  GArray *attempts; /* Attempt */
  Place places[N_STAGES];
} Entrant;

typedef struct {
  char *name;
  int sex;         /* −1: both */
  gint64 from, to; /* years; −1: no bound */
} Division;

typedef struct {
  guint unit, entrant;
  gboolean less, faults;
  gint64 digits, attempts, lanes, finalists, members;
  gboolean has_least, has_most;
  Measure least, most;
  GPtrArray *divisions; /* of Division */
  GPtrArray *entrants;  /* of Entrant, in order of entry */
  gboolean drawn[N_STAGES];
} Contest;

/* measured_number.c: exact measures and values. */
/* "14.8", "14.8秒", "1:05.32", "1分05秒32". FALSE: it is none, or beyond what can be held. */
gboolean measured_parse (const char *text, Measure *measure);
/* An end of an attempt in words: 未到, DNS, 犯规 … −1: it is none. */
int measured_parse_end (const char *text);
/* Decimal places that it needs. */
gint32 measured_places (const Measure *measure);
int measured_compare (const Measure *a, const Measure *b);
/* As the contest shows it, 25:01 of 1501 seconds where it is in minutes and seconds. To be freed. */
char *measured_text (const Contest *contest, const Measure *measure, gint64 digits);
Measure measured_of (const BaheValue *value);
/* With the digits that results of the contest have: 16.90, wherever the record is shown. */
BaheValue measure_value (const Contest *contest, const Measure *measure);

/* measured_state.c: what is asked of the contest. */
Entrant *measured_entrant (const Contest *contest, gint64 number); /* NULL: none */
/* Whether nobody may be measured before the draw. */
gboolean measured_needs_draw (const Contest *contest);
/* The stage that goes on now. */
int measured_stage (const Contest *contest);
/* The stage as events carry it: unset where there is only one. */
BaheValue measured_stage_value (const Contest *contest, int stage);
/* The stage of an event; 0 where it says none. */
int measured_stage_of (const BaheValue *value);
guint measured_done (const Entrant *entrant, int stage);
/* How many attempts an entrant has in a stage, all its members together. */
gint64 measured_attempts_of (const Contest *contest);
/* Whether it is to be measured again in that stage. */
gboolean measured_is_waiting (const Contest *contest, const Entrant *entrant, int stage);
const Attempt *measured_attempt (const Entrant *entrant, int stage, gint64 member, gint64 number);
/* How it left the stage for good: not started, disqualified; −1: it has not. */
int measured_gone (const Entrant *entrant, int stage);
const Division *measured_division (const Contest *contest, const char *name);
/* Who stands there; NULL: nobody. */
const Entrant *measured_at (const Contest *contest, int stage, const Place *place);

/* measured_decide.c: what verbs share. */
gboolean measured_refuse (BaheOut *out, guint refusal, int field, char *words);
/* Who takes part; NULL: refused. */
Entrant *measured_find (const BaheAsk *ask, const BaheValue *team, int field, BaheOut *out);
/* The same of the i-th (from 0) of a list. */
Entrant *measured_find_listed (const BaheAsk *ask, const BaheValue *team, gsize i, int field, BaheOut *out);
/* The division it belongs to: settled, said or by sex and age. NULL in *division: there are none. */
gboolean measured_settle (const BaheAsk *ask, const Entrant *entrant, int field, const char **division, BaheOut *out);
gboolean measured_decide_attempt (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean measured_decide_draw (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean measured_decide_draw_heats (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean measured_decide_lane (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean measured_decide_final (const BaheAsk *ask, const BaheValue *given, BaheOut *out);

/* measured_now.c: which verbs are offered in a state, the contest. */
gboolean measured_now_draw (const void *state);
gboolean measured_now_lane (const void *state);
gboolean measured_now_final (const void *state);

#endif
