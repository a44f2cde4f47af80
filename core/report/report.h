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
/* [{"figure","label","group":{…},"value":"470","how":"at-least","unknown":1,"unit":"件","text":"至少 470
 * 件，一次未填","events":[…]}] */
json_object *bahe_figures (BaheUnit *unit, const BaheFigureAsk *ask, GError **error);

#endif
