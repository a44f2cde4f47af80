/* Tug-of-war: which matches there are. */
#include "tug_of_war.h"

void
tug_match_free (gpointer data)
{
  Match *match = data;

  g_array_unref (match->ends);
  g_free (match);
}

static gint64
team_at (const GArray *teams, int place)
{
  return place < 0 ? 0 : g_array_index (teams, gint64, place);
}

static Match *
add_match (Contest *contest, guint stage, guint group, guint round, gint64 red, gint64 blue)
{
  Match *match = g_new0 (Match, 1);
  guint last = 0;

  for (guint i = 0; i < contest->matches->len; i++)
    last = MAX (last, ((Match *) contest->matches->pdata[i])->number);
  *match = (Match){
    .number = last + 1, .stage = stage, .group = group, .round = round, .slot = -1, .team = { red, blue }, .red = red
  };
  match->ends = g_array_new (FALSE, FALSE, sizeof (End));
  g_ptr_array_add (contest->matches, match);
  return match;
}

/* The teams in their order: as drawn, else as entered. */
static const GArray *
order_of (const Contest *contest)
{
  return contest->drawn ? contest->order : contest->teams;
}

void
tug_schedule_league (Contest *contest)
{
  const GArray *teams = order_of (contest);
  g_autoptr (GArray) pairs = bahe_round_robin (teams->len, contest->legs);

  g_ptr_array_set_size (contest->matches, 0);
  contest->current = NULL;
  for (guint i = 0; i < pairs->len; i++) {
    const BaheMatch *pair = &g_array_index (pairs, BaheMatch, i);
    add_match (contest, STAGE_NONE, 0, pair->round, team_at (teams, pair->home), team_at (teams, pair->away));
  }
}

/* A team that came after the draw or the first end meets each of the others after all that was set before. */
void
tug_schedule_late_team (Contest *contest, gint64 team)
{
  guint round = 0;
  g_autoptr (GArray) teams = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < contest->matches->len; i++)
    round = MAX (round, ((Match *) contest->matches->pdata[i])->round);
  for (guint i = 0; i < contest->teams->len; i++) {
    gint64 other = g_array_index (contest->teams, gint64, i);
    if (other != team && !array_has (contest->withdrawn, other))
      g_array_append_val (teams, other);
  }
  g_autoptr (GArray) pairs = bahe_late_matches (teams->len, contest->legs, round);
  g_array_append_val (teams, team);
  for (guint i = 0; i < pairs->len; i++) {
    const BaheMatch *pair = &g_array_index (pairs, BaheMatch, i);
    add_match (contest, STAGE_NONE, 0, pair->round, team_at (teams, pair->home), team_at (teams, pair->away));
  }
}

static void
give_member (guint stage, const char *group, gint64 team, BaheOut *out)
{
  out->record (out, MEMBER_PLACED,
               (BaheValue[]){ [MEMBER_TEAM] = bahe_number_value (team),
                              [MEMBER_STAGE] = bahe_number_value (stage),
                              [MEMBER_GROUP] = bahe_text_value (group) });
}

/* Groups by the snake of the draw; their rounds are pulled side by side. */
void
tug_schedule_groups (Contest *contest, BaheOut *out)
{
  g_autoptr (GArray) matches = bahe_group_schedule (contest->order->len, contest->groups, contest->legs);

  for (guint group = 0; group < contest->groups; group++) {
    g_autofree char *name = tug_group_name (group);
    for (guint seed = 0; seed < contest->order->len; seed++)
      if (bahe_group_of (seed, contest->groups, BAHE_SNAKE) == group)
        give_member (STAGE_GROUP, name, g_array_index (contest->order, gint64, seed), out);
  }
  for (guint i = 0; i < matches->len; i++) {
    const BaheGroupMatch *match = &g_array_index (matches, BaheGroupMatch, i);
    add_match (contest, STAGE_GROUP, match->group, match->round, team_at (contest->order, match->home),
               team_at (contest->order, match->away));
  }
}

static void
give_bye (const Match *match, BaheOut *out)
{
  out->record (out, MATCH_DECIDED,
               (BaheValue[DECIDED_N]){ [DECIDED_RED] = bahe_number_value (match->winner),
                                       [DECIDED_ENDED] = bahe_number_value (ENDED_BYE),
                                       [DECIDED_STAGE] = bahe_number_value (STAGE_KNOCK_OUT),
                                       [DECIDED_ROUND] = bahe_number_value (match->round),
                                       [DECIDED_BRACKET] = bahe_number_value (BRACKET_MAIN) });
}

/* A match of the bracket as one of the contest; the match for the third place is pulled before the final. */
static void
add_slot (Contest *contest, const BaheBracketMatch *slot, int place, BaheOut *out)
{
  Match *match = add_match (contest, STAGE_KNOCK_OUT, 0, slot->round, team_at (contest->seeds, slot->a),
                            team_at (contest->seeds, slot->b));

  match->slot = place;
  match->third = slot->third;
  if (slot->bye) {
    match->number = 0;
    match->state = MATCH_BYE;
    match->winner = match->team[0];
    give_bye (match, out);
  }
}

void
tug_schedule_bracket (Contest *contest, BaheOut *out)
{
  gsize n;

  contest->bracket = bahe_bracket_new (contest->seeds->len, contest->third_place);
  for (guint i = 0; i < contest->seeds->len; i++)
    give_member (STAGE_KNOCK_OUT, NULL, g_array_index (contest->seeds, gint64, i), out);
  const BaheBracketMatch *slots = bahe_bracket_matches (contest->bracket, &n);
  gboolean third = slots[n - 1].third;
  guint final = third ? n - 2 : n - 1;
  for (guint i = 0; i < final; i++)
    add_slot (contest, &slots[i], (int) i, out);
  if (third && !slots[n - 1].bye)
    add_slot (contest, &slots[n - 1], (int) n - 1, out);
  add_slot (contest, &slots[final], (int) final, out);
}

/* Who meets whom, now that a match of the bracket was won. */
void
tug_bracket_follow (Contest *contest)
{
  gsize n;
  const BaheBracketMatch *slots = bahe_bracket_matches (contest->bracket, &n);

  for (guint i = 0; i < contest->matches->len; i++) {
    Match *match = contest->matches->pdata[i];
    if (match->slot < 0 || match->state != MATCH_OPEN || tug_is_known (match))
      continue;
    match->team[0] = team_at (contest->seeds, slots[match->slot].a);
    match->team[1] = team_at (contest->seeds, slots[match->slot].b);
    match->red = match->team[0];
  }
}
