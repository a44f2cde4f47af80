/* A measured contest: which verbs are offered in a state. */
#include "measured.h"

gboolean
measured_now_draw (const void *state)
{
  return !((const Contest *) state)->drawn[STAGE_HEATS];
}

gboolean
measured_now_lane (const void *state)
{
  const Contest *contest = state;

  return contest->drawn[measured_stage (contest)];
}

gboolean
measured_now_final (const void *state)
{
  const Contest *contest = state;

  return contest->finalists > 0 && contest->drawn[STAGE_HEATS] && !contest->drawn[STAGE_FINAL];
}
