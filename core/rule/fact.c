#include "rule/private.h"

#include <string.h>

/* The fields that the language names itself; anything else must stand in `reads`. */
typedef enum {
  FIELD_NONE,
  FIELD_ID,
  FIELD_ENTRANT,
  FIELD_GAVE,
  FIELD_ROUND,
  FIELD_VALUE,
  FIELD_OURS,
  FIELD_THEIRS,
  FIELD_WON,
  FIELD_DRAWN,
  FIELD_LOST,
  FIELD_OPPONENT,
  FIELD_FIRST,
  FIELD_ENDS,
  FIELD_BYE,
  FIELD_FORFEIT,
  FIELD_JUDGE,
  FIELD_ITEM,
  FIELD_WHAT,
  FIELD_ATTEMPT,
  FIELD_REASON,
} Field;

#define IN(shape) (1u << (shape))
#define ANYWHERE (IN (BAHE_MATCH) | IN (BAHE_MARK) | IN (BAHE_MEASURE) | IN (BAHE_TALLY))
#define SINGLE (IN (BAHE_MARK) | IN (BAHE_MEASURE) | IN (BAHE_TALLY))

static const struct {
  const char *name;
  Field field;
  guint shapes;
} fields[] = {
  { "id", FIELD_ID, ANYWHERE },
  { "entrant", FIELD_ENTRANT, ANYWHERE },
  { "gave", FIELD_GAVE, ANYWHERE },
  { "round", FIELD_ROUND, ANYWHERE },
  { "value", FIELD_VALUE, SINGLE },
  { "ours", FIELD_OURS, IN (BAHE_MATCH) },
  { "theirs", FIELD_THEIRS, IN (BAHE_MATCH) },
  { "won", FIELD_WON, IN (BAHE_MATCH) },
  { "drawn", FIELD_DRAWN, IN (BAHE_MATCH) },
  { "lost", FIELD_LOST, IN (BAHE_MATCH) },
  { "opponent", FIELD_OPPONENT, IN (BAHE_MATCH) },
  { "first", FIELD_FIRST, IN (BAHE_MATCH) },
  { "ends", FIELD_ENDS, IN (BAHE_MATCH) },
  { "bye", FIELD_BYE, IN (BAHE_MATCH) },
  { "forfeit", FIELD_FORFEIT, IN (BAHE_MATCH) },
  { "judge", FIELD_JUDGE, IN (BAHE_MARK) },
  { "item", FIELD_ITEM, IN (BAHE_MARK) },
  { "what", FIELD_WHAT, IN (BAHE_MEASURE) },
  { "attempt", FIELD_ATTEMPT, IN (BAHE_MEASURE) },
  { "reason", FIELD_REASON, IN (BAHE_TALLY) },
};

/* ---- what a fact says --------------------------------------------------------------------------------- */

BaheNumber
rule_amount (const BaheAmount *amount)
{
  return bahe_number_scaled (amount->integer, amount->exponent);
}

json_object *
rule_fact_more (RuleFact *fact)
{
  if (fact->rest->parsed == NULL && fact->rest->more != NULL)
    fact->rest->parsed = json_tokener_parse (fact->rest->more);
  return fact->rest->parsed;
}

static int
compare_scores (const RuleFact *fact)
{
  if (fact->value.set && fact->against.set && fact->value.exponent == fact->against.exponent)
    return (fact->value.integer > fact->against.integer) - (fact->value.integer < fact->against.integer);
  g_auto (BaheNumber) ours = fact->value.set ? rule_amount (&fact->value) : BAHE_NUMBER_INT (0);
  g_auto (BaheNumber) theirs = fact->against.set ? rule_amount (&fact->against) : BAHE_NUMBER_INT (0);
  return bahe_number_compare (&ours, &theirs);
}

/* 1: the first side, −1: the other, 0: not said. */
static int
said_winner (RuleFact *fact)
{
  json_object *winner = NULL;
  gboolean sealed;
  if (fact->rest->more == NULL || strstr (fact->rest->more, "winner") == NULL)
    return 0;
  if (!json_object_object_get_ex (rule_fact_more (fact), "winner", &winner))
    return 0;
  winner = rule_json_plain (winner, &sealed);
  if (!json_object_is_type (winner, json_type_int))
    return 0;
  gint64 number = json_object_get_int64 (winner);
  return number == fact->entrant ? 1 : number == fact->other ? -1 : 0;
}

gboolean
rule_fact_judge (RuleFact *fact, RuleView *first, RuleView *second)
{
  const char *ended = fact->rest->ended != NULL ? fact->rest->ended : "played";
  if (g_str_equal (ended, "void"))
    return FALSE;
  if (fact->other == 0) {
    first->bye = TRUE;
    return TRUE;
  }
  gboolean forfeit = g_str_equal (ended, "forfeit");
  int winner = said_winner (fact);
  if (winner == 0 && !forfeit && !fact->value.set && !fact->against.set)
    return FALSE;
  if (winner == 0)
    winner = compare_scores (fact);
  first->won = second->lost = winner > 0;
  first->lost = second->won = winner < 0;
  first->drawn = second->drawn = winner == 0 && !forfeit;
  first->forfeit = forfeit && winner <= 0; /* level and nobody named: neither came */
  second->forfeit = forfeit && winner >= 0;
  if (forfeit && winner == 0)
    first->lost = second->lost = TRUE;
  return TRUE;
}

const char *
rule_shape_name (BaheShape shape)
{
  static const char *const names[] = { "", "match", "mark", "measure", "tally" };
  return shape < G_N_ELEMENTS (names) ? names[shape] : "";
}

/* "match 3", for people. */
static char *
label_of_fact (const RuleFact *fact)
{
  switch (fact->shape) {
  case BAHE_MATCH:
    return g_strdup_printf (_ ("match %u"), fact->order);
  case BAHE_MARK:
    return g_strdup_printf (_ ("mark %u"), fact->order);
  case BAHE_MEASURE:
    return g_strdup_printf (_ ("measure %u"), fact->order);
  default:
    return g_strdup_printf (_ ("tally %u"), fact->order);
  }
}

char *
rule_view_label (const RuleRun *run, const RuleView *view)
{
  const RuleFact *fact = view->fact;
  g_autofree char *label = label_of_fact (fact);
  const char *name = run->standings[view->entrant].name;
  if (fact->shape != BAHE_MATCH)
    return g_strdup_printf ("%s %s", label, name);
  if (view->opponent == RULE_NOBODY)
    return g_strdup_printf (_ ("%s %s, a bye"), label, name);
  g_auto (BaheNumber) ours = rule_amount (view->second ? &fact->against : &fact->value);
  g_auto (BaheNumber) theirs = rule_amount (view->second ? &fact->value : &fact->against);
  g_autofree char *left = bahe_number_format (&ours, -1), *right = bahe_number_format (&theirs, -1);
  return g_strdup_printf ("%s %s %s:%s %s", label, name, left, right, run->standings[view->opponent].name);
}

char *
rule_fact_by (const RuleFact *fact)
{
  const char *by = fact->rest->by;

  if (fact->shape != BAHE_MARK || by == NULL || *by == '\0')
    return NULL;
  return by[strspn (by, "0123456789")] == '\0' ? g_strdup_printf (_ ("judge %s"), by) : g_strdup (by);
}

char *
rule_fact_words (const RuleRun *run, const RuleView *view)
{
  const RuleFact *fact = view->fact;

  if (fact->shape == BAHE_MATCH || !fact->value.set)
    return rule_view_label (run, view);
  g_auto (BaheNumber) value = rule_amount (&fact->value);
  g_autofree char *shown = bahe_number_format (&value, -1);
  const char *about = fact->rest->about;
  return about != NULL && *about != '\0' ? g_strdup_printf ("%s %s", about, shown) : g_steal_pointer (&shown);
}

/* ---- fields ------------------------------------------------------------------------------------------- */

static void
push_amount (lua_State *L, const BaheAmount *amount)
{
  if (!amount->set)
    lua_pushnil (L);
  else
    rule_push_number (L, rule_amount (amount));
}

static RuleTextMode
text_mode (const BaheScoring *scoring, const char *shape, const char *name)
{
  if (scoring->declared == NULL)
    return RULE_TEXT_MAY_BE_NUMBER;
  g_autofree char *key = g_strdup_printf ("%s.%s", shape, name);
  const char *type = g_hash_table_lookup (scoring->declared, key);
  return type != NULL && g_str_equal (type, "number") ? RULE_TEXT_MAY_BE_NUMBER : RULE_TEXT_AS_IS;
}

gboolean
rule_push_field (lua_State *L, const BaheScoring *scoring, const char *shape, const char *name, json_object *more)
{
  json_object *field = NULL;
  gboolean sealed;
  if (more == NULL || !json_object_object_get_ex (more, name, &field))
    return FALSE;
  field = rule_json_plain (field, &sealed);
  if (sealed) {
    lua_pushboolean (L, TRUE);
    return TRUE;
  }
  if (field == NULL)
    return FALSE;
  RuleTextMode mode = text_mode (scoring, shape, name);
  rule_push_json (L, field, mode);
  rule_freeze (L);
  return TRUE;
}

static void
push_text_or_field (lua_State *L, RuleRunInside *inside, RuleFact *fact, const char *text, const char *name)
{
  if (text != NULL)
    lua_pushstring (L, text);
  else if (!rule_push_field (L, inside->run.scoring, rule_shape_name (fact->shape), name, rule_fact_more (fact)))
    lua_pushnil (L);
}

static void
push_attempt (lua_State *L, RuleRunInside *inside, RuleFact *fact)
{
  g_auto (BaheNumber) number = BAHE_NUMBER_INT (0);
  if (fact->rest->by != NULL && bahe_number_parse (fact->rest->by, &number, NULL)) {
    BaheNumber given = number;
    number = BAHE_NUMBER_INT (0);
    rule_push_number (L, given);
    return;
  }
  push_text_or_field (L, inside, fact, fact->rest->by, "attempt");
}

/* A list of { ours, theirs } from the side that looks. */
static void
push_ends (lua_State *L, RuleRunInside *inside, const RuleView *view)
{
  json_object *parts = NULL;
  json_object *more = rule_fact_more (view->fact);
  if (more == NULL || !json_object_object_get_ex (more, "parts", &parts) ||
      !json_object_is_type (parts, json_type_array)) {
    lua_pushnil (L);
    return;
  }
  lua_newtable (L);
  for (gsize i = 0; i < json_object_array_length (parts); i++) {
    json_object *pair = json_object_array_get_idx (parts, i);
    if (!json_object_is_type (pair, json_type_array) || json_object_array_length (pair) != 2)
      continue;
    lua_createtable (L, 0, 2);
    rule_push_json (L, json_object_array_get_idx (pair, view->second ? 1 : 0), RULE_TEXT_MAY_BE_NUMBER);
    lua_setfield (L, -2, "ours");
    rule_push_json (L, json_object_array_get_idx (pair, view->second ? 0 : 1), RULE_TEXT_MAY_BE_NUMBER);
    lua_setfield (L, -2, "theirs");
    lua_rawseti (L, -2, (lua_Integer) lua_rawlen (L, -2) + 1);
  }
  rule_freeze (L);
}

static void
push_gave (lua_State *L, RuleRunInside *inside, const RuleView *view)
{
  if (inside->phase < RULE_PHASE_SCORE)
    rule_raise (L, g_strdup (_ ("what a fact gave is known in “score” and “rank” functions only")));
  lua_newtable (L);
  for (guint column = 0; column < inside->run.n_columns; column++) {
    rule_push_number (L, rule_run_gift (&inside->run, view, column));
    lua_setfield (L, -2, rule_run_column_name (&inside->run, column));
  }
  rule_freeze (L);
}

static void
push_bye (lua_State *L, const RuleView *view)
{
  if (!view->bye)
    lua_pushnil (L);
  else if (view->fact->value.set)
    push_amount (L, &view->fact->value);
  else
    lua_pushboolean (L, TRUE);
}

static void
push_flag (lua_State *L, gboolean flag)
{
  lua_pushboolean (L, flag);
}

static void
push_of_match (lua_State *L, RuleRunInside *inside, const RuleView *view, Field field)
{
  const RuleFact *fact = view->fact;
  switch (field) {
  case FIELD_OURS:
    return push_amount (L, view->second ? &fact->against : &fact->value);
  case FIELD_THEIRS:
    return push_amount (L, view->second ? &fact->value : &fact->against);
  case FIELD_WON:
    return push_flag (L, view->won);
  case FIELD_DRAWN:
    return push_flag (L, view->drawn);
  case FIELD_LOST:
    return push_flag (L, view->lost);
  case FIELD_FIRST:
    return push_flag (L, !view->second && !view->bye);
  case FIELD_FORFEIT:
    return push_flag (L, view->forfeit);
  case FIELD_BYE:
    return push_bye (L, view);
  case FIELD_ENDS:
    return push_ends (L, inside, view);
  default:
    if (view->opponent != RULE_NOBODY)
      rule_push_entrant (L, &inside->run, view->opponent);
    else
      lua_pushnil (L);
  }
}

static void
push_of_single (lua_State *L, RuleRunInside *inside, RuleFact *fact, Field field)
{
  switch (field) {
  case FIELD_JUDGE:
    return push_text_or_field (L, inside, fact, fact->rest->by, "judge");
  case FIELD_ITEM:
    return push_text_or_field (L, inside, fact, fact->rest->about, "item");
  case FIELD_WHAT:
    return push_text_or_field (L, inside, fact, fact->rest->about, "what");
  case FIELD_ATTEMPT:
    return push_attempt (L, inside, fact);
  case FIELD_REASON:
    return push_text_or_field (L, inside, fact, fact->rest->about != NULL ? fact->rest->about : fact->rest->by,
                               "reason");
  default: /* the value */
    if (fact->value.set)
      push_amount (L, &fact->value);
    else
      push_text_or_field (L, inside, fact, NULL, "value");
  }
}

static void
push_standard (lua_State *L, RuleRunInside *inside, const RuleView *view, Field field)
{
  switch (field) {
  case FIELD_ID:
    lua_pushinteger (L, view->fact->order);
    break;
  case FIELD_ENTRANT:
    rule_push_entrant (L, &inside->run, view->entrant);
    break;
  case FIELD_GAVE:
    push_gave (L, inside, view);
    break;
  case FIELD_ROUND:
    if (view->fact->round != 0)
      lua_pushinteger (L, view->fact->round);
    else
      lua_pushnil (L);
    break;
  default:
    if (view->fact->shape == BAHE_MATCH)
      push_of_match (L, inside, view, field);
    else
      push_of_single (L, inside, view->fact, field);
  }
}

/* "cautions" of the second side of a match stands under "other_cautions" wherever that name is known. */
static gboolean
push_side_field (lua_State *L, RuleRunInside *inside, const RuleView *view, const char *name)
{
  static const char *const prefixes[] = { "other_", "other-" };
  BaheScoring *scoring = inside->run.scoring;
  json_object *more = rule_fact_more (view->fact);
  for (gsize i = 0; view->fact->shape == BAHE_MATCH && view->second && i < G_N_ELEMENTS (prefixes); i++) {
    g_autofree char *other = g_strconcat (prefixes[i], name, NULL);
    if (!rule_scoring_knows (scoring, "match", other))
      continue;
    return rule_push_field (L, scoring, "match", other, more);
  }
  return rule_push_field (L, scoring, rule_shape_name (view->fact->shape), name, more);
}

static void
push_other (lua_State *L, RuleRunInside *inside, const RuleView *view, const char *name)
{
  const RuleFact *fact = view->fact;
  if (g_str_equal (name, "faults") || g_str_equal (name, "cautions")) {
    const BaheAmount *slot = view->second ? &fact->rest->other_faults : &fact->rest->faults;
    if (slot->set) {
      push_amount (L, slot);
      return;
    }
  }
  if (!push_side_field (L, inside, view, name))
    lua_pushnil (L);
}

void
rule_fact_add_fields (BaheShape shape, GPtrArray *names)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (fields[i].shapes & IN (shape))
      g_ptr_array_add (names, (gpointer) fields[i].name);
}

/* ---- facts in Lua ------------------------------------------------------------------------------------- */

static char *
suggest_field (const BaheRule *rule, BaheShape shape, const char *name)
{
  const char *candidates[64];
  const char *shape_name = rule_shape_name (shape);
  gsize n = 0;
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (fields[i].shapes & IN (shape))
      candidates[n++] = fields[i].name;
  for (guint i = 0; i + 1 < rule->reads->len && n < G_N_ELEMENTS (candidates); i++) {
    const char *read = rule->reads->pdata[i];
    gsize length = strlen (shape_name);
    if (g_str_has_prefix (read, shape_name) && read[length] == '.')
      candidates[n++] = read + length + 1;
  }
  return rule_suggest (name, candidates, n);
}

G_NORETURN static void
raise_unknown_field (lua_State *L, const BaheRule *rule, BaheShape shape, const char *name)
{
  g_autofree char *suggestion = suggest_field (rule, shape, name);
  const char *shape_name = rule_shape_name (shape);
  char *message = *suggestion != '\0'
                      ? g_strdup_printf (_ ("a %s has no “%s”%s"), shape_name, name, suggestion)
                      : g_strdup_printf (_ ("a %s has no “%s”; to read a field of the record add \"%s.%s\" to reads"),
                                         shape_name, name, shape_name, name);
  g_clear_pointer (&suggestion, g_free);
  rule_raise (L, message);
}

static void
push_read_field (lua_State *L, RuleRunInside *inside, const RuleView *view, const char *name)
{
  BaheScoring *scoring = inside->run.scoring;
  const char *shape = rule_shape_name (view->fact->shape);
  if (!rule_reads (scoring->rule, shape, name))
    raise_unknown_field (L, scoring->rule, view->fact->shape, name);
  gboolean slot = g_str_equal (name, "faults") || g_str_equal (name, "cautions");
  if (!slot && scoring->declared != NULL && !rule_scoring_knows (scoring, shape, name))
    rule_raise (L, g_strdup_printf (_ ("the records of this activity have no field “%s.%s”"), shape, name));
  push_other (L, inside, view, name);
}

/* The place of the name at 2 among `fields`, or past them. Lua keeps one copy of a short text, so that a name is nearly
 * always known by its place in memory. */
static gsize
find_field (lua_State *L, const char *given)
{
  const char *const *kept = lua_touserdata (L, lua_upvalueindex (2));
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (kept[i] == given)
      return i;
  lua_pushvalue (L, 2);
  gsize found =
      lua_rawget (L, lua_upvalueindex (1)) == LUA_TNUMBER ? (gsize) lua_tointeger (L, -1) : G_N_ELEMENTS (fields);
  lua_pop (L, 1);
  return found;
}

static int
index_fact (lua_State *L)
{
  RuleRunInside *inside = rule_run_of (L);
  guint place = GPOINTER_TO_UINT (lua_touserdata (L, 1)); /* only what is a fact is asked here */
  const RuleView *view = &g_array_index (inside->run.views, RuleView, place);
  if (lua_type (L, 2) != LUA_TSTRING)
    rule_raise (L, g_strdup (_ ("a fact is no list; its fields have names")));
  const char *name = lua_tostring (L, 2);
  gsize i = find_field (L, name);
  if (i < G_N_ELEMENTS (fields) && fields[i].shapes & IN (view->fact->shape)) {
    push_standard (L, inside, view, fields[i].field);
    return 1;
  }
  push_read_field (L, inside, view, name);
  return 1;
}

int
rule_refuse_setting (lua_State *L)
{
  g_autofree char *label = rule_object_label (L, 1), *key = rule_to_text (L, 2);
  char *message = g_strdup_printf (
      _ ("“%s” of %s cannot be set: facts and entrants are only to be read; return a table instead"), key, label);
  g_clear_pointer (&label, g_free);
  g_clear_pointer (&key, g_free);
  rule_raise (L, message);
}

void
rule_push_fact (lua_State *L, guint view)
{
  lua_pushlightuserdata (L, GUINT_TO_POINTER (view));
}

const RuleFact *
rule_fact_of (lua_State *L, int index)
{
  guint view = rule_fact_view (L, index);

  return view != RULE_NOBODY ? g_array_index (rule_run_of (L)->run.views, RuleView, view).fact : NULL;
}

guint
rule_fact_view (lua_State *L, int index)
{
  return lua_type (L, index) == LUA_TLIGHTUSERDATA ? GPOINTER_TO_UINT (lua_touserdata (L, index)) : RULE_NOBODY;
}

RuleOpenField
rule_open_field (const char *name)
{
  return g_str_equal (name, "judge") ? RULE_OPEN_JUDGE : g_str_equal (name, "item") ? RULE_OPEN_ITEM : RULE_OPEN_NONE;
}

const char *
rule_fact_open_text (const RuleFact *fact, RuleOpenField field)
{
  if (field == RULE_OPEN_NONE || fact == NULL || fact->shape != BAHE_MARK)
    return NULL;
  return field == RULE_OPEN_JUDGE ? fact->rest->by : fact->rest->about;
}

/* ---- opening ------------------------------------------------------------------------------------------ */

void
rule_fact_open (lua_State *L)
{
  lua_newtable (L);
  lua_createtable (L, 0, G_N_ELEMENTS (fields));
  const char **kept = lua_newuserdatauv (L, G_N_ELEMENTS (fields) * sizeof *kept, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++) {
    kept[i] = lua_pushstring (L, fields[i].name);
    lua_pushinteger (L, (lua_Integer) i);
    lua_rawset (L, -4);
  }
  lua_pushcclosure (L, index_fact, 2);
  lua_setfield (L, -2, "__index");
  lua_pushcfunction (L, rule_refuse_setting);
  lua_setfield (L, -2, "__newindex");
  rule_push_fact (L, 0);
  lua_insert (L, -2);
  lua_setmetatable (L, -2); /* all light userdata have one in common */
  lua_pop (L, 1);
}
