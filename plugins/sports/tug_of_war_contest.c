/* Tug-of-war: the state, and when a match is over. */
#include "tug_of_war.h"

/* The most ends a match has. Somebody must win a knock-out match, so two ends become best of three there. */
guint
tug_ends_to_pull (const Contest *contest, const Match *match)
{
  if (contest->ends == ENDS_ONE)
    return 1;
  return contest->ends == ENDS_TWO && match->stage != STAGE_KNOCK_OUT ? 2 : 3;
}

/* Whether these ends decide the match. */
gboolean
tug_score_fits (const Contest *contest, const Match *match, gint64 ours, gint64 theirs)
{
  guint ends = tug_ends_to_pull (contest, match);

  if (ours < 0 || theirs < 0)
    return FALSE;
  if (ends == 3)
    return MAX (ours, theirs) == 2 && ours != theirs;
  return ours + theirs == ends;
}

/* ---- the state ------------------------------------------------------------------------------------------ */

/* Ends that were pulled again are none. */
static void
end_scores (const Match *match, GArray *scores)
{
  for (guint i = 0; i < match->parts->len; i++) {
    int side = draw_side_of (match, g_array_index (match->parts, End, i).winner);
    PartScore score = { { side == 0, side == 1 } };
    if (side >= 0)
      g_array_append_val (scores, score);
  }
}

/* All ends. */
static gint64
forfeit_score (const Draw *draw, const Match *match)
{
  return tug_ends_to_pull ((const Contest *) draw, match) == 1 ? 1 : 2;
}

static const DrawKind kind = { .match_size = sizeof (Pull),
                               .part_size = sizeof (End),
                               .plays_undrawn = TRUE,
                               .forfeit_score = forfeit_score,
                               .part_scores = end_scores };

void *
tug_state_new (const BaheValue *setup)
{
  Contest *contest = g_new0 (Contest, 1);

  *contest = (Contest){
    .draw = { .kind = &kind,
              .format = (guint) bahe_number_or (&setup[SETUP_FORMAT], FORMAT_LEAGUE),
              .legs = bahe_number_or (&setup[SETUP_LEGS], LEGS_SINGLE) == LEGS_DOUBLE ? 2 : 1,
              .groups = (guint) CLAMP (bahe_number_or (&setup[SETUP_GROUPS], 2), 1, 64),
              .go_on = (guint) CLAMP (bahe_number_or (&setup[SETUP_GO_ON], 2), 1, 64),
              .third_place = bahe_number_or (&setup[SETUP_THIRD], 0) != 0,
              .minutes = bahe_number_or (&setup[SETUP_MINUTES], 15) },
    .ends = (guint) bahe_number_or (&setup[SETUP_ENDS], ENDS_BEST_OF_THREE),
    .keep_sides = bahe_number_or (&setup[SETUP_KEEP_SIDES], 0) != 0,
    .time_limit = bahe_number_or (&setup[SETUP_TIME], 180),
    .late_limit = bahe_number_or (&setup[SETUP_LATE], 10),
    .caution_limit = bahe_number_or (&setup[SETUP_CAUTIONS], 2),
    .total = bahe_number_or (&setup[SETUP_TOTAL], 0),
    .women = bahe_number_or (&setup[SETUP_WOMEN], 0),
    .men = bahe_number_or (&setup[SETUP_MEN], 0),
    .lineups = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref),
  };
  draw_prepare (&contest->draw);
  return contest;
}

void
tug_state_free (void *state)
{
  Contest *contest = state;

  draw_clear (&contest->draw);
  g_hash_table_unref (contest->lineups);
  g_free (contest);
}
