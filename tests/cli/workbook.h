/* A workbook as an office program reads it: unpacked, its XML parsed, shared texts and formats looked up. */
#ifndef BAHE_TESTS_CLI_WORKBOOK_H
#define BAHE_TESTS_CLI_WORKBOOK_H

#include <glib.h>

typedef struct {
  char *text;         /* the text, or the number as it is written; of a day "2026-03-03" */
  gboolean is_number; /* a day too */
  char *format;       /* of a number: "yyyy-mm-dd"; NULL: the usual */
  gboolean formula;
} SheetCell;

typedef struct {
  char *name;
  GPtrArray *rows; /* of GPtrArray of SheetCell; NULL where a cell is empty */
  gboolean frozen; /* the first row stays while one scrolls */
} Sheet;

/* The sheets in order; fails the test where the file is none. Free with g_ptr_array_unref. */
GPtrArray *workbook_read (const char *path);
/* NULL: empty, or there is none. Borrowed. */
const SheetCell *sheet_cell (const Sheet *sheet, guint row, guint column);

#endif
