/* 评选: the star of the month, the excellent class, offices, class teachers, the ten best, the labour contest. */
#include "kinds.h"

static const BaheKind kinds[] = {
  { .name = "selection",
    .label = { "评选", "Selection" },
    .category = BAHE_SELECTION,
    .rule = "selection",
    .setup = selection_setup,
    .entry = selection_entry,
    .events = selection_events,
    .verbs = selection_verbs,
    .refusals = selection_refusals,
    .figures = selection_figures,
    .views = selection_views,
    .state_new = selection_state_new,
    .evolve = selection_evolve,
    .state_free = selection_state_free,
    .view = selection_view,
    .stage_rules = "year:star_of_year",
    .regulation = selection_regulation,
    .printed = selection_printed },
  { 0 },
};

BAHE_PLUGIN (.name = "selection", .version = "0.1.0",
             .summary = { "月岗位之星、优秀班级、和谐办公室、优秀班主任、十佳、劳动竞赛等评选",
                          "Stars of the month, classes, offices, class teachers, the ten best, labour contests" },
             .kinds = kinds);
