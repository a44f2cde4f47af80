/* core/store — the only room that knows SQLite.
 *
 * One file is one unit. Events are appended, never changed; facts and figure entries are projections with a valid-from
 * and an until seq, so that a correction closes rows and the past stays readable. The latest stand packed in the rows of
 * their events until they are settled into tables (pending.c); who reads them here does not notice. A store may be open in many processes;
 * nothing here assumes one store a process.
 *
 * Threads: a BaheStore may be used from any thread. Work that writes runs one after another, in groups that share
 * a commit, led by one of the threads that wait for them. A BaheView belongs to the thread that began it.
 */
#ifndef BAHE_STORE_H
#define BAHE_STORE_H

#include "base/base.h"

#include <json-c/json.h>

#define BAHE_HASH_SIZE 32

typedef struct BaheStore BaheStore;
typedef struct BaheView BaheView;               /* a consistent sight of the committed rows */
typedef struct BaheTransaction BaheTransaction; /* within bahe_store_write only */

/* ---- open and close ------------------------------------------------------------------------------------------- */

typedef struct {        /* what is fixed for good when the store is made; part of the chain's first link */
  const char *unit_id;  /* NULL: a new one */
  const char *zone;     /* IANA name; NULL: Asia/Shanghai */
  gint64 epoch;         /* 0 at first; grows by one at every move of the unit to another host */
} BaheStoreIdentity;

typedef enum {
  BAHE_STORE_READ = 0,
  BAHE_STORE_WRITE = 1 << 0,
  BAHE_STORE_UNSAFE_NORMAL = 1 << 1, /* synchronous=NORMAL: only the control of the power-cut test */
} BaheStoreFlags;

/* Makes a new file; CONFLICT if one is there. Its keys stand in `keys_path` (NULL: $XDG_DATA_HOME/bahe/keys/UNIT-ID.keys);
 * one in the folder of the store or below is INVALID, since a copy of that folder would carry the keys along. */
BaheStore *bahe_store_create (const char *path, const char *keys_path, const BaheStoreIdentity *identity, GError **error);

/* Opens a store, migrating an older schema after a backup beside it. Falls back to reading, with *read_only TRUE, where
 * file or folder cannot be written (READ_ONLY only when WRITE work comes). Errors: NOT_FOUND, CORRUPT (named), VERSION. */
BaheStore *bahe_store_open (const char *path, const char *keys_path, BaheStoreFlags flags, GError **error);

/* Ends the writer after what is queued, checkpoints, frees. NULL is allowed. */
void bahe_store_close (BaheStore *store);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BaheStore, bahe_store_close)

const char *bahe_store_path (const BaheStore *store);
const char *bahe_store_unit_id (const BaheStore *store);
const char *bahe_store_zone (const BaheStore *store);
/* The file of its keys, which may not be made yet. What else is secret about the unit stands beside it. */
const char *bahe_store_keys_path (const BaheStore *store);
gboolean bahe_store_read_only (const BaheStore *store);

/* ---- reading ---------------------------------------------------------------------------------------------------- */

/* Begins a read transaction on a connection of the store's pool. End it soon: it holds back checkpoints. */
BaheView *bahe_view_begin (BaheStore *store, GError **error);
void bahe_view_end (BaheView *view);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BaheView, bahe_view_end)

typedef struct {
  gint64 seq; /* the only order */
  BaheId id;  /* of the verb */
  guint part; /* which of its events, from 0 */
  gint64 activity, version; /* place in the activity's stream, from 1 */
  const char *type;
  gint64 actor;    /* person number, 0: none */
  BaheSpan when;   /* when it happened */
  const char *when_words; /* as it was said; NULL: exactly `when` */
  gint64 recorded; /* when it was written: milliseconds since 1970 UTC; for people, never for order */
  const char *body; /* JSON as stored; private values are ciphertext */
  gsize body_length;
  guint8 digest[BAHE_HASH_SIZE]; /* of what was given with the verb; the same on each part */
  guint8 hash[BAHE_HASH_SIZE];   /* of the chain up to here */
} BaheEventRow; /* strings are borrowed for the call that hands the row over */

typedef struct { /* zero: all events in order of seq */
  gint64 activity;      /* 0: of all */
  gint64 after_version; /* with activity: only later ones */
  gint64 after_seq;     /* only later ones */
  gint64 until_seq;     /* 0: to the end; else up to and including it */
  const char *type;     /* NULL: of all types */
  const char *types;    /* instead of `type`: several, " closed reopened ", a space before and after each; NULL: of all types */
} BaheEventQuery;

/* Return FALSE to stop early, which is no error unless `error` is set. */
typedef gboolean (*BaheEachEvent) (const BaheEventRow *event, gpointer data, GError **error);
gboolean bahe_view_each_event (BaheView *view, const BaheEventQuery *query, BaheEachEvent each, gpointer data, GError **error);
/* FALSE with NOT_FOUND if there is no such event. */
gboolean bahe_view_event (BaheView *view, gint64 seq, BaheEachEvent each, gpointer data, GError **error);

/* What a printed paper tells of the record up to `seq`, so that whoever holds the paper is a witness: "1682-95c7-619f-0a1b-2c3d",
 * the seq and the first 8 bytes of the hash of the chain there. Free with g_free; NULL with NOT_FOUND if there is no such event. */
char *bahe_view_witness (BaheView *view, gint64 seq, GError **error);

/* 0: no event. This and the next: −1 if the file cannot be read. */
gint64 bahe_view_last_seq (BaheView *view);
/* The version of an activity's last event; 0: no such stream. */
gint64 bahe_view_version (BaheView *view, gint64 activity);
/* The seq of its last event; 0: it has none, or it could not be read. */
gint64 bahe_view_latest (BaheView *view, gint64 activity);

/* The events of the verb with this id: first seq and count (0: not known), and its digest. */
gboolean bahe_view_known (BaheView *view, const BaheId *id, gint64 *first_seq, guint *n, guint8 digest[BAHE_HASH_SIZE],
                          GError **error);

typedef gboolean (*BaheEachFact) (const BaheFactRow *fact, gpointer data, GError **error);
/* The facts of an activity as of a seq (0: now), in order of (seq, n). */
gboolean bahe_view_each_fact (BaheView *view, gint64 activity, gint64 as_of, BaheEachFact each, gpointer data,
                              GError **error);

typedef struct { /* what one event adds to one figure */
  const char *figure; /* "sports.matches" */
  gint64 activity;
  int year;           /* reporting year */
  const char *key;    /* JSON array of the values of the figure's `by` fields; "[]": none */
  const char *unit;   /* unit of measure; NULL: none */
  gint64 seq;
  guint n;            /* which entry of that event */
  BaheAmount amount;  /* 1 for a count; for distinct, 1, with `distinct` what is told apart */
  BaheHow how;        /* exact, about, at least, nearly, unknown (amount not set) */
  const char *distinct;
} BaheFigureEntry;

typedef struct { /* NULL or 0: any */
  const char *figure;
  gint64 activity, as_of;
  int year;
} BaheFigureQuery;
typedef gboolean (*BaheEachFigureEntry) (const BaheFigureEntry *entry, gpointer data, GError **error);
/* Entries as of a seq, in order of (figure, activity, seq, n). Summing is the caller's: sums carry qualifiers. */
gboolean bahe_view_each_figure_entry (BaheView *view, const BaheFigureQuery *query, BaheEachFigureEntry each, gpointer data,
                                      GError **error);

typedef struct {
  gint64 number;    /* of the stream, from 1 */
  const char *kind, *title;
  gint64 part_of;   /* another activity; 0: none */
  gint64 opened;    /* seq of its first event; filled by the append of that */
  BaheSpan when;
  gboolean demo;    /* outside the year's figures */
} BaheActivityRow;
typedef gboolean (*BaheEachActivity) (const BaheActivityRow *activity, gpointer data, GError **error);
gboolean bahe_view_each_activity (BaheView *view, BaheEachActivity each, gpointer data, GError **error);

/* The text stored under its hash (32 bytes), as a new string; NULL with NOT_FOUND. */
char *bahe_view_script (BaheView *view, const guint8 hash[BAHE_HASH_SIZE], GError **error);

typedef enum {
  BAHE_FILE_HERE,
  BAHE_FILE_ALTERED,   /* its bytes do not fit the hash */
  BAHE_FILE_FORGOTTEN, /* it was sealed for a person whose values were destroyed */
  BAHE_FILE_MISSING,
} BaheFileState;
/* The content stored under its hash; *bytes NULL unless it is here or was altered. FALSE if the store cannot be read. */
gboolean bahe_view_file (BaheView *view, const guint8 hash[BAHE_HASH_SIZE], BaheFileState *state, GBytes **bytes, GError **error);
/* Each sealed file that is gone, and whose it was. */
gboolean bahe_view_files_forgotten (BaheView *view, void (*each) (gint64 person, const char *hash, gpointer data), gpointer data,
                                    GError **error);
/* Whether the bytes of a file were taken away. */
gboolean bahe_view_file_is_gone (BaheView *view, const guint8 hash[BAHE_HASH_SIZE], gboolean *gone, GError **error);

/* Every file that a body tells of: an object with "blake2b", the hash of the bytes as they are stored, in hexadecimal; of sealed
 * ones (beside "sealed") also a list of them. `path`: "receipt", "gifts/2/photo"; `n`: which of a list, from 1. */
typedef void (*BaheEachFile) (json_object *file, const char *path, guint n, const char *hash, gpointer data);
void bahe_each_file (json_object *body, BaheEachFile each, gpointer data);
/* FALSE: not 64 hexadecimal digits. */
gboolean bahe_hash_parse (const char *text, guint8 hash[BAHE_HASH_SIZE]);
/* Free with g_free. */
char *bahe_hash_text (const guint8 hash[BAHE_HASH_SIZE]);

/* The hash of the declaration that the projections of an activity were built from; FALSE: never built. */
gboolean bahe_view_projection_hash (BaheView *view, gint64 activity, guint8 hash[BAHE_HASH_SIZE]);

/* ---- writing ------------------------------------------------------------------------------------------------------ */

/* Work for the writer: reads and appends through the transaction. FALSE with an error undoes what this work did, alone.
 * It may run a second time if the group's commit had to be tried again, so it keeps no state but through `discard`. */
typedef gboolean (*BaheStoreWork) (BaheTransaction *transaction, gpointer data, GError **error);

/* Runs `work`, on this thread or that of another who leads the group, and waits until it is durable. Errors: those of work; READ_ONLY, FULL, STORE. */
gboolean bahe_store_write (BaheStore *store, BaheStoreWork work, gpointer data, GError **error);

/* Grows by one whenever a group's commit failed: whoever keeps states folded from uncommitted events drops them then. */
guint64 bahe_store_failed_commits (BaheStore *store);

/* What a transaction sees, its own rows included. Borrowed; do not end it. */
BaheView *bahe_transaction_view (BaheTransaction *transaction);

/* Says where the event that comes next will stand: fills seq, version and recorded. Facts and figure entries of that seq are
 * from now on kept until it is appended, and written with it as one row: what costs least. */
gboolean bahe_transaction_place (BaheTransaction *transaction, BaheEventRow *event, GError **error);
/* Appends, where it was placed or else behind the last; fills seq, version, recorded and hash of `event` (the given ones are
 * ignored). `part` must count from 0, the parts of a verb one right after another. The activity must have been added.
 * CONFLICT: the id is recorded already. */
gboolean bahe_transaction_append (BaheTransaction *transaction, BaheEventRow *event, GError **error);

/* A new stream: gives the activity's number in row->number. Its first event is appended by the caller in the same work. */
gboolean bahe_transaction_add_activity (BaheTransaction *transaction, BaheActivityRow *row, GError **error);
/* Rewrites title, when, part_of after a correction of the opening event. */
gboolean bahe_transaction_set_activity (BaheTransaction *transaction, const BaheActivityRow *row, GError **error);

/* A fact valid from seq `from`: the seq of the event that was placed, or of a correction that has it folded again. */
gboolean bahe_transaction_add_fact (BaheTransaction *transaction, gint64 activity, gint64 from, const BaheFactRow *fact,
                                    GError **error);
/* Closes all open facts of that event, or all its open figure entries: not valid from seq `until` on. Each leaves the other alone. */
gboolean bahe_transaction_close_facts (BaheTransaction *transaction, gint64 activity, gint64 seq, gint64 until, GError **error);
gboolean bahe_transaction_add_figure_entry (BaheTransaction *transaction, gint64 from, const BaheFigureEntry *entry,
                                            GError **error);
gboolean bahe_transaction_close_figure_entries (BaheTransaction *transaction, gint64 activity, gint64 seq, gint64 until,
                                                GError **error);
/* Drops every fact and figure entry of an activity, before they are built again; and says from what they are built. */
gboolean bahe_transaction_clear_projection (BaheTransaction *transaction, gint64 activity, GError **error);
gboolean bahe_transaction_set_projection_hash (BaheTransaction *transaction, gint64 activity,
                                               const guint8 hash[BAHE_HASH_SIZE], GError **error);

/* Keeps a script's text under its hash, which is returned. Storing it again changes nothing. */
gboolean bahe_transaction_put_script (BaheTransaction *transaction, const char *text, guint8 hash[BAHE_HASH_SIZE],
                                      GError **error);

/* Keeps bytes under their hash; once more changes nothing, unless what is kept there was altered: then it is made good. `person`: who they are sealed for; 0: they are not. */
gboolean bahe_transaction_put_file (BaheTransaction *transaction, const guint8 hash[BAHE_HASH_SIZE], GBytes *bytes, gint64 person,
                                    GError **error);

/* BLAKE2b-256, as scripts, digests and the chain use it. `key` may be NULL. */
void bahe_hash (const void *bytes, gsize length, const guint8 *key, gsize key_length, guint8 hash[BAHE_HASH_SIZE]);

/* ---- keys: private values ------------------------------------------------------------------------------------------- */

/* Encrypts for a person, making the person's key first if there is none (durable on return, before any event uses it).
 * `place` is bound in: the event id, part and field. Returns base64 text. Persons are roster numbers. */
char *bahe_store_seal (BaheStore *store, gint64 person, const char *place, const char *plain, GError **error);
/* NULL with NOT_FOUND if the key was destroyed, CORRUPT if the text was altered. */
char *bahe_store_unseal (BaheStore *store, gint64 person, const char *place, const char *sealed, GError **error);
/* The same for bytes: what is stored of a file. It is sealed twice, inside with the person's key, outside with a key of this one
 * `place`, so that a file can be destroyed without all else of the person. NULL with an error. Free with g_bytes_unref. */
GBytes *bahe_store_seal_bytes (BaheStore *store, gint64 person, const char *place, GBytes *plain, GError **error);
GBytes *bahe_store_unseal_bytes (BaheStore *store, gint64 person, const char *place, GBytes *sealed, GError **error);
/* Takes the bytes of all files away that are sealed for these persons, from the log and from free pages too; their rows stay, so
 * that nobody takes them for lost. Where nothing can be written it changes nothing. */
gboolean bahe_store_forget_files (BaheStore *store, const gint64 *persons, guint n, GError **error);
typedef struct {
  char *place; /* that it was sealed for */
  guint8 hash[BAHE_HASH_SIZE];
} BaheSealedFile;
/* Destroys the keys of these files and takes their bytes away in the same manner; once more changes nothing. */
gboolean bahe_store_destroy_files (BaheStore *store, const BaheSealedFile *files, guint n, GError **error);
/* Destroys the key of a person for good, here and for every other process: what was sealed with it can never be read again.
 * Durable on return; once more changes nothing. Keys are not made again for such a person. */
gboolean bahe_store_destroy_key (BaheStore *store, gint64 person, GError **error);
/* Whether private values of this person can be read. */
gboolean bahe_store_key_is_here (BaheStore *store, gint64 person);
/* A digest of `plain` keyed with the person's key, so that a digest of what was given does not betray a private value. */
gboolean bahe_store_private_digest (BaheStore *store, gint64 person, const char *plain, guint8 digest[BAHE_HASH_SIZE],
                                    GError **error);

/* A new recovery sheet: the code to print, which is kept nowhere; copies sealed from now on open with it alone. Wipe and free. */
char *bahe_store_make_recovery (BaheStore *store, GError **error);
/* Whether a sheet was ever made, so that somebody can be told where there is none. */
gboolean bahe_store_has_recovery (BaheStore *store, gboolean *there, GError **error);
/* All keys as text that only the code of the latest sheet opens, to be saved with a backup. NOT_FOUND: no sheet was made. */
char *bahe_store_seal_keys (BaheStore *store, GError **error);
/* Opens such a text. *n: how many persons it knows. With `put`, keys that are missing here come back, and those destroyed there are
 * destroyed here; none that was destroyed here comes back. Errors: INVALID naming what is wrong with code or text, REFUSED. */
gboolean bahe_store_open_keys (BaheStore *store, const char *sealed, const char *code, gboolean put, guint *n, GError **error);

/* ---- watching, checking, saving ---------------------------------------------------------------------------------------- */

/* Calls `changed` on the default main context within 50 ms of any process's commit. Returns an id for unwatch; 0 if the file
 * cannot be read. Both only on the thread of that context; `changed` may unwatch, but not close the store. */
guint bahe_store_watch (BaheStore *store, void (*changed) (gint64 last_seq, gpointer data), gpointer data);
void bahe_store_unwatch (BaheStore *store, guint watch);

typedef void (*BaheProgress) (const char *what, gint64 done, gint64 all, gpointer data);

typedef struct {
  gint64 events;
  guint8 head[BAHE_HASH_SIZE]; /* the chain's last hash */
  guint files, forgotten;      /* that events tell of; how many of them were destroyed with their person's key */
  GPtrArray *problems;         /* of char *; empty: sound */
} BaheVerifyReport;
/* Pages (integrity_check), chain, streams' versions, schema, files. Comparing projections with a rebuild is core/activity's part.
 * FALSE only if it could not be done at all. */
gboolean bahe_store_verify (BaheStore *store, BaheProgress progress, gpointer data, BaheVerifyReport *report, GError **error);
void bahe_verify_report_clear (BaheVerifyReport *report);

/* An online copy, verified by opening and verifying it, put in place by a rename; never overwrites. Keys are not in it. */
gboolean bahe_store_backup (BaheStore *store, const char *to, BaheProgress progress, gpointer data, GError **error);
/* Verifies `from`, then puts a copy at `to`, which must not exist. */
gboolean bahe_store_restore (const char *from, const char *to, GError **error);

#endif
