/* Rates, shares each and balances: numbers made of two figures, each as sure as what it is made of. */
#include "report/paper.h"
#include "report/private.h"

static const char *
text_of (json_object *line, const char *name)
{
  return json_object_get_string (bahe_paper_member (line, name));
}

/* ---- which lines belong together ------------------------------------------------------------------------------- */

static gboolean
same_unit (json_object *a, json_object *b)
{
  return text_of (a, "unit") == NULL || text_of (b, "unit") == NULL ||
         g_str_equal (text_of (a, "unit"), text_of (b, "unit"));
}

/* The line of the same group and unit; of a share each also one of another unit: yuan and jin are shared among people.
 */
static json_object *
counterpart (BaheHowMany how, json_object *lines, json_object *line)
{
  json_object *other = NULL;

  for (gsize i = 0; i < json_object_array_length (lines); i++) {
    json_object *row = json_object_array_get_idx (lines, i);
    if (!json_object_equal (bahe_paper_member (row, "group"), bahe_paper_member (line, "group")))
      continue;
    if (same_unit (row, line))
      return row;
    if (other == NULL)
      other = row;
  }
  return how == BAHE_EACH ? other : NULL;
}

/* ---- one number of two ----------------------------------------------------------------------------------------- */

typedef struct {
  BaheNumber number;
  gboolean known, unknown; /* neither: nothing was recorded, which is 0 */
  BaheHow how;
} Part;

static void
part_clear (Part *part)
{
  bahe_number_clear (&part->number);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Part, part_clear)

static BaheHow
how_named (const char *name)
{
  for (BaheHow how = BAHE_EXACT; name != NULL && how <= BAHE_UNKNOWN; how++)
    if (g_str_equal (bahe_sum_how_name (how), name))
      return how;
  return BAHE_UNSET;
}

static Part
part_of (json_object *line)
{
  const char *value = text_of (line, "value");
  Part part = { .how = how_named (text_of (line, "how")) };

  part.known = value != NULL && bahe_number_parse (value, &part.number, NULL);
  if (!part.known)
    part.number = BAHE_NUMBER_INT (0);
  part.unknown = part.how == BAHE_UNKNOWN;
  return part;
}

static BaheNumber
reckon (BaheHowMany how, const Part *of, const Part *over)
{
  if (how == BAHE_BALANCE)
    return bahe_number_subtract (&of->number, &over->number);
  g_auto (BaheNumber) hundred = BAHE_NUMBER_INT (how == BAHE_RATE ? 100 : 1);
  g_auto (BaheNumber) times = bahe_number_multiply (&of->number, &hundred);
  g_auto (BaheNumber) exact = bahe_number_divide (&times, &over->number);
  return bahe_number_round (&exact, 2, BAHE_ROUND_HALF_UP);
}

/* More than told on the right makes the whole less than told, which no word of ours says: so it is about. */
static BaheSum
combine (BaheHowMany how, const Part *of, const Part *over)
{
  gboolean sure = over->how == BAHE_EXACT || over->how == BAHE_UNSET;
  BaheSum sum = { .total = BAHE_NUMBER_INT (0) };

  sum.unknown = of->unknown || over->unknown;
  if (sum.unknown > 0 || (how != BAHE_BALANCE && bahe_number_sign (&over->number) == 0))
    return sum;
  if (!of->known && !over->known)
    return sum;
  bahe_number_clear (&sum.total);
  sum.total = reckon (how, of, over);
  sum.known = 1;
  sum.at_least = sure && of->how == BAHE_AT_LEAST;
  sum.nearly = sure && of->how == BAHE_NEARLY;
  sum.about = !sure || of->how == BAHE_ABOUT;
  return sum;
}

/* ---- lines ----------------------------------------------------------------------------------------------------- */

static void
add_events (json_object *to, json_object *line)
{
  json_object *events = bahe_paper_member (line, "events");

  for (gsize i = 0; events != NULL && i < json_object_array_length (events); i++)
    json_object_array_add (to, json_object_get (json_object_array_get_idx (events, i)));
}

/* NULL: none. Free with g_free. */
static char *
unit_of (const BaheFigure *figure, json_object *of, json_object *over, gboolean of_year)
{
  const char *own =
      text_of (of, "unit") != NULL || figure->how == BAHE_EACH ? text_of (of, "unit") : text_of (over, "unit");
  if (figure->how == BAHE_RATE)
    return g_strdup ("%");
  if (figure->how != BAHE_EACH || figure->unit.zh == NULL)
    return g_strdup (own);
  const char *words = bahe_label (&figure->unit);
  g_auto (GStrv) parts = g_strsplit (words, "{unit}", 2);
  if (g_strv_length (parts) < 2)
    return g_strdup (words);
  return g_strconcat (parts[0], own != NULL ? own : "", parts[1], of_year ? C_ ("unit", " a year") : NULL, NULL);
}

static json_object *
line_of (const BaheFigure *figure, json_object *of, json_object *over, gboolean of_year)
{
  g_auto (Part) a = part_of (of), b = part_of (over);
  BaheSum sum = combine (figure->how, &a, &b);
  g_autofree char *unit = unit_of (figure, of, over, of_year);
  g_autofree char *value = bahe_sum_value (&sum, unit), *text = bahe_sum_text (&sum, unit);
  json_object *either = of != NULL ? of : over, *line = json_object_new_object ();

  json_object_object_add (line, "figure", json_object_new_string (figure->name));
  json_object_object_add (line, "label", json_object_new_string (bahe_label (&figure->label)));
  json_object_object_add (line, "group", json_object_get (bahe_paper_member (either, "group")));
  json_object_object_add (line, "of", json_object_get (bahe_paper_member (either, "of")));
  json_object_object_add (line, "value", value != NULL ? json_object_new_string (value) : NULL);
  json_object_object_add (line, "how", json_object_new_string (bahe_sum_how_name (bahe_sum_how (&sum))));
  json_object_object_add (line, "unknown", json_object_new_int64 (sum.unknown));
  if (unit != NULL)
    json_object_object_add (line, "unit", json_object_new_string (unit));
  json_object_object_add (line, "text", json_object_new_string (text));
  bahe_number_clear (&sum.total);
  if (bahe_paper_member (either, "events") != NULL) {
    json_object *events = json_object_new_array ();
    add_events (events, of);
    add_events (events, over);
    json_object_object_add (line, "events", events);
  }
  return line;
}

json_object *
bahe_expression_lines (const BaheFigure *figure, json_object *of, json_object *over, gboolean of_year)
{
  json_object *lines = json_object_new_array ();

  for (gsize i = 0; i < json_object_array_length (of); i++) {
    json_object *line = json_object_array_get_idx (of, i);
    json_object_array_add (lines, line_of (figure, line, counterpart (figure->how, over, line), of_year));
  }
  for (gsize i = 0; i < json_object_array_length (over); i++) {
    json_object *line = json_object_array_get_idx (over, i);
    if (counterpart (figure->how, of, line) == NULL)
      json_object_array_add (lines, line_of (figure, NULL, line, of_year));
  }
  return lines;
}
