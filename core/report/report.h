/* core/report — figures: named numbers over events, each traceable to them. */
#ifndef BAHE_REPORT_H
#define BAHE_REPORT_H

#include "activity/activity.h"

typedef struct {
  const char *name; /* NULL: every figure that a loaded kind declares */
  int year;         /* 0: every reporting year */
  gint64 activity, as_of;
  const char *const *by; /* field names, "activity", "year"; NULL: the total */
  gboolean explain;      /* list the events */
} BaheFigureAsk;
/* [{"figure","label","group":{"activity":"捐冬衣"},"of":"捐冬衣","value":"470","how":"at-least","unknown":1,"unit":"件",
 *   "text":"至少 470 件，一次未填","events":[{"seq","activity","title","how","text"}]}]
 * a line for each group and unit of measure, in order. "value" is null where no amount is known ("how" is "unknown") or
 * none was recorded ("unset"). A name that was joined to a person counts as that person. Errors: NOT_FOUND with the
 * nearest name; INVALID where no such figure is counted by a field asked for. */
json_object *bahe_figures (BaheUnit *unit, const BaheFigureAsk *ask, GError **error);

#endif
