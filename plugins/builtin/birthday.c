/* Birthdays as people write them, by the solar calendar or by the lunar one (农历), which many older colleagues keep.
 */
#include "roster.h"

#include <string.h>

#define FIRST_YEAR 1900
#define LAST_YEAR 2200
#define LUNAR_MONTHS 12
#define LUNAR_DAYS 30

/* ---- words ----------------------------------------------------------------------------------------- */

static const char *const calendars[] = { "农历", "阴历", "旧历", "夏历", "lunar" };
static const char *const leaps[] = { "闰", "leap" };

/* What comes first on the list goes first: 十二 before 十. */
static const struct {
  const char *words;
  guint number;
} months[] = {
  { "正", 1 }, { "十二", 12 }, { "十一", 11 }, { "十", 10 }, { "腊", 12 }, { "冬", 11 }, { "一", 1 }, { "二", 2 },
  { "三", 3 }, { "四", 4 },    { "五", 5 },    { "六", 6 },  { "七", 7 },  { "八", 8 },  { "九", 9 },
};
static const char *const digits[] = { "一", "二", "三", "四", "五", "六", "七", "八", "九", "十" };
static const struct {
  const char *words;
  guint number; /* to which a digit is added, where one may follow */
  gboolean digit;
} tens[] = {
  { "初", 0, TRUE },  { "二十", 20, TRUE }, { "三十", 30, FALSE },
  { "廿", 20, TRUE }, { "卅", 30, FALSE },  { "十", 10, TRUE },
};

/* Goes past one of the words; FALSE: none of them stands here. */
static gboolean
skip_one (const char **text, const char *const *words, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (g_str_has_prefix (*text, words[i])) {
      *text += strlen (words[i]);
      return TRUE;
    }
  return FALSE;
}

static void
skip_between (const char **text)
{
  static const char *const between[] = { "年", "月", "日", "号", "-", "/", "." };

  while (skip_one (text, between, G_N_ELEMENTS (between)))
    continue;
}

/* A whole number of at most four digits; FALSE: none stands here. */
static gboolean
take_number (const char **text, guint *number)
{
  gsize length = strspn (*text, "0123456789");

  if (length == 0 || length > 4)
    return FALSE;
  *number = (guint) g_ascii_strtoull (*text, NULL, 10);
  *text += length;
  return TRUE;
}

static gboolean
take_month (const char **text, guint *month)
{
  if (take_number (text, month))
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (months); i++)
    if (skip_one (text, &months[i].words, 1)) {
      *month = months[i].number;
      return TRUE;
    }
  return FALSE;
}

/* 1–10 for 一 to 十; 0: none stands here. */
static guint
take_digit (const char **text)
{
  for (guint i = 0; i < G_N_ELEMENTS (digits); i++)
    if (skip_one (text, &digits[i], 1))
      return i + 1;
  return 0;
}

static gboolean
take_day (const char **text, guint *day)
{
  if (take_number (text, day))
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (tens); i++)
    if (skip_one (text, &tens[i].words, 1)) {
      *day = tens[i].number + (tens[i].digit ? take_digit (text) : 0);
      return *day > 0;
    }
  *day = take_digit (text);
  return *day > 0;
}

/* ---- either calendar ------------------------------------------------------------------------------- */

/* Years have four digits and stand first. */
static void
take_year (const char **text, guint *year)
{
  if (strspn (*text, "0123456789") == 4)
    take_number (text, year);
  skip_between (text);
}

static gboolean
year_fits (guint year)
{
  return year == 0 || (year >= FIRST_YEAR && year <= LAST_YEAR);
}

static char *
lunar_birthday (const char *text, guint *year)
{
  guint month = 0, day = 0;

  take_year (&text, year);
  gboolean leap = skip_one (&text, leaps, G_N_ELEMENTS (leaps));
  if (!take_month (&text, &month))
    return NULL;
  skip_between (&text);
  if (!take_day (&text, &day))
    return NULL;
  skip_between (&text);
  if (*text != '\0' || !year_fits (*year) || month < 1 || month > LUNAR_MONTHS || day < 1 || day > LUNAR_DAYS)
    return NULL;
  const char *mark = leap ? "闰" : "";
  return *year != 0 ? g_strdup_printf ("农历%04u-%s%02u-%02u", *year, mark, month, day)
                    : g_strdup_printf ("农历%s%02u-%02u", mark, month, day);
}

static char *
solar_birthday (const char *text, guint *year)
{
  guint month = 0, day = 0;

  take_year (&text, year);
  if (!take_number (&text, &month))
    return NULL;
  const char *behind = text;
  skip_between (&text);
  if (text == behind || !take_number (&text, &day))
    return NULL;
  skip_between (&text);
  /* 29 February is a birthday where no year is said. */
  if (*text != '\0' || !year_fits (*year) ||
      !g_date_valid_dmy ((GDateDay) MIN (day, 32), (GDateMonth) MIN (month, 13),
                         (GDateYear) (*year != 0 ? *year : 2000)))
    return NULL;
  return *year != 0 ? g_strdup_printf ("%04u-%02u-%02u", *year, month, day) : g_strdup_printf ("%02u-%02u", month, day);
}

char *
builtin_birthday (const char *words, guint *year)
{
  g_autofree char *key = builtin_name_key (words);
  const char *text = key;

  *year = 0;
  return skip_one (&text, calendars, G_N_ELEMENTS (calendars)) ? lunar_birthday (text, year)
                                                               : solar_birthday (text, year);
}
