/* The sandbox: a capped allocator, and a timer whose signal arms a hook that stops the very next instruction.
 *
 * A count hook that is always on costs 17 %; this one costs nothing until the time is over. There is no pcall in the
 * state, so nothing inside can catch what the hook raises. */
#include "rule/sandbox.h"

#include <inttypes.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#define STOP_SIGNAL (SIGRTMIN + 3)
#define DEFAULT_MILLISECONDS 1000
#define DEFAULT_BYTES (64 * 1024 * 1024)
#define NANOSECONDS_PER_FACT 10000 /* a slow rule takes about 2000 */
#define BYTES_PER_FACT 1024
#define PAUSE 1000 /* percent: a run is short and its memory capped, so little is swept within it */
#define RESTING_BYTES (4 * 1024 * 1024) /* that a state may keep between two runs */
#define GRAIN 16                        /* small blocks are multiples of it */
#define N_GRAINS 8                      /* the largest of them */
#define MOST_SPARE 16384                /* blocks of one size that are kept for the next who asks */

typedef enum { NOT_STOPPED, STOPPED_BY_TIME, STOPPED_BY_MEMORY, STOPPED_BY_SIZE } Stopped;

typedef struct Spare Spare;
struct Spare {
  Spare *next;
};

struct RuleSandbox {
  lua_State *L;
  Spare *spare[N_GRAINS + 1]; /* by grains: what was given back; a rule makes and drops a small table for each fact */
  guint n_spare[N_GRAINS + 1];
  char *name;
  gsize used, cap;
  gboolean uncapped;
  Stopped stopped;
  guint milliseconds;
  RuleContext context;
  gpointer context_data;
  gpointer run;
};

/* What runs on this thread. The signal of a timer that was already ended may still arrive: it finds another number. */
static __thread RuleSandbox *volatile running;
static __thread volatile int running_number;

/* ---- memory ------------------------------------------------------------------------------------------- */

/* 0: not a small one. */
static gsize
grains_of (gsize size)
{
  gsize grains = (size + GRAIN - 1) / GRAIN;
  return grains <= N_GRAINS ? grains : 0;
}

static void *
take_block (RuleSandbox *sandbox, gsize size)
{
  gsize grains = grains_of (size);
  Spare *spare = sandbox->spare[grains];
  if (spare == NULL)
    return malloc (grains > 0 ? grains * GRAIN : size);
  sandbox->spare[grains] = spare->next;
  sandbox->n_spare[grains]--;
  return spare;
}

static void
give_block (RuleSandbox *sandbox, void *block, gsize size)
{
  gsize grains = grains_of (size);
  if (block == NULL || grains == 0 || sandbox->n_spare[grains] == MOST_SPARE) {
    free (block);
    return;
  }
  Spare *spare = block;
  spare->next = sandbox->spare[grains];
  sandbox->spare[grains] = spare;
  sandbox->n_spare[grains]++;
}

static void
free_spare (RuleSandbox *sandbox)
{
  for (gsize grains = 1; grains <= N_GRAINS; grains++)
    while (sandbox->spare[grains] != NULL) {
      Spare *spare = sandbox->spare[grains];
      sandbox->spare[grains] = spare->next;
      sandbox->n_spare[grains]--;
      free (spare);
    }
}

static void *
resize_block (RuleSandbox *sandbox, void *block, gsize old_size, gsize new_size)
{
  if (block == NULL)
    return take_block (sandbox, new_size);
  if (grains_of (old_size) == 0 && grains_of (new_size) == 0)
    return realloc (block, new_size);
  if (grains_of (old_size) == grains_of (new_size))
    return block;
  void *moved = take_block (sandbox, new_size);
  if (moved == NULL)
    return NULL;
  memcpy (moved, block, MIN (old_size, new_size));
  give_block (sandbox, block, old_size);
  return moved;
}

static void *
allocate (void *data, void *block, size_t old_size, size_t new_size)
{
  RuleSandbox *sandbox = data;
  gsize old = block != NULL ? old_size : 0;
  if (new_size == 0) {
    give_block (sandbox, block, old);
    sandbox->used -= old;
    return NULL;
  }
  if (new_size > old && !sandbox->uncapped && sandbox->used + (new_size - old) > sandbox->cap) {
    sandbox->stopped = STOPPED_BY_MEMORY;
    return NULL;
  }
  void *grown = resize_block (sandbox, block, old, new_size);
  if (grown != NULL)
    sandbox->used = sandbox->used + new_size - old;
  return grown;
}

gboolean
rule_sandbox_uncap (RuleSandbox *sandbox, gboolean uncapped)
{
  gboolean before = sandbox->uncapped;
  sandbox->uncapped = uncapped;
  return before;
}

/* ---- messages ----------------------------------------------------------------------------------------- */

G_NORETURN static void
raise_at (lua_State *L, int level, char *message)
{
  RuleSandbox *sandbox = rule_sandbox_of (L);
  gboolean before = rule_sandbox_uncap (sandbox, TRUE);
  luaL_where (L, level);
  lua_pushstring (L, message);
  g_free (message);
  lua_concat (L, 2);
  rule_sandbox_uncap (sandbox, before);
  lua_error (L);
  g_assert_not_reached ();
}

/* The nearest activation that is Lua: helpers call helpers, and the author only knows his own lines. */
static int
lua_level (lua_State *L)
{
  lua_Debug activation;
  for (int level = 0; lua_getstack (L, level, &activation); level++) {
    lua_getinfo (L, "S", &activation);
    if (*activation.what != 'C')
      return level;
  }
  return 0;
}

void
rule_raise (lua_State *L, char *message)
{
  raise_at (L, lua_level (L), message);
}

void
rule_raise_bare (lua_State *L, char *message)
{
  raise_at (L, G_MAXINT16, message); /* no such level: no place */
}

void
rule_raise_limit (lua_State *L, char *message)
{
  rule_sandbox_of (L)->stopped = STOPPED_BY_SIZE;
  rule_raise (L, message);
}

char *
rule_suggest (const char *word, const char *const *candidates, gsize n)
{
  const char *near = bahe_text_nearest (word, candidates, n);
  return near != NULL ? g_strdup_printf (_ (", did you mean “%s”?"), near) : g_strdup ("");
}

static char *
limit_message (RuleSandbox *sandbox, const char *message)
{
  if (sandbox->stopped == STOPPED_BY_TIME) {
    return g_strdup_printf (_ ("%sstopped after %u ms of work: look there for a loop that does not end"), message,
                            sandbox->milliseconds); /* the message is the place alone: "my.lua:3: " */
  }
  if (sandbox->stopped == STOPPED_BY_MEMORY)
    return g_strdup_printf (_ ("%s: stopped, it asked for more than %" PRIu64
                               " MiB of memory: look for a list or a text that grows without end"),
                            sandbox->name, (guint64) MAX (sandbox->cap >> 20, 1));
  return g_strdup (message);
}

static void
report (RuleSandbox *sandbox, const char *message, GError **error)
{
  g_autofree char *context = sandbox->context != NULL ? sandbox->context (sandbox->context_data) : NULL;
  gboolean limited = sandbox->stopped != NOT_STOPPED;
  g_autofree char *text = limited ? limit_message (sandbox, message) : rule_complaint (message, sandbox->name);
  if (!g_utf8_validate (text, -1, NULL)) {
    char *valid = g_utf8_make_valid (text, -1);
    g_free (text);
    text = valid;
  }
  g_set_error (error, BAHE_ERROR, limited ? BAHE_ERROR_LIMIT : BAHE_ERROR_RULE, context != NULL ? _ ("%s (%s)") : "%s",
               text, context);
}

void
rule_sandbox_set_context (RuleSandbox *sandbox, RuleContext context, gpointer data)
{
  sandbox->context = context;
  sandbox->context_data = data;
}

/* ---- time --------------------------------------------------------------------------------------------- */

static void
stop (lua_State *L, lua_Debug *activation)
{
  RuleSandbox *sandbox = rule_sandbox_of (L);
  sandbox->stopped = STOPPED_BY_TIME;
  raise_at (L, lua_level (L), g_strdup (""));
}

static void
on_signal (int signal_number, siginfo_t *info, void *context)
{
  RuleSandbox *sandbox = running;
  if (sandbox != NULL && info->si_value.sival_int == running_number)
    lua_sethook (sandbox->L, stop, LUA_MASKCALL | LUA_MASKRET | LUA_MASKCOUNT, 1);
}

static gpointer
install_handler (gpointer unused)
{
  struct sigaction action = { .sa_sigaction = on_signal, .sa_flags = SA_SIGINFO | SA_RESTART };
  sigemptyset (&action.sa_mask);
  sigaction (STOP_SIGNAL, &action, NULL);
  return NULL;
}

#ifndef sigev_notify_thread_id
#define sigev_notify_thread_id _sigev_un._tid
#endif

/* Processor time of this thread, so that a busy machine does not stop an innocent rule. */
static gboolean
start_timer (timer_t *timer, int number, guint64 nanoseconds)
{
  static GOnce once = G_ONCE_INIT;
  g_once (&once, install_handler, NULL);
  sigset_t set;
  sigemptyset (&set);
  sigaddset (&set, STOP_SIGNAL);
  pthread_sigmask (SIG_UNBLOCK, &set, NULL);
  struct sigevent event = { .sigev_notify = SIGEV_THREAD_ID, .sigev_signo = STOP_SIGNAL };
  event.sigev_notify_thread_id = (pid_t) syscall (SYS_gettid);
  event.sigev_value.sival_int = number;
  if (timer_create (CLOCK_THREAD_CPUTIME_ID, &event, timer) != 0)
    return FALSE;
  struct itimerspec when = { .it_value = { .tv_sec = (time_t) (nanoseconds / G_GUINT64_CONSTANT (1000000000)),
                                           .tv_nsec = (long) (nanoseconds % G_GUINT64_CONSTANT (1000000000)) } };
  return timer_settime (*timer, 0, &when, NULL) == 0;
}

/* ---- calling ------------------------------------------------------------------------------------------ */

static void
set_limits (RuleSandbox *sandbox, const BaheRuleLimits *limits, gsize facts)
{
  gsize bytes = limits != NULL && limits->bytes != 0 ? limits->bytes : DEFAULT_BYTES;
  sandbox->milliseconds = limits != NULL && limits->milliseconds != 0 ? limits->milliseconds : DEFAULT_MILLISECONDS;
  sandbox->milliseconds += (guint) (facts * NANOSECONDS_PER_FACT / 1000000);
  sandbox->cap = bytes + facts * BYTES_PER_FACT;
  sandbox->stopped = NOT_STOPPED;
}

static int
run_limited (RuleSandbox *sandbox, lua_CFunction work, gpointer data)
{
  lua_State *L = sandbox->L;
  RuleSandbox *outer = running;
  timer_t timer;
  int number = running_number + 1;
  gboolean timed = start_timer (&timer, number, (guint64) sandbox->milliseconds * 1000000);
  running_number = number;
  running = sandbox;
  lua_pushcfunction (L, work);
  lua_pushlightuserdata (L, data);
  int status = lua_pcall (L, 1, 0, 0);
  running = outer;
  if (timed)
    timer_delete (timer);
  lua_sethook (L, NULL, 0, 0);
  return status;
}

gboolean
rule_sandbox_call (RuleSandbox *sandbox, const BaheRuleLimits *limits, gsize facts, lua_CFunction work, gpointer data,
                   GError **error)
{
  lua_State *L = sandbox->L;
  set_limits (sandbox, limits, facts);
  int status = run_limited (sandbox, work, data);
  if (status != LUA_OK) {
    if (status == LUA_ERRMEM)
      sandbox->stopped = STOPPED_BY_MEMORY;
    const char *message = lua_type (L, -1) == LUA_TSTRING ? lua_tostring (L, -1) : "error";
    report (sandbox, message, error);
  }
  lua_settop (L, 0);
  if (sandbox->used > RESTING_BYTES) {
    lua_gc (L, LUA_GCCOLLECT);
    free_spare (sandbox);
  }
  rule_sandbox_set_context (sandbox, NULL, NULL);
  sandbox->uncapped = FALSE;
  return status == LUA_OK;
}

/* ---- life --------------------------------------------------------------------------------------------- */

RuleSandbox *
rule_sandbox_new (const char *name)
{
  RuleSandbox *sandbox = g_new0 (RuleSandbox, 1);
  sandbox->name = g_strdup (name);
  sandbox->cap = DEFAULT_BYTES;
  sandbox->L = lua_newstate (allocate, sandbox);
  *(RuleSandbox **) lua_getextraspace (sandbox->L) = sandbox;
  lua_gc (sandbox->L, LUA_GCINC, PAUSE, 0, 0);
  return sandbox;
}

void
rule_sandbox_free (RuleSandbox *sandbox)
{
  if (sandbox == NULL)
    return;
  lua_close (sandbox->L);
  free_spare (sandbox);
  g_free (sandbox->name);
  g_free (sandbox);
}

lua_State *
rule_sandbox_lua (RuleSandbox *sandbox)
{
  return sandbox->L;
}

RuleSandbox *
rule_sandbox_of (lua_State *L)
{
  return *(RuleSandbox **) lua_getextraspace (L);
}

void
rule_sandbox_set_run (RuleSandbox *sandbox, gpointer run)
{
  sandbox->run = run;
}

gpointer
rule_sandbox_run (lua_State *L)
{
  return rule_sandbox_of (L)->run;
}
