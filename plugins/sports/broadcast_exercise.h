/* Broadcast exercise: the tables' rows by name, and the contest as its events have left it.
 *
 * A judge may give a sheet again until it is counted; each stays as an event, the last counts. So sheets give their
 * marks as facts when the head judge confirms a team or marking is closed, not before; an officer who looks earlier is
 * shown what would be if it were closed now. Marks read out from paper count at once.
 */
#ifndef BAHE_SPORTS_BROADCAST_EXERCISE_H
#define BAHE_SPORTS_BROADCAST_EXERCISE_H

#include "draw/list.h"
#include "format/format.h"
#include "kinds.h"

/* ---- rows of the tables ------------------------------------------------------------------------------------------ */

enum { SETUP_JUDGES, SETUP_STYLE, SETUP_CRITERIA, SETUP_SCALE, SETUP_STEP, SETUP_ABSENCE, SETUP_HEADCOUNT };
enum { STYLE_CRITERIA, STYLE_FINAL };
enum { CRITERION_NAME, CRITERION_FULL };
enum { ENTRY_HEADCOUNT = 1 }; /* after the entrant itself */

enum {
  ORDER_DRAWN,
  TEAM_APPEARED,
  SHEET_GIVEN,
  MARKS_READ,
  DEDUCTED,
  ABSENCE_RECORDED,
  TEAM_CONFIRMED,
  MARKING_CLOSED,
  LATE_GIVEN,
  LATE_TAKEN,
  LATE_DECLINED,
  MARK_COUNTED,
  ABSENCE_DEDUCTED
};

enum { SHEET_SEAT, SHEET_TEAM, SHEET_MARKS };
enum { MARK_CRITERION, MARK_MARK };
enum { READ_TEAM, READ_MARKS, READ_SEAT };
enum { ROW_SEAT, ROW_MARK };
enum { DEDUCT_TEAM, DEDUCT_POINTS, DEDUCT_REASON };
enum { ABSENT_TEAM, ABSENT_COUNT };
enum { LATE_SEAT, LATE_TEAM, LATE_REASON };
enum { LATE_WAITS, LATE_COUNTS, LATE_DOES_NOT, LATE_NEEDS_NOTHING };
enum { CONFIRM_TEAM, CONFIRM_ANYWAY };
enum { COUNTED_TEAM, COUNTED_SEAT, COUNTED_CRITERION, COUNTED_MARK };

enum {
  DRAWN_ALREADY,
  TOO_FEW,
  ORDER_WRONG,
  CRITERIA_DO_NOT_SUM,
  FINAL_MARKS_ONLY,
  NO_SUCH_SEAT,
  NO_SUCH_TEAM,
  CLOSED,
  CONFIRMED_ALREADY,
  CRITERION_UNKNOWN,
  CRITERION_TWICE,
  CRITERION_MISSING,
  MARK_OVER,
  NOT_A_STEP,
  MARKS_COUNT,
  READ_ALREADY,
  SHEET_GIVEN_ALREADY,
  ONE_MARK_A_SEAT,
  ABSENT_ALREADY,
  ABSENT_TOO_MANY,
  SHEETS_MISSING,
  NOTHING_MARKED,
  NO_LATE_SHEET,
  LATE_REPLACES
};

enum { VIEW_APPEARANCE, VIEW_SHEET, VIEW_CRITERION, VIEW_LATE };

/* ---- the contest ----------------------------------------------------------------------------------------------------
 */

typedef struct { /* integer × 10^exponent */
  gint64 integer;
  gint32 exponent;
} Decimal;

typedef struct {
  char *name;
  Decimal full;
} Criterion;

typedef struct {
  gint64 team, seat;
  gboolean read;  /* one final mark, read out from paper */
  guint versions; /* how often it was given */
  guint n;        /* marks, in the order of the criteria */
  Decimal *marks;
  gint64 record; /* that gave it last */
} Sheet;

typedef struct { /* a sheet that came when its marks could no longer simply count */
  gint64 team, seat, record;
  guint state; /* LATE_WAITS … */
  Decimal *marks;
} Late;

typedef struct {
  gint64 number, headcount; /* headcount 0: not said */
  gint64 absent;            /* −1: not recorded */
  gboolean withdrawn, confirmed;
} Team;

typedef struct {
  gint64 judges, headcount;
  guint style;
  GArray *criteria; /* of Criterion */
  Decimal scale, step, absence;
  GArray *teams;     /* of Team, in order of entry */
  GArray *order;     /* gint64, in order of appearance */
  GPtrArray *sheets; /* of Sheet, in the order they first came */
  GPtrArray *late;   /* of Late, as they came */
  gint64 on_field;   /* 0: nobody yet */
  gboolean closed;
} Exercise;

/* broadcast_exercise_state.c: what is asked of it. */
Team *exercise_team (const Exercise *exercise, gint64 number);              /* NULL: none */
Sheet *exercise_sheet (const Exercise *exercise, gint64 team, gint64 seat); /* NULL: not given */
int exercise_criterion (const Exercise *exercise, const char *name);        /* −1: none */
guint exercise_handed_in (const Exercise *exercise, gint64 team);
gboolean exercise_names_teams (const Exercise *exercise, const BaheValue *list);
/* Exact comparisons; a number of more than nine decimals fits nothing. */
Decimal decimal_of (const BaheValue *value);
BaheValue decimal_value (Decimal decimal);
int decimal_compare (Decimal a, Decimal b);
gboolean decimal_is_multiple (Decimal number, Decimal step);
/* Whether the full marks of the criteria make the scale; `sum` gets them. */
gboolean exercise_criteria_sum (const Exercise *exercise, Decimal *sum);
/* "92.5"; to be freed. */
char *decimal_text (Decimal decimal);

/* A sheet of the seat with room for `n` marks, in place of an earlier one. */
Sheet *exercise_put_sheet (Exercise *exercise, gint64 team, gint64 seat, guint n, gint64 record);
/* The marks in the order of the criteria; FALSE: a criterion is missing, repeated or unknown. */
gboolean exercise_read_marks (const Exercise *exercise, const BaheValue *rows, Decimal *marks);
/* Says what a sheet gives. */
void exercise_count_sheet (const Exercise *exercise, const Sheet *sheet, BaheOut *out);

/* broadcast_exercise_late.c: sheets that came late, as their events leave them. */
void exercise_late_free (gpointer late);
gboolean exercise_evolve_late (Exercise *exercise, const BaheEvent *event);
gboolean exercise_evolve_late_taken (Exercise *exercise, const BaheValue *v, BaheOut *out);
gboolean exercise_evolve_late_declined (Exercise *exercise, const BaheValue *v);
/* A sheet handed in afterwards, as any other, stands for what had come late. */
void exercise_late_needs_nothing (Exercise *exercise, gint64 team, gint64 seat);
void exercise_show_late (const Exercise *exercise, BaheOut *out);
gboolean exercise_decide_take_late (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean exercise_decide_decline_late (const BaheAsk *ask, const BaheValue *given, BaheOut *out);

/* broadcast_exercise_decide.c: verbs. */
gboolean exercise_team_takes_part (const Exercise *exercise, const BaheValue *number, int field, BaheOut *out);
gboolean exercise_decide_draw (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean exercise_decide_draw_order (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean exercise_decide_appear (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean exercise_decide_sheet (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean exercise_decide_mark (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean exercise_decide_deduct (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean exercise_decide_absent (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean exercise_decide_confirm (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean exercise_decide_lock (const BaheAsk *ask, const BaheValue *given, BaheOut *out);

/* broadcast_exercise_now.c: which verbs are offered in a state, the contest. */
gboolean exercise_now_draw (const void *state);
gboolean exercise_now_mark (const void *state);
gboolean exercise_now_late (const void *state); /* a sheet that came late waits for a word */

#endif
