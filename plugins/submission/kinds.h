/* The tables of this plugin, each written where its subject is; submission.c puts them together. */
#ifndef BAHE_SUBMISSION_KINDS_H
#define BAHE_SUBMISSION_KINDS_H

#include <bahe/plugin.h>
#include <bahe/value.h>

extern const BaheField submission_setup[];
extern const BaheEventType submission_events[], submission_views[];
extern const BaheVerb submission_verbs[];
extern const BaheRefusal submission_refusals[];
extern const BaheFigure submission_figures[];
extern const BahePreset submission_usual[];
extern const BaheRegulation submission_regulation[];
void *submission_state_new (const BaheValue *setup);
gboolean submission_evolve (void *state, const BaheEvent *event, BaheOut *out);
void submission_state_free (void *state);
void submission_view (const void *state, BaheOut *out);

#endif
