/* A contest of matches: what each event leaves behind, and the facts it gives. */
#include "match.h"

/* ---- a match is over ------------------------------------------------------------------------------------ */

/* The points of each set, from the first side; none where one of them was told without points. Free with g_free. */
static BaheValue *
set_scores (const Match *match, BaheValue cells[][2], gsize *n)
{
  BaheValue *rows = g_new0 (BaheValue, match->sets->len + 1);

  *n = 0;
  for (guint i = 0; i < match->sets->len; i++) {
    const Set *set = &g_array_index (match->sets, Set, i);
    if (!set->has_points) {
      *n = 0;
      break;
    }
    cells[i][0] = bahe_number_value (set->points[0]);
    cells[i][1] = bahe_number_value (set->points[1]);
    rows[(*n)++] = bahe_list_value (cells[i], 2);
  }
  return rows;
}

static gint64
ended_of (const Match *match)
{
  return match->state == MATCH_FORFEITED ? ENDED_FORFEIT : match->state == MATCH_RETIRED ? ENDED_RETIRED : ENDED_PLAYED;
}

void
match_give (const Match *match, BaheOut *out)
{
  gboolean in_group = match->stage == STAGE_GROUP;
  g_autofree BaheValue (*cells)[2] = g_malloc0_n (match->sets->len + 1, sizeof *cells);
  gsize n_scores;
  g_autofree BaheValue *scores = set_scores (match, cells, &n_scores);
  g_autofree char *group = in_group ? match_group_name (match->group) : NULL;

  out->record (out, MATCH_DECIDED,
               (BaheValue[DECIDED_N]){
                   [DECIDED_NUMBER] = bahe_number_value (match->number),
                   [DECIDED_RED] = bahe_number_value (match->side[0]),
                   [DECIDED_BLUE] = bahe_number_value (match->side[1]),
                   [DECIDED_RED_ENDS] = bahe_number_value (match->score[0]),
                   [DECIDED_BLUE_ENDS] = bahe_number_value (match->score[1]),
                   [DECIDED_ENDED] = bahe_number_value (ended_of (match)),
                   [DECIDED_ENDS] = n_scores > 0 ? bahe_list_value (scores, n_scores) : (BaheValue){ 0 },
                   [DECIDED_CAUTIONS] = bahe_number_value (match->cautions[0]),
                   [DECIDED_OTHER_CAUTIONS] = bahe_number_value (match->cautions[1]),
                   [DECIDED_STAGE] = match->stage != STAGE_NONE ? bahe_number_value (match->stage) : (BaheValue){ 0 },
                   [DECIDED_GROUP] = bahe_text_value (group),
                   [DECIDED_ROUND] = bahe_number_value (match->round),
                   [DECIDED_BRACKET] = match_in_bracket (match) ? bahe_number_value (match_bracket_of (
                                                                      match->part, match->stage == STAGE_DOUBLE))
                                                                : (BaheValue){ 0 },
                   [DECIDED_WINNER] = match->named ? bahe_number_value (match->winner) : (BaheValue){ 0 },
               });
}

/* `winner` 0: as the score says. */
static void
finish (Contest *contest, Match *match, MatchState state, gint64 winner, BaheOut *out)
{
  gboolean level = match->score[0] == match->score[1];

  match->state = state;
  match->named = winner != 0;
  match->winner = winner != 0 ? winner : level ? 0 : match->side[match->score[0] > match->score[1] ? 0 : 1];
  if (contest->current == match)
    contest->current = NULL;
  match_give (match, out);
  if (match_in_bracket (match))
    match_bracket_follow (contest, match);
}

/* The whole score to the other side, none to who does not come; `side` 2: neither came. */
static void
forfeit (Contest *contest, Match *match, guint side, BaheOut *out)
{
  gint64 to_win = match_sets_to_win (contest);

  g_array_set_size (match->sets, 0);
  for (guint i = 0; i < 2; i++)
    match->score[i] = side == 1 - i ? (to_win > 0 ? to_win : contest->forfeit) : 0;
  finish (contest, match, MATCH_FORFEITED, 0, out);
}

/* Whoever has withdrawn forfeits each match that is open and has both its sides. Where both have, the first goes on,
 * because somebody must stand there. */
static void
forfeit_for_withdrawn (Contest *contest, BaheOut *out)
{
  for (guint i = 0; contest->withdrawn->len > 0 && i < contest->matches->len;) {
    Match *match = contest->matches->pdata[i++];
    if (!match_is_ready (match))
      continue;
    gboolean first = array_has (contest->withdrawn, match->side[0]),
             second = array_has (contest->withdrawn, match->side[1]);
    if (!first && !second)
      continue;
    forfeit (contest, match, second ? 1 : 0, out);
    if (match_in_bracket (match))
      i = 0; /* this may have given an earlier one its sides */
  }
}

/* ---- entrants ------------------------------------------------------------------------------------------- */

static gboolean
evolve_entered (Contest *contest, gint64 entrant, BaheOut *out)
{
  if (array_has (contest->entrants, entrant) || (contest->drawn && !match_schedule_late (contest, entrant, out)))
    return FALSE;
  g_array_append_val (contest->entrants, entrant);
  forfeit_for_withdrawn (contest, out);
  return TRUE;
}

static gboolean
evolve_withdrawn (Contest *contest, gint64 entrant, BaheOut *out)
{
  if (!array_has (contest->entrants, entrant) || array_has (contest->withdrawn, entrant))
    return FALSE;
  if (contest->drawn) {
    g_array_append_val (contest->withdrawn, entrant);
    forfeit_for_withdrawn (contest, out);
    return TRUE;
  }
  for (guint i = contest->entrants->len; i-- > 0;)
    if (g_array_index (contest->entrants, gint64, i) == entrant)
      g_array_remove_index (contest->entrants, i);
  return TRUE;
}

static gboolean
evolve_order (Contest *contest, const BaheValue *order, BaheOut *out)
{
  gsize least = contest->format == FORMAT_GROUPS ? 2 * contest->groups : 2;

  if (contest->drawn || order->n < least || !match_names_entrants (contest, order))
    return FALSE;
  for (gsize i = 0; i < order->n; i++)
    g_array_append_val (contest->order, order->items[i].integer);
  contest->drawn = TRUE;
  match_schedule_drawn (contest, out);
  return TRUE;
}

static gboolean
evolve_went_on (Contest *contest, const BaheValue *order, BaheOut *out)
{
  if (contest->format != FORMAT_GROUPS || contest->bracket != NULL || order->n < 2 ||
      !match_names_entrants (contest, order))
    return FALSE;
  for (gsize i = 0; i < order->n; i++)
    if (match_group_of (contest, order->items[i].integer) < 0)
      return FALSE;
  for (gsize i = 0; i < order->n; i++)
    g_array_append_val (contest->seeds, order->items[i].integer);
  match_schedule_bracket (contest, out);
  forfeit_for_withdrawn (contest, out);
  return TRUE;
}

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
      if (array_has (seen, one->integer) || match_place_of (contest, one->integer) < 0)
        return FALSE;
      g_array_append_val (seen, one->integer);
    }
  }
  return TRUE;
}

static gboolean
evolve_paired (Contest *contest, const BaheValue *v, BaheOut *out)
{
  gint64 round = v[PAIRED_ROUND].integer;

  if (contest->format != FORMAT_SWISS || !contest->drawn || round != contest->paired + 1 ||
      !pairs_fit (contest, &v[PAIRED_PAIRS]))
    return FALSE;
  match_schedule_round (contest, (guint) round, &v[PAIRED_PAIRS], out);
  forfeit_for_withdrawn (contest, out);
  return TRUE;
}

/* ---- one match ------------------------------------------------------------------------------------------ */

static gboolean
evolve_time (Contest *contest, const BaheValue *v)
{
  Match *match = match_numbered (contest, v[TIME_MATCH].integer);

  if (match == NULL)
    return FALSE;
  g_free (match->venue);
  match->venue = bahe_is_given (&v[TIME_VENUE]) ? g_strdup (v[TIME_VENUE].text) : NULL;
  match->start = bahe_is_given (&v[TIME_START]) ? v[TIME_START].integer : 0;
  match->last = bahe_is_given (&v[TIME_START]) ? v[TIME_START].last : 0;
  match->minutes = bahe_number_or (&v[TIME_MINUTES], contest->minutes);
  return TRUE;
}

static void
settle (Contest *contest, Match *match, BaheOut *out)
{
  if (!match_score_fits (contest, match->score[0], match->score[1], FALSE))
    return;
  finish (contest, match, MATCH_PLAYED, 0, out);
  forfeit_for_withdrawn (contest, out);
}

static gboolean
evolve_set (Contest *contest, Match *match, const BaheValue *v, BaheOut *out)
{
  int red = match_side_of (match, v[ON_RED].integer);
  guint winner = (guint) (v[ON_FIRST].integer == SIDE_RED ? red : 1 - red);
  Set set = { .winner = winner, .has_points = bahe_is_given (&v[ON_SECOND]) };

  if (match_sets_to_win (contest) == 0)
    return FALSE;
  set.points[red] = bahe_number_or (&v[ON_SECOND], 0);
  set.points[1 - red] = bahe_number_or (&v[ON_THIRD], 0);
  if (set.has_points && (!match_set_fits (contest, match->sets->len + 1, set.points[0], set.points[1]) ||
                         set.points[winner] < set.points[1 - winner]))
    return FALSE;
  g_array_append_val (match->sets, set);
  match->score[winner]++;
  contest->current = match;
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
    if (match_set_fits (contest, match->sets->len + 1, ours, theirs))
      set.winner = ours > theirs ? red : 1 - red;
    g_array_append_val (match->sets, set);
  }
}

/* Whether such a result can stand; scores and winner from the side of the first named. */
static gboolean
result_fits (const Contest *contest, const Match *match, gint64 ended, gint64 ours, gint64 theirs, gint64 winner)
{
  if (match->sets->len > 0 || (winner != 0 && match_side_of (match, winner) < 0))
    return FALSE;
  if (ended == ENDED_RETIRED)
    return winner != 0 && ours >= 0 && theirs >= 0;
  if (ended == ENDED_FORFEIT)
    return ours != theirs && MIN (ours, theirs) == 0;
  if (ours == theirs && match_in_bracket (match))
    return winner != 0 && match_score_fits (contest, ours, theirs, TRUE);
  return match_score_fits (contest, ours, theirs, contest->draws);
}

static gboolean
evolve_result (Contest *contest, Match *match, const BaheValue *v, BaheOut *out)
{
  static const MatchState states[] = { MATCH_PLAYED, MATCH_FORFEITED, MATCH_RETIRED };
  int red = match_side_of (match, v[ON_RED].integer);
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
  finish (contest, match, states[ended], says ? winner : 0, out);
  forfeit_for_withdrawn (contest, out);
  return TRUE;
}

static gboolean
evolve_side (Contest *contest, Match *match, const BaheEvent *event, BaheOut *out)
{
  const BaheValue *v = event->values;
  guint red = (guint) match_side_of (match, v[ON_RED].integer);
  gint64 said = v[ON_FIRST].integer;
  guint side = said == SIDE_BOTH ? 2 : said == SIDE_RED ? red : 1 - red;

  if (side == 2 && (match_in_bracket (match) || event->type == RETIRED))
    return FALSE;
  if (event->type == RETIRED)
    finish (contest, match, MATCH_RETIRED, match->side[1 - side], out);
  else
    forfeit (contest, match, side, out);
  forfeit_for_withdrawn (contest, out);
  return TRUE;
}

/* An event of one match: FALSE where these two have none to play. */
static gboolean
evolve_match (Contest *contest, const BaheEvent *event, BaheOut *out)
{
  const BaheValue *v = event->values;
  Match *match = match_between (contest, v[ON_MATCH].integer, v[ON_RED].integer, v[ON_BLUE].integer);

  if (match == NULL)
    return FALSE;
  switch (event->type) {
  case MATCH_STARTED:
    contest->current = match;
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
  const BaheValue *v = event->values;

  switch (event->type) {
  case BAHE_ENTERED:
    return evolve_entered (contest, v[0].integer, out);
  case BAHE_WITHDRAWN:
    return evolve_withdrawn (contest, v[0].integer, out);
  case ORDER_DRAWN:
    return evolve_order (contest, &v[0], out);
  case ROUND_PAIRED:
    return evolve_paired (contest, v, out);
  case WENT_ON:
    return evolve_went_on (contest, &v[0], out);
  case LOTS_DRAWN:
    return TRUE;
  case TIME_SET:
    return evolve_time (contest, v);
  default:
    return event->type < MATCH_DECIDED && evolve_match (contest, event, out);
  }
}
