/* A contest of matches: which matches there are. */
#include "match.h"

#include <string.h>

/* ---- one match ------------------------------------------------------------------------------------------ */

static gint64
entrant_at (const GArray *entrants, int place)
{
  return place < 0 ? 0 : g_array_index (entrants, gint64, place);
}

static guint
last_number (const Contest *contest)
{
  guint last = 0;

  for (guint i = 0; i < contest->matches->len; i++)
    last = MAX (last, ((Match *) contest->matches->pdata[i])->number);
  return last;
}

/* Its number is given by whoever knows how many there are: that of the last match is not looked for each time. */
Match *
match_new (Contest *contest, guint stage, guint group, guint round, gint64 red, gint64 blue)
{
  Match *match = g_new0 (Match, 1);

  *match = (Match){ .stage = stage, .group = group, .round = round, .slot = -1, .side = { red, blue } };
  match->sets = g_array_new (FALSE, FALSE, sizeof (Set));
  g_ptr_array_add (contest->matches, match);
  return match;
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

static void
schedule_league (Contest *contest)
{
  g_autoptr (GArray) pairs = bahe_round_robin (contest->order->len, contest->legs);

  for (guint i = 0; i < pairs->len; i++) {
    const BaheMatch *pair = &g_array_index (pairs, BaheMatch, i);
    match_new (contest, STAGE_NONE, 0, pair->round, entrant_at (contest->order, pair->home),
               entrant_at (contest->order, pair->away))
        ->number = i + 1;
  }
}

static void
give_group_member (const Contest *contest, guint seed, BaheOut *out)
{
  g_autofree char *name = match_group_name (bahe_group_of (seed, contest->groups, BAHE_SNAKE));

  give_member (STAGE_GROUP, name, g_array_index (contest->order, gint64, seed), out);
}

static void
schedule_groups (Contest *contest, BaheOut *out)
{
  g_autoptr (GArray) matches = bahe_group_schedule (contest->order->len, contest->groups, contest->legs);

  for (guint seed = 0; seed < contest->order->len; seed++)
    give_group_member (contest, seed, out);
  for (guint i = 0; i < matches->len; i++) {
    const BaheGroupMatch *match = &g_array_index (matches, BaheGroupMatch, i);
    match_new (contest, STAGE_GROUP, match->group, match->round, entrant_at (contest->order, match->home),
               entrant_at (contest->order, match->away))
        ->number = i + 1;
  }
}

/* The last in the order against those of his group, or against all. */
static void
schedule_late (Contest *contest, guint stage, guint group)
{
  guint round = 0, number = last_number (contest), seed = contest->order->len - 1;
  g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < contest->matches->len; i++)
    round = MAX (round, ((Match *) contest->matches->pdata[i])->round);
  for (guint i = 0; i < seed; i++) {
    gint64 other = g_array_index (contest->order, gint64, i);
    if (!array_has (contest->withdrawn, other) &&
        (stage == STAGE_NONE || bahe_group_of (i, contest->groups, BAHE_SNAKE) == group))
      g_array_append_val (others, other);
  }
  g_autoptr (GArray) pairs = bahe_late_matches (others->len, contest->legs, round);
  g_array_append_val (others, g_array_index (contest->order, gint64, seed));
  for (guint i = 0; i < pairs->len; i++) {
    const BaheMatch *pair = &g_array_index (pairs, BaheMatch, i);
    match_new (contest, stage, group, pair->round, entrant_at (others, pair->home), entrant_at (others, pair->away))
        ->number = ++number;
  }
}

/* ---- brackets ------------------------------------------------------------------------------------------- */

static void
fill_slot (Contest *contest, Match *match, const BaheBracketMatch *slot)
{
  match->side[0] = entrant_at (contest->seeds, slot->a);
  match->side[1] = entrant_at (contest->seeds, slot->b);
  if (!slot->bye)
    return;
  match->state = MATCH_BYE;
  match->winner = entrant_at (contest->seeds, slot->winner);
}

/* Who comes to the next round without a match; in the lower bracket nothing depends on it. */
static void
give_bye (const Match *match, BaheOut *out)
{
  if (match->winner == 0 || match->stage != STAGE_KNOCK_OUT || match->part != BAHE_UPPER)
    return;
  out->record (out, MATCH_DECIDED,
               (BaheValue[DECIDED_N]){ [DECIDED_RED] = bahe_number_value (match->winner),
                                       [DECIDED_ENDED] = bahe_number_value (ENDED_BYE),
                                       [DECIDED_STAGE] = bahe_number_value (match->stage),
                                       [DECIDED_ROUND] = bahe_number_value (match->round),
                                       [DECIDED_BRACKET] = bahe_number_value (BRACKET_MAIN) });
}

static void
add_slot (Contest *contest, guint stage, const BaheBracketMatch *slot, guint place, guint *number)
{
  Match *match = match_new (contest, stage, 0, slot->round, 0, 0);

  match->slot = (int) place;
  match->part = slot->part;
  fill_slot (contest, match, slot);
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
add_slots (Contest *contest, guint stage)
{
  gsize n;
  const BaheBracketMatch *slots = bahe_bracket_matches (contest->bracket, &n);
  gboolean third = slots[n - 1].third;
  guint number = last_number (contest);
  g_autofree Timed *order = g_new (Timed, n);

  for (guint i = 0; i < n; i++)
    order[i] = (Timed){ stage == STAGE_DOUBLE ? time_of (&slots[i])
                        : third && i == n - 2 ? G_MAXUINT
                                              : slots[i].round,
                        i };
  qsort (order, n, sizeof *order, compare_times);
  for (gsize i = 0; i < n; i++)
    if (!slots[order[i].place].third || !slots[order[i].place].bye)
      add_slot (contest, stage, &slots[order[i].place], order[i].place, &number);
}

static BaheBracket *
new_bracket (const Contest *contest)
{
  if (contest->format == FORMAT_DOUBLE)
    return bahe_bracket_new_double (contest->seeds->len, contest->grand_final, NULL, 0);
  return bahe_bracket_new (contest->seeds->len, contest->third_place);
}

void
match_schedule_bracket (Contest *contest, BaheOut *out)
{
  guint stage = contest->format == FORMAT_DOUBLE ? STAGE_DOUBLE : STAGE_KNOCK_OUT, before = contest->matches->len;

  contest->bracket = new_bracket (contest);
  for (guint i = 0; i < contest->seeds->len; i++)
    give_member (stage, NULL, g_array_index (contest->seeds, gint64, i), out);
  add_slots (contest, stage);
  for (guint i = before; i < contest->matches->len; i++)
    give_bye (contest->matches->pdata[i], out);
}

static void
follow (Contest *contest)
{
  gsize n;
  const BaheBracketMatch *slots = bahe_bracket_matches (contest->bracket, &n);

  for (guint i = 0; i < contest->matches->len; i++) {
    Match *match = contest->matches->pdata[i];
    if (match->slot >= 0 && (match->state == MATCH_BYE || (match->state == MATCH_OPEN && !match_is_known (match))))
      fill_slot (contest, match, &slots[match->slot]);
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
match_bracket_follow (Contest *contest, const Match *won)
{
  play_slot (contest->bracket, contest->seeds, won);
  follow (contest);
}

/* ---- who comes after the draw --------------------------------------------------------------------------- */

static gboolean
is_decided (const Match *match)
{
  return match->state != MATCH_OPEN && match->state != MATCH_BYE;
}

/* The bracket with one more seed, in which everything that was played was played by the same two; NULL: there is none.
 */
static BaheBracket *
bracket_with_one_more (Contest *contest)
{
  g_autoptr (BaheBracket) bracket = new_bracket (contest);
  gsize n;
  const BaheBracketMatch *slots = bahe_bracket_matches (bracket, &n);

  /* In the order of play, so that whoever goes on is there before he plays. */
  for (guint i = 0; i < contest->matches->len; i++) {
    const Match *match = contest->matches->pdata[i];
    if (match->slot < 0 || !is_decided (match))
      continue;
    if ((gsize) match->slot >= n || entrant_at (contest->seeds, slots[match->slot].a) != match->side[0] ||
        entrant_at (contest->seeds, slots[match->slot].b) != match->side[1] ||
        !play_slot (bracket, contest->seeds, match))
      return NULL;
  }
  return g_steal_pointer (&bracket);
}

/* The late one takes a bye that nobody has made use of. */
static void
take_slots (Contest *contest)
{
  gsize n;
  const BaheBracketMatch *slots = bahe_bracket_matches (contest->bracket, &n);
  guint number = last_number (contest);

  for (guint i = 0; i < contest->matches->len; i++) {
    Match *match = contest->matches->pdata[i];
    if (match->slot < 0 || is_decided (match))
      continue;
    match->state = MATCH_OPEN;
    match->winner = 0;
    fill_slot (contest, match, &slots[match->slot]);
    if (match->state == MATCH_BYE)
      match->number = 0;
    else if (match->number == 0)
      match->number = ++number;
  }
}

static gboolean
anything_decided (const Contest *contest)
{
  for (guint i = 0; i < contest->matches->len; i++)
    if (is_decided (contest->matches->pdata[i]))
      return TRUE;
  return FALSE;
}

static gboolean
late_in_bracket (Contest *contest, gint64 entrant, BaheOut *out)
{
  gboolean grows = bahe_bracket_size (contest->seeds->len + 1) != bahe_bracket_size (contest->seeds->len);

  g_array_append_val (contest->seeds, entrant);
  if (!anything_decided (contest)) {
    g_ptr_array_set_size (contest->matches, 0);
    contest->current = NULL;
    g_clear_pointer (&contest->bracket, bahe_bracket_free);
    match_schedule_bracket (contest, out);
    return TRUE;
  }
  BaheBracket *bracket = grows ? NULL : bracket_with_one_more (contest);
  if (bracket == NULL) {
    g_array_set_size (contest->seeds, contest->seeds->len - 1);
    return FALSE;
  }
  bahe_bracket_free (contest->bracket);
  contest->bracket = bracket;
  take_slots (contest);
  give_member (contest->format == FORMAT_DOUBLE ? STAGE_DOUBLE : STAGE_KNOCK_OUT, NULL, entrant, out);
  return TRUE;
}

gboolean
match_schedule_late (Contest *contest, gint64 entrant, BaheOut *out)
{
  gboolean bracket = contest->format == FORMAT_KNOCK_OUT || contest->format == FORMAT_DOUBLE;
  guint seed = contest->order->len;

  if (contest->format == FORMAT_GROUPS && contest->bracket != NULL)
    return FALSE;
  if (contest->format == FORMAT_SWISS && contest->paired >= match_rounds_of (contest))
    return FALSE;
  if (bracket && !late_in_bracket (contest, entrant, out))
    return FALSE;
  g_array_append_val (contest->order, entrant);
  if (contest->format == FORMAT_LEAGUE)
    schedule_late (contest, STAGE_NONE, 0);
  if (contest->format == FORMAT_GROUPS) {
    give_group_member (contest, seed, out);
    schedule_late (contest, STAGE_GROUP, bahe_group_of (seed, contest->groups, BAHE_SNAKE));
  }
  return TRUE;
}

/* ---- the draw, and a round of a Swiss tournament --------------------------------------------------------- */

void
match_schedule_drawn (Contest *contest, BaheOut *out)
{
  if (contest->format == FORMAT_LEAGUE) {
    schedule_league (contest);
  } else if (contest->format == FORMAT_GROUPS) {
    schedule_groups (contest, out);
  } else if (contest->format != FORMAT_SWISS) {
    g_array_append_vals (contest->seeds, contest->order->data, contest->order->len);
    match_schedule_bracket (contest, out);
  }
}

void
match_schedule_round (Contest *contest, guint round, const BaheValue *pairs, BaheOut *out)
{
  guint number = last_number (contest);

  contest->paired = round;
  for (gsize i = 0; i < pairs->n; i++) {
    const BaheValue *pair = pairs->items[i].items;
    Match *match =
        match_new (contest, STAGE_NONE, 0, round, pair[PAIR_RED].integer, bahe_number_or (&pair[PAIR_BLUE], 0));
    if (bahe_is_given (&pair[PAIR_BLUE])) {
      match->number = ++number;
      continue;
    }
    match->state = MATCH_BYE;
    match->winner = match->side[0];
    out->record (out, MATCH_DECIDED,
                 (BaheValue[DECIDED_N]){ [DECIDED_RED] = bahe_number_value (match->winner),
                                         [DECIDED_ENDED] = bahe_number_value (ENDED_BYE),
                                         [DECIDED_ROUND] = bahe_number_value (round) });
  }
}
