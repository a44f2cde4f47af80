/* What is recorded of benefits, and what is refused. */
#include "benefit.h"

#include <string.h>

/* ---- lists ------------------------------------------------------------------------------------- */

gboolean
benefit_decide_list (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Benefit *benefit = ask->state;
  gint64 rule = welfare_integer (&given[LIST_RULE], benefit->setup[BENEFIT_RULE].integer);
  gint64 period = benefit_period (benefit, ask->when->integer);
  g_autoptr (GArray) people = welfare_people (ask, rule, &given[LIST_EXCEPT]);
  const BaheValue found = bahe_list_value ((const BaheValue *) (void *) people->data, people->len);
  const BaheValue list = rule == NAMED ? given[LIST_PEOPLE] : found;

  if (period == 0)
    return out->refuse (out, NO_TERM, LIST_RULE, NULL);
  if (list.n == 0)
    return out->refuse (out, NOBODY_OF_THE_SORT, LIST_RULE, NULL);
  if (welfare_twice (&list) != NULL)
    return welfare_refuse_person (ask, BENEFIT_TWICE_NAMED, LIST_PEOPLE, welfare_twice (&list), out);
  for (gsize i = 0; i < list.n; i++)
    if (welfare_has_died (ask, list.items[i].integer))
      return welfare_refuse_person (ask, BENEFIT_AFTER_DEATH, LIST_PEOPLE, &list.items[i], out);
  const BaheValue values[] = {
    [LISTED_RULE] = bahe_number_value (rule),
    [LISTED_PEOPLE] = list,
    [LISTED_BY] = given[LIST_BY],
    [LISTED_PERIOD] = bahe_number_value (period),
  };
  out->record (out, LISTED, values);
  return TRUE;
}

/* ---- giving ------------------------------------------------------------------------------------ */

typedef struct {
  const BaheAsk *ask;
  const Benefit *benefit;
  const BaheValue *given;
  const List *list; /* of this period; NULL: none */
  gint64 period, form;
  BaheOut *out;
} Giving;

static gboolean
may_be_given (const Giving *giving, const BaheValue *person)
{
  gboolean cake = giving->form == CAKE || giving->form == CAKE_COUPON ||
                  welfare_is (&giving->benefit->setup[BENEFIT_OCCASION], BIRTHDAY);

  if (welfare_has_died (giving->ask, person->integer))
    return welfare_refuse_person (giving->ask, cake ? BENEFIT_CAKE_AFTER_DEATH : BENEFIT_AFTER_DEATH, GIVE_PEOPLE,
                                  person, giving->out);
  if (benefit_was_given (giving->benefit, person->integer, giving->period))
    return welfare_refuse_person (giving->ask, GIVEN_BEFORE, GIVE_PEOPLE, person, giving->out);
  if (giving->list != NULL && !welfare_has (&giving->list->people, person->integer))
    return welfare_refuse_person (giving->ask, NOT_LISTED, GIVE_PEOPLE, person, giving->out);
  return TRUE;
}

/* Whoever is on the list, lives, has not got it and is not left out. */
static GArray *
all_that_are_left (const Giving *giving)
{
  GArray *people = g_array_new (FALSE, FALSE, sizeof (BaheValue));

  for (gsize i = 0; i < giving->list->people.n; i++) {
    const BaheValue *person = &giving->list->people.items[i];
    if (!welfare_has_died (giving->ask, person->integer) &&
        !benefit_was_given (giving->benefit, person->integer, giving->period) &&
        !welfare_has (&giving->given[GIVE_EXCEPT], person->integer))
      g_array_append_val (people, *person);
  }
  return people;
}

static void
record_given (const Giving *giving, BaheValue recipient, gint64 count)
{
  const BaheValue *setup = giving->benefit->setup, *given = giving->given;
  const BaheValue values[N_GIVEN] = {
    [GIVEN_RECIPIENT] = recipient,
    [GIVEN_OCCASION] = setup[BENEFIT_OCCASION],
    [GIVEN_FESTIVAL] = setup[BENEFIT_FESTIVAL],
    [GIVEN_FORM] = setup[BENEFIT_FORM],
    [GIVEN_WHAT] = setup[BENEFIT_WHAT],
    [GIVEN_EACH] = welfare_given (&given[GIVE_EACH]) ? given[GIVE_EACH] : setup[BENEFIT_EACH],
    [GIVEN_PIECE] = setup[BENEFIT_PIECE],
    [GIVEN_COUNT] = bahe_number_value (count),
    [GIVEN_PERIOD] = bahe_number_value (giving->period),
    [GIVEN_HANDLERS] = given[GIVE_HANDLERS],
    [GIVEN_VOUCHER] = given[GIVE_VOUCHER],
    [GIVEN_SIGNED] = given[GIVE_SIGNED],
  };

  giving->out->record (giving->out, GIVEN, values);
}

static gboolean
give_to (const Giving *giving, const BaheValue *people)
{
  if (welfare_twice (people) != NULL)
    return welfare_refuse_person (giving->ask, BENEFIT_TWICE_NAMED, GIVE_PEOPLE, welfare_twice (people), giving->out);
  for (gsize i = 0; i < people->n; i++)
    if (!may_be_given (giving, &people->items[i]))
      return FALSE;
  for (gsize i = 0; i < people->n; i++)
    record_given (giving, people->items[i], 1);
  return TRUE;
}

/* Cash goes through two hands, each the other's witness. */
static gboolean
handlers_fit (const Giving *giving)
{
  const BaheValue *handlers = &giving->given[GIVE_HANDLERS];

  if (giving->form == CASH && !welfare_two_people (handlers))
    return giving->out->refuse (giving->out, SECOND_HANDLER, GIVE_HANDLERS, NULL);
  return TRUE;
}

static gboolean
in_term (const Giving *giving)
{
  const Benefit *benefit = giving->benefit;

  if (giving->period == 0)
    return giving->out->refuse (giving->out, NO_TERM, GIVE_PEOPLE, NULL);
  if (benefit->setup[BENEFIT_ONCE].integer != ONCE_TERM)
    return TRUE;
  const Term *term = benefit->terms->pdata[benefit->terms->len - 1];
  if (giving->ask->when->integer > term->values[TERM_TO].last)
    return giving->out->refuse (giving->out, OUTSIDE_TERM, GIVE_PEOPLE, NULL);
  return TRUE;
}

gboolean
benefit_decide_give (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Benefit *benefit = ask->state;
  Giving giving = { .ask = ask, .benefit = benefit, .given = given, .out = out };

  giving.period = benefit_period (benefit, ask->when->integer);
  giving.list = benefit_list (benefit, giving.period);
  giving.form = benefit->setup[BENEFIT_FORM].integer;
  if (given[GIVE_EACH].integer < 0)
    return out->refuse (out, BENEFIT_NEGATIVE, GIVE_EACH, NULL);
  if (!in_term (&giving) || !handlers_fit (&giving))
    return FALSE;
  if (given[GIVE_ALL].integer != 0) {
    if (giving.list == NULL)
      return out->refuse (out, NO_LIST, GIVE_ALL, NULL);
    g_autoptr (GArray) left = all_that_are_left (&giving);
    const BaheValue people = bahe_list_value ((const BaheValue *) (void *) left->data, left->len);
    return left->len > 0 ? give_to (&giving, &people) : out->refuse (out, NOBODY_LEFT, GIVE_ALL, NULL);
  }
  if (given[GIVE_PEOPLE].n > 0)
    return give_to (&giving, &given[GIVE_PEOPLE]);
  if (!welfare_given (&given[GIVE_COUNT]))
    return out->refuse (out, BENEFIT_NOBODY, GIVE_PEOPLE, NULL);
  record_given (&giving, (BaheValue){ 0 }, given[GIVE_COUNT].integer);
  return TRUE;
}

/* ---- terms and costs --------------------------------------------------------------------------- */

gboolean
benefit_decide_term (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Benefit *benefit = ask->state;

  if (given[TERM_TO].last < given[TERM_FROM].integer)
    return out->refuse (out, TERM_ENDS_BEFORE, TERM_TO, NULL);
  if (given[TERM_PREMIUM].integer < 0)
    return out->refuse (out, BENEFIT_NEGATIVE, TERM_PREMIUM, NULL);
  if (benefit->terms->len > 0) {
    const Term *last = benefit->terms->pdata[benefit->terms->len - 1];
    if (given[TERM_FROM].integer <= last->values[TERM_FROM].integer)
      return out->refuse (out, TERM_OVERLAPS, TERM_FROM, NULL);
  }
  return TRUE;
}

gboolean
benefit_decide_spend (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const BaheValue *handlers = &given[SPENT_HANDLERS];

  if (given[SPENT_AMOUNT].integer < 0 || given[SPENT_QUANTITY].integer < 0)
    return out->refuse (out, BENEFIT_NEGATIVE, SPENT_AMOUNT, NULL);
  if (!welfare_two_people (handlers))
    return out->refuse (out, SECOND_HANDLER, SPENT_HANDLERS, NULL);
  return TRUE;
}

/* ---- allowances that are applied for ----------------------------------------------------------- */

/* What may follow what: applied → reported → granted or refused → paid. */
static gboolean
stage_follows (const Application *application, gint64 stage)
{
  gint64 before = application != NULL ? application->stage : -1;

  switch (stage) {
  case STAGE_APPLIED:
    return before < 0 || before == STAGE_REFUSED || before == STAGE_PAID;
  case STAGE_REPORTED:
    return before == STAGE_APPLIED;
  case STAGE_GRANTED:
  case STAGE_REFUSED:
    return before == STAGE_REPORTED;
  default:
    return before == STAGE_GRANTED;
  }
}

gboolean
benefit_decide_apply (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Benefit *benefit = ask->state;
  const BaheValue *person = &given[APPLIED_RECIPIENT];
  gint64 stage = given[APPLIED_STAGE].integer;

  if (welfare_has_died (ask, person->integer))
    return welfare_refuse_person (ask, BENEFIT_AFTER_DEATH, APPLIED_RECIPIENT, person, out);
  if (given[APPLIED_AMOUNT].integer < 0)
    return out->refuse (out, BENEFIT_NEGATIVE, APPLIED_AMOUNT, NULL);
  if (!stage_follows (benefit_application (benefit, person->integer), stage))
    return out->refuse (out, STAGE_WRONG, APPLIED_STAGE, NULL);
  if ((stage == STAGE_GRANTED || stage == STAGE_PAID) && !welfare_given (&given[APPLIED_AMOUNT]))
    return out->refuse (out, AMOUNT_MISSING, APPLIED_AMOUNT, NULL);
  return TRUE;
}

gboolean
benefit_decide_aid (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Benefit *benefit = ask->state;

  if (welfare_is_a_name (given[AIDED_PUPIL].text))
    return out->refuse (out, PUPIL_NAME, AIDED_PUPIL, NULL);
  if (given[AIDED_AMOUNT].integer < 0)
    return out->refuse (out, BENEFIT_NEGATIVE, AIDED_AMOUNT, NULL);
  for (guint i = 0; i < benefit->aids->len; i++) {
    const Aid *aid = benefit->aids->pdata[i];
    if (aid->helper == given[AIDED_HELPER].integer && g_strcmp0 (aid->pupil, given[AIDED_PUPIL].text) == 0)
      return out->refuse (out, PUPIL_AIDED, AIDED_PUPIL, NULL);
  }
  return TRUE;
}
