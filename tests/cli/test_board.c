/* Boards as they are printed: aligned with Chinese, tied places, colour, JSON, CSV, the reason, the past, and watching.
 */
#include "kit.h"

#include "base/base.h"

#include <pty.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static World league;

static void
setup (void)
{
  world_league (&league);
  bahe_ok (&league, "do", "拔河", "result", "后勤组", "大班组", "2", "0");
  bahe_ok (&league, "do", "拔河", "result", "中班组", "小班组", "2", "0");
}

static void
teardown (void)
{
  world_clear (&league);
}

/* On which column of the terminal each "│" or "┼" of a line stands. */
static char *
bars_of (const char *line)
{
  GString *bars = g_string_new (NULL);
  guint column = 0;

  for (const char *c = line; *c != '\0'; c = g_utf8_next_char (c)) {
    g_autofree char *one = g_strndup (c, (gsize) (g_utf8_next_char (c) - c));
    if (g_str_equal (one, "│") || g_str_equal (one, "┼"))
      g_string_append_printf (bars, "%u ", column);
    column += bahe_text_width (one);
  }
  return g_string_free (bars, FALSE);
}

START_TEST (given_chinese_names_then_every_column_stands_under_its_head)
{
  g_auto (Run) run = bahe (&league, "board", "拔河");
  g_auto (GStrv) lines = g_strsplit (run.out, "\n", -1);
  g_autofree char *head = NULL;
  guint same = 0;
  ck_assert_msg (run.code == 0, "%s", run.err);
  for (char **line = lines; *line != NULL; line++) {
    g_autofree char *bars = bars_of (*line);
    if (*bars == '\0')
      continue;
    if (head == NULL)
      head = g_strdup (bars);
    ck_assert_str_eq (bars, head);
    same++;
  }
  ck_assert_uint_eq (same, 6); /* head, line, four teams */
  assert_lacks (run.out, "\033");
}
END_TEST

START_TEST (given_level_teams_then_they_share_a_place)
{
  g_auto (Run) run = bahe (&league, "board", "拔河");
  assert_holds (run.out, "1 并列");
  assert_holds (run.out, "3 并列");
  assert_holds (run.out, "拔河");
  assert_holds (run.out, "积分");
}
END_TEST

START_TEST (given_json_and_csv_then_programs_can_read_them)
{
  g_auto (Run) json = bahe (&league, "board", "拔河", "--format", "json"),
               csv = bahe (&league, "board", "拔河", "--format=csv");
  g_auto (Run) bom = bahe (&league, "board", "拔河", "--format=csv", "--bom");
  json_object *read = json_of (&json), *boards = NULL, *rows = NULL;
  ck_assert (json_object_object_get_ex (read, "boards", &boards));
  ck_assert_uint_eq (json_object_array_length (boards), 1);
  ck_assert (json_object_object_get_ex (json_object_array_get_idx (boards, 0), "rows", &rows));
  ck_assert_uint_eq (json_object_array_length (rows), 4);
  json_object_put (read);
  g_auto (GStrv) lines = g_strsplit (g_strchomp (csv.out), "\n", -1);
  ck_assert_uint_eq (g_strv_length (lines), 5);
  ck_assert (g_str_has_prefix (bom.out, "\xef\xbb\xbf"));
  ck_assert (!g_str_has_prefix (csv.out, "\xef\xbb\xbf"));
}
END_TEST

START_TEST (given_a_title_like_a_formula_then_csv_guards_it)
{
  bahe_ok (&league, "open", "plain-activity", "=SUM(A1)");
  bahe_ok (&league, "open", "plain-activity", "他说\"好\",走");
  g_auto (Run) run = bahe (&league, "list", "--format", "csv");
  assert_holds (run.out, "'=SUM(A1)");
  assert_holds (run.out, "\"他说\"\"好\"\",走\"");
}
END_TEST

START_TEST (given_explain_then_matches_and_criteria_are_told)
{
  g_auto (Run) run = bahe (&league, "board", "拔河", "--explain", "后勤"),
               json = bahe (&league, "board", "拔河", "--explain", "后勤组", "--format", "json");
  g_auto (Run) nobody = bahe (&league, "board", "拔河", "--explain", "高段组"),
               several = bahe (&league, "board", "拔河", "--explain", "班");
  ck_assert_msg (run.code == 0, "%s", run.err);
  assert_holds (run.out, "大班组");
  assert_holds (run.out, "积分");
  json_object_put (json_of (&json));
  ck_assert_int_eq (nobody.code, 2);
  assert_holds (nobody.err, "后勤组");
  ck_assert_int_eq (several.code, 2);
}
END_TEST

START_TEST (given_judges_then_each_stands_beside_the_others_and_a_mark_far_apart_is_named)
{
  bahe_ok (&league, "open", "judged-contest", "朗诵", "--style", "final", "--judges", "3", "--drop-high", "0",
           "--drop-low", "0");
  bahe_ok (&league, "do", "朗诵", "enter", "后勤组");
  bahe_ok (&league, "do", "朗诵", "enter", "大班组");
  bahe_ok (&league, "do", "朗诵", "mark", "后勤组", "--marks", "92、61、92");
  bahe_ok (&league, "do", "朗诵", "mark", "大班组", "--marks", "90、88、91");
  g_auto (Run) run = bahe (&league, "judges", "朗诵"), csv = bahe (&league, "judges", "朗诵", "--format", "csv");
  g_auto (Run) json = bahe (&league, "judges", "朗诵", "--format", "json");
  assert_holds (run.out, "后勤组：2号评委打61.00，中位92.00");
  ck_assert_ptr_null (strstr (run.out, "1号评委"));
  ck_assert_ptr_null (strstr (run.out, "大班组"));
  assert_holds (csv.out, "1,2,91.00,90.00,92.00,8.00,0"); /* 92 − 76.5 and 90 − 89.5 */
  assert_holds (csv.out, "2,2,74.50,61.00,88.00,-16.75,0");
  json_object_put (json_of (&json));
}
END_TEST

START_TEST (given_as_of_then_the_board_stands_as_it_stood)
{
  g_auto (Run) events = bahe (&league, "events", "拔河", "--format", "json");
  json_object *json = json_of (&events), *seq = NULL;
  gsize n = json_object_array_length (json);
  json_object_object_get_ex (json_object_array_get_idx (json, n - 2), "seq", &seq);
  g_autofree char *before = g_strdup (json_object_get_string (seq));
  json_object_put (json);
  g_auto (Run) then = bahe (&league, "board", "拔河", "--as-of", before, "--format", "csv");
  g_auto (Run) now = bahe (&league, "board", "拔河", "--format", "csv");
  ck_assert_msg (then.code == 0, "%s", then.err);
  ck_assert_str_ne (then.out, now.out);
  g_auto (GStrv) rows = g_strsplit (then.out, "\n", -1);
  assert_holds (rows[1], "1,后勤组");
}
END_TEST

START_TEST (given_awards_then_they_are_recorded)
{
  g_auto (Run) level = bahe (&league, "award", "拔河");
  ck_assert_int_eq (level.code, 1); /* lots are to be drawn first */
  g_auto (Run) result = bahe (&league, "do", "拔河", "result", "后勤组", "中班组", "2", "0", "--format", "json");
  json_object *answer = json_of (&result);
  g_autofree char *seq = g_strdup (json_object_get_string (json_object_object_get (answer, "first_seq")));
  json_object_put (answer);
  bahe_ok (&league, "do", "拔河", "result", "大班组", "小班组", "2", "1");
  bahe_ok (&league, "do", "拔河", "adopt", "--awards",
           "{\"list\":[{\"zh\":\"一等奖\",\"en\":\"First prize\",\"count\":1},{\"zh\":\"二等奖\",\"rest\":true}]}");
  guint before = record_count (&league);
  g_auto (Run) run = bahe (&league, "award", "拔河", "--no-material"), board = bahe (&league, "board", "拔河");
  ck_assert_msg (run.code == 0, "%s", run.err);
  ck_assert_uint_eq (record_count (&league), before + 1);
  assert_holds (board.out, "最终成绩");
  assert_holds (board.out, "一等奖");
  assert_lacks (board.out, "作废");
  g_auto (Run) english = bahe (&league, "board", "拔河", "--lang", "en");
  g_auto (Run) record = bahe (&league, "events", "拔河", "--lang", "en");
  assert_holds (english.out, "First prize");
  assert_lacks (english.out, "recorded");
  assert_holds (record.out, "后勤组 First prize; 2");

  g_auto (Run) again = bahe (&league, "award", "拔河");
  ck_assert_int_eq (again.code, 1);
  assert_holds (again.err, "作废第");
  bahe_ok (&league, "correct", seq, "--red-ends", "0", "--blue-ends", "2", "--because", "抄错", "--yes");
  g_auto (Run) moved = bahe (&league, "board", "拔河");
  assert_holds (moved.out, "后勤组：记的是一等奖，现在是二等奖");
  assert_holds (moved.out, "中班组：记的是二等奖，现在是一等奖");
  assert_lacks (moved.out, "大班组：记的是");
}
END_TEST

START_TEST (given_show_then_setup_teams_and_matches_are_printed)
{
  g_auto (Run) run = bahe (&league, "show", "拔河"), json = bahe (&league, "show", "拔河", "--format", "json");
  ck_assert_msg (run.code == 0, "%s", run.err);
  assert_holds (run.out, "后勤组");
  assert_holds (run.out, "队和选手");
  json_object_put (json_of (&json));
}
END_TEST

/* Starts the program on a terminal, where colour is on. */
static pid_t
on_terminal (int *terminal, const char *const *argv, const char *no_colour)
{
  pid_t child = forkpty (terminal, NULL, NULL, NULL);

  ck_assert_int_ge (child, 0);
  if (child == 0) {
    g_setenv ("HOME", league.folder, TRUE);
    g_setenv ("XDG_DATA_HOME", league.folder, TRUE);
    g_setenv ("BAHE_STORE", league.store, TRUE);
    g_setenv ("TERM", "xterm", TRUE);
    g_unsetenv ("NO_COLOR");
    if (no_colour != NULL)
      g_setenv ("NO_COLOR", no_colour, TRUE);
    execv (argv[0], (char *const *) argv);
    _exit (127);
  }
  return child;
}

static char *
read_all (int terminal)
{
  GString *seen = g_string_new (NULL);
  char part[512];
  for (ssize_t n; (n = read (terminal, part, sizeof part)) > 0;)
    g_string_append_len (seen, part, n);
  return g_string_free (seen, FALSE);
}

START_TEST (given_a_terminal_then_there_is_colour_unless_it_is_not_wished)
{
  g_autofree char *program = g_build_filename (g_getenv ("BAHE_BUILD"), "core", "app", "bahe", NULL);
  const char *argv[] = { program, "board", "拔河", NULL };
  for (guint i = 0; i < 2; i++) {
    int terminal, status;
    pid_t child = on_terminal (&terminal, argv, i == 0 ? NULL : "1");
    g_autofree char *seen = read_all (terminal);
    ck_assert_int_eq (waitpid (child, &status, 0), child);
    close (terminal);
    if (i == 0)
      assert_holds (seen, "\033[1;33m");
    else
      assert_lacks (seen, "\033[");
  }
}
END_TEST

/* Reads until `part` was seen; the test's own time limit ends a wait for nothing. */
static void
wait_for (int terminal, GString *seen, const char *part)
{
  char more[512];
  while (strstr (seen->str, part) == NULL) {
    ssize_t n = read (terminal, more, sizeof more);
    ck_assert_msg (n > 0, "it ended before “%s” was seen:\n%s", part, seen->str);
    g_string_append_len (seen, more, n);
  }
}

START_TEST (given_watch_then_a_new_record_is_shown_without_asking)
{
  g_autofree char *program = g_build_filename (g_getenv ("BAHE_BUILD"), "core", "app", "bahe", NULL);
  const char *argv[] = { program, "board", "拔河", "--watch", "--no-colour", NULL };
  g_autoptr (GString) seen = g_string_new (NULL);
  int terminal, status;
  pid_t child = on_terminal (&terminal, argv, NULL);
  wait_for (terminal, seen, "Ctrl-C");
  g_string_truncate (seen, 0);
  bahe_ok (&league, "do", "拔河", "result", "后勤组", "中班组", "2", "1");
  wait_for (terminal, seen, "Ctrl-C");
  kill (child, SIGINT);
  ck_assert_int_eq (waitpid (child, &status, 0), child);
  close (terminal);
  ck_assert (WIFEXITED (status) && WEXITSTATUS (status) == 0);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("cli board");
  TCase *tests = tcase_create ("board");
  tcase_add_checked_fixture (tests, setup, teardown);
  tcase_add_test (tests, given_chinese_names_then_every_column_stands_under_its_head);
  tcase_add_test (tests, given_level_teams_then_they_share_a_place);
  tcase_add_test (tests, given_json_and_csv_then_programs_can_read_them);
  tcase_add_test (tests, given_a_title_like_a_formula_then_csv_guards_it);
  tcase_add_test (tests, given_explain_then_matches_and_criteria_are_told);
  tcase_add_test (tests, given_judges_then_each_stands_beside_the_others_and_a_mark_far_apart_is_named);
  tcase_add_test (tests, given_as_of_then_the_board_stands_as_it_stood);
  tcase_add_test (tests, given_awards_then_they_are_recorded);
  tcase_add_test (tests, given_show_then_setup_teams_and_matches_are_printed);
  tcase_add_test (tests, given_a_terminal_then_there_is_colour_unless_it_is_not_wished);
  tcase_add_test (tests, given_watch_then_a_new_record_is_shown_without_asking);
  suite_add_tcase (suite, tests);
  return run_suite (suite);
}
