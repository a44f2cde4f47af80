/* Certificates that records of a kind gave (出师): a field flagged BAHE_CERTIFICATE holds what the check code is made
 * of. */
#include "activity/award.h"

#include <string.h>

/* The field of a table that check codes are made from; −1: none. */
static int
secret_of (const BaheEventType *table)
{
  for (int i = 0; table->fields != NULL && table->fields[i].name != NULL; i++)
    if ((table->fields[i].flags & BAHE_CERTIFICATE) != 0)
      return i;
  return -1;
}

static char *
number_of (gint64 activity, gint64 minute, gint64 seq)
{
  int year = 0, month, day, hour, left;

  bahe_minute_split (minute, &year, &month, &day, &hour, &left);
  return g_strdup_printf ("%d-%03" PRId64 "-%02" PRId64, year, activity, seq);
}

/* What the row says under a name that plugin.h gives; NULL: nothing. */
static const BaheValue *
told (const BaheEventType *view, const BaheValue *values, const char *name)
{
  int place = bahe_field_index (view->fields, name);

  return place >= 0 && values[place].how != BAHE_UNSET ? &values[place] : NULL;
}

static void
add_words (json_object *to, BaheNaming *naming, const BaheEventType *view, const BaheValue *values, const char *name)
{
  const BaheValue *value = told (view, values, name);
  g_autofree char *text =
      value != NULL ? bahe_naming_show (naming, &view->fields[bahe_field_index (view->fields, name)], value) : NULL;

  bahe_json_add_text (to, name, text);
}

/* What else is printed: "学科或方面 语文　师傅 江聪珍". NULL: nothing. Free with g_free. */
static char *
details_of (BaheNaming *naming, const BaheEventType *view, const BaheValue *values)
{
  static const char *const known[] = { "record", "receiver", "given", "lead", "award", "state", NULL };
  GString *details = g_string_new (NULL);

  for (guint i = 0; view->fields[i].name != NULL; i++) {
    const BaheField *field = &view->fields[i];
    if (values[i].how == BAHE_UNSET || (field->flags & BAHE_CERTIFICATE) != 0 || g_strv_contains (known, field->name))
      continue;
    g_autofree char *text = bahe_naming_show (naming, field, &values[i]);
    g_string_append_printf (details, "%s%s %s", details->len > 0 ? "　" : "", bahe_label (&field->label), text);
  }
  return g_string_free (details, details->len == 0);
}

static json_object *
row_json (BaheNaming *naming, const BaheFold *fold, const BaheEventType *view, const BaheValue *values)
{
  json_object *json = json_object_new_object ();
  const BaheValue *given = told (view, values, "given"), *record = told (view, values, "record");
  const BaheValue *state = told (view, values, "state");
  int states = bahe_field_index (view->fields, "state");
  g_autofree char *code = bahe_certificate_code (fold->activity, (guint64) values[secret_of (view)].integer);
  g_autofree char *number = number_of (fold->activity, given != NULL ? given->integer : fold->when.first,
                                       record != NULL ? record->integer : 0);
  g_autofree char *day = given != NULL ? bahe_span_format (&(BaheSpan){ given->integer, given->last }) : NULL;
  g_autofree char *details = details_of (naming, view, values);

  bahe_json_add_text (json, "number", number);
  bahe_json_add_text (json, "code", code);
  bahe_json_add_text (json, "state", state != NULL ? view->fields[states].choices[state->integer].name : "valid");
  add_words (json, naming, view, values, "receiver");
  add_words (json, naming, view, values, "lead");
  add_words (json, naming, view, values, "award");
  bahe_json_add_text (json, "given", day);
  bahe_json_add_text (json, "details", details);
  return json;
}

json_object *
bahe_certified_list (BaheNaming *naming, const BaheFold *fold)
{
  json_object *list = json_object_new_array ();
  gboolean any = FALSE;

  for (guint i = 0; fold->info != NULL && fold->info->table->view != NULL && i < fold->info->n_views; i++)
    any = any || secret_of (fold->info->views[i].table) >= 0;
  if (!any)
    return list;
  g_auto (BaheOutBuffer) rows;
  bahe_views_call (fold, &rows);
  for (guint i = 0; i < rows.n_recorded; i++) {
    const BaheRecorded *row = &rows.recorded[i];
    const BaheEventType *view = fold->info->views[row->event].table;
    int secret = secret_of (view);
    const BaheValue *values = bahe_values_get (row->values);
    if (secret >= 0 && values[secret].how == BAHE_EXACT)
      json_object_array_add (list, row_json (naming, fold, view, values));
  }
  return list;
}

/* ---- of void records -------------------------------------------------------------------------------- */

typedef struct {
  const BaheFold *fold;
  const char *code;
  json_object *found;
} Looking;

static gboolean
look_at (const BaheEventRow *row, gpointer data, GError **error)
{
  Looking *looking = data;
  const BaheKindInfo *info = looking->fold->info;
  int event = bahe_kind_event (info, row->type);
  int secret = event >= 0 ? secret_of (info->events[event].table) : -1;
  g_autoptr (BaheJson) body = secret >= 0 ? bahe_json_parse (row->body, row->body_length, row->type, error) : NULL;

  if (secret < 0)
    return TRUE;
  if (body == NULL)
    return FALSE;
  gint64 random = bahe_json_integer (body, info->events[event].table->fields[secret].name);
  g_autofree char *code = bahe_certificate_code (looking->fold->activity, (guint64) random);
  if (random == 0 || !g_str_equal (code, looking->code))
    return TRUE;
  g_autofree char *number = number_of (looking->fold->activity, row->when.first, row->seq);
  g_autofree char *day = bahe_span_format (&row->when);
  looking->found = json_object_new_object ();
  bahe_json_add_text (looking->found, "number", number);
  bahe_json_add_text (looking->found, "code", code);
  bahe_json_add_text (looking->found, "state", "taken-back");
  bahe_json_add_text (looking->found, "award", bahe_event_title (info, row->type));
  bahe_json_add_text (looking->found, "receiver", "");
  bahe_json_add_text (looking->found, "given", day);
  return TRUE;
}

json_object *
bahe_certified_void (BaheNaming *naming, const BaheFold *fold, const char *code, GError **error)
{
  Looking looking = { fold, code, NULL };
  const BaheEventQuery query = { .activity = fold->activity };

  if (fold->info == NULL || !bahe_view_each_event (naming->view, &query, look_at, &looking, error))
    g_clear_pointer (&looking.found, json_object_put);
  return looking.found;
}
