/* A judged contest: made, freed, and what is asked of it. */
#include "judged.h"

#include "format/format.h"

static void
free_criterion (gpointer data)
{
  g_free (((Criterion *) data)->name);
  g_free (data);
}

static void
free_panel (gpointer data)
{
  g_free (((Panel *) data)->name);
  g_free (data);
}

static void
free_sheet (gpointer data)
{
  g_free (((Sheet *) data)->marks);
  g_free (data);
}

static void
free_penalty (gpointer data)
{
  g_free (((Penalty *) data)->reason);
  g_free (data);
}

static void
free_work (gpointer data)
{
  Work *work = data;

  g_ptr_array_unref (work->sheets);
  g_ptr_array_unref (work->penalties);
  g_ptr_array_unref (work->late);
  g_array_unref (work->keyed);
  g_free (work);
}

static void
free_entrant (gpointer data)
{
  g_array_unref (((Entrant *) data)->authors);
  g_free (data);
}

static void
add_criterion (Contest *contest, const char *name, gint64 full, gint64 weight)
{
  Criterion *criterion = g_new0 (Criterion, 1);

  *criterion = (Criterion){ g_strdup (name), full, weight };
  g_ptr_array_add (contest->criteria, criterion);
}

static void
take_criteria (Contest *contest, const BaheValue *rows, guint preset)
{
  for (gsize i = 0; i < rows->n; i++) {
    const BaheValue *row = rows->items[i].items;
    add_criterion (contest, row[CRITERION_NAME].text, judged_units_or (&row[CRITERION_FULL], 0),
                   judged_units_or (&row[CRITERION_WEIGHT], UNITS));
  }
  if (rows->n == 0)
    judged_preset_each (preset, add_criterion, contest);
}

static void
take_bands (Contest *contest, const BaheValue *rows)
{
  for (gsize i = 0; i < rows->n; i++) {
    const BaheValue *row = rows->items[i].items;
    Band band = { row[BAND_OVER].integer, judged_units_or (&row[BAND_POINTS], 0) };
    g_array_append_val (contest->bands, band);
  }
}

static void
take_panels (Contest *contest, const BaheValue *rows)
{
  gint64 last = 0;

  for (gsize i = 0; i < rows->n; i++) {
    const BaheValue *row = rows->items[i].items;
    Panel *panel = g_new0 (Panel, 1);
    last += row[PANEL_JUDGES].integer;
    *panel = (Panel){ g_strdup (row[PANEL_NAME].text), last, judged_units_or (&row[PANEL_WEIGHT], 0) };
    g_ptr_array_add (contest->panels, panel);
  }
}

void *
judged_state_new (const BaheValue *setup)
{
  Contest *contest = g_new0 (Contest, 1);

  *contest = (Contest){
    .judges = bahe_number_or (&setup[SETUP_JUDGES], 5),
    .style = (guint) bahe_number_or (&setup[SETUP_STYLE], STYLE_CRITERIA),
    .entrant = (guint) bahe_number_or (&setup[SETUP_ENTRANT], ENTRANT_ANY),
    .measured = (guint) bahe_number_or (&setup[SETUP_MEASURED], MEASURED_SECONDS),
    .blind = bahe_number_or (&setup[SETUP_BLIND], 0) != 0,
    .twice = bahe_number_or (&setup[SETUP_TWICE], 0) != 0,
    .scale = judged_units_or (&setup[SETUP_SCALE], 0),
    .step = judged_units_or (&setup[SETUP_STEP], UNITS / 10),
    .limit = bahe_number_or (&setup[SETUP_LIMIT], 0),
    .absence = judged_units_or (&setup[SETUP_ABSENCE], 0),
    .cap = judged_units_or (&setup[SETUP_CAP], 0),
    .criteria = g_ptr_array_new_with_free_func (free_criterion),
    .entrants = g_ptr_array_new_with_free_func (free_entrant),
    .works = g_ptr_array_new_with_free_func (free_work),
    .panels = g_ptr_array_new_with_free_func (free_panel),
    .bands = g_array_new (FALSE, FALSE, sizeof (Band)),
    .seats = g_array_new (FALSE, TRUE, sizeof (gint64)),
    .conflicts = g_array_new (FALSE, FALSE, sizeof (Conflict)),
    .sealed = g_array_new (FALSE, FALSE, sizeof (gint64)),
  };
  g_array_set_size (contest->seats, (guint) contest->judges);
  take_criteria (contest, &setup[SETUP_CRITERIA], (guint) bahe_number_or (&setup[SETUP_PRESET], 0));
  take_bands (contest, &setup[SETUP_BANDS]);
  take_panels (contest, &setup[SETUP_PANELS]);
  return contest;
}

void
judged_state_free (void *state)
{
  Contest *contest = state;

  g_ptr_array_unref (contest->criteria);
  g_ptr_array_unref (contest->entrants);
  g_ptr_array_unref (contest->works);
  g_ptr_array_unref (contest->panels);
  g_array_unref (contest->bands);
  g_array_unref (contest->seats);
  g_array_unref (contest->conflicts);
  g_array_unref (contest->sealed);
  g_free (contest->lot);
  g_free (contest);
}

Entrant *
judged_entrant (const Contest *contest, gint64 number)
{
  for (guint i = 0; i < contest->entrants->len; i++)
    if (((Entrant *) contest->entrants->pdata[i])->number == number)
      return contest->entrants->pdata[i];
  return NULL;
}

Work *
judged_work_of (const Contest *contest, gint64 team)
{
  for (guint i = 0; team != 0 && i < contest->works->len; i++)
    if (((Work *) contest->works->pdata[i])->team == team)
      return contest->works->pdata[i];
  return NULL;
}

Work *
judged_work_numbered (const Contest *contest, gint64 number)
{
  for (guint i = 0; number != 0 && i < contest->works->len; i++)
    if (((Work *) contest->works->pdata[i])->number == number)
      return contest->works->pdata[i];
  return NULL;
}

Work *
judged_work (const Contest *contest, const BaheValue *team, const BaheValue *number)
{
  if (bahe_is_given (number))
    return judged_work_numbered (contest, number->integer);
  return bahe_is_given (team) ? judged_work_of (contest, team->integer) : NULL;
}

Work *
judged_work_new (Contest *contest, gint64 team, gint64 number)
{
  Work *work = g_new0 (Work, 1);

  *work = (Work){
    .team = team,
    .number = number,
    .seconds = -1,
    .missing = -1,
    .sheets = g_ptr_array_new_with_free_func (free_sheet),
    .penalties = g_ptr_array_new_with_free_func (free_penalty),
    .late = g_ptr_array_new_with_free_func (judged_late_free),
    .keyed = g_array_new (FALSE, FALSE, sizeof (gint64)),
  };
  for (gint64 seat = 1, none = -1; seat <= contest->judges; seat++)
    g_array_append_val (work->keyed, none);
  g_ptr_array_add (contest->works, work);
  return work;
}

Sheet *
judged_sheet (const Work *work, gint64 seat)
{
  for (guint i = 0; i < work->sheets->len; i++)
    if (((Sheet *) work->sheets->pdata[i])->seat == seat)
      return work->sheets->pdata[i];
  return NULL;
}

int
judged_criterion (const Contest *contest, const char *name)
{
  for (guint i = 0; i < contest->criteria->len; i++)
    if (g_strcmp0 (((const Criterion *) contest->criteria->pdata[i])->name, name) == 0)
      return (int) i;
  return -1;
}

const Panel *
judged_panel_of (const Contest *contest, gint64 seat)
{
  for (guint i = 0; i < contest->panels->len; i++)
    if (seat <= ((const Panel *) contest->panels->pdata[i])->last)
      return contest->panels->pdata[i];
  return NULL;
}

gboolean
judged_is_withdrawn (const Contest *contest, const Work *work)
{
  const Entrant *entrant = judged_entrant (contest, work->team);

  return entrant != NULL && entrant->withdrawn;
}

GArray *
judged_taking_part (const Contest *contest)
{
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < contest->entrants->len; i++) {
    const Entrant *entrant = contest->entrants->pdata[i];
    if (!entrant->withdrawn)
      g_array_append_val (numbers, entrant->number);
  }
  return numbers;
}

gint64
judged_sum (const Contest *contest)
{
  __int128 sum = 0;

  for (guint i = 0; i < contest->criteria->len; i++) {
    const Criterion *criterion = contest->criteria->pdata[i];
    sum += (__int128) criterion->full * criterion->weight;
  }
  return sum % UNITS == 0 && sum / UNITS <= G_MAXINT64 ? (gint64) (sum / UNITS) : 0;
}

gint64
judged_scale (const Contest *contest)
{
  if (contest->scale > 0)
    return contest->scale;
  return contest->style == STYLE_FINAL ? (gint64) 100 * UNITS : judged_sum (contest);
}

void
judged_shuffle (const char *lot, GArray *taking_part)
{
  g_autofree guint *order = g_new0 (guint, taking_part->len + 1);
  g_autofree gint64 *before = g_memdup2 (taking_part->data, taking_part->len * sizeof (gint64));

  bahe_shuffle (g_ascii_strtoull (lot, NULL, 16), taking_part->len, order);
  for (guint i = 0; i < taking_part->len; i++)
    g_array_index (taking_part, gint64, i) = before[order[i]];
}
