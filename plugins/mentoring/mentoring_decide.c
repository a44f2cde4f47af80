/* Mentors and apprentices: what is let through, and what it becomes. */
#include "mentoring.h"

#include <string.h>

static gboolean
refuse_with (BaheOut *out, guint refusal, int field, char *words)
{
  g_autofree char *held = words;
  BaheValue detail = bahe_text_value (held);

  return out->refuse (out, refusal, field, &detail);
}

static gboolean
refuse_number (BaheOut *out, guint refusal, int field, gint64 number)
{
  return refuse_with (out, refusal, field, g_strdup_printf ("%" G_GINT64_FORMAT, number));
}

/* The pair that stands first among the values and still runs; NULL: refused. */
static const Pair *
open_pair (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Pair *pair = pair_numbered (ask->state, given[0].integer);

  if (pair == NULL)
    out->refuse (out, NO_SUCH_PAIR, 0, NULL);
  else if (pair_is_over (pair))
    out->refuse (out, PAIR_IS_OVER, 0, NULL);
  else
    return pair;
  return NULL;
}

gboolean
mentoring_decide_note (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  for (guint i = 0; i <= NOTED_WORDS; i++)
    if (given[i].how != BAHE_UNSET)
      return TRUE;
  return out->refuse (out, NOTHING_NOTED, NOTED_GROWN, NULL);
}

/* ---- pairing ----------------------------------------------------------------------------------------------------- */

/* Who retired may still be a mentor; who left, moved or died is in no pair. */
static gboolean
is_here (const BaheAsk *ask, const BaheValue *person, int field, BaheOut *out)
{
  static const char *const gone[] = { "transferred", "left", "died" };
  const BaheValue *status = ask->roster (ask, person, "status");

  for (guint i = 0; bahe_is_given (status) && i < G_N_ELEMENTS (gone); i++)
    if (g_strcmp0 (status->text, gone[i]) == 0)
      return out->refuse (out, NOT_HERE, field, person);
  return TRUE;
}

static const Pair *
same_pair (const Mentoring *mentoring, const BaheValue *given)
{
  for (guint i = 0; i < mentoring->pairs->len; i++) {
    const Pair *pair = mentoring->pairs->pdata[i];
    if (pair->mentor == given[PAIR_MENTOR].integer && pair->apprentice == given[PAIR_APPRENTICE].integer &&
        g_strcmp0 (pair->aspect, given[PAIR_ASPECT].text) == 0 && !pair_is_over (pair))
      return pair;
  }
  return NULL;
}

static gint64
next_number (const GPtrArray *rows, gsize of)
{
  gint64 number = 0;

  for (guint i = 0; i < rows->len; i++)
    number = MAX (number, G_STRUCT_MEMBER (gint64, rows->pdata[i], of));
  return number + 1;
}

gboolean
mentoring_decide_pair (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Mentoring *mentoring = ask->state;
  const Pair *before = same_pair (mentoring, given);
  BaheValue values[PAIR_NUMBER + 1];

  if (given[PAIR_MENTOR].integer == given[PAIR_APPRENTICE].integer)
    return out->refuse (out, WITH_ONESELF, PAIR_APPRENTICE, NULL);
  if (!is_here (ask, &given[PAIR_MENTOR], PAIR_MENTOR, out) ||
      !is_here (ask, &given[PAIR_APPRENTICE], PAIR_APPRENTICE, out))
    return FALSE;
  if (before != NULL)
    return refuse_number (out, PAIRED_ALREADY, PAIR_ASPECT, before->number);
  memcpy (values, given, PAIR_NUMBER * sizeof *values);
  gint64 from = day_of (bahe_is_given (&given[PAIR_FROM]) ? given[PAIR_FROM].integer : ask->when->integer);
  if (!bahe_is_given (&given[PAIR_FROM]))
    values[PAIR_FROM] = day_value (from);
  if (!bahe_is_given (&given[PAIR_UNTIL]))
    values[PAIR_UNTIL] = day_value (day_after_months (from, mentoring->months));
  if (day_of (values[PAIR_UNTIL].integer) < from)
    return out->refuse (out, ENDS_BEFORE_IT_STARTS, PAIR_UNTIL, NULL);
  values[PAIR_NUMBER] = bahe_number_value (next_number (mentoring->pairs, G_STRUCT_OFFSET (Pair, number)));
  out->record (out, PAIRED, values);
  return TRUE;
}

/* ---- the term ---------------------------------------------------------------------------------------------------- */

gboolean
mentoring_decide_goal (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Mentoring *mentoring = ask->state;
  const Pair *pair = open_pair (ask, given, out);

  if (pair == NULL)
    return FALSE;
  for (guint i = 0; i < mentoring->goals->len; i++) {
    const Goal *goal = mentoring->goals->pdata[i];
    if (goal->pair == pair->number && goal->year == given[GOAL_YEAR].integer)
      return refuse_number (out, GOAL_TWICE, GOAL_YEAR, 1);
  }
  out->record (out, GOAL_SET,
               (BaheValue[]){ given[GOAL_PAIR], given[GOAL_YEAR], given[GOAL_TEXT],
                              bahe_number_value (next_number (mentoring->goals, G_STRUCT_OFFSET (Goal, number))) });
  return TRUE;
}

gboolean
mentoring_decide_close (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Goal *goal = goal_numbered (ask->state, given[CLOSE_GOAL].integer);

  if (goal == NULL)
    return out->refuse (out, NO_SUCH_GOAL, CLOSE_GOAL, NULL);
  if (goal->evidence != 0)
    return out->refuse (out, GOAL_IS_CLOSED, CLOSE_GOAL, NULL);
  return bahe_is_given (&given[CLOSE_EVIDENCE]) || bahe_is_given (&given[CLOSE_FILE]) ||
         out->refuse (out, NO_EVIDENCE, CLOSE_EVIDENCE, NULL);
}

gboolean
mentoring_decide_meet (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  if (open_pair (ask, given, out) == NULL)
    return FALSE;
  if (given[MET_PRIVATE].how != BAHE_UNSET && !bahe_is_given (&given[MET_KEEPER]))
    return out->refuse (out, PRIVATE_OF_WHOM, MET_KEEPER, NULL);
  return TRUE;
}

gboolean
mentoring_decide_log (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  if (open_pair (ask, given, out) == NULL)
    return FALSE;
  return bahe_number_or (&given[LOG_TIMES], 1) > 0 || out->refuse (out, NOT_POSITIVE, LOG_TIMES, NULL);
}

/* Whether it may count for the pair: in its term, and of its subject where one is said. */
static gboolean
counts_for (const Pair *pair, const BaheValue *given, gint64 day)
{
  return pair->apprentice == given[OUTCOME_APPRENTICE].integer && day >= pair->from && day <= pair->until &&
         !pair->ended &&
         (!bahe_is_given (&given[OUTCOME_ASPECT]) || g_strcmp0 (pair->aspect, given[OUTCOME_ASPECT].text) == 0);
}

/* Once for each pair that it counts for, and never twice for one. */
gboolean
mentoring_decide_outcome (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Mentoring *mentoring = ask->state;
  g_autofree BaheValue *rows = g_new0 (BaheValue, mentoring->pairs->len + 1);
  g_autofree BaheValue *cells = g_new0 (BaheValue, mentoring->pairs->len + 1);
  BaheValue values[OUTCOME_PAIRS + 1];
  gsize n = 0;
  guint before = 0;

  if (!bahe_is_given (&given[OUTCOME_EVIDENCE]) && !bahe_is_given (&given[OUTCOME_FILE]))
    return out->refuse (out, NO_EVIDENCE, OUTCOME_EVIDENCE, NULL);
  for (guint i = 0; i < mentoring->pairs->len; i++) {
    const Pair *pair = mentoring->pairs->pdata[i];
    if (!counts_for (pair, given, day_of (ask->when->integer)))
      continue;
    if (pair_has_outcome (mentoring, pair->number, given)) {
      before++;
      continue;
    }
    cells[n] = bahe_number_value (pair->number);
    rows[n] = (BaheValue){ .how = BAHE_EXACT, .items = &cells[n], .n = 1 };
    n++;
  }
  if (n == 0)
    return out->refuse (out, before > 0 ? ATTRIBUTED_ALREADY : NO_RUNNING_PAIR, OUTCOME_APPRENTICE, NULL);
  memcpy (values, given, OUTCOME_PAIRS * sizeof *values);
  values[OUTCOME_PAIRS] = (BaheValue){ .how = BAHE_EXACT, .items = rows, .n = n };
  out->record (out, ATTRIBUTED, values);
  return TRUE;
}

/* ---- the end of the term ----------------------------------------------------------------------------------------- */

gboolean
mentoring_decide_assess (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  return open_pair (ask, given, out) != NULL;
}

/* What the check code is made of; 0 is none. */
static BaheValue
secret_of (const BaheAsk *ask)
{
  return bahe_number_value ((gint64) MAX (ask->seed & ((G_GUINT64_CONSTANT (1) << 40) - 1), 1));
}

gboolean
mentoring_decide_complete (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Mentoring *mentoring = ask->state;
  const Pair *pair = open_pair (ask, given, out);

  if (pair == NULL)
    return FALSE;
  g_autofree char *lacks = pair_lacks (mentoring, pair);
  const char *mark = pair->score < 0 ? "还没有考核" : pair->score < mentoring->pass ? "考核不合格" : NULL;
  if (lacks == NULL && mark == NULL) {
    out->record (out, COMPLETED, (BaheValue[]){ given[0], secret_of (ask) });
    return TRUE;
  }
  return refuse_with (
      out, NOT_COMPLETE, 0,
      g_strconcat (lacks != NULL ? lacks : mark, lacks != NULL && mark != NULL ? "；" : NULL, mark, NULL));
}

/* Also of who completed before certificates had numbers: that is then the first one. Taken back is what is voided. */
gboolean
mentoring_decide_exchange (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Pair *pair = pair_numbered (ask->state, given[EXCHANGE_PAIR].integer);

  if (pair == NULL)
    return out->refuse (out, NO_SUCH_PAIR, EXCHANGE_PAIR, NULL);
  if (!pair->completed)
    return out->refuse (out, NOT_COMPLETED, EXCHANGE_PAIR, NULL);
  if (!bahe_is_given (&given[EXCHANGE_REASON]))
    return out->refuse (out, WHY_EXCHANGED, EXCHANGE_REASON, NULL);
  out->record (out, EXCHANGED, (BaheValue[]){ given[EXCHANGE_PAIR], given[EXCHANGE_REASON], secret_of (ask) });
  return TRUE;
}

gboolean
mentoring_decide_end (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  if (open_pair (ask, given, out) == NULL)
    return FALSE;
  return bahe_is_given (&given[END_REASON]) || out->refuse (out, REASON_MISSING, END_REASON, NULL);
}

static gboolean
lengthen (const Pair *pair, gint64 months, guint event, BaheOut *out)
{
  out->record (out, event,
               (BaheValue[]){ bahe_number_value (pair->number), bahe_number_value (months),
                              day_value (day_after_months (pair->until, months)) });
  return TRUE;
}

gboolean
mentoring_decide_extend (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Pair *pair = open_pair (ask, given, out);
  gint64 months = bahe_number_or (&given[EXTEND_MONTHS], MOST_EXTENSION);

  if (pair == NULL)
    return FALSE;
  if (pair->extended + months > MOST_EXTENSION)
    return refuse_number (out, EXTENDED_ENOUGH, EXTEND_MONTHS, MOST_EXTENSION - pair->extended);
  return lengthen (pair, months, EXTENDED, out);
}

gboolean
mentoring_decide_renew (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Mentoring *mentoring = ask->state;
  const Pair *pair = open_pair (ask, given, out);

  return pair != NULL && lengthen (pair, bahe_number_or (&given[EXTEND_MONTHS], mentoring->months), RENEWED, out);
}

gboolean
mentoring_decide_source (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  return same_source (ask->state, given[SOURCE_ACTIVITY].integer, given[SOURCE_WHAT].integer,
                      given[SOURCE_ASPECT].text) == NULL ||
         out->refuse (out, SOURCE_TWICE, SOURCE_ACTIVITY, NULL);
}

gboolean
mentoring_decide_check (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  out->record (out, CHECKED, NULL);
  return TRUE;
}
