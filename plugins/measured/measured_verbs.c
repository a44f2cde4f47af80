/* A measured contest: what may be done, and by whom. */
#include "measured.h"

#include "fields.h"

static const BaheField attempt_ask[] = {
  [ASK_TEAM] = FIELD_TEAM (BAHE_REQUIRED),
  [ASK_RESULTS] = { .name = "result",
                    .type = BAHE_TEXT,
                    .flags = BAHE_REQUIRED | BAHE_MANY,
                    .label = { "成绩", "Result" } },
  [ASK_FAULTS] = { .name = "faults",
                   .type = BAHE_INTEGER,
                   .flags = BAHE_MANY,
                   .label = { "失误", "Faults" },
                   .min = "0",
                   .max = "1000" },
  [ASK_NUMBER] = { .name = "attempt", .type = BAHE_INTEGER, .label = { "第几次", "Attempt" }, .min = "1", .max = "9" },
  [ASK_REASON] = { .name = "reason", .type = BAHE_TEXT, .label = { "原因", "Reason" } },
  [ASK_MEMBER] = FIELD_MEMBER,
  { 0 },
};
static const BaheField by_hand_columns[] = {
  FIELD_TEAM (BAHE_REQUIRED),
  FIELD_HEAT (BAHE_REQUIRED),
  FIELD_LANE (0),
  { 0 },
};
static const BaheField by_hand_ask[] = {
  { .name = "lanes",
    .type = BAHE_ROWS,
    .flags = BAHE_REQUIRED,
    .label = { "分组分道", "Heats and lanes" },
    .columns = by_hand_columns },
  { 0 },
};
static const BaheField lane_ask[] = {
  FIELD_TEAM (BAHE_REQUIRED),
  { .name = "heat",
    .type = BAHE_INTEGER,
    .label = { "第几组（不填为有空道的最后一组）", "Heat (left out: the last with a free lane)" },
    .min = "1",
    .max = "999" },
  { .name = "lane",
    .type = BAHE_INTEGER,
    .label = { "第几道（不填为最小的空道）", "Lane (left out: the first that is free)" },
    .min = "1",
    .max = "12" },
  { 0 },
};
static const BaheField final_ask[] = {
  [FINAL_ORDER] = { .name = "order",
                    .type = BAHE_ENTRANT,
                    .flags = BAHE_MANY,
                    .label = { "决赛名单（不填按预赛成绩取）", "Who is in the final (left out: by the heats)" } },
  [FINAL_ANYWAY] = { .name = "anyway",
                     .type = BAHE_FLAG,
                     .label = { "预赛成绩不齐也排决赛", "Even if results of the heats are missing" } },
  { 0 },
};

const BaheVerb measured_verbs[] = {
  { "attempt", { "记成绩", "Record a result" }, "recorder", .fields = attempt_ask, .decide = measured_decide_attempt },
  { "draw",
    { "抽签分组", "Draw heats and lanes" },
    "recorder",
    .fields = &bahe_nothing,
    .decide = measured_decide_draw,
    .now = measured_now_draw },
  { "draw-heats",
    { "录入分组分道", "Enter heats and lanes" },
    "recorder",
    .fields = by_hand_ask,
    .decide = measured_decide_draw_heats,
    .now = measured_now_draw },
  { "lane",
    { "补排道次", "Give a lane" },
    "recorder",
    .fields = lane_ask,
    .decide = measured_decide_lane,
    .now = measured_now_lane },
  { "final",
    { "排决赛", "Draw the final" },
    "recorder",
    .fields = final_ask,
    .decide = measured_decide_final,
    .now = measured_now_final },
  { 0 },
};
