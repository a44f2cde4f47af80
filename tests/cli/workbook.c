#include "workbook.h"

#include <check.h>
#include <gio/gio.h>
#include <stdlib.h>
#include <string.h>

/* ---- the ZIP ----------------------------------------------------------------------------------------------------- */

static guint32
number_at (const guint8 *at, guint bytes)
{
  guint32 number = 0;

  for (guint i = bytes; i > 0; i--)
    number = number << 8 | at[i - 1];
  return number;
}

/* One part's text: stored, or deflated without a head. Free with g_free. */
static char *
unpack (const guint8 *zip, const guint8 *entry)
{
  guint method = number_at (entry + 10, 2);
  gsize packed = number_at (entry + 20, 4), size = number_at (entry + 24, 4), read = 0, written = 0;
  const guint8 *local = zip + number_at (entry + 42, 4);
  const guint8 *data = local + 30 + number_at (local + 26, 2) + number_at (local + 28, 2);
  char *text = g_malloc0 (size + 1);

  if (method == 0) {
    memcpy (text, data, size);
    return text;
  }
  g_autoptr (GZlibDecompressor) inflate = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW);
  g_autoptr (GError) error = NULL;
  g_converter_convert (G_CONVERTER (inflate), data, packed, text, size + 1, G_CONVERTER_INPUT_AT_END, &read, &written,
                       &error);
  g_assert_no_error (error);
  ck_assert_uint_eq (written, size);
  return text;
}

/* name → text of each part. */
static GHashTable *
read_parts (const char *path)
{
  g_autofree char *file = NULL;
  gsize length = 0;
  GHashTable *parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  ck_assert (g_file_get_contents (path, &file, &length, NULL));
  const guint8 *zip = (const guint8 *) file, *end = zip + length - 22;
  ck_assert_uint_ge (length, 22);
  ck_assert_uint_eq (number_at (end, 4), 0x06054b50);
  const guint8 *entry = zip + number_at (end + 16, 4);
  for (guint i = number_at (end + 10, 2); i > 0; i--) {
    guint name = number_at (entry + 28, 2);
    ck_assert_uint_eq (number_at (entry, 4), 0x02014b50);
    g_hash_table_insert (parts, g_strndup ((const char *) entry + 46, name), unpack (zip, entry));
    entry += 46 + name + number_at (entry + 30, 2) + number_at (entry + 32, 2);
  }
  return parts;
}

/* ---- the XML ----------------------------------------------------------------------------------------------------- */

typedef struct {
  GPtrArray *texts;    /* shared, by number */
  GPtrArray *formats;  /* of a style, by number; NULL: the usual */
  GHashTable *numbers; /* id of a number format → its code */
  gboolean styles;     /* inside the list of cells' styles */
  GPtrArray *sheets;
  Sheet *sheet; /* the one being read */
  SheetCell *cell;
  guint row, column;
  gboolean shared;
  GString *said; /* between the last beginning and its end */
} Reading;

static const char *
attribute (const char **names, const char **values, const char *name)
{
  for (; *names != NULL; names++, values++)
    if (g_str_equal (*names, name))
      return *values;
  return NULL;
}

static void
cell_free (gpointer data)
{
  SheetCell *cell = data;

  if (cell == NULL)
    return;
  g_free (cell->text);
  g_free (cell->format);
  g_free (cell);
}

static void
sheet_free (gpointer data)
{
  Sheet *sheet = data;

  g_free (sheet->name);
  g_ptr_array_unref (sheet->rows);
  g_free (sheet);
}

static void
begin_cell (Reading *reading, const char **names, const char **values)
{
  const char *place = attribute (names, values, "r"), *style = attribute (names, values, "s");
  const char *format = style != NULL ? g_ptr_array_index (reading->formats, atoi (style)) : NULL;

  reading->column = 0;
  for (; g_ascii_isalpha (*place); place++)
    reading->column = reading->column * 26 + (guint) (*place - 'A' + 1);
  reading->row = (guint) atoi (place) - 1;
  reading->shared = g_strcmp0 (attribute (names, values, "t"), "s") == 0;
  while (reading->sheet->rows->len <= reading->row)
    g_ptr_array_add (reading->sheet->rows, g_ptr_array_new_with_free_func (cell_free));
  GPtrArray *row = reading->sheet->rows->pdata[reading->row];
  while (row->len < reading->column)
    g_ptr_array_add (row, NULL);
  cell_free (row->pdata[reading->column - 1]);
  reading->cell = row->pdata[reading->column - 1] = g_new0 (SheetCell, 1);
  reading->cell->is_number = !reading->shared;
  reading->cell->format = g_strdup (format);
}

static void
begin (GMarkupParseContext *context, const char *element, const char **names, const char **values, gpointer data,
       GError **error)
{
  Reading *reading = data;

  if (g_str_equal (element, "sheet")) {
    Sheet *sheet = g_new0 (Sheet, 1);
    *sheet = (Sheet){ .name = g_strdup (attribute (names, values, "name")),
                      .rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref) };
    g_ptr_array_add (reading->sheets, sheet);
  } else if (g_str_equal (element, "numFmt")) {
    g_hash_table_insert (reading->numbers, g_strdup (attribute (names, values, "numFmtId")),
                         g_strdup (attribute (names, values, "formatCode")));
  } else if (g_str_equal (element, "cellXfs")) {
    reading->styles = TRUE;
  } else if (g_str_equal (element, "xf") && reading->styles) {
    g_ptr_array_add (reading->formats, g_hash_table_lookup (reading->numbers, attribute (names, values, "numFmtId")));
  } else if (g_str_equal (element, "pane")) {
    reading->sheet->frozen = g_strcmp0 (attribute (names, values, "state"), "frozen") == 0 &&
                             g_strcmp0 (attribute (names, values, "ySplit"), "1") == 0;
  } else if (g_str_equal (element, "c")) {
    begin_cell (reading, names, values);
  } else if (g_str_equal (element, "f") && reading->cell != NULL) {
    reading->cell->formula = TRUE;
  }
  g_string_truncate (reading->said, 0);
}

/* Days since the end of 1899, as office programs count. Free with g_free. */
static char *
day_text (double serial)
{
  g_autoptr (GDateTime) first = g_date_time_new_utc (1899, 12, 30, 0, 0, 0);
  g_autoptr (GDateTime) day = g_date_time_add_minutes (first, (int) (serial * 24 * 60 + 0.5));

  return g_date_time_format (day, serial == (int) serial ? "%Y-%m-%d" : "%Y-%m-%d %H:%M");
}

static void
end (GMarkupParseContext *context, const char *element, gpointer data, GError **error)
{
  Reading *reading = data;

  if (g_str_equal (element, "si")) {
    g_ptr_array_add (reading->texts, g_strdup (reading->said->str));
  } else if (g_str_equal (element, "cellXfs")) {
    reading->styles = FALSE;
  } else if (g_str_equal (element, "v") && reading->cell != NULL) {
    const char *said = reading->said->str;
    gboolean day =
        reading->cell->is_number && reading->cell->format != NULL && g_str_has_prefix (reading->cell->format, "yyyy");
    reading->cell->text = reading->shared ? g_strdup (g_ptr_array_index (reading->texts, atoi (said)))
                          : day           ? day_text (g_ascii_strtod (said, NULL))
                                          : g_strdup (said);
  }
}

static void
text (GMarkupParseContext *context, const char *words, gsize length, gpointer data, GError **error)
{
  g_string_append_len (((Reading *) data)->said, words, (gssize) length);
}

static void
parse (Reading *reading, GHashTable *parts, const char *name)
{
  static const GMarkupParser parser = { .start_element = begin, .end_element = end, .text = text };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, reading, NULL);
  g_autoptr (GError) error = NULL;
  const char *xml = g_hash_table_lookup (parts, name);

  ck_assert_msg (xml != NULL, "the workbook has no part %s", name);
  g_markup_parse_context_parse (context, xml, -1, &error);
  g_assert_no_error (error);
  g_markup_parse_context_end_parse (context, &error);
  g_assert_no_error (error);
}

GPtrArray *
workbook_read (const char *path)
{
  g_autoptr (GHashTable) parts = read_parts (path);
  Reading reading = { .texts = g_ptr_array_new_with_free_func (g_free),
                      .formats = g_ptr_array_new (),
                      .numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free),
                      .sheets = g_ptr_array_new_with_free_func (sheet_free),
                      .said = g_string_new (NULL) };

  parse (&reading, parts, "xl/workbook.xml");
  parse (&reading, parts, "xl/styles.xml");
  parse (&reading, parts, "xl/sharedStrings.xml");
  for (guint i = 0; i < reading.sheets->len; i++) {
    g_autofree char *name = g_strdup_printf ("xl/worksheets/sheet%u.xml", i + 1);
    reading.sheet = reading.sheets->pdata[i];
    parse (&reading, parts, name);
  }
  g_ptr_array_unref (reading.texts);
  g_ptr_array_unref (reading.formats);
  g_hash_table_unref (reading.numbers);
  g_string_free (reading.said, TRUE);
  return reading.sheets;
}

const SheetCell *
sheet_cell (const Sheet *sheet, guint row, guint column)
{
  const GPtrArray *cells = row < sheet->rows->len ? sheet->rows->pdata[row] : NULL;

  return cells != NULL && column < cells->len ? cells->pdata[column] : NULL;
}
