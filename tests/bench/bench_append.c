/* Recording: one writer, many that wait, batches, and a stranger beside a busy writer. */
#include "bench.h"

#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct {
  BenchWorld *world;
  BenchLimit *limit;
  _Atomic guint64 next;
  guint writers, batch;
} Append;

static Append *
append_new (const BenchPlace *place, const char *name, guint writers, guint batch, guint idle, gint64 events)
{
  Append *append = g_new0 (Append, 1);

  append->world = bench_world_new (place, name, 20, 10, idle, events);
  g_autofree char *copy = bench_world_copy (append->world, ".limit");
  append->limit = bench_limit_open (copy, append->world->n_activities);
  append->writers = place->writers > 0 ? (guint) place->writers : writers;
  append->batch = place->batch > 0 ? (guint) place->batch : batch;
  return append;
}

static gpointer
begin_one (const BenchPlace *place)
{
  return append_new (place, "append-1", 1, 1, 0, 0);
}

static gpointer
begin_sixteen (const BenchPlace *place)
{
  return append_new (place, "append-16", 16, 1, 0, 0);
}

static gpointer
begin_batch (const BenchPlace *place)
{
  return append_new (place, "append-batch", 1, 100, 980, 1000000);
}

static void
end (gpointer data)
{
  Append *append = data;

  bench_limit_close (append->limit);
  bench_world_free (append->world);
  g_free (append);
}

static void
record_batch (Append *append)
{
  g_autoptr (GError) error = NULL;
  g_autofree BaheRequest *requests = g_new0 (BaheRequest, append->batch);
  g_autofree BaheAnswer *answers = g_new0 (BaheAnswer, append->batch);

  for (guint i = 0; i < append->batch; i++)
    bench_world_request (append->world, atomic_fetch_add (&append->next, 1), &requests[i]);
  gboolean done = append->batch == 1 ? bahe_unit_do (append->world->unit, &requests[0], &answers[0], &error)
                                     : bahe_unit_batch (append->world->unit, requests, append->batch, answers, &error);
  bench_check (done, &error, "append");
  for (guint i = 0; i < append->batch; i++) {
    json_object_put (requests[i].given);
    bahe_answer_clear (&answers[i]);
  }
}

typedef struct {
  Append *append;
  double until;
  guint64 calls; /* 0: as many as there is time for */
  GArray *times; /* of double, microseconds a call */
} Writer;

static gboolean
goes_on (guint64 calls, guint64 done, double now, double until)
{
  return calls > 0 ? done < calls : now < until;
}

static gpointer
write_on (gpointer data)
{
  Writer *writer = data;

  for (double before = bench_now (); goes_on (writer->calls, writer->times->len, before, writer->until);) {
    record_batch (writer->append);
    double after = bench_now (), took = (after - before) * 1e6;
    g_array_append_val (writer->times, took);
    before = after;
  }
  return NULL;
}

static void
ours (gpointer data, const BenchPlace *place, BenchRound *round)
{
  Append *append = data;
  g_autofree Writer *writers = g_new0 (Writer, append->writers);
  g_autofree GThread **threads = g_new0 (GThread *, append->writers);
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (double));
  double from = bench_now ();

  for (guint i = 0; i < append->writers; i++) {
    writers[i] =
        (Writer){ append, from + place->seconds, (guint64) place->calls, g_array_new (FALSE, FALSE, sizeof (double)) };
    threads[i] = g_thread_new ("writer", write_on, &writers[i]);
  }
  for (guint i = 0; i < append->writers; i++) {
    g_thread_join (threads[i]);
    g_array_append_vals (all, writers[i].times->data, writers[i].times->len);
    g_array_unref (writers[i].times);
  }
  round->value = all->len * append->batch / (bench_now () - from);
  round->p50 = bench_percentile ((double *) all->data, all->len, 0.5);
  round->p99 = bench_percentile ((double *) all->data, all->len, 0.99);
}

static void
limit_alone (Append *append, const BenchPlace *place, BenchRound *round)
{
  double from = bench_now (), now = from;
  guint64 n = 0;

  for (; goes_on ((guint64) place->calls, n, now, from + place->seconds); now = bench_now (), n++)
    bench_limit_append (append->limit, append->batch);
  round->value = n * append->batch / (now - from);
}

/* ---- the least that a group commit costs: threads that wait, one that appends and syncs for all who do -------------
 */

typedef struct {
  Append *append;
  GMutex mutex;
  GCond wake, answered;
  guint waiting;       /* asked for since the last group was taken */
  guint64 group, done; /* the group being gathered; the last that is durable */
  gboolean ending;
  double until;
  _Atomic guint64 n;
} Group;

static gpointer
wait_on (gpointer data)
{
  Group *group = data;

  while (bench_now () < group->until) {
    g_mutex_lock (&group->mutex);
    guint64 mine = group->group;
    group->waiting += group->append->batch;
    g_cond_signal (&group->wake);
    while (group->done < mine)
      g_cond_wait (&group->answered, &group->mutex);
    g_mutex_unlock (&group->mutex);
    atomic_fetch_add (&group->n, group->append->batch);
  }
  return NULL;
}

static gpointer
commit_on (gpointer data)
{
  Group *group = data;

  g_mutex_lock (&group->mutex);
  for (;;) {
    while (group->waiting == 0 && !group->ending)
      g_cond_wait (&group->wake, &group->mutex);
    if (group->waiting == 0)
      break;
    guint n = group->waiting;
    guint64 taken = group->group++;
    group->waiting = 0;
    g_mutex_unlock (&group->mutex);
    bench_limit_append (group->append->limit, n);
    g_mutex_lock (&group->mutex);
    group->done = taken;
    g_cond_broadcast (&group->answered);
  }
  g_mutex_unlock (&group->mutex);
  return NULL;
}

static void
limit_group (Append *append, const BenchPlace *place, BenchRound *round)
{
  double from = bench_now ();
  Group group = { .append = append, .group = 1, .until = from + place->seconds };
  g_autofree GThread **threads = g_new0 (GThread *, append->writers);
  GThread *writer = g_thread_new ("group", commit_on, &group);

  for (guint i = 0; i < append->writers; i++)
    threads[i] = g_thread_new ("waiting", wait_on, &group);
  for (guint i = 0; i < append->writers; i++)
    g_thread_join (threads[i]);
  g_mutex_lock (&group.mutex);
  group.ending = TRUE;
  g_cond_signal (&group.wake);
  g_mutex_unlock (&group.mutex);
  g_thread_join (writer);
  round->value = group.n / (bench_now () - from);
}

static void
limit (gpointer data, const BenchPlace *place, BenchRound *round)
{
  Append *append = data;

  bench_world_rest (append->world); /* so that ours does not settle beside it */
  if (append->writers == 1)
    limit_alone (append, place, round);
  else
    limit_group (append, place, round);
}

/* ---- a command line beside a server that commits without pause
 * --------------------------------------------------------- */

static gpointer
begin_beside (const BenchPlace *place)
{
  return append_new (place, "append-beside", 1, 1, 0, 0);
}

/* The busy one is a process of its own, as it would be; it never ends by itself, so it dies with this one. */
static pid_t
start_busy (const Append *append, const BenchPlace *place)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  pid_t child = fork ();

  if (child == 0) {
    execl (self, self, "--busy", append->world->path, append->world->keys, place->source, NULL);
    _exit (1);
  }
  bench_check (child > 0, NULL, "fork");
  return child;
}

static void
beside (gpointer data, const BenchPlace *place, BenchRound *round)
{
  Append *append = data;
  pid_t busy = start_busy (append, place);

  g_usleep (500000); /* until it commits without pause */
  ours (append, place, round);
  round->value = round->p99 / 1000;
  kill (busy, SIGKILL);
  waitpid (busy, NULL, 0);
}

const BenchRow bench_append_rows[] = {
  { .name = "append",
    .what = "durable verb, 1 writer",
    .unit = "events/s",
    .ratio = 0.85,
    .begin = begin_one,
    .ours = ours,
    .limit = limit,
    .end = end },
  { .name = "append-16",
    .what = "durable verb, 16 writers that wait",
    .unit = "events/s",
    .ratio = 0.80,
    .begin = begin_sixteen,
    .ours = ours,
    .limit = limit,
    .end = end },
  { .name = "append-batch",
    .what = "batches of 100 onto 1 M events",
    .unit = "events/s",
    .ratio = 0.70,
    .begin = begin_batch,
    .ours = ours,
    .limit = limit,
    .end = end },
  { .name = "append-beside",
    .what = "p99 of a command beside a busy writer",
    .unit = "ms",
    .less_is_better = TRUE,
    .most = 5,
    .begin = begin_beside,
    .ours = beside,
    .end = end },
  { 0 },
};
