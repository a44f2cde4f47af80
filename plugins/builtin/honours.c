/* Honours received from outside, and the contests of others that delegates were sent to: who was honoured, by whom, at
 * which level, and what shows it. The receiver may be the union itself; the year may be masked. */
#include "kinds.h"

#include <string.h>

static const BaheChoice levels[] = {
  { "unit", { "本单位级", "own unit" } },
  { "town", { "街道（乡镇）级", "town" } },
  { "county", { "区（县）级", "county" } },
  { "city", { "市级", "city" } },
  { "province", { "省级", "province" } },
  { "nation", { "国家级", "national" } },
  { 0 },
};

#define FIELD_LEVEL                                                                                                    \
  {                                                                                                                    \
    .name = "level", .type = BAHE_CHOICE, .flags = BAHE_REQUIRED, .label = { "级别", "Level" }, .choices = levels      \
  }

enum { SENT_CONTEST, SENT_LEVEL, SENT_SESSION, SENT_ORGANISER, SENT_DELEGATES, SENT_HEADCOUNT, SENT_SENTENCE };
static const BaheField sent_fields[] = {
  [SENT_CONTEST] = { .name = "contest", .type = BAHE_TEXT, .flags = BAHE_REQUIRED, .label = { "比赛", "Contest" } },
  [SENT_LEVEL] = FIELD_LEVEL,
  [SENT_SESSION] = { .name = "session", .type = BAHE_TEXT, .label = { "第几届", "Which one" } },
  [SENT_ORGANISER] = { .name = "organiser", .type = BAHE_TEXT, .label = { "主办", "Organiser" } },
  [SENT_DELEGATES] = { .name = "delegates",
                       .type = BAHE_PERSON,
                       .flags = BAHE_MANY,
                       .label = { "参加人员", "Delegates" } },
  [SENT_HEADCOUNT] = { .name = "headcount",
                       .type = BAHE_INTEGER,
                       .flags = BAHE_ROUGH,
                       .label = { "人数", "Headcount" },
                       .min = "1" },
  [SENT_SENTENCE] = { .name = "sentence",
                      .type = BAHE_TEXT,
                      .flags = BAHE_REMARK,
                      .label = { "一句话", "A sentence" } },
  { 0 },
};

enum { HONOUR, LEVEL, GIVER, GRADE, YEAR, PEOPLE, GROUPS, UNION, CONTEST, WORK, EVIDENCE, SCAN };
static const BaheField honour_fields[] = {
  [HONOUR] = { .name = "honour", .type = BAHE_TEXT, .flags = BAHE_REQUIRED, .label = { "荣誉", "Honour" } },
  [LEVEL] = FIELD_LEVEL,
  [GIVER] = { .name = "giver", .type = BAHE_TEXT, .label = { "授予单位", "Given by" } },
  [GRADE] = { .name = "grade", .type = BAHE_TEXT, .label = { "等第", "Grade" } },
  [YEAR] = { .name = "year",
             .type = BAHE_INTEGER,
             .flags = BAHE_ROUGH,
             .label = { "年度", "Year (unknown where it is masked)" },
             .min = "1949",
             .max = "2200" },
  [PEOPLE] = { .name = "people", .type = BAHE_PERSON, .flags = BAHE_MANY, .label = { "获奖人", "Persons" } },
  [GROUPS] = { .name = "groups", .type = BAHE_GROUP, .flags = BAHE_MANY, .label = { "获奖小组", "Groups" } },
  [UNION] = { .name = "union", .type = BAHE_FLAG, .label = { "授予工会本身", "The union itself" } },
  [CONTEST] = { .name = "contest", .type = BAHE_TEXT, .label = { "在哪项比赛中获得", "In which contest" } },
  [WORK] = { .name = "work", .type = BAHE_TEXT, .label = { "作品", "Work" } },
  [EVIDENCE] = { .name = "evidence",
                 .type = BAHE_TEXT,
                 .label = { "凭据（证书号、文件号）", "Evidence (certificate or document no.)" } },
  [SCAN] = { .name = "scan",
             .type = BAHE_FILE,
             .flags = BAHE_MANY,
             .label = { "证书或文件的扫描件", "Scans of the certificate or document" } },
  { 0 },
};

enum { ENDED_CONTEST };
static const BaheField ended_fields[] = {
  [ENDED_CONTEST] = { .name = "contest", .type = BAHE_TEXT, .flags = BAHE_REQUIRED, .label = { "比赛", "Contest" } },
  { 0 },
};

enum { CONTEST_ENTERED, HONOUR_RECEIVED, CONTEST_WITHOUT };
const BaheEventType builtin_honours_events[] = {
  [CONTEST_ENTERED] = { .name = "contest.entered",
                        .label = { "参加外部比赛", "Sent to a contest" },
                        .fields = sent_fields },
  [HONOUR_RECEIVED] = { .name = "honour.received",
                        .label = { "获得荣誉", "Honour received" },
                        .fields = honour_fields },
  [CONTEST_WITHOUT] = { .name = "contest.without", .label = { "没有获奖", "No award" }, .fields = ended_fields },
  { 0 },
};

/* ---- what is known --------------------------------------------------------------------------------- */

typedef struct {
  char *name, *session;
  gint64 level;
  guint awards;
  gboolean without;
} Contest;

typedef struct {
  GPtrArray *contests;
  GHashTable *honours; /* what makes one the same as another */
} Honours;

static void
contest_free (gpointer data)
{
  Contest *contest = data;

  g_free (contest->name);
  g_free (contest->session);
  g_free (contest);
}

void *
builtin_honours_state_new (const BaheValue *setup)
{
  (void) setup;
  Honours *honours = g_new0 (Honours, 1);

  honours->contests = g_ptr_array_new_with_free_func (contest_free);
  honours->honours = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return honours;
}

void
builtin_honours_state_free (void *state)
{
  Honours *honours = state;

  g_ptr_array_unref (honours->contests);
  g_hash_table_unref (honours->honours);
  g_free (honours);
}

static Contest *
find_contest (const Honours *honours, const char *name)
{
  for (guint i = honours->contests->len; name != NULL && i > 0; i--) {
    Contest *contest = honours->contests->pdata[i - 1];
    if (g_str_equal (contest->name, name))
      return contest;
  }
  return NULL;
}

static const char *
text_of (const BaheValue *value)
{
  return value->how != BAHE_UNSET && value->text != NULL ? value->text : "";
}

static void
add_numbers (GString *key, const BaheValue *list)
{
  for (gsize i = 0; i < list->n; i++)
    g_string_append_printf (key, "%" G_GINT64_FORMAT ",", list->items[i].integer);
}

/* The same honour of the same receivers in the same year is one. */
static char *
key_of (const BaheValue *v)
{
  GString *key = g_string_new (NULL);

  g_string_append_printf (key, "%s|%" G_GINT64_FORMAT "|%s|%s|%s|%" G_GINT64_FORMAT "|%d|", text_of (&v[HONOUR]),
                          v[LEVEL].integer, text_of (&v[GIVER]), text_of (&v[GRADE]), text_of (&v[WORK]),
                          v[YEAR].how == BAHE_EXACT ? v[YEAR].integer : 0, v[UNION].integer != 0);
  add_numbers (key, &v[PEOPLE]);
  g_string_append_c (key, '|');
  add_numbers (key, &v[GROUPS]);
  return g_string_free (key, FALSE);
}

static gboolean
take_contest (Honours *honours, const BaheValue *v)
{
  Contest *contest = g_new0 (Contest, 1);

  contest->name = g_strdup (v[SENT_CONTEST].text);
  contest->session = g_strdup (text_of (&v[SENT_SESSION]));
  contest->level = v[SENT_LEVEL].integer;
  g_ptr_array_add (honours->contests, contest);
  return TRUE;
}

static gboolean
take_honour (Honours *honours, const BaheValue *v)
{
  Contest *contest = find_contest (honours, *text_of (&v[CONTEST]) != '\0' ? v[CONTEST].text : NULL);

  if (*text_of (&v[CONTEST]) != '\0' && contest == NULL)
    return FALSE;
  if (contest != NULL)
    contest->awards++;
  g_hash_table_add (honours->honours, key_of (v));
  return TRUE;
}

gboolean
builtin_honours_evolve (void *state, const BaheEvent *event, BaheOut *out)
{
  Honours *honours = state;
  const BaheValue *v = event->values;

  (void) out;
  if (event->type == CONTEST_ENTERED)
    return take_contest (honours, v);
  if (event->type == HONOUR_RECEIVED)
    return take_honour (honours, v);
  Contest *contest = find_contest (honours, v[ENDED_CONTEST].text);
  if (contest == NULL || contest->awards > 0)
    return FALSE;
  contest->without = TRUE;
  return TRUE;
}

/* ---- who may say what ------------------------------------------------------------------------------- */

enum { NO_RECEIVER, TWICE, NO_SUCH_CONTEST, HAS_AWARDS, ENTERED_TWICE, FEWER_THAN_NAMED };
const BaheRefusal builtin_honours_refusals[] = {
  [NO_RECEIVER] = { "no-receiver",
                    { "还没写荣誉归谁；请填获奖人、获奖小组，或注明授予工会本身",
                      "Nobody is named who received it; name persons or groups, or say that it is the union itself" } },
  [TWICE] = { "honour-twice",
              { "“{honour}”已经记过，获得者和年度都一样；要改请更正原记录",
                "{honour} is recorded already, for the same receivers and year; correct that record instead" } },
  [NO_SUCH_CONTEST] = { "no-such-contest",
                        { "没有记过参加“{contest}”；请先记参加外部比赛，或把名称写得一样",
                          "Nobody was sent to {contest}; record that first, or write the same name" } },
  [HAS_AWARDS] = { "has-awards",
                   { "“{contest}”已经记了荣誉，不能再记没有获奖；荣誉有误请作废那条记录",
                     "{contest} has brought an honour already; void that record if it is wrong" } },
  [ENTERED_TWICE] = { "entered-twice",
                      { "“{contest}”（{session}）已经记过；要改请更正原记录",
                        "{contest} ({session}) is recorded already; correct that record instead" } },
  [FEWER_THAN_NAMED] = { "fewer-than-named",
                         { "人数{headcount}少于写出的{detail}人；请改人数或名单",
                           "The headcount {headcount} is less than the {detail} people named; change one of them" } },
  { 0 },
};

static gboolean
decide_delegate (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Honours *honours = ask->state;
  const BaheValue named = { .how = BAHE_EXACT, .integer = (gint64) given[SENT_DELEGATES].n };
  const Contest *before = find_contest (honours, given[SENT_CONTEST].text);

  if (before != NULL && g_str_equal (before->session, text_of (&given[SENT_SESSION])))
    return out->refuse (out, ENTERED_TWICE, SENT_CONTEST, NULL);
  if (given[SENT_HEADCOUNT].how == BAHE_EXACT && given[SENT_HEADCOUNT].integer < named.integer)
    return out->refuse (out, FEWER_THAN_NAMED, SENT_HEADCOUNT, &named);
  out->record (out, CONTEST_ENTERED, given);
  return TRUE;
}

static gboolean
decide_honour (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Honours *honours = ask->state;
  g_autofree char *key = key_of (given);

  if (given[PEOPLE].n == 0 && given[GROUPS].n == 0 && given[UNION].integer == 0)
    return out->refuse (out, NO_RECEIVER, PEOPLE, NULL);
  if (*text_of (&given[CONTEST]) != '\0' && find_contest (honours, given[CONTEST].text) == NULL)
    return out->refuse (out, NO_SUCH_CONTEST, CONTEST, NULL);
  if (g_hash_table_contains (honours->honours, key))
    return out->refuse (out, TWICE, HONOUR, NULL);
  out->record (out, HONOUR_RECEIVED, given);
  return TRUE;
}

static gboolean
decide_without (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Contest *contest = find_contest (ask->state, given[ENDED_CONTEST].text);

  if (contest == NULL)
    return out->refuse (out, NO_SUCH_CONTEST, ENDED_CONTEST, NULL);
  if (contest->awards > 0)
    return out->refuse (out, HAS_AWARDS, ENDED_CONTEST, NULL);
  out->record (out, CONTEST_WITHOUT, given);
  return TRUE;
}

const BaheVerb builtin_honours_verbs[] = {
  { .name = "honour",
    .label = { "记荣誉", "Record an honour" },
    .role = "officer",
    .fields = honour_fields,
    .records = "honour.received",
    .decide = decide_honour },
  { .name = "delegate",
    .label = { "参加外部比赛", "Send delegates to a contest" },
    .role = "officer",
    .fields = sent_fields,
    .records = "contest.entered",
    .decide = decide_delegate },
  { .name = "no-award",
    .label = { "外部比赛没有获奖", "A contest brought no award" },
    .role = "officer",
    .fields = ended_fields,
    .records = "contest.without",
    .decide = decide_without },
  { 0 },
};

const BaheFigure builtin_honours_figures[] = {
  { .name = "honours-received",
    .label = { "外部荣誉项数", "Honours received" },
    .event = "honour.received",
    .how = BAHE_COUNT,
    .by = "level" },
  { .name = "honours-people",
    .label = { "获外部荣誉人数", "People honoured" },
    .event = "honour.received",
    .how = BAHE_DISTINCT,
    .field = "people" },
  { .name = "external-contests",
    .label = { "参加外部比赛次数", "Contests of others" },
    .event = "contest.entered",
    .how = BAHE_COUNT,
    .by = "level" },
  { 0 },
};

/* ---- views ------------------------------------------------------------------------------------------ */

static const BaheChoice states[] = {
  { "waiting", { "名次待报", "result not told yet" } },
  { "awarded", { "已获奖", "awarded" } },
  { "without", { "没有获奖", "no award" } },
  { 0 },
};
static const BaheField contest_view[] = {
  { .name = "contest", .type = BAHE_TEXT, .label = { "比赛", "Contest" } },
  { .name = "session", .type = BAHE_TEXT, .label = { "第几届", "Which one" } },
  { .name = "level", .type = BAHE_CHOICE, .label = { "级别", "Level" }, .choices = levels },
  { .name = "awards", .type = BAHE_INTEGER, .label = { "获奖项数", "Awards" } },
  { .name = "state", .type = BAHE_CHOICE, .label = { "结果", "Result" }, .choices = states },
  { 0 },
};
const BaheEventType builtin_honours_views[] = {
  { .name = "contest", .label = { "参加的外部比赛", "Contests of others" }, .fields = contest_view },
  { 0 },
};

void
builtin_honours_view (const void *state, BaheOut *out)
{
  const Honours *honours = state;

  for (guint i = 0; i < honours->contests->len; i++) {
    const Contest *contest = honours->contests->pdata[i];
    const BaheValue values[] = {
      { .how = BAHE_EXACT, .text = contest->name },
      { .how = *contest->session != '\0' ? BAHE_EXACT : BAHE_UNSET, .text = contest->session },
      { .how = BAHE_EXACT, .integer = contest->level },
      { .how = BAHE_EXACT, .integer = contest->awards },
      { .how = BAHE_EXACT,
        .integer = contest->awards > 0 ? 1
                   : contest->without  ? 2
                                       : 0 },
    };
    out->record (out, 0, values);
  }
}
