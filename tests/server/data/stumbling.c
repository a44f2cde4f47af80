/* A plugin that fails in the function that STUMBLE names, in whichever process has it in its environment. */
#include <bahe/plugin.h>

#include <stdlib.h>
#include <string.h>

static volatile int never;

static void
stumble (const char *here)
{
  const char *where = getenv ("STUMBLE");

  if (where != NULL && strcmp (where, here) == 0)
    never = *(volatile int *) (gsize) (8 + never);
}

static void *
state_new (const BaheValue *setup)
{
  return g_new0 (gint64, 1);
}

static gboolean
evolve (void *state, const BaheEvent *event, BaheOut *out)
{
  stumble ("evolve");
  *(gint64 *) state += event->values[0].integer;
  return TRUE;
}

static gboolean
decide (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  stumble ("decide");
  return TRUE;
}

static void
view (const void *state, BaheOut *out)
{
  stumble ("view");
  out->record (out, 0, &(BaheValue){ .how = BAHE_EXACT, .integer = *(const gint64 *) state });
}

static const BaheField steps[] = { { .name = "steps", .type = BAHE_INTEGER, .label = { "步数", "Steps" } }, { 0 } };

static const BaheKind kinds[] = {
  { .name = "stumbling",
    .label = { "走路", "Walking" },
    .events = BAHE_TABLE (BaheEventType, { .name = "walked", .label = { "走了", "Walked" }, .fields = steps }),
    .verbs = BAHE_TABLE (BaheVerb, { .name = "walk",
                                     .label = { "走", "Walk" },
                                     .role = "recorder",
                                     .fields = steps,
                                     .records = "walked",
                                     .decide = decide }),
    .views = BAHE_TABLE (BaheEventType, { .name = "sum", .label = { "共", "Sum" }, .fields = steps }),
    .state_new = state_new,
    .evolve = evolve,
    .state_free = g_free,
    .view = view },
  { 0 },
};

BAHE_PLUGIN (.name = "stumbling", .version = "1", .summary = { "走路", "Walking" }, .kinds = kinds);
