/* What is done to activities, and what the forms for it are made from. */
#include "server/form.h"
#include "server/private.h"

/* ---- doing ---------------------------------------------------------------------------------------------------------
 */

static const BaheVerb *
find_verb (const BaheKindInfo *kind, const char *name)
{
  const BaheVerbInfo *own = kind != NULL ? bahe_kind_verb (kind, name) : NULL;

  for (const BaheVerb *const *verb = bahe_host_verbs (); *verb != NULL; verb++)
    if (g_str_equal ((*verb)->name, name))
      return *verb;
  return own != NULL ? own->table : NULL;
}

/* Whether the session may do this at all; what is wrong with it besides, the activity itself says. */
static gboolean
check_verb (BaheCall *call, const char *name, GError **error)
{
  const BaheKindInfo *kind = NULL;

  if (!bahe_unit_activity_kind (call->server->unit, call->activity, &kind, error))
    return FALSE;
  if (g_str_equal (name, "open")) {
    g_set_error (error, BAHE_HTTP_ERROR, BAHE_HTTP_NOT_FOUND, _ ("there is no page at this address"));
    return FALSE;
  }
  const BaheVerb *verb = find_verb (kind, name);
  if (verb == NULL || call->role >= bahe_verb_least_role (verb))
    return TRUE;
  g_set_error (error, BAHE_HTTP_ERROR, BAHE_HTTP_NOT_ALLOWED, _ ("“%s” is for a %s; ask one to do it"),
               bahe_label (&verb->label), bahe_verb_role (verb));
  return FALSE;
}

static json_object *
answer_json (const BaheAnswer *answer)
{
  json_object *object = json_object_new_object ();

  json_object_object_add (object, "activity", json_object_new_int64 (answer->activity));
  json_object_object_add (object, "first_seq", json_object_new_int64 (answer->first_seq));
  json_object_object_add (object, "last_seq", json_object_new_int64 (answer->last_seq));
  bahe_answer_add_text (object, "words", answer->words);
  json_object_object_add (object, "repeated", json_object_new_boolean (answer->repeated));
  if (answer->marks != NULL)
    json_object_object_add (object, "marks", json_object_get (answer->marks));
  if (answer->policy != NULL)
    json_object_object_add (object, "policy", json_object_get (answer->policy));
  return object;
}

static gboolean
do_verb (BaheCall *call, BaheReply *reply, GError **error)
{
  BaheRequest request = { .activity = call->activity,
                          .verb = call->words[0],
                          .role = call->role,
                          .seat = call->seat,
                          .dry_run = bahe_call_query_flag (call, "dry-run") };
  g_auto (BaheAnswer) answer = { 0 };

  if (!bahe_call_asked (call, &request.id, &request.given, error) ||
      !bahe_call_text (call, "when", FALSE, &request.when, error) ||
      !bahe_call_text (call, "exception", FALSE, &request.exception, error) ||
      !check_verb (call, request.verb, error) || !bahe_unit_do (call->server->unit, &request, &answer, error))
    return FALSE;
  return bahe_reply_json (reply, answer_json (&answer));
}

/* ---- a paste -------------------------------------------------------------------------------------------------------
 */

static json_object *
rows_json (const GPtrArray *rows)
{
  static const char *const states[] = { [BAHE_IMPORT_NEW] = "new",
                                        [BAHE_IMPORT_KNOWN] = "known",
                                        [BAHE_IMPORT_DOUBTFUL] = "doubtful",
                                        [BAHE_IMPORT_WRONG] = "wrong" };
  json_object *list = json_object_new_array ();

  for (guint i = 0; i < rows->len; i++) {
    const BaheImportRow *row = rows->pdata[i];
    json_object *object = json_object_new_object ();
    json_object_object_add (object, "line", json_object_new_int ((int) row->line));
    bahe_answer_add_text (object, "state", states[row->state]);
    bahe_answer_add_text (object, "words", row->words);
    json_object_object_add (object, "fen", json_object_new_int64 (row->money));
    json_object_array_add (list, object);
  }
  return list;
}

static gboolean
import_text (BaheCall *call, BaheReply *reply, GError **error)
{
  BaheRequest request = { .activity = call->activity,
                          .verb = call->words[0],
                          .role = call->role,
                          .seat = call->seat,
                          .dry_run = bahe_call_query_flag (call, "dry-run") };
  g_autoptr (GPtrArray) rows = NULL;
  const char *text = NULL;

  if (!bahe_call_text (call, "text", TRUE, &text, error) ||
      !bahe_call_text (call, "when", FALSE, &request.when, error) || !check_verb (call, request.verb, error) ||
      !bahe_unit_import (call->server->unit, &request, text, &rows, error))
    return FALSE;
  json_object *object = json_object_new_object ();
  json_object_object_add (object, "rows", rows_json (rows));
  return bahe_reply_json (reply, object);
}

#define USUAL_EVENTS 20
#define MOST_EVENTS 500

/* What an officer may correct of it, as a form is made from it. */
static json_object *
with_fields (json_object *event, const BaheKindInfo *kind)
{
  json_object *type = NULL;

  json_object_object_get_ex (event, "type", &type);
  g_autofree BaheField *fields = bahe_correctable_fields (kind, json_object_get_string (type));
  json_object_object_add (event, "fields", bahe_form_fields (fields));
  return json_object_get (event);
}

/* Newest first. */
static gboolean
list_events (BaheCall *call, BaheReply *reply, GError **error)
{
  gint64 last = bahe_call_query_integer (call, "last", USUAL_EVENTS);
  g_autoptr (BaheActivity) activity = bahe_unit_activity (call->server->unit, call->activity, error);
  json_object *all = activity != NULL ? bahe_unit_events (call->server->unit, call->activity, call->role, error) : NULL;

  if (all == NULL)
    return FALSE;
  json_object *list = json_object_new_array ();
  size_t n = json_object_array_length (all), least = (size_t) MIN (last, MOST_EVENTS);
  for (size_t i = n; i > 0 && n - i < least; i--)
    json_object_array_add (list, with_fields (json_object_array_get_idx (all, i - 1), activity->info));
  json_object_put (all);
  return bahe_reply_json (reply, list);
}

/* ---- forms ---------------------------------------------------------------------------------------------------------
 */

static gboolean
show_form (BaheCall *call, BaheReply *reply, GError **error)
{
  g_autoptr (BaheActivity) activity = bahe_unit_activity (call->server->unit, call->activity, error);
  g_autofree gboolean *offered = activity != NULL ? bahe_unit_offers (call->server->unit, activity, error) : NULL;
  json_object *setup = offered != NULL ? bahe_unit_setup (call->server->unit, call->activity, error) : NULL;

  if (setup == NULL)
    return FALSE;
  gboolean elsewhere = call->bound != 0 && call->bound != call->activity;
  json_object *form = json_object_new_object ();
  json_object_object_add (form, "activity", json_object_new_int64 (activity->number));
  bahe_answer_add_text (form, "title", activity->title);
  bahe_answer_add_text (form, "kind", activity->kind);
  bahe_answer_add_text (form, "kind_label",
                        activity->info != NULL ? bahe_label (&activity->info->table->label) : activity->kind);
  json_object_object_add (form, "setup", setup);
  json_object_object_add (form, "judged",
                          json_object_new_boolean (bahe_unit_judges (call->server->unit, activity->kind)));
  json_object_object_add (form, "verbs", bahe_form_verbs (activity, offered, elsewhere ? BAHE_VIEWER : call->role));
  return bahe_reply_json (reply, form);
}

static gboolean
list_kinds (BaheCall *call, BaheReply *reply, GError **error)
{
  g_autoptr (GPtrArray) kinds = bahe_plugins_kinds (bahe_unit_plugins (call->server->unit));
  json_object *list = json_object_new_array ();

  for (guint i = 0; i < kinds->len; i++)
    if (!bahe_kind_is_single (kinds->pdata[i]))
      json_object_array_add (list, bahe_form_kind (kinds->pdata[i]));
  return bahe_reply_json (reply, list);
}

/* ---- whom a form may name ------------------------------------------------------------------------------------------
 */

/* Those who left the union's roster are not offered; their records stay. */
static const char *const here[] = { "in-service", "retired", NULL };

static json_object *
member_of (json_object *object, const char *name)
{
  json_object *member = NULL;

  json_object_object_get_ex (object, name, &member);
  return member;
}

static void
copy_member (json_object *to, const char *name, json_object *from, const char *its_name)
{
  json_object_object_add (to, name, json_object_get (member_of (from, its_name)));
}

/* Only what is needed to name somebody: never what else the roster knows of them. */
static json_object *
person_json (json_object *person)
{
  json_object *object = json_object_new_object ();
  const char *name = json_object_get_string (member_of (person, "name"));
  g_autofree char *initials = bahe_text_initials (name);

  copy_member (object, "number", person, "number");
  copy_member (object, "name", person, "shown");
  copy_member (object, "group", person, "group");
  bahe_answer_add_text (object, "initials", initials);
  return object;
}

static json_object *
people_json (json_object *roster)
{
  json_object *people = member_of (roster, "people"), *list = json_object_new_array ();

  for (size_t i = 0; i < json_object_array_length (people); i++) {
    json_object *person = json_object_array_get_idx (people, i), *status = member_of (person, "status");
    if (status == NULL || g_strv_contains (here, json_object_get_string (status)))
      json_object_array_add (list, person_json (person));
  }
  return list;
}

static json_object *
groups_json (json_object *roster)
{
  json_object *groups = member_of (roster, "groups"), *list = json_object_new_array ();

  for (size_t i = 0; i < json_object_array_length (groups); i++) {
    json_object *group = json_object_array_get_idx (groups, i), *object = json_object_new_object ();
    copy_member (object, "number", group, "number");
    copy_member (object, "name", group, "shown");
    copy_member (object, "size", group, "size");
    json_object_array_add (list, object);
  }
  return list;
}

static gboolean
add_roster (BaheCall *call, json_object *to, GError **error)
{
  json_object *roster = bahe_unit_roster (call->server->unit, G_MAXINT64, error);

  if (roster == NULL)
    return FALSE;
  json_object_object_add (to, "groups", groups_json (roster));
  json_object_object_add (to, "people", people_json (roster));
  json_object_put (roster);
  return TRUE;
}

static json_object *
entrants_json (json_object *entrants)
{
  json_object *list = json_object_new_array ();

  for (size_t i = 0; i < json_object_array_length (entrants); i++) {
    json_object *entrant = json_object_array_get_idx (entrants, i), *object = json_object_new_object ();
    copy_member (object, "number", entrant, "number");
    copy_member (object, "name", entrant, "name");
    json_object_object_add (object, "withdrawn", json_object_new_boolean (member_of (entrant, "withdrawn") != NULL));
    json_object_array_add (list, object);
  }
  return list;
}

static gboolean
list_choices (BaheCall *call, BaheReply *reply, GError **error)
{
  json_object *entrants = bahe_unit_entrants (call->server->unit, call->activity, error);

  if (entrants == NULL)
    return FALSE;
  json_object *choices = json_object_new_object ();
  json_object_object_add (choices, "entrants", entrants_json (entrants));
  json_object_put (entrants);
  if (call->role < BAHE_RECORDER || add_roster (call, choices, error))
    return bahe_reply_json (reply, choices);
  json_object_put (choices);
  return FALSE;
}

static gboolean
show_roster (BaheCall *call, BaheReply *reply, GError **error)
{
  json_object *roster = json_object_new_object ();

  if (add_roster (call, roster, error))
    return bahe_reply_json (reply, roster);
  json_object_put (roster);
  return FALSE;
}

const BaheRoute bahe_act_routes[] = {
  { "GET", "/api/activity/{activity}/form", BAHE_VIEWER, BAHE_ROUTE_THREAD, 0, show_form },
  { "GET", "/api/activity/{activity}/choices", BAHE_JUDGE, BAHE_ROUTE_THREAD, 0, list_choices },
  { "GET", "/api/roster", BAHE_OFFICER, BAHE_ROUTE_THREAD, 0, show_roster },
  { "GET", "/api/kinds", BAHE_OFFICER, 0, 0, list_kinds },
  { "GET", "/api/activity/{activity}/events", BAHE_RECORDER, BAHE_ROUTE_THREAD, 0, list_events },
  { "POST", "/api/activity/{activity}/import/{word}", BAHE_RECORDER, BAHE_ROUTE_THREAD, BAHE_LARGE_BODY, import_text },
  { "POST", "/api/activity/{activity}/do/{word}", BAHE_JUDGE, BAHE_ROUTE_THREAD | BAHE_ROUTE_FILES, BAHE_SMALL_BODY,
    do_verb },
  { 0 },
};
