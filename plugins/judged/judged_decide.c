/* A judged contest: the draw, the stage, penalties and the close. */
#include "judged.h"

static const BaheValue none = { 0 };

gboolean
judged_refuse (BaheOut *out, guint refusal, int field, char *words)
{
  g_autofree char *held = words;
  BaheValue detail = bahe_text_value (held);

  return out->refuse (out, refusal, field, &detail);
}

/* ---- which work ----------------------------------------------------------------------------------------------------
 */

/* Before the seal is broken a blind contest is spoken of in numbers only. */
static gboolean
is_named (const Contest *contest, const BaheValue *team, const BaheValue *number, int field, BaheOut *out)
{
  if (bahe_is_given (team) == bahe_is_given (number))
    return out->refuse (out, contest->blind && !contest->unsealed ? USE_NUMBER : NAME_ONE, field, NULL);
  if (bahe_is_given (team) && contest->blind && !contest->unsealed)
    return out->refuse (out, USE_NUMBER, field, NULL);
  if (bahe_is_given (number) && !contest->drawn)
    return out->refuse (out, NOT_DRAWN, field, NULL);
  return TRUE;
}

Work *
judged_find (const BaheAsk *ask, const BaheValue *team, const BaheValue *number, int field, BaheOut *out)
{
  const Contest *contest = ask->state;

  if (!is_named (contest, team, number, field, out))
    return NULL;
  Work *work = judged_work (contest, team, number);
  if (work == NULL) {
    judged_refuse (out, bahe_is_given (number) ? NO_SUCH_NUMBER : NO_SUCH_TEAM, field,
                   g_strdup_printf ("%" G_GINT64_FORMAT, bahe_is_given (number) ? number->integer : 0));
    return NULL;
  }
  if (!judged_is_withdrawn (contest, work))
    return work;
  out->refuse (out, WITHDRAWN, field, NULL);
  return NULL;
}

Work *
judged_find_open (const BaheAsk *ask, const BaheValue *team, const BaheValue *number, int field, BaheOut *out)
{
  const Contest *contest = ask->state;

  if (contest->closed) {
    out->refuse (out, LOCKED, -1, NULL);
    return NULL;
  }
  Work *work = judged_find (ask, team, number, field, out);
  if (work == NULL || (!work->confirmed && !work->absent))
    return work;
  out->refuse (out, work->confirmed ? CONFIRMED_ALREADY : ABSENT, field, NULL);
  return NULL;
}

gboolean
judged_seat_exists (const Contest *contest, const BaheValue *seat, int field, BaheOut *out)
{
  if (seat->integer >= 1 && seat->integer <= contest->judges)
    return TRUE;
  return judged_refuse (out, NO_SUCH_SEAT, field, g_strdup_printf ("%" G_GINT64_FORMAT, contest->judges));
}

/* ---- the draw ------------------------------------------------------------------------------------------------------
 */

static gboolean
may_draw (const Contest *contest, const GArray *taking_part, BaheOut *out)
{
  if (contest->drawn)
    return out->refuse (out, DRAWN_ALREADY, -1, NULL);
  if (contest->closed)
    return out->refuse (out, LOCKED, -1, NULL);
  if (taking_part->len == 0)
    return out->refuse (out, TOO_FEW, -1, NULL);
  return TRUE;
}

gboolean
judged_decide_draw (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Contest *contest = ask->state;
  g_autoptr (GArray) taking_part = judged_taking_part (contest);
  g_autofree char *lot = g_strdup_printf ("%016" G_GINT64_MODIFIER "x", ask->seed);
  gboolean by_hand = bahe_number_or (&given[0], 0) != 0;

  if (!may_draw (contest, taking_part, out))
    return FALSE;
  if (by_hand && !contest->blind)
    return out->refuse (out, NOT_BLIND, 0, NULL);
  if (contest->blind) {
    out->record (out, NUMBERS_DRAWN,
                 (BaheValue[]){ bahe_number_value (taking_part->len), bahe_text_value (by_hand ? NULL : lot) });
    return TRUE;
  }
  judged_shuffle (lot, taking_part);
  g_autofree BaheValue *order = g_new0 (BaheValue, taking_part->len + 1);
  for (guint i = 0; i < taking_part->len; i++)
    order[i] = bahe_number_value (g_array_index (taking_part, gint64, i));
  out->record (out, ORDER_DRAWN, (BaheValue[]){ bahe_list_value (order, taking_part->len) });
  return TRUE;
}

/* Whether a list names each who takes part once. */
static gboolean
names_all (const Contest *contest, const GArray *taking_part, const BaheValue *list)
{
  for (gsize i = 0; i < list->n; i++) {
    const Entrant *entrant = judged_entrant (contest, list->items[i].integer);
    if (entrant == NULL || entrant->withdrawn)
      return FALSE;
    for (gsize j = 0; j < i; j++)
      if (list->items[i].integer == list->items[j].integer)
        return FALSE;
  }
  return list->n == taking_part->len;
}

gboolean
judged_decide_draw_order (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Contest *contest = ask->state;
  g_autoptr (GArray) taking_part = judged_taking_part (contest);

  if (!may_draw (contest, taking_part, out))
    return FALSE;
  if (contest->blind)
    return out->refuse (out, BLIND_ORDER, 0, NULL);
  return names_all (contest, taking_part, &given[0]) || out->refuse (out, ORDER_WRONG, 0, NULL);
}

/* ---- on the stage
 * ---------------------------------------------------------------------------------------------------- */

gboolean
judged_decide_appear (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  return judged_find (ask, &given[WORK_TEAM], &given[WORK_NUMBER], WORK_TEAM, out) != NULL;
}

gboolean
judged_decide_judge (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Contest *contest = ask->state;

  if (contest->unsealed)
    return out->refuse (out, UNSEALED_ALREADY, -1, NULL);
  if (!judged_seat_exists (contest, &given[JUDGE_SEAT], JUDGE_SEAT, out))
    return FALSE;
  for (guint i = 0; i < contest->seats->len; i++)
    if (g_array_index (contest->seats, gint64, i) == given[JUDGE_PERSON].integer && i + 1 != given[JUDGE_SEAT].integer)
      return judged_refuse (out, SEATED_TWICE, JUDGE_PERSON, g_strdup_printf ("%u", i + 1));
  return TRUE;
}

/* ---- penalties, time, absence
 * ---------------------------------------------------------------------------------------- */

static gboolean
penalise (const BaheAsk *ask, const BaheValue *team, const BaheValue *number, const BaheValue *given, BaheOut *out)
{
  if (judged_find (ask, team, number, PENALTY_TEAM, out) == NULL)
    return FALSE;
  out->record (out, PENALISED,
               (BaheValue[]){ [PENALTY_TEAM] = *team,
                              [PENALTY_POINTS] = given[PENALTY_POINTS],
                              [PENALTY_REASON] = given[PENALTY_REASON],
                              [PENALTY_NUMBER] = *number });
  return TRUE;
}

gboolean
judged_decide_penalty (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  return penalise (ask, &given[PENALTY_TEAM], &none, given, out);
}

gboolean
judged_decide_penalty_work (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  return penalise (ask, &none, &given[PENALTY_TEAM], given, out);
}

gboolean
judged_decide_time (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Work *work = judged_find (ask, &given[TIME_TEAM], &given[TIME_NUMBER], TIME_TEAM, out);

  if (work == NULL)
    return FALSE;
  return work->seconds < 0 || out->refuse (out, TIMED_ALREADY, TIME_SECONDS, NULL);
}

gboolean
judged_decide_absent (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Work *work = judged_find (ask, &given[ABSENT_TEAM], &given[ABSENT_NUMBER], ABSENT_TEAM, out);

  if (work == NULL)
    return FALSE;
  if (work->absent || work->missing >= 0)
    return out->refuse (out, ABSENT_ALREADY, ABSENT_TEAM, NULL);
  if (!bahe_is_given (&given[ABSENT_PEOPLE]) && work->sheets->len > 0)
    return out->refuse (out, MARKED_ALREADY, ABSENT_TEAM, NULL);
  return TRUE;
}

/* ---- closing
 * ---------------------------------------------------------------------------------------------------------- */

/* "3、5": the seats that have not marked the work; NULL: all have. To be freed. */
static char *
seats_missing (const Contest *contest, const Work *work)
{
  g_autoptr (GString) seats = g_string_new (NULL);

  for (gint64 seat = 1; seat <= contest->judges; seat++)
    if (judged_sheet (work, seat) == NULL)
      g_string_append_printf (seats, "%s%" G_GINT64_FORMAT, seats->len > 0 ? "、" : "", seat);
  return seats->len > 0 ? g_strdup (seats->str) : NULL;
}

gboolean
judged_decide_confirm (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Contest *contest = ask->state;
  const Work *work = judged_find_open (ask, &given[CONFIRM_TEAM], &given[CONFIRM_NUMBER], CONFIRM_TEAM, out);

  if (work == NULL)
    return FALSE;
  if (work->sheets->len == 0)
    return out->refuse (out, NOTHING_MARKED, CONFIRM_TEAM, NULL);
  char *missing = bahe_number_or (&given[CONFIRM_ANYWAY], 0) != 0 ? NULL : seats_missing (contest, work);
  if (missing != NULL)
    return judged_refuse (out, SHEETS_MISSING, CONFIRM_ANYWAY, missing);
  out->record (out, CONFIRMED, given);
  return TRUE;
}

gboolean
judged_decide_lock (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Contest *contest = ask->state;
  guint missing = 0, given_in = 0;

  if (contest->closed)
    return out->refuse (out, LOCKED, -1, NULL);
  for (guint i = 0; i < contest->works->len; i++) {
    const Work *work = contest->works->pdata[i];
    given_in += work->sheets->len;
    if (!judged_is_withdrawn (contest, work) && !work->confirmed && !work->absent &&
        work->sheets->len < contest->judges)
      missing += (guint) contest->judges - work->sheets->len;
  }
  if (given_in == 0)
    return out->refuse (out, NOTHING_MARKED, -1, NULL);
  if (missing > 0 && bahe_number_or (&given[0], 0) == 0)
    return judged_refuse (out, SHEETS_MISSING, 0, g_strdup_printf ("%u", missing));
  out->record (out, MARKING_CLOSED, (BaheValue[]){ { 0 } });
  return TRUE;
}

/* ---- the seal
 * --------------------------------------------------------------------------------------------------------- */

typedef struct {
  BaheValue cells[CONFLICT_WHY + 1];
} Row;

/* Why this judge should not have marked this entrant's work; −1: nothing is known against it. */
static int
why_not (const BaheAsk *ask, gint64 judge, const Entrant *entrant)
{
  const BaheValue who = bahe_number_value (judge);
  gint64 in = bahe_number_or (ask->roster (ask, &who, "group"), 0);
  gint64 number = bahe_number_or (ask->entrant (ask, entrant->number, "number"), 0);
  gint64 of = bahe_number_or (ask->entrant (ask, entrant->number, "group"), 0);

  if (number == judge)
    return WHY_SAME;
  if (in != 0 && (of == in || number == in))
    return WHY_GROUP;
  for (guint i = 0; i < entrant->authors->len; i++) {
    const BaheValue author = bahe_number_value (g_array_index (entrant->authors, gint64, i));
    if (author.integer == judge)
      return WHY_AUTHOR;
    if (in != 0 && bahe_number_or (ask->roster (ask, &author, "group"), 0) == in)
      return WHY_GROUP;
  }
  return -1;
}

static GArray *
find_conflicts (const BaheAsk *ask, const GArray *order)
{
  const Contest *contest = ask->state;
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (Row));

  for (guint seat = 0; seat < contest->seats->len; seat++) {
    gint64 judge = g_array_index (contest->seats, gint64, seat);
    for (guint i = 0; judge != 0 && i < order->len; i++) {
      gint64 team = g_array_index (order, gint64, i);
      int why = why_not (ask, judge, judged_entrant (contest, team));
      Row row = { { bahe_number_value (seat + 1), bahe_number_value (judge), bahe_number_value (i + 1),
                    bahe_number_value (team), bahe_number_value (why) } };
      if (why >= 0)
        g_array_append_val (rows, row);
    }
  }
  return rows;
}

static void
record_unsealed (const GArray *order, const GArray *conflicts, BaheOut *out)
{
  g_autofree BaheValue (*cells)[2] = g_malloc0_n (order->len + 1, sizeof *cells);
  g_autofree BaheValue *works = g_new0 (BaheValue, order->len + 1);
  g_autofree BaheValue *rows = g_new0 (BaheValue, conflicts->len + 1);

  for (guint i = 0; i < order->len; i++) {
    cells[i][OPENED_NUMBER] = bahe_number_value (i + 1);
    cells[i][OPENED_TEAM] = bahe_number_value (g_array_index (order, gint64, i));
    works[i] = bahe_list_value (cells[i], 2);
  }
  for (guint i = 0; i < conflicts->len; i++)
    rows[i] = bahe_list_value (g_array_index (conflicts, Row, i).cells, CONFLICT_WHY + 1);
  out->record (out, UNSEALED,
               (BaheValue[]){ bahe_list_value (works, order->len),
                              conflicts->len > 0 ? bahe_list_value (rows, conflicts->len) : (BaheValue){ 0 } });
}

static gboolean
may_unseal (const Contest *contest, BaheOut *out)
{
  if (!contest->blind)
    return out->refuse (out, NOT_BLIND, -1, NULL);
  if (contest->unsealed)
    return out->refuse (out, UNSEALED_ALREADY, -1, NULL);
  if (!contest->drawn)
    return out->refuse (out, NOT_DRAWN, -1, NULL);
  return contest->closed || out->refuse (out, UNSEAL_EARLY, -1, NULL);
}

gboolean
judged_decide_unseal (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Contest *contest = ask->state;
  const BaheValue *list = &given[0];
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!may_unseal (contest, out))
    return FALSE;
  if (contest->lot != NULL && list->n > 0)
    return out->refuse (out, LIST_NOT_NEEDED, 0, NULL);
  if (contest->lot == NULL && list->n != contest->works->len)
    return judged_refuse (out, LIST_MISSING, 0, g_strdup_printf ("%u", contest->works->len));
  for (guint i = 0; i < contest->works->len && contest->lot != NULL; i++)
    g_array_append_val (order, g_array_index (contest->sealed, gint64, i));
  if (contest->lot != NULL)
    judged_shuffle (contest->lot, order);
  for (gsize i = 0; i < list->n; i++) {
    for (guint j = 0; j < order->len; j++)
      if (g_array_index (order, gint64, j) == list->items[i].integer)
        return out->refuse (out, ORDER_WRONG, 0, NULL);
    if (judged_entrant (contest, list->items[i].integer) == NULL)
      return out->refuse (out, ORDER_WRONG, 0, NULL);
    g_array_append_val (order, list->items[i].integer);
  }
  g_autoptr (GArray) conflicts = find_conflicts (ask, order);
  record_unsealed (order, conflicts, out);
  return TRUE;
}
