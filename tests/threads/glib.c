/* GLib for ThreadSanitizer: its locks are built on futexes that the sanitizer does not see, so here each says what
 * happens before what. Linked in only with -Db_sanitize=thread; every function is GLib's own, called from within. */
#include <dlfcn.h>
#include <glib.h>

void __tsan_acquire (void *at);
void __tsan_release (void *at);

/* Looked up each time: a lookup kept would itself be something that two threads write. */
#define GLIBS(function) ((__typeof__ (&function)) dlsym (RTLD_NEXT, #function))

void
g_mutex_lock (GMutex *mutex)
{
  GLIBS (g_mutex_lock) (mutex);
  __tsan_acquire (mutex);
}

gboolean
g_mutex_trylock (GMutex *mutex)
{
  gboolean locked = GLIBS (g_mutex_trylock) (mutex);

  if (locked)
    __tsan_acquire (mutex);
  return locked;
}

void
g_mutex_unlock (GMutex *mutex)
{
  __tsan_release (mutex);
  GLIBS (g_mutex_unlock) (mutex);
}

void
g_rec_mutex_lock (GRecMutex *mutex)
{
  GLIBS (g_rec_mutex_lock) (mutex);
  __tsan_acquire (mutex);
}

void
g_rec_mutex_unlock (GRecMutex *mutex)
{
  __tsan_release (mutex);
  GLIBS (g_rec_mutex_unlock) (mutex);
}

void
g_cond_wait (GCond *condition, GMutex *mutex)
{
  __tsan_release (mutex);
  GLIBS (g_cond_wait) (condition, mutex);
  __tsan_acquire (mutex);
}

gboolean
g_cond_wait_until (GCond *condition, GMutex *mutex, gint64 until)
{
  __tsan_release (mutex);
  gboolean signalled = GLIBS (g_cond_wait_until) (condition, mutex, until);
  __tsan_acquire (mutex);
  return signalled;
}

/* In a header these are macros around the functions that are meant here. */
#undef g_once_init_enter
#undef g_once_init_leave

gboolean
g_once_init_enter (volatile void *location)
{
  gboolean first = GLIBS (g_once_init_enter) (location);

  if (!first)
    __tsan_acquire ((void *) location);
  return first;
}

void
g_once_init_leave (volatile void *location, gsize result)
{
  __tsan_release ((void *) location);
  GLIBS (g_once_init_leave) (location, result);
}

void
g_async_queue_push (GAsyncQueue *queue, gpointer data)
{
  __tsan_release (queue);
  GLIBS (g_async_queue_push) (queue, data);
}

gpointer
g_async_queue_try_pop (GAsyncQueue *queue)
{
  gpointer data = GLIBS (g_async_queue_try_pop) (queue);

  __tsan_acquire (queue);
  return data;
}

/* What is handed to a pool, or to a loop of another thread, is known to both by its own address. */

typedef struct {
  GFunc run;
  gpointer data;
} Pool;

static void
run_of_pool (gpointer item, gpointer data)
{
  Pool *pool = data;

  __tsan_acquire (item);
  pool->run (item, pool->data);
}

GThreadPool *
g_thread_pool_new (GFunc run, gpointer data, gint most, gboolean exclusive, GError **error)
{
  Pool *pool = g_new (Pool, 1); /* as long as the process */

  *pool = (Pool){ run, data };
  return GLIBS (g_thread_pool_new) (run_of_pool, pool, most, exclusive, error);
}

gboolean
g_thread_pool_push (GThreadPool *pool, gpointer item, GError **error)
{
  __tsan_release (item);
  return GLIBS (g_thread_pool_push) (pool, item, error);
}

typedef struct {
  GSourceFunc run;
  gpointer data;
  GDestroyNotify forget;
} Idle;

static gboolean
run_when_idle (gpointer data)
{
  Idle *idle = data;

  __tsan_acquire (idle);
  return idle->run (idle->data);
}

static void
forget_idle (gpointer data)
{
  Idle *idle = data;

  __tsan_acquire (idle);
  if (idle->forget != NULL)
    idle->forget (idle->data);
  g_free (idle);
}

guint
g_idle_add_full (gint priority, GSourceFunc run, gpointer data, GDestroyNotify forget)
{
  Idle *idle = g_new (Idle, 1);

  *idle = (Idle){ run, data, forget };
  __tsan_release (idle);
  return GLIBS (g_idle_add_full) (priority, run_when_idle, idle, forget_idle);
}
