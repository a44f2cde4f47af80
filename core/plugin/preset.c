/* What a kind says of its setup besides: presets, a choice of a field that fills other fields, checked when a plugin is
 * loaded, laid under what is given when an activity is opened; and the rows that name the activities whose boards its
 * own are made of. */
#include "plugin/tables.h"

#include <string.h>

static int
choice_index (const BaheField *field, const char *name)
{
  for (int i = 0; field->choices != NULL && field->choices[i].name != NULL; i++)
    if (g_strcmp0 (field->choices[i].name, name) == 0)
      return i;
  return -1;
}

/* The field alone, so that its value is read without those that are required beside it. */
static BaheValues *
parse_alone (const BaheField *field, json_object *value, GError **error)
{
  const BaheField alone[] = { *field, { 0 } };
  json_object *given = json_object_new_object ();

  json_object_object_add (given, field->name, json_object_get (value));
  BaheValues *values = bahe_values_parse (alone, given, NULL, error);
  json_object_put (given);
  return values;
}

/* ---- loading ----------------------------------------------------------------------------------------------------- */

static void
check_value (BaheFaults *faults, const BaheKindInfo *kind, char *word)
{
  g_autoptr (GError) error = NULL;
  char *equals = strchr (word, '=');

  if (equals == NULL) {
    bahe_fault (faults, _ (".values says “%s”: write FIELD=VALUE, with spaces between them"), word);
    return;
  }
  *equals = '\0';
  int field = bahe_field_index (kind->setup, word);
  if (field < 0) {
    g_autofree char *nearest = bahe_nearest_field (kind->setup, word);
    bahe_fault (faults, _ (".values names “%s”: setup has no such field%s"), word, nearest);
    return;
  }
  json_object *text = json_object_new_string (equals + 1);
  g_autoptr (BaheValues) values = parse_alone (&kind->setup[field], text, &error);
  json_object_put (text);
  if (values == NULL)
    bahe_fault (faults, _ (".values says %s=%s: %s"), word, equals + 1, error->message);
}

void
bahe_check_presets (BaheFaults *faults, const BaheKind *table, const BaheKindInfo *kind)
{
  const BahePreset *rows = table->presets;

  for (guint i = 0; rows != NULL && (rows[i].field != NULL || rows[i].values != NULL); i++) {
    int field = rows[i].field != NULL ? bahe_field_index (kind->setup, rows[i].field) : -1;
    g_auto (GStrv) words = g_strsplit (rows[i].values != NULL ? rows[i].values : "", " ", -1);
    bahe_faults_enter_row (faults, "preset", i + 1);
    if (field < 0 || kind->setup[field].type != BAHE_CHOICE)
      bahe_fault (faults, _ (".field = “%s”: setup has no choice of that name"),
                  rows[i].field != NULL ? rows[i].field : "");
    else if (choice_index (&kind->setup[field], rows[i].choice) < 0)
      bahe_fault (faults, _ (".choice = “%s”: the field has no such choice"),
                  rows[i].choice != NULL ? rows[i].choice : "");
    for (guint k = 0; words[k] != NULL; k++)
      check_value (faults, kind, words[k]);
    bahe_faults_leave (faults);
  }
}

void
bahe_check_from (BaheFaults *faults, const BaheKind *table, const BaheKindInfo *kind)
{
  int field = table->from != NULL ? bahe_field_index (kind->setup, table->from) : -1;
  const BaheField *columns = field >= 0 ? kind->setup[field].columns : NULL;

  if (table->from != NULL && (columns == NULL || columns[0].type != BAHE_ACTIVITY))
    bahe_fault (faults, _ (".from = “%s”: setup has no rows of that name whose first column is an activity"),
                table->from);
}

/* ---- opening ----------------------------------------------------------------------------------------------------- */

static gboolean
has_value (json_object *given, const char *name)
{
  json_object *value = NULL;

  return json_object_object_get_ex (given, name, &value) && value != NULL &&
         !(json_object_is_type (value, json_type_string) && json_object_get_string_len (value) == 0);
}

/* Whether the field has this choice: as it is given, or else as it falls back. What cannot be read is refused later. */
static gboolean
is_chosen (const BaheField *field, json_object *given, const char *choice)
{
  if (!has_value (given, field->name))
    return g_strcmp0 (field->fallback, choice) == 0;
  json_object *value = NULL;
  json_object_object_get_ex (given, field->name, &value);
  g_autoptr (BaheValues) values = parse_alone (field, value, NULL);
  return values != NULL && bahe_values_get (values)[0].integer == choice_index (field, choice);
}

static void
fill (json_object *given, const char *values)
{
  g_auto (GStrv) words = g_strsplit (values, " ", -1);

  for (guint k = 0; words[k] != NULL; k++) {
    char *equals = strchr (words[k], '=');
    *equals = '\0';
    if (!has_value (given, words[k]))
      json_object_object_add (given, words[k], json_object_new_string (equals + 1));
  }
}

void
bahe_presets_fill (const BaheKindInfo *kind, json_object *given)
{
  const BahePreset *rows = kind->table->presets;

  for (guint i = 0; rows != NULL && rows[i].field != NULL; i++) {
    int field = bahe_field_index (kind->setup, rows[i].field);
    if (is_chosen (&kind->setup[field], given, rows[i].choice))
      fill (given, rows[i].values);
  }
}
