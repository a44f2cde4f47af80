/* Lists of awards for people and for JSON: state, who got what, what moved since. */
#include "activity/award.h"

static const char *
state_words (const char *state)
{
  const struct {
    const char *state, *words;
  } words[] = { { "drafted", C_ ("awards", "drafted") },
                { "published", C_ ("awards", "in public notice") },
                { "granted", C_ ("awards", "given") },
                { "corrected", C_ ("awards", "corrected") } };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_strcmp0 (words[i].state, state) == 0)
      return words[i].words;
  return state;
}

typedef struct {
  const BaheFold *fold;
  BaheNaming *naming;
  const BahePeople *people;
  const BaheBoardQuery *query;
} Showing;

/* Codes and members are for those who print certificates and signing sheets. */
static json_object *
row_json (const Showing *showing, json_object *row)
{
  const BaheEntrant *entrant = bahe_fold_entrant (showing->fold, bahe_json_integer (row, "entrant"));
  g_autofree char *name = entrant != NULL ? bahe_entrant_name (showing->naming, entrant) : g_strdup ("?");
  gboolean officer = showing->query != NULL && showing->query->role >= BAHE_OFFICER;
  json_object *json = bahe_json_copy (row);

  json_object_object_del (json, "award_en");
  json_object_object_del (json, "settled");
  g_autofree char *award = g_strdup (bahe_awarded_name (row));
  bahe_json_add_text (json, "award_zh", bahe_json_text (row, "award"));
  bahe_json_add_text (json, "award", award);
  bahe_json_add_text (json, "name", name);
  if (!officer)
    json_object_object_del (json, "code");
  else if (entrant != NULL)
    json_object_object_add (json, "names", bahe_people_names (showing->people, entrant));
  return json;
}

static json_object *
change_json (const Showing *showing, json_object *change)
{
  BaheLabel was = { bahe_json_text (change, "was"), bahe_json_text (change, "was_en") };
  json_object *json = row_json (showing, change);

  if (was.zh != NULL)
    bahe_json_add_text (json, "was", bahe_label (&was));
  json_object_object_del (json, "was_en");
  if (bahe_json_text (change, "award") == NULL)
    json_object_object_del (json, "award");
  return json;
}

static json_object *
corrections_json (const Showing *showing, json_object *corrections)
{
  json_object *list = json_object_new_array ();

  for (size_t i = 0; corrections != NULL && i < json_object_array_length (corrections); i++) {
    json_object *one = json_object_array_get_idx (corrections, i), *changes = bahe_json_member (one, "changes");
    json_object *json = bahe_json_copy (one), *shown = json_object_new_array ();
    for (size_t k = 0; k < json_object_array_length (changes); k++)
      json_object_array_add (shown, change_json (showing, json_object_array_get_idx (changes, k)));
    json_object_object_add (json, "changes", shown);
    json_object_array_add (list, json);
  }
  return list;
}

static json_object *
list_json (const Showing *showing, json_object *list, const BaheBoardOf *of)
{
  json_object *json = bahe_json_copy (list), *rows = bahe_json_member (list, "rows");
  json_object *shown = json_object_new_array ();
  g_autofree char *heading =
      bahe_board_heading (showing->fold->info, bahe_json_text (list, "stage"), bahe_json_text (list, "group"));

  for (size_t i = 0; rows != NULL && i < json_object_array_length (rows); i++)
    json_object_array_add (shown, row_json (showing, json_object_array_get_idx (rows, i)));
  json_object_object_add (json, "rows", shown);
  json_object_object_add (json, "corrections", corrections_json (showing, bahe_json_member (list, "corrections")));
  bahe_json_add_text (json, "heading", heading);
  bahe_json_add_text (json, "state_words", state_words (bahe_json_text (list, "state")));
  json_object_object_add (json, "moved", of != NULL ? bahe_awards_moved (showing->fold, of) : json_object_new_array ());
  return json;
}

static const BaheBoardOf *
board_of (const GPtrArray *boards, json_object *list)
{
  for (guint i = 0; i < boards->len; i++) {
    const BaheBoardOf *of = boards->pdata[i];
    if (g_strcmp0 (of->stage, bahe_json_text (list, "stage")) == 0 &&
        g_strcmp0 (of->group, bahe_json_text (list, "group")) == 0)
      return of;
  }
  return NULL;
}

/* Awards of a held board would tell of it: they are shown when it is. */
static gpointer
awards_json (BaheUnit *unit, BaheView *view, const BaheFold *fold, const BaheBoardQuery *query, GError **error)
{
  g_auto (BaheNaming) naming = { 0 };
  g_autoptr (GPtrArray) boards = bahe_boards_in_view (unit, view, fold, query, error);
  if (boards == NULL || !bahe_naming_init (&naming, unit, view, fold, query != NULL ? query->as_of : 0, error))
    return NULL;

  g_autoptr (BahePeople) people = bahe_people_new (&naming, fold, fold->when.first);
  const Showing showing = { fold, &naming, people, query };
  json_object *json = json_object_new_object (), *lists = json_object_new_array ();
  for (size_t i = 0; i < json_object_array_length (fold->awarded); i++) {
    json_object *list = json_object_array_get_idx (fold->awarded, i);
    const BaheBoardOf *of = board_of (boards, list);
    if (of == NULL || !of->held)
      json_object_array_add (lists, list_json (&showing, list, of));
  }
  json_object_object_add (json, "activity", json_object_new_int64 (fold->activity));
  bahe_json_add_text (json, "title", fold->title);
  json_object_object_add (json, "lists", lists);
  return json;
}

json_object *
bahe_unit_awards (BaheUnit *unit, gint64 activity, const BaheBoardQuery *query, GError **error)
{
  return bahe_boards_look (unit, activity, query, awards_json, error);
}
