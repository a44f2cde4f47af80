/* What of a work becomes a fact: marks, penalties and time. */
#include "judged.h"

static void
count_mark (const Contest *contest, const Work *work, const Sheet *sheet, guint k, BaheOut *out)
{
  const Criterion *criterion = sheet->read ? NULL : contest->criteria->pdata[k];
  const Panel *panel = judged_panel_of (contest, sheet->seat);
  const gint64 mark = sheet->marks[k];
  BaheValue points = judged_units_value (mark);

  /* A correction may have brought a mark that no weight can multiply: then it counts as it is. */
  if (criterion != NULL)
    judged_weigh (mark, criterion->weight, &points);
  out->record (
      out, MARK_COUNTED,
      (BaheValue[]){ [COUNTED_TEAM] = bahe_number_value (work->team),
                     [COUNTED_SEAT] = bahe_number_value (sheet->seat),
                     [COUNTED_CRITERION] = bahe_text_value (criterion != NULL ? criterion->name : NULL),
                     [COUNTED_POINTS] = points,
                     [COUNTED_MARK] = judged_units_value (mark),
                     [COUNTED_PANEL] = bahe_text_value (panel != NULL ? panel->name : NULL),
                     [COUNTED_SHARE] = panel != NULL ? judged_units_value (panel->weight) : (BaheValue){ 0 } });
}

void
judged_count_sheet (const Contest *contest, const Work *work, const Sheet *sheet, BaheOut *out)
{
  for (guint k = 0; k < sheet->n; k++)
    count_mark (contest, work, sheet, k, out);
}

void
judged_count_sheets (const Contest *contest, const Work *work, gboolean read, BaheOut *out)
{
  for (guint i = 0; i < work->sheets->len; i++)
    if (((const Sheet *) work->sheets->pdata[i])->read == read)
      judged_count_sheet (contest, work, work->sheets->pdata[i], out);
}

void
judged_count_penalty (const Work *work, const Penalty *penalty, BaheOut *out)
{
  out->record (out, PENALTY_COUNTED,
               (BaheValue[]){ bahe_number_value (work->team), judged_units_value (penalty->points),
                              bahe_text_value (penalty->reason) });
}

void
judged_count_time (const Contest *contest, const Work *work, BaheOut *out)
{
  gint64 over = MAX (0, work->seconds - contest->limit);

  out->record (out, TIME_COUNTED,
               (BaheValue[]){ bahe_number_value (work->team),
                              bahe_number_value (contest->measured == MEASURED_SECONDS ? work->seconds : over / 60) });
}

void
judged_count_all (const Contest *contest, const Work *work, BaheOut *out)
{
  judged_count_sheets (contest, work, TRUE, out);
  judged_count_sheets (contest, work, FALSE, out);
  for (guint i = 0; i < work->penalties->len; i++)
    judged_count_penalty (work, work->penalties->pdata[i], out);
  if (work->seconds >= 0)
    judged_count_time (contest, work, out);
}

const Penalty *
judged_add_penalty (const Contest *contest, Work *work, gint64 points, char *reason)
{
  g_autofree char *held = reason;
  gint64 counted = contest->cap > 0 ? MIN (points, contest->cap - work->deducted) : points;

  if (counted <= 0)
    return NULL;
  Penalty *penalty = g_new0 (Penalty, 1);
  *penalty = (Penalty){ g_steal_pointer (&held), counted };
  work->deducted += counted;
  g_ptr_array_add (work->penalties, penalty);
  return penalty;
}

gint64
judged_time_points (const Contest *contest, gint64 seconds)
{
  gint64 points = 0, over = seconds - contest->limit;

  if (contest->limit == 0)
    return 0;
  for (guint i = 0; i < contest->bands->len; i++) {
    const Band *band = &g_array_index (contest->bands, Band, i);
    if (over > band->over)
      points = MAX (points, band->points);
  }
  return points;
}
