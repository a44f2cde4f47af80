/* Papers as files: what a picture, a message and printed pages show of a large field and of names that are hard to set.
 */
#include "kit.h"
#include "workbook.h"

#include <cairo.h>
#include <string.h>

#define TEAMS 100

static const char *const hard_names[] = { "𠮷野𬭎队", "阿卜杜拉·买买提江联队", "A&B <small> 队",
                                          "一个名字特别特别长的参赛队伍不知道怎么写得下的那一种队" };

/* A league of a hundred teams, drawn; the first matches are played. */
static void
world_of_many (World *world)
{
  g_autoptr (GString) teams = g_string_new ("guest\n");

  for (guint i = 0; i < TEAMS; i++)
    if (i < G_N_ELEMENTS (hard_names))
      g_string_append_printf (teams, "%s\n", hard_names[i]);
    else
      g_string_append_printf (teams, "乘风破浪第%02u队\n", i);
  *world = world_new ();
  bahe_ok (world, "init", "青禾小学工会");
  bahe_ok (world, "open", "tug-of-war", "春季拔河", "--system", "knock-out");
  g_autofree char *path = world_file (world, "teams.tsv", teams->str);
  bahe_ok (world, "import", "春季拔河", "enter", path);
}

/* One paper as a file of the world's folder. Free with g_free. */
static char *
paper (const World *world, const char *name, const char *command, const char *activity, const char *format)
{
  char *path = g_build_filename (world->folder, name, NULL);

  if (format != NULL)
    bahe_ok (world, (char *) command, (char *) activity, "--format", (char *) format, "--output", path);
  else
    bahe_ok (world, (char *) command, (char *) activity, "--output", path);
  return path;
}

/* What a tool of poppler prints about a file. Free with g_free. */
static char *
tool_says (const char *tool, const char *option, const char *path)
{
  g_autoptr (GError) error = NULL;
  const char *const to_stdout = g_str_equal (tool, "pdftotext") ? "-" : NULL;
  g_autoptr (GSubprocess) process =
      g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, tool, option, path, to_stdout, NULL);
  char *out = NULL;

  ck_assert_msg (process != NULL, "%s (of poppler-utils): %s", tool, error != NULL ? error->message : "");
  ck_assert (g_subprocess_communicate_utf8 (process, NULL, NULL, &out, NULL, NULL));
  ck_assert (g_subprocess_get_successful (process));
  return out;
}

static guint
count_of (const char *text, const char *part)
{
  guint n = 0;

  for (const char *at = text; (at = strstr (at, part)) != NULL; at += strlen (part))
    n++;
  return n;
}

/* The pages of a PDF as text, each its own string. */
static char **
pages_of (const char *path)
{
  g_autofree char *text = tool_says ("pdftotext", "-raw", path);
  char **pages = g_strsplit (g_strchomp (text), "\f", -1);

  return pages;
}

/* Text without the spaces and line ends that its setting brought in. */
static char *
closed_up (const char *text)
{
  g_autoptr (GRegex) spaces = g_regex_new ("\\s+", 0, 0, NULL);

  return g_regex_replace_literal (spaces, text, -1, 0, "", 0, NULL);
}

START_TEST (given_a_hundred_teams_then_the_message_has_whole_lines_and_at_most_500_letters)
{
  g_auto (World) world = { 0 };
  world_of_many (&world);
  g_auto (Run) run = bahe (&world, "board", "春季拔河", "--format", "text");

  ck_assert_int_eq (run.code, 0);
  g_auto (GStrv) lines = g_strsplit (g_strchomp (run.out), "\n", -1);
  guint shown = 0, left = 0, n = g_strv_length (lines);
  ck_assert_int_le (g_utf8_strlen (run.out, -1), 500);
  ck_assert_str_eq (lines[0], "【春季拔河】进行中");
  for (guint i = 0; i < n; i++) {
    shown += g_str_has_prefix (lines[i], "· ") || g_ascii_isdigit (lines[i][0]);
    if (g_str_has_prefix (lines[i], "…另有 "))
      left = (guint) g_ascii_strtoull (lines[i] + strlen ("…另有 "), NULL, 10);
  }
  ck_assert_uint_ge (shown, 10);
  ck_assert_uint_eq (shown + left, TEAMS);
  for (guint i = 0; i < G_N_ELEMENTS (hard_names); i++)
    assert_holds (run.out, hard_names[i]);
  assert_holds (lines[n - 1], "青禾小学工会");
  assert_holds (lines[n - 1], " 更新（20");
}
END_TEST

START_TEST (given_hard_names_then_nothing_in_the_picture_is_cut_at_its_edges)
{
  g_auto (World) world = { 0 };
  world_of_many (&world);
  g_autofree char *path = paper (&world, "board.png", "board", "春季拔河", "png");
  cairo_surface_t *picture = cairo_image_surface_create_from_png (path);
  int width = cairo_image_surface_get_width (picture), height = cairo_image_surface_get_height (picture);
  guint inked = 0;

  ck_assert_int_eq (cairo_surface_status (picture), CAIRO_STATUS_SUCCESS);
  ck_assert_int_eq (width, 1080);
  ck_assert_int_gt (height, TEAMS * 60);
  for (int y = 0; y < height; y++) {
    const guint32 *row =
        (const guint32 *) (cairo_image_surface_get_data (picture) + y * cairo_image_surface_get_stride (picture));
    for (int x = 0; x < width; x++) {
      gboolean plain = (row[x] & 0xffffff) == 0xF7F5F0;
      ck_assert_msg (plain || (x >= 50 && x < width - 50 && y >= 30 && y < height - 20), "ink at %d, %d", x, y);
      inked += !plain;
    }
  }
  ck_assert_uint_gt (inked, (guint) width * (guint) height / 50);
  cairo_surface_destroy (picture);
}
END_TEST

START_TEST (given_a_hundred_teams_then_each_page_has_the_head_its_number_and_whole_rows)
{
  g_auto (World) world = { 0 };
  world_of_many (&world);
  g_autofree char *path = paper (&world, "board.pdf", "board", "春季拔河", "pdf");
  g_autofree char *about = tool_says ("pdfinfo", "-isodates", path);
  g_auto (GStrv) pages = pages_of (path);
  guint n = g_strv_length (pages);

  assert_holds (about, "(A4)");
  assert_holds (about, "春季拔河");
  ck_assert_uint_ge (n, 3);
  for (guint i = 0; i < n; i++) {
    g_autofree char *foot = g_strdup_printf ("第 %u 页／共 %u 页", i + 1, n);
    assert_holds (pages[i], "名次");
    assert_holds (pages[i], foot);
    assert_holds (pages[i], "条记录");
    ck_assert_uint_eq (count_of (pages[i], "裁判长签字"), i + 1 == n ? 1 : 0);
    ck_assert_uint_eq (count_of (pages[i], "记录员签字"), i + 1 == n ? 1 : 0);
  }
  g_autofree char *all = g_strjoinv ("", pages);
  g_autofree char *text = closed_up (all);
  for (guint i = 0; i < TEAMS; i++) {
    g_autofree char *name =
        i < G_N_ELEMENTS (hard_names) ? closed_up (hard_names[i]) : g_strdup_printf ("乘风破浪第%02u队", i);
    ck_assert_msg (count_of (text, name) == 1, "%s stands there %u times", name, count_of (text, name));
  }
}
END_TEST

START_TEST (given_results_then_the_programme_leaves_them_to_be_written)
{
  g_auto (World) world = { 0 };
  world_league (&world);
  bahe_ok (&world, "do", "拔河", "result", "--red", "小班组", "--blue", "后勤组", "--red-ends", "2", "--blue-ends",
           "0");
  g_autofree char *path = paper (&world, "programme.pdf", "programme", "拔河", NULL);
  g_auto (GStrv) pages = pages_of (path);
  g_autofree char *all = g_strjoinv ("", pages);
  g_autofree char *text = closed_up (all);

  assert_holds (text, "第一部分竞赛规程");
  assert_holds (text, "各队互相比赛一场。每场三局两胜。");
  assert_holds (text, "第二部分参赛队（4队）");
  assert_holds (text, "1后勤组2大班组3中班组4小班组"); /* by number, which tells of no place */
  assert_holds (text, "第三部分对阵");
  assert_holds (text, "各局胜方比分蓝方裁判员签字");
  /* Not of the hour at which it was printed: 22:05. */
  ck_assert_msg (!g_regex_match_simple ("(?<![0-9])2:0(?![0-9])", text, 0, 0), "the result is in:\n%s", text);
  assert_lacks (text, "已赛");
}
END_TEST

START_TEST (given_groups_then_one_board_is_chosen_and_a_missing_one_is_named)
{
  g_auto (World) world = { 0 };
  static const char *const teams[] = { "甲队", "乙队", "丙队", "丁队" };
  world = world_new ();
  bahe_ok (&world, "init", "青禾小学工会");
  bahe_ok (&world, "open", "tug-of-war", "小组赛", "--system", "groups", "--groups", "2");
  for (guint i = 0; i < G_N_ELEMENTS (teams); i++)
    bahe_ok (&world, "do", "小组赛", "enter", "--guest", (char *) teams[i]);
  bahe_ok (&world, "do", "小组赛", "draw-order", "甲队、乙队、丙队、丁队");

  g_auto (Run) whole = bahe (&world, "board", "小组赛", "--format", "text");
  g_auto (Run) one = bahe (&world, "board", "小组赛", "--format", "text", "--group", "A");
  g_auto (Run) none = bahe (&world, "board", "小组赛", "--format", "text", "--group", "Z");
  assert_holds (whole.out, "〔小组赛 · B 组〕");
  assert_holds (one.out, "〔小组赛 · A 组〕");
  assert_lacks (one.out, "B 组");
  ck_assert_uint_eq (count_of (one.out, "队") - count_of (one.out, "参赛队"), 2);
  ck_assert_int_eq (none.code, 2);
  assert_holds (none.err, "group=A");
  g_auto (Run) watched = bahe (&world, "board", "小组赛", "--format", "png", "--reveal");
  ck_assert_int_eq (watched.code, 2);
  ck_assert_str_eq (watched.out, "");
}
END_TEST

/* ---- workbooks --------------------------------------------------------------------------------------------------- */

/* A drive whose amounts are exact, about, at least and not filled in, with a donor that looks like a formula. */
static void
world_of_giving (World *world)
{
  static const char *const people[] = { "王芳", "李明", "赵强" };

  *world = world_new ();
  bahe_ok (world, "init", "青禾小学工会");
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    bahe_ok (world, "do", "花名册", "add-person", "--name", (char *) people[i], "--sex", "女");
  bahe_ok (world, "open", "fund-drive", "一日捐", "--beneficiary", "山区小学", "--target", "5000");
  bahe_ok (world, "do", "一日捐", "give", "--donor", "王芳", "--amount", "100.5", "--consent");
  bahe_ok (world, "do", "一日捐", "give", "--donor", "李明", "--amount", "2760多");
  bahe_ok (world, "do", "一日捐", "give", "--name", "=SUM(A1)", "--amount", "至少60", "--consent");
  bahe_ok (world, "do", "一日捐", "give", "--donor", "赵强", "--amount", "未知", "--consent");
  bahe_ok (world, "do", "一日捐", "goods", "--name", "+热心家长", "--items", "冬衣 约12件", "--consent");
  bahe_ok (world, "do", "一日捐", "hand-over", "--payee", "民政局", "--amount", "1000", "--first", "王芳", "--second",
           "李明", "--voucher", "-0012", "--when", "2026-03-03");
}

/* The cell of a CSV line without what CSV needs around it. */
static char *
bare (const char *cell)
{
  gboolean guarded = cell[0] == '\'' && strchr ("=+-@", cell[1]) != NULL;

  return g_strdup (guarded ? cell + 1 : cell);
}

static void
assert_same_cell (const SheetCell *cell, const char *csv)
{
  g_autofree char *text = bare (csv);

  if (cell == NULL) {
    ck_assert_str_eq (text, "");
    return;
  }
  ck_assert (!cell->formula);
  if (cell->is_number && (cell->format == NULL || !g_str_has_prefix (cell->format, "yyyy")))
    ck_assert_msg (g_ascii_strtod (cell->text, NULL) == g_ascii_strtod (text, NULL), "%s is not %s", cell->text, text);
  else
    ck_assert_str_eq (cell->text, text);
}

/* All sheets one after the other are the CSV, line by line and cell by cell; how many cells there were. */
static guint
assert_same (const GPtrArray *sheets, const char *csv)
{
  g_auto (GStrv) lines = g_strsplit (csv, "\n", -1);
  guint line = 0, cells = 0;

  for (guint i = 0; i < sheets->len; i++) {
    const Sheet *sheet = sheets->pdata[i];
    ck_assert (sheet->frozen);
    for (guint r = 0; r < sheet->rows->len; r++, line++) {
      g_auto (GStrv) expected = g_strsplit (lines[line], ",", -1);
      for (guint c = 0; expected[c] != NULL; c++, cells++)
        assert_same_cell (sheet_cell (sheet, r, c), expected[c]);
    }
  }
  ck_assert_str_eq (lines[line], "");
  return cells;
}

static const SheetCell *
cell_under (const Sheet *sheet, const char *label, guint row)
{
  const SheetCell *head;

  for (guint c = 0; (head = sheet_cell (sheet, 0, c)) != NULL; c++)
    if (g_str_equal (head->text, label))
      return sheet_cell (sheet, row, c);
  ck_abort_msg ("%s has no column %s", sheet->name, label);
  return NULL;
}

START_TEST (given_a_ledger_then_the_workbook_says_what_the_csv_says_with_numbers_money_and_days)
{
  g_auto (World) world = { 0 };
  world_of_giving (&world);
  g_autofree char *path = paper (&world, "ledger.xlsx", "show", "一日捐", "xlsx");
  g_autofree char *public = paper (&world, "public.xlsx", "board", "一日捐", "xlsx");
  g_auto (Run) csv = bahe (&world, "show", "一日捐", "--format", "csv");
  g_autoptr (GPtrArray) sheets = workbook_read (path), everybody = workbook_read (public);

  ck_assert_uint_gt (assert_same (sheets, csv.out), 40);
  assert_same (everybody, csv.out);
  const Sheet *ledger = sheets->pdata[0], *goods = sheets->pdata[1], *donors = sheets->pdata[2],
              *out = sheets->pdata[3];
  ck_assert_str_eq (ledger->name, "收支台账");
  const SheetCell *received = cell_under (ledger, "收到（元）", 1);
  ck_assert (received->is_number);
  ck_assert_str_eq (received->text, "2920.5");
  ck_assert_str_eq (received->format, "#,##0.00\"元\"");
  ck_assert_str_eq (cell_under (ledger, "收到（约／至少）", 1)->text, "至少");
  ck_assert_str_eq (cell_under (ledger, "未填金额（次）", 1)->text, "1");
  ck_assert_str_eq (cell_under (goods, "收到", 1)->text, "12");
  ck_assert_str_eq (cell_under (goods, "收到的单位", 1)->text, "件");
  ck_assert_str_eq (cell_under (goods, "收到（约／至少）", 1)->text, "约");
  ck_assert_str_eq (cell_under (donors, "花名册以外", 2)->text, "=SUM(A1)");
  ck_assert_ptr_null (cell_under (donors, "金额（元）", 3));
  ck_assert_str_eq (cell_under (donors, "金额（约／至少）", 3)->text, "未填");
  ck_assert_str_eq (cell_under (out, "日期", 1)->text, "2026-03-03");
  ck_assert (cell_under (out, "日期", 1)->is_number);
  ck_assert (!cell_under (out, "凭据号", 1)->is_number);
}
END_TEST

/* What happened in the month as it is told now, whoever it was for. */
START_TEST (given_a_month_then_its_digest_has_numbers_and_no_names)
{
  g_auto (World) world = { 0 };
  world_of_giving (&world);
  bahe_ok (&world, "do", "花名册", "add-person", "--name", "马环", "--when", "2026-01-05");
  bahe_ok (&world, "do", "花名册", "add-person", "--name", "邓军", "--when", "2026-01-05");
  bahe_ok (&world, "do", "花名册", "add-person", "--name", "梁贵", "--when", "2026-01-05");
  bahe_ok (&world, "open", "welfare-visit", "慰问", "--when", "2026-01-05");
  g_auto (Run) visit = bahe (&world, "do", "慰问", "visit", "--recipient", "马环", "--occasion", "hospital", "--items",
                             "cash 慰问金 500", "--visitors", "梁贵、邓军", "--when", "2026-04-10", "--format", "json");
  json_object *answer = json_of (&visit);
  g_autofree char *seq = g_strdup (json_object_get_string (json_object_object_get (answer, "first_seq")));
  json_object_put (answer);

  g_auto (Run) march = bahe (&world, "monthly", "2026-03"), april = bahe (&world, "monthly", "4月");
  assert_holds (march.out, "一日捐");
  assert_holds (march.out, "转交 1000 元");
  assert_lacks (march.out, "住院");
  assert_holds (april.out, "住院");
  assert_holds (april.out, "1 人次；金额 500 元");
  assert_lacks (april.out, "一日捐");
  assert_lacks (april.out, "马环");
  g_auto (Run) figure = bahe (&world, "figure", "welfare-times", "--month", "2026-04");
  assert_holds (figure.out, "1 人次");
  bahe_ok (&world, "cancel", seq, "--because", "日期写错", "--yes");
  bahe_ok (&world, "do", "慰问", "visit", "--recipient", "马环", "--occasion", "hospital", "--visitors", "梁贵、邓军",
           "--when", "2026-05-02");
  g_auto (Run) moved = bahe (&world, "monthly", "2026-04"), may = bahe (&world, "monthly", "2026-05");
  ck_assert_int_eq (moved.code, 2);
  assert_holds (moved.err, "没有捐助、结对和关怀的记录");
  assert_holds (may.out, "住院");

  g_autoptr (GRegex) regex = g_regex_new ("核对码 ([0-9]+(-[0-9a-f]{4}){4})", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  ck_assert (g_regex_match (regex, may.out, 0, &match));
  g_autofree char *code = g_match_info_fetch (match, 1), *other = g_strdup (code);
  bahe_ok (&world, "do", "慰问", "visit", "--recipient", "马环", "--occasion", "illness", "--visitors", "梁贵、邓军",
           "--when", "2026-05-20");
  g_auto (Run) same = bahe (&world, "verify", code);
  ck_assert_int_eq (same.code, 0);
  assert_holds (same.out, "和纸上的一致");
  other[strlen (other) - 1] = other[strlen (other) - 1] == '0' ? '1' : '0';
  g_auto (Run) changed = bahe (&world, "verify", other), mistyped = bahe (&world, "verify", "1682");
  ck_assert_int_ne (changed.code, 0);
  assert_holds (changed.err, code);
  ck_assert_int_eq (mistyped.code, 2);

  g_autofree char *path = paper (&world, "month.pdf", "monthly", "2026-05", "pdf");
  g_autofree char *text = tool_says ("pdftotext", "-layout", path);
  assert_holds (text, "捐助、结对与关怀");
  assert_holds (text, "住院");
  assert_lacks (text, "马环");
  g_auto (Run) year = bahe (&world, "monthly", "2026年"),
               form = bahe (&world, "monthly", "2026-05", "--format", "docx");
  ck_assert_int_eq (year.code, 2);
  assert_holds (year.err, "不是月份");
  ck_assert_int_eq (form.code, 2);
}
END_TEST

START_TEST (given_money_handed_over_then_there_is_a_sheet_to_seal_and_sign)
{
  g_auto (World) world = { 0 };
  world_of_giving (&world);
  g_autofree char *path = g_build_filename (world.folder, "handed.pdf", NULL);
  bahe_ok (&world, "paper", "一日捐", "handed", "--output", path);
  g_auto (GStrv) pages = pages_of (path);
  g_autofree char *text = closed_up (pages[0]);

  ck_assert_uint_eq (g_strv_length (pages), 1);
  assert_holds (text, "转交清单");
  assert_holds (text, "民政局");
  assert_holds (text, "1000元");
  assert_holds (text, "-0012");
  assert_holds (text, "接收单位（盖章）");
  assert_holds (text, "另一经手人");
  assert_lacks (text, "赵强"); /* who gave is in no paper of what went out */
}
END_TEST

START_TEST (given_figures_and_boards_then_each_list_is_a_sheet_of_the_workbook)
{
  g_auto (World) world = { 0 };
  world_of_giving (&world);
  bahe_ok (&world, "open", "measured-contest", "跳绳: 一分钟[计数]");
  bahe_ok (&world, "do", "跳绳: 一分钟[计数]", "enter", "王芳");
  g_autofree char *figures = paper (&world, "figures.xlsx", "figure", "捐款合计", "xlsx");
  g_autofree char *board = paper (&world, "board.xlsx", "board", "跳绳: 一分钟[计数]", "xlsx");
  g_autofree char *again = paper (&world, "again.xlsx", "board", "跳绳: 一分钟[计数]", "xlsx");
  g_auto (Run) csv = bahe (&world, "figure", "捐款合计", "--format", "csv");
  g_autoptr (GPtrArray) sheets = workbook_read (figures), boards = workbook_read (board);
  g_autofree char *first = NULL, *second = NULL;
  gsize n = 0, m = 0;

  assert_same (sheets, csv.out);
  ck_assert_str_eq (cell_under (sheets->pdata[0], "合计", 1)->text, "2920.5");
  ck_assert_str_eq (cell_under (sheets->pdata[0], "单位", 1)->text, "元");
  ck_assert_str_eq (cell_under (sheets->pdata[0], "合计（约／至少）", 1)->text, "至少");
  ck_assert_str_eq (((const Sheet *) boards->pdata[0])->name, "成绩");
  ck_assert (g_file_get_contents (board, &first, &n, NULL) && g_file_get_contents (again, &second, &m, NULL));
  ck_assert (n == m && memcmp (first, second, n) == 0);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("cli paper");
  TCase *tests = tcase_create ("paper");

  tcase_add_test (tests, given_a_hundred_teams_then_the_message_has_whole_lines_and_at_most_500_letters);
  tcase_add_test (tests, given_hard_names_then_nothing_in_the_picture_is_cut_at_its_edges);
  tcase_add_test (tests, given_a_hundred_teams_then_each_page_has_the_head_its_number_and_whole_rows);
  tcase_add_test (tests, given_results_then_the_programme_leaves_them_to_be_written);
  tcase_add_test (tests, given_groups_then_one_board_is_chosen_and_a_missing_one_is_named);
  tcase_add_test (tests, given_a_ledger_then_the_workbook_says_what_the_csv_says_with_numbers_money_and_days);
  tcase_add_test (tests, given_a_month_then_its_digest_has_numbers_and_no_names);
  tcase_add_test (tests, given_money_handed_over_then_there_is_a_sheet_to_seal_and_sign);
  tcase_add_test (tests, given_figures_and_boards_then_each_list_is_a_sheet_of_the_workbook);
  suite_add_tcase (suite, tests);
  return run_suite (suite);
}
