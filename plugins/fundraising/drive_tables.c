/* A fund drive: what is recorded, what may be done, what is shown and counted.
 *
 * Sources: 慈善法 (2023) 32 and 113: giving is voluntary and no levy; a union collects from its own members and hands
 * on. Two handlers, a receipt or voucher for each payment, totals in public and names only with consent (个人信息保护法
 * 25). */
#include "drive.h"

#include "fields.h"

/* ---- setup and launch -------------------------------------------------------------------------------------------- */

#define FIELD_BENEFICIARY FIELD_TEXT ("beneficiary", 0, "为谁（公开的说法）", "For whom (in public words)")
#define FIELD_TARGET                                                                                                   \
  {                                                                                                                    \
    .name = "target", .type = BAHE_MONEY, .label = { "目标", "Target" }, .min = "0.01"                                 \
  }
#define FIELD_DAYS                                                                                                     \
  {                                                                                                                    \
    .name = "days", .type = BAHE_QUANTITY, .flags = BAHE_ROUGH, .label = { "募集时长", "For how long" }, .min = "0",   \
    .units = "天"                                                                                                     \
  }

const BaheField drive_setup[] = {
  [SETUP_BENEFICIARY] = FIELD_BENEFICIARY,
  [SETUP_TARGET] = FIELD_TARGET,
  [SETUP_DAYS] = FIELD_DAYS,
  { 0 },
};

static const BaheField suggested_columns[] = {
  [SUGGESTED_RANK] = FIELD_TEXT ("rank", BAHE_REQUIRED, "职务或人员", "Rank"),
  [SUGGESTED_AMOUNT] = FIELD_MONEY ("amount", BAHE_REQUIRED, "金额", "Amount"),
  { 0 },
};
#define FIELD_APPEAL FIELD_TEXT ("appeal", BAHE_REMARK, "倡议书", "Appeal")
#define FIELD_SUGGESTED                                                                                                \
  {                                                                                                                    \
    .name = "suggested", .type = BAHE_ROWS,                                                                            \
    .label = { "倡议的数额（捐款自愿，一般不写）", "Amounts suggested (better none)" }, .columns = suggested_columns   \
  }
#define FIELD_APPRAISED FIELD_FLAG ("appraised", "捐款列入考核", "Giving counts in appraisals")
#define FIELD_LASTING                                                                                                  \
  {                                                                                                                    \
    .name = "lasting", .type = BAHE_QUANTITY, .flags = BAHE_ROUGH,                                                     \
    .label = { "困难持续了多久", "For how long the need has lasted" }, .min = "0", .units = "年|月|天"              \
  }
static const BaheField launch_ask[] = {
  [LAUNCH_APPEAL] = FIELD_APPEAL,
  [LAUNCH_SUGGESTED] = FIELD_SUGGESTED,
  [LAUNCH_APPRAISED] = FIELD_APPRAISED,
  [LAUNCH_LASTING] = FIELD_LASTING,
  { 0 },
};
static const BaheField launched_fields[] = {
  [LAUNCH_APPEAL] = FIELD_APPEAL,
  [LAUNCH_SUGGESTED] = FIELD_SUGGESTED,
  [LAUNCH_APPRAISED] = FIELD_APPRAISED,
  [LAUNCH_LASTING] = FIELD_LASTING,
  [LAUNCH_BENEFICIARY] = FIELD_BENEFICIARY,
  [LAUNCH_TARGET] = FIELD_TARGET,
  [LAUNCH_DAYS] = FIELD_DAYS,
  { 0 },
};

/* ---- gifts ------------------------------------------------------------------------------------------------------- */

static const BaheChoice methods[] = {
  [METHOD_CASH] = { "cash", { "现金", "Cash" } },
  [METHOD_BOX] = { "box", { "捐款箱", "Box" } },
  [METHOD_TRANSFER] = { "transfer", { "转账", "Transfer" } },
  [METHOD_SCAN] = { "scan", { "扫码", "Scanned code" } },
  { 0 },
};

static const BaheField goods_columns[] = {
  [GOODS_ITEM] = FIELD_TEXT ("item", BAHE_REQUIRED, "物品", "Goods"),
  [GOODS_QUANTITY] = { .name = "quantity",
                       .type = BAHE_QUANTITY,
                       .flags = BAHE_REQUIRED | BAHE_ROUGH,
                       .label = { "数量", "Quantity" },
                       .units = GOODS_UNITS },
  { 0 },
};

#define FIELD_ITEMS(more)                                                                                              \
  {                                                                                                                    \
    .name = "items", .type = BAHE_ROWS, .flags = (more), .label = { "物品", "Goods" }, .columns = goods_columns        \
  }

#define GIFT_FIELDS(what)                                                                                              \
  [GIFT_DONOR] = FIELD_PERSON ("donor", 0, "捐款人", "Donor"), [GIFT_WHAT] = what,                                     \
  [GIFT_GROUP] = { .name = "group", .type = BAHE_GROUP, .label = { "小组合计", "Total of a group" } },                 \
  [GIFT_NAME] = FIELD_TEXT ("name", 0, "花名册以外的捐款人", "Donor outside the roster"),                              \
  [GIFT_PEOPLE] = { .name = "people",                                                                                  \
                    .type = BAHE_INTEGER,                                                                              \
                    .flags = BAHE_ROUGH,                                                                               \
                    .label = { "捐赠人数", "People" },                                                                 \
                    .min = "0",                                                                                        \
                    .max = "1000000" },                                                                                \
  [GIFT_RECEIPT] = FIELD_TEXT ("receipt", 0, "收据号", "Receipt no."),                                                 \
  [GIFT_HANDLER] = FIELD_PERSON ("handler", 0, "经手人", "Handler"),                                                   \
  [GIFT_CONSENT] = FIELD_FLAG ("consent", "已征得本人同意公开", "Agreed to be named in public"),                       \
  [GIFT_AGAIN] = FIELD_FLAG ("again", "又捐一次", "Gives once more"),                                                  \
  [GIFT_NOTE] = FIELD_TEXT ("note", BAHE_REMARK, "备注", "Note")

static const BaheField give_fields[] = {
  GIFT_FIELDS (FIELD_MONEY ("amount", BAHE_ROUGH, "金额", "Amount")),
  [GIFT_METHOD] = { .name = "method",
                    .type = BAHE_CHOICE,
                    .label = { "方式", "How" },
                    .choices = methods,
                    .fallback = "cash" },
  { 0 },
};
static const BaheField goods_fields[] = { GIFT_FIELDS (FIELD_ITEMS (BAHE_REQUIRED)), { 0 } };

/* ---- counting and handing on ------------------------------------------------------------------------------------- */

static const BaheField count_fields[] = {
  [COUNT_TOTAL] = { .name = "total",
                    .type = BAHE_MONEY,
                    .flags = BAHE_REQUIRED,
                    .label = { "实点现金", "Cash counted" },
                    .min = "0" },
  [COUNT_FIRST] = FIELD_PERSON ("first", BAHE_REQUIRED, "清点人", "Counted by"),
  [COUNT_SECOND] = FIELD_PERSON ("second", BAHE_REQUIRED, "另一清点人", "And by"),
  { 0 },
};
static const BaheField hand_fields[] = {
  [HAND_PAYEE] = FIELD_TEXT ("payee", BAHE_REQUIRED, "转交给（公开的说法）", "Handed to (in public words)"),
  [HAND_AMOUNT] = FIELD_MONEY ("amount", BAHE_ROUGH, "金额", "Amount"),
  [HAND_ITEMS] = FIELD_ITEMS (0),
  [HAND_ALL] = FIELD_FLAG ("all", "全部转交", "All there is"),
  [HAND_FIRST] = FIELD_PERSON ("first", BAHE_REQUIRED, "经手人", "Handler"),
  [HAND_SECOND] = FIELD_PERSON ("second", 0, "另一经手人", "Second handler"),
  [HAND_VOUCHER] = FIELD_TEXT ("voucher", 0, "凭据号", "Voucher no."),
  [HAND_NOTE] = FIELD_TEXT ("note", BAHE_REMARK, "备注", "Note"),
  [HAND_PHOTO] = FIELD_PHOTOS ("photo", "凭据照片（收据、转账回单）", "Photos of receipts and transfer slips"),
  { 0 },
};

const BaheEventType drive_events[] = {
  [LAUNCHED] = { .name = "launched", .label = { "发起", "Launched" }, .fields = launched_fields },
  [GIVEN] = { .name = "given", .label = { "捐款", "Money given" }, .fields = give_fields },
  [GOODS_GIVEN] = { .name = "goods.given", .label = { "捐物", "Goods given" }, .fields = goods_fields },
  [COUNTED] = { .name = "counted", .label = { "清点", "Counted" }, .fields = count_fields },
  [HANDED_OVER] = { .name = "handed.over", .label = { "转交", "Handed over" }, .fields = hand_fields },
  { 0 },
};

const BaheVerb drive_verbs[] = {
  { .name = "give",
    .label = { "记捐款", "Money given" },
    .role = "recorder",
    .fields = give_fields,
    .decide = drive_decide_give },
  { .name = "goods",
    .label = { "记捐物", "Goods given" },
    .role = "recorder",
    .fields = goods_fields,
    .decide = drive_decide_goods },
  { .name = "count",
    .label = { "清点现金", "Count the cash" },
    .role = "recorder",
    .fields = count_fields,
    .records = "counted",
    .decide = drive_decide_count },
  { .name = "hand-over",
    .label = { "转交", "Hand over" },
    .role = "officer",
    .fields = hand_fields,
    .decide = drive_decide_hand_over },
  { .name = "launch",
    .label = { "发起", "Launch" },
    .role = "officer",
    .fields = launch_ask,
    .decide = drive_decide_launch },
  { 0 },
};

/* ---- views ------------------------------------------------------------------------------------------------------- */

static const BaheField ledger_view[] = {
  FIELD_MONEY ("received", BAHE_ROUGH, "收到", "Received"),
  FIELD_NUMBER ("unknown", "未填金额（次）", "Amount not filled in (times)"),
  FIELD_MONEY ("target", 0, "目标", "Target"),
  { .name = "progress", .type = BAHE_DECIMAL, .flags = BAHE_ROUGH, .label = { "进度（%）", "Progress (%)" } },
  FIELD_NUMBER ("gifts", "捐款笔数", "Gifts"),
  FIELD_MONEY ("handed", BAHE_ROUGH, "已转交", "Handed over"),
  FIELD_MONEY ("balance", BAHE_ROUGH, "结余", "Balance"),
  FIELD_MONEY ("cash", BAHE_ROUGH, "应有现金", "Cash there should be"),
  FIELD_MONEY ("counted", 0, "实点现金", "Cash counted"),
  FIELD_MONEY ("difference", 0, "差额", "Difference"),
  { 0 },
};
#define VIEW_QUANTITY(field, zh, en)                                                                                   \
  {                                                                                                                    \
    .name = field, .type = BAHE_QUANTITY, .flags = BAHE_ROUGH, .label = { zh, en }, .units = GOODS_UNITS               \
  }
static const BaheField goods_view[] = {
  FIELD_TEXT ("item", 0, "物品", "Goods"),
  VIEW_QUANTITY ("received", "收到", "Received"),
  VIEW_QUANTITY ("handed", "已转交", "Handed over"),
  VIEW_QUANTITY ("balance", "结余", "Balance"),
  { 0 },
};
static const BaheField donor_view[] = {
  FIELD_PERSON ("donor", 0, "捐款人", "Donor"),
  FIELD_TEXT ("name", 0, "花名册以外", "Outside the roster"),
  FIELD_MONEY ("amount", BAHE_ROUGH, "金额", "Amount"),
  FIELD_TEXT ("goods", 0, "物品", "Goods"),
  { 0 },
};
static const BaheField handed_view[] = {
  { .name = "when", .type = BAHE_WHEN, .label = { "日期", "Date" } },
  FIELD_TEXT ("payee", 0, "转交给", "Handed to"),
  FIELD_MONEY ("amount", BAHE_ROUGH, "金额", "Amount"),
  FIELD_TEXT ("goods", 0, "物品", "Goods"),
  FIELD_PERSON ("first", 0, "经手人", "Handler"),
  FIELD_PERSON ("second", 0, "另一经手人", "Second handler"),
  FIELD_TEXT ("voucher", 0, "凭据号", "Voucher no."),
  { 0 },
};
static const BaheChoice reminders[] = {
  [REMIND_LEVY] = { "levy",
                    { "倡议书写了数额或列入考核，属于变相摊派；捐款自愿，请去掉",
                      "The appeal names amounts or counts in appraisals, a levy in disguise; giving is voluntary, "
                      "leave it out" } },
  [REMIND_UNKNOWN] = { "unknown",
                       { "有未填金额的捐款，合计只是至少数",
                         "Some amounts are not filled in; the total is a least one" } },
  [REMIND_COUNT] = { "count", { "实点现金和记下的现金不相符", "The cash counted is not what was recorded" } },
  [REMIND_KEPT] = { "kept", { "还有结余没有转交", "Not all has been handed over" } },
  { 0 },
};
static const BaheField reminder_view[] = {
  { .name = "what",
    .type = BAHE_CHOICE,
    .flags = BAHE_RESTRICTED,
    .label = { "提醒", "Reminder" },
    .choices = reminders },
  { .name = "times", .type = BAHE_INTEGER, .flags = BAHE_RESTRICTED, .label = { "次数", "Times" } },
  FIELD_MONEY ("amount", BAHE_RESTRICTED, "金额", "Amount"),
  { 0 },
};

const BaheEventType drive_views[] = {
  [VIEW_LEDGER] = { .name = "ledger", .label = { "收支台账", "Ledger" }, .fields = ledger_view },
  [VIEW_GOODS] = { .name = "goods", .label = { "物品台账", "Goods" }, .fields = goods_view },
  [VIEW_DONOR] = { .name = "donor",
                   .label = { "同意公开的捐赠（不分先后）", "Donors who agreed to be named" },
                   .fields = donor_view },
  [VIEW_HANDED] = { .name = "handed", .label = { "转交", "Handed over" }, .fields = handed_view },
  [VIEW_REMINDER] = { .name = "reminder", .label = { "提醒", "Reminders" }, .fields = reminder_view },
  { 0 },
};

/* ---- figures: never by donor, so that nobody is ever ranked by money ----------------------------------------------
 */

const BaheFigure drive_figures[] = {
  { .name = "drives",
    .label = { "募捐活动次数", "Fund drives" },
    .event = "launched",
    .how = BAHE_COUNT,
    .unit = { "次", "times" } },
  { .name = "donations",
    .label = { "捐款合计", "Money given" },
    .event = "given",
    .how = BAHE_SUM,
    .field = "amount",
    .by = "group,method" },
  { .name = "donation-gifts",
    .label = { "捐款笔数", "Gifts of money" },
    .event = "given",
    .how = BAHE_COUNT,
    .unit = { "笔", "gifts" } },
  { .name = "donation-people",
    .label = { "捐款人次", "People who gave money" },
    .event = "given",
    .how = BAHE_SUM,
    .field = "people",
    .unit = { "人次", "people" } },
  { .name = "donation-target",
    .label = { "募捐目标", "Targets of drives" },
    .event = "launched",
    .how = BAHE_SUM,
    .field = "target" },
  { .name = "drive-month",
    .label = { "募捐的月份", "Month of the drive" },
    .event = "launched",
    .how = BAHE_LATEST,
    .unit = { "月", "month" } },
  { .name = "drive-days",
    .label = { "募集时长", "Days of drives" },
    .event = "launched",
    .how = BAHE_SUM,
    .field = "days" },
  { .name = "drive-need-lasting",
    .label = { "困难持续的时间", "How long the need has lasted" },
    .event = "launched",
    .how = BAHE_LATEST,
    .field = "lasting" },
  { .name = "goods-donated",
    .label = { "捐物合计", "Goods given" },
    .event = "goods.given",
    .how = BAHE_SUM,
    .field = "items.quantity",
    .by = "items.item" },
  { .name = "donations-handed-over",
    .label = { "捐款转交合计", "Money handed over" },
    .event = "handed.over",
    .how = BAHE_SUM,
    .field = "amount" },
  { .name = "goods-handed-over",
    .label = { "捐物转交合计", "Goods handed over" },
    .event = "handed.over",
    .how = BAHE_SUM,
    .field = "items.quantity",
    .by = "items.item" },
  { .name = "donations-balance",
    .label = { "捐款结余", "Money not handed over yet" },
    .how = BAHE_BALANCE,
    .of = "donations",
    .over = "donations-handed-over" },
  { .name = "donation-progress",
    .label = { "捐款进度", "Money given of the target" },
    .how = BAHE_RATE,
    .of = "donations",
    .over = "donation-target" },
  { 0 },
};
