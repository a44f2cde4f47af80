/* What a run starts from: entrants by their number, facts in order of recording, each as its sides see it. */
#include "rule/private.h"

static gint
by_number (gconstpointer a, gconstpointer b)
{
  const RuleEntrant *left = a, *right = b;
  return (left->number > right->number) - (left->number < right->number);
}

/* Order of recording, whatever the order they were handed in. */
static gint
by_recording (gconstpointer a, gconstpointer b)
{
  const RuleFact *left = a, *right = b;
  if (left->seq != right->seq)
    return left->seq < right->seq ? -1 : 1;
  return (left->n > right->n) - (left->n < right->n);
}

guint
rule_scoring_place (const BaheScoring *scoring, gint64 number)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (scoring->numbers, &number)) - 1;
}

static void
sort_input (BaheScoring *scoring)
{
  g_array_sort (scoring->entrants, by_number);
  g_hash_table_remove_all (scoring->numbers);
  for (guint i = 0; i < scoring->entrants->len; i++) {
    gint64 *key = g_new (gint64, 1);
    *key = g_array_index (scoring->entrants, RuleEntrant, i).number;
    g_hash_table_insert (scoring->numbers, key, GUINT_TO_POINTER (i + 1));
  }
  g_array_sort (scoring->facts, by_recording); /* stable: a merge sort */
}

static GArray *
new_places (void)
{
  return g_array_new (FALSE, FALSE, sizeof (guint));
}

static void
unref_array (gpointer data)
{
  g_array_unref (data);
}

static void
add_view (RuleRunInside *inside, const RuleView *view)
{
  guint place = inside->run.views->len;
  g_array_append_val (inside->run.views, *view);
  g_array_append_val ((GArray *) inside->views_of->pdata[view->entrant * RULE_N_SHAPES + view->fact->shape], place);
}

static void
add_views_of (RuleRunInside *inside, RuleFact *fact)
{
  const BaheScoring *scoring = inside->run.scoring;
  RuleView first = { .fact = fact, .entrant = rule_scoring_place (scoring, fact->entrant), .opponent = RULE_NOBODY };
  RuleView second = { .fact = fact, .second = TRUE };
  if (fact->shape == BAHE_MATCH && !rule_fact_judge (fact, &first, &second))
    return;
  if (fact->shape == BAHE_MATCH && fact->other != 0) {
    first.opponent = second.entrant = rule_scoring_place (scoring, fact->other);
    second.opponent = first.entrant;
  }
  add_view (inside, &first);
  if (first.opponent != RULE_NOBODY)
    add_view (inside, &second);
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
  for (guint i = 0, order = 0; i < scoring->facts->len; i++) {
    RuleFact *fact = &g_array_index (scoring->facts, RuleFact, i);
    if (fact->shape == BAHE_LOT) {
      set_lot (inside, fact);
      continue;
    }
    fact->order = ++order;
    add_views_of (inside, fact);
  }
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
  inside->given = g_new0 (gboolean, run->n_columns + 1);
  inside->scored = g_new0 (gboolean, run->n_columns + 1);
  inside->views_of = g_ptr_array_new_with_free_func (unref_array);
  for (guint i = 0; i < run->n_entrants * RULE_N_SHAPES; i++)
    g_ptr_array_add (inside->views_of, new_places ());
  for (guint i = 0; i < run->n_entrants; i++) {
    const RuleEntrant *entrant = &g_array_index (scoring->entrants, RuleEntrant, i);
    run->standings[i] = (RuleStanding){ .number = entrant->number,
                                        .name = entrant->name,
                                        .out = entrant->out,
                                        .matches = inside->views_of->pdata[i * RULE_N_SHAPES + BAHE_MATCH] };
  }
}

const GArray *
rule_run_views_of (const RuleRunInside *inside, guint entrant, BaheShape shape)
{
  return inside->views_of->pdata[entrant * RULE_N_SHAPES + shape];
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
  return FALSE;
}

void
rule_run_lay_out (RuleRunInside *inside)
{
  BaheScoring *scoring = inside->run.scoring;
  BaheRule *rule = scoring->rule;
  sort_input (scoring);
  inside->run.views = g_array_new (FALSE, TRUE, sizeof (RuleView));
  inside->run.gifts = g_array_new (FALSE, FALSE, sizeof (RuleGift));
  inside->outs = g_ptr_array_new_with_free_func (g_free);
  inside->keep_gifts = inside->steps != NULL || needs_gifts (scoring);
  for (guint i = 0; i < RULE_N_AUTOMATIC; i++)
    inside->automatic[i] = rule->shapes[BAHE_MATCH] ? rule_column (rule, rule_automatic_name (i)) : RULE_NOBODY;
  lay_out_entrants (inside);
  lay_out_facts (inside);
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
  g_array_unref (run->views);
  g_ptr_array_unref (inside->views_of);
  g_ptr_array_unref (inside->outs);
  g_free (run->standings);
  g_free (run->numbers);
  g_free (run->has);
  g_free (inside->given);
  g_free (inside->scored);
}
