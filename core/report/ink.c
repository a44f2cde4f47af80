#include "report/ink.h"

#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

#define LINE_HEIGHT 1.35
#define FONTS "Noto Sans CJK SC,Source Han Sans SC,Microsoft YaHei,PingFang SC,WenQuanYi Micro Hei,sans-serif"

struct BaheInk {
  GString *drawn;
  PangoContext *context;
  PangoLayout *layout;
  PangoFontDescription *font;
};

BaheInk *
bahe_ink_new (void)
{
  BaheInk *ink = g_new0 (BaheInk, 1);

  ink->drawn = g_string_new (NULL);
  ink->context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  pango_context_set_language (ink->context, pango_language_from_string ("zh-CN"));
  pango_context_set_round_glyph_positions (ink->context, FALSE);
  ink->layout = pango_layout_new (ink->context);
  pango_layout_set_wrap (ink->layout, PANGO_WRAP_WORD_CHAR);
  ink->font = pango_font_description_new ();
  pango_font_description_set_family_static (ink->font, FONTS);
  return ink;
}

void
bahe_ink_free (BaheInk *ink)
{
  if (ink == NULL)
    return;
  g_string_free (ink->drawn, TRUE);
  g_object_unref (ink->layout);
  g_object_unref (ink->context);
  pango_font_description_free (ink->font);
  g_free (ink);
}

/* ---- measuring -----------------------------------------------------------------------------------------------------
 */

/* The layout with this text on one line. */
static void
set_text (BaheInk *ink, const char *text, double size, gboolean bold)
{
  pango_font_description_set_absolute_size (ink->font, size * PANGO_SCALE);
  pango_font_description_set_weight (ink->font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (ink->layout, ink->font);
  pango_layout_set_width (ink->layout, -1);
  pango_layout_set_text (ink->layout, text, -1);
}

double
bahe_ink_width (BaheInk *ink, const char *text, double size, gboolean bold)
{
  int width = 0;

  set_text (ink, text, size, bold);
  pango_layout_get_size (ink->layout, &width, NULL);
  return (double) width / PANGO_SCALE;
}

char **
bahe_ink_wrap (BaheInk *ink, const char *text, double size, gboolean bold, double width)
{
  GPtrArray *lines = g_ptr_array_new ();

  set_text (ink, text, size, bold);
  pango_layout_set_width (ink->layout, (int) floor (width * PANGO_SCALE));
  for (GSList *at = pango_layout_get_lines_readonly (ink->layout); at != NULL; at = at->next) {
    const PangoLayoutLine *line = at->data;
    g_ptr_array_add (lines, g_strstrip (g_strndup (text + line->start_index, (gsize) line->length)));
  }
  g_ptr_array_add (lines, NULL);
  return (char **) g_ptr_array_free (lines, FALSE);
}

char **
bahe_ink_fit (BaheInk *ink, const char *text, const double *sizes, gboolean bold, double width, double *size)
{
  guint i = 0;

  while (sizes[i + 1] > 0 && bahe_ink_width (ink, text, sizes[i], bold) > width)
    i++;
  *size = sizes[i];
  return bahe_ink_wrap (ink, text, sizes[i], bold, width);
}

/* ---- drawing -------------------------------------------------------------------------------------------------------
 */

/* With two digits behind the point, whatever the locale. */
static void
add_number (GString *to, const char *name, double value)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (digits, sizeof digits, "%.2f", value);
  g_string_append_printf (to, " %s=\"%s\"", name, digits);
}

/* Escaped, without what XML cannot carry at all. */
static void
add_text (GString *to, const char *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar letter = g_utf8_get_char (at);
    if (letter == '<')
      g_string_append (to, "&lt;");
    else if (letter == '&')
      g_string_append (to, "&amp;");
    else if (letter < 0x20 || letter == 0x7f || letter == 0xfffe || letter == 0xffff)
      g_string_append_c (to, ' ');
    else
      g_string_append_unichar (to, letter);
  }
}

void
bahe_ink_text (BaheInk *ink, double x, double y, const BaheHand *hand, const char *text)
{
  static const char *const anchors[] = { "", " text-anchor=\"middle\"", " text-anchor=\"end\"" };

  if (*text == '\0')
    return;
  g_string_append (ink->drawn, "<text");
  add_number (ink->drawn, "x", x);
  add_number (ink->drawn, "y", y);
  add_number (ink->drawn, "font-size", hand->size);
  g_string_append_printf (ink->drawn, "%s fill=\"%s\"%s>", hand->bold ? " font-weight=\"700\"" : "", hand->colour,
                          anchors[hand->align]);
  add_text (ink->drawn, text);
  g_string_append (ink->drawn, "</text>\n");
}

double
bahe_ink_lines (BaheInk *ink, double x, double top, const BaheHand *hand, char **lines)
{
  double y = top;

  for (guint i = 0; lines[i] != NULL; i++, y += hand->size * LINE_HEIGHT)
    bahe_ink_text (ink, x, y + hand->size * (0.5 * LINE_HEIGHT + 0.36), hand, lines[i]);
  return y - top;
}

void
bahe_ink_rectangle (BaheInk *ink, double x, double y, double width, double height, double radius, const char *colour)
{
  g_string_append (ink->drawn, "<rect");
  add_number (ink->drawn, "x", x);
  add_number (ink->drawn, "y", y);
  add_number (ink->drawn, "width", width);
  add_number (ink->drawn, "height", height);
  if (radius > 0)
    add_number (ink->drawn, "rx", radius);
  g_string_append_printf (ink->drawn, " fill=\"%s\"/>\n", colour);
}

void
bahe_ink_line (BaheInk *ink, double x1, double y1, double x2, double y2, double width, const char *colour)
{
  g_string_append (ink->drawn, "<line");
  add_number (ink->drawn, "x1", x1);
  add_number (ink->drawn, "y1", y1);
  add_number (ink->drawn, "x2", x2);
  add_number (ink->drawn, "y2", y2);
  add_number (ink->drawn, "stroke-width", width);
  g_string_append_printf (ink->drawn, " stroke=\"%s\"/>\n", colour);
}

char *
bahe_ink_take (BaheInk *ink)
{
  char *drawn = g_strdup (ink->drawn->str);

  g_string_truncate (ink->drawn, 0);
  return drawn;
}

void
bahe_ink_give (BaheInk *ink, const char *drawn)
{
  g_string_append (ink->drawn, drawn);
}

char *
bahe_ink_sheet (BaheInk *ink, double width, double height, const char *paper)
{
  GString *sheet = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                                 "<svg xmlns=\"http://www.w3.org/2000/svg\" xml:lang=\"zh-CN\"");

  add_number (sheet, "width", width);
  add_number (sheet, "height", height);
  g_string_append (sheet, " font-family=\"" FONTS "\">\n<rect");
  add_number (sheet, "width", width);
  add_number (sheet, "height", height);
  g_string_append_printf (sheet, " fill=\"%s\"/>\n%s</svg>\n", paper, ink->drawn->str);
  g_string_truncate (ink->drawn, 0);
  return g_string_free (sheet, FALSE);
}
