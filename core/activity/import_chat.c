/* Lines of a chat group as a table: "1. 张伟 100", "2、李娜50元", "王芳+1", "代李老师50", with full-width digits and
 * emoji. Of somebody who wrote twice the last line counts: a changed mind. */
#include "activity/import.h"
#include "activity/private.h"

#include <string.h>

/* Who, then how much: the first two neighbours among the fields that can be so. */
static int
who_field (const BaheField *fields)
{
  for (int i = 0; fields[i].name != NULL && fields[i + 1].name != NULL; i++) {
    const BaheField *who = &fields[i], *much = &fields[i + 1];
    gboolean somebody = who->type == BAHE_PERSON || who->type == BAHE_ENTRANT;
    gboolean number = much->type == BAHE_MONEY || much->type == BAHE_INTEGER || much->type == BAHE_DECIMAL;
    if (somebody && number && ((who->flags | much->flags) & BAHE_MANY) == 0)
      return i;
  }
  return -1;
}

static int
note_field (const BaheField *fields)
{
  for (int i = 0; fields[i].name != NULL; i++)
    if (fields[i].type == BAHE_TEXT && (fields[i].flags & BAHE_REMARK) != 0 && fields[i].private_to == NULL)
      return i;
  return -1;
}

gboolean
bahe_import_is_chat (const char *text, const BaheField *fields)
{
  g_autoptr (GError) no_table = NULL;

  if (who_field (fields) < 0)
    return FALSE;
  g_autoptr (BaheImportTable) table = bahe_import_table_read (text, &no_table);
  return table == NULL || !bahe_import_has_headings (table, fields);
}

/* ---- one line ---------------------------------------------------------------------------------------------------- */

/* Full-width letters folded, pictures gone; a number in a box (1️⃣) is a number with a point. */
static char *
plain_line (const char *line)
{
  g_autofree char *folded = g_utf8_normalize (line, -1, G_NORMALIZE_ALL_COMPOSE);
  GString *plain = g_string_new (NULL);

  for (const char *at = folded != NULL ? folded : ""; *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar c = g_utf8_get_char (at);
    switch (g_unichar_type (c)) {
    case G_UNICODE_ENCLOSING_MARK:
      g_string_append_c (plain, '.');
      break;
    case G_UNICODE_NON_SPACING_MARK:
    case G_UNICODE_FORMAT:
      break;
    case G_UNICODE_OTHER_SYMBOL:
    case G_UNICODE_MODIFIER_SYMBOL:
    case G_UNICODE_PRIVATE_USE:
    case G_UNICODE_UNASSIGNED:
    case G_UNICODE_CONTROL:
      g_string_append_c (plain, ' ');
      break;
    default:
      g_string_append_unichar (plain, c);
    }
  }
  return g_strstrip (g_string_free (plain, FALSE));
}

#define ORDINAL "^#?\\d{1,3}(?:\\s*[.、,)\\]:。】]\\s*|\\s+(?=\\D)|(?=\\p{Han})(?!元|块|件))"
#define GAP "[\\s:,=_.\\-—、]*"
#define ROUGHLY "(?:大约|约|至少|将近|近)?\\s*"
#define AMOUNT                                                                                                         \
  ROUGHLY "¥?\\s*\\d[\\d,]*(?:\\.\\d+)?\\s*[百千万]?\\s*[多余几]?\\s*[百千万]?\\s*"                          \
          "(?:元整|元|块钱|块|圆|rmb)?(?:\\s*\\d\\s*[角毛])?(?:左右|以上)?"
#define WRITTEN ROUGHLY "[一二两三四五六七八九十百千万零]+[多余]?\\s*(?:元整|元|块钱|块)"
#define LINE                                                                                                           \
  "^@?(?<who>[^\\d¥+]*?)(?:捐款|捐赠|捐)?" GAP "(?:\\+\\s*(?<plus>\\d+)|(?<amount>" AMOUNT "|" WRITTEN "))"            \
  "(?<rest>.*)$"

/* Compiled once; both are known to be in order. */
static const GRegex *
pattern (const char *words, gsize *once)
{
  if (g_once_init_enter (once)) {
    GRegex *compiled = g_regex_new (words, G_REGEX_CASELESS, 0, NULL);
    g_once_init_leave (once, (gsize) compiled);
  }
  return (const GRegex *) *once;
}

typedef struct {
  char *who, *plus, *amount, *rest;
} Said;

static void
said_clear (Said *said)
{
  g_free (said->who);
  g_free (said->plus);
  g_free (said->amount);
  g_free (said->rest);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Said, said_clear)

static char *
part (const GMatchInfo *match, const char *name)
{
  char *text = g_match_info_fetch_named (match, name);

  return text == NULL || *g_strstrip (text) == '\0' ? (g_free (text), NULL) : text;
}

static gboolean
read_line (const char *line, Said *said)
{
  static gsize ordinal = 0, whole = 0;
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *bare = g_regex_replace (pattern (ORDINAL, &ordinal), line, -1, 0, "", 0, NULL);

  if (bare == NULL || !g_regex_match (pattern (LINE, &whole), bare, 0, &match))
    return FALSE;
  *said = (Said){ part (match, "who"), part (match, "plus"), part (match, "amount"), part (match, "rest") };
  return TRUE;
}

/* 代李老师50, 王芳代李老师50: it is 李老师 who gives. 代 is a family name too, so a known name is left whole. */
static void
for_another (Said *said, const BaheField *who, const BaheNames *names)
{
  static const char *const words[] = { "代", "替", "帮" };
  gint64 number;

  if (said->who == NULL || names->find (names->data, who->type, said->who, &number, NULL))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++) {
    const char *at = strstr (said->who, words[i]);
    if (at == NULL || at[strlen (words[i])] == '\0')
      continue;
    char *other = g_strstrip (g_strdup (at + strlen (words[i])));
    g_free (said->who);
    said->who = other;
    return;
  }
}

/* ---- all lines --------------------------------------------------------------------------------------------------- */

typedef struct {
  const BaheField *fields;
  const BaheNames *names;
  int who, note;
  BaheImportTable *table;
  GHashTable *latest; /* key of a name → its BaheImportLine */
} Reading;

static BaheImportLine *
add_line (Reading *reading, guint number)
{
  BaheImportLine *line = g_new0 (BaheImportLine, 1);

  line->line = number;
  line->cells = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (reading->table->lines, line);
  return line;
}

static void
fault (Reading *reading, guint number, char *words)
{
  BaheImportLine *line = add_line (reading, number);

  line->state = BAHE_IMPORT_DOUBTFUL;
  line->words = words;
}

/* What one said before gives way to the later line. */
static void
keep_latest (Reading *reading, BaheImportLine *line, const char *who, const char *amount)
{
  char *key = bahe_text_key (who);
  BaheImportLine *before = g_hash_table_lookup (reading->latest, key);

  if (before != NULL) {
    before->state = BAHE_IMPORT_KNOWN;
    before->words = g_strdup_printf (_ ("%s: said anew in line %u: %s"), who, line->line, amount);
  }
  g_hash_table_replace (reading->latest, key, line);
}

static void
take_line (Reading *reading, guint number, const char *text)
{
  const BaheField *who = &reading->fields[reading->who], *much = who + 1;
  g_auto (Said) said = { 0 };

  if (!read_line (text, &said)) {
    /* What stands above the list is its title. */
    if (*text != '#' && (reading->table->lines->len > 0 || strpbrk (text, "0123456789") != NULL))
      fault (reading, number, g_strdup_printf (_ ("“%s”: no amount is said; write it behind the name"), text));
    return;
  }
  for_another (&said, who, reading->names);
  if (said.plus != NULL && much->type == BAHE_INTEGER)
    said.amount = g_steal_pointer (&said.plus);
  if (said.who == NULL)
    fault (reading, number, g_strdup_printf (_ ("“%s”: nobody is named; write the name before the amount"), text));
  else if (said.amount == NULL)
    fault (reading, number,
           g_strdup_printf (_ ("“%s”: “+%s” says no amount; write how much it is"), said.who, said.plus));
  if (said.who == NULL || said.amount == NULL)
    return;
  BaheImportLine *line = add_line (reading, number);
  keep_latest (reading, line, said.who, said.amount);
  g_ptr_array_add (line->cells, g_steal_pointer (&said.who));
  g_ptr_array_add (line->cells, g_steal_pointer (&said.amount));
  if (reading->note >= 0)
    g_ptr_array_add (line->cells, said.rest != NULL ? g_steal_pointer (&said.rest) : g_strdup (""));
}

BaheImportTable *
bahe_import_chat_read (const char *text, const BaheField *fields, const BaheNames *names)
{
  BaheImportTable *table = g_new0 (BaheImportTable, 1);
  g_auto (GStrv) lines = g_strsplit_set (text, "\r\n", -1);
  Reading reading = { fields,
                      names,
                      who_field (fields),
                      note_field (fields),
                      table,
                      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };
  guint number = 0;

  table->lines = g_ptr_array_new_with_free_func (bahe_import_line_free);
  table->header = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (table->header, g_strdup (fields[reading.who].name));
  g_ptr_array_add (table->header, g_strdup (fields[reading.who + 1].name));
  if (reading.note >= 0)
    g_ptr_array_add (table->header, g_strdup (fields[reading.note].name));
  for (char **line = lines; *line != NULL; line++) {
    g_autofree char *plain = plain_line (*line);
    number++;
    if (*plain != '\0')
      take_line (&reading, number, plain);
  }
  g_hash_table_unref (reading.latest);
  return table;
}
