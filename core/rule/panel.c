/* What the helpers for panels of judges did, in numbers: so that it can be shown without being reckoned again. */
#include "rule/private.h"

static void
part_clear (gpointer data)
{
  RulePart *part = data;

  g_free (part->judge);
  bahe_number_clear (&part->value);
}

static void
panel_free (gpointer data)
{
  RulePanel *panel = data;

  g_array_unref (panel->parts);
  bahe_number_clear (&panel->result);
  g_free (panel);
}

GPtrArray *
rule_panels_new (void)
{
  return g_ptr_array_new_with_free_func (panel_free);
}

RulePanel *
rule_panel_begin (lua_State *L, RulePanelKind kind)
{
  RuleRunInside *inside = rule_run_of (L);

  if (inside == NULL || inside->panels == NULL || inside->at != inside->watch || inside->phase != RULE_PHASE_SCORE)
    return NULL;
  RulePanel *panel = g_new0 (RulePanel, 1);
  panel->kind = kind;
  panel->result = BAHE_NUMBER_INT (0);
  panel->parts = g_array_new (FALSE, TRUE, sizeof (RulePart));
  g_array_set_clear_func (panel->parts, part_clear);
  g_ptr_array_add (inside->panels, panel);
  return panel;
}

/* The judge of the mark at `index`; NULL: it is no mark, or nobody's. Borrowed. */
static const char *
judge_of_mark (lua_State *L, int index)
{
  guint place = rule_fact_view (L, index);

  if (place == RULE_NOBODY)
    return NULL;
  const RuleView *view = rule_run_view (&rule_run_of (L)->run, place);
  return view->fact->shape == BAHE_MARK ? view->fact->rest->by : NULL;
}

/* Of a list, the one judge whose all its marks are. */
static const char *
judge_of (lua_State *L, int index)
{
  int top = lua_gettop (L);
  const char *judge = judge_of_mark (L, index);

  if (judge != NULL || lua_type (L, index) != LUA_TTABLE || !rule_push_real (L, index))
    return judge;
  int list = lua_gettop (L);
  lua_Integer n = (lua_Integer) lua_rawlen (L, list);
  for (lua_Integer i = 1; i <= n; i++) {
    lua_rawgeti (L, list, i);
    const char *one = judge_of_mark (L, -1);
    lua_pop (L, 1);
    if (one == NULL || (judge != NULL && !g_str_equal (one, judge))) {
      judge = NULL;
      break;
    }
    judge = one;
  }
  lua_settop (L, top);
  return judge;
}

void
rule_panel_add (lua_State *L, RulePanel *panel)
{
  BaheNumber number = BAHE_NUMBER_INT (0);

  luaL_checkstack (L, 4, NULL);
  rule_get_number (L, -1, &number);
  RulePart part = { g_strdup (judge_of (L, lua_gettop (L) - 1)), bahe_number_copy (&number), FALSE };
  g_array_append_val (panel->parts, part);
}
