#include "base/id.h"
#include "base/error.h"
#include "base/language.h"

#include <sodium.h>
#include <string.h>

/* RFC 9562 §6.2 method 1: the 12 bits behind the millisecond count up within it, so that ids made in one
 * process are in order and a key index grows at its end. */
BaheId
bahe_id_new (void)
{
  static GMutex lock;
  static guint64 last; /* milliseconds << 12 | counter */
  BaheId id;

  randombytes_buf (id.bytes, sizeof id.bytes);
  g_mutex_lock (&lock);
  guint64 stamp = (guint64) (g_get_real_time () / 1000) << 12;
  last = MAX (last + 1, stamp);
  stamp = last;
  g_mutex_unlock (&lock);

  guint64 milliseconds = stamp >> 12;
  for (int i = 0; i < 6; i++)
    id.bytes[i] = (guint8) (milliseconds >> (40 - 8 * i));
  id.bytes[6] = (guint8) (0x70 | ((stamp >> 8) & 0x0f));
  id.bytes[7] = (guint8) (stamp & 0xff);
  id.bytes[8] = (guint8) (0x80 | (id.bytes[8] & 0x3f));
  return id;
}

gboolean
bahe_id_parse (const char *text, BaheId *id, GError **error)
{
  gsize n = 0;
  const char *c = text;

  for (; *c != '\0' && n < 32; c++) {
    gsize at = (gsize) (c - text);
    if (*c == '-' && (at == 8 || at == 13 || at == 18 || at == 23))
      continue;
    int digit = g_ascii_xdigit_value (*c);
    if (digit < 0)
      break;
    id->bytes[n / 2] = (guint8) (n % 2 == 0 ? digit << 4 : id->bytes[n / 2] | digit);
    n++;
  }
  if (n == 32 && *c == '\0' && c - text == 36)
    return TRUE;
  g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID,
               _ ("“%s” is not an id; an id has 36 characters, like 0190b6a0-1c2d-7e3f-8a4b-5c6d7e8f9a0b"), text);
  return FALSE;
}

char *
bahe_id_format (const BaheId *id)
{
  static const char digits[] = "0123456789abcdef";
  char text[37], *at = text;

  for (guint i = 0; i < sizeof id->bytes; i++) {
    if (i == 4 || i == 6 || i == 8 || i == 10)
      *at++ = '-';
    *at++ = digits[id->bytes[i] >> 4];
    *at++ = digits[id->bytes[i] & 0x0f];
  }
  *at = '\0';
  return g_strdup (text);
}
