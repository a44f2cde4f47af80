/* What a kind without boards shows to everybody, as text for a chat group and as A4 for the wall: the rows of its
 * views, made from the JSON of the public page and from nothing else. A ledger, a list of pairs. */
#include "report/notice.h"
#include "report/sheets.h"

#include <string.h>

#define INK "#000000"
#define MOST_LETTERS 500
#define MOST_TITLE 60

const char *
bahe_notice_text (json_object *row, const char *column)
{
  json_object *cell = bahe_paper_member (row, column);

  return cell != NULL ? bahe_paper_text (cell, "text") : "";
}

const char *
bahe_notice_short (json_object *row, const char *column)
{
  json_object *plain = bahe_paper_member (bahe_paper_member (row, column), "plain");
  const char *text = plain != NULL ? json_object_get_string (plain) : "";

  return strlen (text) == strlen ("2026-03-03") && text[4] == '-' && text[7] == '-' ? text
                                                                                    : bahe_notice_text (row, column);
}

static gboolean
says_anything (json_object *rows, const char *column)
{
  for (size_t i = 0; i < json_object_array_length (rows); i++)
    if (*bahe_notice_text (json_object_array_get_idx (rows, i), column) != '\0')
      return TRUE;
  return FALSE;
}

static void
view_free (gpointer data)
{
  g_ptr_array_unref (((BaheNoticeView *) data)->columns);
  g_free (data);
}

GPtrArray *
bahe_notice_views (const BahePaper *paper)
{
  json_object *json = paper->json;
  json_object *labels = bahe_paper_member (json, "view_labels"), *views = bahe_paper_member (json, "views");
  GPtrArray *list = g_ptr_array_new_with_free_func (view_free);

  if (labels == NULL)
    return list;
  json_object_object_foreach (labels, name, label)
  {
    json_object *rows = bahe_paper_member (views, name), *columns = bahe_paper_member (label, "columns");
    if (rows == NULL || json_object_array_length (rows) == 0)
      continue;
    BaheNoticeView *view = g_new0 (BaheNoticeView, 1);
    *view = (BaheNoticeView){ bahe_paper_text (label, "label"), rows, g_ptr_array_new () };
    for (size_t i = 0; i < json_object_array_length (columns); i++) {
      json_object *column = json_object_array_get_idx (columns, i);
      if (says_anything (rows, bahe_paper_text (column, "name")))
        g_ptr_array_add (view->columns, column);
    }
    g_ptr_array_add (list, view);
  }
  return list;
}

const char *
bahe_notice_name (const BaheNoticeView *view, guint column)
{
  return bahe_paper_text (view->columns->pdata[column], "name");
}

const char *
bahe_notice_label (const BaheNoticeView *view, guint column)
{
  return bahe_paper_text (view->columns->pdata[column], "label");
}

gboolean
bahe_paper_is_notice (const BahePaper *paper)
{
  g_autoptr (GPtrArray) views = bahe_notice_views (paper);

  return paper->tables->len == 0 && views->len > 0;
}

/* ---- as text ----------------------------------------------------------------------------------------------------- */

/* Of a single row each column is named; of several the row speaks for itself. */
static void
say_row (GString *text, const BaheNoticeView *view, json_object *row)
{
  gboolean named = json_object_array_length (view->rows) == 1;
  gboolean first = TRUE;

  for (guint i = 0; i < view->columns->len; i++) {
    const char *cell = bahe_notice_short (row, bahe_notice_name (view, i));
    if (*cell == '\0')
      continue;
    if (!first)
      g_string_append (text, named ? _ ("; ") : " ");
    if (named)
      g_string_append_printf (text, "%s ", bahe_notice_label (view, i));
    g_string_append (text, cell);
    first = FALSE;
  }
  g_string_append_c (text, '\n');
}

static char *
say (const BahePaper *paper, const GPtrArray *views, guint most)
{
  GString *text = g_string_new (NULL);
  g_autofree char *title = g_utf8_substring (paper->title, 0, MIN (g_utf8_strlen (paper->title, -1), MOST_TITLE));
  guint said = 0, rows = 0;

  g_string_append_printf (text, "【%s】\n", title);
  for (guint i = 0; i < views->len; i++) {
    const BaheNoticeView *view = views->pdata[i];
    for (size_t k = 0; k < json_object_array_length (view->rows); k++, rows++) {
      if (said == most)
        continue;
      if (k == 0)
        g_string_append_printf (text, "〔%s〕\n", view->label);
      say_row (text, view, json_object_array_get_idx (view->rows, k));
      said++;
    }
  }
  if (rows > said)
    g_string_append_printf (text, _ ("… and %u more lines\n"), rows - said);
  g_string_append_printf (text, "%s %s（%s）", paper->unit, paper->updated, paper->version);
  return g_string_free (text, FALSE);
}

char *
bahe_notice_message (const BahePaper *paper)
{
  g_autoptr (GPtrArray) views = bahe_notice_views (paper);

  for (guint most = MOST_LETTERS / 4;; most--) {
    g_autofree char *text = say (paper, views, most);
    if (g_utf8_strlen (text, -1) <= MOST_LETTERS || most == 0)
      return g_steal_pointer (&text);
  }
}

/* ---- for the wall ------------------------------------------------------------------------------------------------ */

/* A single row stands upright, a line a column; several rows are a table. */
static void
draw_single (BaheSheets *sheets, const BaheNoticeView *view)
{
  const BaheSheetColumn columns[] = { { _ ("item"), BAHE_START, FALSE, 140, 0 },
                                      { _ ("content"), BAHE_START, TRUE, 0, 1 } };
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  json_object *row = json_object_array_get_idx (view->rows, 0);

  for (guint i = 0; i < view->columns->len; i++) {
    char **texts = g_new0 (char *, 3);
    texts[0] = g_strdup (bahe_notice_label (view, i));
    texts[1] = g_strdup (bahe_notice_text (row, bahe_notice_name (view, i)));
    g_ptr_array_add (rows, texts);
  }
  bahe_sheets_table (sheets, &(BaheSheetTable){ columns, G_N_ELEMENTS (columns), rows, 27 });
}

static void
draw_several (BaheSheets *sheets, const BaheNoticeView *view)
{
  guint n = view->columns->len;
  g_autofree BaheSheetColumn *columns = g_new0 (BaheSheetColumn, n + 1);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  for (guint c = 0; c < n; c++)
    columns[c] = (BaheSheetColumn){ bahe_notice_label (view, c), BAHE_START, c == 0, 0, 1 };
  for (size_t i = 0; i < json_object_array_length (view->rows); i++) {
    json_object *row = json_object_array_get_idx (view->rows, i);
    char **texts = g_new0 (char *, n + 1);
    for (guint c = 0; c < n; c++)
      texts[c] = g_strdup (bahe_notice_short (row, bahe_notice_name (view, c)));
    g_ptr_array_add (rows, texts);
  }
  bahe_sheets_table (sheets, &(BaheSheetTable){ columns, n, rows, 27 });
}

GBytes *
bahe_notice_wall (const BahePaper *paper, GError **error)
{
  g_autoptr (GPtrArray) views = bahe_notice_views (paper);
  g_autoptr (BaheSheets) sheets = bahe_sheets_new (paper->title, paper->version);
  const char *const labels[] = { _ ("handled by:"), _ ("checked by:"), _ ("date:"), NULL };
  g_autofree char *under = g_strdup_printf ("%s　　%s", paper->unit, paper->when);

  bahe_sheets_words (sheets, paper->title, &(BaheHand){ 22, TRUE, INK, BAHE_MIDDLE });
  bahe_sheets_space (sheets, 6);
  bahe_sheets_words (sheets, under, &(BaheHand){ 12, FALSE, INK, BAHE_MIDDLE });
  bahe_sheets_space (sheets, 14);
  for (guint i = 0; i < views->len; i++) {
    const BaheNoticeView *view = views->pdata[i];
    if (view->columns->len == 0)
      continue;
    bahe_sheets_need (sheets, 110);
    bahe_sheets_words (sheets, view->label, &(BaheHand){ 14, TRUE, INK, BAHE_START });
    bahe_sheets_space (sheets, 5);
    (json_object_array_length (view->rows) == 1 ? draw_single : draw_several) (sheets, view);
    bahe_sheets_space (sheets, 12);
  }
  bahe_sheets_sign (sheets, labels);
  return bahe_sheets_pdf (sheets, paper->title, paper->seconds, error);
}
