/* 捐款捐物: drives for one purpose, and a standing fund with cases. */
#include "kinds.h"

static const BaheKind kinds[] = {
  { .name = "fund-drive",
    .label = { "捐款捐物", "Fund drive" },
    .category = BAHE_GIVING,
    .setup = drive_setup,
    .events = drive_events,
    .verbs = drive_verbs,
    .refusals = drive_refusals,
    .figures = drive_figures,
    .views = drive_views,
    .state_new = drive_state_new,
    .evolve = drive_evolve,
    .state_free = drive_state_free,
    .view = drive_view },
  { .name = "fund",
    .label = { "爱心基金", "Standing fund" },
    .category = BAHE_GIVING,
    .setup = fund_setup,
    .events = fund_events,
    .verbs = fund_verbs,
    .refusals = fund_refusals,
    .figures = fund_figures,
    .views = fund_views,
    .state_new = fund_state_new,
    .evolve = fund_evolve,
    .state_free = fund_state_free,
    .view = fund_view },
  { 0 },
};

BAHE_PLUGIN (.name = "fundraising", .version = "1.0",
             .summary = { "捐款捐物和爱心基金：收支相符，捐款人不公开",
                          "Fund drives and funds: in is out and balance, donors kept private" },
             .kinds = kinds);
