/* A contest of matches: what is recorded and shown, in both languages. */
#include "match.h"

#include "fields.h"

const BaheChoice match_result_endings[] = {
  [ENDED_PLAYED] = { "played", { "赛完", "Played" } },
  [ENDED_FORFEIT] = { "forfeit", { "弃权", "Forfeit" } },
  [ENDED_RETIRED] = { "retired", { "因伤退赛", "Retired" } },
  { 0 },
};

/* ---- events --------------------------------------------------------------------------------------------- */

static const BaheField pair_columns[] = {
  [PAIR_RED] = { .name = "red", .type = BAHE_ENTRANT, .flags = BAHE_REQUIRED, .label = { "红方（先手）", "Red" } },
  [PAIR_BLUE] = FIELD_ENTRANT ("blue", "蓝方（空为轮空）", "Blue (none: a bye)"),
  { 0 },
};
static const BaheField paired_fields[] = {
  [PAIRED_ROUND] = FIELD_ROUND,
  [PAIRED_PAIRS] = { .name = "pairs",
                     .type = BAHE_ROWS,
                     .flags = BAHE_REQUIRED,
                     .label = { "对阵", "Pairs" },
                     .columns = pair_columns },
  { 0 },
};
static const BaheField set_fields[] = {
  ON_FIELDS,
  { .name = "winner",
    .type = BAHE_CHOICE,
    .flags = BAHE_REQUIRED,
    .label = { "本局胜方", "Winner of the set" },
    .choices = draw_sides },
  FIELD_POINTS ("red-points", "红方得分", "Red points"),
  FIELD_POINTS ("blue-points", "蓝方得分", "Blue points"),
  { 0 },
};
static const BaheField forfeited_fields[] = {
  ON_FIELDS, FIELD_SIDE ("弃权方", "Who", draw_sides_or_both), FIELD_WORDS, { 0 }
};
static const BaheField retired_fields[] = {
  ON_FIELDS, FIELD_SIDE ("因伤退赛方", "Who", draw_sides), FIELD_WORDS, { 0 }
};
const BaheField match_score_columns[] = {
  { .name = "red", .type = BAHE_INTEGER, .flags = BAHE_REQUIRED, .label = { "红方", "Red" }, .min = "0", .max = "999" },
  { .name = "blue",
    .type = BAHE_INTEGER,
    .flags = BAHE_REQUIRED,
    .label = { "蓝方", "Blue" },
    .min = "0",
    .max = "999" },
  { 0 },
};
static const BaheField result_fields[] = {
  ON_FIELDS,
  FIELD_POINTS ("red-ends", "红方比分", "Red score"),
  FIELD_POINTS ("blue-ends", "蓝方比分", "Blue score"),
  FIELD_ENDED (match_result_endings),
  FIELD_SETS,
  FIELD_WINNER,
  FIELD_CARDS ("red-cautions", "红方红黄牌分", "Red cards"),
  FIELD_CARDS ("blue-cautions", "蓝方红黄牌分", "Blue cards"),
  { 0 },
};

const BaheEventType match_events[] = {
  DRAW_EVENTS ("went-on"),
  [ROUND_PAIRED] = { .name = "round.paired", .label = { "一轮对阵", "Round paired" }, .fields = paired_fields },
  [SET_RECORDED] = { .name = "set.recorded", .label = { "一局", "Set" }, .fields = set_fields },
  [FORFEITED] = { .name = "forfeited", .label = { "弃权", "Forfeit" }, .fields = forfeited_fields },
  [RETIRED] = { .name = "retired", .label = { "因伤退赛", "Retired" }, .fields = retired_fields },
  [MATCH_STARTED] = { .name = "match.started", .label = { "开赛", "Match started" }, .fields = draw_on_fields },
  [RESULT_RECORDED] = { .name = "result.recorded", .label = { "整场成绩", "Result" }, .fields = result_fields },
  { 0 },
};

/* ---- views ---------------------------------------------------------------------------------------------- */

static const BaheField match_columns[] = {
  DRAW_MATCH_COLUMNS ("红黄牌分", "cards"),
  [MATCH_TO_WIN] = FIELD_NUMBER ("to-win", "先胜几局", "Sets to win"),
  { 0 },
};
/* The rows are filled by match_view.c in this order. */
static const BaheField set_view[] = {
  FIELD_NUMBER ("match", "场次", "Match"),
  FIELD_NUMBER ("end", "第几局", "Set"),
  FIELD_ENTRANT ("red", "红方", "Red"),
  FIELD_ENTRANT ("blue", "蓝方", "Blue"),
  FIELD_WINNER_SHOWN,
  FIELD_RESULT ("red-points", "红方得分", "Red points"),
  FIELD_RESULT ("blue-points", "蓝方得分", "Blue points"),
  { .name = "void", .type = BAHE_FLAG, .label = { "没有打完", "Broken off" } },
  { 0 },
};
static const BaheField entrant_view[] = {
  FIELD_ENTRANT ("team", "参赛者", "Entrant"),
  FIELD_NUMBER ("lot", "签号", "Lot"),
  FIELD_GROUP,
  { .name = "withdrawn", .type = BAHE_FLAG, .label = { "已退赛", "Withdrawn" } },
  { 0 },
};

const BaheEventType match_views[] = {
  [VIEW_MATCH] = { .name = "match", .label = { "对阵", "Matches" }, .fields = match_columns },
  [VIEW_PART] = { .name = "end", .label = { "各局", "Sets" }, .fields = set_view },
  [VIEW_ENTRANT] = { .name = "team", .label = { "参赛者", "Entrants" }, .fields = entrant_view },
  [VIEW_BRACKET] = { .name = "bracket", .label = { "淘汰赛对阵", "Bracket" }, .fields = draw_bracket_columns },
  [VIEW_CONFLICT] = { .name = "conflict",
                      .label = { "时间场地冲突", "Conflicts of time or venue" },
                      .fields = draw_conflict_columns },
  { 0 },
};

const BaheFigure match_figures[] = {
  { .name = "match-contest.results",
    .label = { "对阵比赛记录的场数", "Matches recorded" },
    .event = "result.recorded",
    .how = BAHE_COUNT },
  { 0 },
};
