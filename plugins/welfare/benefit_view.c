/* What is seen of a benefit: in public how much and how many, and for who works on it the names. */
#include "benefit.h"

#include <string.h>

static void
view_benefit (const Benefit *benefit, BaheOut *out)
{
  gint64 people = 0, amount = 0, listed = 0;

  for (guint i = 0; i < benefit->given->len; i++) {
    const BaheValue *values = ((const Given *) benefit->given->pdata[i])->values;
    people += values[GIVEN_COUNT].integer;
    amount += values[GIVEN_EACH].integer * values[GIVEN_COUNT].integer;
  }
  if (benefit->lists->len > 0)
    listed = (gint64) ((const List *) benefit->lists->pdata[benefit->lists->len - 1])->people.n;
  const BaheValue spent = { .how = benefit->spent == 0      ? (benefit->spent_unknown ? BAHE_UNKNOWN : BAHE_UNSET)
                                   : benefit->spent_unknown ? BAHE_AT_LEAST
                                                            : BAHE_EXACT,
                            .integer = benefit->spent };
  const BaheValue row[] = {
    benefit->setup[BENEFIT_OCCASION], benefit->setup[BENEFIT_WHAT],
    benefit->setup[BENEFIT_FORM],     benefit->setup[BENEFIT_PIECE],
    bahe_known_value (listed),        bahe_known_value (people),
    bahe_known_value (amount),        spent,
  };
  out->record (out, VIEW_BENEFIT, row);
}

/* By when a list is to be given out: of birthdays, to each on their own, within the year. */
static BaheValue
due_of (const Benefit *benefit, const List *list)
{
  gint64 when = list->when.integer;

  if (!welfare_is (&benefit->setup[BENEFIT_OCCASION], BIRTHDAY))
    return list->by;
  return welfare_own_day ("birthday", when, welfare_given (&list->by) ? list->by.last : welfare_year_end (when).last);
}

/* Of each list who has not got it. A later list of the same period stands in the place of an earlier one. */
static void
view_lists (const Benefit *benefit, BaheOut *out)
{
  for (guint i = 0; i < benefit->lists->len; i++) {
    const List *list = benefit->lists->pdata[i];
    g_autoptr (GArray) missing = g_array_new (FALSE, FALSE, sizeof (BaheValue));
    for (gsize k = 0; k < list->people.n; k++)
      if (!benefit_was_given (benefit, list->people.items[k].integer, list->period))
        g_array_append_val (missing, list->people.items[k]);
    const BaheValue row[] = {
      list->when,
      bahe_number_value (list->rule),
      bahe_number_value ((gint64) list->people.n),
      bahe_list_value ((const BaheValue *) (void *) missing->data, missing->len),
      missing->len > 0 ? due_of (benefit, list) : (BaheValue){ 0 },
    };
    if (benefit_list (benefit, list->period) == list)
      out->record (out, VIEW_LIST, row);
  }
}

static void
view_recipients (const Benefit *benefit, BaheOut *out)
{
  for (guint i = 0; i < benefit->given->len; i++) {
    const Given *given = benefit->given->pdata[i];
    const BaheValue *values = given->values;
    const BaheValue row[] = {
      values[GIVEN_RECIPIENT],
      !welfare_given (&values[GIVEN_RECIPIENT]) ? values[GIVEN_COUNT] : (BaheValue){ 0 },
      given->when,
      values[GIVEN_EACH],
      values[GIVEN_SIGNED],
    };
    out->record (out, VIEW_RECIPIENT, row);
  }
}

static gint64
people_in (const Benefit *benefit, gint64 period)
{
  gint64 people = 0;

  for (guint i = 0; i < benefit->given->len; i++) {
    const BaheValue *values = ((const Given *) benefit->given->pdata[i])->values;
    people += values[GIVEN_PERIOD].integer == period ? values[GIVEN_COUNT].integer : 0;
  }
  return people;
}

static void
view_terms (const Benefit *benefit, BaheOut *out)
{
  gboolean by_term = welfare_is (&benefit->setup[BENEFIT_ONCE], ONCE_TERM);

  for (guint i = 0; i < benefit->terms->len; i++) {
    const BaheValue *term = ((const Term *) benefit->terms->pdata[i])->values;
    gboolean latest = i + 1 == benefit->terms->len;
    const BaheValue row[] = {
      bahe_number_value (i + 1),
      term[TERM_INSURER],
      term[TERM_FROM],
      term[TERM_TO],
      by_term ? bahe_known_value (people_in (benefit, i + 1)) : (BaheValue){ 0 },
      term[TERM_PREMIUM],
      latest ? welfare_day_after (term[TERM_TO].last, 0) : (BaheValue){ 0 },
    };
    out->record (out, VIEW_TERM, row);
  }
}

static void
view_applications (const Benefit *benefit, BaheOut *out)
{
  for (guint i = 0; i < benefit->applications->len; i++) {
    const Application *application = benefit->applications->pdata[i];
    gboolean open = application->stage != STAGE_REFUSED && application->stage != STAGE_PAID;
    const BaheValue row[] = {
      bahe_number_value (application->person),
      bahe_number_value (application->stage),
      application->amount,
      open ? application->by : (BaheValue){ 0 },
    };
    out->record (out, VIEW_APPLICATION, row);
  }
}

static void
view_aids (const Benefit *benefit, BaheOut *out)
{
  g_autoptr (GHashTable) helpers = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, NULL);
  g_autoptr (GHashTable) pupils = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < benefit->aids->len; i++) {
    Aid *aid = benefit->aids->pdata[i];
    g_hash_table_add (helpers, &aid->helper);
    g_hash_table_add (pupils, aid->pupil);
    const BaheValue row[] = { bahe_number_value (aid->helper), bahe_text_value (aid->pupil) };
    out->record (out, VIEW_PUPIL, row);
  }
  const BaheValue row[] = { bahe_number_value (g_hash_table_size (helpers)),
                            bahe_number_value (g_hash_table_size (pupils)) };
  if (benefit->aids->len > 0)
    out->record (out, VIEW_AID, row);
}

void
benefit_view (const void *state, BaheOut *out)
{
  view_benefit (state, out);
  view_lists (state, out);
  view_recipients (state, out);
  view_terms (state, out);
  view_applications (state, out);
  view_aids (state, out);
}
