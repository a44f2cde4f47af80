/* A folder of its own with one store, and the real program run on it. */
#ifndef BAHE_TESTS_CLI_KIT_H
#define BAHE_TESTS_CLI_KIT_H

#include <check.h>
#include <gio/gio.h>
#include <json-c/json.h>

typedef struct {
  char *folder, *store;
  char *plugins; /* folders with : between them; NULL: those of the build */
} World;

typedef struct {
  int code; /* −1: ended by a signal */
  char *out, *err;
} Run;
void run_clear (Run *run);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

/* An empty folder; the environment sealed into it, so that nothing of the machine's user is read or written. */
World world_new (void);
void world_clear (World *world);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (World, world_clear)

/* What starts a process in this environment, its three streams as the flags say. */
GSubprocessLauncher *world_launcher (const World *world, GSubprocessFlags flags);

/* Runs bahe with these words (ending with NULL) on the world's store; `input` (may be NULL) is its standard input. */
Run bahe_input (const World *world, const char *input, ...) G_GNUC_NULL_TERMINATED;
#define bahe(world, ...) bahe_input ((world), NULL, __VA_ARGS__, NULL)
/* The same, and it must end with 0. */
#define bahe_ok(world, ...) run_ok (bahe ((world), __VA_ARGS__))
void run_ok (Run run);

/* A store of 青禾小学工会 with eight groups, and a league of four teams named 拔河. */
void world_league (World *world);

/* A file in the world's folder. Free with g_free. */
char *world_file (const World *world, const char *name, const char *text);
/* How many records the store has, as the program lists them. */
guint record_count (const World *world);
/* What was printed, as JSON; fails the test where it is none. */
json_object *json_of (const Run *run);

#define assert_holds(text, part) ck_assert_msg (strstr ((text), (part)) != NULL, "“%s” is not in:\n%s", (part), (text))
#define assert_lacks(text, part) ck_assert_msg (strstr ((text), (part)) == NULL, "“%s” is in:\n%s", (part), (text))

/* Runs the suite; its exit status. */
int run_suite (Suite *suite);

#endif
