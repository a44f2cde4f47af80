/* Two lock files beside the store, taken in turn, make writers of all processes fair: who waits holds the turn, so that
 * who has just written cannot come first again. SQLite's own lock alone lets a busy server starve the command line. */
#include "store/private.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

typedef struct { /* as it stands in the file of the write lock */
  guint8 seq[8];
  guint8 hash[BAHE_HASH_SIZE];
  guint8 check[8]; /* of the two above, so that a torn note is none */
} Note;

static int
open_lock (const char *path, const char *suffix, GError **error)
{
  g_autofree char *name = g_strconcat (path, suffix, NULL);
  int file = open (name, O_RDWR | O_CREAT | O_CLOEXEC, 0666);

  if (file < 0)
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_STORE, _ ("%s cannot be opened: %s."), name, g_strerror (errno));
  return file;
}

gboolean
bahe_turn_open (BaheTurn *turn, const char *path, GError **error)
{
  turn->write = -1;
  turn->turn = open_lock (path, ".turn", error);
  if (turn->turn < 0)
    return FALSE;
  turn->write = open_lock (path, ".write", error);
  return turn->write >= 0;
}

static gboolean
lock (int file, int how, GError **error)
{
  while (flock (file, how) != 0)
    if (errno != EINTR) {
      g_set_error (error, BAHE_ERROR, BAHE_ERROR_STORE, _ ("The store could not be locked for writing: %s."),
                   g_strerror (errno));
      return FALSE;
    }
  return TRUE;
}

gboolean
bahe_turn_take (BaheTurn *turn, GError **error)
{
  gboolean taken = lock (turn->turn, LOCK_EX, error) && lock (turn->write, LOCK_EX, error);

  flock (turn->turn, LOCK_UN);
  return taken;
}

void
bahe_turn_leave (BaheTurn *turn)
{
  flock (turn->write, LOCK_UN);
}

void
bahe_turn_close (BaheTurn *turn)
{
  if (turn->turn >= 0)
    close (turn->turn);
  if (turn->write >= 0)
    close (turn->write);
  *turn = (BaheTurn){ -1, -1 };
}

/* ---- the note of the last commit
 * ------------------------------------------------------------------------------------------ */

static void
check_note (const Note *note, guint8 check[8])
{
  guint8 hash[BAHE_HASH_SIZE];

  bahe_hash (note, G_STRUCT_OFFSET (Note, check), NULL, 0, hash);
  memcpy (check, hash, sizeof note->check);
}

void
bahe_turn_note (BaheTurn *turn, const BaheHead *head)
{
  gint64 seq = GINT64_TO_LE (head->seq);
  Note note;

  memcpy (note.seq, &seq, sizeof note.seq);
  memcpy (note.hash, head->hash, sizeof note.hash);
  check_note (&note, note.check);
  /* A note that could not be written is only an older note. */
  if (pwrite (turn->write, &note, sizeof note, 0) != sizeof note)
    g_debug ("the note of the last commit was not written: %s", g_strerror (errno));
}

gboolean
bahe_turn_read_note (const char *path, BaheHead *head)
{
  g_autofree char *name = g_strconcat (path, ".write", NULL);
  g_autofree char *bytes = NULL;
  gsize length;
  guint8 check[8];
  Note note;
  gint64 seq;

  if (!g_file_get_contents (name, &bytes, &length, NULL) || length < sizeof note)
    return FALSE;
  memcpy (&note, bytes, sizeof note);
  check_note (&note, check);
  if (memcmp (check, note.check, sizeof check) != 0)
    return FALSE;
  memcpy (&seq, note.seq, sizeof seq);
  head->seq = GINT64_FROM_LE (seq);
  memcpy (head->hash, note.hash, sizeof head->hash);
  return TRUE;
}
