/* Civil time: what people write, reporting years, working days. */
#include "../suite.h"
#include "base/base.h"

#define TODAY bahe_minute_of (2026, 11, 6, 14, 30)

static void
expect (const char *words, const char *stable)
{
  g_autoptr (GError) error = NULL;
  BaheSpan span;

  ck_assert_msg (bahe_span_parse (words, TODAY, &span, &error), "%s: %s", words, error ? error->message : "");
  g_autofree char *text = bahe_span_format (&span);
  ck_assert_str_eq (text, stable);
  BaheSpan again;
  ck_assert (bahe_span_parse (text, TODAY, &again, NULL));
  ck_assert_int_eq (again.first, span.first);
  ck_assert_int_eq (again.last, span.last);
}

START_TEST (reads_what_people_write)
{
  static const char *const words[][2] = {
    { "2026-06-02", "2026-06-02" },
    { "2026-6-2 16:00", "2026-06-02 16:00" },
    { "2026-06-02T16:00", "2026-06-02 16:00" },
    { "６月２日（周二）16：00", "2026-06-02 16:00" },
    { "6月2日", "2026-06-02" },
    { "6月2日 16时", "2026-06-02 16:00" },
    { "6月2日16点30分", "2026-06-02 16:30" },
    { "2026年6月2日", "2026-06-02" },
    { "9月初", "2026-09-01..2026-09-10" },
    { "9月中旬", "2026-09-11..2026-09-20" },
    { "2024年2月底", "2024-02-21..2024-02-29" },
    { "2026-09", "2026-09-01..2026-09-30" },
    { "9月", "2026-09-01..2026-09-30" },
    { "2026年", "2026-01-01..2026-12-31" },
    { "今天", "2026-11-06" },
    { "昨天 9:05", "2026-11-05 09:05" },
    { "2026-11-03..2026-11-05", "2026-11-03..2026-11-05" },
    { "11月3日至11月5日", "2026-11-03..2026-11-05" },
    { " 2028-2-29 ", "2028-02-29" },
    { "2038-01-19 03:14", "2038-01-19 03:14" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    expect (words[i][0], words[i][1]);
}
END_TEST

START_TEST (a_date_without_a_year_is_never_far_in_the_future)
{
  BaheSpan span;
  gint64 january = bahe_minute_of (2026, 1, 8, 9, 0);

  ck_assert (bahe_span_parse ("12月25日", january, &span, NULL));
  ck_assert_int_eq (span.first, bahe_minute_of (2025, 12, 25, 0, 0));
  ck_assert (bahe_span_parse ("2月25日", january, &span, NULL));
  ck_assert_int_eq (span.first, bahe_minute_of (2026, 2, 25, 0, 0));
}
END_TEST

START_TEST (refuses_what_is_no_date_and_says_what_can_be_written)
{
  static const char *const wrong[] = { "",          "2026-02-29", "2026-13-01",       "31",   "6月31日",
                                       "0000-05",   "25:00",      "2026-06-02 24:00", "下周", "2026-06-05..2026-06-02",
                                       "0000年5月", "0000-05-01" };
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autoptr (GError) error = NULL;
    BaheSpan span;
    ck_assert_msg (!bahe_span_parse (wrong[i], TODAY, &span, &error), "%s", wrong[i]);
    ck_assert (g_error_matches (error, BAHE_ERROR, BAHE_ERROR_INVALID));
    ck_assert_ptr_nonnull (strstr (error->message, "2026-06-02"));
  }
}
END_TEST

START_TEST (splits_and_joins_every_day_of_a_century)
{
  gint64 day = bahe_minute_of (1970, 1, 1, 0, 0);

  ck_assert_int_eq (day, 0);
  for (; day < bahe_minute_of (2070, 1, 1, 0, 0); day += 1440) {
    int y, m, d, h, min;
    bahe_minute_split (day + 1439, &y, &m, &d, &h, &min);
    ck_assert_int_eq (bahe_minute_of (y, m, d, h, min), day + 1439);
  }
  ck_assert_int_eq (bahe_minute_of (1969, 12, 31, 23, 59), -1);
}
END_TEST

/* Domain: posted on Monday 2026-06-01, five working days end on Monday 06-08; an exchanged Saturday counts, a holiday
 * does not. */
START_TEST (counts_working_days_from_the_day_after)
{
  BaheWorkCalendar plain = { 0 };
  gint64 posted = bahe_minute_of (2026, 6, 1, 10, 0), off = bahe_minute_of (2026, 6, 3, 0, 0),
         on = bahe_minute_of (2026, 6, 6, 0, 0);
  BaheWorkCalendar exchanged = { &off, &on, 1, 1 };

  ck_assert_int_eq (bahe_add_working_days (posted, 5, &plain), bahe_minute_of (2026, 6, 8, 0, 0));
  ck_assert_int_eq (bahe_add_working_days (posted, 5, &exchanged), bahe_minute_of (2026, 6, 8, 0, 0));
  ck_assert (!bahe_is_working_day (off, &exchanged));
  ck_assert (bahe_is_working_day (on, &exchanged));
}
END_TEST

START_TEST (a_reporting_year_may_begin_in_any_month)
{
  ck_assert_int_eq (bahe_reporting_year (bahe_minute_of (2027, 1, 15, 0, 0), 1), 2027);
  ck_assert_int_eq (bahe_reporting_year (bahe_minute_of (2027, 1, 15, 0, 0), 9), 2026);
  ck_assert_int_eq (bahe_reporting_year (bahe_minute_of (2026, 9, 1, 0, 0), 9), 2026);
}
END_TEST

START_TEST (shows_dates_as_people_read_them)
{
  BaheSpan at = { bahe_minute_of (2026, 6, 2, 16, 0), bahe_minute_of (2026, 6, 2, 16, 0) };
  g_autofree char *here = bahe_span_show (&at, 2026), *later = bahe_span_show (&at, 2027);

  ck_assert_str_eq (here, "6月2日（周二）16:00");
  ck_assert_str_eq (later, "2026年6月2日（周二）16:00");
}
END_TEST

/* Days as they stand in the printed calendars: New Year, Dragon Boat, Mid-Autumn, Double Ninth, the leap months of
 * 2023, 2025 and 2033, and the days on which libraries that reckon roughly are a day off (2018, 2027, 2030). */
START_TEST (a_lunar_day_is_that_of_the_printed_calendar)
{
  static const struct {
    int year, month;
    gboolean leap;
    int day, to_year, to_month, to_day;
  } days[] = {
    { 1949, 7, TRUE, 1, 1949, 8, 24 },   { 1968, 8, FALSE, 15, 1968, 10, 6 }, { 1987, 6, TRUE, 1, 1987, 7, 26 },
    { 2018, 10, FALSE, 1, 2018, 11, 8 }, { 2020, 4, TRUE, 1, 2020, 5, 23 },   { 2023, 2, TRUE, 1, 2023, 3, 22 },
    { 2025, 1, FALSE, 1, 2025, 1, 29 },  { 2025, 6, TRUE, 1, 2025, 7, 25 },   { 2026, 1, FALSE, 1, 2026, 2, 17 },
    { 2026, 5, FALSE, 5, 2026, 6, 19 },  { 2026, 8, FALSE, 15, 2026, 9, 25 }, { 2026, 9, FALSE, 9, 2026, 10, 18 },
    { 2025, 12, FALSE, 8, 2026, 1, 26 }, { 2027, 1, FALSE, 1, 2027, 2, 6 },   { 2030, 1, FALSE, 1, 2030, 2, 3 },
    { 2033, 11, TRUE, 1, 2033, 12, 22 },
  };
  gint64 minute = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++) {
    ck_assert (bahe_lunar_day (days[i].year, days[i].month, days[i].leap, days[i].day, &minute));
    ck_assert_int_eq (minute, bahe_minute_of (days[i].to_year, days[i].to_month, days[i].to_day, 0, 0));
  }
  ck_assert (!bahe_lunar_day (2026, 13, FALSE, 1, &minute));
  ck_assert (!bahe_lunar_day (2026, 1, FALSE, 31, &minute));
  ck_assert (!bahe_lunar_day (1929, 1, FALSE, 1, &minute) && !bahe_lunar_day (2101, 1, FALSE, 1, &minute));
}
END_TEST

/* A year without that leap month keeps the ordinary one, a month of 29 days its last. */
START_TEST (a_lunar_birthday_comes_every_year)
{
  for (int year = 1930; year <= 2100; year++) {
    gint64 ordinary = 0, leap = 0, first = 0, next = 0;
    int leaps = 0;
    ck_assert (bahe_lunar_day (year, 1, FALSE, 1, &first));
    for (int month = 1; month <= 12; month++) {
      gint64 last = 0, begins = 0;
      ck_assert (bahe_lunar_day (year, month, FALSE, 4, &ordinary));
      ck_assert (bahe_lunar_day (year, month, TRUE, 4, &leap));
      leaps += leap != ordinary;
      ck_assert (leap == ordinary || leap - ordinary == 29 * 1440 || leap - ordinary == 30 * 1440);
      ck_assert (bahe_lunar_day (year, month, FALSE, 1, &begins) && bahe_lunar_day (year, month, FALSE, 30, &last));
      ck_assert (last - begins == 28 * 1440 || last - begins == 29 * 1440);
    }
    ck_assert_int_le (leaps, 1);
    if (bahe_lunar_day (year + 1, 1, FALSE, 1, &next)) {
      /* A year ends on the day before the next: the last month is followed by it. */
      gint64 end = 0;
      bahe_lunar_day (year, 12, FALSE, 30, &end);
      ck_assert (next - end == 1440);
      ck_assert_int_eq ((next - first) / 1440 > 360, leaps);
    }
  }
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("calendar");
  TCase *tests = tcase_create ("calendar");

  tcase_add_test (tests, reads_what_people_write);
  tcase_add_test (tests, a_date_without_a_year_is_never_far_in_the_future);
  tcase_add_test (tests, refuses_what_is_no_date_and_says_what_can_be_written);
  tcase_add_test (tests, splits_and_joins_every_day_of_a_century);
  tcase_add_test (tests, counts_working_days_from_the_day_after);
  tcase_add_test (tests, a_reporting_year_may_begin_in_any_month);
  tcase_add_test (tests, shows_dates_as_people_read_them);
  tcase_add_test (tests, a_lunar_day_is_that_of_the_printed_calendar);
  tcase_add_test (tests, a_lunar_birthday_comes_every_year);
  suite_add_tcase (suite, tests);
  return run_suite (suite);
}
