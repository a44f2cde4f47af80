#include "kit.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

void
run_clear (Run *run)
{
  g_clear_pointer (&run->out, g_free);
  g_clear_pointer (&run->err, g_free);
}

World
world_new (void)
{
  World world = { 0 };

  world.folder = g_dir_make_tmp ("bahe-cli-XXXXXX", NULL);
  ck_assert_ptr_nonnull (world.folder);
  world.store = g_build_filename (world.folder, "unit.db", NULL);
  return world;
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);

  for (const char *name; dir != NULL && (name = g_dir_read_name (dir)) != NULL;) {
    g_autofree char *inner = g_build_filename (path, name, NULL);
    remove_tree (inner);
  }
  g_remove (path);
}

void
world_clear (World *world)
{
  remove_tree (world->folder);
  g_clear_pointer (&world->folder, g_free);
  g_clear_pointer (&world->store, g_free);
  g_clear_pointer (&world->plugins, g_free);
}

GSubprocessLauncher *
world_launcher (const World *world, GSubprocessFlags flags)
{
  GSubprocessLauncher *launcher = g_subprocess_launcher_new (flags);

  g_subprocess_launcher_setenv (launcher, "HOME", world->folder, TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_DATA_HOME", world->folder, TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_CONFIG_HOME", world->folder, TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_STATE_HOME", world->folder, TRUE);
  g_subprocess_launcher_setenv (launcher, "BAHE_STORE", world->store, TRUE);
  g_subprocess_launcher_setenv (launcher, "BAHE_NOW", "2026-11-06T14:30", TRUE);
  if (world->plugins != NULL)
    g_subprocess_launcher_setenv (launcher, "BAHE_PLUGINS", world->plugins, TRUE);
  else
    g_subprocess_launcher_unsetenv (launcher, "BAHE_PLUGINS");
  g_subprocess_launcher_unsetenv (launcher, "BAHE_SCRIPTS");
  return launcher;
}

Run
bahe_input (const World *world, const char *input, ...)
{
  g_autoptr (GSubprocessLauncher) launcher = world_launcher (
      world, G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autofree char *program = g_build_filename (g_getenv ("BAHE_BUILD"), "core", "app", "bahe", NULL);
  g_autoptr (GError) error = NULL;
  Run run = { 0 };
  va_list words;

  g_ptr_array_add (argv, program);
  va_start (words, input);
  for (char *word; (word = va_arg (words, char *)) != NULL;)
    g_ptr_array_add (argv, word);
  va_end (words);
  g_ptr_array_add (argv, NULL);
  g_autoptr (GSubprocess) child = g_subprocess_launcher_spawnv (launcher, (const char *const *) argv->pdata, &error);
  g_assert_no_error (error);
  gboolean talked = g_subprocess_communicate_utf8 (child, input != NULL ? input : "", NULL, &run.out, &run.err, &error);
  g_assert_no_error (error);
  ck_assert (talked);
  run.code = g_subprocess_get_if_exited (child) ? g_subprocess_get_exit_status (child) : -1;
  return run;
}

void
run_ok (Run run)
{
  ck_assert_msg (run.code == 0, "ended with %d:\n%s%s", run.code, run.out, run.err);
  run_clear (&run);
}

/* The league as it is opened, made once for all tests of a program: under a sanitizer its ten commands take seconds. */
static World league;

static void
open_league (World *world)
{
  static const char *const groups[] = { "后勤组", "大班组", "中班组", "小班组" };

  *world = world_new ();
  bahe_ok (world, "init", "青禾小学工会");
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    bahe_ok (world, "roster", "add-group", (char *) groups[i]);
  bahe_ok (world, "open", "tug-of-war", "拔河");
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    bahe_ok (world, "do", "拔河", "enter", (char *) groups[i]);
}

static void
copy_tree (const char *from, const char *to)
{
  g_autoptr (GDir) dir = g_dir_open (from, 0, NULL);

  if (dir != NULL)
    g_mkdir_with_parents (to, 0700);
  for (const char *name; dir != NULL && (name = g_dir_read_name (dir)) != NULL;) {
    g_autofree char *inner = g_build_filename (from, name, NULL), *copied = g_build_filename (to, name, NULL);
    g_autofree char *bytes = NULL;
    gsize length = 0;

    if (g_file_test (inner, G_FILE_TEST_IS_DIR))
      copy_tree (inner, copied);
    else
      ck_assert (g_file_get_contents (inner, &bytes, &length, NULL) &&
                 g_file_set_contents_full (copied, bytes, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  }
}

void
world_league (World *world)
{
  if (league.folder == NULL)
    open_league (&league);
  *world = world_new ();
  copy_tree (league.folder, world->folder);
}

char *
world_file (const World *world, const char *name, const char *text)
{
  char *path = g_build_filename (world->folder, name, NULL);
  ck_assert (g_file_set_contents (path, text, -1, NULL));
  return path;
}

json_object *
json_of (const Run *run)
{
  json_object *json = json_tokener_parse (run->out);
  ck_assert_msg (json != NULL, "no JSON:\n%s%s", run->out, run->err);
  return json;
}

guint
record_count (const World *world)
{
  g_auto (Run) run = bahe (world, "events", "--format", "json");
  ck_assert_int_eq (run.code, 0);
  json_object *json = json_of (&run);
  guint n = (guint) json_object_array_length (json);
  json_object_put (json);
  return n;
}

int
run_suite (Suite *suite)
{
  SRunner *runner = srunner_create (suite);
  srunner_set_fork_status (runner, CK_NOFORK); /* every run is a process of its own already */
  srunner_run_all (runner, CK_NORMAL);
  int failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  if (league.folder != NULL)
    world_clear (&league);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
