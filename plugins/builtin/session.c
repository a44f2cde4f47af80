/* Meetings and training: who was expected, and only who was absent. An absence's reason is private: to all but the
 * officer each absence is 请假. There is no figure by person, so that nobody is ever ranked by absences. */
#include "kinds.h"

enum { SETUP_PEOPLE, SETUP_EXPECTED };
const BaheField builtin_session_setup[] = {
  [SETUP_PEOPLE] = { .name = "people",
                     .type = BAHE_PERSON,
                     .flags = BAHE_MANY,
                     .label = { "应到人员", "People expected" } },
  [SETUP_EXPECTED] = { .name = "expected",
                       .type = BAHE_INTEGER,
                       .label = { "应到人数", "Number expected" },
                       .min = "0" },
  { 0 },
};

static const BaheChoice reasons[] = {
  { "sick", { "病假", "sick" } },
  { "private", { "事假", "private matter" } },
  { "duty", { "公差", "on duty elsewhere" } },
  { "unexcused", { "旷", "without a reason" } },
  { 0 },
};

static const BaheRetention keep_reason = {
  .years = 1,
  .source = { "《个人信息保护法》第十九条：考勤用过即可",
              "Personal Information Protection Law, art. 19: not needed once counted" },
};

enum { ABSENT_PERSON, ABSENT_REASON };
static const BaheField absent[] = {
  [ABSENT_PERSON] = { .name = "person", .type = BAHE_PERSON, .flags = BAHE_REQUIRED, .label = { "姓名", "Person" } },
  [ABSENT_REASON] = { .name = "reason",
                      .type = BAHE_CHOICE,
                      .label = { "原因", "Reason" },
                      .choices = reasons,
                      .private_to = "person",
                      .keep = &keep_reason },
  { 0 },
};

/* Of the verb; the event begins with the session's number. */
enum { SESSION, TITLE, PEOPLE, EXPECTED, ABSENT, PRESENT, N_FIELDS };
#define GIVEN(field) given[(field) -1]

#define SESSION_FIELDS                                                                                                 \
  { .name = "title", .type = BAHE_TEXT, .label = { "内容", "Subject" } },                                              \
      { .name = "people", .type = BAHE_PERSON, .flags = BAHE_MANY, .label = { "应到人员", "People expected" } },       \
      { .name = "expected", .type = BAHE_INTEGER, .label = { "应到", "Expected" }, .min = "0" },                       \
      { .name = "absent", .type = BAHE_ROWS, .label = { "未到", "Absent" }, .columns = absent },                       \
      { .name = "present", .type = BAHE_INTEGER, .label = { "实到", "Present" }, .min = "0" },                         \
  {                                                                                                                    \
    0                                                                                                                  \
  }

static const BaheField hold_fields[] = { SESSION_FIELDS };
static const BaheField held_fields[] = {
  { .name = "session", .type = BAHE_INTEGER, .flags = BAHE_REQUIRED, .label = { "第几次", "Session" }, .min = "1" },
  SESSION_FIELDS,
};

enum { HELD };
const BaheEventType builtin_session_events[] = {
  [HELD] = { .name = "held", .label = { "签到", "Attendance" }, .fields = held_fields },
  { 0 },
};

enum { VIEW_SESSION, VIEW_WHEN, VIEW_TITLE, VIEW_EXPECTED, VIEW_PRESENT, VIEW_LEAVE, N_VIEW };
static const BaheField view_fields[] = {
  [VIEW_SESSION] = { .name = "session", .type = BAHE_INTEGER, .label = { "第几次", "Session" } },
  [VIEW_WHEN] = { .name = "when", .type = BAHE_WHEN, .label = { "时间", "When" } },
  [VIEW_TITLE] = { .name = "title", .type = BAHE_TEXT, .label = { "内容", "Subject" } },
  [VIEW_EXPECTED] = { .name = "expected", .type = BAHE_INTEGER, .label = { "应到", "Expected" } },
  [VIEW_PRESENT] = { .name = "present", .type = BAHE_INTEGER, .label = { "实到", "Present" } },
  [VIEW_LEAVE] = { .name = "leave", .type = BAHE_PERSON, .flags = BAHE_MANY, .label = { "请假", "On leave" } },
  { 0 },
};
const BaheEventType builtin_session_views[] = {
  { .name = "session", .label = { "各次签到", "Sessions" }, .fields = view_fields },
  { 0 },
};

enum { NO_EXPECTED, ABSENT_TWICE, NOT_EXPECTED, MORE_ABSENT, MORE_PRESENT, NOT_THE_SUM, LESS_THAN_PEOPLE };
const BaheRefusal builtin_session_refusals[] = {
  [NO_EXPECTED] = { "no-expected",
                    { "不知道应到多少人；请填应到人员，或填应到人数",
                      "How many were expected is not known; name the people or give the number" } },
  [ABSENT_TWICE] = { "absent-twice",
                     { "{detail}在未到名单里写了两次；请去掉一个",
                       "{detail} stands twice among the absent; take one away" } },
  [NOT_EXPECTED] = { "not-expected",
                     { "{detail}不在应到人员里；请核对姓名，或先补进应到人员",
                       "{detail} is not among the people expected; check the name" } },
  [MORE_ABSENT] = { "more-absent",
                    { "未到的人比应到的{detail}人还多；请核对应到人数",
                      "More are absent than the {detail} expected; check the number" } },
  [MORE_PRESENT] = { "more-present",
                     { "实到{present}人多于应到{detail}人；请核对",
                       "{present} present are more than {detail} expected; check them" } },
  [NOT_THE_SUM] = { "not-the-sum",
                    { "应到减去未到应为{detail}人，实到却填了{present}人；请核对",
                      "Expected less absent is {detail}, but {present} was given as present; check them" } },
  [LESS_THAN_PEOPLE] = { "less-than-people",
                         { "应到人数填了{expected}，应到人员却有{detail}人；请核对",
                           "{expected} are expected, but {detail} people are named; check them" } },
  { 0 },
};

/* ---- state ----------------------------------------------------------------------------------- */

typedef struct {
  BaheValue cells[N_VIEW];
  char *title, *words;
  BaheValue *leave;
} Held;

typedef struct {
  gint64 expected; /* from the setup; −1: not known */
  GArray *people;  /* gint64, from the setup */
  GPtrArray *held; /* Held, in order */
  gint64 last;     /* the highest number of a session */
} Sessions;

static void
held_free (gpointer data)
{
  Held *held = data;

  g_free (held->title);
  g_free (held->words);
  g_free (held->leave);
  g_free (held);
}

void *
builtin_session_state_new (const BaheValue *setup)
{
  Sessions *sessions = g_new0 (Sessions, 1);

  sessions->people = g_array_new (FALSE, FALSE, sizeof (gint64));
  sessions->held = g_ptr_array_new_with_free_func (held_free);
  for (gsize i = 0; i < setup[SETUP_PEOPLE].n; i++)
    g_array_append_val (sessions->people, setup[SETUP_PEOPLE].items[i].integer);
  sessions->expected = setup[SETUP_EXPECTED].how == BAHE_EXACT ? setup[SETUP_EXPECTED].integer : -1;
  if (sessions->expected < 0 && sessions->people->len > 0)
    sessions->expected = sessions->people->len;
  return sessions;
}

void
builtin_session_state_free (void *state)
{
  Sessions *sessions = state;

  g_array_unref (sessions->people);
  g_ptr_array_unref (sessions->held);
  g_free (sessions);
}

gboolean
builtin_session_evolve (void *state, const BaheEvent *event, BaheOut *out)
{
  Sessions *sessions = state;
  const BaheValue *values = event->values, *missing = &values[ABSENT];
  gint64 expected = values[EXPECTED].integer, present = values[PRESENT].integer;

  if (event->type != HELD)
    return TRUE;
  /* A correction of who was absent must name how many were present too. */
  if (present > expected || (missing->n > 0 && present + (gint64) missing->n != expected))
    return FALSE;
  Held *held = g_new0 (Held, 1);
  held->title = g_strdup (values[TITLE].text);
  held->words = g_strdup (event->when->text);
  held->leave = g_new0 (BaheValue, missing->n);
  for (gsize i = 0; i < missing->n; i++)
    held->leave[i] = (BaheValue){ .how = BAHE_EXACT, .integer = missing->items[i].items[ABSENT_PERSON].integer };
  held->cells[VIEW_SESSION] = values[SESSION];
  held->cells[VIEW_WHEN] = *event->when;
  held->cells[VIEW_WHEN].text = held->words;
  held->cells[VIEW_TITLE] = values[TITLE];
  held->cells[VIEW_TITLE].text = held->title;
  held->cells[VIEW_EXPECTED] = values[EXPECTED];
  held->cells[VIEW_PRESENT] = values[PRESENT];
  held->cells[VIEW_LEAVE] =
      (BaheValue){ .how = missing->n > 0 ? BAHE_EXACT : BAHE_UNSET, .items = held->leave, .n = missing->n };
  g_ptr_array_add (sessions->held, held);
  sessions->last = MAX (sessions->last, values[SESSION].integer);
  return TRUE;
}

void
builtin_session_view (const void *state, BaheOut *out)
{
  const Sessions *sessions = state;

  for (guint i = 0; i < sessions->held->len; i++)
    out->record (out, 0, ((const Held *) g_ptr_array_index (sessions->held, i))->cells);
}

/* ---- deciding -------------------------------------------------------------------------------- */

static gboolean
is_expected (const Sessions *sessions, const BaheValue *people, gint64 person)
{
  if (people->n == 0 && sessions->people->len == 0)
    return TRUE; /* only their number is known */
  for (gsize i = 0; i < people->n; i++)
    if (people->items[i].integer == person)
      return TRUE;
  for (guint i = 0; people->n == 0 && i < sessions->people->len; i++)
    if (g_array_index (sessions->people, gint64, i) == person)
      return TRUE;
  return FALSE;
}

static gboolean
absent_fit (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const BaheValue *missing = &GIVEN (ABSENT);

  for (gsize i = 0; i < missing->n; i++) {
    const BaheValue *person = &missing->items[i].items[ABSENT_PERSON];
    if (!is_expected (ask->state, &GIVEN (PEOPLE), person->integer))
      return out->refuse (out, NOT_EXPECTED, ABSENT - 1, person);
    for (gsize j = 0; j < i; j++)
      if (missing->items[j].items[ABSENT_PERSON].integer == person->integer)
        return out->refuse (out, ABSENT_TWICE, ABSENT - 1, person);
  }
  return TRUE;
}

/* How many were expected: as given, or the people named, or as the setup says. FALSE: refused. */
static gboolean
expected_of (const BaheAsk *ask, const BaheValue *given, BaheOut *out, BaheValue *expected)
{
  const Sessions *sessions = ask->state;
  const BaheValue named = { .how = BAHE_EXACT, .integer = (gint64) GIVEN (PEOPLE).n };

  *expected = (BaheValue){ .how = BAHE_EXACT, .integer = sessions->expected };
  if (GIVEN (EXPECTED).how == BAHE_EXACT)
    *expected = GIVEN (EXPECTED);
  else if (named.integer > 0)
    *expected = named;
  if (expected->integer < 0)
    return out->refuse (out, NO_EXPECTED, EXPECTED - 1, NULL);
  if (expected->integer < named.integer)
    return out->refuse (out, LESS_THAN_PEOPLE, EXPECTED - 1, &named);
  return TRUE;
}

static gboolean
hold (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Sessions *sessions = ask->state;
  gint64 missing = (gint64) GIVEN (ABSENT).n;
  BaheValue expected;

  if (!absent_fit (ask, given, out) || !expected_of (ask, given, out, &expected))
    return FALSE;
  if (missing > expected.integer)
    return out->refuse (out, MORE_ABSENT, ABSENT - 1, &expected);
  BaheValue present = { .how = BAHE_EXACT, .integer = expected.integer - missing };
  if (GIVEN (PRESENT).how == BAHE_EXACT && GIVEN (PRESENT).integer > expected.integer)
    return out->refuse (out, MORE_PRESENT, PRESENT - 1, &expected);
  if (GIVEN (PRESENT).how == BAHE_EXACT && missing > 0 && GIVEN (PRESENT).integer != present.integer)
    return out->refuse (out, NOT_THE_SUM, PRESENT - 1, &present);
  if (GIVEN (PRESENT).how == BAHE_EXACT)
    present = GIVEN (PRESENT);
  const BaheValue values[N_FIELDS] = {
    [SESSION] = { .how = BAHE_EXACT, .integer = sessions->last + 1 },
    [TITLE] = GIVEN (TITLE),
    [PEOPLE] = GIVEN (PEOPLE),
    [EXPECTED] = expected,
    [ABSENT] = GIVEN (ABSENT),
    [PRESENT] = present,
  };
  out->record (out, HELD, values);
  return TRUE;
}

const BaheVerb builtin_session_verbs[] = {
  { .name = "attendance",
    .label = { "签到", "Attendance" },
    .role = "recorder",
    .fields = hold_fields,
    .decide = hold },
  { 0 },
};

const BaheFigure builtin_session_figures[] = {
  { .name = "sessions",
    .label = { "会议与训练次数", "Sessions" },
    .event = "held",
    .how = BAHE_COUNT,
    .unit = { "次", "times" } },
  { .name = "attendances",
    .label = { "参加人次", "Attendances" },
    .event = "held",
    .how = BAHE_SUM,
    .field = "present",
    .unit = { "人次", "attendances" } },
  { .name = "expected",
    .label = { "应到", "Expected" },
    .event = "held",
    .how = BAHE_SUM,
    .field = "expected",
    .by = "session",
    .unit = { "人次", "attendances" } },
  { .name = "present",
    .label = { "实到", "Present" },
    .event = "held",
    .how = BAHE_SUM,
    .field = "present",
    .by = "session",
    .unit = { "人次", "attendances" } },
  { 0 },
};
