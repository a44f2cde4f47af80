#include "server/lan.h"

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <netinet/in.h>
#include <sys/socket.h>

/* Bridges and tunnels of containers and virtual machines have addresses too, which no phone reaches. */
static gboolean
is_real (const char *interface)
{
  g_autofree char *device = g_build_filename ("/sys/class/net", interface, "device", NULL);

  return g_file_test (device, G_FILE_TEST_EXISTS);
}

/* The address as it stands in a URL; NULL: not of this family, or one that does not leave the cable. */
static char *
address_text (const struct sockaddr *address, int family)
{
  char text[INET6_ADDRSTRLEN];

  if (address == NULL || address->sa_family != family)
    return NULL;
  if (family == AF_INET) {
    const struct in_addr *in = &((const struct sockaddr_in *) (gconstpointer) address)->sin_addr;
    gboolean local = (ntohl (in->s_addr) >> 16) == 0xa9fe; /* 169.254: nobody gave this card an address */
    return !local ? g_strdup (inet_ntop (family, in, text, sizeof text)) : NULL;
  }
  const struct in6_addr *in6 = &((const struct sockaddr_in6 *) (gconstpointer) address)->sin6_addr;
  if (IN6_IS_ADDR_LINKLOCAL (in6) || inet_ntop (family, in6, text, sizeof text) == NULL)
    return NULL;
  return g_strdup_printf ("[%s]", text);
}

static void
add (GPtrArray *found, const struct ifaddrs *all, int family, gboolean real)
{
  for (const struct ifaddrs *one = all; one != NULL; one = one->ifa_next) {
    const unsigned int unwanted = IFF_LOOPBACK | IFF_POINTOPOINT;
    if ((one->ifa_flags & IFF_UP) == 0 || (one->ifa_flags & unwanted) != 0 || is_real (one->ifa_name) != real)
      continue;
    char *text = address_text (one->ifa_addr, family);
    if (text != NULL)
      g_ptr_array_add (found, text);
  }
}

GPtrArray *
bahe_lan_addresses (void)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_free);
  struct ifaddrs *all = NULL;

  if (getifaddrs (&all) != 0)
    return found;
  static const struct {
    int family;
    gboolean real;
  } order[] = { { AF_INET, TRUE }, { AF_INET, FALSE }, { AF_INET6, TRUE }, { AF_INET6, FALSE } };
  for (guint i = 0; i < G_N_ELEMENTS (order) && found->len == 0; i++)
    add (found, all, order[i].family, order[i].real);
  freeifaddrs (all);
  return found;
}
