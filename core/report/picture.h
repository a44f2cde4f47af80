/* Inside core/report: what all pictures for a chat group share: 1080 wide, the title and who sends it above, when and
 * which record below. */
#ifndef BAHE_REPORT_PICTURE_H
#define BAHE_REPORT_PICTURE_H

#include "report/ink.h"
#include "report/paper.h"

#define PICTURE_WIDTH 1080
#define PICTURE_EDGE 56
#define PICTURE_INNER (PICTURE_WIDTH - 2 * PICTURE_EDGE)
#define PICTURE_GAP 30        /* between two columns */
#define PICTURE_MOST_ROWS 200 /* of all tables: a longer picture no phone shows */
#define PICTURE_PAPER "#F7F5F0"
#define PICTURE_INK "#16181D"
#define PICTURE_FAINT "#5F5B52"
#define PICTURE_LINE "#D5D0C4"
#define PICTURE_GOLD "#B8860B"

typedef struct {
  BaheInk *ink;
  double y;
  guint left; /* rows that may still be drawn */
  double row_height;
} BahePicture;

void bahe_picture_title (BahePicture *picture, const BahePaper *paper);
/* A paragraph over the whole width. */
void bahe_picture_words (BahePicture *picture, const char *words, double size, gboolean bold, const char *colour);
void bahe_picture_foot (BahePicture *picture, const BahePaper *paper);
/* What was drawn, as an SVG document. Free with g_free. */
char *bahe_picture_end (BahePicture *picture);

#endif
