/* Contests of matches: which verbs are offered in a state. */
#include "draw.h"

gboolean
draw_now_draw (const void *state)
{
  const Draw *draw = state;

  return !draw->drawn && !draw->begun;
}

gboolean
draw_now_schedule (const void *state)
{
  return draw_is_fixed (state);
}

gboolean
draw_now_lots (const void *state)
{
  const Draw *draw = state;

  gboolean undrawn = !draw->drawn && !(draw->kind->plays_undrawn && draw->format == FORMAT_LEAGUE);

  return !undrawn && draw->format != FORMAT_KNOCK_OUT && draw->format != FORMAT_DOUBLE;
}

gboolean
draw_now_go_on (const void *state)
{
  const Draw *draw = state;

  return draw->format == FORMAT_GROUPS && draw->drawn && draw->bracket == NULL && draw_group_match_open (draw) == NULL;
}

gboolean
draw_now_play (const void *state)
{
  return draw_next (state, NULL) != NULL;
}
