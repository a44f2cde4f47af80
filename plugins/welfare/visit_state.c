/* Who is expected to be visited, and who was. */
#include "visit.h"

#include <string.h>

/* Within how many days a visit is expected where a unit has not settled it: sooner for the bereaved. */
static const gint64 usual_days[N_OCCASIONS] = {
  [HOSPITAL] = 7,  [ILLNESS] = 7,     [CHILDBIRTH] = 30, [WEDDING] = 30,        [DEATH_MEMBER] = 3,
  [DEATH_KIN] = 7, [RETIREMENT] = 30, [BIRTHDAY] = 0,    [FESTIVAL] = 0,        [OLD_AGE] = 7,
  [HARDSHIP] = 30, [CALAMITY] = 7,    [WARM] = 30,       [OTHER_OCCASION] = 30,
};

static void
visit_free (gpointer data)
{
  Visit *visit = data;

  g_hash_table_unref (visit->got);
  g_free (visit);
}

void *
visit_state_new (const BaheValue *setup)
{
  Visits *visits = g_new0 (Visits, 1);
  const BaheValue *standards = &setup[SETUP_STANDARDS];

  visits->keep = welfare_keep_new ();
  visits->expected = g_ptr_array_new_with_free_func (g_free);
  visits->visits = g_ptr_array_new_with_free_func (visit_free);
  memcpy (visits->days, usual_days, sizeof usual_days);
  for (gsize i = 0; i < standards->n; i++) {
    const BaheValue *row = standards->items[i].items;
    gint64 occasion = row[STANDARD_OCCASION].integer;
    visits->days[occasion] = welfare_integer (&row[STANDARD_DAYS], visits->days[occasion]);
    visits->usual[occasion] = welfare_integer (&row[STANDARD_AMOUNT], 0);
  }
  return visits;
}

void
visit_state_free (void *state)
{
  Visits *visits = state;

  g_ptr_array_unref (visits->expected);
  g_ptr_array_unref (visits->visits);
  welfare_keep_free (visits->keep);
  g_free (visits);
}

gboolean
visit_is_own_day (gint64 occasion)
{
  return occasion == BIRTHDAY || occasion == RETIREMENT;
}

gboolean
visit_is_condolence (gint64 occasion)
{
  return occasion == DEATH_MEMBER || occasion == DEATH_KIN;
}

static gboolean
is_about (const Expected *expected, gint64 person, gint64 occasion, gint64 festival)
{
  return expected->person == person && expected->occasion == occasion &&
         (festival < 0 || expected->festival == festival);
}

Expected *
visit_open (const Visits *visits, gint64 person, gint64 occasion, gint64 festival)
{
  for (guint i = 0; i < visits->expected->len; i++) {
    Expected *expected = visits->expected->pdata[i];
    if (is_about (expected, person, occasion, festival) && expected->visits == 0 && !expected->passed)
      return expected;
  }
  return NULL;
}

Visit *
visit_numbered (const Visits *visits, gint64 number)
{
  for (guint i = 0; i < visits->visits->len; i++) {
    Visit *visit = visits->visits->pdata[i];
    if (visit->values[VISITED_NUMBER].integer == number)
      return visit;
  }
  return NULL;
}

static Expected *
expect (Visits *visits, gint64 person, gint64 occasion, gint64 festival, gint64 from, gint64 due)
{
  Expected *expected = g_new0 (Expected, 1);

  *expected = (Expected){ .person = person, .occasion = occasion, .festival = festival, .from = from, .due = due };
  g_ptr_array_add (visits->expected, expected);
  return expected;
}

static gboolean
reported (Visits *visits, const BaheEvent *event)
{
  const BaheValue *values = event->values;

  expect (visits, values[REPORT_RECIPIENT].integer, values[REPORT_OCCASION].integer, -1, values[REPORT_SINCE].integer,
          values[REPORT_DUE].last);
  return TRUE;
}

static gboolean
planned (Visits *visits, const BaheEvent *event)
{
  const BaheValue *values = event->values, *people = &values[PLANNED_PEOPLE];

  for (gsize i = 0; i < people->n; i++)
    expect (visits, people->items[i].integer, values[PLANNED_OCCASION].integer,
            welfare_integer (&values[PLANNED_FESTIVAL], -1), event->when->integer, values[PLANNED_BY].last)
        ->own_day = visit_is_own_day (values[PLANNED_OCCASION].integer);
  return TRUE;
}

/* The latest that this person was visited for on this occasion, in the same year: what a visit more is one too many of.
 */
static Expected *
settled (const Visits *visits, gint64 person, gint64 occasion, gint64 festival, gint64 when)
{
  for (guint i = visits->expected->len; i > 0; i--) {
    Expected *expected = visits->expected->pdata[i - 1];
    if (is_about (expected, person, occasion, festival) && expected->visits > 0 &&
        welfare_year (expected->visited) == welfare_year (when))
      return expected;
  }
  return NULL;
}

/* A visit that nobody had expected is in time; the next one for the same is the second. */
static void
settle (Visits *visits, Visit *visit, gint64 person, const BaheEvent *event)
{
  gint64 occasion = event->values[VISIT_OCCASION].integer, when = event->when->integer;
  gint64 festival = welfare_integer (&event->values[VISIT_FESTIVAL], -1);
  Expected *expected = visit_open (visits, person, occasion, festival);

  visit->waited = expected != NULL && !expected->own_day ? MAX (welfare_days_between (expected->from, when), 0) : -1;
  if (expected == NULL)
    expected = settled (visits, person, occasion, festival, when);
  if (expected == NULL)
    expected = expect (visits, person, occasion, festival, when, when);
  if (expected->visits++ == 0)
    expected->visited = when;
}

/* A correction of who was visited must say it in both places, and how many. */
static gboolean
people_agree (const BaheValue *values)
{
  const BaheValue *recipient = &values[VISIT_RECIPIENT], *people = &values[VISIT_PEOPLE];

  if (welfare_given (recipient) && (people->n != 1 || people->items[0].integer != recipient->integer))
    return FALSE;
  return values[VISITED_TIMES].integer >= (gint64) people->n;
}

static gboolean
visited (Visits *visits, const BaheEvent *event)
{
  const BaheValue *people = &event->values[VISIT_PEOPLE];

  if (visit_numbered (visits, event->values[VISITED_NUMBER].integer) != NULL || !people_agree (event->values) ||
      welfare_items_check (&event->values[VISIT_ITEMS]) != ITEMS_FINE)
    return FALSE;
  Visit *visit = g_new0 (Visit, 1);
  for (guint i = 0; i < N_VISITED; i++)
    visit->values[i] = welfare_keep (visits->keep, &event->values[i]);
  visit->when = welfare_keep (visits->keep, event->when);
  visit->got = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  g_ptr_array_add (visits->visits, visit);
  for (gsize i = 0; i < people->n; i++)
    settle (visits, visit, people->items[i].integer, event);
  return TRUE;
}

static gboolean
passed_over (Visits *visits, const BaheEvent *event)
{
  Expected *expected =
      visit_open (visits, event->values[PASS_PERSON].integer, event->values[PASS_OCCASION].integer, -1);

  if (expected == NULL)
    return FALSE;
  expected->passed = TRUE;
  return TRUE;
}

static gboolean
got (Visits *visits, const BaheEvent *event)
{
  Visit *visit = visit_numbered (visits, event->values[GOT_VISIT].integer);
  const BaheValue *people = &event->values[GOT_PEOPLE];

  if (visit == NULL)
    return FALSE;
  GArray *who = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (gsize i = 0; i < people->n; i++)
    g_array_append_val (who, people->items[i].integer);
  g_hash_table_replace (visit->got, g_strdup (event->values[GOT_WHAT].text), who);
  return TRUE;
}

gboolean
visit_evolve (void *state, const BaheEvent *event, BaheOut *out)
{
  switch (event->type) {
  case REPORTED:
    return reported (state, event);
  case PLANNED:
    return planned (state, event);
  case VISITED:
    return visited (state, event);
  case PASSED_OVER:
    return passed_over (state, event);
  case GOT:
    return got (state, event);
  default:
    return TRUE;
  }
}
