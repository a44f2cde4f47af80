/* A contest of matches: lots, and who goes on from the groups. */
#include "match.h"

static gboolean
may_draw (const Contest *contest, BaheOut *out)
{
  guint n = contest->entrants->len;

  if (contest->drawn)
    return out->refuse (out, DRAWN_ALREADY, -1, NULL);
  if (n < 2)
    return out->refuse (out, TOO_FEW, -1, NULL);
  if (contest->format != FORMAT_GROUPS || n >= 2 * contest->groups)
    return TRUE;
  g_autofree char *counts = g_strdup_printf ("%u / %u", n, contest->groups);
  BaheValue detail = bahe_text_value (counts);
  return out->refuse (out, TOO_FEW_FOR_GROUPS, -1, &detail);
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
match_decide_draw (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Contest *contest = ask->state;
  const BaheValue *seeds = &given[0];
  g_autoptr (GArray) rest = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!may_draw (contest, out))
    return FALSE;
  if (!match_names_entrants (contest, seeds))
    return out->refuse (out, ORDER_WRONG, 0, NULL);
  for (gsize i = 0; i < seeds->n; i++)
    g_array_append_val (order, seeds->items[i].integer);
  for (guint i = 0; i < contest->entrants->len; i++)
    if (!list_has (seeds, g_array_index (contest->entrants, gint64, i)))
      g_array_append_val (rest, g_array_index (contest->entrants, gint64, i));
  g_autofree guint *drawn = g_new0 (guint, rest->len + 1);
  bahe_shuffle (ask->seed, rest->len, drawn);
  for (guint i = 0; i < rest->len; i++)
    g_array_append_val (order, g_array_index (rest, gint64, drawn[i]));
  g_autofree BaheValue *items = entrant_values (order);
  out->record (out, ORDER_DRAWN, (BaheValue[]){ bahe_list_value (items, order->len) });
  return TRUE;
}

gboolean
match_decide_draw_order (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Contest *contest = ask->state;

  if (!may_draw (contest, out))
    return FALSE;
  if (given[0].n != contest->entrants->len || !match_names_entrants (contest, &given[0]))
    return out->refuse (out, ORDER_WRONG, 0, NULL);
  out->record (out, ORDER_DRAWN, given);
  return TRUE;
}

/* ---- among the level ------------------------------------------------------------------------------------- */

static gboolean
may_draw_lots (const Contest *contest, const BaheValue *among, BaheOut *out)
{
  if (contest->format == FORMAT_KNOCK_OUT || contest->format == FORMAT_DOUBLE)
    return out->refuse (out, KNOCK_OUT_NO_LOTS, -1, NULL);
  if (!contest->drawn)
    return out->refuse (out, NOT_DRAWN, -1, NULL);
  if (among->n < 2 || !match_names_entrants (contest, among))
    return out->refuse (out, LOTS_TOO_FEW, 0, NULL);
  for (gsize i = 1; i < among->n; i++)
    if (match_group_of (contest, among->items[i].integer) != match_group_of (contest, among->items[0].integer))
      return out->refuse (out, LOTS_NOT_TOGETHER, 0, NULL);
  return TRUE;
}

gboolean
match_decide_lots (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  enum { AMONG, BY_HAND };
  const Contest *contest = ask->state;
  const BaheValue *among = &given[AMONG];

  if (!may_draw_lots (contest, among, out))
    return FALSE;
  int group = match_group_of (contest, among->items[0].integer);
  g_autofree guint *drawn = g_new0 (guint, among->n);
  g_autofree BaheValue (*cells)[2] = g_malloc0_n (among->n, sizeof *cells);
  g_autofree BaheValue *rows = g_new0 (BaheValue, among->n);
  g_autofree char *name = group >= 0 ? match_group_name ((guint) group) : NULL;
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

/* ---- from groups to the knock-out ------------------------------------------------------------------------ */

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

typedef struct {
  gint64 entrant;
  guint tier, group; /* place in the group, from 0 */
} Qualified;

/* Appends the best of a group, best first; FALSE where two of them, or the last and the next, are level. */
static gboolean
best_of_group (const BaheAsk *ask, guint group, GArray *best)
{
  const Contest *contest = ask->state;
  g_autofree char *name = match_group_name (group);
  gsize n = 0;
  const BaheStanding *standing = ask->standing (ask, "group", name, &n);
  guint found = 0, last_rank = 0;

  for (gsize i = 0; standing != NULL && i < n; i++) {
    if (array_has (contest->withdrawn, standing[i].entrant) ||
        match_group_of (contest, standing[i].entrant) != (int) group)
      continue;
    if (found > 0 && standing[i].rank == last_rank)
      return FALSE;
    if (found == contest->go_on)
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
  g_autofree BaheValue *items = entrant_values (entrants);
  out->record (out, WENT_ON, (BaheValue[]){ bahe_list_value (items, entrants->len) });
}

static gboolean
go_on_by_standings (const BaheAsk *ask, BaheOut *out)
{
  const Contest *contest = ask->state;
  g_autoptr (GArray) best = g_array_new (FALSE, FALSE, sizeof (Qualified));

  for (guint group = 0; group < contest->groups; group++) {
    if (best_of_group (ask, group, best))
      continue;
    g_autofree char *name = match_group_name (group);
    BaheValue detail = bahe_text_value (name);
    return out->refuse (out, LEVEL_AT_THE_CUT, -1, &detail);
  }
  if (best->len < 2)
    return out->refuse (out, GO_ON_WRONG, -1, NULL);
  record_qualified (best, out);
  return TRUE;
}

static gboolean
go_on_as_named (const Contest *contest, const BaheValue *given, BaheOut *out)
{
  if (given[0].n < 2 || !match_names_entrants (contest, &given[0]))
    return out->refuse (out, GO_ON_WRONG, 0, NULL);
  for (gsize i = 0; i < given[0].n; i++)
    if (match_group_of (contest, given[0].items[i].integer) < 0 ||
        array_has (contest->withdrawn, given[0].items[i].integer))
      return out->refuse (out, GO_ON_WRONG, 0, NULL);
  out->record (out, WENT_ON, given);
  return TRUE;
}

gboolean
match_decide_go_on (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Contest *contest = ask->state;
  const Match *open = group_match_open (contest);

  if (contest->format != FORMAT_GROUPS)
    return out->refuse (out, NO_GROUPS, -1, NULL);
  if (!contest->drawn)
    return out->refuse (out, NOT_DRAWN, -1, NULL);
  if (contest->bracket != NULL)
    return out->refuse (out, WENT_ON_ALREADY, -1, NULL);
  if (open == NULL)
    return given[0].n == 0 ? go_on_by_standings (ask, out) : go_on_as_named (contest, given, out);
  g_autofree char *number = g_strdup_printf ("%u", open->number);
  BaheValue detail = bahe_text_value (number);
  return out->refuse (out, GROUPS_NOT_OVER, -1, &detail);
}
