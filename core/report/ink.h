/* Inside core/report: text and lines on one sheet, written as SVG. Every text is measured with the fonts that will draw
 * it, so a caller places it where nothing is cut. Sheets are drawn by one thread at a time each; an ink belongs to the
 * thread that made it. */
#ifndef BAHE_REPORT_INK_H
#define BAHE_REPORT_INK_H

#include <glib.h>

typedef enum { BAHE_START, BAHE_MIDDLE, BAHE_END } BaheAlign;

typedef struct { /* how a text looks */
  double size;
  gboolean bold;
  const char *colour; /* "#16181D" */
  BaheAlign align;    /* which part of the text stands at x */
} BaheHand;

typedef struct BaheInk BaheInk;

BaheInk *bahe_ink_new (void);
void bahe_ink_free (BaheInk *ink);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BaheInk, bahe_ink_free)

/* How wide the text is on one line. */
double bahe_ink_width (BaheInk *ink, const char *text, double size, gboolean bold);
/* The text in lines of at most this width, broken where its language breaks lines. Free with g_strfreev. */
char **bahe_ink_wrap (BaheInk *ink, const char *text, double size, gboolean bold, double width);
/* The first of `sizes` (largest first, ending with 0) at which the text is one line; else lines of the last. */
char **bahe_ink_fit (BaheInk *ink, const char *text, const double *sizes, gboolean bold, double width, double *size);

/* y is the line the letters stand on. */
void bahe_ink_text (BaheInk *ink, double x, double y, const BaheHand *hand, const char *text);
/* Lines from `top` down, each 1.35 of the size high; the height of all. */
double bahe_ink_lines (BaheInk *ink, double x, double top, const BaheHand *hand, char **lines);
/* Fills a rectangle; `radius` rounds its corners. */
void bahe_ink_rectangle (BaheInk *ink, double x, double y, double width, double height, double radius,
                         const char *colour);
void bahe_ink_line (BaheInk *ink, double x1, double y1, double x2, double y2, double width, const char *colour);
/* What was drawn since the last sheet, to be given back later and drawn on. Free with g_free. */
char *bahe_ink_take (BaheInk *ink);
void bahe_ink_give (BaheInk *ink, const char *drawn);
/* What was drawn since the last call, as a whole SVG document; `paper` is the colour beneath it. Free with g_free. */
char *bahe_ink_sheet (BaheInk *ink, double width, double height, const char *paper);

#endif
