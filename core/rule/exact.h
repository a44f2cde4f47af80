/* Internal to core/rule: exact numbers inside Lua.
 *
 * A whole number that fits is a plain Lua integer, always; everything else is userdata, and equal numbers are the same
 * object, so == and table keys work. Nothing wraps and nothing is a float: the loader (source.c) writes a + b as a +_0+
 * b, a * b as a *_1* b, a / b as a *_1/ b and a ^ b as a ^_P^ b, so that each operation is asked of the metatable here.
 */
#ifndef BAHE_RULE_EXACT_H
#define BAHE_RULE_EXACT_H

#include "rule/sandbox.h"

/* Every full userdata of the state begins with one of these; all light ones are facts. */
typedef enum {
  RULE_TAG_NUMBER = 0x4e554d01,
  RULE_TAG_CARRIER,
  RULE_TAG_OPERATOR,
  RULE_TAG_FACT,
  RULE_TAG_ENTRANT,
} RuleTag;

/* The tag of the value, 0 if it is no userdata. */
guint32 rule_tag (lua_State *L, int index);

/* Once a state; pushes nothing. */
void rule_exact_open (lua_State *L);
/* Pushes the three operands that the rewritten source takes: _0, _1, _P. */
void rule_exact_push_operands (lua_State *L);
/* Forgets what a call that ended in an error left half done. */
void rule_exact_reset (lua_State *L);

/* Takes the number over, whatever happens, and pushes it; LIMIT if it is too large. */
void rule_push_number (lua_State *L, BaheNumber number);

/* Borrowed from the Lua value: never clear it. FALSE if the value is not a number. */
gboolean rule_get_number (lua_State *L, int index, BaheNumber *number);
/* The same, or an error that says `what` was expected to be a number, and what it is. */
BaheNumber rule_check_number (lua_State *L, int index, const char *what);

/* A word for the value at `index`, for messages: "nothing (nil)", "text “abc”", "9.5". Free with g_free. */
char *rule_describe (lua_State *L, int index);
/* As `tostring` gives it. Free with g_free. */
char *rule_to_text (lua_State *L, int index);

#endif
