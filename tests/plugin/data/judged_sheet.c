/* A judged contest with sheets of marks hidden until the lock, and deductions after the mean. Tables only. */
#include <bahe/plugin.h>

static const BaheField setup[] = {
  { .name = "criteria", .type = BAHE_ROWS, .flags = BAHE_REQUIRED, .label = { "评分项", "Criteria" }, .columns = BAHE_TABLE (BaheField,
    { .name = "criterion", .type = BAHE_TEXT, .flags = BAHE_REQUIRED, .label = { "项目", "Criterion" } },
    { .name = "weight", .type = BAHE_DECIMAL, .flags = BAHE_REQUIRED, .label = { "权重", "Weight" }, .min = "0" }) },
  { .name = "judges", .type = BAHE_PERSON, .flags = BAHE_REQUIRED | BAHE_MANY, .label = { "评委", "Judges" } },
  { 0 },
};
static const BaheField sheet[] = {
  { .name = "judge", .type = BAHE_PERSON, .flags = BAHE_REQUIRED, .label = { "评委", "Judge" } },
  { .name = "entry", .type = BAHE_ENTRANT, .flags = BAHE_REQUIRED, .label = { "作品", "Entry" } },
  { .name = "marks", .type = BAHE_ROWS, .flags = BAHE_REQUIRED, .label = { "分数", "Marks" }, .columns = BAHE_TABLE (BaheField,
    { .name = "criterion", .type = BAHE_TEXT, .flags = BAHE_REQUIRED, .label = { "项目", "Criterion" } },
    { .name = "mark", .type = BAHE_DECIMAL, .flags = BAHE_REQUIRED, .label = { "分", "Mark" }, .min = "0", .max = "100" }) },
  { 0 },
};
static const BaheField deduction[] = {
  { .name = "entry", .type = BAHE_ENTRANT, .flags = BAHE_REQUIRED, .label = { "作品", "Entry" } },
  { .name = "points", .type = BAHE_DECIMAL, .flags = BAHE_REQUIRED, .label = { "扣分", "Points" }, .min = "0" },
  { .name = "reason", .type = BAHE_TEXT, .flags = BAHE_REQUIRED, .label = { "原因", "Reason" } },
  { 0 },
};

static const BaheKind kinds[] = {
  { .name = "judged-sheet", .label = { "评分", "Judged contest" }, .rule = "panel", .setup = setup, .entry = &bahe_nothing,
    .events = BAHE_TABLE (BaheEventType,
      { .name = "sheet.given", .label = { "评分表", "Sheet" }, .fields = sheet, .hidden_until = "locked",
        .facts = BAHE_TABLE (BaheFact, { .shape = BAHE_MARK, .rows = "marks", .entrant = "entry", .by = "judge", .about = "criterion", .value = "mark" }) },
      { .name = "deducted", .label = { "扣分", "Deducted" }, .fields = deduction,
        .facts = BAHE_TABLE (BaheFact, { .shape = BAHE_TALLY, .entrant = "entry", .value = "points", .about = "reason" }) },
      { .name = "locked", .label = { "锁定", "Locked" }, .fields = &bahe_nothing }),
    .verbs = BAHE_TABLE (BaheVerb,
      { .name = "sheet", .label = { "交评分表", "Give a sheet" }, .role = "judge", .own = "judge", .fields = sheet, .records = "sheet.given" },
      { .name = "deduct", .label = { "扣分", "Deduct" }, .role = "recorder", .fields = deduction, .records = "deducted" },
      { .name = "lock", .label = { "锁定", "Lock" }, .role = "officer", .fields = &bahe_nothing, .records = "locked" }) },
  { 0 },
};

BAHE_PLUGIN (.name = "judged-sketch", .version = "0", .summary = { "评分", "Judging" }, .kinds = kinds);
