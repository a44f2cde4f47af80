/* 福利: what is given to everybody of a sort, once each: cakes, festival goods, health checks, insurance, allowances.
 *
 * A list is made from the roster as of a day; each person it is given to is a record of its own, so that one can be
 * corrected without the others. Nobody is given it twice in one period: a year, a term of insurance, or the activity.
 */
#ifndef BAHE_WELFARE_BENEFIT_H
#define BAHE_WELFARE_BENEFIT_H

#include "common.h"

enum {
  BENEFIT_OCCASION,
  BENEFIT_FESTIVAL,
  BENEFIT_FORM,
  BENEFIT_WHAT,
  BENEFIT_EACH,
  BENEFIT_PIECE,
  BENEFIT_RULE,
  BENEFIT_ONCE,
  N_BENEFIT_SETUP
};
enum { ONCE_YEAR, ONCE_TERM, ONCE_ACTIVITY };

enum { LISTED, GIVEN, TERM_BEGUN, SPENT, APPLIED, AIDED };

enum { LIST_RULE, LIST_PEOPLE, LIST_EXCEPT, LIST_BY };
enum { LISTED_RULE, LISTED_PEOPLE, LISTED_BY, LISTED_PERIOD };
enum { GIVE_PEOPLE, GIVE_ALL, GIVE_EXCEPT, GIVE_COUNT, GIVE_EACH, GIVE_HANDLERS, GIVE_VOUCHER, GIVE_SIGNED };
enum {
  GIVEN_RECIPIENT,
  GIVEN_OCCASION,
  GIVEN_FESTIVAL,
  GIVEN_FORM,
  GIVEN_WHAT,
  GIVEN_EACH,
  GIVEN_PIECE,
  GIVEN_COUNT,
  GIVEN_PERIOD,
  GIVEN_HANDLERS,
  GIVEN_VOUCHER,
  GIVEN_SIGNED,
  N_GIVEN
};
enum { TERM_FROM, TERM_TO, TERM_INSURER, TERM_POLICY, TERM_PREMIUM, N_TERM };
enum { SPENT_AMOUNT, SPENT_WHAT, SPENT_QUANTITY, SPENT_HANDLERS, SPENT_VOUCHER };
enum { APPLIED_RECIPIENT, APPLIED_STAGE, APPLIED_AMOUNT, APPLIED_REASON, APPLIED_BY };
enum { STAGE_APPLIED, STAGE_REPORTED, STAGE_GRANTED, STAGE_REFUSED, STAGE_PAID };
enum { AIDED_HELPER, AIDED_PUPIL, AIDED_AMOUNT, AIDED_HOW };

enum {
  BENEFIT_NEGATIVE,
  BENEFIT_NOBODY,
  BENEFIT_TWICE_NAMED,
  GIVEN_BEFORE,
  NOT_LISTED,
  NO_LIST,
  NOBODY_LEFT,
  BENEFIT_AFTER_DEATH,
  BENEFIT_CAKE_AFTER_DEATH,
  SECOND_HANDLER,
  NOBODY_OF_THE_SORT,
  NO_TERM,
  TERM_ENDS_BEFORE,
  TERM_OVERLAPS,
  OUTSIDE_TERM,
  STAGE_WRONG,
  AMOUNT_MISSING,
  PUPIL_NAME,
  PUPIL_AIDED
};

enum { VIEW_BENEFIT, VIEW_LIST, VIEW_RECIPIENT, VIEW_TERM, VIEW_APPLICATION, VIEW_AID, VIEW_PUPIL };

typedef struct {
  gint64 rule, period;
  BaheValue people, by, when;
} List;

typedef struct {
  BaheValue values[N_GIVEN], when;
} Given;

typedef struct {
  BaheValue values[N_TERM];
} Term;

typedef struct {
  gint64 person, stage;
  BaheValue amount, by;
} Application;

typedef struct {
  gint64 helper;
  char *pupil;
} Aid;

typedef struct {
  WelfareKeep *keep;
  BaheValue setup[N_BENEFIT_SETUP];
  GPtrArray *lists, *given, *terms, *applications, *aids;
  gint64 spent;
  gboolean spent_unknown;
} Benefit;

extern const BaheField benefit_setup[];
extern const BaheEventType benefit_events[], benefit_views[];
extern const BaheVerb benefit_verbs[];
extern const BaheRefusal benefit_refusals[];
extern const BaheFigure benefit_figures[];

void *benefit_state_new (const BaheValue *setup);
void benefit_state_free (void *state);
gboolean benefit_evolve (void *state, const BaheEvent *event, BaheOut *out);
void benefit_view (const void *state, BaheOut *out);

/* The period that a day lies in: its year, the number of the latest term, or 1. 0: no term has begun. */
gint64 benefit_period (const Benefit *benefit, gint64 minute);
gboolean benefit_was_given (const Benefit *benefit, gint64 person, gint64 period);
/* The latest list of a period; NULL: none. */
const List *benefit_list (const Benefit *benefit, gint64 period);
Application *benefit_application (const Benefit *benefit, gint64 person);

gboolean benefit_decide_list (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean benefit_decide_give (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean benefit_decide_term (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean benefit_decide_spend (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean benefit_decide_apply (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean benefit_decide_aid (const BaheAsk *ask, const BaheValue *given, BaheOut *out);

#endif
