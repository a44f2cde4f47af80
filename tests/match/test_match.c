/* The kind by script: every verb, every refusal, what follows from a correction. */
#include <check.h>
#include <stdlib.h>

#include <bahe/kit.h>

static BaheKit *kit;

static void
set_up (void)
{
  kit = bahe_kit_new (&bahe_plugin_v1);
}

static void
tear_down (void)
{
  bahe_kit_free (kit);
}

static const char *const scripts[] = { "table_tennis", "football", "brackets", "swiss", "times" };

START_TEST (given_a_script_when_run_then_all_comes_as_it_says)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_strconcat (scripts[_i], ".txt", NULL);
  g_autofree char *path = g_build_filename (g_getenv ("BAHE_SOURCE"), "tests", "match", "scripts", name, NULL);
  g_autofree char *text = NULL;

  ck_assert (g_file_get_contents (path, &text, NULL, NULL));
  ck_assert_msg (bahe_kit_say (kit, text, &error), "%s: %s", name, error != NULL ? error->message : "");
}
END_TEST

/* A fold from the beginning comes to the same, whatever was recorded in which order. */
START_TEST (given_a_script_when_folded_again_then_nothing_differs)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_strconcat (scripts[_i], ".txt", NULL);
  g_autofree char *path = g_build_filename (g_getenv ("BAHE_SOURCE"), "tests", "match", "scripts", name, NULL);
  g_autofree char *text = NULL;

  ck_assert (g_file_get_contents (path, &text, NULL, NULL));
  ck_assert_msg (bahe_kit_say (kit, text, &error), "%s: %s", name, error != NULL ? error->message : "");
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
  TCase *tests = tcase_create ("scripts");

  tcase_add_checked_fixture (tests, set_up, tear_down);
  tcase_add_loop_test (tests, given_a_script_when_run_then_all_comes_as_it_says, 0, G_N_ELEMENTS (scripts));
  tcase_add_loop_test (tests, given_a_script_when_folded_again_then_nothing_differs, 0, G_N_ELEMENTS (scripts));
  suite_add_tcase (suite, tests);
  SRunner *runner = srunner_create (suite);
  srunner_run_all (runner, CK_ENV);
  int failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
