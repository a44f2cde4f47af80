/* Which paper is asked for, what its file is called, and that one is drawn at a time. */
#include "report/notice.h"
#include "report/render.h"

#include <string.h>

typedef struct {
  const char *type, *ending;
} Format;

static const Format formats[] = {
  [BAHE_PAPER_PNG] = { "image/png", "png" },
  [BAHE_PAPER_SVG] = { "image/svg+xml; charset=utf-8", "svg" },
  [BAHE_PAPER_TEXT] = { "text/plain; charset=utf-8", "txt" },
  [BAHE_PAPER_PDF] = { "application/pdf", "pdf" },
  [BAHE_PAPER_XLSX] = { "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx" },
  [BAHE_PAPER_PROGRAMME] = { "application/pdf", "pdf" },
};

const char *
bahe_paper_type (BahePaperFormat format)
{
  return formats[format].type;
}

const char *
bahe_paper_ending (BahePaperFormat format)
{
  return formats[format].ending;
}

static GBytes *
take_text (char *text)
{
  return g_bytes_new_take (text, strlen (text));
}

/* What everybody sees, as every paper. */
static GBytes *
make_workbook (BaheUnit *unit, const BahePaper *paper, GError **error)
{
  const BaheBoardQuery query = { .role = BAHE_VIEWER };
  g_autoptr (GPtrArray) tables = bahe_activity_tables (unit, paper->activity, &query, error);

  return tables != NULL ? bahe_workbook (tables, paper->title, paper->seconds, error) : NULL;
}

/* As SVG. Free with g_free. */
static char *
draw (const BahePaper *paper)
{
  return bahe_paper_is_notice (paper) ? bahe_notice_picture (paper) : bahe_paper_picture (paper);
}

static GBytes *
make (BaheUnit *unit, const BahePaper *paper, BahePaperFormat format, GError **error)
{
  if (format == BAHE_PAPER_XLSX)
    return make_workbook (unit, paper, error);
  switch (format) {
  case BAHE_PAPER_PNG: {
    g_autofree char *svg = draw (paper);
    return bahe_render_png (svg, error);
  }
  case BAHE_PAPER_SVG:
    return take_text (draw (paper));
  case BAHE_PAPER_TEXT:
    return take_text (bahe_paper_is_notice (paper) ? bahe_notice_message (paper) : bahe_paper_message (paper));
  case BAHE_PAPER_PROGRAMME:
    return bahe_paper_programme (paper, error);
  default:
    return bahe_paper_is_notice (paper) ? bahe_notice_wall (paper, error) : bahe_paper_wall (paper, error);
  }
}

/* What the file holds: of a ledger or a list of pairs the name of its first part. */
static char *
what_of (const BahePaper *paper, BahePaperFormat format)
{
  if (format == BAHE_PAPER_PROGRAMME)
    return g_strdup (_ ("programme"));
  if (!bahe_paper_is_notice (paper))
    return g_strdup (C_ ("paper", "results"));
  g_autoptr (GPtrArray) views = bahe_notice_views (paper);
  return g_strdup (((const BaheNoticeView *) views->pdata[0])->label);
}

/* No letter that a file system or a browser would stumble over. */
static char *
file_name (const BahePaper *paper, BahePaperFormat format)
{
  g_autofree char *what = what_of (paper, format);
  char *name = g_strdup_printf ("%s-%s.%s", paper->title, what, formats[format].ending);

  for (char *at = name; *at != '\0'; at++)
    if ((guchar) *at < 0x20 || strchr ("/\\:*?\"<>|", *at) != NULL)
      *at = '_';
  return name;
}

GBytes *
bahe_paper (BaheUnit *unit, gint64 activity, BahePaperFormat format, const BahePaperAsk *ask, char **name,
            GError **error)
{
  g_autoptr (BahePaper) paper = bahe_paper_new (unit, activity, ask, format == BAHE_PAPER_PROGRAMME, error);

  if (paper == NULL)
    return NULL;
  if (name != NULL)
    *name = file_name (paper, format);
  return make (unit, paper, format, error);
}
