/* How long private values are kept: what the kinds declare, or the unit has set for itself, and when the time is up. */
#include "activity/private.h"

#include <string.h>

#define TYPE_SET "retention.set" /* of the unit's kind */

/* What no kind and no unit says anything of. */
static const BaheRetention usual = { 3,
                                     NULL,
                                     { "《个人信息保护法》第十九条（最短时间）",
                                       "Personal Information Protection Law, art. 19: no longer than needed" } };

typedef struct {
  BaheSink sink; /* first: a sink is one of these */
  BaheRetentions *retentions;
} Reading;

typedef struct {
  char *kind, *field, *source;
  guint years;
} Set;

struct BaheRetentions {
  GPtrArray *set; /* of Set, what the unit set for itself; the latest counts */
};

static void
set_free (gpointer data)
{
  Set *set = data;

  g_free (set->kind);
  g_free (set->field);
  g_free (set->source);
  g_free (set);
}

static gboolean
take_set (BaheSink *sink, const BaheFold *fold, const BaheEventRow *row, json_object *body, gboolean cancelled,
          GError **error)
{
  if (cancelled || !g_str_equal (row->type, TYPE_SET))
    return TRUE;
  Set *set = g_new0 (Set, 1);
  *set = (Set){ .kind = g_strdup (bahe_json_text (body, "kind")),
                .field = g_strdup (bahe_json_text (body, "field")),
                .source = g_strdup (bahe_json_text (body, "source")),
                .years = (guint) bahe_json_integer (body, "years") };
  g_ptr_array_add (((Reading *) sink)->retentions->set, set);
  return TRUE;
}

BaheRetentions *
bahe_retentions_read (BaheUnit *unit, BaheView *view, GError **error)
{
  g_autoptr (BaheRetentions) retentions = g_new0 (BaheRetentions, 1);
  Reading reading = { .sink = { .event = take_set }, .retentions = retentions };

  retentions->set = g_ptr_array_new_with_free_func (set_free);
  g_autoptr (BaheFold) fold = bahe_fold_load (unit, view, BAHE_UNIT_STREAM, 0, NULL, &reading.sink, error);
  return fold != NULL ? g_steal_pointer (&retentions) : NULL;
}

void
bahe_retentions_free (BaheRetentions *retentions)
{
  if (retentions == NULL)
    return;
  g_ptr_array_unref (retentions->set);
  g_free (retentions);
}

static const Set *
set_for (const BaheRetentions *retentions, const char *kind, const char *field)
{
  for (guint i = retentions->set->len; i > 0; i--) {
    const Set *set = retentions->set->pdata[i - 1];
    if (g_strcmp0 (set->kind, kind) == 0 && g_strcmp0 (set->field, field) == 0)
      return set;
  }
  return NULL;
}

static const BaheRetention *
declared (const BaheField *field)
{
  return field->keep != NULL ? field->keep : &usual;
}

gboolean
bahe_retention_ends (const BaheKindInfo *info, const char *type, json_object *body, gint64 *person)
{
  for (guint i = 0; info != NULL && i < info->n_events; i++)
    for (const BaheField *field = info->events[i].table->fields; field != NULL && field->name != NULL; field++)
      if (field->private_to != NULL && g_strcmp0 (declared (field)->until, type) == 0) {
        *person = bahe_json_integer (body, field->private_to);
        return *person != 0;
      }
  return FALSE;
}

char *
bahe_retention_due (const BaheRetentions *retentions, const char *kind, const BaheField *field, gint64 recorded,
                    const gint64 *ended)
{
  const Set *set = set_for (retentions, kind, field->name);
  guint years = set != NULL ? set->years : declared (field)->years;
  int year, month, day, hour, minute;

  const char *until = declared (field)->until;

  /* What came after the last such record waits for the next one. */
  if (until != NULL ? ended == NULL || *ended < recorded : years == 0)
    return NULL;
  bahe_minute_split (until != NULL ? *ended : recorded, &year, &month, &day, &hour, &minute);
  year += (int) years;
  /* What was recorded on 29 February is due on the 28th. */
  return g_strdup_printf ("%04d-%02d-%02d", year, month,
                          MIN (day, (int) g_date_get_days_in_month ((GDateMonth) month, (GDateYear) year)));
}

/* ---- the list of periods ------------------------------------------------------------------------------ */

static void
add_period (const BaheRetentions *retentions, const BaheKindInfo *info, const BaheField *field, GHashTable *seen,
            json_object *list)
{
  char *key = g_strdup_printf ("%s/%s", info->table->name, field->name);
  const Set *set = set_for (retentions, info->table->name, field->name);

  if (!g_hash_table_add (seen, key))
    return;
  json_object *row = json_object_new_object ();
  bahe_json_add_text (row, "kind", info->table->name);
  bahe_json_add_text (row, "kind_label", bahe_label (&info->table->label));
  bahe_json_add_text (row, "field", field->name);
  bahe_json_add_text (row, "field_label", bahe_label (&field->label));
  json_object_object_add (row, "years", json_object_new_int64 (set != NULL ? set->years : declared (field)->years));
  bahe_json_add_text (row, "until",
                      declared (field)->until != NULL ? bahe_event_title (info, declared (field)->until) : "");
  bahe_json_add_text (row, "source", set != NULL ? set->source : bahe_label (&declared (field)->source));
  json_object_object_add (row, "own", json_object_new_boolean (set != NULL));
  json_object_array_add (list, row);
}

static void
add_periods (const BaheRetentions *retentions, const BaheKindInfo *info, const BaheField *fields, GHashTable *seen,
             json_object *list)
{
  for (const BaheField *field = fields; field != NULL && field->name != NULL; field++) {
    if (field->private_to != NULL)
      add_period (retentions, info, field, seen, list);
    add_periods (retentions, info, field->columns, seen, list);
  }
}

/* What the unit set for a field that no kind has is said so: it was mistyped, or its plugin is gone. */
static void
add_unknown (const BaheRetentions *retentions, GHashTable *seen, json_object *list)
{
  for (guint i = 0; i < retentions->set->len; i++) {
    const Set *set = retentions->set->pdata[i];
    char *key = g_strdup_printf ("%s/%s", set->kind, set->field);
    if (!g_hash_table_add (seen, key))
      continue;
    json_object *row = json_object_new_object ();
    bahe_json_add_text (row, "kind", set->kind);
    bahe_json_add_text (row, "kind_label", set->kind);
    bahe_json_add_text (row, "field", set->field);
    bahe_json_add_text (row, "field_label", _ ("there is no such private field; check its name"));
    json_object_object_add (row, "years", json_object_new_int64 (set->years));
    bahe_json_add_text (row, "until", "");
    bahe_json_add_text (row, "source", set->source);
    json_object_object_add (row, "own", json_object_new_boolean (TRUE));
    json_object_array_add (list, row);
  }
}

json_object *
bahe_unit_retention (BaheUnit *unit, GError **error)
{
  g_autoptr (BaheView) view = bahe_view_begin (unit->store, error);
  g_autoptr (BaheRetentions) retentions = view != NULL ? bahe_retentions_read (unit, view, error) : NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (retentions == NULL)
    return NULL;
  json_object *list = json_object_new_array ();
  g_autoptr (GPtrArray) kinds = bahe_plugins_kinds (unit->plugins);
  for (guint i = 0; i < kinds->len; i++) {
    const BaheKindInfo *info = kinds->pdata[i];
    for (guint e = 0; e < info->n_events; e++)
      add_periods (retentions, info, info->events[e].table->fields, seen, list);
  }
  add_unknown (retentions, seen, list);
  return list;
}
