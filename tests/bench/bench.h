/* bahe-bench: each row of docs/performance.md beside its limit, measured in turns within one run.
 *
 * A machine is never quiet, so a number alone says little: what counts is the ratio of ours to the limit of the same
 * work in bare C, whose rounds lie between ours.
 */
#ifndef BAHE_BENCH_H
#define BAHE_BENCH_H

#include "activity/activity.h"

#include <sqlite3.h>

typedef struct {
  const char *folder;    /* for stores; removed by who made it */
  double seconds;        /* a round should take at least so long */
  gint64 batch, writers; /* of the row `append`, where given alone; 0: as the rows say */
  gint64 calls; /* exactly so many by each writer instead of seconds, so that instructions can be counted; 0: no */
  const char *source; /* the source tree, for scripts */
} BenchPlace;

/* What one round found: a rate (more is better) or a time (less is better), and percentiles where single steps were
 * timed. */
typedef struct {
  double value;
  double p50, p99; /* microseconds; 0: not timed */
} BenchRound;

typedef struct BenchRow BenchRow;
struct BenchRow {
  const char *name; /* "append-1" */
  const char *what; /* for people */
  const char *unit; /* "events/s" */
  gboolean less_is_better;
  /* Ratio of ours to the limit (of the limit to ours, where less is better) that is to be reached; 0: `most` or `least`
   * counts. */
  double ratio;
  double least, most;                          /* of the value itself; 0: none */
  gpointer (*begin) (const BenchPlace *place); /* once, untimed; NULL: nothing to prepare */
  void (*ours) (gpointer data, const BenchPlace *place, BenchRound *round);
  void (*limit) (gpointer data, const BenchPlace *place, BenchRound *round); /* NULL: none */
  void (*end) (gpointer data);
};

extern const BenchRow bench_append_rows[], bench_read_rows[], bench_board_rows[], bench_bracket_rows[],
    bench_server_rows[], bench_sse_rows[];

/* ---- stores (bench_world.c) ----------------------------------------------------------------------------------------
 */

typedef struct {
  char *path, *keys;
  BahePlugins *plugins;
  BaheUnit *unit;
  gint64 *activities; /* in which is recorded */
  guint n_activities;
  guint entrants; /* of each; by number 1 … */
} BenchWorld;

/* A store with a unit, a roster and `active` activities of a kind without a function, one fact and one figure an event,
 * in which `entrants` have signed up; and `events` more events in `idle` activities beside. Any failure ends the
 * program, in words. */
BenchWorld *bench_world_new (const BenchPlace *place, const char *name, guint active, guint entrants, guint idle,
                             gint64 events);
void bench_world_free (BenchWorld *world);
/* Opens such a store and records into its first activity without pause; never returns. */
G_NORETURN void bench_world_busy (const BenchPlace *place, const char *path, const char *keys);
/* Opens such a store again, in another process. */
BaheUnit *bench_world_reopen (const BenchPlace *place, const char *path, const char *keys);
/* A copy of its file as it is now, without its keys, for the limit's own connection. Free with g_free. */
char *bench_world_copy (const BenchWorld *world, const char *suffix);
/* Waits until what was recorded is settled, which the store does when nobody records. */
void bench_world_rest (const BenchWorld *world);
/* One verb: the `n`-th of its activities' counts. */
void bench_world_request (const BenchWorld *world, guint64 n, BaheRequest *request);

/* ---- bare SQLite (bench_limit.c)
 * -------------------------------------------------------------------------------------- */

typedef struct BenchLimit BenchLimit;
/* The store's own tables and pragmas, and nothing else: no chain, facts, figures, validation. Its events go into the
 * first `n_activities` of the world's by turns, as ours do. */
BenchLimit *bench_limit_open (const char *path, guint n_activities);
void bench_limit_close (BenchLimit *limit);
sqlite3 *bench_limit_db (BenchLimit *limit);
/* Appends `n` events with ordered ids in one durable transaction. */
void bench_limit_append (BenchLimit *limit, guint n);

/* ---- servers in processes of their own (bench_server.c) ------------------------------------------------------------
 */

/* `which` is "ours", "least" or "crowd"; does not return while it is let live. */
int bench_server_child (const BenchPlace *place, const char *which, const char *path, const char *keys);

/* ---- for all
 * ------------------------------------------------------------------------------------------------------------ */

double bench_now (void); /* seconds */
/* Sorts, and gives the value below which `share` of them lie. */
double bench_percentile (double *values, gsize n, double share);
/* Ends the program with these words where `holds` is FALSE. `error` may be NULL; it is looked at only then. */
void bench_check (gboolean holds, GError **error, const char *what);

#endif
