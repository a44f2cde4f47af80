/* Texts as JSON, written with every record. */
#include "base/text.h"

#define EACH_BYTE(b) (~(guint64) 0 / 255 * (b))

/* Any byte of eight that is below n, for n up to 128. */
static guint64
below (guint64 eight, guint8 n)
{
  return (eight - EACH_BYTE (n)) & ~eight & EACH_BYTE (128);
}

static inline guint64
eight_of (const char *bytes)
{
  guint64 eight;

  return *(guint64 *) memcpy (&eight, bytes, sizeof eight);
}

/* Whether none of 32 bytes is ASCII, as in a Chinese text. */
static inline gboolean
are_beyond_ascii (const char *bytes)
{
  return (eight_of (bytes) & eight_of (bytes + 8) & eight_of (bytes + 16) & eight_of (bytes + 24) & EACH_BYTE (128)) ==
         EACH_BYTE (128);
}

/* Control characters, quotes and backslashes, looked for many bytes at a time. */
static gboolean
needs_escape (const char *value, gsize length)
{
  gsize i = 0;

  while (i + 8 <= length) {
    if (i + 32 <= length && are_beyond_ascii (value + i)) {
      i += 32;
      continue;
    }
    guint64 eight = eight_of (value + i);
    if ((below (eight, 0x20) | below (eight ^ EACH_BYTE ('"'), 1) | below (eight ^ EACH_BYTE ('\\'), 1)) != 0)
      return TRUE;
    i += 8;
  }
  for (; i < length; i++)
    if ((guint8) value[i] < 0x20 || value[i] == '"' || value[i] == '\\')
      return TRUE;
  return FALSE;
}

/* Those that have no letter of their own are told by their number. */
static void
add_escaped (GString *text, char byte)
{
  static const char from[] = "\b\n\r\t\f\"\\", letters[] = "bnrtf\"\\", digits[] = "0123456789abcdef";
  const char *known = byte != '\0' ? strchr (from, byte) : NULL;

  if (known != NULL) {
    const char escaped[] = { '\\', letters[known - from] };
    bahe_text_add (text, escaped, sizeof escaped);
  } else if ((guint8) byte < 0x20) {
    const char escaped[] = { '\\', 'u', '0', '0', digits[byte >> 4], digits[byte & 0x0f] };
    bahe_text_add (text, escaped, sizeof escaped);
  } else {
    g_string_append_c (text, byte);
  }
}

void
bahe_text_add_quoted (GString *text, const char *bytes, gsize n)
{
  g_string_append_c (text, '"');
  if (!needs_escape (bytes, n))
    bahe_text_add (text, bytes, n);
  else
    for (gsize i = 0; i < n; i++)
      add_escaped (text, bytes[i]);
  g_string_append_c (text, '"');
}
