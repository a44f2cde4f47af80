/* Mistakes a teacher makes: each message says the file, the line, the fact where there is one, and what was meant. */
#include "contest.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

#define HEAD "return {\n  columns = { { \"points\", zh = \"积分\" }, \"won\" },\n  rank = { \"points\" },\n"

typedef struct {
  const char *source;   /* of the rule */
  const char *parts[6]; /* that the message must have */
} Mistake;

/* Found when the rule is compiled. */
static const Mistake in_the_table[] = {
  { "return {\n  columns = { \"points\" },\n  rank = { \"pionts\" },\n}", { "my.lua:3:", "pionts", "“points”" } },
  { "return {\n  columns = { \"points\" },\n  rank = { \"points\" },\n  restrat = \"any\",\n}",
    { "my.lua:4:", "restrat", "“restart”" } },
  { "return {\n  columns = { \"points\" },\n  rank = { \"points\" },\n  reads = { \"matsh.ends\" },\n}",
    { "my.lua:4:", "matsh.ends", "“match”" } },
  { "return {\n  columns = { \"points\" },\n  rank = { \"points\", },\n  restart = \"never\",\n}",
    { "my.lua:4:", "never", "\"any\"" } },
  { "return {\n  columns = { \"points\" },\n  rank = { \"points\" },\n  awards = { { zh = \"一\", shre = \"10%\" } "
    "},\n}",
    { "my.lua:4:", "shre", "“share”" } },
  { "return {\n  columns = { \"points\" },\n  rank = { \"points\" },\n  params = { { \"win\" } },\n}",
    { "my.lua:4:", "win", "default" } },
  { "return {\n  columns = { { \"points\", plces = 2 } },\n  rank = { \"points\" },\n}",
    { "my.lua:2:", "plces", "“places”" } },
  { "return {\n  columns = { { \"points\", places = \"digits\" } },\n  rank = { \"points\" },\n}",
    { "my.lua:2:", "digits", "no parameter" } },
  { "return {\n  columns = { \"points\" },\n  rank = { \"{way}points\" },\n}",
    { "my.lua:3:", "{way}points", "no parameter “way”" } },
  { "return {\n  columns = { \"points\" },\n  rank = { \"tied.points\" },\n  reads = { \"match\" },\n}",
    { "my.lua:3:", "tied.points", "no match gives" } },
  { "return {\n  columns = { \"points\" },\n  rank = { \"points\"\n  score = 3,\n}", { "my.lua:4:", "expected" } },
  { "return {\n  columns = { \"points\" },\n  rank = { \"points\" },\n  score = 3,\n}",
    { "my.lua:4:", "score", "function" } },
  { "return {\n  columns = { \"points\" },\n  rank = { \"points\" },\n  score = function (e) return { points = 1 & 3 } "
    "end,\n}",
    { "my.lua:4:", "bits" } },
  { "local x = 1e3\nreturn {}", { "my.lua:1:", "1e3", "plain digits" } },
  { "local t = summ ({})\nreturn {}", { "my.lua:1:", "summ", "“sum”" } },
  { "x = 1\nreturn {}", { "my.lua:1:", "“x”", "local x" } },
  { "return {\n  columns = { \"points\" }，\n  rank = { \"points\" },\n}", { "my.lua:2:", "“，”", "written ," } },
  { "return {\n  title = { zh = “三分制” },\n}", { "my.lua:2:", "written \"" } },
  { "return {\n  标题 = 1,\n}", { "my.lua:2:", "“标题”", "quotes" } },
  { "return {\n  columns = { \"points\" },　rank = { \"points\" },\n}", { "my.lua:2:", "written  " } },
  { "local x = 1\nif x != 2 then x = 3 end\nreturn {}", { "my.lua:2:", "“!=”", "~=" } },
  { "local x = 1 && 2\nreturn {}", { "my.lua:1:", "“&&”", "and" } },
  { "local x = 1\nx += 1\nreturn {}", { "my.lua:2:", "“+=”", "x = x + 1" } },
  { "return {\n  columns = { \"points\",\n  rank = { \"points\" },\n", { "my.lua:4:", "the file ends too early" } },
  { "return {\n  columns = { \"points\"\n  rank = { \"points\" },\n}", { "my.lua:3:", "“}”", "line 2", "“rank”" } },
  { "local x <const> = 1\nx = 2\nreturn {}", { "my.lua:2:", "“x”", "<const>" } },
  { "return {\n  columns = { \"points\" },\n  rank = { \"points\", less = true },\n}",
    { "my.lua:3:", "rank", "ordered list" } },
  { "return {\n  columns = { \"points\" },\n  rank = { \"points\" },\n  params = { { \"win\", 2, one_of = { 3, 4 } } "
    "},\n}",
    { "my.lua:4:", "win", "one_of" } },
  { "return {\n  columns = { \"points\" },\n  rank = { \"points\" },\n  params = { { \"win\", 2, one_of = { a = 2 } } "
    "},\n}",
    { "my.lua:4:", "win", "one_of" } },
  { "return {\n  columns = { \"points\" },\n  rank = { \"points\" },\n  reads = { \"match.ends.ours\" },\n}",
    { "my.lua:4:", "match.ends.ours" } },
  { "return 7", { "my.lua:", "return {" } },
  { "return { rank = {} }", { "my.lua", "columns", "missing" } },
};

/* Found when a fact is scored; A 2:1 B is the first match. */
static const Mistake in_a_match[] = {
  { HEAD "  match = function (m) return { points = m.our } end,\n}",
    { "my.lua:4:", "“our”", "“ours”", "match 1 A 2:1 B", "“match”" } },
  { HEAD
    "  match = function (m, p)\n    return { points = m.won and p.wim }\n  end,\n  params = { { \"win\", 2 } },\n}",
    { "my.lua:5:", "wim", "“win”", "match 1 A 2:1 B" } },
  { HEAD "  match = function (m) if annulled (m, \"viod\") then return false end end,\n}",
    { "my.lua:4:", "viod", "“void”", "match 1 A 2:1 B" } },
  { HEAD "  match = function (m) return { pionts = 2 } end,\n}",
    { "my.lua:4:", "pionts", "“points”", "match 1 A 2:1 B" } },
  { HEAD "  match = function (m) return { points = m.won } end,\n}",
    { "my.lua:", "points", "true", "match 1 A 2:1 B" } },
  { HEAD "  match = function (m)\n    return { points = m.cautions * 2 }\n  end,\n  reads = { \"match.cautions\" },\n}",
    { "my.lua:5:", "nil", "or 0", "match 1 A 2:1 B" } },
  { HEAD "  match = function (m)\n    return { points = m.cautions }\n  end,\n}",
    { "my.lua:5:", "match.cautions", "reads", "match 1 A 2:1 B" } },
  { HEAD "  match = function (m)\n    return { points = rond (m.ours) }\n  end,\n}",
    { "my.lua:5:", "rond", "“round”", "match 1 A 2:1 B" } },
  { HEAD "  match = function (m)\n    return m.ours\n  end,\n}", { "my.lua:4:", "match", "2", "match 1 A 2:1 B" } },
  { HEAD "  match = function (m)\n    return { points = m.ours / (m.theirs - 1) }\n  end,\n}",
    { "my.lua:5:", "division by 0", "match 1 A 2:1 B" } },
  { HEAD "  match = function (m)\n    return { points = round (m.ours, 0, \"half_upp\") }\n  end,\n}",
    { "my.lua:5:", "half_upp", "“half_up”", "match 1 A 2:1 B" } },
  { HEAD "  match = function (m)\n    return { points = m.opponent.points }\n  end,\n}",
    { "my.lua:5:", "points", "rank", "match 1 A 2:1 B" } },
  { HEAD "  match = function (m)\n    return { points = m.ours < nil }\n  end,\n}",
    { "my.lua:5:", "compare", "match 1 A 2:1 B" } },
  { HEAD "  match = function (m)\n    points = 3\n  end,\n}",
    { "my.lua:5:", "points", "local points", "match 1 A 2:1 B" } },
  { HEAD "  match = function (m)\n    return { points = (\"3\"):rep (2) }\n  end,\n}",
    { "my.lua:5:", "rep", "match 1 A 2:1 B" } },
  { HEAD "  match = function (m)\n    return { points = m.ends[1].ours }\n  end,\n}",
    { "my.lua:5:", "“ends”", "nil", "match 1 A 2:1 B" } },
  { HEAD "  match = function (m)\n    return { points = m.ours % 0 }\n  end,\n}",
    { "my.lua:5:", "division by 0", "match 1 A 2:1 B" } },
  { HEAD "  match = function (m)\n    local f = 3\n    return { points = f (m) }\n  end,\n}",
    { "my.lua:6:", "number", "called", "match 1 A 2:1 B" } },
};

/* Found when an entrant is scored or ranked. */
static const Mistake of_an_entrant[] = {
  { HEAD "  score = function (e) return { points = sum (e.matchs) } end,\n  reads = { \"match\" },\n}",
    { "my.lua:4:", "matchs", "“matches”", "A" } },
  { HEAD "  score = function (e) return { points = mean (e.marks, \"valeu\") } end,\n  reads = { \"mark\" },\n}",
    { "my.lua:4:", "valeu", "“value”", "A" } },
  { HEAD "  score = function (e) return { points = mean (e.marks, \"value\") } end,\n}",
    { "my.lua:4:", "\"mark\"", "reads", "A" } },
  { HEAD "  score = function (e) return { points = e.weight } end,\n}",
    { "my.lua:4:", "weight", "entrant.weight", "A" } },
  { HEAD "  score = function (e) return { points = sum (7) } end,\n}", { "my.lua:4:", "sum", "list", "7", "A" } },
  { HEAD "  score = function (e)\n    error (\"the sheet of \" .. e.name .. \" is empty\")\n  end,\n}",
    { "my.lua:5:", "the sheet of A is empty" } },
};

static const Mistake in_a_criterion[] = {
  { "return {\n  columns = { \"points\" },\n  rank = { \"points\",\n    { \"nearest\", by = function (e) return "
    "e.pionts end } },\n}",
    { "my.lua:4:", "pionts", "“points”", "“nearest” of A" } },
  { "return {\n  columns = { \"points\" },\n  rank = { \"points\",\n    { \"nearest\", by = function (e) return \"x\" "
    "end } },\n}",
    { "my.lua:4:", "nearest", "“x”" } },
  { "return {\n  columns = { \"points\" },\n  rank = { \"tied.points\" },\n  match = function () end,\n"
    "  score = function () return { points = 1 } end,\n}",
    { "my.lua:3:", "tied.points", "no match gives" } },
};

static void
expect_parts (const char *message, const Mistake *mistake)
{
  for (guint i = 0; i < G_N_ELEMENTS (mistake->parts) && mistake->parts[i] != NULL; i++)
    ck_assert_msg (strstr (message, mistake->parts[i]) != NULL, "“%s” lacks “%s” for\n%s", message, mistake->parts[i],
                   mistake->source);
}

START_TEST (a_mistake_in_the_table_is_named)
{
  int code = 0;
  g_autofree char *message = contest_compile_error (in_the_table[_i].source, &code);
  ck_assert_int_eq (code, BAHE_ERROR_RULE);
  expect_parts (message, &in_the_table[_i]);
}
END_TEST

START_TEST (what_is_nested_past_all_sense_is_named_with_its_file)
{
  GString *source = g_string_new ("return ");
  for (guint i = 0; i < 3000; i++)
    g_string_append_c (source, '{');
  g_autofree char *text = g_string_free (source, FALSE);
  g_autofree char *message = contest_compile_error (text, NULL);
  ck_assert_msg (g_str_has_prefix (message, "my.lua: ") && strstr (message, "deep") != NULL, "%s", message);
}
END_TEST

static void
expect_mistake (const Mistake *mistake)
{
  int code = 0;
  g_autoptr (Contest) contest = contest_of (mistake->source, NULL);
  contest_enter (contest, "A B");
  contest_match (contest, "A 2:1 B", NULL);
  contest_mark (contest, "A", "1", NULL, "9");
  g_autofree char *message = contest_error (contest, &code);
  ck_assert_int_eq (code, BAHE_ERROR_RULE);
  expect_parts (message, mistake);
}

START_TEST (a_mistake_in_a_match_is_named_with_the_match)
{
  expect_mistake (&in_a_match[_i]);
}
END_TEST

START_TEST (a_mistake_of_an_entrant_is_named_with_the_entrant)
{
  expect_mistake (&of_an_entrant[_i]);
}
END_TEST

START_TEST (a_mistake_in_a_criterion_is_named)
{
  expect_mistake (&in_a_criterion[_i]);
}
END_TEST

START_TEST (after_a_mistake_the_rule_still_works)
{
  g_autoptr (Contest) contest =
      contest_of (HEAD "  tally = function (t)\n    return { points = t.value + (1 + t.more) }\n  end,\n"
                       "  reads = { \"tally.more\" },\n}",
                  NULL);
  contest_enter (contest, "A");
  contest_tally (contest, "A", "x", "1");
  for (int i = 0; i < 1000; i++) { /* more often than expressions may nest: nothing is left half done */
    g_autofree char *message = contest_error (contest, NULL);
    ck_assert (strstr (message, "my.lua:5:") != NULL);
  }
}
END_TEST

START_TEST (facts_of_strangers_are_refused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (Contest) contest = contest_open ("tug_of_war.lua", NULL);
  contest_enter (contest, "A");
  BaheFactRow fact = { .seq = 7, .shape = BAHE_MATCH, .entrant = 1, .other = 9, .value = { 2, 0, TRUE } };
  ck_assert (!bahe_scoring_add_fact (contest->scoring, &fact, &error));
  ck_assert_int_eq (error->code, BAHE_ERROR_NOT_FOUND);
  ck_assert (!bahe_scoring_add_entrant (contest->scoring, 1, "A", NULL, NULL, NULL));
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("rule mistakes");
  TCase *tests = tcase_create ("mistakes");
  tcase_add_loop_test (tests, a_mistake_in_the_table_is_named, 0, G_N_ELEMENTS (in_the_table));
  tcase_add_loop_test (tests, a_mistake_in_a_match_is_named_with_the_match, 0, G_N_ELEMENTS (in_a_match));
  tcase_add_loop_test (tests, a_mistake_of_an_entrant_is_named_with_the_entrant, 0, G_N_ELEMENTS (of_an_entrant));
  tcase_add_loop_test (tests, a_mistake_in_a_criterion_is_named, 0, G_N_ELEMENTS (in_a_criterion));
  tcase_add_test (tests, what_is_nested_past_all_sense_is_named_with_its_file);
  tcase_add_test (tests, after_a_mistake_the_rule_still_works);
  tcase_add_test (tests, facts_of_strangers_are_refused);
  suite_add_tcase (suite, tests);
  return contest_run (suite);
}
