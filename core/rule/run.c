/* One run: sort the facts, give each to its function, add up, score; then whoever ranks is called. */
#include "rule/private.h"

#include <string.h>

static char instance_key, params_key, shared_key;

typedef struct {
  int functions[RULE_N_SHAPES]; /* places on the stack; 0: none */
  int takes[RULE_N_SHAPES]; /* how many of fact, params and shared each of them names: the rest need not be handed over
                             */
  int score, contest, params, shared, columns;
} Places;

RuleRunInside *
rule_run_of (lua_State *L)
{
  return rule_sandbox_run (L);
}

void
rule_run_set (lua_State *L, RuleRunInside *inside)
{
  rule_sandbox_set_run (rule_sandbox_of (L), inside);
}

void
rule_push_instance (lua_State *L)
{
  lua_rawgetp (L, LUA_REGISTRYINDEX, &instance_key);
}

void
rule_push_params (lua_State *L)
{
  lua_rawgetp (L, LUA_REGISTRYINDEX, &params_key);
}

void
rule_push_shared (lua_State *L)
{
  lua_rawgetp (L, LUA_REGISTRYINDEX, &shared_key);
}

/* ---- steps: only when somebody asks why --------------------------------------------------------------- */

gboolean
rule_watching (lua_State *L)
{
  RuleRunInside *inside = rule_run_of (L);
  return inside != NULL && inside->steps != NULL && inside->at == inside->watch &&
         (inside->phase == RULE_PHASE_FOLD || inside->phase == RULE_PHASE_SCORE);
}

void
rule_step (lua_State *L, char *text)
{
  g_autofree char *step = text, *line = g_strconcat ("  · ", step, NULL);
  GPtrArray *steps = rule_run_of (L)->steps;

  /* A rule that reckons a second column from the same marks would tell the same again. */
  if (!g_ptr_array_find_with_equal_func (steps, line, g_str_equal, NULL))
    g_ptr_array_add (steps, g_steal_pointer (&line));
}

static char *
context_of_run (gpointer data)
{
  const RuleRunInside *inside = data;
  const RuleRun *run = &inside->run;
  if (inside->function == NULL)
    return NULL;
  if (inside->at_view != RULE_NOBODY) {
    g_autofree char *label = rule_view_label (run, &g_array_index (run->views, RuleView, inside->at_view));
    return g_strdup_printf (_ ("in “%s”, %s"), inside->function, label);
  }
  if (inside->at != RULE_NOBODY)
    return g_strdup_printf (_ ("in “%s” of %s"), inside->function, run->standings[inside->at].name);
  return g_strdup_printf (_ ("in “%s”"), inside->function);
}

/* ---- adding up ---------------------------------------------------------------------------------------- */

static void
note_gift (RuleRunInside *inside, guint column, const BaheNumber *number)
{
  RuleGift gift = { column, bahe_number_copy (number) };
  g_array_append_val (inside->run.gifts, gift);
  inside->run.gift_ends[inside->at_view]++;
}

/* The name on top of what a function returned, as a column; an error with a suggestion if there is none. Lua keeps one
 * copy of a short text, so that the name of a column is nearly always known by its place in memory. */
static guint
check_column (lua_State *L, const RuleRunInside *inside, int name, int columns)
{
  const char *given = lua_type (L, name) == LUA_TSTRING ? lua_tostring (L, name) : NULL;
  for (guint i = 0; i < inside->run.n_columns; i++)
    if (inside->names[i] == given)
      return i;
  lua_pushvalue (L, name);
  if (lua_rawget (L, columns) == LUA_TNUMBER) {
    guint column = (guint) lua_tointeger (L, -1);
    lua_pop (L, 1);
    return column;
  }
  const BaheRule *rule = inside->run.scoring->rule;
  g_autofree char *text = rule_to_text (L, name);
  g_autofree char *suggestion = rule_suggest_column (rule, text);
  int line = rule_source_line (rule->source, text);
  char *message =
      line > 0 ? g_strdup_printf (_ ("%s:%d: “%s” is not one of the columns%s"), rule->name, line, text, suggestion)
               : g_strdup_printf (_ ("%s: “%s” is not one of the columns%s"), rule->name, text, suggestion);
  g_clear_pointer (&text, g_free);
  g_clear_pointer (&suggestion, g_free);
  rule_raise_bare (L, message);
}

static BaheNumber
check_column_number (lua_State *L, const RuleRunInside *inside, guint column)
{
  BaheNumber number;
  if (rule_get_number (L, -1, &number))
    return number;
  const BaheRule *rule = inside->run.scoring->rule;
  const char *name = rule_run_column_name (&inside->run, column);
  g_autofree char *is = rule_describe (L, -1);
  int line = rule_source_line (rule->source, name);
  char *message =
      g_strdup_printf (_ ("%s:%d: the column “%s” takes numbers and was given %s"), rule->name, line, name, is);
  g_clear_pointer (&is, g_free);
  rule_raise_bare (L, message);
}

G_NORETURN static void
raise_no_table (lua_State *L, const RuleRunInside *inside)
{
  const BaheRule *rule = inside->run.scoring->rule;
  g_autofree char *is = rule_describe (L, -1);
  int line = rule_source_line (rule->source, inside->function);
  char *message = g_strdup_printf (_ ("%s:%d: “%s” must return { column = number, … } or nothing, and returned %s"),
                                   rule->name, line, inside->function, is);
  g_clear_pointer (&is, g_free);
  rule_raise_bare (L, message);
}

/* Marks of one judge, which count together and not each alone, stand on one line. */
static void
note_mark (GPtrArray *steps, const char *judge, const char *words)
{
  g_autofree char *begin = judge != NULL ? g_strdup_printf ("  %s: ", judge) : g_strdup ("  ");
  char *last = steps->len > 0 ? steps->pdata[steps->len - 1] : NULL;

  if (judge == NULL || last == NULL || !g_str_has_prefix (last, begin)) {
    g_ptr_array_add (steps, g_strconcat (begin, words, NULL));
    return;
  }
  steps->pdata[steps->len - 1] = g_strconcat (last, _ (", "), words, NULL);
  g_free (last);
}

static void
note_watched_gifts (RuleRunInside *inside)
{
  if (inside->steps == NULL || inside->at != inside->watch)
    return;
  const RuleView *view = &g_array_index (inside->run.views, RuleView, inside->at_view);
  g_autofree char *label = rule_fact_words (&inside->run, view), *judge = rule_fact_by (view->fact);
  GString *text = g_string_new (NULL);
  for (guint column = 0; column < inside->run.n_columns; column++) {
    const BaheRuleColumn *one = &g_array_index (inside->run.scoring->rule->columns, BaheRuleColumn, column);
    g_auto (BaheNumber) number = rule_run_gift (&inside->run, view, column);
    if (bahe_number_sign (&number) == 0 || column >= inside->run.scoring->rule->n_shown ||
        g_str_equal (one->name, "played"))
      continue;
    g_autofree char *shown = bahe_number_format (&number, -1);
    g_string_append_printf (text, "%s%s %s%s", text->len > 0 ? ", " : "", rule_run_column_label (&inside->run, column),
                            bahe_number_sign (&number) > 0 ? "+" : "", shown);
  }
  if (text->len == 0)
    note_mark (inside->steps, judge, label);
  else
    g_ptr_array_add (inside->steps, g_strdup_printf ("  %s: %s", label, text->str));
  g_string_free (text, TRUE);
}

static gboolean
calls_function (const RuleRunInside *inside, const Places *places, BaheShape shape)
{
  return places->functions[shape] != 0 && inside->run.scoring->rule->functions[shape];
}

/* Adds what the table on top gives. */
static void
take_gifts (lua_State *L, RuleRunInside *inside, const Places *places)
{
  for (lua_pushnil (L); lua_next (L, -2) != 0; lua_pop (L, 1)) {
    guint column = check_column (L, inside, lua_gettop (L) - 1, places->columns);
    BaheNumber number = check_column_number (L, inside, column);
    rule_run_add (inside, inside->at, column, &number);
    if (inside->keep_gifts)
      note_gift (inside, column, &number);
  }
}

static void
call_shape (lua_State *L, RuleRunInside *inside, const Places *places, BaheShape shape)
{
  lua_pushvalue (L, places->functions[shape]);
  rule_push_fact (L, inside->at_view);
  if (places->takes[shape] > 1)
    lua_pushvalue (L, places->params);
  if (places->takes[shape] > 2)
    lua_pushvalue (L, places->shared);
  lua_call (L, places->takes[shape], 1);
  switch (lua_type (L, -1)) {
  case LUA_TNIL:
    break;
  case LUA_TTABLE:
    if (rule_push_frozen (L, -1)) { /* hardly ever: a rule returns a table of its own */
      take_gifts (L, inside, places);
      lua_pop (L, 1);
    } else {
      take_gifts (L, inside, places);
    }
    break;
  default:
    if (shape != BAHE_MATCH || !lua_isboolean (L, -1) || lua_toboolean (L, -1))
      raise_no_table (L, inside);
    g_array_index (inside->run.views, RuleView, inside->at_view).left_out = TRUE;
  }
  lua_pop (L, 1);
}

static void
fold (lua_State *L, RuleRunInside *inside, const Places *places)
{
  gboolean matches = FALSE;
  inside->phase = RULE_PHASE_FOLD;
  for (guint i = 0; i < inside->run.views->len; i++) {
    RuleView *view = &g_array_index (inside->run.views, RuleView, i);
    BaheShape shape = view->fact->shape;
    inside->at = view->entrant;
    inside->at_view = i;
    inside->function = rule_shape_name (shape);
    if (inside->keep_gifts)
      inside->run.gift_ends[i] = inside->run.gifts->len;
    if (calls_function (inside, places, shape))
      call_shape (L, inside, places, shape);
    if (shape == BAHE_MATCH) {
      rule_run_add_automatic (inside, view);
      matches = TRUE;
    }
    note_watched_gifts (inside);
  }
  rule_run_settle (inside, matches);
  inside->at = inside->at_view = RULE_NOBODY;
  inside->function = NULL;
}

/* ---- what nobody gave --------------------------------------------------------------------------------- */

/* Whether the text of a shape's function has the column as a key: then it is a sum, 0 where nothing was given. */
static gboolean
is_sum_by_text (const BaheRule *rule, const char *name)
{
  for (guint shape = BAHE_MATCH; shape < RULE_N_SHAPES; shape++)
    if (rule->functions[shape] &&
        rule_source_has_key (rule->source, name, rule->lines[shape][0], rule->lines[shape][1]))
      return TRUE;
  return FALSE;
}

static gboolean
is_sum (const RuleRunInside *inside, guint column)
{
  const BaheRule *rule = inside->run.scoring->rule;
  const char *name = rule_run_column_name (&inside->run, column);
  return inside->given[column] || !rule->has_score || rule_automatic (name) != RULE_N_AUTOMATIC ||
         is_sum_by_text (rule, name);
}

static void
set_number (RuleRunInside *inside, guint entrant, guint column, const BaheNumber *number)
{
  gsize place = (gsize) entrant * inside->run.n_columns + column;
  bahe_number_clear (&inside->run.numbers[place]);
  inside->run.numbers[place] = bahe_number_copy (number);
  inside->run.has[place] = TRUE;
}

static void
settle_sums (RuleRunInside *inside)
{
  for (guint column = 0; column < inside->run.n_columns; column++) {
    gboolean sum = is_sum (inside, column);
    for (guint entrant = 0; sum && entrant < inside->run.n_entrants; entrant++)
      inside->run.has[(gsize) entrant * inside->run.n_columns + column] = TRUE;
  }
}

/* A column named like a field of the entry shows that field. */
static void
settle_entry_fields (lua_State *L, RuleRunInside *inside)
{
  BaheScoring *scoring = inside->run.scoring;
  for (guint column = 0; column < inside->run.n_columns; column++) {
    const char *name = rule_run_column_name (&inside->run, column);
    if (inside->given[column] || !rule_reads (scoring->rule, "entrant", name))
      continue;
    for (guint i = 0; i < inside->run.n_entrants; i++) {
      BaheNumber number;
      inside->run.has[(gsize) i * inside->run.n_columns + column] = FALSE;
      if (!rule_push_field (L, scoring, "entrant", name, g_array_index (scoring->entrants, RuleEntrant, i).fields))
        continue;
      if (rule_get_number (L, -1, &number))
        set_number (inside, i, column, &number);
      lua_pop (L, 1);
    }
  }
}

/* ---- score -------------------------------------------------------------------------------------------- */

/* Text, or { zh = …, en = … } of which the language of messages is taken. */
static char *
out_text (lua_State *L, RuleRunInside *inside)
{
  if (!rule_push_real (L, -1))
    return rule_to_text (L, -1);
  lua_getfield (L, -1, "zh");
  lua_getfield (L, -2, "en");
  gboolean texts = (lua_isnil (L, -1) || lua_type (L, -1) == LUA_TSTRING) &&
                   (lua_isnil (L, -2) || lua_type (L, -2) == LUA_TSTRING) && !(lua_isnil (L, -1) && lua_isnil (L, -2));
  if (!texts) {
    const BaheRule *rule = inside->run.scoring->rule;
    rule_raise_bare (L, g_strdup_printf (_ ("%s:%d: “%s”: out must be text or { zh = \"…\", en = \"…\" }"), rule->name,
                                         rule_source_line (rule->source, inside->function), inside->function));
  }
  BaheLabel label = { lua_tostring (L, -2), lua_tostring (L, -1) };
  char *text = g_strdup (bahe_label (&label));
  lua_pop (L, 3);
  return text;
}

static void
take_scores (lua_State *L, RuleRunInside *inside, const Places *places)
{
  guint entrant = inside->at;
  if (lua_isnil (L, -1))
    return;
  if (!rule_push_real (L, -1))
    raise_no_table (L, inside);
  for (lua_pushnil (L); lua_next (L, -2) != 0; lua_pop (L, 1)) {
    if (lua_type (L, -2) == LUA_TSTRING && g_str_equal (lua_tostring (L, -2), "out")) {
      g_ptr_array_add (inside->outs, out_text (L, inside));
      if (inside->run.standings[entrant].out == NULL)
        inside->run.standings[entrant].out = inside->outs->pdata[inside->outs->len - 1];
      continue;
    }
    guint column = check_column (L, inside, lua_gettop (L) - 1, places->columns);
    BaheNumber number = check_column_number (L, inside, column);
    set_number (inside, entrant, column, &number);
    inside->scored[column] = TRUE;
  }
  lua_pop (L, 1);
}

static void
score (lua_State *L, RuleRunInside *inside, const Places *places)
{
  inside->phase = RULE_PHASE_SCORE;
  if (places->score == 0)
    return;
  inside->function = "score";
  for (guint i = 0; i < inside->run.n_entrants; i++) {
    inside->at = i;
    lua_pushvalue (L, places->score);
    rule_push_entrant (L, &inside->run, i);
    lua_pushvalue (L, places->params);
    lua_pushvalue (L, places->shared);
    lua_call (L, 3, 1);
    take_scores (L, inside, places);
    lua_pop (L, 1);
  }
  inside->at = RULE_NOBODY;
  inside->function = NULL;
}

/* ---- contest ------------------------------------------------------------------------------------------ */

/* Each match once, from its first side. */
static void
push_all_of (lua_State *L, RuleRunInside *inside, BaheShape shape)
{
  lua_newtable (L);
  lua_Integer n = 0;
  for (guint i = 0; i < inside->run.views->len; i++) {
    const RuleView *view = &g_array_index (inside->run.views, RuleView, i);
    if (view->fact->shape != shape || view->second)
      continue;
    rule_push_fact (L, i);
    lua_rawseti (L, -2, ++n);
  }
}

static void
push_all (lua_State *L, RuleRunInside *inside)
{
  static const char *const names[] = { "", "matches", "marks", "measures", "tallies" };
  lua_newtable (L);
  for (guint shape = BAHE_MATCH; shape < RULE_N_SHAPES; shape++) {
    push_all_of (L, inside, shape);
    lua_setfield (L, -2, names[shape]);
  }
  lua_newtable (L);
  for (guint i = 0; i < inside->run.n_entrants; i++) {
    rule_push_entrant (L, &inside->run, i);
    lua_rawseti (L, -2, (lua_Integer) i + 1);
  }
  lua_setfield (L, -2, "entrants");
  rule_freeze (L);
}

static void
call_contest (lua_State *L, RuleRunInside *inside, const Places *places)
{
  if (places->contest == 0)
    return;
  inside->phase = RULE_PHASE_CONTEST;
  inside->function = "contest";
  lua_pushvalue (L, places->contest);
  push_all (L, inside);
  lua_pushvalue (L, places->params);
  lua_call (L, 2, 1);
  rule_freeze (L);
  lua_replace (L, places->shared);
  inside->function = NULL;
}

/* ---- the whole ---------------------------------------------------------------------------------------- */

static int
params_strict (lua_State *L)
{
  const BaheRule *rule = rule_run_of (L)->run.scoring->rule;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  for (guint i = 0; i < rule->params->len; i++)
    g_ptr_array_add (names, (gpointer) g_array_index (rule->params, BaheRuleParam, i).name);
  g_autofree char *name = rule_to_text (L, 2);
  g_autofree char *suggestion = rule_suggest (name, (const char *const *) names->pdata, names->len);
  char *message = g_strdup_printf (_ ("there is no parameter “%s”%s"), name, suggestion);
  g_clear_pointer (&names, g_ptr_array_unref);
  g_clear_pointer (&name, g_free);
  g_clear_pointer (&suggestion, g_free);
  rule_raise (L, message);
}

/* Values that were left open in a table stay nil there; a parameter that does not exist is an error. */
static void
push_params (lua_State *L, RuleRunInside *inside)
{
  rule_push_json (L, inside->run.scoring->params, RULE_TEXT_MAY_BE_NUMBER);
  for (guint i = 0; i < inside->run.scoring->rule->params->len; i++) {
    const BaheRuleParam *param = &g_array_index (inside->run.scoring->rule->params, BaheRuleParam, i);
    if (!json_object_is_type (param->fallback, json_type_string))
      continue; /* text stays text, even "12" */
    json_object *value = json_object_object_get (inside->run.scoring->params, param->name);
    rule_push_json (L, value, RULE_TEXT_AS_IS);
    lua_setfield (L, -2, param->name);
  }
  rule_freeze (L);
  rule_push_real (L, -1);
  lua_newtable (L);
  lua_pushcfunction (L, params_strict);
  lua_setfield (L, -2, "__index");
  lua_setmetatable (L, -2);
  lua_pop (L, 1);
}

static int
function_place (lua_State *L, int table, const char *name)
{
  if (lua_getfield (L, table, name) == LUA_TFUNCTION)
    return lua_gettop (L);
  lua_pop (L, 1);
  return 0;
}

/* From 1 to 3, of the function on top. */
static int
named_parameters (lua_State *L)
{
  lua_Debug about;

  lua_pushvalue (L, -1);
  lua_getinfo (L, ">u", &about);
  return about.isvararg ? 3 : CLAMP (about.nparams, 1, 3);
}

static void
push_columns (lua_State *L, RuleRunInside *inside)
{
  lua_createtable (L, 0, (int) inside->run.n_columns);
  for (guint i = 0; i < inside->run.n_columns; i++) {
    inside->names[i] = lua_pushstring (L, rule_run_column_name (&inside->run, i));
    lua_pushinteger (L, i);
    lua_rawset (L, -3);
  }
}

static Places
lay_out_state (lua_State *L, RuleRunInside *inside)
{
  Places places = { { 0 } };
  BaheRule *rule = inside->run.scoring->rule;
  luaL_checkstack (L, 40, NULL);
  rule_entrant_begin (L);
  rule_instantiate (L, rule);
  int table = lua_gettop (L);
  lua_pushvalue (L, table);
  lua_rawsetp (L, LUA_REGISTRYINDEX, &instance_key);
  for (guint shape = BAHE_MATCH; shape < RULE_N_SHAPES; shape++) {
    places.functions[shape] = function_place (L, table, rule_shape_name (shape));
    places.takes[shape] = places.functions[shape] != 0 ? named_parameters (L) : 0;
  }
  places.score = function_place (L, table, "score");
  places.contest = function_place (L, table, "contest");
  push_params (L, inside);
  places.params = lua_gettop (L);
  lua_pushvalue (L, -1);
  lua_rawsetp (L, LUA_REGISTRYINDEX, &params_key);
  lua_pushnil (L);
  places.shared = lua_gettop (L);
  push_columns (L, inside);
  places.columns = lua_gettop (L);
  return places;
}

static int
run (lua_State *L)
{
  RuleRunInside *inside = lua_touserdata (L, 1);
  inside->run.L = L;
  rule_run_set (L, inside);
  Places places = lay_out_state (L, inside);
  call_contest (L, inside, &places);
  fold (L, inside, &places);
  settle_sums (inside);
  settle_entry_fields (L, inside);
  score (L, inside, &places);
  inside->phase = RULE_PHASE_RANK;
  lua_pushvalue (L, places.shared);
  lua_rawsetp (L, LUA_REGISTRYINDEX, &shared_key);
  if (inside->after != NULL)
    inside->after (&inside->run, inside->after_data);
  return 0;
}

gboolean
rule_scoring_run (BaheScoring *scoring, RuleAfter after, gpointer data, const RuleWatch *watch, GError **error)
{
  RuleRunInside inside = { .run.scoring = scoring,
                           .at = RULE_NOBODY,
                           .at_view = RULE_NOBODY,
                           .after = after,
                           .after_data = data,
                           .watch = RULE_NOBODY,
                           .steps = watch != NULL ? watch->steps : NULL,
                           .panels = watch != NULL ? watch->panels : NULL };
  BaheRule *rule = scoring->rule;
  lua_State *L = rule_sandbox_lua (rule->sandbox);
  rule_run_lay_out (&inside);
  if (watch != NULL && watch->entrant != 0)
    inside.watch = rule_scoring_place (scoring, watch->entrant);
  rule_sandbox_set_context (rule->sandbox, context_of_run, &inside);
  gboolean ok = rule_sandbox_call (rule->sandbox, &rule->limits, inside.run.views->len + inside.run.n_entrants, run,
                                   &inside, error);
  rule_exact_reset (L);
  rule_run_end (&inside);
  return ok;
}
