/* A correction seen before it is made: the stream folded with one more `corrected` event, in memory only. */
#include "activity/private.h"

#include <inttypes.h>

void
bahe_preview_clear (BahePreview *preview)
{
  g_clear_pointer (&preview->conflicts, g_ptr_array_unref);
  g_clear_pointer (&preview->moves, g_ptr_array_unref);
}

/* Nothing is stored, so nothing is sealed: the body lives as long as the preview. */
static char *
seal_nothing (gpointer data, gint64 person, const char *place, const char *plain, GError **error)
{
  return g_strdup ("");
}

static char *
keep_nothing (gpointer data, gint64 person, const char *place, const char *hash, GError **error)
{
  return g_strdup (hash);
}

static const BaheSealing no_sealing = { NULL, seal_nothing, keep_nothing };

static gboolean
list_conflict (const BaheEventRow *row, gpointer data, GError **error)
{
  gpointer *both = data;
  BaheNaming *naming = both[0];
  g_autoptr (BaheJson) body = bahe_json_parse (row->body, row->body_length, row->type, error);

  if (body == NULL)
    return FALSE;
  g_autofree char *words = bahe_event_words (naming, naming->fold, row->type, body);
  g_ptr_array_add (both[1], g_strdup_printf (_ ("record %" PRId64 ": %s"), row->seq, words));
  return TRUE;
}

static int
compare_seqs (gconstpointer a, gconstpointer b)
{
  gint64 left = **(gint64 *const *) a, right = **(gint64 *const *) b;

  return left < right ? -1 : left > right;
}

static gboolean
list_conflicts (BaheNaming *naming, const BaheFold *after, BahePreview *preview, GError **error)
{
  GHashTableIter iter;
  gpointer key;
  gpointer both[] = { naming, preview->conflicts };
  g_autoptr (GPtrArray) seqs = g_ptr_array_new ();

  g_hash_table_iter_init (&iter, after->conflicts);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!g_hash_table_contains (naming->fold->conflicts, key))
      g_ptr_array_add (seqs, key);
  g_ptr_array_sort (seqs, compare_seqs);
  for (guint i = 0; i < seqs->len; i++)
    if (!bahe_view_event (naming->view, *(gint64 *) seqs->pdata[i], list_conflict, both, error))
      return FALSE;
  return TRUE;
}

static char *
place_words (guint place)
{
  return place > 0 ? g_strdup_printf ("%u", place) : g_strdup (_ ("none"));
}

static void
list_moves (const BaheKindInfo *kind, const BaheBoardOf *before, const BaheBoardOf *after, GPtrArray *moves)
{
  g_autofree char *heading = bahe_board_heading (kind, after->stage, after->group);
  g_autofree char *where = heading != NULL ? g_strdup_printf (_ ("%s: "), heading) : g_strdup ("");
  g_autoptr (GArray) diff = bahe_board_diff (before->board, after->board);

  for (guint i = 0; i < diff->len; i++) {
    const BaheBoardMove *move = &g_array_index (diff, BaheBoardMove, i);
    g_autofree char *old = place_words (move->before), *new = place_words (move->after);
    GString *line = g_string_new (NULL);
    g_string_printf (line, _ ("%s%s: place %s → %s"), where, move->name, old, new);
    if (g_strcmp0 (move->award_before, move->award_after) != 0)
      g_string_append_printf (line, _ (", award %s → %s"), move->award_before != NULL ? move->award_before : _ ("none"),
                              move->award_after != NULL ? move->award_after : _ ("none"));
    g_ptr_array_add (moves, g_string_free (line, FALSE));
  }
}

/* A list that was given stays as it was signed; who corrects a record is told so beforehand. */
static void
list_awards (const BaheFold *after, const BaheBoardOf *of, GPtrArray *moves)
{
  json_object *list = bahe_awarded_on (after, of->stage, of->group);
  gint64 granted = list != NULL ? bahe_json_integer (list, "granted") : 0;

  if (granted == 0)
    return;
  g_autoptr (BaheJson) moved = bahe_awards_moved (after, of);
  g_autoptr (GString) names = g_string_new (NULL);
  for (size_t i = 0; i < json_object_array_length (moved); i++)
    g_string_append_printf (names, "%s%s", i > 0 ? C_ ("list", ", ") : "",
                            bahe_json_text (json_object_array_get_idx (moved, i), "name"));
  if (names->len > 0)
    g_ptr_array_add (moves, g_strdup_printf (_ ("the awards given (record %" PRId64
                                                ") would not be those of the board for %s; they stay as they were "
                                                "signed until correct-awards"),
                                             granted, names->str));
}

static gboolean
compare_boards (BaheNaming *naming, const BaheFold *after, BaheRows *rows, BahePreview *preview, GError **error)
{
  BaheBoardQuery query = { .role = BAHE_OFFICER, .reveal = TRUE };
  BaheFactSource stored = { .view = naming->view }, refolded = { .view = naming->view, .rows = rows };
  const BaheFold *now = naming->fold;
  g_autoptr (GPtrArray) old = bahe_boards_make (naming, now, &stored, &query, error);
  if (old == NULL)
    return FALSE;

  naming->fold = after;
  g_autoptr (GPtrArray) new = bahe_boards_make (naming, after, &refolded, &query, error);
  naming->fold = now;
  if (new == NULL)
    return FALSE;
  for (guint i = 0; i < new->len; i++)
    for (guint k = 0; k < old->len; k++) {
      const BaheBoardOf *b = old->pdata[k], *a = new->pdata[i];
      if (g_strcmp0 (a->stage, b->stage) == 0 && g_strcmp0 (a->group, b->group) == 0)
        list_moves (after->info, b, a, preview->moves);
    }
  for (guint i = 0; i < new->len; i++)
    list_awards (after, new->pdata[i], preview->moves);
  return TRUE;
}

static gboolean
preview_fold (BaheNaming *naming, gint64 seq, json_object *values, BahePreview *preview, GError **error)
{
  g_autoptr (BaheJson) extra = bahe_amend_body (naming, seq, values, NULL, &no_sealing, "", error);
  if (extra == NULL)
    return FALSE;
  g_autoptr (BaheRows) rows = bahe_rows_new ();
  g_autoptr (BaheFold) after =
      bahe_fold_load (naming->unit, naming->view, naming->fold->activity, 0, extra, bahe_rows_sink (rows), error);
  return after != NULL && list_conflicts (naming, after, preview, error) &&
         compare_boards (naming, after, rows, preview, error);
}

static gboolean
take_activity (const BaheEventRow *row, gpointer data, GError **error)
{
  *(gint64 *) data = row->activity;
  return TRUE;
}

static gboolean
preview_record (BaheUnit *unit, gint64 seq, json_object *values, GHashTable *files, BahePreview *preview,
                GError **error)
{
  gint64 activity = 0;
  g_autoptr (BaheView) view = bahe_view_begin (unit->store, error);
  BaheFold *fold = NULL;
  gboolean done = FALSE;

  if (view != NULL && bahe_view_event (view, seq, take_activity, &activity, error))
    fold = bahe_unit_take_fold (unit, view, activity, error);
  if (fold != NULL) {
    g_auto (BaheNaming) naming = { 0 };
    done = bahe_naming_init (&naming, unit, view, fold, 0, error);
    naming.files = files;
    done = done && preview_fold (&naming, seq, values, preview, error);
  }
  bahe_unit_give_fold (unit, fold);
  return done;
}

gboolean
bahe_unit_preview (BaheUnit *unit, gint64 seq, json_object *values, BahePreview *preview, GError **error)
{
  g_autoptr (GHashTable) files = NULL;
  g_autoptr (BaheJson) taken = NULL;

  preview->conflicts = g_ptr_array_new_with_free_func (g_free);
  preview->moves = g_ptr_array_new_with_free_func (g_free);
  gboolean done = bahe_files_take (values, &taken, &files, error) &&
                  preview_record (unit, seq, taken != NULL ? taken : values, files, preview, error);
  if (!done)
    bahe_preview_clear (preview);
  return done;
}
