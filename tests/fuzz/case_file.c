/* Files of example cases, which people hand in: through bahe-cases' own main, from a file without a name. */
#include "fuzz.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

int cases_main (int argc, char **argv);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static gboolean silent = FALSE;
  char program[] = "bahe-cases";
  g_autofree char *path = NULL;
  int file = memfd_create ("case", MFD_CLOEXEC);

  if (!silent && freopen ("/dev/null", "w", stdout) == NULL)
    g_error ("there is no /dev/null");
  silent = TRUE;
  if (file < 0 || write (file, data, size) != (gssize) size)
    g_error ("a file in memory cannot be made");
  path = g_strdup_printf ("/proc/self/fd/%d", file);
  cases_main (2, (char *[]){ program, path, NULL });
  close (file);
  return 0;
}
