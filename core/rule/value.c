#include "rule/value.h"

#include "rule/fact.h"

#include <stdlib.h>
#include <string.h>

#define DEEPEST 32
#define LONGEST_NUMBER 64

static char real_key, frozen_key;

/* ---- frozen tables ------------------------------------------------------------------------------------ */

static int
refuse_change (lua_State *L)
{
  g_autofree char *key = rule_to_text (L, 2);
  char *message = g_strdup_printf (
      _ ("“%s” cannot be set: what is handed to a rule is only to be read; return a table instead"), key);
  g_clear_pointer (&key, g_free);
  rule_raise (L, message);
}

static int
length_of_real (lua_State *L)
{
  rule_push_real (L, 1);
  lua_pushinteger (L, (lua_Integer) lua_rawlen (L, -1));
  return 1;
}

/* What a form or a file writes as "3" may be meant as 3, and the other way round: tried only where nothing was found.
 */
static int
find_other_spelling (lua_State *L)
{
  if (lua_isinteger (L, 2)) {
    lua_pushfstring (L, "%I", lua_tointeger (L, 2));
  } else if (lua_type (L, 2) == LUA_TSTRING) {
    char *end = NULL;
    const char *text = lua_tostring (L, 2);
    gint64 number = g_ascii_strtoll (text, &end, 10);
    if (end == text || *end != '\0')
      return 0;
    lua_pushinteger (L, number);
  } else {
    return 0;
  }
  lua_rawget (L, 1);
  return 1;
}

static void
set_spelling_metatable (lua_State *L)
{
  if (lua_rawgetp (L, LUA_REGISTRYINDEX, &frozen_key) == LUA_TNIL) {
    lua_pop (L, 1);
    lua_newtable (L);
    lua_pushcfunction (L, find_other_spelling);
    lua_setfield (L, -2, "__index");
    lua_pushvalue (L, -1);
    lua_rawsetp (L, LUA_REGISTRYINDEX, &frozen_key);
  }
  lua_setmetatable (L, -2);
}

/* An empty table before the real one: no key is ever there, so each assignment asks the metatable. */
static void
push_proxy (lua_State *L, int real)
{
  lua_newtable (L);
  lua_createtable (L, 0, 4);
  lua_pushvalue (L, real);
  lua_setfield (L, -2, "__index");
  lua_pushcfunction (L, refuse_change);
  lua_setfield (L, -2, "__newindex");
  lua_pushcfunction (L, length_of_real);
  lua_setfield (L, -2, "__len");
  lua_pushvalue (L, real);
  lua_rawsetp (L, -2, &real_key);
  lua_setmetatable (L, -2);
}

static gboolean
is_frozen (lua_State *L, int index)
{
  if (!lua_getmetatable (L, index))
    return FALSE;
  gboolean frozen = lua_rawgetp (L, -1, &real_key) != LUA_TNIL;
  lua_pop (L, 2);
  return frozen;
}

static void
freeze_deep (lua_State *L, int depth, int known)
{
  if (lua_type (L, -1) != LUA_TTABLE || is_frozen (L, -1))
    return;
  if (depth > DEEPEST)
    rule_raise_limit (L, g_strdup (_ ("tables in tables in tables: this goes too deep")));
  luaL_checkstack (L, 12, NULL);
  int real = lua_gettop (L);
  lua_pushvalue (L, real);
  if (lua_rawget (L, known) != LUA_TNIL) { /* seen before: one table, one proxy */
    lua_replace (L, real);
    return;
  }
  lua_pop (L, 1);
  push_proxy (L, real);
  lua_pushvalue (L, real);
  lua_pushvalue (L, -2);
  lua_rawset (L, known);
  for (lua_pushnil (L); lua_next (L, real) != 0;) {
    freeze_deep (L, depth + 1, known);
    lua_pushvalue (L, -2);
    lua_insert (L, -2); /* key key value */
    lua_rawset (L, real);
  }
  lua_pushvalue (L, real);
  set_spelling_metatable (L);
  lua_pop (L, 1);
  lua_replace (L, real);
}

void
rule_freeze (lua_State *L)
{
  luaL_checkstack (L, 12, NULL);
  lua_newtable (L);
  lua_insert (L, -2);
  freeze_deep (L, 0, lua_gettop (L) - 1);
  lua_remove (L, -2);
}

/* Upvalues: the frozen table, a set of the names there are, and those names as a text. */
static int
find_strictly (lua_State *L)
{
  lua_pushvalue (L, 2);
  lua_gettable (L, lua_upvalueindex (1));
  if (!lua_isnil (L, -1))
    return 1;
  lua_pushvalue (L, 2);
  if (lua_rawget (L, lua_upvalueindex (2)) != LUA_TNIL)
    return 0;
  g_auto (GStrv) names = g_strsplit (lua_tostring (L, lua_upvalueindex (3)), " ", -1);
  g_autofree char *name = rule_to_text (L, 2);
  g_autofree char *suggestion = rule_suggest (name, (const char *const *) names, g_strv_length (names));
  char *message = g_strdup_printf (_ ("“%s” is not known here%s"), name, suggestion);
  g_clear_pointer (&names, g_strfreev);
  g_clear_pointer (&name, g_free);
  g_clear_pointer (&suggestion, g_free);
  rule_raise (L, message);
}

void
rule_make_strict (lua_State *L, json_object *object)
{
  rule_freeze (L); /* a proxy, whose metatable now asks find_strictly */
  luaL_checkstack (L, 8, NULL);
  lua_getmetatable (L, -1);
  lua_getfield (L, -1, "__index");
  lua_newtable (L);
  lua_pushliteral (L, "");
  json_object_object_foreach (object, name, value)
  {
    (void) value;
    lua_pushfstring (L, "%s%s ", lua_tostring (L, -1), name);
    lua_replace (L, -2);
    lua_pushboolean (L, TRUE);
    lua_setfield (L, -3, name);
  }
  lua_pushcclosure (L, find_strictly, 3);
  lua_setfield (L, -2, "__index");
  lua_pop (L, 1);
}

void
rule_freeze_flat (lua_State *L)
{
  luaL_checkstack (L, 8, NULL);
  int real = lua_gettop (L);
  push_proxy (L, real);
  lua_pushvalue (L, real);
  set_spelling_metatable (L);
  lua_pop (L, 1);
  lua_replace (L, real);
}

gboolean
rule_push_frozen (lua_State *L, int index)
{
  if (!lua_getmetatable (L, index))
    return FALSE;
  lua_rawgetp (L, -1, &real_key);
  lua_remove (L, -2);
  if (!lua_isnil (L, -1))
    return TRUE;
  lua_pop (L, 1);
  return FALSE;
}

gboolean
rule_push_real (lua_State *L, int index)
{
  if (lua_type (L, index) != LUA_TTABLE)
    return FALSE;
  if (!rule_push_frozen (L, index))
    lua_pushvalue (L, index);
  return TRUE;
}

/* ---- from JSON ---------------------------------------------------------------------------------------- */

gboolean
rule_json_number (json_object *json, RuleTextMode mode, BaheNumber *number)
{
  json_type type = json_object_get_type (json);
  if (type == json_type_int) {
    *number = BAHE_NUMBER_INT (json_object_get_int64 (json));
    return TRUE;
  }
  if (type != json_type_double && (type != json_type_string || mode == RULE_TEXT_AS_IS))
    return FALSE;
  const char *text = json_object_get_string (json);
  return strlen (text) <= LONGEST_NUMBER && bahe_number_parse (text, number, NULL);
}

json_object *
rule_json_plain (json_object *json, gboolean *sealed)
{
  json_object *inner = NULL;
  *sealed = FALSE;
  if (!json_object_is_type (json, json_type_object))
    return json;
  if (json_object_object_get_ex (json, "sealed", NULL)) {
    *sealed = TRUE;
    return NULL;
  }
  if (json_object_object_get_ex (json, "value", &inner))
    return inner;
  return json_object_object_get_ex (json, "how", NULL) ? NULL : json; /* something, amount not known */
}

static void
push_json (lua_State *L, json_object *json, RuleTextMode mode, int depth)
{
  BaheNumber number;
  if (depth > DEEPEST)
    rule_raise_limit (L, g_strdup (_ ("tables in tables in tables: this goes too deep")));
  luaL_checkstack (L, 8, NULL);
  if (rule_json_number (json, mode, &number)) {
    rule_push_number (L, number);
    return;
  }
  switch (json_object_get_type (json)) {
  case json_type_boolean:
    lua_pushboolean (L, json_object_get_boolean (json));
    break;
  case json_type_double: /* not finite */
  case json_type_string:
    lua_pushstring (L, json_object_get_string (json));
    break;
  case json_type_array:
    lua_createtable (L, (int) json_object_array_length (json), 0);
    for (gsize i = 0; i < json_object_array_length (json); i++) {
      push_json (L, json_object_array_get_idx (json, i), mode, depth + 1);
      lua_rawseti (L, -2, (lua_Integer) i + 1);
    }
    break;
  case json_type_object:
    lua_newtable (L);
    json_object_object_foreach (json, key, value)
    {
      lua_pushstring (L, key);
      push_json (L, value, mode, depth + 1);
      lua_rawset (L, -3);
    }
    break;
  default:
    lua_pushnil (L);
  }
}

void
rule_push_json (lua_State *L, json_object *json, RuleTextMode mode)
{
  push_json (L, json, mode, 0);
}

/* ---- to JSON ------------------------------------------------------------------------------------------ */

static json_object *
number_to_json (const BaheNumber *number)
{
  gint64 integer;
  if (bahe_number_to_integer (number, &integer))
    return json_object_new_int64 (integer);
  g_autofree char *text = bahe_number_format (number, -1);
  if (strchr (text, '/') != NULL)
    return json_object_new_string (text);
  return json_object_new_double_s (g_ascii_strtod (text, NULL), text);
}

/* Only walks the table and raises what is wrong; nothing is allocated outside Lua here, so it may jump. */
static void
check_json (lua_State *L, int index, const char *what, int depth)
{
  index = lua_absindex (L, index);
  int type = lua_type (L, index);
  guint32 tag = rule_tag (L, index);
  if (type == LUA_TFUNCTION || (tag != 0 && tag != RULE_TAG_NUMBER && tag != RULE_TAG_ENTRANT) || depth > DEEPEST)
    rule_raise_bare (L, g_strdup_printf (_ ("%s may only hold numbers, text, true, false and tables of these"), what));
  if (type != LUA_TTABLE)
    return;
  luaL_checkstack (L, 8, NULL);
  rule_push_real (L, index);
  for (lua_pushnil (L); lua_next (L, -2) != 0; lua_pop (L, 1))
    check_json (L, -1, what, depth + 1);
  lua_pop (L, 1);
}

static json_object *to_json (lua_State *L, int index);

static int
compare_keys (const void *a, const void *b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* Keys in order, so that the text is the same each time. */
static json_object *
table_to_object (lua_State *L, int table)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  json_object *object = json_object_new_object (), *unordered = json_object_new_object ();
  for (lua_pushnil (L); lua_next (L, table) != 0; lua_pop (L, 1)) {
    char *key = rule_to_text (L, -2);
    json_object_object_add (unordered, key, to_json (L, -1));
    g_ptr_array_add (keys, key);
  }
  if (keys->len > 0)
    qsort (keys->pdata, keys->len, sizeof *keys->pdata, compare_keys);
  for (guint i = 0; i < keys->len; i++)
    json_object_object_add (object, keys->pdata[i],
                            json_object_get (json_object_object_get (unordered, keys->pdata[i])));
  json_object_put (unordered);
  return object;
}

static json_object *
table_to_json (lua_State *L, int index)
{
  rule_push_real (L, index);
  int table = lua_gettop (L);
  gsize n = lua_rawlen (L, table);
  json_object *json = NULL;
  lua_pushnil (L);
  gboolean empty = lua_next (L, table) == 0;
  lua_settop (L, table);
  if (n == 0 && !empty) {
    json = table_to_object (L, table);
  } else if (n == 0) {
    json = json_object_new_object ();
  } else {
    json = json_object_new_array_ext ((int) n);
    for (gsize i = 1; i <= n; i++) {
      lua_rawgeti (L, table, (lua_Integer) i);
      json_object_array_add (json, to_json (L, -1));
      lua_pop (L, 1);
    }
  }
  lua_settop (L, table - 1);
  return json;
}

static json_object *
to_json (lua_State *L, int index)
{
  BaheNumber number;
  index = lua_absindex (L, index);
  if (rule_get_number (L, index, &number))
    return number_to_json (&number);
  if (rule_tag (L, index) == RULE_TAG_ENTRANT)
    return json_object_new_int64 (rule_entrant_number (L, index));
  switch (lua_type (L, index)) {
  case LUA_TBOOLEAN:
    return json_object_new_boolean (lua_toboolean (L, index));
  case LUA_TSTRING:
    return json_object_new_string (lua_tostring (L, index));
  case LUA_TTABLE:
    return table_to_json (L, index);
  default:
    return NULL;
  }
}

json_object *
rule_to_json (lua_State *L, int index, const char *what)
{
  check_json (L, index, what, 0);
  return to_json (L, index); /* pushes only what cannot fail: the stack was made large enough by the check */
}
