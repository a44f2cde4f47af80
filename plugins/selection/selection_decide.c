/* A selection: nominations, points, votes and gates. */
#include "selection.h"

#include <string.h>

gboolean
selection_refuse (BaheOut *out, guint refusal, int field, char *words)
{
  g_autofree char *held = words;
  BaheValue detail = bahe_text_value (held);

  return out->refuse (out, refusal, field, &detail);
}

/* ---- who, and when
 * ----------------------------------------------------------------------------------------------------- */

Entrant *
selection_find (const BaheAsk *ask, const BaheValue *entrant, BaheOut *out)
{
  static const char *const sorts[] = { NULL, "person", "group", "guest" };
  const Selection *selection = ask->state;
  Entrant *found = selection_entrant (selection, entrant->integer);

  if (found == NULL) {
    out->refuse (out, NO_SUCH_ENTRANT, 0, NULL);
    return NULL;
  }
  if (found->withdrawn) {
    out->refuse (out, ENTRANT_WITHDRAWN, 0, NULL);
    return NULL;
  }
  const BaheValue *sort = ask->entrant (ask, entrant->integer, "sort");
  if (sorts[selection->entrant] != NULL && g_strcmp0 (sort->text, sorts[selection->entrant]) != 0) {
    out->refuse (out, ENTRANT_SORT, 0, NULL);
    return NULL;
  }
  return found;
}

gboolean
selection_when (const BaheAsk *ask, const BaheValue *month, const BaheValue *year, int field, gint64 *period,
                BaheOut *out)
{
  const Selection *selection = ask->state;

  *period = 0;
  if (!selection->monthly)
    return bahe_is_given (month) ? out->refuse (out, MONTH_NOT_NEEDED, field, NULL) : TRUE;
  gboolean dated = bahe_is_given (ask->when);
  if (!dated && (!bahe_is_given (month) || !bahe_is_given (year)))
    return out->refuse (out, MONTH_MISSING, field, NULL);
  gint64 today = dated ? selection_period_of (ask->when->integer) : 0;
  *period = selection_period (bahe_number_or (year, today / 100), bahe_number_or (month, today % 100));
  return TRUE;
}

/* ---- nominations
 * -------------------------------------------------------------------------------------------------------- */

/* How often the group, else the person, has nominated in that period. */
static gint64
used (const Selection *selection, gint64 period, gint64 group, gint64 nominator)
{
  gint64 n = 0;

  for (guint i = 0; i < selection->candidates->len; i++) {
    const Candidate *candidate = selection->candidates->pdata[i];
    for (guint k = 0; candidate->period == period && k < candidate->nominations->len; k++) {
      const Nomination *one = candidate->nominations->pdata[k];
      n += group != 0 ? one->group == group : one->group == 0 && one->nominator == nominator;
    }
  }
  return n;
}

static gboolean
refuse_barred (const Selection *selection, gint64 entrant, gint64 period, BaheOut *out)
{
  gint64 other = 0;

  switch (selection_bar (selection, entrant, period, TRUE, &other)) {
  case BAR_VETO:
    return selection_refuse (out, GATE_SHUT, 0, g_strdup (((const Gate *) selection->gates->pdata[other])->name));
  case BAR_COOLDOWN:
    return selection_refuse (out, IN_COOLDOWN, 0, selection_period_text (other));
  case BAR_MOST:
    return selection_refuse (out, WON_ENOUGH, 0, g_strdup_printf ("%" G_GINT64_FORMAT, other));
  default:
    return TRUE;
  }
}

gboolean
selection_decide_nominate (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Selection *selection = ask->state;
  const BaheValue *who = bahe_is_given (&given[NOM_GROUP]) ? &given[NOM_GROUP] : &given[NOM_NOMINATOR];
  gint64 group = bahe_number_or (&given[NOM_GROUP], 0), nominator = bahe_number_or (&given[NOM_NOMINATOR], 0);
  gint64 entrant = given[NOM_ENTRANT].integer, period;
  gboolean self = !bahe_is_given (who);
  BaheValue values[N_NOM];

  if (selection_find (ask, &given[NOM_ENTRANT], out) == NULL ||
      !selection_when (ask, &given[NOM_MONTH], &given[NOM_YEAR], NOM_MONTH, &period, out))
    return FALSE;
  if (self && selection->no_self)
    return out->refuse (out, NO_SELF_NOMINATION, NOM_GROUP, NULL);
  const Candidate *candidate = selection_candidate (selection, entrant, period);
  for (guint i = 0; candidate != NULL && i < candidate->nominations->len; i++) {
    const Nomination *one = candidate->nominations->pdata[i];
    if (one->group == group && one->nominator == nominator)
      return out->refuse (out, NOMINATED_ALREADY, NOM_ENTRANT, self ? &given[NOM_ENTRANT] : who);
  }
  if (!self && used (selection, period, group, nominator) >= selection->nominations)
    return out->refuse (out, NOMINATIONS_FULL, NOM_GROUP, who);
  if (!refuse_barred (selection, entrant, period, out))
    return FALSE;
  memcpy (values, given, sizeof values);
  values[NOM_MONTH] = bahe_known_value (period % 100);
  values[NOM_YEAR] = bahe_known_value (period / 100);
  out->record (out, NOMINATED, values);
  return TRUE;
}

/* ---- points and votes
 * ----------------------------------------------------------------------------------------------------- */

static Candidate *
find_candidate (const BaheAsk *ask, const BaheValue *entrant, gint64 period, BaheOut *out)
{
  Candidate *candidate = selection_candidate (ask->state, entrant->integer, period);

  if (candidate == NULL)
    selection_refuse (out, NOT_NOMINATED, 0, selection_period_text (period));
  return candidate;
}

static gboolean
row_fits (const Selection *selection, const BaheValue *rows, gsize i, BaheOut *out)
{
  const BaheValue *row = rows->items[i].items;
  int item = selection_item (selection, row[POINT_ITEM].text);
  gint64 points = 0;

  if (item < 0)
    return out->refuse (out, ITEM_UNKNOWN, SCORE_POINTS, &row[POINT_ITEM]);
  for (gsize j = 0; j < i; j++)
    if (g_strcmp0 (rows->items[j].items[POINT_ITEM].text, row[POINT_ITEM].text) == 0)
      return out->refuse (out, ITEM_TWICE, SCORE_POINTS, &row[POINT_ITEM]);
  const Item *of = selection->items->pdata[item];
  if (!selection_units (&row[POINT_POINTS], &points) || (of->full > 0 && points > of->full))
    return out->refuse (out, OVER_FULL, SCORE_POINTS, &row[POINT_ITEM]);
  return TRUE;
}

static gboolean
points_fit (const Selection *selection, const BaheValue *rows, BaheOut *out)
{
  for (gsize i = 0; i < rows->n; i++)
    if (!row_fits (selection, rows, i, out))
      return FALSE;
  for (guint i = 0; i < selection->items->len; i++) {
    const Item *item = selection->items->pdata[i];
    gboolean there = FALSE;
    for (gsize k = 0; k < rows->n; k++)
      there |= g_strcmp0 (rows->items[k].items[POINT_ITEM].text, item->name) == 0;
    if (!there)
      return selection_refuse (out, ITEM_MISSING, SCORE_POINTS, g_strdup (item->name));
  }
  return TRUE;
}

gboolean
selection_decide_score (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Selection *selection = ask->state;
  gint64 period;
  BaheValue values[N_SCORE];

  if (selection->by != BY_SCORE)
    return out->refuse (out, selection->by == BY_VOTES ? POINTS_BY_VOTES : BY_COMMITTEE, SCORE_POINTS, NULL);
  if (selection_find (ask, &given[SCORE_ENTRANT], out) == NULL ||
      !selection_when (ask, &given[SCORE_MONTH], &given[SCORE_YEAR], SCORE_MONTH, &period, out))
    return FALSE;
  const Candidate *candidate = find_candidate (ask, &given[SCORE_ENTRANT], period, out);
  if (candidate == NULL)
    return FALSE;
  for (guint i = 0; i < candidate->scored->len; i++)
    if (g_array_index (candidate->scored, Scored, i).inspection == bahe_number_or (&given[SCORE_INSPECTION], 1))
      return out->refuse (out, SCORED_ALREADY, SCORE_INSPECTION, NULL);
  if (!points_fit (selection, &given[SCORE_POINTS], out))
    return FALSE;
  memcpy (values, given, sizeof values);
  values[SCORE_MONTH] = bahe_known_value (period % 100);
  values[SCORE_YEAR] = bahe_known_value (period / 100);
  out->record (out, SCORED, values);
  return TRUE;
}

gboolean
selection_decide_vote (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Selection *selection = ask->state;
  gint64 period;

  if (selection->by != BY_VOTES)
    return out->refuse (out, selection->by == BY_SCORE ? VOTES_BY_POINTS : BY_COMMITTEE, VOTE_VOTES, NULL);
  if (selection_find (ask, &given[VOTE_ENTRANT], out) == NULL ||
      !selection_when (ask, &given[VOTE_MONTH], &given[VOTE_YEAR], VOTE_MONTH, &period, out))
    return FALSE;
  const Candidate *candidate = find_candidate (ask, &given[VOTE_ENTRANT], period, out);
  if (candidate == NULL)
    return FALSE;
  if (candidate->votes >= 0)
    return out->refuse (out, VOTED_ALREADY, VOTE_VOTES, NULL);
  out->record (out, VOTED,
               (BaheValue[]){ given[VOTE_ENTRANT], given[VOTE_VOTES], bahe_known_value (period % 100),
                              bahe_known_value (period / 100) });
  return TRUE;
}

/* ---- gates
 * ------------------------------------------------------------------------------------------------------------------ */

static char *
gates_text (const Selection *selection)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < selection->gates->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "、" : "", ((const Gate *) selection->gates->pdata[i])->name);
  return g_string_free (text, FALSE);
}

/* To be ill is no fault, and to keep it on record would tell of somebody's health. */
static gboolean
speaks_of_health (const char *gate)
{
  return strstr (gate, "病") != NULL || strstr (gate, "住院") != NULL || strstr (gate, "sick") != NULL;
}

gboolean
selection_decide_veto (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Selection *selection = ask->state;
  int gate = selection_gate (selection, given[VETO_GATE].text);
  gint64 period;

  if (speaks_of_health (given[VETO_GATE].text))
    return out->refuse (out, GATE_IS_HEALTH, VETO_GATE, NULL);
  if (selection_find (ask, &given[VETO_ENTRANT], out) == NULL ||
      !selection_when (ask, &given[VETO_MONTH], &given[VETO_YEAR], VETO_MONTH, &period, out))
    return FALSE;
  if (gate < 0)
    return selection_refuse (out, GATE_UNKNOWN, VETO_GATE, gates_text (selection));
  for (guint i = 0; i < selection->vetoes->len; i++) {
    const Veto *veto = &g_array_index (selection->vetoes, Veto, i);
    if (veto->entrant == given[VETO_ENTRANT].integer && veto->gate == (guint) gate && veto->period == period)
      return out->refuse (out, VETOED_ALREADY, VETO_GATE, NULL);
  }
  if (selection_choice (selection, given[VETO_ENTRANT].integer, period) != NULL)
    return out->refuse (out, CHOSEN_ALREADY, VETO_ENTRANT, NULL);
  out->record (out, VETOED,
               (BaheValue[]){ given[VETO_ENTRANT], given[VETO_GATE], bahe_known_value (period % 100),
                              bahe_known_value (period / 100), given[VETO_NOTE] });
  return TRUE;
}
