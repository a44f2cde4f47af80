/* Tables for a terminal, aligned by the width of their letters, and JSON for a program. */
#include "cli/private.h"

#include <string.h>

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

  for (guint c = 0; c < bahe_table_columns (table); c++)
    all += widths[c] + 3;
  for (; screen > 0 && all > screen; all--) {
    guint widest = 0;
    for (guint c = 1; c < bahe_table_columns (table); c++)
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
  guint *widths = g_new0 (guint, bahe_table_columns (table) + 1);

  for (guint c = 0; c < bahe_table_columns (table); c++) {
    widths[c] = bahe_text_width (bahe_table_label (table, c));
    for (guint r = 0; r < bahe_table_rows (table); r++) {
      g_autofree char *line = one_line (bahe_table_text_at (table, r, c));
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
  for (guint c = 0; c < bahe_table_columns (table); c++) {
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
append_row (GString *text, const BaheTable *table, guint row, const guint *widths, gboolean colour)
{
  const char *on = colour ? style_on[bahe_table_style (table, row)] : "";
  guint n = bahe_table_columns (table);

  g_string_append (text, on);
  for (guint c = 0; c < n; c++)
    append_cell (text, bahe_table_text_at (table, row, c), widths[c], bahe_table_is_number (table, c), c + 1 == n);
  if (*on != '\0')
    g_string_append (text, "\033[0m");
  g_string_append_c (text, '\n');
}

char *
bahe_table_text (const BaheTable *table, gboolean colour, guint screen)
{
  g_autofree guint *widths = column_widths (table);
  GString *text = g_string_new (NULL);
  guint n = bahe_table_columns (table);

  narrow (table, widths, screen);
  if (colour)
    g_string_append (text, "\033[1m");
  for (guint c = 0; c < n; c++)
    append_cell (text, bahe_table_label (table, c), widths[c], bahe_table_is_number (table, c), c + 1 == n);
  g_string_append (text, colour ? "\033[0m\n" : "\n");
  append_rule (text, table, widths);
  for (guint r = 0; r < bahe_table_rows (table); r++)
    append_row (text, table, r, widths, colour);
  return g_string_free (text, FALSE);
}

json_object *
bahe_table_json (const BaheTable *table)
{
  json_object *array = json_object_new_array ();

  for (guint r = 0; r < bahe_table_rows (table); r++) {
    json_object *object = json_object_new_object ();
    for (guint c = 0; c < bahe_table_columns (table); c++)
      json_object_object_add (object, bahe_table_key (table, c),
                              json_object_new_string (bahe_table_text_at (table, r, c)));
    json_object_array_add (array, object);
  }
  return array;
}

static const char *
text_of (json_object *row, const BaheCliColumn *column)
{
  json_object *member = bahe_cli_json_get (row, column->name);

  if (column->say != NULL)
    return column->say (row);
  return member != NULL && json_object_is_type (member, json_type_object) ? bahe_cli_json_text (member, "text")
                                                                          : bahe_cli_json_text (row, column->name);
}

void
bahe_cli_add_rows (BaheTable *table, json_object *list, const BaheCliColumn *columns,
                   BaheRowStyle (*style) (json_object *row))
{
  for (const BaheCliColumn *column = columns; column->name != NULL; column++)
    bahe_table_add_column (table, column->name, _ (column->label), column->number);
  for (size_t i = 0; list != NULL && i < json_object_array_length (list); i++) {
    json_object *row = json_object_array_get_idx (list, i);
    bahe_table_add_row (table, style != NULL ? style (row) : BAHE_PLAIN);
    for (const BaheCliColumn *column = columns; column->name != NULL; column++)
      bahe_table_add_cell (table, text_of (row, column));
  }
}

void
bahe_cli_print_table (BaheCli *cli, BaheTable *table)
{
  if (cli->format == BAHE_CLI_XLSX) {
    g_ptr_array_add (cli->sheets, bahe_table_ref (table));
    return;
  }
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
