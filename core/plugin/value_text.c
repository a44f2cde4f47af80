/* One value from what a person wrote in a field, an option or a cell. */
#include "plugin/values.h"

#include <string.h>

gboolean
bahe_is_reference (BaheType type)
{
  return type == BAHE_ENTRANT || type == BAHE_PERSON || type == BAHE_GROUP || type == BAHE_ACTIVITY ||
         type == BAHE_EVENT;
}

static gboolean
refuse (GError **error, const char *words)
{
  g_set_error_literal (error, BAHE_ERROR, BAHE_ERROR_INVALID, words);
  return FALSE;
}

static gboolean
refuse_number (const BaheField *field, BaheHow how, GError **error)
{
  if (how != BAHE_EXACT && (field->flags & BAHE_ROUGH) == 0)
    return refuse (error, _ ("an exact number is needed here, without words like about or over"));
  switch (field->type) {
  case BAHE_MONEY:
    return refuse (error, _ ("give an amount with at most two decimals, like 12.50 or 12元5角"));
  case BAHE_DECIMAL:
    return refuse (error, _ ("give a number in digits, like 9.50, without a unit"));
  case BAHE_QUANTITY:
    return refuse (error, _ ("give a number and its unit, like 400斤"));
  default:
    return refuse (error, _ ("give a whole number in digits, like 12, without a unit"));
  }
}

/* The unit as the field spells it; any unit fits a field that lists none. */
static gboolean
read_unit (const BaheField *field, const char *key, BaheArena *arena, BaheValue *value, GError **error)
{
  g_auto (GStrv) units = g_strsplit (field->units == NULL ? "" : field->units, "|", -1);
  guint n = g_strv_length (units);

  if (n == 0 && key[0] != '\0') {
    value->text = bahe_arena_text (arena, key);
    return TRUE;
  }
  for (guint i = 0; i < n; i++) {
    g_autofree char *unit = bahe_text_key (units[i]);
    if (g_str_equal (unit, key) || (key[0] == '\0' && n == 1)) {
      value->text = bahe_arena_text (arena, units[i]);
      return TRUE;
    }
  }
  if (n == 0)
    return refuse (error, _ ("give a number and its unit, like 400斤"));
  g_autofree char *list = g_strjoinv (C_ ("list", ", "), units);
  g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID, _ ("the unit must be one of %s"), list);
  return FALSE;
}

static gboolean
read_number (const BaheField *field, const char *text, BaheArena *arena, BaheValue *value, GError **error)
{
  gboolean rough = (field->flags & BAHE_ROUGH) != 0;
  BaheHow how;
  g_autofree char *key = bahe_strip_rough (text, &how);
  BaheWritten number = { .how = BAHE_EXACT };
  const char *rest = "";
  gboolean fits;

  if (how != BAHE_EXACT && !rough)
    return refuse_number (field, how, error);
  value->how = how;
  if (how == BAHE_UNKNOWN)
    return TRUE;
  if (field->type == BAHE_MONEY) {
    fits = bahe_read_money (key, rough, &value->integer, &how);
  } else {
    fits = bahe_read_written (key, rough, &number, &rest);
    how = how == BAHE_EXACT ? number.how : how;
    value->integer = number.integer;
    value->exponent = number.exponent;
  }
  value->how = how;
  if (field->type == BAHE_INTEGER)
    fits = fits && number.exponent == 0;
  if (!fits || (field->type != BAHE_QUANTITY && *rest != '\0') || (number.written && how == BAHE_EXACT))
    return refuse_number (field, BAHE_EXACT, error);
  return field->type != BAHE_QUANTITY || read_unit (field, rest, arena, value, error);
}

static gboolean
read_flag (const char *text, BaheValue *value, GError **error)
{
  static const char *const yes[] = { "是", "有", "对", "true", "yes", "y", "1", "on", "✓", "✔", "√", NULL };
  static const char *const no[] = {
    "否", "无", "不", "没有", "false", "no", "n", "0", "off", "✗", "✘", "×", "x", NULL
  };
  g_autofree char *key = bahe_text_key (text);

  if (!g_strv_contains (yes, key) && !g_strv_contains (no, key))
    return refuse (error, _ ("give yes or no"));
  value->integer = g_strv_contains (yes, key);
  return TRUE;
}

int
bahe_choice_named (const BaheField *field, const char *name)
{
  for (int i = 0; field->choices[i].name != NULL; i++)
    if (g_str_equal (field->choices[i].name, name))
      return i;
  return -1;
}

static gboolean
read_choice (const BaheField *field, const char *text, BaheValue *value, GError **error)
{
  g_autofree char *key = bahe_text_key (text);
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; field->choices[i].name != NULL; i++) {
    const BaheChoice *choice = &field->choices[i];
    const char *words[] = { choice->name, choice->label.zh, choice->label.en };
    for (guint k = 0; k < G_N_ELEMENTS (words); k++) {
      g_autofree char *other = bahe_text_key (words[k]);
      if (g_str_equal (key, other)) {
        value->integer = i;
        return TRUE;
      }
    }
    g_string_append_printf (list, "%s%s", i == 0 ? "" : C_ ("list", ", "), bahe_label (&choice->label));
  }
  g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID, _ ("choose one of %s"), list->str);
  return FALSE;
}

static gboolean
read_when (const char *text, const BaheNames *names, BaheArena *arena, BaheValue *value, GError **error)
{
  BaheSpan span;

  if (!bahe_span_parse (text, names == NULL ? 0 : names->today, &span, error))
    return FALSE;
  value->integer = span.first;
  value->last = span.last;
  value->text = bahe_arena_text (arena, text);
  return TRUE;
}

static gboolean
read_reference (const BaheField *field, const char *text, const BaheNames *names, BaheArena *arena, BaheValue *value,
                GError **error)
{
  if (names != NULL && names->find != NULL) {
    if (!names->find (names->data, field->type, text, &value->integer, error))
      return FALSE;
  } else if (!g_ascii_string_to_signed (text, 10, 1, G_MAXINT64, &value->integer, NULL)) {
    return refuse (error, _ ("give its number"));
  }
  g_autofree char *name =
      names == NULL || names->name == NULL ? NULL : names->name (names->data, field->type, value->integer);
  value->text = bahe_arena_text (arena, name);
  return TRUE;
}

static gboolean
read_one (const BaheField *field, const char *text, const BaheNames *names, BaheArena *arena, BaheValue *value,
          GError **error)
{
  value->how = BAHE_EXACT;
  switch (field->type) {
  case BAHE_TEXT:
  case BAHE_FILE:
    value->text = bahe_arena_text (arena, text);
    return TRUE;
  case BAHE_INTEGER:
  case BAHE_DECIMAL:
  case BAHE_MONEY:
  case BAHE_QUANTITY:
    return read_number (field, text, arena, value, error);
  case BAHE_WHEN:
    return read_when (text, names, arena, value, error);
  case BAHE_FLAG:
    return read_flag (text, value, error);
  case BAHE_CHOICE:
    return read_choice (field, text, value, error);
  default:
    return read_reference (field, text, names, arena, value, error);
  }
}

/* The parts of `text` between any of the characters of `marks`, cleaned, empty ones left out. */
static GPtrArray *
split (const char *text, const char *marks)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func (g_free);
  const char *start = text;

  for (const char *c = text;; c = g_utf8_next_char (c))
    if (*c == '\0' || g_utf8_strchr (marks, -1, g_utf8_get_char (c)) != NULL) {
      g_autofree char *piece = g_strndup (start, (gsize) (c - start));
      char *part = bahe_text_clean (piece, NULL);
      if (part != NULL && part[0] != '\0')
        g_ptr_array_add (parts, part);
      else
        g_free (part);
      if (*c == '\0')
        return parts;
      start = g_utf8_next_char (c);
    }
}

static gboolean
read_list (const BaheField *field, const char *text, const BaheNames *names, BaheArena *arena, BaheValue *value,
           GError **error)
{
  g_autoptr (GPtrArray) parts = split (text, "、，,；;\n");
  BaheValue *items = bahe_arena_new (arena, parts->len + 1, sizeof (BaheValue));

  for (guint i = 0; i < parts->len; i++)
    if (!read_one (field, parts->pdata[i], names, arena, &items[i], error)) {
      g_prefix_error (error, "“%s”: ", (char *) parts->pdata[i]);
      return FALSE;
    }
  *value = (BaheValue){ .how = parts->len > 0 ? BAHE_EXACT : BAHE_UNSET, .items = items, .n = parts->len };
  return TRUE;
}

/* "甲 9.5; 乙 9.1": a row between semicolons or on a line; its cells between tabs, else commas, else spaces. A cell
 * that is only a dash is not given, so that one behind it can be. */
static gboolean
read_rows (const BaheField *field, const char *text, const BaheNames *names, BaheArena *arena, BaheValue *value,
           GError **error)
{
  guint n_columns = bahe_field_count (field->columns);
  g_autoptr (GPtrArray) rows = split (text, "；;\n");
  BaheValue *items = bahe_arena_new (arena, rows->len + 1, sizeof (BaheValue));

  for (guint i = 0; i < rows->len; i++) {
    const char *row = rows->pdata[i];
    g_autoptr (GPtrArray) cells = split (row, strchr (row, '\t')                         ? "\t"
                                              : strpbrk (row, ",") || strstr (row, "，") ? ",，"
                                                                                         : " 　");
    BaheValue *cell = bahe_arena_new (arena, n_columns, sizeof (BaheValue));
    if (cells->len > n_columns) {
      g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID, _ ("row %u has %u parts, more than the %u columns"), i + 1,
                   cells->len, n_columns);
      return FALSE;
    }
    for (guint c = 0; c < cells->len; c++) {
      if (strcmp (cells->pdata[c], "-") == 0 ||
          bahe_value_read_text (&field->columns[c], cells->pdata[c], names, arena, &cell[c], error))
        continue;
      g_prefix_error (error, _ ("row %u, %s: "), i + 1, bahe_label (&field->columns[c].label));
      return FALSE;
    }
    items[i] = (BaheValue){ .how = BAHE_EXACT, .items = cell, .n = n_columns };
  }
  *value = (BaheValue){ .how = rows->len > 0 ? BAHE_EXACT : BAHE_UNSET, .items = items, .n = rows->len };
  return TRUE;
}

gboolean
bahe_value_read_text (const BaheField *field, const char *text, const BaheNames *names, BaheArena *arena,
                      BaheValue *value, GError **error)
{
  const char *start;
  gsize length;
  gboolean usual = bahe_text_usual (text, &start, &length);
  gboolean as_it_is = usual && start == text && text[length] == '\0';
  g_autofree char *cleaned = NULL;

  *value = (BaheValue){ 0 };
  if (usual && length == 0)
    return TRUE;
  if (usual && field->type == BAHE_TEXT && (field->flags & BAHE_MANY) == 0) { /* copied once */
    *value = (BaheValue){ .how = BAHE_EXACT, .text = bahe_arena_text_of (arena, start, length) };
    return TRUE;
  }
  if (!as_it_is && (cleaned = bahe_text_clean (text, error)) == NULL)
    return FALSE;
  const char *clean = as_it_is ? text : cleaned;
  if (clean[0] == '\0')
    return TRUE;
  if (field->type == BAHE_ROWS)
    return read_rows (field, clean, names, arena, value, error);
  if (field->flags & BAHE_MANY)
    return read_list (field, clean, names, arena, value, error);
  return read_one (field, clean, names, arena, value, error);
}

gboolean
bahe_value_read_fallback (const BaheField *field, BaheArena *arena, BaheValue *value, GError **error)
{
  *value = (BaheValue){ 0 };
  return field->fallback == NULL || bahe_value_read_text (field, field->fallback, NULL, arena, value, error);
}

gboolean
bahe_value_read_bound (const BaheField *field, const char *text, BaheValue *bound, GError **error)
{
  BaheArena arena = { 0 };
  BaheField exact = { .type = field->type == BAHE_TEXT ? BAHE_INTEGER : field->type };

  *bound = (BaheValue){ 0 };
  if (exact.type == BAHE_INTEGER && bahe_text_digits (text, &bound->integer)) {
    bound->how = BAHE_EXACT;
    return TRUE;
  }
  if (exact.type == BAHE_QUANTITY)
    exact.type = BAHE_DECIMAL;
  gboolean read = bahe_value_read_text (&exact, text, NULL, &arena, bound, error);
  bahe_arena_clear (&arena);
  bound->text = NULL;
  return read;
}

/* −1, 0 or 1: the value below, at or above the bound. A text counts by its length. */
static int
compare (const BaheField *field, const BaheValue *value, const BaheValue *bound)
{
  gint64 integer = field->type == BAHE_TEXT ? g_utf8_strlen (value->text, -1) : value->integer;
  gint32 exponent = field->type == BAHE_TEXT ? 0 : value->exponent;
  if (exponent == bound->exponent)
    return integer < bound->integer ? -1 : integer > bound->integer;
  g_auto (BaheNumber) a = bahe_number_scaled (integer, exponent);
  g_auto (BaheNumber) b = bahe_number_scaled (bound->integer, bound->exponent);

  return bahe_number_compare (&a, &b);
}

static gboolean
check_one (const BaheField *field, const BaheValue *value, GError **error)
{
  BaheValue least = { 0 }, most = { 0 };

  if (value->how == BAHE_UNSET || value->how == BAHE_UNKNOWN || value->how == BAHE_SEALED)
    return TRUE;
  if (field->min != NULL && !bahe_value_read_bound (field, field->min, &least, error))
    return FALSE;
  if (field->max != NULL && !bahe_value_read_bound (field, field->max, &most, error))
    return FALSE;
  gboolean low = least.how != BAHE_UNSET && compare (field, value, &least) < 0;
  gboolean high = most.how != BAHE_UNSET && compare (field, value, &most) > 0;
  if (field->type == BAHE_WHEN)
    high = most.how != BAHE_UNSET && value->last > most.last;
  if (!low && !high)
    return TRUE;
  if (field->type == BAHE_TEXT)
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID, _ ("from %s to %s characters fit"),
                 field->min == NULL ? "0" : field->min, field->max == NULL ? "∞" : field->max);
  else if (field->min != NULL && field->max != NULL)
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID, _ ("it must be from %s to %s"), field->min, field->max);
  else if (low)
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID, _ ("it must be %s or more"), field->min);
  else
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID, _ ("it must be %s or less"), field->max);
  return FALSE;
}

gboolean
bahe_value_check_bounds (const BaheField *field, const BaheValue *value, GError **error)
{
  if (field->type == BAHE_ROWS)
    return TRUE; /* each cell is checked by its column */
  if ((field->flags & BAHE_MANY) == 0)
    return check_one (field, value, error);
  for (gsize i = 0; i < value->n; i++)
    if (!check_one (field, &value->items[i], error))
      return FALSE;
  return TRUE;
}
