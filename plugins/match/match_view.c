/* A contest of matches: what a recorder's phone, a big screen and a terminal see. */
#include "match.h"

enum { STATE_IN_PROGRESS = MATCH_BYE + 1, STATE_WAITING };

static gint64
state_of (const Match *match, const Contest *contest)
{
  if (match->state != MATCH_OPEN)
    return match->state;
  if (!match_is_known (match))
    return STATE_WAITING;
  return match->sets->len > 0 || contest->current == match ? STATE_IN_PROGRESS : MATCH_OPEN;
}

static BaheValue
stage_value (const Match *match)
{
  return match->stage != STAGE_NONE ? bahe_number_value (match->stage) : (BaheValue){ 0 };
}

static BaheValue
start_value (const Match *match)
{
  return match->start != 0 ? (BaheValue){ .how = BAHE_EXACT, .integer = match->start, .last = match->last }
                           : (BaheValue){ 0 };
}

static void
show_match (const Contest *contest, const Match *match, const Match *current, const Match *next, BaheOut *out)
{
  gboolean open = match->state == MATCH_OPEN, bye = match->state == MATCH_BYE;
  g_autofree char *group = match->stage == STAGE_GROUP ? match_group_name (match->group) : NULL;
  guint to_win = match_sets_to_win (contest);

  out->record (
      out, VIEW_MATCH,
      (BaheValue[]){
          bahe_known_value (match->number),
          stage_value (match),
          bahe_text_value (group),
          bahe_number_value (match->round),
          match_in_bracket (match) ? bahe_number_value (match_bracket_of (match->part, match->stage == STAGE_DOUBLE))
                                   : (BaheValue){ 0 },
          bahe_known_value (match->side[0]),
          !bye ? bahe_number_value (match->score[0]) : (BaheValue){ 0 },
          !bye ? bahe_number_value (match->score[1]) : (BaheValue){ 0 },
          bahe_known_value (match->side[1]),
          bahe_number_value (state_of (match, contest)),
          bahe_known_value (match->winner),
          open && match->sets != NULL && to_win > 0 ? bahe_number_value (match->sets->len + 1) : (BaheValue){ 0 },
          bahe_number_value (to_win),
          bahe_number_value (match->cautions[0]),
          bahe_number_value (match->cautions[1]),
          start_value (match),
          bahe_text_value (match->venue),
          bahe_number_value (match == current),
          bahe_number_value (match == next),
      });
}

/* A round that is still to be paired is one row, so that nobody takes the tournament for over. */
static void
show_round_to_come (const Contest *contest, BaheOut *out)
{
  if (contest->format != FORMAT_SWISS || !contest->drawn || contest->paired >= match_rounds_of (contest))
    return;
  for (guint i = 0; i < contest->matches->len; i++)
    if (((Match *) contest->matches->pdata[i])->state == MATCH_OPEN)
      return;
  Match to_come = { .round = contest->paired + 1, .stage = STAGE_NONE, .slot = -1 };
  show_match (contest, &to_come, NULL, NULL, out);
}

static void
show_set (const Match *match, guint number, const Set *set, BaheOut *out)
{
  out->record (out, VIEW_SET,
               (BaheValue[]){
                   bahe_number_value (match->number),
                   bahe_number_value (number),
                   bahe_number_value (match->side[0]),
                   bahe_number_value (match->side[1]),
                   set->winner < 2 ? bahe_number_value (match->side[set->winner]) : (BaheValue){ 0 },
                   set->has_points ? bahe_number_value (set->points[0]) : (BaheValue){ 0 },
                   set->has_points ? bahe_number_value (set->points[1]) : (BaheValue){ 0 },
                   bahe_number_value (set->winner == 2),
               });
}

static void
show_entrant (const Contest *contest, gint64 entrant, BaheOut *out)
{
  int group = match_group_of (contest, entrant);
  g_autofree char *name = group < 0 ? NULL : match_group_name ((guint) group);

  out->record (out, VIEW_ENTRANT,
               (BaheValue[]){ bahe_number_value (entrant), bahe_known_value (match_place_of (contest, entrant) + 1),
                              bahe_text_value (name), bahe_number_value (array_has (contest->withdrawn, entrant)) });
}

/* ---- the bracket ---------------------------------------------------------------------------------------- */

/* The matches by their places in the bracket; NULL where the contest has none of a place. Free with g_free. */
static const Match **
matches_by_slot (const Contest *contest, gsize n)
{
  const Match **found = g_new0 (const Match *, n + 1);

  for (guint i = 0; i < contest->matches->len; i++) {
    const Match *match = contest->matches->pdata[i];
    if (match_in_bracket (match) && (gsize) match->slot < n)
      found[match->slot] = match;
  }
  return found;
}

/* In which column of the drawing a match stands: the lower bracket has two rounds to each of the upper one. */
static guint
column_of (const BaheBracketMatch *slot, gboolean lower, guint finals_from)
{
  if (!lower || slot->part == BAHE_THIRD)
    return slot->round;
  if (slot->part == BAHE_FINAL)
    return finals_from + slot->round;
  return slot->part == BAHE_LOWER ? slot->round + 1 : slot->round == 1 ? 1 : 2 * slot->round - 2;
}

typedef struct {
  const Contest *contest;
  const BaheBracketMatch *slots;
  gsize n;
  const Match **by_slot;
  GArray *sources; /* of BaheBracketSource */
  gboolean lower;
  guint finals_from; /* the last column before the finals */
} Drawing;

/* Place (from 1) of the match whose winner comes here; of who comes down, the number of the match that he lost. */
static void
source_of (const Drawing *drawing, gsize place, guint side, BaheValue *from, BaheValue *loser_of)
{
  const BaheBracketSource *source = &g_array_index (drawing->sources, BaheBracketSource, place);
  const BaheBracketMatch *slot = &drawing->slots[place];
  int before = source->from[side];

  if (slot->part == BAHE_FINAL && slot->round == 2)
    before = side == 0 ? (int) place - 1 : -1; /* the same two once more */
  *from = *loser_of = (BaheValue){ 0 };
  if (before < 0)
    return;
  const Match *match = drawing->by_slot[before];
  if (source->loser[side] && slot->part != BAHE_THIRD)
    *loser_of = match != NULL ? bahe_known_value (match->number) : (BaheValue){ 0 };
  else
    *from = bahe_number_value (before + 1);
}

static gint64
seed_at (const Contest *contest, int place)
{
  return place < 0 ? 0 : g_array_index (contest->seeds, gint64, place);
}

static void
show_slot (const Drawing *drawing, gsize place, BaheOut *out)
{
  const Contest *contest = drawing->contest;
  const BaheBracketMatch *slot = &drawing->slots[place];
  const Match *match = drawing->by_slot[place];
  gboolean over = match != NULL && !slot->bye && match->state != MATCH_OPEN;
  BaheValue from[2], loser_of[2];

  for (guint side = 0; side < 2; side++)
    source_of (drawing, place, side, &from[side], &loser_of[side]);
  out->record (out, VIEW_BRACKET,
               (BaheValue[]){
                   bahe_number_value ((gint64) place + 1),
                   bahe_number_value (column_of (slot, drawing->lower, drawing->finals_from)),
                   !slot->bye && match != NULL ? bahe_known_value (match->number) : (BaheValue){ 0 },
                   bahe_number_value (slot->third),
                   bahe_number_value (match_bracket_of (slot->part, drawing->lower)),
                   bahe_known_value (seed_at (contest, slot->a)),
                   bahe_known_value (seed_at (contest, slot->b)),
                   from[0],
                   from[1],
                   loser_of[0],
                   loser_of[1],
                   over ? bahe_number_value (match->score[0]) : (BaheValue){ 0 },
                   over ? bahe_number_value (match->score[1]) : (BaheValue){ 0 },
                   bahe_known_value (seed_at (contest, slot->winner)),
                   bahe_number_value (slot->bye),
                   bahe_number_value (match != NULL ? state_of (match, contest) : MATCH_BYE),
               });
}

static void
show_bracket (const Contest *contest, BaheOut *out)
{
  Drawing drawing = { .contest = contest, .lower = contest->format == FORMAT_DOUBLE };

  if (contest->bracket == NULL)
    return;
  drawing.slots = bahe_bracket_matches (contest->bracket, &drawing.n);
  g_autoptr (GArray) sources = bahe_bracket_sources (contest->bracket);
  g_autofree const Match **by_slot = matches_by_slot (contest, drawing.n);
  drawing.sources = sources;
  drawing.by_slot = by_slot;
  for (gsize i = 0; i < drawing.n; i++)
    if (drawing.slots[i].part != BAHE_FINAL)
      drawing.finals_from = MAX (drawing.finals_from, column_of (&drawing.slots[i], drawing.lower, 0));
  for (gsize i = 0; i < drawing.n; i++)
    if (drawing.slots[i].part != BAHE_FINAL || drawing.slots[i].round == 1 || drawing.slots[i].a >= 0)
      show_slot (&drawing, i, out);
}

/* ---- what is set twice at a time ------------------------------------------------------------------------- */

static void
show_conflicts (const Contest *contest, BaheOut *out)
{
  for (guint i = 0; i < contest->matches->len; i++) {
    const Match *match = contest->matches->pdata[i];
    for (guint k = 0; match->start != 0 && k < i; k++) {
      const Match *other = contest->matches->pdata[k];
      int clash = match->number == 0 || other->number == 0 ? -1 : match_clash (match, other);
      if (clash >= 0)
        out->record (out, VIEW_CONFLICT,
                     (BaheValue[]){ bahe_number_value (match->number), bahe_number_value (other->number),
                                    bahe_number_value (clash), start_value (match), bahe_text_value (match->venue) });
    }
  }
}

/* ---- all of it ------------------------------------------------------------------------------------------- */

void
match_view (const void *state, BaheOut *out)
{
  const Contest *contest = state;
  const Match *current = contest->current != NULL ? contest->current : match_next (contest, NULL);
  const Match *next = match_next (contest, current);

  for (guint i = 0; i < contest->matches->len; i++)
    show_match (contest, contest->matches->pdata[i], current, next, out);
  show_round_to_come (contest, out);
  for (guint i = 0; i < contest->matches->len; i++) {
    const Match *match = contest->matches->pdata[i];
    for (guint k = 0; k < match->sets->len; k++)
      show_set (match, k + 1, &g_array_index (match->sets, Set, k), out);
  }
  for (guint i = 0; i < contest->entrants->len; i++)
    show_entrant (contest, g_array_index (contest->entrants, gint64, i), out);
  show_bracket (contest, out);
  show_conflicts (contest, out);
}
