/* Terms by the civil calendar, and values as this plugin makes and reads them. */
#include "mentoring.h"

/* ---- days -------------------------------------------------------------------------------------------------------- */

#define FIRST_DAY 719163 /* 1970-01-01, as GLib counts days */
#define LATEST_DAY 2000000

gint64
day_of (gint64 minute)
{
  return minute >= 0 ? minute / MINUTES_A_DAY : -((-minute + MINUTES_A_DAY - 1) / MINUTES_A_DAY);
}

gint64
day_after_months (gint64 day, gint64 months)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) CLAMP (day + FIRST_DAY, 1, LATEST_DAY));
  g_date_add_months (&date, (guint) CLAMP (months, 0, 1200));
  return (gint64) g_date_get_julian (&date) - FIRST_DAY;
}

gint64
months_of_term (const BaheValue *term, gint64 otherwise)
{
  gint64 months = term->integer;

  if (!bahe_is_given (term))
    return otherwise;
  if (g_strcmp0 (term->text, "年") == 0)
    months *= 12;
  for (gint32 exponent = term->exponent; exponent < 0; exponent++)
    months /= 10;
  return CLAMP (months, 1, 1200);
}

BaheValue
day_value (gint64 day)
{
  return (
      BaheValue){ .how = BAHE_EXACT, .integer = day * MINUTES_A_DAY, .last = day * MINUTES_A_DAY + MINUTES_A_DAY - 1 };
}
