/* Broadcast exercise: which verbs are offered in a state. */
#include "broadcast_exercise.h"

gboolean
exercise_now_draw (const void *state)
{
  const Exercise *exercise = state;

  return exercise->order->len == 0 && !exercise->closed;
}

gboolean
exercise_now_mark (const void *state)
{
  return !((const Exercise *) state)->closed;
}

gboolean
exercise_now_late (const void *state)
{
  const Exercise *exercise = state;

  for (guint i = 0; i < exercise->late->len; i++)
    if (((const Late *) exercise->late->pdata[i])->state == LATE_WAITS)
      return TRUE;
  return FALSE;
}
