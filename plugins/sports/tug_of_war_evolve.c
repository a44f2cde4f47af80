/* Tug-of-war: what each event leaves behind, and the facts it gives. */
#include "tug_of_war.h"

/* ---- the state
 * -------------------------------------------------------------------------------------------------------- */

void *
tug_state_new (const BaheValue *setup)
{
  Contest *contest = g_new0 (Contest, 1);

  *contest = (Contest){
    .format = (guint) bahe_number_or (&setup[SETUP_FORMAT], FORMAT_LEAGUE),
    .legs = bahe_number_or (&setup[SETUP_LEGS], LEGS_SINGLE) == LEGS_DOUBLE ? 2 : 1,
    .ends = (guint) bahe_number_or (&setup[SETUP_ENDS], ENDS_BEST_OF_THREE),
    .groups = (guint) CLAMP (bahe_number_or (&setup[SETUP_GROUPS], 2), 1, 16),
    .go_on = (guint) CLAMP (bahe_number_or (&setup[SETUP_GO_ON], 2), 1, 8),
    .third_place = bahe_number_or (&setup[SETUP_THIRD], 0) != 0,
    .keep_sides = bahe_number_or (&setup[SETUP_KEEP_SIDES], 0) != 0,
    .time_limit = bahe_number_or (&setup[SETUP_TIME], 180),
    .late_limit = bahe_number_or (&setup[SETUP_LATE], 10),
    .caution_limit = bahe_number_or (&setup[SETUP_CAUTIONS], 2),
    .total = bahe_number_or (&setup[SETUP_TOTAL], 0),
    .women = bahe_number_or (&setup[SETUP_WOMEN], 0),
    .men = bahe_number_or (&setup[SETUP_MEN], 0),
    .teams = g_array_new (FALSE, FALSE, sizeof (gint64)),
    .withdrawn = g_array_new (FALSE, FALSE, sizeof (gint64)),
    .order = g_array_new (FALSE, FALSE, sizeof (gint64)),
    .seeds = g_array_new (FALSE, FALSE, sizeof (gint64)),
    .matches = g_ptr_array_new_with_free_func (tug_match_free),
    .lineups = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref),
  };
  return contest;
}

void
tug_state_free (void *state)
{
  Contest *contest = state;

  g_array_unref (contest->teams);
  g_array_unref (contest->withdrawn);
  g_array_unref (contest->order);
  g_array_unref (contest->seeds);
  g_ptr_array_unref (contest->matches);
  g_hash_table_unref (contest->lineups);
  g_clear_pointer (&contest->bracket, bahe_bracket_free);
  g_free (contest);
}

/* ---- a match is decided
 * ------------------------------------------------------------------------------------------------ */

/* Each end as two scores, from the first team's side. Ends that were pulled again are none. Free with g_free. */
static BaheValue *
end_scores (const Match *match, BaheValue cells[][2], gsize *n)
{
  BaheValue *rows = g_new0 (BaheValue, match->ends->len + 1);

  *n = 0;
  for (guint i = 0; i < match->ends->len; i++) {
    const End *end = &g_array_index (match->ends, End, i);
    int side = tug_side_of (match, end->winner);
    if (side < 0)
      continue;
    cells[*n][0] = bahe_number_value (side == 0);
    cells[*n][1] = bahe_number_value (side == 1);
    rows[*n] = bahe_list_value (cells[*n], 2);
    (*n)++;
  }
  return rows;
}

static void
give_match (const Match *match, BaheOut *out)
{
  gboolean in_group = match->stage == STAGE_GROUP, knock_out = match->stage == STAGE_KNOCK_OUT;
  g_autofree BaheValue (*cells)[2] = g_malloc0_n (match->ends->len + 1, sizeof *cells);
  gsize n_scores;
  g_autofree BaheValue *scores = end_scores (match, cells, &n_scores);
  g_autofree char *group = in_group ? tug_group_name (match->group) : NULL;
  gboolean forfeited = match->state == MATCH_FORFEITED;

  out->record (out, MATCH_DECIDED,
               (BaheValue[DECIDED_N]){
                   [DECIDED_NUMBER] = bahe_number_value (match->number),
                   [DECIDED_RED] = bahe_number_value (match->team[0]),
                   [DECIDED_BLUE] = bahe_number_value (match->team[1]),
                   [DECIDED_RED_ENDS] = bahe_number_value (match->won[0]),
                   [DECIDED_BLUE_ENDS] = bahe_number_value (match->won[1]),
                   [DECIDED_ENDED] = bahe_number_value (forfeited ? ENDED_FORFEIT : ENDED_PLAYED),
                   [DECIDED_ENDS] = n_scores > 0 && !forfeited ? bahe_list_value (scores, n_scores) : (BaheValue){ 0 },
                   [DECIDED_CAUTIONS] = bahe_number_value (match->cautions[0]),
                   [DECIDED_OTHER_CAUTIONS] = bahe_number_value (match->cautions[1]),
                   [DECIDED_STAGE] = match->stage != STAGE_NONE ? bahe_number_value (match->stage) : (BaheValue){ 0 },
                   [DECIDED_GROUP] = bahe_text_value (group),
                   [DECIDED_ROUND] = bahe_number_value (match->round),
                   [DECIDED_BRACKET] =
                       knock_out ? bahe_number_value (match->third ? BRACKET_THIRD : BRACKET_MAIN) : (BaheValue){ 0 },
               });
}

static void
finish_match (Contest *contest, Match *match, MatchState state, BaheOut *out)
{
  match->state = state;
  match->winner = match->won[0] == match->won[1] ? 0 : match->team[match->won[0] > match->won[1] ? 0 : 1];
  if (contest->current == match)
    contest->current = NULL;
  give_match (match, out);
  if (match->slot < 0)
    return;
  for (guint i = 0; i < contest->seeds->len; i++)
    if (g_array_index (contest->seeds, gint64, i) == match->winner)
      bahe_bracket_play (contest->bracket, (guint) match->slot, (int) i);
  tug_bracket_follow (contest);
}

/* All ends to the other side, none to who forfeits. */
static void
forfeit_match (Contest *contest, Match *match, int side, BaheOut *out)
{
  match->won[side] = 0;
  match->won[1 - side] = tug_ends_to_pull (contest, match) == 1 ? 1 : 2;
  finish_match (contest, match, MATCH_FORFEITED, out);
}

/* Whoever has withdrawn forfeits each match that is open and has both its teams. Where both have, which happens in a
 * bracket only, the first goes on, because somebody must stand there. */
static void
forfeit_for_withdrawn (Contest *contest, BaheOut *out)
{
  for (guint i = 0; i < contest->matches->len;) {
    Match *match = contest->matches->pdata[i++];
    if (match->state != MATCH_OPEN || !tug_is_known (match))
      continue;
    gboolean first = array_has (contest->withdrawn, match->team[0]),
             second = array_has (contest->withdrawn, match->team[1]);
    if (first || second) {
      forfeit_match (contest, match, second ? 1 : 0, out);
      i = 0; /* this may have given another match its teams */
    }
  }
}

static void
settle (Contest *contest, Match *match, BaheOut *out)
{
  if (!tug_score_fits (contest, match, match->won[0], match->won[1]))
    return;
  finish_match (contest, match, MATCH_PLAYED, out);
  forfeit_for_withdrawn (contest, out);
}

/* ---- teams
 * --------------------------------------------------------------------------------------------------------------- */

static gboolean
evolve_entered (Contest *contest, gint64 team)
{
  if (array_has (contest->teams, team))
    return FALSE;
  g_array_append_val (contest->teams, team);
  if (contest->format != FORMAT_LEAGUE)
    return TRUE;
  if (contest->drawn || contest->begun)
    tug_schedule_late_team (contest, team);
  else
    tug_schedule_league (contest);
  return TRUE;
}

static void
forget_team (GArray *teams, gint64 team)
{
  for (guint i = teams->len; i-- > 0;)
    if (g_array_index (teams, gint64, i) == team)
      g_array_remove_index (teams, i);
}

static gboolean
evolve_withdrawn (Contest *contest, gint64 team, BaheOut *out)
{
  if (!array_has (contest->teams, team) || array_has (contest->withdrawn, team))
    return FALSE;
  if (contest->drawn || contest->begun) {
    g_array_append_val (contest->withdrawn, team);
    forfeit_for_withdrawn (contest, out);
    return TRUE;
  }
  forget_team (contest->teams, team);
  g_hash_table_remove (contest->lineups, &team);
  if (contest->format == FORMAT_LEAGUE)
    tug_schedule_league (contest);
  return TRUE;
}

static gboolean
evolve_order (Contest *contest, const BaheValue *order, BaheOut *out)
{
  gsize least = contest->format == FORMAT_GROUPS ? 2 * contest->groups : 2;

  if (contest->drawn || contest->begun || order->n < least || !tug_names_teams (contest, order))
    return FALSE;
  for (gsize i = 0; i < order->n; i++)
    g_array_append_val (contest->order, order->items[i].integer);
  contest->drawn = TRUE;
  if (contest->format == FORMAT_LEAGUE) {
    tug_schedule_league (contest);
  } else if (contest->format == FORMAT_GROUPS) {
    tug_schedule_groups (contest, out);
  } else {
    g_array_append_vals (contest->seeds, contest->order->data, contest->order->len);
    tug_schedule_bracket (contest, out);
  }
  return TRUE;
}

static gboolean
evolve_went_on (Contest *contest, const BaheValue *order, BaheOut *out)
{
  if (contest->bracket != NULL || order->n < 2 || !tug_names_teams (contest, order))
    return FALSE;
  for (gsize i = 0; i < order->n; i++)
    if (tug_group_of_team (contest, order->items[i].integer) < 0)
      return FALSE;
  for (gsize i = 0; i < order->n; i++)
    g_array_append_val (contest->seeds, order->items[i].integer);
  tug_schedule_bracket (contest, out);
  forfeit_for_withdrawn (contest, out);
  return TRUE;
}

static gboolean
evolve_lineup (Contest *contest, gint64 team, const BaheValue *people)
{
  g_autoptr (GArray) lineup = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!array_has (contest->teams, team) || list_repeats (people))
    return FALSE;
  for (gsize i = 0; i < people->n; i++)
    g_array_append_val (lineup, people->items[i].integer);
  g_hash_table_replace (contest->lineups, g_memdup2 (&team, sizeof team), g_steal_pointer (&lineup));
  return TRUE;
}

static gboolean
evolve_substituted (Contest *contest, gint64 team, gint64 out_person, gint64 in_person)
{
  GArray *lineup = g_hash_table_lookup (contest->lineups, &team);

  if (lineup == NULL)
    return TRUE;
  if (array_has (lineup, in_person))
    return FALSE;
  for (guint i = 0; i < lineup->len; i++) {
    if (g_array_index (lineup, gint64, i) == out_person) {
      g_array_index (lineup, gint64, i) = in_person;
      return TRUE;
    }
  }
  return FALSE;
}

/* ---- ends
 * ------------------------------------------------------------------------------------------------------------------ */

static void
add_end (Contest *contest, Match *match, End end, BaheOut *out)
{
  int side = tug_side_of (match, end.winner);

  end.number = match->won[0] + match->won[1] + 1;
  g_array_append_val (match->ends, end);
  match->pull_cautions[0] = match->pull_cautions[1] = 0;
  match->red = end.red;
  if (side < 0)
    return;
  match->won[side]++;
  if (!contest->keep_sides)
    match->red = end.blue;
  settle (contest, match, out);
}

static gboolean
evolve_caution (Contest *contest, Match *match, End end, gint64 cautioned, BaheOut *out)
{
  int side = tug_side_of (match, cautioned);

  match->cautions[side]++;
  match->pull_cautions[side]++;
  if (contest->caution_limit > 0 && match->pull_cautions[side] >= contest->caution_limit) {
    end.how = END_BY_CAUTIONS;
    end.winner = match->team[1 - side];
    add_end (contest, match, end, out);
  }
  return TRUE;
}

static gboolean
evolve_result (Contest *contest, Match *match, const BaheValue *v, BaheOut *out)
{
  int red = tug_side_of (match, v[ON_RED].integer);
  gint64 ours = v[ON_FIRST].integer, theirs = v[ON_SECOND].integer;
  gboolean forfeited = bahe_number_or (&v[ON_THIRD], ENDED_PLAYED) == ENDED_FORFEIT;

  if (match->ends->len > 0 || !tug_score_fits (contest, match, ours, theirs) || (forfeited && ours == theirs))
    return FALSE;
  match->cautions[red] += (guint) bahe_number_or (&v[ON_FOURTH], 0);
  match->cautions[1 - red] += (guint) bahe_number_or (&v[ON_FIFTH], 0);
  match->won[red] = (guint) ours;
  match->won[1 - red] = (guint) theirs;
  match->red = v[ON_RED].integer;
  finish_match (contest, match, forfeited ? MATCH_FORFEITED : MATCH_PLAYED, out);
  forfeit_for_withdrawn (contest, out);
  return TRUE;
}

static gboolean
evolve_end (Contest *contest, Match *match, const BaheEvent *event, BaheOut *out)
{
  const BaheValue *v = event->values;
  gint64 red = v[ON_RED].integer, blue = v[ON_BLUE].integer;
  gint64 chosen = bahe_number_or (&v[ON_FIRST], SIDE_RED) == SIDE_RED ? red : blue, other = chosen == red ? blue : red;
  End end = { .red = red, .blue = blue, .winner = chosen, .reason = -1 };

  switch (event->type) {
  case END_RECORDED:
    end.seconds = v[ON_SECOND];
    break;
  case END_REPLAYED:
    end.how = END_AGAIN;
    end.winner = 0;
    end.reason = v[ON_FIRST].integer;
    end.seconds = v[ON_SECOND];
    break;
  case END_TIMED_OUT:
    end.cm = v[ON_SECOND];
    end.cm.text = NULL;
    end.seconds = bahe_number_value (contest->time_limit);
    end.how = end.cm.integer == 0 ? END_AGAIN : END_BY_MARKER;
    end.winner = end.cm.integer == 0 ? 0 : chosen;
    end.reason = end.cm.integer == 0 ? REPLAY_LEVEL : -1;
    break;
  case FOUL_CALLED:
    end.how = END_BY_FOUL;
    end.winner = other;
    end.reason = bahe_number_or (&v[ON_SECOND], -1);
    end.seconds = v[ON_THIRD];
    break;
  default:
    end.reason = bahe_number_or (&v[ON_SECOND], -1);
    return evolve_caution (contest, match, end, chosen, out);
  }
  end.seconds.text = NULL;
  add_end (contest, match, end, out);
  return TRUE;
}

/* An event of one match: FALSE where these two have none to play. */
static gboolean
evolve_match (Contest *contest, const BaheEvent *event, BaheOut *out)
{
  const BaheValue *v = event->values;
  gint64 red = v[ON_RED].integer, blue = v[ON_BLUE].integer;
  Match *match = tug_match_of (contest, v[ON_MATCH].integer, red, blue);
  int side = bahe_number_or (&v[ON_FIRST], SIDE_RED) == SIDE_RED ? 0 : 1;
  gint64 team = side == 0 ? red : blue;

  if (match == NULL)
    return FALSE;
  if (event->type == SUBSTITUTED)
    return evolve_substituted (contest, team, v[ON_SECOND].integer, v[ON_THIRD].integer);
  if (event->type == RESULT_RECORDED) {
    if (!evolve_result (contest, match, v, out))
      return FALSE;
    contest->begun = TRUE;
    return TRUE;
  }
  contest->begun = TRUE;
  contest->current = match;
  switch (event->type) {
  case MATCH_STARTED:
  case SIDES_SET:
    match->red = red;
    return TRUE;
  case FORFEITED:
  case LATE_RECORDED:
    if (event->type == LATE_RECORDED && v[ON_SECOND].integer <= contest->late_limit)
      return TRUE;
    forfeit_match (contest, match, tug_side_of (match, team), out);
    forfeit_for_withdrawn (contest, out);
    return TRUE;
  default:
    return evolve_end (contest, match, event, out);
  }
}

gboolean
tug_evolve (void *state, const BaheEvent *event, BaheOut *out)
{
  Contest *contest = state;
  const BaheValue *v = event->values;

  switch (event->type) {
  case BAHE_ENTERED:
    return evolve_entered (contest, v[0].integer);
  case BAHE_WITHDRAWN:
    return evolve_withdrawn (contest, v[0].integer, out);
  case ORDER_DRAWN:
    return evolve_order (contest, &v[0], out);
  case TEAMS_WENT_ON:
    return evolve_went_on (contest, &v[0], out);
  case LINEUP_GIVEN:
    return evolve_lineup (contest, v[LINEUP_TEAM].integer, &v[LINEUP_PEOPLE]);
  case LOTS_DRAWN:
    return TRUE;
  default:
    return event->type < LOTS_DRAWN && evolve_match (contest, event, out);
  }
}
