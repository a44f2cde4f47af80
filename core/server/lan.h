/* The addresses of this machine that phones of the same network can reach. */
#ifndef BAHE_SERVER_LAN_H
#define BAHE_SERVER_LAN_H

#include <glib.h>

/* "192.168.1.5", of real network cards before made-up ones; IPv6 in brackets, and only where there is no IPv4. An array
 * of char * that frees them, empty if this machine is in no network. */
GPtrArray *bahe_lan_addresses (void);

#endif
