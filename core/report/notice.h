/* Inside core/report: what a kind without boards shows to everybody: the rows of its views. */
#ifndef BAHE_REPORT_NOTICE_H
#define BAHE_REPORT_NOTICE_H

#include "report/paper.h"

typedef struct {
  const char *label;
  json_object *rows;  /* borrowed */
  GPtrArray *columns; /* json_object: {name, label}, those that say anything */
} BaheNoticeView;

/* The views that have rows, in the order of the kind; borrows from the paper's JSON. */
GPtrArray *bahe_notice_views (const BahePaper *paper);
/* What a row says in a column, "" for nothing. Borrowed. */
const char *bahe_notice_text (json_object *row, const char *column);
/* The same, a day in its short form, where there is little room. Borrowed. */
const char *bahe_notice_short (json_object *row, const char *column);
/* The name and label of a column of a view. Borrowed. */
const char *bahe_notice_name (const BaheNoticeView *view, guint column);
const char *bahe_notice_label (const BaheNoticeView *view, guint column);

#endif
