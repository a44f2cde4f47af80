/* Contests of matches: what the events of the draw leave behind, and the facts that a match gives. */
#include "draw.h"

/* ---- a match is over ------------------------------------------------------------------------------------ */

static gint64
ended_of (const Match *match)
{
  return match->state == MATCH_FORFEITED ? ENDED_FORFEIT : match->state == MATCH_RETIRED ? ENDED_RETIRED : ENDED_PLAYED;
}

/* The scores as rows of two cells. Free with g_free. */
static BaheValue *
score_rows (const GArray *scores, BaheValue cells[][2])
{
  BaheValue *rows = g_new0 (BaheValue, scores->len + 1);

  for (guint i = 0; i < scores->len; i++) {
    for (guint side = 0; side < 2; side++)
      cells[i][side] = bahe_number_value (g_array_index (scores, PartScore, i).side[side]);
    rows[i] = bahe_list_value (cells[i], 2);
  }
  return rows;
}

static void
give_match (const Draw *draw, const Match *match, BaheOut *out)
{
  g_autoptr (GArray) scores = g_array_new (FALSE, FALSE, sizeof (PartScore));
  g_autofree char *group = match->stage == STAGE_GROUP ? draw_group_name (match->group) : NULL;

  if (match->state != MATCH_FORFEITED)
    draw->kind->part_scores (match, scores);
  g_autofree BaheValue (*cells)[2] = g_malloc0_n (scores->len + 1, sizeof *cells);
  g_autofree BaheValue *rows = score_rows (scores, cells);
  out->record (out, MATCH_DECIDED,
               (BaheValue[DECIDED_N]){
                   [DECIDED_NUMBER] = bahe_number_value (match->number),
                   [DECIDED_RED] = bahe_number_value (match->side[0]),
                   [DECIDED_BLUE] = bahe_number_value (match->side[1]),
                   [DECIDED_RED_ENDS] = bahe_number_value (match->score[0]),
                   [DECIDED_BLUE_ENDS] = bahe_number_value (match->score[1]),
                   [DECIDED_ENDED] = bahe_number_value (ended_of (match)),
                   [DECIDED_ENDS] = bahe_list_value (rows, scores->len),
                   [DECIDED_CAUTIONS] = bahe_number_value (match->cautions[0]),
                   [DECIDED_OTHER_CAUTIONS] = bahe_number_value (match->cautions[1]),
                   [DECIDED_STAGE] = match->stage != STAGE_NONE ? bahe_number_value (match->stage) : (BaheValue){ 0 },
                   [DECIDED_GROUP] = bahe_text_value (group),
                   [DECIDED_ROUND] = bahe_number_value (match->round),
                   [DECIDED_BRACKET] = draw_bracket_of (match),
                   [DECIDED_WINNER] = match->named ? bahe_number_value (match->winner) : (BaheValue){ 0 },
               });
}

void
draw_give_bye (gint64 entrant, guint stage, guint round, BaheOut *out)
{
  gboolean bracket = stage != STAGE_NONE;

  out->record (out, MATCH_DECIDED,
               (BaheValue[DECIDED_N]){
                   [DECIDED_RED] = bahe_number_value (entrant),
                   [DECIDED_ENDED] = bahe_number_value (ENDED_BYE),
                   [DECIDED_STAGE] = bracket ? bahe_number_value (stage) : (BaheValue){ 0 },
                   [DECIDED_ROUND] = bahe_number_value (round),
                   [DECIDED_BRACKET] = bracket ? bahe_number_value (BRACKET_MAIN) : (BaheValue){ 0 },
               });
}

void
draw_finish (Draw *draw, Match *match, MatchState state, gint64 winner, BaheOut *out)
{
  gboolean level = match->score[0] == match->score[1];

  match->state = state;
  match->named = winner != 0;
  match->winner = winner != 0 ? winner : level ? 0 : match->side[match->score[0] > match->score[1] ? 0 : 1];
  if (draw->current == match)
    draw->current = NULL;
  give_match (draw, match, out);
  if (draw_in_bracket (match))
    draw_follow (draw, match);
}

void
draw_forfeit (Draw *draw, Match *match, guint side, BaheOut *out)
{
  for (guint i = 0; i < 2; i++)
    match->score[i] = side == 1 - i ? draw->kind->forfeit_score (draw, match) : 0;
  draw_finish (draw, match, MATCH_FORFEITED, 0, out);
}

/* Where both have withdrawn, which happens in a bracket only, the first goes on, because somebody must stand there. */
void
draw_forfeit_for_withdrawn (Draw *draw, BaheOut *out)
{
  for (guint i = 0; draw->withdrawn->len > 0 && i < draw->matches->len;) {
    Match *match = draw->matches->pdata[i++];
    if (!draw_is_ready (match))
      continue;
    gboolean first = draw_has (draw->withdrawn, match->side[0]), second = draw_has (draw->withdrawn, match->side[1]);
    if (!first && !second)
      continue;
    draw_forfeit (draw, match, second ? 1 : 0, out);
    if (draw_in_bracket (match))
      i = 0; /* this may have given an earlier one its sides */
  }
}

/* ---- entrants ------------------------------------------------------------------------------------------- */

static gboolean
may_play_undrawn (const Draw *draw)
{
  return draw->kind->plays_undrawn && draw->format == FORMAT_LEAGUE;
}

static gboolean
evolve_entered (Draw *draw, gint64 entrant, BaheOut *out)
{
  if (draw_has (draw->entrants, entrant) || (draw_is_fixed (draw) && !draw_schedule_late (draw, entrant, out)))
    return FALSE;
  g_array_append_val (draw->entrants, entrant);
  if (draw_is_fixed (draw))
    draw_forfeit_for_withdrawn (draw, out);
  else if (may_play_undrawn (draw))
    draw_schedule_league (draw);
  return TRUE;
}

static gboolean
evolve_withdrawn (Draw *draw, gint64 entrant, BaheOut *out)
{
  if (!draw_has (draw->entrants, entrant) || draw_has (draw->withdrawn, entrant))
    return FALSE;
  if (draw_is_fixed (draw)) {
    g_array_append_val (draw->withdrawn, entrant);
    draw_forfeit_for_withdrawn (draw, out);
    return TRUE;
  }
  for (guint i = draw->entrants->len; i-- > 0;)
    if (g_array_index (draw->entrants, gint64, i) == entrant)
      g_array_remove_index (draw->entrants, i);
  if (may_play_undrawn (draw))
    draw_schedule_league (draw);
  return TRUE;
}

static gboolean
evolve_order (Draw *draw, const BaheValue *order, BaheOut *out)
{
  gsize least = draw->format == FORMAT_GROUPS ? 2 * draw->groups : 2;

  if (draw_is_fixed (draw) || order->n < least || !draw_names_entrants (draw, order))
    return FALSE;
  for (gsize i = 0; i < order->n; i++)
    g_array_append_val (draw->order, order->items[i].integer);
  draw->drawn = TRUE;
  if (draw->format == FORMAT_LEAGUE) {
    draw_schedule_league (draw);
  } else if (draw->format == FORMAT_GROUPS) {
    draw_schedule_groups (draw, out);
  } else if (draw->format != FORMAT_SWISS) {
    g_array_append_vals (draw->seeds, draw->order->data, draw->order->len);
    draw_schedule_bracket (draw, out);
  }
  return TRUE;
}

static gboolean
evolve_went_on (Draw *draw, const BaheValue *order, BaheOut *out)
{
  if (draw->bracket != NULL || order->n < 2 || !draw_names_entrants (draw, order))
    return FALSE;
  for (gsize i = 0; i < order->n; i++)
    if (draw_group_of (draw, order->items[i].integer) < 0)
      return FALSE;
  for (gsize i = 0; i < order->n; i++)
    g_array_append_val (draw->seeds, order->items[i].integer);
  draw_schedule_bracket (draw, out);
  draw_forfeit_for_withdrawn (draw, out);
  return TRUE;
}

static gboolean
evolve_time (Draw *draw, const BaheValue *v)
{
  Match *match = draw_numbered (draw, v[TIME_MATCH].integer);

  if (match == NULL)
    return FALSE;
  g_free (match->venue);
  match->venue = bahe_is_given (&v[TIME_VENUE]) ? g_strdup (v[TIME_VENUE].text) : NULL;
  match->start = bahe_is_given (&v[TIME_START]) ? v[TIME_START].integer : 0;
  match->last = bahe_is_given (&v[TIME_START]) ? v[TIME_START].last : 0;
  match->minutes = bahe_number_or (&v[TIME_MINUTES], draw->minutes);
  return TRUE;
}

gboolean
draw_evolve (Draw *draw, const BaheEvent *event, BaheOut *out)
{
  const BaheValue *v = event->values;

  switch (event->type) {
  case BAHE_ENTERED:
    return evolve_entered (draw, v[0].integer, out);
  case BAHE_WITHDRAWN:
    return evolve_withdrawn (draw, v[0].integer, out);
  case ORDER_DRAWN:
    return evolve_order (draw, &v[0], out);
  case WENT_ON:
    return evolve_went_on (draw, &v[0], out);
  case LOTS_DRAWN:
    return TRUE;
  case TIME_SET:
    return evolve_time (draw, v);
  default:
    return FALSE;
  }
}
