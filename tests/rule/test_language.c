/* What a rule file means: arithmetic, helpers, facts, messages. */
#include "contest.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

/* The value of an expression as the column x of one entrant, through a rule of its own. */
static char *
value_of (const char *expression)
{
  g_autofree char *source =
      g_strdup_printf ("return { columns = { \"x\" }, rank = { \"x\" },\n"
                       "  params = { { \"p\", { a = 1, b = { 5, 6 } } } },\n"
                       "  score = function (e, p)\n    local r = %s\n    return { x = r }\n  end }",
                       expression);
  g_autoptr (Contest) contest = contest_of (source, NULL);
  contest_enter (contest, "A");
  g_autoptr (BaheBoard) board = contest_board (contest);
  return contest_column (board, "A", "x");
}

static const struct {
  const char *expression, *value;
} values[] = {
  { "1/3*3", "1" },
  { "0.1+0.2", "0.3" },
  { "0.1+0.2 == 0.3 and 1 or 0", "1" },
  { "1/3 + 1/6 == 1/2 and 1 or 0", "1" },
  { "1/2*2 == 1 and 1 or 0", "1" },
  { "2 - 3 - 4", "-5" },
  { "2*-3", "-6" },
  { "-2^2", "-4" },
  { "2^3^2", "512" },
  { "2^-2", "0.25" },
  { "(1/2)^3", "0.125" },
  { "7 // 2", "3" },
  { "-7 // 2", "-4" },
  { "7.5 // 2", "3" },
  { "7.5 % 2", "1.5" },
  { "-7 % 3", "2" },
  { "1 + 2 * 3 - 4 / 2", "5" },
  { "9223372036854775807 + 1", "9223372036854775808" },
  { "9223372036854775807 * 9223372036854775807", "85070591730234615847396907784232501249" },
  { "-9223372036854775807 - 2", "-9223372036854775809" },
  { "9223372036854775807 + 1 - 1", "9223372036854775807" },
  { "(function () local t = {} t[1/2] = 4 return t[0.5] end)()", "4" },
  { "(function () local s = 0 for i = 1, 10 do s = s + i end return s end)()", "55" },
  { "sum { 1, 2, 3 }", "6" },
  { "sum ({ 1, 2, 3 }, function (x) return x > 1 and x or nil end)", "5" },
  { "sum {}", "0" },
  { "mean { 1, 2 }", "1.5" },
  { "mean {} == nil and 1 or 0", "1" },
  { "median { 5, 1, 4 }", "4" },
  { "median { 5, 1, 4, 2 }", "3" },
  { "sum (trim ({ 9, 9, 1, 5 }, 1, 1))", "14" },
  { "#trim ({ 9, 1 }, 1, 1)", "0" },
  { "trim ({ 3, 9, 2, 1 }, 1, 0)[2]", "2" },
  { "largest ({ { v = 1 }, { v = 3 } }, \"v\")", "3" },
  { "smallest { 4, 0.5, 2 }", "0.5" },
  { "count { 1, 2 }", "2" },
  { "count ({ 1, 2, 3 }, function (x) return x > 1 end)", "2" },
  { "#where ({ { a = 1 }, { a = 2 }, { a = 1 } }, \"a\", 1)", "2" },
  { "#where ({ { a = \"1\" } }, \"a\", 1)", "1" },
  { "#by ({ 3, 4, 3 })", "2" },
  { "by ({ 3, 4, 3 })[1].key", "3" },
  { "#by ({ 3, 4, 3 })[1]", "2" },
  { "sort ({ 3, 1, 2 })[1]", "1" },
  { "sort ({ { k = 1, v = 7 }, { k = 0, v = 8 }, { k = 1, v = 9 } }, \"k\")[2].v", "7" },
  { "band (10, { { 10, 0 }, { 30, 0.2 } }, 0.5)", "0" },
  { "band (10.5, { { 10, 0 }, { 30, 0.2 } }, 0.5)", "0.2" },
  { "band (31, { { 10, 0 }, { 30, 0.2 } }, 0.5)", "0.5" },
  { "round (2.675, 2)", "2.68" },
  { "round (-2.675, 2)", "-2.68" },
  { "round (2.5)", "3" },
  { "round (2.5, 0, \"half_even\")", "2" },
  { "round (2.79, 1, \"truncate\")", "2.7" },
  { "round (2.71, 1, \"up\")", "2.8" },
  { "floor (-0.5)", "-1" },
  { "ceil (0.1)", "1" },
  { "abs (-1/3)", "1/3" },
  { "max (1, 2.5, 2)", "2.5" },
  { "min (1, 2.5, -2)", "-2" },
  { "number (\"1/3\") * 3", "1" },
  { "tostring (0.50) == \"0.5\" and 1 or 0", "1" },
  { "type (0.5) == \"number\" and 1 or 0", "1" },
  { "(0.5 .. \":\" .. 2) == \"0.5:2\" and 1 or 0", "1" },
  { "p.p.b[2]", "6" },
  { "#p.p.b", "2" },
  { "(function () local s = 0 for _, v in ipairs (p.p.b) do s = s + v end return s end)()", "11" },
  { "(function () local t = \"\" for k in pairs { c = 1, a = 1, [2] = 1, [1] = 1, b = 1 } do t = t .. k end "
    "return t == \"12abc\" and 1 or 0 end)()",
    "1" },
  { "(function () local t = {} insert (t, 4) insert (t, 5) return t[2] end)()", "5" },
  { "#[[a+b*c]]", "5" },
  { "1 --[[ - 5 ]] + 1 -- * 7", "2" },
};

START_TEST (an_expression_has_its_exact_value)
{
  g_autofree char *value = value_of (values[_i].expression);
  ck_assert_msg (g_str_equal (value, values[_i].value), "%s is %s, expected %s", values[_i].expression, value,
                 values[_i].value);
}
END_TEST

START_TEST (a_column_adds_up_past_64_bits_and_beside_fractions)
{
  g_autoptr (Contest) contest = contest_of ("return { columns = { 'points' }, rank = { 'points' },"
                                            " measure = function (x) return { points = x.value } end }",
                                            NULL);
  contest_enter (contest, "A");
  contest_measure (contest, "A", NULL, "9000000000000000000");
  contest_measure (contest, "A", NULL, "0.5");
  contest_measure (contest, "A", NULL, "9000000000000000000");
  contest_expect_column (contest, "A", "points", "18000000000000000000.5");
}
END_TEST

START_TEST (scores_of_matches_add_up_past_64_bits)
{
  g_autoptr (Contest) contest = contest_of ("return { columns = { 'scored', 'diff' }, rank = { 'diff' },"
                                            " match = function (m) return { } end }",
                                            NULL);
  contest_enter (contest, "A B");
  for (int i = 0; i < 2; i++)
    contest_match (contest, "A 9000000000000000000:1 B", NULL);
  contest_match (contest, "A 0.5:1 B", NULL);
  contest_expect_column (contest, "A", "scored", "18000000000000000000.5");
  contest_expect_column (contest, "A", "diff", "17999999999999999997.5");
  contest_expect_column (contest, "B", "diff", "-17999999999999999997.5");
}
END_TEST

START_TEST (random_sums_equal_the_fractions_of_the_host)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20261106);
  for (int i = 0; i < 60; i++) {
    BaheNumber a = BAHE_NUMBER_INT (g_rand_int_range (random, -5000, 5000)),
               b = BAHE_NUMBER_INT (g_rand_int_range (random, 1, 999));
    BaheNumber c = BAHE_NUMBER_INT (g_rand_int_range (random, 1, 999));
    g_auto (BaheNumber) quotient = bahe_number_divide (&a, &b);
    g_auto (BaheNumber) product = bahe_number_multiply (&quotient, &c);
    g_auto (BaheNumber) expected = bahe_number_subtract (&product, &b);
    g_autofree char *text = bahe_number_format (&expected, -1);
    g_autofree char *expression = g_strdup_printf ("%d / %d * %d - %d", (int) a.numerator, (int) b.numerator,
                                                   (int) c.numerator, (int) b.numerator);
    g_autofree char *value = value_of (expression);
    ck_assert_str_eq (value, text);
  }
}
END_TEST

/* ---- facts and entrants ------------------------------------------------------------------------------- */

/* The match as a text of both sides, through `note` of the explanation. */
static char *
sides_of (const char *ended, const char *match, const char *more)
{
  g_autoptr (Contest) contest = contest_of (
      "return { reads = { \"match.cautions\" }, columns = { \"x\" }, rank = { \"x\" },\n"
      "  match = function (m)\n"
      "    local s = m.won and \"won\" or m.drawn and \"drawn\" or m.lost and \"lost\" or \"none\"\n"
      "    if m.forfeit then s = s .. \" forfeit\" end\n"
      "    if m.bye then s = s .. \" bye \" .. tostring (m.bye) end\n"
      "    if m.opponent then s = s .. \" \" .. m.opponent.name end\n"
      "    s = s .. \" \" .. tostring (m.ours) .. \":\" .. tostring (m.theirs) .. \" \" .. tostring (m.first)\n"
      "    if m.ends then s = s .. \" \" .. m.ends[1].ours .. \"-\" .. m.ends[1].theirs end\n"
      "    note (s, tostring (m.cautions))\n"
      "  end }",
      NULL);
  contest_enter (contest, "A B");
  contest_match_ended (contest, match, ended, more);
  GString *text = g_string_new (NULL);
  for (gint64 number = 1; number <= 2; number++) {
    g_autoptr (GPtrArray) lines = bahe_board_explain (contest->scoring, number, NULL);
    for (guint i = 0; i < lines->len; i++)
      if (g_str_has_prefix (lines->pdata[i], "  · "))
        g_string_append_printf (text, "%s%s", text->len > 0 ? " | " : "", (char *) lines->pdata[i] + strlen ("  · "));
  }
  return g_string_free (text, FALSE);
}

START_TEST (a_match_is_given_twice_once_from_each_side)
{
  static const struct {
    const char *ended, *match, *more, *sides;
  } cases[] = {
    { "played", "A 2:1 B", NULL, "won B 2:1 true nil | lost A 1:2 false nil" },
    { "played", "A 1:1 B", "{\"winner\":2}", "lost B 1:1 true nil | won A 1:1 false nil" },
    { "played", "A 1:1 B", "{\"cautions\":2,\"other_cautions\":1}", "drawn B 1:1 true 2 | drawn A 1:1 false 1" },
    { "played", "A 2:0 B", "{\"parts\":[[21,\"9.5\"],[21,18]]}",
      "won B 2:0 true 21-9.5 nil | lost A 0:2 false 9.5-21 nil" },
    { "forfeit", "A 0:2 B", NULL, "lost forfeit B 0:2 true nil | won A 2:0 false nil" },
    { "forfeit", "A 0:0 B", "{\"winner\":1}", "won B 0:0 true nil | lost forfeit A 0:0 false nil" },
    { "forfeit", "A 0:0 B", NULL, "lost forfeit B 0:0 true nil | lost forfeit A 0:0 false nil" },
    { "retired", "A 1:0 B", NULL, "won B 1:0 true nil | lost A 0:1 false nil" },
    { "bye", "A 1/2:", NULL, "none bye 0.5 0.5:nil false nil" },
    { "bye", "A :", NULL, "none bye true nil:nil false nil" },
    { "void", "A 2:0 B", NULL, "" },
    { "played", "A : B", NULL, "" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *sides = sides_of (cases[i].ended, cases[i].match, cases[i].more);
    ck_assert_str_eq (sides, cases[i].sides);
  }
}
END_TEST

START_TEST (a_match_that_gives_false_counts_nowhere)
{
  g_autoptr (Contest) contest = contest_of (
      "return { columns = { \"points\", \"won\", \"played\", \"diff\" }, rank = { \"points\", \"tied.diff\" },\n"
      "  match = function (m) if m.ours + m.theirs == 9 then return false end\n"
      "    return { points = m.won and 2 or 0 } end }",
      NULL);

  contest_enter (contest, "A B");
  contest_match (contest, "A 9:0 B", NULL);
  contest_match (contest, "B 2:1 A", NULL);
  contest_expect_order (contest, "B A");
  contest_expect_column (contest, "A", "won", "0");
  contest_expect_column (contest, "A", "played", "1");
  contest_expect_column (contest, "A", "diff", "-1");
}
END_TEST

START_TEST (a_declared_field_is_a_number_where_it_says_so)
{
  static const char *const declared[] = { "entrant.weight:number", "entrant.code", NULL };
  g_autoptr (Contest) contest = contest_of ("return { reads = { \"entrant.weight\", \"entrant.code\" },\n"
                                            "  columns = { \"x\" }, rank = { \"x\" },\n"
                                            "  score = function (e)\n"
                                            "    return { x = e.weight * 2 + (e.code == \"007\" and 1 or 0) } end }",
                                            NULL);
  bahe_scoring_declare (contest->scoring, declared);
  contest_enter_with (contest, "A", "{\"weight\":\"9.50\",\"code\":\"007\"}", NULL);
  contest_expect_column (contest, "A", "x", "20");
}
END_TEST

START_TEST (sealed_and_rough_values_are_given_as_far_as_they_are_known)
{
  g_autoptr (Contest) contest =
      contest_of ("return { reads = { \"tally.who\", \"tally.sum\", \"tally.cloth\" },\n"
                  "  columns = { \"x\" }, rank = { \"x\" },\n"
                  "  tally = function (t)\n"
                  "    return { x = (t.who == true and 100 or 0) + (t.sum or 1) + (t.cloth or 1) } end }",
                  NULL);
  contest_enter (contest, "A");
  BaheFactRow fact = {
    .shape = BAHE_TALLY,
    .entrant = 1,
    .more = "{\"who\":{\"sealed\":\"abc\"},\"sum\":{\"how\":\"about\",\"value\":2760},\"cloth\":{\"how\":\"unknown\"}}"
  };
  contest_add (contest, &fact);
  contest_expect_column (contest, "A", "x", "2861");
}
END_TEST

START_TEST (nothing_handed_to_a_rule_can_be_changed)
{
  static const char *const attempts[] = {
    "m.ours = 9",
    "m.opponent.id = 9",
    "p.win = 9",
    "p.deep.a = 9",
    "p.deep.list[1] = 9",
    "insert (p.deep.list, 9)",
    "sum = 9",
    "anything = 9",
    "e_matches = m.opponent.matches e_matches[1] = nil",
    "insert (m.opponent.matches, 1)",
  };
  for (gsize i = 0; i < G_N_ELEMENTS (attempts); i++) {
    g_autofree char *source = g_strdup_printf ("return { columns = { \"x\" }, rank = { \"x\" },\n"
                                               "  params = { { \"win\", 2 }, { \"deep\", { a = 1, list = { 1 } } } },\n"
                                               "  match = function (m, p)\n    local e_matches\n    %s\n  end }",
                                               attempts[i]);
    g_autoptr (Contest) contest = contest_of (source, NULL);
    contest_enter (contest, "A B");
    contest_match (contest, "A 2:1 B", NULL);
    g_autofree char *message = contest_error (contest, NULL);
    ck_assert_msg (g_str_has_prefix (message, "my.lua:5: "), "%s: %s", attempts[i], message);
  }
}
END_TEST

START_TEST (a_rule_keeps_nothing_from_one_board_to_the_next)
{
  g_autoptr (Contest) contest = contest_of ("local n = 0\nreturn { columns = { \"x\" }, rank = { \"x\" },\n"
                                            "  score = function (e) n = n + 1 return { x = n } end }",
                                            NULL);
  contest_enter (contest, "A");
  contest_expect_column (contest, "A", "x", "1");
  contest_expect_column (contest, "A", "x", "1");
}
END_TEST

/* ---- compiled rules ----------------------------------------------------------------------------------- */

/* What a rule lays aside is the mark it saw, not the one that came last. */
START_TEST (a_fact_that_a_rule_lays_aside_stays_that_fact)
{
  g_autoptr (Contest) contest = contest_of ("local best = {}\n"
                                            "return { title = { zh = \"甲\", en = \"A\" },\n"
                                            "  reads = { \"mark\" },\n"
                                            "  columns = { { \"points\", zh = \"分\", en = \"Points\" } },\n"
                                            "  mark = function (m)\n"
                                            "    local kept = best[m.entrant]\n"
                                            "    if not kept or m.value > kept.value then best[m.entrant] = m end\n"
                                            "  end,\n"
                                            "  score = function (e)\n"
                                            "    local again = where(e.marks, function (m) return m == best[e] end)\n"
                                            "    return { points = best[e].value * 10 + count(again) }\n"
                                            "  end,\n"
                                            "  rank = { \"points\" } }\n",
                                            NULL);
  contest_enter (contest, "A B");
  contest_marks (contest, "A", NULL, "7 9 8");
  contest_marks (contest, "B", NULL, "4 3 1");
  contest_expect_column (contest, "A", "points", "91");
  contest_expect_column (contest, "B", "points", "41");
}
END_TEST

START_TEST (a_compiled_rule_tells_what_it_declares)
{
  g_autoptr (Contest) contest = contest_open ("speech.lua", NULL);
  gsize n = 0;
  const BaheRuleParam *params = bahe_rule_params (contest->rule, &n);
  ck_assert_uint_eq (n, 4);
  ck_assert_str_eq (params[0].name, "limit");
  ck_assert_int_eq (json_object_get_int64 (params[0].fallback), 480);
  ck_assert_str_eq (json_object_to_json_string_ext (params[1].fallback, JSON_C_TO_STRING_PLAIN), "[[10,0],[30,0.2]]");
  ck_assert_str_eq (params[2].label.zh, "再超时扣");
  const BaheRuleColumn *columns = bahe_rule_columns (contest->rule, &n);
  ck_assert_uint_eq (n, 3);
  ck_assert_int_eq (columns[0].places, 3);
  ck_assert_str_eq (bahe_rule_title (contest->rule)->en, "Speech");
  ck_assert_str_eq (bahe_rule_class (contest->rule), "entrant");
  ck_assert_str_eq (bahe_rule_reads (contest->rule)[0], "mark");
}
END_TEST

START_TEST (the_functions_tell_what_one_more_fact_costs)
{
  static const char *const cases[][2] = { { "tug_of_war.lua", "fold" },
                                          { "cooking.lua", "entrant" },
                                          { "normalised.lua", "field" } };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (Contest) contest = contest_open (cases[i][0], NULL);
    ck_assert_str_eq (bahe_rule_class (contest->rule), cases[i][1]);
  }
}
END_TEST

START_TEST (wrong_choices_of_an_activity_are_named)
{
  static const char *const cases[][2] = {
    { "{\"params\":{\"wim\":3}}", "wim" },
    { "{\"params\":{\"win\":\"three\"}}", "win" },
    { "{\"params\":{\"by_score\":7}}", "by_score" },
    { "{\"rank\":[\"pionts\"]}", "points" },
    { "{\"rank\":[{\"own\":1}]}", "rank" },
    { "{\"restart\":\"all\"}", "restart" },
    { "{\"awards\":[{\"zh\":\"一\"}]}", "awards" },
    { "{\"awards\":[{\"zh\":\"一\",\"shar\":\"10%\"}]}", "share" },
    { "{\"awards\":[{\"zh\":\"一\",\"share\":\"9/7\"}]}", "“share”" },
    { "{\"awards\":[{\"zh\":\"一\",\"share\":\"-10%\"}]}", "“share”" },
    { "{\"awards\":[{\"zh\":\"一\",\"share\":\"110%\"}]}", "“share”" },
    { "{\"awards\":[{\"zh\":\"一\",\"share\":1.5}]}", "“share”" },
    { "{\"awards\":{\"list\":[{\"zh\":\"一\",\"share\":1}],\"cap\":\"3/2\"}}", "“cap”" },
  };
  g_autoptr (Contest) contest = contest_open ("tug_of_war.lua", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    json_object *json = json_tokener_parse (cases[i][0]);
    json_object *restart = json_object_object_get (json, "restart");
    BaheScoringOptions options = { .params = json_object_object_get (json, "params"),
                                   .rank = json_object_object_get (json, "rank"),
                                   .awards = json_object_object_get (json, "awards") };
    options.restart = restart != NULL ? json_object_get_string (restart) : NULL;
    ck_assert_msg (bahe_scoring_new (contest->rule, &options, &error) == NULL, "%s", cases[i][0]);
    ck_assert_int_eq (error->code, BAHE_ERROR_INVALID);
    ck_assert_msg (strstr (error->message, cases[i][1]) != NULL, "%s: %s", cases[i][0], error->message);
    json_object_put (json);
  }
}
END_TEST

#define OUT_RULE(out)                                                                                                  \
  "return { title = { en = 'x' }, columns = { 'n' }, score = function (e, p) return { n = 1, out = " out               \
  " } end, rank = { "                                                                                                  \
  "'n' } }"

START_TEST (who_is_out_is_told_in_the_language_of_messages)
{
  static const struct {
    const char *rule, *out;
  } cases[] = {
    { OUT_RULE ("{ zh = '没有评分', en = 'no marks' }"), "no marks" },
    { OUT_RULE ("{ zh = '没有评分' }"), "没有评分" },
    { OUT_RULE ("'plain'"), "plain" },
  };
  g_autoptr (Contest) contest = contest_of (cases[_i].rule, NULL);
  contest_enter (contest, "A");
  g_autoptr (BaheBoard) board = contest_board (contest);
  ck_assert_str_eq (contest_row (board, "A")->out, cases[_i].out);
}
END_TEST

START_TEST (out_in_no_language_is_refused_with_its_line)
{
  static const char *const rules[] = { OUT_RULE ("{}"), OUT_RULE ("{ zh = 3 }"), OUT_RULE ("{ 'x' }") };
  int code = 0;
  g_autoptr (Contest) contest = contest_of (rules[_i], NULL);
  contest_enter (contest, "A");
  g_autofree char *message = contest_error (contest, &code);
  ck_assert_int_eq (code, BAHE_ERROR_RULE);
  ck_assert_ptr_nonnull (strstr (message, ":1: "));
  ck_assert_ptr_nonnull (strstr (message, "out must be text"));
}
END_TEST

START_TEST (every_shipped_rule_compiles)
{
  g_autofree char *folder = g_build_filename (g_getenv ("BAHE_SOURCE"), "scripts", "scoring", NULL);
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
  guint compiled = 0;
  for (const char *name; files != NULL && (name = g_dir_read_name (files)) != NULL;) {
    g_autoptr (GError) error = NULL;
    g_autofree char *path = g_build_filename (folder, name, NULL), *source = NULL;
    if (!g_str_has_suffix (name, ".lua"))
      continue;
    ck_assert (g_file_get_contents (path, &source, NULL, NULL));
    g_autoptr (BaheRule) rule = bahe_rule_new (name, source, strlen (source), &error);
    ck_assert_msg (rule != NULL, "%s", error != NULL ? error->message : "");
    compiled++;
  }
  ck_assert_uint_gt (compiled, 10);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("rule language");
  TCase *tests = tcase_create ("language");
  tcase_add_loop_test (tests, an_expression_has_its_exact_value, 0, G_N_ELEMENTS (values));
  tcase_add_test (tests, a_column_adds_up_past_64_bits_and_beside_fractions);
  tcase_add_test (tests, scores_of_matches_add_up_past_64_bits);
  tcase_add_test (tests, random_sums_equal_the_fractions_of_the_host);
  tcase_add_test (tests, a_match_is_given_twice_once_from_each_side);
  tcase_add_test (tests, a_match_that_gives_false_counts_nowhere);
  tcase_add_test (tests, a_declared_field_is_a_number_where_it_says_so);
  tcase_add_test (tests, sealed_and_rough_values_are_given_as_far_as_they_are_known);
  tcase_add_test (tests, nothing_handed_to_a_rule_can_be_changed);
  tcase_add_test (tests, a_rule_keeps_nothing_from_one_board_to_the_next);
  tcase_add_test (tests, a_fact_that_a_rule_lays_aside_stays_that_fact);
  tcase_add_test (tests, a_compiled_rule_tells_what_it_declares);
  tcase_add_test (tests, the_functions_tell_what_one_more_fact_costs);
  tcase_add_test (tests, wrong_choices_of_an_activity_are_named);
  tcase_add_loop_test (tests, who_is_out_is_told_in_the_language_of_messages, 0, 3);
  tcase_add_loop_test (tests, out_in_no_language_is_refused_with_its_line, 0, 3);
  tcase_add_test (tests, every_shipped_rule_compiles);
  suite_add_tcase (suite, tests);
  return contest_run (suite);
}
