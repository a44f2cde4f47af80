/* Inside core/report: A4 pages, black on white, that text, tables and places to sign flow onto. What does not fit on a
 * page begins the next one; a table's head is said again there. */
#ifndef BAHE_REPORT_SHEETS_H
#define BAHE_REPORT_SHEETS_H

#include "report/ink.h"

typedef struct BaheSheets BaheSheets;

typedef struct {
  const char *label;
  BaheAlign align;
  gboolean bold;
  double least; /* points wide at least: room to write in */
  double grows; /* its share of what room is left; 0: as wide as its text */
} BaheSheetColumn;

typedef struct {
  const BaheSheetColumn *columns;
  guint n_columns;
  const GPtrArray *rows; /* of char **: a text for each column, NULL an empty one */
  double row_height;     /* at least */
} BaheSheetTable;

/* `version` stands at the foot of each page beside its number, `running` at the head of all but the first. Both copied.
 */
BaheSheets *bahe_sheets_new (const char *running, const char *version);
void bahe_sheets_free (BaheSheets *sheets);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BaheSheets, bahe_sheets_free)

/* The width that text has. */
double bahe_sheets_width (void);
BaheInk *bahe_sheets_ink (BaheSheets *sheets);
/* Begins a new page unless so much room is left. */
void bahe_sheets_need (BaheSheets *sheets, double height);
void bahe_sheets_space (BaheSheets *sheets, double height);
/* A paragraph of lines, never parted within a line. */
void bahe_sheets_words (BaheSheets *sheets, const char *words, const BaheHand *hand);
void bahe_sheets_table (BaheSheets *sheets, const BaheSheetTable *table);
/* A square of n × n black or white ones (lowest bit of each byte), in the middle of the line: a QR code. */
void bahe_sheets_squares (BaheSheets *sheets, const guint8 *dark, guint n, double size);
/* Places to sign, side by side on one line, none alone on a page if something stood above it. NULL-terminated. */
void bahe_sheets_sign (BaheSheets *sheets, const char *const *labels);
/* Where a unit seals and dates a paper: on the right, under everything, never parted. */
void bahe_sheets_seal (BaheSheets *sheets, const char *unit, const char *date);
/* Begins a new page if something stands on this one. */
void bahe_sheets_break (BaheSheets *sheets);
/* One page as a picture, from 1; no more can be drawn then. NOT_FOUND says how many there are. */
GBytes *bahe_sheets_png (BaheSheets *sheets, guint page, GError **error);
/* All pages. `title` and `seconds` as BahePdfAsk has them. */
GBytes *bahe_sheets_pdf (BaheSheets *sheets, const char *title, gint64 seconds, GError **error);

#endif
