/* 定点投篮：每人投几轮由设置决定，投满就不能再记。Free throws: as many rounds as the setup says, and no more. */
#include <bahe/plugin.h>

static const BaheField setup[] = {
  { .name = "rounds", .type = BAHE_INTEGER, .label = { "每人投几轮", "Rounds each" }, .min = "1", .max = "9", .fallback = "3" },
  { 0 },
};
enum { ROUNDS };

static const BaheField throw_fields[] = {
  { .name = "player", .type = BAHE_ENTRANT, .flags = BAHE_REQUIRED, .label = { "选手", "Player" } },
  { .name = "hits", .type = BAHE_INTEGER, .flags = BAHE_REQUIRED, .label = { "投中", "Hits" }, .min = "0", .max = "10" },
  { 0 },
};
enum { PLAYER, HITS };

static const BaheEventType events[] = {
  { .name = "thrown", .label = { "一轮投篮", "Round" }, .fields = throw_fields,
    .facts = BAHE_TABLE (BaheFact, { .shape = BAHE_MEASURE, .entrant = "player", .value = "hits" }) },
  { 0 },
};
enum { THROWN };

static const BaheRefusal refusals[] = {
  { .name = "all-thrown", .message = { "{player}已经投满，不能再记；记错了请更正", "{player} has thrown all rounds; correct a wrong one" } },
  { 0 },
};
enum { ALL_THROWN };

typedef struct {
  guint rounds;        /* 每人几轮 */
  GHashTable *thrown;  /* 选手号 → 投了几轮 */
} Contest;

static void *
contest_new (const BaheValue *values)
{
  Contest *contest = g_new0 (Contest, 1);

  contest->rounds = (guint) values[ROUNDS].integer;
  contest->thrown = g_hash_table_new (g_direct_hash, g_direct_equal);
  return contest;
}

static void
contest_free (void *state)
{
  g_hash_table_unref (((Contest *) state)->thrown);
  g_free (state);
}

static guint
thrown_by (const Contest *contest, const BaheValue *player)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (contest->thrown, GSIZE_TO_POINTER (player->integer)));
}

/* 先问能不能记：返回 TRUE，values 就照 .records 记下来。 */
static gboolean
decide (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Contest *contest = ask->state;

  if (thrown_by (contest, &given[PLAYER]) < contest->rounds)
    return TRUE;
  return out->refuse (out, ALL_THROWN, PLAYER, NULL);
}

/* 再把记下的一条算进状态。更正以后会从头再算一遍，这时才可能超出，返回 FALSE。 */
static gboolean
evolve (void *state, const BaheEvent *event, BaheOut *out)
{
  Contest *contest = state;

  if (event->type != THROWN)
    return TRUE;
  guint thrown = thrown_by (contest, &event->values[PLAYER]);
  if (thrown >= contest->rounds)
    return FALSE;
  g_hash_table_insert (contest->thrown, GSIZE_TO_POINTER (event->values[PLAYER].integer), GUINT_TO_POINTER (thrown + 1));
  return TRUE;
}

static const BaheKind kinds[] = {
  { .name = "free-throw", .label = { "定点投篮", "Free throws" }, .rule = "most", .setup = setup, .entry = &bahe_nothing,
    .events = events, .refusals = refusals,
    .verbs = BAHE_TABLE (BaheVerb,
      { .name = "throw", .label = { "记一轮", "Record a round" }, .role = "recorder", .fields = throw_fields,
        .records = "thrown", .decide = decide }),
    .state_new = contest_new, .evolve = evolve, .state_free = contest_free },
  { 0 },
};

BAHE_PLUGIN (.name = "free-throw", .version = "1.0", .summary = { "定点投篮", "Free throws" }, .kinds = kinds);
