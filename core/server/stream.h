/* Server-sent events: channels of a name, and any number of viewers of each.
 *
 * The socket is taken over from libsoup, so that one message is made once and its bytes are shared by all viewers. What
 * is sent is whole: "id: …\nevent: …\ndata: …\n\n". Lives on the main context.
 */
#ifndef BAHE_SERVER_STREAM_H
#define BAHE_SERVER_STREAM_H

#include "server/answer.h"

typedef struct BaheStreams BaheStreams;
typedef struct BaheStreamViewer BaheStreamViewer;

BaheStreams *bahe_streams_new (void);
/* Drops all viewers. */
void bahe_streams_free (BaheStreams *streams);

/* Sends a newcomer what it has to know, before anything else is sent to it. */
typedef void (*BaheStreamWelcome) (BaheStreamViewer *viewer, gpointer data);

/* Answers this request with the stream of a channel; `data` is freed with `free_data` (NULL: not) after `welcome`, or
 * when it comes to nothing. BUSY if as many watch as this server can serve: then `data` is freed too. */
gboolean bahe_streams_join (BaheStreams *streams, SoupServerMessage *message, const char *channel,
                            BaheStreamWelcome welcome, gpointer data, GDestroyNotify free_data, GError **error);

/* To one who is being welcomed. */
void bahe_stream_send (BaheStreamViewer *viewer, GBytes *bytes);
/* To all of a channel. */
void bahe_streams_send (BaheStreams *streams, const char *channel, GBytes *bytes);
/* Closes all of a channel; a browser joins again by itself, as whoever it is then. */
void bahe_streams_cut (BaheStreams *streams, const char *channel);
/* Whether more than half of the room is taken: then sockets are too few to be kept by those who only may ask again. */
gboolean bahe_streams_crowded (const BaheStreams *streams);
gboolean bahe_streams_watched (BaheStreams *streams, const char *channel);

/* "event: …\ndata: …\n\n"; `event` NULL: the plain one; `id` −1: none. Takes no hold of the object. */
GBytes *bahe_stream_message (const char *event, gint64 id, json_object *data);
/* The same of a text without line ends. */
GBytes *bahe_stream_text (const char *event, gint64 id, const char *text, gsize length);

#endif
