/* A measured contest: what is recorded, what people see of it, and its figures. */
#include "measured.h"

#include "fields.h"

const BaheChoice measured_stages[] = {
  [STAGE_HEATS] = { "heats", { "预赛", "Heats" } }, [STAGE_FINAL] = { "final", { "决赛", "Final" } }, { 0 }
};
const BaheChoice measured_ends[] = {
  [ENDED_VOID] = { "void", { "无效", "Void" } },
  [ENDED_NOT_STARTED] = { "not-started", { "未到", "Did not start" } },
  [ENDED_NOT_FINISHED] = { "not-finished", { "未完成", "Did not finish" } },
  [ENDED_DISQUALIFIED] = { "disqualified", { "取消成绩", "Disqualified" } },
  { 0 },
};

static const BaheField lane_columns[] = {
  [LANE_TEAM] = FIELD_TEAM (BAHE_REQUIRED),
  [LANE_HEAT] = FIELD_HEAT (BAHE_REQUIRED),
  [LANE_LANE] = FIELD_LANE (0),
  [LANE_DIVISION] = FIELD_DIVISION,
  { 0 },
};
static const BaheField drawn_fields[] = {
  [DRAWN_LANES] = { .name = "lanes",
                    .type = BAHE_ROWS,
                    .flags = BAHE_REQUIRED,
                    .label = { "分组分道", "Heats and lanes" },
                    .columns = lane_columns },
  [DRAWN_STAGE] = FIELD_STAGE,
  { 0 },
};
static const BaheField given_fields[] = {
  [LANE_TEAM] = FIELD_TEAM (BAHE_REQUIRED),
  [LANE_HEAT] = FIELD_HEAT (BAHE_REQUIRED),
  [LANE_LANE] = FIELD_LANE (0),
  [LANE_DIVISION] = FIELD_DIVISION,
  [LANE_STAGE] = FIELD_STAGE,
  { 0 },
};
static const BaheField attempted_fields[] = {
  [ATTEMPT_TEAM] = FIELD_TEAM (BAHE_REQUIRED),
  [ATTEMPT_VALUE] = { .name = "value", .type = BAHE_DECIMAL, .label = { "成绩", "Result" }, .min = "0" },
  [ATTEMPT_FAULTS] = { .name = "faults",
                       .type = BAHE_INTEGER,
                       .label = { "失误", "Faults" },
                       .min = "0",
                       .max = "1000" },
  [ATTEMPT_NUMBER] = { .name = "attempt",
                       .type = BAHE_INTEGER,
                       .flags = BAHE_REQUIRED,
                       .label = { "第几次", "Attempt" },
                       .min = "1",
                       .max = "9" },
  [ATTEMPT_ENDED] = FIELD_ENDED,
  [ATTEMPT_REASON] = { .name = "reason", .type = BAHE_TEXT, .flags = BAHE_REMARK, .label = { "原因", "Reason" } },
  [ATTEMPT_MEMBER] = FIELD_MEMBER,
  [ATTEMPT_DIVISION] = FIELD_DIVISION,
  [ATTEMPT_STAGE] = FIELD_STAGE,
  { 0 },
};

const BaheEventType measured_events[] = {
  [HEATS_DRAWN] = { .name = "heats.drawn",
                    .label = { "分组分道", "Heats and lanes" },
                    .fields = drawn_fields,
                    .facts = BAHE_TABLE (BaheFact, { .shape = BAHE_MEMBER,
                                                     .rows = "lanes",
                                                     .entrant = "team",
                                                     .stage = "stage",
                                                     .group = "division" }) },
  [LANE_GIVEN] = { .name = "lane.given",
                   .label = { "补排道次", "Lane given" },
                   .fields = given_fields,
                   .facts = BAHE_TABLE (
                       BaheFact, { .shape = BAHE_MEMBER, .entrant = "team", .stage = "stage", .group = "division" }) },
  [ATTEMPTED] = { .name = "attempted",
                  .label = { "一次成绩", "Attempt" },
                  .fields = attempted_fields,
                  .facts = BAHE_TABLE (BaheFact, { .shape = BAHE_MEASURE,
                                                   .entrant = "team",
                                                   .value = "value",
                                                   .faults = "faults",
                                                   .by = "attempt",
                                                   .stage = "stage",
                                                   .group = "division" }) },
  { 0 },
};

/* ---- views ------------------------------------------------------------------------------------------------------- */

static const BaheChoice states[] = {
  { "waiting", { "未比", "Waiting" } },
  { "now", { "正在比", "Now" } },
  { "next", { "请检录", "Next" } },
  { "done", { "已比", "Done" } },
  { "not-started", { "未到", "Did not start" } },
  { "disqualified", { "取消成绩", "Disqualified" } },
  { "withdrawn", { "已退赛", "Withdrawn" } },
  { 0 },
};
static const BaheField lane_view[] = {
  FIELD_STAGE,
  { .name = "heat", .type = BAHE_INTEGER, .label = { "组", "Heat" } },
  { .name = "lane", .type = BAHE_INTEGER, .label = { "道", "Lane" } },
  { .name = "team", .type = BAHE_ENTRANT, .flags = BAHE_IN_ORDER, .label = { "参赛者", "Entrant" } },
  FIELD_DIVISION,
  { .name = "state", .type = BAHE_CHOICE, .label = { "状态", "State" }, .choices = states },
  { .name = "done", .type = BAHE_INTEGER, .label = { "已记次数", "Attempts recorded" } },
  { .name = "of", .type = BAHE_INTEGER, .label = { "共几次", "Of" } },
  { .name = "results", .type = BAHE_TEXT, .flags = BAHE_RESULT, .label = { "各次成绩", "Results" } },
  { 0 },
};

const BaheEventType measured_views[] = {
  [VIEW_LANE] = { .name = "lane", .label = { "分组分道", "Heats and lanes" }, .fields = lane_view },
  { 0 },
};

const BaheFigure measured_figures[] = {
  { .name = "measured-attempts",
    .label = { "测量类比赛成绩条数", "Results in measured contests" },
    .event = "attempted",
    .how = BAHE_COUNT },
  { .name = "measured-entrants",
    .label = { "测量类比赛有成绩的参赛者", "Entrants measured" },
    .event = "attempted",
    .how = BAHE_DISTINCT,
    .field = "team" },
  { 0 },
};
