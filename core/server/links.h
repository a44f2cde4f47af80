/* The administrator's links: each signs one browser in. A link is made where somebody sits at the machine itself, by
 * the server or by another process beside it; its hash is the name of an empty file, and whoever removes that file has
 * used it.
 */
#ifndef BAHE_SERVER_LINKS_H
#define BAHE_SERVER_LINKS_H

#include "store/store.h"

#define BAHE_LINK_DAYS 7

/* "/link#TOKEN", good once and for BAHE_LINK_DAYS; it is on the disk. Free with g_free. */
char *bahe_link_new (BaheStore *store, GError **error);
/* Uses a link's token up. FALSE with WRONG_LINK if there is no such link any more. */
gboolean bahe_link_use (BaheStore *store, const char *token, GError **error);

/* The address that a server of this store listened on last ("http://192.168.1.5:8017"), so that a link can be printed
 * in full; NULL: none yet. Free with g_free. */
char *bahe_link_address (BaheStore *store);
gboolean bahe_link_set_address (BaheStore *store, const char *address, GError **error);

#endif
