/* Live boards: server-sent events to any number of viewers of an activity.
 *
 * The socket is taken over from libsoup, so that one message is made once and its bytes are shared by all viewers. Each
 * message is the whole board as of a seq, which is its id: whoever comes back with Last-Event-ID misses nothing. Lives
 * on the main context.
 */
#ifndef BAHE_SERVER_LIVE_H
#define BAHE_SERVER_LIVE_H

#include "server/answer.h"

typedef struct BaheLive BaheLive;

BaheLive *bahe_live_new (BaheUnit *unit);
void bahe_live_free (BaheLive *live);

/* Answers this request with the stream of an activity's boards; `seen` is the seq the viewer has already, −1: none.
 * BUSY if as many watch as this server can serve. */
gboolean bahe_live_join (BaheLive *live, SoupServerMessage *message, gint64 activity, gint64 seen, GError **error);

#endif
