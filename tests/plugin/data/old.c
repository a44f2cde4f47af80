/* Built long ago: its rows end before the members that came later, and another row follows at once. */
#include <bahe/plugin.h>

typedef struct {
  const char *name;
  BaheType type;
  guint32 flags;
  BaheLabel label;
  const char *min, *max;
} OldField;

typedef struct {
  const char *name;
  BaheLabel label;
  const char *role, *own;
  const BaheField *fields;
  const char *records;
} OldVerb;

typedef struct {
  const char *name;
  BaheLabel label;
  const BaheField *fields;
  const BaheFact *facts;
} OldEvent;

typedef struct {
  const char *name;
  BaheLabel label;
  const char *rule;
  const BaheField *setup, *entry;
  const BaheEventType *events;
  const BaheVerb *verbs;
} OldKind;

static const OldField throw_fields[] = {
  { .name = "thrower", .type = BAHE_ENTRANT, .flags = BAHE_REQUIRED, .label = { "选手", "Thrower" } },
  { .name = "metres", .type = BAHE_DECIMAL, .flags = BAHE_REQUIRED, .label = { "米", "Metres" }, .min = "0", .max = "50" },
  { 0 },
};
static const BaheFact facts[] = { { .shape = BAHE_MEASURE, .entrant = "thrower", .value = "metres" }, { 0 } };
static const OldEvent events[] = {
  { .name = "thrown", .label = { "投掷一次", "Thrown" }, .fields = (const BaheField *) throw_fields, .facts = facts },
  { .name = "ended", .label = { "结束", "Ended" }, .fields = &bahe_nothing },
  { 0 },
};
static const OldVerb verbs[] = {
  { .name = "throw", .label = { "记一次投掷", "Throw" }, .role = "recorder", .fields = (const BaheField *) throw_fields, .records = "thrown" },
  { .name = "end", .label = { "结束", "End" }, .role = "officer", .fields = &bahe_nothing, .records = "ended" },
  { 0 },
};
static const OldKind kinds[] = {
  { .name = "throwing", .label = { "投掷", "Throwing" }, .rule = "best_score", .entry = &bahe_nothing,
    .events = (const BaheEventType *) events, .verbs = (const BaheVerb *) verbs },
  { .name = "jumping", .label = { "跳远", "Jumping" }, .rule = "best_score", .entry = &bahe_nothing,
    .events = (const BaheEventType *) events, .verbs = (const BaheVerb *) verbs },
  { 0 },
};

const BahePlugin bahe_plugin_v1 = {
  .magic = BAHE_PLUGIN_MAGIC, .size = G_STRUCT_OFFSET (BahePlugin, regulation), .abi_major = BAHE_ABI_MAJOR,
  .field = sizeof (OldField), .choice = sizeof (BaheChoice), .event = sizeof (OldEvent), .fact = sizeof (BaheFact),
  .verb = sizeof (OldVerb), .refusal = sizeof (BaheRefusal), .figure = sizeof (BaheFigure), .kind = sizeof (OldKind),
  .name = "old", .version = "0.1", .summary = { "旧的", "Old" }, .kinds = (const BaheKind *) kinds,
};
