/* Worked examples of shipped rules, in a shape of this project's own (kind "board"):
 *
 * input: "rule"; "params", "rank", "restart", "awards" as an activity would set them; "entrants": ids, or {"id", field:
 * value …}; "facts", each one of
 *   {"match": [a, b, score of a, score of b], "faults": [of a, of b], "ended", "round", "more": {…}}   (b null: a bye)
 *   {"mark": [entrant, judge, criterion, value]}   {"measure": [entrant, value], "about", "faults", "more"}
 *   {"tally": [entrant, reason, value], "more"}    {"lot": [entrant, place in the draw]}
 * expected: "rows", best first, {"rank", "id", "out", "award", column: the number as the board shows it}, "need": who
 * must draw. */
#include "case.h"

static json_object *
held (Case *the_case, const char *key)
{
  return json_object_get (case_optional (the_case->input, key));
}

static void
add_entrants (Case *the_case, Contest *contest)
{
  json_object *entrants = case_list (the_case, the_case->input, "entrants");
  for (gsize i = 0; i < json_object_array_length (entrants); i++) {
    json_object *entrant = json_object_array_get_idx (entrants, i);
    if (!json_object_is_type (entrant, json_type_object)) {
      contest_add_entrant (contest, case_text_of (the_case, entrant, "entrants"), NULL);
      continue;
    }
    json_object *fields = json_object_new_object ();
    json_object_object_foreach (entrant, key, value)
    {
      if (!g_str_equal (key, "id"))
        case_put (fields, key, json_object_get (value));
    }
    contest_add_entrant (contest, case_text (the_case, entrant, "id"), fields);
    json_object_put (fields);
  }
}

/* ---- facts ------------------------------------------------------------------------------------------------ */

static json_object *
cell (json_object *cells, gsize i)
{
  return i < json_object_array_length (cells) ? json_object_array_get_idx (cells, i) : NULL;
}

static BaheAmount
amount_or_none (Case *the_case, json_object *value, const char *what)
{
  return value == NULL ? (BaheAmount){ 0 } : case_amount_of (the_case, value, what);
}

static gint64
entrant_or_nobody (Case *the_case, Contest *contest, json_object *id)
{
  return id == NULL ? 0 : contest_entrant (contest, case_text_of (the_case, id, "match"));
}

static const char *
text_or_none (Case *the_case, json_object *value, const char *what)
{
  return value == NULL ? NULL : case_text_of (the_case, value, what);
}

static void
read_match (Case *the_case, Contest *contest, json_object *cells, BaheFactRow *fact)
{
  fact->entrant = contest_entrant (contest, case_text_of (the_case, cell (cells, 0), "match"));
  fact->other = entrant_or_nobody (the_case, contest, cell (cells, 1));
  fact->value = amount_or_none (the_case, cell (cells, 2), "match");
  fact->against = amount_or_none (the_case, cell (cells, 3), "match");
}

static void
read_mark (Case *the_case, Contest *contest, json_object *cells, BaheFactRow *fact)
{
  fact->entrant = contest_entrant (contest, case_text_of (the_case, cell (cells, 0), "mark"));
  fact->by = case_text_of (the_case, cell (cells, 1), "mark");
  fact->about = text_or_none (the_case, cell (cells, 2), "mark");
  fact->value = case_amount_of (the_case, cell (cells, 3), "mark");
}

static void
read_value (Case *the_case, Contest *contest, json_object *cells, BaheFactRow *fact)
{
  fact->entrant = contest_entrant (contest, case_text_of (the_case, cell (cells, 0), "entrant"));
  fact->value = amount_or_none (the_case, cell (cells, 1), "value");
}

static void
read_tally (Case *the_case, Contest *contest, json_object *cells, BaheFactRow *fact)
{
  fact->entrant = contest_entrant (contest, case_text_of (the_case, cell (cells, 0), "tally"));
  fact->about = case_text_of (the_case, cell (cells, 1), "tally");
  fact->value = amount_or_none (the_case, cell (cells, 2), "tally");
}

static const struct {
  const char *name;
  BaheShape shape;
  void (*read) (Case *the_case, Contest *contest, json_object *cells, BaheFactRow *fact);
} shapes[] = { { "match", BAHE_MATCH, read_match },
               { "mark", BAHE_MARK, read_mark },
               { "measure", BAHE_MEASURE, read_value },
               { "tally", BAHE_TALLY, read_tally },
               { "lot", BAHE_LOT, read_value } };

static void
read_rest (Case *the_case, json_object *object, BaheFactRow *fact)
{
  json_object *faults = case_optional (object, "faults"), *round = case_optional (object, "round");
  gboolean both = json_object_is_type (faults, json_type_array);
  fact->faults = amount_or_none (the_case, both ? cell (faults, 0) : faults, "faults");
  fact->other_faults = amount_or_none (the_case, both ? cell (faults, 1) : NULL, "faults");
  fact->round = round == NULL ? 0 : case_count_of (the_case, round, "round", 1, 1000);
  fact->ended = text_or_none (the_case, case_optional (object, "ended"), "ended");
  if (case_optional (object, "about") != NULL)
    fact->about = case_text (the_case, object, "about");
  json_object *more = case_optional (object, "more");
  fact->more = more == NULL ? NULL : json_object_to_json_string (more);
}

static void
add_facts (Case *the_case, Contest *contest)
{
  json_object *facts = case_list (the_case, the_case->input, "facts");
  for (gsize i = 0; i < json_object_array_length (facts); i++) {
    json_object *object = json_object_array_get_idx (facts, i), *cells = NULL;
    BaheFactRow fact = { 0 };
    for (gsize k = 0; cells == NULL && k < G_N_ELEMENTS (shapes); k++) {
      cells = case_optional (object, shapes[k].name);
      fact.shape = shapes[k].shape;
      if (json_object_is_type (cells, json_type_array))
        shapes[k].read (the_case, contest, cells, &fact);
      else if (cells != NULL)
        case_malformed (the_case, "facts[%zu] is not a list", i);
    }
    if (cells == NULL)
      case_malformed (the_case, "facts[%zu] has no shape", i);
    read_rest (the_case, object, &fact);
    contest_add_fact (contest, fact);
  }
}

/* ---- the board -------------------------------------------------------------------------------------------- */

static json_object *
row_came (const BaheBoard *board, const BaheBoardRow *row)
{
  json_object *came = json_object_new_object ();
  gsize n;
  const BaheRuleColumn *columns = bahe_board_columns (board, &n);
  for (gsize i = 0; i < n; i++)
    case_put (came, columns[i].name, row->has[i] ? case_fixed (&row->columns[i], columns[i].places) : NULL);
  case_put (came, "rank", row->place == 0 ? NULL : json_object_new_int ((int) row->place));
  case_put_text (came, "id", row->name);
  case_put_text (came, "out", row->out);
  case_put_text (came, "award", row->award);
  return came;
}

/* The ids of those who must draw, a list each. */
static json_object *
lots_needed (const BaheBoard *board)
{
  const GPtrArray *need = bahe_board_need_lots (board);
  json_object *lists = json_object_new_array ();
  for (guint i = 0; i < need->len; i++) {
    const GArray *level = g_ptr_array_index (need, i);
    json_object *list = json_object_new_array ();
    for (gsize k = 0; k < bahe_board_size (board); k++)
      for (guint j = 0; j < level->len; j++)
        if (bahe_board_row (board, k)->entrant == g_array_index (level, gint64, j))
          json_object_array_add (list, json_object_new_string (bahe_board_row (board, k)->name));
    json_object_array_add (lists, list);
  }
  return lists;
}

static json_object *
run_board (Case *the_case)
{
  const char *restart = text_or_none (the_case, case_optional (the_case->input, "restart"), "restart");
  ContestSetup setup = { held (the_case, "params"), held (the_case, "rank"), restart, held (the_case, "awards") };
  g_autoptr (Contest) contest = contest_new (the_case, case_text (the_case, the_case->input, "rule"), setup);
  add_entrants (the_case, contest);
  add_facts (the_case, contest);
  json_object *came = json_object_new_object (), *rows = json_object_new_array ();
  case_put (came, "rows", rows);
  const BaheBoard *board = contest_board (contest);
  if (board == NULL)
    return came;
  for (gsize i = 0; i < bahe_board_size (board); i++)
    json_object_array_add (rows, row_came (board, bahe_board_row (board, i)));
  case_put (came, "need", lots_needed (board));
  guint won, cap;
  case_put (came, "over_cap", json_object_new_boolean (bahe_board_over_cap (board, &won, &cap)));
  return came;
}

const CaseKind worked_kinds[] = { { "board", run_board }, { NULL, NULL } };
