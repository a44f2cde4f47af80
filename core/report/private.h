/* What the parts of core/report share: figures.c gathers entries, sum.c adds them up with what is known of them. */
#ifndef BAHE_REPORT_PRIVATE_H
#define BAHE_REPORT_PRIVATE_H

#include "report/report.h"

typedef struct {
  const BaheKindInfo *kind;
  const BaheFigureInfo *figure;
} BaheDeclared;

/* Every figure of the loaded kinds that is named so, all of them for NULL: an array of BaheDeclared. NOT_FOUND with the nearest. */
GArray *bahe_figures_declared (BaheUnit *unit, const char *name, GError **error);
/* Takes out figures that are not counted by every field asked for; INVALID if none is left. */
gboolean bahe_figures_keep_by (GArray *figures, const char *const *by, GError **error);
/* The place of a field in a declared `by`; −1: it is not among them. */
int bahe_figure_by_place (const BaheFigure *figure, const char *field);

typedef struct { /* a sum, and how sure it is */
  BaheNumber total;
  guint known;   /* entries with an amount */
  guint unknown; /* entries without one */
  gboolean at_least, nearly, about;
  gboolean counted; /* of things counted: none of them is 0; no amounts at all are no sum */
} BaheSum;

void bahe_sum_add (BaheSum *sum, const BaheFigureEntry *entry);
/* Unset where there was nothing to sum. Of all that went in: at least where something is missing or more than told,
 * nearly where it is less, about where both. */
BaheHow bahe_sum_how (const BaheSum *sum);
/* The number as text; a percentage to two places, money only where there are any. NULL: no amount is known. Free with g_free. */
char *bahe_sum_value (const BaheSum *sum, const char *unit);
/* For people: 至少 470 件，一次未填（钱：一次未填金额）. Free with g_free. */
char *bahe_sum_text (const BaheSum *sum, const char *unit);
/* A line for each group and unit of measure of a rate, each or balance: `of` and `over` are the lines of its two figures. What
 * only one of them has a line for is 0 in the other. Without anything to divide by there is no number. `of_year`: both are of
 * one year, so that an each is per year besides. A new array. */
json_object *bahe_expression_lines (const BaheFigure *figure, json_object *of, json_object *over, gboolean of_year);
/* The name of a BaheHow in JSON. */
const char *bahe_sum_how_name (BaheHow how);

#endif
