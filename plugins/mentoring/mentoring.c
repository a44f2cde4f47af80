/* 师徒结对: pairs of mentors and apprentices over their term. */
#include "mentoring.h"

static const BaheKind kinds[] = {
  { .name = "mentoring",
    .label = { "师徒结对", "Mentoring" },
    .category = BAHE_PAIRING,
    .setup = mentoring_setup,
    .events = mentoring_events,
    .verbs = mentoring_verbs,
    .refusals = mentoring_refusals,
    .figures = mentoring_figures,
    .views = mentoring_views,
    .state_new = mentoring_state_new,
    .evolve = mentoring_evolve,
    .state_free = mentoring_state_free,
    .view = mentoring_view,
    .view_deeds = mentoring_view_deeds },
  { 0 },
};

BAHE_PLUGIN (.name = "mentoring", .version = "1.0",
             .summary = { "师徒结对：聘期、目标、进展、成果、考核、出师",
                          "Mentoring: terms, goals, progress, outcomes, assessment, completion" },
             .kinds = kinds);
