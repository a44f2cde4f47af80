/* Checking that a store is what was written. */
#include "store/private.h"

#include <string.h>

#define PROBLEMS_AT_MOST 100 /* told; a file with more is told no better by telling all */
#define PROGRESS_EVERY 4096

typedef struct {
  BaheView *view;
  BaheVerifyReport *report;
  BaheProgress progress;
  gpointer data;
  gint64 all;
  GHashTable *versions; /* activity → version of its last event */
  GHashTable *files;    /* hash in hexadecimal → BaheFileState, of those met */
  guint8 hash[BAHE_HASH_SIZE];
  gint64 seq;
  BaheHead note; /* seq 0: none */
} Check;

G_GNUC_PRINTF (2, 3)
static void
problem (Check *check, const char *format, ...)
{
  va_list arguments;

  if (check->report->problems->len >= PROBLEMS_AT_MOST)
    return;
  va_start (arguments, format);
  g_ptr_array_add (check->report->problems, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

/* ---- the chain
 * ----------------------------------------------------------------------------------------------------------- */

static void
check_version (Check *check, const BaheEventRow *event)
{
  gint64 *version = g_hash_table_lookup (check->versions, &event->activity);

  if (event->version != (version == NULL ? 1 : *version + 1))
    problem (check, _ ("event %ld: version %ld of activity %ld comes out of order"), (long) event->seq,
             (long) event->version, (long) event->activity);
  if (version != NULL)
    *version = event->version;
  else
    g_hash_table_insert (check->versions, g_memdup2 (&event->activity, sizeof event->activity),
                         g_memdup2 (&event->version, sizeof event->version));
}

/* ---- files that events tell of
 * ---------------------------------------------------------------------------------------------- */

typedef struct {
  Check *check;
  gint64 seq;
} Telling;

/* Each content is read and hashed once, however many events tell of it. */
static BaheFileState
look_at_file (Check *check, const char *text)
{
  gpointer known = NULL;
  guint8 hash[BAHE_HASH_SIZE];
  BaheFileState state = BAHE_FILE_MISSING;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (g_hash_table_lookup_extended (check->files, text, NULL, &known))
    return (BaheFileState) GPOINTER_TO_INT (known);
  if (!bahe_hash_parse (text, hash))
    return BAHE_FILE_MISSING;
  if (!bahe_view_file (check->view, hash, &state, &bytes, &error))
    problem (check, "%s", error->message);
  check->report->files++;
  check->report->forgotten += state == BAHE_FILE_FORGOTTEN ? 1 : 0;
  g_hash_table_insert (check->files, g_strdup (text), GINT_TO_POINTER (state));
  return state;
}

static void
check_file (json_object *file, const char *path, guint n, const char *hash, gpointer data)
{
  const Telling *telling = data;
  BaheFileState state = look_at_file (telling->check, hash);
  json_object *name = NULL;

  if (state == BAHE_FILE_HERE || state == BAHE_FILE_FORGOTTEN)
    return;
  gboolean named = json_object_object_get_ex (file, "name", &name);
  problem (telling->check,
           state == BAHE_FILE_ALTERED
               ? _ ("event %ld, %s: the content of the file %s was altered; bring it back from the last backup, or "
                    "correct the record with the original file")
               : _ ("event %ld, %s: the content of the file %s is missing; bring it back from the last backup, or "
                    "correct the record with the original file"),
           (long) telling->seq, path, named ? json_object_get_string (name) : hash);
}

static void
check_files_of (Check *check, const BaheEventRow *event)
{
  if (memmem (event->body, event->body_length, "\"blake2b\":", strlen ("\"blake2b\":")) == NULL)
    return;
  json_object *body = json_tokener_parse (event->body);
  Telling telling = { check, event->seq };
  bahe_each_file (body, check_file, &telling);
  json_object_put (body);
}

static gboolean
check_event (const BaheEventRow *event, gpointer data, GError **error)
{
  Check *check = data;

  if (event->seq != check->seq + 1)
    problem (check, _ ("events %ld to %ld are missing"), (long) check->seq + 1, (long) event->seq - 1);
  check->seq = event->seq;
  bahe_chain_link (event, check->hash);
  if (memcmp (check->hash, event->hash, BAHE_HASH_SIZE) != 0)
    problem (check, _ ("event %ld: it or the event before was altered (the chain does not fit)"), (long) event->seq);
  memcpy (check->hash, event->hash, BAHE_HASH_SIZE);
  check_version (check, event);
  check_files_of (check, event);
  if (event->seq == check->note.seq && memcmp (event->hash, check->note.hash, BAHE_HASH_SIZE) != 0)
    problem (check, _ ("event %ld is not the one that was acknowledged"), (long) event->seq);
  check->report->events++;
  if (check->progress != NULL && check->report->events % PROGRESS_EVERY == 0)
    check->progress (_ ("chain"), check->report->events, check->all, check->data);
  return TRUE;
}

static gboolean
check_chain (Check *check, GError **error)
{
  BaheEventQuery all = { 0 };

  bahe_chain_start (check->view->store, check->hash);
  if (!bahe_view_each_event (check->view, &all, check_event, check, error))
    return FALSE;
  memcpy (check->report->head, check->hash, BAHE_HASH_SIZE);
  if (check->note.seq > check->seq)
    problem (check, _ ("events %ld to %ld were acknowledged and are missing: the end of the log is lost"),
             (long) check->seq + 1, (long) check->note.seq);
  if (check->progress != NULL)
    check->progress (_ ("chain"), check->report->events, check->all, check->data);
  return TRUE;
}

/* ---- pages, references, scripts
 * ---------------------------------------------------------------------------------------------- */

/* Each row of the query is a problem, but `fine`. */
static gboolean
check_rows (Check *check, const char *sql, const char *fine, const char *what, GError **error)
{
  g_auto (BaheQuery) query = { 0 };
  gboolean row;

  if (!bahe_query_begin (&query, check->view->connection, sql, error))
    return FALSE;
  while (bahe_query_step (&query, &row, error)) {
    const char *text = row ? (const char *) sqlite3_column_text (query.statement, 0) : NULL;

    if (!row)
      return TRUE;
    if (g_strcmp0 (text, fine) == 0 && fine != NULL)
      continue;
    problem (check, "%s: %s", what, text != NULL ? text : "?");
  }
  return FALSE;
}

static gboolean
check_pages (Check *check, GError **error)
{
  if (check->progress != NULL)
    check->progress (_ ("pages"), 0, check->all, check->data);
  return check_rows (check, "PRAGMA integrity_check", "ok", _ ("pages"), error);
}

static gboolean
check_schema (Check *check, GError **error)
{
  return bahe_schema_compare (check->view->connection, &check->view->store->options, check->report->problems, error);
}

static gboolean
check_references (Check *check, GError **error)
{
  return check_rows (check, "SELECT \"table\" || ' ' || coalesce (rowid, '') FROM pragma_foreign_key_check", NULL,
                     _ ("row without the row it belongs to"), error) &&
         check_rows (check,
                     "SELECT number || ' ' || title FROM activity AS a WHERE opened IS NOT"
                     " (SELECT seq FROM event WHERE activity = a.number AND version = 1)",
                     NULL, _ ("activity without its first event"), error) &&
         check_rows (check,
                     "SELECT DISTINCT seq FROM fact WHERE NOT EXISTS"
                     " (SELECT 1 FROM event AS e WHERE e.seq = fact.seq AND e.activity = fact.activity)",
                     NULL, _ ("fact of an event that is not there"), error) &&
         check_rows (check,
                     "SELECT DISTINCT seq FROM figure WHERE NOT EXISTS"
                     " (SELECT 1 FROM event AS e WHERE e.seq = figure.seq AND e.activity = figure.activity)",
                     NULL, _ ("figure entry of an event that is not there"), error);
}

static gboolean
pass (const BaheCells *cells, gpointer data, GError **error)
{
  return TRUE;
}

/* What stands beside its events can be read, and stands there alone. */
static gboolean
check_pending (Check *check, GError **error)
{
  return bahe_pending_each (check->view, 0, 0, pass, NULL, error) &&
         check_rows (check,
                     "SELECT DISTINCT seq FROM fact WHERE seq > (SELECT value FROM meta WHERE key = 'settled') UNION "
                     "SELECT DISTINCT seq FROM figure WHERE seq > (SELECT value FROM meta WHERE key = 'settled')",
                     NULL, _ ("fact or figure entry of an event that is not settled"), error);
}

static gboolean
check_scripts (Check *check, GError **error)
{
  g_auto (BaheQuery) query = { 0 };
  guint8 stored[BAHE_HASH_SIZE], hash[BAHE_HASH_SIZE];
  gboolean row;

  if (!bahe_query_begin (&query, check->view->connection, "SELECT hash, text FROM script", error))
    return FALSE;
  while (bahe_query_step (&query, &row, error)) {
    const char *text = row ? (const char *) sqlite3_column_text (query.statement, 1) : NULL;

    if (!row)
      return TRUE;
    if (!bahe_query_read_bytes (&query, 0, stored, sizeof stored, error))
      return FALSE;
    bahe_hash (text, (gsize) sqlite3_column_bytes (query.statement, 1), NULL, 0, hash);
    if (memcmp (stored, hash, sizeof hash) != 0)
      problem (check, _ ("script %02x%02x%02x%02x…: its text was altered"), stored[0], stored[1], stored[2], stored[3]);
  }
  return FALSE;
}

static void
check_told (const char *hash, gpointer data)
{
  Check *check = data;

  if (!g_hash_table_contains (check->files, hash))
    problem (check, _ ("file %s: no event tells of it"), hash);
}

/* Content that no event tells of was put there by somebody else. After the chain, which has met all that are told. */
static gboolean
check_files (Check *check, GError **error)
{
  return bahe_view_each_file (check->view, check_told, check, error);
}

/* ---- all
 * --------------------------------------------------------------------------------------------------------------------------
 */

/* What cannot be read is a problem like any other: the other checks go on. */
static void
run_check (Check *check, gboolean (*part) (Check *, GError **))
{
  g_autoptr (GError) error = NULL;

  if (!part (check, &error))
    problem (check, "%s", error->message);
}

gboolean
bahe_store_verify (BaheStore *store, BaheProgress progress, gpointer data, BaheVerifyReport *report, GError **error)
{
  Check check = { .report = report, .progress = progress, .data = data };
  g_autoptr (BaheView) view = NULL;
  g_autoptr (GHashTable) versions = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (GHashTable) files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  *report = (BaheVerifyReport){ 0 };
  /* Before the view begins: a note made later could be of a commit that the view does not see. */
  if (!bahe_turn_read_note (store->path, &check.note))
    check.note.seq = 0;
  view = bahe_view_begin (store, error);
  if (view == NULL)
    return FALSE;
  report->problems = g_ptr_array_new_with_free_func (g_free);
  check.view = view;
  check.versions = versions;
  check.files = files;
  check.all = bahe_view_last_seq (view);
  run_check (&check, check_pages);
  run_check (&check, check_schema);
  run_check (&check, check_chain);
  run_check (&check, check_references);
  run_check (&check, check_pending);
  run_check (&check, check_scripts);
  run_check (&check, check_files);
  return TRUE;
}

void
bahe_verify_report_clear (BaheVerifyReport *report)
{
  g_clear_pointer (&report->problems, g_ptr_array_unref);
}
