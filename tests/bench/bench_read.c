/* Reading: every event again, the chain checked, a large store opened to its first board. */
#include "bench.h"

#include <fcntl.h>
#include <sodium.h>
#include <string.h>
#include <unistd.h>

#define EVENTS 1000000

typedef struct {
  BenchWorld *world;
  BenchLimit *limit;
  const BenchPlace *place;
} Reading;

static gpointer
begin (const BenchPlace *place)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->place = place;
  /* Its one active activity has 2,000 events: what a server opens first. */
  reading->world = bench_world_new (place, "reading", 1, 40, 999, EVENTS);
  for (guint64 n = 0; n < 1960; n++) {
    g_autoptr (GError) error = NULL;
    g_auto (BaheAnswer) answer = { 0 };
    BaheRequest request;
    bench_world_request (reading->world, n, &request);
    bench_check (bahe_unit_do (reading->world->unit, &request, &answer, &error), &error, "filling");
    json_object_put (request.given);
  }
  g_autofree char *copy = bench_world_copy (reading->world, ".limit");
  reading->limit = bench_limit_open (copy, 1);
  return reading;
}

static void
end (gpointer data)
{
  Reading *reading = data;

  bench_limit_close (reading->limit);
  bench_world_free (reading->world);
  g_free (reading);
}

/* ---- replay
 * ------------------------------------------------------------------------------------------------------------- */

typedef struct {
  gint64 rows;
  gsize bytes;
} Seen;

static gboolean
see (const BaheEventRow *event, gpointer data, GError **error)
{
  Seen *seen = data;

  seen->rows++;
  seen->bytes += event->body_length;
  return TRUE;
}

static void
replay (gpointer data, const BenchPlace *place, BenchRound *round)
{
  Reading *reading = data;
  g_autoptr (GError) error = NULL;
  Seen seen = { 0 };
  double from = bench_now ();

  do {
    g_autoptr (BaheView) view = bahe_view_begin (bahe_unit_store (reading->world->unit), &error);
    const BaheEventQuery all = { 0 };
    bench_check (view != NULL && bahe_view_each_event (view, &all, see, &seen, &error), &error, "replay");
  } while (bench_now () < from + place->seconds);
  round->value = seen.rows / (bench_now () - from);
}

/* Every column of every event, looked at where it stands. `hash`: and chained, as the format of the store says. */
static gint64
scan (sqlite3 *db, gboolean hash)
{
  sqlite3_stmt *rows = NULL;
  guint8 link[BAHE_HASH_SIZE] = { 0 };
  gint64 n = 0;
  volatile gint64 sum = 0; /* so that nothing read is left out */

  sqlite3_prepare_v2 (db,
                      "SELECT seq, id, part, activity, version, type, actor, first, last, words, recorded, body, "
                      "digest, hash FROM event ORDER BY seq",
                      -1, &rows, NULL);
  while (sqlite3_step (rows) == SQLITE_ROW) {
    crypto_generichash_state state;
    if (hash)
      crypto_generichash_init (&state, NULL, 0, BAHE_HASH_SIZE),
          crypto_generichash_update (&state, link, BAHE_HASH_SIZE);
    for (int c = 0; c < 13; c++) {
      if (sqlite3_column_type (rows, c) == SQLITE_INTEGER) {
        gint64 value = sqlite3_column_int64 (rows, c);
        sum += value;
        if (hash)
          crypto_generichash_update (&state, (const guint8 *) &value, sizeof value);
      } else {
        const guint8 *bytes = sqlite3_column_blob (rows, c);
        int length = sqlite3_column_bytes (rows, c);
        sum += length;
        if (hash)
          crypto_generichash_update (&state, bytes, (gsize) length);
      }
    }
    sum += sqlite3_column_bytes (rows, 13);
    if (hash)
      crypto_generichash_final (&state, link, BAHE_HASH_SIZE);
    n++;
  }
  sqlite3_finalize (rows);
  return n;
}

static void
scan_on (Reading *reading, const BenchPlace *place, gboolean hash, BenchRound *round)
{
  double from = bench_now ();
  gint64 rows = 0;

  do
    rows += scan (bench_limit_db (reading->limit), hash);
  while (bench_now () < from + place->seconds);
  round->value = rows / (bench_now () - from);
}

static void
replay_limit (gpointer data, const BenchPlace *place, BenchRound *round)
{
  scan_on (data, place, FALSE, round);
}

/* ---- verify
 * --------------------------------------------------------------------------------------------------------------- */

typedef struct {
  double first, last;
  gint64 rows, first_rows;
} Chain;

/* The pages are SQLite's own check; the chain is timed from its first report to its last. */
static void
on_progress (const char *what, gint64 done, gint64 all, gpointer data)
{
  Chain *chain = data;

  if (done == 0)
    return;
  if (chain->first == 0) {
    chain->first = bench_now ();
    chain->first_rows = done;
  }
  chain->last = bench_now ();
  chain->rows = done;
}

static void
verify (gpointer data, const BenchPlace *place, BenchRound *round)
{
  Reading *reading = data;
  g_autoptr (GError) error = NULL;
  BaheVerifyReport report = { 0 };
  Chain chain = { 0 };

  bench_check (bahe_store_verify (bahe_unit_store (reading->world->unit), on_progress, &chain, &report, &error) &&
                   report.problems->len == 0,
               &error, "verify");
  bahe_verify_report_clear (&report);
  round->value = (chain.rows - chain.first_rows) / (chain.last - chain.first);
}

static void
verify_limit (gpointer data, const BenchPlace *place, BenchRound *round)
{
  scan_on (data, place, TRUE, round);
}

/* ---- open
 * ------------------------------------------------------------------------------------------------------------------ */

static void
open_once (Reading *reading, BenchRound *round)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *rules = g_build_filename (reading->place->source, "scripts", "scoring", NULL);
  const char *folders[] = { rules, NULL };
  double from = bench_now ();

  BaheStore *store = bahe_store_open (reading->world->path, reading->world->keys, BAHE_STORE_WRITE, &error);
  bench_check (store != NULL, &error, "open");
  g_autoptr (BaheUnit) unit = bahe_unit_new (store, reading->world->plugins, folders, &error);
  g_autoptr (GPtrArray) boards = bahe_unit_boards (unit, reading->world->activities[0], NULL, &error);
  bench_check (boards != NULL && boards->len == 1, &error, "open");
  round->value = (bench_now () - from) * 1000;
}

static void
open_warm (gpointer data, const BenchPlace *place, BenchRound *round)
{
  BenchRound once = { 0 };
  GArray *times = g_array_new (FALSE, FALSE, sizeof (double));

  for (double from = bench_now (); bench_now () < from + place->seconds;) {
    open_once (data, &once);
    g_array_append_val (times, once.value);
  }
  round->value = bench_percentile ((double *) times->data, times->len, 0.5);
  g_array_unref (times);
}

/* What the kernel keeps of the file is let go first. */
static void
open_cold (gpointer data, const BenchPlace *place, BenchRound *round)
{
  Reading *reading = data;
  int file = open (reading->world->path, O_RDONLY);

  bench_check (file >= 0 && fdatasync (file) == 0 && posix_fadvise (file, 0, 0, POSIX_FADV_DONTNEED) == 0, NULL,
               "cold cache");
  close (file);
  open_once (reading, round);
}

const BenchRow bench_read_rows[] = {
  { .name = "replay",
    .what = "every event through the store",
    .unit = "events/s",
    .ratio = 0.90,
    .begin = begin,
    .ours = replay,
    .limit = replay_limit,
    .end = end },
  { .name = "verify",
    .what = "the chain of 1 M events",
    .unit = "events/s",
    .ratio = 0.85,
    .begin = begin,
    .ours = verify,
    .limit = verify_limit,
    .end = end },
  { .name = "open",
    .what = "a store of 1 M events to a first board, warm",
    .unit = "ms",
    .less_is_better = TRUE,
    .most = 40,
    .begin = begin,
    .ours = open_warm,
    .end = end },
  { .name = "open-cold",
    .what = "the same with a cold cache",
    .unit = "ms",
    .less_is_better = TRUE,
    .most = 60,
    .begin = begin,
    .ours = open_cold,
    .end = end },
  { 0 },
};
