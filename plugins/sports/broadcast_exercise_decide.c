/* Broadcast exercise: what may be recorded. */
#include "broadcast_exercise.h"

static gboolean
refuse_with (BaheOut *out, guint refusal, int field, char *words)
{
  g_autofree char *held = words;
  BaheValue detail = bahe_text_value (held);

  return out->refuse (out, refusal, field, &detail);
}

gboolean
exercise_team_takes_part (const Exercise *exercise, const BaheValue *number, int field, BaheOut *out)
{
  const Team *team = exercise_team (exercise, number->integer);

  if (team == NULL || team->withdrawn)
    return out->refuse (out, NO_SUCH_TEAM, field, NULL);
  return TRUE;
}

static gboolean
team_may_be_marked (const Exercise *exercise, const BaheValue *number, int field, BaheOut *out)
{
  if (exercise->closed)
    return out->refuse (out, CLOSED, -1, NULL);
  if (!exercise_team_takes_part (exercise, number, field, out))
    return FALSE;
  if (exercise_team (exercise, number->integer)->confirmed)
    return out->refuse (out, CONFIRMED_ALREADY, field, NULL);
  return TRUE;
}

static gboolean
seat_exists (const Exercise *exercise, const BaheValue *seat, int field, BaheOut *out)
{
  if (seat->integer >= 1 && seat->integer <= exercise->judges)
    return TRUE;
  return refuse_with (out, NO_SUCH_SEAT, field, g_strdup_printf ("%" G_GINT64_FORMAT, exercise->judges));
}

static gboolean
criteria_make_scale (const Exercise *exercise, BaheOut *out)
{
  Decimal sum;

  if (exercise_criteria_sum (exercise, &sum))
    return TRUE;
  g_autofree char *have = decimal_text (sum), *need = decimal_text (exercise->scale);
  return refuse_with (out, CRITERIA_DO_NOT_SUM, -1, g_strdup_printf ("%s / %s", have, need));
}

static gboolean
mark_fits (const Exercise *exercise, const BaheValue *mark, Decimal full, const char *name, int field, BaheOut *out)
{
  Decimal given_mark = decimal_of (mark);
  g_autofree char *step = decimal_text (exercise->step), *limit = decimal_text (full);

  if (!decimal_is_multiple (given_mark, exercise->step))
    return refuse_with (out, NOT_A_STEP, field, g_strdup_printf ("%s %s", name, step));
  if (decimal_compare (given_mark, full) > 0)
    return refuse_with (out, MARK_OVER, field, g_strdup_printf ("%s %s", name, limit));
  return TRUE;
}

/* ---- the order of appearance
 * ---------------------------------------------------------------------------------------------- */

static GArray *
teams_that_appear (const Exercise *exercise)
{
  GArray *teams = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < exercise->teams->len; i++) {
    const Team *team = &g_array_index (exercise->teams, Team, i);
    if (!team->withdrawn)
      g_array_append_val (teams, team->number);
  }
  return teams;
}

static gboolean
may_draw (const Exercise *exercise, const GArray *teams, BaheOut *out)
{
  if (exercise->order->len > 0)
    return out->refuse (out, DRAWN_ALREADY, -1, NULL);
  if (exercise->closed)
    return out->refuse (out, CLOSED, -1, NULL);
  if (teams->len == 0)
    return out->refuse (out, TOO_FEW, -1, NULL);
  return TRUE;
}

gboolean
exercise_decide_draw (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Exercise *exercise = ask->state;
  g_autoptr (GArray) teams = teams_that_appear (exercise);
  g_autofree guint *drawn = g_new0 (guint, teams->len + 1);
  g_autofree BaheValue *order = g_new0 (BaheValue, teams->len + 1);

  (void) given;
  if (!may_draw (exercise, teams, out))
    return FALSE;
  bahe_shuffle (ask->seed, teams->len, drawn);
  for (guint i = 0; i < teams->len; i++)
    order[i] = bahe_number_value (g_array_index (teams, gint64, drawn[i]));
  out->record (out, ORDER_DRAWN, (BaheValue[]){ bahe_list_value (order, teams->len) });
  return TRUE;
}

gboolean
exercise_decide_draw_order (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Exercise *exercise = ask->state;
  g_autoptr (GArray) teams = teams_that_appear (exercise);

  if (!may_draw (exercise, teams, out))
    return FALSE;
  if (given[0].n != teams->len || !exercise_names_teams (exercise, &given[0]))
    return out->refuse (out, ORDER_WRONG, 0, NULL);
  return TRUE;
}

gboolean
exercise_decide_appear (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  return exercise_team_takes_part (ask->state, &given[0], 0, out);
}

/* ---- marks
 * -------------------------------------------------------------------------------------------------------------------
 */

static gboolean
sheet_is_whole (const Exercise *exercise, const BaheValue *rows, BaheOut *out)
{
  g_autofree gboolean *seen = g_new0 (gboolean, exercise->criteria->len + 1);

  for (gsize i = 0; i < rows->n; i++) {
    const char *name = rows->items[i].items[MARK_CRITERION].text;
    int criterion = exercise_criterion (exercise, name);
    if (criterion < 0)
      return refuse_with (out, CRITERION_UNKNOWN, SHEET_MARKS, g_strdup (name));
    if (seen[criterion])
      return refuse_with (out, CRITERION_TWICE, SHEET_MARKS, g_strdup (name));
    seen[criterion] = TRUE;
    Decimal full = g_array_index (exercise->criteria, Criterion, criterion).full;
    if (!mark_fits (exercise, &rows->items[i].items[MARK_MARK], full, name, SHEET_MARKS, out))
      return FALSE;
  }
  for (guint i = 0; i < exercise->criteria->len; i++)
    if (!seen[i])
      return refuse_with (out, CRITERION_MISSING, SHEET_MARKS,
                          g_strdup (g_array_index (exercise->criteria, Criterion, i).name));
  return TRUE;
}

/* What a judge hands in when it can no longer simply count is kept, and the head judge says what becomes of it. */
gboolean
exercise_decide_sheet (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Exercise *exercise = ask->state;
  gint64 team = given[SHEET_TEAM].integer, seat = given[SHEET_SEAT].integer;

  if (exercise->style == STYLE_FINAL)
    return out->refuse (out, FINAL_MARKS_ONLY, -1, NULL);
  if (!criteria_make_scale (exercise, out) ||
      !exercise_team_takes_part (exercise, &given[SHEET_TEAM], SHEET_TEAM, out) ||
      !seat_exists (exercise, &given[SHEET_SEAT], SHEET_SEAT, out) ||
      !sheet_is_whole (exercise, &given[SHEET_MARKS], out))
    return FALSE;
  const Sheet *before = exercise_sheet (exercise, team, seat);
  if (exercise->closed || exercise_team (exercise, team)->confirmed)
    out->record (out, LATE_GIVEN, given);
  else if (before != NULL && before->read)
    return refuse_with (out, READ_ALREADY, SHEET_SEAT, g_strdup_printf ("%" G_GINT64_FORMAT, seat));
  return TRUE;
}

static gboolean
seat_is_free (const Exercise *exercise, gint64 team, gint64 seat, BaheOut *out)
{
  const Sheet *before = exercise_sheet (exercise, team, seat);

  if (before == NULL)
    return TRUE;
  return refuse_with (out, before->read ? READ_ALREADY : SHEET_GIVEN_ALREADY, READ_MARKS,
                      g_strdup_printf ("%" G_GINT64_FORMAT, seat));
}

gboolean
exercise_decide_mark (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Exercise *exercise = ask->state;
  const BaheValue *marks = &given[READ_MARKS], *seat = &given[READ_SEAT];
  gint64 team = given[READ_TEAM].integer, first = bahe_is_given (seat) ? seat->integer : 1;

  if (!team_may_be_marked (exercise, &given[READ_TEAM], READ_TEAM, out))
    return FALSE;
  if (bahe_is_given (seat) && !seat_exists (exercise, seat, READ_SEAT, out))
    return FALSE;
  if (bahe_is_given (seat) && marks->n != 1)
    return out->refuse (out, ONE_MARK_A_SEAT, READ_MARKS, NULL);
  if (!bahe_is_given (seat) && (gint64) marks->n != exercise->judges)
    return refuse_with (out, MARKS_COUNT, READ_MARKS,
                        g_strdup_printf ("%" G_GSIZE_FORMAT " / %" G_GINT64_FORMAT, marks->n, exercise->judges));

  g_autofree BaheValue (*cells)[2] = g_malloc0_n (marks->n + 1, sizeof *cells);
  g_autofree BaheValue *rows = g_new0 (BaheValue, marks->n + 1);
  for (gsize i = 0; i < marks->n; i++) {
    g_autofree char *name = g_strdup_printf ("%" G_GINT64_FORMAT, first + (gint64) i);
    if (!seat_is_free (exercise, team, first + (gint64) i, out) ||
        !mark_fits (exercise, &marks->items[i], exercise->scale, name, READ_MARKS, out))
      return FALSE;
    cells[i][ROW_SEAT] = bahe_number_value (first + (gint64) i);
    cells[i][ROW_MARK] = marks->items[i];
    rows[i] = bahe_list_value (cells[i], 2);
  }
  out->record (out, MARKS_READ,
               (BaheValue[]){ [READ_TEAM] = given[READ_TEAM], [READ_MARKS] = bahe_list_value (rows, marks->n) });
  return TRUE;
}

/* ---- deductions and absences
 * ---------------------------------------------------------------------------------------------------- */

gboolean
exercise_decide_deduct (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  return exercise_team_takes_part (ask->state, &given[DEDUCT_TEAM], DEDUCT_TEAM, out);
}

gboolean
exercise_decide_absent (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Exercise *exercise = ask->state;

  if (!exercise_team_takes_part (exercise, &given[ABSENT_TEAM], ABSENT_TEAM, out))
    return FALSE;
  const Team *team = exercise_team (exercise, given[ABSENT_TEAM].integer);
  gint64 expected = exercise->headcount > 0 ? exercise->headcount : team->headcount;
  if (team->absent >= 0)
    return out->refuse (out, ABSENT_ALREADY, ABSENT_TEAM, NULL);
  if (expected > 0 && given[ABSENT_COUNT].integer > expected)
    return refuse_with (out, ABSENT_TOO_MANY, ABSENT_COUNT, g_strdup_printf ("%" G_GINT64_FORMAT, expected));
  return TRUE;
}

/* ---- closing
 * ---------------------------------------------------------------------------------------------------------------------
 */

/* "3、5": the seats that have not marked the team; NULL: all have. To be freed. */
static char *
seats_missing (const Exercise *exercise, gint64 team)
{
  g_autoptr (GString) seats = g_string_new (NULL);

  for (gint64 seat = 1; seat <= exercise->judges; seat++)
    if (exercise_sheet (exercise, team, seat) == NULL)
      g_string_append_printf (seats, "%s%" G_GINT64_FORMAT, seats->len > 0 ? "、" : "", seat);
  return seats->len > 0 ? g_strdup (seats->str) : NULL;
}

gboolean
exercise_decide_confirm (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Exercise *exercise = ask->state;
  gint64 team = given[CONFIRM_TEAM].integer;

  if (!team_may_be_marked (exercise, &given[CONFIRM_TEAM], CONFIRM_TEAM, out))
    return FALSE;
  if (exercise_handed_in (exercise, team) == 0)
    return out->refuse (out, NOTHING_MARKED, CONFIRM_TEAM, NULL);
  char *missing = bahe_number_or (&given[CONFIRM_ANYWAY], 0) != 0 ? NULL : seats_missing (exercise, team);
  if (missing != NULL)
    return refuse_with (out, SHEETS_MISSING, CONFIRM_ANYWAY, missing);
  out->record (out, TEAM_CONFIRMED, given);
  return TRUE;
}

gboolean
exercise_decide_lock (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Exercise *exercise = ask->state;
  guint missing = 0;

  if (exercise->closed)
    return out->refuse (out, CLOSED, -1, NULL);
  if (exercise->sheets->len == 0)
    return out->refuse (out, NOTHING_MARKED, -1, NULL);
  for (guint i = 0; i < exercise->teams->len; i++) {
    const Team *team = &g_array_index (exercise->teams, Team, i);
    guint handed_in = exercise_handed_in (exercise, team->number);
    if (!team->withdrawn && !team->confirmed && handed_in < exercise->judges)
      missing += (guint) exercise->judges - handed_in;
  }
  if (missing > 0 && bahe_number_or (&given[0], 0) == 0)
    return refuse_with (out, SHEETS_MISSING, 0, g_strdup_printf ("%u", missing));
  out->record (out, MARKING_CLOSED, (BaheValue[]){ { 0 } });
  return TRUE;
}
