/* roundrobin.json: schedules that are made, schedules that are judged, and tables of leagues. */
#include "case.h"

#include "format/format.h"

#include <string.h>

#define MOST_PARTICIPANTS 400
#define MOST_EXTRAS 8 /* entrant.extra_1 … of rules/standings.lua */

/* ---- schedules -------------------------------------------------------------------------------------------- */

typedef struct {
  guint n, legs, rounds;
  GArray *matches;
} Schedule;

/* The same number of matches in every round; −1: not. */
static int
matches_per_round (const Schedule *schedule)
{
  g_autofree int *in_round = g_new0 (int, schedule->rounds + 1);
  for (guint i = 0; i < schedule->matches->len; i++)
    in_round[g_array_index (schedule->matches, BaheMatch, i).round]++;
  for (guint round = 2; round <= schedule->rounds; round++)
    if (in_round[round] != in_round[1])
      return -1;
  return in_round[1];
}

/* The rounds each sits out; −1: not the same for all. */
static int
byes_per_participant (const Schedule *schedule)
{
  g_autofree int *played = g_new0 (int, schedule->n);
  for (guint i = 0; i < schedule->matches->len; i++) {
    const BaheMatch *match = &g_array_index (schedule->matches, BaheMatch, i);
    played[match->home]++;
    played[match->away]++;
  }
  for (guint i = 1; i < schedule->n; i++)
    if (played[i] != played[0])
      return -1;
  return (int) schedule->rounds - played[0];
}

static const char *
fault_name (BaheScheduleFault fault)
{
  switch (fault) {
  case BAHE_SCHEDULE_PLAYS_TWICE:
    return "plays_twice_in_round";
  case BAHE_SCHEDULE_PAIR_MISSING:
    return "pair_missing";
  case BAHE_SCHEDULE_PAIR_REPEATED:
    return "pair_repeated";
  default:
    return NULL;
  }
}

static json_object *
run_schedule (Case *the_case)
{
  Schedule schedule = { .n = (guint) case_count (the_case, the_case->input, "participants", 2, MOST_PARTICIPANTS),
                        .legs = (guint) case_count (the_case, the_case->input, "legs", 1, 2) };
  schedule.matches = bahe_round_robin (schedule.n, schedule.legs);
  for (guint i = 0; i < schedule.matches->len; i++)
    schedule.rounds = MAX (schedule.rounds, g_array_index (schedule.matches, BaheMatch, i).round);
  guint difference = 0;
  BaheScheduleFault fault = bahe_round_robin_check ((const BaheMatch *) (gpointer) schedule.matches->data,
                                                    schedule.matches->len, schedule.n, schedule.legs, &difference);
  json_object *came = json_object_new_object ();
  case_put_int (came, "rounds", schedule.rounds);
  case_put_int (came, "matches", schedule.matches->len);
  case_put_int (came, "matches_per_round", matches_per_round (&schedule));
  case_put_int (came, "byes_per_participant", byes_per_participant (&schedule));
  if (fault == BAHE_SCHEDULE_VALID) {
    case_put_int (came, "meetings_per_pair", schedule.legs);
    case_put_int (came, "max_home_away_difference", difference);
  } else {
    case_put_text (came, "meetings_per_pair", fault_name (fault));
  }
  g_array_unref (schedule.matches);
  return came;
}

static void
read_round (Case *the_case, json_object *pairs, guint round, int n, GArray *matches)
{
  gsize length = json_object_is_type (pairs, json_type_array) ? json_object_array_length (pairs) : 0;
  for (gsize i = 0; i < length; i++) {
    json_object *pair = json_object_array_get_idx (pairs, i);
    if (!json_object_is_type (pair, json_type_array) || json_object_array_length (pair) != 2) {
      case_malformed (the_case, "round %u: a match is not [home, away]", round);
      return;
    }
    if (json_object_array_get_idx (pair, 0) == NULL || json_object_array_get_idx (pair, 1) == NULL)
      continue; /* a bye */
    BaheMatch match = { .round = round,
                        .home = case_count_of (the_case, json_object_array_get_idx (pair, 0), "home", 1, n) - 1,
                        .away = case_count_of (the_case, json_object_array_get_idx (pair, 1), "away", 1, n) - 1 };
    g_array_append_val (matches, match);
  }
}

static json_object *
run_schedule_check (Case *the_case)
{
  int n = case_count (the_case, the_case->input, "participants", 2, MOST_PARTICIPANTS);
  int legs = case_count (the_case, the_case->input, "legs", 1, 2);
  json_object *rounds = case_list (the_case, the_case->input, "rounds");
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (BaheMatch));
  for (gsize i = 0; i < json_object_array_length (rounds); i++)
    read_round (the_case, json_object_array_get_idx (rounds, i), (guint) i + 1, n, matches);
  json_object *came = json_object_new_object ();
  if (the_case->malformed != NULL)
    return came;
  guint difference = 0;
  BaheScheduleFault fault = bahe_round_robin_check ((const BaheMatch *) (gpointer) matches->data, matches->len,
                                                    (guint) n, (guint) legs, &difference);
  case_put (came, "valid", json_object_new_boolean (fault == BAHE_SCHEDULE_VALID));
  if (fault == BAHE_SCHEDULE_VALID)
    case_put_int (came, "max_home_away_difference", difference);
  else
    case_put_text (came, "reason", fault_name (fault));
  return came;
}

/* ---- tables ----------------------------------------------------------------------------------------------- */

/* What the case files call a number of a league, and what a rule calls it. */
static const struct {
  const char *name, *column;
} measures[] = { { "points", "points" },
                 { "wins", "won" },
                 { "diff", "diff" },
                 { "for", "scored" },
                 { "ratio", "scored/conceded" },
                 { "rally_ratio", "rally_for/rally_against" } };

static const char *
measure_column (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (measures); i++)
    if (g_str_equal (measures[i].name, name))
      return measures[i].column;
  return NULL;
}

/* "extra:KEY:asc" → "-extra_2": each key has a slot among the entrant's fields. */
static char *
extra_criterion (Case *the_case, const char *written, GPtrArray *extras)
{
  g_auto (GStrv) parts = g_strsplit (written, ":", 3);
  if (g_strv_length (parts) != 3 || (!g_str_equal (parts[2], "asc") && !g_str_equal (parts[2], "desc"))) {
    case_malformed (the_case, "“%s” is not extra:KEY:asc or extra:KEY:desc", written);
    return g_strdup ("points");
  }
  guint slot;
  if (!g_ptr_array_find_with_equal_func (extras, parts[1], g_str_equal, &slot)) {
    slot = extras->len;
    g_ptr_array_add (extras, g_strdup (parts[1]));
  }
  if (slot >= MOST_EXTRAS)
    case_malformed (the_case, "more than %d extra keys", MOST_EXTRAS);
  return g_strdup_printf ("%sextra_%u", g_str_equal (parts[2], "asc") ? "-" : "", slot + 1);
}

static char *
criterion (Case *the_case, const char *written, GPtrArray *extras)
{
  if (g_str_has_prefix (written, "extra:"))
    return extra_criterion (the_case, written, extras);
  if (g_str_equal (written, "lots"))
    return g_strdup ("lot");
  gboolean tied = g_str_has_prefix (written, "h2h_");
  const char *column = measure_column (tied ? written + strlen ("h2h_") : written);
  if (column == NULL) {
    case_malformed (the_case, "the tie-break “%s” is unknown", written);
    return g_strdup ("points");
  }
  return g_strconcat (tied ? "tied." : "", column, NULL);
}

static ContestSetup
league_setup (Case *the_case, GPtrArray *extras)
{
  json_object *params = json_object_new_object (), *rank = json_object_new_array ();
  json_object *points = case_optional (the_case->input, "points"), *by_score = case_optional (points, "by_score");
  if (points == NULL)
    case_malformed (the_case, "“points” is missing");
  if (by_score != NULL) {
    case_put (params, "by_score", json_object_get (by_score));
    case_put (params, "scored", json_object_new_boolean (TRUE));
  }
  static const char *const outcomes[] = { "win", "draw", "loss" };
  for (gsize i = 0; i < G_N_ELEMENTS (outcomes); i++)
    if (case_optional (points, outcomes[i]) != NULL)
      case_put (params, outcomes[i], json_object_get (case_optional (points, outcomes[i])));
  json_object *tiebreaks = case_list (the_case, the_case->input, "tiebreaks");
  for (gsize i = 0; i < json_object_array_length (tiebreaks); i++) {
    const char *written = case_text_of (the_case, json_object_array_get_idx (tiebreaks, i), "tiebreaks");
    g_autofree char *text = criterion (the_case, written, extras);
    json_object_array_add (rank, json_object_new_string (text));
  }
  const char *restart = case_flag (the_case->input, "h2h_restart") ? "tied" : "no";
  return (ContestSetup){ .params = params, .rank = rank, .restart = restart };
}

static gint
compare_ids (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

static void
add_teams (Case *the_case, Contest *contest, const GPtrArray *extras)
{
  json_object *participants = case_list (the_case, the_case->input, "participants");
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  for (gsize i = 0; i < json_object_array_length (participants); i++)
    g_ptr_array_add (ids,
                     (gpointer) case_text_of (the_case, json_object_array_get_idx (participants, i), "participants"));
  g_ptr_array_sort (ids, compare_ids);
  for (guint i = 0; i < ids->len; i++) {
    const char *id = g_ptr_array_index (ids, i);
    json_object *given = case_optional (case_optional (the_case->input, "extra"), id),
                *fields = json_object_new_object ();
    for (guint slot = 0; slot < extras->len; slot++) {
      g_autofree char *field = g_strdup_printf ("extra_%u", slot + 1);
      case_put (fields, field, json_object_get (case_optional (given, g_ptr_array_index (extras, slot))));
    }
    contest_add_entrant (contest, id, fields);
    json_object_put (fields);
  }
}

static void
add_matches (Case *the_case, Contest *contest)
{
  json_object *matches = case_list (the_case, the_case->input, "matches");
  for (gsize i = 0; i < json_object_array_length (matches); i++) {
    json_object *match = json_object_array_get_idx (matches, i), *sets = case_optional (match, "sets");
    g_autofree char *more = NULL;
    if (sets != NULL)
      more = g_strdup_printf ("{\"parts\":%s}", json_object_to_json_string_ext (sets, JSON_C_TO_STRING_PLAIN));
    contest_add_fact (contest,
                      (BaheFactRow){
                          .shape = BAHE_MATCH,
                          .entrant = contest_entrant (contest, case_text (the_case, match, "home")),
                          .other = contest_entrant (contest, case_text (the_case, match, "away")),
                          .value = case_amount_of (the_case, case_optional (match, "home_score"), "home_score"),
                          .against = case_amount_of (the_case, case_optional (match, "away_score"), "away_score"),
                          .more = more,
                      });
  }
}

static void
add_lots (Case *the_case, Contest *contest)
{
  if (case_optional (the_case->input, "lots") == NULL)
    return;
  json_object *lots = case_list (the_case, the_case->input, "lots");
  for (gsize i = 0; i < json_object_array_length (lots); i++) {
    const char *id = case_text_of (the_case, json_object_array_get_idx (lots, i), "lots");
    contest_add_fact (contest, (BaheFactRow){ .shape = BAHE_LOT,
                                              .entrant = contest_entrant (contest, id),
                                              .value = { (gint64) i + 1, 0, TRUE } });
  }
}

static json_object *
team_row (const BaheBoard *board, const BaheBoardRow *row)
{
  static const struct {
    const char *name, *column;
  } cells[] = { { "played", "played" },       { "won", "won" },
                { "drawn", "drawn" },         { "lost", "lost" },
                { "for", "scored" },          { "against", "conceded" },
                { "diff", "diff" },           { "points", "points" },
                { "rally_for", "rally_for" }, { "rally_against", "rally_against" } };
  json_object *came = json_object_new_object ();
  case_put_int (came, "rank", row->place);
  case_put_text (came, "id", row->name);
  for (gsize i = 0; i < G_N_ELEMENTS (cells); i++) {
    const BaheNumber *value = board_value (board, row, cells[i].column);
    case_put (came, cells[i].name, value == NULL ? NULL : case_number (value));
  }
  const BaheNumber *scored = board_value (board, row, "scored"), *conceded = board_value (board, row, "conceded");
  json_object *ratio = NULL;
  if (conceded != NULL && bahe_number_sign (conceded) != 0) {
    g_auto (BaheNumber) quotient = bahe_number_divide (scored, conceded);
    ratio = case_fixed (&quotient, 4);
  }
  case_put (came, "ratio", ratio);
  return came;
}

static json_object *
run_standings (Case *the_case)
{
  g_autoptr (GPtrArray) extras = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (Contest) contest = contest_new (the_case, "standings", league_setup (the_case, extras));
  add_teams (the_case, contest, extras);
  add_matches (the_case, contest);
  add_lots (the_case, contest);
  json_object *came = json_object_new_object (), *table = json_object_new_array ();
  case_put (came, "table", table);
  const BaheBoard *board = contest_board (contest);
  for (gsize i = 0; board != NULL && i < bahe_board_size (board); i++)
    json_object_array_add (table, team_row (board, bahe_board_row (board, i)));
  return came;
}

const CaseKind round_robin_kinds[] = {
  { "rr_schedule", run_schedule },
  { "rr_schedule_check", run_schedule_check },
  { "rr_standings", run_standings },
  { NULL, NULL },
};
