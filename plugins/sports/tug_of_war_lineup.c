/* Tug-of-war: who stands in a team. */
#include "tug_of_war.h"

#include <string.h>

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
    if (*(gint64 *) key != team && draw_has (people, person))
      return TRUE;
  return FALSE;
}

static gboolean
is_pulling (const Contest *contest, gint64 team)
{
  for (guint i = 0; i < contest->draw.matches->len; i++) {
    const Match *match = contest->draw.matches->pdata[i];
    if (match->state == MATCH_OPEN && match->parts->len > 0 && draw_side_of (match, team) >= 0)
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

  if (!draw_has (contest->draw.entrants, team) || draw_has (contest->draw.withdrawn, team))
    return out->refuse (out, HAS_WITHDRAWN, LINEUP_TEAM, NULL);
  if (is_pulling (contest, team))
    return out->refuse (out, LINEUP_CLOSED, LINEUP_TEAM, NULL);
  if (draw_repeats (people))
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
  if (!draw_has (before, leaves))
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
  const Match *match = draw_ask_match (ask->state, &given[ASK_MATCH], ASK_MATCH, values, out);
  int side = match == NULL ? -1 : draw_ask_side (match, &given[ASK_FIRST], ASK_FIRST, &given[ASK_TEAM], ASK_TEAM, out);

  if (side < 0)
    return FALSE;
  if (match->parts->len > 0 && bahe_number_or (&given[INJURY], 0) == 0)
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
