/* Tug-of-war: what a recorder's phone, a big screen and a terminal see. */
#include "tug_of_war.h"

static guint
times_again (const Match *match)
{
  guint again = 0;

  for (guint i = 0; i < match->parts->len; i++)
    again += g_array_index (match->parts, End, i).how == END_AGAIN;
  return again;
}

/* Red and blue are the real sides for the next end; of a match that is over, those of its last. */
static gint64
red_shown (const Match *match)
{
  if (match->state != MATCH_OPEN && match->parts->len > 0)
    return g_array_index (match->parts, End, match->parts->len - 1).red;
  return match->red;
}

static void
show_match (const Draw *draw, const Match *match, const DrawFocus *focus, BaheOut *out)
{
  const guint *cautions = ((const Pull *) match)->cautions;
  gint64 red = red_shown (match);
  int side = MAX (draw_side_of (match, red), 0);
  BaheValue values[] = {
    [MATCH_END] =
        match->state == MATCH_OPEN ? bahe_number_value (match->score[0] + match->score[1] + 1) : (BaheValue){ 0 },
    [MATCH_RED_END_CAUTIONS] = bahe_number_value (cautions[side]),
    [MATCH_BLUE_END_CAUTIONS] = bahe_number_value (cautions[1 - side]),
    [MATCH_AGAIN] = bahe_number_value (times_again (match)),
  };

  draw_show_match (draw, match, focus, red, values, out);
}

static void
show_end (const Match *match, const End *end, BaheOut *out)
{
  gboolean again = end->how == END_AGAIN, has_reason = end->reason >= 0;

  out->record (out, VIEW_PART,
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
  g_autofree BaheValue *people = lineup == NULL ? NULL : draw_values (lineup);
  int group = draw_group_of (&contest->draw, team);
  g_autofree char *name = group < 0 ? NULL : draw_group_name ((guint) group);

  out->record (out, VIEW_ENTRANT,
               (BaheValue[]){ bahe_number_value (team), bahe_known_value (draw_place_of (&contest->draw, team) + 1),
                              bahe_text_value (name),
                              lineup != NULL ? bahe_list_value (people, lineup->len) : (BaheValue){ 0 },
                              bahe_number_value (draw_has (contest->draw.withdrawn, team)) });
}

void
tug_view (const void *state, BaheOut *out)
{
  const Contest *contest = state;
  const Draw *draw = &contest->draw;
  const DrawFocus focus = draw_focus (draw);

  for (guint i = 0; i < draw->matches->len; i++)
    show_match (draw, draw->matches->pdata[i], &focus, out);
  for (guint i = 0; i < draw->matches->len; i++) {
    const Match *match = draw->matches->pdata[i];
    for (guint j = 0; j < match->parts->len; j++)
      show_end (match, &g_array_index (match->parts, End, j), out);
  }
  for (guint i = 0; i < draw->entrants->len; i++)
    show_team (contest, g_array_index (draw->entrants, gint64, i), out);
  draw_show_bracket (draw, out);
  draw_show_conflicts (draw, out);
}
