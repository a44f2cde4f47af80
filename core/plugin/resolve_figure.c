/* Figures: which event, which field of it, and by what they can be told apart. */
#include "plugin/tables.h"

#include <string.h>

/* "gifts.amount" or "amount": FALSE with a fault if the event has no such column or field. */
static gboolean
find_place (BaheFaults *faults, const BaheField *fields, const char *words, const char *member, int *field, int *column)
{
  g_auto (GStrv) parts = g_strsplit (words, ".", 2);
  const char *name = parts[0] == NULL ? "" : parts[0]; /* of an empty text there are no parts, not even the first */
  const char *inner = parts[0] == NULL ? NULL : parts[1];

  *column = -1;
  *field = bahe_field_index (fields, name);
  if (*field >= 0 && inner != NULL)
    *column = bahe_field_index (fields[*field].columns, inner);
  if (*field < 0 || (inner != NULL && *column < 0)) {
    g_autofree char *nearest =
        *field < 0 ? bahe_nearest_field (fields, name) : bahe_nearest_field (fields[*field].columns, inner);
    bahe_fault (faults, _ (".%s = “%s”: the record has no such field%s"), member, words, nearest);
    *field = *column = -1;
    return FALSE;
  }
  return TRUE;
}

static const BaheField *
at (const BaheField *fields, int field, int column)
{
  return column < 0 ? &fields[field] : &fields[field].columns[column];
}

static void
resolve_counted (BaheFaults *faults, const BaheFigure *table, const BaheField *fields, BaheFigureInfo *figure)
{
  if (table->field == NULL) {
    if (table->how != BAHE_COUNT && table->how != BAHE_LATEST)
      bahe_fault (faults, _ ("a sum and a number of different values need .field, the name of the field to look at"));
    return;
  }
  if (!find_place (faults, fields, table->field, "field", &figure->field, &figure->column))
    return;
  const BaheField *field = at (fields, figure->field, figure->column);
  gboolean number = bahe_is_number_type (field->type) || (table->how == BAHE_LATEST && field->type == BAHE_WHEN);
  if ((table->how == BAHE_SUM || table->how == BAHE_LATEST) && (!number || (field->flags & BAHE_MANY)))
    bahe_fault (faults, _ (".field = “%s” is no number, so it cannot be summed; count it, or name a number"),
                table->field);
  if (table->how != BAHE_COUNT && (field->private_to != NULL || fields[figure->field].private_to != NULL))
    bahe_fault (faults, _ (".field = “%s” is private to a person; figures can only count that it was given"),
                table->field);
}

static void
resolve_by (BaheFaults *faults, const BaheFigure *table, const BaheField *fields, BaheFigureInfo *figure)
{
  g_auto (GStrv) names = g_strsplit (table->by == NULL ? "" : table->by, ",", -1);

  for (guint i = 0; names[i] != NULL; i++) {
    int field, column;
    if (figure->n_by == G_N_ELEMENTS (figure->by)) {
      bahe_fault (faults, _ (".by names more than %u fields; leave some out"), (guint) G_N_ELEMENTS (figure->by));
      return;
    }
    if (!find_place (faults, fields, g_strstrip (names[i]), "by", &field, &column))
      continue;
    const BaheField *by = at (fields, field, column);
    if (by->type == BAHE_ROWS || by->type == BAHE_FILE || by->private_to != NULL || fields[field].private_to != NULL)
      bahe_fault (faults, _ (".by = “%s”: a figure cannot be told apart by rows, a file or a private field"), names[i]);
    if (column >= 0 && figure->field != field)
      bahe_fault (faults, _ (".by = “%s” is a column; .field must be a column of the same rows"), names[i]);
    figure->by[figure->n_by].field = field;
    figure->by[figure->n_by++].column = column;
  }
}

gboolean
bahe_is_expression (const BaheFigure *figure)
{
  return figure->how == BAHE_RATE || figure->how == BAHE_EACH || figure->how == BAHE_BALANCE;
}

/* The row that an expression names, which must be counted or summed. */
static void
resolve_part (BaheFaults *faults, const BaheKindInfo *kind, const BaheFigure *table, const char *name,
              const char *member)
{
  g_auto (GStrv) by = g_strsplit (table->by == NULL ? "" : table->by, ",", -1);
  const BaheFigure *part = NULL;

  for (guint i = 0; i < kind->n_figures && part == NULL; i++)
    if (g_strcmp0 (kind->table->figures[i].name, name) == 0)
      part = &kind->table->figures[i];
  if (part == NULL || bahe_is_expression (part)) {
    bahe_fault (faults, _ (".%s = “%s”: name a figure of this activity type that is counted or summed"), member,
                name == NULL ? "" : name);
    return;
  }
  g_auto (GStrv) there = g_strsplit (part->by == NULL ? "" : part->by, ",", -1);
  for (guint i = 0; there[i] != NULL; i++)
    g_strstrip (there[i]);
  for (guint i = 0; by[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *) there, g_strstrip (by[i])))
      bahe_fault (faults, _ (".by = “%s”: the figure “%s” is not told apart by it"), by[i], part->name);
}

static void
resolve_expression (BaheFaults *faults, const BaheKindInfo *kind, const BaheFigure *table)
{
  if (table->event != NULL || table->field != NULL)
    bahe_fault (faults, _ ("a rate, each or balance has .of and .over, and neither .event nor .field"));
  resolve_part (faults, kind, table, table->of, "of");
  resolve_part (faults, kind, table, table->over, "over");
}

const BaheField *
bahe_figure_fields (const BaheKindInfo *kind, const BaheFigureInfo *figure)
{
  return figure->view >= 0 ? kind->views[figure->view].table->fields : kind->events[figure->event].table->fields;
}

/* What it is counted from: a record, or a row of a view. */
static gboolean
resolve_source (BaheFaults *faults, const BaheFigure *table, const BaheKindInfo *kind, BaheFigureInfo *figure)
{
  if (table->view != NULL) {
    figure->view = bahe_kind_view (kind, table->view);
    if (figure->view < 0 || table->event != NULL)
      bahe_fault (faults, _ (".view = “%s”: name one of the .views, and no .event beside it"), table->view);
    return figure->view >= 0;
  }
  if (table->event != NULL && (figure->event = bahe_kind_event (kind, table->event)) >= 0)
    return TRUE;
  bahe_fault (faults, _ (".event = “%s”: the activity type has no such record; name one of its .events"),
              table->event == NULL ? "" : table->event);
  return FALSE;
}

static void
resolve_figure (BaheFaults *faults, const BaheFigure *table, const BaheKindInfo *kind, BaheFigureInfo *figure)
{
  *figure = (BaheFigureInfo){ .table = table, .event = -1, .view = -1, .field = -1, .column = -1 };
  bahe_check_name (faults, table->name, ".");
  bahe_check_label (faults, &table->label);
  if (table->unit.zh != NULL || table->unit.en != NULL)
    bahe_check_label (faults, &table->unit);
  if (bahe_is_expression (table)) {
    resolve_expression (faults, kind, table);
    return;
  }
  if ((table->how < BAHE_COUNT || table->how > BAHE_DISTINCT) && table->how != BAHE_LATEST)
    bahe_fault (faults, _ ("a figure is BAHE_COUNT, BAHE_SUM, BAHE_DISTINCT or BAHE_LATEST; set .how"));
  if (!resolve_source (faults, table, kind, figure))
    return;
  const BaheField *fields = bahe_figure_fields (kind, figure);
  resolve_counted (faults, table, fields, figure);
  resolve_by (faults, table, fields, figure);
}

void
bahe_resolve_figures (BaheFaults *faults, BaheArena *arena, const BaheKind *table, BaheKindInfo *kind)
{
  while (table->figures != NULL && table->figures[kind->n_figures].name != NULL)
    kind->n_figures++;
  kind->figures = bahe_arena_new (arena, kind->n_figures + 1, sizeof (BaheFigureInfo));
  for (guint i = 0; i < kind->n_figures; i++) {
    bahe_faults_enter (faults, _ ("figure"), table->figures[i].name);
    resolve_figure (faults, &table->figures[i], kind, &kind->figures[i]);
    for (guint k = 0; k < i; k++)
      if (g_strcmp0 (table->figures[k].name, table->figures[i].name) == 0)
        bahe_fault (faults, _ ("an earlier row of this table has the same name; rename one"));
    bahe_faults_leave (faults);
  }
}
