/* Fund rules, amounts and exceptions as lists for people. */
#include "activity/policy.h"

#include <string.h>

static const char *
text_in_language (json_object *object)
{
  BaheLabel label = { bahe_json_text (object, "zh"), bahe_json_text (object, "en") };
  const char *text = bahe_label (&label);

  return text != NULL ? text : "";
}

/* ---- files -------------------------------------------------------------------------------------- */

static json_object *
packs_json (const GPtrArray *packs)
{
  json_object *list = json_object_new_array ();

  for (guint i = 0; i < packs->len; i++) {
    const BahePack *pack = packs->pdata[i];
    json_object *one = json_object_new_object ();
    bahe_json_add_text (one, "name", pack->name);
    bahe_json_add_text (one, "title",
                        pack->policy != NULL ? bahe_label (bahe_policy_title (pack->policy)) : pack->name);
    bahe_json_add_text (one, "path", pack->path);
    bahe_json_add_text (one, "hash", pack->hash);
    bahe_json_add_text (one, "fault", pack->fault);
    json_object_array_add (list, one);
  }
  return list;
}

static json_object *
profiles_json (BahePolicies *policies)
{
  json_object *list = json_object_new_array ();

  for (guint i = 0; i < policies->profiles->len; i++) {
    const BaheProfile *profile = policies->profiles->pdata[i];
    json_object *one = json_object_new_object ();
    bahe_json_add_text (one, "name", profile->name);
    bahe_json_add_text (one, "title",
                        profile->table != NULL ? text_in_language (bahe_json_member (profile->table, "title"))
                                               : profile->name);
    bahe_json_add_text (one, "level", bahe_json_text (profile->table, "level"));
    bahe_json_add_text (one, "region", bahe_json_text (profile->table, "region"));
    bahe_json_add_text (one, "path", profile->path);
    bahe_json_add_text (one, "hash", profile->hash);
    bahe_json_add_text (one, "fault", profile->fault);
    json_object_array_add (list, one);
  }
  return list;
}

static json_object *
items_json (json_object *force)
{
  json_object *list = json_object_new_array ();

  json_object_object_foreach (force, item, row)
  {
    if (row == NULL)
      continue;
    json_object *one = bahe_json_copy (row), *label = bahe_json_member (row, "label");
    json_object_object_del (one, "label");
    bahe_json_add_text (one, "item", item);
    bahe_json_add_text (one, "title", label != NULL ? text_in_language (label) : item);
    bahe_json_add_text (one, "source", text_in_language (bahe_json_member (row, "cite")));
    json_object_array_add (list, one);
  }
  return list;
}

static json_object *
chosen_json (BahePolicies *policies, const BaheUnitRules *rules)
{
  const BaheProfile *profile = bahe_policies_profile (policies, rules->profile);
  json_object *one = json_object_new_object ();

  bahe_json_add_text (one, "name", rules->profile);
  bahe_json_add_text (one, "title",
                      profile != NULL && profile->table != NULL
                          ? text_in_language (bahe_json_member (profile->table, "title"))
                          : rules->profile);
  json_object_object_add (one, "chosen", json_object_new_boolean (rules->chosen));
  return one;
}

static json_object *
policies_in_view (BaheUnit *unit, BaheView *view, gint64 minute, GError **error)
{
  BahePolicies *policies = unit->policies;
  g_auto (BaheUnitRules) rules = { 0 };
  const GPtrArray *packs = bahe_policies_all (policies, unit->plugins);

  if (!bahe_unit_rules_read (policies, view, &rules, error))
    return NULL;
  g_autoptr (BaheJson) force = bahe_profile_on (policies, &rules, minute);
  json_object *all = json_object_new_object ();
  json_object_object_add (all, "profile", chosen_json (policies, &rules));
  json_object_object_add (all, "packs", packs_json (packs));
  json_object_object_add (all, "profiles", profiles_json (policies));
  json_object_object_add (all, "items", items_json (force));
  return all;
}

json_object *
bahe_unit_policies (BaheUnit *unit, gint64 minute, GError **error)
{
  g_autoptr (BaheView) view = bahe_view_begin (unit->store, error);

  if (view == NULL)
    return NULL;
  if (unit->policies == NULL) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_NOT_FOUND, _ ("there are no fund rules here"));
    return NULL;
  }
  g_mutex_lock (&unit->policies->lock);
  json_object *all = policies_in_view (unit, view, minute, error);
  g_mutex_unlock (&unit->policies->lock);
  return all;
}

gboolean
bahe_unit_judges (BaheUnit *unit, const char *kind)
{
  if (unit->policies == NULL || kind == NULL)
    return FALSE;
  g_mutex_lock (&unit->policies->lock);
  gboolean judged = bahe_policies_of (unit->policies, unit->plugins, kind) != NULL;
  g_mutex_unlock (&unit->policies->lock);
  return judged;
}

/* ---- exceptions --------------------------------------------------------------------------------- */

typedef struct {
  BaheView *view;
  BaheNaming *naming;
  GHashTable *corrections; /* of the unit's own stream */
  GHashTable *reviews;     /* seq of the exception → the review's body */
  GHashTable *cancelled;   /* activity → its corrections */
  json_object *list;
  gboolean all, officer;
} Listing;

static gboolean
note_review (const BaheEventRow *row, gpointer data, GError **error)
{
  Listing *listing = data;
  const BaheCorrection *correction = bahe_seq_table_get (listing->corrections, row->seq);
  g_autoptr (BaheJson) body = bahe_json_parse (row->body, row->body_length, row->type, error);

  if (body == NULL)
    return FALSE;
  if (correction == NULL || !correction->cancelled)
    bahe_seq_table_put (listing->reviews, bahe_json_integer (body, "exception"),
                        bahe_effective_body (body, correction));
  return TRUE;
}

/* Whether the record that was an exception was voided, or undone, since. */
static gboolean
is_void (Listing *listing, gint64 activity, gint64 event, gboolean *is, GError **error)
{
  GHashTable *corrections = bahe_seq_table_get (listing->cancelled, activity);

  if (corrections == NULL) {
    corrections = bahe_corrections_read (listing->view, activity, 0, NULL, error);
    if (corrections == NULL)
      return FALSE;
    bahe_seq_table_put (listing->cancelled, activity, corrections);
  }
  const BaheCorrection *correction = bahe_seq_table_get (corrections, event);
  *is = correction != NULL && correction->cancelled;
  return TRUE;
}

static void
add_person (Listing *listing, json_object *one, const char *name, gint64 person)
{
  g_autofree char *shown = person != 0 ? bahe_roster_name (listing->naming->roster, person) : NULL;

  bahe_json_add_text (one, name, shown);
}

static const char *
state_of (json_object *review, gboolean is_void)
{
  const char *verdict = review != NULL ? bahe_json_text (review, "verdict") : NULL;

  return is_void ? "void" : verdict != NULL ? verdict : "open";
}

static gboolean
add_exception (const BaheEventRow *row, gpointer data, GError **error)
{
  Listing *listing = data;
  gboolean gone = FALSE;
  g_autoptr (BaheJson) body = bahe_json_parse (row->body, row->body_length, row->type, error);
  if (body == NULL)
    return FALSE;

  gint64 activity = bahe_json_integer (body, "activity"), event = bahe_json_integer (body, "event");
  json_object *review = bahe_seq_table_get (listing->reviews, row->seq);
  if (!is_void (listing, activity, event, &gone, error))
    return FALSE;
  const char *state = state_of (review, gone);
  if (!listing->all && !g_str_equal (state, "open"))
    return TRUE;
  json_object *one = json_object_new_object ();
  BaheLabel words = { bahe_json_text (body, "words"), bahe_json_text (body, "words-en") };
  g_autofree char *when = bahe_span_format (&row->when);
  g_autofree char *title = listing->naming->names.name (listing->naming->names.data, BAHE_ACTIVITY, activity);
  json_object_object_add (one, "seq", json_object_new_int64 (row->seq));
  json_object_object_add (one, "activity", json_object_new_int64 (activity));
  bahe_json_add_text (one, "title", title);
  json_object_object_add (one, "event", json_object_new_int64 (event));
  bahe_json_add_text (one, "item", bahe_json_text (body, "item"));
  bahe_json_add_text (one, "words", bahe_label (&words));
  if (listing->officer)
    bahe_json_add_text (one, "reason", bahe_json_text (body, "reason"));
  add_person (listing, one, "by", bahe_json_integer (body, "by"));
  bahe_json_add_text (one, "when", when);
  bahe_json_add_text (one, "state", state);
  if (review != NULL) {
    add_person (listing, one, "reviewer", bahe_json_integer (review, "reviewer"));
    bahe_json_add_text (one, "remark", bahe_json_text (review, "remark"));
  }
  json_object_array_add (listing->list, one);
  return TRUE;
}

static gboolean
list_exceptions (Listing *listing, GError **error)
{
  BaheEventQuery reviews = { .activity = BAHE_UNIT_STREAM, .type = BAHE_TYPE_REVIEWED };
  BaheEventQuery claims = { .activity = BAHE_UNIT_STREAM, .type = BAHE_TYPE_CLAIMED };

  return bahe_view_each_event (listing->view, &reviews, note_review, listing, error) &&
         bahe_view_each_event (listing->view, &claims, add_exception, listing, error);
}

json_object *
bahe_unit_exceptions (BaheUnit *unit, gboolean all, BaheRole role, GError **error)
{
  g_autoptr (BaheView) view = bahe_view_begin (unit->store, error);
  g_auto (BaheNaming) naming = { 0 };
  if (view == NULL || !bahe_naming_init (&naming, unit, view, NULL, 0, error))
    return NULL;
  g_autoptr (GHashTable) corrections = bahe_corrections_read (view, BAHE_UNIT_STREAM, 0, NULL, error);
  if (corrections == NULL)
    return NULL;

  g_autoptr (GHashTable) reviews = bahe_seq_table_new ((GDestroyNotify) bahe_json_put);
  g_autoptr (GHashTable) cancelled = bahe_seq_table_new ((GDestroyNotify) g_hash_table_unref);
  g_autoptr (BaheJson) list = json_object_new_array ();
  Listing listing = { .view = view,
                      .naming = &naming,
                      .corrections = corrections,
                      .reviews = reviews,
                      .cancelled = cancelled,
                      .list = list,
                      .all = all,
                      .officer = role >= BAHE_OFFICER };
  return list_exceptions (&listing, error) ? json_object_get (list) : NULL;
}
