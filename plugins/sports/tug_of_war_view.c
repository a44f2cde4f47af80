/* Tug-of-war: what a recorder's phone, a big screen and a terminal see. */
#include "tug_of_war.h"

enum { STATE_IN_PROGRESS = MATCH_BYE + 1, STATE_WAITING };

static gint64
state_of (const Match *match, const Contest *contest)
{
  if (match->state != MATCH_OPEN)
    return match->state;
  if (!tug_is_known (match))
    return STATE_WAITING;
  return match->ends->len > 0 || contest->current == match ? STATE_IN_PROGRESS : MATCH_OPEN;
}

static guint
times_again (const Match *match)
{
  guint again = 0;

  for (guint i = 0; i < match->ends->len; i++)
    again += g_array_index (match->ends, End, i).how == END_AGAIN;
  return again;
}

/* Red and blue are the real sides for the next end; of a match that is over, those of its last. */
static gint64
red_shown (const Match *match)
{
  if (match->state != MATCH_OPEN && match->ends->len > 0)
    return g_array_index (match->ends, End, match->ends->len - 1).red;
  return match->red;
}

static void
show_match (const Match *match, const Contest *contest, const Match *current, const Match *next, BaheOut *out)
{
  gint64 red = red_shown (match);
  int side = MAX (tug_side_of (match, red), 0);
  gboolean open = match->state == MATCH_OPEN, bye = match->state == MATCH_BYE,
           knock_out = match->stage == STAGE_KNOCK_OUT;
  g_autofree char *group = match->stage == STAGE_GROUP ? tug_group_name (match->group) : NULL;

  out->record (out, VIEW_MATCH,
               (BaheValue[]){
                   bahe_known_value (match->number),
                   match->stage != STAGE_NONE ? bahe_number_value (match->stage) : (BaheValue){ 0 },
                   bahe_text_value (group),
                   bahe_number_value (match->round),
                   knock_out ? bahe_number_value (match->third ? BRACKET_THIRD : BRACKET_MAIN) : (BaheValue){ 0 },
                   bahe_known_value (match->team[side]),
                   !bye ? bahe_number_value (match->won[side]) : (BaheValue){ 0 },
                   !bye ? bahe_number_value (match->won[1 - side]) : (BaheValue){ 0 },
                   bahe_known_value (match->team[1 - side]),
                   bahe_number_value (state_of (match, contest)),
                   bahe_known_value (match->winner),
                   open ? bahe_number_value (match->won[0] + match->won[1] + 1) : (BaheValue){ 0 },
                   bahe_number_value (match->cautions[side]),
                   bahe_number_value (match->cautions[1 - side]),
                   bahe_number_value (match->pull_cautions[side]),
                   bahe_number_value (match->pull_cautions[1 - side]),
                   bahe_number_value (times_again (match)),
                   bahe_number_value (match == current),
                   bahe_number_value (match == next),
               });
}

static void
show_end (const Match *match, const End *end, BaheOut *out)
{
  gboolean again = end->how == END_AGAIN, has_reason = end->reason >= 0;

  out->record (out, VIEW_END,
               (BaheValue[]){
                   bahe_number_value (match->number),
                   bahe_number_value (end->number),
                   bahe_number_value (end->red),
                   bahe_number_value (end->blue),
                   bahe_known_value (end->winner),
                   bahe_number_value (end->how),
                   again && has_reason ? bahe_number_value (end->reason) : (BaheValue){ 0 },
                   !again && has_reason ? bahe_number_value (end->reason) : (BaheValue){ 0 },
                   end->seconds,
                   end->cm,
                   bahe_number_value (again),
               });
}

static void
show_team (const Contest *contest, gint64 team, BaheOut *out)
{
  const GArray *lineup = g_hash_table_lookup (contest->lineups, &team);
  g_autofree BaheValue *people = lineup == NULL ? NULL : entrant_values (lineup);
  int group = tug_group_of_team (contest, team);
  g_autofree char *name = group < 0 ? NULL : tug_group_name ((guint) group);
  gint64 lot = 0;

  for (guint i = 0; i < contest->order->len; i++)
    if (g_array_index (contest->order, gint64, i) == team)
      lot = i + 1;
  out->record (out, VIEW_TEAM,
               (BaheValue[]){ bahe_number_value (team), bahe_known_value (lot), bahe_text_value (name),
                              lineup != NULL ? bahe_list_value (people, lineup->len) : (BaheValue){ 0 },
                              bahe_number_value (array_has (contest->withdrawn, team)) });
}

/* ---- the bracket ------------------------------------------------------------------------------------------------ */

static const Match *
match_in_slot (const Contest *contest, gsize slot)
{
  for (guint i = 0; i < contest->matches->len; i++) {
    const Match *match = contest->matches->pdata[i];
    if (match->slot == (int) slot)
      return match;
  }
  return NULL;
}

static gint64
seed_at (const Contest *contest, int place)
{
  return place < 0 ? 0 : g_array_index (contest->seeds, gint64, place);
}

static void
show_slot (const Contest *contest, const BaheBracketMatch *slots, const BaheBracketSource *source, gsize slot,
           BaheOut *out)
{
  const Match *match = match_in_slot (contest, slot);
  gboolean bye = slots[slot].bye, over = match != NULL && !bye && match->state != MATCH_OPEN;

  out->record (out, VIEW_BRACKET,
               (BaheValue[]){
                   bahe_number_value ((gint64) slot + 1),
                   bahe_number_value (slots[slot].round),
                   !bye && match != NULL ? bahe_known_value (match->number) : (BaheValue){ 0 },
                   bahe_number_value (slots[slot].third),
                   bahe_known_value (seed_at (contest, slots[slot].a)),
                   bahe_known_value (seed_at (contest, slots[slot].b)),
                   bahe_known_value (source->from[0] + 1),
                   bahe_known_value (source->from[1] + 1),
                   over ? bahe_number_value (match->won[0]) : (BaheValue){ 0 },
                   over ? bahe_number_value (match->won[1]) : (BaheValue){ 0 },
                   bahe_known_value (seed_at (contest, slots[slot].winner)),
                   bahe_number_value (bye),
                   bahe_number_value (match != NULL ? state_of (match, contest) : STATE_WAITING),
               });
}

static void
show_bracket (const Contest *contest, BaheOut *out)
{
  gsize n = 0;
  const BaheBracketMatch *slots = contest->bracket != NULL ? bahe_bracket_matches (contest->bracket, &n) : NULL;
  g_autoptr (GArray) sources = slots != NULL ? bahe_bracket_sources (contest->bracket) : NULL;

  for (gsize i = 0; i < n; i++)
    show_slot (contest, slots, &g_array_index (sources, BaheBracketSource, i), i, out);
}

/* The match to call up: the first open one that is not being pulled. With none started, the first open one is the
 * current. */
void
tug_view (const void *state, BaheOut *out)
{
  const Contest *contest = state;
  const Match *current = contest->current != NULL ? contest->current : tug_match_next (contest, NULL);
  const Match *next = tug_match_next (contest, current);

  for (guint i = 0; i < contest->matches->len; i++)
    show_match (contest->matches->pdata[i], contest, current, next, out);
  for (guint i = 0; i < contest->matches->len; i++) {
    const Match *match = contest->matches->pdata[i];
    for (guint j = 0; j < match->ends->len; j++)
      show_end (match, &g_array_index (match->ends, End, j), out);
  }
  for (guint i = 0; i < contest->teams->len; i++)
    show_team (contest, g_array_index (contest->teams, gint64, i), out);
  show_bracket (contest, out);
}
