/* The tables of this plugin, each written where its subject is; fundraising.c puts them together. */
#ifndef BAHE_FUNDRAISING_KINDS_H
#define BAHE_FUNDRAISING_KINDS_H

#include <bahe/plugin.h>
#include <bahe/value.h>

extern const BaheField drive_setup[];
extern const BaheEventType drive_events[], drive_views[];
extern const BaheVerb drive_verbs[];
extern const BaheRefusal drive_refusals[];
extern const BaheFigure drive_figures[];
void *drive_state_new (const BaheValue *setup);
gboolean drive_evolve (void *state, const BaheEvent *event, BaheOut *out);
void drive_state_free (void *state);
void drive_view (const void *state, BaheOut *out);

extern const BaheField fund_setup[];
extern const BaheEventType fund_events[], fund_views[];
extern const BaheVerb fund_verbs[];
extern const BaheRefusal fund_refusals[];
extern const BaheFigure fund_figures[];
void *fund_state_new (const BaheValue *setup);
gboolean fund_evolve (void *state, const BaheEvent *event, BaheOut *out);
void fund_state_free (void *state);
void fund_view (const void *state, BaheOut *out);

#endif
