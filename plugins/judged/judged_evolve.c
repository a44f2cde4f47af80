/* A judged contest: what each event leaves behind, and the facts it gives. */
#include "judged.h"

#include <string.h>

/* ---- who takes part ------------------------------------------------------------------------------------------------
 */

static gboolean
evolve_entered (Contest *contest, const BaheValue *v)
{
  const BaheValue *authors = &v[ENTRY_AUTHORS];

  if (judged_entrant (contest, v[0].integer) != NULL)
    return FALSE;
  Entrant *entrant = g_new0 (Entrant, 1);
  *entrant = (Entrant){ .number = v[0].integer, .authors = g_array_new (FALSE, FALSE, sizeof (gint64)) };
  for (gsize i = 0; i < authors->n; i++)
    g_array_append_val (entrant->authors, authors->items[i].integer);
  g_ptr_array_add (contest->entrants, entrant);
  if (!contest->blind) /* who comes after the draw appears last */
    judged_work_new (contest, entrant->number, contest->drawn ? contest->works->len + 1 : 0);
  return TRUE;
}

static gboolean
evolve_withdrawn (Contest *contest, gint64 number)
{
  Entrant *entrant = judged_entrant (contest, number);

  if (entrant == NULL || entrant->withdrawn)
    return FALSE;
  entrant->withdrawn = TRUE;
  return TRUE;
}

static gboolean
evolve_order (Contest *contest, const BaheValue *order)
{
  gint64 next = order->n;

  if (contest->blind || contest->drawn || order->n == 0)
    return FALSE;
  for (gsize i = 0; i < order->n; i++) {
    if (judged_work_of (contest, order->items[i].integer) == NULL)
      return FALSE;
    for (gsize j = 0; j < i; j++)
      if (order->items[i].integer == order->items[j].integer)
        return FALSE;
  }
  for (gsize i = 0; i < order->n; i++)
    judged_work_of (contest, order->items[i].integer)->number = (gint64) i + 1;
  for (guint i = 0; i < contest->works->len; i++) { /* whoever withdrew before stands behind */
    Work *work = contest->works->pdata[i];
    if (work->number == 0)
      work->number = ++next;
  }
  contest->drawn = TRUE;
  return TRUE;
}

/* Only how many works there are: whose they are is not known before the seal is broken. */
static gboolean
evolve_numbers (Contest *contest, const BaheValue *v)
{
  g_autoptr (GArray) taking_part = judged_taking_part (contest);

  if (!contest->blind || contest->drawn || v[NUMBERS_COUNT].integer != taking_part->len)
    return FALSE;
  for (gint64 i = 1; i <= v[NUMBERS_COUNT].integer; i++)
    judged_work_new (contest, 0, i);
  g_array_append_vals (contest->sealed, taking_part->data, taking_part->len);
  contest->lot = g_strdup (bahe_is_given (&v[NUMBERS_LOT]) ? v[NUMBERS_LOT].text : NULL);
  contest->drawn = TRUE;
  return TRUE;
}

static gboolean
evolve_judge (Contest *contest, const BaheValue *v)
{
  gint64 seat = v[JUDGE_SEAT].integer, judge = v[JUDGE_PERSON].integer;

  if (contest->unsealed || seat < 1 || seat > contest->judges)
    return FALSE;
  for (guint i = 0; i < contest->seats->len; i++)
    if (g_array_index (contest->seats, gint64, i) == judge && i + 1 != seat)
      return FALSE;
  g_array_index (contest->seats, gint64, seat - 1) = judge;
  return TRUE;
}

/* ---- marks ---------------------------------------------------------------------------------------------------------
 */

static Work *
open_work (const Contest *contest, const BaheValue *team, const BaheValue *number)
{
  Work *work = judged_work (contest, team, number);

  if (work == NULL || work->confirmed || work->absent || contest->closed || judged_is_withdrawn (contest, work))
    return NULL;
  return work;
}

Sheet *
judged_put_sheet (Work *work, gint64 seat, guint n, gint64 record)
{
  Sheet *sheet = judged_sheet (work, seat);

  if (sheet == NULL) {
    sheet = g_new0 (Sheet, 1);
    sheet->seat = seat;
    g_ptr_array_add (work->sheets, sheet);
  }
  g_free (sheet->marks);
  sheet->marks = g_new0 (gint64, n + 1);
  sheet->n = n;
  sheet->versions++;
  sheet->record = record;
  return sheet;
}

gboolean
judged_read_marks (const Contest *contest, const BaheValue *rows, gint64 *marks)
{
  g_autofree gboolean *seen = g_new0 (gboolean, contest->criteria->len + 1);

  for (gsize i = 0; i < rows->n; i++) {
    const BaheValue *row = rows->items[i].items;
    int criterion = judged_criterion (contest, row[MARK_CRITERION].text);
    if (criterion < 0 || seen[criterion] || !judged_units (&row[MARK_MARK], &marks[criterion]))
      return FALSE;
    seen[criterion] = TRUE;
  }
  return rows->n == contest->criteria->len;
}

static gboolean
evolve_sheet (Contest *contest, const BaheEvent *event)
{
  const BaheValue *v = event->values;
  Work *work = open_work (contest, &v[SHEET_TEAM], &v[SHEET_NUMBER]);
  gint64 seat = v[SHEET_SEAT].integer;
  const Sheet *before = work != NULL ? judged_sheet (work, seat) : NULL;
  g_autofree gint64 *marks = g_new0 (gint64, contest->criteria->len + 1);

  if (work == NULL || seat < 1 || seat > contest->judges || (before != NULL && before->read) ||
      !judged_read_marks (contest, &v[SHEET_MARKS], marks))
    return FALSE;
  Sheet *sheet = judged_put_sheet (work, seat, contest->criteria->len, event->seq);
  memcpy (sheet->marks, marks, contest->criteria->len * sizeof *marks);
  judged_late_needs_nothing (work, seat);
  return TRUE;
}

static gboolean
read_fits (const Contest *contest, const Work *work, const BaheValue *rows)
{
  for (gsize i = 0; i < rows->n; i++) {
    gint64 seat = rows->items[i].items[ROW_SEAT].integer, mark;
    if (seat < 1 || seat > contest->judges || judged_sheet (work, seat) != NULL ||
        !judged_units (&rows->items[i].items[ROW_MARK], &mark))
      return FALSE;
    for (gsize j = 0; j < i; j++)
      if (rows->items[j].items[ROW_SEAT].integer == seat)
        return FALSE;
  }
  return TRUE;
}

/* Marks that are read out in the hall count at once, but for those of a sealed work. */
static gboolean
evolve_read (Contest *contest, const BaheEvent *event, BaheOut *out)
{
  const BaheValue *v = event->values;
  Work *work = open_work (contest, &v[READ_TEAM], &v[READ_NUMBER]);
  const BaheValue *rows = &v[READ_MARKS];

  if (work == NULL || !read_fits (contest, work, rows))
    return FALSE;
  for (gsize i = 0; i < rows->n; i++) {
    Sheet *sheet = judged_put_sheet (work, rows->items[i].items[ROW_SEAT].integer, 1, event->seq);
    sheet->read = TRUE;
    judged_units (&rows->items[i].items[ROW_MARK], &sheet->marks[0]);
    if (work->team != 0)
      judged_count_sheet (contest, work, sheet, out);
  }
  return TRUE;
}

/* ---- penalties, time, absence
 * ---------------------------------------------------------------------------------------- */

static void
penalise (const Contest *contest, Work *work, gint64 points, char *reason, BaheOut *out)
{
  const Penalty *penalty = judged_add_penalty (contest, work, points, reason);

  if (penalty != NULL && work->team != 0)
    judged_count_penalty (work, penalty, out);
}

static gboolean
evolve_penalty (Contest *contest, const BaheValue *v, BaheOut *out)
{
  Work *work = judged_work (contest, &v[PENALTY_TEAM], &v[PENALTY_NUMBER]);
  gint64 points;

  if (work == NULL || !judged_units (&v[PENALTY_POINTS], &points))
    return FALSE;
  penalise (contest, work, points, g_strdup (v[PENALTY_REASON].text), out);
  return TRUE;
}

static gboolean
evolve_time (Contest *contest, const BaheValue *v, BaheOut *out)
{
  Work *work = judged_work (contest, &v[TIME_TEAM], &v[TIME_NUMBER]);
  gint64 seconds = v[TIME_SECONDS].integer;

  if (work == NULL || work->seconds >= 0)
    return FALSE;
  work->seconds = seconds;
  if (work->team != 0)
    judged_count_time (contest, work, out);
  penalise (contest, work, judged_time_points (contest, seconds),
            g_strdup_printf ("超时%" G_GINT64_FORMAT "秒", seconds - contest->limit), out);
  return TRUE;
}

static gboolean
evolve_absent (Contest *contest, const BaheValue *v, BaheOut *out)
{
  Work *work = judged_work (contest, &v[ABSENT_TEAM], &v[ABSENT_NUMBER]);
  gint64 people = bahe_number_or (&v[ABSENT_PEOPLE], -1), points;

  if (work == NULL || work->absent || work->missing >= 0)
    return FALSE;
  if (people < 0) {
    work->absent = work->sheets->len == 0;
    return work->absent;
  }
  if (__builtin_mul_overflow (contest->absence, people, &points))
    return FALSE;
  work->missing = people;
  penalise (contest, work, points, g_strdup_printf ("缺勤%" G_GINT64_FORMAT "人", people), out);
  return TRUE;
}

/* ---- closing
 * --------------------------------------------------------------------------------------------------------- */

static gboolean
evolve_confirmed (Contest *contest, const BaheValue *v, BaheOut *out)
{
  Work *work = open_work (contest, &v[WORK_TEAM], &v[WORK_NUMBER]);

  if (work == NULL)
    return FALSE;
  work->confirmed = TRUE;
  if (work->team != 0)
    judged_count_sheets (contest, work, FALSE, out);
  return TRUE;
}

static gboolean
evolve_closed (Contest *contest, BaheOut *out)
{
  if (contest->closed)
    return FALSE;
  contest->closed = TRUE;
  for (guint i = 0; i < contest->works->len; i++) {
    const Work *work = contest->works->pdata[i];
    if (work->team != 0 && !work->confirmed && !judged_is_withdrawn (contest, work))
      judged_count_sheets (contest, work, FALSE, out);
  }
  return TRUE;
}

/* Each number once, each entrant once, and as the lot has it. */
static gboolean
opens_all (const Contest *contest, const BaheValue *rows)
{
  if (rows->n != contest->works->len)
    return FALSE;
  for (gsize i = 0; i < rows->n; i++) {
    const BaheValue *row = rows->items[i].items;
    if (judged_work_numbered (contest, row[OPENED_NUMBER].integer) == NULL ||
        judged_entrant (contest, row[OPENED_TEAM].integer) == NULL)
      return FALSE;
    for (gsize j = 0; j < i; j++)
      if (rows->items[j].items[OPENED_NUMBER].integer == row[OPENED_NUMBER].integer ||
          rows->items[j].items[OPENED_TEAM].integer == row[OPENED_TEAM].integer)
        return FALSE;
  }
  return TRUE;
}

static void
take_conflicts (Contest *contest, const BaheValue *rows)
{
  for (gsize i = 0; i < rows->n; i++) {
    const BaheValue *row = rows->items[i].items;
    Conflict conflict = { row[CONFLICT_SEAT].integer, row[CONFLICT_JUDGE].integer, row[CONFLICT_NUMBER].integer,
                          row[CONFLICT_TEAM].integer, row[CONFLICT_WHY].integer };
    g_array_append_val (contest->conflicts, conflict);
  }
}

/* Until the second keying nothing counts. */
static gboolean
evolve_keyed (const Contest *contest, const BaheValue *v)
{
  Work *work = contest->twice ? open_work (contest, &v[READ_TEAM], &v[READ_NUMBER]) : NULL;

  for (gsize i = 0; work != NULL && i < v[READ_MARKS].n; i++) {
    const BaheValue *row = v[READ_MARKS].items[i].items;
    gint64 seat = row[ROW_SEAT].integer, mark;
    if (seat < 1 || seat > contest->judges || !judged_units (&row[ROW_MARK], &mark))
      return FALSE;
    g_array_index (work->keyed, gint64, seat - 1) = mark;
  }
  return work != NULL;
}

static gboolean
evolve_unsealed (Contest *contest, const BaheValue *v, BaheOut *out)
{
  const BaheValue *rows = &v[UNSEALED_WORKS];

  if (!contest->blind || !contest->closed || contest->unsealed || !opens_all (contest, rows))
    return FALSE;
  contest->unsealed = TRUE;
  for (gsize i = 0; i < rows->n; i++) {
    const BaheValue *row = rows->items[i].items;
    judged_work_numbered (contest, row[OPENED_NUMBER].integer)->team = row[OPENED_TEAM].integer;
  }
  for (guint i = 0; i < contest->works->len; i++)
    if (!judged_is_withdrawn (contest, contest->works->pdata[i]))
      judged_count_all (contest, contest->works->pdata[i], out);
  take_conflicts (contest, &v[UNSEALED_CONFLICTS]);
  return TRUE;
}

static gboolean
evolve_appeared (Contest *contest, const BaheValue *v)
{
  Work *work = judged_work (contest, &v[WORK_TEAM], &v[WORK_NUMBER]);

  if (work != NULL)
    contest->on_stage = work;
  return work != NULL;
}

gboolean
judged_evolve (void *state, const BaheEvent *event, BaheOut *out)
{
  Contest *contest = state;
  const BaheValue *v = event->values;

  switch (event->type) {
  case BAHE_ENTERED:
    return evolve_entered (contest, v);
  case BAHE_WITHDRAWN:
    return evolve_withdrawn (contest, v[0].integer);
  case ORDER_DRAWN:
    return evolve_order (contest, &v[0]);
  case NUMBERS_DRAWN:
    return evolve_numbers (contest, v);
  case APPEARED:
    return evolve_appeared (contest, v);
  case SHEET_GIVEN:
    return evolve_sheet (contest, event);
  case MARKS_READ:
    return evolve_read (contest, event, out);
  case MARKS_KEYED:
    return evolve_keyed (contest, v);
  case COMMENTED:
    return judged_work (contest, &v[COMMENT_TEAM], &v[COMMENT_NUMBER]) != NULL;
  case PENALISED:
    return evolve_penalty (contest, v, out);
  case TIMED:
    return evolve_time (contest, v, out);
  case ABSENT_RECORDED:
    return evolve_absent (contest, v, out);
  case JUDGE_SEATED:
    return evolve_judge (contest, v);
  case CONFIRMED:
    return evolve_confirmed (contest, v, out);
  case MARKING_CLOSED:
    return evolve_closed (contest, out);
  case UNSEALED:
    return evolve_unsealed (contest, v, out);
  case LATE_GIVEN:
    return judged_evolve_late (contest, event);
  case LATE_TAKEN:
    return judged_evolve_late_taken (contest, event, out);
  case LATE_DECLINED:
    return judged_evolve_late_declined (contest, v);
  default:
    return FALSE;
  }
}
