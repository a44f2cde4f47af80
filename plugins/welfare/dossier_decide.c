/* What is recorded of households in difficulty, and what is refused. */
#include "dossier.h"

#include <string.h>

typedef struct {
  BaheValue per_head, category, next;
} Found;

/* What the formula says; an accident is the officer's judgement and needs no formula. FALSE: refused. */
static gboolean
judge (const BaheAsk *ask, const BaheValue *income, const BaheValue *rigid, const BaheValue *heads, gboolean accident,
       int field, Found *found, BaheOut *out)
{
  const Dossier *dossier = ask->state;
  gint64 fixed = welfare_given (rigid) ? rigid->integer : 0;

  if (income->integer < 0 || fixed < 0)
    return out->refuse (out, DOSSIER_NEGATIVE, field, NULL);
  gint64 category = dossier_category (income->integer, fixed, heads->integer, dossier->dibao, &dossier->multiple);
  if (accident && category == NO_CATEGORY)
    category = ACCIDENT;
  found->per_head = bahe_number_value (dossier_per_head (income->integer, fixed, heads->integer));
  found->category = bahe_number_value (category);
  found->next = welfare_months_after (ask->when->integer, (guint) dossier->months);
  return TRUE;
}

/* "1666.67": a sum in fen as a person reads it. */
static char *
yuan (gint64 fen)
{
  if (fen % 100 == 0)
    return g_strdup_printf ("%" G_GINT64_FORMAT, fen / 100);
  return g_strdup_printf ("%s%" G_GINT64_FORMAT ".%02" G_GINT64_FORMAT, fen < 0 ? "-" : "", ABS (fen) / 100,
                          ABS (fen) % 100);
}

/* One file a household: neither the person nor anybody of the household is in another. */
static gboolean
only_file (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const BaheValue *household = &given[FILE_HOUSEHOLD];

  if (dossier_open_with (ask->state, given[FILE_PERSON].integer) != NULL)
    return out->refuse (out, SECOND_FILE, FILE_PERSON, NULL);
  for (gsize i = 0; i < household->n; i++)
    if (dossier_open_with (ask->state, household->items[i].integer) != NULL) {
      const BaheValue name = welfare_name (ask, household->items[i].integer);
      return out->refuse (out, IN_OTHER_FILE, FILE_HOUSEHOLD, &name);
    }
  return TRUE;
}

gboolean
dossier_decide_file (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Dossier *dossier = ask->state;
  BaheValue values[N_FILED] = { { 0 } };
  Found found = { { 0 } };

  if (welfare_has_died (ask, given[FILE_PERSON].integer))
    return out->refuse (out, DOSSIER_AFTER_DEATH, FILE_PERSON, NULL);
  if (!only_file (ask, given, out))
    return FALSE;
  if (!welfare_two_people (&given[FILE_VERIFIERS]))
    return out->refuse (out, DOSSIER_VERIFIERS, FILE_VERIFIERS, NULL);
  if (!judge (ask, &given[FILE_INCOME], &given[FILE_RIGID], &given[FILE_HEADS], given[FILE_ACCIDENT].integer != 0,
              FILE_INCOME, &found, out))
    return FALSE;
  if (found.category.integer == NO_CATEGORY) {
    g_autofree char *words = yuan (found.per_head.integer);
    const BaheValue detail = bahe_text_value (words);
    return out->refuse (out, NOT_IN_DIFFICULTY, FILE_INCOME, &detail);
  }
  memcpy (values, given, N_FILE_ASKED * sizeof *given);
  values[FILED_NUMBER] = bahe_number_value ((gint64) dossier->files->len + 1);
  values[FILED_PER_HEAD] = found.per_head;
  values[FILED_CATEGORY] = found.category;
  values[FILED_NEXT] = found.next;
  out->record (out, FILED, values);
  return TRUE;
}

/* The open file of a person; NULL: refused. */
static File *
open_file (const BaheAsk *ask, const BaheValue *person, int field, BaheOut *out)
{
  File *file = dossier_file (ask->state, person->integer);

  if (file == NULL)
    out->refuse (out, NO_FILE, field, NULL);
  else if (file->closed)
    out->refuse (out, CLOSED_ALREADY, field, NULL);
  return file != NULL && !file->closed ? file : NULL;
}

gboolean
dossier_decide_check (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  BaheValue values[N_CHECKED] = { { 0 } };
  Found found = { { 0 } };

  if (open_file (ask, &given[CHECK_PERSON], CHECK_PERSON, out) == NULL ||
      !judge (ask, &given[CHECK_INCOME], &given[CHECK_RIGID], &given[CHECK_HEADS], given[CHECK_ACCIDENT].integer != 0,
              CHECK_INCOME, &found, out))
    return FALSE;
  memcpy (values, given, N_CHECK_ASKED * sizeof *given);
  values[CHECKED_PER_HEAD] = found.per_head;
  values[CHECKED_CATEGORY] = found.category;
  values[CHECKED_NEXT] = found.next;
  out->record (out, CHECKED, values);
  return TRUE;
}

gboolean
dossier_decide_help (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  if (open_file (ask, &given[HELP_PERSON], HELP_PERSON, out) == NULL)
    return FALSE;
  if (given[HELP_AMOUNT].integer < 0)
    return out->refuse (out, DOSSIER_NEGATIVE, HELP_AMOUNT, NULL);
  if (welfare_given (&given[HELP_AMOUNT]) && !welfare_two_people (&given[HELP_HANDLERS]))
    return out->refuse (out, DOSSIER_HANDLERS, HELP_HANDLERS, NULL);
  return TRUE;
}

gboolean
dossier_decide_close (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Dossier *dossier = ask->state;
  BaheValue values[N_CLOSED] = { { 0 } };

  if (open_file (ask, &given[CLOSE_PERSON], CLOSE_PERSON, out) == NULL)
    return FALSE;
  memcpy (values, given, N_CLOSE_ASKED * sizeof *given);
  values[CLOSED_FOLLOW] = welfare_months_after (ask->when->integer, (guint) dossier->follow_months);
  out->record (out, CLOSED, values);
  return TRUE;
}

gboolean
dossier_decide_follow (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const File *file = dossier_file (ask->state, given[FOLLOW_PERSON].integer);

  if (file == NULL)
    return out->refuse (out, NO_FILE, FOLLOW_PERSON, NULL);
  return file->closed || out->refuse (out, FILE_OPEN, FOLLOW_PERSON, NULL);
}

gboolean
dossier_decide_pupil (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  if (welfare_is_a_name (given[PUPIL_CODE].text))
    return out->refuse (out, DOSSIER_PUPIL_NAME, PUPIL_CODE, NULL);
  return dossier_pupil (ask->state, given[PUPIL_CODE].text) == NULL || out->refuse (out, PUPIL_TWICE, PUPIL_CODE, NULL);
}

gboolean
dossier_decide_visit_pupil (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  if (dossier_pupil (ask->state, given[PUPIL_VISITED_CODE].text) == NULL)
    return out->refuse (out, NO_PUPIL, PUPIL_VISITED_CODE, NULL);
  return welfare_two_people (&given[PUPIL_VISITORS]) || out->refuse (out, DOSSIER_HANDLERS, PUPIL_VISITORS, NULL);
}
