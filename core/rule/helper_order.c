/* Lists in order: sorted, their middle, and their ends. */
#include "rule/helper.h"

#include <string.h>

/* Numbers before texts before nothing. */
static int
compare_values (lua_State *L, int a, int b)
{
  BaheNumber left, right;
  gboolean left_number = rule_get_number (L, a, &left), right_number = rule_get_number (L, b, &right);
  if (left_number && right_number)
    return bahe_number_compare (&left, &right);
  if (left_number || right_number)
    return left_number ? -1 : 1;
  gboolean left_text = lua_type (L, a) == LUA_TSTRING, right_text = lua_type (L, b) == LUA_TSTRING;
  if (left_text && right_text)
    return strcmp (lua_tostring (L, a), lua_tostring (L, b));
  return (right_text ? 1 : 0) - (left_text ? 1 : 0);
}

static int
compare_keys_at (lua_State *L, int keys, lua_Integer a, lua_Integer b)
{
  lua_rawgeti (L, keys, a);
  lua_rawgeti (L, keys, b);
  int order = compare_values (L, -2, -1);
  lua_pop (L, 2);
  return order;
}

typedef struct {
  lua_State *L;
  int keys;
} Sorting;

/* Compares positions; equal keys keep their order, so any sort is stable. */
static int
compare_positions (gconstpointer a, gconstpointer b, gpointer data)
{
  const Sorting *sorting = data;
  lua_Integer left = *(const lua_Integer *) a, right = *(const lua_Integer *) b;
  int order = compare_keys_at (sorting->L, sorting->keys, left, right);
  return order != 0 ? order : left < right ? -1 : left > right;
}

/* Pushes a userdata block of the positions 1 … n in the order of the keys in the table at `keys`. */
static lua_Integer *
push_order (lua_State *L, int keys, lua_Integer n)
{
  luaL_checkstack (L, 8, NULL);
  guint32 *block = lua_newuserdatauv (L, sizeof (lua_Integer) * ((gsize) n + 1), 0);
  lua_Integer *order = (lua_Integer *) (gpointer) block;
  *order++ = 0; /* the place of the tag: this block is nobody's object */
  for (lua_Integer i = 0; i < n; i++)
    order[i] = i + 1;
  Sorting sorting = { L, keys };
  if (n > 1)
    g_qsort_with_data (order, (int) n, sizeof *order, compare_positions, &sorting);
  return order;
}

static int
list_sort (lua_State *L)
{
  lua_settop (L, 2);
  lua_Integer n = rule_check_list (L, 1, "sort");
  lua_createtable (L, (int) n, 0); /* 3 list, 4 keys */
  for (lua_Integer i = 1; i <= n; i++) {
    lua_rawgeti (L, 3, i);
    rule_apply (L, 2, "sort");
    if (!lua_isnil (L, -1) && !rule_is_key (L, -1))
      rule_raise (L, g_strdup (_ ("sort orders numbers and texts; give a field name or a function that returns one")));
    lua_rawseti (L, 4, i);
    lua_pop (L, 1);
  }
  const lua_Integer *order = push_order (L, 4, n);
  lua_createtable (L, (int) n, 0);
  for (lua_Integer i = 0; i < n; i++) {
    lua_rawgeti (L, 3, order[i]);
    lua_rawseti (L, -2, i + 1);
  }
  return 1;
}

/* ---- numbers in order: their middle and their ends ---------------------------------------------------- */

typedef struct {
  BaheNumber number; /* borrowed from the list */
  lua_Integer at;    /* where it stands there */
} Ranked;

static int
compare_ranked (gconstpointer a, gconstpointer b, gpointer unused)
{
  const Ranked *left = a, *right = b;
  int order = bahe_number_compare (&left->number, &right->number);
  return order != 0 ? order : left->at < right->at ? -1 : left->at > right->at;
}

/* Pushes a userdata block of the numbers of the list at `list`, from the smallest to the largest. */
static const Ranked *
push_ranking (lua_State *L, int list, lua_Integer n)
{
  Ranked *block = lua_newuserdatauv (L, sizeof (Ranked) * ((gsize) n + 1), 0), *ranking = block + 1;
  *block = (Ranked){ .at = 0 }; /* the place of the tag: this block is nobody's object */
  for (lua_Integer i = 0; i < n; i++)
    ranking[i] = (Ranked){ rule_number_at (L, list, i + 1), i + 1 };
  if (n > 1)
    g_qsort_with_data (ranking, (int) n, sizeof *ranking, compare_ranked, NULL);
  return ranking;
}

static int
list_median (lua_State *L)
{
  RulePanel *panel = rule_panel_begin (L, RULE_PANEL_MEDIAN);
  lua_Integer n = rule_gather_numbers (L, 2, "median", panel);
  if (n == 0)
    return 0;
  int list = lua_gettop (L);
  const Ranked *ranking = push_ranking (L, list, n);
  BaheNumber two = BAHE_NUMBER_INT (2), sum = bahe_number_add (&ranking[(n - 1) / 2].number, &ranking[n / 2].number);
  BaheNumber half = bahe_number_divide (&sum, &two);
  bahe_number_clear (&sum);
  rule_push_number (L, half);
  rule_panel_note_result (L, panel);
  if (rule_watching (L)) {
    g_autofree char *all = rule_show_list (L, list), *median = rule_to_text (L, -1);
    rule_step (L, g_strdup_printf (_ ("median of %s = %s"), all, median));
  }
  return 1;
}

static lua_Integer
check_drop (lua_State *L, int index)
{
  BaheNumber number = rule_check_number (L, index, "trim");
  gint64 drop = 0;
  if (!bahe_number_to_integer (&number, &drop) || drop < 0)
    rule_raise (L, g_strdup (_ ("trim leaves out a whole number of values, 0 or more")));
  return drop;
}

/* Pushes two userdata blocks, of which the upper says of each number of the list whether it is left out. */
static gboolean *
push_drops (lua_State *L, int list, lua_Integer n, lua_Integer low, lua_Integer high)
{
  const Ranked *ranking = push_ranking (L, list, n);
  guint32 *block = lua_newuserdatauv (L, sizeof (gboolean) * ((gsize) n + 1), 0);
  gboolean *drops = (gboolean *) (block + 1);
  *block = 0; /* the place of the tag */
  for (lua_Integer i = 0; i < n; i++)
    drops[ranking[i].at - 1] = i < low || i >= n - high;
  return drops;
}

/* The middle of the numbers in their old order; steps says what was left out. */
static int
list_trim (lua_State *L)
{
  lua_settop (L, 4);
  lua_Integer high = check_drop (L, 2), low = check_drop (L, 3), kept = 0, left = 0;
  RulePanel *panel = rule_panel_begin (L, RULE_PANEL_TRIM);
  lua_Integer n = rule_gather_numbers (L, 4, "trim", panel);
  int list = lua_gettop (L);
  gboolean *drops = push_drops (L, list, n, low, high);
  int out = lua_gettop (L) + 1;
  lua_createtable (L, (int) MIN (low + high, n), 0);
  lua_createtable (L, (int) n, 0);
  for (lua_Integer i = 1; i <= n; i++) {
    gboolean drop = drops[i - 1];
    lua_rawgeti (L, list, i);
    lua_rawseti (L, drop ? out : out + 1, drop ? ++left : ++kept);
    if (panel != NULL)
      g_array_index (panel->parts, RulePart, i - 1).left_out = drop;
  }
  if (left > 0 && rule_watching (L)) {
    g_autofree char *dropped = rule_show_list (L, out);
    rule_step (L, g_strdup_printf (_ ("left out %s"), dropped));
  }
  return 1;
}

static int
extreme (lua_State *L, const char *helper, int sign)
{
  lua_Integer n = rule_gather_numbers (L, 2, helper, NULL), best = 1;
  int list = lua_gettop (L);
  if (n == 0)
    return 0;
  for (lua_Integer i = 2; i <= n; i++) {
    BaheNumber one = rule_number_at (L, list, i), other = rule_number_at (L, list, best);
    if (sign * bahe_number_compare (&one, &other) > 0)
      best = i;
  }
  lua_rawgeti (L, list, best);
  if (n > 1 && rule_watching (L)) {
    g_autofree char *all = rule_show_list (L, list), *result = rule_to_text (L, -1);
    rule_step (L, sign > 0 ? g_strdup_printf (_ ("largest of %s: %s"), all, result)
                           : g_strdup_printf (_ ("smallest of %s: %s"), all, result));
  }
  return 1;
}

static int
list_largest (lua_State *L)
{
  return extreme (L, "largest", 1);
}

static int
list_smallest (lua_State *L)
{
  return extreme (L, "smallest", -1);
}

const luaL_Reg rule_order_helpers[] = {
  { "median", list_median },     { "trim", list_trim }, { "largest", list_largest },
  { "smallest", list_smallest }, { "sort", list_sort }, { NULL, NULL },
};
