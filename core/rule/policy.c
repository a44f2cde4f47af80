/* A policy: its table read once, its functions run anew for each record. */
#include "rule/policy.h"

#include "rule/private.h"

#include <string.h>

#define POLICY_MILLISECONDS 250
#define POLICY_BYTES (16 * 1024 * 1024)

struct BahePolicy {
  BaheRule text; /* of which only name, source, sandbox and limits are filled in: what stands in the file */
  BaheLabel title;
  char *zh, *en;
  json_object *judges, *history, *views, *tests;
  gboolean has_judge, has_allowed;
};

/* ---- reading the table -------------------------------------------------------------------------------- */

/* The value under a key of the table on top as JSON; NULL: none. */
static json_object *
json_field (lua_State *L, const char *key)
{
  json_object *value = NULL;
  if (lua_getfield (L, -1, key) != LUA_TNIL)
    value = rule_to_json (L, -1, key);
  lua_pop (L, 1);
  return value;
}

static gboolean
function_field (lua_State *L, BahePolicy *policy, const char *key)
{
  int type = lua_getfield (L, -1, key);
  lua_pop (L, 1);
  if (type != LUA_TNIL && type != LUA_TFUNCTION)
    rule_raise_about (L, &policy->text, key, g_strdup_printf (_ ("“%s” must be a function"), key));
  return type == LUA_TFUNCTION;
}

static const char *
text_of (json_object *object, const char *name)
{
  json_object *member = NULL;
  gboolean there = json_object_is_type (object, json_type_object) && json_object_object_get_ex (object, name, &member);
  return there && json_object_is_type (member, json_type_string) ? json_object_get_string (member) : NULL;
}

static json_object *
member_of (json_object *object, const char *name)
{
  json_object *member = NULL;
  if (json_object_is_type (object, json_type_object))
    json_object_object_get_ex (object, name, &member);
  return member;
}

static void
read_title (lua_State *L, BahePolicy *policy)
{
  json_object *title = json_field (L, "title");
  policy->zh = g_strdup (text_of (title, "zh"));
  policy->en = g_strdup (text_of (title, "en"));
  json_object_put (title);
  if (policy->zh == NULL || policy->en == NULL)
    rule_raise_about (L, &policy->text, "title", g_strdup (_ ("“title” needs a text in both languages: zh and en")));
  policy->title = (BaheLabel){ policy->zh, policy->en };
}

static void
read_judges (lua_State *L, BahePolicy *policy)
{
  policy->judges = json_field (L, "judges");
  gsize n = json_object_is_type (policy->judges, json_type_array) ? json_object_array_length (policy->judges) : 0;
  for (gsize i = 0; i < n; i++) {
    json_object *row = json_object_array_get_idx (policy->judges, i);
    if (text_of (row, "kind") == NULL || text_of (row, "event") == NULL)
      n = 0;
  }
  if (n == 0)
    rule_raise_about (L, &policy->text, "judges",
                      g_strdup (_ ("“judges” is a list { { kind = \"…\", event = \"…\" }, … } of what it looks at")));
}

/* `by` is a list of names, or a table of the figure's name and the role's. */
static void
spell_out_by (json_object *row)
{
  json_object *by = member_of (row, "by"), *spelt = json_object_new_object ();
  if (json_object_is_type (by, json_type_array))
    for (gsize i = 0; i < json_object_array_length (by); i++) {
      json_object *name = json_object_array_get_idx (by, i);
      json_object_object_add (spelt, json_object_get_string (name), json_object_get (name));
    }
  else if (json_object_is_type (by, json_type_object)) {
    json_object_put (spelt);
    spelt = json_object_get (by);
  }
  json_object_object_add (row, "by", spelt);
}

static void
read_history (lua_State *L, BahePolicy *policy)
{
  policy->history = json_field (L, "history");
  if (policy->history == NULL)
    policy->history = json_object_new_object ();
  if (!json_object_is_type (policy->history, json_type_object))
    rule_raise_about (L, &policy->text, "history",
                      g_strdup (_ ("“history” is a table { name = { figure = \"…\", by = { … } }, … }")));
  json_object_object_foreach (policy->history, name, row)
  {
    if (text_of (row, "figure") == NULL)
      rule_raise_about (L, &policy->text, name, g_strdup_printf (_ ("the history “%s” names no figure"), name));
    spell_out_by (row);
  }
}

static json_object *
list_field (lua_State *L, BahePolicy *policy, const char *key)
{
  json_object *list = json_field (L, key);
  if (list == NULL || json_object_is_type (list, json_type_array))
    return list;
  json_object_put (list);
  rule_raise_about (L, &policy->text, key, g_strdup_printf (_ ("“%s” must be a list { …, … }"), key));
}

static void
read_tests (lua_State *L, BahePolicy *policy)
{
  policy->tests = list_field (L, policy, "tests");
  for (gsize i = 0; policy->tests != NULL && i < json_object_array_length (policy->tests); i++) {
    json_object *row = json_object_array_get_idx (policy->tests, i);
    if (text_of (row, "name") == NULL || text_of (row, "at") == NULL || text_of (row, "expect") == NULL ||
        !json_object_is_type (member_of (row, "record"), json_type_object))
      rule_raise_about (L, &policy->text, "tests",
                        g_strdup (_ ("each of “tests” has name, at = \"2026-03-06\", record = { … } and expect")));
  }
}

static int
compile (lua_State *L)
{
  static const char *const known[] = { "title", "judges", "history", "views", "judge", "allowed", "tests" };
  BahePolicy *policy = lua_touserdata (L, 1);
  rule_text_open (L, &policy->text);
  rule_instantiate (L, &policy->text);
  rule_check_keys (L, &policy->text, _ ("a fund rule"), known, G_N_ELEMENTS (known));
  read_title (L, policy);
  read_judges (L, policy);
  read_history (L, policy);
  policy->views = list_field (L, policy, "views");
  policy->has_judge = function_field (L, policy, "judge");
  policy->has_allowed = function_field (L, policy, "allowed");
  read_tests (L, policy);
  if (!policy->has_judge)
    rule_raise_about (L, &policy->text, NULL, g_strdup (_ ("it needs judge = function (case) … return { … } end")));
  return 0;
}

/* ---- a text at work ----------------------------------------------------------------------------------- */

static gboolean
text_init (BaheRule *text, const char *name, const char *source, gsize length, GError **error)
{
  text->source = rule_source_read (name, source, length, error);
  if (text->source == NULL)
    return FALSE;
  text->name = g_strdup (name);
  text->sandbox = rule_sandbox_new (name);
  text->limits = (BaheRuleLimits){ POLICY_MILLISECONDS, POLICY_BYTES };
  return TRUE;
}

static void
text_clear (BaheRule *text)
{
  if (text->sandbox != NULL)
    rule_sandbox_free (text->sandbox);
  if (text->source != NULL)
    rule_source_free (text->source);
  g_free (text->name);
}

BahePolicy *
bahe_policy_new (const char *name, const char *source, gsize length, GError **error)
{
  g_autoptr (BahePolicy) policy = g_new0 (BahePolicy, 1);
  if (!text_init (&policy->text, name, source, length, error) ||
      !rule_sandbox_call (policy->text.sandbox, &policy->text.limits, 0, compile, policy, error))
    return NULL;
  return g_steal_pointer (&policy);
}

void
bahe_policy_free (BahePolicy *policy)
{
  if (policy == NULL)
    return;
  text_clear (&policy->text);
  json_object_put (policy->judges);
  json_object_put (policy->history);
  json_object_put (policy->views);
  json_object_put (policy->tests);
  g_free (policy->zh);
  g_free (policy->en);
  g_free (policy);
}

const BaheLabel *
bahe_policy_title (const BahePolicy *policy)
{
  return &policy->title;
}

json_object *
bahe_policy_judges (const BahePolicy *policy)
{
  return policy->judges;
}

json_object *
bahe_policy_history (const BahePolicy *policy)
{
  return policy->history;
}

json_object *
bahe_policy_views (const BahePolicy *policy)
{
  return policy->views;
}

json_object *
bahe_policy_tests (const BahePolicy *policy)
{
  return policy->tests;
}

gboolean
bahe_policy_answers_allowed (const BahePolicy *policy)
{
  return policy->has_allowed;
}

void
bahe_policy_set_limits (BahePolicy *policy, const BaheRuleLimits *limits)
{
  policy->text.limits = *limits;
}

/* ---- a record ----------------------------------------------------------------------------------------- */

typedef struct {
  BahePolicy *policy;
  const char *function;
  json_object *record, *findings;
} Judging;

/* Objects whose names are asked for by a policy's author; rows below them may have what they have. */
static const char *const strict[] = { "profile", "history", "activity", "setup", "views" };

static void
push_record (lua_State *L, json_object *record)
{
  lua_newtable (L);
  json_object_object_foreach (record, name, value)
  {
    gboolean inner = FALSE;
    for (gsize i = 0; i < G_N_ELEMENTS (strict) && !inner; i++)
      inner = g_str_equal (strict[i], name) && json_object_is_type (value, json_type_object);
    lua_pushstring (L, name);
    rule_push_json (L, value, RULE_TEXT_AS_IS);
    if (inner)
      rule_make_strict (L, value);
    else
      rule_freeze (L);
    lua_rawset (L, -3);
  }
  rule_make_strict (L, record);
}

static void
check_finding (lua_State *L, const Judging *judging, json_object *finding)
{
  const char *item = text_of (finding, "item");
  gboolean judge = g_str_equal (judging->function, "judge");
  if (item == NULL || (judge && (text_of (finding, "zh") == NULL || text_of (finding, "en") == NULL)))
    rule_raise_about (
        L, &judging->policy->text, judging->function,
        g_strdup_printf (_ ("what “%s” returns is a list of { item = …, zh = …, en = … }"), judging->function));
  json_object *profile = member_of (judging->record, "profile");
  if (profile != NULL && member_of (profile, item) == NULL)
    rule_raise_about (L, &judging->policy->text, item,
                      g_strdup_printf (_ ("no profile in force has “%s”, so nothing says how grave it is"), item));
}

static int
run (lua_State *L)
{
  Judging *judging = lua_touserdata (L, 1);
  rule_instantiate (L, &judging->policy->text);
  lua_getfield (L, -1, judging->function);
  push_record (L, judging->record);
  lua_call (L, 1, 1);
  if (lua_isnil (L, -1)) {
    judging->findings = json_object_new_array ();
    return 0;
  }
  if (lua_type (L, -1) != LUA_TTABLE)
    rule_raise_about (
        L, &judging->policy->text, judging->function,
        g_strdup_printf (_ ("what “%s” returns is a list of { item = …, zh = …, en = … }"), judging->function));
  judging->findings = rule_to_json (L, -1, judging->function);
  if (json_object_is_type (judging->findings, json_type_object) && json_object_object_length (judging->findings) == 0) {
    json_object_put (judging->findings);
    judging->findings = json_object_new_array ();
  }
  if (!json_object_is_type (judging->findings, json_type_array))
    check_finding (L, judging, NULL);
  for (gsize i = 0; i < json_object_array_length (judging->findings); i++)
    check_finding (L, judging, json_object_array_get_idx (judging->findings, i));
  return 0;
}

static json_object *
call (BahePolicy *policy, const char *function, json_object *record, GError **error)
{
  Judging judging = { .policy = policy, .function = function, .record = record };
  if (rule_sandbox_call (policy->text.sandbox, &policy->text.limits, 0, run, &judging, error))
    return judging.findings;
  json_object_put (judging.findings);
  return NULL;
}

json_object *
bahe_policy_judge (BahePolicy *policy, json_object *record, GError **error)
{
  return call (policy, "judge", record, error);
}

json_object *
bahe_policy_allowed (BahePolicy *policy, json_object *record, GError **error)
{
  return policy->has_allowed ? call (policy, "allowed", record, error) : json_object_new_array ();
}

/* ---- tables of data ----------------------------------------------------------------------------------- */

typedef struct {
  BaheRule text;
  json_object *table;
} Table;

static int
read_table (lua_State *L)
{
  Table *table = lua_touserdata (L, 1);
  rule_text_open (L, &table->text);
  rule_instantiate (L, &table->text);
  table->table = rule_to_json (L, -1, table->text.name);
  return 0;
}

json_object *
bahe_policy_read_table (const char *name, const char *source, gsize length, GError **error)
{
  Table table = { 0 };
  if (text_init (&table.text, name, source, length, error) &&
      !rule_sandbox_call (table.text.sandbox, &table.text.limits, 0, read_table, &table, error))
    g_clear_pointer (&table.table, json_object_put);
  text_clear (&table.text);
  return table.table;
}
