/* The tables of a store and how an older file becomes a present one. */
#ifndef BAHE_STORE_SCHEMA_H
#define BAHE_STORE_SCHEMA_H

#include "store/connection.h"
#include "store/testing.h"

#define BAHE_STORE_APPLICATION 0x62616865 /* "bahe" */
#define BAHE_FORMAT_WITH_FILES 3          /* the first that keeps files */

/* Makes the tables of a format in an empty file. */
gboolean bahe_schema_create (BaheConnection *connection, const BaheStoreOptions *options, gint64 format,
                             GError **error);

/* The format that the present host writes, migrations of `options` (NULL: none) included. */
gint64 bahe_schema_format (const BaheStoreOptions *options);

/* Looks at application id and format. CORRUPT if it is no store or damaged, VERSION if it is newer than this host. */
gboolean bahe_schema_check (BaheConnection *connection, const BaheStoreOptions *options, gint64 *format,
                            GError **error);

/* Brings the tables from `format` up to the present one, in one transaction. */
gboolean bahe_schema_migrate (BaheConnection *connection, const BaheStoreOptions *options, gint64 format,
                              GError **error);

/* Adds to `problems` each table, index or trigger that is missing, altered or strange. */
gboolean bahe_schema_compare (BaheConnection *connection, const BaheStoreOptions *options, GPtrArray *problems,
                              GError **error);

#endif
