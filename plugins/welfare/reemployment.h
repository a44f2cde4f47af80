/* 再就业: service points, who looks for work, and who found it. Each person counted is somebody signed up here, most of
 * them outside the roster. */
#ifndef BAHE_WELFARE_REEMPLOYMENT_H
#define BAHE_WELFARE_REEMPLOYMENT_H

#include "common.h"

enum { POINT_OPENED, POINT_CLOSED, REFERRED, PLACED, PLACEMENT_ENDED, STARTED_UP };

enum { POINT_NAME, POINT_PLACE };
enum { REFER_SEEKER, REFER_EMPLOYER, REFER_POINT };
enum { PLACE_SEEKER, PLACE_EMPLOYER, PLACE_POST, PLACE_FROM, PLACE_TO, PLACE_POINT };
enum { ENDED_SEEKER, ENDED_WHY };
enum { START_WHAT, START_PEOPLE, START_SENTENCE };

enum { SAME_POINT, NO_POINT, SEEKER_GONE, PLACED_ALREADY, NOT_PLACED, PLACEMENT_ENDS_BEFORE };

enum { VIEW_WORK, VIEW_POINT, VIEW_SEEKER };

typedef struct {
  char *name, *place;
  gboolean closed;
  gint64 placed;
} Point;

typedef struct {
  gint64 number, referrals;
  char *employer; /* NULL: looks for work */
  gboolean was_placed, withdrawn;
} Seeker;

typedef struct {
  GPtrArray *points, *seekers;
  gint64 start_ups;
} Work;

extern const BaheField reemployment_entry[];
extern const BaheEventType reemployment_events[], reemployment_views[];
extern const BaheVerb reemployment_verbs[];
extern const BaheRefusal reemployment_refusals[];
extern const BaheFigure reemployment_figures[];

void *reemployment_state_new (const BaheValue *setup);
void reemployment_state_free (void *state);
gboolean reemployment_evolve (void *state, const BaheEvent *event, BaheOut *out);
void reemployment_view (const void *state, BaheOut *out);

Point *reemployment_point (const Work *work, const char *name);
Seeker *reemployment_seeker (const Work *work, gint64 number);

#endif
