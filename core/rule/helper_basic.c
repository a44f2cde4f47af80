#include "rule/helper.h"

#include <string.h>

/* ---- iterating ---------------------------------------------------------------------------------------- */

static int
next_of_list (lua_State *L)
{
  lua_Integer i = lua_tointeger (L, 2) + 1;
  if (!rule_push_real (L, 1))
    return 0;
  lua_pushinteger (L, i);
  if (lua_rawgeti (L, -2, i) == LUA_TNIL)
    return 1; /* nil ends the loop */
  return 2;
}

static int
basic_ipairs (lua_State *L)
{
  rule_check_list (L, 1, "ipairs");
  lua_pushcfunction (L, next_of_list);
  lua_pushvalue (L, 1);
  lua_pushinteger (L, 0);
  return 3;
}

static int
kind_of_key (lua_State *L, int index)
{
  BaheNumber number;
  if (rule_get_number (L, index, &number))
    return 0;
  switch (lua_type (L, index)) {
  case LUA_TSTRING:
    return 1;
  case LUA_TBOOLEAN:
    return 2;
  case LUA_TUSERDATA:
  case LUA_TLIGHTUSERDATA:
    return rule_tag (L, index) == RULE_TAG_ENTRANT ? 3 : 4;
  default:
    return 5;
  }
}

/* Numbers, texts, false, true, entrants, facts; other keys have no order that is the same each time. */
static int
compare_table_keys (lua_State *L, int a, int b)
{
  BaheNumber left, right;
  int kind = kind_of_key (L, a), other = kind_of_key (L, b);
  if (kind != other)
    return kind - other;
  switch (kind) {
  case 0:
    rule_get_number (L, a, &left);
    rule_get_number (L, b, &right);
    return bahe_number_compare (&left, &right);
  case 1:
    return strcmp (lua_tostring (L, a), lua_tostring (L, b));
  case 2:
    return lua_toboolean (L, a) - lua_toboolean (L, b);
  case 3:
    return (int) rule_entrant_place (L, a) - (int) rule_entrant_place (L, b);
  case 4:
    return (int) rule_fact_view (L, a) - (int) rule_fact_view (L, b);
  default:
    return 0;
  }
}

static int
compare_at (gconstpointer a, gconstpointer b, gpointer data)
{
  lua_State *L = data;
  lua_rawgeti (L, -1, *(const lua_Integer *) a);
  lua_rawgeti (L, -2, *(const lua_Integer *) b);
  int order = compare_table_keys (L, -2, -1);
  lua_pop (L, 2);
  return order;
}

/* Replaces the list of keys on top by one that is sorted. */
static void
sort_keys (lua_State *L, lua_Integer n)
{
  lua_Integer *order = lua_newuserdatauv (L, sizeof *order * (gsize) (n + 1), 0);
  order[n] = 0;
  for (lua_Integer i = 0; i < n; i++)
    order[i] = i + 1;
  lua_pushvalue (L, -2);
  if (n > 1)
    g_qsort_with_data (order, (int) n, sizeof *order, compare_at, L);
  lua_createtable (L, (int) n, 0);
  for (lua_Integer i = 0; i < n; i++) {
    lua_rawgeti (L, -2, order[i]);
    lua_rawseti (L, -2, i + 1);
  }
  lua_replace (L, -4);
  lua_pop (L, 2);
}

/* Upvalues: the table, its keys in order, how far it went. */
static int
next_of_table (lua_State *L)
{
  lua_Integer i = lua_tointeger (L, lua_upvalueindex (3)) + 1;
  lua_pushinteger (L, i);
  lua_replace (L, lua_upvalueindex (3));
  if (lua_rawgeti (L, lua_upvalueindex (2), i) == LUA_TNIL)
    return 1;
  lua_pushvalue (L, -1);
  lua_rawget (L, lua_upvalueindex (1));
  return 2;
}

static int
basic_pairs (lua_State *L)
{
  lua_Integer n = 0;
  rule_check_list (L, 1, "pairs");
  lua_newtable (L);
  int real = lua_gettop (L) - 1;
  for (lua_pushnil (L); lua_next (L, real) != 0;) {
    lua_pop (L, 1);
    if (kind_of_key (L, -1) > 4)
      rule_raise (L, g_strdup (_ ("pairs goes over tables whose keys are numbers, texts or entrants")));
    lua_pushvalue (L, -1);
    lua_rawseti (L, real + 1, ++n);
  }
  luaL_checkstack (L, 8, NULL);
  sort_keys (L, n);
  lua_pushinteger (L, 0);
  lua_pushcclosure (L, next_of_table, 3);
  return 1;
}

/* ---- the rest ----------------------------------------------------------------------------------------- */

static int
basic_tostring (lua_State *L)
{
  gboolean before = rule_sandbox_uncap (rule_sandbox_of (L), TRUE);
  g_autofree char *text = rule_to_text (L, 1);
  lua_pushstring (L, text);
  rule_sandbox_uncap (rule_sandbox_of (L), before);
  return 1;
}

static int
basic_type (lua_State *L)
{
  static const struct {
    guint32 tag;
    const char *name;
  } objects[] = { { RULE_TAG_NUMBER, "number" }, { RULE_TAG_ENTRANT, "entrant" }, { RULE_TAG_FACT, "fact" } };
  guint32 tag = rule_tag (L, 1);
  const char *name = lua_typename (L, lua_type (L, 1));
  for (gsize i = 0; i < G_N_ELEMENTS (objects); i++)
    if (objects[i].tag == tag)
      name = objects[i].name;
  lua_pushstring (L, name);
  return 1;
}

static int
basic_error (lua_State *L)
{
  rule_raise (L, rule_to_text (L, 1));
}

/* Characters as they stand: no patterns, whose search need not end in time. */
static int
basic_contains (lua_State *L)
{
  if (lua_type (L, 1) != LUA_TSTRING || lua_type (L, 2) != LUA_TSTRING)
    rule_raise (L, g_strdup (_ ("contains(text, part) needs two texts")));
  lua_pushboolean (L, strstr (lua_tostring (L, 1), lua_tostring (L, 2)) != NULL);
  return 1;
}

static int
basic_note (lua_State *L)
{
  if (!rule_watching (L))
    return 0;
  GString *text = g_string_new (NULL);
  for (int i = 1; i <= lua_gettop (L); i++) {
    g_autofree char *one = rule_to_text (L, i);
    g_string_append_printf (text, "%s%s", i > 1 ? " " : "", one);
  }
  rule_step (L, g_string_free (text, FALSE));
  return 0;
}

const luaL_Reg rule_basic_helpers[] = {
  { "ipairs", basic_ipairs }, { "pairs", basic_pairs },       { "tostring", basic_tostring }, { "type", basic_type },
  { "error", basic_error },   { "contains", basic_contains }, { "note", basic_note },         { NULL, NULL },
};

/* ---- the environment ---------------------------------------------------------------------------------- */

const luaL_Reg *const rule_helpers[] = { rule_sum_helpers,
                                         rule_order_helpers,
                                         rule_list_helpers,
                                         rule_match_helpers,
                                         rule_number_helpers,
                                         rule_basic_helpers,
                                         NULL };

static int
refuse_unknown (lua_State *L)
{
  const char *names[64];
  gsize n = 0;
  for (gsize i = 0; rule_helpers[i] != NULL; i++)
    for (const luaL_Reg *helper = rule_helpers[i]; helper->name != NULL && n < G_N_ELEMENTS (names); helper++)
      names[n++] = helper->name;
  g_autofree char *name = rule_to_text (L, 2);
  g_autofree char *suggestion = rule_suggest (name, names, n);
  char *message = g_strdup_printf (_ ("“%s” is not known here%s"), name, suggestion);
  g_clear_pointer (&name, g_free);
  g_clear_pointer (&suggestion, g_free);
  rule_raise (L, message);
}

static int
refuse_global (lua_State *L)
{
  g_autofree char *name = rule_to_text (L, 2);
  char *message = g_strdup_printf (_ ("“%s” would be set for everybody; write “local %s = …”"), name, name);
  g_clear_pointer (&name, g_free);
  rule_raise (L, message);
}

static int
refuse_method (lua_State *L)
{
  g_autofree char *name = rule_to_text (L, 2);
  char *message = g_strdup_printf (_ ("a text has no “%s”; join texts with .. and compare them with =="), name);
  g_clear_pointer (&name, g_free);
  rule_raise (L, message);
}

static int
refuse_text_sum (lua_State *L)
{
  int text = lua_type (L, 1) == LUA_TSTRING ? 1 : 2;
  g_autofree char *is = rule_describe (L, text);
  char *message = g_strdup_printf (_ ("this sum needs numbers, and one of them is %s"), is);
  g_clear_pointer (&is, g_free);
  rule_raise (L, message);
}

static void
close_texts (lua_State *L)
{
  static const char *const sums[] = { "__add", "__sub", "__mul", "__div", "__mod", "__idiv", "__pow", "__unm" };
  lua_pushliteral (L, "");
  lua_newtable (L);
  lua_pushcfunction (L, refuse_method);
  lua_setfield (L, -2, "__index");
  for (gsize i = 0; i < G_N_ELEMENTS (sums); i++) {
    lua_pushcfunction (L, refuse_text_sum);
    lua_setfield (L, -2, sums[i]);
  }
  lua_setmetatable (L, -2);
  lua_pop (L, 1);
}

/* An empty table before the helpers before an error: nothing can be set, nothing unknown can be read. */
void
rule_helpers_push_environment (lua_State *L)
{
  close_texts (L);
  lua_newtable (L);
  lua_newtable (L);
  lua_newtable (L);
  for (gsize i = 0; rule_helpers[i] != NULL; i++)
    luaL_setfuncs (L, rule_helpers[i], 0);
  lua_newtable (L);
  lua_pushcfunction (L, refuse_unknown);
  lua_setfield (L, -2, "__index");
  lua_setmetatable (L, -2);
  lua_setfield (L, -2, "__index");
  lua_pushcfunction (L, refuse_global);
  lua_setfield (L, -2, "__newindex");
  lua_setmetatable (L, -2);
}
