/* Settling costs as much as recording, so it waits until nobody records: a thread of its own does it by and by, as work
 * like any other. It is made when there is something to do. */
#include "store/private.h"

#define WORTH_IT 1024                 /* events: fewer are soon read beside the tables */
#define AT_ONCE 512                   /* so that nobody waits long who comes meanwhile */
#define AT_MOST 262144                /* then it waits for nothing: a reader walks so many in a sixth of a second */
#define REST (G_TIME_SPAN_SECOND / 4) /* without an event */

struct BaheSettler {
  BaheStore *store;
  GThread *thread; /* NULL: there was nothing to do yet */
  GMutex mutex;
  GCond wake;
  gint64 head, settled; /* as of the last commit */
  gint64 recorded;      /* when the last event was: monotonic microseconds */
  gboolean begun;       /* goes on to the last one then, unless there are new ones */
  gboolean asleep, ending;
};

static gboolean
settle_some (BaheTransaction *transaction, gpointer data, GError **error)
{
  return bahe_transaction_settle (transaction, MIN (transaction->head.seq, transaction->settled + AT_ONCE), error);
}

/* With the mutex held. */
static gint64
unsettled (const BaheSettler *settler)
{
  return settler->head - settler->settled;
}

/* With the mutex held, which is given back meanwhile. What fails is tried again after more events: nothing is missing
 * meanwhile. */
static void
settle (BaheSettler *settler)
{
  g_autoptr (GError) error = NULL;

  settler->begun = TRUE;
  g_mutex_unlock (&settler->mutex);
  gboolean done = bahe_store_write (settler->store, settle_some, NULL, &error);
  g_mutex_lock (&settler->mutex);
  if (done)
    return;
  g_debug ("what events gave could not be settled: %s", error->message);
  settler->settled = settler->head;
}

static gpointer
settle_at_rest (gpointer data)
{
  BaheSettler *settler = data;

  g_mutex_lock (&settler->mutex);
  while (!settler->ending) {
    gint64 rested = settler->recorded + REST;

    settler->begun = settler->begun && unsettled (settler) > 0;
    settler->asleep = unsettled (settler) < WORTH_IT && !settler->begun;
    if (settler->asleep)
      g_cond_wait (&settler->wake, &settler->mutex);
    else if (unsettled (settler) >= AT_MOST || g_get_monotonic_time () >= rested)
      settle (settler);
    else
      g_cond_wait_until (&settler->wake, &settler->mutex, rested);
  }
  g_mutex_unlock (&settler->mutex);
  return NULL;
}

void
bahe_settler_note (BaheSettler *settler, gint64 head, gint64 settled)
{
  g_mutex_lock (&settler->mutex);
  if (head != settler->head) {
    settler->recorded = g_get_monotonic_time ();
    settler->begun = FALSE;
  }
  settler->head = head;
  settler->settled = settled;
  if (unsettled (settler) >= WORTH_IT && settler->thread == NULL)
    settler->thread = g_thread_new ("settler", settle_at_rest, settler);
  else if (unsettled (settler) >= WORTH_IT && settler->asleep)
    g_cond_signal (&settler->wake);
  g_mutex_unlock (&settler->mutex);
}

BaheSettler *
bahe_settler_new (BaheStore *store)
{
  BaheSettler *settler = g_new0 (BaheSettler, 1);

  settler->store = store;
  g_mutex_init (&settler->mutex);
  g_cond_init (&settler->wake);
  return settler;
}

void
bahe_settler_free (BaheSettler *settler)
{
  if (settler == NULL)
    return;
  g_mutex_lock (&settler->mutex);
  settler->ending = TRUE;
  g_cond_signal (&settler->wake);
  g_mutex_unlock (&settler->mutex);
  if (settler->thread != NULL)
    g_thread_join (settler->thread);
  g_mutex_lock (&settler->mutex);
  for (gboolean worth_it = unsettled (settler) >= WORTH_IT; worth_it && unsettled (settler) > 0;)
    settle (settler);
  g_mutex_unlock (&settler->mutex);
  g_mutex_clear (&settler->mutex);
  g_cond_clear (&settler->wake);
  g_free (settler);
}
