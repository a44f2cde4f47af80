/* The facts and figure entries of an activity in memory, by the event that gave them: to compare and to look ahead. */
#include "activity/private.h"

typedef struct {
  /* All that is in them, so that equal texts are equal rows; apart, because what evolve gives may come after the
   * figures. */
  GString *text, *figure_text;
  GPtrArray *facts, *figures;
} EventRows;

struct BaheRows {
  BaheSink sink; /* first: a sink is one of these */
  GHashTable *events;
  GStringChunk *strings;
};

static void
event_rows_free (gpointer data)
{
  EventRows *rows = data;

  g_string_free (rows->text, TRUE);
  g_string_free (rows->figure_text, TRUE);
  g_ptr_array_unref (rows->facts);
  g_ptr_array_unref (rows->figures);
  g_free (rows);
}

static EventRows *
rows_of (BaheRows *rows, gint64 seq)
{
  EventRows *event = bahe_seq_table_get (rows->events, seq);

  if (event == NULL) {
    event = g_new0 (EventRows, 1);
    event->text = g_string_new (NULL);
    event->figure_text = g_string_new (NULL);
    event->facts = g_ptr_array_new_with_free_func (g_free);
    event->figures = g_ptr_array_new_with_free_func (g_free);
    bahe_seq_table_put (rows->events, seq, event);
  }
  return event;
}

static const char *
keep (BaheRows *rows, const char *text)
{
  return text != NULL ? g_string_chunk_insert_const (rows->strings, text) : NULL;
}

static void
write_amount (GString *text, const BaheAmount *amount)
{
  if (amount->set)
    g_string_append_printf (text, "|%" PRId64 "e%d", amount->integer, amount->exponent);
  else
    g_string_append (text, "|-");
}

static void
write_text (GString *text, const char *part)
{
  g_string_append_printf (text, "|%s", part != NULL ? part : "\001");
}

static gboolean
rows_fact (BaheSink *sink, const BaheFactRow *fact, GError **error)
{
  BaheRows *rows = (BaheRows *) sink;
  EventRows *event = rows_of (rows, fact->seq);
  BaheFactRow *copy = g_memdup2 (fact, sizeof *fact);

  copy->ended = keep (rows, fact->ended);
  copy->by = keep (rows, fact->by);
  copy->about = keep (rows, fact->about);
  copy->stage = keep (rows, fact->stage);
  copy->group = keep (rows, fact->group);
  copy->more = keep (rows, fact->more);
  g_ptr_array_add (event->facts, copy);

  g_string_append_printf (event->text, "F%u|%d|%" PRId64 "|%" PRId64 "|%" PRId64, fact->n, (int) fact->shape,
                          fact->entrant, fact->other, fact->round);
  const BaheAmount *amounts[] = { &fact->value, &fact->against, &fact->faults, &fact->other_faults };
  for (guint i = 0; i < G_N_ELEMENTS (amounts); i++)
    write_amount (event->text, amounts[i]);
  const char *texts[] = { fact->ended, fact->by, fact->about, fact->stage, fact->group, fact->more };
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    write_text (event->text, texts[i]);
  g_string_append_c (event->text, '\n');
  return TRUE;
}

static gboolean
rows_figure (BaheSink *sink, const BaheFigureEntry *entry, GError **error)
{
  BaheRows *rows = (BaheRows *) sink;
  EventRows *event = rows_of (rows, entry->seq);
  BaheFigureEntry *copy = g_memdup2 (entry, sizeof *entry);

  copy->figure = keep (rows, entry->figure);
  copy->key = keep (rows, entry->key);
  copy->unit = keep (rows, entry->unit);
  copy->distinct = keep (rows, entry->distinct);
  g_ptr_array_add (event->figures, copy);

  g_string_append_printf (event->figure_text, "N%u|%d|%d", entry->n, entry->year, (int) entry->how);
  write_amount (event->figure_text, &entry->amount);
  const char *texts[] = { entry->figure, entry->key, entry->unit, entry->distinct };
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    write_text (event->figure_text, texts[i]);
  g_string_append_c (event->figure_text, '\n');
  return TRUE;
}

BaheRows *
bahe_rows_new (void)
{
  BaheRows *rows = g_new0 (BaheRows, 1);

  rows->sink = (BaheSink){ .fact = rows_fact, .figure = rows_figure };
  rows->events = bahe_seq_table_new (event_rows_free);
  rows->strings = g_string_chunk_new (4096);
  return rows;
}

void
bahe_rows_free (BaheRows *rows)
{
  if (rows == NULL)
    return;
  g_hash_table_unref (rows->events);
  g_string_chunk_free (rows->strings);
  g_free (rows);
}

BaheSink *
bahe_rows_sink (BaheRows *rows)
{
  return &rows->sink;
}

/* ---- from the store ----------------------------------------------------------------------------- */

static gboolean
read_fact (const BaheFactRow *fact, gpointer data, GError **error)
{
  return rows_fact (data, fact, error);
}

/* The store orders entries by figure; the fold gives them event by event: text is made after sorting by n. */
static gboolean
read_entry (const BaheFigureEntry *entry, gpointer data, GError **error)
{
  BaheFigureEntry copy = *entry;

  copy.figure = g_strdup (entry->figure);
  copy.key = g_strdup (entry->key);
  copy.unit = g_strdup (entry->unit);
  copy.distinct = g_strdup (entry->distinct);
  g_array_append_val ((GArray *) data, copy);
  return TRUE;
}

static void
entry_clear (gpointer data)
{
  BaheFigureEntry *entry = data;

  g_free ((char *) entry->figure);
  g_free ((char *) entry->key);
  g_free ((char *) entry->unit);
  g_free ((char *) entry->distinct);
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const BaheFigureEntry *left = a, *right = b;

  if (left->seq != right->seq)
    return left->seq < right->seq ? -1 : 1;
  return left->n < right->n ? -1 : left->n > right->n;
}

gboolean
bahe_rows_read (BaheRows *rows, BaheView *view, gint64 activity, gint64 as_of, GError **error)
{
  if (!bahe_view_each_fact (view, activity, as_of, read_fact, rows, error))
    return FALSE;

  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (BaheFigureEntry));
  g_array_set_clear_func (entries, entry_clear);
  BaheFigureQuery query = { .activity = activity, .as_of = as_of };
  if (!bahe_view_each_figure_entry (view, &query, read_entry, entries, error))
    return FALSE;
  g_array_sort (entries, compare_entries);
  for (guint i = 0; i < entries->len; i++)
    rows_figure (&rows->sink, &g_array_index (entries, BaheFigureEntry, i), NULL);
  return TRUE;
}

/* ---- comparing ---------------------------------------------------------------------------------- */

static int
compare_seqs (gconstpointer a, gconstpointer b)
{
  gint64 left = *(const gint64 *) a, right = *(const gint64 *) b;

  return left < right ? -1 : left > right;
}

static void
add_seqs (GArray *seqs, BaheRows *rows)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, rows->events);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_array_append_vals (seqs, key, 1);
}

gboolean
bahe_rows_each_fact (BaheRows *rows, BaheEachFact each, gpointer data, GError **error)
{
  g_autoptr (GArray) seqs = g_array_new (FALSE, FALSE, sizeof (gint64));

  add_seqs (seqs, rows);
  g_array_sort (seqs, compare_seqs);
  for (guint i = 0; i < seqs->len; i++) {
    EventRows *event = bahe_seq_table_get (rows->events, g_array_index (seqs, gint64, i));
    for (guint k = 0; k < event->facts->len; k++)
      if (!each (event->facts->pdata[k], data, error))
        return FALSE;
  }
  return TRUE;
}

GArray *
bahe_rows_differ (BaheRows *before, BaheRows *after)
{
  GArray *differ = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) seqs = g_array_new (FALSE, FALSE, sizeof (gint64));

  add_seqs (seqs, before);
  add_seqs (seqs, after);
  g_array_sort (seqs, compare_seqs);
  for (guint i = 0; i < seqs->len; i++) {
    gint64 seq = g_array_index (seqs, gint64, i);
    if (i > 0 && g_array_index (seqs, gint64, i - 1) == seq)
      continue;
    const EventRows *old = bahe_seq_table_get (before->events, seq), *new = bahe_seq_table_get (after->events, seq);
    if (old == NULL || new == NULL || !g_string_equal (old->text, new->text) ||
        !g_string_equal (old->figure_text, new->figure_text))
      g_array_append_val (differ, seq);
  }
  return differ;
}

static gboolean
write_event (const EventRows *event, BaheTransaction *transaction, gint64 activity, gint64 from, GError **error)
{
  for (guint i = 0; i < event->facts->len; i++)
    if (!bahe_transaction_add_fact (transaction, activity, from, event->facts->pdata[i], error))
      return FALSE;
  for (guint i = 0; i < event->figures->len; i++)
    if (!bahe_transaction_add_figure_entry (transaction, from, event->figures->pdata[i], error))
      return FALSE;
  return TRUE;
}

gboolean
bahe_rows_write_changes (BaheRows *before, BaheRows *after, BaheTransaction *transaction, gint64 activity, gint64 from,
                         GError **error)
{
  g_autoptr (GArray) differ = bahe_rows_differ (before, after);

  for (guint i = 0; i < differ->len; i++) {
    gint64 seq = g_array_index (differ, gint64, i);
    const EventRows *old = bahe_seq_table_get (before->events, seq), *new = bahe_seq_table_get (after->events, seq);
    if (old != NULL && old->facts->len > 0 && !bahe_transaction_close_facts (transaction, activity, seq, from, error))
      return FALSE;
    if (old != NULL && old->figures->len > 0 &&
        !bahe_transaction_close_figure_entries (transaction, activity, seq, from, error))
      return FALSE;
    if (new != NULL && !write_event (new, transaction, activity, from, error))
      return FALSE;
  }
  return TRUE;
}
