/* One error domain for the whole host. A message says what is wrong, where, and what to do, in the user's language. */
#ifndef BAHE_BASE_ERROR_H
#define BAHE_BASE_ERROR_H

#include <glib.h>

#define BAHE_ERROR (bahe_error_quark ())
GQuark bahe_error_quark (void);

typedef enum {
  BAHE_ERROR_INVALID,   /* the words or values given do not fit: exit code 2 */
  BAHE_ERROR_NOT_FOUND, /* what was named is not there: exit code 2 */
  BAHE_ERROR_AMBIGUOUS, /* what was named could be several things: exit code 2 */
  BAHE_ERROR_REFUSED,   /* the kind or the host says no to a well-formed verb: exit code 1 */
  BAHE_ERROR_BLOCKED,   /* fund rules do not allow it (不能办理): exit code 2 */
  BAHE_ERROR_CONFLICT,  /* the same id came with other values: exit code 1 */
  BAHE_ERROR_RULE,      /* a scoring rule is wrong: exit code 1 */
  BAHE_ERROR_LIMIT,     /* a rule or plugin used too much time or memory: exit code 1 */
  BAHE_ERROR_PLUGIN,    /* a plugin is refused or quarantined: exit code 1 */
  BAHE_ERROR_STORE,     /* reading or writing failed: exit code 1 */
  BAHE_ERROR_FULL,      /* no space left: exit code 1 */
  BAHE_ERROR_READ_ONLY, /* opened for reading only: exit code 1 */
  BAHE_ERROR_CORRUPT,   /* the file is damaged: exit code 1 */
  BAHE_ERROR_VERSION,   /* made by a newer bahe: exit code 1 */
} BaheErrorCode;

/* Where the error is about one field of what was given, its name: of rows "rows.column". NULL: about none. Borrowed from the
 * error, which may be NULL; copying, moving and prefixing an error keep it. */
const char *bahe_error_field (const GError *error);
/* Names the field of an error of BAHE_ERROR that has none yet; another one, or NULL, stays as it is. */
void bahe_error_set_field (GError *error, const char *field);

/* The exit code that a command ends with after this error: 1 or 2. */
int bahe_error_exit_code (const GError *error);

#endif
