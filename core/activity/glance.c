/* What a list says of each activity beyond its row: open or closed, held, its lists of awards, its setup; without
 * folding streams through their kinds. The few records that tell it are kept from one look to the next, so a list reads
 * the whole record once, and then only what came since. */
#include "activity/private.h"

#include <string.h>

/* The host's own records that tell it. Besides, of kinds with judges' sheets, the record that the sheets wait for. */
#define HOSTS_OWN                                                                                                      \
  " " BAHE_TYPE_OPENED " " BAHE_TYPE_CLOSED " " BAHE_TYPE_REOPENED " " BAHE_TYPE_HELD " " BAHE_TYPE_REVEALED           \
  " " BAHE_TYPE_AWARDED " " BAHE_TYPE_AWARDS_GRANTED " " BAHE_TYPE_CORRECTED " "

typedef struct {
  gint64 seq;
  const char *type;  /* interned */
  json_object *body; /* of the host's own; else NULL */
} Told;

typedef struct {      /* of one activity */
  GArray *told;       /* of Told, in order, without corrections */
  GArray *amendments; /* history.c */
} Kept;

struct BaheGlances {
  BahePlugins *plugins;
  char *types; /* all that are read; made when first needed */
  GMutex lock;
  GHashTable *kept; /* activity → Kept */
  gint64 as_of;     /* seq; 0: nothing is kept */
};

static void
told_clear (gpointer data)
{
  json_object_put (((Told *) data)->body);
}

static Kept *
kept_new (void)
{
  Kept *kept = g_new0 (Kept, 1);

  kept->told = g_array_new (FALSE, FALSE, sizeof (Told));
  g_array_set_clear_func (kept->told, told_clear);
  kept->amendments = bahe_amendments_new ();
  return kept;
}

static void
kept_free (gpointer data)
{
  Kept *kept = data;

  g_array_unref (kept->told);
  g_array_unref (kept->amendments);
  g_free (kept);
}

BaheGlances *
bahe_glances_new (BahePlugins *plugins)
{
  BaheGlances *glances = g_new0 (BaheGlances, 1);

  glances->plugins = plugins;
  g_mutex_init (&glances->lock);
  glances->kept = bahe_seq_table_new (kept_free);
  return glances;
}

void
bahe_glances_free (BaheGlances *glances)
{
  g_hash_table_unref (glances->kept);
  g_free (glances->types);
  g_mutex_clear (&glances->lock);
  g_free (glances);
}

/* ---- reading ------------------------------------------------------------------------------------ */

/* The record that the judges' sheets of a kind wait for; NULL: none. */
static const char *
lock_of (const BaheKindInfo *kind)
{
  const BaheVerbInfo *verb = kind != NULL ? bahe_kind_sheet_verb (kind) : NULL;

  return verb != NULL ? kind->events[kind->events[verb->records].hidden_until].table->name : NULL;
}

static const char *
types_of (BaheGlances *glances)
{
  g_autoptr (GString) types = g_string_new (HOSTS_OWN);
  const GPtrArray *plugins = bahe_plugins_list (glances->plugins);

  for (guint i = 0; glances->types == NULL && i < plugins->len; i++) {
    const BahePluginInfo *plugin = plugins->pdata[i];
    for (guint k = 0; k < plugin->n_kinds; k++)
      if (lock_of (&plugin->kinds[k]) != NULL)
        g_string_append_printf (types, "%s ", lock_of (&plugin->kinds[k]));
  }
  if (glances->types == NULL)
    glances->types = g_string_free (g_steal_pointer (&types), FALSE);
  return glances->types;
}

static gboolean
is_hosts_own (const char *type)
{
  g_autofree char *word = g_strconcat (" ", type, " ", NULL);

  return strstr (HOSTS_OWN, word) != NULL;
}

static gboolean
keep_row (const BaheEventRow *row, gpointer data, GError **error)
{
  GHashTable *all = data;
  Kept *kept = bahe_seq_table_get (all, row->activity);

  if (kept == NULL) {
    kept = kept_new ();
    bahe_seq_table_put (all, row->activity, kept);
  }
  if (g_str_equal (row->type, BAHE_TYPE_CORRECTED))
    return bahe_amendments_add (kept->amendments, row, error);
  Told told = { .seq = row->seq, .type = g_intern_string (row->type) };
  if (is_hosts_own (row->type)) {
    told.body = bahe_json_parse (row->body, row->body_length, row->type, error);
    if (told.body == NULL)
      return FALSE;
  }
  g_array_append_val (kept->told, told);
  return TRUE;
}

/* What came since the last look; with the lock held. A view that began before another one that was looked at is
 * answered as of the later one. */
static gboolean
catch_up (BaheGlances *glances, BaheView *view, GError **error)
{
  gint64 last = bahe_view_last_seq (view);
  BaheEventQuery query = { .after_seq = glances->as_of, .until_seq = last, .types = types_of (glances) };

  if (last < 0) {
    g_set_error_literal (error, BAHE_ERROR, BAHE_ERROR_STORE,
                         _ ("the record cannot be read now; look whether the disk is sound, and try again"));
    return FALSE;
  }
  if (last <= glances->as_of)
    return TRUE;
  if (!bahe_view_each_event (view, &query, keep_row, glances->kept, error)) {
    g_hash_table_remove_all (glances->kept); /* part of it may be there */
    glances->as_of = 0;
    return FALSE;
  }
  glances->as_of = last;
  return TRUE;
}

/* ---- telling ------------------------------------------------------------------------------------ */

typedef struct {
  json_object *opened;
  gboolean closed;
  gint64 held, revealed; /* seqs of the latest hold, and of the latest reveal of all, that stand */
  guint awarded, granted;
  gboolean marked;
} Glance;

static void
glance_at (Glance *at, const Told *told, const BaheCorrection *correction, const char *lock)
{
  if (g_str_equal (told->type, BAHE_TYPE_OPENED)) {
    json_object_put (at->opened);
    at->opened = bahe_effective_body (told->body, correction);
  } else if (correction != NULL && correction->cancelled) {
    return;
  } else if (g_str_equal (told->type, BAHE_TYPE_HELD)) {
    at->held = told->seq;
  } else if (g_str_equal (told->type, BAHE_TYPE_REVEALED)) { /* of some places it leaves the rest held */
    if (bahe_json_flag (told->body, "all"))
      at->revealed = told->seq;
  } else if (g_str_equal (told->type, BAHE_TYPE_AWARDED)) {
    at->awarded++;
  } else if (g_str_equal (told->type, BAHE_TYPE_AWARDS_GRANTED)) {
    at->granted++;
  } else if (told->body == NULL) {
    at->marked = at->marked || g_strcmp0 (told->type, lock) == 0;
  } else {
    at->closed = g_str_equal (told->type, BAHE_TYPE_CLOSED);
  }
}

static gboolean
tell (const Kept *kept, BaheActivity *activity, GError **error)
{
  g_autoptr (GHashTable) corrections = bahe_amendments_settled (kept->amendments);
  Glance at = { 0 };

  for (guint i = 0; i < kept->told->len; i++) {
    const Told *told = &g_array_index (kept->told, Told, i);
    glance_at (&at, told, bahe_seq_table_get (corrections, told->seq), lock_of (activity->info));
  }
  g_autoptr (BaheJson) opened = at.opened;
  activity->closed = at.closed;
  activity->marked = at.marked;
  activity->held = at.held > at.revealed;
  activity->award_lists = at.awarded;
  activity->award_lists_given = MIN (at.granted, at.awarded);
  if (activity->info == NULL)
    return TRUE;
  g_autoptr (BaheJson) none = json_object_new_object ();
  json_object *setup = bahe_json_member (opened, "setup");
  activity->setup = bahe_values_from_json (activity->info->setup, setup != NULL ? setup : none, NULL, error);
  return activity->setup != NULL;
}

gboolean
bahe_glances_tell (BaheGlances *glances, BaheView *view, const GPtrArray *activities, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&glances->lock);

  if (!catch_up (glances, view, error))
    return FALSE;
  for (guint i = 0; i < activities->len; i++) {
    BaheActivity *activity = activities->pdata[i];
    const Kept *kept = bahe_seq_table_get (glances->kept, activity->number);
    if (kept != NULL && !tell (kept, activity, error))
      return FALSE;
  }
  return TRUE;
}

/* Its own stream alone, where the whole record was not looked at yet: who asks for one, asks once. */
static gboolean
tell_alone (BaheGlances *glances, BaheView *view, BaheActivity *activity, GError **error)
{
  g_autoptr (GHashTable) all = bahe_seq_table_new (kept_free);
  BaheEventQuery query = { .activity = activity->number, .types = types_of (glances) };

  if (!bahe_view_each_event (view, &query, keep_row, all, error))
    return FALSE;
  const Kept *kept = bahe_seq_table_get (all, activity->number);
  return kept == NULL || tell (kept, activity, error);
}

gboolean
bahe_glances_tell_one (BaheGlances *glances, BaheView *view, BaheActivity *activity, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&glances->lock);

  if (glances->as_of == 0)
    return tell_alone (glances, view, activity, error);
  if (!catch_up (glances, view, error))
    return FALSE;
  const Kept *kept = bahe_seq_table_get (glances->kept, activity->number);
  return kept == NULL || tell (kept, activity, error);
}
