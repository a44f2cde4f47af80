/* One-minute rope skipping: the most skips in a minute wins; fewer faults break a tie. Tables only. */
#include <bahe/plugin.h>

static const BaheField attempt[] = {
  { .name = "skipper", .type = BAHE_ENTRANT, .flags = BAHE_REQUIRED, .label = { "选手", "Skipper" } },
  { .name = "skips", .type = BAHE_INTEGER, .flags = BAHE_REQUIRED, .label = { "次数", "Skips" }, .min = "0", .max = "400" },
  { .name = "faults", .type = BAHE_INTEGER, .label = { "失误", "Faults" }, .min = "0", .fallback = "0" },
  { 0 },
};

static const BaheKind kinds[] = {
  { .name = "rope-skipping", .label = { "一分钟跳绳", "One-minute rope skipping" }, .rule = "most_wins", .entry = &bahe_nothing,
    .events = BAHE_TABLE (BaheEventType, { .name = "attempted", .label = { "跳绳一次", "Attempted" }, .fields = attempt,
      .facts = BAHE_TABLE (BaheFact, { .shape = BAHE_MEASURE, .entrant = "skipper", .value = "skips", .faults = "faults" }) }),
    .verbs = BAHE_TABLE (BaheVerb, { .name = "attempt", .label = { "记一次跳绳", "Record an attempt" }, .role = "recorder",
      .fields = attempt, .records = "attempted" }),
    .figures = BAHE_TABLE (BaheFigure, { .name = "rope-skipping.people", .label = { "跳绳参加人数", "People who skipped" },
      .event = "attempted", .how = BAHE_DISTINCT, .field = "skipper" }) },
  { 0 },
};

BAHE_PLUGIN (.name = "example", .version = "1.0", .summary = { "示例：一分钟跳绳", "Example: one-minute rope skipping" }, .kinds = kinds);
