/* What a month brought in giving, pairs and care, for the wall and the group. Made of figures alone, so nobody is named
 * and every number is that of `bahe figure`; drawn as the rows of a kind without boards are. */
#include "report/paper.h"
#include "report/render.h"

#include <string.h>

#define MOST_NUMBERS 6

typedef struct {
  const char *label;  /* N_; NULL: its unit says it */
  const char *figure; /* its lines, joined: a line for each unit and each value of `also` */
  const char *also;   /* a field that it is told apart by besides; NULL: none */
} Number;

typedef struct {
  const char *name, *label; /* N_ */
  const char *by;           /* a row for each activity, and for each value of this field; NULL: only for the activity */
  const char *by_label;     /* N_ */
  Number numbers[MOST_NUMBERS];
} Section;

static const Section sections[] = {
  { "giving",
    N_ ("Giving"),
    NULL,
    NULL,
    { { N_ ("money given"), "donations", NULL },
      { N_ ("goods given"), "goods-donated", "items.item" },
      { N_ ("handed over"), "donations-handed-over", NULL },
      { N_ ("goods handed over"), "goods-handed-over", "items.item" },
      { N_ ("taken in"), "fund-income", NULL },
      { N_ ("paid out"), "fund-spending", NULL } } },
  { "pairs",
    N_ ("Mentors and apprentices"),
    NULL,
    NULL,
    { { N_ ("paired"), "mentoring-pairs", NULL },
      { N_ ("talks"), "mentor-meetings", NULL },
      { N_ ("lessons, plans and papers"), "mentor-progress", "what" },
      { N_ ("completed"), "pairs-completed", NULL },
      { N_ ("ended"), "pairs-ended", NULL } } },
  { "visits",
    N_ ("Visits"),
    "occasion",
    N_ ("occasion"),
    { { NULL, "welfare-times", NULL },
      { N_ ("money"), "welfare-amount", NULL },
      { N_ ("goods"), "welfare-goods", "items.what" } } },
  { "benefits",
    N_ ("Benefits"),
    NULL,
    NULL,
    { { NULL, "benefit-times", NULL },
      { N_ ("goods"), "benefit-goods", "what" },
      { N_ ("spent"), "benefit-cost", NULL } } },
  { "help",
    N_ ("Help in difficulty"),
    NULL,
    NULL,
    { { NULL, "dossier-help", NULL },
      { N_ ("money"), "dossier-amount", NULL },
      { N_ ("home visits"), "home-visits", NULL } } },
};

/* ---- rows ----------------------------------------------------------------------------------------------------------
 */

static void
set_text (json_object *row, const char *name, const char *text)
{
  json_object *cell = json_object_new_object ();

  json_object_object_add (cell, "text", json_object_new_string (text));
  json_object_object_add (row, name, cell);
}

static const char *
text_of (json_object *row, const char *name)
{
  return bahe_paper_text (bahe_paper_member (row, name), "text");
}

/* The row of this activity and value; NULL: there is none yet. */
static json_object *
find_row (json_object *rows, const char *activity, const char *by)
{
  for (gsize i = 0; i < json_object_array_length (rows); i++) {
    json_object *row = json_object_array_get_idx (rows, i);
    if (g_str_equal (text_of (row, "activity"), activity) && g_str_equal (text_of (row, "by"), by))
      return row;
  }
  return NULL;
}

static json_object *
begin_row (json_object *rows, const char *activity, const char *by)
{
  json_object *row = json_object_new_object ();

  set_text (row, "activity", activity);
  set_text (row, "by", by);
  json_object_array_add (rows, row);
  return row;
}

/* Joined to what the row says already: "收到捐款 3400 元；转交 3400 元". */
static void
add_words (json_object *row, const Number *number, const char *also, const char *text)
{
  const char *before = text_of (row, "content");
  g_autofree char *words = g_strdup_printf ("%s%s%s%s%s%s%s", before, *before != '\0' ? _ ("; ") : "",
                                            number->label != NULL ? _ (number->label) : "",
                                            number->label != NULL ? " " : "", also, *also != '\0' ? " " : "", text);

  set_text (row, "content", words);
}

/* Where a row is for a value besides, the first number begins it: what benefits add to a figure that they share with
 * visits has none. */
static void
take_line (json_object *rows, const Section *section, const Number *number, json_object *line)
{
  json_object *group = bahe_paper_member (line, "group");
  const char *activity = bahe_paper_text (group, "activity");
  const char *by = section->by != NULL ? bahe_paper_text (group, section->by) : "";
  json_object *row = find_row (rows, activity, by);

  if (row == NULL && (section->by == NULL || number == section->numbers))
    row = begin_row (rows, activity, by);
  if (row != NULL)
    add_words (row, number, number->also != NULL ? bahe_paper_text (group, number->also) : "",
               bahe_paper_text (line, "text"));
}

/* What a kind that is not installed counts is nothing. */
static gboolean
take_number (BaheUnit *unit, const BaheSpan *month, const Section *section, const Number *number, json_object *rows,
             GError **error)
{
  const char *by[] = { "activity", section->by, section->by != NULL ? number->also : NULL, NULL };
  g_autoptr (GError) failure = NULL;

  if (section->by == NULL)
    by[1] = number->also;
  const BaheFigureAsk ask = { .name = number->figure, .period = *month, .by = by };
  json_object *lines = bahe_figures (unit, &ask, &failure);
  if (g_error_matches (failure, BAHE_ERROR, BAHE_ERROR_NOT_FOUND))
    return TRUE;
  if (lines == NULL) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return FALSE;
  }
  for (gsize i = 0; i < json_object_array_length (lines); i++)
    take_line (rows, section, number, json_object_array_get_idx (lines, i));
  json_object_put (lines);
  return TRUE;
}

static void
add_column (json_object *columns, const char *name, const char *label)
{
  json_object *column = json_object_new_object ();

  json_object_object_add (column, "name", json_object_new_string (name));
  json_object_object_add (column, "label", json_object_new_string (label));
  json_object_array_add (columns, column);
}

/* {label, columns}, as boards give it of a view. */
static json_object *
section_label (const Section *section)
{
  json_object *label = json_object_new_object (), *columns = json_object_new_array ();

  add_column (columns, "activity", _ ("activity"));
  if (section->by != NULL)
    add_column (columns, "by", _ (section->by_label));
  add_column (columns, "content", _ ("content"));
  json_object_object_add (label, "label", json_object_new_string (_ (section->label)));
  json_object_object_add (label, "columns", columns);
  return label;
}

static gboolean
add_section (BaheUnit *unit, const BaheSpan *month, const Section *section, BahePaper *paper, GError **error)
{
  json_object *rows = json_object_new_array ();

  json_object_object_add (bahe_paper_member (paper->json, "views"), section->name, rows);
  json_object_object_add (bahe_paper_member (paper->json, "view_labels"), section->name, section_label (section));
  for (guint i = 0; i < MOST_NUMBERS && section->numbers[i].figure != NULL; i++)
    if (!take_number (unit, month, section, &section->numbers[i], rows, error))
      return FALSE;
  return TRUE;
}

/* ---- the paper -----------------------------------------------------------------------------------------------------
 */

/* The name of the unit and its last record, as of which the paper is. */
static gboolean
take_unit (BaheUnit *unit, BahePaper *paper, GError **error)
{
  g_autoptr (BaheActivity) self = bahe_unit_activity (unit, 1, error);
  g_autoptr (BaheView) view = self != NULL ? bahe_view_begin (bahe_unit_store (unit), error) : NULL;

  if (view == NULL)
    return FALSE;
  paper->unit = g_strdup (self->title);
  paper->seq = bahe_view_last_seq (view);
  g_autofree char *witness = bahe_view_witness (view, paper->seq, error);
  if (witness == NULL)
    return FALSE;
  /* On the wall it bears witness: no earlier record can be changed any more without the code being another. */
  paper->version = g_strdup_printf (_ ("as of record %" PRId64 ", check code %s"), paper->seq, witness);
  return TRUE;
}

static BahePaper *
paper_new (BaheUnit *unit, int year, int month, GError **error)
{
  g_autoptr (BahePaper) paper = g_new0 (BahePaper, 1);
  paper->json = json_object_new_object ();
  json_object_object_add (paper->json, "views", json_object_new_object ());
  json_object_object_add (paper->json, "view_labels", json_object_new_object ());
  paper->tables = g_ptr_array_new ();
  if (!take_unit (unit, paper, error))
    return NULL;
  paper->when = g_strdup_printf (C_ ("month", "%d-%02d"), year, month);
  paper->title = g_strdup_printf (_ ("Giving, pairs and care in %s"), paper->when);
  paper->state = g_strdup (_ ("monthly digest"));
  paper->updated = g_strdup (_ ("without names"));
  paper->seconds = bahe_minute_of (year, month, 1, 0, 0) * 60;
  return g_steal_pointer (&paper);
}

static GBytes *
draw (const BahePaper *paper, BahePaperFormat format, GError **error)
{
  g_autofree char *svg = format != BAHE_PAPER_PDF && format != BAHE_PAPER_TEXT ? bahe_notice_picture (paper) : NULL;

  switch (format) {
  case BAHE_PAPER_PDF:
    return bahe_notice_wall (paper, error);
  case BAHE_PAPER_TEXT: {
    char *text = bahe_notice_message (paper);
    return g_bytes_new_take (text, strlen (text));
  }
  case BAHE_PAPER_SVG:
    return g_bytes_new (svg, strlen (svg));
  case BAHE_PAPER_PNG:
    return bahe_render_png (svg, error);
  default:
    g_set_error_literal (error, BAHE_ERROR, BAHE_ERROR_INVALID, _ ("the monthly digest is a png, svg, pdf or text"));
    return NULL;
  }
}

GBytes *
bahe_monthly (BaheUnit *unit, int year, int month, BahePaperFormat format, char **name, GError **error)
{
  g_autoptr (BahePaper) paper = paper_new (unit, year, month, error);
  const BaheSpan span = { bahe_minute_of (year, month, 1, 0, 0),
                          bahe_minute_of (month < 12 ? year : year + 1, month < 12 ? month + 1 : 1, 1, 0, 0) - 1 };

  for (guint i = 0; paper != NULL && i < G_N_ELEMENTS (sections); i++)
    if (!add_section (unit, &span, &sections[i], paper, error))
      return NULL;
  if (paper == NULL)
    return NULL;
  if (!bahe_paper_is_notice (paper)) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_NOT_FOUND, _ ("no giving, pairs or care were recorded in %s"),
                 paper->when);
    return NULL;
  }
  if (name != NULL)
    *name = g_strdup_printf ("%s.%s", paper->title, bahe_paper_ending (format));
  return draw (paper, format, error);
}
