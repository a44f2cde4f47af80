/* A call for works: what comes in, and who has not handed in. */
#include "submission.h"

#include <string.h>

gboolean
submission_refuse (BaheOut *out, guint refusal, int field, char *words)
{
  g_autofree char *held = words;
  BaheValue detail = bahe_text_value (held);

  return out->refuse (out, refusal, field, &detail);
}

Work *
submission_find (const BaheAsk *ask, const BaheValue *number, int field, BaheOut *out)
{
  Work *work = submission_work (ask->state, number->integer);

  if (work == NULL)
    out->refuse (out, NO_SUCH_WORK, field, number);
  return work;
}

/* ---- who is to hand in
 * ------------------------------------------------------------------------------------------------ */

static gboolean
is_text (const BaheValue *value, const char *text)
{
  return bahe_is_given (value) && g_strcmp0 (value->text, text) == 0;
}

static gboolean
expects (const BaheAsk *ask, gint64 person)
{
  const Call *call = ask->state;
  const BaheValue who = bahe_number_value (person);

  if (call->people->len > 0)
    return submission_has (call->people, person);
  if (call->everyone == EVERYONE_NONE || !is_text (ask->roster (ask, &who, "status"), "in-service"))
    return FALSE;
  return call->everyone != EVERYONE_WOMEN || is_text (ask->roster (ask, &who, "sex"), "female");
}

/* The person that a name was joined to; else the number itself. */
static gint64
resolved (const BaheAsk *ask, gint64 person)
{
  const BaheValue who = bahe_number_value (person);

  return bahe_number_or (ask->roster (ask, &who, "number"), person);
}

/* ---- collecting
 * ------------------------------------------------------------------------------------------------------------ */

static gboolean
authors_fit (const BaheValue *authors, BaheOut *out)
{
  for (gsize i = 1; i < authors->n; i++)
    for (gsize j = 0; j < i; j++)
      if (authors->items[i].integer == authors->items[j].integer)
        return out->refuse (out, AUTHOR_TWICE, ASK_AUTHORS, &authors->items[i]);
  return TRUE;
}

static gboolean
shares_author (const Work *work, const BaheValue *given)
{
  for (gsize i = 0; i < given[ASK_AUTHORS].n; i++)
    if (submission_has (work->authors, given[ASK_AUTHORS].items[i].integer))
      return TRUE;
  return given[ASK_AUTHORS].n == 0 && work->authors->len == 0 &&
         g_strcmp0 (work->outside, given[ASK_OUTSIDE].text) == 0;
}

static gboolean
in_time (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Call *call = ask->state;

  if (call->closed)
    return out->refuse (out, CALL_CLOSED, ASK_TITLE, NULL);
  if (bahe_is_given (ask->when) && ask->when->integer > call->deadline && bahe_number_or (&given[ASK_LATE], 0) == 0)
    return out->refuse (out, AFTER_DEADLINE, ASK_LATE, NULL);
  return TRUE;
}

/* A length that nobody counted is not held against anybody. */
static gboolean
length_fits (const Call *call, const BaheValue *words, BaheOut *out)
{
  g_autofree char *least = g_strdup_printf ("%" G_GINT64_FORMAT, call->least_words);
  g_autofree char *most = g_strdup_printf ("%" G_GINT64_FORMAT, call->most_words);

  if (!bahe_is_given (words) ||
      (words->integer >= call->least_words && (call->most_words == 0 || words->integer <= call->most_words)))
    return TRUE;
  return submission_refuse (
      out, WORDS_DO_NOT_FIT, ASK_WORDS,
      g_strdup_printf ("%s–%s", call->least_words > 0 ? least : "", call->most_words > 0 ? most : ""));
}

gboolean
submission_decide_collect (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Call *call = ask->state;
  const BaheValue *authors = &given[ASK_AUTHORS];
  BaheValue values[N_WORK];

  if (!in_time (ask, given, out) || !authors_fit (authors, out) || !length_fits (call, &given[ASK_WORDS], out))
    return FALSE;
  if (authors->n == 0 && !bahe_is_given (&given[ASK_OUTSIDE]))
    return out->refuse (out, NO_AUTHOR, ASK_AUTHORS, NULL);
  for (guint i = 0; bahe_is_given (&given[ASK_TITLE]) && i < call->works->len; i++) {
    const Work *work = call->works->pdata[i];
    if (g_strcmp0 (work->title, given[ASK_TITLE].text) == 0 && shares_author (work, given))
      return submission_refuse (out, TITLE_TAKEN, ASK_TITLE, g_strdup_printf ("%" G_GINT64_FORMAT, work->number));
  }
  memcpy (values, given, N_ASK * sizeof (BaheValue));
  values[WORK_NUMBER] = bahe_number_value (call->works->len + 1);
  out->record (out, call->blind ? COLLECTED_SEALED : COLLECTED, values);
  return TRUE;
}

/* ---- who has not
 * ------------------------------------------------------------------------------------------------------------- */

/* Everybody who is an author of a work: a set of gint64, by the persons that names were joined to. */
static GHashTable *
authors_of_all (const BaheAsk *ask)
{
  const Call *call = ask->state;
  GHashTable *people = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < call->works->len; i++) {
    const GArray *authors = ((const Work *) call->works->pdata[i])->authors;
    for (guint k = 0; k < authors->len; k++) {
      gint64 person = resolved (ask, g_array_index (authors, gint64, k));
      g_hash_table_add (people, g_memdup2 (&person, sizeof person));
    }
  }
  return people;
}

/* Everybody of whom a piece is expected, as of the day: gint64, in order of number. */
static GArray *
expected (const BaheAsk *ask)
{
  const BaheValue unit = bahe_number_value (0);
  gint64 last = bahe_number_or (ask->roster (ask, &unit, "last"), 0);
  GArray *people = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (gint64 person = 1; person <= last; person++)
    if (resolved (ask, person) == person && expects (ask, person))
      g_array_append_val (people, person);
  return people;
}

static gboolean
count (const BaheAsk *ask, guint event, BaheOut *out)
{
  g_autoptr (GArray) people = expected (ask);
  g_autoptr (GHashTable) authors = authors_of_all (ask);
  g_autofree BaheValue *cells = g_new0 (BaheValue, (people->len + 1) * N_MISSING);
  g_autofree BaheValue *rows = g_new0 (BaheValue, people->len + 1);
  gsize n = 0;

  for (guint i = 0; i < people->len; i++) {
    const BaheValue who = bahe_number_value (g_array_index (people, gint64, i));
    if (g_hash_table_contains (authors, &who.integer))
      continue;
    BaheValue *row = &cells[n * N_MISSING];
    row[MISSING_PERSON] = who;
    row[MISSING_GROUP] = bahe_known_value (bahe_number_or (ask->roster (ask, &who, "group"), 0));
    rows[n++] = bahe_list_value (row, N_MISSING);
  }
  out->record (out, event,
               (BaheValue[]){ people->len != 0 ? bahe_number_value (people->len) : (BaheValue){ 0 },
                              bahe_number_value ((gint64) (people->len - n)), bahe_list_value (rows, n) });
  return TRUE;
}

gboolean
submission_decide_remind (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Call *call = ask->state;

  if (call->closed)
    return out->refuse (out, CLOSED_ALREADY, -1, NULL);
  if (call->everyone == EVERYONE_NONE && call->people->len == 0)
    return out->refuse (out, NOBODY_EXPECTED, -1, NULL);
  return count (ask, REMINDED, out);
}

gboolean
submission_decide_close (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Call *call = ask->state;

  if (call->closed)
    return out->refuse (out, CLOSED_ALREADY, -1, NULL);
  return count (ask, CLOSED, out);
}

gboolean
submission_decide_plan (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Call *call = ask->state;

  if (call->quota != 0)
    return submission_refuse (out, PLANNED_ALREADY, PLAN_QUOTA, g_strdup_printf ("%" G_GINT64_FORMAT, call->quota));
  out->record (out, PLANNED, given);
  return TRUE;
}
