/* 荣誉证书, and 出师 of a mentoring pair: A4 landscape, one a page, with number and check code. */
#include "report/dossier.h"
#include "report/render.h"

#define WIDTH 841.89 /* A4 on its side, in points */
#define HEIGHT 595.28
#define EDGE 34.0

static void
frame (BaheInk *ink, double inset, double width)
{
  const double left = inset, top = inset, right = WIDTH - inset, bottom = HEIGHT - inset;

  bahe_ink_line (ink, left, top, right, top, width, BAHE_DOSSIER_INK);
  bahe_ink_line (ink, right, top, right, bottom, width, BAHE_DOSSIER_INK);
  bahe_ink_line (ink, right, bottom, left, bottom, width, BAHE_DOSSIER_INK);
  bahe_ink_line (ink, left, bottom, left, top, width, BAHE_DOSSIER_INK);
}

/* As large as fits on one line. */
static void
middle (BaheInk *ink, double y, const char *text, double size, gboolean bold)
{
  const double sizes[] = { size, size * 0.8, size * 0.62, 0 };
  double fitting = size;
  g_auto (GStrv) lines = bahe_ink_fit (ink, text, sizes, bold, WIDTH - 4 * EDGE, &fitting);

  bahe_ink_lines (ink, WIDTH / 2, y, &(BaheHand){ fitting, bold, BAHE_DOSSIER_INK, BAHE_MIDDLE }, lines);
}

static void
foot (BaheInk *ink, const BaheDossier *dossier, json_object *row, const char *day)
{
  const BaheHand small = { 11, FALSE, BAHE_DOSSIER_INK, BAHE_START }, right = { 15, FALSE, BAHE_DOSSIER_INK, BAHE_END };
  g_autofree char *number = g_strdup_printf (_ ("Certificate no.: %s"), bahe_paper_text (row, "number"));
  g_autofree char *code = g_strdup_printf (_ ("Check code: %s"), bahe_paper_text (row, "code"));
  g_autofree char *sealed = g_strdup_printf (_ ("%s (seal)"), dossier->paper->unit);

  bahe_ink_text (ink, EDGE + 44, HEIGHT - 108, &small, number);
  bahe_ink_text (ink, EDGE + 44, HEIGHT - 90, &small, code);
  bahe_ink_text (ink, EDGE + 44, HEIGHT - 72, &small, _ ("To check it: the page “Check a certificate” of this union"));
  bahe_ink_text (ink, WIDTH - EDGE - 60, HEIGHT - 104, &right, sealed);
  bahe_ink_text (ink, WIDTH - EDGE - 60, HEIGHT - 78, &right, day);
}

/* What stands between the name and the award: of an award "was awarded", of others what their kind says, and the
 * details. */
static void
lead (BaheInk *ink, json_object *row)
{
  const char *words = bahe_paper_text (row, "lead"), *details = bahe_paper_text (row, "details");

  if (*details != '\0')
    middle (ink, 276, details, 15, FALSE);
  middle (ink, *details != '\0' ? 306 : 288, *words != '\0' ? words : C_ ("certificate", "was awarded"), 19, FALSE);
}

/* One certificate as an SVG document. Free with g_free. */
static char *
draw_one (const BaheDossier *dossier, json_object *row)
{
  g_autoptr (BaheInk) ink = bahe_ink_new ();
  BaheSpan span;
  g_autofree char *day = bahe_span_parse (bahe_paper_text (row, "given"), 0, &span, NULL) ? bahe_dossier_day (&span)
                                                                                          : g_strdup (dossier->day);
  g_autofree char *words = g_strdup_printf (C_ ("certificate", "in “%s”"), dossier->paper->title);

  frame (ink, EDGE, 3);
  frame (ink, EDGE + 9, 0.8);
  middle (ink, 82, C_ ("paper title", "Certificate"), 46, TRUE);
  middle (ink, 178, bahe_paper_text (row, "receiver"), 34, TRUE);
  middle (ink, 244, words, 21, FALSE);
  lead (ink, row);
  middle (ink, 340, bahe_paper_text (row, "award"), 42, TRUE);
  middle (ink, 410, C_ ("certificate", "In recognition and encouragement."), 17, FALSE);
  foot (ink, dossier, row, day);
  return bahe_ink_sheet (ink, WIDTH, HEIGHT, "#FFFFFF");
}

/* Those that stand. */
static GPtrArray *
draw_all (const BaheDossier *dossier)
{
  GPtrArray *pages = g_ptr_array_new_with_free_func (g_free);

  for (size_t i = 0; i < json_object_array_length (dossier->certificates); i++) {
    json_object *row = json_object_array_get_idx (dossier->certificates, i);
    if (bahe_dossier_is (row, "state", "valid"))
      g_ptr_array_add (pages, draw_one (dossier, row));
  }
  return pages;
}

BahePaperState
bahe_certificates_state (const BaheDossier *dossier, const char **why)
{
  for (size_t i = 0; i < json_object_array_length (dossier->certificates); i++)
    if (bahe_dossier_is (json_object_array_get_idx (dossier->certificates, i), "state", "valid"))
      return BAHE_PAPER_READY;
  if (json_object_array_length (bahe_dossier_lists (dossier)) == 0)
    return BAHE_PAPER_NONE;
  *why = _ ("the awards are not given yet; certificates get their numbers with grant-awards");
  return BAHE_PAPER_MISSING;
}

GBytes *
bahe_certificates (const BaheDossier *dossier, const BaheDossierAsk *ask, GError **error)
{
  g_autoptr (GPtrArray) pages = draw_all (dossier);
  const BahePdfAsk pdf = { dossier->paper->title, dossier->paper->seconds, WIDTH, HEIGHT };
  guint page = MAX (ask->page, 1);

  if (!ask->png)
    return bahe_render_pdf (pages, &pdf, error);
  if (page <= pages->len)
    return bahe_render_png_scaled (pages->pdata[page - 1], 2, error);
  g_set_error (error, BAHE_ERROR, BAHE_ERROR_NOT_FOUND, _ ("this paper has %u pages; there is no page %u"), pages->len,
               page);
  return NULL;
}
