/* What is answered to one request, and how errors become refusals: docs/http-api.md "Refusals". Safe on any thread but
 * for bahe_reply_send. */
#ifndef BAHE_SERVER_ANSWER_H
#define BAHE_SERVER_ANSWER_H

#include "activity/activity.h"

#include <libsoup/soup.h>

/* Refusals that only HTTP knows, beside those of BAHE_ERROR. Each has its row in the table of answer.c. */
#define BAHE_HTTP_ERROR (bahe_http_error_quark ())
GQuark bahe_http_error_quark (void);

typedef enum {
  BAHE_HTTP_NO_SESSION,
  BAHE_HTTP_WRONG_CODE,
  BAHE_HTTP_WRONG_LINK,
  BAHE_HTTP_NOT_ALLOWED,
  BAHE_HTTP_WRONG_TOKEN,
  BAHE_HTTP_WRONG_ORIGIN,
  BAHE_HTTP_NOT_FOUND, /* no page at this address */
  BAHE_HTTP_METHOD,
  BAHE_HTTP_TOO_LARGE,
  BAHE_HTTP_TYPE,
  BAHE_HTTP_SEAT_TAKEN,
  BAHE_HTTP_WITHDRAWN,
  BAHE_HTTP_MOVED,
  BAHE_HTTP_TOO_MANY,
  BAHE_HTTP_BUSY, /* as many watch as this server can serve */
} BaheHttpError;

typedef enum {
  BAHE_KEEP_NOT,     /* of what somebody asked for now */
  BAHE_KEEP_AND_ASK, /* may be kept, and is asked for again: did it change? */
  BAHE_KEEP_FOREVER, /* at this address there will never be other bytes */
} BaheKeep;

typedef enum {
  BAHE_OPENED, /* of this server's own making */
  BAHE_BOXED,  /* a picture that somebody brought: opened where nothing in it may run, load or reach this origin */
  BAHE_PAPER,  /* likewise a PDF: browsers open one in a viewer of their own, and not in a sandbox */
  BAHE_SAVED,  /* likewise anything else: never opened in the browser */
} BaheDisposition;

typedef struct {
  guint status;                /* 0: 200 */
  const char *type;            /* of the body; static */
  GBytes *bytes;               /* the body */
  char *tag;                   /* of these very bytes, as ETag has it: who says it knows them is told so; NULL: none */
  char *file;                  /* what to call it where it is kept as a file; NULL: nothing */
  BaheDisposition disposition; /* whether a browser may open it */
  BaheKeep keep;               /* by browsers */
  gboolean zipped;             /* the bytes are those of gzip; who cannot read that is sent what they hold */
  gboolean last;               /* the connection is not kept for another request */
  gboolean taken;              /* somebody else answers, or has the socket: nothing is sent here */
  char *cookie;                /* what the browser is to keep; NULL: as before */
  guint retry_after;           /* seconds; 0: not said */
  gint64 rejoin; /* an activity whose streams for those who work are cut, for they may not be the same now; 0: none */
} BaheReply;
void bahe_reply_clear (BaheReply *reply);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BaheReply, bahe_reply_clear)

#define BAHE_JSON_TYPE "application/json; charset=utf-8"

/* Takes the object. Always TRUE, so: return bahe_reply_json (reply, object). */
gboolean bahe_reply_json (BaheReply *reply, json_object *object);
/* Takes the bytes; `type` is static: "image/png". Always TRUE. */
gboolean bahe_reply_bytes (BaheReply *reply, const char *type, GBytes *bytes);
/* What the bytes are known by, as BaheReply.tag. Free with g_free. */
char *bahe_reply_tag_of (GBytes *bytes);
/* The refusal of an error: {error, code, field?}. What only the operator can mend is logged. */
void bahe_reply_error (BaheReply *reply, const GError *error);
/* Sets status, body and the headers that guard a page, on the main thread. */
void bahe_reply_send (const BaheReply *reply, SoupServerMessage *message);

/* Adds the text; NULL: null. */
void bahe_answer_add_text (json_object *object, const char *name, const char *text);

#endif
