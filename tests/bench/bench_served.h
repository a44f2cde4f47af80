/* A server in a process of its own beside the least that could answer as it does, and a client of either. */
#ifndef BAHE_BENCH_SERVED_H
#define BAHE_BENCH_SERVED_H

#include "bench.h"

#include <stdatomic.h>

#define FIRST_ACTIVITY 3 /* after the unit and the roster */

/* A client: one request at a time, on one connection for as long as the server keeps it. */
typedef struct {
  int socket;
  guint port;
  GString *in;
  guint status;
} Wire;
void wire_open (Wire *wire, guint port);
void wire_close (Wire *wire);
/* Sends and waits; the answer, head and all, stands in wire->in. */
void wire_ask (Wire *wire, const char *request, gsize n);
/* The two halves of it. */
void wire_send (Wire *wire, const char *request, gsize n);
void wire_wait (Wire *wire);
/* A new connection to this port of this machine. */
int wire_socket (guint port);

/* A request with a body of JSON; `headers` each with its line end. Free with g_free. */
char *request_text (const char *method, const char *path, const char *headers, const char *body);

typedef struct {
  pid_t process;
  guint port;
  char *said; /* what it said besides its address */
} Child;
/* `which` is one of bench_server_child. */
Child child_start (const char *which, const char *path, const char *keys, const char *source);
void child_end (Child *child);
/* Of what it holds in memory now. */
double child_kilobytes (const Child *child);

typedef struct {
  BenchWorld *world;
  Child ours, least;
  char *signed_in; /* headers */
  _Atomic guint64 next;
} Served;
/* `name` of its folder. */
Served *served_new (const BenchPlace *place, const char *name);
void served_free (Served *served);

/* Sends to all who are connected as many bytes as it is told to; does not return (bench_sse.c). */
G_NORETURN void serve_crowd (void);

#endif
