/* Points, seekers and placements as they stand. */
#include "reemployment.h"

static void
point_free (gpointer data)
{
  Point *point = data;

  g_free (point->name);
  g_free (point->place);
  g_free (point);
}

static void
seeker_free (gpointer data)
{
  g_free (((Seeker *) data)->employer);
  g_free (data);
}

void *
reemployment_state_new (const BaheValue *setup)
{
  Work *work = g_new0 (Work, 1);

  work->points = g_ptr_array_new_with_free_func (point_free);
  work->seekers = g_ptr_array_new_with_free_func (seeker_free);
  return work;
}

void
reemployment_state_free (void *state)
{
  Work *work = state;

  g_ptr_array_unref (work->points);
  g_ptr_array_unref (work->seekers);
  g_free (work);
}

Point *
reemployment_point (const Work *work, const char *name)
{
  for (guint i = 0; name != NULL && i < work->points->len; i++) {
    Point *point = work->points->pdata[i];
    if (g_str_equal (point->name, name))
      return point;
  }
  return NULL;
}

Seeker *
reemployment_seeker (const Work *work, gint64 number)
{
  for (guint i = 0; i < work->seekers->len; i++) {
    Seeker *seeker = work->seekers->pdata[i];
    if (seeker->number == number)
      return seeker;
  }
  return NULL;
}

/* ---- events ------------------------------------------------------------------------------------ */

static gboolean
point_opened (Work *work, const BaheValue *values)
{
  if (reemployment_point (work, values[POINT_NAME].text) != NULL)
    return FALSE;
  Point *point = g_new0 (Point, 1);
  point->name = g_strdup (values[POINT_NAME].text);
  point->place = g_strdup (values[POINT_PLACE].text);
  g_ptr_array_add (work->points, point);
  return TRUE;
}

static gboolean
point_closed (Work *work, const BaheValue *values)
{
  Point *point = reemployment_point (work, values[POINT_NAME].text);

  if (point == NULL)
    return FALSE;
  point->closed = TRUE;
  return TRUE;
}

static gboolean
placed (Work *work, const BaheValue *values)
{
  Seeker *seeker = reemployment_seeker (work, values[PLACE_SEEKER].integer);
  Point *point = reemployment_point (work, values[PLACE_POINT].text);

  if (seeker == NULL || seeker->employer != NULL)
    return FALSE;
  seeker->employer = g_strdup (values[PLACE_EMPLOYER].text);
  seeker->was_placed = TRUE;
  if (point != NULL)
    point->placed++;
  return TRUE;
}

static gboolean
placement_ended (Work *work, const BaheValue *values)
{
  Seeker *seeker = reemployment_seeker (work, values[ENDED_SEEKER].integer);

  if (seeker == NULL || seeker->employer == NULL)
    return FALSE;
  g_clear_pointer (&seeker->employer, g_free);
  return TRUE;
}

static gboolean
referred (Work *work, const BaheValue *values)
{
  Seeker *seeker = reemployment_seeker (work, values[REFER_SEEKER].integer);

  if (seeker == NULL)
    return FALSE;
  seeker->referrals++;
  return TRUE;
}

static gboolean
entered (Work *work, const BaheValue *values)
{
  Seeker *seeker = g_new0 (Seeker, 1);

  seeker->number = values[0].integer;
  g_ptr_array_add (work->seekers, seeker);
  return TRUE;
}

static gboolean
withdrawn (Work *work, const BaheValue *values)
{
  Seeker *seeker = reemployment_seeker (work, values[0].integer);

  if (seeker == NULL)
    return FALSE;
  seeker->withdrawn = TRUE;
  return TRUE;
}

gboolean
reemployment_evolve (void *state, const BaheEvent *event, BaheOut *out)
{
  Work *work = state;

  switch (event->type) {
  case BAHE_ENTERED:
    return entered (work, event->values);
  case BAHE_WITHDRAWN:
    return withdrawn (work, event->values);
  case POINT_OPENED:
    return point_opened (work, event->values);
  case POINT_CLOSED:
    return point_closed (work, event->values);
  case REFERRED:
    return referred (work, event->values);
  case PLACED:
    return placed (work, event->values);
  case PLACEMENT_ENDED:
    return placement_ended (work, event->values);
  case STARTED_UP:
    work->start_ups++;
    return TRUE;
  default:
    return TRUE;
  }
}

/* ---- views ------------------------------------------------------------------------------------- */

void
reemployment_view (const void *state, BaheOut *out)
{
  const Work *work = state;
  gint64 placed_ever = 0, looking = 0, open = 0;

  for (guint i = 0; i < work->points->len; i++)
    open += !((const Point *) work->points->pdata[i])->closed;
  for (guint i = 0; i < work->seekers->len; i++) {
    const Seeker *seeker = work->seekers->pdata[i];
    placed_ever += seeker->was_placed;
    looking += seeker->employer == NULL && !seeker->withdrawn;
  }
  const BaheValue row[] = { bahe_number_value (open), bahe_number_value (work->seekers->len),
                            bahe_number_value (placed_ever), bahe_number_value (looking),
                            bahe_known_value (work->start_ups) };
  out->record (out, VIEW_WORK, row);
  for (guint i = 0; i < work->points->len; i++) {
    const Point *point = work->points->pdata[i];
    const BaheValue cells[] = { bahe_text_value (point->name), bahe_text_value (point->place),
                                bahe_known_value (point->placed), bahe_number_value (point->closed) };
    out->record (out, VIEW_POINT, cells);
  }
  for (guint i = 0; i < work->seekers->len; i++) {
    const Seeker *seeker = work->seekers->pdata[i];
    const BaheValue cells[] = { bahe_number_value (seeker->number), bahe_known_value (seeker->referrals),
                                bahe_text_value (seeker->employer) };
    if (!seeker->withdrawn)
      out->record (out, VIEW_SEEKER, cells);
  }
}
