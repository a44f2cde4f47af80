/* Runs the tests of one file. */
#ifndef BAHE_TEST_BUILTIN_RUN_H
#define BAHE_TEST_BUILTIN_RUN_H

#include <check.h>
#include <glib.h>

/* RUN_TESTS ("roster", test, test, …): the exit code. */
#define RUN_TESTS(name, ...) run_tests (name, (const TTest *[]){ __VA_ARGS__, NULL })

static inline int
run_tests (const char *name, const TTest **tests)
{
  Suite *suite = suite_create (name);
  TCase *all = tcase_create (name);

  tcase_set_timeout (all, 120);
  for (; *tests != NULL; tests++)
    tcase_add_test (all, *tests);
  suite_add_tcase (suite, all);
  SRunner *runner = srunner_create (suite);
  srunner_run_all (runner, CK_NORMAL);
  int failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  return failed == 0 ? 0 : 1;
}

#endif
