/* Connections, and how long each may say nothing. Inside core/server only; of one thread, the loop's. */
#ifndef BAHE_SERVER_CONNECTIONS_H
#define BAHE_SERVER_CONNECTIONS_H

#include <gio/gio.h>

typedef struct BaheConnections BaheConnections;

BaheConnections *bahe_connections_new (void);
void bahe_connections_free (BaheConnections *connections);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BaheConnections, bahe_connections_free)

/* The connection is shut down in so many seconds, or one more, unless it is given another time before. It is not kept
 * alive by this. */
void bahe_connections_end_in (BaheConnections *connections, GSocket *socket, guint seconds);

#endif
