/* A judged contest: what people see of it. Never a mark, and of a sealed work never whose it is. */
#include "judged.h"

static gint64
state_of (const Contest *contest, const Work *work)
{
  enum { WAITING, ON_STAGE, MARKING, MARKED, CONFIRMED_STATE, WITHDRAWN_STATE, ABSENT_STATE };

  if (judged_is_withdrawn (contest, work))
    return WITHDRAWN_STATE;
  if (work->absent)
    return ABSENT_STATE;
  if (work->confirmed)
    return CONFIRMED_STATE;
  if (work->sheets->len >= contest->judges)
    return MARKED;
  if (contest->on_stage == work)
    return ON_STAGE;
  return work->sheets->len > 0 ? MARKING : WAITING;
}

static void
show_work (const Contest *contest, const Work *work, BaheOut *out)
{
  BaheValue state = bahe_number_value (state_of (contest, work)), handed_in = bahe_number_value (work->sheets->len),
            of = bahe_number_value (contest->judges), number = bahe_known_value (work->number);

  if (work->team == 0)
    out->record (out, VIEW_WORK, (BaheValue[]){ number, state, handed_in, of });
  else
    out->record (out, VIEW_APPEARANCE,
                 (BaheValue[]){ number, bahe_number_value (work->team), state, handed_in, of,
                                work->missing >= 0 ? bahe_number_value (work->missing) : (BaheValue){ 0 } });
}

/* By number, those without one last. */
static void
show_works (const Contest *contest, BaheOut *out)
{
  for (guint number = 1; number <= contest->works->len; number++) {
    const Work *work = judged_work_numbered (contest, number);
    if (work != NULL)
      show_work (contest, work, out);
  }
  for (guint i = 0; i < contest->works->len; i++)
    if (((const Work *) contest->works->pdata[i])->number == 0)
      show_work (contest, contest->works->pdata[i], out);
}

static void
show_sheets (const Contest *contest, const Work *work, BaheOut *out)
{
  for (guint i = 0; i < work->sheets->len; i++) {
    const Sheet *sheet = work->sheets->pdata[i];
    out->record (out, VIEW_SHEET,
                 (BaheValue[]){ bahe_known_value (work->team), bahe_number_value (sheet->seat),
                                bahe_number_value (sheet->versions), bahe_number_value (sheet->read),
                                bahe_known_value (contest->drawn ? work->number : 0) });
  }
}

void
judged_view (const void *state, BaheOut *out)
{
  const Contest *contest = state;

  show_works (contest, out);
  for (guint i = 0; i < contest->works->len; i++)
    show_sheets (contest, contest->works->pdata[i], out);
  for (guint i = 0; i < contest->works->len; i++)
    judged_show_late (contest, contest->works->pdata[i], out);
  for (guint i = 0; i < contest->criteria->len; i++) {
    const Criterion *criterion = contest->criteria->pdata[i];
    out->record (out, VIEW_CRITERION,
                 (BaheValue[]){ bahe_text_value (criterion->name), judged_units_value (criterion->full),
                                judged_units_value (criterion->weight) });
  }
  for (guint i = 0; i < contest->conflicts->len; i++) {
    const Conflict *one = &g_array_index (contest->conflicts, Conflict, i);
    out->record (out, VIEW_CONFLICT,
                 (BaheValue[]){ bahe_number_value (one->seat), bahe_number_value (one->judge),
                                bahe_number_value (one->number), bahe_number_value (one->team),
                                bahe_number_value (one->why) });
  }
}
