/* Facts and figure entries as the store keeps them: numbers in a row of columns, names as numbers of theirs. The same
 * cells are bound to the columns of a table and packed beside an event.
 *
 * Packed, a row is its mask (a bit for each cell that is told, shifted by one, the lowest bit telling a fact from an
 * entry), then those cells, and of a fact the length of `more` plus one and its bytes (0: none). Numbers are LEB128,
 * cells with their sign in the lowest bit. Cells that are not told are 0, or NULL where a column may be. */
#include "store/private.h"

#include <string.h>

#define NUMBER_AT_MOST_BYTES 10

/* Columns that are never NULL. */
#define FACT_ALWAYS                                                                                                    \
  (1u << BAHE_FACT_N | 1u << BAHE_FACT_SHAPE | 1u << BAHE_FACT_ENTRANT | 1u << BAHE_FACT_OTHER |                       \
   1u << BAHE_FACT_SCALE | 1u << BAHE_FACT_ROUND)
#define ENTRY_ALWAYS                                                                                                   \
  (1u << BAHE_ENTRY_FIGURE | 1u << BAHE_ENTRY_N | 1u << BAHE_ENTRY_YEAR | 1u << BAHE_ENTRY_EXPONENT |                  \
   1u << BAHE_ENTRY_HOW | 1u << BAHE_ENTRY_KEY)
/* Where 0 is something else than NULL. */
#define FACT_AMOUNTS                                                                                                   \
  (1u << BAHE_FACT_VALUE | 1u << BAHE_FACT_AGAINST | 1u << BAHE_FACT_FAULTS | 1u << BAHE_FACT_OTHER_FAULTS)
#define ENTRY_AMOUNTS (1u << BAHE_ENTRY_AMOUNT)

static guint
n_cells (const BaheCells *cells)
{
  return cells->is_fact ? BAHE_FACT_CELLS : BAHE_ENTRY_CELLS;
}

static guint32
always (const BaheCells *cells)
{
  return cells->is_fact ? FACT_ALWAYS : ENTRY_ALWAYS;
}

/* ---- from and to what others see ----------------------------------------------------------------------------------
 */

static void
put (BaheCells *cells, guint cell, gint64 value)
{
  cells->cells[cell] = value;
  cells->told |= 1u << cell;
}

static void
put_amount (BaheCells *cells, guint cell, const BaheAmount *amount)
{
  if (amount->set)
    put (cells, cell, amount->integer);
}

static BaheAmount
amount_of (const BaheCells *cells, guint cell, gint8 exponent)
{
  if ((cells->told & 1u << cell) == 0)
    return (BaheAmount){ .set = FALSE };
  return (BaheAmount){ .integer = cells->cells[cell], .exponent = exponent, .set = TRUE };
}

/* Numbers of names from cell `first` on; NULL is not told. */
static gboolean
put_names (BaheCells *cells, guint first, BaheConnection *connection, const char *const *names, guint n, GError **error)
{
  for (guint i = 0; i < n; i++) {
    if (names[i] == NULL)
      continue;
    if (!bahe_connection_number (connection, names[i], &cells->cells[first + i], error))
      return FALSE;
    cells->told |= 1u << (first + i);
  }
  return TRUE;
}

gboolean
bahe_cells_of_fact (BaheCells *cells, BaheConnection *connection, gint64 activity, const BaheFactRow *fact,
                    GError **error)
{
  const char *names[] = { fact->ended, fact->by, fact->about, fact->stage, fact->group };

  *cells = (BaheCells){ .activity = activity, .seq = fact->seq, .is_fact = TRUE, .told = FACT_ALWAYS };
  cells->more = fact->more;
  cells->cells[BAHE_FACT_N] = fact->n;
  cells->cells[BAHE_FACT_SHAPE] = fact->shape;
  cells->cells[BAHE_FACT_ENTRANT] = fact->entrant;
  cells->cells[BAHE_FACT_OTHER] = fact->other;
  put_amount (cells, BAHE_FACT_VALUE, &fact->value);
  put_amount (cells, BAHE_FACT_AGAINST, &fact->against);
  put_amount (cells, BAHE_FACT_FAULTS, &fact->faults);
  put_amount (cells, BAHE_FACT_OTHER_FAULTS, &fact->other_faults);
  cells->cells[BAHE_FACT_SCALE] =
      (gint64) (guint8) fact->value.exponent | (gint64) (guint8) fact->against.exponent << 8 |
      (gint64) (guint8) fact->faults.exponent << 16 | (gint64) (guint8) fact->other_faults.exponent << 24;
  cells->cells[BAHE_FACT_ROUND] = fact->round;
  return put_names (cells, BAHE_FACT_ENDED, connection, names, G_N_ELEMENTS (names), error);
}

gboolean
bahe_cells_to_fact (const BaheCells *cells, BaheConnection *connection, BaheFactRow *fact, GError **error)
{
  const gint64 *cell = cells->cells;
  gint64 scale = cell[BAHE_FACT_SCALE];
  const char **names[] = { &fact->ended, &fact->by, &fact->about, &fact->stage, &fact->group };

  *fact = (BaheFactRow){
    .seq = cells->seq,
    .n = (guint) cell[BAHE_FACT_N],
    .shape = (BaheShape) cell[BAHE_FACT_SHAPE],
    .entrant = cell[BAHE_FACT_ENTRANT],
    .other = cell[BAHE_FACT_OTHER],
    .value = amount_of (cells, BAHE_FACT_VALUE, (gint8) scale),
    .against = amount_of (cells, BAHE_FACT_AGAINST, (gint8) (scale >> 8)),
    .faults = amount_of (cells, BAHE_FACT_FAULTS, (gint8) (scale >> 16)),
    .other_faults = amount_of (cells, BAHE_FACT_OTHER_FAULTS, (gint8) (scale >> 24)),
    .round = cell[BAHE_FACT_ROUND],
    .more = cells->more,
  };
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (!bahe_connection_name (connection, cell[BAHE_FACT_ENDED + i], names[i], error))
      return FALSE;
  return TRUE;
}

gboolean
bahe_cells_of_entry (BaheCells *cells, BaheConnection *connection, const BaheFigureEntry *entry, GError **error)
{
  const char *names[] = { entry->key, entry->unit, entry->distinct };

  *cells = (BaheCells){ .activity = entry->activity, .seq = entry->seq, .told = ENTRY_ALWAYS };
  cells->cells[BAHE_ENTRY_N] = entry->n;
  cells->cells[BAHE_ENTRY_YEAR] = entry->year;
  put_amount (cells, BAHE_ENTRY_AMOUNT, &entry->amount);
  put (cells, BAHE_ENTRY_EXPONENT, entry->amount.exponent);
  cells->cells[BAHE_ENTRY_HOW] = entry->how;
  return bahe_connection_number (connection, entry->figure, &cells->cells[BAHE_ENTRY_FIGURE], error) &&
         put_names (cells, BAHE_ENTRY_KEY, connection, names, G_N_ELEMENTS (names), error);
}

gboolean
bahe_cells_to_entry (const BaheCells *cells, BaheConnection *connection, BaheFigureEntry *entry, GError **error)
{
  const gint64 *cell = cells->cells;

  *entry = (BaheFigureEntry){
    .activity = cells->activity,
    .year = (int) cell[BAHE_ENTRY_YEAR],
    .seq = cells->seq,
    .n = (guint) cell[BAHE_ENTRY_N],
    .amount = amount_of (cells, BAHE_ENTRY_AMOUNT, (gint8) cell[BAHE_ENTRY_EXPONENT]),
    .how = (BaheHow) cell[BAHE_ENTRY_HOW],
  };
  return bahe_connection_name (connection, cell[BAHE_ENTRY_FIGURE], &entry->figure, error) &&
         bahe_connection_name (connection, cell[BAHE_ENTRY_KEY], &entry->key, error) &&
         bahe_connection_name (connection, cell[BAHE_ENTRY_UNIT], &entry->unit, error) &&
         bahe_connection_name (connection, cell[BAHE_ENTRY_DISTINCT], &entry->distinct, error);
}

/* ---- from and to the tables ----------------------------------------------------------------------------------------
 */

/* A row that is there already stays: what stands in the table may have been closed since. */
#define INSERT_FACT                                                                                                    \
  "INSERT INTO fact (activity, seq, since, n, shape, entrant, other, value, against, faults, other_faults, scale,"     \
  " round, ended, \"by\", about, stage, \"group\", more)"                                                              \
  " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19)"                     \
  " ON CONFLICT DO NOTHING"
#define INSERT_ENTRY                                                                                                   \
  "INSERT INTO figure (activity, seq, since, figure, n, year, amount, exponent, how, by_values, unit, distinct_value)" \
  " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12) ON CONFLICT DO NOTHING"
#define FIRST_CELL 4 /* its parameter */

gboolean
bahe_cells_insert_begin (BaheQuery *query, BaheConnection *connection, gboolean facts, GError **error)
{
  return bahe_query_begin (query, connection, facts ? INSERT_FACT : INSERT_ENTRY, error);
}

gboolean
bahe_cells_insert (BaheQuery *query, const BaheCells *cells, gint64 since, GError **error)
{
  guint n = n_cells (cells);

  bahe_query_integer (query, 1, cells->activity);
  bahe_query_integer (query, 2, cells->seq);
  bahe_query_integer (query, 3, since);
  for (guint i = 0; i < n; i++)
    if ((cells->told & 1u << i) != 0)
      bahe_query_integer (query, FIRST_CELL + (int) i, cells->cells[i]);
    else
      bahe_query_null (query, FIRST_CELL + (int) i);
  if (cells->is_fact)
    bahe_query_text (query, FIRST_CELL + BAHE_FACT_CELLS, cells->more);
  return bahe_query_run (query, error);
}

void
bahe_cells_read (BaheQuery *query, int first, BaheCells *cells)
{
  guint n = n_cells (cells);
  guint32 amounts = cells->is_fact ? FACT_AMOUNTS : ENTRY_AMOUNTS;

  cells->told = always (cells);
  for (guint i = 0; i < n; i++) {
    int column = first + (int) i;
    cells->cells[i] = sqlite3_column_int64 (query->statement, column);
    if (cells->cells[i] != 0 ||
        ((amounts & 1u << i) != 0 && sqlite3_column_type (query->statement, column) != SQLITE_NULL))
      cells->told |= 1u << i;
  }
  cells->more = cells->is_fact ? (const char *) sqlite3_column_text (query->statement, first + (int) n) : NULL;
}

/* ---- packed
 * ---------------------------------------------------------------------------------------------------------- */

static guint8 *
write_number (guint8 *at, guint64 number)
{
  for (; number >= 0x80; number >>= 7)
    *at++ = (guint8) (number | 0x80);
  *at++ = (guint8) number;
  return at;
}

static guint8 *
write_cell (guint8 *at, gint64 cell)
{
  return write_number (at, (guint64) cell << 1 ^ (cell < 0 ? G_MAXUINT64 : 0));
}

void
bahe_cells_pack (const BaheCells *cells, GByteArray *bytes)
{
  guint8 packed[(BAHE_FACT_CELLS + 2) * NUMBER_AT_MOST_BYTES], *at = packed;
  guint n = n_cells (cells);
  guint32 told = cells->told;

  for (guint i = 0; i < n; i++)
    if (cells->cells[i] == 0 && (always (cells) & 1u << i) != 0)
      told &= ~(1u << i);
  at = write_number (at, (guint64) told << 1 | (cells->is_fact ? 1 : 0));
  for (guint i = 0; i < n; i++)
    if ((told & 1u << i) != 0)
      at = write_cell (at, cells->cells[i]);
  gsize length = cells->more != NULL ? strlen (cells->more) + 1 : 0;
  if (cells->is_fact)
    at = write_number (at, length);
  g_byte_array_append (bytes, packed, (guint) (at - packed));
  if (length > 0)
    g_byte_array_append (bytes, (const guint8 *) cells->more, (guint) length);
}

static gboolean
read_number (const guint8 **at, const guint8 *end, guint64 *number)
{
  *number = 0;
  for (guint shift = 0; shift < 64 && *at < end; shift += 7) {
    guint8 byte = *(*at)++;
    *number |= (guint64) (byte & 0x7f) << shift;
    if (byte < 0x80)
      return TRUE;
  }
  return FALSE;
}

static gboolean
read_more (const guint8 **at, const guint8 *end, const char **more)
{
  guint64 length;

  if (!read_number (at, end, &length) || length > (guint64) (end - *at))
    return FALSE;
  *more = length > 0 ? (const char *) *at : NULL;
  *at += length;
  return length == 0 || (*at)[-1] == '\0';
}

gboolean
bahe_cells_unpack (const guint8 **at, const guint8 *end, BaheCells *cells)
{
  guint64 mask, number;

  if (!read_number (at, end, &mask))
    return FALSE;
  cells->is_fact = (mask & 1) != 0;
  cells->more = NULL;
  guint n = n_cells (cells);
  if (mask >> 1 >= (guint64) 1 << n)
    return FALSE;
  cells->told = (guint32) (mask >> 1) | always (cells);
  for (guint i = 0; i < n; i++) {
    cells->cells[i] = 0;
    if ((mask >> 1 & 1u << i) == 0)
      continue;
    if (!read_number (at, end, &number))
      return FALSE;
    cells->cells[i] = (gint64) (number >> 1) ^ -(gint64) (number & 1);
  }
  return !cells->is_fact || read_more (at, end, &cells->more);
}
