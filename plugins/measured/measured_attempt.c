/* A measured contest: results as they are told, checked and recorded. */
#include "measured.h"

static const char *const end_words[] = { "无效", "未到", "未完成", "取消成绩" };

typedef struct {
  const BaheAsk *ask;
  const BaheValue *given;
  BaheOut *out;
  const Entrant *entrant;
  int stage;
  gint64 member, next; /* next: the attempt that the first result is of */
} Telling;

/* Drawn where it has to be, in the stage that goes on now. */
static gboolean
has_place (const Telling *telling)
{
  const Contest *contest = telling->ask->state;

  if (!measured_needs_draw (contest))
    return TRUE;
  if (!contest->drawn[STAGE_HEATS])
    return telling->out->refuse (telling->out, NOT_DRAWN, -1, NULL);
  if (telling->entrant->places[telling->stage].heat != 0)
    return TRUE;
  return telling->out->refuse (telling->out, telling->stage == STAGE_FINAL ? NOT_IN_FINAL : NOT_PLACED, ASK_TEAM, NULL);
}

static gboolean
member_fits (const Telling *telling)
{
  const Contest *contest = telling->ask->state;
  const GArray *members = telling->entrant->members;

  if (contest->members == 0)
    return telling->member == 0 || telling->out->refuse (telling->out, TEAM_RESULT, ASK_MEMBER, NULL);
  if (telling->member == 0)
    return telling->out->refuse (telling->out, MEMBER_NEEDED, ASK_MEMBER, NULL);
  for (guint i = 0; i < members->len; i++)
    if (g_array_index (members, gint64, i) == telling->member)
      return TRUE;
  return members->len == 0 || telling->out->refuse (telling->out, MEMBER_ELSEWHERE, ASK_MEMBER, NULL);
}

static gboolean
faults_fit (const Telling *telling)
{
  const Contest *contest = telling->ask->state;
  const BaheValue *faults = &telling->given[ASK_FAULTS];

  for (gsize i = 0; i < faults->n && !contest->faults; i++)
    if (faults->items[i].integer > 0)
      return telling->out->refuse (telling->out, NO_FAULTS, ASK_FAULTS, NULL);
  if (faults->n == 0 || faults->n == telling->given[ASK_RESULTS].n)
    return TRUE;
  return measured_refuse (
      telling->out, FAULTS_COUNT, ASK_FAULTS,
      g_strdup_printf ("%" G_GSIZE_FORMAT " / %" G_GSIZE_FORMAT, faults->n, telling->given[ASK_RESULTS].n));
}

/* The first attempt that is told: as given, or the next that is free. */
static gboolean
number_fits (Telling *telling)
{
  const Contest *contest = telling->ask->state;
  gint64 said = bahe_number_or (&telling->given[ASK_NUMBER], 0), n = (gint64) telling->given[ASK_RESULTS].n;

  telling->next = said > 0 ? said : 1;
  while (said == 0 && measured_attempt (telling->entrant, telling->stage, telling->member, telling->next) != NULL)
    telling->next++;
  if (telling->next + n - 1 > contest->attempts)
    return measured_refuse (telling->out, ATTEMPTS_USED, ASK_TEAM,
                            g_strdup_printf ("%" G_GINT64_FORMAT, contest->attempts));
  for (gint64 i = telling->next; i < telling->next + n; i++)
    if (measured_attempt (telling->entrant, telling->stage, telling->member, i) != NULL)
      return measured_refuse (telling->out, ATTEMPT_TWICE, ASK_NUMBER, g_strdup_printf ("%" G_GINT64_FORMAT, i));
  return TRUE;
}

/* Within what is set, as fine as is set, and a time or a distance is more than nothing. */
static gboolean
measure_fits (const Telling *telling, const Measure *measure)
{
  const Contest *contest = telling->ask->state;
  g_autofree char *text = measured_text (contest, measure, 0);

  if (measured_places (measure) > contest->digits)
    return measured_refuse (telling->out, TOO_FINE, ASK_RESULTS, g_steal_pointer (&text));
  if ((contest->has_least && measured_compare (measure, &contest->least) < 0) ||
      (contest->has_most && measured_compare (measure, &contest->most) > 0) ||
      (measure->integer == 0 && contest->unit != UNIT_COUNT))
    return measured_refuse (telling->out, OUT_OF_BOUNDS, ASK_RESULTS, g_steal_pointer (&text));
  return TRUE;
}

/* Who did not start, or is out, has no further attempt; the same holds among the results told at once. */
static gboolean
end_fits (const Telling *telling, int ended, gsize i)
{
  gboolean last = i + 1 == telling->given[ASK_RESULTS].n;

  if (ended != ENDED_NOT_STARTED && !bahe_is_given (&telling->given[ASK_REASON]))
    return measured_refuse (telling->out, REASON_NEEDED, ASK_REASON, g_strdup (end_words[ended]));
  if (!last && (ended == ENDED_DISQUALIFIED || ended == ENDED_NOT_STARTED))
    return measured_refuse (telling->out, GONE, ASK_RESULTS, g_strdup (end_words[ended]));
  return TRUE;
}

static gboolean
results_fit (const Telling *telling)
{
  const BaheValue *results = &telling->given[ASK_RESULTS];

  for (gsize i = 0; i < results->n; i++) {
    const char *text = results->items[i].text;
    int ended = measured_parse_end (text);
    Measure measure;
    if (ended < 0 && !measured_parse (text, &measure))
      return measured_refuse (telling->out, NOT_A_MEASURE, ASK_RESULTS, g_strdup (text));
    if (!(ended < 0 ? measure_fits (telling, &measure) : end_fits (telling, ended, i)))
      return FALSE;
  }
  return TRUE;
}

static void
record (const Telling *telling, const char *division, gsize i)
{
  const BaheValue *faults = &telling->given[ASK_FAULTS];
  const char *text = telling->given[ASK_RESULTS].items[i].text;
  int ended = measured_parse_end (text);
  Measure measure = { 0 };
  BaheValue values[] = {
    [ATTEMPT_TEAM] = telling->given[ASK_TEAM],
    [ATTEMPT_FAULTS] = faults->n > 0 ? faults->items[i] : (BaheValue){ 0 },
    [ATTEMPT_NUMBER] = bahe_number_value (telling->next + (gint64) i),
    [ATTEMPT_MEMBER] = telling->given[ASK_MEMBER],
    [ATTEMPT_DIVISION] = bahe_text_value (division),
    [ATTEMPT_STAGE] = measured_stage_value (telling->ask->state, telling->stage),
  };

  if (ended < 0 && measured_parse (text, &measure))
    values[ATTEMPT_VALUE] = measure_value (telling->ask->state, &measure);
  if (ended >= 0) {
    values[ATTEMPT_ENDED] = bahe_number_value (ended);
    values[ATTEMPT_REASON] = telling->given[ASK_REASON];
  }
  telling->out->record (telling->out, ATTEMPTED, values);
}

gboolean
measured_decide_attempt (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  Telling telling = { .ask = ask,
                      .given = given,
                      .out = out,
                      .entrant = measured_find (ask, &given[ASK_TEAM], ASK_TEAM, out),
                      .stage = measured_stage (ask->state),
                      .member = bahe_number_or (&given[ASK_MEMBER], 0) };
  const char *division = NULL;

  if (telling.entrant == NULL)
    return FALSE;
  int gone = measured_gone (telling.entrant, telling.stage);
  if (gone >= 0)
    return measured_refuse (out, GONE, ASK_TEAM, g_strdup (end_words[gone]));
  if (!has_place (&telling) || !member_fits (&telling) || !faults_fit (&telling) || !number_fits (&telling) ||
      !results_fit (&telling) || !measured_settle (ask, telling.entrant, ASK_TEAM, &division, out))
    return FALSE;
  for (gsize i = 0; i < given[ASK_RESULTS].n; i++)
    record (&telling, division, i);
  return TRUE;
}
