/* A judged contest: which verbs are offered in a state. */
#include "judged.h"

gboolean
judged_now_draw (const void *state)
{
  const Contest *contest = state;

  return !contest->drawn && !contest->closed;
}

gboolean
judged_now_draw_order (const void *state)
{
  return judged_now_draw (state) && !((const Contest *) state)->blind;
}

gboolean
judged_now_mark (const void *state)
{
  return !((const Contest *) state)->closed;
}

gboolean
judged_now_mark_named (const void *state)
{
  const Contest *contest = state;

  return !contest->closed && !contest->blind;
}

gboolean
judged_now_mark_numbered (const void *state)
{
  const Contest *contest = state;

  return !contest->closed && contest->drawn;
}

gboolean
judged_now_deduct_named (const void *state)
{
  const Contest *contest = state;

  return !contest->blind || contest->unsealed;
}

gboolean
judged_now_deduct_numbered (const void *state)
{
  return ((const Contest *) state)->drawn;
}

gboolean
judged_now_unseal (const void *state)
{
  const Contest *contest = state;

  return contest->blind && contest->closed && !contest->unsealed;
}

gboolean
judged_now_seat (const void *state)
{
  return !((const Contest *) state)->unsealed;
}

gboolean
judged_now_late (const void *state)
{
  const Contest *contest = state;

  for (guint i = 0; i < contest->works->len; i++) {
    const Work *work = contest->works->pdata[i];
    for (guint k = 0; k < work->late->len; k++)
      if (((const Late *) work->late->pdata[k])->state == LATE_WAITS)
        return TRUE;
  }
  return FALSE;
}
