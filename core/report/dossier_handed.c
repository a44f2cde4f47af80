/* 转交清单: what was handed on, a page for each time, for whoever received it to seal and the two who handled it to
 * sign. Of any kind that shows to everybody to whom, and by whose two hands. */
#include "report/dossier.h"

#define PAYEE "payee"
#define FIRST "first"
#define SECOND "second"

static json_object *
rows_of (const BaheDossier *dossier, const BaheEventType **view)
{
  const BaheKindInfo *kind = dossier->paper->kind;

  for (guint i = 0; kind != NULL && i < kind->n_views; i++) {
    const BaheField *fields = kind->views[i].table->fields;
    int payee = bahe_field_index (fields, PAYEE), first = bahe_field_index (fields, FIRST);
    int second = bahe_field_index (fields, SECOND);
    if (payee < 0 || first < 0 || second < 0 || fields[first].type != BAHE_PERSON || fields[second].type != BAHE_PERSON)
      continue;
    *view = kind->views[i].table;
    return bahe_paper_member (bahe_paper_member (dossier->paper->json, "views"), (*view)->name);
  }
  return NULL;
}

BahePaperState
bahe_dossier_handed_state (const BaheDossier *dossier, const char **why)
{
  const BaheEventType *view = NULL;
  json_object *rows = rows_of (dossier, &view);

  if (view == NULL)
    return BAHE_PAPER_NONE;
  if (rows != NULL && json_object_array_length (rows) > 0)
    return BAHE_PAPER_READY;
  *why = _ ("nothing has been handed over yet; record it with both handlers and the voucher");
  return BAHE_PAPER_MISSING;
}

static void
draw_one (const BaheDossier *dossier, BaheSheets *sheets, const BaheEventType *view, json_object *row)
{
  const BaheSheetColumn columns[] = { { _ ("item"), BAHE_START, FALSE, 140, 0 },
                                      { _ ("content"), BAHE_START, TRUE, 0, 1 } };
  const char *const handlers[] = { _ ("handler:"), _ ("second handler:"), NULL };
  const char *const receiver[] = { _ ("received (seal):"), _ ("date:"), NULL };
  g_autoptr (GPtrArray) rows = bahe_dossier_rows ();

  bahe_dossier_title (dossier, sheets, _ ("Hand-over sheet"));
  for (const BaheField *field = view->fields; field->name != NULL; field++) {
    const char *text = bahe_paper_text (bahe_paper_member (row, field->name), "text");
    if (*text != '\0')
      bahe_dossier_row (rows, 2, bahe_label (&field->label), text);
  }
  bahe_sheets_table (sheets, &(BaheSheetTable){ columns, G_N_ELEMENTS (columns), rows, 32 });
  bahe_sheets_space (sheets, 24);
  bahe_sheets_sign (sheets, handlers);
  bahe_sheets_space (sheets, 40);
  bahe_sheets_sign (sheets, receiver);
}

void
bahe_dossier_handed (const BaheDossier *dossier, BaheSheets *sheets)
{
  const BaheEventType *view = NULL;
  json_object *rows = rows_of (dossier, &view);

  for (size_t i = 0; i < json_object_array_length (rows); i++) {
    bahe_sheets_break (sheets);
    draw_one (dossier, sheets, view, json_object_array_get_idx (rows, i));
  }
}
