/* Papers of a board: a picture or text for the chat group, pages for the wall, the programme. */
#include "cli/private.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const struct {
  const char *name;
  BahePaperFormat format;
  gboolean readable; /* on a terminal */
} formats[] = { { "png", BAHE_PAPER_PNG, FALSE },
                { "svg", BAHE_PAPER_SVG, TRUE },
                { "pdf", BAHE_PAPER_PDF, FALSE },
                { "xlsx", BAHE_PAPER_XLSX, FALSE },
                { "text", BAHE_PAPER_TEXT, TRUE } };

gboolean
bahe_cli_can_write (const char *path, GError **error)
{
  if (path != NULL || !isatty (STDOUT_FILENO))
    return TRUE;
  g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID,
               _ ("this is no text for a terminal; say with --output FILE where to keep it"));
  return FALSE;
}

gboolean
bahe_cli_write (GBytes *bytes, const char *path, GError **error)
{
  g_autoptr (GError) reason = NULL;
  gsize size = 0;
  const char *data = g_bytes_get_data (bytes, &size);

  if ((path == NULL || g_str_equal (path, "-")) && fwrite (data, 1, size, stdout) == size)
    return TRUE;
  if (path == NULL || g_str_equal (path, "-")) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_STORE, _ ("cannot write %s: %s"), "-", g_strerror (errno));
    return FALSE;
  }
  if (g_file_set_contents (path, data, (gssize) size, &reason))
    return TRUE;
  g_set_error (error, BAHE_ERROR, BAHE_ERROR_STORE, _ ("cannot write %s: %s"), path, reason->message);
  return FALSE;
}

static gboolean
make_paper (BaheCli *cli, const BaheArguments *arguments, BahePaperFormat format, gboolean readable, GError **error)
{
  const char *path = bahe_arguments_option (arguments, "output");
  const BahePaperAsk ask = { bahe_arguments_option (arguments, "stage"), bahe_arguments_option (arguments, "group") };
  gint64 activity = bahe_cli_activity (cli, bahe_arguments_word (arguments, 0), error);

  if (activity == 0)
    return FALSE;
  if (!readable && !bahe_cli_can_write (path, error))
    return FALSE;
  g_autofree char *name = NULL;
  g_autoptr (GBytes) bytes = bahe_paper (cli->unit, activity, format, &ask, &name, error);
  if (bytes == NULL || !bahe_cli_write (bytes, path, error))
    return FALSE;
  if (format == BAHE_PAPER_TEXT && path == NULL)
    bahe_cli_print ("\n");
  return TRUE;
}

gboolean
bahe_cli_is_paper (const char *format)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_equal (formats[i].name, format))
      return TRUE;
  return FALSE;
}

gboolean
bahe_cli_board_paper (BaheCli *cli, const BaheArguments *arguments, const char *format, GError **error)
{
  guint i = 0;

  while (!g_str_equal (formats[i].name, format))
    i++;
  return make_paper (cli, arguments, formats[i].format, formats[i].readable, error);
}

static gboolean
run_programme (BaheCli *cli, const BaheArguments *arguments, GError **error)
{
  return make_paper (cli, arguments, BAHE_PAPER_PROGRAMME, FALSE, error);
}

/* ---- 一事一档 ------------------------------------------------------------------------------------------------------
 */

static const char *
state_words (const char *state)
{
  if (g_str_equal (state, "missing"))
    return C_ ("papers", "missing");
  if (g_str_equal (state, "apart"))
    return C_ ("papers", "kept apart");
  return g_str_equal (state, "kept") ? C_ ("papers", "in the file") : C_ ("papers", "can be printed");
}

/* Which records brought what is in the file: 812、815. */
static char *
records_of (json_object *files)
{
  GString *numbers = g_string_new (NULL);
  gint64 before = 0;

  for (size_t i = 0; i < json_object_array_length (files); i++) {
    json_object *seq = NULL;
    json_object_object_get_ex (json_object_array_get_idx (files, i), "seq", &seq);
    gint64 number = json_object_get_int64 (seq);
    if (number != before)
      g_string_append_printf (numbers, "%s%" PRId64, before != 0 ? C_ ("list", ", ") : "", number);
    before = number;
  }
  char *words = g_strdup_printf (_ ("record %s"), numbers->str);
  g_string_free (numbers, TRUE);
  return words;
}

static void
add_paper_row (BaheTable *table, json_object *paper)
{
  const char *state = bahe_cli_json_text (paper, "state");
  json_object *files = NULL;
  g_autofree char *records = json_object_object_get_ex (paper, "files", &files) ? records_of (files) : NULL;

  bahe_table_add_row (table, g_str_equal (state, "missing") ? BAHE_BAD
                             : g_str_equal (state, "apart") ? BAHE_FAINT
                                                            : BAHE_PLAIN);
  bahe_table_add_cell (table, bahe_cli_json_text (paper, "name"));
  bahe_table_add_cell (table, bahe_cli_json_text (paper, "label"));
  bahe_table_add_cell (table, state_words (state));
  bahe_table_add_cell (table, records != NULL ? records : bahe_cli_json_text (paper, "why"));
}

static gboolean
run_papers (BaheCli *cli, const BaheArguments *arguments, GError **error)
{
  gint64 activity = bahe_cli_activity (cli, bahe_arguments_word (arguments, 0), error);
  json_object *papers = activity != 0 ? bahe_dossier (cli->unit, activity, error) : NULL;
  g_autoptr (BaheTable) table = bahe_table_new ();

  if (papers == NULL)
    return FALSE;
  bahe_table_add_column (table, "name", _ ("paper"), FALSE);
  bahe_table_add_column (table, "label", _ ("meaning"), FALSE);
  bahe_table_add_column (table, "state", _ ("state"), FALSE);
  bahe_table_add_column (table, "why", _ ("why"), FALSE);
  for (size_t i = 0; i < json_object_array_length (papers); i++)
    add_paper_row (table, json_object_array_get_idx (papers, i));
  json_object_put (papers);
  bahe_cli_print_table (cli, table);
  return TRUE;
}

static gboolean
run_paper (BaheCli *cli, const BaheArguments *arguments, GError **error)
{
  const char *path = bahe_arguments_option (arguments, "output"), *page = bahe_arguments_option (arguments, "page");
  gint64 number = 1, activity = bahe_cli_activity (cli, bahe_arguments_word (arguments, 0), error);

  if (activity == 0 || !bahe_arguments_number (arguments, "page", 1, 1, &number, error))
    return FALSE;
  if (!bahe_cli_can_write (path, error))
    return FALSE;
  const BaheDossierAsk ask = { .name = bahe_arguments_word (arguments, 1),
                               .role = cli->role,
                               .png = page != NULL || (path != NULL && g_str_has_suffix (path, ".png")),
                               .page = (guint) number };
  g_autoptr (GBytes) bytes = bahe_dossier_paper (cli->unit, activity, &ask, NULL, error);
  return bytes != NULL && bahe_cli_write (bytes, path, error);
}

/* ---- a month -------------------------------------------------------------------------------------------------------
 */

gboolean
bahe_cli_month (BaheUnit *unit, const char *words, BaheSpan *month, GError **error)
{
  int year, of, day, hour, minute, last_year, last, last_day;
  g_autoptr (GError) unread = NULL;

  if (bahe_span_parse (words, bahe_now (bahe_store_zone (bahe_unit_store (unit))), month, &unread)) {
    bahe_minute_split (month->first, &year, &of, &day, &hour, &minute);
    bahe_minute_split (month->last + 1, &last_year, &last, &last_day, &hour, &minute);
    if (day == 1 && last_day == 1 && (last_year * 12 + last) - (year * 12 + of) == 1)
      return TRUE;
  }
  g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID, _ ("“%s” is no month; write it like 2026-11"), words);
  return FALSE;
}

/* The month that is named, or else the one that runs. */
static gboolean
run_monthly (BaheCli *cli, const BaheArguments *arguments, GError **error)
{
  const char *path = bahe_arguments_option (arguments, "output"), *words = bahe_arguments_word (arguments, 0);
  const char *format = bahe_arguments_option (arguments, "format");
  BaheUnit *unit = bahe_cli_unit (cli, error);
  int year, month, day, hour, minute;
  guint i = 0;

  if (unit == NULL)
    return FALSE;
  BaheSpan span = { bahe_now (bahe_store_zone (bahe_unit_store (unit))), 0 };
  if (words != NULL && !bahe_cli_month (unit, words, &span, error))
    return FALSE;
  while (i < G_N_ELEMENTS (formats) && !g_str_equal (formats[i].name, format != NULL ? format : "text"))
    i++;
  if (i == G_N_ELEMENTS (formats)) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID, _ ("--%s cannot be “%s”; it is one of: %s"), "format", format,
                 "text, png, svg, pdf");
    return FALSE;
  }
  if (!formats[i].readable && !bahe_cli_can_write (path, error))
    return FALSE;
  bahe_minute_split (span.first, &year, &month, &day, &hour, &minute);
  g_autoptr (GBytes) bytes = bahe_monthly (unit, year, month, formats[i].format, NULL, error);
  if (bytes == NULL || !bahe_cli_write (bytes, path, error))
    return FALSE;
  if (formats[i].format == BAHE_PAPER_TEXT && path == NULL)
    bahe_cli_print ("\n");
  return TRUE;
}

static const BaheCliOption monthly_options[] = {
  { "format", "text|png|svg|pdf", N_ ("text for the group (else), a picture, or pdf for the wall") },
  { "output", N_ ("FILE"), N_ ("where to keep it; else standard output") },
  { 0 },
};

static const BaheCliOption paper_options[] = {
  { "output", N_ ("FILE"), N_ ("where to keep it, .pdf or .png; else standard output") },
  { "page", N_ ("NUMBER"), N_ ("one page as a picture") },
  { 0 },
};

static const BaheCliOption programme_options[] = {
  { "output", N_ ("FILE"), N_ ("where to keep it; else standard output") },
  { 0 },
};

const BaheCliCommand bahe_cli_paper_commands[] = {
  { "programme", N_ ("ACTIVITY"), N_ ("the programme as a PDF: regulation, teams, matches, room to write results"), 1,
    1, FALSE, programme_options, run_programme },
  { "monthly", N_ ("[MONTH]"), N_ ("what a month brought in giving, pairs and care, without names; else of this month"),
    0, 1, FALSE, monthly_options, run_monthly },
  { "papers", N_ ("ACTIVITY"), N_ ("the papers of an activity's file: which can be printed, which are missing"), 1, 1,
    FALSE, NULL, run_papers },
  { "paper", N_ ("ACTIVITY PAPER"), N_ ("one of them as a PDF, or a page of it as a picture"), 2, 2, FALSE,
    paper_options, run_paper },
  { 0 },
};
