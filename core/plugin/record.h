/* What the room keeps of each plugin, and the parts of its set. Internal to core/plugin. */
#ifndef BAHE_PLUGIN_RECORD_H
#define BAHE_PLUGIN_RECORD_H

#include "plugin/arena.h"
#include "plugin/plugin.h"

#define BAHE_QUARANTINE_SUFFIX ".quarantine"

enum { BAHE_FILE_HASH_TEXT = 65 }; /* 64 characters and the end */

typedef struct {
  BahePluginInfo info; /* first: every BahePluginInfo * of this room is one of these */
  BaheArena arena;     /* of the tables */
  char *path;
  char hash[BAHE_FILE_HASH_TEXT]; /* of the file; "" for a built-in one */
  gboolean quarantined;
  char *quarantine_name; /* the file written when it crashes, ready for a signal handler … */
  char *quarantine_text; /* … and how it begins */
} BahePluginRecord;

typedef struct {
  char *plugin, *path, *hash, *function, *reason;
} BaheQuarantined;

struct BahePlugins {
  GPtrArray *records;    /* BahePluginRecord; never taken out */
  GPtrArray *infos;      /* the same, as const BahePluginInfo * */
  GPtrArray *refused;    /* BahePluginRefused */
  GPtrArray *quarantine; /* BaheQuarantined */
  GHashTable *looked;    /* path → faults of files that were looked at together; NULL: none */
  GMutex lock;           /* of quarantine and `quarantined` */
};

/* Checks a table and makes a record of it; NULL with PLUGIN and every fault. `path` NULL: built in. */
BahePluginRecord *bahe_record_new (const BahePlugin *table, const char *path, const char *hash, GError **error);
void bahe_record_free (BahePluginRecord *record);

/* The hash of a file as text; FALSE with PLUGIN if it cannot be read. */
gboolean bahe_file_hash (const char *path, char hash[BAHE_FILE_HASH_TEXT], GError **error);

/* Refuses a file in a folder that others may write to, or that others may write to itself. */
gboolean bahe_check_permissions (const char *path, GError **error);
/* The faults of a file, found in a child process so that what it does when it is loaded cannot hurt this one. */
GPtrArray *bahe_look_in_child (const char *path);
/* The same of several files in one child, since starting one costs more than all it does: path → faults. One that ends the child
 * or takes too long is not in it, nor are those behind: each is then to be looked at in a child of its own. */
GHashTable *bahe_look_at_all (const GPtrArray *paths);
/* Maps the file for good and finds its table, whose members are not looked at. NULL with why in words. */
const BahePlugin *bahe_open_module (const char *path, char **why);

/* As much as can be written; safe in a signal handler. */
void bahe_write_all (int fd, const char *bytes, gsize n);

/* PLUGIN if the quarantine names this file's hash. */
gboolean bahe_quarantine_check (BahePlugins *plugins, const char *hash, GError **error);
void bahe_quarantined_free (BaheQuarantined *quarantined);

#endif
