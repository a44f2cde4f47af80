/* Boards, the rows of views and figures as tables: what a terminal shows and what an office program opens. */
#include "report/paper.h"

#include <string.h>

/* ---- how sure an amount is --------------------------------------------------------------------------------------- */

/* In a column of its own, so that the amount stays a number: 约, 至少, 近, 未填. "" where it is exact. */
static const char *
how_words (const char *how)
{
  if (g_str_equal (how, "about"))
    return C_ ("amount", "about");
  if (g_str_equal (how, "at-least"))
    return C_ ("amount", "at least");
  if (g_str_equal (how, "nearly"))
    return C_ ("amount", "nearly");
  return g_str_equal (how, "unknown") ? C_ ("amount", "not filled in") : "";
}

static void
add_how_column (BaheTable *table, const char *key, const char *label)
{
  g_autofree char *its_key = g_strconcat (key, "-how", NULL);
  g_autofree char *its_label = g_strdup_printf (_ ("%s: about or at least"), label);

  bahe_table_add_column (table, its_key, its_label, FALSE);
}

/* ---- views ------------------------------------------------------------------------------------------------------- */

typedef struct {
  const BaheField *field;
  gboolean how; /* some row is not exact */
} Shown;

/* A cell of a view is {"value":…,"text":…}, or plain. */
static const char *
cell_text (json_object *cell)
{
  if (cell == NULL)
    return "";
  return json_object_is_type (cell, json_type_object) ? bahe_paper_text (cell, "text") : json_object_get_string (cell);
}

static gboolean
is_single (const BaheField *field)
{
  return (field->flags & BAHE_MANY) == 0;
}

static gboolean
is_number (const BaheField *field)
{
  return field->type == BAHE_INTEGER || field->type == BAHE_DECIMAL || field->type == BAHE_MONEY;
}

static BaheCellType
type_of (const BaheField *field)
{
  if (!is_single (field))
    return BAHE_CELL_TEXT;
  switch (field->type) {
  case BAHE_MONEY:
    return BAHE_CELL_MONEY;
  case BAHE_INTEGER:
  case BAHE_DECIMAL:
  case BAHE_QUANTITY:
    return BAHE_CELL_NUMBER;
  case BAHE_WHEN:
    return BAHE_CELL_DAY;
  default:
    return BAHE_CELL_TEXT;
  }
}

/* A flag is a tick or nothing, so that the few that are set are seen. */
static const char *
view_text (const BaheField *field, json_object *row)
{
  json_object *cell = bahe_paper_member (row, field->name);

  if (field->type != BAHE_FLAG || cell == NULL || !json_object_is_type (cell, json_type_object))
    return cell_text (cell);
  return json_object_get_boolean (bahe_paper_member (cell, "value")) ? "✓" : "";
}

/* Whether any row says something in this field, and whether any is not exact. */
static gboolean
look_through (const BaheField *field, json_object *rows, gboolean *how)
{
  gboolean says = FALSE;

  for (size_t i = 0; i < json_object_array_length (rows); i++) {
    json_object *row = json_object_array_get_idx (rows, i);
    json_object *cell = bahe_paper_member (row, field->name);
    says = says || *view_text (field, row) != '\0';
    *how = *how || (is_single (field) && *bahe_paper_text (cell, "how") != '\0');
  }
  return says;
}

static void
add_view_column (BaheTable *table, const Shown *shown, gboolean whole)
{
  const BaheField *field = shown->field;
  const char *label = bahe_label (&field->label);
  gboolean money = whole && type_of (field) == BAHE_CELL_MONEY;
  g_autofree char *in_yuan = money ? g_strdup_printf (_ ("%s (yuan)"), label) : g_strdup (label);

  bahe_table_add_column (table, field->name, in_yuan, is_number (field));
  if (!whole)
    return;
  bahe_table_set_type (table, type_of (field));
  if (field->type == BAHE_QUANTITY && is_single (field)) {
    g_autofree char *key = g_strconcat (field->name, "-unit", NULL);
    g_autofree char *its_label = g_strdup_printf (_ ("%s: unit"), label);
    bahe_table_add_column (table, key, its_label, FALSE);
  }
  if (shown->how)
    add_how_column (table, field->name, label);
}

/* Of a number only the number, of a day only the day; unit and qualifier have cells of their own. */
static void
add_view_cells (BaheTable *table, const Shown *shown, json_object *row, gboolean whole)
{
  const BaheField *field = shown->field;
  json_object *cell = bahe_paper_member (row, field->name);
  json_object *plain = bahe_paper_member (cell, "plain");
  gboolean known = g_strcmp0 (bahe_paper_text (cell, "how"), "unknown") != 0;

  if (!whole || type_of (field) == BAHE_CELL_TEXT || !json_object_is_type (cell, json_type_object)) {
    bahe_table_add_cell (table, view_text (field, row));
    return;
  }
  bahe_table_add_plain (table, view_text (field, row),
                        plain != NULL ? json_object_get_string (plain)
                        : known       ? NULL
                                      : "");
  if (field->type == BAHE_QUANTITY)
    bahe_table_add_cell (table, bahe_paper_text (cell, "unit"));
  if (shown->how)
    bahe_table_add_cell (table, how_words (bahe_paper_text (cell, "how")));
}

BaheTable *
bahe_view_table (const BaheEventType *view, json_object *rows, gboolean whole)
{
  BaheTable *table = bahe_table_new ();
  g_autoptr (GArray) fields = g_array_new (FALSE, FALSE, sizeof (Shown));

  bahe_table_set_title (table, bahe_label (&view->label));
  for (const BaheField *field = view->fields; field != NULL && field->name != NULL; field++) {
    Shown shown = { field, FALSE };
    if (!look_through (field, rows, &shown.how) && !whole)
      continue;
    g_array_append_val (fields, shown);
    add_view_column (table, &shown, whole);
  }
  for (size_t i = 0; i < json_object_array_length (rows); i++) {
    bahe_table_add_row (table, BAHE_PLAIN);
    for (guint f = 0; f < fields->len; f++)
      add_view_cells (table, &g_array_index (fields, Shown, f), json_object_array_get_idx (rows, i), whole);
  }
  return table;
}

/* ---- boards ------------------------------------------------------------------------------------------------------ */

/* The width of the largest place, so that "1" and "10" stand under each other with room for 并列 behind. */
static guint
place_digits (const BaheBoard *board)
{
  guint digits = 1;
  for (gsize i = 0; i < bahe_board_size (board); i++)
    for (guint place = bahe_board_row (board, i)->place, n = 1; place > 0; place /= 10, n++)
      digits = MAX (digits, n);
  return digits;
}

static void
add_number_cell (BaheTable *table, const BaheBoardRow *row, gsize column, const BaheRuleColumn *declared)
{
  if (!row->has[column]) {
    bahe_table_add_cell (table, row->out != NULL ? "" : "—");
    return;
  }
  g_autofree char *text = bahe_rule_column_text (declared, &row->columns[column]);
  bahe_table_add_cell (table, text);
}

static void
add_board_row (BaheTable *table, const BaheBoard *board, const BaheBoardRow *row, guint digits, gboolean awards)
{
  gsize n;
  const BaheRuleColumn *columns = bahe_board_columns (board, &n);

  bahe_table_add_row (table, row->place == 1 ? BAHE_FIRST : row->place == 0 ? BAHE_FAINT : BAHE_PLAIN);
  if (row->held)
    bahe_table_add_cell (table, _ ("scored, to be revealed"));
  else if (row->place == 0)
    bahe_table_add_cell (table, "—");
  else if (row->shared)
    bahe_table_add_cellf (table, _ ("%*u tied"), (int) digits, row->place);
  else
    bahe_table_add_cellf (table, "%*u", (int) digits, row->place);
  bahe_table_add_cell (table, row->name);
  for (gsize c = 0; c < n; c++)
    if (columns[c].show)
      add_number_cell (table, row, c, &columns[c]);
  if (awards)
    bahe_table_add_cell (table, row->award != NULL ? row->award : row->out);
}

BaheTable *
bahe_board_table (const BaheBoard *board, const char *heading)
{
  BaheTable *table = bahe_table_new ();
  gsize n;
  const BaheRuleColumn *columns = bahe_board_columns (board, &n);
  gboolean awards = FALSE;
  guint digits = place_digits (board);

  for (gsize i = 0; i < bahe_board_size (board); i++)
    awards = awards || bahe_board_row (board, i)->award != NULL || bahe_board_row (board, i)->out != NULL;
  bahe_table_set_title (table, heading != NULL ? heading : C_ ("paper", "results"));
  bahe_table_add_column (table, "place", _ ("place"), FALSE);
  bahe_table_add_column (table, "name", _ ("team or player"), FALSE);
  for (gsize c = 0; c < n; c++)
    if (columns[c].show) {
      const char *label = bahe_label (&columns[c].label);
      bahe_table_add_column (table, columns[c].name, *label != '\0' ? label : columns[c].name, TRUE);
    }
  if (awards)
    bahe_table_add_column (table, "award", _ ("award"), FALSE);
  for (gsize i = 0; i < bahe_board_size (board); i++)
    add_board_row (table, board, bahe_board_row (board, i), digits, awards);
  return table;
}

/* ---- figures ----------------------------------------------------------------------------------------------------- */

static void
add_figure (BaheTable *table, json_object *figure, gboolean whole)
{
  const char *unit = bahe_paper_text (figure, "unit"), *how = bahe_paper_text (figure, "how");

  bahe_table_add_row (table, BAHE_PLAIN);
  bahe_table_add_cell (table, bahe_paper_text (figure, "label"));
  bahe_table_add_cell (table, bahe_paper_text (figure, "of"));
  bahe_table_add_plain (table, bahe_paper_text (figure, "text"), whole ? bahe_paper_text (figure, "value") : NULL);
  if (whole) {
    bahe_table_add_cell (table, unit);
    bahe_table_add_cell (table, how_words (how));
    bahe_table_add_cell (table, bahe_paper_text (figure, "unknown"));
  }
  bahe_table_add_cell (table, bahe_paper_text (figure, "figure"));
}

BaheTable *
bahe_figure_table (json_object *figures, gboolean whole)
{
  BaheTable *table = bahe_table_new ();

  bahe_table_set_title (table, _ ("figures"));
  bahe_table_add_column (table, "label", _ ("figure"), FALSE);
  bahe_table_add_column (table, "group", _ ("of"), FALSE);
  bahe_table_add_column (table, "text", _ ("total"), TRUE);
  if (whole) {
    bahe_table_add_column (table, "unit", _ ("unit of measure"), FALSE);
    add_how_column (table, "text", _ ("total"));
    bahe_table_add_column (table, "unknown", _ ("times not filled in"), TRUE);
  }
  bahe_table_add_column (table, "figure", _ ("name"), FALSE);
  for (size_t i = 0; i < json_object_array_length (figures); i++)
    add_figure (table, json_object_array_get_idx (figures, i), whole);
  return table;
}

/* ---- an activity ------------------------------------------------------------------------------------------------- */

GPtrArray *
bahe_activity_tables (BaheUnit *unit, gint64 activity, const BaheBoardQuery *query, GError **error)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func ((GDestroyNotify) bahe_table_free);
  g_autoptr (BaheActivity) there = bahe_unit_activity (unit, activity, error);
  g_autoptr (GPtrArray) boards = there != NULL ? bahe_unit_boards (unit, activity, query, error) : NULL;
  json_object *views = boards != NULL ? bahe_unit_views (unit, activity, query, error) : NULL;

  if (views == NULL)
    return NULL;
  for (guint i = 0; i < boards->len; i++) {
    const BaheBoardOf *of = boards->pdata[i];
    g_autofree char *heading = bahe_board_heading (there->info, of->stage, of->group);
    g_ptr_array_add (tables, bahe_board_table (of->board, heading));
  }
  for (guint i = 0; there->info != NULL && i < there->info->n_views; i++) {
    const BaheEventType *view = there->info->views[i].table;
    json_object *rows = bahe_paper_member (views, view->name);
    if (rows != NULL && json_object_array_length (rows) > 0)
      g_ptr_array_add (tables, bahe_view_table (view, rows, TRUE));
  }
  json_object_put (views);
  return g_steal_pointer (&tables);
}
