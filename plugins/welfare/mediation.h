/* 调解: disputes between pupils, pupils and teachers, or staff: accepted, met about, settled. What it was about is sealed
 * with the key of the colleague concerned; of pupils nothing but how many is kept. */
#ifndef BAHE_WELFARE_MEDIATION_H
#define BAHE_WELFARE_MEDIATION_H

#include "common.h"

enum { MEDIATION_DAYS };

enum { ACCEPTED, MEDIATED, SETTLED };

enum { ACCEPT_SORT, ACCEPT_PARTIES, ACCEPT_PARTY, ACCEPT_CAUSE, ACCEPTED_NUMBER };
enum { MEDIATE_CASE, MEDIATE_BY };
enum { SETTLE_CASE, SETTLE_OUTCOME, SETTLE_AGREEMENT };
enum { AGREED, RECONCILED, WITHDRAWN, PASSED_ON, UNSETTLED };

enum { NO_SUCH_CASE, SETTLED_ALREADY, PARTY_MEDIATES, MEDIATOR_TWICE, CAUSE_OF_WHOM, NEVER_MET };

enum { VIEW_MEDIATIONS, VIEW_DISPUTE };

typedef struct {
  gint64 number, sort, parties, party; /* party 0: nobody of the roster */
  gint64 opened;                       /* minute */
  gint64 talks, outcome;               /* outcome −1: open */
} Dispute;

typedef struct {
  gint64 days;
  GArray *disputes;
} Mediations;

extern const BaheField mediation_setup[];
extern const BaheEventType mediation_events[], mediation_views[];
extern const BaheVerb mediation_verbs[];
extern const BaheRefusal mediation_refusals[];
extern const BaheFigure mediation_figures[];

void *mediation_state_new (const BaheValue *setup);
void mediation_state_free (void *state);
gboolean mediation_evolve (void *state, const BaheEvent *event, BaheOut *out);
void mediation_view (const void *state, BaheOut *out);

/* NULL: there is none. */
Dispute *mediation_dispute (const Mediations *mediations, gint64 number);

#endif
