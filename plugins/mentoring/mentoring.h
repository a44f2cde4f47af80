/* Mentors and apprentices: the tables' rows by name, and the pairs as their records have left them.
 *
 * A pair is a mentor, an apprentice and a subject or other aspect; one may have several of either. Its term is two
 * years where nothing else is said. It is completed (出师) when all that is required was done and the assessment
 * passed, or ended (终止) with a reason, which is another thing. Sources: agreements and requirements of schools; Civil
 * Code art. 202 for the last day of a term. */
#ifndef BAHE_MENTORING_MENTORING_H
#define BAHE_MENTORING_MENTORING_H

#include <bahe/plugin.h>
#include <bahe/value.h>

/* ---- rows of the tables ------------------------------------------------------------------------------------------ */

enum { DONE_HEAR, DONE_GIVE, DONE_PLAN, DONE_PAPER, DONE_OPEN, N_DONE };
enum { SETUP_TERM, SETUP_DONE, SETUP_GOALS = SETUP_DONE + N_DONE, SETUP_PASS, SETUP_IDLE, SETUP_SOON };

enum {
  NOTED,
  PAIRED,
  GOAL_SET,
  GOAL_CLOSED,
  MET,
  LOGGED,
  ATTRIBUTED,
  ASSESSED,
  COMPLETED,
  ENDED,
  EXTENDED,
  RENEWED,
  CHECKED,
  SOURCE_NAMED,
  EXCHANGED
};

enum { NOTED_SHARE, NOTED_GROWN, NOTED_WORDS };
enum { PAIR_MENTOR, PAIR_APPRENTICE, PAIR_ASPECT, PAIR_AGREEMENT, PAIR_FROM, PAIR_UNTIL, PAIR_NUMBER };
enum { GOAL_PAIR, GOAL_YEAR, GOAL_TEXT, GOAL_NUMBER };
enum { CLOSE_GOAL, CLOSE_EVIDENCE, CLOSE_NOTE, CLOSE_FILE };
enum { MET_PAIR, MET_TOPIC, MET_NOTE, MET_KEEPER, MET_PRIVATE };
enum { LOG_PAIR, LOG_WHAT, LOG_TIMES, LOG_TITLE, LOG_EVIDENCE };
enum { WHAT_AWARD, WHAT_LESSON, WHAT_PAPER, WHAT_STAR, WHAT_OTHER, WHAT_NONE };
enum { SOURCE_ACTIVITY, SOURCE_WHAT, SOURCE_ASPECT };
enum { OUTCOME_APPRENTICE, OUTCOME_WHAT, OUTCOME_TITLE, OUTCOME_EVIDENCE, OUTCOME_ASPECT, OUTCOME_FILE, OUTCOME_PAIRS };
enum { ASSESS_PAIR, ASSESS_SCORE, ASSESS_WORDS };
enum { END_PAIR, END_REASON };
enum { COMPLETE_PAIR, COMPLETE_SECRET };
enum { EXCHANGE_PAIR, EXCHANGE_REASON, EXCHANGE_SECRET };
enum { EXTEND_PAIR, EXTEND_MONTHS, EXTEND_UNTIL };

enum {
  WITH_ONESELF,
  NOT_HERE,
  ENDS_BEFORE_IT_STARTS,
  PAIRED_ALREADY,
  NO_SUCH_PAIR,
  PAIR_IS_OVER,
  GOAL_TWICE,
  NO_SUCH_GOAL,
  GOAL_IS_CLOSED,
  NO_EVIDENCE,
  NOT_POSITIVE,
  NO_RUNNING_PAIR,
  ATTRIBUTED_ALREADY,
  NOT_COMPLETE,
  REASON_MISSING,
  EXTENDED_ENOUGH,
  NOTHING_NOTED,
  PRIVATE_OF_WHOM,
  SOURCE_TWICE,
  NOT_COMPLETED,
  WHY_EXCHANGED
};

enum { VIEW_PAIR, VIEW_LOAD, VIEW_GOAL, VIEW_OUTCOME, VIEW_SOURCE, VIEW_TERMS, VIEW_CERTIFICATE };
enum { STATE_RUNNING, STATE_IDLE, STATE_SOON, STATE_EXPIRED, STATE_COMPLETED, STATE_ENDED };
enum { CERTIFICATE_VALID, CERTIFICATE_REPLACED };
enum { GRADE_EXCELLENT, GRADE_GOOD, GRADE_PASSED };

/* ---- the pairs --------------------------------------------------------------------------------------------------- */

#define MINUTES_A_DAY ((gint64) 24 * 60)
#define MOST_EXTENSION 12 /* months, in all */

typedef struct {
  gint64 number, mentor, apprentice;
  char *aspect;
  gint64 from, until;  /* days since 1970, both belong to it */
  gint64 halves;       /* half years that the term which runs has without its extension */
  gint64 last;         /* the day of the last record of it */
  gint64 done[N_DONE]; /* in the term that runs */
  gint64 meetings;
  gint64 score;    /* hundredths of a mark; −1: not assessed */
  gint64 extended; /* months */
  gboolean completed, ended;
  gint64 over; /* the day of that; G_MAXINT64 until then */
} Pair;

typedef struct {
  gint64 number, pair, year, evidence; /* evidence 0: open */
  char *text;
} Goal;

typedef struct {
  gint64 apprentice, evidence, what, day;
  char *title;
  GArray *pairs;        /* gint64 */
  const BaheDeed *deed; /* of another activity; NULL: recorded here */
} Outcome;

typedef struct { /* of completing, on paper; one of a pair is valid at most */
  gint64 pair, record, secret, day, state;
} Certificate;

typedef struct { /* how an activity counts: what its prizes or taking part in it are, and for which pairs */
  gint64 activity, what;
  char *aspect; /* NULL: for all pairs of the apprentice */
} Source;

typedef struct {
  gint64 months, goals_a_year; /* of a term */
  gint64 required[N_DONE];
  gint64 pass, idle, soon; /* hundredths of a mark; days */
  gint64 latest;           /* the latest day of any record: what "now" is to a look */
  GPtrArray *pairs, *goals, *outcomes, *sources;
  GArray *certificates; /* of Certificate */
} Mentoring;

/* mentoring_days.c: days since 1970, by the civil calendar. */
gint64 day_of (gint64 minute);
/* The day that a term of so many months from that day ends on: the day of the same number, or the last of the month
 * where there is none (Civil Code art. 202): of two years from 29 February it is 28 February. */
gint64 day_after_months (gint64 day, gint64 months);
gint64 months_of_term (const BaheValue *term, gint64 otherwise);
BaheValue day_value (gint64 day);

/* mentoring_state.c */
Pair *pair_numbered (const Mentoring *mentoring, gint64 number);
Goal *goal_numbered (const Mentoring *mentoring, gint64 number);
gboolean pair_is_over (const Pair *pair);
gint64 pair_state (const Mentoring *mentoring, const Pair *pair);
/* How much of one kind the term that runs requires: as much for each half year that has begun. */
gint64 pair_needs (const Mentoring *mentoring, const Pair *pair, guint what);
/* "听课5/32、教案0/12"; NULL: nothing is lacking. Free with g_free. */
char *pair_lacks (const Mentoring *mentoring, const Pair *pair);
/* Whether what these values of an outcome tell stands to the credit of the pair already: the same record, or without
 * one the same sort and title. */
gboolean pair_has_outcome (const Mentoring *mentoring, gint64 pair, const BaheValue *values);

const Source *same_source (const Mentoring *mentoring, gint64 activity, gint64 what, const char *aspect);
Outcome *outcome_new (gint64 apprentice, gint64 evidence, gint64 what, const char *title, gint64 day);
void outcome_free (gpointer outcome);

/* mentoring_chain.c: all outcomes, those recorded here and those that the deeds of apprentices in other activities are:
 * each once, with the pairs to whose credit it stands. An array that frees them. */
GPtrArray *mentoring_outcomes (const Mentoring *mentoring, const BaheDeed *const *deeds, gsize n);

gboolean mentoring_decide_note (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean mentoring_decide_pair (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean mentoring_decide_goal (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean mentoring_decide_close (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean mentoring_decide_meet (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean mentoring_decide_log (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean mentoring_decide_outcome (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean mentoring_decide_assess (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean mentoring_decide_complete (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean mentoring_decide_exchange (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean mentoring_decide_end (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean mentoring_decide_extend (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean mentoring_decide_renew (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean mentoring_decide_source (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean mentoring_decide_check (const BaheAsk *ask, const BaheValue *given, BaheOut *out);

extern const BaheField mentoring_setup[];
extern const BaheEventType mentoring_events[], mentoring_views[];
extern const BaheVerb mentoring_verbs[];
extern const BaheRefusal mentoring_refusals[];
extern const BaheFigure mentoring_figures[];
void *mentoring_state_new (const BaheValue *setup);
gboolean mentoring_evolve (void *state, const BaheEvent *event, BaheOut *out);
void mentoring_state_free (void *state);
void mentoring_view (const void *state, BaheOut *out);
void mentoring_view_deeds (const void *state, const BaheDeed *const *deeds, gsize n, BaheOut *out);

#endif
