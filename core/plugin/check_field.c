/* Whether the fields of a table are what a form, an event and an import can be made of. */
#include "plugin/tables.h"
#include "plugin/values.h"

#include <string.h>

gboolean
bahe_is_name (const char *name, const char *besides)
{
  if (name == NULL || !g_ascii_isalpha (name[0]) || strlen (name) > 64)
    return FALSE;
  for (const char *c = name; *c != '\0'; c++)
    if (!g_ascii_islower (*c) && !g_ascii_isdigit (*c) && *c != '-' && *c != '_' && strchr (besides, *c) == NULL)
      return FALSE;
  return TRUE;
}

void
bahe_check_name (BaheFaults *faults, const char *name, const char *besides)
{
  if (name == NULL)
    bahe_fault (faults, _ ("the row has no name; give it one, or end the table before it with { 0 }"));
  else if (!bahe_is_name (name, besides))
    bahe_fault (faults,
                _ ("the name may be 1 to 64 small letters, digits and “-”, beginning with a letter; change it"));
}

static gboolean
is_words (const char *text)
{
  return text != NULL && text[0] != '\0' && g_utf8_validate (text, -1, NULL);
}

/* A line break or a colour of the terminal would break every table and form that shows it. */
static gboolean
has_controls (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_iscntrl (g_utf8_get_char (text)))
      return TRUE;
  return FALSE;
}

void
bahe_check_label (BaheFaults *faults, const BaheLabel *label)
{
  if (!is_words (label->zh))
    bahe_fault (faults, _ ("it has no label in Chinese (UTF-8); write { \"中文\", \"English\" }"));
  if (!is_words (label->en))
    bahe_fault (faults, _ ("it has no label in English; write { \"中文\", \"English\" }"));
  if ((is_words (label->zh) && has_controls (label->zh)) || (is_words (label->en) && has_controls (label->en)))
    bahe_fault (faults, _ ("its label has a line break or another control character in it; take that away"));
}

gboolean
bahe_is_number_type (BaheType type)
{
  return type == BAHE_INTEGER || type == BAHE_DECIMAL || type == BAHE_MONEY || type == BAHE_QUANTITY;
}

char *
bahe_did_you_mean (const char *nearest)
{
  return nearest == NULL ? g_strdup ("") : g_strdup_printf (_ (" — did you mean “%s”?"), nearest);
}

char *
bahe_nearest_field (const BaheField *fields, const char *name)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (const BaheField *f = fields; f != NULL && f->name != NULL; f++)
    g_ptr_array_add (names, (gpointer) f->name);
  return bahe_did_you_mean (bahe_text_nearest (name, (const char *const *) names->pdata, names->len));
}

static void
check_choices (BaheFaults *faults, const BaheField *field)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (field->choices == NULL || field->choices[0].name == NULL)
    bahe_fault (faults, _ ("a choice needs choices; write .choices = BAHE_TABLE (BaheChoice, …)"));
  for (const BaheChoice *c = field->choices; c != NULL && c->name != NULL; c++) {
    bahe_faults_enter (faults, _ ("choice"), c->name);
    if (!is_words (c->name) || strpbrk (c->name, " ,;|\t\n") != NULL)
      bahe_fault (faults, _ ("the name of a choice has no spaces, commas or “|” in it; change it"));
    bahe_check_label (faults, &c->label);
    const char *words[] = { c->name, c->label.zh, c->label.en };
    for (guint i = 0; i < G_N_ELEMENTS (words); i++) {
      g_autofree char *key = bahe_text_key (words[i] == NULL ? "" : words[i]);
      gpointer other = NULL;
      if (g_hash_table_lookup_extended (seen, key, NULL, &other) && other != c)
        bahe_fault (faults, _ ("“%s” is the name or label of another choice too; tell them apart"), words[i]);
      g_hash_table_insert (seen, g_steal_pointer (&key), (gpointer) c);
    }
    bahe_faults_leave (faults);
  }
}

static void
check_units (BaheFaults *faults, const BaheField *field)
{
  g_auto (GStrv) units = g_strsplit (field->units, "|", -1);

  for (guint i = 0; units[i] != NULL; i++)
    if (!is_words (units[i]) || has_controls (units[i]))
      bahe_fault (faults, _ (".units = “%s” has an empty unit; write them as 斤|桶|件"), field->units);
}

static void
check_bounds (BaheFaults *faults, const BaheField *field)
{
  const char *texts[] = { field->min, field->max };
  BaheValue bounds[2] = { { 0 }, { 0 } };

  for (guint i = 0; i < 2; i++) {
    g_autoptr (GError) error = NULL;
    if (texts[i] != NULL && !bahe_value_read_bound (field, texts[i], &bounds[i], &error))
      bahe_fault (faults, _ ("the bound “%s” does not fit the field: %s"), texts[i], error->message);
  }
  if (bounds[0].how == BAHE_UNSET || bounds[1].how == BAHE_UNSET)
    return;
  BaheNumber least = bahe_number_scaled (bounds[0].integer, bounds[0].exponent);
  BaheNumber most = bahe_number_scaled (bounds[1].integer, bounds[1].exponent);
  if (bahe_number_compare (&least, &most) > 0)
    bahe_fault (faults, _ ("the least value %s is more than the greatest, %s; exchange them"), field->min, field->max);
}

static void
check_fallback (BaheFaults *faults, const BaheField *field)
{
  BaheArena arena = { 0 };
  BaheValue value = { 0 };
  g_autoptr (GError) error = NULL;

  if (bahe_is_reference (field->type) || field->type == BAHE_ROWS || (field->flags & BAHE_MANY) != 0)
    bahe_fault (faults, _ ("a field of this type can have no fallback; leave it out"));
  else if (!bahe_value_read_fallback (field, &arena, &value, &error) ||
           !bahe_value_check_bounds (field, &value, &error))
    bahe_fault (faults, _ ("the fallback “%s” does not fit the field: %s"), field->fallback, error->message);
  bahe_arena_clear (&arena);
}

static void
check_members (BaheFaults *faults, const BaheField *field)
{
  guint before = faults->list->len;

  if (field->flags & ~(guint32) (BAHE_REQUIRED | BAHE_MANY | BAHE_ROUGH | BAHE_REMARK | BAHE_RESULT | BAHE_IN_ORDER |
                                 BAHE_RESTRICTED | BAHE_DUE | BAHE_LIVING | BAHE_CERTIFICATE))
    bahe_fault (faults,
                _ ("0x%x has flags that are not known here; use BAHE_REQUIRED, BAHE_MANY, BAHE_ROUGH, BAHE_REMARK and, "
                   "in views, BAHE_RESULT, BAHE_IN_ORDER, BAHE_RESTRICTED, BAHE_DUE and BAHE_LIVING, or "
                   "BAHE_CERTIFICATE"),
                field->flags);
  if ((field->flags & BAHE_IN_ORDER) && field->type != BAHE_ENTRANT)
    bahe_fault (faults, _ ("BAHE_IN_ORDER says in which order entrants appear; take it away from this field"));
  if ((field->flags & BAHE_DUE) && field->type != BAHE_WHEN)
    bahe_fault (faults, _ ("only a day can be due; make it BAHE_WHEN or take BAHE_DUE away"));
  if ((field->flags & BAHE_LIVING) && field->type != BAHE_PERSON)
    bahe_fault (faults, _ ("BAHE_LIVING is said of persons; take it away from this field"));
  if ((field->flags & BAHE_ROUGH) && !bahe_is_number_type (field->type))
    bahe_fault (faults, _ ("only an integer, a decimal, money or a quantity may be rough; take BAHE_ROUGH away"));
  if ((field->flags & BAHE_CERTIFICATE) && field->type != BAHE_INTEGER)
    bahe_fault (faults, _ ("a check code is made from a whole number; make it BAHE_INTEGER or take BAHE_CERTIFICATE "
                           "away"));
  if ((field->flags & BAHE_REMARK) && field->type != BAHE_TEXT)
    bahe_fault (faults, _ ("only a text may be a remark; take BAHE_REMARK away"));
  if ((field->flags & BAHE_MANY) && field->type == BAHE_ROWS)
    bahe_fault (faults, _ ("rows are a list already; take BAHE_MANY away"));
  if (field->type == BAHE_CHOICE)
    check_choices (faults, field);
  else if (field->choices != NULL)
    bahe_fault (faults, _ ("only a choice has choices; make it BAHE_CHOICE or take them away"));
  if (field->units != NULL && field->type != BAHE_QUANTITY)
    bahe_fault (faults, _ ("only a quantity has units; make it BAHE_QUANTITY or take them away"));
  else if (field->units != NULL)
    check_units (faults, field);
  if ((field->min != NULL || field->max != NULL) && field->type != BAHE_TEXT && field->type != BAHE_WHEN &&
      !bahe_is_number_type (field->type))
    bahe_fault (faults, _ ("a field of this type can have no bounds; take min and max away"));
  else
    check_bounds (faults, field);
  /* A fallback is read by these very members, so first they must be in order. */
  if (field->fallback != NULL && faults->list->len == before)
    check_fallback (faults, field);
}

static void
check_private (BaheFaults *faults, const BaheField *field, const BaheField *row, const BaheField *event)
{
  const BaheField *tables[] = { row, event };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++) {
    int person = bahe_field_index (tables[i], field->private_to);
    if (person < 0)
      continue;
    const BaheField *to = &tables[i][person];
    if (to->type != BAHE_PERSON || (to->flags & BAHE_MANY) || to->private_to != NULL)
      bahe_fault (faults, _ ("private_to “%s”: that is no field of one person; name a field of type BAHE_PERSON"),
                  to->name);
    return;
  }
  g_autofree char *nearest = bahe_nearest_field (event != NULL ? event : row, field->private_to);
  bahe_fault (faults, _ ("private_to “%s”: there is no such field in this table%s"), field->private_to, nearest);
}

static void check_table (BaheFaults *faults, const BaheField *fields, const BaheField *event,
                         const char *const *reserved);

static void
check_field (BaheFaults *faults, const BaheField *field, const BaheField *fields, const BaheField *event)
{
  bahe_check_name (faults, field->name, "");
  bahe_check_label (faults, &field->label);
  if (field->type < BAHE_TEXT || field->type > BAHE_ROWS) {
    bahe_fault (faults, _ ("type %d is not known here; take one of BaheType"), (int) field->type);
    return;
  }
  check_members (faults, field);
  if (field->private_to != NULL)
    check_private (faults, field, fields, event);
  if (field->type == BAHE_ROWS && event != NULL)
    bahe_fault (faults, _ ("rows cannot be a column of rows; make them a field of the event"));
  else if (field->type == BAHE_ROWS && (field->columns == NULL || field->columns[0].name == NULL))
    bahe_fault (faults, _ ("rows need columns; write .columns = BAHE_TABLE (BaheField, …)"));
  else if (field->type == BAHE_ROWS)
    check_table (faults, field->columns, fields, NULL);
  else if (field->columns != NULL)
    bahe_fault (faults, _ ("only rows have columns; make it BAHE_ROWS or take them away"));
}

/* `event`: the fields around these columns; NULL if these are no columns. A row without a name ends the look-ups by
 * name, so it is the last that is checked. */
static void
check_table (BaheFaults *faults, const BaheField *fields, const BaheField *event, const char *const *reserved)
{
  static const BaheField end;

  for (const BaheField *f = fields; f != NULL && memcmp (f, &end, sizeof end) != 0; f++) {
    if (f->name == NULL)
      bahe_faults_enter_row (faults, event == NULL ? _ ("field in row") : _ ("column in row"),
                             (guint) (f - fields) + 1);
    else
      bahe_faults_enter (faults, event == NULL ? _ ("field") : _ ("column"), f->name);
    if (f->name != NULL && bahe_field_index (fields, f->name) != f - fields)
      bahe_fault (faults, _ ("an earlier row of this table has the same name; rename one"));
    if (f->name != NULL && reserved != NULL && g_strv_contains (reserved, f->name))
      bahe_fault (faults, _ ("bahe itself asks for a field of this name here; rename yours"));
    check_field (faults, f, fields, event);
    bahe_faults_leave (faults);
    if (f->name == NULL)
      return;
  }
}

void
bahe_check_fields (BaheFaults *faults, const BaheField *fields, const char *const *reserved)
{
  check_table (faults, fields, NULL, reserved);
}

static gboolean
same_choices (const BaheChoice *a, const BaheChoice *b)
{
  if (a == b || a == NULL || b == NULL)
    return a == b;
  for (; a->name != NULL && b->name != NULL; a++, b++)
    if (!g_str_equal (a->name, b->name))
      return FALSE;
  return a->name == NULL && b->name == NULL;
}

gboolean
bahe_check_same_fields (BaheFaults *faults, const BaheField *verb, const BaheField *event)
{
  guint n = MAX (bahe_field_count (verb), bahe_field_count (event));

  for (guint i = 0; verb != event && i < n; i++) {
    gboolean fits = i < bahe_field_count (verb) && i < bahe_field_count (event) &&
                    g_str_equal (verb[i].name, event[i].name) && verb[i].type == event[i].type &&
                    ((verb[i].flags ^ event[i].flags) & BAHE_MANY) == 0 &&
                    same_choices (verb[i].choices, event[i].choices);
    if (!fits) {
      bahe_fault (
          faults,
          _ ("the values of the verb become the record as they are, but from field %u on the two have not the same "
             "names and types; give both the same table of fields"),
          i + 1);
      return FALSE;
    }
    if (verb[i].type == BAHE_ROWS && !bahe_check_same_fields (faults, verb[i].columns, event[i].columns))
      return FALSE;
  }
  return TRUE;
}
