/* Tug-of-war: what each event leaves behind, besides those of the draw. */
#include "tug_of_war.h"

static void
settle (Contest *contest, Match *match, BaheOut *out)
{
  if (!tug_score_fits (contest, match, match->score[0], match->score[1]))
    return;
  draw_finish (&contest->draw, match, MATCH_PLAYED, 0, out);
  draw_forfeit_for_withdrawn (&contest->draw, out);
}

/* ---- line-ups ------------------------------------------------------------------------------------------- */

static gboolean
evolve_lineup (Contest *contest, gint64 team, const BaheValue *people)
{
  g_autoptr (GArray) lineup = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!draw_has (contest->draw.entrants, team) || draw_repeats (people))
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
  if (draw_has (lineup, in_person))
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
  int side = draw_side_of (match, end.winner);

  end.number = match->score[0] + match->score[1] + 1;
  g_array_append_val (match->parts, end);
  ((Pull *) match)->cautions[0] = ((Pull *) match)->cautions[1] = 0;
  match->red = end.red;
  if (side < 0)
    return;
  match->score[side]++;
  if (!contest->keep_sides)
    match->red = end.blue;
  settle (contest, match, out);
}

static gboolean
evolve_caution (Contest *contest, Match *match, End end, gint64 cautioned, BaheOut *out)
{
  int side = draw_side_of (match, cautioned);

  match->cautions[side]++;
  guint cautions = ++((Pull *) match)->cautions[side];
  if (contest->caution_limit > 0 && cautions >= contest->caution_limit) {
    end.how = END_BY_CAUTIONS;
    end.winner = match->side[1 - side];
    add_end (contest, match, end, out);
  }
  return TRUE;
}

static gboolean
evolve_result (Contest *contest, Match *match, const BaheValue *v, BaheOut *out)
{
  int red = draw_side_of (match, v[ON_RED].integer);
  gint64 ours = v[ON_FIRST].integer, theirs = v[ON_SECOND].integer;
  gboolean forfeited = bahe_number_or (&v[ON_THIRD], ENDED_PLAYED) == ENDED_FORFEIT;

  if (match->parts->len > 0 || !tug_score_fits (contest, match, ours, theirs) || (forfeited && ours == theirs))
    return FALSE;
  match->cautions[red] += (guint) bahe_number_or (&v[ON_FOURTH], 0);
  match->cautions[1 - red] += (guint) bahe_number_or (&v[ON_FIFTH], 0);
  match->score[red] = (guint) ours;
  match->score[1 - red] = (guint) theirs;
  match->red = v[ON_RED].integer;
  draw_finish (&contest->draw, match, forfeited ? MATCH_FORFEITED : MATCH_PLAYED, 0, out);
  draw_forfeit_for_withdrawn (&contest->draw, out);
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
  Match *match = draw_between (&contest->draw, v[ON_MATCH].integer, red, blue);
  int side = bahe_number_or (&v[ON_FIRST], SIDE_RED) == SIDE_RED ? 0 : 1;
  gint64 team = side == 0 ? red : blue;

  if (match == NULL)
    return FALSE;
  if (event->type == SUBSTITUTED)
    return evolve_substituted (contest, team, v[ON_SECOND].integer, v[ON_THIRD].integer);
  if (event->type == RESULT_RECORDED) {
    if (!evolve_result (contest, match, v, out))
      return FALSE;
    contest->draw.begun = TRUE;
    return TRUE;
  }
  contest->draw.begun = TRUE;
  contest->draw.current = match;
  switch (event->type) {
  case MATCH_STARTED:
  case SIDES_SET:
    match->red = red;
    return TRUE;
  case FORFEITED:
  case LATE_RECORDED:
    if (event->type == LATE_RECORDED && v[ON_SECOND].integer <= contest->late_limit)
      return TRUE;
    draw_forfeit (&contest->draw, match, draw_side_of (match, team), out);
    draw_forfeit_for_withdrawn (&contest->draw, out);
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

  if (event->type == LINEUP_GIVEN)
    return evolve_lineup (contest, v[LINEUP_TEAM].integer, &v[LINEUP_PEOPLE]);
  if (event->type >= DRAW_EVENTS_N && event->type <= RESULT_RECORDED)
    return evolve_match (contest, event, out);
  if (event->type == BAHE_WITHDRAWN && !draw_is_fixed (&contest->draw))
    g_hash_table_remove (contest->lineups, &v[0].integer);
  return draw_evolve (&contest->draw, event, out);
}
