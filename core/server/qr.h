/* QR codes of addresses (libqrencode). */
#ifndef BAHE_SERVER_QR_H
#define BAHE_SERVER_QR_H

#include <glib.h>

/* As a picture, one unit a module, with the margin that a camera needs. NULL: the text is too long. Free with g_free.
 */
char *bahe_qr_svg (const char *text);
/* For a terminal, two modules a character; black on white whatever the terminal's colours are. NULL: too long. */
char *bahe_qr_terminal (const char *text);

#endif
