/* core/server — pages, JSON and live boards over HTTP (libsoup-3). No SQL, no Lua: everything through core/activity. */
#ifndef BAHE_SERVER_H
#define BAHE_SERVER_H

#include "activity/activity.h"

typedef struct BaheServer BaheServer;

typedef struct {
  const char *address; /* NULL: 127.0.0.1 */
  guint port;          /* 0: any free one */
} BaheServerOptions;

/* Listens; runs on the default main context. The unit must outlive it. */
BaheServer *bahe_server_new (BaheUnit *unit, const BaheServerOptions *options, GError **error);
void bahe_server_free (BaheServer *server);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BaheServer, bahe_server_free)
/* "http://127.0.0.1:8017/" */
const char *bahe_server_address (const BaheServer *server);

/* A new administrator's link, good once and for seven days: "http://192.168.1.5:8017/link#TOKEN", with the address that
 * a server of this unit listened on last. Whoever has it may do everything: it is for the eyes of who sits at this
 * computer. Free with g_free. */
char *bahe_server_new_link (BaheUnit *unit, GError **error);

#endif
