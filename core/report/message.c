/* The boards as text for a chat group. Whole lines only: what finds no room is counted, never cut. */
#include "report/paper.h"

#define MOST_LETTERS 500
#define MOST_TITLE 60
#define LEAST_ROWS 3

typedef struct { /* how much of a paper is said */
  const BahePaper *paper;
  guint tables; /* of its boards, the first */
  guint *rows;  /* of each */
  gboolean sentences;
} Saying;

static void
say_row (GString *text, const BahePaperTable *table, const BahePaperRow *row)
{
  g_autofree char *place = bahe_paper_place (row);
  guint n = table->labels->len;

  if (g_str_equal (row->place, "—"))
    g_string_append_printf (text, "· %s", row->name);
  else
    g_string_append_printf (text, "%s. %s", place, row->name);
  if (row->note != NULL)
    g_string_append_printf (text, " %s", row->note);
  else if (n > 0 && *row->cells[n - 1] != '\0')
    g_string_append_printf (text, " %s", row->cells[n - 1]);
  if (*row->award != '\0')
    g_string_append_printf (text, " %s", row->award);
  g_string_append_c (text, '\n');
}

static void
say_table (GString *text, const BahePaperTable *table, guint rows)
{
  guint n = table->labels->len, left = table->rows->len - rows;

  if (table->heading != NULL)
    g_string_append_printf (text, "〔%s〕", table->heading);
  if (n > 0)
    g_string_append_printf (text, "%s %s %s\n", _ ("place"), table->who, (char *) table->labels->pdata[n - 1]);
  else if (table->heading != NULL)
    g_string_append_c (text, '\n');
  for (guint i = 0; i < rows; i++)
    say_row (text, table, table->rows->pdata[i]);
  if (left > 0) {
    g_autofree char *more = bahe_paper_more (left);
    g_string_append_printf (text, "%s\n", more);
  }
  if (table->lots != NULL && left == 0)
    g_string_append_printf (text, "%s\n", table->lots);
}

/* The first so many letters of a title no one would give. */
static char *
short_title (const char *title)
{
  if (g_utf8_strlen (title, -1) <= MOST_TITLE)
    return g_strdup (title);
  g_autofree char *begin = g_utf8_substring (title, 0, MOST_TITLE - 1);
  return g_strconcat (begin, "…", NULL);
}

static char *
say (const Saying *saying)
{
  const BahePaper *paper = saying->paper;
  g_autofree char *title = short_title (paper->title), *unit = short_title (paper->unit);
  GString *text = g_string_new (NULL);
  const char *said = NULL;

  g_string_append_printf (text, _ ("[%s] %s\n"), title, paper->state);
  for (guint i = 0; i < saying->tables; i++)
    say_table (text, paper->tables->pdata[i], saying->rows[i]);
  if (saying->tables < paper->tables->len)
    g_string_append_printf (text, _ ("… and %u more boards\n"), paper->tables->len - saying->tables);
  if (paper->hidden != NULL)
    g_string_append_printf (text, "%s\n", paper->hidden);
  for (guint i = 0; saying->sentences && i < paper->tables->len; i++) {
    const char *sentence = ((const BahePaperTable *) paper->tables->pdata[i])->sentence;
    if (sentence != NULL && g_strcmp0 (sentence, said) != 0)
      g_string_append_printf (text, "%s\n", sentence);
    said = sentence;
  }
  g_string_append_printf (text, "%s %s（%s）", unit, paper->updated, paper->version);
  return g_string_free (text, FALSE);
}

/* One row less of the board that says most; a board that would say next to nothing goes whole. FALSE: nothing is left.
 */
static gboolean
say_less (Saying *saying)
{
  guint most = 0;

  if (saying->sentences) {
    saying->sentences = FALSE;
    return TRUE;
  }
  for (guint i = 1; i < saying->tables; i++)
    if (saying->rows[i] > saying->rows[most])
      most = i;
  if (saying->tables > 1 && saying->rows[most] <= LEAST_ROWS) {
    saying->tables--;
    return TRUE;
  }
  if (saying->tables == 0 || saying->rows[most] == 0)
    return FALSE;
  saying->rows[most]--;
  return TRUE;
}

char *
bahe_paper_message (const BahePaper *paper)
{
  g_autofree guint *rows = g_new0 (guint, paper->tables->len + 1);
  Saying saying = { paper, paper->tables->len, rows, TRUE };

  for (guint i = 0; i < paper->tables->len; i++)
    rows[i] = MIN (((const BahePaperTable *) paper->tables->pdata[i])->rows->len, MOST_LETTERS / 4);
  for (;;) {
    g_autofree char *text = say (&saying);
    if (g_utf8_strlen (text, -1) <= MOST_LETTERS || !say_less (&saying))
      return g_steal_pointer (&text);
  }
}
