/* The boards as one picture for a chat group, read on a phone: large names, what the places are made by in bold. */
#include "report/picture.h"

#define ROOMY_ROWS 24 /* as many stand wide apart */

static const double title_sizes[] = { 64, 54, 46, 0 };
static const double name_sizes[] = { 44, 36, 32, 0 };
static const double unit_sizes[] = { 34, 28, 0 };

typedef struct { /* where the columns of a table stand */
  guint first;   /* column of the table that is drawn first; those before it found no room */
  double place, name, award;
  double *columns; /* as many as the table has */
} Grid;

/* ---- the grid ------------------------------------------------------------------------------------------------------
 */

static double
widest (BaheInk *ink, double least, const char *text, double size, gboolean bold)
{
  return MAX (least, bahe_ink_width (ink, text, size, bold));
}

static void
measure (BaheInk *ink, const BahePaperTable *table, Grid *grid)
{
  guint n = table->labels->len;

  grid->place = bahe_ink_width (ink, _ ("place"), 28, FALSE);
  grid->name = bahe_ink_width (ink, table->who, 28, FALSE);
  grid->award = table->awards ? bahe_ink_width (ink, _ ("award"), 28, FALSE) : 0;
  for (guint c = 0; c < n; c++)
    grid->columns[c] = bahe_ink_width (ink, table->labels->pdata[c], 28, FALSE);
  for (guint i = 0; i < table->rows->len; i++) {
    const BahePaperRow *row = table->rows->pdata[i];
    double tied = row->shared ? bahe_ink_width (ink, _ ("tied"), 26, FALSE) + 8 : 0;
    grid->place = MAX (grid->place, bahe_ink_width (ink, row->place, 44, TRUE) + tied);
    grid->name = widest (ink, grid->name, row->name, name_sizes[0], TRUE);
    grid->award = widest (ink, grid->award, row->award, 34, FALSE);
    for (guint c = 0; c < n; c++)
      grid->columns[c] = widest (ink, grid->columns[c], row->cells[c], c + 1 == n ? 46 : 38, c + 1 == n);
  }
}

/* What the names get: at least eight letters' room, taken from the columns that tell least, which stand first. */
static void
lay_out (BaheInk *ink, const BahePaperTable *table, Grid *grid)
{
  guint n = table->labels->len;
  double need = 0;

  measure (ink, table, grid);
  double most = MIN (grid->name, 8.2 * name_sizes[0]);
  double room = PICTURE_INNER - 24 - grid->place - PICTURE_GAP - (grid->award > 0 ? grid->award + PICTURE_GAP : 0);
  for (guint c = 0; c < n; c++)
    need += grid->columns[c] + PICTURE_GAP;
  grid->first = 0;
  while (grid->first + 1 < n && room - need < most)
    need -= grid->columns[grid->first++] + PICTURE_GAP;
  grid->name = MAX (room - need, 120);
}

/* ---- rows ----------------------------------------------------------------------------------------------------------
 */

/* The right edge of each column, from the right; the award stands last. */
static double
right_edge (const BahePaperTable *table, const Grid *grid, guint column)
{
  double x = PICTURE_WIDTH - PICTURE_EDGE - (grid->award > 0 ? grid->award + PICTURE_GAP : 0);

  for (guint c = table->labels->len - 1; c > column; c--)
    x -= grid->columns[c] + PICTURE_GAP;
  return x;
}

static void
draw_head (BahePicture *picture, const BahePaperTable *table, const Grid *grid)
{
  BaheHand faint = { 28, FALSE, PICTURE_FAINT, BAHE_START };
  double base = picture->y + 38;

  bahe_ink_text (picture->ink, PICTURE_EDGE + 24, base, &faint, _ ("place"));
  bahe_ink_text (picture->ink, PICTURE_EDGE + 24 + grid->place + PICTURE_GAP, base, &faint, table->who);
  if (grid->award > 0)
    bahe_ink_text (picture->ink, PICTURE_WIDTH - PICTURE_EDGE - grid->award, base, &faint, _ ("award"));
  faint.align = BAHE_END;
  for (guint c = grid->first; c < table->labels->len; c++)
    bahe_ink_text (picture->ink, right_edge (table, grid, c), base, &faint, table->labels->pdata[c]);
  picture->y += 56;
  bahe_ink_line (picture->ink, PICTURE_EDGE, picture->y, PICTURE_WIDTH - PICTURE_EDGE, picture->y, 3, PICTURE_INK);
}

static void
draw_numbers (BahePicture *picture, const BahePaperTable *table, const BahePaperRow *row, const Grid *grid,
              double middle)
{
  guint n = table->labels->len;

  for (guint c = grid->first; c < n; c++) {
    const BaheHand hand = { c + 1 == n ? 46 : 38, c + 1 == n, PICTURE_INK, BAHE_END };
    bahe_ink_text (picture->ink, right_edge (table, grid, c), middle + hand.size * 0.36, &hand, row->cells[c]);
  }
  if (grid->award > 0)
    bahe_ink_text (picture->ink, PICTURE_WIDTH - PICTURE_EDGE - grid->award, middle + 34 * 0.36,
                   &(BaheHand){ 34, FALSE, PICTURE_INK, BAHE_START }, row->award);
}

static void
draw_place (BahePicture *picture, const BahePaperRow *row, double middle)
{
  double x = PICTURE_EDGE + 24;

  bahe_ink_text (picture->ink, x, middle + 44 * 0.36, &(BaheHand){ 44, TRUE, PICTURE_INK, BAHE_START }, row->place);
  if (!row->shared)
    return;
  x += bahe_ink_width (picture->ink, row->place, 44, TRUE) + 8;
  bahe_ink_text (picture->ink, x, middle + 44 * 0.36, &(BaheHand){ 26, FALSE, PICTURE_FAINT, BAHE_START }, _ ("tied"));
}

/* A row with a note has no numbers: the note stands under the name, or where the numbers would. */
static void
draw_row (BahePicture *picture, const BahePaperTable *table, const BahePaperRow *row, const Grid *grid)
{
  double size, x = PICTURE_EDGE + 24 + grid->place + PICTURE_GAP;
  g_auto (GStrv) name = bahe_ink_fit (picture->ink, row->name, name_sizes, TRUE, grid->name, &size);
  double note_width = PICTURE_WIDTH - PICTURE_EDGE - x;
  g_auto (GStrv) note = row->note != NULL ? bahe_ink_wrap (picture->ink, row->note, 30, FALSE, note_width) : NULL;
  double text = g_strv_length (name) * size * 1.35, notes = note != NULL ? g_strv_length (note) * 30 * 1.35 : 0;
  double height = MAX (picture->row_height, text + notes + 24), top = picture->y + (height - text - notes) / 2;

  if (row->first)
    bahe_ink_rectangle (picture->ink, PICTURE_EDGE, picture->y + 6, 10, height - 12, 5, PICTURE_GOLD);
  draw_place (picture, row, picture->y + height / 2);
  bahe_ink_lines (picture->ink, x, top, &(BaheHand){ size, TRUE, PICTURE_INK, BAHE_START }, name);
  if (note != NULL)
    bahe_ink_lines (picture->ink, x, top + text, &(BaheHand){ 30, FALSE, PICTURE_FAINT, BAHE_START }, note);
  draw_numbers (picture, table, row, grid, picture->y + height / 2);
  picture->y += height;
  bahe_ink_line (picture->ink, PICTURE_EDGE, picture->y, PICTURE_WIDTH - PICTURE_EDGE, picture->y, 1.5, PICTURE_LINE);
}

/* ---- the whole -----------------------------------------------------------------------------------------------------
 */

void
bahe_picture_words (BahePicture *picture, const char *words, double size, gboolean bold, const char *colour)
{
  g_auto (GStrv) lines = bahe_ink_wrap (picture->ink, words, size, bold, PICTURE_INNER);

  picture->y +=
      bahe_ink_lines (picture->ink, PICTURE_EDGE, picture->y, &(BaheHand){ size, bold, colour, BAHE_START }, lines);
}

static void
draw_table (BahePicture *picture, const BahePaperTable *table)
{
  g_autofree double *columns = g_new0 (double, table->labels->len + 1);
  Grid grid = { .columns = columns };
  guint n = MIN (table->rows->len, picture->left);

  if (table->heading != NULL) {
    picture->y += 20;
    bahe_picture_words (picture, table->heading, 42, TRUE, PICTURE_INK);
  }
  lay_out (picture->ink, table, &grid);
  draw_head (picture, table, &grid);
  for (guint i = 0; i < n; i++)
    draw_row (picture, table, table->rows->pdata[i], &grid);
  picture->left -= n;
  picture->y += 16;
  if (n < table->rows->len) {
    g_autofree char *more = bahe_paper_more (table->rows->len - n);
    bahe_picture_words (picture, more, 32, FALSE, PICTURE_FAINT);
  }
  if (table->lots != NULL)
    bahe_picture_words (picture, table->lots, 30, FALSE, PICTURE_INK);
}

/* Equal rules of several boards are said once, under the last of them. */
static void
draw_sentences (BahePicture *picture, const BahePaper *paper)
{
  for (guint i = 0; i < paper->tables->len; i++) {
    const BahePaperTable *table = paper->tables->pdata[i];
    const BahePaperTable *next = i + 1 < paper->tables->len ? paper->tables->pdata[i + 1] : NULL;
    if (table->sentence == NULL || (next != NULL && g_strcmp0 (next->sentence, table->sentence) == 0))
      continue;
    picture->y += 8;
    bahe_picture_words (picture, table->sentence, 28, FALSE, PICTURE_FAINT);
  }
}

void
bahe_picture_title (BahePicture *picture, const BahePaper *paper)
{
  double size, pill = bahe_ink_width (picture->ink, paper->state, 30, FALSE) + 44;
  g_auto (GStrv) title = bahe_ink_fit (picture->ink, paper->title, title_sizes, TRUE, PICTURE_INNER, &size);

  picture->y = PICTURE_EDGE - 8;
  picture->y += bahe_ink_lines (picture->ink, PICTURE_EDGE, picture->y,
                                &(BaheHand){ size, TRUE, PICTURE_INK, BAHE_START }, title) +
                8;
  g_auto (GStrv) unit =
      bahe_ink_fit (picture->ink, paper->unit, unit_sizes, FALSE, PICTURE_INNER - pill - PICTURE_GAP, &size);
  bahe_ink_rectangle (picture->ink, PICTURE_WIDTH - PICTURE_EDGE - pill, picture->y, pill, 52, 26, PICTURE_INK);
  bahe_ink_text (picture->ink, PICTURE_WIDTH - PICTURE_EDGE - pill / 2, picture->y + 37,
                 &(BaheHand){ 30, FALSE, PICTURE_PAPER, BAHE_MIDDLE }, paper->state);
  double units = bahe_ink_lines (picture->ink, PICTURE_EDGE, picture->y,
                                 &(BaheHand){ size, FALSE, PICTURE_FAINT, BAHE_START }, unit);
  picture->y += MAX (units, 52) + 20;
}

void
bahe_picture_foot (BahePicture *picture, const BahePaper *paper)
{
  BaheHand hand = { 28, FALSE, PICTURE_FAINT, BAHE_START };

  picture->y += 24;
  bahe_ink_line (picture->ink, PICTURE_EDGE, picture->y, PICTURE_WIDTH - PICTURE_EDGE, picture->y, 1.5, PICTURE_LINE);
  bahe_ink_text (picture->ink, PICTURE_EDGE, picture->y + 44, &hand, paper->version);
  hand.align = BAHE_END;
  bahe_ink_text (picture->ink, PICTURE_WIDTH - PICTURE_EDGE, picture->y + 44, &hand, paper->updated);
  picture->y += 44 + PICTURE_EDGE - 16;
}

char *
bahe_picture_end (BahePicture *picture)
{
  return bahe_ink_sheet (picture->ink, PICTURE_WIDTH, (int) picture->y, PICTURE_PAPER);
}

char *
bahe_paper_picture (const BahePaper *paper)
{
  g_autoptr (BaheInk) ink = bahe_ink_new ();
  BahePicture picture = { .ink = ink, .left = PICTURE_MOST_ROWS };
  guint rows = 0;

  for (guint i = 0; i < paper->tables->len; i++)
    rows += ((const BahePaperTable *) paper->tables->pdata[i])->rows->len;
  picture.row_height = rows > ROOMY_ROWS ? 72 : 92;
  bahe_picture_title (&picture, paper);
  for (guint i = 0; i < paper->tables->len; i++)
    draw_table (&picture, paper->tables->pdata[i]);
  if (paper->hidden != NULL)
    bahe_picture_words (&picture, paper->hidden, 30, FALSE, PICTURE_INK);
  draw_sentences (&picture, paper);
  bahe_picture_foot (&picture, paper);
  return bahe_picture_end (&picture);
}
