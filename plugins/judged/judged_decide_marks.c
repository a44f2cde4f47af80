/* A judged contest: sheets, marks read out and comments. */
#include "judged.h"

static const BaheValue none = { 0 };

static gboolean
criteria_make_scale (const Contest *contest, BaheOut *out)
{
  gint64 sum = judged_sum (contest);

  if (sum > 0 && (contest->scale == 0 || contest->scale == sum))
    return TRUE;
  g_autofree char *have = judged_units_text (sum), *need = judged_units_text (contest->scale);
  return judged_refuse (out, CRITERIA_DO_NOT_SUM, -1, g_strdup_printf ("%s / %s", have, need));
}

static gboolean
panels_make_whole (const Contest *contest, BaheOut *out)
{
  gint64 judges = 0, weight = 0;

  for (guint i = 0; i < contest->panels->len; i++) {
    const Panel *panel = contest->panels->pdata[i];
    judges = panel->last;
    weight += panel->weight;
  }
  if (contest->panels->len == 0 || (judges == contest->judges && weight == (gint64) 100 * UNITS))
    return TRUE;
  g_autofree char *share = judged_units_text (weight);
  return judged_refuse (
      out, PANELS_DO_NOT_SUM, -1,
      g_strdup_printf ("%" G_GINT64_FORMAT " / %" G_GINT64_FORMAT ", %s / 100", judges, contest->judges, share));
}

static gboolean
mark_fits (const Contest *contest, const BaheValue *mark, gint64 full, const char *name, int field, BaheOut *out)
{
  g_autofree char *step = judged_units_text (contest->step), *limit = judged_units_text (full);
  gint64 units;

  if (!judged_units (mark, &units) || contest->step <= 0 || units % contest->step != 0)
    return judged_refuse (out, NOT_A_STEP, field, g_strdup_printf ("%s %s", name, step));
  if (units < 0 || units > full)
    return judged_refuse (out, MARK_OVER, field, g_strdup_printf ("%s %s", name, limit));
  return TRUE;
}

/* What an entrant may be was chosen when the contest was opened. */
static gboolean
entrant_fits (const BaheAsk *ask, const Work *work, int field, BaheOut *out)
{
  static const char *const sorts[] = {
    [ENTRANT_PERSON] = "person", [ENTRANT_GROUP] = "group", [ENTRANT_GUEST] = "guest"
  };
  const Contest *contest = ask->state;

  if (contest->entrant == ENTRANT_ANY || work->team == 0)
    return TRUE;
  const BaheValue *sort = ask->entrant (ask, work->team, "sort");
  return g_strcmp0 (sort->text, sorts[contest->entrant]) == 0 || out->refuse (out, WRONG_ENTRANT, field, NULL);
}

static gboolean
sheet_is_whole (const Contest *contest, const BaheValue *rows, BaheOut *out)
{
  g_autofree gboolean *seen = g_new0 (gboolean, contest->criteria->len + 1);

  for (gsize i = 0; i < rows->n; i++) {
    const char *name = rows->items[i].items[MARK_CRITERION].text;
    int at = judged_criterion (contest, name);
    if (at < 0)
      return judged_refuse (out, CRITERION_UNKNOWN, SHEET_MARKS, g_strdup (name));
    if (seen[at])
      return judged_refuse (out, CRITERION_TWICE, SHEET_MARKS, g_strdup (name));
    seen[at] = TRUE;
    const Criterion *criterion = contest->criteria->pdata[at];
    if (!mark_fits (contest, &rows->items[i].items[MARK_MARK], criterion->full, name, SHEET_MARKS, out))
      return FALSE;
  }
  for (guint i = 0; i < contest->criteria->len; i++)
    if (!seen[i])
      return judged_refuse (out, CRITERION_MISSING, SHEET_MARKS,
                            g_strdup (((const Criterion *) contest->criteria->pdata[i])->name));
  return TRUE;
}

/* What a judge hands in when it can no longer simply count is kept, and the head judge says what becomes of it. */
gboolean
judged_decide_sheet (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Contest *contest = ask->state;

  if (contest->style == STYLE_FINAL)
    return out->refuse (out, FINAL_MARKS_ONLY, -1, NULL);
  const Work *work = judged_find (ask, &given[SHEET_TEAM], &given[SHEET_NUMBER], SHEET_TEAM, out);
  if (work == NULL || !criteria_make_scale (contest, out) || !panels_make_whole (contest, out) ||
      !entrant_fits (ask, work, SHEET_TEAM, out) ||
      !judged_seat_exists (contest, &given[SHEET_SEAT], SHEET_SEAT, out) ||
      !sheet_is_whole (contest, &given[SHEET_MARKS], out))
    return FALSE;
  if (work->absent)
    return out->refuse (out, ABSENT, SHEET_TEAM, NULL);
  const Sheet *before = judged_sheet (work, given[SHEET_SEAT].integer);
  if (contest->closed || work->confirmed)
    out->record (out, LATE_GIVEN, given);
  else if (before != NULL && before->read)
    return judged_refuse (out, JUDGE_TWICE, SHEET_SEAT, g_strdup_printf ("%" G_GINT64_FORMAT, before->seat));
  return TRUE;
}

/* ---- marks read out ---------------------------------------------------------------------------------------------- */

static gboolean
seat_is_free (const Work *work, gint64 seat, BaheOut *out)
{
  const Sheet *before = judged_sheet (work, seat);

  if (before == NULL)
    return TRUE;
  return judged_refuse (out, before->read ? JUDGE_TWICE : SHEET_GIVEN_ALREADY, ASK_MARKS,
                        g_strdup_printf ("%" G_GINT64_FORMAT, seat));
}

static gboolean
marks_fit (const Contest *contest, const Work *work, const BaheValue *given, BaheOut *out)
{
  const BaheValue *marks = &given[ASK_MARKS], *seat = &given[ASK_SEAT];
  gint64 first = bahe_number_or (seat, 1);

  if (bahe_is_given (seat) && !judged_seat_exists (contest, seat, ASK_SEAT, out))
    return FALSE;
  if (bahe_is_given (seat) && marks->n != 1)
    return out->refuse (out, ONE_MARK_A_SEAT, ASK_MARKS, NULL);
  if (!bahe_is_given (seat) && (gint64) marks->n != contest->judges)
    return judged_refuse (out, MARKS_COUNT, ASK_MARKS,
                          g_strdup_printf ("%" G_GSIZE_FORMAT " / %" G_GINT64_FORMAT, marks->n, contest->judges));
  for (gsize i = 0; i < marks->n; i++) {
    g_autofree char *name = g_strdup_printf ("%" G_GINT64_FORMAT, first + (gint64) i);
    if (!seat_is_free (work, first + (gint64) i, out) ||
        !mark_fits (contest, &marks->items[i], judged_scale (contest), name, ASK_MARKS, out))
      return FALSE;
  }
  return TRUE;
}

/* Whether all of them were keyed before; a mark that differs from then is refused. */
static gboolean
was_keyed (const Work *work, const BaheValue *marks, gint64 first, gboolean *before, BaheOut *out)
{
  *before = TRUE;
  for (gsize i = 0; i < marks->n; i++)
    *before = *before && g_array_index (work->keyed, gint64, first - 1 + (gint64) i) >= 0;
  for (gsize i = 0; *before && i < marks->n; i++) {
    gint64 seat = first + (gint64) i, then = g_array_index (work->keyed, gint64, seat - 1);
    gint64 now = judged_units_or (&marks->items[i], 0);
    g_autofree char *was = judged_units_text (then), *is = judged_units_text (now);
    if (then != now)
      return judged_refuse (out, KEYED_DIFFERS, ASK_MARKS,
                            g_strdup_printf ("%" G_GINT64_FORMAT ": %s / %s", seat, was, is));
  }
  return TRUE;
}

static gboolean
read_out (const BaheAsk *ask, const BaheValue *team, const BaheValue *number, const BaheValue *given, BaheOut *out)
{
  const BaheValue *marks = &given[ASK_MARKS];
  const Work *work = judged_find_open (ask, team, number, ASK_WORK, out);
  gint64 first = bahe_number_or (&given[ASK_SEAT], 1);
  const Contest *contest = ask->state;
  gboolean counts = TRUE;

  if (work == NULL || !panels_make_whole (ask->state, out) || !entrant_fits (ask, work, ASK_WORK, out) ||
      !marks_fit (ask->state, work, given, out) || (contest->twice && !was_keyed (work, marks, first, &counts, out)))
    return FALSE;
  g_autofree BaheValue (*cells)[2] = g_malloc0_n (marks->n + 1, sizeof *cells);
  g_autofree BaheValue *rows = g_new0 (BaheValue, marks->n + 1);
  for (gsize i = 0; i < marks->n; i++) {
    cells[i][ROW_SEAT] = bahe_number_value (first + (gint64) i);
    cells[i][ROW_MARK] = marks->items[i];
    rows[i] = bahe_list_value (cells[i], 2);
  }
  out->record (
      out, counts ? MARKS_READ : MARKS_KEYED,
      (BaheValue[]){ [READ_TEAM] = *team, [READ_MARKS] = bahe_list_value (rows, marks->n), [READ_NUMBER] = *number });
  return TRUE;
}

gboolean
judged_decide_mark (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  return read_out (ask, &given[ASK_WORK], &none, given, out);
}

gboolean
judged_decide_mark_work (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  return read_out (ask, &none, &given[ASK_WORK], given, out);
}

gboolean
judged_decide_comment (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  return judged_seat_exists (ask->state, &given[COMMENT_SEAT], COMMENT_SEAT, out) &&
         judged_find (ask, &given[COMMENT_TEAM], &given[COMMENT_NUMBER], COMMENT_TEAM, out) != NULL;
}
