/* 困难职工档案: one file a household, its category by a formula, checked every year, closed when it is over, and
 * followed up.
 *
 * What a household earns and why it is in need is private to the person; the record says only that it was given and the
 * category that came of it. Pupils of poor families have a number or initials here, never a name.
 */
#ifndef BAHE_WELFARE_DOSSIER_H
#define BAHE_WELFARE_DOSSIER_H

#include "common.h"

enum { DOSSIER_DIBAO, DOSSIER_MULTIPLE, DOSSIER_MONTHS, DOSSIER_FOLLOW };

enum { FILED, CHECKED, HELPED, CLOSED, FOLLOWED_UP, PUPIL_FILED, PUPIL_VISITED };

enum {
  FILE_PERSON,
  FILE_HOUSEHOLD,
  FILE_HEADS,
  FILE_INCOME,
  FILE_RIGID,
  FILE_ACCIDENT,
  FILE_CAUSE,
  FILE_PROOF,
  FILE_VERIFIERS,
  FILE_PAPERS,
  FILE_MEDICAL,
  N_FILE_ASKED,
  FILED_NUMBER = N_FILE_ASKED,
  FILED_PER_HEAD,
  FILED_CATEGORY,
  FILED_NEXT,
  N_FILED
};
enum {
  CHECK_PERSON,
  CHECK_HEADS,
  CHECK_INCOME,
  CHECK_RIGID,
  CHECK_ACCIDENT,
  CHECK_NOTE,
  CHECK_PAPERS,
  CHECK_MEDICAL,
  N_CHECK_ASKED,
  CHECKED_PER_HEAD = N_CHECK_ASKED,
  CHECKED_CATEGORY,
  CHECKED_NEXT,
  N_CHECKED
};
enum { HELP_PERSON, HELP_MEASURE, HELP_AMOUNT, HELP_HANDLERS, HELP_NOTE };
enum { CLOSE_PERSON, CLOSE_REASON, CLOSE_NOTE, N_CLOSE_ASKED, CLOSED_FOLLOW = N_CLOSE_ASKED, N_CLOSED };
enum { FOLLOW_PERSON, FOLLOW_STATE, FOLLOW_NOTE };
enum { STATE_FINE, STATE_AGAIN };
enum { PUPIL_CODE, PUPIL_CLASS, PUPIL_REASON };
enum { PUPIL_VISITED_CODE, PUPIL_VISITORS };

enum { DEEP, RELATIVE, ACCIDENT, NO_CATEGORY };

enum {
  SECOND_FILE,
  IN_OTHER_FILE,
  NOT_IN_DIFFICULTY,
  DOSSIER_NEGATIVE,
  DOSSIER_AFTER_DEATH,
  DOSSIER_VERIFIERS,
  NO_FILE,
  FILE_OPEN,
  CLOSED_ALREADY,
  DOSSIER_PUPIL_NAME,
  PUPIL_TWICE,
  NO_PUPIL,
  DOSSIER_HANDLERS
};

enum { VIEW_FILE, VIEW_COUNT, VIEW_DOSSIER_PUPIL };

typedef struct {
  gint64 number, person, heads, category, helps;
  BaheValue household, next, follow;
  gboolean closed, followed;
} File;

typedef struct {
  char *code, *class;
  gint64 reason, visits;
} Pupil;

typedef struct {
  WelfareKeep *keep;
  gint64 dibao, months, follow_months;
  BaheValue multiple;
  GPtrArray *files, *pupils;
} Dossier;

extern const BaheField dossier_setup[];
extern const BaheEventType dossier_events[], dossier_views[];
extern const BaheVerb dossier_verbs[];
extern const BaheRefusal dossier_refusals[];
extern const BaheFigure dossier_figures[];

void *dossier_state_new (const BaheValue *setup);
void dossier_state_free (void *state);
gboolean dossier_evolve (void *state, const BaheEvent *event, BaheOut *out);
void dossier_view (const void *state, BaheOut *out);

/* What is left a head a month after what must be spent, in fen, half up. `heads` at least 1. */
gint64 dossier_per_head (gint64 income, gint64 rigid, gint64 heads);
/* 深度 below the subsistence level, 相对 below a multiple of it (2 × 10^0), NO_CATEGORY otherwise: domain.md §9. Exact:
 * nothing is rounded before it is compared. */
gint64 dossier_category (gint64 income, gint64 rigid, gint64 heads, gint64 dibao, const BaheValue *multiple);
/* The latest file of a person; NULL: none. */
File *dossier_file (const Dossier *dossier, gint64 person);
/* The open file whose household a person belongs to; NULL: none. */
File *dossier_open_with (const Dossier *dossier, gint64 person);
Pupil *dossier_pupil (const Dossier *dossier, const char *code);

gboolean dossier_decide_file (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean dossier_decide_check (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean dossier_decide_help (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean dossier_decide_close (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean dossier_decide_follow (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean dossier_decide_pupil (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean dossier_decide_visit_pupil (const BaheAsk *ask, const BaheValue *given, BaheOut *out);

#endif
