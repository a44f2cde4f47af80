/* A folder of its own for each test, with a store and its keys, and the few things that every test of the store does.
 */
#ifndef BAHE_TESTS_STORE_WORLD_H
#define BAHE_TESTS_STORE_WORLD_H

#include "../suite.h"
#include "store/store.h"
#include "store/testing.h"

typedef struct {
  char *folder, *path, *keys; /* FOLDER/data/unit.bahe, FOLDER/keys/unit.keys */
  BaheStore *store;           /* NULL while closed */
} World;

/* A new store, open for writing, with activity 1 ready for events. */
void world_begin (World *world);
void world_end (World *world); /* closes it and removes the folder */
void world_close (World *world);
void world_open (World *world, BaheStoreFlags flags);
void world_open_with (World *world, BaheStoreFlags flags, const char *vfs);

/* One more activity: the first has number 1. */
void world_open_activity (World *world);

/* FOLDER/name. Free with g_free. */
char *world_file (const World *world, const char *name);

/* One verb of one event whose body is {"n":n}, with a fact and a figure entry of value n. */
typedef struct {
  BaheId id;
  gint64 activity, n;
  gint64 seq; /* filled */
} Verb;
gboolean verb_work (BaheTransaction *transaction, gpointer verb, GError **error);
gboolean record (BaheStore *store, gint64 activity, gint64 n, gint64 *seq, GError **error);
void record_many (BaheStore *store, gint64 activity, gint64 from, gint64 count);

gint64 count_events (BaheStore *store);
gboolean is_known (BaheStore *store, const BaheId *id);

/* Events, activities, facts and figure entries as text, one a line: two stores with the same text hold the same. */
char *dump_store (BaheStore *store, GError **error);
/* What the facts and figure entries must be, told from the events alone. */
char *dump_rebuilt (BaheStore *store, GError **error);
char *dump_projections (BaheStore *store, GError **error);

/* Fails the test, naming the problems, unless the store verifies. */
void assert_sound (BaheStore *store);
/* Fails the test unless a problem that verifying tells has these words. */
void assert_named (BaheStore *store, const char *words);
/* Alters the file as somebody with the sqlite3 shell would. */
void world_tamper (const World *world, const char *sql);

#define assert_no_error(error) ck_assert_msg ((error) == NULL, "%s", (error) != NULL ? (error)->message : "")
#define assert_error(error, wanted)                                                                                    \
  ck_assert_msg (g_error_matches (error, BAHE_ERROR, wanted), "%s", (error) != NULL ? (error)->message : "no error")

#endif
