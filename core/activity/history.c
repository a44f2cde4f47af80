/* The effective history: which corrections stand, and what they make of a record. */
#include "activity/private.h"

typedef struct {
  gint64 seq, of;
  json_object *body;
} Amendment;

static void
correction_free (gpointer data)
{
  BaheCorrection *correction = data;

  g_ptr_array_unref (correction->values);
  g_free (correction->when);
  g_free (correction);
}

static void
amendment_clear (gpointer data)
{
  json_object_put (((Amendment *) data)->body);
}

GArray *
bahe_amendments_new (void)
{
  GArray *amendments = g_array_new (FALSE, TRUE, sizeof (Amendment));

  g_array_set_clear_func (amendments, amendment_clear);
  return amendments;
}

gboolean
bahe_amendments_add (GArray *amendments, const BaheEventRow *row, GError **error)
{
  g_autofree char *what = g_strdup_printf (_ ("record %" PRId64), row->seq);
  Amendment amendment = { .seq = row->seq };

  amendment.body = bahe_json_parse (row->body, row->body_length, what, error);
  if (amendment.body == NULL)
    return FALSE;
  amendment.of = bahe_json_integer (amendment.body, "of");
  g_array_append_val (amendments, amendment);
  return TRUE;
}

static gboolean
collect (const BaheEventRow *row, gpointer data, GError **error)
{
  return bahe_amendments_add (data, row, error);
}

static gboolean
is_cancelling (const Amendment *amendment)
{
  return bahe_json_member (amendment->body, "values") == NULL && bahe_json_member (amendment->body, "when") == NULL;
}

/* A correction may itself be corrected: cancelled, it no longer stands; given other values, those count in its place.
 * So the list is read from its end, and the latest word about a correction is known before the correction is. */
static void
settle (GArray *amendments)
{
  g_autoptr (GHashTable) places = bahe_seq_table_new (NULL);

  for (guint i = 0; i < amendments->len; i++)
    bahe_seq_table_put (places, g_array_index (amendments, Amendment, i).seq, GUINT_TO_POINTER (i + 1));
  for (guint i = amendments->len; i > 0; i--) {
    Amendment *latest = &g_array_index (amendments, Amendment, i - 1);
    guint place = GPOINTER_TO_UINT (bahe_seq_table_get (places, latest->of));
    if (place == 0)
      continue;
    Amendment *earlier = &g_array_index (amendments, Amendment, place - 1);
    if (is_cancelling (latest)) {
      earlier->of = 0;
    } else if (earlier->of != 0) {
      json_object_put (earlier->body);
      earlier->body = json_object_get (latest->body);
    }
    latest->of = 0;
  }
}

static void
lay_over (GHashTable *corrections, const Amendment *amendment)
{
  BaheCorrection *correction = bahe_seq_table_get (corrections, amendment->of);

  if (correction == NULL) {
    correction = g_new0 (BaheCorrection, 1);
    correction->values = g_ptr_array_new_with_free_func ((GDestroyNotify) bahe_json_put);
    bahe_seq_table_put (corrections, amendment->of, correction);
  }
  correction->by = amendment->seq;
  correction->cancelled = is_cancelling (amendment);
  json_object *values = bahe_json_member (amendment->body, "values");
  if (values != NULL)
    g_ptr_array_add (correction->values, json_object_get (values));
  const char *when = bahe_json_text (amendment->body, "when");
  if (when != NULL) {
    g_free (correction->when);
    correction->when = g_strdup (when);
  }
}

static GHashTable *
lay_all (GArray *amendments)
{
  GHashTable *corrections = bahe_seq_table_new (correction_free);

  settle (amendments);
  for (guint i = 0; i < amendments->len; i++) {
    const Amendment *amendment = &g_array_index (amendments, Amendment, i);
    if (amendment->of != 0)
      lay_over (corrections, amendment);
  }
  return corrections;
}

GHashTable *
bahe_corrections_read (BaheView *view, gint64 activity, gint64 until, json_object *extra, GError **error)
{
  g_autoptr (GArray) amendments = bahe_amendments_new ();
  BaheEventQuery query = { .activity = activity, .until_seq = until, .type = BAHE_TYPE_CORRECTED };

  if (!bahe_view_each_event (view, &query, collect, amendments, error))
    return NULL;
  if (extra != NULL) {
    Amendment one = { .seq = G_MAXINT64, .of = bahe_json_integer (extra, "of"), .body = json_object_get (extra) };
    g_array_append_val (amendments, one);
  }
  return lay_all (amendments);
}

/* Settling changes them, and another correction may come. */
GHashTable *
bahe_amendments_settled (const GArray *amendments)
{
  g_autoptr (GArray) copy = bahe_amendments_new ();

  for (guint i = 0; i < amendments->len; i++) {
    Amendment one = g_array_index (amendments, Amendment, i);
    json_object_get (one.body);
    g_array_append_val (copy, one);
  }
  return lay_all (copy);
}

/* A member of null takes the value away; of an object named "setup", the members are laid over one by one. */
static void
merge (json_object *into, json_object *values)
{
  json_object_object_foreach (values, name, value)
  {
    json_object *inner = bahe_json_member (into, name);
    if (value == NULL)
      json_object_object_del (into, name);
    else if (g_str_equal (name, "setup") && inner != NULL)
      merge (inner, value);
    else
      json_object_object_add (into, name, bahe_json_copy (value));
  }
}

json_object *
bahe_effective_body (json_object *body, const BaheCorrection *correction)
{
  if (correction == NULL || correction->values->len == 0)
    return json_object_get (body);

  json_object *effective = bahe_json_copy (body);
  for (guint i = 0; i < correction->values->len; i++)
    merge (effective, correction->values->pdata[i]);
  return effective;
}

/* ---- when ------------------------------------------------------------------------------------------- */

typedef struct {
  GHashTable *corrections, *whens;
} Dating;

static gboolean
date_event (const BaheEventRow *row, gpointer data, GError **error)
{
  const Dating *dating = data;
  const BaheCorrection *correction = bahe_seq_table_get (dating->corrections, row->seq);
  BaheSpan when = row->when;

  if (correction != NULL && correction->cancelled)
    return TRUE;
  if (correction != NULL && correction->when != NULL)
    bahe_span_parse (correction->when, row->when.first, &when, NULL);
  bahe_seq_table_put (dating->whens, row->seq, g_memdup2 (&when.first, sizeof when.first));
  return TRUE;
}

GHashTable *
bahe_unit_whens (BaheUnit *unit, gint64 activity, GError **error)
{
  const BaheEventQuery query = { .activity = activity };
  g_autoptr (BaheView) view = bahe_view_begin (bahe_unit_store (unit), error);
  g_autoptr (GHashTable) corrections = view != NULL ? bahe_corrections_read (view, activity, 0, NULL, error) : NULL;
  if (corrections == NULL)
    return NULL;

  g_autoptr (GHashTable) whens = bahe_seq_table_new (g_free);
  const Dating dating = { corrections, whens };
  return bahe_view_each_event (view, &query, date_event, (gpointer) &dating, error) ? g_steal_pointer (&whens) : NULL;
}
