/* A full disk: a file of zeros beside the store keeps room for what must still be written when all else is taken, which
 * is folding the log into the database. While it cannot be made again, verbs are refused in words and reading goes on.
 */
#include "store/private.h"

#include <string.h>

#define BLOCK 65536                /* SQLite writes less than 128 KiB at once */
#define FULL_WAIT 200              /* milliseconds that folding the log may wait for readers */
#define RETRY (G_TIME_SPAN_SECOND) /* between attempts to make the reserve again */

struct BaheSpace {
  char *path;
  sqlite3_vfs *vfs;
  gsize size;
  gboolean made;
  gint64 retry; /* monotonic microseconds: not before */
};

BaheSpace *
bahe_space_new (const char *path, const char *vfs, gsize reserve)
{
  BaheSpace *space = g_new0 (BaheSpace, 1);
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);

  space->path = g_strconcat (absolute, ".reserve", NULL);
  space->vfs = sqlite3_vfs_find (vfs);
  space->size = reserve;
  return space;
}

void
bahe_space_free (BaheSpace *space)
{
  if (space == NULL)
    return;
  g_free (space->path);
  g_free (space);
}

/* Through the VFS, so that whatever limits the store limits its reserve. Zeros are written, not only asked for: a hole
 * holds no room. */
static int
fill (BaheSpace *space, sqlite3_file *file)
{
  g_autofree char *zeros = g_malloc0 (BLOCK);
  sqlite3_int64 size = 0;
  int code = file->pMethods->xFileSize (file, &size);

  for (; code == SQLITE_OK && (gsize) size < space->size; size += BLOCK)
    code = file->pMethods->xWrite (file, zeros, BLOCK, size);
  return code;
}

static int
make_reserve (BaheSpace *space)
{
  g_autofree sqlite3_file *file = g_malloc0 ((gsize) space->vfs->szOsFile);
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MAIN_JOURNAL;
  int code = space->vfs->xOpen (space->vfs, space->path, file, flags, &flags);

  if (code == SQLITE_OK)
    code = fill (space, file);
  if (file->pMethods != NULL)
    file->pMethods->xClose (file);
  if (code != SQLITE_OK)
    space->vfs->xDelete (space->vfs, space->path, 0);
  return code;
}

gboolean
bahe_space_ready (BaheSpace *space, GError **error)
{
  int code = SQLITE_FULL;

  if (space->made)
    return TRUE;
  if (g_get_monotonic_time () >= space->retry) {
    code = make_reserve (space);
    space->retry = code == SQLITE_FULL ? g_get_monotonic_time () + RETRY : 0;
  }
  space->made = code == SQLITE_OK;
  if (code != SQLITE_FULL)
    return TRUE; /* some other trouble with the reserve need not stop the work; the next group tries again */
  g_set_error (error, BAHE_ERROR, BAHE_ERROR_FULL,
               _ ("The disk is full: %s could not be made. Nothing was recorded; free some space and try again. "
                  "Reading goes on."),
               space->path);
  return FALSE;
}

void
bahe_space_lost (BaheSpace *space, BaheConnection *connection)
{
  int code;

  space->made = FALSE;
  space->retry = g_get_monotonic_time () + RETRY;
  space->vfs->xDelete (space->vfs, space->path, 0);
  sqlite3_busy_timeout (connection->db, FULL_WAIT);
  code = sqlite3_wal_checkpoint_v2 (connection->db, "main", SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
  sqlite3_busy_timeout (connection->db, BAHE_BUSY_TIMEOUT);
  if (code != SQLITE_OK)
    g_debug ("the log of %s could not be folded into it yet: %s", connection->path, sqlite3_errstr (code));
}
