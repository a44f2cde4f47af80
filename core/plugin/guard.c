/* Who is at work when something goes wrong: crash handlers and a watchdog that write the plugin's name down before the
 * process ends. What runs in a signal handler here only reads what was made ready and calls open, write, fsync and
 * close.
 */
#include "plugin/record.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MOST_DEPTH = 8, ALT_STACK_BYTES = 128 * 1024, TICK_MILLISECONDS = 250, MOST_TICKS = 5000 / TICK_MILLISECONDS };

typedef struct {
  const BahePluginRecord *plugin; /* NULL: the host, called back by a plugin */
  const char *function;
} Call;

typedef struct { /* one a thread that calls plugins */
  Call calls[MOST_DEPTH];
  guint depth;       /* how many of them; calls deeper than that are not told apart */
  guint changes;     /* goes up as the thread enters its outermost call and as it leaves it */
  guint seen, ticks; /* the watchdog's: `changes` at its last look, looks since it was another */
  void *alt_stack;   /* NULL: the thread had one already */
} Slot;

static _Thread_local Slot *slot;
static GMutex slots_lock;
static GPtrArray *slots; /* Slot, of all threads */

static int folder_fd = -1;
static char **said; /* the message's parts between plugin, function and reason */
static char *reasons[_NSIG], *too_long, *ended;
static struct sigaction old_actions[_NSIG];
static const int signals[] = { SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTRAP, SIGSYS };

/* ---- writing it down
 * ---------------------------------------------------------------------------------------------------- */

static void
put (int fd, const char *text)
{
  if (text != NULL)
    bahe_write_all (fd, text, strlen (text));
}

/* The plugin that is at work in a thread, NULL: none; the thread may leave it at any moment. */
static const BahePluginRecord *
at_work (const Slot *of, const char **function)
{
  guint depth = __atomic_load_n (&of->depth, __ATOMIC_ACQUIRE);

  if (depth == 0)
    return NULL;
  const Call *call = of->calls + MIN (depth, MOST_DEPTH) - 1;
  const BahePluginRecord *plugin = __atomic_load_n (&call->plugin, __ATOMIC_ACQUIRE);
  *function = call->function;
  return plugin;
}

static gboolean
write_down (const Slot *of, const char *reason)
{
  const char *function;
  const BahePluginRecord *plugin = at_work (of, &function);

  if (plugin == NULL)
    return FALSE;
  int fd = openat (folder_fd, plugin->quarantine_name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (fd >= 0) {
    put (fd, plugin->quarantine_text);
    put (fd, "function=");
    put (fd, function);
    put (fd, "\nreason=");
    put (fd, reason);
    put (fd, "\n");
    fsync (fd);
    close (fd);
    fsync (folder_fd);
  }
  const char *words[] = { plugin->info.table->name, function, reason };
  for (guint i = 0; said[i] != NULL; i++) {
    put (STDERR_FILENO, said[i]);
    put (STDERR_FILENO, i < G_N_ELEMENTS (words) ? words[i] : NULL);
  }
  return TRUE;
}

/* Then the process ends as it would have without us: by the same signal, or in the handler that was there before. */
static void
on_crash (int number, siginfo_t *info, void *context)
{
  int saved_errno = errno;

  (void) context;
  if (slot != NULL)
    write_down (slot, reasons[number]);
  sigaction (number, &old_actions[number], NULL);
  if (info->si_code <= 0 || number == SIGTRAP) /* sent, or it would not come again by itself */
    raise (number);
  errno = saved_errno;
}

/* What was asked for is not done, whatever the plugin says by how it ends the process. */
static void
on_exit_of_process (void)
{
  if (slot != NULL && write_down (slot, ended))
    _exit (EXIT_FAILURE);
}

/* ---- the watchdog
 * -------------------------------------------------------------------------------------------------------- */

/* Looks are counted, not the clock: a process that was stopped, or a machine that slept, has not used the plugin's
 * time. */
static void
look_at (Slot *of)
{
  guint changes = __atomic_load_n (&of->changes, __ATOMIC_ACQUIRE);
  const char *function;

  if (changes != of->seen || __atomic_load_n (&of->depth, __ATOMIC_ACQUIRE) == 0) {
    of->seen = changes;
    of->ticks = 0;
    return;
  }
  if (++of->ticks < MOST_TICKS || at_work (of, &function) == NULL)
    return;
  write_down (of, too_long);
  signal (SIGABRT, SIG_DFL);
  abort ();
}

static gpointer
watch (gpointer nothing)
{
  for (;;) {
    g_usleep (TICK_MILLISECONDS * 1000);
    g_mutex_lock (&slots_lock);
    for (guint i = 0; i < slots->len; i++)
      look_at (slots->pdata[i]);
    g_mutex_unlock (&slots_lock);
  }
  return nothing;
}

/* ---- threads
 * -------------------------------------------------------------------------------------------------------------- */

static void
slot_free (gpointer data)
{
  Slot *of = data;

  g_mutex_lock (&slots_lock);
  g_ptr_array_remove_fast (slots, of);
  g_mutex_unlock (&slots_lock);
  slot = NULL;
  if (of->alt_stack != NULL)
    sigaltstack (&(stack_t){ .ss_flags = SS_DISABLE }, NULL);
  g_free (of->alt_stack);
  g_free (of);
}

/* A stack for the handlers, since a plugin may have used up the thread's own. */
static void *
give_alt_stack (void)
{
  stack_t present;

  if (sigaltstack (NULL, &present) == 0 && (present.ss_flags & SS_DISABLE) == 0)
    return NULL;
  void *stack = g_malloc (ALT_STACK_BYTES);
  sigaltstack (&(stack_t){ .ss_sp = stack, .ss_size = ALT_STACK_BYTES }, NULL);
  return stack;
}

static void
slot_make (void)
{
  static GPrivate of_thread = G_PRIVATE_INIT (slot_free);
  Slot *made = g_new0 (Slot, 1);

  made->alt_stack = give_alt_stack ();
  g_mutex_lock (&slots_lock);
  if (slots == NULL)
    slots = g_ptr_array_new ();
  g_ptr_array_add (slots, made);
  g_mutex_unlock (&slots_lock);
  g_private_set (&of_thread, made);
  slot = made;
}

void
bahe_plugin_enter (const BahePluginInfo *plugin, const char *function)
{
  if (G_UNLIKELY (slot == NULL))
    slot_make ();
  guint depth = slot->depth;
  if (depth < MOST_DEPTH) {
    slot->calls[depth].function = function;
    __atomic_store_n (&slot->calls[depth].plugin, (const BahePluginRecord *) plugin, __ATOMIC_RELEASE);
  }
  if (depth == 0)
    __atomic_store_n (&slot->changes, slot->changes + 1, __ATOMIC_RELEASE);
  __atomic_store_n (&slot->depth, depth + 1, __ATOMIC_RELEASE);
}

void
bahe_plugin_leave (void)
{
  g_return_if_fail (slot != NULL && slot->depth > 0);
  __atomic_store_n (&slot->depth, slot->depth - 1, __ATOMIC_RELEASE);
  if (slot->depth == 0)
    __atomic_store_n (&slot->changes, slot->changes + 1, __ATOMIC_RELEASE);
}

/* ---- starting
 * --------------------------------------------------------------------------------------------------------------- */

/* Once: the words are those of the language that messages have now. */
static void
start (void)
{
  struct sigaction action = { .sa_sigaction = on_crash, .sa_flags = SA_SIGINFO | SA_ONSTACK };

  said = g_strsplit (
      _ ("bahe: the plugin %s failed in “%s” (%s). It is set aside from the next start on; see: bahe plugin list\n"),
      "%s", -1);
  too_long = g_strdup (_ ("took more than 5 seconds"));
  ended = g_strdup (_ ("ended the process"));
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    reasons[signals[i]] = g_strdup_printf (_ ("crashed: SIG%s"), sigabbrev_np (signals[i]));
  g_mutex_lock (&slots_lock);
  if (slots == NULL)
    slots = g_ptr_array_new ();
  g_mutex_unlock (&slots_lock);
  sigemptyset (&action.sa_mask);
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    sigaction (signals[i], &action, &old_actions[signals[i]]);
  atexit (on_exit_of_process);
  g_thread_unref (g_thread_new ("plugin-watchdog", watch, NULL));
}

gboolean
bahe_plugin_guard_start (const char *folder, GError **error)
{
  static gsize started;

  int fd = g_mkdir_with_parents (folder, 0700) == 0 ? open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
  if (fd < 0) {
    g_set_error (
        error, BAHE_ERROR, BAHE_ERROR_PLUGIN,
        _ ("%s: the folder for plugins that fail cannot be made or opened: %s; give one that can be written to"),
        folder, g_strerror (errno));
    return FALSE;
  }
  int before = __atomic_exchange_n (&folder_fd, fd, __ATOMIC_ACQ_REL);
  if (before >= 0)
    close (before);
  if (g_once_init_enter (&started)) {
    start ();
    g_once_init_leave (&started, 1);
  }
  return TRUE;
}
