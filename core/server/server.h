/* core/server — pages, JSON and live boards over HTTP (libsoup-3). No SQL, no Lua: everything through core/activity. */
#ifndef BAHE_SERVER_H
#define BAHE_SERVER_H

#include "activity/activity.h"

typedef struct BaheServer BaheServer;

typedef struct {
  const char *address; /* NULL: 127.0.0.1 */
  guint port;          /* 0: any free one */
  gboolean lan;        /* all addresses of this machine instead, so that phones of the network reach it */
} BaheServerOptions;

/* Listens; runs on the default main context. The unit must outlive it. */
BaheServer *bahe_server_new (BaheUnit *unit, const BaheServerOptions *options, GError **error);
void bahe_server_free (BaheServer *server);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BaheServer, bahe_server_free)
/* "http://127.0.0.1:8017/": from this computer. */
const char *bahe_server_address (const BaheServer *server);
/* What others reach it by, the likeliest first; where it listens to this computer alone, or there is no network, the
 * one above. NULL-terminated, never empty. */
const char *const *bahe_server_addresses (const BaheServer *server);
/* A QR code of an address to print on a terminal. Free with g_free; NULL: too long. */
char *bahe_server_qr (const char *address);

/* A new administrator's link, good once and for seven days: "http://192.168.1.5:8017/link#TOKEN", with the address that
 * a server of this unit listened on last. Whoever has it may do everything: it is for the eyes of who sits at this
 * computer. `alone`: whoever has signed in as administrator before is signed out. Free with g_free. */
char *bahe_server_new_link (BaheUnit *unit, gboolean alone, GError **error);

#endif
