/* What the files of core/cli share: one run of the command, its options, and how it speaks to a terminal. */
#ifndef BAHE_CLI_PRIVATE_H
#define BAHE_CLI_PRIVATE_H

#include "cli/cli.h"
#include "report/report.h"

/* ---- one run -------------------------------------------------------------------------------------------------------
 */

typedef enum { BAHE_CLI_TABLE, BAHE_CLI_JSON, BAHE_CLI_CSV, BAHE_CLI_XLSX } BaheCliFormat;

typedef struct {
  const BaheCliHost *host;
  char *store; /* NULL: the default place */
  BaheCliFormat format;
  gboolean dry_run, yes, safe_mode, no_colour, bom, help;
  char *id, *when, *actor, *seat, *exception, *output; /* as typed; NULL: not given */
  BaheRole role;
  GPtrArray *sheets;    /* of BaheTable: of the workbook */
  GPtrArray *secrets;   /* char *: fields that --private names, in order; with "=-" those read from stdin */
  BaheUnit *unit;       /* opened on demand; ended with the run */
  BahePlugins *plugins; /* likewise, where no store is needed */
  int code;             /* exit code of a command that ran another process and has no error of its own */
} BaheCli;

/* The unit of --store, opened once. NULL with an error. Borrowed. */
BaheUnit *bahe_cli_unit (BaheCli *cli, GError **error);
/* The activity that the words name in that unit; 0 with an error. */
gint64 bahe_cli_activity (BaheCli *cli, const char *words, GError **error);
/* The plugins alone, without a store. Borrowed. */
BahePlugins *bahe_cli_plugins (BaheCli *cli, GError **error);
/* Fills who, when, id and role of a request from the global options. Strings are borrowed from `cli`. */
gboolean bahe_cli_request (BaheCli *cli, gint64 activity, const char *verb, BaheRequest *request, GError **error);

/* ---- commands ------------------------------------------------------------------------------------------------------
 */

typedef struct {
  const char *name;  /* "as-of": typed as --as-of */
  const char *value; /* what stands for its value in the help, to be translated; NULL: it takes none */
  const char *help;  /* to be translated */
} BaheCliOption;

typedef struct {       /* what stood behind a command: its words in order and its own options */
  GPtrArray *words;    /* char * */
  GHashTable *options; /* name → GPtrArray of char *, in order */
} BaheArguments;
void bahe_arguments_free (BaheArguments *arguments);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BaheArguments, bahe_arguments_free)

/* The i-th word, NULL if there are fewer. */
const char *bahe_arguments_word (const BaheArguments *arguments, guint i);
/* The last value of an option, "" for one that takes none, NULL if it was not given. */
const char *bahe_arguments_option (const BaheArguments *arguments, const char *name);
/* All values of an option in order, NULL if it was not given. */
const GPtrArray *bahe_arguments_all (const BaheArguments *arguments, const char *name);
/* A whole number >= least of an option or `fallback` when it is not given. */
gboolean bahe_arguments_number (const BaheArguments *arguments, const char *name, gint64 least, gint64 fallback,
                                gint64 *number, GError **error);

typedef struct {
  const char *name;             /* "rule try" */
  const char *words;            /* usage of its words, to be translated: "FILE ACTIVITY"; NULL: none */
  const char *summary;          /* to be translated */
  guint least, most;            /* how many words; with `fields` the most that stand before a verb's own */
  gboolean fields;              /* what follows is told by a verb's fields */
  const BaheCliOption *options; /* NULL: none; ends with a row of zeros */
  gboolean (*run) (BaheCli *cli, const BaheArguments *arguments, GError **error);
  gboolean hidden; /* for the program itself, not in any list */
} BaheCliCommand;

/* Every command, ending with NULL. */
const BaheCliCommand *const *bahe_cli_commands (void);
/* The command that the first one or two words name; *used is how many they were. NULL with INVALID and the nearest. */
const BaheCliCommand *bahe_cli_find_command (char **words, guint n, guint *used, GError **error);
/* "rule", "plugin": whether a first word only groups others. */
gboolean bahe_cli_is_group (const char *word);

/* The only one of `names` that begins with `word`, else the nearest; NULL: none is near. Borrowed from the names. */
const char *bahe_cli_nearest (const char *word, const GPtrArray *names);

extern const BaheCliOption bahe_cli_global_options[];
/* Sets one global option; *known FALSE if there is none of this name. */
gboolean bahe_cli_set_global (BaheCli *cli, const char *name, const char *value, gboolean *known, GError **error);
const BaheCliOption *bahe_cli_option (const BaheCliOption *options, const char *name);

/* Reads words and options from argv[*at] on, command's own options before global ones; stops behind `stop_after` words
 * (0: at the end), leaving *at there. INVALID with the nearest option. */
BaheArguments *bahe_cli_parse (BaheCli *cli, const BaheCliOption *options, char **argv, guint argc, guint *at,
                               guint stop_after, GError **error);

/* Tables of commands by subject; each ends with a row of zeros. */
extern const BaheCliCommand bahe_cli_act_commands[], bahe_cli_correct_commands[], bahe_cli_look_commands[],
    bahe_cli_board_commands[], bahe_cli_awards_commands[], bahe_cli_paper_commands[], bahe_cli_rule_commands[],
    bahe_cli_trial_commands[], bahe_cli_plugin_commands[], bahe_cli_plugin_show_commands[], bahe_cli_author_commands[],
    bahe_cli_rule_author_commands[], bahe_cli_roster_commands[], bahe_cli_upkeep_commands[],
    bahe_cli_complete_commands[], bahe_cli_policy_commands[], bahe_cli_due_commands[], bahe_cli_secrets_commands[],
    bahe_cli_file_commands[];

/* ---- help
 * ---------------------------------------------------------------------------------------------------------------- */

void bahe_cli_print_help (void);
void bahe_cli_print_command_help (const BaheCliCommand *command);
/* Of a word that begins several commands: rule, plugin. */
void bahe_cli_print_group_help (const char *group);
/* `usage` is all that stands before the fields: "bahe do 拔河 end"; `given` (may be NULL) are those it says already. */
void bahe_cli_print_field_help (const char *usage, const char *title, const BaheField *fields, json_object *given);

/* One line: how it is typed, what it means, what fits. */
void bahe_cli_print_field (const BaheField *field);

/* ---- a verb's fields as options
 * ---------------------------------------------------------------------------------------------- */

/* Whether the field, or a column of it, is private to a person: never taken from argv. */
gboolean bahe_cli_field_is_private (const BaheField *field);
/* The fields that plain words fill, in order: required ones, then the others; no flags, no private ones and none that
 * `given` (may be NULL) has already. An array of const BaheField *. */
GPtrArray *bahe_cli_positional_fields (const BaheField *fields, json_object *given);
/* The field of an option's name (also with _ for -, or its label); NULL: none. */
const BaheField *bahe_cli_field (const BaheField *fields, const char *name);
/* What --name VALUE and plain words give a verb, as bahe_values_parse takes it; global options among them are set in
 * `cli`. `prefilled` (may be NULL) is an object of fields given already, which plain words then skip. Private values
 * are asked for. */
json_object *bahe_cli_given (BaheCli *cli, const BaheField *fields, json_object *prefilled, const GPtrArray *rest,
                             GError **error);
/* The same for a correction: only what changes is given, so nothing required is asked for. */
json_object *bahe_cli_given_changes (BaheCli *cli, const BaheField *fields, const GPtrArray *rest, GError **error);
/* "整数", "日期", the choices …: what fits a field. Free with g_free. */
char *bahe_cli_field_value (const BaheField *field);

/* ---- tables
 * -------------------------------------------------------------------------------------------------------------------
 */

/* For people: columns aligned by their width on a terminal, with `colour` escape sequences; `screen` columns wide at
 * most where that can be (0: as wide as it is). Free with g_free. */
char *bahe_table_text (const BaheTable *table, gboolean colour, guint screen);
json_object *bahe_table_json (const BaheTable *table);
/* In the format of the run, to standard output; as XLSX it becomes a sheet of the one workbook at the end. */
void bahe_cli_print_table (BaheCli *cli, BaheTable *table);

/* A column of a table of JSON rows: a member, its label in English (N_), and what stands there (NULL: the text of the
 * member, or of its member "text"). */
typedef struct {
  const char *name, *label;
  gboolean number;
  const char *(*say) (json_object *row);
} BaheCliColumn;
/* The rows of a list, in these columns up to one without a name; `style` NULL: all plain. */
void bahe_cli_add_rows (BaheTable *table, json_object *list, const BaheCliColumn *columns,
                        BaheRowStyle (*style) (json_object *row));

/* ---- the terminal
 * ---------------------------------------------------------------------------------------------------------------- */

void bahe_cli_print (const char *text);
G_GNUC_PRINTF (1, 2) void bahe_cli_printf (const char *format, ...);
void bahe_cli_print_json (json_object *json);
gboolean bahe_cli_colour (const BaheCli *cli);
/* Columns of the terminal that standard output is, 0 where it is none. */
guint bahe_cli_screen_width (void);
/* `text` in bold where colour is on, as it is otherwise. Free with g_free. */
char *bahe_cli_strong (const BaheCli *cli, const char *text);
/* Spaces added to the right up to `width` columns. Free with g_free. */
char *bahe_cli_padded (const char *text, guint width);
/* Asks yes or no; TRUE with --yes. Without a terminal REFUSED, with what to do; a no is REFUSED too. */
gboolean bahe_cli_confirm (BaheCli *cli, const char *question, GError **error);
/* Asks without echo on the terminal. NULL with REFUSED where there is none. Wiped and freed with bahe_cli_forget. */
char *bahe_cli_ask_secret (const char *label, GError **error);
void bahe_cli_forget (char *secret);
/* The next line of standard input without its end; NULL with INVALID at its end. */
char *bahe_cli_read_line (GError **error);
/* A BaheProgress: one line on stderr, only on a terminal. `data` is a gint64 that begins as 0: when it last drew. */
void bahe_cli_progress (const char *what, gint64 done, gint64 all, gpointer data);
void bahe_cli_progress_end (gpointer data);

/* "2026-11" or 11月: the month as a span. FALSE with INVALID. */
gboolean bahe_cli_month (BaheUnit *unit, const char *words, BaheSpan *month, GError **error);
/* FALSE with INVALID where bytes that are no text would go to a terminal. `path` NULL: standard output. */
gboolean bahe_cli_can_write (const char *path, GError **error);
/* Writes to a file; standard output for NULL and "-". */
gboolean bahe_cli_write (GBytes *bytes, const char *path, GError **error);

/* Whether a person sits before standard input. */
gboolean bahe_cli_interactive (void);
/* Whole file, or standard input for "-". */
gboolean bahe_cli_read_file (const char *path, char **bytes, gsize *length, GError **error);
/* A file as a field of that type takes it, {"name", "base64"}. NULL with INVALID or NOT_FOUND: it is not there, a folder,
 * empty or too large. */
json_object *bahe_cli_file (const char *path, GError **error);

/* ---- small things over JSON
 * --------------------------------------------------------------------------------------------------------- */

/* "" where there is no such member. Borrowed. */
const char *bahe_cli_json_text (json_object *object, const char *name);
json_object *bahe_cli_json_get (json_object *object, const char *name);

/* ---- subjects that call each other
 * ---------------------------------------------------------------------------------------------------- */

/* `words` as a person of the roster: a name, the shown form, or #number. */
gboolean bahe_cli_find_person (BaheUnit *unit, const char *words, gint64 *number, GError **error);
/* The fields of a verb of an activity's kind or of the host; *owned is to be freed with g_free. NULL with the nearest
 * verb. */
const BaheField *bahe_cli_verb_fields (const BaheKindInfo *kind, const char *verb, BaheLabel *label, BaheField **owned,
                                       GError **error);
/* Does a verb with what stands in `rest`, and says what was recorded. */
gboolean bahe_cli_do_verb (BaheCli *cli, gint64 activity, const char *verb, const GPtrArray *rest, GError **error);
/* Does a request that is filled in, and says what was recorded. */
gboolean bahe_cli_do_request (BaheCli *cli, const BaheRequest *request, GError **error);
/* Imports a table and prints what became of each line. */
gboolean bahe_cli_import_file (BaheCli *cli, gint64 activity, const char *verb, const char *path, GError **error);

/* A rule by file or by name through the folders: its text. *name is what messages call it. */
char *bahe_cli_rule_text (BaheCli *cli, const char *words, char **name, GError **error);
/* Where the rule of this name stands: the first of the folders that has it. NULL: none. Free with g_free. */
char *bahe_cli_rule_path (const BaheCli *cli, const char *name);
/* Prints each fault of a plugin's file, looked at in a child process; FALSE with PLUGIN if there is any. */
gboolean bahe_cli_check_plugin (BaheCli *cli, const char *path, GError **error);
/* name=value pairs as an object; NULL for none. */
json_object *bahe_cli_params (const GPtrArray *pairs, GError **error);
/* Whether it is a format of a paper: "png". */
gboolean bahe_cli_is_paper (const char *format);
/* Writes the board as a picture, text or pages to --output or standard output, as everybody sees it. */
gboolean bahe_cli_board_paper (BaheCli *cli, const BaheArguments *arguments, const char *format, GError **error);
/* The places that would move under another rule; made in a child process with limits. Text for people, or JSON. */
char *bahe_cli_trial (BaheCli *cli, const char *rule, const char *activity, const GPtrArray *params, GError **error);

#endif
