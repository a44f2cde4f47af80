/* A selection: what each event leaves behind, and the facts it gives. */
#include "selection.h"

/* ---- facts
 * ------------------------------------------------------------------------------------------------------------- */

static void
count (guint event, gint64 entrant, gint64 period, const char *item, gint64 points, gint64 inspection, BaheOut *out)
{
  g_autofree char *text = selection_period_text (period);

  out->record (out, event,
               (BaheValue[]){ bahe_number_value (entrant), period != 0 ? bahe_text_value (text) : (BaheValue){ 0 },
                              bahe_text_value (item), selection_units_value (points), bahe_known_value (inspection) });
}

static const char *const bars[] = { NULL, "veto", "cooldown", "most-wins" };

/* Tells the boards of candidates that may not be chosen, each once: by what was recorded before, or is now. */
static void
count_bars (Selection *selection, BaheOut *out)
{
  for (guint i = 0; i < selection->candidates->len; i++) {
    Candidate *candidate = selection->candidates->pdata[i];
    gint64 other = 0;
    Bar bar = selection_bar (selection, candidate->entrant, candidate->period, FALSE, &other);
    if (bar == BAR_NONE || candidate->barred ||
        selection_choice (selection, candidate->entrant, candidate->period) != NULL)
      continue;
    candidate->barred = TRUE;
    count (BAR_COUNTED, candidate->entrant, candidate->period, bars[bar], 0, 0, out);
  }
}

static void
count_choice (const Selection *selection, const Choice *choice, BaheOut *out)
{
  count (CHOICE_COUNTED, choice->entrant, choice->period, "chosen", choice->points, 0, out);
  if (!selection->monthly)
    return;
  g_autofree char *month = selection_period_text (choice->period);
  out->record (out, STAR_COUNTED,
               (BaheValue[]){ bahe_number_value (choice->entrant), bahe_number_value (0),
                              selection_units_value (choice->points), bahe_text_value (month) });
}

/* ---- who takes part, and what is said for them
 * ------------------------------------------------------------------------------ */

static gint64
period_in (const BaheValue *month, const BaheValue *year)
{
  return bahe_is_given (month) ? selection_period (year->integer, month->integer) : 0;
}

static gboolean
evolve_entered (Selection *selection, gint64 number)
{
  if (selection_entrant (selection, number) != NULL)
    return FALSE;
  Entrant *entrant = g_new0 (Entrant, 1);
  *entrant = (Entrant){ .number = number, .evidence = g_ptr_array_new_with_free_func (g_free) };
  g_ptr_array_add (selection->entrants, entrant);
  return TRUE;
}

static gboolean
evolve_withdrawn (Selection *selection, gint64 number)
{
  Entrant *entrant = selection_entrant (selection, number);

  if (entrant == NULL || entrant->withdrawn)
    return FALSE;
  entrant->withdrawn = TRUE;
  return TRUE;
}

static gboolean
evolve_nominated (Selection *selection, const BaheValue *v, BaheOut *out)
{
  gint64 entrant = v[NOM_ENTRANT].integer, period = period_in (&v[NOM_MONTH], &v[NOM_YEAR]);
  gint64 group = bahe_number_or (&v[NOM_GROUP], 0), nominator = bahe_number_or (&v[NOM_NOMINATOR], 0);
  Candidate *candidate = selection_candidate (selection, entrant, period);

  if (selection_entrant (selection, entrant) == NULL || (period != 0) != selection->monthly)
    return FALSE;
  for (guint i = 0; candidate != NULL && i < candidate->nominations->len; i++) {
    const Nomination *one = candidate->nominations->pdata[i];
    if (one->group == group && one->nominator == nominator)
      return FALSE;
  }
  if (candidate == NULL) {
    candidate = selection_candidate_new (selection, entrant, period);
    count (CANDIDATE_COUNTED, entrant, period, NULL, 0, 0, out);
  }
  Nomination *nomination = g_new0 (Nomination, 1);
  *nomination = (Nomination){ group, nominator, g_strdup (v[NOM_DEED].text) };
  g_ptr_array_add (candidate->nominations, nomination);
  count_bars (selection, out);
  return TRUE;
}

static gboolean
has_scored (const Candidate *candidate, gint64 inspection)
{
  for (guint i = 0; i < candidate->scored->len; i++)
    if (g_array_index (candidate->scored, Scored, i).inspection == inspection)
      return TRUE;
  return FALSE;
}

/* Weighted points of a row in millionths; FALSE: there is no such item, or it is too large. */
static gboolean
weighted (const Selection *selection, const BaheValue *row, int *item, gint64 *points)
{
  gint64 given, product;

  *item = selection_item (selection, row[POINT_ITEM].text);
  if (*item < 0 || !selection_units (&row[POINT_POINTS], &given))
    return FALSE;
  const Item *of = selection->items->pdata[*item];
  if (__builtin_mul_overflow (given, of->weight, &product))
    return FALSE;
  *points = product / UNITS;
  return TRUE;
}

static gboolean
evolve_scored (Selection *selection, const BaheValue *v, BaheOut *out)
{
  gint64 inspection = bahe_number_or (&v[SCORE_INSPECTION], 1), points;
  Candidate *candidate =
      selection_candidate (selection, v[SCORE_ENTRANT].integer, period_in (&v[SCORE_MONTH], &v[SCORE_YEAR]));
  const BaheValue *rows = &v[SCORE_POINTS];
  int item;

  if (candidate == NULL || has_scored (candidate, inspection))
    return FALSE;
  for (gsize i = 0; i < rows->n; i++)
    if (!weighted (selection, rows->items[i].items, &item, &points))
      return FALSE;
  for (gsize i = 0; i < rows->n; i++) {
    weighted (selection, rows->items[i].items, &item, &points);
    Scored scored = { inspection, (guint) item };
    g_array_append_val (candidate->scored, scored);
    candidate->total += points;
    count (POINTS_COUNTED, candidate->entrant, candidate->period, rows->items[i].items[POINT_ITEM].text, points,
           inspection, out);
  }
  candidate->inspections++;
  return TRUE;
}

static gboolean
evolve_voted (Selection *selection, const BaheValue *v, BaheOut *out)
{
  Candidate *candidate =
      selection_candidate (selection, v[VOTE_ENTRANT].integer, period_in (&v[VOTE_MONTH], &v[VOTE_YEAR]));

  if (candidate == NULL || candidate->votes >= 0)
    return FALSE;
  candidate->votes = v[VOTE_VOTES].integer;
  count (POINTS_COUNTED, candidate->entrant, candidate->period, "票数", candidate->votes * UNITS, 1, out);
  return TRUE;
}

static gboolean
evolve_vetoed (Selection *selection, const BaheValue *v, BaheOut *out)
{
  int gate = selection_gate (selection, v[VETO_GATE].text);
  Veto veto = { v[VETO_ENTRANT].integer, period_in (&v[VETO_MONTH], &v[VETO_YEAR]), (guint) gate };

  if (gate < 0 || selection_entrant (selection, veto.entrant) == NULL)
    return FALSE;
  g_array_append_val (selection->vetoes, veto);
  count_bars (selection, out);
  return TRUE;
}

/* ---- who is chosen
 * ----------------------------------------------------------------------------------------------------------- */

static gboolean
evolve_chosen (Selection *selection, const BaheValue *v, BaheOut *out)
{
  gint64 entrant = v[CHOOSE_ENTRANT].integer, period = period_in (&v[CHOOSE_MONTH], &v[CHOOSE_YEAR]), other, points = 0;

  if (selection_candidate (selection, entrant, period) == NULL ||
      selection_choice (selection, entrant, period) != NULL || selection_missed (selection, period) != NULL ||
      selection_chosen_in (selection, period) >= selection->places ||
      selection_bar (selection, entrant, period, TRUE, &other) != BAR_NONE)
    return FALSE;
  if (bahe_is_given (&v[CHOOSE_POINTS]) && !selection_units (&v[CHOOSE_POINTS], &points))
    return FALSE;
  Choice *choice = g_new0 (Choice, 1);
  *choice = (Choice){ entrant, period, points, g_strdup (v[CHOOSE_DEED].text), g_strdup (v[CHOOSE_REASON].text) };
  g_ptr_array_add (selection->choices, choice);
  count_choice (selection, choice, out);
  count_bars (selection, out);
  return TRUE;
}

static gboolean
evolve_not_held (Selection *selection, const BaheValue *v)
{
  gint64 period = period_in (&v[MISS_MONTH], &v[MISS_YEAR]);

  if (selection_missed (selection, period) != NULL || selection_chosen_in (selection, period) > 0)
    return FALSE;
  Missed *missed = g_new0 (Missed, 1);
  *missed = (Missed){ period, g_strdup (v[MISS_REASON].text) };
  g_ptr_array_add (selection->missed, missed);
  return TRUE;
}

static gboolean
evolve_year_star (Selection *selection, const BaheValue *v)
{
  YearStar star = { v[STAR_ENTRANT].integer, v[STAR_YEAR].integer };
  g_autoptr (GArray) rows = selection_year (selection, star.year);
  gboolean chosen = FALSE;

  for (guint i = 0; i < selection->year_stars->len; i++)
    if (g_array_index (selection->year_stars, YearStar, i).year == star.year)
      return FALSE;
  for (guint i = 0; i < rows->len; i++)
    chosen |= g_array_index (rows, Yearly, i).entrant == star.entrant;
  if (chosen)
    g_array_append_val (selection->year_stars, star);
  return chosen;
}

/* ---- stages
 * -------------------------------------------------------------------------------------------------------------------
 */

static gboolean
evolve_evidence (const Selection *selection, const BaheValue *v)
{
  Entrant *entrant = selection_entrant (selection, v[EVID_ENTRANT].integer);

  if (entrant == NULL || (selection->items->len > 0 && selection_item (selection, v[EVID_ITEM].text) < 0))
    return FALSE;
  if (!g_ptr_array_find_with_equal_func (entrant->evidence, v[EVID_ITEM].text, g_str_equal, NULL))
    g_ptr_array_add (entrant->evidence, g_strdup (v[EVID_ITEM].text));
  return TRUE;
}

static gboolean
evolve_passed (const Selection *selection, const BaheValue *v)
{
  Entrant *entrant = selection_entrant (selection, v[PASS_ENTRANT].integer);

  if (entrant == NULL || entrant->stopped || entrant->passed >= selection->stages->len ||
      selection_stage (selection, v[PASS_STAGE].text) != (int) entrant->passed ||
      (gint64) entrant->evidence->len < ((const Stage *) selection->stages->pdata[entrant->passed])->evidence)
    return FALSE;
  entrant->passed++;
  if (bahe_is_given (&v[PASS_BY])) {
    g_free (entrant->by);
    entrant->by = g_strdup (v[PASS_BY].text);
  }
  return TRUE;
}

static gboolean
evolve_stopped (const Selection *selection, gint64 number)
{
  Entrant *entrant = selection_entrant (selection, number);

  if (entrant == NULL || entrant->stopped || entrant->reported)
    return FALSE;
  entrant->stopped = TRUE;
  return TRUE;
}

static gboolean
evolve_reported (const Selection *selection, const BaheValue *v)
{
  Entrant *entrant = selection_entrant (selection, v[REPORT_ENTRANT].integer);

  if (entrant == NULL || entrant->reported || entrant->stopped || entrant->passed < selection->stages->len)
    return FALSE;
  entrant->reported = TRUE;
  entrant->to = g_strdup (v[REPORT_TO].text);
  return TRUE;
}

static gboolean
evolve_answered (const Selection *selection, const BaheValue *v)
{
  Entrant *entrant = selection_entrant (selection, v[ANSWER_ENTRANT].integer);

  if (entrant == NULL || !entrant->reported || entrant->answered)
    return FALSE;
  entrant->answered = TRUE;
  entrant->named = bahe_number_or (&v[ANSWER_CHOSEN], 0) != 0;
  entrant->title = g_strdup (v[ANSWER_TITLE].text);
  return TRUE;
}

gboolean
selection_evolve (void *state, const BaheEvent *event, BaheOut *out)
{
  Selection *selection = state;
  const BaheValue *v = event->values;

  switch (event->type) {
  case BAHE_ENTERED:
    return evolve_entered (selection, v[0].integer);
  case BAHE_WITHDRAWN:
    return evolve_withdrawn (selection, v[0].integer);
  case NOMINATED:
    return evolve_nominated (selection, v, out);
  case SCORED:
    return evolve_scored (selection, v, out);
  case VOTED:
    return evolve_voted (selection, v, out);
  case VETOED:
    return evolve_vetoed (selection, v, out);
  case CHOSEN:
    return evolve_chosen (selection, v, out);
  case NOT_HELD:
    return evolve_not_held (selection, v);
  case YEAR_STAR_CHOSEN:
    return evolve_year_star (selection, v);
  case EVIDENCE_GIVEN:
    return evolve_evidence (selection, v);
  case STAGE_PASSED:
    return evolve_passed (selection, v);
  case STAGE_STOPPED:
    return evolve_stopped (selection, v[STOP_ENTRANT].integer);
  case REPORTED:
    return evolve_reported (selection, v);
  case ANSWERED:
    return evolve_answered (selection, v);
  default:
    return FALSE;
  }
}
