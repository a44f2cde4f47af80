/* Criteria that Swiss tournaments know by name. They count final points of opponents; a bye has no opponent. */
#include "board/private.h"

static void
add (BaheNumber *sum, const BaheNumber *number)
{
  BaheNumber before = *sum;
  *sum = bahe_number_add (&before, number);
  bahe_number_clear (&before);
}

/* Borrowed: 0 where there are none. */
static BaheNumber
points_of (const Ranking *ranking, const RuleCriterion *criterion, guint entrant)
{
  gboolean has = FALSE;
  const BaheNumber *points = rule_run_number (ranking->run, entrant, criterion->column, &has);
  return has ? *points : BAHE_NUMBER_INT (0);
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  return bahe_number_compare (a, b);
}

static const RuleView *
match_of (const Ranking *ranking, guint entrant, guint i)
{
  guint n;
  return rule_run_view (ranking->run, rule_run_matches_of (ranking->run, entrant, &n)[i]);
}

static guint
n_matches (const Ranking *ranking, guint entrant)
{
  guint n;
  rule_run_matches_of (ranking->run, entrant, &n);
  return n;
}

/* Sum of the opponents' points without so many highest and lowest. */
static BaheNumber
buchholz (const Ranking *ranking, const RuleCriterion *criterion, guint entrant, guint high, guint low)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (BaheNumber));
  BaheNumber sum = BAHE_NUMBER_INT (0);
  for (guint i = 0; i < n_matches (ranking, entrant); i++) {
    const RuleView *view = match_of (ranking, entrant, i);
    if (view->opponent == RULE_NOBODY)
      continue;
    BaheNumber number = points_of (ranking, criterion, view->opponent);
    g_array_append_val (points, number);
  }
  g_array_sort (points, compare_numbers);
  for (guint i = low; i + high < points->len; i++)
    add (&sum, &g_array_index (points, BaheNumber, i));
  return sum;
}

/* How the points stand to half of the rounds the entrant had, byes too: above 0, 0, below 0. */
static int
compare_to_half (const Ranking *ranking, const RuleCriterion *criterion, guint entrant)
{
  BaheNumber points = points_of (ranking, criterion, entrant);
  BaheNumber rounds = BAHE_NUMBER_INT (n_matches (ranking, entrant));
  g_auto (BaheNumber) twice = bahe_number_add (&points, &points);
  return bahe_number_compare (&twice, &rounds);
}

static BaheNumber
sonneborn_berger (const Ranking *ranking, const RuleCriterion *criterion, guint entrant)
{
  BaheNumber sum = BAHE_NUMBER_INT (0), two = BAHE_NUMBER_INT (2);
  for (guint i = 0; i < n_matches (ranking, entrant); i++) {
    const RuleView *view = match_of (ranking, entrant, i);
    if (view->opponent == RULE_NOBODY || view->lost)
      continue;
    BaheNumber points = points_of (ranking, criterion, view->opponent);
    g_auto (BaheNumber) half = bahe_number_divide (&points, &two);
    add (&sum, view->won ? &points : &half);
  }
  return sum;
}

static BaheNumber
koya (const Ranking *ranking, const RuleCriterion *criterion, guint entrant)
{
  BaheNumber sum = BAHE_NUMBER_INT (0);
  for (guint i = 0; i < n_matches (ranking, entrant); i++) {
    const RuleView *view = match_of (ranking, entrant, i);
    if (view->opponent == RULE_NOBODY || compare_to_half (ranking, criterion, view->opponent) < 0)
      continue;
    g_auto (BaheNumber) gift = rule_run_gift (ranking->run, view, criterion->column);
    add (&sum, &gift);
  }
  return sum;
}

/* The running score after each round, added up: points of round r stand in every later sum too. */
static BaheNumber
cumulative (const Ranking *ranking, const RuleCriterion *criterion, guint entrant)
{
  BaheNumber sum = BAHE_NUMBER_INT (0);
  for (guint i = 0; i < n_matches (ranking, entrant); i++) {
    const RuleView *view = match_of (ranking, entrant, i);
    BaheNumber times = BAHE_NUMBER_INT (ranking->run->last_round - rule_view_round (view) + 1);
    g_auto (BaheNumber) gift = rule_run_gift (ranking->run, view, criterion->column);
    g_auto (BaheNumber) all = bahe_number_multiply (&gift, &times);
    add (&sum, &all);
  }
  return sum;
}

static BaheNumber
black_wins (const Ranking *ranking, guint entrant)
{
  gint64 wins = 0;
  for (guint i = 0; i < n_matches (ranking, entrant); i++) {
    const RuleView *view = match_of (ranking, entrant, i);
    wins += view->won && view->second;
  }
  return BAHE_NUMBER_INT (wins);
}

/* How many of the other level ones the entrant has not met. */
static guint
not_met (const Ranking *ranking, guint entrant, guint n)
{
  g_autoptr (GHashTable) met = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < n_matches (ranking, entrant); i++) {
    const RuleView *view = match_of (ranking, entrant, i);
    if (view->opponent != RULE_NOBODY && ranking->level[view->opponent] == ranking->stamp)
      g_hash_table_add (met, GUINT_TO_POINTER (view->opponent));
  }
  return n - 1 - g_hash_table_size (met);
}

/* Direct encounter of FIDE: if all met, points among the level; else only one whom nobody can reach goes ahead, even if
 * the others win all the games that are missing. */
static BaheNumber
encounter (const Ranking *ranking, const RuleCriterion *criterion, guint entrant, const guint *group, guint n)
{
  g_auto (BaheNumber) mine = board_sum_among (ranking, entrant, criterion->column);
  gboolean open = FALSE, best = TRUE;
  for (guint i = 0; i < n; i++) {
    guint missing = not_met (ranking, group[i], n);
    BaheNumber games = BAHE_NUMBER_INT (missing);
    g_auto (BaheNumber) could = bahe_number_multiply (&games, &ranking->win);
    g_auto (BaheNumber) got = board_sum_among (ranking, group[i], criterion->column);
    add (&got, &could);
    open = open || missing > 0;
    best = best && (group[i] == entrant || bahe_number_compare (&got, &mine) < 0);
  }
  return open ? BAHE_NUMBER_INT (best) : bahe_number_copy (&mine);
}

BaheNumber
board_library_criterion (const Ranking *ranking, const RuleCriterion *criterion, guint entrant, const guint *group,
                         guint n)
{
  int half;
  switch (criterion->kind) {
  case RULE_CRITERION_BUCHHOLZ:
    return buchholz (ranking, criterion, entrant, 0, 0);
  case RULE_CRITERION_BUCHHOLZ_CUT1:
    return buchholz (ranking, criterion, entrant, 0, 1);
  case RULE_CRITERION_MEDIAN_BUCHHOLZ:
    return buchholz (ranking, criterion, entrant, 1, 1);
  case RULE_CRITERION_MODIFIED_MEDIAN:
    half = compare_to_half (ranking, criterion, entrant);
    return buchholz (ranking, criterion, entrant, half<0, half> 0);
  case RULE_CRITERION_SONNEBORN_BERGER:
    return sonneborn_berger (ranking, criterion, entrant);
  case RULE_CRITERION_KOYA:
    return koya (ranking, criterion, entrant);
  case RULE_CRITERION_CUMULATIVE:
    return cumulative (ranking, criterion, entrant);
  case RULE_CRITERION_BLACK_WINS:
    return black_wins (ranking, entrant);
  default:
    return encounter (ranking, criterion, entrant, group, n);
  }
}
