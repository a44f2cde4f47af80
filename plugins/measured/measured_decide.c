/* A measured contest: who it is about, and in which division. */
#include "measured.h"

gboolean
measured_refuse (BaheOut *out, guint refusal, int field, char *words)
{
  g_autofree char *held = words;
  BaheValue detail = bahe_text_value (held);

  return out->refuse (out, refusal, field, &detail);
}

/* What an entrant may be was chosen when the contest was opened; guests may be either. */
static gboolean
sort_fits (const BaheAsk *ask, const Entrant *entrant)
{
  const Contest *contest = ask->state;
  const char *sort = ask->entrant (ask, entrant->number, "sort")->text;

  if (contest->entrant == ENTRANT_PERSON)
    return g_strcmp0 (sort, "group") != 0;
  return contest->entrant != ENTRANT_GROUP || g_strcmp0 (sort, "person") != 0;
}

Entrant *
measured_find (const BaheAsk *ask, const BaheValue *team, int field, BaheOut *out)
{
  Entrant *entrant = measured_entrant (ask->state, team->integer);

  if (entrant == NULL)
    out->refuse (out, NO_SUCH_TEAM, field, NULL);
  else if (entrant->withdrawn)
    out->refuse (out, WITHDRAWN, field, NULL);
  else if (!sort_fits (ask, entrant))
    out->refuse (out, WRONG_ENTRANT, field, NULL);
  else
    return entrant;
  return NULL;
}

Entrant *
measured_find_listed (const BaheAsk *ask, const BaheValue *team, gsize i, int field, BaheOut *out)
{
  Entrant *entrant = measured_entrant (ask->state, team->integer);

  if (entrant != NULL && !entrant->withdrawn && sort_fits (ask, entrant))
    return entrant;
  measured_refuse (out, LIST_WRONG, field, g_strdup_printf ("%" G_GSIZE_FORMAT, i + 1));
  return NULL;
}

/* ---- divisions --------------------------------------------------------------------------------------------------- */

/* As the entry says, or else the roster. −1: neither. */
static int
sex_of (const BaheAsk *ask, const Entrant *entrant)
{
  if (entrant->sex >= 0)
    return entrant->sex;
  const char *sex = ask->entrant (ask, entrant->number, "sex")->text;
  return g_strcmp0 (sex, "male") == 0 ? SEX_MALE : g_strcmp0 (sex, "female") == 0 ? SEX_FEMALE : -1;
}

static gboolean
division_fits (const Division *division, int sex, gint64 age)
{
  if (division->sex >= 0 && division->sex != sex)
    return FALSE;
  if (age < 0)
    return division->from < 0 && division->to < 0;
  return (division->from < 0 || age >= division->from) && (division->to < 0 || age <= division->to);
}

gboolean
measured_settle (const BaheAsk *ask, const Entrant *entrant, int field, const char **division, BaheOut *out)
{
  const Contest *contest = ask->state;
  int sex = sex_of (ask, entrant);

  *division = entrant->division;
  if (entrant->settled || contest->divisions->len == 0)
    return TRUE;
  *division = entrant->said;
  if (entrant->said != NULL)
    return measured_division (contest, entrant->said) != NULL ||
           measured_refuse (out, DIVISION_UNKNOWN, field, g_strdup (entrant->said));
  for (guint i = 0; i < contest->divisions->len; i++) {
    const Division *one = contest->divisions->pdata[i];
    *division = one->name;
    if (division_fits (one, sex, entrant->age))
      return TRUE;
  }
  return measured_refuse (out, NO_DIVISION, field, g_strdup_printf ("%" G_GINT64_FORMAT, entrant->number));
}
