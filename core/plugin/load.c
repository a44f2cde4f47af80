/* Plugin files: who may write to them, what happens when they are loaded, where their table is. */
#include "plugin/record.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sodium.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { SECONDS_TO_LOAD = 5 };

static const char done[] = "\001done"; /* the last of what the child says */

gboolean
bahe_file_hash (const char *path, char hash[BAHE_FILE_HASH_TEXT], GError **error)
{
  g_autofree char *bytes = NULL;
  g_autoptr (GError) local = NULL;
  gsize length;
  guint8 digest[(BAHE_FILE_HASH_TEXT - 1) / 2];

  if (!g_file_get_contents (path, &bytes, &length, &local)) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_PLUGIN, _ ("%s: the file cannot be read: %s"), path, local->message);
    return FALSE;
  }
  crypto_generichash (digest, sizeof digest, (const guint8 *) bytes, length, NULL, 0);
  sodium_bin2hex (hash, BAHE_FILE_HASH_TEXT, digest, sizeof digest);
  return TRUE;
}

static gboolean
refuse_writable (const char *path, const char *what, GError **error)
{
  g_set_error (
      error, BAHE_ERROR, BAHE_ERROR_PLUGIN,
      _ ("%s: anyone on this machine may write to %s, so it is not loaded; take that right away with chmod o-w"), path,
      what);
  return FALSE;
}

gboolean
bahe_check_permissions (const char *path, GError **error)
{
  g_autofree char *real = realpath (path, NULL);
  struct stat status;

  if (real == NULL || stat (real, &status) != 0) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_PLUGIN, _ ("%s: the file cannot be read: %s"), path, g_strerror (errno));
    return FALSE;
  }
  if (!S_ISREG (status.st_mode)) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_PLUGIN,
                 _ ("%s: this is a folder, a pipe or a device; a plugin is a file whose name ends with .so"), path);
    return FALSE;
  }
  if (status.st_mode & S_IWOTH)
    return refuse_writable (path, real, error);
  /* A folder with the sticky bit, like the one for temporary files, lets nobody exchange what is another's; the folder
   * that holds the plugin must do without. */
  g_autofree char *folder = g_path_get_dirname (real);
  for (gboolean own = TRUE;; own = FALSE) {
    if (stat (folder, &status) != 0 || ((status.st_mode & S_IWOTH) && (own || !(status.st_mode & S_ISVTX))))
      return refuse_writable (path, folder, error);
    if (g_str_equal (folder, "/"))
      return TRUE;
    char *above = g_path_get_dirname (folder);
    g_free (folder);
    folder = above;
  }
}

/* Which version of the interface a module without our symbol was made for; 0: none. */
static guint
other_version (void *module)
{
  for (guint version = 1; version < 100; version++) {
    g_autofree char *symbol = g_strdup_printf ("bahe_plugin_v%u", version);
    if (version != BAHE_ABI_MAJOR && dlsym (module, symbol) != NULL)
      return version;
  }
  return 0;
}

const BahePlugin *
bahe_open_module (const char *path, char **why)
{
  g_autofree char *real = realpath (path, NULL);
  void *module = dlopen (real == NULL ? path : real, RTLD_NOW | RTLD_LOCAL);

  if (module == NULL) {
    *why = g_strdup_printf (_ ("it cannot be loaded: %s"), dlerror ());
    return NULL;
  }
  const BahePlugin *table = dlsym (module, BAHE_PLUGIN_SYMBOL);
  if (table != NULL)
    return table;
  guint version = other_version (module);
  *why =
      version > 0
          ? g_strdup_printf (_ ("made for version %u of the interface, this bahe has version %u; build it again with "
                                "this bahe"),
                             version, BAHE_ABI_MAJOR)
          : g_strdup_printf (_ ("it has no %s; declare the plugin with BAHE_PLUGIN"), BAHE_PLUGIN_SYMBOL);
  return NULL;
}

/* ---- the child
 * ---------------------------------------------------------------------------------------------------------- */

void
bahe_write_all (int fd, const char *bytes, gsize n)
{
  while (n > 0) {
    gssize written = write (fd, bytes, n);
    if (written < 0 && errno != EINTR)
      return;
    bytes += MAX (written, 0);
    n -= (gsize) MAX (written, 0);
  }
}

/* What the modules print is nobody's business, and what they do to signals ends with this process. */
static void
become_child (void)
{
  static const int signals[] = { SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTRAP, SIGSYS, SIGTERM, SIGINT, SIGALRM };
  int nowhere = open ("/dev/null", O_RDWR);

  setpgid (0, 0);
  prctl (PR_SET_PDEATHSIG, SIGKILL);
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    signal (signals[i], SIG_DFL);
  setrlimit (RLIMIT_CORE, &(struct rlimit){ 0 });
  for (int i = 0; nowhere >= 0 && i <= 2; i++)
    dup2 (nowhere, i);
}

/* What a module does when it is taken out again, it would do at the end of every command. */
static void
take_out (const char *path)
{
  g_autofree char *real = realpath (path, NULL);
  void *module = dlopen (real == NULL ? path : real, RTLD_LAZY | RTLD_NOLOAD);

  if (module != NULL) {
    dlclose (module); /* what was just counted … */
    dlclose (module); /* … and what it was opened by */
  }
}

/* Says each fault with its final zero, then `done`. */
static void
look (const char *path, int pipe)
{
  g_autofree char *why = NULL;
  const BahePlugin *table = bahe_open_module (path, &why);
  g_autoptr (GPtrArray) faults = table == NULL ? g_ptr_array_new () : bahe_plugin_faults (table);
  if (table == NULL)
    g_ptr_array_add (faults, why);
  else
    take_out (path);
  for (guint i = 0; i < faults->len; i++)
    bahe_write_all (pipe, faults->pdata[i], strlen (faults->pdata[i]) + 1);
  bahe_write_all (pipe, done, sizeof done);
}

/* What the child says until it ends, at most `SECONDS_TO_LOAD`: FALSE then. */
static gboolean
listen_to (int pipe, GByteArray *said)
{
  gint64 end = g_get_monotonic_time () + SECONDS_TO_LOAD * G_TIME_SPAN_SECOND;
  guint8 buffer[4096];

  for (;;) {
    gint64 left = (end - g_get_monotonic_time ()) / 1000;
    struct pollfd poll_pipe = { .fd = pipe, .events = POLLIN };
    if (left <= 0)
      return FALSE;
    if (poll (&poll_pipe, 1, (int) left) <= 0)
      continue;
    gssize n = read (pipe, buffer, sizeof buffer);
    if (n == 0)
      return TRUE;
    if (n > 0)
      g_byte_array_append (said, buffer, (guint) n);
  }
}

static char *
how_it_ended (int status, gboolean in_time)
{
  if (!in_time)
    return g_strdup_printf (
        _ ("loading it took more than %d seconds, so it is not loaded; look at what it does when it is loaded, and "
           "whether it leaves a process behind"),
        SECONDS_TO_LOAD);
  if (WIFSIGNALED (status))
    return g_strdup_printf (_ ("it crashes when it is loaded (SIG%s), so it is not loaded; look at its constructors, "
                               "destructors and tables, "
                               "and whether the file is whole"),
                            sigabbrev_np (WTERMSIG (status)));
  return g_strdup_printf (
      _ ("it ends the process when it is loaded (exit code %d), so it is not loaded; look at its constructors "
         "and tables"),
      WEXITSTATUS (status));
}

/* The next text of what was said, from *at on; NULL at the end. Free with g_free. */
static char *
next_said (const GByteArray *said, gsize *at)
{
  if (*at >= said->len)
    return NULL;
  gsize length = strnlen ((const char *) said->data + *at, said->len - *at);
  char *text = g_strndup ((const char *) said->data + *at, length);
  *at += length + 1;
  return text;
}

/* The faults that are told from *at on; NULL where the child ended before it was done with them. */
static GPtrArray *
faults_told (const GByteArray *said, gsize *at)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
  char *fault;

  while ((fault = next_said (said, at)) != NULL) {
    if (g_str_equal (fault, done)) {
      g_free (fault);
      return g_steal_pointer (&faults);
    }
    g_ptr_array_add (faults, fault);
  }
  return NULL;
}

static GPtrArray *
one_fault (const char *words)
{
  GPtrArray *faults = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (faults, g_strdup_printf (_ ("no process can be started to look at it: %s"), words));
  return faults;
}

/* Starts a child that looks at the files in order, and takes what it says until it ends. FALSE where none can be
 * started. */
static gboolean
hear_child (const GPtrArray *paths, GByteArray *said, int *status, gboolean *in_time)
{
  int pipes[2];

  if (pipe2 (pipes, O_CLOEXEC) != 0)
    return FALSE;
  pid_t child = fork ();
  if (child < 0) {
    int reason = errno;
    close (pipes[0]);
    close (pipes[1]);
    errno = reason;
    return FALSE;
  }
  if (child == 0) {
    close (pipes[0]);
    become_child ();
    for (guint i = 0; i < paths->len; i++)
      look (paths->pdata[i], pipes[1]);
    _exit (0);
  }
  close (pipes[1]);
  *in_time = listen_to (pipes[0], said);
  close (pipes[0]);
  kill (-child, SIGKILL); /* with whatever it started: what it had to say is said */
  kill (child, SIGKILL);
  while (waitpid (child, status, 0) < 0 && errno == EINTR)
    continue;
  return TRUE;
}

GPtrArray *
bahe_look_in_child (const char *path)
{
  g_autoptr (GByteArray) said = g_byte_array_new ();
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();
  gboolean in_time = TRUE;
  int status = 0;
  gsize at = 0;

  g_ptr_array_add (paths, (gpointer) path);
  if (!hear_child (paths, said, &status, &in_time))
    return one_fault (g_strerror (errno));
  GPtrArray *faults = in_time ? faults_told (said, &at) : NULL;
  if (faults == NULL) {
    faults = g_ptr_array_new_with_free_func (g_free);
    g_ptr_array_add (faults, how_it_ended (status, in_time));
  }
  return faults;
}

GHashTable *
bahe_look_at_all (const GPtrArray *paths)
{
  GHashTable *looked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GByteArray) said = g_byte_array_new ();
  gboolean in_time;
  int status;
  gsize at = 0;

  if (paths->len == 0 || !hear_child (paths, said, &status, &in_time) || !in_time)
    return looked;
  for (guint i = 0; i < paths->len; i++) {
    GPtrArray *faults = faults_told (said, &at);
    if (faults == NULL)
      break;
    g_hash_table_replace (looked, g_strdup (paths->pdata[i]), faults);
  }
  return looked;
}
