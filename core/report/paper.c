#include "report/paper.h"

#include <string.h>

static const char dash[] = "—";

json_object *
bahe_paper_member (json_object *object, const char *name)
{
  json_object *member = NULL;

  return object != NULL && json_object_object_get_ex (object, name, &member) ? member : NULL;
}

const char *
bahe_paper_text (json_object *object, const char *name)
{
  json_object *member = bahe_paper_member (object, name);

  return member != NULL ? json_object_get_string (member) : "";
}

char *
bahe_paper_place (const BahePaperRow *row)
{
  return row->shared ? g_strdup_printf (_ ("%s tied"), row->place) : g_strdup (row->place);
}

char *
bahe_paper_more (guint teams)
{
  return teams == 1 ? g_strdup (_ ("… and one more team")) : g_strdup_printf (_ ("… and %u more teams"), teams);
}

/* ---- freeing -------------------------------------------------------------------------------------------------------
 */

static void
row_free (gpointer data)
{
  BahePaperRow *row = data;

  g_free (row->place);
  g_free (row->name);
  g_free (row->note);
  g_free (row->award);
  g_strfreev (row->cells);
  g_free (row);
}

static void
table_free (gpointer data)
{
  BahePaperTable *table = data;

  g_free (table->heading);
  g_free (table->group);
  g_ptr_array_unref (table->labels);
  g_ptr_array_unref (table->rows);
  g_free (table->sentence);
  g_free (table->lots);
  g_free (table);
}

void
bahe_paper_free (BahePaper *paper)
{
  if (paper == NULL)
    return;
  g_free (paper->title);
  g_free (paper->unit);
  g_free (paper->when);
  g_free (paper->state);
  g_free (paper->updated);
  g_free (paper->version);
  g_free (paper->hidden);
  g_ptr_array_unref (paper->tables);
  json_object_put (paper->json);
  g_free (paper);
}

/* ---- columns -------------------------------------------------------------------------------------------------------
 */

static gboolean
is_nothing (const char *number)
{
  return strspn (number, "0.") == strlen (number);
}

static gboolean
says_something (json_object *rows, const char *column)
{
  for (size_t i = 0; i < json_object_array_length (rows); i++) {
    json_object *shown = bahe_paper_member (json_object_array_get_idx (rows, i), "shown");
    if (!is_nothing (bahe_paper_text (shown, column)))
      return TRUE;
  }
  return FALSE;
}

/* Before anything is recorded all stand level at nothing, which is no place. */
static gboolean
has_begun (json_object *board)
{
  json_object *columns = bahe_paper_member (board, "columns"), *rows = bahe_paper_member (board, "rows");

  for (size_t i = 0; i < json_object_array_length (columns); i++)
    if (says_something (rows, bahe_paper_text (json_object_array_get_idx (columns, i), "name")))
      return TRUE;
  return FALSE;
}

static gboolean
is_shown (json_object *column)
{
  json_object *show = bahe_paper_member (column, "show");

  return show == NULL || json_object_get_boolean (show);
}

/* What the places are made by, first of all; where that is not shown the points or the final mark, else what stands
 * last. NULL: no column. */
static json_object *
main_column (json_object *columns)
{
  json_object *last = NULL, *usual = NULL;

  for (size_t i = 0; i < json_object_array_length (columns); i++) {
    json_object *column = json_object_array_get_idx (columns, i);
    const char *name = bahe_paper_text (column, "name");
    if (!is_shown (column))
      continue;
    if (json_object_get_boolean (bahe_paper_member (column, "main")))
      return column;
    last = column;
    if (usual == NULL && (g_str_equal (name, "points") || g_str_equal (name, "score")))
      usual = column;
  }
  return usual != NULL ? usual : last;
}

/* As on the page: a column of nothing but zeros takes the room of those that tell the teams apart; the main one is
 * last. */
static GPtrArray *
columns_to_show (json_object *board)
{
  json_object *columns = bahe_paper_member (board, "columns"), *rows = bahe_paper_member (board, "rows");
  json_object *main = main_column (columns);
  gboolean begun = has_begun (board);
  GPtrArray *chosen = g_ptr_array_new ();

  for (size_t i = 0; i < json_object_array_length (columns); i++) {
    json_object *column = json_object_array_get_idx (columns, i);
    if (column != main && is_shown (column) && (!begun || says_something (rows, bahe_paper_text (column, "name"))))
      g_ptr_array_add (chosen, column);
  }
  if (main != NULL)
    g_ptr_array_add (chosen, main);
  return chosen;
}

static char *
column_label (json_object *column)
{
  const BaheLabel label = { bahe_paper_text (column, "zh"), bahe_paper_text (column, "en") };
  const char *words = bahe_label (&label);

  return g_strdup (*words != '\0' ? words : bahe_paper_text (column, "name"));
}

/* ---- rows ----------------------------------------------------------------------------------------------------------
 */

/* With a minus sign as wide as a digit. Who is out has no column of zeros. */
static char *
cell_text (const char *shown, gboolean out)
{
  if (out && is_nothing (shown))
    return g_strdup ("");
  return shown[0] == '-' ? g_strconcat ("−", shown + 1, NULL) : g_strdup (shown);
}

static BahePaperRow *
read_row (json_object *json, const GPtrArray *columns, gboolean begun)
{
  BahePaperRow *row = g_new0 (BahePaperRow, 1);
  json_object *place = bahe_paper_member (json, "place");
  gboolean placed = place != NULL && begun;

  row->entrant = json_object_get_int64 (bahe_paper_member (json, "entrant"));
  row->place = placed ? g_strdup (json_object_get_string (place)) : g_strdup (dash);
  row->first = placed && json_object_get_int64 (place) == 1;
  row->shared = placed && json_object_get_boolean (bahe_paper_member (json, "shared"));
  row->name = g_strdup (bahe_paper_text (json, "name"));
  row->award = g_strdup (bahe_paper_text (json, "award"));
  if (json_object_get_boolean (bahe_paper_member (json, "held")))
    row->note = g_strdup (_ ("scored, to be revealed"));
  else if (bahe_paper_member (json, "out") != NULL)
    row->note = g_strdup (bahe_paper_text (json, "out"));
  row->cells = g_new0 (char *, columns->len + 1);
  for (guint i = 0; i < columns->len; i++)
    row->cells[i] =
        cell_text (bahe_paper_text (bahe_paper_member (json, "shown"), bahe_paper_text (columns->pdata[i], "name")),
                   row->note != NULL);
  return row;
}

static const char *
name_of (json_object *rows, gint64 entrant)
{
  for (size_t i = 0; i < json_object_array_length (rows); i++) {
    json_object *row = json_object_array_get_idx (rows, i);
    if (json_object_get_int64 (bahe_paper_member (row, "entrant")) == entrant)
      return bahe_paper_text (row, "name");
  }
  return "";
}

static char *
read_lots (json_object *board)
{
  json_object *need = bahe_paper_member (board, "need"), *rows = bahe_paper_member (board, "rows");
  g_autoptr (GString) names = g_string_new (NULL);

  for (size_t i = 0; need != NULL && i < json_object_array_length (need); i++) {
    json_object *level = json_object_array_get_idx (need, i);
    g_string_append (names, i > 0 ? _ ("; ") : "");
    for (size_t k = 0; k < json_object_array_length (level); k++)
      g_string_append_printf (names, "%s%s", k > 0 ? C_ ("list", ", ") : "",
                              name_of (rows, json_object_get_int64 (json_object_array_get_idx (level, k))));
  }
  return names->len > 0 ? g_strdup_printf (_ ("level in everything, lots must be drawn: %s"), names->str) : NULL;
}

static char *
text_or_null (json_object *object, const char *name)
{
  const char *text = bahe_paper_text (object, name);

  return *text != '\0' ? g_strdup (text) : NULL;
}

const char *
bahe_paper_who (json_object *boards)
{
  const char *who = bahe_paper_text (boards, "who");

  if (g_str_equal (who, "people"))
    return C_ ("paper", "name");
  return g_str_equal (who, "teams") ? C_ ("paper", "team") : C_ ("paper", "team or player");
}

static BahePaperTable *
read_table (json_object *board, const BaheKindInfo *kind, const char *who)
{
  BahePaperTable *table = g_new0 (BahePaperTable, 1);
  g_autoptr (GPtrArray) columns = columns_to_show (board);
  g_autofree char *stage = text_or_null (board, "stage");
  json_object *rows = bahe_paper_member (board, "rows");
  gboolean begun = has_begun (board);

  table->group = text_or_null (board, "group");
  table->heading = bahe_board_heading (kind, stage, table->group);
  table->who = who;
  table->sentence = text_or_null (board, "sentence");
  table->lots = begun ? read_lots (board) : NULL;
  table->labels = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < columns->len; i++)
    g_ptr_array_add (table->labels, column_label (columns->pdata[i]));
  table->rows = g_ptr_array_new_with_free_func (row_free);
  for (size_t i = 0; i < json_object_array_length (rows); i++) {
    BahePaperRow *row = read_row (json_object_array_get_idx (rows, i), columns, begun);
    table->awards |= *row->award != '\0';
    g_ptr_array_add (table->rows, row);
  }
  return table;
}

/* ---- the whole -----------------------------------------------------------------------------------------------------
 */

static const char *
state_words (const char *state)
{
  static const struct {
    const char *state, *words;
  } states[] = { { "marking", N_ ("marking") },
                 { "marked", N_ ("marking closed") },
                 { "awarded", N_ ("final results") },
                 { "closed", N_ ("final results") },
                 { "held", N_ ("held") } };

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (g_str_equal (states[i].state, state))
      return _ (states[i].words);
  return _ ("open");
}

static void
read_times (BahePaper *paper, BaheUnit *unit)
{
  gint64 recorded = json_object_get_int64 (bahe_paper_member (paper->json, "updated"));
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (bahe_store_zone (bahe_unit_store (unit)));
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (recorded / 1000);
  g_autoptr (GDateTime) local = zone != NULL ? g_date_time_to_timezone (utc, zone) : g_date_time_ref (utc);
  g_autofree char *clock = g_date_time_format (local, "%H:%M"), *day = g_date_time_format (local, "%Y-%m-%d %H:%M");

  paper->seconds = recorded / 1000;
  paper->updated = g_strdup_printf (_ ("updated %s"), clock);
  paper->version = g_strdup_printf (_ ("%s · record %" PRId64), day, paper->seq);
}

static char *
read_hidden (json_object *json)
{
  json_object *hidden = bahe_paper_member (json, "hidden");
  gint64 given = json_object_get_int64 (bahe_paper_member (hidden, "given"));
  gint64 of = json_object_get_int64 (bahe_paper_member (hidden, "of"));

  if (given <= 0)
    return NULL;
  return of > 0 ? g_strdup_printf (_ ("mark sheets handed in: %" PRId64 " of %" PRId64), given, of)
                : g_strdup_printf (_ ("mark sheets handed in: %" PRId64), given);
}

static gboolean
is_asked (json_object *board, const BahePaperAsk *ask)
{
  if (ask == NULL)
    return TRUE;
  return (ask->stage == NULL || g_str_equal (bahe_paper_text (board, "stage"), ask->stage)) &&
         (ask->group == NULL || g_str_equal (bahe_paper_text (board, "group"), ask->group));
}

static gboolean
read_tables (BahePaper *paper, const BahePaperAsk *ask, gboolean any, GError **error)
{
  json_object *boards = bahe_paper_member (paper->json, "boards");
  g_autoptr (GString) there = g_string_new (NULL);

  for (size_t i = 0; i < json_object_array_length (boards); i++) {
    json_object *board = json_object_array_get_idx (boards, i);
    const char *stage = bahe_paper_text (board, "stage"), *group = bahe_paper_text (board, "group");
    g_string_append_printf (there, "%sstage=%s&group=%s", there->len > 0 ? C_ ("list", ", ") : "", stage, group);
    if (is_asked (board, ask))
      g_ptr_array_add (paper->tables, read_table (board, paper->kind, bahe_paper_who (paper->json)));
  }
  if (paper->tables->len > 0 || any || (there->len == 0 && bahe_paper_is_notice (paper)))
    return TRUE;
  if (there->len == 0)
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_NOT_FOUND,
                 _ ("“%s” has no board yet: nothing is entered, or this type of activity has none"), paper->title);
  else
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_NOT_FOUND, _ ("there is no such board; there are: %s"), there->str);
  return FALSE;
}

BahePaper *
bahe_paper_new (BaheUnit *unit, gint64 activity, const BahePaperAsk *ask, gboolean any, GError **error)
{
  g_autoptr (BaheActivity) there = bahe_unit_activity (unit, activity, error);
  const BaheBoardQuery query = { .role = BAHE_VIEWER };
  json_object *json = there != NULL ? bahe_unit_boards_json (unit, activity, &query, error) : NULL;

  if (json == NULL)
    return NULL;
  g_autoptr (BahePaper) paper = g_new0 (BahePaper, 1);
  paper->json = json;
  paper->activity = activity;
  paper->seq = json_object_get_int64 (bahe_paper_member (json, "seq"));
  paper->kind = there->info;
  paper->title = g_strdup (there->title);
  paper->when = bahe_span_show (&there->when, 0);
  paper->unit = g_strdup (bahe_paper_text (json, "unit"));
  paper->state = g_strdup (state_words (bahe_paper_text (json, "state")));
  paper->hidden = read_hidden (json);
  paper->tables = g_ptr_array_new_with_free_func (table_free);
  read_times (paper, unit);
  return read_tables (paper, ask, any, error) ? g_steal_pointer (&paper) : NULL;
}
