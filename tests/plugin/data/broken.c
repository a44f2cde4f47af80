/* A small plugin with a value of each table that can be set from outside to a wrong one: one source, many broken plugins.
 * As it stands it is a good one. */
#include <bahe/plugin.h>

#include <stdlib.h>
#include <unistd.h>

#ifndef SYMBOL
#define SYMBOL bahe_plugin_v1
#endif
#ifndef MAGIC
#define MAGIC BAHE_PLUGIN_MAGIC
#endif
#ifndef MAJOR
#define MAJOR BAHE_ABI_MAJOR
#endif
#ifndef SIZE
#define SIZE sizeof (BahePlugin)
#endif
#ifndef FIELD_STRIDE
#define FIELD_STRIDE sizeof (BaheField)
#endif
#ifndef NAME
#define NAME "broken"
#endif
#ifndef KINDS
#define KINDS kinds
#endif
#ifndef KIND
#define KIND "skipping"
#endif
#ifndef SECOND_KIND
#define SECOND_KIND "throwing"
#endif
#ifndef ENGLISH
#define ENGLISH "Skipping"
#endif
#ifndef RULE
#define RULE "most_wins"
#endif
#ifndef SETUP_RULES
#define SETUP_RULES NULL
#endif
#ifndef STAGE_RULES
#define STAGE_RULES "final:knock_out"
#endif
#ifndef FIELD
#define FIELD "skips"
#endif
#ifndef FIELD_TYPE
#define FIELD_TYPE BAHE_INTEGER
#endif
#ifndef FIELD_MORE
#define FIELD_MORE .min = "0", .max = "400", .fallback = "0"
#endif
#ifndef COLUMN_MORE
#define COLUMN_MORE .type = BAHE_DECIMAL
#endif
#ifndef PRIVATE_TO
#define PRIVATE_TO "judge"
#endif
#ifndef ENTRY
#define ENTRY &bahe_nothing
#endif
#ifndef SETUP
#define SETUP "rounds"
#endif
#ifndef FACT
#define FACT .shape = BAHE_MARK, .rows = "marks", .entrant = "skipper", .value = "mark", .by = "judge", .stage = "stage"
#endif
#ifndef HIDDEN_UNTIL
#define HIDDEN_UNTIL "locked"
#endif
#ifndef EVENT
#define EVENT "attempted"
#endif
#ifndef EVENT_MORE
#define EVENT_MORE .version = 0
#endif
#ifndef VERB
#define VERB "attempt"
#endif
#ifndef ROLE
#define ROLE "judge"
#endif
#ifndef OWN
#define OWN "judge"
#endif
#ifndef RECORDS
#define RECORDS EVENT
#endif
#ifndef LOCK_FIELDS
#define LOCK_FIELDS &bahe_nothing
#endif
#ifndef REFUSAL
#define REFUSAL "{skipper} has no turn: {detail}"
#endif
#ifndef FIGURE
#define FIGURE .event = EVENT, .how = BAHE_SUM, .field = "marks.mark", .by = "skipper,marks.item"
#endif
#ifndef FUNCTIONS
#define FUNCTIONS .state_new = NULL
#endif

static const BaheChoice stages[] = { { "heat", { "预赛", "heat" } }, { "final", { "决赛", "final" } }, { 0 } };

#define NO_TEXT "\xff\xfe"
#define TWO_LINES "Skip\nping"

G_GNUC_UNUSED static const BaheChoice unlabelled[] = { { "heat", { NULL, "heat" } }, { 0 } };

static const BaheChoice levels[] = { { "usual", { "常用", "Usual" } }, { 0 } };
static const BaheField setup[] = {
  { .name = SETUP, .type = BAHE_INTEGER, .label = { "轮数", "Rounds" } },
  { .name = "level", .type = BAHE_CHOICE, .label = { "水平", "Level" }, .choices = levels },
  { 0 },
};

static const BaheField attempt[] = {
  { .name = "skipper", .type = BAHE_ENTRANT, .flags = BAHE_REQUIRED, .label = { "选手", "Skipper" } },
  { .name = "judge", .type = BAHE_PERSON, .label = { "评委", "Judge" } },
  { .name = FIELD, .type = FIELD_TYPE, .label = { "次数", "Skips" }, FIELD_MORE },
  { .name = "stage", .type = BAHE_CHOICE, .label = { "阶段", "Stage" }, .choices = stages },
  { .name = "injury", .type = BAHE_TEXT, .label = { "伤情", "Injury" }, .private_to = PRIVATE_TO },
  { .name = "marks",
    .type = BAHE_ROWS,
    .label = { "分数", "Marks" },
    .columns = BAHE_TABLE (BaheField, { .name = "item", .type = BAHE_TEXT, .label = { "项目", "Item" } },
                           { .name = "mark", .label = { "分", "Mark" }, COLUMN_MORE }) },
  { 0 },
};

G_GNUC_UNUSED static void *
state_new (const BaheValue *values)
{
  return calloc (1, 1);
}

G_GNUC_UNUSED static gboolean
evolve (void *state, const BaheEvent *event, BaheOut *out)
{
  return TRUE;
}

G_GNUC_UNUSED static void
view (const void *state, BaheOut *out)
{
}

G_GNUC_UNUSED static const BaheKind kinds[] = {
  { .name = KIND, .label = { "跳绳", ENGLISH }, .rule = RULE, .stage_rules = STAGE_RULES, .setup_rules = SETUP_RULES, .setup = setup, .entry = ENTRY,
    .events = BAHE_TABLE (BaheEventType,
      { .name = EVENT, .label = { "跳绳一次", "Attempted" }, .fields = attempt, .hidden_until = HIDDEN_UNTIL,
        .facts = BAHE_TABLE (BaheFact, { FACT }), EVENT_MORE },
      { .name = "locked", .label = { "锁定", "Locked" }, .fields = &bahe_nothing }),
    .verbs = BAHE_TABLE (BaheVerb,
      { .name = VERB, .label = { "记一次跳绳", "Record an attempt" }, .role = ROLE, .own = OWN, .fields = attempt, .records = RECORDS },
      { .name = "lock", .label = { "锁定", "Lock" }, .role = "officer", .fields = LOCK_FIELDS, .records = "locked" }),
    .refusals = BAHE_TABLE (BaheRefusal, { "no-turn", { "{skipper} 现在没有轮到", REFUSAL } }),
    .figures = BAHE_TABLE (BaheFigure, { .name = "skipping.marks", .label = { "分数合计", "Marks" }, FIGURE }),
    FUNCTIONS },
  { .name = SECOND_KIND, .label = { "投掷", "Throwing" }, .category = BAHE_CARE, .events = BAHE_TABLE (BaheEventType,
      { .name = "thrown", .label = { "投掷一次", "Thrown" }, .fields = &bahe_nothing }) },
  { 0 },
};

#ifdef CONSTRUCTOR
__attribute__ ((constructor)) static void
at_load (void)
{
  CONSTRUCTOR;
}
#endif

#ifdef DESTRUCTOR
__attribute__ ((destructor)) static void
at_unload (void)
{
  DESTRUCTOR;
}
#endif

#ifdef CALLS
extern void CALLS (void);
void (*const use) (void);
void (*const use) (void) = CALLS;
#endif

extern G_MODULE_EXPORT const BahePlugin SYMBOL;
const BahePlugin SYMBOL = {
  .magic = MAGIC, .size = SIZE, .abi_major = MAJOR,
  .field = FIELD_STRIDE, .choice = sizeof (BaheChoice), .event = sizeof (BaheEventType), .fact = sizeof (BaheFact),
  .verb = sizeof (BaheVerb), .refusal = sizeof (BaheRefusal), .figure = sizeof (BaheFigure), .kind = sizeof (BaheKind),
  .regulation = sizeof (BaheRegulation), .printed = sizeof (BahePrinted), .preset = sizeof (BahePreset),
  .name = NAME, .version = "1", .summary = { "坏的", "Broken" }, .kinds = KINDS,
};
