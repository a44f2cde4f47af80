/* Awards as they were recorded, beside the board as it is now: what was given is never quietly another. */
#include "activity/private.h"

#include <inttypes.h>

json_object *
bahe_awarded_on (const BaheFold *fold, const char *stage, const char *group)
{
  for (size_t i = 0; i < json_object_array_length (fold->awarded); i++) {
    json_object *body = json_object_array_get_idx (fold->awarded, i);
    if (g_strcmp0 (bahe_json_text (body, "stage"), stage) == 0 &&
        g_strcmp0 (bahe_json_text (body, "group"), group) == 0)
      return body;
  }
  return NULL;
}

static const BaheBoardRow *
row_of (const BaheBoard *board, gint64 entrant)
{
  for (gsize i = 0; i < bahe_board_size (board); i++)
    if (bahe_board_row (board, i)->entrant == entrant)
      return bahe_board_row (board, i);
  return NULL;
}

const char *
bahe_awarded_name (json_object *row)
{
  BaheLabel label = { bahe_json_text (row, "award"), bahe_json_text (row, "award_en") };
  return bahe_label (&label);
}

/* Whatever language either was in. */
static gboolean
same_award (json_object *recorded, const BaheBoardRow *row)
{
  const char *award = recorded != NULL ? bahe_json_text (recorded, "award") : NULL;

  if (award == NULL || row->award == NULL)
    return award == row->award;
  return g_str_equal (award, row->award) || g_strcmp0 (award, row->award_label.zh) == 0 ||
         g_strcmp0 (award, row->award_label.en) == 0;
}

static json_object *
recorded_award (json_object *rows, gint64 entrant)
{
  for (size_t i = 0; i < json_object_array_length (rows); i++) {
    json_object *row = json_object_array_get_idx (rows, i);
    if (bahe_json_integer (row, "entrant") == entrant)
      return row;
  }
  return NULL;
}

static void
add_move (json_object *moved, const char *name, const char *recorded, const char *now)
{
  json_object *one = json_object_new_object ();

  bahe_json_add_text (one, "name", name);
  bahe_json_add_text (one, "recorded", recorded);
  bahe_json_add_text (one, "now", now);
  json_object_array_add (moved, one);
}

json_object *
bahe_awards_moved (const BaheFold *fold, const BaheBoardOf *of)
{
  json_object *body = bahe_awarded_on (fold, of->stage, of->group);
  json_object *rows = body != NULL ? bahe_json_member (body, "rows") : NULL;
  json_object *moved = json_object_new_array ();

  for (gsize i = 0; rows != NULL && i < bahe_board_size (of->board); i++) {
    const BaheBoardRow *row = bahe_board_row (of->board, i);
    json_object *recorded = recorded_award (rows, row->entrant);
    if (!same_award (recorded, row))
      add_move (moved, row->name, recorded != NULL ? bahe_awarded_name (recorded) : NULL, row->award);
  }
  /* Whose entry was cancelled stands on no board, and still holds the award. */
  for (size_t i = 0; rows != NULL && i < json_object_array_length (rows); i++) {
    json_object *row = json_object_array_get_idx (rows, i);
    gint64 entrant = bahe_json_integer (row, "entrant");
    g_autofree char *name = g_strdup_printf ("#%" PRId64, entrant);
    if (row_of (of->board, entrant) == NULL)
      add_move (moved, name, bahe_awarded_name (row), NULL);
  }
  return moved;
}
