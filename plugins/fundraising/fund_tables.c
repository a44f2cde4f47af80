/* A standing fund: what is recorded, what may be done, what is shown and counted. */
#include "fund.h"

#include "fields.h"

const BaheField fund_setup[] = {
  [FUND_SETUP_PURPOSE] = FIELD_TEXT ("purpose", 0, "用途", "Purpose"),
  [FUND_SETUP_RULES] = FIELD_TEXT ("rules", 0, "管理办法", "Rules of the fund"),
  [FUND_SETUP_APPROVERS] = { .name = "approvers",
                             .type = BAHE_INTEGER,
                             .label = { "几人批准", "How many approve" },
                             .min = "1",
                             .max = "9",
                             .fallback = "1" },
  { 0 },
};

static const BaheField in_fields[] = {
  [IN_DONOR] = FIELD_PERSON ("donor", 0, "捐款人", "Donor"),
  [IN_AMOUNT] = FIELD_MONEY ("amount", BAHE_REQUIRED | BAHE_ROUGH, "金额", "Amount"),
  [IN_GROUP] = { .name = "group", .type = BAHE_GROUP, .label = { "小组合计", "Total of a group" } },
  [IN_NAME] = FIELD_TEXT ("name", 0, "花名册以外的来源", "From outside the roster"),
  [IN_DRIVE] = { .name = "drive", .type = BAHE_ACTIVITY, .label = { "来自哪次捐款", "From which drive" } },
  [IN_RECEIPT] = FIELD_TEXT ("receipt", 0, "收据号", "Receipt no."),
  [IN_HANDLER] = FIELD_PERSON ("handler", 0, "经手人", "Handler"),
  [IN_CONSENT] = FIELD_FLAG ("consent", "已征得本人同意公开", "Agreed to be named in public"),
  [IN_NOTE] = FIELD_TEXT ("note", BAHE_REMARK, "备注", "Note"),
  { 0 },
};

#define FIELD_CASE(more)                                                                                               \
  {                                                                                                                    \
    .name = "case", .type = BAHE_INTEGER, .flags = (more), .label = { "第几件", "Case" }, .min = "1"                   \
  }
#define CASE_FIELDS                                                                                                    \
  FIELD_TEXT ("whom", BAHE_REQUIRED, "帮助谁（公开的说法）", "Whom it helps (in public words)"),                       \
      FIELD_PERSON ("person", 0, "本人（花名册里的）", "The person, of the roster"),                                   \
      { .name = "asked", .type = BAHE_MONEY, .label = { "申请金额", "Amount asked for" }, .min = "0.01" },             \
      { .name = "story",                                                                                               \
        .type = BAHE_TEXT,                                                                                             \
        .flags = BAHE_REMARK,                                                                                          \
        .label = { "情况（只给本人和经办人）", "What happened (private)" },                                            \
        .private_to = "person" },                                                                                      \
  {                                                                                                                    \
    0                                                                                                                  \
  }
static const BaheField open_ask[] = { CASE_FIELDS };
static const BaheField opened_fields[] = { FIELD_CASE (BAHE_REQUIRED), CASE_FIELDS };

static const BaheChoice decisions[] = {
  [HOW_APPROVED] = { "approved", { "同意", "Approved" } },
  [HOW_DECLINED] = { "declined", { "不同意", "Declined" } },
  { 0 },
};
static const BaheField decided_fields[] = {
  [DECIDED_CASE] = FIELD_CASE (BAHE_REQUIRED),
  [DECIDED_HOW] = { .name = "decision",
                    .type = BAHE_CHOICE,
                    .flags = BAHE_REQUIRED,
                    .label = { "意见", "Decision" },
                    .choices = decisions },
  [DECIDED_AMOUNT] = FIELD_MONEY ("amount", 0, "批准金额", "Amount approved"),
  [DECIDED_BY] = FIELD_PERSON ("by", BAHE_REQUIRED, "审批人", "Decided by"),
  [DECIDED_REASON] = FIELD_TEXT ("reason", 0, "不同意的理由", "Reason to decline"),
  { 0 },
};
static const BaheRetention keep_voucher = {
  .years = 30,
  .source = { "《会计档案管理办法》：凭证保存30年", "Rules on accounting archives: vouchers are kept for 30 years" },
};
static const BaheRetention keep_proof = {
  .until = "case.closed",
  .source = { "《个人信息保护法》第十九条、第二十八条：病历等证明，凭证办结即销毁，只留谁看过、哪天",
              "Personal Information Protection Law, arts. 19 and 28: medical papers go once the voucher is closed; who "
              "saw them and when stays" },
};
static const BaheField paid_fields[] = {
  [PAID_CASE] = FIELD_CASE (BAHE_REQUIRED),
  [PAID_AMOUNT] = FIELD_MONEY ("amount", BAHE_REQUIRED, "金额", "Amount"),
  [PAID_FIRST] = FIELD_PERSON ("first", BAHE_REQUIRED, "经手人", "Handler"),
  [PAID_SECOND] = FIELD_PERSON ("second", 0, "另一经手人", "Second handler"),
  [PAID_VOUCHER] = FIELD_TEXT ("voucher", 0, "凭据号", "Voucher no."),
  [PAID_NOTE] = FIELD_TEXT ("note", BAHE_REMARK, "备注", "Note"),
  [PAID_PHOTO] =
      FIELD_PHOTOS ("photo", "凭据照片（不写受助人情况的）", "Photos of vouchers (that tell nothing of the person)"),
  [PAID_PERSON] = FIELD_PERSON ("person", 0, "本人（不填按申请）", "The person (else as applied for)"),
  [PAID_SIGNED] = { .name = "signed",
                    .type = BAHE_FILE,
                    .flags = BAHE_MANY,
                    .label = { "签收单（只给本人和经办人）", "What was signed (private)" },
                    .private_to = "person",
                    .keep = &keep_voucher },
  [PAID_PROOF] = { .name = "proof",
                   .type = BAHE_FILE,
                   .flags = BAHE_MANY,
                   .label = { "病历、发票（只给本人和经办人，结案就销毁）",
                              "Medical papers and bills (private, destroyed once the case is closed)" },
                   .private_to = "person",
                   .keep = &keep_proof },
  { 0 },
};
#define CLOSED_FIELDS                                                                                                  \
  [CLOSED_CASE] = FIELD_CASE (BAHE_REQUIRED), [CLOSED_REASON] = FIELD_TEXT ("reason", 0, "说明", "Reason")
static const BaheField close_ask[] = { CLOSED_FIELDS, { 0 } };
static const BaheField closed_fields[] = {
  CLOSED_FIELDS,
  [CLOSED_PERSON] = FIELD_PERSON ("person", 0, "本人（花名册里的）", "The person, of the roster"),
  { 0 },
};

const BaheEventType fund_events[] = {
  [TAKEN_IN] = { .name = "taken.in", .label = { "收入", "Taken in" }, .fields = in_fields },
  [CASE_OPENED] = { .name = "case.opened", .label = { "申请", "Applied for" }, .fields = opened_fields },
  [CASE_DECIDED] = { .name = "case.decided", .label = { "审批", "Decided" }, .fields = decided_fields },
  [CASE_PAID] = { .name = "case.paid", .label = { "支出", "Paid" }, .fields = paid_fields },
  [CASE_CLOSED] = { .name = "case.closed", .label = { "结案", "Closed" }, .fields = closed_fields },
  { 0 },
};

const BaheVerb fund_verbs[] = {
  { .name = "take-in",
    .label = { "记收入", "Take in" },
    .role = "recorder",
    .fields = in_fields,
    .records = "taken.in",
    .decide = fund_decide_in },
  { .name = "apply",
    .label = { "登记申请", "Apply" },
    .role = "recorder",
    .fields = open_ask,
    .decide = fund_decide_open },
  { .name = "decide",
    .label = { "审批", "Decide" },
    .role = "officer",
    .fields = decided_fields,
    .records = "case.decided",
    .decide = fund_decide_decide },
  { .name = "pay",
    .label = { "支出", "Pay" },
    .role = "officer",
    .fields = paid_fields,
    .records = "case.paid",
    .decide = fund_decide_pay },
  { .name = "close-case",
    .label = { "结案", "Close a case" },
    .role = "officer",
    .fields = close_ask,
    .decide = fund_decide_close },
  { 0 },
};

/* ---- views ------------------------------------------------------------------------------------------------------- */

static const BaheField ledger_view[] = {
  FIELD_MONEY ("received", BAHE_ROUGH, "收入", "Taken in"),
  FIELD_NUMBER ("unknown", "未填金额（次）", "Amount not filled in (times)"),
  FIELD_MONEY ("handed", BAHE_ROUGH, "支出", "Paid out"),
  FIELD_MONEY ("balance", BAHE_ROUGH, "结余", "Balance"),
  FIELD_NUMBER ("cases", "帮助件数", "Cases helped"),
  { 0 },
};
static const BaheChoice states[] = {
  [STATE_ASKED] = { "asked", { "待审批", "To be decided" } },
  [STATE_APPROVED] = { "approved", { "已批准", "Approved" } },
  [STATE_PAID] = { "paid", { "已支付", "Paid" } },
  [STATE_DECLINED] = { "declined", { "未批准", "Declined" } },
  [STATE_CLOSED] = { "closed", { "已结案", "Closed" } },
  { 0 },
};
static const BaheField case_view[] = {
  FIELD_NUMBER ("case", "第几件", "Case"),
  FIELD_TEXT ("whom", 0, "帮助谁", "Whom it helps"),
  { .name = "state", .type = BAHE_CHOICE, .label = { "状态", "State" }, .choices = states },
  FIELD_MONEY ("asked", 0, "申请", "Asked for"),
  FIELD_MONEY ("approved", 0, "批准", "Approved"),
  FIELD_MONEY ("paid", 0, "支付", "Paid"),
  { 0 },
};
static const BaheField donor_view[] = {
  FIELD_PERSON ("donor", 0, "捐款人", "Donor"),
  FIELD_TEXT ("name", 0, "花名册以外", "Outside the roster"),
  FIELD_MONEY ("amount", BAHE_ROUGH, "金额", "Amount"),
  { 0 },
};

const BaheEventType fund_views[] = {
  [VIEW_FUND_LEDGER] = { .name = "ledger", .label = { "收支台账", "Ledger" }, .fields = ledger_view },
  [VIEW_CASE] = { .name = "case", .label = { "帮助的情况", "Cases" }, .fields = case_view },
  [VIEW_FUND_DONOR] = { .name = "donor",
                        .label = { "同意公开的捐赠（不分先后）", "Donors who agreed to be named" },
                        .fields = donor_view },
  { 0 },
};

const BaheFigure fund_figures[] = {
  { .name = "fund-income",
    .label = { "基金收入", "Taken in by funds" },
    .event = "taken.in",
    .how = BAHE_SUM,
    .field = "amount",
    .by = "group" },
  { .name = "fund-spending",
    .label = { "基金支出", "Paid out of funds" },
    .event = "case.paid",
    .how = BAHE_SUM,
    .field = "amount" },
  { .name = "fund-cases", .label = { "基金帮助件数", "Cases of funds" }, .event = "case.opened", .how = BAHE_COUNT },
  { 0 },
};
