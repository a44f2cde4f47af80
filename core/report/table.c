/* Tables of text whose columns say what their cells are, so that a terminal, a spreadsheet and a program each get
 * theirs. */
#include "report/report.h"

#include <string.h>

typedef struct {
  char *key, *label;
  gboolean number;
  BaheCellType type;
} Column;

typedef struct {
  char *text, *plain; /* plain NULL: as the text */
} Cell;

typedef struct {
  BaheRowStyle style;
  GArray *cells; /* of Cell */
} Row;

struct BaheTable {
  char *title;
  GArray *columns; /* of Column */
  GArray *rows;    /* of Row */
};

static void
column_clear (gpointer data)
{
  Column *column = data;

  g_free (column->key);
  g_free (column->label);
}

static void
cell_clear (gpointer data)
{
  Cell *cell = data;

  g_free (cell->text);
  g_free (cell->plain);
}

static void
row_clear (gpointer data)
{
  g_array_unref (((Row *) data)->cells);
}

BaheTable *
bahe_table_new (void)
{
  BaheTable *table = g_rc_box_new0 (BaheTable);

  table->columns = g_array_new (FALSE, FALSE, sizeof (Column));
  g_array_set_clear_func (table->columns, column_clear);
  table->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  g_array_set_clear_func (table->rows, row_clear);
  return table;
}

static void
table_clear (gpointer data)
{
  BaheTable *table = data;

  g_free (table->title);
  g_array_unref (table->columns);
  g_array_unref (table->rows);
}

BaheTable *
bahe_table_ref (BaheTable *table)
{
  return g_rc_box_acquire (table);
}

void
bahe_table_free (BaheTable *table)
{
  if (table != NULL)
    g_rc_box_release_full (table, table_clear);
}

void
bahe_table_set_title (BaheTable *table, const char *title)
{
  g_free (table->title);
  table->title = g_strdup (title);
}

const char *
bahe_table_title (const BaheTable *table)
{
  return table->title;
}

/* ---- filling ----------------------------------------------------------------------------------------------------- */

void
bahe_table_add_column (BaheTable *table, const char *key, const char *label, gboolean number)
{
  Column column = { g_strdup (key), g_strdup (label), number, number ? BAHE_CELL_NUMBER : BAHE_CELL_TEXT };

  g_array_append_val (table->columns, column);
}

void
bahe_table_set_type (BaheTable *table, BaheCellType type)
{
  g_array_index (table->columns, Column, table->columns->len - 1).type = type;
}

void
bahe_table_add_row (BaheTable *table, BaheRowStyle style)
{
  Row row = { style, g_array_new (FALSE, FALSE, sizeof (Cell)) };

  g_array_set_clear_func (row.cells, cell_clear);
  g_array_append_val (table->rows, row);
}

void
bahe_table_add_plain (BaheTable *table, const char *text, const char *plain)
{
  Row *row = &g_array_index (table->rows, Row, table->rows->len - 1);
  Cell cell = { g_strdup (text != NULL ? text : ""), g_strdup (plain) };

  g_array_append_val (row->cells, cell);
}

void
bahe_table_add_cell (BaheTable *table, const char *text)
{
  bahe_table_add_plain (table, text, NULL);
}

void
bahe_table_add_cellf (BaheTable *table, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_autofree char *text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  bahe_table_add_cell (table, text);
}

/* ---- reading ----------------------------------------------------------------------------------------------------- */

guint
bahe_table_columns (const BaheTable *table)
{
  return table->columns->len;
}

guint
bahe_table_rows (const BaheTable *table)
{
  return table->rows->len;
}

const char *
bahe_table_key (const BaheTable *table, guint column)
{
  return g_array_index (table->columns, Column, column).key;
}

const char *
bahe_table_label (const BaheTable *table, guint column)
{
  return g_array_index (table->columns, Column, column).label;
}

gboolean
bahe_table_is_number (const BaheTable *table, guint column)
{
  return g_array_index (table->columns, Column, column).number;
}

BaheCellType
bahe_table_type (const BaheTable *table, guint column)
{
  return g_array_index (table->columns, Column, column).type;
}

BaheRowStyle
bahe_table_style (const BaheTable *table, guint row)
{
  return g_array_index (table->rows, Row, row).style;
}

static const Cell *
cell_at (const BaheTable *table, guint row, guint column)
{
  static const Cell empty = { (char *) "", NULL };
  const Row *of = &g_array_index (table->rows, Row, row);

  return column < of->cells->len ? &g_array_index (of->cells, Cell, column) : &empty;
}

const char *
bahe_table_text_at (const BaheTable *table, guint row, guint column)
{
  return cell_at (table, row, column)->text;
}

const char *
bahe_table_plain_at (const BaheTable *table, guint row, guint column)
{
  const Cell *cell = cell_at (table, row, column);

  return cell->plain != NULL ? cell->plain : cell->text;
}

/* ---- CSV --------------------------------------------------------------------------------------------------------- */

/* A number may begin with a sign; anything else that does is what a spreadsheet would run. */
static gboolean
looks_like_formula (const char *cell)
{
  if (*cell == '\0' || strchr ("=+-@\t\r", *cell) == NULL)
    return FALSE;
  g_auto (BaheNumber) number = { 0 };
  return !bahe_number_parse (cell, &number, NULL);
}

static void
append_csv_cell (GString *text, const char *cell, gboolean first)
{
  if (!first)
    g_string_append_c (text, ',');
  g_autofree char *guarded = looks_like_formula (cell) ? g_strconcat ("'", cell, NULL) : g_strdup (cell);
  if (strpbrk (guarded, ",\"\r\n") == NULL) {
    g_string_append (text, guarded);
    return;
  }
  g_string_append_c (text, '"');
  for (const char *c = guarded; *c != '\0'; c++) {
    if (*c == '"')
      g_string_append_c (text, '"');
    g_string_append_c (text, *c);
  }
  g_string_append_c (text, '"');
}

char *
bahe_table_csv (const BaheTable *table, gboolean bom)
{
  GString *text = g_string_new (bom ? "\xef\xbb\xbf" : NULL);

  for (guint c = 0; c < table->columns->len; c++)
    append_csv_cell (text, bahe_table_label (table, c), c == 0);
  g_string_append_c (text, '\n');
  for (guint r = 0; r < table->rows->len; r++) {
    for (guint c = 0; c < table->columns->len; c++)
      append_csv_cell (text, bahe_table_plain_at (table, r, c), c == 0);
    g_string_append_c (text, '\n');
  }
  return g_string_free (text, FALSE);
}
