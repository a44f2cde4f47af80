/* What a person meets first: help, mistakes, languages, completion. No store is needed. */
#include "kit.h"

#include <string.h>

START_TEST (given_no_command_then_it_says_so_and_ends_with_2)
{
  g_auto (World) world = world_new ();
  g_auto (Run) run = bahe (&world, "--no-colour");
  ck_assert_int_eq (run.code, 2);
  assert_holds (run.err, "bahe --help");
}
END_TEST

START_TEST (given_help_then_every_command_is_listed_in_chinese)
{
  g_auto (World) world = world_new ();
  g_auto (Run) run = bahe (&world, "--help");
  static const char *const commands[] = {
    "init",      "open",      "do",           "correct",        "cancel", "undo",        "import",
    "events",    "show",      "list",         "board",          "award",  "figure",      "rule try",
    "rule test", "rule show", "plugin check", "plugin release", "verify", "roster list", "backup",
    "restore",   "rebuild",   "serve",        "link",           "due"
  };
  ck_assert_int_eq (run.code, 0);
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    assert_holds (run.out, commands[i]);
  assert_holds (run.out, "新建本单位的记录库");
  assert_lacks (run.out, "__");
}
END_TEST

START_TEST (given_lang_en_then_messages_are_english)
{
  g_auto (World) world = world_new ();
  g_auto (Run) help = bahe (&world, "--help", "--lang", "en");
  g_auto (Run) wrong = bahe (&world, "--lang=en", "bord");
  assert_holds (help.out, "make the store of a union");
  assert_lacks (help.out, "新建");
  assert_holds (wrong.err, "did you mean “bahe board”?");
}
END_TEST

START_TEST (given_a_wrong_word_then_the_nearest_is_named_and_it_ends_with_2)
{
  static const struct {
    const char *word, *second, *third, *hint;
  } cases[] = {
    { "bord", NULL, NULL, "bahe board" },
    { "rule", "chek", NULL, "bahe rule check" },
    { "board", "--explian", "x", "--explain" },
    { "board", "--formt", "json", "--format" },
    { "list", "--format", "xml", "table, json, csv, xlsx" },
    { "list", "--lang", "fr", "zh, en" },
    { "events", "--role", "king", "officer" },
    { "serve", "--port", "many", "--port" },
    { "rule", NULL, NULL, "list | show | check" },
    { "rule", "show", "tug_of_wor", "tug_of_war" },
    { "board", NULL, NULL, "bahe board" },
    { "backup", "a", "b", "bahe backup" },
    { "board", "--as-of", NULL, "--as-of" },
    { "list", "--yes=1", NULL, "--yes" },
  };
  g_auto (World) world = world_new ();
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_auto (Run) run = bahe (&world, (char *) cases[i].word, (char *) cases[i].second, (char *) cases[i].third);
    ck_assert_msg (run.code == 2, "%s ended with %d: %s", cases[i].word, run.code, run.err);
    assert_holds (run.err, cases[i].hint);
  }
}
END_TEST

START_TEST (given_no_store_then_it_says_where_it_looked_and_what_to_do)
{
  g_auto (World) world = world_new ();
  g_auto (Run) run = bahe (&world, "list");
  ck_assert_int_eq (run.code, 2);
  assert_holds (run.err, world.store);
  assert_holds (run.err, "bahe init");
}
END_TEST

START_TEST (given_a_kind_then_its_help_is_made_from_its_fields)
{
  g_auto (World) world = world_new ();
  g_auto (Run) zh = bahe (&world, "open", "plain-activity", "--help");
  g_auto (Run) en = bahe (&world, "open", "tug-of-war", "--help", "--lang", "en");
  ck_assert_int_eq (zh.code, 0);
  assert_holds (zh.out, "用法：bahe open plain-activity");
  assert_holds (zh.out, "属于哪项活动");
  assert_holds (en.out, "--ends");
  assert_holds (en.out, "Match for third place");
}
END_TEST

START_TEST (given_the_first_of_two_words_and_help_then_the_second_ones_are_listed)
{
  g_auto (World) world = world_new ();
  g_auto (Run) rule = bahe (&world, "rule", "--help"), roster = bahe (&world, "roster", "--help"),
               plugin = bahe (&world, "plugin", "list", "--help");
  ck_assert_int_eq (rule.code, 0);
  assert_holds (rule.out, "rule check 文件");
  assert_holds (rule.out, "rule adopt");
  ck_assert (strstr (rule.out, "plugin") == NULL);
  ck_assert_int_eq (roster.code, 0);
  assert_holds (roster.out, "roster import");
  ck_assert (strstr (roster.out, "*") == NULL);
  ck_assert_int_eq (plugin.code, 0);
  assert_holds (plugin.out, "bahe plugin list");
}
END_TEST

START_TEST (given_an_unknown_kind_then_the_nearest_and_all_are_named)
{
  g_auto (World) world = world_new ();
  g_auto (Run) run = bahe (&world, "open", "tug-of-wr", "--help");
  ck_assert_int_eq (run.code, 2);
  assert_holds (run.err, "“tug-of-war”");
  assert_holds (run.err, "broadcast-exercise 广播操");
}
END_TEST

START_TEST (given_safe_mode_then_only_the_built_in_kinds_are_there)
{
  g_auto (World) world = world_new ();
  g_auto (Run) all = bahe (&world, "plugin", "list"), safe = bahe (&world, "plugin", "list", "--safe-mode");
  assert_holds (all.out, "sports");
  assert_lacks (safe.out, "sports");
  assert_holds (safe.out, "plain-activity");
}
END_TEST

START_TEST (given_a_plugin_then_show_and_check_say_what_it_is)
{
  g_auto (World) world = world_new ();
  g_autofree char *file = g_build_filename (g_getenv ("BAHE_BUILD"), "plugins", "sports", "sports.so", NULL);
  g_auto (Run) shown = bahe (&world, "plugin", "show", "sports"), good = bahe (&world, "plugin", "check", file);
  g_auto (Run) unknown = bahe (&world, "plugin", "show", "sport");
  g_autofree char *text = world_file (&world, "bad.so", "not a shared object");
  g_auto (Run) bad = bahe (&world, "plugin", "check", text),
               missing = bahe (&world, "plugin", "check", "/nonexistent.so");
  assert_holds (shown.out, "end 记一局 · 记录员\n  --winner");
  assert_holds (shown.out, "榜上读 match：entrant = red");
  ck_assert_int_eq (good.code, 0);
  ck_assert_int_eq (bad.code, 1);
  assert_holds (bad.err, "bad.so");
  ck_assert_int_eq (missing.code, 2);
  ck_assert_int_eq (unknown.code, 2);
  assert_holds (unknown.err, "“sports”");
}
END_TEST

START_TEST (given_a_word_half_typed_then_completion_offers_what_fits)
{
  g_auto (World) world = world_new ();
  g_auto (Run) command = bahe (&world, "__complete", "--", "bo");
  g_auto (Run) group = bahe (&world, "__complete", "--", "rule", "t");
  g_auto (Run) option = bahe (&world, "__complete", "--", "board", "--expl");
  g_auto (Run) value = bahe (&world, "__complete", "--", "list", "--format", "");
  g_auto (Run) kind = bahe (&world, "__complete", "--", "open", "tug");
  g_auto (Run) field = bahe (&world, "__complete", "--", "open", "tug-of-war", "--third");
  ck_assert_str_eq (command.out, "board\n");
  ck_assert_str_eq (group.out, "test\ntry\n");
  ck_assert_str_eq (option.out, "--explain\n");
  ck_assert_str_eq (value.out, "table\njson\ncsv\nxlsx\n");
  ck_assert_str_eq (kind.out, "tug-of-war\n");
  ck_assert_str_eq (field.out, "--third-place\n");
}
END_TEST

START_TEST (given_the_completion_file_then_bash_offers_what_the_program_says)
{
  g_auto (World) world = world_new ();
  g_autofree char *folder = g_build_filename (g_getenv ("BAHE_BUILD"), "core", "app", NULL);
  g_autofree char *file = g_build_filename (g_getenv ("BAHE_SOURCE"), "completion", "bahe", NULL);
  g_autofree char *script = g_strdup_printf (
      "source '%s'; COMP_WORDS=('%s/bahe' rule t); COMP_CWORD=2; _bahe; echo \"${COMPREPLY[*]}\"", file, folder);
  const char *argv[] = { "bash", "--norc", "-c", script, NULL };
  g_autoptr (GSubprocess) child = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDOUT_PIPE, NULL);
  g_autofree char *out = NULL;
  ck_assert (g_subprocess_communicate_utf8 (child, NULL, NULL, &out, NULL, NULL));
  ck_assert_str_eq (out, "test try\n");
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("cli usage");
  TCase *tests = tcase_create ("usage");
  tcase_add_test (tests, given_no_command_then_it_says_so_and_ends_with_2);
  tcase_add_test (tests, given_help_then_every_command_is_listed_in_chinese);
  tcase_add_test (tests, given_lang_en_then_messages_are_english);
  tcase_add_test (tests, given_a_wrong_word_then_the_nearest_is_named_and_it_ends_with_2);
  tcase_add_test (tests, given_the_first_of_two_words_and_help_then_the_second_ones_are_listed);
  tcase_add_test (tests, given_no_store_then_it_says_where_it_looked_and_what_to_do);
  tcase_add_test (tests, given_a_kind_then_its_help_is_made_from_its_fields);
  tcase_add_test (tests, given_an_unknown_kind_then_the_nearest_and_all_are_named);
  tcase_add_test (tests, given_safe_mode_then_only_the_built_in_kinds_are_there);
  tcase_add_test (tests, given_a_plugin_then_show_and_check_say_what_it_is);
  tcase_add_test (tests, given_a_word_half_typed_then_completion_offers_what_fits);
  tcase_add_test (tests, given_the_completion_file_then_bash_offers_what_the_program_says);
  suite_add_tcase (suite, tests);
  return run_suite (suite);
}
