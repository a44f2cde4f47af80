/* The lines in which examples of a scoring rule are written, as the JSON that rule_test.h reads:
 *
 *   match 后勤组 2:1 大班组 forfeit faults=1:0 round=2 ends=21:15,15:21,21:18     match 后勤组 bye
 *   mark 一班 9.5 judge=1 item=动作      measure 王小明 120 faults=2      tally 李红 3 reason=缺勤 month=2
 *   lot 后勤组 1                         member 后勤组
 *   后勤组 weight=612.5 out=退赛                                          an entrant with what was asked of it
 *   1 后勤组 points=5 award=一等奖       - 大班组 没有评分                what the board must say; "-": no place
 *
 * Words with spaces stand in quotes. */
#ifndef BAHE_CLI_RULE_LINE_H
#define BAHE_CLI_RULE_LINE_H

#include "board/board.h"

/* New objects; NULL with INVALID saying what does not fit. */
json_object *bahe_cli_fact_of_line (const char *line, GError **error);
json_object *bahe_cli_entrant_of_line (const char *line, GError **error);
json_object *bahe_cli_expectation_of_line (const char *line, GError **error);

/* A row of a board as a line that bahe_cli_expectation_of_line reads. Free with g_free. */
char *bahe_cli_line_of_row (const BaheBoard *board, const BaheBoardRow *row);

#endif
