/* The recorded awards of an activity, and certificates by their check code. */
#include "report/report.h"
#include "server/private.h"

/* Codes and members go to officers of this very activity or of all, and to nobody else. */
static gboolean
show_awards (BaheCall *call, BaheReply *reply, GError **error)
{
  gboolean at_home = call->bound == 0 || call->bound == call->activity;
  const BaheBoardQuery query = { .role = at_home && call->role >= BAHE_OFFICER ? call->role : BAHE_VIEWER };
  json_object *awards = bahe_unit_awards (call->server->unit, call->activity, &query, error);

  return awards != NULL && bahe_reply_json (reply, awards);
}

static gboolean
check_certificate (BaheCall *call, BaheReply *reply, GError **error)
{
  json_object *certificate = bahe_unit_certificate (call->server->unit, call->words[0], error);

  return certificate != NULL && bahe_reply_json (reply, certificate);
}

static gboolean
list_honours (BaheCall *call, BaheReply *reply, GError **error)
{
  const char *who = bahe_call_query (call, "who");
  json_object *honours = bahe_honours (call->server->unit, who != NULL && *who != '\0' ? who : NULL, error);

  return honours != NULL && bahe_reply_json (reply, honours);
}

/* What judges gave is an officer's to look at, before it is shown too. */
static gboolean
show_judges (BaheCall *call, BaheReply *reply, GError **error)
{
  const BaheBoardQuery query = { .role = call->role, .reveal = TRUE };
  json_object *judges = bahe_judges (call->server->unit, call->activity, &query, error);

  return judges != NULL && bahe_reply_json (reply, judges);
}

const BaheRoute bahe_awards_routes[] = {
  { "GET", "/api/honours", BAHE_OFFICER, BAHE_ROUTE_THREAD, 0, list_honours },
  { "GET", "/api/activity/{activity}/awards", BAHE_VIEWER, BAHE_ROUTE_THREAD, 0, show_awards },
  { "GET", "/api/activity/{activity}/judges", BAHE_OFFICER, BAHE_ROUTE_THREAD, 0, show_judges },
  { "GET", "/api/certificate/{word}", BAHE_VIEWER, BAHE_ROUTE_THREAD, 0, check_certificate },
  { 0 },
};
