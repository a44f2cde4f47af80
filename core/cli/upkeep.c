/* The store itself: make it, check it, save it, bring it back, build it again, serve it. */
#include "cli/private.h"

#include <string.h>

static gboolean
run_init (BaheCli *cli, const BaheArguments *arguments, GError **error)
{
  const char *name = bahe_arguments_word (arguments, 0), *zone = bahe_arguments_option (arguments, "zone");
  g_autofree char *path = cli->host->store_path (cli->store);

  if (cli->dry_run) {
    if (g_file_test (path, G_FILE_TEST_EXISTS)) {
      g_set_error (error, BAHE_ERROR, BAHE_ERROR_REFUSED, _ ("there is a store at %s already"), path);
      return FALSE;
    }
    bahe_cli_printf (_ ("would be made: %s, the store of %s\n"), path, name);
    return TRUE;
  }
  cli->unit = cli->host->init_unit (cli->store, name, zone, cli->safe_mode, error);
  if (cli->unit == NULL)
    return FALSE;
  bahe_cli_printf (_ ("made: %s, the store of %s\n"), path, name);
  return TRUE;
}

/* With --dry-run: says what would be written, or that it is there already. */
static gboolean
say_would_write (const char *path, GError **error)
{
  if (g_file_test (path, G_FILE_TEST_EXISTS)) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_REFUSED, _ ("%s is there already, and is never overwritten"), path);
    return FALSE;
  }
  bahe_cli_printf (_ ("would be written: %s\n"), path);
  return TRUE;
}

static void
print_verify_json (const BaheVerifyReport *report)
{
  json_object *json = json_object_new_object (), *problems = json_object_new_array ();
  GString *head = g_string_new (NULL);

  for (guint i = 0; i < BAHE_HASH_SIZE; i++)
    g_string_append_printf (head, "%02x", report->head[i]);
  for (guint i = 0; i < report->problems->len; i++)
    json_object_array_add (problems, json_object_new_string (report->problems->pdata[i]));
  json_object_object_add (json, "records", json_object_new_int64 (report->events));
  json_object_object_add (json, "head", json_object_new_string (head->str));
  json_object_object_add (json, "files", json_object_new_int ((int) report->files));
  json_object_object_add (json, "forgotten_files", json_object_new_int ((int) report->forgotten));
  json_object_object_add (json, "problems", problems);
  bahe_cli_print_json (json);
  json_object_put (json);
  g_string_free (head, TRUE);
}

static void
print_verify (BaheCli *cli, const BaheVerifyReport *report)
{
  if (cli->format == BAHE_CLI_JSON) {
    print_verify_json (report);
    return;
  }
  for (guint i = 0; i < report->problems->len; i++)
    bahe_cli_printf ("%s\n", (const char *) report->problems->pdata[i]);
  bahe_cli_printf (_ ("%" PRId64 " records, chain ends with %02x%02x%02x%02x\n"), report->events, report->head[0],
                   report->head[1], report->head[2], report->head[3]);
  if (report->files > 0)
    bahe_cli_printf (_ ("%u files, %u of them forgotten with the person they were about\n"), report->files,
                     report->forgotten);
}

/* A code as it is typed from a paper: hyphens and case do not matter, but those behind the number do. */
static char *
plain_code (const char *code)
{
  GString *plain = g_string_new (NULL);

  for (const char *at = code; *at != '\0'; at++)
    if (*at != '-' || strchr (plain->str, '-') == NULL)
      g_string_append_c (plain, g_ascii_tolower (*at));
  return g_string_free (plain, FALSE);
}

/* Whether the record is still what it was when a paper with this code was printed. */
static gboolean
check_witness (BaheUnit *unit, const char *code, GError **error)
{
  char *end = NULL;
  gint64 seq = g_ascii_strtoll (code, &end, 10);

  if (seq < 1 || *end != '-' || strlen (end) < 9) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID,
                 _ ("“%s” is no check code; type it as it is printed, like 1682-95c7-619f-0a1b-2c3d"), code);
    return FALSE;
  }
  g_autoptr (BaheView) view = bahe_view_begin (bahe_unit_store (unit), error);
  g_autofree char *here = view != NULL ? bahe_view_witness (view, seq, error) : NULL;
  if (here == NULL)
    return FALSE;
  g_autofree char *printed = plain_code (code), *found = plain_code (here);
  if (g_str_equal (printed, found)) {
    bahe_cli_printf (_ ("the records up to %" PRId64 " are those of the paper\n"), seq);
    return TRUE;
  }
  g_set_error (error, BAHE_ERROR, BAHE_ERROR_CORRUPT,
               _ ("the record has the code %s, the paper %s: it is another unit's, or a record up to %" PRId64
                  " was changed after the paper was printed"),
               here, code, seq);
  return FALSE;
}

static gboolean
run_verify (BaheCli *cli, const BaheArguments *arguments, GError **error)
{
  BaheUnit *unit = bahe_cli_unit (cli, error);
  BaheVerifyReport report = { 0 };
  const char *code = bahe_arguments_word (arguments, 0);
  gint64 drawn = 0;

  if (unit == NULL || (code != NULL && !check_witness (unit, code, error)))
    return FALSE;
  gboolean done = bahe_store_verify (bahe_unit_store (unit), bahe_cli_progress, &drawn, &report, error) &&
                  bahe_unit_verify (unit, bahe_cli_progress, &drawn, report.problems, error);
  bahe_cli_progress_end (&drawn);
  guint n = done ? report.problems->len : 0;
  if (done)
    print_verify (cli, &report);
  if (n > 0)
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_CORRUPT,
                 _ ("the store has %u faults; keep this file, and restore the last backup to another place"), n);
  else if (done && cli->format != BAHE_CLI_JSON)
    bahe_cli_printf (_ ("nothing is wrong with the store\n"));
  bahe_verify_report_clear (&report);
  return done && n == 0;
}

/* Beside the backup, so that neither is forgotten; useless without the code of the recovery sheet. */
static gboolean
save_keys (const char *sealed, const char *backup, GError **error)
{
  g_autofree char *path = g_strconcat (backup, ".keys", NULL);

  if (!g_file_set_contents_full (path, sealed, -1, G_FILE_SET_CONTENTS_DURABLE, 0600, error))
    return FALSE;
  bahe_cli_printf (_ ("saved and verified: %s; the keys, sealed for the recovery sheet: %s\n"), backup, path);
  return TRUE;
}

static gboolean
run_backup (BaheCli *cli, const BaheArguments *arguments, GError **error)
{
  BaheUnit *unit = bahe_cli_unit (cli, error);
  const char *to = bahe_arguments_word (arguments, 0);
  g_autofree char *sealed = NULL;
  gint64 drawn = 0;

  if (unit == NULL)
    return FALSE;
  if (bahe_arguments_option (arguments, "keys") != NULL &&
      (sealed = bahe_store_seal_keys (bahe_unit_store (unit), error)) == NULL)
    return FALSE;
  if (cli->dry_run)
    return say_would_write (to, error);
  gboolean done = bahe_store_backup (bahe_unit_store (unit), to, bahe_cli_progress, &drawn, error);
  bahe_cli_progress_end (&drawn);
  if (!done)
    return FALSE;
  if (sealed != NULL)
    return save_keys (sealed, to, error);
  bahe_cli_printf (_ ("saved and verified: %s. The keys of private values are not in it\n"), to);
  return TRUE;
}

static gboolean
run_restore (BaheCli *cli, const BaheArguments *arguments, GError **error)
{
  g_autofree char *to = cli->host->store_path (cli->store);
  g_autofree char *folder = g_path_get_dirname (to);

  if (cli->dry_run)
    return say_would_write (to, error);
  if (g_mkdir_with_parents (folder, 0700) != 0) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_STORE, _ ("the folder %s cannot be made"), folder);
    return FALSE;
  }
  if (!bahe_store_restore (bahe_arguments_word (arguments, 0), to, error))
    return FALSE;
  bahe_cli_printf (_ ("restored and verified: %s\n"), to);
  return TRUE;
}

static gboolean
run_rebuild (BaheCli *cli, const BaheArguments *arguments, GError **error)
{
  BaheUnit *unit = bahe_cli_unit (cli, error);
  const char *words = bahe_arguments_word (arguments, 0);
  gint64 drawn = 0, activity = 0;

  if (unit == NULL || (words != NULL && (activity = bahe_unit_find_activity (unit, words, error)) == 0))
    return FALSE;
  if (cli->dry_run) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID,
                 _ ("rebuild records nothing, so --dry-run has nothing to leave out; bahe verify compares"));
    return FALSE;
  }
  gboolean done = bahe_unit_rebuild (unit, activity, bahe_cli_progress, &drawn, error);
  bahe_cli_progress_end (&drawn);
  if (done)
    bahe_cli_printf (_ ("boards and figures are built again from the records\n"));
  return done;
}

static gboolean
run_serve (BaheCli *cli, const BaheArguments *arguments, GError **error)
{
  BaheCliServing serving = { .address = bahe_arguments_option (arguments, "address"),
                             .lan = bahe_arguments_option (arguments, "lan") != NULL };
  gint64 port;

  if (!bahe_arguments_number (arguments, "port", 0, 8017, &port, error))
    return FALSE;
  if (serving.lan && serving.address != NULL) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID, _ ("give --lan or --address, not both"));
    return FALSE;
  }
  if (port > G_MAXUINT16) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID, _ ("--port is at most 65535"));
    return FALSE;
  }
  if (cli->host->supervise (&cli->code))
    return TRUE;
  serving.port = (guint) port;
  BaheUnit *unit = bahe_cli_unit (cli, error);
  return unit != NULL && cli->host->serve (unit, &serving, error);
}

static gboolean
run_link (BaheCli *cli, const BaheArguments *arguments, GError **error)
{
  BaheUnit *unit = bahe_cli_unit (cli, error);

  if (unit == NULL)
    return FALSE;
  if (cli->dry_run) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID,
                 _ ("a link that is not made opens nothing; leave out --dry-run"));
    return FALSE;
  }
  g_autofree char *link = cli->host->new_link (unit, bahe_arguments_option (arguments, "alone") != NULL, error);
  if (link != NULL)
    bahe_cli_printf ("%s\n", link);
  return link != NULL;
}

static const BaheCliOption init_options[] = {
  { "zone", N_ ("ZONE"), N_ ("time zone; else Asia/Shanghai") },
  { 0 },
};

static const BaheCliOption backup_options[] = {
  { "keys", NULL, N_ ("save the keys of private values beside it, sealed for the recovery sheet") },
  { 0 },
};

static const BaheCliOption link_options[] = {
  { "alone", NULL, N_ ("sign out whoever is administrator now: a computer or a link was lost") },
  { 0 },
};

static const BaheCliOption serve_options[] = {
  { "lan", NULL, N_ ("let the phones and screens of this network in, and print the address with its QR code") },
  { "port", N_ ("NUMBER"), N_ ("else 8017; 0 takes any free one") },
  { "address", N_ ("ADDRESS"), N_ ("else 127.0.0.1: only this computer") },
  { 0 },
};

const BaheCliCommand bahe_cli_upkeep_commands[] = {
  { "init", N_ ("NAME"), N_ ("make the store of a union"), 1, 1, FALSE, init_options, run_init },
  { "serve", NULL, N_ ("serve boards, big screens and recorders' phones"), 0, 0, FALSE, serve_options, run_serve },
  { "link", NULL, N_ ("make a link that signs the administrator in, once"), 0, 0, FALSE, link_options, run_link },
  { "verify", N_ ("[CHECK-CODE]"),
    N_ ("check the store: every page, the chain, every board and figure; and that it is that of a printed code"), 0, 1,
    FALSE, NULL, run_verify },
  { "backup", N_ ("FILE"), N_ ("save the store to a new file and verify it"), 1, 1, FALSE, backup_options, run_backup },
  { "restore", N_ ("FILE"), N_ ("bring a saved store back to where --store says"), 1, 1, FALSE, NULL, run_restore },
  { "rebuild", N_ ("[ACTIVITY]"), N_ ("build boards and figures again from the records"), 0, 1, FALSE, NULL,
    run_rebuild },
  { 0 },
};
