/* A VFS between SQLite and the file system that can fail, fill up, or lose what was not synced. One for the process;
 * registered under the name "shim". Files are real ones of the default VFS. */
#ifndef BAHE_TESTS_FAULTS_SHIM_H
#define BAHE_TESTS_FAULTS_SHIM_H

#include <glib.h>

#define SHIM "shim"

/* Registers it once and sets it back to do no harm. */
void shim_reset (void);

/* Calls that reach the disk are counted from 1: open, delete, read, write, truncate, sync, file size, shared memory. */
guint64 shim_calls (void);
/* The n-th call from now fails with an I/O error, once; 0: none. */
void shim_fail_at (guint64 n);
gboolean shim_has_failed (void);
/* Syncs return at once without being done: for tests that are not about power. */
void shim_skip_syncs (gboolean skip);

/* All files together may hold so many bytes; 0: no limit. */
void shim_set_space (guint64 bytes);

/* From now on remembers what each 512-byte sector held at its file's last sync, and at the n-th write or sync stops the
 * machine: every later call fails. 0: only when shim_cut is called. */
void shim_remember (guint64 cut_at, guint32 seed);
gboolean shim_is_cut (void);
/* After the store is closed: each unsynced sector keeps its new content or gets back its old one, as a coin falls. */
void shim_lose_unsynced (void);

#endif
