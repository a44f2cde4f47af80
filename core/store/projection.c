/* Reading facts and figure entries. */
#include "store/private.h"

#define VALID_NOW "until IS NULL"
#define VALID_THEN "since <= ?1 AND (until IS NULL OR until > ?1)"

static BaheAmount
read_amount (sqlite3_stmt *row, int column, gint8 exponent)
{
  if (sqlite3_column_type (row, column) == SQLITE_NULL)
    return (BaheAmount){ .set = FALSE };
  return (BaheAmount){ .integer = sqlite3_column_int64 (row, column), .exponent = exponent, .set = TRUE };
}

/* ---- facts
 * ------------------------------------------------------------------------------------------------------------- */

#define FACT                                                                                                           \
  "SELECT seq, n, shape, entrant, other, value, against, faults, other_faults, scale, round, ended, \"by\", about, "   \
  "stage,"                                                                                                             \
  " \"group\", more FROM fact WHERE activity = ?2 AND "

static gboolean
read_fact_names (BaheQuery *query, BaheFactRow *fact, GError **error)
{
  const char **names[] = { &fact->ended, &fact->by, &fact->about, &fact->stage, &fact->group };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (!bahe_connection_name (query->connection, sqlite3_column_int64 (query->statement, (int) i + 11), names[i],
                               error))
      return FALSE;
  return TRUE;
}

static gboolean
read_fact (BaheQuery *query, BaheFactRow *fact, GError **error)
{
  sqlite3_stmt *row = query->statement;
  gint64 scale = sqlite3_column_int64 (row, 9);

  *fact = (BaheFactRow){
    .seq = sqlite3_column_int64 (row, 0),
    .n = (guint) sqlite3_column_int64 (row, 1),
    .shape = (BaheShape) sqlite3_column_int (row, 2),
    .entrant = sqlite3_column_int64 (row, 3),
    .other = sqlite3_column_int64 (row, 4),
    .value = read_amount (row, 5, (gint8) scale),
    .against = read_amount (row, 6, (gint8) (scale >> 8)),
    .faults = read_amount (row, 7, (gint8) (scale >> 16)),
    .other_faults = read_amount (row, 8, (gint8) (scale >> 24)),
    .round = sqlite3_column_int64 (row, 10),
    .more = (const char *) sqlite3_column_text (row, 16),
  };
  return read_fact_names (query, fact, error);
}

gboolean
bahe_view_each_fact (BaheView *view, gint64 activity, gint64 as_of, BaheEachFact each, gpointer data, GError **error)
{
  g_auto (BaheQuery) query = { 0 };
  const char *sql = as_of == 0 ? FACT VALID_NOW " ORDER BY seq, n" : FACT VALID_THEN " ORDER BY seq, n";
  gboolean row;
  BaheFactRow fact;

  if (!bahe_query_begin (&query, view->connection, sql, error))
    return FALSE;
  if (as_of != 0)
    bahe_query_integer (&query, 1, as_of);
  bahe_query_integer (&query, 2, activity);
  while (bahe_query_step (&query, &row, error) && (!row || read_fact (&query, &fact, error))) {
    g_autoptr (GError) stopped = NULL;

    if (!row)
      return TRUE;
    if (each (&fact, data, &stopped))
      continue;
    return bahe_stopped (g_steal_pointer (&stopped), error);
  }
  return FALSE;
}

/* ---- figure entries
 * ------------------------------------------------------------------------------------------------------ */

/* Names in order of their text, and below each its rows in order of their key: nothing is sorted. */
#define FIGURE                                                                                                         \
  "SELECT label.text, activity, year, by_values, unit, seq, n, amount, exponent, how, distinct_value"                  \
  " FROM name AS label CROSS JOIN figure ON figure.figure = label.number"                                              \
  " WHERE (?2 IS NULL OR label.text = ?2) AND (?3 IS NULL OR activity = ?3) AND (?4 IS NULL OR year = ?4) AND "
#define FIGURE_NAMED                                                                                                   \
  "SELECT ?2, activity, year, by_values, unit, seq, n, amount, exponent, how, distinct_value"                          \
  " FROM figure WHERE figure = (SELECT number FROM name WHERE text = ?2)"                                              \
  " AND (?3 IS NULL OR activity = ?3) AND (?4 IS NULL OR year = ?4) AND "
#define FIGURE_ORDER " ORDER BY label.text, activity, seq, n"
#define FIGURE_NAMED_ORDER " ORDER BY activity, seq, n"

static gboolean
read_figure_entry (BaheQuery *query, BaheFigureEntry *entry, GError **error)
{
  sqlite3_stmt *row = query->statement;

  *entry = (BaheFigureEntry){
    .figure = (const char *) sqlite3_column_text (row, 0),
    .activity = sqlite3_column_int64 (row, 1),
    .year = sqlite3_column_int (row, 2),
    .seq = sqlite3_column_int64 (row, 5),
    .n = (guint) sqlite3_column_int64 (row, 6),
    .amount = read_amount (row, 7, (gint8) sqlite3_column_int (row, 8)),
    .how = (BaheHow) sqlite3_column_int (row, 9),
  };
  return bahe_connection_name (query->connection, sqlite3_column_int64 (row, 3), &entry->key, error) &&
         bahe_connection_name (query->connection, sqlite3_column_int64 (row, 4), &entry->unit, error) &&
         bahe_connection_name (query->connection, sqlite3_column_int64 (row, 10), &entry->distinct, error);
}

static const char *
figure_sql (const BaheFigureQuery *query)
{
  if (query->figure != NULL)
    return query->as_of == 0 ? FIGURE_NAMED VALID_NOW FIGURE_NAMED_ORDER : FIGURE_NAMED VALID_THEN FIGURE_NAMED_ORDER;
  return query->as_of == 0 ? FIGURE VALID_NOW FIGURE_ORDER : FIGURE VALID_THEN FIGURE_ORDER;
}

gboolean
bahe_view_each_figure_entry (BaheView *view, const BaheFigureQuery *query, BaheEachFigureEntry each, gpointer data,
                             GError **error)
{
  g_auto (BaheQuery) rows = { 0 };
  gboolean row;
  BaheFigureEntry entry;

  if (!bahe_query_begin (&rows, view->connection, figure_sql (query), error))
    return FALSE;
  if (query->as_of != 0)
    bahe_query_integer (&rows, 1, query->as_of);
  bahe_query_text (&rows, 2, query->figure);
  bahe_query_reference (&rows, 3, query->activity);
  bahe_query_reference (&rows, 4, query->year);
  while (bahe_query_step (&rows, &row, error) && (!row || read_figure_entry (&rows, &entry, error))) {
    g_autoptr (GError) stopped = NULL;

    if (!row)
      return TRUE;
    if (each (&entry, data, &stopped))
      continue;
    return bahe_stopped (g_steal_pointer (&stopped), error);
  }
  return FALSE;
}
