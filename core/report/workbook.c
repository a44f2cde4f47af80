/* Tables as an XLSX workbook, a sheet each: numbers, money and days are such, texts stay texts whatever they begin
 * with. */
#include "report/report.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <xlsxwriter.h>

#define MOST_LETTERS 31 /* of a sheet's name */
#define LEAST_WIDTH 8.0 /* of a column, in digits */
#define MOST_WIDTH 50.0
#define MOST_DIGITS 15 /* that a spreadsheet keeps of a number */

typedef struct {
  lxw_workbook *book;
  lxw_format *head, *number, *money, *day, *minute, *text;
  GHashTable *names; /* of the sheets so far, in small letters */
} Writing;

/* ---- one cell ---------------------------------------------------------------------------------------------------- */

static gboolean
is_number (const char *plain)
{
  g_auto (BaheNumber) number = { 0 };
  guint digits = 0;

  for (const char *c = plain; *c != '\0'; c++)
    digits += g_ascii_isdigit (*c) ? 1 : 0;
  return *plain != '\0' && digits <= MOST_DIGITS && strchr (plain, '/') == NULL &&
         bahe_number_parse (plain, &number, NULL);
}

/* "2026-03-03" or "2026-03-03 16:00"; FALSE: a longer time, or none. */
static gboolean
read_day (const char *plain, lxw_datetime *when, gboolean *minute)
{
  int length = 0;

  *when = (lxw_datetime){ 0 };
  if (sscanf (plain, "%4d-%2d-%2d%n", &when->year, &when->month, &when->day, &length) != 3 || when->year < 1900)
    return FALSE;
  *minute = sscanf (plain + length, " %2d:%2d", &when->hour, &when->min) == 2;
  return strlen (plain) == (*minute ? strlen ("2026-03-03 16:00") : strlen ("2026-03-03"));
}

static lxw_error
write_cell (const Writing *writing, lxw_worksheet *sheet, const BaheTable *table, guint row, guint column)
{
  const char *plain = bahe_table_plain_at (table, row, column);
  BaheCellType type = bahe_table_type (table, column);
  lxw_datetime when;
  gboolean minute = FALSE;

  if (*plain == '\0')
    return LXW_NO_ERROR;
  if (type == BAHE_CELL_DAY && read_day (plain, &when, &minute))
    return worksheet_write_datetime (sheet, row + 1, (lxw_col_t) column, &when,
                                     minute ? writing->minute : writing->day);
  if ((type == BAHE_CELL_NUMBER || type == BAHE_CELL_MONEY) && is_number (plain))
    return worksheet_write_number (sheet, row + 1, (lxw_col_t) column, g_ascii_strtod (plain, NULL),
                                   type == BAHE_CELL_MONEY ? writing->money : writing->number);
  return worksheet_write_string (sheet, row + 1, (lxw_col_t) column, plain, writing->text);
}

/* ---- one sheet --------------------------------------------------------------------------------------------------- */

/* A name that no sheet has yet and every office program takes. Free with g_free. */
static char *
sheet_name (Writing *writing, const BaheTable *table)
{
  const char *title = bahe_table_title (table) != NULL ? bahe_table_title (table) : _ ("table");
  g_autofree char *clean = g_strdup (title);

  g_strdelimit (clean, "[]:*?/\\'", ' ');
  for (guint n = 1;; n++) {
    g_autofree char *ending = n > 1 ? g_strdup_printf (" %u", n) : g_strdup ("");
    glong room = MOST_LETTERS - (glong) strlen (ending);
    g_autofree char *begin = g_utf8_substring (clean, 0, MIN (room, g_utf8_strlen (clean, -1)));
    g_autofree char *name = g_strconcat (begin, ending, NULL), *key = g_utf8_casefold (name, -1);
    if (g_hash_table_add (writing->names, g_steal_pointer (&key)))
      return g_steal_pointer (&name);
  }
}

static double
width_of (const BaheTable *table, guint column)
{
  guint widest = bahe_text_width (bahe_table_label (table, column));

  for (guint r = 0; r < bahe_table_rows (table); r++)
    widest = MAX (widest, bahe_text_width (bahe_table_text_at (table, r, column)));
  return CLAMP (widest + 2.0, LEAST_WIDTH, MOST_WIDTH);
}

static lxw_error
write_sheet (Writing *writing, const BaheTable *table)
{
  g_autofree char *name = sheet_name (writing, table);
  lxw_worksheet *sheet = workbook_add_worksheet (writing->book, name);
  lxw_error failed = sheet != NULL ? LXW_NO_ERROR : LXW_ERROR_MEMORY_MALLOC_FAILED;

  for (guint c = 0; failed == LXW_NO_ERROR && c < bahe_table_columns (table); c++) {
    worksheet_set_column (sheet, (lxw_col_t) c, (lxw_col_t) c, width_of (table, c), NULL);
    failed = worksheet_write_string (sheet, 0, (lxw_col_t) c, bahe_table_label (table, c), writing->head);
    for (guint r = 0; failed == LXW_NO_ERROR && r < bahe_table_rows (table); r++)
      failed = write_cell (writing, sheet, table, r, c);
  }
  if (failed == LXW_NO_ERROR) {
    worksheet_freeze_panes (sheet, 1, 0);
    worksheet_repeat_rows (sheet, 0, 0);
    worksheet_fit_to_pages (sheet, 1, 0);
    worksheet_set_landscape (sheet);
    worksheet_set_paper (sheet, 9); /* A4 */
  }
  return failed;
}

/* ---- the whole --------------------------------------------------------------------------------------------------- */

static lxw_format *
format_of (lxw_workbook *book, const char *numbers)
{
  lxw_format *format = workbook_add_format (book);

  if (numbers != NULL)
    format_set_num_format (format, numbers);
  format_set_align (format, LXW_ALIGN_VERTICAL_TOP);
  return format;
}

static void
make_formats (Writing *writing)
{
  g_autofree char *money = g_strdup_printf ("#,##0.00\"%s\"", _ ("yuan"));

  writing->head = format_of (writing->book, NULL);
  format_set_bold (writing->head);
  format_set_bottom (writing->head, LXW_BORDER_THIN);
  format_set_text_wrap (writing->head);
  writing->number = format_of (writing->book, NULL);
  writing->money = format_of (writing->book, money);
  writing->day = format_of (writing->book, "yyyy-mm-dd");
  writing->minute = format_of (writing->book, "yyyy-mm-dd hh:mm");
  writing->text = format_of (writing->book, "@");
  format_set_text_wrap (writing->text);
}

static gboolean
write_book (const GPtrArray *tables, const char *title, gint64 seconds, const char *path, GError **error)
{
  lxw_workbook_options options = { .tmpdir = (char *) g_get_tmp_dir () };
  Writing writing = { .book = workbook_new_opt (path, &options),
                      .names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };
  lxw_doc_properties properties = { .title = (char *) title, .created = (time_t) seconds };
  lxw_error failed = LXW_ERROR_MEMORY_MALLOC_FAILED;

  if (writing.book != NULL) {
    make_formats (&writing);
    failed = workbook_set_properties (writing.book, &properties);
    for (guint i = 0; failed == LXW_NO_ERROR && i < tables->len; i++)
      failed = write_sheet (&writing, tables->pdata[i]);
    lxw_error closed = workbook_close (writing.book);
    failed = failed == LXW_NO_ERROR ? closed : failed;
  }
  g_hash_table_unref (writing.names);
  if (failed != LXW_NO_ERROR)
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_STORE, _ ("cannot make the workbook: %s"), lxw_strerror (failed));
  return failed == LXW_NO_ERROR;
}

GBytes *
bahe_workbook (const GPtrArray *tables, const char *title, gint64 seconds, GError **error)
{
  g_autofree char *path = NULL, *bytes = NULL;
  gsize length = 0;
  int file = g_file_open_tmp ("bahe-XXXXXX.xlsx", &path, error);

  if (file < 0)
    return NULL;
  close (file);
  gboolean made =
      write_book (tables, title, seconds, path, error) && g_file_get_contents (path, &bytes, &length, error);
  g_unlink (path);
  return made ? g_bytes_new_take (g_steal_pointer (&bytes), length) : NULL;
}
