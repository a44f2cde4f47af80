/* 慰问 as tables: what is asked, recorded, refused and shown. */
#include "visit.h"
#include "fields.h"

/* ---- setup ------------------------------------------------------------------------------------- */

static const BaheField standards[] = {
  [STANDARD_OCCASION] = CHOICE ("occasion", BAHE_REQUIRED, welfare_occasions, "事由", "Occasion"),
  [STANDARD_DAYS] = { .name = "days",
                      .type = BAHE_INTEGER,
                      .label = { "几天内去", "Within days" },
                      .min = "0",
                      .max = "366" },
  [STANDARD_AMOUNT] = { .name = "amount", .type = BAHE_MONEY, .label = { "通常金额", "Usual amount" }, .min = "0" },
  { 0 },
};
const BaheField visit_setup[] = {
  [SETUP_STANDARDS] = { .name = "standards",
                        .type = BAHE_ROWS,
                        .label = { "慰问标准", "What is usual" },
                        .columns = standards },
  { 0 },
};

/* ---- what is recorded -------------------------------------------------------------------------- */

static const BaheChoice receivers[] = {
  [SELF] = { "self", { "本人", "the person" } },
  [FAMILY] = { "family", { "家属", "the family" } },
  { 0 },
};
static const BaheChoice statuses[] = {
  { "in-service", { "在职", "in service" } },
  { "retired", { "退休", "retired" } },
  { 0 },
};

#define REPORT_FIELDS                                                                                                  \
  [REPORT_RECIPIENT] = PERSON ("recipient", BAHE_REQUIRED, "谁", "Who"),                                               \
  [REPORT_OCCASION] = CHOICE ("occasion", BAHE_REQUIRED, welfare_occasions, "事由", "Occasion"),                       \
  [REPORT_SINCE] = { .name = "since", .type = BAHE_WHEN, .label = { "哪天的事", "Since" } },                           \
  [REPORT_RELATION] = CHOICE ("relation", 0, welfare_relations, "与本人关系", "Relation"),                             \
  [REPORT_NOTE] = PRIVATE ("note", BAHE_TEXT, 0, "recipient", welfare_keep_health, "情况", "Circumstances")

static const BaheField report_fields[] = { REPORT_FIELDS, { 0 } };
static const BaheField reported_fields[] = {
  REPORT_FIELDS,
  [REPORT_DUE] = { .name = "due", .type = BAHE_WHEN, .flags = BAHE_REQUIRED, .label = { "应在何时前", "Due" } },
  { 0 },
};

#define PLAN_FIRST                                                                                                     \
  [PLAN_OCCASION] = CHOICE ("occasion", BAHE_REQUIRED, welfare_occasions, "事由", "Occasion"),                         \
  [PLAN_FESTIVAL] = CHOICE ("festival", 0, welfare_festivals, "节日", "Festival"),                                     \
  [PLAN_RULE] = CHOICE ("for", BAHE_REQUIRED, welfare_rules, "哪些人", "For whom"),                                    \
  [PLAN_PEOPLE] = PERSON ("people", BAHE_MANY, "名单", "People")

static const BaheField plan_fields[] = {
  PLAN_FIRST,
  [PLAN_EXCEPT] = PERSON ("except", BAHE_MANY, "除了", "Except"),
  [PLAN_BY] = { .name = "by", .type = BAHE_WHEN, .label = { "应在何时前", "Due" } },
  { 0 },
};
static const BaheField planned_fields[] = {
  PLAN_FIRST,
  [PLANNED_BY] = { .name = "by", .type = BAHE_WHEN, .flags = BAHE_REQUIRED, .label = { "应在何时前", "Due" } },
  { 0 },
};

#define VISIT_FIELDS                                                                                                   \
  [VISIT_RECIPIENT] = PERSON ("recipient", 0, "慰问谁", "Whom"),                                                       \
  [VISIT_OCCASION] = CHOICE ("occasion", BAHE_REQUIRED, welfare_occasions, "事由", "Occasion"),                        \
  [VISIT_ITEMS] = { .name = "items",                                                                                   \
                    .type = BAHE_ROWS,                                                                                 \
                    .label = { "慰问金和慰问品", "Money and goods" },                                                  \
                    .columns = welfare_items },                                                                        \
  [VISIT_VISITORS] = PERSON ("visitors", BAHE_MANY, "慰问人", "Visitors"),                                             \
  [VISIT_OTHERS] = { .name = "others",                                                                                 \
                     .type = BAHE_TEXT,                                                                                \
                     .flags = BAHE_MANY,                                                                               \
                     .label = { "同去的（花名册以外）", "Others who went" } },                                         \
  [VISIT_FESTIVAL] = CHOICE ("festival", 0, welfare_festivals, "节日", "Festival"),                                    \
  [VISIT_RELATION] = CHOICE ("relation", 0, welfare_relations, "与本人关系", "Relation"),                              \
  [VISIT_RECEIVER] = CHOICE ("receiver", 0, receivers, "交给", "Given to"),                                            \
  [VISIT_PEOPLE] = PERSON ("people", BAHE_MANY, "集中慰问的人", "Several people"),                                     \
  [VISIT_HEADCOUNT] = { .name = "headcount", .type = BAHE_INTEGER, .label = { "人数", "Headcount" }, .min = "1" },     \
  [VISIT_AGE] = { .name = "age", .type = BAHE_INTEGER, .label = { "年岁", "Age" }, .min = "50", .max = "130" },        \
  [VISIT_VOUCHER] = { .name = "voucher", .type = BAHE_TEXT, .label = { "凭证号", "Voucher" } },                        \
  [VISIT_RECEIPT] = PRIVATE ("receipt", BAHE_FILE, BAHE_MANY, "recipient", welfare_keep_voucher,                       \
                             "本人的票据、签收单照片", "Photos of receipts about the person"),                         \
  [VISIT_SIGNED] = CHOICE ("signed", 0, welfare_signatures, "签收", "Signature"),                                      \
  [VISIT_DIAGNOSIS] = PRIVATE ("diagnosis", BAHE_TEXT, 0, "recipient", welfare_keep_health, "病情", "Illness"),        \
  [VISIT_NOTE] = PRIVATE ("note", BAHE_TEXT, 0, "recipient", welfare_keep_health, "备注", "Note"),                     \
  [VISIT_WITHHELD] =                                                                                                   \
      PRIVATE ("withheld", BAHE_MONEY, 0, "recipient", welfare_keep_voucher, "不公开的金额", "Amount kept private"),   \
  [VISIT_PURCHASE] = { .name = "purchase",                                                                             \
                       .type = BAHE_FILE,                                                                              \
                       .flags = BAHE_MANY,                                                                             \
                       .label = { "购物票据照片（不写病情的）",                                                        \
                                  "Photos of bills of what was bought (that name no illness)" } },                     \
  [VISIT_PROOF] = PRIVATE ("proof", BAHE_FILE, BAHE_MANY, "recipient", welfare_keep_health,                            \
                           "住院证明、病历照片（看过就够，到期销毁）",                                                 \
                           "Photos of medical papers (seen is enough; destroyed in time)")

static const BaheField visit_fields[] = { VISIT_FIELDS, { 0 } };
static const BaheField visited_fields[] = {
  VISIT_FIELDS,
  [VISITED_NUMBER] = { .name = "visit",
                       .type = BAHE_INTEGER,
                       .flags = BAHE_REQUIRED,
                       .label = { "第几次", "Visit" },
                       .min = "1" },
  [VISITED_TIMES] = { .name = "times",
                      .type = BAHE_INTEGER,
                      .flags = BAHE_REQUIRED,
                      .label = { "人次", "Visits" },
                      .min = "1" },
  [VISITED_STATUS] = CHOICE ("status", 0, statuses, "人员类别", "Status"),
  [VISITED_GROUP] = { .name = "group", .type = BAHE_GROUP, .label = { "小组", "Group" } },
  { 0 },
};

static const BaheField pass_fields[] = {
  [PASS_PERSON] = PERSON ("recipient", BAHE_REQUIRED, "谁", "Who"),
  [PASS_OCCASION] = CHOICE ("occasion", BAHE_REQUIRED, welfare_occasions, "事由", "Occasion"),
  [PASS_REASON] = PRIVATE ("reason", BAHE_TEXT, 0, "recipient", welfare_keep_health, "原因", "Reason"),
  { 0 },
};
static const BaheField got_fields[] = {
  [GOT_VISIT] = { .name = "visit",
                  .type = BAHE_INTEGER,
                  .flags = BAHE_REQUIRED,
                  .label = { "第几次慰问", "Visit" },
                  .min = "1" },
  [GOT_WHAT] = { .name = "what", .type = BAHE_TEXT, .flags = BAHE_REQUIRED, .label = { "名称", "What" } },
  [GOT_PEOPLE] = PERSON ("people", BAHE_REQUIRED | BAHE_MANY, "领到的人", "Who got it"),
  { 0 },
};

const BaheEventType visit_events[] = {
  [REPORTED] = { .name = "reported", .label = { "有事登记", "Reported" }, .fields = reported_fields },
  [PLANNED] = { .name = "planned", .label = { "慰问名单", "List for visits" }, .fields = planned_fields },
  [VISITED] = { .name = "visited", .label = { "慰问", "Visit" }, .fields = visited_fields },
  [PASSED_OVER] = { .name = "passed-over", .label = { "不再慰问", "No visit needed" }, .fields = pass_fields },
  [GOT] = { .name = "got", .label = { "领到的人", "Who got it" }, .fields = got_fields },
  { 0 },
};

const BaheVerb visit_verbs[] = {
  { .name = "visit",
    .label = { "记一次慰问", "Record a visit" },
    .role = "recorder",
    .fields = visit_fields,
    .decide = visit_decide_visit },
  { .name = "report",
    .label = { "有事登记", "Report an event" },
    .role = "recorder",
    .fields = report_fields,
    .decide = visit_decide_report },
  { .name = "plan",
    .label = { "列慰问名单", "Make a list" },
    .role = "officer",
    .fields = plan_fields,
    .decide = visit_decide_plan },
  { .name = "pass-over",
    .label = { "不再慰问", "No visit needed" },
    .role = "officer",
    .fields = pass_fields,
    .records = "passed-over",
    .decide = visit_decide_pass },
  { .name = "got",
    .label = { "补领取名单", "Say who got it" },
    .role = "recorder",
    .fields = got_fields,
    .records = "got",
    .decide = visit_decide_got },
  { 0 },
};

/* Totals of money, goods apart by their units, 人次 and people apart. Nothing is told by person but what fund rules
 * need. */
const BaheFigure visit_figures[] = {
  { .name = "welfare-times",
    .label = { "慰问人次", "Visits" },
    .unit = { "人次", "visits" },
    .event = "visited",
    .how = BAHE_SUM,
    .field = "times",
    .by = "occasion,festival" },
  { .name = "welfare-people",
    .label = { "慰问人数", "People visited" },
    .unit = { "名", "people" },
    .event = "visited",
    .how = BAHE_DISTINCT,
    .field = "people",
    .by = "occasion" },
  { .name = "welfare-age",
    .label = { "慰问时的年岁", "Age when visited" },
    .unit = { "岁", "years of age" },
    .event = "visited",
    .how = BAHE_LATEST,
    .field = "age" },
  { .name = "welfare-amount",
    .label = { "慰问和福利金额", "Money of visits and benefits" },
    .event = "visited",
    .how = BAHE_SUM,
    .field = "items.amount",
    .by = "recipient,occasion,festival,items.form" },
  { .name = "welfare-goods",
    .label = { "慰问品", "Goods of visits" },
    .event = "visited",
    .how = BAHE_SUM,
    .field = "items.quantity",
    .by = "items.what,occasion" },
  { 0 },
};

/* ---- what is shown ----------------------------------------------------------------------------- */

/* To everybody: how often and how much, and nobody's name. */
static const BaheChoice publicly[] = {
  [HOSPITAL] = { "hospital", { "某教师因病住院", "a teacher in hospital" } },
  [ILLNESS] = { "illness", { "某教师因病在家休养", "a teacher ill at home" } },
  [CHILDBIRTH] = { "childbirth", { "某教师生育", "a birth in a teacher's family" } },
  [WEDDING] = { "wedding", { "某教师结婚", "a teacher's wedding" } },
  [DEATH_MEMBER] = { "death-member", { "会员去世，慰问家属", "the family of a member who died" } },
  [DEATH_KIN] = { "death-kin", { "某教师亲属去世", "a death in a teacher's family" } },
  [RETIREMENT] = { "retirement", { "教师退休", "teachers' retirement" } },
  [BIRTHDAY] = { "birthday", { "教师生日", "teachers' birthdays" } },
  [FESTIVAL] = { "festival", { "节日慰问", "visits for festivals" } },
  [OLD_AGE] = { "old-age", { "高龄退休教师祝寿", "retired teachers of great age" } },
  [HARDSHIP] = { "hardship", { "慰问困难职工", "workers in difficulty" } },
  [CALAMITY] = { "calamity", { "某教师遇重大变故", "a calamity in a teacher's family" } },
  [WARM] = { "warm", { "送温暖慰问", "sending warmth" } },
  [OTHER_OCCASION] = { "other", { "其他慰问", "other visits" } },
  { 0 },
};
static const BaheField goods[] = {
  { .name = "what", .type = BAHE_TEXT, .label = { "名称", "What" } },
  { .name = "quantity", .type = BAHE_QUANTITY, .label = { "数量", "Quantity" } },
  { 0 },
};
static const BaheField given_view[] = {
  CHOICE ("what", 0, publicly, "事由", "Occasion"),
  { .name = "times", .type = BAHE_INTEGER, .label = { "人次", "Visits" } },
  { .name = "money", .type = BAHE_MONEY, .flags = BAHE_ROUGH, .label = { "金额", "Money" } },
  { .name = "goods", .type = BAHE_ROWS, .label = { "慰问品", "Goods" }, .columns = goods },
  { 0 },
};

/* What a list of duties says instead of why: nothing of an illness. */
static const BaheChoice cares[] = {
  { "visit", { "看望", "a visit" } },
  { "congratulate", { "祝贺", "congratulations" } },
  { "condole", { "吊唁", "condolence" } },
  { "farewell", { "欢送", "farewell" } },
  { "festival", { "节日慰问", "festival visit" } },
  { "help", { "帮扶", "help" } },
  { 0 },
};
static const BaheChoice states[] = {
  { "waiting", { "待慰问", "waiting" } },     { "visited", { "已慰问", "visited" } },
  { "late", { "去晚了", "late" } },           { "twice", { "重复慰问", "visited twice" } },
  { "passed", { "不再慰问", "not needed" } }, { 0 },
};
static const BaheField expected_view[] = {
  PERSON ("person", BAHE_RESTRICTED | BAHE_LIVING, "谁", "Who"),
  PERSON ("family-of", BAHE_RESTRICTED, "谁的家属", "Family of"),
  CHOICE ("care", BAHE_RESTRICTED, cares, "怎样", "How"),
  { .name = "due", .type = BAHE_WHEN, .flags = BAHE_RESTRICTED | BAHE_DUE, .label = { "应在何时前", "Due" } },
  { .name = "visited", .type = BAHE_WHEN, .flags = BAHE_RESTRICTED, .label = { "何时去的", "Visited" } },
  { .name = "late", .type = BAHE_INTEGER, .flags = BAHE_RESTRICTED, .label = { "晚几天", "Days late" } },
  { .name = "times", .type = BAHE_INTEGER, .flags = BAHE_RESTRICTED, .label = { "几次", "Times" } },
  CHOICE ("state", BAHE_RESTRICTED, states, "状态", "State"),
  { 0 },
};

static const BaheField own_day_view[] = {
  CHOICE ("care", BAHE_RESTRICTED, cares, "怎样", "How"),
  PERSON ("people", BAHE_RESTRICTED | BAHE_LIVING | BAHE_MANY, "还没有的人", "Who waits"),
  { .name = "due", .type = BAHE_WHEN, .flags = BAHE_RESTRICTED | BAHE_DUE, .label = { "应在何时", "When" } },
  { 0 },
};

static const BaheField visit_view_fields[] = {
  { .name = "visit", .type = BAHE_INTEGER, .flags = BAHE_RESTRICTED, .label = { "第几次", "Visit" } },
  { .name = "when", .type = BAHE_WHEN, .flags = BAHE_RESTRICTED, .label = { "何时", "When" } },
  PERSON ("people", BAHE_RESTRICTED | BAHE_MANY, "慰问谁", "Whom"),
  { .name = "times", .type = BAHE_INTEGER, .flags = BAHE_RESTRICTED, .label = { "人次", "Visits" } },
  CHOICE ("occasion", BAHE_RESTRICTED, welfare_occasions, "事由", "Occasion"),
  { .name = "age", .type = BAHE_INTEGER, .flags = BAHE_RESTRICTED, .label = { "年岁", "Age" } },
  { .name = "items",
    .type = BAHE_ROWS,
    .flags = BAHE_RESTRICTED,
    .label = { "慰问金和慰问品", "Money and goods" },
    .columns = welfare_items },
  PERSON ("visitors", BAHE_RESTRICTED | BAHE_MANY, "慰问人", "Visitors"),
  { .name = "others",
    .type = BAHE_TEXT,
    .flags = BAHE_MANY | BAHE_RESTRICTED,
    .label = { "同去的", "Others who went" } },
  CHOICE ("receiver", BAHE_RESTRICTED, receivers, "交给", "Given to"),
  { .name = "voucher", .type = BAHE_TEXT, .flags = BAHE_RESTRICTED, .label = { "凭证号", "Voucher" } },
  CHOICE ("signed", BAHE_RESTRICTED, welfare_signatures, "签收", "Signature"),
  { 0 },
};

static const BaheChoice short_states[] = {
  { "ask", { "谁没领到？请补领取名单", "Who got none? Say who got it" } },
  { "known", { "名单已补", "the list is there" } },
  { 0 },
};
static const BaheField short_view[] = {
  { .name = "visit", .type = BAHE_INTEGER, .flags = BAHE_RESTRICTED, .label = { "第几次", "Visit" } },
  { .name = "what", .type = BAHE_TEXT, .flags = BAHE_RESTRICTED, .label = { "名称", "What" } },
  { .name = "pieces", .type = BAHE_QUANTITY, .flags = BAHE_RESTRICTED, .label = { "数量", "Pieces" } },
  { .name = "people", .type = BAHE_INTEGER, .flags = BAHE_RESTRICTED, .label = { "人数", "People" } },
  { .name = "without",
    .type = BAHE_INTEGER,
    .flags = BAHE_RESTRICTED,
    .label = { "至少几人没有", "Without at least" } },
  PERSON ("none", BAHE_RESTRICTED | BAHE_MANY, "没领到的", "Who got none"),
  CHOICE ("state", BAHE_RESTRICTED, short_states, "状态", "State"),
  { 0 },
};

static const BaheField alike_view[] = {
  CHOICE ("care", BAHE_RESTRICTED, cares, "怎样", "How"),
  CHOICE ("status", BAHE_RESTRICTED, statuses, "人员类别", "Status"),
  { .name = "group", .type = BAHE_GROUP, .flags = BAHE_RESTRICTED, .label = { "小组", "Group" } },
  { .name = "visits", .type = BAHE_INTEGER, .flags = BAHE_RESTRICTED, .label = { "人次", "Visits" } },
  { .name = "mean", .type = BAHE_MONEY, .flags = BAHE_RESTRICTED, .label = { "平均金额", "Mean amount" } },
  { .name = "waited", .type = BAHE_INTEGER, .flags = BAHE_RESTRICTED, .label = { "平均几天后去", "Mean days waited" } },
  { 0 },
};

static const BaheField standard_view[] = {
  CHOICE ("occasion", BAHE_RESTRICTED, welfare_occasions, "事由", "Occasion"),
  { .name = "days", .type = BAHE_INTEGER, .flags = BAHE_RESTRICTED, .label = { "几天内去", "Within days" } },
  { .name = "amount", .type = BAHE_MONEY, .flags = BAHE_RESTRICTED, .label = { "通常金额", "Usual amount" } },
  { 0 },
};

const BaheEventType visit_views[] = {
  [VIEW_GIVEN] = { .name = "given", .label = { "慰问公开", "Visits, for everybody" }, .fields = given_view },
  [VIEW_EXPECTED] = { .name = "expected", .label = { "该去的和去过的", "Due and done" }, .fields = expected_view },
  [VIEW_OWN_DAY] = { .name = "own-day", .label = { "生日和退休", "Birthdays and retirement" }, .fields = own_day_view },
  [VIEW_VISIT] = { .name = "visit", .label = { "慰问记录", "Visits" }, .fields = visit_view_fields },
  [VIEW_SHORT] = { .name = "short", .label = { "不够每人一份的", "Fewer pieces than people" }, .fields = short_view },
  [VIEW_ALIKE] = { .name = "alike",
                   .label = { "各类人员不一样的（不足5人次的不列）", "Where care differs (from 5 visits on)" },
                   .fields = alike_view },
  [VIEW_STANDARD] = { .name = "standard", .label = { "慰问标准", "What is usual" }, .fields = standard_view },
  { 0 },
};
