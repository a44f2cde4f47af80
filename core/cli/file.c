/* Files: given with a record, and handed out again. */
#include "cli/private.h"

#include <glib/gstdio.h>

/* ---- giving one ------------------------------------------------------------------------------------- */

static gboolean
refuse (GError **error, gint code, const char *path, const char *words)
{
  g_set_error (error, BAHE_ERROR, code, "%s: %s", path, words);
  return FALSE;
}

static gboolean
check_file (const char *path, GError **error)
{
  GStatBuf info;
  g_autofree char *most =
      g_strdup_printf (_ ("it is larger than %d MB; make it smaller"), BAHE_LARGEST_FILE / (1024 * 1024));

  if (g_stat (path, &info) != 0)
    return refuse (error, BAHE_ERROR_NOT_FOUND, path, _ ("there is no such file; check the path"));
  if (S_ISDIR (info.st_mode))
    return refuse (error, BAHE_ERROR_INVALID, path, _ ("this is a folder; give one file in it"));
  if (!S_ISREG (info.st_mode))
    return refuse (error, BAHE_ERROR_INVALID, path, _ ("this is no ordinary file"));
  if (info.st_size == 0)
    return refuse (error, BAHE_ERROR_INVALID, path, _ ("it is empty; choose another one"));
  return info.st_size <= BAHE_LARGEST_FILE || refuse (error, BAHE_ERROR_INVALID, path, most);
}

json_object *
bahe_cli_file (const char *path, GError **error)
{
  g_autofree char *bytes = NULL;
  gsize length;

  if (!check_file (path, error) || !bahe_cli_read_file (path, &bytes, &length, error))
    return NULL;
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *base64 = g_base64_encode ((const guchar *) bytes, length);
  json_object *file = json_object_new_object ();
  json_object_object_add (file, "name", json_object_new_string (name));
  json_object_object_add (file, "base64", json_object_new_string (base64));
  return file;
}

/* ---- handing one out ---------------------------------------------------------------------------------- */

/* Of the record's files the one that is meant: where it has one alone no field need be named. */
static gboolean
choose (BaheCli *cli, BaheFileAsk *ask, char **field, GError **error)
{
  json_object *event = NULL, *events = bahe_unit_events (cli->unit, ask->activity, cli->role, error);

  if (events == NULL)
    return FALSE;
  for (gsize i = 0; i < json_object_array_length (events); i++) {
    json_object *one = json_object_array_get_idx (events, i);
    if (json_object_get_int64 (bahe_cli_json_get (one, "seq")) == ask->seq)
      event = one;
  }
  json_object *files = bahe_cli_json_get (event, "files");
  gsize n = files != NULL ? json_object_array_length (files) : 0;
  g_autoptr (GString) list = g_string_new (NULL);
  for (gsize i = 0; i < n; i++) {
    json_object *file = json_object_array_get_idx (files, i);
    g_string_append_printf (list, "%s%s --n %s", i > 0 ? ", " : "", bahe_cli_json_text (file, "field"),
                            bahe_cli_json_text (file, "n"));
  }
  if (n == 1)
    ask->field = *field = g_strdup (bahe_cli_json_text (json_object_array_get_idx (files, 0), "field"));
  else if (n == 0)
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_NOT_FOUND, _ ("record %" PRId64 " has no file"), ask->seq);
  else
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_AMBIGUOUS, _ ("record %" PRId64 " has several files; say which: %s"),
                 ask->seq, list->str);
  json_object_put (events);
  return n == 1;
}

static gboolean
fetch (BaheCli *cli, const BaheFileAsk *ask, const char *because, BaheFile *file, GError **error)
{
  BaheRequest request;

  if (because == NULL || *because == '\0')
    return bahe_unit_file (cli->unit, ask, file, error);
  if (!bahe_cli_request (cli, 0, "", &request, error))
    return FALSE;
  request.given = json_object_new_object ();
  json_object_object_add (request.given, "because", json_object_new_string (because));
  gboolean done = bahe_unit_read_private_file (cli->unit, &request, ask, file, error);
  json_object_put (request.given);
  return done;
}

static gboolean
run_file (BaheCli *cli, const BaheArguments *arguments, GError **error)
{
  BaheUnit *unit = bahe_cli_unit (cli, error);
  const char *word = bahe_arguments_word (arguments, 0), *because = bahe_arguments_option (arguments, "because");
  BaheFileAsk ask = { .field = bahe_arguments_word (arguments, 1),
                      .original = bahe_arguments_option (arguments, "original") != NULL,
                      .role = cli->role };
  g_autofree char *only = NULL;
  g_auto (BaheFile) file = { 0 };
  gint64 n = 1;

  if (unit == NULL || !bahe_arguments_number (arguments, "n", 1, 1, &n, error))
    return FALSE;
  ask.n = (guint) MIN (n, G_MAXUINT16);
  if (!g_ascii_string_to_signed (*word == '#' ? word + 1 : word, 10, 1, G_MAXINT64, &ask.seq, NULL)) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID,
                 _ ("“%s” is not the number of a record; bahe events lists them with their numbers"), word);
    return FALSE;
  }
  if ((ask.field == NULL && !choose (cli, &ask, &only, error)) || !bahe_cli_can_write (cli->output, error) ||
      !fetch (cli, &ask, because, &file, error))
    return FALSE;
  const char *path = g_strcmp0 (cli->output, "-") != 0 ? cli->output : NULL;
  /* What was private is nobody else's on this machine either. */
  gboolean written =
      because != NULL && path != NULL
          ? g_file_set_contents_full (path, g_bytes_get_data (file.bytes, NULL), (gssize) g_bytes_get_size (file.bytes),
                                      G_FILE_SET_CONTENTS_CONSISTENT, 0600, error)
          : bahe_cli_write (file.bytes, path, error);
  if (written && path != NULL)
    bahe_cli_printf (_ ("%s: written to %s\n"), file.name, path);
  return written;
}

static const BaheCliOption file_options[] = {
  { "n", N_ ("NUMBER"), N_ ("which of several files, from 1") },
  { "original", NULL, N_ ("as it was recorded, without corrections") },
  { "because", N_ ("REASON"), N_ ("why a private file is read; it stays in the record") },
  { 0 },
};

const BaheCliCommand bahe_cli_file_commands[] = {
  { "file", N_ ("NUMBER [FIELD]"), N_ ("write a file of a record to --output, else to standard output"), 1, 2, FALSE,
    file_options, run_file },
  { 0 },
};
