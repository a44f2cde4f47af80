/* Contests of matches: the state, and what is asked of it. */
#include "draw.h"

static void
free_match (gpointer data)
{
  Match *match = data;

  g_array_unref (match->parts);
  g_free (match->venue);
  g_free (match);
}

void
draw_prepare (Draw *draw)
{
  GArray **lists[] = { &draw->entrants, &draw->withdrawn, &draw->order, &draw->seeds };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    *lists[i] = g_array_new (FALSE, FALSE, sizeof (gint64));
  draw->matches = g_ptr_array_new_with_free_func (free_match);
}

void
draw_clear (Draw *draw)
{
  g_array_unref (draw->entrants);
  g_array_unref (draw->withdrawn);
  g_array_unref (draw->order);
  g_array_unref (draw->seeds);
  g_ptr_array_unref (draw->matches);
  g_clear_pointer (&draw->bracket, bahe_bracket_free);
}

/* ---- matches -------------------------------------------------------------------------------------------- */

int
draw_side_of (const Match *match, gint64 entrant)
{
  if (entrant == 0)
    return -1;
  return entrant == match->side[0] ? 0 : entrant == match->side[1] ? 1 : -1;
}

gint64
draw_blue_of (const Match *match)
{
  return match->red == match->side[0] ? match->side[1] : match->side[0];
}

gboolean
draw_is_known (const Match *match)
{
  return match->side[0] != 0 && match->side[1] != 0;
}

gboolean
draw_is_ready (const Match *match)
{
  return match->state == MATCH_OPEN && draw_is_known (match);
}

gboolean
draw_in_bracket (const Match *match)
{
  return match->slot >= 0;
}

gint64
draw_bracket_row (BaheBracketPart part, gboolean lower)
{
  static const gint64 rows[] = { [BAHE_UPPER] = BRACKET_UPPER,
                                 [BAHE_THIRD] = BRACKET_THIRD,
                                 [BAHE_LOWER] = BRACKET_LOWER,
                                 [BAHE_FINAL] = BRACKET_FINAL };

  return part == BAHE_UPPER && !lower ? BRACKET_MAIN : rows[part];
}

BaheValue
draw_bracket_of (const Match *match)
{
  if (!draw_in_bracket (match))
    return (BaheValue){ 0 };
  return bahe_number_value (draw_bracket_row (match->part, match->stage == STAGE_DOUBLE));
}

Match *
draw_numbered (const Draw *draw, gint64 number)
{
  for (guint i = 0; number > 0 && i < draw->matches->len; i++) {
    Match *match = draw->matches->pdata[i];
    if (match->number == number)
      return match;
  }
  return NULL;
}

static gboolean
is_ready_between (const Match *match, gint64 a, gint64 b)
{
  int side = draw_side_of (match, a);

  return draw_is_ready (match) && side >= 0 && match->side[1 - side] == b;
}

/* Numbers move when an entry is corrected, so the two who met say more. */
Match *
draw_between (const Draw *draw, gint64 number, gint64 a, gint64 b)
{
  Match *numbered = draw_numbered (draw, number);

  if (numbered != NULL && is_ready_between (numbered, a, b))
    return numbered;
  for (guint i = 0; i < draw->matches->len; i++)
    if (is_ready_between (draw->matches->pdata[i], a, b))
      return draw->matches->pdata[i];
  return NULL;
}

Match *
draw_next (const Draw *draw, const Match *but)
{
  for (guint i = 0; i < draw->matches->len; i++) {
    Match *match = draw->matches->pdata[i];
    if (draw_is_ready (match) && match != but)
      return match;
  }
  return NULL;
}

/* Times that touch do not clash. A match of which only the day is known, or nothing, clashes with none. */
int
draw_clash (const Match *a, const Match *b)
{
  if (a->start == 0 || b->start == 0 || a->last > a->start || b->last > b->start || a->start >= b->start + b->minutes ||
      b->start >= a->start + a->minutes)
    return -1;
  if (draw_side_of (b, a->side[0]) >= 0 || draw_side_of (b, a->side[1]) >= 0)
    return CLASH_ENTRANT;
  return a->venue != NULL && g_strcmp0 (a->venue, b->venue) == 0 ? CLASH_VENUE : -1;
}

/* ---- entrants ------------------------------------------------------------------------------------------- */

gboolean
draw_is_fixed (const Draw *draw)
{
  return draw->drawn || draw->begun;
}

gboolean
draw_names_entrants (const Draw *draw, const BaheValue *list)
{
  for (gsize i = 0; i < list->n; i++)
    if (!draw_has (draw->entrants, list->items[i].integer))
      return FALSE;
  return !draw_repeats (list);
}

int
draw_place_of (const Draw *draw, gint64 entrant)
{
  for (guint i = 0; i < draw->order->len; i++)
    if (g_array_index (draw->order, gint64, i) == entrant)
      return (int) i;
  return -1;
}

int
draw_group_of (const Draw *draw, gint64 entrant)
{
  int place = draw->format == FORMAT_GROUPS ? draw_place_of (draw, entrant) : -1;

  return place < 0 ? -1 : (int) bahe_group_of ((guint) place, draw->groups, BAHE_SNAKE);
}

char *
draw_group_name (guint group)
{
  GString *name = g_string_new (NULL);

  for (guint left = group + 1; left > 0; left = (left - 1) / 26)
    g_string_prepend_c (name, (char) ('A' + (left - 1) % 26));
  return g_string_free (name, FALSE);
}
