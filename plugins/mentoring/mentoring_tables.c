/* Mentors and apprentices: what is recorded, what may be done, what is shown and counted. */
#include "mentoring.h"

#define FIELD_PERSON(field, more, zh, en)                                                                              \
  {                                                                                                                    \
    .name = field, .type = BAHE_PERSON, .flags = (more), .label = { zh, en }                                           \
  }
#define FIELD_TEXT(field, more, zh, en)                                                                                \
  {                                                                                                                    \
    .name = field, .type = BAHE_TEXT, .flags = (more), .label = { zh, en }                                             \
  }
#define FIELD_NUMBER(field, more, zh, en)                                                                              \
  {                                                                                                                    \
    .name = field, .type = BAHE_INTEGER, .flags = (more), .label = { zh, en }                                          \
  }
#define FIELD_WHEN(field, zh, en)                                                                                      \
  {                                                                                                                    \
    .name = field, .type = BAHE_WHEN, .label = { zh, en }                                                              \
  }
#define FIELD_PAIR FIELD_NUMBER ("pair", BAHE_REQUIRED, "第几对", "Pair")
#define FIELD_EVIDENCE(zh, en)                                                                                         \
  {                                                                                                                    \
    .name = "evidence", .type = BAHE_EVENT, .label = { zh, en }                                                        \
  }
#define SETUP_NUMBER(field, zh, en, usual)                                                                             \
  {                                                                                                                    \
    .name = field, .type = BAHE_INTEGER, .label = { zh, en }, .min = "0", .max = "1000", .fallback = usual             \
  }

const BaheField mentoring_setup[] = {
  [SETUP_TERM] = { .name = "term",
                   .type = BAHE_QUANTITY,
                   .label = { "聘期", "Term" },
                   .min = "1",
                   .max = "100",
                   .units = "年|月",
                   .fallback = "2年" },
  [SETUP_DONE + DONE_HEAR] = SETUP_NUMBER ("hear", "每学期听课（节）", "Lessons heard, a half year", "8"),
  [SETUP_DONE + DONE_GIVE] = SETUP_NUMBER ("give", "每学期上汇报课（节）", "Lessons given, a half year", "8"),
  [SETUP_DONE + DONE_PLAN] = SETUP_NUMBER ("plan", "每学期教案（篇）", "Lesson plans, a half year", "3"),
  [SETUP_DONE + DONE_PAPER] = SETUP_NUMBER ("paper", "每学期论文（篇）", "Papers, a half year", "1"),
  [SETUP_DONE + DONE_OPEN] = SETUP_NUMBER ("open", "每学期公开课（节）", "Open lessons, a half year", "1"),
  [SETUP_GOALS] = SETUP_NUMBER ("goals", "每年目标（个）", "Goals a year", "1"),
  [SETUP_PASS] = { .name = "pass",
                   .type = BAHE_DECIMAL,
                   .label = { "考核合格分", "Passing mark" },
                   .min = "0",
                   .max = "100",
                   .fallback = "60" },
  [SETUP_IDLE] = SETUP_NUMBER ("idle-days", "多少天没有记录就提醒", "Days without a record before a reminder", "30"),
  [SETUP_SOON] = SETUP_NUMBER ("soon-days", "到期前多少天提醒", "Days before the end of the term", "60"),
  { 0 },
};

/* ---- records ----------------------------------------------------------------------------------------------------- */

static const BaheField noted_fields[] = {
  [NOTED_SHARE] = { .name = "young-share",
                    .type = BAHE_DECIMAL,
                    .flags = BAHE_ROUGH,
                    .label = { "青年教师占比（%）", "Young teachers (%)" },
                    .min = "0",
                    .max = "100" },
  [NOTED_GROWN] = { .name = "grown",
                    .type = BAHE_INTEGER,
                    .flags = BAHE_ROUGH,
                    .label = { "成长为骨干的人数", "Grown into leading teachers" },
                    .min = "0" },
  [NOTED_WORDS] = FIELD_TEXT ("words", BAHE_REMARK, "说明", "In words"),
  { 0 },
};

#define PAIR_FIELDS                                                                                                    \
  [PAIR_MENTOR] = FIELD_PERSON ("mentor", BAHE_REQUIRED, "师傅", "Mentor"),                                            \
  [PAIR_APPRENTICE] = FIELD_PERSON ("apprentice", BAHE_REQUIRED, "徒弟", "Apprentice"),                                \
  [PAIR_ASPECT] = FIELD_TEXT ("aspect", BAHE_REQUIRED, "学科或方面", "Subject or aspect"),                             \
  [PAIR_AGREEMENT] = FIELD_TEXT ("agreement", 0, "协议编号", "Agreement no."),                                         \
  [PAIR_FROM] = FIELD_WHEN ("from", "从哪天起", "From"), [PAIR_UNTIL] = FIELD_WHEN ("until", "到哪天止", "Until")
static const BaheField pair_ask[] = { PAIR_FIELDS, { 0 } };
static const BaheField paired_fields[] = { PAIR_FIELDS, [PAIR_NUMBER] = FIELD_PAIR, { 0 } };

#define GOAL_FIELDS                                                                                                    \
  [GOAL_PAIR] = FIELD_PAIR,                                                                                            \
  [GOAL_YEAR] = { .name = "year",                                                                                      \
                  .type = BAHE_INTEGER,                                                                                \
                  .flags = BAHE_REQUIRED,                                                                              \
                  .label = { "第几年", "Year of the term" },                                                           \
                  .min = "1",                                                                                          \
                  .max = "100" },                                                                                      \
  [GOAL_TEXT] = FIELD_TEXT ("goal", BAHE_REQUIRED, "目标", "Goal")
static const BaheField goal_ask[] = { GOAL_FIELDS, { 0 } };
static const BaheField goal_fields[] = {
  GOAL_FIELDS,
  [GOAL_NUMBER] = FIELD_NUMBER ("number", BAHE_REQUIRED, "第几个目标", "Goal no."),
  { 0 },
};
#define FIELD_FILE                                                                                                     \
  {                                                                                                                    \
    .name = "file", .type = BAHE_FILE, .flags = BAHE_MANY, .label = {                                                  \
      "证明材料（证书、文章、照片）",                                                                                  \
      "What shows it (certificate, article, photo)"                                                                    \
    }                                                                                                                  \
  }
static const BaheField close_fields[] = {
  [CLOSE_GOAL] = FIELD_NUMBER ("goal", BAHE_REQUIRED, "第几个目标", "Goal no."),
  [CLOSE_EVIDENCE] = FIELD_EVIDENCE ("凭哪条记录", "Evidence"),
  [CLOSE_NOTE] = FIELD_TEXT ("note", BAHE_REMARK, "说明", "Note"),
  [CLOSE_FILE] = FIELD_FILE,
  { 0 },
};
static const BaheField met_fields[] = {
  [MET_PAIR] = FIELD_PAIR,
  [MET_TOPIC] = FIELD_TEXT ("topic", BAHE_REQUIRED, "内容", "Topic"),
  [MET_NOTE] = FIELD_TEXT ("note", BAHE_REMARK, "谈话记录（工会可见）", "Note (the union sees it)"),
  [MET_KEEPER] = FIELD_PERSON ("keeper", 0, "谁的记录", "Whose note"),
  [MET_PRIVATE] = { .name = "private-note",
                    .type = BAHE_TEXT,
                    .flags = BAHE_REMARK,
                    .label = { "谈话记录（只给本人）", "Note (for that person alone)" },
                    .private_to = "keeper" },
  { 0 },
};

static const BaheChoice kinds_done[] = {
  [DONE_HEAR] = { "hear", { "听课", "Lesson heard" } },  [DONE_GIVE] = { "give", { "汇报课", "Lesson given" } },
  [DONE_PLAN] = { "plan", { "教案", "Lesson plan" } },   [DONE_PAPER] = { "paper", { "论文", "Paper" } },
  [DONE_OPEN] = { "open", { "公开课", "Open lesson" } }, { 0 },
};
static const BaheField log_fields[] = {
  [LOG_PAIR] = FIELD_PAIR,
  [LOG_WHAT] = { .name = "what",
                 .type = BAHE_CHOICE,
                 .flags = BAHE_REQUIRED,
                 .label = { "做了什么", "What" },
                 .choices = kinds_done },
  [LOG_TIMES] = { .name = "times",
                  .type = BAHE_INTEGER,
                  .label = { "次数", "How many" },
                  .max = "1000",
                  .fallback = "1" },
  [LOG_TITLE] = FIELD_TEXT ("title", 0, "题目", "Title"),
  [LOG_EVIDENCE] = FIELD_EVIDENCE ("凭哪条记录", "Evidence"),
  { 0 },
};

#define KINDS_OF_OUTCOME                                                                                               \
  [WHAT_AWARD] = { "award", { "获奖", "Award" } }, [WHAT_LESSON] = { "lesson", { "公开课", "Open lesson" } },          \
  [WHAT_PAPER] = { "paper", { "论文发表", "Paper published" } }, [WHAT_STAR] = { "star", { "岗位之星", "Star" } },     \
  [WHAT_OTHER] = { "other", { "其他成果", "Other" } }
static const BaheChoice kinds_of_outcome[] = { KINDS_OF_OUTCOME, { 0 } };
static const BaheChoice kinds_of_source[] = {
  KINDS_OF_OUTCOME, [WHAT_NONE] = { "none", { "不算", "Not counted" } }, { 0 }
};
#define FIELD_WHAT(more, kinds, zh, en)                                                                                \
  {                                                                                                                    \
    .name = "what", .type = BAHE_CHOICE, .flags = (more), .label = { zh, en }, .choices = kinds                        \
  }
#define FIELD_ACTIVITY(more)                                                                                           \
  {                                                                                                                    \
    .name = "activity", .type = BAHE_ACTIVITY, .flags = (more), .label = { "哪项活动", "Activity" }                    \
  }
static const BaheField source_fields[] = {
  [SOURCE_ACTIVITY] = FIELD_ACTIVITY (BAHE_REQUIRED),
  [SOURCE_WHAT] =
      FIELD_WHAT (BAHE_REQUIRED, kinds_of_source, "参加或获奖算什么成果", "What taking part or a prize counts as"),
  [SOURCE_ASPECT] = FIELD_TEXT ("aspect", 0, "只算哪个学科或方面", "Only for this subject or aspect"),
  { 0 },
};
#define OUTCOME_FIELDS                                                                                                 \
  [OUTCOME_APPRENTICE] = FIELD_PERSON ("apprentice", BAHE_REQUIRED, "徒弟", "Apprentice"),                             \
  [OUTCOME_WHAT] = { .name = "what",                                                                                   \
                     .type = BAHE_CHOICE,                                                                              \
                     .flags = BAHE_REQUIRED,                                                                           \
                     .label = { "什么成果", "What" },                                                                  \
                     .choices = kinds_of_outcome },                                                                    \
  [OUTCOME_TITLE] = FIELD_TEXT ("title", BAHE_REQUIRED, "名称", "Title"),                                              \
  [OUTCOME_EVIDENCE] = FIELD_EVIDENCE ("凭哪条记录", "Evidence"),                                                      \
  [OUTCOME_ASPECT] = FIELD_TEXT ("aspect", 0, "只算哪个学科或方面", "Only for this subject or aspect"),                \
  [OUTCOME_FILE] = FIELD_FILE
static const BaheField outcome_ask[] = { OUTCOME_FIELDS, { 0 } };
static const BaheField pair_columns[] = { FIELD_PAIR, { 0 } };
static const BaheField outcome_fields[] = {
  OUTCOME_FIELDS,
  [OUTCOME_PAIRS] = { .name = "pairs",
                      .type = BAHE_ROWS,
                      .flags = BAHE_REQUIRED,
                      .label = { "计入哪几对", "Counted for" },
                      .columns = pair_columns },
  { 0 },
};
static const BaheField assess_fields[] = {
  [ASSESS_PAIR] = FIELD_PAIR,
  [ASSESS_SCORE] = { .name = "score",
                     .type = BAHE_DECIMAL,
                     .flags = BAHE_REQUIRED,
                     .label = { "考核分", "Mark" },
                     .min = "0",
                     .max = "100" },
  [ASSESS_WORDS] = FIELD_TEXT ("words", BAHE_REMARK, "评语", "In words"),
  { 0 },
};
static const BaheField pair_only[] = { FIELD_PAIR, { 0 } };
#define FIELD_SECRET                                                                                                   \
  {                                                                                                                    \
    .name = "secret", .type = BAHE_INTEGER, .flags = BAHE_CERTIFICATE, .label = { "查验码", "Check code" }, .min = "0" \
  }
#define FIELD_REASON FIELD_TEXT ("reason", 0, "原因", "Reason")
static const BaheField completed_fields[] = {
  [COMPLETE_PAIR] = FIELD_PAIR,
  [COMPLETE_SECRET] = FIELD_SECRET,
  { 0 },
};
static const BaheField exchange_ask[] = {
  [EXCHANGE_PAIR] = FIELD_PAIR,
  [EXCHANGE_REASON] = FIELD_REASON,
  { 0 },
};
static const BaheField exchanged_fields[] = {
  [EXCHANGE_PAIR] = FIELD_PAIR,
  [EXCHANGE_REASON] = FIELD_REASON,
  [EXCHANGE_SECRET] = FIELD_SECRET,
  { 0 },
};
static const BaheField end_fields[] = {
  [END_PAIR] = FIELD_PAIR,
  [END_REASON] = FIELD_REASON,
  { 0 },
};
#define EXTEND_FIELDS                                                                                                  \
  [EXTEND_PAIR] = FIELD_PAIR, [EXTEND_MONTHS] = {                                                                      \
    .name = "months", .type = BAHE_INTEGER, .label = { "几个月", "Months" }, .min = "1", .max = "1200"                 \
  }
static const BaheField extend_ask[] = { EXTEND_FIELDS, { 0 } };
static const BaheField extended_fields[] = {
  EXTEND_FIELDS, [EXTEND_UNTIL] = FIELD_WHEN ("until", "到哪天止", "Until"), { 0 }
};

#define EVENT(of, zh, en, its_fields)                                                                                  \
  {                                                                                                                    \
    .name = of, .label = { zh, en }, .fields = its_fields                                                              \
  }
const BaheEventType mentoring_events[] = {
  [NOTED] = EVENT ("noted", "现状和成效", "Noted", noted_fields),
  [PAIRED] = EVENT ("paired", "结对", "Paired", paired_fields),
  [GOAL_SET] = EVENT ("goal.set", "定目标", "Goal set", goal_fields),
  [GOAL_CLOSED] = EVENT ("goal.closed", "目标达成", "Goal reached", close_fields),
  [MET] = EVENT ("met", "谈话", "Met", met_fields),
  [LOGGED] = EVENT ("logged", "进展", "Progress", log_fields),
  [ATTRIBUTED] = EVENT ("outcome.attributed", "成果", "Outcome", outcome_fields),
  [ASSESSED] = EVENT ("assessed", "考核", "Assessed", assess_fields),
  [COMPLETED] = EVENT ("completed", "出师", "Completed", completed_fields),
  [ENDED] = EVENT ("ended", "终止", "Ended", end_fields),
  [EXTENDED] = EVENT ("extended", "延期", "Extended", extended_fields),
  [RENEWED] = EVENT ("renewed", "续聘", "Renewed", extended_fields),
  [CHECKED] = EVENT ("checked", "检查", "Checked", &bahe_nothing),
  [SOURCE_NAMED] = EVENT ("source.named", "算成果的活动", "Activity that counts", source_fields),
  [EXCHANGED] = EVENT ("certificate.exchanged", "换发证书", "Certificate exchanged", exchanged_fields),
  { 0 },
};

#define VERB(of, zh, en, who, its_fields, event, decides)                                                              \
  {                                                                                                                    \
    .name = of, .label = { zh, en }, .role = who, .fields = its_fields, .records = event, .decide = decides            \
  }
const BaheVerb mentoring_verbs[] = {
  VERB ("log", "记进展", "Log progress", "recorder", log_fields, "logged", mentoring_decide_log),
  VERB ("meet", "记谈话", "Meet", "recorder", met_fields, "met", mentoring_decide_meet),
  VERB ("outcome", "记成果", "Outcome", "recorder", outcome_ask, NULL, mentoring_decide_outcome),
  VERB ("pair", "结对", "Pair", "officer", pair_ask, NULL, mentoring_decide_pair),
  VERB ("goal", "定目标", "Set a goal", "recorder", goal_ask, NULL, mentoring_decide_goal),
  VERB ("close-goal", "目标达成", "Close a goal", "recorder", close_fields, "goal.closed", mentoring_decide_close),
  VERB ("assess", "考核", "Assess", "officer", assess_fields, "assessed", mentoring_decide_assess),
  VERB ("complete", "出师", "Complete", "officer", pair_only, NULL, mentoring_decide_complete),
  VERB ("end", "终止", "End", "officer", end_fields, "ended", mentoring_decide_end),
  VERB ("extend", "延期", "Extend", "officer", extend_ask, NULL, mentoring_decide_extend),
  VERB ("renew", "续聘", "Renew", "officer", extend_ask, NULL, mentoring_decide_renew),
  VERB ("check", "检查各对", "Check the pairs", "recorder", &bahe_nothing, NULL, mentoring_decide_check),
  VERB ("count-activity", "算成果的活动", "Count an activity", "officer", source_fields, "source.named",
        mentoring_decide_source),
  VERB ("exchange", "换发证书", "Exchange the certificate", "officer", exchange_ask, NULL, mentoring_decide_exchange),
  VERB ("note", "记现状和成效", "Note", "officer", noted_fields, "noted", mentoring_decide_note),
  { 0 },
};

/* ---- views ------------------------------------------------------------------------------------------------------- */

static const BaheChoice states[] = {
  [STATE_RUNNING] = { "running", { "进行中", "Running" } },
  [STATE_IDLE] = { "idle", { "很久没有记录", "Inactive" } },
  [STATE_SOON] = { "soon", { "快到期", "Ends soon" } },
  [STATE_EXPIRED] = { "expired", { "已到期，待考核", "Over, to be assessed" } },
  [STATE_COMPLETED] = { "completed", { "已出师", "Completed" } },
  [STATE_ENDED] = { "ended", { "已终止", "Ended" } },
  { 0 },
};
static const BaheChoice grades[] = {
  [GRADE_EXCELLENT] = { "excellent", { "优秀", "Excellent" } },
  [GRADE_GOOD] = { "good", { "良好", "Good" } },
  [GRADE_PASSED] = { "passed", { "合格", "Passed" } },
  { 0 },
};
static const BaheField pair_view[] = {
  FIELD_NUMBER ("pair", 0, "第几对", "Pair"),
  FIELD_PERSON ("mentor", 0, "师傅", "Mentor"),
  FIELD_PERSON ("apprentice", 0, "徒弟", "Apprentice"),
  FIELD_TEXT ("aspect", 0, "学科或方面", "Subject or aspect"),
  FIELD_WHEN ("from", "从", "From"),
  FIELD_WHEN ("until", "到", "Until"),
  { .name = "state", .type = BAHE_CHOICE, .label = { "状态", "State" }, .choices = states },
  FIELD_NUMBER ("progress", BAHE_RESTRICTED, "完成（%）", "Done (%)"),
  FIELD_TEXT ("lacks", BAHE_RESTRICTED, "还差", "Lacking"),
  FIELD_NUMBER ("outcomes", 0, "成果（项）", "Outcomes"),
  { .name = "grade", .type = BAHE_CHOICE, .label = { "等次", "Grade" }, .choices = grades },
  FIELD_WHEN ("last", "最近记录", "Last record"),
  { .name = "score", .type = BAHE_DECIMAL, .flags = BAHE_RESTRICTED, .label = { "考核分", "Mark" } },
  { .name = "due",
    .type = BAHE_WHEN,
    .flags = BAHE_RESTRICTED | BAHE_DUE,
    .label = { "到期，该考核或续聘", "To be assessed or renewed by" } },
  { 0 },
};
static const BaheField load_view[] = {
  FIELD_PERSON ("mentor", 0, "师傅", "Mentor"),
  FIELD_NUMBER ("apprentices", 0, "带徒弟（位）", "Apprentices"),
  FIELD_NUMBER ("pairs", 0, "结对（对）", "Pairs"),
  { 0 },
};
static const BaheField goal_view[] = {
  FIELD_NUMBER ("number", 0, "第几个目标", "Goal no."),
  FIELD_NUMBER ("pair", 0, "第几对", "Pair"),
  FIELD_NUMBER ("year", 0, "第几年", "Year of the term"),
  FIELD_TEXT ("goal", 0, "目标", "Goal"),
  FIELD_EVIDENCE ("凭哪条记录", "Evidence"),
  { 0 },
};
static const BaheField outcome_view[] = {
  FIELD_PERSON ("apprentice", 0, "徒弟", "Apprentice"),
  FIELD_WHAT (0, kinds_of_outcome, "什么成果", "What"),
  FIELD_TEXT ("title", 0, "名称", "Title"),
  FIELD_WHEN ("when", "日期", "Date"),
  FIELD_NUMBER ("pairs", BAHE_MANY, "计入第几对", "Counted for pairs"),
  FIELD_EVIDENCE ("凭哪条记录", "Evidence"),
  { 0 },
};
static const BaheField source_view[] = {
  FIELD_ACTIVITY (0),
  FIELD_WHAT (0, kinds_of_source, "算什么成果", "Counts as"),
  FIELD_TEXT ("aspect", 0, "只算哪个学科或方面", "Only for this subject or aspect"),
  { 0 },
};
static const BaheField terms_view[] = {
  { .name = "term", .type = BAHE_QUANTITY, .label = { "聘期", "Term" }, .units = "年|月" },
  FIELD_NUMBER ("goals", 0, "每年目标（个）", "Goals a year"),
  { 0 },
};
/* Names as plugin.h asks for of certificates; `lead` and `award` are one choice each, since both languages are printed.
 */
static const BaheChoice leads[] = {
  { "completed",
    { "聘期内完成约定、考核合格，准予", "has done all that was agreed and passed the assessment, and has" } },
  { 0 },
};
static const BaheChoice awards[] = { { "completed", { "出师", "completed" } }, { 0 } };
static const BaheChoice certificate_states[] = {
  [CERTIFICATE_VALID] = { "valid", { "有效", "Valid" } },
  [CERTIFICATE_REPLACED] = { "replaced", { "已更换", "Exchanged" } },
  { 0 },
};
#define FIELD_ONE_CHOICE(field, zh, en, of)                                                                            \
  {                                                                                                                    \
    .name = field, .type = BAHE_CHOICE, .flags = BAHE_RESTRICTED, .label = { zh, en }, .choices = of                   \
  }
static const BaheField certificate_view[] = {
  { .name = "record", .type = BAHE_EVENT, .flags = BAHE_RESTRICTED, .label = { "凭哪条记录", "Record" } },
  FIELD_PERSON ("receiver", BAHE_RESTRICTED, "徒弟", "Apprentice"),
  FIELD_TEXT ("aspect", BAHE_RESTRICTED, "学科或方面", "Subject or aspect"),
  FIELD_PERSON ("mentor", BAHE_RESTRICTED, "师傅", "Mentor"),
  FIELD_ONE_CHOICE ("grade", "等次", "Grade", grades),
  { .name = "given", .type = BAHE_WHEN, .flags = BAHE_RESTRICTED, .label = { "日期", "Date" } },
  FIELD_ONE_CHOICE ("lead", "证书上的话", "Words", leads),
  FIELD_ONE_CHOICE ("award", "证书", "Certificate", awards),
  FIELD_ONE_CHOICE ("state", "状态", "State", certificate_states),
  { .name = "secret",
    .type = BAHE_INTEGER,
    .flags = BAHE_RESTRICTED | BAHE_CERTIFICATE,
    .label = { "查验码", "Check code" } },
  { 0 },
};
const BaheEventType mentoring_views[] = {
  [VIEW_PAIR] = EVENT ("pair", "师徒结对", "Pairs", pair_view),
  [VIEW_LOAD] = EVENT ("load", "师傅带教人数", "Load of mentors", load_view),
  [VIEW_GOAL] = EVENT ("goal", "每年目标", "Goals", goal_view),
  [VIEW_OUTCOME] = EVENT ("outcome", "徒弟的成果", "Outcomes", outcome_view),
  [VIEW_SOURCE] = EVENT ("source", "算成果的活动", "Activities that count", source_view),
  [VIEW_TERMS] = EVENT ("terms", "约定", "Terms", terms_view),
  [VIEW_CERTIFICATE] = EVENT ("certificate", "出师证书", "Certificates", certificate_view),
  { 0 },
};

/* ---- figures ----------------------------------------------------------------------------------------------------- */

#define PERSONS                                                                                                        \
  {                                                                                                                    \
    "位", "persons"                                                                                                    \
  }
#define PAIRS                                                                                                          \
  {                                                                                                                    \
    "对", "pairs"                                                                                                      \
  }
#define TIMES                                                                                                          \
  {                                                                                                                    \
    "次", "times"                                                                                                      \
  }
#define FIGURE(of, zh, en, from, reckoned, ...)                                                                        \
  {                                                                                                                    \
    .name = of, .label = { zh, en }, .event = from, .how = reckoned, __VA_ARGS__                                       \
  }
const BaheFigure mentoring_figures[] = {
  FIGURE ("mentors", "指导老师", "Mentors", "paired", BAHE_DISTINCT, .field = "mentor", .by = "aspect",
          .unit = PERSONS),
  FIGURE ("apprentices", "徒弟", "Apprentices", "paired", BAHE_DISTINCT, .field = "apprentice", .by = "aspect",
          .unit = PERSONS),
  FIGURE ("mentoring-pairs", "师徒结对", "Mentoring pairs", "paired", BAHE_COUNT, .by = "aspect", .unit = PAIRS),
  FIGURE ("pairing-month", "结对的月份", "Month of pairing", "paired", BAHE_LATEST, .field = "from",
          .unit = { "月", "month" }),
  FIGURE ("mentoring-term", "聘期", "Term of mentoring", NULL, BAHE_LATEST, .view = "terms", .field = "term"),
  FIGURE ("goals-a-year", "每年目标", "Goals a year", NULL, BAHE_LATEST, .view = "terms", .field = "goals",
          .unit = { "个/年", "a year" }),
  FIGURE ("pairs-completed", "出师", "Pairs completed", "completed", BAHE_COUNT, .unit = PAIRS),
  FIGURE ("pairs-ended", "终止", "Pairs ended", "ended", BAHE_COUNT, .unit = PAIRS),
  FIGURE ("mentor-meetings", "师徒谈话", "Meetings of pairs", "met", BAHE_COUNT, .unit = TIMES),
  FIGURE ("mentor-progress", "师徒听课、上课和文章", "Lessons, plans and papers", "logged", BAHE_SUM, .field = "times",
          .by = "what", .unit = TIMES),
  FIGURE ("apprentice-outcomes", "徒弟的成果", "Outcomes of apprentices", NULL, BAHE_COUNT, .view = "outcome",
          .by = "what", .unit = { "项", "outcomes" }),
  FIGURE ("goals-set", "师徒目标", "Goals of pairs", "goal.set", BAHE_COUNT, .unit = { "个", "goals" }),
  FIGURE ("goals-reached", "师徒目标达成", "Goals reached", "goal.closed", BAHE_COUNT, .unit = { "个", "goals" }),
  FIGURE ("grown", "成长为业务骨干的年轻教师", "Grown into leading teachers", "noted", BAHE_SUM, .field = "grown",
          .unit = PERSONS),
  FIGURE ("young-share", "青年教师占比", "Share of young teachers", "noted", BAHE_SUM, .field = "young-share",
          .unit = { "%", "%" }),
  { .name = "completion-rate",
    .label = { "出师率", "Completion rate" },
    .how = BAHE_RATE,
    .of = "pairs-completed",
    .over = "mentoring-pairs" },
  { 0 },
};
