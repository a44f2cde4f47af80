/* A contest of matches: the verbs of one match as it goes on. */
#include "match.h"

static gboolean
record_side (const BaheAsk *ask, const BaheValue *given, guint event, gboolean other_side, BaheOut *out)
{
  BaheValue values[ON_SECOND + 1] = { 0 };
  const Match *match = draw_ask_match (ask->state, &given[ASK_MATCH], ASK_MATCH, values, out);
  int side = match == NULL ? -1 : draw_ask_side (match, &given[ASK_SIDE], ASK_SIDE, &given[ASK_TEAM], ASK_TEAM, out);

  if (side < 0)
    return FALSE;
  if (side == SIDE_BOTH && draw_in_bracket (match))
    return out->refuse (out, ONE_GOES_ON, ASK_SIDE, NULL);
  values[ON_FIRST] = bahe_number_value (other_side ? 1 - side : side);
  values[ON_SECOND] = given[ASK_MORE];
  out->record (out, event, values);
  return TRUE;
}

gboolean
match_decide_forfeit (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  return record_side (ask, given, FORFEITED, FALSE, out);
}

gboolean
match_decide_walkover (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  return record_side (ask, given, FORFEITED, TRUE, out);
}

gboolean
match_decide_retire (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  return record_side (ask, given, RETIRED, FALSE, out);
}

gboolean
match_decide_start (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  BaheValue values[ON_FIRST];

  if (draw_ask_match (ask->state, &given[0], 0, values, out) == NULL)
    return FALSE;
  out->record (out, MATCH_STARTED, values);
  return TRUE;
}

/* ---- a set ---------------------------------------------------------------------------------------------- */

static gboolean
refuse_set (gint64 red, gint64 blue, int field, BaheOut *out)
{
  g_autofree char *score = g_strdup_printf ("%" G_GINT64_FORMAT ":%" G_GINT64_FORMAT, red, blue);
  BaheValue detail = bahe_text_value (score);

  return out->refuse (out, WRONG_SET, field, &detail);
}

/* The side that won it: as said, or as the points say; −1: refused. */
static int
winner_of_set (const Contest *contest, const Match *match, const BaheValue *given, BaheOut *out)
{
  gint64 red = bahe_number_or (&given[SET_RED_POINTS], 0), blue = bahe_number_or (&given[SET_BLUE_POINTS], 0);
  gboolean points = bahe_is_given (&given[SET_RED_POINTS]) || bahe_is_given (&given[SET_BLUE_POINTS]);
  gboolean said = bahe_is_given (&given[SET_WINNER]) || bahe_is_given (&given[SET_TEAM]);
  int by_points = red > blue ? SIDE_RED : SIDE_BLUE;

  if (points && !match_set_fits (contest, match->parts->len + 1, red, blue)) {
    refuse_set (red, blue, SET_RED_POINTS, out);
    return -1;
  }
  if (points && !said)
    return by_points;
  int side = draw_ask_side (match, &given[SET_WINNER], SET_WINNER, &given[SET_TEAM], SET_TEAM, out);
  if (side < 0 || !points || side == by_points)
    return side;
  out->refuse (out, WINNER_WRONG, SET_WINNER, NULL);
  return -1;
}

gboolean
match_decide_set (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Contest *contest = ask->state;
  BaheValue values[ON_THIRD + 1] = { 0 };

  if (match_sets_to_win (contest) == 0)
    return out->refuse (out, NO_SETS, -1, NULL);
  const Match *match = draw_ask_match (&contest->draw, &given[SET_MATCH], SET_MATCH, values, out);
  int side = match == NULL ? -1 : winner_of_set (contest, match, given, out);
  if (side < 0)
    return FALSE;
  values[ON_FIRST] = bahe_number_value (side);
  if (bahe_is_given (&given[SET_RED_POINTS]) || bahe_is_given (&given[SET_BLUE_POINTS])) {
    values[ON_SECOND] = bahe_number_value (bahe_number_or (&given[SET_RED_POINTS], 0));
    values[ON_THIRD] = bahe_number_value (bahe_number_or (&given[SET_BLUE_POINTS], 0));
  }
  out->record (out, SET_RECORDED, values);
  return TRUE;
}
