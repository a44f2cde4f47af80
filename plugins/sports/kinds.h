/* The kinds of this plugin, each in its own files. */
#ifndef BAHE_SPORTS_KINDS_H
#define BAHE_SPORTS_KINDS_H

#include <bahe/plugin.h>
#include <bahe/value.h>

/* Each table is written where its subject is; sports.c puts them together. */
extern const BaheField tug_setup[], tug_entry[];
extern const BaheEventType tug_events[], tug_views[];
extern const BaheVerb tug_verbs[];
extern const BaheRefusal tug_refusals[];
extern const BaheFigure tug_figures[];
extern const BaheRegulation tug_regulation[];
extern const BahePrinted tug_printed[];
void *tug_state_new (const BaheValue *setup);
gboolean tug_evolve (void *state, const BaheEvent *event, BaheOut *out);
void tug_state_free (void *state);
void tug_view (const void *state, BaheOut *out);

extern const BaheField exercise_setup[], exercise_entry[];
extern const BaheEventType exercise_events[], exercise_views[];
extern const BaheVerb exercise_verbs[];
extern const BaheRefusal exercise_refusals[];
extern const BaheFigure exercise_figures[];
extern const BaheRegulation exercise_regulation[];
extern const BahePrinted exercise_printed[];
void *exercise_state_new (const BaheValue *setup);
gboolean exercise_evolve (void *state, const BaheEvent *event, BaheOut *out);
void exercise_state_free (void *state);
void exercise_view (const void *state, BaheOut *out);

#endif
