/* Loading: the tables of good plugins become places; each broken one is refused, saying where and what. */
#include "../suite.h"
#include "plugin/plugin.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

static char *
module_path (const char *name)
{
  return g_strdup_printf (MODULES "/%s.so", name);
}

static BahePlugins *
load (const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = module_path (name);
  BahePlugins *plugins = bahe_plugins_new ();
  ck_assert_msg (bahe_plugins_load (plugins, path, &error), "%s", error == NULL ? "" : error->message);
  return plugins;
}

START_TEST (a_table_of_data_alone_is_resolved)
{
  g_autoptr (BahePlugins) plugins = load ("test_rope_skipping");
  const BaheKindInfo *kind = bahe_plugins_kind (plugins, "rope-skipping");
  ck_assert_ptr_nonnull (kind);
  ck_assert (kind->entrants);
  ck_assert_uint_eq (kind->n_entry, 0);
  ck_assert_uint_eq (kind->n_setup, 0);
  ck_assert_ptr_nonnull (kind->setup);
  ck_assert_uint_eq (kind->n_events, 1);
  ck_assert_uint_eq (kind->events[0].n_fields, 3);
  const BaheFactMap *fact = &kind->events[0].facts[0];
  ck_assert_uint_eq (kind->events[0].n_facts, 1);
  ck_assert_uint_eq (fact->shape, BAHE_MEASURE);
  ck_assert_int_eq (fact->rows, -1);
  ck_assert_int_eq (fact->entrant.field, 0);
  ck_assert_int_eq (fact->entrant.column, -1);
  ck_assert_int_eq (fact->value.field, 1);
  ck_assert_int_eq (fact->faults.field, 2);
  ck_assert_int_eq (fact->other.field, -1);
  ck_assert_int_eq (bahe_kind_verb (kind, "attempt")->records, 0);
  ck_assert_int_eq (bahe_kind_verb (kind, "attempt")->own, -1);
  ck_assert_ptr_null (bahe_kind_verb (kind, "nothing"));
  ck_assert_uint_eq (kind->n_figures, 1);
  ck_assert_int_eq (kind->figures[0].event, 0);
  ck_assert_int_eq (kind->figures[0].field, 0);
  ck_assert_int_eq (kind->figures[0].column, -1);
  ck_assert_ptr_eq (kind->plugin, bahe_plugins_list (plugins)->pdata[0]);
  ck_assert_ptr_nonnull (strstr (kind->plugin->path, "test_rope_skipping.so"));
}
END_TEST

START_TEST (rows_give_facts_of_their_columns)
{
  g_autoptr (BahePlugins) plugins = load ("test_judged_sheet");
  const BaheKindInfo *kind = bahe_plugins_kind (plugins, "judged-sheet");
  ck_assert_uint_eq (kind->n_setup, 2);
  const BaheEventInfo *sheet = &kind->events[bahe_kind_event (kind, "sheet.given")];
  ck_assert_int_eq (sheet->hidden_until, bahe_kind_event (kind, "locked"));
  const BaheFactMap *fact = &sheet->facts[0];
  int marks = bahe_field_index (sheet->table->fields, "marks");
  ck_assert_int_eq (fact->rows, marks);
  ck_assert_int_eq (fact->value.field, marks);
  ck_assert_int_eq (fact->value.column, 1);
  ck_assert_int_eq (fact->about.column, 0);
  ck_assert_int_eq (fact->entrant.field, 1);
  ck_assert_int_eq (fact->entrant.column, -1);
  ck_assert_int_eq (fact->by.field, 0);
  ck_assert_int_eq (bahe_kind_verb (kind, "sheet")->own, 0);
  ck_assert_int_eq (bahe_kind_event (kind, "nothing"), -1);
}
END_TEST

START_TEST (a_kind_with_functions_is_loaded_and_can_be_called)
{
  g_autoptr (BahePlugins) plugins = load ("test_tug_of_war");
  const BaheKindInfo *kind = bahe_plugins_kind (plugins, "tug-of-war");
  ck_assert_uint_eq (kind->n_refusals, 4);
  ck_assert_uint_eq (kind->events[1].facts[0].shape, BAHE_MATCH);
  ck_assert_int_eq (kind->events[1].facts[0].other.field, 1);
  ck_assert_int_eq (kind->events[1].facts[0].ended.field, 4);
  ck_assert_int_eq (bahe_kind_verb (kind, "draw")->records, -1);
  void *state = kind->table->state_new (NULL);
  ck_assert_ptr_nonnull (state);
  kind->table->state_free (state);
}
END_TEST

START_TEST (columns_of_a_figure_and_rules_of_stages_are_resolved)
{
  g_autoptr (BahePlugins) plugins = load ("broken_good");
  const BaheKindInfo *kind = bahe_plugins_kind (plugins, "skipping");
  int marks = bahe_field_index (kind->events[0].table->fields, "marks");
  ck_assert_int_eq (kind->figures[0].field, marks);
  ck_assert_int_eq (kind->figures[0].column, 1);
  ck_assert_uint_eq (kind->figures[0].n_by, 2);
  ck_assert_int_eq (kind->figures[0].by[0].field, 0);
  ck_assert_int_eq (kind->figures[0].by[0].column, -1);
  ck_assert_int_eq (kind->figures[0].by[1].field, marks);
  ck_assert_int_eq (kind->figures[0].by[1].column, 0);
  ck_assert (!bahe_plugins_kind (plugins, "throwing")->entrants);
  ck_assert_int_eq (kind->category, BAHE_CONTEST); /* unsaid, with a rule */
  ck_assert_int_eq (bahe_plugins_kind (plugins, "throwing")->category, BAHE_CARE);
  g_autoptr (GPtrArray) kinds = bahe_plugins_kinds (plugins);
  ck_assert_uint_eq (kinds->len, 2);
}
END_TEST

START_TEST (a_plugin_built_with_shorter_rows_is_read_like_any_other)
{
  g_autoptr (BahePlugins) plugins = load ("test_old");
  const BaheKindInfo *jumping = bahe_plugins_kind (plugins, "jumping");
  ck_assert_ptr_nonnull (jumping);
  ck_assert_ptr_null (jumping->table->refusals);
  ck_assert_ptr_null (jumping->table->evolve);
  ck_assert_ptr_null (jumping->table->views);
  ck_assert_uint_eq (jumping->n_events, 2);
  ck_assert_uint_eq (jumping->n_verbs, 2);
  ck_assert_int_eq (jumping->verbs[1].records, 1);
  ck_assert_ptr_null (jumping->verbs[0].table->decide);
  const BaheField *fields = jumping->events[0].table->fields;
  ck_assert_str_eq (fields[1].name, "metres");
  ck_assert_str_eq (fields[1].max, "50");
  ck_assert_ptr_null (fields[1].fallback);
  ck_assert_ptr_null (fields[1].private_to);
  ck_assert_int_eq (jumping->events[0].facts[0].value.field, 1);
}
END_TEST

/* The hash is of everything declared, so equal hashes say that each member was read where it stands. */
START_TEST (a_plugin_built_against_the_first_header_says_the_same)
{
  static const char *const names[][2] = { { "judged_sheet", "judged-sheet" },
                                          { "rope_skipping", "rope-skipping" },
                                          { "tug_of_war", "tug-of-war" } };
  g_autofree char *first = g_strconcat ("format_1_", names[_i][0], NULL),
                  *now = g_strconcat ("test_", names[_i][0], NULL);
  g_autoptr (BahePlugins) old = load (first), new = load (now);
  const BaheKindInfo *kind = bahe_plugins_kind (old, names[_i][1]), *same = bahe_plugins_kind (new, names[_i][1]);
  ck_assert_mem_eq (kind->hash, same->hash, sizeof kind->hash);
  ck_assert_uint_eq (kind->n_verbs, same->n_verbs);
  ck_assert_uint_eq (kind->n_refusals, same->n_refusals);
  ck_assert_uint_eq (kind->n_figures, same->n_figures);
}
END_TEST

START_TEST (the_hash_of_a_kind_follows_its_tables)
{
  g_autoptr (BahePlugins) one = load ("broken_good"), same = load ("broken_good");
  const BaheKindInfo *kind = bahe_plugins_kind (one, "skipping");
  ck_assert_mem_eq (kind->hash, bahe_plugins_kind (same, "skipping")->hash, sizeof kind->hash);
  ck_assert_mem_ne (kind->hash, bahe_plugins_kind (one, "throwing")->hash, sizeof kind->hash);

  BaheField fields[] = { kind->events[0].table->fields[0], { 0 } };
  BaheEventType events[] = { { .name = "done", .label = { "完成", "Done" }, .fields = fields }, { 0 } };
  BaheKind kinds[] = { { .name = "a", .label = { "甲", "A" }, .events = events }, { 0 } };
  BahePlugin table = *kind->plugin->table;
  table.kinds = kinds;
  table.field = sizeof (BaheField);
  table.event = sizeof (BaheEventType);
  table.kind = sizeof (BaheKind);
  guint8 first[32];
  for (guint i = 0; i < 2; i++) {
    g_autoptr (BahePlugins) plugins = bahe_plugins_new ();
    ck_assert (bahe_plugins_add (plugins, &table, NULL));
    if (i == 0)
      memcpy (first, bahe_plugins_kind (plugins, "a")->hash, sizeof first);
    else
      ck_assert_mem_ne (first, bahe_plugins_kind (plugins, "a")->hash, sizeof first);
    fields[0].flags ^= BAHE_REQUIRED;
  }
}
END_TEST

/* A broken module, and what its refusal must say: where the fault is, and what it is. */
static const struct {
  const char *name, *where, *what;
} broken[] = {
  { "no-symbol", "", "it has no bahe_plugin_v1" },
  { "other-symbol", "", "made for version 2 of the interface, this bahe has version 1" },
  { "wrong-magic", "", "begins with 0x00001234" },
  { "other-major", "", "made for version 2 of the interface" },
  { "short-struct", "", "the table of the plugin is 16 bytes, too short" },
  { "odd-stride", "", "rows of the table of BaheField are 13 bytes" },
  { "crash-at-load", "", "it crashes when it is loaded (SIGABRT)" },
  { "exit-at-load", "", "it ends the process when it is loaded (exit code 3)" },
  { "hang-at-load", "", "loading it took more than 5 seconds" },
  { "undefined-symbol", "", "undefined symbol: nobody_has_this" },
  { "wild-pointer", "", "when it is loaded" },
  { "no-kinds", "", "offers no activity type" },
  { "plugin-name", "", "the plugin's own name may be" },
  { "kind-name", "kind 跳绳", "the name may be" },
  { "duplicate-kind", "kind skipping", "an earlier row of this table has the same name" },
  { "no-english", "kind skipping", "no label in English" },
  { "category", "kind skipping", ".category = 8 is none of BaheCategory" },
  { "rule-name", "kind skipping", ".rule = “most wins.lua” is no name" },
  { "stage-rules", "kind skipping", "names the stage “semi”, which no fact can have" },
  { "setup-rules", "kind skipping", ".setup_rules names “rounds=many”, which is no choice of setup" },
  { "setup-rules-form", "kind skipping", ".setup_rules has “rounds=many”" },
  { "stage-rules-form", "kind skipping", ".stage_rules has “final”" },
  { "duplicate-field", "record attempted, field judge", "an earlier row of this table has the same name" },
  { "field-name", "record attempted, field Skips!", "the name may be" },
  { "field-type", "record attempted, field skips", "type 77 is not known" },
  { "field-unnamed", "record attempted, field in row 3", "the row has no name" },
  { "bound", "field skips", "the bound “few” does not fit" },
  { "bounds-crossed", "field skips", "the least value 9 is more than the greatest, 1" },
  { "fallback", "field skips", "the fallback “none” does not fit" },
  { "fallback-bounds", "field skips", "the fallback “9” does not fit the field: it must be 1 or less" },
  { "remark-number", "field skips", "only a text may be a remark" },
  { "in-order-number", "field skips", "BAHE_IN_ORDER says in which order entrants appear" },
  { "due-number", "field skips", "only a day can be due" },
  { "living-number", "field skips", "BAHE_LIVING is said of persons" },
  { "rough-choice", "field skips", "take BAHE_ROUGH away" },
  { "no-choices", "field skips", "a choice needs choices" },
  { "choice-label", "field skips, choice heat", "it has no label in Chinese" },
  { "no-text", "field skips", "the bound “\xef\xbf\xbd\xef\xbf\xbd” does not fit" },
  { "figure-empty", "figure skipping.marks", ".field = “”: the record has no such field" },
  { "stray-choices", "field skips", "only a choice has choices" },
  { "stray-columns", "field skips", "only rows have columns" },
  { "stray-units", "field skips", "only a quantity has units" },
  { "no-columns", "field skips", "rows need columns" },
  { "rows-in-rows", "field marks, column mark", "rows cannot be a column of rows" },
  { "private-to", "field injury", "private_to “jugde”: there is no such field in this table — did you mean “judge”?" },
  { "private-to-entrant", "field injury", "private_to “skipper”: that is no field of one person" },
  { "setup-name", "setup, field title", "bahe itself asks for a field of this name" },
  { "fact-entrant", "record attempted, fact 1",
    ".entrant = “skiper”: the record has no such field — did you mean “skipper”?" },
  { "fact-type", "record attempted, fact 1", ".entrant = “judge” does not fit: it takes a field of type BAHE_ENTRANT" },
  { "fact-list", "record attempted, fact 1", ".value = “marks” does not fit: it takes one value" },
  { "fact-rows", "record attempted, fact 1",
    ".rows = “skips”: the record has no field of that name with the type BAHE_ROWS" },
  { "fact-slot", "record attempted, fact 1", ".other = “skipper”: a mark has no such slot" },
  { "fact-missing", "record attempted, fact 1", "a mark needs .value" },
  { "fact-shape", "record attempted, fact 1", "shape 99 is not known" },
  { "fact-remark", "", ".about = “skips” is a remark, which no fact carries" },
  { "fact-private", "record attempted, fact 1", ".about = “injury” is private to a person" },
  { "fact-ended", "record attempted, fact 1", "“heat” of the field “stage” is no way for a match to end" },
  { "hidden-until", "record attempted", ".hidden_until = “loked”: the activity type has no such record" },
  { "no-layout-before", "record attempted", "version 1 needs .before" },
  { "event-of-host", "record closed", "bahe itself has a record of this name" },
  { "verb-of-host", "verb withdraw", "bahe itself has a verb of this name" },
  { "duplicate-verb", "verb lock", "an earlier row of this table has the same name" },
  { "role", "verb attempt", ".role = “king”: there is no such role" },
  { "own", "verb attempt", ".own = “jugde”: the verb has no such field — did you mean “judge”?" },
  { "own-list", "verb attempt", ".own = “marks” is a list" },
  { "records", "verb attempt", ".records = “atempted”: the activity type has no such record" },
  { "records-nothing", "verb attempt", "it records nothing" },
  { "records-other-fields", "verb lock", "from field 1 on the two have not the same names and types" },
  { "refusal", "refusal no-turn", "{skiper} in its words is no field of any verb" },
  { "figure-event", "figure skipping.marks", ".event = “atempted”: the activity type has no such record" },
  { "figure-field", "figure skipping.marks",
    ".field = “marks.mrak”: the record has no such field — did you mean “mark”?" },
  { "figure-sum-of-text", "figure skipping.marks", ".field = “marks.item” is no number" },
  { "figure-private", "figure skipping.marks", ".field = “injury” is private" },
  { "figure-by", "figure skipping.marks", ".by = “stages”: the record has no such field — did you mean “stage”?" },
  { "figure-view", "figure skipping.marks", ".view = “sheet”: name one of the .views" },
  { "figure-latest", "figure skipping.marks", ".field = “marks.item” is no number" },
  { "figure-of", "figure skipping.marks",
    ".over = “skipping.mark”: name a figure of this activity type that is counted or summed" },
  { "figure-of-event", "figure skipping.marks",
    "a rate, each or balance has .of and .over, and neither .event nor .field" },
  { "figure-by-column", "figure skipping.marks", ".by = “marks.item” is a column" },
  { "state-without-free", "kind skipping", ".state_new and .state_free belong together" },
  { "view-without-views", "kind skipping", ".views and .view belong together" },
  { "regulation-when", "regulation 1", ".when names “ropes”: setup has no such field" },
  { "regulation-field", "regulation 1", "{length} in its sentence is no field of setup" },
  { "regulation-part", "regulation 1", "says in no .part" },
  { "printed-view", "printed 1", ".view = “match”: the activity type has no such view" },
  { "from-no-rows", "", ".from = “rounds”: setup has no rows of that name" },
  { "preset-field", "preset 1", ".field = “rounds”: setup has no choice of that name" },
  { "preset-choice", "preset 1", ".choice = “unusual”: the field has no such choice" },
  { "preset-name", "preset 1", ".values names “round”: setup has no such field — did you mean “rounds”?" },
  { "fact-unnamed", "record attempted", "row 1 of a table of BaheFact has no .shape" },
  { "figure-unnamed", "kind skipping", "row 2 of a table of BaheFigure has no name" },
  { "choice-unnamed", "record attempted, field skips", "row 2 of a table of BaheChoice has no name" },
  { "verb-unnamed", "kind skipping", "row 2 of a table of BaheVerb has no name" },
  { "refusal-unnamed", "kind skipping", "row 2 of a table of BaheRefusal has no name" },
  { "event-unnamed", "kind skipping", "row 2 of a table of BaheEventType has no name" },
  { "kind-unnamed", "", "row 2 of a table of BaheKind has no name" },
  { "evolve-without-state", "kind skipping", "it has .evolve but no .state_new" },
  { "entrant-without-entry", "verb attempt", "“skipper” names an entrant, and without .entry nobody can enter" },
  { "hidden-itself", "record attempted", ".hidden_until = “attempted” is this record itself" },
  { "empty-unit", "field skips", ".units = “斤||件” has an empty unit" },
  { "label-control", "kind skipping", "a line break or another control character" },
  { "huge-struct", "", "says that it is 4294967295 bytes" },
  { "columns-of-themselves", "field marks, column mark", "rows cannot be a column of rows" },
  { "crash-at-unload", "", "look at its constructors, destructors and tables" },
  { "process-at-load", "", "whether it leaves a process behind" },
  { "silent-at-load", "", "it crashes when it is loaded (SIGKILL)" },
  { "preset-value", "preset 1", ".values says rounds=two" },
};

START_TEST (a_broken_plugin_is_refused_saying_where_and_what)
{
  g_autoptr (BahePlugins) plugins = load ("test_old");
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_strconcat ("broken_", broken[_i].name, NULL), *path = module_path (name);

  ck_assert_msg (!bahe_plugins_load (plugins, path, &error), "%s was loaded", broken[_i].name);
  ck_assert (g_error_matches (error, BAHE_ERROR, BAHE_ERROR_PLUGIN));
  ck_assert_msg (g_str_has_prefix (error->message, path), "%s", error->message);
  ck_assert_msg (strstr (error->message, broken[_i].where) != NULL, "%s", error->message);
  ck_assert_msg (strstr (error->message, broken[_i].what) != NULL, "%s", error->message);
  ck_assert_uint_eq (bahe_plugins_list (plugins)->len, 1);
  ck_assert_ptr_nonnull (bahe_plugins_kind (plugins, "throwing"));
}
END_TEST

START_TEST (what_is_no_module_is_refused)
{
  g_autofree char *folder = g_dir_make_tmp ("bahe-plugin-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "text.so", NULL),
                  *missing = g_build_filename (folder, "no.so", NULL);
  g_autoptr (BahePlugins) plugins = bahe_plugins_new ();
  g_autoptr (GError) error = NULL;

  ck_assert (g_file_set_contents (path, "this is no module", -1, NULL));
  ck_assert (!bahe_plugins_load (plugins, path, &error));
  ck_assert_ptr_nonnull (strstr (error->message, "it cannot be loaded"));
  g_clear_error (&error);
  ck_assert (!bahe_plugins_load (plugins, missing, &error));
  ck_assert_ptr_nonnull (strstr (error->message, "the file cannot be read"));
  g_unlink (path);
  for (guint i = 0; i < 2; i++) { /* a pipe that nobody writes to would be waited for */
    g_clear_error (&error);
    ck_assert_int_eq (i == 0 ? mkfifo (path, 0600) : g_mkdir (path, 0700), 0);
    ck_assert (!bahe_plugins_load (plugins, path, &error));
    ck_assert_ptr_nonnull (strstr (error->message, "a folder, a pipe or a device"));
    ck_assert_int_eq (g_remove (path), 0);
  }
  g_rmdir (folder);
}
END_TEST

/* A copy of a good module in a folder of the test's own. */
static char *
copy_to (const char *folder, const char *module, const char *name)
{
  g_autofree char *from = module_path (module), *bytes = NULL;
  char *path = g_build_filename (folder, name, NULL);
  gsize length;
  ck_assert (g_file_get_contents (from, &bytes, &length, NULL));
  ck_assert (g_file_set_contents_full (path, bytes, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0755, NULL));
  return path;
}

START_TEST (a_folder_that_others_may_write_to_is_refused)
{
  g_autofree char *folder = g_dir_make_tmp ("bahe-plugin-XXXXXX", NULL);
  g_autofree char *path = copy_to (folder, "test_rope_skipping", "good.so");
  g_autoptr (BahePlugins) plugins = bahe_plugins_new ();
  g_autoptr (GError) error = NULL;

  ck_assert_int_eq (g_chmod (folder, 0777), 0);
  ck_assert (!bahe_plugins_load (plugins, path, &error));
  ck_assert_ptr_nonnull (strstr (error->message, "may write to"));
  ck_assert_ptr_nonnull (strstr (error->message, "chmod o-w"));
  g_autoptr (GPtrArray) faults = bahe_plugin_check_file (path);
  ck_assert_uint_eq (faults->len, 1);
  g_clear_error (&error);

  ck_assert_int_eq (g_chmod (folder, 0755), 0);
  ck_assert_int_eq (g_chmod (path, 0757), 0);
  ck_assert (!bahe_plugins_load (plugins, path, &error));
  ck_assert_ptr_nonnull (strstr (error->message, "good.so"));
  ck_assert_int_eq (g_chmod (path, 0755), 0);
  ck_assert (bahe_plugins_load (plugins, path, NULL));
  g_unlink (path);
  g_rmdir (folder);
}
END_TEST

START_TEST (a_folder_is_loaded_in_order_and_the_broken_do_no_harm)
{
  g_autofree char *folder = g_dir_make_tmp ("bahe-plugin-XXXXXX", NULL);
  g_autofree char *a = copy_to (folder, "broken_crash-at-load", "a.so"),
                  *b = copy_to (folder, "test_rope_skipping", "b.so");
  g_autofree char *c = copy_to (folder, "test_rope_skipping", "c.so"), *d = copy_to (folder, "test_tug_of_war", "d.so");
  g_autofree char *e = copy_to (folder, "test_old", "e.text");
  g_autoptr (BahePlugins) plugins = bahe_plugins_new ();

  bahe_plugins_load_folders (plugins, (const char *const[]){ folder, NULL });
  ck_assert_uint_eq (bahe_plugins_list (plugins)->len, 2);
  ck_assert_str_eq (((const BahePluginInfo *) bahe_plugins_list (plugins)->pdata[0])->table->name, "example");
  ck_assert_str_eq (((const BahePluginInfo *) bahe_plugins_list (plugins)->pdata[1])->table->name, "sports");
  const GPtrArray *refused = bahe_plugins_refused (plugins);
  ck_assert_uint_eq (refused->len, 2);
  ck_assert_str_eq (((const BahePluginRefused *) refused->pdata[0])->path, a);
  const BahePluginRefused *twice = refused->pdata[1];
  ck_assert_str_eq (twice->path, c);
  ck_assert_ptr_nonnull (strstr (twice->reason, "a plugin called example is here already"));
  const char *paths[] = { a, b, c, d, e };
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    g_unlink (paths[i]);
  g_rmdir (folder);
}
END_TEST

START_TEST (a_kind_of_a_name_that_is_taken_is_refused)
{
  g_autoptr (BahePlugins) plugins = load ("broken_good");
  g_autofree char *path = module_path ("test_old");
  g_autoptr (GError) error = NULL;

  ck_assert (!bahe_plugins_load (plugins, path, &error));
  ck_assert_ptr_nonnull (
      strstr (error->message, "kind throwing: the plugin broken offers an activity type of this name too"));
  g_autoptr (GPtrArray) faults = bahe_plugin_check_beside (plugins, path);
  ck_assert_uint_eq (faults->len, 1);
  ck_assert_ptr_nonnull (strstr (faults->pdata[0], "kind throwing: the plugin broken offers"));
  g_autofree char *itself = module_path ("broken_good");
  g_autoptr (GPtrArray) none = bahe_plugin_check_beside (plugins, itself);
  ck_assert_uint_eq (none->len, 0);
}
END_TEST

static const BaheField faulty_fields[] = { { .name = "x", .type = BAHE_INTEGER, .label = { "甲", NULL }, .min = "y" },
                                           { 0 } };
static const BaheKind faulty_kinds[] = {
  { .name = "k",
    .label = { "甲", "K" },
    .events = BAHE_TABLE (BaheEventType, { .name = "e", .label = { "甲", "E" }, .fields = faulty_fields }),
    .verbs = BAHE_TABLE (BaheVerb, { .name = "v", .label = { "甲", "V" }, .fields = faulty_fields, .records = "f" }) },
  { 0 }
};

START_TEST (all_faults_are_told_at_once)
{
  g_autofree char *path = module_path ("test_old");
  BahePlugin table = { .magic = BAHE_PLUGIN_MAGIC,
                       .size = sizeof table,
                       .abi_major = BAHE_ABI_MAJOR,
                       .field = sizeof (BaheField),
                       .choice = sizeof (BaheChoice),
                       .event = sizeof (BaheEventType),
                       .fact = sizeof (BaheFact),
                       .verb = sizeof (BaheVerb),
                       .refusal = sizeof (BaheRefusal),
                       .figure = sizeof (BaheFigure),
                       .kind = sizeof (BaheKind),
                       .name = "p",
                       .version = "1",
                       .summary = { "甲", "P" },
                       .kinds = faulty_kinds };
  g_autoptr (GPtrArray) faults = bahe_plugin_faults (&table);
  ck_assert_uint_eq (faults->len, 6);
  ck_assert_str_eq (faults->pdata[0],
                    "kind k, record e, field x: it has no label in English; write { \"中文\", \"English\" }");
  g_autoptr (BahePlugins) plugins = bahe_plugins_new ();
  g_autoptr (GError) error = NULL;
  ck_assert (!bahe_plugins_add (plugins, &table, &error));
  ck_assert_ptr_nonnull (strstr (error->message, "\n  kind k, verb v: .role = “”"));
  g_autoptr (GPtrArray) none = bahe_plugin_check_file (path);
  ck_assert_uint_eq (none->len, 0);
}
END_TEST

START_TEST (a_table_without_an_end_is_refused)
{
  g_autofree BaheField *endless = g_new0 (BaheField, 2001);
  for (guint i = 0; i <= 2000; i++)
    endless[i] = (BaheField){ .name = "x", .type = BAHE_TEXT, .label = { "甲", "X" } };
  BaheKind kinds[] = { { .name = "k", .label = { "甲", "K" }, .setup = endless }, { 0 } };
  g_autoptr (BahePlugins) old = load ("broken_good");
  BahePlugin table = *((const BahePluginInfo *) bahe_plugins_list (old)->pdata[0])->table;
  table.kinds = kinds;
  g_autoptr (GPtrArray) faults = bahe_plugin_faults (&table);
  ck_assert_uint_eq (faults->len, 1);
  ck_assert_ptr_nonnull (strstr (faults->pdata[0], "a table of BaheField does not end"));
}
END_TEST

START_TEST (a_period_that_runs_from_nothing_is_refused)
{
  static const BaheRetention keep = { .years = 1, .until = "closed", .source = { "甲", "A" } };
  const BaheField fields[] = {
    { .name = "who", .type = BAHE_PERSON, .label = { "甲", "A" } },
    { .name = "why", .type = BAHE_TEXT, .label = { "乙", "B" }, .private_to = "who", .keep = &keep },
    { .name = "open", .type = BAHE_TEXT, .label = { "丙", "C" }, .keep = &keep },
    { 0 },
  };
  const BaheEventType events[] = { { .name = "told", .label = { "甲", "A" }, .fields = fields }, { 0 } };
  const BaheKind kinds[] = { { .name = "k", .label = { "甲", "K" }, .events = events }, { 0 } };
  g_autoptr (BahePlugins) old = load ("broken_good");
  BahePlugin table = *((const BahePluginInfo *) bahe_plugins_list (old)->pdata[0])->table;
  table.kinds = kinds;
  g_autoptr (GPtrArray) faults = bahe_plugin_faults (&table);
  ck_assert_uint_eq (faults->len, 3);
  ck_assert_ptr_nonnull (strstr (faults->pdata[0], "no record “closed”"));
  ck_assert_ptr_nonnull (strstr (faults->pdata[1], "private to nobody"));
}
END_TEST

int
main (void)
{
  bahe_language_set (BAHE_EN);
  Suite *suite = suite_create ("tables");
  TCase *tests = tcase_create ("tables");
  tcase_add_loop_test (tests, a_plugin_built_against_the_first_header_says_the_same, 0, 3);
  tcase_add_test (tests, a_table_of_data_alone_is_resolved);
  tcase_add_test (tests, rows_give_facts_of_their_columns);
  tcase_add_test (tests, a_kind_with_functions_is_loaded_and_can_be_called);
  tcase_add_test (tests, columns_of_a_figure_and_rules_of_stages_are_resolved);
  tcase_add_test (tests, a_plugin_built_with_shorter_rows_is_read_like_any_other);
  tcase_add_test (tests, the_hash_of_a_kind_follows_its_tables);
  tcase_add_loop_test (tests, a_broken_plugin_is_refused_saying_where_and_what, 0, G_N_ELEMENTS (broken));
  tcase_add_test (tests, what_is_no_module_is_refused);
  tcase_add_test (tests, a_folder_that_others_may_write_to_is_refused);
  tcase_add_test (tests, a_folder_is_loaded_in_order_and_the_broken_do_no_harm);
  tcase_add_test (tests, a_kind_of_a_name_that_is_taken_is_refused);
  tcase_add_test (tests, all_faults_are_told_at_once);
  tcase_add_test (tests, a_period_that_runs_from_nothing_is_refused);
  tcase_add_test (tests, a_table_without_an_end_is_refused);
  suite_add_tcase (suite, tests);
  return run_suite (suite);
}
