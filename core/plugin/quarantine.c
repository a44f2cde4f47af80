/* Files that name plugins which crashed or hung: read at start, taken away by an administrator. */
#include "plugin/record.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

void
bahe_quarantined_free (BaheQuarantined *quarantined)
{
  g_free (quarantined->plugin);
  g_free (quarantined->path);
  g_free (quarantined->hash);
  g_free (quarantined->function);
  g_free (quarantined->reason);
  g_free (quarantined);
}

/* NULL: no such file, or one that a failing disk left without a hash, which could not be told from a changed plugin's.
 */
static BaheQuarantined *
read_one (const char *path)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();

  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL))
    return NULL;
  BaheQuarantined *quarantined = g_new0 (BaheQuarantined, 1);
  quarantined->plugin = g_key_file_get_string (file, "quarantine", "plugin", NULL);
  quarantined->path = g_key_file_get_string (file, "quarantine", "path", NULL);
  quarantined->hash = g_key_file_get_string (file, "quarantine", "hash", NULL);
  quarantined->function = g_key_file_get_string (file, "quarantine", "function", NULL);
  quarantined->reason = g_key_file_get_string (file, "quarantine", "reason", NULL);
  if (quarantined->plugin != NULL && quarantined->hash != NULL && quarantined->hash[0] != '\0')
    return quarantined;
  bahe_quarantined_free (quarantined);
  return NULL;
}

static char *
words_of (const BaheQuarantined *quarantined)
{
  return g_strdup_printf (
      _ ("the plugin %s failed in “%s” (%s) and is set aside; put a repaired one in its place, or let this one "
         "run again with: bahe plugin release %s"),
      quarantined->plugin, quarantined->function == NULL ? "?" : quarantined->function,
      quarantined->reason == NULL ? "?" : quarantined->reason, quarantined->plugin);
}

static void
add_refused (BahePlugins *plugins, const char *path, char *words)
{
  BahePluginRefused *refused = g_new0 (BahePluginRefused, 1);

  refused->path = g_strdup (path);
  refused->reason = words;
  g_ptr_array_add (plugins->refused, refused);
}

/* Takes `quarantined`; plugins loaded before it was read are set aside now. */
static void
apply (BahePlugins *plugins, BaheQuarantined *quarantined)
{
  g_mutex_lock (&plugins->lock);
  g_ptr_array_add (plugins->quarantine, quarantined);
  for (guint i = 0; i < plugins->records->len; i++) {
    BahePluginRecord *record = plugins->records->pdata[i];
    if (record->quarantined || !g_str_equal (record->hash, quarantined->hash))
      continue;
    record->quarantined = TRUE;
    add_refused (plugins, record->path, words_of (quarantined));
  }
  g_mutex_unlock (&plugins->lock);
}

void
bahe_plugins_quarantine_read (BahePlugins *plugins, const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    if (!g_str_has_suffix (name, BAHE_QUARANTINE_SUFFIX))
      continue;
    g_autofree char *path = g_build_filename (folder, name, NULL);
    BaheQuarantined *quarantined = read_one (path);
    if (quarantined != NULL)
      apply (plugins, quarantined);
  }
}

gboolean
bahe_quarantine_check (BahePlugins *plugins, const char *hash, GError **error)
{
  gboolean free_to_run = TRUE;

  g_mutex_lock (&plugins->lock);
  for (guint i = 0; free_to_run && i < plugins->quarantine->len; i++) {
    const BaheQuarantined *quarantined = plugins->quarantine->pdata[i];
    if (!g_str_equal (quarantined->hash, hash))
      continue;
    g_autofree char *words = words_of (quarantined);
    g_set_error_literal (error, BAHE_ERROR, BAHE_ERROR_PLUGIN, words);
    free_to_run = FALSE;
  }
  g_mutex_unlock (&plugins->lock);
  return free_to_run;
}

gboolean
bahe_plugin_release (const char *folder, const char *plugin_name, GError **error)
{
  g_autofree char *name = g_strconcat (plugin_name, BAHE_QUARANTINE_SUFFIX, NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  if (strchr (plugin_name, '/') == NULL && g_unlink (path) == 0)
    return TRUE;
  g_set_error (error, BAHE_ERROR,
               errno == ENOENT || strchr (plugin_name, '/') ? BAHE_ERROR_NOT_FOUND : BAHE_ERROR_PLUGIN,
               _ ("no plugin called “%s” is set aside here; see those that are with: bahe plugin list"), plugin_name);
  return FALSE;
}
