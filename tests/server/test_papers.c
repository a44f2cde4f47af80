/* Pictures and pages for the group and the wall: types, names, what is sent once only, and that nothing held gets out.
 */
#include "kit.h"

#include <string.h>

START_TEST (given_a_league_then_each_paper_comes_with_its_type_and_a_name_in_chinese)
{
  static const struct {
    const char *path, *type, *begin, *file;
  } papers[] = {
    { "/activity/3/board.png", "image/png", "\x89PNG", "拔河-成绩.png" },
    { "/activity/3/board.svg", "image/svg+xml; charset=utf-8", "<?xml", "拔河-成绩.svg" },
    { "/activity/3/board.txt", "text/plain; charset=utf-8", "【拔河】", "拔河-成绩.txt" },
    { "/activity/3/board.pdf", "application/pdf", "%PDF-", "拔河-成绩.pdf" },
    { "/activity/3/board.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "PK",
      "拔河-成绩.xlsx" },
    { "/activity/3/programme.pdf", "application/pdf", "%PDF-", "拔河-秩序册.pdf" },
    { "/activity/3/board.txt?lang=en", "text/plain; charset=utf-8", "[拔河]", "拔河-results.txt" },
  };
  g_auto (World) world = { 0 };
  world_league (&world);
  record_match (&world, "小班组", "后勤组");
  Server server = server_start (&world, 0, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++) {
    g_auto (Answer) answer = ask (&server, "GET", papers[i].path);
    g_autofree char *file = g_uri_escape_string (papers[i].file, NULL, FALSE);
    ck_assert_int_eq (answer.status, 200);
    ck_assert_str_eq (answer_header (&answer, "Content-Type"), papers[i].type);
    ck_assert_str_eq (answer_header (&answer, "X-Content-Type-Options"), "nosniff");
    assert_holds (answer_header (&answer, "Content-Disposition"), file);
    ck_assert_msg (g_str_has_prefix (answer.body, papers[i].begin), "%s begins with %.8s", papers[i].path, answer.body);
  }
  server_stop (&server);
}
END_TEST

START_TEST (given_a_picture_that_is_known_then_it_is_sent_again_only_when_the_board_moved)
{
  g_auto (World) world = { 0 };
  world_league (&world);
  Server server = server_start (&world, 0, NULL);
  g_auto (Answer) first = ask (&server, "GET", "/activity/3/board.png");
  const char *tag = answer_header (&first, "ETag");

  ck_assert_ptr_nonnull (tag);
  g_auto (Answer) again = ask_with (&server, "/activity/3/board.png", "If-None-Match", tag);
  ck_assert_int_eq (again.status, 304);
  ck_assert_str_eq (again.body, "");
  ck_assert_str_eq (answer_header (&again, "ETag"), tag);
  record_match (&world, "小班组", "后勤组");
  g_auto (Answer) moved = ask_with (&server, "/activity/3/board.png", "If-None-Match", tag);
  ck_assert_int_eq (moved.status, 200);
  ck_assert_str_ne (answer_header (&moved, "ETag"), tag);
  server_stop (&server);
}
END_TEST

START_TEST (given_what_has_no_board_then_it_is_refused_in_words)
{
  static const char *const missing[] = { "/activity/9/board.png", "/activity/2/board.pdf",
                                         "/activity/3/board.png?stage=x", "/activity/3/board.txt?group=A",
                                         "/activity/3/board.jpg" };
  g_auto (World) world = { 0 };
  world_league (&world);
  Server server = server_start (&world, 0, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (missing); i++) {
    g_auto (Answer) answer = ask (&server, "GET", missing[i]);
    ck_assert_msg (answer.status == 404, "%s: %u", missing[i], answer.status);
    ck_assert_str_eq (answer_code (&answer), "not-found");
    ck_assert_ptr_null (answer_header (&answer, "ETag"));
  }
  server_stop (&server);
}
END_TEST

/* A paper without what changes with every record: its time and number. */
static char *
without_version (const char *body)
{
  g_autoptr (GRegex) changing = g_regex_new ("\\d\\d:\\d\\d|第 \\d+ 条", 0, 0, NULL);

  return g_regex_replace_literal (changing, body, -1, 0, "", 0, NULL);
}

/* Whoever won after the board was held, the papers are the same. */
static void
papers_while_held (const char *const *paths, gsize n, const char *winner, const char *loser, char **papers)
{
  g_auto (World) world = { 0 };
  world_league (&world);
  record_match (&world, "中班组", "后勤组");
  bahe_ok (&world, "do", "拔河", "hold");
  record_match (&world, winner, loser);
  Server server = server_start (&world, 0, NULL);

  for (gsize i = 0; i < n; i++) {
    g_auto (Answer) answer = ask (&server, "GET", paths[i]);
    ck_assert_int_eq (answer.status, 200);
    assert_holds (answer.body, "已封榜");
    assert_holds (answer.body, "已评分 · 待揭晓");
    papers[i] = without_version (answer.body);
  }
  g_auto (Run) shown = bahe (&world, "board", "拔河", "--reveal", "--format", "csv");
  g_autofree char *won = g_strdup_printf (",%s,1,1,0,0,2,2,0", winner);
  assert_holds (shown.out, won);
  server_stop (&server);
}

START_TEST (given_a_held_board_then_no_paper_tells_of_what_came_after)
{
  static const char *const paths[] = { "/activity/3/board.svg", "/activity/3/board.txt" };
  char *one[G_N_ELEMENTS (paths)], *other[G_N_ELEMENTS (paths)];

  papers_while_held (paths, G_N_ELEMENTS (paths), "大班组", "小班组", one);
  papers_while_held (paths, G_N_ELEMENTS (paths), "小班组", "大班组", other);
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++) {
    ck_assert_msg (g_str_equal (one[i], other[i]), "%s tells who won", paths[i]);
    g_free (one[i]);
    g_free (other[i]);
  }
}
END_TEST

static const char *
paragraph (json_object *answer, const char *title)
{
  json_object *list = NULL;

  ck_assert (json_object_object_get_ex (answer, "paragraphs", &list));
  for (size_t i = 0; i < json_object_array_length (list); i++) {
    const char *text = json_object_get_string (json_object_array_get_idx (list, i));
    if (strstr (text, title) != NULL)
      return text;
  }
  return "";
}

START_TEST (given_a_setup_then_the_regulation_says_it_as_a_person_would)
{
  g_auto (World) world = { 0 };
  world_league (&world);
  Server server = server_start (&world, 0, NULL);
  g_auto (Phone) officer = phone_administrator (&world, &server);

  json_object *league = phone_ok (&officer, "POST", "/api/kinds/tug-of-war/regulation?lang=zh",
                                  "{\"title\":\"秋季拔河\",\"entrants\":[\"后勤组\",\"大班组\"],"
                                  "\"given\":{\"title\":\"秋季拔河\",\"total\":\"15\",\"least-women\":\"5\"}}");
  assert_holds (paragraph (league, "竞赛项目"), "秋季拔河（拔河）");
  assert_holds (paragraph (league, "参赛队："), "后勤组、大班组，共 2 队");
  assert_holds (paragraph (league, "参赛办法"), "每队上场15人。其中女队员不少于5人。");
  assert_lacks (paragraph (league, "参赛办法"), "男队员");
  assert_holds (paragraph (league, "竞赛办法"), "单循环赛，各队互相比赛一场。每场三局两胜。每局结束后双方交换场地。");
  assert_holds (paragraph (league, "计分与名次"), "胜一场积分 2");
  assert_holds (paragraph (league, "录取名次"), "三分之二");
  json_object *groups =
      phone_ok (&officer, "POST", "/api/kinds/tug-of-war/regulation?lang=en",
                "{\"given\":{\"system\":\"groups\",\"groups\":\"4\",\"ends\":\"two\",\"keep-sides\":true}}");
  assert_holds (paragraph (groups, "Format"),
                "First a single round robin in 4 groups by lot; the best 2 of each go on");
  assert_holds (paragraph (groups, "Format"), "The teams keep their sides.");
  json_object_put (league);
  json_object_put (groups);
  server_stop (&server);
}
END_TEST

START_TEST (given_a_month_then_only_officers_get_its_digest)
{
  g_auto (World) world = { 0 };
  world_league (&world);
  bahe_ok (&world, "open", "fund-drive", "一日捐", "--when", "2026-03-02");
  bahe_ok (&world, "do", "一日捐", "give", "--amount", "50", "--when", "2026-03-03");
  Server server = server_start (&world, 0, NULL);
  g_auto (Phone) officer = phone_administrator (&world, &server);
  static const char *const nowhere[] = { "/monthly/2026-13.png", "/monthly/2026-03.doc", "/monthly/2026.png" };

  g_auto (Answer) outside = ask (&server, "GET", "/monthly/2026-03.txt");
  ck_assert_int_eq (outside.status, 401);
  g_auto (Answer) text = phone_ask (&officer, "GET", "/monthly/2026-03.txt?lang=zh", NULL);
  ck_assert_int_eq (text.status, 200);
  assert_holds (text.body, "内容 捐款 50 元");
  g_auto (Answer) picture = phone_ask (&officer, "GET", "/monthly/2026-03.png", NULL);
  ck_assert_str_eq (answer_header (&picture, "Content-Type"), "image/png");
  for (guint i = 0; i < G_N_ELEMENTS (nowhere); i++) {
    g_auto (Answer) answer = phone_ask (&officer, "GET", nowhere[i], NULL);
    ck_assert_int_eq (answer.status, 404);
  }
  server_stop (&server);
}
END_TEST

START_TEST (given_what_makes_no_regulation_then_it_is_refused)
{
  static const struct {
    const char *path, *body;
    guint status;
  } asks[] = { { "/api/kinds/chess/regulation", "{}", 404 },
               { "/api/kinds/tug-of-war/regulation", "{\"given\":{\"total\":\"many\"}}", 400 },
               { "/api/kinds/tug-of-war/regulation", "{\"given\":{\"totl\":\"8\"}}", 400 },
               { "/api/kinds/tug-of-war/regulation", "{\"given\":[]}", 400 },
               { "/api/kinds/tug-of-war/regulation", "{\"entrants\":[3]}", 400 } };
  g_auto (World) world = { 0 };
  world_league (&world);
  Server server = server_start (&world, 0, NULL);
  g_auto (Phone) officer = phone_administrator (&world, &server);
  g_auto (Phone) stranger = { .server = &server };

  for (guint i = 0; i < G_N_ELEMENTS (asks); i++) {
    g_auto (Answer) answer = phone_ask (&officer, "POST", asks[i].path, asks[i].body);
    ck_assert_msg (answer.status == asks[i].status, "%s %s: %u %s", asks[i].path, asks[i].body, answer.status,
                   answer.body);
  }
  g_auto (Answer) refused = phone_ask (&stranger, "POST", "/api/kinds/tug-of-war/regulation", "{}");
  ck_assert_int_eq (refused.status, 401);
  server_stop (&server);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("server papers");
  TCase *cases = tcase_create ("papers");

  tcase_add_test (cases, given_a_league_then_each_paper_comes_with_its_type_and_a_name_in_chinese);
  tcase_add_test (cases, given_a_picture_that_is_known_then_it_is_sent_again_only_when_the_board_moved);
  tcase_add_test (cases, given_what_has_no_board_then_it_is_refused_in_words);
  tcase_add_test (cases, given_a_held_board_then_no_paper_tells_of_what_came_after);
  tcase_add_test (cases, given_a_setup_then_the_regulation_says_it_as_a_person_would);
  tcase_add_test (cases, given_a_month_then_only_officers_get_its_digest);
  tcase_add_test (cases, given_what_makes_no_regulation_then_it_is_refused);
  suite_add_tcase (suite, cases);
  return run_suite (suite);
}
