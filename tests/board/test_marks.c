/* 亮分: how a final mark came about, by the rules that are shipped. */
#include "contest.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static Contest *
contest_by (const char *rule, const char *options)
{
  g_autofree char *path = g_strdup_printf ("%s/scripts/scoring/%s.lua", g_getenv ("BAHE_SOURCE"), rule);
  g_autofree char *source = NULL;

  ck_assert_msg (g_file_get_contents (path, &source, NULL, NULL), "%s", path);
  return contest_of (source, options);
}

/* Marks of judges 1, 2 … */
static void
give_marks (Contest *contest, const char *who, const char *item, const char *values)
{
  g_auto (GStrv) all = g_strsplit (values, " ", -1);

  for (guint i = 0; all[i] != NULL; i++) {
    g_autofree char *judge = g_strdup_printf ("%u", i + 1);
    contest_mark (contest, who, judge, item, all[i]);
  }
}

static json_object *
member (json_object *object, const char *name)
{
  json_object *found = NULL;

  ck_assert_msg (json_object_object_get_ex (object, name, &found), "no %s", name);
  return found;
}

static json_object *
marks_of (Contest *contest, const char *name)
{
  g_autoptr (GError) error = NULL;
  json_object *marks = bahe_board_marks (contest->scoring, contest_number (contest, name), &error);

  ck_assert_msg (marks != NULL, "%s", error != NULL ? error->message : "");
  return marks;
}

/* "1:93.50 [2:95.00] …": seats and marks, those dropped in brackets. */
static char *
judges_of (json_object *marks)
{
  json_object *judges = member (marks, "judges");
  GString *text = g_string_new (NULL);

  for (size_t i = 0; i < json_object_array_length (judges); i++) {
    json_object *judge = json_object_array_get_idx (judges, i);
    gboolean dropped = json_object_get_boolean (member (judge, "dropped"));
    g_string_append_printf (text, "%s%s%s:%s%s", i > 0 ? " " : "", dropped ? "[" : "",
                            json_object_get_string (member (judge, "seat")),
                            json_object_get_string (member (judge, "mark")), dropped ? "]" : "");
  }
  return g_string_free (text, FALSE);
}

static void
check_marks (Contest *contest, const char *name, const char *judges, const char *rest)
{
  json_object *marks = marks_of (contest, name);
  g_autofree char *by_judge = judges_of (marks);
  const char *const parts[] = { "mean", "equation", "deductions", "final", "place" };
  g_autoptr (GString) text = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " | " : "",
                            json_object_to_json_string_ext (member (marks, parts[i]), JSON_C_TO_STRING_PLAIN));
  ck_assert_str_eq (by_judge, judges);
  ck_assert_str_eq (text->str, rest);
  json_object_put (marks);
}

START_TEST (given_five_judges_then_one_of_two_equal_highest_is_dropped_and_deductions_have_their_reasons)
{
  g_autoptr (Contest) contest = contest_by ("broadcast_exercise", NULL);

  contest_enter (contest, "甲 乙 丙");
  give_marks (contest, "甲", NULL, "94 93.5 95 95 90");
  contest_tally (contest, "甲", "缺勤1人", "1");
  give_marks (contest, "乙", NULL, "94 93.5 94 95 90");
  contest_tally (contest, "乙", "超时", "0.5");
  contest_tally (contest, "乙", NULL, "0.5");
  check_marks (contest, "甲", "1:94.00 2:93.50 3:95.00 [4:95.00] [5:90.00]",
               "\"94.17\" | \"(94.00+93.50+95.00)÷3 = 94.17\" | [{\"reason\":\"缺勤1人\",\"points\":\"1.00\"}] | "
               "\"93.17\" | 1");
  check_marks (contest, "乙", "1:94.00 2:93.50 3:94.00 [4:95.00] [5:90.00]",
               "\"93.83\" | \"(94.00+93.50+94.00)÷3 = 93.83\" | [{\"reason\":\"超时\",\"points\":\"0.50\"},{\"reason\":"
               "\"(reason not shown)\",\"points\":\"0.50\"}] | \"92.83\" | 2");
  check_marks (contest, "丙", "", "null | null | [] | null | null");
}
END_TEST

START_TEST (given_criteria_then_a_judge_has_one_mark_and_with_few_judges_none_is_dropped)
{
  g_autoptr (Contest) contest = contest_by ("broadcast_exercise", NULL);

  contest_enter (contest, "甲");
  give_marks (contest, "甲", "动作质量", "36.5 38 37");
  give_marks (contest, "甲", "服装", "9 9.5 10");
  check_marks (contest, "甲", "1:45.50 2:47.50 3:47.00",
               "\"46.67\" | \"(45.50+47.50+47.00)÷3 = 46.67\" | [] | \"46.67\" | 1");
}
END_TEST

START_TEST (given_other_ways_to_put_marks_together_then_the_equation_says_which)
{
  g_autoptr (Contest) sum = contest_by ("judged_panel", "{\"params\":{\"aggregate\":\"sum\"}}");
  g_autoptr (Contest) median = contest_by ("judged_panel", "{\"params\":{\"aggregate\":\"median\"}}");
  g_autoptr (Contest) one = contest_by ("judged_panel", "{\"params\":{\"drop_high\":0,\"drop_low\":0}}");

  contest_enter (sum, "甲");
  give_marks (sum, "甲", NULL, "9.5 9.1 9.7 9.3");
  check_marks (sum, "甲", "1:9.50 [2:9.10] [3:9.70] 4:9.30", "\"18.80\" | \"9.50+9.30 = 18.80\" | [] | \"18.80\" | 1");
  contest_enter (median, "甲");
  give_marks (median, "甲", NULL, "9.5 9.1 9.7 9.3 9.425");
  check_marks (median, "甲", "1:9.50 [2:9.10] [3:9.70] 4:9.30 5:9.425",
               "\"9.43\" | \"median of 9.50, 9.30, 9.425 = 9.43\" | [] | \"9.43\" | 1");
  contest_enter (one, "甲");
  contest_mark (one, "甲", "12", NULL, "8.8");
  check_marks (one, "甲", "12:8.80", "\"8.80\" | \"8.80\" | [] | \"8.80\" | 1");
}
END_TEST

START_TEST (given_a_penalty_that_no_tally_tells_then_its_column_does)
{
  g_autoptr (Contest) contest = contest_by ("speech", NULL);

  contest_enter (contest, "甲 乙");
  give_marks (contest, "甲", NULL, "9.70 9.65 9.60 9.72 9.68 9.55 9.66");
  contest_measure (contest, "甲", "time", "505");
  give_marks (contest, "乙", NULL, "9.5 9.5 9.5 9.5 9.5");
  contest_measure (contest, "乙", "time", "300");
  check_marks (contest, "甲", "1:9.700 2:9.650 3:9.600 [4:9.720] 5:9.680 [6:9.550] 7:9.660",
               "\"9.658\" | \"(9.700+9.650+9.600+9.680+9.660)÷5 = 9.658\" | [{\"reason\":\"Time "
               "penalty\",\"points\":\"0.200\"}] | \"9.458\" | 2");
  check_marks (contest, "乙", "[1:9.500] 2:9.500 3:9.500 4:9.500 [5:9.500]",
               "\"9.500\" | \"(9.500+9.500+9.500)÷3 = 9.500\" | [] | \"9.500\" | 1");
}
END_TEST

START_TEST (given_a_rule_without_a_panel_or_nobody_then_there_are_no_judges)
{
  g_autoptr (Contest) contest = contest_by ("least_time", NULL);
  g_autoptr (GError) error = NULL;

  contest_enter (contest, "甲");
  contest_measure (contest, "甲", "1", "12.5");
  json_object *marks = marks_of (contest, "甲");
  ck_assert_uint_eq (json_object_array_length (member (marks, "judges")), 0);
  json_object_put (marks);
  ck_assert_ptr_null (bahe_board_marks (contest->scoring, 99, &error));
  ck_assert (g_error_matches (error, BAHE_ERROR, BAHE_ERROR_NOT_FOUND));
}
END_TEST

START_TEST (given_a_label_that_names_a_parameter_then_people_read_what_was_chosen)
{
  g_autoptr (Contest) contest = contest_by ("broadcast_exercise", "{\"params\":{\"key_item\":\"服装\"}}");

  contest_enter (contest, "甲 乙");
  give_marks (contest, "甲", "服装", "9 9 9");
  g_autoptr (BaheBoard) board = contest_board (contest);
  json_object *json = bahe_board_to_json (board);
  const char *text = json_object_to_json_string_ext (json, JSON_C_TO_STRING_PLAIN);
  ck_assert_ptr_nonnull (strstr (text, "{\"name\":\"action\",\"zh\":\"服装\",\"en\":\"服装\""));
  ck_assert_ptr_nonnull (strstr (bahe_board_sentence (board), "服装"));
  ck_assert_ptr_null (strstr (bahe_board_sentence (board), "{"));
  json_object_put (json);
}
END_TEST

START_TEST (given_panels_with_shares_then_all_judges_are_told_and_each_panel_has_its_equation)
{
  static const char *const marks[] = { "95", "90", "92", "94", "88", "91" };
  g_autoptr (Contest) contest = contest_by ("judged_panel", NULL);

  contest_enter (contest, "甲");
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++) {
    g_autofree char *judge = g_strdup_printf ("%u", i + 1);
    BaheFactRow fact = { .shape = BAHE_MARK,
                         .entrant = 1,
                         .by = judge,
                         .value = contest_amount (marks[i]),
                         .more = i == 0 ? "{\"panel\":\"自评\",\"share\":20}" : "{\"panel\":\"考核组\",\"share\":80}" };
    contest_add (contest, &fact);
  }
  contest_tally (contest, "甲", "缺会", "0.5");
  check_marks (contest, "甲", "1:95.00 2:90.00 3:92.00 [4:94.00] [5:88.00] 6:91.00",
               "null | \"95.00; (90.00+92.00+91.00)÷3 = 91.00\" | [{\"reason\":\"缺会\",\"points\":\"0.50\"}] | "
               "\"91.30\" | 1");
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("board marks");
  TCase *tests = tcase_create ("marks");

  tcase_add_test (tests, given_five_judges_then_one_of_two_equal_highest_is_dropped_and_deductions_have_their_reasons);
  tcase_add_test (tests, given_criteria_then_a_judge_has_one_mark_and_with_few_judges_none_is_dropped);
  tcase_add_test (tests, given_other_ways_to_put_marks_together_then_the_equation_says_which);
  tcase_add_test (tests, given_a_penalty_that_no_tally_tells_then_its_column_does);
  tcase_add_test (tests, given_a_rule_without_a_panel_or_nobody_then_there_are_no_judges);
  tcase_add_test (tests, given_a_label_that_names_a_parameter_then_people_read_what_was_chosen);
  tcase_add_test (tests, given_panels_with_shares_then_all_judges_are_told_and_each_panel_has_its_equation);
  suite_add_tcase (suite, tests);
  return contest_run (suite);
}
