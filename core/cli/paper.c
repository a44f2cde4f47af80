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
                { "text", BAHE_PAPER_TEXT, TRUE } };

static gboolean
write_paper (GBytes *bytes, const char *path, GError **error)
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
  if (!readable && path == NULL && isatty (STDOUT_FILENO)) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID,
                 _ ("this is no text for a terminal; say with --output FILE where to keep it"));
    return FALSE;
  }
  g_autofree char *name = NULL;
  g_autoptr (GBytes) bytes = bahe_paper (cli->unit, activity, format, &ask, &name, error);
  if (bytes == NULL || !write_paper (bytes, path, error))
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

static const BaheCliOption programme_options[] = {
  { "output", N_ ("FILE"), N_ ("where to keep it; else standard output") },
  { 0 },
};

const BaheCliCommand bahe_cli_paper_commands[] = {
  { "programme", N_ ("ACTIVITY"), N_ ("the programme as a PDF: regulation, teams, matches, room to write results"), 1,
    1, FALSE, programme_options, run_programme },
  { 0 },
};
