/* A contest of matches: the verbs of one match as it goes on. */
#include "match.h"

static gboolean
refuse_no_match (const Contest *contest, BaheOut *out)
{
  if (!contest->drawn)
    return out->refuse (out, contest->entrants->len < 2 ? TOO_FEW : NOT_DRAWN, -1, NULL);
  return out->refuse (out, NOTHING_TO_PLAY, -1, NULL);
}

/* The match that a number names, or the current one, with `on` its first three values; NULL: refused. */
static Match *
ask_match (const Contest *contest, const BaheValue *number, int field, BaheValue *on, BaheOut *out)
{
  Match *match = contest->current != NULL ? contest->current : match_next (contest, NULL);

  if (bahe_is_given (number) && contest->matches->len > 0) {
    match = match_numbered (contest, number->integer);
    if (match == NULL || !match_is_ready (match)) {
      out->refuse (out,
                   match == NULL                ? NO_SUCH_MATCH
                   : match->state != MATCH_OPEN ? MATCH_OVER
                                                : SIDES_NOT_KNOWN,
                   field, NULL);
      return NULL;
    }
  }
  if (match == NULL) {
    refuse_no_match (contest, out);
    return NULL;
  }
  on[ON_MATCH] = bahe_number_value (match->number);
  on[ON_RED] = bahe_number_value (match->side[0]);
  on[ON_BLUE] = bahe_number_value (match->side[1]);
  return match;
}

/* Which side: by colour or by name; −1: refused. */
static int
ask_side (const Match *match, const BaheValue *side, int side_field, const BaheValue *team, int team_field,
          BaheOut *out)
{
  if (!bahe_is_given (team)) {
    if (bahe_is_given (side))
      return (int) side->integer;
    out->refuse (out, WHICH_SIDE, side_field, NULL);
    return -1;
  }
  int of_team = match_side_of (match, team->integer);
  if (of_team < 0) {
    out->refuse (out, NOT_IN_MATCH, team_field, NULL);
    return -1;
  }
  if (bahe_is_given (side) && side->integer != of_team) {
    out->refuse (out, SIDE_AND_TEAM, team_field, NULL);
    return -1;
  }
  return of_team;
}

static gboolean
record_side (const BaheAsk *ask, const BaheValue *given, guint event, gboolean other_side, BaheOut *out)
{
  BaheValue values[ON_SECOND + 1] = { 0 };
  const Match *match = ask_match (ask->state, &given[ASK_MATCH], ASK_MATCH, values, out);
  int side = match == NULL ? -1 : ask_side (match, &given[ASK_SIDE], ASK_SIDE, &given[ASK_TEAM], ASK_TEAM, out);

  if (side < 0)
    return FALSE;
  if (side == SIDE_BOTH && match_in_bracket (match))
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

  if (ask_match (ask->state, &given[0], 0, values, out) == NULL)
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

  if (points && !match_set_fits (contest, match->sets->len + 1, red, blue)) {
    refuse_set (red, blue, SET_RED_POINTS, out);
    return -1;
  }
  if (points && !said)
    return by_points;
  int side = ask_side (match, &given[SET_WINNER], SET_WINNER, &given[SET_TEAM], SET_TEAM, out);
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
  const Match *match = ask_match (contest, &given[SET_MATCH], SET_MATCH, values, out);
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

/* ---- when and where ------------------------------------------------------------------------------------- */

gboolean
match_decide_schedule (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Contest *contest = ask->state;
  const Match *match = match_numbered (contest, given[SCHEDULE_MATCH].integer);

  if (!contest->drawn)
    return refuse_no_match (contest, out);
  if (match == NULL)
    return out->refuse (out, NO_SUCH_MATCH, SCHEDULE_MATCH, NULL);
  Match wanted = *match;
  wanted.venue = bahe_is_given (&given[SCHEDULE_VENUE]) ? (char *) given[SCHEDULE_VENUE].text : NULL;
  wanted.start = bahe_is_given (&given[SCHEDULE_START]) ? given[SCHEDULE_START].integer : 0;
  wanted.last = bahe_is_given (&given[SCHEDULE_START]) ? given[SCHEDULE_START].last : 0;
  wanted.minutes = bahe_number_or (&given[SCHEDULE_MINUTES], contest->minutes);
  for (guint i = 0; bahe_number_or (&given[SCHEDULE_ANYWAY], 0) == 0 && i < contest->matches->len; i++) {
    const Match *other = contest->matches->pdata[i];
    int clash = other == match || other->number == 0 ? -1 : match_clash (&wanted, other);
    if (clash < 0)
      continue;
    g_autofree char *number = g_strdup_printf ("%u", other->number);
    BaheValue detail = bahe_text_value (number);
    return out->refuse (out, clash == CLASH_VENUE ? VENUE_TAKEN : ENTRANT_ELSEWHERE, SCHEDULE_START, &detail);
  }
  out->record (out, TIME_SET, given); /* the same first fields */
  return TRUE;
}
