/* A real `bahe serve` on a world's store, and clients that ask it and watch it. */
#ifndef BAHE_TESTS_SERVER_KIT_H
#define BAHE_TESTS_SERVER_KIT_H

#include "../cli/kit.h"

#include <libsoup/soup.h>

typedef struct {
  GSubprocess *process;
  GDataInputStream *out;
  guint port;
  SoupSession *session;
} Server;

/* A port of 127.0.0.1 that nobody listens on. */
guint free_port (void);
/* Starts a server and waits until it says where it is. `stumble` goes to the test plugin of data/; NULL: it walks well.
 */
Server server_start (const World *world, guint port, const char *stumble);
typedef struct {
  guint port;          /* 0: any */
  const char *stumble; /* goes to the test plugin of data/; NULL: it walks well */
  const char *option;  /* "--lan"; NULL: none */
  guint most_files;    /* that it may have open; 0: as many as this process */
  gboolean terminal;   /* what it says goes to a terminal */
  const char *log;     /* a file for what it warns of; NULL: to the log of the test */
  const char *now;     /* what it takes the time to be; NULL: as the world does */
} ServerHow;
/* The same, started in one of many ways; `said` (may be NULL) gets the lines before the one that says where it is. */
Server server_start_how (const World *world, const ServerHow *how, GString *said);
/* Waits until it says so again, which it does after each start. */
void server_wait_ready (Server *server, GString *said);
/* The power goes; what the clients hold is cut. */
void server_kill (Server *server);
/* As by Ctrl-C; it must end well, without a leak where sanitizers look. */
void server_stop (Server *server);

typedef struct {
  guint status; /* 0: no answer came */
  char *body;
  SoupMessage *message;
} Answer;
void answer_clear (Answer *answer);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Answer, answer_clear)
Answer ask (const Server *server, const char *method, const char *path);
/* A GET with one more header. */
Answer ask_with (const Server *server, const char *path, const char *header, const char *value);
const char *answer_header (const Answer *answer, const char *name);
/* The body of a GET that must succeed. Put it. */
json_object *ask_json (const Server *server, const char *path);

typedef struct { /* a phone or computer: what its browser keeps */
  const Server *server;
  char *cookie, *token;
  const char *origin, *accept, *type; /* NULL: no Origin, no Accept; application/json */
} Phone;
void phone_clear (Phone *phone);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Phone, phone_clear)
/* Sends what it keeps, and keeps what it is told. `body` NULL: none. */
Answer phone_ask (Phone *phone, const char *method, const char *path, const char *body);
/* The same, and it must be answered with 200. Put it. */
json_object *phone_ok (Phone *phone, const char *method, const char *path, const char *body);
/* The administrator's, signed in by a link that `bahe link` made. */
Phone phone_administrator (const World *world, const Server *server);
/* The code of a new seat of an activity; `asked` is the body. Free with g_free. */
char *phone_new_code (Phone *officer, gint64 activity, const char *asked);
/* A phone that has the seat of this code. */
Phone phone_with_code (const Server *server, const char *code);
/* What a refusal says: "wrong-code". "" where it is none. Borrowed until the next call. */
const char *answer_code (const Answer *answer);

typedef struct {
  GDataInputStream *lines;
  gint64 id; /* of the last message; −1: none yet */
  gint64 activity;
} Viewer;
/* Joins, or comes back after a cut, saying the id that it saw last. */
void viewer_join (Viewer *viewer, const Server *server);
/* FALSE: there is no room. */
gboolean viewer_try_join (Viewer *viewer, const Server *server);
/* Any stream of this server, as of a phone with this cookie (NULL: of nobody). FALSE: there is no room. */
gboolean viewer_open (Viewer *viewer, const Server *server, const char *path, const char *cookie);
/* The next message of this event (NULL: without one); fails the test where the stream ends before. Put it. */
json_object *viewer_next_of (Viewer *viewer, const char *event);
json_object *viewer_next (Viewer *viewer);
/* Reads to the end of a stream that is cut. */
void viewer_wait_cut (Viewer *viewer);
void viewer_leave (Viewer *viewer);

/* Records a match of the league of world_league, and what its board must lead with then. */
void record_match (const World *world, const char *winner, const char *loser);
/* The points of a team on the first board of a message; −1: not there. */
int points_of (json_object *boards, const char *team);

#endif
