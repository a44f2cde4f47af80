/* The kind of this plugin. Each table is written where its subject is; match.c puts them together. */
#ifndef BAHE_MATCH_KINDS_H
#define BAHE_MATCH_KINDS_H

#include <bahe/plugin.h>
#include <bahe/value.h>

extern const BaheField match_setup[], match_entry[];
extern const BaheEventType match_events[], match_views[];
extern const BaheVerb match_verbs[];
extern const BaheRefusal match_refusals[];
extern const BaheFigure match_figures[];
extern const BaheRegulation match_regulation[];
extern const BahePrinted match_printed[];
void *match_state_new (const BaheValue *setup);
gboolean match_evolve (void *state, const BaheEvent *event, BaheOut *out);
void match_state_free (void *state);
void match_view (const void *state, BaheOut *out);

#endif
