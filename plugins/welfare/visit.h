/* 慰问: what happened to whom, who is to be visited by when, and who was.
 *
 * An expectation is a person, an occasion and a day until which a visit is due: from something reported, or from a list
 * made by the roster. A visit settles the oldest open one of its person and occasion; one more is a visit made twice.
 * So who was missed, visited late or twice is a list, never a number about somebody.
 */
#ifndef BAHE_WELFARE_VISIT_H
#define BAHE_WELFARE_VISIT_H

#include "common.h"

enum { SETUP_STANDARDS };
enum { STANDARD_OCCASION, STANDARD_DAYS, STANDARD_AMOUNT };

enum { REPORTED, PLANNED, VISITED, PASSED_OVER, GOT };

enum { REPORT_RECIPIENT, REPORT_OCCASION, REPORT_SINCE, REPORT_RELATION, REPORT_NOTE, REPORT_DUE };
enum { PLAN_OCCASION, PLAN_FESTIVAL, PLAN_RULE, PLAN_PEOPLE, PLAN_EXCEPT, PLAN_BY };
enum { PLANNED_OCCASION, PLANNED_FESTIVAL, PLANNED_RULE, PLANNED_PEOPLE, PLANNED_BY };
/* What is asked; the record goes on with what decide has found. */
enum {
  VISIT_RECIPIENT,
  VISIT_OCCASION,
  VISIT_ITEMS,
  VISIT_VISITORS,
  VISIT_OTHERS,
  VISIT_FESTIVAL,
  VISIT_RELATION,
  VISIT_RECEIVER,
  VISIT_PEOPLE,
  VISIT_HEADCOUNT,
  VISIT_AGE,
  VISIT_VOUCHER,
  VISIT_RECEIPT,
  VISIT_SIGNED,
  VISIT_DIAGNOSIS,
  VISIT_NOTE,
  VISIT_WITHHELD,
  VISIT_PURCHASE,
  VISIT_PROOF,
  N_VISIT_ASKED,
  VISITED_NUMBER = N_VISIT_ASKED,
  VISITED_TIMES,
  VISITED_STATUS,
  VISITED_GROUP,
  N_VISITED
};
enum { PASS_PERSON, PASS_OCCASION, PASS_REASON };
enum { GOT_VISIT, GOT_WHAT, GOT_PEOPLE };

enum {
  NEGATIVE_AMOUNT,
  MIXED_UNITS,
  EMPTY_ITEM,
  NOBODY_VISITED,
  ONE_OR_MANY,
  FEWER_THAN_NAMED,
  NAMED_TWICE,
  SECOND_VISITOR,
  VISITS_HIMSELF,
  AFTER_DEATH,
  CAKE_AFTER_DEATH,
  FAMILY_RECEIVES,
  FAMILY_SIGNS,
  NOT_DIED,
  NO_FESTIVAL,
  NOT_A_FESTIVAL,
  NOBODY_LISTED,
  LISTED_ALREADY,
  REPORTED_ALREADY,
  NOTHING_EXPECTED,
  NO_SUCH_VISIT,
  NO_SUCH_ITEM,
  NOT_IN_VISIT,
  MORE_THAN_PIECES
};

enum { VIEW_GIVEN, VIEW_EXPECTED, VIEW_OWN_DAY, VIEW_VISIT, VIEW_SHORT, VIEW_ALIKE, VIEW_STANDARD };

typedef struct {
  gint64 person, occasion, festival; /* festival −1: none */
  gint64 from, due;                  /* minutes: since when; the last minute that is in time */
  guint visits;
  gint64 visited; /* minute of the first visit; meaningless without visits */
  gboolean passed;
  gboolean own_day; /* each on a day that follows from the date of birth, between `from` and `due` */
} Expected;

typedef struct {
  BaheValue values[N_VISITED], when;
  gint64 waited;   /* of one person's visit: days since it was reported or listed; −1: nobody had */
  GHashTable *got; /* what → GArray of gint64: who is known to have got it */
} Visit;

typedef struct {
  WelfareKeep *keep;
  GPtrArray *expected, *visits;
  gint64 days[N_OCCASIONS], usual[N_OCCASIONS]; /* usual: fen; 0: not settled */
} Visits;

extern const BaheField visit_setup[];
extern const BaheEventType visit_events[], visit_views[];
extern const BaheVerb visit_verbs[];
extern const BaheRefusal visit_refusals[];
extern const BaheFigure visit_figures[];

void *visit_state_new (const BaheValue *setup);
void visit_state_free (void *state);
gboolean visit_evolve (void *state, const BaheEvent *event, BaheOut *out);
void visit_view (const void *state, BaheOut *out);

/* Of birthdays and retirement, whose days the roster keeps sealed. */
gboolean visit_is_own_day (gint64 occasion);
/* Of the two deaths; what is given then is given to the family. */
gboolean visit_is_condolence (gint64 occasion);
/* Open for this person, occasion and festival (−1: any), the oldest first; NULL: none. */
Expected *visit_open (const Visits *visits, gint64 person, gint64 occasion, gint64 festival);
Visit *visit_numbered (const Visits *visits, gint64 number);

gboolean visit_decide_report (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean visit_decide_plan (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean visit_decide_visit (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean visit_decide_pass (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean visit_decide_got (const BaheAsk *ask, const BaheValue *given, BaheOut *out);

#endif
