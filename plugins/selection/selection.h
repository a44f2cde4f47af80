/* A selection: the tables' rows by name, and the selection as its events have left it.
 *
 * It is held once, or once a month. Who may be chosen was nominated for that month with a deed; points come from items
 * (times their weights) or from votes; the committee chooses, and what is against it is refused by name: the month has
 * its winner, a gate was shut, the last time is too near, another has more. A contest in stages has no months: each
 * stage is a gate that an entrant passes in order, with evidence where the stage asks for it, and who passed all is
 * recommended upward.
 */
#ifndef BAHE_SELECTION_SELECTION_H
#define BAHE_SELECTION_SELECTION_H

#include "kinds.h"

/* ---- rows of the tables ------------------------------------------------------------------------------------------ */

enum {
  SETUP_PRESET,
  SETUP_PERIOD,
  SETUP_ENTRANT,
  SETUP_PLACES,
  SETUP_BY,
  SETUP_ITEMS,
  SETUP_GATES,
  SETUP_STAGES,
  SETUP_NOMINATIONS,
  SETUP_NO_SELF,
  SETUP_COOLDOWN,
  SETUP_MOST
};
enum { PERIOD_ONCE, PERIOD_MONTH };
enum { ENTRANT_ANY, ENTRANT_PERSON, ENTRANT_GROUP, ENTRANT_GUEST };
enum { BY_SCORE, BY_VOTES, BY_DECISION };
enum { ITEM_NAME, ITEM_FULL, ITEM_WEIGHT };
enum { GATE_NAME, GATE_LASTS };
enum { LASTS_MONTH, LASTS_YEAR };
enum { STAGE_NAME, STAGE_EVIDENCE };

enum {
  NOMINATED,
  SCORED,
  VOTED,
  VETOED,
  CHOSEN,
  NOT_HELD,
  YEAR_STAR_CHOSEN,
  EVIDENCE_GIVEN,
  STAGE_PASSED,
  STAGE_STOPPED,
  REPORTED,
  ANSWERED,
  CANDIDATE_COUNTED,
  POINTS_COUNTED,
  BAR_COUNTED,
  CHOICE_COUNTED,
  STAR_COUNTED
};

/* Fields of events, and of the verbs that have the same. Verbs may leave year and month out: then it is the month of
 * the day. */
enum { NOM_ENTRANT, NOM_DEED, NOM_MONTH, NOM_YEAR, NOM_GROUP, NOM_NOMINATOR, NOM_EVIDENCE, NOM_FILE, N_NOM };
enum { SCORE_ENTRANT, SCORE_POINTS, SCORE_MONTH, SCORE_YEAR, SCORE_INSPECTION, N_SCORE };
enum { POINT_ITEM, POINT_POINTS };
enum { VOTE_ENTRANT, VOTE_VOTES, VOTE_MONTH, VOTE_YEAR, N_VOTE };
enum { VETO_ENTRANT, VETO_GATE, VETO_MONTH, VETO_YEAR, VETO_NOTE, N_VETO };
enum { CHOOSE_ENTRANT, CHOOSE_MONTH, CHOOSE_YEAR, CHOOSE_REASON, CHOOSE_DEED, CHOOSE_POINTS, N_CHOOSE };
enum { MISS_REASON, MISS_MONTH, MISS_YEAR, N_MISS };
enum { STAR_ENTRANT, STAR_YEAR, STAR_REASON, STAR_ANYWAY, STAR_MONTHS, STAR_POINTS, N_STAR };
enum { EVID_ENTRANT, EVID_ITEM, EVID_WHAT, EVID_EVENT, EVID_FILE, N_EVID };
enum { PASS_ENTRANT, PASS_STAGE, PASS_BY, PASS_OPINION, N_PASS };
enum { STOP_ENTRANT, STOP_REASON, STOP_STAGE, N_STOP };
enum { REPORT_ENTRANT, REPORT_TO, REPORT_LEVEL, N_REPORT };
enum { ANSWER_ENTRANT, ANSWER_CHOSEN, ANSWER_TITLE, ANSWER_LEVEL, N_ANSWER };
enum { COUNTED_ENTRANT, COUNTED_PERIOD, COUNTED_ITEM, COUNTED_POINTS, COUNTED_INSPECTION };
enum { YEARLY_ENTRANT, YEARLY_STAGE, YEARLY_POINTS, YEARLY_PERIOD };

enum {
  NO_SUCH_ENTRANT,
  ENTRANT_WITHDRAWN,
  ENTRANT_SORT,
  MONTH_MISSING,
  MONTH_NOT_NEEDED,
  NOMINATED_ALREADY,
  NOMINATIONS_FULL,
  NO_SELF_NOMINATION,
  IN_COOLDOWN,
  WON_ENOUGH,
  NOT_NOMINATED,
  POINTS_BY_VOTES,
  VOTES_BY_POINTS,
  BY_COMMITTEE,
  ITEM_UNKNOWN,
  ITEM_TWICE,
  ITEM_MISSING,
  OVER_FULL,
  SCORED_ALREADY,
  VOTED_ALREADY,
  GATE_UNKNOWN,
  GATE_IS_HEALTH,
  VETOED_ALREADY,
  GATE_SHUT,
  PLACE_TAKEN,
  CHOSEN_ALREADY,
  NOT_FIRST,
  MONTH_NOT_HELD,
  HELD_ALREADY,
  MONTHS_MISSING,
  NO_STAR,
  YEAR_TIED,
  YEAR_CHOSEN,
  NOT_MOST,
  NO_STAGES,
  STAGE_UNKNOWN,
  STAGE_ORDER,
  STAGE_DONE,
  EVIDENCE_MISSING,
  STOPPED_BEFORE,
  STAGES_LEFT,
  NOT_CHOSEN,
  QUOTA_FULL,
  REPORTED_ALREADY,
  NOT_REPORTED,
  ANSWERED_ALREADY
};

enum { VIEW_MONTH, VIEW_CANDIDATE, VIEW_YEAR, VIEW_STAGE, VIEW_ITEM };

/* ---- the selection -------------------------------------------------------------------------------------------------
 */

#define UNITS 1000000 /* points and weights are held in millionths */

typedef struct {
  char *name;
  gint64 full, weight; /* full 0: no bound */
} Item;

typedef struct {
  char *name;
  guint lasts;
} Gate;

typedef struct {
  char *name;
  gint64 evidence; /* how many items need evidence before it is passed */
} Stage;

typedef struct {
  gint64 group, nominator; /* 0: none; neither: they put themselves forward */
  char *deed;
} Nomination;

typedef struct {
  gint64 inspection;
  guint item;
} Scored;

typedef struct { /* of one period */
  gint64 entrant, period;
  GPtrArray *nominations;
  GArray *scored;            /* Scored */
  gint64 total;              /* of all inspections, weighted */
  gint64 inspections, votes; /* votes −1: none */
  gboolean barred;           /* the board was told that it may not be chosen */
} Candidate;

typedef struct {
  gint64 entrant, period;
  guint gate;
} Veto;

typedef struct {
  gint64 entrant, period, points;
  char *deed, *reason;
} Choice;

typedef struct {
  gint64 period;
  char *reason;
} Missed;

typedef struct {
  gint64 entrant, year;
} YearStar;

typedef struct {
  gint64 number;
  gboolean withdrawn, stopped, reported, answered, named; /* named: the one above chose it */
  guint passed;                                           /* stages */
  GPtrArray *evidence;                                    /* char *: items */
  char *by, *to, *title;
} Entrant;

typedef struct {
  gboolean monthly, no_self;
  guint entrant, by;
  gint64 places, nominations, cooldown, most;
  GPtrArray *items, *gates, *stages;
  GPtrArray *entrants, *candidates, *choices, *missed;
  GArray *vetoes;     /* Veto */
  GArray *year_stars; /* YearStar */
} Selection;

/* selection_value.c: exact numbers, values, months. */
gboolean selection_units (const BaheValue *value, gint64 *units); /* FALSE: more than six decimals, or too large */
BaheValue selection_units_value (gint64 units);
/* A month as year × 100 + month; 0 of a selection that is held once. */
gint64 selection_period (gint64 year, gint64 month);
/* How many months from one period to another. */
gint64 selection_months_between (gint64 from, gint64 to);
gint64 selection_next_period (gint64 period);
/* "2026-01"; "" for 0. To be freed. */
char *selection_period_text (gint64 period);
/* The month of a minute since 1970. */
gint64 selection_period_of (gint64 minute);

/* selection_preset.c: what a preset says where the setup says nothing. */
extern const BaheChoice selection_presets[];
void selection_take_preset (Selection *selection, guint preset, const BaheValue *setup);

/* selection_state.c: what is asked of the selection. NULL or −1: none. */
void selection_add_item (Selection *selection, const char *name, gint64 full, gint64 weight);
void selection_add_gate (Selection *selection, const char *name, guint lasts);
void selection_add_stage (Selection *selection, const char *name, gint64 evidence);
Entrant *selection_entrant (const Selection *selection, gint64 number);
Candidate *selection_candidate (const Selection *selection, gint64 entrant, gint64 period);
Candidate *selection_candidate_new (Selection *selection, gint64 entrant, gint64 period);
int selection_item (const Selection *selection, const char *name);
int selection_gate (const Selection *selection, const char *name);
int selection_stage (const Selection *selection, const char *name);
const Missed *selection_missed (const Selection *selection, gint64 period);
guint selection_chosen_in (const Selection *selection, gint64 period);
const Choice *selection_choice (const Selection *selection, gint64 entrant, gint64 period);
/* What the candidate is ahead by: the mean of the inspections, or the votes. */
gint64 selection_points (const Selection *selection, const Candidate *candidate);

typedef enum { BAR_NONE, BAR_VETO, BAR_COOLDOWN, BAR_MOST } Bar;
/* Why the entrant may not be chosen in that period; *other: the period or the gate it is about. What was won later
 * stands in the way of choosing (`later`), where an earlier month is entered afterwards, but makes nobody of that month
 * barred. */
Bar selection_bar (const Selection *selection, gint64 entrant, gint64 period, gboolean later, gint64 *other);
/* Months from the first to the last that anything was recorded for: gint64. */
GArray *selection_periods (const Selection *selection);

typedef struct {
  gint64 entrant, months, points;
} Yearly;
/* Who was chosen in that year, most months first, then points: Yearly. */
GArray *selection_year (const Selection *selection, gint64 year);

/* selection_decide.c, selection_choose.c, selection_stages.c: verbs. */
gboolean selection_refuse (BaheOut *out, guint refusal, int field, char *words);
/* The one named, who still takes part and is what may enter here; NULL: refused. */
Entrant *selection_find (const BaheAsk *ask, const BaheValue *entrant, BaheOut *out);
/* The period that year and month say, or that of the day. FALSE: refused. */
gboolean selection_when (const BaheAsk *ask, const BaheValue *month, const BaheValue *year, int field, gint64 *period,
                         BaheOut *out);
gboolean selection_decide_nominate (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean selection_decide_score (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean selection_decide_vote (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean selection_decide_veto (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean selection_decide_choose (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean selection_decide_not_held (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean selection_decide_year_star (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean selection_decide_evidence (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean selection_decide_pass (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean selection_decide_stop (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean selection_decide_report (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean selection_decide_answer (const BaheAsk *ask, const BaheValue *given, BaheOut *out);

#endif
