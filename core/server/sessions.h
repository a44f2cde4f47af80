/* Who is signed in: sessions of browsers, and the seats of an activity with their six-digit codes.
 *
 * Kept in one file of mode 0600 beside the unit's keys, secrets and codes only hashed; what is answered is on the disk,
 * and what another process writes there counts at once. Safe on any thread; looking never waits for a write.
 */
#ifndef BAHE_SERVER_SESSIONS_H
#define BAHE_SERVER_SESSIONS_H

#include "server/answer.h"

#define BAHE_SESSION_DAYS 180 /* a browser stays signed in so long */
#define BAHE_CODE_DAYS 7      /* a code lets a phone in so long after it was made */

typedef struct BaheSessions BaheSessions;

/* CORRUPT if the file is there and cannot be understood. The store must outlive it. */
BaheSessions *bahe_sessions_open (BaheStore *store, GError **error);
void bahe_sessions_free (BaheSessions *sessions);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BaheSessions, bahe_sessions_free)

typedef enum {
  BAHE_SESSION_NONE,
  BAHE_SESSION_LIVE,
  BAHE_SESSION_WITHDRAWN, /* by an officer */
  BAHE_SESSION_MOVED,     /* another phone took the seat over */
} BaheSessionState;

typedef struct { /* what a browser may; zero: it is not signed in */
  BaheSessionState state;
  BaheRole role;
  gint64 activity;  /* the one it is bound to; 0: all */
  guint number;     /* of its seat; 0: none */
  char *seat;       /* what the kind calls it: "3"; NULL: none */
  char *label;      /* for people; NULL: none */
  char *page_token; /* goes with every request that changes something */
} BaheSession;
void bahe_session_clear (BaheSession *session);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BaheSession, bahe_session_clear)

/* The session of this secret of a cookie; zero if there is none. One that has ended has its state, and the role of a
 * viewer. */
void bahe_sessions_find (BaheSessions *sessions, const char *secret, BaheSession *session);

/* Sign in; return the secret for the cookie. `before` is what the browser's cookie said until now (NULL: nothing): that
 * session is over. An administrator's: */
char *bahe_sessions_sign_in (BaheSessions *sessions, const char *before, GError **error);
/* The phone of a seat: WRONG_CODE, or SEAT_TAKEN where another phone has it and `take_over` is not set. */
char *bahe_sessions_take_seat (BaheSessions *sessions, const char *code, gboolean take_over, const char *before,
                               GError **error);
gboolean bahe_sessions_sign_out (BaheSessions *sessions, const char *secret, GError **error);
/* Signs every administrator out, wherever they are. */
gboolean bahe_sessions_end_administrators (BaheSessions *sessions, GError **error);

typedef struct {
  gint64 activity;
  BaheRole role;
  const char *seat, *label; /* NULL: of a judge the next number; what this role and number is called */
} BaheSeatAsked;
/* A new seat and its code, which is given this once: {number, code, label, address}. REFUSED if a judge has that seat
 * already, or if there are too many. */
json_object *bahe_sessions_add_seat (BaheSessions *sessions, const BaheSeatAsked *asked, GError **error);
/* The seats of an activity in order: [{number, role, seat, label, state, since}]. */
json_object *bahe_sessions_seats (BaheSessions *sessions, gint64 activity);
/* The seat as it is then. NOT_FOUND. */
json_object *bahe_sessions_withdraw_seat (BaheSessions *sessions, gint64 activity, guint number, GError **error);

#endif
