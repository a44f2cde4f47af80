/* The kind by script: every verb, every refusal, what follows from a correction. */
#include "../kit_test.h"

static const char *const scripts[] = { "table_tennis", "football", "brackets", "swiss", "times" };

START_TEST (given_a_script_when_run_then_all_comes_as_it_says)
{
  say_script ("match", scripts[_i]);
}
END_TEST

/* A fold from the beginning comes to the same, whatever was recorded in which order. */
START_TEST (given_a_script_when_folded_again_then_nothing_differs)
{
  say_script ("match", scripts[_i]);
  g_autofree char *before = bahe_kit_dump (kit);
  bahe_kit_fold (kit);
  g_autofree char *after = bahe_kit_dump (kit);
  ck_assert_str_eq (before, after);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("match");
  TCase *tests = case_with_kit (suite, "scripts");

  tcase_add_loop_test (tests, given_a_script_when_run_then_all_comes_as_it_says, 0, G_N_ELEMENTS (scripts));
  tcase_add_loop_test (tests, given_a_script_when_folded_again_then_nothing_differs, 0, G_N_ELEMENTS (scripts));
  return run_suite (suite);
}
