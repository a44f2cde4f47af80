/* Reading cases, and comparing what came with what was expected. */
#include "case.h"

#include <string.h>

#define MOST_DIFFERENCES 6
#define BINARY_DIGITS 10 /* an expected number with so many decimals was written by a program with binary floats */

/* ---- reading ---------------------------------------------------------------------------------------------- */

void
case_malformed (Case *the_case, const char *format, ...)
{
  if (the_case->malformed != NULL)
    return;
  va_list arguments;
  va_start (arguments, format);
  the_case->malformed = g_strdup_vprintf (format, arguments);
  va_end (arguments);
}

json_object *
case_optional (json_object *object, const char *key)
{
  json_object *value = NULL;
  if (json_object_is_type (object, json_type_object))
    json_object_object_get_ex (object, key, &value);
  return value;
}

static json_object *
required (Case *the_case, json_object *object, const char *key)
{
  json_object *value = case_optional (object, key);
  if (value == NULL)
    case_malformed (the_case, "“%s” is missing", key);
  return value;
}

json_object *
case_list (Case *the_case, json_object *object, const char *key)
{
  static json_object *empty = NULL;
  json_object *list = required (the_case, object, key);
  if (json_object_is_type (list, json_type_array))
    return list;
  case_malformed (the_case, "“%s” is not a list", key);
  if (empty == NULL)
    empty = json_object_new_array ();
  return empty;
}

const char *
case_text_of (Case *the_case, json_object *value, const char *what)
{
  switch (json_object_get_type (value)) {
  case json_type_string:
  case json_type_int:
  case json_type_double:
    return json_object_get_string (value);
  default:
    case_malformed (the_case, "“%s” is neither text nor a number", what);
    return "";
  }
}

const char *
case_text (Case *the_case, json_object *object, const char *key)
{
  json_object *value = required (the_case, object, key);
  return value == NULL ? "" : case_text_of (the_case, value, key);
}

int
case_count_of (Case *the_case, json_object *value, const char *what, int least, int most)
{
  if (!json_object_is_type (value, json_type_int)) {
    case_malformed (the_case, "“%s” is not a whole number", what);
    return least;
  }
  gint64 count = json_object_get_int64 (value);
  if (count >= least && count <= most)
    return (int) count;
  case_malformed (the_case, "“%s” is not from %d to %d", what, least, most);
  return least;
}

int
case_count (Case *the_case, json_object *object, const char *key, int least, int most)
{
  json_object *value = required (the_case, object, key);
  return value == NULL ? least : case_count_of (the_case, value, key, least, most);
}

gboolean
case_flag (json_object *object, const char *key)
{
  return json_object_get_boolean (case_optional (object, key));
}

/* A decimal without the exponent that JSON allows: "1.5e-3" is "1.5" and −3. */
static char *
split_exponent (const char *text, int *exponent)
{
  const char *mark = strpbrk (text, "eE");
  *exponent = mark == NULL ? 0 : (int) CLAMP (g_ascii_strtoll (mark + 1, NULL, 10), -99, 99);
  return mark == NULL ? g_strdup (text) : g_strndup (text, (gsize) (mark - text));
}

static gboolean
read_number (const char *text, BaheNumber *number)
{
  int exponent;
  g_autofree char *digits = split_exponent (text, &exponent);
  if (!bahe_number_parse (digits, number, NULL))
    return FALSE;
  if (ABS (exponent) > 18) {
    bahe_number_clear (number);
    return FALSE;
  }
  g_auto (BaheNumber) mantissa = *number, power = bahe_number_scaled (1, exponent);
  *number = bahe_number_multiply (&mantissa, &power);
  return TRUE;
}

BaheNumber
case_number_of (Case *the_case, json_object *value, const char *what)
{
  BaheNumber number = BAHE_NUMBER_INT (0);
  const char *text = case_text_of (the_case, value, what);
  if (!read_number (text, &number))
    case_malformed (the_case, "“%s” of “%s” is not a number", text, what);
  return number;
}

/* The fewest decimals that hold it: integer × 10^−places. */
BaheAmount
case_amount_of (Case *the_case, json_object *value, const char *what)
{
  g_auto (BaheNumber) number = case_number_of (the_case, value, what);
  for (int places = 0; places <= 18; places++) {
    g_auto (BaheNumber) power = bahe_number_scaled (1, places), scaled = bahe_number_multiply (&number, &power);
    gint64 integer;
    if (bahe_number_to_integer (&scaled, &integer))
      return (BaheAmount){ integer, (gint8) -places, TRUE };
  }
  case_malformed (the_case, "“%s” has more digits than an event can hold", what);
  return (BaheAmount){ 0 };
}

/* ---- what came -------------------------------------------------------------------------------------------- */

void
case_put (json_object *object, const char *key, json_object *value)
{
  json_object_object_add (object, key, value);
}

void
case_put_int (json_object *object, const char *key, gint64 value)
{
  case_put (object, key, json_object_new_int64 (value));
}

void
case_put_text (json_object *object, const char *key, const char *value)
{
  case_put (object, key, value == NULL ? NULL : json_object_new_string (value));
}

json_object *
case_number (const BaheNumber *number)
{
  gint64 integer;
  if (bahe_number_to_integer (number, &integer))
    return json_object_new_int64 (integer);
  g_autofree char *text = bahe_number_format (number, -1);
  return json_object_new_double_s (0, text);
}

json_object *
case_fixed (const BaheNumber *number, int places)
{
  g_autofree char *text = bahe_number_format (number, places);
  return json_object_new_string (text);
}

/* ---- comparing -------------------------------------------------------------------------------------------- */

/* Lists in which order means nothing. */
static const char *const unordered[] = { "matches", "rematches", "second_byes", "missing", "bye_allowed", NULL };
/* Of these the expected number is a bound. */
static const struct {
  const char *kind, *key;
} at_most[] = { { "rr_schedule", "max_home_away_difference" } };

typedef struct {
  const Case *the_case;
  GPtrArray *lines;
} Comparison;

static void compare (Comparison *comparison, const char *path, json_object *expected, json_object *came);

static gboolean
is_number (json_object *value)
{
  return json_object_is_type (value, json_type_int) || json_object_is_type (value, json_type_double);
}

static guint
decimals_of (const char *text)
{
  const char *point = strchr (text, '.');
  return point == NULL ? 0 : (guint) strspn (point + 1, "0123456789");
}

static gboolean
same_number (const char *expected, const char *came, gboolean bound)
{
  g_auto (BaheNumber) a = BAHE_NUMBER_INT (0);
  g_auto (BaheNumber) b = BAHE_NUMBER_INT (0);
  if (!read_number (expected, &a) || !read_number (came, &b))
    return FALSE;
  int order = bahe_number_compare (&b, &a);
  if (order == 0 || (bound && order < 0))
    return TRUE;
  if (decimals_of (expected) < BINARY_DIGITS)
    return FALSE;
  g_auto (BaheNumber) difference = bahe_number_subtract (&a, &b);
  g_auto (BaheNumber) rounded = bahe_number_round (&difference, BINARY_DIGITS - 1, BAHE_ROUND_HALF_UP);
  return bahe_number_sign (&rounded) == 0;
}

static gboolean
is_bound (const Case *the_case, const char *path)
{
  for (gsize i = 0; i < G_N_ELEMENTS (at_most); i++)
    if (g_str_equal (the_case->kind, at_most[i].kind) && g_str_equal (path, at_most[i].key))
      return TRUE;
  return FALSE;
}

static gboolean
are_same (const Comparison *comparison, const char *path, json_object *expected, json_object *came)
{
  Comparison inner = { comparison->the_case, g_ptr_array_new_with_free_func (g_free) };
  compare (&inner, path, expected, came);
  gboolean same = inner.lines->len == 0;
  g_ptr_array_unref (inner.lines);
  return same;
}

static void
compare_unordered (Comparison *comparison, const char *path, json_object *expected, json_object *came)
{
  gsize n = json_object_array_length (expected);
  g_autofree gboolean *used = g_new0 (gboolean, n);
  for (gsize i = 0; i < n; i++) {
    json_object *wanted = json_object_array_get_idx (expected, i);
    gsize k = 0;
    while (k < n && (used[k] || !are_same (comparison, path, wanted, json_object_array_get_idx (came, k))))
      k++;
    if (k < n)
      used[k] = TRUE;
    else
      g_ptr_array_add (comparison->lines, g_strdup_printf ("%s: expected %s, which did not come", path,
                                                           json_object_to_json_string (wanted)));
  }
}

static void
compare_lists (Comparison *comparison, const char *path, json_object *expected, json_object *came)
{
  gsize n = json_object_array_length (expected), m = json_object_array_length (came);
  if (n != m) {
    g_ptr_array_add (comparison->lines,
                     g_strdup_printf ("%s: expected %zu, came %zu: %s", path, n, m, json_object_to_json_string (came)));
    return;
  }
  if (g_strv_contains (unordered, path)) {
    compare_unordered (comparison, path, expected, came);
    return;
  }
  for (gsize i = 0; i < n; i++) {
    g_autofree char *inside = g_strdup_printf ("%s[%zu]", path, i);
    compare (comparison, inside, json_object_array_get_idx (expected, i), json_object_array_get_idx (came, i));
  }
}

static void
compare_objects (Comparison *comparison, const char *path, json_object *expected, json_object *came)
{
  json_object_object_foreach (expected, key, wanted)
  {
    g_autofree char *inside = *path == '\0' ? g_strdup (key) : g_strdup_printf ("%s.%s", path, key);
    compare (comparison, inside, wanted, case_optional (came, key));
  }
}

static void
compare (Comparison *comparison, const char *path, json_object *expected, json_object *came)
{
  json_type type = json_object_get_type (expected);
  if (type == json_type_object && json_object_is_type (came, json_type_object)) {
    compare_objects (comparison, path, expected, came);
    return;
  }
  if (type == json_type_array && json_object_is_type (came, json_type_array)) {
    compare_lists (comparison, path, expected, came);
    return;
  }
  const char *wanted = expected == NULL ? "null" : json_object_to_json_string (expected);
  const char *got = came == NULL ? "null" : json_object_to_json_string (came);
  gboolean same = is_number (expected) && is_number (came)
                      ? same_number (wanted, got, is_bound (comparison->the_case, path))
                      : g_str_equal (wanted, got);
  if (!same)
    g_ptr_array_add (comparison->lines, g_strdup_printf ("%s: expected %s, came %s", path, wanted, got));
}

GPtrArray *
case_differences (const Case *the_case, json_object *came)
{
  Comparison comparison = { the_case, g_ptr_array_new_with_free_func (g_free) };
  compare (&comparison, "", the_case->expected, came);
  if (comparison.lines->len > MOST_DIFFERENCES) {
    guint more = comparison.lines->len - MOST_DIFFERENCES;
    g_ptr_array_set_size (comparison.lines, MOST_DIFFERENCES);
    g_ptr_array_add (comparison.lines, g_strdup_printf ("… and %u more", more));
  }
  return comparison.lines;
}
