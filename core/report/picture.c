/* The boards as one picture for a chat group, read on a phone: large names, what the places are made by in bold. */
#include "report/ink.h"
#include "report/paper.h"

#define WIDTH 1080
#define EDGE 56
#define INNER (WIDTH - 2 * EDGE)
#define GAP 30        /* between two columns */
#define MOST_ROWS 200 /* of all boards: a longer picture no phone shows */
#define ROOMY_ROWS 24 /* as many stand wide apart */
#define PAPER "#F7F5F0"
#define INK "#16181D"
#define FAINT "#5F5B52"
#define LINE "#D5D0C4"
#define GOLD "#B8860B"

static const double title_sizes[] = { 64, 54, 46, 0 };
static const double name_sizes[] = { 44, 36, 32, 0 };
static const double unit_sizes[] = { 34, 28, 0 };

typedef struct {
  BaheInk *ink;
  double y;
  guint left; /* rows that may still be drawn */
  double row_height;
} Picture;

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
  grid->name = bahe_ink_width (ink, C_ ("paper", "team"), 28, FALSE);
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
  double room = INNER - 24 - grid->place - GAP - (grid->award > 0 ? grid->award + GAP : 0);
  for (guint c = 0; c < n; c++)
    need += grid->columns[c] + GAP;
  grid->first = 0;
  while (grid->first + 1 < n && room - need < most)
    need -= grid->columns[grid->first++] + GAP;
  grid->name = MAX (room - need, 120);
}

/* ---- rows ----------------------------------------------------------------------------------------------------------
 */

/* The right edge of each column, from the right; the award stands last. */
static double
right_edge (const BahePaperTable *table, const Grid *grid, guint column)
{
  double x = WIDTH - EDGE - (grid->award > 0 ? grid->award + GAP : 0);

  for (guint c = table->labels->len - 1; c > column; c--)
    x -= grid->columns[c] + GAP;
  return x;
}

static void
draw_head (Picture *picture, const BahePaperTable *table, const Grid *grid)
{
  BaheHand faint = { 28, FALSE, FAINT, BAHE_START };
  double base = picture->y + 38;

  bahe_ink_text (picture->ink, EDGE + 24, base, &faint, _ ("place"));
  bahe_ink_text (picture->ink, EDGE + 24 + grid->place + GAP, base, &faint, C_ ("paper", "team"));
  if (grid->award > 0)
    bahe_ink_text (picture->ink, WIDTH - EDGE - grid->award, base, &faint, _ ("award"));
  faint.align = BAHE_END;
  for (guint c = grid->first; c < table->labels->len; c++)
    bahe_ink_text (picture->ink, right_edge (table, grid, c), base, &faint, table->labels->pdata[c]);
  picture->y += 56;
  bahe_ink_line (picture->ink, EDGE, picture->y, WIDTH - EDGE, picture->y, 3, INK);
}

static void
draw_numbers (Picture *picture, const BahePaperTable *table, const BahePaperRow *row, const Grid *grid, double middle)
{
  guint n = table->labels->len;

  for (guint c = grid->first; c < n; c++) {
    const BaheHand hand = { c + 1 == n ? 46 : 38, c + 1 == n, INK, BAHE_END };
    bahe_ink_text (picture->ink, right_edge (table, grid, c), middle + hand.size * 0.36, &hand, row->cells[c]);
  }
  if (grid->award > 0)
    bahe_ink_text (picture->ink, WIDTH - EDGE - grid->award, middle + 34 * 0.36,
                   &(BaheHand){ 34, FALSE, INK, BAHE_START }, row->award);
}

static void
draw_place (Picture *picture, const BahePaperRow *row, double middle)
{
  double x = EDGE + 24;

  bahe_ink_text (picture->ink, x, middle + 44 * 0.36, &(BaheHand){ 44, TRUE, INK, BAHE_START }, row->place);
  if (!row->shared)
    return;
  x += bahe_ink_width (picture->ink, row->place, 44, TRUE) + 8;
  bahe_ink_text (picture->ink, x, middle + 44 * 0.36, &(BaheHand){ 26, FALSE, FAINT, BAHE_START }, _ ("tied"));
}

/* A row with a note has no numbers: the note stands under the name, or where the numbers would. */
static void
draw_row (Picture *picture, const BahePaperTable *table, const BahePaperRow *row, const Grid *grid)
{
  double size, x = EDGE + 24 + grid->place + GAP;
  g_auto (GStrv) name = bahe_ink_fit (picture->ink, row->name, name_sizes, TRUE, grid->name, &size);
  double note_width = WIDTH - EDGE - x;
  g_auto (GStrv) note = row->note != NULL ? bahe_ink_wrap (picture->ink, row->note, 30, FALSE, note_width) : NULL;
  double text = g_strv_length (name) * size * 1.35, notes = note != NULL ? g_strv_length (note) * 30 * 1.35 : 0;
  double height = MAX (picture->row_height, text + notes + 24), top = picture->y + (height - text - notes) / 2;

  if (row->first)
    bahe_ink_rectangle (picture->ink, EDGE, picture->y + 6, 10, height - 12, 5, GOLD);
  draw_place (picture, row, picture->y + height / 2);
  bahe_ink_lines (picture->ink, x, top, &(BaheHand){ size, TRUE, INK, BAHE_START }, name);
  if (note != NULL)
    bahe_ink_lines (picture->ink, x, top + text, &(BaheHand){ 30, FALSE, FAINT, BAHE_START }, note);
  draw_numbers (picture, table, row, grid, picture->y + height / 2);
  picture->y += height;
  bahe_ink_line (picture->ink, EDGE, picture->y, WIDTH - EDGE, picture->y, 1.5, LINE);
}

/* ---- the whole -----------------------------------------------------------------------------------------------------
 */

static void
draw_words (Picture *picture, const char *words, double size, gboolean bold, const char *colour)
{
  g_auto (GStrv) lines = bahe_ink_wrap (picture->ink, words, size, bold, INNER);

  picture->y += bahe_ink_lines (picture->ink, EDGE, picture->y, &(BaheHand){ size, bold, colour, BAHE_START }, lines);
}

static void
draw_table (Picture *picture, const BahePaperTable *table)
{
  g_autofree double *columns = g_new0 (double, table->labels->len + 1);
  Grid grid = { .columns = columns };
  guint n = MIN (table->rows->len, picture->left);

  if (table->heading != NULL) {
    picture->y += 20;
    draw_words (picture, table->heading, 42, TRUE, INK);
  }
  lay_out (picture->ink, table, &grid);
  draw_head (picture, table, &grid);
  for (guint i = 0; i < n; i++)
    draw_row (picture, table, table->rows->pdata[i], &grid);
  picture->left -= n;
  picture->y += 16;
  if (n < table->rows->len) {
    g_autofree char *more = bahe_paper_more (table->rows->len - n);
    draw_words (picture, more, 32, FALSE, FAINT);
  }
  if (table->lots != NULL)
    draw_words (picture, table->lots, 30, FALSE, INK);
}

/* Equal rules of several boards are said once, under the last of them. */
static void
draw_sentences (Picture *picture, const BahePaper *paper)
{
  for (guint i = 0; i < paper->tables->len; i++) {
    const BahePaperTable *table = paper->tables->pdata[i];
    const BahePaperTable *next = i + 1 < paper->tables->len ? paper->tables->pdata[i + 1] : NULL;
    if (table->sentence == NULL || (next != NULL && g_strcmp0 (next->sentence, table->sentence) == 0))
      continue;
    picture->y += 8;
    draw_words (picture, table->sentence, 28, FALSE, FAINT);
  }
}

static void
draw_title (Picture *picture, const BahePaper *paper)
{
  double size, pill = bahe_ink_width (picture->ink, paper->state, 30, FALSE) + 44;
  g_auto (GStrv) title = bahe_ink_fit (picture->ink, paper->title, title_sizes, TRUE, INNER, &size);

  picture->y = EDGE - 8;
  picture->y += bahe_ink_lines (picture->ink, EDGE, picture->y, &(BaheHand){ size, TRUE, INK, BAHE_START }, title) + 8;
  g_auto (GStrv) unit = bahe_ink_fit (picture->ink, paper->unit, unit_sizes, FALSE, INNER - pill - GAP, &size);
  bahe_ink_rectangle (picture->ink, WIDTH - EDGE - pill, picture->y, pill, 52, 26, INK);
  bahe_ink_text (picture->ink, WIDTH - EDGE - pill / 2, picture->y + 37, &(BaheHand){ 30, FALSE, PAPER, BAHE_MIDDLE },
                 paper->state);
  double units = bahe_ink_lines (picture->ink, EDGE, picture->y, &(BaheHand){ size, FALSE, FAINT, BAHE_START }, unit);
  picture->y += MAX (units, 52) + 20;
}

static void
draw_foot (Picture *picture, const BahePaper *paper)
{
  BaheHand hand = { 28, FALSE, FAINT, BAHE_START };

  picture->y += 24;
  bahe_ink_line (picture->ink, EDGE, picture->y, WIDTH - EDGE, picture->y, 1.5, LINE);
  bahe_ink_text (picture->ink, EDGE, picture->y + 44, &hand, paper->version);
  hand.align = BAHE_END;
  bahe_ink_text (picture->ink, WIDTH - EDGE, picture->y + 44, &hand, paper->updated);
  picture->y += 44 + EDGE - 16;
}

char *
bahe_paper_picture (const BahePaper *paper)
{
  g_autoptr (BaheInk) ink = bahe_ink_new ();
  Picture picture = { .ink = ink, .left = MOST_ROWS };
  guint rows = 0;

  for (guint i = 0; i < paper->tables->len; i++)
    rows += ((const BahePaperTable *) paper->tables->pdata[i])->rows->len;
  picture.row_height = rows > ROOMY_ROWS ? 72 : 92;
  draw_title (&picture, paper);
  for (guint i = 0; i < paper->tables->len; i++)
    draw_table (&picture, paper->tables->pdata[i]);
  if (paper->hidden != NULL)
    draw_words (&picture, paper->hidden, 30, FALSE, INK);
  draw_sentences (&picture, paper);
  draw_foot (&picture, paper);
  return bahe_ink_sheet (ink, WIDTH, (int) picture.y, PAPER);
}
