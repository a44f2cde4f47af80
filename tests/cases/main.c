/* bahe-cases DIR|FILE… — runs every case, names each that differs, and ends with "N passed, N failed, N skipped".
 * Exit code 0: none failed; 1: some did; 2: a file or the command line cannot be understood. */
#include "case.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ALL_PASSED, SOME_FAILED, NOT_UNDERSTOOD };

typedef struct {
  guint passed, failed, skipped;
} Totals;

static const CaseKind *const subjects[] = { round_robin_kinds, elimination_kinds, swiss_kinds,
                                            swiss_round_kinds, judged_kinds,      ranking_kinds,
                                            election_kinds,    scoreboard_kinds,  scoreboard_honour_kinds,
                                            worked_kinds };

static CaseRun
find_kind (const char *kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (subjects); i++)
    for (const CaseKind *row = subjects[i]; row->kind != NULL; row++)
      if (g_str_equal (row->kind, kind))
        return row->run;
  return NULL;
}

static void
show_failure (const Case *the_case, const char *file, const GPtrArray *differences)
{
  printf ("FAILED %s (%s, %s)\n", the_case->id, the_case->kind, file);
  if (the_case->error != NULL)
    printf ("  %s\n", the_case->error->message);
  for (guint i = 0; differences != NULL && i < differences->len; i++)
    printf ("  %s\n", (const char *) g_ptr_array_index (differences, i));
}

/* FALSE: the case is malformed. */
static gboolean
run_case (Case *the_case, CaseRun run, const char *file, Totals *totals)
{
  json_object *came = run (the_case);
  if (the_case->malformed == NULL) {
    g_autoptr (GPtrArray) differences = the_case->error == NULL ? case_differences (the_case, came) : NULL;
    gboolean passed = differences != NULL && differences->len == 0;
    if (!passed)
      show_failure (the_case, file, differences);
    totals->passed += passed;
    totals->failed += !passed;
  }
  json_object_put (came);
  g_clear_error (&the_case->error);
  return the_case->malformed == NULL;
}

static gboolean
take_case (json_object *object, const char *file, gsize place, Totals *totals)
{
  Case the_case = { 0 };
  the_case.id = case_text (&the_case, object, "id");
  the_case.kind = case_text (&the_case, object, "kind");
  the_case.input = case_optional (object, "input");
  the_case.expected = case_optional (object, "expected");
  if (!json_object_is_type (the_case.input, json_type_object) ||
      !json_object_is_type (the_case.expected, json_type_object))
    case_malformed (&the_case, "“input” and “expected” must be objects");
  CaseRun run = find_kind (the_case.kind);
  gboolean fits = the_case.malformed == NULL;
  if (fits && run == NULL)
    totals->skipped++;
  else if (fits)
    fits = run_case (&the_case, run, file, totals);
  if (!fits)
    fprintf (stderr, "%s: case %zu (%s): %s\n", file, place + 1, the_case.id, the_case.malformed);
  g_free (the_case.malformed);
  return fits;
}

/* The array of cases in a file; NULL, after a message, if it is none. */
static json_object *
read_cases (const char *path)
{
  g_autofree char *text = NULL;
  gsize length = 0;
  g_autoptr (GError) error = NULL;
  if (!g_file_get_contents (path, &text, &length, &error)) {
    fprintf (stderr, "%s\n", error->message);
    return NULL;
  }
  json_tokener *tokener = json_tokener_new ();
  json_tokener_set_flags (tokener, JSON_TOKENER_STRICT | JSON_TOKENER_VALIDATE_UTF8);
  json_object *cases = json_tokener_parse_ex (tokener, text, (int) MIN (length + 1, G_MAXINT));
  enum json_tokener_error problem = json_tokener_get_error (tokener);
  gsize end = MIN (json_tokener_get_parse_end (tokener), length);
  json_tokener_free (tokener);
  if (problem == json_tokener_success && json_object_is_type (cases, json_type_array))
    return cases;
  json_object_put (cases);
  guint line = 1;
  for (gsize i = 0; i < end; i++)
    line += text[i] == '\n';
  fprintf (stderr, "%s:%u: %s\n", path, line,
           problem == json_tokener_success ? "not a JSON array of cases" : json_tokener_error_desc (problem));
  return NULL;
}

static gboolean
run_file (const char *path, Totals *totals)
{
  json_object *cases = read_cases (path);
  gboolean fits = cases != NULL;
  g_autofree char *file = g_path_get_basename (path);
  for (gsize i = 0; cases != NULL && i < json_object_array_length (cases); i++)
    fits = take_case (json_object_array_get_idx (cases, i), file, i, totals) && fits;
  json_object_put (cases);
  return fits;
}

static gint
compare_paths (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

static gboolean
run_folder (const char *path, Totals *totals)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) folder = g_dir_open (path, 0, &error);
  if (folder == NULL) {
    fprintf (stderr, "%s\n", error->message);
    return FALSE;
  }
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_free);
  for (const char *name = g_dir_read_name (folder); name != NULL; name = g_dir_read_name (folder))
    if (g_str_has_suffix (name, ".json"))
      g_ptr_array_add (files, g_build_filename (path, name, NULL));
  g_ptr_array_sort (files, compare_paths);
  gboolean fits = TRUE;
  for (guint i = 0; i < files->len; i++)
    fits = run_file (g_ptr_array_index (files, i), totals) && fits;
  return fits;
}

int
main (int argc, char **argv)
{
  Totals totals = { 0 };
  gboolean fits = TRUE;
  if (argc < 2) {
    fprintf (stderr, "Usage: bahe-cases DIR|FILE…\n");
    return NOT_UNDERSTOOD;
  }
  bahe_language_set (BAHE_EN);
  for (int i = 1; i < argc; i++) {
    gboolean folder = g_file_test (argv[i], G_FILE_TEST_IS_DIR);
    fits = (folder ? run_folder : run_file) (argv[i], &totals) && fits;
  }
  contest_forget_rules ();
  printf ("%u passed, %u failed, %u skipped\n", totals.passed, totals.failed, totals.skipped);
  return !fits ? NOT_UNDERSTOOD : totals.failed > 0 ? SOME_FAILED : ALL_PASSED;
}
