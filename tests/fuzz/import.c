/* Cells as they are pasted or saved by a spreadsheet: lines, headings, and the fields they are for. */
#include "fuzz.h"

#include "activity/import.h"

static const BaheField fields[] = {
  { .name = "name", .type = BAHE_TEXT, .flags = BAHE_REQUIRED, .label = { "姓名", "Name" } },
  { .name = "sex", .type = BAHE_TEXT, .label = { "性别", "Sex" } },
  { .name = "group", .type = BAHE_GROUP, .label = { "小组", "Group" } },
  { .name = "since", .type = BAHE_WHEN, .label = { "自何时起", "Since" } },
  { 0 },
};

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (BaheImportTable) table = bahe_import_table_read (text, &error);

  if ((table == NULL) == (error == NULL))
    g_error ("a table without a reason, or a reason without need");
  if (table == NULL)
    return 0;
  g_autoptr (GArray) columns = bahe_import_columns (table, fields, NULL);
  if (columns != NULL && columns->len != table->header->len)
    g_error ("%u columns for %u headings", columns->len, table->header->len);
  guint before = 0;
  for (guint i = 0; i < table->lines->len; i++) {
    const BaheImportLine *line = table->lines->pdata[i];
    if (line->line <= before)
      g_error ("line %u stands behind line %u", line->line, before);
    before = line->line;
  }
  return 0;
}
