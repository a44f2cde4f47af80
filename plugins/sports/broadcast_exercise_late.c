/* A sheet that comes when marking is closed or its team is confirmed – a phone that was without network comes back: it
 * is kept as it was typed, and the head judge lets it count or not, with a reason. Where the judge had handed in an
 * earlier one, which counts, that record is corrected instead, as any other, and what had come late needs nothing more.
 */
#include "broadcast_exercise.h"

#include <string.h>

void
exercise_late_free (gpointer data)
{
  g_free (((Late *) data)->marks);
  g_free (data);
}

static Late *
waiting (const Exercise *exercise, gint64 team, gint64 seat)
{
  for (guint i = exercise->late->len; i > 0; i--) {
    Late *late = exercise->late->pdata[i - 1];
    if (late->team == team && late->seat == seat && late->state == LATE_WAITS)
      return late;
  }
  return NULL;
}

static gboolean
counts_at_once (const Exercise *exercise, gint64 team)
{
  return exercise->closed || exercise_team (exercise, team)->confirmed;
}

static gboolean
same_marks (const Exercise *exercise, const Sheet *sheet, const Decimal *marks)
{
  gboolean same = sheet != NULL && !sheet->read;

  for (guint i = 0; same && i < exercise->criteria->len; i++)
    same = decimal_compare (sheet->marks[i], marks[i]) == 0;
  return same;
}

void
exercise_late_needs_nothing (Exercise *exercise, gint64 team, gint64 seat)
{
  Late *late = waiting (exercise, team, seat);

  if (late != NULL)
    late->state = LATE_NEEDS_NOTHING;
}

/* ---- events ------------------------------------------------------------------------------------------------------ */

gboolean
exercise_evolve_late (Exercise *exercise, const BaheEvent *event)
{
  const BaheValue *v = event->values;
  gint64 team = v[SHEET_TEAM].integer, seat = v[SHEET_SEAT].integer;
  g_autofree Decimal *marks = g_new0 (Decimal, exercise->criteria->len + 1);

  if (exercise_team (exercise, team) == NULL || seat > exercise->judges ||
      !exercise_read_marks (exercise, &v[SHEET_MARKS], marks))
    return FALSE;
  exercise_late_needs_nothing (exercise, team, seat);
  Late *late = g_new0 (Late, 1);
  *late = (Late){ .team = team, .seat = seat, .record = event->seq };
  late->state = same_marks (exercise, exercise_sheet (exercise, team, seat), marks) ? LATE_NEEDS_NOTHING : LATE_WAITS;
  late->marks = g_steal_pointer (&marks);
  g_ptr_array_add (exercise->late, late);
  return TRUE;
}

gboolean
exercise_evolve_late_taken (Exercise *exercise, const BaheValue *v, BaheOut *out)
{
  gint64 team = v[LATE_TEAM].integer, seat = v[LATE_SEAT].integer;
  Late *late = waiting (exercise, team, seat);

  if (late == NULL || (exercise_sheet (exercise, team, seat) != NULL && counts_at_once (exercise, team)))
    return FALSE;
  Sheet *sheet = exercise_put_sheet (exercise, team, seat, exercise->criteria->len, late->record);
  sheet->read = FALSE;
  memcpy (sheet->marks, late->marks, exercise->criteria->len * sizeof *late->marks);
  late->state = LATE_COUNTS;
  if (counts_at_once (exercise, team))
    exercise_count_sheet (exercise, sheet, out);
  return TRUE;
}

gboolean
exercise_evolve_late_declined (Exercise *exercise, const BaheValue *v)
{
  Late *late = waiting (exercise, v[LATE_TEAM].integer, v[LATE_SEAT].integer);

  if (late != NULL)
    late->state = LATE_DOES_NOT;
  return late != NULL;
}

/* ---- verbs ------------------------------------------------------------------------------------------------------- */

static gboolean
has_late (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Exercise *exercise = ask->state;

  if (!exercise_team_takes_part (exercise, &given[LATE_TEAM], LATE_TEAM, out))
    return FALSE;
  if (waiting (exercise, given[LATE_TEAM].integer, given[LATE_SEAT].integer) == NULL)
    return out->refuse (out, NO_LATE_SHEET, LATE_SEAT, NULL);
  return TRUE;
}

gboolean
exercise_decide_take_late (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Exercise *exercise = ask->state;
  gint64 team = given[LATE_TEAM].integer;

  if (!has_late (ask, given, out))
    return FALSE;
  const Sheet *before = exercise_sheet (exercise, team, given[LATE_SEAT].integer);
  if (before == NULL || !counts_at_once (exercise, team))
    return TRUE;
  g_autofree char *record = g_strdup_printf ("#%" G_GINT64_FORMAT, before->record);
  BaheValue detail = bahe_text_value (record);
  return out->refuse (out, LATE_REPLACES, LATE_SEAT, &detail);
}

gboolean
exercise_decide_decline_late (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  return has_late (ask, given, out);
}

/* ---- what people see of it --------------------------------------------------------------------------------------- */

/* "服装 9.5　动作质量 38"; one mark that was read out has no name. To be freed. */
static char *
marks_text (const Exercise *exercise, const Decimal *marks, gboolean read)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < (read ? 1 : exercise->criteria->len); i++) {
    g_autofree char *mark = decimal_text (marks[i]);
    const char *name = g_array_index (exercise->criteria, Criterion, i).name;
    g_string_append_printf (text, "%s%s%s%s", i > 0 ? "　" : "", read ? "" : name, read ? "" : " ", mark);
  }
  return g_strdup (text->str);
}

void
exercise_show_late (const Exercise *exercise, BaheOut *out)
{
  for (guint i = 0; i < exercise->late->len; i++) {
    const Late *late = exercise->late->pdata[i];
    const Sheet *sheet = exercise_sheet (exercise, late->team, late->seat);
    g_autofree char *marks = marks_text (exercise, late->marks, FALSE);
    g_autofree char *counted = sheet != NULL ? marks_text (exercise, sheet->marks, sheet->read) : NULL;
    out->record (out, VIEW_LATE,
                 (BaheValue[]){ bahe_number_value (late->team), bahe_number_value (late->seat),
                                bahe_number_value (late->state), bahe_text_value (marks), bahe_text_value (counted),
                                bahe_number_value (late->record),
                                bahe_known_value (sheet != NULL ? sheet->record : 0) });
  }
}
