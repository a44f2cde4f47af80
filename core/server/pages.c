/* The web app: one page for every address of docs/http-api.md "Pages", with its script and style. */
#include "server/private.h"

#include "bahe-web.h"

#define RESOURCE_ROOT "/bahe/web/"

/* The files of the web app stand compressed in the program. */
static gboolean
reply_resource (BaheReply *reply, const char *name, const char *type, GError **error)
{
  g_autofree char *path = g_strconcat (RESOURCE_ROOT, name, NULL);
  GBytes *bytes = g_resource_lookup_data (bahe_web_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  reply->zipped = TRUE;
  return bytes != NULL && bahe_reply_bytes (reply, type, bytes);
}

static gboolean
reply_page (BaheReply *reply, GError **error)
{
  return reply_resource (reply, "index.html", "text/html; charset=utf-8", error);
}

gboolean
bahe_pages_missing (BaheReply *reply, GError **error)
{
  reply->status = SOUP_STATUS_NOT_FOUND;
  return reply_page (reply, error);
}

/* It names the files of this very program, so it must not outlive it unasked. */
static gboolean
show_page (BaheCall *call, BaheReply *reply, GError **error)
{
  if (!reply_page (reply, error))
    return FALSE;
  reply->keep = BAHE_KEEP_AND_ASK;
  reply->tag = bahe_reply_tag_of (reply->bytes);
  return TRUE;
}

static const struct {
  const char *ending, *type;
} types[] = {
  { ".js", "text/javascript; charset=utf-8" },
  { ".css", "text/css; charset=utf-8" },
};

/* A script or style, whose name changes with what is in it. One of an older program is not there: the page that asks
 * for it begins again (web/common/bundle.ts). */
static gboolean
show_file (BaheCall *call, BaheReply *reply, GError **error)
{
  g_autofree char *name = g_strconcat ("static/", call->words[0], NULL);

  reply->keep = BAHE_KEEP_FOREVER;
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_str_has_suffix (name, types[i].ending) && reply_resource (reply, name, types[i].type, NULL))
      return TRUE;
  g_set_error (error, BAHE_HTTP_ERROR, BAHE_HTTP_NOT_FOUND, _ ("there is no page at this address"));
  return FALSE;
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
  { "GET", "/roster", BAHE_VIEWER, 0, 0, show_page },
  { "GET", "/monthly", BAHE_VIEWER, 0, 0, show_page },
  { "GET", "/open", BAHE_VIEWER, 0, 0, show_page },
  { "GET", "/private", BAHE_VIEWER, 0, 0, show_page },
  { "GET", "/manage/{activity}", BAHE_VIEWER, 0, 0, show_page },
  { "GET", "/awards/{activity}", BAHE_VIEWER, 0, 0, show_page },
  { "GET", "/honours", BAHE_VIEWER, 0, 0, show_page },
  { "GET", "/check", BAHE_VIEWER, 0, 0, show_page },
  { "GET", "/check/{word}", BAHE_VIEWER, 0, 0, show_page },
  { "GET", "/static/{word}", BAHE_VIEWER, 0, 0, show_file },
  { 0 },
};
