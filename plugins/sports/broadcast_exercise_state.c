/* Broadcast exercise: what each event leaves behind, the facts it gives, and what people see of it. */
#include "broadcast_exercise.h"

#include <string.h>

/* ---- exact marks
 * -------------------------------------------------------------------------------------------------------- */

#define DIGITS 9 /* more decimals than this no mark has */

Decimal
decimal_of (const BaheValue *value)
{
  return (Decimal){ value->integer, value->exponent };
}

BaheValue
decimal_value (Decimal decimal)
{
  return (BaheValue){ .how = BAHE_EXACT, .integer = decimal.integer, .exponent = decimal.exponent };
}

static gboolean
is_plain (Decimal decimal)
{
  return decimal.exponent >= -DIGITS && decimal.exponent <= DIGITS;
}

/* In units of 10^−9, which 128 bits always hold. */
static __int128
in_smallest (Decimal decimal)
{
  __int128 amount = decimal.integer;

  for (gint32 i = -DIGITS; i < decimal.exponent; i++)
    amount *= 10;
  return amount;
}

int
decimal_compare (Decimal a, Decimal b)
{
  __int128 difference = in_smallest (a) - in_smallest (b);

  return difference < 0 ? -1 : difference > 0;
}

gboolean
decimal_is_multiple (Decimal number, Decimal step)
{
  return is_plain (number) && is_plain (step) && step.integer > 0 && in_smallest (number) % in_smallest (step) == 0;
}

char *
decimal_text (Decimal decimal)
{
  gint32 places = MAX (-decimal.exponent, 0);
  GString *text = g_string_new (NULL);

  g_string_printf (text, "%" G_GINT64_FORMAT, ABS (decimal.integer));
  for (gint32 i = 0; i < decimal.exponent; i++)
    g_string_append_c (text, '0');
  while (places > 0 && text->len <= (gsize) places)
    g_string_prepend_c (text, '0');
  if (places > 0)
    g_string_insert_c (text, (gssize) text->len - places, '.');
  if (decimal.integer < 0)
    g_string_prepend_c (text, '-');
  return g_string_free (text, FALSE);
}

gboolean
exercise_criteria_sum (const Exercise *exercise, Decimal *sum)
{
  __int128 total = 0;
  gboolean plain = is_plain (exercise->scale);

  for (guint i = 0; i < exercise->criteria->len; i++) {
    const Criterion *criterion = &g_array_index (exercise->criteria, Criterion, i);
    plain = plain && is_plain (criterion->full);
    total += is_plain (criterion->full) ? in_smallest (criterion->full) : 0;
  }
  *sum = (Decimal){ 0, -DIGITS };
  if (!plain || total > G_MAXINT64)
    return FALSE;
  sum->integer = (gint64) total;
  while (sum->exponent < 0 && sum->integer % 10 == 0) {
    sum->integer /= 10;
    sum->exponent++;
  }
  return total == in_smallest (exercise->scale);
}

/* ---- the state
 * ------------------------------------------------------------------------------------------------------------ */

static void
clear_criterion (gpointer data)
{
  g_free (((Criterion *) data)->name);
}

static void
free_sheet (gpointer data)
{
  Sheet *sheet = data;

  g_free (sheet->marks);
  g_free (sheet);
}

static void
add_criterion (Exercise *exercise, const char *name, Decimal full)
{
  Criterion criterion = { g_strdup (name), full };

  g_array_append_val (exercise->criteria, criterion);
}

static void
take_criteria (Exercise *exercise, const BaheValue *rows)
{
  static const Criterion usual[] = { { (char *) "入场退场", { 10, 0 } }, { (char *) "服装", { 10, 0 } },
                                     { (char *) "队列队形", { 20, 0 } }, { (char *) "动作质量", { 40, 0 } },
                                     { (char *) "音乐节拍", { 10, 0 } }, { (char *) "精神面貌", { 10, 0 } } };

  for (gsize i = 0; i < rows->n; i++)
    add_criterion (exercise, rows->items[i].items[CRITERION_NAME].text,
                   decimal_of (&rows->items[i].items[CRITERION_FULL]));
  for (gsize i = 0; rows->n == 0 && i < G_N_ELEMENTS (usual); i++)
    add_criterion (exercise, usual[i].name, usual[i].full);
}

static Decimal
decimal_or (const BaheValue *value, gint64 integer, gint32 exponent)
{
  return bahe_is_given (value) ? decimal_of (value) : (Decimal){ integer, exponent };
}

void *
exercise_state_new (const BaheValue *setup)
{
  Exercise *exercise = g_new0 (Exercise, 1);

  *exercise = (Exercise){
    .judges = bahe_number_or (&setup[SETUP_JUDGES], 5),
    .headcount = bahe_number_or (&setup[SETUP_HEADCOUNT], 0),
    .style = (guint) bahe_number_or (&setup[SETUP_STYLE], STYLE_CRITERIA),
    .scale = decimal_or (&setup[SETUP_SCALE], 100, 0),
    .step = decimal_or (&setup[SETUP_STEP], 1, -1),
    .absence = decimal_or (&setup[SETUP_ABSENCE], 1, 0),
    .criteria = g_array_new (FALSE, FALSE, sizeof (Criterion)),
    .teams = g_array_new (FALSE, FALSE, sizeof (Team)),
    .order = g_array_new (FALSE, FALSE, sizeof (gint64)),
    .sheets = g_ptr_array_new_with_free_func (free_sheet),
    .late = g_ptr_array_new_with_free_func (exercise_late_free),
  };
  g_array_set_clear_func (exercise->criteria, clear_criterion);
  take_criteria (exercise, &setup[SETUP_CRITERIA]);
  return exercise;
}

void
exercise_state_free (void *state)
{
  Exercise *exercise = state;

  g_array_unref (exercise->criteria);
  g_array_unref (exercise->teams);
  g_array_unref (exercise->order);
  g_ptr_array_unref (exercise->sheets);
  g_ptr_array_unref (exercise->late);
  g_free (exercise);
}

Team *
exercise_team (const Exercise *exercise, gint64 number)
{
  for (guint i = 0; i < exercise->teams->len; i++)
    if (g_array_index (exercise->teams, Team, i).number == number)
      return &g_array_index (exercise->teams, Team, i);
  return NULL;
}

Sheet *
exercise_sheet (const Exercise *exercise, gint64 team, gint64 seat)
{
  for (guint i = 0; i < exercise->sheets->len; i++) {
    Sheet *sheet = exercise->sheets->pdata[i];
    if (sheet->team == team && sheet->seat == seat)
      return sheet;
  }
  return NULL;
}

int
exercise_criterion (const Exercise *exercise, const char *name)
{
  for (guint i = 0; i < exercise->criteria->len; i++)
    if (g_strcmp0 (g_array_index (exercise->criteria, Criterion, i).name, name) == 0)
      return (int) i;
  return -1;
}

guint
exercise_handed_in (const Exercise *exercise, gint64 team)
{
  guint count = 0;

  for (guint i = 0; i < exercise->sheets->len; i++)
    count += ((const Sheet *) exercise->sheets->pdata[i])->team == team;
  return count;
}

gboolean
exercise_names_teams (const Exercise *exercise, const BaheValue *list)
{
  for (gsize i = 0; i < list->n; i++) {
    const Team *team = exercise_team (exercise, list->items[i].integer);
    if (team == NULL || team->withdrawn)
      return FALSE;
  }
  return !draw_repeats (list);
}

/* ---- events
 * ---------------------------------------------------------------------------------------------------------------- */

Sheet *
exercise_put_sheet (Exercise *exercise, gint64 team, gint64 seat, guint n, gint64 record)
{
  Sheet *sheet = exercise_sheet (exercise, team, seat);

  if (sheet == NULL) {
    sheet = g_new0 (Sheet, 1);
    sheet->team = team;
    sheet->seat = seat;
    g_ptr_array_add (exercise->sheets, sheet);
  }
  g_free (sheet->marks);
  sheet->marks = g_new0 (Decimal, n + 1);
  sheet->n = n;
  sheet->versions++;
  sheet->record = record;
  return sheet;
}

gboolean
exercise_read_marks (const Exercise *exercise, const BaheValue *rows, Decimal *marks)
{
  g_autofree gboolean *seen = g_new0 (gboolean, exercise->criteria->len + 1);

  for (gsize i = 0; i < rows->n; i++) {
    int criterion = exercise_criterion (exercise, rows->items[i].items[MARK_CRITERION].text);
    if (criterion < 0 || seen[criterion])
      return FALSE;
    seen[criterion] = TRUE;
    marks[criterion] = decimal_of (&rows->items[i].items[MARK_MARK]);
  }
  return rows->n == exercise->criteria->len;
}

/* Who may still be marked: entered, neither withdrawn nor confirmed, before marking is closed. */
static gboolean
may_be_marked (const Exercise *exercise, gint64 number)
{
  const Team *team = exercise_team (exercise, number);

  return team != NULL && !team->withdrawn && !team->confirmed && !exercise->closed;
}

static gboolean
evolve_sheet (Exercise *exercise, const BaheEvent *event)
{
  const BaheValue *v = event->values;
  gint64 team = v[SHEET_TEAM].integer, seat = v[SHEET_SEAT].integer;
  const Sheet *before = exercise_sheet (exercise, team, seat);
  g_autofree Decimal *marks = g_new0 (Decimal, exercise->criteria->len + 1);

  if (!may_be_marked (exercise, team) || seat > exercise->judges || (before != NULL && before->read) ||
      !exercise_read_marks (exercise, &v[SHEET_MARKS], marks))
    return FALSE;
  Sheet *sheet = exercise_put_sheet (exercise, team, seat, exercise->criteria->len, event->seq);
  memcpy (sheet->marks, marks, exercise->criteria->len * sizeof *marks);
  exercise_late_needs_nothing (exercise, team, seat);
  return TRUE;
}

static gboolean
evolve_read (Exercise *exercise, const BaheEvent *event)
{
  const BaheValue *v = event->values;
  gint64 team = v[READ_TEAM].integer;
  const BaheValue *rows = &v[READ_MARKS];

  if (!may_be_marked (exercise, team))
    return FALSE;
  for (gsize i = 0; i < rows->n; i++) {
    gint64 seat = rows->items[i].items[ROW_SEAT].integer;
    gboolean twice = FALSE;
    for (gsize j = 0; j < i; j++)
      twice = twice || rows->items[j].items[ROW_SEAT].integer == seat;
    if (twice || seat > exercise->judges || exercise_sheet (exercise, team, seat) != NULL)
      return FALSE;
  }
  for (gsize i = 0; i < rows->n; i++) {
    Sheet *sheet = exercise_put_sheet (exercise, team, rows->items[i].items[ROW_SEAT].integer, 1, event->seq);
    sheet->read = TRUE;
    sheet->marks[0] = decimal_of (&rows->items[i].items[ROW_MARK]);
  }
  return TRUE;
}

void
exercise_count_sheet (const Exercise *exercise, const Sheet *sheet, BaheOut *out)
{
  for (guint k = 0; k < sheet->n; k++)
    out->record (
        out, MARK_COUNTED,
        (BaheValue[]){ [COUNTED_TEAM] = bahe_number_value (sheet->team),
                       [COUNTED_SEAT] = bahe_number_value (sheet->seat),
                       [COUNTED_CRITERION] = bahe_text_value (g_array_index (exercise->criteria, Criterion, k).name),
                       [COUNTED_MARK] = decimal_value (sheet->marks[k]) });
}

static void
count_sheets (const Exercise *exercise, gint64 team, BaheOut *out)
{
  for (guint i = 0; i < exercise->sheets->len; i++) {
    const Sheet *sheet = exercise->sheets->pdata[i];
    if (sheet->team == team && !sheet->read)
      exercise_count_sheet (exercise, sheet, out);
  }
}

static gboolean
evolve_confirmed (Exercise *exercise, gint64 number, BaheOut *out)
{
  if (!may_be_marked (exercise, number))
    return FALSE;
  exercise_team (exercise, number)->confirmed = TRUE;
  count_sheets (exercise, number, out);
  return TRUE;
}

static gboolean
evolve_closed (Exercise *exercise, BaheOut *out)
{
  if (exercise->closed)
    return FALSE;
  exercise->closed = TRUE;
  for (guint i = 0; i < exercise->teams->len; i++) {
    const Team *team = &g_array_index (exercise->teams, Team, i);
    if (!team->confirmed)
      count_sheets (exercise, team->number, out);
  }
  return TRUE;
}

static gboolean
evolve_absent (Exercise *exercise, const BaheValue *v, BaheOut *out)
{
  Team *team = exercise_team (exercise, v[ABSENT_TEAM].integer);
  gint64 people = v[ABSENT_COUNT].integer;
  Decimal points = exercise->absence;

  if (team == NULL || team->absent >= 0 || people < 0 ||
      __builtin_mul_overflow (points.integer, people, &points.integer))
    return FALSE;
  team->absent = people;
  if (people == 0 || points.integer == 0)
    return TRUE;
  g_autofree char *reason = g_strdup_printf ("缺勤%" G_GINT64_FORMAT "人", people);
  out->record (out, ABSENCE_DEDUCTED,
               (BaheValue[]){ [DEDUCT_TEAM] = bahe_number_value (team->number),
                              [DEDUCT_POINTS] = decimal_value (points),
                              [DEDUCT_REASON] = bahe_text_value (reason) });
  return TRUE;
}

static gboolean
evolve_entered (Exercise *exercise, const BaheValue *v)
{
  Team team = { .number = v[0].integer, .headcount = bahe_number_or (&v[ENTRY_HEADCOUNT], 0), .absent = -1 };

  if (exercise_team (exercise, team.number) != NULL)
    return FALSE;
  g_array_append_val (exercise->teams, team);
  if (exercise->order->len > 0)
    g_array_append_val (exercise->order, team.number); /* who comes after the draw appears last */
  return TRUE;
}

static gboolean
evolve_withdrawn (Exercise *exercise, gint64 number)
{
  Team *team = exercise_team (exercise, number);

  if (team == NULL || team->withdrawn)
    return FALSE;
  team->withdrawn = TRUE;
  return TRUE;
}

static gboolean
evolve_order (Exercise *exercise, const BaheValue *order)
{
  if (exercise->order->len > 0 || order->n == 0 || !exercise_names_teams (exercise, order))
    return FALSE;
  for (gsize i = 0; i < order->n; i++)
    g_array_append_val (exercise->order, order->items[i].integer);
  return TRUE;
}

gboolean
exercise_evolve (void *state, const BaheEvent *event, BaheOut *out)
{
  Exercise *exercise = state;
  const BaheValue *v = event->values;

  switch (event->type) {
  case BAHE_ENTERED:
    return evolve_entered (exercise, v);
  case BAHE_WITHDRAWN:
    return evolve_withdrawn (exercise, v[0].integer);
  case ORDER_DRAWN:
    return evolve_order (exercise, &v[0]);
  case TEAM_APPEARED:
    if (exercise_team (exercise, v[0].integer) == NULL)
      return FALSE;
    exercise->on_field = v[0].integer;
    return TRUE;
  case SHEET_GIVEN:
    return evolve_sheet (exercise, event);
  case MARKS_READ:
    return evolve_read (exercise, event);
  case DEDUCTED:
    return exercise_team (exercise, v[DEDUCT_TEAM].integer) != NULL;
  case ABSENCE_RECORDED:
    return evolve_absent (exercise, v, out);
  case TEAM_CONFIRMED:
    return evolve_confirmed (exercise, v[0].integer, out);
  case MARKING_CLOSED:
    return evolve_closed (exercise, out);
  case LATE_GIVEN:
    return exercise_evolve_late (exercise, event);
  case LATE_TAKEN:
    return exercise_evolve_late_taken (exercise, v, out);
  case LATE_DECLINED:
    return exercise_evolve_late_declined (exercise, v);
  default:
    return FALSE;
  }
}

/* ---- what people see
 * --------------------------------------------------------------------------------------------------------- */

static gint64
state_of (const Exercise *exercise, const Team *team)
{
  enum { WAITING, ON_FIELD, MARKING, MARKED, CONFIRMED, WITHDRAWN };
  guint handed_in = exercise_handed_in (exercise, team->number);

  if (team->withdrawn)
    return WITHDRAWN;
  if (team->confirmed)
    return CONFIRMED;
  if (handed_in >= exercise->judges)
    return MARKED;
  if (exercise->on_field == team->number)
    return ON_FIELD;
  return handed_in > 0 ? MARKING : WAITING;
}

static void
show_team (const Exercise *exercise, const Team *team, gint64 number, BaheOut *out)
{
  gint64 headcount = exercise->headcount > 0 ? exercise->headcount : team->headcount;

  out->record (out, VIEW_APPEARANCE,
               (BaheValue[]){ bahe_known_value (number), bahe_number_value (team->number),
                              bahe_number_value (state_of (exercise, team)),
                              bahe_number_value (exercise_handed_in (exercise, team->number)),
                              bahe_number_value (exercise->judges), bahe_known_value (headcount),
                              team->absent >= 0 ? bahe_number_value (team->absent) : (BaheValue){ 0 } });
}

void
exercise_view (const void *state, BaheOut *out)
{
  const Exercise *exercise = state;

  for (guint i = 0; i < exercise->order->len; i++)
    show_team (exercise, exercise_team (exercise, g_array_index (exercise->order, gint64, i)), i + 1, out);
  for (guint i = 0; i < exercise->teams->len; i++) {
    const Team *team = &g_array_index (exercise->teams, Team, i);
    if (!draw_has (exercise->order, team->number))
      show_team (exercise, team, 0, out);
  }
  for (guint i = 0; i < exercise->sheets->len; i++) {
    const Sheet *sheet = exercise->sheets->pdata[i];
    out->record (out, VIEW_SHEET,
                 (BaheValue[]){ bahe_number_value (sheet->team), bahe_number_value (sheet->seat),
                                bahe_number_value (sheet->versions), bahe_number_value (sheet->read) });
  }
  exercise_show_late (exercise, out);
  for (guint i = 0; i < exercise->criteria->len; i++) {
    const Criterion *criterion = &g_array_index (exercise->criteria, Criterion, i);
    out->record (out, VIEW_CRITERION,
                 (BaheValue[]){ bahe_text_value (criterion->name), decimal_value (criterion->full) });
  }
}
