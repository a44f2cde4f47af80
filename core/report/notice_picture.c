/* A ledger or a list of pairs as one picture for a chat group: a single row as lines of what it says, several as a
 * table or, where a table would be too wide for a phone, one below the other. */
#include "report/notice.h"
#include "report/picture.h"

#include <string.h>

#define TEXT_SIZE 36
#define LABEL_SIZE 30
#define HEAD_SIZE 28
#define BAR_HEIGHT 22
#define LINE_GAP 12
#define HEAD_CELLS 4 /* of a row that no table has room for, those in large letters */

/* ---- a single row ------------------------------------------------------------------------------------------------ */

/* How far a drive is, from 0 to 1; −1: the row says no percentage under this name. */
static double
progress_of (json_object *row)
{
  json_object *plain = bahe_paper_member (bahe_paper_member (row, "progress"), "plain");

  return plain != NULL ? CLAMP (g_ascii_strtod (json_object_get_string (plain), NULL) / 100, 0, 1) : -1;
}

static void
draw_bar (BahePicture *picture, double share)
{
  if (share < 0)
    return;
  picture->y += 8;
  bahe_ink_rectangle (picture->ink, PICTURE_EDGE, picture->y, PICTURE_INNER, BAR_HEIGHT, BAR_HEIGHT / 2.0,
                      PICTURE_LINE);
  bahe_ink_rectangle (picture->ink, PICTURE_EDGE, picture->y, MAX (share * PICTURE_INNER, BAR_HEIGHT), BAR_HEIGHT,
                      BAR_HEIGHT / 2.0, PICTURE_GOLD);
  picture->y += BAR_HEIGHT + 16;
}

static void
draw_single (BahePicture *picture, const BaheNoticeView *view)
{
  json_object *row = json_object_array_get_idx (view->rows, 0);
  double labels = 0;

  draw_bar (picture, progress_of (row));
  for (guint i = 0; i < view->columns->len; i++)
    labels = MAX (labels, bahe_ink_width (picture->ink, bahe_notice_label (view, i), LABEL_SIZE, FALSE));
  labels = MIN (labels, PICTURE_INNER / 2.0);
  for (guint i = 0; i < view->columns->len; i++) {
    double x = PICTURE_EDGE + labels + PICTURE_GAP, top = picture->y + LINE_GAP / 2.0;
    g_auto (GStrv) label = bahe_ink_wrap (picture->ink, bahe_notice_label (view, i), LABEL_SIZE, FALSE, labels + 1);
    g_auto (GStrv) text = bahe_ink_wrap (picture->ink, bahe_notice_text (row, bahe_notice_name (view, i)), TEXT_SIZE,
                                         TRUE, PICTURE_WIDTH - PICTURE_EDGE - x);
    double left = bahe_ink_lines (picture->ink, PICTURE_EDGE, top + (TEXT_SIZE - LABEL_SIZE),
                                  &(BaheHand){ LABEL_SIZE, FALSE, PICTURE_FAINT, BAHE_START }, label);
    double right = bahe_ink_lines (picture->ink, x, top, &(BaheHand){ TEXT_SIZE, TRUE, PICTURE_INK, BAHE_START }, text);
    picture->y += MAX (left, right) + LINE_GAP;
  }
}

/* ---- several rows ------------------------------------------------------------------------------------------------ */

static guint
rows_to_draw (const BahePicture *picture, const BaheNoticeView *view)
{
  return (guint) MIN (json_object_array_length (view->rows), picture->left);
}

/* The width of each column; the sum with the gaps. */
static double
measure (BahePicture *picture, const BaheNoticeView *view, double *widths)
{
  double all = -PICTURE_GAP;

  for (guint c = 0; c < view->columns->len; c++) {
    widths[c] = bahe_ink_width (picture->ink, bahe_notice_label (view, c), HEAD_SIZE, FALSE);
    for (guint r = 0; r < rows_to_draw (picture, view); r++) {
      const char *text = bahe_notice_short (json_object_array_get_idx (view->rows, r), bahe_notice_name (view, c));
      widths[c] = MAX (widths[c], bahe_ink_width (picture->ink, text, TEXT_SIZE, c == 0));
    }
    all += widths[c] + PICTURE_GAP;
  }
  return all;
}

static void
draw_table (BahePicture *picture, const BaheNoticeView *view, const double *widths)
{
  double x = PICTURE_EDGE;

  for (guint c = 0; c < view->columns->len; x += widths[c++] + PICTURE_GAP)
    bahe_ink_text (picture->ink, x, picture->y + 38, &(BaheHand){ HEAD_SIZE, FALSE, PICTURE_FAINT, BAHE_START },
                   bahe_notice_label (view, c));
  picture->y += 56;
  bahe_ink_line (picture->ink, PICTURE_EDGE, picture->y, PICTURE_WIDTH - PICTURE_EDGE, picture->y, 3, PICTURE_INK);
  for (guint r = 0; r < rows_to_draw (picture, view); r++) {
    json_object *row = json_object_array_get_idx (view->rows, r);
    x = PICTURE_EDGE;
    for (guint c = 0; c < view->columns->len; x += widths[c++] + PICTURE_GAP)
      bahe_ink_text (picture->ink, x, picture->y + picture->row_height / 2 + TEXT_SIZE * 0.36,
                     &(BaheHand){ TEXT_SIZE, c == 0, PICTURE_INK, BAHE_START },
                     bahe_notice_short (row, bahe_notice_name (view, c)));
    picture->y += picture->row_height;
    bahe_ink_line (picture->ink, PICTURE_EDGE, picture->y, PICTURE_WIDTH - PICTURE_EDGE, picture->y, 1.5, PICTURE_LINE);
  }
}

/* The cells from one column to another with their labels, or, of the first few, without: they say who and what. Free
 * with g_free. */
static char *
cells_in_words (const BaheNoticeView *view, json_object *row, guint from, guint to, gboolean labels)
{
  GString *text = g_string_new (NULL);

  for (guint c = from; c < MIN (to, view->columns->len); c++) {
    const char *cell = bahe_notice_short (row, bahe_notice_name (view, c));
    if (*cell == '\0')
      continue;
    g_string_append (text, text->len == 0 ? "" : labels ? "　" : " · ");
    if (labels)
      g_string_append_printf (text, "%s\u00a0", bahe_notice_label (view, c));
    g_string_append (text, cell);
  }
  return g_string_free (text, FALSE);
}

static void
draw_stack (BahePicture *picture, const BaheNoticeView *view)
{
  for (guint r = 0; r < rows_to_draw (picture, view); r++) {
    json_object *row = json_object_array_get_idx (view->rows, r);
    g_autofree char *head = cells_in_words (view, row, 0, HEAD_CELLS, FALSE);
    g_autofree char *rest = cells_in_words (view, row, HEAD_CELLS, G_MAXUINT, TRUE);
    picture->y += 10;
    bahe_picture_words (picture, head, TEXT_SIZE, TRUE, PICTURE_INK);
    if (*rest != '\0')
      bahe_picture_words (picture, rest, LABEL_SIZE, FALSE, PICTURE_FAINT);
    picture->y += 12;
    bahe_ink_line (picture->ink, PICTURE_EDGE, picture->y, PICTURE_WIDTH - PICTURE_EDGE, picture->y, 1.5, PICTURE_LINE);
  }
}

static void
draw_several (BahePicture *picture, const BaheNoticeView *view)
{
  g_autofree double *widths = g_new0 (double, view->columns->len + 1);
  guint n = rows_to_draw (picture, view), all = (guint) json_object_array_length (view->rows);

  if (measure (picture, view, widths) <= PICTURE_INNER)
    draw_table (picture, view, widths);
  else
    draw_stack (picture, view);
  picture->left -= n;
  if (n < all) {
    g_autofree char *more = g_strdup_printf (_ ("… and %u more lines\n"), all - n);
    bahe_picture_words (picture, g_strchomp (more), LABEL_SIZE, FALSE, PICTURE_FAINT);
  }
}

/* ---- the whole --------------------------------------------------------------------------------------------------- */

char *
bahe_notice_picture (const BahePaper *paper)
{
  g_autoptr (BaheInk) ink = bahe_ink_new ();
  g_autoptr (GPtrArray) views = bahe_notice_views (paper);
  BahePicture picture = { .ink = ink, .left = PICTURE_MOST_ROWS, .row_height = 76 };

  bahe_picture_title (&picture, paper);
  for (guint i = 0; i < views->len; i++) {
    const BaheNoticeView *view = views->pdata[i];
    if (view->columns->len == 0)
      continue;
    picture.y += 20;
    bahe_picture_words (&picture, view->label, 42, TRUE, PICTURE_INK);
    picture.y += 6;
    (json_object_array_length (view->rows) == 1 ? draw_single : draw_several) (&picture, view);
  }
  bahe_picture_foot (&picture, paper);
  return bahe_picture_end (&picture);
}
