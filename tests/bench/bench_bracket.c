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

/* Both sides of the draw, the lower bracket and two finals; the time of a result is that of the row above. */
static void
draw_double (gpointer data, const BenchPlace *place, BenchRound *round)
{
  double from = bench_now ();
  guint drawn = 0;

  for (; bench_now () < from + place->seconds; drawn++)
    bahe_bracket_free (bahe_bracket_new_double (PLAYERS, BAHE_DOUBLE_FINAL, NULL, 0));
  round->value = (bench_now () - from) / drawn * 1e3;
}

/* The seventh round of 200: six played, the better placed always winning. */
static void
pair_swiss (gpointer data, const BenchPlace *place, BenchRound *round)
{
  enum { FIELD = 200, ROUNDS = 6 };
  BaheSwissPlayer players[FIELD] = { { 0 } };
  g_autofree guint8 *met = g_new0 (guint8, FIELD * FIELD);
  int opponents[FIELD];
  guint paired = 0;

  for (guint r = 0; r < ROUNDS; r++) {
    bench_check (bahe_swiss_pair (players, FIELD, met, opponents), NULL, "swiss");
    for (guint i = 0; i < FIELD; i++) {
      players[i].score += (int) i < opponents[i] ? 2 : 0;
      met[i * FIELD + (guint) opponents[i]] = 1;
    }
  }
  double from = bench_now ();
  for (; bench_now () < from + place->seconds; paired++)
    bench_check (bahe_swiss_pair (players, FIELD, met, opponents), NULL, "swiss");
  round->value = (bench_now () - from) / paired * 1e3;
}

const BenchRow bench_bracket_rows[] = {
  { .name = "bracket",
    .what = "one result in single elimination of 1,024",
    .unit = "ns",
    .less_is_better = TRUE,
    .most = 2000,
    .ours = bracket },
  { .name = "double",
    .what = "drawing a double elimination of 1,024",
    .unit = "ms",
    .less_is_better = TRUE,
    .most = 50,
    .ours = draw_double },
  { .name = "swiss",
    .what = "pairing the seventh round of 200",
    .unit = "ms",
    .less_is_better = TRUE,
    .most = 200,
    .ours = pair_swiss },
  { 0 },
};
