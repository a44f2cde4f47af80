/* 一事一档: the papers of a contest as files, from an empty one to a notice of correction. */
#include "kit.h"

#include <string.h>

static World world;

/* Four teams in a league; the first match of two is written down for the wrong side. */
static void
begin (void)
{
  static const char *const teams[] = { "后勤组", "大班组", "中班组" };

  world = world_new ();
  bahe_ok (&world, "init", "青禾小学工会");
  bahe_ok (&world, "open", "tug-of-war", "教工拔河赛", "--when", "2026-11-06", "--awards",
           "{\"list\":[{\"zh\":\"一等奖\",\"en\":\"First prize\",\"count\":1}]}");
  for (guint i = 0; i < G_N_ELEMENTS (teams); i++)
    bahe_ok (&world, "do", "教工拔河赛", "enter", "--guest", (char *) teams[i]);
  bahe_ok (&world, "do", "教工拔河赛", "draw-order", "--order", "后勤组、大班组、中班组");
}

static void
end (void)
{
  world_clear (&world);
}

static void
play (void)
{
  bahe_ok (&world, "do", "教工拔河赛", "result", "后勤组", "大班组", "2", "0", "--when", "2026-11-06");
  bahe_ok (&world, "do", "教工拔河赛", "result", "后勤组", "中班组", "2", "0", "--when", "2026-11-06");
  bahe_ok (&world, "do", "教工拔河赛", "result", "大班组", "中班组", "2", "1", "--when", "2026-11-06");
}

/* What this program prints. */
static GBytes *
printed_by (const char *const *argv)
{
  g_autoptr (GSubprocess) process = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDOUT_PIPE, NULL);
  GBytes *out = NULL;

  ck_assert_ptr_nonnull (process);
  ck_assert (g_subprocess_communicate (process, NULL, NULL, &out, NULL, NULL));
  return out;
}

static char *
pdftotext (const char *how, const char *path)
{
  g_autoptr (GBytes) text = printed_by ((const char *[]){ "pdftotext", how, path, "-", NULL });

  return g_strndup (g_bytes_get_data (text, NULL), g_bytes_get_size (text));
}

/* The text of a paper's PDF; its last page number is checked. Free with g_free. */
static char *
text_of (const char *name)
{
  g_autofree char *path = g_strdup_printf ("%s/%s.pdf", world.folder, name);

  bahe_ok (&world, "paper", "教工拔河赛", (char *) name, "--output", path);
  char *out = pdftotext ("-layout", path);
  assert_holds (out, "第 1 页");
  assert_holds (out, "教工拔河赛");
  return out;
}

START_TEST (given_a_new_contest_then_what_is_missing_is_listed)
{
  g_auto (Run) papers = bahe (&world, "papers", "教工拔河赛");

  assert_holds (papers.out, "秩序册");
  assert_holds (papers.out, "缺材料");
  assert_holds (papers.out, "还没有评奖");
  assert_holds (papers.out, "另附");
  g_auto (Run) none = bahe (&world, "paper", "教工拔河赛", "receipt", "--output", "/dev/null");
  ck_assert_int_eq (none.code, 1);
  assert_holds (none.err, "领取签字表还不能打印");
  g_auto (Run) wrong = bahe (&world, "paper", "教工拔河赛", "reciept", "--output", "/dev/null");
  ck_assert_int_eq (wrong.code, 2);
  assert_holds (wrong.err, "receipt");
  g_auto (Run) viewer = bahe (&world, "paper", "教工拔河赛", "sign-in", "--output", "/dev/null", "--role", "viewer");
  ck_assert_int_eq (viewer.code, 1);
  assert_holds (viewer.err, "由工会干部打印");
}
END_TEST

START_TEST (given_entrants_then_papers_to_sign_and_to_write_on_are_printed)
{
  g_autofree char *sign = text_of ("sign-in"), *blank = text_of ("score-sheet"), *rules = text_of ("regulation");
  g_autofree char *entries = text_of ("entries");

  assert_holds (sign, "签到表");
  assert_holds (sign, "中班组");
  assert_holds (blank, "第1场");
  assert_holds (blank, "裁判长签字");
  assert_holds (rules, "（盖章）");
  assert_holds (entries, "报名表");
}
END_TEST

/* Whether there is ink where the notice of results says 如 of its 如下：, of 12.5 points a letter. */
static gboolean
has_ink (const char *path)
{
  g_autofree char *words = pdftotext ("-bbox", path);
  g_autoptr (GRegex) regex = g_regex_new ("yMin=\"([0-9.]+)\" xMax=\"([0-9.]+)\"[^>]*>[^<]*如下：<", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  ck_assert (g_regex_match (regex, words, 0, &match));
  g_autofree char *top = g_match_info_fetch (match, 1), *right = g_match_info_fetch (match, 2);
  g_autofree char *x = g_strdup_printf ("%d", (int) (g_ascii_strtod (right, NULL) - 37.5) + 1);
  g_autofree char *y = g_strdup_printf ("%d", (int) g_ascii_strtod (top, NULL));
  g_autoptr (GBytes) picture = printed_by ((const char *[]){ "pdftoppm", "-r", "72", "-gray", "-singlefile", "-x", x,
                                                             "-y", y, "-W", "10", "-H", "18", path, NULL });
  gsize length;
  const guint8 *data = g_bytes_get_data (picture, &length);
  guint8 darkest = G_MAXUINT8;
  ck_assert_uint_gt (length, 10 * 18);
  for (gsize i = length - 10 * 18; i < length; i++)
    darkest = MIN (darkest, data[i]);
  return darkest < 128;
}

/* The number of the latest record of the contest. */
static gint64
latest (void)
{
  g_auto (Run) run = bahe (&world, "events", "教工拔河赛", "--format", "json");
  json_object *list = json_of (&run), *seq = NULL;

  json_object_object_get_ex (json_object_array_get_idx (list, json_object_array_length (list) - 1), "seq", &seq);
  gint64 number = json_object_get_int64 (seq);
  json_object_put (list);
  return number;
}

START_TEST (given_a_call_made_elsewhere_when_it_is_put_into_the_file_then_it_is_there_until_that_is_void)
{
  g_autofree char *call = world_file (&world, "通知.txt", "定于11月6日举行教工拔河赛。\n");
  g_autofree char *out = g_build_filename (world.folder, "again.txt", NULL), *text = NULL;
  g_auto (Run) before = bahe (&world, "board", "教工拔河赛");
  bahe_ok (&world, "do", "教工拔河赛", "attach", "call", call);
  g_autofree char *seq = g_strdup_printf ("%" G_GINT64_FORMAT, latest ());
  g_autofree char *record = g_strdup_printf ("记录 %s", seq);

  g_auto (Run) papers = bahe (&world, "papers", "教工拔河赛");
  assert_holds (papers.out, "已入档");
  assert_holds (papers.out, record);
  assert_holds (papers.out, "另附"); /* the photos */
  bahe_ok (&world, "file", seq, "files", "--output", out);
  ck_assert (g_file_get_contents (out, &text, NULL, NULL));
  ck_assert_str_eq (text, "定于11月6日举行教工拔河赛。\n");
  g_auto (Run) after = bahe (&world, "board", "教工拔河赛");
  ck_assert_str_eq (before.out, after.out);
  g_auto (Run) print = bahe (&world, "paper", "教工拔河赛", "call", "--output", "/dev/null");
  ck_assert_int_eq (print.code, 1);
  assert_holds (print.err, "bahe file");
  g_auto (Run) viewer = bahe (&world, "do", "教工拔河赛", "attach", "photos", call, "--role", "viewer");
  ck_assert_int_eq (viewer.code, 1);

  bahe_ok (&world, "cancel", seq, "--because", "放错了", "--yes");
  g_auto (Run) without = bahe (&world, "papers", "教工拔河赛");
  ck_assert_ptr_null (strstr (without.out, "已入档"));
  bahe_ok (&world, "verify", NULL);
}
END_TEST

START_TEST (given_results_and_prizes_then_notices_signing_sheet_and_summary_are_printed)
{
  play ();
  bahe_ok (&world, "award", "教工拔河赛", "--participants", "24", "--prizes", "一等奖 保温杯 30 每队", "--when",
           "2026-11-06");
  bahe_ok (&world, "do", "教工拔河赛", "grant-awards", "--when", "2026-11-06");
  g_autofree char *results = text_of ("results"), *receipt = text_of ("receipt"), *costs = text_of ("costs");
  g_autofree char *summary = text_of ("summary"), *scores = text_of ("scores");
  assert_holds (results, "一等奖：后勤组");
  assert_holds (results, "2026年11月6日");
  g_autofree char *path = g_build_filename (world.folder, "results.pdf", NULL);
  ck_assert (has_ink (path));
  assert_holds (receipt, "保温杯");
  assert_holds (receipt, "领取人签字");
  assert_holds (receipt, "30元");
  assert_holds (costs, "合计30元");
  assert_holds (summary, "获奖1人");
  assert_holds (scores, "第3场");
}
END_TEST

START_TEST (given_a_mistake_after_the_prizes_then_the_notice_of_correction_names_who_is_awarded_too)
{
  g_auto (Run) first = bahe (&world, "do", "教工拔河赛", "result", "后勤组", "大班组", "2", "0", "--when", "2026-11-06",
                             "--format", "json");
  json_object *answer = json_tokener_parse (first.out);
  g_autofree char *seq = g_strdup (json_object_get_string (json_object_object_get (answer, "first_seq")));
  json_object_put (answer);
  bahe_ok (&world, "do", "教工拔河赛", "result", "后勤组", "中班组", "2", "1", "--when", "2026-11-06");
  bahe_ok (&world, "do", "教工拔河赛", "result", "大班组", "中班组", "2", "0", "--when", "2026-11-06");
  bahe_ok (&world, "award", "教工拔河赛", "--when", "2026-11-06");
  bahe_ok (&world, "do", "教工拔河赛", "grant-awards", "--when", "2026-11-06");
  bahe_ok (&world, "correct", seq, "--red-ends", "0", "--blue-ends", "2", "--because", "抄反了", "--yes");

  g_auto (Run) board = bahe (&world, "board", "教工拔河赛"), papers = bahe (&world, "papers", "教工拔河赛");
  assert_holds (board.out, "以签字的名单为准");
  assert_holds (papers.out, "颁奖以后成绩榜有变动");
  bahe_ok (&world, "do", "教工拔河赛", "correct-awards", "--reason", "抄反了", "--when", "2026-11-09");
  g_auto (Run) awards = bahe (&world, "awards", "教工拔河赛");
  assert_holds (awards.out, "补发");
  g_autofree char *notice = text_of ("correction");
  assert_holds (notice, "更正公告");
  assert_holds (notice, "大班组");
  assert_holds (notice, "补发");
  assert_holds (notice, "保留");
  assert_holds (notice, "2026年11月9日");
}
END_TEST

START_TEST (given_own_awards_and_honours_from_outside_then_one_ledger_joins_them)
{
  play ();
  bahe_ok (&world, "award", "教工拔河赛", "--when", "2026-11-06");
  g_auto (Run) before = bahe (&world, "honours", "--format", "csv");
  assert_lacks (before.out, "后勤组"); /* drafted only */
  bahe_ok (&world, "do", "教工拔河赛", "grant-awards", "--when", "2026-11-06");
  bahe_ok (&world, "open", "honours", "荣誉");
  bahe_ok (&world, "do", "荣誉", "honour", "--honour", "先进基层工会", "--level", "区（县）级", "--giver", "区总工会",
           "--year", "2026", "--union", "--evidence", "奖牌");
  g_auto (Run) all = bahe (&world, "honours", "--format", "csv"), union_ = bahe (&world, "honours", "青禾小学工会");
  assert_holds (all.out, "后勤组");
  assert_holds (all.out, "先进基层工会");
  assert_holds (union_.out, "先进基层工会");
  assert_lacks (union_.out, "教工拔河赛");
  g_auto (Run) one = bahe (&world, "honours", "后勤组", "--format", "csv");
  assert_holds (one.out, "教工拔河赛");

  g_autofree char *path = g_build_filename (world.folder, "certificates.pdf", NULL);
  bahe_ok (&world, "paper", "教工拔河赛", "certificates", "--output", path);
  g_auto (Run) awards = bahe (&world, "awards", "教工拔河赛", "--format", "json");
  json_object *json = json_of (&awards), *list = json_object_array_get_idx (json_object_object_get (json, "lists"), 0);
  json_object *row = json_object_array_get_idx (json_object_object_get (list, "rows"), 0);
  g_auto (Run) check =
      bahe (&world, "certificate", (char *) json_object_get_string (json_object_object_get (row, "code")));
  json_object_put (json);
  assert_holds (check.out, "证书有效");
  g_auto (Run) wrong = bahe (&world, "certificate", "9-00000000");
  ck_assert_int_eq (wrong.code, 2);
}
END_TEST

START_TEST (given_a_prize_of_one_person_then_the_ledger_names_the_winner_once)
{
  bahe_ok (&world, "do", "花名册", "add-person", "--name", "简一凡");
  bahe_ok (&world, "do", "花名册", "add-person", "--name", "项二平");
  bahe_ok (&world, "open", "judged-contest", "演讲赛", "--style", "final", "--judges", "1", "--drop-high", "0",
           "--drop-low", "0", "--awards", "{\"list\":[{\"zh\":\"一等奖\",\"count\":1}]}");
  bahe_ok (&world, "do", "演讲赛", "enter", "简一凡");
  bahe_ok (&world, "do", "演讲赛", "enter", "项二平");
  bahe_ok (&world, "do", "演讲赛", "mark", "简一凡", "90");
  bahe_ok (&world, "do", "演讲赛", "mark", "项二平", "80");
  bahe_ok (&world, "do", "演讲赛", "lock");
  bahe_ok (&world, "award", "演讲赛");
  bahe_ok (&world, "do", "演讲赛", "grant-awards");
  g_auto (Run) own = bahe (&world, "honours", "简一凡", "--format", "csv");
  assert_holds (own.out, "演讲赛");
  const char *first = strstr (own.out, "简一凡");
  ck_assert_ptr_nonnull (first);
  ck_assert_ptr_null (strstr (first + 1, "简一凡"));
}
END_TEST

/* The check code of the certificate in this row of the list, the first one 0. Free with g_free. */
static char *
code_of (guint row)
{
  g_auto (Run) list = bahe (&world, "certificates", "青蓝工程", "--format", "json");
  json_object *json = json_of (&list);
  char *code =
      g_strdup (json_object_get_string (json_object_object_get (json_object_array_get_idx (json, row), "code")));

  json_object_put (json);
  ck_assert_ptr_nonnull (code);
  return code;
}

static void
assert_certificate (const char *code, const char *words)
{
  g_auto (Run) check = bahe (&world, "certificate", (char *) code);

  assert_holds (check.out, words);
  assert_lacks (check.out, "卜晓");
}

START_TEST (given_a_pair_that_completed_then_its_certificate_is_printed_and_an_old_one_says_so)
{
  bahe_ok (&world, "do", "花名册", "add-person", "--name", "丁春", "--when", "2024-01-01");
  bahe_ok (&world, "do", "花名册", "add-person", "--name", "卜晓", "--when", "2024-01-01");
  bahe_ok (&world, "open", "mentoring", "青蓝工程", "--hear", "0", "--give", "0", "--plan", "0", "--paper", "0",
           "--open", "0", "--when", "2024-03-01");
  bahe_ok (&world, "do", "青蓝工程", "pair", "丁春", "卜晓", "语文", "--when", "2024-03-01");
  bahe_ok (&world, "do", "青蓝工程", "assess", "1", "92", "--when", "2026-02-20");
  g_auto (Run) none = bahe (&world, "do", "青蓝工程", "exchange", "1", "姓名印错", "--when", "2026-02-20");
  ck_assert_int_eq (none.code, 1);
  assert_holds (none.err, "没有出师");
  g_auto (Run) done = bahe (&world, "do", "青蓝工程", "complete", "1", "--when", "2026-02-28", "--format", "json");
  json_object *answer = json_of (&done);
  g_autofree char *seq = g_strdup (json_object_get_string (json_object_object_get (answer, "first_seq")));
  json_object_put (answer);

  g_autofree char *path = g_build_filename (world.folder, "completed.pdf", NULL), *first = code_of (0);
  bahe_ok (&world, "paper", "青蓝工程", "certificates", "--output", path);
  g_autofree char *paper = pdftotext ("-layout", path);
  assert_holds (paper, "卜晓");
  assert_holds (paper, "师傅 丁春");
  assert_holds (paper, "出师");
  assert_holds (paper, first);
  assert_certificate (first, "证书有效");
  g_auto (Run) viewer = bahe (&world, "certificates", "青蓝工程", "--role", "viewer");
  ck_assert_int_eq (viewer.code, 1);
  g_auto (Run) events = bahe (&world, "events", "青蓝工程"),
               shown = bahe (&world, "show", "青蓝工程", "--role", "viewer");
  assert_lacks (events.out, "查验码");
  assert_lacks (shown.out, "出师证书");
  g_auto (Run) told = bahe (&world, "events", "青蓝工程", "--format", "json");
  assert_lacks (told.out, "secret");
  g_auto (Run) forged = bahe (&world, "correct", seq, "--secret", "5", "--because", "试试", "--yes");
  ck_assert_int_eq (forged.code, 2);
  assert_certificate (first, "证书有效");

  bahe_ok (&world, "do", "青蓝工程", "exchange", "1", "姓名印错", "--when", "2026-03-02");
  g_autofree char *second = code_of (1);
  assert_certificate (first, "已更换");
  assert_certificate (second, "证书有效");
  bahe_ok (&world, "cancel", seq, "--because", "考核分记错", "--yes");
  assert_certificate (first, "已收回");
  assert_certificate (second, "已收回");
  g_auto (Run) gone = bahe (&world, "figure", "pairs-completed"), no_paper = bahe (&world, "papers", "青蓝工程");
  assert_holds (gone.out, "0 对");
  assert_lacks (no_paper.out, "certificates");
}
END_TEST

START_TEST (given_a_list_of_a_benefit_then_its_signing_sheet_has_a_line_for_everybody_on_it)
{
  bahe_ok (&world, "do", "花名册", "add-person", "--name", "张伟", "--when", "2026-09-01");
  bahe_ok (&world, "do", "花名册", "add-person", "--name", "李娜", "--when", "2026-09-01");
  bahe_ok (&world, "open", "benefit", "国庆慰问品", "--what", "苹果梨", "--each", "30", "--when", "2026-09-25");
  g_auto (Run) none = bahe (&world, "paper", "国庆慰问品", "receipt");
  ck_assert_int_eq (none.code, 1);
  assert_holds (none.err, "还没有给");
  bahe_ok (&world, "do", "国庆慰问品", "list", "--when", "2026-09-28");
  bahe_ok (&world, "do", "国庆慰问品", "give", "张伟", "--signed", "signed", "--when", "2026-09-29");
  g_autofree char *path = g_build_filename (world.folder, "given.pdf", NULL);
  bahe_ok (&world, "paper", "国庆慰问品", "receipt", "--output", path);
  g_autofree char *sheet = pdftotext ("-layout", path);
  assert_holds (sheet, "张伟");
  assert_holds (sheet, "本人签收");
  assert_holds (sheet, "李娜");
  assert_holds (sheet, "领取人签字");
}
END_TEST

START_TEST (given_a_page_then_it_is_a_picture_and_one_too_many_is_refused)
{
  g_autofree char *path = g_build_filename (world.folder, "page.png", NULL), *data = NULL;
  gsize length = 0;

  bahe_ok (&world, "paper", "教工拔河赛", "sign-in", "--output", path);
  ck_assert (g_file_get_contents (path, &data, &length, NULL));
  ck_assert (length > 8 && memcmp (data, "\x89PNG", 4) == 0);
  g_auto (Run) beyond = bahe (&world, "paper", "教工拔河赛", "sign-in", "--page", "9", "--output", path);
  ck_assert_int_eq (beyond.code, 2);
  assert_holds (beyond.err, "没有第9页");
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("cli dossier");
  TCase *tests = tcase_create ("dossier");

  tcase_add_checked_fixture (tests, begin, end);
  tcase_add_test (tests, given_a_new_contest_then_what_is_missing_is_listed);
  tcase_add_test (tests, given_entrants_then_papers_to_sign_and_to_write_on_are_printed);
  tcase_add_test (tests, given_a_call_made_elsewhere_when_it_is_put_into_the_file_then_it_is_there_until_that_is_void);
  tcase_add_test (tests, given_results_and_prizes_then_notices_signing_sheet_and_summary_are_printed);
  tcase_add_test (tests, given_a_mistake_after_the_prizes_then_the_notice_of_correction_names_who_is_awarded_too);
  tcase_add_test (tests, given_own_awards_and_honours_from_outside_then_one_ledger_joins_them);
  tcase_add_test (tests, given_a_prize_of_one_person_then_the_ledger_names_the_winner_once);
  tcase_add_test (tests, given_a_pair_that_completed_then_its_certificate_is_printed_and_an_old_one_says_so);
  tcase_add_test (tests, given_a_list_of_a_benefit_then_its_signing_sheet_has_a_line_for_everybody_on_it);
  tcase_add_test (tests, given_a_page_then_it_is_a_picture_and_one_too_many_is_refused);
  suite_add_tcase (suite, tests);
  return run_suite (suite);
}
