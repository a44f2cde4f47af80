/* The tables of this plugin, each written where its subject is; measured.c puts them together. */
#ifndef BAHE_MEASURED_KINDS_H
#define BAHE_MEASURED_KINDS_H

#include <bahe/plugin.h>
#include <bahe/value.h>

extern const BaheField measured_setup[], measured_entry[];
extern const BaheEventType measured_events[], measured_views[];
extern const BaheVerb measured_verbs[];
extern const BaheRefusal measured_refusals[];
extern const BaheFigure measured_figures[];
extern const BaheRegulation measured_regulation[];
extern const BahePrinted measured_printed[];
extern const BahePreset measured_presets[];
void *measured_state_new (const BaheValue *setup);
gboolean measured_evolve (void *state, const BaheEvent *event, BaheOut *out);
void measured_state_free (void *state);
void measured_view (const void *state, BaheOut *out);

#endif
