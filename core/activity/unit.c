/* The unit: its store, plugins and scripts, the folds kept for reading, and its activities. */
#include "activity/policy.h"
#include "activity/roster_entries.h"

#include <string.h>

#define MOST_FOLDS 64
#define MOST_ROSTERS 4

BaheUnit *
bahe_unit_new (BaheStore *store, BahePlugins *plugins, const char *const *script_folders, GError **error)
{
  g_return_val_if_fail (store != NULL && plugins != NULL, NULL);
  BaheUnit *unit = g_new0 (BaheUnit, 1);

  unit->store = store;
  unit->plugins = plugins;
  unit->folders = g_strdupv ((char **) script_folders);
  unit->writing = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) bahe_fold_free);
  unit->failed_commits = bahe_store_failed_commits (store);
  g_mutex_init (&unit->lock);
  g_queue_init (&unit->looking);
  unit->kinds = bahe_seq_table_new (NULL);
  g_queue_init (&unit->rosters);
  unit->glances = bahe_glances_new (plugins);
  g_autoptr (GError) kept = NULL;
  if (!bahe_unit_forget_again (unit, &kept))
    g_warning ("%s", kept->message);
  return unit;
}

void
bahe_unit_free (BaheUnit *unit)
{
  if (unit == NULL)
    return;
  bahe_store_close (unit->store);
  g_hash_table_unref (unit->writing);
  g_queue_clear_full (&unit->looking, (GDestroyNotify) bahe_fold_free);
  g_hash_table_unref (unit->kinds);
  g_queue_clear_full (&unit->rosters, (GDestroyNotify) bahe_roster_free);
  bahe_glances_free (unit->glances);
  g_mutex_clear (&unit->lock);
  g_strfreev (unit->folders);
  bahe_policies_free (unit->policies);
  g_free (unit);
}

void
bahe_unit_set_policies (BaheUnit *unit, const char *const *folders)
{
  bahe_policies_free (unit->policies);
  unit->policies = folders != NULL ? bahe_policies_new (folders) : NULL;
}

BaheStore *
bahe_unit_store (BaheUnit *unit)
{
  return unit->store;
}

BahePlugins *
bahe_unit_plugins (BaheUnit *unit)
{
  return unit->plugins;
}

/* ---- folds for reading -------------------------------------------------------------------------- */

static BaheFold *
take_kept (BaheUnit *unit, gint64 activity)
{
  BaheFold *found = NULL;

  g_mutex_lock (&unit->lock);
  for (GList *link = unit->looking.head; link != NULL && found == NULL; link = link->next) {
    BaheFold *fold = link->data;
    if (fold->activity == activity) {
      g_queue_delete_link (&unit->looking, link);
      found = fold;
      break;
    }
  }
  g_mutex_unlock (&unit->lock);
  return found;
}

BaheFold *
bahe_unit_take_fold (BaheUnit *unit, BaheView *view, gint64 activity, GError **error)
{
  BaheFold *fold = take_kept (unit, activity);

  if (fold == NULL)
    return bahe_fold_load (unit, view, activity, 0, NULL, NULL, error);
  if (bahe_fold_catch_up (unit, view, &fold, error))
    return fold;
  bahe_fold_free (fold);
  return NULL;
}

void
bahe_unit_give_fold (BaheUnit *unit, BaheFold *fold)
{
  BaheFold *oldest = NULL;

  if (fold == NULL)
    return;
  g_mutex_lock (&unit->lock);
  g_queue_push_head (&unit->looking, fold);
  if (unit->looking.length > MOST_FOLDS)
    oldest = g_queue_pop_tail (&unit->looking);
  g_mutex_unlock (&unit->lock);
  bahe_fold_free (oldest);
}

/* ---- activities --------------------------------------------------------------------------------- */

void
bahe_activity_free (BaheActivity *activity)
{
  if (activity == NULL)
    return;
  g_free (activity->kind);
  g_free (activity->title);
  bahe_values_free (activity->setup);
  g_free (activity);
}

static BaheActivity *
activity_from_row (const BaheActivityRow *row)
{
  BaheActivity *activity = g_new0 (BaheActivity, 1);

  activity->number = row->number;
  activity->kind = g_strdup (row->kind);
  activity->title = g_strdup (row->title);
  activity->part_of = row->part_of;
  activity->when = row->when;
  activity->demo = row->demo;
  return activity;
}

const BaheVerbInfo *
bahe_kind_sheet_verb (const BaheKindInfo *kind)
{
  for (guint i = 0; i < kind->n_verbs; i++) {
    const BaheVerbInfo *verb = &kind->verbs[i];
    if (verb->own >= 0 && verb->records >= 0 && kind->events[verb->records].hidden_until >= 0)
      return verb;
  }
  return NULL;
}

const char *
bahe_activity_state (const BaheActivity *activity)
{
  if (activity->held)
    return "held";
  if (activity->closed)
    return "closed";
  if (activity->award_lists > 0)
    return activity->award_lists_given > 0 ? "granted" : "awarded";
  return activity->marked ? "marked" : "open";
}

static gboolean
collect_activity (const BaheActivityRow *row, gpointer data, GError **error)
{
  g_ptr_array_add (data, activity_from_row (row));
  return TRUE;
}

static GPtrArray *
activity_rows (BaheView *view, GError **error)
{
  g_autoptr (GPtrArray) activities = g_ptr_array_new_with_free_func ((GDestroyNotify) bahe_activity_free);

  if (!bahe_view_each_activity (view, collect_activity, activities, error))
    return NULL;
  return g_steal_pointer (&activities);
}

/* What its row does not say, but for what glances tell. */
static void
look_up (BaheUnit *unit, BaheView *view, BaheActivity *activity)
{
  activity->version = bahe_view_version (view, activity->number);
  activity->latest = bahe_view_latest (view, activity->number);
  activity->info = bahe_plugins_kind (unit->plugins, activity->kind);
}

GPtrArray *
bahe_unit_activities (BaheUnit *unit, GError **error)
{
  g_autoptr (BaheView) view = bahe_view_begin (unit->store, error);
  if (view == NULL)
    return NULL;
  g_autoptr (GPtrArray) activities = activity_rows (view, error);
  if (activities == NULL)
    return NULL;
  for (guint i = 0; i < activities->len; i++)
    look_up (unit, view, activities->pdata[i]);
  if (!bahe_glances_tell (unit->glances, view, activities, error))
    return NULL;
  return g_steal_pointer (&activities);
}

static gboolean
see_kind (const BaheActivityRow *row, gpointer data, GError **error)
{
  BaheActivityRow *wanted = data;

  if (row->number != wanted->number)
    return TRUE;
  wanted->kind = g_intern_string (row->kind);
  return FALSE;
}

const char *
bahe_kind_of (BaheView *view, gint64 activity)
{
  BaheActivityRow wanted = { .number = activity };

  bahe_view_each_activity (view, see_kind, &wanted, NULL);
  return wanted.kind;
}

static void
say_no_activity (gint64 number, GError **error)
{
  g_set_error (error, BAHE_ERROR, BAHE_ERROR_NOT_FOUND,
               _ ("there is no activity %" PRId64 "; `bahe list` shows them all"), number);
}

/* What is committed stays, and a kind never changes: so it is looked up once. */
gboolean
bahe_unit_activity_kind (BaheUnit *unit, gint64 number, const BaheKindInfo **info, GError **error)
{
  g_mutex_lock (&unit->lock);
  const char *kind = bahe_seq_table_get (unit->kinds, number);
  g_mutex_unlock (&unit->lock);
  if (kind == NULL) {
    g_autoptr (BaheView) view = bahe_view_begin (unit->store, error);
    if (view == NULL)
      return FALSE;
    kind = bahe_kind_of (view, number);
    if (kind == NULL) {
      say_no_activity (number, error);
      return FALSE;
    }
    g_mutex_lock (&unit->lock);
    bahe_seq_table_put (unit->kinds, number, (gpointer) kind);
    g_mutex_unlock (&unit->lock);
  }
  if (info != NULL)
    *info = bahe_plugins_kind (unit->plugins, kind);
  return TRUE;
}

BaheActivity *
bahe_unit_activity (BaheUnit *unit, gint64 number, GError **error)
{
  g_autoptr (BaheView) view = bahe_view_begin (unit->store, error);
  if (view == NULL)
    return NULL;
  g_autoptr (GPtrArray) activities = activity_rows (view, error);
  if (activities == NULL)
    return NULL;
  for (guint i = 0; i < activities->len; i++) {
    BaheActivity *activity = activities->pdata[i];
    if (activity->number != number)
      continue;
    look_up (unit, view, activity);
    if (!bahe_glances_tell_one (unit->glances, view, activity, error))
      return NULL;
    return g_ptr_array_steal_index (activities, i);
  }
  say_no_activity (number, error);
  return NULL;
}

/* ---- by words ----------------------------------------------------------------------------------- */

/* Activities whose title has that key, or has it as a part. */
static GPtrArray *
matching (const GPtrArray *activities, const char *key, gboolean whole)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < activities->len; i++) {
    BaheActivity *activity = activities->pdata[i];
    g_autofree char *title = bahe_text_key (activity->title != NULL ? activity->title : "");
    if (whole ? g_str_equal (title, key) : strstr (title, key) != NULL)
      g_ptr_array_add (found, activity);
  }
  return found;
}

static gint64
say_not_found (const GPtrArray *activities, const char *words, GError **error)
{
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();

  for (guint i = 0; i < activities->len; i++)
    g_ptr_array_add (titles, ((BaheActivity *) activities->pdata[i])->title);
  const char *nearest = bahe_text_nearest (words, (const char *const *) titles->pdata, titles->len);
  if (nearest != NULL)
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_NOT_FOUND, _ ("there is no activity \"%s\"; did you mean \"%s\"?"),
                 words, nearest);
  else
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_NOT_FOUND, _ ("there is no activity \"%s\"; `bahe list` shows them all"),
                 words);
  return 0;
}

static gint64
say_ambiguous (const GPtrArray *found, const char *words, GError **error)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++) {
    const BaheActivity *activity = found->pdata[i];
    g_string_append_printf (list, "%s#%" PRId64 " %s", i > 0 ? _ (", ") : "", activity->number, activity->title);
  }
  g_set_error (error, BAHE_ERROR, BAHE_ERROR_AMBIGUOUS, _ ("\"%s\" could be several activities: %s; give the number"),
               words, list->str);
  return 0;
}

gint64
bahe_find_activity (BaheView *view, const char *words, GError **error)
{
  g_autoptr (GPtrArray) activities = activity_rows (view, error);
  if (activities == NULL)
    return 0;

  gint64 number;
  const char *digits = words[0] == '#' ? words + 1 : words;
  if (g_ascii_string_to_signed (digits, 10, 1, G_MAXINT64, &number, NULL)) {
    for (guint i = 0; i < activities->len; i++)
      if (((BaheActivity *) activities->pdata[i])->number == number)
        return number;
  }
  g_autofree char *key = bahe_text_key (words);
  if (*key == '\0')
    return say_not_found (activities, words, error);
  g_autoptr (GPtrArray) whole = matching (activities, key, TRUE);
  g_autoptr (GPtrArray) part = matching (activities, key, FALSE);
  const GPtrArray *found = whole->len > 0 ? whole : part;
  if (found->len == 0)
    return say_not_found (activities, words, error);
  if (found->len > 1)
    return say_ambiguous (found, words, error);
  return ((BaheActivity *) found->pdata[0])->number;
}

gint64
bahe_unit_find_activity (BaheUnit *unit, const char *words, GError **error)
{
  g_autoptr (BaheView) view = bahe_view_begin (unit->store, error);

  return view != NULL ? bahe_find_activity (view, words, error) : 0;
}

/* ---- rosters for names -------------------------------------------------------------------------- */

/* A version says which events those are: they are never changed, and what was undone has been forgotten, or counted as
 * a commit that failed. */
BaheRoster *
bahe_unit_take_roster (BaheUnit *unit, BaheView *view, GError **error)
{
  guint64 failed = bahe_store_failed_commits (unit->store);

  g_mutex_lock (&unit->lock);
  g_autoptr (BaheRoster) roster = g_queue_pop_head (&unit->rosters);
  g_mutex_unlock (&unit->lock);

  if (roster != NULL && roster->failed_commits == failed &&
      roster->version == bahe_view_version (view, BAHE_ROSTER_STREAM))
    return g_steal_pointer (&roster);
  if (roster == NULL)
    roster = bahe_roster_fold (view, 0, error);
  else if (!bahe_roster_catch_up (roster, view, error))
    return NULL;
  if (roster != NULL)
    roster->failed_commits = failed;
  return g_steal_pointer (&roster);
}

void
bahe_unit_forget_rosters (BaheUnit *unit)
{
  g_mutex_lock (&unit->lock);
  g_queue_clear_full (&unit->rosters, (GDestroyNotify) bahe_roster_free);
  g_mutex_unlock (&unit->lock);
}

void
bahe_unit_give_roster (BaheUnit *unit, BaheRoster *roster)
{
  BaheRoster *left_over = NULL;

  g_mutex_lock (&unit->lock);
  if (unit->rosters.length < MOST_ROSTERS)
    g_queue_push_head (&unit->rosters, roster);
  else
    left_over = roster;
  g_mutex_unlock (&unit->lock);
  bahe_roster_free (left_over);
}

json_object *
bahe_unit_roster (BaheUnit *unit, gint64 day, GError **error)
{
  g_autoptr (BaheView) view = bahe_view_begin (unit->store, error);
  BaheRoster *roster = view != NULL ? bahe_unit_take_roster (unit, view, error) : NULL;

  if (roster == NULL)
    return NULL;
  json_object *json = bahe_roster_json (roster, bahe_plugins_kind (unit->plugins, "roster"), day);
  bahe_unit_give_roster (unit, roster);
  return json;
}
