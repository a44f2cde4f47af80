/* Fund rules: what is still allowed, which amounts are in force, and the exceptions that somebody else is to review. */
#include "server/private.h"

static gint64
now_of (const BaheCall *call)
{
  return bahe_now (bahe_store_zone (bahe_unit_store (call->server->unit)));
}

/* A session of one activity sees nothing of the union's books. */
static gboolean
check_whole (const BaheCall *call, GError **error)
{
  if (call->bound == 0)
    return TRUE;
  g_set_error (error, BAHE_HTTP_ERROR, BAHE_HTTP_NOT_ALLOWED, _ ("this is for officers"));
  return FALSE;
}

static gboolean
list_exceptions (BaheCall *call, BaheReply *reply, GError **error)
{
  gboolean all = bahe_call_query_flag (call, "all");
  json_object *list =
      check_whole (call, error) ? bahe_unit_exceptions (call->server->unit, all, call->role, error) : NULL;

  return list != NULL && bahe_reply_json (reply, list);
}

static gboolean
show_rules (BaheCall *call, BaheReply *reply, GError **error)
{
  json_object *all = check_whole (call, error) ? bahe_unit_policies (call->server->unit, now_of (call), error) : NULL;

  return all != NULL && bahe_reply_json (reply, all);
}

/* What is left tells what was given before, so it is for those who may know. */
static gboolean
show_allowed (BaheCall *call, BaheReply *reply, GError **error)
{
  gint64 person = bahe_call_query_integer (call, "person", 0);
  json_object *list = NULL;

  if (check_whole (call, error))
    list = bahe_unit_allowed (call->server->unit, person, bahe_call_query (call, "occasion"), now_of (call), error);

  return list != NULL && bahe_reply_json (reply, list);
}

const BaheRoute bahe_policy_routes[] = {
  { "GET", "/api/exceptions", BAHE_OFFICER, BAHE_ROUTE_THREAD, 0, list_exceptions },
  { "GET", "/api/fund-rules", BAHE_OFFICER, BAHE_ROUTE_THREAD, 0, show_rules },
  { "GET", "/api/allowed", BAHE_OFFICER, BAHE_ROUTE_THREAD, 0, show_allowed },
  { 0 },
};
