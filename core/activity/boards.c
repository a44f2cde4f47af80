/* Boards: one for each stage and group, made of the facts by the pinned rule. */
#include "activity/private.h"

#include <string.h>

guint
bahe_fold_hidden_of (const BaheFold *fold, int event)
{
  g_autoptr (GHashTable) sheets = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < fold->hidden->len; i++) {
    const BaheHidden *hidden = &g_array_index (fold->hidden, BaheHidden, i);
    const BaheEntrant *entrant = bahe_fold_entrant (fold, hidden->entrant);
    if ((event < 0 || hidden->event == event) && fold->happened[hidden->until] == 0 &&
        (entrant == NULL || entrant->out == NULL))
      g_hash_table_add (sheets, hidden->sheet);
  }
  return g_hash_table_size (sheets);
}

guint
bahe_fold_hidden (const BaheFold *fold)
{
  return bahe_fold_hidden_of (fold, -1);
}

/* ---- what stands on which board ----------------------------------------------------------------- */

typedef struct { /* a board being made; what the caller gets is its first member */
  BaheBoardOf of;
  BaheRule *compiled;
  GHashTable *members, *seen; /* entrants: by MEMBER facts, by any fact */
} Making;

typedef struct {
  BaheNaming *naming;
  const BaheFold *fold;
  const BaheFactSource *source;
  const BaheBoardQuery *query;
  GHashTable *hidden; /* seqs that do not count for who looks */
  GPtrArray *boards;  /* of Making */
  GHashTable *places; /* "stage\ngroup" → Making */
  Making *last;
} Boards;

static void
making_free (gpointer data)
{
  Making *making = data;

  bahe_board_free (making->of.board);
  bahe_scoring_free (making->of.scoring);
  bahe_rule_free (making->compiled);
  g_free (making->of.stage);
  g_free (making->of.group);
  g_free (making->of.rule);
  g_free (making->of.sentence);
  g_clear_pointer (&making->members, g_hash_table_unref);
  g_clear_pointer (&making->seen, g_hash_table_unref);
  g_free (making);
}

static Making *
board_for (Boards *boards, const char *stage, const char *group)
{
  Making *last = boards->last;
  if (last != NULL && g_strcmp0 (last->of.stage, stage) == 0 && g_strcmp0 (last->of.group, group) == 0)
    return last;

  g_autofree char *key = g_strdup_printf ("%s\n%s", stage != NULL ? stage : "", group != NULL ? group : "");
  Making *making = g_hash_table_lookup (boards->places, key);
  if (making == NULL) {
    making = g_new0 (Making, 1);
    making->of.stage = g_strdup (stage);
    making->of.group = g_strdup (group);
    making->members = bahe_seq_table_new (NULL);
    making->seen = bahe_seq_table_new (NULL);
    g_ptr_array_add (boards->boards, making);
    g_hash_table_insert (boards->places, g_steal_pointer (&key), making);
  }
  return boards->last = making;
}

static gboolean
each_fact (Boards *boards, BaheEachFact each, GError **error)
{
  if (boards->source->rows != NULL)
    return bahe_rows_each_fact (boards->source->rows, each, boards, error);
  return bahe_view_each_fact (boards->source->view, boards->fold->activity, boards->source->as_of, each, boards, error);
}

static void
note_entrant (GHashTable *set, gint64 entrant)
{
  if (entrant != 0 && !g_hash_table_contains (set, &entrant))
    bahe_seq_table_put (set, entrant, NULL);
}

/* First pass: which boards there are, and who is on them. */
static gboolean
note_fact (const BaheFactRow *fact, gpointer data, GError **error)
{
  Boards *boards = data;
  Making *making = board_for (boards, fact->stage, fact->group);

  if (g_hash_table_contains (boards->hidden, &fact->seq))
    return TRUE;
  if (fact->shape == BAHE_MEMBER)
    note_entrant (making->members, fact->entrant);
  note_entrant (making->seen, fact->entrant);
  note_entrant (making->seen, fact->other);
  return TRUE;
}

/* Second pass. */
static gboolean
score_fact (const BaheFactRow *fact, gpointer data, GError **error)
{
  Boards *boards = data;
  Making *making = board_for (boards, fact->stage, fact->group);

  if (making->of.scoring == NULL || g_hash_table_contains (boards->hidden, &fact->seq))
    return TRUE;
  return bahe_scoring_add_fact (making->of.scoring, fact, error);
}

/* Facts that only officers see, before the event that opens them. */
GHashTable *
bahe_hidden_seqs (const BaheFold *fold, const BaheBoardQuery *query)
{
  GHashTable *hidden = bahe_seq_table_new (NULL);

  if (query->reveal && query->role >= BAHE_OFFICER)
    return hidden;
  for (guint i = 0; i < fold->hidden->len; i++) {
    const BaheHidden *one = &g_array_index (fold->hidden, BaheHidden, i);
    if (fold->happened[one->until] == 0)
      bahe_seq_table_put (hidden, one->seq, NULL);
  }
  return hidden;
}

/* ---- entrants as a rule sees them --------------------------------------------------------------- */

/* A field of the entry as the rule reads it: numbers exact, names as text. */
static json_object *
entry_value (const BaheField *field, json_object *value)
{
  gboolean number = field->type == BAHE_DECIMAL || field->type == BAHE_QUANTITY;

  if (value == NULL || !number)
    return json_object_get (value);
  if (json_object_is_type (value, json_type_object))
    value = bahe_json_member (value, "value");
  if (!json_object_is_type (value, json_type_string))
    return json_object_get (value);
  json_object *exact = json_object_new_object ();
  json_object_object_add (exact, "n", json_object_get (value));
  return exact;
}

static json_object *
entrant_fields (const BaheFold *fold, const BaheEntrant *entrant)
{
  json_object *fields = json_object_new_object ();

  for (const BaheField *field = fold->info->entry; field != NULL && field->name != NULL; field++)
    json_object_object_add (fields, field->name, entry_value (field, bahe_json_member (entrant->fields, field->name)));
  json_object_object_add (fields, "withdrawn", json_object_new_boolean (entrant->out != NULL));
  return fields;
}

static gboolean
stands_on (const Boards *boards, const Making *making, const BaheEntrant *entrant)
{
  if (g_hash_table_contains (making->seen, &entrant->number))
    return TRUE;
  gboolean whole = boards->boards->len == 1 && making->of.stage == NULL && making->of.group == NULL;
  return whole && g_hash_table_size (making->members) == 0;
}

static gboolean
add_entrants (Boards *boards, Making *making, GError **error)
{
  const BaheFold *fold = boards->fold;

  for (guint i = 0; i < fold->entrants->len; i++) {
    const BaheEntrant *entrant = fold->entrants->pdata[i];
    if (!stands_on (boards, making, entrant))
      continue;
    g_autofree char *name = bahe_entrant_name (boards->naming, entrant);
    g_autoptr (BaheJson) fields = entrant_fields (fold, entrant);
    /* Why is in the record, for those who may read it: it may be an illness. */
    const char *out = entrant->out != NULL ? _ ("withdrawn") : NULL;
    if (!bahe_scoring_add_entrant (making->of.scoring, entrant->number, name, fields, out, error))
      return FALSE;
  }
  return TRUE;
}

/* ---- what a kind's facts may have, so that a wrong name is told from one not given -------------- */

static const char *const shape_names[] = {
  [BAHE_MATCH] = "match", [BAHE_MARK] = "mark", [BAHE_MEASURE] = "measure", [BAHE_TALLY] = "tally"
};

static void
declare_fields (GPtrArray *names, const char *shape, const BaheField *fields)
{
  for (; fields != NULL && fields->name != NULL; fields++)
    g_ptr_array_add (names, g_strdup_printf ("%s.%s", shape, fields->name));
}

static void
declare (BaheScoring *scoring, const BaheKindInfo *info)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < info->n_events; i++)
    for (guint k = 0; k < info->events[i].n_facts; k++) {
      const BaheFactMap *map = &info->events[i].facts[k];
      if (map->shape > BAHE_TALLY)
        continue;
      declare_fields (names, shape_names[map->shape], info->events[i].table->fields);
      if (map->rows >= 0)
        declare_fields (names, shape_names[map->shape], info->events[i].table->fields[map->rows].columns);
    }
  bahe_from_declare (info, names);
  declare_fields (names, "entrant", info->entry);
  g_ptr_array_add (names, g_strdup ("entrant.withdrawn"));
  g_ptr_array_add (names, NULL);
  bahe_scoring_declare (scoring, (const char *const *) names->pdata);
}

/* ---- making ------------------------------------------------------------------------------------- */

static BaheRule *
compile (Boards *boards, const BahePinned *pinned, char **shown, GError **error)
{
  const BaheBoardQuery *query = boards->query;

  if (query->rule_source == NULL) {
    *shown = g_strdup_printf ("%s %.8s", pinned->name, pinned->hash);
    return bahe_rules_compile (boards->naming->view, pinned, error);
  }
  const char *name = query->rule_name != NULL ? query->rule_name : "rule.lua";
  *shown = g_strdup (name);
  return bahe_rule_new (name, query->rule_source, strlen (query->rule_source), error);
}

/* Without a rule there is no scoring and no board: such a stage is left out. */
static gboolean
begin (Boards *boards, Making *making, GError **error)
{
  const BaheFold *fold = boards->fold;
  const BahePinned *pinned = bahe_rules_for (fold->rules, making->of.stage);
  if (pinned == NULL && boards->query->rule_source == NULL)
    return TRUE;

  making->compiled = compile (boards, pinned, &making->of.rule, error);
  if (making->compiled == NULL ||
      (boards->query->rule_source != NULL && !bahe_rules_fit (fold->info, making->compiled, error)))
    return FALSE;
  /* A rule that is tried knows nothing of the order and awards chosen for another. */
  const BahePinned *chosen = boards->query->rule_source == NULL ? pinned : NULL;
  json_object *params = boards->query->params;
  if (params == NULL && pinned != NULL)
    params = bahe_json_member (pinned->options, "params");
  making->of.scoring = bahe_rules_scoring (fold, making->compiled, chosen, params, error);
  if (making->of.scoring == NULL)
    return FALSE;
  declare (making->of.scoring, fold->info);
  return add_entrants (boards, making, error);
}

static int
compare_boards (gconstpointer a, gconstpointer b)
{
  const Making *left = *(Making *const *) a, *right = *(Making *const *) b;
  int stage = g_strcmp0 (left->of.stage, right->of.stage);

  return stage != 0 ? stage : g_strcmp0 (left->of.group, right->of.group);
}

/* Groups in order of name; stages in the order in which they began. */
static void
sort_groups (GPtrArray *boards)
{
  for (guint from = 0; from < boards->len;) {
    guint to = from + 1;
    while (to < boards->len &&
           g_strcmp0 (((Making *) boards->pdata[from])->of.stage, ((Making *) boards->pdata[to])->of.stage) == 0)
      to++;
    qsort (boards->pdata + from, to - from, sizeof (gpointer), compare_boards);
    from = to;
  }
}

static gboolean
make_all (Boards *boards, GError **error)
{
  if (!each_fact (boards, note_fact, error))
    return FALSE;
  if (boards->boards->len == 0)
    board_for (boards, NULL, NULL);
  sort_groups (boards->boards);
  for (guint i = 0; i < boards->boards->len; i++)
    if (!begin (boards, boards->boards->pdata[i], error))
      return FALSE;
  if (!each_fact (boards, score_fact, error))
    return FALSE;
  for (guint i = boards->boards->len; i > 0; i--) {
    Making *making = boards->boards->pdata[i - 1];
    if (making->of.scoring == NULL) {
      g_ptr_array_remove_index (boards->boards, i - 1);
      continue;
    }
    making->of.board = bahe_board_new (making->of.scoring, error);
    if (making->of.board == NULL)
      return FALSE;
    making->of.sentence = g_strdup (bahe_board_sentence (making->of.board));
  }
  return TRUE;
}

GPtrArray *
bahe_boards_make (BaheNaming *naming, const BaheFold *fold, const BaheFactSource *source, const BaheBoardQuery *query,
                  GError **error)
{
  const BaheBoardQuery viewer = { .role = BAHE_VIEWER };
  g_autoptr (GPtrArray) made = g_ptr_array_new_with_free_func (making_free);
  g_autoptr (BaheRows) tallies = NULL;
  Boards boards = {
    .naming = naming, .fold = fold, .source = source, .boards = made, .query = query != NULL ? query : &viewer
  };

  if (fold->info == NULL) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_PLUGIN,
                 _ ("the plugin for \"%s\" is missing or refused: its records can be read, but there is no board; see "
                    "`bahe plugin list`"),
                 fold->kind);
    return NULL;
  }
  BaheFactSource others = { .view = source->view, .as_of = source->as_of };
  if (fold->info->table->from != NULL) {
    others.rows = tallies = bahe_rows_new ();
    if (!bahe_from_facts (naming, fold, boards.query, source->as_of, tallies, error))
      return NULL;
    boards.source = &others;
  }
  boards.hidden = bahe_hidden_seqs (fold, boards.query);
  boards.places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean done = make_all (&boards, error);
  g_hash_table_unref (boards.hidden);
  g_hash_table_unref (boards.places);
  return done ? g_steal_pointer (&made) : NULL;
}

/* ---- for the other rooms ------------------------------------------------------------------------ */

/* A fold as of a seq is made for the occasion; the present one is kept. */
BaheFold *
bahe_fold_to_look (BaheUnit *unit, BaheView *view, gint64 activity, gint64 as_of, GError **error)
{
  if (as_of != 0)
    return bahe_fold_load (unit, view, activity, as_of, NULL, NULL, error);
  return bahe_unit_take_fold (unit, view, activity, error);
}

void
bahe_fold_looked (BaheUnit *unit, BaheFold *fold, gint64 as_of)
{
  if (as_of != 0)
    bahe_fold_free (fold);
  else
    bahe_unit_give_fold (unit, fold);
}

/* Facts built from another declaration are built again before they are read; where nothing can be written, in memory.
 */
static gboolean
fresh_facts (BaheUnit *unit, BaheView *view, const BaheFold *fold, gint64 as_of, BaheRows **rows, GError **error)
{
  if (bahe_projection_current (view, fold))
    return TRUE;
  *rows = bahe_rows_new ();
  g_autoptr (BaheFold) again = bahe_fold_load (unit, view, fold->activity, as_of, NULL, bahe_rows_sink (*rows), error);
  return again != NULL;
}

static gboolean
copy_fact (const BaheFactRow *fact, gpointer data, GError **error)
{
  BaheSink *sink = data;

  return sink->fact (sink, fact, error);
}

static gboolean
copy_facts (BaheRows *rows, BaheView *view, gint64 activity, gint64 as_of, BaheRows *to, GError **error)
{
  BaheSink *sink = bahe_rows_sink (to);

  return rows != NULL ? bahe_rows_each_fact (rows, copy_fact, sink, error)
                      : bahe_view_each_fact (view, activity, as_of, copy_fact, sink, error);
}

/* Whoever may look before is shown the boards as they would be if it were opened now: a kind may count its sheets only
 * then. */
static gboolean
reveals (const BaheFold *fold, const BaheBoardQuery *query)
{
  return query != NULL && query->reveal && query->role >= BAHE_OFFICER && bahe_fold_hidden (fold) > 0;
}

static GPtrArray *
opened_boards (BaheUnit *unit, BaheView *view, gint64 activity, const BaheBoardQuery *query, GError **error)
{
  g_autoptr (BaheRows) rows = bahe_rows_new ();
  g_autoptr (BaheFold) opened =
      bahe_fold_load_opened (unit, view, activity, query->as_of, bahe_rows_sink (rows), error);
  g_auto (BaheNaming) naming = { 0 };

  if (opened == NULL || !bahe_naming_init (&naming, unit, view, opened, query->as_of, error))
    return NULL;
  BaheFactSource source = { .view = view, .as_of = query->as_of, .rows = rows };
  return bahe_boards_make (&naming, opened, &source, query, error);
}

gpointer
bahe_boards_unheld (BaheUnit *unit, BaheView *view, const BaheFold *fold, const BaheBoardQuery *query, gint64 names,
                    BaheRows *also, GError **error)
{
  gint64 as_of = query != NULL ? query->as_of : 0;
  g_autoptr (BaheRows) rows = NULL;
  g_auto (BaheNaming) naming = { 0 };

  if (fold->info != NULL && reveals (fold, query))
    return opened_boards (unit, view, fold->activity, query, error);
  if (!bahe_naming_init (&naming, unit, view, fold, names, error) ||
      !fresh_facts (unit, view, fold, as_of, &rows, error))
    return NULL;
  if (also != NULL && !copy_facts (rows, view, fold->activity, as_of, also, error))
    return NULL;
  BaheFactSource source = { .view = view, .as_of = as_of, .rows = rows };
  return bahe_boards_make (&naming, fold, &source, query, error);
}

gpointer
bahe_boards_in_view (BaheUnit *unit, BaheView *view, const BaheFold *fold, const BaheBoardQuery *query, GError **error)
{
  return bahe_hold_applies (fold, query)
             ? bahe_hold_boards (unit, view, fold, query, error)
             : bahe_boards_unheld (unit, view, fold, query, query != NULL ? query->as_of : 0, NULL, error);
}

/* Written anew outside of any view, so that the next reading is quick; that it cannot be is no error here. */
static void
refresh (BaheUnit *unit, gint64 activity)
{
  gboolean current = TRUE;
  {
    g_autoptr (BaheView) view = bahe_view_begin (unit->store, NULL);
    BaheFold *fold = view != NULL ? bahe_unit_take_fold (unit, view, activity, NULL) : NULL;
    if (fold == NULL)
      return;
    current = bahe_projection_current (view, fold);
    bahe_unit_give_fold (unit, fold);
  }
  if (!current && !bahe_store_read_only (unit->store)) {
    g_autoptr (GError) error = NULL;
    if (!bahe_unit_rebuild (unit, activity, NULL, NULL, &error))
      g_warning ("activity %" PRId64 ": %s", activity, error->message);
  }
}

gpointer
bahe_boards_look (BaheUnit *unit, gint64 activity, const BaheBoardQuery *query, BaheLookAtBoards look, GError **error)
{
  gint64 as_of = query != NULL ? query->as_of : 0;

  refresh (unit, activity);
  g_autoptr (BaheView) view = bahe_view_begin (unit->store, error);
  BaheFold *fold = view != NULL ? bahe_fold_to_look (unit, view, activity, as_of, error) : NULL;
  if (fold == NULL)
    return NULL;
  gpointer seen = bahe_hold_prepare (unit, view, fold, error) ? look (unit, view, fold, query, error) : NULL;
  bahe_fold_looked (unit, fold, as_of);
  return seen;
}

GPtrArray *
bahe_unit_boards (BaheUnit *unit, gint64 activity, const BaheBoardQuery *query, GError **error)
{
  return bahe_boards_look (unit, activity, query, bahe_boards_in_view, error);
}
