/* Exact marks in millionths, and values as this plugin makes and reads them. */
#include "judged.h"

#include <string.h>

#define MOST_DECIMALS 6
#define MOST_UNITS ((gint64) 10000 * UNITS) /* no mark, weight or deduction is larger */

gboolean
judged_units (const BaheValue *value, gint64 *units)
{
  gint64 whole = value->integer;
  gint32 exponent = value->exponent;

  for (; exponent < -MOST_DECIMALS && whole % 10 == 0; exponent++)
    whole /= 10;
  if (exponent < -MOST_DECIMALS)
    return FALSE;
  for (; exponent > -MOST_DECIMALS; exponent--)
    if (__builtin_mul_overflow (whole, 10, &whole) || ABS (whole) > MOST_UNITS)
      return FALSE;
  *units = whole;
  return ABS (whole) <= MOST_UNITS;
}

gint64
judged_units_or (const BaheValue *value, gint64 otherwise)
{
  gint64 units = otherwise;

  return bahe_is_given (value) && judged_units (value, &units) ? units : otherwise;
}

static BaheValue
shortest (gint64 integer, gint32 exponent)
{
  for (; exponent < 0 && integer % 10 == 0; exponent++)
    integer /= 10;
  return (BaheValue){ .how = BAHE_EXACT, .integer = integer, .exponent = exponent };
}

BaheValue
judged_units_value (gint64 units)
{
  return shortest (units, -MOST_DECIMALS);
}

gboolean
judged_weigh (gint64 units, gint64 weight, BaheValue *value)
{
  gint64 product;

  if (weight == UNITS) {
    *value = judged_units_value (units);
    return TRUE;
  }
  if (__builtin_mul_overflow (units, weight, &product))
    return FALSE;
  *value = shortest (product, -2 * MOST_DECIMALS);
  return TRUE;
}

char *
judged_units_text (gint64 units)
{
  char *text = g_strdup_printf ("%s%" G_GINT64_FORMAT ".%06" G_GINT64_FORMAT, units < 0 ? "-" : "", ABS (units) / UNITS,
                                ABS (units) % UNITS);
  gsize length = strlen (text);

  while (text[length - 1] == '0')
    text[--length] = '\0';
  if (text[length - 1] == '.')
    text[length - 1] = '\0';
  return text;
}
