/* Why a place is whose: of each board that an entrant stands on, the lines that explain it. */
#include "activity/private.h"

#include <inttypes.h>

static json_object *
text_or_null (const char *text)
{
  return text != NULL ? json_object_new_string (text) : NULL;
}

static json_object *
why_on (const BaheKindInfo *kind, const BaheBoardOf *of, const BaheBoardRow *row, GError **error)
{
  g_autoptr (GPtrArray) lines = bahe_board_explain (of->scoring, row->entrant, error);
  g_autofree char *heading = bahe_board_heading (kind, of->stage, of->group);

  if (lines == NULL)
    return NULL;
  json_object *entry = json_object_new_object (), *texts = json_object_new_array ();
  for (guint i = 0; i < lines->len; i++)
    json_object_array_add (texts, json_object_new_string (lines->pdata[i]));
  json_object_object_add (entry, "stage", text_or_null (of->stage));
  json_object_object_add (entry, "group", text_or_null (of->group));
  json_object_object_add (entry, "heading", text_or_null (heading));
  json_object_object_add (entry, "name", json_object_new_string (row->name));
  json_object_object_add (entry, "lines", texts);
  return entry;
}

json_object *
bahe_unit_why (BaheUnit *unit, gint64 activity, gint64 entrant, const BaheBoardQuery *query, GError **error)
{
  const BaheKindInfo *kind = NULL;
  g_autoptr (GPtrArray) boards =
      bahe_unit_activity_kind (unit, activity, &kind, error) ? bahe_unit_boards (unit, activity, query, error) : NULL;
  g_autoptr (BaheJson) all = json_object_new_array ();

  for (guint b = 0; boards != NULL && b < boards->len; b++) {
    const BaheBoardOf *of = boards->pdata[b];
    const BaheBoardRow *row = bahe_board_row_of (of->board, entrant);
    if (row == NULL)
      continue;
    if (of->held) {
      g_set_error (
          error, BAHE_ERROR, BAHE_ERROR_REFUSED,
          _ ("the board is held; why a place is whose is told when it is revealed, or to officers with --reveal"));
      return NULL;
    }
    json_object *entry = why_on (kind, of, row, error);
    if (entry == NULL)
      return NULL;
    json_object_array_add (all, entry);
  }
  if (boards == NULL)
    return NULL;
  if (json_object_array_length (all) > 0)
    return g_steal_pointer (&all);
  g_set_error (error, BAHE_ERROR, BAHE_ERROR_NOT_FOUND, _ ("entrant %" PRId64 " is not on this board"), entrant);
  return NULL;
}
