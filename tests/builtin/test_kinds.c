/* The built-in kinds by script, and what must hold for every sequence of verbs. */
#include "../suite.h"
#include "builtin/builtin.h"
#include <bahe/kit.h>

#include <string.h>

static const char *const scripts[] = { "session", "plain", "honours" };

START_TEST (given_a_script_when_run_then_all_comes_as_it_says)
{
  g_autofree char *name = g_strconcat (scripts[_i], ".txt", NULL);
  g_autofree char *path = g_build_filename (g_getenv ("BAHE_SOURCE"), "tests", "builtin", "scripts", name, NULL);
  g_autoptr (BaheKit) kit = bahe_kit_new (&bahe_builtin_plugin);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  ck_assert (g_file_get_contents (path, &text, NULL, NULL));
  ck_assert_msg (bahe_kit_say (kit, text, &error), "%s", error != NULL ? error->message : "");
}
END_TEST

static char *
random_attendance (GRand *random)
{
  static const char *const people[] = { "张伟", "李娜", "何明", "周敏" };
  GString *words = g_string_new ("attendance");
  int absent = g_rand_int_range (random, 0, 4);

  if (g_rand_boolean (random))
    g_string_append_printf (words, " expected=%d", g_rand_int_range (random, 0, 6));
  if (g_rand_boolean (random))
    g_string_append_printf (words, " present=%d", g_rand_int_range (random, 0, 6));
  if (g_rand_boolean (random))
    g_string_append_printf (words, " people=%s、%s", people[g_rand_int_range (random, 0, 4)],
                            people[g_rand_int_range (random, 0, 4)]);
  for (int i = 0; i < absent; i++)
    g_string_append_printf (words, "%s%s", i == 0 ? " \"absent=" : "; ", people[g_rand_int_range (random, 0, 4)]);
  if (absent > 0)
    g_string_append_c (words, '"');
  return g_string_free (words, FALSE);
}

START_TEST (given_any_attendance_when_let_through_then_folding_again_gives_the_same)
{
  g_autoptr (BaheKit) kit = bahe_kit_new (&bahe_builtin_plugin);
  g_autoptr (GError) error = NULL;
  GRand *random = g_rand_new_with_seed ((guint32) (1000 + _i));
  guint through = 0;

  ck_assert (bahe_kit_say (kit,
                           _i % 2 == 0 ? "people male 张伟 李娜 何明 周敏\nkind session people=张伟、李娜、何明"
                                       : "people male 张伟 李娜 何明 周敏\nkind session expected=4",
                           NULL));
  for (guint i = 0; i < 200; i++) {
    g_autofree char *words = random_attendance (random);
    const char *refused = bahe_kit_try (kit, words, &error);
    ck_assert_msg (error == NULL, "%s: %s", words, error != NULL ? error->message : "");
    through += refused == NULL;
  }
  g_rand_free (random);
  ck_assert_uint_eq (bahe_kit_events (kit), through);
  ck_assert_uint_gt (through, 0);
  ck_assert_uint_lt (through, 200);
  g_autofree char *before = bahe_kit_dump (kit);
  bahe_kit_fold (kit);
  g_autofree char *after = bahe_kit_dump (kit);
  ck_assert_str_eq (before, after);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("kinds");
  TCase *tests = tcase_create ("scripts and sequences");

  tcase_set_timeout (tests, 60);
  tcase_add_loop_test (tests, given_a_script_when_run_then_all_comes_as_it_says, 0, G_N_ELEMENTS (scripts));
  tcase_add_loop_test (tests, given_any_attendance_when_let_through_then_folding_again_gives_the_same, 0, 20);
  suite_add_tcase (suite, tests);
  return run_suite (suite);
}
