/* Doors for the tests of this room only: another VFS beneath SQLite, and migrations that the host does not have yet. */
#ifndef BAHE_STORE_TESTING_H
#define BAHE_STORE_TESTING_H

#include "store/store.h"

typedef struct {
  gint64 to;       /* the format it leads to, from to − 1 */
  const char *sql; /* statements that give no rows */
} BaheMigration;

typedef struct {
  const char *vfs;                 /* NULL: SQLite's default */
  const BaheMigration *migrations; /* beyond the host's own */
  guint n_migrations;
} BaheStoreOptions;

BaheStore *bahe_store_open_with (const char *path, const char *keys_path, BaheStoreFlags flags,
                                 const BaheStoreOptions *options, GError **error);

#endif
