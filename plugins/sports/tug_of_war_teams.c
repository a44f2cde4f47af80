/* Tug-of-war: lots, who goes on, and who stands in a team. */
#include "tug_of_war.h"

#include <string.h>

/* ---- the draw
 * ------------------------------------------------------------------------------------------------------------ */

static gboolean
may_draw (const Contest *contest, BaheOut *out)
{
  if (contest->drawn)
    return out->refuse (out, DRAWN_ALREADY, -1, NULL);
  if (contest->begun)
    return out->refuse (out, BEGUN_ALREADY, -1, NULL);
  if (contest->teams->len < 2)
    return out->refuse (out, TOO_FEW, -1, NULL);
  if (contest->format == FORMAT_GROUPS && contest->teams->len < 2 * contest->groups) {
    g_autofree char *counts = g_strdup_printf ("%u / %u", contest->teams->len, contest->groups);
    BaheValue detail = bahe_text_value (counts);
    return out->refuse (out, TOO_FEW_FOR_GROUPS, -1, &detail);
  }
  return TRUE;
}

static gboolean
list_has (const BaheValue *list, gint64 number)
{
  for (gsize i = 0; i < list->n; i++)
    if (list->items[i].integer == number)
      return TRUE;
  return FALSE;
}

gboolean
tug_decide_draw (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Contest *contest = ask->state;
  const BaheValue *seeds = &given[0];
  g_autoptr (GArray) rest = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!may_draw (contest, out))
    return FALSE;
  if (!tug_names_teams (contest, seeds))
    return out->refuse (out, ORDER_WRONG, 0, NULL);
  for (gsize i = 0; i < seeds->n; i++)
    g_array_append_val (order, seeds->items[i].integer);
  for (guint i = 0; i < contest->teams->len; i++)
    if (!list_has (seeds, g_array_index (contest->teams, gint64, i)))
      g_array_append_val (rest, g_array_index (contest->teams, gint64, i));
  g_autofree guint *drawn = g_new0 (guint, rest->len + 1);
  bahe_shuffle (ask->seed, rest->len, drawn);
  for (guint i = 0; i < rest->len; i++)
    g_array_append_val (order, g_array_index (rest, gint64, drawn[i]));
  g_autofree BaheValue *items = entrant_values (order);
  out->record (out, ORDER_DRAWN, (BaheValue[]){ bahe_list_value (items, order->len) });
  return TRUE;
}

gboolean
tug_decide_draw_order (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Contest *contest = ask->state;

  if (!may_draw (contest, out))
    return FALSE;
  if (given[0].n != contest->teams->len || !tug_names_teams (contest, &given[0]))
    return out->refuse (out, ORDER_WRONG, 0, NULL);
  out->record (out, ORDER_DRAWN, given);
  return TRUE;
}

gboolean
tug_decide_lots (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  enum { TEAMS, BY_HAND };
  const Contest *contest = ask->state;
  const BaheValue *teams = &given[TEAMS];
  gboolean grouped = contest->format == FORMAT_GROUPS;

  if (contest->format == FORMAT_KNOCK_OUT)
    return out->refuse (out, KNOCK_OUT_NO_LOTS, -1, NULL);
  if (grouped && !contest->drawn)
    return out->refuse (out, NOT_DRAWN, -1, NULL);
  if (teams->n < 2 || !tug_names_teams (contest, teams))
    return out->refuse (out, LOTS_TOO_FEW, TEAMS, NULL);
  int group = tug_group_of_team (contest, teams->items[0].integer);
  for (gsize i = 0; grouped && i < teams->n; i++)
    if (group < 0 || tug_group_of_team (contest, teams->items[i].integer) != group)
      return out->refuse (out, LOTS_NOT_TOGETHER, TEAMS, NULL);

  g_autofree guint *drawn = g_new0 (guint, teams->n);
  g_autofree BaheValue (*cells)[2] = g_malloc0_n (teams->n, sizeof *cells);
  g_autofree BaheValue *rows = g_new0 (BaheValue, teams->n);
  g_autofree char *name = grouped ? tug_group_name ((guint) group) : NULL;
  bahe_shuffle (ask->seed, (guint) teams->n, drawn);
  for (gsize i = 0; i < teams->n; i++) {
    gsize place = bahe_number_or (&given[BY_HAND], 0) != 0 ? i : drawn[i];
    cells[i][0] = bahe_number_value (teams->items[place].integer);
    cells[i][1] = bahe_number_value ((gint64) i + 1);
    rows[i] = bahe_list_value (cells[i], 2);
  }
  out->record (out, LOTS_DRAWN,
               (BaheValue[]){ [TIE_STAGE] = grouped ? bahe_number_value (STAGE_GROUP) : (BaheValue){ 0 },
                              [TIE_GROUP] = bahe_text_value (name),
                              [TIE_LOTS] = bahe_list_value (rows, teams->n) });
  return TRUE;
}

/* ---- from groups to the knock-out
 * ------------------------------------------------------------------------------------------ */

static const Match *
group_match_open (const Contest *contest)
{
  for (guint i = 0; i < contest->matches->len; i++) {
    const Match *match = contest->matches->pdata[i];
    if (match->stage == STAGE_GROUP && match->state == MATCH_OPEN)
      return match;
  }
  return NULL;
}

/* The best of a group, best first, into its column of the table; FALSE where two of them, or the last and the next, are
 * level. */
static gboolean
best_of_group (const BaheAsk *ask, const Contest *contest, guint group, gint64 *best)
{
  g_autofree char *name = tug_group_name (group);
  gsize n = 0;
  const BaheStanding *standing = ask->standing (ask, "group", name, &n);
  guint found = 0, last_rank = 0;

  for (gsize i = 0; standing != NULL && i < n; i++) {
    if (array_has (contest->withdrawn, standing[i].entrant) ||
        tug_group_of_team (contest, standing[i].entrant) != (int) group)
      continue;
    if (found > 0 && standing[i].rank == last_rank)
      return FALSE;
    if (found == contest->go_on)
      break;
    last_rank = standing[i].rank;
    best[group + found * contest->groups] = standing[i].entrant;
    found++;
  }
  return TRUE;
}

/* Those of one place in their groups change among themselves as long as that parts two of one group. `tier[i]` is the
 * place in the group of the i-th. Free with g_array_unref. */
static GArray *
part_groups (const Contest *contest, const GArray *order, const guint *tier)
{
  g_autofree guint *group = g_new (guint, order->len), *seeded = g_new (guint, order->len);
  GArray *parted = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < order->len; i++)
    group[i] = (guint) tug_group_of_team (contest, g_array_index (order, gint64, i));
  bahe_part_groups (order->len, tier, group, seeded);
  for (guint i = 0; i < order->len; i++)
    g_array_append_val (parted, g_array_index (order, gint64, seeded[i]));
  return parted;
}

static gboolean
go_on_by_standings (const BaheAsk *ask, const Contest *contest, BaheOut *out)
{
  guint n = contest->groups * contest->go_on;
  g_autofree gint64 *best = g_new0 (gint64, n);
  g_autofree guint *tier = g_new0 (guint, n);
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint group = 0; group < contest->groups; group++) {
    if (best_of_group (ask, contest, group, best))
      continue;
    g_autofree char *name = tug_group_name (group);
    BaheValue detail = bahe_text_value (name);
    return out->refuse (out, LEVEL_AT_THE_CUT, -1, &detail);
  }
  for (guint i = 0; i < n; i++) {
    if (best[i] == 0)
      continue;
    tier[order->len] = i / contest->groups;
    g_array_append_val (order, best[i]);
  }
  if (order->len < 2)
    return out->refuse (out, GO_ON_WRONG, -1, NULL);
  g_autoptr (GArray) parted = part_groups (contest, order, tier);
  g_autofree BaheValue *items = entrant_values (parted);
  out->record (out, TEAMS_WENT_ON, (BaheValue[]){ bahe_list_value (items, parted->len) });
  return TRUE;
}

gboolean
tug_decide_go_on (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Contest *contest = ask->state;

  if (contest->format != FORMAT_GROUPS)
    return out->refuse (out, NO_GROUPS, -1, NULL);
  if (!contest->drawn)
    return out->refuse (out, NOT_DRAWN, -1, NULL);
  if (contest->bracket != NULL)
    return out->refuse (out, WENT_ON_ALREADY, -1, NULL);
  const Match *open = group_match_open (contest);
  if (open != NULL) {
    g_autofree char *number = g_strdup_printf ("%u", open->number);
    BaheValue detail = bahe_text_value (number);
    return out->refuse (out, GROUPS_NOT_OVER, -1, &detail);
  }
  if (given[0].n == 0)
    return go_on_by_standings (ask, contest, out);
  if (given[0].n < 2 || !tug_names_teams (contest, &given[0]))
    return out->refuse (out, GO_ON_WRONG, 0, NULL);
  for (gsize i = 0; i < given[0].n; i++) {
    if (tug_group_of_team (contest, given[0].items[i].integer) < 0)
      return out->refuse (out, GO_ON_WRONG, 0, NULL);
    if (array_has (contest->withdrawn, given[0].items[i].integer))
      return out->refuse (out, WITHDRAWN_TEAM, 0, NULL);
  }
  out->record (out, TEAMS_WENT_ON, given);
  return TRUE;
}

/* ---- line-ups
 * ---------------------------------------------------------------------------------------------------------------- */

static gboolean
has_sex (const BaheAsk *ask, gint64 person, const char *sex)
{
  BaheValue who = bahe_number_value (person);
  const BaheValue *value = ask->roster (ask, &who, "sex");

  return value != NULL && value->text != NULL && strcmp (value->text, sex) == 0;
}

static gint64
count_sex (const BaheAsk *ask, const GArray *people, const char *sex)
{
  gint64 count = 0;

  for (guint i = 0; i < people->len; i++)
    count += has_sex (ask, g_array_index (people, gint64, i), sex);
  return count;
}

static gboolean
refuse_count (BaheOut *out, guint refusal, gint64 have, gint64 need)
{
  g_autofree char *counts = g_strdup_printf ("%" G_GINT64_FORMAT " / %" G_GINT64_FORMAT, have, need);
  BaheValue detail = bahe_text_value (counts);

  return out->refuse (out, refusal, -1, &detail);
}

static gboolean
fits_roster_rules (const BaheAsk *ask, const GArray *people, BaheOut *out)
{
  const Contest *contest = ask->state;

  if (contest->total > 0 && (gint64) people->len != contest->total)
    return refuse_count (out, LINEUP_TOTAL, people->len, contest->total);
  if (contest->women > 0 && count_sex (ask, people, "female") < contest->women)
    return refuse_count (out, LINEUP_WOMEN, count_sex (ask, people, "female"), contest->women);
  if (contest->men > 0 && count_sex (ask, people, "male") < contest->men)
    return refuse_count (out, LINEUP_MEN, count_sex (ask, people, "male"), contest->men);
  return TRUE;
}

/* Whether the person stands in the line-up of a team, other than `team` (0: any). */
static gboolean
stands_elsewhere (const Contest *contest, gint64 person, gint64 team)
{
  GHashTableIter each;
  gpointer key, people;

  g_hash_table_iter_init (&each, contest->lineups);
  while (g_hash_table_iter_next (&each, &key, &people))
    if (*(gint64 *) key != team && array_has (people, person))
      return TRUE;
  return FALSE;
}

static gboolean
is_pulling (const Contest *contest, gint64 team)
{
  for (guint i = 0; i < contest->matches->len; i++) {
    const Match *match = contest->matches->pdata[i];
    if (match->state == MATCH_OPEN && match->ends->len > 0 && tug_side_of (match, team) >= 0)
      return TRUE;
  }
  return FALSE;
}

gboolean
tug_decide_lineup (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Contest *contest = ask->state;
  gint64 team = given[LINEUP_TEAM].integer;
  const BaheValue *people = &given[LINEUP_PEOPLE];
  g_autoptr (GArray) lineup = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!array_has (contest->teams, team) || array_has (contest->withdrawn, team))
    return out->refuse (out, WITHDRAWN_TEAM, LINEUP_TEAM, NULL);
  if (is_pulling (contest, team))
    return out->refuse (out, LINEUP_CLOSED, LINEUP_TEAM, NULL);
  if (list_repeats (people))
    return out->refuse (out, LINEUP_REPEATS, LINEUP_PEOPLE, NULL);
  for (gsize i = 0; i < people->n; i++) {
    if (stands_elsewhere (contest, people->items[i].integer, team))
      return out->refuse (out, LINEUP_ELSEWHERE, LINEUP_PEOPLE, NULL);
    g_array_append_val (lineup, people->items[i].integer);
  }
  if (!fits_roster_rules (ask, lineup, out))
    return FALSE;
  out->record (out, LINEUP_GIVEN, given);
  return TRUE;
}

/* The line-up as it would stand after the change; the roster rules still hold for it. */
static gboolean
fits_changed (const BaheAsk *ask, gint64 team, gint64 leaves, gint64 comes, BaheOut *out)
{
  const Contest *contest = ask->state;
  const GArray *before = g_hash_table_lookup (contest->lineups, &team);
  g_autoptr (GArray) after = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (stands_elsewhere (contest, comes, 0))
    return out->refuse (out, IN_LINEUP_ALREADY, ASK_MORE, NULL);
  if (before == NULL)
    return TRUE;
  if (!array_has (before, leaves))
    return out->refuse (out, NOT_IN_LINEUP, ASK_SECOND, NULL);
  for (guint i = 0; i < before->len; i++) {
    gint64 person = g_array_index (before, gint64, i);
    g_array_append_val (after, *(person == leaves ? &comes : &person));
  }
  return fits_roster_rules (ask, after, out);
}

gboolean
tug_decide_substitute (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  enum { INJURY = ASK_MORE + 1 };
  BaheValue values[ON_FOURTH + 1];
  const Match *match = tug_ask_match (ask, &given[ASK_MATCH], ASK_MATCH, values, out);
  int side = match == NULL ? -1 : tug_ask_side (match, &given[ASK_FIRST], ASK_FIRST, &given[ASK_TEAM], ASK_TEAM, out);

  if (side < 0)
    return FALSE;
  if (match->ends->len > 0 && bahe_number_or (&given[INJURY], 0) == 0)
    return out->refuse (out, ONLY_INJURY, INJURY, NULL);
  gint64 team = side == SIDE_RED ? values[ON_RED].integer : values[ON_BLUE].integer;
  if (!fits_changed (ask, team, given[ASK_SECOND].integer, given[ASK_MORE].integer, out))
    return FALSE;
  values[ON_FIRST] = bahe_number_value (side);
  values[ON_SECOND] = given[ASK_SECOND];
  values[ON_THIRD] = given[ASK_MORE];
  values[ON_FOURTH] = given[INJURY];
  out->record (out, SUBSTITUTED, values);
  return TRUE;
}
