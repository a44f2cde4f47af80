/* Internal to core/rule: tables that cannot be changed, and the ways between Lua values and JSON. */
#ifndef BAHE_RULE_VALUE_H
#define BAHE_RULE_VALUE_H

#include "rule/exact.h"

/* Replaces the value on top by one that cannot be changed, at any depth; what is no table stays. */
void rule_freeze (lua_State *L);
/* The same for a list that holds no tables. */
void rule_freeze_flat (lua_State *L);

/* The table on top, with the names of `object`, is frozen, and from now on a name that `object` does not have is an
 * error with a suggestion; one that is null there is nil. */
void rule_make_strict (lua_State *L, json_object *object);

/* Pushes the real table behind the one at `index`, frozen or not; FALSE and nothing pushed if it is no table. */
gboolean rule_push_real (lua_State *L, int index);
/* Only where it is a frozen one; FALSE and nothing pushed otherwise. */
gboolean rule_push_frozen (lua_State *L, int index);

typedef enum { RULE_TEXT_AS_IS, RULE_TEXT_MAY_BE_NUMBER } RuleTextMode;

/* Objects and arrays become tables (not frozen), null becomes nil. Numbers are read digit by digit as they are written.
 */
void rule_push_json (lua_State *L, json_object *json, RuleTextMode mode);
/* The number that the JSON holds: a number, or text that is one. The caller clears it. */
gboolean rule_json_number (json_object *json, RuleTextMode mode, BaheNumber *number);
/* What the fact's or entrant's field holds: {"value":…} is its value, {"sealed":…} is true (given, not what). */
json_object *rule_json_plain (json_object *json, gboolean *sealed);

/* A new object; numbers as JSON numbers where their decimals end, else as text "1/3"; entrants as their number.
 * Functions are an error. `what` names the value in messages. */
json_object *rule_to_json (lua_State *L, int index, const char *what);

#endif
