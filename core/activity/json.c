#include "activity/private.h"

#include <stdlib.h>
#include <string.h>

#define FEW_MEMBERS 16
#define MOST_BODIES 512 /* bytes that hold nearly every body */

json_object *
bahe_json_member (json_object *object, const char *name)
{
  json_object *member = NULL;

  if (object == NULL || !json_object_is_type (object, json_type_object))
    return NULL;
  json_object_object_get_ex (object, name, &member);
  return member;
}

const char *
bahe_json_text (json_object *object, const char *name)
{
  json_object *member = bahe_json_member (object, name);

  return json_object_is_type (member, json_type_string) ? json_object_get_string (member) : NULL;
}

gint64
bahe_json_integer (json_object *object, const char *name)
{
  json_object *member = bahe_json_member (object, name);

  return json_object_is_type (member, json_type_int) ? json_object_get_int64 (member) : 0;
}

gboolean
bahe_json_flag (json_object *object, const char *name)
{
  return json_object_get_boolean (bahe_json_member (object, name));
}

json_object *
bahe_json_parse (const char *text, gsize length, const char *what, GError **error)
{
  struct json_tokener *tokener = json_tokener_new ();
  json_object *object = json_tokener_parse_ex (tokener, text, (int) length);
  enum json_tokener_error outcome = json_tokener_get_error (tokener);

  /* A number at the very end is only known to be whole when nothing follows. */
  if (outcome == json_tokener_continue) {
    object = json_tokener_parse_ex (tokener, "", 1);
    outcome = json_tokener_get_error (tokener);
  }
  json_tokener_free (tokener);
  if (outcome == json_tokener_success && object != NULL)
    return object;
  json_object_put (object);
  g_set_error (error, BAHE_ERROR, BAHE_ERROR_CORRUPT, _ ("%s cannot be read: %s"), what,
               json_tokener_error_desc (outcome));
  return NULL;
}

const char *
bahe_json_plain (json_object *object)
{
  return json_object_to_json_string_ext (object, JSON_C_TO_STRING_PLAIN | JSON_C_TO_STRING_NOSLASHESCAPE);
}

json_object *
bahe_json_copy (json_object *object)
{
  json_object *copy = NULL;

  if (object != NULL)
    json_object_deep_copy (object, &copy, NULL);
  return copy;
}

json_object *
bahe_given_copy (json_object *given)
{
  return given != NULL ? bahe_json_copy (given) : json_object_new_object ();
}

static void write_json (GString *text, json_object *object, gboolean in_order);

static void
write_member (GString *text, const char *name, json_object *value, gboolean in_order)
{
  if (text->str[text->len - 1] != '{')
    g_string_append_c (text, ',');
  bahe_text_add_quoted (text, name, strlen (name));
  g_string_append_c (text, ':');
  write_json (text, value, in_order);
}

typedef struct {
  const char *name;
  json_object *value;
} Member;

static int
compare_members (gconstpointer a, gconstpointer b)
{
  return strcmp (((const Member *) a)->name, ((const Member *) b)->name);
}

/* One more among those that are in order. */
static void
put_in_order (Member *members, guint count, Member member)
{
  for (; count > 0 && compare_members (&members[count - 1], &member) > 0; count--)
    members[count] = members[count - 1];
  members[count] = member;
}

static void
write_members_in_order (GString *text, json_object *object)
{
  guint n = (guint) json_object_object_length (object), count = 0;
  Member few[FEW_MEMBERS];
  g_autofree Member *many = n > FEW_MEMBERS ? g_new (Member, n) : NULL;
  Member *members = many != NULL ? many : few;

  json_object_object_foreach (object, name, value)
  {
    const Member one = { name, value };
    if (many == NULL)
      put_in_order (members, count++, one);
    else
      members[count++] = one;
  }
  if (many != NULL)
    qsort (members, count, sizeof *members, compare_members);
  for (guint i = 0; i < count; i++)
    write_member (text, members[i].name, members[i].value, TRUE);
}

static void
write_object (GString *text, json_object *object, gboolean in_order)
{
  g_string_append_c (text, '{');
  if (in_order) {
    write_members_in_order (text, object);
  } else {
    json_object_object_foreach (object, name, value)
    {
      write_member (text, name, value, FALSE);
    }
  }
  g_string_append_c (text, '}');
}

static void
write_array (GString *text, json_object *array, gboolean in_order)
{
  g_string_append_c (text, '[');
  for (size_t i = 0; i < json_object_array_length (array); i++) {
    if (i > 0)
      g_string_append_c (text, ',');
    write_json (text, json_object_array_get_idx (array, i), in_order);
  }
  g_string_append_c (text, ']');
}

static void
write_json (GString *text, json_object *object, gboolean in_order)
{
  switch (json_object_get_type (object)) {
  case json_type_object:
    write_object (text, object, in_order);
    break;
  case json_type_array:
    write_array (text, object, in_order);
    break;
  case json_type_string:
    bahe_text_add_quoted (text, json_object_get_string (object), (gsize) json_object_get_string_len (object));
    break;
  case json_type_int:
    if (json_object_get_int64 (object) == G_MAXINT64) /* or more: json-c knows it unsigned */
      g_string_append (text, bahe_json_plain (object));
    else
      bahe_text_add_integer (text, json_object_get_int64 (object));
    break;
  default:
    g_string_append (text, object != NULL ? bahe_json_plain (object) : "null");
  }
}

void
bahe_json_write_canonical (GString *text, json_object *object)
{
  write_json (text, object, TRUE);
}

void
bahe_json_write_text (GString *text, const char *before, const char *value)
{
  if (value == NULL)
    return;
  bahe_text_add (text, before, strlen (before));
  bahe_text_add_quoted (text, value, strlen (value));
}

char *
bahe_json_canonical (json_object *object)
{
  GString *text = g_string_new (NULL);

  write_json (text, object, TRUE);
  return g_string_free (text, FALSE);
}

GString *
bahe_json_stored (json_object *object)
{
  GString *text = g_string_sized_new (MOST_BODIES);

  write_json (text, object, FALSE);
  return text;
}

void
bahe_json_add_text (json_object *object, const char *name, const char *text)
{
  if (text != NULL)
    json_object_object_add (object, name, json_object_new_string (text));
}

GHashTable *
bahe_seq_table_new (GDestroyNotify free_value)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_value);
}

void
bahe_seq_table_put (GHashTable *table, gint64 seq, gpointer value)
{
  g_hash_table_replace (table, g_memdup2 (&seq, sizeof seq), value);
}

gpointer
bahe_seq_table_get (GHashTable *table, gint64 seq)
{
  return g_hash_table_lookup (table, &seq);
}
