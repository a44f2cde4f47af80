/* A contest of matches: the state, and what is asked of it. */
#include "match.h"

/* ---- how the sports differ ------------------------------------------------------------------------------ */

static const struct {
  guint best_of;
  gint64 set_points, last_points; /* of a set; 0: any */
  gboolean draws;
  gint64 total, forfeit;
} presets[] = {
  [PRESET_PLAIN] = { .best_of = 1, .draws = TRUE, .forfeit = 1 },
  [PRESET_TABLE_TENNIS] = { .best_of = 5, .set_points = 11, .last_points = 11 },
  [PRESET_CHESS] = { .best_of = 1, .draws = TRUE, .total = 2, .forfeit = 2 },
  [PRESET_FOOTBALL] = { .best_of = 1, .draws = TRUE, .forfeit = 3 },
  [PRESET_VOLLEYBALL] = { .best_of = 5, .set_points = 25, .last_points = 15 },
  [PRESET_BASKETBALL] = { .best_of = 1, .forfeit = 20 },
};

/* The points of each set; none where one of them was told without points. */
static void
set_scores (const Match *match, GArray *scores)
{
  for (guint i = 0; i < match->parts->len; i++) {
    const Set *set = &g_array_index (match->parts, Set, i);
    if (!set->has_points) {
      g_array_set_size (scores, 0);
      return;
    }
    PartScore score = { { set->points[0], set->points[1] } };
    g_array_append_val (scores, score);
  }
}

/* The whole score: every set, or what the sport says. */
static gint64
forfeit_score (const Draw *draw, const Match *match)
{
  const Contest *contest = (const Contest *) draw;
  guint to_win = match_sets_to_win (contest);

  return to_win > 0 ? to_win : contest->forfeit;
}

static const DrawKind kind = {
  .match_size = sizeof (Match), .part_size = sizeof (Set), .forfeit_score = forfeit_score, .part_scores = set_scores
};

void *
match_state_new (const BaheValue *setup)
{
  Contest *contest = g_new0 (Contest, 1);
  gint64 preset = CLAMP (bahe_number_or (&setup[SETUP_PRESET], PRESET_PLAIN), 0, (gint64) G_N_ELEMENTS (presets) - 1);
  gint64 ends = bahe_number_or (&setup[SETUP_ENDS], -1); /* row k of its choices: best of 2k + 1 */

  *contest = (Contest){
    .draw = { .kind = &kind,
              .format = (guint) bahe_number_or (&setup[SETUP_FORMAT], FORMAT_LEAGUE),
              .legs = bahe_number_or (&setup[SETUP_LEGS], LEGS_SINGLE) == LEGS_DOUBLE ? 2 : 1,
              .groups = (guint) CLAMP (bahe_number_or (&setup[SETUP_GROUPS], 2), 1, 64),
              .go_on = (guint) CLAMP (bahe_number_or (&setup[SETUP_GO_ON], 2), 1, 64),
              .grand_final = (BaheGrandFinal) bahe_number_or (&setup[SETUP_GRAND_FINAL], BAHE_DOUBLE_FINAL),
              .third_place = bahe_number_or (&setup[SETUP_THIRD], 0) != 0,
              .minutes = bahe_number_or (&setup[SETUP_MINUTES], 30) },
    .rounds = (guint) bahe_number_or (&setup[SETUP_ROUNDS], 0),
    .best_of = ends >= 0 ? (guint) (2 * ends + 1) : presets[preset].best_of,
    .draws = bahe_number_or (&setup[SETUP_DRAWS], presets[preset].draws) != 0,
    .set_points = bahe_number_or (&setup[SETUP_SET_POINTS], presets[preset].set_points),
    .last_points = presets[preset].last_points,
    .total = presets[preset].total,
    .forfeit = presets[preset].forfeit,
  };
  draw_prepare (&contest->draw);
  if (bahe_is_given (&setup[SETUP_SET_POINTS]))
    contest->last_points = contest->set_points;
  contest->last_points = bahe_number_or (&setup[SETUP_LAST_POINTS], contest->last_points);
  if (contest->best_of > 1)
    contest->draws = FALSE;
  return contest;
}

void
match_state_free (void *state)
{
  Contest *contest = state;

  draw_clear (&contest->draw);
  g_free (contest);
}

/* ---- scores --------------------------------------------------------------------------------------------- */

guint
match_sets_to_win (const Contest *contest)
{
  return contest->best_of > 1 ? (contest->best_of + 1) / 2 : 0;
}

gboolean
match_score_fits (const Contest *contest, gint64 ours, gint64 theirs, gboolean level_fits)
{
  gint64 to_win = match_sets_to_win (contest);

  if (ours < 0 || theirs < 0 || (ours == theirs && !level_fits))
    return FALSE;
  if (to_win > 0)
    return MAX (ours, theirs) == to_win && ours != theirs;
  return contest->total == 0 || ours + theirs == contest->total;
}

/* Two more than the other, and no more than that once both are near. */
gboolean
match_set_fits (const Contest *contest, guint number, gint64 ours, gint64 theirs)
{
  gint64 target = number >= contest->best_of ? contest->last_points : contest->set_points;
  gint64 more = MAX (ours, theirs), less = MIN (ours, theirs);

  if (target == 0)
    return more > less;
  return more == target ? less <= target - 2 : more > target && more - less == 2;
}

/* So many that one remains unbeaten, and no more than there are others to meet. */
guint
match_rounds_of (const Contest *contest)
{
  guint n = contest->draw.order->len, rounds = contest->rounds;

  for (guint size = 1; contest->rounds == 0 && size < n; size *= 2)
    rounds++;
  return MIN (rounds, n % 2 == 0 ? n - 1 : n);
}
