/* core/rule — fund rules in Lua: what a record costs and gives, judged by data of the day it happened.
 *
 * A policy is as pure as a scoring rule, runs in the same sandbox under the same limits, and sees one record at a time
 * as a table: the fields it has, what is known of the year, the amounts in force. docs/policy-author.md is its page.
 * Threads: a BahePolicy belongs to one thread at a time.
 */
#ifndef BAHE_RULE_POLICY_H
#define BAHE_RULE_POLICY_H

#include "rule/rule.h"

typedef struct BahePolicy BahePolicy;

/* Compiles and checks a policy. `name` is used in messages ("visits.lua"); `source` is its text.
 * Errors: RULE with file:line, what is wrong and a suggestion; LIMIT. */
BahePolicy *bahe_policy_new (const char *name, const char *source, gsize length, GError **error);
void bahe_policy_free (BahePolicy *policy);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BahePolicy, bahe_policy_free)

const BaheLabel *bahe_policy_title (const BahePolicy *policy);
/* [{"kind":"plain-activity" or "*","event":"noted","fields":{"role":"field"}}]: which records it judges, and what their
 * fields are called in it. Borrowed. */
json_object *bahe_policy_judges (const BahePolicy *policy);
/* {"name":{"figure":"dues","by":{"figure's field":"role" or [values]},"here":true}}: the figures of this year that it reads; with
 * "here" those of this activity alone. Borrowed. */
json_object *bahe_policy_history (const BahePolicy *policy);
/* Names of views of the activity that it reads: an array. Borrowed. */
json_object *bahe_policy_views (const BahePolicy *policy);
/* The examples it carries: [{"name","at","profile","record":{…},"history":{…},"expect","item"}]; NULL: none. Borrowed.
 */
json_object *bahe_policy_tests (const BahePolicy *policy);
/* Whether it can say what is still allowed. */
gboolean bahe_policy_answers_allowed (const BahePolicy *policy);
/* For tests: other limits than 250 ms and 16 MiB. */
void bahe_policy_set_limits (BahePolicy *policy, const BaheRuleLimits *limits);

/* The findings about a record: [{"item","zh","en","allowed","given"}], none where all is well. Objects of `record` are
 * read strictly: a name they do not have is an error, a null is nil; so all names a policy may ask for must be there.
 * Errors: RULE with file and line, LIMIT. */
json_object *bahe_policy_judge (BahePolicy *policy, json_object *record, GError **error);
/* What is still allowed: [{"item","allowed","given","left"}]. */
json_object *bahe_policy_allowed (BahePolicy *policy, json_object *record, GError **error);

/* The table that a profile file returns, as JSON: numbers are JSON numbers or texts "1/3". Errors as above. */
json_object *bahe_policy_read_table (const char *name, const char *source, gsize length, GError **error);

#endif
