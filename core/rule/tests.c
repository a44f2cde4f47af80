/* The examples a rule carries: `tests = { { "name", facts = { "match A 2:1 B" }, expect = { "1 A points=3" } } }`.
 *
 * Here only their form is checked; what a line says is for whoever runs them. */
#include "rule/private.h"

/* Adds the texts of the list under a key of the table on top; `needed`: an error if there are none. */
static void
read_lines (lua_State *L, BaheRule *rule, json_object *test, const char *key, gboolean needed)
{
  json_object *lines = json_object_new_array ();
  json_object_object_add (test, key, lines);
  int type = lua_getfield (L, -1, key);
  if (type != LUA_TTABLE && (needed || type != LUA_TNIL))
    rule_raise_about (L, rule, type == LUA_TNIL ? "tests" : key,
                      g_strdup_printf (_ ("tests: “%s” is a list of lines: { \"…\", \"…\" }"), key));
  lua_Integer n = type == LUA_TTABLE ? (lua_Integer) lua_rawlen (L, -1) : 0;
  for (lua_Integer i = 1; i <= n; i++) {
    if (lua_rawgeti (L, -1, i) != LUA_TSTRING)
      rule_raise_about (L, rule, key, g_strdup_printf (_ ("tests: each line of “%s” is a text: \"…\""), key));
    json_object_array_add (lines, json_object_new_string (lua_tostring (L, -1)));
    lua_pop (L, 1);
  }
  if (needed && n == 0)
    rule_raise_about (L, rule, key, g_strdup_printf (_ ("tests: “%s” is empty, so nothing would be tested"), key));
  if (!needed && n == 0)
    json_object_object_del (test, key);
  lua_pop (L, 1);
}

static void
read_choice (lua_State *L, json_object *test, const char *key)
{
  if (lua_getfield (L, -1, key) != LUA_TNIL)
    json_object_object_add (test, key, rule_to_json (L, -1, key));
  lua_pop (L, 1);
}

static void
read_test (lua_State *L, BaheRule *rule)
{
  static const char *const known[] = { "params", "rank", "restart", "entrants", "facts", "expect" };
  if (lua_type (L, -1) != LUA_TTABLE)
    rule_raise_about (
        L, rule, "tests",
        g_strdup (_ ("each of “tests” is { \"name\", facts = { \"match A 2:1 B\" }, expect = { \"1 A\", \"2 B\" } }")));
  rule_check_keys (L, rule, _ ("a test"), known, G_N_ELEMENTS (known));
  json_object *test = json_object_new_object ();
  json_object_array_add (rule->tests, test); /* from here on the rule owns it, whatever is raised */
  if (lua_rawgeti (L, -1, 1) == LUA_TSTRING)
    json_object_object_add (test, "name", json_object_new_string (lua_tostring (L, -1)));
  lua_pop (L, 1);
  read_choice (L, test, "params");
  read_choice (L, test, "rank");
  read_choice (L, test, "restart");
  read_lines (L, rule, test, "entrants", FALSE);
  read_lines (L, rule, test, "facts", FALSE);
  read_lines (L, rule, test, "expect", TRUE);
}

void
rule_tests_read (lua_State *L, BaheRule *rule)
{
  int type = lua_getfield (L, -1, "tests");
  if (type != LUA_TNIL && type != LUA_TTABLE)
    rule_raise_about (L, rule, "tests", g_strdup (_ ("“tests” must be a table { … }")));
  lua_Integer n = type == LUA_TTABLE ? (lua_Integer) lua_rawlen (L, -1) : 0;
  if (type == LUA_TTABLE)
    rule->tests = json_object_new_array ();
  for (lua_Integer i = 1; i <= n; i++) {
    lua_rawgeti (L, -1, i);
    read_test (L, rule);
    lua_pop (L, 1);
  }
  if (type == LUA_TTABLE && n == 0)
    rule_raise_about (L, rule, "tests", g_strdup (_ ("“tests” is empty; write one or leave it out")));
  lua_pop (L, 1);
}

json_object *
bahe_rule_tests (const BaheRule *rule)
{
  return rule->tests;
}

int
bahe_rule_line (const BaheRule *rule, const char *text)
{
  return rule_source_line (rule->source, text);
}
