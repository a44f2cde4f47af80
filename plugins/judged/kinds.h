/* The tables of this plugin, each written where its subject is; judged.c puts them together. */
#ifndef BAHE_JUDGED_KINDS_H
#define BAHE_JUDGED_KINDS_H

#include <bahe/plugin.h>
#include <bahe/value.h>

extern const BaheField judged_setup[], judged_entry[];
extern const BaheEventType judged_events[], judged_views[];
extern const BaheVerb judged_verbs[];
extern const BaheRefusal judged_refusals[];
extern const BaheFigure judged_figures[];
extern const BaheRegulation judged_regulation[];
extern const BahePrinted judged_printed[];
extern const BaheChoice judged_presets[];
void *judged_state_new (const BaheValue *setup);
gboolean judged_evolve (void *state, const BaheEvent *event, BaheOut *out);
void judged_state_free (void *state);
void judged_view (const void *state, BaheOut *out);

#endif
