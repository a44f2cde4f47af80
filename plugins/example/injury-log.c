/* 伤情登记：谁受了什么伤是隐私，怎么处置、花多少钱照记。Injuries: what the injury was is private to the person. */
#include <bahe/plugin.h>

static const BaheField treatments[] = {
  { .name = "what", .type = BAHE_TEXT, .flags = BAHE_REQUIRED, .label = { "处置", "Treatment" } },
  { .name = "cost", .type = BAHE_MONEY, .label = { "花费", "Cost" }, .min = "0" },
  { 0 },
};

static const BaheField log_fields[] = {
  { .name = "person", .type = BAHE_PERSON, .flags = BAHE_REQUIRED, .label = { "谁", "Who" } },
  { .name = "injury", .type = BAHE_TEXT, .flags = BAHE_REQUIRED, .label = { "伤情", "Injury" }, .private_to = "person" },
  { .name = "treatments", .type = BAHE_ROWS, .label = { "处置", "Treatments" }, .columns = treatments },
  { 0 },
};

static const BaheKind kinds[] = {
  { .name = "injury-log", .label = { "伤情登记", "Injury log" },
    .events = BAHE_TABLE (BaheEventType, { .name = "logged", .label = { "伤情", "Injury" }, .fields = log_fields }),
    .verbs = BAHE_TABLE (BaheVerb,
      { .name = "log", .label = { "登记伤情", "Log an injury" }, .role = "recorder", .fields = log_fields, .records = "logged" }),
    .figures = BAHE_TABLE (BaheFigure,
      { .name = "injury-log.cases", .label = { "受伤人次", "Injuries" }, .event = "logged", .how = BAHE_COUNT },
      { .name = "injury-log.cost", .label = { "处置花费", "Cost of treatment" },
        .event = "logged", .how = BAHE_SUM, .field = "treatments.cost" }) },
  { 0 },
};

BAHE_PLUGIN (.name = "injury-log", .version = "1.0", .summary = { "伤情登记", "Injury log" }, .kinds = kinds);
