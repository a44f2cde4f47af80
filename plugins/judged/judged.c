/* 评委打分: contests that judges mark – cooking, speech, recitation, courseware, lessons, calligraphy. */
#include "kinds.h"

static const BaheKind kinds[] = {
  { .name = "judged-contest",
    .label = { "评委打分比赛", "Judged contest" },
    .rule = "judged_panel",
    .setup = judged_setup,
    .entry = judged_entry,
    .events = judged_events,
    .verbs = judged_verbs,
    .refusals = judged_refusals,
    .figures = judged_figures,
    .views = judged_views,
    .state_new = judged_state_new,
    .evolve = judged_evolve,
    .state_free = judged_state_free,
    .view = judged_view,
    .regulation = judged_regulation,
    .printed = judged_printed },
  { 0 },
};

BAHE_PLUGIN (.name = "judged", .version = "0.1.0",
             .summary = { "厨艺、演讲、朗诵、课件、公开课、书法等评委打分的比赛",
                          "Contests that judges mark: cooking, speech, recitation, courseware, lessons, calligraphy" },
             .kinds = kinds);
