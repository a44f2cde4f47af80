/* Text as people type it. Stored in NFC as typed; matched by a key that folds what does not matter. */
#ifndef BAHE_BASE_TEXT_H
#define BAHE_BASE_TEXT_H

#include <glib.h>

/* NFC of valid UTF-8, outer white space (also U+3000) removed. NULL with BAHE_ERROR_INVALID for invalid UTF-8 or control
 * characters other than tab and line feed. */
char *bahe_text_clean (const char *text, GError **error);

/* The key two spellings share: NFKC, no inner spaces (陶　然 = 陶然), case folded, full-width digits folded. Free with g_free. */
char *bahe_text_key (const char *text);

/* What somebody types to find a name: the first letter of each syllable of its pinyin, upper case: 王芳 → WF, 单小明 → SXM;
 * of what is written in letters, of each word. Digits stay. Free with g_free. */
char *bahe_text_initials (const char *text);

/* Columns on a terminal: 2 for a wide character, 0 for a combining one. */
guint bahe_text_width (const char *text);

/* Bytes of a file or a paste as UTF-8: UTF-8 with or without BOM, UTF-16 with BOM, else GB18030. NULL with
 * BAHE_ERROR_INVALID naming the first bad byte's line. */
char *bahe_text_decode (const char *bytes, gsize length, GError **error);

/* The candidate nearest to `word` by edit distance, NULL if none is near: for "did you mean". Borrowed from the list. */
const char *bahe_text_nearest (const char *word, const char *const *candidates, gsize n);

#endif
