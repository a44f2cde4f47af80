/* What the tests of kinds without a host share: a kit for the plugin they are linked with, lines of a script said to
 * it, scripts of their folder. Included once by the test of one plugin. */
#ifndef BAHE_TESTS_KIT_TEST_H
#define BAHE_TESTS_KIT_TEST_H

#include "suite.h"

#include <stdlib.h>
#include <string.h>

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

/* Lines that must come as they say. */
static void G_GNUC_UNUSED G_GNUC_PRINTF (1, 2) say (const char *format, ...)
{
  g_autoptr (GError) error = NULL;
  va_list arguments;

  va_start (arguments, format);
  g_autofree char *lines = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  ck_assert_msg (bahe_kit_say (kit, lines, &error), "%s", error != NULL ? error->message : "");
}

/* The script of that name in tests/FOLDER/scripts. */
static void
say_script (const char *folder, const char *name)
{
  g_autofree char *file = g_strconcat (name, ".txt", NULL);
  g_autofree char *path = g_build_filename (g_getenv ("BAHE_SOURCE"), "tests", folder, "scripts", file, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  ck_assert (g_file_get_contents (path, &text, NULL, NULL));
  ck_assert_msg (bahe_kit_say (kit, text, &error), "%s: %s", name, error != NULL ? error->message : "");
}

/* A case of the suite in which every test has a kit of its own. */
static TCase *
case_with_kit (Suite *suite, const char *name)
{
  TCase *tests = tcase_create (name);

  tcase_add_checked_fixture (tests, set_up, tear_down);
  suite_add_tcase (suite, tests);
  return tests;
}

#endif
