/* A contest of matches: what is recorded and shown, in both languages. */
#include "match.h"

#include "fields.h"

/* ---- choices -------------------------------------------------------------------------------------------- */

const BaheChoice match_sides[] = {
  [SIDE_RED] = { "red", { "红方", "Red" } },
  [SIDE_BLUE] = { "blue", { "蓝方", "Blue" } },
  { 0 },
};
const BaheChoice match_sides_or_both[] = {
  [SIDE_RED] = { "red", { "红方", "Red" } },
  [SIDE_BLUE] = { "blue", { "蓝方", "Blue" } },
  [SIDE_BOTH] = { "both", { "双方", "Both" } },
  { 0 },
};
const BaheChoice match_result_endings[] = {
  [ENDED_PLAYED] = { "played", { "赛完", "Played" } },
  [ENDED_FORFEIT] = { "forfeit", { "弃权", "Forfeit" } },
  [ENDED_RETIRED] = { "retired", { "因伤退赛", "Retired" } },
  { 0 },
};
static const BaheChoice endings[] = {
  [ENDED_PLAYED] = { "played", { "赛完", "Played" } },
  [ENDED_FORFEIT] = { "forfeit", { "弃权", "Forfeit" } },
  [ENDED_RETIRED] = { "retired", { "因伤退赛", "Retired" } },
  [ENDED_BYE] = { "bye", { "轮空", "Bye" } },
  { 0 },
};
static const BaheChoice stages[] = {
  [STAGE_GROUP] = { "group", { "小组赛", "Group stage" } },
  [STAGE_KNOCK_OUT] = { "knock-out", { "淘汰赛", "Knock-out" } },
  [STAGE_DOUBLE] = { "double-elimination", { "双败淘汰赛", "Double elimination" } },
  { 0 },
};
static const BaheChoice brackets[] = {
  [BRACKET_MAIN] = { "main", { "正赛", "Main" } },
  [BRACKET_THIRD] = { "third", { "三四名决赛", "For third place" } },
  [BRACKET_UPPER] = { "upper", { "胜者组", "Upper bracket" } },
  [BRACKET_LOWER] = { "lower", { "败者组", "Lower bracket" } },
  [BRACKET_FINAL] = { "final", { "决赛", "Grand final" } },
  { 0 },
};
static const BaheChoice states[] = {
  [MATCH_OPEN] = { "not-played", { "未赛", "Not played" } },
  [MATCH_PLAYED] = { "played", { "已赛", "Played" } },
  [MATCH_FORFEITED] = { "forfeit", { "弃权", "Forfeit" } },
  [MATCH_RETIRED] = { "retired", { "因伤退赛", "Retired" } },
  [MATCH_BYE] = { "bye", { "轮空", "Bye" } },
  { "in-progress", { "进行中", "In progress" } },
  { "waiting", { "待定", "Sides not known" } },
  { 0 },
};
static const BaheChoice clashes[] = {
  [CLASH_VENUE] = { "venue", { "同一场地", "One venue twice" } },
  [CLASH_ENTRANT] = { "entrant", { "同一选手或队", "One entrant twice" } },
  { 0 },
};

/* ---- events --------------------------------------------------------------------------------------------- */

#define ON_FIELDS                                                                                                      \
  { .name = "match", .type = BAHE_INTEGER, .flags = BAHE_REQUIRED, .label = { "场次", "Match" }, .min = "1" },         \
      { .name = "red", .type = BAHE_ENTRANT, .flags = BAHE_REQUIRED, .label = { "红方", "Red" } },                     \
  {                                                                                                                    \
    .name = "blue", .type = BAHE_ENTRANT, .flags = BAHE_REQUIRED, .label = { "蓝方", "Blue" }                          \
  }
#define FIELD_STAGE                                                                                                    \
  {                                                                                                                    \
    .name = "stage", .type = BAHE_CHOICE, .label = { "阶段", "Stage" }, .choices = stages                              \
  }
#define FIELD_GROUP                                                                                                    \
  {                                                                                                                    \
    .name = "group", .type = BAHE_TEXT, .label = { "小组", "Group" }                                                   \
  }
#define FIELD_BRACKET                                                                                                  \
  {                                                                                                                    \
    .name = "bracket", .type = BAHE_CHOICE, .label = { "淘汰赛场次", "Bracket" }, .choices = brackets                  \
  }

const BaheField match_order_fields[] = {
  { .name = "order", .type = BAHE_ENTRANT, .flags = BAHE_REQUIRED | BAHE_MANY, .label = { "签序", "Drawn order" } },
  { 0 },
};
static const BaheField pair_columns[] = {
  [PAIR_RED] = { .name = "red", .type = BAHE_ENTRANT, .flags = BAHE_REQUIRED, .label = { "红方（先手）", "Red" } },
  [PAIR_BLUE] = { .name = "blue", .type = BAHE_ENTRANT, .label = { "蓝方（空为轮空）", "Blue (none: a bye)" } },
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
static const BaheField tie_columns[] = {
  FIELD_TEAM,
  { .name = "place", .type = BAHE_INTEGER, .flags = BAHE_REQUIRED, .label = { "签号", "Lot" }, .min = "1" },
  { 0 },
};
static const BaheField tie_fields[] = {
  [TIE_STAGE] = FIELD_STAGE,
  [TIE_GROUP] = FIELD_GROUP,
  [TIE_LOTS] = { .name = "lots",
                 .type = BAHE_ROWS,
                 .flags = BAHE_REQUIRED,
                 .label = { "抽签结果", "Lots" },
                 .columns = tie_columns },
  { 0 },
};
static const BaheField time_fields[] = {
  [TIME_MATCH] = FIELD_MATCH,
  [TIME_VENUE] = FIELD_VENUE,
  [TIME_START] = FIELD_START,
  [TIME_MINUTES] = FIELD_MINUTES,
  { 0 },
};
static const BaheField on_fields[] = { ON_FIELDS, { 0 } };
static const BaheField set_fields[] = {
  ON_FIELDS,
  { .name = "winner",
    .type = BAHE_CHOICE,
    .flags = BAHE_REQUIRED,
    .label = { "本局胜方", "Winner of the set" },
    .choices = match_sides },
  FIELD_SCORE ("red-points", "红方得分", "Red points"),
  FIELD_SCORE ("blue-points", "蓝方得分", "Blue points"),
  { 0 },
};
#define FIELD_SIDE(zh, en, of)                                                                                         \
  {                                                                                                                    \
    .name = "side", .type = BAHE_CHOICE, .flags = BAHE_REQUIRED, .label = { zh, en }, .choices = of                    \
  }
static const BaheField forfeited_fields[] = {
  ON_FIELDS, FIELD_SIDE ("弃权方", "Who", match_sides_or_both), FIELD_WORDS, { 0 }
};
static const BaheField retired_fields[] = {
  ON_FIELDS, FIELD_SIDE ("因伤退赛方", "Who", match_sides), FIELD_WORDS, { 0 }
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
  FIELD_SCORE ("red-ends", "红方比分", "Red score"),
  FIELD_SCORE ("blue-ends", "蓝方比分", "Blue score"),
  FIELD_ENDED,
  FIELD_SETS,
  FIELD_WINNER,
  FIELD_CAUTIONS ("red-cautions", "红方红黄牌分", "Red cards"),
  FIELD_CAUTIONS ("blue-cautions", "蓝方红黄牌分", "Blue cards"),
  { 0 },
};
static const BaheField decided_fields[] = {
  [DECIDED_NUMBER] = { .name = "match", .type = BAHE_INTEGER, .label = { "场次", "Match" } },
  [DECIDED_RED] = { .name = "red", .type = BAHE_ENTRANT, .flags = BAHE_REQUIRED, .label = { "红方", "Red" } },
  [DECIDED_BLUE] = { .name = "blue", .type = BAHE_ENTRANT, .label = { "蓝方", "Blue" } },
  [DECIDED_RED_ENDS] = FIELD_SCORE ("red-ends", "红方比分", "Red score"),
  [DECIDED_BLUE_ENDS] = FIELD_SCORE ("blue-ends", "蓝方比分", "Blue score"),
  [DECIDED_ENDED] = { .name = "ended", .type = BAHE_CHOICE, .label = { "结束方式", "Ended" }, .choices = endings },
  [DECIDED_ENDS] = { .name = "ends", .type = BAHE_ROWS, .label = { "各局", "Sets" }, .columns = match_score_columns },
  [DECIDED_CAUTIONS] = { .name = "cautions", .type = BAHE_INTEGER, .label = { "红方红黄牌分", "Red cards" } },
  [DECIDED_OTHER_CAUTIONS] = { .name = "other-cautions",
                               .type = BAHE_INTEGER,
                               .label = { "蓝方红黄牌分", "Blue cards" } },
  [DECIDED_STAGE] = FIELD_STAGE,
  [DECIDED_GROUP] = FIELD_GROUP,
  [DECIDED_ROUND] = FIELD_ROUND,
  [DECIDED_BRACKET] = FIELD_BRACKET,
  [DECIDED_WINNER] = FIELD_WINNER,
  { 0 },
};
static const BaheField member_fields[] = {
  [MEMBER_TEAM] = FIELD_TEAM, [MEMBER_STAGE] = FIELD_STAGE, [MEMBER_GROUP] = FIELD_GROUP, { 0 }
};

const BaheEventType match_events[] = {
  [ORDER_DRAWN] = { .name = "order.drawn", .label = { "抽签", "Order drawn" }, .fields = match_order_fields },
  [ROUND_PAIRED] = { .name = "round.paired", .label = { "一轮对阵", "Round paired" }, .fields = paired_fields },
  [WENT_ON] = { .name = "went-on", .label = { "小组出线", "Went on" }, .fields = match_order_fields },
  [LOTS_DRAWN] = { .name = "lots.drawn",
                   .label = { "同分抽签", "Lots among the level" },
                   .fields = tie_fields,
                   .facts = BAHE_TABLE (BaheFact, { .shape = BAHE_LOT,
                                                    .rows = "lots",
                                                    .entrant = "team",
                                                    .value = "place",
                                                    .stage = "stage",
                                                    .group = "group" }) },
  [TIME_SET] = { .name = "time.set", .label = { "时间场地", "Time and venue" }, .fields = time_fields },
  [SET_RECORDED] = { .name = "set.recorded", .label = { "一局", "Set" }, .fields = set_fields },
  [FORFEITED] = { .name = "forfeited", .label = { "弃权", "Forfeit" }, .fields = forfeited_fields },
  [RETIRED] = { .name = "retired", .label = { "因伤退赛", "Retired" }, .fields = retired_fields },
  [MATCH_STARTED] = { .name = "match.started", .label = { "开赛", "Match started" }, .fields = on_fields },
  [RESULT_RECORDED] = { .name = "result.recorded", .label = { "整场成绩", "Result" }, .fields = result_fields },
  /* These two are never stored: evolve says them, and they are what a rule reads. */
  [MATCH_DECIDED] = { .name = "match.decided",
                      .label = { "一场", "Match" },
                      .fields = decided_fields,
                      .facts = BAHE_TABLE (BaheFact, { .shape = BAHE_MATCH,
                                                       .entrant = "red",
                                                       .other = "blue",
                                                       .value = "red-ends",
                                                       .against = "blue-ends",
                                                       .faults = "cautions",
                                                       .other_faults = "other-cautions",
                                                       .ended = "ended",
                                                       .parts = "ends",
                                                       .stage = "stage",
                                                       .group = "group",
                                                       .round = "round" }) },
  [MEMBER_PLACED] = { .name = "member.placed",
                      .label = { "列入", "Placed" },
                      .fields = member_fields,
                      .facts = BAHE_TABLE (
                          BaheFact, { .shape = BAHE_MEMBER, .entrant = "team", .stage = "stage", .group = "group" }) },
  { 0 },
};

/* ---- views ---------------------------------------------------------------------------------------------- */

/* The rows are filled by match_view.c in this order. The names are those that the pages know matches by. */
static const BaheField match_columns[] = {
  { .name = "number", .type = BAHE_INTEGER, .label = { "场次", "Match" } },
  FIELD_STAGE,
  FIELD_GROUP,
  FIELD_ROUND,
  FIELD_BRACKET,
  { .name = "red", .type = BAHE_ENTRANT, .label = { "红方", "Red" } },
  { .name = "red-ends", .type = BAHE_INTEGER, .flags = BAHE_RESULT, .label = { "红方比分", "Red score" } },
  { .name = "blue-ends", .type = BAHE_INTEGER, .flags = BAHE_RESULT, .label = { "蓝方比分", "Blue score" } },
  { .name = "blue", .type = BAHE_ENTRANT, .label = { "蓝方", "Blue" } },
  { .name = "state", .type = BAHE_CHOICE, .label = { "状态", "State" }, .choices = states },
  { .name = "winner", .type = BAHE_ENTRANT, .flags = BAHE_RESULT, .label = { "胜方", "Winner" } },
  { .name = "end", .type = BAHE_INTEGER, .label = { "第几局", "Set" } },
  { .name = "to-win", .type = BAHE_INTEGER, .label = { "先胜几局", "Sets to win" } },
  { .name = "red-cautions", .type = BAHE_INTEGER, .label = { "红方红黄牌分", "Red cards" } },
  { .name = "blue-cautions", .type = BAHE_INTEGER, .label = { "蓝方红黄牌分", "Blue cards" } },
  FIELD_START,
  FIELD_VENUE,
  { .name = "current", .type = BAHE_FLAG, .label = { "当前", "Current" } },
  { .name = "next", .type = BAHE_FLAG, .label = { "请检录", "To be called up" } },
  { 0 },
};
static const BaheField set_view[] = {
  { .name = "match", .type = BAHE_INTEGER, .label = { "场次", "Match" } },
  { .name = "end", .type = BAHE_INTEGER, .label = { "第几局", "Set" } },
  { .name = "red", .type = BAHE_ENTRANT, .label = { "红方", "Red" } },
  { .name = "blue", .type = BAHE_ENTRANT, .label = { "蓝方", "Blue" } },
  { .name = "winner", .type = BAHE_ENTRANT, .flags = BAHE_RESULT, .label = { "胜方", "Winner" } },
  { .name = "red-points", .type = BAHE_INTEGER, .flags = BAHE_RESULT, .label = { "红方得分", "Red points" } },
  { .name = "blue-points", .type = BAHE_INTEGER, .flags = BAHE_RESULT, .label = { "蓝方得分", "Blue points" } },
  { .name = "void", .type = BAHE_FLAG, .label = { "没有打完", "Broken off" } },
  { 0 },
};
static const BaheField entrant_view[] = {
  { .name = "team", .type = BAHE_ENTRANT, .label = { "参赛者", "Entrant" } },
  { .name = "lot", .type = BAHE_INTEGER, .label = { "签号", "Lot" } },
  FIELD_GROUP,
  { .name = "withdrawn", .type = BAHE_FLAG, .label = { "已退赛", "Withdrawn" } },
  { 0 },
};

/* A side comes from the winner of the match that its "from" names by place, in the match for the third place from the
 * loser; in the lower bracket from the loser of the match whose number its "loser-of" gives; else it was drawn there.
 */
static const BaheField bracket_view[] = {
  { .name = "place", .type = BAHE_INTEGER, .label = { "序号", "Place" } },
  FIELD_ROUND,
  { .name = "match", .type = BAHE_INTEGER, .label = { "场次", "Match" } },
  { .name = "third", .type = BAHE_FLAG, .label = { "三四名决赛", "For third place" } },
  { .name = "part", .type = BAHE_CHOICE, .label = { "淘汰赛场次", "Bracket" }, .choices = brackets },
  { .name = "first", .type = BAHE_ENTRANT, .flags = BAHE_RESULT, .label = { "上方", "First side" } },
  { .name = "second", .type = BAHE_ENTRANT, .flags = BAHE_RESULT, .label = { "下方", "Second side" } },
  { .name = "first-from", .type = BAHE_INTEGER, .label = { "上方来自", "First side from" } },
  { .name = "second-from", .type = BAHE_INTEGER, .label = { "下方来自", "Second side from" } },
  { .name = "first-loser-of", .type = BAHE_INTEGER, .label = { "上方是第几场负者", "First side: loser of" } },
  { .name = "second-loser-of", .type = BAHE_INTEGER, .label = { "下方是第几场负者", "Second side: loser of" } },
  { .name = "first-score", .type = BAHE_INTEGER, .flags = BAHE_RESULT, .label = { "上方比分", "Score of first side" } },
  { .name = "second-score",
    .type = BAHE_INTEGER,
    .flags = BAHE_RESULT,
    .label = { "下方比分", "Score of second side" } },
  { .name = "winner", .type = BAHE_ENTRANT, .flags = BAHE_RESULT, .label = { "胜方", "Winner" } },
  { .name = "bye", .type = BAHE_FLAG, .label = { "轮空", "Bye" } },
  { .name = "state", .type = BAHE_CHOICE, .flags = BAHE_RESULT, .label = { "状态", "State" }, .choices = states },
  { 0 },
};
static const BaheField conflict_view[] = {
  { .name = "match", .type = BAHE_INTEGER, .label = { "场次", "Match" } },
  { .name = "other", .type = BAHE_INTEGER, .label = { "与第几场", "And match" } },
  { .name = "what", .type = BAHE_CHOICE, .label = { "冲突", "Conflict" }, .choices = clashes },
  FIELD_START,
  FIELD_VENUE,
  { 0 },
};

const BaheEventType match_views[] = {
  [VIEW_MATCH] = { .name = "match", .label = { "对阵", "Matches" }, .fields = match_columns },
  [VIEW_SET] = { .name = "end", .label = { "各局", "Sets" }, .fields = set_view },
  [VIEW_ENTRANT] = { .name = "team", .label = { "参赛者", "Entrants" }, .fields = entrant_view },
  [VIEW_BRACKET] = { .name = "bracket", .label = { "淘汰赛对阵", "Bracket" }, .fields = bracket_view },
  [VIEW_CONFLICT] = { .name = "conflict",
                      .label = { "时间场地冲突", "Conflicts of time or venue" },
                      .fields = conflict_view },
  { 0 },
};

const BaheFigure match_figures[] = {
  { .name = "match-contest.results",
    .label = { "对阵比赛记录的场数", "Matches recorded" },
    .event = "result.recorded",
    .how = BAHE_COUNT },
  { 0 },
};
