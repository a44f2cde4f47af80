/* Inside core/activity only: small things over JSON (json.c), and tables by seq. */
#ifndef BAHE_ACTIVITY_JSON_H
#define BAHE_ACTIVITY_JSON_H

#include <glib.h>
#include <json-c/json.h>

typedef json_object BaheJson;
static inline void
bahe_json_put (BaheJson *json)
{
  json_object_put (json);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BaheJson, bahe_json_put)

/* Members of an object; NULL, 0 or FALSE if it has none of that name. */
json_object *bahe_json_member (json_object *object, const char *name);
const char *bahe_json_text (json_object *object, const char *name);
gint64 bahe_json_integer (json_object *object, const char *name);
gboolean bahe_json_flag (json_object *object, const char *name);
/* A new object, or NULL with CORRUPT naming `what`. */
json_object *bahe_json_parse (const char *text, gsize length, const char *what, GError **error);
const char *bahe_json_plain (json_object *object); /* borrowed until the next call on it */
json_object *bahe_json_copy (json_object *object); /* deep; NULL: NULL */
/* Keys in order at every depth, so that equal objects have equal text. */
char *bahe_json_canonical (json_object *object);
void bahe_json_write_canonical (GString *text, json_object *object);              /* the same, behind what is there */
void bahe_json_write_text (GString *text, const char *before, const char *value); /* NULL: nothing */
/* Byte for byte what bahe_json_plain gives, several times as fast: as bodies are stored. Free with g_string_free. */
GString *bahe_json_stored (json_object *object);
void bahe_json_add_text (json_object *object, const char *name, const char *text); /* NULL: left out */

/* A set or table keyed by seq. */
GHashTable *bahe_seq_table_new (GDestroyNotify free_value);
void bahe_seq_table_put (GHashTable *table, gint64 seq, gpointer value);
gpointer bahe_seq_table_get (GHashTable *table, gint64 seq);

#endif
