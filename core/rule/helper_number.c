#include "rule/helper.h"

static BaheRounding
check_rounding (lua_State *L, int index)
{
  static const struct {
    const char *name;
    BaheRounding how;
  } ways[] = {
    { "half_up", BAHE_ROUND_HALF_UP },
    { "half_even", BAHE_ROUND_HALF_EVEN },
    { "truncate", BAHE_ROUND_TRUNCATE },
    { "up", BAHE_ROUND_UP },
  };
  const char *names[G_N_ELEMENTS (ways)];
  if (lua_isnoneornil (L, index))
    return BAHE_ROUND_HALF_UP;
  g_autofree char *given = rule_to_text (L, index);
  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++) {
    names[i] = ways[i].name;
    if (g_str_equal (given, ways[i].name))
      return ways[i].how;
  }
  g_autofree char *suggestion = rule_suggest (given, names, G_N_ELEMENTS (ways));
  char *message =
      g_strdup_printf (_ ("round knows half_up, half_even, truncate and up, not “%s”%s"), given, suggestion);
  g_clear_pointer (&given, g_free);
  g_clear_pointer (&suggestion, g_free);
  rule_raise (L, message);
}

static void
push_rounded (lua_State *L, const BaheNumber *number, guint places, BaheRounding how)
{
  rule_push_number (L, bahe_number_round (number, places, how));
  BaheNumber rounded;
  rule_get_number (L, -1, &rounded);
  if (!rule_watching (L) || bahe_number_compare (number, &rounded) == 0)
    return;
  g_autofree char *before = bahe_number_format (number, -1), *after = bahe_number_format (&rounded, -1);
  rule_step (L, g_strdup_printf (_ ("rounded %s to %s"), before, after));
}

static int
number_round (lua_State *L)
{
  BaheNumber number = rule_check_number (L, 1, "round"), places_number = BAHE_NUMBER_INT (0);
  BaheRounding how = check_rounding (L, 3);
  gint64 places = 0;
  if (!lua_isnoneornil (L, 2))
    places_number = rule_check_number (L, 2, "round");
  if (!bahe_number_to_integer (&places_number, &places) || places < 0 || places > 12)
    rule_raise (L, g_strdup (_ ("round keeps 0 to 12 places")));
  push_rounded (L, &number, (guint) places, how);
  return 1;
}

static int
number_floor (lua_State *L)
{
  BaheNumber number = rule_check_number (L, 1, "floor");
  push_rounded (L, &number, 0, BAHE_ROUND_FLOOR);
  return 1;
}

static int
number_ceil (lua_State *L)
{
  BaheNumber number = rule_check_number (L, 1, "ceil");
  push_rounded (L, &number, 0, BAHE_ROUND_CEIL);
  return 1;
}

static int
number_abs (lua_State *L)
{
  BaheNumber number = rule_check_number (L, 1, "abs");
  if (bahe_number_sign (&number) >= 0)
    lua_pushvalue (L, 1);
  else
    rule_push_number (L, bahe_number_negate (&number));
  return 1;
}

static int
choose (lua_State *L, const char *helper, int sign)
{
  int n = lua_gettop (L), best = 1;
  BaheNumber chosen = rule_check_number (L, 1, helper);
  for (int i = 2; i <= n; i++) {
    BaheNumber one = rule_check_number (L, i, helper);
    if (sign * bahe_number_compare (&one, &chosen) > 0) {
      chosen = one;
      best = i;
    }
  }
  lua_pushvalue (L, best);
  return 1;
}

static int
number_max (lua_State *L)
{
  return choose (L, "max", 1);
}

static int
number_min (lua_State *L)
{
  return choose (L, "min", -1);
}

static int
number_number (lua_State *L)
{
  BaheNumber number = BAHE_NUMBER_INT (0);
  if (rule_get_number (L, 1, &number)) {
    lua_settop (L, 1);
    return 1;
  }
  if (lua_type (L, 1) != LUA_TSTRING || !bahe_number_parse (lua_tostring (L, 1), &number, NULL)) {
    g_autofree char *is = rule_describe (L, 1);
    char *message = g_strdup_printf (_ ("number reads \"12\", \"0.5\" or \"1/3\" and was given %s"), is);
    g_clear_pointer (&is, g_free);
    rule_raise (L, message);
  }
  rule_push_number (L, number);
  return 1;
}

static void
note_band (lua_State *L, int limit)
{
  if (!rule_watching (L))
    return;
  g_autofree char *x = rule_to_text (L, 1), *value = rule_to_text (L, -1);
  if (limit != 0) {
    g_autofree char *bound = rule_to_text (L, limit);
    rule_step (L, g_strdup_printf (_ ("%s is within %s: %s"), x, bound, value));
  } else {
    rule_step (L, g_strdup_printf (_ ("%s is past every limit: %s"), x, value));
  }
}

/* The value of the first limit that x does not pass. */
static int
number_band (lua_State *L)
{
  lua_settop (L, 3);
  BaheNumber x = rule_check_number (L, 1, "band");
  lua_Integer n = rule_check_list (L, 2, "band");
  for (lua_Integer i = 1; i <= n; i++) {
    lua_settop (L, 4);
    lua_rawgeti (L, 4, i);
    if (!rule_push_real (L, 5))
      rule_raise (L, g_strdup (_ ("band takes a list of { limit, value }")));
    lua_rawgeti (L, 6, 1);
    lua_rawgeti (L, 6, 2);
    BaheNumber limit = rule_check_number (L, 7, "band");
    if (bahe_number_compare (&x, &limit) > 0)
      continue;
    note_band (L, 7);
    return 1;
  }
  lua_settop (L, 3);
  note_band (L, 0);
  return 1;
}

const luaL_Reg rule_number_helpers[] = {
  { "round", number_round },   { "floor", number_floor }, { "ceil", number_ceil },
  { "abs", number_abs },       { "max", number_max },     { "min", number_min },
  { "number", number_number }, { "band", number_band },   { NULL, NULL },
};
