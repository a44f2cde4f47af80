/* 征集: essays, papers, works, news pieces, suggestions, research projects, written work from everyone. */
#include "kinds.h"

static const BaheKind kinds[] = {
  { .name = "submission",
    .label = { "征文征集", "Submissions" },
    .category = BAHE_SUBMISSION,
    .setup = submission_setup,
    .events = submission_events,
    .verbs = submission_verbs,
    .refusals = submission_refusals,
    .figures = submission_figures,
    .views = submission_views,
    .state_new = submission_state_new,
    .evolve = submission_evolve,
    .state_free = submission_state_free,
    .view = submission_view,
    .presets = submission_usual,
    .regulation = submission_regulation },
  { 0 },
};

BAHE_PLUGIN (.name = "submission", .version = "0.1.0",
             .summary = { "征文、论文、作品、通讯、献一策、课题、人人一篇",
                          "Essays, papers, works, news, suggestions, research projects, a piece from everyone" },
             .kinds = kinds);
