/* A selection: what is recorded, what is seen of it, and its figures. */
#include "selection.h"

#include "fields.h"

const BaheField selection_nominate_fields[] = {
  [NOM_ENTRANT] = FIELD_ENTRANT,
  [NOM_DEED] = { .name = "deed", .type = BAHE_TEXT, .flags = BAHE_REQUIRED, .label = { "事迹", "Deed" } },
  [NOM_MONTH] = FIELD_MONTH,
  [NOM_YEAR] = FIELD_YEAR,
  [NOM_GROUP] = { .name = "group", .type = BAHE_GROUP, .label = { "推荐小组", "Nominated by the group" } },
  [NOM_NOMINATOR] = { .name = "nominator", .type = BAHE_PERSON, .label = { "推荐人", "Nominated by" } },
  [NOM_EVIDENCE] = { .name = "evidence",
                     .type = BAHE_EVENT,
                     .flags = BAHE_MANY,
                     .label = { "依据哪条记录", "Records that show it" } },
  [NOM_FILE] = { .name = "file", .type = BAHE_FILE, .flags = BAHE_MANY, .label = { "材料", "Files" } },
  { 0 },
};
static const BaheField point_columns[] = {
  [POINT_ITEM] = { .name = "item", .type = BAHE_TEXT, .flags = BAHE_REQUIRED, .label = { "评分项", "Item" } },
  [POINT_POINTS] = { .name = "points",
                     .type = BAHE_DECIMAL,
                     .flags = BAHE_REQUIRED,
                     .label = { "得分", "Points" },
                     .min = "0",
                     .max = "1000" },
  { 0 },
};
const BaheField selection_score_fields[] = {
  [SCORE_ENTRANT] = FIELD_ENTRANT,
  [SCORE_POINTS] = { .name = "points",
                     .type = BAHE_ROWS,
                     .flags = BAHE_REQUIRED,
                     .label = { "各项得分", "Points" },
                     .columns = point_columns },
  [SCORE_MONTH] = FIELD_MONTH,
  [SCORE_YEAR] = FIELD_YEAR,
  [SCORE_INSPECTION] = { .name = "inspection",
                         .type = BAHE_INTEGER,
                         .label = { "第几次检查", "Inspection" },
                         .min = "1",
                         .max = "100",
                         .fallback = "1" },
  { 0 },
};
const BaheField selection_vote_fields[] = {
  [VOTE_ENTRANT] = FIELD_ENTRANT,
  [VOTE_VOTES] = { .name = "votes",
                   .type = BAHE_INTEGER,
                   .flags = BAHE_REQUIRED,
                   .label = { "票数", "Votes" },
                   .min = "0",
                   .max = "100000" },
  [VOTE_MONTH] = FIELD_MONTH,
  [VOTE_YEAR] = FIELD_YEAR,
  { 0 },
};
const BaheField selection_veto_fields[] = {
  [VETO_ENTRANT] = FIELD_ENTRANT,
  [VETO_GATE] = { .name = "gate", .type = BAHE_TEXT, .flags = BAHE_REQUIRED, .label = { "否决项", "Gate" } },
  [VETO_MONTH] = FIELD_MONTH,
  [VETO_YEAR] = FIELD_YEAR,
  [VETO_NOTE] = { .name = "note", .type = BAHE_TEXT, .flags = BAHE_REMARK, .label = { "说明", "Note" } },
  { 0 },
};
static const BaheField chosen_fields[] = {
  [CHOOSE_ENTRANT] = FIELD_ENTRANT,
  [CHOOSE_MONTH] = FIELD_MONTH,
  [CHOOSE_YEAR] = FIELD_YEAR,
  [CHOOSE_REASON] = FIELD_REASON (0),
  [CHOOSE_DEED] = FIELD_DEED,
  [CHOOSE_POINTS] = FIELD_POINTS,
  { 0 },
};
const BaheField selection_miss_fields[] = {
  [MISS_REASON] = FIELD_REASON (BAHE_REQUIRED),
  [MISS_MONTH] = FIELD_MONTH,
  [MISS_YEAR] = FIELD_YEAR,
  { 0 },
};
static const BaheField star_fields[] = {
  [STAR_ENTRANT] = FIELD_ENTRANT,
  [STAR_YEAR] = FIELD_YEAR,
  [STAR_REASON] = FIELD_REASON (0),
  [STAR_ANYWAY] = { .name = "anyway", .type = BAHE_FLAG, .label = { "缺月也评", "Though months are missing" } },
  [STAR_MONTHS] = { .name = "months", .type = BAHE_INTEGER, .label = { "当选月数", "Months" } },
  [STAR_POINTS] = FIELD_POINTS,
  { 0 },
};
const BaheField selection_evidence_fields[] = {
  [EVID_ENTRANT] = FIELD_ENTRANT,
  [EVID_ITEM] = { .name = "item", .type = BAHE_TEXT, .flags = BAHE_REQUIRED, .label = { "哪一项", "Item" } },
  [EVID_WHAT] = { .name = "what", .type = BAHE_TEXT, .flags = BAHE_REQUIRED, .label = { "材料内容", "What it shows" } },
  [EVID_EVENT] = { .name = "evidence",
                   .type = BAHE_EVENT,
                   .flags = BAHE_MANY,
                   .label = { "依据哪条记录", "Records that show it" } },
  [EVID_FILE] = { .name = "file", .type = BAHE_FILE, .flags = BAHE_MANY, .label = { "材料", "Files" } },
  { 0 },
};
static const BaheField passed_fields[] = {
  [PASS_ENTRANT] = FIELD_ENTRANT,
  [PASS_STAGE] = FIELD_STAGE,
  [PASS_BY] = { .name = "by", .type = BAHE_TEXT, .label = { "推荐或考察单位", "Nominated or vetted by" } },
  [PASS_OPINION] = { .name = "opinion", .type = BAHE_TEXT, .flags = BAHE_REMARK, .label = { "意见", "Opinion" } },
  { 0 },
};
static const BaheField stopped_fields[] = {
  [STOP_ENTRANT] = FIELD_ENTRANT,
  [STOP_REASON] = FIELD_REASON (BAHE_REQUIRED),
  [STOP_STAGE] = FIELD_STAGE,
  { 0 },
};
const BaheField selection_report_fields[] = {
  [REPORT_ENTRANT] = FIELD_ENTRANT,
  [REPORT_TO] = { .name = "to", .type = BAHE_TEXT, .flags = BAHE_REQUIRED, .label = { "上报给", "Recommended to" } },
  [REPORT_LEVEL] = FIELD_LEVEL,
  { 0 },
};
const BaheField selection_answer_fields[] = {
  [ANSWER_ENTRANT] = FIELD_ENTRANT,
  [ANSWER_CHOSEN] = { .name = "chosen", .type = BAHE_FLAG, .label = { "获评", "Chosen" } },
  [ANSWER_TITLE] = { .name = "title", .type = BAHE_TEXT, .label = { "荣誉称号", "Title" } },
  [ANSWER_LEVEL] = FIELD_LEVEL,
  { 0 },
};

/* ---- what becomes a fact
 * ----------------------------------------------------------------------------------------------- */

#define COUNTED_FIELDS                                                                                                 \
  [COUNTED_ENTRANT] = FIELD_ENTRANT,                                                                                   \
  [COUNTED_PERIOD] = { .name = "period", .type = BAHE_TEXT, .label = { "哪一期", "Period" } },                         \
  [COUNTED_ITEM] = { .name = "item", .type = BAHE_TEXT, .label = { "评分项", "Item" } },                               \
  [COUNTED_POINTS] = FIELD_POINTS,                                                                                     \
  [COUNTED_INSPECTION] = { .name = "inspection", .type = BAHE_INTEGER, .label = { "第几次检查", "Inspection" } },      \
  {                                                                                                                    \
    0                                                                                                                  \
  }
static const BaheField counted_fields[] = { COUNTED_FIELDS };

static const BaheChoice board_stages[] = { { "year", { "各月汇总", "All months" } }, { 0 } };
static const BaheField yearly_fields[] = {
  [YEARLY_ENTRANT] = FIELD_ENTRANT,
  [YEARLY_STAGE] = { .name = "stage", .type = BAHE_CHOICE, .label = { "榜", "Board" }, .choices = board_stages },
  [YEARLY_POINTS] = FIELD_POINTS,
  [YEARLY_PERIOD] = { .name = "period", .type = BAHE_TEXT, .label = { "哪个月", "Month" } },
  { 0 },
};

#define TALLY                                                                                                          \
  BAHE_TABLE (BaheFact,                                                                                                \
              { .shape = BAHE_TALLY, .entrant = "entrant", .value = "points", .about = "item", .stage = "period" })

const BaheEventType selection_events[] = {
  [NOMINATED] = { .name = "nominated", .label = { "推荐", "Nomination" }, .fields = selection_nominate_fields },
  [SCORED] = { .name = "scored", .label = { "打分", "Points" }, .fields = selection_score_fields },
  [VOTED] = { .name = "voted", .label = { "得票", "Votes" }, .fields = selection_vote_fields },
  [VETOED] = { .name = "vetoed", .label = { "一票否决", "Gate shut" }, .fields = selection_veto_fields },
  [CHOSEN] = { .name = "chosen", .label = { "当选", "Chosen" }, .fields = chosen_fields },
  [NOT_HELD] = { .name = "not.held", .label = { "没有评", "Not held" }, .fields = selection_miss_fields },
  [YEAR_STAR_CHOSEN] = { .name = "year.chosen", .label = { "年度之星", "Star of the year" }, .fields = star_fields },
  [EVIDENCE_GIVEN] = { .name = "evidence.given", .label = { "材料", "Evidence" }, .fields = selection_evidence_fields },
  [STAGE_PASSED] = { .name = "stage.passed", .label = { "通过", "Passed" }, .fields = passed_fields },
  [STAGE_STOPPED] = { .name = "stage.stopped", .label = { "没有通过", "Not passed" }, .fields = stopped_fields },
  [REPORTED] = { .name = "reported", .label = { "上报", "Recommended" }, .fields = selection_report_fields },
  [ANSWERED] = { .name = "answered", .label = { "上级结果", "Result from above" }, .fields = selection_answer_fields },
  /* These are never stored: evolve says them for the boards and the figures. */
  [CANDIDATE_COUNTED] = { .name = "candidate.counted",
                          .label = { "候选", "Candidate" },
                          .fields = counted_fields,
                          .facts = BAHE_TABLE (BaheFact,
                                               { .shape = BAHE_MEMBER, .entrant = "entrant", .stage = "period" }) },
  [POINTS_COUNTED] = { .name = "points.counted",
                       .label = { "计入的分", "Points" },
                       .fields = counted_fields,
                       .facts = TALLY },
  [BAR_COUNTED] = { .name = "bar.counted", .label = { "不能评", "Barred" }, .fields = counted_fields, .facts = TALLY },
  [CHOICE_COUNTED] = { .name = "choice.counted",
                       .label = { "当选", "Chosen" },
                       .fields = counted_fields,
                       .facts = TALLY },
  [STAR_COUNTED] = { .name = "star.counted",
                     .label = { "当月之星", "Star of a month" },
                     .fields = yearly_fields,
                     .facts = BAHE_TABLE (BaheFact, { .shape = BAHE_TALLY,
                                                      .entrant = "entrant",
                                                      .value = "points",
                                                      .about = "period",
                                                      .stage = "stage" }) },
  { 0 },
};

/* ---- views
 * ---------------------------------------------------------------------------------------------------------------- */

static const BaheChoice month_states[] = {
  [MONTH_CHOSEN] = { "chosen", { "已评出", "Chosen" } },
  [MONTH_MISSING_STATE] = { "missing", { "缺", "Missing" } },
  [MONTH_NOT_HELD_STATE] = { "not-held", { "没有评", "Not held" } },
  { 0 },
};
static const BaheChoice candidate_states[] = {
  [CANDIDATE_OPEN] = { "open", { "候选", "Candidate" } },
  [CANDIDATE_CHOSEN] = { "chosen", { "当选", "Chosen" } },
  [CANDIDATE_VETOED] = { "vetoed", { "一票否决", "Gate shut" } },
  [CANDIDATE_COOLDOWN] = { "cooldown", { "间隔未满", "Too soon" } },
  [CANDIDATE_MOST] = { "most-wins", { "当选次数已满", "Chosen as often as allowed" } },
  [CANDIDATE_WITHDRAWN] = { "withdrawn", { "已退赛", "Withdrawn" } },
  { 0 },
};
static const BaheField month_view[] = {
  FIELD_PERIOD,
  { .name = "entrant", .type = BAHE_ENTRANT, .flags = BAHE_RESULT, .label = { "当选者", "Chosen" } },
  { .name = "state", .type = BAHE_CHOICE, .label = { "状态", "State" }, .choices = month_states },
  FIELD_POINTS,
  FIELD_DEED,
  FIELD_REASON (0),
  { 0 },
};
static const BaheField candidate_view[] = {
  FIELD_PERIOD,
  { .name = "entrant", .type = BAHE_ENTRANT, .label = { "候选", "Candidate" } },
  { .name = "groups", .type = BAHE_GROUP, .flags = BAHE_MANY, .label = { "推荐小组", "Nominated by" } },
  FIELD_DEED,
  FIELD_POINTS,
  { .name = "state", .type = BAHE_CHOICE, .label = { "状态", "State" }, .choices = candidate_states },
  { 0 },
};
static const BaheField year_view[] = {
  FIELD_YEAR,
  { .name = "entrant", .type = BAHE_ENTRANT, .label = { "当选者", "Chosen" } },
  { .name = "months", .type = BAHE_INTEGER, .label = { "当选月数", "Months" } },
  { .name = "which", .type = BAHE_TEXT, .label = { "哪几个月", "Which months" } },
  FIELD_POINTS,
  { .name = "star", .type = BAHE_FLAG, .label = { "年度之星", "Star of the year" } },
  { 0 },
};
static const BaheField stage_view[] = {
  { .name = "entrant", .type = BAHE_ENTRANT, .label = { "候选", "Candidate" } },
  { .name = "passed", .type = BAHE_TEXT, .label = { "已通过", "Passed" } },
  { .name = "next", .type = BAHE_TEXT, .label = { "下一阶段", "Next stage" } },
  { .name = "evidence", .type = BAHE_TEXT, .label = { "已有材料", "Evidence" } },
  { .name = "by", .type = BAHE_TEXT, .label = { "推荐或考察单位", "Nominated or vetted by" } },
  { .name = "reported", .type = BAHE_TEXT, .label = { "上报给", "Recommended to" } },
  { .name = "answer", .type = BAHE_TEXT, .label = { "上级结果", "Result from above" } },
  { 0 },
};
static const BaheField item_view[] = {
  { .name = "item", .type = BAHE_TEXT, .label = { "评分项", "Item" } },
  { .name = "full", .type = BAHE_DECIMAL, .label = { "满分", "Full mark" } },
  { .name = "weight", .type = BAHE_DECIMAL, .label = { "权重", "Weight" } },
  { 0 },
};

const BaheEventType selection_views[] = {
  [VIEW_MONTH] = { .name = "month", .label = { "当选名单", "The chosen" }, .fields = month_view },
  [VIEW_CANDIDATE] = { .name = "candidate", .label = { "候选名单", "Candidates" }, .fields = candidate_view },
  [VIEW_YEAR] = { .name = "year", .label = { "年度汇总", "The year" }, .fields = year_view },
  [VIEW_STAGE] = { .name = "stage", .label = { "各阶段进展", "Stages" }, .fields = stage_view },
  [VIEW_ITEM] = { .name = "item", .label = { "评分项", "Items" }, .fields = item_view },
  { 0 },
};

/* ---- figures
 * -------------------------------------------------------------------------------------------------------------- */

const BaheFigure selection_figures[] = {
  { .name = "selection.chosen",
    .label = { "评选当选人次", "Chosen" },
    .event = "chosen",
    .how = BAHE_COUNT,
    .by = "year,month" },
  { .name = "selection.winners",
    .label = { "评选当选者", "Winners" },
    .event = "chosen",
    .how = BAHE_DISTINCT,
    .field = "entrant" },
  { .name = "selection.nominations",
    .label = { "评选推荐次数", "Nominations" },
    .event = "nominated",
    .how = BAHE_COUNT,
    .by = "group" },
  { .name = "selection.candidates",
    .label = { "评选候选者", "Candidates" },
    .event = "nominated",
    .how = BAHE_DISTINCT,
    .field = "entrant" },
  { .name = "selection.passed",
    .label = { "评选各阶段通过数", "Passed by stage" },
    .event = "stage.passed",
    .how = BAHE_COUNT,
    .by = "stage" },
  { .name = "selection.reported",
    .label = { "评选上报数", "Recommended upward" },
    .event = "reported",
    .how = BAHE_COUNT,
    .by = "level" },
  { .name = "selection.vetoed",
    .label = { "一票否决次数", "Gates shut" },
    .event = "vetoed",
    .how = BAHE_COUNT,
    .by = "gate" },
  { 0 },
};
