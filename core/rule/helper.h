/* Internal to core/rule: the helpers a rule may call, by subject. */
#ifndef BAHE_RULE_HELPER_H
#define BAHE_RULE_HELPER_H

#include "rule/private.h"

extern const luaL_Reg rule_sum_helpers[];    /* sum, mean, weighted */
extern const luaL_Reg rule_order_helpers[];  /* median, trim, largest, smallest, sort */
extern const luaL_Reg rule_list_helpers[];   /* count, where, by, insert */
extern const luaL_Reg rule_match_helpers[];  /* among, annulled */
extern const luaL_Reg rule_number_helpers[]; /* round, band, floor, max … */
extern const luaL_Reg rule_basic_helpers[];  /* ipairs, pairs, tostring, note … */
extern const luaL_Reg *const rule_helpers[]; /* all of these; NULL at its end */

/* Pushes the real table of argument `index`; an error that names the helper if it is no list. Returns its length. */
lua_Integer rule_check_list (lua_State *L, int index, const char *helper);
/* Pushes what `f` (argument `index`: nil, a field name or a function) makes of the value on top, which stays below. */
void rule_apply (lua_State *L, int index, const char *helper);

/* Whether the value is a number or a text, by which others can be put in order and told apart. */
gboolean rule_is_key (lua_State *L, int index);

/* ---- lists of numbers --------------------------------------------------------------------------------- */

/* Replaces list and f by a new list of the numbers they give; what gives nil is left out. `panel` (NULL: nobody asks)
 * gets each of them with the judge whose it is. */
lua_Integer rule_gather_numbers (lua_State *L, int f, const char *helper, RulePanel *panel);
/* Borrowed from the list. */
BaheNumber rule_number_at (lua_State *L, int list, lua_Integer i);
/* The numbers of the list, in words: "9.5 9.72"; free with g_free. */
char *rule_show_list (lua_State *L, int list);
/* The number on top is what came of it; `panel` may be NULL. */
void rule_panel_note_result (lua_State *L, RulePanel *panel);

#endif
