/* What is recorded of welfare visits, and what is refused. */
#include "visit.h"

#include <string.h>

#define LEAST_VISITORS 2

/* ---- the quiet path ---------------------------------------------------------------------------- */

/* After a death only the family is visited, for that death or another one in the family. */
static gboolean
may_be_visited (const BaheAsk *ask, gint64 person, gint64 occasion, const BaheValue *items, int field, BaheOut *out)
{
  const BaheValue who = welfare_name (ask, person);
  gboolean cake = occasion == BIRTHDAY;

  if (!welfare_has_died (ask, person)) {
    if (occasion == DEATH_MEMBER)
      return out->refuse (out, NOT_DIED, field, &who);
    return TRUE;
  }
  for (gsize i = 0; i < items->n; i++)
    cake = cake || welfare_is (&items->items[i].items[ITEM_FORM], CAKE) ||
           welfare_is (&items->items[i].items[ITEM_FORM], CAKE_COUPON);
  if (cake)
    return out->refuse (out, CAKE_AFTER_DEATH, field, &who);
  return visit_is_condolence (occasion) || out->refuse (out, AFTER_DEATH, field, &who);
}

/* ---- what happened, and lists ------------------------------------------------------------------ */

gboolean
visit_decide_report (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Visits *visits = ask->state;
  const BaheValue nothing = { 0 };
  gint64 person = given[REPORT_RECIPIENT].integer, occasion = given[REPORT_OCCASION].integer;
  const BaheValue since = welfare_given (&given[REPORT_SINCE]) ? given[REPORT_SINCE] : *ask->when;

  if (!may_be_visited (ask, person, occasion, &nothing, REPORT_RECIPIENT, out))
    return FALSE;
  if (visit_open (visits, person, occasion, -1) != NULL)
    return out->refuse (out, REPORTED_ALREADY, REPORT_RECIPIENT, NULL);
  const BaheValue values[] = {
    [REPORT_RECIPIENT] = given[REPORT_RECIPIENT],
    [REPORT_OCCASION] = given[REPORT_OCCASION],
    [REPORT_SINCE] = since,
    [REPORT_RELATION] = given[REPORT_RELATION],
    [REPORT_NOTE] = given[REPORT_NOTE],
    [REPORT_DUE] = welfare_day_after (since.integer, visits->days[occasion]),
  };
  out->record (out, REPORTED, values);
  return TRUE;
}

static gboolean
festival_fits (const BaheValue *occasion, const BaheValue *festival, int field, BaheOut *out)
{
  gboolean named = welfare_given (festival), wanted = welfare_is (occasion, FESTIVAL);

  if (wanted && !named)
    return out->refuse (out, NO_FESTIVAL, field, NULL);
  if (named && !wanted && !welfare_is (occasion, WARM))
    return out->refuse (out, NOT_A_FESTIVAL, field, NULL);
  return TRUE;
}

gboolean
visit_decide_plan (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  gint64 rule = given[PLAN_RULE].integer, occasion = given[PLAN_OCCASION].integer;
  gint64 festival = welfare_integer (&given[PLAN_FESTIVAL], -1);
  g_autoptr (GArray) people = welfare_people (ask, rule, &given[PLAN_EXCEPT]);
  BaheValue list = bahe_list_value ((const BaheValue *) (void *) people->data, people->len);

  if (!festival_fits (&given[PLAN_OCCASION], &given[PLAN_FESTIVAL], PLAN_FESTIVAL, out))
    return FALSE;
  if (rule == NAMED)
    list = given[PLAN_PEOPLE];
  if (list.n == 0)
    return out->refuse (out, NOBODY_LISTED, PLAN_RULE, NULL);
  if (welfare_twice (&list) != NULL)
    return welfare_refuse_person (ask, NAMED_TWICE, PLAN_PEOPLE, welfare_twice (&list), out);
  const BaheValue nothing = { 0 };
  for (gsize i = 0; i < list.n; i++) {
    if (!may_be_visited (ask, list.items[i].integer, occasion, &nothing, PLAN_PEOPLE, out))
      return FALSE;
    if (visit_open (ask->state, list.items[i].integer, occasion, festival) != NULL)
      return welfare_refuse_person (ask, LISTED_ALREADY, PLAN_PEOPLE, &list.items[i], out);
  }
  const Visits *visits = ask->state;
  const BaheValue by = visit_is_own_day (occasion) ? welfare_year_end (ask->when->integer)
                                                   : welfare_day_after (ask->when->integer, visits->days[occasion]);
  const BaheValue values[] = {
    [PLANNED_OCCASION] = given[PLAN_OCCASION],
    [PLANNED_FESTIVAL] = given[PLAN_FESTIVAL],
    [PLANNED_RULE] = given[PLAN_RULE],
    [PLANNED_PEOPLE] = list,
    [PLANNED_BY] = welfare_given (&given[PLAN_BY]) ? given[PLAN_BY] : by,
  };
  out->record (out, PLANNED, values);
  return TRUE;
}

/* ---- a visit ----------------------------------------------------------------------------------- */

static gboolean
items_fit (const BaheValue *items, BaheOut *out)
{
  switch (welfare_items_check (items)) {
  case ITEMS_NEGATIVE:
    return out->refuse (out, NEGATIVE_AMOUNT, VISIT_ITEMS, NULL);
  case ITEMS_MIXED:
    return out->refuse (out, MIXED_UNITS, VISIT_ITEMS, NULL);
  case ITEMS_EMPTY:
    return out->refuse (out, EMPTY_ITEM, VISIT_ITEMS, NULL);
  default:
    return TRUE;
  }
}

/* Two who go: each is witness of the other. */
static gboolean
visitors_fit (const BaheAsk *ask, const BaheValue *given, const BaheValue *people, BaheOut *out)
{
  const BaheValue *visitors = &given[VISIT_VISITORS];

  if (welfare_twice (visitors) != NULL)
    return welfare_refuse_person (ask, NAMED_TWICE, VISIT_VISITORS, welfare_twice (visitors), out);
  for (gsize i = 0; i < visitors->n; i++)
    if (welfare_has (people, visitors->items[i].integer))
      return welfare_refuse_person (ask, VISITS_HIMSELF, VISIT_VISITORS, &visitors->items[i], out);
  if (visitors->n + given[VISIT_OTHERS].n < LEAST_VISITORS)
    return out->refuse (out, SECOND_VISITOR, VISIT_VISITORS, NULL);
  return TRUE;
}

/* Who is visited: one person, several by name, or only how many. */
static gboolean
people_fit (const BaheAsk *ask, const BaheValue *given, const BaheValue *people, gint64 *times, BaheOut *out)
{
  const BaheValue named = bahe_number_value ((gint64) people->n), *headcount = &given[VISIT_HEADCOUNT];

  if (welfare_given (&given[VISIT_RECIPIENT]) && given[VISIT_PEOPLE].n > 0)
    return out->refuse (out, ONE_OR_MANY, VISIT_PEOPLE, NULL);
  if (people->n == 0 && !welfare_given (headcount))
    return out->refuse (out, NOBODY_VISITED, VISIT_RECIPIENT, NULL);
  if (welfare_twice (people) != NULL)
    return welfare_refuse_person (ask, NAMED_TWICE, VISIT_PEOPLE, welfare_twice (people), out);
  if (welfare_given (headcount) && headcount->integer < named.integer)
    return out->refuse (out, FEWER_THAN_NAMED, VISIT_HEADCOUNT, &named);
  for (gsize i = 0; i < people->n; i++)
    if (!may_be_visited (ask, people->items[i].integer, given[VISIT_OCCASION].integer, &given[VISIT_ITEMS],
                         given[VISIT_PEOPLE].n > 0 ? VISIT_PEOPLE : VISIT_RECIPIENT, out))
      return FALSE;
  *times = welfare_given (headcount) ? headcount->integer : named.integer;
  return TRUE;
}

static gboolean
receiver_fits (const BaheAsk *ask, const BaheValue *given, BaheValue *receiver, BaheOut *out)
{
  gboolean died = welfare_given (&given[VISIT_RECIPIENT]) && welfare_has_died (ask, given[VISIT_RECIPIENT].integer);

  *receiver = given[VISIT_RECEIVER];
  if (died && welfare_is (receiver, SELF))
    return out->refuse (out, FAMILY_RECEIVES, VISIT_RECEIVER, NULL);
  if (died && welfare_is (&given[VISIT_SIGNED], SIGNED_SELF))
    return out->refuse (out, FAMILY_SIGNS, VISIT_SIGNED, NULL);
  if (!welfare_given (receiver))
    *receiver = bahe_number_value (died ? FAMILY : SELF);
  return TRUE;
}

/* What the roster said of one person on that day, so that care can be compared later without asking it again. */
static void
add_roster (const BaheAsk *ask, const BaheValue *recipient, BaheValue *values)
{
  static const char *const names[] = { "in-service", "retired" };

  if (!welfare_given (recipient))
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (welfare_status (ask, recipient->integer), names[i]) == 0)
      values[VISITED_STATUS] = bahe_number_value ((gint64) i);
  const BaheValue *group = ask->roster (ask, recipient, "group");
  if (group->how == BAHE_EXACT && group->integer > 0)
    values[VISITED_GROUP] = bahe_number_value (group->integer);
}

gboolean
visit_decide_visit (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Visits *visits = ask->state;
  const BaheValue *recipient = &given[VISIT_RECIPIENT];
  const BaheValue people = welfare_given (recipient) ? bahe_list_value (recipient, 1) : given[VISIT_PEOPLE];
  BaheValue values[N_VISITED] = { { 0 } }, receiver;
  gint64 times = 0;

  if (!items_fit (&given[VISIT_ITEMS], out) || !people_fit (ask, given, &people, &times, out) ||
      !visitors_fit (ask, given, &people, out) || !receiver_fits (ask, given, &receiver, out) ||
      !festival_fits (&given[VISIT_OCCASION], &given[VISIT_FESTIVAL], VISIT_FESTIVAL, out))
    return FALSE;
  memcpy (values, given, N_VISIT_ASKED * sizeof *given);
  values[VISIT_PEOPLE] = people;
  values[VISIT_RECEIVER] = receiver;
  values[VISITED_NUMBER] = bahe_number_value ((gint64) visits->visits->len + 1);
  values[VISITED_TIMES] = bahe_number_value (times);
  add_roster (ask, recipient, values);
  out->record (out, VISITED, values);
  return TRUE;
}

gboolean
visit_decide_pass (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  if (visit_open (ask->state, given[PASS_PERSON].integer, given[PASS_OCCASION].integer, -1) == NULL)
    return out->refuse (out, NOTHING_EXPECTED, PASS_PERSON, NULL);
  return TRUE;
}

/* ---- who got what of a hand-out ---------------------------------------------------------------- */

static const BaheValue *
item_named (const Visit *visit, const char *what)
{
  const BaheValue *items = &visit->values[VISIT_ITEMS];

  for (gsize i = 0; i < items->n; i++)
    if (g_strcmp0 (items->items[i].items[ITEM_WHAT].text, what) == 0)
      return items->items[i].items;
  return NULL;
}

gboolean
visit_decide_got (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Visit *visit = visit_numbered (ask->state, given[GOT_VISIT].integer);
  const BaheValue *people = &given[GOT_PEOPLE];

  if (visit == NULL)
    return out->refuse (out, NO_SUCH_VISIT, GOT_VISIT, NULL);
  const BaheValue *item = item_named (visit, given[GOT_WHAT].text);
  if (item == NULL)
    return out->refuse (out, NO_SUCH_ITEM, GOT_WHAT, NULL);
  if (welfare_twice (people) != NULL)
    return welfare_refuse_person (ask, NAMED_TWICE, GOT_PEOPLE, welfare_twice (people), out);
  for (gsize i = 0; i < people->n; i++)
    if (visit->values[VISIT_PEOPLE].n > 0 && !welfare_has (&visit->values[VISIT_PEOPLE], people->items[i].integer))
      return welfare_refuse_person (ask, NOT_IN_VISIT, GOT_PEOPLE, &people->items[i], out);
  gint64 pieces = item[ITEM_QUANTITY].exponent == 0 ? item[ITEM_QUANTITY].integer : G_MAXINT64;
  if ((gint64) people->n > pieces)
    return out->refuse (out, MORE_THAN_PIECES, GOT_PEOPLE, &item[ITEM_QUANTITY]);
  return TRUE;
}
