/* Threads for what waits or takes long, so that live boards never stand still for it. Made, used and freed on the main
 * thread. */
#ifndef BAHE_SERVER_WORK_H
#define BAHE_SERVER_WORK_H

#include <glib.h>

typedef struct BaheWorkers BaheWorkers;

/* `run` is called with each data on one of the threads, then `done` with it on the main thread. */
BaheWorkers *bahe_workers_new (void (*run) (gpointer data), void (*done) (gpointer data));
/* Waits for what is running; `drop` frees what is not done then. */
void bahe_workers_free (BaheWorkers *workers, void (*drop) (gpointer data));
void bahe_workers_give (BaheWorkers *workers, gpointer data);

#endif
