/* bahe-given FILE.so SCRIPT.txt … — runs the scripts of bahe/kit.h on a plugin, without the host. */
#include "private.h"

#include <locale.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <unistd.h>

enum { SECONDS_TO_RUN = 10 }; /* of work: a script is over in far less */

static const BaheKit *running;
static const char *running_path;

/* The kit reads rows at the size this header gives them; a module with others was built with another header. */
static gboolean
fits (const BahePlugin *plugin)
{
  return plugin->magic == BAHE_PLUGIN_MAGIC && plugin->size == sizeof (BahePlugin) &&
         plugin->abi_major == BAHE_ABI_MAJOR && plugin->field == sizeof (BaheField) &&
         plugin->choice == sizeof (BaheChoice) && plugin->event == sizeof (BaheEventType) &&
         plugin->fact == sizeof (BaheFact) && plugin->verb == sizeof (BaheVerb) &&
         plugin->refusal == sizeof (BaheRefusal) && plugin->figure == sizeof (BaheFigure) &&
         plugin->kind == sizeof (BaheKind);
}

/* NULL after saying why. */
static const BahePlugin *
load (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *full = g_canonicalize_filename (path, NULL);
  GModule *module = g_module_open_full (full, G_MODULE_BIND_LOCAL, &error);
  gpointer table = NULL;

  if (module == NULL)
    g_printerr ("bahe-given: %s\n", error->message);
  else if (!g_module_symbol (module, BAHE_PLUGIN_SYMBOL, &table) || table == NULL)
    g_printerr ("bahe-given: %s has no %s; declare the plugin with BAHE_PLUGIN\n", path, BAHE_PLUGIN_SYMBOL);
  else if (!fits (table))
    g_printerr ("bahe-given: %s was built with another bahe/plugin.h than this program; build it again\n", path);
  else
    return table;
  return NULL;
}

static guint
count_lines (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint n = 0;

  for (guint i = 0; lines[i] != NULL; i++) {
    g_strstrip (lines[i]);
    n += lines[i][0] != '\0' && lines[i][0] != '#';
  }
  return n;
}

static const struct {
  int number;
  const char *words;
} failures[] = {
  { SIGSEGV, "crashes (SIGSEGV)" },
  { SIGBUS, "crashes (SIGBUS)" },
  { SIGILL, "crashes (SIGILL)" },
  { SIGFPE, "crashes (SIGFPE)" },
  { SIGABRT, "crashes (SIGABRT)" },
  { SIGTRAP, "crashes (SIGTRAP)" },
  { SIGVTALRM, "does not come back (SIGVTALRM)" },
};

static void
tell (const char *words)
{
  if (write (STDERR_FILENO, words, strlen (words)) < 0)
    _exit (EXIT_FAILURE);
}

static void
tell_number (guint number)
{
  char digits[12] = { 0 };
  gsize at = sizeof digits - 1;

  do
    digits[--at] = (char) ('0' + number % 10);
  while ((number /= 10) > 0);
  tell (digits + at);
}

/* The line at which the plugin crashes, or does not come back: then the process ends as it would have. Nothing is
 * called here that a signal may have interrupted. */
static void
on_failure (int number)
{
  tell (running_path);
  tell (": line ");
  tell_number (running->line);
  tell (": the plugin ");
  for (guint i = 0; i < G_N_ELEMENTS (failures); i++)
    if (failures[i].number == number)
      tell (failures[i].words);
  tell ("\n");
  signal (number, SIG_DFL);
  raise (number);
}

static void
watch (const BaheKit *kit, const char *path)
{
  const struct itimerval limit = { .it_value = { .tv_sec = SECONDS_TO_RUN } };

  running = kit;
  running_path = path;
  for (guint i = 0; i < G_N_ELEMENTS (failures); i++)
    signal (failures[i].number, on_failure);
  setitimer (ITIMER_VIRTUAL, &limit, NULL);
}

static gboolean
run (const BahePlugin *plugin, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BaheKit) kit = bahe_kit_new (plugin);
  g_autofree char *text = NULL;

  if (!g_file_get_contents (path, &text, NULL, &error)) {
    g_printerr ("bahe-given: %s\n", error->message);
    return FALSE;
  }
  guint lines = count_lines (text);
  if (lines == 0) {
    g_printerr ("%s: there is nothing in it to be tried; write lines as `when VERB …` and `then EVENT …`\n", path);
    return FALSE;
  }
  watch (kit, path);
  if (!bahe_kit_say (kit, text, &error)) {
    g_printerr ("%s: %s\n", path, error->message);
    return FALSE;
  }
  g_print ("%s: all %u lines hold\n", path, lines);
  return TRUE;
}

int
main (int argc, char **argv)
{
  gboolean right = TRUE;

  setlocale (LC_ALL, "");
  if (argc < 3) {
    g_printerr ("Usage: bahe-given FILE.so SCRIPT.txt …\n");
    return 2;
  }
  const BahePlugin *plugin = load (argv[1]);
  for (int i = 2; plugin != NULL && i < argc; i++)
    right &= run (plugin, argv[i]);
  return plugin != NULL && right ? EXIT_SUCCESS : EXIT_FAILURE;
}
