/* 封榜 and 揭晓: rows that are kept back, and how many places a reveal has. */
#include "board/private.h"

static void
make_blank (BaheBoard *board)
{
  guint n = board->columns->len;

  if (board->blank != NULL)
    return;
  board->blank = g_new0 (BaheNumber, n + 1);
  board->blank_has = g_new0 (gboolean, n + 1);
  for (guint i = 0; i < n; i++)
    board->blank[i] = BAHE_NUMBER_INT (0);
}

static BaheBoardRow
blank_row (BaheBoard *board, gint64 entrant, const char *name)
{
  make_blank (board);
  return (BaheBoardRow){
    .entrant = entrant, .name = board_keep (board, name), .columns = board->blank, .has = board->blank_has
  };
}

void
bahe_board_add_row (BaheBoard *board, gint64 entrant, const char *name, const char *out, gboolean held)
{
  BaheBoardRow row = blank_row (board, entrant, name);

  row.out = board_keep (board, out);
  row.held = held;
  g_array_append_val (board->rows, row);
  g_ptr_array_add (board->more, NULL);
}

/* ---- the order of the rows ----------------------------------------------------------------------------- */

typedef struct {
  BaheBoardRow row;
  json_object *more;
  guint class, within; /* where the row belongs, and where there */
} Ordered;

static guint
place_in (const GArray *order, gint64 entrant)
{
  guint place = 0;

  while (place < order->len && g_array_index (order, gint64, place) != entrant)
    place++;
  return place;
}

static int
compare_ordered (gconstpointer a, gconstpointer b)
{
  const Ordered *left = a, *right = b;

  if (left->class != right->class)
    return left->class < right->class ? -1 : 1;
  return left->within < right->within ? -1 : left->within > right->within;
}

/* Awards go by the whole field, of which only some is there. */
static void
take_award (Ordered *one)
{
  one->row.award = NULL;
  one->row.award_label = (BaheLabel){ 0 };
  g_clear_pointer (&one->more, json_object_put);
}

static Ordered
take_row (BaheBoard *board, guint i, GHashTable *held, const GArray *order, gboolean first)
{
  enum { HELD_FIRST, RANKED, HELD_LAST, OUT };
  Ordered one = { .row = g_array_index (board->rows, BaheBoardRow, i), .more = board->more->pdata[i], .within = i };

  if (one.row.held || g_hash_table_contains (held, &one.row.entrant)) {
    one.row = blank_row (board, one.row.entrant, one.row.name);
    one.row.held = TRUE;
    g_clear_pointer (&one.more, json_object_put);
    one.class = first ? HELD_FIRST : HELD_LAST;
    one.within = place_in (order, one.row.entrant);
  } else {
    one.class = one.row.place > 0 ? RANKED : OUT;
    if (!first)
      take_award (&one);
  }
  return one;
}

void
bahe_board_hold (BaheBoard *board, GHashTable *held, const GArray *order, gboolean first)
{
  guint n = board->rows->len;
  g_autofree Ordered *rows = g_new0 (Ordered, n + 1);

  for (guint i = 0; i < n; i++)
    rows[i] = take_row (board, i, held, order, first);
  qsort (rows, n, sizeof *rows, compare_ordered);
  for (guint i = 0; i < n; i++) {
    g_array_index (board->rows, BaheBoardRow, i) = rows[i].row;
    board->more->pdata[i] = rows[i].more;
  }
  g_ptr_array_set_size (board->need, 0);
  board->over_cap = FALSE;
  g_clear_pointer (&board->outcome, json_object_put);
}

/* ---- the steps of a reveal ----------------------------------------------------------------------------- */

/* Rows stand in order of place, so each change is a step. */
guint
bahe_board_steps (const BaheBoard *board)
{
  guint steps = 0, last = 0;

  for (guint i = 0; i < board->rows->len; i++) {
    guint place = g_array_index (board->rows, BaheBoardRow, i).place;
    steps += place > 0 && place != last;
    last = place;
  }
  return steps;
}

guint
bahe_board_last_places (const BaheBoard *board, guint steps)
{
  guint seen = 0, best = 0;

  for (guint i = board->rows->len; i > 0 && seen <= steps; i--) {
    guint place = g_array_index (board->rows, BaheBoardRow, i - 1).place;
    if (place == 0 || place == best)
      continue;
    if (seen++ < steps)
      best = place;
  }
  return best;
}
