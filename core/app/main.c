/* The program: knows every room and where things stand, and hands both to the command line. */
#include "app/place.h"
#include "app/supervise.h"
#include "app/welcome.h"
#include "cli/cli.h"
#include "server/server.h"

#include "builtin/builtin.h"
#include <glib-unix.h>
#include <glib/gstdio.h>
#include <stdio.h>

/* ---- plugins -------------------------------------------------------------------------------------------------------
 */

/* A guard that cannot write leaves the plugins in use: reading a store on a read-only disk must go on. */
static void
start_guard (const char *folder)
{
  static gboolean started = FALSE;
  g_autoptr (GError) error = NULL;

  if (!started && g_mkdir_with_parents (folder, 0700) == 0 && !bahe_plugin_guard_start (folder, &error))
    g_printerr ("bahe: %s\n", error->message);
  started = TRUE;
}

static BahePlugins *
make_plugins (const char *store_path, gboolean safe_mode, GError **error)
{
  g_autoptr (BahePlugins) plugins = bahe_plugins_new ();
  g_autofree char *quarantine = bahe_place_quarantine (store_path);

  if (!bahe_plugins_add (plugins, &bahe_builtin_plugin, error))
    return NULL;
  if (safe_mode)
    return g_steal_pointer (&plugins);
  bahe_plugins_quarantine_read (plugins, quarantine);
  bahe_plugins_load_folders (plugins, bahe_place_plugins ());
  /* After loading, because that forks to look at each file, and a fork beside the guard's thread may find a lock taken
   * that nobody in the child will ever give back. */
  start_guard (quarantine);
  return g_steal_pointer (&plugins);
}

static BahePlugins *
open_plugins (gboolean safe_mode, GError **error)
{
  return make_plugins (NULL, safe_mode, error);
}

/* ---- units ---------------------------------------------------------------------------------------------------------
 */

static BaheUnit *
unit_on (BaheStore *store, const char *store_path, gboolean safe_mode, GError **error)
{
  BahePlugins *plugins = make_plugins (store_path, safe_mode, error);

  if (plugins == NULL) {
    bahe_store_close (store);
    return NULL;
  }
  BaheUnit *unit = bahe_unit_new (store, plugins, bahe_place_scripts (), error);
  if (unit != NULL)
    bahe_unit_set_policies (unit, bahe_place_policies ());
  return unit;
}

static BaheUnit *
open_unit (const char *store_path, gboolean safe_mode, GError **error)
{
  g_autofree char *path = bahe_place_store (store_path);

  if (!g_file_test (path, G_FILE_TEST_EXISTS)) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_NOT_FOUND,
                 _ ("there is no store at %s; make one with: bahe init NAME, or say where it is with --store FILE"),
                 path);
    return NULL;
  }
  BaheStore *store = bahe_store_open (path, NULL, BAHE_STORE_WRITE, error);
  return store != NULL ? unit_on (store, store_path, safe_mode, error) : NULL;
}

static json_object *
opening_of (const char *kind, const char *title, const char *name)
{
  json_object *given = json_object_new_object ();

  json_object_object_add (given, "kind", json_object_new_string (kind));
  json_object_object_add (given, "title", json_object_new_string (title));
  if (name != NULL)
    json_object_object_add (given, "name", json_object_new_string (name));
  return given;
}

/* Both of what every unit has, or neither. */
static gboolean
open_unit_and_roster (BaheUnit *unit, const char *name, GError **error)
{
  BaheRequest requests[2] = {
    { .id = bahe_id_new (), .verb = "open", .role = BAHE_ADMINISTRATOR, .given = opening_of ("unit", name, name) },
    { .id = bahe_id_new (),
      .verb = "open",
      .role = BAHE_ADMINISTRATOR,
      .given = opening_of ("roster", _ ("Roster"), NULL) },
  };
  BaheAnswer answers[2] = { 0 };
  gboolean done = bahe_unit_batch (unit, requests, 2, answers, error);

  for (guint i = 0; i < 2; i++) {
    json_object_put (requests[i].given);
    bahe_answer_clear (&answers[i]);
  }
  return done;
}

/* A store that was just made and holds nothing yet, with what stands beside it. */
static void
remove_store (const char *path)
{
  static const char *const ends[] = { "", "-wal", "-shm", ".reserve", ".turn", ".write" };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++) {
    g_autofree char *file = g_strconcat (path, ends[i], NULL);
    g_unlink (file);
  }
}

static BaheUnit *
init_unit (const char *store_path, const char *unit_name, const char *zone, gboolean safe_mode, GError **error)
{
  g_autofree char *path = bahe_place_store (store_path);
  g_autofree char *folder = g_path_get_dirname (path);
  const BaheStoreIdentity identity = { .zone = zone };

  if (g_mkdir_with_parents (folder, 0700) != 0) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_STORE, _ ("the folder %s cannot be made"), folder);
    return NULL;
  }
  BaheStore *store = bahe_store_create (path, NULL, &identity, error);
  if (store == NULL)
    return NULL;
  BaheUnit *unit = unit_on (store, store_path, safe_mode, error);
  if (unit != NULL && open_unit_and_roster (unit, unit_name, error))
    return unit;
  BahePlugins *used = unit != NULL ? bahe_unit_plugins (unit) : NULL;
  bahe_unit_free (unit);
  bahe_plugins_free (used);
  remove_store (path);
  return NULL;
}

/* ---- serving -------------------------------------------------------------------------------------------------------
 */

static char **words_of_this_run;

static gboolean
supervise (int *code)
{
  if (bahe_is_supervised ())
    return FALSE;
  *code = bahe_supervise (bahe_place_executable (), words_of_this_run);
  return TRUE;
}

static gboolean
quit (gpointer data)
{
  g_main_loop_quit (data);
  return G_SOURCE_CONTINUE;
}

static gboolean
serve (BaheUnit *unit, const BaheCliServing *serving, GError **error)
{
  const BaheServerOptions options = { .address = serving->address, .port = serving->port, .lan = serving->lan };
  bahe_welcome_make_room ();
  g_autoptr (BaheServer) server = bahe_server_new (unit, &options, error);
  if (server == NULL)
    return FALSE;
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  guint interrupt = g_unix_signal_add (SIGINT, quit, loop);
  guint terminate = g_unix_signal_add (SIGTERM, quit, loop);

  bahe_welcome (unit, server, serving->lan);
  g_main_loop_run (loop);
  g_source_remove (interrupt);
  g_source_remove (terminate);
  return TRUE;
}

int
main (int argc, char **argv)
{
  const BaheCliHost host = {
    .open_unit = open_unit,
    .open_plugins = open_plugins,
    .init_unit = init_unit,
    .supervise = supervise,
    .serve = serve,
    .new_link = bahe_server_new_link,
    .store_path = bahe_place_store,
    .script_folders = bahe_place_scripts,
    .quarantine_folder = bahe_place_quarantine,
    .executable = bahe_place_executable,
    .user_plugins = bahe_place_user_plugins,
    .version = BAHE_VERSION,
  };

  words_of_this_run = argv;
  bahe_place_language ();
  return bahe_cli_run (&host, argc, argv);
}
