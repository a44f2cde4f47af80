/* Reading and writing one value. Internal to core/plugin. */
#ifndef BAHE_PLUGIN_VALUES_H
#define BAHE_PLUGIN_VALUES_H

#include "plugin/arena.h"
#include "plugin/plugin.h"

struct BaheValues {
  BaheValue *values;
  BaheArena arena; /* of everything in them */
};

/* An empty set with room for one value a field. */
BaheValues *bahe_values_new (const BaheField *fields);

/* What a person wrote in one field or cell; bounds are not looked at. Empty text gives an unset value.
 * Errors: INVALID with what fits, or what names->find said. */
gboolean bahe_value_read_text (const BaheField *field, const char *text, const BaheNames *names, BaheArena *arena,
                               BaheValue *value, GError **error);
/* The value used when none is given; unset if the field has none. */
gboolean bahe_value_read_fallback (const BaheField *field, BaheArena *arena, BaheValue *value, GError **error);
/* A bound as it stands in the table; that of a text is a number of characters. */
gboolean bahe_value_read_bound (const BaheField *field, const char *text, BaheValue *bound, GError **error);
gboolean bahe_value_check_bounds (const BaheField *field, const BaheValue *value, GError **error);

/* A JSON value, as stored in an event or as an API gives it: see bahe_values_to_json. */
gboolean bahe_value_read_json (const BaheField *field, json_object *json, const BaheNames *names, BaheArena *arena,
                               BaheValue *value, GError **error);
/* An unset value gives NULL without an error. */
json_object *bahe_value_to_json (const BaheField *field, const BaheValue *value, GError **error);

/* ---- files
 * --------------------------------------------------------------------------------------- */

/* {"name", "type", "size", "blake2b"}: a file whose content is kept, or came with the request. */
gboolean bahe_value_read_file (json_object *json, BaheArena *arena, BaheValue *value, GError **error);
/* Of a sealed value: the hashes of what is stored, so that they stay with it. */
void bahe_value_read_sealed_files (json_object *json, BaheArena *arena, BaheValue *value);
void bahe_value_copy_file (const BaheValue *from, BaheArena *arena, BaheValue *to);
/* NULL: only its name is known. Borrowed. */
const char *bahe_value_file_hash (const BaheValue *value);
json_object *bahe_value_write_file (const BaheValue *value);
char *bahe_value_show_file (const BaheValue *value);

/* ---- numbers as people write them
 * --------------------------------------------------------------------------------------- */

typedef struct {
  gint64 integer;
  gint32 exponent; /* −18 … 0 */
  BaheHow how;
  gboolean written; /* in the figures 一二三, not in digits */
} BaheWritten;

/* The key of `text` (bahe_text_key) without its rough words, which are put into `how` (exact: none). UNKNOWN: nothing
 * is left. Free with g_free. */
char *bahe_strip_rough (const char *text, BaheHow *how);
/* The number `key` begins with; `*rest` is what follows it. FALSE if there is none or it is too long. */
gboolean bahe_read_written (const char *key, gboolean rough, BaheWritten *number, const char **rest);
/* Fen of "12.50", "12元5角", "1.2万元". FALSE: not an amount of money. */
gboolean bahe_read_money (const char *key, gboolean rough, gint64 *fen, BaheHow *how);

/* By its name, letter for letter; −1: none. */
int bahe_choice_named (const BaheField *field, const char *name);

gboolean bahe_how_from_name (const char *name, guint32 *how);

gboolean bahe_is_reference (BaheType type); /* entrant, person, group, activity, event: stored as its number */

#endif
