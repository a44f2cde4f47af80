/* A bracket in memory: what one more result costs. */
#include "bench.h"

#include "format/format.h"

enum { PLAYERS = 1024 };

static void
bracket (gpointer data, const BenchPlace *place, BenchRound *round)
{
  double spent = 0;
  guint64 updates = 0;

  for (double from = bench_now (); bench_now () < from + place->seconds;) {
    g_autoptr (BaheBracket) made = bahe_bracket_new (PLAYERS, FALSE);
    gsize n;
    const BaheBracketMatch *matches = bahe_bracket_matches (made, &n);
    double before = bench_now ();
    for (guint i = 0; i < n; i++)
      bench_check (bahe_bracket_play (made, i, MIN (matches[i].a, matches[i].b)), NULL, "bracket");
    spent += bench_now () - before;
    updates += n;
  }
  round->value = spent / updates * 1e9;
}

const BenchRow bench_bracket_rows[] = {
  { .name = "bracket",
    .what = "one result in single elimination of 1,024",
    .unit = "ns",
    .less_is_better = TRUE,
    .most = 2000,
    .ours = bracket },
  { 0 },
};
