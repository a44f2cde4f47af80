/* Inside core/server only: what its files share.
 *
 * - server.c: listening, options, lifetime; connections.c: how long each may say nothing
 * - route.c: the table: who may, body, dispatch; address.c: which row; answer.c: replies, refusals
 * - work.c: threads for what takes long
 * - stream.c: server-sent events; live.c: boards and clocks over them
 * - pages.c: the web app
 * - made.c: boards that were made, for the next who asks
 * - boards.c: activities and their boards; act.c, form.c: what is done, and what forms are made from
 * - file.c: files of records; secrets.c: private values and files
 * - paper.c: boards as pictures and pages
 * - screen.c: big screens, remotes and clocks; scene.c: what a screen shows
 * - access.c: signing in, seats; sessions.c: who is signed in (session_rows.c: its file); links.c: the administrator's
 *   links; limit.c: tries of codes
 */
#ifndef BAHE_SERVER_PRIVATE_H
#define BAHE_SERVER_PRIVATE_H

#include "server/address.h"
#include "server/connections.h"
#include "server/lan.h"
#include "server/limit.h"
#include "server/links.h"
#include "server/live.h"
#include "server/made.h"
#include "server/paper.h"
#include "server/qr.h"
#include "server/route.h"
#include "server/screen.h"
#include "server/server.h"
#include "server/work.h"

struct BaheServer {
  BaheUnit *unit;
  SoupServer *soup;
  BaheConnections *connections;
  BaheAddresses *routes;
  BaheStreams *streams;
  BaheMade *made;
  BaheLive *live;
  BaheScreens *screens;
  BaheSessions *sessions;
  BaheLimit *limit;               /* of tries of codes */
  GMutex opening;                 /* held while an activity is opened with all who take part */
  BaheWorkers *readers, *writers; /* apart: who looks never stands behind who waits for the disk */
  BahePapers *papers;
  char *address;
  guint port;
  gboolean lan;
  char **addresses; /* what others reach it by */
};

/* Threads for the rows that wait; freed before what their handlers use. */
BaheWorkers *bahe_routes_workers (void);
void bahe_routes_workers_free (BaheWorkers *workers);

/* What others reach this server by now: bahe_server_addresses says what it was at the start. Free with g_strfreev. */
char **bahe_server_find_addresses (const BaheServer *server);

/* The page that says that there is none at this address. */
gboolean bahe_pages_missing (BaheReply *reply, GError **error);

/* The parts of what is offered, each a list that ends with a row of zeros. */
extern const BaheRoute bahe_page_routes[];
extern const BaheRoute bahe_access_routes[];
extern const BaheRoute bahe_act_routes[];
extern const BaheRoute bahe_file_routes[];
extern const BaheRoute bahe_board_routes[];
extern const BaheRoute bahe_awards_routes[];
extern const BaheRoute bahe_screen_routes[];
extern const BaheRoute bahe_open_routes[];
extern const BaheRoute bahe_paper_routes[];
extern const BaheRoute bahe_qr_routes[];
extern const BaheRoute bahe_policy_routes[];
extern const BaheRoute bahe_secrets_routes[];

#endif
