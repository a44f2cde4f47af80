/* Adding up what facts give: whole numbers by themselves, until all facts were seen. */
#include "rule/private.h"

void
rule_run_add (RuleRunInside *inside, guint entrant, guint column, const BaheNumber *number)
{
  gint64 *whole = &inside->wholes[(gsize) column * inside->run.n_entrants + entrant], total;
  inside->given[column] = TRUE;
  if (number->big == NULL && number->denominator == 1 && !__builtin_add_overflow (*whole, number->numerator, &total)) {
    *whole = total; /* nearly always */
    return;
  }
  BaheNumber *sum = &inside->run.numbers[(gsize) entrant * inside->run.n_columns + column], before = *sum;
  *sum = bahe_number_add (&before, number);
  bahe_number_clear (&before);
}

/* FALSE: the scores are no whole numbers, or too large to be added up as such. */
static gboolean
add_whole_scores (RuleResults *results, const RuleView *view)
{
  gint64 ours, theirs;
  if (!rule_view_automatic_whole (view, RULE_SCORED, &ours) ||
      !rule_view_automatic_whole (view, RULE_CONCEDED, &theirs) ||
      __builtin_add_overflow (ours, results->scored, &ours) ||
      __builtin_add_overflow (theirs, results->conceded, &theirs))
    return FALSE;
  results->scored = ours;
  results->conceded = theirs;
  return TRUE;
}

void
rule_run_add_automatic (RuleRunInside *inside, const RuleView *view)
{
  RuleResults *results = &inside->results[view->entrant];
  if (view->bye || view->left_out)
    return;
  results->counts[RULE_PLAYED]++;
  results->counts[RULE_WON] += view->won;
  results->counts[RULE_DRAWN] += view->drawn;
  results->counts[RULE_LOST] += view->lost;
  if (add_whole_scores (results, view))
    return;
  for (guint i = RULE_SCORED; i < RULE_N_AUTOMATIC; i++) {
    if (inside->automatic[i] == RULE_NOBODY)
      continue;
    g_auto (BaheNumber) number = rule_view_automatic (view, i);
    rule_run_add (inside, view->entrant, inside->automatic[i], &number);
  }
}

static BaheNumber
automatic_sum (const RuleResults *results, RuleAutomatic automatic)
{
  BaheNumber scored = BAHE_NUMBER_INT (results->scored), conceded = BAHE_NUMBER_INT (results->conceded);
  switch (automatic) {
  case RULE_SCORED:
    return scored;
  case RULE_CONCEDED:
    return conceded;
  case RULE_DIFF:
    return bahe_number_subtract (&scored, &conceded);
  default:
    return BAHE_NUMBER_INT (results->counts[automatic]);
  }
}

static void
settle_automatic (RuleRunInside *inside)
{
  for (guint i = 0; i < RULE_N_AUTOMATIC; i++)
    for (guint entrant = 0; inside->automatic[i] != RULE_NOBODY && entrant < inside->run.n_entrants; entrant++) {
      g_auto (BaheNumber) sum = automatic_sum (&inside->results[entrant], i);
      rule_run_add (inside, entrant, inside->automatic[i], &sum);
    }
}

static void
settle_wholes (RuleRunInside *inside)
{
  guint n = inside->run.n_entrants;
  for (guint entrant = 0; entrant < n; entrant++)
    for (guint column = 0; column < inside->run.n_columns; column++) {
      BaheNumber *sum = &inside->run.numbers[(gsize) entrant * inside->run.n_columns + column], before = *sum;
      BaheNumber whole = BAHE_NUMBER_INT (inside->wholes[(gsize) column * n + entrant]);
      *sum = bahe_number_add (&before, &whole);
      bahe_number_clear (&before);
    }
}

void
rule_run_settle (RuleRunInside *inside, gboolean matches)
{
  if (matches)
    settle_automatic (inside);
  settle_wholes (inside);
}
