/* 记分表, empty before a contest and filled after it, from what a kind declares: a sheet for each judge where judges
 * hand in sheets; a form for each match where a view lists matches; else a line for each entrant with the fields that
 * are recorded of it. */
#include "report/dossier.h"

#define LINES_OF_A_MATCH 5

/* ---- what a kind declares ------------------------------------------------------------------------------------------
 */

/* The verb by which a seat hands in its sheet; NULL: no judges. */
static const BaheVerbInfo *
sheet_verb (const BaheKindInfo *kind)
{
  for (guint i = 0; i < kind->n_verbs; i++)
    if (kind->verbs[i].own >= 0 && kind->verbs[i].records >= 0)
      return &kind->verbs[i];
  return NULL;
}

static guint
entrants_in (const BaheField *fields)
{
  guint n = 0;

  for (; fields->name != NULL; fields++)
    n += fields->type == BAHE_ENTRANT && (fields->flags & (BAHE_MANY | BAHE_RESULT)) == 0;
  return n;
}

/* The view that lists the matches: two sides, and no results in them. NULL: none. */
static const BaheEventType *
match_view (const BaheKindInfo *kind)
{
  for (guint i = 0; i < kind->n_views; i++)
    if (entrants_in (kind->views[i].table->fields) == 2 &&
        bahe_field_index (kind->views[i].table->fields, "number") >= 0)
      return kind->views[i].table;
  return NULL;
}

/* The view whose rows are parts of a match, by a field with the name of the view of matches: the ends. NULL: none. */
static const BaheEventType *
part_view (const BaheKindInfo *kind, const BaheEventType *matches)
{
  for (guint i = 0; i < kind->n_views; i++)
    if (bahe_field_index (kind->views[i].table->fields, matches->name) >= 0 && kind->views[i].table != matches &&
        entrants_in (kind->views[i].table->fields) == 2)
      return kind->views[i].table;
  return NULL;
}

static json_object *
rows_of (const BaheDossier *dossier, const BaheEventType *view)
{
  return bahe_paper_member (bahe_paper_member (dossier->paper->json, "views"), view->name);
}

static const char *
cell (json_object *row, const char *name)
{
  return bahe_paper_text (bahe_paper_member (row, name), "text");
}

/* ---- a table whose columns are found one by one --------------------------------------------------------------------
 */

typedef struct {
  GArray *columns; /* BaheSheetColumn */
  GPtrArray *rows;
} Grid;

static void
grid_init (Grid *grid)
{
  grid->columns = g_array_new (FALSE, FALSE, sizeof (BaheSheetColumn));
  grid->rows = bahe_dossier_rows ();
}

static void
grid_clear (Grid *grid)
{
  g_array_unref (grid->columns);
  g_ptr_array_unref (grid->rows);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Grid, grid_clear)

static void
add_column (Grid *grid, const char *label, double least, double grows)
{
  const BaheSheetColumn column = { label, BAHE_MIDDLE, FALSE, least, grows };

  g_array_append_val (grid->columns, column);
}

/* A row of empty cells to be filled in. */
static char **
add_row (Grid *grid)
{
  char **row = g_new0 (char *, grid->columns->len + 1);

  for (guint i = 0; i < grid->columns->len; i++)
    row[i] = g_strdup ("");
  g_ptr_array_add (grid->rows, row);
  return row;
}

static void
set (char **row, guint column, const char *text)
{
  g_free (row[column]);
  row[column] = g_strdup (text);
}

static void
draw (const Grid *grid, BaheSheets *sheets, double height)
{
  bahe_sheets_table (
      sheets, &(BaheSheetTable){ (BaheSheetColumn *) grid->columns->data, grid->columns->len, grid->rows, height });
  bahe_sheets_space (sheets, 8);
}

/* ---- judges' sheets ------------------------------------------------------------------------------------------------
 */

/* What the judges mark by: the rows of the view named as the first column of the rows that a sheet holds. */
static json_object *
criteria_of (const BaheDossier *dossier, const BaheVerbInfo *verb)
{
  for (const BaheField *field = verb->table->fields; field->name != NULL; field++) {
    if (field->type != BAHE_ROWS)
      continue;
    for (guint i = 0; i < dossier->paper->kind->n_views; i++)
      if (g_str_equal (dossier->paper->kind->views[i].table->name, field->columns[0].name))
        return rows_of (dossier, dossier->paper->kind->views[i].table);
  }
  return NULL;
}

static guint
judges_of (const BaheDossier *dossier)
{
  json_object *setup = bahe_paper_member (dossier->paper->json, "setup");
  json_object *value = bahe_paper_member (bahe_paper_member (setup, "judges"), "value");

  return value != NULL ? (guint) CLAMP (json_object_get_int64 (value), 1, 30) : 1;
}

/* The view in order of appearance; blind works have a view of numbers alone. */
static json_object *
appearance_of (const BaheDossier *dossier)
{
  const BaheKindInfo *kind = dossier->paper->kind;
  json_object *numbers = NULL;

  for (guint i = 0; i < kind->n_views; i++) {
    const BaheField *fields = kind->views[i].table->fields;
    json_object *rows = rows_of (dossier, kind->views[i].table);
    if (rows == NULL || json_object_array_length (rows) == 0 || bahe_field_index (fields, "number") < 0)
      continue;
    for (const BaheField *field = fields; field->name != NULL; field++)
      if ((field->flags & BAHE_IN_ORDER) != 0)
        return rows;
    if (numbers == NULL && entrants_in (fields) == 0)
      numbers = rows;
  }
  return numbers;
}

/* The text of the row's own entrant; "" where only a number is known. */
static const char *
entrant_of (json_object *row)
{
  const char *team = cell (row, "team");

  return *team != '\0' ? team : cell (row, "entrant");
}

static void
add_mark_columns (Grid *grid, json_object *criteria, GPtrArray *labels)
{
  for (size_t i = 0; criteria != NULL && i < json_object_array_length (criteria); i++) {
    json_object *criterion = json_object_array_get_idx (criteria, i);
    const char *full = cell (criterion, "full");
    char *label = *full != '\0' ? g_strdup_printf (_ ("%s (%s)"), cell (criterion, "criterion"), full)
                                : g_strdup (cell (criterion, "criterion"));
    g_ptr_array_add (labels, label);
    add_column (grid, label, 44, 1);
  }
  add_column (grid, labels->len > 0 ? C_ ("paper", "sum") : C_ ("paper", "mark"), 48, 1);
}

static void
draw_judge (const BaheDossier *dossier, BaheSheets *sheets, const BaheVerbInfo *verb, guint seat)
{
  g_auto (Grid) grid;
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  json_object *order = appearance_of (dossier);
  size_t n = order != NULL ? json_object_array_length (order) : json_object_array_length (dossier->members);
  g_autofree char *title = g_strdup_printf (_ ("Mark sheet of judge %u"), seat);
  const char *const sign[] = { _ ("judge signs:"), _ ("date:"), NULL };

  grid_init (&grid);
  add_column (&grid, _ ("no."), 36, 0);
  add_column (&grid, bahe_paper_who (dossier->paper->json), 84, 2);
  add_mark_columns (&grid, criteria_of (dossier, verb), labels);
  add_column (&grid, C_ ("paper", "remarks"), 60, 1);
  for (size_t i = 0; i < n; i++) {
    char **row = add_row (&grid);
    json_object *one = json_object_array_get_idx (order != NULL ? order : dossier->members, i);
    set (row, 0, order != NULL ? cell (one, "number") : bahe_paper_text (one, "number"));
    set (row, 1, order != NULL ? entrant_of (one) : bahe_paper_text (one, "name"));
  }
  bahe_dossier_title (dossier, sheets, title);
  draw (&grid, sheets, CLAMP (560.0 / MAX (n, 1), 20, 30)); /* with the place to sign on one page, if that can be */
  bahe_sheets_sign (sheets, sign);
}

/* ---- matches -------------------------------------------------------------------------------------------------------
 */

/* A field of a part of a match that is written down while it is played. */
static gboolean
is_written (const BaheField *field, const BaheEventType *matches)
{
  return !g_str_equal (field->name, matches->name) && field->type != BAHE_FLAG &&
         (field->type != BAHE_ENTRANT || (field->flags & BAHE_RESULT) != 0);
}

static void
add_part_columns (Grid *grid, GPtrArray *fields, const BaheEventType *parts, const BaheEventType *matches)
{
  for (const BaheField *field = parts->fields; field->name != NULL; field++)
    if (is_written (field, matches)) {
      add_column (grid, bahe_label (&field->label), 40, 1);
      g_ptr_array_add (fields, (gpointer) field);
    }
}

static void
add_parts (Grid *grid, const GPtrArray *fields, json_object *parts, const BaheEventType *matches, const char *number)
{
  for (size_t i = 0; parts != NULL && i < json_object_array_length (parts); i++) {
    json_object *part = json_object_array_get_idx (parts, i);
    if (!g_str_equal (cell (part, matches->name), number))
      continue;
    char **row = add_row (grid);
    for (guint c = 0; c < fields->len; c++)
      set (row, c, cell (part, ((const BaheField *) fields->pdata[c])->name));
  }
}

/* What the kind prints of a match beside its number and sides: its bracket in words, the rest by its label. */
static void
append_printed (GString *words, const BaheKindInfo *kind, const BaheEventType *matches, json_object *match)
{
  for (const BahePrinted *one = kind->table->printed; one != NULL && one->view != NULL; one++) {
    int index = one->column != NULL && g_str_equal (one->view, matches->name)
                    ? bahe_field_index (matches->fields, one->column)
                    : -1;
    const BaheField *field = index < 0 ? NULL : &matches->fields[index];
    if (field == NULL || field->type == BAHE_ENTRANT || g_str_equal (field->name, "number") ||
        *cell (match, field->name) == '\0')
      continue;
    if (field->type == BAHE_CHOICE)
      g_string_append_printf (words, "　%s", cell (match, field->name));
    else
      g_string_append_printf (words, "　%s %s", bahe_label (&field->label), cell (match, field->name));
  }
}

/* "第3场　双败淘汰赛　败者组　轮次 2　红方 后勤组　蓝方 大班组", and the score where it is to be shown. */
static char *
match_words (const BaheKindInfo *kind, const BaheEventType *matches, json_object *match, gboolean filled)
{
  GString *words = g_string_new (NULL);

  g_string_printf (words, _ ("Match %s"), cell (match, "number"));
  append_printed (words, kind, matches, match);
  for (const BaheField *field = matches->fields; field->name != NULL; field++) {
    gboolean result = (field->flags & BAHE_RESULT) != 0;
    if ((field->type == BAHE_ENTRANT || (result && filled)) && (filled || !result))
      g_string_append_printf (words, "　%s %s", bahe_label (&field->label), cell (match, field->name));
  }
  return g_string_free (words, FALSE);
}

static void
draw_match (const BaheDossier *dossier, BaheSheets *sheets, const BaheEventType *matches, json_object *match,
            gboolean filled)
{
  const BaheEventType *parts = part_view (dossier->paper->kind, matches);
  const char *const sign[] = { _ ("chief referee:"), _ ("recorder:"), NULL };
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();
  g_autofree char *words = match_words (dossier->paper->kind, matches, match, filled);
  g_auto (Grid) grid;

  grid_init (&grid);
  if (parts != NULL)
    add_part_columns (&grid, fields, parts, matches);
  else
    for (const BaheField *field = matches->fields; field->name != NULL; field++)
      if ((field->flags & BAHE_RESULT) != 0)
        add_column (&grid, bahe_label (&field->label), 60, 1);
  if (parts != NULL && filled)
    add_parts (&grid, fields, rows_of (dossier, parts), matches, cell (match, "number"));
  for (guint i = 0; !filled && i < (parts != NULL ? LINES_OF_A_MATCH : 1); i++)
    add_row (&grid);
  bahe_sheets_need (sheets, filled ? 110 : 260);
  bahe_dossier_heading (sheets, words);
  if (grid.rows->len > 0)
    draw (&grid, sheets, filled ? 22 : 28);
  if (!filled)
    bahe_sheets_sign (sheets, sign);
  bahe_sheets_space (sheets, 10);
}

static void
draw_matches (const BaheDossier *dossier, BaheSheets *sheets, const BaheEventType *matches, gboolean filled)
{
  json_object *rows = rows_of (dossier, matches);

  for (size_t i = 0; rows != NULL && i < json_object_array_length (rows); i++)
    draw_match (dossier, sheets, matches, json_object_array_get_idx (rows, i), filled);
}

/* ---- everything else -----------------------------------------------------------------------------------------------
 */

/* The verb whose record tells something of one entrant: what is measured or counted. NULL: none. */
static const BaheVerbInfo *
entrant_verb (const BaheKindInfo *kind)
{
  for (guint i = 0; i < kind->n_verbs; i++)
    if (kind->verbs[i].table->fields != NULL && entrants_in (kind->verbs[i].table->fields) == 1)
      return &kind->verbs[i];
  return NULL;
}

static void
draw_lines (const BaheDossier *dossier, BaheSheets *sheets, const BaheVerbInfo *verb)
{
  const char *const sign[] = { _ ("chief referee:"), _ ("recorder:"), _ ("date:"), NULL };
  g_auto (Grid) grid;

  grid_init (&grid);
  add_column (&grid, _ ("no."), 40, 0);
  add_column (&grid, bahe_paper_who (dossier->paper->json), 110, 2);
  for (const BaheField *field = verb->table->fields; field->name != NULL; field++)
    if (field->type != BAHE_ENTRANT)
      add_column (&grid, bahe_label (&field->label), 50, 1);
  for (size_t i = 0; i < json_object_array_length (dossier->members); i++) {
    json_object *member = json_object_array_get_idx (dossier->members, i);
    char **row = add_row (&grid);
    set (row, 0, bahe_paper_text (member, "number"));
    set (row, 1, bahe_paper_text (member, "name"));
  }
  draw (&grid, sheets, 28);
  bahe_sheets_sign (sheets, sign);
}

/* ---- the empty one -------------------------------------------------------------------------------------------------
 */

BahePaperState
bahe_dossier_blank_state (const BaheDossier *dossier, const char **why)
{
  const BaheKindInfo *kind = dossier->paper->kind;

  if (kind == NULL || !kind->entrants || kind->table->rule == NULL)
    return BAHE_PAPER_NONE;
  const BaheEventType *matches = sheet_verb (kind) == NULL ? match_view (kind) : NULL;
  if (json_object_array_length (dossier->members) == 0)
    *why = _ ("nobody has signed up yet");
  else if (matches != NULL && json_object_array_length (rows_of (dossier, matches)) == 0)
    *why = _ ("no match is drawn yet");
  if (*why != NULL)
    return BAHE_PAPER_MISSING;
  return matches != NULL || sheet_verb (kind) != NULL || entrant_verb (kind) != NULL ? BAHE_PAPER_READY
                                                                                     : BAHE_PAPER_NONE;
}

void
bahe_dossier_blank (const BaheDossier *dossier, BaheSheets *sheets)
{
  const BaheKindInfo *kind = dossier->paper->kind;
  const BaheVerbInfo *verb = sheet_verb (kind);
  const BaheEventType *matches = verb == NULL ? match_view (kind) : NULL;

  for (guint seat = 1; verb != NULL && seat <= judges_of (dossier); seat++) {
    bahe_sheets_break (sheets);
    draw_judge (dossier, sheets, verb, seat);
  }
  if (verb != NULL)
    return;
  bahe_dossier_title (dossier, sheets, _ ("Score sheet"));
  if (matches != NULL)
    draw_matches (dossier, sheets, matches, FALSE);
  else
    draw_lines (dossier, sheets, entrant_verb (kind));
}

/* ---- the filled one ------------------------------------------------------------------------------------------------
 */

static gboolean
is_counted (const BaheDossier *dossier, json_object *event, const char *type)
{
  return bahe_dossier_is (event, "type", type) && !json_object_get_boolean (bahe_paper_member (event, "cancelled")) &&
         !json_object_get_boolean (bahe_paper_member (event, "hidden"));
}

typedef struct {   /* a column of the records of one type */
  char *label;     /* of the field */
  const char *row; /* of a field of rows with a name and a value each: its name; NULL: the field's own text */
  const BaheField *field;
} Shown;

static void
shown_free (gpointer data)
{
  g_free (((Shown *) data)->label);
  g_free (data);
}

/* 评分项 and 分数: rows that are better seen side by side. */
static const BaheField *
pairs_field (const BaheEventType *type, const char *label)
{
  for (const BaheField *field = type->fields; field->name != NULL; field++)
    if (field->type == BAHE_ROWS && bahe_field_count (field->columns) == 2 &&
        g_str_equal (bahe_label (&field->label), label))
      return field;
  return NULL;
}

static void
add_shown (GPtrArray *columns, const char *label, const char *row, const BaheField *field)
{
  for (guint i = 0; i < columns->len; i++) {
    const Shown *there = columns->pdata[i];
    if (g_str_equal (there->label, label) && g_strcmp0 (there->row, row) == 0)
      return;
  }
  Shown *shown = g_new0 (Shown, 1);
  *shown = (Shown){ g_strdup (label), row, field };
  g_ptr_array_add (columns, shown);
}

static void
add_shown_of (GPtrArray *columns, const BaheEventType *type, json_object *event)
{
  json_object *shown = bahe_paper_member (event, "shown");

  if (shown == NULL)
    return;
  json_object_object_foreach (shown, label, text)
  {
    (void) text;
    const BaheField *field = pairs_field (type, label);
    json_object *rows = field != NULL ? bahe_paper_member (bahe_paper_member (event, "values"), field->name) : NULL;
    if (rows == NULL || !json_object_is_type (rows, json_type_array))
      add_shown (columns, label, NULL, NULL);
    else
      for (size_t i = 0; i < json_object_array_length (rows); i++)
        add_shown (columns, label, bahe_paper_text (json_object_array_get_idx (rows, i), field->columns[0].name),
                   field);
  }
}

static const char *
shown_text (const Shown *column, json_object *event)
{
  if (column->row == NULL)
    return bahe_paper_text (bahe_paper_member (event, "shown"), column->label);
  json_object *rows = bahe_paper_member (bahe_paper_member (event, "values"), column->field->name);
  for (size_t i = 0; rows != NULL && i < json_object_array_length (rows); i++) {
    json_object *row = json_object_array_get_idx (rows, i);
    if (bahe_dossier_is (row, column->field->columns[0].name, column->row))
      return bahe_paper_text (row, column->field->columns[1].name);
  }
  return "";
}

static void
draw_records (const BaheDossier *dossier, BaheSheets *sheets, const BaheEventType *type)
{
  g_auto (Grid) grid;
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (shown_free);
  json_object *events = dossier->events;

  grid_init (&grid);
  for (size_t i = 0; i < json_object_array_length (events); i++)
    if (is_counted (dossier, json_object_array_get_idx (events, i), type->name))
      add_shown_of (columns, type, json_object_array_get_idx (events, i));
  add_column (&grid, C_ ("paper", "record"), 40, 0);
  for (guint c = 0; c < columns->len; c++) {
    const Shown *column = columns->pdata[c];
    add_column (&grid, column->row != NULL ? column->row : column->label, 0, 1);
  }
  for (size_t i = 0; i < json_object_array_length (events); i++) {
    json_object *event = json_object_array_get_idx (events, i);
    if (!is_counted (dossier, event, type->name))
      continue;
    char **row = add_row (&grid);
    g_autofree char *seq = g_strdup_printf ("#%s%s", bahe_paper_text (event, "seq"),
                                            bahe_paper_member (event, "corrected_by") != NULL ? "*" : "");
    set (row, 0, seq);
    for (guint c = 0; c < columns->len; c++)
      set (row, c + 1, shown_text (columns->pdata[c], event));
  }
  if (grid.rows->len == 0)
    return;
  bahe_dossier_heading (sheets, bahe_label (&type->label));
  draw (&grid, sheets, 20);
}

static gboolean
has_records (const BaheDossier *dossier)
{
  const BaheKindInfo *kind = dossier->paper->kind;

  for (size_t i = 0; i < json_object_array_length (dossier->events); i++) {
    json_object *event = json_object_array_get_idx (dossier->events, i);
    if (bahe_kind_event (kind, bahe_paper_text (event, "type")) >= 0 &&
        !json_object_get_boolean (bahe_paper_member (event, "hidden")))
      return TRUE;
  }
  return FALSE;
}

BahePaperState
bahe_dossier_filled_state (const BaheDossier *dossier, const char **why)
{
  const BaheKindInfo *kind = dossier->paper->kind;

  if (kind == NULL || kind->table->rule == NULL)
    return BAHE_PAPER_NONE;
  if (has_records (dossier))
    return BAHE_PAPER_READY;
  *why = _ ("no result is recorded yet");
  return BAHE_PAPER_MISSING;
}

void
bahe_dossier_filled (const BaheDossier *dossier, BaheSheets *sheets)
{
  const BaheKindInfo *kind = dossier->paper->kind;
  const BaheEventType *matches = match_view (kind);
  const char *const sign[] = { _ ("chief referee:"), _ ("recorder:"), _ ("date:"), NULL };

  bahe_dossier_title (dossier, sheets, _ ("Score sheet, as recorded"));
  if (matches != NULL && part_view (kind, matches) != NULL)
    draw_matches (dossier, sheets, matches, TRUE);
  else {
    for (guint i = 0; i < kind->n_events; i++)
      draw_records (dossier, sheets, kind->events[i].table);
    bahe_sheets_words (sheets, _ ("* corrected; the record tells what it was, by whom and why it was changed"),
                       &(BaheHand){ 9.5, FALSE, BAHE_DOSSIER_INK, BAHE_START });
  }
  bahe_sheets_sign (sheets, sign);
}
