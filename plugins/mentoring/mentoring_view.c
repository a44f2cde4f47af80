/* Mentors and apprentices: what people see of the pairs, as of the latest record. */
#include "mentoring.h"

/* Of what is required, each kind counting alike and none for more than it needs. */
static gint64
progress_of (const Mentoring *mentoring, const Pair *pair)
{
  gint64 sum = 0, kinds = 0;

  for (guint i = 0; i < N_DONE; i++) {
    gint64 needs = pair_needs (mentoring, pair, i);
    if (needs <= 0)
      continue;
    sum += MIN (pair->done[i], needs) * 100 / needs;
    kinds++;
  }
  return kinds > 0 ? sum / kinds : 100;
}

static BaheValue
score_of (const Pair *pair)
{
  gint64 score = pair->score;
  gint32 exponent = -2;

  if (score < 0)
    return (BaheValue){ 0 };
  for (; exponent < 0 && score % 10 == 0; exponent++)
    score /= 10;
  return (BaheValue){ .how = BAHE_EXACT, .integer = score, .exponent = exponent };
}

/* A mark is for those who work with it; everybody sees the grade of who passed. */
static BaheValue
grade_of (const Mentoring *mentoring, const Pair *pair)
{
  if (pair->score < 0 || pair->score < mentoring->pass)
    return (BaheValue){ 0 };
  return bahe_number_value (pair->score >= 9000 ? GRADE_EXCELLENT : pair->score >= 7500 ? GRADE_GOOD : GRADE_PASSED);
}

static void
show_pair (const Mentoring *mentoring, const Pair *pair, gint64 outcomes, BaheOut *out)
{
  g_autofree char *lacks = pair_is_over (pair) ? NULL : pair_lacks (mentoring, pair);

  out->record (out, VIEW_PAIR,
               (BaheValue[]){ bahe_number_value (pair->number), bahe_number_value (pair->mentor),
                              bahe_number_value (pair->apprentice), bahe_text_value (pair->aspect),
                              day_value (pair->from), day_value (pair->until),
                              bahe_number_value (pair_state (mentoring, pair)),
                              bahe_number_value (progress_of (mentoring, pair)), bahe_text_value (lacks),
                              bahe_number_value (outcomes), grade_of (mentoring, pair), day_value (pair->last),
                              score_of (pair), !pair_is_over (pair) ? day_value (pair->until) : (BaheValue){ 0 } });
}

static gboolean
leads_before (const Mentoring *mentoring, guint at)
{
  const Pair *pair = mentoring->pairs->pdata[at];

  for (guint i = 0; i < at; i++) {
    const Pair *before = mentoring->pairs->pdata[i];
    if (before->mentor == pair->mentor && !pair_is_over (before))
      return TRUE;
  }
  return FALSE;
}

/* A mentor once, in the order of pairing: how many pairs run, and how many different apprentices. */
static void
show_load (const Mentoring *mentoring, guint at, BaheOut *out)
{
  const Pair *first = mentoring->pairs->pdata[at];
  g_autoptr (GHashTable) apprentices = g_hash_table_new (g_int64_hash, g_int64_equal);
  gint64 pairs = 0;

  if (pair_is_over (first) || leads_before (mentoring, at))
    return;
  for (guint i = at; i < mentoring->pairs->len; i++) {
    Pair *pair = mentoring->pairs->pdata[i];
    if (pair->mentor != first->mentor || pair_is_over (pair))
      continue;
    pairs++;
    g_hash_table_add (apprentices, &pair->apprentice);
  }
  out->record (out, VIEW_LOAD,
               (BaheValue[]){ bahe_number_value (first->mentor), bahe_number_value (g_hash_table_size (apprentices)),
                              bahe_number_value (pairs) });
}

static void
show_outcome (const Outcome *outcome, BaheOut *out)
{
  g_autofree BaheValue *pairs = g_new0 (BaheValue, outcome->pairs->len + 1);

  for (guint i = 0; i < outcome->pairs->len; i++)
    pairs[i] = bahe_number_value (g_array_index (outcome->pairs, gint64, i));
  out->record (out, VIEW_OUTCOME,
               (BaheValue[]){ bahe_number_value (outcome->apprentice),
                              bahe_number_value (outcome->what),
                              bahe_text_value (outcome->title),
                              day_value (outcome->day),
                              { .how = BAHE_EXACT, .items = pairs, .n = outcome->pairs->len },
                              bahe_known_value (outcome->evidence) });
}

static gint64
count_for (const GPtrArray *outcomes, gint64 pair)
{
  gint64 n = 0;

  for (guint i = 0; i < outcomes->len; i++) {
    const Outcome *outcome = outcomes->pdata[i];
    for (guint k = 0; k < outcome->pairs->len; k++)
      n += g_array_index (outcome->pairs, gint64, k) == pair ? 1 : 0;
  }
  return n;
}

static void
show_sources (const Mentoring *mentoring, BaheOut *out)
{
  for (guint i = 0; i < mentoring->sources->len; i++) {
    const Source *source = mentoring->sources->pdata[i];
    out->record (out, VIEW_SOURCE,
                 (BaheValue[]){ bahe_number_value (source->activity), bahe_number_value (source->what),
                                bahe_text_value (source->aspect) });
  }
}

/* Whole years are said in years. */
static void
show_terms (const Mentoring *mentoring, BaheOut *out)
{
  gboolean years = mentoring->months % 12 == 0;

  out->record (out, VIEW_TERMS,
               (BaheValue[]){ { .how = BAHE_EXACT,
                                .integer = years ? mentoring->months / 12 : mentoring->months,
                                .text = years ? "年" : "月" },
                              bahe_number_value (mentoring->goals_a_year) });
}

static void
show_certificate (const Mentoring *mentoring, const Certificate *certificate, BaheOut *out)
{
  const Pair *pair = pair_numbered (mentoring, certificate->pair);

  out->record (out, VIEW_CERTIFICATE,
               (BaheValue[]){ bahe_number_value (certificate->record), bahe_number_value (pair->apprentice),
                              bahe_text_value (pair->aspect), bahe_number_value (pair->mentor),
                              grade_of (mentoring, pair), day_value (certificate->day), bahe_number_value (0),
                              bahe_number_value (0), bahe_number_value (certificate->state),
                              bahe_number_value (certificate->secret) });
}

void
mentoring_view (const void *state, BaheOut *out)
{
  mentoring_view_deeds (state, NULL, 0, out);
}

void
mentoring_view_deeds (const void *state, const BaheDeed *const *deeds, gsize n, BaheOut *out)
{
  const Mentoring *mentoring = state;
  g_autoptr (GPtrArray) outcomes = mentoring_outcomes (mentoring, deeds, n);

  for (guint i = 0; i < mentoring->pairs->len; i++) {
    const Pair *pair = mentoring->pairs->pdata[i];
    show_pair (mentoring, pair, count_for (outcomes, pair->number), out);
  }
  for (guint i = 0; i < mentoring->pairs->len; i++)
    show_load (mentoring, i, out);
  for (guint i = 0; i < mentoring->goals->len; i++) {
    const Goal *goal = mentoring->goals->pdata[i];
    out->record (out, VIEW_GOAL,
                 (BaheValue[]){ bahe_number_value (goal->number), bahe_number_value (goal->pair),
                                bahe_number_value (goal->year), bahe_text_value (goal->text),
                                bahe_known_value (goal->evidence) });
  }
  for (guint i = 0; i < outcomes->len; i++)
    show_outcome (outcomes->pdata[i], out);
  show_sources (mentoring, out);
  show_terms (mentoring, out);
  for (guint i = 0; i < mentoring->certificates->len; i++)
    show_certificate (mentoring, &g_array_index (mentoring->certificates, Certificate, i), out);
}
