/* Who asks: signing in by the administrator's link or a code, and the seats that codes are for. */
#include "server/private.h"

enum { UNIT = 1 }; /* every store's first activity is the unit itself */

/* ---- me ------------------------------------------------------------------------------------------------------------
 */

static json_object *
me_json (BaheServer *server, const BaheSession *session, GError **error)
{
  g_autoptr (BaheActivity) unit = bahe_unit_activity (server->unit, UNIT, error);

  if (unit == NULL)
    return NULL;
  json_object *me = json_object_new_object ();
  bahe_answer_add_text (me, "unit", unit->title);
  bahe_answer_add_text (me, "role", bahe_role_name (session->role));
  json_object_object_add (me, "activity", session->activity != 0 ? json_object_new_int64 (session->activity) : NULL);
  bahe_answer_add_text (me, "seat", session->seat);
  bahe_answer_add_text (me, "label", session->label);
  bahe_answer_add_text (me, "token", session->page_token);
  return me;
}

static gboolean
reply_me (BaheCall *call, const BaheSession *session, BaheReply *reply, GError **error)
{
  json_object *me = me_json (call->server, session, error);

  return me != NULL && bahe_reply_json (reply, me);
}

/* One who was signed out is told so, and forgets the cookie that says who they were. */
static gboolean
show_me (BaheCall *call, BaheReply *reply, GError **error)
{
  if (bahe_call_check_ended (call, error))
    return reply_me (call, &call->session, reply, error);
  reply->cookie = bahe_call_cookie (NULL);
  return FALSE;
}

/* ---- signing in ----------------------------------------------------------------------------------------------------
 */

static gboolean
reply_signed_in (BaheCall *call, const char *secret, BaheReply *reply, GError **error)
{
  g_auto (BaheSession) session = { 0 };

  bahe_sessions_find (call->server->sessions, secret, &session);
  reply->cookie = bahe_call_cookie (secret);
  reply->rejoin = session.activity; /* another phone may have had the seat */
  return reply_me (call, &session, reply, error);
}

static char *
sign_in_by_code (BaheCall *call, const char *code, BaheReply *reply, GError **error)
{
  BaheLimit *limit = call->server->limit;
  g_autofree char *digits = bahe_text_key (code); /* as "１２３ 456" is typed */
  json_object *over = NULL;
  g_autoptr (GError) reason = NULL;

  json_object_object_get_ex (call->body, "take_over", &over);
  reply->retry_after = bahe_limit_take (limit, call->from);
  if (reply->retry_after > 0) {
    g_set_error (error, BAHE_HTTP_ERROR, BAHE_HTTP_TOO_MANY, _ ("too many wrong codes; try again in %u seconds"),
                 reply->retry_after);
    return NULL;
  }
  char *secret =
      bahe_sessions_take_seat (call->server->sessions, digits, json_object_get_boolean (over), call->secret, &reason);
  if (!g_error_matches (reason, BAHE_HTTP_ERROR, BAHE_HTTP_WRONG_CODE))
    bahe_limit_give_back (limit, call->from);
  if (reason != NULL)
    g_propagate_error (error, g_steal_pointer (&reason));
  return secret;
}

static gboolean
sign_in (BaheCall *call, BaheReply *reply, GError **error)
{
  const char *link = NULL, *code = NULL;
  g_autofree char *secret = NULL;

  if (!bahe_call_text (call, "link", FALSE, &link, error) || !bahe_call_text (call, "code", link == NULL, &code, error))
    return FALSE;
  if (link == NULL)
    secret = sign_in_by_code (call, code, reply, error);
  else if (bahe_link_use (bahe_unit_store (call->server->unit), link, error))
    secret = bahe_sessions_sign_in (call->server->sessions, call->secret, error);
  return secret != NULL && reply_signed_in (call, secret, reply, error);
}

static gboolean
sign_out (BaheCall *call, BaheReply *reply, GError **error)
{
  const BaheSession nobody = { 0 };

  if (call->secret != NULL && !bahe_sessions_sign_out (call->server->sessions, call->secret, error))
    return FALSE;
  reply->cookie = bahe_call_cookie (NULL);
  reply->rejoin = call->bound;
  return reply_me (call, &nobody, reply, error);
}

/* ---- seats ---------------------------------------------------------------------------------------------------------
 */

static gboolean
check_activity (BaheCall *call, GError **error)
{
  return bahe_unit_activity_kind (call->server->unit, call->activity, NULL, error);
}

static gboolean
list_seats (BaheCall *call, BaheReply *reply, GError **error)
{
  return check_activity (call, error) &&
         bahe_reply_json (reply, bahe_sessions_seats (call->server->sessions, call->activity));
}

static gboolean
read_role (BaheCall *call, BaheRole *role, GError **error)
{
  const char *name = NULL;

  if (!bahe_call_text (call, "role", TRUE, &name, error))
    return FALSE;
  for (*role = BAHE_JUDGE; *role <= BAHE_RECORDER; (*role)++)
    if (g_str_equal (name, bahe_role_name (*role)))
      return TRUE;
  g_autoptr (GError) reason =
      g_error_new (BAHE_ERROR, BAHE_ERROR_INVALID, _ ("“%s” is none of: recorder, judge"), name);
  bahe_error_set_field (reason, "role");
  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

/* The field in which the kind asks a judge for their seat; NULL: in none. */
static const BaheField *
own_field (const BaheKindInfo *info)
{
  for (guint i = 0; info != NULL && i < info->n_verbs; i++)
    if (info->verbs[i].own >= 0)
      return &info->verbs[i].table->fields[info->verbs[i].own];
  return NULL;
}

/* A seat that the kind does not have would only be noticed when its judge hands in the first sheet. */
static gboolean
check_seat (const BaheActivity *activity, const BaheSeatAsked *asked, GError **error)
{
  const BaheField *own = asked->role == BAHE_JUDGE ? own_field (activity->info) : NULL;

  if (own == NULL || asked->seat == NULL || *asked->seat == '\0')
    return TRUE;
  const BaheField only[] = { *own, { 0 } };
  json_object *given = json_object_new_object ();
  json_object_object_add (given, own->name, json_object_new_string (asked->seat));
  g_autoptr (GError) reason = NULL;
  g_autoptr (BaheValues) values = bahe_values_parse (only, given, NULL, &reason);
  json_object_put (given);
  return values != NULL || bahe_call_say_field ("seat", reason->message, error);
}

static gboolean
add_seat (BaheCall *call, BaheReply *reply, GError **error)
{
  BaheSeatAsked asked = { .activity = call->activity };
  g_autoptr (BaheActivity) activity = bahe_unit_activity (call->server->unit, call->activity, error);

  if (activity == NULL || !read_role (call, &asked.role, error) ||
      !bahe_call_text (call, "seat", FALSE, &asked.seat, error) ||
      !bahe_call_text (call, "label", FALSE, &asked.label, error) || !check_seat (activity, &asked, error))
    return FALSE;
  json_object *seat = bahe_sessions_add_seat (call->server->sessions, &asked, error);
  return seat != NULL && bahe_reply_json (reply, seat);
}

static gboolean
withdraw_seat (BaheCall *call, BaheReply *reply, GError **error)
{
  guint64 number = 0;

  g_ascii_string_to_unsigned (call->words[0], 10, 1, G_MAXUINT, &number, NULL);
  json_object *seat = bahe_sessions_withdraw_seat (call->server->sessions, call->activity, (guint) number, error);
  reply->rejoin = seat != NULL ? call->activity : 0;
  return seat != NULL && bahe_reply_json (reply, seat);
}

const BaheRoute bahe_access_routes[] = {
  { "GET", "/api/me", BAHE_VIEWER, BAHE_ROUTE_THREAD, 0, show_me },
  { "POST", "/api/session", BAHE_VIEWER, BAHE_ROUTE_THREAD, BAHE_SMALL_BODY, sign_in },
  { "DELETE", "/api/session", BAHE_VIEWER, BAHE_ROUTE_THREAD, 0, sign_out },
  { "GET", "/api/activity/{activity}/seats", BAHE_OFFICER, BAHE_ROUTE_THREAD, 0, list_seats },
  { "POST", "/api/activity/{activity}/seats", BAHE_OFFICER, BAHE_ROUTE_THREAD, BAHE_SMALL_BODY, add_seat },
  { "DELETE", "/api/activity/{activity}/seats/{word}", BAHE_OFFICER, BAHE_ROUTE_THREAD, 0, withdraw_seat },
  { 0 },
};
