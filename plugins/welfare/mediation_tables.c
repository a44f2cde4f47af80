/* 调解 as tables, what is let through and what is refused. Sources: 人民调解法 (2010) 18–31: voluntary, a record of
 * each case, what is private stays so; PIPL 28 and 31: of pupils under 14 nothing is kept that names them. */
#include "mediation.h"
#include "fields.h"

const BaheField mediation_setup[] = {
  [MEDIATION_DAYS] = { .name = "days",
                       .type = BAHE_INTEGER,
                       .label = { "几天内办结", "To be settled within days" },
                       .min = "1",
                       .max = "366",
                       .fallback = "30" },
  { 0 },
};

static const BaheChoice sorts[] = {
  { "pupils", { "学生之间", "between pupils" } },
  { "pupil-teacher", { "师生之间", "between pupils and teachers" } },
  { "staff", { "教职工之间", "between colleagues" } },
  { "unit", { "教职工与单位", "between staff and the unit" } },
  { "family", { "教职工家庭", "in a colleague's family" } },
  { "other", { "其他", "other" } },
  { 0 },
};
static const BaheChoice outcomes[] = {
  [AGREED] = { "agreed", { "达成协议", "agreed in writing" } },
  [RECONCILED] = { "reconciled", { "和解", "reconciled" } },
  [WITHDRAWN] = { "withdrawn", { "撤回", "withdrawn" } },
  [PASSED_ON] = { "passed-on", { "转交有关部门", "passed on" } },
  [UNSETTLED] = { "unsettled", { "没有调成", "not settled" } },
  { 0 },
};
static const BaheRetention keep_cause = {
  .years = 3,
  .source = { "《个人信息保护法》第十九条；《人民调解法》第十三条：保守当事人的隐私",
              "Personal Information Protection Law, art. 19; People's Mediation Law, art. 13: what is private is kept "
              "so" },
};

#define CASE INTEGER ("case", BAHE_REQUIRED, "1", "第几件", "Case")
#define ACCEPT_FIELDS                                                                                                  \
  [ACCEPT_SORT] = CHOICE ("sort", BAHE_REQUIRED, sorts, "哪一类", "Sort"),                                             \
  [ACCEPT_PARTIES] = INTEGER ("parties", BAHE_REQUIRED, "2", "当事人数", "How many are concerned"),                    \
  [ACCEPT_PARTY] = PERSON ("party", 0, "当事的教职工（学生不写）", "The colleague concerned (no pupil)"),              \
  [ACCEPT_CAUSE] = PRIVATE ("cause", BAHE_TEXT, 0, "party", keep_cause, "事由", "What it is about")
static const BaheField accept_fields[] = { ACCEPT_FIELDS, { 0 } };
static const BaheField accepted_fields[] = { ACCEPT_FIELDS, [ACCEPTED_NUMBER] = CASE, { 0 } };
static const BaheField mediate_fields[] = {
  [MEDIATE_CASE] = CASE,
  [MEDIATE_BY] = PERSON ("mediators", BAHE_REQUIRED | BAHE_MANY, "调解人", "Mediators"),
  { 0 },
};
static const BaheField settle_fields[] = {
  [SETTLE_CASE] = CASE,
  [SETTLE_OUTCOME] = CHOICE ("outcome", BAHE_REQUIRED, outcomes, "结果", "Outcome"),
  [SETTLE_AGREEMENT] = TEXT ("agreement", 0, "协议书编号", "Agreement no."),
  { 0 },
};

const BaheEventType mediation_events[] = {
  [ACCEPTED] = { .name = "accepted", .label = { "受理", "Accepted" }, .fields = accepted_fields },
  [MEDIATED] = { .name = "mediated", .label = { "调解一次", "Mediated" }, .fields = mediate_fields },
  [SETTLED] = { .name = "settled", .label = { "办结", "Settled" }, .fields = settle_fields },
  { 0 },
};

/* ---- deciding ---------------------------------------------------------------------------------- */

static gboolean
decide_accept (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Mediations *mediations = ask->state;
  gint64 number = 0;

  if (given[ACCEPT_CAUSE].how != BAHE_UNSET && !welfare_given (&given[ACCEPT_PARTY]))
    return out->refuse (out, CAUSE_OF_WHOM, ACCEPT_PARTY, NULL);
  for (guint i = 0; i < mediations->disputes->len; i++)
    number = MAX (number, g_array_index (mediations->disputes, Dispute, i).number);
  out->record (out, ACCEPTED,
               (BaheValue[]){ [ACCEPT_SORT] = given[ACCEPT_SORT],
                              [ACCEPT_PARTIES] = given[ACCEPT_PARTIES],
                              [ACCEPT_PARTY] = given[ACCEPT_PARTY],
                              [ACCEPT_CAUSE] = given[ACCEPT_CAUSE],
                              [ACCEPTED_NUMBER] = bahe_number_value (number + 1) });
  return TRUE;
}

/* The case that stands first among the values and is open; NULL: refused. */
static const Dispute *
open_dispute (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Dispute *dispute = mediation_dispute (ask->state, given[MEDIATE_CASE].integer);

  if (dispute == NULL)
    out->refuse (out, NO_SUCH_CASE, MEDIATE_CASE, NULL);
  else if (dispute->outcome >= 0)
    out->refuse (out, SETTLED_ALREADY, MEDIATE_CASE, NULL);
  else
    return dispute;
  return NULL;
}

static gboolean
decide_mediate (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Dispute *dispute = open_dispute (ask, given, out);
  const BaheValue *twice = welfare_twice (&given[MEDIATE_BY]);
  const BaheValue party = bahe_known_value (dispute != NULL ? dispute->party : 0);

  if (dispute == NULL)
    return FALSE;
  if (twice != NULL)
    return welfare_refuse_person (ask, MEDIATOR_TWICE, MEDIATE_BY, twice, out);
  return dispute->party == 0 || !welfare_has (&given[MEDIATE_BY], dispute->party) ||
         welfare_refuse_person (ask, PARTY_MEDIATES, MEDIATE_BY, &party, out);
}

/* Nobody agrees who never met. */
static gboolean
decide_settle (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Dispute *dispute = open_dispute (ask, given, out);
  gint64 outcome = given[SETTLE_OUTCOME].integer;

  if (dispute == NULL)
    return FALSE;
  return (outcome != AGREED && outcome != RECONCILED) || dispute->talks > 0 ||
         out->refuse (out, NEVER_MET, SETTLE_OUTCOME, NULL);
}

const BaheVerb mediation_verbs[] = {
  { .name = "accept",
    .label = { "受理一件", "Accept a case" },
    .role = "recorder",
    .fields = accept_fields,
    .decide = decide_accept },
  { .name = "mediate",
    .label = { "调解一次", "Mediate" },
    .role = "recorder",
    .fields = mediate_fields,
    .records = "mediated",
    .decide = decide_mediate },
  { .name = "settle",
    .label = { "办结", "Settle" },
    .role = "recorder",
    .fields = settle_fields,
    .records = "settled",
    .decide = decide_settle },
  { 0 },
};

const BaheRefusal mediation_refusals[] = {
  [NO_SUCH_CASE] = { "no-such-case", { "没有第{case}件；请核对", "There is no case {case}; check the number" } },
  [SETTLED_ALREADY] = { "settled-already",
                        { "第{case}件已经办结；要改，请作废办结那条记录",
                          "Case {case} is settled; void that record to change it" } },
  [PARTY_MEDIATES] = { "party-mediates",
                       { "{detail}是当事人，不能做调解人；请换人",
                         "{detail} is concerned and cannot mediate; name another" } },
  [MEDIATOR_TWICE] = { "mediator-twice",
                       { "调解人{detail}写了两次；请核对", "{detail} is named twice; check the list" } },
  [CAUSE_OF_WHOM] = { "cause-of-whom",
                      { "事由要用当事教职工的钥匙加密，请写是谁；学生之间的不写事由",
                        "What it is about is sealed with the key of a colleague; say whose. Of pupils it is not "
                        "kept" } },
  [NEVER_MET] = { "never-met",
                  { "第{case}件还没有调解过，不能说达成协议或和解；请先记调解",
                    "Nobody has mediated case {case} yet, so nothing was agreed; record that first" } },
  { 0 },
};

const BaheFigure mediation_figures[] = {
  { .name = "mediations",
    .label = { "调解件数", "Disputes mediated" },
    .event = "accepted",
    .how = BAHE_COUNT,
    .by = "sort",
    .unit = { "件", "cases" } },
  { .name = "mediation-parties",
    .label = { "调解涉及人数", "People concerned in disputes" },
    .event = "accepted",
    .how = BAHE_SUM,
    .field = "parties",
    .by = "sort",
    .unit = { "人次", "people" } },
  { .name = "mediations-settled",
    .label = { "调解办结件数", "Disputes settled" },
    .event = "settled",
    .how = BAHE_COUNT,
    .by = "outcome",
    .unit = { "件", "cases" } },
  { 0 },
};

/* ---- what is shown ----------------------------------------------------------------------------- */

static const BaheField totals_view[] = {
  CHOICE ("sort", 0, sorts, "哪一类", "Sort"),
  INTEGER ("cases", 0, NULL, "件数", "Cases"),
  INTEGER ("peace", 0, NULL, "达成协议或和解", "Agreed or reconciled"),
  INTEGER ("open", 0, NULL, "在办", "Open"),
  { 0 },
};
static const BaheField dispute_view[] = {
  INTEGER ("case", BAHE_RESTRICTED, NULL, "第几件", "Case"),
  CHOICE ("sort", BAHE_RESTRICTED, sorts, "哪一类", "Sort"),
  INTEGER ("parties", BAHE_RESTRICTED, NULL, "当事人数", "People concerned"),
  PERSON ("party", BAHE_RESTRICTED, "当事的教职工", "The colleague concerned"),
  WHEN ("since", BAHE_RESTRICTED, "受理", "Accepted"),
  INTEGER ("talks", BAHE_RESTRICTED, NULL, "调解次数", "Times mediated"),
  CHOICE ("outcome", BAHE_RESTRICTED, outcomes, "结果", "Outcome"),
  WHEN ("due", BAHE_RESTRICTED | BAHE_DUE, "应在何时前办结", "To be settled by"),
  { 0 },
};
const BaheEventType mediation_views[] = {
  [VIEW_MEDIATIONS] = { .name = "mediations", .label = { "调解公开", "Mediation" }, .fields = totals_view },
  [VIEW_DISPUTE] = { .name = "dispute", .label = { "各件", "Cases" }, .fields = dispute_view },
  { 0 },
};
