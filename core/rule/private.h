/* Internal to core/rule: what a compiled rule and a scoring are made of. */
#ifndef BAHE_RULE_PRIVATE_H
#define BAHE_RULE_PRIVATE_H

#include "rule/fact.h"
#include "rule/source.h"

#define RULE_N_SHAPES 5 /* match, mark, measure, tally; 0 unused */

typedef enum { /* columns that every match gives without a word of the rule; in this order */
               RULE_PLAYED,
               RULE_WON,
               RULE_DRAWN,
               RULE_LOST,
               RULE_SCORED,
               RULE_CONCEDED,
               RULE_DIFF,
               RULE_N_AUTOMATIC,
} RuleAutomatic;

struct BaheRule {
  char *name;
  RuleSource *source;
  RuleSandbox *sandbox;
  BaheRuleLimits limits;
  BaheLabel title;
  GArray *params;  /* of BaheRuleParam */
  GArray *columns; /* of BaheRuleColumn; the first n_shown are the rule's, then automatic ones and entrant fields */
  guint n_shown;
  GPtrArray *reads;               /* of char *, NULL at its end */
  gboolean shapes[RULE_N_SHAPES]; /* read at all */
  gboolean functions[RULE_N_SHAPES];
  int lines[RULE_N_SHAPES][2]; /* from and to line of each function */
  gboolean has_score, has_contest, has_awards_function, uses_gifts;
  json_object *rank; /* the criteria as text; own ones as {"own":i,…} */
  GArray *criteria;  /* of RuleCriterion */
  RuleRestart restart;
  json_object *awards;
  json_object *tests;  /* as bahe_rule_tests gives them; NULL: none */
  GStringChunk *texts; /* of labels */
};

/* ---- columns ------------------------------------------------------------------------------------------ */

/* The place of the column, RULE_NOBODY if there is none. */
guint rule_column (const BaheRule *rule, const char *name);
/* The automatic column that this is, or RULE_N_AUTOMATIC. */
RuleAutomatic rule_automatic (const char *name);
const char *rule_automatic_name (RuleAutomatic automatic);
/* ", did you mean …" among the columns. Free with g_free. */
char *rule_suggest_column (const BaheRule *rule, const char *name);
/* Whether `reads` has "entrant.NAME", "match.NAME" … */
gboolean rule_reads (const BaheRule *rule, const char *shape, const char *field);
const char *rule_shape_name (BaheShape shape);
/* Whether a parameter may have this value: any where it has no list. */
gboolean rule_is_one_of (const BaheRuleParam *param, json_object *value);

/* ---- criteria ----------------------------------------------------------------------------------------- */

/* From the array of texts (and {"own":…} of the rule itself); NULL with `why` set to a message without a place. */
GArray *rule_criteria_parse (const BaheRule *rule, json_object *rank, const char **bad, char **why);
/* Whether criteria of tournaments have that name: buchholz, koya … */
gboolean rule_library_has (const char *name);
gboolean rule_restart_parse (const char *text, RuleRestart *restart);
/* Checks an awards object or array and brings it into the form {"list":[…],…}; NULL with `why`. */
json_object *rule_awards_parse (json_object *awards, char **why);

/* ---- for the reference page: names of the tables that are gone by, in their order; borrowed ------------ */

void rule_table_add_keys (GPtrArray *names);
void rule_fact_add_fields (BaheShape shape, GPtrArray *names);
void rule_criterion_add_names (GPtrArray *names);
void rule_award_add_words (GPtrArray *names);

/* ---- a state's inside --------------------------------------------------------------------------------- */

/* Reads the table on top into the rule; raises what does not fit. */
void rule_table_read (lua_State *L, BaheRule *rule);
/* Raises "my.lua:12: message"; the line is the first that has `word` (NULL: none). Frees the message. */
G_NORETURN void rule_raise_about (lua_State *L, const BaheRule *rule, const char *word, char *message);
/* Every key of the table on top that is text must be one of `known`; `where` says in a message what the table is. */
void rule_check_keys (lua_State *L, const BaheRule *rule, const char *where, const char *const *known, gsize n);
/* The key "tests" of the table on top. */
void rule_tests_read (lua_State *L, BaheRule *rule);
/* Once a state: the environment with the helpers of the reference page and nothing else; leaves the environment table
 * on top. */
void rule_helpers_push_environment (lua_State *L);
/* Once a state: loads the text, its numbers and the environment; only name and source of the rule are looked at. */
void rule_text_open (lua_State *L, BaheRule *rule);
/* Runs the rule's text anew and pushes the table it returns: functions that share nothing with an earlier run. */
void rule_instantiate (lua_State *L, BaheRule *rule);

/* ---- a scoring ---------------------------------------------------------------------------------------- */

typedef struct {
  gint64 number;
  char *name, *out;
  json_object *fields; /* or NULL */
} RuleEntrant;

struct BaheScoring {
  BaheRule *rule;
  json_object *params; /* name → value, checked */
  GArray *criteria;    /* own, or the rule's (borrowed) */
  gboolean own_criteria;
  RuleRestart restart;
  json_object *awards; /* or NULL */
  GArray *entrants;    /* of RuleEntrant */
  GArray *places;      /* of guint: number → place in entrants + 1; 0: nobody. For numbers below RULE_DENSE_NUMBERS */
  GHashTable *distant; /* the same for the others, gint64 * → place + 1 */
  GArray *facts;       /* of RuleFact, lots too */
  guint reserved;      /* facts that there is room for */
  gboolean disordered; /* facts were not handed over in order of recording */
  RuleFactRest nothing;
  GPtrArray *rests; /* of RuleFactRest: of the facts that have one of their own */
  GStringChunk *texts;
  GHashTable *declared; /* "match.cautions" → "number" or ""; NULL: never declared */
  GHashTable *seen;     /* set of the same names, as met in facts; NULL: not looked yet */
};

/* "value" of `fact`'s field in `more`, by the conventions of rule.h. Pushes it; FALSE and nothing pushed if it is not
 * set. */
gboolean rule_push_field (lua_State *L, const BaheScoring *scoring, const char *shape, const char *name,
                          json_object *more);
gboolean rule_scoring_knows (BaheScoring *scoring, const char *shape, const char *name);

typedef enum {
  RULE_PHASE_START,
  RULE_PHASE_CONTEST,
  RULE_PHASE_FOLD,
  RULE_PHASE_SCORE,
  RULE_PHASE_RANK,
  RULE_PHASE_AWARD
} RulePhase;

#define RULE_DENSE_NUMBERS (1 << 20)

typedef struct { /* of one entrant: what its matches give of themselves, as far as whole numbers hold it */
  guint counts[RULE_LOST + 1];
  gint64 scored, conceded;
} RuleResults;

typedef struct { /* the parts of a run that only core/rule sees */
  RuleRun run;   /* first, so that one can be cast to the other */
  RulePhase phase;
  guint at; /* whose turn it is, RULE_NOBODY: nobody's */
  guint at_view;
  const char *function; /* that runs: "match", "score" … */
  gint64 *wholes;       /* column × entrant: sums of the whole numbers alone; narrow, so that they stay in the cache */
  gboolean *given, *scored; /* per column: by any fact, by `score` */
  const char **names;       /* per column: as the state keeps it */
  gboolean keep_gifts;
  guint automatic[RULE_N_AUTOMATIC]; /* their columns; RULE_NOBODY: the rule has no such one */
  RuleResults *results;              /* by entrant */
  GPtrArray *outs;                   /* of char *: reasons that `score` gave */
  RuleAfter after;
  gpointer after_data;
  guint watch;
  GPtrArray *steps, *panels;
  guint *views_of; /* places of views by entrant and shape, each in order of recording; NULL: nobody asked yet */
  guint *starts;   /* where those of entrant × shape begin; one more at the end */
} RuleRunInside;

/* Fills what a run starts from; rule_run_end frees it again. */
void rule_run_lay_out (RuleRunInside *inside);
void rule_run_end (RuleRunInside *inside);
/* Room for `n` elements at least; of a large array in pages that are large too, because at 4 KiB a time the kernel's
 * work for each page costs more than what is written there. Its length stays as it is. */
void rule_reserve (GArray *array, guint n);
/* Below 0: `left`, a RuleFact, was recorded before `right`. */
gint rule_compare_recording (gconstpointer left, gconstpointer right);
/* Adds to the entrant's column. */
void rule_run_add (RuleRunInside *inside, guint entrant, guint column, const BaheNumber *number);
/* What the match gives of itself. */
void rule_run_add_automatic (RuleRunInside *inside, const RuleView *view);
/* Brings all that was added into the numbers of the run, once; `matches`: whether there was any. */
void rule_run_settle (RuleRunInside *inside, gboolean matches);
/* Where the entrant of that number stands; RULE_NOBODY if he is not in the contest. */
guint rule_scoring_place (const BaheScoring *scoring, gint64 number);
void rule_scoring_set_place (BaheScoring *scoring, gint64 number, guint place);

RuleRunInside *rule_run_of (lua_State *L);
void rule_run_set (lua_State *L, RuleRunInside *run);
/* What one match gives of itself. The caller clears it. */
BaheNumber rule_view_automatic (const RuleView *view, RuleAutomatic automatic);
/* The same where it is a whole number, as it nearly always is; FALSE: ask the one above. */
gboolean rule_view_automatic_whole (const RuleView *view, RuleAutomatic automatic, gint64 *whole);
/* What the run made of the rule's text: its table, its parameters, what `contest` returned. */
void rule_push_instance (lua_State *L);
void rule_push_params (lua_State *L);
void rule_push_shared (lua_State *L);
/* The places of the views of one shape of one entrant, in order of recording. Borrowed until the run ends. */
const guint *rule_run_views_of (RuleRunInside *run, guint entrant, BaheShape shape, guint *n);

/* A panel to be filled, which the run owns; NULL: nobody asks. */
RulePanel *rule_panel_begin (lua_State *L, RulePanelKind kind);
/* The number on top, made of the value below it: a mark, or marks of one judge as `by` groups them. */
void rule_panel_add (lua_State *L, RulePanel *panel);
/* Notes a step of a helper if somebody asks why; `format` as printf. */
gboolean rule_watching (lua_State *L);
void rule_step (lua_State *L, char *text);

#endif
