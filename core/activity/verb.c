/* One verb, from request to append, led by one thread at a time: known? → role → the host's or the kind's own →
 * events. */
#include "activity/private.h"

#include <inttypes.h>
#include <string.h>

#define MOST_FOLDS 256

void
bahe_answer_clear (BaheAnswer *answer)
{
  g_clear_pointer (&answer->words, g_free);
  g_clear_pointer (&answer->marks, json_object_put);
  g_clear_pointer (&answer->policy, json_object_put);
}

/* ---- folds of the writer ------------------------------------------------------------------------ */

void
bahe_act_forget_fold (BaheUnit *unit, gint64 activity)
{
  g_hash_table_remove (unit->writing, &activity);
}

void
bahe_act_keep_fold (BaheUnit *unit, BaheFold *fold)
{
  if (g_hash_table_size (unit->writing) >= MOST_FOLDS)
    g_hash_table_remove_all (unit->writing);
  g_hash_table_replace (unit->writing, g_memdup2 (&fold->activity, sizeof fold->activity), fold);
}

BaheFold *
bahe_act_fold (BaheAct *act, gint64 activity, GError **error)
{
  BaheUnit *unit = act->unit;
  gpointer key = NULL, kept = NULL;
  BaheFold *fold = g_hash_table_lookup (unit->writing, &activity);

  if (fold != NULL && fold->projection_checked && bahe_fold_is_current (fold, act->view))
    return fold;
  if (g_hash_table_steal_extended (unit->writing, &activity, &key, &kept)) {
    g_free (key);
    fold = kept;
    if (!bahe_fold_catch_up (unit, act->view, &fold, error))
      return bahe_fold_free (fold), NULL;
  } else {
    fold = bahe_fold_load (unit, act->view, activity, 0, NULL, NULL, error);
    if (fold == NULL)
      return NULL;
  }
  bahe_act_keep_fold (unit, fold);
  if (!fold->projection_checked && !bahe_projection_current (act->view, fold) &&
      !bahe_projection_rebuild (unit, act->transaction, activity, error))
    return NULL;
  fold->projection_checked = TRUE;
  return fold;
}

/* ---- the same verb again ------------------------------------------------------------------------ */

typedef struct {
  BaheAct *act;
  BaheAnswer *answer;
} Again;

static gboolean
answer_again (const BaheEventRow *row, gpointer data, GError **error)
{
  Again *again = data;
  BaheAct *act = again->act;

  act->activity = row->activity;
  act->fold = bahe_act_fold (act, row->activity, error);
  if (act->fold == NULL)
    return FALSE;
  BaheNaming *naming = bahe_act_naming (act, error);
  if (naming == NULL)
    return FALSE;
  g_autoptr (BaheJson) body = bahe_json_parse (row->body, row->body_length, row->type, error);
  if (body == NULL)
    return FALSE;
  again->answer->words = bahe_event_words (naming, act->fold, row->type, body);
  again->answer->activity = row->activity;
  return TRUE;
}

/* TRUE with *known if this id has come before with the same values. */
static gboolean
look_up (BaheAct *act, BaheAnswer *answer, gboolean *known, GError **error)
{
  gint64 first = 0;
  guint n = 0;
  guint8 digest[BAHE_HASH_SIZE];

  *known = FALSE;
  if (!bahe_view_known (act->view, &act->request->id, &first, &n, digest, error))
    return FALSE;
  if (n == 0)
    return TRUE;
  if (memcmp (digest, act->digest, sizeof digest) != 0) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_CONFLICT,
                 _ ("record %" PRId64 " was made with the same id but other values; nothing was changed. Use a new id"),
                 first);
    return FALSE;
  }
  Again again = { act, answer };
  *known = answer->repeated = TRUE;
  answer->first_seq = first;
  answer->last_seq = first + n - 1;
  return bahe_view_event (act->view, first, answer_again, &again, error);
}

/* ---- roles -------------------------------------------------------------------------------------- */

static const char *const role_names[] = { "viewer", "judge", "recorder", "officer", "administrator" };

const char *
bahe_role_name (BaheRole role)
{
  return role_names[role];
}

static BaheRole
role_named (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (role_names); i++)
    if (g_strcmp0 (role_names[i], name) == 0)
      return (BaheRole) i;
  return name == NULL ? BAHE_RECORDER : BAHE_OFFICER;
}

static const char *
role_label (BaheRole role)
{
  const char *const labels[] = { N_ ("viewer"), N_ ("judge"), N_ ("recorder"), N_ ("officer"), N_ ("administrator") };

  return _ (labels[role]);
}

BaheRole
bahe_verb_least_role (const BaheVerb *verb)
{
  return role_named (verb->role);
}

const char *
bahe_verb_role (const BaheVerb *verb)
{
  return role_label (bahe_verb_least_role (verb));
}

gboolean
bahe_act_require_role (const BaheAct *act, const char *role, const BaheLabel *verb, GError **error)
{
  BaheRole least = role_named (role);

  if (act->request->role >= least)
    return TRUE;
  g_set_error (error, BAHE_ERROR, BAHE_ERROR_REFUSED, _ ("\"%s\" is for a %s; you are here as %s"), bahe_label (verb),
               role_label (least), role_label (act->request->role));
  return FALSE;
}

/* ---- doing one ---------------------------------------------------------------------------------- */

static gboolean
say_no_verb (const BaheAct *act, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < act->fold->info->n_verbs; i++)
    g_ptr_array_add (names, (char *) act->fold->info->verbs[i].table->name);
  for (const BaheVerb *const *verb = bahe_host_verbs (); *verb != NULL; verb++)
    g_ptr_array_add (names, (char *) (*verb)->name);
  const char *nearest = bahe_text_nearest (act->request->verb, (const char *const *) names->pdata, names->len);
  if (nearest != NULL)
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID, _ ("\"%s\" cannot be done in \"%s\"; did you mean \"%s\"?"),
                 act->request->verb, act->fold->title, nearest);
  else
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID, _ ("\"%s\" cannot be done in \"%s\""), act->request->verb,
                 act->fold->title);
  return FALSE;
}

static gboolean
do_own (BaheAct *act, GError **error)
{
  if (act->fold->info == NULL) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_PLUGIN,
                 _ ("the plugin for \"%s\" is missing or refused: its records can be read, but nothing can be added; "
                    "see `bahe plugin list`"),
                 act->fold->kind);
    return FALSE;
  }
  const BaheVerbInfo *verb = bahe_kind_verb (act->fold->info, act->request->verb);
  if (verb == NULL)
    return say_no_verb (act, error);
  if (act->fold->closed) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_REFUSED, _ ("\"%s\" is closed; reopen it to add to it"),
                 act->fold->title);
    return FALSE;
  }
  return bahe_act_require_role (act, verb->table->role, &verb->table->label, error) &&
         bahe_do_kind_verb (act, verb, error);
}

static gboolean
event_activity (const BaheEventRow *row, gpointer data, GError **error)
{
  *(gint64 *) data = row->activity;
  return TRUE;
}

/* `correct` and `cancel` may leave the activity to the record they name. */
static gboolean
resolve_activity (BaheAct *act, GError **error)
{
  const char *verb = act->request->verb;

  if (g_str_equal (verb, "open"))
    return TRUE;
  if (act->activity == 0 && (g_str_equal (verb, "correct") || g_str_equal (verb, "cancel"))) {
    json_object *event = bahe_json_member (act->request->given, "event");
    const char *words = event != NULL ? json_object_get_string (event) : "";
    gint64 seq = g_ascii_strtoll (words[0] == '#' ? words + 1 : words, NULL, 10);
    if (!bahe_view_event (act->view, seq, event_activity, &act->activity, error))
      return FALSE;
  }
  act->fold = bahe_act_fold (act, act->activity, error);
  return act->fold != NULL;
}

static gboolean
find_when (BaheAct *act, GError **error)
{
  act->when = (BaheSpan){ act->now, act->now };
  return act->request->when == NULL || bahe_span_parse (act->request->when, act->now, &act->when, error);
}

static gboolean
do_new (BaheAct *act, BaheAnswer *answer, GError **error)
{
  const BaheVerb *table = act->host;
  BaheHostDo host = table != NULL ? bahe_host_verb (table) : NULL;

  if (host != NULL) {
    if (!bahe_act_require_role (act, table->role, &table->label, error) || !host (act, error))
      return FALSE;
  } else if (!do_own (act, error)) {
    return FALSE;
  }
  if (act->part == 0) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_REFUSED, _ ("\"%s\" has nothing to record"), act->request->verb);
    return FALSE;
  }
  answer->activity = act->activity;
  answer->first_seq = act->first_seq;
  answer->last_seq = act->last_seq;
  answer->words = g_string_free (g_steal_pointer (&act->words), FALSE);
  answer->policy = json_object_get (act->verdict);
  if (act->request->dry_run)
    answer->marks = bahe_act_marks (act);
  return TRUE;
}

gboolean
bahe_act_do (BaheAct *act, BaheAnswer *answer, GError **error)
{
  gboolean known = FALSE;

  if (act->request->verb == NULL) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID, _ ("the request says not what to do"));
    return FALSE;
  }
  act->host = bahe_host_verb_table (act->request->verb);
  if (!find_when (act, error) || !resolve_activity (act, error) || !bahe_act_digest (act, error) ||
      !look_up (act, answer, &known, error))
    return FALSE;
  return known || do_new (act, answer, error);
}
