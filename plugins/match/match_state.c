/* A contest of matches: the state, and what is asked of it. */
#include "match.h"

/* ---- how the sports differ ------------------------------------------------------------------------------ */

static const struct {
  guint best_of;
  gint64 set_points, last_points; /* of a set; 0: any */
  gboolean draws;
  gint64 total, forfeit;
} presets[] = {
  [PRESET_PLAIN] = { .best_of = 1, .draws = TRUE, .forfeit = 1 },
  [PRESET_TABLE_TENNIS] = { .best_of = 5, .set_points = 11, .last_points = 11 },
  [PRESET_CHESS] = { .best_of = 1, .draws = TRUE, .total = 2, .forfeit = 2 },
  [PRESET_FOOTBALL] = { .best_of = 1, .draws = TRUE, .forfeit = 3 },
  [PRESET_VOLLEYBALL] = { .best_of = 5, .set_points = 25, .last_points = 15 },
  [PRESET_BASKETBALL] = { .best_of = 1, .forfeit = 20 },
};

static void
free_match (gpointer data)
{
  Match *match = data;

  g_array_unref (match->sets);
  g_free (match->venue);
  g_free (match);
}

void *
match_state_new (const BaheValue *setup)
{
  Contest *contest = g_new0 (Contest, 1);
  gint64 preset = CLAMP (bahe_number_or (&setup[SETUP_PRESET], PRESET_PLAIN), 0, (gint64) G_N_ELEMENTS (presets) - 1);
  gint64 ends = bahe_number_or (&setup[SETUP_ENDS], -1); /* row k of its choices: best of 2k + 1 */

  *contest = (Contest){
    .format = (guint) bahe_number_or (&setup[SETUP_FORMAT], FORMAT_LEAGUE),
    .legs = bahe_number_or (&setup[SETUP_LEGS], LEGS_SINGLE) == LEGS_DOUBLE ? 2 : 1,
    .groups = (guint) CLAMP (bahe_number_or (&setup[SETUP_GROUPS], 2), 1, 64),
    .go_on = (guint) CLAMP (bahe_number_or (&setup[SETUP_GO_ON], 2), 1, 64),
    .rounds = (guint) bahe_number_or (&setup[SETUP_ROUNDS], 0),
    .best_of = ends >= 0 ? (guint) (2 * ends + 1) : presets[preset].best_of,
    .grand_final = (BaheGrandFinal) bahe_number_or (&setup[SETUP_GRAND_FINAL], BAHE_DOUBLE_FINAL),
    .third_place = bahe_number_or (&setup[SETUP_THIRD], 0) != 0,
    .draws = bahe_number_or (&setup[SETUP_DRAWS], presets[preset].draws) != 0,
    .set_points = bahe_number_or (&setup[SETUP_SET_POINTS], presets[preset].set_points),
    .last_points = presets[preset].last_points,
    .minutes = bahe_number_or (&setup[SETUP_MINUTES], 30),
    .total = presets[preset].total,
    .forfeit = presets[preset].forfeit,
    .entrants = g_array_new (FALSE, FALSE, sizeof (gint64)),
    .withdrawn = g_array_new (FALSE, FALSE, sizeof (gint64)),
    .order = g_array_new (FALSE, FALSE, sizeof (gint64)),
    .seeds = g_array_new (FALSE, FALSE, sizeof (gint64)),
    .matches = g_ptr_array_new_with_free_func (free_match),
  };
  if (bahe_is_given (&setup[SETUP_SET_POINTS]))
    contest->last_points = contest->set_points;
  contest->last_points = bahe_number_or (&setup[SETUP_LAST_POINTS], contest->last_points);
  if (contest->best_of > 1)
    contest->draws = FALSE;
  return contest;
}

void
match_state_free (void *state)
{
  Contest *contest = state;

  g_array_unref (contest->entrants);
  g_array_unref (contest->withdrawn);
  g_array_unref (contest->order);
  g_array_unref (contest->seeds);
  g_ptr_array_unref (contest->matches);
  g_clear_pointer (&contest->bracket, bahe_bracket_free);
  g_free (contest);
}

/* ---- matches -------------------------------------------------------------------------------------------- */

int
match_side_of (const Match *match, gint64 entrant)
{
  if (entrant == 0)
    return -1;
  return entrant == match->side[0] ? 0 : entrant == match->side[1] ? 1 : -1;
}

gboolean
match_is_known (const Match *match)
{
  return match->side[0] != 0 && match->side[1] != 0;
}

gboolean
match_is_ready (const Match *match)
{
  return match->state == MATCH_OPEN && match_is_known (match);
}

Match *
match_numbered (const Contest *contest, gint64 number)
{
  for (guint i = 0; number > 0 && i < contest->matches->len; i++) {
    Match *match = contest->matches->pdata[i];
    if (match->number == number)
      return match;
  }
  return NULL;
}

static gboolean
is_ready_between (const Match *match, gint64 a, gint64 b)
{
  int side = match_side_of (match, a);

  return match_is_ready (match) && side >= 0 && match->side[1 - side] == b;
}

/* Numbers move when an entry is corrected, so the two who met say more. */
Match *
match_between (const Contest *contest, gint64 number, gint64 a, gint64 b)
{
  Match *numbered = match_numbered (contest, number);

  if (numbered != NULL && is_ready_between (numbered, a, b))
    return numbered;
  for (guint i = 0; i < contest->matches->len; i++)
    if (is_ready_between (contest->matches->pdata[i], a, b))
      return contest->matches->pdata[i];
  return NULL;
}

Match *
match_next (const Contest *contest, const Match *but)
{
  for (guint i = 0; i < contest->matches->len; i++) {
    Match *match = contest->matches->pdata[i];
    if (match_is_ready (match) && match != but)
      return match;
  }
  return NULL;
}

gboolean
match_in_bracket (const Match *match)
{
  return match->slot >= 0;
}

gint64
match_bracket_of (BaheBracketPart part, gboolean lower)
{
  switch (part) {
  case BAHE_THIRD:
    return BRACKET_THIRD;
  case BAHE_LOWER:
    return BRACKET_LOWER;
  case BAHE_FINAL:
    return BRACKET_FINAL;
  default:
    return lower ? BRACKET_UPPER : BRACKET_MAIN;
  }
}

/* Times that touch do not clash. A match of which only the day is known, or nothing, clashes with none. */
int
match_clash (const Match *a, const Match *b)
{
  if (a->start == 0 || b->start == 0 || a->last > a->start || b->last > b->start || a->start >= b->start + b->minutes ||
      b->start >= a->start + a->minutes)
    return -1;
  if (match_side_of (b, a->side[0]) >= 0 || match_side_of (b, a->side[1]) >= 0)
    return CLASH_ENTRANT;
  return a->venue != NULL && g_strcmp0 (a->venue, b->venue) == 0 ? CLASH_VENUE : -1;
}

/* ---- scores --------------------------------------------------------------------------------------------- */

guint
match_sets_to_win (const Contest *contest)
{
  return contest->best_of > 1 ? (contest->best_of + 1) / 2 : 0;
}

gboolean
match_score_fits (const Contest *contest, gint64 ours, gint64 theirs, gboolean level_fits)
{
  gint64 to_win = match_sets_to_win (contest);

  if (ours < 0 || theirs < 0 || (ours == theirs && !level_fits))
    return FALSE;
  if (to_win > 0)
    return MAX (ours, theirs) == to_win && ours != theirs;
  return contest->total == 0 || ours + theirs == contest->total;
}

/* Two more than the other, and no more than that once both are near. */
gboolean
match_set_fits (const Contest *contest, guint number, gint64 ours, gint64 theirs)
{
  gint64 target = number >= contest->best_of ? contest->last_points : contest->set_points;
  gint64 more = MAX (ours, theirs), less = MIN (ours, theirs);

  if (target == 0)
    return more > less;
  return more == target ? less <= target - 2 : more > target && more - less == 2;
}

/* ---- entrants ------------------------------------------------------------------------------------------- */

gboolean
match_names_entrants (const Contest *contest, const BaheValue *list)
{
  for (gsize i = 0; i < list->n; i++)
    if (!array_has (contest->entrants, list->items[i].integer))
      return FALSE;
  return !list_repeats (list);
}

int
match_place_of (const Contest *contest, gint64 entrant)
{
  for (guint i = 0; i < contest->order->len; i++)
    if (g_array_index (contest->order, gint64, i) == entrant)
      return (int) i;
  return -1;
}

int
match_group_of (const Contest *contest, gint64 entrant)
{
  int place = contest->format == FORMAT_GROUPS ? match_place_of (contest, entrant) : -1;

  return place < 0 ? -1 : (int) bahe_group_of ((guint) place, contest->groups, BAHE_SNAKE);
}

char *
match_group_name (guint group)
{
  GString *name = g_string_new (NULL);

  for (guint left = group + 1; left > 0; left = (left - 1) / 26)
    g_string_prepend_c (name, (char) ('A' + (left - 1) % 26));
  return g_string_free (name, FALSE);
}

/* So many that one remains unbeaten, and no more than there are others to meet. */
guint
match_rounds_of (const Contest *contest)
{
  guint n = contest->order->len, rounds = contest->rounds;

  for (guint size = 1; contest->rounds == 0 && size < n; size *= 2)
    rounds++;
  return MIN (rounds, n % 2 == 0 ? n - 1 : n);
}
