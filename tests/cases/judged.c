/* judged.json: panels, judged contests and distance points. */
#include "case.h"

#define MOST_PLACES 18

/* Hands a key of the input to the rule as a parameter, as it stands in the file. */
static void
pass_on (Case *the_case, json_object *params, const char *key, const char *param)
{
  json_object *value = case_optional (the_case->input, key);
  if (value != NULL)
    case_put (params, param, json_object_get (value));
}

static void
add_mark (Contest *contest, Case *the_case, gint64 entrant, gsize judge, const char *criterion, json_object *mark)
{
  g_autofree char *by = g_strdup_printf ("%zu", judge + 1);
  if (mark == NULL)
    return;
  contest_add_fact (contest, (BaheFactRow){ .shape = BAHE_MARK,
                                            .entrant = entrant,
                                            .value = case_amount_of (the_case, mark, "marks"),
                                            .by = by,
                                            .about = criterion });
}

static json_object *
run_panel (Case *the_case)
{
  static const char *const keys[] = { "drop_high", "drop_low", "aggregate", "multiplier",
                                      "factor",    "divisor",  "add",       "rounding" };
  json_object *params = json_object_new_object ();
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    pass_on (the_case, params, keys[i], keys[i]);
  int places = case_count (the_case, the_case->input, "decimals", 0, MOST_PLACES);
  case_put_int (params, "places", places);
  g_autoptr (Contest) contest = contest_new (the_case, "panel", (ContestSetup){ .params = params });
  contest_add_entrant (contest, "1", NULL);
  json_object *marks = case_list (the_case, the_case->input, "marks");
  for (gsize i = 0; i < json_object_array_length (marks); i++)
    add_mark (contest, the_case, 1, i, NULL, json_object_array_get_idx (marks, i));
  json_object *came = json_object_new_object ();
  const BaheBoard *board = contest_board (contest);
  if (board == NULL)
    return came;
  const BaheBoardRow *row = bahe_board_row (board, 0);
  const BaheNumber *score = row->out == NULL ? board_value (board, row, "score") : NULL;
  case_put (came, "score", score == NULL ? NULL : case_fixed (score, places));
  case_put_text (came, "error", row->out);
  return came;
}

static json_object *
run_distance (Case *the_case)
{
  static const char *const keys[] = { "k_point", "per_metre", "base" };
  json_object *params = json_object_new_object ();
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    pass_on (the_case, params, keys[i], keys[i]);
  int places = case_count (the_case, the_case->input, "decimals", 0, MOST_PLACES);
  g_autoptr (Contest) contest = contest_new (the_case, "ski", (ContestSetup){ .params = params });
  contest_add_entrant (contest, "1", NULL);
  contest_add_fact (contest, (BaheFactRow){ .shape = BAHE_MEASURE,
                                            .entrant = 1,
                                            .value = case_amount_of (
                                                the_case, case_optional (the_case->input, "metres"), "metres") });
  json_object *came = json_object_new_object ();
  const BaheBoard *board = contest_board (contest);
  if (board != NULL)
    case_put (came, "points", case_fixed (board_value (board, bahe_board_row (board, 0), "points"), places));
  return came;
}

/* ---- judged contests -------------------------------------------------------------------------------------- */

static json_object *
contest_params (Case *the_case, int places)
{
  json_object *params = json_object_new_object (), *weights = json_object_new_object ();
  json_object *criteria = case_list (the_case, the_case->input, "criteria");
  for (gsize i = 0; i < json_object_array_length (criteria); i++) {
    json_object *criterion = json_object_array_get_idx (criteria, i);
    case_put (weights, case_text (the_case, criterion, "id"), json_object_get (case_optional (criterion, "weight")));
  }
  case_put (params, "weights", weights);
  pass_on (the_case, params, "drop_high", "drop_high");
  pass_on (the_case, params, "drop_low", "drop_low");
  pass_on (the_case, params, "rounding", "rounding");
  case_put_int (params, "places", places);
  gboolean exact = g_str_equal (case_text (the_case, the_case->input, "rank_on"), "exact");
  case_put (params, "rank_exact", json_object_new_boolean (exact));
  return params;
}

static void
add_sheets (Case *the_case, Contest *contest, json_object *entry)
{
  gint64 entrant = contest_entrant (contest, case_text (the_case, entry, "id"));
  json_object *sheets = case_list (the_case, entry, "marks");
  for (gsize judge = 0; judge < json_object_array_length (sheets); judge++) {
    json_object *sheet = json_object_array_get_idx (sheets, judge);
    if (!json_object_is_type (sheet, json_type_object))
      continue;
    json_object_object_foreach (sheet, criterion, mark) add_mark (contest, the_case, entrant, judge, criterion, mark);
  }
}

static json_object *
run_contest (Case *the_case)
{
  int places = case_count (the_case, the_case->input, "decimals", 0, MOST_PLACES);
  g_autoptr (Contest) contest =
      contest_new (the_case, "judged_panel", (ContestSetup){ .params = contest_params (the_case, places) });
  json_object *entries = case_list (the_case, the_case->input, "entries"), *ids = json_object_new_array ();
  for (gsize i = 0; i < json_object_array_length (entries); i++)
    json_object_array_add (ids,
                           json_object_new_string (case_text (the_case, json_object_array_get_idx (entries, i), "id")));
  contest_add_sorted (contest, ids);
  json_object_put (ids);
  for (gsize i = 0; i < json_object_array_length (entries); i++)
    add_sheets (the_case, contest, json_object_array_get_idx (entries, i));
  json_object *came = json_object_new_object ();
  const BaheBoard *board = contest_board (contest);
  if (board == NULL)
    return came;
  json_object *table = board_order (board);
  for (gsize i = 0; i < bahe_board_size (board); i++) {
    const BaheBoardRow *row = bahe_board_row (board, i);
    const BaheNumber *score = row->out == NULL ? board_value (board, row, "score") : NULL;
    case_put (json_object_array_get_idx (table, i), "score", score == NULL ? NULL : case_fixed (score, places));
  }
  case_put (came, "table", table);
  return came;
}

const CaseKind judged_kinds[] = {
  { "panel", run_panel },
  { "ski_distance_points", run_distance },
  { "judged_contest", run_contest },
  { NULL, NULL },
};
