/* Which paper is asked for, what its file is called, and that one is drawn at a time. */
#include "report/paper.h"
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
  [BAHE_PAPER_PROGRAMME] = { "application/pdf", "pdf" },
};

const char *
bahe_paper_type (BahePaperFormat format)
{
  return formats[format].type;
}

static GBytes *
take_text (char *text)
{
  return g_bytes_new_take (text, strlen (text));
}

static GBytes *
make_notice (const BahePaper *paper, BahePaperFormat format, GError **error)
{
  if (format == BAHE_PAPER_TEXT)
    return take_text (bahe_notice_message (paper));
  if (format == BAHE_PAPER_PDF)
    return bahe_notice_wall (paper, error);
  g_set_error (error, BAHE_ERROR, BAHE_ERROR_NOT_FOUND,
               _ ("“%s” has no board, so there is no picture of it; there is the text and the page to print"),
               paper->title);
  return NULL;
}

static GBytes *
make (const BahePaper *paper, BahePaperFormat format, GError **error)
{
  if (format != BAHE_PAPER_PROGRAMME && bahe_paper_is_notice (paper))
    return make_notice (paper, format, error);
  switch (format) {
  case BAHE_PAPER_PNG: {
    g_autofree char *svg = bahe_paper_picture (paper);
    return bahe_render_png (svg, error);
  }
  case BAHE_PAPER_SVG:
    return take_text (bahe_paper_picture (paper));
  case BAHE_PAPER_TEXT:
    return take_text (bahe_paper_message (paper));
  case BAHE_PAPER_PROGRAMME:
    return bahe_paper_programme (paper, error);
  default:
    return bahe_paper_wall (paper, error);
  }
}

/* No letter that a file system or a browser would stumble over. */
static char *
file_name (const BahePaper *paper, BahePaperFormat format)
{
  const char *what = format == BAHE_PAPER_PROGRAMME ? _ ("programme") : C_ ("paper", "results");
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
  return make (paper, format, error);
}
