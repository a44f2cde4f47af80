/* A measured contest: heats and lanes, drawn, entered from paper or given to a latecomer; and the final. */
#include "measured.h"

#include "format/format.h"

typedef struct {
  gint64 team, heat, lane;
  const char *division; /* borrowed */
} Row;

static void
record_rows (const Contest *contest, int stage, const GArray *rows, BaheOut *out)
{
  g_autofree BaheValue (*cells)[LANE_DIVISION + 1] = g_malloc0_n (rows->len + 1, sizeof *cells);
  g_autofree BaheValue *lanes = g_new0 (BaheValue, rows->len + 1);

  for (guint i = 0; i < rows->len; i++) {
    const Row *row = &g_array_index (rows, Row, i);
    cells[i][LANE_TEAM] = bahe_number_value (row->team);
    cells[i][LANE_HEAT] = bahe_number_value (row->heat);
    cells[i][LANE_LANE] = bahe_known_value (row->lane);
    cells[i][LANE_DIVISION] = bahe_text_value (row->division);
    lanes[i] = bahe_list_value (cells[i], LANE_DIVISION + 1);
  }
  out->record (
      out, HEATS_DRAWN,
      (BaheValue[]){
          [DRAWN_LANES] = bahe_list_value (lanes, rows->len), [DRAWN_STAGE] = measured_stage_value (contest, stage) });
}

/* ---- the draw ---------------------------------------------------------------------------------------------------- */

/* Who takes part, each with its division: an array of Row. NULL: refused. */
static GArray *
taking_part (const BaheAsk *ask, BaheOut *out)
{
  const Contest *contest = ask->state;
  g_autoptr (GArray) rows = g_array_new (FALSE, TRUE, sizeof (Row));

  for (guint i = 0; i < contest->entrants->len; i++) {
    const Entrant *entrant = contest->entrants->pdata[i];
    Row row = { .team = entrant->number };
    if (entrant->withdrawn)
      continue;
    if (!measured_settle (ask, entrant, -1, &row.division, out))
      return NULL;
    g_array_append_val (rows, row);
  }
  if (rows->len > 0)
    return g_steal_pointer (&rows);
  out->refuse (out, TOO_FEW, -1, NULL);
  return NULL;
}

/* Those of one division in an order by lot, spread over as few heats as hold them, as evenly as can be. */
static void
draw_division (const Contest *contest, const GArray *all, const char *division, guint64 seed, GArray *drawn)
{
  g_autoptr (GArray) own = g_array_new (FALSE, TRUE, sizeof (Row));
  guint size = contest->lanes > 0 ? (guint) contest->lanes : 1;
  gint64 before = drawn->len > 0 ? g_array_index (drawn, Row, drawn->len - 1).heat : 0;

  for (guint i = 0; i < all->len; i++)
    if (g_strcmp0 (g_array_index (all, Row, i).division, division) == 0)
      g_array_append_val (own, g_array_index (all, Row, i));
  guint heats = (own->len + size - 1) / size;
  g_autofree guint *order = g_new0 (guint, own->len + 1);
  bahe_shuffle (seed, own->len, order);
  for (guint heat = 0; heat < heats; heat++)
    for (guint i = heat, lane = 1; i < own->len; i += heats, lane++) {
      Row row = g_array_index (own, Row, order[i]);
      row.heat = before + heat + 1;
      row.lane = contest->lanes > 0 ? lane : 0;
      g_array_append_val (drawn, row);
    }
}

gboolean
measured_decide_draw (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Contest *contest = ask->state;

  if (contest->drawn[STAGE_HEATS])
    return out->refuse (out, DRAWN_ALREADY, -1, NULL);
  g_autoptr (GArray) all = taking_part (ask, out);
  if (all == NULL)
    return FALSE;
  g_autoptr (GArray) drawn = g_array_new (FALSE, TRUE, sizeof (Row));
  if (contest->divisions->len == 0)
    draw_division (contest, all, NULL, ask->seed, drawn);
  for (guint i = 0; i < contest->divisions->len; i++)
    draw_division (contest, all, ((const Division *) contest->divisions->pdata[i])->name, ask->seed + i, drawn);
  record_rows (contest, STAGE_HEATS, drawn, out);
  return TRUE;
}

/* ---- from paper -------------------------------------------------------------------------------------------------- */

static gboolean
is_lane (const Contest *contest, gint64 lane, BaheOut *out)
{
  if (contest->lanes == 0 || (lane >= 1 && lane <= contest->lanes))
    return TRUE;
  return measured_refuse (out, NO_SUCH_LANE, -1, g_strdup_printf ("%" G_GINT64_FORMAT, contest->lanes));
}

static gboolean
row_fits (const Contest *contest, const GArray *before, const Row *row, BaheOut *out)
{
  for (guint i = 0; i < before->len; i++) {
    const Row *other = &g_array_index (before, Row, i);
    if (other->team == row->team)
      return out->refuse (out, ENTRANT_TWICE, 0, NULL);
    if (other->heat == row->heat && (other->lane == row->lane || contest->lanes == 0))
      return measured_refuse (out, LANE_TAKEN, 0,
                              g_strdup_printf ("%" G_GINT64_FORMAT "-%" G_GINT64_FORMAT, row->heat, row->lane));
  }
  return is_lane (contest, row->lane, out);
}

gboolean
measured_decide_draw_heats (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Contest *contest = ask->state;
  g_autoptr (GArray) rows = g_array_new (FALSE, TRUE, sizeof (Row));

  if (contest->drawn[STAGE_HEATS])
    return out->refuse (out, DRAWN_ALREADY, -1, NULL);
  for (gsize i = 0; i < given[0].n; i++) {
    const BaheValue *cells = given[0].items[i].items;
    Row row = { cells[0].integer, cells[1].integer, contest->lanes > 0 ? bahe_number_or (&cells[2], 0) : 0, NULL };
    const Entrant *entrant = measured_find_listed (ask, &cells[0], i, 0, out);
    if (entrant == NULL || !row_fits (contest, rows, &row, out) ||
        !measured_settle (ask, entrant, 0, &row.division, out))
      return FALSE;
    g_array_append_val (rows, row);
  }
  guint missing = 0;
  for (guint i = 0; i < contest->entrants->len; i++)
    missing += !((const Entrant *) contest->entrants->pdata[i])->withdrawn;
  missing -= rows->len;
  if (missing > 0)
    return measured_refuse (out, LIST_INCOMPLETE, 0, g_strdup_printf ("%u", missing));
  record_rows (contest, STAGE_HEATS, rows, out);
  return TRUE;
}

/* ---- a latecomer ------------------------------------------------------------------------------------------------- */

static gint64
last_heat (const Contest *contest, int stage)
{
  gint64 last = 0;

  for (guint i = 0; i < contest->entrants->len; i++)
    last = MAX (last, ((const Entrant *) contest->entrants->pdata[i])->places[stage].heat);
  return last;
}

/* The first lane of the heat that is free; 0: none. */
static gint64
free_lane (const Contest *contest, int stage, gint64 heat)
{
  for (gint64 lane = 1; lane <= contest->lanes; lane++)
    if (measured_at (contest, stage, &(Place){ heat, lane }) == NULL)
      return lane;
  return 0;
}

/* Heats that somebody of the stage has run already are left alone, and so are those of other divisions. */
static gboolean
heat_is_open (const Contest *contest, int stage, gint64 heat, const char *division)
{
  for (guint i = 0; i < contest->entrants->len; i++) {
    const Entrant *entrant = contest->entrants->pdata[i];
    if (entrant->places[stage].heat == heat &&
        (measured_done (entrant, stage) > 0 || g_strcmp0 (entrant->division, division) != 0))
      return FALSE;
  }
  return TRUE;
}

/* What is not said: the last open heat with a free lane, or a new one. */
static Place
find_place (const Contest *contest, int stage, gint64 heat, gint64 lane, const char *division)
{
  gint64 last = last_heat (contest, stage);

  if (contest->lanes == 0)
    return (Place){ heat > 0 ? heat : last + 1, 0 };
  for (gint64 k = last; heat == 0 && k > 0; k--)
    if (heat_is_open (contest, stage, k, division) && free_lane (contest, stage, k) > 0)
      heat = k;
  if (heat == 0)
    return (Place){ last + 1, MAX (lane, 1) };
  return (Place){ heat, lane > 0 ? lane : free_lane (contest, stage, heat) };
}

gboolean
measured_decide_lane (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Contest *contest = ask->state;
  int stage = measured_stage (contest);
  const Entrant *entrant = measured_find (ask, &given[LANE_TEAM], LANE_TEAM, out);
  const char *division = NULL;

  if (entrant == NULL)
    return FALSE;
  if (!contest->drawn[stage])
    return out->refuse (out, NOT_DRAWN, -1, NULL);
  const Place *has = &entrant->places[stage];
  if (has->heat != 0)
    return measured_refuse (out, PLACED_ALREADY, LANE_TEAM,
                            g_strdup_printf ("%" G_GINT64_FORMAT "-%" G_GINT64_FORMAT, has->heat, has->lane));
  if (!measured_settle (ask, entrant, LANE_TEAM, &division, out))
    return FALSE;
  Place place = find_place (contest, stage, bahe_number_or (&given[LANE_HEAT], 0),
                            bahe_number_or (&given[LANE_LANE], 0), division);
  if (!is_lane (contest, place.lane, out))
    return FALSE;
  if (measured_at (contest, stage, &place) != NULL)
    return measured_refuse (out, LANE_TAKEN, LANE_LANE,
                            g_strdup_printf ("%" G_GINT64_FORMAT "-%" G_GINT64_FORMAT, place.heat, place.lane));
  out->record (out, LANE_GIVEN,
               (BaheValue[]){ [LANE_TEAM] = given[LANE_TEAM],
                              [LANE_HEAT] = bahe_number_value (place.heat),
                              [LANE_LANE] = bahe_known_value (place.lane),
                              [LANE_DIVISION] = bahe_text_value (division),
                              [LANE_STAGE] = measured_stage_value (contest, stage) });
  return TRUE;
}

/* ---- the final --------------------------------------------------------------------------------------------------- */

/* The middle lanes to the best: of eight 4 5 3 6 2 7 1 8. */
static gint64
lane_of_place (gint64 lanes, guint place)
{
  gint64 middle = (lanes + 1) / 2, step = (place + 1) / 2;

  return place % 2 == 1 ? middle + step : middle - step;
}

/* The best run last: of more than one heat the first is that of the slowest. */
static void
add_finalists (const Contest *contest, const GArray *numbers, const char *division, GArray *rows)
{
  guint size = contest->lanes > 0 ? (guint) contest->lanes : 1, heats = (numbers->len + size - 1) / size;
  gint64 before = rows->len > 0 ? g_array_index (rows, Row, rows->len - 1).heat : 0;

  for (guint heat = heats; heat > 0; heat--)
    for (guint i = (heat - 1) * size; i < MIN (heat * size, numbers->len); i++) {
      Row row = { .team = g_array_index (numbers, gint64, i),
                  .heat = before + heats - heat + 1,
                  .lane = contest->lanes > 0 ? lane_of_place (contest->lanes, i % size) : 0,
                  .division = division };
      g_array_append_val (rows, row);
    }
}

static gboolean
has_result (const Entrant *entrant)
{
  for (guint i = 0; entrant != NULL && i < entrant->attempts->len; i++)
    if (g_array_index (entrant->attempts, Attempt, i).ended < 0)
      return !entrant->withdrawn && measured_gone (entrant, STAGE_HEATS) < 0;
  return FALSE;
}

/* By the board of the heats; who is level at the cut goes on too. */
static void
take_best (const BaheAsk *ask, const char *division, GArray *rows)
{
  const Contest *contest = ask->state;
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  gsize n = 0;
  const BaheStanding *standing = ask->standing (ask, "heats", division, &n);

  for (gsize i = 0; i < n; i++)
    if (standing[i].rank >= 1 && standing[i].rank <= contest->finalists &&
        has_result (measured_entrant (contest, standing[i].entrant)))
      g_array_append_val (numbers, standing[i].entrant);
  add_finalists (contest, numbers, division, rows);
}

/* As the officer says, each once and drawn in the heats, the best first. */
static gboolean
take_listed (const BaheAsk *ask, const BaheValue *list, const char *division, GArray *rows, BaheOut *out)
{
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (gsize i = 0; i < list->n; i++) {
    const Entrant *entrant = measured_find_listed (ask, &list->items[i], i, FINAL_ORDER, out);
    if (entrant == NULL)
      return FALSE;
    if (entrant->places[STAGE_HEATS].heat == 0)
      return measured_refuse (out, LIST_WRONG, FINAL_ORDER, g_strdup_printf ("%" G_GSIZE_FORMAT, i + 1));
    for (gsize j = 0; j < i; j++)
      if (list->items[j].integer == entrant->number)
        return out->refuse (out, ENTRANT_TWICE, FINAL_ORDER, NULL);
    if (g_strcmp0 (entrant->division, division) == 0)
      g_array_append_val (numbers, entrant->number);
  }
  add_finalists (ask->state, numbers, division, rows);
  return TRUE;
}

static gboolean
may_draw_final (const Contest *contest, const BaheValue *given, BaheOut *out)
{
  gint64 missing = 0;

  if (contest->finalists == 0)
    return out->refuse (out, NO_FINAL, -1, NULL);
  if (!contest->drawn[STAGE_HEATS])
    return out->refuse (out, NOT_DRAWN, -1, NULL);
  if (contest->drawn[STAGE_FINAL])
    return out->refuse (out, DRAWN_ALREADY, -1, NULL);
  for (guint i = 0; i < contest->entrants->len; i++) {
    const Entrant *entrant = contest->entrants->pdata[i];
    if (entrant->places[STAGE_HEATS].heat != 0 && measured_is_waiting (contest, entrant, STAGE_HEATS))
      missing += measured_attempts_of (contest) - measured_done (entrant, STAGE_HEATS);
  }
  return missing == 0 || bahe_number_or (&given[FINAL_ANYWAY], 0) != 0 ||
         measured_refuse (out, HEATS_OPEN, FINAL_ANYWAY, g_strdup_printf ("%" G_GINT64_FORMAT, missing));
}

gboolean
measured_decide_final (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Contest *contest = ask->state;
  g_autoptr (GArray) rows = g_array_new (FALSE, TRUE, sizeof (Row));

  if (!may_draw_final (contest, given, out))
    return FALSE;
  for (guint i = 0; i < MAX (contest->divisions->len, 1); i++) {
    const char *division = contest->divisions->len > 0 ? ((const Division *) contest->divisions->pdata[i])->name : NULL;
    if (given[FINAL_ORDER].n == 0)
      take_best (ask, division, rows);
    else if (!take_listed (ask, &given[FINAL_ORDER], division, rows, out))
      return FALSE;
  }
  if (rows->len == 0)
    return out->refuse (out, TOO_FEW, -1, NULL);
  record_rows (contest, STAGE_FINAL, rows, out);
  return TRUE;
}
