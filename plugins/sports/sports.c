/* 运动会: the contests of a school union that are held on the playground. */
#include "kinds.h"

static const BaheKind kinds[] = {
  { .name = "tug-of-war",
    .label = { "拔河", "Tug-of-war" },
    .rule = "tug_of_war",
    .stage_rules = "knock-out:knock_out",
    .setup = tug_setup,
    .entry = tug_entry,
    .events = tug_events,
    .verbs = tug_verbs,
    .refusals = tug_refusals,
    .figures = tug_figures,
    .views = tug_views,
    .state_new = tug_state_new,
    .evolve = tug_evolve,
    .state_free = tug_state_free,
    .view = tug_view },
  { .name = "broadcast-exercise",
    .label = { "广播操", "Broadcast exercise" },
    .rule = "broadcast_exercise",
    .setup = exercise_setup,
    .entry = exercise_entry,
    .events = exercise_events,
    .verbs = exercise_verbs,
    .refusals = exercise_refusals,
    .figures = exercise_figures,
    .views = exercise_views,
    .state_new = exercise_state_new,
    .evolve = exercise_evolve,
    .state_free = exercise_state_free,
    .view = exercise_view },
  { 0 },
};

BAHE_PLUGIN (.name = "sports", .version = "0.1.0", .summary = { "拔河和广播操", "Tug-of-war and broadcast exercise" },
             .kinds = kinds);
