/* A contest of matches: what a person may do, and what is asked for it. */
#include "match.h"

#include "fields.h"

static const BaheField start_ask[] = { ASK_MATCH_FIELD, { 0 } };
static const BaheField set_ask[] = {
  [SET_WINNER] = ASK_SIDE_FIELD ("winner", "本局胜方", "Winner of the set", draw_sides),
  [SET_RED_POINTS] = FIELD_POINTS ("red-points", "红方得分", "Red points"),
  [SET_BLUE_POINTS] = FIELD_POINTS ("blue-points", "蓝方得分", "Blue points"),
  [SET_TEAM] = ASK_TEAM_FIELD ("胜者（代替红方蓝方）", "Who won (instead of the side)"),
  [SET_MATCH] = ASK_MATCH_FIELD,
  { 0 },
};
static const BaheField forfeit_ask[] = {
  [ASK_SIDE] = ASK_SIDE_FIELD ("side", "弃权方", "Who", draw_sides_or_both),
  [ASK_MORE] = FIELD_WORDS,
  [ASK_TEAM] = ASK_TEAM_FIELD ("弃权的是", "Who does not come"),
  [ASK_MATCH] = ASK_MATCH_FIELD,
  { 0 },
};
static const BaheField walkover_ask[] = {
  [ASK_SIDE] = ASK_SIDE_FIELD ("side", "到场方", "Who is here", draw_sides),
  [ASK_MORE] = FIELD_WORDS,
  [ASK_TEAM] = ASK_TEAM_FIELD ("到场的是", "Who is here, by name"),
  [ASK_MATCH] = ASK_MATCH_FIELD,
  { 0 },
};
static const BaheField retire_ask[] = {
  [ASK_SIDE] = ASK_SIDE_FIELD ("side", "因伤退赛方", "Who", draw_sides),
  [ASK_MORE] = FIELD_WORDS,
  [ASK_TEAM] = ASK_TEAM_FIELD ("因伤退赛的是", "Who retires"),
  [ASK_MATCH] = ASK_MATCH_FIELD,
  { 0 },
};
static const BaheField result_ask[] = {
  [RESULT_RED] = FIELD_RED,
  [RESULT_BLUE] = FIELD_BLUE,
  [RESULT_RED_ENDS] = FIELD_POINTS ("red-ends", "红方比分（按局的记胜局）", "Red score (sets won)"),
  [RESULT_BLUE_ENDS] = FIELD_POINTS ("blue-ends", "蓝方比分（按局的记胜局）", "Blue score (sets won)"),
  [RESULT_ENDED] = FIELD_ENDED (match_result_endings),
  [RESULT_SETS] = FIELD_SETS,
  [RESULT_WINNER] = FIELD_WINNER,
  [RESULT_RED_CAUTIONS] = FIELD_CARDS ("red-cautions", "红方红黄牌分", "Red cards"),
  [RESULT_BLUE_CAUTIONS] = FIELD_CARDS ("blue-cautions", "蓝方红黄牌分", "Blue cards"),
  [RESULT_MATCH] = { .name = "match",
                     .type = BAHE_INTEGER,
                     .label = { "场次（双方不止一场时填）", "Match, where they meet more than once" },
                     .min = "1" },
  { 0 },
};

const BaheVerb match_verbs[] = {
  { "result",
    { "记一场成绩", "Record a match" },
    "recorder",
    .fields = result_ask,
    .decide = match_decide_result,
    .now = draw_now_play },
  { "end",
    { "记一局", "Record a set" },
    "recorder",
    .fields = set_ask,
    .decide = match_decide_set,
    .now = draw_now_play },
  { "forfeit",
    { "弃权", "Forfeit" },
    "recorder",
    .fields = forfeit_ask,
    .decide = match_decide_forfeit,
    .now = draw_now_play },
  { "walkover",
    { "对方弃权获胜", "Walkover" },
    "recorder",
    .fields = walkover_ask,
    .decide = match_decide_walkover,
    .now = draw_now_play },
  { "retire",
    { "因伤退赛", "Retire" },
    "recorder",
    .fields = retire_ask,
    .decide = match_decide_retire,
    .now = draw_now_play },
  { "start",
    { "开始一场", "Start a match" },
    "recorder",
    .fields = start_ask,
    .decide = match_decide_start,
    .now = draw_now_play },
  { "pair",
    { "编排下一轮", "Pair the next round" },
    "recorder",
    .fields = &bahe_nothing,
    .decide = match_decide_pair,
    .now = match_now_pair },
  DRAW_VERBS,
  { 0 },
};
