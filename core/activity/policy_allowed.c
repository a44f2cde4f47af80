/* What somebody may still be given this year: the policies' own answer, by the same history and amounts as a verdict.
 */
#include "activity/policy.h"

typedef struct {
  BaheUnit *unit;
  BaheView *view;
  BaheNaming *naming;
  gint64 person, minute;
  int year;
  json_object *force;
  json_object *list;
} Asking;

static void
add_answer (Asking *asking, const BahePack *pack, json_object *answer)
{
  json_object *item = bahe_json_member (asking->force, bahe_json_text (answer, "item"));
  json_object *one = bahe_json_copy (answer), *label = bahe_json_member (item, "label"),
              *cite = bahe_json_member (item, "cite");
  BaheLabel title = { bahe_json_text (label, "zh"), bahe_json_text (label, "en") };
  BaheLabel source = { bahe_json_text (cite, "zh"), bahe_json_text (cite, "en") };

  bahe_json_add_text (one, "policy", pack->name);
  bahe_json_add_text (one, "label", label != NULL ? bahe_label (&title) : bahe_json_text (answer, "item"));
  json_object_object_add (one, "confirmed", json_object_get (bahe_json_member (item, "confirmed")));
  if (cite != NULL)
    bahe_json_add_text (one, "source", bahe_label (&source));
  json_object_array_add (asking->list, one);
}

/* The record that there is none of yet: only the person, the day, and the item that is asked about. */
static json_object *
question (Asking *asking, const BahePack *pack, const char *item, GError **error)
{
  g_autoptr (BaheJson) record = bahe_json_copy (pack->known);
  BaheHistoryAsk ask = {
    .view = asking->view, .naming = asking->naming, .plugins = asking->unit->plugins, .year = asking->year
  };

  json_object_object_add (record, "recipient", json_object_new_int64 (asking->person));
  json_object_object_add (record, "occasion", json_object_new_string (item));
  json_object_object_add (record, "date", bahe_policy_day (asking->minute));
  json_object_object_add (record, "profile", json_object_get (asking->force));
  json_object *history = bahe_policy_history_of (pack->policy, &ask, record, error);
  if (history == NULL)
    return NULL;
  json_object_object_add (record, "history", history);
  return json_object_get (record);
}

static gboolean
ask_pack (Asking *asking, BahePack *pack, const char *only, GError **error)
{
  json_object_object_foreach (asking->force, item, row)
  {
    if (row == NULL || bahe_json_member (row, "most") == NULL || (only != NULL && !g_str_equal (only, item)))
      continue;
    g_autoptr (BaheJson) record = question (asking, pack, item, error);
    g_autoptr (BaheJson) answers = record != NULL ? bahe_policy_allowed (pack->policy, record, error) : NULL;
    if (answers == NULL)
      return FALSE;
    for (size_t i = 0; i < json_object_array_length (answers); i++)
      add_answer (asking, pack, json_object_array_get_idx (answers, i));
  }
  return TRUE;
}

static gboolean
ask_all (Asking *asking, BahePolicies *policies, const char *only, GError **error)
{
  g_auto (BaheUnitRules) rules = { 0 };
  GPtrArray *packs = bahe_policies_all (policies, asking->unit->plugins);

  if (!bahe_unit_rules_read (policies, asking->view, &rules, error))
    return FALSE;
  g_autoptr (BaheJson) force = asking->force = bahe_profile_on (policies, &rules, asking->minute);
  if (only != NULL && !json_object_object_get_ex (force, only, NULL)) {
    g_autoptr (GPtrArray) names = g_ptr_array_new ();
    json_object_object_foreach (force, item, row)
    {
      if (row != NULL)
        g_ptr_array_add (names, (gpointer) item);
    }
    const char *near = bahe_text_nearest (only, (const char *const *) names->pdata, names->len);
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_NOT_FOUND,
                 near != NULL ? _ ("the amounts in force have no “%s”; did you mean “%s”?")
                              : _ ("the amounts in force have no “%s”; `bahe fund-rules show` lists them"),
                 only, near);
    return FALSE;
  }
  for (guint i = 0; i < packs->len; i++) {
    BahePack *pack = packs->pdata[i];
    if (pack->policy != NULL && bahe_policy_answers_allowed (pack->policy) && !ask_pack (asking, pack, only, error))
      return FALSE;
  }
  return TRUE;
}

json_object *
bahe_unit_allowed (BaheUnit *unit, gint64 person, const char *item, gint64 minute, GError **error)
{
  g_autoptr (BaheView) view = bahe_view_begin (unit->store, error);
  g_auto (BaheNaming) naming = { 0 };
  if (view == NULL || !bahe_naming_init (&naming, unit, view, NULL, 0, error))
    return NULL;

  g_autoptr (BaheJson) list = json_object_new_array ();
  Asking asking = { .unit = unit,
                    .view = view,
                    .naming = &naming,
                    .person = person,
                    .minute = minute,
                    .year = bahe_reporting_year (minute, bahe_unit_first_month (view)),
                    .list = list };
  if (unit->policies == NULL)
    return json_object_get (list);
  g_mutex_lock (&unit->policies->lock);
  gboolean done = ask_all (&asking, unit->policies, item, error);
  g_mutex_unlock (&unit->policies->lock);
  return done ? json_object_get (list) : NULL;
}
