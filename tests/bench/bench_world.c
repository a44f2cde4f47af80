/* Stores of a size to measure on, recorded through the same calls as everything else. */
#include "bench.h"

#include "builtin/builtin.h"

#include <glib/gstdio.h>
#include <stdatomic.h>
#include <unistd.h>

#define BATCH 2000
#define BUSY_WRITERS 8

static const BaheField counted[] = {
  { .name = "who", .type = BAHE_ENTRANT, .flags = BAHE_REQUIRED, .label = { "谁", "Who" } },
  { .name = "points",
    .type = BAHE_INTEGER,
    .flags = BAHE_REQUIRED,
    .label = { "分", "Points" },
    .min = "0",
    .max = "1000" },
  /* Brings an event to the 500 bytes that all are measured with. */
  { .name = "note", .type = BAHE_TEXT, .flags = BAHE_REMARK, .label = { "说明", "Note" } },
  { 0 },
};
static const BaheKind kinds[] = {
  { .name = "count",
    .label = { "计数", "Count" },
    .rule = "most",
    .entry = &bahe_nothing,
    .events =
        BAHE_TABLE (BaheEventType,
                    { .name = "counted",
                      .label = { "记分", "Counted" },
                      .fields = counted,
                      .facts = BAHE_TABLE (BaheFact, { .shape = BAHE_MEASURE, .entrant = "who", .value = "points" }) }),
    .verbs = BAHE_TABLE (
        BaheVerb,
        { .name = "count", .label = { "记分", "Count" }, .role = "recorder", .fields = counted, .records = "counted" }),
    .figures = BAHE_TABLE (BaheFigure, { .name = "count.points",
                                         .label = { "总分", "Points" },
                                         .event = "counted",
                                         .how = BAHE_SUM,
                                         .field = "points" }) },
  { 0 },
};
static const BahePlugin plugin =
    BAHE_PLUGIN_TABLE (.name = "bench", .version = "1", .summary = { "测量", "Bench" }, .kinds = kinds);

static const char note[] = "大家同心一起拉这根绳子，记一次就够，其余由记录算出。"
                           "大家同心一起拉这根绳子，记一次就够，其余由记录算出。"
                           "大家同心一起拉这根绳子，记一次就够，其余由记录算出。"
                           "大家同心一起拉这根绳子，记一次就够，其余由记录算出。"
                           "大家同心一起拉这根绳子，记一次就够。";

void
bench_check (gboolean holds, GError **error, const char *what)
{
  if (holds)
    return;
  g_printerr ("bahe-bench: %s: %s\n", what, error != NULL && *error != NULL ? (*error)->message : "failed");
  exit (1);
}

static gint64
record (BenchWorld *world, gint64 activity, const char *verb, json_object *given)
{
  g_autoptr (GError) error = NULL;
  g_auto (BaheAnswer) answer = { 0 };
  BaheRequest request = {
    .id = bahe_id_new (), .activity = activity, .verb = verb, .given = given, .role = BAHE_ADMINISTRATOR
  };

  bench_check (bahe_unit_do (world->unit, &request, &answer, &error), &error, verb);
  json_object_put (given);
  return answer.activity;
}

static json_object *
words (const char *first, const char *first_value, const char *second, const char *second_value)
{
  json_object *given = json_object_new_object ();

  json_object_object_add (given, first, json_object_new_string (first_value));
  if (second != NULL)
    json_object_object_add (given, second, json_object_new_string (second_value));
  return given;
}

static json_object *
count_of (guint64 n, guint entrants)
{
  json_object *given = json_object_new_object ();
  g_autofree char *who = g_strdup_printf ("#%u", (guint) (n % entrants) + 1);

  json_object_object_add (given, "who", json_object_new_string (who));
  json_object_object_add (given, "points", json_object_new_int64 ((gint64) (n * 2654435761u % 1000)));
  json_object_object_add (given, "note", json_object_new_string (note));
  return given;
}

static void
send_batch (BenchWorld *world, BaheRequest *requests, guint n)
{
  g_autoptr (GError) error = NULL;
  g_autofree BaheAnswer *answers = g_new0 (BaheAnswer, n);

  bench_check (bahe_unit_batch (world->unit, requests, n, answers, &error), &error, "filling");
  for (guint i = 0; i < n; i++) {
    json_object_put (requests[i].given);
    bahe_answer_clear (&answers[i]);
  }
}

static void
fill (BenchWorld *world, const gint64 *activities, guint n_activities, guint entrants, gint64 events)
{
  g_autofree BaheRequest *requests = g_new0 (BaheRequest, BATCH);
  guint n = 0;

  for (gint64 i = 0; i < events; i++) {
    requests[n++] = (BaheRequest){ .id = bahe_id_new (),
                                   /* One after another, as years go by: a batch stays in one or two of them. */
                                   .activity = activities[i * n_activities / events],
                                   .verb = "count",
                                   .given = count_of ((guint64) i, entrants),
                                   .role = BAHE_RECORDER };
    if (n < BATCH && i + 1 < events)
      continue;
    send_batch (world, requests, n);
    n = 0;
    if (isatty (STDERR_FILENO))
      g_printerr ("\r\033[Kfilling: %" G_GINT64_FORMAT " of %" G_GINT64_FORMAT, i + 1, events);
  }
  if (isatty (STDERR_FILENO))
    g_printerr ("\r\033[K");
}

static gint64 *
open_activities (BenchWorld *world, guint n, guint entrants, const char *title)
{
  gint64 *activities = g_new0 (gint64, n + 1);

  for (guint i = 0; i < n; i++) {
    g_autofree char *name = g_strdup_printf ("%s%u", title, i + 1);
    activities[i] = record (world, 0, "open", words ("kind", "count", "title", name));
    g_autofree BaheRequest *requests = g_new0 (BaheRequest, entrants);
    for (guint k = 0; k < entrants; k++) {
      g_autofree char *guest = g_strdup_printf ("选手%u", k + 1);
      requests[k] = (BaheRequest){ .id = bahe_id_new (),
                                   .activity = activities[i],
                                   .verb = "enter",
                                   .given = words ("guest", guest, NULL, NULL),
                                   .role = BAHE_OFFICER };
    }
    send_batch (world, requests, entrants);
  }
  return activities;
}

static void
start (BenchWorld *world, BaheStore *store, const BenchPlace *place)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *rules = g_build_filename (place->source, "scripts", "scoring", NULL);
  const char *folders[] = { rules, NULL };

  world->plugins = bahe_plugins_new ();
  bench_check (bahe_plugins_add (world->plugins, &bahe_builtin_plugin, &error) &&
                   bahe_plugins_add (world->plugins, &plugin, &error),
               &error, "plugins");
  world->unit = bahe_unit_new (store, world->plugins, folders, &error);
  bench_check (world->unit != NULL, &error, world->path);
}

static gboolean
is_settled (sqlite3 *db)
{
  sqlite3_stmt *query = NULL;

  sqlite3_prepare_v2 (db, "SELECT (SELECT max (seq) FROM event) - value < 1024 FROM meta WHERE key = 'settled'", -1,
                      &query, NULL);
  gboolean settled = sqlite3_step (query) == SQLITE_ROW && sqlite3_column_int (query, 0) != 0;
  sqlite3_finalize (query);
  return settled;
}

void
bench_world_rest (const BenchWorld *world)
{
  sqlite3 *db = NULL;

  bench_check (sqlite3_open_v2 (world->path, &db, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK, NULL, world->path);
  while (!is_settled (db))
    g_usleep (20000);
  sqlite3_close (db);
}

BenchWorld *
bench_world_new (const BenchPlace *place, const char *name, guint active, guint entrants, guint idle, gint64 events)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_build_filename (place->folder, name, NULL);
  BenchWorld *world = g_new0 (BenchWorld, 1);

  bench_check (g_mkdir_with_parents (folder, 0700) == 0, NULL, folder);
  world->path = g_build_filename (folder, "unit.db", NULL);
  world->keys = g_build_filename (place->folder, "keys", name, NULL);
  BaheStore *store = bahe_store_create (world->path, world->keys, NULL, &error);
  bench_check (store != NULL, &error, world->path);
  start (world, store, place);
  record (world, 0, "open",
          json_tokener_parse ("{\"kind\":\"unit\",\"title\":\"海棠小学工会\",\"name\":\"海棠小学工会\"}"));
  record (world, 0, "open", words ("kind", "roster", "title", "花名册"));
  world->entrants = entrants;
  world->n_activities = active;
  world->activities = open_activities (world, active, entrants, "正在进行");
  if (idle > 0) {
    g_autofree gint64 *others = open_activities (world, idle, 10, "往年");
    fill (world, others, idle, 10, events);
  } else {
    fill (world, world->activities, active, entrants, events);
  }
  bench_world_rest (world);
  return world;
}

void
bench_world_free (BenchWorld *world)
{
  bahe_unit_free (world->unit);
  bahe_plugins_free (world->plugins);
  g_free (world->activities);
  g_free (world->path);
  g_free (world->keys);
  g_free (world);
}

void
bench_world_request (const BenchWorld *world, guint64 n, BaheRequest *request)
{
  *request = (BaheRequest){ .id = bahe_id_new (),
                            .activity = world->activities[n % world->n_activities],
                            .verb = "count",
                            .given = count_of (n, world->entrants),
                            .role = BAHE_RECORDER };
}

char *
bench_world_copy (const BenchWorld *world, const char *suffix)
{
  g_autoptr (GError) error = NULL;
  char *path = g_strconcat (world->path, suffix, NULL);

  bench_check (bahe_store_backup (bahe_unit_store (world->unit), path, NULL, NULL, &error), &error, path);
  return path;
}

G_NORETURN static void
record_for_ever (BenchWorld *world)
{
  static _Atomic guint64 next;

  for (;;) {
    g_autoptr (GError) error = NULL;
    g_auto (BaheAnswer) answer = { 0 };
    BaheRequest request;
    bench_world_request (world, atomic_fetch_add (&next, 1), &request);
    bench_check (bahe_unit_do (world->unit, &request, &answer, &error), &error, "busy");
    json_object_put (request.given);
  }
}

static gpointer
busy_thread (gpointer data)
{
  record_for_ever (data);
}

BaheUnit *
bench_world_reopen (const BenchPlace *place, const char *path, const char *keys)
{
  g_autoptr (GError) error = NULL;
  BenchWorld world = { 0 };
  BaheStore *store = bahe_store_open (path, keys, BAHE_STORE_WRITE, &error);

  bench_check (store != NULL, &error, path);
  start (&world, store, place);
  return world.unit;
}

void
bench_world_busy (const BenchPlace *place, const char *path, const char *keys)
{
  gint64 first = 3; /* after the unit and the roster */
  BenchWorld world = { .activities = &first, .n_activities = 1, .entrants = 10 };

  world.unit = bench_world_reopen (place, path, keys);
  for (guint i = 0; i < BUSY_WRITERS; i++)
    g_thread_unref (g_thread_new ("busy", busy_thread, &world));
  record_for_ever (&world);
}
