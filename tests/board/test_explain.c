/* Why a place is what it is, and what differs between two boards. */
#include "contest.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static char *
explain (Contest *contest, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = bahe_board_explain (contest->scoring, contest_number (contest, name), &error);
  ck_assert_msg (lines != NULL, "%s", error != NULL ? error->message : "");
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (text, "%s\n", (char *) lines->pdata[i]);
  return g_string_free (text, FALSE);
}

static Contest *
three_level (void)
{
  static const char *const matches[] = { "H 2:0 Z", "Z 2:1 D", "D 2:1 H", "H 2:0 X", "D 2:1 X", "Z 2:0 X" };
  Contest *contest = contest_open ("tug_of_war.lua", NULL);
  contest_enter (contest, "H D Z X");
  for (gsize i = 0; i < G_N_ELEMENTS (matches); i++)
    contest_match (contest, matches[i], NULL);
  return contest;
}

START_TEST (a_place_by_ends_among_the_level_is_explained)
{
  g_autoptr (Contest) contest = three_level ();
  g_autofree char *text = explain (contest, "D");
  ck_assert_str_eq (text, "D: place 2\n"
                          "  match 2 D 1:2 Z: Lost +1, 积分 +1, 净胜局 -1\n"
                          "  match 3 D 2:1 H: Won +1, 积分 +2, 净胜局 +1\n"
                          "  match 5 D 2:1 X: Won +1, 积分 +2, 净胜局 +1\n"
                          "  ▸ 积分: H 5 | D 5 | Z 5 | X 3; level with H, Z\n"
                          "  ▸ among the level, 净胜局: H 1 | D 0 | Z -1\n");
}
END_TEST

START_TEST (the_steps_of_the_helpers_are_told)
{
  g_autoptr (Contest) contest = contest_open ("speech.lua", NULL);
  contest_enter (contest, "C2 C3");
  contest_marks (contest, "C2", NULL, "9.70 9.65 9.60 9.72 9.68 9.55 9.66");
  contest_measure (contest, "C2", "time", "505");
  g_autofree char *text = explain (contest, "C2");
  static const char *const parts[] = { "C2: place 1\n",
                                       "time 505: 超时（秒） +25",
                                       "  · 25 is within 30: 0.2\n",
                                       "  · left out 9.72 9.55\n",
                                       "  · mean of 5: 48.29/5 = 9.658\n",
                                       "▸ 得分: C2 9.458 | C3 –" };
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    ck_assert_msg (strstr (text, parts[i]) != NULL, "“%s” is not in\n%s", parts[i], text);
}
END_TEST

START_TEST (notes_lots_awards_and_reasons_are_told)
{
  g_autoptr (Contest) contest =
      contest_of ("return { reads = { \"tally\" }, columns = { \"x\" }, rank = { \"x\", \"lot\" },\n"
                  "  awards = { { zh = \"奖\", count = 2 } },\n"
                  "  score = function (e) note (\"seen\", e.id, 1/2)\n"
                  "    if e.id == 3 then return { out = \"没来\" } end return { x = 1 } end }",
                  NULL);
  contest_enter (contest, "A B C");
  g_autofree char *early = explain (contest, "B");
  ck_assert_str_eq (early, "B: place 1, shared\n  · seen 2 0.5\n  ▸ award: 奖\n");
  contest_tally (contest, "A", "came", "1");
  g_autofree char *shared = explain (contest, "B"), *out = explain (contest, "C");
  ck_assert_str_eq (shared, "B: place 1, shared\n  · seen 2 0.5\n  ▸ lots must be drawn among A, B\n  ▸ award: 奖\n");
  ck_assert_str_eq (out, "C: no place, 没来\n  · seen 3 0.5\n");
}
END_TEST

START_TEST (explaining_changes_nothing)
{
  g_autoptr (Contest) contest = three_level ();
  g_autofree char *before = contest_order (contest), *text = explain (contest, "H"), *after = contest_order (contest);
  g_autofree char *again = explain (contest, "H");
  ck_assert_str_eq (before, after);
  ck_assert_str_eq (text, again);
}
END_TEST

START_TEST (a_stranger_is_not_explained)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (Contest) contest = three_level ();
  ck_assert (bahe_board_explain (contest->scoring, 99, &error) == NULL);
  ck_assert_int_eq (error->code, BAHE_ERROR_NOT_FOUND);
}
END_TEST

START_TEST (the_difference_lists_who_moved)
{
  g_autoptr (Contest) two = three_level ();
  g_autoptr (Contest) three =
      contest_open ("tug_of_war.lua", "{\"params\":{\"by_score\":{\"2:0\":3,\"2:1\":2,\"1:2\":1}},"
                                      "\"awards\":[{\"zh\":\"冠军\",\"count\":1}]}");
  static const char *const matches[] = { "H 2:0 Z", "Z 2:1 D", "D 2:1 H", "H 2:0 X", "D 2:1 X", "Z 2:0 X" };
  contest_enter (three, "H D Z");
  contest_enter_with (three, "X", NULL, "退出");
  for (gsize i = 0; i < G_N_ELEMENTS (matches); i++)
    contest_match (three, matches[i], NULL);
  g_autoptr (BaheBoard) before = contest_board (two), after = contest_board (three);
  g_autoptr (GArray) moves = bahe_board_diff (before, after), none = bahe_board_diff (before, before);
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint i = 0; i < moves->len; i++) {
    const BaheBoardMove *move = &g_array_index (moves, BaheBoardMove, i);
    g_string_append_printf (text, "%s %u-%u %s|", move->name, move->before, move->after,
                            move->award_after != NULL ? move->award_after : "");
  }
  ck_assert_str_eq (text->str, "H 1-1 冠军|Z 3-2 |D 2-3 |X 4-0 |");
  ck_assert_uint_eq (none->len, 0);
}
END_TEST

START_TEST (a_board_outlives_its_scoring_and_rule)
{
  g_autoptr (Contest) contest = three_level ();
  g_autoptr (BaheBoard) board = contest_board (contest);
  json_object *json;
  g_clear_pointer (&contest, contest_free);
  json = bahe_board_to_json (board);
  const char *text = json_object_to_json_string_ext (json, JSON_C_TO_STRING_PLAIN);
  ck_assert_msg (
      g_str_has_prefix (
          text, "{\"rows\":[{\"place\":1,\"entrant\":1,\"name\":\"H\",\"columns\":{\"played\":\"3\",\"won\":\"2\""),
      "%s", text);
  json_object_put (json);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("board explain");
  TCase *tests = tcase_create ("explain");
  tcase_add_test (tests, a_place_by_ends_among_the_level_is_explained);
  tcase_add_test (tests, the_steps_of_the_helpers_are_told);
  tcase_add_test (tests, notes_lots_awards_and_reasons_are_told);
  tcase_add_test (tests, explaining_changes_nothing);
  tcase_add_test (tests, a_stranger_is_not_explained);
  tcase_add_test (tests, the_difference_lists_who_moved);
  tcase_add_test (tests, a_board_outlives_its_scoring_and_rule);
  suite_add_tcase (suite, tests);
  return contest_run (suite);
}
