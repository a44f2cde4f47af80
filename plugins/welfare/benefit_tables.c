/* 福利 as tables: what is asked, recorded, refused and counted. */
#include "benefit.h"

#define PERSON(NAME, FLAGS, ZH, EN)                                                                                    \
  {                                                                                                                    \
    .name = NAME, .type = BAHE_PERSON, .flags = FLAGS, .label = { ZH, EN }                                             \
  }
#define CHOICE(NAME, FLAGS, CHOICES, ZH, EN)                                                                           \
  {                                                                                                                    \
    .name = NAME, .type = BAHE_CHOICE, .flags = FLAGS, .label = { ZH, EN }, .choices = CHOICES                         \
  }
#define MONEY(NAME, FLAGS, ZH, EN)                                                                                     \
  {                                                                                                                    \
    .name = NAME, .type = BAHE_MONEY, .flags = FLAGS, .label = { ZH, EN }                                              \
  }
#define TEXT(NAME, FLAGS, ZH, EN)                                                                                      \
  {                                                                                                                    \
    .name = NAME, .type = BAHE_TEXT, .flags = FLAGS, .label = { ZH, EN }                                               \
  }
#define WHEN(NAME, FLAGS, ZH, EN)                                                                                      \
  {                                                                                                                    \
    .name = NAME, .type = BAHE_WHEN, .flags = FLAGS, .label = { ZH, EN }                                               \
  }
#define PIECE(NAME, ZH, EN)                                                                                            \
  {                                                                                                                    \
    .name = NAME, .type = BAHE_QUANTITY, .label = { ZH, EN }, .units = GOODS_UNITS                                     \
  }

static const BaheChoice onces[] = {
  [ONCE_YEAR] = { "year", { "每人每年一次", "once a person and year" } },
  [ONCE_TERM] = { "term", { "每人每期一次", "once a person and term" } },
  [ONCE_ACTIVITY] = { "activity", { "每人一次", "once a person" } },
  { 0 },
};
static const BaheChoice signatures[] = {
  { "signed", { "本人签收", "signed by the person" } },
  { "bank", { "打卡到账", "paid to the bank card" } },
  { "waiting", { "待签收", "to be signed" } },
  { 0 },
};
static const BaheChoice stages[] = {
  [STAGE_APPLIED] = { "applied", { "已申请", "applied for" } },
  [STAGE_REPORTED] = { "reported", { "已上报", "handed up" } },
  [STAGE_GRANTED] = { "granted", { "已批准", "granted" } },
  [STAGE_REFUSED] = { "refused", { "未批准", "not granted" } },
  [STAGE_PAID] = { "paid", { "已发到本人", "paid out" } },
  { 0 },
};

const BaheField benefit_setup[] = {
  [BENEFIT_OCCASION] = { .name = "occasion",
                         .type = BAHE_CHOICE,
                         .label = { "事由", "Occasion" },
                         .choices = welfare_occasions,
                         .fallback = "other" },
  [BENEFIT_FESTIVAL] = CHOICE ("festival", 0, welfare_festivals, "节日", "Festival"),
  [BENEFIT_FORM] = { .name = "form",
                     .type = BAHE_CHOICE,
                     .label = { "形式", "Form" },
                     .choices = welfare_forms,
                     .fallback = "goods" },
  [BENEFIT_WHAT] = TEXT ("what", 0, "名称", "What"),
  [BENEFIT_EACH] = { .name = "each", .type = BAHE_MONEY, .label = { "每人金额", "Money each" }, .min = "0" },
  [BENEFIT_PIECE] = PIECE ("piece", "每人数量", "Pieces each"),
  [BENEFIT_RULE] = { .name = "for",
                     .type = BAHE_CHOICE,
                     .label = { "哪些人", "For whom" },
                     .choices = welfare_rules,
                     .fallback = "members" },
  [BENEFIT_ONCE] = { .name = "once",
                     .type = BAHE_CHOICE,
                     .label = { "几次", "How often" },
                     .choices = onces,
                     .fallback = "year" },
  { 0 },
};

static const BaheField list_fields[] = {
  [LIST_RULE] = CHOICE ("for", 0, welfare_rules, "哪些人", "For whom"),
  [LIST_PEOPLE] = PERSON ("people", BAHE_MANY, "名单", "People"),
  [LIST_EXCEPT] = PERSON ("except", BAHE_MANY, "除了", "Except"),
  [LIST_BY] = WHEN ("by", 0, "应在何时前", "Due"),
  { 0 },
};
static const BaheField listed_fields[] = {
  [LISTED_RULE] = CHOICE ("for", BAHE_REQUIRED, welfare_rules, "哪些人", "For whom"),
  [LISTED_PEOPLE] = PERSON ("people", BAHE_REQUIRED | BAHE_MANY, "名单", "People"),
  [LISTED_BY] = WHEN ("by", 0, "应在何时前", "Due"),
  [LISTED_PERIOD] = { .name = "period", .type = BAHE_INTEGER, .flags = BAHE_REQUIRED, .label = { "期", "Period" } },
  { 0 },
};

static const BaheField give_fields[] = {
  [GIVE_PEOPLE] = PERSON ("people", BAHE_MANY, "给了谁", "Given to"),
  [GIVE_ALL] = { .name = "all", .type = BAHE_FLAG, .label = { "名单上的人都给了", "All on the list" } },
  [GIVE_EXCEPT] = PERSON ("except", BAHE_MANY, "除了", "Except"),
  [GIVE_COUNT] = { .name = "count",
                   .type = BAHE_INTEGER,
                   .label = { "人数（不记姓名时）", "How many, without names" },
                   .min = "1" },
  [GIVE_EACH] = MONEY ("each", 0, "每人金额", "Money each"),
  [GIVE_HANDLERS] = PERSON ("handlers", BAHE_MANY, "经手人", "Handlers"),
  [GIVE_VOUCHER] = TEXT ("voucher", 0, "凭证号", "Voucher"),
  [GIVE_SIGNED] = CHOICE ("signed", 0, signatures, "签收", "Signature"),
  { 0 },
};
static const BaheField given_fields[] = {
  [GIVEN_RECIPIENT] = PERSON ("recipient", 0, "谁", "Who"),
  [GIVEN_OCCASION] = CHOICE ("occasion", BAHE_REQUIRED, welfare_occasions, "事由", "Occasion"),
  [GIVEN_FESTIVAL] = CHOICE ("festival", 0, welfare_festivals, "节日", "Festival"),
  [GIVEN_FORM] = CHOICE ("form", BAHE_REQUIRED, welfare_forms, "形式", "Form"),
  [GIVEN_WHAT] = TEXT ("what", 0, "名称", "What"),
  [GIVEN_EACH] = MONEY ("each", 0, "金额", "Money"),
  [GIVEN_PIECE] = PIECE ("piece", "数量", "Pieces"),
  [GIVEN_COUNT] = { .name = "count",
                    .type = BAHE_INTEGER,
                    .flags = BAHE_REQUIRED,
                    .label = { "人数", "People" },
                    .min = "1" },
  [GIVEN_PERIOD] = { .name = "period", .type = BAHE_INTEGER, .flags = BAHE_REQUIRED, .label = { "期", "Period" } },
  [GIVEN_HANDLERS] = PERSON ("handlers", BAHE_MANY, "经手人", "Handlers"),
  [GIVEN_VOUCHER] = TEXT ("voucher", 0, "凭证号", "Voucher"),
  [GIVEN_SIGNED] = CHOICE ("signed", 0, signatures, "签收", "Signature"),
  { 0 },
};

static const BaheField term_fields[] = {
  [TERM_FROM] = WHEN ("from", BAHE_REQUIRED, "自何时起", "From"),
  [TERM_TO] = WHEN ("to", BAHE_REQUIRED, "到何时止", "To"),
  [TERM_INSURER] = TEXT ("insurer", 0, "承办单位", "Insurer"),
  [TERM_POLICY] = TEXT ("policy", 0, "保单号", "Policy"),
  [TERM_PREMIUM] = MONEY ("premium", 0, "每人保费", "Premium each"),
  { 0 },
};
static const BaheField spent_fields[] = {
  [SPENT_AMOUNT] = MONEY ("amount", BAHE_REQUIRED | BAHE_ROUGH, "金额", "Amount"),
  [SPENT_WHAT] = TEXT ("what", 0, "名称", "What"),
  [SPENT_QUANTITY] = PIECE ("quantity", "数量", "Quantity"),
  [SPENT_HANDLERS] = PERSON ("handlers", BAHE_MANY, "经手人", "Handlers"),
  [SPENT_VOUCHER] = TEXT ("voucher", 0, "凭证号", "Voucher"),
  { 0 },
};
static const BaheField applied_fields[] = {
  [APPLIED_RECIPIENT] = PERSON ("recipient", BAHE_REQUIRED, "谁", "Who"),
  [APPLIED_STAGE] = CHOICE ("stage", BAHE_REQUIRED, stages, "办到哪一步", "Stage"),
  [APPLIED_AMOUNT] = MONEY ("amount", 0, "金额", "Amount"),
  [APPLIED_REASON] = { .name = "reason",
                       .type = BAHE_TEXT,
                       .label = { "困难情况", "Circumstances" },
                       .private_to = "recipient" },
  [APPLIED_BY] = WHEN ("by", 0, "下一步应在何时前", "Next step due"),
  { 0 },
};
static const BaheField aided_fields[] = {
  [AIDED_HELPER] = PERSON ("helper", BAHE_REQUIRED, "资助人", "Helper"),
  [AIDED_PUPIL] =
      TEXT ("pupil", BAHE_REQUIRED, "学生（编号或姓的首字母，不写姓名）", "Pupil (number or initials, no name)"),
  [AIDED_AMOUNT] = MONEY ("amount", BAHE_ROUGH, "金额", "Amount"),
  [AIDED_HOW] = TEXT ("how", 0, "怎样帮", "How"),
  { 0 },
};

const BaheEventType benefit_events[] = {
  [LISTED] = { .name = "listed", .label = { "应给的名单", "List" }, .fields = listed_fields },
  [GIVEN] = { .name = "given", .label = { "已给", "Given" }, .fields = given_fields },
  [TERM_BEGUN] = { .name = "term.begun", .label = { "保险期", "Term" }, .fields = term_fields },
  [SPENT] = { .name = "spent", .label = { "支出", "Spent" }, .fields = spent_fields },
  [APPLIED] = { .name = "applied", .label = { "困难补助申请", "Application" }, .fields = applied_fields },
  [AIDED] = { .name = "pupil.aided", .label = { "资助学生", "Pupil aided" }, .fields = aided_fields },
  { 0 },
};

const BaheVerb benefit_verbs[] = {
  { .name = "give",
    .label = { "记已给", "Record as given" },
    .role = "recorder",
    .fields = give_fields,
    .decide = benefit_decide_give },
  { .name = "list",
    .label = { "按花名册列名单", "Make the list" },
    .role = "officer",
    .fields = list_fields,
    .decide = benefit_decide_list },
  { .name = "term",
    .label = { "记保险期", "Record a term" },
    .role = "officer",
    .fields = term_fields,
    .records = "term.begun",
    .decide = benefit_decide_term },
  { .name = "spend",
    .label = { "记支出", "Record what was spent" },
    .role = "officer",
    .fields = spent_fields,
    .records = "spent",
    .decide = benefit_decide_spend },
  { .name = "apply",
    .label = { "困难补助申请", "Application for an allowance" },
    .role = "officer",
    .fields = applied_fields,
    .records = "applied",
    .decide = benefit_decide_apply },
  { .name = "aid-pupil",
    .label = { "资助学生", "Aid a pupil" },
    .role = "recorder",
    .fields = aided_fields,
    .records = "pupil.aided",
    .decide = benefit_decide_aid },
  { 0 },
};

const BaheFigure benefit_figures[] = {
  { .name = "benefit-people",
    .label = { "享受福利人数", "People given a benefit" },
    .unit = { "名", "people" },
    .event = "given",
    .how = BAHE_DISTINCT,
    .field = "recipient",
    .by = "occasion" },
  { .name = "benefit-times",
    .label = { "享受福利人次", "Benefits given" },
    .unit = { "人次", "times" },
    .event = "given",
    .how = BAHE_SUM,
    .field = "count",
    .by = "occasion,festival" },
  /* The same figure as of visits: what fund rules add up for a person and year. */
  { .name = "welfare-amount",
    .label = { "慰问和福利金额", "Money of visits and benefits" },
    .event = "given",
    .how = BAHE_SUM,
    .field = "each",
    .by = "recipient,occasion,festival,form" },
  { .name = "benefit-goods",
    .label = { "福利物品", "Goods given" },
    .event = "given",
    .how = BAHE_SUM,
    .field = "piece",
    .by = "what" },
  { .name = "benefit-cost",
    .label = { "福利支出", "Spent on benefits" },
    .event = "spent",
    .how = BAHE_SUM,
    .field = "amount",
    .by = "what" },
  { .name = "benefit-cost-each",
    .label = { "福利人均支出", "Spent on benefits for each" },
    .how = BAHE_EACH,
    .of = "benefit-cost",
    .over = "benefit-times" },
  { .name = "benefit-listed",
    .label = { "应享受人数", "People on the list" },
    .unit = { "名", "people" },
    .event = "listed",
    .how = BAHE_DISTINCT,
    .field = "people" },
  { .name = "benefit-reached",
    .label = { "福利到人率", "Share of the list reached" },
    .how = BAHE_RATE,
    .of = "benefit-people",
    .over = "benefit-listed" },
  { .name = "allowances",
    .label = { "困难补助金额", "Allowances" },
    .event = "applied",
    .how = BAHE_SUM,
    .field = "amount",
    .by = "stage" },
  { .name = "pupils-aided",
    .label = { "资助学生数", "Pupils aided" },
    .unit = { "名", "pupils" },
    .event = "pupil.aided",
    .how = BAHE_DISTINCT,
    .field = "pupil" },
  { .name = "pupils-aided-amount",
    .label = { "资助学生金额", "Money for pupils" },
    .event = "pupil.aided",
    .how = BAHE_SUM,
    .field = "amount" },
  { .name = "pupil-helpers",
    .label = { "资助人数", "Helpers of pupils" },
    .unit = { "名", "people" },
    .event = "pupil.aided",
    .how = BAHE_DISTINCT,
    .field = "helper" },
  { .name = "pupils-each",
    .label = { "每个资助人帮几名学生", "Pupils for each helper" },
    .how = BAHE_EACH,
    .of = "pupils-aided",
    .over = "pupil-helpers" },
  { 0 },
};

/* ---- what is shown ----------------------------------------------------------------------------- */

static const BaheField benefit_view_fields[] = {
  CHOICE ("occasion", 0, welfare_occasions, "事由", "Occasion"),
  TEXT ("what", 0, "名称", "What"),
  CHOICE ("form", 0, welfare_forms, "形式", "Form"),
  PIECE ("piece", "每人数量", "Pieces each"),
  { .name = "listed", .type = BAHE_INTEGER, .label = { "应给", "To be given" } },
  { .name = "given", .type = BAHE_INTEGER, .label = { "已给", "Given" } },
  MONEY ("amount", 0, "发给个人的金额", "Given to people"),
  MONEY ("spent", BAHE_ROUGH, "支出", "Spent"),
  { 0 },
};
static const BaheField list_view_fields[] = {
  { .name = "when", .type = BAHE_WHEN, .flags = BAHE_RESTRICTED, .label = { "名单日期", "As of" } },
  CHOICE ("for", BAHE_RESTRICTED, welfare_rules, "哪些人", "For whom"),
  { .name = "size", .type = BAHE_INTEGER, .flags = BAHE_RESTRICTED, .label = { "应给", "To be given" } },
  PERSON ("missing", BAHE_RESTRICTED | BAHE_MANY | BAHE_LIVING, "还没有的", "Who has not got it"),
  WHEN ("by", BAHE_RESTRICTED | BAHE_DUE, "应在何时前", "Due"),
  { 0 },
};
static const BaheField recipient_view_fields[] = {
  PERSON ("recipient", BAHE_RESTRICTED, "谁", "Who"),
  { .name = "count", .type = BAHE_INTEGER, .flags = BAHE_RESTRICTED, .label = { "人数", "People" } },
  WHEN ("when", BAHE_RESTRICTED, "何时", "When"),
  MONEY ("each", BAHE_RESTRICTED, "金额", "Money"),
  CHOICE ("signed", BAHE_RESTRICTED, signatures, "签收", "Signature"),
  { 0 },
};
static const BaheField term_view_fields[] = {
  { .name = "term", .type = BAHE_INTEGER, .label = { "第几期", "Term" } },
  TEXT ("insurer", 0, "承办单位", "Insurer"),
  WHEN ("from", 0, "自何时起", "From"),
  WHEN ("to", 0, "到何时止", "To"),
  { .name = "people", .type = BAHE_INTEGER, .label = { "人数", "People" } },
  MONEY ("premium", 0, "每人保费", "Premium each"),
  WHEN ("renewal", BAHE_RESTRICTED | BAHE_DUE, "应在何时前续", "To be renewed"),
  { 0 },
};
static const BaheField application_view_fields[] = {
  PERSON ("recipient", BAHE_RESTRICTED | BAHE_LIVING, "谁", "Who"),
  CHOICE ("stage", BAHE_RESTRICTED, stages, "办到哪一步", "Stage"),
  MONEY ("amount", BAHE_RESTRICTED, "金额", "Amount"),
  WHEN ("by", BAHE_RESTRICTED | BAHE_DUE, "下一步应在何时前", "Next step due"),
  { 0 },
};
static const BaheField aid_view_fields[] = {
  { .name = "helpers", .type = BAHE_INTEGER, .label = { "资助人", "Helpers" } },
  { .name = "pupils", .type = BAHE_INTEGER, .label = { "学生", "Pupils" } },
  { 0 },
};
static const BaheField pupil_view_fields[] = {
  PERSON ("helper", BAHE_RESTRICTED, "资助人", "Helper"),
  TEXT ("pupil", BAHE_RESTRICTED, "学生", "Pupil"),
  { 0 },
};

const BaheEventType benefit_views[] = {
  [VIEW_BENEFIT] = { .name = "benefit", .label = { "福利公开", "The benefit" }, .fields = benefit_view_fields },
  [VIEW_LIST] = { .name = "list", .label = { "还没有的人", "Who has not got it" }, .fields = list_view_fields },
  [VIEW_RECIPIENT] = { .name = "recipient", .label = { "已给的人", "Who got it" }, .fields = recipient_view_fields },
  [VIEW_TERM] = { .name = "term", .label = { "保险期", "Terms" }, .fields = term_view_fields },
  [VIEW_APPLICATION] = { .name = "application",
                         .label = { "困难补助申请", "Applications" },
                         .fields = application_view_fields },
  [VIEW_AID] = { .name = "aid", .label = { "资助学生", "Pupils aided" }, .fields = aid_view_fields },
  [VIEW_PUPIL] = { .name = "pupil", .label = { "结对名单", "Pairs" }, .fields = pupil_view_fields },
  { 0 },
};
