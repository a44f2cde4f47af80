/* What a rule must not be able to do, whether by accident or not: each attempt is stopped, with its message, in time.
 */
#include "contest.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

/* Processor time of this thread: the budget is kept whatever else the machine does. */
static gint64
used_milliseconds (void)
{
  struct timespec now;
  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

#define BUDGET_MILLISECONDS 100
#define LATEST_MILLISECONDS 3000  /* far past the budget, far below for ever; sanitizers are slow */
#define PLENTY_MILLISECONDS 60000 /* for what must be stopped by something else than time */

typedef struct {
  const char *body; /* of the score function */
  int code;
  const char *part; /* of the message */
} Attempt;

static const Attempt attempts[] = {
  /* never ends */
  { "while true do end", BAHE_ERROR_LIMIT, "100 ms" },
  { "local function f () return f () end return f ()", BAHE_ERROR_LIMIT, "100 ms" },
  { "repeat local x = 1 + 1 until false", BAHE_ERROR_LIMIT, "100 ms" },
  { "for i = 1, 9000000000000 do end", BAHE_ERROR_LIMIT, "100 ms" },
  { "while true do sum ({ 1, 2, 3 }, function (x) return x end) end", BAHE_ERROR_LIMIT, "100 ms" },
  { "local t = { 3, 1, 2 } while true do sort (t) end", BAHE_ERROR_LIMIT, "100 ms" },
  { "::again:: goto again", BAHE_ERROR_LIMIT, "100 ms" },
  { "while true do tostring (0.5) end", BAHE_ERROR_LIMIT, "100 ms" },
  { "local function f () f () f () end f ()", BAHE_ERROR_LIMIT, "MiB" },
  { "local function f () return 1 + f () end return f ()", BAHE_ERROR_LIMIT, "deep" },
  /* grows past all sense */
  { "local t = {} while true do insert (t, \"x\" .. #t) end", BAHE_ERROR_LIMIT, "MiB" },
  { "local s = \"x\" while true do s = s .. s end", BAHE_ERROR_LIMIT, "MiB" },
  { "local t = { 1 } while true do t = { t, t, {}, {}, {} } end", BAHE_ERROR_LIMIT, "MiB" },
  { "local x = 3 while true do x = x * x end", BAHE_ERROR_LIMIT, "number" },
  { "local x = 1/3 while true do x = x ^ 2 end", BAHE_ERROR_LIMIT, "number" },
  { "return { x = 2 ^ 99999999 }", BAHE_ERROR_RULE, "exponent" },
  { "local t = {} t[1] = t for i = 1, 40 do t = { t } end return { x = t }", BAHE_ERROR_RULE, "x" },
  /* not there */
  { "pcall (function () while true do end end)", BAHE_ERROR_RULE, "“pcall” is not known here" },
  { "local f f = function () return xpcall (f, f) end f ()", BAHE_ERROR_RULE, "“xpcall” is not known here" },
  { "string.find (\"aaaa\", \".-.-.-b\")", BAHE_ERROR_RULE, "“string” is not known here" },
  { "string.rep (\"\", 1000000000000000)", BAHE_ERROR_RULE, "“string” is not known here" },
  { "table.move ({}, 1, 9007199254740992, 2)", BAHE_ERROR_RULE, "“table” is not known here" },
  { "setmetatable ({}, { __gc = function () while true do end end })", BAHE_ERROR_RULE,
    "“setmetatable” is not known here" },
  { "getmetatable (\"\").__index = {}", BAHE_ERROR_RULE, "“getmetatable” is not known here" },
  { "load (\"return 1\")", BAHE_ERROR_RULE, "“load” is not known here" },
  { "package.loaded.os.exit ()", BAHE_ERROR_RULE, "“package” is not known here" },
  { "os.time ()", BAHE_ERROR_RULE, "“os” is not known here" },
  { "io.open (\"x\")", BAHE_ERROR_RULE, "“io” is not known here" },
  { "math.random ()", BAHE_ERROR_RULE, "“math” is not known here" },
  { "debug.getregistry ()", BAHE_ERROR_RULE, "“debug” is not known here" },
  { "require (\"os\")", BAHE_ERROR_RULE, "“require” is not known here" },
  { "_G.sum = nil", BAHE_ERROR_RULE, "“_G” is not known here" },
  { "coroutine.wrap (function () end)", BAHE_ERROR_RULE, "“coroutine” is not known here" },
  { "collectgarbage (\"stop\")", BAHE_ERROR_RULE, "“collectgarbage” is not known here" },
  { "rawset (e, \"x\", 1)", BAHE_ERROR_RULE, "“rawset” is not known here" },
  { "return { x = (\"x\"):rep (1000000000000000) }", BAHE_ERROR_RULE, "a text has no “rep”" },
  { "return { x = \"10\" + 1 }", BAHE_ERROR_RULE, "numbers" },
  { "return { x = (\"%s\") % 3 }", BAHE_ERROR_RULE, "numbers" },
};

static Contest *
contest_with (const char *body, guint milliseconds)
{
  g_autofree char *source = g_strdup_printf (
      "return { columns = { \"x\" }, rank = { \"x\" },\n  score = function (e)\n    %s\n  end }", body);
  Contest *contest = contest_of (source, NULL);
  BaheRuleLimits limits = { milliseconds, 4 * 1024 * 1024 };
  bahe_rule_set_limits (contest->rule, &limits);
  contest_enter (contest, "A");
  return contest;
}

START_TEST (an_attempt_is_stopped_with_its_message)
{
  const Attempt *attempt = &attempts[_i];
  int code = 0;
  gboolean by_time = g_str_equal (attempt->part, "100 ms");
  g_autoptr (Contest) contest = contest_with (attempt->body, by_time ? BUDGET_MILLISECONDS : PLENTY_MILLISECONDS);
  gint64 before = used_milliseconds ();
  g_autofree char *message = contest_error (contest, &code);
  ck_assert_msg (!by_time || used_milliseconds () - before < LATEST_MILLISECONDS, "%s took too long", attempt->body);
  ck_assert_msg (strstr (message, attempt->part) != NULL, "%s: %s", attempt->body, message);
  ck_assert_msg (code == attempt->code, "%s: code %d: %s", attempt->body, code, message);
  ck_assert_msg (strstr (message, "my.lua") != NULL, "%s: %s", attempt->body, message);
}
END_TEST

START_TEST (what_was_stopped_once_is_stopped_again)
{
  g_autoptr (Contest) contest = contest_with ("while true do end", BUDGET_MILLISECONDS);
  for (int i = 0; i < 3; i++) {
    int code = 0;
    g_autofree char *message = contest_error (contest, &code);
    ck_assert_int_eq (code, BAHE_ERROR_LIMIT);
    ck_assert_msg (g_str_has_prefix (message, "my.lua:3: "), "%s", message);
    ck_assert (strstr (message, "“score” of A") != NULL);
  }
}
END_TEST

START_TEST (a_text_that_never_ends_while_it_is_compiled_is_stopped)
{
  int code = 0;
  g_autofree char *message = contest_compile_error ("while true do end", &code);
  ck_assert_int_eq (code, BAHE_ERROR_LIMIT);
}
END_TEST

START_TEST (compiled_lua_is_refused)
{
  static const char bytes[] = "\033Lua\x54\x00\x19\x93";
  g_autoptr (GError) error = NULL;
  ck_assert (bahe_rule_new ("my.lua", bytes, sizeof bytes, &error) == NULL);
  ck_assert (strstr (error->message, "compiled") != NULL);
}
END_TEST

START_TEST (the_names_of_the_rewriting_cannot_be_used)
{
  static const char *const sources[] = { "local _K = 1 return {}", "return _1", "_ENV = {} return {}",
                                         "local _ENV = {} return {}" };
  for (gsize i = 0; i < G_N_ELEMENTS (sources); i++) {
    g_autofree char *message = contest_compile_error (sources[i], NULL);
    ck_assert_msg (g_str_has_prefix (message, "my.lua:1: "), "%s", message);
  }
}
END_TEST

START_TEST (broken_bytes_are_refused_by_line)
{
  g_autofree char *message = contest_compile_error ("-- ok\n-- \xff\xfe\nreturn {}", NULL);
  ck_assert_msg (g_str_has_prefix (message, "my.lua:2: "), "%s", message);
}
END_TEST

START_TEST (any_beginning_of_a_rule_is_refused_or_compiled_and_never_worse)
{
  g_autofree char *path = g_build_filename (g_getenv ("BAHE_SOURCE"), "tests", "rule", "data", "icpc.lua", NULL),
                  *source = NULL;
  gsize length = 0;
  ck_assert (g_file_get_contents (path, &source, &length, NULL));
  for (gsize cut = 0; cut < length; cut += 7) {
    g_autoptr (GError) error = NULL;
    g_autoptr (BaheRule) rule = bahe_rule_new ("my.lua", source, cut, &error);
    ck_assert ((rule == NULL) == (error != NULL));
  }
}
END_TEST

START_TEST (two_rules_share_nothing)
{
  g_autoptr (Contest) first = contest_with ("return { x = 1 }", PLENTY_MILLISECONDS),
                      second = contest_with ("return { x = 2 }", PLENTY_MILLISECONDS);
  contest_expect_column (second, "A", "x", "2");
  contest_expect_column (first, "A", "x", "1");
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("rule sandbox");
  TCase *tests = tcase_create ("sandbox");
  tcase_add_loop_test (tests, an_attempt_is_stopped_with_its_message, 0, G_N_ELEMENTS (attempts));
  tcase_add_test (tests, what_was_stopped_once_is_stopped_again);
  tcase_add_test (tests, a_text_that_never_ends_while_it_is_compiled_is_stopped);
  tcase_add_test (tests, compiled_lua_is_refused);
  tcase_add_test (tests, the_names_of_the_rewriting_cannot_be_used);
  tcase_add_test (tests, broken_bytes_are_refused_by_line);
  tcase_add_test (tests, any_beginning_of_a_rule_is_refused_or_compiled_and_never_worse);
  tcase_add_test (tests, two_rules_share_nothing);
  suite_add_tcase (suite, tests);
  return contest_run (suite);
}
