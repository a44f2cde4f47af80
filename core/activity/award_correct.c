/* 更正: the board has moved since the awards were given. A prize that was given is kept unless the officer says
 * otherwise, and whoever was wronged is awarded too; a certificate may be taken back or exchanged. */
#include "activity/award.h"
#include "activity/policy.h"

#include <string.h>

static gboolean
is_named (const BaheValue *list, gint64 entrant)
{
  for (gsize i = 0; i < list->n; i++)
    if (list->items[i].integer == entrant)
      return TRUE;
  return FALSE;
}

/* The best place that has this award, so that two awards of one contest can be told apart; 0: nobody has it. */
static gint64
best_place (json_object *rows, const BaheBoard *board, const char *award)
{
  gint64 best = 0;

  for (size_t i = 0; i < json_object_array_length (rows); i++) {
    json_object *row = json_object_array_get_idx (rows, i);
    gint64 place = bahe_json_integer (row, "place");
    if (g_strcmp0 (bahe_json_text (row, "award"), award) == 0 && (best == 0 || place < best))
      best = place;
  }
  for (gsize i = 0; i < bahe_board_size (board); i++) {
    const BaheBoardRow *row = bahe_board_row (board, i);
    const char *name = row->award_label.zh != NULL ? row->award_label.zh : row->award;
    if (g_strcmp0 (name, award) == 0 && (best == 0 || row->place < best))
      best = row->place;
  }
  return best;
}

typedef struct {
  BaheAct *act;
  const BaheBoard *board;
  const BahePeople *people;
  json_object *list, *rows;
  const BaheValue *take_back, *exchange;
  json_object *changes; /* [{entrant, choice, was, + a row: what is given now}] */
} Correcting;

static json_object *
add_change (Correcting *correcting, const char *choice, json_object *was, const BaheBoardRow *now)
{
  json_object *change =
      now != NULL ? bahe_award_row (correcting->people, correcting->act->fold, now) : json_object_new_object ();

  if (was != NULL) {
    json_object_object_add (change, "entrant", json_object_get (bahe_json_member (was, "entrant")));
    bahe_json_add_text (change, "was", bahe_json_text (was, "award"));
    bahe_json_add_text (change, "was_en", bahe_json_text (was, "award_en"));
  }
  bahe_json_add_text (change, "choice", choice);
  json_object_array_add (correcting->changes, change);
  return change;
}

/* Whether what the board says now is better than what was given. */
static gboolean
is_better (const Correcting *correcting, json_object *was, const BaheBoardRow *now)
{
  const char *name = now->award_label.zh != NULL ? now->award_label.zh : now->award;

  return best_place (correcting->rows, correcting->board, name) <
         best_place (correcting->rows, correcting->board, bahe_json_text (was, "award"));
}

/* What is kept is noted with what the board said, so that a later move is seen again. */
static void
keep (Correcting *correcting, json_object *was, const BaheBoardRow *now)
{
  json_object *change = add_change (correcting, "keep", was, NULL);

  bahe_json_add_text (change, "settled",
                      now == NULL || now->award == NULL ? ""
                      : now->award_label.zh != NULL     ? now->award_label.zh
                                                        : now->award);
}

static gboolean
change_one (Correcting *correcting, json_object *was, const BaheBoardRow *now, GError **error)
{
  gint64 entrant = was != NULL ? bahe_json_integer (was, "entrant") : now->entrant;
  gboolean given = now != NULL && now->award != NULL;

  if (was == NULL)
    add_change (correcting, "award", NULL, now);
  else if (is_named (correcting->take_back, entrant))
    add_change (correcting, "take-back", was, given ? now : NULL);
  else if (given && (is_named (correcting->exchange, entrant) || is_better (correcting, was, now)))
    add_change (correcting, "exchange", was, now);
  else if (!is_named (correcting->exchange, entrant))
    keep (correcting, was, now);
  else {
    g_set_error (
        error, BAHE_ERROR, BAHE_ERROR_REFUSED,
        _ ("the board gives no award to %s any more, so there is none to exchange the certificate for; take it "
           "back or keep it"),
        now != NULL ? now->name : bahe_json_text (was, "award"));
    return FALSE;
  }
  return TRUE;
}

static gboolean
change_all (Correcting *correcting, json_object *moved, GError **error)
{
  for (size_t i = 0; i < json_object_array_length (moved); i++) {
    gint64 entrant = bahe_json_integer (json_object_array_get_idx (moved, i), "entrant");
    if (!change_one (correcting, bahe_award_standing (correcting->rows, entrant),
                     bahe_board_row_of (correcting->board, entrant), error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
check_named (const BaheValue *list, json_object *moved, GError **error)
{
  for (gsize i = 0; i < list->n; i++) {
    gboolean found = FALSE;
    for (size_t k = 0; k < json_object_array_length (moved); k++)
      found |= bahe_json_integer (json_object_array_get_idx (moved, k), "entrant") == list->items[i].integer;
    if (found)
      continue;
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_REFUSED,
                 _ ("%s has the award that the board gives; nothing is to be taken back or exchanged"),
                 list->items[i].text != NULL ? list->items[i].text : "");
    return FALSE;
  }
  return TRUE;
}

static gboolean
check_given (json_object *list, json_object *moved, GError **error)
{
  if (!bahe_awards_are_given (list)) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_REFUSED,
                 _ ("the awards are not given yet; void record %" PRId64 " and award again"),
                 bahe_json_integer (list, "seq"));
    return FALSE;
  }
  if (json_object_array_length (moved) > 0)
    return TRUE;
  g_set_error (error, BAHE_ERROR, BAHE_ERROR_REFUSED,
               _ ("the awards given are those of the board; correct the wrong record first, then the awards"));
  return FALSE;
}

/* What the people of the list come to when the changes are made: what the 2/3 rule is held against again. */
static gint64
winners_after (const Correcting *correcting)
{
  g_autoptr (BaheJson) list = bahe_json_copy (correcting->list);
  g_autoptr (BaheJson) body = json_object_new_object ();

  json_object_object_add (body, "changes", json_object_get (correcting->changes));
  bahe_awards_change (list, body);
  return bahe_award_winners (bahe_json_member (list, "rows"));
}

static json_object *
correction_body (const Correcting *correcting, const char *reason)
{
  static const char *const same[] = { "stage", "group", "participants", "material", "prize", "souvenirs", "each" };
  json_object *body = json_object_new_object ();

  for (guint i = 0; i < G_N_ELEMENTS (same); i++) {
    json_object *value = bahe_json_member (correcting->list, same[i]);
    if (value != NULL)
      json_object_object_add (body, same[i], json_object_get (value));
  }
  bahe_json_add_text (body, "reason", reason);
  json_object_object_add (body, "changes", json_object_get (correcting->changes));
  json_object_object_add (body, "winners", json_object_new_int64 (winners_after (correcting)));
  return body;
}

/* Each new award gets a certificate of its own, so that the old one can be told from it. */
static void
add_certificates (Correcting *correcting)
{
  g_autoptr (BaheJson) rows = json_object_new_array ();

  for (size_t i = 0; i < json_object_array_length (correcting->changes); i++) {
    json_object *change = json_object_array_get_idx (correcting->changes, i);
    if (bahe_json_text (change, "award") != NULL)
      json_object_array_add (rows, json_object_get (change));
  }
  g_autoptr (BaheJson) certificates = bahe_certificates_for (correcting->act, rows);
  for (size_t i = 0; i < json_object_array_length (certificates); i++) {
    json_object *certificate = json_object_array_get_idx (certificates, i);
    json_object *change = json_object_array_get_idx (rows, i);
    bahe_json_add_text (change, "number", bahe_json_text (certificate, "number"));
    bahe_json_add_text (change, "code", bahe_json_text (certificate, "code"));
  }
}

static gboolean
correct_list (BaheAct *act, json_object *list, const BaheValue *v, GError **error)
{
  g_autoptr (GPtrArray) boards = bahe_award_boards (act, error);
  const BaheBoardOf *of =
      boards != NULL ? bahe_award_board (boards, bahe_json_text (list, "stage"), bahe_json_text (list, "group"), error)
                     : NULL;
  if (of == NULL || !bahe_check_settled (act->fold, of, error))
    return FALSE;
  g_autoptr (BaheJson) moved = bahe_awards_moved (act->fold, of), changes = json_object_new_array ();
  g_autoptr (BahePeople) people = bahe_people_new (act->naming, act->fold, act->when.first);
  Correcting correcting = {
    act, of->board, people, list, bahe_json_member (list, "rows"), &v[CORRECT_TAKE_BACK], &v[CORRECT_EXCHANGE], changes
  };
  if (!check_given (list, moved, error) || !check_named (&v[CORRECT_TAKE_BACK], moved, error) ||
      !check_named (&v[CORRECT_EXCHANGE], moved, error) || !change_all (&correcting, moved, error))
    return FALSE;
  add_certificates (&correcting);
  g_autoptr (BaheJson) body = correction_body (&correcting, v[CORRECT_REASON].text);
  return bahe_policy_append_host (act, BAHE_TYPE_AWARDS_CORRECTED, body, error);
}

gboolean
bahe_do_correct_awards (BaheAct *act, GError **error)
{
  BaheNaming *naming = bahe_act_naming (act, error);
  g_autoptr (BaheValues) values =
      naming != NULL ? bahe_values_parse (bahe_award_correct_fields, act->request->given, &naming->names, error) : NULL;
  if (values == NULL)
    return FALSE;

  const BaheValue *v = bahe_values_get (values);
  json_object *list = bahe_award_list (act, v[CORRECT_STAGE].text, v[CORRECT_GROUP].text, error);
  return list != NULL && correct_list (act, list, v, error);
}
