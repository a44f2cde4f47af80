/* Inside core/report: SVG documents to what phones and printers take. The only part that knows cairo and librsvg. */
#ifndef BAHE_REPORT_RENDER_H
#define BAHE_REPORT_RENDER_H

#include <glib.h>

/* A PNG as large as the document says. REPORT errors are failures of the libraries. */
GBytes *bahe_render_png (const char *svg, GError **error);

/* The same, so many times as large. */
GBytes *bahe_render_png_scaled (const char *svg, double scale, GError **error);

typedef struct {
  const char *title;
  gint64 seconds;       /* since 1970: when what it tells was recorded, so that equal records make equal files */
  double width, height; /* in points */
} BahePdfAsk;
/* A PDF with a page for each document (char *), text as text. */
GBytes *bahe_render_pdf (const GPtrArray *sheets, const BahePdfAsk *ask, GError **error);

#endif
