/* Reading facts and figure entries: those that are settled from their tables, those that are not from their events. */
#include "store/private.h"

#include <string.h>

#define VALID_NOW "until IS NULL"
#define VALID_THEN "since <= ?1 AND (until IS NULL OR until > ?1)"

/* ---- facts
 * ------------------------------------------------------------------------------------------------------------- */

#define FACT                                                                                                           \
  "SELECT seq, n, shape, entrant, other, value, against, faults, other_faults, scale, round, ended, \"by\", about, "   \
  "stage,"                                                                                                             \
  " \"group\", more FROM fact WHERE activity = ?2 AND "

typedef struct {
  BaheConnection *connection;
  BaheEachFact each;
  gpointer data;
  gboolean stopped; /* by `each`, with or without an error */
} Facts;

static gboolean
pass_fact (const BaheCells *cells, gpointer data, GError **error)
{
  Facts *facts = data;
  BaheFactRow fact;

  if (!cells->is_fact)
    return TRUE;
  if (!bahe_cells_to_fact (cells, facts->connection, &fact, error))
    return FALSE;
  facts->stopped = !facts->each (&fact, facts->data, error);
  return !facts->stopped;
}

static gboolean
each_settled_fact (Facts *facts, gint64 activity, gint64 as_of, GError **error)
{
  g_auto (BaheQuery) query = { 0 };
  const char *sql = as_of == 0 ? FACT VALID_NOW " ORDER BY seq, n" : FACT VALID_THEN " ORDER BY seq, n";
  BaheCells cells = { .activity = activity, .is_fact = TRUE };
  gboolean row;

  if (!bahe_query_begin (&query, facts->connection, sql, error))
    return FALSE;
  if (as_of != 0)
    bahe_query_integer (&query, 1, as_of);
  bahe_query_integer (&query, 2, activity);
  while (bahe_query_step (&query, &row, error)) {
    if (!row)
      return TRUE;
    cells.seq = sqlite3_column_int64 (query.statement, 0);
    bahe_cells_read (&query, 1, &cells);
    if (!pass_fact (&cells, facts, error))
      return FALSE;
  }
  return FALSE;
}

/* Those of later events come last: what is settled is of earlier ones. */
gboolean
bahe_view_each_fact (BaheView *view, gint64 activity, gint64 as_of, BaheEachFact each, gpointer data, GError **error)
{
  Facts facts = { .connection = view->connection, .each = each, .data = data };
  g_autoptr (GError) wrong = NULL;

  if (each_settled_fact (&facts, activity, as_of, &wrong) &&
      bahe_pending_each (view, activity, as_of, pass_fact, &facts, &wrong))
    return TRUE;
  return bahe_stopped (g_steal_pointer (&wrong), error);
}

/* ---- figure entries
 * ------------------------------------------------------------------------------------------------------ */

/* Names in order of their text, and below each its rows in order of their key: nothing is sorted. */
#define CELLS "activity, seq, figure, n, year, amount, exponent, how, by_values, unit, distinct_value"
#define FIGURE                                                                                                         \
  "SELECT " CELLS " FROM name AS label CROSS JOIN figure ON figure.figure = label.number"                              \
  " WHERE (?3 IS NULL OR activity = ?3) AND (?4 IS NULL OR year = ?4) AND "
#define FIGURE_NAMED                                                                                                   \
  "SELECT " CELLS " FROM figure WHERE figure = (SELECT number FROM name WHERE text = ?2)"                              \
  " AND (?3 IS NULL OR activity = ?3) AND (?4 IS NULL OR year = ?4) AND "
#define FIGURE_ORDER " ORDER BY label.text, activity, seq, n"
#define FIGURE_NAMED_ORDER " ORDER BY activity, seq, n"

typedef struct {
  const BaheFigureQuery *query;
  BaheConnection *connection;
  BaheEachFigureEntry each;
  gpointer data;
  GArray *pending; /* of BaheFigureEntry, not settled, in order */
  guint next;      /* of them */
  gboolean stopped;
} Entries;

static int
compare (gint64 left, gint64 right)
{
  return left < right ? -1 : left > right;
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const BaheFigureEntry *left = a, *right = b;
  int order = strcmp (left->figure, right->figure);

  if (order == 0)
    order = compare (left->activity, right->activity);
  if (order == 0)
    order = compare (left->seq, right->seq);
  return order != 0 ? order : compare (left->n, right->n);
}

static gboolean
take_pending (const BaheCells *cells, gpointer data, GError **error)
{
  Entries *entries = data;
  const BaheFigureQuery *query = entries->query;
  BaheFigureEntry entry;

  if (cells->is_fact)
    return TRUE;
  if (!bahe_cells_to_entry (cells, entries->connection, &entry, error))
    return FALSE;
  if ((query->figure == NULL || g_strcmp0 (query->figure, entry.figure) == 0) &&
      (query->year == 0 || query->year == entry.year))
    g_array_append_val (entries->pending, entry);
  return TRUE;
}

/* Those not settled that come before `until` (NULL: all that are left). */
static gboolean
pass_pending (Entries *entries, const BaheFigureEntry *until, GError **error)
{
  for (; entries->next < entries->pending->len && !entries->stopped; entries->next++) {
    const BaheFigureEntry *entry = &g_array_index (entries->pending, BaheFigureEntry, entries->next);
    if (until != NULL && compare_places (entry, until) > 0)
      return TRUE;
    entries->stopped = !entries->each (entry, entries->data, error);
  }
  return !entries->stopped;
}

static gboolean
pass_entry (Entries *entries, const BaheCells *cells, GError **error)
{
  BaheFigureEntry entry;

  if (!bahe_cells_to_entry (cells, entries->connection, &entry, error) || !pass_pending (entries, &entry, error))
    return FALSE;
  entries->stopped = !entries->each (&entry, entries->data, error);
  return !entries->stopped;
}

static const char *
figure_sql (const BaheFigureQuery *query)
{
  if (query->figure != NULL)
    return query->as_of == 0 ? FIGURE_NAMED VALID_NOW FIGURE_NAMED_ORDER : FIGURE_NAMED VALID_THEN FIGURE_NAMED_ORDER;
  return query->as_of == 0 ? FIGURE VALID_NOW FIGURE_ORDER : FIGURE VALID_THEN FIGURE_ORDER;
}

static gboolean
each_entry (Entries *entries, GError **error)
{
  const BaheFigureQuery *query = entries->query;
  g_auto (BaheQuery) rows = { 0 };
  BaheCells cells = { .is_fact = FALSE };
  gboolean row;

  if (!bahe_query_begin (&rows, entries->connection, figure_sql (query), error))
    return FALSE;
  if (query->as_of != 0)
    bahe_query_integer (&rows, 1, query->as_of);
  if (query->figure != NULL)
    bahe_query_text (&rows, 2, query->figure);
  bahe_query_reference (&rows, 3, query->activity);
  bahe_query_reference (&rows, 4, query->year);
  while (bahe_query_step (&rows, &row, error)) {
    if (!row)
      return pass_pending (entries, NULL, error);
    cells.activity = sqlite3_column_int64 (rows.statement, 0);
    cells.seq = sqlite3_column_int64 (rows.statement, 1);
    bahe_cells_read (&rows, 2, &cells);
    if (!pass_entry (entries, &cells, error))
      return FALSE;
  }
  return FALSE;
}

gboolean
bahe_view_each_figure_entry (BaheView *view, const BaheFigureQuery *query, BaheEachFigureEntry each, gpointer data,
                             GError **error)
{
  g_autoptr (GArray) pending = g_array_new (FALSE, FALSE, sizeof (BaheFigureEntry));
  g_autoptr (GError) wrong = NULL;
  Entries entries = { .query = query, .connection = view->connection, .each = each, .data = data, .pending = pending };

  if (!bahe_pending_each (view, query->activity, query->as_of, take_pending, &entries, error))
    return FALSE;
  g_array_sort (pending, compare_places);
  return each_entry (&entries, &wrong) || bahe_stopped (g_steal_pointer (&wrong), error);
}
