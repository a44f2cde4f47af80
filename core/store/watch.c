/* Noticing commits of any process: SQLite's data_version moves when another connection has committed. Asking for it
 * costs under a microsecond; watching the files instead would fire before the commit can be seen. */
#include "store/private.h"

#define EVERY 50 /* milliseconds */

typedef struct {
  guint id;
  void (*changed) (gint64 last_seq, gpointer data);
  gpointer data;
} Watch;

struct BaheWatches {
  BaheStore *store;
  BaheConnection *connection; /* its own: data_version tells only of others' commits */
  GArray *list;               /* of Watch */
  guint source, next;
  gint64 data_version;
};

static gboolean
look (BaheWatches *watches, gint64 *version, gint64 *last_seq)
{
  g_auto (BaheQuery) changes = { 0 };
  g_auto (BaheQuery) last = { 0 };

  return bahe_query_begin (&changes, watches->connection, "PRAGMA data_version", NULL) &&
         bahe_query_number (&changes, 0, version, NULL) &&
         (*version == watches->data_version ||
          (bahe_query_begin (&last, watches->connection, "SELECT max (seq) FROM event", NULL) &&
           bahe_query_number (&last, 0, last_seq, NULL)));
}

static void
call (BaheWatches *watches, guint id, gint64 last_seq)
{
  for (guint i = 0; i < watches->list->len; i++) {
    Watch watch = g_array_index (watches->list, Watch, i);

    if (watch.id == id) {
      watch.changed (last_seq, watch.data);
      return;
    }
  }
}

/* What is called may watch and unwatch: so each is looked up again by its id. */
static gboolean
poll_store (gpointer data)
{
  BaheWatches *watches = data;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (guint));
  gint64 version, last_seq;

  if (!look (watches, &version, &last_seq) || version == watches->data_version)
    return G_SOURCE_CONTINUE;
  watches->data_version = version;
  for (guint i = 0; i < watches->list->len; i++)
    g_array_append_val (ids, g_array_index (watches->list, Watch, i).id);
  for (guint i = 0; i < ids->len; i++)
    call (watches, g_array_index (ids, guint, i), last_seq);
  return G_SOURCE_CONTINUE;
}

static BaheWatches *
watches_new (BaheStore *store)
{
  BaheWatches *watches = g_new0 (BaheWatches, 1);
  gint64 last_seq;

  watches->store = store;
  watches->list = g_array_new (FALSE, FALSE, sizeof (Watch));
  watches->connection = bahe_store_take_connection (store, NULL);
  if (watches->connection == NULL || !look (watches, &watches->data_version, &last_seq)) {
    bahe_watches_free (watches);
    return NULL;
  }
  watches->source = g_timeout_add (EVERY, poll_store, watches);
  return watches;
}

guint
bahe_store_watch (BaheStore *store, void (*changed) (gint64 last_seq, gpointer data), gpointer data)
{
  Watch watch = { .changed = changed, .data = data };

  if (store->watches == NULL)
    store->watches = watches_new (store);
  if (store->watches == NULL)
    return 0;
  watch.id = ++store->watches->next;
  g_array_append_val (store->watches->list, watch);
  return watch.id;
}

void
bahe_store_unwatch (BaheStore *store, guint id)
{
  GArray *list = store->watches != NULL ? store->watches->list : NULL;

  for (guint i = 0; list != NULL && i < list->len; i++)
    if (g_array_index (list, Watch, i).id == id) {
      g_array_remove_index (list, i);
      return;
    }
}

void
bahe_watches_free (BaheWatches *watches)
{
  if (watches == NULL)
    return;
  if (watches->source != 0)
    g_source_remove (watches->source);
  bahe_connection_close (watches->connection);
  g_array_unref (watches->list);
  g_free (watches);
}
