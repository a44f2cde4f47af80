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

typedef struct {
  guint32 tag;
  guint place; /* of the view, or of the entrant */
} Object;

/* In the registry: two metatables, and what one run made: its entrants, its lists and what awards set on rows. */
static char fact_key, entrant_key, entrants_key, made_key;

/* ---- what a fact says --------------------------------------------------------------------------------- */

BaheNumber
rule_amount (const BaheAmount *amount)
{
  return bahe_number_scaled (amount->integer, amount->exponent);
}

json_object *
rule_fact_more (RuleFact *fact)
{
  if (fact->parsed == NULL && fact->more != NULL)
    fact->parsed = json_tokener_parse (fact->more);
  return fact->parsed;
}

static int
compare_scores (const RuleFact *fact)
{
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
  if (fact->more == NULL || strstr (fact->more, "winner") == NULL)
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
  const char *ended = fact->ended != NULL ? fact->ended : "played";
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
  if (fact->by != NULL && bahe_number_parse (fact->by, &number, NULL)) {
    BaheNumber given = number;
    number = BAHE_NUMBER_INT (0);
    rule_push_number (L, given);
    return;
  }
  push_text_or_field (L, inside, fact, fact->by, "attempt");
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
push_standard (lua_State *L, RuleRunInside *inside, const RuleView *view, Field field)
{
  RuleFact *fact = view->fact;
  switch (field) {
  case FIELD_ID:
    lua_pushinteger (L, fact->order);
    break;
  case FIELD_ENTRANT:
    rule_push_entrant (L, &inside->run, view->entrant);
    break;
  case FIELD_GAVE:
    push_gave (L, inside, view);
    break;
  case FIELD_ROUND:
    if (fact->round != 0)
      lua_pushinteger (L, fact->round);
    else
      lua_pushnil (L);
    break;
  case FIELD_VALUE:
    if (fact->value.set)
      push_amount (L, &fact->value);
    else
      push_text_or_field (L, inside, fact, NULL, "value");
    break;
  case FIELD_OURS:
    push_amount (L, view->second ? &fact->against : &fact->value);
    break;
  case FIELD_THEIRS:
    push_amount (L, view->second ? &fact->value : &fact->against);
    break;
  case FIELD_WON:
    lua_pushboolean (L, view->won);
    break;
  case FIELD_DRAWN:
    lua_pushboolean (L, view->drawn);
    break;
  case FIELD_LOST:
    lua_pushboolean (L, view->lost);
    break;
  case FIELD_OPPONENT:
    if (view->opponent != RULE_NOBODY)
      rule_push_entrant (L, &inside->run, view->opponent);
    else
      lua_pushnil (L);
    break;
  case FIELD_FIRST:
    lua_pushboolean (L, !view->second && !view->bye);
    break;
  case FIELD_ENDS:
    push_ends (L, inside, view);
    break;
  case FIELD_BYE:
    push_bye (L, view);
    break;
  case FIELD_FORFEIT:
    lua_pushboolean (L, view->forfeit);
    break;
  case FIELD_JUDGE:
    push_text_or_field (L, inside, fact, fact->by, "judge");
    break;
  case FIELD_ITEM:
    push_text_or_field (L, inside, fact, fact->about, "item");
    break;
  case FIELD_WHAT:
    push_text_or_field (L, inside, fact, fact->about, "what");
    break;
  case FIELD_ATTEMPT:
    push_attempt (L, inside, fact);
    break;
  case FIELD_REASON:
    push_text_or_field (L, inside, fact, fact->about != NULL ? fact->about : fact->by, "reason");
    break;
  default:
    lua_pushnil (L);
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
    const BaheAmount *slot = view->second ? &fact->other_faults : &fact->faults;
    if (slot->set) {
      push_amount (L, slot);
      return;
    }
  }
  if (!push_side_field (L, inside, view, name))
    lua_pushnil (L);
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

static int
index_fact (lua_State *L)
{
  const Object *object = lua_touserdata (L, 1);
  RuleRunInside *inside = rule_run_of (L);
  const RuleView *view = &g_array_index (inside->run.views, RuleView, object->place);
  lua_pushvalue (L, 2);
  if (lua_rawget (L, lua_upvalueindex (1)) == LUA_TNUMBER) {
    gsize i = (gsize) lua_tointeger (L, -1);
    if (fields[i].shapes & IN (view->fact->shape)) {
      push_standard (L, inside, view, fields[i].field);
      return 1;
    }
  }
  if (lua_type (L, 2) != LUA_TSTRING)
    rule_raise (L, g_strdup (_ ("a fact is no list; its fields have names")));
  push_read_field (L, inside, view, lua_tostring (L, 2));
  return 1;
}

static int
refuse_setting (lua_State *L)
{
  g_autofree char *label = rule_object_label (L, 1), *key = rule_to_text (L, 2);
  char *message = g_strdup_printf (
      _ ("“%s” of %s cannot be set: facts and entrants are only to be read; return a table instead"), key, label);
  g_clear_pointer (&label, g_free);
  g_clear_pointer (&key, g_free);
  rule_raise (L, message);
}

static void
push_object (lua_State *L, RuleTag tag, guint place, const char *metatable)
{
  Object *object = lua_newuserdatauv (L, sizeof *object, 0);
  *object = (Object){ tag, place };
  lua_rawgetp (L, LUA_REGISTRYINDEX, metatable);
  lua_setmetatable (L, -2);
}

void
rule_push_fact (lua_State *L, RuleRun *run, guint view)
{
  push_object (L, RULE_TAG_FACT, view, &fact_key);
}

void
rule_fact_show (lua_State *L, guint view)
{
  Object *object = lua_touserdata (L, -1);
  object->place = view;
}

guint
rule_fact_view (lua_State *L, int index)
{
  if (rule_tag (L, index) != RULE_TAG_FACT)
    return RULE_NOBODY;
  const Object *object = lua_touserdata (L, index);
  return object->place;
}

/* ---- entrants in Lua ---------------------------------------------------------------------------------- */

guint
rule_entrant_place (lua_State *L, int index)
{
  if (rule_tag (L, index) != RULE_TAG_ENTRANT)
    return RULE_NOBODY;
  const Object *object = lua_touserdata (L, index);
  return object->place;
}

gint64
rule_entrant_number (lua_State *L, int index)
{
  return rule_run_of (L)->run.standings[rule_entrant_place (L, index)].number;
}

char *
rule_object_label (lua_State *L, int index)
{
  guint32 tag = rule_tag (L, index);
  if (tag != RULE_TAG_ENTRANT && tag != RULE_TAG_FACT)
    return NULL;
  const RuleRun *run = &rule_run_of (L)->run;
  if (tag == RULE_TAG_ENTRANT)
    return g_strdup (run->standings[rule_entrant_place (L, index)].name);
  return rule_view_label (run, &g_array_index (run->views, RuleView, rule_fact_view (L, index)));
}

/* One object an entrant and run, so that e == m.opponent is what it says. */
void
rule_push_entrant (lua_State *L, RuleRun *run, guint entrant)
{
  lua_rawgetp (L, LUA_REGISTRYINDEX, &entrants_key);
  if (lua_rawgeti (L, -1, (lua_Integer) entrant + 1) == LUA_TNIL) {
    lua_pop (L, 1);
    push_object (L, RULE_TAG_ENTRANT, entrant, &entrant_key);
    lua_pushvalue (L, -1);
    lua_rawseti (L, -3, (lua_Integer) entrant + 1);
  }
  lua_remove (L, -2);
}

static BaheShape
listed_shape (const char *name)
{
  static const char *const names[] = { "", "matches", "marks", "measures", "tallies" };
  for (guint i = 1; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (name, names[i]))
      return i;
  return 0;
}

static void
push_views (lua_State *L, RuleRunInside *inside, guint entrant, BaheShape shape)
{
  lua_rawgetp (L, LUA_REGISTRYINDEX, &made_key);
  lua_Integer place = (lua_Integer) entrant * RULE_N_SHAPES + shape;
  if (lua_rawgeti (L, -1, place) == LUA_TNIL) {
    lua_pop (L, 1);
    const GArray *views = rule_run_views_of (inside, entrant, shape);
    lua_createtable (L, (int) views->len, 0);
    for (guint i = 0; i < views->len; i++) {
      rule_push_fact (L, &inside->run, g_array_index (views, guint, i));
      lua_rawseti (L, -2, (lua_Integer) i + 1);
    }
    rule_freeze (L);
    lua_pushvalue (L, -1);
    lua_rawseti (L, -3, place);
  }
  lua_remove (L, -2);
}

/* Which columns are known depends on what is worked out already. */
static void
check_column_phase (lua_State *L, const RuleRunInside *inside, guint entrant, guint column)
{
  const BaheRule *rule = inside->run.scoring->rule;
  const char *name = rule_run_column_name (&inside->run, column);
  if (inside->phase < RULE_PHASE_SCORE)
    rule_raise (L, g_strdup_printf (_ ("the column “%s” is known in “score” and “rank” functions only"), name));
  if (inside->phase == RULE_PHASE_SCORE && entrant != inside->at && rule->has_score)
    rule_raise (L, g_strdup_printf (_ ("the column “%s” of another entrant is known in “rank” functions only"), name));
}

static gboolean
push_column (lua_State *L, RuleRunInside *inside, guint entrant, const char *name)
{
  guint column = rule_column (inside->run.scoring->rule, name);
  if (column == RULE_NOBODY || rule_reads (inside->run.scoring->rule, "entrant", name))
    return FALSE;
  gboolean has = FALSE;
  check_column_phase (L, inside, entrant, column);
  const BaheNumber *number = rule_run_number (&inside->run, entrant, column, &has);
  if (has)
    rule_push_number (L, bahe_number_copy (number));
  else
    lua_pushnil (L);
  return TRUE;
}

static gboolean
push_entrant_field (lua_State *L, RuleRunInside *inside, guint entrant, const char *name)
{
  BaheScoring *scoring = inside->run.scoring;
  if (!rule_reads (scoring->rule, "entrant", name))
    return FALSE;
  if (scoring->declared != NULL && !rule_scoring_knows (scoring, "entrant", name))
    rule_raise (L, g_strdup_printf (_ ("the entrants of this activity have no field “%s”"), name));
  const RuleEntrant *who = &g_array_index (scoring->entrants, RuleEntrant, entrant);
  if (!rule_push_field (L, scoring, "entrant", name, who->fields))
    lua_pushnil (L);
  return TRUE;
}

G_NORETURN static void
raise_unknown_entrant_field (lua_State *L, const BaheRule *rule, const char *name)
{
  g_autoptr (GPtrArray) candidates = g_ptr_array_new ();
  static const char *const standard[] = { "id", "name", "matches", "marks", "measures", "tallies" };
  for (gsize i = 0; i < G_N_ELEMENTS (standard); i++)
    g_ptr_array_add (candidates, (gpointer) standard[i]);
  for (guint i = 0; i < rule->columns->len; i++)
    g_ptr_array_add (candidates, (gpointer) g_array_index (rule->columns, BaheRuleColumn, i).name);
  for (guint i = 0; i + 1 < rule->reads->len; i++)
    if (g_str_has_prefix (rule->reads->pdata[i], "entrant."))
      g_ptr_array_add (candidates, (char *) rule->reads->pdata[i] + strlen ("entrant."));
  g_autofree char *suggestion = rule_suggest (name, (const char *const *) candidates->pdata, candidates->len);
  char *message =
      *suggestion != '\0'
          ? g_strdup_printf (_ ("an entrant has no “%s”%s"), name, suggestion)
          : g_strdup_printf (_ ("an entrant has no “%s”; to read a field of the entry add \"entrant.%s\" to reads"),
                             name, name);
  g_clear_pointer (&suggestion, g_free);
  g_clear_pointer (&candidates, g_ptr_array_unref);
  rule_raise (L, message);
}

/* What an awards function set on a row, or the rank and award it may read there. */
static gboolean
push_row_field (lua_State *L, const RuleRunInside *inside, const char *name)
{
  if (inside->phase != RULE_PHASE_AWARD)
    return FALSE;
  lua_rawgetp (L, LUA_REGISTRYINDEX, &made_key);
  lua_pushvalue (L, 1);
  if (lua_rawget (L, -2) == LUA_TTABLE) {
    lua_getfield (L, -1, name);
    if (!lua_isnil (L, -1))
      return TRUE;
  }
  lua_settop (L, 2);
  if (g_str_equal (name, "award") || g_str_equal (name, "rank")) {
    lua_pushnil (L);
    return TRUE;
  }
  return FALSE;
}

static int
index_entrant (lua_State *L)
{
  RuleRunInside *inside = rule_run_of (L);
  guint entrant = rule_entrant_place (L, 1);
  if (lua_type (L, 2) != LUA_TSTRING)
    rule_raise (L, g_strdup (_ ("an entrant is no list; its fields have names")));
  const char *name = lua_tostring (L, 2);
  BaheShape shape = listed_shape (name);
  if (push_row_field (L, inside, name))
    return 1;
  if (shape != 0 && !inside->run.scoring->rule->shapes[shape])
    rule_raise (L, g_strdup_printf (_ ("to read “%s” add \"%s\" to reads"), name, rule_shape_name (shape)));
  if (shape != 0)
    push_views (L, inside, entrant, shape);
  else if (g_str_equal (name, "id"))
    lua_pushinteger (L, inside->run.standings[entrant].number);
  else if (!push_entrant_field (L, inside, entrant, name) && !push_column (L, inside, entrant, name)) {
    if (!g_str_equal (name, "name"))
      raise_unknown_entrant_field (L, inside->run.scoring->rule, name);
    lua_pushstring (L, inside->run.standings[entrant].name);
  }
  return 1;
}

static int
set_entrant (lua_State *L)
{
  const RuleRunInside *inside = rule_run_of (L);
  if (inside->phase != RULE_PHASE_AWARD || lua_type (L, 2) != LUA_TSTRING || g_str_equal (lua_tostring (L, 2), "rank"))
    return refuse_setting (L);
  lua_rawgetp (L, LUA_REGISTRYINDEX, &made_key);
  lua_pushvalue (L, 1);
  if (lua_rawget (L, -2) != LUA_TTABLE) {
    lua_pop (L, 1);
    lua_newtable (L);
    lua_pushvalue (L, 1);
    lua_pushvalue (L, -2);
    lua_rawset (L, -4);
  }
  lua_pushvalue (L, 2);
  lua_pushvalue (L, 3);
  lua_rawset (L, -3);
  return 0;
}

void
rule_push_row_extras (lua_State *L)
{
  lua_rawgetp (L, LUA_REGISTRYINDEX, &made_key);
  lua_insert (L, -2);
  lua_rawget (L, -2);
  lua_remove (L, -2);
}

void
rule_set_row_rank (lua_State *L, guint rank)
{
  lua_rawgetp (L, LUA_REGISTRYINDEX, &made_key);
  lua_pushvalue (L, -2);
  lua_newtable (L);
  lua_pushinteger (L, rank);
  lua_setfield (L, -2, "rank");
  lua_rawset (L, -3);
  lua_pop (L, 1);
}

/* ---- opening ------------------------------------------------------------------------------------------ */

void
rule_fact_open (lua_State *L)
{
  lua_newtable (L);
  lua_createtable (L, 0, G_N_ELEMENTS (fields));
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++) {
    lua_pushinteger (L, (lua_Integer) i);
    lua_setfield (L, -2, fields[i].name);
  }
  lua_pushcclosure (L, index_fact, 1);
  lua_setfield (L, -2, "__index");
  lua_pushcfunction (L, refuse_setting);
  lua_setfield (L, -2, "__newindex");
  lua_rawsetp (L, LUA_REGISTRYINDEX, &fact_key);
  lua_newtable (L);
  lua_pushcfunction (L, index_entrant);
  lua_setfield (L, -2, "__index");
  lua_pushcfunction (L, set_entrant);
  lua_setfield (L, -2, "__newindex");
  lua_rawsetp (L, LUA_REGISTRYINDEX, &entrant_key);
}

void
rule_fact_begin (lua_State *L)
{
  lua_newtable (L);
  lua_rawsetp (L, LUA_REGISTRYINDEX, &entrants_key);
  lua_newtable (L);
  lua_rawsetp (L, LUA_REGISTRYINDEX, &made_key);
}
