/* Who is on the list of a benefit, who was given it, and until when it holds. */
#include "benefit.h"

#include <string.h>

static void
aid_free (gpointer data)
{
  g_free (((Aid *) data)->pupil);
  g_free (data);
}

void *
benefit_state_new (const BaheValue *setup)
{
  Benefit *benefit = g_new0 (Benefit, 1);

  benefit->keep = welfare_keep_new ();
  for (guint i = 0; i < N_BENEFIT_SETUP; i++)
    benefit->setup[i] = welfare_keep (benefit->keep, &setup[i]);
  benefit->lists = g_ptr_array_new_with_free_func (g_free);
  benefit->given = g_ptr_array_new_with_free_func (g_free);
  benefit->terms = g_ptr_array_new_with_free_func (g_free);
  benefit->applications = g_ptr_array_new_with_free_func (g_free);
  benefit->aids = g_ptr_array_new_with_free_func (aid_free);
  return benefit;
}

void
benefit_state_free (void *state)
{
  Benefit *benefit = state;

  g_ptr_array_unref (benefit->lists);
  g_ptr_array_unref (benefit->given);
  g_ptr_array_unref (benefit->terms);
  g_ptr_array_unref (benefit->applications);
  g_ptr_array_unref (benefit->aids);
  welfare_keep_free (benefit->keep);
  g_free (benefit);
}

gint64
benefit_period (const Benefit *benefit, gint64 minute)
{
  switch (benefit->setup[BENEFIT_ONCE].integer) {
  case ONCE_YEAR:
    return welfare_year (minute);
  case ONCE_TERM:
    return benefit->terms->len;
  default:
    return 1;
  }
}

gboolean
benefit_was_given (const Benefit *benefit, gint64 person, gint64 period)
{
  for (guint i = 0; i < benefit->given->len; i++) {
    const Given *given = benefit->given->pdata[i];
    if (given->values[GIVEN_PERIOD].integer == period && welfare_is (&given->values[GIVEN_RECIPIENT], person))
      return TRUE;
  }
  return FALSE;
}

const List *
benefit_list (const Benefit *benefit, gint64 period)
{
  for (guint i = benefit->lists->len; i > 0; i--) {
    const List *list = benefit->lists->pdata[i - 1];
    if (list->period == period)
      return list;
  }
  return NULL;
}

Application *
benefit_application (const Benefit *benefit, gint64 person)
{
  for (guint i = benefit->applications->len; i > 0; i--) {
    Application *application = benefit->applications->pdata[i - 1];
    if (application->person == person)
      return application;
  }
  return NULL;
}

/* ---- events ------------------------------------------------------------------------------------ */

static gboolean
listed (Benefit *benefit, const BaheEvent *event)
{
  List *list = g_new0 (List, 1);

  list->rule = event->values[LISTED_RULE].integer;
  list->period = event->values[LISTED_PERIOD].integer;
  list->people = welfare_keep (benefit->keep, &event->values[LISTED_PEOPLE]);
  list->by = welfare_keep (benefit->keep, &event->values[LISTED_BY]);
  list->when = welfare_keep (benefit->keep, event->when);
  g_ptr_array_add (benefit->lists, list);
  return TRUE;
}

static gboolean
given (Benefit *benefit, const BaheEvent *event)
{
  const BaheValue *recipient = &event->values[GIVEN_RECIPIENT];

  if (event->values[GIVEN_EACH].integer < 0 ||
      (welfare_given (recipient) &&
       benefit_was_given (benefit, recipient->integer, event->values[GIVEN_PERIOD].integer)))
    return FALSE;
  Given *one = g_new0 (Given, 1);
  for (guint i = 0; i < N_GIVEN; i++)
    one->values[i] = welfare_keep (benefit->keep, &event->values[i]);
  one->when = welfare_keep (benefit->keep, event->when);
  g_ptr_array_add (benefit->given, one);
  return TRUE;
}

static gboolean
term_begun (Benefit *benefit, const BaheEvent *event)
{
  if (event->values[TERM_TO].last < event->values[TERM_FROM].integer)
    return FALSE;
  Term *term = g_new0 (Term, 1);
  for (guint i = 0; i < N_TERM; i++)
    term->values[i] = welfare_keep (benefit->keep, &event->values[i]);
  g_ptr_array_add (benefit->terms, term);
  return TRUE;
}

static gboolean
spent (Benefit *benefit, const BaheEvent *event)
{
  const BaheValue *amount = &event->values[SPENT_AMOUNT];

  if (amount->integer < 0)
    return FALSE;
  benefit->spent += amount->how != BAHE_UNKNOWN ? amount->integer : 0;
  benefit->spent_unknown |= amount->how != BAHE_EXACT;
  return TRUE;
}

static gboolean
applied (Benefit *benefit, const BaheEvent *event)
{
  gint64 person = event->values[APPLIED_RECIPIENT].integer, stage = event->values[APPLIED_STAGE].integer;
  Application *application = benefit_application (benefit, person);

  if (stage == STAGE_APPLIED) {
    application = g_new0 (Application, 1);
    application->person = person;
    g_ptr_array_add (benefit->applications, application);
  }
  if (application == NULL)
    return FALSE;
  application->stage = stage;
  if (welfare_given (&event->values[APPLIED_AMOUNT]))
    application->amount = event->values[APPLIED_AMOUNT];
  application->by = welfare_keep (benefit->keep, &event->values[APPLIED_BY]);
  return TRUE;
}

static gboolean
aided (Benefit *benefit, const BaheEvent *event)
{
  Aid *aid = g_new0 (Aid, 1);

  aid->helper = event->values[AIDED_HELPER].integer;
  aid->pupil = g_strdup (event->values[AIDED_PUPIL].text);
  g_ptr_array_add (benefit->aids, aid);
  return TRUE;
}

gboolean
benefit_evolve (void *state, const BaheEvent *event, BaheOut *out)
{
  switch (event->type) {
  case LISTED:
    return listed (state, event);
  case GIVEN:
    return given (state, event);
  case TERM_BEGUN:
    return term_begun (state, event);
  case SPENT:
    return spent (state, event);
  case APPLIED:
    return applied (state, event);
  case AIDED:
    return aided (state, event);
  default:
    return TRUE;
  }
}
