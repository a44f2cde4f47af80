/* Which households have a file, and what it says that is not private. */
#include "dossier.h"

#include <string.h>

static void
pupil_free (gpointer data)
{
  Pupil *pupil = data;

  g_free (pupil->code);
  g_free (pupil->class);
  g_free (pupil);
}

void *
dossier_state_new (const BaheValue *setup)
{
  Dossier *dossier = g_new0 (Dossier, 1);

  dossier->keep = welfare_keep_new ();
  dossier->dibao = setup[DOSSIER_DIBAO].integer;
  dossier->multiple = setup[DOSSIER_MULTIPLE];
  dossier->months = setup[DOSSIER_MONTHS].integer;
  dossier->follow_months = setup[DOSSIER_FOLLOW].integer;
  dossier->files = g_ptr_array_new_with_free_func (g_free);
  dossier->pupils = g_ptr_array_new_with_free_func (pupil_free);
  return dossier;
}

void
dossier_state_free (void *state)
{
  Dossier *dossier = state;

  g_ptr_array_unref (dossier->files);
  g_ptr_array_unref (dossier->pupils);
  welfare_keep_free (dossier->keep);
  g_free (dossier);
}

gint64
dossier_per_head (gint64 income, gint64 rigid, gint64 heads)
{
  gint64 left = 2 * (income - rigid) + heads, whole = left / (2 * heads);

  return whole - (left % (2 * heads) < 0);
}

gint64
dossier_category (gint64 income, gint64 rigid, gint64 heads, gint64 dibao, const BaheValue *multiple)
{
  gint64 left = income - rigid, limit = dibao * heads * multiple->integer;

  if (left < dibao * heads)
    return DEEP;
  for (gint32 exponent = multiple->exponent; exponent < 0; exponent++)
    left *= 10;
  return left < limit ? RELATIVE : NO_CATEGORY;
}

File *
dossier_file (const Dossier *dossier, gint64 person)
{
  for (guint i = dossier->files->len; i > 0; i--) {
    File *file = dossier->files->pdata[i - 1];
    if (file->person == person)
      return file;
  }
  return NULL;
}

File *
dossier_open_with (const Dossier *dossier, gint64 person)
{
  for (guint i = 0; i < dossier->files->len; i++) {
    File *file = dossier->files->pdata[i];
    if (!file->closed && (file->person == person || welfare_has (&file->household, person)))
      return file;
  }
  return NULL;
}

Pupil *
dossier_pupil (const Dossier *dossier, const char *code)
{
  for (guint i = 0; i < dossier->pupils->len; i++) {
    Pupil *pupil = dossier->pupils->pdata[i];
    if (g_strcmp0 (pupil->code, code) == 0)
      return pupil;
  }
  return NULL;
}

/* ---- events ------------------------------------------------------------------------------------ */

static gboolean
filed (Dossier *dossier, const BaheEvent *event)
{
  const BaheValue *values = event->values;

  if (dossier_open_with (dossier, values[FILE_PERSON].integer) != NULL)
    return FALSE;
  File *file = g_new0 (File, 1);
  file->number = values[FILED_NUMBER].integer;
  file->person = values[FILE_PERSON].integer;
  file->heads = values[FILE_HEADS].integer;
  file->category = values[FILED_CATEGORY].integer;
  file->household = welfare_keep (dossier->keep, &values[FILE_HOUSEHOLD]);
  file->next = welfare_keep (dossier->keep, &values[FILED_NEXT]);
  g_ptr_array_add (dossier->files, file);
  return TRUE;
}

static gboolean
checked (Dossier *dossier, const BaheEvent *event)
{
  File *file = dossier_file (dossier, event->values[CHECK_PERSON].integer);

  if (file == NULL || file->closed)
    return FALSE;
  file->heads = event->values[CHECK_HEADS].integer;
  file->category = event->values[CHECKED_CATEGORY].integer;
  file->next = welfare_keep (dossier->keep, &event->values[CHECKED_NEXT]);
  return TRUE;
}

static gboolean
closed (Dossier *dossier, const BaheEvent *event)
{
  File *file = dossier_file (dossier, event->values[CLOSE_PERSON].integer);

  if (file == NULL || file->closed)
    return FALSE;
  file->closed = TRUE;
  file->follow = welfare_keep (dossier->keep, &event->values[CLOSED_FOLLOW]);
  return TRUE;
}

static gboolean
followed_up (Dossier *dossier, const BaheEvent *event)
{
  File *file = dossier_file (dossier, event->values[FOLLOW_PERSON].integer);

  if (file == NULL || !file->closed)
    return FALSE;
  file->followed = TRUE;
  return TRUE;
}

static gboolean
helped (Dossier *dossier, const BaheEvent *event)
{
  File *file = dossier_file (dossier, event->values[HELP_PERSON].integer);

  if (file == NULL || event->values[HELP_AMOUNT].integer < 0)
    return FALSE;
  file->helps++;
  return TRUE;
}

static gboolean
pupil_filed (Dossier *dossier, const BaheEvent *event)
{
  if (dossier_pupil (dossier, event->values[PUPIL_CODE].text) != NULL)
    return FALSE;
  Pupil *pupil = g_new0 (Pupil, 1);
  pupil->code = g_strdup (event->values[PUPIL_CODE].text);
  pupil->class = g_strdup (event->values[PUPIL_CLASS].text);
  pupil->reason = welfare_integer (&event->values[PUPIL_REASON], -1);
  g_ptr_array_add (dossier->pupils, pupil);
  return TRUE;
}

static gboolean
pupil_visited (Dossier *dossier, const BaheEvent *event)
{
  Pupil *pupil = dossier_pupil (dossier, event->values[PUPIL_VISITED_CODE].text);

  if (pupil == NULL)
    return FALSE;
  pupil->visits++;
  return TRUE;
}

gboolean
dossier_evolve (void *state, const BaheEvent *event, BaheOut *out)
{
  static gboolean (*const takers[]) (Dossier * dossier, const BaheEvent *event) = {
    [FILED] = filed,
    [CHECKED] = checked,
    [HELPED] = helped,
    [CLOSED] = closed,
    [FOLLOWED_UP] = followed_up,
    [PUPIL_FILED] = pupil_filed,
    [PUPIL_VISITED] = pupil_visited,
  };

  return event->type >= G_N_ELEMENTS (takers) || takers[event->type](state, event);
}

/* ---- views ------------------------------------------------------------------------------------- */

enum { SHOWN_OPEN, SHOWN_TO_CLOSE, SHOWN_CLOSED, SHOWN_FOLLOWED };

static void
show_file (const File *file, BaheOut *out)
{
  const BaheValue nothing = { 0 };
  gint64 state = file->followed                  ? SHOWN_FOLLOWED
                 : file->closed                  ? SHOWN_CLOSED
                 : file->category == NO_CATEGORY ? SHOWN_TO_CLOSE
                                                 : SHOWN_OPEN;
  const BaheValue row[] = {
    bahe_number_value (file->number),
    bahe_number_value (file->person),
    bahe_number_value (file->category),
    bahe_number_value (file->heads),
    bahe_known_value (file->helps),
    state == SHOWN_FOLLOWED ? nothing
    : state == SHOWN_CLOSED ? file->follow
                            : file->next,
    bahe_number_value (state),
  };

  out->record (out, VIEW_FILE, row);
}

void
dossier_view (const void *state, BaheOut *out)
{
  const Dossier *dossier = state;
  gint64 open = 0;

  for (guint i = 0; i < dossier->files->len; i++) {
    show_file (dossier->files->pdata[i], out);
    open += !((const File *) dossier->files->pdata[i])->closed;
  }
  const BaheValue count[] = { bahe_number_value (open), bahe_number_value (dossier->pupils->len) };
  if (dossier->files->len + dossier->pupils->len > 0)
    out->record (out, VIEW_COUNT, count);
  for (guint i = 0; i < dossier->pupils->len; i++) {
    const Pupil *pupil = dossier->pupils->pdata[i];
    const BaheValue row[] = { bahe_text_value (pupil->code), bahe_text_value (pupil->class),
                              pupil->reason >= 0 ? bahe_number_value (pupil->reason) : (BaheValue){ 0 },
                              bahe_known_value (pupil->visits) };
    out->record (out, VIEW_DOSSIER_PUPIL, row);
  }
}
