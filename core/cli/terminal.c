/* What is said to a person and asked of one: colour, yes or no, secrets without echo, progress. */
#include "cli/private.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

void
bahe_cli_print (const char *text)
{
  fputs (text, stdout);
}

void
bahe_cli_printf (const char *format, ...)
{
  va_list arguments;
  va_start (arguments, format);
  vprintf (format, arguments);
  va_end (arguments);
}

void
bahe_cli_print_json (json_object *json)
{
  fputs (json_object_to_json_string_ext (json, JSON_C_TO_STRING_PRETTY | JSON_C_TO_STRING_SPACED |
                                                   JSON_C_TO_STRING_NOSLASHESCAPE),
         stdout);
  fputc ('\n', stdout);
}

gboolean
bahe_cli_colour (const BaheCli *cli)
{
  const char *no_colour = g_getenv ("NO_COLOR");
  const char *term = g_getenv ("TERM");

  if (cli->no_colour || (no_colour != NULL && *no_colour != '\0') || g_strcmp0 (term, "dumb") == 0)
    return FALSE;
  return isatty (STDOUT_FILENO);
}

guint
bahe_cli_screen_width (void)
{
  struct winsize size;

  if (!isatty (STDOUT_FILENO) || ioctl (STDOUT_FILENO, TIOCGWINSZ, &size) != 0)
    return 0;
  return size.ws_col;
}

char *
bahe_cli_strong (const BaheCli *cli, const char *text)
{
  return bahe_cli_colour (cli) ? g_strconcat ("\033[1m", text, "\033[0m", NULL) : g_strdup (text);
}

char *
bahe_cli_padded (const char *text, guint width)
{
  guint used = bahe_text_width (text);
  return g_strdup_printf ("%s%*s", text, used < width ? (int) (width - used) : 0, "");
}

char *
bahe_cli_read_line (GError **error)
{
  GString *line = g_string_new (NULL);
  int c = getchar ();

  if (c == EOF) {
    g_string_free (line, TRUE);
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID, _ ("standard input ended before every value was read"));
    return NULL;
  }
  for (; c != EOF && c != '\n'; c = getchar ())
    g_string_append_c (line, (char) c);
  if (line->len > 0 && line->str[line->len - 1] == '\r')
    g_string_truncate (line, line->len - 1);
  return g_string_free (line, FALSE);
}

gboolean
bahe_cli_interactive (void)
{
  return isatty (STDIN_FILENO) && isatty (STDERR_FILENO);
}

gboolean
bahe_cli_confirm (BaheCli *cli, const char *question, GError **error)
{
  if (cli->yes)
    return TRUE;
  if (!bahe_cli_interactive ()) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_REFUSED,
                 _ ("nothing was recorded: there is no terminal to ask on; look at the preview, then give --yes"));
    return FALSE;
  }
  fflush (stdout);
  fprintf (stderr, _ ("%s [y/N] "), question);
  fflush (stderr);
  g_autofree char *answer = bahe_cli_read_line (error);
  if (answer == NULL)
    return FALSE;
  g_autofree char *key = bahe_text_key (answer);
  if (g_str_equal (key, "y") || g_str_equal (key, "yes") || g_str_equal (key, "是"))
    return TRUE;
  g_set_error (error, BAHE_ERROR, BAHE_ERROR_REFUSED, _ ("nothing was recorded"));
  return FALSE;
}

/* One line from the terminal, byte by byte, so that no buffer of stdio keeps a copy. */
static char *
read_secret_line (int terminal)
{
  enum { ROOM = 4096 };
  char *secret = g_malloc0 (ROOM);
  gsize n = 0;
  char c;

  while (n + 1 < ROOM && read (terminal, &c, 1) == 1 && c != '\n')
    secret[n++] = c;
  return secret;
}

char *
bahe_cli_ask_secret (const char *label, GError **error)
{
  struct termios before, quiet;
  int terminal = open ("/dev/tty", O_RDWR | O_CLOEXEC);

  if (terminal < 0 || tcgetattr (terminal, &before) != 0) {
    if (terminal >= 0)
      close (terminal);
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_REFUSED,
                 _ ("“%s” is private and there is no terminal to ask on; give --private FIELD=- and write the value to "
                    "standard input"),
                 label);
    return NULL;
  }
  quiet = before;
  quiet.c_lflag &= ~(tcflag_t) ECHO;
  tcsetattr (terminal, TCSAFLUSH, &quiet);
  dprintf (terminal, _ ("%s (not shown while you type): "), label);
  char *secret = read_secret_line (terminal);
  tcsetattr (terminal, TCSAFLUSH, &before);
  dprintf (terminal, "\n");
  close (terminal);
  return secret;
}

void
bahe_cli_forget (char *secret)
{
  if (secret == NULL)
    return;
  explicit_bzero (secret, strlen (secret));
  g_free (secret);
}

void
bahe_cli_progress (const char *what, gint64 done, gint64 all, gpointer data)
{
  gint64 *drawn = data;
  gint64 now = g_get_monotonic_time ();

  if (!isatty (STDERR_FILENO) || (*drawn != 0 && now - *drawn < 100 * 1000))
    return;
  *drawn = now;
  if (all > 0)
    fprintf (stderr, "\r\033[K%s %" PRId64 "/%" PRId64 " (%d%%)", what, done, all, (int) (done * 100 / all));
  else
    fprintf (stderr, "\r\033[K%s %" PRId64, what, done);
  fflush (stderr);
}

void
bahe_cli_progress_end (gpointer data)
{
  gint64 *drawn = data;
  if (*drawn != 0)
    fputs ("\r\033[K", stderr);
  *drawn = 0;
}

gboolean
bahe_cli_read_file (const char *path, char **bytes, gsize *length, GError **error)
{
  g_autoptr (GError) inner = NULL;

  if (g_str_equal (path, "-")) {
    GString *all = g_string_new (NULL);
    char part[4096];
    for (gsize n; (n = fread (part, 1, sizeof part, stdin)) > 0;)
      g_string_append_len (all, part, (gssize) n);
    *length = all->len;
    *bytes = g_string_free (all, FALSE);
    return TRUE;
  }
  if (g_file_get_contents (path, bytes, length, &inner))
    return TRUE;
  g_set_error (error, BAHE_ERROR, BAHE_ERROR_NOT_FOUND, _ ("the file %s cannot be read: %s"), path, inner->message);
  return FALSE;
}

json_object *
bahe_cli_json_get (json_object *object, const char *name)
{
  json_object *member = NULL;
  if (object == NULL || !json_object_is_type (object, json_type_object))
    return NULL;
  return json_object_object_get_ex (object, name, &member) ? member : NULL;
}

const char *
bahe_cli_json_text (json_object *object, const char *name)
{
  json_object *member = bahe_cli_json_get (object, name);
  return member != NULL ? json_object_get_string (member) : "";
}
