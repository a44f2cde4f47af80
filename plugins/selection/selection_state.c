/* A selection: made, freed, and what is asked of it. */
#include "selection.h"

static void
free_named (gpointer data) /* an Item, a Gate or a Stage: the name stands first in each */
{
  g_free (*(char **) data);
  g_free (data);
}

static void
free_nomination (gpointer data)
{
  g_free (((Nomination *) data)->deed);
  g_free (data);
}

static void
free_candidate (gpointer data)
{
  Candidate *candidate = data;

  g_ptr_array_unref (candidate->nominations);
  g_array_unref (candidate->scored);
  g_free (candidate);
}

static void
free_choice (gpointer data)
{
  Choice *choice = data;

  g_free (choice->deed);
  g_free (choice->reason);
  g_free (choice);
}

static void
free_missed (gpointer data)
{
  g_free (((Missed *) data)->reason);
  g_free (data);
}

static void
free_entrant (gpointer data)
{
  Entrant *entrant = data;

  g_ptr_array_unref (entrant->evidence);
  g_free (entrant->by);
  g_free (entrant->to);
  g_free (entrant->title);
  g_free (entrant);
}

void
selection_add_item (Selection *selection, const char *name, gint64 full, gint64 weight)
{
  Item *item = g_new0 (Item, 1);

  *item = (Item){ g_strdup (name), full, weight };
  g_ptr_array_add (selection->items, item);
}

void
selection_add_gate (Selection *selection, const char *name, guint lasts)
{
  Gate *gate = g_new0 (Gate, 1);

  *gate = (Gate){ g_strdup (name), lasts };
  g_ptr_array_add (selection->gates, gate);
}

void
selection_add_stage (Selection *selection, const char *name, gint64 evidence)
{
  Stage *stage = g_new0 (Stage, 1);

  *stage = (Stage){ g_strdup (name), evidence };
  g_ptr_array_add (selection->stages, stage);
}

static void
take_rows (Selection *selection, const BaheValue *setup)
{
  for (gsize i = 0; i < setup[SETUP_ITEMS].n; i++) {
    const BaheValue *row = setup[SETUP_ITEMS].items[i].items;
    gint64 full = 0, weight = UNITS;
    if (bahe_is_given (&row[ITEM_FULL]))
      selection_units (&row[ITEM_FULL], &full);
    if (bahe_is_given (&row[ITEM_WEIGHT]))
      selection_units (&row[ITEM_WEIGHT], &weight);
    selection_add_item (selection, row[ITEM_NAME].text, full, weight);
  }
  for (gsize i = 0; i < setup[SETUP_GATES].n; i++) {
    const BaheValue *row = setup[SETUP_GATES].items[i].items;
    selection_add_gate (selection, row[GATE_NAME].text, (guint) bahe_number_or (&row[GATE_LASTS], LASTS_YEAR));
  }
  for (gsize i = 0; i < setup[SETUP_STAGES].n; i++) {
    const BaheValue *row = setup[SETUP_STAGES].items[i].items;
    selection_add_stage (selection, row[STAGE_NAME].text, bahe_number_or (&row[STAGE_EVIDENCE], 0));
  }
}

void *
selection_state_new (const BaheValue *setup)
{
  Selection *selection = g_new0 (Selection, 1);

  *selection = (Selection){
    .no_self = bahe_number_or (&setup[SETUP_NO_SELF], 0) != 0,
    .nominations = bahe_number_or (&setup[SETUP_NOMINATIONS], 2),
    .items = g_ptr_array_new_with_free_func (free_named),
    .gates = g_ptr_array_new_with_free_func (free_named),
    .stages = g_ptr_array_new_with_free_func (free_named),
    .entrants = g_ptr_array_new_with_free_func (free_entrant),
    .candidates = g_ptr_array_new_with_free_func (free_candidate),
    .choices = g_ptr_array_new_with_free_func (free_choice),
    .missed = g_ptr_array_new_with_free_func (free_missed),
    .vetoes = g_array_new (FALSE, FALSE, sizeof (Veto)),
    .year_stars = g_array_new (FALSE, FALSE, sizeof (YearStar)),
  };
  selection_take_preset (selection, (guint) bahe_number_or (&setup[SETUP_PRESET], 0), setup);
  take_rows (selection, setup);
  return selection;
}

void
selection_state_free (void *state)
{
  Selection *selection = state;

  g_ptr_array_unref (selection->items);
  g_ptr_array_unref (selection->gates);
  g_ptr_array_unref (selection->stages);
  g_ptr_array_unref (selection->entrants);
  g_ptr_array_unref (selection->candidates);
  g_ptr_array_unref (selection->choices);
  g_ptr_array_unref (selection->missed);
  g_array_unref (selection->vetoes);
  g_array_unref (selection->year_stars);
  g_free (selection);
}

/* ---- finding
 * ----------------------------------------------------------------------------------------------------------- */

Entrant *
selection_entrant (const Selection *selection, gint64 number)
{
  for (guint i = 0; i < selection->entrants->len; i++)
    if (((Entrant *) selection->entrants->pdata[i])->number == number)
      return selection->entrants->pdata[i];
  return NULL;
}

Candidate *
selection_candidate (const Selection *selection, gint64 entrant, gint64 period)
{
  for (guint i = 0; i < selection->candidates->len; i++) {
    Candidate *candidate = selection->candidates->pdata[i];
    if (candidate->entrant == entrant && candidate->period == period)
      return candidate;
  }
  return NULL;
}

Candidate *
selection_candidate_new (Selection *selection, gint64 entrant, gint64 period)
{
  Candidate *candidate = g_new0 (Candidate, 1);

  *candidate = (Candidate){
    .entrant = entrant,
    .period = period,
    .votes = -1,
    .nominations = g_ptr_array_new_with_free_func (free_nomination),
    .scored = g_array_new (FALSE, FALSE, sizeof (Scored)),
  };
  g_ptr_array_add (selection->candidates, candidate);
  return candidate;
}

static int
named (const GPtrArray *rows, const char *name)
{
  for (guint i = 0; i < rows->len; i++)
    if (g_strcmp0 (*(char **) rows->pdata[i], name) == 0)
      return (int) i;
  return -1;
}

int
selection_item (const Selection *selection, const char *name)
{
  return named (selection->items, name);
}

int
selection_gate (const Selection *selection, const char *name)
{
  return named (selection->gates, name);
}

int
selection_stage (const Selection *selection, const char *name)
{
  return named (selection->stages, name);
}

const Missed *
selection_missed (const Selection *selection, gint64 period)
{
  for (guint i = 0; i < selection->missed->len; i++)
    if (((const Missed *) selection->missed->pdata[i])->period == period)
      return selection->missed->pdata[i];
  return NULL;
}

guint
selection_chosen_in (const Selection *selection, gint64 period)
{
  guint n = 0;

  for (guint i = 0; i < selection->choices->len; i++)
    n += ((const Choice *) selection->choices->pdata[i])->period == period;
  return n;
}

const Choice *
selection_choice (const Selection *selection, gint64 entrant, gint64 period)
{
  for (guint i = 0; i < selection->choices->len; i++) {
    const Choice *choice = selection->choices->pdata[i];
    if (choice->entrant == entrant && choice->period == period)
      return choice;
  }
  return NULL;
}

/* Half up, to a millionth: only means of three inspections and more need it. */
gint64
selection_points (const Selection *selection, const Candidate *candidate)
{
  if (selection->by == BY_VOTES)
    return MAX (candidate->votes, 0) * UNITS;
  if (candidate->inspections == 0)
    return 0;
  return (2 * candidate->total + candidate->inspections) / (2 * candidate->inspections);
}

/* ---- what is against it
 * --------------------------------------------------------------------------------------------------- */

static gboolean
veto_holds (const Selection *selection, const Veto *veto, gint64 period)
{
  const Gate *gate = selection->gates->pdata[veto->gate];

  if (veto->period == period)
    return TRUE;
  return gate->lasts == LASTS_YEAR && veto->period / 100 == period / 100 && veto->period < period;
}

Bar
selection_bar (const Selection *selection, gint64 entrant, gint64 period, gboolean later, gint64 *other)
{
  gint64 wins = 0;
  Bar bar = BAR_NONE;

  for (guint i = 0; i < selection->vetoes->len; i++) {
    const Veto *veto = &g_array_index (selection->vetoes, Veto, i);
    if (veto->entrant != entrant || !veto_holds (selection, veto, period))
      continue;
    *other = veto->gate;
    return BAR_VETO;
  }
  for (guint i = 0; selection->monthly && i < selection->choices->len; i++) {
    const Choice *choice = selection->choices->pdata[i];
    if (choice->entrant != entrant || choice->period == period || (choice->period > period && !later))
      continue;
    if (ABS (selection_months_between (choice->period, period)) <= selection->cooldown) {
      *other = choice->period;
      bar = BAR_COOLDOWN;
    }
    wins += choice->period / 100 == period / 100;
  }
  if (bar != BAR_NONE || selection->most == 0 || wins < selection->most)
    return bar;
  *other = wins;
  return BAR_MOST;
}

/* ---- months and years
 * -------------------------------------------------------------------------------------------------------- */

static void
stretch (gint64 period, gint64 *first, gint64 *last)
{
  *first = *first == 0 ? period : MIN (*first, period);
  *last = MAX (*last, period);
}

GArray *
selection_periods (const Selection *selection)
{
  GArray *periods = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 first = 0, last = 0;

  for (guint i = 0; i < selection->candidates->len; i++)
    stretch (((const Candidate *) selection->candidates->pdata[i])->period, &first, &last);
  for (guint i = 0; i < selection->choices->len; i++)
    stretch (((const Choice *) selection->choices->pdata[i])->period, &first, &last);
  for (guint i = 0; i < selection->missed->len; i++)
    stretch (((const Missed *) selection->missed->pdata[i])->period, &first, &last);
  for (gint64 period = first; selection->monthly && period != 0 && period <= last;
       period = selection_next_period (period))
    g_array_append_val (periods, period);
  return periods;
}

static int
compare_yearly (gconstpointer a, gconstpointer b)
{
  const Yearly *one = a, *other = b;

  if (one->months != other->months)
    return one->months > other->months ? -1 : 1;
  if (one->points != other->points)
    return one->points > other->points ? -1 : 1;
  return one->entrant < other->entrant ? -1 : 1;
}

GArray *
selection_year (const Selection *selection, gint64 year)
{
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (Yearly));

  for (guint i = 0; i < selection->choices->len; i++) {
    const Choice *choice = selection->choices->pdata[i];
    Yearly *row = NULL;
    if (choice->period / 100 != year)
      continue;
    for (guint k = 0; k < rows->len && row == NULL; k++)
      if (g_array_index (rows, Yearly, k).entrant == choice->entrant)
        row = &g_array_index (rows, Yearly, k);
    if (row == NULL) {
      Yearly first = { .entrant = choice->entrant };
      g_array_append_val (rows, first);
      row = &g_array_index (rows, Yearly, rows->len - 1);
    }
    row->months++;
    row->points += choice->points;
  }
  g_array_sort (rows, compare_yearly);
  return rows;
}
