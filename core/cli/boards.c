/* Boards on a terminal: places, columns, awards, the reason for each, and a board that changes by itself. */
#include "cli/private.h"

#include <gio/gio.h>
#include <glib-unix.h>
#include <stdio.h>
#include <string.h>

static const char *
name_on_board (const BaheBoard *board, gint64 entrant)
{
  const BaheBoardRow *row = bahe_board_row_of (board, entrant);

  return row != NULL ? row->name : "";
}

static void
print_lots (const BaheBoard *board)
{
  const GPtrArray *need = bahe_board_need_lots (board);

  for (guint i = 0; need != NULL && i < need->len; i++) {
    const GArray *level = need->pdata[i];
    g_autoptr (GString) names = g_string_new (NULL);
    for (guint k = 0; k < level->len; k++)
      g_string_append_printf (names, "%s%s", k > 0 ? C_ ("list", ", ") : "",
                              name_on_board (board, g_array_index (level, gint64, k)));
    bahe_cli_printf (_ ("level in everything, lots must be drawn: %s\n"), names->str);
  }
}

static void
print_over_cap (const BaheBoard *board)
{
  guint won, cap;
  if (bahe_board_over_cap (board, &won, &cap))
    bahe_cli_printf (_ ("with the tied there are %u awards, more than the %u that are allowed; please check\n"), won,
                     cap);
}

/* Where the board has moved since the awards were recorded, both are said. */
static void
print_moved_awards (json_object *board)
{
  json_object *moved = bahe_cli_json_get (board, "awards_moved");
  gsize n = moved != NULL ? json_object_array_length (moved) : 0;

  if (n == 0)
    return;
  const char *state = bahe_cli_json_text (board, "awards_state");
  if (g_str_equal (state, "granted") || g_str_equal (state, "corrected"))
    bahe_cli_printf (_ ("the awards given (record %" PRId64
                        ") are not those of this board; they stay as they were signed "
                        "until correct-awards:\n"),
                     json_object_get_int64 (bahe_cli_json_get (board, "awarded")));
  else
    bahe_cli_printf (
        _ ("the awards recorded (%" PRId64 ") are not those of this board; void that record to award again:\n"),
        json_object_get_int64 (bahe_cli_json_get (board, "awarded")));
  for (gsize i = 0; i < n; i++) {
    json_object *one = json_object_array_get_idx (moved, i);
    const char *recorded = bahe_cli_json_text (one, "recorded"), *now = bahe_cli_json_text (one, "now");
    bahe_cli_printf (_ ("  %s: recorded %s, now %s\n"), bahe_cli_json_text (one, "name"),
                     recorded != NULL && *recorded != '\0' ? recorded : _ ("none"),
                     now != NULL && *now != '\0' ? now : _ ("none"));
  }
}

static void
print_board (BaheCli *cli, const BaheKindInfo *kind, const BaheBoardOf *of, json_object *json)
{
  g_autofree char *heading = bahe_board_heading (kind, of->stage, of->group);
  g_autoptr (BaheTable) table = bahe_board_table (of->board, heading);

  if (cli->format == BAHE_CLI_CSV || cli->format == BAHE_CLI_XLSX) {
    bahe_cli_print_table (cli, table);
    return;
  }
  bahe_cli_print ("\n");
  if (heading != NULL) {
    g_autofree char *strong = bahe_cli_strong (cli, heading);
    bahe_cli_printf ("%s\n", strong);
  }
  bahe_cli_print_table (cli, table);
  print_lots (of->board);
  print_over_cap (of->board);
  print_moved_awards (json);
  if (of->sentence != NULL)
    bahe_cli_printf ("%s\n", of->sentence);
  else if (of->rule != NULL)
    bahe_cli_printf (_ ("scoring rule: %s\n"), of->rule);
}

static void
print_hidden (json_object *boards, gboolean revealed)
{
  json_object *hidden = bahe_cli_json_get (boards, "hidden");
  gint64 given = json_object_get_int64 (bahe_cli_json_get (hidden, "given"));
  gint64 of = json_object_get_int64 (bahe_cli_json_get (hidden, "of"));

  if (given > 0 && of > 0)
    bahe_cli_printf (_ ("\nmarks handed in: %" PRId64 " of %" PRId64 ", shown once marking is closed\n"), given, of);
  else if (given > 0)
    bahe_cli_printf (_ ("\nmarks handed in: %" PRId64 ", shown once marking is closed\n"), given);
  if (given > 0 && revealed)
    bahe_cli_printf (_ ("these marks are counted here; nobody else sees them yet\n"));
}

static const char *
state_words (const char *state)
{
  static const struct {
    const char *state, *words;
  } states[] = { { "open", N_ ("open") },       { "marking", N_ ("marking") }, { "marked", N_ ("marking closed") },
                 { "awarded", N_ ("awarded") }, { "closed", N_ ("closed") },   { "held", N_ ("held") } };
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (g_str_equal (states[i].state, state))
      return _ (states[i].words);
  return state;
}

static void
print_title (BaheCli *cli, json_object *boards)
{
  g_autofree char *title = bahe_cli_strong (cli, bahe_cli_json_text (boards, "title"));
  bahe_cli_printf ("%s  [%s]\n", title, state_words (bahe_cli_json_text (boards, "state")));
}

typedef struct {
  BaheCli *cli;
  gint64 activity;
  const BaheKindInfo *kind; /* NULL: its plugin is missing */
  BaheBoardQuery query;
} Showing;

static gboolean
show_boards (const Showing *showing, GError **error)
{
  BaheUnit *unit = showing->cli->unit;
  json_object *json = bahe_unit_boards_json (unit, showing->activity, &showing->query, error);

  if (json == NULL)
    return FALSE;
  if (showing->cli->format == BAHE_CLI_JSON) {
    bahe_cli_print_json (json);
    json_object_put (json);
    return TRUE;
  }
  g_autoptr (GPtrArray) boards = bahe_unit_boards (unit, showing->activity, &showing->query, error);
  if (boards != NULL && showing->cli->format == BAHE_CLI_TABLE)
    print_title (showing->cli, json);
  for (guint i = 0; boards != NULL && i < boards->len; i++)
    print_board (showing->cli, showing->kind, boards->pdata[i],
                 json_object_array_get_idx (bahe_cli_json_get (json, "boards"), i));
  if (boards != NULL && showing->cli->format == BAHE_CLI_TABLE) {
    if (boards->len == 0)
      bahe_cli_printf (_ ("\nno board yet: nothing is entered, or this type of activity has none\n"));
    print_hidden (json, showing->query.reveal && showing->query.role >= BAHE_OFFICER);
  }
  json_object_put (json);
  return boards != NULL;
}

/* The entrant whose name is `words`, or the only one whose name holds them. */
static gint64
find_on_boards (const GPtrArray *boards, const char *words, GError **error)
{
  g_autofree char *key = bahe_text_key (words);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  gint64 found = 0;
  guint holding = 0;

  for (guint b = 0; b < boards->len; b++) {
    const BaheBoard *board = ((const BaheBoardOf *) boards->pdata[b])->board;
    for (gsize i = 0; i < bahe_board_size (board); i++) {
      const BaheBoardRow *row = bahe_board_row (board, i);
      g_autofree char *name = bahe_text_key (row->name);
      if (g_str_equal (name, key))
        return row->entrant;
      if (strstr (name, key) != NULL && found != row->entrant) {
        found = row->entrant;
        holding++;
      }
      if (!g_ptr_array_find_with_equal_func (names, row->name, g_str_equal, NULL))
        g_ptr_array_add (names, (gpointer) row->name);
    }
  }
  if (holding == 1)
    return found;
  g_autoptr (GString) list = g_string_new (NULL);
  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? C_ ("list", ", ") : "", (const char *) names->pdata[i]);
  g_set_error (error, BAHE_ERROR, holding == 0 ? BAHE_ERROR_NOT_FOUND : BAHE_ERROR_AMBIGUOUS,
               holding == 0 ? _ ("“%s” is not on this board; on it are: %s")
                            : _ ("“%s” could be several on this board: %s"),
               words, list->str);
  return 0;
}

static gboolean
explain (const Showing *showing, const char *words, GError **error)
{
  BaheUnit *unit = showing->cli->unit;
  g_autoptr (GPtrArray) boards = bahe_unit_boards (unit, showing->activity, &showing->query, error);
  gint64 entrant = boards != NULL ? find_on_boards (boards, words, error) : 0;
  json_object *all = entrant != 0 ? bahe_unit_why (unit, showing->activity, entrant, &showing->query, error) : NULL;

  for (size_t i = 0; all != NULL && showing->cli->format != BAHE_CLI_JSON && i < json_object_array_length (all); i++) {
    json_object *of = json_object_array_get_idx (all, i), *lines = bahe_cli_json_get (of, "lines");
    if (bahe_cli_json_get (of, "heading") != NULL && showing->cli->format == BAHE_CLI_TABLE)
      bahe_cli_printf ("%s\n", bahe_cli_json_text (of, "heading"));
    for (size_t k = 0; k < json_object_array_length (lines); k++)
      bahe_cli_printf ("%s\n", json_object_get_string (json_object_array_get_idx (lines, k)));
  }
  if (all != NULL && showing->cli->format == BAHE_CLI_JSON)
    bahe_cli_print_json (all);
  json_object_put (all);
  return all != NULL;
}

typedef struct {
  const Showing *showing;
  GMainLoop *loop;
  GError *error;
} Watching;

static void
draw (gint64 last_seq, gpointer data)
{
  Watching *watching = data;

  if (bahe_cli_colour (watching->showing->cli))
    bahe_cli_print ("\033[H\033[2J");
  if (!show_boards (watching->showing, &watching->error))
    g_main_loop_quit (watching->loop);
  if (watching->showing->cli->format == BAHE_CLI_TABLE)
    bahe_cli_printf (_ ("\nas of record %" PRId64 "; Ctrl-C ends\n"), last_seq);
  fflush (stdout);
}

static gboolean
end_watch (gpointer data)
{
  g_main_loop_quit (data);
  return G_SOURCE_CONTINUE;
}

static gint64
last_seq_of (BaheStore *store)
{
  g_autoptr (BaheView) view = bahe_view_begin (store, NULL);
  return view != NULL ? bahe_view_last_seq (view) : 0;
}

static gboolean
watch (const Showing *showing, GError **error)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Watching watching = { showing, loop, NULL };
  BaheStore *store = bahe_unit_store (showing->cli->unit);
  guint interrupt = g_unix_signal_add (SIGINT, end_watch, loop);
  guint terminate = g_unix_signal_add (SIGTERM, end_watch, loop);
  guint id = bahe_store_watch (store, draw, &watching);

  draw (last_seq_of (store), &watching);
  if (watching.error == NULL)
    g_main_loop_run (loop);
  bahe_store_unwatch (store, id);
  g_source_remove (interrupt);
  g_source_remove (terminate);
  if (watching.error != NULL)
    g_propagate_error (error, watching.error);
  return watching.error == NULL;
}

static gboolean
show_or_watch (BaheCli *cli, const BaheArguments *arguments, GError **error)
{
  BaheUnit *unit = bahe_cli_unit (cli, error);
  const char *who = bahe_arguments_option (arguments, "explain");
  Showing showing = { .cli = cli, .query = { .role = BAHE_VIEWER } };

  if (unit == NULL || !bahe_arguments_number (arguments, "as-of", 1, 0, &showing.query.as_of, error))
    return FALSE;
  showing.query.reveal = bahe_arguments_option (arguments, "reveal") != NULL;
  if (showing.query.reveal) /* a terminal may stand where all can see it */
    showing.query.role = cli->role;
  showing.activity = bahe_unit_find_activity (unit, bahe_arguments_word (arguments, 0), error);
  g_autoptr (BaheActivity) activity = showing.activity != 0 ? bahe_unit_activity (unit, showing.activity, error) : NULL;
  if (activity == NULL)
    return FALSE;
  showing.kind = activity->info;
  if (who != NULL)
    return explain (&showing, who, error);
  return bahe_arguments_option (arguments, "watch") != NULL ? watch (&showing, error) : show_boards (&showing, error);
}

/* A paper is for all to see, as the board stands now: nothing else can be asked of it. */
static gboolean
check_paper_options (const BaheArguments *arguments, const char *format, GError **error)
{
  static const char *const shown[] = { "watch", "explain", "as-of", "reveal" };

  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    if (bahe_arguments_option (arguments, shown[i]) != NULL) {
      g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID,
                   _ ("--%s is not for %s: what is sent or hung up shows the board as everybody sees it now"), shown[i],
                   format);
      return FALSE;
    }
  return TRUE;
}

static gboolean
run_board (BaheCli *cli, const BaheArguments *arguments, GError **error)
{
  const char *format = bahe_arguments_option (arguments, "format");
  gboolean known = FALSE;

  if (format != NULL && bahe_cli_is_paper (format))
    return check_paper_options (arguments, format, error) && bahe_cli_board_paper (cli, arguments, format, error);
  if (format != NULL && !bahe_cli_set_global (cli, "format", format, &known, NULL)) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID, _ ("--%s cannot be “%s”; it is one of: %s"), "format", format,
                 "table, json, csv, xlsx, png, svg, pdf, text");
    return FALSE;
  }
  return show_or_watch (cli, arguments, error);
}

static const BaheCliOption board_options[] = {
  { "format", "table|json|csv|xlsx|png|svg|pdf|text",
    N_ ("how to print; a picture or text for the group, PDF for the wall, XLSX for an office program") },
  { "output", N_ ("FILE"), N_ ("where to keep a picture, PDF or workbook; else standard output") },
  { "stage", N_ ("NAME"), N_ ("in a picture, text or PDF only the boards of this stage") },
  { "group", N_ ("NAME"), N_ ("in a picture, text or PDF only the board of this group") },
  { "watch", NULL, N_ ("stay, and show each change") },
  { "explain", N_ ("TEAM OR PLAYER"), N_ ("why this place: every match and every criterion that decided") },
  { "as-of", N_ ("RECORD-NUMBER"), N_ ("as it stood after this record") },
  { "reveal", NULL, N_ ("with what is hidden or held; for officers") },
  { 0 },
};

const BaheCliCommand bahe_cli_board_commands[] = {
  { "board", N_ ("ACTIVITY"), N_ ("show the board of an activity"), 1, 1, FALSE, board_options, run_board },
  { 0 },
};
