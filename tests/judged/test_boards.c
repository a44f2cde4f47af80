/* The judged contest through the whole house: verbs, store, facts, shipped rules, boards. Worked examples of schools'
 * contests. */
#include "../house_test.h"

static const BaheBoardQuery officer = { .role = BAHE_OFFICER, .reveal = TRUE };

static void
check_board (gint64 activity, const BaheBoardQuery *query, const char *column, const char *wanted)
{
  check_rows (activity, query, NULL, NULL, column, wanted);
}

/* ---- speech of ten points, eight minutes, seven judges -------------------------------------------------------------
 */

static gint64
speech (const char *more, const char *before_times)
{
  static const char *const four[] = { "甲", "乙", "丙", "丁", NULL };
  g_autofree char *given = g_strdup_printf ("{'kind':'judged-contest','title':'演讲','style':'final','scale':'10',"
                                            "'step':'0.01','judges':'7','limit':'480','places':'3'%s}",
                                            more);
  gint64 contest = world_open (&world, given, four);

  record (contest, "mark", "{'team':'甲','marks':['9.56','9.48','9.62','9.50','9.55','9.40','9.58']}");
  record (contest, "mark", "{'team':'乙','marks':['9.70','9.65','9.60','9.72','9.68','9.55','9.66']}");
  record (contest, "mark", "{'team':'丙','marks':['9.50','9.45','9.52','9.48','9.47','9.60','9.40']}");
  record (contest, "mark", "{'team':'丁','marks':['9.80','9.75','9.78','9.70','9.77','9.82','9.69']}");
  check_board (contest, NULL, "score", before_times);
  record (contest, "time", "{'team':'甲','seconds':489}");
  record (contest, "time", "{'team':'乙','seconds':505}");
  record (contest, "time", "{'team':'丙','seconds':450}");
  record (contest, "time", "{'team':'丁','seconds':511}");
  return contest;
}

START_TEST (given_a_speech_when_times_are_recorded_then_the_speech_rule_takes_its_bands_off)
{
  gint64 contest = speech (",'rule':'speech'", "1 丁 9.760, 2 乙 9.658, 3 甲 9.534, 4 丙 9.484");

  check_board (contest, NULL, "score", "1 甲 9.534, 2 丙 9.484, 3 乙 9.458, 4 丁 9.260");
}
END_TEST

START_TEST (given_a_speech_when_the_contest_has_bands_of_its_own_then_the_panel_rule_comes_to_the_same)
{
  gint64 contest = speech (",'drop-high':'1','drop-low':'1','time-bands':[{'over':'10','points':'0.2'},"
                           "{'over':'30','points':'0.5'}]",
                           "1 丁 9.76, 2 乙 9.66, 3 甲 9.53, 4 丙 9.48");

  check_board (contest, NULL, "score", "1 甲 9.53, 2 丙 9.48, 3 乙 9.46, 4 丁 9.26");
  check_board (contest, NULL, "deducted", "1 甲 0, 2 丙 0, 3 乙 0.2, 4 丁 0.5");
}
END_TEST

START_TEST (given_the_limits_of_the_bands_when_times_are_recorded_then_ten_and_thirty_seconds_belong_to_the_milder)
{
  static const char *const four[] = { "甲", "乙", "丙", "丁", NULL };
  gint64 contest = world_open (&world,
                               "{'kind':'judged-contest','title':'演讲','style':'final','judges':'1','drop-high':'0',"
                               "'drop-low':'0','limit':'480','time-bands':[{'over':'10','points':'0.2'},{'over':'30',"
                               "'points':'0.5'}]}",
                               four);

  for (guint i = 0; i < 4; i++)
    record (contest, "mark", "{'team':'%s','marks':['90']}", four[i]);
  record (contest, "time", "{'team':'甲','seconds':490}");
  record (contest, "time", "{'team':'乙','seconds':491}");
  record (contest, "time", "{'team':'丙','seconds':510}");
  record (contest, "time", "{'team':'丁','seconds':511}");
  check_board (contest, NULL, "score", "1 甲 90.00, 2 乙 89.80, 2 丙 89.80, 4 丁 89.50");
}
END_TEST

/* ---- panels: leaders 20 %, colleagues 40 %, committee 40 %; oneself and the committee -------------------------------
 */

START_TEST (given_the_two_closest_marks_count_when_marks_are_as_close_then_the_higher_two_count)
{
  static const char *const three[] = { "甲", "乙", "丙", NULL };
  gint64 contest = world_open (&world,
                               "{'kind':'judged-contest','title':'书法','style':'final','judges':'3','drop-high':'0',"
                               "'drop-low':'0','aggregate':'closest-two'}",
                               three);

  record (contest, "mark", "{'team':'甲','marks':['70','72','90']}");
  record (contest, "mark", "{'team':'乙','marks':['80','70','90']}");
  record (contest, "mark", "{'team':'丙','marks':['95','60','90.5']}");
  check_board (contest, NULL, "score", "1 丙 92.75, 2 乙 85.00, 3 甲 71.00");
}
END_TEST

START_TEST (given_panels_when_all_have_marked_then_each_is_put_together_before_the_shares)
{
  static const char *const two[] = { "甲", "乙", NULL };
  gint64 contest = world_open (&world,
                               "{'kind':'judged-contest','title':'师德评价','style':'final','judges':3,'panels':["
                               "{'panel':'领导','judges':1,'weight':'20'},{'panel':'职工','judges':1,'weight':'40'},"
                               "{'panel':'考核组','judges':1,'weight':'40'}]}",
                               two);

  record (contest, "mark", "{'team':'甲','marks':['90','94','88']}");
  record (contest, "mark", "{'team':'乙','marks':['99'],'seat':1}");
  check_board (contest, NULL, "score", "1 甲 90.80, - 乙 a panel has not marked yet");
}
END_TEST

START_TEST (given_self_marks_when_the_committee_is_trimmed_then_ones_own_share_stays_whole)
{
  static const char *const one[] = { "甲", NULL };
  gint64 contest = world_open (
      &world,
      "{'kind':'judged-contest','title':'师德自评','judges':6,'criteria':[{'criterion':'爱岗敬业','full':'50'},"
      "{'criterion':'为人师表','full':'50'}],'panels':[{'panel':'自评','judges':1,'weight':'20'},"
      "{'panel':'考核组','judges':5,'weight':'80'}]}",
      one);
  const int half[] = { 48, 45, 46, 47, 44, 46 }, other[] = { 47, 45, 46, 47, 44, 45 };

  for (int seat = 0; seat < 6; seat++)
    record (
        contest, "sheet",
        "{'seat':%d,'team':'甲','marks':[{'criterion':'爱岗敬业','mark':'%d'},{'criterion':'为人师表','mark':'%d'}]}",
        seat + 1, half[seat], other[seat]);
  record (contest, "lock", "{}");
  check_board (contest, NULL, "score", "1 甲 91.80"); /* 95 × 20 % and (90 + 92 + 91) ÷ 3 × 80 % */
}
END_TEST

/* ---- cooking: two dishes a team, over two hours
 * ---------------------------------------------------------------------- */

static void
dishes (gint64 contest, const char *team, const int hot[5], const int cold[5])
{
  for (int seat = 0; seat < 5; seat++)
    record (contest, "sheet",
            "{'seat':%d,'team':'%s','marks':[{'criterion':'热菜','mark':'%d'},{'criterion':'凉菜','mark':'%d'}]}",
            seat + 1, team, hot[seat], cold[seat]);
}

START_TEST (given_two_dishes_a_team_when_marking_closes_then_they_add_up_and_minutes_over_cost)
{
  static const char *const four[] = { "一队", "二队", "三队", "四队", NULL };
  gint64 contest =
      world_open (&world,
                  "{'kind':'judged-contest','title':'厨艺','rule':'cooking','limit':'7200','measured':'minutes-over',"
                  "'criteria':[{'criterion':'热菜','full':'100'},{'criterion':'凉菜','full':'100'}]}",
                  four);

  dishes (contest, "一队", (const int[]){ 88, 90, 92, 85, 91 }, (const int[]){ 90, 90, 89, 93, 87 });
  dishes (contest, "二队", (const int[]){ 86, 87, 88, 85, 86 }, (const int[]){ 88, 88, 86, 87, 90 });
  dishes (contest, "三队", (const int[]){ 99, 99, 99, 99, 99 }, (const int[]){ 99, 99, 99, 99, 99 });
  dishes (contest, "四队", (const int[]){ 90, 90, 90, 90, 90 }, (const int[]){ 90, 90, 90, 90, 90 });
  record (contest, "time", "{'team':'一队','seconds':7920}");
  record (contest, "time", "{'team':'三队','seconds':9000}");
  record (contest, "time", "{'team':'四队','seconds':8940}");
  g_autofree char *events = world_events (&world, contest, BAHE_VIEWER);
  assert_has_not (events, "\"92\"");
  record (contest, "lock", "{}");
  check_board (contest, NULL, "score", "1 二队 174.00, 2 一队 173.33, 3 四队 165.50, - 三队 over the time limit");
}
END_TEST

/* ---- prizes of one tenth, two tenths and three tenths */

/* The names of the awards by place, "-" for none, and whether more than the cap have won. */
static void
check_awards (gint64 contest, const char *wanted, gboolean over)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) boards = bahe_unit_boards (world.unit, contest, NULL, &error);
  g_autoptr (GString) text = g_string_new (NULL);
  guint won, cap;

  assert_no_error (error);
  const BaheBoard *board = ((const BaheBoardOf *) boards->pdata[0])->board;
  for (gsize i = 0; i < bahe_board_size (board); i++) {
    const BaheBoardRow *row = bahe_board_row (board, i);
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", row->award != NULL ? row->award : "-");
  }
  ck_assert_str_eq (text->str, wanted);
  ck_assert_int_eq (bahe_board_over_cap (board, &won, &cap), over);
}

static gint64
with_ties (const char *ties)
{
  static const char *const ten[] = { "甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸", NULL };
  static const char *const marks[] = { "96.1", "94.2", "93.5", "93.5", "92.8", "91", "91", "90.2", "89", "88" };
  g_autofree char *given = g_strdup_printf (
      "{'kind':'judged-contest','title':'公开课','style':'final','judges':'1','drop-high':'0','drop-low':'0',"
      "'awards':{'list':[{'zh':'一','en':'1st','share':'10%%'},{'zh':'二','en':'2nd','share':'20%%'},"
      "{'zh':'三','en':'3rd','share':'30%%'}],'cap':'2/3','first':1,'ties':'%s'}}",
      ties);
  gint64 contest = world_open (&world, given, ten);

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    record (contest, "mark", "{'team':'%s','marks':['%s']}", ten[i], marks[i]);
  return contest;
}

START_TEST (given_level_marks_at_a_cut_when_all_get_the_higher_prize_then_the_board_says_that_too_many_win)
{
  check_awards (with_ties ("up"), "1st 2nd 2nd 2nd 3rd 3rd 3rd - - -", TRUE);
}
END_TEST

START_TEST (given_level_marks_at_a_cut_when_all_get_the_lower_prize_then_five_win)
{
  check_awards (with_ties ("down"), "1st 2nd 3rd 3rd 3rd - - - - -", FALSE);
}
END_TEST

/* So many entrants, each with a mark of its own, and these awards. */
static gint64
of_so_many (guint n, const char *awards)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (names, g_strdup_printf ("选手%u", i + 1));
  g_ptr_array_add (names, NULL);
  g_autofree char *given =
      g_strdup_printf ("{'kind':'judged-contest','title':'教学竞赛','style':'final','judges':'1','drop-high':'0',"
                       "'drop-low':'0','awards':%s}",
                       awards);
  gint64 contest = world_open (&world, given, (const char *const *) names->pdata);
  for (guint i = 0; i < n; i++)
    record (contest, "mark", "{'team':'%s','marks':['%u']}", (const char *) names->pdata[i], 99 - i);
  return contest;
}

/* How many got each award, and whether that is more than two thirds of them. */
static void
check_shares (guint n, const char *list, const char *more, const char *wanted, gboolean over)
{
  static const char *const names[] = { "1st", "2nd", "3rd" };
  g_autofree char *awards = g_strdup_printf ("{'list':[%s],%s}", list, more);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) boards = bahe_unit_boards (world.unit, of_so_many (n, awards), NULL, &error);
  guint given[G_N_ELEMENTS (names)] = { 0 }, won, cap;

  assert_no_error (error);
  const BaheBoard *board = ((const BaheBoardOf *) boards->pdata[0])->board;
  for (gsize i = 0; i < bahe_board_size (board); i++)
    for (gsize k = 0; k < G_N_ELEMENTS (names); k++)
      given[k] += g_strcmp0 (bahe_board_row (board, i)->award, names[k]) == 0;
  g_autofree char *text = g_strdup_printf ("%u %u %u", given[0], given[1], given[2]);
  ck_assert_str_eq (text, wanted);
  ck_assert_int_eq (bahe_board_over_cap (board, &won, &cap), over);
}

#define PRIZE(zh, en, how) "{'zh':'" zh "','en':'" en "'," how "}"
#define PRIZES(a, b, c) PRIZE ("一", "1st", a) "," PRIZE ("二", "2nd", b) "," PRIZE ("三", "3rd", c)
#define TENTHS PRIZES ("'share':'10%'", "'share':'20%'", "'share':'30%'")

START_TEST (given_shares_of_one_two_and_three_tenths_when_23_10_or_4_enter_then_each_prize_goes_to_so_many)
{
  check_shares (23, TENTHS, "'cap':'2/3','first':1", "2 5 7", FALSE);
  check_shares (10, TENTHS, "'cap':'2/3','first':1", "1 2 3", FALSE);
  check_shares (4, TENTHS, "'cap':'2/3','first':1", "1 1 0", FALSE);
}
END_TEST

START_TEST (given_prizes_for_everybody_when_there_is_no_cap_then_all_are_given_and_a_cap_leaves_two_thirds)
{
  const char *finalists = PRIZES ("'share':'15%'", "'share':'30%'", "'share':'55%'");
  const char *ratio = PRIZES ("'share':'0.3'", "'share':'0.4'", "'rest':true");

  check_shares (40, finalists, "'first':1", "6 12 22", FALSE);
  check_shares (23, ratio, "'first':1", "7 9 7", FALSE);
  check_shares (23, ratio, "'first':1,'cap':'2/3'", "7 8 0", FALSE);
}
END_TEST

START_TEST (given_a_contest_of_persons_when_a_guest_is_marked_then_it_is_refused)
{
  static const char *const one[] = { "甲", NULL };
  gint64 contest = world_open (&world, "{'kind':'judged-contest','title':'书法','entrant':'person','judges':'1'}", one);
  gint64 guests = world_open (&world, "{'kind':'judged-contest','title':'书法','entrant':'guest','judges':'1'}", one);
  g_autofree char *words = world_no (&world, contest, "mark", "{'team':'甲','marks':['90']}", BAHE_ERROR_REFUSED);

  assert_has (words, "is not what may enter here");
  record (guests, "mark", "{'team':'甲','marks':['90']}");
}
END_TEST

/* ---- blind
 * ------------------------------------------------------------------------------------------------------------ */

static void
check_sealed (gint64 contest)
{
  g_autoptr (GError) error = NULL;
  json_object *all = bahe_unit_boards_json (world.unit, contest, &officer, &error);

  assert_no_error (error);
  json_object *appearance = NULL, *views = json_object_object_get (all, "views");
  json_object_object_get_ex (views, "appearance", &appearance);
  ck_assert (appearance == NULL || json_object_array_length (appearance) == 0);
  assert_has_not (json_object_to_json_string (json_object_object_get (views, "sheet")), "\"甲\"");
  json_object_put (all);
  check_board (contest, NULL, "score", "- 甲 too few marks, - 乙 too few marks, - 丙 too few marks");
  check_board (contest, &officer, "score", "- 甲 too few marks, - 乙 too few marks, - 丙 too few marks");
}

START_TEST (
    given_a_blind_contest_when_looked_at_before_the_unsealing_then_nobody_not_even_an_officer_sees_whose_is_what)
{
  static const char *const three[] = { "甲", "乙", "丙", NULL };
  gint64 contest = world_open (&world,
                               "{'kind':'judged-contest','title':'盲评','blind':true,'style':'final','judges':'1',"
                               "'drop-high':'0','drop-low':'0'}",
                               three);

  record (contest, "draw", "{'by-hand':true}");
  for (int number = 1; number <= 3; number++)
    record (contest, "mark-work", "{'number':%d,'marks':['%d']}", number, 90 + number);
  check_sealed (contest);
  g_autofree char *early = world_no (&world, contest, "unseal", "{'order':['丙','甲','乙']}", BAHE_ERROR_REFUSED);
  assert_has (early, "close it first");
  record (contest, "lock", "{}");
  check_sealed (contest);
  record (contest, "unseal", "{'order':['丙','甲','乙']}");
  check_board (contest, NULL, "score", "1 乙 93.00, 2 甲 92.00, 3 丙 91.00");
}
END_TEST

static void
check_handed_in (gint64 contest, const char *hidden)
{
  json_object *all = bahe_unit_boards_json (world.unit, contest, NULL, NULL);

  ck_assert_ptr_nonnull (all);
  ck_assert_str_eq (json_object_to_json_string_ext (json_object_object_get (all, "hidden"), JSON_C_TO_STRING_PLAIN),
                    hidden);
  json_object_put (all);
}

START_TEST (given_sheets_by_number_when_one_is_given_again_then_each_work_and_judge_counts_once)
{
  static const char *const two[] = { "甲", "乙", NULL };
  gint64 contest = world_open (&world, "{'kind':'judged-contest','title':'盲评','blind':true,'judges':'2'}", two);

  record (contest, "draw", "{}");
  check_handed_in (contest, "{\"given\":0,\"of\":4}");
  record (contest, "sheet", "{'seat':1,'number':1,'marks':[{'criterion':'总分','mark':'90'}]}");
  record (contest, "sheet", "{'seat':1,'number':1,'marks':[{'criterion':'总分','mark':'91'}]}");
  record (contest, "sheet", "{'seat':1,'number':2,'marks':[{'criterion':'总分','mark':'92'}]}");
  record (contest, "comment", "{'seat':1,'number':2,'comment':'香气很足'}");
  check_handed_in (contest, "{\"given\":2,\"of\":4}");
}
END_TEST

START_TEST (given_numbers_drawn_here_when_records_are_read_then_the_draw_names_nobody_until_the_unsealing)
{
  static const char *const two[] = { "甲", "乙", NULL };
  gint64 contest =
      world_open (&world, "{'kind':'judged-contest','title':'盲评','blind':true,'style':'final','judges':'1'}", two);

  record (contest, "draw", "{}");
  g_autofree char *recorder = world_events (&world, contest, BAHE_RECORDER);
  assert_has_not (recorder, "\"lot\"");
  record (contest, "mark-work", "{'number':1,'marks':['90']}");
  record (contest, "lock", "{'anyway':true}");
  record (contest, "unseal", "{}");
  g_autofree char *after = world_events (&world, contest, BAHE_RECORDER);
  assert_has (after, "\"lot\"");
  assert_has (after, "\"works\"");
}
END_TEST

/* ---- what a phone brings after the lock ----------------------------------------------------------------------------
 */

START_TEST (given_a_sheet_after_the_lock_when_the_head_judge_takes_it_then_the_board_moves_and_the_reason_stands)
{
  static const char *const two[] = { "甲", "乙", NULL };
  gint64 contest = world_open (&world,
                               "{'kind':'judged-contest','title':'书法','judges':'2','drop-high':'0','drop-low':'0',"
                               "'scale':'10','criteria':[{'criterion':'笔法','full':'10'}]}",
                               two);

  record (contest, "sheet", "{'seat':1,'team':'甲','marks':[{'criterion':'笔法','mark':'9.0'}]}");
  record (contest, "sheet", "{'seat':1,'team':'乙','marks':[{'criterion':'笔法','mark':'9.1'}]}");
  record (contest, "sheet", "{'seat':2,'team':'乙','marks':[{'criterion':'笔法','mark':'9.1'}]}");
  record (contest, "lock", "{'anyway':true}");
  record (contest, "sheet", "{'seat':2,'team':'甲','marks':[{'criterion':'笔法','mark':'9.6'}]}");
  check_board (contest, NULL, "score", "1 乙 9.10, 2 甲 9.00");
  g_autofree char *why = world_no (&world, contest, "take-late", "{'seat':2,'team':'甲'}", BAHE_ERROR_INVALID);
  record (contest, "take-late", "{'seat':2,'team':'甲','reason':'手机断网'}");
  check_board (contest, NULL, "score", "1 甲 9.30, 2 乙 9.10");
  g_autofree char *events = world_events (&world, contest, BAHE_RECORDER);
  ck_assert_ptr_nonnull (strstr (events, "手机断网"));
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("judged boards");
  TCase *test = tcase_create ("judged contest");

  tcase_add_checked_fixture (test, begin, end);
  tcase_add_test (test, given_the_two_closest_marks_count_when_marks_are_as_close_then_the_higher_two_count);
  tcase_add_test (test, given_panels_when_all_have_marked_then_each_is_put_together_before_the_shares);
  tcase_add_test (test, given_self_marks_when_the_committee_is_trimmed_then_ones_own_share_stays_whole);
  tcase_add_test (test, given_a_speech_when_times_are_recorded_then_the_speech_rule_takes_its_bands_off);
  tcase_add_test (test, given_a_speech_when_the_contest_has_bands_of_its_own_then_the_panel_rule_comes_to_the_same);
  tcase_add_test (
      test, given_the_limits_of_the_bands_when_times_are_recorded_then_ten_and_thirty_seconds_belong_to_the_milder);
  tcase_add_test (test, given_level_marks_at_a_cut_when_all_get_the_higher_prize_then_the_board_says_that_too_many_win);
  tcase_add_test (test, given_level_marks_at_a_cut_when_all_get_the_lower_prize_then_five_win);
  tcase_add_test (test, given_shares_of_one_two_and_three_tenths_when_23_10_or_4_enter_then_each_prize_goes_to_so_many);
  tcase_add_test (test, given_prizes_for_everybody_when_there_is_no_cap_then_all_are_given_and_a_cap_leaves_two_thirds);
  tcase_add_test (test, given_a_contest_of_persons_when_a_guest_is_marked_then_it_is_refused);
  tcase_add_test (test, given_two_dishes_a_team_when_marking_closes_then_they_add_up_and_minutes_over_cost);
  tcase_add_test (
      test,
      given_a_blind_contest_when_looked_at_before_the_unsealing_then_nobody_not_even_an_officer_sees_whose_is_what);
  tcase_add_test (test, given_sheets_by_number_when_one_is_given_again_then_each_work_and_judge_counts_once);
  tcase_add_test (test, given_numbers_drawn_here_when_records_are_read_then_the_draw_names_nobody_until_the_unsealing);
  tcase_add_test (test,
                  given_a_sheet_after_the_lock_when_the_head_judge_takes_it_then_the_board_moves_and_the_reason_stands);
  suite_add_tcase (suite, test);
  return run_suite (suite);
}
