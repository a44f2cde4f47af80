/* Civil time in the unit's own time zone: minutes since 1970-01-01 00:00 on the wall clock, no zone, no DST inside.
 * A when is a span from the first to the last minute it can mean, with the words used: 9月初, 2026-09, 6月2日 16:00. */
#ifndef BAHE_BASE_CALENDAR_H
#define BAHE_BASE_CALENDAR_H

#include <glib.h>

typedef struct {
  gint64 first, last; /* minutes; equal for an exact minute, a whole day for a date */
} BaheSpan;

/* The present minute on the wall clock of `zone` ("Asia/Shanghai"). For tests the environment's BAHE_NOW
 * ("2026-11-06T14:30") wins. */
gint64 bahe_now (const char *zone);

/* What a person writes: 2026-06-02, 2026-6-2 16:00, 2026-06-02T16:00, 6月2日（周二）16:00, 6月2日, 9月初 (1–10), 9月中旬 (11–20),
 * 9月底 (21–end), 9月, 2026年9月, 2026年, 今天, 昨天, 2026-06-02..2026-06-05. A year not said is that of `today` (minutes), or the year
 * before if that would be more than 60 days ahead. FALSE with BAHE_ERROR_INVALID, which lists what can be written. */
gboolean bahe_span_parse (const char *text, gint64 today, BaheSpan *span, GError **error);

/* "2026-06-02 16:00", "2026-06-02", or "first..last". Stable; parses back to the same span. Free with g_free. */
char *bahe_span_format (const BaheSpan *span);

/* For people: 6月2日（周二）16:00 or 2 June 2026, 16:00 in the language of messages; with the year if it is not `this_year`. */
char *bahe_span_show (const BaheSpan *span, int this_year);

gint64 bahe_minute_of (int year, int month, int day, int hour, int minute);
void bahe_minute_split (gint64 minute, int *year, int *month, int *day, int *hour, int *minute_of_hour);

/* Of the lunar calendar of China (农历): the solar day (minute of 00:00) of a day of the lunar year that begins in the solar `year`,
 * 1930–2100. Two rules, by which birthdays are kept: where that year does not have that leap month (闰月), the ordinary month of its
 * number counts; where the month has 29 days only, the 30th is the 29th. FALSE: there is no such day. */
gboolean bahe_lunar_day (int year, int month, gboolean leap, int day, gint64 *minute);

/* The reporting year a minute falls into, when years begin on the first of `first_month` (1–12); the year is named by that day. */
int bahe_reporting_year (gint64 minute, int first_month);

/* Working days: Monday to Friday, except `off`, plus `on` (調休 days), each a list of days (minute of 00:00). */
typedef struct {
  const gint64 *off, *on;
  gsize n_off, n_on;
} BaheWorkCalendar;
gboolean bahe_is_working_day (gint64 minute, const BaheWorkCalendar *calendar);
/* The day that is `days` working days after `from`, which itself does not count (Civil Code art. 201): 2026-06-01 + 5 → 06-08. */
gint64 bahe_add_working_days (gint64 from, guint days, const BaheWorkCalendar *calendar);

#endif
