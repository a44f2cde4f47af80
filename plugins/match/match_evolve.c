/* A contest of matches: what each event leaves behind, besides those of the draw. */
#include "match.h"

/* ---- a round of a Swiss tournament ---------------------------------------------------------------------- */

/* Each once, and all of them are drawn. */
static gboolean
pairs_fit (const Contest *contest, const BaheValue *pairs)
{
  g_autoptr (GArray) seen = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (gsize i = 0; i < pairs->n; i++) {
    for (guint side = PAIR_RED; side <= PAIR_BLUE; side++) {
      const BaheValue *one = &pairs->items[i].items[side];
      if (side == PAIR_BLUE && !bahe_is_given (one))
        continue;
      if (draw_has (seen, one->integer) || draw_place_of (&contest->draw, one->integer) < 0)
        return FALSE;
      g_array_append_val (seen, one->integer);
    }
  }
  return TRUE;
}

static void
schedule_round (Contest *contest, guint round, const BaheValue *pairs, BaheOut *out)
{
  guint number = draw_last_number (&contest->draw);

  contest->paired = round;
  for (gsize i = 0; i < pairs->n; i++) {
    const BaheValue *pair = pairs->items[i].items;
    Match *match = draw_add_match (&contest->draw, STAGE_NONE, 0, round, pair[PAIR_RED].integer,
                                   bahe_number_or (&pair[PAIR_BLUE], 0));
    if (bahe_is_given (&pair[PAIR_BLUE])) {
      match->number = ++number;
      continue;
    }
    match->state = MATCH_BYE;
    match->winner = match->side[0];
    draw_give_bye (match->winner, STAGE_NONE, round, out);
  }
}

static gboolean
evolve_paired (Contest *contest, const BaheValue *v, BaheOut *out)
{
  gint64 round = v[PAIRED_ROUND].integer;

  if (contest->draw.format != FORMAT_SWISS || !contest->draw.drawn || round != contest->paired + 1 ||
      !pairs_fit (contest, &v[PAIRED_PAIRS]))
    return FALSE;
  schedule_round (contest, (guint) round, &v[PAIRED_PAIRS], out);
  draw_forfeit_for_withdrawn (&contest->draw, out);
  return TRUE;
}

/* ---- one match ------------------------------------------------------------------------------------------ */

static void
settle (Contest *contest, Match *match, BaheOut *out)
{
  if (!match_score_fits (contest, match->score[0], match->score[1], FALSE))
    return;
  draw_finish (&contest->draw, match, MATCH_PLAYED, 0, out);
  draw_forfeit_for_withdrawn (&contest->draw, out);
}

static gboolean
evolve_set (Contest *contest, Match *match, const BaheValue *v, BaheOut *out)
{
  int red = draw_side_of (match, v[ON_RED].integer);
  guint winner = (guint) (v[ON_FIRST].integer == SIDE_RED ? red : 1 - red);
  Set set = { .winner = winner, .has_points = bahe_is_given (&v[ON_SECOND]) };

  if (match_sets_to_win (contest) == 0)
    return FALSE;
  set.points[red] = bahe_number_or (&v[ON_SECOND], 0);
  set.points[1 - red] = bahe_number_or (&v[ON_THIRD], 0);
  if (set.has_points && (!match_set_fits (contest, match->parts->len + 1, set.points[0], set.points[1]) ||
                         set.points[winner] < set.points[1 - winner]))
    return FALSE;
  g_array_append_val (match->parts, set);
  match->score[winner]++;
  contest->draw.current = match;
  settle (contest, match, out);
  return TRUE;
}

static void
take_sets (const Contest *contest, Match *match, guint red, const BaheValue *sets)
{
  for (gsize i = 0; bahe_is_given (sets) && i < sets->n; i++) {
    gint64 ours = sets->items[i].items[0].integer, theirs = sets->items[i].items[1].integer;
    Set set = { .has_points = TRUE, .winner = 2 };
    set.points[red] = ours;
    set.points[1 - red] = theirs;
    if (match_set_fits (contest, match->parts->len + 1, ours, theirs))
      set.winner = ours > theirs ? red : 1 - red;
    g_array_append_val (match->parts, set);
  }
}

/* Whether such a result can stand; scores and winner from the side of the first named. */
static gboolean
result_fits (const Contest *contest, const Match *match, gint64 ended, gint64 ours, gint64 theirs, gint64 winner)
{
  if (match->parts->len > 0 || (winner != 0 && draw_side_of (match, winner) < 0))
    return FALSE;
  if (ended == ENDED_RETIRED)
    return winner != 0 && ours >= 0 && theirs >= 0;
  if (ended == ENDED_FORFEIT)
    return ours != theirs && MIN (ours, theirs) == 0;
  if (ours == theirs && draw_in_bracket (match))
    return winner != 0 && match_score_fits (contest, ours, theirs, TRUE);
  return match_score_fits (contest, ours, theirs, contest->draws);
}

static gboolean
evolve_result (Contest *contest, Match *match, const BaheValue *v, BaheOut *out)
{
  static const MatchState states[] = { MATCH_PLAYED, MATCH_FORFEITED, MATCH_RETIRED };
  int red = draw_side_of (match, v[ON_RED].integer);
  gint64 ours = v[ON_RED_ENDS].integer, theirs = v[ON_BLUE_ENDS].integer;
  gint64 ended = CLAMP (bahe_number_or (&v[ON_ENDED], ENDED_PLAYED), ENDED_PLAYED, ENDED_RETIRED);
  gint64 winner = bahe_number_or (&v[ON_WINNER], 0);

  if (!result_fits (contest, match, ended, ours, theirs, winner))
    return FALSE;
  match->score[red] = ours;
  match->score[1 - red] = theirs;
  match->cautions[red] = (guint) bahe_number_or (&v[ON_RED_CAUTIONS], 0);
  match->cautions[1 - red] = (guint) bahe_number_or (&v[ON_BLUE_CAUTIONS], 0);
  if (ended != ENDED_FORFEIT)
    take_sets (contest, match, (guint) red, &v[ON_SETS]);
  gboolean says = ended == ENDED_RETIRED || ours == theirs;
  draw_finish (&contest->draw, match, states[ended], says ? winner : 0, out);
  draw_forfeit_for_withdrawn (&contest->draw, out);
  return TRUE;
}

static gboolean
evolve_side (Contest *contest, Match *match, const BaheEvent *event, BaheOut *out)
{
  const BaheValue *v = event->values;
  guint red = (guint) draw_side_of (match, v[ON_RED].integer);
  gint64 said = v[ON_FIRST].integer;
  guint side = said == SIDE_BOTH ? 2 : said == SIDE_RED ? red : 1 - red;

  if (side == 2 && (draw_in_bracket (match) || event->type == RETIRED))
    return FALSE;
  if (event->type == RETIRED)
    draw_finish (&contest->draw, match, MATCH_RETIRED, match->side[1 - side], out);
  else
    draw_forfeit (&contest->draw, match, side, out);
  draw_forfeit_for_withdrawn (&contest->draw, out);
  return TRUE;
}

/* An event of one match: FALSE where these two have none to play. */
static gboolean
evolve_match (Contest *contest, const BaheEvent *event, BaheOut *out)
{
  const BaheValue *v = event->values;
  Match *match = draw_between (&contest->draw, v[ON_MATCH].integer, v[ON_RED].integer, v[ON_BLUE].integer);

  if (match == NULL)
    return FALSE;
  switch (event->type) {
  case MATCH_STARTED:
    contest->draw.current = match;
    return TRUE;
  case SET_RECORDED:
    return evolve_set (contest, match, v, out);
  case RESULT_RECORDED:
    return evolve_result (contest, match, v, out);
  default:
    return evolve_side (contest, match, event, out);
  }
}

gboolean
match_evolve (void *state, const BaheEvent *event, BaheOut *out)
{
  Contest *contest = state;
  gboolean over =
      contest->draw.format == FORMAT_SWISS && contest->draw.drawn && contest->paired >= match_rounds_of (contest);

  switch (event->type) {
  case ROUND_PAIRED:
    return evolve_paired (contest, event->values, out);
  case MATCH_STARTED:
  case SET_RECORDED:
  case RESULT_RECORDED:
  case FORFEITED:
  case RETIRED:
    return evolve_match (contest, event, out);
  default:
    /* A Swiss tournament has no round left for who comes behind its last. */
    return !(over && event->type == BAHE_ENTERED) && draw_evolve (&contest->draw, event, out);
  }
}
