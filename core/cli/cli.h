/* core/cli — argv to the same calls as the server makes; tables, colour, progress and completion for a terminal. */
#ifndef BAHE_CLI_H
#define BAHE_CLI_H

#include "activity/activity.h"

typedef struct { /* how `bahe serve` is to listen */
  const char *address; /* NULL: this computer alone */
  guint port;          /* 0: any free one */
  gboolean lan;        /* to the whole network */
} BaheCliServing;

/* What the app hands in, so that this room knows neither where things stand nor the server. */
typedef struct {
  /* Opens the unit of --store (NULL: the default place). Plugins and scripts are found by the app; whoever frees the
   * unit then frees its plugins too. */
  BaheUnit *(*open_unit) (const char *store_path, gboolean safe_mode, GError **error);
  /* Only the plugins, for commands that need no store. */
  BahePlugins *(*open_plugins) (gboolean safe_mode, GError **error);
  /* Makes a store and its unit and roster. */
  BaheUnit *(*init_unit) (const char *store_path, const char *unit_name, const char *zone, gboolean safe_mode,
                          GError **error);
  /* Whether another process is to serve and this one to start it again when it dies: runs it, and gives its exit code. */
  gboolean (*supervise) (int *code);
  /* Serves until a signal. */
  gboolean (*serve) (BaheUnit *unit, const BaheCliServing *serving, GError **error);
  /* A new link by which an administrator signs in; `alone`: all others are signed out. Free with g_free. */
  char *(*new_link) (BaheUnit *unit, gboolean alone, GError **error);
  /* Where the store of --store stands (NULL: the default place). Free with g_free. */
  char *(*store_path) (const char *given);
  /* Folders that hold scoring rules, first wins; NULL-terminated. Borrowed. */
  const char *const *(*script_folders) (void);
  /* Where this user's own plugins and their rules stand. Borrowed. */
  const char *(*user_plugins) (void);
  /* Where plugins put aside after a crash are noted, beside the store. Free with g_free. */
  char *(*quarantine_folder) (const char *store_path);
  /* This program's own file, for trials in a child process. Borrowed. */
  const char *(*executable) (void);
  const char *version;
} BaheCliHost;

/* Runs one command; returns its exit code: 0, 1 refused, 2 usage. */
int bahe_cli_run (const BaheCliHost *host, int argc, char **argv);

#endif
