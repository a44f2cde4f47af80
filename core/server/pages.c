/* The web app: one page for every address of docs/http-api.md "Pages", with its script and style. */
#include "server/private.h"

#include "bahe-web.h"

#define RESOURCE_ROOT "/bahe/web/"

static gboolean
reply_resource (BaheReply *reply, const char *name, const char *type, GError **error)
{
  g_autofree char *path = g_strconcat (RESOURCE_ROOT, name, NULL);
  GBytes *bytes = g_resource_lookup_data (bahe_web_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  reply->kept = TRUE;
  return bytes != NULL && bahe_reply_bytes (reply, type, bytes);
}

gboolean
bahe_pages_missing (BaheReply *reply, GError **error)
{
  gboolean there = reply_resource (reply, "index.html", "text/html; charset=utf-8", error);

  reply->status = SOUP_STATUS_NOT_FOUND;
  reply->kept = FALSE;
  return there;
}

static gboolean
show_page (BaheCall *call, BaheReply *reply, GError **error)
{
  return reply_resource (reply, "index.html", "text/html; charset=utf-8", error);
}

static gboolean
show_script (BaheCall *call, BaheReply *reply, GError **error)
{
  return reply_resource (reply, "app.js", "text/javascript; charset=utf-8", error);
}

static gboolean
show_style (BaheCall *call, BaheReply *reply, GError **error)
{
  return reply_resource (reply, "app.css", "text/css; charset=utf-8", error);
}

const BaheRoute bahe_page_routes[] = {
  { "GET", "/", BAHE_VIEWER, 0, 0, show_page },
  { "GET", "/activity/{activity}", BAHE_VIEWER, 0, 0, show_page },
  { "GET", "/activity/{activity}/share", BAHE_VIEWER, 0, 0, show_page },
  { "GET", "/screen", BAHE_VIEWER, 0, 0, show_page },
  { "GET", "/screen/{activity}", BAHE_VIEWER, 0, 0, show_page },
  { "GET", "/remote", BAHE_VIEWER, 0, 0, show_page },
  { "GET", "/code", BAHE_VIEWER, 0, 0, show_page },
  { "GET", "/link", BAHE_VIEWER, 0, 0, show_page },
  { "GET", "/record/{activity}", BAHE_VIEWER, 0, 0, show_page },
  { "GET", "/judge/{activity}", BAHE_VIEWER, 0, 0, show_page },
  { "GET", "/marks/{activity}", BAHE_VIEWER, 0, 0, show_page },
  { "GET", "/measure/{activity}", BAHE_VIEWER, 0, 0, show_page },
  { "GET", "/results/{activity}", BAHE_VIEWER, 0, 0, show_page },
  { "GET", "/donations/{activity}", BAHE_VIEWER, 0, 0, show_page },
  { "GET", "/do/{activity}", BAHE_VIEWER, 0, 0, show_page },
  { "GET", "/do/{activity}/{word}", BAHE_VIEWER, 0, 0, show_page },
  { "GET", "/visit/{activity}", BAHE_VIEWER, 0, 0, show_page },
  { "GET", "/register/{activity}", BAHE_VIEWER, 0, 0, show_page },
  { "GET", "/open", BAHE_VIEWER, 0, 0, show_page },
  { "GET", "/private", BAHE_VIEWER, 0, 0, show_page },
  { "GET", "/manage/{activity}", BAHE_VIEWER, 0, 0, show_page },
  { "GET", "/awards/{activity}", BAHE_VIEWER, 0, 0, show_page },
  { "GET", "/honours", BAHE_VIEWER, 0, 0, show_page },
  { "GET", "/check", BAHE_VIEWER, 0, 0, show_page },
  { "GET", "/check/{word}", BAHE_VIEWER, 0, 0, show_page },
  { "GET", "/static/app.js", BAHE_VIEWER, 0, 0, show_script },
  { "GET", "/static/app.css", BAHE_VIEWER, 0, 0, show_style },
  { 0 },
};
