/* A judged contest: the tables' rows by name, and the contest as its events have left it.
 *
 * What is marked is a work. In an open contest each entrant is one. In a blind contest works are numbers: who has which
 * is drawn but not known to the state's works, nor to any fact, before the seal is broken; every verb then names the
 * number. A judge may give a sheet again until it is counted; each stays as an event, the last counts. Sheets give
 * their marks as facts when the work is confirmed or marking is closed, of a blind contest when it is unsealed.
 */
#ifndef BAHE_JUDGED_JUDGED_H
#define BAHE_JUDGED_JUDGED_H

#include "kinds.h"

/* ---- rows of the tables ------------------------------------------------------------------------------------------ */

enum {
  SETUP_PRESET,
  SETUP_JUDGES,
  SETUP_STYLE,
  SETUP_CRITERIA,
  SETUP_SCALE,
  SETUP_STEP,
  SETUP_BLIND,
  SETUP_ENTRANT,
  SETUP_DROP_HIGH,
  SETUP_DROP_LOW,
  SETUP_TRIM_FROM,
  SETUP_AGGREGATE,
  SETUP_PLACES,
  SETUP_LIMIT,
  SETUP_BANDS,
  SETUP_MEASURED,
  SETUP_ABSENCE,
  SETUP_CAP,
  SETUP_PANELS,
  SETUP_TWICE
};
enum { STYLE_CRITERIA, STYLE_FINAL };
enum { ENTRANT_ANY, ENTRANT_PERSON, ENTRANT_GROUP, ENTRANT_GUEST };
enum { MEASURED_SECONDS, MEASURED_MINUTES_OVER };
enum { CRITERION_NAME, CRITERION_FULL, CRITERION_WEIGHT };
enum { BAND_OVER, BAND_POINTS };
enum { PANEL_NAME, PANEL_JUDGES, PANEL_WEIGHT };
enum { ENTRY_AUTHORS = 1 }; /* after the entrant itself */

enum {
  ORDER_DRAWN,
  NUMBERS_DRAWN,
  APPEARED,
  SHEET_GIVEN,
  MARKS_READ,
  MARKS_KEYED,
  COMMENTED,
  PENALISED,
  TIMED,
  ABSENT_RECORDED,
  JUDGE_SEATED,
  CONFIRMED,
  MARKING_CLOSED,
  UNSEALED,
  LATE_GIVEN,
  LATE_TAKEN,
  LATE_DECLINED,
  MARK_COUNTED,
  PENALTY_COUNTED,
  TIME_COUNTED
};

enum { NUMBERS_COUNT, NUMBERS_LOT };
enum { WORK_TEAM, WORK_NUMBER };
enum { SHEET_SEAT, SHEET_TEAM, SHEET_MARKS, SHEET_NUMBER };
enum { MARK_CRITERION, MARK_MARK };
enum { READ_TEAM, READ_MARKS, READ_NUMBER };
enum { ROW_SEAT, ROW_MARK };
enum { ASK_WORK, ASK_MARKS, ASK_SEAT }; /* of the verbs that record marks read out: a team, or a number */
enum { COMMENT_SEAT, COMMENT_TEAM, COMMENT_TEXT, COMMENT_NUMBER };
enum { PENALTY_TEAM, PENALTY_POINTS, PENALTY_REASON, PENALTY_NUMBER };
enum { TIME_SECONDS, TIME_TEAM, TIME_NUMBER };
enum { ABSENT_TEAM, ABSENT_NUMBER, ABSENT_PEOPLE };
enum { JUDGE_SEAT, JUDGE_PERSON };
enum { LATE_SEAT, LATE_TEAM, LATE_NUMBER, LATE_REASON };
enum { LATE_WAITS, LATE_COUNTS, LATE_DOES_NOT, LATE_NEEDS_NOTHING };
enum { CONFIRM_TEAM, CONFIRM_NUMBER, CONFIRM_ANYWAY };
enum { UNSEALED_WORKS, UNSEALED_CONFLICTS };
enum { OPENED_NUMBER, OPENED_TEAM };
enum { CONFLICT_SEAT, CONFLICT_JUDGE, CONFLICT_NUMBER, CONFLICT_TEAM, CONFLICT_WHY };
enum { WHY_SAME, WHY_AUTHOR, WHY_GROUP };
enum { COUNTED_TEAM, COUNTED_SEAT, COUNTED_CRITERION, COUNTED_POINTS, COUNTED_MARK, COUNTED_PANEL, COUNTED_SHARE };

enum {
  DRAWN_ALREADY,
  NOT_DRAWN,
  TOO_FEW,
  ORDER_WRONG,
  BLIND_ORDER,
  USE_NUMBER,
  NAME_ONE,
  NO_SUCH_NUMBER,
  NO_SUCH_TEAM,
  WITHDRAWN,
  WRONG_ENTRANT,
  ABSENT,
  LOCKED,
  CONFIRMED_ALREADY,
  NO_SUCH_SEAT,
  CRITERIA_DO_NOT_SUM,
  PANELS_DO_NOT_SUM,
  FINAL_MARKS_ONLY,
  CRITERION_UNKNOWN,
  CRITERION_TWICE,
  CRITERION_MISSING,
  MARK_OVER,
  NOT_A_STEP,
  MARKS_COUNT,
  JUDGE_TWICE,
  KEYED_DIFFERS,
  SHEET_GIVEN_ALREADY,
  ONE_MARK_A_SEAT,
  TIMED_ALREADY,
  ABSENT_ALREADY,
  MARKED_ALREADY,
  SEATED_TWICE,
  SHEETS_MISSING,
  NOTHING_MARKED,
  NOT_BLIND,
  UNSEAL_EARLY,
  UNSEALED_ALREADY,
  LIST_MISSING,
  LIST_NOT_NEEDED,
  NO_LATE_SHEET,
  LATE_REPLACES
};

enum { VIEW_APPEARANCE, VIEW_WORK, VIEW_SHEET, VIEW_CRITERION, VIEW_CONFLICT, VIEW_LATE };

/* ---- the contest --------------------------------------------------------------------------------------------------
 */

#define UNITS 1000000 /* marks, weights and points are held in millionths */

typedef struct {
  char *name;
  gint64 full, weight;
} Criterion;

typedef struct {
  gint64 seat;
  gboolean read;  /* one final mark, read out from paper */
  guint versions; /* how often it was given */
  guint n;        /* marks, in the order of the criteria */
  gint64 *marks;
  gint64 record; /* that gave it last */
} Sheet;

typedef struct { /* a sheet that came when its marks could no longer simply count */
  gint64 seat, record;
  guint state; /* LATE_WAITS … */
  gint64 *marks;
} Late;

typedef struct {
  char *reason;
  gint64 points;
} Penalty;

typedef struct {
  gint64 number;   /* drawn; 0: none */
  gint64 team;     /* 0: sealed */
  gint64 seconds;  /* −1: not timed */
  gint64 deducted; /* of all penalties, after the cap */
  gint64 missing;  /* people; −1: not recorded */
  gboolean confirmed, absent;
  GPtrArray *sheets, *penalties;
  GPtrArray *late; /* of Late, as they came */
  GArray *keyed;   /* gint64 by seat: the mark as keyed once, where two must agree; −1: none */
} Work;

typedef struct {
  gint64 number;
  gboolean withdrawn;
  GArray *authors; /* gint64, persons */
} Entrant;

typedef struct {
  gint64 seat, judge, number, team, why;
} Conflict;

typedef struct {
  gint64 over, points; /* from more than so many seconds over the limit */
} Band;

typedef struct {
  char *name;
  gint64 last;   /* its last seat; the first follows the panel before it */
  gint64 weight; /* of a hundred, in millionths */
} Panel;

typedef struct {
  gint64 judges, scale, step, limit, absence, cap; /* scale 0: what the criteria make; cap 0: none */
  guint style, entrant, measured;
  gboolean blind, twice; /* twice: marks from paper are keyed two times */
  GPtrArray *criteria, *entrants, *works;
  GPtrArray *panels; /* empty: all judges are one */
  GArray *bands;     /* of Band */
  GArray *seats;     /* gint64: the person on seat 1, 2, …; 0: not said */
  GArray *conflicts; /* of Conflict */
  GArray *sealed;    /* gint64: who took part when numbers were drawn; in order of entry, which tells nobody's number */
  Work *on_stage;
  char *lot; /* what the numbers were drawn with; NULL: not drawn, or drawn by hand */
  gboolean drawn, closed, unsealed;
} Contest;

/* judged_number.c: exact numbers and values. */
gboolean judged_units (const BaheValue *value, gint64 *units); /* FALSE: more than six decimals, or too large */
gint64 judged_units_or (const BaheValue *value, gint64 otherwise);
BaheValue judged_units_value (gint64 units);
/* A mark times a weight. FALSE: too large. */
gboolean judged_weigh (gint64 units, gint64 weight, BaheValue *value);
char *judged_units_text (gint64 units); /* to be freed */

/* judged_preset.c: the criteria of a preset. `add` is called for each. */
void judged_preset_each (guint preset, void (*add) (Contest *contest, const char *name, gint64 full, gint64 weight),
                         Contest *contest);

/* judged_state.c: what is asked of the contest. All NULL or −1: none. */
Entrant *judged_entrant (const Contest *contest, gint64 number);
Work *judged_work_of (const Contest *contest, gint64 team);
Work *judged_work_numbered (const Contest *contest, gint64 number);
/* As a verb or an event names it: by the number if that is given, else by the team. */
Work *judged_work (const Contest *contest, const BaheValue *team, const BaheValue *number);
Work *judged_work_new (Contest *contest, gint64 team, gint64 number);
Sheet *judged_sheet (const Work *work, gint64 seat);
int judged_criterion (const Contest *contest, const char *name);
/* The panel that a seat is of; NULL: there are none. */
const Panel *judged_panel_of (const Contest *contest, gint64 seat);
gboolean judged_is_withdrawn (const Contest *contest, const Work *work);
/* Entrants that take part, in order of entry: gint64. */
GArray *judged_taking_part (const Contest *contest);
/* What full marks come to, weighted. */
gint64 judged_sum (const Contest *contest);
/* The scale of one judge's whole mark. */
gint64 judged_scale (const Contest *contest);
/* Who has number 1, 2, … after the draw with this lot: `n` entrants of `taking_part`, which is put into that order. */
void judged_shuffle (const char *lot, GArray *taking_part);

/* judged_late.c: sheets that came late, as their events leave them. */
void judged_late_free (gpointer late);
gboolean judged_evolve_late (Contest *contest, const BaheEvent *event);
gboolean judged_evolve_late_taken (Contest *contest, const BaheEvent *event, BaheOut *out);
gboolean judged_evolve_late_declined (Contest *contest, const BaheValue *v);
/* A sheet handed in afterwards, as any other, stands for what had come late. */
void judged_late_needs_nothing (Work *work, gint64 seat);
void judged_show_late (const Contest *contest, const Work *work, BaheOut *out);
gboolean judged_decide_take_late (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean judged_decide_decline_late (const BaheAsk *ask, const BaheValue *given, BaheOut *out);

/* judged_evolve.c: what sheets share. A sheet of the seat with room for `n` marks, in place of an earlier one. */
Sheet *judged_put_sheet (Work *work, gint64 seat, guint n, gint64 record);
/* The marks in the order of the criteria; FALSE: a criterion is missing, repeated or unknown. */
gboolean judged_read_marks (const Contest *contest, const BaheValue *rows, gint64 *marks);

/* judged_count.c: what becomes a fact. */
void judged_count_sheet (const Contest *contest, const Work *work, const Sheet *sheet, BaheOut *out);
void judged_count_sheets (const Contest *contest, const Work *work, gboolean read, BaheOut *out);
void judged_count_penalty (const Work *work, const Penalty *penalty, BaheOut *out);
void judged_count_time (const Contest *contest, const Work *work, BaheOut *out);
void judged_count_all (const Contest *contest, const Work *work, BaheOut *out);
/* Adds a penalty as far as the cap leaves; NULL: nothing is left. */
const Penalty *judged_add_penalty (const Contest *contest, Work *work, gint64 points, char *reason);
/* Points for that time; 0: none. */
gint64 judged_time_points (const Contest *contest, gint64 seconds);

/* judged_decide.c, judged_decide_marks.c: verbs, and what they share. */
gboolean judged_refuse (BaheOut *out, guint refusal, int field, char *words);
/* The work that values name, which takes part; NULL: refused. */
Work *judged_find (const BaheAsk *ask, const BaheValue *team, const BaheValue *number, int field, BaheOut *out);
/* The same, which may still be marked. */
Work *judged_find_open (const BaheAsk *ask, const BaheValue *team, const BaheValue *number, int field, BaheOut *out);
gboolean judged_seat_exists (const Contest *contest, const BaheValue *seat, int field, BaheOut *out);
gboolean judged_decide_draw (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean judged_decide_draw_order (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean judged_decide_appear (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean judged_decide_sheet (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean judged_decide_mark (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean judged_decide_mark_work (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean judged_decide_comment (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean judged_decide_penalty (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean judged_decide_penalty_work (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean judged_decide_time (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean judged_decide_absent (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean judged_decide_judge (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean judged_decide_confirm (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean judged_decide_lock (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean judged_decide_unseal (const BaheAsk *ask, const BaheValue *given, BaheOut *out);

/* judged_now.c: which verbs are offered in a state, the contest. */
gboolean judged_now_draw (const void *state);
gboolean judged_now_draw_order (const void *state);
gboolean judged_now_mark (const void *state);
gboolean judged_now_mark_named (const void *state);
gboolean judged_now_mark_numbered (const void *state);
gboolean judged_now_deduct_named (const void *state); /* after the lock too */
gboolean judged_now_deduct_numbered (const void *state);
gboolean judged_now_unseal (const void *state);
gboolean judged_now_seat (const void *state); /* who sits where is settled with the unsealing */
gboolean judged_now_late (const void *state); /* a sheet that came late waits for a word */

#endif
