/* The unit itself: what it is called and when its year begins. The first stream of every store. */
#include "kinds.h"

const BaheField builtin_unit_setup[] = {
  { .name = "name", .type = BAHE_TEXT, .flags = BAHE_REQUIRED, .label = { "单位名称", "Name of the union" } },
  { .name = "region", .type = BAHE_TEXT, .label = { "地区", "Region" } },
  { .name = "first-month",
    .type = BAHE_INTEGER,
    .label = { "年度从几月开始", "First month of the reporting year" },
    .min = "1",
    .max = "12",
    .fallback = "1" },
  { 0 },
};

static const BaheField change[] = {
  { .name = "name", .type = BAHE_TEXT, .flags = BAHE_REQUIRED, .label = { "单位名称", "Name of the union" } },
  { .name = "region", .type = BAHE_TEXT, .label = { "地区", "Region" } },
  { 0 },
};

const BaheEventType builtin_unit_events[] = {
  { .name = "unit.changed", .label = { "单位更名", "Union renamed" }, .fields = change },
  { 0 },
};

const BaheVerb builtin_unit_verbs[] = {
  { .name = "change",
    .label = { "单位更名", "Rename the union" },
    .role = "officer",
    .fields = change,
    .records = "unit.changed" },
  { 0 },
};
