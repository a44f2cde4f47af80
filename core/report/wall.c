/* The boards for the wall (公示栏): A4, black and white, with places to sign. */
#include "report/paper.h"
#include "report/sheets.h"

#define INK "#000000"
#define LEAST_NAME 120.0

/* ---- the table -----------------------------------------------------------------------------------------------------
 */

/* The first column that finds room beside place, name and award; those that tell least stand first. */
static guint
first_column (BaheInk *ink, const BahePaperTable *table)
{
  double room = bahe_sheets_width () - 70 - LEAST_NAME - (table->awards ? 80 : 0);
  guint first = table->labels->len;

  while (first > 0) {
    double width = bahe_ink_width (ink, table->labels->pdata[first - 1], 11.5, TRUE);
    for (guint i = 0; i < table->rows->len; i++)
      width = MAX (width, bahe_ink_width (ink, ((BahePaperRow *) table->rows->pdata[i])->cells[first - 1], 11.5, TRUE));
    room -= width + 14;
    if (room < 0 && first < table->labels->len)
      break;
    first--;
  }
  return first;
}

static char **
row_texts (const BahePaperTable *table, const BahePaperRow *row, guint first, guint n)
{
  char **texts = g_new0 (char *, n + 1);
  guint at = 0;

  texts[at++] = bahe_paper_place (row);
  texts[at++] = row->note != NULL ? g_strdup_printf (_ ("%s (%s)"), row->name, row->note) : g_strdup (row->name);
  for (guint c = first; c < table->labels->len; c++)
    texts[at++] = g_strdup (row->cells[c]);
  if (table->awards)
    texts[at++] = g_strdup (row->award);
  return texts;
}

static void
draw_table (BaheSheets *sheets, const BahePaperTable *table)
{
  guint first = first_column (bahe_sheets_ink (sheets), table), shown = table->labels->len - first;
  guint n = 2 + shown + (table->awards ? 1 : 0), at = 0;
  g_autofree BaheSheetColumn *columns = g_new0 (BaheSheetColumn, n);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  columns[at++] = (BaheSheetColumn){ _ ("place"), BAHE_MIDDLE, TRUE, 46, 0 };
  columns[at++] = (BaheSheetColumn){ table->who, BAHE_START, TRUE, LEAST_NAME, 3 };
  for (guint c = first; c < table->labels->len; c++)
    columns[at++] = (BaheSheetColumn){ table->labels->pdata[c], BAHE_MIDDLE, c + 1 == table->labels->len, 0, 1 };
  if (table->awards)
    columns[at++] = (BaheSheetColumn){ _ ("award"), BAHE_MIDDLE, FALSE, 70, 1 };
  for (guint i = 0; i < table->rows->len; i++)
    g_ptr_array_add (rows, row_texts (table, table->rows->pdata[i], first, n));
  bahe_sheets_table (sheets, &(BaheSheetTable){ columns, n, rows, 27 });
}

/* ---- the whole -----------------------------------------------------------------------------------------------------
 */

static void
draw_title (BaheSheets *sheets, const BahePaper *paper)
{
  static const double sizes[] = { 24, 20, 16, 0 };
  double size;
  g_auto (GStrv) lines =
      bahe_ink_fit (bahe_sheets_ink (sheets), paper->title, sizes, TRUE, bahe_sheets_width (), &size);
  g_autofree char *under = g_strdup_printf ("%s　　%s", paper->unit, paper->state);

  for (guint i = 0; lines[i] != NULL; i++)
    bahe_sheets_words (sheets, lines[i], &(BaheHand){ size, TRUE, INK, BAHE_MIDDLE });
  bahe_sheets_space (sheets, 6);
  bahe_sheets_words (sheets, under, &(BaheHand){ 12, FALSE, INK, BAHE_MIDDLE });
  bahe_sheets_space (sheets, 14);
}

static void
draw_board (BaheSheets *sheets, const BahePaper *paper, guint i)
{
  const BahePaperTable *table = paper->tables->pdata[i];
  const BahePaperTable *next = i + 1 < paper->tables->len ? paper->tables->pdata[i + 1] : NULL;
  const BaheHand small = { 10, FALSE, INK, BAHE_START };

  if (table->heading != NULL) {
    bahe_sheets_need (sheets, 110);
    bahe_sheets_words (sheets, table->heading, &(BaheHand){ 14, TRUE, INK, BAHE_START });
    bahe_sheets_space (sheets, 5);
  }
  draw_table (sheets, table);
  bahe_sheets_space (sheets, 8);
  if (table->lots != NULL)
    bahe_sheets_words (sheets, table->lots, &small);
  if (table->sentence != NULL && (next == NULL || g_strcmp0 (next->sentence, table->sentence) != 0))
    bahe_sheets_words (sheets, table->sentence, &small);
  bahe_sheets_space (sheets, 12);
}

GBytes *
bahe_paper_wall (const BahePaper *paper, GError **error)
{
  g_autofree char *running = g_strdup_printf ("%s　　%s", paper->title, paper->state);
  g_autoptr (BaheSheets) sheets = bahe_sheets_new (running, paper->version);
  const char *const labels[] = { _ ("chief referee:"), _ ("recorder:"), _ ("date:"), NULL };

  draw_title (sheets, paper);
  for (guint i = 0; i < paper->tables->len; i++)
    draw_board (sheets, paper, i);
  if (paper->hidden != NULL)
    bahe_sheets_words (sheets, paper->hidden, &(BaheHand){ 10, FALSE, INK, BAHE_START });
  bahe_sheets_sign (sheets, labels);
  return bahe_sheets_pdf (sheets, paper->title, paper->seconds, error);
}
