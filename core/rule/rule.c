/* A rule: its text is compiled once, and run anew for each board. */
#include "rule/private.h"

#include <string.h>

static char chunk_key, literals_key;

/* ---- columns ------------------------------------------------------------------------------------------ */

guint
rule_column (const BaheRule *rule, const char *name)
{
  for (guint i = 0; i < rule->columns->len; i++)
    if (g_str_equal (g_array_index (rule->columns, BaheRuleColumn, i).name, name))
      return i;
  return RULE_NOBODY;
}

char *
rule_suggest_column (const BaheRule *rule, const char *name)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  for (guint i = 0; i < rule->columns->len; i++)
    g_ptr_array_add (names, (gpointer) g_array_index (rule->columns, BaheRuleColumn, i).name);
  return rule_suggest (name, (const char *const *) names->pdata, names->len);
}

gboolean
rule_reads (const BaheRule *rule, const char *shape, const char *field)
{
  gsize length = strlen (shape);
  for (guint i = 0; i < rule->reads->len && rule->reads->pdata[i] != NULL; i++) {
    const char *read = rule->reads->pdata[i];
    if (strncmp (read, shape, length) == 0 && read[length] == '.' && g_str_equal (read + length + 1, field))
      return TRUE;
  }
  return FALSE;
}

/* ---- running the text --------------------------------------------------------------------------------- */

void
rule_instantiate (lua_State *L, BaheRule *rule)
{
  lua_rawgetp (L, LUA_REGISTRYINDEX, &chunk_key);
  lua_rawgetp (L, LUA_REGISTRYINDEX, &literals_key);
  rule_exact_push_operands (L);
  lua_call (L, 4, 1);
  if (lua_type (L, -1) != LUA_TTABLE)
    rule_raise_about (L, rule, NULL, g_strdup (_ ("a rule ends with “return { title = …, columns = …, rank = … }”")));
}

static void
load_chunk (lua_State *L, BaheRule *rule)
{
  g_autofree char *chunk = g_strdup_printf ("=%s", rule->name);
  int status = luaL_loadbufferx (L, rule->source->text, strlen (rule->source->text), chunk, "t");
  g_clear_pointer (&chunk, g_free);
  if (status != LUA_OK) {
    char *message = g_strdup (lua_tostring (L, -1));
    rule_raise_bare (L, message);
  }
  rule_helpers_push_environment (L);
  lua_setupvalue (L, -2, 1);
  lua_rawsetp (L, LUA_REGISTRYINDEX, &chunk_key);
}

static void
make_literals (lua_State *L, const RuleSource *source)
{
  lua_newtable (L);
  for (guint i = 0; i < source->numbers->len; i++) {
    BaheNumber number = BAHE_NUMBER_INT (0);
    bahe_number_parse (source->numbers->pdata[i], &number, NULL);
    rule_push_number (L, number);
    lua_rawseti (L, -2, (lua_Integer) i + 1);
  }
  lua_rawsetp (L, LUA_REGISTRYINDEX, &literals_key);
}

void
rule_text_open (lua_State *L, BaheRule *rule)
{
  rule_exact_open (L);
  rule_fact_open (L);
  rule_entrant_open (L);
  make_literals (L, rule->source);
  load_chunk (L, rule);
}

static int
compile (lua_State *L)
{
  BaheRule *rule = lua_touserdata (L, 1);
  rule_text_open (L, rule);
  rule_instantiate (L, rule);
  rule_table_read (L, rule);
  return 0;
}

/* ---- the public side ---------------------------------------------------------------------------------- */

static void
clear_param (gpointer data)
{
  BaheRuleParam *param = data;
  json_object_put (param->fallback);
  json_object_put (param->one_of);
}

BaheRule *
bahe_rule_new (const char *name, const char *source, gsize length, GError **error)
{
  RuleSource *read = rule_source_read (name, source, length, error);
  if (read == NULL)
    return NULL;
  g_autoptr (BaheRule) rule = g_new0 (BaheRule, 1);
  rule->name = g_strdup (name);
  rule->source = read;
  rule->texts = g_string_chunk_new (512);
  rule->params = g_array_new (FALSE, TRUE, sizeof (BaheRuleParam));
  g_array_set_clear_func (rule->params, clear_param);
  rule->columns = g_array_new (FALSE, TRUE, sizeof (BaheRuleColumn));
  rule->reads = g_ptr_array_new ();
  rule->sandbox = rule_sandbox_new (name);
  if (!rule_sandbox_call (rule->sandbox, NULL, 0, compile, rule, error))
    return NULL;
  for (guint shape = BAHE_MATCH; shape < RULE_N_SHAPES; shape++) /* a shape with a function need not be repeated */
    if (rule->functions[shape])
      g_ptr_array_add (rule->reads, (gpointer) rule_shape_name (shape));
  g_ptr_array_add (rule->reads, NULL);
  return g_steal_pointer (&rule);
}

void
bahe_rule_free (BaheRule *rule)
{
  if (rule == NULL)
    return;
  rule_sandbox_free (rule->sandbox);
  rule_source_free (rule->source);
  g_array_unref (rule->params);
  g_array_unref (rule->columns);
  g_ptr_array_unref (rule->reads);
  g_clear_pointer (&rule->criteria, g_array_unref);
  json_object_put (rule->rank);
  json_object_put (rule->awards);
  json_object_put (rule->tests);
  g_string_chunk_free (rule->texts);
  g_free (rule->name);
  g_free (rule);
}

const char *
bahe_rule_name (const BaheRule *rule)
{
  return rule->name;
}

const BaheLabel *
bahe_rule_title (const BaheRule *rule)
{
  return &rule->title;
}

const BaheRuleParam *
bahe_rule_params (const BaheRule *rule, gsize *n)
{
  *n = rule->params->len;
  return (const BaheRuleParam *) (gpointer) rule->params->data;
}

const BaheRuleColumn *
bahe_rule_columns (const BaheRule *rule, gsize *n)
{
  *n = rule->n_shown;
  return (const BaheRuleColumn *) (gpointer) rule->columns->data;
}

const char *const *
bahe_rule_reads (const BaheRule *rule)
{
  return (const char *const *) rule->reads->pdata;
}

const char *
bahe_rule_class (const BaheRule *rule)
{
  return rule->has_contest ? "field" : rule->has_score ? "entrant" : "fold";
}

void
bahe_rule_set_limits (BaheRule *rule, const BaheRuleLimits *limits)
{
  rule->limits = *limits;
}

gboolean
rule_has_awards_function (const BaheRule *rule)
{
  return rule->has_awards_function;
}
