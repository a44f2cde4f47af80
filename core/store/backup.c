/* Copies that can be trusted: each is opened and verified before it gets its name. */
#include "store/private.h"

#include <glib/gstdio.h>

#define PAGES_A_STEP 256

/* The view holds still what is copied, so that a store under load does not make the copy begin again at every commit.
 */
static gboolean
copy_pages (BaheView *view, BaheConnection *target, BaheProgress progress, gpointer data, GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (target->db, "main", view->connection->db, "main");
  int code = SQLITE_OK;

  if (backup == NULL)
    return bahe_connection_fail (target, sqlite3_extended_errcode (target->db), error);
  while (code == SQLITE_OK) {
    gint64 all;

    code = sqlite3_backup_step (backup, PAGES_A_STEP);
    all = sqlite3_backup_pagecount (backup);
    if (progress != NULL)
      progress (_ ("copy"), all - sqlite3_backup_remaining (backup), all, data);
  }
  sqlite3_backup_finish (backup);
  return code == SQLITE_DONE || bahe_connection_fail (target, code, error);
}

static gboolean
copy_file (BaheStore *store, const char *made, BaheProgress progress, gpointer data, GError **error)
{
  BaheConnectionFlags how = BAHE_CONNECTION_WRITE | BAHE_CONNECTION_CREATE;
  g_autoptr (BaheView) view = bahe_view_begin (store, error);
  g_autoptr (BaheConnection) target = view == NULL ? NULL : bahe_connection_open (made, NULL, how, error);

  return target != NULL && copy_pages (view, target, progress, data, error);
}

/* FALSE with CORRUPT naming the first problem. */
static gboolean
check_sound (BaheStore *store, BaheProgress progress, gpointer data, GError **error)
{
  BaheVerifyReport report;
  gboolean sound;

  if (!bahe_store_verify (store, progress, data, &report, error))
    return FALSE;
  sound = report.problems->len == 0;
  if (!sound)
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_CORRUPT, _ ("%s is damaged in %u places, the first: %s"), store->path,
                 report.problems->len, (const char *) report.problems->pdata[0]);
  bahe_verify_report_clear (&report);
  return sound;
}

static gboolean
check_copy (BaheStore *store, const char *made, BaheProgress progress, gpointer data, GError **error)
{
  g_autoptr (BaheStore) copy = bahe_store_open_still (made, &store->options, error);

  return copy != NULL && check_sound (copy, progress, data, error);
}

gboolean
bahe_store_copy (BaheStore *store, const char *to, BaheProgress progress, gpointer data, GError **error)
{
  g_autofree char *made = g_strconcat (to, ".partial", NULL);
  gboolean done;

  if (!bahe_refuse_taken (to, error))
    return FALSE;
  bahe_remove_with_side_files (made);
  done = copy_file (store, made, progress, data, error) && check_copy (store, made, progress, data, error) &&
         bahe_put_in_place (made, to, error);
  bahe_remove_with_side_files (made);
  return done;
}

gboolean
bahe_store_backup (BaheStore *store, const char *to, BaheProgress progress, gpointer data, GError **error)
{
  return bahe_store_copy (store, to, progress, data, error);
}

/* A backup has no log beside it, and looking at it should not make one; a file with a log is a store like any other. */
static BaheStore *
open_source (const char *from, GError **error)
{
  g_autofree char *log = g_strconcat (from, "-wal", NULL);
  GStatBuf info;

  if (g_stat (log, &info) == 0 && info.st_size > 0)
    return bahe_store_open (from, NULL, BAHE_STORE_READ, error);
  return bahe_store_open_still (from, NULL, error);
}

gboolean
bahe_store_restore (const char *from, const char *to, GError **error)
{
  g_autoptr (BaheStore) store = NULL;

  if (!bahe_refuse_taken (to, error))
    return FALSE;
  store = open_source (from, error);
  return store != NULL && check_sound (store, NULL, NULL, error) && bahe_store_copy (store, to, NULL, NULL, error);
}
