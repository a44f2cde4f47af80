/* The tables of this plugin, each written where its subject is; selection.c puts them together. */
#ifndef BAHE_SELECTION_KINDS_H
#define BAHE_SELECTION_KINDS_H

#include <bahe/plugin.h>
#include <bahe/value.h>

extern const BaheField selection_setup[], selection_entry[];
extern const BaheEventType selection_events[], selection_views[];
extern const BaheVerb selection_verbs[];
extern const BaheRefusal selection_refusals[];
extern const BaheFigure selection_figures[];
extern const BaheRegulation selection_regulation[];
extern const BahePrinted selection_printed[];
void *selection_state_new (const BaheValue *setup);
gboolean selection_evolve (void *state, const BaheEvent *event, BaheOut *out);
void selection_state_free (void *state);
void selection_view (const void *state, BaheOut *out);

#endif
