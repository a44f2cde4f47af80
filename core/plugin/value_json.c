/* Values as JSON: the body of an event, and what an API gives. */
#include "plugin/values.h"

#include <string.h>

static gboolean
refuse (GError **error, const char *words)
{
  g_set_error_literal (error, BAHE_ERROR, BAHE_ERROR_INVALID, words);
  return FALSE;
}

/* The member's text; NULL if it is not there or no text. */
static const char *
member_text (json_object *object, const char *name)
{
  json_object *member;

  return json_object_object_get_ex (object, name, &member) && json_object_is_type (member, json_type_string)
             ? json_object_get_string (member)
             : NULL;
}

static gboolean
read_rough (const BaheField *field, json_object *json, const BaheNames *names, BaheArena *arena, BaheValue *value,
            GError **error)
{
  json_object *amount = NULL;
  guint32 how;

  if (!(field->flags & BAHE_ROUGH) || !bahe_how_from_name (member_text (json, "how"), &how))
    return refuse (error, _ ("an exact number is needed here, without words like about or over"));
  if (how != BAHE_UNKNOWN) {
    json_object_object_get_ex (json, "value", &amount);
    if (!bahe_value_read_json (field, amount, names, arena, value, error))
      return FALSE;
    if (value->how != BAHE_EXACT)
      return refuse (error, _ ("“value” beside “how” must be one exact number"));
  }
  value->how = how;
  return TRUE;
}

/* One alone where several fit is a list of one. */
static gboolean
read_file (const BaheField *field, json_object *json, BaheArena *arena, BaheValue *value, GError **error)
{
  BaheValue *alone = bahe_arena_new (arena, 1, sizeof (BaheValue));

  if ((field->flags & BAHE_MANY) == 0)
    return bahe_value_read_file (json, arena, value, error);
  *value = (BaheValue){ .how = BAHE_EXACT, .items = alone, .n = 1 };
  return bahe_value_read_file (json, arena, alone, error);
}

static gboolean
read_object (const BaheField *field, json_object *json, const BaheNames *names, BaheArena *arena, BaheValue *value,
             GError **error)
{
  if (field->private_to != NULL && member_text (json, "sealed") != NULL) {
    *value = (BaheValue){ .how = BAHE_SEALED, .text = bahe_arena_text (arena, member_text (json, "sealed")) };
    bahe_value_read_sealed_files (json, arena, value);
    return TRUE;
  }
  if (field->type == BAHE_FILE)
    return read_file (field, json, arena, value, error);
  if (bahe_field_count (field->columns) == 0 && json_object_object_get_ex (json, "how", NULL))
    return read_rough (field, json, names, arena, value, error);
  if (field->type == BAHE_QUANTITY && member_text (json, "value") != NULL && member_text (json, "unit") != NULL) {
    g_autofree char *text = g_strconcat (member_text (json, "value"), member_text (json, "unit"), NULL);
    return bahe_value_read_text (field, text, names, arena, value, error);
  }
  if (field->type == BAHE_WHEN && member_text (json, "when") != NULL) {
    if (!bahe_value_read_text (field, member_text (json, "when"), names, arena, value, error))
      return FALSE;
    value->text = bahe_arena_text (arena, member_text (json, "said"));
    return TRUE;
  }
  return refuse (error, _ ("an object of this form does not fit here; give the value as text"));
}

static gboolean
read_cells (const BaheField *field, json_object *row, const BaheNames *names, BaheArena *arena, BaheValue *cells,
            GError **error)
{
  gboolean by_name = json_object_is_type (row, json_type_object);
  guint n = bahe_field_count (field->columns);

  if (!by_name && (!json_object_is_type (row, json_type_array) || json_object_array_length (row) > n))
    return refuse (error, _ ("a row must be an object of its columns, or a list not longer than they are"));
  for (guint c = 0; c < n; c++) {
    const BaheField *column = &field->columns[c];
    json_object *cell = NULL;
    if (by_name)
      json_object_object_get_ex (row, column->name, &cell);
    else if (c < json_object_array_length (row))
      cell = json_object_array_get_idx (row, c);
    if (!bahe_value_read_json (column, cell, names, arena, &cells[c], error)) {
      g_prefix_error (error, "%s: ", bahe_label (&column->label));
      return FALSE;
    }
  }
  return TRUE;
}

static gboolean
read_array (const BaheField *field, json_object *json, const BaheNames *names, BaheArena *arena, BaheValue *value,
            GError **error)
{
  gsize n = json_object_array_length (json);
  BaheValue *items = bahe_arena_new (arena, n + 1, sizeof (BaheValue));
  BaheField one = *field;

  one.flags &= ~(guint32) BAHE_MANY;
  if (field->type != BAHE_ROWS && !(field->flags & BAHE_MANY))
    return refuse (error, _ ("one value is wanted here, not a list"));
  for (gsize i = 0; i < n; i++) {
    json_object *item = json_object_array_get_idx (json, i);
    gboolean read;
    if (field->type == BAHE_ROWS) {
      guint n_columns = bahe_field_count (field->columns);
      BaheValue *cells = bahe_arena_new (arena, n_columns, sizeof (BaheValue));
      items[i] = (BaheValue){ .how = BAHE_EXACT, .items = cells, .n = n_columns };
      read = read_cells (field, item, names, arena, cells, error);
      if (!read)
        g_prefix_error (error, _ ("row %u, "), (guint) i + 1);
    } else {
      read = bahe_value_read_json (&one, item, names, arena, &items[i], error);
    }
    if (!read)
      return FALSE;
  }
  *value = (BaheValue){ .how = n > 0 ? BAHE_EXACT : BAHE_UNSET, .items = items, .n = n };
  return TRUE;
}

static gboolean
read_number (const BaheField *field, json_object *json, const BaheNames *names, BaheArena *arena, BaheValue *value,
             GError **error)
{
  if (json_object_is_type (json, json_type_double) && field->type == BAHE_MONEY)
    return refuse (error, _ ("give money as text, like \"12.50\", or as a whole number of fen"));
  if (!json_object_is_type (json, json_type_int) || field->type == BAHE_TEXT || field->type == BAHE_CHOICE ||
      field->type == BAHE_QUANTITY || field->type == BAHE_WHEN || field->type == BAHE_FILE)
    return bahe_value_read_text (field, json_object_to_json_string (json), names, arena, value, error);

  gint64 number = json_object_get_int64 (json);
  *value = (BaheValue){ .how = BAHE_EXACT, .integer = number };
  if (field->type == BAHE_FLAG && number != 0 && number != 1)
    return refuse (error, _ ("give yes or no"));
  if (!bahe_is_reference (field->type))
    return TRUE;
  if (number < 1)
    return refuse (error, _ ("give a number from 1 on, or a name"));
  g_autofree char *name = names == NULL || names->name == NULL ? NULL : names->name (names->data, field->type, number);
  value->text = bahe_arena_text (arena, name);
  return TRUE;
}

/* Text in its stored form is read without folding it first: replaying a stream reads many of them. */
static gboolean
read_plain (const BaheField *field, const char *text, BaheValue *value)
{
  BaheWritten number;
  const char *rest;

  if (field->type == BAHE_CHOICE && !(field->flags & BAHE_MANY)) {
    int choice = bahe_choice_named (field, text);
    *value = (BaheValue){ .how = choice >= 0 ? BAHE_EXACT : BAHE_UNSET, .integer = MAX (choice, 0) };
    return choice >= 0;
  }
  if (field->type != BAHE_DECIMAL || (field->flags & BAHE_MANY) || !bahe_read_written (text, FALSE, &number, &rest) ||
      *rest != '\0')
    return FALSE;
  *value = (BaheValue){ .how = BAHE_EXACT, .integer = number.integer, .exponent = number.exponent };
  return TRUE;
}

gboolean
bahe_value_read_json (const BaheField *field, json_object *json, const BaheNames *names, BaheArena *arena,
                      BaheValue *value, GError **error)
{
  *value = (BaheValue){ 0 };
  switch (json_object_get_type (json)) {
  case json_type_null:
    return TRUE;
  case json_type_string:
    return read_plain (field, json_object_get_string (json), value) ||
           bahe_value_read_text (field, json_object_get_string (json), names, arena, value, error);
  case json_type_array:
    return read_array (field, json, names, arena, value, error);
  case json_type_object:
    return read_object (field, json, names, arena, value, error);
  case json_type_boolean:
    if (field->type != BAHE_FLAG)
      return refuse (error, _ ("true and false fit only a yes-or-no field"));
    *value = (BaheValue){ .how = BAHE_EXACT, .integer = json_object_get_boolean (json) };
    return TRUE;
  default:
    if (field->flags & BAHE_MANY) /* one number where a list fits */
      return bahe_value_read_text (field, json_object_to_json_string (json), names, arena, value, error);
    return read_number (field, json, names, arena, value, error);
  }
}

/* ---- writing
 * ---------------------------------------------------------------------------------------------------------- */

typedef struct {
  const BaheField *fields; /* of the event */
  const BaheValue *values;
  const BaheSealing *sealing; /* NULL: nothing private may be written */
} Writer;

static json_object *write_fields (const Writer *writer, const BaheField *fields, const BaheValue *values,
                                  const char *place, GError **error);

static json_object *
write_when (const BaheValue *value)
{
  g_autofree char *text = bahe_span_format (&(BaheSpan){ value->integer, value->last });

  if (value->text == NULL || g_str_equal (value->text, text))
    return json_object_new_string (text);
  json_object *object = json_object_new_object ();
  json_object_object_add (object, "when", json_object_new_string (text));
  json_object_object_add (object, "said", json_object_new_string (value->text));
  return object;
}

static json_object *
write_quantity (const BaheValue *value)
{
  g_autofree char *text = bahe_exact_text (value->integer, value->exponent);
  json_object *object = json_object_new_object ();

  json_object_object_add (object, "value", json_object_new_string (text));
  json_object_object_add (object, "unit", json_object_new_string (value->text == NULL ? "" : value->text));
  return object;
}

static json_object *
write_one (const BaheField *field, const BaheValue *value, GError **error)
{
  gboolean decimal = field->type == BAHE_DECIMAL || field->type == BAHE_QUANTITY;

  if ((decimal && (value->exponent < -18 || value->exponent > 0)) || (!decimal && value->exponent != 0) ||
      (field->type == BAHE_CHOICE && (value->integer < 0 || value->integer >= G_MAXINT)) ||
      (bahe_is_reference (field->type) && value->integer < 1)) {
    refuse (error, _ ("the value is outside of what its type can hold"));
    return NULL;
  }
  switch (field->type) {
  case BAHE_TEXT:
    return json_object_new_string (value->text == NULL ? "" : value->text);
  case BAHE_FILE:
    return bahe_value_write_file (value);
  case BAHE_DECIMAL: {
    g_autofree char *text = bahe_exact_text (value->integer, value->exponent);
    return json_object_new_string (text);
  }
  case BAHE_QUANTITY:
    return write_quantity (value);
  case BAHE_WHEN:
    return write_when (value);
  case BAHE_FLAG:
    return json_object_new_boolean (value->integer != 0);
  case BAHE_CHOICE:
    for (gint64 i = 0; field->choices[i].name != NULL; i++)
      if (i == value->integer)
        return json_object_new_string (field->choices[i].name);
    refuse (error, _ ("there is no choice of that number"));
    return NULL;
  default:
    return json_object_new_int64 (value->integer);
  }
}

static json_object *
write_list (const Writer *writer, const BaheField *field, const BaheValue *value, const char *place, GError **error)
{
  json_object *array = json_object_new_array ();
  BaheField one = *field;

  one.flags &= ~(guint32) BAHE_MANY;
  for (gsize i = 0; i < value->n; i++) {
    g_autofree char *row = g_strdup_printf ("%s/%s/%" G_GSIZE_FORMAT, place, field->name, i + 1);
    json_object *item = field->type == BAHE_ROWS
                            ? write_fields (writer, field->columns, value->items[i].items, row, error)
                            : bahe_value_to_json (&one, &value->items[i], error);
    if (item == NULL) {
      if (error != NULL && *error == NULL)
        refuse (error, _ ("an item of the list is unset"));
      json_object_put (array);
      return NULL;
    }
    json_object_array_add (array, item);
  }
  return array;
}

static json_object *
write_hashes (const BaheValue *sealed)
{
  json_object *hashes = json_object_new_array ();

  for (gsize i = 0; i < sealed->n; i++)
    json_object_array_add (hashes, json_object_new_string (sealed->items[i].text));
  return hashes;
}

static json_object *
write_value (const Writer *writer, const BaheField *field, const BaheValue *value, const char *place, GError **error)
{
  if (value->how == BAHE_SEALED) {
    json_object *sealed = json_object_new_object ();
    json_object_object_add (sealed, "sealed", json_object_new_string (value->text == NULL ? "" : value->text));
    if (field->type == BAHE_FILE && value->n > 0)
      json_object_object_add (sealed, "blake2b", write_hashes (value));
    return sealed;
  }
  if (field->type == BAHE_ROWS || (field->flags & BAHE_MANY))
    return write_list (writer, field, value, place, error);
  if (value->how == BAHE_EXACT)
    return write_one (field, value, error);
  if (bahe_how_name (value->how) == NULL || !(field->flags & BAHE_ROUGH)) {
    refuse (error, _ ("the value is rough where the field must be exact"));
    return NULL;
  }
  json_object *amount = value->how == BAHE_UNKNOWN ? NULL : write_one (field, value, error);
  if (amount == NULL && value->how != BAHE_UNKNOWN)
    return NULL;
  json_object *rough = json_object_new_object ();
  json_object_object_add (rough, "how", json_object_new_string (bahe_how_name (value->how)));
  if (amount != NULL)
    json_object_object_add (rough, "value", amount);
  return rough;
}

/* The person whose key encrypts the field: of the same row, else of the event. 0: not given. */
static gint64
owner (const Writer *writer, const BaheField *fields, const BaheValue *values, const BaheField *field)
{
  int index = bahe_field_index (fields, field->private_to);

  if (index >= 0)
    return values[index].how == BAHE_EXACT ? values[index].integer : 0;
  index = bahe_field_index (writer->fields, field->private_to);
  return index >= 0 && writer->values[index].how == BAHE_EXACT ? writer->values[index].integer : 0;
}

/* The content of each file of a private field, sealed apart: the hashes of what is stored of them. NULL with an error.
 */
static json_object *
seal_files (const Writer *writer, const BaheField *field, gint64 person, const BaheValue *value, const char *place,
            GError **error)
{
  json_object *hashes = json_object_new_array ();
  gboolean many = (field->flags & BAHE_MANY) != 0;

  for (gsize i = 0; i < (many ? value->n : 1); i++) {
    const char *hash = bahe_value_file_hash (many ? &value->items[i] : value);
    g_autofree char *own_place = g_strdup_printf ("%s#%" G_GSIZE_FORMAT, place, i + 1);
    g_autofree char *stored =
        hash != NULL ? writer->sealing->file (writer->sealing->data, person, own_place, hash, error) : NULL;
    if (hash != NULL && stored == NULL) {
      json_object_put (hashes);
      return NULL;
    }
    if (stored != NULL)
      json_object_array_add (hashes, json_object_new_string (stored));
  }
  return hashes;
}

/* Takes `plain`. */
static json_object *
seal (const Writer *writer, const BaheField *field, gint64 person, const BaheValue *value, json_object *plain,
      const char *place, GError **error)
{
  g_autofree char *text = g_strdup (json_object_to_json_string_ext (plain, JSON_C_TO_STRING_PLAIN));
  g_autofree char *whole_place = g_strdup_printf ("%s/%s", place, field->name);
  json_object *hashes = NULL;

  json_object_put (plain);
  if (writer->sealing == NULL || person < 1) {
    refuse (error, person < 1 ? _ ("it is private, so the person it is about must be given too")
                              : _ ("it is private and cannot be written here"));
    return NULL;
  }
  g_autofree char *sealed = writer->sealing->value (writer->sealing->data, person, whole_place, text, error);
  if (sealed == NULL)
    return NULL;
  if (field->type == BAHE_FILE && (hashes = seal_files (writer, field, person, value, whole_place, error)) == NULL)
    return NULL;
  json_object *object = json_object_new_object ();
  json_object_object_add (object, "sealed", json_object_new_string (sealed));
  if (hashes != NULL)
    json_object_object_add (object, "blake2b", hashes);
  return object;
}

static json_object *
write_fields (const Writer *writer, const BaheField *fields, const BaheValue *values, const char *place, GError **error)
{
  json_object *object = json_object_new_object ();

  for (guint i = 0; fields != NULL && fields[i].name != NULL; i++) {
    if (values[i].how == BAHE_UNSET)
      continue;
    json_object *json = write_value (writer, &fields[i], &values[i], place, error);
    if (json != NULL && fields[i].private_to != NULL && values[i].how != BAHE_SEALED)
      json = seal (writer, &fields[i], owner (writer, fields, values, &fields[i]), &values[i], json, place, error);
    if (json == NULL) {
      g_prefix_error (error, "%s (%s): ", bahe_label (&fields[i].label), fields[i].name);
      json_object_put (object);
      return NULL;
    }
    /* Names stand in the tables of a plugin, which outlive what is made by them. */
    json_object_object_add_ex (object, fields[i].name, json, JSON_C_OBJECT_ADD_CONSTANT_KEY);
  }
  return object;
}

json_object *
bahe_value_to_json (const BaheField *field, const BaheValue *value, GError **error)
{
  static const BaheField none;
  Writer writer = { .fields = &none };

  return value->how == BAHE_UNSET ? NULL : write_value (&writer, field, value, "", error);
}

json_object *
bahe_values_to_json (const BaheField *fields, const BaheValue *values, const BaheSealing *sealing, const char *place,
                     GError **error)
{
  Writer writer = { .fields = fields, .values = values, .sealing = sealing };

  return write_fields (&writer, fields, values, place == NULL ? "" : place, error);
}
