#include "base/language.h"

#include <locale.h>

#define OF_PROCESS (-1)

static BaheLanguage chosen = BAHE_ZH;
static _Thread_local int of_thread = OF_PROCESS;

/* What gettext reads is of the whole process and cannot change beside other threads, so it always says Chinese: English
 * is what stands in the code and needs no catalogue. */
void
bahe_language_set (BaheLanguage language)
{
  chosen = language;
  /* gettext looks at LANGUAGE only when the locale is not "C"; C.UTF-8 stands on every Debian. */
  g_setenv ("LANGUAGE", "zh_CN", TRUE);
  if (setlocale (LC_ALL, "C.UTF-8") == NULL)
    setlocale (LC_ALL, "");
}

BaheLanguage
bahe_language (void)
{
  return of_thread == OF_PROCESS ? chosen : (BaheLanguage) of_thread;
}

void
bahe_language_use (BaheLanguage language)
{
  of_thread = (int) language;
}

void
bahe_language_use_default (void)
{
  of_thread = OF_PROCESS;
}

int
bahe_language_lend (BaheLanguage language)
{
  int before = of_thread;

  of_thread = (int) language;
  return before;
}

void
bahe_language_return (int before)
{
  of_thread = before;
}

const char *
bahe_message (const char *message)
{
  return bahe_language () == BAHE_ZH ? dgettext ("bahe", message) : message;
}

const char *
bahe_message_in (const char *context, const char *message)
{
  return bahe_language () == BAHE_ZH ? g_dpgettext2 ("bahe", context, message) : message;
}

const char *
bahe_label (const BaheLabel *label)
{
  gboolean chinese = bahe_language () == BAHE_ZH;
  const char *first = chinese ? label->zh : label->en;
  const char *second = chinese ? label->en : label->zh;

  if (first != NULL && *first != '\0')
    return first;
  return second != NULL ? second : "";
}
