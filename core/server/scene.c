#include "server/scene.h"

#include "server/route.h"

#include <inttypes.h>

#define MOST_STEPS 10000
#define MOST_SECONDS 36000

typedef enum { NUMBER, FLAG, THEME } Type;

static const struct {
  const char *name;
  Type type;
  gint64 least, most;
} members[] = {
  { "entrant", NUMBER, 1, G_MAXINT32 },
  { "step", NUMBER, 0, MOST_STEPS },
  { "seconds", NUMBER, 0, MOST_SECONDS },
  { "theme", THEME },
  { "follow", FLAG },
  { "sound", FLAG },
};

static const char *const names[] = { "match", "standings", "bracket", "appearance", "marks", "results",
                                     "hold",  "reveal",    "draw",    "countdown",  NULL };
static const char *const themes[] = { "light", "dark", NULL };
/* Others may stand for themselves, before a contest is chosen. */
static const char *const without_activity[] = { "countdown", NULL };

static json_object *
member_of (json_object *object, const char *name)
{
  json_object *member = NULL;

  json_object_object_get_ex (object, name, &member);
  return member;
}

static gint64
number_of (json_object *object, const char *name)
{
  return json_object_get_int64 (member_of (object, name));
}

gint64
bahe_scene_activity (json_object *scene)
{
  return number_of (scene, "activity");
}

gboolean
bahe_scene_follows (json_object *scene)
{
  json_object *follow = member_of (scene, "follow");

  return follow == NULL || json_object_get_boolean (follow);
}

/* ---- reading -------------------------------------------------------------------------------------------------------
 */

static gboolean
is_whole (json_object *value, gint64 least, gint64 most)
{
  return json_object_is_type (value, json_type_int) && json_object_get_int64 (value) >= least &&
         json_object_get_int64 (value) <= most;
}

static gboolean
check_member (json_object *value, guint i, GError **error)
{
  g_autofree char *wrong = NULL;

  if (members[i].type == FLAG && !json_object_is_type (value, json_type_boolean))
    wrong = g_strdup_printf (_ ("“%s” must be true or false"), members[i].name);
  else if (members[i].type == THEME && (!json_object_is_type (value, json_type_string) ||
                                        !g_strv_contains (themes, json_object_get_string (value))))
    wrong = g_strdup_printf (_ ("“%s” is none of: light, dark"), members[i].name);
  else if (members[i].type == NUMBER && !is_whole (value, members[i].least, members[i].most))
    wrong = g_strdup_printf (_ ("“%s” must be a whole number from %" PRId64 " to %" PRId64), members[i].name,
                             members[i].least, members[i].most);
  return wrong == NULL || bahe_call_say_field (members[i].name, wrong, error);
}

static gboolean
read_name (json_object *asked, const char **name, GError **error)
{
  json_object *given = member_of (asked, "name");

  *name = json_object_is_type (given, json_type_string) ? json_object_get_string (given) : "";
  if (g_strv_contains (names, *name))
    return TRUE;
  g_autofree char *all = g_strjoinv (", ", (char **) names);
  g_autofree char *wrong = g_strdup_printf (_ ("“%s” is no scene; there are: %s"), *name, all);
  return bahe_call_say_field ("name", wrong, error);
}

static gboolean
read_activity (BaheUnit *unit, json_object *asked, const char *name, gint64 bound, gint64 *activity, GError **error)
{
  json_object *given = member_of (asked, "activity");

  if (given != NULL && !is_whole (given, 1, G_MAXINT64))
    return bahe_call_say_field ("activity", _ ("“activity” must be the number of an activity"), error);
  if (given != NULL)
    *activity = json_object_get_int64 (given);
  if (bound != 0 && *activity != bound) {
    g_set_error (error, BAHE_HTTP_ERROR, BAHE_HTTP_NOT_ALLOWED, _ ("this phone is for another activity"));
    return FALSE;
  }
  if (*activity == 0)
    return g_strv_contains (without_activity, name) ||
           bahe_call_say_field ("activity", _ ("say of which activity: “activity” is missing"), error);
  return bahe_unit_activity_kind (unit, *activity, NULL, error);
}

static gboolean
copy_members (json_object *asked, json_object *scene, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (members); i++) {
    json_object *value = member_of (asked, members[i].name);
    if (value == NULL)
      continue;
    if (!check_member (value, i, error))
      return FALSE;
    json_object_object_add (scene, members[i].name, json_object_get (value));
  }
  return TRUE;
}

json_object *
bahe_scene_read (BaheUnit *unit, json_object *asked, gint64 activity, gint64 bound, GError **error)
{
  const char *name = NULL;
  json_object *scene = json_object_new_object ();

  if (read_name (asked, &name, error) && read_activity (unit, asked, name, bound, &activity, error)) {
    json_object_object_add (scene, "name", json_object_new_string (name));
    if (activity != 0)
      json_object_object_add (scene, "activity", json_object_new_int64 (activity));
    if (copy_members (asked, scene, error))
      return scene;
  }
  json_object_put (scene);
  return NULL;
}

/* ---- what boards do not carry --------------------------------------------------------------------------------------
 */

/* The places of a board that are there to see, from the last: while it is held and nothing is revealed, none. */
static json_object *
last_rows (json_object *board, gint64 steps)
{
  json_object *rows = member_of (board, "rows"), *list = json_object_new_array ();
  size_t n = json_object_array_length (rows), first = n;
  gint64 seen = 0, last = 0;

  for (size_t i = n; i > 0; i--) {
    gint64 place = number_of (json_object_array_get_idx (rows, i - 1), "place");
    if (place == 0)
      continue;
    seen += place != last;
    last = place;
    if (seen > steps)
      break;
    first = i - 1;
  }
  for (size_t i = first; i < n; i++)
    if (number_of (json_object_array_get_idx (rows, i), "place") > 0)
      json_object_array_add (list, json_object_get (json_object_array_get_idx (rows, i)));
  return list;
}

/* Of several boards the last: that of the stage that decides. */
static json_object *
reveal_data (json_object *all, json_object *scene)
{
  json_object *boards = member_of (all, "boards"), *data = json_object_new_object ();
  size_t n = json_object_array_length (boards);
  gboolean held = g_strcmp0 (json_object_get_string (member_of (all, "state")), "held") == 0;
  gint64 steps = member_of (scene, "step") != NULL ? number_of (scene, "step") : MOST_STEPS;

  if (held)
    steps = MIN (steps, number_of (all, "revealed"));
  json_object *board = n > 0 ? json_object_array_get_idx (boards, n - 1) : NULL;
  const char *const same[] = { "stage", "group", "columns", "sentence" };
  for (guint i = 0; board != NULL && i < G_N_ELEMENTS (same); i++)
    json_object_object_add (data, same[i], json_object_get (member_of (board, same[i])));
  json_object_object_add (data, "rows", board != NULL ? last_rows (board, steps) : json_object_new_array ());
  return data;
}

json_object *
bahe_scene_data (BaheUnit *unit, json_object *scene, GError **error)
{
  const char *name = json_object_get_string (member_of (scene, "name"));

  if (g_str_equal (name, "marks") && member_of (scene, "entrant") != NULL)
    return bahe_unit_marks (unit, bahe_scene_activity (scene), number_of (scene, "entrant"), NULL, error);
  if (!g_str_equal (name, "reveal"))
    return NULL;
  json_object *boards = bahe_unit_boards_json (unit, bahe_scene_activity (scene), NULL, error);
  if (boards == NULL)
    return NULL;
  json_object *data = reveal_data (boards, scene);
  json_object_put (boards);
  return data;
}
