/* Tug-of-war: what is asked, recorded and shown, in both languages. */
#include "tug_of_war.h"

#include "draw/rows.h"

/* ---- choices ------------------------------------------------------------------------------- */

static const BaheChoice formats[] = { DRAW_FORMATS, { 0 } };
static const BaheChoice ends[] = {
  [ENDS_BEST_OF_THREE] = { "best-of-three", { "三局两胜", "Best of three" } },
  [ENDS_TWO] = { "two", { "每场两局", "Two ends" } },
  [ENDS_ONE] = { "one", { "一局定胜负", "One end" } },
  { 0 },
};
static const BaheChoice result_endings[] = {
  [ENDED_PLAYED] = { "played", { "赛完", "Played" } },
  [ENDED_FORFEIT] = { "forfeit", { "弃权", "Forfeit" } },
  { 0 },
};
static const BaheChoice replay_reasons[] = {
  [REPLAY_ROPE] = { "rope-slipped", { "绳滑", "Rope slipped" } },
  [REPLAY_EARLY] = { "early-pull", { "抢拉", "Pulled early" } },
  [REPLAY_COMMAND] = { "wrong-command", { "口令失误", "Wrong command" } },
  [REPLAY_NOT_CROSSED] = { "not-crossed", { "未过线", "Line not crossed" } },
  [REPLAY_LEVEL] = { "level", { "平", "Level" } },
  { 0 },
};
static const BaheChoice faults[] = {
  { "sitting", { "坐地", "Sitting" } },
  { "leaning", { "倚靠", "Leaning" } },
  { "locking", { "锁绳", "Locking the rope" } },
  { "climbing", { "倒手", "Climbing hands" } },
  { "knot", { "打结", "Knot" } },
  { "round-body", { "绳绕身体", "Rope round the body" } },
  { "let-go", { "松手", "Letting go" } },
  { "early-pull", { "抢拉", "Pulled early" } },
  { "other", { "其他", "Other" } },
  { 0 },
};
static const BaheChoice end_ways[] = {
  [END_PULLED] = { "pulled", { "拉过线", "Pulled over" } },     [END_AGAIN] = { "replay", { "重赛", "Replayed" } },
  [END_BY_MARKER] = { "time-out", { "时间到", "Time out" } },   [END_BY_FOUL] = { "foul", { "犯规", "Foul" } },
  [END_BY_CAUTIONS] = { "cautions", { "警告满", "Cautions" } }, { 0 },
};

/* ---- setup and entry ------------------------------------------------------------------------------- */

const BaheField tug_setup[] = {
  [SETUP_FORMAT] = FIELD_FORMAT (formats),
  [SETUP_LEGS] = FIELD_LEGS,
  [SETUP_ENDS] = { .name = "ends",
                   .type = BAHE_CHOICE,
                   .label = { "每场局数（淘汰赛的两局按三局两胜）",
                              "Ends a match (two becomes best of three in a knock-out)" },
                   .choices = ends,
                   .fallback = "best-of-three" },
  [SETUP_GROUPS] = FIELD_GROUPS,
  [SETUP_GO_ON] = FIELD_GO_ON,
  [SETUP_THIRD] = FIELD_THIRD_PLACE,
  [SETUP_TIME] = { .name = "time-limit",
                   .type = BAHE_INTEGER,
                   .label = { "每局限时（秒）", "Time limit of an end (seconds)" },
                   .min = "10",
                   .max = "3600",
                   .fallback = "180" },
  [SETUP_LATE] = { .name = "late-limit",
                   .type = BAHE_INTEGER,
                   .label = { "迟到几分钟判负", "Minutes late that lose" },
                   .min = "0",
                   .max = "120",
                   .fallback = "10" },
  [SETUP_CAUTIONS] = { .name = "caution-limit",
                       .type = BAHE_INTEGER,
                       .label = { "一局内几次警告判负（0 不判）", "Cautions that lose an end (0: never)" },
                       .min = "0",
                       .max = "9",
                       .fallback = "2" },
  [SETUP_TOTAL] = { .name = "total",
                    .type = BAHE_INTEGER,
                    .label = { "每队上场人数（0 不限）", "People a team (0: any)" },
                    .min = "0",
                    .max = "100",
                    .fallback = "0" },
  [SETUP_WOMEN] = { .name = "least-women",
                    .type = BAHE_INTEGER,
                    .label = { "女队员至少", "At least so many women" },
                    .min = "0",
                    .max = "100",
                    .fallback = "0" },
  [SETUP_MEN] = { .name = "least-men",
                  .type = BAHE_INTEGER,
                  .label = { "男队员至少", "At least so many men" },
                  .min = "0",
                  .max = "100",
                  .fallback = "0" },
  [SETUP_KEEP_SIDES] = { .name = "keep-sides",
                         .type = BAHE_FLAG,
                         .label = { "每局不交换场地", "Sides stay after an end" } },
  [SETUP_MINUTES] = FIELD_MATCH_MINUTES ("15"),
  { 0 },
};

const BaheField tug_entry[] = {
  { .name = "leader", .type = BAHE_PERSON, .label = { "领队", "Team leader" } },
  { .name = "weight", .type = BAHE_DECIMAL, .label = { "过磅体重（千克）", "Weigh-in (kg)" }, .min = "0" },
  { 0 },
};

/* ---- events ------------------------------------------------------------------------------- */

#define FIELD_SECONDS                                                                                                  \
  {                                                                                                                    \
    .name = "seconds", .type = BAHE_INTEGER, .label = { "用时（秒）", "Seconds" }, .min = "0", .max = "3600"           \
  }
#define FIELD_REPLAY_REASON                                                                                            \
  {                                                                                                                    \
    .name = "reason", .type = BAHE_CHOICE, .flags = BAHE_REQUIRED, .label = { "重赛原因", "Why again" },               \
    .choices = replay_reasons                                                                                          \
  }
#define FIELD_CM                                                                                                       \
  {                                                                                                                    \
    .name = "cm", .type = BAHE_DECIMAL, .flags = BAHE_REQUIRED,                                                        \
    .label = { "标志偏离中线（厘米）", "Marker off the middle (cm)" }, .min = "0", .max = "2000"                       \
  }
#define FIELD_FAULT                                                                                                    \
  {                                                                                                                    \
    .name = "what", .type = BAHE_CHOICE, .label = { "情形", "What" }, .choices = faults, .fallback = "other"           \
  }
#define FIELD_MINUTES                                                                                                  \
  {                                                                                                                    \
    .name = "minutes", .type = BAHE_INTEGER, .flags = BAHE_REQUIRED, .label = { "迟到（分钟）", "Minutes late" },      \
    .min = "0", .max = "600"                                                                                           \
  }
#define FIELD_OUT                                                                                                      \
  {                                                                                                                    \
    .name = "out", .type = BAHE_PERSON, .flags = BAHE_REQUIRED, .label = { "换下", "Out" }                             \
  }
#define FIELD_IN                                                                                                       \
  {                                                                                                                    \
    .name = "in", .type = BAHE_PERSON, .flags = BAHE_REQUIRED, .label = { "换上", "In" }                               \
  }
#define FIELD_INJURY                                                                                                   \
  {                                                                                                                    \
    .name = "injury", .type = BAHE_FLAG, .label = { "因受伤", "For an injury" }                                        \
  }
#define FIELD_ENDS(which, zh, en)                                                                                      \
  {                                                                                                                    \
    .name = which, .type = BAHE_INTEGER, .flags = BAHE_REQUIRED, .label = { zh, en }, .min = "0", .max = "2"           \
  }
#define FIELD_CAUTIONS(which, zh, en) FIELD_SCORE (which, zh, en, "99")

static const BaheField end_fields[] = {
  ON_FIELDS,
  { .name = "winner",
    .type = BAHE_CHOICE,
    .flags = BAHE_REQUIRED,
    .label = { "本局胜方", "Winner of the end" },
    .choices = draw_sides },
  FIELD_SECONDS,
  { 0 },
};
static const BaheField replay_fields[] = { ON_FIELDS, FIELD_REPLAY_REASON, FIELD_SECONDS, { 0 } };
static const BaheField time_out_fields[] = {
  ON_FIELDS,
  { .name = "side", .type = BAHE_CHOICE, .label = { "标志偏向", "Marker nearer to" }, .choices = draw_sides },
  FIELD_CM,
  { 0 },
};
static const BaheField foul_fields[] = {
  ON_FIELDS, FIELD_SIDE ("犯规方", "Who", draw_sides), FIELD_FAULT, FIELD_SECONDS, { 0 }
};
static const BaheField caution_fields[] = { ON_FIELDS, FIELD_SIDE ("被警告方", "Who", draw_sides), FIELD_FAULT, { 0 } };
static const BaheField substituted_fields[] = { ON_FIELDS,    FIELD_SIDE ("换人方", "Who", draw_sides),
                                                FIELD_OUT,    FIELD_IN,
                                                FIELD_INJURY, { 0 } };
static const BaheField forfeited_fields[] = { ON_FIELDS, FIELD_SIDE ("弃权方", "Who", draw_sides), FIELD_WORDS, { 0 } };
static const BaheField late_fields[] = { ON_FIELDS, FIELD_SIDE ("迟到方", "Who", draw_sides), FIELD_MINUTES, { 0 } };
static const BaheField result_event_fields[] = {
  ON_FIELDS,
  FIELD_ENDS ("red-ends", "红方胜局", "Red ends"),
  FIELD_ENDS ("blue-ends", "蓝方胜局", "Blue ends"),
  FIELD_ENDED (result_endings),
  FIELD_CAUTIONS ("red-cautions", "红方警告", "Red cautions"),
  FIELD_CAUTIONS ("blue-cautions", "蓝方警告", "Blue cautions"),
  { 0 },
};
static const BaheField lineup_fields[] = {
  FIELD_TEAM ("参赛队", "Team"),
  { .name = "people", .type = BAHE_PERSON, .flags = BAHE_REQUIRED | BAHE_MANY, .label = { "出场名单", "Line-up" } },
  { 0 },
};
const BaheEventType tug_events[] = {
  DRAW_EVENTS ("teams.went-on"),
  [MATCH_STARTED] = { .name = "match.started", .label = { "开赛", "Match started" }, .fields = draw_on_fields },
  [SIDES_SET] = { .name = "sides.set", .label = { "定场地", "Sides set" }, .fields = draw_on_fields },
  [END_RECORDED] = { .name = "end.recorded", .label = { "一局", "End" }, .fields = end_fields },
  [END_REPLAYED] = { .name = "end.replayed", .label = { "本局重赛", "End replayed" }, .fields = replay_fields },
  [END_TIMED_OUT] = { .name = "end.timed-out", .label = { "时间到", "Time out" }, .fields = time_out_fields },
  [FOUL_CALLED] = { .name = "foul.called", .label = { "犯规", "Foul" }, .fields = foul_fields },
  [CAUTION_GIVEN] = { .name = "caution.given", .label = { "警告", "Caution" }, .fields = caution_fields },
  [SUBSTITUTED] = { .name = "substituted", .label = { "换人", "Substitution" }, .fields = substituted_fields },
  [LINEUP_GIVEN] = { .name = "lineup.given", .label = { "出场名单", "Line-up" }, .fields = lineup_fields },
  [FORFEITED] = { .name = "forfeited", .label = { "弃权", "Forfeit" }, .fields = forfeited_fields },
  [LATE_RECORDED] = { .name = "late.recorded", .label = { "迟到", "Late" }, .fields = late_fields },
  [RESULT_RECORDED] = { .name = "result.recorded", .label = { "整场比分", "Result" }, .fields = result_event_fields },
  { 0 },
};

/* ---- views
 * ------------------------------------------------------------------------------------------------------------ */

static const BaheField match_view[] = {
  DRAW_MATCH_COLUMNS ("警告", "cautions"),
  [MATCH_RED_END_CAUTIONS] = FIELD_NUMBER ("red-end-cautions", "本局红方警告", "Red cautions in this end"),
  [MATCH_BLUE_END_CAUTIONS] = FIELD_NUMBER ("blue-end-cautions", "本局蓝方警告", "Blue cautions in this end"),
  [MATCH_AGAIN] = FIELD_NUMBER ("again", "重赛次数", "Replayed"),
  { 0 },
};
/* The rows are filled by tug_of_war_view.c in this order. */
static const BaheField end_view[] = {
  { .name = "match", .type = BAHE_INTEGER, .label = { "场次", "Match" } },
  { .name = "end", .type = BAHE_INTEGER, .label = { "第几局", "End" } },
  { .name = "red", .type = BAHE_ENTRANT, .label = { "红方", "Red" } },
  { .name = "blue", .type = BAHE_ENTRANT, .label = { "蓝方", "Blue" } },
  { .name = "winner", .type = BAHE_ENTRANT, .flags = BAHE_RESULT, .label = { "胜队", "Winner" } },
  { .name = "how", .type = BAHE_CHOICE, .label = { "结果", "How" }, .choices = end_ways },
  { .name = "again", .type = BAHE_CHOICE, .label = { "重赛原因", "Why again" }, .choices = replay_reasons },
  { .name = "fault", .type = BAHE_CHOICE, .label = { "犯规情形", "Foul" }, .choices = faults },
  { .name = "seconds", .type = BAHE_INTEGER, .label = { "用时（秒）", "Seconds" } },
  { .name = "cm", .type = BAHE_DECIMAL, .label = { "标志偏离中线（厘米）", "Marker (cm)" } },
  { .name = "void", .type = BAHE_FLAG, .label = { "不计", "Does not count" } },
  { 0 },
};
static const BaheField team_view[] = {
  { .name = "team", .type = BAHE_ENTRANT, .label = { "参赛队", "Team" } },
  { .name = "lot", .type = BAHE_INTEGER, .label = { "签号", "Lot" } },
  FIELD_GROUP,
  { .name = "people", .type = BAHE_PERSON, .flags = BAHE_MANY, .label = { "出场名单", "Line-up" } },
  { .name = "withdrawn", .type = BAHE_FLAG, .label = { "已退赛", "Withdrawn" } },
  { 0 },
};

const BaheEventType tug_views[] = {
  [VIEW_MATCH] = { .name = "match", .label = { "对阵", "Matches" }, .fields = match_view },
  [VIEW_PART] = { .name = "end", .label = { "各局", "Ends" }, .fields = end_view },
  [VIEW_ENTRANT] = { .name = "team", .label = { "参赛队", "Teams" }, .fields = team_view },
  [VIEW_BRACKET] = { .name = "bracket", .label = { "淘汰赛对阵", "Bracket" }, .fields = draw_bracket_columns },
  [VIEW_CONFLICT] = { .name = "conflict",
                      .label = { "时间场地冲突", "Conflicts of time or venue" },
                      .fields = draw_conflict_columns },
  { 0 },
};

/* ---- verbs
 * -------------------------------------------------------------------------------------------------------------- */

static const BaheField start_ask[] = {
  ASK_MATCH_FIELD,
  { .name = "red", .type = BAHE_ENTRANT, .label = { "站红方的队", "Team on the red side" } },
  { 0 },
};
static const BaheField sides_ask[] = {
  { .name = "red",
    .type = BAHE_ENTRANT,
    .label = { "站红方的队（不填为交换）", "Team on the red side (swapped if left out)" } },
  ASK_MATCH_FIELD,
  { 0 },
};
static const BaheField end_ask[] = {
  ASK_SIDE_FIELD ("winner", "本局胜方", "Winner of the end", draw_sides),
  FIELD_SECONDS,
  ASK_TEAM_FIELD ("胜队（代替红方蓝方）", "Winning team (instead of the side)"),
  ASK_MATCH_FIELD,
  { 0 },
};
static const BaheField replay_ask[] = { FIELD_REPLAY_REASON, FIELD_SECONDS, ASK_MATCH_FIELD, { 0 } };
static const BaheField time_out_ask[] = {
  ASK_SIDE_FIELD ("side", "标志偏向", "Marker nearer to", draw_sides),
  FIELD_CM,
  ASK_TEAM_FIELD ("标志偏向的队", "Team the marker is nearer to"),
  ASK_MATCH_FIELD,
  { 0 },
};
static const BaheField foul_ask[] = {
  ASK_SIDE_FIELD ("side", "犯规方", "Who", draw_sides),
  FIELD_FAULT,
  ASK_TEAM_FIELD ("犯规的队", "Team"),
  ASK_MATCH_FIELD,
  FIELD_SECONDS,
  { 0 },
};
static const BaheField caution_ask[] = {
  ASK_SIDE_FIELD ("side", "被警告方", "Who", draw_sides),
  FIELD_FAULT,
  ASK_TEAM_FIELD ("被警告的队", "Team"),
  ASK_MATCH_FIELD,
  { 0 },
};
static const BaheField forfeit_ask[] = {
  ASK_SIDE_FIELD ("side", "弃权方", "Who", draw_sides),
  FIELD_WORDS,
  ASK_TEAM_FIELD ("弃权的队", "Team"),
  ASK_MATCH_FIELD,
  { 0 },
};
static const BaheField late_ask[] = {
  ASK_SIDE_FIELD ("side", "迟到方", "Who", draw_sides),
  FIELD_MINUTES,
  ASK_TEAM_FIELD ("迟到的队", "Team"),
  ASK_MATCH_FIELD,
  { 0 },
};
static const BaheField substitute_ask[] = {
  ASK_SIDE_FIELD ("side", "换人方", "Who", draw_sides),
  FIELD_OUT,
  ASK_TEAM_FIELD ("换人的队", "Team"),
  ASK_MATCH_FIELD,
  FIELD_IN,
  FIELD_INJURY,
  { 0 },
};
static const BaheField result_ask[] = {
  [RESULT_RED] = FIELD_RED,
  [RESULT_BLUE] = FIELD_BLUE,
  [RESULT_RED_ENDS] = FIELD_ENDS ("red-ends", "红方胜局", "Red ends"),
  [RESULT_BLUE_ENDS] = FIELD_ENDS ("blue-ends", "蓝方胜局", "Blue ends"),
  [RESULT_ENDED] = FIELD_ENDED (result_endings),
  [RESULT_RED_CAUTIONS] = FIELD_CAUTIONS ("red-cautions", "红方警告", "Red cautions"),
  [RESULT_BLUE_CAUTIONS] = FIELD_CAUTIONS ("blue-cautions", "蓝方警告", "Blue cautions"),
  { 0 },
};
const BaheVerb tug_verbs[] = {
  { "end",
    { "记一局", "Record an end" },
    "recorder",
    .fields = end_ask,
    .decide = tug_decide_end,
    .now = draw_now_play },
  { "replay",
    { "本局重赛", "Replay the end" },
    "recorder",
    .fields = replay_ask,
    .decide = tug_decide_replay,
    .now = draw_now_play },
  { "foul",
    { "犯规，本局判负", "Foul: the end is lost" },
    "recorder",
    .fields = foul_ask,
    .decide = tug_decide_foul,
    .now = draw_now_play },
  { "time-out",
    { "时间到", "Time out" },
    "recorder",
    .fields = time_out_ask,
    .decide = tug_decide_time_out,
    .now = draw_now_play },
  { "forfeit",
    { "弃权", "Forfeit" },
    "recorder",
    .fields = forfeit_ask,
    .decide = tug_decide_forfeit,
    .now = draw_now_play },
  { "caution",
    { "警告", "Caution" },
    "recorder",
    .fields = caution_ask,
    .decide = tug_decide_caution,
    .now = draw_now_play },
  { "substitute",
    { "换人", "Substitute" },
    "recorder",
    .fields = substitute_ask,
    .decide = tug_decide_substitute,
    .now = draw_now_play },
  { "late", { "迟到", "Late" }, "recorder", .fields = late_ask, .decide = tug_decide_late, .now = draw_now_play },
  { "start",
    { "开始一场", "Start a match" },
    "recorder",
    .fields = start_ask,
    .decide = tug_decide_start,
    .now = draw_now_play },
  { "sides",
    { "交换或指定场地", "Swap or set sides" },
    "recorder",
    .fields = sides_ask,
    .decide = tug_decide_sides,
    .now = draw_now_play },
  { "result",
    { "补录整场比分", "Enter a whole match" },
    "recorder",
    .fields = result_ask,
    .decide = tug_decide_result,
    .now = draw_now_play },
  { "lineup", { "交出场名单", "Give a line-up" }, "recorder", .fields = lineup_fields, .decide = tug_decide_lineup },
  DRAW_VERBS,
  { 0 },
};

const BaheFigure tug_figures[] = {
  { .name = "tug-of-war-ends",
    .label = { "拔河局数", "Ends of tug-of-war" },
    .event = "end.recorded",
    .how = BAHE_COUNT,
    .unit = { "局", "ends" } },
  { .name = "tug-of-war-people",
    .label = { "拔河上场人数", "People in line-ups" },
    .event = "lineup.given",
    .how = BAHE_DISTINCT,
    .field = "people",
    .unit = { "人", "people" } },
  { 0 },
};
