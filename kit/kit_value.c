/* Words to values, and back. */
#include "private.h"

#include <stdio.h>
#include <string.h>

guint
kit_count_fields (const BaheField *fields)
{
  guint n = 0;

  while (fields != NULL && fields[n].name != NULL)
    n++;
  return n;
}

int
kit_field (const BaheField *fields, const char *name)
{
  for (int i = 0; fields != NULL && fields[i].name != NULL; i++)
    if (g_strcmp0 (fields[i].name, name) == 0)
      return i;
  return -1;
}

const char *
kit_text (BaheKit *kit, const char *text)
{
  char *copy = g_strdup (text);

  g_ptr_array_add (kit->memory, copy);
  return copy;
}

const BaheValue *
kit_copy_values (BaheKit *kit, const BaheValue *values, gsize n)
{
  BaheValue *copy = g_new0 (BaheValue, n + 1);

  g_ptr_array_add (kit->memory, copy);
  for (gsize i = 0; i < n; i++) {
    copy[i] = values[i];
    if (values[i].text != NULL)
      copy[i].text = kit_text (kit, values[i].text);
    copy[i].items = values[i].n > 0 ? kit_copy_values (kit, values[i].items, values[i].n) : NULL;
  }
  return copy;
}

static BaheValue *
new_items (BaheKit *kit, gsize n)
{
  BaheValue *items = g_new0 (BaheValue, n + 1);

  g_ptr_array_add (kit->memory, items);
  return items;
}

const BaheValue *
kit_seal (BaheKit *kit, const BaheField *fields, const BaheValue *values)
{
  guint n = kit_count_fields (fields);
  BaheValue *sealed = new_items (kit, n);

  for (guint i = 0; i < n; i++) {
    sealed[i] = values[i];
    if (fields[i].private_to != NULL && values[i].how != BAHE_UNSET)
      sealed[i] = (BaheValue){ .how = BAHE_SEALED };
    else if (fields[i].type == BAHE_ROWS && values[i].n > 0) {
      BaheValue *rows = new_items (kit, values[i].n);
      for (gsize r = 0; r < values[i].n; r++) {
        rows[r] = values[i].items[r];
        rows[r].items = kit_seal (kit, fields[i].columns, values[i].items[r].items);
      }
      sealed[i].items = rows;
    }
  }
  return sealed;
}

/* ---- words to values
 * ----------------------------------------------------------------------------------------------------- */

static gboolean
wrong (GError **error, const BaheField *field, const char *word)
{
  g_set_error (error, KIT_ERROR, KIT_ERROR_SCRIPT, "%s does not fit %s", word, field->name);
  return FALSE;
}

static gboolean
parse_number (const BaheField *field, const char *word, BaheValue *value, GError **error)
{
  gboolean negative = word[0] == '-', point = FALSE;

  for (const char *c = word + negative; *c != '\0'; c++) {
    if (*c == '.' && !point && (field->type == BAHE_DECIMAL || field->type == BAHE_QUANTITY)) {
      point = TRUE;
      continue;
    }
    if (!g_ascii_isdigit (*c) || __builtin_mul_overflow (value->integer, 10, &value->integer) ||
        __builtin_add_overflow (value->integer, *c - '0', &value->integer))
      return wrong (error, field, word);
    value->exponent -= point;
  }
  if (negative)
    value->integer = -value->integer;
  return word[negative] != '\0' || wrong (error, field, word);
}

/* What a table says of a number: of money in yuan there, in fen here. */
static double
in_script (const BaheField *field, const char *text)
{
  return g_ascii_strtod (text, NULL) * (field->type == BAHE_MONEY ? 100 : 1);
}

static gboolean
within (const BaheField *field, double number)
{
  return (field->min == NULL || number >= in_script (field, field->min)) &&
         (field->max == NULL || number <= in_script (field, field->max));
}

/* Of a text its length is bounded. Numbers compare as they are read: bounds are short in the tables that are tested
 * here. */
static gboolean
within_bounds (const BaheField *field, const BaheValue *value)
{
  double number = (double) value->integer;

  if (field->type == BAHE_TEXT)
    return within (field, (double) g_utf8_strlen (value->text, -1));
  for (gint32 i = value->exponent; i < 0; i++)
    number /= 10;
  return within (field, number);
}

static gboolean
parse_name (const GPtrArray *names, gint64 first, const BaheField *field, const char *word, BaheValue *value,
            GError **error)
{
  for (guint i = 0; i < names->len; i++) {
    if (strcmp (names->pdata[i], word) == 0) {
      value->integer = first + i;
      value->text = names->pdata[i];
      return TRUE;
    }
  }
  return wrong (error, field, word);
}

static gboolean
parse_choice (const BaheField *field, const char *word, BaheValue *value, GError **error)
{
  for (int i = 0; field->choices[i].name != NULL; i++) {
    if (strcmp (field->choices[i].name, word) == 0 || strcmp (field->choices[i].label.zh, word) == 0) {
      value->integer = i;
      value->text = field->choices[i].name;
      return TRUE;
    }
  }
  return wrong (error, field, word);
}

/* Digits, then the unit: 2.5斤 */
static gboolean
parse_quantity (BaheKit *kit, const BaheField *field, const char *word, BaheValue *value, GError **error)
{
  gsize digits = strspn (word, "0123456789.");
  g_autofree char *number = g_strndup (word, digits);

  value->text = kit_text (kit, word + digits);
  return parse_number (field, number, value, error);
}

/* A day as 2026-06-02, from its first to its last minute, or a minute since 1970. */
static gboolean
parse_day (const BaheField *field, const char *word, BaheValue *value, GError **error)
{
  int year, month, day, hour = 0, minute = 0, end = 0, time_end = 0;

  if (sscanf (word, "%4d-%2d-%2d%n %2d:%2d%n", &year, &month, &day, &end, &hour, &minute, &time_end) >= 3 &&
      word[MAX (end, time_end)] == '\0') {
    g_autoptr (GDateTime) from = g_date_time_new_utc (year, month, day, hour, minute, 0);
    if (from == NULL)
      return wrong (error, field, word);
    value->integer = g_date_time_to_unix (from) / 60;
    value->last = value->integer + (time_end > 0 ? 0 : 24 * 60 - 1);
    return TRUE;
  }
  return parse_number (field, word, value, error) && ((value->last = value->integer), TRUE);
}

static gboolean
parse_one (BaheKit *kit, const BaheField *field, const char *word, BaheValue *value, GError **error)
{
  *value = (BaheValue){ .how = BAHE_EXACT };
  switch (field->type) {
  case BAHE_INTEGER:
  case BAHE_DECIMAL:
  case BAHE_MONEY:
  case BAHE_GROUP:
  case BAHE_ACTIVITY:
  case BAHE_EVENT:
    return parse_number (field, word, value, error) && (within_bounds (field, value) || wrong (error, field, word));
  case BAHE_WHEN:
    value->text = kit_text (kit, word);
    return parse_day (field, word, value, error);
  case BAHE_QUANTITY:
    return parse_quantity (kit, field, word, value, error);
  case BAHE_FLAG:
    value->integer = strcmp (word, "yes") == 0;
    return value->integer == 1 || strcmp (word, "no") == 0 || wrong (error, field, word);
  case BAHE_CHOICE:
    return parse_choice (field, word, value, error);
  case BAHE_ENTRANT:
    return parse_name (kit->entrants, 1, field, word, value, error);
  case BAHE_PERSON:
    return parse_name (kit->persons, FIRST_PERSON, field, word, value, error);
  case BAHE_TEXT:
    value->text = kit_text (kit, word);
    return within_bounds (field, value) || wrong (error, field, word);
  default:
    value->text = kit_text (kit, word);
    return TRUE;
  }
}

static gboolean
parse_list (BaheKit *kit, const BaheField *field, const char *word, BaheValue *value, GError **error)
{
  g_auto (GStrv) pauses = g_strsplit (word, "、", -1);
  g_autofree char *commas = g_strjoinv (",", pauses);
  g_auto (GStrv) parts = g_strsplit (commas, ",", -1);
  BaheValue *items = new_items (kit, g_strv_length (parts));

  *value = (BaheValue){ .how = BAHE_EXACT, .items = items, .n = g_strv_length (parts) };
  for (gsize i = 0; i < value->n; i++)
    if (!parse_one (kit, field, parts[i], &items[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
parse_rows (BaheKit *kit, const BaheField *field, const char *word, BaheValue *value, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (word, ";", -1);
  BaheValue *rows = new_items (kit, g_strv_length (parts));

  *value = (BaheValue){ .how = BAHE_EXACT, .items = rows, .n = g_strv_length (parts) };
  for (gsize i = 0; i < value->n; i++) {
    g_auto (GStrv) cells = g_strsplit (g_strstrip (parts[i]), " ", -1);
    rows[i] = (BaheValue){ .how = BAHE_EXACT, .n = kit_count_fields (field->columns) };
    rows[i].items = kit_parse_values (kit, field->columns, NULL, cells, error);
    if (rows[i].items == NULL)
      return FALSE;
  }
  return TRUE;
}

static const struct {
  const char *mark;
  BaheHow how;
} roughly[] = { { "~", BAHE_ABOUT }, { "≥", BAHE_AT_LEAST }, { "≤", BAHE_NEARLY } };

/* Of a field that may be rough: ~5 about, ≥5 at least, ≤5 nearly, ? unknown. */
static gboolean
parse_rough (BaheKit *kit, const BaheField *field, const char *word, BaheValue *value, GError **error)
{
  if (strcmp (word, "?") == 0) {
    *value = (BaheValue){ .how = BAHE_UNKNOWN };
    return TRUE;
  }
  for (guint i = 0; i < G_N_ELEMENTS (roughly); i++)
    if (g_str_has_prefix (word, roughly[i].mark)) {
      gboolean read = parse_one (kit, field, word + strlen (roughly[i].mark), value, error);
      value->how = roughly[i].how;
      return read;
    }
  return parse_one (kit, field, word, value, error);
}

gboolean
kit_parse_when (const char *word, BaheValue *value, GError **error)
{
  static const BaheField when = { .name = "on", .type = BAHE_WHEN };

  return parse_day (&when, word, value, error);
}

static gboolean
parse_value (BaheKit *kit, const BaheField *field, const char *word, BaheValue *value, GError **error)
{
  if (field->type == BAHE_ROWS)
    return parse_rows (kit, field, word, value, error);
  if (field->flags & BAHE_MANY)
    return parse_list (kit, field, word, value, error);
  return (field->flags & BAHE_ROUGH) != 0 ? parse_rough (kit, field, word, value, error)
                                          : parse_one (kit, field, word, value, error);
}

/* name=value, or bare words for the fields in their order. */
static gboolean
take_words (BaheKit *kit, const BaheField *fields, char **words, BaheValue *values, GError **error)
{
  guint next = 0;

  for (guint i = 0; words[i] != NULL; i++) {
    const char *equals = strchr (words[i], '=');
    g_autofree char *name = equals == NULL ? NULL : g_strndup (words[i], (gsize) (equals - words[i]));
    int field = equals == NULL ? (int) next++ : kit_field (fields, name);
    if (field < 0 || (guint) field >= kit_count_fields (fields)) {
      g_set_error (error, KIT_ERROR, KIT_ERROR_SCRIPT, "no field for %s", words[i]);
      return FALSE;
    }
    if (!parse_value (kit, &fields[field], equals == NULL ? words[i] : equals + 1, &values[field], error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
parse_fallback (BaheKit *kit, const BaheField *field, BaheValue *value, GError **error)
{
  g_autofree char *fen =
      field->type == BAHE_MONEY ? g_strdup_printf ("%.0f", in_script (field, field->fallback)) : NULL;

  return parse_value (kit, field, fen != NULL ? fen : field->fallback, value, error);
}

const BaheValue *
kit_parse_values (BaheKit *kit, const BaheField *fields, const BaheValue *before, char **words, GError **error)
{
  guint n = kit_count_fields (fields);
  BaheValue *values = new_items (kit, n);

  for (guint i = 0; i < n; i++) {
    if (before != NULL)
      values[i] = before[i];
    else if (fields[i].fallback != NULL && !parse_fallback (kit, &fields[i], &values[i], error))
      return NULL;
  }
  if (!take_words (kit, fields, words, values, error))
    return NULL;
  for (guint i = 0; i < n; i++) {
    if ((fields[i].flags & BAHE_REQUIRED) && values[i].how == BAHE_UNSET) {
      g_set_error (error, KIT_ERROR, KIT_ERROR_SCRIPT, "%s is not given", fields[i].name);
      return NULL;
    }
  }
  return values;
}

/* ---- values to words
 * ------------------------------------------------------------------------------------------------------- */

static char *
show_decimal (const BaheValue *value)
{
  GString *text = g_string_new (NULL);
  gint32 places = MAX (-value->exponent, 0);

  g_string_printf (text, "%" G_GINT64_FORMAT, value->integer);
  for (gint32 i = 0; i < value->exponent; i++)
    g_string_append_c (text, '0');
  while (places > 0 && text->len <= (gsize) places)
    g_string_prepend_c (text, '0');
  if (places > 0)
    g_string_insert_c (text, (gssize) text->len - places, '.');
  return g_string_free (text, FALSE);
}

static char *
show_quantity (const BaheValue *value)
{
  g_autofree char *number = show_decimal (value);

  return g_strconcat (number, value->text, NULL);
}

static char *
show_name (const GPtrArray *names, gint64 place)
{
  return place >= 0 && place < names->len ? g_strdup (names->pdata[place]) : g_strdup ("?");
}

/* A whole day as it is written, anything else as its first minute. */
static char *
show_when (const BaheValue *value)
{
  g_autoptr (GDateTime) day = NULL;

  if (value->integer % (24 * 60) == 0 && value->last == value->integer + 24 * 60 - 1)
    day = g_date_time_new_from_unix_utc (value->integer * 60);
  return day != NULL ? g_date_time_format (day, "%Y-%m-%d") : show_decimal (value);
}

static char *
show_one (const BaheKit *kit, const BaheField *field, const BaheValue *value)
{
  switch (field->type) {
  case BAHE_FLAG:
    return g_strdup (value->integer != 0 ? "yes" : "no");
  case BAHE_CHOICE:
    return g_strdup (field->choices[value->integer].name);
  case BAHE_ENTRANT:
    return show_name (kit->entrants, value->integer - 1);
  case BAHE_PERSON:
    return show_name (kit->persons, value->integer - FIRST_PERSON);
  case BAHE_QUANTITY:
    return show_quantity (value);
  case BAHE_WHEN:
    return value->text != NULL ? g_strdup (value->text) : show_when (value);
  case BAHE_TEXT:
  case BAHE_FILE:
    return g_strdup (value->text != NULL ? value->text : "");
  default:
    return show_decimal (value);
  }
}

/* A list with 、 between; rows with : between columns and , between rows. */
char *
kit_show (const BaheKit *kit, const BaheField *field, const BaheValue *value)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (value->how == BAHE_UNSET)
    return g_strdup ("");
  if (value->how == BAHE_SEALED)
    return g_strdup ("sealed");
  if (value->how == BAHE_UNKNOWN)
    return g_strdup ("?");
  for (guint i = 0; i < G_N_ELEMENTS (roughly); i++)
    if (value->how == roughly[i].how) {
      g_autofree char *exact = show_one (kit, field, value);
      return g_strconcat (roughly[i].mark, exact, NULL);
    }
  if (field->type != BAHE_ROWS && !(field->flags & BAHE_MANY))
    return show_one (kit, field, value);
  for (gsize i = 0; i < value->n; i++) {
    guint columns = field->type == BAHE_ROWS ? kit_count_fields (field->columns) : 1;
    for (guint c = 0; c < columns; c++) {
      gboolean rows = field->type == BAHE_ROWS;
      g_autofree char *cell = rows ? kit_show (kit, &field->columns[c], &value->items[i].items[c])
                                   : show_one (kit, field, &value->items[i]);
      g_string_append_printf (text, "%s%s", c > 0 ? ":" : i == 0 ? "" : rows ? "," : "、", cell);
    }
  }
  return g_strdup (text->str);
}
