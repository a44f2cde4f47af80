/* 再就业 as tables, and what is refused. */
#include "reemployment.h"
#include "fields.h"

#define SEEKER                                                                                                         \
  {                                                                                                                    \
    .name = "seeker", .type = BAHE_ENTRANT, .flags = BAHE_REQUIRED, .label = { "求职人", "Who looks for work" }        \
  }

const BaheField reemployment_entry[] = {
  TEXT ("trade", 0, "原来做什么、会什么", "Trade"),
  { 0 },
};

static const BaheField point_fields[] = {
  [POINT_NAME] = TEXT ("point", BAHE_REQUIRED, "服务点", "Service point"),
  [POINT_PLACE] = TEXT ("place", 0, "地点", "Place"),
  { 0 },
};
static const BaheField refer_fields[] = {
  [REFER_SEEKER] = SEEKER,
  [REFER_EMPLOYER] = TEXT ("employer", BAHE_REQUIRED, "用人单位", "Employer"),
  [REFER_POINT] = TEXT ("point", 0, "服务点", "Service point"),
  { 0 },
};
static const BaheField place_fields[] = {
  [PLACE_SEEKER] = SEEKER,
  [PLACE_EMPLOYER] = TEXT ("employer", BAHE_REQUIRED, "用人单位", "Employer"),
  [PLACE_POST] = TEXT ("post", 0, "岗位", "Post"),
  [PLACE_FROM] = { .name = "from", .type = BAHE_WHEN, .label = { "自何时起", "From" } },
  [PLACE_TO] = { .name = "to", .type = BAHE_WHEN, .label = { "到何时止", "To" } },
  [PLACE_POINT] = TEXT ("point", 0, "服务点", "Service point"),
  { 0 },
};
static const BaheField ended_fields[] = {
  [ENDED_SEEKER] = SEEKER,
  [ENDED_WHY] = TEXT ("why", BAHE_REMARK, "原因", "Why"),
  { 0 },
};
static const BaheField start_fields[] = {
  [START_WHAT] = TEXT ("what", BAHE_REQUIRED, "内容", "What"),
  [START_PEOPLE] = { .name = "people",
                     .type = BAHE_INTEGER,
                     .flags = BAHE_ROUGH,
                     .label = { "人数", "People" },
                     .min = "0" },
  [START_SENTENCE] = TEXT ("sentence", BAHE_REMARK, "一句话", "A sentence"),
  { 0 },
};

const BaheEventType reemployment_events[] = {
  [POINT_OPENED] = { .name = "point.opened", .label = { "设服务点", "Service point opened" }, .fields = point_fields },
  [POINT_CLOSED] = { .name = "point.closed", .label = { "撤服务点", "Service point closed" }, .fields = point_fields },
  [REFERRED] = { .name = "referred", .label = { "推荐", "Referred" }, .fields = refer_fields },
  [PLACED] = { .name = "placed", .label = { "上岗", "Placed" }, .fields = place_fields },
  [PLACEMENT_ENDED] = { .name = "placement.ended", .label = { "离岗", "Placement ended" }, .fields = ended_fields },
  [STARTED_UP] = { .name = "started-up", .label = { "创业活动", "Start-up activity" }, .fields = start_fields },
  { 0 },
};

/* ---- deciding ---------------------------------------------------------------------------------- */

static gboolean
decide_point (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  return reemployment_point (ask->state, given[POINT_NAME].text) == NULL ||
         out->refuse (out, SAME_POINT, POINT_NAME, NULL);
}

static gboolean
point_there (const BaheAsk *ask, const BaheValue *name, int field, BaheOut *out)
{
  return !welfare_given (name) || reemployment_point (ask->state, name->text) != NULL ||
         out->refuse (out, NO_POINT, field, NULL);
}

static gboolean
decide_close_point (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  return point_there (ask, &given[POINT_NAME], POINT_NAME, out);
}

static Seeker *
there (const BaheAsk *ask, const BaheValue *who, BaheOut *out)
{
  Seeker *seeker = reemployment_seeker (ask->state, who->integer);

  if (seeker != NULL && !seeker->withdrawn)
    return seeker;
  out->refuse (out, SEEKER_GONE, 0, NULL);
  return NULL;
}

static gboolean
decide_refer (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  return there (ask, &given[REFER_SEEKER], out) != NULL && point_there (ask, &given[REFER_POINT], REFER_POINT, out);
}

static gboolean
decide_place (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Seeker *seeker = there (ask, &given[PLACE_SEEKER], out);
  const BaheValue *from = welfare_given (&given[PLACE_FROM]) ? &given[PLACE_FROM] : ask->when;

  if (seeker == NULL || !point_there (ask, &given[PLACE_POINT], PLACE_POINT, out))
    return FALSE;
  if (seeker->employer != NULL)
    return out->refuse (out, PLACED_ALREADY, PLACE_SEEKER, NULL);
  if (welfare_given (&given[PLACE_TO]) && given[PLACE_TO].last < from->integer)
    return out->refuse (out, PLACEMENT_ENDS_BEFORE, PLACE_TO, NULL);
  return TRUE;
}

static gboolean
decide_end (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Seeker *seeker = there (ask, &given[ENDED_SEEKER], out);

  if (seeker == NULL)
    return FALSE;
  return seeker->employer != NULL || out->refuse (out, NOT_PLACED, ENDED_SEEKER, NULL);
}

const BaheVerb reemployment_verbs[] = {
  { .name = "point",
    .label = { "设服务点", "Open a service point" },
    .role = "officer",
    .fields = point_fields,
    .records = "point.opened",
    .decide = decide_point },
  { .name = "close-point",
    .label = { "撤服务点", "Close a service point" },
    .role = "officer",
    .fields = point_fields,
    .records = "point.closed",
    .decide = decide_close_point },
  { .name = "refer",
    .label = { "推荐", "Refer" },
    .role = "recorder",
    .fields = refer_fields,
    .records = "referred",
    .decide = decide_refer },
  { .name = "place",
    .label = { "记上岗", "Record a placement" },
    .role = "recorder",
    .fields = place_fields,
    .records = "placed",
    .decide = decide_place },
  { .name = "end-placement",
    .label = { "记离岗", "Record the end of a placement" },
    .role = "recorder",
    .fields = ended_fields,
    .records = "placement.ended",
    .decide = decide_end },
  { .name = "start-up",
    .label = { "记创业活动", "Record a start-up activity" },
    .role = "recorder",
    .fields = start_fields,
    .records = "started-up" },
  { 0 },
};

const BaheRefusal reemployment_refusals[] = {
  [SAME_POINT] = { "same-point",
                   { "已经有服务点“{point}”；请核对", "There is a service point {point} already; check it" } },
  [NO_POINT] = { "no-point",
                 { "没有服务点“{point}”；请先设服务点", "There is no service point {point}; open it first" } },
  [SEEKER_GONE] = { "not-looking", { "{seeker}已不再求职；请核对", "{seeker} has withdrawn; check the name" } },
  [PLACED_ALREADY] = { "placed-already",
                       { "{seeker}已经上岗；换了单位请先记离岗", "{seeker} has work already; record its end first" } },
  [NOT_PLACED] = { "not-placed", { "{seeker}没有上岗记录；请核对", "{seeker} has no placement; check the name" } },
  [PLACEMENT_ENDS_BEFORE] = { "ends-before",
                              { "到{to}止，早于上岗的日子；请改其中一个日期",
                                "It would end on {to}, before it begins; change one of them" } },
  { 0 },
};

const BaheFigure reemployment_figures[] = {
  { .name = "service-points",
    .label = { "招聘服务点", "Service points" },
    .unit = { "个", "points" },
    .event = "point.opened",
    .how = BAHE_COUNT },
  { .name = "reemployed",
    .label = { "再就业人数", "People who found work" },
    .unit = { "名", "people" },
    .event = "placed",
    .how = BAHE_DISTINCT,
    .field = "seeker",
    .by = "point" },
  { .name = "placements",
    .label = { "上岗人次", "Placements" },
    .unit = { "人次", "placements" },
    .event = "placed",
    .how = BAHE_COUNT },
  { .name = "referrals",
    .label = { "推荐人次", "Referrals" },
    .unit = { "人次", "referrals" },
    .event = "referred",
    .how = BAHE_COUNT },
  { .name = "start-ups",
    .label = { "创业活动次数", "Start-up activities" },
    .unit = { "次", "activities" },
    .event = "started-up",
    .how = BAHE_COUNT },
  { 0 },
};

static const BaheField work_view[] = {
  INTEGER ("points", 0, NULL, "服务点", "Service points"),
  INTEGER ("seekers", 0, NULL, "登记求职", "Signed up"),
  INTEGER ("placed", 0, NULL, "已再就业", "Found work"),
  INTEGER ("looking", 0, NULL, "还在求职", "Still looking"),
  INTEGER ("start-ups", 0, NULL, "创业活动", "Start-up activities"),
  { 0 },
};
static const BaheField point_view[] = {
  TEXT ("point", 0, "服务点", "Service point"),
  TEXT ("place", 0, "地点", "Place"),
  INTEGER ("placed", 0, NULL, "上岗人次", "Placements"),
  { .name = "closed", .type = BAHE_FLAG, .label = { "已撤", "Closed" } },
  { 0 },
};
static const BaheField seeker_view[] = {
  { .name = "seeker", .type = BAHE_ENTRANT, .flags = BAHE_RESTRICTED, .label = { "求职人", "Who looks for work" } },
  INTEGER ("referrals", BAHE_RESTRICTED, NULL, "推荐次数", "Referrals"),
  TEXT ("employer", BAHE_RESTRICTED, "现在的单位", "Employer"),
  { 0 },
};
const BaheEventType reemployment_views[] = {
  [VIEW_WORK] = { .name = "work", .label = { "再就业", "Re-employment" }, .fields = work_view },
  [VIEW_POINT] = { .name = "point", .label = { "服务点", "Service points" }, .fields = point_view },
  [VIEW_SEEKER] = { .name = "seeker", .label = { "求职人", "Who looks for work" }, .fields = seeker_view },
  { 0 },
};
