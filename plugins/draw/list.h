/* Lists of entrants, as kinds of contests make and read them. */
#ifndef BAHE_DRAW_LIST_H
#define BAHE_DRAW_LIST_H

#include <bahe/plugin.h>
#include <bahe/value.h>

/* As values, from an array of gint64. Free with g_free; borrows nothing. */
static inline BaheValue *
draw_values (const GArray *numbers)
{
  BaheValue *values = g_new0 (BaheValue, numbers->len + 1);

  for (guint i = 0; i < numbers->len; i++)
    values[i] = bahe_number_value (g_array_index (numbers, gint64, i));
  return values;
}

static inline gboolean
draw_has (const GArray *numbers, gint64 number)
{
  for (guint i = 0; i < numbers->len; i++)
    if (g_array_index (numbers, gint64, i) == number)
      return TRUE;
  return FALSE;
}

/* Whether a number stands in the list more than once. */
static inline gboolean
draw_repeats (const BaheValue *list)
{
  for (gsize i = 0; i < list->n; i++)
    for (gsize j = 0; j < i; j++)
      if (list->items[i].integer == list->items[j].integer)
        return TRUE;
  return FALSE;
}

#endif
