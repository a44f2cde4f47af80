/* Lists of awards as they are folded, beside the board as it is now: what was given is never quietly another. */
#include "activity/award.h"

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

gboolean
bahe_award_stands (json_object *row)
{
  return bahe_json_text (row, "state") == NULL;
}

gboolean
bahe_awards_are_given (json_object *list)
{
  return bahe_json_integer (list, "granted") != 0;
}

json_object *
bahe_award_standing (json_object *rows, gint64 entrant)
{
  for (size_t i = 0; rows != NULL && i < json_object_array_length (rows); i++) {
    json_object *row = json_object_array_get_idx (rows, i);
    if (bahe_json_integer (row, "entrant") == entrant && bahe_award_stands (row))
      return row;
  }
  return NULL;
}

/* ---- folding ------------------------------------------------------------------------------------ */

static void
set_text (json_object *object, const char *name, const char *text)
{
  json_object_object_del (object, name);
  bahe_json_add_text (object, name, text);
}

static void
take_drafted (BaheFold *fold, json_object *body, gint64 seq)
{
  json_object *list = bahe_json_copy (body);

  json_object_object_add (list, "seq", json_object_new_int64 (seq));
  set_text (list, "state", "drafted");
  json_object_array_add (fold->awarded, list);
}

/* Where the record tells no certificate (one was recorded before there were any), the row has none. */
static void
take_granted (json_object *list, json_object *body, gint64 seq, const BaheSpan *when)
{
  json_object *rows = bahe_json_member (list, "rows"), *certificates = bahe_json_member (body, "certificates");
  g_autofree char *day = bahe_span_format (when);

  for (size_t i = 0; certificates != NULL && i < json_object_array_length (certificates); i++) {
    json_object *certificate = json_object_array_get_idx (certificates, i);
    json_object *row = bahe_award_standing (rows, bahe_json_integer (certificate, "entrant"));
    if (row == NULL)
      continue;
    set_text (row, "number", bahe_json_text (certificate, "number"));
    set_text (row, "code", bahe_json_text (certificate, "code"));
  }
  json_object_object_add (list, "granted", json_object_new_int64 (seq));
  set_text (list, "given", day);
  set_text (list, "state", "granted");
  if (bahe_json_text (body, "by") != NULL)
    set_text (list, "by", bahe_json_text (body, "by"));
}

static json_object *
row_of_change (json_object *change)
{
  static const char *const fields[] = { "place", "entrant", "award", "award_en", "people", "number", "code" };
  json_object *row = json_object_new_object ();

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++) {
    json_object *value = bahe_json_member (change, fields[i]);
    if (value != NULL)
      json_object_object_add (row, fields[i], json_object_get (value));
  }
  json_object_object_add (row, "supplement", json_object_new_boolean (TRUE));
  return row;
}

static void
change_one (json_object *rows, json_object *change)
{
  json_object *was = bahe_award_standing (rows, bahe_json_integer (change, "entrant"));
  const char *choice = bahe_json_text (change, "choice");

  if (was != NULL && g_strcmp0 (choice, "keep") == 0)
    set_text (was, "settled", bahe_json_text (change, "settled"));
  else if (was != NULL && g_strcmp0 (choice, "take-back") == 0)
    set_text (was, "state", "taken-back");
  else if (was != NULL && g_strcmp0 (choice, "exchange") == 0) {
    set_text (was, "state", "replaced");
    set_text (was, "by", bahe_json_text (change, "number"));
  }
  if (bahe_json_text (change, "award") != NULL)
    json_object_array_add (rows, row_of_change (change));
}

void
bahe_awards_change (json_object *list, json_object *body)
{
  json_object *rows = bahe_json_member (list, "rows"), *changes = bahe_json_member (body, "changes");

  for (size_t i = 0; changes != NULL && i < json_object_array_length (changes); i++)
    change_one (rows, json_object_array_get_idx (changes, i));
}

static void
take_corrected (json_object *list, json_object *body, gint64 seq, const BaheSpan *when)
{
  json_object *all = bahe_json_member (list, "corrections"), *one = json_object_new_object ();
  g_autofree char *day = bahe_span_format (when);

  bahe_awards_change (list, body);
  if (all == NULL) {
    all = json_object_new_array ();
    json_object_object_add (list, "corrections", all);
  }
  json_object_object_add (one, "seq", json_object_new_int64 (seq));
  bahe_json_add_text (one, "when", day);
  bahe_json_add_text (one, "reason", bahe_json_text (body, "reason"));
  json_object_object_add (one, "changes", bahe_json_copy (bahe_json_member (body, "changes")));
  json_object_array_add (all, one);
  json_object_object_add (list, "winners", json_object_get (bahe_json_member (body, "winners")));
  set_text (list, "state", "corrected");
}

gboolean
bahe_awards_take (BaheFold *fold, const char *type, json_object *body, gint64 seq, const BaheSpan *when)
{
  json_object *list = bahe_awarded_on (fold, bahe_json_text (body, "stage"), bahe_json_text (body, "group"));

  if (g_str_equal (type, BAHE_TYPE_AWARDED)) {
    take_drafted (fold, body, seq);
    return TRUE;
  }
  if (list == NULL || bahe_awards_are_given (list) != g_str_equal (type, BAHE_TYPE_AWARDS_CORRECTED))
    return FALSE;
  if (g_str_equal (type, BAHE_TYPE_AWARDS_PUBLISHED)) {
    set_text (list, "until", bahe_json_text (body, "until"));
    set_text (list, "state", "published");
  } else if (g_str_equal (type, BAHE_TYPE_AWARDS_GRANTED)) {
    take_granted (list, body, seq, when);
  } else {
    take_corrected (list, body, seq, when);
  }
  return TRUE;
}

gboolean
bahe_awards_may_amend (const BaheFold *fold, const char *type, gint64 seq, GError **error)
{
  for (size_t i = 0; g_str_equal (type, BAHE_TYPE_AWARDED) && i < json_object_array_length (fold->awarded); i++) {
    json_object *list = json_object_array_get_idx (fold->awarded, i);
    if (bahe_json_integer (list, "seq") != seq || !bahe_awards_are_given (list))
      continue;
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_REFUSED,
                 _ ("these awards were given (record %" PRId64
                    "): a list that was signed is not changed; correct it with "
                    "correct-awards, which is said in a notice"),
                 bahe_json_integer (list, "granted"));
    return FALSE;
  }
  return TRUE;
}

/* ---- beside the board --------------------------------------------------------------------------- */

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

/* Somebody decided to keep it although the board said this already. */
static gboolean
is_settled (json_object *recorded, const BaheBoardRow *row)
{
  const char *settled = recorded != NULL ? bahe_json_text (recorded, "settled") : NULL;

  if (settled == NULL)
    return FALSE;
  if (row == NULL || row->award == NULL)
    return *settled == '\0';
  return g_str_equal (settled, row->award) || g_strcmp0 (settled, row->award_label.zh) == 0;
}

static void
add_move (json_object *moved, gint64 entrant, const char *name, const char *recorded, const char *now)
{
  json_object *one = json_object_new_object ();

  json_object_object_add (one, "entrant", json_object_new_int64 (entrant));
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
    json_object *recorded = bahe_award_standing (rows, row->entrant);
    if (!same_award (recorded, row) && !is_settled (recorded, row))
      add_move (moved, row->entrant, row->name, recorded != NULL ? bahe_awarded_name (recorded) : NULL, row->award);
  }
  /* Whose entry was cancelled stands on no board, and still holds the award. */
  for (size_t i = 0; rows != NULL && i < json_object_array_length (rows); i++) {
    json_object *row = json_object_array_get_idx (rows, i);
    gint64 entrant = bahe_json_integer (row, "entrant");
    g_autofree char *name = g_strdup_printf ("#%" PRId64, entrant);
    if (bahe_award_stands (row) && bahe_board_row_of (of->board, entrant) == NULL && !is_settled (row, NULL))
      add_move (moved, entrant, name, bahe_awarded_name (row), NULL);
  }
  return moved;
}
