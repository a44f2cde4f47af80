#include "base/error.h"

G_DEFINE_QUARK (bahe - error - quark, bahe_error)

int
bahe_error_exit_code (const GError *error)
{
  if (error == NULL || error->domain != BAHE_ERROR)
    return error == NULL ? 0 : 1;
  switch (error->code) {
  case BAHE_ERROR_INVALID:
  case BAHE_ERROR_NOT_FOUND:
  case BAHE_ERROR_AMBIGUOUS:
    return 2;
  default:
    return 1;
  }
}
