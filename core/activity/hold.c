/* 封榜 and 揭晓. From the hold on, people are shown the boards as they stood then; a record after it only says that its
 * entrants have been scored. While it is revealed, the last places are shown as they are now and all others as held.
 * What is kept back never enters the board that is given out, so nothing made from that board can tell it. */
#include "activity/private.h"

/* ---- verbs -------------------------------------------------------------------------------------- */

gboolean
bahe_do_hold (BaheAct *act, GError **error)
{
  g_autoptr (BaheJson) body = json_object_new_object ();
  g_autoptr (BaheValues) nothing = bahe_values_parse (&bahe_nothing, act->request->given, NULL, error);

  if (nothing == NULL)
    return FALSE;
  if (act->fold->rules->len == 0 || act->fold->info == NULL) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_REFUSED, _ ("\"%s\" has no board to hold"), act->fold->title);
    return FALSE;
  }
  if (act->fold->held != 0) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_REFUSED, _ ("the board of \"%s\" is held already"), act->fold->title);
    return FALSE;
  }
  return bahe_act_append (act, BAHE_TYPE_HELD, body, error);
}

/* How many places there are to reveal: of several boards, on the longest. 0 with an error where it is too early. */
static gboolean
count_steps (BaheAct *act, guint *steps, GError **error)
{
  BaheFactSource source = { .view = act->view };
  BaheBoardQuery query = { .role = BAHE_OFFICER };
  BaheNaming *naming = bahe_act_naming (act, error);
  g_autoptr (GPtrArray) boards = naming != NULL ? bahe_boards_make (naming, act->fold, &source, &query, error) : NULL;

  *steps = 0;
  for (guint i = 0; boards != NULL && i < boards->len; i++) {
    if (!bahe_check_settled (act->fold, boards->pdata[i], error))
      return FALSE;
    *steps = MAX (*steps, bahe_board_steps (((const BaheBoardOf *) boards->pdata[i])->board));
  }
  return boards != NULL;
}

gboolean
bahe_do_reveal (BaheAct *act, GError **error)
{
  const BaheField *fields = bahe_host_verb_table ("reveal")->fields;
  g_autoptr (BaheValues) values = bahe_values_parse (fields, act->request->given, NULL, error);
  g_autoptr (BaheJson) body = json_object_new_object ();
  guint steps = 0;

  if (values == NULL)
    return FALSE;
  if (act->fold->held == 0) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_REFUSED, _ ("the board of \"%s\" is not held: it is there to see"),
                 act->fold->title);
    return FALSE;
  }
  if (!count_steps (act, &steps, error))
    return FALSE;
  const BaheValue *v = bahe_values_get (values);
  if (v[1].integer != 0 || act->fold->revealed + v[0].integer >= steps)
    json_object_object_add (body, "all", json_object_new_boolean (TRUE));
  else
    json_object_object_add (body, "places", json_object_new_int64 (v[0].integer));
  return bahe_act_append (act, BAHE_TYPE_REVEALED, body, error);
}

/* ---- what is asked of a hold -------------------------------------------------------------------- */

gboolean
bahe_hold_applies (const BaheFold *fold, const BaheBoardQuery *query)
{
  gboolean officer = query != NULL && query->role >= BAHE_OFFICER;

  return fold->held != 0 && fold->info != NULL && !(officer && (query->reveal || query->unheld));
}

gboolean
bahe_hold_prepare (BaheUnit *unit, BaheView *view, BaheFold *fold, GError **error)
{
  if (fold->then != NULL && fold->then->seq == fold->held)
    return TRUE;
  g_clear_pointer (&fold->then, bahe_fold_free);
  if (fold->held == 0)
    return TRUE;
  fold->then = bahe_fold_load (unit, view, fold->activity, fold->held, NULL, NULL, error);
  return fold->then != NULL;
}

gboolean
bahe_view_has_results (const BaheEventInfo *view)
{
  for (guint i = 0; i < view->n_fields; i++)
    if ((view->table->fields[i].flags & BAHE_RESULT) != 0)
      return TRUE;
  return FALSE;
}

int
bahe_view_in_order (const BaheEventInfo *view)
{
  for (guint i = 0; i < view->n_fields; i++)
    if ((view->table->fields[i].flags & BAHE_IN_ORDER) != 0)
      return (int) i;
  return -1;
}

gboolean
bahe_hold_hides (const BaheFold *fold, const char *type, gint64 seq)
{
  static const char *const open_to_all[] = { BAHE_TYPE_ENTERED,  BAHE_TYPE_WITHDRAWN, BAHE_TYPE_CLOSED,
                                             BAHE_TYPE_REOPENED, BAHE_TYPE_REVEALED,  NULL };

  return fold->held != 0 && seq > fold->held && !g_strv_contains (open_to_all, type);
}

/* ---- the order of appearance -------------------------------------------------------------------- */

static gboolean
stands_in (const GArray *order, gint64 entrant)
{
  for (guint i = 0; i < order->len; i++)
    if (g_array_index (order, gint64, i) == entrant)
      return TRUE;
  return FALSE;
}

/* The view and field that tell it; FALSE: none. */
static gboolean
find_order (const BaheKindInfo *info, guint *view, int *field)
{
  *field = -1;
  for (*view = 0; info != NULL && info->table->view != NULL && *view < info->n_views; ++*view) {
    *field = bahe_view_in_order (&info->views[*view]);
    if (*field >= 0)
      return TRUE;
  }
  return FALSE;
}

GArray *
bahe_appearance (const BaheFold *fold)
{
  GArray *order = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint view;
  int field;

  if (find_order (fold->info, &view, &field)) {
    g_auto (BaheOutBuffer) buffer;
    bahe_out_init (&buffer, fold->info->views, fold->info->n_views);
    bahe_kind_enter (fold->info, "view");
    fold->info->table->view (fold->state, &buffer.out);
    bahe_kind_leave ();
    for (guint i = 0; i < buffer.n_recorded; i++) {
      const BaheRecorded *one = &buffer.recorded[i];
      if (one->event == (int) view && !stands_in (order, bahe_values_get (one->values)[field].integer))
        g_array_append_val (order, bahe_values_get (one->values)[field].integer);
    }
  }
  for (guint i = 0; i < fold->entrants->len; i++) {
    gint64 number = ((const BaheEntrant *) fold->entrants->pdata[i])->number;
    if (!stands_in (order, number))
      g_array_append_val (order, number);
  }
  return order;
}

/* ---- boards as of the hold ---------------------------------------------------------------------- */

typedef struct {
  const char *stage, *group;
  GHashTable *seqs, *entrants;
} Changed;

static gboolean
note_changed (const BaheFactRow *fact, gpointer data, GError **error)
{
  const Changed *changed = data;
  const gint64 both[] = { fact->entrant, fact->other };

  if (fact->shape > BAHE_TALLY || !g_hash_table_contains (changed->seqs, &fact->seq) ||
      g_strcmp0 (fact->stage, changed->stage) != 0 || g_strcmp0 (fact->group, changed->group) != 0)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    if (both[i] != 0 && !g_hash_table_contains (changed->entrants, &both[i]))
      bahe_seq_table_put (changed->entrants, both[i], NULL);
  return TRUE;
}

/* Entrants of a board with other results now than at the hold, as far as they count for who looks. */
static GHashTable *
changed_since (BaheRows *then, BaheRows *now, const BaheBoardOf *of, GHashTable *hidden)
{
  Changed changed = {
    .stage = of->stage, .group = of->group, .seqs = bahe_seq_table_new (NULL), .entrants = bahe_seq_table_new (NULL)
  };
  g_autoptr (GArray) differ = bahe_rows_differ (then, now);

  for (guint i = 0; i < differ->len; i++)
    if (!g_hash_table_contains (hidden, &g_array_index (differ, gint64, i)))
      bahe_seq_table_put (changed.seqs, g_array_index (differ, gint64, i), NULL);
  bahe_rows_each_fact (then, note_changed, &changed, NULL);
  bahe_rows_each_fact (now, note_changed, &changed, NULL);
  g_hash_table_unref (changed.seqs);
  return changed.entrants;
}

static const BaheBoardOf *
same_board (const GPtrArray *boards, const BaheBoardOf *of)
{
  for (guint i = 0; i < boards->len; i++) {
    const BaheBoardOf *one = boards->pdata[i];
    if (g_strcmp0 (one->stage, of->stage) == 0 && g_strcmp0 (one->group, of->group) == 0)
      return one;
  }
  return NULL;
}

/* Held is who has new results and a place by them: whoever has none yet is still to be scored. */
static void
hold_changed (BaheBoardOf *then, const BaheBoardOf *now, GHashTable *changed, const GArray *order)
{
  g_autoptr (GHashTable) held = bahe_seq_table_new (NULL);

  for (gsize i = 0; now != NULL && i < bahe_board_size (now->board); i++) {
    const BaheBoardRow *row = bahe_board_row (now->board, i);
    gboolean scored = row->place > 0 && g_hash_table_contains (changed, &row->entrant);
    if (scored)
      bahe_seq_table_put (held, row->entrant, NULL);
    if (bahe_board_row_of (then->board, row->entrant) == NULL)
      bahe_board_add_row (then->board, row->entrant, row->name, row->place == 0 ? row->out : NULL, scored);
  }
  bahe_board_hold (then->board, held, order, FALSE);
  then->held = TRUE;
}

/* Everybody but the last places. */
static void
hold_first (BaheBoardOf *now, guint revealed, const GArray *order)
{
  guint best = bahe_board_last_places (now->board, revealed);
  g_autoptr (GHashTable) held = bahe_seq_table_new (NULL);

  for (gsize i = 0; i < bahe_board_size (now->board); i++) {
    const BaheBoardRow *row = bahe_board_row (now->board, i);
    if (row->place > 0 && row->place < best)
      bahe_seq_table_put (held, row->entrant, NULL);
  }
  bahe_board_hold (now->board, held, order, TRUE);
  now->held = TRUE;
}

gpointer
bahe_hold_boards (BaheUnit *unit, BaheView *view, const BaheFold *fold, const BaheBoardQuery *query, GError **error)
{
  const BaheBoardQuery viewer = { .role = BAHE_VIEWER };
  BaheBoardQuery present = query != NULL ? *query : viewer, past = present;
  g_autoptr (BaheRows) now_facts = bahe_rows_new (), then_facts = bahe_rows_new ();
  g_autoptr (GArray) order = bahe_appearance (fold);

  past.as_of = fold->held;
  g_autoptr (GPtrArray) now = bahe_boards_unheld (unit, view, fold, &present, present.as_of, now_facts, error);
  if (now == NULL)
    return NULL;
  if (fold->revealed > 0) {
    for (guint i = 0; i < now->len; i++)
      hold_first (now->pdata[i], fold->revealed, order);
    return g_steal_pointer (&now);
  }
  g_autoptr (GPtrArray) then = bahe_boards_unheld (unit, view, fold->then, &past, present.as_of, then_facts, error);
  if (then == NULL)
    return NULL;
  g_autoptr (GHashTable) hidden = bahe_hidden_seqs (fold, &present);
  for (guint i = 0; i < then->len; i++) {
    g_autoptr (GHashTable) changed = changed_since (then_facts, now_facts, then->pdata[i], hidden);
    hold_changed (then->pdata[i], same_board (now, then->pdata[i]), changed, order);
  }
  return g_steal_pointer (&then);
}
