/* Matches: which of them count. */
#include "rule/helper.h"

/* Matches whose opponent is one of the level. */
static int
match_among (lua_State *L)
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

typedef enum { KEEP, VOID, HALF } Annulment;

static Annulment
check_annulment (lua_State *L, int index)
{
  static const char *const names[] = { [KEEP] = "keep", [VOID] = "void", [HALF] = "half" };
  g_autofree char *given = rule_to_text (L, index);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (given, names[i]))
      return i;
  g_autofree char *suggestion = rule_suggest (given, names, G_N_ELEMENTS (names));
  char *message = g_strdup_printf (_ ("annulled knows keep, void and half, not “%s”%s"), given, suggestion);
  g_clear_pointer (&given, g_free);
  g_clear_pointer (&suggestion, g_free);
  rule_raise (L, message);
}

/* Whether fewer than half of the matches of the entrant on top were played to a result. */
static gboolean
played_less_than_half (lua_State *L)
{
  lua_getfield (L, -1, "matches");
  lua_Integer n = rule_check_list (L, lua_gettop (L), "annulled"), played = 0;
  for (lua_Integer i = 1; i <= n; i++) {
    lua_rawgeti (L, -1, i);
    lua_getfield (L, -1, "forfeit");
    played += !lua_toboolean (L, -1);
    lua_pop (L, 2);
  }
  lua_pop (L, 2);
  return 2 * played < n;
}

/* Whether a match against somebody who withdrew does not count: never, always, or unless he had played half of his. */
static int
match_annulled (lua_State *L)
{
  lua_settop (L, 2);
  if (rule_tag (L, 1) != RULE_TAG_FACT)
    rule_raise (L, g_strdup (_ ("annulled takes a match and one of keep, void and half")));
  Annulment how = check_annulment (L, 2);
  gboolean annulled = FALSE;
  lua_getfield (L, 1, "opponent");
  if (how != KEEP && !lua_isnil (L, -1)) {
    lua_getfield (L, -1, "withdrawn");
    annulled = lua_toboolean (L, -1);
    lua_pop (L, 1);
    if (annulled && how == HALF)
      annulled = played_less_than_half (L);
  }
  lua_pushboolean (L, annulled);
  return 1;
}

const luaL_Reg rule_match_helpers[] = {
  { "among", match_among },
  { "annulled", match_annulled },
  { NULL, NULL },
};
