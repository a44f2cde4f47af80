/* Broadcast exercise: the tables' rows by name, and the contest as its events have left it.
 *
 * A judge may give a sheet again until it is counted; each stays as an event, the last counts. So sheets give their
 * marks as facts when the head judge confirms a team or marking is closed, not before; an officer who looks earlier is
 * shown what would be if it were closed now. Marks read out from paper count at once.
 */
#ifndef BAHE_SPORTS_BROADCAST_EXERCISE_H
#define BAHE_SPORTS_BROADCAST_EXERCISE_H

#include "format/format.h"
#include "kinds.h"
#include "value.h"

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
  MARK_COUNTED,
  ABSENCE_DEDUCTED
};

enum { SHEET_SEAT, SHEET_TEAM, SHEET_MARKS };
enum { MARK_CRITERION, MARK_MARK };
enum { READ_TEAM, READ_MARKS, READ_SEAT };
enum { ROW_SEAT, ROW_MARK };
enum { DEDUCT_TEAM, DEDUCT_POINTS, DEDUCT_REASON };
enum { ABSENT_TEAM, ABSENT_COUNT };
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
  NOTHING_MARKED
};

enum { VIEW_APPEARANCE, VIEW_SHEET, VIEW_CRITERION };

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
} Sheet;

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

/* broadcast_exercise_decide.c: verbs. */
gboolean exercise_decide_draw (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean exercise_decide_draw_order (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean exercise_decide_appear (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean exercise_decide_sheet (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean exercise_decide_mark (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean exercise_decide_deduct (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean exercise_decide_absent (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean exercise_decide_confirm (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean exercise_decide_lock (const BaheAsk *ask, const BaheValue *given, BaheOut *out);

#endif
