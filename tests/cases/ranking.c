/* ranking.json: ranks, award cuts and percentages. */
#include "case.h"

#include <string.h>

typedef struct {
  gsize n;
  BaheNumber *values;
} Numbers;

static Numbers
read_numbers (Case *the_case, const char *key)
{
  json_object *list = case_list (the_case, the_case->input, key);
  Numbers numbers = { json_object_array_length (list), NULL };
  numbers.values = g_new0 (BaheNumber, numbers.n + 1);
  for (gsize i = 0; i < numbers.n; i++)
    numbers.values[i] = case_number_of (the_case, json_object_array_get_idx (list, i), key);
  return numbers;
}

static void
clear_numbers (Numbers *numbers)
{
  for (gsize i = 0; i < numbers->n; i++)
    bahe_number_clear (&numbers->values[i]);
  g_free (numbers->values);
}

/* The place of a word in a list of words, which are in the order of an enumeration. */
static int
choose (Case *the_case, const char *key, const char *const *words)
{
  const char *given = case_text (the_case, the_case->input, key);
  for (int i = 0; words[i] != NULL; i++)
    if (g_str_equal (words[i], given))
      return i;
  case_malformed (the_case, "“%s” of “%s” is unknown", given, key);
  return 0;
}

static gboolean
less_is_better (Case *the_case)
{
  static const char *const orders[] = { "desc", "asc", NULL };
  return case_optional (the_case->input, "order") != NULL && choose (the_case, "order", orders) == 1;
}

static json_object *
run_rank (Case *the_case)
{
  static const char *const methods[] = { "standard", "modified", "dense", "ordinal", "fractional", NULL };
  BaheRankMethod method = (BaheRankMethod) choose (the_case, "method", methods);
  Numbers scores = read_numbers (the_case, "scores");
  Numbers ranks = { scores.n, g_new0 (BaheNumber, scores.n + 1) };
  bahe_rank (scores.values, scores.n, less_is_better (the_case), method, ranks.values);
  json_object *came = json_object_new_object (), *list = json_object_new_array ();
  for (gsize i = 0; i < ranks.n; i++)
    json_object_array_add (list, case_number (&ranks.values[i]));
  case_put (came, "ranks", list);
  clear_numbers (&scores);
  clear_numbers (&ranks);
  return came;
}

/* ---- awards ----------------------------------------------------------------------------------------------- */

typedef struct {
  gsize n;        /* entries */
  guint *ranks;   /* best first */
  gsize *entries; /* whose rank that is */
} Order;

static gint
compare_ranked (gconstpointer a, gconstpointer b, gpointer data)
{
  const guint *ranks = data;
  gsize x = *(const gsize *) a, y = *(const gsize *) b;
  return ranks[x] != ranks[y] ? (ranks[x] > ranks[y]) - (ranks[x] < ranks[y]) : (x > y) - (x < y);
}

static Order
order_scores (Case *the_case)
{
  Numbers scores = read_numbers (the_case, "scores");
  Numbers ranks = { scores.n, g_new0 (BaheNumber, scores.n + 1) };
  bahe_rank (scores.values, scores.n, less_is_better (the_case), BAHE_RANK_STANDARD, ranks.values);
  Order order = { scores.n, g_new (guint, scores.n + 1), g_new (gsize, scores.n + 1) };
  g_autofree guint *of = g_new (guint, scores.n + 1);
  for (gsize i = 0; i < scores.n; i++) {
    order.entries[i] = i;
    of[i] = (guint) ranks.values[i].numerator;
  }
  g_qsort_with_data (order.entries, (gint) order.n, sizeof (gsize), compare_ranked, of);
  for (gsize i = 0; i < order.n; i++)
    order.ranks[i] = of[order.entries[i]];
  clear_numbers (&scores);
  clear_numbers (&ranks);
  return order;
}

static BaheAwardOptions
award_options (Case *the_case, gboolean *counted)
{
  static const char *const modes[] = { "cumulative_ratio", "each_ratio", "counts", NULL };
  static const char *const roundings[] = { "half_up", "floor", "ceil", NULL };
  static const BaheRounding rounding[] = { BAHE_ROUND_HALF_UP, BAHE_ROUND_FLOOR, BAHE_ROUND_CEIL };
  static const char *const ties[] = { "include", "exclude", NULL };
  int mode = choose (the_case, "mode", modes);
  *counted = mode == 2;
  BaheAwardOptions options = { .running = mode == 0, .ties_down = choose (the_case, "ties", ties) == 1 };
  if (case_optional (the_case->input, "places_rounding") != NULL)
    options.rounding = rounding[choose (the_case, "places_rounding", roundings)];
  return options;
}

static void
read_award (Case *the_case, json_object *object, gboolean counted, BaheAward *award)
{
  award->name = case_text (the_case, object, "name");
  award->count = counted ? case_count (the_case, object, "count", 0, G_MAXINT) : -1;
  award->share = counted ? BAHE_NUMBER_INT (0) : case_number_of (the_case, case_optional (object, "ratio"), "ratio");
}

static json_object *
cut_came (const BaheAward *awards, gsize n_awards, const Order *order, const guint *last_place, const int *given)
{
  json_object *came = json_object_new_object (), *last = json_object_new_object (),
              *winners = json_object_new_object ();
  g_autofree int *award_of = g_new (int, order->n + 1);
  for (gsize i = 0; i < order->n; i++)
    award_of[order->entries[i]] = given[i];
  for (gsize k = 0; k < n_awards; k++) {
    json_object *list = json_object_new_array ();
    for (gsize i = 0; i < order->n; i++)
      if (award_of[i] == (int) k)
        json_object_array_add (list, json_object_new_int64 ((gint64) i + 1));
    case_put (winners, awards[k].name, list);
    case_put_int (last, awards[k].name, last_place[k]);
  }
  case_put (came, "last_place", last);
  case_put (came, "winners", winners);
  return came;
}

static json_object *
run_award_cut (Case *the_case)
{
  gboolean counted;
  BaheAwardOptions options = award_options (the_case, &counted);
  json_object *list = case_list (the_case, the_case->input, "awards");
  gsize n = json_object_array_length (list);
  g_autofree BaheAward *awards = g_new0 (BaheAward, n + 1);
  for (gsize k = 0; k < n; k++)
    read_award (the_case, json_object_array_get_idx (list, k), counted, &awards[k]);
  Order order = order_scores (the_case);
  g_autofree guint *last_place = g_new0 (guint, n + 1);
  g_autofree int *given = g_new0 (int, order.n + 1);
  bahe_award_cut (awards, n, &options, order.ranks, order.n, last_place, given);
  json_object *came = cut_came (awards, n, &order, last_place, given);
  for (gsize k = 0; k < n; k++)
    bahe_number_clear (&awards[k].share);
  g_free (order.ranks);
  g_free (order.entries);
  return came;
}

/* ---- percentages ------------------------------------------------------------------------------------------ */

/* The entrant of this contest to whom all data belong. */
#define DATA "data"

static Contest *
contest_over_data (Case *the_case, const char *rule, json_object *params)
{
  Contest *contest = contest_new (the_case, rule, (ContestSetup){ .params = params });
  contest_add_entrant (contest, DATA, NULL);
  json_object *data = case_list (the_case, the_case->input, "data");
  if (json_object_array_length (data) == 0)
    case_malformed (the_case, "“data” is empty");
  for (gsize i = 0; i < json_object_array_length (data); i++)
    contest_add_fact (contest,
                      (BaheFactRow){ .shape = BAHE_MEASURE,
                                     .entrant = contest_entrant (contest, DATA),
                                     .value = case_amount_of (the_case, json_object_array_get_idx (data, i), "data") });
  return contest;
}

static json_object *
method_only (Case *the_case)
{
  json_object *params = json_object_new_object ();
  case_put_text (params, "method", case_text (the_case, the_case->input, "method"));
  return params;
}

static json_object *
run_percentile_value (Case *the_case)
{
  g_autoptr (Contest) contest = contest_over_data (the_case, "percentile_value", method_only (the_case));
  json_object *percents = case_list (the_case, the_case->input, "p"), *values = json_object_new_array ();
  for (gsize i = 0; i < json_object_array_length (percents); i++) {
    g_autofree char *id = g_strdup_printf ("%zu", i);
    json_object *fields = json_object_new_object ();
    case_put (fields, "percent", json_object_get (json_object_array_get_idx (percents, i)));
    contest_add_entrant (contest, id, fields);
    json_object_put (fields);
  }
  json_object *came = json_object_new_object ();
  case_put (came, "values", values);
  const BaheBoard *board = contest_board (contest);
  for (gsize i = 0; board != NULL && i < json_object_array_length (percents); i++) {
    g_autofree char *id = g_strdup_printf ("%zu", i);
    const BaheNumber *value = board_value (board, board_row_named (board, id), "value");
    json_object_array_add (values, value == NULL ? NULL : case_number (value));
  }
  return came;
}

static json_object *
run_percentile_rank (Case *the_case)
{
  json_object *params = method_only (the_case);
  case_put_text (params, "value", case_text (the_case, the_case->input, "value"));
  g_autoptr (Contest) contest = contest_over_data (the_case, "percentile_rank", params);
  json_object *came = json_object_new_object ();
  const BaheBoard *board = contest_board (contest);
  if (board != NULL)
    case_put (came, "value", case_number (board_value (board, board_row_named (board, DATA), "percent")));
  return came;
}

const CaseKind ranking_kinds[] = {
  { "rank", run_rank },
  { "award_cut", run_award_cut },
  { "percentile_value", run_percentile_value },
  { "percentile_rank", run_percentile_rank },
  { NULL, NULL },
};
