/* The store from the command line: verify, backup, restore, rebuild, serve. */
#include "kit.h"

#include <signal.h>
#include <string.h>

static World league;

static void
setup (void)
{
  world_league (&league);
  bahe_ok (&league, "do", "拔河", "result", "后勤组", "大班组", "2", "0");
}

static void
teardown (void)
{
  world_clear (&league);
}

START_TEST (given_a_sound_store_then_verify_says_so)
{
  g_auto (Run) run = bahe (&league, "verify"), json = bahe (&league, "verify", "--format", "json");
  ck_assert_msg (run.code == 0, "%s%s", run.out, run.err);
  assert_holds (run.out, "没有问题");
  json_object_put (json_of (&json));
}
END_TEST

START_TEST (given_a_changed_byte_then_verify_or_opening_names_it)
{
  g_autofree char *bytes = NULL;
  gsize length;
  g_autofree char *copy = g_build_filename (league.folder, "copy.db", NULL);
  bahe_ok (&league, "backup", copy);
  ck_assert (g_file_get_contents (copy, &bytes, &length, NULL));
  static const char body[] = "\"name\":\"青禾";
  char *found = memmem (bytes, length, body, strlen (body));
  ck_assert_ptr_nonnull (found);
  found[8] ^= 1; /* within the body of a record */
  ck_assert (g_file_set_contents (copy, bytes, (gssize) length, NULL));
  g_auto (Run) run = bahe (&league, "verify", "--store", copy);
  ck_assert_int_eq (run.code, 1);
  ck_assert (*run.err != '\0');
}
END_TEST

START_TEST (given_a_backup_then_it_restores_to_the_same_board_and_never_overwrites)
{
  g_autofree char *saved = g_build_filename (league.folder, "saved.db", NULL);
  g_autofree char *back = g_build_filename (league.folder, "back", "unit.db", NULL);
  bahe_ok (&league, "backup", saved);
  g_auto (Run) again = bahe (&league, "backup", saved);
  ck_assert_int_eq (again.code, 1);
  bahe_ok (&league, "restore", saved, "--store", back);
  g_auto (Run) over = bahe (&league, "restore", saved, "--store", back);
  ck_assert_int_eq (over.code, 1);
  g_auto (Run) before = bahe (&league, "board", "拔河"), after = bahe (&league, "board", "拔河", "--store", back);
  ck_assert_int_eq (after.code, 0);
  ck_assert_str_eq (before.out, after.out);
  g_auto (Run) none = bahe (&league, "restore", "/nonexistent.db", "--store", "/nonexistent/unit.db");
  ck_assert_int_ne (none.code, 0);
}
END_TEST

START_TEST (given_dry_run_then_upkeep_writes_no_file)
{
  g_autofree char *saved = g_build_filename (league.folder, "dry.db", NULL);
  g_auto (Run) backup = bahe (&league, "backup", saved, "--dry-run");
  ck_assert (!g_file_test (saved, G_FILE_TEST_EXISTS));
  g_autofree char *fresh = g_build_filename (league.folder, "fresh.db", NULL);
  g_auto (Run) init = bahe (&league, "init", "某工会", "--store", fresh, "--dry-run");
  ck_assert_int_eq (init.code, 0);
  ck_assert (!g_file_test (fresh, G_FILE_TEST_EXISTS));
}
END_TEST

START_TEST (given_rebuild_then_the_boards_are_the_same)
{
  g_auto (Run) before = bahe (&league, "board", "拔河", "--format", "json");
  bahe_ok (&league, "rebuild");
  bahe_ok (&league, "rebuild", "拔河");
  g_auto (Run) after = bahe (&league, "board", "拔河", "--format", "json");
  ck_assert_str_eq (before.out, after.out);
}
END_TEST

START_TEST (given_serve_then_it_says_the_address_and_ends_on_a_signal)
{
  g_autofree char *program = g_build_filename (g_getenv ("BAHE_BUILD"), "core", "app", "bahe", NULL);
  const char *argv[] = { program, "serve", "--port", "0", "--store", league.store, NULL };
  g_autoptr (GSubprocess) child = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDOUT_PIPE, NULL);
  g_autoptr (GDataInputStream) out = g_data_input_stream_new (g_subprocess_get_stdout_pipe (child));
  g_autofree char *line = NULL;
  do {
    g_free (line);
    line = g_data_input_stream_read_line_utf8 (out, NULL, NULL, NULL);
    ck_assert_ptr_nonnull (line);
  } while (strstr (line, "http://127.0.0.1:") == NULL);
  g_subprocess_send_signal (child, SIGTERM);
  ck_assert (g_subprocess_wait (child, NULL, NULL));
  ck_assert (g_subprocess_get_if_exited (child));
  ck_assert_int_eq (g_subprocess_get_exit_status (child), 0);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("cli upkeep");
  TCase *tests = tcase_create ("upkeep");
  tcase_add_checked_fixture (tests, setup, teardown);
  tcase_add_test (tests, given_a_sound_store_then_verify_says_so);
  tcase_add_test (tests, given_a_changed_byte_then_verify_or_opening_names_it);
  tcase_add_test (tests, given_a_backup_then_it_restores_to_the_same_board_and_never_overwrites);
  tcase_add_test (tests, given_dry_run_then_upkeep_writes_no_file);
  tcase_add_test (tests, given_rebuild_then_the_boards_are_the_same);
  tcase_add_test (tests, given_serve_then_it_says_the_address_and_ends_on_a_signal);
  suite_add_tcase (suite, tests);
  return run_suite (suite);
}
