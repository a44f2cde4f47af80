/* Disputes as they stand. */
#include "mediation.h"

#define USUAL_DAYS 30

void *
mediation_state_new (const BaheValue *setup)
{
  Mediations *mediations = g_new0 (Mediations, 1);

  mediations->days = bahe_number_or (&setup[MEDIATION_DAYS], USUAL_DAYS);
  mediations->disputes = g_array_new (FALSE, FALSE, sizeof (Dispute));
  return mediations;
}

void
mediation_state_free (void *state)
{
  g_array_unref (((Mediations *) state)->disputes);
  g_free (state);
}

Dispute *
mediation_dispute (const Mediations *mediations, gint64 number)
{
  for (guint i = 0; i < mediations->disputes->len; i++) {
    Dispute *dispute = &g_array_index (mediations->disputes, Dispute, i);
    if (dispute->number == number)
      return dispute;
  }
  return NULL;
}

static gboolean
accepted (Mediations *mediations, const BaheEvent *event)
{
  const BaheValue *values = event->values;
  const Dispute dispute = { .number = values[ACCEPTED_NUMBER].integer,
                            .sort = values[ACCEPT_SORT].integer,
                            .parties = values[ACCEPT_PARTIES].integer,
                            .party = bahe_number_or (&values[ACCEPT_PARTY], 0),
                            .opened = event->when->integer,
                            .outcome = -1 };

  if (mediation_dispute (mediations, dispute.number) != NULL)
    return FALSE;
  g_array_append_val (mediations->disputes, dispute);
  return TRUE;
}

gboolean
mediation_evolve (void *state, const BaheEvent *event, BaheOut *out)
{
  Mediations *mediations = state;

  if (event->type == ACCEPTED)
    return accepted (mediations, event);
  /* Of all others the case stands first. */
  Dispute *dispute = mediation_dispute (mediations, event->values[MEDIATE_CASE].integer);
  if (dispute == NULL || dispute->outcome >= 0)
    return FALSE;
  if (event->type == MEDIATED)
    dispute->talks++;
  else
    dispute->outcome = event->values[SETTLE_OUTCOME].integer;
  return TRUE;
}

/* ---- views ------------------------------------------------------------------------------------- */

/* One row a sort, in the order of the table: how many, and how many of them came to an end in peace. */
static void
view_totals (const Mediations *mediations, gint64 sort, BaheOut *out)
{
  gint64 all = 0, open = 0, peace = 0;

  for (guint i = 0; i < mediations->disputes->len; i++) {
    const Dispute *dispute = &g_array_index (mediations->disputes, Dispute, i);
    if (dispute->sort != sort)
      continue;
    all++;
    open += dispute->outcome < 0;
    peace += dispute->outcome == AGREED || dispute->outcome == RECONCILED;
  }
  if (all > 0)
    out->record (out, VIEW_MEDIATIONS,
                 (BaheValue[]){ bahe_number_value (sort), bahe_number_value (all), bahe_number_value (peace),
                                bahe_known_value (open) });
}

static void
view_dispute (const Mediations *mediations, const Dispute *dispute, BaheOut *out)
{
  const BaheValue nothing = { 0 };
  gboolean open = dispute->outcome < 0;

  out->record (out, VIEW_DISPUTE,
               (BaheValue[]){ bahe_number_value (dispute->number), bahe_number_value (dispute->sort),
                              bahe_number_value (dispute->parties), bahe_known_value (dispute->party),
                              welfare_day_after (dispute->opened, 0), bahe_known_value (dispute->talks),
                              open ? nothing : bahe_number_value (dispute->outcome),
                              open ? welfare_day_after (dispute->opened, mediations->days) : nothing });
}

void
mediation_view (const void *state, BaheOut *out)
{
  const Mediations *mediations = state;
  gint64 last = -1;

  for (guint i = 0; i < mediations->disputes->len; i++)
    last = MAX (last, g_array_index (mediations->disputes, Dispute, i).sort);
  for (gint64 sort = 0; sort <= last; sort++)
    view_totals (mediations, sort, out);
  for (guint i = 0; i < mediations->disputes->len; i++)
    view_dispute (mediations, &g_array_index (mediations->disputes, Dispute, i), out);
}
