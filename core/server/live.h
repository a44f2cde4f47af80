/* Live boards and clocks: what any number of viewers of an activity are sent.
 *
 * Each message is the whole board as of a seq, which is its id: whoever comes back with Last-Event-ID misses nothing.
 * `event: clock` is the running clock, which is memory and no record. Lives on the main context.
 */
#ifndef BAHE_SERVER_LIVE_H
#define BAHE_SERVER_LIVE_H

#include "server/made.h"
#include "server/stream.h"

typedef struct BaheLive BaheLive;

/* Both must outlive it. */
BaheLive *bahe_live_new (BaheMade *made, BaheStreams *streams);
void bahe_live_free (BaheLive *live);

/* Answers this request with the stream of an activity's boards; `seen` is the seq the viewer has already, −1: none.
 * `works`: of one who records, and is shown views as they are while a board is held. Words are in `language`. BUSY if
 * as many watch as this server can serve. */
gboolean bahe_live_join (BaheLive *live, SoupServerMessage *message, gint64 activity, gint64 seen, gboolean works,
                         BaheLanguage language, GError **error);

/* Somebody may work at this activity no more: all who do join again. */
void bahe_live_rejoin (BaheLive *live, gint64 activity);

typedef struct {
  const char *kind; /* of bahe_clock_kinds; NULL: no clock */
  guint seconds;    /* that are left now */
  gboolean running;
} BaheClock;
extern const char *const bahe_clock_kinds[]; /* NULL at its end */
#define BAHE_MOST_SECONDS 36000

/* Sets the clock of an activity, and tells all who watch it. */
void bahe_live_set_clock (BaheLive *live, gint64 activity, const BaheClock *clock);

#endif
