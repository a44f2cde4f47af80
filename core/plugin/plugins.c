/* The set of plugins, and the table of kinds they offer. */
#include "plugin/record.h"
#include "plugin/tables.h"

#include <string.h>

static void
refused_free (BahePluginRefused *refused)
{
  g_free (refused->path);
  g_free (refused->reason);
  g_free (refused);
}

BahePlugins *
bahe_plugins_new (void)
{
  BahePlugins *plugins = g_new0 (BahePlugins, 1);

  plugins->records = g_ptr_array_new_with_free_func ((GDestroyNotify) bahe_record_free);
  plugins->infos = g_ptr_array_new ();
  plugins->refused = g_ptr_array_new_with_free_func ((GDestroyNotify) refused_free);
  plugins->quarantine = g_ptr_array_new_with_free_func ((GDestroyNotify) bahe_quarantined_free);
  g_mutex_init (&plugins->lock);
  return plugins;
}

void
bahe_plugins_free (BahePlugins *plugins)
{
  if (plugins == NULL)
    return;
  g_ptr_array_unref (plugins->infos);
  g_ptr_array_unref (plugins->records);
  g_ptr_array_unref (plugins->refused);
  g_ptr_array_unref (plugins->quarantine);
  g_clear_pointer (&plugins->looked, g_hash_table_unref);
  g_mutex_clear (&plugins->lock);
  g_free (plugins);
}

/* ---- one plugin
 * -------------------------------------------------------------------------------------------------------- */

/* Checks `table` and, if `record` is not NULL, keeps what was resolved in it. */
static void
examine (const BahePlugin *table, BahePluginRecord *record, BaheArena *arena, BaheFaults *faults)
{
  BahePluginInfo unused = { 0 };
  BahePluginInfo *info = record == NULL ? &unused : &record->info;

  if (!bahe_tables_check_header (table, faults))
    return;
  info->table = bahe_tables_copy (table, arena, faults);
  info->kinds = bahe_tables_resolve (info->table, info, arena, &info->n_kinds, faults);
}

GPtrArray *
bahe_plugin_faults (const BahePlugin *table)
{
  BaheArena arena = { 0 };
  BaheFaults faults;

  bahe_faults_init (&faults);
  examine (table, NULL, &arena, &faults);
  GPtrArray *list = g_steal_pointer (&faults.list);
  bahe_faults_clear (&faults);
  bahe_arena_clear (&arena);
  return list;
}

/* "tug.so: the fault", or the faults below each other. */
static char *
refusal_words (const char *name, const GPtrArray *faults)
{
  GString *words = g_string_new (name);

  g_string_append (words, faults->len == 1 ? ": " : ":");
  for (guint i = 0; i < faults->len; i++)
    g_string_append_printf (words, "%s%s", faults->len == 1 ? "" : "\n  ", (char *) faults->pdata[i]);
  return g_string_free (words, FALSE);
}

static gboolean
refuse_faults (const char *name, const GPtrArray *faults, GError **error)
{
  if (faults->len == 0)
    return TRUE;
  g_autofree char *words = refusal_words (name, faults);
  g_set_error_literal (error, BAHE_ERROR, BAHE_ERROR_PLUGIN, words);
  return FALSE;
}

/* All that a crash handler will write, made while it is still safe to make it. */
static void
prepare_quarantine (BahePluginRecord *record)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();

  g_key_file_set_string (file, "quarantine", "plugin", record->info.table->name);
  g_key_file_set_string (file, "quarantine", "path", record->path == NULL ? "" : record->path);
  g_key_file_set_string (file, "quarantine", "hash", record->hash);
  record->quarantine_text = g_key_file_to_data (file, NULL, NULL);
  record->quarantine_name = g_strconcat (record->info.table->name, BAHE_QUARANTINE_SUFFIX, NULL);
}

BahePluginRecord *
bahe_record_new (const BahePlugin *table, const char *path, const char *hash, GError **error)
{
  BahePluginRecord *record = g_new0 (BahePluginRecord, 1);
  BaheFaults faults;

  record->path = g_strdup (path);
  record->info.path = record->path;
  g_strlcpy (record->hash, hash == NULL ? "" : hash, sizeof record->hash);
  bahe_faults_init (&faults);
  examine (table, record, &record->arena, &faults);
  if (!refuse_faults (path == NULL ? _ ("built-in plugin") : path, faults.list, error))
    g_clear_pointer (&record, bahe_record_free);
  else
    prepare_quarantine (record);
  bahe_faults_clear (&faults);
  return record;
}

void
bahe_record_free (BahePluginRecord *record)
{
  bahe_arena_clear (&record->arena);
  g_free (record->path);
  g_free (record->quarantine_name);
  g_free (record->quarantine_text);
  g_free (record);
}

/* ---- the set
 * ------------------------------------------------------------------------------------------------------------ */

static const BaheKindInfo *
find_kind (const BahePlugins *plugins, const char *name)
{
  for (guint i = 0; i < plugins->infos->len; i++) {
    const BahePluginInfo *info = plugins->infos->pdata[i];
    for (guint k = 0; k < info->n_kinds; k++)
      if (g_strcmp0 (info->kinds[k].table->name, name) == 0)
        return &info->kinds[k];
  }
  return NULL;
}

static const BahePluginInfo *
find_figure (const BahePlugins *plugins, const char *name)
{
  for (guint i = 0; i < plugins->infos->len; i++) {
    const BahePluginInfo *info = plugins->infos->pdata[i];
    for (guint k = 0; k < info->n_kinds; k++)
      for (guint f = 0; f < info->kinds[k].n_figures; f++)
        if (g_strcmp0 (info->kinds[k].figures[f].table->name, name) == 0)
          return info;
  }
  return NULL;
}

/* What of a new plugin is taken by those already in the set. */
static GPtrArray *
find_taken (const BahePlugins *plugins, const BahePluginInfo *info)
{
  GPtrArray *faults = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < plugins->infos->len; i++) {
    const BahePluginInfo *other = plugins->infos->pdata[i];
    if (g_strcmp0 (other->table->name, info->table->name) == 0)
      g_ptr_array_add (faults, g_strdup_printf (_ ("a plugin called %s is here already (%s); remove one of the two"),
                                                info->table->name, other->path == NULL ? _ ("built in") : other->path));
  }
  for (guint k = 0; faults->len == 0 && k < info->n_kinds; k++) {
    const BaheKindInfo *kind = &info->kinds[k], *other = find_kind (plugins, kind->table->name);
    if (other != NULL)
      g_ptr_array_add (
          faults, g_strdup_printf (_ ("kind %s: the plugin %s offers an activity type of this name too; rename it"),
                                   kind->table->name, other->plugin->table->name));
    for (guint f = 0; f < kind->n_figures; f++) {
      const BahePluginInfo *owner = find_figure (plugins, kind->figures[f].table->name);
      if (owner != NULL)
        g_ptr_array_add (
            faults, g_strdup_printf (_ ("kind %s, figure %s: the plugin %s has a figure of this name too; rename it"),
                                     kind->table->name, kind->figures[f].table->name, owner->table->name));
    }
  }
  return faults;
}

/* Takes the record. */
static gboolean
keep (BahePlugins *plugins, BahePluginRecord *record, GError **error)
{
  g_autoptr (GPtrArray) taken = find_taken (plugins, &record->info);

  if (!refuse_faults (record->path == NULL ? record->info.table->name : record->path, taken, error)) {
    bahe_record_free (record);
    return FALSE;
  }
  g_ptr_array_add (plugins->records, record);
  g_ptr_array_add (plugins->infos, &record->info);
  return TRUE;
}

gboolean
bahe_plugins_add (BahePlugins *plugins, const BahePlugin *table, GError **error)
{
  BahePluginRecord *record = bahe_record_new (table, NULL, NULL, error);

  return record != NULL && keep (plugins, record, error);
}

GPtrArray *
bahe_plugin_check_file (const char *path)
{
  g_autoptr (GError) error = NULL;

  if (bahe_check_permissions (path, &error))
    return bahe_look_in_child (path);
  GPtrArray *faults = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (faults, g_strdup (error->message));
  return faults;
}

GPtrArray *
bahe_plugin_check_beside (const BahePlugins *plugins, const char *path)
{
  g_autoptr (BahePlugins) others = bahe_plugins_new ();
  g_autofree char *base = g_path_get_basename (path), *why = NULL;
  GPtrArray *faults = bahe_plugin_check_file (path);
  const BahePlugin *table = faults->len == 0 ? bahe_open_module (path, &why) : NULL;
  BahePluginRecord *record = table != NULL ? bahe_record_new (table, path, NULL, NULL) : NULL;

  if (record == NULL)
    return faults;
  for (guint i = 0; i < plugins->infos->len; i++) {
    const BahePluginInfo *info = plugins->infos->pdata[i];
    g_autofree char *own = info->path != NULL ? g_path_get_basename (info->path) : NULL;
    if (g_strcmp0 (own, base) != 0)
      g_ptr_array_add (others->infos, (gpointer) info);
  }
  g_ptr_array_unref (faults);
  faults = find_taken (others, &record->info);
  bahe_record_free (record);
  return faults;
}

gboolean
bahe_plugins_load (BahePlugins *plugins, const char *path, GError **error)
{
  char hash[BAHE_FILE_HASH_TEXT];
  g_autofree char *why = NULL;

  if (!bahe_check_permissions (path, error) || !bahe_file_hash (path, hash, error) ||
      !bahe_quarantine_check (plugins, hash, error))
    return FALSE;
  GPtrArray *known = plugins->looked != NULL ? g_hash_table_lookup (plugins->looked, path) : NULL;
  g_autoptr (GPtrArray) faults = known != NULL ? g_ptr_array_ref (known) : bahe_look_in_child (path);
  if (!refuse_faults (path, faults, error))
    return FALSE;
  const BahePlugin *table = bahe_open_module (path, &why);
  if (table == NULL) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_PLUGIN, "%s: %s", path, why);
    return FALSE;
  }
  BahePluginRecord *record = bahe_record_new (table, path, hash, error);
  return record != NULL && keep (plugins, record, error);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Adds the paths of a folder's modules, in order of their names. */
static void
add_modules (GPtrArray *paths, const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".so"))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    g_ptr_array_add (paths, g_build_filename (folder, names->pdata[i], NULL));
}

/* Looks at all that may be loaded at once; what is not told then is looked at alone when its turn comes. */
static void
look_ahead (BahePlugins *plugins, const GPtrArray *paths)
{
  g_autoptr (GPtrArray) sound = g_ptr_array_new ();

  for (guint i = 0; i < paths->len; i++) {
    char hash[BAHE_FILE_HASH_TEXT];
    if (bahe_check_permissions (paths->pdata[i], NULL) && bahe_file_hash (paths->pdata[i], hash, NULL) &&
        bahe_quarantine_check (plugins, hash, NULL))
      g_ptr_array_add (sound, paths->pdata[i]);
  }
  g_clear_pointer (&plugins->looked, g_hash_table_unref);
  plugins->looked = bahe_look_at_all (sound);
}

void
bahe_plugins_load_folders (BahePlugins *plugins, const char *const *folders)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  for (; *folders != NULL; folders++)
    add_modules (paths, *folders);
  look_ahead (plugins, paths);
  for (guint i = 0; i < paths->len; i++) {
    g_autoptr (GError) error = NULL;
    if (bahe_plugins_load (plugins, paths->pdata[i], &error))
      continue;
    BahePluginRefused *refused = g_new0 (BahePluginRefused, 1);
    refused->path = g_strdup (paths->pdata[i]);
    refused->reason = g_strdup (error->message);
    g_ptr_array_add (plugins->refused, refused);
  }
  g_clear_pointer (&plugins->looked, g_hash_table_unref);
}

const GPtrArray *
bahe_plugins_refused (const BahePlugins *plugins)
{
  return plugins->refused;
}

const GPtrArray *
bahe_plugins_list (const BahePlugins *plugins)
{
  return plugins->infos;
}

/* Set aside after it was loaded: its functions must not be called again. */
static gboolean
is_quarantined (const BahePlugins *plugins, const BahePluginInfo *info)
{
  g_mutex_lock ((GMutex *) &plugins->lock);
  gboolean quarantined = ((const BahePluginRecord *) info)->quarantined;
  g_mutex_unlock ((GMutex *) &plugins->lock);
  return quarantined;
}

const BaheKindInfo *
bahe_plugins_kind (const BahePlugins *plugins, const char *name)
{
  const BaheKindInfo *kind = find_kind (plugins, name);

  return kind == NULL || is_quarantined (plugins, kind->plugin) ? NULL : kind;
}

GPtrArray *
bahe_plugins_kinds (const BahePlugins *plugins)
{
  GPtrArray *kinds = g_ptr_array_new ();

  for (guint i = 0; i < plugins->infos->len; i++) {
    const BahePluginInfo *info = plugins->infos->pdata[i];
    for (guint k = 0; k < info->n_kinds && !is_quarantined (plugins, info); k++)
      g_ptr_array_add (kinds, &info->kinds[k]);
  }
  return kinds;
}
