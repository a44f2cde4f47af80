/* A unit in a folder of its own, with the built-in kinds and those of kinds.c, and short words for what tests do. */
#ifndef BAHE_TESTS_ACTIVITY_WORLD_H
#define BAHE_TESTS_ACTIVITY_WORLD_H

#include "activity/activity.h"

#include "../suite.h"

extern const BahePlugin test_plugin, test_old_notes, test_new_notes;

typedef struct {
  char *folder, *path, *keys;
  BahePlugins *plugins;
  BaheUnit *unit;
} World;

/* NULL: only the built-in kinds. */
void world_begin (World *world, const BahePlugin *const *plugins);
void world_end (World *world);
/* Closes and opens the store, with other plugins. */
void world_again (World *world, const BahePlugin *const *plugins);

/* Does a verb as an officer; `given` is JSON with ' for ". Fails the test if it is refused. */
BaheAnswer world_do (World *world, gint64 activity, const char *verb, const char *given);
gint64 world_seq (World *world, gint64 activity, const char *verb, const char *given);
/* Expects a refusal with this code; gives its words, to be freed. */
char *world_no (World *world, gint64 activity, const char *verb, const char *given, gint code);
/* An activity with guests who have signed up. */
gint64 world_open (World *world, const char *given, const char *const *guests);

json_object *world_json (const char *text);
/* "甲 1,乙 2" of the only board: names and places in order. */
char *world_board (World *world, gint64 activity, const BaheBoardQuery *query);
/* All facts and figure entries of an activity as text. */
char *world_rows (World *world, gint64 activity, gint64 as_of);
/* bahe_unit_events as text. */
char *world_events (World *world, gint64 activity, BaheRole role);
/* Nothing differs from a rebuild. */
void world_verify (World *world);

#define assert_no_error(error) ck_assert_msg ((error) == NULL, "%s", (error) != NULL ? (error)->message : "")
#define assert_has(text, part) ck_assert_msg (strstr ((text), (part)) != NULL, "\"%s\" is not in: %s", (part), (text))
#define assert_has_not(text, part) ck_assert_msg (strstr ((text), (part)) == NULL, "\"%s\" is in: %s", (part), (text))

#endif
