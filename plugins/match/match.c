/* 对阵比赛: contests in which players or teams meet two by two – table tennis, chess, football, volleyball, basketball.
 */
#include "kinds.h"

static const BaheKind kinds[] = {
  { .name = "match-contest",
    .label = { "对阵比赛（乒乓球、象棋、足球、排球、篮球等）", "Contest of matches" },
    .rule = "league",
    .setup_rules = "preset=chess:chess|system=swiss:swiss|preset=table-tennis:table_tennis|preset=football:football|"
                   "preset=volleyball:volleyball|preset=basketball:basketball",
    .stage_rules = "knock-out:knock_out|double-elimination:double_elimination",
    .setup = match_setup,
    .entry = match_entry,
    .events = match_events,
    .verbs = match_verbs,
    .refusals = match_refusals,
    .figures = match_figures,
    .views = match_views,
    .state_new = match_state_new,
    .evolve = match_evolve,
    .state_free = match_state_free,
    .view = match_view,
    .regulation = match_regulation,
    .printed = match_printed },
  { 0 },
};

BAHE_PLUGIN (.name = "match", .version = "0.1.0",
             .summary = { "乒乓球、象棋、足球、排球、篮球等对阵比赛",
                          "Matches: table tennis, chess, football, volleyball, basketball" },
             .kinds = kinds);
