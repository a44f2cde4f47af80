/* For authors: a plugin or a rule to begin with, what is wrong with theirs, and putting it in place. */
#include "kit.h"

#include <glib/gstdio.h>
#include <string.h>

/* ---- rules
 * --------------------------------------------------------------------------------------------------------------- */

START_TEST (given_the_shipped_rules_then_each_carries_examples_that_hold)
{
  g_auto (World) world = world_new ();
  g_auto (Run) list = bahe (&world, "rule", "list", "--format", "json");
  json_object *rules = json_of (&list);
  ck_assert_uint_ge (json_object_array_length (rules), 20);
  for (gsize i = 0; i < json_object_array_length (rules); i++) {
    json_object *name = json_object_object_get (json_object_array_get_idx (rules, i), "name");
    g_auto (Run) run = bahe (&world, "rule", "check", (char *) json_object_get_string (name));
    ck_assert_msg (run.code == 0, "%s%s", run.out, run.err);
    assert_holds (run.out, "试例全部相符");
  }
  json_object_put (rules);
}
END_TEST

START_TEST (given_a_new_rule_then_it_is_right_and_is_not_written_over)
{
  g_auto (World) world = world_new ();
  g_autofree char *mine = g_build_filename (world.folder, "mine.lua", NULL),
                  *copy = g_build_filename (world.folder, "copy", NULL), *copied = g_strconcat (copy, ".lua", NULL),
                  *bad = g_build_filename (world.folder, "My Rule", NULL);
  g_auto (Run) first = bahe (&world, "rule", "new", mine), again = bahe (&world, "rule", "new", mine);
  g_auto (Run) check = bahe (&world, "rule", "check", mine), named = bahe (&world, "rule", "new", bad);
  g_auto (Run) of = bahe (&world, "rule", "new", copy, "tug_of_war"),
               same = bahe (&world, "rule", "diff", copied, "tug_of_war");
  ck_assert_msg (first.code == 0, "%s", first.err);
  ck_assert_int_ne (again.code, 0);
  assert_holds (again.err, "mine.lua");
  ck_assert_msg (check.code == 0, "%s%s", check.out, check.err);
  assert_holds (named.err, "My Rule");
  ck_assert_msg (of.code == 0, "%s", of.err);
  assert_holds (same.out, "没有不同");
}
END_TEST

static char *
changed_copy (const World *world, const char *from, const char *to)
{
  g_autofree char *path = g_build_filename (world->folder, "mine.lua", NULL), *text = NULL;
  bahe_ok (world, "rule", "new", path, "tug_of_war");
  ck_assert (g_file_get_contents (path, &text, NULL, NULL));
  g_auto (GStrv) parts = g_strsplit (text, from, 2);
  g_autofree char *changed = g_strjoinv (to, parts);
  ck_assert_uint_eq (g_strv_length (parts), 2);
  ck_assert (g_file_set_contents (path, changed, -1, NULL));
  return g_steal_pointer (&path);
}

START_TEST (given_a_copy_with_another_number_then_diff_shows_the_line_and_check_the_example)
{
  g_auto (World) world = { 0 };
  world_league (&world);
  g_autofree char *mine = changed_copy (&world, "\"win\",      2", "\"win\",      3");
  g_auto (Run) diff = bahe (&world, "rule", "diff", mine, "拔河"), check = bahe (&world, "rule", "check", mine);
  g_auto (Run) none = bahe (&world, "rule", "diff", mine, "跳绳");
  assert_holds (diff.out, "-    { \"win\",      2");
  assert_holds (diff.out, "+    { \"win\",      3");
  ck_assert_int_eq (check.code, 1);
  assert_holds (check.out, "mine.lua:");
  assert_holds (check.out, "后勤组：points 是 7，应为 5");
  assert_holds (check.out, "1 后勤组 played=3");
  ck_assert_int_eq (none.code, 2);
}
END_TEST

#define HEAD "return {\n  title = { zh = \"甲\", en = \"A\" },\n  columns = { { \"points\", zh = \"积分\" } },\n"
#define RANK "  rank = { \"points\" },\n"
#define MATCH "  match = function (m) return { points = m.won and 2 or 0 } end,\n"
#define TEST(facts, expect) "  tests = { { \"一场\",\n    facts = { " facts " },\n    expect = { " expect " } } },\n}\n"
#define PLAIN TEST ("\"match 甲队 2:1 乙队\"", "\"1 甲队\"")

/* A rule with one fault; where it is said to be, and what is said. */
static const struct {
  const char *source, *where, *what;
} faulty[] = {
  { HEAD "  rank = { \"pionts\" },\n" MATCH "}\n", "my.lua:4", "points" },
  { HEAD RANK "  restrat = \"any\",\n}\n", "my.lua:5", "restart" },
  { HEAD RANK "  reads = { \"matsh\" },\n}\n", "my.lua:5", "match" },
  { HEAD RANK "  params = { { \"win\" } },\n}\n", "my.lua:5", "win" },
  { HEAD RANK "  params = { { \"win\", 2 }, { \"win\", 3 } },\n}\n", "my.lua:5", "win" },
  { HEAD RANK "  params = { win = 2 },\n}\n", "my.lua:5", "params" },
  { HEAD RANK "  score = 3,\n}\n", "my.lua:5", "score" },
  { HEAD RANK "  restart = \"never\",\n}\n", "my.lua:5", "\"any\"" },
  { HEAD RANK "  awards = { { zh = \"一\", shre = \"10%\" } },\n}\n", "my.lua:5", "share" },
  { HEAD RANK "  awards = { { zh = \"一\", count = 1 }, people = \"heads\" },\n}\n", "my.lua", "heads" },
  { HEAD "  rank = { \"tied.points\" },\n}\n", "my.lua:4", "tied.points" },
  { HEAD "  rank = { { \"nearest\" } },\n}\n", "my.lua:4", "nearest" },
  { HEAD RANK "  match = function (m) return { points = 1 } end\n  score = 1,\n}\n", "my.lua:6", "my.lua" },
  { HEAD RANK "  match = function (m) return { points = summ (m) } end,\n" PLAIN, "my.lua:5", "sum" },
  { HEAD RANK "  match = function (m) return { points = m.our } end,\n" PLAIN, "my.lua:5", "ours" },
  { HEAD RANK "  match = function (m, p) return { points = p.win } end,\n" PLAIN, "my.lua:5", "win" },
  { HEAD RANK "  match = function (m) return { pionts = 2 } end,\n" PLAIN, "my.lua:5", "points" },
  { HEAD RANK "  match = function (m) return { points = m.ours / 0 } end,\n" PLAIN, "my.lua:5", "甲队 2:1 乙队" },
  { HEAD RANK "  match = function (m) while true do end end,\n" PLAIN, "my.lua", "my.lua" },
  { HEAD RANK MATCH TEST ("\"match 甲队 2:1 乙队\"", "\"2 甲队\""), "my.lua:6", "第 1 名，应为第 2 名" },
  { HEAD RANK MATCH TEST ("\"match 甲队 2-1 乙队\"", "\"1 甲队\""), "my.lua:7", "match A 2:1 B" },
  { HEAD RANK MATCH TEST ("\"game 甲队 2\"", "\"1 甲队\""), "my.lua", "game" },
  { HEAD RANK MATCH TEST ("\"mach 甲队 2:1 乙队\"", "\"1 甲队\""), "my.lua:7", "“mach”" },
  { HEAD RANK "  params = { { \"win\", 2, one_of = { 3, 4 } } },\n}\n", "my.lua:5", "one_of" },
  { HEAD RANK "  tests = { { \"一\", params = { f = function () end }, expect = { \"1 甲队\" } } },\n}\n", "my.lua",
    "params" },
  { HEAD RANK MATCH TEST ("\"match 甲队 2:1 乙队\"", "\"first 甲队\""), "my.lua:8", "first 甲队" },
  { HEAD RANK MATCH TEST ("\"match 甲队 2:1 乙队\"", ""), "my.lua:8", "expect" },
  { HEAD RANK MATCH TEST ("\"match 甲队 2:1 乙队\"", "\"1 丙队\""), "my.lua:6", "丙队" },
  { HEAD RANK MATCH "  tests = { { \"一场\", fact = {}, expect = { \"1 甲队\" } } },\n}\n", "my.lua:6", "facts" },
  { HEAD RANK "  match = function (m) points = 1 end,\n" PLAIN, "my.lua:5", "local points" },
};

START_TEST (given_a_faulty_rule_then_check_names_the_file_the_line_and_what_is_wrong)
{
  g_auto (World) world = world_new ();
  g_autofree char *path = world_file (&world, "my.lua", faulty[_i].source);
  g_auto (Run) run = bahe (&world, "rule", "check", path);
  g_autofree char *all = g_strconcat (run.out, run.err, NULL);
  ck_assert_msg (run.code == 1 || run.code == 2, "%d: ended with %d: %s", _i, run.code, all);
  assert_holds (all, faulty[_i].where);
  assert_holds (all, faulty[_i].what);
}
END_TEST

/* ---- plugins
 * ------------------------------------------------------------------------------------------------------------- */

static char *
module_path (const char *name)
{
  return g_strdup_printf ("%s/tests/plugin/%s.so", g_getenv ("BAHE_BUILD"), name);
}

/* tests/plugin has the whole list; here is what an author reads. */
static const struct {
  const char *name, *where, *what;
} broken[] = {
  { "no-symbol", "", "BAHE_PLUGIN" },
  { "other-major", "", "重新编译" },
  { "crash-at-load", "", "SIGABRT" },
  { "exit-at-load", "", "结束码 3" },
  { "no-kinds", "", ".kinds" },
  { "kind-name", "跳绳", "小写字母" },
  { "no-english", "skipping", "英文" },
  { "duplicate-field", "judge", "改" },
  { "field-type", "skips", "BaheType" },
  { "field-unnamed", "3", "{ 0 }" },
  { "bound", "skips", "few" },
  { "bounds-crossed", "skips", "9" },
  { "fallback", "skips", "none" },
  { "no-choices", "skips", "BAHE_TABLE (BaheChoice" },
  { "no-columns", "skips", "BAHE_TABLE (BaheField" },
  { "private-to", "injury", "judge" },
  { "fact-entrant", "attempted", "skipper" },
  { "fact-missing", "attempted", ".value" },
  { "hidden-until", "attempted", "loked" },
  { "role", "attempt", "king" },
  { "own", "attempt", "judge" },
  { "records", "attempt", "atempted" },
  { "records-other-fields", "lock", "1" },
  { "refusal", "no-turn", "{skiper}" },
  { "figure-field", "skipping.marks", "mark" },
  { "state-without-free", "skipping", ".state_free" },
};

START_TEST (given_a_faulty_plugin_then_check_names_the_row_and_what_to_do)
{
  g_auto (World) world = world_new ();
  g_autofree char *name = g_strconcat ("broken_", broken[_i].name, NULL), *path = module_path (name);
  g_auto (Run) run = bahe (&world, "plugin", "check", path);
  ck_assert_int_eq (run.code, 1);
  assert_holds (run.err, path);
  assert_holds (run.out, broken[_i].where);
  assert_holds (run.out, broken[_i].what);
}
END_TEST

START_TEST (given_a_new_plugin_then_its_name_stands_everywhere_and_its_rule_is_right)
{
  g_auto (World) world = world_new ();
  g_autofree char *folder = g_build_filename (world.folder, "shuttlecock", NULL), *text = NULL;
  g_autofree char *rule = g_build_filename (folder, "shuttlecock.lua", NULL),
                  *source = g_build_filename (folder, "shuttlecock.c", NULL);
  g_auto (Run) made = bahe (&world, "plugin", "new", folder, "--zh", "踢毽子", "--en", "Shuttlecock");
  g_auto (Run) again = bahe (&world, "plugin", "new", folder), check = bahe (&world, "rule", "check", rule);
  ck_assert_msg (made.code == 0, "%s", made.err);
  ck_assert_int_eq (again.code, 2);
  ck_assert_msg (check.code == 0, "%s%s", check.out, check.err);
  ck_assert (g_file_get_contents (source, &text, NULL, NULL));
  assert_holds (text, "{ \"踢毽子\", \"Shuttlecock\" }");
  assert_lacks (text, "rope-skipping");
  assert_lacks (text, "跳绳");
  for (guint i = 0; i < 3; i++) {
    static const char *const bad[][3] = { { "Shuttle cock", "踢", "S" },
                                          { "kicks", "踢\"毽", "S" },
                                          { "kicks", "踢", "" } };
    g_autofree char *other = g_build_filename (world.folder, bad[i][0], NULL);
    g_auto (Run) run = bahe (&world, "plugin", "new", other, "--zh", (char *) bad[i][1], "--en", (char *) bad[i][2]);
    ck_assert_int_eq (run.code, 2);
    ck_assert (!g_file_test (other, G_FILE_TEST_EXISTS));
  }
}
END_TEST

START_TEST (given_a_plugin_whose_rule_is_missing_then_it_is_put_in_place_only_with_it)
{
  g_auto (World) world = world_new ();
  g_autofree char *module = module_path ("test_judged_sheet"),
                  *plugins = g_build_filename (world.folder, "bahe", "plugins", NULL);
  g_autofree char *placed = g_build_filename (plugins, "test_judged_sheet.so", NULL),
                  *rule = g_build_filename (world.folder, "panel.lua", NULL);
  g_auto (Run) alone = bahe (&world, "plugin", "install", module);
  ck_assert_int_eq (alone.code, 1);
  assert_holds (alone.err, "panel.lua");
  ck_assert (!g_file_test (placed, G_FILE_TEST_EXISTS));
  bahe_ok (&world, "rule", "new", rule, "judged_panel");
  g_auto (Run) both = bahe (&world, "plugin", "install", module, rule), list = bahe (&world, "plugin", "list");
  ck_assert_msg (both.code == 0, "%s%s", both.out, both.err);
  assert_holds (list.out, "judged-sheet");
  g_auto (Run) again = bahe (&world, "plugin", "install", module, rule), show = bahe (&world, "rule", "show", "panel");
  ck_assert_msg (again.code == 0, "%s%s", again.out, again.err);
  assert_holds (show.out, plugins);
}
END_TEST

START_TEST (given_a_plugin_that_another_stands_in_the_way_of_then_nothing_is_changed)
{
  g_auto (World) world = world_new ();
  g_autofree char *same_kind = module_path ("test_rope_skipping"), *faulty_file = module_path ("broken_role");
  g_autofree char *placed = g_build_filename (world.folder, "bahe", "plugins", "test_rope_skipping.so", NULL);
  g_auto (Run) clash = bahe (&world, "plugin", "install", same_kind),
               wrong = bahe (&world, "plugin", "install", faulty_file);
  ck_assert_int_eq (clash.code, 1);
  assert_holds (clash.out, "rope-skipping");
  ck_assert (!g_file_test (placed, G_FILE_TEST_EXISTS));
  ck_assert_int_eq (wrong.code, 1);
  assert_holds (wrong.out, "king");
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("cli author");
  TCase *rules = tcase_create ("rules"), *plugins = tcase_create ("plugins");
  tcase_add_test (rules, given_the_shipped_rules_then_each_carries_examples_that_hold);
  tcase_add_test (rules, given_a_new_rule_then_it_is_right_and_is_not_written_over);
  tcase_add_test (rules, given_a_copy_with_another_number_then_diff_shows_the_line_and_check_the_example);
  tcase_add_loop_test (rules, given_a_faulty_rule_then_check_names_the_file_the_line_and_what_is_wrong, 0,
                       G_N_ELEMENTS (faulty));
  tcase_add_loop_test (plugins, given_a_faulty_plugin_then_check_names_the_row_and_what_to_do, 0,
                       G_N_ELEMENTS (broken));
  tcase_add_test (plugins, given_a_new_plugin_then_its_name_stands_everywhere_and_its_rule_is_right);
  tcase_add_test (plugins, given_a_plugin_whose_rule_is_missing_then_it_is_put_in_place_only_with_it);
  tcase_add_test (plugins, given_a_plugin_that_another_stands_in_the_way_of_then_nothing_is_changed);
  suite_add_tcase (suite, rules);
  suite_add_tcase (suite, plugins);
  return run_suite (suite);
}
