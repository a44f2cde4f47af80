/* Who sees what of a view's rows, and whom its lists still hold. */
#include "activity/private.h"

#include <string.h>

/* Whether somebody has died or left the unit; who retired is still of it. */
static gboolean
is_gone (const BaheRoster *roster, gint64 person)
{
  static const char *const gone[] = { "died", "transferred", "left", NULL };
  BaheValue status;

  return bahe_roster_field (roster, person, "status", G_MAXINT64, &status) && g_strv_contains (gone, status.text);
}

/* Takes the dead, and who has left, out of a list, in place; FALSE if it is about nobody else. */
static gboolean
keep_living (const BaheRoster *roster, const BaheField *field, BaheValue *value)
{
  BaheValue *items = (BaheValue *) value->items;
  gsize kept = 0, n = value->n;

  if (value->how == BAHE_UNSET)
    return TRUE;
  if ((field->flags & BAHE_MANY) == 0)
    return !is_gone (roster, value->integer);
  for (gsize i = 0; i < n; i++)
    if (!is_gone (roster, items[i].integer))
      items[kept++] = items[i];
  value->n = kept;
  return kept > 0 || n == 0;
}

/* The rows of a view are the caller's own copies: a list in them may be made shorter. */
BaheValue *
bahe_row_in_sight (const BaheRoster *roster, const BaheEventInfo *view, const BaheValue *values, BaheRole role)
{
  g_autofree BaheValue *seen = g_memdup2 (values, view->n_fields * sizeof *values);
  gboolean restricted = FALSE, says = FALSE;

  for (guint i = 0; i < view->n_fields; i++) {
    const BaheField *field = &view->table->fields[i];
    if ((field->flags & BAHE_LIVING) != 0 && !keep_living (roster, field, &seen[i]))
      return NULL;
    if ((field->flags & BAHE_RESTRICTED) != 0 && role < BAHE_RECORDER) {
      restricted = TRUE;
      seen[i] = (BaheValue){ .how = BAHE_UNSET };
    }
    says = says || seen[i].how != BAHE_UNSET;
  }
  return restricted && !says ? NULL : g_steal_pointer (&seen);
}
