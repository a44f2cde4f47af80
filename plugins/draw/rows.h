/* The first rows of the tables of kinds in which entrants meet two by two, and fields that more than one table has. A
 * kind's own rows follow those of DRAW_EVENTS, DRAW_REFUSALS and DRAW_MATCH_COLUMNS. */
#ifndef BAHE_DRAW_ROWS_H
#define BAHE_DRAW_ROWS_H

#include "draw.h"

/* draw_tables.c */
extern const BaheChoice draw_legs[], draw_sides[], draw_sides_or_both[], draw_stages[], draw_brackets[], draw_states[];
extern const BaheField draw_order_fields[], draw_lots_fields[], draw_time_fields[], draw_decided_fields[],
    draw_member_fields[], draw_on_fields[], draw_bracket_columns[], draw_conflict_columns[], draw_ask[],
    draw_go_on_ask[], draw_lots_ask[], draw_time_ask[];

/* clang-format off */

/* ---- setup ---------------------------------------------------------------------------------------------- */

#define DRAW_FORMATS \
  [FORMAT_LEAGUE] = { "league", { "循环赛", "Round robin" } }, \
  [FORMAT_KNOCK_OUT] = { "knock-out", { "淘汰赛", "Knock-out" } }, \
  [FORMAT_GROUPS] = { "groups", { "先小组循环再淘汰", "Groups, then knock-out" } }
#define FIELD_FORMAT(of) \
  { .name = "system", .type = BAHE_CHOICE, .label = { "赛制", "Format" }, .choices = of, .fallback = "league" }
#define FIELD_LEGS \
  { .name = "legs", .type = BAHE_CHOICE, .label = { "循环次数", "Round robin" }, .choices = draw_legs, .fallback = "single" }
#define FIELD_GROUPS \
  { .name = "groups", .type = BAHE_INTEGER, .label = { "分几个小组", "Groups" }, .min = "2", .max = "64", .fallback = "2" }
#define FIELD_GO_ON \
  { .name = "go-on", .type = BAHE_INTEGER, .label = { "每组出线几名", "How many go on from each group" }, \
    .min = "1", .max = "64", .fallback = "2" }
#define FIELD_THIRD_PLACE \
  { .name = "third-place", .type = BAHE_FLAG, .label = { "加赛三四名", "Match for third place" } }
#define FIELD_MATCH_MINUTES(usual) \
  { .name = "minutes", .type = BAHE_INTEGER, .label = { "一场大约几分钟（排时间用）", "Minutes a match takes, for the timetable" }, \
    .min = "1", .max = "1440", .fallback = usual }

#define FORMAT_LABEL { "竞赛办法", "Format" }
/* `all`: who meets, 各队 or 各方. */
#define DRAW_REGULATION(all) \
  { "system=league,legs=single", FORMAT_LABEL, \
    { "采用单循环赛，" all "互相比赛一场。", "A single round robin: each meets every other once." } }, \
  { "system=league,legs=double", FORMAT_LABEL, \
    { "采用双循环赛，" all "互相比赛两场。", "A double round robin: each meets every other twice." } }, \
  { "system=groups,legs=single", FORMAT_LABEL, \
    { "分两个阶段：先抽签分为{groups}个小组进行单循环赛，每组前{go-on}名进入第二阶段淘汰赛，同组的第一轮不相遇。", \
      "First a single round robin in {groups} groups by lot; the best {go-on} of each go on to a knock-out, parted in " \
      "its first round." } }, \
  { "system=groups,legs=double", FORMAT_LABEL, \
    { "分两个阶段：先抽签分为{groups}个小组进行双循环赛，每组前{go-on}名进入第二阶段淘汰赛，同组的第一轮不相遇。", \
      "First a double round robin in {groups} groups by lot; the best {go-on} of each go on to a knock-out, parted in " \
      "its first round." } }, \
  { "system=knock-out", FORMAT_LABEL, \
    { "采用单败淘汰赛，对阵由抽签排定，数目不足时轮空。", \
      "A knock-out: matches are drawn by lot, with byes where some are missing." } }, \
  { "system=knock-out|groups,third-place", FORMAT_LABEL, \
    { "半决赛的两个负方加赛一场，决出第三、四名。", "The losers of the semi-finals play for third place." } }, \
  { "system=knock-out|groups,!third-place", FORMAT_LABEL, \
    { "半决赛的两个负方不再加赛，并列第三名。", "The losers of the semi-finals share the third place." } }

/* ---- fields --------------------------------------------------------------------------------------------- */

#define FIELD_NUMBER(which, zh, en) { .name = which, .type = BAHE_INTEGER, .label = { zh, en } }
#define FIELD_ENTRANT(which, zh, en) { .name = which, .type = BAHE_ENTRANT, .label = { zh, en } }
#define FIELD_WINNER_SHOWN { .name = "winner", .type = BAHE_ENTRANT, .flags = BAHE_RESULT, .label = { "胜方", "Winner" } }
#define FIELD_RESULT(which, zh, en) { .name = which, .type = BAHE_INTEGER, .flags = BAHE_RESULT, .label = { zh, en } }
#define FIELD_TEAM(zh, en) { .name = "team", .type = BAHE_ENTRANT, .flags = BAHE_REQUIRED, .label = { zh, en } }
#define FIELD_STAGE { .name = "stage", .type = BAHE_CHOICE, .label = { "阶段", "Stage" }, .choices = draw_stages }
#define FIELD_GROUP { .name = "group", .type = BAHE_TEXT, .label = { "小组", "Group" } }
#define FIELD_ROUND FIELD_NUMBER ("round", "轮次", "Round")
#define FIELD_BRACKET(which) \
  { .name = which, .type = BAHE_CHOICE, .label = { "淘汰赛场次", "Bracket" }, .choices = draw_brackets }
#define FIELD_STATE(flags_) \
  { .name = "state", .type = BAHE_CHOICE, .flags = flags_, .label = { "状态", "State" }, .choices = draw_states }
#define FIELD_START { .name = "start", .type = BAHE_WHEN, .label = { "时间", "Time" } }
#define FIELD_VENUE { .name = "venue", .type = BAHE_TEXT, .label = { "场地", "Venue" }, .max = "40" }
#define FIELD_WORDS { .name = "reason", .type = BAHE_TEXT, .label = { "原因", "Reason" } }
#define FIELD_SCORE(which, zh, en, most) \
  { .name = which, .type = BAHE_INTEGER, .label = { zh, en }, .min = "0", .max = most }
#define FIELD_ENDED(of) \
  { .name = "ended", .type = BAHE_CHOICE, .label = { "结束方式", "Ended" }, .choices = of, .fallback = "played" }
#define FIELD_SIDE(zh, en, of) \
  { .name = "side", .type = BAHE_CHOICE, .flags = BAHE_REQUIRED, .label = { zh, en }, .choices = of }
#define FIELD_RED { .name = "red", .type = BAHE_ENTRANT, .flags = BAHE_REQUIRED, .label = { "红方", "Red" } }
#define FIELD_BLUE { .name = "blue", .type = BAHE_ENTRANT, .flags = BAHE_REQUIRED, .label = { "蓝方", "Blue" } }
#define FIELD_MATCH { .name = "match", .type = BAHE_INTEGER, .flags = BAHE_REQUIRED, .label = { "场次", "Match" }, .min = "1" }
/* ON_MATCH, ON_RED, ON_BLUE */
#define ON_FIELDS FIELD_MATCH, FIELD_RED, FIELD_BLUE

/* What verbs of one match ask. */
#define ASK_MATCH_FIELD \
  { .name = "match", .type = BAHE_INTEGER, .label = { "场次（不填为当前场）", "Match (the current one if left out)" }, .min = "1" }
#define ASK_TEAM_FIELD(zh, en) FIELD_ENTRANT ("team", zh, en)
#define ASK_SIDE_FIELD(which, zh, en, of) { .name = which, .type = BAHE_CHOICE, .label = { zh, en }, .choices = of }

/* ---- events and verbs ----------------------------------------------------------------------------------- */

/* `went_on`: the name under which a kind's record has who goes on. */
#define DRAW_EVENTS(went_on) \
  [ORDER_DRAWN] = { .name = "order.drawn", .label = { "抽签", "Order drawn" }, .fields = draw_order_fields }, \
  [WENT_ON] = { .name = went_on, .label = { "小组出线", "Went on" }, .fields = draw_order_fields }, \
  [LOTS_DRAWN] = { .name = "lots.drawn", .label = { "同分抽签", "Lots among the level" }, .fields = draw_lots_fields, \
                   .facts = BAHE_TABLE (BaheFact, { .shape = BAHE_LOT, .rows = "lots", .entrant = "team", .value = "place", \
                                                    .stage = "stage", .group = "group" }) }, \
  [TIME_SET] = { .name = "time.set", .label = { "时间场地", "Time and venue" }, .fields = draw_time_fields }, \
  /* These two are never stored: evolve says them, and they are what a rule reads. */ \
  [MATCH_DECIDED] = { .name = "match.decided", .label = { "一场", "Match" }, .fields = draw_decided_fields, \
                      .facts = BAHE_TABLE (BaheFact, { .shape = BAHE_MATCH, .entrant = "red", .other = "blue", \
                                                       .value = "red-ends", .against = "blue-ends", \
                                                       .faults = "cautions", .other_faults = "other-cautions", \
                                                       .ended = "ended", .parts = "ends", \
                                                       .stage = "stage", .group = "group", .round = "round" }) }, \
  [MEMBER_PLACED] = { .name = "member.placed", .label = { "列入", "Placed" }, .fields = draw_member_fields, \
                      .facts = BAHE_TABLE (BaheFact, { .shape = BAHE_MEMBER, .entrant = "team", \
                                                       .stage = "stage", .group = "group" }) }

#define DRAW_VERBS \
  { "draw", { "抽签", "Draw lots" }, "recorder", .fields = draw_ask, .decide = draw_decide_draw, .now = draw_now_draw }, \
  { "draw-order", { "记现场抽签结果", "Enter an order drawn by hand" }, "recorder", .fields = draw_order_fields, \
    .decide = draw_decide_draw_order, .now = draw_now_draw }, \
  { "schedule", { "排时间场地", "Set time and venue" }, "recorder", .fields = draw_time_ask, \
    .decide = draw_decide_schedule, .now = draw_now_schedule }, \
  { "lots", { "同分抽签", "Draw lots among the level" }, "recorder", .fields = draw_lots_ask, \
    .decide = draw_decide_lots, .now = draw_now_lots }, \
  { "go-on", { "小组出线", "Go on to the knock-out" }, "recorder", .fields = draw_go_on_ask, \
    .decide = draw_decide_go_on, .now = draw_now_go_on }

/* ---- views ---------------------------------------------------------------------------------------------- */

/* The names are those that the pages know matches by. A kind fills the end that comes next, and says what its cautions
 * are. */
#define DRAW_MATCH_COLUMNS(cautions_zh, cautions_en) \
  [MATCH_NUMBER] = FIELD_NUMBER ("number", "场次", "Match"), \
  [MATCH_STAGE] = FIELD_STAGE, \
  [MATCH_GROUP] = FIELD_GROUP, \
  [MATCH_ROUND] = FIELD_ROUND, \
  [MATCH_BRACKET] = FIELD_BRACKET ("bracket"), \
  [MATCH_RED] = FIELD_ENTRANT ("red", "红方", "Red"), \
  [MATCH_RED_SCORE] = FIELD_RESULT ("red-ends", "红方比分", "Red score"), \
  [MATCH_BLUE_SCORE] = FIELD_RESULT ("blue-ends", "蓝方比分", "Blue score"), \
  [MATCH_BLUE] = FIELD_ENTRANT ("blue", "蓝方", "Blue"), \
  [MATCH_STATE] = FIELD_STATE (0), \
  [MATCH_WINNER] = FIELD_WINNER_SHOWN, \
  [MATCH_END] = FIELD_NUMBER ("end", "第几局", "End or set"), \
  [MATCH_RED_CAUTIONS] = FIELD_NUMBER ("red-cautions", "红方" cautions_zh, "Red " cautions_en), \
  [MATCH_BLUE_CAUTIONS] = FIELD_NUMBER ("blue-cautions", "蓝方" cautions_zh, "Blue " cautions_en), \
  [MATCH_START] = FIELD_START, \
  [MATCH_VENUE] = FIELD_VENUE, \
  [MATCH_CURRENT] = { .name = "current", .type = BAHE_FLAG, .label = { "当前", "Current" } }, \
  [MATCH_NEXT] = { .name = "next", .type = BAHE_FLAG, .label = { "请检录", "To be called up" } }

/* Of the programme: which match, when and where, and the first side. What is written there, and the other side, are the
 * kind's. */
#define DRAW_PRINTED \
  { "match", "number", { 0 } }, { "match", "stage", { 0 } }, { "match", "bracket", { 0 } }, { "match", "group", { 0 } }, \
  { "match", "round", { 0 } }, { "match", "start", { 0 } }, { "match", "venue", { 0 } }, { "match", "red", { 0 } }

/* ---- refusals ------------------------------------------------------------------------------------------- */

#define DRAW_REFUSALS \
  [DRAWN_ALREADY] = { "drawn-already", { "已经抽过签；要改，请更正那条抽签记录", \
                                         "Lots were drawn already; correct that record instead" } }, \
  [BEGUN_ALREADY] = { "begun-already", { "比赛已经开始，不能再抽签", \
                                         "The matches have begun; lots can no longer be drawn" } }, \
  [TOO_FEW] = { "too-few", { "至少要有两名选手或两队报名；请先报名", \
                             "It takes two players or teams; enter them first" } }, \
  [TOO_FEW_FOR_GROUPS] = { "too-few-for-groups", { "每组至少两个：{detail}；请补报名，或更正活动的小组数", \
                                                   "Each group needs two: {detail}; enter more, or correct the number of groups" } }, \
  [NOT_DRAWN] = { "not-drawn", { "还没有抽签；请先抽签", "Lots have not been drawn; draw them first" } }, \
  [ORDER_WRONG] = { "order-wrong", { "每名选手（每队）要恰好出现一次；有重复、漏掉或没报名的", \
                                     "Each player or team must stand there once; one is repeated, left out or not entered" } }, \
  [NO_SUCH_MATCH] = { "no-such-match", { "没有第{match}场；请看对阵表", "There is no match {match}; see the list of matches" } }, \
  [NOTHING_TO_PLAY] = { "nothing-to-play", { "现在没有要赛的场次；瑞士制请先编排下一轮，小组赛请先定出线", \
                                             "There is no match to play now; pair the next round, or say who goes on" } }, \
  [SIDES_NOT_KNOWN] = { "sides-not-known", { "第{match}场的双方还没有产生；请先记前面的场次", \
                                             "The sides of match {match} are not known yet; record the matches before it" } }, \
  [MATCH_OVER] = { "match-over", { "这一场已经有成绩；要改，请更正那条记录", \
                                   "This match has its result; correct that record instead" } }, \
  [WHICH_SIDE] = { "which-side", { "请说明是红方、蓝方或哪一队（哪名选手）", "Say which side, or who" } }, \
  [NOT_IN_MATCH] = { "not-in-match", { "{team}不在这一场；请核对名字或场次", \
                                       "{team} is not in this match; check the name or the match" } }, \
  [SIDE_AND_TEAM] = { "side-and-team", { "写的红方蓝方和名字不是同一方；只写一个即可", \
                                         "The side and the name differ; give one of them" } }, \
  [NOT_NEXT] = { "not-next", { "{red}与{blue}现在没有要赛的场次；请看对阵表", \
                               "{red} and {blue} have no match to play now; see the list of matches" } }, \
  [WRONG_SCORE] = { "wrong-score", { "比分{red-ends}比{blue-ends}不合这次比赛：{detail}", \
                                     "{red-ends} to {blue-ends} does not fit this contest: {detail}" } }, \
  [HAS_WITHDRAWN] = { "has-withdrawn", { "写的一方已经退赛，余下的场次已按弃权记好；请核对", \
                                         "One who is named has withdrawn; the other matches are forfeits already" } }, \
  [NO_GROUPS] = { "no-groups", { "这次比赛没有小组赛", "This contest has no group stage" } }, \
  [GROUPS_NOT_OVER] = { "groups-not-over", { "小组赛还没赛完：第{detail}场；赛完才能排淘汰赛", \
                                             "The group stage is not over: match {detail}; play it first" } }, \
  [LEVEL_AT_THE_CUT] = { "level-at-the-cut", { "{detail}组名次有并列，请先同分抽签，或直接写出线名单", \
                                               "Some of group {detail} are level; draw lots among them, or name who goes on" } }, \
  [WENT_ON_ALREADY] = { "went-on-already", { "淘汰赛已经排好；要改，请更正那条出线记录", \
                                             "The knock-out is set already; correct that record instead" } }, \
  [GO_ON_WRONG] = { "go-on-wrong", { "出线的至少要两个，每个一次，都参加过小组赛", \
                                     "At least two go on, each once, all from the groups" } }, \
  [LOTS_TOO_FEW] = { "lots-too-few", { "至少两个才需要抽签，每个写一次", "Lots are drawn among two or more, each named once" } }, \
  [LOTS_NOT_TOGETHER] = { "lots-not-together", { "要在同一组里抽签", "Lots are drawn within one group" } }, \
  [KNOCK_OUT_NO_LOTS] = { "knock-out-no-lots", { "淘汰赛的名次不用抽签", "Places of a knock-out need no lots" } }, \
  [VENUE_TAKEN] = { "venue-taken", { "{venue}那时有第{detail}场；请换时间或场地，仍要这样排请选“仍然这样排”", \
                                     "Match {detail} is at {venue} then; choose another time or place, or set it anyway" } }, \
  [ENTRANT_ELSEWHERE] = { "entrant-elsewhere", { "同一方那时要赛第{detail}场；请换时间，仍要这样排请选“仍然这样排”", \
                                                 "One of them plays match {detail} then; choose another time, or set it anyway" } }

/* clang-format on */

#endif
