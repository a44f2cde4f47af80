#include "app/welcome.h"
#include "app/supervise.h"

#include <stdio.h>
#include <sys/resource.h>
#include <unistd.h>

#define MOST_SOCKETS 16384 /* a phone that watches has one of its own, and a browser keeps two more for a while */

void
bahe_welcome_make_room (void)
{
  struct rlimit files;

  if (getrlimit (RLIMIT_NOFILE, &files) != 0 || files.rlim_cur >= MOST_SOCKETS)
    return;
  files.rlim_cur = MIN (MOST_SOCKETS, files.rlim_max);
  setrlimit (RLIMIT_NOFILE, &files);
}

static void
say_network (const BaheServer *server, gboolean terminal)
{
  const char *const *addresses = bahe_server_addresses (server);

  if (g_str_equal (addresses[0], bahe_server_address (server))) {
    printf (_ ("this computer is in no network; connect it, then start again\n"));
    return;
  }
  for (const char *const *address = addresses; *address != NULL; address++) {
    g_autofree char *qr = terminal ? bahe_server_qr (*address) : NULL;
    printf (_ ("phones and screens of this network: %s\n"), *address);
    if (qr != NULL)
      printf ("%s", qr);
  }
}

static void
say_link (BaheUnit *unit)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *link = bahe_server_new_link (unit, FALSE, &error);

  if (link != NULL)
    printf (_ ("sign in as administrator, once: %s\n"), link);
  else
    g_printerr ("bahe: %s\n", error->message);
}

void
bahe_welcome (BaheUnit *unit, const BaheServer *server, gboolean lan)
{
  gboolean terminal = isatty (STDOUT_FILENO) && !bahe_is_started_again ();

  if (lan)
    say_network (server, terminal);
  if (terminal)
    say_link (unit);
  else if (!bahe_is_started_again ())
    printf (_ ("to sign in as administrator, make a link on this computer: bahe link\n"));
  printf (_ ("boards at %s (Ctrl-C ends)\n"), bahe_server_address (server));
  fflush (stdout);
}
