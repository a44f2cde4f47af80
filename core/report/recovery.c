/* The recovery sheet (恢复单): one A4 page for the safe. */
#include "report/private.h"
#include "report/sheets.h"

#include <qrencode.h>

#define INK "#000000"
#define QR_SIZE 170.0
#define GROUPS_A_LINE 6

/* The code in lines of six groups, as it is read aloud and typed. */
static void
draw_code (BaheSheets *sheets, const char *code)
{
  g_auto (GStrv) groups = g_strsplit (code, "-", -1);
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; groups[i] != NULL; i++) {
    g_string_append_printf (line, "%s%s", line->len > 0 ? "   " : "", groups[i]);
    if ((i + 1) % GROUPS_A_LINE == 0 || groups[i + 1] == NULL) {
      bahe_sheets_words (sheets, line->str, &(BaheHand){ 19, TRUE, INK, BAHE_MIDDLE });
      g_string_truncate (line, 0);
    }
  }
}

static void
draw_qr (BaheSheets *sheets, const char *code)
{
  QRcode *qr = QRcode_encodeString8bit (code, 0, QR_ECLEVEL_M);

  if (qr == NULL)
    return;
  bahe_sheets_squares (sheets, qr->data, (guint) qr->width, QR_SIZE);
  QRcode_free (qr);
}

GBytes *
bahe_recovery_sheet (BaheUnit *unit, const char *code, GError **error)
{
  g_autoptr (BaheActivity) self = bahe_unit_activity (unit, 1, error);
  const BaheHand plain = { 12.5, FALSE, INK, BAHE_START };
  const char *const labels[] = { _ ("printed by:"), _ ("put away by:"), _ ("date:"), NULL };

  if (self == NULL)
    return NULL;
  g_autofree char *today =
      bahe_span_format (&(BaheSpan){ bahe_now (bahe_store_zone (bahe_unit_store (unit))) / 1440 * 1440,
                                     bahe_now (bahe_store_zone (bahe_unit_store (unit))) / 1440 * 1440 + 1439 });
  g_autoptr (BaheSheets) sheets = bahe_sheets_new (_ ("Recovery sheet"), today);
  bahe_sheets_words (sheets, _ ("Recovery sheet"), &(BaheHand){ 24, TRUE, INK, BAHE_MIDDLE });
  bahe_sheets_words (sheets, self->title, &(BaheHand){ 15, FALSE, INK, BAHE_MIDDLE });
  bahe_sheets_space (sheets, 16);
  bahe_sheets_words (
      sheets,
      _ ("Illnesses, hardship and other private values are sealed, each person's with a key of its own. The "
         "keys lie apart from the records. If that computer is lost, only this code opens the saved copy "
         "of the keys; without it those values are lost, and no one can help. Names, boards, ledgers and "
         "totals do not need it."),
      &plain);
  bahe_sheets_space (sheets, 14);
  draw_code (sheets, code);
  bahe_sheets_space (sheets, 12);
  draw_qr (sheets, code);
  bahe_sheets_space (sheets, 12);
  bahe_sheets_words (
      sheets,
      _ ("To use it: restore the backup, then give the file that was saved beside it to “bahe recovery "
         "restore” and type the code. Once a term try it: “bahe recovery try”. Whoever holds this paper "
         "and that file can read the private values: keep it in the safe, and destroy it when a new one is "
         "printed."),
      &plain);
  bahe_sheets_space (sheets, 20);
  bahe_sheets_sign (sheets, labels);
  return bahe_sheets_pdf (sheets, _ ("Recovery sheet"), 0, error);
}
