/* A measured contest as its events have left it: made, freed, asked. */
#include "measured.h"

static void
free_division (gpointer data)
{
  g_free (((Division *) data)->name);
  g_free (data);
}

static void
free_entrant (gpointer data)
{
  Entrant *entrant = data;

  g_free (entrant->said);
  g_free (entrant->division);
  g_array_unref (entrant->members);
  g_array_unref (entrant->attempts);
  g_free (entrant);
}

static void
take_divisions (Contest *contest, const BaheValue *rows)
{
  for (gsize i = 0; i < rows->n; i++) {
    const BaheValue *row = rows->items[i].items;
    Division *division = g_new0 (Division, 1);
    *division = (Division){ g_strdup (row[DIVISION_NAME].text), (int) bahe_number_or (&row[DIVISION_SEX], -1),
                            bahe_number_or (&row[DIVISION_FROM], -1), bahe_number_or (&row[DIVISION_TO], -1) };
    g_ptr_array_add (contest->divisions, division);
  }
}

void *
measured_state_new (const BaheValue *setup)
{
  Contest *contest = g_new0 (Contest, 1);

  *contest = (Contest){
    .unit = (guint) bahe_number_or (&setup[SETUP_UNIT], UNIT_SECONDS),
    .entrant = (guint) bahe_number_or (&setup[SETUP_ENTRANT], ENTRANT_ANY),
    .less = bahe_number_or (&setup[SETUP_DIRECTION], 0) == 0,
    .faults = bahe_number_or (&setup[SETUP_FAULTS], 0) != 0,
    .digits = bahe_number_or (&setup[SETUP_DIGITS], 2),
    .attempts = bahe_number_or (&setup[SETUP_ATTEMPTS], 1),
    .lanes = bahe_number_or (&setup[SETUP_LANES], 0),
    .finalists = bahe_number_or (&setup[SETUP_FINALISTS], 0),
    .members = bahe_number_or (&setup[SETUP_MEMBERS], 0),
    .has_least = bahe_is_given (&setup[SETUP_LEAST]),
    .has_most = bahe_is_given (&setup[SETUP_MOST]),
    .least = measured_of (&setup[SETUP_LEAST]),
    .most = measured_of (&setup[SETUP_MOST]),
    .divisions = g_ptr_array_new_with_free_func (free_division),
    .entrants = g_ptr_array_new_with_free_func (free_entrant),
  };
  take_divisions (contest, &setup[SETUP_DIVISIONS]);
  return contest;
}

void
measured_state_free (void *state)
{
  Contest *contest = state;

  g_ptr_array_unref (contest->divisions);
  g_ptr_array_unref (contest->entrants);
  g_free (contest);
}

Entrant *
measured_entrant (const Contest *contest, gint64 number)
{
  for (guint i = 0; i < contest->entrants->len; i++)
    if (((Entrant *) contest->entrants->pdata[i])->number == number)
      return contest->entrants->pdata[i];
  return NULL;
}

gboolean
measured_needs_draw (const Contest *contest)
{
  return contest->lanes > 0 || contest->finalists > 0;
}

int
measured_stage (const Contest *contest)
{
  return contest->finalists > 0 && contest->drawn[STAGE_FINAL] ? STAGE_FINAL : STAGE_HEATS;
}

BaheValue
measured_stage_value (const Contest *contest, int stage)
{
  return contest->finalists > 0 ? bahe_number_value (stage) : (BaheValue){ 0 };
}

int
measured_stage_of (const BaheValue *value)
{
  return (int) bahe_number_or (value, STAGE_HEATS);
}

guint
measured_done (const Entrant *entrant, int stage)
{
  guint done = 0;

  for (guint i = 0; i < entrant->attempts->len; i++)
    done += g_array_index (entrant->attempts, Attempt, i).stage == stage;
  return done;
}

gint64
measured_attempts_of (const Contest *contest)
{
  return contest->attempts * MAX (contest->members, 1);
}

const Attempt *
measured_attempt (const Entrant *entrant, int stage, gint64 member, gint64 number)
{
  for (guint i = 0; i < entrant->attempts->len; i++) {
    const Attempt *attempt = &g_array_index (entrant->attempts, Attempt, i);
    if (attempt->stage == stage && attempt->member == member && attempt->number == number)
      return attempt;
  }
  return NULL;
}

/* Of members each may be missing without the others. */
int
measured_gone (const Entrant *entrant, int stage)
{
  for (guint i = 0; i < entrant->attempts->len; i++) {
    const Attempt *attempt = &g_array_index (entrant->attempts, Attempt, i);
    if (attempt->stage == stage &&
        (attempt->ended == ENDED_DISQUALIFIED || (attempt->ended == ENDED_NOT_STARTED && attempt->member == 0)))
      return attempt->ended;
  }
  return -1;
}

gboolean
measured_is_waiting (const Contest *contest, const Entrant *entrant, int stage)
{
  return !entrant->withdrawn && measured_gone (entrant, stage) < 0 &&
         measured_done (entrant, stage) < measured_attempts_of (contest);
}

const Division *
measured_division (const Contest *contest, const char *name)
{
  for (guint i = 0; i < contest->divisions->len; i++)
    if (g_strcmp0 (((const Division *) contest->divisions->pdata[i])->name, name) == 0)
      return contest->divisions->pdata[i];
  return NULL;
}

const Entrant *
measured_at (const Contest *contest, int stage, const Place *place)
{
  for (guint i = 0; i < contest->entrants->len; i++) {
    const Entrant *entrant = contest->entrants->pdata[i];
    const Place *one = &entrant->places[stage];
    if (one->heat == place->heat && one->heat != 0 && (one->lane == place->lane || contest->lanes == 0))
      return entrant;
  }
  return NULL;
}
