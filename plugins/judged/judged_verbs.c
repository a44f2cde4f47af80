/* A judged contest: what may be done, and by whom. */
#include "judged.h"

#include "fields.h"

#define FIELD_MARKS                                                                                                    \
  {                                                                                                                    \
    .name = "marks", .type = BAHE_DECIMAL, .flags = BAHE_REQUIRED | BAHE_MANY,                                         \
    .label = { "各评委给分（从1号起）", "Marks (from judge 1)" }, .min = "0"                                           \
  }
#define FIELD_ONLY_SEAT                                                                                                \
  {                                                                                                                    \
    .name = "seat", .type = BAHE_INTEGER, .label = { "只记几号评委", "Only of this judge" }, .min = "1", .max = "30"   \
  }

static const BaheField mark_ask[] = {
  [ASK_WORK] = FIELD_TEAM (BAHE_REQUIRED),
  [ASK_MARKS] = FIELD_MARKS,
  [ASK_SEAT] = FIELD_ONLY_SEAT,
  { 0 },
};
static const BaheField mark_work_ask[] = {
  [ASK_WORK] = FIELD_NUMBER (BAHE_REQUIRED),
  [ASK_MARKS] = FIELD_MARKS,
  [ASK_SEAT] = FIELD_ONLY_SEAT,
  { 0 },
};
static const BaheField penalty_ask[] = {
  [PENALTY_TEAM] = FIELD_TEAM (BAHE_REQUIRED),
  [PENALTY_POINTS] = FIELD_POINTS,
  [PENALTY_REASON] = FIELD_REASON,
  { 0 },
};
static const BaheField penalty_work_ask[] = {
  [PENALTY_TEAM] = FIELD_NUMBER (BAHE_REQUIRED),
  [PENALTY_POINTS] = FIELD_POINTS,
  [PENALTY_REASON] = FIELD_REASON,
  { 0 },
};
static const BaheField confirm_ask[] = {
  [CONFIRM_TEAM] = FIELD_TEAM (0),
  [CONFIRM_NUMBER] = FIELD_NUMBER (0),
  [CONFIRM_ANYWAY] = FIELD_ANYWAY ("缺评分表也确认", "Even if sheets are missing"),
  { 0 },
};
static const BaheField lock_ask[] = { FIELD_ANYWAY ("缺评分表也锁定", "Even if sheets are missing"), { 0 } };
static const BaheField draw_ask[] = {
  { .name = "by-hand",
    .type = BAHE_FLAG,
    .label = { "编号另行抽签密封，解封时录入名单", "Numbers are sealed on paper; the list comes at unsealing" } },
  { 0 },
};
static const BaheField unseal_ask[] = {
  { .name = "order",
    .type = BAHE_ENTRANT,
    .flags = BAHE_MANY,
    .label = { "密封名单（1号起，另行抽签的才填）", "The sealed list, from number 1; only if drawn by hand" } },
  { 0 },
};

const BaheVerb judged_verbs[] = {
  { "sheet",
    { "提交评分表", "Hand in a sheet" },
    "judge",
    .own = "seat",
    .fields = judged_sheet_fields,
    .records = "sheet.given",
    .decide = judged_decide_sheet },
  { "comment",
    { "写评语", "Comment" },
    "judge",
    .own = "seat",
    .fields = judged_comment_fields,
    .records = "commented",
    .decide = judged_decide_comment },
  { "mark",
    { "唱分", "Marks read out" },
    "recorder",
    .fields = mark_ask,
    .decide = judged_decide_mark,
    .now = judged_now_mark_named },
  { "mark-work",
    { "按编号唱分", "Marks read out by number" },
    "recorder",
    .fields = mark_work_ask,
    .decide = judged_decide_mark_work,
    .now = judged_now_mark_numbered },
  { "penalty",
    { "扣分", "Deduct" },
    "recorder",
    .fields = penalty_ask,
    .decide = judged_decide_penalty,
    .now = judged_now_deduct_named },
  { "penalty-work",
    { "按编号扣分", "Deduct by number" },
    "recorder",
    .fields = penalty_work_ask,
    .decide = judged_decide_penalty_work,
    .now = judged_now_deduct_numbered },
  { "time",
    { "记用时", "Record the time" },
    "recorder",
    .fields = judged_time_fields,
    .records = "timed",
    .decide = judged_decide_time },
  { "absent",
    { "记缺勤", "Record an absence" },
    "recorder",
    .fields = judged_absent_fields,
    .records = "absence.recorded",
    .decide = judged_decide_absent },
  { "appear",
    { "出场", "On the stage" },
    "recorder",
    .fields = judged_work_fields,
    .records = "appeared",
    .decide = judged_decide_appear },
  { "judge",
    { "评委入席", "Seat a judge" },
    "officer",
    .fields = judged_seat_fields,
    .records = "judge.seated",
    .decide = judged_decide_judge,
    .now = judged_now_seat },
  { "confirm",
    { "确认得分", "Confirm the marks" },
    "officer",
    .fields = confirm_ask,
    .decide = judged_decide_confirm,
    .now = judged_now_mark },
  { "take-late",
    { "采用迟交的评分表", "Let a late sheet count" },
    "officer",
    .fields = judged_late_fields,
    .records = "late.taken",
    .decide = judged_decide_take_late,
    .now = judged_now_late },
  { "decline-late",
    { "不采用迟交的评分表", "Let a late sheet not count" },
    "officer",
    .fields = judged_late_fields,
    .records = "late.declined",
    .decide = judged_decide_decline_late,
    .now = judged_now_late },
  { "lock",
    { "锁定评分", "Close marking" },
    "officer",
    .fields = lock_ask,
    .decide = judged_decide_lock,
    .now = judged_now_mark },
  { "unseal",
    { "解封", "Unseal" },
    "officer",
    .fields = unseal_ask,
    .decide = judged_decide_unseal,
    .now = judged_now_unseal },
  { "draw", { "抽签", "Draw" }, "recorder", .fields = draw_ask, .decide = judged_decide_draw, .now = judged_now_draw },
  { "draw-order",
    { "记出场次序", "Enter the order of appearance" },
    "recorder",
    .fields = judged_order_fields,
    .records = "order.drawn",
    .decide = judged_decide_draw_order,
    .now = judged_now_draw_order },
  { 0 },
};
