/* Private values from the command line: listed without being shown, read with a trace, destroyed everywhere, brought
 * back by the recovery sheet; what was forgotten stays forgotten whatever copy comes back. */
#include "kit.h"

#include <glib/gstdio.h>
#include <string.h>

#define MARKER "左踝旧伤复发MARKER7Q"

static World world;

static void
log_injury (const char *person, const char *injury)
{
  g_autofree char *input = g_strconcat (injury, "\n", NULL);
  run_ok (bahe_input (&world, input, "do", "伤情", "log", "--person", person, "--treatments", "冷敷 20", "--private",
                      "injury=-", NULL));
}

static void
setup (void)
{
  world = world_new ();
  world.plugins = g_build_filename (g_getenv ("BAHE_BUILD"), "tests", "cli", NULL);
  bahe_ok (&world, "init", "青禾小学工会");
  bahe_ok (&world, "do", "花名册", "add-person", "--name", "张伟");
  bahe_ok (&world, "do", "花名册", "add-person", "--name", "李娜");
  bahe_ok (&world, "do", "花名册", "add-person", "--name", "何武");
  bahe_ok (&world, "open", "injury-log", "伤情");
  log_injury ("张伟", MARKER);
  log_injury ("李娜", "擦伤");
}

static void
teardown (void)
{
  world_clear (&world);
}

/* One asks, another agrees. */
static void
forget (const char *person)
{
  bahe_ok (&world, "forget", (char *) person, "--because", "本人要求", "--as", "何武");
  bahe_ok (&world, "forget", (char *) person, "--agree", "--because", "情况属实", "--as",
           g_str_equal (person, "李娜") ? "张伟" : "李娜", "--yes");
}

/* The number of the record about this person, as `bahe private` lists it. Free with g_free. */
static char *
record_about (const char *person)
{
  g_auto (Run) run = bahe (&world, "private", person, "--format", "json");
  json_object *list = json_of (&run), *seq = NULL;

  ck_assert_uint_eq (json_object_array_length (list), 1);
  json_object_object_get_ex (json_object_array_get_idx (list, 0), "seq", &seq);
  char *text = g_strdup (json_object_get_string (seq));
  json_object_put (list);
  return text;
}

/* Every file below the world's folder, store, WAL, keys, backups and exports alike. */
static void
assert_nowhere (const char *folder, const char *text)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL), *bytes = NULL;
    gsize length = 0;
    if (g_file_test (path, G_FILE_TEST_IS_DIR)) {
      assert_nowhere (path, text);
    } else if (g_file_get_contents (path, &bytes, &length, NULL)) {
      ck_assert_msg (memmem (bytes, length, text, strlen (text)) == NULL, "“%s” is in %s", text, path);
    }
  }
}

START_TEST (given_private_values_when_listed_then_where_they_stand_is_told_and_not_what_they_say)
{
  g_auto (Run) all = bahe (&world, "private"), one = bahe (&world, "private", "张伟");
  g_auto (Run) due = bahe (&world, "private", "--due", "--format", "json");
  g_auto (Run) events = bahe (&world, "events", "伤情");
  ck_assert_msg (all.code == 0, "%s", all.err);
  assert_holds (all.out, "伤情");
  assert_holds (all.out, "李娜");
  assert_lacks (one.out, "李娜");
  assert_lacks (all.out, MARKER);
  assert_lacks (events.out, MARKER);
  json_object *nothing = json_of (&due);
  ck_assert_uint_eq (json_object_array_length (nothing), 0);
  json_object_put (nothing);
  assert_nowhere (world.folder, MARKER);
}
END_TEST

START_TEST (given_values_of_years_ago_when_what_is_due_is_asked_then_they_are_listed)
{
  run_ok (bahe_input (&world, "扭伤\n", "do", "伤情", "log", "--person", "张伟", "--private", "injury=-", "--when",
                      "2019-03-01", NULL));
  g_auto (Run) due = bahe (&world, "private", "--due", "--format", "json");
  json_object *old = json_of (&due);
  ck_assert_uint_eq (json_object_array_length (old), 1);
  assert_holds (due.out, "2022-03-01");
  json_object_put (old);
  /* What the unit sets for itself counts instead, and is listed with its source. */
  bahe_ok (&world, "do", "1", "retention", "--kind", "injury-log", "--field", "injury", "--years", "10", "--source",
           "本单位办法");
  bahe_ok (&world, "do", "1", "retention", "--kind", "injury-log", "--field", "injurry", "--years", "2", "--source",
           "写错了");
  g_auto (Run) later = bahe (&world, "private", "--due", "--format", "json");
  g_auto (Run) periods = bahe (&world, "private", "--periods");
  json_object *none = json_of (&later);
  ck_assert_uint_eq (json_object_array_length (none), 0);
  json_object_put (none);
  assert_holds (periods.out, "本单位办法");
  assert_holds (periods.out, "个人信息保护法");
  assert_holds (periods.out, "没有这一项隐私内容");
}
END_TEST

/* What is due to be destroyed, as a table. Free with g_free. */
static char *
due_now (void)
{
  g_auto (Run) due = bahe (&world, "private", "--due");

  ck_assert_msg (due.code == 0, "%s", due.err);
  return g_strdup (due.out);
}

START_TEST (given_medical_papers_when_help_was_given_then_they_alone_are_due_and_those_of_after_wait)
{
  g_autofree char *png = world_file (&world, "病历.png", "\x89PNG\r\n\x1a\n hospital");
  const char *income = "1900\n";
  g_clear_pointer (&world.plugins, g_free); /* the shipped ones */
  bahe_ok (&world, "open", "dossier", "困难职工档案", "--dibao", "800", "--when", "2026-01-05");
  run_ok (bahe_input (&world, income, "do", "困难职工档案", "file", "--person", "张伟", "--heads", "3", "--private",
                      "income=-", "--verifiers", "李娜、何武", "--medical", png, "--when", "2026-02-10", NULL));
  g_autofree char *before = due_now ();
  assert_lacks (before, "病历");
  bahe_ok (&world, "do", "困难职工档案", "help", "--person", "张伟", "--measure", "补助", "--amount", "500",
           "--handlers", "李娜、何武", "--when", "2026-03-01");
  g_autofree char *after = due_now ();
  assert_holds (after, "病历");
  assert_holds (after, "2026-03-01");
  assert_lacks (after, "收入");
  run_ok (bahe_input (&world, income, "do", "困难职工档案", "check", "--person", "张伟", "--heads", "3", "--private",
                      "income=-", "--medical", png, "--when", "2026-06-10", NULL));
  g_autofree char *later = due_now ();
  assert_lacks (later, "2026-06-10");
}
END_TEST

START_TEST (given_a_private_value_when_an_officer_reads_it_then_who_and_why_stays_in_the_record)
{
  g_autofree char *seq = record_about ("张伟");
  guint before = record_count (&world);
  g_auto (Run) mute = bahe (&world, "read-private", seq);
  g_auto (Run) recorder = bahe (&world, "read-private", seq, "--because", "好奇", "--role", "recorder");
  ck_assert_int_eq (mute.code, 2);
  assert_holds (mute.err, "--because");
  g_auto (Run) nobody = bahe (&world, "read-private", seq, "--because", "核对慰问");
  ck_assert_int_eq (nobody.code, 1);
  assert_holds (nobody.err, "没有写谁办理");
  assert_lacks (nobody.out, MARKER);
  ck_assert_int_eq (recorder.code, 1);
  assert_lacks (recorder.out, MARKER);
  ck_assert_uint_eq (record_count (&world), before);
  g_auto (Run) run = bahe (&world, "read-private", seq, "--because", "核对慰问", "--as", "李娜");
  ck_assert_msg (run.code == 0, "%s", run.err);
  assert_holds (run.out, MARKER);
  ck_assert_uint_eq (record_count (&world), before + 1);
  g_auto (Run) trace = bahe (&world, "events", "花名册");
  assert_holds (trace.out, "查看隐私内容");
  assert_holds (trace.out, "核对慰问；办理人 李娜");
  assert_nowhere (world.folder, MARKER);
}
END_TEST

START_TEST (given_a_corrected_private_value_when_read_then_it_is_the_corrected_one)
{
  g_autofree char *seq = record_about ("张伟");
  run_ok (
      bahe_input (&world, "右踝\n", "correct", seq, "--because", "左右写反", "--private", "injury=-", "--yes", NULL));
  g_auto (Run) run = bahe (&world, "read-private", seq, "--because", "核对", "--as", "何武");
  ck_assert_msg (run.code == 0, "%s", run.err);
  assert_holds (run.out, "右踝");
  assert_lacks (run.out, MARKER);
}
END_TEST

/* Everything that can be taken out of the store, and what was logged meanwhile, as files of the world's folder. */
static void
write_exports (void)
{
  static const char *const exports[][6] = {
    { "events", "--format", "json" },
    { "events", "--format", "csv" },
    { "show", "伤情", "--reveal", "--format", "json" },
    { "private", "--format", "csv" },
    { "figure", "--format", "csv" },
    { "list", "--format", "json" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (exports); i++) {
    const char *const *words = exports[i];
    g_auto (Run) run = bahe (&world, words[0], words[1], words[2], words[3], words[4], words[5]);
    g_autofree char *name = g_strdup_printf ("export-%u", i), *log = g_strconcat (name, ".log", NULL);
    ck_assert_msg (run.code == 0, "%s: %s", words[0], run.err);
    g_autofree char *exported = world_file (&world, name, run.out), *logged = world_file (&world, log, run.err);
    if (i == 0)
      assert_holds (run.out, "person.forgotten");
  }
}

START_TEST (given_someone_forgotten_then_no_byte_is_left_and_totals_chain_and_others_hold)
{
  g_autofree char *seq = record_about ("张伟"), *other = record_about ("李娜");
  g_autofree char *early = g_build_filename (world.folder, "early.db", NULL);
  g_autofree char *late = g_build_filename (world.folder, "late.db", NULL);
  g_autofree char *restored = g_build_filename (world.folder, "again", "unit.db", NULL);
  g_setenv ("G_MESSAGES_DEBUG", "all", TRUE);
  g_auto (Run) before = bahe (&world, "figure");
  bahe_ok (&world, "backup", early);
  g_auto (Run) alone = bahe (&world, "forget", "张伟", "--agree", "--because", "本人要求", "--as", "李娜", "--yes");
  bahe_ok (&world, "forget", "张伟", "--because", "本人要求", "--as", "何武");
  g_auto (Run) same = bahe (&world, "forget", "张伟", "--agree", "--because", "属实", "--as", "何武", "--yes");
  g_auto (Run) waits = bahe (&world, "forget"), due = bahe (&world, "due");
  g_auto (Run) dry = bahe (&world, "forget", "张伟", "--agree", "--because", "属实", "--as", "李娜", "--dry-run");
  ck_assert_int_eq (alone.code, 1);
  assert_holds (alone.err, "要由一个人申请，另一个人同意");
  ck_assert_int_eq (same.code, 1);
  assert_holds (same.err, "请另一个人办理");
  assert_holds (waits.out, "张伟");
  assert_holds (due.out, "张伟 · 本人要求 · 何武");
  ck_assert_msg (dry.code == 0, "%s", dry.err);
  bahe_ok (&world, "read-private", seq, "--because", "试过以后还在", "--as", "何武");
  bahe_ok (&world, "forget", "张伟", "--refuse", "--because", "先核对", "--as", "何武");

  forget ("张伟");
  g_auto (Run) gone = bahe (&world, "read-private", seq, "--because", "核对", "--as", "何武");
  g_auto (Run) kept = bahe (&world, "read-private", other, "--because", "核对", "--as", "何武");
  g_auto (Run) after = bahe (&world, "figure");
  assert_holds (gone.out, "已销毁");
  assert_lacks (gone.out, MARKER);
  assert_holds (kept.out, "擦伤");
  ck_assert_str_eq (before.out, after.out);
  bahe_ok (&world, "verify");
  bahe_ok (&world, "backup", late);
  write_exports ();
  assert_nowhere (world.folder, MARKER);

  /* Of a person who was forgotten nothing private is taken any more. */
  g_auto (Run) again =
      bahe_input (&world, "骨折\n", "do", "伤情", "log", "--person", "张伟", "--private", "injury=-", NULL);
  ck_assert_int_ne (again.code, 0);
  /* The backup of before knows nothing of it; the keys do. */
  bahe_ok (&world, "restore", early, "--store", restored);
  g_auto (Run) older = bahe (&world, "read-private", seq, "--because", "核对", "--as", "何武", "--store", restored);
  assert_lacks (older.out, MARKER);
  assert_holds (older.out, "已销毁");
  g_auto (Run) totals = bahe (&world, "figure", "--store", restored);
  ck_assert_str_eq (before.out, totals.out);
  bahe_ok (&world, "verify", "--store", restored);
  assert_nowhere (world.folder, MARKER);
}
END_TEST

/* The only file of keys below the world's folder. Free with g_free. */
static char *
keys_file (void)
{
  g_autofree char *folder = g_build_filename (world.folder, "bahe", "keys", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".keys"))
      return g_build_filename (folder, name, NULL);
  ck_abort_msg ("no keys in %s", folder);
}

START_TEST (given_an_older_file_of_keys_that_comes_back_then_the_next_opening_forgets_again)
{
  g_autofree char *seq = record_about ("张伟"), *keys = keys_file (), *bytes = NULL;
  gsize length;
  ck_assert (g_file_get_contents (keys, &bytes, &length, NULL));
  forget ("张伟");
  ck_assert (g_file_set_contents (keys, bytes, (gssize) length, NULL));
  g_auto (Run) run = bahe (&world, "read-private", seq, "--because", "核对", "--as", "何武");
  assert_lacks (run.out, MARKER);
  assert_holds (run.out, "已销毁");
}
END_TEST

/* The code as it stands on the sheet, read out of the PDF's text. Free with g_free. */
static char *
code_on (const char *pdf)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  const char *argv[] = { "pdftotext", "-layout", pdf, "-", NULL };
  GString *code = g_string_new (NULL);

  ck_assert_msg (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL, &error),
                 "%s", error != NULL ? error->message : "");
  g_auto (GStrv) words = g_strsplit_set (text, " \n\f", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (strlen (words[i]) == 4 && strspn (words[i], "0123456789ABCDEF") == 4)
      g_string_append_printf (code, "%s%s", code->len > 0 ? " " : "", words[i]);
  return g_string_free (code, FALSE);
}

START_TEST (given_the_recovery_sheet_when_the_keys_are_lost_then_it_brings_them_back_but_nobody_forgotten)
{
  g_autofree char *seq = record_about ("张伟"), *other = record_about ("李娜"), *keys = keys_file ();
  g_autofree char *sheet = g_build_filename (world.folder, "sheet.pdf", NULL);
  g_autofree char *saved = g_build_filename (world.folder, "saved.db", NULL);
  g_autofree char *sealed = g_strconcat (saved, ".keys", NULL);
  g_auto (Run) early = bahe (&world, "backup", saved, "--keys");
  ck_assert_int_ne (early.code, 0);
  ck_assert (!g_file_test (saved, G_FILE_TEST_EXISTS));

  g_auto (Run) warned = bahe (&world, "private");
  assert_holds (warned.out, "还没有恢复单");
  bahe_ok (&world, "recovery", "sheet", sheet, "--yes");
  g_auto (Run) quiet = bahe (&world, "private");
  assert_lacks (quiet.out, "还没有恢复单");
  g_autofree char *code = code_on (sheet);
  ck_assert_uint_eq (strlen (code), 17 * 5 - 1);
  g_auto (Run) drill = bahe_input (&world, code, "recovery", "try", NULL);
  ck_assert_msg (drill.code == 0, "%s", drill.err);
  assert_holds (drill.out, "2");
  bahe_ok (&world, "backup", saved, "--keys");
  g_autofree char *wrong = g_strdup (code);
  wrong[0] = wrong[0] == 'A' ? 'B' : 'A';
  g_auto (Run) mistyped = bahe_input (&world, wrong, "recovery", "try", NULL);
  ck_assert_int_eq (mistyped.code, 2);

  forget ("李娜");
  ck_assert_int_eq (g_unlink (keys), 0);
  g_auto (Run) lost = bahe (&world, "read-private", seq, "--because", "核对", "--as", "何武");
  assert_lacks (lost.out, MARKER);
  g_auto (Run) back = bahe_input (&world, code, "recovery", "restore", sealed, NULL);
  ck_assert_msg (back.code == 0, "%s", back.err);
  g_auto (Run) again = bahe (&world, "read-private", seq, "--because", "核对", "--as", "何武");
  assert_holds (again.out, MARKER);
  g_auto (Run) forgotten = bahe (&world, "read-private", other, "--because", "核对", "--as", "何武");
  assert_lacks (forgotten.out, "擦伤");
  assert_nowhere (world.folder, MARKER);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("cli secrets");
  TCase *tests = tcase_create ("cli secrets");

  tcase_add_checked_fixture (tests, setup, teardown);
  tcase_add_test (tests, given_private_values_when_listed_then_where_they_stand_is_told_and_not_what_they_say);
  tcase_add_test (tests, given_values_of_years_ago_when_what_is_due_is_asked_then_they_are_listed);
  tcase_add_test (tests, given_medical_papers_when_help_was_given_then_they_alone_are_due_and_those_of_after_wait);
  tcase_add_test (tests, given_a_private_value_when_an_officer_reads_it_then_who_and_why_stays_in_the_record);
  tcase_add_test (tests, given_a_corrected_private_value_when_read_then_it_is_the_corrected_one);
  tcase_add_test (tests, given_someone_forgotten_then_no_byte_is_left_and_totals_chain_and_others_hold);
  tcase_add_test (tests, given_an_older_file_of_keys_that_comes_back_then_the_next_opening_forgets_again);
  tcase_add_test (tests, given_the_recovery_sheet_when_the_keys_are_lost_then_it_brings_them_back_but_nobody_forgotten);
  suite_add_tcase (suite, tests);
  return run_suite (suite);
}
