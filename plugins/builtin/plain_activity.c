/* 记一笔: what was done, when (roughly is enough), where, by how many. For everything without a type of its own, and
 * for the months before bahe came. A number that nobody wrote down is recorded as unknown, never as 0. */
#include "kinds.h"

enum {
  TITLE,
  PLACE,
  ORGANISER,
  HEADCOUNT,
  PEOPLE,
  SENTENCE,
  COST,
  AFTERWARDS,
  SORT,
  RETURNED,
  MEAL,
  TAGS,
  PHOTOS,
  N_FIELDS
};

/* What is paid from dues first, and topped up only so far. */
static const BaheChoice sorts[] = {
  { "outing", { "春游秋游", "outing" } },
  { "film", { "看电影", "film" } },
  { "show", { "看演出", "show" } },
  { "match", { "看比赛", "match" } },
  { "park", { "公园年票", "park pass" } },
  { "other", { "其他活动", "other" } },
  { 0 },
};
static const BaheChoice prohibitions[] = {
  { "treats", { "请客送礼", "treats and presents" } },
  { "bonuses", { "滥发奖金津贴补贴", "bonuses and allowances" } },
  { "luxury", { "高消费娱乐健身", "costly entertainment" } },
  { "slush-fund", { "小金库", "slush fund" } },
  { "merged-account", { "并入行政账户", "accounts merged" } },
  { "diverted", { "截留挪用", "withheld or diverted" } },
  { "fund-raising", { "非法集资或担保", "illegal fund-raising" } },
  { "unrelated", { "与工会活动无关", "not the union's" } },
  { 0 },
};

static const BaheField fields[] = {
  [TITLE] = { .name = "title", .type = BAHE_TEXT, .label = { "名称", "Title" } },
  [PLACE] = { .name = "place", .type = BAHE_TEXT, .label = { "地点", "Place" } },
  [ORGANISER] = { .name = "organiser", .type = BAHE_TEXT, .label = { "组织者", "Organiser" } },
  [HEADCOUNT] = { .name = "headcount",
                  .type = BAHE_INTEGER,
                  .flags = BAHE_ROUGH,
                  .label = { "人数", "Headcount" },
                  .min = "0" },
  [PEOPLE] = { .name = "people", .type = BAHE_PERSON, .flags = BAHE_MANY, .label = { "参加人员", "People" } },
  [SENTENCE] = { .name = "sentence", .type = BAHE_TEXT, .flags = BAHE_REMARK, .label = { "一句话", "A sentence" } },
  [COST] = { .name = "cost", .type = BAHE_MONEY, .flags = BAHE_ROUGH, .label = { "支出", "Cost" }, .min = "0" },
  [AFTERWARDS] = { .name = "afterwards", .type = BAHE_FLAG, .label = { "补录", "Entered afterwards" } },
  [SORT] = { .name = "sort", .type = BAHE_CHOICE, .label = { "会费活动", "Paid from dues" }, .choices = sorts },
  [RETURNED] = { .name = "returned", .type = BAHE_WHEN, .label = { "返回日期", "Came back" } },
  [MEAL] = { .name = "meal",
             .type = BAHE_MONEY,
             .label = { "伙食补助（每人每天）", "Meals (a person and day)" },
             .min = "0" },
  [TAGS] = { .name = "tags",
             .type = BAHE_CHOICE,
             .flags = BAHE_MANY,
             .label = { "有没有八不准的情形（没有就不选）", "Any of the eight prohibitions (none: leave it)" },
             .choices = prohibitions },
  [PHOTOS] = { .name = "photos",
               .type = BAHE_FILE,
               .flags = BAHE_MANY,
               .label = { "照片和材料", "Photos and papers" } },
  { 0 },
};

enum { NOTED };
const BaheEventType builtin_plain_events[] = {
  [NOTED] = { .name = "noted", .label = { "记一笔", "Quick record" }, .fields = fields },
  { 0 },
};

enum { FEWER_THAN_NAMED, NAMED_TWICE };
const BaheRefusal builtin_plain_refusals[] = {
  [FEWER_THAN_NAMED] = { "fewer-than-named",
                         { "人数{headcount}少于参加人员的{detail}人；请改人数，或去掉多写的人",
                           "The headcount {headcount} is less than the {detail} people named; change one of them" } },
  [NAMED_TWICE] = { "named-twice",
                    { "参加人员里同一个人写了两次：{detail}；请去掉一个",
                      "Somebody is named twice among the people: {detail}; take one away" } },
  { 0 },
};

/* The first who is named a second time; NULL: nobody. */
static const BaheValue *
twice (const BaheValue *people)
{
  for (gsize i = 1; i < people->n; i++)
    for (gsize j = 0; j < i; j++)
      if (people->items[i].integer == people->items[j].integer)
        return &people->items[i];
  return NULL;
}

static gboolean
note (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const BaheValue *people = &given[PEOPLE], *again = twice (people);
  const BaheValue named = { .how = BAHE_EXACT, .integer = (gint64) people->n };
  BaheValue values[N_FIELDS];

  if (again != NULL)
    return out->refuse (out, NAMED_TWICE, PEOPLE, again);
  gboolean counted = given[HEADCOUNT].how == BAHE_EXACT || given[HEADCOUNT].how == BAHE_NEARLY;
  if (counted && given[HEADCOUNT].integer < named.integer)
    return out->refuse (out, FEWER_THAN_NAMED, HEADCOUNT, &named);
  for (gsize i = 0; i < N_FIELDS; i++)
    values[i] = given[i];
  if (values[HEADCOUNT].how == BAHE_UNSET)
    values[HEADCOUNT] = people->n > 0 ? named : (BaheValue){ .how = BAHE_UNKNOWN };
  out->record (out, NOTED, values);
  return TRUE;
}

const BaheVerb builtin_plain_verbs[] = {
  { .name = "note",
    .label = { "记一笔", "Quick record" },
    .role = "recorder",
    .fields = fields,

    .decide = note },
  { 0 },
};

/* ---- what is shown: the page, the text for the chat group and the A4 -------------------------------- */

enum { SHOWN_WHEN, SHOWN_TITLE, SHOWN_PLACE, SHOWN_ORGANISER, SHOWN_HEADCOUNT, SHOWN_SENTENCE, N_SHOWN };
static const BaheField shown[] = {
  [SHOWN_WHEN] = { .name = "when", .type = BAHE_WHEN, .label = { "时间", "When" } },
  [SHOWN_TITLE] = { .name = "title", .type = BAHE_TEXT, .label = { "名称", "Title" } },
  [SHOWN_PLACE] = { .name = "place", .type = BAHE_TEXT, .label = { "地点", "Place" } },
  [SHOWN_ORGANISER] = { .name = "organiser", .type = BAHE_TEXT, .label = { "组织者", "Organiser" } },
  [SHOWN_HEADCOUNT] = { .name = "headcount",
                        .type = BAHE_INTEGER,
                        .flags = BAHE_ROUGH,
                        .label = { "人数", "Headcount" } },
  [SHOWN_SENTENCE] = { .name = "sentence", .type = BAHE_TEXT, .label = { "一句话", "A sentence" } },
  { 0 },
};
const BaheEventType builtin_plain_views[] = {
  { .name = "note", .label = { "记一笔", "Quick record" }, .fields = shown },
  { 0 },
};

typedef struct {
  BaheValue values[N_SHOWN]; /* texts are owned */
} Shown;

static void
shown_clear (gpointer data)
{
  const Shown *row = data;

  for (guint i = 0; i < N_SHOWN; i++)
    g_free ((char *) row->values[i].text);
}

void *
builtin_plain_state_new (const BaheValue *setup)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (Shown));

  g_array_set_clear_func (rows, shown_clear);
  return rows;
}

void
builtin_plain_state_free (void *state)
{
  g_array_unref (state);
}

gboolean
builtin_plain_evolve (void *state, const BaheEvent *event, BaheOut *out)
{
  GArray *rows = state;
  guint at = rows->len;
  const BaheValue *noted = event->values;
  Shown row = { { *event->when, noted[TITLE], noted[PLACE], noted[ORGANISER], noted[HEADCOUNT], noted[SENTENCE] } };

  for (guint i = 0; i < N_SHOWN; i++)
    row.values[i].text = g_strdup (row.values[i].text);
  /* A number that nobody wrote down says nothing to a reader. */
  if (row.values[SHOWN_HEADCOUNT].how == BAHE_UNKNOWN)
    row.values[SHOWN_HEADCOUNT].how = BAHE_UNSET;
  /* What is entered afterwards stands where its day does. */
  while (at > 0 && g_array_index (rows, Shown, at - 1).values[SHOWN_WHEN].integer > event->when->integer)
    at--;
  g_array_insert_val (rows, at, row);
  return TRUE;
}

void
builtin_plain_view (const void *state, BaheOut *out)
{
  const GArray *rows = state;

  for (guint i = 0; i < rows->len; i++)
    out->record (out, 0, g_array_index (rows, Shown, i).values);
}

const BaheFigure builtin_plain_figures[] = {
  { .name = "times", .label = { "活动次数", "Times" }, .event = "noted", .how = BAHE_COUNT, .unit = { "次", "times" } },
  { .name = "attendances",
    .label = { "参加人次", "Attendances" },
    .event = "noted",
    .how = BAHE_SUM,
    .field = "headcount",
    .unit = { "人次", "attendances" } },
  { .name = "cost", .label = { "活动支出", "Cost" }, .event = "noted", .how = BAHE_SUM, .field = "cost" },
  { .name = "outing-cost",
    .label = { "会费活动支出", "Cost of activities from dues" },
    .event = "noted",
    .how = BAHE_SUM,
    .field = "cost",
    .by = "sort" },
  { 0 },
};
