/* The unit itself: what it is called and when its year begins, which fund rules it goes by, what its members pay, and
 * the exceptions to those rules until somebody else has reviewed them. The first stream of every store. */
#include "kinds.h"

const BaheField builtin_unit_setup[] = {
  { .name = "name", .type = BAHE_TEXT, .flags = BAHE_REQUIRED, .label = { "单位名称", "Name of the union" } },
  { .name = "region", .type = BAHE_TEXT, .label = { "地区", "Region" } },
  { .name = "first-month",
    .type = BAHE_INTEGER,
    .label = { "年度从几月开始", "First month of the reporting year" },
    .min = "1",
    .max = "12",
    .fallback = "1" },
  { 0 },
};

static const BaheField change[] = {
  { .name = "name", .type = BAHE_TEXT, .flags = BAHE_REQUIRED, .label = { "单位名称", "Name of the union" } },
  { .name = "region", .type = BAHE_TEXT, .label = { "地区", "Region" } },
  { 0 },
};

static const BaheField profile[] = {
  { .name = "profile",
    .type = BAHE_TEXT,
    .flags = BAHE_REQUIRED,
    .label = { "按哪里的经费标准", "Whose amounts count" } },
  { 0 },
};

static const BaheField amount[] = {
  { .name = "item", .type = BAHE_TEXT, .flags = BAHE_REQUIRED, .label = { "标准条目", "Item" } },
  { .name = "most", .type = BAHE_MONEY, .flags = BAHE_REQUIRED, .label = { "上限", "Ceiling" }, .min = "0" },
  { .name = "cite", .type = BAHE_TEXT, .flags = BAHE_REQUIRED, .label = { "依据（文件名称、文号）", "Source" } },
  { 0 },
};

/* How long a private field is kept here, in the place of what its kind declares. */
static const BaheField retention[] = {
  { .name = "kind", .type = BAHE_TEXT, .flags = BAHE_REQUIRED, .label = { "活动类型", "Activity type" } },
  { .name = "field", .type = BAHE_TEXT, .flags = BAHE_REQUIRED, .label = { "哪一项", "Field" } },
  { .name = "years",
    .type = BAHE_INTEGER,
    .flags = BAHE_REQUIRED,
    .label = { "保存几年", "Years" },
    .min = "1",
    .max = "30" },
  { .name = "source", .type = BAHE_TEXT, .flags = BAHE_REQUIRED, .label = { "依据（文件名称、文号）", "Source" } },
  { 0 },
};

static const BaheField dues[] = {
  { .name = "dues", .type = BAHE_MONEY, .flags = BAHE_REQUIRED, .label = { "会费收入", "Dues received" }, .min = "0" },
  { 0 },
};

/* Recorded by the host beside the record that fund rules would have blocked. */
static const BaheField claim[] = {
  { .name = "activity", .type = BAHE_ACTIVITY, .label = { "活动", "Activity" } },
  { .name = "event", .type = BAHE_INTEGER, .label = { "记录", "Record" } },
  { .name = "item", .type = BAHE_TEXT, .label = { "标准条目", "Item" } },
  { .name = "words", .type = BAHE_TEXT, .flags = BAHE_REMARK, .label = { "为什么不能办理", "Why it was blocked" } },
  { .name = "words-en", .type = BAHE_TEXT, .flags = BAHE_REMARK, .label = { "（英文）", "(in English)" } },
  { .name = "reason",
    .type = BAHE_TEXT,
    .flags = BAHE_REMARK,
    .label = { "特殊情况说明", "Reason for the exception" } },
  { .name = "by", .type = BAHE_PERSON, .label = { "办理人", "Recorded by" } },
  { 0 },
};

static const BaheChoice verdicts[] = {
  { "agreed", { "同意", "agreed" } },
  { "refused", { "不同意", "not agreed" } },
  { 0 },
};

#define REVIEW                                                                                                         \
  { .name = "exception",                                                                                               \
    .type = BAHE_INTEGER,                                                                                              \
    .flags = BAHE_REQUIRED,                                                                                            \
    .label = { "哪一条（待复核的编号）", "Which exception (its number)" },                                             \
    .min = "1" },                                                                                                      \
      { .name = "verdict",                                                                                             \
        .type = BAHE_CHOICE,                                                                                           \
        .flags = BAHE_REQUIRED,                                                                                        \
        .label = { "复核意见", "Verdict" },                                                                            \
        .choices = verdicts },                                                                                         \
      { .name = "reviewer", .type = BAHE_PERSON, .flags = BAHE_REQUIRED, .label = { "复核人", "Reviewer" } },          \
  {                                                                                                                    \
    .name = "remark", .type = BAHE_TEXT, .flags = BAHE_REMARK, .label = { "说明", "Remark" }                           \
  }

static const BaheField review[] = { REVIEW, { 0 } };
enum { EXCEPTION, VERDICT, REVIEWER };
enum { CLAIM_BY = 6 };

enum { CHANGED, PROFILE_CHOSEN, AMOUNT_SET, DUES_RECEIVED, CLAIMED, REVIEWED, RETENTION_SET };
const BaheEventType builtin_unit_events[] = {
  [CHANGED] = { .name = "unit.changed", .label = { "单位更名", "Union renamed" }, .fields = change },
  [PROFILE_CHOSEN] = { .name = "profile.chosen", .label = { "选定经费标准", "Amounts chosen" }, .fields = profile },
  [AMOUNT_SET] = { .name = "amount.set", .label = { "确认标准", "Amount confirmed" }, .fields = amount },
  [DUES_RECEIVED] = { .name = "dues.received", .label = { "会费收入", "Dues received" }, .fields = dues },
  [CLAIMED] = { .name = "exception.claimed", .label = { "特殊情况", "Exception" }, .fields = claim },
  [REVIEWED] = { .name = "exception.reviewed", .label = { "复核", "Reviewed" }, .fields = review },
  [RETENTION_SET] = { .name = "retention.set", .label = { "定保存期限", "Retention set" }, .fields = retention },
  { 0 },
};

enum { NO_SUCH_EXCEPTION, REVIEWED_ALREADY, SAME_PERSON, NOT_YOURS };
const BaheRefusal builtin_unit_refusals[] = {
  [NO_SUCH_EXCEPTION] = { "no-such-exception",
                          { "没有第{exception}条待复核的特殊情况；bahe exceptions 列出全部",
                            "There is no exception {exception}; `bahe exceptions` lists them" } },
  [REVIEWED_ALREADY] = { "reviewed-already",
                         { "第{exception}条已经复核过；要改请更正那条复核",
                           "Exception {exception} is reviewed already; correct that review to change it" } },
  [SAME_PERSON] = { "same-person",
                    { "复核人不能是办理人{reviewer}自己；请另一个人复核",
                      "{reviewer} recorded this exception; somebody else must review it" } },
  [NOT_YOURS] = { "not-yours",
                  { "复核人要填本人：您不是{reviewer}", "A reviewer speaks for himself: you are not {reviewer}" } },
  { 0 },
};

/* ---- exceptions --------------------------------------------------------------------------------- */

typedef struct {
  gint64 seq, by; /* by 0: nobody was named */
  gboolean reviewed;
} Exception;

void *
builtin_unit_state_new (const BaheValue *setup)
{
  return g_array_new (FALSE, FALSE, sizeof (Exception));
}

void
builtin_unit_state_free (void *state)
{
  g_array_unref (state);
}

static Exception *
find_exception (const GArray *exceptions, gint64 seq)
{
  for (guint i = 0; i < exceptions->len; i++)
    if (g_array_index (exceptions, Exception, i).seq == seq)
      return &g_array_index (exceptions, Exception, i);
  return NULL;
}

gboolean
builtin_unit_evolve (void *state, const BaheEvent *event, BaheOut *out)
{
  if (event->type == CLAIMED) {
    Exception exception = { .seq = event->seq };
    if (event->values[CLAIM_BY].how == BAHE_EXACT)
      exception.by = event->values[CLAIM_BY].integer;
    g_array_append_val ((GArray *) state, exception);
  } else if (event->type == REVIEWED) {
    Exception *exception = find_exception (state, event->values[EXCEPTION].integer);
    if (exception == NULL || exception->reviewed)
      return FALSE;
    exception->reviewed = TRUE;
  }
  return TRUE;
}

static gboolean
decide_review (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Exception *exception = find_exception (ask->state, given[EXCEPTION].integer);

  if (exception == NULL)
    return out->refuse (out, NO_SUCH_EXCEPTION, EXCEPTION, NULL);
  if (exception->reviewed)
    return out->refuse (out, REVIEWED_ALREADY, EXCEPTION, NULL);
  if (exception->by != 0 && exception->by == given[REVIEWER].integer)
    return out->refuse (out, SAME_PERSON, REVIEWER, NULL);
  if (ask->actor != 0 && ask->actor != given[REVIEWER].integer)
    return out->refuse (out, NOT_YOURS, REVIEWER, NULL);
  out->record (out, REVIEWED, given);
  return TRUE;
}

const BaheVerb builtin_unit_verbs[] = {
  { .name = "change",
    .label = { "单位更名", "Rename the union" },
    .role = "officer",
    .fields = change,
    .records = "unit.changed" },
  { .name = "profile",
    .label = { "选定经费标准", "Choose the amounts that count" },
    .role = "officer",
    .fields = profile,
    .records = "profile.chosen" },
  { .name = "amount",
    .label = { "确认标准", "Confirm an amount" },
    .role = "officer",
    .fields = amount,
    .records = "amount.set" },
  { .name = "dues",
    .label = { "会费收入", "Dues received" },
    .role = "officer",
    .fields = dues,
    .records = "dues.received" },
  { .name = "retention",
    .label = { "定保存期限", "Set how long private values are kept" },
    .role = "officer",
    .fields = retention,
    .records = "retention.set" },
  { .name = "review",
    .label = { "复核", "Review an exception" },
    .role = "officer",
    .fields = review,
    .decide = decide_review },
  { 0 },
};

const BaheFigure builtin_unit_figures[] = {
  { .name = "dues",
    .label = { "会费收入", "Dues received" },
    .event = "dues.received",
    .how = BAHE_SUM,
    .field = "dues" },
  { .name = "exceptions",
    .label = { "特殊情况", "Exceptions" },
    .event = "exception.claimed",
    .how = BAHE_COUNT,
    .by = "item" },
  { .name = "exceptions-reviewed",
    .label = { "已复核的特殊情况", "Exceptions reviewed" },
    .event = "exception.reviewed",
    .how = BAHE_COUNT,
    .by = "verdict" },
  { 0 },
};
