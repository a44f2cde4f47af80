/* Values as the kinds of sports make and read them; plugins/match reads them the same way. */
#ifndef BAHE_SPORTS_VALUE_H
#define BAHE_SPORTS_VALUE_H

#include <bahe/plugin.h>

static inline gboolean
is_given (const BaheValue *value)
{
  return value->how != BAHE_UNSET && value->how != BAHE_UNKNOWN;
}

/* An integer, flag, choice, entrant or person. */
static inline BaheValue
number_value (gint64 number)
{
  return (BaheValue){ .how = BAHE_EXACT, .integer = number };
}

/* Nothing for 0, as an entrant that is not known. */
static inline BaheValue
known_value (gint64 number)
{
  return number != 0 ? number_value (number) : (BaheValue){ 0 };
}

static inline BaheValue
text_value (const char *text)
{
  return text != NULL ? (BaheValue){ .how = BAHE_EXACT, .text = text } : (BaheValue){ 0 };
}

static inline BaheValue
list_value (const BaheValue *items, gsize n)
{
  return (BaheValue){ .how = BAHE_EXACT, .items = items, .n = n };
}

static inline gint64
number_or (const BaheValue *value, gint64 otherwise)
{
  return is_given (value) ? value->integer : otherwise;
}

/* A list of entrants from an array of gint64. Free with g_free; borrows nothing. */
static inline BaheValue *
entrant_values (const GArray *numbers)
{
  BaheValue *values = g_new0 (BaheValue, numbers->len + 1);

  for (guint i = 0; i < numbers->len; i++)
    values[i] = number_value (g_array_index (numbers, gint64, i));
  return values;
}

static inline gboolean
array_has (const GArray *numbers, gint64 number)
{
  for (guint i = 0; i < numbers->len; i++)
    if (g_array_index (numbers, gint64, i) == number)
      return TRUE;
  return FALSE;
}

/* Whether a number stands in the list more than once. */
static inline gboolean
list_repeats (const BaheValue *list)
{
  for (gsize i = 0; i < list->n; i++)
    for (gsize j = 0; j < i; j++)
      if (list->items[i].integer == list->items[j].integer)
        return TRUE;
  return FALSE;
}

#endif
