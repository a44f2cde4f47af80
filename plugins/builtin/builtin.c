#include "builtin.h"
#include "kinds.h"

static const BaheKind kinds[] = {
  {
      .name = "unit",
      .label = { "本单位", "This union" },
      .setup = builtin_unit_setup,
      .events = builtin_unit_events,
      .verbs = builtin_unit_verbs,
      .refusals = builtin_unit_refusals,
      .figures = builtin_unit_figures,
      .state_new = builtin_unit_state_new,
      .evolve = builtin_unit_evolve,
      .state_free = builtin_unit_state_free,
  },
  {
      .name = "roster",
      .label = { "花名册", "Roster" },
      .events = builtin_roster_events,
      .verbs = builtin_roster_verbs,
      .refusals = builtin_roster_refusals,
      .state_new = builtin_roster_state_new,
      .evolve = builtin_roster_evolve,
      .state_free = builtin_roster_state_free,
  },
  {
      .name = "plain-activity",
      .label = { "记一笔", "Quick record" },
      .events = builtin_plain_events,
      .verbs = builtin_plain_verbs,
      .refusals = builtin_plain_refusals,
      .figures = builtin_plain_figures,
  },
  {
      .name = "session",
      .label = { "会议与训练", "Meetings and training" },
      .setup = builtin_session_setup,
      .events = builtin_session_events,
      .verbs = builtin_session_verbs,
      .refusals = builtin_session_refusals,
      .figures = builtin_session_figures,
      .state_new = builtin_session_state_new,
      .evolve = builtin_session_evolve,
      .state_free = builtin_session_state_free,
      .views = builtin_session_views,
      .view = builtin_session_view,
  },
  {
      .name = "honours",
      .label = { "荣誉与外部比赛", "Honours and contests of others" },
      .events = builtin_honours_events,
      .verbs = builtin_honours_verbs,
      .refusals = builtin_honours_refusals,
      .figures = builtin_honours_figures,
      .state_new = builtin_honours_state_new,
      .evolve = builtin_honours_evolve,
      .state_free = builtin_honours_state_free,
      .views = builtin_honours_views,
      .view = builtin_honours_view,
  },
  { 0 },
};

const BahePlugin bahe_builtin_plugin =
    BAHE_PLUGIN_TABLE (.name = "builtin", .version = "1",
                       .summary = { "每个单位都有的活动类型", "The activity types every union has" }, .kinds = kinds);
