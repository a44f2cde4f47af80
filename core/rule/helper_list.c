/* Lists: choosing and grouping what is in them, and what all helpers of lists share. */
#include "rule/helper.h"

#define USUAL_GROUP 8 /* of a list, and groups of it: so many have room before it grows */

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
  const char *open;

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
    open = rule_fact_open_text (rule_fact_of (L, -1), rule_open_field (lua_tostring (L, index)));
    if (open != NULL) {
      lua_pushstring (L, open);
      return;
    }
    if (lua_type (L, -1) == LUA_TTABLE || rule_tag (L, -1) != 0) {
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

gboolean
rule_is_key (lua_State *L, int index)
{
  BaheNumber number;
  return lua_type (L, index) == LUA_TSTRING || rule_get_number (L, index, &number);
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
  if (!rule_is_key (L, a) || !rule_is_key (L, b) || lua_type (L, a) == lua_type (L, b))
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
  lua_createtable (L, USUAL_GROUP, 0);
  lua_createtable (L, 0, USUAL_GROUP);
  lua_pushnil (L);
  lua_pushnil (L); /* 3 list, 4 groups, 5 key → group, 6 and 7 the key and group before: often the next has the same */
  RuleOpenField field = lua_type (L, 2) == LUA_TSTRING ? rule_open_field (lua_tostring (L, 2)) : RULE_OPEN_NONE;
  const char *before = NULL,
             *open; /* the key before, where it lay open: the same need not even become a text of Lua's */
  for (lua_Integer i = 1, in_group = 0; i <= n; i++, before = open) {
    lua_rawgeti (L, 3, i); /* 8 value, 9 key */
    open = rule_fact_open_text (rule_fact_of (L, 8), field);
    if (open == NULL || before == NULL || !g_str_equal (open, before)) {
      if (open != NULL)
        lua_pushstring (L, open);
      else
        rule_apply (L, 2, "by");
      if (in_group == 0 || !lua_rawequal (L, 9, 6)) {
        lua_pushvalue (L, 9);
        lua_replace (L, 6);
        find_group (L, &groups);
        in_group = (lua_Integer) lua_rawlen (L, 7);
      }
      lua_settop (L, 8);
    }
    lua_rawseti (L, 7, ++in_group);
  }
  lua_settop (L, 4);
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
  { "count", list_count }, { "where", list_where }, { "by", list_by }, { "insert", list_insert }, { NULL, NULL },
};
