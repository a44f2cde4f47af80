/* Contests of matches: what is asked, recorded and shown of the draw, in both languages. */
#include "rows.h"

/* ---- choices -------------------------------------------------------------------------------------------- */

const BaheChoice draw_legs[] = {
  [LEGS_SINGLE] = { "single", { "单循环", "Single round robin" } },
  [LEGS_DOUBLE] = { "double", { "双循环", "Double round robin" } },
  { 0 },
};
const BaheChoice draw_sides[] = {
  [SIDE_RED] = { "red", { "红方", "Red" } },
  [SIDE_BLUE] = { "blue", { "蓝方", "Blue" } },
  { 0 },
};
const BaheChoice draw_sides_or_both[] = {
  [SIDE_RED] = { "red", { "红方", "Red" } },
  [SIDE_BLUE] = { "blue", { "蓝方", "Blue" } },
  [SIDE_BOTH] = { "both", { "双方", "Both" } },
  { 0 },
};
const BaheChoice draw_stages[] = {
  [STAGE_GROUP] = { "group", { "小组赛", "Group stage" } },
  [STAGE_KNOCK_OUT] = { "knock-out", { "淘汰赛", "Knock-out" } },
  [STAGE_DOUBLE] = { "double-elimination", { "双败淘汰赛", "Double elimination" } },
  { 0 },
};
const BaheChoice draw_brackets[] = {
  [BRACKET_MAIN] = { "main", { "正赛", "Main" } },
  [BRACKET_THIRD] = { "third", { "三四名决赛", "For third place" } },
  [BRACKET_UPPER] = { "upper", { "胜者组", "Winners" } },
  [BRACKET_LOWER] = { "lower", { "败者组", "Losers" } },
  [BRACKET_FINAL] = { "final", { "总决赛", "Grand final" } },
  { 0 },
};
const BaheChoice draw_states[] = {
  [MATCH_OPEN] = { "not-played", { "未赛", "Not played" } },
  [MATCH_PLAYED] = { "played", { "已赛", "Played" } },
  [MATCH_FORFEITED] = { "forfeit", { "弃权", "Forfeit" } },
  [MATCH_RETIRED] = { "retired", { "因伤退赛", "Retired" } },
  [MATCH_BYE] = { "bye", { "轮空", "Bye" } },
  { "in-progress", { "进行中", "In progress" } },
  { "waiting", { "待定", "Sides not known" } },
  { 0 },
};
static const BaheChoice endings[] = {
  [ENDED_PLAYED] = { "played", { "赛完", "Played" } },
  [ENDED_FORFEIT] = { "forfeit", { "弃权", "Forfeit" } },
  [ENDED_RETIRED] = { "retired", { "因伤退赛", "Retired" } },
  [ENDED_BYE] = { "bye", { "轮空", "Bye" } },
  { 0 },
};
static const BaheChoice clashes[] = {
  [CLASH_VENUE] = { "venue", { "同一场地", "One venue twice" } },
  [CLASH_ENTRANT] = { "entrant", { "同一选手或队", "One entrant twice" } },
  { 0 },
};

/* ---- events --------------------------------------------------------------------------------------------- */

const BaheField draw_order_fields[] = {
  { .name = "order", .type = BAHE_ENTRANT, .flags = BAHE_REQUIRED | BAHE_MANY, .label = { "签序", "Drawn order" } },
  { 0 },
};
static const BaheField lot_columns[] = {
  FIELD_TEAM ("参赛者", "Entrant"),
  { .name = "place", .type = BAHE_INTEGER, .flags = BAHE_REQUIRED, .label = { "签号", "Lot" }, .min = "1" },
  { 0 },
};
const BaheField draw_lots_fields[] = {
  [TIE_STAGE] = FIELD_STAGE,
  [TIE_GROUP] = FIELD_GROUP,
  [TIE_LOTS] = { .name = "lots",
                 .type = BAHE_ROWS,
                 .flags = BAHE_REQUIRED,
                 .label = { "抽签结果", "Lots" },
                 .columns = lot_columns },
  { 0 },
};
#define FIELD_MINUTES                                                                                                  \
  {                                                                                                                    \
    .name = "minutes", .type = BAHE_INTEGER, .label = { "几分钟（不填按活动）", "Minutes (left out: as set up)" },     \
    .min = "1", .max = "1440"                                                                                          \
  }
const BaheField draw_time_fields[] = {
  [TIME_MATCH] = FIELD_MATCH,
  [TIME_VENUE] = FIELD_VENUE,
  [TIME_START] = FIELD_START,
  [TIME_MINUTES] = FIELD_MINUTES,
  { 0 },
};
const BaheField draw_on_fields[] = { ON_FIELDS, { 0 } };
static const BaheField score_columns[] = { FIELD_NUMBER ("red", "红方", "Red"),
                                           FIELD_NUMBER ("blue", "蓝方", "Blue"),
                                           { 0 } };
const BaheField draw_decided_fields[] = {
  [DECIDED_NUMBER] = FIELD_NUMBER ("match", "场次", "Match"),
  [DECIDED_RED] = FIELD_RED,
  [DECIDED_BLUE] = FIELD_ENTRANT ("blue", "蓝方", "Blue"),
  [DECIDED_RED_ENDS] = FIELD_NUMBER ("red-ends", "红方比分", "Red score"),
  [DECIDED_BLUE_ENDS] = FIELD_NUMBER ("blue-ends", "蓝方比分", "Blue score"),
  [DECIDED_ENDED] = { .name = "ended", .type = BAHE_CHOICE, .label = { "结束方式", "Ended" }, .choices = endings },
  [DECIDED_ENDS] = { .name = "ends", .type = BAHE_ROWS, .label = { "各局", "Ends" }, .columns = score_columns },
  [DECIDED_CAUTIONS] = FIELD_NUMBER ("cautions", "红方警告", "Red cautions"),
  [DECIDED_OTHER_CAUTIONS] = FIELD_NUMBER ("other-cautions", "蓝方警告", "Blue cautions"),
  [DECIDED_STAGE] = FIELD_STAGE,
  [DECIDED_GROUP] = FIELD_GROUP,
  [DECIDED_ROUND] = FIELD_ROUND,
  [DECIDED_BRACKET] = FIELD_BRACKET ("bracket"),
  [DECIDED_WINNER] = FIELD_ENTRANT ("winner", "胜方（比分没有分出的）", "Winner, where the score does not tell"),
  { 0 },
};
const BaheField draw_member_fields[] = {
  [MEMBER_TEAM] = FIELD_TEAM ("参赛者", "Entrant"), [MEMBER_STAGE] = FIELD_STAGE, [MEMBER_GROUP] = FIELD_GROUP, { 0 }
};

/* ---- what verbs ask ------------------------------------------------------------------------------------- */

const BaheField draw_ask[] = {
  { .name = "seeds",
    .type = BAHE_ENTRANT,
    .flags = BAHE_MANY,
    .label = { "种子（依次排在最前，不抽签）", "Seeds (first, in this order, not drawn)" } },
  { 0 },
};
const BaheField draw_go_on_ask[] = {
  { .name = "order",
    .type = BAHE_ENTRANT,
    .flags = BAHE_MANY,
    .label = { "出线名单（不填按积分榜）", "Who goes on (by the standings if left out)" } },
  { 0 },
};
const BaheField draw_lots_ask[] = {
  { .name = "teams", .type = BAHE_ENTRANT, .flags = BAHE_REQUIRED | BAHE_MANY, .label = { "并列的", "Who are level" } },
  { .name = "drawn", .type = BAHE_FLAG, .label = { "已现场抽好，就按这个次序", "Drawn by hand, in this order" } },
  { 0 },
};
const BaheField draw_time_ask[] = {
  [TIME_MATCH] = FIELD_MATCH,
  [TIME_VENUE] = FIELD_VENUE,
  [TIME_START] = FIELD_START,
  [TIME_MINUTES] = FIELD_MINUTES,
  [TIME_ANYWAY] = { .name = "anyway", .type = BAHE_FLAG, .label = { "有冲突也仍然这样排", "Even if it clashes" } },
  { 0 },
};

/* ---- views ---------------------------------------------------------------------------------------------- */

/* A side comes from the winner of the match that its "from" names by place, in the match for the third place from the
 * loser; in the lower bracket from the loser of the match whose number its "loser-of" gives; else it was drawn there.
 */
const BaheField draw_bracket_columns[] = {
  FIELD_NUMBER ("place", "序号", "Place"),
  FIELD_ROUND,
  FIELD_NUMBER ("match", "场次", "Match"),
  { .name = "third", .type = BAHE_FLAG, .label = { "三四名决赛", "For third place" } },
  FIELD_BRACKET ("part"),
  { .name = "first", .type = BAHE_ENTRANT, .flags = BAHE_RESULT, .label = { "上方", "First side" } },
  { .name = "second", .type = BAHE_ENTRANT, .flags = BAHE_RESULT, .label = { "下方", "Second side" } },
  FIELD_NUMBER ("first-from", "上方来自", "First side from"),
  FIELD_NUMBER ("second-from", "下方来自", "Second side from"),
  FIELD_NUMBER ("first-loser-of", "上方是第几场负者", "First side: loser of"),
  FIELD_NUMBER ("second-loser-of", "下方是第几场负者", "Second side: loser of"),
  FIELD_RESULT ("first-score", "上方比分", "Score of first side"),
  FIELD_RESULT ("second-score", "下方比分", "Score of second side"),
  FIELD_WINNER_SHOWN,
  { .name = "bye", .type = BAHE_FLAG, .label = { "轮空", "Bye" } },
  FIELD_STATE (BAHE_RESULT),
  { 0 },
};
const BaheField draw_conflict_columns[] = {
  FIELD_NUMBER ("match", "场次", "Match"),
  FIELD_NUMBER ("other", "与第几场", "And match"),
  { .name = "what", .type = BAHE_CHOICE, .label = { "冲突", "Conflict" }, .choices = clashes },
  FIELD_START,
  FIELD_VENUE,
  { 0 },
};
