#include "server/qr.h"

#include "server/private.h"

#include <qrencode.h>
#include <string.h>

#define MARGIN 4          /* modules of white around it, which cameras look for */
#define TERMINAL_MARGIN 2 /* on a screen, which is tight for room, half of it has proven enough */
#define LONGEST_PATH 300

static QRcode *
encode (const char *text)
{
  return QRcode_encodeString8bit (text, 0, QR_ECLEVEL_M);
}

static gboolean
is_dark (const QRcode *code, int x, int y)
{
  return x >= 0 && y >= 0 && x < code->width && y < code->width && (code->data[y * code->width + x] & 1) != 0;
}

char *
bahe_qr_svg (const char *text)
{
  QRcode *code = encode (text);
  GString *svg = g_string_new (NULL);

  if (code == NULL)
    return g_string_free (svg, TRUE);
  int size = code->width + 2 * MARGIN;
  g_string_append_printf (
      svg,
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" shape-rendering=\"crispEdges\">"
      "<rect width=\"%d\" height=\"%d\" fill=\"#fff\"/><path fill=\"#000\" d=\"",
      size, size, size, size);
  for (int y = 0; y < code->width; y++)
    for (int x = 0; x < code->width; x++) {
      int run = 0;
      while (is_dark (code, x + run, y))
        run++;
      if (run > 0)
        g_string_append_printf (svg, "M%d %dh%dv1h-%dz", x + MARGIN, y + MARGIN, run, run);
      x += run;
    }
  g_string_append (svg, "\"/></svg>");
  QRcode_free (code);
  return g_string_free (svg, FALSE);
}

char *
bahe_qr_terminal (const char *text)
{
  static const char *const halves[] = { " ", "▄", "▀", "█" }; /* of ink: none, lower, upper, both */
  QRcode *code = encode (text);
  GString *lines = g_string_new (NULL);

  if (code == NULL)
    return g_string_free (lines, TRUE);
  for (int y = -TERMINAL_MARGIN; y < code->width + TERMINAL_MARGIN; y += 2) {
    g_string_append (lines, "\033[30;107m");
    for (int x = -TERMINAL_MARGIN; x < code->width + TERMINAL_MARGIN; x++)
      g_string_append (lines, halves[2 * is_dark (code, x, y) + is_dark (code, x, y + 1)]);
    g_string_append (lines, "\033[0m\n");
  }
  QRcode_free (code);
  return g_string_free (lines, FALSE);
}

/* ---- over HTTP -----------------------------------------------------------------------------------------------------
 */

/* A path of this server, which nobody can make into another's address. */
static gboolean
is_own_path (const char *path)
{
  if (path == NULL || path[0] != '/' || path[1] == '/' || path[1] == '\\' || strlen (path) > LONGEST_PATH)
    return FALSE;
  for (const char *c = path; *c != '\0'; c++)
    if (!g_ascii_isgraph (*c))
      return FALSE;
  return TRUE;
}

/* What the phones of the hall reach this server by: what this page was opened by, unless that is only this computer. */
static char *
own_address (BaheCall *call)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (call->message);
  const char *host = soup_message_headers_get_one (headers, "Host");
  g_auto (GStrv) addresses =
      bahe_server_find_addresses (call->server); /* the router may have given another one since */
  gboolean here = host == NULL || g_str_has_prefix (host, "127.") || g_str_has_prefix (host, "localhost") ||
                  g_str_has_prefix (host, "[::1]");

  if (!here && strspn (host, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-:[]") == strlen (host))
    return g_strconcat ("http://", host, NULL);
  return g_strndup (addresses[0], strlen (addresses[0]) - 1);
}

static gboolean
show_qr (BaheCall *call, BaheReply *reply, GError **error)
{
  const char *path = bahe_call_query (call, "path");

  if (!is_own_path (path))
    return bahe_call_say_field ("path", _ ("a QR code is made of an address of this server, such as /activity/3"),
                                error);
  g_autofree char *address = own_address (call);
  g_autofree char *text = g_strconcat (address, path, NULL);
  char *svg = bahe_qr_svg (text);
  return svg != NULL && bahe_reply_bytes (reply, "image/svg+xml", g_bytes_new_take (svg, strlen (svg)));
}

const BaheRoute bahe_qr_routes[] = {
  { "GET", "/api/qr.svg", BAHE_VIEWER, 0, 0, show_qr },
  { 0 },
};
