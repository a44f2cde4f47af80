#include "board/private.h"

#include <string.h>

/* ---- making ------------------------------------------------------------------------------------------- */

const char *
board_keep (BaheBoard *board, const char *text)
{
  return text != NULL ? g_string_chunk_insert_const (board->texts, text) : NULL;
}

static void
unref_array (gpointer data)
{
  g_array_unref (data);
}

static void
put_object (gpointer data)
{
  json_object_put (data);
}

static BaheBoard *
new_board (const BaheScoring *scoring)
{
  BaheBoard *board = g_new0 (BaheBoard, 1);
  gsize n = 0;
  const BaheRuleColumn *columns = bahe_rule_columns (rule_scoring_rule (scoring), &n);
  board->texts = g_string_chunk_new (512);
  board->rows = g_array_new (FALSE, TRUE, sizeof (BaheBoardRow));
  board->columns = g_array_new (FALSE, TRUE, sizeof (BaheRuleColumn));
  board->need = g_ptr_array_new_with_free_func (unref_array);
  board->more = g_ptr_array_new_with_free_func (put_object);
  for (gsize i = 0; i < n; i++) {
    BaheRuleColumn column = columns[i];
    column.name = board_keep (board, column.name);
    column.label = bahe_scoring_column_label (scoring, i);
    column.places = bahe_scoring_column_places (scoring, i);
    column.clock = bahe_scoring_column_clock (scoring, i);
    column.label.zh = board_keep (board, column.label.zh);
    column.label.en = board_keep (board, column.label.en);
    g_array_append_val (board->columns, column);
  }
  return board;
}

static void
prepare (Ranking *ranking, RuleRun *run)
{
  guint n = run->n_entrants;
  ranking->run = run;
  ranking->criteria = rule_scoring_criteria (run->scoring, &ranking->n_criteria);
  ranking->restart = rule_scoring_restart (run->scoring);
  ranking->order = g_new0 (guint, n + 1);
  ranking->leading = g_new0 (guint, n + 1);
  ranking->keys = g_new0 (Key, n + 1);
  ranking->level = g_new0 (guint, n + 1);
  for (guint i = 0; i < n; i++)
    ranking->keys[i].number = BAHE_NUMBER_INT (0);
}

static void
clear_ranking (Ranking *ranking, guint n)
{
  for (guint i = 0; ranking->keys != NULL && i < n; i++)
    bahe_number_clear (&ranking->keys[i].number);
  bahe_number_clear (&ranking->win);
  g_free (ranking->order);
  g_free (ranking->leading);
  g_free (ranking->keys);
  g_free (ranking->level);
  g_free (ranking->award_rows);
}

/* Standard places of the groups, through the same function that other rooms rank with. */
static void
set_places (const Ranking *ranking, GArray *rows)
{
  guint n = ranking->n_ranked;
  g_autofree BaheNumber *groups = g_new0 (BaheNumber, n + 1), *ranks = g_new0 (BaheNumber, n + 1);
  for (guint i = 0; i < n; i++)
    groups[i] = BAHE_NUMBER_INT (ranking->leading[i]);
  bahe_rank (groups, n, TRUE, BAHE_RANK_STANDARD, ranks);
  for (guint i = 0; i < n; i++) {
    BaheBoardRow *row = &g_array_index (rows, BaheBoardRow, i);
    row->place = (guint) ranks[i].numerator;
    row->shared = (i > 0 && ranking->leading[i] == ranking->leading[i - 1]) ||
                  (i + 1 < n && ranking->leading[i] == ranking->leading[i + 1]);
  }
}

/* Columns that show a criterion by which tournaments are decided. */
static void
fill_criteria (Ranking *ranking)
{
  BaheBoard *board = ranking->board;
  guint n_columns = board->columns->len;

  for (guint column = 0; column < n_columns; column++) {
    RuleCriterion criterion;
    if (!rule_column_criterion (rule_scoring_rule (ranking->run->scoring), column, &criterion))
      continue;
    for (guint i = 0; i < ranking->run->n_entrants; i++) {
      gsize at = (gsize) i * n_columns + column;
      bahe_number_clear (&board->numbers[at]);
      board->numbers[at] = board_library_criterion (ranking, &criterion, ranking->order[i], NULL, 0);
      board->has[at] = TRUE;
    }
  }
}

static void
fill_rows (Ranking *ranking)
{
  BaheBoard *board = ranking->board;
  const RuleRun *run = ranking->run;
  guint n_columns = board->columns->len;
  board->n_numbers = (gsize) run->n_entrants * n_columns;
  board->numbers = g_new0 (BaheNumber, board->n_numbers + 1);
  board->has = g_new0 (gboolean, board->n_numbers + 1);
  for (guint i = 0; i < run->n_entrants; i++) {
    const RuleStanding *standing = &run->standings[ranking->order[i]];
    gsize first = (gsize) i * n_columns;
    for (guint column = 0; column < n_columns; column++)
      board->numbers[first + column] =
          bahe_number_copy (rule_run_number (run, ranking->order[i], column, &board->has[first + column]));
    BaheBoardRow row = { .entrant = standing->number,
                         .name = board_keep (board, standing->name),
                         .out = board_keep (board, standing->out),
                         .columns = board->numbers + first,
                         .has = board->has + first };
    g_array_append_val (board->rows, row);
    g_ptr_array_add (board->more, NULL);
  }
  fill_criteria (ranking);
  set_places (ranking, board->rows);
}

static void
rank_and_award (RuleRun *run, gpointer data)
{
  Ranking *ranking = data;
  prepare (ranking, run);
  ranking->n_entrants = run->n_entrants;
  board_rank (ranking);
  fill_rows (ranking);
  board_note_tallies (ranking);
  board_award (ranking);
  g_autofree char *sentence = board_sentence (ranking);
  ranking->board->sentence = board_keep (ranking->board, sentence);
  const RuleCriterion *first = ranking->n_criteria > 0 ? &ranking->criteria[0] : NULL;
  gboolean plain = first != NULL && first->kind == RULE_CRITERION_COLUMN && first->among == RULE_AMONG_ALL &&
                   first->over == RULE_NOBODY && first->column < ranking->board->columns->len;
  ranking->board->main = plain ? (int) first->column : -1;
}

int
bahe_board_main_column (const BaheBoard *board)
{
  return board->main;
}

BaheBoard *
board_make (BaheScoring *scoring, const Watch *watch, GError **error)
{
  const Watch nobody = { 0 };
  const Watch *who = watch != NULL ? watch : &nobody;
  g_autoptr (BaheBoard) board = new_board (scoring);
  Ranking ranking = {
    .board = board, .watch = who->of.entrant, .lines = who->lines, .tallies = who->tallies, .win = BAHE_NUMBER_INT (1)
  };
  gboolean ok = rule_scoring_run (scoring, rank_and_award, &ranking, &who->of, error);
  clear_ranking (&ranking, ranking.n_entrants);
  return ok ? g_steal_pointer (&board) : NULL;
}

BaheBoard *
bahe_board_new (BaheScoring *scoring, GError **error)
{
  return board_make (scoring, NULL, error);
}

void
bahe_board_free (BaheBoard *board)
{
  if (board == NULL)
    return;
  for (gsize i = 0; i < board->n_numbers; i++)
    bahe_number_clear (&board->numbers[i]);
  g_free (board->numbers);
  g_free (board->has);
  g_free (board->blank);
  g_free (board->blank_has);
  g_array_unref (board->rows);
  g_array_unref (board->columns);
  g_ptr_array_unref (board->need);
  g_ptr_array_unref (board->more);
  json_object_put (board->outcome);
  g_string_chunk_free (board->texts);
  g_free (board);
}

/* ---- reading ------------------------------------------------------------------------------------------ */

const char *
bahe_board_sentence (const BaheBoard *board)
{
  return board->sentence;
}

gsize
bahe_board_size (const BaheBoard *board)
{
  return board->rows->len;
}

const BaheBoardRow *
bahe_board_row (const BaheBoard *board, gsize i)
{
  g_return_val_if_fail (i < board->rows->len, NULL);
  return &g_array_index (board->rows, BaheBoardRow, i);
}

const BaheBoardRow *
bahe_board_row_of (const BaheBoard *board, gint64 entrant)
{
  for (guint i = 0; board != NULL && i < board->rows->len; i++) {
    const BaheBoardRow *row = &g_array_index (board->rows, BaheBoardRow, i);
    if (row->entrant == entrant)
      return row;
  }
  return NULL;
}

const BaheRuleColumn *
bahe_board_columns (const BaheBoard *board, gsize *n)
{
  *n = board->columns->len;
  return (const BaheRuleColumn *) (gpointer) board->columns->data;
}

const GPtrArray *
bahe_board_need_lots (const BaheBoard *board)
{
  return board->need;
}

gboolean
bahe_board_over_cap (const BaheBoard *board, guint *won, guint *cap)
{
  if (!board->over_cap)
    return FALSE;
  *won = board->won;
  *cap = board->cap;
  return TRUE;
}

json_object *
bahe_board_outcome (const BaheBoard *board)
{
  return board->outcome;
}

/* ---- JSON --------------------------------------------------------------------------------------------- */

static void
add_text (json_object *object, const char *key, const char *text)
{
  if (text != NULL)
    json_object_object_add (object, key, json_object_new_string (text));
}

static json_object *
columns_to_json (const BaheBoard *board)
{
  json_object *list = json_object_new_array ();
  for (guint i = 0; i < board->columns->len; i++) {
    const BaheRuleColumn *column = &g_array_index (board->columns, BaheRuleColumn, i);
    json_object *object = json_object_new_object ();
    add_text (object, "name", column->name);
    add_text (object, "zh", column->label.zh);
    add_text (object, "en", column->label.en);
    if (column->places >= 0)
      json_object_object_add (object, "places", json_object_new_int (column->places));
    if (!column->show)
      json_object_object_add (object, "show", json_object_new_boolean (FALSE));
    else if ((int) i == board->main)
      json_object_object_add (object, "main", json_object_new_boolean (TRUE));
    json_object_array_add (list, object);
  }
  return list;
}

static json_object *
row_to_json (const BaheBoard *board, guint i)
{
  const BaheBoardRow *row = &g_array_index (board->rows, BaheBoardRow, i);
  json_object *object = json_object_new_object (), *columns = json_object_new_object ();
  json_object *shown = json_object_new_object ();
  json_object_object_add (object, "place", row->place > 0 ? json_object_new_int64 (row->place) : NULL);
  json_object_object_add (object, "entrant", json_object_new_int64 (row->entrant));
  add_text (object, "name", row->name);
  if (row->shared)
    json_object_object_add (object, "shared", json_object_new_boolean (TRUE));
  if (row->held)
    json_object_object_add (object, "held", json_object_new_boolean (TRUE));
  add_text (object, "out", row->out);
  add_text (object, "award", row->award);
  for (guint column = 0; column < board->columns->len; column++) {
    const BaheRuleColumn *declared = &g_array_index (board->columns, BaheRuleColumn, column);
    g_autofree char *text = row->has[column] ? bahe_number_format (&row->columns[column], -1) : NULL;
    g_autofree char *cell = row->has[column] ? bahe_rule_column_text (declared, &row->columns[column]) : NULL;
    json_object_object_add (columns, declared->name, text != NULL ? json_object_new_string (text) : NULL);
    add_text (shown, declared->name, cell);
  }
  json_object_object_add (object, "columns", columns);
  json_object_object_add (object, "shown", shown);
  if (board->more->pdata[i] != NULL)
    json_object_object_add (object, "more", json_object_get (board->more->pdata[i]));
  return object;
}

static json_object *
need_to_json (const BaheBoard *board)
{
  json_object *list = json_object_new_array ();
  for (guint i = 0; i < board->need->len; i++) {
    const GArray *group = board->need->pdata[i];
    json_object *numbers = json_object_new_array ();
    for (guint j = 0; j < group->len; j++)
      json_object_array_add (numbers, json_object_new_int64 (g_array_index (group, gint64, j)));
    json_object_array_add (list, numbers);
  }
  return list;
}

json_object *
bahe_board_to_json (const BaheBoard *board)
{
  json_object *object = json_object_new_object (), *rows = json_object_new_array ();
  for (guint i = 0; i < board->rows->len; i++)
    json_object_array_add (rows, row_to_json (board, i));
  json_object_object_add (object, "rows", rows);
  json_object_object_add (object, "columns", columns_to_json (board));
  json_object_object_add (object, "need", need_to_json (board));
  if (board->over_cap) {
    json_object *over = json_object_new_object ();
    json_object_object_add (over, "won", json_object_new_int64 (board->won));
    json_object_object_add (over, "cap", json_object_new_int64 (board->cap));
    json_object_object_add (object, "over_cap", over);
  }
  if (board->outcome != NULL)
    json_object_object_add (object, "outcome", json_object_get (board->outcome));
  return object;
}

/* ---- the difference of two ---------------------------------------------------------------------------- */

static void
add_move (GArray *moves, const BaheBoardRow *before, const BaheBoardRow *after)
{
  const BaheBoardRow *either = after != NULL ? after : before;
  BaheBoardMove move = { .entrant = either->entrant, .name = either->name };
  if (before != NULL) {
    move.before = before->place;
    move.award_before = before->award;
  }
  if (after != NULL) {
    move.after = after->place;
    move.award_after = after->award;
  }
  if (before == NULL || after == NULL || move.before != move.after ||
      g_strcmp0 (move.award_before, move.award_after) != 0)
    g_array_append_val (moves, move);
}

GArray *
bahe_board_diff (const BaheBoard *before, const BaheBoard *after)
{
  GArray *moves = g_array_new (FALSE, TRUE, sizeof (BaheBoardMove));
  g_autoptr (GHashTable) old = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < before->rows->len; i++) {
    BaheBoardRow *row = &g_array_index (before->rows, BaheBoardRow, i);
    g_hash_table_insert (old, &row->entrant, row);
  }
  for (guint i = 0; i < after->rows->len; i++) {
    const BaheBoardRow *row = &g_array_index (after->rows, BaheBoardRow, i);
    add_move (moves, g_hash_table_lookup (old, &row->entrant), row);
    g_hash_table_remove (old, &row->entrant);
  }
  for (guint i = 0; i < before->rows->len; i++) {
    const BaheBoardRow *row = &g_array_index (before->rows, BaheBoardRow, i);
    if (g_hash_table_contains (old, &row->entrant))
      add_move (moves, row, NULL);
  }
  return moves;
}
