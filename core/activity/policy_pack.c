/* The files of fund rules: read once, compiled when a kind that they name records something. */
#include "activity/policy.h"

#include <string.h>

static void
pack_free (gpointer data)
{
  BahePack *pack = data;

  g_free (pack->name);
  g_free (pack->path);
  g_free (pack->text);
  g_free (pack->fault);
  g_free (pack->hash);
  bahe_policy_free (pack->policy);
  json_object_put (pack->known);
  g_free (pack);
}

static void
profile_free (gpointer data)
{
  BaheProfile *profile = data;

  g_free (profile->name);
  g_free (profile->path);
  g_free (profile->text);
  g_free (profile->fault);
  g_free (profile->hash);
  json_object_put (profile->table);
  g_free (profile);
}

BahePolicies *
bahe_policies_new (const char *const *folders)
{
  BahePolicies *policies = g_new0 (BahePolicies, 1);

  policies->folders = g_strdupv ((char **) folders);
  policies->of_kind = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  g_mutex_init (&policies->lock);
  return policies;
}

void
bahe_policies_free (BahePolicies *policies)
{
  if (policies == NULL)
    return;
  g_strfreev (policies->folders);
  g_hash_table_unref (policies->of_kind);
  g_clear_pointer (&policies->packs, g_ptr_array_unref);
  g_clear_pointer (&policies->profiles, g_ptr_array_unref);
  g_mutex_clear (&policies->lock);
  g_free (policies);
}

/* ---- reading ------------------------------------------------------------------------------------ */

static char *
hash_of (const char *text)
{
  guint8 hash[BAHE_HASH_SIZE];
  GString *shown = g_string_new (NULL);

  bahe_hash (text, strlen (text), NULL, 0, hash);
  for (guint i = 0; i < BAHE_HASH_SIZE; i++)
    g_string_append_printf (shown, "%02x", hash[i]);
  return g_string_free (shown, FALSE);
}

typedef void (*TakeFile) (BahePolicies *policies, const char *name, const char *path, char *text);

static gboolean
has_name (const GPtrArray *array, const char *name)
{
  for (guint i = 0; i < array->len; i++)
    if (g_str_equal (*(char *const *) array->pdata[i], name)) /* the name is the first member of both */
      return TRUE;
  return FALSE;
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Files of a folder in order of name; of two with one name that of the earlier folder counts. */
static void
read_folder (BahePolicies *policies, const char *folder, const GPtrArray *known, TakeFile take)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_free);

  for (const char *file; dir != NULL && (file = g_dir_read_name (dir)) != NULL;)
    if (g_str_has_suffix (file, ".lua") && file[0] != '.')
      g_ptr_array_add (files, g_strdup (file));
  g_ptr_array_sort (files, compare_texts);
  for (guint i = 0; i < files->len; i++) {
    g_autofree char *path = g_build_filename (folder, files->pdata[i], NULL);
    g_autofree char *name = g_strndup (files->pdata[i], strlen (files->pdata[i]) - strlen (".lua"));
    char *text = NULL;
    if (!has_name (known, name) && g_file_get_contents (path, &text, NULL, NULL))
      take (policies, name, path, text);
  }
}

static void
take_pack (BahePolicies *policies, const char *name, const char *path, char *text)
{
  BahePack *pack = g_new0 (BahePack, 1);

  pack->name = g_strdup (name);
  pack->path = g_strdup (path);
  pack->text = text;
  pack->hash = hash_of (text);
  g_ptr_array_add (policies->packs, pack);
}

static void
take_profile (BahePolicies *policies, const char *name, const char *path, char *text)
{
  BaheProfile *profile = g_new0 (BaheProfile, 1);
  g_autofree char *file = g_strconcat (name, ".lua", NULL);
  g_autoptr (GError) error = NULL;

  profile->name = g_strdup (name);
  profile->path = g_strdup (path);
  profile->text = text;
  profile->hash = hash_of (text);
  profile->table = bahe_policy_read_table (file, text, strlen (text), &error);
  if (profile->table == NULL)
    profile->fault = g_strdup (error->message);
  g_ptr_array_add (policies->profiles, profile);
}

static void
read_all (BahePolicies *policies)
{
  if (policies->packs != NULL)
    return;
  policies->packs = g_ptr_array_new_with_free_func (pack_free);
  policies->profiles = g_ptr_array_new_with_free_func (profile_free);
  for (guint i = 0; policies->folders != NULL && policies->folders[i] != NULL; i++)
    read_folder (policies, policies->folders[i], policies->packs, take_pack);
}

/* Apart from the packs, because most that is recorded is judged by nothing. */
static void
read_profiles (BahePolicies *policies)
{
  if (policies->profiles->len > 0)
    return;
  for (guint i = 0; policies->folders != NULL && policies->folders[i] != NULL; i++) {
    g_autofree char *folder = g_build_filename (policies->folders[i], "profiles", NULL);
    read_folder (policies, folder, policies->profiles, take_profile);
  }
}

const BaheProfile *
bahe_policies_profile (BahePolicies *policies, const char *name)
{
  read_all (policies);
  read_profiles (policies);
  for (guint i = 0; i < policies->profiles->len; i++) {
    const BaheProfile *profile = policies->profiles->pdata[i];
    if (g_str_equal (profile->name, name))
      return profile;
  }
  return NULL;
}

/* ---- compiling ---------------------------------------------------------------------------------- */

static void
add_known (json_object *known, const char *name)
{
  json_object_object_add (known, name, NULL);
}

/* The roles of one row: the fields of the record it is about, as the row calls them. */
static void
add_roles (json_object *known, BahePlugins *plugins, json_object *row)
{
  const BaheKindInfo *info = bahe_plugins_kind (plugins, bahe_json_text (row, "kind"));
  int event = info != NULL ? bahe_kind_event (info, bahe_json_text (row, "event")) : -1;
  json_object *renamed = bahe_json_member (row, "fields");

  for (guint i = 0; event >= 0 && i < info->events[event].n_fields; i++)
    add_known (known, info->events[event].table->fields[i].name);
  for (guint i = 0; info != NULL && g_str_equal (bahe_json_text (row, "event"), BAHE_TYPE_OPENED) && i < info->n_setup;
       i++)
    add_known (known, info->setup[i].name);
  if (json_object_is_type (renamed, json_type_object)) {
    json_object_object_foreach (renamed, role, field)
    {
      (void) field;
      add_known (known, role);
    }
  } else if (renamed != NULL) {
    for (size_t i = 0; i < json_object_array_length (renamed); i++)
      add_known (known, json_object_get_string (json_object_array_get_idx (renamed, i)));
  }
}

static void
compile (BahePack *pack, BahePlugins *plugins)
{
  g_autofree char *file = g_strconcat (pack->name, ".lua", NULL);
  g_autoptr (GError) error = NULL;

  if (pack->compiled)
    return;
  pack->compiled = TRUE;
  pack->policy = bahe_policy_new (file, pack->text, strlen (pack->text), &error);
  if (pack->policy == NULL) {
    pack->fault = g_strdup (error->message);
    g_warning ("%s", pack->fault);
    return;
  }
  json_object *judges = bahe_policy_judges (pack->policy);
  pack->known = json_object_new_object ();
  for (size_t i = 0; i < json_object_array_length (judges); i++)
    add_roles (pack->known, plugins, json_object_array_get_idx (judges, i));
}

json_object *
bahe_pack_row (const BahePack *pack, const char *kind, const char *event)
{
  json_object *judges = pack->policy != NULL ? bahe_policy_judges (pack->policy) : NULL;

  for (size_t i = 0; judges != NULL && i < json_object_array_length (judges); i++) {
    json_object *row = json_object_array_get_idx (judges, i);
    if (g_str_equal (bahe_json_text (row, "kind"), kind) &&
        (event == NULL || g_str_equal (bahe_json_text (row, "event"), event)))
      return row;
  }
  return NULL;
}

/* A file that judges a kind has the kind's name in it, in quotes: so files that are about others are not compiled. */
GPtrArray *
bahe_policies_of (BahePolicies *policies, BahePlugins *plugins, const char *kind)
{
  GPtrArray *found = g_hash_table_lookup (policies->of_kind, kind);

  if (found != NULL)
    return found->len > 0 ? found : NULL;
  read_all (policies);
  found = g_ptr_array_new ();
  g_autofree char *quoted = g_strdup_printf ("\"%s\"", kind);
  for (guint i = 0; i < policies->packs->len; i++) {
    BahePack *pack = policies->packs->pdata[i];
    if (strstr (pack->text, quoted) == NULL)
      continue;
    compile (pack, plugins);
    if (bahe_pack_row (pack, kind, NULL) != NULL)
      g_ptr_array_add (found, pack);
  }
  g_hash_table_insert (policies->of_kind, (gpointer) g_intern_string (kind), found);
  return found->len > 0 ? found : NULL;
}

GPtrArray *
bahe_policies_all (BahePolicies *policies, BahePlugins *plugins)
{
  read_all (policies);
  read_profiles (policies);
  for (guint i = 0; i < policies->packs->len; i++)
    compile (policies->packs->pdata[i], plugins);
  return policies->packs;
}
