#include "base/language.h"

#include <locale.h>

static BaheLanguage chosen = BAHE_ZH;

void
bahe_language_set (BaheLanguage language)
{
  chosen = language;
  /* gettext looks at LANGUAGE only when the locale is not "C"; C.UTF-8 stands on every Debian. */
  g_setenv ("LANGUAGE", language == BAHE_ZH ? "zh_CN" : "en", TRUE);
  if (setlocale (LC_ALL, "C.UTF-8") == NULL)
    setlocale (LC_ALL, "");
}

BaheLanguage
bahe_language (void)
{
  return chosen;
}

const char *
bahe_label (const BaheLabel *label)
{
  const char *first = chosen == BAHE_ZH ? label->zh : label->en;
  const char *second = chosen == BAHE_ZH ? label->en : label->zh;

  if (first != NULL && *first != '\0')
    return first;
  return second != NULL ? second : "";
}
