/* Small kinds that each show one thing: race is tables only, cup has a state, panel hides its sheets, visit has a
 * private value, notes has an older layout of its event. */
#include <bahe/plugin.h>

/* ---- race: tables only -------------------------------------------------------------------------- */

static const BaheField ran[] = {
  { .name = "runner", .type = BAHE_ENTRANT, .flags = BAHE_REQUIRED, .label = { "选手", "Runner" } },
  { .name = "seconds",
    .type = BAHE_DECIMAL,
    .flags = BAHE_REQUIRED,
    .label = { "秒", "Seconds" },
    .min = "0",
    .max = "100" },
  { .name = "note", .type = BAHE_TEXT, .label = { "备注", "Note" } },
  { 0 },
};
static const BaheEventType race_events[] = {
  { .name = "ran",
    .label = { "跑了一次", "Ran" },
    .fields = ran,
    .facts = BAHE_TABLE (BaheFact, { .shape = BAHE_MEASURE, .entrant = "runner", .value = "seconds" }) },
  { 0 },
};

/* What no record can hold: a text that is no UTF-8. */
static gboolean
race_decide_bytes (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  (void) ask;
  out->record (out, 0, (BaheValue[]){ given[0], given[1], { .how = BAHE_EXACT, .text = "\xff\xfe" } });
  return TRUE;
}

static const BaheVerb race_verbs[] = {
  { .name = "run", .label = { "记一次", "Record a run" }, .role = "recorder", .fields = ran, .records = "ran" },
  { .name = "scribble",
    .label = { "乱写", "Scribble" },
    .role = "recorder",
    .fields = ran,
    .decide = race_decide_bytes },
  { 0 },
};
static const BaheFigure race_figures[] = {
  { .name = "race.runs", .label = { "跑的次数", "Runs" }, .event = "ran", .how = BAHE_COUNT, .by = "runner" },
  { .name = "race.seconds", .label = { "总用时", "Seconds" }, .event = "ran", .how = BAHE_SUM, .field = "seconds" },
  { .name = "race.people",
    .label = { "参加人数", "Runners" },
    .event = "ran",
    .how = BAHE_DISTINCT,
    .field = "runner",
    .unit = { "人", "people" } },
  { .name = "race.notes", .label = { "写了备注的", "Notes" }, .event = "ran", .how = BAHE_COUNT, .field = "note" },
  { 0 },
};

/* ---- cup: who has lost is out ------------------------------------------------------------------- */

enum { WINNER, LOSER, WON, LOST };
static const BaheField played[] = {
  [WINNER] = { .name = "winner", .type = BAHE_ENTRANT, .flags = BAHE_REQUIRED, .label = { "胜方", "Winner" } },
  [LOSER] = { .name = "loser", .type = BAHE_ENTRANT, .flags = BAHE_REQUIRED, .label = { "负方", "Loser" } },
  [WON] = { .name = "won", .type = BAHE_INTEGER, .label = { "胜方局数", "Ends of the winner" }, .fallback = "2" },
  [LOST] = { .name = "lost", .type = BAHE_INTEGER, .label = { "负方局数", "Ends of the loser" }, .fallback = "0" },
  { 0 },
};
static const BaheField crowned[] = {
  { .name = "team", .type = BAHE_ENTRANT, .label = { "队", "Team" } },
  { .name = "crown", .type = BAHE_INTEGER, .label = { "冠军", "Crown" } },
  { 0 },
};
enum { PLAYED, CROWNED };
static const BaheEventType cup_events[] = {
  [PLAYED] = { .name = "played",
               .label = { "赛完一场", "Played" },
               .fields = played,
               .facts = BAHE_TABLE (
                   BaheFact,
                   { .shape = BAHE_MATCH, .entrant = "winner", .other = "loser", .value = "won", .against = "lost" }) },
  [CROWNED] = { .name = "crowned",
                .label = { "夺冠", "Crowned" },
                .fields = crowned,
                .facts = BAHE_TABLE (BaheFact, { .shape = BAHE_TALLY, .entrant = "team", .value = "crown" }) },
  { 0 },
};
enum { IS_OUT };
static const BaheRefusal cup_refusals[] = {
  [IS_OUT] = { "is-out",
               { "{loser}对{winner}：第{detail}号已经出局", "{winner} against {loser}: number {detail} is out" } },
  { 0 },
};

typedef struct {
  GHashTable *alive;
} Cup;

static gboolean
is_alive (const Cup *cup, gint64 team)
{
  return g_hash_table_contains (cup->alive, GSIZE_TO_POINTER (team));
}

static void *
cup_new (const BaheValue *setup)
{
  (void) setup;
  Cup *cup = g_new0 (Cup, 1);
  cup->alive = g_hash_table_new (NULL, NULL);
  return cup;
}

static void
cup_free (void *state)
{
  g_hash_table_unref (((Cup *) state)->alive);
  g_free (state);
}

static gboolean
cup_evolve (void *state, const BaheEvent *event, BaheOut *out)
{
  Cup *cup = state;
  const BaheValue *v = event->values;

  if (event->type == BAHE_ENTERED)
    return g_hash_table_add (cup->alive, GSIZE_TO_POINTER (v[0].integer));
  if (event->type == BAHE_WITHDRAWN)
    return g_hash_table_remove (cup->alive, GSIZE_TO_POINTER (v[0].integer)), TRUE;
  if (!is_alive (cup, v[WINNER].integer) || !is_alive (cup, v[LOSER].integer))
    return FALSE;
  g_hash_table_remove (cup->alive, GSIZE_TO_POINTER (v[LOSER].integer));
  if (g_hash_table_size (cup->alive) == 1)
    out->record (out, CROWNED, (BaheValue[]){ v[WINNER], { .how = BAHE_EXACT, .integer = 1 } });
  return TRUE;
}

static gboolean
cup_decide (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  for (int side = WINNER; side <= LOSER; side++)
    if (!is_alive (ask->state, given[side].integer)) {
      BaheValue who = { .how = BAHE_EXACT, .integer = given[side].integer };
      return out->refuse (out, IS_OUT, side, &who);
    }
  return TRUE;
}

/* Records two matches at once, so that undo has several parts to take back. */
static gboolean
cup_decide_both (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  if (!cup_decide (ask, given, out))
    return FALSE;
  out->record (out, PLAYED, given);
  gsize n = 0;
  const BaheStanding *standing = ask->standing (ask, NULL, NULL, &n);
  for (gsize i = 0; i < n; i++)
    if (is_alive (ask->state, standing[i].entrant) && standing[i].entrant != given[WINNER].integer &&
        standing[i].entrant != given[LOSER].integer) {
      BaheValue second[] = { given[WINNER],
                             { .how = BAHE_EXACT, .integer = standing[i].entrant },
                             { .how = BAHE_EXACT, .integer = 2 },
                             { .how = BAHE_EXACT, .integer = 1 } };
      out->record (out, PLAYED, second);
      break;
    }
  return TRUE;
}

static gboolean
cup_decide_nothing (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  (void) ask, (void) given, (void) out;
  return TRUE;
}

/* Names a loser who is not there. */
static gboolean
cup_decide_stranger (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  (void) ask;
  out->record (out, PLAYED,
               (BaheValue[]){ given[WINNER], { .how = BAHE_EXACT, .integer = 99 }, given[WON], given[LOST] });
  return TRUE;
}

/* Says why not, and forgets to return it. */
static gboolean
cup_decide_forgetful (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  (void) ask;
  out->refuse (out, IS_OUT, LOSER, &given[LOSER]);
  return TRUE;
}

static const BaheVerb cup_verbs[] = {
  { .name = "result",
    .label = { "记结果", "Record a result" },
    .role = "recorder",
    .fields = played,
    .records = "played",
    .decide = cup_decide },
  { .name = "two",
    .label = { "连记两场", "Record two" },
    .role = "recorder",
    .fields = played,
    .decide = cup_decide_both },
  { .name = "nothing",
    .label = { "什么也不记", "Record nothing" },
    .role = "recorder",
    .fields = &bahe_nothing,
    .decide = cup_decide_nothing },
  { .name = "stranger",
    .label = { "记别人", "Record a stranger" },
    .role = "recorder",
    .fields = played,
    .decide = cup_decide_stranger },
  { .name = "forget",
    .label = { "忘了说不", "Forget to say no" },
    .role = "recorder",
    .fields = played,
    .records = "played",
    .decide = cup_decide_forgetful },
  { 0 },
};

static const BaheField left[] = {
  { .name = "team", .type = BAHE_ENTRANT, .label = { "队", "Team" } },
  { 0 },
};
static const BaheEventType cup_views[] = {
  { .name = "left", .label = { "还在的队", "Teams left" }, .fields = left },
  { 0 },
};

static gint
compare_keys (gconstpointer a, gconstpointer b)
{
  return GPOINTER_TO_SIZE (a) < GPOINTER_TO_SIZE (b) ? -1 : GPOINTER_TO_SIZE (a) > GPOINTER_TO_SIZE (b);
}

static void
cup_view (const void *state, BaheOut *out)
{
  GList *teams = g_list_sort (g_hash_table_get_keys (((const Cup *) state)->alive), compare_keys);

  for (GList *team = teams; team != NULL; team = team->next)
    out->record (out, 0, &(BaheValue){ .how = BAHE_EXACT, .integer = (gint64) GPOINTER_TO_SIZE (team->data) });
  g_list_free (teams);
}

/* ---- panel: sheets hidden until the lock -------------------------------------------------------- */

static const BaheField panel_setup[] = {
  { .name = "judges", .type = BAHE_INTEGER, .flags = BAHE_REQUIRED, .label = { "评委人数", "Judges" }, .min = "1" },
  { 0 },
};
static const BaheField sheet[] = {
  { .name = "judge", .type = BAHE_INTEGER, .flags = BAHE_REQUIRED, .label = { "评委", "Judge" }, .min = "1" },
  { .name = "team", .type = BAHE_ENTRANT, .flags = BAHE_REQUIRED, .label = { "队", "Team" } },
  { .name = "marks",
    .type = BAHE_ROWS,
    .flags = BAHE_REQUIRED,
    .label = { "分数", "Marks" },
    .columns = BAHE_TABLE (
        BaheField, { .name = "criterion", .type = BAHE_TEXT, .flags = BAHE_REQUIRED, .label = { "项目", "Criterion" } },
        { .name = "mark",
          .type = BAHE_DECIMAL,
          .flags = BAHE_REQUIRED,
          .label = { "分", "Mark" },
          .min = "0",
          .max = "10" }) },
  { 0 },
};
static const BaheEventType panel_events[] = {
  { .name = "sheet.given",
    .label = { "评分表", "Sheet" },
    .fields = sheet,
    .hidden_until = "locked",
    .facts = BAHE_TABLE (BaheFact, { .shape = BAHE_MARK,
                                     .rows = "marks",
                                     .entrant = "team",
                                     .by = "judge",
                                     .about = "criterion",
                                     .value = "mark" }) },
  { .name = "locked", .label = { "锁定评分", "Locked" }, .fields = &bahe_nothing },
  { 0 },
};
static const BaheVerb panel_verbs[] = {
  { .name = "sheet",
    .label = { "交评分表", "Hand in a sheet" },
    .role = "judge",
    .own = "judge",
    .fields = sheet,
    .records = "sheet.given" },
  { .name = "lock",
    .label = { "锁定评分", "Close marking" },
    .role = "officer",
    .fields = &bahe_nothing,
    .records = "locked" },
  { 0 },
};

/* ---- visit: a private value --------------------------------------------------------------------- */

static const BaheField visited[] = {
  { .name = "person", .type = BAHE_PERSON, .flags = BAHE_REQUIRED, .label = { "会员", "Member" } },
  { .name = "money", .type = BAHE_MONEY, .flags = BAHE_ROUGH, .label = { "慰问金", "Money" } },
  { .name = "illness", .type = BAHE_TEXT, .label = { "病情", "Illness" }, .private_to = "person" },
  { 0 },
};
static const BaheEventType visit_events[] = {
  { .name = "visited", .label = { "慰问", "Visited" }, .fields = visited },
  { 0 },
};
static const BaheVerb visit_verbs[] = {
  { .name = "visit", .label = { "慰问", "Visit" }, .role = "officer", .fields = visited, .records = "visited" },
  { 0 },
};
static const BaheFigure visit_figures[] = {
  { .name = "visit.money", .label = { "慰问金", "Money" }, .event = "visited", .how = BAHE_SUM, .field = "money" },
  { 0 },
};

/* ---- notes: a second layout of its event -------------------------------------------------------- */

static const BaheField old_note[] = {
  { .name = "words", .type = BAHE_TEXT, .label = { "内容", "Words" } },
  { 0 },
};
static const BaheField new_note[] = {
  { .name = "text", .type = BAHE_TEXT, .label = { "内容", "Text" } },
  { .name = "length", .type = BAHE_INTEGER, .label = { "长度", "Length" } },
  { 0 },
};
static const BaheEventType note_first = { .name = "noted", .label = { "笔记", "Note" }, .fields = old_note };

static void
upgrade_note (const BaheValue *old, BaheOut *out)
{
  const char *text = old[0].text != NULL ? old[0].text : "";

  out->record (out, 0,
               (BaheValue[]){ { .how = BAHE_EXACT, .text = text },
                              { .how = BAHE_EXACT, .integer = (gint64) g_utf8_strlen (text, -1) } });
}

static const BaheVerb old_note_verbs[] = {
  { .name = "write", .label = { "写", "Write" }, .role = "recorder", .fields = old_note, .records = "noted" },
  { 0 },
};
static const BaheVerb new_note_verbs[] = {
  { .name = "write", .label = { "写", "Write" }, .role = "recorder", .fields = new_note, .records = "noted" },
  { 0 },
};
static const BaheEventType old_note_events[] = {
  { .name = "noted", .label = { "笔记", "Note" }, .fields = old_note },
  { 0 },
};
static const BaheEventType new_note_events[] = {
  { .name = "noted",
    .label = { "笔记", "Note" },
    .fields = new_note,
    .version = 1,
    .before = &note_first,
    .upgrade = upgrade_note },
  { 0 },
};
static const BaheFigure note_figures[] = {
  { .name = "notes.length", .label = { "字数", "Length" }, .event = "noted", .how = BAHE_SUM, .field = "length" },
  { 0 },
};

#define HEADER                                                                                                         \
  .magic = BAHE_PLUGIN_MAGIC, .size = sizeof (BahePlugin), .abi_major = BAHE_ABI_MAJOR, .field = sizeof (BaheField),   \
  .choice = sizeof (BaheChoice), .event = sizeof (BaheEventType), .fact = sizeof (BaheFact),                           \
  .verb = sizeof (BaheVerb), .refusal = sizeof (BaheRefusal), .figure = sizeof (BaheFigure), .kind = sizeof (BaheKind)

static const BaheKind kinds[] = {
  { .name = "race",
    .label = { "赛跑", "Race" },
    .rule = "fastest",
    .entry = &bahe_nothing,
    .events = race_events,
    .verbs = race_verbs,
    .figures = race_figures },
  { .name = "cup",
    .label = { "杯赛", "Cup" },
    .rule = "cup",
    .entry = &bahe_nothing,
    .events = cup_events,
    .verbs = cup_verbs,
    .refusals = cup_refusals,
    .state_new = cup_new,
    .evolve = cup_evolve,
    .state_free = cup_free,
    .views = cup_views,
    .view = cup_view },
  { .name = "panel",
    .label = { "评分", "Panel" },
    .rule = "panel",
    .setup = panel_setup,
    .entry = &bahe_nothing,
    .events = panel_events,
    .verbs = panel_verbs },
  { .name = "visits",
    .label = { "慰问", "Visits" },
    .events = visit_events,
    .verbs = visit_verbs,
    .figures = visit_figures },
  { 0 },
};
const BahePlugin test_plugin = { HEADER, .name = "test", .version = "1", .summary = { "测试", "Test" },
                                 .kinds = kinds };

static const BaheKind old_kinds[] = {
  { .name = "notes", .label = { "笔记", "Notes" }, .events = old_note_events, .verbs = old_note_verbs },
  { 0 },
};
const BahePlugin test_old_notes = { HEADER, .name = "notes", .version = "1", .summary = { "笔记", "Notes" },
                                    .kinds = old_kinds };

static const BaheKind new_kinds[] = {
  { .name = "notes",
    .label = { "笔记", "Notes" },
    .events = new_note_events,
    .verbs = new_note_verbs,
    .figures = note_figures },
  { 0 },
};
const BahePlugin test_new_notes = { HEADER, .name = "notes", .version = "2", .summary = { "笔记", "Notes" },
                                    .kinds = new_kinds };
