/* One run: which command, its help, its exit code. */
#include "cli/private.h"

#include <stdio.h>
#include <string.h>

BaheUnit *
bahe_cli_unit (BaheCli *cli, GError **error)
{
  if (cli->unit == NULL)
    cli->unit = cli->host->open_unit (cli->store, cli->safe_mode, error);
  return cli->unit;
}

gint64
bahe_cli_activity (BaheCli *cli, const char *words, GError **error)
{
  BaheUnit *unit = bahe_cli_unit (cli, error);

  return unit != NULL ? bahe_unit_find_activity (unit, words, error) : 0;
}

BahePlugins *
bahe_cli_plugins (BaheCli *cli, GError **error)
{
  if (cli->unit != NULL)
    return bahe_unit_plugins (cli->unit);
  if (cli->plugins == NULL)
    cli->plugins = cli->host->open_plugins (cli->safe_mode, error);
  return cli->plugins;
}

gboolean
bahe_cli_request (BaheCli *cli, gint64 activity, const char *verb, BaheRequest *request, GError **error)
{
  memset (request, 0, sizeof *request);
  request->id = bahe_id_new ();
  if (cli->id != NULL && !bahe_id_parse (cli->id, &request->id, error))
    return FALSE;
  if (cli->actor != NULL && !bahe_cli_find_person (cli->unit, cli->actor, &request->actor, error))
    return FALSE;
  request->activity = activity;
  request->verb = verb;
  request->when = cli->when;
  request->role = cli->role;
  request->seat = cli->seat;
  request->dry_run = cli->dry_run;
  request->exception = cli->exception;
  return TRUE;
}

const BaheCliCommand *const *
bahe_cli_commands (void)
{
  static const BaheCliCommand *const tables[] = {
    bahe_cli_due_commands,         bahe_cli_upkeep_commands,  bahe_cli_act_commands,    bahe_cli_correct_commands,
    bahe_cli_look_commands,        bahe_cli_board_commands,   bahe_cli_awards_commands, bahe_cli_paper_commands,
    bahe_cli_rule_author_commands, bahe_cli_rule_commands,    bahe_cli_trial_commands,  bahe_cli_plugin_commands,
    bahe_cli_plugin_show_commands, bahe_cli_author_commands,  bahe_cli_roster_commands, bahe_cli_complete_commands,
    bahe_cli_policy_commands,      bahe_cli_secrets_commands, bahe_cli_file_commands,
  };
  static const BaheCliCommand *commands[96];
  static gsize made = 0;

  if (g_once_init_enter (&made)) {
    guint n = 0;
    for (guint t = 0; t < G_N_ELEMENTS (tables); t++)
      for (const BaheCliCommand *command = tables[t]; command->name != NULL; command++)
        if (n + 1 < G_N_ELEMENTS (commands))
          commands[n++] = command;
    g_once_init_leave (&made, 1);
  }
  return commands;
}

gboolean
bahe_cli_is_group (const char *word)
{
  gsize length = strlen (word);

  for (const BaheCliCommand *const *command = bahe_cli_commands (); *command != NULL; command++)
    if (strncmp ((*command)->name, word, length) == 0 && (*command)->name[length] == ' ')
      return TRUE;
  return FALSE;
}

static const BaheCliCommand *
command_named (const char *name)
{
  for (const BaheCliCommand *const *command = bahe_cli_commands (); *command != NULL; command++)
    if (g_str_equal ((*command)->name, name))
      return *command;
  return NULL;
}

/* What can stand in the place of `word`: first words, or second words of the group `first`. */
static GPtrArray *
names_after (const char *first)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (const BaheCliCommand *const *command = bahe_cli_commands (); *command != NULL; command++) {
    if ((*command)->hidden)
      continue;
    g_auto (GStrv) parts = g_strsplit ((*command)->name, " ", 2);
    char *name = first == NULL ? parts[0] : g_str_equal (parts[0], first) ? parts[1] : NULL;
    if (g_strcmp0 (name, "*") == 0) /* any word, so no one to name */
      name = NULL;
    if (name != NULL && !g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
      g_ptr_array_add (names, g_strdup (name));
  }
  return names;
}

static void
set_unknown_command (GError **error, const char *first, const char *word)
{
  g_autoptr (GPtrArray) names = names_after (first);
  const char *nearest = bahe_cli_nearest (word, names);
  g_autofree char *before = first != NULL ? g_strconcat (first, " ", NULL) : g_strdup ("");

  if (nearest != NULL)
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID, _ ("there is no command “%s%s”; did you mean “bahe %s%s”?"),
                 before, word, before, nearest);
  else
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID, _ ("there is no command “%s%s”; bahe --help lists them"),
                 before, word);
}

/* "roster" with any other word stands for a verb of the roster: "roster *". */
const BaheCliCommand *
bahe_cli_find_command (char **words, guint n, guint *used, GError **error)
{
  const BaheCliCommand *command = command_named (words[0]);

  *used = 1;
  if (command != NULL)
    return command;
  if (!bahe_cli_is_group (words[0])) {
    set_unknown_command (error, NULL, words[0]);
    return NULL;
  }
  if (n < 2) {
    g_autoptr (GPtrArray) names = names_after (words[0]);
    g_ptr_array_add (names, NULL);
    g_autofree char *list = g_strjoinv (" | ", (char **) names->pdata);
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID, _ ("bahe %s needs one more word: %s"), words[0], list);
    return NULL;
  }
  g_autofree char *name = g_strconcat (words[0], " ", words[1], NULL);
  command = command_named (name);
  *used = 2;
  if (command == NULL) {
    g_autofree char *any = g_strconcat (words[0], " *", NULL);
    command = command_named (any);
    *used = 1;
  }
  if (command == NULL)
    set_unknown_command (error, words[0], words[1]);
  return command;
}

/* These mean the same wherever they stand, and must be known before a unit is opened or a message said. */
static gboolean
take_everywhere_options (BaheCli *cli, int argc, char **argv, GPtrArray *rest, GError **error)
{
  static const char *const everywhere[] = { "store", "lang", "safe-mode", "no-colour", "help" };
  gboolean only_words = FALSE, known;

  for (int i = 1; i < argc; i++) {
    only_words = only_words || g_str_equal (argv[i], "--");
    const char *name = !only_words && g_str_has_prefix (argv[i], "--") ? argv[i] + 2 : "";
    gsize length = strcspn (name, "=");
    const BaheCliOption *option = NULL;
    for (guint k = 0; k < G_N_ELEMENTS (everywhere); k++)
      if (strlen (everywhere[k]) == length && strncmp (everywhere[k], name, length) == 0)
        option = bahe_cli_option (bahe_cli_global_options, everywhere[k]);
    if (option == NULL) {
      g_ptr_array_add (rest, argv[i]);
      continue;
    }
    const char *value = name[length] == '=' ? name + length + 1 : NULL;
    if (option->value != NULL && value == NULL) {
      if (i + 1 >= argc) {
        g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID, _ ("--%s needs a value: --%s %s"), option->name,
                     option->name, _ (option->value));
        return FALSE;
      }
      value = argv[++i];
    }
    if (!bahe_cli_set_global (cli, option->name, value, &known, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
check_word_count (const BaheCliCommand *command, guint n, GError **error)
{
  if (n >= command->least && (n <= command->most || command->fields))
    return TRUE;
  g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID,
               n < command->least ? _ ("something is missing; this is how: bahe %s %s")
                                  : _ ("that is one word too many; this is how: bahe %s %s"),
               command->name, command->words != NULL ? _ (command->words) : "");
  return FALSE;
}

/* A command whose further words are a verb's fields gets them as they stand, in its words. */
static gboolean
run_command (BaheCli *cli, const BaheCliCommand *command, char **argv, guint argc, GError **error)
{
  guint at = 0;
  guint head = command->fields ? MAX (MAX (command->least, command->most), 1) : 0;
  g_autoptr (BaheArguments) arguments = bahe_cli_parse (cli, command->options, argv, argc, &at, head, error);

  if (arguments == NULL)
    return FALSE;
  if (cli->help && (!command->fields || arguments->words->len < command->least)) {
    bahe_cli_print_command_help (command);
    return TRUE;
  }
  for (; at < argc; at++)
    g_ptr_array_add (arguments->words, g_strdup (argv[at]));
  return check_word_count (command, arguments->words->len, error) && command->run (cli, arguments, error);
}

static gboolean
run (BaheCli *cli, int argc, char **argv, GError **error)
{
  g_autoptr (GPtrArray) rest = g_ptr_array_new ();
  guint at = 0, used = 0;

  if (!take_everywhere_options (cli, argc, argv, rest, error))
    return FALSE;
  if (rest->len == 1 && g_str_equal (rest->pdata[0], "--version")) {
    bahe_cli_printf ("bahe %s\n", cli->host->version);
    return TRUE;
  }
  g_autoptr (BaheArguments) before = bahe_cli_parse (cli, NULL, (char **) rest->pdata, rest->len, &at, 1, error);
  if (before == NULL)
    return FALSE;
  gboolean none = before->words->len == 0;
  if ((none && cli->help) || (!none && g_str_equal (before->words->pdata[0], "help"))) {
    bahe_cli_print_help ();
    return TRUE;
  }
  if (none) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID, _ ("say which command; bahe --help lists them"));
    return FALSE;
  }
  at--; /* back on the command's first word */
  if (cli->help && at + 1 == rest->len && bahe_cli_is_group (rest->pdata[at])) {
    bahe_cli_print_group_help (rest->pdata[at]);
    return TRUE;
  }
  const BaheCliCommand *command = bahe_cli_find_command ((char **) rest->pdata + at, rest->len - at, &used, error);
  if (command == NULL)
    return FALSE;
  return run_command (cli, command, (char **) rest->pdata + at + used, rest->len - at - used, error);
}

static void
cli_clear (BaheCli *cli)
{
  BahePlugins *used = cli->unit != NULL ? bahe_unit_plugins (cli->unit) : NULL;

  g_clear_pointer (&cli->unit, bahe_unit_free);
  g_clear_pointer (&used, bahe_plugins_free);
  g_clear_pointer (&cli->plugins, bahe_plugins_free);
  g_free (cli->store);
  g_free (cli->id);
  g_free (cli->when);
  g_free (cli->actor);
  g_free (cli->seat);
  g_free (cli->exception);
  g_free (cli->output);
  g_ptr_array_unref (cli->sheets);
  g_ptr_array_unref (cli->secrets);
}

/* What the tables say is of now. */
static gboolean
write_workbook (BaheCli *cli, GError **error)
{
  if (!bahe_cli_can_write (cli->output, error))
    return FALSE;
  g_autoptr (GBytes) bytes = bahe_workbook (cli->sheets, "bahe", g_get_real_time () / G_USEC_PER_SEC, error);
  return bytes != NULL && bahe_cli_write (bytes, cli->output, error);
}

int
bahe_cli_run (const BaheCliHost *host, int argc, char **argv)
{
  BaheCli cli = { .host = host,
                  .role = BAHE_ADMINISTRATOR,
                  .sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) bahe_table_free),
                  .secrets = g_ptr_array_new_with_free_func (g_free) };
  g_autoptr (GError) error = NULL;

  gboolean done = run (&cli, argc, argv, &error) && (cli.sheets->len == 0 || write_workbook (&cli, &error));
  fflush (stdout);
  if (!done && error != NULL)
    fprintf (stderr, "bahe: %s\n", error->message);
  cli_clear (&cli);
  return done ? cli.code : error != NULL ? bahe_error_exit_code (error) : 1;
}
