#include "base/calendar.h"
#include "base/error.h"
#include "base/language.h"

#include <stdlib.h>
#include <string.h>

#define MINUTES_A_DAY 1440
#define JULIAN_OF_1970 719163 /* GDate's day number of 1970-01-01 */
#define DAYS_AHEAD 60         /* a date without a year is not further in the future than this */

static gint64
floor_divide (gint64 a, gint64 b)
{
  return a / b - (a % b < 0 ? 1 : 0);
}

static gint64
day_of (gint64 minute)
{
  return floor_divide (minute, MINUTES_A_DAY);
}

gint64
bahe_minute_of (int year, int month, int day, int hour, int minute)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return ((gint64) g_date_get_julian (&date) - JULIAN_OF_1970) * MINUTES_A_DAY + hour * 60 + minute;
}

void
bahe_minute_split (gint64 at, int *year, int *month, int *day, int *hour, int *minute_of_hour)
{
  GDate date;
  gint64 minutes = at - day_of (at) * MINUTES_A_DAY;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) (day_of (at) + JULIAN_OF_1970));
  *year = g_date_get_year (&date);
  *month = (int) g_date_get_month (&date);
  *day = g_date_get_day (&date);
  *hour = (int) (minutes / 60);
  *minute_of_hour = (int) (minutes % 60);
}

/* GLib forgets a zone with its last user, and reads its file again for the next: the few that are met are kept. */
static GTimeZone *
zone_named (const char *zone)
{
  static GMutex mutex;
  static GHashTable *zones = NULL;

  g_mutex_lock (&mutex);
  if (zones == NULL)
    zones = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_time_zone_unref);
  GTimeZone *known = g_hash_table_lookup (zones, zone);
  if (known == NULL && (known = g_time_zone_new_identifier (zone)) != NULL)
    g_hash_table_insert (zones, g_strdup (zone), known);
  if (known != NULL)
    g_time_zone_ref (known);
  g_mutex_unlock (&mutex);
  return known;
}

gint64
bahe_now (const char *zone)
{
  const char *fixed = g_getenv ("BAHE_NOW");
  BaheSpan span;

  if (fixed != NULL && bahe_span_parse (fixed, bahe_minute_of (2026, 1, 1, 0, 0), &span, NULL))
    return span.first;
  /* What was found for a minute holds to its end: zones change between minutes. */
  static _Thread_local struct {
    char zone[64];
    gint64 minute, found;
  } last;
  gint64 minute = g_get_real_time () / G_USEC_PER_SEC / 60;
  if (minute == last.minute && g_str_equal (zone, last.zone))
    return last.found;

  g_autoptr (GTimeZone) tz = zone_named (zone);
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (minute * 60);
  g_autoptr (GDateTime) now = tz != NULL ? g_date_time_to_timezone (utc, tz) : g_date_time_ref (utc);
  last.found =
      bahe_minute_of (g_date_time_get_year (now), g_date_time_get_month (now), g_date_time_get_day_of_month (now),
                      g_date_time_get_hour (now), g_date_time_get_minute (now));
  last.minute = minute;
  g_strlcpy (last.zone, zone, sizeof last.zone);
  return last.found;
}

int
bahe_reporting_year (gint64 minute, int first_month)
{
  int year, month, day, hour, minute_of_hour;

  bahe_minute_split (minute, &year, &month, &day, &hour, &minute_of_hour);
  return month >= first_month ? year : year - 1;
}

/* ---- reading what people write ------------------------------------------------------------------------------------
 */

static int
number_in (GMatchInfo *match, const char *name)
{
  g_autofree char *text = g_match_info_fetch_named (match, name);
  return text != NULL && *text != '\0' ? atoi (text) : -1;
}

/* A pattern of this file, made ready once: each takes longer to make than to match. */
static const GRegex *
made_of (const char *pattern)
{
  static GMutex mutex;
  static GHashTable *made = NULL;

  g_mutex_lock (&mutex);
  if (made == NULL)
    made = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_regex_unref);
  GRegex *regex = g_hash_table_lookup (made, pattern);
  if (regex == NULL) {
    regex = g_regex_new (pattern, G_REGEX_OPTIMIZE, 0, NULL);
    g_hash_table_insert (made, (gpointer) pattern, regex);
  }
  g_mutex_unlock (&mutex);
  return regex;
}

static gboolean
matches (const char *pattern, const char *text, GMatchInfo **match)
{
  if (g_regex_match (made_of (pattern), text, 0, match))
    return TRUE;
  g_clear_pointer (match, g_match_info_unref);
  return FALSE;
}

/* The year that a date without one means. */
static int
year_near (int month, int day, gint64 today)
{
  int year, m, d, h, min;

  bahe_minute_split (today, &year, &m, &d, &h, &min);
  if (day > g_date_get_days_in_month ((GDateMonth) month, (GDateYear) year))
    return year - 1;
  return day_of (bahe_minute_of (year, month, day, 0, 0)) > day_of (today) + DAYS_AHEAD ? year - 1 : year;
}

static gboolean
set_time (GMatchInfo *match, gint64 midnight, BaheSpan *span)
{
  int hour = number_in (match, "h"), minute = MAX (number_in (match, "min"), number_in (match, "min2"));

  span->first = midnight;
  span->last = midnight + MINUTES_A_DAY - 1;
  if (hour < 0)
    return TRUE;
  if (hour > 23 || minute > 59)
    return FALSE;
  span->first = span->last = midnight + hour * 60 + MAX (minute, 0);
  return TRUE;
}

#define TIME "(?:[\\sT]*(?<h>\\d{1,2})(?::(?<min>\\d{2})(?::\\d{2})?|[时点](?:(?<min2>\\d{1,2})分)?))?"

static gboolean
parse_date (const char *text, gint64 today, BaheSpan *span)
{
  g_autoptr (GMatchInfo) match = NULL;

  if (!matches ("^(?:(?<y>\\d{4})\\s*[-/.年]\\s*)?(?<m>\\d{1,2})\\s*[-/.月]\\s*(?<d>\\d{1,2})[日号]?"
                "\\s*(?:\\((?:周|星期).\\))?" TIME "$",
                text, &match))
    return FALSE;
  int year = number_in (match, "y"), month = number_in (match, "m"), day = number_in (match, "d");
  if (month < 1 || month > 12 || day < 1)
    return FALSE;
  if (year < 0)
    year = year_near (month, day, today);
  if (!g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;
  gint64 midnight = bahe_minute_of (year, month, day, 0, 0);
  return set_time (match, midnight, span);
}

static gboolean
parse_named_day (const char *text, gint64 today, BaheSpan *span)
{
  static const struct {
    const char *words[2];
    int days;
  } named[] = {
    { { "今天", "today" }, 0 }, { { "昨天", "yesterday" }, -1 }, { { "前天", NULL }, -2 }, { { "明天", "tomorrow" }, 1 }
  };
  g_autoptr (GMatchInfo) match = NULL;

  if (!matches ("^(?<word>[^\\d\\s]+)" TIME "$", text, &match))
    return FALSE;
  g_autofree char *word = g_match_info_fetch_named (match, "word");
  for (gsize i = 0; i < G_N_ELEMENTS (named); i++)
    if (g_strcmp0 (word, named[i].words[0]) == 0 || g_strcmp0 (word, named[i].words[1]) == 0)
      return set_time (match, (day_of (today) + named[i].days) * MINUTES_A_DAY, span);
  return FALSE;
}

/* 9月初, 2026年9月中旬, 2026-09. A third of a month is ten days, the last what is left. */
static gboolean
parse_month (const char *text, gint64 today, BaheSpan *span)
{
  g_autoptr (GMatchInfo) match = NULL;
  int from = 1, to;

  if (!matches ("^(?:(?<y>\\d{4})\\s*[-/"
                ".年]\\s*(?<m>\\d{1,2})(?:月份?)?|(?<m2>\\d{1,2})月份?)(?<part>初|上旬|中旬|中|下旬|底|末)?$",
                text, &match))
    return FALSE;
  int year = number_in (match, "y"), month = MAX (number_in (match, "m"), number_in (match, "m2"));
  g_autofree char *part = g_match_info_fetch_named (match, "part");
  if (month < 1 || month > 12 || year == 0)
    return FALSE;
  if (year < 0)
    year = year_near (month, 1, today);
  to = g_date_get_days_in_month ((GDateMonth) month, (GDateYear) year);
  if (part != NULL && (strcmp (part, "初") == 0 || strcmp (part, "上旬") == 0))
    to = 10;
  else if (part != NULL && g_str_has_prefix (part, "中"))
    from = 11, to = 20;
  else if (part != NULL && *part != '\0')
    from = 21;
  span->first = bahe_minute_of (year, month, from, 0, 0);
  span->last = bahe_minute_of (year, month, to, 23, 59);
  return TRUE;
}

static gboolean
parse_year (const char *text, BaheSpan *span)
{
  g_autoptr (GMatchInfo) match = NULL;

  if (!matches ("^(?<y>[12]\\d{3})年?$", text, &match))
    return FALSE;
  int year = number_in (match, "y");
  span->first = bahe_minute_of (year, 1, 1, 0, 0);
  span->last = bahe_minute_of (year, 12, 31, 23, 59);
  return TRUE;
}

static gboolean
parse_one (const char *text, gint64 today, BaheSpan *span)
{
  return parse_date (text, today, span) || parse_month (text, today, span) || parse_year (text, span) ||
         parse_named_day (text, today, span);
}

static gboolean
parse_range (const char *text, gint64 today, BaheSpan *span)
{
  static const char *const between[] = { "..", "至", "—", "~" };

  for (gsize i = 0; i < G_N_ELEMENTS (between); i++) {
    g_auto (GStrv) ends = g_strsplit (text, between[i], 2);
    BaheSpan from, to;
    if (g_strv_length (ends) == 2 && parse_one (g_strstrip (ends[0]), today, &from) &&
        parse_one (g_strstrip (ends[1]), today, &to) && from.first <= to.last) {
      *span = (BaheSpan){ from.first, to.last };
      return TRUE;
    }
  }
  return FALSE;
}

gboolean
bahe_span_parse (const char *text, gint64 today, BaheSpan *span, GError **error)
{
  g_autofree char *plain = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);

  if (plain != NULL) {
    g_strstrip (plain);
    if (parse_one (plain, today, span) || parse_range (plain, today, span))
      return TRUE;
  }
  g_set_error (
      error, BAHE_ERROR, BAHE_ERROR_INVALID,
      _ ("“%s” is not a date; write 2026-06-02, 2026-06-02 16:00, 6月2日, 9月初, 2026年9月 or 2026-06-02..2026-06-05"),
      text);
  return FALSE;
}

/* ---- writing --------------------------------------------------------------------------------------------------------
 */

static char *
format_minute (gint64 at, gboolean with_time)
{
  int year, month, day, hour, minute;

  bahe_minute_split (at, &year, &month, &day, &hour, &minute);
  if (with_time)
    return g_strdup_printf ("%04d-%02d-%02d %02d:%02d", year, month, day, hour, minute);
  return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
}

static gboolean
whole_days (const BaheSpan *span)
{
  return span->first == day_of (span->first) * MINUTES_A_DAY &&
         span->last == day_of (span->last) * MINUTES_A_DAY + MINUTES_A_DAY - 1;
}

char *
bahe_span_format (const BaheSpan *span)
{
  gboolean days = whole_days (span);
  g_autofree char *first = format_minute (span->first, !days);

  if (span->first == span->last || (days && day_of (span->first) == day_of (span->last)))
    return g_steal_pointer (&first);
  g_autofree char *last = format_minute (span->last, !days);
  return g_strdup_printf ("%s..%s", first, last);
}

static char *
show_minute (gint64 at, gboolean with_time, int this_year)
{
  static const char *const weekdays[] = { "四", "五", "六", "日", "一", "二", "三" }; /* 1970-01-01 was a Thursday */
  static const char *const months[] = { "January", "February", "March",     "April",   "May",      "June",
                                        "July",    "August",   "September", "October", "November", "December" };
  int year, month, day, hour, minute;
  GString *text = g_string_new (NULL);

  bahe_minute_split (at, &year, &month, &day, &hour, &minute);
  if (bahe_language () == BAHE_ZH) {
    gint64 weekday = day_of (at) - 7 * floor_divide (day_of (at), 7);
    if (year != this_year)
      g_string_append_printf (text, "%d年", year);
    g_string_append_printf (text, "%d月%d日（周%s）", month, day, weekdays[weekday]);
    if (with_time)
      g_string_append_printf (text, "%02d:%02d", hour, minute);
  } else {
    g_string_append_printf (text, "%d %s", day, months[month - 1]);
    if (year != this_year)
      g_string_append_printf (text, " %d", year);
    if (with_time)
      g_string_append_printf (text, ", %02d:%02d", hour, minute);
  }
  return g_string_free (text, FALSE);
}

char *
bahe_span_show (const BaheSpan *span, int this_year)
{
  gboolean days = whole_days (span);
  g_autofree char *first = show_minute (span->first, !days, this_year);

  if (span->first == span->last || (days && day_of (span->first) == day_of (span->last)))
    return g_steal_pointer (&first);
  g_autofree char *last = show_minute (span->last, !days, this_year);
  return g_strdup_printf (bahe_language () == BAHE_ZH ? "%s至%s" : "%s to %s", first, last);
}

/* ---- working days
 * ------------------------------------------------------------------------------------------------------ */

static gboolean
listed (const gint64 *days, gsize n, gint64 minute)
{
  for (gsize i = 0; i < n; i++)
    if (day_of (days[i]) == day_of (minute))
      return TRUE;
  return FALSE;
}

gboolean
bahe_is_working_day (gint64 minute, const BaheWorkCalendar *calendar)
{
  if (listed (calendar->on, calendar->n_on, minute))
    return TRUE;
  if (listed (calendar->off, calendar->n_off, minute))
    return FALSE;
  gint64 weekday = (day_of (minute) + 3) - 7 * floor_divide (day_of (minute) + 3, 7); /* 0: Monday */
  return weekday < 5;
}

gint64
bahe_add_working_days (gint64 from, guint days, const BaheWorkCalendar *calendar)
{
  gint64 day = day_of (from);

  while (days > 0) {
    day++;
    if (bahe_is_working_day (day * MINUTES_A_DAY, calendar))
      days--;
  }
  return day * MINUTES_A_DAY;
}
