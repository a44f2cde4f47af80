/* A contest of matches: what a person may do, and what is asked for it. */
#include "match.h"

#include "fields.h"

#define ASK_MATCH_FIELD                                                                                                \
  {                                                                                                                    \
    .name = "match", .type = BAHE_INTEGER, .label = { "场次（不填为当前场）", "Match (the current one if left out)" }, \
    .min = "1"                                                                                                         \
  }
#define ASK_TEAM_FIELD(zh, en)                                                                                         \
  {                                                                                                                    \
    .name = "team", .type = BAHE_ENTRANT, .label = { zh, en }                                                          \
  }
#define ASK_SIDE_FIELD(name_, zh, en, of)                                                                              \
  {                                                                                                                    \
    .name = name_, .type = BAHE_CHOICE, .label = { zh, en }, .choices = of                                             \
  }

static const BaheField draw_ask[] = {
  { .name = "seeds",
    .type = BAHE_ENTRANT,
    .flags = BAHE_MANY,
    .label = { "种子（依次排在最前，不抽签）", "Seeds (first, in this order, not drawn)" } },
  { 0 },
};
static const BaheField go_on_ask[] = {
  { .name = "order",
    .type = BAHE_ENTRANT,
    .flags = BAHE_MANY,
    .label = { "出线名单（不填按积分榜）", "Who goes on (by the standings if left out)" } },
  { 0 },
};
static const BaheField lots_ask[] = {
  { .name = "teams", .type = BAHE_ENTRANT, .flags = BAHE_REQUIRED | BAHE_MANY, .label = { "并列的", "Who are level" } },
  { .name = "drawn", .type = BAHE_FLAG, .label = { "已现场抽好，就按这个次序", "Drawn by hand, in this order" } },
  { 0 },
};
static const BaheField schedule_ask[] = {
  [SCHEDULE_MATCH] = FIELD_MATCH,
  [SCHEDULE_VENUE] = FIELD_VENUE,
  [SCHEDULE_START] = FIELD_START,
  [SCHEDULE_MINUTES] = FIELD_MINUTES,
  [SCHEDULE_ANYWAY] = { .name = "anyway", .type = BAHE_FLAG, .label = { "有冲突也仍然这样排", "Even if it clashes" } },
  { 0 },
};
static const BaheField start_ask[] = { ASK_MATCH_FIELD, { 0 } };
static const BaheField set_ask[] = {
  [SET_WINNER] = ASK_SIDE_FIELD ("winner", "本局胜方", "Winner of the set", match_sides),
  [SET_RED_POINTS] = FIELD_SCORE ("red-points", "红方得分", "Red points"),
  [SET_BLUE_POINTS] = FIELD_SCORE ("blue-points", "蓝方得分", "Blue points"),
  [SET_TEAM] = ASK_TEAM_FIELD ("胜者（代替红方蓝方）", "Who won (instead of the side)"),
  [SET_MATCH] = ASK_MATCH_FIELD,
  { 0 },
};
static const BaheField forfeit_ask[] = {
  [ASK_SIDE] = ASK_SIDE_FIELD ("side", "弃权方", "Who", match_sides_or_both),
  [ASK_MORE] = FIELD_WORDS,
  [ASK_TEAM] = ASK_TEAM_FIELD ("弃权的是", "Who does not come"),
  [ASK_MATCH] = ASK_MATCH_FIELD,
  { 0 },
};
static const BaheField walkover_ask[] = {
  [ASK_SIDE] = ASK_SIDE_FIELD ("side", "到场方", "Who is here", match_sides),
  [ASK_MORE] = FIELD_WORDS,
  [ASK_TEAM] = ASK_TEAM_FIELD ("到场的是", "Who is here, by name"),
  [ASK_MATCH] = ASK_MATCH_FIELD,
  { 0 },
};
static const BaheField retire_ask[] = {
  [ASK_SIDE] = ASK_SIDE_FIELD ("side", "因伤退赛方", "Who", match_sides),
  [ASK_MORE] = FIELD_WORDS,
  [ASK_TEAM] = ASK_TEAM_FIELD ("因伤退赛的是", "Who retires"),
  [ASK_MATCH] = ASK_MATCH_FIELD,
  { 0 },
};
static const BaheField result_ask[] = {
  [RESULT_RED] = { .name = "red", .type = BAHE_ENTRANT, .flags = BAHE_REQUIRED, .label = { "红方", "Red" } },
  [RESULT_BLUE] = { .name = "blue", .type = BAHE_ENTRANT, .flags = BAHE_REQUIRED, .label = { "蓝方", "Blue" } },
  [RESULT_RED_ENDS] = FIELD_SCORE ("red-ends", "红方比分（按局的记胜局）", "Red score (sets won)"),
  [RESULT_BLUE_ENDS] = FIELD_SCORE ("blue-ends", "蓝方比分（按局的记胜局）", "Blue score (sets won)"),
  [RESULT_ENDED] = FIELD_ENDED,
  [RESULT_SETS] = FIELD_SETS,
  [RESULT_WINNER] = FIELD_WINNER,
  [RESULT_RED_CAUTIONS] = FIELD_CAUTIONS ("red-cautions", "红方红黄牌分", "Red cards"),
  [RESULT_BLUE_CAUTIONS] = FIELD_CAUTIONS ("blue-cautions", "蓝方红黄牌分", "Blue cards"),
  [RESULT_MATCH] = { .name = "match",
                     .type = BAHE_INTEGER,
                     .label = { "场次（双方不止一场时填）", "Match, where they meet more than once" },
                     .min = "1" },
  { 0 },
};

const BaheVerb match_verbs[] = {
  { "result", { "记一场成绩", "Record a match" }, "recorder", .fields = result_ask, .decide = match_decide_result },
  { "end", { "记一局", "Record a set" }, "recorder", .fields = set_ask, .decide = match_decide_set },
  { "forfeit", { "弃权", "Forfeit" }, "recorder", .fields = forfeit_ask, .decide = match_decide_forfeit },
  { "walkover", { "对方弃权获胜", "Walkover" }, "recorder", .fields = walkover_ask, .decide = match_decide_walkover },
  { "retire", { "因伤退赛", "Retire" }, "recorder", .fields = retire_ask, .decide = match_decide_retire },
  { "start", { "开始一场", "Start a match" }, "recorder", .fields = start_ask, .decide = match_decide_start },
  { "pair", { "编排下一轮", "Pair the next round" }, "recorder", .fields = &bahe_nothing, .decide = match_decide_pair },
  { "draw", { "抽签", "Draw lots" }, "recorder", .fields = draw_ask, .decide = match_decide_draw },
  { "draw-order",
    { "记现场抽签结果", "Enter an order drawn by hand" },
    "recorder",
    .fields = match_order_fields,
    .decide = match_decide_draw_order },
  { "schedule",
    { "排时间场地", "Set time and venue" },
    "recorder",
    .fields = schedule_ask,
    .decide = match_decide_schedule },
  { "lots", { "同分抽签", "Draw lots among the level" }, "recorder", .fields = lots_ask, .decide = match_decide_lots },
  { "go-on", { "小组出线", "Go on to the knock-out" }, "recorder", .fields = go_on_ask, .decide = match_decide_go_on },
  { 0 },
};
