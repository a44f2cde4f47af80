/* The lunar calendar of China (农历, GB/T 33661-2017), 1930–2100.
 *
 * Kept as a table, since a birthday must not depend on which library is installed: ICU 72 puts the New Year of 2027 and
 * 2030 a day late. The table was reckoned from the moments of new moon and of the sun's longitude (Meeus, Astronomical
 * Algorithms, ch. 25 and 49) in the time of China, by the rules of the standard: a month begins on the day of the new
 * moon, the month with the winter solstice is the eleventh, and of thirteen months between two solstices the first
 * without a principal term (中气) is the leap month. */
#include "base/calendar.h"

#define FIRST_YEAR 1930
#define MONTHS 12
#define DAYS 30
#define DAY ((gint64) 24 * 60)

/* A year each, from 1930 on: bits 0–3 the leap month (0: none), 4–16 the months in order, the leap one among them, that
 * have 30 days, from 17 on how many days after 20 January the first begins. */
static const guint32 years[] = {
  0x14d266, 0x3852b0, 0x22a570, 0x0d2b65, 0x32b5a0, 0x1e6d40, 0x08ec93, 0x2c7490, 0x176937, 0x3ca930, /* 1930 */
  0x2652b0, 0x0ea5b6, 0x34aad0, 0x2056a0, 0x0bb554, 0x30ba40, 0x1ab490, 0x05a932, 0x2aa950, 0x1352d7, /* 1940 */
  0x385360, 0x22aad0, 0x0f5aa5, 0x325b20, 0x1cda50, 0x09d4a3, 0x2ed4a0, 0x16a958, 0x3aa970, 0x265560, /* 1950 */
  0x10ab56, 0x34ad50, 0x206d20, 0x0aea54, 0x30ea50, 0x1a64a0, 0x02c973, 0x28a9b0, 0x1555a7, 0x3856a0, /* 1960 */
  0x22b690, 0x0f7525, 0x34b520, 0x1cb250, 0x0764b4, 0x2ca4b0, 0x174ab8, 0x3a2ad0, 0x2456d0, 0x10b696, /* 1970 */
  0x36da90, 0x20d920, 0x0bd254, 0x30d250, 0x1ba4da, 0x3ea560, 0x282b60, 0x125b56, 0x386d50, 0x22ea90, /* 1980 */
  0x0fe925, 0x34e920, 0x1ed260, 0x06a563, 0x2aa570, 0x174d68, 0x3c35a0, 0x246d50, 0x116c95, 0x367490, /* 1990 */
  0x206930, 0x0952b4, 0x2e52b0, 0x18a5b0, 0x0555a2, 0x2856a0, 0x13b557, 0x3aba40, 0x24b490, 0x0da935, /* 2000 */
  0x32a950, 0x1c52d0, 0x06aad4, 0x2aab50, 0x175aa9, 0x3c5d20, 0x26da50, 0x11d4a6, 0x36d4a0, 0x20c950, /* 2010 */
  0x0b52e4, 0x2e5560, 0x18ab50, 0x055b22, 0x2a6d20, 0x12ea56, 0x387250, 0x2264b0, 0x0cc975, 0x30cab0, /* 2020 */
  0x1c55a0, 0x06ad63, 0x2cb690, 0x17752b, 0x3cb520, 0x26b250, 0x11a4b6, 0x34a4b0, 0x1e4ab0, 0x0855b5, /* 2030 */
  0x2e5ad0, 0x18b6a0, 0x05b522, 0x2ad920, 0x15d257, 0x38d250, 0x22a550, 0x0d4ad5, 0x324b60, 0x1a5b50, /* 2040 */
  0x06daa3, 0x2cec90, 0x19e928, 0x3ce920, 0x26d260, 0x10a566, 0x34a570, 0x1e5560, 0x086d54, 0x2e7550, /* 2050 */
  0x1a7490, 0x02e933, 0x286930, 0x1352b7, 0x3852b0, 0x20a5b0, 0x0d55a5, 0x3256a0, 0x1cb650, 0x0774a4, /* 2060 */
  0x2cb4a0, 0x17a958, 0x3ca950, 0x2452d0, 0x0eaad6, 0x34ab50, 0x205aa0, 0x08ba54, 0x2eda50, 0x1ad4a0, /* 2070 */
  0x05c953, 0x28c960, 0x1394e7, 0x385560, 0x22ab50, 0x0d5b25, 0x326d20, 0x1cea50, 0x08e4a4, 0x2a68b0, /* 2080 */
  0x14c978, 0x3a4ab0, 0x2455b0, 0x0ead66, 0x34b6a0, 0x207520, 0x0b7254, 0x2eb450, 0x18a8b0, 0x0349b2, /* 2090 */
  0x284ab0,                                                                                           /* 2100 */
};

static guint
leap_of (guint32 year)
{
  return year & 15;
}

/* Which month of the year in order it is, from 0 on; −1: that year has no such leap month. */
static int
place_of (guint32 year, int month, gboolean leap)
{
  guint leaps = leap_of (year);

  if (leap)
    return leaps == (guint) month ? month : -1;
  return leaps != 0 && (guint) month > leaps ? month : month - 1;
}

static int
length_of (guint32 year, int place)
{
  return 29 + (int) (year >> (4 + place) & 1);
}

gboolean
bahe_lunar_day (int year, int month, gboolean leap, int day, gint64 *minute)
{
  if (year < FIRST_YEAR || year >= FIRST_YEAR + (int) G_N_ELEMENTS (years) || month < 1 || month > MONTHS || day < 1 ||
      day > DAYS)
    return FALSE;
  guint32 row = years[year - FIRST_YEAR];
  int place = place_of (row, month, leap);
  if (place < 0)
    place = place_of (row, month, FALSE);
  gint64 days = row >> 17;
  for (int i = 0; i < place; i++)
    days += length_of (row, i);
  days += MIN (day, length_of (row, place)) - 1;
  *minute = bahe_minute_of (year, 1, 20, 0, 0) + days * DAY;
  return TRUE;
}
