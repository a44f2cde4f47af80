/* 亮分: how a final mark came about, as far as it may be seen. */
#include "activity/private.h"

#include <inttypes.h>

static json_object *
number_of (const BaheFold *fold, gint64 entrant)
{
  g_autoptr (GArray) order = bahe_appearance (fold);
  gboolean told = FALSE;

  for (guint i = 0; fold->info->table->view != NULL && i < fold->info->n_views; i++)
    told = told || bahe_view_in_order (&fold->info->views[i]) >= 0;
  for (guint i = 0; told && i < order->len; i++)
    if (g_array_index (order, gint64, i) == entrant)
      return json_object_new_int64 (i + 1);
  return NULL;
}

/* A place as of the hold is no longer that of the board. */
static json_object *
marks_on (const BaheFold *fold, const BaheBoardOf *of, const BaheBoardRow *row, GError **error)
{
  if (row->held) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_REFUSED, _ ("the board is held: the marks of %s come with the reveal"),
                 row->name);
    return NULL;
  }
  json_object *marks = bahe_board_marks (of->scoring, row->entrant, error);
  if (marks == NULL)
    return NULL;
  if (of->held && fold->revealed == 0)
    json_object_object_add (marks, "place", NULL);
  json_object_object_add (marks, "entrant", json_object_new_int64 (row->entrant));
  bahe_json_add_text (marks, "name", row->name);
  json_object_object_add (marks, "number", number_of (fold, row->entrant));
  return marks;
}

static json_object *
find_marks (const BaheFold *fold, const GPtrArray *boards, gint64 entrant, GError **error)
{
  for (guint i = boards->len; i > 0; i--) {
    const BaheBoardOf *of = boards->pdata[i - 1];
    const BaheBoardRow *row = bahe_board_row_of (of->board, entrant);
    if (row != NULL)
      return marks_on (fold, of, row, error);
  }
  g_set_error (error, BAHE_ERROR, BAHE_ERROR_NOT_FOUND, _ ("entrant %" PRId64 " is not on this board"), entrant);
  return NULL;
}

typedef struct {
  BaheBoardQuery query; /* first: a look is handed its query */
  gint64 entrant;
} Asked;

static gpointer
marks_in_view (BaheUnit *unit, BaheView *view, const BaheFold *fold, const BaheBoardQuery *query, GError **error)
{
  const Asked *asked = (const Asked *) query;
  g_autoptr (GPtrArray) boards = bahe_boards_in_view (unit, view, fold, query, error);

  return boards != NULL ? find_marks (fold, boards, asked->entrant, error) : NULL;
}

json_object *
bahe_unit_marks (BaheUnit *unit, gint64 activity, gint64 entrant, const BaheBoardQuery *query, GError **error)
{
  const BaheBoardQuery viewer = { .role = BAHE_VIEWER };
  const Asked asked = { query != NULL ? *query : viewer, entrant };

  return bahe_boards_look (unit, activity, &asked.query, marks_in_view, error);
}

/* ---- before it is recorded ---------------------------------------------------------------------- */

/* The one entrant that the values name; 0: none. */
static gint64
entrant_named (BaheAct *act)
{
  g_autofree BaheField *fields = bahe_verb_fields (act->fold->info, act->request->verb);
  BaheNaming *naming = fields != NULL ? bahe_act_naming (act, NULL) : NULL;
  g_autoptr (BaheJson) given = bahe_given_copy (act->request->given);

  for (const BaheField *field = fields; naming != NULL && field->name != NULL; field++) {
    if (field->type != BAHE_ENTRANT || (field->flags & BAHE_MANY) != 0 || bahe_json_member (given, field->name) == NULL)
      continue;
    const BaheField only[] = { *field, { 0 } };
    g_autoptr (BaheJson) one = json_object_new_object ();
    json_object_object_add (one, field->name, json_object_get (bahe_json_member (given, field->name)));
    g_autoptr (BaheValues) values = bahe_values_parse (only, one, &naming->names, NULL);
    return values != NULL ? bahe_values_get (values)[0].integer : 0;
  }
  return 0;
}

/* Officers see sheets that are still hidden counted, as they do on boards that they reveal; others only what counts for
 * all. */
json_object *
bahe_act_marks (BaheAct *act)
{
  gboolean officer = act->request->role >= BAHE_OFFICER;
  Asked asked = { .query = { .role = act->request->role, .reveal = officer } };
  g_autoptr (GError) error = NULL; /* what cannot be shown is left out */

  if (act->fold == NULL || act->fold->info == NULL || act->fold->rules->len == 0)
    return NULL;
  asked.entrant = entrant_named (act);
  if (asked.entrant == 0 || !bahe_hold_prepare (act->unit, act->view, act->fold, &error))
    return NULL;
  json_object *marks = marks_in_view (act->unit, act->view, act->fold, &asked.query, &error);
  if (marks == NULL || json_object_array_length (bahe_json_member (marks, "judges")) > 0)
    return marks;
  json_object_put (marks);
  return NULL;
}
