/* The language of messages: Chinese unless said otherwise. Host messages come from gettext, plugins carry both languages. */
#ifndef BAHE_BASE_LANGUAGE_H
#define BAHE_BASE_LANGUAGE_H

#include <bahe/plugin.h>
#include <inttypes.h> /* in a message write PRId64 for a gint64: xgettext knows it, and does not know G_GINT64_FORMAT */
#include <libintl.h>

#define _(message) dgettext ("bahe", message)
#define C_(context, message) g_dpgettext2 ("bahe", context, message)
#define N_(message) message

typedef enum { BAHE_ZH, BAHE_EN } BaheLanguage;

/* Once at start, before other threads: sets the locale, binds the catalogue, chooses the language of messages. */
void bahe_language_set (BaheLanguage language);
BaheLanguage bahe_language (void);

/* The label in the language of messages, or in the other one if that is all there is; "" for none. Borrowed. */
const char *bahe_label (const BaheLabel *label);

#endif
