/* The tables of each kind, gathered into the plugin by builtin.c. */
#ifndef BAHE_BUILTIN_KINDS_H
#define BAHE_BUILTIN_KINDS_H

#include <bahe/plugin.h>

/* unit.c */
extern const BaheField builtin_unit_setup[];
extern const BaheEventType builtin_unit_events[];
extern const BaheVerb builtin_unit_verbs[];
extern const BaheRefusal builtin_unit_refusals[];
extern const BaheFigure builtin_unit_figures[];
void *builtin_unit_state_new (const BaheValue *setup);
gboolean builtin_unit_evolve (void *state, const BaheEvent *event, BaheOut *out);
void builtin_unit_state_free (void *state);

/* roster.c: the tables; roster_state.c: what is known of people and groups; roster_decide.c: who may be added and
 * moved. */
extern const BaheEventType builtin_roster_events[];
extern const BaheVerb builtin_roster_verbs[];
extern const BaheRefusal builtin_roster_refusals[];
extern const BaheEventType builtin_roster_views[];
void *builtin_roster_state_new (const BaheValue *setup);
gboolean builtin_roster_evolve (void *state, const BaheEvent *event, BaheOut *out);
void builtin_roster_state_free (void *state);
void builtin_roster_view (const void *state, BaheOut *out);

/* plain_activity.c */
extern const BaheEventType builtin_plain_events[];
extern const BaheVerb builtin_plain_verbs[];
extern const BaheRefusal builtin_plain_refusals[];
extern const BaheFigure builtin_plain_figures[];
extern const BaheEventType builtin_plain_views[];
void *builtin_plain_state_new (const BaheValue *setup);
gboolean builtin_plain_evolve (void *state, const BaheEvent *event, BaheOut *out);
void builtin_plain_state_free (void *state);
void builtin_plain_view (const void *state, BaheOut *out);

/* session.c */
extern const BaheField builtin_session_setup[];
extern const BaheEventType builtin_session_events[];
extern const BaheEventType builtin_session_views[];
extern const BaheVerb builtin_session_verbs[];
extern const BaheRefusal builtin_session_refusals[];
extern const BaheFigure builtin_session_figures[];
void *builtin_session_state_new (const BaheValue *setup);
gboolean builtin_session_evolve (void *state, const BaheEvent *event, BaheOut *out);
void builtin_session_state_free (void *state);
void builtin_session_view (const void *state, BaheOut *out);

/* honours.c */
extern const BaheEventType builtin_honours_events[];
extern const BaheEventType builtin_honours_views[];
extern const BaheVerb builtin_honours_verbs[];
extern const BaheRefusal builtin_honours_refusals[];
extern const BaheFigure builtin_honours_figures[];
void *builtin_honours_state_new (const BaheValue *setup);
gboolean builtin_honours_evolve (void *state, const BaheEvent *event, BaheOut *out);
void builtin_honours_state_free (void *state);
void builtin_honours_view (const void *state, BaheOut *out);

/* trophy.c */
extern const BaheField builtin_trophy_setup[];
extern const BaheRegulation builtin_trophy_regulation[];

#endif
