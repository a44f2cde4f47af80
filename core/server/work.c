#include "server/work.h"

/* So many may wait for one sync of the disk together, which costs all of them no more than one. */
#define MOST_THREADS 16

struct BaheWorkers {
  GThreadPool *pool;
  GAsyncQueue *finished;
  void (*run) (gpointer data);
  void (*done) (gpointer data);
};

static gboolean
on_finished (gpointer user_data)
{
  BaheWorkers *workers = user_data;
  gpointer data = g_async_queue_try_pop (workers->finished);

  if (data != NULL)
    workers->done (data);
  return G_SOURCE_REMOVE;
}

static void
work (gpointer data, gpointer user_data)
{
  BaheWorkers *workers = user_data;

  workers->run (data);
  g_async_queue_push (workers->finished, data);
  g_idle_add_full (G_PRIORITY_DEFAULT, on_finished, workers, NULL);
}

BaheWorkers *
bahe_workers_new (void (*run) (gpointer data), void (*done) (gpointer data))
{
  BaheWorkers *workers = g_new0 (BaheWorkers, 1);

  workers->pool = g_thread_pool_new (work, workers, MOST_THREADS, FALSE, NULL);
  workers->finished = g_async_queue_new ();
  workers->run = run;
  workers->done = done;
  return workers;
}

void
bahe_workers_free (BaheWorkers *workers, void (*drop) (gpointer data))
{
  gpointer data;

  if (workers == NULL)
    return;
  g_thread_pool_free (workers->pool, FALSE, TRUE);
  while (g_source_remove_by_user_data (workers))
    ;
  while ((data = g_async_queue_try_pop (workers->finished)) != NULL)
    drop (data);
  g_async_queue_unref (workers->finished);
  g_free (workers);
}

void
bahe_workers_give (BaheWorkers *workers, gpointer data)
{
  g_thread_pool_push (workers->pool, data, NULL);
}
