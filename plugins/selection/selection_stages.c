/* A selection in stages: evidence, gates in order, the recommendation upward and what came of it. */
#include "selection.h"

gboolean
selection_decide_evidence (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Selection *selection = ask->state;

  if (selection_find (ask, &given[EVID_ENTRANT], out) == NULL)
    return FALSE;
  if (selection->items->len > 0 && selection_item (selection, given[EVID_ITEM].text) < 0)
    return out->refuse (out, ITEM_UNKNOWN, EVID_ITEM, &given[EVID_ITEM]);
  return TRUE;
}

static char *
stage_names (const Selection *selection)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < selection->stages->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "、" : "", ((const Stage *) selection->stages->pdata[i])->name);
  return g_string_free (text, FALSE);
}

static const char *
next_stage (const Selection *selection, const Entrant *entrant)
{
  return ((const Stage *) selection->stages->pdata[entrant->passed])->name;
}

/* The first items that have no evidence though the stage needs so many; NULL: nothing is missing. To be freed. */
static char *
evidence_missing (const Selection *selection, const Entrant *entrant)
{
  const Stage *stage = selection->stages->pdata[entrant->passed];
  GString *text = g_string_new (NULL);

  if ((gint64) entrant->evidence->len >= stage->evidence)
    return g_string_free (text, TRUE);
  for (guint i = 0; i < selection->items->len; i++) {
    const char *name = ((const Item *) selection->items->pdata[i])->name;
    if (!g_ptr_array_find_with_equal_func (entrant->evidence, name, g_str_equal, NULL))
      g_string_append_printf (text, "%s%s", text->len > 0 ? "、" : "", name);
  }
  if (text->len == 0)
    g_string_append (text, stage->name);
  return g_string_free (text, FALSE);
}

/* The entrant who may go on; NULL: refused. */
static Entrant *
going_on (const BaheAsk *ask, const BaheValue *who, BaheOut *out)
{
  const Selection *selection = ask->state;
  Entrant *entrant = selection_find (ask, who, out);
  gint64 other = 0;

  if (entrant == NULL)
    return NULL;
  if (selection->stages->len == 0)
    out->refuse (out, NO_STAGES, 0, NULL);
  else if (entrant->stopped)
    out->refuse (out, STOPPED_BEFORE, 0, NULL);
  else if (entrant->passed >= selection->stages->len)
    out->refuse (out, STAGE_DONE, 0, NULL);
  else if (selection_bar (selection, entrant->number, 0, FALSE, &other) == BAR_VETO)
    selection_refuse (out, GATE_SHUT, 0, g_strdup (((const Gate *) selection->gates->pdata[other])->name));
  else
    return entrant;
  return NULL;
}

gboolean
selection_decide_pass (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Selection *selection = ask->state;
  const Entrant *entrant = going_on (ask, &given[PASS_ENTRANT], out);

  if (entrant == NULL)
    return FALSE;
  if (bahe_is_given (&given[PASS_STAGE])) {
    int stage = selection_stage (selection, given[PASS_STAGE].text);
    if (stage < 0)
      return selection_refuse (out, STAGE_UNKNOWN, PASS_STAGE, stage_names (selection));
    if (stage != (int) entrant->passed)
      return selection_refuse (out, STAGE_ORDER, PASS_STAGE, g_strdup (next_stage (selection, entrant)));
  }
  char *missing = evidence_missing (selection, entrant);
  if (missing != NULL)
    return selection_refuse (out, EVIDENCE_MISSING, PASS_STAGE, missing);
  out->record (out, STAGE_PASSED,
               (BaheValue[]){ given[PASS_ENTRANT], bahe_text_value (next_stage (selection, entrant)), given[PASS_BY],
                              given[PASS_OPINION] });
  return TRUE;
}

gboolean
selection_decide_stop (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Entrant *entrant = going_on (ask, &given[STOP_ENTRANT], out);

  if (entrant == NULL)
    return FALSE;
  out->record (
      out, STAGE_STOPPED,
      (BaheValue[]){ given[STOP_ENTRANT], given[STOP_REASON], bahe_text_value (next_stage (ask->state, entrant)) });
  return TRUE;
}

gboolean
selection_decide_report (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Selection *selection = ask->state;
  const Entrant *entrant = selection_find (ask, &given[REPORT_ENTRANT], out);
  gint64 reported = 0;
  gboolean chosen = FALSE;

  if (entrant == NULL)
    return FALSE;
  if (entrant->reported)
    return out->refuse (out, REPORTED_ALREADY, REPORT_ENTRANT, NULL);
  if (entrant->stopped)
    return out->refuse (out, STOPPED_BEFORE, REPORT_ENTRANT, NULL);
  if (entrant->passed < selection->stages->len)
    return selection_refuse (out, STAGES_LEFT, REPORT_ENTRANT, g_strdup (next_stage (selection, entrant)));
  for (guint i = 0; i < selection->choices->len; i++)
    chosen |= ((const Choice *) selection->choices->pdata[i])->entrant == entrant->number;
  if (selection->stages->len == 0 && !chosen)
    return out->refuse (out, NOT_CHOSEN, REPORT_ENTRANT, NULL);
  for (guint i = 0; i < selection->entrants->len; i++)
    reported += ((const Entrant *) selection->entrants->pdata[i])->reported;
  if (!selection->monthly && reported >= selection->places)
    return selection_refuse (out, QUOTA_FULL, REPORT_ENTRANT, g_strdup_printf ("%" G_GINT64_FORMAT, selection->places));
  return TRUE;
}

gboolean
selection_decide_answer (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Entrant *entrant = selection_find (ask, &given[ANSWER_ENTRANT], out);

  if (entrant == NULL)
    return FALSE;
  if (!entrant->reported)
    return out->refuse (out, NOT_REPORTED, ANSWER_ENTRANT, NULL);
  return entrant->answered ? out->refuse (out, ANSWERED_ALREADY, ANSWER_ENTRANT, NULL) : TRUE;
}
