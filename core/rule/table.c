/* Reading the table that a rule returns, key by key: whatever does not fit is named with its line. */
#include "rule/private.h"

#include <string.h>

/* ---- messages that name a line ------------------------------------------------------------------------ */

/* Raises "my.lua:12: message"; the line is the first that has `word`. Frees the message. */
void
rule_raise_about (lua_State *L, const BaheRule *rule, const char *word, char *message)
{
  int line = word != NULL ? rule_source_line (rule->source, word) : 0;
  char *whole = line > 0 ? g_strdup_printf ("%s:%d: %s", rule->name, line, message)
                         : g_strdup_printf ("%s: %s", rule->name, message);
  g_free (message);
  rule_raise_bare (L, whole);
}

G_NORETURN static void
raise_unknown_key (lua_State *L, const BaheRule *rule, const char *where, const char *key, const char *const *known,
                   gsize n)
{
  g_autofree char *suggestion = rule_suggest (key, known, n);
  char *message = g_strdup_printf (_ ("%s has no key “%s”%s"), where, key, suggestion);
  g_clear_pointer (&suggestion, g_free);
  rule_raise_about (L, rule, key, message);
}

void
rule_check_keys (lua_State *L, const BaheRule *rule, const char *where, const char *const *known, gsize n)
{
  for (lua_pushnil (L); lua_next (L, -2) != 0; lua_pop (L, 1)) {
    if (lua_type (L, -2) != LUA_TSTRING)
      continue;
    const char *key = lua_tostring (L, -2);
    gboolean found = FALSE;
    for (gsize i = 0; i < n && !found; i++)
      found = g_str_equal (known[i], key);
    if (!found)
      raise_unknown_key (L, rule, where, key, known, n);
  }
}

/* ---- small readers ------------------------------------------------------------------------------------ */

static const char *
keep (BaheRule *rule, const char *text)
{
  return g_string_chunk_insert_const (rule->texts, text);
}

/* The text under a key of the table on top; NULL: none. */
static const char *
text_field (lua_State *L, BaheRule *rule, const char *key)
{
  const char *text = NULL;
  if (lua_getfield (L, -1, key) == LUA_TSTRING)
    text = keep (rule, lua_tostring (L, -1));
  else if (!lua_isnil (L, -1))
    rule_raise_about (L, rule, key, g_strdup_printf (_ ("“%s” must be text"), key));
  lua_pop (L, 1);
  return text;
}

static BaheLabel
label_fields (lua_State *L, BaheRule *rule)
{
  BaheLabel label = { text_field (L, rule, "zh"), text_field (L, rule, "en") };
  return label;
}

/* The text at a position of the table on top. */
static const char *
text_at (lua_State *L, BaheRule *rule, lua_Integer i, const char *where)
{
  if (lua_rawgeti (L, -1, i) != LUA_TSTRING)
    rule_raise_about (L, rule, where, g_strdup_printf (_ ("each of “%s” needs a name"), where));
  const char *text = keep (rule, lua_tostring (L, -1));
  lua_pop (L, 1);
  return text;
}

/* Pushes the table under a key; FALSE and nothing pushed if it is not there. */
static gboolean
push_table_field (lua_State *L, const BaheRule *rule, const char *key)
{
  if (lua_getfield (L, -1, key) == LUA_TNIL) {
    lua_pop (L, 1);
    return FALSE;
  }
  if (lua_type (L, -1) != LUA_TTABLE)
    rule_raise_about (L, rule, key, g_strdup_printf (_ ("“%s” must be a table { … }"), key));
  return TRUE;
}

/* ---- title, reads ------------------------------------------------------------------------------------- */

static void
read_title (lua_State *L, BaheRule *rule)
{
  static const char *const known[] = { "zh", "en" };
  if (!push_table_field (L, rule, "title")) {
    rule->title.zh = rule->title.en = keep (rule, rule->name);
    return;
  }
  rule_check_keys (L, rule, "title", known, G_N_ELEMENTS (known));
  rule->title = label_fields (L, rule);
  lua_pop (L, 1);
}

static BaheShape
shape_of (const char *name, gsize length)
{
  for (guint shape = BAHE_MATCH; shape < RULE_N_SHAPES; shape++) {
    const char *known = rule_shape_name (shape);
    if (strlen (known) == length && strncmp (known, name, length) == 0)
      return shape;
  }
  return 0;
}

static void
add_read (lua_State *L, BaheRule *rule, const char *read)
{
  static const char *const known[] = { "match", "mark", "measure", "tally", "entrant" };
  const char *point = strchr (read, '.');
  gsize length = point != NULL ? (gsize) (point - read) : strlen (read);
  BaheShape shape = shape_of (read, length);
  gboolean entrant = length == strlen ("entrant") && g_str_has_prefix (read, "entrant.");
  if (point != NULL && (point[1] == '\0' || strchr (point + 1, '.') != NULL))
    rule_raise_about (L, rule, read,
                      g_strdup_printf (_ ("reads: “%s” has one “.”, between the shape and the field"), read));
  if (shape == 0 && !entrant) {
    g_autofree char *word = g_strndup (read, length);
    g_autofree char *suggestion = rule_suggest (word, known, G_N_ELEMENTS (known));
    char *message =
        g_strdup_printf (_ ("reads: “%s” is none of match, mark, measure, tally, entrant.FIELD%s"), read, suggestion);
    g_clear_pointer (&suggestion, g_free);
    g_clear_pointer (&word, g_free);
    rule_raise_about (L, rule, read, message);
  }
  if (shape != 0)
    rule->shapes[shape] = TRUE;
  g_ptr_array_add (rule->reads, (gpointer) read);
}

/* The table on top is an ordered list: a named member of it would be passed over. */
static void
check_list (lua_State *L, BaheRule *rule, const char *key)
{
  lua_Integer n = (lua_Integer) lua_rawlen (L, -1);
  lua_pushnil (L);
  for (lua_Integer seen = 0; lua_next (L, -2) != 0; lua_pop (L, 1))
    if (lua_type (L, -2) == LUA_TSTRING || ++seen > n)
      rule_raise_about (
          L, rule, key,
          g_strdup_printf (_ ("“%s” is an ordered list, { first, second, … }, without names before its members"), key));
}

static void
read_reads (lua_State *L, BaheRule *rule)
{
  if (!push_table_field (L, rule, "reads"))
    return;
  check_list (L, rule, "reads");
  lua_Integer n = (lua_Integer) lua_rawlen (L, -1);
  for (lua_Integer i = 1; i <= n; i++)
    add_read (L, rule, text_at (L, rule, i, "reads"));
  lua_pop (L, 1);
}

/* ---- params ------------------------------------------------------------------------------------------- */

static void
read_param (lua_State *L, BaheRule *rule)
{
  static const char *const known[] = { "zh", "en", "one_of" };
  BaheRuleParam param = { 0 };
  if (lua_type (L, -1) != LUA_TTABLE)
    rule_raise_about (L, rule, "params", g_strdup (_ ("each of “params” is { \"name\", default, zh = \"…\" }")));
  rule_check_keys (L, rule, _ ("a parameter"), known, G_N_ELEMENTS (known));
  param.name = text_at (L, rule, 1, "params");
  param.label = label_fields (L, rule);
  for (guint i = 0; i < rule->params->len; i++)
    if (g_str_equal (g_array_index (rule->params, BaheRuleParam, i).name, param.name))
      rule_raise_about (L, rule, param.name, g_strdup_printf (_ ("the parameter “%s” is there twice"), param.name));
  if (lua_rawgeti (L, -1, 2) == LUA_TNIL)
    rule_raise_about (
        L, rule, param.name,
        g_strdup_printf (_ ("the parameter “%s” needs a default: its type is the default's"), param.name));
  param.fallback = rule_to_json (L, -1, param.name);
  g_array_append_val (rule->params, param);
  lua_pop (L, 1);
  if (push_table_field (L, rule, "one_of")) {
    param.one_of = rule_to_json (L, -1, param.name);
    g_array_index (rule->params, BaheRuleParam, rule->params->len - 1).one_of = param.one_of;
    lua_pop (L, 1);
    if (!json_object_is_type (param.one_of, json_type_array) || !rule_is_one_of (&param, param.fallback))
      rule_raise_about (
          L, rule, param.name,
          g_strdup_printf (_ ("the default of the parameter “%s” must be in its list one_of = { … }"), param.name));
  }
}

static void
read_params (lua_State *L, BaheRule *rule)
{
  if (!push_table_field (L, rule, "params"))
    return;
  lua_Integer n = (lua_Integer) lua_rawlen (L, -1);
  lua_pushnil (L);
  for (lua_Integer seen = 0; lua_next (L, -2) != 0; lua_pop (L, 1))
    if (lua_type (L, -2) == LUA_TSTRING || ++seen > n)
      rule_raise_about (L, rule, "params", g_strdup (_ ("“params” is an ordered list: { { \"name\", default }, … }")));
  for (lua_Integer i = 1; i <= n; i++) {
    lua_rawgeti (L, -1, i);
    read_param (L, rule);
    lua_pop (L, 1);
  }
  lua_pop (L, 1);
}

/* ---- columns ------------------------------------------------------------------------------------------ */

static const char *const automatic_names[] = { "played", "won", "drawn", "lost", "scored", "conceded", "diff" };

static const BaheLabel automatic_labels[] = {
  { "场次", "Played" }, { "胜", "Won" },     { "平", "Drawn" },        { "负", "Lost" },
  { "得", "For" },      { "失", "Against" }, { "净胜", "Difference" },
};

RuleAutomatic
rule_automatic (const char *name)
{
  guint i = 0;
  while (i < RULE_N_AUTOMATIC && !g_str_equal (automatic_names[i], name))
    i++;
  return i;
}

const char *
rule_automatic_name (RuleAutomatic automatic)
{
  return automatic_names[automatic];
}

static void
add_column (BaheRule *rule, BaheRuleColumn column)
{
  RuleAutomatic automatic = rule_automatic (column.name);

  if (column.label.zh == NULL && column.label.en == NULL && automatic != RULE_N_AUTOMATIC)
    column.label = automatic_labels[automatic];
  g_array_append_val (rule->columns, column);
}

/* The parameter, a whole number, by which `places` is chosen. NULL: places is a number. */
static const char *
places_param (lua_State *L, BaheRule *rule, const char *name)
{
  const char *wanted = NULL;
  if (lua_getfield (L, -1, "places") == LUA_TSTRING) {
    wanted = keep (rule, lua_tostring (L, -1));
    gboolean found = FALSE;
    for (guint i = 0; i < rule->params->len && !found; i++) {
      const BaheRuleParam *param = &g_array_index (rule->params, BaheRuleParam, i);
      found = g_str_equal (param->name, wanted) && json_object_is_type (param->fallback, json_type_int);
    }
    if (!found)
      rule_raise_about (
          L, rule, name,
          g_strdup_printf (
              _ ("the column “%s” shows as many places as “%s” says, which is no parameter with a whole number"), name,
              wanted));
  }
  lua_pop (L, 1);
  return wanted;
}

/* The parameter, a text, that says by "clock" that seconds are shown as minutes and seconds. NULL: `clock` is TRUE or
 * not. */
static const char *
clock_param (lua_State *L, BaheRule *rule, const char *name)
{
  if (lua_getfield (L, -1, "clock") != LUA_TSTRING) {
    lua_pop (L, 1);
    return NULL;
  }
  const char *wanted = keep (rule, lua_tostring (L, -1));
  gboolean found = FALSE;
  for (guint i = 0; i < rule->params->len && !found; i++) {
    const BaheRuleParam *param = &g_array_index (rule->params, BaheRuleParam, i);
    found = g_str_equal (param->name, wanted) && json_object_is_type (param->fallback, json_type_string);
  }
  if (!found)
    rule_raise_about (
        L, rule, name,
        g_strdup_printf (_ ("the column “%s” is a clock where “%s” says so, which is no parameter with a text"), name,
                         wanted));
  lua_pop (L, 1);
  return wanted;
}

static gboolean
flag_field (lua_State *L, const char *key, gboolean otherwise)
{
  gboolean flag = lua_getfield (L, -1, key) == LUA_TNIL ? otherwise : lua_toboolean (L, -1);

  lua_pop (L, 1);
  return flag;
}

static int
places_field (lua_State *L, BaheRule *rule, const char *name)
{
  gint64 places = -1;
  BaheNumber number;
  if (lua_getfield (L, -1, "places") != LUA_TNIL &&
      !(rule_get_number (L, -1, &number) && bahe_number_to_integer (&number, &places) && places >= 0 && places <= 12))
    rule_raise_about (L, rule, name, g_strdup_printf (_ ("the column “%s” shows 0 to 12 places"), name));
  lua_pop (L, 1);
  return (int) places;
}

/* The criterion a column shows: it counts matches, so the rule must read them, and points. NULL: none. */
static const char *
criterion_field (lua_State *L, BaheRule *rule, const char *name)
{
  const char *of = text_field (L, rule, "of");
  if (of == NULL || (rule_library_has (of) && !g_str_equal (of, "lot") && !g_str_equal (of, "encounter")))
    return of;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  rule_criterion_add_names (names);
  g_autofree char *suggestion = rule_suggest (of, (const char *const *) names->pdata, names->len);
  char *message = g_strdup_printf (_ ("the column “%s” is of “%s”, which no column can show%s"), name, of, suggestion);
  g_clear_pointer (&suggestion, g_free);
  g_clear_pointer (&names, g_ptr_array_unref);
  rule_raise_about (L, rule, name, message);
}

static void
read_column (lua_State *L, BaheRule *rule)
{
  static const char *const known[] = { "zh", "en", "places", "clock", "show", "of" };
  BaheRuleColumn column = { .places = -1, .show = TRUE };
  if (lua_type (L, -1) == LUA_TSTRING) {
    column.name = keep (rule, lua_tostring (L, -1));
  } else {
    if (lua_type (L, -1) != LUA_TTABLE)
      rule_raise_about (L, rule, "columns", g_strdup (_ ("each of “columns” is \"name\" or { \"name\", zh = \"…\" }")));
    rule_check_keys (L, rule, _ ("a column"), known, G_N_ELEMENTS (known));
    column.name = text_at (L, rule, 1, "columns");
    column.label = label_fields (L, rule);
    column.places_of = places_param (L, rule, column.name);
    column.places = column.places_of != NULL ? -1 : places_field (L, rule, column.name);
    column.clock_of = clock_param (L, rule, column.name);
    column.clock = column.clock_of == NULL && flag_field (L, "clock", FALSE);
    column.show = flag_field (L, "show", TRUE);
    column.of = criterion_field (L, rule, column.name);
  }
  if (rule_column (rule, column.name) != RULE_NOBODY)
    rule_raise_about (L, rule, column.name, g_strdup_printf (_ ("the column “%s” is there twice"), column.name));
  add_column (rule, column);
}

static void
read_columns (lua_State *L, BaheRule *rule)
{
  if (!push_table_field (L, rule, "columns"))
    rule_raise_about (L, rule, NULL, g_strdup (_ ("“columns” is missing: every number a row can have")));
  check_list (L, rule, "columns");
  lua_Integer n = (lua_Integer) lua_rawlen (L, -1);
  for (lua_Integer i = 1; i <= n; i++) {
    lua_rawgeti (L, -1, i);
    read_column (L, rule);
    lua_pop (L, 1);
  }
  lua_pop (L, 1);
  rule->n_shown = rule->columns->len;
}

/* What criteria may name besides: what matches give of themselves, and fields of the entry. */
static void
add_hidden_columns (BaheRule *rule)
{
  for (guint i = 0; rule->shapes[BAHE_MATCH] && i < RULE_N_AUTOMATIC; i++)
    if (rule_column (rule, automatic_names[i]) == RULE_NOBODY)
      add_column (rule, (BaheRuleColumn){ .name = automatic_names[i], .places = -1 });
  for (guint i = 0; i < rule->reads->len; i++) {
    const char *read = rule->reads->pdata[i];
    const char *field = read + strlen ("entrant.");
    if (g_str_has_prefix (read, "entrant.") && rule_column (rule, field) == RULE_NOBODY)
      add_column (rule, (BaheRuleColumn){ .name = field, .places = -1 });
  }
}

/* ---- functions ---------------------------------------------------------------------------------------- */

static gboolean
has_function (lua_State *L, BaheRule *rule, const char *key, int lines[2])
{
  int type = lua_getfield (L, -1, key);
  if (type != LUA_TNIL && type != LUA_TFUNCTION)
    rule_raise_about (L, rule, key, g_strdup_printf (_ ("“%s” must be a function"), key));
  if (type == LUA_TFUNCTION && lines != NULL) {
    lua_Debug function;
    lua_pushvalue (L, -1);
    lua_getinfo (L, ">S", &function);
    lines[0] = function.linedefined;
    lines[1] = function.lastlinedefined;
  }
  lua_pop (L, 1);
  return type == LUA_TFUNCTION;
}

static void
read_functions (lua_State *L, BaheRule *rule)
{
  for (guint shape = BAHE_MATCH; shape < RULE_N_SHAPES; shape++) {
    rule->functions[shape] = has_function (L, rule, rule_shape_name (shape), rule->lines[shape]);
    if (rule->functions[shape])
      rule->shapes[shape] = TRUE;
  }
  rule->has_score = has_function (L, rule, "score", NULL);
  rule->has_contest = has_function (L, rule, "contest", NULL);
  rule->uses_gifts = rule_source_line (rule->source, "gave") > 0;
}

/* ---- rank, restart, awards ---------------------------------------------------------------------------- */

static json_object *
own_criterion_to_json (lua_State *L, BaheRule *rule, lua_Integer i)
{
  static const char *const known[] = { "zh", "en", "by", "less", "tied" };
  if (lua_type (L, -1) != LUA_TTABLE)
    rule_raise_about (
        L, rule, "rank",
        g_strdup (_ ("each of “rank” is \"column\", \"-column\" … or { \"name\", by = function … end }")));
  rule_check_keys (L, rule, _ ("a criterion"), known, G_N_ELEMENTS (known));
  const char *name = text_at (L, rule, 1, "rank");
  if (!has_function (L, rule, "by", NULL))
    rule_raise_about (L, rule, name,
                      g_strdup_printf (_ ("the criterion “%s” needs by = function (e, tied, p) … end"), name));
  BaheLabel label = label_fields (L, rule);
  lua_getfield (L, -1, "less");
  lua_getfield (L, -2, "tied");
  json_object *own = json_object_new_object ();
  json_object_object_add (own, "own", json_object_new_int64 (i));
  json_object_object_add (own, "name", json_object_new_string (name));
  json_object_object_add (own, "less", json_object_new_boolean (lua_toboolean (L, -2)));
  json_object_object_add (own, "tied", json_object_new_boolean (lua_toboolean (L, -1)));
  if (label.zh != NULL)
    json_object_object_add (own, "zh", json_object_new_string (label.zh));
  if (label.en != NULL)
    json_object_object_add (own, "en", json_object_new_string (label.en));
  lua_pop (L, 2);
  return own;
}

static void
read_rank (lua_State *L, BaheRule *rule)
{
  const char *bad = NULL;
  char *why = NULL;
  if (!push_table_field (L, rule, "rank"))
    rule_raise_about (L, rule, NULL, g_strdup (_ ("“rank” is missing: a list of criteria, the first decides first")));
  check_list (L, rule, "rank");
  rule->rank = json_object_new_array ();
  lua_Integer n = (lua_Integer) lua_rawlen (L, -1);
  for (lua_Integer i = 1; i <= n; i++) {
    gboolean text = lua_rawgeti (L, -1, i) == LUA_TSTRING;
    json_object_array_add (rule->rank,
                           text ? json_object_new_string (lua_tostring (L, -1)) : own_criterion_to_json (L, rule, i));
    lua_pop (L, 1);
  }
  lua_pop (L, 1);
  rule->criteria = rule_criteria_parse (rule, rule->rank, &bad, &why);
  if (rule->criteria == NULL)
    rule_raise_about (L, rule, bad, why);
}

static void
read_restart (lua_State *L, BaheRule *rule)
{
  const char *text = text_field (L, rule, "restart");
  if (text != NULL && !rule_restart_parse (text, &rule->restart))
    rule_raise_about (L, rule, text, g_strdup_printf (_ ("restart is \"tied\", \"any\" or \"no\", not “%s”"), text));
}

static void
read_awards (lua_State *L, BaheRule *rule)
{
  char *why = NULL;
  if (lua_getfield (L, -1, "awards") == LUA_TFUNCTION)
    rule->has_awards_function = TRUE;
  else if (lua_type (L, -1) == LUA_TTABLE) {
    json_object *options = json_object_new_object (), *list = json_object_new_array ();
    json_object_object_add (options, "list", list);
    rule->awards = options; /* from here on the rule owns it, whatever is raised */
    for (lua_pushnil (L); lua_next (L, -2) != 0; lua_pop (L, 1))
      if (lua_type (L, -2) == LUA_TSTRING)
        json_object_object_add (options, lua_tostring (L, -2), rule_to_json (L, -1, "awards"));
    for (lua_Integer i = 1; i <= (lua_Integer) lua_rawlen (L, -1); i++) {
      lua_rawgeti (L, -1, i);
      json_object_array_add (list, rule_to_json (L, -1, "awards"));
      lua_pop (L, 1);
    }
    rule->awards = rule_awards_parse (options, &why);
    json_object_put (options);
    if (rule->awards == NULL)
      rule_raise_about (L, rule, "awards", why);
  } else if (!lua_isnil (L, -1)) {
    rule_raise_about (L, rule, "awards",
                      g_strdup (_ ("“awards” is a list { { zh = \"…\", share = \"10%\" }, … } or a function")));
  }
  lua_pop (L, 1);
}

static const char *const table_keys[] = { "title", "reads", "params",  "columns", "match",   "mark",   "measure",
                                          "tally", "score", "contest", "rank",    "restart", "awards", "tests" };

void
rule_table_add_keys (GPtrArray *names)
{
  for (gsize i = 0; i < G_N_ELEMENTS (table_keys); i++)
    g_ptr_array_add (names, (gpointer) table_keys[i]);
}

void
rule_table_read (lua_State *L, BaheRule *rule)
{
  rule_check_keys (L, rule, _ ("a rule"), table_keys, G_N_ELEMENTS (table_keys));
  read_title (L, rule);
  read_reads (L, rule);
  read_params (L, rule);
  read_functions (L, rule);
  read_columns (L, rule);
  add_hidden_columns (rule);
  read_rank (L, rule);
  read_restart (L, rule);
  read_awards (L, rule);
  rule_tests_read (L, rule);
}
