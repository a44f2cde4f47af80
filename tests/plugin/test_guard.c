/* A plugin that fails in a call: named, written down, left out at the next start, taken back on request. */
#include "../suite.h"
#include "plugin/plugin.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static const char module[] = MODULES "/test_failing.so";

enum { WELL, CRASH, LOOP, ABORT, EXIT, DEEP, HOST_CRASH };

static void
call (const BaheKindInfo *kind, gint64 how)
{
  BaheValue given[] = { { .how = BAHE_EXACT, .integer = how } };

  bahe_plugin_enter (kind->plugin, "failing: decide fail");
  kind->verbs[0].table->decide (NULL, given, NULL);
  bahe_plugin_leave ();
}

static gpointer
call_in_thread (gpointer data)
{
  gpointer *what = data;
  call (what[0], GPOINTER_TO_INT (what[1]));
  return NULL;
}

/* A host that loads the plugin and makes it fail, in a process of its own; how that ended. */
static int
run_host (const char *folder, gint64 how, gboolean in_thread)
{
  int status;
  pid_t child = fork ();

  if (child == 0) {
    g_autoptr (BahePlugins) plugins = bahe_plugins_new ();
    setrlimit (RLIMIT_CORE, &(struct rlimit){ 0 });
    if (!bahe_plugin_guard_start (folder, NULL) || !bahe_plugins_load (plugins, module, NULL))
      _exit (90);
    const BaheKindInfo *kind = bahe_plugins_kind (plugins, "failing");
    gpointer what[] = { (gpointer) kind, GINT_TO_POINTER ((int) how) };
    if (how == HOST_CRASH) {
      call (kind, WELL);
      raise (SIGSEGV);
    }
    if (in_thread)
      g_thread_join (g_thread_new ("caller", call_in_thread, what));
    else
      call (kind, how);
    _exit (91);
  }
  ck_assert_int_gt (child, 0);
  ck_assert_int_eq (waitpid (child, &status, 0), child);
  return status;
}

static char *
quarantine_file (const char *folder)
{
  return g_build_filename (folder, "failing.quarantine", NULL);
}

static void
remove_folder (const char *folder)
{
  g_autofree char *file = quarantine_file (folder);
  g_unlink (file);
  ck_assert_int_eq (g_rmdir (folder), 0);
}

static const struct {
  int how;
  gboolean in_thread;
  const char *reason;
} failures[] = {
  { CRASH, FALSE, "crashed: SIGSEGV" },       { CRASH, TRUE, "crashed: SIGSEGV" }, { ABORT, FALSE, "crashed: SIGABRT" },
  { EXIT, FALSE, "ended the process" },       { DEEP, TRUE, "crashed: SIGSEGV" },  { DEEP, FALSE, "crashed: SIGSEGV" },
  { LOOP, TRUE, "took more than 5 seconds" },
};

START_TEST (a_plugin_that_fails_is_named_and_left_out_until_released)
{
  g_autofree char *folder = g_dir_make_tmp ("bahe-guard-XXXXXX", NULL), *file = quarantine_file (folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (GKeyFile) written = g_key_file_new ();

  int status = run_host (folder, failures[_i].how, failures[_i].in_thread);
  ck_assert_msg (!WIFEXITED (status) || (WEXITSTATUS (status) != 90 && WEXITSTATUS (status) != 91), "status %x",
                 status);
  ck_assert (!WIFEXITED (status) || WEXITSTATUS (status) == EXIT_FAILURE); /* whatever the plugin says */
  ck_assert (g_key_file_load_from_file (written, file, G_KEY_FILE_NONE, NULL));
  g_autofree char *plugin = g_key_file_get_string (written, "quarantine", "plugin", NULL);
  g_autofree char *function = g_key_file_get_string (written, "quarantine", "function", NULL);
  g_autofree char *reason = g_key_file_get_string (written, "quarantine", "reason", NULL);
  ck_assert_str_eq (plugin, "failing");
  ck_assert_str_eq (function, "failing: decide fail");
  ck_assert_str_eq (reason, failures[_i].reason);

  g_autoptr (BahePlugins) plugins = bahe_plugins_new ();
  bahe_plugins_quarantine_read (plugins, folder);
  ck_assert (!bahe_plugins_load (plugins, module, &error));
  ck_assert (g_error_matches (error, BAHE_ERROR, BAHE_ERROR_PLUGIN));
  ck_assert_ptr_nonnull (strstr (error->message, "the plugin failing failed in “failing: decide fail”"));
  ck_assert_ptr_nonnull (strstr (error->message, failures[_i].reason));
  ck_assert (bahe_plugins_load (plugins, MODULES "/test_old.so", NULL));

  ck_assert (bahe_plugin_release (folder, "failing", NULL));
  g_autoptr (BahePlugins) later = bahe_plugins_new ();
  bahe_plugins_quarantine_read (later, folder);
  ck_assert (bahe_plugins_load (later, module, NULL));
  remove_folder (folder);
}
END_TEST

START_TEST (a_plugin_loaded_before_the_quarantine_is_read_is_set_aside_too)
{
  g_autofree char *folder = g_dir_make_tmp ("bahe-guard-XXXXXX", NULL);
  run_host (folder, ABORT, FALSE);
  g_autoptr (BahePlugins) plugins = bahe_plugins_new ();
  ck_assert (bahe_plugins_load (plugins, module, NULL));
  ck_assert_ptr_nonnull (bahe_plugins_kind (plugins, "failing"));
  bahe_plugins_quarantine_read (plugins, folder);
  ck_assert_ptr_null (bahe_plugins_kind (plugins, "failing"));
  g_autoptr (GPtrArray) kinds = bahe_plugins_kinds (plugins);
  ck_assert_uint_eq (kinds->len, 0);
  ck_assert_uint_eq (bahe_plugins_refused (plugins)->len, 1);
  remove_folder (folder);
}
END_TEST

START_TEST (a_changed_plugin_may_run_again)
{
  g_autofree char *folder = g_dir_make_tmp ("bahe-guard-XXXXXX", NULL), *bytes = NULL;
  g_autofree char *changed = g_build_filename (folder, "changed.so", NULL);
  gsize length;

  run_host (folder, ABORT, FALSE);
  ck_assert (g_file_get_contents (module, &bytes, &length, NULL));
  bytes = g_realloc (bytes, length + 1);
  bytes[length] = 'x';
  ck_assert (g_file_set_contents (changed, bytes, (gssize) length + 1, NULL));
  g_autoptr (BahePlugins) plugins = bahe_plugins_new ();
  bahe_plugins_quarantine_read (plugins, folder);
  ck_assert (!bahe_plugins_load (plugins, module, NULL));
  ck_assert (bahe_plugins_load (plugins, changed, NULL));
  g_unlink (changed);
  remove_folder (folder);
}
END_TEST

START_TEST (what_the_host_does_wrong_is_no_plugins_fault)
{
  g_autofree char *folder = g_dir_make_tmp ("bahe-guard-XXXXXX", NULL), *file = quarantine_file (folder);
  int status = run_host (folder, HOST_CRASH, FALSE);
  ck_assert (!WIFEXITED (status) || (WEXITSTATUS (status) != 90 && WEXITSTATUS (status) != 91));
  ck_assert (!g_file_test (file, G_FILE_TEST_EXISTS));
  remove_folder (folder);
}
END_TEST

START_TEST (a_call_that_goes_well_leaves_nothing_behind)
{
  g_autofree char *folder = g_dir_make_tmp ("bahe-guard-XXXXXX", NULL), *file = quarantine_file (folder);
  int status = run_host (folder, WELL, TRUE);
  ck_assert (WIFEXITED (status));
  ck_assert_int_eq (WEXITSTATUS (status), 91);
  ck_assert (!g_file_test (file, G_FILE_TEST_EXISTS));
  remove_folder (folder);
}
END_TEST

START_TEST (only_what_is_set_aside_can_be_released)
{
  g_autofree char *folder = g_dir_make_tmp ("bahe-guard-XXXXXX", NULL);
  g_autoptr (GError) error = NULL;
  ck_assert (!bahe_plugin_release (folder, "failing", &error));
  ck_assert (g_error_matches (error, BAHE_ERROR, BAHE_ERROR_NOT_FOUND));
  g_clear_error (&error);
  ck_assert (!bahe_plugin_release (folder, "../failing", &error));
  ck_assert (g_error_matches (error, BAHE_ERROR, BAHE_ERROR_NOT_FOUND));
  g_clear_error (&error);
  ck_assert (!bahe_plugin_guard_start (module, &error));
  ck_assert (g_error_matches (error, BAHE_ERROR, BAHE_ERROR_PLUGIN));
  remove_folder (folder);
}
END_TEST

int
main (void)
{
  bahe_language_set (BAHE_EN);
  Suite *suite = suite_create ("guard");
  TCase *tests = tcase_create ("guard");
  tcase_add_loop_test (tests, a_plugin_that_fails_is_named_and_left_out_until_released, 0, G_N_ELEMENTS (failures));
  tcase_add_test (tests, a_plugin_loaded_before_the_quarantine_is_read_is_set_aside_too);
  tcase_add_test (tests, a_changed_plugin_may_run_again);
  tcase_add_test (tests, what_the_host_does_wrong_is_no_plugins_fault);
  tcase_add_test (tests, a_call_that_goes_well_leaves_nothing_behind);
  tcase_add_test (tests, only_what_is_set_aside_can_be_released);
  suite_add_tcase (suite, tests);
  return run_suite (suite);
}
