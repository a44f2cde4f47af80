#include "report/render.h"

#include "base/base.h"

#include <cairo-pdf.h>
#include <librsvg/rsvg.h>
#include <string.h>

static gboolean
fail (GError **error, const char *reason)
{
  g_set_error (error, BAHE_ERROR, BAHE_ERROR_LIMIT, _ ("the picture or page could not be drawn: %s"), reason);
  return FALSE;
}

static RsvgHandle *
read_document (const char *svg, GError **error)
{
  g_autoptr (GError) reason = NULL;
  RsvgHandle *handle = rsvg_handle_new_from_data ((const guint8 *) svg, strlen (svg), &reason);

  if (handle == NULL)
    fail (error, reason->message);
  else
    rsvg_handle_set_dpi (handle, 96);
  return handle;
}

/* On the surface; takes what the library says into our own words. */
static gboolean
draw (cairo_surface_t *surface, const char *svg, double width, double height, GError **error)
{
  g_autoptr (GError) reason = NULL;
  RsvgHandle *handle = read_document (svg, error);
  const RsvgRectangle whole = { 0, 0, width, height };

  if (handle == NULL)
    return FALSE;
  cairo_t *cairo = cairo_create (surface);
  gboolean drawn = rsvg_handle_render_document (handle, cairo, &whole, &reason);
  cairo_status_t status = cairo_status (cairo);
  cairo_destroy (cairo);
  g_object_unref (handle);
  if (!drawn)
    return fail (error, reason->message);
  return status == CAIRO_STATUS_SUCCESS || fail (error, cairo_status_to_string (status));
}

static cairo_status_t
write_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static gboolean
size_of (const char *svg, double *width, double *height, GError **error)
{
  RsvgHandle *handle = read_document (svg, error);

  if (handle == NULL)
    return FALSE;
  gboolean known = rsvg_handle_get_intrinsic_size_in_pixels (handle, width, height);
  g_object_unref (handle);
  return known || fail (error, "size");
}

GBytes *
bahe_render_png (const char *svg, GError **error)
{
  return bahe_render_png_scaled (svg, 1, error);
}

GBytes *
bahe_render_png_scaled (const char *svg, double scale, GError **error)
{
  double width = 0, height = 0;

  if (!size_of (svg, &width, &height, error))
    return NULL;
  width *= scale;
  height *= scale;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) width, (int) height);
  GByteArray *bytes = g_byte_array_new ();
  gboolean drawn = draw (surface, svg, width, height, error);
  cairo_status_t status = cairo_surface_write_to_png_stream (surface, write_bytes, bytes);
  cairo_surface_destroy (surface);
  if (drawn && (status == CAIRO_STATUS_SUCCESS || fail (error, cairo_status_to_string (status))))
    return g_byte_array_free_to_bytes (bytes);
  g_byte_array_unref (bytes);
  return NULL;
}

/* What a viewer of the file shows about it. */
static void
describe (cairo_surface_t *surface, const BahePdfAsk *ask)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (ask->seconds);
  g_autofree char *made = g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ");

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, ask->title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "bahe");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, made);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, made);
}

/* cairo 1.16 loses one glyph of Noto Sans CJK SC where it embeds a subset of it: of the 6,763 letters of GB 2312 only
 * 如 comes out blank. The letter for traditional texts looks alike and comes through; it is the language that chooses
 * it, since the font of either name puts the letter of the text's language in. */
static char *
replace_lost_letter (const char *svg)
{
  g_auto (GStrv) parts = g_strsplit (svg, "如", -1);

  return g_strjoinv ("<tspan xml:lang=\"zh-TW\">如</tspan>", parts);
}

GBytes *
bahe_render_pdf (const GPtrArray *sheets, const BahePdfAsk *ask, GError **error)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (write_bytes, bytes, ask->width, ask->height);
  gboolean drawn = TRUE;

  describe (surface, ask);
  for (guint i = 0; drawn && i < sheets->len; i++) {
    g_autofree char *page = replace_lost_letter (sheets->pdata[i]);
    drawn = draw (surface, page, ask->width, ask->height, error);
    cairo_surface_show_page (surface);
  }
  cairo_surface_finish (surface);
  cairo_status_t status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (drawn && (status == CAIRO_STATUS_SUCCESS || fail (error, cairo_status_to_string (status))))
    return g_byte_array_free_to_bytes (bytes);
  g_byte_array_unref (bytes);
  return NULL;
}
