/* A part of tug-of-war: knock-out with drawn lots and byes, to show decide and evolve. */
#include <bahe/plugin.h>

static const BaheChoice endings[] = { { "played", { "赛完", "played" } }, { "forfeit", { "弃权", "forfeit" } }, { 0 } };

enum { ORDER };
static const BaheField draw_fields[] = {
  [ORDER] = { .name = "order", .type = BAHE_ENTRANT, .flags = BAHE_REQUIRED | BAHE_MANY, .label = { "签序", "Drawn order" } },
  { 0 },
};

enum { RED, BLUE, RED_ENDS, BLUE_ENDS, ENDED };
static const BaheField result_fields[] = {
  [RED] = { .name = "red", .type = BAHE_ENTRANT, .flags = BAHE_REQUIRED, .label = { "红方", "Red" } },
  [BLUE] = { .name = "blue", .type = BAHE_ENTRANT, .flags = BAHE_REQUIRED, .label = { "蓝方", "Blue" } },
  [RED_ENDS] = { .name = "red-ends", .type = BAHE_INTEGER, .flags = BAHE_REQUIRED, .label = { "红方胜局", "Red ends" }, .min = "0", .max = "2" },
  [BLUE_ENDS] = { .name = "blue-ends", .type = BAHE_INTEGER, .flags = BAHE_REQUIRED, .label = { "蓝方胜局", "Blue ends" }, .min = "0", .max = "2" },
  [ENDED] = { .name = "ended", .type = BAHE_CHOICE, .label = { "结束方式", "Ended" }, .choices = endings, .fallback = "played" },
  { 0 },
};

enum { DRAWN, RESULT_RECORDED };
static const BaheEventType events[] = {
  [DRAWN] = { .name = "lots.drawn", .label = { "抽签", "Lots drawn" }, .fields = draw_fields },
  [RESULT_RECORDED] = { .name = "result.recorded", .label = { "比赛结果", "Result" }, .fields = result_fields,
    .facts = BAHE_TABLE (BaheFact, { .shape = BAHE_MATCH, .entrant = "red", .other = "blue", .value = "red-ends",
                                     .against = "blue-ends", .ended = "ended" }) },
  { 0 },
};

enum { DRAWN_ALREADY, TOO_FEW, NOT_NEXT, NOT_FINISHED };
static const BaheRefusal refusals[] = {
  [DRAWN_ALREADY] = { "drawn-already", { "已经抽过签；要改，请更正那条记录", "Lots were drawn already; correct that record instead" } },
  [TOO_FEW] = { "too-few", { "至少要有两队才能抽签", "It takes two teams to draw" } },
  [NOT_NEXT] = { "not-next", { "{red} 与 {blue} 现在没有比赛", "{red} and {blue} have no match to play now" } },
  [NOT_FINISHED] = { "not-finished", { "三局两胜：必须有一队胜两局", "Best of three: one team must have won two ends" } },
  { 0 },
};

/* The bracket is a heap: the match at k is between the winners of 2k and 2k+1; the teams stand at size … 2·size−1. */
typedef struct {
  GArray *teams; /* gint64, in order of entry */
  gint64 *winner;
  guint size; /* 0: not drawn */
} Knockout;

static void *
state_new (const BaheValue *setup)
{
  (void) setup;
  Knockout *cup = g_new0 (Knockout, 1);
  cup->teams = g_array_new (FALSE, FALSE, sizeof (gint64));
  return cup;
}

static void
state_free (void *state)
{
  Knockout *cup = state;
  g_array_unref (cup->teams);
  g_free (cup->winner);
  g_free (cup);
}

/* The seed at place `place` of a bracket of `size`: 1 4 2 3, so that byes meet the first drawn. */
static guint
seed_at (guint place, guint size)
{
  if (size == 1)
    return 1;
  guint seed = seed_at (place / 2, size / 2);
  return place % 2 == 0 ? seed : size + 1 - seed;
}

static gboolean
place_teams (Knockout *cup, const BaheValue *order)
{
  if (cup->size > 0 || order->n < 2)
    return FALSE;
  for (cup->size = 2; cup->size < order->n;)
    cup->size *= 2;
  cup->winner = g_new0 (gint64, 2 * cup->size);
  for (guint i = 0; i < cup->size; i++) {
    guint seed = seed_at (i, cup->size);
    cup->winner[cup->size + i] = seed <= order->n ? order->items[seed - 1].integer : 0;
  }
  for (guint k = cup->size / 2; k < cup->size; k++)
    if (cup->winner[2 * k + 1] == 0 || cup->winner[2 * k] == 0)
      cup->winner[k] = cup->winner[2 * k] + cup->winner[2 * k + 1];
  return TRUE;
}

/* The open match of these two, 0 if there is none. */
static guint
open_match (const Knockout *cup, gint64 home, gint64 away)
{
  for (guint k = 1; k < cup->size; k++) {
    gint64 upper = cup->winner[2 * k], lower = cup->winner[2 * k + 1];
    if (cup->winner[k] == 0 && ((upper == home && lower == away) || (upper == away && lower == home)))
      return k;
  }
  return 0;
}

static gboolean
evolve (void *state, const BaheEvent *event, BaheOut *out)
{
  Knockout *cup = state;
  const BaheValue *v = event->values;

  (void) out;
  switch (event->type) {
  case BAHE_ENTERED:
    g_array_append_val (cup->teams, v[0].integer);
    return TRUE;
  case DRAWN:
    return place_teams (cup, &v[ORDER]);
  case RESULT_RECORDED: {
    guint match = open_match (cup, v[RED].integer, v[BLUE].integer);
    if (match == 0)
      return FALSE;
    cup->winner[match] = v[RED_ENDS].integer > v[BLUE_ENDS].integer ? v[RED].integer : v[BLUE].integer;
    return TRUE;
  }
  default:
    return TRUE;
  }
}

static gboolean
decide_draw (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Knockout *cup = ask->state;
  guint n = cup->teams->len;

  (void) given;
  if (cup->size > 0)
    return out->refuse (out, DRAWN_ALREADY, -1, NULL);
  if (n < 2)
    return out->refuse (out, TOO_FEW, -1, NULL);

  g_autofree BaheValue *order = g_new0 (BaheValue, n);
  guint64 random = ask->seed;
  for (guint i = 0; i < n; i++) {
    random = random * 6364136223846793005u + 1442695040888963407u;
    guint j = (guint) ((random >> 33) % (i + 1));
    order[i] = order[j];
    order[j] = (BaheValue) { .how = BAHE_EXACT, .integer = g_array_index (cup->teams, gint64, i) };
  }
  out->record (out, DRAWN, (BaheValue[]) { [ORDER] = { .how = BAHE_EXACT, .items = order, .n = n } });
  return TRUE;
}

static gboolean
check_result (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  gint64 red = given[RED_ENDS].integer, blue = given[BLUE_ENDS].integer;

  if (open_match (ask->state, given[RED].integer, given[BLUE].integer) == 0)
    return out->refuse (out, NOT_NEXT, BLUE, NULL);
  if (MAX (red, blue) != 2 || red == blue)
    return out->refuse (out, NOT_FINISHED, RED_ENDS, NULL);
  return TRUE;
}

static const BaheVerb verbs[] = {
  { .name = "draw", .label = { "抽签", "Draw lots" }, .role = "recorder", .fields = &bahe_nothing, .decide = decide_draw },
  { .name = "result", .label = { "记比赛结果", "Record a result" }, .role = "recorder", .fields = result_fields,
    .records = "result.recorded", .decide = check_result },
  { 0 },
};

static const BaheKind kinds[] = {
  { .name = "tug-of-war", .label = { "拔河", "Tug-of-war" }, .rule = "knock_out", .entry = &bahe_nothing,
    .events = events, .verbs = verbs, .refusals = refusals,
    .state_new = state_new, .evolve = evolve, .state_free = state_free },
  { 0 },
};

BAHE_PLUGIN (.name = "sports", .version = "0", .summary = { "运动会", "Sports" }, .kinds = kinds);
