#include "world.h"

#include "builtin/builtin.h"

#include <glib/gstdio.h>
#include <string.h>

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

static void
start (World *world, BaheStore *store, const BahePlugin *const *plugins)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *rules = g_build_filename (g_getenv ("BAHE_SOURCE"), "tests", "activity", "rules", NULL);
  g_autofree char *shipped = g_build_filename (g_getenv ("BAHE_SOURCE"), "scripts", "scoring", NULL);
  const char *folders[] = { rules, shipped, NULL };

  world->plugins = bahe_plugins_new ();
  bahe_plugins_add (world->plugins, &bahe_builtin_plugin, &error);
  assert_no_error (error);
  for (; plugins != NULL && *plugins != NULL; plugins++) {
    bahe_plugins_add (world->plugins, *plugins, &error);
    assert_no_error (error);
  }
  world->unit = bahe_unit_new (store, world->plugins, folders, &error);
  assert_no_error (error);
}

void
world_begin (World *world, const BahePlugin *const *plugins)
{
  g_autoptr (GError) error = NULL;

  bahe_language_set (BAHE_EN);
  world->folder = g_dir_make_tmp ("bahe-activity-XXXXXX", NULL);
  g_autofree char *data = g_build_filename (world->folder, "data", NULL);
  g_mkdir (data, 0755);
  world->path = g_build_filename (data, "unit.db", NULL);
  world->keys = g_build_filename (world->folder, "keys", "unit.keys", NULL);
  BaheStore *store = bahe_store_create (world->path, world->keys, NULL, &error);
  assert_no_error (error);
  start (world, store, plugins);
  world_do (world, 0, "open", "{'kind':'unit','title':'海棠小学工会','name':'海棠小学工会'}");
  world_do (world, 0, "open", "{'kind':'roster','title':'花名册'}");
}

void
world_end (World *world)
{
  bahe_unit_free (world->unit);
  bahe_plugins_free (world->plugins);
  remove_tree (world->folder);
  g_free (world->folder);
  g_free (world->path);
  g_free (world->keys);
}

void
world_again (World *world, const BahePlugin *const *plugins)
{
  g_autoptr (GError) error = NULL;

  bahe_unit_free (world->unit);
  bahe_plugins_free (world->plugins);
  BaheStore *store = bahe_store_open (world->path, world->keys, BAHE_STORE_WRITE, &error);
  assert_no_error (error);
  start (world, store, plugins);
}

json_object *
world_json (const char *text)
{
  g_autofree char *json = g_strdup (text);

  json_object *object = json_tokener_parse (g_strdelimit (json, "'", '"'));
  ck_assert_msg (object != NULL, "%s", text);
  return object;
}

BaheAnswer
world_do (World *world, gint64 activity, const char *verb, const char *given)
{
  g_autoptr (GError) error = NULL;
  BaheAnswer answer = { 0 };
  json_object *object = world_json (given);
  BaheRequest request = {
    .id = bahe_id_new (), .activity = activity, .verb = verb, .given = object, .role = BAHE_OFFICER
  };

  bahe_unit_do (world->unit, &request, &answer, &error);
  json_object_put (object);
  ck_assert_msg (error == NULL, "%s %s: %s", verb, given, error != NULL ? error->message : "");
  BaheAnswer plain = answer;
  plain.words = NULL;
  plain.marks = NULL;
  bahe_answer_clear (&answer);
  return plain;
}

gint64
world_seq (World *world, gint64 activity, const char *verb, const char *given)
{
  return world_do (world, activity, verb, given).first_seq;
}

char *
world_no (World *world, gint64 activity, const char *verb, const char *given, gint code)
{
  g_autoptr (GError) error = NULL;
  BaheAnswer answer = { 0 };
  json_object *object = world_json (given);
  BaheRequest request = {
    .id = bahe_id_new (), .activity = activity, .verb = verb, .given = object, .role = BAHE_OFFICER
  };
  gboolean done = bahe_unit_do (world->unit, &request, &answer, &error);

  json_object_put (object);
  ck_assert_msg (!done, "%s %s should have been refused", verb, given);
  ck_assert_msg (g_error_matches (error, BAHE_ERROR, code), "%s: %d, not %d", error->message, error->code, code);
  return g_strdup (error->message);
}

gint64
world_open (World *world, const char *given, const char *const *guests)
{
  gint64 activity = world_do (world, 0, "open", given).activity;

  for (; guests != NULL && *guests != NULL; guests++) {
    g_autofree char *who = g_strdup_printf ("{'guest':'%s'}", *guests);
    world_do (world, activity, "enter", who);
  }
  return activity;
}

char *
world_board (World *world, gint64 activity, const BaheBoardQuery *query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) boards = bahe_unit_boards (world->unit, activity, query, &error);
  GString *text = g_string_new (NULL);

  assert_no_error (error);
  ck_assert_uint_eq (boards->len, 1);
  const BaheBoard *board = ((BaheBoardOf *) boards->pdata[0])->board;
  for (gsize i = 0; i < bahe_board_size (board); i++) {
    const BaheBoardRow *row = bahe_board_row (board, i);
    g_string_append_printf (text, "%s%s %u", i > 0 ? "," : "", row->name, row->place);
  }
  return g_string_free (text, FALSE);
}

static gboolean
write_fact (const BaheFactRow *fact, gpointer data, GError **error)
{
  g_string_append_printf (data, "fact %ld.%u shape %d: %ld %lde%d %ld %lde%d\n", (long) fact->seq, fact->n, fact->shape,
                          (long) fact->entrant, (long) fact->value.integer, fact->value.exponent, (long) fact->other,
                          (long) fact->against.integer, fact->against.exponent);
  return TRUE;
}

static gboolean
write_entry (const BaheFigureEntry *entry, gpointer data, GError **error)
{
  g_string_append_printf (data, "%s %d %ld.%u %s: %lde%d %s %s how %d\n", entry->figure, entry->year, (long) entry->seq,
                          entry->n, entry->key, (long) entry->amount.integer, entry->amount.exponent,
                          entry->unit != NULL ? entry->unit : "", entry->distinct != NULL ? entry->distinct : "",
                          entry->how);
  return TRUE;
}

char *
world_rows (World *world, gint64 activity, gint64 as_of)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BaheView) view = bahe_view_begin (bahe_unit_store (world->unit), &error);
  GString *text = g_string_new (NULL);
  BaheFigureQuery query = { .activity = activity, .as_of = as_of };

  assert_no_error (error);
  bahe_view_each_fact (view, activity, as_of, write_fact, text, &error);
  assert_no_error (error);
  bahe_view_each_figure_entry (view, &query, write_entry, text, &error);
  assert_no_error (error);
  return g_string_free (text, FALSE);
}

char *
world_events (World *world, gint64 activity, BaheRole role)
{
  g_autoptr (GError) error = NULL;
  json_object *events = bahe_unit_events (world->unit, activity, role, &error);

  assert_no_error (error);
  char *text =
      g_strdup (json_object_to_json_string_ext (events, JSON_C_TO_STRING_PLAIN | JSON_C_TO_STRING_NOSLASHESCAPE));
  json_object_put (events);
  return text;
}

void
world_verify (World *world)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);

  bahe_unit_verify (world->unit, NULL, NULL, problems, &error);
  assert_no_error (error);
  ck_assert_msg (problems->len == 0, "%s", problems->len > 0 ? (char *) problems->pdata[0] : "");
}
