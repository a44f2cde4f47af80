/* Recording: init, open, do, roster, import, award, corrections, private values; what must not be recorded is not. */
#include "kit.h"

#include <fcntl.h>
#include <pty.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static World league;

static void
setup (void)
{
  world_league (&league);
}

static void
teardown (void)
{
  world_clear (&league);
}

START_TEST (given_init_then_unit_and_roster_are_there_and_a_second_one_is_refused)
{
  g_auto (Run) list = bahe (&league, "list"), again = bahe (&league, "init", "别的工会");
  assert_holds (list.out, "青禾小学工会");
  assert_holds (list.out, "花名册");
  assert_holds (list.out, "拔河");
  ck_assert_int_eq (again.code, 1);
  assert_holds (again.err, league.store);
}
END_TEST

START_TEST (given_a_result_by_words_or_by_options_then_the_same_is_recorded)
{
  g_auto (Run) words = bahe (&league, "do", "拔河", "result", "后勤组", "大班组", "2", "1");
  g_auto (Run) options =
      bahe (&league, "do", "拔河", "result", "--red=中班组", "--blue", "小班组", "--red-ends", "2", "--blue-ends", "0");
  g_auto (Run) events = bahe (&league, "events", "拔河");
  ck_assert_msg (words.code == 0, "%s", words.err);
  ck_assert_msg (options.code == 0, "%s", options.err);
  assert_holds (words.out, "已记");
  assert_holds (events.out, "后勤组");
  assert_holds (events.out, "小班组");
}
END_TEST

START_TEST (given_wrong_values_then_the_field_is_named_and_nothing_is_recorded)
{
  guint before = record_count (&league);
  g_auto (Run) number = bahe (&league, "do", "拔河", "result", "后勤组", "大班组", "two", "1");
  g_auto (Run) team = bahe (&league, "do", "拔河", "result", "后勤组", "大班级", "2", "1");
  g_auto (Run) verb = bahe (&league, "do", "拔河", "reslt", "后勤组");
  g_auto (Run) option = bahe (&league, "do", "拔河", "result", "--rde", "后勤组");
  g_auto (Run) many =
      bahe (&league, "do", "拔河", "result", "后勤组", "大班组", "2", "1", "a", "b", "c", "d", "e", "f");
  g_auto (Run) twice = bahe (&league, "do", "拔河", "result", "--red", "后勤组", "--red", "大班组");
  g_auto (Run) activity = bahe (&league, "do", "拔和", "result");
  ck_assert_int_eq (number.code, 2);
  assert_holds (number.err, "红方胜局");
  ck_assert_int_eq (team.code, 2);
  assert_holds (team.err, "大班级");
  ck_assert_int_eq (verb.code, 2);
  assert_holds (verb.err, "“result”");
  ck_assert_int_eq (option.code, 2);
  assert_holds (option.err, "--red");
  ck_assert_int_eq (many.code, 2);
  ck_assert_int_eq (twice.code, 2);
  ck_assert_int_eq (activity.code, 2);
  ck_assert_uint_eq (record_count (&league), before);
}
END_TEST

START_TEST (given_dry_run_then_it_says_what_would_be_and_records_nothing)
{
  guint before = record_count (&league);
  g_auto (Run) run = bahe (&league, "do", "拔河", "result", "后勤组", "大班组", "2", "1", "--dry-run");
  ck_assert_msg (run.code == 0, "%s", run.err);
  assert_holds (run.out, "未记入");
  ck_assert_uint_eq (record_count (&league), before);
}
END_TEST

START_TEST (given_one_id_twice_then_one_record_and_other_values_are_refused)
{
#define ID "--id", "0190b6a0-1c2d-7e3f-8a4b-5c6d7e8f9a0b"
  bahe_ok (&league, "do", "拔河", "result", "后勤组", "大班组", "2", "1", ID);
  guint before = record_count (&league);
  g_auto (Run) again = bahe (&league, "do", "拔河", "result", "后勤组", "大班组", "2", "1", ID);
  g_auto (Run) other = bahe (&league, "do", "拔河", "result", "后勤组", "大班组", "2", "0", ID);
  g_auto (Run) bad = bahe (&league, "do", "拔河", "result", "后勤组", "大班组", "2", "0", "--id", "7");
  ck_assert_msg (again.code == 0, "%s", again.err);
  assert_holds (again.out, "以前已记");
  ck_assert_int_eq (other.code, 1);
  ck_assert_int_eq (bad.code, 2);
  ck_assert_uint_eq (record_count (&league), before);
}
END_TEST

START_TEST (given_json_then_the_answer_is_json)
{
  g_auto (Run) run = bahe (&league, "do", "拔河", "result", "后勤组", "大班组", "2", "1", "--format", "json");
  json_object *json = json_of (&run), *seq = NULL;
  ck_assert (json_object_object_get_ex (json, "first_seq", &seq));
  ck_assert_int_gt (json_object_get_int64 (seq), 0);
  json_object_put (json);
}
END_TEST

/* The number of the last record whose line holds `part`. */
static char *
record_holding (const char *part)
{
  g_auto (Run) run = bahe (&league, "events", "拔河", "--format", "csv");
  g_auto (GStrv) lines = g_strsplit (run.out, "\n", -1);
  char *found = NULL;
  for (char **line = lines; *line != NULL; line++)
    if (strstr (*line, part) != NULL) {
      g_free (found);
      found = g_strndup (*line, strcspn (*line, ","));
    }
  ck_assert_msg (found != NULL, "no record holds %s:\n%s", part, run.out);
  return found;
}

START_TEST (given_a_correction_then_it_is_previewed_asked_for_and_moves_the_board)
{
  bahe_ok (&league, "do", "拔河", "result", "后勤组", "大班组", "2", "0");
  bahe_ok (&league, "do", "拔河", "result", "中班组", "小班组", "2", "1");
  g_autofree char *seq = record_holding ("后勤组；蓝方 大班组");
  guint before = record_count (&league);
  g_auto (Run) unasked = bahe (&league, "correct", seq, "--red-ends", "0", "--blue-ends", "2", "--because", "抄错");
  ck_assert_int_eq (unasked.code, 1);
  assert_holds (unasked.out, "将有变动");
  assert_holds (unasked.err, "--yes");
  g_auto (Run) dry =
      bahe (&league, "correct", seq, "--red-ends", "0", "--blue-ends", "2", "--because", "抄错", "--dry-run");
  ck_assert_msg (dry.code == 0, "%s", dry.err);
  ck_assert_uint_eq (record_count (&league), before);
  g_auto (Run) done =
      bahe (&league, "correct", seq, "--red-ends", "0", "--blue-ends", "2", "--because", "抄错", "--yes");
  ck_assert_msg (done.code == 0, "%s", done.err);
  g_auto (Run) board = bahe (&league, "board", "拔河", "--format", "csv");
  g_auto (GStrv) rows = g_strsplit (board.out, "\n", -1);
  assert_holds (rows[1], "大班组");
  g_auto (Run) nothing = bahe (&league, "correct", seq, "--yes"), missing = bahe (&league, "correct", "99999", "--yes");
  g_auto (Run) words = bahe (&league, "correct", "abc", "--yes");
  ck_assert_int_eq (nothing.code, 2);
  ck_assert_int_eq (missing.code, 2);
  ck_assert_int_eq (words.code, 2);
}
END_TEST

START_TEST (given_when_something_happened_was_wrong_then_it_is_corrected_with_other_values_or_alone)
{
  bahe_ok (&league, "open", "tug-of-war", "改时间");
  bahe_ok (&league, "do", "改时间", "enter", "后勤组");
  bahe_ok (&league, "do", "改时间", "enter", "大班组");
  g_auto (Run) result = bahe (&league, "do", "改时间", "result", "后勤组", "大班组", "2", "0", "--when",
                              "2026-11-06 14:00", "--format", "json");
  json_object *answer = json_of (&result);
  g_autofree char *seq = g_strdup (json_object_get_string (json_object_object_get (answer, "first_seq")));
  json_object_put (answer);
  bahe_ok (&league, "correct", seq, "--when", "2026-11-05 15:30", "--because", "记错日期", "--yes");
  g_auto (Run) alone = bahe (&league, "events", "改时间");
  assert_holds (alone.out, "2026-11-05 15:30");
  ck_assert_ptr_null (strstr (alone.out, "2026-11-06 14:00"));
  bahe_ok (&league, "correct", "--when=2026-11-04", seq, "--red-ends", "1", "--blue-ends", "2", "--because", "抄错",
           "--corrected", "2026-11-10", "--yes");
  g_auto (Run) both = bahe (&league, "events", "改时间", "--format", "csv");
  assert_holds (both.out, "2026-11-04");
  assert_holds (both.out, "红方胜局 1；蓝方胜局 2");
  assert_holds (both.out, "2026-11-10");
  g_auto (Run) nonsense = bahe (&league, "correct", seq, "--when", "某天", "--because", "记错日期", "--yes");
  ck_assert_int_ne (nonsense.code, 0);
}
END_TEST

START_TEST (given_a_stage_then_the_preview_names_it_in_words)
{
  bahe_ok (&league, "open", "tug-of-war", "淘汰", "--system", "knock-out");
  bahe_ok (&league, "do", "淘汰", "enter", "后勤组");
  bahe_ok (&league, "do", "淘汰", "enter", "大班组");
  bahe_ok (&league, "do", "淘汰", "draw-order", "后勤组、大班组");
  g_auto (Run) result = bahe (&league, "do", "淘汰", "result", "后勤组", "大班组", "2", "0", "--format", "json");
  json_object *answer = json_of (&result);
  g_autofree char *seq = g_strdup (json_object_get_string (json_object_object_get (answer, "first_seq")));
  json_object_put (answer);
  g_auto (Run) zh =
      bahe (&league, "correct", seq, "--red-ends", "0", "--blue-ends", "2", "--because", "抄错", "--dry-run");
  g_auto (Run) en = bahe (&league, "correct", seq, "--red-ends", "0", "--blue-ends", "2", "--because", "抄错",
                          "--dry-run", "--lang", "en");
  ck_assert_msg (zh.code == 0, "%s", zh.err);
  assert_holds (zh.out, "淘汰赛：大班组：名次 2 → 1");
  assert_holds (en.out, "Knock-out: 大班组: place 2 → 1");
}
END_TEST

START_TEST (given_an_activity_without_a_verb_then_what_it_has_is_listed)
{
  g_auto (Run) bare = bahe (&league, "do", "拔河"), help = bahe (&league, "do", "拔河", "--help");
  g_auto (Run) en = bahe (&league, "do", "拔河", "--lang", "en"),
               json = bahe (&league, "do", "拔河", "--format", "json");
  g_auto (Run) one = bahe (&league, "do", "拔河", "replay", "--help");
  ck_assert_msg (bare.code == 0, "%s", bare.err);
  ck_assert_str_eq (bare.out, help.out);
  assert_holds (bare.out, "draw-order");
  assert_holds (bare.out, "withdraw");
  assert_holds (bare.out, "退赛");
  assert_holds (bare.out, "记录员");
  assert_holds (bare.out, "bahe do 拔河");
  assert_lacks (bare.out, "办活动");
  assert_holds (en.out, "Withdraw");
  assert_holds (en.out, "recorder");
  json_object *rows = json_of (&json);
  ck_assert (json_object_is_type (rows, json_type_array) && json_object_array_length (rows) > 9);
  json_object_put (rows);
  assert_holds (one.out, "--reason");
}
END_TEST

START_TEST (given_lots_that_are_drawn_then_a_draw_is_not_offered_again_and_said_to_be_of_no_use)
{
  bahe_ok (&league, "open", "tug-of-war", "抽签一次", "--system", "knock-out");
  bahe_ok (&league, "do", "抽签一次", "enter", "后勤组");
  bahe_ok (&league, "do", "抽签一次", "enter", "大班组");
  g_auto (Run) before = bahe (&league, "do", "抽签一次", "--format", "csv");
  assert_holds (before.out, "draw-order");
  assert_lacks (before.out, "end,"); /* nobody can play yet */
  assert_lacks (before.out, "go-on");
  bahe_ok (&league, "do", "抽签一次", "draw-order", "后勤组、大班组");
  g_auto (Run) after = bahe (&league, "do", "抽签一次", "--format", "csv");
  assert_lacks (after.out, "draw-order");
  assert_holds (after.out, "end,");
  g_auto (Run) table = bahe (&league, "do", "抽签一次");
  assert_holds (table.out, "现在用不上的：draw");
  g_auto (Run) again = bahe (&league, "do", "抽签一次", "draw");
  assert_holds (again.err, "已经抽过签");
}
END_TEST

START_TEST (given_cancel_and_undo_then_the_record_counts_no_more)
{
  bahe_ok (&league, "do", "拔河", "result", "后勤组", "大班组", "2", "0");
  g_autofree char *seq = record_holding ("后勤组；蓝方 大班组");
  g_auto (Run) unasked = bahe (&league, "cancel", seq, "--because", "误记");
  ck_assert_int_eq (unasked.code, 1);
  bahe_ok (&league, "cancel", seq, "--because", "误记", "--yes");
  g_auto (Run) events = bahe (&league, "events", "拔河");
  assert_holds (events.out, "已作废");
  bahe_ok (&league, "do", "拔河", "result", "后勤组", "大班组", "2", "1");
  bahe_ok (&league, "undo", "拔河");
  g_auto (Run) board = bahe (&league, "board", "拔河", "--format", "json");
  assert_lacks (board.out, "\"points\":\"2\"");
}
END_TEST

START_TEST (given_a_gb18030_table_then_it_is_imported_once_and_all_or_nothing)
{
  g_autofree char *table =
      g_convert ("姓名,性别,小组\n张伟,男,后勤组\n李娜,女,大班组\n", -1, "GB18030", "UTF-8", NULL, NULL, NULL);
  g_autofree char *path = world_file (&league, "people.csv", table);
  g_autofree char *bad = world_file (&league, "bad.csv", "姓名,性别,小组\n王芳,女,后勤组\n赵强,不明,后勤组\n");
  guint before = record_count (&league);
  g_auto (Run) dry = bahe (&league, "roster", "import", path, "--dry-run");
  ck_assert_msg (dry.code == 0, "%s", dry.err);
  assert_holds (dry.out, "新增");
  ck_assert_uint_eq (record_count (&league), before);
  bahe_ok (&league, "roster", "import", path);
  ck_assert_uint_eq (record_count (&league), before + 2);
  g_auto (Run) again = bahe (&league, "roster", "import", path);
  ck_assert_int_eq (again.code, 0);
  assert_holds (again.out, "已有");
  g_auto (Run) wrong = bahe (&league, "roster", "import", bad);
  ck_assert_int_ne (wrong.code, 0);
  assert_holds (wrong.out, "错误");
  ck_assert_uint_eq (record_count (&league), before + 2);
  g_auto (Run) list = bahe (&league, "roster", "list");
  assert_holds (list.out, "张伟");
  assert_lacks (list.out, "王芳");
}
END_TEST

START_TEST (given_cells_on_standard_input_then_they_are_imported)
{
  g_auto (Run) run =
      bahe_input (&league, "红方\t蓝方\t红方胜局\t蓝方胜局\n后勤组\t大班组\t2\t0\n中班组\t小班组\t1\t2\n", "import",
                  "拔河", "result", "-", NULL);
  ck_assert_msg (run.code == 0, "%s%s", run.out, run.err);
  assert_holds (run.out, "新增 2 行");
}
END_TEST

static void
open_training (void)
{
  bahe_ok (&league, "roster", "add-person", "张伟", "--sex", "男", "--group", "后勤组");
  bahe_ok (&league, "roster", "add-person", "李娜", "--sex", "女", "--group", "大班组");
  bahe_ok (&league, "open", "session", "广播操训练");
}

START_TEST (given_a_private_value_on_argv_then_it_is_refused)
{
  open_training ();
  guint before = record_count (&league);
  g_auto (Run) run = bahe (&league, "do", "广播操训练", "attendance", "--absent", "张伟 病假");
  g_auto (Run) equals = bahe (&league, "do", "广播操训练", "attendance", "--private", "absent=张伟 病假");
  ck_assert_int_eq (run.code, 2);
  assert_holds (run.err, "隐私");
  assert_lacks (run.err, "病假");
  ck_assert_int_eq (equals.code, 2);
  ck_assert_uint_eq (record_count (&league), before);
  bahe_ok (&league, "do", "广播操训练", "attendance", "--people", "张伟、李娜", "--absent", "张伟");
}
END_TEST

START_TEST (given_a_private_value_on_standard_input_then_it_is_recorded_sealed)
{
  open_training ();
  g_auto (Run) run = bahe_input (&league, "张伟 病假\n", "do", "广播操训练", "attendance", "--people", "张伟、李娜",
                                 "--private", "absent=-", NULL);
  ck_assert_msg (run.code == 0, "%s", run.err);
  g_autofree char *bytes = NULL;
  gsize length;
  ck_assert (g_file_get_contents (league.store, &bytes, &length, NULL));
  ck_assert_ptr_null (memmem (bytes, length, "\"sick\"", 6));
  g_auto (Run) ended = bahe (&league, "do", "广播操训练", "attendance", "--private", "absent=-");
  ck_assert_int_eq (ended.code, 2);
}
END_TEST

/* Talks to the program on a terminal of its own: what it printed until it ended. */
static char *
on_terminal (const char *typed, const char *const *argv, int *status)
{
  int terminal;
  GString *seen = g_string_new (NULL);
  pid_t child = forkpty (&terminal, NULL, NULL, NULL);

  ck_assert_int_ge (child, 0);
  if (child == 0) {
    g_setenv ("HOME", league.folder, TRUE);
    g_setenv ("XDG_DATA_HOME", league.folder, TRUE);
    g_setenv ("BAHE_STORE", league.store, TRUE);
    g_setenv ("TERM", "xterm", TRUE);
    g_unsetenv ("NO_COLOR");
    execv (argv[0], (char *const *) argv);
    _exit (127);
  }
  gboolean answered = *typed == '\0';
  for (char part[512];;) {
    ssize_t n = read (terminal, part, sizeof part);
    if (n <= 0)
      break;
    g_string_append_len (seen, part, n);
    if (!answered && (strstr (seen->str, "不显示") != NULL || strstr (seen->str, "[y/N]") != NULL)) {
      answered = write (terminal, typed, strlen (typed)) == (ssize_t) strlen (typed);
      ck_assert (answered);
    }
  }
  ck_assert_int_eq (waitpid (child, status, 0), child);
  close (terminal);
  return g_string_free (seen, FALSE);
}

START_TEST (given_a_terminal_then_a_private_value_is_asked_for_without_echo)
{
  g_autofree char *program = g_build_filename (g_getenv ("BAHE_BUILD"), "core", "app", "bahe", NULL);
  const char *argv[] = { program,      "do",        "广播操训练", "attendance", "--people",
                         "张伟、李娜", "--private", "absent",     NULL };
  int status;
  open_training ();
  g_autofree char *seen = on_terminal ("张伟 病假\n", argv, &status);
  ck_assert_msg (WIFEXITED (status) && WEXITSTATUS (status) == 0, "%s", seen);
  assert_holds (seen, "未到");
  assert_lacks (seen, "病假");
}
END_TEST

START_TEST (given_a_terminal_then_a_correction_is_asked_about)
{
  g_autofree char *program = g_build_filename (g_getenv ("BAHE_BUILD"), "core", "app", "bahe", NULL);
  bahe_ok (&league, "do", "拔河", "result", "后勤组", "大班组", "2", "0");
  g_autofree char *seq = record_holding ("后勤组；蓝方 大班组");
  const char *argv[] = { program, "cancel", seq, "--because", "误记", NULL };
  int status;
  guint before = record_count (&league);
  g_autofree char *no = on_terminal ("n\n", argv, &status);
  ck_assert_msg (WIFEXITED (status) && WEXITSTATUS (status) == 1, "%s", no);
  ck_assert_uint_eq (record_count (&league), before);
  g_autofree char *yes = on_terminal ("y\n", argv, &status);
  ck_assert_msg (WIFEXITED (status) && WEXITSTATUS (status) == 0, "%s", yes);
  ck_assert_uint_gt (record_count (&league), before);
}
END_TEST

START_TEST (given_an_actor_by_name_then_it_is_found_or_named)
{
  bahe_ok (&league, "roster", "add-person", "张伟", "--sex", "男", "--group", "后勤组");
  g_auto (Run) known = bahe (&league, "do", "拔河", "result", "后勤组", "大班组", "2", "0", "--as", "张　伟");
  g_auto (Run) unknown = bahe (&league, "do", "拔河", "result", "中班组", "小班组", "2", "0", "--as", "张三");
  g_auto (Run) viewer = bahe (&league, "do", "拔河", "result", "中班组", "小班组", "2", "0", "--role", "viewer");
  ck_assert_msg (known.code == 0, "%s", known.err);
  ck_assert_int_eq (unknown.code, 2);
  assert_holds (unknown.err, "张三");
  ck_assert_int_eq (viewer.code, 1);
}
END_TEST

START_TEST (given_a_judges_seat_then_only_that_one_is_filled)
{
#define SHEET "入场退场 9.5; 服装 9; 队列队形 18; 动作质量 38; 音乐节拍 9.5; 精神面貌 9.5"
  bahe_ok (&league, "open", "broadcast-exercise", "校内广播操", "--judges", "3");
  bahe_ok (&league, "do", "校内广播操", "enter", "后勤组", "--headcount", "25");
  bahe_ok (&league, "do", "校内广播操", "sheet", "--role", "judge", "--seat", "2", "--team", "后勤组", "--marks",
           SHEET);
  bahe_ok (&league, "--seat", "1", "--role", "judge", "do", "校内广播操", "sheet", "--team", "后勤组", "--marks",
           SHEET);
  g_auto (Run) other = bahe (&league, "--seat", "1", "--role", "judge", "do", "校内广播操", "sheet", "--seat", "3",
                             "--team", "后勤组", "--marks", SHEET);
  g_auto (Run) none = bahe (&league, "--role", "judge", "do", "校内广播操", "lock");
  ck_assert_int_ne (other.code, 0);
  assert_holds (other.err, "评委");
  ck_assert_int_eq (none.code, 1);
  g_auto (Run) board = bahe (&league, "board", "校内广播操");
  assert_holds (board.out, "已交评分 2 / 3 份");
  g_auto (Run) revealed = bahe (&league, "board", "校内广播操", "--reveal");
  g_auto (Run) curious = bahe (&league, "board", "校内广播操", "--reveal", "--role", "judge");
  g_auto (Run) events = bahe (&league, "events", "校内广播操", "--role", "judge");
  assert_holds (revealed.out, "93.5");
  assert_holds (revealed.out, "别人还看不到");
  assert_lacks (curious.out, "93.5");
  assert_lacks (curious.out, "别人还看不到");
  assert_lacks (events.out, "9.5");
}
END_TEST

START_TEST (given_a_quick_record_then_its_figures_are_found_with_their_records)
{
  bahe_ok (&league, "open", "plain-activity", "摘杨梅", "--when", "2026-06-12");
  bahe_ok (&league, "do", "摘杨梅", "note", "--headcount", "57", "--when", "2026-06-12");
  g_auto (Run) figures = bahe (&league, "figure", "--of", "摘杨梅", "--explain");
  g_auto (Run) json = bahe (&league, "figure", "--format", "json");
  ck_assert_msg (figures.code == 0, "%s", figures.err);
  assert_holds (figures.out, "57");
  assert_holds (figures.out, "来自记录");
  json_object_put (json_of (&json));
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("cli record");
  TCase *tests = tcase_create ("record");
  tcase_add_checked_fixture (tests, setup, teardown);
  tcase_add_test (tests, given_init_then_unit_and_roster_are_there_and_a_second_one_is_refused);
  tcase_add_test (tests, given_a_result_by_words_or_by_options_then_the_same_is_recorded);
  tcase_add_test (tests, given_wrong_values_then_the_field_is_named_and_nothing_is_recorded);
  tcase_add_test (tests, given_dry_run_then_it_says_what_would_be_and_records_nothing);
  tcase_add_test (tests, given_one_id_twice_then_one_record_and_other_values_are_refused);
  tcase_add_test (tests, given_json_then_the_answer_is_json);
  tcase_add_test (tests, given_lots_that_are_drawn_then_a_draw_is_not_offered_again_and_said_to_be_of_no_use);
  tcase_add_test (tests, given_a_correction_then_it_is_previewed_asked_for_and_moves_the_board);
  tcase_add_test (tests, given_when_something_happened_was_wrong_then_it_is_corrected_with_other_values_or_alone);
  tcase_add_test (tests, given_a_stage_then_the_preview_names_it_in_words);
  tcase_add_test (tests, given_an_activity_without_a_verb_then_what_it_has_is_listed);
  tcase_add_test (tests, given_cancel_and_undo_then_the_record_counts_no_more);
  tcase_add_test (tests, given_a_gb18030_table_then_it_is_imported_once_and_all_or_nothing);
  tcase_add_test (tests, given_cells_on_standard_input_then_they_are_imported);
  tcase_add_test (tests, given_a_private_value_on_argv_then_it_is_refused);
  tcase_add_test (tests, given_a_private_value_on_standard_input_then_it_is_recorded_sealed);
  tcase_add_test (tests, given_a_terminal_then_a_private_value_is_asked_for_without_echo);
  tcase_add_test (tests, given_a_terminal_then_a_correction_is_asked_about);
  tcase_add_test (tests, given_an_actor_by_name_then_it_is_found_or_named);
  tcase_add_test (tests, given_a_judges_seat_then_only_that_one_is_filled);
  tcase_add_test (tests, given_a_quick_record_then_its_figures_are_found_with_their_records);
  suite_add_tcase (suite, tests);
  return run_suite (suite);
}
