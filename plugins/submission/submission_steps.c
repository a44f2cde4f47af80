/* A call for works: the steps of a work, each after what it needs. */
#include "submission.h"

#include <string.h>

/* A refusal that names the work. */
static gboolean
refuse_work (BaheOut *out, guint refusal, int field, const Work *work)
{
  if (work->title != NULL && *work->title != '\0')
    return submission_refuse (out, refusal, field,
                              g_strdup_printf ("%" G_GINT64_FORMAT "《%s》", work->number, work->title));
  return submission_refuse (out, refusal, field, g_strdup_printf ("%" G_GINT64_FORMAT, work->number));
}

/* Each number of the list names a work, and none stands there twice. */
static gboolean
works_fit (const BaheAsk *ask, const BaheValue *numbers, BaheOut *out)
{
  for (gsize i = 0; i < numbers->n; i++) {
    if (submission_find (ask, &numbers->items[i], 0, out) == NULL)
      return FALSE;
    for (gsize j = 0; j < i; j++)
      if (numbers->items[j].integer == numbers->items[i].integer)
        return out->refuse (out, WORK_TWICE, 0, &numbers->items[i]);
  }
  return TRUE;
}

/* One event a work, where none has the step yet and all have what it needs. */
static gboolean
take_step (const BaheAsk *ask, const BaheValue *numbers, Step step, guint already, Step needs, guint missing,
           guint event, BaheOut *out)
{
  if (!works_fit (ask, numbers, out))
    return FALSE;
  for (gsize i = 0; i < numbers->n; i++) {
    const Work *work = submission_work (ask->state, numbers->items[i].integer);
    if (submission_reached (work, step))
      return refuse_work (out, already, 0, work);
    if (!submission_reached (work, needs))
      return refuse_work (out, missing, 0, work);
  }
  for (gsize i = 0; i < numbers->n; i++)
    out->record (out, event, &numbers->items[i]);
  return TRUE;
}

gboolean
submission_decide_choose (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  return take_step (ask, &given[0], STEP_CHOSEN, CHOSEN_ALREADY, STEP_COLLECTED, NO_SUCH_WORK, CHOSEN, out);
}

gboolean
submission_decide_accept (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  return take_step (ask, &given[0], STEP_ACCEPTED, ACCEPTED_ALREADY, STEP_SENT, NOT_SENT, ACCEPTED, out);
}

gboolean
submission_decide_send (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Call *call = ask->state;
  const BaheValue *numbers = &given[SEND_WORKS];

  if (!works_fit (ask, numbers, out))
    return FALSE;
  for (gsize i = 0; i < numbers->n; i++) {
    const Work *work = submission_work (call, numbers->items[i].integer);
    if (call->choosing && !submission_reached (work, STEP_CHOSEN))
      return refuse_work (out, NOT_CHOSEN, SEND_WORKS, work);
    if (submission_was_sent (work, given[SEND_TO].text))
      return refuse_work (out, SENT_ALREADY, SEND_WORKS, work);
  }
  for (gsize i = 0; i < numbers->n; i++)
    out->record (out, SENT, (BaheValue[]){ numbers->items[i], given[SEND_TO], given[SEND_LEVEL] });
  return TRUE;
}

/* ---- awards and publication
 * ---------------------------------------------------------------------------------------------- */

static gboolean
people_fit (const Work *work, const BaheValue *people, BaheOut *out)
{
  for (gsize i = 0; i < people->n; i++) {
    if (!submission_has (work->authors, people->items[i].integer))
      return out->refuse (out, NOT_AN_AUTHOR, AWARD_PEOPLE, &people->items[i]);
    for (gsize j = 0; j < i; j++)
      if (people->items[j].integer == people->items[i].integer)
        return out->refuse (out, AUTHOR_TWICE, AWARD_PEOPLE, &people->items[i]);
  }
  return TRUE;
}

gboolean
submission_decide_award (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Call *call = ask->state;
  const Work *work = submission_find (ask, &given[AWARD_WORK], AWARD_WORK, out);
  gint64 level = bahe_number_or (&given[AWARD_LEVEL], -1);
  BaheValue values[N_AWARD];

  if (work == NULL || !people_fit (work, &given[AWARD_PEOPLE], out))
    return FALSE;
  if (call->blind && !call->unsealed)
    return out->refuse (out, STILL_SEALED, AWARD_WORK, NULL);
  if (level != LEVEL_SCHOOL && !submission_reached (work, STEP_ACCEPTED))
    return refuse_work (out, NOT_ACCEPTED, AWARD_WORK, work);
  if (submission_has_award (work, level, bahe_number_or (&given[AWARD_GRADE], -1), given[AWARD_PRIZE].text))
    return refuse_work (out, AWARDED_ALREADY, AWARD_GRADE, work);
  g_autofree BaheValue *authors = submission_persons (work->authors);
  memcpy (values, given, sizeof values);
  if (given[AWARD_PEOPLE].n == 0)
    values[AWARD_PEOPLE] = bahe_list_value (authors, work->authors->len);
  out->record (out, AWARDED, values);
  return TRUE;
}

gboolean
submission_decide_publish (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Call *call = ask->state;
  const Work *work = submission_find (ask, &given[PUBLISH_WORK], PUBLISH_WORK, out);

  if (work == NULL)
    return FALSE;
  if (call->blind && !call->unsealed)
    return out->refuse (out, STILL_SEALED, PUBLISH_WORK, NULL);
  if (given[PUBLISH_CHANNEL].integer > CHANNEL_SITE && !submission_reached (work, STEP_ACCEPTED))
    return refuse_work (out, NOT_ACCEPTED, PUBLISH_WORK, work);
  if (bahe_is_given (&given[PUBLISH_WHERE]) && work->published != NULL) {
    g_auto (GStrv) before = g_strsplit (work->published, "；", -1);
    if (g_strv_contains ((const char *const *) before, given[PUBLISH_WHERE].text))
      return refuse_work (out, PUBLISHED_ALREADY, PUBLISH_WHERE, work);
  }
  return TRUE;
}

/* ---- ratings
 * ---------------------------------------------------------------------------------------------------------------- */

gboolean
submission_decide_rate (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Call *call = ask->state;
  const Work *work = submission_find (ask, &given[RATE_WORK], RATE_WORK, out);
  gint64 mark = 0;

  if (work == NULL)
    return FALSE;
  if (call->unsealed)
    return out->refuse (out, RATING_CLOSED, RATE_WORK, NULL);
  if (submission_has (work->authors, given[RATE_RATER].integer))
    return refuse_work (out, OWN_WORK, RATE_RATER, work);
  for (guint i = 0; i < work->ratings->len; i++)
    if (g_array_index (work->ratings, Rating, i).rater == given[RATE_RATER].integer)
      return refuse_work (out, RATED_ALREADY, RATE_RATER, work);
  if (!submission_units (&given[RATE_MARK], &mark) || mark > call->full)
    return submission_refuse (out, OVER_FULL, RATE_MARK, g_strdup_printf ("%" G_GINT64_FORMAT, call->full / UNITS));
  return TRUE;
}

gboolean
submission_decide_unseal (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Call *call = ask->state;
  gboolean reviewed = FALSE; /* it may also be chosen by talking about it, without a mark */

  if (!call->blind)
    return out->refuse (out, NOT_BLIND, -1, NULL);
  if (call->unsealed)
    return out->refuse (out, RATING_CLOSED, -1, NULL);
  for (guint i = 0; i < call->works->len; i++) {
    const Work *work = call->works->pdata[i];
    reviewed |=
        work->ratings->len > 0 || submission_reached (work, STEP_CHOSEN) || submission_reached (work, STEP_SENT);
  }
  if (!reviewed)
    return out->refuse (out, NOTHING_RATED, -1, NULL);
  out->record (out, UNSEALED, NULL);
  return TRUE;
}

/* ---- suggestions and projects
 * --------------------------------------------------------------------------------------------- */

gboolean
submission_decide_adopt (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Work *work = submission_find (ask, &given[ADOPT_WORK], ADOPT_WORK, out);

  if (work == NULL)
    return FALSE;
  return submission_reached (work, STEP_ADOPTED) ? refuse_work (out, ADOPTED_ALREADY, ADOPT_WORK, work) : TRUE;
}

gboolean
submission_decide_establish (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Work *work = submission_find (ask, &given[ESTABLISH_WORK], ESTABLISH_WORK, out);

  if (work == NULL)
    return FALSE;
  if (!submission_reached (work, STEP_SENT))
    return refuse_work (out, NOT_SENT, ESTABLISH_WORK, work);
  return submission_reached (work, STEP_ESTABLISHED) ? refuse_work (out, ESTABLISHED_ALREADY, ESTABLISH_WORK, work)
                                                     : TRUE;
}

gboolean
submission_decide_conclude (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Work *work = submission_find (ask, &given[CONCLUDE_WORK], CONCLUDE_WORK, out);

  if (work == NULL)
    return FALSE;
  if (!submission_reached (work, STEP_ESTABLISHED))
    return refuse_work (out, NOT_ESTABLISHED, CONCLUDE_WORK, work);
  return submission_reached (work, STEP_CONCLUDED) ? refuse_work (out, CONCLUDED_ALREADY, CONCLUDE_WORK, work) : TRUE;
}
