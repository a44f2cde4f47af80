/* One test of a scoring rule, written as JSON:
 * {"name":"…", "params":{…}, "rank":[…], "restart":"any", "awards":{…},
 *  "entrants":["后勤组", {"name":"大班组","weight":600}],
 *  "facts":[{"match":["后勤组",2,"大班组",1]}, {"shape":"tally","entrant":"大班组","value":"1","about":"缺勤"}],
 *  "expect":[{"name":"后勤组","place":1,"award":"一等奖","columns":{"points":"2"}}]}
 * Each fact, entrant and expectation may also be a line (rule_line.h), as in the `tests` that a rule carries. */
#ifndef BAHE_CLI_RULE_TEST_H
#define BAHE_CLI_RULE_TEST_H

#include "board/board.h"

/* Runs `test`; what differs from `expect` is appended to `differences` as char *. A test that expects nothing cannot
 * fail, so it is INVALID. FALSE too when the rule fails (RULE, LIMIT). */
gboolean bahe_cli_rule_test (BaheRule *rule, json_object *test, GPtrArray *differences, GError **error);

#endif
