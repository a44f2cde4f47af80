/* What Lua itself says of a rule, in words for who writes rules and in their language. */
#include "rule/sandbox.h"

#include <string.h>

typedef struct {
  const char *pattern; /* of what stands behind the place; a star is anything, and a part of what is said */
  const char *words;   /* {1} is what the first star was */
} Complaint;

/* The first that fits. A closing bracket or `end` that is missing is found long after where it should have stood. */
static const Complaint complaints[] = {
  { "* expected (to close * at line *) near *",
    N_ ("“{1}” was expected here, to close the “{2}” of line {3}, and not “{4}”; a “{1}” or a comma is missing") },
  { "* expected near *",
    N_ ("“{1}” was expected here, and not “{2}”; look whether a comma, a bracket or a word is missing before it") },
  { "unexpected symbol near <eof>", N_ ("the file ends too early; a “}”, a “)” or an “end” is missing") },
  { "unexpected symbol near *", N_ ("“{1}” cannot stand here; look at what stands before it") },
  { "syntax error near *", N_ ("“{1}” cannot stand here; look at what stands before it") },
  { "unfinished string near *", N_ ("the text that begins here is not closed by a quote: {1}") },
  { "attempt to index a nil value (field '?')",
    N_ ("there is no such member (nil), so nothing can be read of it; lists count from 1") },
  { "attempt to index a nil value (* '*')",
    N_ ("“{2}” has no value here (nil), so nothing can be read of it; test it first: if … then") },
  { "attempt to index a * value*", N_ ("nothing can be read of a {1} with “.” or [ ]") },
  { "attempt to call a nil value (* '*')", N_ ("there is no function “{2}”") },
  { "attempt to call a * value*", N_ ("a {1} cannot be called with ( )") },
  { "attempt to compare two * values", N_ ("two values of the type {1} cannot be compared") },
  { "attempt to compare * with *",
    N_ ("a {1} and a {2} cannot be compared; what may be missing is written as (x or 0)") },
  { "attempt to concatenate a * value*", N_ (".. joins texts and numbers, and this is a {1}") },
  { "attempt to get length of a * value*", N_ ("# counts a list, and this is a {1}") },
  { "attempt to perform 'n*0'", N_ ("division by 0; test first whether the divisor is 0") },
  { "attempt to assign to const variable '*'", N_ ("“{1}” was declared <const> and cannot be changed") },
  { "C stack overflow",
    N_ ("brackets, tables or functions stand in one another more than 200 deep; make the rule simpler") },
  { "stack overflow", N_ ("functions call one another too deep; look for one that calls itself without end") },
};

enum { MOST_PARTS = 4 };

/* A word as Lua quotes it. Free with g_free. */
static char *
part_of (const char *start, const char *end)
{
  gsize length = (gsize) (end - start);

  if (length == strlen ("<eof>") && strncmp (start, "<eof>", length) == 0)
    return g_strdup (_ ("the end of the file"));
  if (length == strlen ("<name>") && strncmp (start, "<name>", length) == 0)
    return g_strdup (_ ("a name"));
  if (length > 2 && *start == '\'' && end[-1] == '\'')
    return g_strndup (start + 1, length - 2);
  return g_strndup (start, length);
}

/* FALSE: it is not said so. The parts are to be freed. */
static gboolean
fits (const char *said, const char *pattern, GPtrArray *parts)
{
  g_auto (GStrv) literals = g_strsplit (pattern, "*", -1);

  g_ptr_array_set_size (parts, 0);
  if (!g_str_has_prefix (said, literals[0]))
    return FALSE;
  const char *at = said + strlen (literals[0]);
  for (guint i = 1; literals[i] != NULL; i++) {
    const char *end = *literals[i] == '\0' ? at + strlen (at) : strstr (at, literals[i]);
    if (end == NULL)
      return FALSE;
    g_ptr_array_add (parts, part_of (at, end));
    at = end + strlen (literals[i]);
  }
  return *at == '\0';
}

static char *
fill_in (const char *words, const GPtrArray *parts)
{
  GString *text = g_string_new (words);

  for (guint i = 0; i < parts->len && i < MOST_PARTS; i++) {
    const char mark[] = { '{', (char) ('1' + i), '}', '\0' };
    g_string_replace (text, mark, parts->pdata[i], 0);
  }
  return g_string_free (text, FALSE);
}

/* Behind "my.lua:12: ". */
static const char *
behind_place (const char *message, const char *name)
{
  gsize length = strlen (name);

  if (!g_str_has_prefix (message, name) || message[length] != ':')
    return message;
  const char *line = message + length + 1, *end = line + strspn (line, "0123456789");
  return end > line && g_str_has_prefix (end, ": ") ? end + 2 : message;
}

char *
rule_complaint (const char *message, const char *name)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  const char *said = behind_place (message, name);
  g_autofree char *place =
      g_str_has_prefix (message, name) ? g_strndup (message, (gsize) (said - message)) : g_strconcat (name, ": ", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (complaints); i++)
    if (fits (said, complaints[i].pattern, parts)) {
      g_autofree char *words = fill_in (_ (complaints[i].words), parts);
      return g_strconcat (place, words, NULL);
    }
  return g_strconcat (place, said, NULL);
}
