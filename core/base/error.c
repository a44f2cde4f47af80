#include "base/error.h"

typedef struct {
  char *field;
} BaheErrorPrivate;

static void
bahe_error_private_init (BaheErrorPrivate *private)
{
  private->field = NULL;
}

static void
bahe_error_private_copy (const BaheErrorPrivate *from, BaheErrorPrivate *to)
{
  to->field = g_strdup (from->field);
}

static void
bahe_error_private_clear (BaheErrorPrivate *private)
{
  g_free (private->field);
}

G_DEFINE_EXTENDED_ERROR (BaheError, bahe_error)

const char *
bahe_error_field (const GError *error)
{
  return error != NULL && error->domain == BAHE_ERROR ? bahe_error_get_private (error)->field : NULL;
}

void
bahe_error_set_field (GError *error, const char *field)
{
  if (error == NULL || error->domain != BAHE_ERROR || bahe_error_field (error) != NULL)
    return;
  bahe_error_get_private (error)->field = g_strdup (field);
}

int
bahe_error_exit_code (const GError *error)
{
  if (error == NULL || error->domain != BAHE_ERROR)
    return error == NULL ? 0 : 1;
  switch (error->code) {
  case BAHE_ERROR_INVALID:
  case BAHE_ERROR_NOT_FOUND:
  case BAHE_ERROR_AMBIGUOUS:
  case BAHE_ERROR_BLOCKED:
    return 2;
  default:
    return 1;
  }
}
