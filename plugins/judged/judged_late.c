/* A sheet that comes when marking is closed or its work is confirmed – a phone that was without network comes back: it
 * is kept as it was typed, and the head judge lets it count or not, with a reason. Where the judge had handed in an
 * earlier one, which counts, that record is corrected instead, as any other, and what had come late needs nothing more.
 */
#include "judged.h"

#include <string.h>

void
judged_late_free (gpointer data)
{
  g_free (((Late *) data)->marks);
  g_free (data);
}

static Late *
waiting (const Work *work, gint64 seat)
{
  for (guint i = work->late->len; i > 0; i--) {
    Late *late = work->late->pdata[i - 1];
    if (late->seat == seat && late->state == LATE_WAITS)
      return late;
  }
  return NULL;
}

static gboolean
counts_at_once (const Contest *contest, const Work *work)
{
  return work->team != 0 && (contest->closed || work->confirmed);
}

static gboolean
same_marks (const Contest *contest, const Sheet *sheet, const gint64 *marks)
{
  return sheet != NULL && !sheet->read && memcmp (sheet->marks, marks, contest->criteria->len * sizeof *marks) == 0;
}

void
judged_late_needs_nothing (Work *work, gint64 seat)
{
  Late *late = waiting (work, seat);

  if (late != NULL)
    late->state = LATE_NEEDS_NOTHING;
}

/* ---- events ------------------------------------------------------------------------------------------------------ */

gboolean
judged_evolve_late (Contest *contest, const BaheEvent *event)
{
  const BaheValue *v = event->values;
  Work *work = judged_work (contest, &v[SHEET_TEAM], &v[SHEET_NUMBER]);
  gint64 seat = v[SHEET_SEAT].integer;
  g_autofree gint64 *marks = g_new0 (gint64, contest->criteria->len + 1);

  if (work == NULL || seat < 1 || seat > contest->judges || !judged_read_marks (contest, &v[SHEET_MARKS], marks))
    return FALSE;
  judged_late_needs_nothing (work, seat);
  Late *late = g_new0 (Late, 1);
  *late = (Late){ .seat = seat, .record = event->seq };
  late->state = same_marks (contest, judged_sheet (work, seat), marks) ? LATE_NEEDS_NOTHING : LATE_WAITS;
  late->marks = g_steal_pointer (&marks);
  g_ptr_array_add (work->late, late);
  return TRUE;
}

gboolean
judged_evolve_late_taken (Contest *contest, const BaheEvent *event, BaheOut *out)
{
  const BaheValue *v = event->values;
  Work *work = judged_work (contest, &v[LATE_TEAM], &v[LATE_NUMBER]);
  gint64 seat = v[LATE_SEAT].integer;
  Late *late = work != NULL ? waiting (work, seat) : NULL;

  if (late == NULL || (judged_sheet (work, seat) != NULL && counts_at_once (contest, work)))
    return FALSE;
  Sheet *sheet = judged_put_sheet (work, seat, contest->criteria->len, late->record);
  sheet->read = FALSE;
  memcpy (sheet->marks, late->marks, contest->criteria->len * sizeof *late->marks);
  late->state = LATE_COUNTS;
  if (counts_at_once (contest, work))
    judged_count_sheet (contest, work, sheet, out);
  return TRUE;
}

gboolean
judged_evolve_late_declined (Contest *contest, const BaheValue *v)
{
  Work *work = judged_work (contest, &v[LATE_TEAM], &v[LATE_NUMBER]);
  Late *late = work != NULL ? waiting (work, v[LATE_SEAT].integer) : NULL;

  if (late != NULL)
    late->state = LATE_DOES_NOT;
  return late != NULL;
}

/* ---- verbs ------------------------------------------------------------------------------------------------------- */

static const Work *
find_late (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Work *work = judged_find (ask, &given[LATE_TEAM], &given[LATE_NUMBER], LATE_TEAM, out);

  if (work == NULL || waiting (work, given[LATE_SEAT].integer) != NULL)
    return work;
  out->refuse (out, NO_LATE_SHEET, LATE_SEAT, NULL);
  return NULL;
}

gboolean
judged_decide_take_late (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Work *work = find_late (ask, given, out);
  const Sheet *before = work != NULL ? judged_sheet (work, given[LATE_SEAT].integer) : NULL;

  if (before != NULL && counts_at_once (ask->state, work))
    return judged_refuse (out, LATE_REPLACES, LATE_SEAT, g_strdup_printf ("#%" G_GINT64_FORMAT, before->record));
  return work != NULL;
}

gboolean
judged_decide_decline_late (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  return find_late (ask, given, out) != NULL;
}

/* ---- what people see of it --------------------------------------------------------------------------------------- */

/* "色 18　香 17"; one mark that was read out has no name. To be freed. */
static char *
marks_text (const Contest *contest, const gint64 *marks, gboolean read)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < (read ? 1 : contest->criteria->len); i++) {
    g_autofree char *mark = judged_units_text (marks[i]);
    const Criterion *criterion = contest->criteria->pdata[i];
    g_string_append_printf (text, "%s%s%s%s", i > 0 ? "　" : "", read ? "" : criterion->name, read ? "" : " ", mark);
  }
  return g_strdup (text->str);
}

void
judged_show_late (const Contest *contest, const Work *work, BaheOut *out)
{
  for (guint i = 0; i < work->late->len; i++) {
    const Late *late = work->late->pdata[i];
    const Sheet *sheet = judged_sheet (work, late->seat);
    g_autofree char *marks = marks_text (contest, late->marks, FALSE);
    g_autofree char *counted = sheet != NULL ? marks_text (contest, sheet->marks, sheet->read) : NULL;
    out->record (out, VIEW_LATE,
                 (BaheValue[]){ bahe_known_value (work->team), bahe_known_value (contest->drawn ? work->number : 0),
                                bahe_number_value (late->seat), bahe_number_value (late->state),
                                bahe_text_value (marks), bahe_text_value (counted), bahe_number_value (late->record),
                                bahe_known_value (sheet != NULL ? sheet->record : 0) });
  }
}
