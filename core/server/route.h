/* The table of what is offered: each part of the server has its rows, server.c lists the parts. Whatever is in no row
 * is refused; who may do what is said in the row, and checked before the handler runs. */
#ifndef BAHE_SERVER_ROUTE_H
#define BAHE_SERVER_ROUTE_H

#include "server/sessions.h"

#define BAHE_SMALL_BODY (64 * 1024)
#define BAHE_LARGE_BODY (1024 * 1024)
#define BAHE_FILES_BODY (24 * 1024 * 1024) /* two of the largest files as base64, or many photos */
#define BAHE_MOST_WORDS 3

typedef struct BaheServer BaheServer;
typedef struct BaheRoute BaheRoute;

typedef struct { /* one request that is being answered */
  BaheServer *server;
  SoupServerMessage *message; /* touched on the main thread only */
  const BaheRoute *route;
  GHashTable *query;            /* name → text; NULL: none */
  gint64 activity;              /* of {activity} in the address; 0 */
  char *words[BAHE_MOST_WORDS]; /* of the {word}s in the address, in order */
  json_object *body;            /* an object; NULL where the route takes none */
  BaheLanguage language;        /* of its messages: already that of the thread a handler runs on */
  char *secret;                 /* of its cookie; NULL: none */
  char *from;                   /* the address it comes from: "192.168.1.7"; NULL: the route takes no body */
  BaheSession session;          /* who asks; the rows below are borrowed from it */
  BaheRole role;                /* of the session; BAHE_VIEWER without one */
  gint64 bound;                 /* the one activity of its session; 0: all */
  guint number;                 /* of its seat; 0: none */
  const char *seat;             /* what BaheRequest.seat is to be; NULL: none */
} BaheCall;

/* Fills the reply, or gives the error that becomes a refusal. */
typedef gboolean (*BaheHandle) (BaheCall *call, BaheReply *reply, GError **error);

typedef enum {
  BAHE_ROUTE_THREAD = 1 << 0, /* the handler waits for the disk or works long: it runs on a thread of its own and must
                                 not touch the message or anything else that lives on the main thread */
  BAHE_ROUTE_FILES = 1 << 1,  /* {word} is a verb of {activity}, or without an activity one is opened: where that takes
                                 files, and only from who may do it, the body may have BAHE_FILES_BODY bytes */
} BaheRouteFlags;

struct BaheRoute {
  const char *method; /* "GET" answers HEAD too */
  const char *path;   /* "/api/activity/{activity}/do/{word}" */
  BaheRole role; /* the least; BAHE_VIEWER: no session is needed, and of an unsafe method only the origin is checked.
                  * With another one, a session of one activity may only address {activity} with its own; a handler
                  * whose activity stands elsewhere looks at call->bound */
  guint flags;
  gsize body; /* bytes at most of a JSON object that must come; 0: no body is looked at */
  BaheHandle handle;
  /* Answers on the main thread from what is kept; FALSE: nothing is, and `handle` answers. NULL: nothing is ever kept.
   */
  gboolean (*at_once) (BaheCall *call, BaheReply *reply);
};

/* When the headers are there: finds the row, and says how much of the body is kept. Main thread. */
void bahe_routes_expect (BaheServer *server, SoupServerMessage *message, const char *path);
/* Answers the request, after that. Main thread. */
void bahe_routes_answer (BaheServer *server, SoupServerMessage *message, const char *path, GHashTable *query);

/* Of the query of an address: NULL, FALSE, `fallback` where it is not there. Borrowed. */
const char *bahe_call_query (const BaheCall *call, const char *name);
gboolean bahe_call_query_flag (const BaheCall *call, const char *name);
gint64 bahe_call_query_integer (const BaheCall *call, const char *name, gint64 fallback);

/* FALSE with WITHDRAWN or MOVED: the session has ended. Rows for more than viewers have looked already. */
gboolean bahe_call_check_ended (const BaheCall *call, GError **error);
/* The cookie that has the browser keep this secret; NULL: that has it forget. Free with g_free. */
char *bahe_call_cookie (const char *secret);

/* INVALID about a field of what was given. Always FALSE. */
gboolean bahe_call_say_field (const char *field, const char *words, GError **error);
/* The id that the page made, and the values of "given" (borrowed; NULL: none). */
gboolean bahe_call_asked (const BaheCall *call, BaheId *id, json_object **given, GError **error);
/* A text of the body; NULL if it is not there. INVALID naming the field if it is no text, or missing and required. */
gboolean bahe_call_text (const BaheCall *call, const char *name, gboolean required, const char **text, GError **error);

#endif
