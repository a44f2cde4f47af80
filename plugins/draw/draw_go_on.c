/* Contests of matches: who goes on from the groups to the knock-out. */
#include "draw.h"

const Match *
draw_group_match_open (const Draw *draw)
{
  for (guint i = 0; i < draw->matches->len; i++) {
    const Match *match = draw->matches->pdata[i];
    if (match->stage == STAGE_GROUP && match->state == MATCH_OPEN)
      return match;
  }
  return NULL;
}

typedef struct {
  gint64 entrant;
  guint tier, group; /* place in the group, from 0 */
} Qualified;

/* Appends the best of a group, best first; FALSE where two of them, or the last and the next, are level. */
static gboolean
best_of_group (const BaheAsk *ask, guint group, GArray *best)
{
  const Draw *draw = ask->state;
  g_autofree char *name = draw_group_name (group);
  gsize n = 0;
  const BaheStanding *standing = ask->standing (ask, "group", name, &n);
  guint found = 0, last_rank = 0;

  for (gsize i = 0; standing != NULL && i < n; i++) {
    if (draw_has (draw->withdrawn, standing[i].entrant) || draw_group_of (draw, standing[i].entrant) != (int) group)
      continue;
    if (found > 0 && standing[i].rank == last_rank)
      return FALSE;
    if (found == draw->go_on)
      break;
    last_rank = standing[i].rank;
    Qualified one = { standing[i].entrant, found++, group };
    g_array_append_val (best, one);
  }
  return TRUE;
}

static int
compare_qualified (gconstpointer a, gconstpointer b)
{
  const Qualified *x = a, *y = b;

  if (x->tier != y->tier)
    return x->tier < y->tier ? -1 : 1;
  return x->group < y->group ? -1 : x->group > y->group;
}

/* Those of one place in their groups change among themselves as long as that parts two of one group. */
static void
record_qualified (GArray *best, BaheOut *out)
{
  g_autofree guint *tier = g_new (guint, best->len), *group = g_new (guint, best->len),
                   *order = g_new (guint, best->len);
  g_autoptr (GArray) entrants = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_sort (best, compare_qualified);
  for (guint i = 0; i < best->len; i++) {
    tier[i] = g_array_index (best, Qualified, i).tier;
    group[i] = g_array_index (best, Qualified, i).group;
  }
  bahe_part_groups (best->len, tier, group, order);
  for (guint i = 0; i < best->len; i++)
    g_array_append_val (entrants, g_array_index (best, Qualified, order[i]).entrant);
  g_autofree BaheValue *items = draw_values (entrants);
  out->record (out, WENT_ON, (BaheValue[]){ bahe_list_value (items, entrants->len) });
}

static gboolean
go_on_by_standings (const BaheAsk *ask, BaheOut *out)
{
  const Draw *draw = ask->state;
  g_autoptr (GArray) best = g_array_new (FALSE, FALSE, sizeof (Qualified));

  for (guint group = 0; group < draw->groups; group++) {
    if (best_of_group (ask, group, best))
      continue;
    g_autofree char *name = draw_group_name (group);
    BaheValue detail = bahe_text_value (name);
    return out->refuse (out, LEVEL_AT_THE_CUT, -1, &detail);
  }
  if (best->len < 2)
    return out->refuse (out, GO_ON_WRONG, -1, NULL);
  record_qualified (best, out);
  return TRUE;
}

static gboolean
go_on_as_named (const Draw *draw, const BaheValue *given, BaheOut *out)
{
  if (given[0].n < 2 || !draw_names_entrants (draw, &given[0]))
    return out->refuse (out, GO_ON_WRONG, 0, NULL);
  for (gsize i = 0; i < given[0].n; i++) {
    if (draw_group_of (draw, given[0].items[i].integer) < 0)
      return out->refuse (out, GO_ON_WRONG, 0, NULL);
    if (draw_has (draw->withdrawn, given[0].items[i].integer))
      return out->refuse (out, HAS_WITHDRAWN, 0, NULL);
  }
  out->record (out, WENT_ON, given);
  return TRUE;
}

gboolean
draw_decide_go_on (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Draw *draw = ask->state;
  const Match *open = draw_group_match_open (draw);

  if (draw->format != FORMAT_GROUPS)
    return out->refuse (out, NO_GROUPS, -1, NULL);
  if (!draw->drawn)
    return out->refuse (out, NOT_DRAWN, -1, NULL);
  if (draw->bracket != NULL)
    return out->refuse (out, WENT_ON_ALREADY, -1, NULL);
  if (open == NULL)
    return given[0].n == 0 ? go_on_by_standings (ask, out) : go_on_as_named (draw, given, out);
  g_autofree char *number = g_strdup_printf ("%u", open->number);
  BaheValue detail = bahe_text_value (number);
  return out->refuse (out, GROUPS_NOT_OVER, -1, &detail);
}
