/* A server that a plugin brings down is back at once: this process starts the one that serves, and starts it again when
 * it dies. */
#ifndef BAHE_APP_SUPERVISE_H
#define BAHE_APP_SUPERVISE_H

#include <glib.h>

/* Whether this process is the one that serves, started by bahe_supervise. */
gboolean bahe_is_supervised (void);
/* Whether it was started in the place of one that died: what was said at the start need not be said again. */
gboolean bahe_is_started_again (void);

/* Runs `argv` again as a child that serves, until it ends by itself or this process is told to end; returns its exit
 * code. A child that dies of a signal is started again within a second; one that dies five times in a minute is given
 * up, with words. */
int bahe_supervise (const char *executable, char **argv);

#endif
