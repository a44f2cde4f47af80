#define G_LOG_DOMAIN "bahe-supervise"

#include "app/supervise.h"
#include "base/base.h"

#include <gio/gio.h>
#include <glib-unix.h>
#include <signal.h>
#include <sys/prctl.h>

#define MARK "BAHE_SUPERVISED"
#define FIRST "first"
#define AGAIN "again"
#define DEATHS_GIVEN_UP 5
#define DEATHS_WITHIN (60 * G_USEC_PER_SEC)
#define PAUSE_MILLISECONDS 200

typedef struct {
  const char *executable;
  char **argv;
  GMainLoop *loop;
  GSubprocess *child;
  gint64 deaths[DEATHS_GIVEN_UP]; /* when the last ones were, by the monotonic clock; a ring */
  guint died;
  gboolean ending;
  int code;
} Supervisor;

gboolean
bahe_is_supervised (void)
{
  return g_getenv (MARK) != NULL;
}

gboolean
bahe_is_started_again (void)
{
  return g_strcmp0 (g_getenv (MARK), AGAIN) == 0;
}

/* The child must not outlive this process: a second server on the same port would be refused. */
static void
in_child (gpointer data)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
}

static gboolean start (gpointer data);

/* Whether it has died so often that starting it again helps nobody. */
static gboolean
is_hopeless (Supervisor *supervisor)
{
  gint64 now = g_get_monotonic_time ();
  gint64 *oldest = &supervisor->deaths[supervisor->died % DEATHS_GIVEN_UP];
  gboolean hopeless = supervisor->died >= DEATHS_GIVEN_UP && now - *oldest < DEATHS_WITHIN;

  *oldest = now;
  supervisor->died++;
  return hopeless;
}

static void
finish (Supervisor *supervisor, int code)
{
  supervisor->code = code;
  g_main_loop_quit (supervisor->loop);
}

static void
on_ended (GObject *object, GAsyncResult *result, gpointer data)
{
  Supervisor *supervisor = data;
  GSubprocess *child = G_SUBPROCESS (object);

  g_subprocess_wait_finish (child, result, NULL);
  gboolean crashed = g_subprocess_get_if_signaled (child);
  int code = crashed ? 128 + g_subprocess_get_term_sig (child) : g_subprocess_get_exit_status (child);
  int signal_number = crashed ? g_subprocess_get_term_sig (child) : 0;
  g_clear_object (&supervisor->child);
  if (!crashed || supervisor->ending) {
    finish (supervisor, crashed ? 0 : code);
  } else if (is_hopeless (supervisor)) {
    g_printerr (
        _ ("bahe: the server died %d times in a minute (signal %d) and is not started again; bahe serve --safe-mode "
           "leaves out every plugin\n"),
        DEATHS_GIVEN_UP, signal_number);
    finish (supervisor, 1);
  } else {
    g_printerr (_ ("bahe: the server died (signal %d) and is started again; bahe plugin list says which plugin was put "
                   "aside\n"),
                signal_number);
    g_timeout_add (PAUSE_MILLISECONDS, start, supervisor);
  }
}

static gboolean
start (gpointer data)
{
  Supervisor *supervisor = data;
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_INHERIT);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (words, (gpointer) supervisor->executable);
  for (char **word = supervisor->argv + 1; *word != NULL; word++)
    g_ptr_array_add (words, *word);
  g_ptr_array_add (words, NULL);
  g_subprocess_launcher_setenv (launcher, MARK, supervisor->died > 0 ? AGAIN : FIRST, TRUE);
  g_subprocess_launcher_set_child_setup (launcher, in_child, NULL, NULL);
  supervisor->child = g_subprocess_launcher_spawnv (launcher, (const char *const *) words->pdata, &error);
  if (supervisor->child == NULL) {
    g_printerr ("bahe: %s\n", error->message);
    finish (supervisor, 1);
    return G_SOURCE_REMOVE;
  }
  g_subprocess_wait_async (supervisor->child, NULL, on_ended, supervisor);
  return G_SOURCE_REMOVE;
}

static gboolean
on_signal (gpointer data)
{
  Supervisor *supervisor = data;

  supervisor->ending = TRUE;
  if (supervisor->child != NULL)
    g_subprocess_send_signal (supervisor->child, SIGTERM);
  else
    finish (supervisor, 0);
  return G_SOURCE_CONTINUE;
}

int
bahe_supervise (const char *executable, char **argv)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Supervisor supervisor = { .executable = executable, .argv = argv, .loop = loop };
  guint interrupt = g_unix_signal_add (SIGINT, on_signal, &supervisor);
  guint terminate = g_unix_signal_add (SIGTERM, on_signal, &supervisor);

  start (&supervisor);
  if (supervisor.child != NULL || supervisor.died > 0)
    g_main_loop_run (loop);
  g_source_remove (interrupt);
  g_source_remove (terminate);
  g_clear_object (&supervisor.child);
  return supervisor.code;
}
