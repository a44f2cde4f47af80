/* Mentors and apprentices: what each record leaves behind. */
#include "mentoring.h"

static void
free_pair (gpointer data)
{
  Pair *pair = data;

  g_free (pair->aspect);
  g_free (pair);
}

static void
free_goal (gpointer data)
{
  g_free (((Goal *) data)->text);
  g_free (data);
}

Outcome *
outcome_new (gint64 apprentice, gint64 evidence, gint64 what, const char *title, gint64 day)
{
  Outcome *outcome = g_new0 (Outcome, 1);

  *outcome = (Outcome){ .apprentice = apprentice,
                        .evidence = evidence,
                        .what = what,
                        .day = day,
                        .title = g_strdup (title),
                        .pairs = g_array_new (FALSE, FALSE, sizeof (gint64)) };
  return outcome;
}

void
outcome_free (gpointer data)
{
  Outcome *outcome = data;

  g_free (outcome->title);
  g_array_unref (outcome->pairs);
  g_free (outcome);
}

static void
free_source (gpointer data)
{
  g_free (((Source *) data)->aspect);
  g_free (data);
}

static gint64
hundredths (const BaheValue *value, gint64 otherwise)
{
  gint64 units = value->integer;
  gint32 exponent = value->exponent;

  if (!bahe_is_given (value))
    return otherwise;
  for (; exponent > -2; exponent--)
    if (__builtin_mul_overflow (units, 10, &units))
      return otherwise;
  for (; exponent < -2; exponent++)
    units /= 10;
  return units;
}

void *
mentoring_state_new (const BaheValue *setup)
{
  static const gint64 usual[N_DONE] = { 8, 8, 3, 1, 1 };
  Mentoring *mentoring = g_new0 (Mentoring, 1);

  mentoring->months = months_of_term (&setup[SETUP_TERM], 24);
  for (guint i = 0; i < N_DONE; i++)
    mentoring->required[i] = bahe_number_or (&setup[SETUP_DONE + i], usual[i]);
  mentoring->goals_a_year = bahe_number_or (&setup[SETUP_GOALS], 1);
  mentoring->pass = hundredths (&setup[SETUP_PASS], 6000);
  mentoring->idle = bahe_number_or (&setup[SETUP_IDLE], 30);
  mentoring->soon = bahe_number_or (&setup[SETUP_SOON], 60);
  mentoring->latest = G_MININT64;
  mentoring->pairs = g_ptr_array_new_with_free_func (free_pair);
  mentoring->goals = g_ptr_array_new_with_free_func (free_goal);
  mentoring->outcomes = g_ptr_array_new_with_free_func (outcome_free);
  mentoring->sources = g_ptr_array_new_with_free_func (free_source);
  mentoring->certificates = g_array_new (FALSE, FALSE, sizeof (Certificate));
  return mentoring;
}

void
mentoring_state_free (void *state)
{
  Mentoring *mentoring = state;

  g_ptr_array_unref (mentoring->pairs);
  g_ptr_array_unref (mentoring->goals);
  g_ptr_array_unref (mentoring->outcomes);
  g_ptr_array_unref (mentoring->sources);
  g_array_unref (mentoring->certificates);
  g_free (mentoring);
}

/* ---- what is asked of it ----------------------------------------------------------------------------------------- */

Pair *
pair_numbered (const Mentoring *mentoring, gint64 number)
{
  for (guint i = 0; i < mentoring->pairs->len; i++)
    if (((Pair *) mentoring->pairs->pdata[i])->number == number)
      return mentoring->pairs->pdata[i];
  return NULL;
}

Goal *
goal_numbered (const Mentoring *mentoring, gint64 number)
{
  for (guint i = 0; i < mentoring->goals->len; i++)
    if (((Goal *) mentoring->goals->pdata[i])->number == number)
      return mentoring->goals->pdata[i];
  return NULL;
}

gboolean
pair_is_over (const Pair *pair)
{
  return pair->completed || pair->ended;
}

gint64
pair_state (const Mentoring *mentoring, const Pair *pair)
{
  if (pair->completed)
    return STATE_COMPLETED;
  if (pair->ended)
    return STATE_ENDED;
  if (mentoring->latest > pair->until)
    return STATE_EXPIRED;
  if (mentoring->latest > pair->until - mentoring->soon)
    return STATE_SOON;
  return mentoring->latest - pair->last > mentoring->idle ? STATE_IDLE : STATE_RUNNING;
}

gint64
pair_needs (const Mentoring *mentoring, const Pair *pair, guint what)
{
  return mentoring->required[what] * pair->halves;
}

char *
pair_lacks (const Mentoring *mentoring, const Pair *pair)
{
  static const char *const words[N_DONE] = { "听课", "汇报课", "教案", "论文", "公开课" };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < N_DONE; i++) {
    gint64 needs = pair_needs (mentoring, pair, i);
    if (pair->done[i] < needs)
      g_string_append_printf (text, "%s%s%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT, text->len > 0 ? "、" : "", words[i],
                              pair->done[i], needs);
  }
  return text->len > 0 ? g_strdup (text->str) : NULL;
}

gboolean
pair_has_outcome (const Mentoring *mentoring, gint64 pair, const BaheValue *values)
{
  const BaheValue *evidence = &values[OUTCOME_EVIDENCE];

  for (guint i = 0; i < mentoring->outcomes->len; i++) {
    const Outcome *outcome = mentoring->outcomes->pdata[i];
    gboolean same = bahe_is_given (evidence) ? outcome->evidence == evidence->integer
                                             : outcome->what == values[OUTCOME_WHAT].integer &&
                                                   g_strcmp0 (outcome->title, values[OUTCOME_TITLE].text) == 0;
    for (guint k = 0; same && k < outcome->pairs->len; k++)
      if (g_array_index (outcome->pairs, gint64, k) == pair)
        return TRUE;
  }
  return FALSE;
}

const Source *
same_source (const Mentoring *mentoring, gint64 activity, gint64 what, const char *aspect)
{
  for (guint i = 0; i < mentoring->sources->len; i++) {
    const Source *source = mentoring->sources->pdata[i];
    if (source->activity == activity && source->what == what && g_strcmp0 (source->aspect, aspect) == 0)
      return source;
  }
  return NULL;
}

/* ---- records ----------------------------------------------------------------------------------------------------- */

static gint64
halves_of (gint64 from, gint64 until)
{
  gint64 halves = 0;

  while (halves < 200 && day_after_months (from, 6 * halves) < until)
    halves++;
  return halves;
}

static gboolean
evolve_paired (Mentoring *mentoring, const BaheValue *v)
{
  gint64 from = day_of (v[PAIR_FROM].integer), until = day_of (v[PAIR_UNTIL].integer);

  if (v[PAIR_MENTOR].integer == v[PAIR_APPRENTICE].integer || until < from ||
      pair_numbered (mentoring, v[PAIR_NUMBER].integer) != NULL)
    return FALSE;
  Pair *pair = g_new0 (Pair, 1);
  *pair = (Pair){ .number = v[PAIR_NUMBER].integer,
                  .mentor = v[PAIR_MENTOR].integer,
                  .apprentice = v[PAIR_APPRENTICE].integer,
                  .aspect = g_strdup (v[PAIR_ASPECT].text),
                  .from = from,
                  .until = until,
                  .last = from,
                  .halves = halves_of (from, until),
                  .score = -1,
                  .over = G_MAXINT64 };
  g_ptr_array_add (mentoring->pairs, pair);
  return TRUE;
}

static gboolean
evolve_goal (Mentoring *mentoring, const Pair *pair, const BaheValue *v)
{
  if (goal_numbered (mentoring, v[GOAL_NUMBER].integer) != NULL)
    return FALSE;
  Goal *goal = g_new0 (Goal, 1);
  *goal = (Goal){ v[GOAL_NUMBER].integer, pair->number, v[GOAL_YEAR].integer, 0, g_strdup (v[GOAL_TEXT].text) };
  g_ptr_array_add (mentoring->goals, goal);
  return TRUE;
}

/* What shows it is another record, or what is attached to this one. */
static gboolean
evolve_closed (Mentoring *mentoring, const BaheValue *v, gint64 seq)
{
  Goal *goal = goal_numbered (mentoring, v[CLOSE_GOAL].integer);
  gboolean other = bahe_is_given (&v[CLOSE_EVIDENCE]);

  if (goal == NULL || goal->evidence != 0 || (!other && !bahe_is_given (&v[CLOSE_FILE])))
    return FALSE;
  goal->evidence = other ? v[CLOSE_EVIDENCE].integer : seq;
  return TRUE;
}

static gboolean
evolve_outcome (Mentoring *mentoring, const BaheValue *v, gint64 day, gint64 seq)
{
  const BaheValue *rows = &v[OUTCOME_PAIRS];
  gint64 evidence = bahe_is_given (&v[OUTCOME_EVIDENCE]) ? v[OUTCOME_EVIDENCE].integer : seq;

  for (gsize i = 0; i < rows->n; i++) {
    const Pair *pair = pair_numbered (mentoring, rows->items[i].items[0].integer);
    if (pair == NULL || pair->apprentice != v[OUTCOME_APPRENTICE].integer ||
        pair_has_outcome (mentoring, pair->number, v))
      return FALSE;
    for (gsize k = 0; k < i; k++)
      if (rows->items[k].items[0].integer == pair->number)
        return FALSE;
  }
  Outcome *outcome =
      outcome_new (v[OUTCOME_APPRENTICE].integer, evidence, v[OUTCOME_WHAT].integer, v[OUTCOME_TITLE].text, day);
  for (gsize i = 0; i < rows->n; i++) {
    Pair *pair = pair_numbered (mentoring, rows->items[i].items[0].integer);
    pair->last = MAX (pair->last, day);
    g_array_append_val (outcome->pairs, pair->number);
  }
  g_ptr_array_add (mentoring->outcomes, outcome);
  return TRUE;
}

static gboolean
evolve_source (Mentoring *mentoring, const BaheValue *v)
{
  const char *aspect = v[SOURCE_ASPECT].text;

  if (same_source (mentoring, v[SOURCE_ACTIVITY].integer, v[SOURCE_WHAT].integer, aspect) != NULL)
    return FALSE;
  Source *source = g_new0 (Source, 1);
  *source = (Source){ v[SOURCE_ACTIVITY].integer, v[SOURCE_WHAT].integer, g_strdup (aspect) };
  g_ptr_array_add (mentoring->sources, source);
  return TRUE;
}

static gboolean
evolve_logged (Pair *pair, const BaheValue *v)
{
  gint64 times = bahe_number_or (&v[LOG_TIMES], 1);

  if (times <= 0)
    return FALSE;
  pair->done[v[LOG_WHAT].integer] += times;
  return TRUE;
}

static gboolean
evolve_completed (const Mentoring *mentoring, Pair *pair)
{
  g_autofree char *lacks = pair_lacks (mentoring, pair);

  if (lacks != NULL || pair->score < mentoring->pass)
    return FALSE;
  pair->completed = TRUE;
  return TRUE;
}

/* Records from before certificates had numbers have no secret, and gave none. */
static void
add_certificate (Mentoring *mentoring, const Pair *pair, const BaheEvent *event, const BaheValue *secret)
{
  const Certificate certificate = { pair->number, event->seq, bahe_number_or (secret, 0), day_of (event->when->integer),
                                    CERTIFICATE_VALID };

  if (certificate.secret != 0)
    g_array_append_val (mentoring->certificates, certificate);
}

static gboolean
evolve_exchanged (Mentoring *mentoring, const Pair *pair, const BaheEvent *event)
{
  if (!pair->completed)
    return FALSE;
  for (guint i = 0; i < mentoring->certificates->len; i++) {
    Certificate *certificate = &g_array_index (mentoring->certificates, Certificate, i);
    if (certificate->pair == pair->number)
      certificate->state = CERTIFICATE_REPLACED;
  }
  add_certificate (mentoring, pair, event, &event->values[EXCHANGE_SECRET]);
  return TRUE;
}

static gboolean
evolve_extended (Pair *pair, const BaheValue *v)
{
  gint64 months = bahe_number_or (&v[EXTEND_MONTHS], 0);

  if (pair->extended + months > MOST_EXTENSION)
    return FALSE;
  pair->extended += months;
  pair->until = day_after_months (pair->until, months);
  return TRUE;
}

/* A new term, in which all that is required is to be done anew. */
static void
evolve_renewed (Pair *pair, const BaheValue *v)
{
  gint64 from = pair->until;

  pair->until = day_after_months (from, bahe_number_or (&v[EXTEND_MONTHS], 0));
  pair->halves = halves_of (from, pair->until);
  pair->extended = 0;
  pair->score = -1;
  for (guint i = 0; i < N_DONE; i++)
    pair->done[i] = 0;
}

/* The records of one pair that still runs. */
static gboolean
evolve_of_pair (Mentoring *mentoring, Pair *pair, const BaheEvent *event)
{
  const BaheValue *v = event->values;

  switch (event->type) {
  case GOAL_SET:
    return evolve_goal (mentoring, pair, v);
  case MET:
    pair->meetings++;
    return TRUE;
  case LOGGED:
    return evolve_logged (pair, v);
  case ASSESSED:
    pair->score = hundredths (&v[ASSESS_SCORE], 0);
    return TRUE;
  case COMPLETED:
    if (!evolve_completed (mentoring, pair))
      return FALSE;
    add_certificate (mentoring, pair, event, &v[COMPLETE_SECRET]);
    return TRUE;
  case ENDED:
    pair->ended = TRUE;
    return TRUE;
  case EXTENDED:
    return evolve_extended (pair, v);
  case RENEWED:
    evolve_renewed (pair, v);
    return TRUE;
  default:
    return FALSE;
  }
}

static gboolean
take (Mentoring *mentoring, const BaheEvent *event, gint64 day)
{
  const BaheValue *v = event->values;

  switch (event->type) {
  case NOTED:
  case CHECKED:
    return TRUE;
  case PAIRED:
    return evolve_paired (mentoring, v);
  case GOAL_CLOSED:
    return evolve_closed (mentoring, v, event->seq);
  case ATTRIBUTED:
    return evolve_outcome (mentoring, v, day, event->seq);
  case SOURCE_NAMED:
    return evolve_source (mentoring, v);
  default:
    break;
  }
  Pair *pair = pair_numbered (mentoring, v[0].integer); /* of all others the pair stands first */
  if (pair != NULL && event->type == EXCHANGED)
    return evolve_exchanged (mentoring, pair, event);
  if (pair == NULL || pair_is_over (pair) || !evolve_of_pair (mentoring, pair, event))
    return FALSE;
  pair->last = MAX (pair->last, day);
  if (pair_is_over (pair))
    pair->over = day;
  return TRUE;
}

gboolean
mentoring_evolve (void *state, const BaheEvent *event, BaheOut *out)
{
  Mentoring *mentoring = state;
  gint64 day = day_of (event->when->integer);

  if (!take (mentoring, event, day))
    return FALSE;
  mentoring->latest = MAX (mentoring->latest, day);
  return TRUE;
}
