/* Internal to core/rule: one Lua state with nothing in it, capped in memory, stopped by a timer.
 *
 * All work in the state happens inside rule_sandbox_call, so that every Lua error, and running out of memory, comes
 * back as a GError. Inside, whatever the C side owns hangs on the job's own data, never on a local of a function that
 * Lua may jump out of.
 */
#ifndef BAHE_RULE_SANDBOX_H
#define BAHE_RULE_SANDBOX_H

#include "rule/rule.h"

#include <lauxlib.h>
#include <lua.h>
#include <time.h>

typedef struct RuleSandbox RuleSandbox;

/* `name` stands in messages and is copied. */
RuleSandbox *rule_sandbox_new (const char *name);
void rule_sandbox_free (RuleSandbox *sandbox);

lua_State *rule_sandbox_lua (RuleSandbox *sandbox);
RuleSandbox *rule_sandbox_of (lua_State *L);
/* What now runs in the state, for whoever started it: borrowed, NULL at first. */
void rule_sandbox_set_run (RuleSandbox *sandbox, gpointer run);
gpointer rule_sandbox_run (lua_State *L);

/* Runs `work` in the state with `data` as its light userdata argument. `facts` widens both limits: what the host itself
 * lays out for so many facts is not held against the rule. Errors: RULE with the message, LIMIT. */
gboolean rule_sandbox_call (RuleSandbox *sandbox, const BaheRuleLimits *limits, gsize facts, lua_CFunction work,
                            gpointer data, GError **error);

/* Says while something goes on what it is about; added to the message of an error: "match 3 A 2:0 B". NULL: nothing. */
typedef char *(*RuleContext) (gpointer data);
void rule_sandbox_set_context (RuleSandbox *sandbox, RuleContext context, gpointer data);

/* The message with its place, and in words for the author where Lua itself said it; the file is always named. Free with
 * g_free. */
char *rule_complaint (const char *message, const char *name);

/* Lets the state allocate past its cap until the next call: for the few pushes that must not fail. Returns the old
 * value. */
gboolean rule_sandbox_uncap (RuleSandbox *sandbox, gboolean uncapped);

/* Raises `message` (which it frees) as an error of the Lua function that runs, with file and line. Never returns. */
G_NORETURN void rule_raise (lua_State *L, char *message);
/* The same without a place, for what is wrong with a table of the rule rather than with a line that runs. */
G_NORETURN void rule_raise_bare (lua_State *L, char *message);
/* Raises and names LIMIT: a number, a list or a text that grew past all sense. */
G_NORETURN void rule_raise_limit (lua_State *L, char *message);

/* ", did you mean “x”?" in the language of messages, or "": free with g_free. */
char *rule_suggest (const char *word, const char *const *candidates, gsize n);

#endif
