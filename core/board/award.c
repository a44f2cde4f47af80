/* Awards: places by share, count or mark, cut by the cap, with ties across a cut up or down. */
#include "board/private.h"

#include <string.h>

/* ---- the arithmetic of cuts --------------------------------------------------------------------------- */

static guint
to_places (const BaheNumber *exact, BaheRounding how)
{
  g_auto (BaheNumber) rounded = bahe_number_round (exact, 0, how);
  gint64 places = 0;
  return bahe_number_to_integer (&rounded, &places) ? (guint) CLAMP (places, 0, G_MAXINT) : G_MAXINT;
}

static guint
places_of_share (const BaheNumber *share, gsize n, BaheRounding how)
{
  BaheNumber entries = BAHE_NUMBER_INT ((gint64) n);
  g_auto (BaheNumber) exact = bahe_number_multiply (share, &entries);
  return to_places (&exact, how);
}

static guint
cap_of (const BaheAwardOptions *options, gsize n)
{
  if (options->cap.denominator == 0)
    return G_MAXUINT;
  return MIN ((guint) n, places_of_share (&options->cap, n, BAHE_ROUND_FLOOR));
}

/* How many places award k would have, before the cap. `running` sums the shares so far. */
static guint
wanted (const BaheAward *award, const BaheAwardOptions *options, gsize n, guint given, BaheNumber *running)
{
  if (award->rest)
    return n > given ? (guint) n - given : 0;
  if (award->count >= 0)
    return (guint) MIN (award->count, G_MAXUINT);
  BaheNumber before = *running;
  *running = bahe_number_add (&before, &award->share);
  bahe_number_clear (&before);
  if (!options->running)
    return places_of_share (&award->share, n, options->rounding);
  guint last = places_of_share (running, n, options->rounding);
  return last > given ? last - given : 0;
}

static void
cut_places (const BaheAward *awards, gsize n_awards, const BaheAwardOptions *options, gsize n, guint *last_place)
{
  g_auto (BaheNumber) running = BAHE_NUMBER_INT (0);
  guint given = 0, cap = cap_of (options, n);
  for (gsize k = 0; k < n_awards; k++) {
    guint want = wanted (&awards[k], options, n, given, &running);
    if (k == 0)
      want = MAX (want, options->first);
    given += MIN (want, cap > given ? cap - given : 0);
    last_place[k] = given;
  }
}

/* The last place that the entries level with the i-th take up. */
static guint
last_of_tie (const guint *ranks, gsize n, gsize i)
{
  while (i + 1 < n && ranks[i + 1] == ranks[i])
    i++;
  return (guint) i + 1;
}

void
bahe_award_cut (const BaheAward *awards, gsize n_awards, const BaheAwardOptions *options, const guint *ranks, gsize n,
                guint *last_place, int *given)
{
  cut_places (awards, n_awards, options, n, last_place);
  for (gsize i = 0; i < n; i++) {
    guint place = options->ties_down ? last_of_tie (ranks, n, i) : ranks[i];
    given[i] = -1;
    for (gsize k = 0; k < n_awards && given[i] < 0; k++)
      if (last_place[k] >= place)
        given[i] = (int) k;
  }
}

/* ---- a list as it is written -------------------------------------------------------------------------- */

static BaheNumber
parse_share (json_object *json)
{
  BaheNumber number = BAHE_NUMBER_INT (0), hundred = BAHE_NUMBER_INT (100);
  const char *text = json_object_get_string (json);
  gsize length = strlen (text);
  gboolean percent = length > 0 && text[length - 1] == '%';
  g_autofree char *plain = g_strndup (text, percent ? length - 1 : length);
  bahe_number_parse (plain, &number, NULL); /* was checked when the list was read */
  if (!percent)
    return number;
  BaheNumber share = bahe_number_divide (&number, &hundred);
  bahe_number_clear (&number);
  return share;
}

static BaheLabel
award_label (json_object *json)
{
  json_object *zh = json_object_object_get (json, "zh"), *en = json_object_object_get (json, "en");
  return (BaheLabel){ zh != NULL ? json_object_get_string (zh) : NULL,
                      en != NULL ? json_object_get_string (en) : NULL };
}

static BaheAward
parse_award (json_object *json)
{
  json_object *field = NULL;
  BaheLabel label = award_label (json);
  const char *named = bahe_label (&label);
  BaheAward award = { .name = *named != '\0' ? named : json_object_get_string (json_object_object_get (json, "name")),
                      .label = label,
                      .share = BAHE_NUMBER_INT (0),
                      .count = -1,
                      .least = BAHE_NUMBER_INT (0) };
  if (json_object_object_get_ex (json, "share", &field))
    award.share = parse_share (field);
  else if (json_object_object_get_ex (json, "count", &field))
    award.count = g_ascii_strtoll (json_object_get_string (field), NULL, 10);
  else
    award.rest = TRUE; /* by its mark alone, or everybody left */
  if (json_object_object_get_ex (json, "least", &field)) {
    award.least = parse_share (field);
    award.has_least = TRUE;
  }
  return award;
}

static void
clear_award (gpointer data)
{
  BaheAward *award = data;
  bahe_number_clear (&award->share);
  bahe_number_clear (&award->least);
}

static gboolean
option_is (json_object *options, const char *key, const char *value)
{
  json_object *field = NULL;
  return json_object_object_get_ex (options, key, &field) && g_strcmp0 (json_object_get_string (field), value) == 0;
}

static BaheAwardOptions
parse_options (json_object *json)
{
  json_object *field = NULL;
  BaheAwardOptions options = { .rounding = BAHE_ROUND_HALF_UP, .cap = { 0, 0, NULL } };
  if (option_is (json, "round", "floor"))
    options.rounding = BAHE_ROUND_FLOOR;
  else if (option_is (json, "round", "ceil"))
    options.rounding = BAHE_ROUND_CEIL;
  options.running = option_is (json, "running", "true");
  options.ties_down = option_is (json, "ties", "down");
  if (json_object_object_get_ex (json, "first", &field))
    options.first = (guint) CLAMP (g_ascii_strtoll (json_object_get_string (field), NULL, 10), 0, G_MAXINT);
  if (json_object_object_get_ex (json, "cap", &field))
    options.cap = parse_share (field);
  return options;
}

/* ---- giving them to rows ------------------------------------------------------------------------------ */

/* Whether the row has the mark the award asks for: by the first criterion, at least, or at most where less is better.
 */
static gboolean
has_mark (const Ranking *ranking, const BaheAward *award, guint entrant)
{
  gboolean has = FALSE;
  if (!award->has_least)
    return TRUE;
  if (ranking->n_criteria == 0 || ranking->criteria[0].kind != RULE_CRITERION_COLUMN)
    return FALSE;
  const BaheNumber *mark = rule_run_number (ranking->run, entrant, ranking->criteria[0].column, &has);
  int order = bahe_number_compare (mark, &award->least);
  return has && (ranking->criteria[0].less ? order <= 0 : order >= 0);
}

/* People behind an entrant: the column that the option names; one where it has none. To be cleared. */
static BaheNumber
people_of (const Ranking *ranking, guint column, guint entrant)
{
  gboolean has = FALSE;
  const BaheNumber *number = rule_run_number (ranking->run, entrant, column, &has);
  return has ? bahe_number_copy (number) : BAHE_NUMBER_INT (1);
}

static void
add_to (BaheNumber *sum, const BaheNumber *more)
{
  BaheNumber before = *sum;
  *sum = bahe_number_add (&before, more);
  bahe_number_clear (&before);
}

/* The national rule speaks of people who take part (参与人数), not of teams: the cap is held against their number. */
static void
count_people (Ranking *ranking, const BaheAwardOptions *options, guint column)
{
  BaheBoard *board = ranking->board;
  g_auto (BaheNumber) won = BAHE_NUMBER_INT (0);
  g_auto (BaheNumber) all = BAHE_NUMBER_INT (0);

  for (guint i = 0; i < ranking->n_entrants; i++) {
    g_auto (BaheNumber) people = people_of (ranking, column, ranking->order[i]);
    add_to (&all, &people);
    if (g_array_index (board->rows, BaheBoardRow, i).award != NULL)
      add_to (&won, &people);
  }
  g_auto (BaheNumber) most = bahe_number_multiply (&options->cap, &all);
  board->won = to_places (&won, BAHE_ROUND_CEIL);
  board->cap = to_places (&most, BAHE_ROUND_FLOOR);
  board->over_cap = bahe_number_compare (&won, &most) > 0;
}

static guint
column_named (const Ranking *ranking, json_object *name)
{
  for (guint c = 0; name != NULL && c < ranking->run->n_columns; c++)
    if (g_str_equal (rule_run_column_name (ranking->run, c), json_object_get_string (name)))
      return c;
  return RULE_NOBODY;
}

static void
give (Ranking *ranking, GArray *awards, const BaheAwardOptions *options)
{
  BaheBoard *board = ranking->board;
  guint n = ranking->n_ranked;
  g_autofree guint *ranks = g_new0 (guint, n + 1), *last = g_new0 (guint, awards->len + 1);
  g_autofree int *given = g_new0 (int, n + 1);
  for (guint i = 0; i < n; i++)
    ranks[i] = g_array_index (board->rows, BaheBoardRow, i).place;
  bahe_award_cut ((const BaheAward *) (gpointer) awards->data, awards->len, options, ranks, n, last, given);
  for (guint i = 0; i < n; i++) {
    int k = given[i];
    while (k >= 0 && k < (int) awards->len &&
           !has_mark (ranking, &g_array_index (awards, BaheAward, k), ranking->order[i]))
      k++;
    if (k < 0 || k >= (int) awards->len)
      continue;
    const BaheAward *award = &g_array_index (awards, BaheAward, k);
    BaheBoardRow *row = &g_array_index (board->rows, BaheBoardRow, i);
    row->award = board_keep (board, award->name);
    row->award_label = (BaheLabel){ board_keep (board, award->label.zh), board_keep (board, award->label.en) };
    board->won++;
  }
  board->cap = cap_of (options, n);
  board->over_cap = options->cap.denominator != 0 && board->won > board->cap;
}

static void
give_by_list (Ranking *ranking, json_object *json)
{
  g_autoptr (GArray) awards = g_array_new (FALSE, FALSE, sizeof (BaheAward));
  g_array_set_clear_func (awards, clear_award);
  BaheAwardOptions options = parse_options (json);
  json_object *list = json_object_object_get (json, "list");
  for (gsize i = 0; i < json_object_array_length (list); i++) {
    BaheAward award = parse_award (json_object_array_get_idx (list, i));
    g_array_append_val (awards, award);
  }
  give (ranking, awards, &options);
  guint people = column_named (ranking, json_object_object_get (json, "people"));
  if (people != RULE_NOBODY && options.cap.denominator != 0)
    count_people (ranking, &options, people);
  bahe_number_clear (&options.cap);
}

static void
take_award (gpointer data, guint row, const char *award, json_object *more)
{
  Ranking *ranking = data;
  BaheBoardRow *one = &g_array_index (ranking->board->rows, BaheBoardRow, row);
  one->award = board_keep (ranking->board, award);
  ranking->board->more->pdata[row] = json_object_get (more);
}

static void
give_by_function (Ranking *ranking)
{
  BaheBoard *board = ranking->board;
  ranking->award_rows = g_new0 (RuleRow, ranking->n_ranked + 1);
  for (guint i = 0; i < ranking->n_ranked; i++)
    ranking->award_rows[i] = (RuleRow){ ranking->order[i], g_array_index (board->rows, BaheBoardRow, i).place };
  board->outcome = rule_run_awards (ranking->run, ranking->award_rows, ranking->n_ranked, take_award, ranking);
}

void
board_award (Ranking *ranking)
{
  BaheScoring *scoring = ranking->run->scoring;
  json_object *list = rule_scoring_awards (scoring);
  if (list != NULL)
    give_by_list (ranking, list);
  else if (rule_has_awards_function (rule_scoring_rule (scoring)))
    give_by_function (ranking);
}
