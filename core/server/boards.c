/* Activities and their boards, once and live. */
#include "server/private.h"

#include "report/report.h"
#include "server/form.h"

#define SECONDS_UNTIL_ROOM 60

static json_object *
activity_json (const BaheActivity *activity, int this_year)
{
  json_object *object = json_object_new_object ();
  g_autofree char *when = bahe_span_format (&activity->when);
  g_autofree char *shown = bahe_span_show (&activity->when, this_year);

  json_object_object_add (object, "number", json_object_new_int64 (activity->number));
  json_object_object_add (object, "kind", json_object_new_string (activity->kind));
  if (activity->info != NULL)
    json_object_object_add (object, "kind_label", json_object_new_string (bahe_label (&activity->info->table->label)));
  json_object_object_add (object, "category",
                          bahe_form_category (activity->info != NULL ? activity->info->category : BAHE_OTHER));
  json_object_object_add (object, "title", json_object_new_string (activity->title));
  json_object_object_add (object, "when", json_object_new_string (when));
  json_object_object_add (object, "when_shown", json_object_new_string (shown));
  json_object_object_add (object, "closed", json_object_new_boolean (activity->closed));
  json_object_object_add (object, "held", json_object_new_boolean (activity->held));
  bahe_answer_add_text (object, "state", bahe_activity_state (activity));
  json_object_object_add (object, "latest", json_object_new_int64 (activity->latest));
  json_object_object_add (object, "demo", json_object_new_boolean (activity->demo));
  json_object_object_add (object, "has_board",
                          json_object_new_boolean (activity->info != NULL && activity->info->table->rule != NULL));
  return object;
}

static gboolean
list_activities (BaheCall *call, BaheReply *reply, GError **error)
{
  g_autoptr (GPtrArray) activities = bahe_unit_activities (call->server->unit, error);

  if (activities == NULL)
    return FALSE;
  int year, month, day, hour, minute;
  bahe_minute_split (bahe_now (bahe_store_zone (bahe_unit_store (call->server->unit))), &year, &month, &day, &hour,
                     &minute);
  json_object *list = json_object_new_array ();
  for (guint i = 0; i < activities->len; i++)
    json_object_array_add (list, activity_json (activities->pdata[i], year));
  return bahe_reply_json (reply, list);
}

/* What is due or overdue, over all activities. */
static gboolean
list_due (BaheCall *call, BaheReply *reply, GError **error)
{
  const BaheDueAsk ask = { .role = call->role,
                           .today = bahe_now (bahe_store_zone (bahe_unit_store (call->server->unit))),
                           .days = (guint) MIN (bahe_call_query_integer (call, "days", 30), 36500) };
  json_object *list = bahe_due (call->server->unit, &ask, error);

  return list != NULL && bahe_reply_json (reply, list);
}

/* A projector may be signed in too, so whoever records says so: `?work=1`. A recorder is one only at home. */
static gboolean
works (const BaheCall *call)
{
  gboolean at_home = call->bound == 0 || call->bound == call->activity;

  return at_home && call->role >= BAHE_RECORDER && bahe_call_query_flag (call, "work");
}

/* FALSE where the session asks for more than it may see. */
static gboolean
read_query (BaheCall *call, BaheBoardQuery *query, GError **error)
{
  *query = (BaheBoardQuery){ .role = works (call) ? BAHE_RECORDER : BAHE_VIEWER,
                             .reveal = bahe_call_query_flag (call, "reveal") };
  if (query->reveal)
    query->role = call->role;
  if (!query->reveal || call->role >= BAHE_OFFICER)
    return TRUE;
  g_set_error (error, BAHE_HTTP_ERROR, BAHE_HTTP_NOT_ALLOWED,
               _ ("what is hidden is only shown to an officer; sign in with the administrator's link"));
  return FALSE;
}

/* What is revealed to an officer is his alone, and is not kept. */
static gboolean
show_boards (BaheCall *call, BaheReply *reply, GError **error)
{
  BaheBoardQuery query;

  if (!read_query (call, &query, error))
    return FALSE;
  if (query.reveal) {
    json_object *boards = bahe_unit_boards_json (call->server->unit, call->activity, &query, error);
    return boards != NULL && bahe_reply_json (reply, boards);
  }
  g_autoptr (BaheMadeBoards) boards = bahe_made_boards (call->server->made, call->activity, query.role, error);
  return boards != NULL && bahe_reply_bytes (reply, BAHE_JSON_TYPE, g_bytes_ref (boards->json));
}

static gboolean
show_kept_boards (BaheCall *call, BaheReply *reply)
{
  BaheRole role = works (call) ? BAHE_RECORDER : BAHE_VIEWER;

  if (bahe_call_query_flag (call, "reveal"))
    return FALSE;
  g_autoptr (BaheMadeBoards) boards = bahe_made_find (call->server->made, call->activity, role, call->language);
  return boards != NULL && bahe_reply_bytes (reply, BAHE_JSON_TYPE, g_bytes_ref (boards->json));
}

/* FALSE: the address names none, or the session asks for more than it may see. */
static gboolean
read_entrant (BaheCall *call, gint64 *entrant, BaheBoardQuery *query, GError **error)
{
  if (g_ascii_string_to_signed (call->words[0], 10, 1, G_MAXINT64, entrant, NULL))
    return read_query (call, query, error);
  g_set_error (error, BAHE_HTTP_ERROR, BAHE_HTTP_NOT_FOUND, _ ("there is no page at this address"));
  return FALSE;
}

static gboolean
show_marks (BaheCall *call, BaheReply *reply, GError **error)
{
  BaheBoardQuery query;
  gint64 entrant = 0;
  json_object *marks = read_entrant (call, &entrant, &query, error)
                           ? bahe_unit_marks (call->server->unit, call->activity, entrant, &query, error)
                           : NULL;

  return marks != NULL && bahe_reply_json (reply, marks);
}

static gboolean
show_why (BaheCall *call, BaheReply *reply, GError **error)
{
  BaheBoardQuery query;
  gint64 entrant = 0;
  json_object *why = read_entrant (call, &entrant, &query, error)
                         ? bahe_unit_why (call->server->unit, call->activity, entrant, &query, error)
                         : NULL;

  return why != NULL && bahe_reply_json (reply, why);
}

static gboolean
join_live (BaheCall *call, BaheReply *reply, GError **error)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (call->message);
  const char *seen = soup_message_headers_get_one (headers, "Last-Event-ID");
  gint64 seq = -1;

  if (!bahe_unit_activity_kind (call->server->unit, call->activity, NULL, error))
    return FALSE;
  if (soup_server_message_get_method (call->message) == SOUP_METHOD_HEAD)
    return bahe_reply_bytes (reply, "text/event-stream; charset=utf-8", g_bytes_new_static ("", 0));
  if (seen != NULL)
    g_ascii_string_to_signed (seen, 10, 0, G_MAXINT64, &seq, NULL);
  reply->taken =
      bahe_live_join (call->server->live, call->message, call->activity, seq, works (call), call->language, error);
  reply->retry_after = reply->taken ? 0 : SECONDS_UNTIL_ROOM;
  return reply->taken;
}

const BaheRoute bahe_board_routes[] = {
  { "GET", "/api/activities", BAHE_VIEWER, 0, 0, list_activities },
  { "GET", "/api/due", BAHE_OFFICER, BAHE_ROUTE_THREAD, 0, list_due },
  { "GET", "/api/activity/{activity}/boards", BAHE_VIEWER, BAHE_ROUTE_THREAD, 0, show_boards, show_kept_boards },
  { "GET", "/api/activity/{activity}/marks/{word}", BAHE_VIEWER, BAHE_ROUTE_THREAD, 0, show_marks },
  { "GET", "/api/activity/{activity}/why/{word}", BAHE_VIEWER, BAHE_ROUTE_THREAD, 0, show_why },
  { "GET", "/api/activity/{activity}/live", BAHE_VIEWER, 0, 0, join_live },
  { 0 },
};
