#include "server/links.h"
#include "server/session_rows.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define SECONDS_OF_DAY (24 * 60 * 60)

static char *
folder_of (BaheStore *store)
{
  const char *keys = bahe_store_keys_path (store);
  gsize stem = g_str_has_suffix (keys, ".keys") ? strlen (keys) - strlen (".keys") : strlen (keys);

  return g_strdup_printf ("%.*s.links", (int) stem, keys);
}

static char *
file_of (BaheStore *store, const char *name)
{
  g_autofree char *folder = folder_of (store);

  return g_build_filename (folder, name, NULL);
}

static gboolean
is_over (const char *path)
{
  GStatBuf status;

  return g_stat (path, &status) != 0 ||
         g_get_real_time () / G_USEC_PER_SEC - status.st_mtime > BAHE_LINK_DAYS * SECONDS_OF_DAY;
}

static void
remove_old (BaheStore *store)
{
  g_autofree char *folder = folder_of (store);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);

  for (const char *name; dir != NULL && (name = g_dir_read_name (dir)) != NULL;) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    if (!g_str_equal (name, "address") && is_over (path))
      g_unlink (path);
  }
}

char *
bahe_link_new (BaheStore *store, GError **error)
{
  g_autofree char *token = bahe_secret_new ();
  g_autofree char *hash = bahe_secret_hash (token, "link");
  g_autofree char *path = file_of (store, hash);

  remove_old (store);
  return bahe_secret_file_write (path, "", error) ? g_strconcat ("/link#", token, NULL) : NULL;
}

/* Of several who come with the same link, one finds the file. What is used stays used when the power goes. */
static gboolean
remove_for_good (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_unlink (path) != 0)
    return FALSE;
  int descriptor = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  if (descriptor >= 0) {
    g_fsync (descriptor);
    g_close (descriptor, NULL);
  }
  return TRUE;
}

gboolean
bahe_link_use (BaheStore *store, const char *token, GError **error)
{
  g_autofree char *hash = bahe_secret_hash (token, "link");
  g_autofree char *path = file_of (store, hash);

  if (!is_over (path) && remove_for_good (path))
    return TRUE;
  g_set_error (error, BAHE_HTTP_ERROR, BAHE_HTTP_WRONG_LINK,
               _ ("this link opens nothing: it was used already, or is older than %d days. Make another one on the "
                  "server's computer: bahe link"),
               BAHE_LINK_DAYS);
  return FALSE;
}

char *
bahe_link_address (BaheStore *store)
{
  g_autofree char *path = file_of (store, "address");
  char *address = NULL;

  if (!g_file_get_contents (path, &address, NULL, NULL))
    return NULL;
  gsize length = strlen (address);
  if (length > 0 && address[length - 1] == '/') /* a path follows */
    address[length - 1] = '\0';
  return address;
}

gboolean
bahe_link_set_address (BaheStore *store, const char *address, GError **error)
{
  g_autofree char *path = file_of (store, "address");

  return bahe_secret_file_write (path, address, error);
}
