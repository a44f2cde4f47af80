/* Lists of numbers: gathered, added up and averaged. */
#include "rule/helper.h"

#include <string.h>

/* ---- the numbers of a list ---------------------------------------------------------------------------- */

lua_Integer
rule_gather_numbers (lua_State *L, int f, const char *helper, RulePanel *panel)
{
  lua_settop (L, MAX (lua_gettop (L), f));
  lua_Integer n = rule_check_list (L, 1, helper), kept = 0;
  int list = lua_gettop (L);
  lua_createtable (L, (int) n, 0);
  for (lua_Integer i = 1; i <= n; i++) {
    lua_rawgeti (L, list, i);
    rule_apply (L, f, helper);
    if (!lua_isnil (L, -1)) {
      rule_check_number (L, -1, helper);
      if (panel != NULL)
        rule_panel_add (L, panel);
      lua_rawseti (L, list + 1, ++kept);
    } else {
      lua_pop (L, 1);
    }
    lua_pop (L, 1);
  }
  lua_remove (L, list);
  return kept;
}

BaheNumber
rule_number_at (lua_State *L, int list, lua_Integer i)
{
  BaheNumber number = BAHE_NUMBER_INT (0);
  lua_rawgeti (L, list, i);
  rule_get_number (L, -1, &number); /* stays alive: the list holds it */
  lua_pop (L, 1);
  return number;
}

/* A total that needs memory waits at `holder`, where no error loses it; any other needs no object of Lua's. */
static void
add_kept (lua_State *L, int holder, BaheNumber *total, const BaheNumber *number)
{
  *total = bahe_number_add (total, number);
  if (total->big == NULL)
    return;
  rule_push_number (L, *total);
  lua_replace (L, holder);
  rule_get_number (L, holder, total);
}

/* Pushes the sum of the list of numbers on top, which stays below. */
static void
push_total (lua_State *L, lua_Integer n)
{
  int list = lua_gettop (L);
  BaheNumber total = BAHE_NUMBER_INT (0);

  lua_pushinteger (L, 0);
  for (lua_Integer i = 1; i <= n; i++) {
    BaheNumber number = rule_number_at (L, list, i);
    add_kept (L, list + 1, &total, &number);
  }
  rule_push_number (L, bahe_number_copy (&total));
  lua_replace (L, list + 1);
}

char *
rule_show_list (lua_State *L, int list)
{
  GString *text = g_string_new (NULL);
  lua_Integer n = (lua_Integer) lua_rawlen (L, list);
  for (lua_Integer i = 1; i <= n && i <= 40; i++) {
    BaheNumber number = rule_number_at (L, list, i);
    g_autofree char *one = bahe_number_format (&number, -1);
    g_string_append_printf (text, "%s%s", i > 1 ? " " : "", one);
  }
  return g_string_free (text, FALSE);
}

void
rule_panel_note_result (lua_State *L, RulePanel *panel)
{
  BaheNumber result;

  if (panel != NULL && rule_get_number (L, -1, &result))
    panel->result = bahe_number_copy (&result);
}

/* ---- sums --------------------------------------------------------------------------------------------- */

static int
list_sum (lua_State *L)
{
  RulePanel *panel = rule_panel_begin (L, RULE_PANEL_SUM);
  lua_Integer n = rule_gather_numbers (L, 2, "sum", panel);
  push_total (L, n);
  rule_panel_note_result (L, panel);
  if (n > 1 && rule_watching (L)) {
    g_autofree char *list = rule_show_list (L, -2), *total = rule_to_text (L, -1);
    rule_step (L, g_strdup_printf (_ ("sum of %s = %s"), list, total));
  }
  return 1;
}

/* Pushes the item of the mark on top and takes it off again for its weight: 1 where none is given. Borrowed: the table
 * of weights holds it. */
static BaheNumber
weight_of (lua_State *L, const RuleFact *fact, int weights)
{
  BaheNumber weight = BAHE_NUMBER_INT (1);

  if (fact != NULL && fact->rest->about != NULL)
    lua_pushstring (L, fact->rest->about); /* what lies open need not be asked for through Lua */
  else
    lua_getfield (L, -1, "item");
  if (!lua_isnil (L, -1)) {
    lua_gettable (L, weights);
    if (!lua_isnil (L, -1))
      weight = rule_check_number (L, -1, "weighted");
  }
  lua_pop (L, 1);
  return weight;
}

/* The mark on top is replaced by its value times its weight, which the caller clears. */
static BaheNumber
pop_weighted (lua_State *L, const RuleFact *fact, BaheNumber weight)
{
  BaheNumber product;

  if (fact != NULL && fact->value.set) {
    g_auto (BaheNumber) value = rule_amount (&fact->value);
    product = bahe_number_multiply (&value, &weight);
  } else {
    lua_getfield (L, -1, "value");
    BaheNumber value = rule_check_number (L, -1, "weighted");
    product = bahe_number_multiply (&value, &weight);
    lua_pop (L, 1);
  }
  lua_pop (L, 1);
  return product;
}

typedef struct { /* marks of one exponent of ten, times whole weights: a judge's are nearly always so */
  gint64 integer;
  int exponent;
  gboolean any;
} PlainSum;

static gboolean
add_plainly (PlainSum *sum, const RuleFact *fact, const BaheNumber *weight)
{
  gint64 product, total;

  if (fact == NULL || !fact->value.set || weight->big != NULL || weight->denominator != 1 ||
      (sum->any && sum->exponent != fact->value.exponent) ||
      __builtin_mul_overflow (fact->value.integer, weight->numerator, &product) ||
      __builtin_add_overflow (sum->integer, product, &total))
    return FALSE;
  *sum = (PlainSum){ total, fact->value.exponent, TRUE };
  return TRUE;
}

static gboolean
is_empty (lua_State *L, int table)
{
  gboolean empty = TRUE;

  rule_push_real (L, table);
  lua_pushnil (L);
  if (lua_next (L, -2) != 0) {
    lua_pop (L, 2);
    empty = FALSE;
  }
  lua_pop (L, 1);
  return empty;
}

/* The marks of one judge, where the first of them says whose they are. */
static void
note_weighted (lua_State *L, lua_Integer n)
{
  g_autofree char *shown = rule_to_text (L, -1);
  lua_rawgeti (L, 3, 1);
  const RuleFact *first = rule_fact_of (L, -1);
  g_autofree char *judge = first != NULL ? rule_fact_by (first) : NULL;

  lua_pop (L, 1);
  rule_step (L, judge != NULL ? g_strdup_printf (_ ("%s: %d marks, each times its weight = %s"), judge, (int) n, shown)
                              : g_strdup_printf (_ ("sum of %d marks, each times its weight = %s"), (int) n, shown));
}

static int
list_weighted (lua_State *L)
{
  lua_settop (L, 2);
  lua_Integer n = rule_check_list (L, 1, "weighted");
  if (!lua_istable (L, 2))
    rule_raise (L, g_strdup (_ ("weighted takes a list of marks and a table of weights")));
  gboolean no_weights = is_empty (L, 2);
  lua_pushinteger (L, 0);
  BaheNumber total = BAHE_NUMBER_INT (0);
  PlainSum plain = { 0 };
  for (lua_Integer i = 1; i <= n; i++) {
    lua_rawgeti (L, 3, i);
    const RuleFact *fact = rule_fact_of (L, -1);
    gboolean each_once = no_weights && fact != NULL && fact->rest->about != NULL;
    BaheNumber weight = each_once ? BAHE_NUMBER_INT (1) : weight_of (L, fact, 2);
    if (add_plainly (&plain, fact, &weight)) {
      lua_pop (L, 1);
      continue;
    }
    BaheNumber product = pop_weighted (L, fact, weight);
    add_kept (L, 4, &total, &product);
    bahe_number_clear (&product);
  }
  g_auto (BaheNumber) scaled = bahe_number_scaled (plain.integer, plain.exponent);
  rule_push_number (L, bahe_number_add (&total, &scaled));
  if (n > 1 && rule_watching (L))
    note_weighted (L, n);
  return 1;
}

/* "92.8", or "≈ 92.9143" where the digits do not end. To be freed. */
static char *
readable (lua_State *L)
{
  BaheNumber number;
  g_autofree char *exact = rule_to_text (L, -1);

  if (strchr (exact, '/') == NULL || !rule_get_number (L, -1, &number))
    return g_strconcat ("= ", exact, NULL);
  g_autofree char *near = bahe_number_format (&number, 4);
  return g_strconcat ("≈ ", near, NULL);
}

static int
list_mean (lua_State *L)
{
  RulePanel *panel = rule_panel_begin (L, RULE_PANEL_MEAN);
  lua_Integer n = rule_gather_numbers (L, 2, "mean", panel);
  if (n == 0)
    return 0;
  push_total (L, n);
  BaheNumber total, count = BAHE_NUMBER_INT (n);
  rule_get_number (L, -1, &total);
  rule_push_number (L, bahe_number_divide (&total, &count));
  rule_panel_note_result (L, panel);
  if (rule_watching (L)) {
    g_autofree char *sum = rule_to_text (L, -2), *mean = readable (L);
    rule_step (L, g_strdup_printf (_ ("mean of %d: %s/%d %s"), (int) n, sum, (int) n, mean));
  }
  return 1;
}

const luaL_Reg rule_sum_helpers[] = {
  { "sum", list_sum },
  { "mean", list_mean },
  { "weighted", list_weighted },
  { NULL, NULL },
};
