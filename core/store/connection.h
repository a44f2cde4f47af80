/* One SQLite connection of a store, hardened, with its prepared statements and the texts of interned names.
 * Used by one thread at a time. */
#ifndef BAHE_STORE_CONNECTION_H
#define BAHE_STORE_CONNECTION_H

#include "base/base.h"

#include <sqlite3.h>

#define BAHE_BUSY_TIMEOUT                                                                                              \
  60000 /* milliseconds; the lock files order the hosts' own writers, so this is for strangers */

#define BAHE_STATEMENTS_AT_MOST 256 /* kept a connection; a power of two, well above the literals in this room */

typedef struct {
  const char *sql;         /* by address of the literal; NULL: none here yet */
  sqlite3_stmt *statement; /* NULL: in use */
} BaheKeptStatement;

typedef struct {
  sqlite3 *db;
  char *path; /* for messages */
  BaheKeptStatement statements[BAHE_STATEMENTS_AT_MOST];
  GPtrArray *names;     /* number → text, as far as met; names are never changed or removed */
  GHashTable *numbers;  /* text → number, on the writer's connection */
  GHashTable *versions; /* activity → version, on the writer's connection, as far as met since the last head */
  gboolean greatest_known;
  BaheId greatest; /* id recorded, on the writer's connection: a greater one cannot be recorded already */
} BaheConnection;

typedef enum {
  BAHE_CONNECTION_READ = 0,           /* query_only where the file can be written, else SQLITE_OPEN_READONLY */
  BAHE_CONNECTION_WRITE = 1 << 0,     /* an existing file */
  BAHE_CONNECTION_CREATE = 1 << 1,    /* with WRITE: a new file */
  BAHE_CONNECTION_FIXED = 1 << 2,     /* the file cannot be written by anybody: SQLITE_OPEN_READONLY */
  BAHE_CONNECTION_IMMUTABLE = 1 << 3, /* nobody else has it open and it has no log: no side files are made */
  BAHE_CONNECTION_NORMAL = 1 << 4,    /* synchronous=NORMAL */
  BAHE_CONNECTION_MEMORY = 1 << 5,    /* a new database in memory; `path` is for messages */
} BaheConnectionFlags;

/* `vfs` NULL: the default one. Does not look into the file yet. */
BaheConnection *bahe_connection_open (const char *path, const char *vfs, BaheConnectionFlags flags, GError **error);
void bahe_connection_close (BaheConnection *connection);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BaheConnection, bahe_connection_close)

/* Sets `error` from the result code: FULL, READ_ONLY, CORRUPT or STORE, naming the file. Always returns FALSE. */
gboolean bahe_sqlite_fail (sqlite3 *db, int code, const char *path, GError **error);
gboolean bahe_connection_fail (BaheConnection *connection, int code, GError **error);

/* Runs statements that give no rows. */
gboolean bahe_connection_run (BaheConnection *connection, const char *sql, GError **error);
/* One statement that gives no rows, kept prepared: `sql` must be a literal. */
gboolean bahe_connection_do (BaheConnection *connection, const char *sql, GError **error);
/* The first column of the first row; FALSE with an error, also if there is no row. */
gboolean bahe_connection_integer (BaheConnection *connection, const char *sql, gint64 *value, GError **error);

/* A prepared statement in use. Queries may nest, even with the same SQL: each has a statement of its own. */
typedef struct {
  BaheConnection *connection;
  const char *sql;
  sqlite3_stmt *statement;
  int code; /* of the first binding that failed */
} BaheQuery;

/* `sql` must be a literal: statements are kept by its address. */
gboolean bahe_query_begin (BaheQuery *query, BaheConnection *connection, const char *sql, GError **error);
void bahe_query_end (BaheQuery *query);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BaheQuery, bahe_query_end)

/* Columns count from 1. Texts and blobs are borrowed until the query ends; NULL text binds NULL. A failure shows at the
 * next step. */
void bahe_query_integer (BaheQuery *query, int column, gint64 value);
void bahe_query_text (BaheQuery *query, int column, const char *text);
void bahe_query_text_of (BaheQuery *query, int column, const char *text, gsize length);
void bahe_query_bytes (BaheQuery *query, int column, const void *bytes, gsize length);
void bahe_query_null (BaheQuery *query, int column);
/* As integer, with 0 as NULL. */
void bahe_query_reference (BaheQuery *query, int column, gint64 value);

/* The next row: *row FALSE at the end. */
gboolean bahe_query_step (BaheQuery *query, gboolean *row, GError **error);
/* For a statement without rows: steps it and makes it ready for new values. */
gboolean bahe_query_run (BaheQuery *query, GError **error);
/* For one row of one number: `missing` is what no row or NULL gives. */
gboolean bahe_query_number (BaheQuery *query, gint64 missing, gint64 *value, GError **error);
/* A blob column of exactly `length` bytes; FALSE with CORRUPT otherwise. Columns count from 0. */
gboolean bahe_query_read_bytes (BaheQuery *query, int column, guint8 *bytes, gsize length, GError **error);

/* The number of a name, made if new (write connections); 0 for NULL. */
gboolean bahe_connection_number (BaheConnection *connection, const char *name, gint64 *number, GError **error);
/* The name of a number; NULL for 0. Borrowed from the connection. */
gboolean bahe_connection_name (BaheConnection *connection, gint64 number, const char **name, GError **error);
/* What the stream's version is now, on the writer's connection. */
void bahe_connection_set_version (BaheConnection *connection, gint64 activity, gint64 version);
/* After another process has appended: versions and the greatest id are others. */
void bahe_connection_forget_events (BaheConnection *connection);
/* After a rollback: numbers given since may be given again to other names besides. */
void bahe_connection_forget (BaheConnection *connection);

#endif
