/* How bodies of events are laid out: the host's own events as tables, and older layouts of a kind brought up to date.
 */
#include "activity/award.h"

static const BaheField opened_fields[] = {
  { .name = "title", .type = BAHE_TEXT, .flags = BAHE_REQUIRED, .label = { "名称", "Title" } },
  { .name = "part_of", .type = BAHE_ACTIVITY, .label = { "属于", "Part of" } },
  { .name = "demo", .type = BAHE_FLAG, .label = { "演示", "Demonstration" } },
  { 0 },
};
static const BaheField entered_fields[] = { { 0 } };
static const BaheField withdrawn_fields[] = {
  { .name = "entrant", .type = BAHE_ENTRANT, .flags = BAHE_REQUIRED, .label = { "参赛者", "Who" } },
  { .name = "reason", .type = BAHE_TEXT, .label = { "原因", "Reason" } },
  { 0 },
};
static const BaheField corrected_fields[] = {
  { .name = "of", .type = BAHE_EVENT, .flags = BAHE_REQUIRED, .label = { "哪条记录", "Which record" } },
  { .name = "reason", .type = BAHE_TEXT, .label = { "原因", "Reason" } },
  { 0 },
};
static const BaheField adopted_fields[] = {
  { .name = "name", .type = BAHE_TEXT, .label = { "评分办法", "Scoring rule" } },
  { .name = "stage", .type = BAHE_TEXT, .label = { "阶段", "Stage" } },
  { 0 },
};
static const BaheField awarded_fields[] = {
  { .name = "stage", .type = BAHE_TEXT, .label = { "阶段", "Stage" } },
  { .name = "group", .type = BAHE_TEXT, .label = { "组别", "Group" } },
  { .name = "participants", .type = BAHE_INTEGER, .label = { "参与人数", "People who took part" } },
  { .name = "winners", .type = BAHE_INTEGER, .label = { "获奖人数", "People awarded" } },
  { .name = "material", .type = BAHE_FLAG, .label = { "有奖金或奖品", "With money or goods" } },
  { .name = "prize", .type = BAHE_MONEY, .label = { "奖品最高单价", "Dearest prize" } },
  { .name = "prizes", .type = BAHE_ROWS, .label = { "奖品", "Prizes" }, .columns = bahe_prize_columns },
  { .name = "souvenirs", .type = BAHE_INTEGER, .label = { "纪念品份数", "Number of souvenirs" } },
  { .name = "souvenir", .type = BAHE_TEXT, .label = { "纪念品", "Souvenir" } },
  { .name = "each", .type = BAHE_MONEY, .label = { "纪念品每份", "Worth of a souvenir" } },
  { .name = "rows",
    .type = BAHE_ROWS,
    .label = { "奖次", "Awards" },
    .columns = BAHE_TABLE (BaheField, { .name = "place", .type = BAHE_INTEGER, .label = { "名次", "Place" } },
                           { .name = "entrant", .type = BAHE_ENTRANT, .label = { "参赛者", "Who" } },
                           { .name = "award", .type = BAHE_TEXT, .label = { "奖次", "Award" } }) },
  { 0 },
};

static const BaheField published_fields[] = {
  { .name = "stage", .type = BAHE_TEXT, .label = { "阶段", "Stage" } },
  { .name = "group", .type = BAHE_TEXT, .label = { "组别", "Group" } },
  { .name = "days", .type = BAHE_INTEGER, .label = { "工作日", "Working days" } },
  { .name = "until", .type = BAHE_WHEN, .label = { "公示到", "Until" } },
  { 0 },
};
static const BaheField granted_fields[] = {
  { .name = "stage", .type = BAHE_TEXT, .label = { "阶段", "Stage" } },
  { .name = "group", .type = BAHE_TEXT, .label = { "组别", "Group" } },
  { .name = "by", .type = BAHE_TEXT, .label = { "颁奖人", "Given by" } },
  { 0 },
};
static const BaheChoice award_choices[] = { { "award", { "补发", "awarded too" } },
                                            { "keep", { "保留", "kept" } },
                                            { "take-back", { "收回", "taken back" } },
                                            { "exchange", { "换发", "exchanged" } },
                                            { 0 } };
static const BaheField awards_corrected_fields[] = {
  { .name = "stage", .type = BAHE_TEXT, .label = { "阶段", "Stage" } },
  { .name = "group", .type = BAHE_TEXT, .label = { "组别", "Group" } },
  { .name = "reason", .type = BAHE_TEXT, .label = { "原因", "Reason" } },
  { .name = "participants", .type = BAHE_INTEGER, .label = { "参与人数", "People who took part" } },
  { .name = "winners", .type = BAHE_INTEGER, .label = { "获奖人数", "People awarded" } },
  { .name = "material", .type = BAHE_FLAG, .label = { "有奖金或奖品", "With money or goods" } },
  { .name = "prize", .type = BAHE_MONEY, .label = { "奖品最高单价", "Dearest prize" } },
  { .name = "souvenirs", .type = BAHE_INTEGER, .label = { "纪念品份数", "Number of souvenirs" } },
  { .name = "each", .type = BAHE_MONEY, .label = { "纪念品每份", "Worth of a souvenir" } },
  { .name = "changes",
    .type = BAHE_ROWS,
    .label = { "更正", "Changes" },
    .columns = BAHE_TABLE (
        BaheField, { .name = "entrant", .type = BAHE_ENTRANT, .label = { "参赛者", "Who" } },
        { .name = "was", .type = BAHE_TEXT, .label = { "原奖次", "Before" } },
        { .name = "choice", .type = BAHE_CHOICE, .label = { "处理", "What is done" }, .choices = award_choices },
        { .name = "award", .type = BAHE_TEXT, .label = { "奖次", "Award" } }) },
  { 0 },
};

static const BaheField revealed_fields[] = {
  { .name = "places", .type = BAHE_INTEGER, .label = { "几个名次", "Places" } },
  { .name = "all", .type = BAHE_FLAG, .label = { "全部", "All" } },
  { 0 },
};

typedef struct {
  const char *type;
  BaheLabel label;
  const BaheField *fields;
} HostEvent;

static const HostEvent host_events[] = {
  { BAHE_TYPE_OPENED, { "办活动", "Activity opened" }, opened_fields },
  { BAHE_TYPE_ENTERED, { "报名", "Signed up" }, entered_fields },
  { BAHE_TYPE_WITHDRAWN, { "退赛", "Withdrawn" }, withdrawn_fields },
  { BAHE_TYPE_CORRECTED, { "更正", "Corrected" }, corrected_fields },
  { BAHE_TYPE_AWARDED, { "评奖", "Awarded" }, awarded_fields },
  { BAHE_TYPE_AWARDS_PUBLISHED, { "公示奖次", "Awards in public notice" }, published_fields },
  { BAHE_TYPE_AWARDS_GRANTED, { "颁奖", "Awards given" }, granted_fields },
  { BAHE_TYPE_AWARDS_CORRECTED, { "更正奖次", "Awards corrected" }, awards_corrected_fields },
  { BAHE_TYPE_ADOPTED, { "启用评分办法", "Scoring rule adopted" }, adopted_fields },
  { BAHE_TYPE_CLOSED, { "活动结束", "Activity closed" }, &bahe_nothing },
  { BAHE_TYPE_REOPENED, { "重新开始", "Activity reopened" }, &bahe_nothing },
  { BAHE_TYPE_HELD, { "封榜", "Board held" }, &bahe_nothing },
  { BAHE_TYPE_REVEALED, { "揭晓", "Revealed" }, revealed_fields },
  { BAHE_TYPE_ATTACHED, { "放进档案", "Put into the file" }, bahe_attach_fields },
};

static const HostEvent *
host_event (const char *type)
{
  for (guint i = 0; i < G_N_ELEMENTS (host_events); i++)
    if (host_events[i].type[0] == type[0] && g_str_equal (host_events[i].type, type))
      return &host_events[i];
  return NULL;
}

const BaheField *
bahe_host_event_fields (const char *type)
{
  const HostEvent *event = host_event (type);

  return event != NULL ? event->fields : NULL;
}

const BaheLabel *
bahe_host_event_label (const char *type)
{
  const HostEvent *event = host_event (type);

  return event != NULL ? &event->label : NULL;
}

/* Values in the layout of `table`, whose version is reached from the stored one step by step. */
static BaheValues *
values_in_layout (const BaheKindInfo *info, const BaheEventType *table, guint stored, json_object *body,
                  const BaheNames *names, GError **error)
{
  if (table->version <= stored || table->before == NULL || table->upgrade == NULL)
    return bahe_values_from_json (table->fields, body, names, error);

  g_autoptr (BaheValues) old = values_in_layout (info, table->before, stored, body, names, error);
  if (old == NULL)
    return NULL;
  BaheEventInfo only = { .table = table, .n_fields = bahe_field_count (table->fields) };
  g_auto (BaheOutBuffer) buffer;
  bahe_out_init (&buffer, &only, 1);
  bahe_kind_enter (info, "upgrade");
  table->upgrade (bahe_values_get (old), &buffer.out);
  bahe_kind_leave ();
  if (buffer.n_recorded != 1) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_PLUGIN,
                 _ ("the upgrade of \"%s\" to version %u gave %u records instead of one; report this to its author"),
                 table->name, table->version, buffer.n_recorded);
    return NULL;
  }
  BaheRecorded *one = &buffer.recorded[0];
  return g_steal_pointer (&one->values);
}

BaheValues *
bahe_event_values (const BaheKindInfo *info, int event, json_object *body, const BaheNames *names, GError **error)
{
  const BaheEventType *table = info->events[event].table;

  if (table->version == 0)
    return bahe_values_from_json (table->fields, body, names, error);
  return values_in_layout (info, table, (guint) bahe_json_integer (body, "_version"), body, names, error);
}
