/* Broadcast exercise: what is asked, recorded, shown and refused, in both languages. */
#include "broadcast_exercise.h"

static const BaheChoice styles[] = {
  [STYLE_CRITERIA] = { "criteria", { "按评分项打分", "By criterion" } },
  [STYLE_FINAL] = { "final", { "每位评委一个总分", "One mark a judge" } },
  { 0 },
};
static const BaheChoice team_states[] = {
  { "waiting", { "未出场", "Waiting" } },
  { "on-field", { "正在出场", "On the field" } },
  { "marking", { "评分中", "Being marked" } },
  { "marked", { "已评分", "Marked" } },
  { "confirmed", { "已确认", "Confirmed" } },
  { "withdrawn", { "已退赛", "Withdrawn" } },
  { 0 },
};

static const BaheField criterion_columns[] = {
  [CRITERION_NAME] = { .name = "criterion",
                       .type = BAHE_TEXT,
                       .flags = BAHE_REQUIRED,
                       .label = { "评分项", "Criterion" } },
  [CRITERION_FULL] = { .name = "full",
                       .type = BAHE_DECIMAL,
                       .flags = BAHE_REQUIRED,
                       .label = { "满分", "Full mark" },
                       .min = "0" },
  { 0 },
};

const BaheField exercise_setup[] = {
  [SETUP_JUDGES] = { .name = "judges",
                     .type = BAHE_INTEGER,
                     .label = { "评委人数", "Judges" },
                     .min = "1",
                     .max = "30",
                     .fallback = "5" },
  [SETUP_STYLE] = { .name = "style",
                    .type = BAHE_CHOICE,
                    .label = { "打分方式", "Marking" },
                    .choices = styles,
                    .fallback = "criteria" },
  [SETUP_CRITERIA] = { .name = "criteria",
                       .type = BAHE_ROWS,
                       .label = { "评分项和满分（不填：入场退场10 服装10 队列队形20 动作质量40 音乐节拍10 精神面貌10）",
                                  "Criteria and full marks (left out: the usual six, 100 together)" },
                       .columns = criterion_columns },
  [SETUP_SCALE] = { .name = "scale",
                    .type = BAHE_DECIMAL,
                    .label = { "总分满分", "Scale" },
                    .min = "1",
                    .max = "1000",
                    .fallback = "100" },
  [SETUP_STEP] = { .name = "step",
                   .type = BAHE_DECIMAL,
                   .label = { "最小分差", "Step of a mark" },
                   .min = "0.001",
                   .max = "10",
                   .fallback = "0.1" },
  [SETUP_ABSENCE] = { .name = "absence",
                      .type = BAHE_DECIMAL,
                      .label = { "缺勤一人扣分", "Deduction for one absent" },
                      .min = "0",
                      .max = "100",
                      .fallback = "1" },
  [SETUP_HEADCOUNT] = { .name = "headcount",
                        .type = BAHE_INTEGER,
                        .label = { "每队应到人数（0 按报名）", "People a team should have (0: as signed up)" },
                        .min = "0",
                        .max = "10000",
                        .fallback = "0" },
  { 0 },
};

const BaheField exercise_entry[] = {
  { .name = "headcount", .type = BAHE_INTEGER, .label = { "人数", "People" }, .min = "1", .max = "10000" },
  { .name = "leader", .type = BAHE_PERSON, .label = { "领队", "Team leader" } },
  { 0 },
};

/* ---- events
 * ----------------------------------------------------------------------------------------------------------- */

#define FIELD_TEAM                                                                                                     \
  {                                                                                                                    \
    .name = "team", .type = BAHE_ENTRANT, .flags = BAHE_REQUIRED, .label = { "参赛队", "Team" }                        \
  }
#define FIELD_SEAT                                                                                                     \
  {                                                                                                                    \
    .name = "seat", .type = BAHE_INTEGER, .flags = BAHE_REQUIRED, .label = { "评委", "Judge" }, .min = "1",            \
    .max = "30"                                                                                                        \
  }
#define FIELD_MARK                                                                                                     \
  {                                                                                                                    \
    .name = "mark", .type = BAHE_DECIMAL, .flags = BAHE_REQUIRED, .label = { "分", "Mark" }, .min = "0"                \
  }
#define FIELD_ANYWAY(zh, en)                                                                                           \
  {                                                                                                                    \
    .name = "anyway", .type = BAHE_FLAG, .label = { zh, en }                                                           \
  }

static const BaheField order_fields[] = {
  { .name = "order",
    .type = BAHE_ENTRANT,
    .flags = BAHE_REQUIRED | BAHE_MANY,
    .label = { "出场次序", "Order of appearance" } },
  { 0 },
};
static const BaheField team_fields[] = { FIELD_TEAM, { 0 } };
static const BaheField mark_columns[] = {
  [MARK_CRITERION] = { .name = "criterion",
                       .type = BAHE_TEXT,
                       .flags = BAHE_REQUIRED,
                       .label = { "评分项", "Criterion" } },
  [MARK_MARK] = FIELD_MARK,
  { 0 },
};
static const BaheField sheet_fields[] = {
  [SHEET_SEAT] = FIELD_SEAT,
  [SHEET_TEAM] = FIELD_TEAM,
  [SHEET_MARKS] = { .name = "marks",
                    .type = BAHE_ROWS,
                    .flags = BAHE_REQUIRED,
                    .label = { "分数", "Marks" },
                    .columns = mark_columns },
  { 0 },
};
static const BaheField read_columns[] = { [ROW_SEAT] = FIELD_SEAT, [ROW_MARK] = FIELD_MARK, { 0 } };
static const BaheField read_fields[] = {
  [READ_TEAM] = FIELD_TEAM,
  [READ_MARKS] = { .name = "marks",
                   .type = BAHE_ROWS,
                   .flags = BAHE_REQUIRED,
                   .label = { "各评委给分", "Marks" },
                   .columns = read_columns },
  { 0 },
};
static const BaheField deduct_fields[] = {
  [DEDUCT_TEAM] = FIELD_TEAM,
  [DEDUCT_POINTS] = { .name = "points",
                      .type = BAHE_DECIMAL,
                      .flags = BAHE_REQUIRED,
                      .label = { "扣分", "Deduction" },
                      .min = "0",
                      .max = "1000" },
  [DEDUCT_REASON] = { .name = "reason", .type = BAHE_TEXT, .flags = BAHE_REQUIRED, .label = { "原因", "Reason" } },
  { 0 },
};
static const BaheField absent_fields[] = {
  [ABSENT_TEAM] = FIELD_TEAM,
  [ABSENT_COUNT] = { .name = "absent",
                     .type = BAHE_INTEGER,
                     .flags = BAHE_REQUIRED,
                     .label = { "缺勤人数", "People absent" },
                     .min = "0",
                     .max = "10000" },
  { 0 },
};
static const BaheField late_fields[] = {
  [LATE_SEAT] = FIELD_SEAT,
  [LATE_TEAM] = FIELD_TEAM,
  [LATE_REASON] = { .name = "reason", .type = BAHE_TEXT, .flags = BAHE_REQUIRED, .label = { "原因", "Reason" } },
  { 0 },
};
static const BaheField counted_fields[] = {
  [COUNTED_TEAM] = FIELD_TEAM,
  [COUNTED_SEAT] = FIELD_SEAT,
  [COUNTED_CRITERION] = { .name = "criterion", .type = BAHE_TEXT, .label = { "评分项", "Criterion" } },
  [COUNTED_MARK] = FIELD_MARK,
  { 0 },
};

const BaheEventType exercise_events[] = {
  [ORDER_DRAWN] = { .name = "order.drawn", .label = { "出场次序", "Order of appearance" }, .fields = order_fields },
  [TEAM_APPEARED] = { .name = "team.appeared", .label = { "出场", "On the field" }, .fields = team_fields },
  [SHEET_GIVEN] = { .name = "sheet.given",
                    .label = { "评分表", "Mark sheet" },
                    .fields = sheet_fields,
                    .hidden_until = "marking.closed" },
  [MARKS_READ] = { .name = "marks.read",
                   .label = { "唱分", "Marks read out" },
                   .fields = read_fields,
                   .facts = BAHE_TABLE (
                       BaheFact,
                       { .shape = BAHE_MARK, .rows = "marks", .entrant = "team", .by = "seat", .value = "mark" }) },
  [DEDUCTED] = { .name = "deducted",
                 .label = { "扣分", "Deduction" },
                 .fields = deduct_fields,
                 .facts = BAHE_TABLE (
                     BaheFact, { .shape = BAHE_TALLY, .entrant = "team", .value = "points", .about = "reason" }) },
  [ABSENCE_RECORDED] = { .name = "absence.recorded", .label = { "缺勤", "Absence" }, .fields = absent_fields },
  [TEAM_CONFIRMED] = { .name = "team.confirmed", .label = { "确认得分", "Team confirmed" }, .fields = team_fields },
  [MARKING_CLOSED] = { .name = "marking.closed", .label = { "锁定评分", "Marking closed" }, .fields = &bahe_nothing },
  /* Everybody waits for the marks of the others until marking is closed, those that come late too. */
  [LATE_GIVEN] = { .name = "sheet.late",
                   .label = { "迟交的评分表", "Late mark sheet" },
                   .fields = sheet_fields,
                   .hidden_until = "marking.closed" },
  [LATE_TAKEN] = { .name = "late.taken", .label = { "采用迟交的评分表", "Late sheet counts" }, .fields = late_fields },
  [LATE_DECLINED] = { .name = "late.declined",
                      .label = { "不采用迟交的评分表", "Late sheet does not count" },
                      .fields = late_fields },
  /* These two are never stored: evolve says them when sheets and absences count. */
  [MARK_COUNTED] = { .name = "mark.counted",
                     .label = { "计入的分", "Mark" },
                     .fields = counted_fields,
                     .facts = BAHE_TABLE (BaheFact, { .shape = BAHE_MARK,
                                                      .entrant = "team",
                                                      .by = "seat",
                                                      .about = "criterion",
                                                      .value = "mark" }) },
  [ABSENCE_DEDUCTED] = { .name = "absence.deducted",
                         .label = { "缺勤扣分", "Deduction for absence" },
                         .fields = deduct_fields,
                         .facts = BAHE_TABLE (
                             BaheFact,
                             { .shape = BAHE_TALLY, .entrant = "team", .value = "points", .about = "reason" }) },
  { 0 },
};

/* ---- views: who is next, and what is handed in; never a mark
 * ---------------------------------------------------------- */

static const BaheField appearance_view[] = {
  { .name = "number", .type = BAHE_INTEGER, .label = { "出场序号", "Number" } },
  { .name = "team", .type = BAHE_ENTRANT, .flags = BAHE_IN_ORDER, .label = { "参赛队", "Team" } },
  { .name = "state", .type = BAHE_CHOICE, .label = { "状态", "State" }, .choices = team_states },
  { .name = "handed-in", .type = BAHE_INTEGER, .label = { "已交评分表", "Sheets handed in" } },
  { .name = "of", .type = BAHE_INTEGER, .label = { "评委人数", "Of" } },
  { .name = "headcount", .type = BAHE_INTEGER, .label = { "应到人数", "People" } },
  { .name = "absent", .type = BAHE_INTEGER, .flags = BAHE_RESULT, .label = { "缺勤人数", "Absent" } },
  { 0 },
};
static const BaheField sheet_view[] = {
  { .name = "team", .type = BAHE_ENTRANT, .label = { "参赛队", "Team" } },
  { .name = "seat", .type = BAHE_INTEGER, .label = { "评委", "Judge" } },
  { .name = "times", .type = BAHE_INTEGER, .label = { "提交次数", "Times handed in" } },
  { .name = "read", .type = BAHE_FLAG, .label = { "唱分", "Read out" } },
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
  { .name = "team", .type = BAHE_ENTRANT, .label = { "参赛队", "Team" } },
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

const BaheEventType exercise_views[] = {
  [VIEW_APPEARANCE] = { .name = "appearance",
                        .label = { "出场次序", "Order of appearance" },
                        .fields = appearance_view },
  [VIEW_SHEET] = { .name = "sheet", .label = { "已交评分表", "Sheets handed in" }, .fields = sheet_view },
  [VIEW_CRITERION] = { .name = "criterion", .label = { "评分项", "Criteria" }, .fields = criterion_columns },
  [VIEW_LATE] = { .name = "late", .label = { "迟交的评分表", "Late mark sheets" }, .fields = late_view },
  { 0 },
};

/* ---- verbs
 * -------------------------------------------------------------------------------------------------------------- */

static const BaheField mark_ask[] = {
  [READ_TEAM] = FIELD_TEAM,
  [READ_MARKS] = { .name = "marks",
                   .type = BAHE_DECIMAL,
                   .flags = BAHE_REQUIRED | BAHE_MANY,
                   .label = { "各评委给分（从1号起）", "Marks (from judge 1)" },
                   .min = "0" },
  [READ_SEAT] = { .name = "seat",
                  .type = BAHE_INTEGER,
                  .label = { "只记几号评委", "Only of this judge" },
                  .min = "1",
                  .max = "30" },
  { 0 },
};
static const BaheField confirm_ask[] = {
  [CONFIRM_TEAM] = FIELD_TEAM,
  [CONFIRM_ANYWAY] = FIELD_ANYWAY ("缺评分表也确认", "Even if sheets are missing"),
  { 0 },
};
static const BaheField lock_ask[] = { FIELD_ANYWAY ("缺评分表也锁定", "Even if sheets are missing"), { 0 } };

const BaheVerb exercise_verbs[] = {
  { "sheet",
    { "提交评分表", "Hand in a sheet" },
    "judge",
    .own = "seat",
    .fields = sheet_fields,
    .records = "sheet.given",
    .decide = exercise_decide_sheet },
  { "mark",
    { "唱分", "Marks read out" },
    "recorder",
    .fields = mark_ask,
    .decide = exercise_decide_mark,
    .now = exercise_now_mark },
  { "deduct",
    { "扣分", "Deduct" },
    "recorder",
    .fields = deduct_fields,
    .records = "deducted",
    .decide = exercise_decide_deduct },
  { "absent",
    { "记缺勤", "Record absences" },
    "recorder",
    .fields = absent_fields,
    .records = "absence.recorded",
    .decide = exercise_decide_absent },
  { "appear",
    { "出场", "On the field" },
    "recorder",
    .fields = team_fields,
    .records = "team.appeared",
    .decide = exercise_decide_appear },
  { "confirm",
    { "确认一队得分", "Confirm a team" },
    "officer",
    .fields = confirm_ask,
    .decide = exercise_decide_confirm,
    .now = exercise_now_mark },
  { "take-late",
    { "采用迟交的评分表", "Let a late sheet count" },
    "officer",
    .fields = late_fields,
    .records = "late.taken",
    .decide = exercise_decide_take_late,
    .now = exercise_now_late },
  { "decline-late",
    { "不采用迟交的评分表", "Let a late sheet not count" },
    "officer",
    .fields = late_fields,
    .records = "late.declined",
    .decide = exercise_decide_decline_late,
    .now = exercise_now_late },
  { "lock",
    { "锁定评分", "Close marking" },
    "officer",
    .fields = lock_ask,
    .decide = exercise_decide_lock,
    .now = exercise_now_mark },
  { "draw",
    { "抽出场次序", "Draw the order of appearance" },
    "recorder",
    .fields = &bahe_nothing,
    .decide = exercise_decide_draw,
    .now = exercise_now_draw },
  { "order",
    { "记出场次序", "Enter the order of appearance" },
    "recorder",
    .fields = order_fields,
    .records = "order.drawn",
    .decide = exercise_decide_draw_order,
    .now = exercise_now_draw },
  { 0 },
};

const BaheRefusal exercise_refusals[] = {
  [DRAWN_ALREADY] = { "drawn-already",
                      { "出场次序已经定好；要改，请更正那条记录",
                        "The order of appearance is set; correct that record instead" } },
  [TOO_FEW] = { "too-few", { "还没有参赛队报名", "No team has been entered yet" } },
  [ORDER_WRONG] = { "order-wrong",
                    { "每个参赛队要恰好出现一次；有重复、漏掉或没报名的队",
                      "Each team must stand there once; one is repeated, left out or not entered" } },
  [CRITERIA_DO_NOT_SUM] = { "criteria-do-not-sum",
                            { "各评分项满分相加要等于总分满分：{detail}；请更正活动的评分项",
                              "The full marks of the criteria must make the scale: {detail}; correct the criteria of "
                              "this activity" } },
  [FINAL_MARKS_ONLY] = { "final-marks-only",
                         { "这次比赛每位评委只打一个总分；请用唱分",
                           "Judges give one mark each here; use the marks read out" } },
  [NO_SUCH_SEAT] = { "no-such-seat",
                     { "没有{seat}号评委；这次比赛的评委人数是{detail}",
                       "There is no judge {seat}; this contest has {detail} judges" } },
  [NO_SUCH_TEAM] = { "no-such-team", { "{team}没有报名或已经退赛", "{team} has not been entered or has withdrawn" } },
  [CLOSED] = { "closed", { "已锁定评分；要改，请先作废锁定那条记录", "Marking is closed; void that record first" } },
  [CONFIRMED_ALREADY] = { "confirmed-already",
                          { "{team}的得分已经确认；要改，请先作废确认那条记录",
                            "{team} has been confirmed; void that record first" } },
  [CRITERION_UNKNOWN] = { "criterion-unknown", { "没有这个评分项：{detail}", "There is no such criterion: {detail}" } },
  [CRITERION_TWICE] = { "criterion-twice",
                        { "这个评分项写了两次：{detail}", "This criterion is there twice: {detail}" } },
  [CRITERION_MISSING] = { "criterion-missing", { "还差：{detail}", "Missing: {detail}" } },
  [MARK_OVER] = { "mark-over", { "超过满分：{detail}", "Over the full mark: {detail}" } },
  [NOT_A_STEP] = { "not-a-step",
                   { "分数要按最小分差来打：{detail}", "A mark must be a multiple of the step: {detail}" } },
  [MARKS_COUNT] = { "marks-count",
                    { "分数个数和评委人数不一样：{detail}；少了评委请逐位填写几号评委",
                      "As many marks as judges are needed: {detail}; give one judge's mark with the seat" } },
  [READ_ALREADY] = { "read-already",
                     { "{detail}号评委的分已经唱过；要改，请更正那条记录",
                       "The mark of judge {detail} was read already; correct that record" } },
  [SHEET_GIVEN_ALREADY] = { "sheet-given-already",
                            { "{detail}号评委已经提交评分表，不用唱分",
                              "Judge {detail} has handed in a sheet; it needs no reading" } },
  [ONE_MARK_A_SEAT] = { "one-mark-a-seat", { "写了几号评委，就只填一个分", "With a seat, give one mark" } },
  [ABSENT_ALREADY] = { "absent-already",
                       { "{team}的缺勤已经记过；要改，请更正那条记录",
                         "The absences of {team} are recorded; correct that record" } },
  [ABSENT_TOO_MANY] = { "absent-too-many",
                        { "缺勤{absent}人，多于应到人数{detail}",
                          "{absent} absent is more than the {detail} expected" } },
  [SHEETS_MISSING] = { "sheets-missing",
                       { "评分表没有交齐：{detail}；请催交，或注明缺评分表也办理",
                         "Sheets are missing: {detail}; wait for them, or say that it is to be done anyway" } },
  [NOTHING_MARKED] = { "nothing-marked", { "还没有任何评分", "Nothing has been marked yet" } },
  [NO_LATE_SHEET] = { "no-late-sheet",
                      { "{seat}号评委没有等处理的迟交评分表", "Judge {seat} has no late sheet that waits" } },
  [LATE_REPLACES] = { "late-replaces",
                      { "{seat}号评委锁定以前交过评分表，算的是那一份；要改用迟交的，请更正记录{detail}",
                        "Judge {seat} had handed in a sheet, which counts; to let the late one count instead, correct "
                        "record {detail}" } },
  { 0 },
};

const BaheFigure exercise_figures[] = {
  { .name = "exercise-deductions",
    .label = { "广播操扣分", "Deductions in broadcast exercise" },
    .event = "deducted",
    .how = BAHE_COUNT,
    .by = "reason" },
  { .name = "exercise-absent",
    .label = { "广播操缺勤人次", "Absences in broadcast exercise" },
    .event = "absence.recorded",
    .how = BAHE_SUM,
    .field = "absent" },
  { 0 },
};
