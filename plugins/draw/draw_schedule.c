/* Contests of matches: which matches there are. */
#include "draw.h"

#include <stdlib.h>

/* ---- one match ------------------------------------------------------------------------------------------ */

static gint64
entrant_at (const GArray *entrants, int place)
{
  return place < 0 ? 0 : g_array_index (entrants, gint64, place);
}

guint
draw_last_number (const Draw *draw)
{
  guint last = 0;

  for (guint i = 0; i < draw->matches->len; i++)
    last = MAX (last, ((Match *) draw->matches->pdata[i])->number);
  return last;
}

/* Its number is given by whoever knows how many there are: that of the last match is not looked for each time. */
Match *
draw_add_match (Draw *draw, guint stage, guint group, guint round, gint64 red, gint64 blue)
{
  Match *match = g_malloc0 (draw->kind->match_size);

  *match = (Match){ .stage = stage, .group = group, .round = round, .slot = -1, .side = { red, blue }, .red = red };
  match->parts = g_array_new (FALSE, FALSE, draw->kind->part_size);
  g_ptr_array_add (draw->matches, match);
  return match;
}

static void
forget_matches (Draw *draw)
{
  g_ptr_array_set_size (draw->matches, 0);
  draw->current = NULL;
}

static void
give_member (guint stage, const char *group, gint64 entrant, BaheOut *out)
{
  out->record (out, MEMBER_PLACED,
               (BaheValue[]){ [MEMBER_TEAM] = bahe_number_value (entrant),
                              [MEMBER_STAGE] = bahe_number_value (stage),
                              [MEMBER_GROUP] = bahe_text_value (group) });
}

/* ---- leagues and groups --------------------------------------------------------------------------------- */

/* As drawn, else as entered. */
static const GArray *
order_of (const Draw *draw)
{
  return draw->drawn ? draw->order : draw->entrants;
}

/* Home and away are places in the order. */
static void
add_pairs (Draw *draw, guint stage, guint group, const GArray *pairs, const GArray *order)
{
  guint number = draw_last_number (draw);

  for (guint i = 0; i < pairs->len; i++) {
    const BaheMatch *pair = &g_array_index (pairs, BaheMatch, i);
    Match *match = draw_add_match (draw, stage, group, pair->round, entrant_at (order, pair->home),
                                   entrant_at (order, pair->away));
    match->number = ++number;
  }
}

void
draw_schedule_league (Draw *draw)
{
  const GArray *order = order_of (draw);

  forget_matches (draw);
  if (order->len < 2)
    return;
  g_autoptr (GArray) pairs = bahe_round_robin (order->len, draw->legs);
  add_pairs (draw, STAGE_NONE, 0, pairs, order);
}

static void
give_group_member (const Draw *draw, guint seed, BaheOut *out)
{
  g_autofree char *name = draw_group_name (bahe_group_of (seed, draw->groups, BAHE_SNAKE));

  give_member (STAGE_GROUP, name, g_array_index (draw->order, gint64, seed), out);
}

/* Groups by the snake of the draw; their rounds are played side by side. */
void
draw_schedule_groups (Draw *draw, BaheOut *out)
{
  g_autoptr (GArray) matches = bahe_group_schedule (draw->order->len, draw->groups, draw->legs);

  for (guint seed = 0; seed < draw->order->len; seed++)
    give_group_member (draw, seed, out);
  for (guint i = 0; i < matches->len; i++) {
    const BaheGroupMatch *match = &g_array_index (matches, BaheGroupMatch, i);
    draw_add_match (draw, STAGE_GROUP, match->group, match->round, entrant_at (draw->order, match->home),
                    entrant_at (draw->order, match->away))
        ->number = i + 1;
  }
}

/* ---- brackets ------------------------------------------------------------------------------------------- */

static void
fill_slot (Draw *draw, Match *match, const BaheBracketMatch *slot)
{
  gint64 first = entrant_at (draw->seeds, slot->a), second = entrant_at (draw->seeds, slot->b);

  if (first != match->side[0] || second != match->side[1])
    match->red = first;
  match->side[0] = first;
  match->side[1] = second;
  if (!slot->bye)
    return;
  match->state = MATCH_BYE;
  match->winner = entrant_at (draw->seeds, slot->winner);
}

static void
add_slot (Draw *draw, guint stage, const BaheBracketMatch *slot, guint place, guint *number)
{
  Match *match = draw_add_match (draw, stage, 0, slot->round, 0, 0);

  match->slot = (int) place;
  match->part = slot->part;
  fill_slot (draw, match, slot);
  if (match->state != MATCH_BYE)
    match->number = ++*number;
}

/* When a match of a double elimination can be played: lower rounds stand between the upper ones. */
static guint
time_of (const BaheBracketMatch *slot)
{
  if (slot->part == BAHE_UPPER)
    return slot->round == 1 ? 1 : 2 * slot->round - 2;
  return slot->part == BAHE_LOWER ? slot->round + 1 : G_MAXUINT - 2 + slot->round;
}

typedef struct {
  guint time, place;
} Timed;

static int
compare_times (gconstpointer a, gconstpointer b)
{
  const Timed *x = a, *y = b;

  if (x->time != y->time)
    return x->time < y->time ? -1 : 1;
  return x->place < y->place ? -1 : x->place > y->place;
}

/* In the order in which they are played: the match for the third place before the final, lower rounds between upper
 * ones. */
static void
add_slots (Draw *draw, guint stage)
{
  gsize n;
  const BaheBracketMatch *slots = bahe_bracket_matches (draw->bracket, &n);
  gboolean third = slots[n - 1].third;
  guint number = draw_last_number (draw);
  g_autofree Timed *order = g_new (Timed, n);

  for (guint i = 0; i < n; i++)
    order[i] = (Timed){ stage == STAGE_DOUBLE ? time_of (&slots[i])
                        : third && i == n - 2 ? G_MAXUINT
                                              : slots[i].round,
                        i };
  qsort (order, n, sizeof *order, compare_times);
  for (gsize i = 0; i < n; i++)
    if (!slots[order[i].place].third || !slots[order[i].place].bye)
      add_slot (draw, stage, &slots[order[i].place], order[i].place, &number);
}

static BaheBracket *
new_bracket (const Draw *draw)
{
  if (draw->format == FORMAT_DOUBLE)
    return bahe_bracket_new_double (draw->seeds->len, draw->grand_final, NULL, 0);
  return bahe_bracket_new (draw->seeds->len, draw->third_place);
}

static guint
stage_of_bracket (const Draw *draw)
{
  return draw->format == FORMAT_DOUBLE ? STAGE_DOUBLE : STAGE_KNOCK_OUT;
}

/* Who comes to the next round without a match; in a double elimination nothing depends on it. */
void
draw_schedule_bracket (Draw *draw, BaheOut *out)
{
  guint stage = stage_of_bracket (draw), before = draw->matches->len;

  draw->bracket = new_bracket (draw);
  for (guint i = 0; i < draw->seeds->len; i++)
    give_member (stage, NULL, g_array_index (draw->seeds, gint64, i), out);
  add_slots (draw, stage);
  for (guint i = before; stage == STAGE_KNOCK_OUT && i < draw->matches->len; i++) {
    const Match *match = draw->matches->pdata[i];
    if (match->winner != 0)
      draw_give_bye (match->winner, stage, match->round, out);
  }
}

static gboolean
play_slot (BaheBracket *bracket, const GArray *seeds, const Match *match)
{
  for (guint i = 0; i < seeds->len; i++)
    if (g_array_index (seeds, gint64, i) == match->winner)
      return bahe_bracket_play (bracket, (guint) match->slot, (int) i);
  return FALSE;
}

void
draw_follow (Draw *draw, const Match *won)
{
  gsize n;

  play_slot (draw->bracket, draw->seeds, won);
  const BaheBracketMatch *slots = bahe_bracket_matches (draw->bracket, &n);
  for (guint i = 0; i < draw->matches->len; i++) {
    Match *match = draw->matches->pdata[i];
    if (match->slot >= 0 && (match->state == MATCH_BYE || (match->state == MATCH_OPEN && !draw_is_known (match))))
      fill_slot (draw, match, &slots[match->slot]);
  }
}

/* ---- who comes after the draw --------------------------------------------------------------------------- */

/* Against those of the group, or against all, after all that was set before. */
static void
schedule_late (Draw *draw, gint64 entrant, guint stage, guint group)
{
  const GArray *order = order_of (draw);
  guint round = 0;
  g_autoptr (GArray) met = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < draw->matches->len; i++)
    round = MAX (round, ((Match *) draw->matches->pdata[i])->round);
  for (guint i = 0; i < order->len; i++) {
    gint64 other = g_array_index (order, gint64, i);
    if (other != entrant && !draw_has (draw->withdrawn, other) &&
        (stage == STAGE_NONE || bahe_group_of (i, draw->groups, BAHE_SNAKE) == group))
      g_array_append_val (met, other);
  }
  g_autoptr (GArray) pairs = bahe_late_matches (met->len, draw->legs, round);
  g_array_append_val (met, entrant);
  add_pairs (draw, stage, group, pairs, met);
}

static gboolean
is_decided (const Match *match)
{
  return match->state != MATCH_OPEN && match->state != MATCH_BYE;
}

/* Something of it was played: it cannot become the match of others. */
static gboolean
is_touched (const Match *match)
{
  return is_decided (match) || match->parts->len > 0;
}

/* The bracket with one more seed, in which everything that was played was played by the same two; NULL: there is none.
 */
static BaheBracket *
bracket_with_one_more (Draw *draw)
{
  g_autoptr (BaheBracket) bracket = new_bracket (draw);
  gsize n;
  const BaheBracketMatch *slots = bahe_bracket_matches (bracket, &n);

  /* In the order of play, so that whoever goes on is there before he plays. */
  for (guint i = 0; i < draw->matches->len; i++) {
    const Match *match = draw->matches->pdata[i];
    if (match->slot < 0 || !is_touched (match))
      continue;
    if ((gsize) match->slot >= n || entrant_at (draw->seeds, slots[match->slot].a) != match->side[0] ||
        entrant_at (draw->seeds, slots[match->slot].b) != match->side[1] ||
        (is_decided (match) && !play_slot (bracket, draw->seeds, match)))
      return NULL;
  }
  return g_steal_pointer (&bracket);
}

/* The late one takes a bye that nobody has made use of. */
static void
take_slots (Draw *draw)
{
  gsize n;
  const BaheBracketMatch *slots = bahe_bracket_matches (draw->bracket, &n);
  guint number = draw_last_number (draw);

  for (guint i = 0; i < draw->matches->len; i++) {
    Match *match = draw->matches->pdata[i];
    if (match->slot < 0 || is_decided (match))
      continue;
    match->state = MATCH_OPEN;
    match->winner = 0;
    fill_slot (draw, match, &slots[match->slot]);
    if (match->state == MATCH_BYE)
      match->number = 0;
    else if (match->number == 0)
      match->number = ++number;
  }
}

static gboolean
anything_touched (const Draw *draw)
{
  for (guint i = 0; i < draw->matches->len; i++)
    if (is_touched (draw->matches->pdata[i]))
      return TRUE;
  return FALSE;
}

static gboolean
late_in_bracket (Draw *draw, gint64 entrant, BaheOut *out)
{
  gboolean grows = bahe_bracket_size (draw->seeds->len + 1) != bahe_bracket_size (draw->seeds->len);

  g_array_append_val (draw->seeds, entrant);
  if (!anything_touched (draw)) {
    forget_matches (draw);
    g_clear_pointer (&draw->bracket, bahe_bracket_free);
    draw_schedule_bracket (draw, out);
    return TRUE;
  }
  BaheBracket *bracket = grows ? NULL : bracket_with_one_more (draw);
  if (bracket == NULL) {
    g_array_set_size (draw->seeds, draw->seeds->len - 1);
    return FALSE;
  }
  bahe_bracket_free (draw->bracket);
  draw->bracket = bracket;
  take_slots (draw);
  give_member (stage_of_bracket (draw), NULL, entrant, out);
  return TRUE;
}

gboolean
draw_schedule_late (Draw *draw, gint64 entrant, BaheOut *out)
{
  gboolean bracket = draw->format == FORMAT_KNOCK_OUT || draw->format == FORMAT_DOUBLE;
  guint seed = draw->order->len;

  if (draw->format == FORMAT_GROUPS && draw->bracket != NULL)
    return FALSE;
  if (bracket && !late_in_bracket (draw, entrant, out))
    return FALSE;
  if (draw->drawn)
    g_array_append_val (draw->order, entrant);
  if (draw->format == FORMAT_LEAGUE)
    schedule_late (draw, entrant, STAGE_NONE, 0);
  if (draw->format == FORMAT_GROUPS) {
    give_group_member (draw, seed, out);
    schedule_late (draw, entrant, STAGE_GROUP, bahe_group_of (seed, draw->groups, BAHE_SNAKE));
  }
  return TRUE;
}
