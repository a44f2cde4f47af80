/* core/rule — scoring rules in Lua: a sandbox, exact numbers, and what a rule makes of facts.
 *
 * A rule is pure: facts and parameters in, rows of exact numbers out. It sees no clock, file or random number; it is
 * stopped when it uses too much time or memory. Knows nothing of the store or of activities: facts are handed in.
 * Threads: a BaheRule and everything made from it belong to one thread at a time.
 */
#ifndef BAHE_RULE_H
#define BAHE_RULE_H

#include "base/base.h"

#include <json-c/json.h>

typedef struct BaheRule BaheRule;       /* a compiled rule file */
typedef struct BaheScoring BaheScoring; /* a rule at work on the facts of one stage and group of one activity */

typedef struct {
  const char *name;
  BaheLabel label;
  json_object *fallback; /* its type is the parameter's type; borrowed */
  json_object *one_of;   /* array, or NULL */
} BaheRuleParam;

typedef struct {
  const char *name;
  BaheLabel label;
  int places;            /* digits shown; −1: as exact */
  const char *places_of; /* the parameter that says how many; NULL: places */
  gboolean clock;        /* seconds, shown as minutes and seconds */
  const char *clock_of;  /* the parameter that says so by "clock"; NULL: clock */
  gboolean show;
  const char *of; /* the criterion whose number it shows; NULL: what the rule gives */
} BaheRuleColumn;

/* Compiles and checks a rule. `name` is used in messages ("my.lua"); `source` is its text (bytecode is refused).
 * Errors: RULE with file:line, what is wrong and a suggestion; LIMIT. */
BaheRule *bahe_rule_new (const char *name, const char *source, gsize length, GError **error);
void bahe_rule_free (BaheRule *rule);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BaheRule, bahe_rule_free)

const char *bahe_rule_name (const BaheRule *rule);
const BaheLabel *bahe_rule_title (const BaheRule *rule);
const BaheRuleParam *bahe_rule_params (const BaheRule *rule, gsize *n);
const BaheRuleColumn *bahe_rule_columns (const BaheRule *rule, gsize *n);
/* "match", "match.forfeit", "entrant.weight" …; NULL-terminated. */
const char *const *bahe_rule_reads (const BaheRule *rule);
/* "fold", "entrant" or "field": what one more fact costs (rule-language, incrementality). */
const char *bahe_rule_class (const BaheRule *rule);

/* The examples the rule carries, an array of {name, params, rank, restart, entrants: [line], facts: [line], expect:
 * [line]} in the words of rule-language.md; what is not said is left out. NULL: it has none. Borrowed. */
json_object *bahe_rule_tests (const BaheRule *rule);
/* The first line of the rule's text with this word or text on it; 0: none. */
int bahe_rule_line (const BaheRule *rule, const char *text);

/* The reference page of the language as Markdown, in the language of messages. Free with g_free. */
char *bahe_rule_reference (void);

typedef struct {       /* what an activity chose; every member may be NULL: the rule's own */
  json_object *params; /* object: name → value; numbers may be given as text ("0.2"); unknown names are refused */
  json_object *rank;   /* array of criteria as text */
  const char *restart; /* "tied", "any", "no" */
  json_object *awards; /* array of awards, with round, running, ties, first, cap as keys of an object {list:[…], …} */
} BaheScoringOptions;

/* Limits of one call into a rule: 1 s of processor time and 64 MiB unless set (0: as usual), and 10 µs and 1 KiB more
 * for each fact, because what the host lays out is not held against the rule. For tests and trials. */
typedef struct {
  guint milliseconds;
  gsize bytes;
} BaheRuleLimits;
void bahe_rule_set_limits (BaheRule *rule, const BaheRuleLimits *limits);

/* Takes a hold of nothing: `rule` must outlive it. Errors: INVALID naming the parameter. */
BaheScoring *bahe_scoring_new (BaheRule *rule, const BaheScoringOptions *options, GError **error);
void bahe_scoring_free (BaheScoring *scoring);
/* Every parameter with the value in force, as the rule's order has them. Borrowed. */
json_object *bahe_scoring_params (const BaheScoring *scoring);
/* The label of a column, by its place in bahe_rule_columns, with the value in force for each "{parameter}" that it
 * names. Its texts are borrowed from the scoring, or NULL. */
BaheLabel bahe_scoring_column_label (const BaheScoring *scoring, gsize column);
/* How many digits of it are shown: with the parameter's value in force where it names one. −1: as exact. */
int bahe_scoring_column_places (const BaheScoring *scoring, gsize column);
/* Whether it is shown as minutes and seconds, in the same way. */
gboolean bahe_scoring_column_clock (const BaheScoring *scoring, gsize column);
/* A number as the column shows it. Free with g_free. */
char *bahe_rule_column_text (const BaheRuleColumn *column, const BaheNumber *number);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BaheScoring, bahe_scoring_free)

/* `fields`: the entrant's declared entry fields, names to numbers, text or NULL; borrowed for the call. An entrant that
 * withdrew is added with out = reason. `name` is what messages and explanations call it. */
gboolean bahe_scoring_add_entrant (BaheScoring *scoring, gint64 number, const char *name, json_object *fields,
                                   const char *out, GError **error);
/* Copied, handed over in any order: a rule sees them by (seq, n). A fact of an unknown entrant is an error (NOT_FOUND).
 * Void matches, BAHE_MEMBER and shapes that the rule does not read are kept out by the scoring; of BAHE_LOT an
 * entrant's latest counts.
 *
 * What a rule sees of it:
 *   match    ours theirs from value and against; ends from more.parts; bye: the value of a match without an other side,
 * or true if it has none; won, lost, drawn from the scores, or from more.winner (number of the entrant) where that is
 * given; forfeit is true on the side that lost by ended "forfeit", on both if the scores are level and nobody won mark
 * judge = by, item = about     measure  what = about, attempt = by     tally  reason = about, else by cautions, faults:
 * the slots faults and other_faults; or else, as any other name in `reads`, the field of that name in `more`, and for
 * the second side of a match "other_NAME" (or "other-NAME") where that name is declared. In `more` a JSON number is
 * read digit by digit as it is written, {"value":…} counts as its value (rough values, quantities), {"sealed":…} as
 * true: given, not what. Text stays text, except where it is declared a number (bahe_scoring_declare). */
gboolean bahe_scoring_add_fact (BaheScoring *scoring, const BaheFactRow *fact, GError **error);

/* Which fields facts and entrants may have besides the standard ones, so that a wrong name is told from an unset one;
 * NULL-terminated: "match.bracket" for text, flags and numbers that are JSON numbers, "match.cautions:number" for
 * decimals that are kept as text ("9.50"). Without this call any name met in a fact is declared, and text that reads as
 * a number counts as one. */
void bahe_scoring_declare (BaheScoring *scoring, const char *const *names);

#endif
