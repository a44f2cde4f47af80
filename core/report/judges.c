/* How the judges of a contest marked: each one's marks beside the others', and marks that stand far apart from theirs.
 * Read from what a final mark is made of, so it holds for every kind whose rule puts a panel together. */
#include "report/paper.h"

#include "base/base.h"

#include <string.h>

#define APART 10 /* a mark is far apart from a tenth of what the others gave */

typedef struct {
  guint judge; /* place in `seats` */
  BaheNumber mark;
  gboolean dropped;
} Mark;

typedef struct {
  gint64 entrant;
  char *name;
  GArray *marks; /* of Mark */
} Work;

typedef struct {
  GPtrArray *seats; /* of char *, as they come */
  GPtrArray *works;
} Panel;

static void
clear_mark (gpointer data)
{
  bahe_number_clear (&((Mark *) data)->mark);
}

static void
free_work (gpointer data)
{
  Work *work = data;

  g_free (work->name);
  g_array_unref (work->marks);
  g_free (work);
}

/* ---- reading -----------------------------------------------------------------------------------------------------
 */

static guint
judge_of (Panel *panel, const char *seat)
{
  guint at;

  if (g_ptr_array_find_with_equal_func (panel->seats, seat, g_str_equal, &at))
    return at;
  g_ptr_array_add (panel->seats, g_strdup (seat));
  return panel->seats->len - 1;
}

static void
take_marks (Panel *panel, gint64 entrant, json_object *told)
{
  json_object *judges = bahe_paper_member (told, "judges");
  Work *work = g_new0 (Work, 1);

  *work = (Work){ entrant, g_strdup (bahe_paper_text (told, "name")), g_array_new (FALSE, TRUE, sizeof (Mark)) };
  g_array_set_clear_func (work->marks, clear_mark);
  g_ptr_array_add (panel->works, work);
  for (size_t i = 0; judges != NULL && i < json_object_array_length (judges); i++) {
    json_object *one = json_object_array_get_idx (judges, i);
    Mark mark = { .dropped = json_object_get_boolean (bahe_paper_member (one, "dropped")) };
    if (!bahe_number_parse (bahe_paper_text (one, "mark"), &mark.mark, NULL))
      continue;
    mark.judge = judge_of (panel, bahe_paper_text (one, "seat")); /* who gave no mark is not told of */
    g_array_append_val (work->marks, mark);
  }
}

static gboolean
has_work (const Panel *panel, gint64 entrant)
{
  for (guint i = 0; i < panel->works->len; i++)
    if (((const Work *) panel->works->pdata[i])->entrant == entrant)
      return TRUE;
  return FALSE;
}

static gboolean
read_panel (Panel *panel, BaheUnit *unit, gint64 activity, const BaheBoardQuery *query, GError **error)
{
  g_autoptr (GPtrArray) boards = bahe_unit_boards (unit, activity, query, error);

  for (guint b = 0; boards != NULL && b < boards->len; b++) {
    const BaheBoard *board = ((const BaheBoardOf *) boards->pdata[b])->board;
    for (gsize i = 0; i < bahe_board_size (board); i++) {
      gint64 entrant = bahe_board_row (board, i)->entrant;
      if (has_work (panel, entrant))
        continue;
      json_object *told = bahe_unit_marks (unit, activity, entrant, query, error);
      if (told == NULL)
        return FALSE;
      take_marks (panel, entrant, told);
      json_object_put (told);
    }
  }
  return boards != NULL;
}

/* ---- one judge ---------------------------------------------------------------------------------------------------
 */

static void
add_to (BaheNumber *total, const BaheNumber *number)
{
  BaheNumber sum = bahe_number_add (total, number);

  bahe_number_clear (total);
  *total = sum;
}

static void
add_text (json_object *object, const char *name, const BaheNumber *total, gint64 n)
{
  BaheNumber count = BAHE_NUMBER_INT (n);
  g_auto (BaheNumber) mean = bahe_number_divide (total, &count);
  g_autofree char *text = bahe_number_format (&mean, 2);

  json_object_object_add (object, name, json_object_new_string (text));
}

static const Mark *
mark_by (const Work *work, guint judge)
{
  for (guint i = 0; i < work->marks->len; i++)
    if (g_array_index (work->marks, Mark, i).judge == judge)
      return &g_array_index (work->marks, Mark, i);
  return NULL;
}

/* How much higher than the mean of the others this mark is. FALSE: nobody else has marked the work. */
static gboolean
above_others (const Work *work, const Mark *mark, BaheNumber *above)
{
  g_auto (BaheNumber) total = BAHE_NUMBER_INT (0);
  BaheNumber n = BAHE_NUMBER_INT ((gint64) work->marks->len - 1);

  if (work->marks->len < 2)
    return FALSE;
  for (guint i = 0; i < work->marks->len; i++)
    if (&g_array_index (work->marks, Mark, i) != mark)
      add_to (&total, &g_array_index (work->marks, Mark, i).mark);
  g_auto (BaheNumber) mean = bahe_number_divide (&total, &n);
  *above = bahe_number_subtract (&mark->mark, &mean);
  return TRUE;
}

static json_object *
judge_json (const Panel *panel, guint judge)
{
  json_object *object = json_object_new_object ();
  g_auto (BaheNumber) total = BAHE_NUMBER_INT (0), lean = BAHE_NUMBER_INT (0);
  const Mark *low = NULL, *high = NULL;
  gint64 marked = 0, compared = 0, dropped = 0;

  for (guint i = 0; i < panel->works->len; i++) {
    const Work *work = panel->works->pdata[i];
    const Mark *mark = mark_by (work, judge);
    g_auto (BaheNumber) above = BAHE_NUMBER_INT (0);
    if (mark == NULL)
      continue;
    add_to (&total, &mark->mark);
    low = low == NULL || bahe_number_compare (&mark->mark, &low->mark) < 0 ? mark : low;
    high = high == NULL || bahe_number_compare (&mark->mark, &high->mark) > 0 ? mark : high;
    marked++;
    dropped += mark->dropped;
    if (above_others (work, mark, &above)) {
      add_to (&lean, &above);
      compared++;
    }
  }
  json_object_object_add (object, "seat", json_object_new_string (panel->seats->pdata[judge]));
  json_object_object_add (object, "marked", json_object_new_int64 (marked));
  add_text (object, "mean", &total, marked);
  add_text (object, "low", &low->mark, 1);
  add_text (object, "high", &high->mark, 1);
  if (compared > 0)
    add_text (object, "lean", &lean, compared);
  json_object_object_add (object, "dropped", json_object_new_int64 (dropped));
  return object;
}

/* ---- marks that stand apart --------------------------------------------------------------------------------------
 */

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  return bahe_number_compare (*(const BaheNumber *const *) a, *(const BaheNumber *const *) b);
}

/* Of all marks of the work: of three judges the one that is wrong must not make the other two so. */
static BaheNumber
median_of (const Work *work)
{
  g_autoptr (GPtrArray) marks = g_ptr_array_new ();
  const BaheNumber two = BAHE_NUMBER_INT (2);

  for (guint i = 0; i < work->marks->len; i++)
    g_ptr_array_add (marks, &g_array_index (work->marks, Mark, i).mark);
  g_ptr_array_sort (marks, compare_numbers);
  g_auto (BaheNumber) sum = bahe_number_add (marks->pdata[(marks->len - 1) / 2], marks->pdata[marks->len / 2]);
  return bahe_number_divide (&sum, &two);
}

static gboolean
is_apart (const BaheNumber *mark, const BaheNumber *median)
{
  const BaheNumber times = BAHE_NUMBER_INT (APART);
  g_auto (BaheNumber) above = bahe_number_subtract (mark, median), below = bahe_number_negate (&above);
  g_auto (BaheNumber) far = bahe_number_multiply (bahe_number_sign (&above) > 0 ? &above : &below, &times);

  return bahe_number_sign (&above) != 0 && bahe_number_compare (&far, median) >= 0;
}

static void
add_apart (json_object *list, const Panel *panel, const Work *work)
{
  if (work->marks->len < 3)
    return;
  g_auto (BaheNumber) median = median_of (work);
  for (guint i = 0; i < work->marks->len; i++) {
    const Mark *mark = &g_array_index (work->marks, Mark, i);
    if (!is_apart (&mark->mark, &median))
      continue;
    json_object *object = json_object_new_object ();
    json_object_object_add (object, "entrant", json_object_new_int64 (work->entrant));
    json_object_object_add (object, "name", json_object_new_string (work->name));
    json_object_object_add (object, "seat", json_object_new_string (panel->seats->pdata[mark->judge]));
    add_text (object, "mark", &mark->mark, 1);
    add_text (object, "median", &median, 1);
    json_object_array_add (list, object);
  }
}

json_object *
bahe_judges (BaheUnit *unit, gint64 activity, const BaheBoardQuery *query, GError **error)
{
  g_autoptr (GPtrArray) seats = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) works = g_ptr_array_new_with_free_func (free_work);
  Panel panel = { seats, works };

  if (!read_panel (&panel, unit, activity, query, error))
    return NULL;
  json_object *object = json_object_new_object (), *judges = json_object_new_array (),
              *apart = json_object_new_array ();
  for (guint i = 0; i < seats->len; i++)
    json_object_array_add (judges, judge_json (&panel, i));
  for (guint i = 0; i < works->len; i++)
    add_apart (apart, &panel, works->pdata[i]);
  json_object_object_add (object, "judges", judges);
  json_object_object_add (object, "apart", apart);
  return object;
}
