/* What the papers of an activity have in common: titles, paragraphs, rows, days and sums. */
#include "report/dossier.h"

void
bahe_dossier_title (const BaheDossier *dossier, BaheSheets *sheets, const char *what)
{
  static const double sizes[] = { 22, 18, 15, 0 };
  double size;
  g_auto (GStrv) lines =
      bahe_ink_fit (bahe_sheets_ink (sheets), dossier->paper->title, sizes, TRUE, bahe_sheets_width (), &size);
  g_autofree char *under = g_strdup_printf ("%s　　%s", dossier->paper->unit, dossier->paper->when);

  for (guint i = 0; lines[i] != NULL; i++)
    bahe_sheets_words (sheets, lines[i], &(BaheHand){ size, TRUE, BAHE_DOSSIER_INK, BAHE_MIDDLE });
  bahe_sheets_space (sheets, 3);
  bahe_sheets_words (sheets, what, &(BaheHand){ 18, TRUE, BAHE_DOSSIER_INK, BAHE_MIDDLE });
  bahe_sheets_space (sheets, 5);
  bahe_sheets_words (sheets, under, &(BaheHand){ 11.5, FALSE, BAHE_DOSSIER_INK, BAHE_MIDDLE });
  bahe_sheets_space (sheets, 12);
}

void
bahe_dossier_heading (BaheSheets *sheets, const char *words)
{
  bahe_sheets_need (sheets, 96);
  bahe_sheets_space (sheets, 8);
  bahe_sheets_words (sheets, words, &(BaheHand){ 13, TRUE, BAHE_DOSSIER_INK, BAHE_START });
  bahe_sheets_space (sheets, 4);
}

void
bahe_dossier_say (BaheSheets *sheets, const char *words)
{
  bahe_sheets_words (sheets, words, &(BaheHand){ 12.5, FALSE, BAHE_DOSSIER_INK, BAHE_START });
  bahe_sheets_space (sheets, 6);
}

GPtrArray *
bahe_dossier_rows (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
}

void
bahe_dossier_row (GPtrArray *rows, guint n, ...)
{
  char **row = g_new0 (char *, n + 1);
  va_list texts;

  va_start (texts, n);
  for (guint i = 0; i < n; i++) {
    const char *text = va_arg (texts, const char *);
    row[i] = g_strdup (text != NULL ? text : "");
  }
  va_end (texts);
  g_ptr_array_add (rows, row);
}

char *
bahe_dossier_day (const BaheSpan *span)
{
  int year, month, day, hour, minute;

  bahe_minute_split (span->last, &year, &month, &day, &hour, &minute);
  return g_strdup_printf (C_ ("under a paper", "%1$d-%2$02d-%3$02d"), year, month, day);
}

char *
bahe_dossier_yuan (gint64 fen)
{
  return fen % 100 == 0 ? g_strdup_printf ("%" PRId64, fen / 100)
                        : g_strdup_printf ("%" PRId64 ".%02d", fen / 100, (int) ABS (fen % 100));
}

json_object *
bahe_dossier_lists (const BaheDossier *dossier)
{
  return bahe_paper_member (dossier->awards, "lists");
}

gboolean
bahe_dossier_is (json_object *object, const char *name, const char *value)
{
  return g_str_equal (bahe_paper_text (object, name), value);
}
