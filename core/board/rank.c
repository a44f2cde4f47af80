/* Criteria in turn: each splits those who are level, and what happens to the parts is the restart. */
#include "board/private.h"

/* ---- keys --------------------------------------------------------------------------------------------- */

void
board_clear_key (Key *key)
{
  bahe_number_clear (&key->number);
  *key = (Key){ KEY_NONE, BAHE_NUMBER_INT (0) };
}

int
board_compare_keys (const Key *a, const Key *b, gboolean less)
{
  if (a->kind == KEY_NONE || b->kind == KEY_NONE)
    return (a->kind == KEY_NONE) - (b->kind == KEY_NONE);
  int order;
  if (a->kind == KEY_INFINITE || b->kind == KEY_INFINITE)
    order = (a->kind == KEY_INFINITE) - (b->kind == KEY_INFINITE);
  else
    order = bahe_number_compare (&a->number, &b->number);
  return less ? order : -order;
}

static void
set_key (Ranking *ranking, guint entrant, BaheNumber number)
{
  board_clear_key (&ranking->keys[entrant]);
  ranking->keys[entrant] = (Key){ KEY_NUMBER, number };
}

BaheNumber
board_sum_among (const Ranking *ranking, guint entrant, guint column)
{
  guint n;
  const guint *matches = rule_run_matches_of (ranking->run, entrant, &n);
  BaheNumber sum = BAHE_NUMBER_INT (0);
  for (guint i = 0; i < n; i++) {
    const RuleView *view = rule_run_view (ranking->run, matches[i]);
    if (view->opponent == RULE_NOBODY || ranking->level[view->opponent] != ranking->stamp)
      continue;
    g_auto (BaheNumber) gift = rule_run_gift (ranking->run, view, column);
    BaheNumber before = sum;
    sum = bahe_number_add (&before, &gift);
    bahe_number_clear (&before);
  }
  return sum;
}

static BaheNumber
column_number (const Ranking *ranking, const RuleCriterion *criterion, guint entrant, guint column, gboolean *has)
{
  if (criterion->among != RULE_AMONG_ALL) {
    *has = TRUE;
    return board_sum_among (ranking, entrant, column);
  }
  return bahe_number_copy (rule_run_number (ranking->run, entrant, column, has));
}

static void
weigh_column (Ranking *ranking, const RuleCriterion *criterion, guint entrant)
{
  gboolean has = FALSE;
  g_auto (BaheNumber) above = column_number (ranking, criterion, entrant, criterion->column, &has);
  if (!has)
    return;
  if (criterion->over == RULE_NOBODY) {
    set_key (ranking, entrant, bahe_number_copy (&above));
    return;
  }
  g_auto (BaheNumber) below = column_number (ranking, criterion, entrant, criterion->over, &has);
  if (!has)
    return;
  if (bahe_number_sign (&below) != 0)
    set_key (ranking, entrant, bahe_number_divide (&above, &below));
  else if (bahe_number_sign (&above) > 0)
    ranking->keys[entrant].kind = KEY_INFINITE;
  else
    set_key (ranking, entrant, BAHE_NUMBER_INT (0));
}

static void
weigh_own (Ranking *ranking, const RuleCriterion *criterion, guint entrant, const guint *group, guint n)
{
  BaheNumber number;
  if (rule_run_own_criterion (ranking->run, criterion, entrant, group, n, &number))
    set_key (ranking, entrant, number);
}

/* Lots count only if all of the level drew. An earlier place in the draw is better. */
static void
weigh_lots (Ranking *ranking, const guint *group, guint n)
{
  gboolean all = TRUE;
  for (guint i = 0; i < n; i++)
    all = all && ranking->run->standings[group[i]].lot != 0;
  for (guint i = 0; all && i < n; i++)
    set_key (ranking, group[i], BAHE_NUMBER_INT (-ranking->run->standings[group[i]].lot));
}

void
board_weigh (Ranking *ranking, const RuleCriterion *criterion, const guint *group, guint n)
{
  ranking->stamp++;
  for (guint i = 0; i < n; i++) {
    board_clear_key (&ranking->keys[group[i]]);
    ranking->level[group[i]] = ranking->stamp;
  }
  if (criterion->kind == RULE_CRITERION_LOT) {
    weigh_lots (ranking, group, n);
    return;
  }
  for (guint i = 0; i < n; i++) {
    if (criterion->kind == RULE_CRITERION_COLUMN)
      weigh_column (ranking, criterion, group[i]);
    else if (criterion->kind == RULE_CRITERION_OWN)
      weigh_own (ranking, criterion, group[i], group, n);
    else
      set_key (ranking, group[i], board_library_criterion (ranking, criterion, group[i], group, n));
  }
}

/* ---- splitting ---------------------------------------------------------------------------------------- */

typedef struct {
  const Ranking *ranking;
  gboolean less;
} Sorting;

/* Those level stay in order of their number: places in the run are in that order. */
static int
compare_entrants (gconstpointer a, gconstpointer b, gpointer data)
{
  const Sorting *sorting = data;
  guint left = *(const guint *) a, right = *(const guint *) b;
  int order = board_compare_keys (&sorting->ranking->keys[left], &sorting->ranking->keys[right], sorting->less);
  return order != 0 ? order : left < right ? -1 : left > right;
}

static gboolean
same_key (const Ranking *ranking, guint a, guint b)
{
  return board_compare_keys (&ranking->keys[a], &ranking->keys[b], FALSE) == 0;
}

static guint
end_of_part (const Ranking *ranking, guint begin, guint end)
{
  guint past = begin + 1;
  while (past < end && same_key (ranking, ranking->order[begin], ranking->order[past]))
    past++;
  return past;
}

static gsize
first_tied (const Ranking *ranking)
{
  gsize first = 0;
  while (first < ranking->n_criteria && !ranking->criteria[first].tied)
    first++;
  return first;
}

/* Where a part goes on after criterion `k` split it off. */
static gsize
next_criterion (const Ranking *ranking, gsize k)
{
  if (ranking->restart == RULE_RESTART_ANY)
    return 0;
  return ranking->restart == RULE_RESTART_TIED && ranking->criteria[k].tied ? first_tied (ranking) : k + 1;
}

/* Before anything is recorded everybody is level, and nobody has to draw for that. */
static gboolean
any_has_facts (const Ranking *ranking, const guint *group, guint n)
{
  const GArray *views = ranking->run->views;

  for (guint v = 0; v < views->len; v++)
    for (guint i = 0; i < n; i++)
      if (g_array_index (views, RuleView, v).entrant == group[i])
        return TRUE;
  return FALSE;
}

static void
need_lots (Ranking *ranking, const guint *group, guint n)
{
  if (!any_has_facts (ranking, group, n))
    return;
  GArray *numbers = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n);
  for (guint i = 0; i < n; i++)
    g_array_append_val (numbers, ranking->run->standings[group[i]].number);
  g_ptr_array_add (ranking->board->need, numbers);
  board_note_lots (ranking, group, n);
}

static gboolean
is_passed_over (Ranking *ranking, const RuleCriterion *criterion, const guint *group, guint n)
{
  if (criterion->among == RULE_AMONG_PAIR && n != 2)
    return TRUE;
  if (criterion->kind != RULE_CRITERION_LOT)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (ranking->run->standings[group[i]].lot == 0) {
      need_lots (ranking, group, n);
      return TRUE;
    }
  return FALSE;
}

/* A sum among the level of what no match gives would be 0 for all, silently. */
static void
check_tied_column (const Ranking *ranking, const RuleCriterion *criterion, guint column)
{
  if (criterion->among == RULE_AMONG_ALL || column == RULE_NOBODY ||
      rule_run_column_is_of_matches (ranking->run, column))
    return;
  rule_run_refuse_criterion (ranking->run, criterion, column);
}

/* Positions begin … end − 1 are level before criterion k. Each split makes the parts smaller, so it ends. */
static void
settle (Ranking *ranking, guint begin, guint end, gsize k)
{
  while (end - begin > 1 && k < ranking->n_criteria) {
    const RuleCriterion *criterion = &ranking->criteria[k];
    guint *group = ranking->order + begin, n = end - begin;
    if (!is_passed_over (ranking, criterion, group, n)) {
      check_tied_column (ranking, criterion, criterion->column);
      check_tied_column (ranking, criterion, criterion->over);
      board_weigh (ranking, criterion, group, n);
      Sorting sorting = { ranking, criterion->less };
      g_qsort_with_data (group, (int) n, sizeof *group, compare_entrants, &sorting);
      if (end_of_part (ranking, begin, end) < end)
        break;
    }
    k++;
  }
  if (end - begin <= 1 || k == ranking->n_criteria) {
    for (guint i = begin; i < end; i++)
      ranking->leading[i] = begin;
    return;
  }
  board_note_split (ranking, &ranking->criteria[k], ranking->order + begin, end - begin);
  for (guint part = begin; part < end;) {
    guint past = end_of_part (ranking, part, end); /* before the part's own keys are weighed anew */
    settle (ranking, part, past, next_criterion (ranking, k));
    part = past;
  }
}

/* ---- the whole ---------------------------------------------------------------------------------------- */

static void
look_over_matches (Ranking *ranking)
{
  guint points = RULE_NOBODY;
  for (gsize i = 0; i < ranking->n_criteria; i++)
    if (ranking->criteria[i].kind == RULE_CRITERION_ENCOUNTER)
      points = ranking->criteria[i].column;
  ranking->win = BAHE_NUMBER_INT (1);
  for (guint i = 0; points != RULE_NOBODY && i < ranking->run->views->len; i++) {
    const RuleView *view = rule_run_view (ranking->run, i);
    if (view->opponent == RULE_NOBODY)
      continue;
    BaheNumber gift = rule_run_gift (ranking->run, view, points);
    if (bahe_number_compare (&gift, &ranking->win) > 0) {
      bahe_number_clear (&ranking->win);
      ranking->win = gift;
    } else {
      bahe_number_clear (&gift);
    }
  }
}

void
board_rank (Ranking *ranking)
{
  RuleRun *run = ranking->run;
  look_over_matches (ranking);
  for (guint i = 0; i < run->n_entrants; i++)
    if (run->standings[i].out == NULL)
      ranking->order[ranking->n_ranked++] = i;
  guint out = ranking->n_ranked;
  for (guint i = 0; i < run->n_entrants; i++)
    if (run->standings[i].out != NULL)
      ranking->order[out++] = i;
  if (ranking->n_ranked > 0)
    settle (ranking, 0, ranking->n_ranked, 0);
}

/* ---- ranks of plain scores ---------------------------------------------------------------------------- */

typedef struct {
  const BaheNumber *scores;
  int sign;
} Scores;

static int
compare_scores (gconstpointer a, gconstpointer b, gpointer data)
{
  const Scores *scores = data;
  gsize left = *(const gsize *) a, right = *(const gsize *) b;
  int order = scores->sign * bahe_number_compare (&scores->scores[left], &scores->scores[right]);
  return order != 0 ? order : left < right ? -1 : left > right;
}

/* The rank of position i in a group at positions first … last of the order, which is the `group`-th. */
static BaheNumber
rank_of (BaheRankMethod method, gsize i, gsize first, gsize last, gsize group)
{
  switch (method) {
  case BAHE_RANK_MODIFIED:
    return BAHE_NUMBER_INT ((gint64) last + 1);
  case BAHE_RANK_DENSE:
    return BAHE_NUMBER_INT ((gint64) group);
  case BAHE_RANK_ORDINAL:
    return BAHE_NUMBER_INT ((gint64) i + 1);
  case BAHE_RANK_FRACTIONAL: {
    BaheNumber sum = BAHE_NUMBER_INT ((gint64) (first + last + 2)), two = BAHE_NUMBER_INT (2);
    return bahe_number_divide (&sum, &two);
  }
  default:
    return BAHE_NUMBER_INT ((gint64) first + 1);
  }
}

void
bahe_rank (const BaheNumber *scores, gsize n, gboolean less_is_better, BaheRankMethod method, BaheNumber *ranks)
{
  g_autofree gsize *order = g_new (gsize, n + 1);
  Scores data = { scores, less_is_better ? 1 : -1 };
  for (gsize i = 0; i < n; i++)
    order[i] = i;
  if (n > 1)
    g_qsort_with_data (order, (int) n, sizeof *order, compare_scores, &data);
  for (gsize first = 0, group = 1; first < n; group++) {
    gsize last = first;
    while (last + 1 < n && bahe_number_compare (&scores[order[first]], &scores[order[last + 1]]) == 0)
      last++;
    for (gsize i = first; i <= last; i++)
      ranks[order[i]] = rank_of (method, i, first, last, group);
    first = last + 1;
  }
}
