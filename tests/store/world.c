#include "world.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

/* ---- the folder
 * -------------------------------------------------------------------------------------------------------- */

char *
world_file (const World *world, const char *name)
{
  return g_build_filename (world->folder, name, NULL);
}

static gboolean
open_activity (BaheTransaction *transaction, gpointer data, GError **error)
{
  BaheActivityRow row = { .kind = "plain-activity", .title = "拔河", .when = { 100, 200 } };
  BaheEventRow event = { .id = bahe_id_new (), .type = "activity.opened", .body = "{}", .body_length = 2 };

  if (!bahe_transaction_add_activity (transaction, &row, error))
    return FALSE;
  event.activity = row.number;
  return bahe_transaction_append (transaction, &event, error);
}

void
world_open_activity (World *world)
{
  g_autoptr (GError) error = NULL;

  bahe_store_write (world->store, open_activity, NULL, &error);
  assert_no_error (error);
}

void
world_begin (World *world)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *data = NULL;

  world->folder = g_dir_make_tmp ("bahe-store-XXXXXX", NULL);
  data = world_file (world, "data");
  ck_assert_int_eq (g_mkdir (data, 0755), 0);
  world->path = world_file (world, "data/unit.bahe");
  world->keys = world_file (world, "keys/unit.keys");
  world->store = bahe_store_create (world->path, world->keys, NULL, &error);
  assert_no_error (error);
  bahe_store_write (world->store, open_activity, NULL, &error);
  assert_no_error (error);
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL) {
    g_autofree char *inside = g_build_filename (path, name, NULL);

    remove_tree (inside);
  }
  g_remove (path);
}

void
world_close (World *world)
{
  g_clear_pointer (&world->store, bahe_store_close);
}

void
world_open_with (World *world, BaheStoreFlags flags, const char *vfs)
{
  g_autoptr (GError) error = NULL;
  BaheStoreOptions options = { .vfs = vfs };

  world_close (world);
  world->store = bahe_store_open_with (world->path, world->keys, flags, &options, &error);
  assert_no_error (error);
}

void
world_open (World *world, BaheStoreFlags flags)
{
  world_open_with (world, flags, NULL);
}

void
world_end (World *world)
{
  world_close (world);
  remove_tree (world->folder);
  g_clear_pointer (&world->folder, g_free);
  g_clear_pointer (&world->path, g_free);
  g_clear_pointer (&world->keys, g_free);
}

/* ---- recording
 * ------------------------------------------------------------------------------------------------------------ */

static gboolean
add_projection (BaheTransaction *transaction, const BaheEventRow *event, gint64 n, GError **error)
{
  BaheFactRow fact = {
    .seq = event->seq, .shape = 1, .entrant = n % 7 + 1, .value = { n, -2, TRUE }, .stage = "group"
  };
  BaheFigureEntry entry = { .figure = "test.sum",
                            .activity = event->activity,
                            .year = 2026,
                            .key = "[]",
                            .seq = event->seq,
                            .amount = { n, 0, TRUE } };

  return bahe_transaction_add_fact (transaction, event->activity, event->seq, &fact, error) &&
         bahe_transaction_add_figure_entry (transaction, event->seq, &entry, error);
}

/* Facts and entries are written with the event, but of each fiftieth behind it: then all before are settled too. */
static gboolean
append_and_project (BaheTransaction *transaction, BaheEventRow *event, gint64 n, GError **error)
{
  if (n % 50 == 0)
    return bahe_transaction_append (transaction, event, error) && add_projection (transaction, event, n, error);
  return bahe_transaction_place (transaction, event, error) && add_projection (transaction, event, n, error) &&
         bahe_transaction_append (transaction, event, error);
}

gboolean
verb_work (BaheTransaction *transaction, gpointer data, GError **error)
{
  Verb *verb = data;
  g_autofree char *body = g_strdup_printf ("{\"n\":%ld}", (long) verb->n);
  BaheEventRow event = { .id = verb->id,
                         .activity = verb->activity,
                         .type = "test.noted",
                         .when = { verb->n, verb->n },
                         .body = body,
                         .body_length = strlen (body) };

  if (!append_and_project (transaction, &event, verb->n, error))
    return FALSE;
  verb->seq = event.seq;
  return TRUE;
}

gboolean
record (BaheStore *store, gint64 activity, gint64 n, gint64 *seq, GError **error)
{
  Verb verb = { .id = bahe_id_new (), .activity = activity, .n = n };
  gboolean done = bahe_store_write (store, verb_work, &verb, error);

  if (seq != NULL)
    *seq = verb.seq;
  return done;
}

void
record_many (BaheStore *store, gint64 activity, gint64 from, gint64 count)
{
  for (gint64 n = from; n < from + count; n++) {
    g_autoptr (GError) error = NULL;

    record (store, activity, n, NULL, &error);
    assert_no_error (error);
  }
}

/* ---- looking
 * ---------------------------------------------------------------------------------------------------------------- */

gint64
count_events (BaheStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BaheView) view = bahe_view_begin (store, &error);

  assert_no_error (error);
  return bahe_view_last_seq (view);
}

gboolean
is_known (BaheStore *store, const BaheId *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BaheView) view = bahe_view_begin (store, &error);
  guint8 digest[BAHE_HASH_SIZE];
  gint64 seq;
  guint n = 0;

  assert_no_error (error);
  bahe_view_known (view, id, &seq, &n, digest, &error);
  assert_no_error (error);
  return n > 0;
}

static gboolean
dump_event (const BaheEventRow *event, gpointer text, GError **error)
{
  g_autofree char *id = bahe_id_format (&event->id);

  g_string_append_printf (text, "event %ld %s %u %ld %ld %s %ld %ld %ld %s %ld %.*s", (long) event->seq, id,
                          event->part, (long) event->activity, (long) event->version, event->type, (long) event->actor,
                          (long) event->when.first, (long) event->when.last,
                          event->when_words != NULL ? event->when_words : "-", (long) event->recorded,
                          (int) event->body_length, event->body);
  for (guint i = 0; i < BAHE_HASH_SIZE; i++)
    g_string_append_printf (text, "%02x%02x", event->digest[i], event->hash[i]);
  g_string_append_c (text, '\n');
  return TRUE;
}

static gboolean
dump_fact (const BaheFactRow *fact, gpointer text, GError **error)
{
  g_string_append_printf (text, "fact %ld.%u %d %ld %ld %d:%ld^%d %d %d %d %ld %s %s %s %s %s %s\n", (long) fact->seq,
                          fact->n, fact->shape, (long) fact->entrant, (long) fact->other, fact->value.set,
                          (long) fact->value.integer, fact->value.exponent, fact->against.set, fact->faults.set,
                          fact->other_faults.set, (long) fact->round, fact->ended, fact->by, fact->about, fact->stage,
                          fact->group, fact->more);
  return TRUE;
}

static gboolean
dump_entry (const BaheFigureEntry *entry, gpointer text, GError **error)
{
  g_string_append_printf (text, "figure %s %ld %d %s %s %ld.%u %d:%ld^%d %d %s\n", entry->figure,
                          (long) entry->activity, entry->year, entry->key, entry->unit, (long) entry->seq, entry->n,
                          entry->amount.set, (long) entry->amount.integer, entry->amount.exponent, entry->how,
                          entry->distinct);
  return TRUE;
}

typedef struct {
  BaheView *view;
  GString *text;
} Dump;

static gboolean
dump_activity (const BaheActivityRow *activity, gpointer data, GError **error)
{
  Dump *dump = data;

  g_string_append_printf (dump->text, "activity %ld %s %s %ld %ld %ld %ld %d\n", (long) activity->number,
                          activity->kind, activity->title, (long) activity->part_of, (long) activity->opened,
                          (long) activity->when.first, (long) activity->when.last, activity->demo);
  return bahe_view_each_fact (dump->view, activity->number, 0, dump_fact, dump->text, error);
}

static char *
dump (BaheStore *store, gboolean events, GError **error)
{
  g_autoptr (BaheView) view = bahe_view_begin (store, error);
  g_autoptr (GString) text = g_string_new (NULL);
  Dump parts = { view, text };
  BaheEventQuery all = { 0 };
  BaheFigureQuery any = { 0 };

  if (view == NULL || (events && !bahe_view_each_event (view, &all, dump_event, text, error)) ||
      !bahe_view_each_activity (view, dump_activity, &parts, error) ||
      !bahe_view_each_figure_entry (view, &any, dump_entry, text, error))
    return NULL;
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
dump_store (BaheStore *store, GError **error)
{
  return dump (store, TRUE, error);
}

char *
dump_projections (BaheStore *store, GError **error)
{
  return dump (store, FALSE, error);
}

/* ---- told again from the events
 * ---------------------------------------------------------------------------------------------- */

typedef struct {
  GString *facts, *figures;
} Rebuilt;

static gboolean
rebuild_event (const BaheEventRow *event, gpointer data, GError **error)
{
  Rebuilt *rebuilt = data;
  long n;

  if (strcmp (event->type, "activity.opened") == 0) {
    g_string_append_printf (rebuilt->facts, "activity %ld plain-activity 拔河 0 %ld 100 200 0\n",
                            (long) event->activity, (long) event->seq);
    return TRUE;
  }
  if (sscanf (event->body, "{\"n\":%ld}", &n) != 1)
    return TRUE;
  g_string_append_printf (rebuilt->facts,
                          "fact %ld.0 1 %ld 0 1:%ld^-2 0 0 0 0 (null) (null) (null) group (null) (null)\n",
                          (long) event->seq, n % 7 + 1, n);
  g_string_append_printf (rebuilt->figures, "figure test.sum %ld 2026 [] (null) %ld.0 1:%ld^0 0 (null)\n",
                          (long) event->activity, (long) event->seq, n);
  return TRUE;
}

char *
dump_rebuilt (BaheStore *store, GError **error)
{
  g_autoptr (BaheView) view = bahe_view_begin (store, error);
  g_autoptr (GString) facts = g_string_new (NULL);
  g_autoptr (GString) figures = g_string_new (NULL);
  Rebuilt rebuilt = { facts, figures };
  BaheEventQuery all = { 0 };

  if (view == NULL || !bahe_view_each_event (view, &all, rebuild_event, &rebuilt, error))
    return NULL;
  return g_strconcat (facts->str, figures->str, NULL);
}

void
assert_sound (BaheStore *store)
{
  g_autoptr (GError) error = NULL;
  BaheVerifyReport report;

  bahe_store_verify (store, NULL, NULL, &report, &error);
  assert_no_error (error);
  ck_assert_msg (report.problems->len == 0, "%u problems, the first: %s", report.problems->len,
                 report.problems->len > 0 ? (char *) report.problems->pdata[0] : "");
  bahe_verify_report_clear (&report);
}

/* Alters the file as somebody with the sqlite3 shell would, triggers out of the way. */
void
world_tamper (const World *world, const char *sql)
{
  sqlite3 *db = NULL;

  ck_assert_int_eq (sqlite3_open (world->path, &db), SQLITE_OK);
  ck_assert_int_eq (sqlite3_exec (db, sql, NULL, NULL, NULL), SQLITE_OK);
  sqlite3_close (db);
}

void
assert_named (BaheStore *store, const char *words)
{
  g_autoptr (GError) error = NULL;
  BaheVerifyReport report;
  gboolean named = FALSE;

  bahe_store_verify (store, NULL, NULL, &report, &error);
  assert_no_error (error);
  g_autoptr (GString) all = g_string_new (NULL);
  for (guint i = 0; i < report.problems->len; i++) {
    named |= strstr (report.problems->pdata[i], words) != NULL;
    g_string_append_printf (all, "\n%s", (char *) report.problems->pdata[i]);
  }
  ck_assert_msg (named, "“%s” is not among:%s", words, all->str);
  bahe_verify_report_clear (&report);
}
