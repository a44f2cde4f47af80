/* A measured contest: what each event leaves behind. The facts are those of the events themselves. */
#include "measured.h"

static gboolean
evolve_entered (Contest *contest, const BaheValue *v)
{
  const BaheValue *members = &v[ENTRY_MEMBERS];

  if (measured_entrant (contest, v[0].integer) != NULL)
    return FALSE;
  Entrant *entrant = g_new0 (Entrant, 1);
  *entrant = (Entrant){
    .number = v[0].integer,
    .age = bahe_number_or (&v[ENTRY_AGE], -1),
    .sex = (int) bahe_number_or (&v[ENTRY_SEX], -1),
    .said = g_strdup (bahe_is_given (&v[ENTRY_DIVISION]) ? v[ENTRY_DIVISION].text : NULL),
    .members = g_array_new (FALSE, FALSE, sizeof (gint64)),
    .attempts = g_array_new (FALSE, FALSE, sizeof (Attempt)),
  };
  for (gsize i = 0; i < members->n; i++)
    g_array_append_val (entrant->members, members->items[i].integer);
  g_ptr_array_add (contest->entrants, entrant);
  return TRUE;
}

static gboolean
evolve_withdrawn (Contest *contest, gint64 number)
{
  Entrant *entrant = measured_entrant (contest, number);

  if (entrant == NULL || entrant->withdrawn)
    return FALSE;
  entrant->withdrawn = TRUE;
  return TRUE;
}

static void
settle (Entrant *entrant, const BaheValue *division)
{
  g_free (entrant->division);
  entrant->division = g_strdup (bahe_is_given (division) ? division->text : NULL);
  entrant->settled = TRUE;
}

/* A lane of its own in the stage. */
static gboolean
may_stand (const Contest *contest, int stage, const BaheValue *row)
{
  const Entrant *entrant = measured_entrant (contest, row[LANE_TEAM].integer);
  const Place place = { row[LANE_HEAT].integer, bahe_number_or (&row[LANE_LANE], 0) };

  return entrant != NULL && entrant->places[stage].heat == 0 && measured_at (contest, stage, &place) == NULL;
}

static void
stand (Contest *contest, int stage, const BaheValue *row)
{
  Entrant *entrant = measured_entrant (contest, row[LANE_TEAM].integer);

  entrant->places[stage] = (Place){ row[LANE_HEAT].integer, bahe_number_or (&row[LANE_LANE], 0) };
  settle (entrant, &row[LANE_DIVISION]);
}

static gboolean
stands_apart (const BaheValue *rows, gsize i, gboolean lanes)
{
  const BaheValue *row = rows->items[i].items;

  for (gsize j = 0; j < i; j++) {
    const BaheValue *other = rows->items[j].items;
    gboolean same_lane = !lanes || bahe_number_or (&row[LANE_LANE], 0) == bahe_number_or (&other[LANE_LANE], 0);
    if (row[LANE_TEAM].integer == other[LANE_TEAM].integer ||
        (row[LANE_HEAT].integer == other[LANE_HEAT].integer && same_lane))
      return FALSE;
  }
  return TRUE;
}

static gboolean
evolve_drawn (Contest *contest, const BaheValue *v)
{
  const BaheValue *rows = &v[DRAWN_LANES];
  int stage = measured_stage_of (&v[DRAWN_STAGE]);

  if (contest->drawn[stage] || (stage == STAGE_FINAL && contest->finalists == 0) ||
      bahe_is_given (&v[DRAWN_STAGE]) != (contest->finalists > 0))
    return FALSE;
  for (gsize i = 0; i < rows->n; i++)
    if (!may_stand (contest, stage, rows->items[i].items) || !stands_apart (rows, i, contest->lanes > 0))
      return FALSE;
  for (gsize i = 0; i < rows->n; i++)
    stand (contest, stage, rows->items[i].items);
  contest->drawn[stage] = TRUE;
  return TRUE;
}

static gboolean
evolve_lane (Contest *contest, const BaheValue *v)
{
  int stage = measured_stage_of (&v[LANE_STAGE]);

  if (!contest->drawn[stage] || !may_stand (contest, stage, v))
    return FALSE;
  stand (contest, stage, v);
  return TRUE;
}

static gboolean
attempt_fits (const Contest *contest, const Entrant *entrant, const BaheValue *v)
{
  int stage = measured_stage_of (&v[ATTEMPT_STAGE]);
  gint64 number = v[ATTEMPT_NUMBER].integer;

  if (number < 1 || number > contest->attempts || entrant->withdrawn ||
      bahe_is_given (&v[ATTEMPT_VALUE]) == bahe_is_given (&v[ATTEMPT_ENDED]) || measured_gone (entrant, stage) >= 0)
    return FALSE;
  if (measured_needs_draw (contest) && entrant->places[stage].heat == 0)
    return FALSE;
  return measured_attempt (entrant, stage, bahe_number_or (&v[ATTEMPT_MEMBER], 0), number) == NULL;
}

static gboolean
evolve_attempted (Contest *contest, const BaheValue *v)
{
  Entrant *entrant = measured_entrant (contest, v[ATTEMPT_TEAM].integer);

  if (entrant == NULL || !attempt_fits (contest, entrant, v))
    return FALSE;
  Attempt attempt = { .stage = measured_stage_of (&v[ATTEMPT_STAGE]),
                      .ended = (int) bahe_number_or (&v[ATTEMPT_ENDED], -1),
                      .number = v[ATTEMPT_NUMBER].integer,
                      .member = bahe_number_or (&v[ATTEMPT_MEMBER], 0),
                      .value = measured_of (&v[ATTEMPT_VALUE]),
                      .faults = bahe_number_or (&v[ATTEMPT_FAULTS], 0) };
  g_array_append_val (entrant->attempts, attempt);
  if (!entrant->settled)
    settle (entrant, &v[ATTEMPT_DIVISION]);
  return TRUE;
}

gboolean
measured_evolve (void *state, const BaheEvent *event, BaheOut *out)
{
  Contest *contest = state;
  const BaheValue *v = event->values;

  switch (event->type) {
  case BAHE_ENTERED:
    return evolve_entered (contest, v);
  case BAHE_WITHDRAWN:
    return evolve_withdrawn (contest, v[0].integer);
  case HEATS_DRAWN:
    return evolve_drawn (contest, v);
  case LANE_GIVEN:
    return evolve_lane (contest, v);
  case ATTEMPTED:
    return evolve_attempted (contest, v);
  default:
    return FALSE;
  }
}
