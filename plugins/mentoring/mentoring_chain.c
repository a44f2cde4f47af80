/* Mentors and apprentices: what an apprentice did elsewhere, to the credit of the pairs.
 *
 * A prize or an honour counts by itself; taking part counts in an activity that was named for it (a row of `sources`).
 * It counts once for each pair of the apprentice whose term runs that day, of the subject where one is known: the one
 * that the activity was named for, or else the board's group of that name. What somebody recorded here by hand about
 * the same record stands instead: that person looked. */
#include "mentoring.h"

/* Whether a row says how this deed counts: of taking part what it is, of a prize for whom, of either that it does not.
 */
static gboolean
speaks_of (const Source *source, const BaheDeed *deed)
{
  gboolean of_prizes = source->what == WHAT_AWARD || source->what == WHAT_STAR;

  return source->activity == deed->activity &&
         (source->what == WHAT_NONE || of_prizes == (deed->sort != BAHE_DEED_PART));
}

static gboolean
in_term (const Pair *pair, gint64 day)
{
  return day >= pair->from && day <= pair->until && day <= pair->over;
}

/* Whether an apprentice has a pair in a subject of this name, whatever its term. */
static gboolean
has_aspect (const Mentoring *mentoring, gint64 apprentice, const char *aspect)
{
  for (guint i = 0; aspect != NULL && i < mentoring->pairs->len; i++) {
    const Pair *pair = mentoring->pairs->pdata[i];
    if (pair->apprentice == apprentice && g_strcmp0 (pair->aspect, aspect) == 0)
      return TRUE;
  }
  return FALSE;
}

static gboolean
was_recorded (const Mentoring *mentoring, const BaheDeed *deed)
{
  for (guint i = 0; i < mentoring->outcomes->len; i++) {
    const Outcome *outcome = mentoring->outcomes->pdata[i];
    if (outcome->apprentice == deed->person &&
        (outcome->evidence == deed->seq || (deed->first != 0 && outcome->evidence == deed->first)))
      return TRUE;
  }
  return FALSE;
}

/* What the deed has become as this sort of outcome; NULL: nothing yet. */
static Outcome *
outcome_of (const GPtrArray *outcomes, const BaheDeed *deed, gint64 what)
{
  for (guint i = 0; i < outcomes->len; i++) {
    Outcome *outcome = outcomes->pdata[i];
    const BaheDeed *other = outcome->deed;
    if (other != NULL && outcome->what == what && other->person == deed->person && other->seq == deed->seq &&
        other->activity == deed->activity && other->entrant == deed->entrant && other->sort == deed->sort)
      return outcome;
  }
  return NULL;
}

static gboolean
stands_for (const Outcome *outcome, gint64 pair)
{
  for (guint i = 0; i < outcome->pairs->len; i++)
    if (g_array_index (outcome->pairs, gint64, i) == pair)
      return TRUE;
  return FALSE;
}

/* To the credit of the pairs of that subject which have it not yet; `aspect` NULL: of all pairs of the apprentice. */
static void
credit (GPtrArray *outcomes, const Mentoring *mentoring, const BaheDeed *deed, gint64 what, const char *aspect)
{
  gint64 day = day_of (deed->when->integer);
  g_autofree char *title = g_strjoin (" ", deed->title, deed->award, NULL);

  for (guint i = 0; i < mentoring->pairs->len; i++) {
    const Pair *pair = mentoring->pairs->pdata[i];
    Outcome *outcome = outcome_of (outcomes, deed, what);
    if (pair->apprentice != deed->person || !in_term (pair, day) ||
        (aspect != NULL && g_strcmp0 (pair->aspect, aspect) != 0) ||
        (outcome != NULL && stands_for (outcome, pair->number)))
      continue;
    if (outcome == NULL) {
      outcome = outcome_new (deed->person, deed->seq, what, title, day);
      outcome->deed = deed;
      g_ptr_array_add (outcomes, outcome);
    }
    g_array_append_val (outcome->pairs, pair->number);
  }
}

static void
take (GPtrArray *outcomes, const Mentoring *mentoring, const BaheDeed *deed)
{
  gboolean said = FALSE;

  if (was_recorded (mentoring, deed))
    return;
  for (guint i = 0; i < mentoring->sources->len; i++) {
    const Source *source = mentoring->sources->pdata[i];
    if (!speaks_of (source, deed))
      continue;
    if (source->what != WHAT_NONE)
      credit (outcomes, mentoring, deed, source->what, source->aspect);
    said = TRUE;
  }
  if (!said && deed->sort != BAHE_DEED_PART)
    credit (outcomes, mentoring, deed, WHAT_AWARD,
            has_aspect (mentoring, deed->person, deed->group) ? deed->group : NULL);
}

static void
copy (GPtrArray *outcomes, const Outcome *recorded)
{
  Outcome *outcome =
      outcome_new (recorded->apprentice, recorded->evidence, recorded->what, recorded->title, recorded->day);

  g_array_append_vals (outcome->pairs, recorded->pairs->data, recorded->pairs->len);
  g_ptr_array_add (outcomes, outcome);
}

GPtrArray *
mentoring_outcomes (const Mentoring *mentoring, const BaheDeed *const *deeds, gsize n)
{
  GPtrArray *outcomes = g_ptr_array_new_with_free_func (outcome_free);

  for (guint i = 0; i < mentoring->outcomes->len; i++)
    copy (outcomes, mentoring->outcomes->pdata[i]);
  for (gsize i = 0; i < n; i++)
    take (outcomes, mentoring, deeds[i]);
  return outcomes;
}
