/* A judged contest: what is recorded, and the figures of it. */
#include "judged.h"

#include "fields.h"

static const BaheChoice reasons[] = {
  [WHY_SAME] = { "same", { "评委就是参赛者", "The judge is the entrant" } },
  [WHY_AUTHOR] = { "author", { "评委是作者", "The judge is an author" } },
  [WHY_GROUP] = { "group", { "同一小组", "Of the same group" } },
  { 0 },
};

const BaheField judged_order_fields[] = {
  { .name = "order",
    .type = BAHE_ENTRANT,
    .flags = BAHE_REQUIRED | BAHE_MANY,
    .label = { "出场次序", "Order of appearance" } },
  { 0 },
};
const BaheField judged_work_fields[] = { [WORK_TEAM] = FIELD_TEAM (0), [WORK_NUMBER] = FIELD_NUMBER (0), { 0 } };
static const BaheField numbers_fields[] = {
  [NUMBERS_COUNT] = { .name = "count", .type = BAHE_INTEGER, .flags = BAHE_REQUIRED, .label = { "件数", "Works" } },
  [NUMBERS_LOT] = { .name = "lot", .type = BAHE_TEXT, .label = { "签", "Lot" } },
  { 0 },
};
static const BaheField mark_columns[] = {
  [MARK_CRITERION] = { .name = "criterion",
                       .type = BAHE_TEXT,
                       .flags = BAHE_REQUIRED,
                       .label = { "评分项", "Criterion" } },
  [MARK_MARK] = FIELD_MARK,
  { 0 },
};
const BaheField judged_sheet_fields[] = {
  [SHEET_SEAT] = FIELD_SEAT,
  [SHEET_TEAM] = FIELD_TEAM (0),
  [SHEET_MARKS] = { .name = "marks",
                    .type = BAHE_ROWS,
                    .flags = BAHE_REQUIRED,
                    .label = { "分数", "Marks" },
                    .columns = mark_columns },
  [SHEET_NUMBER] = FIELD_NUMBER (0),
  { 0 },
};
static const BaheField read_columns[] = { [ROW_SEAT] = FIELD_SEAT, [ROW_MARK] = FIELD_MARK, { 0 } };
static const BaheField read_fields[] = {
  [READ_TEAM] = FIELD_TEAM (0),
  [READ_MARKS] = { .name = "marks",
                   .type = BAHE_ROWS,
                   .flags = BAHE_REQUIRED,
                   .label = { "各评委给分", "Marks" },
                   .columns = read_columns },
  [READ_NUMBER] = FIELD_NUMBER (0),
  { 0 },
};
/* The same, which nothing is made of until it was keyed again. */
static const BaheField keyed_fields[] = {
  [READ_TEAM] = FIELD_TEAM (0),
  [READ_MARKS] = { .name = "keyed",
                   .type = BAHE_ROWS,
                   .flags = BAHE_REQUIRED,
                   .label = { "第一次录入", "As keyed once" },
                   .columns = read_columns },
  [READ_NUMBER] = FIELD_NUMBER (0),
  { 0 },
};
const BaheField judged_comment_fields[] = {
  [COMMENT_SEAT] = FIELD_SEAT,
  [COMMENT_TEAM] = FIELD_TEAM (0),
  [COMMENT_TEXT] = { .name = "comment",
                     .type = BAHE_TEXT,
                     .flags = BAHE_REQUIRED | BAHE_REMARK,
                     .label = { "评语", "Comment" } },
  [COMMENT_NUMBER] = FIELD_NUMBER (0),
  { 0 },
};
static const BaheField penalised_fields[] = {
  [PENALTY_TEAM] = FIELD_TEAM (0),
  [PENALTY_POINTS] = FIELD_POINTS,
  [PENALTY_REASON] = FIELD_REASON,
  [PENALTY_NUMBER] = FIELD_NUMBER (0),
  { 0 },
};
const BaheField judged_time_fields[] = {
  [TIME_SECONDS] = { .name = "seconds",
                     .type = BAHE_INTEGER,
                     .flags = BAHE_REQUIRED,
                     .label = { "用时（秒）", "Seconds used" },
                     .min = "0",
                     .max = "86400" },
  [TIME_TEAM] = FIELD_TEAM (0),
  [TIME_NUMBER] = FIELD_NUMBER (0),
  { 0 },
};
const BaheField judged_absent_fields[] = {
  [ABSENT_TEAM] = FIELD_TEAM (0),
  [ABSENT_NUMBER] = FIELD_NUMBER (0),
  [ABSENT_PEOPLE] = { .name = "absent",
                      .type = BAHE_INTEGER,
                      .label = { "缺勤人数（不填：没有到场）", "People absent (left out: nobody came)" },
                      .min = "0",
                      .max = "1000" },
  { 0 },
};
const BaheField judged_seat_fields[] = {
  [JUDGE_SEAT] = FIELD_SEAT,
  [JUDGE_PERSON] = { .name = "judge",
                     .type = BAHE_PERSON,
                     .flags = BAHE_REQUIRED,
                     .label = { "谁当这一号评委", "Who sits there" } },
  { 0 },
};
const BaheField judged_late_fields[] = {
  [LATE_SEAT] = FIELD_SEAT,
  [LATE_TEAM] = FIELD_TEAM (0),
  [LATE_NUMBER] = FIELD_NUMBER (0),
  [LATE_REASON] = FIELD_REASON,
  { 0 },
};
static const BaheField opened_columns[] = {
  [OPENED_NUMBER] = FIELD_NUMBER (BAHE_REQUIRED),
  [OPENED_TEAM] = FIELD_TEAM (BAHE_REQUIRED),
  { 0 },
};
static const BaheField conflict_columns[] = {
  [CONFLICT_SEAT] = FIELD_SEAT,
  [CONFLICT_JUDGE] = { .name = "judge", .type = BAHE_PERSON, .label = { "评委姓名", "Name of the judge" } },
  [CONFLICT_NUMBER] = FIELD_NUMBER (0),
  [CONFLICT_TEAM] = FIELD_TEAM (0),
  [CONFLICT_WHY] = { .name = "why", .type = BAHE_CHOICE, .label = { "为什么要回避", "Why" }, .choices = reasons },
  { 0 },
};
/* That it needs values also keeps the host from breaking the seal for an officer who looks early. */
static const BaheField unsealed_fields[] = {
  [UNSEALED_WORKS] = { .name = "works",
                       .type = BAHE_ROWS,
                       .flags = BAHE_REQUIRED,
                       .label = { "编号和参赛者", "Numbers and entrants" },
                       .columns = opened_columns },
  [UNSEALED_CONFLICTS] = { .name = "conflicts",
                           .type = BAHE_ROWS,
                           .label = { "应当回避的评分", "Conflicts of interest" },
                           .columns = conflict_columns },
  { 0 },
};
static const BaheField counted_fields[] = {
  [COUNTED_TEAM] = FIELD_TEAM (BAHE_REQUIRED),
  [COUNTED_SEAT] = FIELD_SEAT,
  [COUNTED_CRITERION] = { .name = "criterion", .type = BAHE_TEXT, .label = { "评分项", "Criterion" } },
  [COUNTED_POINTS] = { .name = "points", .type = BAHE_DECIMAL, .label = { "乘权重的分", "Weighted" } },
  [COUNTED_MARK] = { .name = "given", .type = BAHE_DECIMAL, .label = { "评委给分", "As given" } },
  [COUNTED_PANEL] = { .name = "panel", .type = BAHE_TEXT, .label = { "评委组", "Panel" } },
  [COUNTED_SHARE] = { .name = "share", .type = BAHE_DECIMAL, .label = { "占百分之几", "Per cent" } },
  { 0 },
};
static const BaheField penalty_counted_fields[] = {
  FIELD_TEAM (BAHE_REQUIRED),
  FIELD_POINTS,
  FIELD_REASON,
  { 0 },
};
static const BaheField time_counted_fields[] = {
  FIELD_TEAM (BAHE_REQUIRED),
  { .name = "time", .type = BAHE_INTEGER, .label = { "用时", "Time" } },
  { 0 },
};

const BaheEventType judged_events[] = {
  [ORDER_DRAWN] = { .name = "order.drawn",
                    .label = { "出场次序", "Order of appearance" },
                    .fields = judged_order_fields },
  [NUMBERS_DRAWN] = { .name = "numbers.drawn",
                      .label = { "密封编号", "Numbers sealed" },
                      .fields = numbers_fields,
                      .hidden_until = "unsealed" },
  [APPEARED] = { .name = "appeared", .label = { "出场", "On the stage" }, .fields = judged_work_fields },
  [SHEET_GIVEN] = { .name = "sheet.given",
                    .label = { "评分表", "Mark sheet" },
                    .fields = judged_sheet_fields,
                    .hidden_until = "marking.closed" },
  [MARKS_READ] = { .name = "marks.read", .label = { "唱分", "Marks read out" }, .fields = read_fields },
  [MARKS_KEYED] = { .name = "marks.keyed",
                    .label = { "唱分，第一次录入", "Marks keyed once" },
                    .fields = keyed_fields,
                    .hidden_until = "marking.closed" },
  [COMMENTED] = { .name = "commented",
                  .label = { "评语", "Comment" },
                  .fields = judged_comment_fields,
                  .hidden_until = "marking.closed" },
  [PENALISED] = { .name = "penalised", .label = { "扣分", "Deduction" }, .fields = penalised_fields },
  [TIMED] = { .name = "timed", .label = { "用时", "Time used" }, .fields = judged_time_fields },
  [ABSENT_RECORDED] = { .name = "absence.recorded", .label = { "缺勤", "Absence" }, .fields = judged_absent_fields },
  [JUDGE_SEATED] = { .name = "judge.seated", .label = { "评委入席", "Judge seated" }, .fields = judged_seat_fields },
  [CONFIRMED] = { .name = "confirmed", .label = { "确认得分", "Marks confirmed" }, .fields = judged_work_fields },
  [MARKING_CLOSED] = { .name = "marking.closed", .label = { "锁定评分", "Marking closed" }, .fields = &bahe_nothing },
  [UNSEALED] = { .name = "unsealed", .label = { "解封", "Unsealed" }, .fields = unsealed_fields },
  /* Everybody waits for the marks of the others until marking is closed, those that come late too. */
  [LATE_GIVEN] = { .name = "sheet.late",
                   .label = { "迟交的评分表", "Late mark sheet" },
                   .fields = judged_sheet_fields,
                   .hidden_until = "marking.closed" },
  [LATE_TAKEN] = { .name = "late.taken",
                   .label = { "采用迟交的评分表", "Late sheet counts" },
                   .fields = judged_late_fields },
  [LATE_DECLINED] = { .name = "late.declined",
                      .label = { "不采用迟交的评分表", "Late sheet does not count" },
                      .fields = judged_late_fields },
  /* These are never stored: evolve says them when marks, penalties and times count. */
  [MARK_COUNTED] = { .name = "mark.counted",
                     .label = { "计入的分", "Mark" },
                     .fields = counted_fields,
                     .facts = BAHE_TABLE (BaheFact, { .shape = BAHE_MARK,
                                                      .entrant = "team",
                                                      .by = "seat",
                                                      .about = "criterion",
                                                      .value = "points" }) },
  [PENALTY_COUNTED] = { .name = "penalty.counted",
                        .label = { "计入的扣分", "Deduction" },
                        .fields = penalty_counted_fields,
                        .facts = BAHE_TABLE (
                            BaheFact,
                            { .shape = BAHE_TALLY, .entrant = "team", .value = "points", .about = "reason" }) },
  [TIME_COUNTED] = { .name = "time.counted",
                     .label = { "计入的用时", "Time" },
                     .fields = time_counted_fields,
                     .facts = BAHE_TABLE (BaheFact, { .shape = BAHE_MEASURE, .entrant = "team", .value = "time" }) },
  { 0 },
};

/* ---- views ---------------------------------------------------------------------------------------------------------
 */

static const BaheChoice states[] = {
  { "waiting", { "未出场", "Waiting" } },      { "on-field", { "正在出场", "On the stage" } },
  { "marking", { "评分中", "Being marked" } }, { "marked", { "已评分", "Marked" } },
  { "confirmed", { "已确认", "Confirmed" } },  { "withdrawn", { "已退赛", "Withdrawn" } },
  { "absent", { "没有到场", "Absent" } },      { 0 },
};
#define VIEW_NUMBER                                                                                                    \
  {                                                                                                                    \
    .name = "number", .type = BAHE_INTEGER, .label = { "编号", "Number" }                                              \
  }
#define VIEW_STATE                                                                                                     \
  {                                                                                                                    \
    .name = "state", .type = BAHE_CHOICE, .label = { "状态", "State" }, .choices = states                              \
  }
#define VIEW_HANDED_IN                                                                                                 \
  {                                                                                                                    \
    .name = "handed-in", .type = BAHE_INTEGER, .label = { "已交评分表", "Sheets handed in" }                           \
  }
#define VIEW_OF                                                                                                        \
  {                                                                                                                    \
    .name = "of", .type = BAHE_INTEGER, .label = { "评委人数", "Of" }                                                  \
  }

static const BaheField appearance_view[] = {
  VIEW_NUMBER, { .name = "team", .type = BAHE_ENTRANT, .flags = BAHE_IN_ORDER, .label = { "参赛者", "Entrant" } },
  VIEW_STATE,  VIEW_HANDED_IN,
  VIEW_OF,     { .name = "absent", .type = BAHE_INTEGER, .flags = BAHE_RESULT, .label = { "缺勤人数", "Absent" } },
  { 0 },
};
static const BaheField work_view[] = { VIEW_NUMBER, VIEW_STATE, VIEW_HANDED_IN, VIEW_OF, { 0 } };
static const BaheField sheet_view[] = {
  FIELD_TEAM (0),
  { .name = "seat", .type = BAHE_INTEGER, .label = { "评委", "Judge" } },
  { .name = "times", .type = BAHE_INTEGER, .label = { "提交次数", "Times handed in" } },
  { .name = "read", .type = BAHE_FLAG, .label = { "唱分", "Read out" } },
  { .name = "work", .type = BAHE_INTEGER, .label = { "编号", "Number" } },
  { 0 },
};

static const BaheChoice late_states[] = {
  [LATE_WAITS] = { "waiting", { "等评委组长处理", "Waits for the head judge" } },
  [LATE_COUNTS] = { "counts", { "已采用", "Counts" } },
  [LATE_DOES_NOT] = { "declined", { "没有采用", "Does not count" } },
  [LATE_NEEDS_NOTHING] = { "settled", { "不用处理，和算的一样", "As what counts" } },
  { 0 },
};
/* That one came everybody may see, as with the others; what is in it only who decides on it. */
static const BaheField late_view[] = {
  FIELD_TEAM (0),
  { .name = "work", .type = BAHE_INTEGER, .label = { "编号", "Number" } },
  { .name = "seat", .type = BAHE_INTEGER, .label = { "评委", "Judge" } },
  { .name = "state", .type = BAHE_CHOICE, .label = { "状态", "State" }, .choices = late_states },
  { .name = "marks", .type = BAHE_TEXT, .flags = BAHE_RESTRICTED, .label = { "迟交的分", "As it came" } },
  { .name = "counted", .type = BAHE_TEXT, .flags = BAHE_RESTRICTED, .label = { "现在算的分", "As it counts now" } },
  { .name = "record", .type = BAHE_EVENT, .flags = BAHE_RESTRICTED, .label = { "记录", "Record" } },
  { .name = "instead",
    .type = BAHE_EVENT,
    .flags = BAHE_RESTRICTED,
    .label = { "现在算的记录", "Record that counts" } },
  { 0 },
};

const BaheEventType judged_views[] = {
  [VIEW_APPEARANCE] = { .name = "appearance",
                        .label = { "出场次序", "Order of appearance" },
                        .fields = appearance_view },
  [VIEW_WORK] = { .name = "work", .label = { "密封的作品", "Sealed works" }, .fields = work_view },
  [VIEW_SHEET] = { .name = "sheet", .label = { "已交评分表", "Sheets handed in" }, .fields = sheet_view },
  [VIEW_CRITERION] = { .name = "criterion", .label = { "评分项", "Criteria" }, .fields = judged_criterion_columns },
  [VIEW_CONFLICT] = { .name = "conflict",
                      .label = { "应当回避的评分", "Conflicts of interest" },
                      .fields = conflict_columns },
  [VIEW_LATE] = { .name = "late", .label = { "迟交的评分表", "Late mark sheets" }, .fields = late_view },
  { 0 },
};

const BaheFigure judged_figures[] = {
  { .name = "judged-deductions",
    .label = { "评委打分比赛扣分次数", "Deductions in judged contests" },
    .event = "penalised",
    .how = BAHE_COUNT,
    .by = "reason" },
  { .name = "judged-comments",
    .label = { "评委评语条数", "Comments of judges" },
    .event = "commented",
    .how = BAHE_COUNT },
  { 0 },
};
