/* 测量类比赛: contests that a watch, a counter or a tape decides – rope skipping, hoops, dribbling, relays, long runs.
 */
#include "kinds.h"

static const BaheKind kinds[] = {
  { .name = "measured-contest",
    .label = { "测量类比赛", "Measured contest" },
    .rule = "measured",
    .setup = measured_setup,
    .entry = measured_entry,
    .events = measured_events,
    .verbs = measured_verbs,
    .refusals = measured_refusals,
    .figures = measured_figures,
    .views = measured_views,
    .state_new = measured_state_new,
    .evolve = measured_evolve,
    .state_free = measured_state_free,
    .view = measured_view,
    .regulation = measured_regulation,
    .printed = measured_printed,
    .presets = measured_presets },
  { 0 },
};

BAHE_PLUGIN (
        .name = "measured", .version = "0.1.0",
        .summary = { "跳绳、滚铁环、运球、障碍跑、接力、长跑、踢毽等用秒表、计数或皮尺定成绩的比赛",
                     "Contests that a watch, a counter or a tape decides: rope skipping, hoops, relays, long runs" },
        .kinds = kinds);
