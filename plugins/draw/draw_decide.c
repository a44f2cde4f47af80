/* Contests of matches: lots, times, and which match and side a verb is about. */
#include "draw.h"

/* ---- the draw ------------------------------------------------------------------------------------------- */

static gboolean
may_draw (const Draw *draw, BaheOut *out)
{
  guint n = draw->entrants->len;

  if (draw->drawn)
    return out->refuse (out, DRAWN_ALREADY, -1, NULL);
  if (draw->begun)
    return out->refuse (out, BEGUN_ALREADY, -1, NULL);
  if (n < 2)
    return out->refuse (out, TOO_FEW, -1, NULL);
  if (draw->format != FORMAT_GROUPS || n >= 2 * draw->groups)
    return TRUE;
  g_autofree char *counts = g_strdup_printf ("%u / %u", n, draw->groups);
  BaheValue detail = bahe_text_value (counts);
  return out->refuse (out, TOO_FEW_FOR_GROUPS, -1, &detail);
}

gboolean
draw_decide_draw (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Draw *draw = ask->state;
  const BaheValue *seeds = &given[0];
  g_autoptr (GArray) rest = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!may_draw (draw, out))
    return FALSE;
  if (!draw_names_entrants (draw, seeds))
    return out->refuse (out, ORDER_WRONG, 0, NULL);
  for (gsize i = 0; i < seeds->n; i++)
    g_array_append_val (order, seeds->items[i].integer);
  for (guint i = 0; i < draw->entrants->len; i++) {
    gint64 entrant = g_array_index (draw->entrants, gint64, i);
    if (!draw_has (order, entrant))
      g_array_append_val (rest, entrant);
  }
  g_autofree guint *drawn = g_new0 (guint, rest->len + 1);
  bahe_shuffle (ask->seed, rest->len, drawn);
  for (guint i = 0; i < rest->len; i++)
    g_array_append_val (order, g_array_index (rest, gint64, drawn[i]));
  g_autofree BaheValue *items = draw_values (order);
  out->record (out, ORDER_DRAWN, (BaheValue[]){ bahe_list_value (items, order->len) });
  return TRUE;
}

gboolean
draw_decide_draw_order (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Draw *draw = ask->state;

  if (!may_draw (draw, out))
    return FALSE;
  if (given[0].n != draw->entrants->len || !draw_names_entrants (draw, &given[0]))
    return out->refuse (out, ORDER_WRONG, 0, NULL);
  out->record (out, ORDER_DRAWN, given);
  return TRUE;
}

/* ---- among the level ------------------------------------------------------------------------------------ */

static gboolean
may_draw_lots (const Draw *draw, const BaheValue *among, BaheOut *out)
{
  gboolean undrawn = !draw->drawn && !(draw->kind->plays_undrawn && draw->format == FORMAT_LEAGUE);

  if (draw->format == FORMAT_KNOCK_OUT || draw->format == FORMAT_DOUBLE)
    return out->refuse (out, KNOCK_OUT_NO_LOTS, -1, NULL);
  if (undrawn)
    return out->refuse (out, NOT_DRAWN, -1, NULL);
  if (among->n < 2 || !draw_names_entrants (draw, among))
    return out->refuse (out, LOTS_TOO_FEW, 0, NULL);
  for (gsize i = 1; i < among->n; i++)
    if (draw_group_of (draw, among->items[i].integer) != draw_group_of (draw, among->items[0].integer))
      return out->refuse (out, LOTS_NOT_TOGETHER, 0, NULL);
  return TRUE;
}

gboolean
draw_decide_lots (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  enum { AMONG, BY_HAND };
  const Draw *draw = ask->state;
  const BaheValue *among = &given[AMONG];

  if (!may_draw_lots (draw, among, out))
    return FALSE;
  int group = draw_group_of (draw, among->items[0].integer);
  g_autofree guint *drawn = g_new0 (guint, among->n);
  g_autofree BaheValue (*cells)[2] = g_malloc0_n (among->n, sizeof *cells);
  g_autofree BaheValue *rows = g_new0 (BaheValue, among->n);
  g_autofree char *name = group >= 0 ? draw_group_name ((guint) group) : NULL;
  bahe_shuffle (ask->seed, (guint) among->n, drawn);
  for (gsize i = 0; i < among->n; i++) {
    gsize place = bahe_number_or (&given[BY_HAND], 0) != 0 ? i : drawn[i];
    cells[i][0] = bahe_number_value (among->items[place].integer);
    cells[i][1] = bahe_number_value ((gint64) i + 1);
    rows[i] = bahe_list_value (cells[i], 2);
  }
  out->record (out, LOTS_DRAWN,
               (BaheValue[]){ [TIE_STAGE] = group >= 0 ? bahe_number_value (STAGE_GROUP) : (BaheValue){ 0 },
                              [TIE_GROUP] = bahe_text_value (name),
                              [TIE_LOTS] = bahe_list_value (rows, among->n) });
  return TRUE;
}

/* ---- when and where ------------------------------------------------------------------------------------- */

gboolean
draw_decide_schedule (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Draw *draw = ask->state;
  const Match *match = draw_numbered (draw, given[TIME_MATCH].integer);

  if (!draw_is_fixed (draw))
    return out->refuse (out, draw->entrants->len < 2 ? TOO_FEW : NOT_DRAWN, -1, NULL);
  if (match == NULL)
    return out->refuse (out, NO_SUCH_MATCH, TIME_MATCH, NULL);
  Match wanted = *match;
  wanted.venue = bahe_is_given (&given[TIME_VENUE]) ? (char *) given[TIME_VENUE].text : NULL;
  wanted.start = bahe_is_given (&given[TIME_START]) ? given[TIME_START].integer : 0;
  wanted.last = bahe_is_given (&given[TIME_START]) ? given[TIME_START].last : 0;
  wanted.minutes = bahe_number_or (&given[TIME_MINUTES], draw->minutes);
  for (guint i = 0; bahe_number_or (&given[TIME_ANYWAY], 0) == 0 && i < draw->matches->len; i++) {
    const Match *other = draw->matches->pdata[i];
    int clash = other == match || other->number == 0 ? -1 : draw_clash (&wanted, other);
    if (clash < 0)
      continue;
    g_autofree char *number = g_strdup_printf ("%u", other->number);
    BaheValue detail = bahe_text_value (number);
    return out->refuse (out, clash == CLASH_VENUE ? VENUE_TAKEN : ENTRANT_ELSEWHERE, TIME_START, &detail);
  }
  out->record (out, TIME_SET, given); /* the same first fields */
  return TRUE;
}

/* ---- which match, and which side ------------------------------------------------------------------------ */

gboolean
draw_refuse_no_match (const Draw *draw, BaheOut *out)
{
  if (draw->entrants->len < 2)
    return out->refuse (out, TOO_FEW, -1, NULL);
  if (!draw->drawn && draw->matches->len == 0)
    return out->refuse (out, NOT_DRAWN, -1, NULL);
  return out->refuse (out, NOTHING_TO_PLAY, -1, NULL);
}

void
draw_fill_on (const Match *match, gint64 red, BaheValue *on)
{
  on[ON_MATCH] = bahe_number_value (match->number);
  on[ON_RED] = bahe_number_value (red);
  on[ON_BLUE] = bahe_number_value (match->side[match->side[0] == red ? 1 : 0]);
}

Match *
draw_ask_match (const Draw *draw, const BaheValue *number, int field, BaheValue *on, BaheOut *out)
{
  Match *match = draw->current != NULL ? draw->current : draw_next (draw, NULL);

  if (bahe_is_given (number) && draw->matches->len > 0) {
    match = draw_numbered (draw, number->integer);
    if (match == NULL || !draw_is_ready (match)) {
      out->refuse (out,
                   match == NULL                ? NO_SUCH_MATCH
                   : match->state != MATCH_OPEN ? MATCH_OVER
                                                : SIDES_NOT_KNOWN,
                   field, NULL);
      return NULL;
    }
  }
  if (match == NULL) {
    draw_refuse_no_match (draw, out);
    return NULL;
  }
  draw_fill_on (match, match->red, on);
  return match;
}

int
draw_ask_side (const Match *match, const BaheValue *side, int side_field, const BaheValue *team, int team_field,
               BaheOut *out)
{
  if (!bahe_is_given (team)) {
    if (bahe_is_given (side))
      return (int) side->integer;
    out->refuse (out, WHICH_SIDE, side_field, NULL);
    return -1;
  }
  if (draw_side_of (match, team->integer) < 0) {
    out->refuse (out, NOT_IN_MATCH, team_field, NULL);
    return -1;
  }
  int of_team = team->integer == match->red ? SIDE_RED : SIDE_BLUE;
  if (bahe_is_given (side) && side->integer != of_team) {
    out->refuse (out, SIDE_AND_TEAM, team_field, NULL);
    return -1;
  }
  return of_team;
}
