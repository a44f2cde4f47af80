/* Exact points in millionths, values as this plugin makes and reads them, and months. */
#include "selection.h"

#define MOST_DECIMALS 6
#define MOST_UNITS ((gint64) 100000 * UNITS)
#define DAYS_BEFORE_1970 719163 /* of the Julian day that GDate counts */

gboolean
selection_units (const BaheValue *value, gint64 *units)
{
  gint64 power = 1;

  for (gint32 i = value->exponent; i < 0 && power <= UNITS; i++)
    power *= 10;
  if (value->exponent > 0 || power > UNITS || ABS (value->integer) > MOST_UNITS / (UNITS / power))
    return FALSE;
  *units = value->integer * (UNITS / power);
  return TRUE;
}

BaheValue
selection_units_value (gint64 units)
{
  BaheValue value = { .how = BAHE_EXACT, .integer = units, .exponent = -MOST_DECIMALS };

  for (; value.exponent < 0 && value.integer % 10 == 0; value.exponent++)
    value.integer /= 10;
  return value;
}

/* ---- months
 * ---------------------------------------------------------------------------------------------------------- */

gint64
selection_period (gint64 year, gint64 month)
{
  return year * 100 + month;
}

static gint64
months_of (gint64 period)
{
  return period / 100 * 12 + period % 100 - 1;
}

gint64
selection_months_between (gint64 from, gint64 to)
{
  return months_of (to) - months_of (from);
}

gint64
selection_next_period (gint64 period)
{
  gint64 months = months_of (period) + 1;

  return selection_period (months / 12, months % 12 + 1);
}

char *
selection_period_text (gint64 period)
{
  if (period == 0)
    return g_strdup ("");
  return g_strdup_printf ("%04" G_GINT64_FORMAT "-%02" G_GINT64_FORMAT, period / 100, period % 100);
}

gint64
selection_period_of (gint64 minute)
{
  GDate day;
  gint64 days = minute / (24 * 60) - (minute % (24 * 60) < 0);

  g_date_clear (&day, 1);
  g_date_set_julian (&day, (guint32) (days + DAYS_BEFORE_1970));
  return selection_period (g_date_get_year (&day), g_date_get_month (&day));
}
