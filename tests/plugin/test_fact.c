/* Facts: what an event's values become for a rule. */
#include "../suite.h"
#include "plugin/plugin.h"

#include <string.h>

static const BaheChoice endings[] = { { "played", { "赛完", "played" } }, { "forfeit", { "弃权", "forfeit" } }, { 0 } };
static const BaheChoice stages[] = { { "heat", { "预赛", "heat" } }, { "final", { "决赛", "final" } }, { 0 } };
static const BaheField end_columns[] = {
  { .name = "red", .type = BAHE_INTEGER, .label = { "红方", "Red" } },
  { .name = "blue", .type = BAHE_DECIMAL, .label = { "蓝方", "Blue" } },
  { 0 },
};
static const BaheField gift_columns[] = {
  { .name = "amount", .type = BAHE_MONEY, .flags = BAHE_ROUGH, .label = { "金额", "Amount" } },
  { .name = "how", .type = BAHE_TEXT, .label = { "方式", "How" } },
  { 0 },
};
static const BaheField match_fields[] = {
  { .name = "red", .type = BAHE_ENTRANT, .label = { "红方", "Red" } },
  { .name = "blue", .type = BAHE_ENTRANT, .label = { "蓝方", "Blue" } },
  { .name = "red-ends", .type = BAHE_INTEGER, .label = { "红方胜局", "Red ends" } },
  { .name = "blue-ends", .type = BAHE_INTEGER, .label = { "蓝方胜局", "Blue ends" } },
  { .name = "ended", .type = BAHE_CHOICE, .label = { "结束方式", "Ended" }, .choices = endings },
  { .name = "ends", .type = BAHE_ROWS, .label = { "各局", "Ends" }, .columns = end_columns },
  { .name = "stage", .type = BAHE_CHOICE, .label = { "阶段", "Stage" }, .choices = stages },
  { .name = "group", .type = BAHE_TEXT, .label = { "组", "Group" } },
  { .name = "round", .type = BAHE_INTEGER, .label = { "轮", "Round" } },
  { .name = "winner", .type = BAHE_ENTRANT, .label = { "胜方", "Winner" } },
  { .name = "weight", .type = BAHE_DECIMAL, .label = { "体重", "Weight" } },
  { .name = "rain", .type = BAHE_FLAG, .label = { "下雨", "Rain" } },
  { .name = "referee", .type = BAHE_PERSON, .label = { "裁判员", "Referee" } },
  { .name = "injury", .type = BAHE_TEXT, .label = { "伤情", "Injury" }, .private_to = "referee" },
  { 0 },
};
static const BaheField drive_fields[] = {
  { .name = "giver", .type = BAHE_ENTRANT, .label = { "捐款人", "Giver" } },
  { .name = "taken-by", .type = BAHE_PERSON, .label = { "经手人", "Taken by" } },
  { .name = "on", .type = BAHE_WHEN, .label = { "日期", "Date" } },
  { .name = "thanks", .type = BAHE_TEXT, .flags = BAHE_REMARK, .label = { "致谢", "Thanks" } },
  { .name = "gifts", .type = BAHE_ROWS, .label = { "捐款", "Gifts" }, .columns = gift_columns },
  { 0 },
};

static const BaheKind kinds[] = {
  { .name = "facts",
    .label = { "事实", "Facts" },
    .rule = "most_wins",
    .entry = &bahe_nothing,
    .events = BAHE_TABLE (
        BaheEventType,
        { .name = "match",
          .label = { "比赛", "Match" },
          .fields = match_fields,
          .facts = BAHE_TABLE (BaheFact, { .shape = BAHE_MATCH,
                                           .entrant = "red",
                                           .other = "blue",
                                           .value = "red-ends",
                                           .against = "blue-ends",
                                           .ended = "ended",
                                           .parts = "ends",
                                           .stage = "stage",
                                           .group = "group",
                                           .round = "round" }) },
        { .name = "gift",
          .label = { "捐款", "Gift" },
          .fields = drive_fields,
          .facts = BAHE_TABLE (
              BaheFact,
              { .shape = BAHE_TALLY, .rows = "gifts", .entrant = "giver", .value = "amount", .by = "taken-by" }) }) },
  { 0 },
};

static const BahePlugin table = {
  .magic = BAHE_PLUGIN_MAGIC,
  .size = sizeof (BahePlugin),
  .abi_major = BAHE_ABI_MAJOR,
  .field = sizeof (BaheField),
  .choice = sizeof (BaheChoice),
  .event = sizeof (BaheEventType),
  .fact = sizeof (BaheFact),
  .verb = sizeof (BaheVerb),
  .refusal = sizeof (BaheRefusal),
  .figure = sizeof (BaheFigure),
  .kind = sizeof (BaheKind),
  .name = "facts",
  .version = "1",
  .summary = { "事实", "Facts" },
  .kinds = kinds,
};

/* Each fact in one line, all of its slots in order, then `more`. */
static void
note (const BaheFactRow *fact, gpointer data)
{
  const BaheAmount *amounts[] = { &fact->value, &fact->against };
  GString *notes = data;

  g_string_append_printf (notes, "%" G_GINT64_FORMAT ".%u shape %d: %" G_GINT64_FORMAT " %" G_GINT64_FORMAT, fact->seq,
                          fact->n, (int) fact->shape, fact->entrant, fact->other);
  for (guint i = 0; i < 2; i++)
    if (amounts[i]->set)
      g_string_append_printf (notes, " %" G_GINT64_FORMAT "e%d", amounts[i]->integer, amounts[i]->exponent);
    else
      g_string_append (notes, " -");
  const char *texts[] = { fact->ended, fact->by, fact->about, fact->stage, fact->group, fact->more };
  g_string_append_printf (notes, " r%" G_GINT64_FORMAT, fact->round);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_string_append_printf (notes, " %s", texts[i] == NULL ? "-" : texts[i]);
  g_string_append_c (notes, '\n');
}

/* The facts of a stored body of the event `name`, as notes. */
static char *
facts_of (const char *name, const char *body)
{
  g_autoptr (BahePlugins) plugins = bahe_plugins_new ();
  g_autoptr (GError) error = NULL;
  ck_assert_msg (bahe_plugins_add (plugins, &table, &error), "%s", error == NULL ? "" : error->message);
  const BaheKindInfo *kind = bahe_plugins_kind (plugins, "facts");
  const BaheEventInfo *event = &kind->events[bahe_kind_event (kind, name)];

  json_object *json = json_tokener_parse (body);
  g_autoptr (BaheValues) values = bahe_values_from_json (event->table->fields, json, NULL, &error);
  json_object_put (json);
  ck_assert_msg (values != NULL, "%s", error == NULL ? "" : error->message);
  GString *notes = g_string_new (NULL);
  guint n = 0;
  bahe_event_facts (event, bahe_values_get (values), 7, &n, note, notes);
  return g_string_free (notes, FALSE);
}

static const struct {
  const char *event, *body, *facts;
} cases[] = {
  { "match",
    "{\"red\":1,\"blue\":2,\"red-ends\":2,\"blue-ends\":1,\"ended\":\"forfeit\",\"stage\":\"final\",\"group\":\"甲组\","
    "\"round\":3}",
    "7.0 shape 1: 1 2 2e0 1e0 r3 forfeit - - final 甲组 -\n" },
  { "match", "{\"red\":1}", "7.0 shape 1: 1 0 - - r0 - - - - - -\n" },
  { "match", "{\"blue\":1}", "" },
  { "match", "{\"red\":1,\"blue\":2,\"ends\":[{\"red\":2,\"blue\":\"0\"},{\"red\":0,\"blue\":\"1.5\"}]}",
    "7.0 shape 1: 1 2 - - r0 - - - - - {\"parts\":[[2,0],[0,1.5]]}\n" },
  { "match",
    "{\"red\":1,\"blue\":2,\"winner\":2,\"weight\":\"9.50\",\"rain\":true,\"referee\":4,\"injury\":{\"sealed\":\"xyz\"}"
    "}",
    "7.0 shape 1: 1 2 - - r0 - - - - - "
    "{\"winner\":2,\"weight\":9.50,\"rain\":true,\"referee\":4,\"injury\":{\"sealed\":true}}\n" },
  { "match", "{\"red\":1,\"blue\":2,\"weight\":\"60.00\"}", "7.0 shape 1: 1 2 - - r0 - - - - - {\"weight\":60}\n" },
  { "gift",
    "{\"giver\":5,\"taken-by\":9,\"on\":\"2026-06-02\",\"thanks\":\"谢谢\",\"gifts\":[{\"amount\":1250,\"how\":"
    "\"现金\"},"
    "{\"amount\":{\"how\":\"at-least\",\"value\":276000}},{\"amount\":{\"how\":\"unknown\"}}]}",
    "7.0 shape 4: 5 0 1250e-2 - r0 - 9 - - - {\"on\":\"2026-06-02\",\"how\":\"现金\"}\n"
    "7.1 shape 4: 5 0 276000e-2 - r0 - 9 - - - {\"on\":\"2026-06-02\"}\n"
    "7.2 shape 4: 5 0 - - r0 - 9 - - - {\"on\":\"2026-06-02\"}\n" },
  { "gift", "{\"giver\":5}", "" },
};

START_TEST (values_become_the_facts_of_their_map)
{
  g_autofree char *facts = facts_of (cases[_i].event, cases[_i].body);
  ck_assert_str_eq (facts, cases[_i].facts);
}
END_TEST

int
main (void)
{
  bahe_language_set (BAHE_EN);
  Suite *suite = suite_create ("facts");
  TCase *tests = tcase_create ("facts");
  tcase_add_loop_test (tests, values_become_the_facts_of_their_map, 0, G_N_ELEMENTS (cases));
  suite_add_tcase (suite, tests);
  return run_suite (suite);
}
