/* A call for works: what is recorded, what is seen of it, and its figures. */
#include "submission.h"

#include "fields.h"

const BaheChoice submission_levels[] = {
  [LEVEL_SCHOOL] = { "school", { "校级", "School" } },
  [LEVEL_TOWN] = { "town", { "镇级（街道）", "Town" } },
  [LEVEL_COUNTY] = { "county", { "区县级", "County" } },
  [LEVEL_CITY] = { "city", { "市级", "City" } },
  [LEVEL_PROVINCE] = { "province", { "省级", "Province" } },
  [LEVEL_NATION] = { "nation", { "国家级", "Nation" } },
  { 0 },
};
const BaheChoice submission_grades[] = {
  { "special", { "特等奖", "Special prize" } },
  { "first", { "一等奖", "First prize" } },
  { "second", { "二等奖", "Second prize" } },
  { "third", { "三等奖", "Third prize" } },
  { "merit", { "优秀奖", "Merit" } },
  { "other", { "其他奖（写名称）", "Another prize" } },
  { "unknown", { "等次不详", "Grade not known" } },
  { 0 },
};
static const BaheChoice channels[] = {
  [CHANNEL_BOARD] = { "board", { "板报", "Blackboard" } },
  [CHANNEL_WINDOW] = { "window", { "橱窗", "Showcase" } },
  [CHANNEL_SITE] = { "site", { "校园网", "School site" } },
  [CHANNEL_ABOVE] = { "above", { "上级刊物、网站", "Of the superior union" } },
  [CHANNEL_PRESS] = { "press", { "报纸、电台、电视", "Press" } },
  [CHANNEL_JOURNAL] = { "journal", { "期刊", "Journal" } },
  { 0 },
};
static const BaheChoice results[] = {
  { "passed", { "通过验收", "Accepted" } },
  { "good", { "优秀", "Excellent" } },
  { "failed", { "没有通过", "Not accepted" } },
  { 0 },
};

#define ASK_FIELDS                                                                                                     \
  [ASK_TITLE] = { .name = "title", .type = BAHE_TEXT, .label = { "题目", "Title" }, .max = "200" },                    \
  [ASK_AUTHORS] = { .name = "authors", .type = BAHE_PERSON, .flags = BAHE_MANY, .label = { "作者", "Authors" } },      \
  [ASK_OUTSIDE] = { .name = "outside",                                                                                 \
                    .type = BAHE_TEXT,                                                                                 \
                    .label = { "外来作者或单位", "Author from outside" },                                              \
                    .max = "200" },                                                                                    \
  [ASK_SORT] = { .name = "sort", .type = BAHE_TEXT, .label = { "类别", "Sort" }, .max = "40" },                        \
  [ASK_LATE] = { .name = "late", .type = BAHE_FLAG, .label = { "截止后补交", "After the deadline" } },                 \
  [ASK_EVIDENCE] = FIELD_EVIDENCE, [ASK_FILE] = FIELD_FILE,                                                            \
  [ASK_WORDS] = {                                                                                                      \
    .name = "words", .type = BAHE_INTEGER, .label = { "字数", "Length in characters" }, .min = "1", .max = "1000000"   \
  }

const BaheField submission_collect_fields[] = { ASK_FIELDS, { 0 } };
static const BaheField collected_fields[] = {
  ASK_FIELDS,
  [WORK_NUMBER] = { .name = "number", .type = BAHE_INTEGER, .label = { "编号", "Number" }, .min = "1" },
  { 0 },
};
static const BaheField work_fields[] = { FIELD_WORK, { 0 } };
static const BaheField sent_fields[] = {
  [SEND_WORKS] = FIELD_WORK,
  [SEND_TO] = { .name = "to", .type = BAHE_TEXT, .flags = BAHE_REQUIRED, .label = { "报送给", "Sent to" } },
  [SEND_LEVEL] = FIELD_LEVEL,
  { 0 },
};
const BaheField submission_award_fields[] = {
  [AWARD_WORK] = FIELD_WORK,
  [AWARD_LEVEL] = FIELD_LEVEL,
  [AWARD_GRADE] = FIELD_GRADE,
  [AWARD_PRIZE] = { .name = "prize", .type = BAHE_TEXT, .label = { "奖项名称", "Name of the prize" } },
  [AWARD_PEOPLE] = { .name = "people",
                     .type = BAHE_PERSON,
                     .flags = BAHE_MANY,
                     .label = { "获奖人（不填为全部作者）", "Who gets it (left out: all authors)" } },
  [AWARD_EVIDENCE] = FIELD_EVIDENCE,
  [AWARD_FILE] = FIELD_FILE,
  { 0 },
};
const BaheField submission_publish_fields[] = {
  [PUBLISH_WORK] = FIELD_WORK,
  [PUBLISH_CHANNEL] = { .name = "channel",
                        .type = BAHE_CHOICE,
                        .flags = BAHE_REQUIRED,
                        .label = { "发表在哪里", "Where" },
                        .choices = channels },
  [PUBLISH_WHERE] = { .name = "where", .type = BAHE_TEXT, .label = { "名称、期号", "Name and issue" } },
  [PUBLISH_LEVEL] = FIELD_LEVEL,
  { 0 },
};
const BaheField submission_rate_fields[] = {
  [RATE_WORK] = FIELD_WORK,
  [RATE_RATER] = { .name = "rater", .type = BAHE_PERSON, .flags = BAHE_REQUIRED, .label = { "评分人", "Rater" } },
  [RATE_MARK] = { .name = "mark",
                  .type = BAHE_DECIMAL,
                  .flags = BAHE_REQUIRED,
                  .label = { "分", "Mark" },
                  .min = "0",
                  .max = "1000" },
  { 0 },
};
const BaheField submission_adopt_fields[] = {
  [ADOPT_WORK] = FIELD_WORK,
  [ADOPT_FOLLOWS] = { .name = "follows", .type = BAHE_TEXT, .label = { "怎么落实", "What follows" } },
  { 0 },
};
const BaheField submission_establish_fields[] = {
  [ESTABLISH_WORK] = FIELD_WORK,
  [ESTABLISH_LEVEL] = FIELD_LEVEL,
  [ESTABLISH_CODE] = { .name = "code", .type = BAHE_TEXT, .label = { "立项编号", "Number of the project" } },
  { 0 },
};
const BaheField submission_conclude_fields[] = {
  [CONCLUDE_WORK] = FIELD_WORK,
  [CONCLUDE_RESULT] = { .name = "result",
                        .type = BAHE_CHOICE,
                        .label = { "验收结果", "Result" },
                        .choices = results,
                        .fallback = "passed" },
  [CONCLUDE_LEVEL] = FIELD_LEVEL,
  { 0 },
};
const BaheField submission_plan_fields[] = {
  [PLAN_QUOTA] = { .name = "quota",
                   .type = BAHE_INTEGER,
                   .flags = BAHE_REQUIRED,
                   .label = { "全年任务数", "Quota of the year" },
                   .min = "1",
                   .max = "100000" },
  { 0 },
};
static const BaheField missing_columns[] = {
  [MISSING_PERSON] = { .name = "person", .type = BAHE_PERSON, .label = { "谁还没有交", "Who has not handed in" } },
  [MISSING_GROUP] = { .name = "group", .type = BAHE_GROUP, .label = { "小组", "Group" } },
  { 0 },
};
static const BaheField count_fields[] = {
  [COUNT_ENTITLED] = { .name = "entitled", .type = BAHE_INTEGER, .label = { "应交人数", "People expected" } },
  [COUNT_HANDED] = { .name = "handed", .type = BAHE_INTEGER, .label = { "已交人数", "People who handed in" } },
  [COUNT_MISSING] = { .name = "missing",
                      .type = BAHE_ROWS,
                      .label = { "未交名单", "Who has not" },
                      .columns = missing_columns },
  { 0 },
};

/* ---- what is counted: said by evolve, never stored
 * ---------------------------------------------------------------------- */

static const BaheChoice origins[] = {
  [FROM_HERE] = { "here", { "本单位", "From here" } },
  [FROM_OUTSIDE] = { "outside", { "外来", "From outside" } },
  { 0 },
};
static const BaheField counted_fields[] = {
  [COUNTED_AUTHORS] = { .name = "authors", .type = BAHE_PERSON, .flags = BAHE_MANY, .label = { "作者", "Authors" } },
  [COUNTED_SORT] = { .name = "sort", .type = BAHE_TEXT, .label = { "类别", "Sort" } },
  [COUNTED_FROM] = { .name = "from", .type = BAHE_CHOICE, .label = { "来自", "From" }, .choices = origins },
  { 0 },
};
static const BaheField step_fields[] = { FIELD_WORK, FIELD_LEVEL, { 0 } };

const BaheEventType submission_events[] = {
  [COLLECTED] = { .name = "collected", .label = { "交来", "Collected" }, .fields = collected_fields },
  [COLLECTED_SEALED] = { .name = "collected.sealed",
                         .label = { "交来（盲评）", "Collected, sealed" },
                         .fields = collected_fields,
                         .hidden_until = "unsealed" },
  [CHOSEN] = { .name = "chosen", .label = { "选出", "Chosen" }, .fields = work_fields },
  [SENT] = { .name = "sent", .label = { "报送", "Sent" }, .fields = sent_fields },
  [ACCEPTED] = { .name = "accepted", .label = { "录取", "Accepted" }, .fields = work_fields },
  [AWARDED] = { .name = "work.awarded", .label = { "获奖", "Awarded" }, .fields = submission_award_fields },
  [PUBLISHED] = { .name = "published", .label = { "发表", "Published" }, .fields = submission_publish_fields },
  [RATED] = { .name = "rated", .label = { "评分", "Rated" }, .fields = submission_rate_fields },
  [UNSEALED] = { .name = "unsealed", .label = { "公开作者", "Authors told" }, .fields = &bahe_nothing },
  [ADOPTED] = { .name = "adopted", .label = { "采纳", "Adopted" }, .fields = submission_adopt_fields },
  [ESTABLISHED] = { .name = "established", .label = { "立项", "Established" }, .fields = submission_establish_fields },
  [CONCLUDED] = { .name = "concluded", .label = { "验收", "Concluded" }, .fields = submission_conclude_fields },
  [PLANNED] = { .name = "planned", .label = { "任务数", "Quota" }, .fields = submission_plan_fields },
  [REMINDED] = { .name = "reminded", .label = { "催交", "Reminded" }, .fields = count_fields },
  [CLOSED] = { .name = "call.counted", .label = { "截止清点", "Closed and counted" }, .fields = count_fields },
  [WORK_COUNTED] = { .name = "work.counted", .label = { "作品", "Work" }, .fields = counted_fields },
  [SENT_COUNTED] = { .name = "sent.counted", .label = { "报送的作品", "Work sent" }, .fields = step_fields },
  [AWARDED_COUNTED] = { .name = "awarded.counted", .label = { "获奖的作品", "Work awarded" }, .fields = step_fields },
  [QUOTA_COUNTED] = { .name = "quota.counted", .label = { "完成一篇", "One done" }, .fields = work_fields },
  { 0 },
};

/* ---- views
 * ------------------------------------------------------------------------------------------------------------------ */

static const BaheChoice steps[] = {
  [STEP_COLLECTED] = { "collected", { "已交来", "Collected" } },
  [STEP_CHOSEN] = { "chosen", { "已选出", "Chosen" } },
  [STEP_SENT] = { "sent", { "已报送", "Sent" } },
  [STEP_ACCEPTED] = { "accepted", { "已录取", "Accepted" } },
  [STEP_AWARDED] = { "awarded", { "已获奖", "Awarded" } },
  [STEP_PUBLISHED] = { "published", { "已发表", "Published" } },
  [STEP_ADOPTED] = { "adopted", { "已采纳", "Adopted" } },
  [STEP_ESTABLISHED] = { "established", { "已立项", "Established" } },
  [STEP_CONCLUDED] = { "concluded", { "已验收", "Concluded" } },
  { 0 },
};
#define VIEW_NUMBER                                                                                                    \
  {                                                                                                                    \
    .name = "number", .type = BAHE_INTEGER, .label = { "编号", "Number" }                                              \
  }
#define VIEW_TITLE                                                                                                     \
  {                                                                                                                    \
    .name = "title", .type = BAHE_TEXT, .label = { "题目", "Title" }                                                   \
  }
static const BaheField work_view[] = {
  VIEW_NUMBER,
  VIEW_TITLE,
  { .name = "authors", .type = BAHE_PERSON, .flags = BAHE_MANY, .label = { "作者", "Authors" } },
  { .name = "outside", .type = BAHE_TEXT, .label = { "外来作者或单位", "Author from outside" } },
  { .name = "state", .type = BAHE_CHOICE, .label = { "进展", "State" }, .choices = steps },
  { .name = "sent", .type = BAHE_TEXT, .label = { "报送给", "Sent to" } },
  { .name = "published", .type = BAHE_TEXT, .label = { "发表在哪里", "Published in" } },
  { .name = "late", .type = BAHE_FLAG, .label = { "补交", "Late" } },
  { 0 },
};
static const BaheField award_view[] = {
  VIEW_NUMBER,
  VIEW_TITLE,
  { .name = "people", .type = BAHE_PERSON, .flags = BAHE_MANY, .label = { "获奖人", "Who gets it" } },
  FIELD_LEVEL,
  FIELD_GRADE,
  { .name = "prize", .type = BAHE_TEXT, .label = { "奖项名称", "Name of the prize" } },
  { 0 },
};
static const BaheChoice quota_states[] = { { "open", { "未完成", "Not yet" } },
                                           { "done", { "已完成", "Done" } },
                                           { 0 } };
static const BaheField progress_view[] = {
  { .name = "quota", .type = BAHE_INTEGER, .label = { "任务数", "Quota" } },
  { .name = "done", .type = BAHE_INTEGER, .label = { "已完成数", "Done" } },
  { .name = "left", .type = BAHE_INTEGER, .label = { "还差", "Still to do" } },
  { .name = "state", .type = BAHE_CHOICE, .label = { "状态", "State" }, .choices = quota_states },
  { 0 },
};
static const BaheField rating_view[] = {
  { .name = "place", .type = BAHE_INTEGER, .flags = BAHE_RESULT, .label = { "名次", "Place" } },
  VIEW_NUMBER,
  VIEW_TITLE,
  { .name = "mark", .type = BAHE_DECIMAL, .flags = BAHE_RESULT, .label = { "平均分", "Mean mark" } },
  { .name = "raters", .type = BAHE_INTEGER, .label = { "评分人数", "Raters" } },
  { 0 },
};

const BaheEventType submission_views[] = {
  [VIEW_WORK] = { .name = "work", .label = { "作品", "Works" }, .fields = work_view },
  [VIEW_AWARD] = { .name = "award", .label = { "获奖", "Awards" }, .fields = award_view },
  [VIEW_MISSING] = { .name = "missing", .label = { "谁还没有交", "Who has not handed in" }, .fields = missing_columns },
  [VIEW_PROGRESS] = { .name = "progress", .label = { "任务进度", "Quota" }, .fields = progress_view },
  [VIEW_RATING] = { .name = "rating", .label = { "评分", "Ratings" }, .fields = rating_view },
  { 0 },
};

/* ---- figures
 * ------------------------------------------------------------------------------------------------------------------ */

#define COUNTING(id, zh, en, what, more)                                                                               \
  {                                                                                                                    \
    .name = "submission." id, .label = { zh, en }, .event = what, .how = BAHE_COUNT, .by = (more)                      \
  }
#define PEOPLE(id, zh, en, what, who, more)                                                                            \
  {                                                                                                                    \
    .name = "submission." id, .label = { zh, en }, .event = what, .how = BAHE_DISTINCT, .field = (who), .by = (more)   \
  }
#define SUM(id, zh, en, what, which)                                                                                   \
  {                                                                                                                    \
    .name = "submission." id, .label = { zh, en }, .event = what, .how = BAHE_SUM, .field = (which)                    \
  }
#define RATE(id, zh, en, part, whole)                                                                                  \
  {                                                                                                                    \
    .name = "submission." id, .label = { zh, en }, .how = BAHE_RATE, .of = "submission." part,                         \
    .over = "submission." whole                                                                                        \
  }

const BaheFigure submission_figures[] = {
  COUNTING ("works", "征集作品数", "Works", "work.counted", "sort,from"),
  PEOPLE ("people", "征集作者人数", "Authors", "work.counted", "authors", "sort"),
  SUM ("handed-in", "应交人员中已交人数", "People who handed in", "call.counted", "handed"),
  SUM ("entitled", "应交人数", "People expected", "call.counted", "entitled"),
  RATE ("participation", "征集参与率", "Participation", "handed-in", "entitled"),
  COUNTING ("chosen", "选出作品数", "Works chosen", "chosen", NULL),
  COUNTING ("sent", "报送作品数", "Works sent", "sent.counted", "level"),
  COUNTING ("accepted", "录取作品数", "Works accepted", "accepted", NULL),
  RATE ("acceptance", "录取率", "Share accepted", "accepted", "sent"),
  COUNTING ("awards", "作品获奖项数", "Awards", "work.awarded", "level,grade"),
  COUNTING ("awarded", "获奖作品数", "Works awarded", "awarded.counted", "level"),
  PEOPLE ("winners", "作品获奖人数", "People awarded", "work.awarded", "people", "level,grade"),
  COUNTING ("published", "作品发表次数", "Publications", "published", "channel,level"),
  COUNTING ("adopted", "采纳建议数", "Suggestions adopted", "adopted", NULL),
  COUNTING ("established", "立项课题数", "Projects established", "established", "level"),
  COUNTING ("concluded", "验收课题数", "Projects concluded", "concluded", "result,level"),
  SUM ("quota", "征集任务数", "Quota", "planned", "quota"),
  COUNTING ("done", "任务完成数", "Quota done", "quota.counted", NULL),
  RATE ("quota-rate", "任务完成率", "Share of the quota done", "done", "quota"),
  { 0 },
};
