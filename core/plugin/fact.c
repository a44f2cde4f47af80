/* From an event's values to the facts a rule reads. */
#include "plugin/values.h"

#include <string.h>

typedef struct { /* as the members of BaheFactMap */
  int field, column;
} Place;

typedef struct {
  const BaheField *fields;
  const BaheValue *values;
  const BaheFactMap *map;
  const BaheValue *row; /* of map->rows; NULL without */
  char *texts[4];       /* made for this fact */
} Source;

/* NULL: no such slot, or nothing given there. */
static const BaheValue *
look (const Source *source, int field, int column, const BaheField **of)
{
  const BaheValue *value;

  if (field < 0)
    return NULL;
  *of = column < 0 ? &source->fields[field] : &source->fields[field].columns[column];
  value = column < 0 ? &source->values[field] : &source->row->items[column];
  return value->how == BAHE_UNSET || value->how == BAHE_UNKNOWN || value->how == BAHE_SEALED ? NULL : value;
}
#define LOOK(source, slot, of) look (source, (source)->map->slot.field, (source)->map->slot.column, of)

static gint64
whole (const BaheValue *value)
{
  return value == NULL ? 0 : value->integer;
}

/* Money is in yuan, as boards show it. */
static BaheAmount
amount (const BaheField *field, const BaheValue *value)
{
  if (value == NULL)
    return (BaheAmount){ 0 };
  gint32 exponent = field->type == BAHE_MONEY ? -2 : value->exponent;
  return (BaheAmount){ .integer = value->integer, .exponent = (gint8) exponent, .set = TRUE };
}

/* Text of a slot that tells facts apart: what was written, a choice's name, a number in digits. */
static const char *
name_of (Source *source, guint text, const BaheField *field, const BaheValue *value)
{
  if (value == NULL)
    return NULL;
  switch (field->type) {
  case BAHE_TEXT:
    return value->text;
  case BAHE_CHOICE:
    return field->choices[value->integer].name;
  case BAHE_WHEN:
    source->texts[text] = bahe_span_format (&(BaheSpan){ value->integer, value->last });
    break;
  case BAHE_FLAG:
    return value->integer != 0 ? "true" : "false";
  default: {
    BaheAmount number = amount (field, value);
    source->texts[text] = bahe_exact_text (number.integer, number.exponent);
  }
  }
  return source->texts[text];
}

/* ---- what a rule sees besides the slots
 * ---------------------------------------------------------------------------------- */

/* A JSON number with exactly its digits, 9.50: readers take its text, never a float. Whole values are integers. */
static json_object *
exact_json (BaheAmount number)
{
  g_auto (BaheNumber) value = bahe_number_scaled (number.integer, number.exponent);
  gint64 integer;

  if (bahe_number_to_integer (&value, &integer))
    return json_object_new_int64 (integer);
  g_autofree char *text = bahe_exact_text (number.integer, number.exponent);
  return json_object_new_double_s (g_ascii_strtod (text, NULL), text);
}

static json_object *more_json (const BaheField *field, const BaheValue *value);

/* Remarks are left out. */
static json_object *
more_list (const BaheField *field, const BaheValue *value)
{
  json_object *array = json_object_new_array ();
  BaheField one = *field;

  one.flags &= ~(guint32) BAHE_MANY;
  for (gsize i = 0; i < value->n; i++) {
    if (field->type != BAHE_ROWS) {
      json_object_array_add (array, more_json (&one, &value->items[i]));
      continue;
    }
    json_object *row = json_object_new_object ();
    for (guint c = 0; field->columns[c].name != NULL; c++) {
      gboolean remark = (field->columns[c].flags & BAHE_REMARK) != 0;
      json_object *cell = remark ? NULL : more_json (&field->columns[c], &value->items[i].items[c]);
      if (cell != NULL)
        json_object_object_add (row, field->columns[c].name, cell);
    }
    json_object_array_add (array, row);
  }
  return array;
}

/* NULL: unset or not known, so left out. Of a private value a rule sees only that it was given. */
static json_object *
more_json (const BaheField *field, const BaheValue *value)
{
  if (value->how == BAHE_UNSET || value->how == BAHE_UNKNOWN)
    return NULL;
  if (value->how == BAHE_SEALED || field->private_to != NULL) {
    json_object *given = json_object_new_object ();
    json_object_object_add (given, "sealed", json_object_new_boolean (TRUE));
    return given;
  }
  if (field->type == BAHE_ROWS || (field->flags & BAHE_MANY))
    return more_list (field, value);
  switch (field->type) {
  case BAHE_TEXT:
  case BAHE_FILE:
    return json_object_new_string (value->text == NULL ? "" : value->text);
  case BAHE_CHOICE:
    return json_object_new_string (field->choices[value->integer].name);
  case BAHE_FLAG:
    return json_object_new_boolean (value->integer != 0);
  case BAHE_WHEN: {
    g_autofree char *when = bahe_span_format (&(BaheSpan){ value->integer, value->last });
    return json_object_new_string (when);
  }
  default:
    return exact_json (amount (field, value));
  }
}

static gboolean
is_slot (const BaheFactMap *map, int field, int column)
{
  const Place slots[] = {
    { map->entrant.field, map->entrant.column }, { map->value.field, map->value.column },
    { map->other.field, map->other.column },     { map->against.field, map->against.column },
    { map->faults.field, map->faults.column },   { map->other_faults.field, map->other_faults.column },
    { map->ended.field, map->ended.column },     { map->parts.field, map->parts.column },
    { map->by.field, map->by.column },           { map->about.field, map->about.column },
    { map->stage.field, map->stage.column },     { map->group.field, map->group.column },
    { map->round.field, map->round.column },
  };

  for (guint i = 0; i < G_N_ELEMENTS (slots); i++)
    if (slots[i].field == field && slots[i].column == column)
      return TRUE;
  return FALSE;
}

static void
add_others (json_object **more, const Source *source, const BaheField *fields, const BaheValue *values,
            gboolean columns)
{
  for (int i = 0; fields != NULL && fields[i].name != NULL; i++) {
    gboolean slot = columns ? is_slot (source->map, source->map->rows, i) : is_slot (source->map, i, -1);
    gboolean left_out = slot || (fields[i].flags & BAHE_REMARK) != 0 || (!columns && i == source->map->rows);
    json_object *json = left_out ? NULL : more_json (&fields[i], &values[i]);
    if (json == NULL)
      continue;
    *more = *more == NULL ? json_object_new_object () : *more;
    json_object_object_add (*more, fields[i].name, json);
  }
}

/* The ends or sets of a match: [[2,0],[0,1]]. A row without both scores counts as 0 to 0, so that rows keep their
 * places. */
static json_object *
parts_json (const BaheField *field, const BaheValue *value)
{
  json_object *parts = json_object_new_array ();

  for (gsize i = 0; i < value->n; i++) {
    json_object *pair = json_object_new_array ();
    for (guint c = 0; c < 2; c++)
      json_object_array_add (pair, exact_json (amount (&field->columns[c], &value->items[i].items[c])));
    json_object_array_add (parts, pair);
  }
  return parts;
}

/* NULL if there is nothing besides the slots. */
static json_object *
make_more (const Source *source)
{
  json_object *more = NULL;
  const BaheField *of = NULL;
  const BaheValue *parts = LOOK (source, parts, &of);

  add_others (&more, source, source->fields, source->values, FALSE);
  if (source->row != NULL)
    add_others (&more, source, source->fields[source->map->rows].columns, source->row->items, TRUE);
  if (parts == NULL)
    return more;
  more = more == NULL ? json_object_new_object () : more;
  json_object_object_add (more, "parts", parts_json (of, parts));
  return more;
}

/* An event that names no entrant gives no fact; a match without the other side is a bye. */
static void
give (Source *source, gint64 seq, guint *n, BaheGiveFact each, gpointer data)
{
  const BaheField *of = NULL;
  BaheFactRow fact = { .seq = seq, .n = *n, .shape = source->map->shape };

  fact.entrant = whole (LOOK (source, entrant, &of));
  if (fact.entrant == 0)
    return;
  fact.other = whole (LOOK (source, other, &of));
  fact.round = whole (LOOK (source, round, &of));
  const BaheValue *value = LOOK (source, value, &of);
  fact.value = amount (of, value);
  value = LOOK (source, against, &of);
  fact.against = amount (of, value);
  value = LOOK (source, faults, &of);
  fact.faults = amount (of, value);
  value = LOOK (source, other_faults, &of);
  fact.other_faults = amount (of, value);
  value = LOOK (source, ended, &of);
  fact.ended = value == NULL ? NULL : of->choices[value->integer].name;
  value = LOOK (source, by, &of);
  fact.by = name_of (source, 0, of, value);
  value = LOOK (source, about, &of);
  fact.about = name_of (source, 1, of, value);
  value = LOOK (source, stage, &of);
  fact.stage = name_of (source, 2, of, value);
  value = LOOK (source, group, &of);
  fact.group = name_of (source, 3, of, value);

  json_object *more = make_more (source);
  fact.more = more == NULL ? NULL : json_object_to_json_string_ext (more, JSON_C_TO_STRING_PLAIN);
  each (&fact, data);
  ++*n;
  json_object_put (more);
  for (guint i = 0; i < G_N_ELEMENTS (source->texts); i++)
    g_free (source->texts[i]);
}

void
bahe_event_facts (const BaheEventInfo *event, const BaheValue *values, gint64 seq, guint *n, BaheGiveFact each,
                  gpointer data)
{
  for (guint i = 0; i < event->n_facts; i++) {
    const BaheFactMap *map = &event->facts[i];
    const BaheValue *rows = map->rows < 0 ? NULL : &values[map->rows];
    for (gsize k = 0; k < (rows == NULL ? 1 : rows->n); k++) {
      Source source = {
        .fields = event->table->fields, .values = values, .map = map, .row = rows == NULL ? NULL : &rows->items[k]
      };
      give (&source, seq, n, each, data);
    }
  }
}
