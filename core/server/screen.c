#define G_LOG_DOMAIN "bahe-server-screen"

#include "server/private.h"
#include "server/scene.h"

#include <sodium.h>
#include <string.h>

#define MOST_SCREENS 200 /* known at once; those nobody looks at make room, the oldest first */
#define NAME_BYTES 8
#define CODES 10000

typedef struct {
  char *name, *channel;
  char code[5];
  json_object *scene; /* NULL: none chosen yet */
  json_object *data;  /* what the scene needs besides the boards; NULL: nothing */
  guint64 known;      /* counts up: when it made itself known last */
} Screen;

struct BaheScreens {
  BaheUnit *unit;
  BaheStreams *streams;
  GHashTable *screens; /* name → Screen */
  guint64 known;
  guint watch;
};

static void
screen_free (gpointer data)
{
  Screen *screen = data;

  g_free (screen->name);
  g_free (screen->channel);
  json_object_put (screen->scene);
  json_object_put (screen->data);
  g_free (screen);
}

/* ---- what a screen is sent -----------------------------------------------------------------------------------------
 */

static json_object *
scene_json (const Screen *screen)
{
  json_object *scene = NULL;

  if (screen->scene == NULL || json_object_deep_copy (screen->scene, &scene, NULL) != 0)
    return NULL;
  if (screen->data != NULL)
    json_object_object_add (scene, "data", json_object_get (screen->data));
  return scene;
}

static GBytes *
screen_message (const Screen *screen)
{
  json_object *object = json_object_new_object ();

  json_object_object_add (object, "code", json_object_new_string (screen->code));
  json_object_object_add (object, "scene", scene_json (screen));
  GBytes *message = bahe_stream_message (NULL, -1, object);
  json_object_put (object);
  return message;
}

static void
tell (BaheScreens *screens, const Screen *screen)
{
  g_autoptr (GBytes) message = screen_message (screen);

  bahe_streams_send (screens->streams, screen->channel, message);
}

/* Takes both. */
static void
set_scene (BaheScreens *screens, Screen *screen, json_object *scene, json_object *data)
{
  json_object_put (screen->scene);
  json_object_put (screen->data);
  screen->scene = scene;
  screen->data = data;
  tell (screens, screen);
}

/* What stands in a scene beside the boards follows the records; where it cannot be made now, it stays. */
static void
refresh_data (BaheScreens *screens, Screen *screen)
{
  g_autoptr (GError) error = NULL;
  json_object *data = screen->scene != NULL ? bahe_scene_data (screens->unit, screen->scene, &error) : NULL;

  if (data == NULL || (screen->data != NULL && json_object_equal (data, screen->data))) {
    json_object_put (data);
    return;
  }
  json_object_put (screen->data);
  screen->data = data;
  tell (screens, screen);
}

static void
on_changed (gint64 last_seq, gpointer data)
{
  BaheScreens *screens = data;
  GHashTableIter iter;
  gpointer screen;

  g_hash_table_iter_init (&iter, screens->screens);
  while (g_hash_table_iter_next (&iter, NULL, &screen))
    refresh_data (screens, screen);
}

/* ---- which screens there are ---------------------------------------------------------------------------------------
 */

static Screen *
find_screen (BaheScreens *screens, const char *name, GError **error)
{
  Screen *screen = g_hash_table_lookup (screens->screens, name);

  if (screen == NULL)
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_NOT_FOUND,
                 _ ("there is no such screen now; read the four digits on it and enter them again"));
  return screen;
}

static Screen *
find_code (BaheScreens *screens, const char *code)
{
  GHashTableIter iter;
  gpointer screen;

  g_hash_table_iter_init (&iter, screens->screens);
  while (g_hash_table_iter_next (&iter, NULL, &screen))
    if (strcmp (((const Screen *) screen)->code, code) == 0)
      return screen;
  return NULL;
}

/* Hexadecimal digits as this server makes them. */
static gboolean
is_name (const char *name)
{
  return strlen (name) == 2 * NAME_BYTES && strspn (name, "0123456789abcdef") == 2 * NAME_BYTES;
}

static gboolean
make_room (BaheScreens *screens, GError **error)
{
  Screen *oldest = NULL;
  GHashTableIter iter;
  gpointer data;

  if (g_hash_table_size (screens->screens) < MOST_SCREENS)
    return TRUE;
  g_hash_table_iter_init (&iter, screens->screens);
  while (g_hash_table_iter_next (&iter, NULL, &data)) {
    Screen *screen = data;
    gboolean watched = bahe_streams_watched (screens->streams, screen->channel);
    if (!watched && (oldest == NULL || screen->known < oldest->known))
      oldest = screen;
  }
  if (oldest != NULL)
    return g_hash_table_remove (screens->screens, oldest->name);
  g_set_error (error, BAHE_HTTP_ERROR, BAHE_HTTP_BUSY, _ ("there are %d screens already; close one of them first"),
               MOST_SCREENS);
  return FALSE;
}

static Screen *
add_screen (BaheScreens *screens, const char *name, GError **error)
{
  guint8 random[NAME_BYTES];
  char made[2 * NAME_BYTES + 1];

  if (!make_room (screens, error))
    return NULL;
  randombytes_buf (random, sizeof random);
  sodium_bin2hex (made, sizeof made, random, sizeof random);
  Screen *screen = g_new0 (Screen, 1);
  screen->name = g_strdup (name != NULL ? name : made);
  screen->channel = g_strconcat ("screen ", screen->name, NULL);
  do
    g_snprintf (screen->code, sizeof screen->code, "%04u", randombytes_uniform (CODES));
  while (find_code (screens, screen->code) != NULL);
  g_hash_table_insert (screens->screens, screen->name, screen);
  return screen;
}

/* ---- making itself known -------------------------------------------------------------------------------------------
 */

/* Whoever asks, a screen is told in the language of the server; only a refusal is in theirs. */
static json_object *
make_data (BaheCall *call, json_object *scene, GError **error)
{
  g_autoptr (GError) reason = NULL;

  bahe_language_use_default ();
  json_object *data = bahe_scene_data (call->server->unit, scene, &reason);
  bahe_language_use (call->language);
  return reason == NULL ? data : bahe_scene_data (call->server->unit, scene, error);
}

/* What the server remembers is newer than what the screen does; after a restart it is the other way round. */
static gboolean
take_own_scene (BaheCall *call, Screen *screen, GError **error)
{
  BaheScreens *screens = call->server->screens;
  json_object *asked = NULL, *scene;

  if (!json_object_object_get_ex (call->body, "scene", &asked) || asked == NULL || screen->scene != NULL)
    return TRUE;
  if (!json_object_is_type (asked, json_type_object))
    return bahe_call_say_field ("scene", _ ("“scene” must be an object: {\"name\": …}"), error);
  scene = bahe_scene_read (screens->unit, asked, 0, 0, error);
  if (scene == NULL)
    return FALSE;
  g_autoptr (GError) reason = NULL; /* what may not be shown now may be later */
  set_scene (screens, screen, scene, make_data (call, scene, &reason));
  return TRUE;
}

static gboolean
register_screen (BaheCall *call, BaheReply *reply, GError **error)
{
  BaheScreens *screens = call->server->screens;
  const char *name = NULL;

  if (!bahe_call_text (call, "screen", FALSE, &name, error))
    return FALSE;
  if (name != NULL && !is_name (name))
    return bahe_call_say_field ("screen", _ ("“screen” is no name that this server gave to a screen"), error);
  Screen *screen = name != NULL ? g_hash_table_lookup (screens->screens, name) : NULL;
  if (screen == NULL)
    screen = add_screen (screens, name, error);
  if (screen == NULL || !take_own_scene (call, screen, error))
    return FALSE;
  screen->known = ++screens->known;
  json_object *answer = json_object_new_object ();
  json_object_object_add (answer, "screen", json_object_new_string (screen->name));
  json_object_object_add (answer, "code", json_object_new_string (screen->code));
  return bahe_reply_json (reply, answer);
}

typedef struct {
  BaheScreens *screens;
  char *name;
} Newcomer;

static void
newcomer_free (gpointer data)
{
  g_free (((Newcomer *) data)->name);
  g_free (data);
}

static void
welcome (BaheStreamViewer *viewer, gpointer data)
{
  const Newcomer *newcomer = data;
  const Screen *screen = g_hash_table_lookup (newcomer->screens->screens, newcomer->name);

  if (screen == NULL)
    return;
  g_autoptr (GBytes) message = screen_message (screen);
  bahe_stream_send (viewer, message);
}

static gboolean
join_screen (BaheCall *call, BaheReply *reply, GError **error)
{
  BaheScreens *screens = call->server->screens;
  const Screen *screen = find_screen (screens, call->words[0], error);

  if (screen == NULL)
    return FALSE;
  if (soup_server_message_get_method (call->message) == SOUP_METHOD_HEAD)
    return bahe_reply_bytes (reply, "text/event-stream; charset=utf-8", g_bytes_new_static ("", 0));
  Newcomer *newcomer = g_new0 (Newcomer, 1);
  newcomer->screens = screens;
  newcomer->name = g_strdup (screen->name);
  reply->taken =
      bahe_streams_join (screens->streams, call->message, screen->channel, welcome, newcomer, newcomer_free, error);
  return reply->taken;
}

/* ---- the remote ----------------------------------------------------------------------------------------------------
 */

static gboolean
take_try (BaheCall *call, BaheReply *reply, GError **error)
{
  reply->retry_after = bahe_limit_take (call->server->limit, call->from);
  if (reply->retry_after == 0)
    return TRUE;
  g_set_error (error, BAHE_HTTP_ERROR, BAHE_HTTP_TOO_MANY, _ ("too many wrong codes; try again in %u seconds"),
               reply->retry_after);
  return FALSE;
}

static gboolean
take_remote (BaheCall *call, BaheReply *reply, GError **error)
{
  const char *code = NULL;

  if (!bahe_call_text (call, "code", TRUE, &code, error) || !take_try (call, reply, error))
    return FALSE;
  g_autofree char *digits = bahe_text_key (code); /* as "４８ 21" is typed */
  const Screen *screen = find_code (call->server->screens, digits);
  if (screen == NULL) {
    g_set_error (error, BAHE_HTTP_ERROR, BAHE_HTTP_WRONG_CODE,
                 _ ("no screen shows this code; read the four digits on the big screen"));
    return FALSE;
  }
  bahe_limit_give_back (call->server->limit, call->from);
  json_object *answer = json_object_new_object ();
  json_object_object_add (answer, "screen", json_object_new_string (screen->name));
  json_object_object_add (answer, "scene", scene_json (screen));
  return bahe_reply_json (reply, answer);
}

/* The scene of the body with its data. Both are the caller's. */
static gboolean
read_scene (BaheCall *call, gint64 activity, json_object **scene, json_object **data, GError **error)
{
  g_autoptr (GError) reason = NULL;

  *data = NULL;
  *scene = bahe_scene_read (call->server->unit, call->body, activity, call->bound, error);
  if (*scene == NULL)
    return FALSE;
  *data = make_data (call, *scene, &reason);
  if (reason == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&reason));
  g_clear_pointer (scene, json_object_put);
  return FALSE;
}

static gboolean
put_scene (BaheCall *call, BaheReply *reply, GError **error)
{
  BaheScreens *screens = call->server->screens;
  Screen *screen = find_screen (screens, call->words[0], error);
  json_object *scene = NULL, *data = NULL;

  if (screen == NULL || !read_scene (call, call->bound, &scene, &data, error))
    return FALSE;
  set_scene (screens, screen, scene, data);
  json_object *answer = json_object_new_object ();
  json_object_object_add (answer, "screen", json_object_new_string (screen->name));
  json_object_object_add (answer, "scene", scene_json (screen));
  return bahe_reply_json (reply, answer);
}

static gboolean
put_scenes (BaheCall *call, BaheReply *reply, GError **error)
{
  BaheScreens *screens = call->server->screens;
  json_object *scene = NULL, *data = NULL;
  GHashTableIter iter;
  gpointer each;
  gint64 changed = 0;

  if (!read_scene (call, call->activity, &scene, &data, error))
    return FALSE;
  if (bahe_scene_activity (scene) != call->activity) {
    json_object_put (scene);
    json_object_put (data);
    return bahe_call_say_field ("activity", _ ("this address is of another activity"), error);
  }
  g_hash_table_iter_init (&iter, screens->screens);
  while (g_hash_table_iter_next (&iter, NULL, &each)) {
    Screen *screen = each;
    if (screen->scene == NULL || bahe_scene_activity (screen->scene) != call->activity ||
        !bahe_scene_follows (screen->scene))
      continue;
    set_scene (screens, screen, json_object_get (scene), data != NULL ? json_object_get (data) : NULL);
    changed++;
  }
  json_object_put (scene);
  json_object_put (data);
  json_object *answer = json_object_new_object ();
  json_object_object_add (answer, "screens", json_object_new_int64 (changed));
  return bahe_reply_json (reply, answer);
}

/* ---- clocks --------------------------------------------------------------------------------------------------------
 */

static gboolean
read_clock (BaheCall *call, BaheClock *clock, GError **error)
{
  json_object *seconds = NULL, *running = NULL;

  if (!bahe_call_text (call, "kind", FALSE, &clock->kind, error))
    return FALSE;
  if (clock->kind == NULL)
    return TRUE;
  if (!g_strv_contains (bahe_clock_kinds, clock->kind)) {
    g_autofree char *all = g_strjoinv (", ", (char **) bahe_clock_kinds);
    g_autofree char *wrong = g_strdup_printf (_ ("“%s” is no clock; there are: %s"), clock->kind, all);
    return bahe_call_say_field ("kind", wrong, error);
  }
  json_object_object_get_ex (call->body, "seconds", &seconds);
  json_object_object_get_ex (call->body, "running", &running);
  gint64 left = json_object_is_type (seconds, json_type_int) ? json_object_get_int64 (seconds) : -1;
  if (left < 0 || left > BAHE_MOST_SECONDS)
    return bahe_call_say_field ("seconds", _ ("“seconds” must be a whole number from 0 to 36000"), error);
  if (running != NULL && !json_object_is_type (running, json_type_boolean))
    return bahe_call_say_field ("running", _ ("“running” must be true or false"), error);
  clock->seconds = (guint) left;
  clock->running = json_object_get_boolean (running);
  return TRUE;
}

static gboolean
put_clock (BaheCall *call, BaheReply *reply, GError **error)
{
  BaheClock clock = { 0 };

  if (!bahe_unit_activity_kind (call->server->unit, call->activity, NULL, error) || !read_clock (call, &clock, error))
    return FALSE;
  bahe_live_set_clock (call->server->live, call->activity, &clock);
  return bahe_reply_json (reply, json_object_new_object ());
}

BaheScreens *
bahe_screens_new (BaheUnit *unit, BaheStreams *streams)
{
  BaheScreens *screens = g_new0 (BaheScreens, 1);

  screens->unit = unit;
  screens->streams = streams;
  screens->screens = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, screen_free);
  screens->watch = bahe_store_watch (bahe_unit_store (unit), on_changed, screens);
  return screens;
}

void
bahe_screens_free (BaheScreens *screens)
{
  if (screens == NULL)
    return;
  bahe_store_unwatch (bahe_unit_store (screens->unit), screens->watch);
  g_hash_table_unref (screens->screens);
  g_free (screens);
}

const BaheRoute bahe_screen_routes[] = {
  { "POST", "/api/screens", BAHE_VIEWER, 0, BAHE_SMALL_BODY, register_screen },
  { "GET", "/api/screens/{word}/live", BAHE_VIEWER, 0, 0, join_screen },
  { "POST", "/api/remote", BAHE_RECORDER, 0, BAHE_SMALL_BODY, take_remote },
  { "PUT", "/api/screens/{word}/scene", BAHE_RECORDER, 0, BAHE_SMALL_BODY, put_scene },
  { "PUT", "/api/activity/{activity}/scene", BAHE_RECORDER, 0, BAHE_SMALL_BODY, put_scenes },
  { "PUT", "/api/activity/{activity}/clock", BAHE_RECORDER, 0, BAHE_SMALL_BODY, put_clock },
  { 0 },
};
