/* Internal to core/rule: the helpers a rule may call, by subject. */
#ifndef BAHE_RULE_HELPER_H
#define BAHE_RULE_HELPER_H

#include "rule/private.h"

extern const luaL_Reg rule_list_helpers[];   /* sum, mean, trim, where, by … */
extern const luaL_Reg rule_number_helpers[]; /* round, band, floor, max … */
extern const luaL_Reg rule_basic_helpers[];  /* ipairs, pairs, tostring, note … */

/* Pushes the real table of argument `index`; an error that names the helper if it is no list. Returns its length. */
lua_Integer rule_check_list (lua_State *L, int index, const char *helper);
/* Pushes what `f` (argument `index`: nil, a field name or a function) makes of the value on top, which stays below. */
void rule_apply (lua_State *L, int index, const char *helper);

#endif
