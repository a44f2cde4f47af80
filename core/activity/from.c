/* Boards that are made of other activities' boards: a trophy over several contests, a season. Of each contest that the
 * setup names, every place becomes a tally of whoever of the trophy it belongs to: the entrant itself, or the group of
 * the person. Held contests give what may be seen of them and no more, because their boards are asked for as whoever
 * looks at the trophy. */
#include "activity/private.h"

#include <string.h>

#define MARK_PLACES 6 /* digits to which a mark is taken over that no decimal tells */

/* ---- which contests ---------------------------------------------------------------------------------------------- */

/* The rows of the setup that name them; NULL: the kind has none. */
static const BaheValue *
rows_of (const BaheFold *fold, const BaheField **columns)
{
  int field = fold->info != NULL && fold->info->table->from != NULL
                  ? bahe_field_index (fold->info->setup, fold->info->table->from)
                  : -1;
  if (field < 0)
    return NULL;
  *columns = fold->info->setup[field].columns;
  return &bahe_values_get (fold->setup)[field];
}

gboolean
bahe_from_sources (BaheUnit *unit, BaheView *view, gint64 activity, GArray *sources, GError **error)
{
  const char *kind = bahe_kind_of (view, activity);
  const BaheField *columns = NULL;

  const BaheKindInfo *info = kind != NULL ? bahe_plugins_kind (unit->plugins, kind) : NULL;
  if (info == NULL || info->table->from == NULL)
    return TRUE;
  g_autoptr (BaheFold) fold = bahe_fold_load (unit, view, activity, 0, NULL, NULL, error);
  if (fold == NULL)
    return FALSE;
  const BaheValue *rows = rows_of (fold, &columns);
  for (gsize i = 0; rows != NULL && i < rows->n; i++)
    g_array_append_val (sources, rows->items[i].items[0].integer);
  return TRUE;
}

/* ---- opening ----------------------------------------------------------------------------------------------------- */

static gboolean
refuse_source (const char *message, const char *title, const char *field, GError **error)
{
  GError *reason = g_error_new (BAHE_ERROR, BAHE_ERROR_REFUSED, message, title);

  bahe_error_set_field (reason, field);
  g_propagate_error (error, reason);
  return FALSE;
}

gboolean
bahe_from_check (BaheUnit *unit, BaheView *view, const BaheKindInfo *info, const BaheValue *setup, GError **error)
{
  int field = info->table->from != NULL ? bahe_field_index (info->setup, info->table->from) : -1;
  const BaheValue *rows = field >= 0 ? &setup[field] : NULL;

  for (gsize i = 0; rows != NULL && i < rows->n; i++) {
    gint64 number = rows->items[i].items[0].integer;
    g_autoptr (BaheFold) fold = bahe_fold_load (unit, view, number, 0, NULL, NULL, error);
    if (fold == NULL)
      return FALSE;
    for (gsize j = 0; j < i; j++)
      if (rows->items[j].items[0].integer == number)
        return refuse_source (_ ("“%s” is counted twice; take one away"), fold->title, info->table->from, error);
    if (fold->info == NULL || fold->rules->len == 0)
      return refuse_source (_ ("“%s” has no board that could be counted; name contests"), fold->title,
                            info->table->from, error);
    if (fold->info->table->from != NULL)
      return refuse_source (_ ("“%s” is itself made of other contests; name those"), fold->title, info->table->from,
                            error);
  }
  return TRUE;
}

/* ---- places of one contest --------------------------------------------------------------------------------------- */

typedef struct {
  gint64 entrant; /* of the contest */
  guint place, shared;
  const BaheNumber *mark; /* NULL: none; of the board */
} Placed;

static gboolean
is_placed (const GArray *placed, gint64 entrant)
{
  for (guint i = 0; i < placed->len; i++)
    if (g_array_index (placed, Placed, i).entrant == entrant)
      return TRUE;
  return FALSE;
}

static int
compare_placed (gconstpointer a, gconstpointer b)
{
  const Placed *left = a, *right = b;

  if (left->place != right->place)
    return left->place < right->place ? -1 : 1;
  return left->entrant < right->entrant ? -1 : left->entrant > right->entrant;
}

/* Behind those who have a place already come those of a board of an earlier stage, or of several, by their places
 * there. */
static void
place_behind (GArray *placed, const GPtrArray *boards, const char *stage, const char *group, GHashTable *scored)
{
  g_autoptr (GArray) rest = g_array_new (FALSE, TRUE, sizeof (Placed));

  for (guint b = 0; b < boards->len; b++) {
    const BaheBoardOf *of = boards->pdata[b];
    int main = bahe_board_main_column (of->board);
    if (g_strcmp0 (of->stage, stage) != 0 || (group != NULL && g_strcmp0 (of->group, group) != 0))
      continue;
    for (gsize i = 0; i < bahe_board_size (of->board); i++) {
      const BaheBoardRow *row = bahe_board_row (of->board, i);
      Placed one = { row->entrant, row->place, 1, main >= 0 && row->has[main] ? &row->columns[main] : NULL };
      if (row->place > 0 && !is_placed (placed, row->entrant) && g_hash_table_contains (scored, &row->entrant))
        g_array_append_val (rest, one);
    }
  }
  if (rest->len > 0)
    qsort (rest->data, rest->len, sizeof (Placed), compare_placed);
  guint before = placed->len;
  for (guint i = 0; i < rest->len;) {
    guint to = i + 1;
    while (to < rest->len && g_array_index (rest, Placed, to).place == g_array_index (rest, Placed, i).place)
      to++;
    for (guint k = i; k < to; k++) {
      Placed one = g_array_index (rest, Placed, k);
      one.place = before + i + 1;
      one.shared = to - i;
      g_array_append_val (placed, one);
    }
    i = to;
  }
}

/* Each group of the last stage is decided by itself; stages before it place those who did not get so far. */
static void
place_group (GArray *placed, const GPtrArray *boards, const BaheBoardOf *last, GHashTable *scored)
{
  const char *stage = last->stage;

  place_behind (placed, boards, stage, last->group, scored);
  for (guint b = boards->len; b > 0; b--) {
    const BaheBoardOf *of = boards->pdata[b - 1];
    if (g_strcmp0 (of->stage, stage) == 0)
      continue;
    stage = of->stage;
    place_behind (placed, boards, stage, last->group, scored);
  }
}

/* ---- whose they are ---------------------------------------------------------------------------------------------- */

typedef struct {
  BaheNaming *naming;
  const BaheFold *fold; /* of the trophy */
  const BaheFold *contest;
  const BaheField *columns; /* of the row that names the contest */
  const BaheValue *row;
  BaheSink *sink;
  gboolean marks; /* tallies are marks, not places */
  gint64 nth;     /* of the contest, from 1 */
  guint n;        /* tallies given of it */
} Giving;

static gint64
entrant_who (const Giving *giving, BaheType type, gint64 who)
{
  for (guint i = 0; i < giving->fold->entrants->len; i++) {
    const BaheEntrant *one = giving->fold->entrants->pdata[i];
    if (one->type == type && bahe_roster_resolve (giving->naming->roster, one->who) == who)
      return one->number;
  }
  return 0;
}

static gint64
entrant_guest (const Giving *giving, const char *guest)
{
  g_autofree char *key = bahe_text_key (guest);

  for (guint i = 0; i < giving->fold->entrants->len; i++) {
    const BaheEntrant *one = giving->fold->entrants->pdata[i];
    g_autofree char *other = one->type == BAHE_TEXT ? bahe_text_key (one->guest) : NULL;
    if (g_strcmp0 (key, other) == 0)
      return one->number;
  }
  return 0;
}

/* The entrant of the trophy; 0: nobody's. A person that is not in it counts for the group of that day. */
static gint64
whose (const Giving *giving, const BaheEntrant *entrant)
{
  const BaheRoster *roster = giving->naming->roster;
  BaheValue group = { 0 };

  if (entrant->type == BAHE_TEXT)
    return entrant_guest (giving, entrant->guest);
  gint64 who = bahe_roster_resolve (roster, entrant->who);
  gint64 number = entrant_who (giving, entrant->type, who);
  if (number != 0 || entrant->type != BAHE_PERSON ||
      !bahe_roster_field (roster, who, "group", giving->contest->when.last, &group))
    return number;
  return entrant_who (giving, BAHE_GROUP, group.integer);
}

/* ---- tallies ----------------------------------------------------------------------------------------------------- */

static BaheAmount
amount_of (const BaheNumber *number)
{
  g_auto (BaheNumber) million = BAHE_NUMBER_INT (1000000);
  g_auto (BaheNumber) many = bahe_number_multiply (number, &million);
  g_auto (BaheNumber) whole = bahe_number_round (&many, 0, BAHE_ROUND_HALF_UP);
  BaheAmount amount = { .exponent = -MARK_PLACES };

  amount.set = bahe_number_to_integer (&whole, &amount.integer);
  return amount;
}

/* What the row says besides of the contest: its weight. */
static json_object *
more_of (const Giving *giving, const Placed *placed)
{
  json_object *more = json_object_new_object ();

  json_object_object_add (more, "contest", json_object_new_int64 (giving->contest->activity));
  json_object_object_add (more, "shared", json_object_new_int64 (placed->shared));
  for (guint c = 1; giving->columns[c].name != NULL; c++) {
    const BaheValue *value = &giving->row[c];
    if (value->how == BAHE_UNSET)
      continue;
    g_autofree char *text = bahe_naming_show (giving->naming, &giving->columns[c], value);
    bahe_json_add_text (more, giving->columns[c].name, text);
  }
  return more;
}

static gboolean
give (Giving *giving, const Placed *placed, GError **error)
{
  const BaheEntrant *entrant = bahe_fold_entrant (giving->contest, placed->entrant);
  BaheFactRow fact = { .seq = giving->nth, .n = giving->n, .shape = BAHE_TALLY, .about = giving->contest->title };

  fact.entrant = entrant != NULL && entrant->out == NULL ? whose (giving, entrant) : 0;
  fact.value = giving->marks && placed->mark != NULL ? amount_of (placed->mark)
                                                     : (BaheAmount){ placed->place, 0, !giving->marks };
  if (fact.entrant == 0 || !fact.value.set)
    return TRUE;
  g_autoptr (BaheJson) more = more_of (giving, placed);
  fact.more = bahe_json_plain (more);
  giving->n++;
  return giving->sink->fact (giving->sink, &fact, error);
}

/* ---- all of one contest ------------------------------------------------------------------------------------------ */

static gboolean
note_scored (const BaheFactRow *fact, gpointer data, GError **error)
{
  const gint64 both[] = { fact->entrant, fact->other };

  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    if (fact->shape <= BAHE_TALLY && both[i] != 0 && !g_hash_table_contains (data, &both[i]))
      bahe_seq_table_put (data, both[i], NULL);
  return TRUE;
}

static gboolean
give_contest (Giving *giving, BaheFold *contest, const BaheBoardQuery *query, GError **error)
{
  BaheView *view = giving->naming->view;
  g_autoptr (GHashTable) scored = bahe_seq_table_new (NULL);
  if (!bahe_hold_prepare (giving->naming->unit, view, contest, error))
    return FALSE;
  g_autoptr (GPtrArray) boards = bahe_boards_in_view (giving->naming->unit, view, contest, query, error);
  gint64 until = bahe_hold_applies (contest, query) ? contest->held : query->as_of;

  if (boards == NULL || !bahe_view_each_fact (view, contest->activity, until, note_scored, scored, error))
    return FALSE;
  const char *last = boards->len > 0 ? ((const BaheBoardOf *) boards->pdata[boards->len - 1])->stage : NULL;
  for (guint b = 0; b < boards->len; b++) {
    const BaheBoardOf *of = boards->pdata[b];
    g_autoptr (GArray) placed = g_array_new (FALSE, TRUE, sizeof (Placed));
    if (g_strcmp0 (of->stage, last) != 0)
      continue;
    place_group (placed, boards, of, scored);
    for (guint i = 0; i < placed->len; i++)
      if (!give (giving, &g_array_index (placed, Placed, i), error))
        return FALSE;
  }
  return TRUE;
}

/* As of a seq before it was opened, or without its plugin, a contest gives nothing. */
static gboolean
give_row (Giving *giving, const BaheBoardQuery *query, GError **error)
{
  g_autoptr (GError) missing = NULL;
  g_autoptr (BaheFold) contest = bahe_fold_load (giving->naming->unit, giving->naming->view, giving->row[0].integer,
                                                 query->as_of, NULL, NULL, &missing);

  if (contest == NULL && !g_error_matches (missing, BAHE_ERROR, BAHE_ERROR_NOT_FOUND)) {
    g_propagate_error (error, g_steal_pointer (&missing));
    return FALSE;
  }
  if (contest == NULL || contest->info == NULL || contest->info->table->from != NULL)
    return TRUE;
  giving->contest = contest;
  giving->nth++;
  giving->n = 0;
  return give_contest (giving, contest, query, error);
}

/* Whether the setup says that marks are taken over: a choice `counts` of "mark". */
static gboolean
counts_marks (const BaheFold *fold)
{
  int field = bahe_field_index (fold->info->setup, "counts");
  const BaheValue *value = field >= 0 ? &bahe_values_get (fold->setup)[field] : NULL;

  return value != NULL && value->how != BAHE_UNSET && fold->info->setup[field].type == BAHE_CHOICE &&
         g_str_equal (fold->info->setup[field].choices[value->integer].name, "mark");
}

gboolean
bahe_from_facts (BaheNaming *naming, const BaheFold *fold, const BaheBoardQuery *query, gint64 as_of, BaheRows *rows,
                 GError **error)
{
  const BaheBoardQuery seen = { .as_of = as_of, .role = query->role, .reveal = query->reveal, .unheld = query->unheld };
  Giving giving = { .naming = naming, .fold = fold, .sink = bahe_rows_sink (rows), .marks = counts_marks (fold) };
  const BaheValue *contests = rows_of (fold, &giving.columns);

  for (gsize i = 0; contests != NULL && i < contests->n; i++) {
    giving.row = contests->items[i].items;
    if (!give_row (&giving, &seen, error))
      return FALSE;
  }
  return TRUE;
}

void
bahe_from_declare (const BaheKindInfo *info, GPtrArray *names)
{
  int field = info->table->from != NULL ? bahe_field_index (info->setup, info->table->from) : -1;

  if (field < 0)
    return;
  g_ptr_array_add (names, g_strdup ("tally.contest"));
  g_ptr_array_add (names, g_strdup ("tally.shared"));
  for (const BaheField *column = info->setup[field].columns + 1; column->name != NULL; column++)
    g_ptr_array_add (names,
                     g_strdup_printf ("tally.%s%s", column->name, column->type == BAHE_DECIMAL ? ":number" : ""));
}
