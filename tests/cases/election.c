/* election.json: who is elected, and who must stand again. */
#include "case.h"

#include <string.h>

static json_object *
ballot_counts (Case *the_case)
{
  static const char *const keys[] = { "eligible",         "present",         "ballots_issued",
                                      "ballots_returned", "ballots_invalid", "ballots_valid" };
  json_object *counts = json_object_new_object ();
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++) {
    json_object *count = case_optional (the_case->input, keys[i]);
    if (count != NULL)
      case_put (counts, keys[i], json_object_get (count));
  }
  return counts;
}

static json_object *
election_params (Case *the_case)
{
  static const char *const gates[] = { "quorum", "majority", "returned_at_most_issued", "shortfall" };
  json_object *params = json_object_new_object (), *rule = case_optional (the_case->input, "rule");
  for (gsize i = 0; i < G_N_ELEMENTS (gates); i++) {
    json_object *gate = case_optional (rule, gates[i]);
    if (gate != NULL)
      case_put (params, gates[i], json_object_get (gate));
  }
  case_put_int (params, "seats", case_count (the_case, the_case->input, "seats", 0, 10000));
  case_put (params, "counts", ballot_counts (the_case));
  return params;
}

static gint
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* Entrants are numbered in the order of their names, so that a shared place is in that order too. */
static void
add_candidates (Case *the_case, Contest *contest, json_object *votes)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  json_object_object_foreach (votes, name, ignored)
  {
    (void) ignored;
    g_ptr_array_add (names, name);
  }
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    contest_add_entrant (contest, g_ptr_array_index (names, i), NULL);
  for (guint i = 0; i < names->len; i++) {
    const char *candidate = g_ptr_array_index (names, i);
    contest_add_fact (contest,
                      (BaheFactRow){ .shape = BAHE_TALLY,
                                     .entrant = contest_entrant (contest, candidate),
                                     .value = case_amount_of (the_case, case_optional (votes, candidate), "votes"),
                                     .about = "votes" });
  }
}

static int
compare_numbers (const void *a, const void *b)
{
  gint64 x = json_object_get_int64 (*(json_object *const *) a), y = json_object_get_int64 (*(json_object *const *) b);
  return (x > y) - (x < y);
}

/* Numbers of entrants, by name if they are to be sorted: their numbers are in that order. */
static json_object *
names_of (const BaheBoard *board, json_object *numbers, gboolean sorted)
{
  json_object *names = json_object_new_array ();
  gsize n = json_object_is_type (numbers, json_type_array) ? json_object_array_length (numbers) : 0;
  if (sorted && n > 0)
    json_object_array_sort (numbers, compare_numbers);
  for (gsize i = 0; i < n; i++)
    json_object_array_add (names, json_object_new_string (board_name (
                                      board, json_object_get_int64 (json_object_array_get_idx (numbers, i)))));
  return names;
}

static json_object *
runoff_came (const BaheBoard *board, json_object *runoff)
{
  if (runoff == NULL)
    return NULL;
  json_object *came = json_object_new_object ();
  case_put (came, "reason", json_object_get (case_optional (runoff, "reason")));
  case_put (came, "seats", json_object_get (case_optional (runoff, "seats")));
  case_put (came, "candidates", names_of (board, case_optional (runoff, "candidates"), TRUE));
  return came;
}

static json_object *
run_election (Case *the_case)
{
  json_object *votes = case_optional (the_case->input, "votes");
  if (!json_object_is_type (votes, json_type_object)) {
    case_malformed (the_case, "“votes” are not an object");
    return NULL;
  }
  g_autoptr (Contest) contest =
      contest_new (the_case, "election", (ContestSetup){ .params = election_params (the_case) });
  add_candidates (the_case, contest, votes);
  json_object *came = json_object_new_object ();
  const BaheBoard *board = contest_board (contest);
  if (board == NULL)
    return came;
  json_object *outcome = bahe_board_outcome (board);
  case_put (came, "valid", json_object_get (case_optional (outcome, "valid")));
  case_put (came, "reason", json_object_get (case_optional (outcome, "reason")));
  case_put (came, "unfilled", json_object_get (case_optional (outcome, "unfilled")));
  case_put (came, "elected", names_of (board, case_optional (outcome, "elected"), FALSE));
  case_put (came, "runoff", runoff_came (board, case_optional (outcome, "runoff")));
  return came;
}

const CaseKind election_kinds[] = { { "election", run_election }, { NULL, NULL } };
