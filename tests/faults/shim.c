#include "shim.h"

#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

#define SECTOR 512

typedef struct {
  gboolean was_there; /* FALSE: beyond the end of the file as it was last synced */
  guint8 bytes[SECTOR];
} Sector;

typedef struct { /* what is not synced of one file; lives as long as the run, for handles come and go */
  char *path;
  GHashTable *sectors; /* number → Sector */
  sqlite3_int64 size;  /* now */
} Disk;

typedef struct {
  sqlite3_file base;
  Disk *disk;
  sqlite3_file *real;
} File;

static struct {
  GMutex mutex;
  sqlite3_vfs vfs, *real;
  sqlite3_io_methods methods;
  GHashTable *disks; /* path → Disk */
  guint64 calls, fail_at, space, cut_at, changes;
  gboolean failed, skip_syncs, remembering, cut;
  GRand *coin;
} shim;

/* ---- counting
 * --------------------------------------------------------------------------------------------------------- */

/* TRUE if this call must fail. */
static gboolean
count_call (void)
{
  gboolean fail;

  g_mutex_lock (&shim.mutex);
  shim.calls++;
  fail = shim.cut || (shim.fail_at != 0 && --shim.fail_at == 0);
  shim.failed |= fail;
  g_mutex_unlock (&shim.mutex);
  return fail;
}

/* With the mutex held: one more write or sync; the machine may stop at it. */
static void
count_change (void)
{
  if (shim.remembering && shim.cut_at != 0 && ++shim.changes >= shim.cut_at)
    shim.cut = TRUE;
}

static guint64
used_space (void)
{
  GHashTableIter iter;
  gpointer disk;
  guint64 used = 0;

  g_hash_table_iter_init (&iter, shim.disks);
  while (g_hash_table_iter_next (&iter, NULL, &disk))
    used += (guint64) ((Disk *) disk)->size;
  return used;
}

/* ---- remembering
 * --------------------------------------------------------------------------------------------------------- */

static void
remember (File *file, sqlite3_int64 from, sqlite3_int64 to)
{
  for (gint64 number = from / SECTOR; number * SECTOR < to; number++) {
    Sector *sector;
    int length;

    if (g_hash_table_contains (file->disk->sectors, &number))
      continue;
    sector = g_new0 (Sector, 1);
    length = (int) CLAMP (file->disk->size - number * SECTOR, 0, SECTOR);
    sector->was_there = length > 0;
    if (length > 0)
      file->real->pMethods->xRead (file->real, sector->bytes, length, number * SECTOR);
    g_hash_table_insert (file->disk->sectors, g_memdup2 (&number, sizeof number), sector);
  }
}

static Disk *
disk_of (const char *path)
{
  Disk *disk = g_hash_table_lookup (shim.disks, path);

  if (disk == NULL) {
    disk = g_new0 (Disk, 1);
    disk->path = g_strdup (path);
    disk->sectors = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
    g_hash_table_insert (shim.disks, disk->path, disk);
  }
  return disk;
}

static void
free_disk (gpointer data)
{
  Disk *disk = data;

  g_hash_table_unref (disk->sectors);
  g_free (disk->path);
  g_free (disk);
}

/* ---- files
 * ---------------------------------------------------------------------------------------------------------------- */

#define REAL(file) (((File *) (file))->real)

static int
file_close (sqlite3_file *file)
{
  int code = REAL (file)->pMethods->xClose (REAL (file));

  g_free (REAL (file));
  return code;
}

static int
file_read (sqlite3_file *file, void *bytes, int length, sqlite3_int64 at)
{
  return count_call () ? SQLITE_IOERR_READ : REAL (file)->pMethods->xRead (REAL (file), bytes, length, at);
}

static int
file_write (sqlite3_file *file, const void *bytes, int length, sqlite3_int64 at)
{
  Disk *disk = ((File *) file)->disk;
  int code = SQLITE_FULL;

  if (count_call ())
    return SQLITE_IOERR_WRITE;
  g_mutex_lock (&shim.mutex);
  if (shim.space == 0 || at + length <= disk->size ||
      used_space () + (guint64) (at + length - disk->size) <= shim.space) {
    if (shim.remembering)
      remember ((File *) file, at, at + length);
    code = REAL (file)->pMethods->xWrite (REAL (file), bytes, length, at);
    disk->size = MAX (disk->size, at + length);
    count_change ();
  }
  g_mutex_unlock (&shim.mutex);
  return code;
}

static int
file_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  Disk *disk = ((File *) file)->disk;
  int code;

  if (count_call ())
    return SQLITE_IOERR_TRUNCATE;
  g_mutex_lock (&shim.mutex);
  if (shim.remembering && size < disk->size)
    remember ((File *) file, size, disk->size);
  code = REAL (file)->pMethods->xTruncate (REAL (file), size);
  disk->size = size;
  count_change ();
  g_mutex_unlock (&shim.mutex);
  return code;
}

static int
file_sync (sqlite3_file *file, int flags)
{
  gboolean cut;

  if (count_call ())
    return SQLITE_IOERR_FSYNC;
  g_mutex_lock (&shim.mutex);
  count_change ();
  cut = shim.cut; /* at the sync itself: nothing is promised yet */
  if (!cut)
    g_hash_table_remove_all (((File *) file)->disk->sectors);
  g_mutex_unlock (&shim.mutex);
  if (cut)
    return SQLITE_IOERR_FSYNC;
  return shim.skip_syncs ? SQLITE_OK : REAL (file)->pMethods->xSync (REAL (file), flags);
}

static int
file_size (sqlite3_file *file, sqlite3_int64 *size)
{
  return count_call () ? SQLITE_IOERR_FSTAT : REAL (file)->pMethods->xFileSize (REAL (file), size);
}

static int
file_lock (sqlite3_file *file, int level)
{
  return REAL (file)->pMethods->xLock (REAL (file), level);
}

static int
file_unlock (sqlite3_file *file, int level)
{
  return REAL (file)->pMethods->xUnlock (REAL (file), level);
}

static int
file_reserved (sqlite3_file *file, int *result)
{
  return REAL (file)->pMethods->xCheckReservedLock (REAL (file), result);
}

static int
file_control (sqlite3_file *file, int what, void *value)
{
  return REAL (file)->pMethods->xFileControl (REAL (file), what, value);
}

static int
file_sector_size (sqlite3_file *file)
{
  return REAL (file)->pMethods->xSectorSize (REAL (file));
}

static int
file_characteristics (sqlite3_file *file)
{
  return REAL (file)->pMethods->xDeviceCharacteristics (REAL (file));
}

static int
file_shm_map (sqlite3_file *file, int region, int size, int extend, void volatile **memory)
{
  return count_call () ? SQLITE_IOERR_SHMMAP
                       : REAL (file)->pMethods->xShmMap (REAL (file), region, size, extend, memory);
}

static int
file_shm_lock (sqlite3_file *file, int offset, int n, int flags)
{
  return REAL (file)->pMethods->xShmLock (REAL (file), offset, n, flags);
}

static void
file_shm_barrier (sqlite3_file *file)
{
  REAL (file)->pMethods->xShmBarrier (REAL (file));
}

static int
file_shm_unmap (sqlite3_file *file, int remove)
{
  return REAL (file)->pMethods->xShmUnmap (REAL (file), remove);
}

/* ---- the VFS
 * ---------------------------------------------------------------------------------------------------------------- */

static int
vfs_open (sqlite3_vfs *vfs, const char *path, sqlite3_file *base, int flags, int *out)
{
  File *file = (File *) base;
  int code;

  base->pMethods = NULL;
  if (count_call ())
    return SQLITE_CANTOPEN;
  file->real = g_malloc0 ((gsize) shim.real->szOsFile);
  code = shim.real->xOpen (shim.real, path, file->real, flags, out);
  if (code != SQLITE_OK) {
    g_free (file->real);
    return code;
  }
  g_mutex_lock (&shim.mutex);
  file->disk = disk_of (path != NULL ? path : "temporary");
  file->real->pMethods->xFileSize (file->real, &file->disk->size);
  g_mutex_unlock (&shim.mutex);
  base->pMethods = &shim.methods;
  return SQLITE_OK;
}

static int
vfs_delete (sqlite3_vfs *vfs, const char *path, int sync_folder)
{
  if (count_call ())
    return SQLITE_IOERR_DELETE;
  g_mutex_lock (&shim.mutex);
  g_hash_table_remove (shim.disks, path);
  g_mutex_unlock (&shim.mutex);
  return shim.real->xDelete (shim.real, path, sync_folder);
}

static void
register_shim (void)
{
  shim.real = sqlite3_vfs_find (NULL);
  shim.vfs = *shim.real;
  shim.vfs.pNext = NULL;
  shim.vfs.zName = SHIM;
  shim.vfs.szOsFile = sizeof (File);
  shim.vfs.xOpen = vfs_open;
  shim.vfs.xDelete = vfs_delete;
  shim.methods = (sqlite3_io_methods){
    .iVersion = 2,
    .xClose = file_close,
    .xRead = file_read,
    .xWrite = file_write,
    .xTruncate = file_truncate,
    .xSync = file_sync,
    .xFileSize = file_size,
    .xLock = file_lock,
    .xUnlock = file_unlock,
    .xCheckReservedLock = file_reserved,
    .xFileControl = file_control,
    .xSectorSize = file_sector_size,
    .xDeviceCharacteristics = file_characteristics,
    .xShmMap = file_shm_map,
    .xShmLock = file_shm_lock,
    .xShmBarrier = file_shm_barrier,
    .xShmUnmap = file_shm_unmap,
  };
  sqlite3_vfs_register (&shim.vfs, 0);
}

/* ---- steering
 * ------------------------------------------------------------------------------------------------------------------ */

void
shim_reset (void)
{
  if (shim.real == NULL)
    register_shim ();
  g_clear_pointer (&shim.disks, g_hash_table_unref);
  shim.disks = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_disk);
  g_clear_pointer (&shim.coin, g_rand_free);
  shim.calls = shim.fail_at = shim.space = shim.cut_at = shim.changes = 0;
  shim.failed = shim.skip_syncs = shim.remembering = shim.cut = FALSE;
}

guint64
shim_calls (void)
{
  return shim.calls;
}

void
shim_fail_at (guint64 n)
{
  g_mutex_lock (&shim.mutex);
  shim.fail_at = n;
  g_mutex_unlock (&shim.mutex);
}

gboolean
shim_has_failed (void)
{
  return shim.failed;
}

void
shim_skip_syncs (gboolean skip)
{
  shim.skip_syncs = skip;
}

void
shim_set_space (guint64 bytes)
{
  g_mutex_lock (&shim.mutex);
  shim.space = bytes;
  g_mutex_unlock (&shim.mutex);
}

void
shim_remember (guint64 cut_at, guint32 seed)
{
  shim.remembering = TRUE;
  shim.skip_syncs = TRUE; /* what a sync keeps is remembered here; the real one would only take time */
  shim.cut_at = cut_at;
  shim.coin = g_rand_new_with_seed (seed);
}

gboolean
shim_is_cut (void)
{
  return shim.cut;
}

/* Old content, or zeros where the file had not been that long: the new size is kept, as a journalling file system may.
 * What was cut off comes back as a whole or not at all, because a length is kept in one place. */
static void
lose_sectors (Disk *disk)
{
  FILE *file = g_hash_table_size (disk->sectors) == 0 ? NULL : fopen (disk->path, "r+b");
  GHashTableIter iter;
  gpointer number, sector;

  if (file == NULL)
    return;
  gboolean stays_cut = g_rand_boolean (shim.coin);
  g_hash_table_iter_init (&iter, disk->sectors);
  while (g_hash_table_iter_next (&iter, &number, &sector)) {
    gint64 at = *(gint64 *) number * SECTOR;
    gboolean beyond = at >= disk->size;

    if (beyond ? stays_cut || !((Sector *) sector)->was_there : g_rand_boolean (shim.coin))
      continue;
    fseek (file, (long) at, SEEK_SET);
    fwrite (((Sector *) sector)->bytes, 1, SECTOR, file);
  }
  fclose (file);
}

void
shim_lose_unsynced (void)
{
  GHashTableIter iter;
  gpointer disk;

  g_hash_table_iter_init (&iter, shim.disks);
  while (g_hash_table_iter_next (&iter, NULL, &disk))
    lose_sectors (disk);
}
