/* A file as a value: its name, size and type, and the hash that its content is kept under. */
#include "plugin/values.h"

#include <string.h>

enum { HASH, TYPE, PARTS };
#define HASH_LENGTH 64 /* hexadecimal digits */

static const char *
text_of (json_object *object, const char *name)
{
  json_object *member = NULL;

  return json_object_object_get_ex (object, name, &member) && json_object_is_type (member, json_type_string)
             ? json_object_get_string (member)
             : NULL;
}

static BaheValue
part (const char *text, BaheArena *arena)
{
  return (BaheValue){ .how = BAHE_EXACT, .text = bahe_arena_text (arena, text) };
}

gboolean
bahe_value_read_file (json_object *json, BaheArena *arena, BaheValue *value, GError **error)
{
  const char *name = text_of (json, "name"), *hash = text_of (json, "blake2b"), *type = text_of (json, "type");
  json_object *size = NULL;

  json_object_object_get_ex (json, "size", &size);
  if (name == NULL || hash == NULL || strlen (hash) != HASH_LENGTH || type == NULL || size == NULL) {
    g_set_error_literal (error, BAHE_ERROR, BAHE_ERROR_INVALID,
                         _ ("give a file as its name and content: {\"name\": \"receipt.jpg\", \"base64\": \"…\"}"));
    return FALSE;
  }
  BaheValue *parts = bahe_arena_new (arena, PARTS, sizeof (BaheValue));
  parts[HASH] = part (hash, arena);
  parts[TYPE] = part (type, arena);
  *value = (BaheValue){ .how = BAHE_EXACT,
                        .integer = json_object_get_int64 (size),
                        .text = bahe_arena_text (arena, name),
                        .items = parts,
                        .n = PARTS };
  return TRUE;
}

void
bahe_value_read_sealed_files (json_object *json, BaheArena *arena, BaheValue *value)
{
  json_object *hashes = NULL;

  if (!json_object_object_get_ex (json, "blake2b", &hashes) || !json_object_is_type (hashes, json_type_array))
    return;
  value->n = json_object_array_length (hashes);
  BaheValue *items = bahe_arena_new (arena, value->n + 1, sizeof (BaheValue));
  for (gsize i = 0; i < value->n; i++)
    items[i] = part (json_object_get_string (json_object_array_get_idx (hashes, i)), arena);
  value->items = items;
}

void
bahe_value_copy_file (const BaheValue *from, BaheArena *arena, BaheValue *to)
{
  BaheValue *items = bahe_arena_new (arena, from->n + 1, sizeof (BaheValue));

  for (gsize i = 0; i < from->n; i++)
    items[i] = part (from->items[i].text, arena);
  to->items = items;
}

const char *
bahe_value_file_hash (const BaheValue *value)
{
  return value->n == PARTS && value->items != NULL ? value->items[HASH].text : NULL;
}

json_object *
bahe_value_write_file (const BaheValue *value)
{
  const char *name = value->text == NULL ? "" : value->text;

  if (bahe_value_file_hash (value) == NULL) /* from before content was kept */
    return json_object_new_string (name);
  json_object *file = json_object_new_object ();
  json_object_object_add (file, "name", json_object_new_string (name));
  json_object_object_add (file, "type", json_object_new_string (value->items[TYPE].text));
  json_object_object_add (file, "size", json_object_new_int64 (value->integer));
  json_object_object_add (file, "blake2b", json_object_new_string (value->items[HASH].text));
  return file;
}

char *
bahe_value_show_file (const BaheValue *value)
{
  const char *name = value->text == NULL ? "" : value->text;

  if (bahe_value_file_hash (value) == NULL)
    return g_strdup (name);
  if (value->integer < 1024)
    return g_strdup_printf (_ ("%s (%d bytes)"), name, (int) value->integer);
  if (value->integer < 1024 * 1024)
    return g_strdup_printf (_ ("%s (%d KB)"), name, (int) ((value->integer + 512) / 1024));
  return g_strdup_printf (_ ("%s (%.1f MB)"), name, (double) value->integer / (1024 * 1024));
}
