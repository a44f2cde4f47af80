/* Tug-of-war: what is asked of a contest. */
#include "tug_of_war.h"

int
tug_side_of (const Match *match, gint64 team)
{
  if (team == 0)
    return -1;
  return team == match->team[0] ? 0 : team == match->team[1] ? 1 : -1;
}

gint64
tug_blue_of (const Match *match)
{
  return match->red == match->team[0] ? match->team[1] : match->team[0];
}

gboolean
tug_is_known (const Match *match)
{
  return match->team[0] != 0 && match->team[1] != 0;
}

Match *
tug_match_numbered (const Contest *contest, gint64 number)
{
  for (guint i = 0; i < contest->matches->len; i++) {
    Match *match = contest->matches->pdata[i];
    if (number > 0 && match->number == number)
      return match;
  }
  return NULL;
}

static gboolean
is_open_between (const Match *match, gint64 red, gint64 blue)
{
  int side = tug_side_of (match, red);

  return match->state == MATCH_OPEN && side >= 0 && blue != 0 && match->team[1 - side] == blue;
}

/* The open match of these two with that number; else the first of these two, because numbers move when an entry is
 * corrected. */
Match *
tug_match_of (const Contest *contest, gint64 number, gint64 red, gint64 blue)
{
  Match *numbered = tug_match_numbered (contest, number);

  if (numbered != NULL && is_open_between (numbered, red, blue))
    return numbered;
  for (guint i = 0; i < contest->matches->len; i++)
    if (is_open_between (contest->matches->pdata[i], red, blue))
      return contest->matches->pdata[i];
  return NULL;
}

Match *
tug_match_next (const Contest *contest, const Match *but)
{
  for (guint i = 0; i < contest->matches->len; i++) {
    Match *match = contest->matches->pdata[i];
    if (match->state == MATCH_OPEN && tug_is_known (match) && match != but)
      return match;
  }
  return NULL;
}

/* The most ends a match has. Somebody must win a knock-out match, so two ends become best of three there. */
guint
tug_ends_to_pull (const Contest *contest, const Match *match)
{
  if (contest->ends == ENDS_ONE)
    return 1;
  return contest->ends == ENDS_TWO && match->stage != STAGE_KNOCK_OUT ? 2 : 3;
}

/* Whether these ends decide the match. */
gboolean
tug_score_fits (const Contest *contest, const Match *match, gint64 ours, gint64 theirs)
{
  guint ends = tug_ends_to_pull (contest, match);

  if (ours < 0 || theirs < 0)
    return FALSE;
  if (ends == 3)
    return MAX (ours, theirs) == 2 && ours != theirs;
  return ours + theirs == ends;
}

int
tug_group_of_team (const Contest *contest, gint64 team)
{
  if (contest->format != FORMAT_GROUPS || !contest->drawn)
    return -1;
  for (guint seed = 0; seed < contest->order->len; seed++)
    if (g_array_index (contest->order, gint64, seed) == team)
      return (int) bahe_group_of (seed, contest->groups, BAHE_SNAKE);
  return -1;
}

char *
tug_group_name (guint group)
{
  return g_strdup_printf ("%c", (char) ('A' + group));
}

gboolean
tug_names_teams (const Contest *contest, const BaheValue *list)
{
  for (gsize i = 0; i < list->n; i++)
    if (!array_has (contest->teams, list->items[i].integer))
      return FALSE;
  return !list_repeats (list);
}
