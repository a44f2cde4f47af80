/* Numbers, money and rough amounts as people write them. All of it works on the key of the text (bahe_text_key): no
 * inner spaces, full-width digits and punctuation folded, small letters.
 */
#include "plugin/values.h"

#include <inttypes.h>
#include <string.h>

typedef struct {
  const char *words;
  BaheHow how;
} RoughWord;

static const RoughWord before[] = {
  /* of two that begin alike the longer stands first */
  { "大约", BAHE_ABOUT },
  { "大概", BAHE_ABOUT },
  { "约莫", BAHE_ABOUT },
  { "约", BAHE_ABOUT },
  { "about", BAHE_ABOUT },
  { "around", BAHE_ABOUT },
  { "approximately", BAHE_ABOUT },
  { "~", BAHE_ABOUT },
  { "≈", BAHE_ABOUT },
  { "将近", BAHE_NEARLY },
  { "接近", BAHE_NEARLY },
  { "近", BAHE_NEARLY },
  { "不到", BAHE_NEARLY },
  { "nearly", BAHE_NEARLY },
  { "almost", BAHE_NEARLY },
  { "至少", BAHE_AT_LEAST },
  { "不少于", BAHE_AT_LEAST },
  { "起码", BAHE_AT_LEAST },
  { "超过", BAHE_AT_LEAST },
  { "逾", BAHE_AT_LEAST },
  { "≥", BAHE_AT_LEAST },
  { ">=", BAHE_AT_LEAST },
  { "atleast", BAHE_AT_LEAST },
  { "morethan", BAHE_AT_LEAST },
  { "over", BAHE_AT_LEAST },
};
static const RoughWord inside[] = { { "多", BAHE_AT_LEAST },
                                    { "余", BAHE_AT_LEAST },
                                    { "几", BAHE_AT_LEAST },
                                    { "来", BAHE_ABOUT },
                                    { "+", BAHE_AT_LEAST } };
static const RoughWord after[] = { { "左右", BAHE_ABOUT },  { "上下", BAHE_ABOUT },  { "以上", BAHE_AT_LEAST },
                                   { "多", BAHE_AT_LEAST }, { "余", BAHE_AT_LEAST }, { "+", BAHE_AT_LEAST } };
static const char *const unknown[] = { "不详",    "未填",        "不明",          "未知",     "未记",     "未记录",
                                       "不清楚",  "金额不详",    "数量不详",      "人数不详", "未填金额", "?",
                                       "unknown", "notrecorded", "amountunknown", NULL };

static const struct {
  const char *name;
  BaheHow how;
} how_names[] = {
  { "about", BAHE_ABOUT }, { "at-least", BAHE_AT_LEAST }, { "nearly", BAHE_NEARLY }, { "unknown", BAHE_UNKNOWN }
};

const char *
bahe_how_name (guint32 how)
{
  for (guint i = 0; i < G_N_ELEMENTS (how_names); i++)
    if (how_names[i].how == how)
      return how_names[i].name;
  return NULL;
}

gboolean
bahe_how_from_name (const char *name, guint32 *how)
{
  for (guint i = 0; i < G_N_ELEMENTS (how_names); i++)
    if (g_strcmp0 (how_names[i].name, name) == 0) {
      *how = how_names[i].how;
      return TRUE;
    }
  return FALSE;
}

char *
bahe_exact_text (gint64 integer, int exponent)
{
  if (exponent == 0)
    return g_strdup_printf ("%" PRId64, integer);
  g_auto (BaheNumber) number = bahe_number_scaled (integer, exponent);

  return bahe_number_format (&number, exponent < 0 ? -exponent : 0);
}

char *
bahe_strip_rough (const char *text, BaheHow *how)
{
  g_autofree char *key = bahe_text_key (text);
  char *start = key;

  *how = BAHE_EXACT;
  if (g_strv_contains (unknown, key)) {
    *how = BAHE_UNKNOWN;
    return g_strdup ("");
  }
  for (guint i = 0; i < G_N_ELEMENTS (before) && *how == BAHE_EXACT; i++)
    if (g_str_has_prefix (start, before[i].words)) {
      *how = before[i].how;
      start += strlen (before[i].words);
    }
  for (guint i = 0; i < G_N_ELEMENTS (after); i++)
    if (g_str_has_suffix (start, after[i].words)) {
      if (*how == BAHE_EXACT)
        *how = after[i].how;
      start[strlen (start) - strlen (after[i].words)] = '\0';
      break;
    }
  return g_strdup (start);
}

static gboolean
append_digit (gint64 *integer, int digit)
{
  return !__builtin_mul_overflow (*integer, 10, integer) && !__builtin_add_overflow (*integer, digit, integer);
}

/* "2,760.50": a comma is one of thousands only where three digits follow it. */
static const char *
read_digits (const char *at, BaheWritten *number)
{
  gboolean point = FALSE, any = FALSE;

  for (;; at++) {
    if (g_ascii_isdigit (*at)) {
      if (!append_digit (&number->integer, *at - '0') || (point && --number->exponent < -18))
        return NULL;
      any = TRUE;
    } else if (*at == '.' && !point && any && g_ascii_isdigit (at[1])) {
      point = TRUE;
    } else if (*at == ',' && !point && any && g_ascii_isdigit (at[1]) && g_ascii_isdigit (at[2]) &&
               g_ascii_isdigit (at[3]) && !g_ascii_isdigit (at[4])) {
      continue;
    } else {
      return any ? at : NULL;
    }
  }
}

/* 一百二十, 两千, 三万五千; 一百二, which some read as 120 and others as 102, is not read. */
static const char *
read_figures (const char *at, BaheWritten *number)
{
  static const char *const digits[] = { "零", "一", "二", "三", "四", "五", "六", "七", "八", "九" };
  static const struct {
    const char *words;
    int worth;
  } ranks[] = { { "十", 10 }, { "百", 100 }, { "千", 1000 }, { "万", 10000 } };
  gint64 total = 0, below = 0, digit = -1, last_rank = 0;
  const char *start = at;

  for (;;) {
    const char *next = at;
    for (guint i = 0; i < G_N_ELEMENTS (digits) && next == at; i++)
      if (g_str_has_prefix (at, digits[i]) || (i == 2 && g_str_has_prefix (at, "两"))) {
        last_rank = i == 0 ? 0 : last_rank;
        digit = i;
        next = at + strlen (digits[i]);
      }
    for (guint i = 0; i < G_N_ELEMENTS (ranks) && next == at; i++)
      if (g_str_has_prefix (at, ranks[i].words)) {
        next = at + strlen (ranks[i].words);
        if (ranks[i].worth == 10000) {
          total += (below + MAX (digit, 0) + (below == 0 && digit < 0)) * 10000;
          below = 0;
        } else {
          below += (digit < 0 || (digit == 0 && below == 0) ? 1 : digit) * ranks[i].worth;
        }
        last_rank = ranks[i].worth;
        digit = -1;
      }
    if (next == at)
      break;
    if (next - start > 40)
      return NULL;
    at = next;
  }
  if (at == start || (digit > 0 && last_rank >= 100))
    return NULL;
  number->integer = total + below + MAX (digit, 0);
  number->written = TRUE;
  return at;
}

/* 万 and its like after digits: 1.2万 is 12000. */
static const char *
read_multiplier (const char *at, BaheWritten *number)
{
  static const struct {
    const char *words;
    int zeros;
  } ranks[] = { { "百", 2 }, { "千", 3 }, { "万", 4 }, { "亿", 8 } };

  for (guint i = 0; i < G_N_ELEMENTS (ranks); i++)
    if (g_str_has_prefix (at, ranks[i].words)) {
      for (int zeros = ranks[i].zeros; zeros > 0; zeros--)
        if (number->exponent < 0)
          number->exponent++;
        else if (!append_digit (&number->integer, 0))
          return NULL;
      return at + strlen (ranks[i].words);
    }
  return at;
}

gboolean
bahe_read_written (const char *key, gboolean rough, BaheWritten *number, const char **rest)
{
  gboolean negative = key[0] == '-' || g_str_has_prefix (key, "−");
  const char *at = !negative ? key + (key[0] == '+') : key + (key[0] == '-' ? 1 : strlen ("−"));

  *number = (BaheWritten){ .how = BAHE_EXACT };
  const char *end = read_digits (at, number);
  if (end != NULL)
    end = read_multiplier (end, number);
  else if (rough)
    end = read_figures (at, number);
  if (end == NULL)
    return FALSE;
  for (guint i = 0; rough && i < G_N_ELEMENTS (inside) && number->how == BAHE_EXACT; i++)
    if (g_str_has_prefix (end, inside[i].words)) {
      number->how = inside[i].how;
      end += strlen (inside[i].words);
    }
  number->integer = negative ? -number->integer : number->integer;
  *rest = end;
  return TRUE;
}

/* Fen in one of the unit that `at` begins with, 0 if none; the longest name first. */
static int
money_unit (const char *at, const char **rest)
{
  static const struct {
    const char *words;
    int fen;
  } units[] = { { "块钱", 100 }, { "元整", 100 }, { "元钱", 100 }, { "元", 100 }, { "块", 100 }, { "圆", 100 },
                { "rmb", 100 },  { "yuan", 100 }, { "cny", 100 },  { "角", 10 },  { "毛", 10 },  { "分", 1 } };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (g_str_has_prefix (at, units[i].words)) {
      *rest = at + strlen (units[i].words);
      return units[i].fen;
    }
  return 0;
}

/* number × unit, which must be whole fen. */
static gboolean
add_fen (const BaheWritten *number, int unit, gint64 *fen)
{
  gint64 part;
  int exponent = number->exponent;

  if (__builtin_mul_overflow (number->integer, unit, &part))
    return FALSE;
  for (; exponent < 0; exponent++) {
    if (part % 10 != 0)
      return FALSE;
    part /= 10;
  }
  return !__builtin_add_overflow (*fen, part, fen);
}

gboolean
bahe_read_money (const char *key, gboolean rough, gint64 *fen, BaheHow *how)
{
  static const char *const signs[] = { "¥", "￥", "rmb", "cny" };
  const char *at = key;
  int larger = 1000; /* the unit before: each next must be smaller */

  for (guint i = 0; i < G_N_ELEMENTS (signs) && at == key; i++)
    if (g_str_has_prefix (key, signs[i]))
      at += strlen (signs[i]);
  *fen = 0;
  do {
    BaheWritten number;
    const char *rest;
    if (!bahe_read_written (at, rough, &number, &rest) ||
        (larger < 1000 && (number.integer < 0 || number.exponent < 0)))
      return FALSE;
    int unit = money_unit (rest, &rest);
    if (unit == 0 && *rest == '\0') /* 12.50, and 12块5 */
      unit = larger == 1000 ? 100 : larger == 100 && number.integer < 10 ? 10 : 0;
    if (unit == 0 || unit >= larger)
      return FALSE;
    number.integer = *fen < 0 ? -number.integer : number.integer;
    if (!add_fen (&number, unit, fen))
      return FALSE;
    if (number.how != BAHE_EXACT && *how == BAHE_EXACT)
      *how = number.how;
    larger = unit;
    at = rest;
  } while (*at != '\0');
  return TRUE;
}
