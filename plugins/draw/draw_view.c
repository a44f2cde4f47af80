/* Contests of matches: what a recorder's phone, a big screen and a terminal see of any of them. */
#include "draw.h"

enum { STATE_IN_PROGRESS = MATCH_BYE + 1, STATE_WAITING };

static gint64
state_of (const Draw *draw, const Match *match)
{
  if (match->state != MATCH_OPEN)
    return match->state;
  if (!draw_is_known (match))
    return STATE_WAITING;
  return match->parts->len > 0 || draw->current == match ? STATE_IN_PROGRESS : MATCH_OPEN;
}

static BaheValue
start_value (const Match *match)
{
  return match->start != 0 ? (BaheValue){ .how = BAHE_EXACT, .integer = match->start, .last = match->last }
                           : (BaheValue){ 0 };
}

DrawFocus
draw_focus (const Draw *draw)
{
  const Match *current = draw->current != NULL ? draw->current : draw_next (draw, NULL);

  return (DrawFocus){ .current = current, .next = draw_next (draw, current) };
}

void
draw_show_match (const Draw *draw, const Match *match, const DrawFocus *focus, gint64 red, BaheValue *values,
                 BaheOut *out)
{
  gboolean bye = match->state == MATCH_BYE;
  int side = MAX (draw_side_of (match, red), 0);
  g_autofree char *group = match->stage == STAGE_GROUP ? draw_group_name (match->group) : NULL;

  values[MATCH_NUMBER] = bahe_known_value (match->number);
  values[MATCH_STAGE] = match->stage != STAGE_NONE ? bahe_number_value (match->stage) : (BaheValue){ 0 };
  values[MATCH_GROUP] = bahe_text_value (group);
  values[MATCH_ROUND] = bahe_number_value (match->round);
  values[MATCH_BRACKET] = draw_bracket_of (match);
  values[MATCH_RED] = bahe_known_value (match->side[side]);
  values[MATCH_RED_SCORE] = !bye ? bahe_number_value (match->score[side]) : (BaheValue){ 0 };
  values[MATCH_BLUE_SCORE] = !bye ? bahe_number_value (match->score[1 - side]) : (BaheValue){ 0 };
  values[MATCH_BLUE] = bahe_known_value (match->side[1 - side]);
  values[MATCH_STATE] = bahe_number_value (state_of (draw, match));
  values[MATCH_WINNER] = bahe_known_value (match->winner);
  values[MATCH_RED_CAUTIONS] = bahe_number_value (match->cautions[side]);
  values[MATCH_BLUE_CAUTIONS] = bahe_number_value (match->cautions[1 - side]);
  values[MATCH_START] = start_value (match);
  values[MATCH_VENUE] = bahe_text_value (match->venue);
  values[MATCH_CURRENT] = bahe_number_value (match == focus->current);
  values[MATCH_NEXT] = bahe_number_value (match == focus->next);
  out->record (out, VIEW_MATCH, values);
}

/* ---- the bracket ---------------------------------------------------------------------------------------- */

/* The matches by their places in the bracket; NULL where the contest has none of a place. Free with g_free. */
static const Match **
matches_by_slot (const Draw *draw, gsize n)
{
  const Match **found = g_new0 (const Match *, n + 1);

  for (guint i = 0; i < draw->matches->len; i++) {
    const Match *match = draw->matches->pdata[i];
    if (draw_in_bracket (match) && (gsize) match->slot < n)
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
  const Draw *draw;
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
seed_at (const Draw *draw, int place)
{
  return place < 0 ? 0 : g_array_index (draw->seeds, gint64, place);
}

static void
show_slot (const Drawing *drawing, gsize place, BaheOut *out)
{
  const Draw *draw = drawing->draw;
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
                   bahe_number_value (draw_bracket_row (slot->part, drawing->lower)),
                   bahe_known_value (seed_at (draw, slot->a)),
                   bahe_known_value (seed_at (draw, slot->b)),
                   from[0],
                   from[1],
                   loser_of[0],
                   loser_of[1],
                   over ? bahe_number_value (match->score[0]) : (BaheValue){ 0 },
                   over ? bahe_number_value (match->score[1]) : (BaheValue){ 0 },
                   bahe_known_value (seed_at (draw, slot->winner)),
                   bahe_number_value (slot->bye),
                   bahe_number_value (match != NULL ? state_of (draw, match) : MATCH_BYE),
               });
}

void
draw_show_bracket (const Draw *draw, BaheOut *out)
{
  Drawing drawing = { .draw = draw, .lower = draw->format == FORMAT_DOUBLE };

  if (draw->bracket == NULL)
    return;
  drawing.slots = bahe_bracket_matches (draw->bracket, &drawing.n);
  g_autoptr (GArray) sources = bahe_bracket_sources (draw->bracket);
  g_autofree const Match **by_slot = matches_by_slot (draw, drawing.n);
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

void
draw_show_conflicts (const Draw *draw, BaheOut *out)
{
  for (guint i = 0; i < draw->matches->len; i++) {
    const Match *match = draw->matches->pdata[i];
    for (guint k = 0; match->start != 0 && k < i; k++) {
      const Match *other = draw->matches->pdata[k];
      int clash = match->number == 0 || other->number == 0 ? -1 : draw_clash (match, other);
      if (clash >= 0)
        out->record (out, VIEW_CONFLICT,
                     (BaheValue[]){ bahe_number_value (match->number), bahe_number_value (other->number),
                                    bahe_number_value (clash), start_value (match), bahe_text_value (match->venue) });
    }
  }
}
