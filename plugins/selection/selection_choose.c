/* A selection: who is chosen, for a month and for the year. */
#include "selection.h"

static BaheValue
chosen_value (const Selection *selection, gint64 period)
{
  for (guint i = 0; i < selection->choices->len; i++) {
    const Choice *choice = selection->choices->pdata[i];
    if (choice->period == period)
      return bahe_number_value (choice->entrant);
  }
  return (BaheValue){ 0 };
}

/* A detail is shown as text; the name of an entrant is asked of the roster or, of a guest, not known here. */
static char *
name_of (const BaheAsk *ask, gint64 entrant)
{
  const BaheValue *name = ask->entrant (ask, entrant, "name");

  return name->text != NULL ? g_strdup (name->text) : g_strdup_printf ("#%" G_GINT64_FORMAT, entrant);
}

/* Who may be chosen in that period and has more points than this candidate; 0: nobody. */
static gint64
ahead (const Selection *selection, const Candidate *of)
{
  gint64 points = selection_points (selection, of), best = points, found = 0, other;

  for (guint i = 0; i < selection->candidates->len; i++) {
    const Candidate *candidate = selection->candidates->pdata[i];
    const Entrant *entrant = selection_entrant (selection, candidate->entrant);
    if (candidate->period != of->period || candidate == of || entrant->withdrawn ||
        selection_choice (selection, candidate->entrant, of->period) != NULL ||
        selection_bar (selection, candidate->entrant, of->period, TRUE, &other) != BAR_NONE ||
        selection_points (selection, candidate) <= best)
      continue;
    best = selection_points (selection, candidate);
    found = candidate->entrant;
  }
  return found;
}

static gboolean
may_be_chosen (const BaheAsk *ask, gint64 entrant, gint64 period, BaheOut *out)
{
  const Selection *selection = ask->state;
  gint64 other = 0;

  if (selection_missed (selection, period) != NULL)
    return selection_refuse (out, MONTH_NOT_HELD, CHOOSE_MONTH, selection_period_text (period));
  if (selection_choice (selection, entrant, period) != NULL)
    return out->refuse (out, CHOSEN_ALREADY, CHOOSE_ENTRANT, NULL);
  if (selection_chosen_in (selection, period) >= selection->places)
    return selection_refuse (out, PLACE_TAKEN, CHOOSE_ENTRANT, name_of (ask, chosen_value (selection, period).integer));
  switch (selection_bar (selection, entrant, period, TRUE, &other)) {
  case BAR_VETO:
    return selection_refuse (out, GATE_SHUT, CHOOSE_ENTRANT,
                             g_strdup (((const Gate *) selection->gates->pdata[other])->name));
  case BAR_COOLDOWN:
    return selection_refuse (out, IN_COOLDOWN, CHOOSE_ENTRANT, selection_period_text (other));
  case BAR_MOST:
    return selection_refuse (out, WON_ENOUGH, CHOOSE_ENTRANT, g_strdup_printf ("%" G_GINT64_FORMAT, other));
  default:
    return TRUE;
  }
}

/* The deed that is cited: what was given now, else of the first nomination. */
static BaheValue
deed_of (const BaheValue *given, const Candidate *candidate)
{
  if (bahe_is_given (&given[CHOOSE_DEED]))
    return given[CHOOSE_DEED];
  return bahe_text_value (((const Nomination *) candidate->nominations->pdata[0])->deed);
}

gboolean
selection_decide_choose (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Selection *selection = ask->state;
  const Entrant *entrant = selection_find (ask, &given[CHOOSE_ENTRANT], out);
  gint64 period, number = given[CHOOSE_ENTRANT].integer;

  if (entrant == NULL || !selection_when (ask, &given[CHOOSE_MONTH], &given[CHOOSE_YEAR], CHOOSE_MONTH, &period, out) ||
      !may_be_chosen (ask, number, period, out))
    return FALSE;
  const Candidate *candidate = selection_candidate (selection, number, period);
  if (candidate == NULL)
    return selection_refuse (out, NOT_NOMINATED, CHOOSE_ENTRANT, selection_period_text (period));
  gint64 better = ahead (selection, candidate);
  if (better != 0 && !bahe_is_given (&given[CHOOSE_REASON]))
    return selection_refuse (out, NOT_FIRST, CHOOSE_ENTRANT, name_of (ask, better));
  out->record (out, CHOSEN,
               (BaheValue[]){ given[CHOOSE_ENTRANT], bahe_known_value (period % 100), bahe_known_value (period / 100),
                              given[CHOOSE_REASON], deed_of (given, candidate),
                              selection_units_value (selection_points (selection, candidate)) });
  return TRUE;
}

gboolean
selection_decide_not_held (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Selection *selection = ask->state;
  gint64 period;

  if (!selection_when (ask, &given[MISS_MONTH], &given[MISS_YEAR], MISS_MONTH, &period, out))
    return FALSE;
  if (period == 0)
    return out->refuse (out, MONTH_NOT_NEEDED, MISS_MONTH, NULL);
  if (selection_missed (selection, period) != NULL)
    return selection_refuse (out, MONTH_NOT_HELD, MISS_MONTH, selection_period_text (period));
  if (selection_chosen_in (selection, period) > 0)
    return selection_refuse (out, HELD_ALREADY, MISS_MONTH, selection_period_text (period));
  out->record (out, NOT_HELD,
               (BaheValue[]){ given[MISS_REASON], bahe_known_value (period % 100), bahe_known_value (period / 100) });
  return TRUE;
}

/* ---- the year
 * ------------------------------------------------------------------------------------------------------------- */

/* Months of that year without a choice and without a reason; NULL: none. To be freed. */
static char *
months_missing (const Selection *selection, gint64 year)
{
  g_autoptr (GArray) periods = selection_periods (selection);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < periods->len; i++) {
    gint64 period = g_array_index (periods, gint64, i);
    if (period / 100 != year || selection_chosen_in (selection, period) > 0 ||
        selection_missed (selection, period) != NULL)
      continue;
    g_autofree char *name = selection_period_text (period);
    g_string_append_printf (text, "%s%s", text->len > 0 ? "、" : "", name);
  }
  return g_string_free (text, text->len == 0);
}

static gboolean
level (const Yearly *a, const Yearly *b)
{
  return a->months == b->months && a->points == b->points;
}

/* The row of who is to be the star; NULL: refused. */
static const Yearly *
star_of (const BaheAsk *ask, const GArray *rows, const BaheValue *given, BaheOut *out)
{
  const Yearly *first = &g_array_index (rows, Yearly, 0);
  GString *tied = g_string_new (NULL);
  guint n = 0;

  for (; n < rows->len && level (first, &g_array_index (rows, Yearly, n)); n++) {
    g_autofree char *name = name_of (ask, g_array_index (rows, Yearly, n).entrant);
    g_string_append_printf (tied, "%s%s", n > 0 ? "、" : "", name);
  }
  g_autofree char *names = g_string_free (tied, FALSE);
  if (!bahe_is_given (&given[STAR_ENTRANT])) {
    if (n == 1)
      return first;
    selection_refuse (out, YEAR_TIED, STAR_ENTRANT, g_steal_pointer (&names));
    return NULL;
  }
  for (guint i = 0; i < n; i++)
    if (g_array_index (rows, Yearly, i).entrant == given[STAR_ENTRANT].integer) {
      if (n == 1 || bahe_is_given (&given[STAR_REASON]))
        return &g_array_index (rows, Yearly, i);
      selection_refuse (out, YEAR_TIED, STAR_REASON, g_steal_pointer (&names));
      return NULL;
    }
  selection_refuse (out, NOT_MOST, STAR_ENTRANT, g_steal_pointer (&names));
  return NULL;
}

gboolean
selection_decide_year_star (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Selection *selection = ask->state;
  gint64 today = bahe_is_given (ask->when) ? selection_period_of (ask->when->integer) / 100 : 0;
  gint64 year = bahe_number_or (&given[STAR_YEAR], today);
  g_autoptr (GArray) rows = selection_year (selection, year);

  for (guint i = 0; i < selection->year_stars->len; i++)
    if (g_array_index (selection->year_stars, YearStar, i).year == year)
      return selection_refuse (out, YEAR_CHOSEN, STAR_YEAR, g_strdup_printf ("%" G_GINT64_FORMAT, year));
  if (!selection->monthly || rows->len == 0)
    return selection_refuse (out, NO_STAR, STAR_YEAR, g_strdup_printf ("%" G_GINT64_FORMAT, year));
  char *missing = months_missing (selection, year);
  if (missing != NULL && bahe_number_or (&given[STAR_ANYWAY], 0) == 0)
    return selection_refuse (out, MONTHS_MISSING, STAR_ANYWAY, missing);
  g_free (missing);
  const Yearly *star = star_of (ask, rows, given, out);
  if (star == NULL)
    return FALSE;
  out->record (out, YEAR_STAR_CHOSEN,
               (BaheValue[]){ bahe_number_value (star->entrant), bahe_number_value (year), given[STAR_REASON],
                              given[STAR_ANYWAY], bahe_number_value (star->months),
                              selection_units_value (star->points) });
  return TRUE;
}
