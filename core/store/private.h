/* What the parts of this room share. */
#ifndef BAHE_STORE_PRIVATE_H
#define BAHE_STORE_PRIVATE_H

#include "store/connection.h"
#include "store/schema.h"
#include "store/store.h"

#include <stdatomic.h>

typedef struct BaheWriter BaheWriter;
typedef struct BaheKeys BaheKeys;
typedef struct BaheWatches BaheWatches;
typedef struct BaheSpace BaheSpace;
typedef struct BaheSettler BaheSettler;

/* The end of the chain: what the next event is linked to. */
typedef struct {
  gint64 seq;
  guint8 hash[BAHE_HASH_SIZE];
} BaheHead;

struct BaheStore {
  char *path, *unit_id, *zone, *keys_path;
  gint64 epoch, made_format; /* of the first link */
  gboolean read_only;
  BaheStoreFlags flags;
  BaheConnectionFlags reading; /* how connections of the pool are opened */
  BaheStoreOptions options;
  GMutex pool_mutex;
  GQueue pool; /* of idle BaheConnection for reading */
  BaheWriter *writer;
  BaheKeys *keys;
  BaheWatches *watches;
  _Atomic guint64 failed_commits;
};

struct BaheView {
  BaheStore *store;
  BaheConnection *connection;
  BaheTransaction *transaction; /* that it belongs to: the connection's versions may be relied on; NULL: only reads */
};

struct BaheTransaction {
  BaheStore *store;
  BaheConnection *connection;
  BaheView view;
  BaheHead head;
  gint64 settled;       /* seq up to which facts and figure entries have rows of their own */
  gint64 placed;        /* seq of the event that comes next and gives what stands in `gave`; 0: none is expected */
  GByteArray *gave;     /* the writer's */
  BaheQuery *appending; /* inserts events; begun by the first of the group */
  BaheId last_id;       /* of the last event appended in this work */
  guint last_part;
  gboolean appended;
  gboolean scrub; /* what this work took away must not be found in the log either */
};

/* ---- chain.c */

/* The hash before the first event. */
void bahe_chain_start (const BaheStore *store, guint8 hash[BAHE_HASH_SIZE]);
/* `hash` comes in as that of the event before and goes out as that of this one. */
void bahe_chain_link (const BaheEventRow *event, guint8 hash[BAHE_HASH_SIZE]);

/* ---- cells.c: facts and figure entries as they are kept */

enum {
  BAHE_FACT_N,
  BAHE_FACT_SHAPE,
  BAHE_FACT_ENTRANT,
  BAHE_FACT_OTHER,
  BAHE_FACT_VALUE,
  BAHE_FACT_AGAINST,
  BAHE_FACT_FAULTS,
  BAHE_FACT_OTHER_FAULTS,
  BAHE_FACT_SCALE, /* four exponents of ten, a byte each from the lowest */
  BAHE_FACT_ROUND,
  BAHE_FACT_ENDED, /* from here on names */
  BAHE_FACT_BY,
  BAHE_FACT_ABOUT,
  BAHE_FACT_STAGE,
  BAHE_FACT_GROUP,
  BAHE_FACT_CELLS
};
enum {
  BAHE_ENTRY_FIGURE,
  BAHE_ENTRY_N,
  BAHE_ENTRY_YEAR,
  BAHE_ENTRY_AMOUNT,
  BAHE_ENTRY_EXPONENT,
  BAHE_ENTRY_HOW,
  BAHE_ENTRY_KEY, /* from here on names */
  BAHE_ENTRY_UNIT,
  BAHE_ENTRY_DISTINCT,
  BAHE_ENTRY_CELLS
};
typedef struct {
  gint64 activity, seq;
  gboolean is_fact; /* else a figure entry */
  guint32 told;     /* a bit for each cell that is not NULL */
  gint64 cells[BAHE_FACT_CELLS];
  const char *more; /* of a fact; NULL: none */
} BaheCells;

/* Names become numbers, made if new. Text stays borrowed. */
gboolean bahe_cells_of_fact (BaheCells *cells, BaheConnection *connection, gint64 activity, const BaheFactRow *fact,
                             GError **error);
gboolean bahe_cells_of_entry (BaheCells *cells, BaheConnection *connection, const BaheFigureEntry *entry,
                              GError **error);
/* The other way; names are borrowed from the connection. */
gboolean bahe_cells_to_fact (const BaheCells *cells, BaheConnection *connection, BaheFactRow *fact, GError **error);
gboolean bahe_cells_to_entry (const BaheCells *cells, BaheConnection *connection, BaheFigureEntry *entry,
                              GError **error);
/* A statement for many rows of one kind, each valid from seq `since` on. */
gboolean bahe_cells_insert_begin (BaheQuery *query, BaheConnection *connection, gboolean facts, GError **error);
gboolean bahe_cells_insert (BaheQuery *query, const BaheCells *cells, gint64 since, GError **error);
/* From the columns `first` and on of a row, in order of the cells. `is_fact` comes in. */
void bahe_cells_read (BaheQuery *query, int first, BaheCells *cells);
void bahe_cells_pack (const BaheCells *cells, GByteArray *bytes);
/* The next row of what was packed, without its activity and seq; FALSE: it is damaged. `more` is borrowed from it. */
gboolean bahe_cells_unpack (const guint8 **at, const guint8 *end, BaheCells *cells);

/* ---- pending.c: what events gave and has no row of its own yet */

/* The seq up to which facts and figure entries have rows of their own. */
gboolean bahe_view_settled (BaheView *view, gint64 *seq, GError **error);
typedef gboolean (*BaheEachCells) (const BaheCells *cells, gpointer data, GError **error);
/* What later events of an activity (0: of all) gave, up to seq `as_of` (0: to the end), in order of seq. */
gboolean bahe_pending_each (BaheView *view, gint64 activity, gint64 as_of, BaheEachCells each, gpointer data,
                            GError **error);
/* Gives that of events up to `until` rows of its own; all of it, before a row is closed or added behind the events. */
gboolean bahe_transaction_settle (BaheTransaction *transaction, gint64 until, GError **error);

/* ---- settler.c: who does that when the store rests */

BaheSettler *bahe_settler_new (BaheStore *store);
/* Settles what is worth it, before the writer ends. NULL is allowed. */
void bahe_settler_free (BaheSettler *settler);
/* After each commit. */
void bahe_settler_note (BaheSettler *settler, gint64 head, gint64 settled);

/* ---- view.c */

/* Idle connections of the pool, or a new one. */
BaheConnection *bahe_store_take_connection (BaheStore *store, GError **error);
void bahe_store_give_connection (BaheStore *store, BaheConnection *connection);
/* The last event's place in the chain, or its start. */
gboolean bahe_view_head (BaheView *view, BaheHead *head, GError **error);

/* What a reading function returns when its callback said stop: FALSE if that was with an error, which is taken over. */
gboolean bahe_stopped (GError *stopped, GError **error);

/* ---- writer.c: the thread, made at the first write */

BaheWriter *bahe_writer_new (BaheStore *store, BaheConnection *connection);
void bahe_writer_free (BaheWriter *writer); /* after what is queued; NULL is allowed */
gboolean bahe_writer_run (BaheWriter *writer, BaheStoreWork work, gpointer data, GError **error);

/* ---- turn.c: writers of all processes, one after another in the order they came */

typedef struct {
  int turn, write; /* file descriptors; −1: none */
} BaheTurn;
gboolean bahe_turn_open (BaheTurn *turn, const char *path, GError **error);
gboolean bahe_turn_take (BaheTurn *turn, GError **error);
void bahe_turn_leave (BaheTurn *turn);
void bahe_turn_close (BaheTurn *turn);
/* The file of the second lock also holds the head of the last commit that was acknowledged: a log that lost its end is
 * noticed by it. Not synced, so after a power cut it may be older than the store, never newer. */
void bahe_turn_note (BaheTurn *turn, const BaheHead *head);
/* FALSE: no note, or an unreadable one. */
gboolean bahe_turn_read_note (const char *path, BaheHead *head);

/* ---- space.c: what happens when the disk is full. Only by who leads a commit. */

BaheSpace *bahe_space_new (const char *path, const char *vfs, gsize reserve);
void bahe_space_free (BaheSpace *space);
/* Before a group: TRUE if there is space, as far as known. Makes the reserve if it is missing. */
gboolean bahe_space_ready (BaheSpace *space, GError **error);
/* After SQLITE_FULL: gives the reserve back and folds the log into the database with it. */
void bahe_space_lost (BaheSpace *space, BaheConnection *connection);

/* ---- file.c */

/* The hash of each content that is kept, as text. */
gboolean bahe_view_each_file (BaheView *view, void (*each) (const char *hash, gpointer data), gpointer data,
                              GError **error);

/* ---- keys.c */

BaheKeys *bahe_keys_new (const char *path, const char *unit_id);
void bahe_keys_free (BaheKeys *keys);
#define BAHE_KEY_SIZE 32
/* Each row of the file: bytes NULL: the person was forgotten. */
typedef void (*BaheEachKey) (gint64 person, const guint8 bytes[BAHE_KEY_SIZE], gpointer data);
gboolean bahe_keys_each (BaheKeys *keys, BaheEachKey each, gpointer data, GError **error);
/* Adds a key from a saved copy where there is none, never over one that is there or was destroyed; `bytes` NULL
 * destroys. */
gboolean bahe_keys_put (BaheKeys *keys, gint64 person, const guint8 *bytes, GError **error);
/* The number below 0 under which the key of the file sealed for a place stands. */
gint64 bahe_file_key (const char *place);
/* The public half of the recovery sheet. */
gboolean bahe_keys_set_recovery (BaheKeys *keys, const guint8 public[BAHE_KEY_SIZE], GError **error);
gboolean bahe_keys_recovery (BaheKeys *keys, guint8 public[BAHE_KEY_SIZE], gboolean *there, GError **error);
/* NULL with INVALID if the place given lies in the folder of the store. Free with g_free. */
char *bahe_keys_place (const char *keys_path, const char *store_path, const char *unit_id, GError **error);

/* ---- watch.c */

void bahe_watches_free (BaheWatches *watches);

/* ---- backup.c */

/* A copy of the committed state, verified, at a path that does not exist yet. */
gboolean bahe_store_copy (BaheStore *store, const char *to, BaheProgress progress, gpointer data, GError **error);

/* ---- store.c */

/* Opens a file that nobody else has open and that has no log, for reading, without making side files. */
BaheStore *bahe_store_open_still (const char *path, const BaheStoreOptions *options, GError **error);
/* FALSE with CONFLICT if there is something at `path`. */
gboolean bahe_refuse_taken (const char *path, GError **error);
void bahe_remove_with_side_files (const char *path);
/* Makes a finished file appear under its name, unless that is taken; and makes the name durable. */
gboolean bahe_put_in_place (const char *made, const char *path, GError **error);

#endif
