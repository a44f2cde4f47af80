#include "rule/helper.h"

#include <string.h>

#define USUAL_GROUP 8 /* of a list: so many have room before it grows */

/* ---- what all of them share --------------------------------------------------------------------------- */

lua_Integer
rule_check_list (lua_State *L, int index, const char *helper)
{
  if (!rule_push_real (L, index)) {
    g_autofree char *is = rule_describe (L, index);
    char *message = g_strdup_printf (_ ("%s needs a list and was given %s"), helper, is);
    g_clear_pointer (&is, g_free);
    rule_raise (L, message);
  }
  return (lua_Integer) lua_rawlen (L, -1);
}

void
rule_apply (lua_State *L, int index, const char *helper)
{
  switch (lua_type (L, index)) {
  case LUA_TNIL:
  case LUA_TNONE:
    lua_pushvalue (L, -1);
    return;
  case LUA_TFUNCTION:
    lua_pushvalue (L, index);
    lua_pushvalue (L, -2);
    lua_call (L, 1, 1);
    return;
  case LUA_TSTRING:
    if (rule_fact_push_open (L, -1, lua_tostring (L, index)))
      return;
    if (lua_type (L, -1) == LUA_TTABLE || lua_type (L, -1) == LUA_TUSERDATA) {
      lua_pushvalue (L, index);
      lua_gettable (L, -2);
      return;
    }
    rule_raise (L, g_strdup_printf (_ ("%s reads the field “%s”, but what is in the list has no fields"), helper,
                                    lua_tostring (L, index)));
  default:
    rule_raise (L, g_strdup_printf (_ ("%s takes a field name or a function after the list"), helper));
  }
}

/* Replaces list and f by a new list of the numbers they give; what gives nil is left out. `panel` (NULL: nobody asks)
 * gets each of them with the judge whose it is. */
static lua_Integer
gather_numbers (lua_State *L, int f, const char *helper, RulePanel *panel)
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

static BaheNumber
number_at (lua_State *L, int list, lua_Integer i)
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
    BaheNumber number = number_at (L, list, i);
    add_kept (L, list + 1, &total, &number);
  }
  rule_push_number (L, bahe_number_copy (&total));
  lua_replace (L, list + 1);
}

static char *
show (lua_State *L, int index)
{
  return rule_to_text (L, index);
}

/* The numbers of the list, in words: "9.5 9.72"; free with g_free. */
static char *
show_list (lua_State *L, int list)
{
  GString *text = g_string_new (NULL);
  lua_Integer n = (lua_Integer) lua_rawlen (L, list);
  for (lua_Integer i = 1; i <= n && i <= 40; i++) {
    BaheNumber number = number_at (L, list, i);
    g_autofree char *one = bahe_number_format (&number, -1);
    g_string_append_printf (text, "%s%s", i > 1 ? " " : "", one);
  }
  return g_string_free (text, FALSE);
}

/* The number on top is what came of it. */
static void
note_result (lua_State *L, RulePanel *panel)
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
  lua_Integer n = gather_numbers (L, 2, "sum", panel);
  push_total (L, n);
  note_result (L, panel);
  if (n > 1 && rule_watching (L)) {
    g_autofree char *list = show_list (L, -2), *total = show (L, -1);
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
  if (n > 1 && rule_watching (L)) {
    g_autofree char *shown = show (L, -1);
    rule_step (L, g_strdup_printf (_ ("sum of %d marks, each times its weight = %s"), (int) n, shown));
  }
  return 1;
}

static int
list_mean (lua_State *L)
{
  RulePanel *panel = rule_panel_begin (L, RULE_PANEL_MEAN);
  lua_Integer n = gather_numbers (L, 2, "mean", panel);
  if (n == 0)
    return 0;
  push_total (L, n);
  BaheNumber total, count = BAHE_NUMBER_INT (n);
  rule_get_number (L, -1, &total);
  rule_push_number (L, bahe_number_divide (&total, &count));
  note_result (L, panel);
  if (rule_watching (L)) {
    g_autofree char *sum = show (L, -2), *mean = show (L, -1);
    rule_step (L, g_strdup_printf (_ ("mean of %d: %s/%d = %s"), (int) n, sum, (int) n, mean));
  }
  return 1;
}

/* ---- order -------------------------------------------------------------------------------------------- */

static gboolean
is_key (lua_State *L, int index)
{
  BaheNumber number;
  return lua_type (L, index) == LUA_TSTRING || rule_get_number (L, index, &number);
}

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
    if (!lua_isnil (L, -1) && !is_key (L, -1))
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

static int
list_median (lua_State *L)
{
  RulePanel *panel = rule_panel_begin (L, RULE_PANEL_MEDIAN);
  lua_Integer n = gather_numbers (L, 2, "median", panel);
  if (n == 0)
    return 0;
  int list = lua_gettop (L);
  const lua_Integer *order = push_order (L, list, n);
  BaheNumber low = number_at (L, list, order[(n - 1) / 2]), high = number_at (L, list, order[n / 2]);
  BaheNumber two = BAHE_NUMBER_INT (2), sum = bahe_number_add (&low, &high);
  BaheNumber half = bahe_number_divide (&sum, &two);
  bahe_number_clear (&sum);
  rule_push_number (L, half);
  note_result (L, panel);
  if (rule_watching (L)) {
    g_autofree char *all = show_list (L, list), *median = show (L, -1);
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

/* The middle of the numbers in their old order; steps says what was left out. */
static int
list_trim (lua_State *L)
{
  lua_settop (L, 4);
  lua_Integer high = check_drop (L, 2), low = check_drop (L, 3), kept = 0, left = 0;
  RulePanel *panel = rule_panel_begin (L, RULE_PANEL_TRIM);
  lua_Integer n = gather_numbers (L, 4, "trim", panel);
  int list = lua_gettop (L);
  const lua_Integer *order = push_order (L, list, n);
  lua_newtable (L); /* position → left out */
  for (lua_Integer i = 0; i < n; i++) {
    if (i >= low && i < n - high)
      continue;
    lua_pushboolean (L, TRUE);
    lua_rawseti (L, -2, order[i]);
  }
  int out = lua_gettop (L);
  lua_newtable (L);
  lua_newtable (L);
  for (lua_Integer i = 1; i <= n; i++) {
    gboolean drop = lua_rawgeti (L, out, i) != LUA_TNIL;
    lua_rawgeti (L, list, i);
    lua_rawseti (L, drop ? out + 1 : out + 2, drop ? ++left : ++kept);
    if (panel != NULL)
      g_array_index (panel->parts, RulePart, i - 1).left_out = drop;
    lua_pop (L, 1);
  }
  if (left > 0 && rule_watching (L)) {
    g_autofree char *dropped = show_list (L, out + 1);
    rule_step (L, g_strdup_printf (_ ("left out %s"), dropped));
  }
  return 1;
}

static int
extreme (lua_State *L, const char *helper, int sign)
{
  lua_Integer n = gather_numbers (L, 2, helper, NULL), best = 1;
  int list = lua_gettop (L);
  if (n == 0)
    return 0;
  for (lua_Integer i = 2; i <= n; i++) {
    BaheNumber one = number_at (L, list, i), other = number_at (L, list, best);
    if (sign * bahe_number_compare (&one, &other) > 0)
      best = i;
  }
  lua_rawgeti (L, list, best);
  if (n > 1 && rule_watching (L)) {
    g_autofree char *all = show_list (L, list), *result = show (L, -1);
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

/* ---- choosing and grouping ---------------------------------------------------------------------------- */

static int
list_count (lua_State *L)
{
  lua_settop (L, 2);
  lua_Integer n = rule_check_list (L, 1, "count"), counted = 0;
  for (lua_Integer i = 1; i <= n; i++) {
    lua_rawgeti (L, 3, i);
    if (lua_isnil (L, 2)) {
      counted++;
    } else {
      rule_apply (L, 2, "count");
      counted += lua_toboolean (L, -1);
      lua_pop (L, 1);
    }
    lua_pop (L, 1);
  }
  lua_pushinteger (L, counted);
  return 1;
}

/* 3 and "3" are the same here: a form gives text where a rule means a number. */
static gboolean
same_value (lua_State *L, int a, int b)
{
  if (lua_rawequal (L, a, b))
    return TRUE;
  if (!is_key (L, a) || !is_key (L, b) || lua_type (L, a) == lua_type (L, b))
    return FALSE;
  g_autofree char *left = rule_to_text (L, a), *right = rule_to_text (L, b);
  return g_str_equal (left, right);
}

static int
list_where (lua_State *L)
{
  gboolean by_value = lua_gettop (L) >= 3;
  lua_settop (L, 3);
  lua_Integer n = rule_check_list (L, 1, "where"), kept = 0;
  lua_newtable (L); /* 4 list, 5 result */
  for (lua_Integer i = 1; i <= n; i++) {
    lua_rawgeti (L, 4, i);
    rule_apply (L, 2, "where");
    gboolean fits = by_value ? same_value (L, -1, 3) : lua_toboolean (L, -1);
    lua_pop (L, 1);
    if (fits)
      lua_rawseti (L, 5, ++kept);
    else
      lua_pop (L, 1);
  }
  return 1;
}

/* Puts the group of the key at 9 at 7, made if it is new. */
static void
find_group (lua_State *L, lua_Integer *groups)
{
  if (lua_isnil (L, 9)) {
    lua_pushlightuserdata (L, groups); /* stands for no key */
    lua_replace (L, 9);
  }
  lua_pushvalue (L, 9);
  if (lua_rawget (L, 5) == LUA_TNIL) { /* 10 group */
    lua_pop (L, 1);
    lua_createtable (L, USUAL_GROUP, 1);
    lua_pushvalue (L, 6);
    lua_setfield (L, -2, "key");
    lua_pushvalue (L, 9);
    lua_pushvalue (L, 10);
    lua_rawset (L, 5);
    lua_pushvalue (L, 10);
    lua_rawseti (L, 4, ++*groups);
  }
  lua_replace (L, 7);
}

/* Groups in first-seen order; the key stands in .key, never among the positions. */
static int
list_by (lua_State *L)
{
  lua_settop (L, 2);
  lua_Integer n = rule_check_list (L, 1, "by"), groups = 0;
  lua_newtable (L);
  lua_newtable (L);
  lua_pushnil (L);
  lua_pushnil (L); /* 3 list, 4 groups, 5 key → group, 6 and 7 the key and group before: often the next has the same */
  for (lua_Integer i = 1, in_group = 0; i <= n; i++) {
    lua_rawgeti (L, 3, i);
    rule_apply (L, 2, "by"); /* 8 value, 9 key */
    if (in_group == 0 || !lua_rawequal (L, 9, 6)) {
      lua_pushvalue (L, 9);
      lua_replace (L, 6);
      find_group (L, &groups);
      in_group = (lua_Integer) lua_rawlen (L, 7);
    }
    lua_settop (L, 8);
    lua_rawseti (L, 7, ++in_group);
  }
  lua_settop (L, 4);
  return 1;
}

/* Matches whose opponent is one of the level. */
static int
list_among (lua_State *L)
{
  lua_settop (L, 2);
  lua_Integer n = rule_check_list (L, 1, "among"), n_tied = rule_check_list (L, 2, "among"), kept = 0;
  lua_newtable (L);
  for (lua_Integer i = 1; i <= n_tied; i++) {
    lua_rawgeti (L, 4, i);
    lua_pushboolean (L, TRUE);
    lua_rawset (L, 5);
  }
  lua_newtable (L); /* 3 matches, 4 tied, 5 set, 6 result */
  for (lua_Integer i = 1; i <= n; i++) {
    lua_rawgeti (L, 3, i);
    if (rule_tag (L, -1) != RULE_TAG_FACT)
      rule_raise (L, g_strdup (_ ("among takes a list of matches and a list of entrants")));
    lua_getfield (L, -1, "opponent");
    gboolean inside = !lua_isnil (L, -1) && (lua_rawget (L, 5), lua_toboolean (L, -1));
    lua_pop (L, 1);
    if (inside)
      lua_rawseti (L, 6, ++kept);
    else
      lua_pop (L, 1);
  }
  return 1;
}

static int
list_insert (lua_State *L)
{
  if (lua_gettop (L) != 2 || lua_type (L, 1) != LUA_TTABLE)
    rule_raise (L, g_strdup (_ ("insert takes a list and one value")));
  lua_pushvalue (L, 2);
  lua_seti (L, 1, luaL_len (L, 1) + 1); /* asks the metatable, so a list of the host's is refused */
  return 0;
}

const luaL_Reg rule_list_helpers[] = {
  { "sum", list_sum },
  { "mean", list_mean },
  { "median", list_median },
  { "trim", list_trim },
  { "largest", list_largest },
  { "smallest", list_smallest },
  { "count", list_count },
  { "where", list_where },
  { "by", list_by },
  { "sort", list_sort },
  { "among", list_among },
  { "insert", list_insert },
  { "weighted", list_weighted },
  { NULL, NULL },
};
