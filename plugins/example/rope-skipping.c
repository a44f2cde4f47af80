/* 一分钟跳绳：次数多的在前，次数相同看失误少。One-minute rope skipping: most wins, fewer faults break a tie. */
#include <bahe/plugin.h>

static const BaheField attempt[] = {
  { .name = "player", .type = BAHE_ENTRANT, .flags = BAHE_REQUIRED, .label = { "选手", "Player" } },
  { .name = "count", .type = BAHE_INTEGER, .flags = BAHE_REQUIRED, .label = { "次数", "Count" }, .min = "0", .max = "400" },
  { .name = "faults", .type = BAHE_INTEGER, .label = { "失误", "Faults" }, .min = "0", .fallback = "0" },
  { 0 },
};

static const BaheKind kinds[] = {
  { .name = "rope-skipping", .label = { "一分钟跳绳", "One-minute rope skipping" },
    .rule = "rope-skipping", .entry = &bahe_nothing,
    .events = BAHE_TABLE (BaheEventType,
      { .name = "attempted", .label = { "一次成绩", "Attempt" }, .fields = attempt,
        .facts = BAHE_TABLE (BaheFact,
          { .shape = BAHE_MEASURE, .entrant = "player", .value = "count", .faults = "faults" }) }),
    .verbs = BAHE_TABLE (BaheVerb,
      { .name = "attempt", .label = { "记一次成绩", "Record an attempt" }, .role = "recorder",
        .fields = attempt, .records = "attempted" }),
    .figures = BAHE_TABLE (BaheFigure,
      { .name = "rope-skipping.people", .label = { "一分钟跳绳参加人数", "One-minute rope skipping: people" },
        .event = "attempted", .how = BAHE_DISTINCT, .field = "player" }) },
  { 0 },
};

BAHE_PLUGIN (.name = "rope-skipping", .version = "1.0", .summary = { "一分钟跳绳", "One-minute rope skipping" }, .kinds = kinds);
