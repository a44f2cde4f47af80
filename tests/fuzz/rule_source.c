/* The text of a scoring rule: compiled, and where it compiles, run over a few facts of every shape. */
#include "fuzz.h"

#include "board/board.h"

static void
add_facts (BaheScoring *scoring)
{
  static const BaheFactRow facts[] = {
    { .seq = 1,
      .shape = BAHE_MATCH,
      .entrant = 1,
      .other = 2,
      .value = { 2, 0, TRUE },
      .against = { 1, 0, TRUE },
      .round = 1,
      .more = "{\"parts\":[[21,15],[15,21]],\"month\":1}" },
    { .seq = 2, .shape = BAHE_MATCH, .entrant = 2, .value = { 1, 0, TRUE }, .ended = "bye" },
    { .seq = 3, .shape = BAHE_MARK, .entrant = 1, .value = { 95, -1, TRUE }, .by = "1", .about = "动作" },
    { .seq = 4, .shape = BAHE_MARK, .entrant = 2, .value = { 91, -1, TRUE }, .by = "2", .about = "动作" },
    { .seq = 5, .shape = BAHE_MEASURE, .entrant = 1, .value = { 120, 0, TRUE }, .faults = { 2, 0, TRUE } },
    { .seq = 6, .shape = BAHE_TALLY, .entrant = 2, .value = { 5, -1, TRUE }, .about = "缺勤" },
    { .seq = 7, .shape = BAHE_LOT, .entrant = 1, .value = { 1, 0, TRUE } },
  };

  bahe_scoring_add_entrant (scoring, 1, "甲", NULL, NULL, NULL);
  bahe_scoring_add_entrant (scoring, 2, "乙", NULL, NULL, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (facts); i++)
    if (!bahe_scoring_add_fact (scoring, &facts[i], NULL))
      g_error ("fact %zu is not taken", i + 1);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static const BaheRuleLimits limits = { .milliseconds = 50, .bytes = 8 << 20 };
  g_autoptr (GError) error = NULL;
  g_autoptr (BaheRule) rule = bahe_rule_new ("fuzz.lua", (const char *) data, size, &error);

  if ((rule == NULL) == (error == NULL))
    g_error ("a rule without a reason, or a reason without need");
  if (rule == NULL)
    return 0;
  bahe_rule_set_limits (rule, &limits);
  g_autoptr (BaheScoring) scoring = bahe_scoring_new (rule, NULL, NULL);
  if (scoring == NULL)
    return 0;
  add_facts (scoring);
  g_autoptr (BaheBoard) board = bahe_board_new (scoring, &error);
  if ((board == NULL) == (error == NULL))
    g_error ("a board without a reason, or a reason without need");
  if (board != NULL && bahe_board_size (board) != 2)
    g_error ("%zu rows of two", bahe_board_size (board));
  return 0;
}
