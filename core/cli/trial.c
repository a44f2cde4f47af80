/* A scoring rule tried on the real record in a child process: whatever the rule does, this process stands. */
#include "cli/private.h"

#include <gio/gio.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>

/* The sandbox stops a rule after a second of processor time for a call; these stop what gets past it. */
enum { TRIAL_CPU_SECONDS = 20, TRIAL_WALL_SECONDS = 30 };
#define TRIAL_BYTES ((rlim_t) 2 << 30)

/* ---- in the child
 * ------------------------------------------------------------------------------------------------------- */

static void
limit_this_process (void)
{
  const struct rlimit cpu = { TRIAL_CPU_SECONDS, TRIAL_CPU_SECONDS + 1 };
  const struct rlimit no_core = { 0, 0 };

  setrlimit (RLIMIT_CPU, &cpu);
  setrlimit (RLIMIT_CORE, &no_core);
#ifndef __SANITIZE_ADDRESS__ /* which reserves terabytes of addresses */
  const struct rlimit space = { TRIAL_BYTES, TRIAL_BYTES };
  setrlimit (RLIMIT_AS, &space);
#endif
}

static const BaheBoardOf *
same_board (const GPtrArray *boards, const BaheBoardOf *as)
{
  for (guint i = 0; i < boards->len; i++) {
    const BaheBoardOf *board = boards->pdata[i];
    if (g_strcmp0 (board->stage, as->stage) == 0 && g_strcmp0 (board->group, as->group) == 0)
      return board;
  }
  return NULL;
}

static void
add_place (BaheTable *table, guint place)
{
  if (place == 0)
    bahe_table_add_cell (table, "—");
  else
    bahe_table_add_cellf (table, "%u", place);
}

typedef struct {
  BaheTable *table;
  const BaheKindInfo *kind; /* NULL: its plugin is missing */
  gboolean words;           /* for people, not for a program */
} Moves;

/* Which board: people read it in one, a program its stage and group as they are recorded. */
static void
add_where (const Moves *moves, const BaheBoardOf *of)
{
  g_autofree char *heading = bahe_board_heading (moves->kind, of->stage, of->group);

  bahe_table_add_cell (moves->table, moves->words ? heading : of->stage);
  if (!moves->words)
    bahe_table_add_cell (moves->table, of->group);
}

static void
add_moves (const Moves *to, const BaheBoardOf *now, const BaheBoardOf *tried)
{
  BaheTable *table = to->table;
  g_autoptr (GArray) moves = bahe_board_diff (now->board, tried->board);

  for (guint i = 0; i < moves->len; i++) {
    const BaheBoardMove *move = &g_array_index (moves, BaheBoardMove, i);
    bahe_table_add_row (table, move->after == 1 ? BAHE_FIRST : BAHE_PLAIN);
    add_where (to, tried);
    bahe_table_add_cell (table, move->name);
    add_place (table, move->before);
    add_place (table, move->after);
    bahe_table_add_cell (table, move->award_before);
    bahe_table_add_cell (table, move->award_after);
  }
}

static BaheTable *
moves_table (gboolean words)
{
  BaheTable *table = bahe_table_new ();
  bahe_table_add_column (table, "stage", _ ("stage"), FALSE);
  if (!words)
    bahe_table_add_column (table, "group", C_ ("contest", "group"), FALSE);
  bahe_table_add_column (table, "name", _ ("team or player"), FALSE);
  bahe_table_add_column (table, "before", _ ("place now"), TRUE);
  bahe_table_add_column (table, "after", _ ("place then"), TRUE);
  bahe_table_add_column (table, "award_before", _ ("award now"), FALSE);
  bahe_table_add_column (table, "award_after", _ ("award then"), FALSE);
  return table;
}

static gboolean
try_rule (BaheCli *cli, gint64 number, const BaheBoardQuery *query, GError **error)
{
  g_autoptr (BaheActivity) activity = bahe_unit_activity (cli->unit, number, error);
  if (activity == NULL)
    return FALSE;
  BaheBoardQuery pinned = { .role = query->role, .unheld = TRUE };
  g_autoptr (GPtrArray) now = bahe_unit_boards (cli->unit, number, &pinned, error);
  g_autoptr (GPtrArray) tried = now != NULL ? bahe_unit_boards (cli->unit, number, query, error) : NULL;
  if (tried == NULL)
    return FALSE;
  g_autoptr (BaheTable) table = moves_table (cli->format == BAHE_CLI_TABLE);
  Moves moves = { table, activity->info, cli->format == BAHE_CLI_TABLE };
  for (guint i = 0; i < tried->len; i++) {
    const BaheBoardOf *board = tried->pdata[i], *before = same_board (now, board);
    if (before != NULL)
      add_moves (&moves, before, board);
  }
  if (bahe_table_rows (table) > 0 || cli->format != BAHE_CLI_TABLE)
    bahe_cli_print_table (cli, table);
  else
    bahe_cli_printf (_ ("nobody would move\n"));
  return TRUE;
}

static gboolean
run_child (BaheCli *cli, const BaheArguments *arguments, GError **error)
{
  g_autoptr (GError) wrong = NULL;
  g_autofree char *path = NULL;

  limit_this_process ();
  g_autofree char *text = bahe_cli_rule_text (cli, bahe_arguments_word (arguments, 0), &path, error);
  if (text == NULL || bahe_cli_unit (cli, error) == NULL)
    return FALSE;
  gint64 activity = bahe_unit_find_activity (cli->unit, bahe_arguments_word (arguments, 1), error);
  if (activity == 0)
    return FALSE;
  json_object *params = bahe_cli_params (bahe_arguments_all (arguments, "param"), &wrong);
  if (wrong != NULL) {
    g_propagate_error (error, g_steal_pointer (&wrong));
    return FALSE;
  }
  g_autofree char *base = g_path_get_basename (path);
  BaheBoardQuery query = {
    .role = cli->role, .rule_name = base, .rule_source = text, .params = params, .unheld = TRUE
  };
  gboolean done = try_rule (cli, activity, &query, error);
  json_object_put (params);
  return done;
}

/* ---- in the parent
 * ---------------------------------------------------------------------------------------------------------- */

static GPtrArray *
child_arguments (BaheCli *cli, const char *rule, const char *activity, const GPtrArray *params)
{
  static const char *const formats[] = { "table", "json", "csv" };
  GPtrArray *argv = g_ptr_array_new ();

  g_ptr_array_add (argv, (gpointer) cli->host->executable ());
  g_ptr_array_add (argv, (gpointer) "__try");
  if (cli->store != NULL) {
    g_ptr_array_add (argv, (gpointer) "--store");
    g_ptr_array_add (argv, cli->store);
  }
  if (cli->safe_mode)
    g_ptr_array_add (argv, (gpointer) "--safe-mode");
  g_ptr_array_add (argv, (gpointer) "--lang");
  g_ptr_array_add (argv, (gpointer) (bahe_language () == BAHE_ZH ? "zh" : "en"));
  g_ptr_array_add (argv, (gpointer) "--format");
  g_ptr_array_add (argv, (gpointer) formats[cli->format]);
  for (guint i = 0; params != NULL && i < params->len; i++) {
    g_ptr_array_add (argv, (gpointer) "--param");
    g_ptr_array_add (argv, params->pdata[i]);
  }
  g_ptr_array_add (argv, (gpointer) "--");
  g_ptr_array_add (argv, (gpointer) rule);
  g_ptr_array_add (argv, (gpointer) activity);
  g_ptr_array_add (argv, NULL);
  return argv;
}

typedef struct {
  GMainLoop *loop;
  GSubprocess *child;
  char *out, *err;
  gboolean late;
} Trial;

static void
on_end (GObject *object, GAsyncResult *result, gpointer data)
{
  Trial *trial = data;
  g_subprocess_communicate_utf8_finish (trial->child, result, &trial->out, &trial->err, NULL);
  g_main_loop_quit (trial->loop);
}

static gboolean
on_late (gpointer data)
{
  Trial *trial = data;
  trial->late = TRUE;
  g_subprocess_force_exit (trial->child);
  return G_SOURCE_REMOVE;
}

/* Waits for the end of the child in a main context of its own; kills it when it is late. */
static void
wait_for (Trial *trial)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  GSource *timer = g_timeout_source_new_seconds (TRIAL_WALL_SECONDS);

  g_main_context_push_thread_default (context);
  trial->loop = g_main_loop_new (context, FALSE);
  g_source_set_callback (timer, on_late, trial, NULL);
  g_source_attach (timer, context);
  g_subprocess_communicate_utf8_async (trial->child, NULL, NULL, on_end, trial);
  g_main_loop_run (trial->loop);
  g_source_destroy (timer);
  g_source_unref (timer);
  g_clear_pointer (&trial->loop, g_main_loop_unref);
  g_main_context_pop_thread_default (context);
}

static void
set_trial_error (const Trial *trial, GError **error)
{
  if (trial->late || !g_subprocess_get_if_exited (trial->child)) {
    g_set_error (
        error, BAHE_ERROR, BAHE_ERROR_LIMIT,
        _ ("the trial was stopped after using too much time or memory; nothing was changed. Look for an endless loop "
           "in the rule"));
    return;
  }
  const char *words = trial->err != NULL ? trial->err : "";
  if (g_str_has_prefix (words, "bahe: "))
    words += strlen ("bahe: ");
  g_autofree char *message = g_strchomp (g_strdup (words));
  g_set_error_literal (error, BAHE_ERROR,
                       g_subprocess_get_exit_status (trial->child) == 2 ? BAHE_ERROR_INVALID : BAHE_ERROR_RULE,
                       message);
}

char *
bahe_cli_trial (BaheCli *cli, const char *rule, const char *activity, const GPtrArray *params, GError **error)
{
  g_autoptr (GPtrArray) argv = child_arguments (cli, rule, activity, params);
  Trial trial = { 0 };
  char *text = NULL;

  fflush (stdout);
  trial.child = g_subprocess_newv ((const char *const *) argv->pdata,
                                   G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE, error);
  if (trial.child == NULL)
    return NULL;
  wait_for (&trial);
  if (!trial.late && g_subprocess_get_if_exited (trial.child) && g_subprocess_get_exit_status (trial.child) == 0)
    text = g_strdup (trial.out != NULL ? trial.out : "");
  else
    set_trial_error (&trial, error);
  g_free (trial.out);
  g_free (trial.err);
  g_object_unref (trial.child);
  return text;
}

static const BaheCliOption child_options[] = {
  { "param", "NAME=VALUE", "" },
  { 0 },
};

const BaheCliCommand bahe_cli_trial_commands[] = {
  { "__try", "RULE ACTIVITY", "", 2, 2, FALSE, child_options, run_child, TRUE },
  { 0 },
};
