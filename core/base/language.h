/* The language of messages: Chinese unless said otherwise. Host messages come from gettext, plugins carry both languages. */
#ifndef BAHE_BASE_LANGUAGE_H
#define BAHE_BASE_LANGUAGE_H

#include <bahe/plugin.h>
#include <inttypes.h> /* in a message write PRId64 for a gint64: xgettext knows it, and does not know G_GINT64_FORMAT */
#include <libintl.h>

#define _(message) bahe_message (message)
#define C_(context, message) bahe_message_in (context, message)
#define N_(message) message

typedef enum { BAHE_ZH, BAHE_EN } BaheLanguage;

/* Once at start, before other threads: sets the locale, binds the catalogue, chooses the language of messages. */
void bahe_language_set (BaheLanguage language);
/* The language of messages on this thread: the one of the process, unless the thread uses another. */
BaheLanguage bahe_language (void);

/* A request comes in the language of who asks: messages on this thread are in `language` until bahe_language_use_default.
 * Work handed to the store is done in the language of the thread that waits for it. */
void bahe_language_use (BaheLanguage language);
void bahe_language_use_default (void);
/* The same for a while: what it returns is handed to bahe_language_return. */
int bahe_language_lend (BaheLanguage language);
void bahe_language_return (int before);

/* The message in the language of this thread; `message` itself in English. Borrowed, for ever. */
const char *bahe_message (const char *message) __attribute__ ((format_arg (1)));
const char *bahe_message_in (const char *context, const char *message) __attribute__ ((format_arg (2)));

/* The label in the language of messages, or in the other one if that is all there is; "" for none. Borrowed. */
const char *bahe_label (const BaheLabel *label);

#endif
