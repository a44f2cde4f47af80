#include "report/sheets.h"

#include "base/base.h"
#include "report/render.h"

#define WIDTH 595.28 /* A4 in points */
#define HEIGHT 841.89
#define SIDE 51.0
#define TOP 51.0
#define BOTTOM 62.0
#define CELL 11.5 /* size of a table's text */
#define PAD 6.0
#define INK "#000000"
#define SHADE "#E8E8E8"

struct BaheSheets {
  BaheInk *ink;
  GPtrArray *pages; /* char *: what stands on each, without the foot */
  char *running, *version;
  double y;
  gboolean begun; /* something stands on this page */
};

typedef struct { /* a table that is being drawn */
  BaheSheets *sheets;
  const BaheSheetTable *table;
  double *widths;
} Drawing;

BaheSheets *
bahe_sheets_new (const char *running, const char *version)
{
  BaheSheets *sheets = g_new0 (BaheSheets, 1);

  sheets->ink = bahe_ink_new ();
  sheets->pages = g_ptr_array_new_with_free_func (g_free);
  sheets->running = g_strdup (running);
  sheets->version = g_strdup (version);
  sheets->y = TOP;
  return sheets;
}

void
bahe_sheets_free (BaheSheets *sheets)
{
  if (sheets == NULL)
    return;
  bahe_ink_free (sheets->ink);
  g_ptr_array_unref (sheets->pages);
  g_free (sheets->running);
  g_free (sheets->version);
  g_free (sheets);
}

double
bahe_sheets_width (void)
{
  return WIDTH - 2 * SIDE;
}

BaheInk *
bahe_sheets_ink (BaheSheets *sheets)
{
  return sheets->ink;
}

/* ---- pages ---------------------------------------------------------------------------------------------------------
 */

static void
end_page (BaheSheets *sheets)
{
  g_ptr_array_add (sheets->pages, bahe_ink_take (sheets->ink));
  sheets->begun = FALSE;
}

static void
begin_page (BaheSheets *sheets)
{
  static const double sizes[] = { 10, 8, 0 };
  double size;
  g_auto (GStrv) running = bahe_ink_fit (sheets->ink, sheets->running, sizes, FALSE, bahe_sheets_width (), &size);

  sheets->y = TOP - 16;
  sheets->y += bahe_ink_lines (sheets->ink, SIDE, sheets->y, &(BaheHand){ size, FALSE, INK, BAHE_START }, running) + 6;
}

void
bahe_sheets_need (BaheSheets *sheets, double height)
{
  if (!sheets->begun || sheets->y + height <= HEIGHT - BOTTOM)
    return;
  end_page (sheets);
  begin_page (sheets);
}

void
bahe_sheets_space (BaheSheets *sheets, double height)
{
  sheets->y += height;
}

void
bahe_sheets_words (BaheSheets *sheets, const char *words, const BaheHand *hand)
{
  static const double at[] = { [BAHE_START] = SIDE, [BAHE_MIDDLE] = WIDTH / 2, [BAHE_END] = WIDTH - SIDE };
  g_auto (GStrv) lines = bahe_ink_wrap (sheets->ink, words, hand->size, hand->bold, bahe_sheets_width ());

  for (guint i = 0; lines[i] != NULL; i++) {
    char *line[] = { lines[i], NULL };
    bahe_sheets_need (sheets, hand->size * 1.35);
    sheets->y += bahe_ink_lines (sheets->ink, at[hand->align], sheets->y, hand, line);
    sheets->begun = TRUE;
  }
}

/* ---- tables --------------------------------------------------------------------------------------------------------
 */

static const char *
cell_text (char **row, guint column)
{
  return row[column] != NULL ? row[column] : "";
}

/* As wide as its texts, but where that is too much each line of the widest column is broken. */
static void
lay_out (Drawing *drawing)
{
  const BaheSheetTable *table = drawing->table;
  double all = 0, shares = 0;

  for (guint c = 0; c < table->n_columns; c++) {
    const BaheSheetColumn *column = &table->columns[c];
    double width = bahe_ink_width (drawing->sheets->ink, column->label, CELL - 1, TRUE);
    for (guint i = 0; i < table->rows->len; i++)
      width =
          MAX (width, bahe_ink_width (drawing->sheets->ink, cell_text (table->rows->pdata[i], c), CELL, column->bold));
    drawing->widths[c] = MAX (width + 2 * PAD + 1, column->least);
    all += drawing->widths[c];
    shares += column->grows;
  }
  double room = bahe_sheets_width () - all;
  for (guint c = 0; c < table->n_columns; c++)
    drawing->widths[c] += shares > 0 ? MAX (room, 0) * table->columns[c].grows / shares : 0;
  for (; room < 0; room += 1) {
    guint widest = 0;
    for (guint c = 1; c < table->n_columns; c++)
      widest = drawing->widths[c] > drawing->widths[widest] ? c : widest;
    drawing->widths[widest] -= MIN (1, -room);
  }
}

static void
draw_cell (Drawing *drawing, guint column, double x, double height, char **lines, gboolean head)
{
  const BaheSheetColumn *declared = &drawing->table->columns[column];
  double width = drawing->widths[column], size = head ? CELL - 1 : CELL;
  const BaheHand hand = { size, head || declared->bold, INK, declared->align };
  double at = declared->align == BAHE_START ? x + PAD : declared->align == BAHE_END ? x + width - PAD : x + width / 2;
  double text = g_strv_length (lines) * size * 1.35;

  bahe_ink_lines (drawing->sheets->ink, at, drawing->sheets->y + (height - text) / 2, &hand, lines);
}

static double
row_height (Drawing *drawing, char **row, gboolean head, char ***lines)
{
  double height = head ? 24 : drawing->table->row_height, size = head ? CELL - 1 : CELL;

  for (guint c = 0; c < drawing->table->n_columns; c++) {
    const BaheSheetColumn *column = &drawing->table->columns[c];
    lines[c] = bahe_ink_wrap (drawing->sheets->ink, cell_text (row, c), size, head || column->bold,
                              drawing->widths[c] - 2 * PAD + 0.5);
    height = MAX (height, g_strv_length (lines[c]) * size * 1.35 + 8);
  }
  return height;
}

static void
draw_frame (Drawing *drawing, double height)
{
  BaheInk *ink = drawing->sheets->ink;
  double x = SIDE, y = drawing->sheets->y;

  for (guint c = 0; c < drawing->table->n_columns; x += drawing->widths[c++])
    bahe_ink_line (ink, x, y, x, y + height, 0.6, INK);
  bahe_ink_line (ink, x, y, x, y + height, 0.6, INK);
  bahe_ink_line (ink, SIDE, y, x, y, 0.6, INK);
  bahe_ink_line (ink, SIDE, y + height, x, y + height, 0.6, INK);
}

static void
draw_row (Drawing *drawing, char **row, gboolean head)
{
  guint n = drawing->table->n_columns;
  char ***lines = g_new0 (char **, n);
  double height = row_height (drawing, row, head, lines), x = SIDE, all = 0;

  for (guint c = 0; c < n; c++)
    all += drawing->widths[c];
  if (head)
    bahe_ink_rectangle (drawing->sheets->ink, SIDE, drawing->sheets->y, all, height, 0, SHADE);
  for (guint c = 0; c < n; x += drawing->widths[c++])
    draw_cell (drawing, c, x, height, lines[c], head);
  draw_frame (drawing, height);
  drawing->sheets->y += height;
  drawing->sheets->begun = TRUE;
  for (guint c = 0; c < n; c++)
    g_strfreev (lines[c]);
  g_free (lines);
}

static double
height_of (Drawing *drawing, char **row, gboolean head)
{
  char ***lines = g_new0 (char **, drawing->table->n_columns);
  double height = row_height (drawing, row, head, lines);

  for (guint c = 0; c < drawing->table->n_columns; c++)
    g_strfreev (lines[c]);
  g_free (lines);
  return height;
}

void
bahe_sheets_table (BaheSheets *sheets, const BaheSheetTable *table)
{
  g_autofree double *widths = g_new0 (double, table->n_columns + 1);
  g_autofree char **head = g_new0 (char *, table->n_columns + 1);
  Drawing drawing = { sheets, table, widths };

  for (guint c = 0; c < table->n_columns; c++)
    head[c] = (char *) table->columns[c].label;
  lay_out (&drawing);
  for (guint i = 0; i < table->rows->len; i++) {
    guint page = sheets->pages->len;
    double height = height_of (&drawing, table->rows->pdata[i], FALSE);
    bahe_sheets_need (sheets, i == 0 ? height + height_of (&drawing, head, TRUE) : height);
    if (i == 0 || sheets->pages->len > page)
      draw_row (&drawing, head, TRUE);
    draw_row (&drawing, table->rows->pdata[i], FALSE);
  }
}

void
bahe_sheets_squares (BaheSheets *sheets, const guint8 *dark, guint n, double size)
{
  double step = size / n, left = (WIDTH - size) / 2;

  bahe_sheets_need (sheets, size);
  for (guint y = 0; y < n; y++)
    for (guint x = 0, run = 0; x < n; x += run + 1) {
      for (run = 0; x + run < n && (dark[y * n + x + run] & 1) != 0;)
        run++;
      if (run > 0)
        bahe_ink_rectangle (sheets->ink, left + x * step, sheets->y + y * step, run * step, step, 0, INK);
    }
  sheets->y += size;
}

void
bahe_sheets_sign (BaheSheets *sheets, const char *const *labels)
{
  const BaheHand hand = { CELL, FALSE, INK, BAHE_START };
  guint n = g_strv_length ((char **) labels);
  double step = bahe_sheets_width () / n;

  bahe_sheets_need (sheets, 46);
  sheets->y += 40;
  for (guint i = 0; i < n; i++) {
    double x = SIDE + i * step, end = x + bahe_ink_width (sheets->ink, labels[i], CELL, FALSE) + 4;
    bahe_ink_text (sheets->ink, x, sheets->y, &hand, labels[i]);
    bahe_ink_line (sheets->ink, end, sheets->y + 2, x + step - 14, sheets->y + 2, 0.6, INK);
  }
  sheets->y += 6;
  sheets->begun = TRUE;
}

void
bahe_sheets_seal (BaheSheets *sheets, const char *unit, const char *date)
{
  const BaheHand hand = { 13, FALSE, INK, BAHE_END };
  g_autofree char *sealed = g_strdup_printf (_ ("%s (seal)"), unit);

  bahe_sheets_need (sheets, 80);
  sheets->y += 52;
  bahe_ink_text (sheets->ink, WIDTH - SIDE - 40, sheets->y, &hand, sealed);
  sheets->y += 22;
  bahe_ink_text (sheets->ink, WIDTH - SIDE - 40, sheets->y, &hand, date);
  sheets->y += 6;
  sheets->begun = TRUE;
}

void
bahe_sheets_break (BaheSheets *sheets)
{
  if (!sheets->begun)
    return;
  end_page (sheets);
  begin_page (sheets);
}

/* ---- the file ------------------------------------------------------------------------------------------------------
 */

static char *
finish_page (BaheSheets *sheets, guint i)
{
  BaheHand hand = { 9, FALSE, INK, BAHE_START };
  g_autofree char *number = g_strdup_printf (_ ("page %u of %u"), i + 1, sheets->pages->len);
  double base = HEIGHT - BOTTOM + 28;

  bahe_ink_give (sheets->ink, sheets->pages->pdata[i]);
  bahe_ink_line (sheets->ink, SIDE, base - 14, WIDTH - SIDE, base - 14, 0.4, INK);
  bahe_ink_text (sheets->ink, SIDE, base, &hand, sheets->version);
  hand.align = BAHE_END;
  bahe_ink_text (sheets->ink, WIDTH - SIDE, base, &hand, number);
  return bahe_ink_sheet (sheets->ink, WIDTH, HEIGHT, "#FFFFFF");
}

#define PICTURE_SCALE 2.0 /* 144 dots an inch: legible on a screen, and small enough to send */

GBytes *
bahe_sheets_png (BaheSheets *sheets, guint page, GError **error)
{
  end_page (sheets);
  if (page >= 1 && page <= sheets->pages->len) {
    g_autofree char *svg = finish_page (sheets, page - 1);
    return bahe_render_png_scaled (svg, PICTURE_SCALE, error);
  }
  g_set_error (error, BAHE_ERROR, BAHE_ERROR_NOT_FOUND, _ ("this paper has %u pages; there is no page %u"),
               sheets->pages->len, page);
  return NULL;
}

GBytes *
bahe_sheets_pdf (BaheSheets *sheets, const char *title, gint64 seconds, GError **error)
{
  g_autoptr (GPtrArray) pages = g_ptr_array_new_with_free_func (g_free);
  const BahePdfAsk ask = { title, seconds, WIDTH, HEIGHT };

  end_page (sheets);
  for (guint i = 0; i < sheets->pages->len; i++)
    g_ptr_array_add (pages, finish_page (sheets, i));
  return bahe_render_pdf (pages, &ask, error);
}
