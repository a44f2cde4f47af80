/* A unit of its own in a folder of its own, with the built-in kinds, opened as bahe init does. */
#ifndef BAHE_TEST_BUILTIN_WORLD_H
#define BAHE_TEST_BUILTIN_WORLD_H

#include "../suite.h"
#include "activity/activity.h"
#include "builtin/builtin.h"

typedef struct {
  char *folder, *path, *keys;
  BahePlugins *plugins;
  BaheUnit *unit;
} World;

/* `more`: one more plugin table, or NULL. */
World *world_new (const BahePlugin *more);
void world_free (World *world);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (World, world_free)

#define ROSTER 2

/* Does a verb as the officer on a day in words (NULL: now); `given` is JSON in which ' stands for ". The answer's first
 * seq; 0 with *error. */
gint64 world_try (World *world, gint64 activity, const char *verb, const char *given, const char *when, GError **error);
/* The same, which must go well. */
gint64 world_do (World *world, gint64 activity, const char *verb, const char *given, const char *when);
/* The same, which must fail with this code and these words in its message. */
void world_refuses (World *world, gint64 activity, const char *verb, const char *given, const char *when,
                    BaheErrorCode code, const char *words);
/* Opens an activity and gives its number. */
gint64 world_open (World *world, const char *given);

/* The demonstration's roster as text, and imported on 1 January 2026. */
char *world_demo_roster (void);
void world_import_demo_roster (World *world);

/* Imports; the states of the rows by letter in order: N new, K known, D doubtful, W wrong. `done` says whether it went
 * well. */
char *world_import (World *world, gint64 activity, const char *verb, const char *text, gboolean dry_run, gboolean *done,
                    char **message);

json_object *world_member (json_object *object, const char *name);
const char *world_text (json_object *object, const char *name);
gint64 world_number (json_object *object, const char *name);
/* The roster's people or groups row with this `shown`; NULL: none. Borrowed from `roster`. */
json_object *world_row (json_object *roster, const char *list, const char *shown);
json_object *world_roster (World *world, const char *day);
/* "低段组" of the person on that day; NULL: none. Free with g_free. */
char *world_group_of (World *world, const char *shown, const char *day);
gint64 world_version (World *world, gint64 activity);

#endif
