/* Internal to core/rule: facts and entrants as a rule sees them, read-only. */
#ifndef BAHE_RULE_FACT_H
#define BAHE_RULE_FACT_H

#include "rule/value.h"

#include "rule/scoring.h"

typedef struct { /* what most facts of a large board have nothing of */
  BaheAmount faults, other_faults;
  const char *ended, *by, *about, *more;
  json_object *parsed; /* of `more`, when it was asked for */
} RuleFactRest;

struct RuleFact { /* kept narrow: a large board walks over a million, and the memory is what that costs */
  gint64 seq, entrant, other, round;
  BaheAmount value, against;
  RuleFactRest *rest; /* never NULL: those without share an empty one */
  guint order;        /* of recording, from 1 */
  guint n : 29, shape : 3;
};

/* Once a state. */
void rule_fact_open (lua_State *L);
void rule_entrant_open (lua_State *L);
/* Once a run: forgets the objects of the one before. */
void rule_entrant_begin (lua_State *L);

/* A __newindex that says that nothing handed to a rule can be set. */
int rule_refuse_setting (lua_State *L);

void rule_push_entrant (lua_State *L, RuleRun *run, guint entrant);
gint64 rule_entrant_number (lua_State *L, int index);
/* The place in the run, RULE_NOBODY if the value is no entrant. */
guint rule_entrant_place (lua_State *L, int index);

/* The entrant on top gets a rank that an awards function can read … */
void rule_set_row_rank (lua_State *L, guint rank);
/* … and is replaced by the table of what that function set on it, or nil. */
void rule_push_row_extras (lua_State *L);

/* A fact is its view's place and nothing else, so that a board of a million makes no object of Lua's for any. */
void rule_push_fact (lua_State *L, guint view);
/* The place of the view that the fact at `index` shows; RULE_NOBODY if the value is no fact. */
guint rule_fact_view (lua_State *L, int index);
/* The fact itself; NULL if the value is none. */
const RuleFact *rule_fact_of (lua_State *L, int index);

/* Fields of marks whose text lies open and need not be asked for through Lua. */
typedef enum { RULE_OPEN_NONE, RULE_OPEN_JUDGE, RULE_OPEN_ITEM } RuleOpenField;
/* RULE_OPEN_NONE for any other name. */
RuleOpenField rule_open_field (const char *name);
/* Its text, owned by the fact; NULL: it has to be asked for through Lua, or `fact` is NULL. */
const char *rule_fact_open_text (const RuleFact *fact, RuleOpenField field);

/* "后勤组", "match 3": how messages call the fact or entrant at `index`; NULL if it is neither. Free with g_free. */
char *rule_object_label (lua_State *L, int index);
/* "match 3 后勤组 2:1 大班组". Free with g_free. */
char *rule_view_label (const RuleRun *run, const RuleView *view);
/* "judge 3", who gave the mark; NULL: it is not said. To be freed. */
char *rule_fact_by (const RuleFact *fact);
/* What it says, for the people of the contest: "动作质量 38", of a match its label. To be freed. */
char *rule_fact_words (const RuleRun *run, const RuleView *view);

/* What decides a match: scores, more.winner, forfeits. Sets won, drawn, lost, forfeit and bye of both sides' views;
 * FALSE if there is no result in it yet, or it is void. */
gboolean rule_fact_judge (RuleFact *fact, RuleView *first, RuleView *second);
json_object *rule_fact_more (RuleFact *fact);
BaheNumber rule_amount (const BaheAmount *amount);

#endif
