/* Files from the command line: given by path, kept with the record, verified, handed out, sealed and forgotten. */
#include "kit.h"

#include <glib/gstdio.h>
#include <string.h>

#define MARKER "MARKER7Q 左踝旧伤"

static World world;
static char *png, *letter;

/* The smallest thing that is a PNG by its first bytes; what stands behind tells one from another. */
static char *
make_png (const char *name, const char *rest)
{
  g_autofree char *text = g_strconcat ("\x89PNG\r\n\x1a\n", rest, NULL);

  return world_file (&world, name, text);
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
  bahe_ok (&world, "open", "evidence", "凭据");
  png = make_png ("收据.png", "the receipt of the very day");
  letter = world_file (&world, "病历.txt", MARKER "\n");
}

static void
teardown (void)
{
  g_clear_pointer (&png, g_free);
  g_clear_pointer (&letter, g_free);
  world_clear (&world);
}

/* The number of the latest record. Free with g_free. */
static char *
latest (void)
{
  g_auto (Run) run = bahe (&world, "events", "凭据", "--format", "json");
  json_object *list = json_of (&run), *seq = NULL;

  json_object_object_get_ex (json_object_array_get_idx (list, json_object_array_length (list) - 1), "seq", &seq);
  char *text = g_strdup (json_object_get_string (seq));
  json_object_put (list);
  return text;
}

static void
assert_same_file (const char *one, const char *other)
{
  g_autofree char *left = NULL, *right = NULL;
  gsize n_left = 0, n_right = 0;

  ck_assert (g_file_get_contents (one, &left, &n_left, NULL) && g_file_get_contents (other, &right, &n_right, NULL));
  ck_assert_uint_eq (n_left, n_right);
  ck_assert (memcmp (left, right, n_left) == 0);
}

START_TEST (given_files_with_a_record_when_asked_for_then_they_come_back_and_the_record_tells_their_hash)
{
  g_autofree char *other = make_png ("二.png", "another"), *out = g_build_filename (world.folder, "out", NULL);
  bahe_ok (&world, "do", "凭据", "scan", "--photo", png, "--scans", other, "--scans", png);
  g_autofree char *seq = latest ();
  g_auto (Run) shown = bahe (&world, "events", "凭据"), told = bahe (&world, "events", "凭据", "--format", "json");
  assert_holds (shown.out, "收据.png（35 字节）");
  assert_holds (told.out, "\"blake2b\"");
  assert_holds (told.out, "\"image/png\"");
  bahe_ok (&world, "file", seq, "photo", "--output", out);
  assert_same_file (out, png);
  bahe_ok (&world, "file", seq, "scans", "--n", "2", "--output", out);
  assert_same_file (out, png);
  bahe_ok (&world, "file", seq, "scans", "--output", out);
  assert_same_file (out, other);
  g_auto (Run) which = bahe (&world, "file", seq), beyond = bahe (&world, "file", seq, "scans", "--n", "3");
  ck_assert_int_eq (which.code, 2);
  assert_holds (which.err, "scans --n 2");
  ck_assert_int_eq (beyond.code, 2);
  g_auto (Run) viewer = bahe (&world, "file", seq, "photo", "--role", "judge");
  ck_assert_int_eq (viewer.code, 1);
  ck_assert_uint_eq (strlen (viewer.out), 0);
  g_auto (Run) sound = bahe (&world, "verify");
  assert_holds (sound.out, "2 个文件");
}
END_TEST

START_TEST (given_a_file_with_what_opens_an_activity_then_it_is_kept_with_that_record)
{
  g_autofree char *out = g_build_filename (world.folder, "out", NULL);
  g_auto (Run) opened = bahe (&world, "open", "evidence", "第二批", "--approval", png, "--format", "json");
  ck_assert_msg (opened.code == 0, "%s", opened.err);
  json_object *answer = json_of (&opened);
  g_autofree char *seq = g_strdup (json_object_get_string (json_object_object_get (answer, "first_seq")));
  json_object_put (answer);
  bahe_ok (&world, "file", seq, "--output", out);
  assert_same_file (out, png);
  bahe_ok (&world, "verify");
}
END_TEST

START_TEST (given_the_same_verb_again_when_its_file_is_the_same_then_once_and_when_it_differs_then_a_conflict)
{
  const char *id = "0192f0c4-7a00-7000-8000-000000000001";
  g_autofree char *other = make_png ("二.png", "another");
  bahe_ok (&world, "do", "凭据", "scan", "--photo", png, "--id", (char *) id);
  guint n = record_count (&world);
  g_auto (Run) again = bahe (&world, "do", "凭据", "scan", "--photo", png, "--id", (char *) id);
  ck_assert_msg (again.code == 0, "%s", again.err);
  ck_assert_uint_eq (record_count (&world), n);
  g_auto (Run) differs = bahe (&world, "do", "凭据", "scan", "--photo", other, "--id", (char *) id);
  ck_assert_int_eq (differs.code, 1);
  ck_assert_uint_eq (record_count (&world), n);
  bahe_ok (&world, "do", "凭据", "scan", "--photo", other, "--dry-run");
  g_auto (Run) sound = bahe (&world, "verify");
  assert_holds (sound.out, "1 个文件");
}
END_TEST

START_TEST (given_what_is_no_file_to_keep_when_recorded_then_what_is_wrong_is_said_and_nothing_is_kept)
{
  g_autofree char *empty = world_file (&world, "空.txt", ""), *odd = world_file (&world, "x.bin", "\x01\x02\x03");
  g_autofree char *page = world_file (&world, "页.zip", "PK\x03\x04 something else");
  g_autofree char *large = g_build_filename (world.folder, "大.png", NULL);
  g_autofree char *much = g_strnfill (8 * 1024 * 1024 + 1, 'a');
  ck_assert (g_file_set_contents (large, much, -1, NULL));
  const struct {
    const char *path, *words;
  } wrong[] = {
    { "没有.png", "没有这个文件" }, { world.folder, "这是一个文件夹" }, { empty, "是空的" },
    { large, "超过 8 MB" },         { odd, "不能存这种文件" },          { page, "不能存这种文件" },
  };
  guint n = record_count (&world);

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_auto (Run) run = bahe (&world, "do", "凭据", "scan", "--photo", (char *) wrong[i].path);
    ck_assert_msg (run.code == 2, "%s: %d", wrong[i].path, run.code);
    assert_holds (run.err, wrong[i].words);
  }
  g_auto (Run) cell = bahe (&world, "do", "凭据", "scan", "--items", "米 收据.png");
  ck_assert_int_eq (cell.code, 2);
  assert_holds (cell.err, "只有文件名");
  ck_assert_uint_eq (record_count (&world), n);
  g_auto (Run) sound = bahe (&world, "verify");
  assert_lacks (sound.out, "个文件");
}
END_TEST

START_TEST (given_a_correction_with_another_file_when_asked_for_then_the_new_one_and_the_old_one_as_recorded)
{
  g_autofree char *other = make_png ("二.png", "another"), *out = g_build_filename (world.folder, "out", NULL);
  bahe_ok (&world, "do", "凭据", "scan", "--photo", png, "--person", "张伟", "--receipt", letter);
  g_autofree char *seq = latest ();
  bahe_ok (&world, "correct", seq, "--photo", other, "--receipt", png, "--because", "拍错了", "--yes");
  bahe_ok (&world, "file", seq, "photo", "--output", out);
  assert_same_file (out, other);
  bahe_ok (&world, "file", seq, "photo", "--original", "--output", out);
  assert_same_file (out, png);
  bahe_ok (&world, "file", seq, "receipt", "--because", "核对", "--as", "何武", "--output", out);
  assert_same_file (out, png);
  bahe_ok (&world, "verify");
}
END_TEST

/* Flips a bit of the content as it lies in the store's file. */
static void
damage (const char *content)
{
  g_autofree char *bytes = NULL;
  gsize length = 0;

  ck_assert (g_file_get_contents (world.store, &bytes, &length, NULL));
  char *at = memmem (bytes, length, content, strlen (content));
  ck_assert_ptr_nonnull (at);
  *at ^= 1;
  ck_assert (g_file_set_contents_full (world.store, bytes, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

START_TEST (given_a_damaged_file_when_verified_then_record_and_field_are_named_and_it_is_not_handed_out)
{
  bahe_ok (&world, "do", "凭据", "scan", "--photo", png);
  g_autofree char *seq = latest (), *named = g_strdup_printf ("第 %s 条记录，photo", seq);
  damage ("the receipt of the very day");
  g_auto (Run) run = bahe (&world, "verify");
  ck_assert_int_eq (run.code, 1);
  assert_holds (run.out, named);
  assert_holds (run.out, "备份");
  g_auto (Run) file = bahe (&world, "file", seq, "photo");
  ck_assert_int_eq (file.code, 1);
  ck_assert_uint_eq (strlen (file.out), 0);
}
END_TEST

START_TEST (given_a_damaged_file_when_corrected_with_the_original_then_the_record_is_sound_again)
{
  g_autofree char *out = g_build_filename (world.folder, "out", NULL);
  bahe_ok (&world, "do", "凭据", "scan", "--photo", png);
  g_autofree char *seq = latest ();
  damage ("the receipt of the very day");
  bahe_ok (&world, "correct", seq, "--photo", png, "--because", "照片坏了", "--yes");
  bahe_ok (&world, "file", seq, "photo", "--output", out);
  assert_same_file (out, png);
  bahe_ok (&world, "verify");
}
END_TEST

static void
assert_nowhere (const char *folder, const char *text)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL), *bytes = NULL;
    gsize length = 0;
    if (g_file_test (path, G_FILE_TEST_IS_DIR))
      assert_nowhere (path, text);
    else if (g_file_get_contents (path, &bytes, &length, NULL))
      ck_assert_msg (memmem (bytes, length, text, strlen (text)) == NULL, "“%s” is in %s", text, path);
  }
}

START_TEST (given_a_private_file_when_read_then_with_a_reason_and_when_forgotten_then_never_again)
{
  g_autofree char *out = g_build_filename (world.folder, "out", NULL);
  g_autofree char *early = g_build_filename (world.folder, "early.db", NULL);
  g_autofree char *late = g_build_filename (world.folder, "late.db", NULL);
  g_autofree char *restored = g_build_filename (world.folder, "again", "unit.db", NULL);
  bahe_ok (&world, "do", "凭据", "scan", "--person", "张伟", "--receipt", letter, "--records", png, "--records",
           letter);
  ck_assert_int_eq (g_unlink (letter), 0);
  g_autofree char *seq = latest ();
  g_auto (Run) nobody = bahe (&world, "do", "凭据", "scan", "--receipt", png);
  ck_assert_int_eq (nobody.code, 2);
  g_auto (Run) mute = bahe (&world, "file", seq, "receipt"),
               shown = bahe (&world, "events", "凭据", "--format", "json");
  ck_assert_int_eq (mute.code, 1);
  assert_lacks (shown.out, "病历.txt");
  assert_nowhere (world.folder, MARKER);
  g_auto (Run) recorder = bahe (&world, "file", seq, "receipt", "--because", "好奇", "--role", "recorder");
  ck_assert_int_eq (recorder.code, 1);
  assert_lacks (recorder.out, MARKER);
  guint n = record_count (&world);
  g_auto (Run) read = bahe (&world, "file", seq, "records", "--n", "2", "--because", "核对", "--as", "何武");
  ck_assert_msg (read.code == 0, "%s", read.err);
  assert_holds (read.out, MARKER);
  ck_assert_uint_eq (record_count (&world), n + 1);
  g_auto (Run) straight = bahe (&world, "file", seq, "receipt", "--because", "核对", "--as", "何武", "--output", "-");
  ck_assert_str_eq (straight.out, MARKER "\n");
  g_auto (Run) values = bahe (&world, "read-private", seq, "--because", "核对", "--as", "何武");
  assert_holds (values.out, "病历.txt");
  bahe_ok (&world, "backup", early);

  bahe_ok (&world, "forget", "张伟", "--because", "本人要求", "--as", "何武");
  bahe_ok (&world, "forget", "张伟", "--agree", "--because", "属实", "--as", "李娜", "--yes");
  g_auto (Run) gone = bahe (&world, "file", seq, "receipt", "--because", "核对", "--as", "何武");
  ck_assert_int_ne (gone.code, 0);
  assert_lacks (gone.out, MARKER);
  g_auto (Run) sound = bahe (&world, "verify");
  ck_assert_msg (sound.code == 0, "%s", sound.out);
  assert_holds (sound.out, "3 个文件，其中 3 个");
  bahe_ok (&world, "backup", late);
  bahe_ok (&world, "restore", late, "--store", restored);
  bahe_ok (&world, "verify", "--store", restored);
  assert_nowhere (world.folder, MARKER);
}
END_TEST

START_TEST (given_medical_papers_when_two_have_them_destroyed_then_they_are_gone_everywhere_and_the_rest_stays)
{
  g_autofree char *out = g_build_filename (world.folder, "out", NULL);
  g_autofree char *early = g_build_filename (world.folder, "early.db", NULL);
  g_autofree char *restored = g_build_filename (world.folder, "again", "unit.db", NULL);
  g_autofree char *signed_for = make_png ("签收单.png", "signed for");
  bahe_ok (&world, "do", "凭据", "scan", "--person", "张伟", "--receipt", signed_for);
  g_autofree char *kept = latest ();
  bahe_ok (&world, "do", "凭据", "scan", "--person", "张伟", "--receipt", png, "--records", letter);
  g_autofree char *seq = latest ();
  bahe_ok (&world, "correct", seq, "--receipt", letter, "--because", "拍错了", "--yes");
  ck_assert_int_eq (g_unlink (letter), 0);
  bahe_ok (&world, "backup", early);

  g_auto (Run) no_files = bahe (&world, "forget", "张伟", "--record", "1", "--because", "已办结", "--as", "何武");
  ck_assert_int_eq (no_files.code, 2);
  bahe_ok (&world, "forget", "张伟", "--record", seq, "--because", "已办结", "--as", "何武");
  g_auto (Run) waits = bahe (&world, "forget");
  assert_holds (waits.out, seq);
  g_auto (Run) same =
      bahe (&world, "forget", "张伟", "--record", seq, "--agree", "--because", "属实", "--as", "何武", "--yes");
  ck_assert_int_eq (same.code, 1);
  bahe_ok (&world, "forget", "张伟", "--record", seq, "--agree", "--because", "属实", "--as", "李娜", "--yes");

  const char *const fields[] = { "receipt", "records" };
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++) {
    g_auto (Run) gone = bahe (&world, "file", seq, (char *) fields[i], "--because", "核对", "--as", "何武");
    ck_assert_int_ne (gone.code, 0);
    assert_lacks (gone.out, MARKER);
  }
  g_auto (Run) listed = bahe (&world, "private", "张伟");
  assert_holds (listed.out, "已销毁");
  bahe_ok (&world, "file", kept, "receipt", "--because", "核对", "--as", "何武", "--output", out);
  assert_same_file (out, signed_for);
  ck_assert_int_eq (g_unlink (out), 0);
  bahe_ok (&world, "verify");
  /* A backup from before knows nothing of it, and opens none of it either. */
  bahe_ok (&world, "restore", early, "--store", restored);
  g_auto (Run) again = bahe (&world, "file", seq, "records", "--because", "核对", "--as", "何武", "--store", restored);
  ck_assert_int_ne (again.code, 0);
  assert_nowhere (world.folder, MARKER);
}
END_TEST

START_TEST (given_a_verb_with_files_when_help_is_asked_then_what_fits_is_said)
{
  g_auto (Run) run = bahe (&world, "do", "凭据", "scan", "--help");
  assert_holds (run.out, "--photo");
  assert_holds (run.out, "不超过 8 MB：JPEG");
  assert_holds (run.out, "--receipt");
  assert_holds (run.out, "加密保存");
  assert_lacks (run.out, "--private receipt");
}
END_TEST

START_TEST (given_files_when_the_store_is_restored_then_they_are_there)
{
  g_autofree char *saved = g_build_filename (world.folder, "saved.db", NULL);
  g_autofree char *restored = g_build_filename (world.folder, "again", "unit.db", NULL);
  g_autofree char *out = g_build_filename (world.folder, "out", NULL);
  bahe_ok (&world, "do", "凭据", "scan", "--photo", png);
  g_autofree char *seq = latest ();
  bahe_ok (&world, "backup", saved);
  bahe_ok (&world, "restore", saved, "--store", restored);
  bahe_ok (&world, "file", seq, "--output", out, "--store", restored);
  assert_same_file (out, png);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("cli file");
  TCase *tests = tcase_create ("cli file");

  tcase_add_checked_fixture (tests, setup, teardown);
  tcase_add_test (tests, given_files_with_a_record_when_asked_for_then_they_come_back_and_the_record_tells_their_hash);
  tcase_add_test (tests, given_a_file_with_what_opens_an_activity_then_it_is_kept_with_that_record);
  tcase_add_test (tests,
                  given_the_same_verb_again_when_its_file_is_the_same_then_once_and_when_it_differs_then_a_conflict);
  tcase_add_test (tests, given_what_is_no_file_to_keep_when_recorded_then_what_is_wrong_is_said_and_nothing_is_kept);
  tcase_add_test (tests,
                  given_a_correction_with_another_file_when_asked_for_then_the_new_one_and_the_old_one_as_recorded);
  tcase_add_test (tests, given_a_damaged_file_when_verified_then_record_and_field_are_named_and_it_is_not_handed_out);
  tcase_add_test (tests, given_a_damaged_file_when_corrected_with_the_original_then_the_record_is_sound_again);
  tcase_add_test (tests, given_a_private_file_when_read_then_with_a_reason_and_when_forgotten_then_never_again);
  tcase_add_test (tests,
                  given_medical_papers_when_two_have_them_destroyed_then_they_are_gone_everywhere_and_the_rest_stays);
  tcase_add_test (tests, given_files_when_the_store_is_restored_then_they_are_there);
  tcase_add_test (tests, given_a_verb_with_files_when_help_is_asked_then_what_fits_is_said);
  suite_add_tcase (suite, tests);
  return run_suite (suite);
}
