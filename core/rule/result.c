/* What a run left: asked by the board while the state is still there. */
#include "rule/private.h"

const BaheNumber *
rule_run_number (const RuleRun *run, guint entrant, guint column, gboolean *has)
{
  gsize place = (gsize) entrant * run->n_columns + column;
  *has = run->has[place];
  return &run->numbers[place];
}

const char *
rule_run_column_name (const RuleRun *run, guint column)
{
  return g_array_index (run->scoring->rule->columns, BaheRuleColumn, column).name;
}

const char *
rule_run_column_label (const RuleRun *run, guint column)
{
  const BaheRuleColumn *one = &g_array_index (run->scoring->rule->columns, BaheRuleColumn, column);
  BaheLabel both = bahe_scoring_column_label (run->scoring, column);
  const char *label = bahe_label (&both);
  return *label != '\0' ? label : one->name;
}

const char *
rule_view_reason (const RuleView *view)
{
  return view->fact->rest->about;
}

BaheNumber
rule_view_value (const RuleView *view)
{
  return view->fact->value.set ? rule_amount (&view->fact->value) : BAHE_NUMBER_INT (0);
}

BaheShape
rule_view_shape (const RuleView *view)
{
  return view->fact->shape;
}

const RuleView *
rule_run_view (const RuleRun *run, guint place)
{
  return &g_array_index (run->views, RuleView, place);
}

gint64
rule_view_round (const RuleView *view)
{
  return view->fact->round;
}

static BaheNumber
score_of (const RuleView *view, gboolean own)
{
  const BaheAmount *amount = own == !view->second ? &view->fact->value : &view->fact->against;
  return amount->set ? rule_amount (amount) : BAHE_NUMBER_INT (0);
}

static gboolean
whole_score (const RuleView *view, gboolean own, gint64 *whole)
{
  const BaheAmount *amount = own == !view->second ? &view->fact->value : &view->fact->against;

  *whole = amount->set ? amount->integer : 0;
  return !amount->set || amount->exponent == 0;
}

gboolean
rule_view_automatic_whole (const RuleView *view, RuleAutomatic automatic, gint64 *whole)
{
  gint64 theirs;

  *whole = 0;
  if (view->fact->shape != BAHE_MATCH || view->bye || view->left_out)
    return TRUE;
  switch (automatic) {
  case RULE_SCORED:
    return whole_score (view, TRUE, whole);
  case RULE_CONCEDED:
    return whole_score (view, FALSE, whole);
  case RULE_DIFF:
    return whole_score (view, TRUE, whole) && whole_score (view, FALSE, &theirs) &&
           !__builtin_sub_overflow (*whole, theirs, whole);
  default:
    *whole = automatic == RULE_PLAYED || (automatic == RULE_WON && view->won) ||
             (automatic == RULE_DRAWN && view->drawn) || (automatic == RULE_LOST && view->lost);
    return TRUE;
  }
}

BaheNumber
rule_view_automatic (const RuleView *view, RuleAutomatic automatic)
{
  gint64 whole;

  if (rule_view_automatic_whole (view, automatic, &whole))
    return BAHE_NUMBER_INT (whole);
  if (automatic == RULE_SCORED || automatic == RULE_CONCEDED)
    return score_of (view, automatic == RULE_SCORED);
  g_auto (BaheNumber) ours = score_of (view, TRUE);
  g_auto (BaheNumber) theirs = score_of (view, FALSE);
  return bahe_number_subtract (&ours, &theirs);
}

/* A column may be given by the rule and by the match itself, so both count, as they do in the sum. */
BaheNumber
rule_run_gift (const RuleRun *run, const RuleView *view, guint column)
{
  BaheNumber total = BAHE_NUMBER_INT (0);
  RuleAutomatic automatic = rule_automatic (rule_run_column_name (run, column));
  if (automatic != RULE_N_AUTOMATIC)
    total = rule_view_automatic (view, automatic);
  gsize place = (gsize) (view - &g_array_index (run->views, RuleView, 0));
  guint i = run->gift_ends != NULL && place > 0 ? run->gift_ends[place - 1] : 0;
  for (guint end = run->gift_ends != NULL ? run->gift_ends[place] : 0; i < end; i++) {
    const RuleGift *gift = &g_array_index (run->gifts, RuleGift, i);
    if (gift->column != column)
      continue;
    BaheNumber before = total;
    total = bahe_number_add (&before, &gift->number);
    bahe_number_clear (&before);
  }
  return total;
}

gboolean
rule_run_column_is_of_matches (const RuleRun *run, guint column)
{
  const RuleRunInside *inside = (const RuleRunInside *) run;
  const BaheRule *rule = run->scoring->rule;
  const char *name = rule_run_column_name (run, column);
  return rule_automatic (name) != RULE_N_AUTOMATIC || (!inside->scored[column] && !rule_reads (rule, "entrant", name));
}

void
rule_run_refuse_criterion (const RuleRun *run, const RuleCriterion *criterion, guint column)
{
  const BaheRule *rule = run->scoring->rule;
  rule_raise_bare (
      run->L, g_strdup_printf (_ ("%s:%d: rank: “%s”: no match gives “%s”, so it cannot be counted among the level"),
                               rule->name, rule_source_line (rule->source, criterion->text), criterion->text,
                               rule_run_column_name (run, column)));
}

/* ---- functions of the rule ---------------------------------------------------------------------------- */

static void
push_own_function (RuleRun *run, guint own)
{
  lua_State *L = run->L;
  rule_push_instance (L);
  lua_getfield (L, -1, "rank");
  lua_rawgeti (L, -1, (lua_Integer) own);
  lua_getfield (L, -1, "by");
  lua_replace (L, -4);
  lua_pop (L, 2);
}

static void
push_entrants (RuleRun *run, const guint *entrants, guint n)
{
  lua_createtable (run->L, (int) n, 0);
  for (guint i = 0; i < n; i++) {
    rule_push_entrant (run->L, run, entrants[i]);
    lua_rawseti (run->L, -2, (lua_Integer) i + 1);
  }
  rule_freeze (run->L);
}

gboolean
rule_run_own_criterion (RuleRun *run, const RuleCriterion *criterion, guint entrant, const guint *tied, guint n,
                        BaheNumber *number)
{
  lua_State *L = run->L;
  RuleRunInside *inside = (RuleRunInside *) run;
  int top = lua_gettop (L);
  inside->function = criterion->text;
  inside->at = entrant;
  luaL_checkstack (L, 12, NULL);
  push_own_function (run, criterion->own);
  rule_push_entrant (L, run, entrant);
  push_entrants (run, tied, n);
  rule_push_params (L);
  rule_push_shared (L);
  lua_call (L, 4, 1);
  BaheNumber borrowed;
  gboolean has = !lua_isnil (L, -1);
  if (has && !rule_get_number (L, -1, &borrowed)) {
    g_autofree char *is = rule_describe (L, -1);
    int line = rule_source_line (run->scoring->rule->source, criterion->text);
    char *message = g_strdup_printf (_ ("%s:%d: the criterion “%s” must return a number or nil, and returned %s"),
                                     run->scoring->rule->name, line, criterion->text, is);
    g_clear_pointer (&is, g_free);
    rule_raise_bare (L, message);
  }
  if (has)
    *number = bahe_number_copy (&borrowed);
  inside->function = NULL;
  inside->at = RULE_NOBODY;
  lua_settop (L, top);
  return has;
}

/* ---- awards ------------------------------------------------------------------------------------------- */

/* What the function set on a row, without its rank and award. */
static void
give_awards (RuleRun *run, const RuleRow *rows, guint n, RuleAwarded awarded, gpointer data)
{
  lua_State *L = run->L;
  for (guint i = 0; i < n; i++) {
    int top = lua_gettop (L);
    rule_push_entrant (L, run, rows[i].entrant);
    rule_push_row_extras (L);
    lua_pushnil (L);
    lua_setfield (L, -2, "rank");
    lua_getfield (L, -1, "award");
    g_autofree char *award = lua_isnil (L, -1) ? NULL : rule_to_text (L, -1);
    lua_pop (L, 1);
    lua_pushnil (L);
    lua_setfield (L, -2, "award");
    lua_pushnil (L);
    gboolean set = lua_next (L, -2) != 0;
    lua_pop (L, set ? 2 : 0);
    json_object *more = set ? rule_to_json (L, -1, "awards") : NULL;
    awarded (data, i, award, more);
    json_object_put (more);
    lua_settop (L, top);
  }
}

json_object *
rule_run_awards (RuleRun *run, const RuleRow *rows, guint n, RuleAwarded awarded, gpointer data)
{
  lua_State *L = run->L;
  RuleRunInside *inside = (RuleRunInside *) run;
  int top = lua_gettop (L);
  luaL_checkstack (L, 20, NULL);
  inside->phase = RULE_PHASE_AWARD;
  inside->function = "awards";
  rule_push_instance (L);
  lua_getfield (L, -1, "awards");
  lua_createtable (L, (int) n, 0);
  for (guint i = 0; i < n; i++) {
    rule_push_entrant (L, run, rows[i].entrant);
    rule_set_row_rank (L, rows[i].rank);
    lua_rawseti (L, -2, (lua_Integer) i + 1);
  }
  rule_freeze (L);
  rule_push_params (L);
  rule_push_shared (L);
  lua_call (L, 3, 1);
  give_awards (run, rows, n, awarded, data); /* may raise, so the outcome is made after it */
  json_object *outcome = lua_isnil (L, -1) ? NULL : rule_to_json (L, -1, "awards");
  inside->function = NULL;
  lua_settop (L, top);
  return outcome;
}
