/* Opening an activity: which kind it is, by which rule it is scored, what is set up for it. */
#include "activity/private.h"

static const BaheKindInfo *
say_no_kind (BahePlugins *plugins, const char *words, GError **error)
{
  g_autoptr (GPtrArray) kinds = bahe_plugins_kinds (plugins);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < kinds->len; i++)
    g_ptr_array_add (names, (char *) ((const BaheKindInfo *) kinds->pdata[i])->table->name);
  const char *nearest = bahe_text_nearest (words, (const char *const *) names->pdata, names->len);
  if (nearest != NULL)
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_NOT_FOUND, _ ("there is no activity type \"%s\"; did you mean \"%s\"?"),
                 words, nearest);
  else
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_NOT_FOUND,
                 _ ("there is no activity type \"%s\"; `bahe plugin list` shows them all"), words);
  return NULL;
}

/* By name or by either label. */
static const BaheKindInfo *
find_kind (BahePlugins *plugins, const char *words, GError **error)
{
  const BaheKindInfo *kind = bahe_plugins_kind (plugins, words);
  if (kind != NULL)
    return kind;

  g_autofree char *key = bahe_text_key (words);
  g_autoptr (GPtrArray) kinds = bahe_plugins_kinds (plugins);
  for (guint i = 0; i < kinds->len; i++) {
    const BaheKindInfo *one = kinds->pdata[i];
    g_autofree char *zh = bahe_text_key (one->table->label.zh != NULL ? one->table->label.zh : "");
    g_autofree char *en = bahe_text_key (one->table->label.en != NULL ? one->table->label.en : "");
    if (g_str_equal (key, zh) || g_str_equal (key, en))
      return bahe_plugins_kind (plugins, one->table->name);
  }
  return say_no_kind (plugins, words, error);
}

typedef struct {
  const char *kind;
  gint64 number;
} OnlyOne;

static gboolean
see_kind (const BaheActivityRow *row, gpointer data, GError **error)
{
  OnlyOne *only = data;

  if (g_str_equal (row->kind, only->kind))
    only->number = row->number;
  return TRUE;
}

/* A unit has itself and its roster once. */
gboolean
bahe_kind_is_single (const BaheKindInfo *kind)
{
  return g_str_equal (kind->table->name, "unit") || g_str_equal (kind->table->name, "roster");
}

static gboolean
check_singleton (BaheAct *act, const BaheKindInfo *kind, GError **error)
{
  OnlyOne only = { .kind = kind->table->name };

  if (!bahe_kind_is_single (kind))
    return TRUE;
  if (!bahe_view_each_activity (act->view, see_kind, &only, error))
    return FALSE;
  if (only.number == 0)
    return TRUE;
  g_set_error (error, BAHE_ERROR, BAHE_ERROR_REFUSED, _ ("\"%s\" is there already: it is activity %" PRId64),
               bahe_label (&kind->table->label), only.number);
  return FALSE;
}

static void
put_choice (json_object *chosen, const char *name, json_object *value)
{
  if (value != NULL)
    json_object_object_add (chosen, name, value);
}

/* What decides the scoring, in its own object: rule, params, rank, restart, awards. */
static gboolean
take_choices (json_object *given, json_object **chosen, GError **error)
{
  const char *names[] = { "params", "rank", "awards" };
  g_autoptr (BaheJson) all = json_object_new_object ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    json_object *value = NULL;
    if (!bahe_take_json (given, names[i], &value, error))
      return FALSE;
    put_choice (all, names[i], value);
  }
  const char *plain[] = { "rule", "restart" };
  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    put_choice (all, plain[i], json_object_get (bahe_json_member (given, plain[i])));
  *chosen = g_steal_pointer (&all);
  return TRUE;
}

static json_object *
opened_body (BaheAct *act, const BaheKindInfo *kind, const BaheField *fields, const BaheValues *values, GError **error)
{
  const BaheValue *v = bahe_values_get (values);
  const BaheValue *title = &v[bahe_field_index (fields, "title")];
  const BaheValue *part_of = &v[bahe_field_index (fields, "part-of")];
  guint n_host = bahe_field_count (act->host->fields);
  g_autoptr (BaheJson) body = json_object_new_object ();
  json_object *setup = bahe_act_body (act, kind->setup, v + n_host, error);
  if (setup == NULL)
    return NULL;

  bahe_json_add_text (body, "kind", kind->table->name);
  json_object_object_add (body, "setup", setup);
  bahe_json_add_text (body, "title", title->how != BAHE_UNSET ? title->text : bahe_label (&kind->table->label));
  if (part_of->how != BAHE_UNSET)
    json_object_object_add (body, "part_of", json_object_new_int64 (part_of->integer));
  if (v[bahe_field_index (fields, "demo")].integer != 0)
    json_object_object_add (body, "demo", json_object_new_boolean (TRUE));
  return g_steal_pointer (&body);
}

static gboolean
add_activity (BaheAct *act, json_object *body, GError **error)
{
  BaheActivityRow row = { .kind = bahe_json_text (body, "kind"),
                          .title = bahe_json_text (body, "title"),
                          .part_of = bahe_json_integer (body, "part_of"),
                          .when = act->when,
                          .demo = bahe_json_flag (body, "demo") };

  if (!bahe_transaction_add_activity (act->transaction, &row, error))
    return FALSE;
  act->activity = row.number;
  return TRUE;
}

gboolean
bahe_do_open (BaheAct *act, GError **error)
{
  g_autoptr (BaheJson) given = bahe_given_copy (act->request->given);
  g_autoptr (BaheJson) chosen = NULL;
  const char *words = bahe_json_text (given, "kind");
  const BaheKindInfo *kind = words != NULL ? find_kind (act->unit->plugins, words, error) : NULL;
  if (words != NULL && kind == NULL)
    return FALSE;
  if (!take_choices (given, &chosen, error))
    return FALSE;

  g_auto (BaheNaming) naming = { 0 };
  g_autofree BaheField *fields = bahe_verb_fields (kind, "open");
  if (!bahe_naming_init (&naming, act->unit, act->view, NULL, 0, error))
    return FALSE;
  naming.files = act->files;
  if (kind != NULL)
    bahe_presets_fill (kind, given);
  g_autoptr (BaheValues) values = bahe_values_parse (fields, given, &naming.names, error);
  if (values == NULL || !check_singleton (act, kind, error))
    return FALSE;
  if (!bahe_from_check (act->unit, act->view, kind, bahe_values_get (values) + bahe_field_count (act->host->fields),
                        error))
    return FALSE;
  g_autoptr (BaheJson) body = opened_body (act, kind, fields, values, error);
  return body != NULL && bahe_rules_pin (act, kind, chosen, body, error) && add_activity (act, body, error) &&
         bahe_act_append (act, BAHE_TYPE_OPENED, body, error);
}
