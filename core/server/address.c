#include "server/address.h"

#include <string.h>

#define MOST_PARTS 8 /* between the slashes of an address */

typedef struct {
  const char *start; /* in the whole address; {…}: any part fits */
  gsize length;
} Part;

typedef struct {
  const BaheRoute *route;
  guint n;
  Part parts[MOST_PARTS];
} Row;

struct BaheAddresses {
  GArray *rows; /* of Row, in the order of the tables */
};

/* 0: more parts than any row has. */
static guint
take_apart (const char *path, Part parts[MOST_PARTS])
{
  for (guint n = 0; n < MOST_PARTS; path++) {
    parts[n] = (Part){ path, strcspn (path, "/") };
    path += parts[n++].length;
    if (*path == '\0')
      return n;
  }
  return 0;
}

BaheAddresses *
bahe_addresses_new (const BaheRoute *const *tables)
{
  BaheAddresses *addresses = g_new0 (BaheAddresses, 1);

  addresses->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  for (const BaheRoute *const *table = tables; *table != NULL; table++)
    for (const BaheRoute *route = *table; route->path != NULL; route++) {
      Row row = { .route = route };
      row.n = take_apart (route->path, row.parts);
      g_assert (row.n > 0);
      g_array_append_val (addresses->rows, row);
    }
  return addresses;
}

void
bahe_addresses_free (BaheAddresses *addresses)
{
  if (addresses == NULL)
    return;
  g_array_unref (addresses->rows);
  g_free (addresses);
}

static void
clear_words (BaheAddress *address)
{
  for (guint i = 0; i < BAHE_MOST_WORDS; i++)
    g_clear_pointer (&address->words[i], g_free);
}

void
bahe_address_clear (BaheAddress *address)
{
  clear_words (address);
  g_free (address->allowed);
  *address = (BaheAddress){ 0 };
}

static gboolean
is_open (const Part *part)
{
  return part->start[0] == '{';
}

/* What is told literally, from the last part on, in which rows differ most. */
static gboolean
literals_fit (const Row *row, const Part *parts, guint n)
{
  if (row->n != n)
    return FALSE;
  for (guint i = n; i-- > 0;)
    if (!is_open (&row->parts[i]) &&
        (row->parts[i].length != parts[i].length || memcmp (row->parts[i].start, parts[i].start, parts[i].length) != 0))
      return FALSE;
  return TRUE;
}

static gboolean
read_open (const Part *pattern, const Part *part, BaheAddress *address, guint *word)
{
  g_autofree char *text = g_strndup (part->start, part->length);

  if (strncmp (pattern->start, "{activity}", pattern->length) == 0)
    return g_ascii_string_to_signed (text, 10, 1, G_MAXINT64, &address->activity, NULL);
  char *found = part->length > 0 ? g_uri_unescape_string (text, "/") : NULL;
  if (found == NULL)
    return FALSE;
  address->words[(*word)++] = found;
  return g_utf8_validate (found, -1, NULL);
}

static gboolean
row_fits (const Row *row, const Part *parts, guint n, BaheAddress *address)
{
  guint word = 0;

  if (!literals_fit (row, parts, n))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (is_open (&row->parts[i]) && !read_open (&row->parts[i], &parts[i], address, &word)) {
      clear_words (address);
      return FALSE;
    }
  return TRUE;
}

/* HEAD is a GET whose body is not sent. */
static gboolean
method_fits (const BaheRoute *route, const char *method)
{
  return g_str_equal (route->method, method) || (method == SOUP_METHOD_HEAD && g_str_equal (route->method, "GET"));
}

void
bahe_addresses_find (const BaheAddresses *addresses, const char *method, const char *path, BaheAddress *address)
{
  Part parts[MOST_PARTS];
  guint n = take_apart (path, parts);
  GString *allowed = NULL;

  *address = (BaheAddress){ 0 };
  for (guint i = 0; i < addresses->rows->len; i++) {
    const Row *row = &g_array_index (addresses->rows, Row, i);
    if (!row_fits (row, parts, n, address))
      continue;
    if (method_fits (row->route, method)) {
      address->route = row->route;
      break;
    }
    clear_words (address);
    if (allowed == NULL)
      allowed = g_string_new (NULL);
    g_string_append_printf (allowed, "%s%s", allowed->len > 0 ? ", " : "", row->route->method);
    if (g_str_equal (row->route->method, "GET"))
      g_string_append (allowed, ", HEAD");
  }
  if (allowed != NULL)
    address->allowed = g_string_free (allowed, FALSE);
}
