/* 亮分: the marks of the judges, what was dropped, the equation, the deductions and the final mark, as the rule's own
 * helpers left them. Nothing is reckoned here that the rule has reckoned. */
#include "board/private.h"

#include <inttypes.h>
#include <string.h>

#define USUAL_PLACES 2 /* of numbers that have no last digit and no column that says */
#define MOST_PLACES 3

/* ---- what was noted ------------------------------------------------------------------------------------ */

static void
tally_clear (gpointer data)
{
  Tally *tally = data;

  g_free (tally->reason);
  bahe_number_clear (&tally->points);
}

void
board_note_tallies (Ranking *ranking)
{
  const RuleRun *run = ranking->run;

  for (guint i = 0; ranking->tallies != NULL && i < run->views->len; i++) {
    const RuleView *view = rule_run_view (run, i);
    if (run->standings[view->entrant].number != ranking->watch || rule_view_shape (view) != BAHE_TALLY)
      continue;
    Tally tally = { g_strdup (rule_view_reason (view)), rule_view_value (view) };
    g_array_append_val (ranking->tallies, tally);
  }
}

/* ---- which of the panels it is ------------------------------------------------------------------------- */

/* One part a judge, each another one. */
static gboolean
is_of_judges (const RulePanel *panel)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < panel->parts->len; i++) {
    const RulePart *part = &g_array_index (panel->parts, RulePart, i);
    if (part->judge == NULL || !g_hash_table_add (seen, part->judge))
      return FALSE;
  }
  return panel->parts->len > 0;
}

static guint
kept (const RulePanel *panel)
{
  guint n = 0;

  for (guint i = 0; i < panel->parts->len; i++)
    n += !g_array_index (panel->parts, RulePart, i).left_out;
  return n;
}

static const RulePanel *
first_of (const GPtrArray *panels, RulePanelKind kind)
{
  for (guint i = 0; i < panels->len; i++) {
    const RulePanel *panel = panels->pdata[i];
    if (panel->kind == kind && is_of_judges (panel))
      return panel;
  }
  return NULL;
}

/* The judges: what `trim` was given first, or what a mean, a median or a sum was where nothing is dropped. */
static const RulePanel *
find_panel (const GPtrArray *panels)
{
  const RulePanelKind order[] = { RULE_PANEL_TRIM, RULE_PANEL_MEAN, RULE_PANEL_MEDIAN, RULE_PANEL_SUM };
  const RulePanel *found = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (order) && found == NULL; i++)
    found = first_of (panels, order[i]);
  return found;
}

static gboolean
has_judge (const GPtrArray *panels, const char *judge)
{
  for (guint i = 0; i < panels->len; i++) {
    const GArray *parts = ((const RulePanel *) panels->pdata[i])->parts;
    for (guint k = 0; k < parts->len; k++)
      if (g_str_equal (g_array_index (parts, RulePart, k).judge, judge))
        return TRUE;
  }
  return FALSE;
}

/* The first, and those of other judges where the rule trims several panels each by itself. */
static GPtrArray *
find_panels (const GPtrArray *noted)
{
  const RulePanel *first = find_panel (noted);
  GPtrArray *found = g_ptr_array_new ();

  if (first != NULL)
    g_ptr_array_add (found, (gpointer) first);
  for (guint i = 0; first != NULL && first->kind == RULE_PANEL_TRIM && i < noted->len; i++) {
    const RulePanel *other = noted->pdata[i];
    if (other->kind == RULE_PANEL_TRIM && is_of_judges (other) &&
        !has_judge (found, g_array_index (other->parts, RulePart, 0).judge))
      g_ptr_array_add (found, (gpointer) other);
  }
  return found;
}

static gboolean
puts_together (const RulePanel *panel, const RulePanel *what)
{
  guint at = 0;

  if (what->kind == RULE_PANEL_TRIM || what->parts->len != kept (panel))
    return FALSE;
  for (guint i = 0; i < panel->parts->len; i++) {
    const RulePart *part = &g_array_index (panel->parts, RulePart, i);
    if (part->left_out)
      continue;
    if (bahe_number_compare (&part->value, &g_array_index (what->parts, RulePart, at++).value) != 0)
      return FALSE;
  }
  return TRUE;
}

/* What put together the marks that were kept: the panel itself, or a helper after the trim. NULL: none did. */
static const RulePanel *
find_result (const GPtrArray *panels, const RulePanel *panel)
{
  gboolean behind = FALSE;

  if (panel->kind != RULE_PANEL_TRIM)
    return panel;
  for (guint i = 0; i < panels->len; i++) {
    if (behind && puts_together (panel, panels->pdata[i]))
      return panels->pdata[i];
    behind = behind || panels->pdata[i] == panel;
  }
  return NULL;
}

/* ---- digits -------------------------------------------------------------------------------------------- */

/* −1: it has no last digit. */
static int
digits_of (const BaheNumber *number)
{
  g_autofree char *text = bahe_number_format (number, -1);
  const char *point = strchr (text, '.');

  if (strchr (text, '/') != NULL)
    return -1;
  return point != NULL ? (int) strlen (point + 1) : 0;
}

/* With so many digits at least, so that marks stand under each other, and with all it has where these are few. */
static char *
show (const BaheNumber *number, int places)
{
  int own = digits_of (number);

  return bahe_number_format (number, own < 0 ? places : MAX (places, MIN (own, MOST_PLACES)));
}

typedef struct {
  const BaheBoard *board;
  const BaheBoardRow *row;
  const BaheRuleColumn *columns;
  gsize n_columns;
  int final; /* the column that people call the final mark; −1: none */
} Sheet;

/* The first criterion, or the last column that is shown. */
static int
final_column (BaheScoring *scoring, const Sheet *sheet)
{
  gsize n = 0;
  const RuleCriterion *criteria = rule_scoring_criteria (scoring, &n);
  gboolean first = n > 0 && criteria[0].kind == RULE_CRITERION_COLUMN && criteria[0].over == RULE_NOBODY &&
                   criteria[0].column < sheet->n_columns && sheet->columns[criteria[0].column].show;

  if (first)
    return (int) criteria[0].column;
  for (gsize i = sheet->n_columns; i > 0; i--)
    if (sheet->columns[i - 1].show)
      return (int) i - 1;
  return -1;
}

static int
places_of (const Sheet *sheet, int column)
{
  return column >= 0 && sheet->columns[column].places >= 0 ? sheet->columns[column].places : USUAL_PLACES;
}

/* The column that shows this very number; −1: none. */
static int
column_of (const Sheet *sheet, const BaheNumber *number)
{
  for (gsize i = 0; i < sheet->n_columns; i++)
    if (sheet->columns[i].show && sheet->row->has[i] && bahe_number_compare (&sheet->row->columns[i], number) == 0)
      return (int) i;
  return -1;
}

/* ---- the parts of the answer --------------------------------------------------------------------------- */

static void
add_text (json_object *object, const char *key, const char *text)
{
  json_object_object_add (object, key, text != NULL ? json_object_new_string (text) : NULL);
}

static int
compare_parts (gconstpointer a, gconstpointer b)
{
  const RulePart *left = *(const RulePart *const *) a, *right = *(const RulePart *const *) b;
  gint64 x = 0, y = 0;

  if (g_ascii_string_to_signed (left->judge, 10, 0, G_MAXINT64, &x, NULL) &&
      g_ascii_string_to_signed (right->judge, 10, 0, G_MAXINT64, &y, NULL))
    return x < y ? -1 : x > y;
  return strcmp (left->judge, right->judge);
}

/* A seat is a number wherever it can be one. */
static json_object *
seat_json (const char *judge)
{
  gint64 number = 0;

  return g_ascii_string_to_signed (judge, 10, 0, G_MAXINT64, &number, NULL) ? json_object_new_int64 (number)
                                                                            : json_object_new_string (judge);
}

static json_object *
judges_json (const GPtrArray *panels, int places)
{
  json_object *list = json_object_new_array ();
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();

  for (guint i = 0; i < panels->len; i++) {
    GArray *of = ((const RulePanel *) panels->pdata[i])->parts;
    for (guint k = 0; k < of->len; k++)
      g_ptr_array_add (parts, &g_array_index (of, RulePart, k));
  }
  g_ptr_array_sort (parts, compare_parts);
  for (guint i = 0; i < parts->len; i++) {
    const RulePart *part = parts->pdata[i];
    json_object *judge = json_object_new_object ();
    g_autofree char *mark = show (&part->value, places);
    json_object_object_add (judge, "seat", seat_json (part->judge));
    add_text (judge, "mark", mark);
    json_object_object_add (judge, "dropped", json_object_new_boolean (part->left_out));
    json_object_array_add (list, judge);
  }
  return list;
}

static char *
list_kept (const RulePanel *panel, const char *between, int places)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < panel->parts->len; i++)
    if (!g_array_index (panel->parts, RulePart, i).left_out)
      g_ptr_array_add (parts, &g_array_index (panel->parts, RulePart, i));
  g_ptr_array_sort (parts, compare_parts);
  for (guint i = 0; i < parts->len; i++) {
    g_autofree char *mark = show (&((const RulePart *) parts->pdata[i])->value, places);
    g_string_append_printf (text, "%s%s", i > 0 ? between : "", mark);
  }
  return g_string_free (text, FALSE);
}

/* "(93.50+94.00+94.00)÷3 = 93.83" */
static char *
equation (const RulePanel *panel, const RulePanel *result, const char *shown, int places)
{
  guint n = kept (panel);
  g_autofree char *sum = list_kept (panel, "+", places), *list = list_kept (panel, _ (", "), places);

  if (n == 1)
    return g_strdup (shown);
  if (result->kind == RULE_PANEL_MEAN)
    return g_strdup_printf ("(%s)÷%u = %s", sum, n, shown);
  if (result->kind == RULE_PANEL_SUM)
    return g_strdup_printf ("%s = %s", sum, shown);
  return g_strdup_printf (_ ("median of %s = %s"), list, shown);
}

/* Of several panels one after another; what their shares make of them is the final mark. */
static char *
equations (const GPtrArray *noted, const GPtrArray *panels, int places)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < panels->len; i++) {
    const RulePanel *result = find_result (noted, panels->pdata[i]);
    g_autofree char *shown = result != NULL ? bahe_number_format (&result->result, places) : NULL;
    g_autofree char *one = result != NULL ? equation (panels->pdata[i], result, shown, places) : NULL;
    if (one != NULL)
      g_string_append_printf (text, "%s%s", text->len > 0 ? _ ("; ") : "", one);
  }
  return g_string_free (text, text->len == 0);
}

static void
add_deduction (json_object *list, const char *reason, const BaheNumber *points, gboolean added, int places)
{
  json_object *one = json_object_new_object ();
  g_autofree char *text = show (points, places), *signed_text = g_strconcat (added ? "+" : "", text, NULL);

  add_text (one, "reason", reason);
  add_text (one, "points", signed_text);
  json_object_array_add (list, one);
}

/* What the tallies do not say: a column with just the difference, such as a penalty for time. */
static void
add_rest (json_object *list, const Sheet *sheet, const BaheNumber *rest, int except, int places)
{
  BaheNumber unit = bahe_number_scaled (1, -places);

  for (gsize i = 0; bahe_number_sign (rest) > 0 && i < sheet->n_columns; i++) {
    if (!sheet->columns[i].show || !sheet->row->has[i] || (int) i == sheet->final || (int) i == except ||
        bahe_number_sign (&sheet->row->columns[i]) <= 0)
      continue;
    g_auto (BaheNumber) off = bahe_number_subtract (rest, &sheet->row->columns[i]);
    g_auto (BaheNumber) back = bahe_number_negate (&off);
    if (bahe_number_compare (&off, &unit) > 0 || bahe_number_compare (&back, &unit) > 0)
      continue;
    const char *label = bahe_label (&sheet->columns[i].label);
    add_deduction (list, *label != '\0' ? label : sheet->columns[i].name, &sheet->row->columns[i], FALSE, places);
    break;
  }
  bahe_number_clear (&unit);
}

/* Tallies take away where the final mark is the lower one, and add where it is the higher. */
static json_object *
deductions_json (const GArray *tallies, const Sheet *sheet, const RulePanel *result)
{
  json_object *list = json_object_new_array ();
  int places = places_of (sheet, sheet->final);
  gboolean known = result != NULL && sheet->final >= 0 && sheet->row->has[sheet->final];
  g_auto (BaheNumber) rest =
      known ? bahe_number_subtract (&result->result, &sheet->row->columns[sheet->final]) : BAHE_NUMBER_INT (0);
  gboolean added = bahe_number_sign (&rest) < 0;

  for (guint i = 0; i < tallies->len; i++) {
    const Tally *tally = &g_array_index (tallies, Tally, i);
    add_deduction (list, tally->reason != NULL && *tally->reason != '\0' ? tally->reason : _ ("(reason not shown)"),
                   &tally->points, added, places);
    BaheNumber before = rest;
    rest = added ? bahe_number_add (&before, &tally->points) : bahe_number_subtract (&before, &tally->points);
    bahe_number_clear (&before);
  }
  if (known)
    add_rest (list, sheet, &rest, column_of (sheet, &result->result), places);
  return list;
}

static json_object *
marks_json (const GPtrArray *noted, const GArray *tallies, const Sheet *sheet)
{
  json_object *marks = json_object_new_object ();
  g_autoptr (GPtrArray) panels = find_panels (noted);
  const RulePanel *result = panels->len == 1 ? find_result (noted, panels->pdata[0]) : NULL;
  int column = result != NULL ? column_of (sheet, &result->result) : -1;
  int places = places_of (sheet, column >= 0 ? column : sheet->final);
  gboolean known = panels->len > 0 && sheet->final >= 0 && sheet->row->has[sheet->final] && sheet->row->out == NULL;
  g_autofree char *mean = result != NULL ? bahe_number_format (&result->result, places) : NULL;
  g_autofree char *sums = equations (noted, panels, places);
  g_autofree char *final =
      known ? bahe_number_format (&sheet->row->columns[sheet->final], places_of (sheet, sheet->final)) : NULL;

  json_object_object_add (marks, "judges", judges_json (panels, places));
  add_text (marks, "mean", mean);
  add_text (marks, "equation", sums);
  json_object_object_add (marks, "deductions", deductions_json (tallies, sheet, result));
  add_text (marks, "final", final);
  json_object_object_add (marks, "place", sheet->row->place > 0 ? json_object_new_int64 (sheet->row->place) : NULL);
  return marks;
}

json_object *
bahe_board_marks (BaheScoring *scoring, gint64 entrant, GError **error)
{
  g_autoptr (GPtrArray) panels = rule_panels_new ();
  g_autoptr (GArray) tallies = g_array_new (FALSE, FALSE, sizeof (Tally));
  const Watch watch = { .of = { .entrant = entrant, .panels = panels }, .tallies = tallies };

  g_array_set_clear_func (tallies, tally_clear);
  g_autoptr (BaheBoard) board = board_make (scoring, &watch, error);
  if (board == NULL)
    return NULL;
  Sheet sheet = { .board = board, .row = bahe_board_row_of (board, entrant) };
  sheet.columns = bahe_board_columns (board, &sheet.n_columns);
  if (sheet.row == NULL) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_NOT_FOUND, _ ("entrant %" PRId64 " is not on this board"), entrant);
    return NULL;
  }
  sheet.final = final_column (scoring, &sheet);
  return marks_json (panels, tallies, &sheet);
}
