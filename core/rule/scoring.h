/* Internal to core/rule and core/board: one run of a rule over the facts of a scoring.
 *
 * The board ranks what a run leaves: it is called back inside the sandbox, after the scoring and before the run ends,
 * so that criteria and awards written in Lua can still be asked. Whatever the callback allocates hangs on its own data,
 * because an error of the rule jumps out of it.
 */
#ifndef BAHE_RULE_SCORING_H
#define BAHE_RULE_SCORING_H

#include "rule/rule.h"

#include <lua.h>

#define RULE_NOBODY G_MAXUINT

/* ---- criteria ----------------------------------------------------------------------------------------- */

typedef enum {
  RULE_CRITERION_COLUMN, /* a column, or the ratio of two */
  RULE_CRITERION_LOT,
  RULE_CRITERION_ENCOUNTER,
  RULE_CRITERION_BUCHHOLZ,
  RULE_CRITERION_BUCHHOLZ_CUT1,
  RULE_CRITERION_MEDIAN_BUCHHOLZ,
  RULE_CRITERION_MODIFIED_MEDIAN,
  RULE_CRITERION_SONNEBORN_BERGER,
  RULE_CRITERION_KOYA,
  RULE_CRITERION_CUMULATIVE,
  RULE_CRITERION_BLACK_WINS,
  RULE_CRITERION_OWN, /* a function of the rule */
} RuleCriterionKind;

typedef enum { RULE_AMONG_ALL, RULE_AMONG_TIED, RULE_AMONG_PAIR } RuleAmong;

typedef struct {
  RuleCriterionKind kind;
  RuleAmong among;
  gboolean less;      /* less is better */
  guint less_by;      /* place of the parameter that says so, from 1; 0: none */
  gboolean tied;      /* looks at the set that is level: a split starts again at the first such one */
  guint column, over; /* over: RULE_NOBODY if it is no ratio */
  guint own;          /* place in the rule's rank list, from 1 */
  char *text;         /* as written */
  BaheLabel label;    /* of an own one; members may be NULL */
} RuleCriterion;

typedef enum { RULE_RESTART_TIED, RULE_RESTART_ANY, RULE_RESTART_NO } RuleRestart;

/* ---- one run ------------------------------------------------------------------------------------------ */

typedef struct {
  guint column;
  BaheNumber number;
} RuleGift; /* what one fact gave to one column */

typedef struct RuleFact RuleFact;

typedef struct { /* a fact as one entrant sees it; a match has two */
  RuleFact *fact;
  guint entrant, opponent; /* places in the run; opponent RULE_NOBODY: none */
  guint8 second, won, drawn, lost, forfeit, bye;
  guint8 left_out; /* the rule said that this match does not count */
} RuleView;

typedef struct { /* of one entrant */
  gint64 number;
  const char *name;
  const char *out; /* why not ranked; NULL: ranked */
  gint64 lot;      /* place in the draw; 0: none */
} RuleStanding;

typedef struct RuleRun RuleRun;
struct RuleRun {
  lua_State *L;
  BaheScoring *scoring;
  guint n_entrants, n_columns; /* columns: first those of the rule, then what criteria may name besides */
  RuleStanding *standings;
  BaheNumber *numbers; /* entrant × column */
  gboolean *has;
  GArray *views;     /* of RuleView */
  GArray *gifts;     /* of RuleGift, view by view */
  guint *gift_ends;  /* by view: how many gifts there are with its own; NULL: none are kept */
  gint64 last_round; /* that any fact tells */
};

/* The places of an entrant's matches among the views, in order of recording. Borrowed until the run ends. */
const guint *rule_run_matches_of (RuleRun *run, guint entrant, guint *n);
const BaheNumber *rule_run_number (const RuleRun *run, guint entrant, guint column, gboolean *has);
/* What a match gave to a column, automatic ones too; 0 if nothing. The caller clears it. */
BaheNumber rule_run_gift (const RuleRun *run, const RuleView *view, guint column);
const char *rule_run_column_name (const RuleRun *run, guint column);
/* For people, in the language of messages: the label, or the name. */
const char *rule_run_column_label (const RuleRun *run, guint column);
const RuleView *rule_run_view (const RuleRun *run, guint place);
gint64 rule_view_round (const RuleView *view);

typedef enum { RULE_PANEL_TRIM, RULE_PANEL_MEAN, RULE_PANEL_MEDIAN, RULE_PANEL_SUM } RulePanelKind;

typedef struct {
  char *judge; /* whose it is; NULL: not that of one judge */
  BaheNumber value;
  gboolean left_out; /* by `trim` */
} RulePart;

typedef struct { /* what one call of a helper did with a list of numbers */
  RulePanelKind kind;
  GArray *parts;     /* of RulePart */
  BaheNumber result; /* 0 of `trim`, which gives a list */
} RulePanel;

typedef struct {    /* what is noted about one entrant while a rule runs; members may be NULL */
  gint64 entrant;   /* its number; 0: nobody's */
  GPtrArray *steps; /* of char *: lines for people */
  GPtrArray
      *panels; /* of RulePanel, of the `score` function, in the order in which the calls began: see rule_panels_new */
} RuleWatch;
GPtrArray *rule_panels_new (void);

/* Called inside the sandbox; may raise. */
typedef void (*RuleAfter) (RuleRun *run, gpointer data);

/* Scores and calls `after`. `watch` NULL: nobody is. */
gboolean rule_scoring_run (BaheScoring *scoring, RuleAfter after, gpointer data, const RuleWatch *watch,
                           GError **error);

/* A tally of an entrant as it was recorded. */
const char *rule_view_reason (const RuleView *view); /* NULL: none, or private */
BaheNumber rule_view_value (const RuleView *view);
BaheShape rule_view_shape (const RuleView *view);

const RuleCriterion *rule_scoring_criteria (const BaheScoring *scoring, gsize *n);
RuleRestart rule_scoring_restart (const BaheScoring *scoring);
/* {"list":[…],"round":…} or NULL; borrowed. */
json_object *rule_scoring_awards (const BaheScoring *scoring);
BaheRule *rule_scoring_rule (const BaheScoring *scoring);
gboolean rule_has_awards_function (const BaheRule *rule);
/* Whether anything fed to the column can be counted among the level: it is given by matches, or by nothing at all. */
/* The criterion whose number a column shows; FALSE: it shows what the rule gives. Borrowed from the rule. */
gboolean rule_column_criterion (const BaheRule *rule, guint column, RuleCriterion *criterion);
gboolean rule_run_column_is_of_matches (const RuleRun *run, guint column);

/* Raises that the criterion counts among the level what no match gives. */
G_NORETURN void rule_run_refuse_criterion (const RuleRun *run, const RuleCriterion *criterion, guint column);

/* An own criterion of one entrant; TRUE and a number the caller clears, or FALSE: none. May raise. */
gboolean rule_run_own_criterion (RuleRun *run, const RuleCriterion *criterion, guint entrant, const guint *tied,
                                 guint n, BaheNumber *number);

typedef struct { /* how the rows stand when the awards function is called */
  guint entrant, rank;
} RuleRow;
/* Calls the awards function with rows in this order. award(i) gets the text set on row i (NULL: none) and what else the
 * rule set on it (an object, or NULL). The outcome is a new object or NULL. May raise. */
typedef void (*RuleAwarded) (gpointer data, guint row, const char *award, json_object *more);
json_object *rule_run_awards (RuleRun *run, const RuleRow *rows, guint n, RuleAwarded awarded, gpointer data);

#endif
