/* For who writes a plugin: a copy of the example under another name, and what is finished put where bahe finds it. */
#include "cli/authors.h"
#include "cli/private.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

/* The files of plugins/example; the name of the example stands in some of their names, and in all of them. */
#define EXAMPLE "rope-skipping"
#define EXAMPLE_ZH "一分钟跳绳"
#define EXAMPLE_EN "One-minute rope skipping"

static const char *const example_files[] = { EXAMPLE ".c", EXAMPLE ".lua", EXAMPLE ".txt", "meson.build", "README.md" };

/* ---- new
 * ----------------------------------------------------------------------------------------------------------------- */

static gboolean
check_name (const char *name, GError **error)
{
  if (bahe_is_name (name, "") && strchr (name, '_') == NULL)
    return TRUE;
  g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID,
               _ ("“%s” is no name for a plugin: 1 to 64 small letters, digits and “-”, beginning with a letter, as in "
                  "shuttlecock"),
               name);
  return FALSE;
}

/* A label ends up in texts of C, Lua and meson alike. */
static gboolean
check_words (const char *words, GError **error)
{
  if (*words != '\0' && g_utf8_validate (words, -1, NULL) && strpbrk (words, "\"\\'\n\r\t*/?") == NULL)
    return TRUE;
  g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID, _ ("“%s” is no label: leave out quotation marks, \\, / and *"),
               words);
  return FALSE;
}

typedef struct {
  const char *name, *zh, *en;
} NewPlugin;

static char *
fill_in (const NewPlugin *new, const char *text)
{
  g_autoptr (GString) filled = g_string_new (text);

  g_string_replace (filled, EXAMPLE_ZH, new->zh, 0);
  g_string_replace (filled, EXAMPLE_EN, new->en, 0);
  g_string_replace (filled, EXAMPLE, new->name, 0);
  return g_string_free (g_steal_pointer (&filled), FALSE);
}

static gboolean
write_example (const NewPlugin *new, const char *folder, const char *file, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *place = g_strconcat ("/bahe/plugin/", file, NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (place, 0, &local);

  if (bytes == NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  g_autofree char *example = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autofree char *text = fill_in (new, example), *name = fill_in (new, file);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  if (g_file_set_contents (path, text, -1, &local))
    return TRUE;
  g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID, _ ("%s cannot be written: %s"), path, local->message);
  return FALSE;
}

static gboolean
run_new (BaheCli *cli, const BaheArguments *arguments, GError **error)
{
  const char *zh = bahe_arguments_option (arguments, "zh"), *en = bahe_arguments_option (arguments, "en");
  const char *folder = bahe_arguments_word (arguments, 0);
  g_autofree char *name = g_path_get_basename (folder);
  NewPlugin new = { .name = name };

  new.zh = zh != NULL ? zh : new.name;
  new.en = en != NULL ? en : new.name;
  if (!check_name (new.name, error) || !check_words (new.zh, error) || !check_words (new.en, error))
    return FALSE;
  if (g_mkdir (folder, 0755) != 0) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID, _ ("the folder %s cannot be made: %s"), folder,
                 g_strerror (errno));
    return FALSE;
  }
  bahe_authors_register_resource ();
  for (guint i = 0; i < G_N_ELEMENTS (example_files); i++)
    if (!write_example (&new, folder, example_files[i], error))
      return FALSE;
  bahe_cli_printf (_ ("%2$s: change %1$s.c and %1$s.lua, then\n  cd %2$s\n  meson setup build\n  meson test -C build\n"
                      "  bahe plugin install build/%1$s.so %1$s.lua\n"),
                   new.name, folder);
  return TRUE;
}

/* ---- install
 * ------------------------------------------------------------------------------------------------------------- */

typedef struct { /* a file that is put in place, and what stood there */
  char *path, *before;
  gsize length;
} Placed;

static void
placed_free (gpointer data)
{
  Placed *placed = data;
  g_free (placed->path);
  g_free (placed->before);
  g_free (placed);
}

/* Everything as it was, the last first. */
static void
put_back (GPtrArray *placed)
{
  for (guint i = placed->len; i > 0; i--) {
    const Placed *one = placed->pdata[i - 1];
    if (one->before == NULL)
      g_unlink (one->path);
    else
      g_file_set_contents (one->path, one->before, (gssize) one->length, NULL);
  }
}

/* A module that is in use stays whole: the new file takes the name of the old one. */
static gboolean
put (GPtrArray *placed, const char *from, const char *folder, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *bytes = NULL, *base = g_path_get_basename (from);
  gsize length;

  if (!bahe_cli_read_file (from, &bytes, &length, error))
    return FALSE;
  Placed *one = g_new0 (Placed, 1);
  one->path = g_build_filename (folder, base, NULL);
  if (!g_file_get_contents (one->path, &one->before, &one->length, NULL))
    one->before = NULL;
  g_ptr_array_add (placed, one);
  if (g_file_set_contents_full (one->path, bytes, (gssize) length, G_FILE_SET_CONTENTS_CONSISTENT, 0644, &local))
    return TRUE;
  g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID, _ ("%s cannot be written: %s"), one->path, local->message);
  return FALSE;
}

static gboolean
check_rule (const char *path, GError **error)
{
  g_autofree char *text = NULL, *base = g_path_get_basename (path);
  gsize length;

  if (!g_str_has_suffix (base, ".lua")) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID, _ ("%s is no scoring rule: its name ends with .lua"), path);
    return FALSE;
  }
  if (!bahe_cli_read_file (path, &text, &length, error))
    return FALSE;
  g_autoptr (BaheRule) rule = bahe_rule_new (base, text, length, error);
  return rule != NULL;
}

static const BahePluginInfo *
loaded_from (BahePlugins *plugins, const char *path)
{
  const GPtrArray *list = bahe_plugins_list (plugins);

  for (guint i = 0; i < list->len; i++)
    if (g_strcmp0 (((const BahePluginInfo *) list->pdata[i])->path, path) == 0)
      return list->pdata[i];
  return NULL;
}

/* Whether it is loaded from its new place beside all the others, and its rules are found. */
static gboolean
try_in_place (BaheCli *cli, const char *path, GError **error)
{
  g_autoptr (BahePlugins) plugins = cli->host->open_plugins (FALSE, error);
  if (plugins == NULL)
    return FALSE;
  const GPtrArray *refused = bahe_plugins_refused (plugins);
  for (guint i = 0; i < refused->len; i++) {
    const BahePluginRefused *one = refused->pdata[i];
    if (g_str_equal (one->path, path)) {
      g_set_error_literal (error, BAHE_ERROR, BAHE_ERROR_PLUGIN, one->reason);
      return FALSE;
    }
  }
  const BahePluginInfo *plugin = loaded_from (plugins, path);
  for (guint i = 0; plugin != NULL && i < plugin->n_kinds; i++) {
    const char *rule = plugin->kinds[i].table->rule;
    g_autofree char *found = rule != NULL ? bahe_cli_rule_path (cli, rule) : NULL;
    if (rule != NULL && found == NULL) {
      g_set_error (error, BAHE_ERROR, BAHE_ERROR_RULE,
                   _ ("kind %s: there is no scoring rule %s; give its file too: bahe plugin install FILE.so %s.lua"),
                   plugin->kinds[i].table->name, rule, rule);
      return FALSE;
    }
  }
  return TRUE;
}

static gboolean
run_install (BaheCli *cli, const BaheArguments *arguments, GError **error)
{
  const char *file = bahe_arguments_word (arguments, 0), *folder = cli->host->user_plugins ();
  g_autofree char *base = g_path_get_basename (file), *path = g_build_filename (folder, base, NULL);
  g_autoptr (GPtrArray) placed = g_ptr_array_new_with_free_func (placed_free);

  if (!bahe_cli_check_plugin (cli, file, error))
    return FALSE;
  for (guint i = 1; bahe_arguments_word (arguments, i) != NULL; i++)
    if (!check_rule (bahe_arguments_word (arguments, i), error))
      return FALSE;
  if (g_mkdir_with_parents (folder, 0755) != 0) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID, _ ("the folder %s cannot be made: %s"), folder,
                 g_strerror (errno));
    return FALSE;
  }
  gboolean done = TRUE;
  for (guint i = 0; done && bahe_arguments_word (arguments, i) != NULL; i++)
    done = put (placed, bahe_arguments_word (arguments, i), folder, error);
  if (!done || !try_in_place (cli, path, error)) {
    put_back (placed);
    return FALSE;
  }
  bahe_cli_printf (_ ("%s is in place; a server that is running finds it after its next start\n"), path);
  return TRUE;
}

static const BaheCliOption new_options[] = {
  { "zh", N_ ("LABEL"), N_ ("what it is called in Chinese") },
  { "en", N_ ("LABEL"), N_ ("what it is called in English") },
  { 0 },
};

const BaheCliCommand bahe_cli_author_commands[] = {
  { "plugin new", N_ ("NAME"), N_ ("make a folder with a plugin to begin with: tables, scoring rule, tests"), 1, 1,
    FALSE, new_options, run_new },
  { "plugin install", N_ ("FILE [RULE.lua …]"), N_ ("check a plugin and put it where bahe finds it"), 1, 16, FALSE,
    NULL, run_install },
  { 0 },
};
