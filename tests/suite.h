/* The end of every test program. */
#ifndef BAHE_TESTS_SUITE_H
#define BAHE_TESTS_SUITE_H

#include <check.h>
#include <stdlib.h>

/* Runs the tests, each in a process of its own unless CK_FORK says otherwise; frees the suite. The exit status. */
static inline int
run_suite (Suite *suite)
{
  SRunner *runner = srunner_create (suite);

  srunner_run_all (runner, CK_ENV);
  int failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

/* The same for these `n` tests; `timeout` in seconds a test, 0: that of CK_DEFAULT_TIMEOUT. */
static inline int
run_tests (const char *name, const TTest *const *tests, size_t n, double timeout)
{
  Suite *suite = suite_create (name);
  TCase *all = tcase_create (name);

  if (timeout > 0)
    tcase_set_timeout (all, timeout);
  for (size_t i = 0; i < n; i++)
    tcase_add_test (all, tests[i]);
  suite_add_tcase (suite, all);
  return run_suite (suite);
}

/* RUN_TESTS ("roster", test, test, …) */
#define RUN_TESTS(name, ...)                                                                                           \
  run_tests (name, (const TTest *[]){ __VA_ARGS__ }, sizeof ((const TTest *[]){ __VA_ARGS__ }) / sizeof (TTest *), 0)

#endif
