/* A call for works: the tables' rows by name, and the works as the events have left them.
 *
 * A work has a number, a title and its authors, of the roster or from outside; people and works are counted apart. It
 * is collected, chosen, sent upward, accepted, and gets awards of a level and a grade, or is published; a suggestion is
 * adopted; a research project is established and concluded. What a step needs comes first, or the step is refused by
 * name. Of a blind call the authors are hidden from all but officers until the ratings are unsealed.
 */
#ifndef BAHE_SUBMISSION_SUBMISSION_H
#define BAHE_SUBMISSION_SUBMISSION_H

#include "kinds.h"

/* ---- rows of the tables ------------------------------------------------------------------------------------------ */

enum {
  SETUP_PRESET,
  SETUP_EVERYONE,
  SETUP_PEOPLE,
  SETUP_DEADLINE,
  SETUP_CHOOSING,
  SETUP_BLIND,
  SETUP_FULL,
  SETUP_COUNTS,
  SETUP_LEAST_WORDS,
  SETUP_MOST_WORDS
};
enum { EVERYONE_NONE, EVERYONE_IN_SERVICE, EVERYONE_WOMEN };
enum { CHOOSING_YES, CHOOSING_NO };

enum {
  COLLECTED,
  COLLECTED_SEALED,
  CHOSEN,
  SENT,
  ACCEPTED,
  AWARDED,
  PUBLISHED,
  RATED,
  UNSEALED,
  ADOPTED,
  ESTABLISHED,
  CONCLUDED,
  PLANNED,
  REMINDED,
  CLOSED,
  WORK_COUNTED,
  SENT_COUNTED,
  AWARDED_COUNTED,
  QUOTA_COUNTED
};

enum { ASK_TITLE, ASK_AUTHORS, ASK_OUTSIDE, ASK_SORT, ASK_LATE, ASK_EVIDENCE, ASK_FILE, ASK_WORDS, N_ASK };
enum {
  WORK_TITLE,
  WORK_AUTHORS,
  WORK_OUTSIDE,
  WORK_SORT,
  WORK_LATE,
  WORK_EVIDENCE,
  WORK_FILE,
  WORK_WORDS,
  WORK_NUMBER,
  N_WORK
}; /* the verb's fields come first */
enum { SEND_WORKS, SEND_TO, SEND_LEVEL, N_SEND };
enum { AWARD_WORK, AWARD_LEVEL, AWARD_GRADE, AWARD_PRIZE, AWARD_PEOPLE, AWARD_EVIDENCE, AWARD_FILE, N_AWARD };
enum { PUBLISH_WORK, PUBLISH_CHANNEL, PUBLISH_WHERE, PUBLISH_LEVEL, N_PUBLISH };
enum { RATE_WORK, RATE_RATER, RATE_MARK, N_RATE };
enum { ADOPT_WORK, ADOPT_FOLLOWS, N_ADOPT };
enum { ESTABLISH_WORK, ESTABLISH_LEVEL, ESTABLISH_CODE, N_ESTABLISH };
enum { CONCLUDE_WORK, CONCLUDE_RESULT, CONCLUDE_LEVEL, N_CONCLUDE };
enum { PLAN_QUOTA, N_PLAN };
enum { COUNT_ENTITLED, COUNT_HANDED, COUNT_MISSING, N_COUNT };
enum { MISSING_PERSON, MISSING_GROUP, N_MISSING };
enum { COUNTED_AUTHORS, COUNTED_SORT, COUNTED_FROM };
enum { FROM_HERE, FROM_OUTSIDE };

enum { CHANNEL_BOARD, CHANNEL_WINDOW, CHANNEL_SITE, CHANNEL_ABOVE, CHANNEL_PRESS, CHANNEL_JOURNAL };
enum { LEVEL_SCHOOL, LEVEL_TOWN, LEVEL_COUNTY, LEVEL_CITY, LEVEL_PROVINCE, LEVEL_NATION };

enum {
  NO_AUTHOR,
  AUTHOR_TWICE,
  TITLE_TAKEN,
  AFTER_DEADLINE,
  WORDS_DO_NOT_FIT,
  CALL_CLOSED,
  NO_SUCH_WORK,
  WORK_TWICE,
  CHOSEN_ALREADY,
  NOT_CHOSEN,
  SENT_ALREADY,
  NOT_SENT,
  ACCEPTED_ALREADY,
  NOT_ACCEPTED,
  AWARDED_ALREADY,
  NOT_AN_AUTHOR,
  PUBLISHED_ALREADY,
  OVER_FULL,
  RATED_ALREADY,
  OWN_WORK,
  RATING_CLOSED,
  NOT_BLIND,
  NOTHING_RATED,
  ADOPTED_ALREADY,
  STILL_SEALED,
  ESTABLISHED_ALREADY,
  NOT_ESTABLISHED,
  CONCLUDED_ALREADY,
  PLANNED_ALREADY,
  NOBODY_EXPECTED,
  CLOSED_ALREADY
};

enum { VIEW_WORK, VIEW_AWARD, VIEW_MISSING, VIEW_PROGRESS, VIEW_RATING };
typedef enum {
  STEP_COLLECTED,
  STEP_CHOSEN,
  STEP_SENT,
  STEP_ACCEPTED,
  STEP_AWARDED,
  STEP_PUBLISHED,
  STEP_ADOPTED,
  STEP_ESTABLISHED,
  STEP_CONCLUDED
} Step;

/* ---- the works
 * ------------------------------------------------------------------------------------------------------- */

typedef struct {
  gint64 level, grade; /* −1: not said */
  char *prize;
  GArray *people; /* gint64 */
} Award;

typedef struct {
  gint64 rater;
  gint64 mark; /* in thousandths */
} Rating;

typedef struct {
  gint64 number;
  char *title, *outside, *published, *follows, *code;
  GArray *authors;        /* gint64, persons */
  guint steps;            /* a bit for each Step that was reached */
  gboolean late, counted; /* counted: for the quota */
  GPtrArray *sent;        /* char *: to whom */
  GPtrArray *awards;
  GArray *ratings; /* Rating */
} Work;

typedef struct {
  gint64 person, group; /* group 0: none */
} Missing;

typedef struct {
  gboolean choosing, blind, unsealed, closed;
  guint everyone;
  Step counts;
  gint64 deadline;                /* last minute; G_MAXINT64: none */
  gint64 least_words, most_words; /* 0: none */
  gint64 full;                    /* in thousandths */
  gint64 quota;                   /* 0: no plan */
  GArray *people;                 /* gint64: who was named as expected */
  GPtrArray *works;
  GArray *missing; /* Missing, as last asked for */
} Call;

#define UNITS 1000 /* marks are held in thousandths */

/* submission_state.c */
/* Persons as values; to be freed, and borrows nothing. */
BaheValue *submission_persons (const GArray *numbers);
gboolean submission_units (const BaheValue *value, gint64 *units); /* FALSE: more than three decimals, or too large */
Work *submission_work (const Call *call, gint64 number);           /* NULL: none */
gboolean submission_reached (const Work *work, Step step);
gboolean submission_has (const GArray *numbers, gint64 number);
gboolean submission_was_sent (const Work *work, const char *to);
gboolean submission_has_award (const Work *work, gint64 level, gint64 grade, const char *prize);
gint64 submission_done (const Call *call);
/* The preset's answers where the setup gives none. */
extern const BaheChoice submission_presets[];
void submission_take_preset (Call *call, guint preset, const BaheValue *setup);

/* submission_decide.c, submission_steps.c, submission_count.c */
gboolean submission_refuse (BaheOut *out, guint refusal, int field, char *words);
/* NULL: refused. */
Work *submission_find (const BaheAsk *ask, const BaheValue *number, int field, BaheOut *out);
gboolean submission_decide_collect (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean submission_decide_choose (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean submission_decide_send (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean submission_decide_accept (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean submission_decide_award (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean submission_decide_publish (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean submission_decide_rate (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean submission_decide_unseal (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean submission_decide_adopt (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean submission_decide_establish (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean submission_decide_conclude (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean submission_decide_plan (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean submission_decide_remind (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean submission_decide_close (const BaheAsk *ask, const BaheValue *given, BaheOut *out);

#endif
