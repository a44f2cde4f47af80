/* A contest of matches: a whole match, as it stands on paper. */
#include "match.h"

/* What can be written as the score; to be freed. */
static char *
scores_that_fit (const Contest *contest, gboolean forfeited)
{
  guint to_win = match_sets_to_win (contest);
  GString *text = g_string_new (NULL);

  if (forfeited && to_win == 0)
    g_string_append_printf (text, "%" G_GINT64_FORMAT ":0", contest->forfeit);
  for (guint lost = 0; to_win > 0 && lost < (forfeited ? 1 : to_win); lost++)
    g_string_append_printf (text, "%s%u:%u", lost > 0 ? " " : "", to_win, lost);
  if (!forfeited && to_win == 0 && contest->total > 0)
    g_string_append_printf (text, contest->draws ? "%" G_GINT64_FORMAT ":0 1:1" : "%" G_GINT64_FORMAT ":0",
                            contest->total);
  return g_string_free (text, FALSE);
}

typedef struct {
  const Contest *contest;
  const Match *match;
  const BaheValue *given;
  gint64 ended, ours, theirs; /* from the side that is written first */
  gboolean scored;
  BaheOut *out;
} Result;

static gboolean
refuse_score (const Result *result)
{
  g_autofree char *fits = scores_that_fit (result->contest, result->ended == ENDED_FORFEIT);
  BaheValue detail = bahe_text_value (fits);

  return result->out->refuse (result->out, WRONG_SCORE, RESULT_RED_ENDS, &detail);
}

static gboolean
refuse_with_score (const Result *result, guint refusal, int field, gint64 ours, gint64 theirs)
{
  g_autofree char *score = g_strdup_printf ("%" G_GINT64_FORMAT ":%" G_GINT64_FORMAT, ours, theirs);
  BaheValue detail = bahe_text_value (score);

  return result->out->refuse (result->out, refusal, field, &detail);
}

/* Sets, where they are given: each can end so, and together they are the score. Of a match that was broken off the last
 * one may be anything. */
static gboolean
take_sets (Result *result)
{
  const BaheValue *sets = &result->given[RESULT_SETS];
  gint64 won[2] = { 0 };

  if (!bahe_is_given (sets) || sets->n == 0)
    return TRUE;
  if (match_sets_to_win (result->contest) == 0)
    return result->out->refuse (result->out, NO_SETS, RESULT_SETS, NULL);
  for (gsize i = 0; i < sets->n; i++) {
    gint64 ours = sets->items[i].items[0].integer, theirs = sets->items[i].items[1].integer;
    if (match_set_fits (result->contest, (guint) i + 1, ours, theirs))
      won[ours < theirs]++;
    else if (result->ended != ENDED_RETIRED || i + 1 < sets->n)
      return refuse_with_score (result, WRONG_SET, RESULT_SETS, ours, theirs);
  }
  if (result->scored && (won[0] != result->ours || won[1] != result->theirs))
    return refuse_with_score (result, SETS_DISAGREE, RESULT_SETS, won[0], won[1]);
  result->scored = TRUE;
  result->ours = won[0];
  result->theirs = won[1];
  return TRUE;
}

static gboolean
check_winner (const Result *result)
{
  const BaheValue *winner = &result->given[RESULT_WINNER];
  gboolean needed =
      result->ended == ENDED_RETIRED ||
      (result->ended == ENDED_PLAYED && result->ours == result->theirs && draw_in_bracket (result->match));

  if (!needed)
    return !bahe_is_given (winner) || result->out->refuse (result->out, WINNER_WRONG, RESULT_WINNER, NULL);
  if (!bahe_is_given (winner))
    return result->out->refuse (result->out, WINNER_MISSING, RESULT_WINNER, NULL);
  return draw_side_of (result->match, winner->integer) >= 0 ||
         result->out->refuse (result->out, WINNER_WRONG, RESULT_WINNER, NULL);
}

static gboolean
check_result (Result *result)
{
  const Contest *contest = result->contest;

  if (!take_sets (result))
    return FALSE;
  if (!result->scored && result->ended != ENDED_RETIRED)
    return result->out->refuse (result->out, SCORE_MISSING, RESULT_RED_ENDS, NULL);
  if (result->ended == ENDED_RETIRED)
    return check_winner (result);
  if (result->ended == ENDED_FORFEIT)
    return (result->ours != result->theirs && MIN (result->ours, result->theirs) == 0 && check_winner (result)) ||
           refuse_score (result);
  if (!match_score_fits (contest, result->ours, result->theirs, TRUE))
    return refuse_score (result);
  if (result->ours == result->theirs && !contest->draws && !draw_in_bracket (result->match))
    return result->out->refuse (result->out, NO_DRAW, RESULT_RED_ENDS, NULL);
  return check_winner (result);
}

/* ---- which match ---------------------------------------------------------------------------------------- */

static gboolean
nobody_withdrawn (const Contest *contest, const BaheValue *given, BaheOut *out)
{
  for (int i = RESULT_RED; i <= RESULT_BLUE; i++)
    if (draw_has (contest->draw.withdrawn, given[i].integer))
      return out->refuse (out, HAS_WITHDRAWN, i, NULL);
  return TRUE;
}

static gboolean
have_met (const Contest *contest, gint64 a, gint64 b)
{
  for (guint i = 0; i < contest->draw.matches->len; i++) {
    const Match *match = contest->draw.matches->pdata[i];
    int side = draw_side_of (match, a);
    if (side >= 0 && match->side[1 - side] == b && match->state != MATCH_OPEN)
      return TRUE;
  }
  return FALSE;
}

static const Match *
match_of_result (const Contest *contest, const BaheValue *given, BaheOut *out)
{
  gint64 red = given[RESULT_RED].integer, blue = given[RESULT_BLUE].integer;
  const Match *match = NULL;

  if (!contest->draw.drawn)
    draw_refuse_no_match (&contest->draw, out);
  else if (red == blue)
    out->refuse (out, WITH_ONESELF, RESULT_BLUE, NULL);
  else if (nobody_withdrawn (contest, given, out)) {
    match = draw_between (&contest->draw, bahe_number_or (&given[RESULT_MATCH], 0), red, blue);
    if (match == NULL)
      out->refuse (out, have_met (contest, red, blue) ? RESULT_TWICE : NOT_NEXT, RESULT_BLUE, NULL);
  }
  return match;
}

gboolean
match_decide_result (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Match *match = match_of_result (ask->state, given, out);
  Result result = { .contest = ask->state,
                    .match = match,
                    .given = given,
                    .ended = bahe_number_or (&given[RESULT_ENDED], ENDED_PLAYED),
                    .ours = bahe_number_or (&given[RESULT_RED_ENDS], 0),
                    .theirs = bahe_number_or (&given[RESULT_BLUE_ENDS], 0),
                    .scored = bahe_is_given (&given[RESULT_RED_ENDS]) || bahe_is_given (&given[RESULT_BLUE_ENDS]),
                    .out = out };

  if (match == NULL)
    return FALSE;
  if (match->parts->len > 0)
    return out->refuse (out, HAS_SETS, -1, NULL);
  if (!check_result (&result))
    return FALSE;
  out->record (out, RESULT_RECORDED,
               (BaheValue[ON_N]){ [ON_MATCH] = bahe_number_value (match->number),
                                  [ON_RED] = given[RESULT_RED],
                                  [ON_BLUE] = given[RESULT_BLUE],
                                  [ON_RED_ENDS] = bahe_number_value (result.ours),
                                  [ON_BLUE_ENDS] = bahe_number_value (result.theirs),
                                  [ON_ENDED] = bahe_number_value (result.ended),
                                  [ON_SETS] = given[RESULT_SETS],
                                  [ON_WINNER] = given[RESULT_WINNER],
                                  [ON_RED_CAUTIONS] = given[RESULT_RED_CAUTIONS],
                                  [ON_BLUE_CAUTIONS] = given[RESULT_BLUE_CAUTIONS] });
  return TRUE;
}
