/* Tables: aligned for a terminal, CSV for a spreadsheet, JSON for a program. */
#include "cli/private.h"

#include <string.h>

typedef struct {
  char *key, *label;
  gboolean number;
} Column;

typedef struct {
  BaheRowStyle style;
  GPtrArray *cells;
} Row;

struct BaheTable {
  GArray *columns; /* of Column */
  GArray *rows;    /* of Row */
};

BaheTable *
bahe_table_new (void)
{
  BaheTable *table = g_new0 (BaheTable, 1);
  table->columns = g_array_new (FALSE, FALSE, sizeof (Column));
  table->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  return table;
}

void
bahe_table_free (BaheTable *table)
{
  if (table == NULL)
    return;
  for (guint i = 0; i < table->columns->len; i++) {
    g_free (g_array_index (table->columns, Column, i).key);
    g_free (g_array_index (table->columns, Column, i).label);
  }
  for (guint i = 0; i < table->rows->len; i++)
    g_ptr_array_unref (g_array_index (table->rows, Row, i).cells);
  g_array_unref (table->columns);
  g_array_unref (table->rows);
  g_free (table);
}

void
bahe_table_add_column (BaheTable *table, const char *key, const char *label, gboolean number)
{
  Column column = { g_strdup (key), g_strdup (label), number };
  g_array_append_val (table->columns, column);
}

void
bahe_table_add_row (BaheTable *table, BaheRowStyle style)
{
  Row row = { style, g_ptr_array_new_with_free_func (g_free) };
  g_array_append_val (table->rows, row);
}

void
bahe_table_add_cell (BaheTable *table, const char *text)
{
  Row *row = &g_array_index (table->rows, Row, table->rows->len - 1);
  g_ptr_array_add (row->cells, g_strdup (text != NULL ? text : ""));
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

guint
bahe_table_rows (const BaheTable *table)
{
  return table->rows->len;
}

static const char *
cell_of (const Row *row, guint column)
{
  return column < row->cells->len ? g_ptr_array_index (row->cells, column) : "";
}

/* On one line: a cell typed with line feeds would break the columns. */
static char *
one_line (const char *text)
{
  char *line = g_strdup (text);
  return g_strdelimit (line, "\r\n\t", ' ');
}

/* Where a table is wider than the screen, its widest columns of words give way; numbers and names stay whole. */
static void
narrow (const BaheTable *table, guint *widths, guint screen)
{
  enum { LEAST = 16 };
  guint all = 0;

  for (guint c = 0; c < table->columns->len; c++)
    all += widths[c] + 3;
  for (; screen > 0 && all > screen; all--) {
    guint widest = 0;
    for (guint c = 1; c < table->columns->len; c++)
      if (widths[c] > widths[widest])
        widest = c;
    if (widths[widest] <= LEAST)
      return;
    widths[widest]--;
  }
}

static guint *
column_widths (const BaheTable *table)
{
  guint *widths = g_new0 (guint, table->columns->len + 1);

  for (guint c = 0; c < table->columns->len; c++) {
    widths[c] = bahe_text_width (g_array_index (table->columns, Column, c).label);
    for (guint r = 0; r < table->rows->len; r++) {
      g_autofree char *line = one_line (cell_of (&g_array_index (table->rows, Row, r), c));
      widths[c] = MAX (widths[c], bahe_text_width (line));
    }
  }
  return widths;
}

/* As much of `line` as fits, with … where something is left out. */
static char *
fitted (char *line, guint width)
{
  guint used = 0;

  if (bahe_text_width (line) <= width)
    return line;
  for (char *c = line; *c != '\0'; c = g_utf8_next_char (c)) {
    g_autofree char *one = g_strndup (c, (gsize) (g_utf8_next_char (c) - c));
    used += bahe_text_width (one);
    if (used + 1 > width) {
      char *cut = g_strdup_printf ("%.*s…", (int) (c - line), line);
      g_free (line);
      return cut;
    }
  }
  return line;
}

static void
append_cell (GString *text, const char *cell, guint width, gboolean right, gboolean last)
{
  g_autofree char *line = fitted (one_line (cell), width);
  guint used = bahe_text_width (line);
  guint room = width > used ? width - used : 0;

  g_string_append_printf (text, " %*s%s", right ? (int) room : 0, "", line);
  if (!last)
    g_string_append_printf (text, "%*s │", right ? 0 : (int) room, "");
}

static void
append_rule (GString *text, const BaheTable *table, const guint *widths)
{
  for (guint c = 0; c < table->columns->len; c++) {
    if (c > 0)
      g_string_append (text, "┼");
    for (guint i = 0; i < widths[c] + 2; i++)
      g_string_append (text, "─");
  }
  g_string_append_c (text, '\n');
}

/* Escape sequences only: a style says nothing that the words do not say too. */
static const char *const style_on[] = {
  [BAHE_PLAIN] = "", [BAHE_FIRST] = "\033[1;33m", [BAHE_FAINT] = "\033[2m", [BAHE_BAD] = "\033[31m"
};

static void
append_row (GString *text, const BaheTable *table, const Row *row, const guint *widths, gboolean colour)
{
  const char *on = colour ? style_on[row->style] : "";
  guint n = table->columns->len;

  g_string_append (text, on);
  for (guint c = 0; c < n; c++)
    append_cell (text, cell_of (row, c), widths[c], g_array_index (table->columns, Column, c).number, c + 1 == n);
  if (*on != '\0')
    g_string_append (text, "\033[0m");
  g_string_append_c (text, '\n');
}

char *
bahe_table_text (const BaheTable *table, gboolean colour, guint screen)
{
  g_autofree guint *widths = column_widths (table);
  GString *text = g_string_new (NULL);
  guint n = table->columns->len;

  narrow (table, widths, screen);
  if (colour)
    g_string_append (text, "\033[1m");
  for (guint c = 0; c < n; c++) {
    const Column *column = &g_array_index (table->columns, Column, c);
    append_cell (text, column->label, widths[c], column->number, c + 1 == n);
  }
  g_string_append (text, colour ? "\033[0m\n" : "\n");
  append_rule (text, table, widths);
  for (guint r = 0; r < table->rows->len; r++)
    append_row (text, table, &g_array_index (table->rows, Row, r), widths, colour);
  return g_string_free (text, FALSE);
}

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
    append_csv_cell (text, g_array_index (table->columns, Column, c).label, c == 0);
  g_string_append_c (text, '\n');
  for (guint r = 0; r < table->rows->len; r++) {
    for (guint c = 0; c < table->columns->len; c++)
      append_csv_cell (text, cell_of (&g_array_index (table->rows, Row, r), c), c == 0);
    g_string_append_c (text, '\n');
  }
  return g_string_free (text, FALSE);
}

json_object *
bahe_table_json (const BaheTable *table)
{
  json_object *array = json_object_new_array ();

  for (guint r = 0; r < table->rows->len; r++) {
    const Row *row = &g_array_index (table->rows, Row, r);
    json_object *object = json_object_new_object ();
    for (guint c = 0; c < table->columns->len; c++)
      json_object_object_add (object, g_array_index (table->columns, Column, c).key,
                              json_object_new_string (cell_of (row, c)));
    json_object_array_add (array, object);
  }
  return array;
}

void
bahe_cli_print_table (BaheCli *cli, const BaheTable *table)
{
  if (cli->format == BAHE_CLI_JSON) {
    json_object *json = bahe_table_json (table);
    bahe_cli_print_json (json);
    json_object_put (json);
    return;
  }
  g_autofree char *text = cli->format == BAHE_CLI_CSV
                              ? bahe_table_csv (table, cli->bom)
                              : bahe_table_text (table, bahe_cli_colour (cli), bahe_cli_screen_width ());
  bahe_cli_print (text);
}
