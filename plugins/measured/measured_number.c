/* Exact measures as people write them, and values as this plugin makes and reads them. */
#include "measured.h"

#include <string.h>

#define MOST_DIGITS 15 /* of a measure: what a gint64 surely holds when minutes are made seconds */

/* ---- reading ----------------------------------------------------------------------------------------------------- */

static const struct {
  const char *word;
  int ended;
} ends[] = {
  { "未到", ENDED_NOT_STARTED },
  { "未起跑", ENDED_NOT_STARTED },
  { "弃权", ENDED_NOT_STARTED },
  { "dns", ENDED_NOT_STARTED },
  { "未完成", ENDED_NOT_FINISHED },
  { "dnf", ENDED_NOT_FINISHED },
  { "无效", ENDED_VOID },
  { "犯规", ENDED_VOID },
  { "x", ENDED_VOID },
  { "void", ENDED_VOID },
  { "取消成绩", ENDED_DISQUALIFIED },
  { "dsq", ENDED_DISQUALIFIED },
  { "dq", ENDED_DISQUALIFIED },
};

/* Full-width digits and letters as narrow ones, without spaces, in small letters. Free with g_free. */
static char *
plain (const char *text)
{
  g_autofree char *narrow = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);
  g_autofree char *small = narrow != NULL ? g_utf8_strdown (narrow, -1) : g_strdup ("");
  GString *plain = g_string_new (NULL);

  for (const char *c = small; *c != '\0'; c++)
    if (!g_ascii_isspace (*c))
      g_string_append_c (plain, *c);
  return g_string_free (plain, FALSE);
}

int
measured_parse_end (const char *text)
{
  g_autofree char *words = plain (text);

  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    if (strcmp (words, ends[i].word) == 0)
      return ends[i].ended;
  return -1;
}

/* "1分05秒32" is 1:05.32, and "14.8秒" is 14.8. */
static char *
with_colons (char *words)
{
  static const char *const minutes[] = { "分", "′", "'" }, *const seconds[] = { "秒", "″", "\"" },
                           *const units[] = { "次", "个", "下", "米", "s", "m" };
  g_autoptr (GString) text = g_string_new (words);

  g_free (words);
  for (gsize i = 0; i < G_N_ELEMENTS (minutes); i++)
    g_string_replace (text, minutes[i], ":", 0);
  for (gsize i = 0; i < G_N_ELEMENTS (seconds); i++)
    g_string_replace (text, seconds[i], strchr (text->str, '.') != NULL ? "" : ".", 0);
  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    if (g_str_has_suffix (text->str, units[i]))
      g_string_truncate (text, text->len - strlen (units[i]));
  while (text->len > 0 && (text->str[text->len - 1] == '.' || text->str[text->len - 1] == ':'))
    g_string_truncate (text, text->len - 1);
  return g_strdup (text->str);
}

/* Digits with at most one point. */
static gboolean
parse_number (const char *words, Measure *measure)
{
  guint digits = 0;
  gboolean point = FALSE;

  *measure = (Measure){ 0 };
  for (const char *c = words; *c != '\0'; c++) {
    if (*c == '.' && !point && digits > 0) {
      point = TRUE;
      continue;
    }
    if (!g_ascii_isdigit (*c) || ++digits > MOST_DIGITS)
      return FALSE;
    measure->integer = measure->integer * 10 + (*c - '0');
    measure->exponent -= point;
  }
  return digits > 0;
}

static gint64
ten_to (gint32 n)
{
  gint64 power = 1;

  for (gint32 i = 0; i < n; i++)
    power *= 10;
  return power;
}

gboolean
measured_parse (const char *text, Measure *measure)
{
  g_autofree char *words = with_colons (plain (text));
  g_auto (GStrv) parts = g_strsplit (words, ":", -1);
  guint n = g_strv_length (parts);
  Measure minutes = { 0 };

  if (n == 0 || n > 2 || !parse_number (parts[n - 1], measure))
    return FALSE;
  if (n == 1)
    return TRUE;
  if (!parse_number (parts[0], &minutes) || minutes.exponent != 0 || minutes.integer > 9999 ||
      measure->integer >= 60 * ten_to (-measure->exponent) || measure->exponent < -MOST_DIGITS / 2)
    return FALSE;
  measure->integer += minutes.integer * 60 * ten_to (-measure->exponent);
  return TRUE;
}

/* ---- comparing and showing --------------------------------------------------------------------------------------- */

static Measure
shortest (Measure measure)
{
  for (; measure.exponent < 0 && measure.integer % 10 == 0; measure.exponent++)
    measure.integer /= 10;
  return measure;
}

gint32
measured_places (const Measure *measure)
{
  return -shortest (*measure).exponent;
}

int
measured_compare (const Measure *a, const Measure *b)
{
  __int128 left = a->integer, right = b->integer;

  for (gint32 e = a->exponent; e > b->exponent; e--)
    left *= 10;
  for (gint32 e = b->exponent; e > a->exponent; e--)
    right *= 10;
  return left < right ? -1 : left > right;
}

static char *
decimal_text (Measure measure, gint32 places)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_printf (text, "%0*" G_GINT64_FORMAT, places + 1, measure.integer * ten_to (places + measure.exponent));
  if (places > 0)
    g_string_insert_c (text, (gssize) text->len - places, '.');
  return g_strdup (text->str);
}

char *
measured_text (const Contest *contest, const Measure *measure, gint64 digits)
{
  Measure rest = shortest (*measure);
  gint32 places = MAX (-rest.exponent, (gint32) digits);

  if (contest->unit != UNIT_CLOCK || rest.exponent > 0)
    return decimal_text (rest, places);
  const gint64 minute = 60 * ten_to (-rest.exponent), minutes = rest.integer / minute;
  rest.integer %= minute;
  g_autofree char *seconds = decimal_text (rest, places);
  return g_strdup_printf ("%" G_GINT64_FORMAT ":%s%s", minutes, strspn (seconds, "0123456789") < 2 ? "0" : "", seconds);
}

/* ---- values ------------------------------------------------------------------------------------------------------ */

Measure
measured_of (const BaheValue *value)
{
  Measure measure = { value->integer, value->exponent };

  for (; measure.exponent > 0 && ABS (measure.integer) < G_MAXINT64 / 10; measure.exponent--)
    measure.integer *= 10;
  return measure;
}

BaheValue
measure_value (const Contest *contest, const Measure *measure)
{
  Measure shown = shortest (*measure);

  for (; shown.exponent <= 0 && -shown.exponent < contest->digits; shown.exponent--)
    shown.integer *= 10;
  return (BaheValue){ .how = BAHE_EXACT, .integer = shown.integer, .exponent = shown.exponent };
}
