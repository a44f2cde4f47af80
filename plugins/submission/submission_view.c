/* A call for works: what people see of it. The authors of a blind call only when they are told. */
#include "submission.h"

static Step
latest (const Work *work)
{
  Step step = STEP_COLLECTED;

  for (Step s = STEP_COLLECTED; s <= STEP_CONCLUDED; s++)
    if (submission_reached (work, s))
      step = s;
  return step;
}

static void
show_work (const Call *call, const Work *work, BaheOut *out)
{
  gboolean sealed = call->blind && !call->unsealed;
  g_autofree BaheValue *authors = submission_persons (work->authors);
  GString *sent = g_string_new (NULL);

  for (guint i = 0; i < work->sent->len; i++)
    g_string_append_printf (sent, "%s%s", i > 0 ? "；" : "", (const char *) work->sent->pdata[i]);
  out->record (out, VIEW_WORK,
               (BaheValue[]){ bahe_number_value (work->number), bahe_text_value (work->title),
                              bahe_list_value (authors, sealed ? 0 : work->authors->len),
                              bahe_text_value (sealed ? NULL : work->outside), bahe_number_value (latest (work)),
                              bahe_text_value (sent->str), bahe_text_value (work->published),
                              bahe_number_value (work->late) });
  g_string_free (sent, TRUE);
}

static BaheValue
choice_value (gint64 place)
{
  return place >= 0 ? bahe_number_value (place) : (BaheValue){ 0 };
}

static void
show_awards (const Work *work, BaheOut *out)
{
  for (guint i = 0; i < work->awards->len; i++) {
    const Award *award = work->awards->pdata[i];
    g_autofree BaheValue *people = submission_persons (award->people);
    out->record (out, VIEW_AWARD,
                 (BaheValue[]){ bahe_number_value (work->number), bahe_text_value (work->title),
                                bahe_list_value (people, award->people->len), choice_value (award->level),
                                choice_value (award->grade), bahe_text_value (award->prize) });
  }
}

static void
show_progress (const Call *call, BaheOut *out)
{
  gint64 done = submission_done (call);

  if (call->quota != 0)
    out->record (out, VIEW_PROGRESS,
                 (BaheValue[]){ bahe_number_value (call->quota), bahe_number_value (done),
                                bahe_number_value (MAX (call->quota - done, 0)),
                                bahe_number_value (done >= call->quota) });
}

/* ---- ratings
 * ----------------------------------------------------------------------------------------------------------- */

static gint64
total (const Work *work)
{
  gint64 sum = 0;

  for (guint i = 0; i < work->ratings->len; i++)
    sum += g_array_index (work->ratings, Rating, i).mark;
  return sum;
}

/* Means are compared exactly, across the fractions. */
static int
compare_means (const Work *a, const Work *b)
{
  gint64 left = total (a) * b->ratings->len, right = total (b) * a->ratings->len;

  return left > right ? -1 : left < right;
}

static int
compare_works (gconstpointer a, gconstpointer b)
{
  const Work *one = *(const Work *const *) a, *other = *(const Work *const *) b;
  int order = compare_means (one, other);

  return order != 0 ? order : one->number < other->number ? -1 : 1;
}

/* To two places, half up. */
static BaheValue
mean_of (const Work *work)
{
  gint64 n = work->ratings->len;

  return (BaheValue){ .how = BAHE_EXACT, .integer = (2 * total (work) + 10 * n) / (20 * n), .exponent = -2 };
}

static void
show_ratings (const Call *call, BaheOut *out)
{
  g_autoptr (GPtrArray) rated = g_ptr_array_new ();
  gint64 place = 0;

  for (guint i = 0; i < call->works->len; i++)
    if (((const Work *) call->works->pdata[i])->ratings->len > 0)
      g_ptr_array_add (rated, call->works->pdata[i]);
  g_ptr_array_sort (rated, compare_works);
  for (guint i = 0; i < rated->len; i++) {
    const Work *work = rated->pdata[i];
    if (i == 0 || compare_means (rated->pdata[i - 1], work) != 0)
      place = i + 1;
    out->record (out, VIEW_RATING,
                 (BaheValue[]){ bahe_number_value (place), bahe_number_value (work->number),
                                bahe_text_value (work->title), mean_of (work),
                                bahe_number_value (work->ratings->len) });
  }
}

void
submission_view (const void *state, BaheOut *out)
{
  const Call *call = state;

  for (guint i = 0; i < call->works->len; i++)
    show_work (call, call->works->pdata[i], out);
  for (guint i = 0; i < call->works->len; i++)
    show_awards (call->works->pdata[i], out);
  for (guint i = 0; i < call->missing->len; i++) {
    const Missing *missing = &g_array_index (call->missing, Missing, i);
    out->record (out, VIEW_MISSING,
                 (BaheValue[]){ bahe_number_value (missing->person), bahe_known_value (missing->group) });
  }
  show_progress (call, out);
  show_ratings (call, out);
}
