/* Sets of values: parse what was given, read a stored body, copy what a plugin hands out. */
#include "plugin/values.h"

#include <string.h>

/* It stands in its own arena: one block holds most of them. */
BaheValues *
bahe_values_new (const BaheField *fields)
{
  BaheArena arena = { 0 };
  BaheValues *values = bahe_arena_new (&arena, 1, sizeof (BaheValues));

  values->arena = arena;
  values->values = bahe_arena_new (&values->arena, bahe_field_count (fields) + 1, sizeof (BaheValue));
  return values;
}

void
bahe_values_free (BaheValues *values)
{
  if (values == NULL)
    return;
  BaheArena arena = values->arena;
  bahe_arena_clear (&arena);
}

const BaheValue *
bahe_values_get (const BaheValues *values)
{
  return values->values;
}

/* ---- copies
 * ------------------------------------------------------------------------------------------------------------ */

static void
copy_value (const BaheField *field, const BaheValue *from, BaheArena *arena, BaheValue *to)
{
  gboolean rows = field->type == BAHE_ROWS && from->how != BAHE_SEALED;
  BaheField one = *field;
  guint n_columns = bahe_field_count (field->columns);

  *to = *from;
  to->text = bahe_arena_text (arena, from->text);
  to->items = NULL;
  if (field->type == BAHE_FILE && from->items != NULL && (from->how == BAHE_SEALED || !(field->flags & BAHE_MANY))) {
    bahe_value_copy_file (from, arena, to);
    return;
  }
  if (!rows && !(field->flags & BAHE_MANY)) {
    to->n = 0;
    return;
  }
  BaheValue *items = bahe_arena_new (arena, from->n + 1, sizeof (BaheValue));
  one.flags &= ~(guint32) BAHE_MANY;
  for (gsize i = 0; i < from->n; i++) {
    if (!rows) {
      copy_value (&one, &from->items[i], arena, &items[i]);
      continue;
    }
    BaheValue *cells = bahe_arena_new (arena, n_columns, sizeof (BaheValue));
    for (guint c = 0; c < n_columns; c++)
      copy_value (&field->columns[c], &from->items[i].items[c], arena, &cells[c]);
    items[i] = (BaheValue){ .how = BAHE_EXACT, .items = cells, .n = n_columns };
  }
  to->items = items;
}

BaheValues *
bahe_values_copy (const BaheField *fields, const BaheValue *values)
{
  BaheValues *copy = bahe_values_new (fields);

  for (guint i = 0; fields != NULL && fields[i].name != NULL; i++)
    copy_value (&fields[i], &values[i], &copy->arena, &copy->values[i]);
  return copy;
}

/* ---- members of an object
 * -------------------------------------------------------------------------------------------- */

typedef struct { /* looked for in the order in which they nearly always stand */
  json_object *object;
  struct lh_entry *next;
  int found;
} Members;

static Members
members_of (json_object *object)
{
  gboolean is_object = json_object_is_type (object, json_type_object);

  return (Members){ object, is_object ? lh_table_head (json_object_get_object (object)) : NULL };
}

/* NULL: there is none, or it is null. */
static json_object *
member (Members *members, const char *name)
{
  json_object *value = NULL;

  if (members->next != NULL && g_str_equal (lh_entry_k (members->next), name)) {
    value = lh_entry_v (members->next);
    members->next = lh_entry_next (members->next);
    members->found++;
  } else {
    members->found += json_object_object_get_ex (members->object, name, &value) != 0;
  }
  return value;
}

/* ---- parsing
 * ----------------------------------------------------------------------------------------------------------- */

typedef struct {
  GPtrArray *faults; /* char *; NULL: none yet */
  gint code;         /* of all of them; INVALID once they differ */
  char *field;       /* of the first; NULL: of none that is declared */
} Problems;

static void
add_problem (Problems *problems, const char *field, char *words, gint code)
{
  if (problems->faults == NULL) {
    problems->faults = g_ptr_array_new_with_free_func (g_free);
    problems->field = g_strdup (field);
    problems->code = code;
  }
  if (problems->code != code)
    problems->code = BAHE_ERROR_INVALID;
  g_ptr_array_add (problems->faults, words);
}

/* What was given is not repeated where it is private. */
static void
add_misfit (Problems *problems, const BaheField *field, json_object *given, const GError *error)
{
  const char *label = bahe_label (&field->label);
  const char *text = given == NULL ? "" : json_object_get_string (given);
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *start = g_utf8_substring (valid, 0, MIN (g_utf8_strlen (valid, -1), 60));
  const char *column = bahe_error_field (error);
  g_autofree char *where = column != NULL ? g_strdup_printf ("%s.%s", field->name, column) : g_strdup (field->name);

  add_problem (problems, where,
               field->private_to != NULL
                   ? g_strdup_printf (_ ("%s: what was given does not fit: %s"), label, error->message)
                   : g_strdup_printf (_ ("%s: “%s” does not fit: %s"), label, start, error->message),
               error->domain == BAHE_ERROR ? error->code : (gint) BAHE_ERROR_INVALID);
}

/* A number given instead of a name must be somebody's: names->name knows those it can show. Events are not known by
 * name. */
static gboolean
check_known (const BaheField *field, const BaheValue *value, const BaheNames *names, GError **error)
{
  gboolean list = (field->flags & BAHE_MANY) != 0;

  if (names == NULL || names->name == NULL || !bahe_is_reference (field->type) || field->type == BAHE_EVENT)
    return TRUE;
  for (gsize i = 0; i < (list ? value->n : 1); i++) {
    const BaheValue *one = list ? &value->items[i] : value;
    if (one->how != BAHE_EXACT || one->text != NULL)
      continue;
    g_autofree char *number = bahe_exact_text (one->integer, 0);
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_NOT_FOUND, _ ("nothing here has the number %s; give a name"), number);
    return FALSE;
  }
  return TRUE;
}

/* The content of a file must have come with it: what is given is no name alone, and nothing that only others may see.
 */
static gboolean
check_files (const BaheField *field, const BaheValue *value, const BaheNames *names, GError **error)
{
  gboolean list = (field->flags & BAHE_MANY) != 0;

  if (field->type != BAHE_FILE || names == NULL || names->brought == NULL)
    return TRUE;
  for (gsize i = 0; i < (list ? value->n : 1); i++) {
    const char *hash = bahe_value_file_hash (list ? &value->items[i] : value);
    if (hash != NULL && names->brought (names->data, hash))
      continue;
    g_set_error_literal (error, BAHE_ERROR, BAHE_ERROR_INVALID,
                         hash == NULL ? _ ("a name alone keeps no file; give the file itself")
                                      : _ ("the content of the file did not come with it; give the file itself"));
    return FALSE;
  }
  return TRUE;
}

/* Only the host seals. What somebody gives as sealed already nobody could open, and whose it is nobody could know. */
static gboolean
check_unsealed (const BaheValue *value, GError **error)
{
  if (value->how != BAHE_SEALED)
    return TRUE;
  g_set_error_literal (error, BAHE_ERROR, BAHE_ERROR_INVALID,
                       _ ("give the value itself; it is sealed when it is recorded"));
  return FALSE;
}

/* Fallbacks, what is required, bounds and numbers of one value; `value` may be filled in. */
static gboolean
complete (const BaheField *field, const BaheNames *names, BaheArena *arena, BaheValue *value, GError **error)
{
  if (value->how == BAHE_UNSET && (field->flags & BAHE_REQUIRED)) {
    g_set_error_literal (error, BAHE_ERROR, BAHE_ERROR_INVALID, _ ("it must be given"));
    return FALSE;
  }
  if (value->how == BAHE_UNSET)
    return bahe_value_read_fallback (field, arena, value, error);
  if (!check_unsealed (value, error) || !bahe_value_check_bounds (field, value, error) ||
      !check_known (field, value, names, error) || !check_files (field, value, names, error))
    return FALSE;
  for (gsize i = 0; field->type == BAHE_ROWS && i < value->n; i++)
    for (guint c = 0; field->columns[c].name != NULL; c++)
      if (!complete (&field->columns[c], names, arena, (BaheValue *) &value->items[i].items[c], error)) {
        bahe_error_set_field (error != NULL ? *error : NULL, field->columns[c].name);
        g_prefix_error (error, _ ("row %u, %s: "), (guint) i + 1, bahe_label (&field->columns[c].label));
        return FALSE;
      }
  return TRUE;
}

static void
parse_field (const BaheField *field, json_object *json, const BaheNames *names, BaheValues *values, BaheValue *value,
             Problems *problems)
{
  g_autoptr (GError) error = NULL;

  if (!bahe_value_read_json (field, json, names, &values->arena, value, &error))
    add_misfit (problems, field, json, error);
  else if (complete (field, names, &values->arena, value, &error))
    return;
  else if (value->how == BAHE_UNSET)
    add_problem (problems, field->name, g_strdup_printf (_ ("%s: %s"), bahe_label (&field->label), error->message),
                 BAHE_ERROR_INVALID);
  else
    add_misfit (problems, field, json, error);
}

static const char *
nearest_field (const BaheField *fields, const char *name)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (const BaheField *f = fields; f != NULL && f->name != NULL; f++)
    g_ptr_array_add (names, (gpointer) f->name);
  return bahe_text_nearest (name, (const char *const *) names->pdata, names->len);
}

static void
find_unknown (const BaheField *fields, json_object *given, Problems *problems)
{
  json_object_object_foreach (given, name, value)
  {
    (void) value;
    if (bahe_field_index (fields, name) >= 0)
      continue;
    const char *nearest = nearest_field (fields, name);
    add_problem (problems, NULL,
                 nearest == NULL
                     ? g_strdup_printf (_ ("there is no field “%s” here"), name)
                     : g_strdup_printf (_ ("there is no field “%s” here; did you mean “%s”?"), name, nearest),
                 BAHE_ERROR_INVALID);
  }
}

BaheValues *
bahe_values_parse (const BaheField *fields, json_object *given, const BaheNames *names, GError **error)
{
  g_autoptr (BaheValues) values = bahe_values_new (fields);
  Members members = members_of (given);
  Problems problems = { 0 };

  if (given != NULL && !json_object_is_type (given, json_type_object)) {
    g_set_error_literal (error, BAHE_ERROR, BAHE_ERROR_INVALID, _ ("the values must be an object of field names"));
    return NULL;
  }
  for (guint i = 0; fields != NULL && fields[i].name != NULL; i++)
    parse_field (&fields[i], member (&members, fields[i].name), names, values, &values->values[i], &problems);
  if (given != NULL && members.found != json_object_object_length (given))
    find_unknown (fields, given, &problems);
  if (problems.faults == NULL)
    return g_steal_pointer (&values);

  g_autoptr (GPtrArray) faults = problems.faults;
  g_ptr_array_add (faults, NULL);
  g_autofree char *all = g_strjoinv ("\n", (char **) faults->pdata);
  g_autofree char *field = problems.field;
  GError *reason = g_error_new_literal (BAHE_ERROR, problems.code, all);
  bahe_error_set_field (reason, field);
  g_propagate_error (error, reason);
  return NULL;
}

/* Columns that a stored row does not have: they may be younger than the event. */
static gboolean
fill_cells (const BaheField *field, BaheArena *arena, const BaheValue *value, GError **error)
{
  for (gsize i = 0; field->type == BAHE_ROWS && i < value->n; i++)
    for (guint c = 0; field->columns[c].name != NULL; c++) {
      BaheValue *cell = (BaheValue *) &value->items[i].items[c];
      if (cell->how == BAHE_UNSET && !bahe_value_read_fallback (&field->columns[c], arena, cell, error))
        return FALSE;
    }
  return TRUE;
}

/* A stored text was cleaned before it was recorded: it is read as it stands. */
static gboolean
read_stored_text (const BaheField *field, json_object *json, BaheArena *arena, BaheValue *value)
{
  if ((field->type != BAHE_TEXT && field->type != BAHE_FILE) || (field->flags & BAHE_MANY) != 0 ||
      !json_object_is_type (json, json_type_string) || json_object_get_string_len (json) == 0)
    return FALSE;
  *value = (BaheValue){ .how = BAHE_EXACT, .text = bahe_arena_text (arena, json_object_get_string (json)) };
  return TRUE;
}

BaheValues *
bahe_values_from_json (const BaheField *fields, json_object *body, const BaheNames *names, GError **error)
{
  g_autoptr (BaheValues) values = bahe_values_new (fields);
  Members members = members_of (body);

  for (guint i = 0; fields != NULL && fields[i].name != NULL; i++) {
    json_object *json = member (&members, fields[i].name);
    BaheValue *value = &values->values[i];
    gboolean read = json == NULL ? bahe_value_read_fallback (&fields[i], &values->arena, value, error)
                                 : read_stored_text (&fields[i], json, &values->arena, value) ||
                                       bahe_value_read_json (&fields[i], json, names, &values->arena, value, error);
    if (!read || !fill_cells (&fields[i], &values->arena, &values->values[i], error)) {
      g_prefix_error (error, "%s (%s): ", bahe_label (&fields[i].label), fields[i].name);
      return NULL;
    }
  }
  return g_steal_pointer (&values);
}
