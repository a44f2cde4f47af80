/* Entrants as a rule sees them, and as rows of an awards function, where they take an award. */
#include "rule/private.h"

#include <string.h>

/* In the registry: the metatable, the objects of one run, and what that run made: lists, and what awards set on rows.
 */
static char entrant_key, entrants_key, made_key;

typedef struct { /* what stands behind an entrant in Lua */
  guint32 tag;
  guint place;
} Entrant;

static void
push_new (lua_State *L, guint place)
{
  Entrant *object = lua_newuserdatauv (L, sizeof *object, 0);
  *object = (Entrant){ RULE_TAG_ENTRANT, place };
  lua_rawgetp (L, LUA_REGISTRYINDEX, &entrant_key);
  lua_setmetatable (L, -2);
}

guint
rule_entrant_place (lua_State *L, int index)
{
  if (rule_tag (L, index) != RULE_TAG_ENTRANT)
    return RULE_NOBODY;
  const Entrant *object = lua_touserdata (L, index);
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
    push_new (L, entrant);
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
    guint n;
    const guint *views = rule_run_views_of (inside, entrant, shape, &n);
    lua_createtable (L, (int) n, 0);
    for (guint i = 0; i < n; i++) {
      rule_push_fact (L, views[i]);
      lua_rawseti (L, -2, (lua_Integer) i + 1);
    }
    rule_freeze_flat (L);
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
    return rule_refuse_setting (L);
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
rule_entrant_open (lua_State *L)
{
  lua_newtable (L);
  lua_pushcfunction (L, index_entrant);
  lua_setfield (L, -2, "__index");
  lua_pushcfunction (L, set_entrant);
  lua_setfield (L, -2, "__newindex");
  lua_rawsetp (L, LUA_REGISTRYINDEX, &entrant_key);
}

void
rule_entrant_begin (lua_State *L)
{
  lua_newtable (L);
  lua_rawsetp (L, LUA_REGISTRYINDEX, &entrants_key);
  lua_newtable (L);
  lua_rawsetp (L, LUA_REGISTRYINDEX, &made_key);
}
