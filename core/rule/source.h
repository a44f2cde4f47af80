/* Internal to core/rule: reads the text of a rule before Lua does.
 *
 * Rewrites it, line for line, so that all arithmetic is exact: a literal that is not a small whole number becomes
 * _K[i], and each + - * / ^ goes through an operand of exact.c. Refuses what the language leaves out: bit operations,
 * _ENV, names that the rewriting needs. Notes on which line each word stands, so that a message about a table can name
 * a line.
 */
#ifndef BAHE_RULE_SOURCE_H
#define BAHE_RULE_SOURCE_H

#include "rule/rule.h"

typedef struct {
  const char *word; /* of a name or a text */
  int line;
  gboolean key; /* a name or ["text"] with a = after it */
} RuleWord;

typedef struct {
  char *text;          /* rewritten */
  GPtrArray *numbers;  /* of char *: the literals of _K, from 1 */
  GArray *words;       /* of RuleWord */
  GStringChunk *texts; /* of the words */
} RuleSource;

/* NULL with RULE: file:line and what cannot be used. */
RuleSource *rule_source_read (const char *name, const char *text, gsize length, GError **error);
void rule_source_free (RuleSource *source);

/* The first line the word stands on, 0 if nowhere. */
int rule_source_line (const RuleSource *source, const char *word);
/* Whether `word` is a key of a table on one of the lines. */
gboolean rule_source_has_key (const RuleSource *source, const char *word, int first, int last);

#endif
