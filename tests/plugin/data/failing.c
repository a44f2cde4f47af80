/* A plugin whose decide fails in the way that it is asked for. */
#include <bahe/plugin.h>

#include <stdlib.h>

static const BaheField how[] = { { .name = "how", .type = BAHE_INTEGER, .label = { "方式", "How" } }, { 0 } };

static volatile int never;

static int
deeper (volatile int *above)
{
  volatile int here[256] = { *above + 1 };
  return never ? here[0] : deeper (here) + here[0];
}

static gboolean
decide (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  switch (given[0].integer) {
  case 1:
    return *(volatile int *) (gsize) (8 + never);
  case 2:
    while (!never)
      continue;
    return TRUE;
  case 3:
    abort ();
  case 4:
    exit (0);
  case 5:
    return deeper (&never) != 0;
  default:
    return TRUE;
  }
}

static const BaheKind kinds[] = {
  { .name = "failing", .label = { "失败", "Failing" },
    .events = BAHE_TABLE (BaheEventType, { .name = "done", .label = { "完成", "Done" }, .fields = how }),
    .verbs = BAHE_TABLE (BaheVerb, { .name = "fail", .label = { "失败", "Fail" }, .role = "recorder", .fields = how,
                                     .records = "done", .decide = decide }) },
  { 0 },
};

BAHE_PLUGIN (.name = "failing", .version = "1", .summary = { "失败", "Failing" }, .kinds = kinds);
