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
  gboolean writes; /* within a transaction that writes: the connection's versions may be relied on */
};

struct BaheTransaction {
  BaheStore *store;
  BaheConnection *connection;
  BaheView view;
  BaheHead head;
  BaheId last_id; /* of the last event appended in this work */
  guint last_part;
  gboolean appended;
};

/* ---- chain.c */

/* The hash before the first event. */
void bahe_chain_start (const BaheStore *store, guint8 hash[BAHE_HASH_SIZE]);
/* `hash` comes in as that of the event before and goes out as that of this one. */
void bahe_chain_link (const BaheEventRow *event, guint8 hash[BAHE_HASH_SIZE]);

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

/* ---- keys.c */

BaheKeys *bahe_keys_new (const char *path, const char *unit_id);
void bahe_keys_free (BaheKeys *keys);
#define BAHE_KEY_SIZE 32
/* Each row of the file: bytes NULL: the person was forgotten. */
typedef void (*BaheEachKey) (gint64 person, const guint8 bytes[BAHE_KEY_SIZE], gpointer data);
gboolean bahe_keys_each (BaheKeys *keys, BaheEachKey each, gpointer data, GError **error);
/* Adds a key from a saved copy where there is none, never over one that is there or was destroyed; `bytes` NULL destroys. */
gboolean bahe_keys_put (BaheKeys *keys, gint64 person, const guint8 *bytes, GError **error);
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
