/* A call for works: made, freed, and what is asked of it. */
#include "submission.h"

BaheValue *
submission_persons (const GArray *numbers)
{
  BaheValue *values = g_new0 (BaheValue, numbers->len + 1);

  for (guint i = 0; i < numbers->len; i++)
    values[i] = bahe_number_value (g_array_index (numbers, gint64, i));
  return values;
}

gboolean
submission_units (const BaheValue *value, gint64 *units)
{
  gint64 power = 1;

  for (gint32 i = value->exponent; i < 0 && power <= UNITS; i++)
    power *= 10;
  if (value->exponent > 0 || power > UNITS || ABS (value->integer) > G_MAXINT32)
    return FALSE;
  *units = value->integer * (UNITS / power);
  return TRUE;
}

/* ---- made and freed
 * ------------------------------------------------------------------------------------------------------ */

static void
free_award (gpointer data)
{
  Award *award = data;

  g_free (award->prize);
  g_array_unref (award->people);
  g_free (award);
}

static void
free_work (gpointer data)
{
  Work *work = data;

  g_free (work->title);
  g_free (work->outside);
  g_free (work->published);
  g_free (work->follows);
  g_free (work->code);
  g_array_unref (work->authors);
  g_ptr_array_unref (work->sent);
  g_ptr_array_unref (work->awards);
  g_array_unref (work->ratings);
  g_free (work);
}

static Award *
award_new (const BaheValue *v)
{
  Award *award = g_new0 (Award, 1);

  *award = (Award){
    .level = bahe_number_or (&v[AWARD_LEVEL], -1),
    .grade = bahe_number_or (&v[AWARD_GRADE], -1),
    .prize = g_strdup (v[AWARD_PRIZE].text),
    .people = g_array_new (FALSE, FALSE, sizeof (gint64)),
  };
  for (gsize i = 0; i < v[AWARD_PEOPLE].n; i++)
    g_array_append_val (award->people, v[AWARD_PEOPLE].items[i].integer);
  return award;
}

static Work *
work_new (const BaheValue *v)
{
  Work *work = g_new0 (Work, 1);

  *work = (Work){
    .number = v[WORK_NUMBER].integer,
    .title = g_strdup (v[WORK_TITLE].text),
    .outside = g_strdup (v[WORK_OUTSIDE].text),
    .late = bahe_number_or (&v[WORK_LATE], 0) != 0,
    .steps = 1u << STEP_COLLECTED,
    .authors = g_array_new (FALSE, FALSE, sizeof (gint64)),
    .sent = g_ptr_array_new_with_free_func (g_free),
    .awards = g_ptr_array_new_with_free_func (free_award),
    .ratings = g_array_new (FALSE, FALSE, sizeof (Rating)),
  };
  for (gsize i = 0; i < v[WORK_AUTHORS].n; i++)
    g_array_append_val (work->authors, v[WORK_AUTHORS].items[i].integer);
  return work;
}

void *
submission_state_new (const BaheValue *setup)
{
  Call *call = g_new0 (Call, 1);
  gint64 full = 100 * UNITS;

  submission_units (&setup[SETUP_FULL], &full);
  *call = (Call){
    .blind = bahe_number_or (&setup[SETUP_BLIND], 0) != 0,
    .least_words = bahe_number_or (&setup[SETUP_LEAST_WORDS], 0),
    .most_words = bahe_number_or (&setup[SETUP_MOST_WORDS], 0),
    .deadline = bahe_is_given (&setup[SETUP_DEADLINE]) ? setup[SETUP_DEADLINE].last : G_MAXINT64,
    .full = full > 0 ? full : 100 * UNITS,
    .people = g_array_new (FALSE, FALSE, sizeof (gint64)),
    .works = g_ptr_array_new_with_free_func (free_work),
    .missing = g_array_new (FALSE, FALSE, sizeof (Missing)),
  };
  for (gsize i = 0; i < setup[SETUP_PEOPLE].n; i++)
    g_array_append_val (call->people, setup[SETUP_PEOPLE].items[i].integer);
  submission_take_preset (call, (guint) bahe_number_or (&setup[SETUP_PRESET], 0), setup);
  return call;
}

void
submission_state_free (void *state)
{
  Call *call = state;

  g_array_unref (call->people);
  g_ptr_array_unref (call->works);
  g_array_unref (call->missing);
  g_free (call);
}

/* ---- asked
 * ------------------------------------------------------------------------------------------------------------------ */

Work *
submission_work (const Call *call, gint64 number)
{
  return number >= 1 && number <= call->works->len ? call->works->pdata[number - 1] : NULL;
}

gboolean
submission_reached (const Work *work, Step step)
{
  return (work->steps & (1u << step)) != 0;
}

gboolean
submission_has (const GArray *numbers, gint64 number)
{
  for (guint i = 0; i < numbers->len; i++)
    if (g_array_index (numbers, gint64, i) == number)
      return TRUE;
  return FALSE;
}

gboolean
submission_was_sent (const Work *work, const char *to)
{
  return g_ptr_array_find_with_equal_func (work->sent, to, g_str_equal, NULL);
}

gboolean
submission_has_award (const Work *work, gint64 level, gint64 grade, const char *prize)
{
  for (guint i = 0; i < work->awards->len; i++) {
    const Award *award = work->awards->pdata[i];
    if (award->level == level && award->grade == grade && g_strcmp0 (award->prize, prize) == 0)
      return TRUE;
  }
  return FALSE;
}

gint64
submission_done (const Call *call)
{
  gint64 n = 0;

  for (guint i = 0; i < call->works->len; i++)
    n += ((const Work *) call->works->pdata[i])->counted;
  return n;
}

/* ---- evolving
 * ----------------------------------------------------------------------------------------------------------------- */

/* A step reached for the first time; what the quota counts is counted once. */
static gboolean
reach (const Call *call, Work *work, Step step, BaheOut *out)
{
  gboolean first = !submission_reached (work, step);

  work->steps |= 1u << step;
  if (step == call->counts && !work->counted) {
    work->counted = TRUE;
    out->record (out, QUOTA_COUNTED, (BaheValue[]){ bahe_number_value (work->number) });
  }
  return first;
}

static gboolean
evolve_collected (Call *call, const BaheValue *v, BaheOut *out)
{
  if (v[WORK_NUMBER].integer != call->works->len + 1)
    return FALSE;
  Work *work = work_new (v);
  g_ptr_array_add (call->works, work);
  for (guint i = call->missing->len; i > 0; i--)
    if (submission_has (work->authors, g_array_index (call->missing, Missing, i - 1).person))
      g_array_remove_index (call->missing, i - 1);
  out->record (out, WORK_COUNTED,
               (BaheValue[]){ v[WORK_AUTHORS], v[WORK_SORT],
                              bahe_number_value (work->authors->len > 0 ? FROM_HERE : FROM_OUTSIDE) });
  reach (call, work, STEP_COLLECTED, out);
  return TRUE;
}

static gboolean
evolve_sent (const Call *call, Work *work, const BaheValue *v, BaheOut *out)
{
  if (submission_was_sent (work, v[SEND_TO].text) || (call->choosing && !submission_reached (work, STEP_CHOSEN)))
    return FALSE;
  g_ptr_array_add (work->sent, g_strdup (v[SEND_TO].text));
  if (reach (call, work, STEP_SENT, out))
    out->record (out, SENT_COUNTED, (BaheValue[]){ v[SEND_WORKS], v[SEND_LEVEL] });
  return TRUE;
}

static gboolean
evolve_awarded (const Call *call, Work *work, const BaheValue *v, BaheOut *out)
{
  Award *award = award_new (v);

  if (submission_has_award (work, award->level, award->grade, award->prize) ||
      (award->level != LEVEL_SCHOOL && !submission_reached (work, STEP_ACCEPTED))) {
    free_award (award);
    return FALSE;
  }
  g_ptr_array_add (work->awards, award);
  if (reach (call, work, STEP_AWARDED, out))
    out->record (out, AWARDED_COUNTED, (BaheValue[]){ v[AWARD_WORK], v[AWARD_LEVEL] });
  return TRUE;
}

static gboolean
evolve_published (const Call *call, Work *work, const BaheValue *v, BaheOut *out)
{
  const char *where = v[PUBLISH_WHERE].text;
  gboolean own = v[PUBLISH_CHANNEL].integer <= CHANNEL_SITE;

  if (!own && !submission_reached (work, STEP_ACCEPTED))
    return FALSE;
  g_autofree char *before = work->published;
  const char *shown =
      where != NULL ? where
                    : submission_events[PUBLISHED].fields[PUBLISH_CHANNEL].choices[v[PUBLISH_CHANNEL].integer].label.zh;
  work->published = before != NULL ? g_strdup_printf ("%s；%s", before, shown) : g_strdup (shown);
  reach (call, work, STEP_PUBLISHED, out);
  return TRUE;
}

static gboolean
evolve_rated (const Call *call, Work *work, const BaheValue *v)
{
  Rating rating = { .rater = v[RATE_RATER].integer };

  if (call->unsealed || !submission_units (&v[RATE_MARK], &rating.mark))
    return FALSE;
  for (guint i = 0; i < work->ratings->len; i++)
    if (g_array_index (work->ratings, Rating, i).rater == rating.rater)
      return FALSE;
  g_array_append_val (work->ratings, rating);
  return TRUE;
}

/* Steps that only need another and happen once. */
static gboolean
evolve_once (const Call *call, Work *work, Step step, Step needs, BaheOut *out)
{
  if (submission_reached (work, step) || !submission_reached (work, needs))
    return FALSE;
  reach (call, work, step, out);
  return TRUE;
}

static gboolean
evolve_counted (Call *call, const BaheValue *v, gboolean closes)
{
  const BaheValue *rows = &v[COUNT_MISSING];

  if (call->closed)
    return FALSE;
  call->closed = closes;
  g_array_set_size (call->missing, 0);
  for (gsize i = 0; i < rows->n; i++) {
    const BaheValue *row = rows->items[i].items;
    Missing missing = { row[MISSING_PERSON].integer, bahe_number_or (&row[MISSING_GROUP], 0) };
    g_array_append_val (call->missing, missing);
  }
  return TRUE;
}

static gboolean
evolve_call (Call *call, const BaheEvent *event)
{
  if (event->type == UNSEALED) {
    gboolean first = call->blind && !call->unsealed;
    call->unsealed = TRUE;
    return first;
  }
  if (event->type == PLANNED) {
    gboolean first = call->quota == 0;
    call->quota = first ? event->values[PLAN_QUOTA].integer : call->quota;
    return first;
  }
  return evolve_counted (call, event->values, event->type == CLOSED);
}

static gboolean
evolve_work (Call *call, const BaheEvent *event, Work *work, BaheOut *out)
{
  const BaheValue *v = event->values;

  switch (event->type) {
  case CHOSEN:
    return evolve_once (call, work, STEP_CHOSEN, STEP_COLLECTED, out);
  case SENT:
    return evolve_sent (call, work, v, out);
  case ACCEPTED:
    return evolve_once (call, work, STEP_ACCEPTED, STEP_SENT, out);
  case AWARDED:
    return evolve_awarded (call, work, v, out);
  case PUBLISHED:
    return evolve_published (call, work, v, out);
  case RATED:
    return evolve_rated (call, work, v);
  case ADOPTED:
    g_free (work->follows);
    work->follows = g_strdup (v[ADOPT_FOLLOWS].text);
    return evolve_once (call, work, STEP_ADOPTED, STEP_COLLECTED, out);
  case ESTABLISHED:
    return evolve_once (call, work, STEP_ESTABLISHED, STEP_SENT, out);
  default:
    return evolve_once (call, work, STEP_CONCLUDED, STEP_ESTABLISHED, out);
  }
}

gboolean
submission_evolve (void *state, const BaheEvent *event, BaheOut *out)
{
  Call *call = state;

  if (event->type == COLLECTED || event->type == COLLECTED_SEALED)
    return evolve_collected (call, event->values, out);
  if (event->type == UNSEALED || event->type == PLANNED || event->type == REMINDED || event->type == CLOSED)
    return evolve_call (call, event);
  Work *work = submission_work (call, event->values[0].integer);
  return work != NULL && event->type <= CONCLUDED && evolve_work (call, event, work, out);
}
