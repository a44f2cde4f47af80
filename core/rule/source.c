#include "rule/source.h"

#include <string.h>

#define LONGEST_SOURCE (256 * 1024)

typedef enum { TOKEN_END, TOKEN_NAME, TOKEN_NUMBER, TOKEN_TEXT, TOKEN_SIGN } TokenKind;

typedef struct {
  TokenKind kind;
  const char *start;
  gsize length;
  int line; /* where it starts */
} Token;

typedef struct {
  const char *name;
  const char *at, *end;
  int line;
} Reader;

/* ---- tokens ------------------------------------------------------------------------------------------- */

static gboolean
is_name_start (char c)
{
  return g_ascii_isalpha (c) || c == '_';
}

static gboolean
is_name_part (char c)
{
  return g_ascii_isalnum (c) || c == '_';
}

static void
advance (Reader *reader, const char *to)
{
  for (; reader->at < to; reader->at++)
    if (*reader->at == '\n')
      reader->line++;
}

/* The end of [[…]] or [==[…]==] that starts at `at`; NULL: it is none; `end`: never closed. */
static const char *
skip_long_bracket (const char *at, const char *end)
{
  const char *mark = at + 1;
  while (mark < end && *mark == '=')
    mark++;
  if (mark >= end || *mark != '[')
    return NULL;
  gsize level = (gsize) (mark - at - 1);
  for (const char *p = mark + 1; p < end; p++) {
    if (*p != ']')
      continue;
    const char *q = p + 1;
    while (q < end && *q == '=')
      q++;
    if (q < end && *q == ']' && (gsize) (q - p - 1) == level)
      return q + 1;
  }
  return end;
}

static void
skip_blank (Reader *reader)
{
  while (reader->at < reader->end) {
    if (g_ascii_isspace (*reader->at)) {
      advance (reader, reader->at + 1);
      continue;
    }
    if (reader->end - reader->at < 2 || reader->at[0] != '-' || reader->at[1] != '-')
      return;
    const char *past = NULL;
    if (reader->end - reader->at > 2 && reader->at[2] == '[')
      past = skip_long_bracket (reader->at + 2, reader->end);
    if (past == NULL) {
      past = memchr (reader->at, '\n', (gsize) (reader->end - reader->at));
      past = past != NULL ? past : reader->end;
    }
    advance (reader, past);
  }
}

static const char *
skip_quoted (const char *at, const char *end)
{
  char quote = *at++;
  while (at < end && *at != quote && *at != '\n')
    at += *at == '\\' && at + 1 < end ? 2 : 1;
  return at < end ? at + 1 : end;
}

static const char *
skip_number (const char *at, const char *end)
{
  gboolean hexadecimal = end - at > 1 && at[0] == '0' && (at[1] == 'x' || at[1] == 'X');
  for (; at < end; at++) {
    gboolean sign = (*at == '+' || *at == '-') && !hexadecimal && (at[-1] == 'e' || at[-1] == 'E');
    if (!sign && !g_ascii_isalnum (*at) && *at != '.')
      break;
    if (*at == '.' && at + 1 < end && at[1] == '.') /* 1..2 is refused by Lua as well; leave it to Lua */
      break;
  }
  return at;
}

static const char *
skip_sign (const char *at, const char *end)
{
  static const char *const signs[] = { "...", "..", "==", "~=", "<=", ">=", "<<", ">>", "//",
                                       "::",  "&&", "||", "!=", "++", "+=", "-=", "*=", "/=" };
  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++) {
    gsize length = strlen (signs[i]);
    if ((gsize) (end - at) >= length && strncmp (at, signs[i], length) == 0)
      return at + length;
  }
  return at + 1;
}

/* What looks like a sign of Lua and is none, as it is typed with a Chinese keyboard or known from elsewhere. */
static const char *const look_alikes[][2] = {
  { "，", "," },  { "。", "." },  { "：", ":" },  { "；", ";" }, { "（", "(" }, { "）", ")" },     { "｛", "{" },
  { "｝", "}" },  { "【", "[" },  { "】", "]" },  { "“", "\"" }, { "”", "\"" }, { "‘", "\"" },     { "’", "\"" },
  { "＝", "=" },  { "＋", "+" },  { "－", "-" },  { "×", "*" },  { "÷", "/" },  { "＞", ">" },     { "＜", "<" },
  { "≥", ">=" },  { "≤", "<=" },  { "≠", "~=" },  { "、", "," }, { "　", " " }, { "\u00a0", " " }, { "&&", "and" },
  { "||", "or" }, { "!=", "~=" }, { "!", "not" },
};

static const char *
looks_like (const char *at, gsize length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (look_alikes); i++)
    if (strlen (look_alikes[i][0]) == length && strncmp (look_alikes[i][0], at, length) == 0)
      return look_alikes[i][1];
  return NULL;
}

/* One sign that is not ASCII, or a word as far as it is not. */
static const char *
skip_foreign (const char *at, const char *end)
{
  const char *past = g_utf8_next_char (at);
  if (looks_like (at, (gsize) (past - at)) != NULL)
    return past;
  while (past < end && (guchar) *past >= 0x80 && looks_like (past, (gsize) (g_utf8_next_char (past) - past)) == NULL)
    past = g_utf8_next_char (past);
  return past;
}

static Token
next_token (Reader *reader)
{
  skip_blank (reader);
  Token token = { TOKEN_END, reader->at, 0, reader->line };
  const char *at = reader->at, *end = reader->end, *past = at;
  if (at >= end)
    return token;
  if (is_name_start (*at)) {
    token.kind = TOKEN_NAME;
    while (past < end && is_name_part (*past))
      past++;
  } else if (g_ascii_isdigit (*at) || (*at == '.' && end - at > 1 && g_ascii_isdigit (at[1]))) {
    token.kind = TOKEN_NUMBER;
    past = skip_number (at + 1, end);
  } else if (*at == '"' || *at == '\'') {
    token.kind = TOKEN_TEXT;
    past = skip_quoted (at, end);
  } else if (*at == '[' && (past = skip_long_bracket (at, end)) != NULL) {
    token.kind = TOKEN_TEXT;
  } else {
    token.kind = TOKEN_SIGN;
    past = (guchar) *at >= 0x80 ? skip_foreign (at, end) : skip_sign (at, end);
  }
  token.length = (gsize) (past - at);
  advance (reader, past);
  return token;
}

static gboolean
token_is (const Token *token, const char *text)
{
  return token->length == strlen (text) && strncmp (token->start, text, token->length) == 0;
}

static gboolean
token_is_one_of (const Token *token, const char *const *texts)
{
  for (; *texts != NULL; texts++)
    if (token_is (token, *texts))
      return TRUE;
  return FALSE;
}

/* ---- rewriting ---------------------------------------------------------------------------------------- */

static gboolean
refuse (const Reader *reader, const Token *token, const char *why, GError **error)
{
  g_autofree char *start = g_strndup (token->start, MIN (token->length, 40)), *text = g_utf8_make_valid (start, -1);
  g_set_error (error, BAHE_ERROR, BAHE_ERROR_RULE, _ ("%s:%d: “%s”: %s"), reader->name, token->line, text, why);
  return FALSE;
}

/* After such a token a − is the difference of two, not a sign. */
static gboolean
ends_operand (const Token *token)
{
  static const char *const words[] = { "and",    "break", "do",    "else",  "elseif", "for", "function",
                                       "goto",   "if",    "in",    "local", "not",    "or",  "repeat",
                                       "return", "then",  "until", "while", NULL };
  static const char *const signs[] = { ")", "]", "}", "...", NULL };
  switch (token->kind) {
  case TOKEN_NAME:
    return !token_is_one_of (token, words);
  case TOKEN_NUMBER:
  case TOKEN_TEXT:
    return TRUE;
  case TOKEN_SIGN:
    return token_is_one_of (token, signs);
  default:
    return FALSE;
  }
}

/* Digits alone that surely fit an integer stay as they are. */
static gboolean
is_plain (const Token *token)
{
  if (token->length > 18)
    return FALSE;
  for (gsize i = 0; i < token->length; i++)
    if (!g_ascii_isdigit (token->start[i]))
      return FALSE;
  return TRUE;
}

static gboolean
rewrite_number (const Reader *reader, const Token *token, RuleSource *source, GString *out, GError **error)
{
  if (is_plain (token)) {
    g_string_append_len (out, token->start, (gssize) token->length);
    return TRUE;
  }
  g_autofree char *literal = g_strndup (token->start, token->length);
  if (strpbrk (literal, "xXeE") != NULL)
    return refuse (reader, token, _ ("write the number with plain digits, as 1000 or 0.25"), error);
  g_auto (BaheNumber) number = BAHE_NUMBER_INT (0);
  g_autofree char *text =
      g_strdup_printf ("%s%s%s", *literal == '.' ? "0" : "", literal, g_str_has_suffix (literal, ".") ? "0" : "");
  if (!bahe_number_parse (text, &number, NULL))
    return refuse (reader, token, _ ("this is not a number"), error);
  g_ptr_array_add (source->numbers, g_steal_pointer (&text));
  g_string_append_printf (out, "_K[%u]", source->numbers->len);
  return TRUE;
}

static gboolean
rewrite_sign (const Reader *reader, const Token *before, const Token *token, GString *out, GError **error)
{
  static const char *const bits[] = { "&", "|", "~", "<<", ">>", NULL };
  static const char *const changes[] = { "++", "+=", "-=", "*=", "/=", NULL };
  const char *instead = looks_like (token->start, token->length);
  g_autofree char *written = instead != NULL ? g_strdup_printf (_ ("in a rule this is written %s"), instead) : NULL;
  if (instead != NULL)
    return refuse (reader, token, written, error);
  if ((guchar) *token->start >= 0x80)
    return refuse (reader, token, _ ("Chinese stands only in quotes and in remarks; put it in quotes"), error);
  if (token_is_one_of (token, changes))
    return refuse (reader, token, _ ("a rule has no such sign; write x = x + 1"), error);
  if (token_is_one_of (token, bits))
    return refuse (reader, token, _ ("operations on bits are not part of the rule language"), error);
  if (token_is (token, "+"))
    g_string_append (out, "+_0+");
  else if (token_is (token, "-") && ends_operand (before))
    g_string_append (out, "+_0-");
  else if (token_is (token, "*"))
    g_string_append (out, "*_1*");
  else if (token_is (token, "/"))
    g_string_append (out, "*_1/");
  else if (token_is (token, "^"))
    g_string_append (out, "^_P^");
  else
    g_string_append_len (out, token->start, (gssize) token->length);
  return TRUE;
}

static void
note_word (RuleSource *source, const Token *token)
{
  gsize quote = token->kind == TOKEN_TEXT && *token->start != '[' ? 1 : 0;
  if (token->length < 2 * quote || token->length > 200)
    return;
  g_autofree char *word = g_strndup (token->start + quote, token->length - 2 * quote);
  RuleWord entry = { g_string_chunk_insert_const (source->texts, word), token->line, FALSE };
  g_array_append_val (source->words, entry);
}

/* name = … or ["text"] = …: the word last noted is a key. */
static void
note_key (RuleSource *source, const Token *before, const Token *token)
{
  gboolean bracketed = token_is (before, "]");
  if (token_is (token, "=") && source->words->len > 0 && (before->kind == TOKEN_NAME || bracketed))
    g_array_index (source->words, RuleWord, source->words->len - 1).key = TRUE;
}

static gboolean
rewrite_token (const Reader *reader, const Token *before, const Token *token, RuleSource *source, GString *out,
               GError **error)
{
  static const char *const reserved[] = { "_ENV", "_K", "_0", "_1", "_P", NULL };
  switch (token->kind) {
  case TOKEN_NUMBER:
    return rewrite_number (reader, token, source, out, error);
  case TOKEN_SIGN:
    note_key (source, before, token);
    return rewrite_sign (reader, before, token, out, error);
  case TOKEN_NAME:
    if (token_is_one_of (token, reserved))
      return refuse (reader, token, _ ("this name is taken; choose another"), error);
    note_word (source, token);
    break;
  case TOKEN_TEXT:
    note_word (source, token);
    break;
  default:
    break;
  }
  g_string_append_len (out, token->start, (gssize) token->length);
  return TRUE;
}

static gboolean
check_text (const char *name, const char *text, gsize length, GError **error)
{
  const char *bad = NULL;
  if (length > LONGEST_SOURCE) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_RULE, _ ("%s: longer than %d KiB; a rule is a page or two"), name,
                 LONGEST_SOURCE / 1024);
    return FALSE;
  }
  if (length > 0 && *text == '\033') {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_RULE, _ ("%s: this is compiled Lua; give the text of the rule"), name);
    return FALSE;
  }
  if (!g_utf8_validate_len (text, length, &bad)) {
    int line = 1;
    for (const char *p = text; p < bad; p++)
      line += *p == '\n';
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_RULE, _ ("%s:%d: this is not UTF-8 text; save the file as UTF-8"), name,
                 line);
    return FALSE;
  }
  return TRUE;
}

RuleSource *
rule_source_read (const char *name, const char *text, gsize length, GError **error)
{
  if (!check_text (name, text, length, error))
    return NULL;
  RuleSource *source = g_new0 (RuleSource, 1);
  source->numbers = g_ptr_array_new_with_free_func (g_free);
  source->texts = g_string_chunk_new (1024);
  source->words = g_array_new (FALSE, FALSE, sizeof (RuleWord));
  GString *out = g_string_new ("local _K,_0,_1,_P=...;");
  gsize mark = length >= 3 && memcmp (text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
  Reader reader = { name, text + mark, text + length, 1 };
  Token before = { TOKEN_SIGN, "", 0, 1 };
  gboolean ok = TRUE;
  while (ok) {
    const char *blank = reader.at;
    Token token = next_token (&reader);
    g_string_append_len (out, blank, token.start - blank);
    if (token.kind == TOKEN_END)
      break;
    ok = rewrite_token (&reader, &before, &token, source, out, error);
    before = token;
  }
  source->text = g_string_free (out, FALSE);
  if (!ok)
    g_clear_pointer (&source, rule_source_free);
  return source;
}

void
rule_source_free (RuleSource *source)
{
  g_free (source->text);
  g_ptr_array_unref (source->numbers);
  g_array_unref (source->words);
  g_string_chunk_free (source->texts);
  g_free (source);
}

int
rule_source_line (const RuleSource *source, const char *word)
{
  for (guint i = 0; i < source->words->len; i++) {
    const RuleWord *entry = &g_array_index (source->words, RuleWord, i);
    if (g_str_equal (entry->word, word))
      return entry->line;
  }
  return 0;
}

gboolean
rule_source_has_key (const RuleSource *source, const char *word, int first, int last)
{
  for (guint i = 0; i < source->words->len; i++) {
    const RuleWord *entry = &g_array_index (source->words, RuleWord, i);
    if (entry->key && entry->line >= first && entry->line <= last && g_str_equal (entry->word, word))
      return TRUE;
  }
  return FALSE;
}
