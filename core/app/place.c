#include "app/place.h"

#include <string.h>

const char *
bahe_place_executable (void)
{
  static char *executable = NULL;
  static gsize once = 0;

  if (g_once_init_enter (&once)) {
    executable = g_file_read_link ("/proc/self/exe", NULL);
    if (executable == NULL)
      executable = g_find_program_in_path ("bahe");
    g_once_init_leave (&once, 1);
  }
  return executable != NULL ? executable : "bahe";
}

/* The build tree that the program runs from (BUILD/core/app/bahe), NULL when it is installed. Free with g_free. */
static char *
build_tree (void)
{
  g_autofree char *folder = g_path_get_dirname (bahe_place_executable ());
  g_autofree char *root = g_build_filename (folder, "..", "..", NULL);
  g_autofree char *mark = g_build_filename (root, "build.ninja", NULL);

  return g_file_test (mark, G_FILE_TEST_EXISTS) ? g_canonicalize_filename (root, NULL) : NULL;
}

/* A folder of the installation: beside the program wherever its tree was unpacked, else where it was installed to.
 * Free with g_free. */
static char *
installed (const char *folder)
{
  g_autofree char *here = g_path_get_dirname (bahe_place_executable ());
  g_autofree char *root = g_str_has_suffix (here, "/" BAHE_BINDIR)
                              ? g_strndup (here, strlen (here) - strlen ("/" BAHE_BINDIR))
                              : g_strdup (BAHE_PREFIX);

  return g_canonicalize_filename (folder, *root != '\0' ? root : "/");
}

void
bahe_place_language (void)
{
  g_autofree char *build = build_tree ();
  g_autofree char *catalogues = build != NULL ? g_build_filename (build, "po", NULL) : installed (BAHE_LOCALE_DIR);

  bindtextdomain ("bahe", catalogues);
  bind_textdomain_codeset ("bahe", "UTF-8");
  bahe_language_set (BAHE_ZH);
}

char *
bahe_place_store (const char *given)
{
  const char *environment = g_getenv ("BAHE_STORE");

  if (given != NULL)
    return g_strdup (given);
  if (environment != NULL && *environment != '\0')
    return g_strdup (environment);
  return g_build_filename (g_get_user_data_dir (), "bahe", "unit.db", NULL);
}

char *
bahe_place_quarantine (const char *given)
{
  g_autofree char *store = bahe_place_store (given);
  g_autofree char *folder = g_path_get_dirname (store);

  return g_build_filename (folder, "quarantine", NULL);
}

static void
add_list (GPtrArray *folders, const char *list)
{
  g_auto (GStrv) parts = g_strsplit (list, ":", -1);
  for (char **part = parts; *part != NULL; part++)
    if (**part != '\0')
      g_ptr_array_add (folders, g_strdup (*part));
}

/* Every folder of BUILD/plugins that holds a finished plugin stands for itself. */
static void
add_built_plugins (GPtrArray *folders, const char *build)
{
  g_autofree char *plugins = g_build_filename (build, "plugins", NULL);
  g_autoptr (GDir) dir = g_dir_open (plugins, 0, NULL);

  for (const char *name; dir != NULL && (name = g_dir_read_name (dir)) != NULL;) {
    char *folder = g_build_filename (plugins, name, NULL);
    if (g_file_test (folder, G_FILE_TEST_IS_DIR) && !g_str_has_suffix (name, ".p"))
      g_ptr_array_add (folders, folder);
    else
      g_free (folder);
  }
}

static int
compare_folders (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

const char *
bahe_place_user_plugins (void)
{
  static char *folder = NULL;
  static gsize once = 0;

  if (g_once_init_enter (&once)) {
    const char *environment = g_getenv ("BAHE_PLUGINS");
    g_auto (GStrv) folders = g_strsplit (environment != NULL ? environment : "", ":", -1);
    folder = folders[0] != NULL && *folders[0] != '\0'
                 ? g_strdup (folders[0])
                 : g_build_filename (g_get_user_data_dir (), "bahe", "plugins", NULL);
    g_once_init_leave (&once, 1);
  }
  return folder;
}

const char *const *
bahe_place_plugins (void)
{
  static GPtrArray *folders = NULL;
  static gsize once = 0;

  if (g_once_init_enter (&once)) {
    g_autofree char *build = build_tree ();
    const char *environment = g_getenv ("BAHE_PLUGINS");
    folders = g_ptr_array_new ();
    if (environment != NULL)
      add_list (folders, environment);
    else if (build != NULL)
      add_built_plugins (folders, build);
    else
      g_ptr_array_add (folders, installed (BAHE_PLUGIN_DIR));
    if (environment == NULL) {
      g_ptr_array_sort (folders, compare_folders);
      g_ptr_array_add (folders, g_strdup (bahe_place_user_plugins ()));
    }
    g_ptr_array_add (folders, NULL);
    g_once_init_leave (&once, 1);
  }
  return (const char *const *) folders->pdata;
}

const char *const *
bahe_place_scripts (void)
{
  static GPtrArray *folders = NULL;
  static gsize once = 0;

  if (g_once_init_enter (&once)) {
    g_autofree char *build = build_tree ();
    const char *environment = g_getenv ("BAHE_SCRIPTS");
    folders = g_ptr_array_new ();
    g_ptr_array_add (folders, g_build_filename (g_get_user_config_dir (), "bahe", "scripts", NULL));
    if (environment != NULL)
      add_list (folders, environment);
    else
      g_ptr_array_add (folders, build != NULL ? g_build_filename (BAHE_SOURCE_SCRIPTS, "scoring", NULL)
                                              : installed (BAHE_SCRIPT_DIR "/scoring"));
    for (const char *const *plugins = bahe_place_plugins (); *plugins != NULL; plugins++)
      g_ptr_array_add (folders, g_strdup (*plugins));
    g_ptr_array_add (folders, NULL);
    g_once_init_leave (&once, 1);
  }
  return (const char *const *) folders->pdata;
}

const char *const *
bahe_place_policies (void)
{
  static GPtrArray *folders = NULL;
  static gsize once = 0;

  if (g_once_init_enter (&once)) {
    g_autofree char *build = build_tree ();
    const char *environment = g_getenv ("BAHE_POLICIES");
    folders = g_ptr_array_new ();
    g_ptr_array_add (folders, g_build_filename (g_get_user_config_dir (), "bahe", "policy", NULL));
    if (environment != NULL)
      add_list (folders, environment);
    else
      g_ptr_array_add (folders, build != NULL ? g_build_filename (BAHE_SOURCE_SCRIPTS, "policy", NULL)
                                              : installed (BAHE_SCRIPT_DIR "/policy"));
    g_ptr_array_add (folders, NULL);
    g_once_init_leave (&once, 1);
  }
  return (const char *const *) folders->pdata;
}
