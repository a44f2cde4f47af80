/* All that a page or a terminal shows of an activity's boards, as one JSON text. */
#include "activity/private.h"

/* How many of `name` the setup counts or lists under its plural: judge, judges. 0: it does not say. */
static gint64
setup_count (const BaheFold *fold, const char *name)
{
  g_autofree char *plural = g_strconcat (name, "s", NULL);
  int field = bahe_field_index (fold->info->setup, plural);
  if (field < 0)
    return 0;

  const BaheField *declared = &fold->info->setup[field];
  const BaheValue *value = &bahe_values_get (fold->setup)[field];
  if (declared->type == BAHE_ROWS || (declared->flags & BAHE_MANY) != 0)
    return (gint64) value->n;
  return declared->type == BAHE_INTEGER ? value->integer : 0;
}

/* Whether nothing more is marked: what the judges' sheets waited for has happened. */
static gboolean
is_marked (const BaheFold *fold)
{
  const BaheVerbInfo *verb = fold->info != NULL ? bahe_kind_sheet_verb (fold->info) : NULL;

  return verb != NULL && fold->happened[fold->info->events[verb->records].hidden_until] > 0;
}

static const char *
state_of (const BaheFold *fold)
{
  if (fold->held != 0)
    return "held";
  if (json_object_array_length (fold->awarded) > 0)
    return "awarded";
  if (fold->closed)
    return "closed";
  if (is_marked (fold))
    return "marked";
  return bahe_fold_hidden (fold) > 0 ? "marking" : "open";
}

/* How many sheets there will be: the seats that the setup tells, by the name of the verb's own field or of its role,
 * for each who takes part. 0: not known. */
static gint64
sheets_expected (const BaheFold *fold, const BaheVerbInfo *verb)
{
  gint64 entrants = 0;

  for (guint i = 0; i < fold->entrants->len; i++)
    entrants += ((BaheEntrant *) fold->entrants->pdata[i])->out == NULL;
  gint64 seats = verb != NULL ? setup_count (fold, verb->table->fields[verb->own].name) : 0;
  if (seats == 0 && verb != NULL && verb->table->role != NULL)
    seats = setup_count (fold, verb->table->role);
  return seats * entrants;
}

static json_object *
hidden_json (const BaheFold *fold)
{
  const BaheVerbInfo *verb = fold->info != NULL ? bahe_kind_sheet_verb (fold->info) : NULL;
  guint given = bahe_fold_hidden_of (fold, verb != NULL ? verb->records : -1);
  json_object *hidden = json_object_new_object ();
  gint64 expected = sheets_expected (fold, verb);

  json_object_object_add (hidden, "given", json_object_new_int64 (given));
  json_object_object_add (hidden, "of", expected > 0 ? json_object_new_int64 (expected) : NULL);
  return hidden;
}

/* Awards are shown when the whole board is: until then they would tell of it. */
static json_object *
board_json (const BaheFold *fold, const BaheBoardOf *of)
{
  json_object *awarded = of->held ? NULL : bahe_awarded_on (fold, of->stage, of->group);
  json_object *board = bahe_board_to_json (of->board);

  json_object_object_add (board, "stage", of->stage != NULL ? json_object_new_string (of->stage) : NULL);
  json_object_object_add (board, "group", of->group != NULL ? json_object_new_string (of->group) : NULL);
  bahe_json_add_text (board, "rule", of->rule);
  bahe_json_add_text (board, "sentence", of->sentence);
  if (awarded != NULL) {
    json_object_object_add (board, "awarded", json_object_get (bahe_json_member (awarded, "seq")));
    bahe_json_add_text (board, "awards_state", bahe_json_text (awarded, "state"));
    json_object_object_add (board, "awards_moved", bahe_awards_moved (fold, of));
  }
  return board;
}

/* Who takes part, so that a column of names can be called what it is: only people, only teams (guests are teams), or
 * both. */
static const char *
who_takes_part (const BaheFold *fold)
{
  guint people = 0, teams = 0;

  for (guint i = 0; i < fold->entrants->len; i++) {
    const BaheEntrant *entrant = fold->entrants->pdata[i];
    people += entrant->type == BAHE_PERSON;
    teams += entrant->type != BAHE_PERSON;
  }
  return people == 0 ? "teams" : teams == 0 ? "people" : "both";
}

/* What the views and their columns are called: {"match":{"label":…,"columns":[{"name","label"}]}}. */
static json_object *
view_labels_json (const BaheKindInfo *info)
{
  json_object *labels = json_object_new_object ();

  for (guint i = 0; info != NULL && i < info->n_views; i++) {
    const BaheEventType *table = info->views[i].table;
    json_object *view = json_object_new_object (), *columns = json_object_new_array ();
    for (const BaheField *field = table->fields; field->name != NULL; field++) {
      json_object *column = json_object_new_object ();
      bahe_json_add_text (column, "name", field->name);
      bahe_json_add_text (column, "label", bahe_label (&field->label));
      json_object_array_add (columns, column);
    }
    bahe_json_add_text (view, "label", bahe_label (&table->label));
    json_object_object_add (view, "columns", columns);
    json_object_object_add (labels, table->name, view);
  }
  return labels;
}

static gboolean
see_recorded (const BaheEventRow *row, gpointer data, GError **error)
{
  *(gint64 *) data = row->recorded;
  return TRUE;
}

/* The unit is the first stream of every store. */
static gboolean
see_unit (const BaheActivityRow *row, gpointer data, GError **error)
{
  bahe_json_add_text (data, "unit", row->title);
  return FALSE;
}

static void
add_unit_title (BaheView *view, json_object *to)
{
  bahe_view_each_activity (view, see_unit, to, NULL);
}

static gpointer
boards_json (BaheUnit *unit, BaheView *view, const BaheFold *fold, const BaheBoardQuery *query, GError **error)
{
  gint64 recorded = 0, seq = query != NULL ? query->as_of : 0;
  g_autoptr (BaheJson) views = NULL;
  g_autoptr (GPtrArray) boards = bahe_boards_in_view (unit, view, fold, query, error);
  if (boards == NULL || !bahe_view_event (view, fold->seq, see_recorded, &recorded, error) ||
      (seq == 0 && !bahe_boards_seq (unit, view, fold->activity, &seq, error)))
    return NULL;
  views = bahe_views_json (unit, view, fold, query, error);
  g_autoptr (BaheJson) setup =
      views != NULL ? bahe_setup_json (unit, view, fold, query != NULL ? query->as_of : 0, error) : NULL;
  if (setup == NULL)
    return NULL;

  json_object *all = json_object_new_object (), *list = json_object_new_array ();
  for (guint i = 0; i < boards->len; i++)
    json_object_array_add (list, board_json (fold, boards->pdata[i]));
  json_object_object_add (all, "activity", json_object_new_int64 (fold->activity));
  bahe_json_add_text (all, "title", fold->title);
  add_unit_title (view, all);
  bahe_json_add_text (all, "kind", fold->kind);
  bahe_json_add_text (all, "state", state_of (fold));
  bahe_json_add_text (all, "who", who_takes_part (fold));
  if (fold->held != 0)
    json_object_object_add (all, "revealed", json_object_new_int64 (fold->revealed));
  json_object_object_add (all, "setup", g_steal_pointer (&setup));
  json_object_object_add (all, "seq", json_object_new_int64 (seq));
  json_object_object_add (all, "updated", json_object_new_int64 (recorded));
  json_object_object_add (all, "boards", list);
  json_object_object_add (all, "views", g_steal_pointer (&views));
  json_object_object_add (all, "view_labels", view_labels_json (fold->info));
  json_object_object_add (all, "hidden", hidden_json (fold));
  return all;
}

json_object *
bahe_unit_boards_json (BaheUnit *unit, gint64 activity, const BaheBoardQuery *query, GError **error)
{
  return bahe_boards_look (unit, activity, query, boards_json, error);
}
