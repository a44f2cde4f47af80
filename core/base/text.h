/* Text as people type it. Stored in NFC as typed; matched by a key that folds what does not matter. */
#ifndef BAHE_BASE_TEXT_H
#define BAHE_BASE_TEXT_H

#include <glib.h>
#include <string.h>

/* NFC of valid UTF-8, outer white space (also U+3000) removed. NULL with BAHE_ERROR_INVALID for invalid UTF-8 or control
 * characters other than tab and line feed. */
char *bahe_text_clean (const char *text, GError **error);

/* Nearly every text is of letters of a keyboard, ideographs and Chinese punctuation: such a one is clean between its
 * outer spaces, from *start on. FALSE: it is not, and bahe_text_clean says what it comes to. */
gboolean bahe_text_usual (const char *text, const char **start, gsize *length);

/* The key two spellings share: NFKC, no inner spaces (陶　然 = 陶然), case folded, full-width digits folded. Free with g_free. */
char *bahe_text_key (const char *text);

/* What somebody types to find a name: the first letter of each syllable of its pinyin, upper case: 王芳 → WF, 单小明 → SXM;
 * of what is written in letters, of each word. Digits stay. Free with g_free. */
char *bahe_text_initials (const char *text);

/* g_string_append_len without a call where there is room: texts that are written with every record are put together of
 * many small pieces. */
static inline void
bahe_text_add (GString *text, const char *bytes, gsize n)
{
  if (text->len + n >= text->allocated_len) {
    g_string_append_len (text, bytes, (gssize) n);
    return;
  }
  memcpy (text->str + text->len, bytes, n);
  text->len += n;
  text->str[text->len] = '\0';
}
/* In digits. */
void bahe_text_add_integer (GString *text, gint64 integer);
/* As a text of JSON, quotes included, byte for byte as json-c writes it where it leaves slashes as they are. */
void bahe_text_add_quoted (GString *text, const char *bytes, gsize n);

/* A whole number of digits alone, 18 at most: what most numbers that come as text are. FALSE: it is something else. */
gboolean bahe_text_digits (const char *text, gint64 *number);

/* Columns on a terminal: 2 for a wide character, 0 for a combining one. */
guint bahe_text_width (const char *text);

/* Bytes of a file or a paste as UTF-8: UTF-8 with or without BOM, UTF-16 with BOM, else GB18030. NULL with
 * BAHE_ERROR_INVALID naming the first bad byte's line. */
char *bahe_text_decode (const char *bytes, gsize length, GError **error);

/* The candidate nearest to `word` by edit distance, NULL if none is near: for "did you mean". Borrowed from the list. */
const char *bahe_text_nearest (const char *word, const char *const *candidates, gsize n);

#endif
