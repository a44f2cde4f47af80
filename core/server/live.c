#define G_LOG_DOMAIN "bahe-server-live"

#include "server/live.h"

#include <string.h>

#define MOST_CLOCKS 1000 /* activities whose clock is kept; no hall has so many at once */

const char *const bahe_clock_kinds[] = { "end", "rest", "late", "speech", NULL };

typedef struct {
  gint64 place; /* in the table: of activity and language */
  gint64 activity;
  BaheLanguage language;
  char *name, *working; /* of its two channels: for viewers, and for those who record */
  GBytes *message, *work;
  gint64 seq;  /* their id: of the last record that they were made from */
  gint64 told; /* the id of what all who watch were sent */
  gboolean held;
} Boards;

typedef struct {
  BaheClock clock;
  gint64 as_of; /* monotonic: since when that many seconds have been left */
} Kept;

struct BaheLive {
  BaheMade *made;
  BaheStreams *streams;
  GHashTable *boards; /* place → Boards, of those that are watched */
  GHashTable *clocks; /* activity → Kept */
  guint watch;
};

/* ---- clocks --------------------------------------------------------------------------------------------------------
 */

/* {} where there is none: whoever missed that it was taken away learns it so. */
static GBytes *
clock_message (const BaheLive *live, gint64 activity)
{
  const Kept *kept = g_hash_table_lookup (live->clocks, &activity);
  json_object *object = json_object_new_object ();

  if (kept != NULL) {
    gint64 passed = kept->clock.running ? (g_get_monotonic_time () - kept->as_of) / G_USEC_PER_SEC : 0;
    bahe_answer_add_text (object, "kind", kept->clock.kind);
    json_object_object_add (object, "seconds", json_object_new_int64 (kept->clock.seconds));
    json_object_object_add (object, "remaining", json_object_new_int64 (MAX (0, kept->clock.seconds - passed)));
    json_object_object_add (object, "running", json_object_new_boolean (kept->clock.running));
  }
  GBytes *message = bahe_stream_message ("clock", -1, object);
  json_object_put (object);
  return message;
}

static const BaheLanguage languages[] = { BAHE_ZH, BAHE_EN };

static char *
channel_name (gint64 activity, BaheLanguage language, gboolean works)
{
  return g_strdup_printf ("activity %" G_GINT64_FORMAT "%s%s", activity, language == BAHE_EN ? " en" : "",
                          works ? " working" : "");
}

void
bahe_live_set_clock (BaheLive *live, gint64 activity, const BaheClock *clock)
{
  if (clock->kind == NULL) {
    g_hash_table_remove (live->clocks, &activity);
  } else {
    if (g_hash_table_size (live->clocks) >= MOST_CLOCKS)
      g_hash_table_remove_all (live->clocks);
    Kept *kept = g_new0 (Kept, 1);
    *kept = (Kept){ *clock, g_get_monotonic_time () };
    for (guint i = 0; bahe_clock_kinds[i] != NULL; i++)
      if (g_str_equal (bahe_clock_kinds[i], clock->kind))
        kept->clock.kind = bahe_clock_kinds[i];
    g_hash_table_replace (live->clocks, g_memdup2 (&activity, sizeof activity), kept);
  }
  g_autoptr (GBytes) message = clock_message (live, activity);
  for (guint i = 0; i < 2 * G_N_ELEMENTS (languages); i++) {
    g_autofree char *channel = channel_name (activity, languages[i / 2], i % 2);
    bahe_streams_send (live->streams, channel, message);
  }
}

/* ---- boards --------------------------------------------------------------------------------------------------------
 */

static void
boards_free (gpointer data)
{
  Boards *boards = data;

  g_free (boards->name);
  g_free (boards->working);
  g_clear_pointer (&boards->message, g_bytes_unref);
  g_clear_pointer (&boards->work, g_bytes_unref);
  g_free (boards);
}

/* The boards as a message, its id in *seq, and whether they are held. NULL: they cannot be made now. */
static GBytes *
make_message (BaheLive *live, const Boards *boards, BaheRole role, gint64 *seq, gboolean *held, GError **error)
{
  BaheMadeBoards *made = bahe_made_find (live->made, boards->activity, role, boards->language);
  gsize length;

  if (made == NULL) {
    bahe_language_use (boards->language);
    made = bahe_made_boards (live->made, boards->activity, role, error);
    bahe_language_use_default ();
  }
  if (made == NULL)
    return NULL;
  *seq = made->seq;
  *held = made->held;
  const char *json = g_bytes_get_data (made->json, &length);
  GBytes *message = bahe_stream_text (NULL, made->seq, json, length);
  bahe_made_boards_unref (made);
  return message;
}

/* Only while a board is held do those who record see other views than everybody. */
static gboolean
make_both (BaheLive *live, Boards *boards, gint64 *seq, GBytes **message, GBytes **work, GError **error)
{
  *message = make_message (live, boards, BAHE_VIEWER, seq, &boards->held, error);
  if (*message == NULL)
    return FALSE;
  if (boards->held && bahe_streams_watched (live->streams, boards->working))
    *work = make_message (live, boards, BAHE_RECORDER, seq, &boards->held, error);
  else
    *work = g_bytes_ref (*message);
  if (*work == NULL)
    g_clear_pointer (message, g_bytes_unref);
  return *work != NULL;
}

/* Makes the messages anew if a record came that the boards are made from. TRUE: they are others now. */
static gboolean
refresh (BaheLive *live, Boards *boards)
{
  g_autoptr (GError) error = NULL;
  gint64 seq = bahe_unit_boards_seq (bahe_made_unit (live->made), boards->activity, &error);
  GBytes *message = NULL, *work = NULL;

  if (boards->message != NULL && seq == boards->seq)
    return FALSE;
  if (seq == 0 || !make_both (live, boards, &seq, &message, &work, &error)) {
    /* a rule that fails leaves the last good board standing */
    g_warning ("activity %" G_GINT64_FORMAT ": %s", boards->activity, error->message);
    return FALSE;
  }
  gboolean other = boards->message == NULL || boards->seq != seq;
  g_clear_pointer (&boards->message, g_bytes_unref);
  g_clear_pointer (&boards->work, g_bytes_unref);
  boards->message = message;
  boards->work = work;
  boards->seq = seq;
  return other;
}

static void
on_changed (gint64 last_seq, gpointer data)
{
  BaheLive *live = data;
  g_autoptr (GList) all = g_hash_table_get_values (live->boards);

  for (GList *b = all; b != NULL; b = b->next) {
    Boards *boards = b->data;
    gboolean watched = bahe_streams_watched (live->streams, boards->name);
    if (!watched && !bahe_streams_watched (live->streams, boards->working)) {
      g_hash_table_remove (live->boards, &boards->place);
    } else if (refresh (live, boards) || boards->seq != boards->told) {
      bahe_streams_send (live->streams, boards->name, boards->message);
      bahe_streams_send (live->streams, boards->working, boards->work);
      boards->told = boards->seq;
    }
  }
}

static Boards *
boards_of (BaheLive *live, gint64 activity, BaheLanguage language)
{
  gint64 place = activity * (gint64) G_N_ELEMENTS (languages) + language;
  Boards *boards = g_hash_table_lookup (live->boards, &place);

  if (boards == NULL) {
    boards = g_new0 (Boards, 1);
    boards->place = place;
    boards->activity = activity;
    boards->language = language;
    boards->name = channel_name (activity, language, FALSE);
    boards->working = channel_name (activity, language, TRUE);
    g_hash_table_insert (live->boards, &boards->place, boards);
  }
  return boards;
}

/* ---- joining -------------------------------------------------------------------------------------------------------
 */

typedef struct {
  BaheLive *live;
  gint64 activity, seen;
  gboolean works;
  BaheLanguage language;
} Newcomer;

/* Gives what is kept, even if a record came since: all who watch are told of that together, this one among them. But
 * the first who records may come while only the viewers' message was needed. */
static void
welcome (BaheStreamViewer *viewer, gpointer data)
{
  const Newcomer *newcomer = data;
  BaheLive *live = newcomer->live;
  Boards *boards = boards_of (live, newcomer->activity, newcomer->language);

  if (newcomer->works && boards->held && boards->work == boards->message)
    g_clear_pointer (&boards->message, g_bytes_unref);
  if (boards->message == NULL && refresh (live, boards) && boards->told == 0)
    boards->told = boards->seq;
  GBytes *message = newcomer->works ? boards->work : boards->message;
  if (message != NULL && boards->seq != newcomer->seen)
    bahe_stream_send (viewer, message);
  g_autoptr (GBytes) clock = clock_message (live, newcomer->activity);
  bahe_stream_send (viewer, clock);
}

gboolean
bahe_live_join (BaheLive *live, SoupServerMessage *message, gint64 activity, gint64 seen, gboolean works,
                BaheLanguage language, GError **error)
{
  Newcomer newcomer = { live, activity, seen, works, language };
  g_autofree char *channel = channel_name (activity, language, works);

  return bahe_streams_join (live->streams, message, channel, welcome, g_memdup2 (&newcomer, sizeof newcomer), g_free,
                            error);
}

void
bahe_live_rejoin (BaheLive *live, gint64 activity)
{
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++) {
    g_autofree char *channel = channel_name (activity, languages[i], TRUE);
    bahe_streams_cut (live->streams, channel);
  }
}

BaheLive *
bahe_live_new (BaheMade *made, BaheStreams *streams)
{
  BaheLive *live = g_new0 (BaheLive, 1);

  live->made = made;
  live->streams = streams;
  live->boards = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, boards_free);
  live->clocks = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  live->watch = bahe_store_watch (bahe_unit_store (bahe_made_unit (made)), on_changed, live);
  return live;
}

void
bahe_live_free (BaheLive *live)
{
  if (live == NULL)
    return;
  bahe_store_unwatch (bahe_unit_store (bahe_made_unit (live->made)), live->watch);
  g_hash_table_unref (live->boards);
  g_hash_table_unref (live->clocks);
  g_free (live);
}
