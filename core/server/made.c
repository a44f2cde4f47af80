#define G_LOG_DOMAIN "bahe-server"

#include "server/made.h"

#include <string.h>

#define MOST_BYTES (8 * 1024 * 1024) /* that are kept of all boards together */

typedef struct {
  gint64 activity;
  BaheRole role;
  BaheLanguage language;
} Key;

typedef struct {
  Key key;
  gint64 as_of; /* the last record of the unit before they were made: while it is the last, they hold */
  BaheMadeBoards *boards;
} Kept;

struct BaheMade {
  BaheUnit *unit;
  GMutex lock;
  GHashTable *kept; /* set of Kept, by key */
  gsize bytes;
  gint64 last, turn; /* the last record, as it was looked up in this turn of the loop */
  guint watch;
};

void
bahe_made_boards_unref (BaheMadeBoards *boards)
{
  if (!g_atomic_ref_count_dec (&boards->holders))
    return;
  g_bytes_unref (boards->json);
  g_free (boards);
}

static BaheMadeBoards *
hold (BaheMadeBoards *boards)
{
  g_atomic_ref_count_inc (&boards->holders);
  return boards;
}

static guint
hash_key (gconstpointer data)
{
  const Key *key = data;

  return (guint) key->activity * 31 + (guint) key->role * 2 + (guint) key->language;
}

static gboolean
equal_keys (gconstpointer a, gconstpointer b)
{
  const Key *left = a, *right = b;

  return left->activity == right->activity && left->role == right->role && left->language == right->language;
}

static void
kept_free (gpointer data)
{
  Kept *kept = data;

  bahe_made_boards_unref (kept->boards);
  g_free (kept);
}

/* 0: it cannot be read now. */
static gint64
last_record (BaheMade *made)
{
  g_autoptr (BaheView) view = bahe_view_begin (bahe_unit_store (made->unit), NULL);

  return view != NULL ? bahe_view_last_seq (view) : 0;
}

static void
forget_all (BaheMade *made)
{
  g_hash_table_remove_all (made->kept);
  made->bytes = 0;
}

static void
on_changed (gint64 last_seq, gpointer data)
{
  BaheMade *made = data;
  GHashTableIter iter;
  gpointer kept;

  g_mutex_lock (&made->lock);
  g_hash_table_iter_init (&iter, made->kept);
  while (g_hash_table_iter_next (&iter, NULL, &kept))
    if (((Kept *) kept)->as_of < last_seq) {
      made->bytes -= g_bytes_get_size (((Kept *) kept)->boards->json);
      g_hash_table_iter_remove (&iter);
    }
  g_mutex_unlock (&made->lock);
}

static void
keep (BaheMade *made, const Key *key, gint64 as_of, BaheMadeBoards *boards)
{
  gsize size = g_bytes_get_size (boards->json);
  Kept *kept = g_new0 (Kept, 1);

  *kept = (Kept){ *key, as_of, hold (boards) };
  g_mutex_lock (&made->lock);
  if (made->bytes + size > MOST_BYTES)
    forget_all (made);
  const Kept *before = g_hash_table_lookup (made->kept, key);
  made->bytes += size - (before != NULL ? g_bytes_get_size (before->boards->json) : 0);
  g_hash_table_replace (made->kept, &kept->key, kept);
  g_mutex_unlock (&made->lock);
}

/* What came in one turn of the loop was asked before it began, so one look is enough for all of it. */
static gint64
last_in_turn (BaheMade *made)
{
  GSource *source = g_main_current_source ();
  gint64 turn = source != NULL ? g_source_get_time (source) : 0;

  if (turn == 0 || turn != made->turn)
    made->last = last_record (made);
  made->turn = turn;
  return made->last;
}

BaheMadeBoards *
bahe_made_find (BaheMade *made, gint64 activity, BaheRole role, BaheLanguage language)
{
  const Key key = { activity, role, language };
  gint64 last = last_in_turn (made);
  BaheMadeBoards *found = NULL;

  g_mutex_lock (&made->lock);
  const Kept *kept = g_hash_table_lookup (made->kept, &key);
  if (kept != NULL && last != 0 && kept->as_of == last)
    found = hold (kept->boards);
  g_mutex_unlock (&made->lock);
  return found;
}

static BaheMadeBoards *
boards_of_json (json_object *json)
{
  json_object *seq = NULL, *state = NULL;
  const char *text = json_object_to_json_string_ext (json, JSON_C_TO_STRING_PLAIN | JSON_C_TO_STRING_NOSLASHESCAPE);
  BaheMadeBoards *boards = g_new0 (BaheMadeBoards, 1);

  g_atomic_ref_count_init (&boards->holders);
  json_object_object_get_ex (json, "seq", &seq);
  json_object_object_get_ex (json, "state", &state);
  boards->seq = json_object_get_int64 (seq);
  boards->held = g_strcmp0 (json_object_get_string (state), "held") == 0;
  boards->json = g_bytes_new (text, strlen (text));
  return boards;
}

BaheMadeBoards *
bahe_made_boards (BaheMade *made, gint64 activity, BaheRole role, GError **error)
{
  const Key key = { activity, role, bahe_language () };
  const BaheBoardQuery query = { .role = role };
  gint64 as_of = last_record (made);
  json_object *json = bahe_unit_boards_json (made->unit, activity, &query, error);

  if (json == NULL)
    return NULL;
  BaheMadeBoards *boards = boards_of_json (json);
  json_object_put (json);
  if (as_of != 0)
    keep (made, &key, as_of, boards);
  return boards;
}

BaheMade *
bahe_made_new (BaheUnit *unit)
{
  BaheMade *made = g_new0 (BaheMade, 1);

  made->unit = unit;
  g_mutex_init (&made->lock);
  made->kept = g_hash_table_new_full (hash_key, equal_keys, NULL, kept_free);
  made->watch = bahe_store_watch (bahe_unit_store (unit), on_changed, made);
  return made;
}

void
bahe_made_free (BaheMade *made)
{
  if (made == NULL)
    return;
  bahe_store_unwatch (bahe_unit_store (made->unit), made->watch);
  g_hash_table_unref (made->kept);
  g_mutex_clear (&made->lock);
  g_free (made);
}

BaheUnit *
bahe_made_unit (const BaheMade *made)
{
  return made->unit;
}
