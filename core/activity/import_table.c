/* Text of a spreadsheet, pasted or from a file, as lines of cells under a header. */
#include "activity/import.h"

#include <csv.h>
#include <string.h>

void
bahe_import_line_free (gpointer data)
{
  BaheImportLine *line = data;

  g_ptr_array_unref (line->cells);
  g_free (line->words);
  g_free (line);
}

void
bahe_import_table_free (BaheImportTable *table)
{
  if (table == NULL)
    return;
  g_ptr_array_unref (table->lines);
  g_clear_pointer (&table->header, g_ptr_array_unref);
  g_free (table);
}

/* ---- cells ----------------------------------------------------------------------------------- */

typedef struct {
  GPtrArray *lines;
  BaheImportLine *line; /* being read; NULL: between two */
  guint number;         /* of the line of text, from 1 */
  guint breaks;         /* line breaks inside quotes since the line began */
  gboolean at_end;      /* all text is read: a cell that comes now was still within quotes */
  gboolean unclosed;
  GError *error;
} Reading;

static void
on_cell (void *bytes, size_t length, void *data)
{
  Reading *reading = data;
  g_autofree char *text = g_strndup (bytes != NULL ? bytes : "", length);

  reading->unclosed |= reading->at_end;
  if (reading->line == NULL) {
    reading->line = g_new0 (BaheImportLine, 1);
    reading->line->line = reading->number;
    reading->line->cells = g_ptr_array_new_with_free_func (g_free);
  }
  for (const char *c = text; *c != '\0'; c++)
    reading->breaks += *c == '\n';
  char *cell = bahe_text_clean (text, reading->error == NULL ? &reading->error : NULL);
  g_ptr_array_add (reading->line->cells, cell != NULL ? cell : g_strdup (""));
  if (cell == NULL)
    g_prefix_error (&reading->error, _ ("line %u: "), reading->number);
}

static void
on_line (int mark, void *data)
{
  Reading *reading = data;
  gboolean blank = TRUE;

  for (guint i = 0; reading->line != NULL && i < reading->line->cells->len; i++)
    blank = blank && *(const char *) reading->line->cells->pdata[i] == '\0';
  if (blank)
    g_clear_pointer (&reading->line, bahe_import_line_free);
  else
    g_ptr_array_add (reading->lines, g_steal_pointer (&reading->line));
  reading->number += 1 + reading->breaks;
  reading->breaks = 0;
}

static int
is_blank (unsigned char c)
{
  return c == ' ';
}

/* One kind of line end, also behind the last line; no byte order mark. */
static char *
plain_lines (const char *text)
{
  GString *plain = g_string_new (g_str_has_prefix (text, "\xef\xbb\xbf") ? text + 3 : text);

  g_string_replace (plain, "\r\n", "\n", 0);
  g_string_replace (plain, "\r", "\n", 0);
  g_string_append_c (plain, '\n');
  return g_string_free (plain, FALSE);
}

static gboolean
read_cells (const char *text, Reading *reading, GError **error)
{
  gsize first = strcspn (text, "\n"), length = strlen (text);
  struct csv_parser parser;

  if (csv_init (&parser, CSV_REPALL_NL) != 0)
    g_error ("libcsv cannot be set up");
  csv_set_delim (&parser, memchr (text, '\t', first) != NULL ? '\t' : ',');
  csv_set_space_func (&parser, is_blank);
  if (csv_parse (&parser, text, length, on_cell, on_line, reading) != length)
    g_error ("libcsv: %s", csv_strerror (csv_error (&parser)));
  guint last = reading->number;
  reading->at_end = TRUE;
  csv_fini (&parser, on_cell, on_line, reading);
  csv_free (&parser);
  if (reading->error != NULL) {
    g_propagate_error (error, g_steal_pointer (&reading->error));
    return FALSE;
  }
  if (reading->unclosed)
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID,
                 _ ("line %u: a quotation mark (\") is opened and never closed; close it or take it away"), last);
  return !reading->unclosed;
}

BaheImportTable *
bahe_import_table_read (const char *text, GError **error)
{
  g_autoptr (BaheImportTable) table = g_new0 (BaheImportTable, 1);
  g_autofree char *plain = plain_lines (text);
  const char *start = plain + strspn (plain, "\n");
  Reading reading = { .number = 1 + (guint) (start - plain) };

  table->lines = reading.lines = g_ptr_array_new_with_free_func (bahe_import_line_free);
  gboolean read = read_cells (start, &reading, error);
  g_clear_pointer (&reading.line, bahe_import_line_free);
  if (!read)
    return NULL;
  if (table->lines->len == 0) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID,
                 _ ("the table is empty; its first line must hold the headings, as 姓名, 小组"));
    return NULL;
  }
  g_autofree BaheImportLine *header = g_ptr_array_steal_index (table->lines, 0);
  table->header = header->cells;
  return g_steal_pointer (&table);
}

/* ---- headings -------------------------------------------------------------------------------- */

static gboolean
same_words (const char *key, const char *words)
{
  g_autofree char *other = words != NULL ? bahe_text_key (words) : NULL;

  return g_strcmp0 (key, other) == 0;
}

static gboolean
heading_is (const char *key, const char *name, const BaheLabel *label)
{
  return same_words (key, name) || same_words (key, label->zh) || same_words (key, label->en);
}

static gboolean
column_is_blank (const BaheImportTable *table, guint column)
{
  for (guint i = 0; i < table->lines->len; i++) {
    const GPtrArray *cells = ((const BaheImportLine *) table->lines->pdata[i])->cells;
    if (column < cells->len && *(const char *) cells->pdata[column] != '\0')
      return FALSE;
  }
  return TRUE;
}

/* The field a heading means, or one of BAHE_IMPORT_…; −3: none. */
static int
field_of_heading (const BaheImportTable *table, guint column, const BaheField *fields)
{
  static const BaheLabel when = { "时间", "When" }, date = { "日期", "Date" };
  g_autofree char *key = bahe_text_key (table->header->pdata[column]);

  if (*key == '\0')
    return column_is_blank (table, column) ? BAHE_IMPORT_NO_COLUMN : -3;
  for (int i = 0; fields[i].name != NULL; i++)
    if (heading_is (key, fields[i].name, &fields[i].label))
      return i;
  return heading_is (key, "when", &when) || heading_is (key, "date", &date) ? BAHE_IMPORT_WHEN_COLUMN : -3;
}

gboolean
bahe_import_has_headings (const BaheImportTable *table, const BaheField *fields)
{
  for (guint i = 0; i < table->header->len; i++)
    if (*(const char *) table->header->pdata[i] != '\0' &&
        field_of_heading (table, i, fields) >= BAHE_IMPORT_WHEN_COLUMN)
      return TRUE;
  return FALSE;
}

static void
complain (GString *faults, const char *heading, const BaheField *fields)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new ();
  GString *all = g_string_new (NULL);

  for (int i = 0; fields[i].name != NULL; i++) {
    const char *label = bahe_label (&fields[i].label);
    g_ptr_array_add (known, (gpointer) label);
    g_ptr_array_add (known, (gpointer) fields[i].name);
    g_string_append_printf (all, "%s%s", i > 0 ? "、" : "", label);
  }
  const char *near = bahe_text_nearest (heading, (const char *const *) known->pdata, known->len);
  if (faults->len > 0)
    g_string_append (faults, "\n");
  if (near != NULL)
    g_string_append_printf (faults, _ ("no field fits the heading “%s”; did you mean “%s”?"), heading, near);
  else
    g_string_append_printf (faults, _ ("no field fits the heading “%s”; there are: %s"), heading, all->str);
  g_string_free (all, TRUE);
}

GArray *
bahe_import_columns (const BaheImportTable *table, const BaheField *fields, GError **error)
{
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GHashTable) taken = g_hash_table_new (NULL, NULL);
  g_autoptr (GString) faults = g_string_new (NULL);

  for (guint i = 0; i < table->header->len; i++) {
    const char *heading = table->header->pdata[i];
    int field = field_of_heading (table, i, fields);
    if (field == -3)
      complain (faults, heading, fields);
    else if (field != BAHE_IMPORT_NO_COLUMN && !g_hash_table_add (taken, GINT_TO_POINTER (field)))
      g_string_append_printf (faults, _ ("%sthe heading “%s” stands twice; take one away"), faults->len > 0 ? "\n" : "",
                              heading);
    g_array_append_val (columns, field);
  }
  if (faults->len > 0) {
    g_set_error_literal (error, BAHE_ERROR, BAHE_ERROR_INVALID, faults->str);
    return NULL;
  }
  return g_steal_pointer (&columns);
}
