/* What a run starts from: entrants by their number, facts in order of recording, each as its sides see it. */
#include "rule/private.h"

#include <string.h>
#include <sys/mman.h>

#define LARGE_PAGE ((gsize) 2 * 1024 * 1024)

void
rule_reserve (GArray *array, guint n)
{
  guint length = array->len;
  gsize bytes = (gsize) n * g_array_get_element_size (array);
  if (n <= length)
    return;
  g_array_set_size (array, n); /* grows what is reserved, which the second call leaves */
  g_array_set_size (array, length);
  guintptr begin = ((guintptr) array->data + LARGE_PAGE - 1) & ~(LARGE_PAGE - 1);
  guintptr end = ((guintptr) array->data + bytes) & ~(LARGE_PAGE - 1);
  if (begin < end)
    madvise ((void *) begin, end - begin, MADV_HUGEPAGE);
}

static gint
by_number (gconstpointer a, gconstpointer b)
{
  const RuleEntrant *left = a, *right = b;
  return (left->number > right->number) - (left->number < right->number);
}

gint
rule_compare_recording (gconstpointer a, gconstpointer b)
{
  const RuleFact *left = a, *right = b;
  if (left->seq != right->seq)
    return left->seq < right->seq ? -1 : 1;
  return (left->n > right->n) - (left->n < right->n);
}

guint
rule_scoring_place (const BaheScoring *scoring, gint64 number)
{
  if (number > 0 && number < scoring->places->len)
    return g_array_index (scoring->places, guint, number) - 1;
  return number < RULE_DENSE_NUMBERS ? RULE_NOBODY
                                     : GPOINTER_TO_UINT (g_hash_table_lookup (scoring->distant, &number)) - 1;
}

void
rule_scoring_set_place (BaheScoring *scoring, gint64 number, guint place)
{
  if (number >= RULE_DENSE_NUMBERS) {
    g_hash_table_replace (scoring->distant, g_memdup2 (&number, sizeof number), GUINT_TO_POINTER (place + 1));
    return;
  }
  if (number >= scoring->places->len)
    g_array_set_size (scoring->places, (guint) number + 1);
  g_array_index (scoring->places, guint, number) = place + 1;
}

static gboolean
is_in_order (const GArray *entrants)
{
  for (guint i = 1; i < entrants->len; i++)
    if (by_number (&g_array_index (entrants, RuleEntrant, i - 1), &g_array_index (entrants, RuleEntrant, i)) > 0)
      return FALSE;
  return TRUE;
}

static void
sort_input (BaheScoring *scoring)
{
  if (!is_in_order (scoring->entrants)) {
    g_array_sort (scoring->entrants, by_number);
    for (guint i = 0; i < scoring->entrants->len; i++)
      rule_scoring_set_place (scoring, g_array_index (scoring->entrants, RuleEntrant, i).number, i);
  }
  if (scoring->disordered) /* they nearly always come in order; sorting would only copy them */
    g_array_sort (scoring->facts, rule_compare_recording); /* stable: a merge sort */
  scoring->disordered = FALSE;
}

/* One or two of them; where they end is returned. */
static RuleView *
write_views_of (RuleRunInside *inside, RuleFact *fact, RuleView *view)
{
  const BaheScoring *scoring = inside->run.scoring;
  RuleView first = { .fact = fact, .entrant = rule_scoring_place (scoring, fact->entrant), .opponent = RULE_NOBODY };
  RuleView second = { .fact = fact, .second = TRUE };
  if (fact->shape == BAHE_MATCH && !rule_fact_judge (fact, &first, &second))
    return view;
  if (fact->shape == BAHE_MATCH && fact->other != 0) {
    first.opponent = second.entrant = rule_scoring_place (scoring, fact->other);
    second.opponent = first.entrant;
  }
  *view++ = first;
  if (first.opponent != RULE_NOBODY)
    *view++ = second;
  return view;
}

static void
set_lot (RuleRunInside *inside, const RuleFact *fact)
{
  g_auto (BaheNumber) number = rule_amount (&fact->value);
  gint64 lot = 0;
  if (fact->value.set && bahe_number_to_integer (&number, &lot))
    inside->run.standings[rule_scoring_place (inside->run.scoring, fact->entrant)].lot = lot;
}

static void
lay_out_facts (RuleRunInside *inside)
{
  BaheScoring *scoring = inside->run.scoring;
  GArray *views = inside->run.views;
  guint most = scoring->facts->len * (scoring->rule->shapes[BAHE_MATCH] ? 2 : 1);
  rule_reserve (views, most);
  g_array_set_size (views, most);
  RuleView *begin = &g_array_index (views, RuleView, 0), *view = begin;
  for (guint i = 0, order = 0; i < scoring->facts->len; i++) {
    RuleFact *fact = &g_array_index (scoring->facts, RuleFact, i);
    if (fact->shape == BAHE_LOT) {
      set_lot (inside, fact);
      continue;
    }
    fact->order = ++order;
    inside->run.last_round = MAX (inside->run.last_round, fact->round);
    view = write_views_of (inside, fact, view);
  }
  g_array_set_size (views, (guint) (view - begin));
}

static void
lay_out_entrants (RuleRunInside *inside)
{
  RuleRun *run = &inside->run;
  BaheScoring *scoring = run->scoring;
  run->n_entrants = scoring->entrants->len;
  run->n_columns = scoring->rule->columns->len;
  run->standings = g_new0 (RuleStanding, run->n_entrants + 1);
  run->numbers = g_new0 (BaheNumber, (gsize) run->n_entrants * run->n_columns + 1);
  run->has = g_new0 (gboolean, (gsize) run->n_entrants * run->n_columns + 1);
  for (gsize i = 0; i < (gsize) run->n_entrants * run->n_columns; i++)
    run->numbers[i] = BAHE_NUMBER_INT (0);
  inside->results = g_new0 (RuleResults, run->n_entrants + 1);
  inside->wholes = g_new0 (gint64, (gsize) run->n_entrants * run->n_columns + 1);
  inside->given = g_new0 (gboolean, run->n_columns + 1);
  inside->scored = g_new0 (gboolean, run->n_columns + 1);
  inside->names = g_new0 (const char *, run->n_columns + 1);
  for (guint i = 0; i < run->n_entrants; i++) {
    const RuleEntrant *entrant = &g_array_index (scoring->entrants, RuleEntrant, i);
    run->standings[i] = (RuleStanding){ .number = entrant->number, .name = entrant->name, .out = entrant->out };
  }
}

/* By counting, in two walks: how many of each, then each to its place. */
static void
part_views (RuleRunInside *inside)
{
  const GArray *views = inside->run.views;
  gsize n = (gsize) inside->run.n_entrants * RULE_N_SHAPES;
  g_autofree guint *next = g_new (guint, n + 1);
  inside->starts = g_new0 (guint, n + 1);
  inside->views_of = g_new (guint, views->len + 1);
  for (guint i = 0; i < views->len; i++) {
    const RuleView *view = &g_array_index (views, RuleView, i);
    inside->starts[view->entrant * RULE_N_SHAPES + view->fact->shape + 1]++;
  }
  for (gsize i = 1; i <= n; i++)
    inside->starts[i] += inside->starts[i - 1];
  memcpy (next, inside->starts, (n + 1) * sizeof *next);
  for (guint i = 0; i < views->len; i++) {
    const RuleView *view = &g_array_index (views, RuleView, i);
    inside->views_of[next[view->entrant * RULE_N_SHAPES + view->fact->shape]++] = i;
  }
}

const guint *
rule_run_views_of (RuleRunInside *inside, guint entrant, BaheShape shape, guint *n)
{
  if (inside->views_of == NULL)
    part_views (inside);
  gsize at = (gsize) entrant * RULE_N_SHAPES + shape;
  *n = inside->starts[at + 1] - inside->starts[at];
  return inside->views_of + inside->starts[at];
}

const guint *
rule_run_matches_of (RuleRun *run, guint entrant, guint *n)
{
  return rule_run_views_of ((RuleRunInside *) run, entrant, BAHE_MATCH, n);
}

static gboolean
needs_gifts (const BaheScoring *scoring)
{
  if (scoring->rule->uses_gifts)
    return TRUE;
  for (guint i = 0; i < scoring->criteria->len; i++) {
    const RuleCriterion *criterion = &g_array_index (scoring->criteria, RuleCriterion, i);
    gboolean plain = criterion->kind == RULE_CRITERION_COLUMN && criterion->among == RULE_AMONG_ALL;
    if (!plain && criterion->kind != RULE_CRITERION_LOT)
      return TRUE;
  }
  for (guint i = 0; i < scoring->rule->columns->len; i++)
    if (g_array_index (scoring->rule->columns, BaheRuleColumn, i).of != NULL)
      return TRUE;
  return FALSE;
}

void
rule_run_lay_out (RuleRunInside *inside)
{
  BaheScoring *scoring = inside->run.scoring;
  BaheRule *rule = scoring->rule;
  sort_input (scoring);
  inside->run.views = g_array_new (FALSE, FALSE, sizeof (RuleView));
  inside->run.gifts = g_array_new (FALSE, FALSE, sizeof (RuleGift));
  inside->outs = g_ptr_array_new_with_free_func (g_free);
  inside->keep_gifts = inside->steps != NULL || needs_gifts (scoring);
  for (guint i = 0; i < RULE_N_AUTOMATIC; i++)
    inside->automatic[i] = rule->shapes[BAHE_MATCH] ? rule_column (rule, rule_automatic_name (i)) : RULE_NOBODY;
  lay_out_entrants (inside);
  lay_out_facts (inside);
  if (inside->keep_gifts)
    inside->run.gift_ends = g_new0 (guint, inside->run.views->len + 1);
}

void
rule_run_end (RuleRunInside *inside)
{
  RuleRun *run = &inside->run;
  for (gsize i = 0; i < (gsize) run->n_entrants * run->n_columns; i++)
    bahe_number_clear (&run->numbers[i]);
  for (guint i = 0; i < run->gifts->len; i++)
    bahe_number_clear (&g_array_index (run->gifts, RuleGift, i).number);
  g_array_unref (run->gifts);
  g_free (run->gift_ends);
  g_array_unref (run->views);
  g_free (inside->views_of);
  g_free (inside->starts);
  g_ptr_array_unref (inside->outs);
  g_free (run->standings);
  g_free (run->numbers);
  g_free (run->has);
  g_free (inside->results);
  g_free (inside->wholes);
  g_free (inside->given);
  g_free (inside->scored);
  g_free (inside->names);
}
