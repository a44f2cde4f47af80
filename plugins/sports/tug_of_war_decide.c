/* Tug-of-war: the verbs of a match. */
#include "tug_of_war.h"

/* A verb that says one side of a match and one thing more: both become the event of the same shape. */
static gboolean
record_of_side (const BaheAsk *ask, const BaheValue *given, guint event, BaheOut *out)
{
  BaheValue values[ON_FIFTH + 1] = { 0 };
  const Match *match = draw_ask_match (ask->state, &given[ASK_MATCH], ASK_MATCH, values, out);
  int side = match == NULL ? -1 : draw_ask_side (match, &given[ASK_FIRST], ASK_FIRST, &given[ASK_TEAM], ASK_TEAM, out);

  if (side < 0)
    return FALSE;
  values[ON_FIRST] = bahe_number_value (side);
  values[ON_SECOND] = given[ASK_SECOND];
  if (event == FOUL_CALLED)
    values[ON_THIRD] = given[ASK_MORE];
  out->record (out, event, values);
  return TRUE;
}

gboolean
tug_decide_end (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  return record_of_side (ask, given, END_RECORDED, out);
}

gboolean
tug_decide_foul (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  return record_of_side (ask, given, FOUL_CALLED, out);
}

gboolean
tug_decide_caution (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  return record_of_side (ask, given, CAUTION_GIVEN, out);
}

gboolean
tug_decide_forfeit (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  return record_of_side (ask, given, FORFEITED, out);
}

gboolean
tug_decide_late (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  BaheValue on[ON_FIRST];
  const Match *match = draw_ask_match (ask->state, &given[ASK_MATCH], ASK_MATCH, on, out);

  if (match == NULL)
    return FALSE;
  if (match->parts->len > 0)
    return out->refuse (out, ALREADY_STARTED, -1, NULL);
  return record_of_side (ask, given, LATE_RECORDED, out);
}

gboolean
tug_decide_replay (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  enum { REASON, SECONDS, MATCH };
  BaheValue values[ON_SECOND + 1];

  if (draw_ask_match (ask->state, &given[MATCH], MATCH, values, out) == NULL)
    return FALSE;
  values[ON_FIRST] = given[REASON];
  values[ON_SECOND] = given[SECONDS];
  out->record (out, END_REPLAYED, values);
  return TRUE;
}

/* The marker exactly in the middle is nobody's: the end is pulled again, and no side is asked for. */
gboolean
tug_decide_time_out (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  BaheValue values[ON_SECOND + 1] = { 0 };
  gboolean middle = given[ASK_SECOND].integer == 0;
  gboolean named = bahe_is_given (&given[ASK_FIRST]) || bahe_is_given (&given[ASK_TEAM]);
  const Match *match;
  int side;

  if (!middle && !named)
    return out->refuse (out, WHICH_MARKER, ASK_FIRST, NULL);
  if (!middle)
    return record_of_side (ask, given, END_TIMED_OUT, out);
  match = draw_ask_match (ask->state, &given[ASK_MATCH], ASK_MATCH, values, out);
  if (match == NULL)
    return FALSE;
  side = named ? draw_ask_side (match, &given[ASK_FIRST], ASK_FIRST, &given[ASK_TEAM], ASK_TEAM, out) : 0;
  if (side < 0)
    return FALSE;
  values[ON_SECOND] = given[ASK_SECOND];
  out->record (out, END_TIMED_OUT, values);
  return TRUE;
}

/* ---- starting, and who stands where
 * ------------------------------------------------------------------------------------- */

static gboolean
record_standing (const BaheAsk *ask, const BaheValue *number, int number_field, const BaheValue *red, int red_field,
                 guint event, BaheOut *out)
{
  BaheValue values[ON_FIRST];
  const Match *match = draw_ask_match (ask->state, number, number_field, values, out);

  if (match == NULL)
    return FALSE;
  if (bahe_is_given (red) && draw_side_of (match, red->integer) < 0)
    return out->refuse (out, NOT_NEXT, red_field, NULL);
  if (bahe_is_given (red))
    draw_fill_on (match, red->integer, values);
  else if (event == SIDES_SET)
    draw_fill_on (match, draw_blue_of (match), values);
  out->record (out, event, values);
  return TRUE;
}

gboolean
tug_decide_start (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  enum { MATCH, RED };

  return record_standing (ask, &given[MATCH], MATCH, &given[RED], RED, MATCH_STARTED, out);
}

gboolean
tug_decide_sides (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  enum { RED, MATCH };

  return record_standing (ask, &given[MATCH], MATCH, &given[RED], RED, SIDES_SET, out);
}

/* ---- a whole match from paper
 * ------------------------------------------------------------------------------------------- */

static const char *
scores_that_fit (const Contest *contest, const Match *match, gboolean forfeited)
{
  guint ends = tug_ends_to_pull (contest, match);

  if (ends == 1)
    return "1:0 0:1";
  if (forfeited)
    return "2:0 0:2";
  return ends == 2 ? "2:0 1:1 0:2" : "2:0 2:1 1:2 0:2";
}

gboolean
tug_decide_result (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Contest *contest = ask->state;
  gint64 red = given[RESULT_RED].integer, ours = given[RESULT_RED_ENDS].integer,
         theirs = given[RESULT_BLUE_ENDS].integer;
  gboolean forfeited = bahe_number_or (&given[RESULT_ENDED], ENDED_PLAYED) == ENDED_FORFEIT;
  BaheValue values[ON_FIFTH + 1];
  const Match *match;

  if (contest->draw.matches->len == 0)
    return draw_refuse_no_match (&contest->draw, out);
  match = draw_between (&contest->draw, 0, red, given[RESULT_BLUE].integer);
  if (match == NULL)
    return out->refuse (out, NOT_NEXT, RESULT_BLUE, NULL);
  if (match->parts->len > 0)
    return out->refuse (out, HAS_ENDS, -1, NULL);
  if (!tug_score_fits (contest, match, ours, theirs) || (forfeited && (ours == theirs || MIN (ours, theirs) > 0))) {
    BaheValue fits = bahe_text_value (scores_that_fit (contest, match, forfeited));
    return out->refuse (out, WRONG_SCORE, RESULT_RED_ENDS, &fits);
  }
  draw_fill_on (match, red, values);
  for (int i = RESULT_RED_ENDS; i <= RESULT_BLUE_CAUTIONS; i++)
    values[ON_FIRST + i - RESULT_RED_ENDS] = given[i];
  out->record (out, RESULT_RECORDED, values);
  return TRUE;
}
