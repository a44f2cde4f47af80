/* What `bahe serve` says when it is ready. */
#ifndef BAHE_APP_WELCOME_H
#define BAHE_APP_WELCOME_H

#include "server/server.h"

/* Lets this process hold as many sockets as a hall has phones. Before the server listens. */
void bahe_welcome_make_room (void);

/* Where it is, for `lan` with a QR code; and the administrator's link, which only the terminal of who started it gets:
 * a file or a log would keep it for others. */
void bahe_welcome (BaheUnit *unit, const BaheServer *server, gboolean lan);

#endif
