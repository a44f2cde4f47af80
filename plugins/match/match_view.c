/* A contest of matches: what a recorder's phone, a big screen and a terminal see. */
#include "match.h"

static void
show_match (const Contest *contest, const Match *match, const DrawFocus *focus, BaheOut *out)
{
  guint to_win = match_sets_to_win (contest);
  BaheValue values[] = {
    [MATCH_END] = match->state == MATCH_OPEN && match->parts != NULL && to_win > 0
                      ? bahe_number_value (match->parts->len + 1)
                      : (BaheValue){ 0 },
    [MATCH_TO_WIN] = bahe_number_value (to_win),
  };

  draw_show_match (&contest->draw, match, focus, match->side[0], values, out);
}

/* A round that is still to be paired is one row, so that nobody takes the tournament for over. */
static void
show_round_to_come (const Contest *contest, BaheOut *out)
{
  if (contest->draw.format != FORMAT_SWISS || !contest->draw.drawn || contest->paired >= match_rounds_of (contest))
    return;
  for (guint i = 0; i < contest->draw.matches->len; i++)
    if (((Match *) contest->draw.matches->pdata[i])->state == MATCH_OPEN)
      return;
  const DrawFocus nobody = { 0 };
  Match to_come = { .round = contest->paired + 1, .stage = STAGE_NONE, .slot = -1 };
  show_match (contest, &to_come, &nobody, out);
}

static void
show_set (const Match *match, guint number, const Set *set, BaheOut *out)
{
  out->record (out, VIEW_PART,
               (BaheValue[]){
                   bahe_number_value (match->number),
                   bahe_number_value (number),
                   bahe_number_value (match->side[0]),
                   bahe_number_value (match->side[1]),
                   set->winner < 2 ? bahe_number_value (match->side[set->winner]) : (BaheValue){ 0 },
                   set->has_points ? bahe_number_value (set->points[0]) : (BaheValue){ 0 },
                   set->has_points ? bahe_number_value (set->points[1]) : (BaheValue){ 0 },
                   bahe_number_value (set->winner == 2),
               });
}

static void
show_entrant (const Contest *contest, gint64 entrant, BaheOut *out)
{
  int group = draw_group_of (&contest->draw, entrant);
  g_autofree char *name = group < 0 ? NULL : draw_group_name ((guint) group);

  out->record (out, VIEW_ENTRANT,
               (BaheValue[]){ bahe_number_value (entrant),
                              bahe_known_value (draw_place_of (&contest->draw, entrant) + 1), bahe_text_value (name),
                              bahe_number_value (draw_has (contest->draw.withdrawn, entrant)) });
}

void
match_view (const void *state, BaheOut *out)
{
  const Contest *contest = state;
  const DrawFocus focus = draw_focus (&contest->draw);

  for (guint i = 0; i < contest->draw.matches->len; i++)
    show_match (contest, contest->draw.matches->pdata[i], &focus, out);
  show_round_to_come (contest, out);
  for (guint i = 0; i < contest->draw.matches->len; i++) {
    const Match *match = contest->draw.matches->pdata[i];
    for (guint k = 0; k < match->parts->len; k++)
      show_set (match, k + 1, &g_array_index (match->parts, Set, k), out);
  }
  for (guint i = 0; i < contest->draw.entrants->len; i++)
    show_entrant (contest, g_array_index (contest->draw.entrants, gint64, i), out);
  draw_show_bracket (&contest->draw, out);
  draw_show_conflicts (&contest->draw, out);
}
