/* How often a code may be tried: so often that nobody who mistypes notices, and so seldom that guessing is hopeless.
 *
 * A token bucket for each address and one for all together. Only wrong tries cost. Safe on any thread.
 */
#ifndef BAHE_SERVER_LIMIT_H
#define BAHE_SERVER_LIMIT_H

#include <glib.h>

typedef struct BaheLimit BaheLimit;

BaheLimit *bahe_limit_new (void);
void bahe_limit_free (BaheLimit *limit);

/* Takes one try of this address ("192.168.1.7", "fe80::1"). 0: it may; else after how many seconds it may again. */
guint bahe_limit_take (BaheLimit *limit, const char *from);
/* The try was a right one and costs nothing. */
void bahe_limit_give_back (BaheLimit *limit, const char *from);

#endif
