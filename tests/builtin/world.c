#include "world.h"

#include <glib/gstdio.h>
#include <string.h>

gint64
world_try (World *world, gint64 activity, const char *verb, const char *given, const char *when, GError **error)
{
  g_autofree char *text = g_strdelimit (g_strdup (given), "'", '"');
  json_object *object = json_tokener_parse (text);
  BaheRequest request = {
    .id = bahe_id_new (), .activity = activity, .verb = verb, .given = object, .when = when, .role = BAHE_OFFICER
  };
  g_auto (BaheAnswer) answer = { 0 };

  ck_assert_msg (object != NULL, "not JSON: %s", text);
  gboolean done = bahe_unit_do (world->unit, &request, &answer, error);
  json_object_put (object);
  return done ? answer.first_seq : 0;
}

gint64
world_do (World *world, gint64 activity, const char *verb, const char *given, const char *when)
{
  g_autoptr (GError) error = NULL;
  gint64 seq = world_try (world, activity, verb, given, when, &error);

  ck_assert_msg (seq != 0, "%s %s: %s", verb, given, error != NULL ? error->message : "no error");
  return seq;
}

void
world_refuses (World *world, gint64 activity, const char *verb, const char *given, const char *when, BaheErrorCode code,
               const char *words)
{
  g_autoptr (GError) error = NULL;
  gint64 before = world_version (world, activity);

  ck_assert_msg (world_try (world, activity, verb, given, when, &error) == 0, "%s %s went well", verb, given);
  ck_assert_msg (g_error_matches (error, BAHE_ERROR, code), "%s: code %d: %s", verb, error->code, error->message);
  ck_assert_msg (strstr (error->message, words) != NULL, "\"%s\" is not in: %s", words, error->message);
  ck_assert_int_eq (world_version (world, activity), before);
}

gint64
world_open (World *world, const char *given)
{
  g_autofree char *text = g_strdelimit (g_strdup (given), "'", '"');
  json_object *object = json_tokener_parse (text);
  BaheRequest request = { .id = bahe_id_new (), .verb = "open", .given = object, .role = BAHE_OFFICER };
  g_auto (BaheAnswer) answer = { 0 };
  g_autoptr (GError) error = NULL;

  ck_assert_msg (object != NULL, "not JSON: %s", text);
  gboolean done = bahe_unit_do (world->unit, &request, &answer, &error);
  ck_assert_msg (done, "open %s: %s", given, error != NULL ? error->message : "");
  json_object_put (object);
  return answer.activity;
}

World *
world_new (const BahePlugin *more)
{
  World *world = g_new0 (World, 1);
  g_autoptr (GError) error = NULL;
  const char *const folders[] = { NULL };

  g_setenv ("BAHE_NOW", "2026-11-06T14:30", TRUE);
  world->folder = g_dir_make_tmp ("bahe-builtin-XXXXXX", &error);
  ck_assert_msg (world->folder != NULL, "%s", error != NULL ? error->message : "");
  g_autofree char *data = g_build_filename (world->folder, "data", NULL);
  ck_assert_int_eq (g_mkdir (data, 0700), 0);
  world->path = g_build_filename (data, "unit.db", NULL);
  world->keys = g_build_filename (world->folder, "keys", "unit.keys", NULL);
  BaheStore *store = bahe_store_create (world->path, world->keys, NULL, &error);
  ck_assert_msg (store != NULL, "%s", error != NULL ? error->message : "");
  world->plugins = bahe_plugins_new ();
  ck_assert_msg (bahe_plugins_add (world->plugins, &bahe_builtin_plugin, &error), "%s",
                 error != NULL ? error->message : "");
  if (more != NULL)
    ck_assert_msg (bahe_plugins_add (world->plugins, more, &error), "%s", error != NULL ? error->message : "");
  world->unit = bahe_unit_new (store, world->plugins, folders, &error);
  ck_assert_msg (world->unit != NULL, "%s", error != NULL ? error->message : "");
  ck_assert_int_eq (world_open (world, "{'kind':'unit','title':'青禾小学工会','name':'青禾小学工会','region':'湖北'}"),
                    1);
  ck_assert_int_eq (world_open (world, "{'kind':'roster','title':'花名册'}"), ROSTER);
  return world;
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);

  for (const char *name; dir != NULL && (name = g_dir_read_name (dir)) != NULL;) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    if (g_file_test (path, G_FILE_TEST_IS_DIR))
      remove_folder (path);
    else
      g_unlink (path);
  }
  g_rmdir (folder);
}

void
world_free (World *world)
{
  if (world == NULL)
    return;
  bahe_unit_free (world->unit);
  bahe_plugins_free (world->plugins);
  remove_folder (world->folder);
  g_free (world->folder);
  g_free (world->path);
  g_free (world->keys);
  g_free (world);
}

char *
world_demo_roster (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("BAHE_SOURCE"), "demo", "roster.tsv", NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  ck_assert_msg (g_file_get_contents (path, &text, NULL, &error), "%s", error != NULL ? error->message : "");
  return text;
}

char *
world_import (World *world, gint64 activity, const char *verb, const char *text, gboolean dry_run, gboolean *done,
              char **message)
{
  BaheRequest request = {
    .activity = activity, .verb = verb, .when = "2026-01-01", .role = BAHE_OFFICER, .dry_run = dry_run
  };
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  GString *states = g_string_new (NULL), *words = g_string_new (NULL);

  gboolean went_well = bahe_unit_import (world->unit, &request, text, &rows, &error);
  ck_assert (rows != NULL);
  for (guint i = 0; i < rows->len; i++) {
    const BaheImportRow *row = rows->pdata[i];
    g_string_append_c (states, "NKDW"[row->state]);
    g_string_append_printf (words, "%u: %s\n", row->line, row->words);
  }
  ck_assert (went_well == (error == NULL));
  if (error != NULL)
    g_string_append (words, error->message);
  if (done != NULL)
    *done = went_well;
  else
    ck_assert_msg (went_well, "%s", words->str);
  if (message != NULL)
    *message = g_strdup (words->str);
  g_string_free (words, TRUE);
  return g_string_free (states, FALSE);
}

void
world_import_demo_roster (World *world)
{
  g_autofree char *text = world_demo_roster ();
  g_autofree char *states = world_import (world, ROSTER, "add-person", text, FALSE, NULL, NULL);

  ck_assert_uint_eq (strlen (states), 95);
  ck_assert_uint_eq (strspn (states, "N"), 95);
}

json_object *
world_member (json_object *object, const char *name)
{
  json_object *member = NULL;

  json_object_object_get_ex (object, name, &member);
  return member;
}

const char *
world_text (json_object *object, const char *name)
{
  return json_object_get_string (world_member (object, name));
}

gint64
world_number (json_object *object, const char *name)
{
  json_object *member = world_member (object, name);

  ck_assert_msg (json_object_is_type (member, json_type_int), "no number \"%s\" in %s", name,
                 json_object_get_string (object));
  return json_object_get_int64 (member);
}

json_object *
world_row (json_object *roster, const char *list, const char *shown)
{
  json_object *rows = world_member (roster, list);

  for (gsize i = 0; i < json_object_array_length (rows); i++)
    if (g_strcmp0 (world_text (json_object_array_get_idx (rows, i), "shown"), shown) == 0)
      return json_object_array_get_idx (rows, i);
  return NULL;
}

json_object *
world_roster (World *world, const char *day)
{
  g_autoptr (GError) error = NULL;
  BaheSpan span = { G_MAXINT64, G_MAXINT64 };

  if (day != NULL)
    ck_assert (bahe_span_parse (day, 0, &span, NULL));
  json_object *roster = bahe_unit_roster (world->unit, span.last, &error);
  ck_assert_msg (roster != NULL, "%s", error != NULL ? error->message : "");
  return roster;
}

char *
world_group_of (World *world, const char *shown, const char *day)
{
  json_object *roster = world_roster (world, day), *row = world_row (roster, "people", shown);
  char *group = row != NULL ? g_strdup (world_text (row, "group")) : NULL;

  json_object_put (roster);
  return group;
}

gint64
world_version (World *world, gint64 activity)
{
  g_autoptr (BaheView) view = bahe_view_begin (bahe_unit_store (world->unit), NULL);

  return bahe_view_version (view, activity);
}
