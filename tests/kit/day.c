/* A kind with a day, a quantity and what is private in rows, for the kit to read and to show. */
#include <bahe/plugin.h>

static const BaheField fields[] = {
  { .name = "day", .type = BAHE_WHEN, .flags = BAHE_REQUIRED, .label = { "哪天", "Day" } },
  { .name = "who", .type = BAHE_PERSON, .label = { "谁", "Who" } },
  { .name = "given",
    .type = BAHE_ROWS,
    .label = { "物品", "Goods" },
    .columns =
        BAHE_TABLE (BaheField, { .name = "what", .type = BAHE_TEXT, .label = { "什么", "What" }, .private_to = "who" },
                    { .name = "much", .type = BAHE_QUANTITY, .label = { "多少", "How much" }, .units = "斤|件" }) },
  { .name = "cost", .type = BAHE_MONEY, .label = { "花费", "Cost" }, .min = "0", .max = "100", .fallback = "12.50" },
  { .name = "title", .type = BAHE_TEXT, .label = { "题目", "Title" }, .max = "5" },
  { 0 },
};

static gboolean
decide (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  /* Decide sees what is private; and a day is all its minutes. */
  const BaheValue *rows = &given[2];
  gboolean plain = rows->n == 0 || rows->items[0].items[0].how == BAHE_EXACT;

  if (given[4].text != NULL && g_str_equal (given[4].text, "崩"))
    *(volatile int *) (gsize) given[0].how = 0;
  while (given[4].text != NULL && g_str_equal (given[4].text, "转"))
    continue;
  return (plain && given[0].last - given[0].integer == 24 * 60 - 1) || out->refuse (out, 0, -1, NULL);
}

/* Never of use, whatever decide says. */
static gboolean
never (const void *state)
{
  (void) state;
  return FALSE;
}

static const BaheKind kinds[] = {
  { .name = "day",
    .label = { "日子", "Day" },
    .events = BAHE_TABLE (BaheEventType, { .name = "noted", .label = { "记下", "Noted" }, .fields = fields }),
    .verbs = BAHE_TABLE (BaheVerb,
                         { .name = "note",
                           .label = { "记", "Note" },
                           .role = "recorder",
                           .fields = fields,
                           .records = "noted",
                           .decide = decide },
                         { .name = "hide",
                           .label = { "藏", "Hide" },
                           .role = "recorder",
                           .fields = fields,
                           .records = "noted",
                           .now = never }),
    .refusals = BAHE_TABLE (BaheRefusal, { .name = "no-day", .message = { "不是一天", "No day" } }) },
  { 0 },
};

BAHE_PLUGIN (.name = "day", .version = "1", .summary = { "日子", "Day" }, .kinds = kinds);
