#include "base/text.h"
#include "base/error.h"
#include "base/language.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/utrans.h>
#include <unicode/ustring.h>

#define FIRST_COMBINING                                                                                                \
  0x300 /* nothing below changes in NFC, nor do the unified ideographs, which most texts are of                        \
         */
#define FIRST_IDEOGRAPH 0x4e00
#define LAST_IDEOGRAPH 0x9fff

/* A new UTF-8 string of what `normalizer` makes of the valid UTF-8 `text`. */
static char *
normalized (const UNormalizer2 *normalizer, const char *text)
{
  UErrorCode status = U_ZERO_ERROR;
  gsize length = strlen (text);
  gsize room = 3 * length + 16; /* the longest NFKC growth of a UTF-16 unit is 18; the second try covers it */
  int32_t wide_length = 0;
  g_autofree UChar *wide = g_new (UChar, length + 1);

  u_strFromUTF8 (wide, (int32_t) length + 1, &wide_length, text, (int32_t) length, &status);
  g_autofree UChar *result = g_new (UChar, room);
  int32_t n = unorm2_normalize (normalizer, wide, wide_length, result, (int32_t) room, &status);
  if (status == U_BUFFER_OVERFLOW_ERROR) {
    status = U_ZERO_ERROR;
    result = g_renew (UChar, result, (gsize) n + 1);
    n = unorm2_normalize (normalizer, wide, wide_length, result, n + 1, &status);
  }
  if (U_FAILURE (status))
    return g_strdup (text);
  return g_utf16_to_utf8 (result, n, NULL, NULL, NULL);
}

/* Whether a text is NFC as it stands, by the quick check of UAX #15 section 9: almost all that is typed is. */
static gboolean
is_composed (const char *text)
{
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c)) {
    UChar32 code = (UChar32) g_utf8_get_char (c);
    if (code < FIRST_COMBINING || (code >= FIRST_IDEOGRAPH && code <= LAST_IDEOGRAPH))
      continue;
    if (u_getIntPropertyValue (code, UCHAR_NFC_QUICK_CHECK) != UNORM_YES || u_getCombiningClass (code) != 0)
      return FALSE;
  }
  return TRUE;
}

static gboolean
is_space (gunichar c)
{
  return g_unichar_isspace (c) || c == 0x3000 || c == 0x200b || c == 0xfeff;
}

/* What begins with e4 to e9 are ideographs and hexagrams: nothing that NFC changes, and no space. */
static inline gboolean
is_ideograph (const guint8 *c)
{
  return c[0] >= 0xe4 && c[0] <= 0xe9 && (c[1] & 0xc0) == 0x80 && (c[2] & 0xc0) == 0x80;
}

/* Two of them at once, of eight bytes that can be read: first bytes 1110 with a half from 4 to 9, the others 10. */
static inline gboolean
are_ideographs (const guint8 *c)
{
  guint64 bytes;

  memcpy (&bytes, c, sizeof bytes);
  bytes = GUINT64_FROM_LE (bytes);
  guint64 halves = bytes & 0x0f00000f;
  return (bytes & 0xc0c0f0c0c0f0) == 0x8080e08080e0 && ((halves + 0x0c00000c) & 0x10000010) == 0x10000010 &&
         ((halves + 0x06000006) & 0x10000010) == 0;
}

/* The length of a character, but an ideograph, that is valid, in NFC wherever it stands, no control character and no
 * space but those of ASCII: those of a keyboard, and Chinese punctuation. 0: any other, or the end. */
static gsize
usual (const guint8 *c)
{
  if (c[0] < 0x80)
    return (c[0] >= 0x20 && c[0] != 0x7f) || c[0] == '\t' || c[0] == '\n';
  if ((c[1] & 0xc0) != 0x80 || (c[2] & 0xc0) != 0x80)
    return 0;
  gunichar code = (gunichar) (c[0] & 0x0f) << 12 | (gunichar) (c[1] & 0x3f) << 6 | (c[2] & 0x3f);
  gboolean fits = (c[0] == 0xe3 && code > 0x3000 && code <= 0x3020) || (c[0] == 0xef && code > 0xff00 && code < 0xff5f);
  return fits ? 3 : 0;
}

gboolean
bahe_text_usual (const char *text, const char **start, gsize *length)
{
  const guint8 *c = (const guint8 *) text, *end = c + strlen (text);

  for (gsize n = 1; n > 0; c += n) {
    for (; end - c >= 8 && are_ideographs (c); c += 6)
      ;
    n = is_ideograph (c) ? 3 : usual (c);
  }
  if (c != end)
    return FALSE;
  const char *last = (const char *) end;
  for (*start = text; *start < last && g_ascii_isspace (**start);)
    ++*start;
  while (last > *start && g_ascii_isspace (last[-1]))
    last--;
  *length = (gsize) (last - *start);
  return TRUE;
}

char *
bahe_text_clean (const char *text, GError **error)
{
  const char *quick;
  gsize length;
  if (bahe_text_usual (text, &quick, &length))
    return g_strndup (quick, length);

  UErrorCode status = U_ZERO_ERROR;

  if (!g_utf8_validate (text, -1, NULL)) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID,
                 _ ("the text is not valid UTF-8; save it as UTF-8 and try again"));
    return NULL;
  }
  const char *start = text, *end = text + strlen (text);
  while (start < end && is_space (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  while (end > start && is_space (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  for (const char *c = start; c < end; c++)
    if (g_ascii_iscntrl (*c) && *c != '\t' && *c != '\n') {
      g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID,
                   _ ("the text holds a control character (U+%04X); remove it and try again"), (guint) *c);
      return NULL;
    }
  g_autofree char *inner = g_strndup (start, (gsize) (end - start));
  return is_composed (inner) ? g_steal_pointer (&inner) : normalized (unorm2_getNFCInstance (&status), inner);
}

char *
bahe_text_key (const char *text)
{
  UErrorCode status = U_ZERO_ERROR;
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *folded = normalized (unorm2_getNFKCCasefoldInstance (&status), valid);
  GString *key = g_string_sized_new (strlen (folded));

  for (const char *c = folded; *c != '\0'; c = g_utf8_next_char (c))
    if (!is_space (g_utf8_get_char (c)))
      g_string_append_unichar (key, g_utf8_get_char (c));
  return g_string_free (key, FALSE);
}

gboolean
bahe_text_digits (const char *text, gint64 *number)
{
  guint n = 0;

  for (*number = 0; n < 18 && g_ascii_isdigit (text[n]); n++)
    *number = 10 * *number + (text[n] - '0');
  return n > 0 && text[n] == '\0';
}

void
bahe_text_add_integer (GString *text, gint64 integer)
{
  guint64 left = integer < 0 ? -(guint64) integer : (guint64) integer;
  char digits[21], *at = digits + sizeof digits;

  do
    *--at = (char) ('0' + left % 10);
  while ((left /= 10) > 0);
  if (integer < 0)
    *--at = '-';
  bahe_text_add (text, at, (gsize) (digits + sizeof digits - at));
}

guint
bahe_text_width (const char *text)
{
  guint width = 0;

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c)) {
    gunichar code = g_utf8_get_char_validated (c, -1);
    if (code == (gunichar) -1 || code == (gunichar) -2)
      return width + (guint) strlen (c);
    if (!g_unichar_iszerowidth (code))
      width += g_unichar_iswide (code) ? 2 : 1;
  }
  return width;
}

/* Which line of `bytes` the byte at `at` is on, from 1. */
static guint
line_of (const char *bytes, gsize at)
{
  guint line = 1;
  for (gsize i = 0; i < at; i++)
    line += bytes[i] == '\n';
  return line;
}

static char *
convert (const char *bytes, gsize length, const char *from, GError **error)
{
  gsize read = 0;
  char *text = g_convert (bytes, (gssize) length, "UTF-8", from, &read, NULL, NULL);

  if (text != NULL && g_utf8_validate (text, -1, NULL))
    return text;
  g_free (text);
  g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID,
               _ ("line %u is neither UTF-8 nor GB18030 text; save the table as CSV in UTF-8 and try again"),
               line_of (bytes, MIN (read, length)));
  return NULL;
}

char *
bahe_text_decode (const char *bytes, gsize length, GError **error)
{
  if (length >= 2 && memcmp (bytes, "\xff\xfe", 2) == 0)
    return convert (bytes + 2, length - 2, "UTF-16LE", error);
  if (length >= 2 && memcmp (bytes, "\xfe\xff", 2) == 0)
    return convert (bytes + 2, length - 2, "UTF-16BE", error);
  if (length >= 3 && memcmp (bytes, "\xef\xbb\xbf", 3) == 0) {
    bytes += 3;
    length -= 3;
  }
  if (g_utf8_validate_len (bytes, length, NULL))
    return g_strndup (bytes, length);
  return convert (bytes, length, "GB18030", error);
}

static guint
distance (const gunichar *a, glong n_a, const gunichar *b, glong n_b)
{
  g_autofree guint *row = g_new (guint, (gsize) n_b + 1);

  for (glong j = 0; j <= n_b; j++)
    row[j] = (guint) j;
  for (glong i = 1; i <= n_a; i++) {
    guint diagonal = row[0];
    row[0] = (guint) i;
    for (glong j = 1; j <= n_b; j++) {
      guint above = row[j];
      guint changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = MIN (changed, MIN (above, row[j - 1]) + 1);
      diagonal = above;
    }
  }
  return row[n_b];
}

const char *
bahe_text_nearest (const char *word, const char *const *candidates, gsize n)
{
  g_autofree char *key = bahe_text_key (word);
  glong length = 0;
  g_autofree gunichar *letters = g_utf8_to_ucs4_fast (key, -1, &length);
  const char *best = NULL;
  guint least = (guint) MAX (1, length / 2); /* more than half of it wrong is another word */

  for (gsize i = 0; i < n; i++) {
    g_autofree char *other_key = bahe_text_key (candidates[i]);
    glong other_length = 0;
    g_autofree gunichar *other = g_utf8_to_ucs4_fast (other_key, -1, &other_length);
    guint d = distance (letters, length, other, other_length);
    if (d < least || (best == NULL && d <= least && length > 1)) {
      least = d;
      best = candidates[i];
    }
  }
  return best;
}

/* ---- pinyin -------------------------------------------------------------------------------------------------------
 */

/* Of names, because 单, 曾 or 解 are read otherwise as a family name. NULL where ICU has no such table. */
static UTransliterator *
open_pinyin (void)
{
  static const char id[] = "Han-Latin/Names; Latin-ASCII; Any-Upper";
  UErrorCode status = U_ZERO_ERROR;
  UChar wide[sizeof id];

  u_charsToUChars (id, wide, sizeof id);
  UTransliterator *pinyin = utrans_openU (wide, -1, UTRANS_FORWARD, NULL, -1, NULL, &status);
  return U_SUCCESS (status) ? pinyin : NULL;
}

/* Making the transliterator takes milliseconds, so it is made once; one thread at a time may use it. */
static char *
to_pinyin (const char *text)
{
  static GMutex lock;
  static UTransliterator *pinyin;
  UErrorCode status = U_ZERO_ERROR;
  gsize room = 8 * strlen (text) + 1; /* "ZHUANG " is the longest that three bytes become */
  g_autofree UChar *wide = g_new (UChar, room);
  int32_t length = 0;

  u_strFromUTF8 (wide, (int32_t) room, &length, text, -1, &status);
  int32_t limit = length;
  g_mutex_lock (&lock);
  if (pinyin == NULL)
    pinyin = open_pinyin ();
  if (pinyin != NULL)
    utrans_transUChars (pinyin, wide, &length, (int32_t) room, 0, &limit, &status);
  g_mutex_unlock (&lock);
  return U_SUCCESS (status) ? g_utf16_to_utf8 (wide, length, NULL, NULL, NULL) : NULL;
}

char *
bahe_text_initials (const char *text)
{
  g_autofree char *pinyin = to_pinyin (text);
  GString *initials = g_string_new (NULL);
  gboolean inside = FALSE;

  for (const char *c = pinyin != NULL ? pinyin : ""; *c != '\0'; c++) {
    if (g_ascii_isdigit (*c) || (g_ascii_isalpha (*c) && !inside))
      g_string_append_c (initials, *c);
    inside = g_ascii_isalpha (*c) || (inside && *c == '\'');
  }
  return g_string_free (initials, FALSE);
}
