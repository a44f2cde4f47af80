#include "bench.h"

#include "builtin/builtin.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#define ROUNDS 5
#define ROUND_SECONDS 3.0

double
bench_now (void)
{
  return g_get_monotonic_time () / 1e6;
}

static int
compare (const void *a, const void *b)
{
  double left = *(const double *) a, right = *(const double *) b;

  return left < right ? -1 : left > right;
}

double
bench_percentile (double *values, gsize n, double share)
{
  if (n == 0)
    return 0;
  qsort (values, n, sizeof *values, compare);
  return values[MIN ((gsize) (share * n), n - 1)];
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);

  for (const char *name; folder != NULL && (name = g_dir_read_name (folder)) != NULL;) {
    g_autofree char *inside = g_build_filename (path, name, NULL);
    remove_tree (inside);
  }
  g_remove (path);
}

/* ---- one row
 * ------------------------------------------------------------------------------------------------------------------ */

typedef struct {
  double ours, limit, ratio, least, most, p50, p99; /* medians; least and most of the ratio, or of the value */
} Result;

static double
ratio_of (const BenchRow *row, double ours, double limit)
{
  return row->less_is_better ? limit / ours : ours / limit;
}

static Result
measure (const BenchRow *row, gpointer data, const BenchPlace *place, guint rounds)
{
  g_autofree double *ours = g_new0 (double, rounds), *limits = g_new0 (double, rounds),
                    *ratios = g_new0 (double, rounds);
  BenchRound round = { 0 };

  for (guint i = 0; i < rounds; i++) {
    round = (BenchRound){ 0 };
    row->ours (data, place, &round);
    ours[i] = round.value;
    BenchRound beside = { 0 };
    if (row->limit != NULL)
      row->limit (data, place, &beside);
    limits[i] = beside.value;
    ratios[i] = row->limit != NULL ? ratio_of (row, ours[i], limits[i]) : ours[i];
  }
  return (Result){ .ours = bench_percentile (ours, rounds, 0.5),
                   .limit = bench_percentile (limits, rounds, 0.5),
                   .ratio = bench_percentile (ratios, rounds, 0.5),
                   .least = ratios[0],
                   .most = ratios[rounds - 1],
                   .p50 = round.p50,
                   .p99 = round.p99 };
}

static gboolean
reached (const BenchRow *row, const Result *result)
{
  if (row->ratio > 0)
    return result->ratio >= row->ratio;
  return row->less_is_better ? result->ours <= row->most : result->ours >= row->least;
}

static char *
target_of (const BenchRow *row)
{
  if (row->ratio > 0)
    return g_strdup_printf (">= %.2f", row->ratio);
  return row->less_is_better ? g_strdup_printf ("<= %g %s", row->most, row->unit)
                             : g_strdup_printf (">= %g %s", row->least, row->unit);
}

static void
print_row (const BenchRow *row, const Result *result)
{
  g_autofree char *target = target_of (row);
  g_autofree char *limit = row->limit != NULL ? g_strdup_printf ("%.6g", result->limit) : g_strdup ("-");
  g_autofree char *ratio = row->limit != NULL ? g_strdup_printf ("%.2f", result->ratio) : g_strdup ("-");

  printf ("%-14s %-44s %12.6g %12s %-9s %6s  %.3g-%.3g  %-12s %s\n", row->name, row->what, result->ours, limit,
          row->unit, ratio, result->least, result->most, target, reached (row, result) ? "reached" : "NOT REACHED");
  fflush (stdout);
}

/* ---- all
 * --------------------------------------------------------------------------------------------------------------------------
 */

/* Rows that prepare the same share what was prepared. */
typedef struct {
  gpointer (*begin) (const BenchPlace *place);
  void (*end) (gpointer data);
  gpointer data;
} Prepared;

static gpointer
prepare (Prepared *prepared, const BenchRow *row, const BenchPlace *place)
{
  if (row->begin == NULL)
    return NULL;
  if (prepared->begin == row->begin)
    return prepared->data;
  if (prepared->end != NULL)
    prepared->end (prepared->data);
  *prepared = (Prepared){ row->begin, row->end, row->begin (place) };
  return prepared->data;
}

static gboolean
is_asked (const char *name, char **asked)
{
  if (*asked == NULL)
    return TRUE;
  for (; *asked != NULL; asked++)
    if (g_str_equal (*asked, name))
      return TRUE;
  return FALSE;
}

static guint
run_all (const BenchPlace *place, char **asked, guint rounds)
{
  static const BenchRow *const tables[] = { bench_append_rows,  bench_read_rows,   bench_board_rows,
                                            bench_bracket_rows, bench_server_rows, bench_sse_rows };
  Prepared prepared = { 0 };
  guint met = 0;

  printf ("%-14s %-44s %12s %12s %-9s %6s  %s  %-12s\n", "row", "work", "ours", "limit", "unit", "ratio", "min-max",
          "target");
  for (guint t = 0; t < G_N_ELEMENTS (tables); t++)
    for (const BenchRow *row = tables[t]; row->name != NULL; row++) {
      if (!is_asked (row->name, asked))
        continue;
      Result result = measure (row, prepare (&prepared, row, place), place, rounds);
      print_row (row, &result);
      met++;
    }
  if (prepared.end != NULL)
    prepared.end (prepared.data);
  return met;
}

/* Commits without pause until it is killed: the busy server that the row `append-beside` stands beside. */
static int
stay_busy (const char *path, const char *keys, const char *source)
{
  BenchPlace place = { .source = source };

  bench_world_busy (&place, path, keys);
  return 1;
}

int
main (int argc, char **argv)
{
  gdouble seconds = ROUND_SECONDS;
  gint rounds = ROUNDS;
  gint64 batch = 0, writers = 0, calls = 0;
  g_autofree char *given_folder = NULL;
  g_auto (GStrv) asked = NULL;
  const GOptionEntry options[] = {
    { "seconds", 0, 0, G_OPTION_ARG_DOUBLE, &seconds, "least length of a round (3)", "S" },
    { "rounds", 0, 0, G_OPTION_ARG_INT, &rounds, "rounds of each (5)", "N" },
    { "batch", 0, 0, G_OPTION_ARG_INT64, &batch, "verbs a transaction, for the rows of append", "N" },
    { "writers", 0, 0, G_OPTION_ARG_INT64, &writers, "threads that wait, for the rows of append", "N" },
    { "calls", 0, 0, G_OPTION_ARG_INT64, &calls, "exactly so many calls a writer, for the rows of append", "N" },
    { "folder", 0, 0, G_OPTION_ARG_FILENAME, &given_folder, "where stores are made; on the disk that is to be measured",
      "DIR" },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &asked, NULL, "[ROW…]" },
    G_OPTION_ENTRY_NULL,
  };

  if (argc == 6 && g_str_equal (argv[1], "--serve"))
    return bench_server_child (&(BenchPlace){ .source = argv[5] }, argv[2], argv[3], argv[4]);
  if (argc == 5 && g_str_equal (argv[1], "--busy"))
    return stay_busy (argv[2], argv[3], argv[4]);
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  g_option_context_add_main_entries (context, options, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || rounds < 1 || seconds <= 0) {
    g_printerr ("bahe-bench: %s\n", error != NULL ? error->message : "rounds and seconds are positive numbers");
    return 2;
  }
  bahe_language_set (BAHE_EN);
  g_autofree char *pattern = g_build_filename (given_folder != NULL ? given_folder : ".", "bench-XXXXXX", NULL);
  const char *folder = g_mkdtemp (pattern);
  bench_check (folder != NULL, NULL, "cannot make a folder for the stores");
  char *none[] = { NULL };
  BenchPlace place = {
    .folder = folder, .seconds = seconds, .batch = batch, .writers = writers, .calls = calls, .source = BAHE_SOURCE_ROOT
  };
  guint met = run_all (&place, asked != NULL ? asked : none, (guint) rounds);
  remove_tree (folder);
  if (met == 0)
    g_printerr ("bahe-bench: there is no such row\n");
  return met > 0 ? 0 : 2;
}
